#include "teardrop/store/program_file.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/store/cfg.h"

/* What fits on a screen of 60 columns. */
#define NAME_COLS 30
#define CUE_COLS 56
#define WORD_COLS 8
#define TEXT_COLS 400
#define LINE_COLS 72 /* a step, a fault, its fix */

#define SMALL_STEPS_MAX 6

#define KEYS(array) array, sizeof(array) / sizeof((array)[0])

static const char *text(struct td_cfg_reader *r, td_cfg_node group, const char *key, int cols,
                        bool optional)
{
    const char *value =
        optional ? td_cfg_string_optional(r, group, key) : td_cfg_string(r, group, key);

    if (value != NULL && td_utf8_cols(value) > cols) {
        td_cfg_problem(r, td_cfg_member_optional(group, key), "%s: %d columns; at most %d fit", key,
                       td_utf8_cols(value), cols);
    } else if (value != NULL && value[0] == '\0' && !optional) {
        td_cfg_problem(r, group, "%s: is empty", key);
    }
    return value;
}

static const char *identifier(struct td_cfg_reader *r, td_cfg_node group)
{
    const char *id = td_cfg_string(r, group, "id");

    if (id == NULL) {
        return "";
    }
    if (id[0] == '\0' || id[0] == '-' ||
        strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-") != strlen(id) || strlen(id) > 24) {
        td_cfg_problem(r, td_cfg_member_optional(group, "id"),
                       "id \"%s\": expected 1 to 24 of a-z, 0-9, _ and -, not beginning with -",
                       id);
    }
    return id;
}

/* A whole number, or two of them as [least, most]. */
static void range(struct td_cfg_reader *r, td_cfg_node group, const char *key, int min, int max,
                  int *low, int *high)
{
    td_cfg_node node = td_cfg_member_optional(group, key);

    if (node == NULL || !td_cfg_is_list(node)) {
        *low = *high = td_cfg_int(r, group, key, min, max);
        return;
    }
    if (td_cfg_count(node) != 2) {
        td_cfg_problem(r, node, "%s: expected one number, or two as [least, most]", key);
        *low = *high = min;
        return;
    }
    *low = td_cfg_value_int(r, td_cfg_child(node, 0), min, max);
    *high = td_cfg_value_int(r, td_cfg_child(node, 1), min, max);
    if (*low > *high) {
        td_cfg_problem(r, node, "%s: the first number is above the second", key);
    }
}

static void read_tempo(struct td_cfg_reader *r, td_cfg_node group, struct td_exercise *out)
{
    const char *tempo = td_cfg_string(r, group, "tempo");
    char why[200];

    if (tempo != NULL && td_tempo_parse(tempo, &out->tempo, why, sizeof why) != TD_OK) {
        td_cfg_problem(r, td_cfg_member_optional(group, "tempo"), "%s", why);
    }
}

static void read_words(struct td_cfg_reader *r, td_cfg_node exercise, struct td_exercise *out)
{
    static const char *const keys[] = {"down", "bottom", "up", "top", "hold"};
    td_cfg_node words = td_cfg_member_optional(exercise, "words");

    if (words == NULL) {
        return;
    }
    td_cfg_allow(r, words, KEYS(keys));
    for (int phase = 0; phase < TD_PHASE_COUNT; phase++) {
        out->words[phase] = text(r, words, keys[phase], WORD_COLS, true);
    }
    out->hold_word = text(r, words, "hold", WORD_COLS, true);
}

static void read_cues(struct td_cfg_reader *r, td_cfg_node exercise, struct td_exercise *out)
{
    static const char *const keys[] = {"prepare", "down", "bottom", "up", "top", "hold", "rest"};
    td_cfg_node cues = td_cfg_member_optional(exercise, "cues");

    if (cues == NULL) {
        return;
    }
    td_cfg_allow(r, cues, KEYS(keys));
    for (int moment = 0; moment < TD_CUE_MOMENTS; moment++) {
        out->cues[moment] = text(r, cues, keys[moment], CUE_COLS, true);
    }
}

/* What the figure beside the timer does. */
static void read_figure(struct td_cfg_reader *r, td_cfg_node node, struct td_exercise *out)
{
    static const char *const held[] = {"nothing", "dumbbell", "bar"};
    const char *movements[TD_MOVEMENT_COUNT];
    int movement, what;

    for (int i = 0; i < TD_MOVEMENT_COUNT; i++) {
        movements[i] = td_movement_id((enum td_movement)i);
    }
    movement = td_cfg_choice_optional(r, node, "movement", movements, TD_MOVEMENT_COUNT, 0);
    what = td_cfg_choice_optional(r, node, "held", KEYS(held), 0);
    out->movement = movement < 0 ? TD_MOVEMENT_OTHER : (enum td_movement)movement;
    out->held = what < 0 ? TD_HELD_NOTHING : (enum td_held)what;
    out->depth_deg = td_cfg_int_optional(r, node, "depth", 0, 160, -1);
    out->heel_mm = td_cfg_int_optional(r, node, "heel_mm", 0, 200, -1);
}

static void read_exercise(struct td_cfg_reader *r, td_cfg_node node, struct td_exercise *out)
{
    static const char *const rep_keys[] = {"id",   "name", "kind",     "tempo", "begins_with",
                                           "sets", "reps", "rest",     "sides", "words",
                                           "cues", "held", "movement", "depth", "heel_mm"};
    static const char *const hold_keys[] = {"id",   "name",  "kind",   "sets", "hold",
                                            "rest", "sides", "words",  "cues", "movement",
                                            "held", "depth", "heel_mm"};
    static const char *const kinds[] = {"reps", "hold"};
    static const char *const begins[] = {"down", "up"};
    static const char *const sides[] = {"together", "each"};

    if (!td_cfg_is_group(node)) {
        td_cfg_problem(r, node, "expected an exercise: { id = ...; name = ...; }");
        return;
    }
    out->id = identifier(r, node);
    out->name = text(r, node, "name", NAME_COLS, false);
    out->kind = td_cfg_choice_optional(r, node, "kind", KEYS(kinds), 0) == 1 ? TD_EXERCISE_HOLD
                                                                             : TD_EXERCISE_REPS;
    range(r, node, "sets", 1, TD_MAX_SETS, &out->sets_min, &out->sets_max);
    out->rest_s = td_cfg_int(r, node, "rest", 0, TD_MAX_SECONDS);
    out->sides = td_cfg_choice_optional(r, node, "sides", KEYS(sides), 0) == 1 ? TD_SIDES_EACH
                                                                               : TD_SIDES_TOGETHER;
    if (out->kind == TD_EXERCISE_HOLD) {
        td_cfg_allow(r, node, KEYS(hold_keys));
        out->reps_min = out->reps_max = 1;
        range(r, node, "hold", 1, TD_MAX_SECONDS, &out->hold_s, &out->hold_max_s);
    } else {
        td_cfg_allow(r, node, KEYS(rep_keys));
        read_tempo(r, node, out);
        out->begins_up = td_cfg_choice_optional(r, node, "begins_with", KEYS(begins), 0) == 1;
        range(r, node, "reps", 1, TD_MAX_REPS, &out->reps_min, &out->reps_max);
    }
    read_figure(r, node, out);
    read_words(r, node, out);
    read_cues(r, node, out);
}

static const struct td_exercise *read_exercises(struct td_cfg_reader *r, td_cfg_node group,
                                                const char *key, bool needed, size_t *count)
{
    td_cfg_node list = needed ? td_cfg_member(r, group, key) : td_cfg_member_optional(group, key);
    struct td_exercise *out;

    *count = 0;
    if (list == NULL) {
        return NULL;
    }
    if (!needed && td_cfg_is_list(list) && td_cfg_count(list) == 0) {
        return NULL; /* said to be none */
    }
    if (!td_cfg_is_list(list) || td_cfg_count(list) > TD_PROGRAM_MAX_EXERCISES ||
        (needed && td_cfg_count(list) == 0)) {
        td_cfg_problem(r, list, "%s: expected a list of 1 to %d exercises", key,
                       TD_PROGRAM_MAX_EXERCISES);
        return NULL;
    }
    out = td_arena_alloc(r->arena, td_cfg_count(list), sizeof *out);
    for (size_t i = 0; out != NULL && i < td_cfg_count(list); i++) {
        read_exercise(r, td_cfg_child(list, i), &out[i]);
        (*count)++;
    }
    return out;
}

/* Short lines, each of which fits on a screen. */
static const char **read_lines(struct td_cfg_reader *r, td_cfg_node group, const char *key,
                               size_t *count)
{
    const char **lines = td_cfg_strings_optional(r, group, key, count);

    for (size_t i = 0; i < *count; i++) {
        if (lines[i][0] == '\0') {
            td_cfg_problem(r, td_cfg_child(td_cfg_member_optional(group, key), i), "%s: is empty",
                           key);
        }
        if (td_utf8_cols(lines[i]) > LINE_COLS) {
            td_cfg_problem(r, td_cfg_child(td_cfg_member_optional(group, key), i),
                           "%s: %d columns; at most %d fit", key, td_utf8_cols(lines[i]),
                           LINE_COLS);
        }
    }
    return lines;
}

static void read_faults(struct td_cfg_reader *r, td_cfg_node level, struct td_level *out)
{
    static const char *const keys[] = {"sign", "fix"};
    td_cfg_node list = td_cfg_member_optional(level, "faults");
    struct td_fault *faults;

    if (list == NULL) {
        return;
    }
    if (!td_cfg_is_list(list)) {
        td_cfg_problem(r, list, "faults: expected a list of { sign = ...; fix = ...; }");
        return;
    }
    faults = td_arena_alloc(r->arena, td_cfg_count(list) + 1, sizeof *faults);
    for (size_t i = 0; faults != NULL && i < td_cfg_count(list); i++) {
        td_cfg_node node = td_cfg_child(list, i);

        if (!td_cfg_is_group(node)) {
            td_cfg_problem(r, node, "expected { sign = ...; fix = ...; }");
            continue;
        }
        td_cfg_allow(r, node, KEYS(keys));
        faults[out->fault_count].sign = text(r, node, "sign", LINE_COLS, false);
        faults[out->fault_count++].fix = text(r, node, "fix", LINE_COLS, false);
    }
    out->faults = faults;
}

/* What is new in a small step; one thing, and the stance in words if that tells it. */
static void read_change(struct td_cfg_reader *r, td_cfg_node node, struct td_level *step)
{
    static const char *const keys[] = {"change", "stance", "depth", "heel_mm"};
    bool depth = td_cfg_member_optional(node, "depth") != NULL;
    bool heel = td_cfg_member_optional(node, "heel_mm") != NULL;
    bool stance = td_cfg_member_optional(node, "stance") != NULL;

    td_cfg_allow(r, node, KEYS(keys));
    step->change = text(r, node, "change", LINE_COLS, false);
    if ((depth && heel) || !(depth || heel || stance)) {
        td_cfg_problem(r, node, "one thing changes: depth, or heel_mm, or the stance alone");
    }
    if (depth) {
        range(r, node, "depth", 0, 160, &step->depth_from_deg, &step->depth_to_deg);
    }
    if (heel) {
        step->heel_mm = td_cfg_int(r, node, "heel_mm", 0, 200);
    }
    if (stance) {
        step->stance = text(r, node, "stance", TEXT_COLS, false);
    }
}

/* Each is the level as it is by then. */
static void read_small_steps(struct td_cfg_reader *r, td_cfg_node level, struct td_level *out)
{
    td_cfg_node list = td_cfg_member_optional(level, "small_steps");
    struct td_level *steps;

    if (list == NULL) {
        return;
    }
    if (!td_cfg_is_list(list) || td_cfg_count(list) > SMALL_STEPS_MAX) {
        td_cfg_problem(r, list, "small_steps: expected a list of at most %d", SMALL_STEPS_MAX);
        return;
    }
    steps = td_arena_alloc(r->arena, td_cfg_count(list) + 1, sizeof *steps);
    for (size_t i = 0; steps != NULL && i < td_cfg_count(list); i++) {
        td_cfg_node node = td_cfg_child(list, i);

        if (!td_cfg_is_group(node)) {
            td_cfg_problem(r, node, "expected { change = ...; heel_mm = ...; } and the like");
            return;
        }
        steps[i] = i > 0 ? steps[i - 1] : *out;
        steps[i].step = (int)i + 1;
        read_change(r, node, &steps[i]);
    }
    out->small_steps = steps;
    out->small_step_count = steps != NULL ? td_cfg_count(list) : 0;
}

static void read_level(struct td_cfg_reader *r, td_cfg_node node, struct td_level *out)
{
    static const char *const keys[] = {
        "id",          "name",      "summary",   "stance",    "load",    "frequency",
        "note",        "needs",     "depth",     "heel_mm",   "support", "rest_hours",
        "load_rule",   "exercises", "extras",    "steps",     "faults",  "page",
        "small_steps", "by_choice", "optional", "week_most", "ease_weeks"};

    if (!td_cfg_is_group(node)) {
        td_cfg_problem(r, node, "expected a level: { id = ...; name = ...; }");
        out->id = "";
        return;
    }
    td_cfg_allow(r, node, KEYS(keys));
    out->id = identifier(r, node);
    out->name = text(r, node, "name", NAME_COLS, false);
    out->summary = text(r, node, "summary", TEXT_COLS, false);
    out->stance = text(r, node, "stance", TEXT_COLS, false);
    out->load = text(r, node, "load", TEXT_COLS, false);
    out->frequency = text(r, node, "frequency", TEXT_COLS, false);
    out->note = text(r, node, "note", TEXT_COLS, true);
    out->needs = td_cfg_strings_optional(r, node, "needs", &out->need_count);
    range(r, node, "depth", 0, 160, &out->depth_from_deg, &out->depth_to_deg);
    out->heel_mm = td_cfg_int(r, node, "heel_mm", 0, 200);
    out->rest_hours = td_cfg_int(r, node, "rest_hours", 0, 168);
    out->support = text(r, node, "support", TEXT_COLS, true);
    out->load_rule = text(r, node, "load_rule", TEXT_COLS, true);
    out->page = td_cfg_string_optional(r, node, "page");
    out->steps = read_lines(r, node, "steps", &out->step_count);
    read_faults(r, node, out);
    out->exercises = read_exercises(r, node, "exercises", true, &out->exercise_count);
    out->extras = read_exercises(r, node, "extras", false, &out->extra_count);
    out->by_choice = td_cfg_bool_optional(r, node, "by_choice", false);
    out->optional = td_cfg_bool_optional(r, node, "optional", false);
    out->week_most = td_cfg_int_optional(r, node, "week_most", 1, 7, 0);
    out->ease_weeks = td_cfg_int_optional(r, node, "ease_weeks", 2, 12, 0);
    read_small_steps(r, node, out);
    if (td_str_equal(out->id, TD_FREE_LEVEL)) {
        td_cfg_problem(r, td_cfg_member_optional(node, "id"), "id \"%s\" belongs to the free timer",
                       out->id);
    }
}

static void refuse_twins(struct td_cfg_reader *r, td_cfg_node list, const struct td_level *levels,
                         size_t count)
{
    for (size_t i = 1; levels != NULL && i < count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (td_str_equal(levels[i].id, levels[k].id)) {
                td_cfg_problem(r, td_cfg_child(list, i), "level \"%s\" is there twice",
                               levels[i].id);
                break;
            }
        }
    }
}

static void read_levels(struct td_cfg_reader *r, td_cfg_node root, struct td_program *out)
{
    td_cfg_node list = td_cfg_member(r, root, "levels");
    struct td_level *levels;

    if (list == NULL) {
        return;
    }
    if (!td_cfg_is_list(list) || td_cfg_count(list) == 0) {
        td_cfg_problem(r, list, "levels: expected a list with at least one level");
        return;
    }
    levels = td_arena_alloc(r->arena, td_cfg_count(list), sizeof *levels);
    for (size_t i = 0; levels != NULL && i < td_cfg_count(list); i++) {
        read_level(r, td_cfg_child(list, i), &levels[i]);
        out->level_count++;
    }
    out->levels = levels;
    refuse_twins(r, list, levels, out->level_count);
}

/* Hip and calf work for every level that does not say its own (or, with an empty
 * list, none). */
static void share_extras(struct td_cfg_reader *r, td_cfg_node root, struct td_program *out)
{
    size_t count = 0;
    const struct td_exercise *extras = read_exercises(r, root, "extras", false, &count);
    td_cfg_node list = td_cfg_member_optional(root, "levels");
    struct td_level *levels = td_arena_alloc(r->arena, out->level_count + 1, sizeof *levels);

    if (levels == NULL || count == 0) {
        return;
    }
    for (size_t i = 0; i < out->level_count; i++) {
        levels[i] = out->levels[i];
        if (td_cfg_is_group(td_cfg_child(list, i)) &&
            td_cfg_member_optional(td_cfg_child(list, i), "extras") == NULL) {
            levels[i].extras = extras;
            levels[i].extra_count = count;
        }
    }
    out->levels = levels;
}

enum td_err td_program_read(const struct td_cfg *cfg, struct td_problems *problems,
                            struct td_program **out)
{
    static const char *const keys[] = {"name", "version", "extends", "extras", "warm_up", "levels"};
    struct td_program *program = calloc(1, sizeof *program);
    struct td_cfg_reader reader = {.cfg = cfg, .problems = problems};
    td_cfg_node root = td_cfg_root(cfg);

    *out = NULL;
    if (program == NULL) {
        return TD_ERR_NOMEM;
    }
    td_arena_init(&program->arena);
    reader.arena = &program->arena;
    td_cfg_allow(&reader, root, KEYS(keys));
    program->extends = td_cfg_bool_optional(&reader, root, "extends", false);
    program->name = text(&reader, root, "name", TEXT_COLS, program->extends);
    program->version = text(&reader, root, "version", NAME_COLS, program->extends);
    program->warm_up = read_exercises(&reader, root, "warm_up", false, &program->warm_up_count);
    read_levels(&reader, root, program);
    share_extras(&reader, root, program);
    if (reader.failed) {
        td_program_free(program);
        return TD_ERR_CONTENT;
    }
    *out = program;
    return TD_OK;
}
