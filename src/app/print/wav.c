/* Writes a WAV file. */
#include "teardrop/app/print/wav.h"

#include <errno.h>
#include <math.h>

#define HEAD 44
#define BYTES 2 /* of a sample */
#define PIECE 4096

static void put(uint8_t *out, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        out[i] = (uint8_t)(value >> 8 * i & 0xff);
    }
}

static void put_letters(uint8_t *out, const char *letters)
{
    for (size_t i = 0; letters[i] != '\0'; i++) {
        out[i] = (uint8_t)letters[i];
    }
}

static bool write_head(const struct td_wav *wav)
{
    uint32_t bytes = wav->samples * BYTES;
    uint8_t head[HEAD] = {0};

    put_letters(head, "RIFF");
    put(head + 4, HEAD - 8 + bytes, 4);
    put_letters(head + 8, "WAVEfmt ");
    put(head + 16, 16, 4);
    put(head + 20, 1, 2); /* whole numbers */
    put(head + 22, 1, 2); /* channel */
    put(head + 24, wav->rate, 4);
    put(head + 28, wav->rate * BYTES, 4);
    put(head + 32, BYTES, 2);
    put(head + 34, 8 * BYTES, 2);
    put_letters(head + 36, "data");
    put(head + 40, bytes, 4);
    return fwrite(head, 1, HEAD, wav->file) == HEAD;
}

bool td_wav_begin(struct td_wav *wav, FILE *file, uint32_t rate)
{
    *wav = (struct td_wav){.file = file, .rate = rate};
    return write_head(wav);
}

bool td_wav_add(struct td_wav *wav, const float *samples, size_t count)
{
    uint8_t bytes[PIECE * BYTES];

    if (count > (UINT32_MAX - HEAD) / BYTES - wav->samples) {
        errno = EFBIG;
        return false;
    }
    for (size_t done = 0; done < count;) {
        size_t piece = count - done < PIECE ? count - done : PIECE;

        for (size_t i = 0; i < piece; i++) {
            put(bytes + i * BYTES, (uint32_t)(int32_t)lrintf(samples[done + i] * 32767), BYTES);
        }
        if (fwrite(bytes, BYTES, piece, wav->file) != piece) {
            return false;
        }
        done += piece;
    }
    wav->samples += (uint32_t)count;
    return true;
}

bool td_wav_end(struct td_wav *wav)
{
    return fseek(wav->file, 0, SEEK_SET) == 0 && write_head(wav) && fflush(wav->file) == 0;
}
