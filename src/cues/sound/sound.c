/* Sound in a session: what is wanted, what was given, and what is wrong. */
#include "teardrop/cues/sound/sound.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plan.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/cues/sound/abi.h"
#include "wanted.h"

#define AHEAD (30 * TD_NS_PER_S)  /* so much is given to the player ... */
#define REFILL (15 * TD_NS_PER_S) /* ... again, when less than this is left */
#define AT_ONCE (30 * TD_NS_PER_MS)
#define STARTS_IN (300 * TD_NS_PER_MS) /* for an output that is being opened */

void td_sound_init(struct td_sound *sound, const struct td_settings *settings,
                   const struct td_content_port *content, const char *program_dir,
                   const char *installed, const char *home)
{
    *sound = (struct td_sound){.settings = settings, .content = content, .volume = -1};
    td_str_copy(sound->program_dir, sizeof sound->program_dir, program_dir);
    td_str_copy(sound->installed, sizeof sound->installed, installed);
    td_str_copy(sound->home, sizeof sound->home, home);
}

void td_sound_deinit(struct td_sound *sound)
{
    sound->holders = td_min(sound->holders, 1);
    td_sound_let_go(sound);
}

void td_sound_use_clock(struct td_sound *sound, struct td_sound_clock clock)
{
    sound->clock = clock;
}

/* ---- loading ---- */

void td_sound_module_path(const struct td_sound *sound, const char *name, char *out, size_t size)
{
    static const char *const beside[] = {"", "/../lib/teardrop"};

    for (size_t i = 0; sound->program_dir[0] != '\0' && i < sizeof beside / sizeof beside[0]; i++) {
        td_str_format(out, size, "%s%s/%s", sound->program_dir, beside[i], name);
        if (access(out, F_OK) == 0) {
            return;
        }
    }
    td_str_format(out, size, "%s/%s", sound->installed, name);
}

void td_sound_expand(const struct td_sound *sound, const char *path, char *out, size_t size)
{
    bool home = path[0] == '~' && (path[1] == '/' || path[1] == '\0');

    td_str_format(out, size, "%s%s", home ? sound->home : "", home ? path + 1 : path);
}

struct td_voice *td_sound_voice(struct td_sound *sound)
{
    struct td_voice *voice = NULL;
    const struct td_settings *settings = sound->settings;
    char module[2 * TD_SOUND_PATH], pack[2 * TD_SOUND_PATH];
    struct td_voice_setup setup = {.module = module,
                                   .language = settings->language,
                                   .pack = pack,
                                   .rate = settings->voice_wpm,
                                   .own = sound->own_voice};

    td_sound_module_path(sound, "teardrop_voice.so", module, sizeof module);
    td_sound_expand(sound, settings->voice_pack, pack, sizeof pack);
    if (td_voice_new(&setup, &voice) != TD_OK) {
        td_str_copy(sound->why, sizeof sound->why, "there is no memory for the voice");
    }
    return voice;
}

static void open_player(struct td_sound *sound)
{
    char module[2 * TD_SOUND_PATH];
    struct td_player_setup setup = {.module = module,
                                    .device = sound->settings->device,
                                    .buffer_ms = sound->settings->buffer_ms,
                                    .now = sound->clock.real,
                                    .own = sound->own_output};

    td_sound_module_path(sound, "teardrop_sound.so", module, sizeof module);
    if (td_player_new(&setup, &sound->player) != TD_OK) {
        td_str_copy(sound->why, sizeof sound->why, "there is no memory for sound");
    }
}

const struct td_tone_set *td_sound_tones(struct td_sound *sound)
{
    const struct td_problems *problems = NULL;
    const struct td_tones *tones = NULL;
    const char *id = td_tone_set_ids[sound->settings->tone_set];
    const struct td_tone_set *set;

    if (sound->content->ops->tones == NULL ||
        sound->content->ops->tones(sound->content->self, &tones, &problems) != TD_OK) {
        td_str_format(sound->why, sizeof sound->why, "%s",
                      problems != NULL && problems->count > 0 ? problems->lines[0]
                                                              : "there are no tones");
        return NULL;
    }
    set = td_tone_set_find(tones, id);
    if (set == NULL) {
        td_str_format(sound->why, sizeof sound->why, "tones.cfg has no set \"%s\"", id);
    }
    return set;
}

void td_sound_hold(struct td_sound *sound)
{
    const struct td_settings *settings = sound != NULL ? sound->settings : NULL;

    if (sound == NULL || sound->holders++ > 0 || settings->sound == TD_NO ||
        sound->clock.real == NULL) {
        return;
    }
    sound->why[0] = '\0';
    sound->volume = -1;
    if (!settings->tones && !settings->voice) {
        return;
    }
    sound->tones = td_sound_tones(sound);
    if (sound->tones == NULL) {
        return;
    }
    open_player(sound);
    if (settings->voice && sound->player != NULL) {
        sound->voice = td_sound_voice(sound);
    }
}

void td_sound_hold_to_read(struct td_sound *sound)
{
    if (sound == NULL) {
        return;
    }
    td_sound_hold(sound);
    if (sound->clock.real == NULL) {
        return;
    }
    if (sound->player == NULL) {
        open_player(sound);
    }
    if (sound->voice == NULL && sound->player != NULL) {
        sound->voice = td_sound_voice(sound);
    }
}

void td_sound_let_go(struct td_sound *sound)
{
    if (sound == NULL || sound->holders == 0 || --sound->holders > 0) {
        return;
    }
    td_sound_stop_reading(sound);
    td_player_free(sound->player);
    td_voice_free(sound->voice); /* the player has its samples no more */
    free(sound->plan);
    sound->player = NULL;
    sound->voice = NULL;
    sound->plan = NULL;
    sound->was_running = false;
    sound->place = (struct td_sound_place){0};
    sound->changes = 0;
    sound->has_sounded = false;
}

/* ---- giving to the player ---- */

struct td_score_wants td_sound_wants(const struct td_sound *sound, struct td_voice *voice)
{
    return (struct td_score_wants){
        .tones = sound->settings->tones != 0,
        .beat = sound->settings->sound_beat != 0,
        .say = (unsigned)sound->settings->voice_on,
        .spoken = voice != NULL ? td_plan_spoken : NULL,
        .self = voice,
    };
}

/* ---- following a session ---- */

struct following {
    struct td_sound *sound;
    const struct td_session *session;
    td_ns offset; /* where the session is */
    td_ns until;  /* real time */
    struct td_plan_builder builder;
};

static td_ns real_of(const struct following *f, td_ns offset)
{
    const struct td_session *session = f->session;
    const struct td_sound_clock *clock = &f->sound->clock;

    return clock->to_real(clock->self, session->anchor_clock + (offset - session->anchor_offset));
}

static void add(struct following *f, const struct td_score_note *note)
{
    td_ns at = real_of(f, note->at), end = real_of(f, note->at + note->length);
    td_ns early = (td_ns)f->sound->settings->offset_ms * TD_NS_PER_MS;

    if (at <= f->until) {
        td_plan_add(&f->builder, note, at - early, end - at, f->sound->tones, f->sound->voice);
    }
}

static void add_segments(struct following *f)
{
    const struct td_session *session = f->session;
    const struct td_timeline *timeline = &session->timeline;
    struct td_score_wants wanted = td_sound_wants(f->sound, f->sound->voice);
    struct td_score_note notes[TD_SCORE_MAX];
    size_t count = 0;

    for (size_t i = td_timeline_at(timeline, f->offset); i <= timeline->count; i++) {
        td_ns start = i < timeline->count ? timeline->segments[i].start : timeline->total;

        if (start > session->wait_at || real_of(f, start) > f->until) {
            return; /* what waits for the person has no time yet */
        }
        count = i < timeline->count ? td_score_segment(timeline, i, &wanted, notes)
                                    : td_score_end(timeline, &wanted, notes);
        for (size_t k = 0; k < count; k++) {
            add(f, &notes[k]);
        }
    }
}

static bool is_same(const struct td_note *a, const struct td_note *b)
{
    return a->due == b->due && a->length == b->length && a->tone == b->tone &&
           a->spoken == b->spoken;
}

/* Is the next note of it that is due by `to`, and not over at `now`, i or later? */
static size_t skip(const struct td_sound_plan *plan, size_t i, td_ns now, td_ns to)
{
    while (plan != NULL && i < plan->count &&
           (plan->notes[i].due + plan->notes[i].length <= now || plan->notes[i].due > to)) {
        i++;
    }
    return i;
}

/* Do both say the same from now on, as far as both go? */
static bool agrees(const struct td_sound *sound, const struct td_sound_plan *plan, td_ns now)
{
    const struct td_sound_plan *old = sound->plan;
    td_ns to = sound->planned_to;
    size_t i = 0, k = 0;

    for (;;) {
        i = skip(plan, i, now, to);
        k = skip(old, k, now, to);
        if (plan == NULL || i == plan->count || old == NULL || k == old->count) {
            return (plan == NULL || i == plan->count) && (old == NULL || k == old->count);
        }
        if (!is_same(&plan->notes[i++], &old->notes[k++])) {
            return false;
        }
    }
}

static void follow_running(struct td_sound *sound, const struct td_session *session, td_ns now)
{
    td_ns real = sound->clock.to_real(sound->clock.self, now);
    struct following f = {.sound = sound,
                          .session = session,
                          .offset = td_session_offset(session, now),
                          .until = real + AHEAD};

    add_segments(&f);
    if (sound->planned_to - real > REFILL && agrees(sound, f.builder.plan, real)) {
        free(f.builder.plan);
    } else {
        td_sound_give(sound, f.builder.plan, f.until);
    }
}

/* Why it is silent, for who does not look. */
static void say_paused(struct td_sound *sound, const struct td_session *session)
{
    const struct td_spoken *spoken;
    struct td_plan_builder builder = {0};
    struct td_phrase phrase;

    if (sound->voice == NULL || session->state != TD_SESSION_PAUSED ||
        (sound->settings->voice_on >> TD_SAY_PAUSE & 1) == 0) {
        return;
    }
    td_phrase_paused(&phrase);
    spoken = td_voice_spoken(sound->voice, &phrase);
    if (spoken != NULL) {
        td_plan_add_note(
            &builder, (struct td_note){.due = sound->clock.real() + 2 * AT_ONCE, .spoken = spoken});
        td_sound_give(sound, builder.plan, 0);
    }
}

static struct td_sound_place place_of(const struct td_sound *sound,
                                      const struct td_session *session, td_ns now)
{
    return (struct td_sound_place){
        .anchor_clock = session->anchor_clock,
        .anchor_offset = session->anchor_offset,
        .wait_at = session->wait_at,
        .total = session->timeline.total,
        .state = (int)session->state,
        .made = sound->voice != NULL ? td_voice_made(sound->voice) : 0,
        .second = now / TD_NS_PER_S,
    };
}

static bool has_moved(const struct td_sound_place *a, const struct td_sound_place *b)
{
    return a->anchor_clock != b->anchor_clock || a->anchor_offset != b->anchor_offset ||
           a->wait_at != b->wait_at || a->total != b->total || a->state != b->state ||
           a->made != b->made || a->second != b->second;
}

void td_sound_follow(struct td_sound *sound, const struct td_session *session, td_ns now)
{
    bool running = session->state == TD_SESSION_RUNNING;
    struct td_sound_place place;

    if (sound == NULL || sound->player == NULL) {
        return;
    }
    place = place_of(sound, session, now);
    if (sound->was_running == running && !has_moved(&place, &sound->place)) {
        return;
    }
    sound->place = place;
    if (running) {
        follow_running(sound, session, now);
    } else if (sound->was_running && session->state != TD_SESSION_DONE) {
        td_sound_hush(sound);
        say_paused(sound, session);
    }
    sound->was_running = running;
}

void td_sound_prepare(struct td_sound *sound, const struct td_timeline *timeline)
{
    struct td_score_note notes[TD_SCORE_MAX];
    struct td_score_wants wanted;
    struct td_phrase paused;

    if (sound == NULL || sound->voice == NULL) {
        return;
    }
    wanted = td_sound_wants(sound, sound->voice);
    for (size_t i = 0; i < timeline->count; i++) {
        (void)td_score_segment(timeline, i, &wanted, notes);
    }
    (void)td_score_end(timeline, &wanted, notes);
    td_phrase_paused(&paused);
    td_voice_want(sound->voice, &paused);
}

/* ---- one thing, now ---- */

static bool play_now(struct td_sound *sound, struct td_note note)
{
    struct td_plan_builder builder = {0};

    note.due = sound->clock.real() + (td_sound_is_starting(sound) ? STARTS_IN : AT_ONCE);
    td_plan_add_note(&builder, note);
    if (builder.plan != NULL) {
        td_sound_give(sound, builder.plan, 0);
    }
    return builder.plan != NULL;
}

bool td_sound_try(struct td_sound *sound, enum td_tone_id tone, td_ns length)
{
    const struct td_tone_set *tones =
        sound != NULL && sound->player != NULL ? td_sound_tones(sound) : NULL;

    if (tones == NULL) {
        return false;
    }
    sound->tones = tones;
    return play_now(sound, (struct td_note){.tone = &tones->tones[tone], .length = length});
}

/* ---- what is so ---- */

bool td_sound_is_heard(struct td_sound *sound)
{
    struct td_player_report report;

    if (sound == NULL || sound->player == NULL || !sound->settings->tones) {
        return false;
    }
    td_player_report(sound->player, &report);
    return report.state == TD_PLAYER_ON;
}

/* Why there is none, from the player's report. */
static const char *reason(const struct td_player_report *report)
{
    return report->why[0] != '\0' ? report->why : "nothing answers";
}

void td_sound_describe(struct td_sound *sound, char *out, size_t size)
{
    struct td_player_report report;

    out[0] = '\0';
    if (sound == NULL) {
        return;
    }
    if (sound->settings->sound == TD_NO || (!sound->settings->tones && !sound->settings->voice)) {
        td_str_copy(out, size, "off, in the settings");
        return;
    }
    if (sound->player == NULL) {
        td_str_format(out, size, sound->why[0] != '\0' ? "none: %s" : "%s", sound->why);
        return;
    }
    td_player_report(sound->player, &report);
    switch (report.state) {
    case TD_PLAYER_STARTS:
        break;
    case TD_PLAYER_ON:
        td_str_copy(out, size, "muted; m brings it back");
        if (!sound->muted) {
            td_str_format(out, size, "on: %s", report.device);
        }
        break;
    default:
        td_str_format(out, size, "none: %s", reason(&report));
        break;
    }
}

void td_sound_why_silent(struct td_sound *sound, char *out, size_t size)
{
    struct td_player_report report;

    out[0] = '\0';
    if (sound == NULL || sound->player == NULL) {
        td_str_copy(out, size, sound != NULL && sound->why[0] != '\0' ? sound->why : "no sound");
        return;
    }
    td_player_report(sound->player, &report);
    if (report.state != TD_PLAYER_ON && report.state != TD_PLAYER_STARTS) {
        td_str_format(out, size, "no sound: %s", reason(&report));
    }
}

bool td_sound_is_starting(struct td_sound *sound)
{
    struct td_player_report report = {.state = TD_PLAYER_ON};

    if (sound != NULL && sound->player != NULL) {
        td_player_report(sound->player, &report);
    }
    return report.state == TD_PLAYER_STARTS;
}

const char *td_sound_take_news(struct td_sound *sound)
{
    struct td_player_report report;
    bool back;

    if (sound == NULL || sound->player == NULL) {
        return NULL;
    }
    td_player_report(sound->player, &report);
    if (report.changes == sound->changes) {
        return NULL;
    }
    sound->changes = report.changes;
    back = report.state == TD_PLAYER_ON && sound->has_sounded;
    sound->has_sounded = sound->has_sounded || report.state == TD_PLAYER_ON;
    if (report.state == TD_PLAYER_LOST ||
        (report.state != TD_PLAYER_ON && sound->settings->sound == TD_YES)) {
        td_str_format(sound->why, sizeof sound->why, "no sound: %s", reason(&report));
        return sound->why;
    }
    return back ? "sound is back" : NULL;
}
