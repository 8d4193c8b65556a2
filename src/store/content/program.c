#include "teardrop/store/content/program.h"

#include <stdlib.h>
#include <string.h>

#include "program_parts.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define LINE_COLS 72 /* a step, a fault, its fix */

#define SMALL_STEPS_MAX 6

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
        faults[out->fault_count].sign = td_program_text(r, node, "sign", LINE_COLS, false);
        faults[out->fault_count++].fix = td_program_text(r, node, "fix", LINE_COLS, false);
    }
    out->faults = faults;
}

/* What is new in a small step; one thing, and the stance in words if that tells it. */
static void read_change(struct td_cfg_reader *r, td_cfg_node node, struct td_level *step)
{
    static const char *const keys[] = {"change", "stance", "depth", "heel_mm", "needs"};
    bool depth = td_cfg_member_optional(node, "depth") != NULL;
    bool heel = td_cfg_member_optional(node, "heel_mm") != NULL;
    bool stance = td_cfg_member_optional(node, "stance") != NULL;

    td_cfg_allow(r, node, KEYS(keys));
    step->change = td_program_text(r, node, "change", LINE_COLS, false);
    if ((depth && heel) || !(depth || heel || stance)) {
        td_cfg_problem(r, node, "one thing changes: depth, or heel_mm, or the stance alone");
    }
    if (depth) {
        td_program_range(r, node, "depth", 0, 160, &step->depth_from_deg, &step->depth_to_deg);
    }
    if (heel) {
        step->heel_mm = td_cfg_int(r, node, "heel_mm", 0, 200);
    }
    if (stance) {
        step->stance = td_program_text(r, node, "stance", TD_PROGRAM_TEXT_COLS, false);
    }
    if (td_cfg_member_optional(node, "needs") != NULL) {
        step->needs = td_cfg_strings_optional(r, node, "needs", &step->need_count);
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
        "id",          "name",      "summary",  "stance",    "load",      "frequency",
        "note",        "needs",     "depth",    "heel_mm",   "support",   "rest_hours",
        "load_rule",   "exercises", "extras",   "steps",     "faults",    "page",
        "small_steps", "by_choice", "optional", "week_most", "ease_weeks"};

    if (!td_cfg_is_group(node)) {
        td_cfg_problem(r, node, "expected a level: { id = ...; name = ...; }");
        out->id = "";
        return;
    }
    td_cfg_allow(r, node, KEYS(keys));
    out->id = td_program_id(r, node);
    out->name = td_program_text(r, node, "name", TD_PROGRAM_NAME_COLS, false);
    out->summary = td_program_text(r, node, "summary", TD_PROGRAM_TEXT_COLS, false);
    out->stance = td_program_text(r, node, "stance", TD_PROGRAM_TEXT_COLS, false);
    out->load = td_program_text(r, node, "load", TD_PROGRAM_TEXT_COLS, false);
    out->frequency = td_program_text(r, node, "frequency", TD_PROGRAM_TEXT_COLS, false);
    out->note = td_program_text(r, node, "note", TD_PROGRAM_TEXT_COLS, true);
    out->needs = td_cfg_strings_optional(r, node, "needs", &out->need_count);
    td_program_range(r, node, "depth", 0, 160, &out->depth_from_deg, &out->depth_to_deg);
    out->heel_mm = td_cfg_int(r, node, "heel_mm", 0, 200);
    out->rest_hours = td_cfg_int(r, node, "rest_hours", 0, 168);
    out->support = td_program_text(r, node, "support", TD_PROGRAM_TEXT_COLS, true);
    out->load_rule = td_program_text(r, node, "load_rule", TD_PROGRAM_TEXT_COLS, true);
    out->page = td_cfg_string_optional(r, node, "page");
    out->steps = read_lines(r, node, "steps", &out->step_count);
    read_faults(r, node, out);
    out->exercises = td_program_exercises(r, node, "exercises", true, &out->exercise_count);
    out->extras = td_program_exercises(r, node, "extras", false, &out->extra_count);
    out->by_choice = td_cfg_bool_optional(r, node, "by_choice", false);
    out->optional = td_cfg_bool_optional(r, node, "optional", false);
    out->week_most = td_cfg_int_optional(r, node, "week_most", 1, 7, 0);
    out->deload_weeks = td_cfg_int_optional(r, node, "ease_weeks", 2, 12, 0);
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

static void share_with_steps(struct td_cfg_reader *r, struct td_level *level)
{
    struct td_level *steps = td_arena_alloc(r->arena, level->small_step_count + 1, sizeof *steps);

    if (steps == NULL) {
        return;
    }
    for (size_t i = 0; i < level->small_step_count; i++) {
        steps[i] = level->small_steps[i];
        steps[i].extras = level->extras;
        steps[i].extra_count = level->extra_count;
    }
    level->small_steps = steps;
}

/* Hip and calf work for every level that does not say its own (or, with an empty
 * list, none). */
static void share_extras(struct td_cfg_reader *r, td_cfg_node root, struct td_program *out)
{
    size_t count = 0;
    const struct td_exercise *extras = td_program_exercises(r, root, "extras", false, &count);
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
            share_with_steps(r, &levels[i]);
        }
    }
    out->levels = levels;
}

enum td_err td_program_read(const struct td_cfg *cfg, struct td_problems *problems,
                            struct td_program **out)
{
    static const char *const keys[] = {"name",    "version", "extends", "extras",
                                       "warm_up", "levels",  "swap_ins"};
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
    program->name = td_program_text(&reader, root, "name", TD_PROGRAM_TEXT_COLS, program->extends);
    program->version =
        td_program_text(&reader, root, "version", TD_PROGRAM_NAME_COLS, program->extends);
    program->warm_up =
        td_program_exercises(&reader, root, "warm_up", false, &program->warm_up_count);
    read_levels(&reader, root, program);
    share_extras(&reader, root, program);
    td_program_swap_ins(&reader, root, program);
    if (reader.failed) {
        td_program_free(program);
        return TD_ERR_CONTENT;
    }
    *out = program;
    return TD_OK;
}
