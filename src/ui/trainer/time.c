/* The trainer through time: tells the session the time, decides what is shown at an instant, and
 * when that changes next. */
#include <string.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/stack.h"

#define LAST_SECONDS 3 /* of a rest: they are counted down in any case */

/* ---- what is shown ---- */

/* How many different pictures the rep bar has, and how long each stands. */
static void bar_steps(const struct td_trainer *t, td_ns *start, td_ns *length, td_ns *steps)
{
    const struct td_segment *segments = t->session.timeline.segments;
    int cols = td_trainer_places(t, t->cols, t->rows).bar.w;
    bool whole_cells = !td_theme_has(t->ui->theme, 0x258F);
    size_t first = 0, last = 0;

    if (td_trainer_segment(t)->fade == TD_FADE_PICTURE) {
        cols = 0; /* nothing moves */
    }
    td_trainer_bar_span(t, &first, &last);
    *start = segments[first].start;
    *length = segments[last].start + segments[last].length - *start;
    *steps = cols > 0 ? (td_ns)cols * (whole_cells ? 1 : 8) : 1;
}

static int step_at(const struct td_trainer *t, td_ns offset)
{
    td_ns start = 0, length = 1, steps = 1;

    bar_steps(t, &start, &length, &steps);
    return (int)((double)(offset - start) / (double)length * (double)steps);
}

/* Without motion the digits say how long the part takes, and stand; only the end of a rest, and of
 * getting ready, is counted down, so that nobody misses the start. */
static int shown_second(const struct td_trainer *t, const struct td_segment *s)
{
    bool counts = s->kind == TD_SEGMENT_PREPARE || td_trainer_between(t);

    if (t->ui->settings->motion != TD_MOTION_OFF || t->session.state != TD_SESSION_RUNNING ||
        (counts && t->look.second <= LAST_SECONDS)) {
        return t->look.second;
    }
    return (int)((s->length + TD_NS_PER_S - 1) / TD_NS_PER_S);
}

void td_trainer_refresh_frame(struct td_trainer *t)
{
    struct td_trainer_frame *look = &t->look;
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s;
    size_t index;

    td_trainer_follow_rep(t);
    look->state = (int)t->session.state;
    look->mode = (int)t->mode;
    look->note = t->note[0] != '\0';
    look->flash = t->now < t->flash_until;
    if (td_trainer_over(t)) {
        /* The current segment stays the current one. */
        if (t->session.state == TD_SESSION_DONE) {
            look->index = timeline->count - 1;
        }
        look->second = look->shown = 0;
        if (t->mode != TD_TRAINER_RUN && td_trainer_has_page(t)) {
            td_trainer_stand_figure(t, td_trainer_page_figure(t));
        }
        return;
    }
    index = td_session_index(&t->session, t->now);
    look->index = td_min_size(index, timeline->count - 1);
    s = td_trainer_segment(t);
    look->second = (int)((td_session_left(&t->session, t->now) + TD_NS_PER_S - 1) / TD_NS_PER_S);
    if (td_session_waiting(&t->session, t->now)) {
        look->second = (int)((td_session_offset(&t->session, t->now) - s->start) / TD_NS_PER_S);
    }
    look->shown = shown_second(t, s);
    look->slow = s->start + s->length - look->shown * TD_NS_PER_S;
    if (look->slow < s->start) {
        look->slow = s->start;
    }
    switch (t->ui->settings->motion) {
    case TD_MOTION_FULL:
        look->moving = td_session_offset(&t->session, t->now);
        break;
    case TD_MOTION_REDUCED:
        look->moving = look->slow;
        break;
    default:
        look->moving = s->start + s->length; /* where this phase leads */
        break;
    }
    look->step = step_at(t, look->moving);
    /* Pictures only once the size is known, and where they will be seen. */
    if (t->mode == TD_TRAINER_RUN && t->cols >= TD_MIN_COLS && t->rows >= TD_MIN_ROWS) {
        td_trainer_prepare_band(t);
        td_trainer_prepare_figure(t);
    }
}

static bool look_differs(const struct td_trainer_frame *a, const struct td_trainer_frame *b)
{
    return a->index != b->index || a->shown != b->shown || a->step != b->step ||
           a->picture != b->picture || a->state != b->state || a->mode != b->mode ||
           a->note != b->note || a->flash != b->flash;
}

/* ---- time ---- */

td_ns td_trainer_not_before(const struct td_trainer *t, td_ns now)
{
    return now > t->now ? now : t->now;
}

void td_trainer_finish(struct td_trainer *t)
{
    td_trainer_keep(t);
    if (t->ui->awake.ops != NULL) {
        t->ui->awake.ops->let_go(t->ui->awake.self);
    }
    t->note[0] = '\0';
    if (!td_session_is_training(&t->session)) { /* nothing to ask about */
        t->mode = TD_TRAINER_MEANING;
        td_trainer_preview_next(t);
        return;
    }
    t->mode = TD_TRAINER_PAIN;
    t->scale = (struct td_scale){.value = td_session_worst_pain(&t->session)}; /* said on the way */
    td_trainer_weigh(t);
    td_trainer_refresh_frame(t);
}

void td_trainer_pause(struct td_trainer *t)
{
    if (t->session.state == TD_SESSION_RUNNING) {
        t->gap[0] = '\0';
        td_session_pause(&t->session, t->now);
    }
}

/* What was said about the rest is gone when it ends: it is true of nothing that follows. */
static void forget_note(struct td_trainer *t, size_t before)
{
    const struct td_segment *segments = t->session.timeline.segments;

    if (t->look.index != before && segments[before].kind == TD_SEGMENT_REST &&
        segments[t->look.index].kind != TD_SEGMENT_REST) {
        t->note[0] = '\0';
    }
}

struct td_reply td_trainer_settle(struct td_trainer *t)
{
    size_t before = t->look.index;

    td_trainer_refresh_frame(t);
    td_sound_follow(t->ui->sound, &t->session, t->now);
    forget_note(t, before);
    if (td_trainer_over(t) && t->mode == TD_TRAINER_RUN) {
        if (t->session.state == TD_SESSION_DONE) {
            td_trainer_announce_end(t);
        }
        td_trainer_finish(t);
        td_trainer_refresh_frame(t);
        return td_reply_redraw();
    }
    if (t->note[0] != '\0' && t->session.state == TD_SESSION_RUNNING && t->now >= t->note_until) {
        t->note[0] = '\0';
    }
    td_trainer_announce(t);
    td_trainer_journal(t);
    td_trainer_refresh_frame(t);
    return td_reply_redraw();
}

void td_trainer_advance(struct td_trainer *t, td_ns now)
{
    t->now = td_trainer_not_before(t, now);
    if (t->session.state == TD_SESSION_RUNNING) {
        td_trainer_update_session(t, t->now);
    }
    td_trainer_settle(t);
}

bool td_trainer_update(void *state, td_ns now)
{
    struct td_trainer *t = state;
    struct td_trainer_frame before = t->look;

    td_trainer_advance(t, now);
    return look_differs(&before, &t->look);
}

/* When the rep bar or the figure moves next: on a grid of frames that begins with
 * the segment, the first one that shows anything new. */
static td_ns next_frame(const struct td_trainer *t, td_ns now)
{
    struct td_trainer_layout at = td_trainer_places(t, t->cols, t->rows);
    const struct td_segment *s = td_trainer_segment(t);
    td_ns offset, frame, end = s->start + s->length;

    if (t->ui->settings->motion != TD_MOTION_FULL || t->ui->settings->frame_rate <= 0 ||
        (at.bar.h == 0 && t->picture == NULL)) {
        return TD_NEVER;
    }
    offset = td_session_offset(&t->session, now);
    frame = TD_NS_PER_S / t->ui->settings->frame_rate;
    for (td_ns next = offset + frame - (offset - s->start) % frame; next < end; next += frame) {
        bool bar = at.bar.h > 0 && step_at(t, next) != t->look.step;

        if (bar || (t->picture != NULL && td_trainer_picture_at(t, next) != t->look.picture)) {
            return now + (next - offset);
        }
    }
    return TD_NEVER;
}

static void sooner(struct td_due *due, td_ns at, bool exact)
{
    if (at < due->at) {
        *due = (struct td_due){at, exact};
    } else if (at == due->at) {
        due->exact = due->exact || exact;
    }
}

struct td_due td_trainer_next_change(const void *state, td_ns now)
{
    const struct td_trainer *t = state;
    struct td_due due = {TD_NEVER, false};
    td_ns from = td_trainer_not_before(t, now);

    if (t->session.state != TD_SESSION_RUNNING) {
        return due;
    }
    sooner(&due, td_session_next_boundary(&t->session, from), true);
    sooner(&due, td_session_next_second(&t->session, from), true);
    sooner(&due, next_frame(t, from), false);
    if (t->save_due) {
        sooner(&due, t->save_at, false);
    }
    if (t->now < t->flash_until) {
        sooner(&due, t->flash_until, false);
    }
    if (t->note[0] != '\0') {
        sooner(&due, t->note_until, false);
    }
    if (due.at <= from) {
        due.at = from + 1;
    }
    return due;
}
