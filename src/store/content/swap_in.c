/* Reads the swap-ins of a programme file: exercises that can be done in place of a level's own. */
#include "list.h"
#include "program_parts.h"

#include "teardrop/base/str.h"

#define MOST 8 /* of one level */

/* The level with these exercises in place of its own. */
static void read_swap_in(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_level *out = entry;

    out->swap_in = td_program_id(r, node);
    out->swap_name = td_program_text(r, node, "name", TD_PROGRAM_NAME_COLS, false);
    out->painless = td_cfg_bool_optional(r, node, "painless", false);
    out->summary = td_program_text(r, node, "summary", TD_PROGRAM_TEXT_COLS, false);
    out->load = td_program_text(r, node, "load", TD_PROGRAM_TEXT_COLS, false);
    out->stance = td_program_text(r, node, "stance", TD_PROGRAM_TEXT_COLS, true);
    out->note = td_program_text(r, node, "note", TD_PROGRAM_TEXT_COLS, true);
    out->support = td_program_text(r, node, "support", TD_PROGRAM_TEXT_COLS, true);
    out->needs = td_cfg_strings_optional(r, node, "needs", &out->need_count);
    if (td_cfg_member_optional(node, "depth") != NULL) {
        td_program_range(r, node, "depth", 0, 160, &out->depth_from_deg, &out->depth_to_deg);
    } else {
        out->depth_to_deg = -1; /* the level's */
    }
    out->heel_mm = td_cfg_int_optional(r, node, "heel_mm", 0, 200, -1);
    out->exercises = td_program_exercises(r, node, "exercises", true, &out->exercise_count);
}

static const struct td_list swap_ins =
    TD_LIST(struct td_level, "swap_ins", "swap-in", SIZE_MAX, TD_LIST_OPTIONAL, read_swap_in, "id",
            "name", "levels", "painless", "summary", "stance", "load", "note", "needs", "depth",
            "heel_mm", "support", "exercises");

/* What it does not say is the level's; how to do it, step by step, is not. */
static void lay_over(struct td_level *to, const struct td_level *level, const struct td_level *swap)
{
    *to = *level;
    to->swap_in = swap->swap_in;
    to->swap_name = swap->swap_name;
    to->painless = swap->painless;
    to->summary = swap->summary;
    to->load = swap->load;
    to->note = swap->note != NULL ? swap->note : level->note;
    to->support = swap->support != NULL ? swap->support : level->support;
    to->stance = swap->stance != NULL ? swap->stance : level->stance;
    if (swap->need_count > 0) {
        to->needs = swap->needs;
        to->need_count = swap->need_count;
    }
    if (swap->depth_to_deg >= 0) {
        to->depth_from_deg = swap->depth_from_deg;
        to->depth_to_deg = swap->depth_to_deg;
    }
    to->heel_mm = swap->heel_mm >= 0 ? swap->heel_mm : level->heel_mm;
    to->exercises = swap->exercises;
    to->exercise_count = swap->exercise_count;
    to->load_rule = NULL;
    to->steps = NULL;
    to->step_count = 0;
    to->faults = NULL;
    to->fault_count = 0;
    to->small_steps = NULL;
    to->small_step_count = 0;
    to->swap_ins = NULL;
    to->swap_in_count = 0;
}

static void add_to(struct td_cfg_reader *r, td_cfg_node node, const struct td_level *swap,
                   struct td_level *level)
{
    struct td_level *all = td_arena_alloc(r->arena, level->swap_in_count + 1, sizeof *all);

    if (all == NULL) {
        return;
    }
    if (level->swap_in_count == MOST) {
        td_cfg_problem(r, node, "level \"%s\" has %d swap-ins already", level->id, MOST);
        return;
    }
    for (size_t i = 0; i < level->swap_in_count; i++) {
        all[i] = level->swap_ins[i];
        if (td_str_equal(all[i].swap_in, swap->swap_in)) {
            td_cfg_problem(r, node, "swap-in \"%s\" is there twice", swap->swap_in);
        }
    }
    lay_over(&all[level->swap_in_count], level, swap);
    level->swap_ins = all;
    level->swap_in_count++;
}

static void add_to_levels(struct td_cfg_reader *r, td_cfg_node node, const struct td_level *swap,
                          const struct td_program *program)
{
    size_t count = 0;
    const char **ids = td_cfg_strings_optional(r, node, "levels", &count);

    if (count == 0) {
        td_cfg_problem(r, node, "levels: expected the levels it stands in for");
    }
    for (size_t i = 0; i < count; i++) {
        int at = td_program_level_index(program, ids[i]);

        if (at < 0) {
            td_cfg_problem(r, node, "levels: there is no level \"%s\"", ids[i]);
        } else {
            add_to(r, node, swap, (struct td_level *)&program->levels[at]);
        }
    }
}

void td_program_swap_ins(struct td_cfg_reader *r, td_cfg_node root, struct td_program *out)
{
    size_t count;
    const struct td_level *swaps = td_list_read(r, root, &swap_ins, &count);
    td_cfg_node list = td_cfg_member_optional(root, swap_ins.key);

    for (size_t i = 0; i < count; i++) {
        if (swaps[i].swap_in != NULL) {
            add_to_levels(r, td_cfg_child(list, i), &swaps[i], out);
        }
    }
}
