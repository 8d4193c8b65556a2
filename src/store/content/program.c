/* Reads a programme file: its levels with their small steps and faults, and the warm-up. */
#include "teardrop/store/content/program.h"

#include <stdlib.h>

#include "list.h"
#include "program_parts.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define LINE_COLS 72 /* a step, a fault, its fix */

#define SMALL_STEPS_MAX 6

struct loader {
    const struct td_exercise *extras; /* of every level that does not say its own */
    size_t extra_count;
    const struct td_level *before; /* what the next small step begins from */
};

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

static void read_fault(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_fault *out = entry;

    out->sign = td_program_text(r, node, "sign", LINE_COLS, false);
    out->fix = td_program_text(r, node, "fix", LINE_COLS, false);
}

static const struct td_list faults = TD_LIST(struct td_fault, "faults", "fault", SIZE_MAX,
                                             TD_LIST_OPTIONAL, read_fault, "sign", "fix");

/* As it was where nothing is said of it. */
static enum td_feet read_feet(struct td_cfg_reader *r, td_cfg_node node, enum td_feet before)
{
    static const char *const names[] = {"hip", "fist", "close"};
    int feet = td_cfg_choice_optional(r, node, "feet", TD_COUNTED(names), -1);

    return feet < 0 ? before : (enum td_feet)(feet + TD_FEET_HIP_WIDE);
}

/* A small step is the level as it is by then; what is new is one thing, and the stance
 * in words if that tells it. */
static void read_change(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_level *step = entry;
    struct loader *l = r->self;
    bool depth = td_cfg_member_optional(node, "depth") != NULL;
    bool heel = td_cfg_member_optional(node, "heel_mm") != NULL;
    bool stance = td_cfg_member_optional(node, "stance") != NULL;

    *step = *l->before;
    step->step++;
    l->before = step;
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
    step->feet = read_feet(r, node, step->feet);
    if (stance) {
        step->stance = td_program_text(r, node, "stance", TD_PROGRAM_TEXT_COLS, false);
    }
    if (td_cfg_member_optional(node, "needs") != NULL) {
        step->needs = td_cfg_strings_optional(r, node, "needs", &step->need_count);
    }
}

static const struct td_list small_steps =
    TD_LIST(struct td_level, "small_steps", "small step", SMALL_STEPS_MAX, TD_LIST_OPTIONAL,
            read_change, "change", "stance", "depth", "heel_mm", "feet", "needs");

static void read_level(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct loader *l = r->self;
    struct td_level *out = entry;

    out->id = td_program_id(r, node);
    out->name = td_program_text(r, node, "name", TD_PROGRAM_NAME_COLS, false);
    out->title = td_program_text(r, node, "title", TD_PROGRAM_NAME_COLS, true);
    out->summary = td_program_text(r, node, "summary", TD_PROGRAM_TEXT_COLS, false);
    out->stance = td_program_text(r, node, "stance", TD_PROGRAM_TEXT_COLS, false);
    out->load = td_program_text(r, node, "load", TD_PROGRAM_TEXT_COLS, false);
    out->frequency = td_program_text(r, node, "frequency", TD_PROGRAM_TEXT_COLS, false);
    out->note = td_program_text(r, node, "note", TD_PROGRAM_TEXT_COLS, true);
    out->needs = td_cfg_strings_optional(r, node, "needs", &out->need_count);
    td_program_range(r, node, "depth", 0, 160, &out->depth_from_deg, &out->depth_to_deg);
    out->heel_mm = td_cfg_int(r, node, "heel_mm", 0, 200);
    out->feet = read_feet(r, node, TD_FEET_BY_HEEL);
    out->rest_hours = td_cfg_int(r, node, "rest_hours", 0, 168);
    out->support = td_program_text(r, node, "support", TD_PROGRAM_TEXT_COLS, true);
    out->load_rule = td_program_text(r, node, "load_rule", TD_PROGRAM_TEXT_COLS, true);
    out->page = td_cfg_string_optional(r, node, "page");
    out->steps = read_lines(r, node, "steps", &out->step_count);
    out->faults = td_list_read(r, node, &faults, &out->fault_count);
    out->exercises = td_program_exercises(
        r, node, "exercises", TD_EXERCISES_NEEDED | TD_EXERCISES_WHEN, &out->exercise_count);
    out->extras = td_program_exercises(r, node, "extras", TD_EXERCISES_WHEN | TD_EXERCISES_THEN,
                                       &out->extra_count);
    if (out->extras == NULL) { /* not even an empty list */
        out->extras = l->extras;
        out->extra_count = l->extra_count;
    }
    out->twin_of = td_cfg_string_optional(r, node, "twin_of");
    out->off_ladder = out->twin_of != NULL;
    out->by_choice = td_cfg_bool_optional(r, node, "by_choice", false) || out->off_ladder;
    out->optional = td_cfg_bool_optional(r, node, "optional", false);
    out->week_most = td_cfg_int_optional(r, node, "week_most", 1, 7, 0);
    out->deload_weeks = td_cfg_int_optional(r, node, "ease_weeks", 2, 12, 0);
    l->before = out;
    out->small_steps = td_list_read(r, node, &small_steps, &out->small_step_count);
    if (td_str_equal(out->id, TD_FREE_LEVEL)) {
        td_cfg_problem(r, td_cfg_member_optional(node, "id"), "id \"%s\" belongs to the free timer",
                       out->id);
    }
}

static const struct td_list levels = TD_LIST(
    struct td_level, "levels", "level", SIZE_MAX, TD_LIST_IDS | TD_LIST_FILLED, read_level, "id",
    "name", "title", "summary", "stance", "load", "frequency", "note", "needs", "depth", "heel_mm",
    "feet", "support", "rest_hours", "load_rule", "exercises", "extras", "steps", "faults", "page",
    "small_steps", "by_choice", "optional", "week_most", "ease_weeks", "twin_of");

/* A twin names a level of the ladder, its own file's or that of the one it extends. It takes the
 * place of none there, which would leave a hole, and goes no deeper than what it stands in for: it
 * is for knees that are kept from more. */
static void check_twin(struct td_cfg_reader *r, td_cfg_node node, const struct td_level *level,
                       const struct td_program *own, const struct td_program *base)
{
    td_cfg_node name = td_cfg_member_optional(node, "twin_of");
    const struct td_level *of = td_program_level(own, level->twin_of), *was = NULL;

    if (base != NULL) {
        of = of != NULL ? of : td_program_level(base, level->twin_of);
        was = td_program_level(base, level->id);
    }
    if (of == NULL || of->twin_of != NULL) {
        td_cfg_problem(r, name, "twin_of: there is no level \"%s\" on the ladder", level->twin_of);
    } else if (level->depth_to_deg > of->depth_to_deg) {
        td_cfg_problem(r, name, "twin_of: it goes no deeper than \"%s\", %d degrees", of->id,
                       of->depth_to_deg);
    }
    if (was != NULL && was->twin_of == NULL) {
        td_cfg_problem(r, name, "twin_of: \"%s\" is a level of the ladder; a twin has its own id",
                       level->id);
    }
}

/* What comes behind a twin is off the ladder as well, so twins stand last. */
static void check_twins(struct td_cfg_reader *r, td_cfg_node root, const struct td_program *own,
                        const struct td_program *base)
{
    td_cfg_node list = td_cfg_member_optional(root, levels.key);

    for (size_t i = 0; i < own->level_count; i++) {
        const struct td_level *level = &own->levels[i];

        if (level->twin_of != NULL) {
            check_twin(r, td_cfg_child(list, i), level, own, base);
        } else if (i > 0 && own->levels[i - 1].twin_of != NULL && !own->extends) {
            td_cfg_problem(r, td_cfg_child(list, i),
                           "level \"%s\": twins stand behind all other levels", level->id);
        }
    }
}

/* Its levels, completed by those of the programme it extends, and what stands in for them. */
static void read_levels(struct td_cfg_reader *r, td_cfg_node root, const struct td_program *base,
                        struct td_program *out)
{
    struct td_swap_ins swap_ins;
    struct td_level *own = NULL;
    size_t own_count = 0;

    if (!out->extends || td_cfg_member_optional(root, levels.key) != NULL) {
        own = td_list_read(r, root, &levels, &own_count);
    }
    out->levels = own;
    out->level_count = own_count;
    check_twins(r, root, out, base);
    td_swap_ins_read(r, root, &swap_ins);
    td_swap_ins_add_to_own(r, &swap_ins, own, own_count);
    if (base != NULL && td_program_extend(out, base) != TD_OK) {
        td_cfg_problem(r, root, "out of memory");
        return;
    }
    td_swap_ins_add_to_rest(r, &swap_ins, own, own_count, out, base);
}

enum td_err td_program_read(const struct td_cfg *cfg, const struct td_program *base,
                            struct td_problems *problems, struct td_program **out)
{
    static const char *const keys[] = {"name",    "version", "extends", "extras",
                                       "warm_up", "levels",  "swap_ins"};
    struct td_program *program = calloc(1, sizeof *program);
    struct loader l = {0};
    struct td_cfg_reader reader = {.cfg = cfg, .problems = problems, .self = &l};
    td_cfg_node root = td_cfg_root(cfg);

    *out = NULL;
    if (program == NULL) {
        return TD_ERR_NOMEM;
    }
    td_arena_init(&program->arena);
    reader.arena = &program->arena;
    td_cfg_allow(&reader, root, TD_COUNTED(keys));
    program->extends = td_cfg_bool_optional(&reader, root, "extends", false);
    program->name = td_program_text(&reader, root, "name", TD_PROGRAM_TEXT_COLS, program->extends);
    program->version =
        td_program_text(&reader, root, "version", TD_PROGRAM_NAME_COLS, program->extends);
    program->warm_up = td_program_exercises(&reader, root, "warm_up", 0, &program->warm_up_count);
    /* Hip and calf work. */
    l.extras = td_program_exercises(&reader, root, "extras", TD_EXERCISES_WHEN | TD_EXERCISES_THEN,
                                    &l.extra_count);
    read_levels(&reader, root, program->extends ? base : NULL, program);
    if (reader.failed) {
        td_program_free(program);
        return TD_ERR_CONTENT;
    }
    *out = program;
    return TD_OK;
}
