/* Words to samples, with libespeak-ng.
 *
 * The library is one for the whole process: one voice can be open at a time. It is made ready once
 * and never ended: its thread, ended and begun anew, hangs (1.51). So the module stays loaded, too
 * (-z nodelete). Of espeak_Initialize only the parts are called, since the whole prints and
 * exits. */
#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "voice.h"

#define RATE_MIN 80 /* words a minute, as the library has it */
#define RATE_MAX 450
#define TEXT_BYTES_MAX 20000
#define SECONDS_MAX 300   /* of one text: a page read aloud is longer than a phrase */
#define QUIET 64          /* of 32767: what is below at both ends is no sound */
#define BUFFER_MS 60      /* a piece of sound as it comes */
#define LANGUAGE_BYTES 24 /* the longest there is has 17 */
#define SHOWN_MAX 8       /* languages named to somebody who asked for one that is not there */

const char td_espeak_name[] = "eSpeak NG " TD_ESPEAK_VERSION;

/* What is being said, in pieces. NULL: nothing, and what still comes is thrown away. */
struct speech {
    int16_t *samples;
    size_t count, capacity, limit;
    bool no_memory, too_long;
};

static struct {
    bool ready, open;
    int rate; /* samples a second */
    struct speech *speech;
} library;

static int refuse(char *why, size_t why_size, const char *text)
{
    (void)snprintf(why, why_size, "%s", text);
    return -1;
}

static bool has_room(struct speech *speech, size_t more)
{
    size_t capacity = speech->capacity > 0 ? speech->capacity : 16384;
    int16_t *samples;

    if (more > speech->limit - speech->count) {
        speech->too_long = true;
        return false;
    }
    while (capacity < speech->count + more) {
        capacity *= 2;
    }
    if (capacity > speech->capacity) {
        samples = realloc(speech->samples, capacity * sizeof *samples);
        if (samples == NULL) {
            speech->no_memory = true;
            return false;
        }
        speech->samples = samples;
        speech->capacity = capacity;
    }
    return true;
}

/* Called by the library for each piece; 1 = no more, please. */
static int keep(short *samples, int count, espeak_EVENT *events)
{
    struct speech *speech = library.speech;

    (void)events;
    if (speech == NULL || speech->no_memory || speech->too_long) {
        return 1;
    }
    if (samples == NULL || count <= 0) {
        return 0;
    }
    if (!has_room(speech, (size_t)count)) {
        return 1;
    }
    memcpy(speech->samples + speech->count, samples, (size_t)count * sizeof *samples);
    speech->count += (size_t)count;
    return 0;
}

/* ---- making it ready ---- */

static espeak_ng_STATUS begin(void)
{
    espeak_ng_ERROR_CONTEXT context = NULL;
    espeak_ng_STATUS status;

    espeak_ng_InitializePath(NULL);
    status = espeak_ng_Initialize(&context);
    espeak_ng_ClearErrorContext(&context);
    if (status == ENS_OK) {
        status = espeak_ng_InitializeOutput(ENOUTPUT_MODE_SYNCHRONOUS, BUFFER_MS, NULL);
    }
    return status;
}

/* The library sets LC_CTYPE of the whole process while it gets ready (about 2 ms), and needs it
 * nowhere: it is put back at once. Its thread is to get none of the program's signals. */
static int make_ready(char *why, size_t why_size)
{
    const char *said = setlocale(LC_CTYPE, NULL);
    char *locale = strdup(said != NULL ? said : "C"), text[160];
    espeak_ng_STATUS status;
    sigset_t all, before;

    if (locale == NULL) {
        return refuse(why, why_size, "out of memory");
    }
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    status = begin();
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    (void)setlocale(LC_CTYPE, locale);
    free(locale);
    if (status != ENS_OK) {
        espeak_ng_GetStatusCodeMessage(status, text, sizeof text);
        (void)snprintf(why, why_size, "%s does not start: %s", td_espeak_name, text);
        return -1;
    }
    espeak_SetSynthCallback(keep);
    library.rate = espeak_ng_GetSampleRate();
    library.ready = true;
    return 0;
}

/* ---- the language ---- */

static bool is_language(const char *text)
{
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    return length > 0 && text[length] == '\0' && length < LANGUAGE_BYTES;
}

/* Each language of a voice has its rank, one byte, before it; an empty one ends them. */
static const char *next_language(const char **list)
{
    const char *language = *list;

    if (*language == '\0') {
        return NULL;
    }
    *list += 1 + strlen(language + 1) + 1;
    return language + 1;
}

/* Several voices may speak it: the one with the lowest rank is meant for it. */
static const char *voice_of(const espeak_VOICE **voices, const char *language)
{
    const char *best = NULL;
    char rank = 0;

    for (; voices != NULL && *voices != NULL; voices++) {
        const char *list = (*voices)->languages, *one;

        while ((one = next_language(&list)) != NULL) {
            if (strcasecmp(one, language) == 0 && (best == NULL || one[-1] < rank)) {
                best = (*voices)->name;
                rank = one[-1];
            }
        }
    }
    return best;
}

/* The library is not asked for a language itself: it would find the voices of mbrola, too, which
 * is another program, and print that it is not there. */
static bool choose(const char *language)
{
    const char *name = voice_of(espeak_ListVoices(NULL), language);

    return name != NULL && espeak_ng_SetVoiceByName(name) == ENS_OK;
}

struct shown {
    char text[SHOWN_MAX * (LANGUAGE_BYTES + 2) + 1];
    int count;
};

static void show(struct shown *shown, const char *language)
{
    size_t used = strlen(shown->text);

    if (shown->count < SHOWN_MAX && strlen(language) < LANGUAGE_BYTES &&
        strstr(shown->text, language) == NULL) {
        (void)snprintf(shown->text + used, sizeof shown->text - used, "%s%s",
                       shown->count > 0 ? ", " : "", language);
        shown->count++;
    }
}

/* Those that begin alike, then some that many speak. */
static int refuse_language(const char *language, char *why, size_t why_size)
{
    static const char *const often[] = {"en-us", "en-gb", "de", "fr", "es", "it", "pl", "pt-br"};
    const espeak_VOICE **voices = espeak_ListVoices(NULL);
    struct shown shown = {"", 0};

    for (size_t i = 0; voices != NULL && voices[i] != NULL && shown.count < SHOWN_MAX / 2; i++) {
        const char *list = voices[i]->languages, *first = next_language(&list);

        if (first != NULL && strncasecmp(first, language, 2) == 0) {
            show(&shown, first);
        }
    }
    for (size_t i = 0; i < sizeof often / sizeof often[0]; i++) {
        if (voice_of(voices, often[i]) != NULL) {
            show(&shown, often[i]);
        }
    }
    (void)snprintf(why, why_size, "%s has no language \"%s\"; it has %s and more", td_espeak_name,
                   language, shown.count > 0 ? shown.text : "none");
    return -1;
}

int td_espeak_open(const char *language, int rate, void **voice, char *why, size_t why_size)
{
    if (library.open) {
        return refuse(why, why_size, "the synthesiser speaks for another already");
    }
    if (rate < RATE_MIN || rate > RATE_MAX) {
        (void)snprintf(why, why_size, "%d words a minute; %d to %d are allowed", rate, RATE_MIN,
                       RATE_MAX);
        return -1;
    }
    if (!is_language(language)) {
        return refuse(why, why_size,
                      "a language is a short name of letters, digits and -: en-us, de");
    }
    if (!library.ready && make_ready(why, why_size) != 0) {
        return -1;
    }
    if (!choose(language)) {
        return refuse_language(language, why, why_size);
    }
    if (espeak_ng_SetParameter(espeakRATE, rate, 0) != ENS_OK) {
        return refuse(why, why_size, "the synthesiser does not take its speed");
    }
    library.open = true;
    *voice = &library;
    return 0;
}

void td_espeak_close(void *voice)
{
    if (voice != NULL) {
        library.open = false;
    }
}

/* ---- saying ---- */

/* Bytes of the character at text, 0 when they are none (RFC 3629). */
static size_t character_at(const unsigned char *text)
{
    size_t bytes = text[0] < 0x80   ? 1
                   : text[0] < 0xC2 ? 0
                   : text[0] < 0xE0 ? 2
                   : text[0] < 0xF0 ? 3
                   : text[0] < 0xF5 ? 4
                                    : 0;

    for (size_t i = 1; i < bytes; i++) {
        if ((text[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return (text[0] == 0xE0 && text[1] < 0xA0) || (text[0] == 0xED && text[1] > 0x9F) ||
                   (text[0] == 0xF0 && text[1] < 0x90) || (text[0] == 0xF4 && text[1] > 0x8F)
               ? 0
               : bytes;
}

/* The library takes commands from control characters, and believes that UTF-8 is whole. */
static char *plain(const char *text)
{
    char *copy = strdup(text);
    unsigned char *at = (unsigned char *)copy;

    while (copy != NULL && *at != '\0') {
        size_t bytes = character_at(at);

        if (bytes == 0 || *at < 0x20 || *at == 0x7F) {
            *at = ' ';
            bytes = 1;
        }
        at += bytes;
    }
    return copy;
}

/* Nothing stands before the first sound nor after the last, nor in memory behind it. */
static void trim(struct speech *speech)
{
    size_t first = 0;
    int16_t *less;

    while (speech->count > 0 && abs(speech->samples[speech->count - 1]) < QUIET) {
        speech->count--;
    }
    while (first < speech->count && abs(speech->samples[first]) < QUIET) {
        first++;
    }
    speech->count -= first;
    if (speech->count > 0) {
        memmove(speech->samples, speech->samples + first, speech->count * sizeof *speech->samples);
        less = realloc(speech->samples, speech->count * sizeof *less);
        speech->samples = less != NULL ? less : speech->samples;
    }
}

static int judge(const struct speech *speech, espeak_ng_STATUS status, char *why, size_t why_size)
{
    if (speech->no_memory) {
        return refuse(why, why_size, "out of memory");
    }
    if (speech->too_long) {
        (void)snprintf(why, why_size, "more than %d seconds of speech", SECONDS_MAX);
        return -1;
    }
    if (status != ENS_OK) {
        espeak_ng_GetStatusCodeMessage(status, why, why_size);
        return -1;
    }
    return speech->count > 0 ? 0 : refuse(why, why_size, "nothing in it can be said");
}

int td_espeak_say(void *voice, const char *text, struct td_pcm *out, char *why, size_t why_size)
{
    struct speech speech = {.limit = (size_t)SECONDS_MAX * (size_t)library.rate};
    espeak_ng_STATUS status;
    char *words;

    if (voice == NULL || !library.open) {
        return refuse(why, why_size, "the synthesiser is not open");
    }
    if (strlen(text) > TEXT_BYTES_MAX) {
        (void)snprintf(why, why_size, "the text has more than %d bytes", TEXT_BYTES_MAX);
        return -1;
    }
    words = plain(text);
    if (words == NULL) {
        return refuse(why, why_size, "out of memory");
    }
    library.speech = &speech;
    status = espeak_ng_Synthesize(words, strlen(words) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8,
                                  NULL, NULL);
    library.speech = NULL;
    free(words);
    trim(&speech);
    if (judge(&speech, status, why, why_size) != 0) {
        free(speech.samples);
        return -1;
    }
    *out = (struct td_pcm){.samples = speech.samples, .count = speech.count, .rate = library.rate};
    return 0;
}
