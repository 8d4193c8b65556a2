/* The commands that print and end. Each returns the exit code. */
#ifndef TEARDROP_APP_CLI_COMMANDS_H
#define TEARDROP_APP_CLI_COMMANDS_H

#include <signal.h>

#include "teardrop/app/app.h"
#include "teardrop/app/run/clock.h"
#include "teardrop/core/check/hurt.h"

int td_command_config(struct td_app *app);
int td_command_dry_run(struct td_app *app);
int td_command_check_answers(struct td_app *app);
int td_command_report(struct td_app *app);
int td_command_export(struct td_app *app);
int td_command_charts(struct td_app *app);
int td_command_repair(struct td_app *app);
int td_command_import(struct td_app *app);
int td_command_delete_all(struct td_app *app);
/* The exit code, after what could not be written to standard output was said. */
int td_finish_output(enum td_err err);
int td_command_log(struct td_app *app);
int td_command_status(struct td_app *app);

/* Line mode. */
int td_plain_home(struct td_app *app);
int td_plain_train(struct td_app *app, const struct td_clock *clock, const sigset_t *during_wait);
/* plain_after.c: what a person at a terminal is asked before and after a session. A pipe
 * is asked nothing. */
bool td_plain_asks(void);
/* None of what speaks against training today; false: it is not begun. */
bool td_plain_may_begin(const sigset_t *during_wait);
/* After a pause: waits for Enter, or the end of input, or a signal. */
void td_plain_go_on(const sigset_t *during_wait);
/* What was typed while nothing was asked answers nothing. */
void td_plain_forget_typed(void);
/* What hurt; NULL = nothing, or it was not said. */
const struct td_hurt *td_plain_hurt(const sigset_t *during_wait);
/* Says what to do about it; a red flag is kept as the self-check would keep it. */
void td_plain_advise(struct td_app *app, const struct td_hurt *hurt);
/* Asks for pain, effort and a note, into the record; false when nothing was said. And what
 * the plan says then. */
bool td_plain_after(const struct td_app *app, const sigset_t *during_wait,
                    struct td_session_record *record);
void td_plain_next(struct td_app *app);
int td_plain_check(struct td_app *app);
int td_plain_primer(struct td_app *app);
int td_plain_history(struct td_app *app);

/* Prints problems on standard error and returns the exit code. */
int td_fail(enum td_err err, struct td_problems *problems);
/* Says on standard error why the history cannot be used; the exit code. */
int td_fail_history(const struct td_app *app, enum td_err err);
/* Says on standard error why something was not kept. */
void td_say_not_kept(const struct td_app *app);
/* What happened to the history meanwhile, on standard error; nothing when nothing did. */
void td_say_news(const struct td_app *app);

#endif
