/* Loads a module. The only place that loads anything while the program runs. */
#ifndef TEARDROP_CUES_SOUND_MODULE_H
#define TEARDROP_CUES_SOUND_MODULE_H

#include <stddef.h>

#include "teardrop/base/err.h"

struct td_sound_module;
struct td_voice_module;

/* A module stays loaded until the program ends: libraries that it brings leave threads and
 * handlers behind. TD_ERR_ABSENT: there is no such file; TD_ERR_CONTENT: it is of another version
 * or none of ours, or a library it needs is missing. why: one line. */
enum td_err td_sound_module_load(const char *path, const struct td_sound_module **out, char *why,
                                 size_t why_size);
enum td_err td_voice_module_load(const char *path, const struct td_voice_module **out, char *why,
                                 size_t why_size);

#endif
