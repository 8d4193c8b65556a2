/* What the trainer's screen opens with. (The trainer shows a session from its first second to the
 * questions after it; its files share ui/trainer/state.h.) */
#ifndef TEARDROP_UI_TRAINER_TRAINER_H
#define TEARDROP_UI_TRAINER_TRAINER_H

#include "teardrop/core/history.h"
#include "teardrop/core/training/workout.h"

struct td_trainer_argument {
    const struct td_workout *workout;       /* copied; its level and exercises are borrowed */
    const struct td_session_record *resume; /* one to take up again; NULL = a new session */
};

#endif
