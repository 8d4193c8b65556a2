/* The synthesiser of a build that had none. */
#include <stdio.h>

#include "voice.h"

const char td_espeak_name[] = "";

int td_espeak_open(const char *language, int rate, void **voice, char *why, size_t why_size)
{
    (void)language;
    (void)rate;
    (void)voice;
    (void)snprintf(why, why_size, "built without a synthesiser (libespeak-ng)");
    return -1;
}

int td_espeak_say(void *voice, const char *text, struct td_pcm *out, char *why, size_t why_size)
{
    (void)text;
    (void)out;
    return td_espeak_open("", 0, &voice, why, why_size);
}

void td_espeak_close(void *voice)
{
    (void)voice;
}
