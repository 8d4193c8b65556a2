/* When a cue is due: at the start of a segment (a phase of a rep, a rest), and at each whole second
 * within one. */
#include "teardrop/core/training/moment.h"

#define COUNTDOWN_FROM 3
#define HALF_WAY_MIN_REPS 4                  /* of a set that has a half-way cue */
#define HALF_WAY_MIN_HOLD (10 * TD_NS_PER_S) /* ... of a hold */

static void add(struct td_cue_moment *due, enum td_cue_kind kind)
{
    due->cues[due->count++] = kind;
}

/* A phase, hold or change of sides begins; with it perhaps a rep, perhaps the last one, perhaps
 * the first after a rest. */
static void begin_work(struct td_cue_moment *due, const struct td_timeline *timeline, size_t index)
{
    const struct td_segment *s = &timeline->segments[index];
    bool first = index == 0 || s[-1].kind != s->kind || s[-1].rep_index != s->rep_index;

    if (first && s->kind != TD_SEGMENT_SWITCH) {
        int reps = td_timeline_reps(timeline, s);

        if (reps > 1 && s->rep == reps) {
            add(due, TD_CUE_EVENT_LAST_REP);
        } else if (reps >= HALF_WAY_MIN_REPS && s->rep == reps / 2 + 1) {
            add(due, TD_CUE_EVENT_HALF_WAY);
        }
        if (index > 0 && s[-1].kind == TD_SEGMENT_REST) {
            add(due, TD_CUE_EVENT_REST_END);
        }
        add(due, TD_CUE_EVENT_REP);
    }
    add(due, TD_CUE_EVENT_PHASE);
}

static enum td_cue_kind of_second(const struct td_segment *s, int second)
{
    bool counts =
        s->kind == TD_SEGMENT_PREPARE || s->kind == TD_SEGMENT_REST || s->kind == TD_SEGMENT_SWITCH;

    if (counts && second >= 1 && second <= COUNTDOWN_FROM) {
        return TD_CUE_EVENT_COUNTDOWN;
    }
    if (s->kind == TD_SEGMENT_HOLD && s->length >= HALF_WAY_MIN_HOLD &&
        second == (int)(s->length / 2 / TD_NS_PER_S)) {
        return TD_CUE_EVENT_HALF_WAY;
    }
    return TD_CUE_EVENT_BEAT;
}

struct td_cue_moment td_cue_moment_at(const struct td_timeline *timeline, size_t index, int second,
                                      bool begins)
{
    const struct td_segment *s = &timeline->segments[index];
    struct td_cue_moment due = {0};

    if (s->fade != TD_FADE_NONE) {
        return due; /* the tempo is the person's own */
    }
    if (begins) {
        switch (s->kind) {
        case TD_SEGMENT_PREPARE:
            add(&due, TD_CUE_EVENT_PREPARE);
            break;
        case TD_SEGMENT_REST:
            add(&due, TD_CUE_EVENT_SET_END);
            break;
        default:
            begin_work(&due, timeline, index);
            break;
        }
    }
    /* A rest that is only a few seconds long is counted down from its start. */
    if (!begins || (second <= COUNTDOWN_FROM && s->kind != TD_SEGMENT_PHASE)) {
        add(&due, of_second(s, second));
    }
    return due;
}

bool td_cue_moment_has(const struct td_cue_moment *due, enum td_cue_kind kind)
{
    for (size_t i = 0; i < due->count; i++) {
        if (due->cues[i] == kind) {
            return true;
        }
    }
    return false;
}

/* ---- words ---- */

const char *td_segment_word(const struct td_timeline *timeline, const struct td_segment *segment)
{
    const struct td_exercise *exercise = td_timeline_exercise(timeline, segment);

    switch (segment->kind) {
    case TD_SEGMENT_PREPARE:
        return "READY";
    case TD_SEGMENT_PHASE:
        return td_exercise_word(exercise, segment->phase);
    case TD_SEGMENT_HOLD:
        return td_exercise_hold_word(exercise);
    case TD_SEGMENT_REST:
        return "REST";
    case TD_SEGMENT_SWITCH:
        break;
    }
    return "SWITCH";
}

const char *td_segment_call(const struct td_timeline *timeline, const struct td_segment *segment)
{
    return segment->explosive ? "GO" : td_segment_word(timeline, segment);
}

/* Which of an exercise's form cues goes with it. */
static enum td_form_cue form_cue(const struct td_segment *segment)
{
    static const enum td_form_cue phases[TD_PHASE_COUNT] = {
        [TD_PHASE_DOWN] = TD_FORM_CUE_DOWN,
        [TD_PHASE_BOTTOM] = TD_FORM_CUE_BOTTOM,
        [TD_PHASE_UP] = TD_FORM_CUE_UP,
        [TD_PHASE_TOP] = TD_FORM_CUE_TOP,
    };

    return segment->kind == TD_SEGMENT_PREPARE ? TD_FORM_CUE_PREPARE
           : segment->kind == TD_SEGMENT_HOLD  ? TD_FORM_CUE_HOLD
           : segment->kind == TD_SEGMENT_PHASE ? phases[segment->phase]
                                               : TD_FORM_CUE_REST;
}

static const char *some(const char *text)
{
    return text != NULL ? text : "";
}

const char *td_segment_cue(const struct td_timeline *timeline, const struct td_segment *segment)
{
    return some(td_timeline_exercise(timeline, segment)->cues[form_cue(segment)]);
}

const char *td_segment_short_cue(const struct td_timeline *timeline,
                                 const struct td_segment *segment)
{
    return td_timeline_exercise(timeline, segment)->short_cues[form_cue(segment)];
}
