/* What an instant of a session is to the ear and to the eye: the events that are due there, what
 * the segment is called, what to mind in it. Pure, so that the screen, line mode and every channel
 * of cues say the same at the same time. */
#ifndef TEARDROP_CORE_TRAINING_MOMENT_H
#define TEARDROP_CORE_TRAINING_MOMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/core/training/cue_kind.h"
#include "teardrop/core/training/program.h"
#include "teardrop/core/training/timeline.h"

#define TD_CUE_MOMENT_MAX 5 /* more are never due together */

struct td_cue_moment {
    size_t count;
    enum td_cue_kind cues[TD_CUE_MOMENT_MAX]; /* the most special first */
};

/* What is due at a whole second (left in the segment, rounded up) of segment `index`; begins: at
 * its start. The end of the session (TD_CUE_EVENT_DONE) is no instant of a segment. */
struct td_cue_moment td_cue_moment_at(const struct td_timeline *timeline, size_t index, int second,
                                      bool begins);
/* Is it due then? */
bool td_cue_moment_has(const struct td_cue_moment *due, enum td_cue_kind kind);

/* The word in large letters: "READY", "DOWN" or what the exercise calls it, "REST", "SWITCH". (The
 * status word of the contract is td_segment_id.) */
const char *td_segment_word(const struct td_timeline *timeline, const struct td_segment *segment);
/* The same, as it is called out: "GO" for what is done as fast as good form allows. */
const char *td_segment_call(const struct td_timeline *timeline, const struct td_segment *segment);
/* What to mind in it: of the exercise's form cues the one that goes with it; "" = none. */
const char *td_segment_cue(const struct td_timeline *timeline, const struct td_segment *segment);
/* The same, to be read from afar: capitals; NULL = none. */
const char *td_segment_short_cue(const struct td_timeline *timeline,
                                 const struct td_segment *segment);

#endif
