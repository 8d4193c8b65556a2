/* The reader of sound files of a build that had none. */
#include <stdio.h>

#include "voice.h"

const char td_pack_file_names[] = "";

int td_pack_read(const char *path, struct td_pcm *out, char *remarks, size_t remarks_size,
                 char *why, size_t why_size)
{
    (void)path;
    (void)out;
    if (remarks_size > 0) {
        remarks[0] = '\0';
    }
    (void)snprintf(why, why_size, "built without a reader of sound files (libsndfile)");
    return -1;
}
