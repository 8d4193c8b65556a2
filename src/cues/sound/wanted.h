/* What the settings want of sound, for a session that is heard and for one that is written. */
#ifndef TEARDROP_CUES_SOUND_WANTED_H
#define TEARDROP_CUES_SOUND_WANTED_H

#include "teardrop/cues/sound/sound.h"

/* The tones of the settings; NULL: sound->why says what is wrong. */
const struct td_tone_set *td_sound_tones(struct td_sound *sound);
/* A voice of the settings, the caller's; NULL: as above. */
struct td_voice *td_sound_voice(struct td_sound *sound);
/* To the player, in place of what it has; taken over, NULL = silence. to: it is whole up to this
 * real time. (given.c) */
void td_sound_give(struct td_sound *sound, struct td_sound_plan *plan, td_ns to);
struct td_score_wants td_sound_wants(const struct td_sound *sound, struct td_voice *voice);

#endif
