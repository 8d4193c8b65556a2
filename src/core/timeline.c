#include "teardrop/core/timeline.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define MS_LEAST TD_NS_PER_MS /* a segment is never made shorter than this */

/* Writes segments, or only counts them (segments NULL), so that one walk over
 * the workout serves both. */
struct writer {
    const struct td_workout *workout;
    enum td_side first_side;
    struct td_segment *segments;
    uint32_t *set_first_rep;
    size_t count, sets;
    td_ns at;
    uint32_t rep_index;
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

static void put_rep(struct writer *w, uint8_t index, struct td_segment like)
{
    static const enum td_phase down_first[] = {TD_PHASE_DOWN, TD_PHASE_BOTTOM, TD_PHASE_UP,
                                               TD_PHASE_TOP};
    static const enum td_phase up_first[] = {TD_PHASE_UP, TD_PHASE_TOP, TD_PHASE_DOWN,
                                             TD_PHASE_BOTTOM};
    const struct td_workout_exercise *exercise = &w->workout->exercises[index];
    const enum td_phase *order = exercise->exercise->begins_up ? up_first : down_first;

    like.kind = TD_SEGMENT_PHASE;
    for (int i = 0; i < TD_PHASE_COUNT; i++) {
        like.phase = order[i];
        like.explosive = order[i] == TD_PHASE_UP && exercise->tempo.explosive;
        like.length = td_tempo_phase_length(&exercise->tempo, order[i], w->workout->x);
        put(w, like);
    }
}

/* One set on one side. */
static void put_set(struct writer *w, uint8_t index, uint16_t set, enum td_side side)
{
    const struct td_workout_exercise *exercise = &w->workout->exercises[index];
    struct td_segment like = {.exercise = index, .set = set, .side = side, .rep = 1};

    if (w->set_first_rep != NULL) {
        w->set_first_rep[w->sets] = w->rep_index;
    }
    w->sets++;
    for (int rep = 1; rep <= exercise->reps; rep++) {
        like.rep = (uint16_t)rep;
        like.rep_index = w->rep_index++;
        if (exercise->exercise->kind == TD_EXERCISE_HOLD) {
            like.kind = TD_SEGMENT_HOLD;
            like.length = exercise->hold;
            put(w, like);
        } else {
            put_rep(w, index, like);
        }
    }
}

static void put_exercise(struct writer *w, uint8_t index)
{
    const struct td_workout_exercise *exercise = &w->workout->exercises[index];
    enum td_side other = w->first_side == TD_SIDE_LEFT ? TD_SIDE_RIGHT : TD_SIDE_LEFT;

    for (int set = 1; set <= exercise->sets; set++) {
        struct td_segment pause = {.exercise = index, .set = (uint16_t)set};

        if (exercise->exercise->sides == TD_SIDES_EACH) {
            put_set(w, index, (uint16_t)set, w->first_side);
            pause.kind = TD_SEGMENT_SWITCH;
            pause.side = other;
            pause.rep = 1;
            pause.rep_index = w->rep_index;
            pause.length = TD_SWITCH_S * TD_NS_PER_S;
            put(w, pause);
            put_set(w, index, (uint16_t)set, other);
        } else {
            put_set(w, index, (uint16_t)set, TD_SIDE_NONE);
        }
        if (set < exercise->sets || (size_t)index + 1 < w->workout->count) {
            pause.kind = TD_SEGMENT_REST;
            pause.side = TD_SIDE_NONE;
            pause.rep = (uint16_t)exercise->reps;
            pause.rep_index = w->rep_index;
            pause.length = exercise->rest;
            put(w, pause);
        }
    }
}

static void walk(struct writer *w)
{
    put(w, (struct td_segment){
               .kind = TD_SEGMENT_PREPARE, .length = w->workout->prepare, .set = 1, .rep = 1});
    for (size_t i = 0; i < w->workout->count; i++) {
        put_exercise(w, (uint8_t)i);
    }
}

enum td_err td_timeline_compile(const struct td_workout *workout, enum td_side first_side,
                                struct td_timeline *out)
{
    struct writer w = {.workout = workout, .first_side = first_side};

    memset(out, 0, sizeof *out);
    out->workout = *workout;
    walk(&w);
    out->segments = calloc(w.count > 0 ? w.count : 1, sizeof *out->segments);
    out->set_first_rep = calloc(w.sets > 0 ? w.sets : 1, sizeof *out->set_first_rep);
    if (out->segments == NULL || out->set_first_rep == NULL) {
        td_timeline_deinit(out);
        return TD_ERR_NOMEM;
    }
    w = (struct writer){.workout = workout,
                        .first_side = first_side,
                        .segments = out->segments,
                        .set_first_rep = out->set_first_rep};
    walk(&w);
    out->count = w.count;
    out->total = w.at;
    out->rep_total = w.rep_index;
    out->set_total = w.sets;
    return TD_OK;
}

void td_timeline_deinit(struct td_timeline *timeline)
{
    free(timeline->segments);
    free(timeline->set_first_rep);
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
    return timeline->workout.exercises[segment->exercise].reps;
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
    length = length < MS_LEAST ? MS_LEAST : length;
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

const char *td_segment_word(const struct td_segment *segment)
{
    return segment->kind == TD_SEGMENT_PHASE ? td_phase_id(segment->phase)
                                             : td_segment_kind_id(segment->kind);
}

const char *td_side_id(enum td_side side)
{
    static const char *const ids[] = {"", "left", "right"};

    return ids[side];
}
