/* What an instant of the session is, and what it is called and coloured. Only reads the session;
 * the other files of the trainer build on it. (What is shown when is in time.c.) */
#include <ctype.h>
#include <string.h>

#include "state.h"
#include "teardrop/base/str.h"

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

enum td_role td_trainer_role(const struct td_segment *segment)
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
        return phases[segment->phase];
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
    const struct td_exercise *exercise = td_timeline_exercise(timeline, segment);
    switch (segment->kind) {
    case TD_SEGMENT_PREPARE:
        return "READY";
    case TD_SEGMENT_PHASE:
        return td_exercise_word(exercise, segment->phase);
    case TD_SEGMENT_HOLD:
        return td_exercise_hold_word(exercise);
    case TD_SEGMENT_REST:
        return "REST";
    case TD_SEGMENT_SWITCH:
        break;
    }
    return "SWITCH";
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

/* What was really done, which is not where the clock stands: the last set with a rep in it. */
static void done_status(const struct td_trainer *t, char *out, size_t size)
{
    const struct td_timeline *timeline = &t->session.timeline;
    int last = td_last_set_done(&t->record);
    const struct td_set_plan *plan = &timeline->sets[last >= 0 ? last : 0];
    const struct td_workout_exercise *exercise = &timeline->workout.exercises[plan->exercise];

    td_str_copy(out, size, "");
    if (timeline->workout.count > 1 && last >= 0 && !has_phase_word(exercise->exercise->name)) {
        td_str_append(out, size, "%s  ", exercise->exercise->name);
    }
    td_str_append(out, size, "set %d/%d  rep %d/%d  done", last >= 0 ? plan->set : 0,
                  exercise->sets, last >= 0 ? t->record.sets[last].reps_done : 0,
                  plan->reps + plan->extra);
}

void td_trainer_status(const struct td_trainer *t, char *out, size_t size)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = td_trainer_segment(t);
    const char *name = td_timeline_exercise(timeline, s)->name;
    const char *word = t->session.state == TD_SESSION_PAUSED ? "paused" : td_segment_id(s);

    if (td_trainer_over(t)) {
        done_status(t, out, size);
        return;
    }
    td_str_copy(out, size, "");
    if (timeline->workout.count > 1 && !has_phase_word(name)) {
        td_str_append(out, size, "%s  ", name);
    }
    td_str_append(out, size, "set %d/%d  rep %d/%d  %s", s->set, td_timeline_sets(timeline, s),
                  s->rep, td_timeline_reps(timeline, s), word);
}

/* ---- quiet words ---- */

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
