/* Looking through a voice pack: a folder of sound files, each named by the phrase it says,
 * `down.wav`, `3.wav`. */
#ifndef TEARDROP_CUES_SOUND_PACK_CHECK_H
#define TEARDROP_CUES_SOUND_PACK_CHECK_H

#include "teardrop/base/err.h"
#include "teardrop/cues/sound/abi.h"

/* Reads every phrase of the folder with voice->read, one after the other.
 *
 * ids: every phrase there is, NULL at the end. voice: NULL where there is no module.
 * problems gets what keeps a file from being heard, `FOLDER/down.wav: 12.0 s long; at most 10 s`:
 * a folder that is not there or has no phrase in it, a file that cannot be read, one whose name is
 * no phrase (with a suggestion). remarks gets what is heard and yet worth a word: two channels, a
 * low rate; and, in one line, the phrases that are not there, which the synthesiser says instead.
 * Files that are no sound by their name (README, LICENSE) and hidden ones are left alone. */
void td_pack_check(const char *folder, const char *const *ids, const struct td_voice_ops *voice,
                   struct td_problems *problems, struct td_problems *remarks);

#endif
