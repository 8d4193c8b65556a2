/* The texts of the set-up card: its fields, what the level needs, how it is done. */
#include <string.h>

#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/card/words.h"

#define GOES_DARK "Nothing here can keep the screen awake; it may go dark on its own."

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
        td_str_copy(out, size, c->level->name);
        break;
    case TD_CARD_SWAP:
        td_str_copy(out, size, c->level->swap_in != NULL ? c->level->swap_name : "as the level");
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
            td_str_copy(out, size, "fast (X)");
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
            td_str_copy(out, size, c->level->load != NULL ? c->level->load : "none");
        }
        break;
    case TD_CARD_WARM_UP:
        td_str_copy(out, size, c->workout.warm_up ? "yes, first" : "no");
        break;
    case TD_CARD_EXTRAS:
        td_str_copy(out, size, c->workout.extras ? "yes, after" : "no");
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

static size_t count_for_all(const struct td_card *c)
{
    size_t count = 0;

    for (size_t i = c->workout.main; i < c->workout.main + c->workout.own; i++) {
        count += c->workout.exercises[i].exercise->when == TD_WHEN_ALWAYS ? 1 : 0;
    }
    return count;
}

/* What comes before and behind what everybody does. */
static void append_more(const struct td_card *c, char *out, size_t size)
{
    static const char *const titles[TD_WHEN_COUNT] = {
        [TD_WHEN_ONE_SIDED] = "one leg", [TD_WHEN_GROWTH] = "for growth"};

    if (c->workout.warm_up) {
        td_str_append(out, size, "  warm-up first");
    }
    for (size_t i = c->workout.main; i < c->workout.main + c->workout.own; i++) {
        const struct td_workout_exercise *e = &c->workout.exercises[i];

        if (titles[e->exercise->when] != NULL) {
            td_str_append(out, size, "  %s %d x %d", titles[e->exercise->when], e->sets, e->reps);
        }
    }
    if (c->workout.extras) {
        td_str_append(out, size, "  hip and calf after");
    }
}

/* `3 x 10  3-1-2-1  rest 90 s`, for windows without room for words. */
void td_card_short_plan_text(const struct td_card *c, char *out, size_t size)
{
    const struct td_workout_exercise *e = td_card_exercise(c);
    if (e->exercise->kind == TD_EXERCISE_HOLD) {
        td_str_format(out, size, "%d x %d s hold", e->sets, (int)(e->hold / TD_NS_PER_S));
    } else {
        char tempo[TD_TEMPO_TEXT];
        td_tempo_format(&e->tempo, tempo, sizeof tempo);
        td_str_format(out, size, "%d x %d  %s", e->sets, e->reps, tempo);
    }
    td_str_append(out, size, "  rest %d s", (int)(e->rest / TD_NS_PER_S));
    if (count_for_all(c) > 1) {
        td_str_append(out, size, "  (%zu exercises)", count_for_all(c));
    }
    append_more(c, out, size);
}

/* `3 x 10, down 3, hold 1, up 2, top 1, rest 90 s` */
void td_card_plan_text(const struct td_card *c, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < c->workout.count; i++) {
        const struct td_workout_exercise *e = &c->workout.exercises[i];
        if (c->workout.count > 1) {
            td_str_append(out, size, "%s%s: ", i > 0 ? "\n" : "", e->exercise->name);
        }
        if (e->exercise->kind == TD_EXERCISE_HOLD) {
            td_str_append(out, size, "%d x %d s hold", e->sets, (int)(e->hold / TD_NS_PER_S));
        } else {
            char tempo[96];
            td_tempo_describe(&e->tempo, tempo, sizeof tempo);
            td_str_append(out, size, "%d x %d, %s", e->sets, e->reps, tempo);
        }
        if (e->sets > 1) {
            td_str_append(out, size, ", rest %d s", (int)(e->rest / TD_NS_PER_S));
        }
        if (c->workout.count > 1) {
            td_str_append(out, size, "%s%s",
                          e->exercise->sides == TD_SIDES_EACH ? ", each side" : "",
                          e->easy ? ", an easy set" : "");
        }
    }
}

/* A text between two others. */
static void put(struct td_flow *flow, const char *before, const char *text, const char *behind)
{
    char line[600];

    if (text != NULL && text[0] != '\0') {
        td_str_format(line, sizeof line, "%s%s%s", before, text, behind);
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
}

static void flow_stance(const struct td_card *c, struct td_flow *flow)
{
    const struct td_level *level = c->level;
    char text[400] = "";

    for (size_t i = 0; i < level->need_count; i++) {
        td_str_append(text, sizeof text, "%s%s", i > 0 ? "; " : "", level->needs[i]);
    }
    put(flow, "You need: ", text, ".");
    put(flow, "Stance: ", level->stance, "");
    td_str_copy(text, sizeof text, "Heels flat. ");
    if (level->heel_mm > 0) {
        td_str_format(text, sizeof text, "Heels %d.%d cm up. ", level->heel_mm / 10,
                      level->heel_mm % 10);
    }
    if (level->depth_to_deg > 0) {
        td_str_append(text, sizeof text, "Bend the knees to about %d degrees.",
                      level->depth_to_deg);
    } else {
        td_str_append(text, sizeof text, "Legs straight.");
    }
    put(flow, "", text, "");
}

static void flow_cues(const struct td_exercise *exercise, struct td_flow *flow)
{
    bool any = false;

    for (int i = 0; i < TD_FORM_CUE_REST; i++) { /* what to mind while moving */
        const char *cue = exercise->cues[i];
        bool again = false;

        for (int j = 0; j < i; j++) {
            const char *before = exercise->cues[j];
            again = again || (cue != NULL && before != NULL && td_str_equal(cue, before));
        }
        if (cue != NULL && !again) {
            put(flow, any ? "" : "While you move:", any ? "" : " ", "");
            td_flow_text(flow, 2, NULL, cue, TD_ROLE_TEXT);
            any = true;
        }
    }
}

void td_card_flow_how(const struct td_level *level, struct td_flow *flow)
{
    char text[500];

    for (size_t i = 0; i < level->step_count; i++) {
        td_str_format(text, sizeof text, "%d.", (int)i + 1);
        td_flow_text(flow, 3, text, level->steps[i], TD_ROLE_TEXT);
    }
    if (level->fault_count > 0) {
        if (level->step_count > 0) {
            td_flow_blank(flow);
        }
        put(flow, "When it goes wrong:", " ", "");
    }
    for (size_t i = 0; i < level->fault_count; i++) {
        td_str_format(text, sizeof text, "%s: %s.", level->faults[i].sign, level->faults[i].fix);
        td_flow_text(flow, 2, NULL, text, TD_ROLE_TEXT);
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

/* Is it what the plan proposes, also where that is a swap-in? */
static bool is_planned(const struct td_card *c)
{
    const char *swap_in = c->level->swap_in;

    return c->plan.level != NULL && c->plan.rule != TD_RULE_START &&
           c->level->id == c->plan.level->id &&
           (swap_in == NULL || (c->plan.swap_in != NULL && td_str_equal(swap_in, c->plan.swap_in)));
}

void td_card_flow_details(const struct td_card *c, struct td_flow *flow)
{
    const struct td_level *level = c->level;
    char depth[80];

    if (is_planned(c)) {
        put_paragraph(flow, c->plan_why);
    }
    put_paragraph(flow, c->rest);
    put_paragraph(flow, level->summary);
    flow_stance(c, flow);
    if (c->gate.known && c->gate.max_depth_deg > 0 && c->gate.max_depth_deg < level->depth_to_deg) {
        td_str_format(depth, sizeof depth, "For you: no deeper than %d degrees for now.",
                      c->gate.max_depth_deg);
        put(flow, "", depth, "");
    }
    td_flow_blank(flow);
    flow_cues(td_card_exercise(c)->exercise, flow);
    if (level->note != NULL) {
        td_flow_blank(flow);
        put(flow, "", level->note, "");
    }
    if (c->goes_dark) {
        td_flow_blank(flow);
        put(flow, "", GOES_DARK, "");
    }
}

void td_card_flow_need(const struct td_card *c, bool with_why, struct td_flow *flow)
{
    if (with_why && is_planned(c)) {
        put_paragraph(flow, c->plan_why);
    }
    flow_stance(c, flow);
    flow_cues(td_card_exercise(c)->exercise, flow);
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
    td_workout_text(&c.workout, timeline->total, text, sizeof text);
    put_paragraph(&flow, text);
    td_card_plan_text(&c, text, sizeof text);
    put_paragraph(&flow, text);
    td_card_flow_details(&c, &flow);
    td_flow_blank(&flow);
    td_card_field_text(&c, TD_CARD_LOAD, text, sizeof text);
    put(&flow, "Load: ", text, "");
    td_flow_blank(&flow);
    td_card_flow_how(c.level, &flow);
    fputs("\n", out);
}
