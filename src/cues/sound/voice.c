/* The voice's thread: it makes one phrase after another, in the order they were wanted. */
#include "teardrop/cues/sound/voice.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/cues/sound/module.h"

#define PARTS_MAX 8
#define PHRASES_MAX 2000 /* of a session; more are not said */

/* One phrase. Only the thread writes `spoken`, before it sets `state`. */
struct entry {
    struct td_phrase phrase;
    struct td_spoken spoken;
    atomic_int state; /* enum */
    struct entry *next;
};
enum { WANTED, READY, IMPOSSIBLE };

struct td_voice {
    char module_path[512], language[64], pack[512];
    int rate;
    const struct td_voice_ops *ops;
    void *synthesiser; /* the thread's; NULL = none */
    struct entry *first, *last;
    size_t count;
    atomic_uint made;
    pthread_t thread;
    pthread_mutex_t lock; /* of the list's ends, why and stop */
    pthread_cond_t changed;
    bool stop;
    char why[160];
};

static void complain(struct td_voice *voice, const char *why)
{
    (void)pthread_mutex_lock(&voice->lock);
    if (voice->why[0] == '\0') {
        td_str_copy(voice->why, sizeof voice->why, why);
        td_str_sanitize(voice->why, false);
    }
    (void)pthread_mutex_unlock(&voice->lock);
}

void td_voice_why(struct td_voice *voice, char *out, size_t size)
{
    (void)pthread_mutex_lock(&voice->lock);
    td_str_copy(out, size, voice->why);
    (void)pthread_mutex_unlock(&voice->lock);
}

/* ---- making ---- */

static void free_parts(struct td_pcm *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(parts[i].samples);
    }
}

/* Of recordings, if there is one for each part. */
static bool from_pack(struct td_voice *voice, struct entry *entry)
{
    struct td_pcm parts[PARTS_MAX] = {{0}};
    const char *at = entry->phrase.parts;
    char path[640], remarks[160], why[160];
    size_t count = 0;
    bool all = voice->pack[0] != '\0' && at[0] != '\0';

    while (all && *at != '\0') {
        int length = (int)strcspn(at, " ");

        td_str_format(path, sizeof path, "%s/%.*s.wav", voice->pack, length, at);
        all = count < PARTS_MAX &&
              voice->ops->read(path, &parts[count], remarks, sizeof remarks, why, sizeof why) == 0;
        count += all ? 1 : 0;
        at += length + (at[length] == ' ' ? 1 : 0);
    }
    all = all && td_speech_join(parts, count, &entry->spoken) == TD_OK;
    free_parts(parts, count);
    return all;
}

static bool from_synthesiser(struct td_voice *voice, struct entry *entry)
{
    struct td_pcm pcm = {0};
    char why[160] = "";
    bool said;

    if (voice->synthesiser == NULL) {
        return false;
    }
    said = voice->ops->say(voice->synthesiser, entry->phrase.text, &pcm, why, sizeof why) == 0;
    if (!said) {
        complain(voice, why);
    }
    said = said && td_speech_join(&pcm, 1, &entry->spoken) == TD_OK;
    free(pcm.samples);
    return said;
}

static void open_all(struct td_voice *voice)
{
    const struct td_voice_module *module;
    char why[160] = "";

    if (voice->ops == NULL) {
        if (td_voice_module_load(voice->module_path, &module, why, sizeof why) != TD_OK) {
            complain(voice, why);
            return;
        }
        voice->ops = module->ops;
    }
    if (voice->ops->open(voice->language, voice->rate, &voice->synthesiser, why, sizeof why) != 0) {
        voice->synthesiser = NULL;
        if (voice->pack[0] == '\0') {
            complain(voice, why);
        }
    }
}

/* The next one that is wanted, as soon as there is one; NULL = it must stop. */
static struct entry *wait_for_next(struct td_voice *voice, struct entry *done)
{
    struct entry *next;

    (void)pthread_mutex_lock(&voice->lock);
    for (;;) {
        next = done != NULL ? done->next : voice->first;
        if (voice->stop || next != NULL) {
            break;
        }
        (void)pthread_cond_wait(&voice->changed, &voice->lock);
    }
    next = voice->stop ? NULL : next;
    (void)pthread_mutex_unlock(&voice->lock);
    return next;
}

static void *run(void *self)
{
    struct td_voice *voice = self;
    struct entry *entry = NULL;

    open_all(voice);
    while ((entry = wait_for_next(voice, entry)) != NULL) {
        bool made =
            voice->ops != NULL && (from_pack(voice, entry) || from_synthesiser(voice, entry));

        atomic_store(&entry->state, made ? READY : IMPOSSIBLE);
        (void)pthread_mutex_lock(&voice->lock);
        atomic_fetch_add(&voice->made, 1);
        (void)pthread_cond_broadcast(&voice->changed);
        (void)pthread_mutex_unlock(&voice->lock);
    }
    if (voice->synthesiser != NULL) {
        voice->ops->close(voice->synthesiser);
    }
    return NULL;
}

/* ---- what is wanted ---- */

static struct entry *find(struct td_voice *voice, const struct td_phrase *phrase)
{
    for (struct entry *entry = voice->first; entry != NULL; entry = entry->next) {
        if (td_str_equal(entry->phrase.text, phrase->text) &&
            td_str_equal(entry->phrase.parts, phrase->parts)) {
            return entry;
        }
    }
    return NULL;
}

void td_voice_want(struct td_voice *voice, const struct td_phrase *phrase)
{
    struct entry *entry;

    if (voice->count >= PHRASES_MAX || find(voice, phrase) != NULL) {
        return;
    }
    entry = calloc(1, sizeof *entry);
    if (entry == NULL) {
        return;
    }
    entry->phrase = *phrase;
    atomic_init(&entry->state, WANTED);
    (void)pthread_mutex_lock(&voice->lock);
    if (voice->last == NULL) {
        voice->first = entry;
    } else {
        voice->last->next = entry;
    }
    voice->last = entry;
    voice->count++;
    (void)pthread_cond_broadcast(&voice->changed);
    (void)pthread_mutex_unlock(&voice->lock);
}

const struct td_spoken *td_voice_spoken(struct td_voice *voice, const struct td_phrase *phrase)
{
    struct entry *entry = find(voice, phrase);

    return entry != NULL && atomic_load(&entry->state) == READY ? &entry->spoken : NULL;
}

bool td_voice_is_done(struct td_voice *voice, const struct td_phrase *phrase)
{
    struct entry *entry = find(voice, phrase);

    return entry == NULL || atomic_load(&entry->state) != WANTED;
}

unsigned td_voice_made(struct td_voice *voice)
{
    return atomic_load(&voice->made);
}

void td_voice_finish(struct td_voice *voice)
{
    (void)pthread_mutex_lock(&voice->lock);
    while (atomic_load(&voice->made) < voice->count) {
        (void)pthread_cond_wait(&voice->changed, &voice->lock);
    }
    (void)pthread_mutex_unlock(&voice->lock);
}

/* ---- life ---- */

static void free_all(struct td_voice *voice)
{
    struct entry *next;

    for (struct entry *entry = voice->first; entry != NULL; entry = next) {
        next = entry->next;
        free(entry->spoken.samples);
        free(entry);
    }
    (void)pthread_mutex_destroy(&voice->lock);
    (void)pthread_cond_destroy(&voice->changed);
    free(voice);
}

enum td_err td_voice_new(const struct td_voice_setup *setup, struct td_voice **out)
{
    struct td_voice *voice = calloc(1, sizeof *voice);
    sigset_t all, before;
    int err;

    *out = NULL;
    if (voice == NULL) {
        return TD_ERR_NOMEM;
    }
    td_str_copy(voice->module_path, sizeof voice->module_path, setup->module);
    td_str_copy(voice->language, sizeof voice->language, setup->language);
    td_str_copy(voice->pack, sizeof voice->pack, setup->pack);
    voice->rate = setup->rate;
    voice->ops = setup->own;
    atomic_init(&voice->made, 0);
    (void)pthread_mutex_init(&voice->lock, NULL);
    (void)pthread_cond_init(&voice->changed, NULL);
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    err = pthread_create(&voice->thread, NULL, run, voice);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (err != 0) {
        free_all(voice);
        return TD_ERR_IO;
    }
    *out = voice;
    return TD_OK;
}

void td_voice_free(struct td_voice *voice)
{
    if (voice == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&voice->lock);
    voice->stop = true;
    (void)pthread_cond_broadcast(&voice->changed);
    (void)pthread_mutex_unlock(&voice->lock);
    (void)pthread_join(voice->thread, NULL);
    free_all(voice);
}
