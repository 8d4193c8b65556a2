/* The texts of the set-up card: its fields, what the level needs, how it is done. */
#include <string.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/wrap.h"
#include "teardrop/ui/card/words.h"

/* ---- whose numbers ---- */

/* The text without what stands in brackets, and of each of its parts (`; `) only what comes before
 * a colon: "A plate or block, 7.5 cm, that does not slip". */
void td_card_brief(const char *text, char *out, size_t size)
{
    size_t n = 0;
    bool skips = false;

    for (; *text != '\0' && n + 1 < size; text++) {
        bool opens = text[0] == ' ' && text[1] == '(';
        bool part = text[0] == ';' && text[1] == ' ';

        skips = opens || (text[0] == ':' && text[1] == ' ') || (skips && !part);
        if (!skips) {
            out[n++] = *text;
        }
        if (text[0] == ')') {
            skips = false;
        }
    }
    out[n] = '\0';
}

const struct td_workout_exercise *td_card_hold(const struct td_card *c)
{
    for (size_t i = c->workout.main; i < c->workout.main + c->workout.own; i++) {
        if (c->workout.exercises[i].exercise->kind == TD_EXERCISE_HOLD) {
            return &c->workout.exercises[i];
        }
    }
    return td_card_exercise(c);
}

/* ---- words ---- */

const enum td_phase *td_card_phases(const struct td_exercise *exercise)
{
    static const enum td_phase down[] = {TD_PHASE_DOWN, TD_PHASE_BOTTOM, TD_PHASE_UP, TD_PHASE_TOP};
    static const enum td_phase up[] = {TD_PHASE_UP, TD_PHASE_TOP, TD_PHASE_DOWN, TD_PHASE_BOTTOM};

    return exercise->begins_up ? up : down;
}

void td_card_phase_name(const struct td_exercise *exercise, enum td_phase phase, char *out,
                        size_t size)
{
    td_str_copy(out, size, td_exercise_word(exercise, phase));
    for (; *out != '\0'; out++) {
        *out = (char)(*out >= 'A' && *out <= 'Z' ? *out - 'A' + 'a' : *out);
    }
}

/* `, down 3, hold 1, up 2, top 1` */
static void append_tempo(const struct td_workout_exercise *e, char *out, size_t size)
{
    for (int i = 0; i < TD_PHASE_COUNT; i++) {
        enum td_phase phase = td_card_phases(e->exercise)[i];
        bool fast = phase == TD_PHASE_UP && e->tempo.explosive;
        char name[40], number[24] = "fast";

        if (fast || e->tempo.ms[phase] > 0) {
            td_card_phase_name(e->exercise, phase, name, sizeof name);
            if (!fast) {
                td_str_from_thousandths(e->tempo.ms[phase], number, sizeof number);
            }
            td_str_append(out, size, "%s %s %s", i > 0 ? "," : ":", name, number);
        }
    }
}

bool td_card_checks_first(const struct td_card *c)
{
    return c->first[0] != '\0' && !c->level->free_timer;
}

static void seconds_text(td_ns length, char *out, size_t size)
{
    char number[24];
    td_str_from_thousandths(length / TD_NS_PER_MS, number, sizeof number);
    td_str_format(out, size, "%s s", number);
}

void td_card_field_text(const struct td_card *c, enum td_card_field field, char *out, size_t size)
{
    const struct td_workout_exercise *e = td_card_exercise(c);
    switch (field) {
    case TD_CARD_LEVEL:
        td_str_copy(out, size, td_level_title(c->level));
        break;
    case TD_CARD_SWAP:
        td_str_copy(out, size, c->level->swap_in != NULL ? c->level->swap_name : e->exercise->name);
        break;
    case TD_CARD_SETS:
        td_str_format(out, size, "%d", e->sets);
        break;
    case TD_CARD_REPS:
        td_str_format(out, size, "%d", e->reps);
        break;
    case TD_CARD_HOLD:
        e = td_card_hold(c);
        seconds_text(e->hold, out, size);
        break;
    case TD_CARD_TEMPO_DOWN:
    case TD_CARD_TEMPO_BOTTOM:
    case TD_CARD_TEMPO_UP:
    case TD_CARD_TEMPO_TOP: {
        enum td_phase phase = (enum td_phase)(field - TD_CARD_TEMPO_DOWN);
        if (phase == TD_PHASE_UP && e->tempo.explosive) {
            td_str_copy(out, size, "fast");
        } else {
            seconds_text(e->tempo.ms[phase] * TD_NS_PER_MS, out, size);
        }
        break;
    }
    case TD_CARD_REST:
        seconds_text(e->rest, out, size);
        break;
    case TD_CARD_PREPARE:
        seconds_text(c->workout.prepare, out, size);
        break;
    case TD_CARD_LOAD:
        if (c->workout.load_g > 0) {
            char kg[24];
            td_str_from_thousandths(c->workout.load_g, kg, sizeof kg);
            td_str_format(out, size, "%s kg", kg);
        } else {
            td_card_brief(c->level->load != NULL ? c->level->load : "none", out, size);
        }
        break;
    case TD_CARD_WARM_UP:
        td_str_copy(out, size, c->workout.warm_up ? "yes, first" : "none");
        break;
    case TD_CARD_EXTRAS:
        td_str_copy(out, size, c->workout.extras ? "hips and calves, after" : "none");
        break;
    case TD_CARD_COUNT:
        break;
    }
}

void td_card_total_text(const struct td_card *c, char *out, size_t size)
{
    long long s = (c->total + TD_NS_PER_S - 1) / TD_NS_PER_S;
    td_str_format(out, size, "%lld:%02lld min", s / 60, s % 60);
}

void td_card_title_text(const struct td_card *c, char *out, size_t size)
{
    td_str_copy(out, size, td_level_title(c->level));
    if (c->level->step > 0) {
        td_str_append(out, size, ", %s", c->level->change);
    }
    if (c->level->swap_in != NULL) {
        td_str_append(out, size, ", %s", c->level->swap_name);
    }
}

/* `3 sets of 10: down 3, hold 1, up 2, top 1; 90 s between sets` */
void td_card_plan_text(const struct td_card *c, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < c->workout.count; i++) {
        const struct td_workout_exercise *e = &c->workout.exercises[i];
        const char *sets = e->sets == 1 ? "set" : "sets";

        if (c->workout.count > 1) {
            td_str_append(out, size, "%s%s, ", i > 0 ? "\n" : "", e->exercise->name);
        }
        if (e->exercise->kind == TD_EXERCISE_HOLD) {
            td_str_append(out, size, "%d %s of %d seconds", e->sets, sets,
                          (int)(e->hold / TD_NS_PER_S));
        } else {
            td_str_append(out, size, "%d %s of %d", e->sets, sets, e->reps);
            append_tempo(e, out, size);
        }
        if (e->sets > 1) {
            td_str_append(out, size, "; %d s between sets", (int)(e->rest / TD_NS_PER_S));
        }
        if (c->workout.count > 1) {
            td_str_append(out, size, "%s%s",
                          e->exercise->sides == TD_SIDES_EACH ? "; each side" : "",
                          e->easy ? "; an easy set" : "");
        }
    }
}
