/* What is read of a voice pack: files by anybody. */
#include <stdlib.h>
#include <string.h>

#include "fuzz/parts.h"
#include "fuzz/targets.h"
#include "src/sound/voice/voice.h"
#include "unit/sound/voice/wav.h"

#define BYTES_MAX 4000

static const struct wav kinds[] = {
    {8000, 1, 16, 0.04, 0.5, 0},
    {44100, 2, 24, 0.01, 1, 0},
    {48000, 1, 32, 0.01, 2, 0},
    {192000, 8, 16, 0.001, 0.5, 0xFFFFFFFF},
};

/* A sound file, then changes: at which byte, which other. The last byte cuts it. */
static size_t make(const uint8_t *data, size_t size, const char *path, uint8_t *bytes)
{
    FILE *file;
    size_t length;

    wav_write(path, &kinds[data[0] % (sizeof kinds / sizeof kinds[0])], NULL);
    file = fopen(path, "rb");
    fuzz_hold(file != NULL, "the file is there");
    length = fread(bytes, 1, BYTES_MAX, file);
    (void)fclose(file);
    for (size_t i = 1; i + 1 < size; i += 2) {
        bytes[data[i] % length] = data[i + 1];
    }
    return size % 2 == 0 ? length - data[size - 1] % length : length;
}

static void check(const struct td_pcm *pcm)
{
    int loud = 0;

    fuzz_hold(pcm->rate >= 8000 && pcm->rate <= 192000, "a rate that is allowed");
    fuzz_hold(pcm->samples != NULL && pcm->count > 0, "some sound");
    fuzz_hold(pcm->count <= (size_t)pcm->rate * TD_VOICE_SECONDS_MAX, "not too much of it");
    for (size_t i = 0; i < pcm->count; i++) {
        loud |= abs(pcm->samples[i]) > 30;
    }
    fuzz_hold(loud, "something to hear");
}

static void check_words(const char *words, bool some)
{
    fuzz_hold(!some || words[0] != '\0', "why not");
    for (; *words != '\0'; words++) {
        fuzz_hold((unsigned char)*words >= 0x20 && *words != 0x7F, "in clean words");
    }
}

/* What begins as a WAV file is one, whole; all else says how one is to be changed. */
void fuzz_wav(const uint8_t *data, size_t size)
{
    uint8_t bytes[BYTES_MAX];
    char path[128], why[200] = "", remarks[200] = "";
    struct td_pcm pcm = {NULL, 0, 0};

    fuzz_path_of("down.wav", path, sizeof path);
    if (size >= 4 && memcmp(data, "RIFF", 4) == 0) {
        fuzz_write(path, data, size);
    } else if (size > 0) {
        size_t length = make(data, size, path, bytes);

        fuzz_write(path, bytes, length);
    } else {
        return;
    }
    if (td_pack_read(path, &pcm, remarks, sizeof remarks, why, sizeof why) == 0) {
        check(&pcm);
        check_words(remarks, false);
    } else {
        fuzz_hold(pcm.samples == NULL, "nothing of a refused file");
        check_words(why, true);
    }
    free(pcm.samples);
    fuzz_clear();
}
