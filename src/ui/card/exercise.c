/* Which exercise of the session the card is about. */
#include "state.h"

const struct td_workout_exercise *td_card_exercise(const struct td_card *c)
{
    /* Where a level has several, the first by reps speaks for the fields. */
    for (size_t i = c->workout.main; i < c->workout.main + c->workout.own; i++) {
        if (c->workout.exercises[i].exercise->kind == TD_EXERCISE_REPS) {
            return &c->workout.exercises[i];
        }
    }
    return &c->workout.exercises[c->workout.main];
}
