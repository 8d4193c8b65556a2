/* The table of teardrop_sound.so, and what its outputs share. */
#include "output.h"

#include <stdio.h>
#include <unistd.h>

__attribute__((visibility("default"))) const struct td_sound_module td_sound_module;

const struct td_sound_module td_sound_module = {TD_SOUND_ABI,
                                                {
#ifdef TEARDROP_HAS_PULSE
                                                    &td_output_pulse,
#endif
#ifdef TEARDROP_HAS_ALSA
                                                    &td_output_alsa,
#endif
                                                    NULL}};

void td_output_say(char *why, size_t why_size, const char *what, const char *detail)
{
    (void)snprintf(why, why_size, "%s%s%s", what, detail[0] != '\0' ? ": " : "", detail);
}

void td_output_empty(int fd)
{
    char bytes[64];

    while (read(fd, bytes, sizeof bytes) > 0) {
    }
}
