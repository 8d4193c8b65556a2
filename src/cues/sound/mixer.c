/* Notes to samples: what begins, what goes on, what fades. */
#include "teardrop/cues/sound/mixer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/cues/sound/abi.h"
#include "teardrop/cues/sound/synth.h"

enum {
    PER_MS = TD_SOUND_RATE / 1000,
    FADE = TD_SOUND_FADE_MS * PER_MS,
    DUCK_BEFORE = 20 * PER_MS,
    DUCK_AFTER = 120 * PER_MS,
    DUCK_RELEASE = 60 * PER_MS /* of that, in which it comes back */
};
#define CHUNK 256

static int64_t samples_of(td_ns length)
{
    return (int64_t)llround((double)length * TD_SOUND_RATE / (double)TD_NS_PER_S);
}

static int64_t end_of(const struct td_note *note)
{
    return note->start + (note->tone != NULL
                              ? td_synth_tone_end(note->tone, samples_of(note->length))
                              : 2 * (int64_t)note->spoken->count);
}

/* ---- plans ---- */

void td_mixer_deinit(struct td_mixer *mixer)
{
    free(mixer->plan);
    *mixer = (struct td_mixer){0};
}

static float ramp(int64_t at, int64_t from)
{
    return at < from ? 0 : at >= from + FADE ? 1 : (float)(at - from + 1) / (float)(FADE + 1);
}

static float volume_at(const struct td_mixer *mixer, int64_t at)
{
    return mixer->before + (mixer->volume - mixer->before) * ramp(at, mixer->ramp);
}

static bool is_same(const struct td_note *a, const struct td_note *b)
{
    return a->due == b->due && a->tone == b->tone && a->spoken == b->spoken &&
           a->length == b->length;
}

/* The note that sounds already and is the same; NULL = there is none. */
static struct td_note *find_same(struct td_mixer *mixer, const struct td_note *note, int64_t from)
{
    for (size_t i = 0; mixer->plan != NULL && i < mixer->plan->count; i++) {
        struct td_note *other = &mixer->plan->notes[i];

        if (other->begun && !other->gone && is_same(other, note)) {
            return other;
        }
    }
    for (size_t i = 0; i < mixer->leaving_count; i++) {
        struct td_note *other = &mixer->leaving[i];

        if (!other->gone && other->leave >= from && is_same(other, note)) {
            return other; /* taken back before it was heard to fade */
        }
    }
    return NULL;
}

/* It goes on in the new plan, and not where it was. */
static void hand_over(struct td_note *from, struct td_note *to)
{
    to->begun = true;
    to->start = from->start;
    to->enter = from->enter;
    to->leave = INT64_MAX;
    from->gone = true;
}

/* Fades out. When too much does, the oldest stops at once. */
static void let_go(struct td_mixer *mixer, struct td_note note, int64_t from)
{
    if (!note.begun || note.gone || end_of(&note) <= from) {
        return;
    }
    note.leave = note.leave < from ? note.leave : from;
    if (mixer->leaving_count == TD_MIXER_LEAVING_MAX) {
        memmove(mixer->leaving, mixer->leaving + 1,
                (TD_MIXER_LEAVING_MAX - 1) * sizeof mixer->leaving[0]);
        mixer->leaving_count--;
    }
    mixer->leaving[mixer->leaving_count++] = note;
}

/* Those that have not faded yet. */
static void keep_leaving(struct td_mixer *mixer, int64_t from)
{
    size_t kept = 0;

    for (size_t i = 0; i < mixer->leaving_count; i++) {
        struct td_note *note = &mixer->leaving[i];

        if (!note->gone && note->leave + FADE > from) {
            note->leave = note->leave < from ? note->leave : from;
            mixer->leaving[kept++] = *note;
        }
    }
    mixer->leaving_count = kept;
}

void td_mixer_rewind(struct td_mixer *mixer, int64_t from)
{
    for (size_t i = 0; mixer->plan != NULL && i < mixer->plan->count; i++) {
        struct td_note *note = &mixer->plan->notes[i];

        if (note->begun && (note->start >= from || note->enter >= from)) {
            note->begun = note->gone = false;
        }
    }
}

void td_mixer_take(struct td_mixer *mixer, struct td_sound_plan *plan, int64_t from)
{
    struct td_sound_plan *old = mixer->plan;
    float before = volume_at(mixer, from);

    td_mixer_rewind(mixer, from);
    for (size_t i = 0; plan != NULL && i < plan->count; i++) {
        struct td_note *sounding = find_same(mixer, &plan->notes[i], from);

        if (sounding != NULL) {
            hand_over(sounding, &plan->notes[i]);
        }
    }
    keep_leaving(mixer, from);
    for (size_t i = 0; old != NULL && i < old->count; i++) {
        let_go(mixer, old->notes[i], from);
    }
    mixer->before = before;
    mixer->volume = plan != NULL ? plan->volume : mixer->volume;
    mixer->ramp = from;
    mixer->plan = plan;
    free(old);
}

/* ---- samples ---- */

/* Begins what is due before `end`. What is late is taken up in its middle, if it has one. */
static void begin(struct td_mixer *mixer, int64_t from, int64_t end)
{
    for (size_t i = 0; mixer->plan != NULL && i < mixer->plan->count; i++) {
        struct td_note *note = &mixer->plan->notes[i];
        int64_t start = td_clock_map_sample(&mixer->map, note->due);

        if (note->begun || note->gone || !mixer->map.known || start >= end) {
            continue;
        }
        note->begun = true;
        note->start = start;
        note->enter = INT64_MIN;
        note->leave = INT64_MAX;
        if (start < from && from - start <= (int64_t)TD_SOUND_LATE_MS * PER_MS) {
            note->start = from; /* a little late, and whole */
        } else if (start < from) {
            note->enter = from;
            note->gone = note->tone == NULL || note->length == 0; /* has no middle */
        }
    }
}

static float fade(const struct td_note *note, int64_t at)
{
    float in = note->enter == INT64_MIN ? 1 : ramp(at, note->enter);
    float out = note->leave == INT64_MAX ? 1 : 1 - ramp(at, note->leave);

    return in * out;
}

static int64_t start_of(const struct td_mixer *mixer, const struct td_note *note)
{
    return note->begun ? note->start : td_clock_map_sample(&mixer->map, note->due);
}

/* Quieter around the sample where a tone begins, and softly so. */
static float ducked(int64_t at, int64_t onset)
{
    float part = at < onset - DUCK_BEFORE || at >= onset + DUCK_AFTER ? 0
                 : at < onset ? (float)(at - onset + DUCK_BEFORE) / (float)DUCK_BEFORE
                 : at < onset + DUCK_AFTER - DUCK_RELEASE
                     ? 1
                     : (float)(onset + DUCK_AFTER - at) / (float)DUCK_RELEASE;

    return 1 - (1 - TD_SOUND_DUCK) * part;
}

static void duck(const struct td_mixer *mixer, int64_t from, float *piece, size_t count)
{
    for (size_t i = 0; mixer->plan != NULL && i < mixer->plan->count; i++) {
        const struct td_note *note = &mixer->plan->notes[i];
        int64_t onset = start_of(mixer, note);

        if (note->tone == NULL || note->gone || onset - DUCK_BEFORE >= from + (int64_t)count ||
            onset + DUCK_AFTER <= from) {
            continue;
        }
        for (size_t k = 0; k < count; k++) {
            piece[k] *= ducked(from + (int64_t)k, onset);
        }
    }
}

/* Between two samples, what lies between them. */
static float spoken_at(const struct td_spoken *spoken, int64_t at)
{
    int64_t i = at / 2, end = (int64_t)spoken->count;
    float here, next;

    if (at < 0 || i >= end) {
        return 0;
    }
    here = spoken->samples[i];
    next = i + 1 < end ? spoken->samples[i + 1] : 0;
    return (at % 2 == 0 ? here : (here + next) / 2) / 32768;
}

static void add_note(const struct td_note *note, int64_t from, float *out, size_t count)
{
    if (note->tone != NULL) {
        td_synth_tone(note->tone, samples_of(note->length), from - note->start, 1, out, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        out[i] += spoken_at(note->spoken, from - note->start + (int64_t)i);
    }
}

static void add_piece(const struct td_mixer *mixer, const struct td_note *note, int64_t from,
                      float *out, size_t count)
{
    float piece[CHUNK] = {0};

    if (!note->begun || note->gone || note->start >= from + (int64_t)count ||
        end_of(note) <= from) {
        return;
    }
    add_note(note, from, piece, count);
    if (note->tone == NULL) {
        duck(mixer, from, piece, count);
    }
    for (size_t k = 0; k < count; k++) {
        out[k] += piece[k] * fade(note, from + (int64_t)k);
    }
}

void td_mixer_render(struct td_mixer *mixer, int64_t from, float *out, size_t count)
{
    memset(out, 0, count * sizeof *out);
    for (size_t done = 0; done < count;) {
        size_t piece = td_min_size(count - done, CHUNK);
        int64_t at = from + (int64_t)done;

        begin(mixer, at, at + (int64_t)piece);
        for (size_t i = 0; mixer->plan != NULL && i < mixer->plan->count; i++) {
            add_piece(mixer, &mixer->plan->notes[i], at, out + done, piece);
        }
        for (size_t i = 0; i < mixer->leaving_count; i++) {
            add_piece(mixer, &mixer->leaving[i], at, out + done, piece);
        }
        for (size_t i = 0; i < piece; i++) {
            out[done + i] *= volume_at(mixer, at + (int64_t)i);
        }
        done += piece;
    }
    td_synth_limit(out, count);
}
