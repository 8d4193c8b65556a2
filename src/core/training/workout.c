/* Puts a session together from a level and what settings, plan and command line override. */
#include "teardrop/core/training/workout.h"

#include <assert.h>
#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/record.h"

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

static void merge_beside(struct td_overrides *base, const struct td_overrides *over)
{
    base->one_leg = base->one_leg || over->one_leg;
    base->growth = base->growth || over->growth;
    base->runs = base->runs || over->runs;
    base->second_sets = over->second_sets > 0 ? over->second_sets : base->second_sets;
    base->second_reps = over->second_reps > 0 ? over->second_reps : base->second_reps;
    base->hip_step = over->hip_step > 0 ? over->hip_step : base->hip_step;
    base->hip_sets = over->hip_sets > 0 ? over->hip_sets : base->hip_sets;
    base->hip_more = over->hip_more > 0 ? over->hip_more : base->hip_more;
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
    if (over->extras || over->no_extras) {
        base->extras = over->extras;
        base->no_extras = !over->extras;
    }
    base->step = over->step > 0 ? over->step : base->step;
    base->swap_in = over->swap_in != 0 ? over->swap_in : base->swap_in;
    base->purpose = over->purpose > 0 ? over->purpose : base->purpose;
    base->fade = over->fade > 0 ? over->fade : base->fade;
    merge_beside(base, over);
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

/* ---- what not everybody does ---- */

static bool is_for(const struct td_exercise *exercise, const struct td_overrides *over)
{
    switch (exercise->when) {
    case TD_WHEN_ONE_SIDED:
        return over->one_leg;
    case TD_WHEN_GROWTH:
        return over->growth;
    case TD_WHEN_RUNS:
        return over->runs;
    default:
        return true;
    }
}

/* With numbers of its own. Where there is less of the main exercise, there is no more of it. */
static void add_beside(struct td_workout *out, const struct td_exercise *exercise,
                       const struct td_overrides *over, bool first)
{
    struct td_workout_exercise *to = &out->exercises[out->count];
    struct td_overrides own;

    td_overrides_init(&own);
    own.rest_s = over->rest_s;
    if (first && over->second_sets > 0) {
        own.sets = td_clamp(over->second_sets, 1, exercise->sets_max);
    }
    if (first && over->second_reps > 0) {
        own.reps = td_clamp(over->second_reps, exercise->reps_min, exercise->reps_max);
    }
    add(out, exercise, &own);
    if (over->sets >= 0) {
        to->sets = td_min(to->sets, over->sets);
    }
    if (over->purpose == TD_PURPOSE_DELOAD) {
        to->sets = (to->sets + 1) / 2;
    }
}

static void keep_inside(struct td_workout_exercise *to)
{
    const struct td_exercise *e = to->exercise;
    int hold_s = (int)(to->hold / TD_NS_PER_S);

    to->sets = td_min(to->sets, e->sets_max);
    to->reps = td_clamp(to->reps, e->reps_min, e->reps_max);
    if (e->kind == TD_EXERCISE_HOLD) {
        to->hold = (td_ns)td_clamp(hold_s, e->hold_s, e->hold_max_s) * TD_NS_PER_S;
    }
}

static void add_own(struct td_workout *out, const struct td_level *level,
                    const struct td_overrides *over)
{
    bool first = true;

    out->main = out->count;
    for (size_t i = 0; i < level->exercise_count; i++) {
        const struct td_exercise *exercise = &level->exercises[i];

        if (exercise->when == TD_WHEN_ALWAYS) {
            add(out, exercise, over);
            if (i > 0 && over->by_plan) {
                keep_inside(&out->exercises[out->count - 1]);
            }
        } else if (is_for(exercise, over) && over->purpose != TD_PURPOSE_PLACEMENT) {
            add_beside(out, exercise, over, first);
            first = false;
        }
    }
    out->own = out->count - out->main;
}

static bool has_exercise(const struct td_workout *workout, const struct td_exercise *exercise)
{
    for (size_t i = workout->main; i < workout->count; i++) {
        if (td_str_equal(workout->exercises[i].exercise->id, exercise->id)) {
            return true;
        }
    }
    return false;
}

/* Hip and calf work, as far as it has grown; what is done already is not done twice. */
static void add_extras(struct td_workout *out, const struct td_level *level,
                       const struct td_overrides *over)
{
    size_t before = out->count;

    for (size_t i = 0; i < level->extra_count; i++) {
        const struct td_exercise *exercise = &level->extras[i];
        struct td_overrides own;

        for (int k = 0; k < over->hip_step && exercise->then != NULL; k++) {
            exercise = exercise->then;
        }
        td_overrides_init(&own);
        if (over->hip_sets > 0) {
            own.sets = td_clamp(over->hip_sets, exercise->sets_min, exercise->sets_max);
        }
        own.reps = td_clamp(exercise->reps_min + over->hip_more, exercise->reps_min,
                            td_max(exercise->reps_min, exercise->reps_max));
        if (is_for(exercise, over) && !has_exercise(out, exercise)) {
            add(out, exercise, &own);
        }
    }
    out->extras = out->count > before;
}

/* ---- as on record ---- */

static bool is_on_record(const struct td_session_record *record, const char *id)
{
    for (int i = 0; i < record->set_count; i++) {
        if (td_str_equal(record->sets[i].exercise, id)) {
            return true;
        }
    }
    return false;
}

static void ask_for(enum td_when when, struct td_overrides *out)
{
    out->one_leg = out->one_leg || when == TD_WHEN_ONE_SIDED;
    out->growth = out->growth || when == TD_WHEN_GROWTH;
    out->runs = out->runs || when == TD_WHEN_RUNS;
}

void td_overrides_like(const struct td_level *level, const struct td_session_record *record,
                       struct td_overrides *out)
{
    out->one_leg = out->growth = out->runs = false;
    out->hip_step = 0;
    for (size_t i = 0; i < level->exercise_count; i++) {
        if (is_on_record(record, level->exercises[i].id)) {
            ask_for(level->exercises[i].when, out);
        }
    }
    for (size_t i = 0; i < level->extra_count && record->extras; i++) {
        int step = 0;

        for (const struct td_exercise *e = &level->extras[i]; e != NULL; e = e->then, step++) {
            if (is_on_record(record, e->id)) {
                ask_for(e->when, out);
                out->hip_step = td_max(out->hip_step, step);
            }
        }
    }
}

/* ---- all of it ---- */

/* A small step of it, or a swap-in, as the overrides say. */
static const struct td_level *level_of(const struct td_level *level,
                                       const struct td_overrides *over)
{
    if (over->swap_in > 0 && (size_t)over->swap_in <= level->swap_in_count) {
        return &level->swap_ins[over->swap_in - 1];
    }
    return over->step > 0 && (size_t)over->step <= level->small_step_count
               ? &level->small_steps[over->step - 1]
               : level;
}

void td_workout_build(const struct td_program *program, const struct td_level *level,
                      const struct td_overrides *overrides, struct td_workout *out)
{
    struct td_overrides none;

    assert(level->exercise_count <= TD_PROGRAM_MAX_EXERCISES);
    assert(program->warm_up_count <= TD_PROGRAM_MAX_EXERCISES);
    memset(out, 0, sizeof *out);
    level = level_of(level, overrides);
    out->level = level;
    out->purpose = overrides->purpose;
    out->prepare =
        (td_ns)(overrides->prepare_s >= 0 ? overrides->prepare_s : TD_PREPARE_DEFAULT_S) *
        TD_NS_PER_S;
    out->x = (td_ns)(overrides->x_ms >= 0 ? overrides->x_ms : X_DEFAULT_MS) * TD_NS_PER_MS;
    out->load_g = overrides->load_g > 0 ? overrides->load_g : 0;
    out->warm_up = overrides->warm_up && program->warm_up_count > 0;
    td_overrides_init(&none);
    for (size_t i = 0; out->warm_up && i < program->warm_up_count; i++) {
        add(out, &program->warm_up[i], &none);
    }
    if (out->warm_up) {
        add_easy_set(out, &level->exercises[0], overrides);
    }
    add_own(out, level, overrides);
    if (overrides->extras) {
        add_extras(out, level, overrides);
    }
}

/* What comes beside the main exercise, and behind it. */
static void append_more(const struct td_workout *workout, char *out, size_t size)
{
    static const char *const titles[TD_WHEN_COUNT] = {
        [TD_WHEN_ONE_SIDED] = "one leg", [TD_WHEN_GROWTH] = "for growth", [TD_WHEN_RUNS] = "more"};

    for (size_t i = workout->main; i < workout->main + workout->own; i++) {
        const struct td_workout_exercise *e = &workout->exercises[i];

        if (e->exercise->when != TD_WHEN_ALWAYS) {
            td_str_append(out, size, ", %s %d x %d", titles[e->exercise->when], e->sets, e->reps);
        }
    }
    if (workout->extras) {
        td_str_append(out, size, ", hip and calf");
    }
}

static int count_plain(const struct td_workout *workout)
{
    int count = 0;

    for (size_t i = workout->main; i < workout->main + workout->own; i++) {
        count += workout->exercises[i].exercise->when == TD_WHEN_ALWAYS ? 1 : 0;
    }
    return count;
}

static void append_minutes(td_ns total, char *out, size_t size)
{
    int minutes = (int)((total + 30 * TD_NS_PER_S) / (60 * TD_NS_PER_S));

    td_str_append(out, size, ", %d min", minutes > 0 ? minutes : 1);
}

void td_workout_brief(const struct td_workout *workout, td_ns total, char *out, size_t size)
{
    const struct td_workout_exercise *first = &workout->exercises[workout->main];

    td_str_format(out, size, "%s: ", td_level_title(workout->level));
    if (count_plain(workout) > 1) {
        td_str_append(out, size, "%d exercises", count_plain(workout));
    } else if (first->exercise->kind == TD_EXERCISE_HOLD) {
        td_str_append(out, size, "%d x %d s", first->sets, (int)(first->hold / TD_NS_PER_S));
    } else {
        td_str_append(out, size, "%d x %d", first->sets, first->reps);
    }
    append_more(workout, out, size);
    append_minutes(total, out, size);
}

void td_workout_words(const struct td_workout *workout, td_ns total, char *out, size_t size)
{
    const struct td_workout_exercise *first = &workout->exercises[workout->main];
    const char *sets = first->sets == 1 ? "set" : "sets";
    char tempo[96];

    td_str_format(out, size, "%s: ", td_level_title(workout->level));
    if (count_plain(workout) > 1) {
        td_str_append(out, size, "%d exercises", count_plain(workout));
    } else if (first->exercise->kind == TD_EXERCISE_HOLD) {
        td_str_append(out, size, "%d %s of %d seconds", first->sets, sets,
                      (int)(first->hold / TD_NS_PER_S));
    } else {
        td_tempo_describe(&first->tempo, tempo, sizeof tempo);
        td_str_append(out, size, "%d %s of %d, %s", first->sets, sets, first->reps, tempo);
    }
    append_more(workout, out, size);
    append_minutes(total, out, size);
}

void td_workout_text(const struct td_workout *workout, td_ns total, char *out, size_t size)
{
    const struct td_workout_exercise *first = &workout->exercises[workout->main];
    char tempo[TD_TEMPO_TEXT];

    td_str_format(out, size, "%s %s: ", workout->level->id, workout->level->name);
    if (count_plain(workout) > 1) {
        td_str_append(out, size, "%d exercises", count_plain(workout));
    } else if (first->exercise->kind == TD_EXERCISE_HOLD) {
        td_str_append(out, size, "%d x %d s hold", first->sets, (int)(first->hold / TD_NS_PER_S));
    } else {
        td_tempo_format(&first->tempo, tempo, sizeof tempo);
        td_str_append(out, size, "%d x %d, tempo %s", first->sets, first->reps, tempo);
    }
    append_more(workout, out, size);
    append_minutes(total, out, size);
}
