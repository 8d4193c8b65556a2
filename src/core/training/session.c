/* A session in time: running, pausing, jumping, and which reps are credited. */
#include "teardrop/core/training/session.h"

#include <stdlib.h>
#include <string.h>

#include "session_parts.h"

#define BACK_GRACE TD_NS_PER_S /* further in than this, back means "this one again" */

enum td_err td_session_init(struct td_session *session, struct td_timeline *timeline)
{
    size_t reps = timeline->rep_total > 0 ? timeline->rep_total : 1;
    size_t sets = timeline->set_total > 0 ? timeline->set_total : 1;

    memset(session, 0, sizeof *session);
    session->timeline = *timeline;
    memset(timeline, 0, sizeof *timeline);
    session->reps = calloc(reps, sizeof *session->reps);
    session->feedback = calloc(sets, sizeof *session->feedback);
    session->unseen = calloc(reps, sizeof *session->unseen);
    if (session->reps == NULL || session->feedback == NULL || session->unseen == NULL) {
        td_session_deinit(session);
        return TD_ERR_NOMEM;
    }
    for (size_t i = 0; i < session->timeline.set_total; i++) {
        session->feedback[i].pain = -1;
    }
    session->tapped = -1;
    td_session_number_reps(session->reps, &session->timeline);
    return TD_OK;
}

void td_session_number_reps(struct td_rep_record *reps, const struct td_timeline *timeline)
{
    for (size_t set = 0; set < timeline->set_total; set++) {
        uint32_t first = timeline->sets[set].first_rep;
        uint32_t end = td_timeline_set_end(timeline, set);

        for (uint32_t i = first; i < end; i++) {
            reps[i].set = (int)set;
            reps[i].rep = (int)(i - first) + 1;
            if (!reps[i].done) {
                reps[i].at_ms = reps[i].down_ms = reps[i].up_ms = -1;
            }
        }
    }
}

void td_session_deinit(struct td_session *session)
{
    td_timeline_deinit(&session->timeline);
    free(session->reps);
    free(session->feedback);
    free(session->unseen);
    memset(session, 0, sizeof *session);
}

/* The end of the first segment from the anchor on that waits for the person. */
void td_session_find_wait(struct td_session *session)
{
    const struct td_timeline *timeline = &session->timeline;

    session->wait_at = timeline->total;
    for (size_t i = td_timeline_at(timeline, session->anchor_offset); i < timeline->count; i++) {
        const struct td_segment *segment = &timeline->segments[i];

        if (segment->waits) {
            session->wait_at = segment->start + segment->length - 1;
            return;
        }
    }
}

void td_session_start(struct td_session *session, td_ns now)
{
    session->state = TD_SESSION_RUNNING;
    session->anchor_clock = now;
    session->anchor_offset = 0;
    session->credited_to = 0;
    td_session_find_wait(session);
}

td_ns td_session_offset(const struct td_session *session, td_ns now)
{
    td_ns offset = session->anchor_offset;

    if (session->state == TD_SESSION_RUNNING && now > session->anchor_clock) {
        offset += now - session->anchor_clock;
        offset = offset < session->wait_at ? offset : session->wait_at;
    }
    return offset < session->timeline.total ? offset : session->timeline.total;
}

td_ns td_session_played(const struct td_session *session, td_ns now)
{
    return session->played + td_session_offset(session, now) - session->anchor_offset;
}

size_t td_session_index(const struct td_session *session, td_ns now)
{
    return td_timeline_at(&session->timeline, td_session_offset(session, now));
}

const struct td_segment *td_session_segment(const struct td_session *session, td_ns now)
{
    size_t index = td_session_index(session, now);

    return index < session->timeline.count ? &session->timeline.segments[index] : NULL;
}

td_ns td_session_left(const struct td_session *session, td_ns now)
{
    const struct td_segment *segment = td_session_segment(session, now);

    return segment == NULL ? 0 : segment->start + segment->length - td_session_offset(session, now);
}

/* Puts the anchor at an offset; what was played up to now is remembered. */
void td_session_anchor(struct td_session *session, td_ns now, td_ns offset)
{
    session->played = td_session_played(session, now);
    session->anchor_clock = now;
    session->anchor_offset = offset;
    td_session_find_wait(session);
}

static bool is_movement(const struct td_segment *segment)
{
    return segment->phase == TD_PHASE_DOWN || segment->phase == TD_PHASE_UP;
}

/* Does running over the end of this segment make its rep count? The segment
 * that ends the rep does; so does the last moving phase when only the closing
 * pause comes after it. */
static bool completes_rep(const struct td_timeline *timeline, size_t index)
{
    const struct td_segment *segment = &timeline->segments[index];

    if (td_timeline_ends_rep(timeline, index)) {
        return true;
    }
    return segment->kind == TD_SEGMENT_PHASE && !is_movement(segment + 1) &&
           td_timeline_ends_rep(timeline, index + 1);
}

/* A segment that waits has lasted as long as the clock says. */
static void grow_waiting(struct td_session *session, td_ns now)
{
    td_ns offset = session->anchor_offset + (now - session->anchor_clock);

    if (offset > session->wait_at && session->wait_at < session->timeline.total) {
        (void)td_timeline_stretch(&session->timeline,
                                  td_timeline_at(&session->timeline, session->wait_at),
                                  offset - session->wait_at);
        session->wait_at = offset;
    }
}

/* Time of a hold between two offsets counts though the hold be left half-way. */
static void count_held(struct td_session *session, const struct td_segment *segment, td_ns to)
{
    td_ns from = session->credited_to > segment->start ? session->credited_to : segment->start;
    td_ns end = segment->start + segment->length;

    end = to < end ? to : end;
    if (segment->kind == TD_SEGMENT_HOLD && end > from) {
        session->held += end - from;
    }
}

int td_session_update(struct td_session *session, td_ns now)
{
    td_ns offset;
    int crossed = 0;

    if (session->state != TD_SESSION_RUNNING) {
        return 0;
    }
    grow_waiting(session, now);
    offset = td_session_offset(session, now);
    for (size_t i = td_timeline_at(&session->timeline, session->credited_to);
         i < session->timeline.count; i++) {
        const struct td_segment *segment = &session->timeline.segments[i];

        count_held(session, segment, offset);
        if (segment->start + segment->length > offset) {
            break;
        }
        crossed++;
        if (completes_rep(&session->timeline, i)) {
            struct td_rep_record *rep = &session->reps[segment->rep_index];

            rep->done = true;
            rep->at_ms =
                (session->played + segment->start + segment->length - session->anchor_offset) /
                TD_NS_PER_MS;
        }
    }
    session->credited_to = offset;
    if (offset >= session->timeline.total) {
        td_session_anchor(session, now, session->timeline.total);
        session->state = TD_SESSION_DONE;
    }
    return crossed;
}

td_ns td_session_next_boundary(const struct td_session *session, td_ns now)
{
    const struct td_segment *segment;

    if (session->state != TD_SESSION_RUNNING) {
        return TD_NEVER;
    }
    segment = td_session_segment(session, now);
    if (segment == NULL || segment->waits) {
        return TD_NEVER;
    }
    return session->anchor_clock + (segment->start + segment->length - session->anchor_offset);
}

td_ns td_session_next_second(const struct td_session *session, td_ns now)
{
    td_ns boundary = td_session_next_boundary(session, now);
    td_ns whole;

    if (boundary == TD_NEVER && td_session_waiting(session, now)) {
        /* Counts up. */
        td_ns begun = session->anchor_clock + td_session_segment(session, now)->start -
                      session->anchor_offset;

        return now + TD_NS_PER_S - (now - begun) % TD_NS_PER_S;
    }
    if (boundary == TD_NEVER) {
        return TD_NEVER;
    }
    /* Whole seconds before the boundary: the last of them that is still to come. */
    whole = (boundary - now - 1) / TD_NS_PER_S * TD_NS_PER_S;
    return boundary - whole;
}

/* Puts the session at an offset without crediting what lies between. */
static void jump(struct td_session *session, td_ns now, td_ns offset)
{
    /* What is gone through again waits again. */
    for (size_t i = td_timeline_at(&session->timeline, offset);
         session->timeline.workout.x_waits && i < session->timeline.count; i++) {
        session->timeline.segments[i].waits = session->timeline.segments[i].explosive;
    }
    td_session_anchor(session, now, offset);
    session->credited_to = offset;
    if (offset >= session->timeline.total) {
        session->anchor_offset = session->timeline.total;
        if (session->state == TD_SESSION_PAUSED) {
            session->paused_total += now - session->pause_began;
        }
        session->state = TD_SESSION_DONE;
    }
}

bool td_session_waiting(const struct td_session *session, td_ns now)
{
    const struct td_segment *segment = td_session_segment(session, now);

    return session->state == TD_SESSION_RUNNING && segment != NULL && segment->waits;
}

bool td_session_under_way(const struct td_session *session)
{
    return session->state == TD_SESSION_RUNNING || session->state == TD_SESSION_PAUSED;
}

static void remember(struct td_session *session, td_ns now)
{
    session->can_undo = true;
    session->undo_offset = td_session_offset(session, now);
}

void td_session_pause(struct td_session *session, td_ns now)
{
    (void)td_session_update(session, now);
    if (session->state == TD_SESSION_RUNNING) {
        td_session_anchor(session, now, td_session_offset(session, now));
        session->pause_began = now;
        session->state = TD_SESSION_PAUSED;
    }
}

void td_session_resume(struct td_session *session, td_ns now)
{
    if (session->state == TD_SESSION_PAUSED) {
        session->paused_total += now - session->pause_began;
        session->anchor_clock = now;
        session->state = TD_SESSION_RUNNING;
    }
}

void td_session_next(struct td_session *session, td_ns now)
{
    const struct td_segment *segment;

    (void)td_session_update(session, now);
    segment = td_session_segment(session, now);
    if (td_session_under_way(session) && segment != NULL) {
        remember(session, now);
        jump(session, now, segment->start + segment->length);
    }
}

/* The first segment of what `index` belongs to: its rep, or itself. */
static size_t unit_start(const struct td_timeline *timeline, size_t index)
{
    const struct td_segment *segments = timeline->segments;

    while (index > 0 && segments[index].kind == TD_SEGMENT_PHASE &&
           segments[index - 1].kind == TD_SEGMENT_PHASE &&
           segments[index - 1].rep_index == segments[index].rep_index) {
        index--;
    }
    return index;
}

void td_session_back(struct td_session *session, td_ns now)
{
    const struct td_timeline *timeline = &session->timeline;
    size_t index;
    td_ns offset;

    (void)td_session_update(session, now);
    if (!td_session_under_way(session) || timeline->count == 0) {
        return;
    }
    offset = td_session_offset(session, now);
    index = unit_start(timeline, td_timeline_at(timeline, offset));
    if (offset - timeline->segments[index].start < BACK_GRACE && index > 0) {
        index = unit_start(timeline, index - 1);
    }
    remember(session, now);
    jump(session, now, timeline->segments[index].start);
}

void td_session_again(struct td_session *session, td_ns now)
{
    const struct td_timeline *timeline = &session->timeline;
    size_t index;

    (void)td_session_update(session, now);
    index = td_session_index(session, now);
    if (td_session_under_way(session) && index < timeline->count &&
        timeline->segments[index].kind == TD_SEGMENT_PHASE &&
        !session->reps[timeline->segments[index].rep_index].done) {
        jump(session, now, timeline->segments[unit_start(timeline, index)].start);
    }
}

bool td_session_undo(struct td_session *session, td_ns now)
{
    (void)td_session_update(session, now);
    if (!td_session_under_way(session) || !session->can_undo) {
        return false;
    }
    session->can_undo = false;
    jump(session, now, session->undo_offset);
    return true;
}

void td_session_finish_set(struct td_session *session, td_ns now)
{
    const struct td_timeline *timeline = &session->timeline;
    size_t index;

    (void)td_session_update(session, now);
    index = td_session_index(session, now);
    if (!td_session_under_way(session) || index >= timeline->count) {
        return;
    }
    remember(session, now);
    /* To the first thing that is not work: a rest, a change of sides, the end. In
     * a rest (or prepare), past it. */
    if (timeline->segments[index].kind != TD_SEGMENT_PHASE &&
        timeline->segments[index].kind != TD_SEGMENT_HOLD) {
        index++;
    } else {
        uint16_t set = timeline->segments[index].set;
        uint8_t exercise = timeline->segments[index].exercise;

        while (index < timeline->count && timeline->segments[index].set == set &&
               timeline->segments[index].exercise == exercise &&
               (timeline->segments[index].kind == TD_SEGMENT_PHASE ||
                timeline->segments[index].kind == TD_SEGMENT_HOLD)) {
            index++;
        }
    }
    jump(session, now, index < timeline->count ? timeline->segments[index].start : timeline->total);
}

static td_ns segment_end(const struct td_timeline *timeline, size_t index)
{
    return timeline->segments[index].start + timeline->segments[index].length;
}

bool td_session_go(struct td_session *session, td_ns now)
{
    size_t index;
    td_ns offset;

    (void)td_session_update(session, now);
    if (!td_session_waiting(session, now)) {
        return false;
    }
    offset = td_session_offset(session, now);
    index = td_timeline_at(&session->timeline, offset);
    session->timeline.segments[index].waits = false;
    (void)td_timeline_stretch(&session->timeline, index,
                              offset - segment_end(&session->timeline, index));
    td_session_anchor(session, now, segment_end(&session->timeline, index) - 1);
    session->anchor_clock -= 1;                    /* the segment is over now ... */
    session->credited_to = session->anchor_offset; /* ... and its end still to be credited */
    (void)td_session_update(session, now);
    return true;
}

bool td_session_stretch_rest(struct td_session *session, td_ns now, td_ns delta)
{
    size_t index;
    td_ns left, old_end;

    (void)td_session_update(session, now);
    index = td_session_index(session, now);
    if (!td_session_under_way(session) || index >= session->timeline.count ||
        session->timeline.segments[index].kind != TD_SEGMENT_REST) {
        return false;
    }
    left = td_session_left(session, now);
    if (left + delta < TD_NS_PER_MS) {
        delta = TD_NS_PER_MS - left; /* as good as over */
    }
    old_end = segment_end(&session->timeline, index);
    delta = td_timeline_stretch(&session->timeline, index, delta);
    td_session_find_wait(session);
    /* The place to come back to moves along; inside this rest, it stays there. */
    if (session->undo_offset >= old_end) {
        session->undo_offset += delta;
    } else if (session->undo_offset >= old_end + delta) {
        session->undo_offset = old_end + delta - 1;
    }
    return true;
}

void td_session_stop(struct td_session *session, td_ns now)
{
    (void)td_session_update(session, now);
    if (td_session_under_way(session)) {
        td_session_anchor(session, now, td_session_offset(session, now));
        if (session->state == TD_SESSION_PAUSED) {
            session->paused_total += now - session->pause_began;
        }
        session->state = TD_SESSION_STOPPED;
    }
}

bool td_session_is_training(const struct td_session *session)
{
    return session->held >= TD_HELD_MIN_MS * TD_NS_PER_MS || td_session_reps_done(session) > 0;
}

uint32_t td_session_reps_done(const struct td_session *session)
{
    uint32_t done = 0;

    for (uint32_t i = 0; i < session->timeline.rep_total; i++) {
        done += session->reps[i].done ? 1 : 0;
    }
    return done;
}

uint32_t td_session_set_reps_done(const struct td_session *session, size_t set_index)
{
    const struct td_timeline *timeline = &session->timeline;
    uint32_t end = td_timeline_set_end(timeline, set_index);
    uint32_t done = 0;

    for (uint32_t i = timeline->sets[set_index].first_rep; i < end; i++) {
        done += session->reps[i].done ? 1 : 0;
    }
    return done;
}
