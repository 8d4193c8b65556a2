/* The outputs that this build has; a row is missing where its library was. */
#ifndef TEARDROP_SOUND_OUTPUT_OUTPUT_H
#define TEARDROP_SOUND_OUTPUT_OUTPUT_H

#include "teardrop/cues/sound/abi.h"

extern const struct td_output_ops td_output_pulse; /* pulse.c */
extern const struct td_output_ops td_output_alsa;  /* alsa.c */

/* One line into why. */
void td_output_say(char *why, size_t why_size, const char *what, const char *detail);
/* Empties the descriptor that wakes an output. */
void td_output_empty(int fd);

#endif
