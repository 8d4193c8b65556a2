/* The texts of the set-up card: its fields, what the level needs, how it is done. */
#include <string.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/wrap.h"
#include "teardrop/ui/card/words.h"

/* ---- whose numbers ---- */

const struct td_workout_exercise *td_card_exercise(const struct td_card *c)
{
    /* Where a level has several, the first by reps speaks for the fields. */
    for (size_t i = c->workout.main; i < c->workout.main + c->workout.own; i++) {
        if (c->workout.exercises[i].exercise->kind == TD_EXERCISE_REPS) {
            return &c->workout.exercises[i];
        }
    }
    return &c->workout.exercises[c->workout.main];
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

/* A text that is not cut by the end of a page, where it fits on one. */
static void put_whole(struct td_flow *flow, int indent, const char *mark, const char *text,
                      enum td_role role)
{
    int h = flow->rect.h, left = h > 0 ? h - flow->row % h : 0;
    int rows = h > 0 ? td_wrap_count(text, td_max(flow->rect.w - indent, 1)) : 0;

    if (rows > left && rows <= h) {
        (void)td_flow_take(flow, left);
    }
    td_flow_text(flow, indent, mark, text, role);
}

/* A text between two others. */
static void put(struct td_flow *flow, const char *before, const char *text, const char *behind)
{
    char line[600];

    if (text != NULL && text[0] != '\0') {
        td_str_format(line, sizeof line, "%s%s%s", before, text, behind);
        put_whole(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
}

void td_card_flow_how(const struct td_level *level, struct td_flow *flow)
{
    char text[500];

    for (size_t i = 0; i < level->step_count; i++) {
        td_str_format(text, sizeof text, "%d.", (int)i + 1);
        put_whole(flow, 3, text, level->steps[i], TD_ROLE_TEXT);
    }
    if (level->fault_count > 0) {
        if (level->step_count > 0) {
            td_flow_blank(flow);
        }
        put(flow, "When it goes wrong:", " ", "");
    }
    for (size_t i = 0; i < level->fault_count; i++) {
        td_str_format(text, sizeof text, "%s: %s.", level->faults[i].sign, level->faults[i].fix);
        put_whole(flow, 2, NULL, text, TD_ROLE_TEXT);
    }
    if (flow->row > 0 && (level->support != NULL || level->load_rule != NULL)) {
        td_flow_blank(flow);
    }
    put(flow, "Support: ", level->support, ".");
    put(flow, "", level->load_rule, "");
    if (flow->row == 0) {
        put(flow, "", "This programme says no more about it.", "");
    }
    put(flow, "How often: ", level->frequency, ".");
}

/* With a blank line behind it. */
static void put_paragraph(struct td_flow *flow, const char *text)
{
    if (text != NULL && text[0] != '\0') {
        put(flow, "", text, "");
        td_flow_blank(flow);
    }
}

/* `You need: a chair`; one that speaks against beginning stands out. */
static void flow_line(struct td_flow *flow, const struct td_card_line *line)
{
    char text[sizeof line->label + sizeof line->text];

    if (line->first) {
        td_flow_blank(flow);
    }
    td_str_format(text, sizeof text, "%s: %s", line->label, line->text);
    put_whole(flow, 0, NULL, text, line->heed ? TD_ROLE_WARNING : TD_ROLE_TEXT);
}

void td_card_flow_all(const struct td_card *c, struct td_flow *flow)
{
    td_card_flow_how(c->level, flow);
    td_flow_blank(flow);
    for (size_t i = 0; i < c->line_count; i++) {
        flow_line(flow, &c->lines[i]);
    }
}

void td_card_print(const struct td_timeline *timeline, const struct td_training_gate *gate,
                   FILE *out)
{
    static struct td_card c; /* large; one session at a time */
    struct td_flow flow;
    char text[TD_CARD_TEXT];

    memset(&c, 0, sizeof c);
    c.workout = timeline->workout;
    c.level = c.workout.level;
    c.gate = *gate;
    td_flow_init_print(&flow, out);
    td_workout_words(&c.workout, timeline->total, text, sizeof text);
    put_paragraph(&flow, text);
    td_card_plan_text(&c, text, sizeof text);
    put_paragraph(&flow, text);
    td_card_find_lines(&c);
    for (size_t i = 0; i < c.line_count; i++) {
        flow_line(&flow, &c.lines[i]);
    }
    td_flow_blank(&flow);
    td_card_flow_how(c.level, &flow);
    fputs("\n", out);
}
