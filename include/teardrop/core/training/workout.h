/* One session as it will be done: a level with what the person changed. */
#ifndef TEARDROP_CORE_TRAINING_WORKOUT_H
#define TEARDROP_CORE_TRAINING_WORKOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/time.h"
#include "teardrop/core/training/program.h"

/* When the last reps of a set go silent: never, at a level that is known, in every session. */
enum td_fade { TD_FADE_NO, TD_FADE_TAUGHT, TD_FADE_ALWAYS };

/* What settings and command line may change. -1 (or false) = as the programme
 * says. */
struct td_overrides {
    bool has_tempo;
    struct td_tempo tempo;
    int sets;      /* 1..TD_MAX_SETS */
    int reps;      /* 1..TD_MAX_REPS; rep exercises only */
    int hold_s;    /* 1..TD_MAX_SECONDS; hold exercises only */
    int rest_s;    /* 0..TD_MAX_SECONDS */
    int prepare_s; /* 0..TD_MAX_SECONDS */
    int x_ms;      /* time given to X, 100..TD_TEMPO_MAX_MS */
    int load_g;    /* load in grams, 0..TD_MAX_LOAD_KG * 1000 */
    bool warm_up;
    bool extras;    /* hip and calf work as well */
    bool no_extras; /* and none, when it would be due; never both */
    int step;       /* small step of the level, from 1; 0 = the level itself */
    int swap_in;    /* number of the swap-in, from 1; TD_SWAP_NONE = the level's own exercises;
                       0 = not said */
    int purpose;    /* enum td_purpose */
    bool by_plan;   /* sets, reps and hold are the plan's, for the first of the level's own
                       exercises: others keep to their own ranges */
    /* What only some people do: see enum td_when. */
    bool one_leg, growth, runs;
    /* Of the first of these that stands beside the main exercise; 0 = as the programme says. sets
     * is the most it gets: it has no more than `sets` above, either. */
    int second_sets, second_reps;
    int hip_step; /* how many harder exercises along (td_exercise.then) hip and calf work is */
    int hip_sets; /* of all of it; 0 = as the programme says */
    int hip_more; /* reps above those it begins with */
    int fade;     /* enum td_fade, as wished; core/plan decides */
};
#define TD_SWAP_NONE (-1)

void td_overrides_init(struct td_overrides *overrides);
/* over wins wherever it says something. */
void td_overrides_merge(struct td_overrides *base, const struct td_overrides *over);

struct td_session_record;
/* What a session on record had besides its main exercise, so that the same is built again. */
void td_overrides_like(const struct td_level *level, const struct td_session_record *record,
                       struct td_overrides *out);

struct td_workout_exercise {
    const struct td_exercise *exercise; /* borrowed from the programme */
    struct td_tempo tempo;
    int sets, reps;
    td_ns hold, rest;
    bool easy; /* the end of a warm-up: the day's movement at half effort */
};

#define TD_WORKOUT_MAX_EXERCISES (3 * TD_PROGRAM_MAX_EXERCISES + 1)

struct td_workout {
    const struct td_level *level; /* borrowed; the level, one of its small steps, or a swap-in */
    int purpose;                  /* enum td_purpose */
    bool warm_up, extras;         /* are they part of it? */
    size_t main;                  /* index of the level's own first exercise */
    size_t own;                   /* so many exercises are the level's own */
    td_ns prepare;
    td_ns x;      /* time given to an X */
    bool x_waits; /* an X ends when the person says so */
    bool fade;    /* the last reps of its own sets go silent: td_timeline_fade */
    int load_g;   /* 0 = none said */
    size_t count;
    struct td_workout_exercise exercises[TD_WORKOUT_MAX_EXERCISES];
};

/* Does what the command line says fit the level? TD_ERR_USAGE with a reason: reps
 * or tempo where every exercise is a hold, hold where none is. */
enum td_err td_overrides_fit(const struct td_level *level, const struct td_overrides *overrides,
                             char *why, size_t why_size);

/* Puts a session together from a level and its overrides. Of a range the lower number counts;
 * overrides that mean nothing to an exercise (reps of a hold) are ignored. */
void td_workout_build(const struct td_program *program, const struct td_level *level,
                      const struct td_overrides *overrides, struct td_workout *out);

/* The session in one line: `l3 1 inch: 3 x 10, tempo 3-1-2-1, 7 min`; with more in it
 * `..., one leg 2 x 8, hip and calf, 21 min`. total is the length of its timeline. */
void td_workout_text(const struct td_workout *workout, td_ns total, char *out, size_t size);

/* The same for people, without codes: `Slow cyclist squat: 4 sets of 8, down 5, hold 1, up 2, top
 * 1, 11 min`. */
void td_workout_words(const struct td_workout *workout, td_ns total, char *out, size_t size);
/* The same at a glance: `Slow cyclist squat: 4 x 8, 11 min`, of a hold `5 x 30 s`. */
void td_workout_brief(const struct td_workout *workout, td_ns total, char *out, size_t size);

/* Does the level hold only hold exercises / any hold exercise? */
bool td_level_is_hold(const struct td_level *level);
bool td_level_has_hold(const struct td_level *level);

#endif
