/* Sound files to samples, with libsndfile: the phrases of a voice pack, which anybody may have
 * made in any way.
 *
 * Nothing in a file is believed before it is looked at: its length is judged by its header before
 * there is memory for it, and again by what is there. */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <sndfile.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "voice.h"

#define RATE_MIN 8000
#define RATE_MAX 192000
#define RATE_DULL 16000 /* below this speech sounds as through a telephone */
#define CHANNELS_MAX 8
#define PIECE 4096    /* values read at a time, of all channels together */
#define SILENCE 0.001 /* of 1, which is as loud as it gets: -60 dB */
#define FULL 0.9999   /* as loud as it gets */
#define CLIPPED_RUN 3 /* so many in a row are no chance */
#define CHUNKS_MAX 64

const char td_pack_file_names[] = "WAV";

static int refuse(char *why, size_t why_size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static int refuse(char *why, size_t why_size, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    // NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): va_start stands above
    (void)vsnprintf(why, why_size, format, arguments);
    va_end(arguments);
    return -1;
}

struct remarks {
    char *text;
    size_t size;
};

static void remark(const struct remarks *remarks, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void remark(const struct remarks *remarks, const char *format, ...)
{
    size_t used = remarks->size > 0 ? strlen(remarks->text) : 0;
    va_list arguments;

    if (used > 0 && used + 2 < remarks->size) {
        memcpy(remarks->text + used, "; ", 3);
        used += 2;
    }
    if (used + 1 < remarks->size) {
        va_start(arguments, format);
        // NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): va_start stands above
        (void)vsnprintf(remarks->text + used, remarks->size - used, format, arguments);
        va_end(arguments);
    }
}

/* ---- what kind of file ---- */

/* Others, by how they begin: somebody may have given one the wrong name. */
static int refuse_kind(const unsigned char *head, ssize_t size, char *why, size_t why_size)
{
    static const struct {
        const char *begins, *name;
    } kinds[] = {{"fLaC", "FLAC"},
                 {"OggS", "Ogg"},
                 {"ID3", "MP3"},
                 {"FORM", "AIFF"},
                 {"\xff\xfb", "MP3"},
                 {".snd", "AU"},
                 {"RIFF", "AVI or another RIFF file"}};

    if (size == 0) {
        return refuse(why, why_size, "empty; a WAV file is wanted");
    }
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t length = strlen(kinds[i].begins);

        if ((size_t)size >= length && memcmp(head, kinds[i].begins, length) == 0) {
            return refuse(why, why_size, "%s, not WAV; only WAV is read", kinds[i].name);
        }
    }
    return refuse(why, why_size, "not a sound; only WAV is read");
}

static int open_file(const char *path, char *why, size_t why_size)
{
    /* What would wait for somebody to write (a pipe) is not waited for. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    unsigned char head[12] = {0};
    struct stat status;
    ssize_t size;

    if (file < 0) {
        return refuse(why, why_size, "%s", errno == ENOENT ? "not there" : strerror(errno));
    }
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
        (void)refuse(why, why_size,
                     S_ISDIR(status.st_mode) ? "a folder; a WAV file is wanted"
                                             : "not a file; a WAV file is wanted");
        (void)close(file);
        return -1;
    }
    size = pread(file, head, sizeof head, 0);
    if (size < (ssize_t)sizeof head || memcmp(head + 8, "WAVE", 4) != 0 ||
        (memcmp(head, "RIFF", 4) != 0 && memcmp(head, "RIFX", 4) != 0 &&
         memcmp(head, "RF64", 4) != 0)) {
        (void)(size < 0 ? refuse(why, why_size, "%s", strerror(errno))
                        : refuse_kind(head, size, why, why_size));
        (void)close(file);
        return -1;
    }
    return file;
}

static uint32_t number_at(const unsigned char *bytes, bool big)
{
    return big ? (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
                     bytes[3]
               : (uint32_t)bytes[3] << 24 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[1] << 8 |
                     bytes[0];
}

/* Whether the header promises more than there is; libsndfile takes what there is and is silent
 * about it. The file is chunks: a name of four bytes, a length of four, so many bytes. (What is
 * above 4 GB has its length elsewhere, and is refused anyway.) */
static bool is_cut_short(int file)
{
    unsigned char chunk[8];
    struct stat status;
    int64_t at = 12;
    bool big;

    if (pread(file, chunk, 4, 0) != 4 || fstat(file, &status) != 0) {
        return false;
    }
    big = memcmp(chunk, "RIFX", 4) == 0;
    for (int i = 0; i < CHUNKS_MAX && pread(file, chunk, sizeof chunk, at) == sizeof chunk; i++) {
        int64_t length = number_at(chunk + 4, big);

        at += 8;
        if (memcmp(chunk, "data", 4) == 0) {
            return at + length > status.st_size;
        }
        at += length + length % 2;
    }
    return false;
}

/* ---- what is in it ---- */

struct reading {
    SNDFILE *sound;
    SF_INFO info;
    int16_t *samples; /* info.frames of them */
    size_t count;
    double peak;       /* before the channels were mixed; 1 is as loud as it gets */
    size_t no_numbers; /* NaN and infinite */
    size_t clipped;    /* places */
    int run;           /* of samples as loud as it gets, up to here */
};

/* Tenths, upwards, so that what is too long never reads as long as allowed. */
static int64_t tenths(const SF_INFO *info)
{
    return ((int64_t)info->frames * 10 + info->samplerate - 1) / info->samplerate;
}

static int judge_header(const SF_INFO *info, char *why, size_t why_size)
{
    if (info->samplerate < RATE_MIN || info->samplerate > RATE_MAX) {
        return refuse(why, why_size, "%d samples a second; %d to %d are allowed", info->samplerate,
                      RATE_MIN, RATE_MAX);
    }
    if (info->channels < 1 || info->channels > CHANNELS_MAX) {
        return refuse(why, why_size, "%d channels; 1 to %d are allowed", info->channels,
                      CHANNELS_MAX);
    }
    if (info->frames <= 0) {
        return refuse(why, why_size, "no sound in it");
    }
    if (info->frames / info->samplerate >= TD_VOICE_SECONDS_MAX &&
        info->frames > (sf_count_t)TD_VOICE_SECONDS_MAX * info->samplerate) {
        return info->frames / info->samplerate > 100000
                   ? refuse(why, why_size, "more than a day long; at most %d s",
                            TD_VOICE_SECONDS_MAX)
                   : refuse(why, why_size, "%lld.%lld s long; at most %d s",
                            (long long)(tenths(info) / 10), (long long)(tenths(info) % 10),
                            TD_VOICE_SECONDS_MAX);
    }
    return 0;
}

/* One moment of all channels as one sample. */
static int16_t mix(struct reading *reading, const float *values)
{
    int channels = reading->info.channels;
    double sum = 0;
    bool full = false;

    for (int i = 0; i < channels; i++) {
        double value = (double)values[i];

        if (!isfinite(value)) {
            reading->no_numbers++;
            value = 0;
        }
        full = full || fabs(value) >= FULL;
        value = value > 1 ? 1 : value < -1 ? -1 : value;
        reading->peak = fmax(reading->peak, fabs(value));
        sum += value;
    }
    reading->run = full ? reading->run + 1 : 0;
    reading->clipped += reading->run == CLIPPED_RUN;
    sum = floor(sum / channels * 32768 + 0.5);
    return (int16_t)(sum > INT16_MAX ? INT16_MAX : sum < INT16_MIN ? INT16_MIN : sum);
}

static void read_all(struct reading *reading)
{
    float piece[PIECE];
    size_t frames = (size_t)reading->info.frames;
    size_t at_once = PIECE / (size_t)reading->info.channels;

    while (reading->count < frames) {
        size_t left = frames - reading->count;
        sf_count_t got =
            sf_readf_float(reading->sound, piece, (sf_count_t)(left < at_once ? left : at_once));

        if (got <= 0) {
            return;
        }
        for (sf_count_t i = 0; i < got; i++) {
            reading->samples[reading->count++] = mix(reading, piece + i * reading->info.channels);
        }
    }
}

static bool is_silent(const struct reading *reading)
{
    for (size_t i = 0; i < reading->count; i++) {
        if (abs(reading->samples[i]) > SILENCE * 32768) {
            return false;
        }
    }
    return true;
}

static int judge(const struct reading *reading, char *why, size_t why_size)
{
    if (reading->count == 0) {
        return refuse(why, why_size, "no sound in it");
    }
    if (!is_silent(reading)) {
        return 0;
    }
    return refuse(why, why_size,
                  reading->peak > SILENCE ? "silence only: its channels cancel each other"
                                          : "silence only");
}

static void note(const struct reading *reading, bool cut_short, const struct remarks *remarks)
{
    const SF_INFO *info = &reading->info;

    if (cut_short || reading->count < (size_t)info->frames) {
        remark(remarks, "cut short: its header promises more than there is");
    }
    if (info->channels > 1) {
        remark(remarks, "%d channels, mixed into one", info->channels);
    }
    if (info->samplerate < RATE_DULL) {
        remark(remarks, "%d samples a second: dull", info->samplerate);
    }
    if (reading->clipped > 0) {
        remark(remarks, "clipped in %zu place%s: recorded too loud", reading->clipped,
               reading->clipped == 1 ? "" : "s");
    }
    if (reading->no_numbers > 0) {
        remark(remarks, "%zu value%s no number, made silent", reading->no_numbers,
               reading->no_numbers == 1 ? " is" : "s are");
    }
}

static int read_sound(struct reading *reading, char *why, size_t why_size)
{
    if (judge_header(&reading->info, why, why_size) != 0) {
        return -1;
    }
    reading->samples = calloc((size_t)reading->info.frames, sizeof *reading->samples);
    if (reading->samples == NULL) {
        return refuse(why, why_size, "out of memory");
    }
    read_all(reading);
    if (judge(reading, why, why_size) != 0) {
        free(reading->samples);
        return -1;
    }
    return 0;
}

int td_pack_read(const char *path, struct td_pcm *out, char *remarks, size_t remarks_size,
                 char *why, size_t why_size)
{
    struct remarks notes = {.text = remarks, .size = remarks_size};
    struct reading reading = {.sound = NULL};
    int file, result = -1;
    bool cut_short;

    if (remarks_size > 0) {
        remarks[0] = '\0';
    }
    file = open_file(path, why, why_size);
    if (file < 0) {
        return -1;
    }
    cut_short = is_cut_short(file);
    reading.sound = sf_open_fd(file, SFM_READ, &reading.info, SF_FALSE);
    if (reading.sound == NULL) {
        (void)refuse(why, why_size, "a WAV file that cannot be read: %s", sf_strerror(NULL));
        why[strcspn(why, "\n")] = '\0';
    } else {
        result = read_sound(&reading, why, why_size);
        (void)sf_close(reading.sound);
    }
    (void)close(file);
    if (result == 0) {
        note(&reading, cut_short, &notes);
        *out = (struct td_pcm){
            .samples = reading.samples, .count = reading.count, .rate = reading.info.samplerate};
    }
    return result;
}
