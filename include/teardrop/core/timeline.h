/* A workout compiled into segments with absolute offsets from the start.
 *
 * Everything the trainer shows at a time t is a function of (timeline, t).
 * Nothing sums ticks, so nothing drifts. */
#ifndef TEARDROP_CORE_TIMELINE_H
#define TEARDROP_CORE_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/err.h"
#include "teardrop/base/time.h"
#include "teardrop/core/tempo.h"
#include "teardrop/core/workout.h"

enum td_segment_kind {
    TD_SEGMENT_PREPARE,
    TD_SEGMENT_PHASE,
    TD_SEGMENT_HOLD,
    TD_SEGMENT_REST,  /* belongs to the set just done */
    TD_SEGMENT_SWITCH /* change sides; belongs to the set in hand */
};

enum td_side { TD_SIDE_NONE, TD_SIDE_LEFT, TD_SIDE_RIGHT };

struct td_segment {
    td_ns start;  /* offset from the start of the session */
    td_ns length; /* always above 0 */
    enum td_segment_kind kind;
    enum td_phase phase; /* of a TD_SEGMENT_PHASE */
    enum td_side side;
    bool explosive;     /* an up phase done as X */
    uint8_t exercise;   /* index into the workout */
    uint16_t set, rep;  /* from 1; rep 1 in prepare and hold; in rest the last rep done */
    uint32_t rep_index; /* running number over the whole session, from 0; see td_timeline */
};

struct td_timeline {
    struct td_workout workout; /* what it was made from; exercises borrowed */
    struct td_segment *segments;
    size_t count;
    td_ns total;
    uint32_t rep_total;      /* reps and holds of the whole session */
    uint32_t *set_first_rep; /* rep_index of the first rep of each set-and-side, in order */
    size_t set_total;        /* sets over all exercises (sides count once each) */
};

/* Compiles. first_side is the side that begins where sides alternate. On
 * success out is owned: td_timeline_deinit. TD_ERR_NOMEM otherwise. */
enum td_err td_timeline_compile(const struct td_workout *workout, enum td_side first_side,
                                struct td_timeline *out);
void td_timeline_deinit(struct td_timeline *timeline);

/* Index of the segment that covers offset t: start <= t < start + length. Before
 * the start 0; from the end on, count (one behind the last). */
size_t td_timeline_at(const struct td_timeline *timeline, td_ns t);

/* Sets and reps of the exercise a segment belongs to. */
int td_timeline_sets(const struct td_timeline *timeline, const struct td_segment *segment);
int td_timeline_reps(const struct td_timeline *timeline, const struct td_segment *segment);
const struct td_exercise *td_timeline_exercise(const struct td_timeline *timeline,
                                               const struct td_segment *segment);

/* Does this segment end its rep (or hold)? */
bool td_timeline_ends_rep(const struct td_timeline *timeline, size_t index);

/* Makes segment `index` longer (or shorter, never below 1 ms) by delta: what
 * comes later moves, what came before stays. Returns the change made. */
td_ns td_timeline_stretch(struct td_timeline *timeline, size_t index, td_ns delta);

/* "prepare", "phase", "hold", "rest", "switch". */
const char *td_segment_kind_id(enum td_segment_kind kind);
/* The one word of the status line: prepare, down, bottom, up, top, hold, rest, switch. */
const char *td_segment_word(const struct td_segment *segment);
const char *td_side_id(enum td_side side); /* "left", "right", "" */

#endif
