/* What the player was given: anew with each change, also of the volume. */
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/cues/sound/sound.h"
#include "wanted.h"

#define VOLUME_STEP 10

static float loudness(const struct td_sound *sound)
{
    int volume = sound->volume >= 0 ? sound->volume : sound->settings->volume;
    float part = (float)volume / 100;

    return sound->muted ? 0 : part * part;
}

static size_t bytes_of(const struct td_sound_plan *plan)
{
    return sizeof *plan + plan->count * sizeof plan->notes[0];
}

/* To the player, and a copy is kept to compare with. */
void td_sound_give(struct td_sound *sound, struct td_sound_plan *plan, td_ns to)
{
    struct td_sound_plan *copy = NULL;

    if (plan != NULL) {
        plan->volume = loudness(sound);
        copy = malloc(bytes_of(plan));
    }
    if (copy != NULL) {
        memcpy(copy, plan, bytes_of(plan));
    }
    free(sound->plan);
    sound->plan = copy;
    sound->planned_to = to;
    td_player_play(sound->player, plan);
}

static void give_again(struct td_sound *sound)
{
    struct td_sound_plan *copy = sound->plan != NULL ? malloc(bytes_of(sound->plan)) : NULL;

    if (copy != NULL) {
        memcpy(copy, sound->plan, bytes_of(sound->plan));
        td_sound_give(sound, copy, sound->planned_to);
    }
}

void td_sound_hush(struct td_sound *sound)
{
    if (sound != NULL && sound->player != NULL && sound->plan != NULL) {
        td_sound_give(sound, NULL, 0);
    }
}

/* ---- keys ---- */

void td_sound_mute(struct td_sound *sound, bool muted)
{
    if (sound == NULL) {
        return;
    }
    sound->muted = muted;
    if (sound->player != NULL) {
        give_again(sound);
    }
}

int td_sound_step_volume(struct td_sound *sound, int step)
{
    int volume;

    if (sound == NULL) {
        return 0;
    }
    volume = sound->volume >= 0 ? sound->volume : sound->settings->volume;
    sound->volume = td_clamp(volume + (step > 0 ? VOLUME_STEP : -VOLUME_STEP), 0, 100);
    if (sound->player != NULL) {
        give_again(sound);
    }
    return sound->volume;
}
