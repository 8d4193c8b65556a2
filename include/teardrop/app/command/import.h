/* `history --import`: what another machine has exported. */
#ifndef TEARDROP_APP_COMMAND_IMPORT_H
#define TEARDROP_APP_COMMAND_IMPORT_H

#include "teardrop/app/context/app.h"

/* The exit code. */
int td_command_import(struct td_app *app);

#endif
