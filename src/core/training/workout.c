/* Puts a session together from a level and what settings, plan and command line override. */
#include "teardrop/core/training/workout.h"

#include <assert.h>
#include <string.h>

#include "teardrop/base/str.h"

#define X_DEFAULT_MS 1000 /* one beat of a metronome */

void td_overrides_init(struct td_overrides *overrides)
{
    *overrides = (struct td_overrides){.sets = -1,
                                       .reps = -1,
                                       .hold_s = -1,
                                       .rest_s = -1,
                                       .prepare_s = -1,
                                       .x_ms = -1,
                                       .load_g = -1};
}

void td_overrides_merge(struct td_overrides *base, const struct td_overrides *over)
{
    if (over->has_tempo) {
        base->has_tempo = true;
        base->tempo = over->tempo;
    }
    base->sets = over->sets >= 0 ? over->sets : base->sets;
    base->reps = over->reps >= 0 ? over->reps : base->reps;
    base->hold_s = over->hold_s >= 0 ? over->hold_s : base->hold_s;
    base->rest_s = over->rest_s >= 0 ? over->rest_s : base->rest_s;
    base->prepare_s = over->prepare_s >= 0 ? over->prepare_s : base->prepare_s;
    base->x_ms = over->x_ms >= 0 ? over->x_ms : base->x_ms;
    base->load_g = over->load_g >= 0 ? over->load_g : base->load_g;
    base->warm_up = base->warm_up || over->warm_up;
    base->extras = base->extras || over->extras;
    base->step = over->step > 0 ? over->step : base->step;
    base->swap_in = over->swap_in > 0 ? over->swap_in : base->swap_in;
    base->purpose = over->purpose > 0 ? over->purpose : base->purpose;
}

bool td_level_has_hold(const struct td_level *level)
{
    for (size_t i = 0; i < level->exercise_count; i++) {
        if (level->exercises[i].kind == TD_EXERCISE_HOLD) {
            return true;
        }
    }
    return false;
}

bool td_level_is_hold(const struct td_level *level)
{
    for (size_t i = 0; i < level->exercise_count; i++) {
        if (level->exercises[i].kind != TD_EXERCISE_HOLD) {
            return false;
        }
    }
    return level->exercise_count > 0;
}

enum td_err td_overrides_fit(const struct td_level *level, const struct td_overrides *over,
                             char *why, size_t why_size)
{
    if (td_level_is_hold(level) && over->has_tempo) {
        td_str_format(why, why_size, "level %s is a hold: it has no tempo (use --hold SECONDS)",
                      level->id);
        return TD_ERR_USAGE;
    }
    if (td_level_is_hold(level) && over->reps >= 0) {
        td_str_format(why, why_size, "level %s is a hold: it has no reps (use --hold SECONDS)",
                      level->id);
        return TD_ERR_USAGE;
    }
    if (!td_level_has_hold(level) && over->hold_s >= 0) {
        td_str_format(why, why_size, "level %s has no hold (use --reps and --tempo)", level->id);
        return TD_ERR_USAGE;
    }
    return TD_OK;
}

static void add(struct td_workout *out, const struct td_exercise *exercise,
                const struct td_overrides *over)
{
    struct td_workout_exercise *to = &out->exercises[out->count++];
    bool hold = exercise->kind == TD_EXERCISE_HOLD;

    *to = (struct td_workout_exercise){
        .exercise = exercise,
        .tempo = over->has_tempo ? over->tempo : exercise->tempo,
        .sets = over->sets >= 0 ? over->sets : exercise->sets_min,
        .reps = hold              ? 1
                : over->reps >= 0 ? over->reps
                                  : exercise->reps_min,
        .hold =
            hold ? (td_ns)(over->hold_s >= 0 ? over->hold_s : exercise->hold_s) * TD_NS_PER_S : 0,
        .rest = (td_ns)(over->rest_s >= 0 ? over->rest_s : exercise->rest_s) * TD_NS_PER_S,
    };
}

#define EASY_REST (45 * TD_NS_PER_S) /* before the real sets */

/* The last of a warm-up: one set of the day's movement at half effort. */
static void add_easy_set(struct td_workout *out, const struct td_exercise *exercise,
                         const struct td_overrides *overrides)
{
    struct td_workout_exercise *easy = &out->exercises[out->count];

    add(out, exercise, overrides);
    easy->easy = true;
    easy->sets = 1;
    easy->reps = (easy->reps + 1) / 2;
    easy->hold = (easy->hold / 2 + TD_NS_PER_S - 1) / TD_NS_PER_S * TD_NS_PER_S;
    easy->rest = EASY_REST;
}

void td_workout_build(const struct td_program *program, const struct td_level *level,
                      const struct td_overrides *overrides, struct td_workout *out)
{
    struct td_overrides none;

    assert(level->exercise_count <= TD_PROGRAM_MAX_EXERCISES);
    assert(program->warm_up_count <= TD_PROGRAM_MAX_EXERCISES);
    memset(out, 0, sizeof *out);
    if (overrides->step > 0 && (size_t)overrides->step <= level->small_step_count) {
        level = &level->small_steps[overrides->step - 1];
    }
    if (overrides->swap_in > 0 && (size_t)overrides->swap_in <= level->swap_in_count) {
        level = &level->swap_ins[overrides->swap_in - 1];
    }
    out->level = level;
    out->purpose = overrides->purpose;
    out->prepare =
        (td_ns)(overrides->prepare_s >= 0 ? overrides->prepare_s : TD_PREPARE_DEFAULT_S) *
        TD_NS_PER_S;
    out->x = (td_ns)(overrides->x_ms >= 0 ? overrides->x_ms : X_DEFAULT_MS) * TD_NS_PER_MS;
    out->load_g = overrides->load_g > 0 ? overrides->load_g : 0;
    out->warm_up = overrides->warm_up && program->warm_up_count > 0;
    out->extras = overrides->extras && level->extra_count > 0;
    td_overrides_init(&none);
    for (size_t i = 0; out->warm_up && i < program->warm_up_count; i++) {
        add(out, &program->warm_up[i], &none);
    }
    if (out->warm_up) {
        add_easy_set(out, &level->exercises[0], overrides);
    }
    out->main = out->count;
    for (size_t i = 0; i < level->exercise_count; i++) {
        add(out, &level->exercises[i], overrides);
    }
    for (size_t i = 0; out->extras && i < level->extra_count; i++) {
        add(out, &level->extras[i], &none);
    }
}

void td_workout_text(const struct td_workout *workout, td_ns total, char *out, size_t size)
{
    const struct td_workout_exercise *first = &workout->exercises[workout->main];
    int minutes = (int)((total + 30 * TD_NS_PER_S) / (60 * TD_NS_PER_S));
    char tempo[TD_TEMPO_TEXT];

    td_str_format(out, size, "%s %s: ", workout->level->id, workout->level->name);
    if (workout->level->exercise_count > 1) {
        td_str_append(out, size, "%d exercises", (int)workout->level->exercise_count);
    } else if (first->exercise->kind == TD_EXERCISE_HOLD) {
        td_str_append(out, size, "%d x %d s hold", first->sets, (int)(first->hold / TD_NS_PER_S));
    } else {
        td_tempo_format(&first->tempo, tempo, sizeof tempo);
        td_str_append(out, size, "%d x %d, tempo %s", first->sets, first->reps, tempo);
    }
    td_str_append(out, size, ", %d min", minutes > 0 ? minutes : 1);
}
