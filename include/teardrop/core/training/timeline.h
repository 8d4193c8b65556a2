/* A workout compiled into segments with absolute offsets from the start.
 *
 * Everything the trainer shows at a time t is a function of (timeline, t).
 * Nothing sums ticks, so nothing drifts. */
#ifndef TEARDROP_CORE_TRAINING_TIMELINE_H
#define TEARDROP_CORE_TRAINING_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/err.h"
#include "teardrop/base/time.h"
#include "teardrop/core/training/tempo.h"
#include "teardrop/core/training/workout.h"

enum td_segment_kind {
    TD_SEGMENT_PREPARE,
    TD_SEGMENT_PHASE,
    TD_SEGMENT_HOLD,
    TD_SEGMENT_REST,  /* belongs to the set just done */
    TD_SEGMENT_SWITCH /* change sides; belongs to the current set */
};

/* A rep near the end of its set may go without what leads it. */
enum td_segment_fade {
    TD_FADE_NONE,
    TD_FADE_CUE,    /* no tone, word or bell */
    TD_FADE_PICTURE /* and nothing that moves */
};

/* Sets from so many reps on fade: at least half of them are led, and those come first. */
#define TD_FADE_MIN_REPS 4

enum td_side { TD_SIDE_NONE, TD_SIDE_LEFT, TD_SIDE_RIGHT };

struct td_segment {
    td_ns start;  /* offset from the start of the session */
    td_ns length; /* always above 0 */
    enum td_segment_kind kind;
    enum td_phase phase; /* of a TD_SEGMENT_PHASE */
    enum td_side side;
    bool explosive;    /* an up phase done as X */
    bool waits;        /* ... that ends when the person says so; until then its length is a guess */
    uint8_t exercise;  /* index into the workout */
    uint8_t fade;      /* enum td_segment_fade; only of a TD_SEGMENT_PHASE that does not wait */
    uint16_t set, rep; /* from 1; rep 1 in prepare and hold; in rest the last rep done */
    uint16_t plan;     /* index into the timeline's sets: the current one; in rest the one just
                          done, in prepare and switch the one that comes */
    uint32_t rep_index; /* running number over the whole session, from 0; see td_timeline */
};

/* One set on one side. What is planned for it can be changed until it begins. */
struct td_set_plan {
    uint8_t exercise; /* index into the workout */
    uint16_t set;     /* from 1, within its exercise */
    enum td_side side;
    struct td_tempo tempo;
    int reps;                   /* planned; 1 for a hold */
    int extra;                  /* reps added at the end of the session */
    td_ns hold;                 /* of a hold */
    td_ns prepare;              /* time to get ready, 0 = none, before ... */
    int before;                 /* ... this rep */
    enum td_segment_kind pause; /* what follows: rest or switch ... */
    td_ns pause_length;         /* ... for so long; 0 = nothing */
    bool easier;                /* less depth, a lower heel */
    bool led;                   /* to its last rep, though the workout fades */
    uint32_t first_rep;         /* rep_index of its first rep */
    size_t first;               /* index of its first segment */
};

struct td_timeline {
    struct td_workout workout; /* what it was made from; exercises borrowed */
    struct td_segment *segments;
    size_t count;
    td_ns total;
    uint32_t rep_total;       /* reps and holds of the whole session */
    struct td_set_plan *sets; /* in the order they are done */
    size_t set_total;         /* sets over all exercises (sides count once each) */
};

/* Compiles. first_side is the side that begins where sides alternate. On
 * success out is owned: td_timeline_deinit. TD_ERR_NOMEM otherwise. */
enum td_err td_timeline_compile(const struct td_workout *workout, enum td_side first_side,
                                struct td_timeline *out);
void td_timeline_deinit(struct td_timeline *timeline);

/* Rebuilds the segments of sets `from` and later, after their plans were
 * changed; what comes before keeps its place. TD_ERR_NOMEM leaves all as it was
 * (but for the plans). */
enum td_err td_timeline_lay(struct td_timeline *timeline, size_t from);

/* Adds one more rep of the last set at the very end: `lead` to get ready, then its phases. Only
 * when the last exercise is one of reps. TD_ERR_NOMEM changes nothing. */
enum td_err td_timeline_add_rep(struct td_timeline *timeline, td_ns lead);

/* What a rep of a set goes without: of the workout's own sets of reps, where it fades and they have
 * TD_FADE_MIN_REPS or more, the last but one its cue, the last its picture, too. Reps that were
 * added at the end go with all. */
enum td_segment_fade td_timeline_fade(const struct td_timeline *timeline, size_t set, int rep);
/* Does any segment go without its cue? */
bool td_timeline_any_fade(const struct td_timeline *timeline);
/* Leads the sets from `from` on to their last rep; false when none would have faded. */
bool td_timeline_lead(struct td_timeline *timeline, size_t from);
/* NULL where nothing is missing; "cue", "picture". */
const char *td_segment_fade_id(const struct td_segment *segment);

/* The rep_index one past the last rep of a set, added reps included. */
uint32_t td_timeline_set_end(const struct td_timeline *timeline, size_t set);

/* Index of the segment that covers offset t: start <= t < start + length. Before the start 0; from
 * the end on, count (one past the last). */
size_t td_timeline_at(const struct td_timeline *timeline, td_ns t);

/* Sets of the exercise, and reps of the set, that a segment belongs to. */
int td_timeline_sets(const struct td_timeline *timeline, const struct td_segment *segment);
int td_timeline_reps(const struct td_timeline *timeline, const struct td_segment *segment);
const struct td_exercise *td_timeline_exercise(const struct td_timeline *timeline,
                                               const struct td_segment *segment);

/* Does this segment end its rep (or hold)? */
bool td_timeline_ends_rep(const struct td_timeline *timeline, size_t index);

/* Makes segment `index` longer by delta (or shorter, but never below 1 ms): later segments move,
 * earlier ones stay. Returns the change made. */
td_ns td_timeline_stretch(struct td_timeline *timeline, size_t index, td_ns delta);

/* "prepare", "phase", "hold", "rest", "switch". */
const char *td_segment_kind_id(enum td_segment_kind kind);
/* The phase of a TD_SEGMENT_PHASE, the kind of any other: prepare, down, bottom, up, top, hold,
 * rest, switch. The last word of the status line, and a cue's phase. (The large word on the screen
 * is td_segment_word of moment.h.) */
const char *td_segment_id(const struct td_segment *segment);
const char *td_side_id(enum td_side side); /* "left", "right", "" */

#endif
