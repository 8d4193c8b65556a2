/* The phrases: what each says, and of which recordings it is made. */
#ifndef TEARDROP_CORE_SOUND_PHRASE_H
#define TEARDROP_CORE_SOUND_PHRASE_H

#include "teardrop/core/sound/score.h"

/* "get ready: Cyclist squat, set 1 of 3" */
void td_phrase_ready(const struct td_timeline *timeline, const struct td_segment *s,
                     struct td_phrase *out);
/* The name of a phase or hold: "down". */
void td_phrase_call(const struct td_timeline *timeline, const struct td_segment *s,
                    struct td_phrase *out);
void td_phrase_number(int number, struct td_phrase *out);
/* One that always says the same. */
void td_phrase_fixed(const char *text, const char *parts, struct td_phrase *out);
/* Of the set after this rest: "set 2 of 3", with its exercise when that is another. */
void td_phrase_set(const struct td_timeline *timeline, const struct td_segment *next, bool exercise,
                   struct td_phrase *out);
void td_phrase_rest(td_ns length, struct td_phrase *out);
void td_phrase_side(enum td_side side, struct td_phrase *out);
/* What to mind in the set that begins with this segment; its text is "" when there is nothing. */
void td_phrase_cue(const struct td_timeline *timeline, const struct td_segment *s,
                   struct td_phrase *out);

#endif
