/* Line mode of the self-check. */
#ifndef TEARDROP_APP_PLAIN_CHECK_H
#define TEARDROP_APP_PLAIN_CHECK_H

#include "teardrop/app/context/app.h"

/* The exit code. */
int td_plain_check(struct td_app *app);

#endif
