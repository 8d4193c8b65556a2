/* From the score of a session to notes of the mixer. */
#include "plan.h"

#include <stdlib.h>

#include "teardrop/cues/sound/abi.h"

void td_plan_add_note(struct td_plan_builder *builder, struct td_note note)
{
    struct td_sound_plan *plan = builder->plan;

    if (plan == NULL || plan->count == builder->room) {
        size_t room = builder->room > 0 ? 2 * builder->room : 64;
        struct td_sound_plan *larger = realloc(plan, sizeof *plan + room * sizeof plan->notes[0]);

        if (larger == NULL) {
            builder->failed = true;
            return;
        }
        larger->count = plan == NULL ? 0 : larger->count;
        larger->volume = 1;
        builder->plan = plan = larger;
        builder->room = room;
    }
    note.leave = INT64_MAX;
    plan->notes[plan->count++] = note;
}

void td_plan_add(struct td_plan_builder *builder, const struct td_score_note *note, td_ns due,
                 td_ns length, const struct td_tone_set *tones, struct td_voice *voice)
{
    struct td_note out = {.due = due};

    if (note->tone >= 0) {
        out.length = note->length > 0 ? length : 0;
        out.tone = &tones->tones[note->tone];
    } else {
        out.spoken = voice != NULL ? td_voice_spoken(voice, &note->phrase) : NULL;
    }
    if (out.spoken != NULL || (out.tone != NULL && out.tone->stroke_count > 0)) {
        td_plan_add_note(builder, out);
    }
}

td_ns td_plan_spoken(void *self, const struct td_phrase *phrase)
{
    const struct td_spoken *spoken = td_voice_spoken(self, phrase);

    if (spoken == NULL) {
        td_voice_want(self, phrase);
        return -1;
    }
    return td_spoken_length(spoken);
}
