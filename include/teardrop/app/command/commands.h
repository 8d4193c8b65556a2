/* The commands that print and end: config, train --dry-run, check --answers and --report,
 * log, status. Each returns the exit code. */
#ifndef TEARDROP_APP_COMMAND_COMMANDS_H
#define TEARDROP_APP_COMMAND_COMMANDS_H

#include "teardrop/app/context/app.h"

int td_command_config(struct td_app *app);
int td_command_dry_run(struct td_app *app);
int td_command_check_answers(struct td_app *app);
int td_command_report(struct td_app *app);
int td_command_log(struct td_app *app);
int td_command_status(struct td_app *app);

#endif
