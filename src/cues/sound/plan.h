/* From the score of a session to notes of the mixer. */
#ifndef TEARDROP_CUES_SOUND_PLAN_H
#define TEARDROP_CUES_SOUND_PLAN_H

#include "teardrop/cues/sound/mixer.h"
#include "teardrop/cues/sound/voice.h"

/* Grows by itself; begin with all zero. */
struct td_plan_builder {
    struct td_sound_plan *plan; /* owned; NULL = nothing yet */
    size_t room;
    bool failed; /* memory was short */
};

/* Adds a note of the score: due at `due`, `length` of real time. A phrase that is not ready is left
 * out. */
void td_plan_add(struct td_plan_builder *builder, const struct td_score_note *note, td_ns due,
                 td_ns length, const struct td_tone_set *tones, struct td_voice *voice);
void td_plan_add_note(struct td_plan_builder *builder, struct td_note note);

/* The time a phrase takes, as td_score_wants.spoken; self: the struct td_voice. It is wanted from
 * then on. */
td_ns td_plan_spoken(void *self, const struct td_phrase *phrase);

#endif
