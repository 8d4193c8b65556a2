/* Exercises of three kinds, and a workout made of them set by set. */
#ifndef TEARDROP_TESTS_SOME_WORKOUT_H
#define TEARDROP_TESTS_SOME_WORKOUT_H

#include "teardrop/core/training/workout.h"

#define S TD_NS_PER_S

static const struct td_level level = {.id = "l", .name = "L"};
static const struct td_exercise squat = {
    .id = "squat", .name = "Squat", .tempo = {{3000, 1000, 2000, 1000}, false}};
static const struct td_exercise sit = {.id = "sit", .name = "Sit", .kind = TD_EXERCISE_HOLD};
static const struct td_exercise raise = {.id = "raise",
                                         .name = "Raise",
                                         .sides = TD_SIDES_EACH,
                                         .begins_up = true,
                                         .tempo = {{2000, 0, 1000, 500}, false}};

static inline void add(struct td_workout *workout, const struct td_exercise *exercise, int sets,
                       int reps)
{
    bool hold = exercise->kind == TD_EXERCISE_HOLD;

    workout->exercises[workout->count++] = (struct td_workout_exercise){.exercise = exercise,
                                                                        .tempo = exercise->tempo,
                                                                        .sets = sets,
                                                                        .reps = hold ? 1 : reps,
                                                                        .hold = hold ? 30 * S : 0,
                                                                        .rest = 60 * S};
}

#endif
