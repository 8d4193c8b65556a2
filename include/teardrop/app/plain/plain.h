/* Line mode: home, primer, history. Each returns the exit code. */
#ifndef TEARDROP_APP_PLAIN_PLAIN_H
#define TEARDROP_APP_PLAIN_PLAIN_H

#include "teardrop/app/context/app.h"

int td_plain_home(struct td_app *app);
int td_plain_primer(struct td_app *app);
int td_plain_history(struct td_app *app);

#endif
