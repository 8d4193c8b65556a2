/* Line mode of the trainer. */
#ifndef TEARDROP_APP_PLAIN_TRAIN_H
#define TEARDROP_APP_PLAIN_TRAIN_H

#include <signal.h>

#include "teardrop/app/context/app.h"
#include "teardrop/app/run/clock.h"

/* The exit code. */
int td_plain_train(struct td_app *app, const struct td_clock *clock, const sigset_t *during_wait);

#endif
