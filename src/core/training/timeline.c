/* Compiles a workout into segments, and changes them during the session. */
#include "teardrop/core/training/timeline.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define MS_MIN TD_NS_PER_MS /* a segment is never made shorter than this */

/* ---- plans ---- */

static size_t count_sets(const struct td_workout *workout)
{
    size_t count = 0;

    for (size_t i = 0; i < workout->count; i++) {
        const struct td_workout_exercise *exercise = &workout->exercises[i];

        count += (size_t)exercise->sets * (exercise->exercise->sides == TD_SIDES_EACH ? 2 : 1);
    }
    return count;
}

static struct td_set_plan plan_of(const struct td_workout_exercise *exercise, size_t index, int set)
{
    return (struct td_set_plan){.exercise = (uint8_t)index,
                                .set = (uint16_t)set,
                                .tempo = exercise->tempo,
                                .reps = exercise->reps,
                                .hold = exercise->hold,
                                .before = 1,
                                .pause = TD_SEGMENT_REST};
}

static size_t plan_exercise(const struct td_workout *workout, size_t index, enum td_side first_side,
                            struct td_set_plan *out)
{
    const struct td_workout_exercise *exercise = &workout->exercises[index];
    bool each = exercise->exercise->sides == TD_SIDES_EACH;
    size_t count = 0;

    for (int set = 1; set <= exercise->sets; set++) {
        struct td_set_plan plan = plan_of(exercise, index, set);
        bool last = set == exercise->sets && index + 1 == workout->count;

        if (each) {
            plan.side = first_side;
            plan.pause = TD_SEGMENT_SWITCH;
            plan.pause_length = TD_SWITCH_S * TD_NS_PER_S;
            out[count++] = plan;
            plan.side = first_side == TD_SIDE_LEFT ? TD_SIDE_RIGHT : TD_SIDE_LEFT;
        }
        plan.pause = TD_SEGMENT_REST;
        plan.pause_length = last ? 0 : exercise->rest;
        out[count++] = plan;
    }
    return count;
}

/* ---- segments ---- */

/* Writes segments, or only counts them (segments NULL), so that one walk over
 * the plans serves both. */
struct writer {
    const struct td_workout *workout;
    struct td_segment *segments;
    size_t count;
    td_ns at;
};

static void put(struct writer *w, struct td_segment segment)
{
    if (segment.length <= 0) {
        return;
    }
    segment.start = w->at;
    w->at += segment.length;
    if (w->segments != NULL) {
        w->segments[w->count] = segment;
    }
    w->count++;
}

static void put_rep(struct writer *w, const struct td_set_plan *plan, struct td_segment like,
                    enum td_segment_fade fade)
{
    static const enum td_phase down_first[] = {TD_PHASE_DOWN, TD_PHASE_BOTTOM, TD_PHASE_UP,
                                               TD_PHASE_TOP};
    static const enum td_phase up_first[] = {TD_PHASE_UP, TD_PHASE_TOP, TD_PHASE_DOWN,
                                             TD_PHASE_BOTTOM};
    const struct td_exercise *exercise = w->workout->exercises[plan->exercise].exercise;
    const enum td_phase *order = exercise->begins_up ? up_first : down_first;

    if (exercise->kind == TD_EXERCISE_HOLD) {
        like.kind = TD_SEGMENT_HOLD;
        like.length = plan->hold;
        put(w, like);
        return;
    }
    like.kind = TD_SEGMENT_PHASE;
    for (int i = 0; i < TD_PHASE_COUNT; i++) {
        like.phase = order[i];
        like.explosive = order[i] == TD_PHASE_UP && plan->tempo.explosive;
        like.waits = like.explosive && w->workout->x_waits;
        like.length = td_tempo_phase_length(&plan->tempo, order[i], w->workout->x);
        like.fade = like.waits ? TD_FADE_NONE : (uint8_t)fade;
        put(w, like);
    }
}

enum td_segment_fade td_timeline_fade(const struct td_timeline *timeline, size_t set, int rep)
{
    const struct td_workout *workout = &timeline->workout;
    const struct td_set_plan *plan = &timeline->sets[set];
    bool own = plan->exercise >= workout->main && plan->exercise < workout->main + workout->own;

    if (!workout->fade || plan->led || !own || plan->reps < TD_FADE_MIN_REPS ||
        workout->exercises[plan->exercise].exercise->kind == TD_EXERCISE_HOLD) {
        return TD_FADE_NONE;
    }
    return rep == plan->reps ? TD_FADE_PICTURE : rep == plan->reps - 1 ? TD_FADE_CUE : TD_FADE_NONE;
}

bool td_timeline_any_fade(const struct td_timeline *timeline)
{
    for (size_t i = 0; i < timeline->count; i++) {
        if (timeline->segments[i].fade != TD_FADE_NONE) {
            return true;
        }
    }
    return false;
}

bool td_timeline_lead(struct td_timeline *timeline, size_t from)
{
    bool any = false;

    for (size_t i = 0; i < timeline->count; i++) {
        struct td_segment *segment = &timeline->segments[i];

        if (segment->plan >= from && segment->fade != TD_FADE_NONE) {
            segment->fade = TD_FADE_NONE;
            any = true;
        }
    }
    for (size_t i = from; i < timeline->set_total; i++) {
        timeline->sets[i].led = true;
    }
    return any;
}

static void put_set(struct writer *w, const struct td_timeline *timeline, size_t index)
{
    const struct td_set_plan *plan = &timeline->sets[index];
    struct td_segment like = {
        .exercise = plan->exercise, .set = plan->set, .side = plan->side, .plan = (uint16_t)index};
    struct td_segment pause = like;

    for (int rep = 1; rep <= plan->reps; rep++) {
        like.rep = (uint16_t)rep;
        like.rep_index = plan->first_rep + (uint32_t)rep - 1;
        if (rep == plan->before) {
            struct td_segment prepare = like;

            prepare.kind = TD_SEGMENT_PREPARE;
            prepare.length = plan->prepare;
            put(w, prepare);
        }
        put_rep(w, plan, like, td_timeline_fade(timeline, index, rep));
    }
    pause.kind = plan->pause;
    pause.length = plan->pause_length;
    pause.rep_index = plan->first_rep + (uint32_t)plan->reps;
    if (plan->pause == TD_SEGMENT_SWITCH) {
        pause.side = timeline->sets[index + 1].side;
        pause.rep = 1;
        pause.plan++;
    } else {
        pause.side = TD_SIDE_NONE;
        pause.rep = (uint16_t)plan->reps;
    }
    put(w, pause);
}

static void number_reps(struct td_timeline *timeline)
{
    uint32_t reps = 0;

    for (size_t i = 0; i < timeline->set_total; i++) {
        timeline->sets[i].first_rep = reps;
        reps += (uint32_t)(timeline->sets[i].reps + timeline->sets[i].extra);
    }
    timeline->rep_total = reps;
}

enum td_err td_timeline_lay(struct td_timeline *timeline, size_t from)
{
    size_t kept = from < timeline->set_total ? timeline->sets[from].first : timeline->count;
    td_ns at = kept < timeline->count ? timeline->segments[kept].start : timeline->total;
    struct writer w = {.workout = &timeline->workout, .count = kept, .at = at};
    struct td_segment *segments;

    number_reps(timeline);
    for (size_t i = from; i < timeline->set_total; i++) {
        put_set(&w, timeline, i);
    }
    segments = realloc(timeline->segments, (w.count > 0 ? w.count : 1) * sizeof *segments);
    if (segments == NULL) {
        return TD_ERR_NOMEM;
    }
    timeline->segments = segments;
    w = (struct writer){
        .workout = &timeline->workout, .segments = segments, .count = kept, .at = at};
    for (size_t i = from; i < timeline->set_total; i++) {
        timeline->sets[i].first = w.count;
        put_set(&w, timeline, i);
    }
    timeline->count = w.count;
    timeline->total = w.at;
    return TD_OK;
}

enum td_err td_timeline_add_rep(struct td_timeline *timeline, td_ns lead)
{
    size_t last = timeline->set_total - 1;
    struct td_set_plan *plan = &timeline->sets[last];
    struct td_segment like = {.kind = TD_SEGMENT_PREPARE,
                              .length = lead,
                              .exercise = plan->exercise,
                              .set = plan->set,
                              .side = plan->side,
                              .plan = (uint16_t)last,
                              .rep = (uint16_t)(plan->reps + plan->extra + 1),
                              .rep_index = timeline->rep_total};
    struct writer w = {
        .workout = &timeline->workout, .count = timeline->count, .at = timeline->total};
    struct td_segment *segments =
        realloc(timeline->segments, (timeline->count + 1 + TD_PHASE_COUNT) * sizeof *segments);

    if (segments == NULL) {
        return TD_ERR_NOMEM;
    }
    timeline->segments = segments;
    w.segments = segments;
    put(&w, like);
    put_rep(&w, plan, like, TD_FADE_NONE);
    plan->extra++;
    timeline->rep_total++;
    timeline->count = w.count;
    timeline->total = w.at;
    return TD_OK;
}

uint32_t td_timeline_set_end(const struct td_timeline *timeline, size_t set)
{
    const struct td_set_plan *plan = &timeline->sets[set];

    return plan->first_rep + (uint32_t)(plan->reps + plan->extra);
}

enum td_err td_timeline_compile(const struct td_workout *workout, enum td_side first_side,
                                struct td_timeline *out)
{
    size_t count = 0;
    enum td_err err;

    memset(out, 0, sizeof *out);
    out->workout = *workout;
    out->set_total = count_sets(workout);
    out->sets = calloc(out->set_total > 0 ? out->set_total : 1, sizeof *out->sets);
    if (out->sets == NULL) {
        return TD_ERR_NOMEM;
    }
    for (size_t i = 0; i < workout->count; i++) {
        count += plan_exercise(workout, i, first_side, out->sets + count);
    }
    out->sets[0].prepare = workout->prepare;
    err = td_timeline_lay(out, 0);
    if (err != TD_OK) {
        td_timeline_deinit(out);
    }
    return err;
}

void td_timeline_deinit(struct td_timeline *timeline)
{
    free(timeline->segments);
    free(timeline->sets);
    memset(timeline, 0, sizeof *timeline);
}

size_t td_timeline_at(const struct td_timeline *timeline, td_ns t)
{
    size_t low = 0, high = timeline->count;

    /* The first segment that ends after t. */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct td_segment *segment = &timeline->segments[middle];

        if (segment->start + segment->length <= t) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

int td_timeline_sets(const struct td_timeline *timeline, const struct td_segment *segment)
{
    return timeline->workout.exercises[segment->exercise].sets;
}

int td_timeline_reps(const struct td_timeline *timeline, const struct td_segment *segment)
{
    const struct td_set_plan *plan = &timeline->sets[segment->plan];

    /* A change of sides belongs to the first rep of the set to come. */
    return plan->reps + plan->extra;
}

const struct td_exercise *td_timeline_exercise(const struct td_timeline *timeline,
                                               const struct td_segment *segment)
{
    return timeline->workout.exercises[segment->exercise].exercise;
}

bool td_timeline_ends_rep(const struct td_timeline *timeline, size_t index)
{
    const struct td_segment *segment = &timeline->segments[index];
    const struct td_segment *next = segment + 1;

    if (segment->kind == TD_SEGMENT_HOLD) {
        return true;
    }
    if (segment->kind != TD_SEGMENT_PHASE) {
        return false;
    }
    return index + 1 == timeline->count || next->kind != TD_SEGMENT_PHASE ||
           next->rep_index != segment->rep_index;
}

td_ns td_timeline_stretch(struct td_timeline *timeline, size_t index, td_ns delta)
{
    td_ns length;

    assert(index < timeline->count);
    length = timeline->segments[index].length + delta;
    length = length < MS_MIN ? MS_MIN : length;
    delta = length - timeline->segments[index].length;
    timeline->segments[index].length = length;
    for (size_t i = index + 1; i < timeline->count; i++) {
        timeline->segments[i].start += delta;
    }
    timeline->total += delta;
    return delta;
}

const char *td_segment_kind_id(enum td_segment_kind kind)
{
    static const char *const ids[] = {"prepare", "phase", "hold", "rest", "switch"};

    return ids[kind];
}

const char *td_segment_id(const struct td_segment *segment)
{
    return segment->kind == TD_SEGMENT_PHASE ? td_phase_id(segment->phase)
                                             : td_segment_kind_id(segment->kind);
}

const char *td_segment_fade_id(const struct td_segment *segment)
{
    static const char *const ids[] = {NULL, "cue", "picture"};

    return ids[segment->fade];
}

const char *td_side_id(enum td_side side)
{
    static const char *const ids[] = {"", "left", "right"};

    return ids[side];
}
