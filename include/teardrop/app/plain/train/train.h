/* The trainer in line mode: a line as each segment begins, on time. At a terminal it takes keys,
 * the trainer's own (ui/kit/keymap.h). */
#ifndef TEARDROP_APP_PLAIN_TRAIN_TRAIN_H
#define TEARDROP_APP_PLAIN_TRAIN_TRAIN_H

#include <signal.h>

#include "teardrop/app/context/app.h"
#include "teardrop/app/run/clock.h"

/* Returns the exit code. during_wait: see run/wait.h. */
int td_plain_train(struct td_app *app, const struct td_clock *clock, const sigset_t *during_wait);

#endif
