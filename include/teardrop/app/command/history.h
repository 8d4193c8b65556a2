/* `history` as a command: charts, --export, --repair, --delete-all. Each returns the exit code. */
#ifndef TEARDROP_APP_COMMAND_HISTORY_H
#define TEARDROP_APP_COMMAND_HISTORY_H

#include "teardrop/app/context/app.h"

int td_command_charts(struct td_app *app);
int td_command_export(struct td_app *app);
int td_command_repair(struct td_app *app);
int td_command_delete_all(struct td_app *app);

#endif
