/* Reads the swap-ins of a programme file: exercises that can be done in place of a level's own. */
#include "list.h"
#include "program_parts.h"

#include <string.h>

#include "teardrop/base/by_id.h"
#include "teardrop/base/str.h"

#define MOST 24 /* of one level */

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
    out->exercises =
        td_program_exercises(r, node, "exercises", TD_EXERCISES_NEEDED, &out->exercise_count);
}

static const struct td_list swap_ins =
    TD_LIST(struct td_level, "swap_ins", "swap-in", SIZE_MAX, TD_LIST_OPTIONAL, read_swap_in, "id",
            "name", "levels", "painless", "summary", "stance", "load", "note", "needs", "depth",
            "heel_mm", "support", "exercises");

/* The same exercise first; with mistakes in the file either may lack it, or its id. */
static bool begins_with(const struct td_exercise *a, size_t a_count, const struct td_exercise *b,
                        size_t b_count)
{
    return a_count > 0 && b_count > 0 && a[0].id != NULL && b[0].id != NULL &&
           td_str_equal(a[0].id, b[0].id);
}

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
    to->feet = swap->heel_mm >= 0 ? TD_FEET_BY_HEEL : level->feet;
    to->exercises = swap->exercises;
    to->exercise_count = swap->exercise_count;
    if (begins_with(swap->exercises, swap->exercise_count, level->extras, level->extra_count)) {
        to->extras = NULL; /* it is hip work itself */
        to->extra_count = 0;
    }
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

/* Of the level's; -1 = it has none with this id. */
static int find_same(const struct td_level *level, const struct td_level *swap)
{
    return td_level_swap_in(level, swap->swap_in) - 1;
}

/* replaced: so many of the level's are another file's, and give way to one with the same id. */
static void add_to(struct td_cfg_reader *r, td_cfg_node node, const struct td_level *swap,
                   struct td_level *level, size_t replaced)
{
    struct td_level *all = td_arena_alloc(r->arena, level->swap_in_count + 1, sizeof *all);
    int same = find_same(level, swap);
    size_t at = same >= 0 ? (size_t)same : level->swap_in_count;

    if (all == NULL) {
        td_cfg_problem(r, node, "out of memory");
        return;
    }
    if (at >= MOST) {
        td_cfg_problem(r, node, "level \"%s\" has %d swap-ins already", level->id, MOST);
        return;
    }
    if (same >= 0 && at >= replaced) {
        td_cfg_problem(r, node, "swap-in \"%s\" is there twice", swap->swap_in);
        return;
    }
    if (level->swap_in_count > 0) {
        memcpy(all, level->swap_ins, level->swap_in_count * sizeof *all);
    }
    lay_over(&all[at], level, swap);
    level->swap_ins = all;
    level->swap_in_count += same >= 0 ? 0 : 1;
}

void td_swap_ins_read(struct td_cfg_reader *r, td_cfg_node root, struct td_swap_ins *out)
{
    out->list = td_list_read(r, root, &swap_ins, &out->count);
    out->node = td_cfg_member_optional(root, swap_ins.key);
}

/* The levels that a swap-in names. */
static const char **levels_of(struct td_cfg_reader *r, const struct td_swap_ins *swaps, size_t i,
                              size_t *count)
{
    return td_cfg_strings_optional(r, td_cfg_child(swaps->node, i), "levels", count);
}

void td_swap_ins_add_to_own(struct td_cfg_reader *r, const struct td_swap_ins *swaps,
                            struct td_level *own, size_t own_count)
{
    for (size_t i = 0; i < swaps->count; i++) {
        size_t count = 0;
        const char **ids = levels_of(r, swaps, i, &count);

        if (count == 0) {
            td_cfg_problem(r, td_cfg_child(swaps->node, i),
                           "levels: expected the levels it stands in for");
        }
        for (size_t k = 0; k < count && swaps->list[i].swap_in != NULL; k++) {
            int at = TD_BY_ID(own, own_count, ids[k]);

            if (at >= 0) {
                add_to(r, td_cfg_child(swaps->node, i), &swaps->list[i], &own[at], 0);
            }
        }
    }
}

static void add_to_other(struct td_cfg_reader *r, td_cfg_node node, const struct td_level *swap,
                         const char *id, struct td_program *program, const struct td_program *base)
{
    int at = base != NULL ? td_program_level_index(program, id) : -1;
    const struct td_level *from = base != NULL ? td_program_level(base, id) : NULL;

    if (at < 0 || from == NULL) {
        td_cfg_problem(r, node, "levels: there is no level \"%s\"", id);
        return;
    }
    add_to(r, node, swap, (struct td_level *)&program->levels[at], from->swap_in_count);
}

void td_swap_ins_add_to_rest(struct td_cfg_reader *r, const struct td_swap_ins *swaps,
                             const struct td_level *own, size_t own_count,
                             struct td_program *program, const struct td_program *base)
{
    for (size_t i = 0; i < swaps->count; i++) {
        size_t count = 0;
        const char **ids = levels_of(r, swaps, i, &count);

        for (size_t k = 0; k < count && swaps->list[i].swap_in != NULL; k++) {
            if (TD_BY_ID(own, own_count, ids[k]) < 0) {
                add_to_other(r, td_cfg_child(swaps->node, i), &swaps->list[i], ids[k], program,
                             base);
            }
        }
    }
}
