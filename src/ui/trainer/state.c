/* What an instant of the session is, and what it is called and coloured. Only reads the session;
 * the other files of the trainer build on it. (What is shown when is in time.c.) */
#include <ctype.h>
#include <string.h>

#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/moment.h"

#define NOTE_TIME (8 * TD_NS_PER_S)
#define FLASH_TIME (120 * TD_NS_PER_MS)
#define FLASH_MIN (400 * TD_NS_PER_MS) /* from one to the next: never three a second */

/* ---- the current segment ---- */

bool td_trainer_over(const struct td_trainer *t)
{
    return t->session.state == TD_SESSION_DONE || t->session.state == TD_SESSION_STOPPED;
}

const struct td_segment *td_trainer_segment(const struct td_trainer *t)
{
    return &t->session.timeline.segments[t->look.index];
}

bool td_trainer_between(const struct td_trainer *t)
{
    enum td_segment_kind kind = td_trainer_segment(t)->kind;
    return kind == TD_SEGMENT_REST || kind == TD_SEGMENT_SWITCH;
}

void td_trainer_bar_span(const struct td_trainer *t, size_t *first, size_t *last)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = td_trainer_segment(t);
    *first = *last = t->look.index;
    if (s->kind != TD_SEGMENT_PHASE) {
        return;
    }
    while (*first > 0 && s[-1].kind == TD_SEGMENT_PHASE && s[-1].rep_index == s->rep_index) {
        s--;
        (*first)--;
    }
    s = &timeline->segments[*last];
    while (*last + 1 < timeline->count && s[1].kind == TD_SEGMENT_PHASE &&
           s[1].rep_index == s->rep_index) {
        s++;
        (*last)++;
    }
}

/* ---- names and colours ---- */

/* The colour goes with the word: HOLD is amber wherever it stands in a movement. */
static enum td_role role_of_word(const char *word, enum td_role otherwise)
{
    return td_str_equal(word, "HOLD")   ? TD_ROLE_PHASE_HOLD
           : td_str_equal(word, "TOP")  ? TD_ROLE_PHASE_TOP
           : td_str_equal(word, "REST") ? TD_ROLE_PHASE_REST
                                        : otherwise;
}

enum td_role td_trainer_role(const struct td_timeline *timeline, const struct td_segment *segment)
{
    static const enum td_role phases[TD_PHASE_COUNT] = {
        [TD_PHASE_DOWN] = TD_ROLE_PHASE_DOWN,
        [TD_PHASE_BOTTOM] = TD_ROLE_PHASE_HOLD,
        [TD_PHASE_UP] = TD_ROLE_PHASE_UP,
        [TD_PHASE_TOP] = TD_ROLE_PHASE_TOP,
    };
    switch (segment->kind) {
    case TD_SEGMENT_PREPARE:
        return TD_ROLE_PHASE_PREPARE;
    case TD_SEGMENT_PHASE:
        return role_of_word(td_trainer_word(timeline, segment), phases[segment->phase]);
    case TD_SEGMENT_HOLD:
        return TD_ROLE_PHASE_HOLD;
    case TD_SEGMENT_REST:
    case TD_SEGMENT_SWITCH:
        break;
    }
    return TD_ROLE_PHASE_REST;
}

const char *td_trainer_word(const struct td_timeline *timeline, const struct td_segment *segment)
{
    return td_segment_word(timeline, segment);
}

struct td_clock_text td_trainer_clock_text(td_ns length)
{
    long long s = length > 0 ? (length + TD_NS_PER_S - 1) / TD_NS_PER_S : 0;
    struct td_clock_text out;

    td_str_format(out.text, sizeof out.text, "%lld:%02lld", s / 60, s % 60);
    return out;
}

/* ---- status ---- */

/* Words of the status line's contract: no other such word may stand there. */
static bool has_phase_word(const char *text)
{
    static const char *const words[] = {"prepare", "down", "bottom", "up",     "top",
                                        "hold",    "rest", "switch", "paused", "done"};
    while (*text != '\0') {
        char word[16] = "";
        size_t n = 0;

        while (isalpha((unsigned char)text[n])) {
            n++;
        }
        if (n < sizeof word) {
            memcpy(word, text, n);
            word[n] = '\0';
        }
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
            if (td_str_equal_nocase(word, words[i])) {
                return true;
            }
        }
        text += n > 0 ? n : 1;
    }
    return false;
}

/* The last rep that was done in full; NULL: none was. */
static const struct td_segment *last_done(const struct td_trainer *t)
{
    const struct td_timeline *timeline = &t->session.timeline;

    for (size_t i = timeline->count; i-- > 0;) {
        const struct td_segment *s = &timeline->segments[i];

        if ((s->kind == TD_SEGMENT_PHASE || s->kind == TD_SEGMENT_HOLD) &&
            t->session.reps[s->rep_index].done) {
            return s;
        }
    }
    return NULL;
}

/* At the end: what was really done, wherever the clock stands. */
static void status_done(const struct td_trainer *t, char *out, size_t size)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *done = last_done(t), *s = done != NULL ? done : timeline->segments;

    td_str_append(out, size, "set %d/%d  rep %d/%d  done", done != NULL ? s->set : 0,
                  td_timeline_sets(timeline, s), done != NULL ? s->rep : 0,
                  td_timeline_reps(timeline, s));
}

void td_trainer_status(const struct td_trainer *t, char *out, size_t size)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = td_trainer_segment(t);
    const char *name = td_timeline_exercise(timeline, s)->name;
    const char *word = t->session.state == TD_SESSION_PAUSED ? "paused" : td_segment_id(s);

    td_str_copy(out, size, "");
    if (timeline->workout.count > 1 && !has_phase_word(name)) {
        td_str_append(out, size, "%s  ", name);
    }
    if (td_trainer_over(t)) {
        status_done(t, out, size);
        return;
    }
    td_str_append(out, size, "set %d/%d  rep %d/%d  %s", s->set, td_timeline_sets(timeline, s),
                  s->rep, td_timeline_reps(timeline, s), word);
}

/* ---- what to mind ---- */

const char *td_trainer_cue(const struct td_trainer *t)
{
    if (td_trainer_segment(t)->fade != TD_FADE_NONE) {
        return "Enter or a click when down, when up";
    }
    return td_segment_cue(&t->session.timeline, td_trainer_segment(t));
}

const char *td_trainer_short_cue(const struct td_trainer *t)
{
    if (td_trainer_segment(t)->fade != TD_FADE_NONE) {
        return NULL;
    }
    return td_segment_short_cue(&t->session.timeline, td_trainer_segment(t));
}

/* ---- quiet words ---- */

void td_trainer_left_text(const struct td_trainer *t, char *out, size_t size)
{
    const struct td_segment *s = td_trainer_segment(t);
    size_t set = s->kind == TD_SEGMENT_REST || s->plan == 0 ? s->plan : (size_t)s->plan - 1;

    td_session_own_tempo_text(&t->session, set, set + 1, out, size);
}

void td_trainer_note(struct td_trainer *t, const char *text)
{
    td_str_copy(t->note, sizeof t->note, text);
    t->note_until = t->now + NOTE_TIME;
}

void td_trainer_flash(struct td_trainer *t)
{
    if (t->now >= t->flash_again) {
        t->flash_until = t->now + FLASH_TIME;
        t->flash_again = t->now + FLASH_MIN;
    }
}

/* ---- the end ---- */

#define EXTRA_MAX 2

const char td_trainer_one_more[] = "One more good rep in you? + or PgDn counts it in.";

enum td_ending td_trainer_ending(const struct td_trainer *t)
{
    struct td_limits limits = td_settings_limits(t->ui->settings);
    int pain = t->mode == TD_TRAINER_PAIN ? t->scale.value : t->record.worst_pain;

    return td_ending_of(&t->record, td_light_of_pain(&limits, pain) == TD_LIGHT_RED);
}

bool td_trainer_may_add(const struct td_trainer *t)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_set_plan *last = &timeline->sets[timeline->set_total - 1];

    return t->session.state == TD_SESSION_DONE && last->extra < EXTRA_MAX &&
           t->mode == TD_TRAINER_PAIN && td_last_set_whole(&t->record) &&
           td_trainer_ending(t) != TD_ENDING_HURT &&
           timeline->workout.exercises[last->exercise].exercise->kind == TD_EXERCISE_REPS;
}

const char *td_trainer_effort_words(int effort)
{
    static const char *const words[] = {
        "very light",
        "very light",
        "light",
        "light",
        "5 or 6 more reps in you",
        "4 or 5 more reps in you",
        "3 more reps in you",
        "2 more reps in you",
        "1 more rep in you",
        "not one more rep",
    };

    return effort < 1 ? "Choose a number. 1 is nothing at all, 10 is not one more rep."
                      : words[effort - 1];
}

void td_trainer_time_text(const struct td_trainer *t, char *out, size_t size)
{
    td_str_copy(out, size, td_trainer_clock_text(t->record.elapsed_ms * TD_NS_PER_MS).text);
    if (t->record.paused_ms >= 1000) {
        td_str_append(out, size, ", and %s of pauses",
                      td_trainer_clock_text(t->record.paused_ms * TD_NS_PER_MS).text);
    }
}
