/* A session as it sounds, without an output: the same notes and the same mixer, a segment at a
 * time. */
#include <math.h>
#include <stdlib.h>

#include "plan.h"
#include "teardrop/base/str.h"
#include "teardrop/cues/sound/abi.h"
#include "teardrop/cues/sound/sound.h"
#include "wanted.h"

#define PIECE 4096
#define TAIL (3 * TD_NS_PER_S) /* behind the end */

struct offline {
    const struct td_timeline *timeline;
    const struct td_sound_session *session;
    struct td_mixer mixer;
    bool (*write)(void *self, const float *samples, size_t count);
    void *self;
    int64_t written;
};

static void add_notes(struct offline *o, struct td_plan_builder *builder, size_t index)
{
    struct td_score_note notes[TD_SCORE_MAX];
    size_t count =
        index < o->timeline->count ? td_score_segment(o->timeline, index, &o->session->wants, notes)
        : index == o->timeline->count ? td_score_end(o->timeline, &o->session->wants, notes)
                                      : 0;

    for (size_t i = 0; i < count; i++) {
        td_plan_add(builder, &notes[i], notes[i].at, notes[i].length, o->session->tones,
                    o->session->voice);
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

bool td_sound_offline(const struct td_sound_session *session, const struct td_timeline *timeline,
                      bool (*write)(void *self, const float *samples, size_t count), void *self)
{
    struct offline o = {.timeline = timeline,
                        .session = session,
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

/* All its phrases: asked for, and then waited for. */
static bool make_phrases(struct td_sound_session *session, const struct td_timeline *timeline,
                         char *why, size_t why_size)
{
    struct td_score_note notes[TD_SCORE_MAX];

    for (size_t i = 0; i < timeline->count; i++) {
        (void)td_score_segment(timeline, i, &session->wants, notes);
    }
    (void)td_score_end(timeline, &session->wants, notes);
    td_voice_finish(session->voice);
    td_voice_why(session->voice, why, why_size);
    return why[0] == '\0';
}

bool td_sound_offline_open(struct td_sound *sound, const struct td_timeline *timeline,
                           struct td_sound_session *out, char *why, size_t why_size)
{
    *out = (struct td_sound_session){.tones = td_sound_tones(sound)};
    if (out->tones == NULL) {
        td_str_copy(why, why_size, sound->why);
        return false;
    }
    if (sound->settings->voice) {
        out->voice = td_sound_voice(sound);
    }
    out->wants = td_sound_wants(sound, out->voice);
    if (sound->settings->voice &&
        (out->voice == NULL || !make_phrases(out, timeline, why, why_size))) {
        td_str_copy(why, why_size, out->voice == NULL ? sound->why : why);
        td_sound_offline_close(out);
        return false;
    }
    return true;
}

void td_sound_offline_close(struct td_sound_session *session)
{
    td_voice_free(session->voice);
    session->voice = NULL;
}
