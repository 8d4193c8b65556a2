/* Writes sound into a WAV file: 16 bits, one channel. (Format: "Multimedia Programming Interface
 * and Data Specifications 1.0", IBM and Microsoft, 1991.) */
#ifndef TEARDROP_APP_PRINT_WAV_H
#define TEARDROP_APP_PRINT_WAV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct td_wav {
    FILE *file; /* borrowed */
    uint32_t rate;
    uint32_t samples;
};

/* Room for the head; the numbers in it come at the end. All return false when the file cannot be
 * written (errno), or would be larger than a WAV can be (EFBIG). */
bool td_wav_begin(struct td_wav *wav, FILE *file, uint32_t rate);
bool td_wav_add(struct td_wav *wav, const float *samples, size_t count);
bool td_wav_end(struct td_wav *wav);

#endif
