/* What the set-up card says: numbers of the fields, what the level needs, how it is done. */
#include "state.h"
#include "teardrop/base/str.h"

#define GOES_DARK "Nothing here can keep the screen awake; it may go dark on its own."

/* ---- whose numbers ---- */

const struct td_workout_exercise *td_card_exercise(const struct td_card *c)
{
    /* Where a level has several, the first by reps speaks for the fields. */
    for (size_t i = c->workout.main; i < c->workout.main + c->level->exercise_count; i++) {
        if (c->workout.exercises[i].exercise->kind == TD_EXERCISE_REPS) {
            return &c->workout.exercises[i];
        }
    }
    return &c->workout.exercises[c->workout.main];
}

const struct td_workout_exercise *td_card_hold(const struct td_card *c)
{
    for (size_t i = c->workout.main; i < c->workout.main + c->level->exercise_count; i++) {
        if (c->workout.exercises[i].exercise->kind == TD_EXERCISE_HOLD) {
            return &c->workout.exercises[i];
        }
    }
    return td_card_exercise(c);
}

/* ---- words ---- */

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
    if (c->workout.count > 1) {
        td_str_append(out, size, "  (%d exercises)", (int)c->workout.count);
    }
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
    }
}

static void set_up_text(const struct td_level *level, char *out, size_t size)
{
    if (level->heel_mm > 0) {
        td_str_append(out, size, "Heels %d.%d cm up. ", level->heel_mm / 10, level->heel_mm % 10);
    } else {
        td_str_append(out, size, "Heels flat. ");
    }
    if (level->depth_to_deg > 0) {
        td_str_append(out, size, "Bend the knees to about %d degrees.", level->depth_to_deg);
    } else {
        td_str_append(out, size, "Legs straight.");
    }
    td_str_append(out, size, "\n");
}

static void need_text(const struct td_level *level, char *out, size_t size)
{
    if (level->need_count == 0) {
        return;
    }
    td_str_append(out, size, "You need: ");
    for (size_t i = 0; i < level->need_count; i++) {
        td_str_append(out, size, "%s%s", i > 0 ? "; " : "", level->needs[i]);
    }
    td_str_append(out, size, ".\n");
}

static void cue_text(const struct td_exercise *exercise, char *out, size_t size)
{
    bool any = false;
    for (int i = 0; i < TD_CUE_REST; i++) { /* what to mind while moving */
        const char *cue = exercise->cues[i];
        bool again = false;
        for (int j = 0; j < i; j++) {
            const char *before = exercise->cues[j];
            again = again || (cue != NULL && before != NULL && td_str_equal(cue, before));
        }
        if (cue != NULL && !again) {
            td_str_append(out, size, "%s  %s\n", any ? "" : "While you move:\n", cue);
            any = true;
        }
    }
}

/* How to do it, and what goes wrong: the other page of the details. */
void td_card_how_text(const struct td_level *level, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < level->step_count; i++) {
        td_str_append(out, size, "%d. %s\n", (int)i + 1, level->steps[i]);
    }
    if (level->fault_count > 0) {
        td_str_append(out, size, "%sWhen it goes wrong:\n", out[0] != '\0' ? "\n" : "");
    }
    for (size_t i = 0; i < level->fault_count; i++) {
        td_str_append(out, size, "  %s: %s.\n", level->faults[i].sign, level->faults[i].fix);
    }
    if (level->support != NULL) {
        td_str_append(out, size, "\nSupport: %s.\n", level->support);
    }
    if (level->load_rule != NULL) {
        td_str_append(out, size, "%s\n", level->load_rule);
    }
    if (out[0] == '\0') {
        td_str_copy(out, size, "This programme says no more about it.");
    }
}

/* All there is to know before starting, a paragraph a matter. */
void td_card_detail_text(const struct td_card *c, char *out, size_t size)
{
    const struct td_level *level = c->level;
    out[0] = '\0';
    if (c->plan.level != NULL && c->plan.rule != TD_RULE_START && level->id == c->plan.level->id &&
        level->swap_in == NULL) {
        td_str_append(out, size, "%s\n\n", c->plan_why);
    }
    if (c->rest[0] != '\0') {
        td_str_append(out, size, "%s\n\n", c->rest);
    }
    if (level->summary != NULL) {
        td_str_append(out, size, "%s\n\n", level->summary);
    }
    need_text(level, out, size);
    if (level->stance != NULL) {
        td_str_append(out, size, "Stance: %s\n", level->stance);
    }
    set_up_text(level, out, size);
    if (c->gate.known && c->gate.max_depth_deg > 0 && c->gate.max_depth_deg < level->depth_to_deg) {
        td_str_append(out, size, "For you: no deeper than %d degrees for now.\n",
                      c->gate.max_depth_deg);
    }
    td_str_append(out, size, "\n");
    cue_text(td_card_exercise(c)->exercise, out, size);
    if (level->note != NULL) {
        td_str_append(out, size, "\n%s\n", level->note);
    }
    if (c->goes_dark) {
        td_str_append(out, size, "\n%s", GOES_DARK);
    }
}

void td_card_need_text(const struct td_card *c, char *out, size_t size)
{
    out[0] = '\0';
    need_text(c->level, out, size);
    if (c->level->stance != NULL) {
        td_str_append(out, size, "Stance: %s\n", c->level->stance);
    }
    set_up_text(c->level, out, size);
    cue_text(td_card_exercise(c)->exercise, out, size);
}
