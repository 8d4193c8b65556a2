/* Taps: the movement that each means, and how long it took. */
#include "session_parts.h"

#define LATE (2 * TD_NS_PER_S) /* so far into the rest a tap may still mean the last rep */

static bool moves(const struct td_segment *segment)
{
    return segment->kind == TD_SEGMENT_PHASE &&
           (segment->phase == TD_PHASE_DOWN || segment->phase == TD_PHASE_UP);
}

/* Was a movement of this set tapped before? */
static bool taps_here(const struct td_session *session, size_t index)
{
    const struct td_timeline *timeline = &session->timeline;

    return session->tapped >= 0 &&
           timeline->segments[td_timeline_at(timeline, session->tapped)].plan ==
               timeline->segments[index].plan;
}

/* The one under way, unless it has only just begun and the one before was not tapped; else the last
 * one before. Who begins to tap with the silent reps means the first of them, however early. */
size_t td_session_tapped_movement(const struct td_session *session, td_ns offset)
{
    const struct td_timeline *timeline = &session->timeline;
    const struct td_segment *segments = timeline->segments;
    size_t index = td_timeline_at(timeline, offset);
    size_t before;

    if (index >= timeline->count) {
        return timeline->count;
    }
    before = index;
    do {
        before = before > 0 ? before - 1 : timeline->count;
    } while (before < timeline->count && !moves(&segments[before]));
    if (!moves(&segments[index])) {
        bool pause =
            segments[index].kind == TD_SEGMENT_PHASE || segments[index].kind == TD_SEGMENT_REST;
        return pause ? before : timeline->count;
    }
    if (before < timeline->count && segments[before].start > session->tapped &&
        segments[before].plan == segments[index].plan &&
        offset - segments[index].start < segments[index].length / 2 &&
        (segments[index].fade == segments[before].fade || segments[index].fade == TD_FADE_NONE ||
         taps_here(session, index))) {
        return before;
    }
    return index;
}

td_ns td_session_tap(struct td_session *session, td_ns now, enum td_phase *phase)
{
    const struct td_segment *segment;
    struct td_set_feedback *feedback;
    struct td_rep_record *rep;
    td_ns offset, took;
    size_t index;

    (void)td_session_update(session, now);
    offset = td_session_offset(session, now);
    index = td_session_tapped_movement(session, offset);
    if (session->state != TD_SESSION_RUNNING || index >= session->timeline.count ||
        session->timeline.segments[index].start <= session->tapped) {
        return -1;
    }
    segment = &session->timeline.segments[index];
    feedback = &session->feedback[segment->plan];
    rep = &session->reps[segment->rep_index];
    took = offset - segment->start;
    session->tapped = segment->start;
    *phase = segment->phase;
    td_session_mind_slip(session, segment, took);
    if (segment->phase == TD_PHASE_DOWN) {
        feedback->down += took;
        feedback->down_count++;
        rep->down_ms = took / TD_NS_PER_MS;
    } else {
        feedback->up += took;
        feedback->up_count++;
        rep->up_ms = took / TD_NS_PER_MS;
    }
    return took;
}

bool td_session_tap_measures(const struct td_session *session, td_ns now)
{
    const struct td_timeline *timeline = &session->timeline;
    td_ns offset = td_session_offset(session, now);
    size_t at = td_timeline_at(timeline, offset);
    size_t index = td_session_tapped_movement(session, offset);

    if (at < timeline->count && timeline->segments[at].kind == TD_SEGMENT_REST &&
        offset - timeline->segments[at].start > LATE) {
        return false;
    }
    return index < timeline->count && timeline->segments[index].fade != TD_FADE_NONE &&
           timeline->segments[index].start > session->tapped;
}
