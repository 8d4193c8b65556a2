/* A session as it sounds, without an output: the same notes and the same mixer, a segment at a
 * time. */
#include <math.h>
#include <stdlib.h>

#include "plan.h"
#include "teardrop/base/num.h"
#include "teardrop/cues/sound/abi.h"
#include "teardrop/cues/sound/sound.h"

#define PIECE 4096
#define TAIL (3 * TD_NS_PER_S) /* behind the end */

struct offline {
    const struct td_timeline *timeline;
    const struct td_score_wants *wants;
    const struct td_tone_set *tones;
    struct td_voice *voice;
    struct td_mixer mixer;
    bool (*write)(void *self, const float *samples, size_t count);
    void *self;
    int64_t written;
};

static void add_notes(struct offline *o, struct td_plan_builder *builder, size_t index)
{
    struct td_score_note notes[TD_SCORE_MAX];
    size_t count = index < o->timeline->count
                       ? td_score_segment(o->timeline, index, o->wants, notes)
                   : index == o->timeline->count ? td_score_end(o->timeline, o->wants, notes)
                                                 : 0;

    for (size_t i = 0; i < count; i++) {
        td_plan_add(builder, &notes[i], notes[i].at, notes[i].length, o->tones, o->voice);
    }
}

static bool write_to(struct offline *o, td_ns until)
{
    int64_t end = td_clock_map_sample(&o->mixer.map, until);
    float piece[PIECE];

    while (o->written < end) {
        size_t count = (size_t)(end - o->written < PIECE ? end - o->written : PIECE);

        td_mixer_render(&o->mixer, o->written, piece, count);
        if (!o->write(o->self, piece, count)) {
            return false;
        }
        o->written += (int64_t)count;
    }
    return true;
}

/* Segment `index`, with what came before and comes behind it: what lasts goes on, and a phrase
 * knows of the next onset. */
static bool write_segment(struct offline *o, size_t index)
{
    const struct td_timeline *timeline = o->timeline;
    const struct td_segment *s = &timeline->segments[index];
    struct td_plan_builder builder = {0};

    add_notes(o, &builder, index);
    add_notes(o, &builder, index + 1);
    td_mixer_take(&o->mixer, builder.plan, o->written);
    return !builder.failed &&
           write_to(o, index < timeline->count ? s->start + s->length : timeline->total + TAIL);
}

bool td_sound_offline(const struct td_timeline *timeline, const struct td_score_wants *wants,
                      const struct td_tone_set *tones, struct td_voice *voice,
                      bool (*write)(void *self, const float *samples, size_t count), void *self)
{
    struct offline o = {.timeline = timeline,
                        .wants = wants,
                        .tones = tones,
                        .voice = voice,
                        .write = write,
                        .self = self,
                        .mixer = {.map = {.known = true}, .volume = 1, .before = 1}};
    bool fine = true;

    for (size_t i = 0; fine && i <= timeline->count; i++) {
        fine = write_segment(&o, i);
    }
    td_mixer_deinit(&o.mixer);
    return fine;
}
