#include "teardrop/core/program.h"

#include <stdlib.h>

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
    };

    return ids[movement];
}

int td_program_level_index(const struct td_program *program, const char *id)
{
    for (size_t i = 0; i < program->level_count; i++) {
        if (td_str_equal(program->levels[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

const struct td_level *td_program_level(const struct td_program *program, const char *id)
{
    int index = td_program_level_index(program, id);

    return index < 0 ? NULL : &program->levels[index];
}

const char *td_exercise_word(const struct td_exercise *exercise, enum td_phase phase)
{
    static const char *const usual[TD_PHASE_COUNT] = {"DOWN", "HOLD", "UP", "TOP"};

    return exercise->words[phase] != NULL ? exercise->words[phase] : usual[phase];
}

const char *td_exercise_hold_word(const struct td_exercise *exercise)
{
    return exercise->hold_word != NULL ? exercise->hold_word : "HOLD";
}
