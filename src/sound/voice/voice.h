/* What crosses the files of teardrop_voice.so: the synthesiser and the reader of files. Each has a
 * twin, *_none.c, for a build without its library. */
#ifndef TD_VOICE_H
#define TD_VOICE_H

#include "teardrop/cues/sound/abi.h"

#define TD_VOICE_EXPORTED __attribute__((visibility("default")))

extern const struct td_voice_module td_voice_module TD_VOICE_EXPORTED;

/* As td_voice_ops says of each. */
extern const char td_espeak_name[];
int td_espeak_open(const char *language, int rate, void **voice, char *why, size_t why_size);
int td_espeak_say(void *voice, const char *text, struct td_pcm *out, char *why, size_t why_size);
void td_espeak_close(void *voice);

extern const char td_pack_file_names[];
int td_pack_read(const char *path, struct td_pcm *out, char *remarks, size_t remarks_size,
                 char *why, size_t why_size);

#endif
