/* WAV files byte by byte, right and wrong ones, as no library would write them. */
#ifndef TEARDROP_TESTS_UNIT_SOUND_VOICE_WAV_H
#define TEARDROP_TESTS_UNIT_SOUND_VOICE_WAV_H

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WAV_HEADER 44
#define WAV_HERTZ 440

struct wav {
    int rate, channels, bits; /* bits: 16, 24, or 32, which is float */
    double seconds, loud;     /* loud: of 1 */
    uint32_t declared;        /* bytes of sound as the header says; 0 = the truth */
};

static inline void wav_put(FILE *file, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        (void)fputc((int)(value >> (8 * i) & 0xFF), file);
    }
}

static inline void wav_put_header(FILE *file, const struct wav *wav, uint32_t bytes)
{
    uint32_t frame = (uint32_t)(wav->channels * wav->bits / 8);

    (void)fwrite("RIFF", 1, 4, file);
    wav_put(file, bytes > UINT32_MAX - 36 ? UINT32_MAX : bytes + 36, 4);
    (void)fwrite("WAVEfmt ", 1, 8, file);
    wav_put(file, 16, 4);
    wav_put(file, wav->bits == 32 ? 3 : 1, 2);
    wav_put(file, (uint32_t)wav->channels, 2);
    wav_put(file, (uint32_t)wav->rate, 4);
    wav_put(file, (uint32_t)wav->rate * frame, 4);
    wav_put(file, frame, 2);
    wav_put(file, (uint32_t)wav->bits, 2);
    (void)fwrite("data", 1, 4, file);
    wav_put(file, bytes, 4);
}

static inline void wav_put_value(FILE *file, const struct wav *wav, double value)
{
    float real = (float)value;
    uint32_t bits;

    if (wav->bits == 32) {
        memcpy(&bits, &real, sizeof bits);
    } else {
        double most = wav->bits == 24 ? 8388607 : 32767;

        value = value > 1 ? 1 : value < -1 ? -1 : value;
        bits = (uint32_t)(int32_t)lround(value * most);
    }
    wav_put(file, bits, wav->bits / 8);
}

/* A tone, the same in all channels. at: called for each value, to change it; may be NULL. */
static inline void wav_write(const char *path, const struct wav *wav,
                             double (*at)(int channel, int frame, double value))
{
    FILE *file = fopen(path, "wb");
    int frames = (int)lround(wav->seconds * wav->rate);
    uint32_t bytes = (uint32_t)(frames * wav->channels * wav->bits / 8);

    if (file == NULL) {
        perror(path);
        exit(1);
    }
    wav_put_header(file, wav, wav->declared > 0 ? wav->declared : bytes);
    for (int i = 0; i < frames; i++) {
        double value = wav->loud * sin(2 * 3.14159265358979 * WAV_HERTZ * i / wav->rate);

        for (int c = 0; c < wav->channels; c++) {
            wav_put_value(file, wav, at != NULL ? at(c, i, value) : value);
        }
    }
    (void)fclose(file);
}

#endif
