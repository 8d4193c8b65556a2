/* The lines of the poster: what to fetch, how to stand, what to think of, how it was, how it is. */
#include <string.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan_look_up.h"

#define MORNINGS_MAX 64
#define LOOK_BACK 200 /* lines of the history, for the last session of a level */

/* ---- putting a line ---- */

/* A sentence begins with a capital and, when it is the only one, ends without a full stop. */
static void as_line(char *text)
{
    size_t length = strlen(text);

    if (text[0] >= 'a' && text[0] <= 'z') {
        text[0] = (char)(text[0] - 'a' + 'A');
    }
    if (length > 0 && text[length - 1] == '.' && strstr(text, ". ") == NULL) {
        text[length - 1] = '\0';
    }
}

/* NULL: there is room for no more, or nothing to say. */
static struct td_card_line *add(struct td_card *c, enum td_card_rank rank, const char *label,
                                const char *text)
{
    struct td_card_line *line;

    if (text == NULL || text[0] == '\0' || c->line_count == TD_CARD_LINES) {
        return NULL;
    }
    line = &c->lines[c->line_count++];
    *line = (struct td_card_line){.rank = rank};
    td_str_copy(line->label, sizeof line->label, label);
    td_str_copy(line->text, sizeof line->text, text);
    as_line(line->text);
    return line;
}

/* The first line from here on begins a group. */
static void begin_group(struct td_card *c, size_t from)
{
    if (from > 0 && from < c->line_count) {
        c->lines[from].first = true;
    }
}

/* ---- to fetch, to stand ---- */

static void add_needs(struct td_card *c)
{
    const struct td_level *level = c->level;
    char text[sizeof c->lines[0].text] = "";

    for (size_t i = 0; i < level->need_count; i++) {
        td_str_append(text, sizeof text, "%s%s", i > 0 ? "; " : "", level->needs[i]);
    }
    (void)add(c, TD_CARD_NEEDED, "You need", text);
}

/* A stance that names no height is followed by that of the heels. */
static void add_stance(struct td_card *c)
{
    const struct td_level *level = c->level;
    char text[sizeof c->lines[0].text];

    td_str_copy(text, sizeof text, level->stance != NULL ? level->stance : "");
    if (level->heel_mm > 0 && strpbrk(text, "0123456789") == NULL) {
        char cm[24];

        td_str_from_thousandths((int64_t)level->heel_mm * 100, cm, sizeof cm);
        td_str_append(text, sizeof text, "%sHeels %s cm up.",
                      text[0] == '\0'                 ? ""
                      : text[strlen(text) - 1] == '.' ? " "
                                                      : ". ",
                      cm);
    }
    (void)add(c, TD_CARD_NEEDED, "Stand", text);
}

static bool is_squat(enum td_movement movement)
{
    switch (movement) {
    case TD_MOVEMENT_SQUAT:
    case TD_MOVEMENT_CHAIR_SQUAT:
    case TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT:
    case TD_MOVEMENT_WALL_SIT:
    case TD_MOVEMENT_SPANISH_HOLD:
        return true;
    default:
        return false;
    }
}

/* Where the thighs are at a bend of the knees, when the shins lean as they do in a squat. */
static const char *depth_words(int deg)
{
    static const struct {
        int to;
        const char *words;
    } rows[] = {{37, "a small bend"},
                {52, "half-way to level"},
                {67, "two thirds of the way to level"},
                {82, "thighs not quite level"},
                {97, "thighs level"},
                {120, "thighs a little below level"},
                {180, "calf meets thigh"}};
    size_t i = 0;

    while (deg > rows[i].to) {
        i++;
    }
    return rows[i].words;
}

static void add_depth(struct td_card *c)
{
    const struct td_level *level = c->level;
    bool limited =
        c->gate.known && c->gate.max_depth_deg > 0 && c->gate.max_depth_deg < level->depth_to_deg;
    int deg = limited ? c->gate.max_depth_deg : level->depth_to_deg;
    char text[120];
    struct td_card_line *line;

    if (level->depth_to_deg <= 0) {
        return;
    }
    if (is_squat(td_card_exercise(c)->exercise->movement)) {
        td_str_format(text, sizeof text, "%s (about %d degrees)", depth_words(deg), deg);
    } else {
        td_str_format(text, sizeof text, "about %d degrees", deg);
    }
    td_str_append(text, sizeof text, "%s", limited ? ": for you no deeper for now" : "");
    line = add(c, limited ? TD_CARD_ALWAYS : TD_CARD_NEEDED, "Depth", text);
    if (line != NULL) {
        line->heed = limited;
    }
}

/* On a screen only where there is one to say: the field has the rest. */
static void add_load(struct td_card *c)
{
    char kg[32];

    if (c->workout.load_g > 0) {
        td_card_field_text(c, TD_CARD_LOAD, kg, sizeof kg);
        (void)add(c, TD_CARD_NEEDED, "Load", kg);
    } else if (c->ui == NULL || td_card_exercise(c)->exercise->held != TD_HELD_NOTHING) {
        (void)add(c, TD_CARD_NEEDED, "Load", c->level->load);
    }
}

/* ---- to think of ---- */

static void seconds_of(int64_t ms, char *out, size_t size)
{
    td_str_from_thousandths(ms, out, size);
}

static void add_phase(struct td_card *c, const struct td_workout_exercise *e, enum td_phase phase)
{
    static const enum td_form_cue cue_of[TD_PHASE_COUNT] = {
        [TD_PHASE_DOWN] = TD_FORM_CUE_DOWN,
        [TD_PHASE_BOTTOM] = TD_FORM_CUE_BOTTOM,
        [TD_PHASE_UP] = TD_FORM_CUE_UP,
        [TD_PHASE_TOP] = TD_FORM_CUE_TOP,
    };
    bool fast = phase == TD_PHASE_UP && e->tempo.explosive;
    char label[sizeof c->lines[0].label], seconds[24] = "fast";

    if (!fast && e->tempo.ms[phase] == 0) {
        return;
    }
    if (!fast) {
        seconds_of(e->tempo.ms[phase], seconds, sizeof seconds);
    }
    td_str_format(label, sizeof label, "%s %s", td_exercise_word(e->exercise, phase), seconds);
    (void)add(c, TD_CARD_FORM, label, e->exercise->cues[cue_of[phase]]);
}

/* In the order they come. */
static void add_cues(struct td_card *c)
{
    const struct td_workout_exercise *e = td_card_exercise(c);
    char label[sizeof c->lines[0].label];

    (void)add(c, TD_CARD_LEAST, "Ready", e->exercise->cues[TD_FORM_CUE_PREPARE]);
    if (e->exercise->kind == TD_EXERCISE_HOLD) {
        td_str_format(label, sizeof label, "%s %d", td_exercise_hold_word(e->exercise),
                      (int)(e->hold / TD_NS_PER_S));
        (void)add(c, TD_CARD_FORM, label, e->exercise->cues[TD_FORM_CUE_HOLD]);
        return;
    }
    for (int i = 0; i < TD_PHASE_COUNT; i++) {
        add_phase(c, e, td_card_phases(e->exercise)[i]);
    }
}

/* ---- what else is part of it ---- */

static void append_exercise(const struct td_workout_exercise *e, char *out, size_t size)
{
    td_str_append(out, size, "%s%s, %d set%s of %d%s%s", out[0] != '\0' ? "; " : "",
                  e->exercise->name, e->sets, e->sets == 1 ? "" : "s",
                  e->exercise->kind == TD_EXERCISE_HOLD ? (int)(e->hold / TD_NS_PER_S) : e->reps,
                  e->exercise->kind == TD_EXERCISE_HOLD ? " s" : "",
                  e->exercise->sides == TD_SIDES_EACH ? ", each side" : "");
}

static void add_others(struct td_card *c)
{
    const struct td_workout *w = &c->workout;
    const struct td_workout_exercise *shown = td_card_exercise(c);
    char text[sizeof c->lines[0].text] = "";

    if (w->warm_up) {
        (void)add(c, TD_CARD_MORE, "First", "a warm-up");
    }
    for (size_t i = w->main; i < w->main + w->own; i++) {
        if (&w->exercises[i] != shown) {
            append_exercise(&w->exercises[i], text, sizeof text);
        }
    }
    (void)add(c, TD_CARD_FORM, "Then", text);
    text[0] = '\0';
    for (size_t i = w->main + w->own; i < w->count; i++) {
        td_str_append(text, sizeof text, "%s%s",
                      text[0] != '\0' ? ", " : "hips and calves: ", w->exercises[i].exercise->name);
    }
    (void)add(c, TD_CARD_MORE, "After", text);
}

/* ---- how it was, how it is ---- */

static void last_text(const struct td_card *c, const struct td_history_line *line, char *out,
                      size_t size)
{
    char day[TD_DAY_WORDS];

    td_day_words_short(td_instant_local_day(line->at), td_instant_local_day(td_now(c->ui->date)),
                       day);
    td_str_format(out, size, "%s: %d of %d %s", day, line->reps_done, line->reps_planned,
                  td_level_is_hold(c->level) ? "holds" : "reps");
    if (line->worst_pain >= 0) {
        td_str_append(out, size, ", pain %d", line->worst_pain);
    }
    if (line->rpe >= 0) {
        td_str_append(out, size, ", effort %d", line->rpe);
    }
}

/* Once for a level: the history is a file. */
static void find_last(struct td_card *c)
{
    struct td_history_walk walk = {.history = &c->ui->history};
    const struct td_history_line *line;
    int seen = 0;

    if (c->last_of == c->level->id) {
        return;
    }
    c->last_of = c->level->id;
    c->last[0] = '\0';
    while (seen++ < LOOK_BACK && (line = td_history_next(&walk)) != NULL) {
        if (line->kind == TD_HISTORY_SESSION && !line->running && !line->nothing_done &&
            td_str_equal(line->level, c->level->id)) {
            last_text(c, line, c->last, sizeof c->last);
            break;
        }
    }
    (void)td_history_walk_end(&walk);
}

void td_card_find_today(struct td_card *c)
{
    int64_t today = td_instant_local_day(td_now(c->ui->date));
    struct td_morning mornings[MORNINGS_MAX];
    size_t count = 0;
    int usual, above;

    c->today[0] = '\0';
    c->last_of = NULL;
    if (c->ui->history.ops->mornings(c->ui->history.self, today - TD_LIGHT_DAYS_BEFORE,
                                     MORNINGS_MAX, mornings, &count) != TD_OK ||
        count == 0 || mornings[count - 1].day != today) {
        return;
    }
    usual = td_usual_morning(mornings, count, today - 1);
    above = usual >= 0 ? mornings[count - 1].pain - usual : 0;
    td_str_format(c->today, sizeof c->today, "morning %d", mornings[count - 1].pain);
    if (above > 0) {
        td_str_append(c->today, sizeof c->today, ", %d above your usual", above);
    } else if (usual >= 0) {
        td_str_append(c->today, sizeof c->today, ": as usual");
    }
    td_str_append(c->today, sizeof c->today, "%s%s", mornings[count - 1].swollen ? ", swollen" : "",
                  mornings[count - 1].limp ? ", a limp" : "");
}

/* What speaks against beginning now stands in its place. */
static void add_today(struct td_card *c)
{
    const char *heed = c->plan.swollen_today ? "The knee is swollen today." : c->rest;
    struct td_card_line *line = add(c, TD_CARD_ALWAYS, "Today", heed);

    if (line != NULL) {
        line->heed = true;
    } else {
        (void)add(c, TD_CARD_MORE, "Today", c->today);
    }
}

/* ---- why ---- */

/* Is it what the plan proposes, also where that is a swap-in? */
static bool is_planned(const struct td_card *c)
{
    const char *swap_in = c->level->swap_in;

    return c->plan.level != NULL && c->plan.rule != TD_RULE_START &&
           c->level->id == c->plan.level->id &&
           (swap_in == NULL || (c->plan.swap_in != NULL && td_str_equal(swap_in, c->plan.swap_in)));
}

bool td_card_find_sound(struct td_card *c)
{
    char sound[sizeof c->sound];

    td_sound_describe(c->ui->sound, sound, sizeof sound);
    if (td_str_equal(sound, c->sound)) {
        return false;
    }
    td_str_copy(c->sound, sizeof c->sound, sound);
    td_card_find_lines(c);
    return true;
}

void td_card_find_lines(struct td_card *c)
{
    size_t from;

    c->line_count = 0;
    add_needs(c);
    add_stance(c);
    add_depth(c);
    add_load(c);
    from = c->line_count;
    add_cues(c);
    begin_group(c, from);
    from = c->line_count;
    add_others(c);
    begin_group(c, from);
    from = c->line_count;
    if (c->ui != NULL) {
        find_last(c);
        (void)add(c, TD_CARD_MORE, "Last time", c->last);
        add_today(c);
    }
    (void)add(c, td_str_starts_with(c->sound, "none") ? TD_CARD_MORE : TD_CARD_LEAST, "Sound",
              c->sound);
    begin_group(c, from);
    from = c->line_count;
    if (is_planned(c)) {
        (void)add(c, TD_CARD_LEAST, "Why", c->plan_why);
    }
    (void)add(c, TD_CARD_LEAST, "It is", c->level->summary);
    (void)add(c, TD_CARD_LEAST, "Mind", c->level->note);
    begin_group(c, from);
}
