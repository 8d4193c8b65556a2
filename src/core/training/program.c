/* Levels found in a programme; programmes that extend another. */
#include "teardrop/core/training/program.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/by_id.h"
#include "teardrop/base/str.h"

void td_program_free(struct td_program *program)
{
    if (program != NULL) {
        td_arena_deinit(&program->arena);
        free(program);
    }
}

const char *td_movement_id(enum td_movement movement)
{
    static const char *const ids[TD_MOVEMENT_COUNT] = {
        [TD_MOVEMENT_OTHER] = "other",
        [TD_MOVEMENT_SQUAT] = "squat",
        [TD_MOVEMENT_CHAIR_SQUAT] = "chair_squat",
        [TD_MOVEMENT_WALL_SIT] = "wall_sit",
        [TD_MOVEMENT_QUAD_SET] = "quad_set",
        [TD_MOVEMENT_LEG_RAISE] = "leg_raise",
        [TD_MOVEMENT_SHORT_ARC] = "short_arc",
        [TD_MOVEMENT_BRIDGE] = "bridge",
        [TD_MOVEMENT_CALF_RAISE] = "calf_raise",
        [TD_MOVEMENT_SIDE_RAISE] = "side_raise",
        [TD_MOVEMENT_STEP_UP] = "step_up",
        [TD_MOVEMENT_STEP_DOWN] = "step_down",
        [TD_MOVEMENT_SPLIT_SQUAT] = "split_squat",
        [TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT] = "rear_foot_split_squat",
        [TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT] = "one_leg_chair_squat",
        [TD_MOVEMENT_SEATED_EXTENSION] = "seated_extension",
        [TD_MOVEMENT_SPANISH_HOLD] = "spanish_hold",
        [TD_MOVEMENT_TERMINAL_EXTENSION] = "terminal_extension",
        [TD_MOVEMENT_SISSY_SQUAT] = "sissy_squat",
        [TD_MOVEMENT_REVERSE_NORDIC] = "reverse_nordic",
        [TD_MOVEMENT_LANDING] = "landing",
        [TD_MOVEMENT_SIDE_STEP] = "side_step",
    };

    return ids[movement];
}

const char *td_when_id(enum td_when when)
{
    static const char *const ids[TD_WHEN_COUNT] = {
        [TD_WHEN_ALWAYS] = "always",
        [TD_WHEN_ONE_SIDED] = "one_sided",
        [TD_WHEN_GROWTH] = "growth",
        [TD_WHEN_RUNS] = "runs",
    };

    return ids[when];
}

int td_program_level_index(const struct td_program *program, const char *id)
{
    return TD_BY_ID(program->levels, program->level_count, id);
}

const char *td_level_title(const struct td_level *level)
{
    return level->title != NULL ? level->title : level->name;
}

int td_level_swap_in(const struct td_level *level, const char *id)
{
    for (size_t i = 0; i < level->swap_in_count; i++) {
        if (td_str_equal(level->swap_ins[i].swap_in, id)) {
            return (int)i + 1;
        }
    }
    return 0;
}

const struct td_level *td_program_level(const struct td_program *program, const char *id)
{
    int index = td_program_level_index(program, id);

    return index < 0 ? NULL : &program->levels[index];
}

const struct td_level *td_program_twin_of(const struct td_program *program,
                                          const struct td_level *level)
{
    const struct td_level *of =
        level->twin_of != NULL ? td_program_level(program, level->twin_of) : NULL;

    return of != NULL ? of : level;
}

const struct td_level *td_program_twin(const struct td_program *program,
                                       const struct td_level *level)
{
    for (size_t i = 0; i < program->level_count; i++) {
        const struct td_level *twin = &program->levels[i];

        if (twin->twin_of != NULL && td_str_equal(twin->twin_of, level->id) &&
            twin->depth_to_deg <= level->depth_to_deg) {
            return twin;
        }
    }
    return NULL;
}

int td_program_rung(const struct td_program *program, const char *id)
{
    const struct td_level *level = td_program_level(program, id);

    if (level == NULL) {
        return -1;
    }
    level = td_program_twin_of(program, level);
    return level->off_ladder || level->free_timer ? -1 : (int)(level - program->levels);
}

/* ---- putting programmes together ---- */

static struct td_level *copy_levels(struct td_arena *arena, const struct td_level *levels,
                                    size_t count, size_t more)
{
    struct td_level *out = td_arena_alloc(arena, count + more, sizeof *out);

    if (out != NULL && count > 0) {
        memcpy(out, levels, count * sizeof *out);
    }
    return out;
}

/* A level that takes the place of another keeps what could be done instead of that one,
 * unless it brings swap-ins of its own. */
static enum td_err keep_swap_ins(struct td_arena *arena, const struct td_level *from,
                                 struct td_level *to)
{
    struct td_level *kept;

    if (to->swap_in_count > 0 || from->swap_in_count == 0) {
        return TD_OK;
    }
    kept = copy_levels(arena, from->swap_ins, from->swap_in_count, 0);
    if (kept == NULL) {
        return TD_ERR_NOMEM;
    }
    for (size_t i = 0; i < from->swap_in_count; i++) {
        kept[i].id = to->id;
        kept[i].name = to->name;
        kept[i].title = to->title;
    }
    to->swap_ins = kept;
    to->swap_in_count = from->swap_in_count;
    return TD_OK;
}

enum td_err td_program_extend(struct td_program *program, const struct td_program *base)
{
    size_t count = base->level_count;
    struct td_level *levels =
        copy_levels(&program->arena, base->levels, count, program->level_count);

    if (levels == NULL) {
        return TD_ERR_NOMEM;
    }
    for (size_t i = 0; i < program->level_count; i++) {
        int index = td_program_level_index(base, program->levels[i].id);
        struct td_level *to = &levels[index >= 0 ? (size_t)index : count++];

        *to = program->levels[i];
        to->off_ladder = to->off_ladder || index < 0;
        to->by_choice = to->by_choice || to->off_ladder;
        if (index >= 0 && keep_swap_ins(&program->arena, &base->levels[index], to) != TD_OK) {
            return TD_ERR_NOMEM;
        }
    }
    program->levels = levels;
    program->level_count = count;
    program->name = program->name != NULL ? program->name : base->name;
    program->version = program->version != NULL ? program->version : base->version;
    if (program->warm_up_count == 0) {
        program->warm_up = base->warm_up;
        program->warm_up_count = base->warm_up_count;
    }
    return TD_OK;
}

enum td_err td_program_add_free(struct td_program *program, const char *name, bool hold)
{
    static const struct td_exercise usual = {
        .id = TD_FREE_LEVEL,
        .depth_deg = -1,
        .heel_mm = -1,
        .tempo = {{3000, 1000, 2000, 1000}, false},
        .sets_min = 3,
        .sets_max = 3,
        .reps_min = 8,
        .reps_max = 8,
        .hold_s = 30,
        .hold_max_s = 30,
        .rest_s = 60,
    };
    struct td_level *levels =
        copy_levels(&program->arena, program->levels, program->level_count, 1);
    struct td_exercise *exercise = td_arena_alloc(&program->arena, 1, sizeof *exercise);
    const char *kept = td_arena_strdup(&program->arena, name);

    if (levels == NULL || exercise == NULL || kept == NULL) {
        return TD_ERR_NOMEM;
    }
    *exercise = usual;
    exercise->name = kept;
    exercise->kind = hold ? TD_EXERCISE_HOLD : TD_EXERCISE_REPS;
    exercise->reps_min = exercise->reps_max = hold ? 1 : usual.reps_min;
    levels[program->level_count++] = (struct td_level){
        .id = TD_FREE_LEVEL,
        .name = kept,
        .summary = "Any movement of your own, led by its tempo.",
        .stance = "As the movement asks.",
        .load = "as you like",
        .frequency = "as you like",
        .free_timer = true,
        .exercises = exercise,
        .exercise_count = 1,
    };
    program->levels = levels;
    return TD_OK;
}

/* ---- words ---- */

const char *td_exercise_word(const struct td_exercise *exercise, enum td_phase phase)
{
    static const char *const usual[TD_PHASE_COUNT] = {"DOWN", "HOLD", "UP", "TOP"};

    return exercise->words[phase] != NULL ? exercise->words[phase] : usual[phase];
}

const char *td_exercise_hold_word(const struct td_exercise *exercise)
{
    return exercise->hold_word != NULL ? exercise->hold_word : "HOLD";
}
