/* The program put together: settings, content, history, cues, screens. Knows no
 * terminal and no clock: the loop (or a test) gives both. */
#ifndef TEARDROP_APP_CONTEXT_APP_H
#define TEARDROP_APP_CONTEXT_APP_H

#include "teardrop/app/cli/options.h"
#include "teardrop/app/print/print.h"
#include "teardrop/store/content/content.h"
#include "teardrop/store/history/history.h"
#include "teardrop/store/paths.h"
#include "teardrop/store/reading/reading.h"
#include "teardrop/ui/check_draft.h"
#include "teardrop/ui/kit/stack.h"

/* What app needs from outside. */
struct td_app_world {
    td_getenv_fn *env;
    const char *program_dir; /* folder of the executable, "" = unknown */
    struct td_date_port date;
    struct td_keep_awake_port awake; /* ops may be NULL */
    td_log_stamp_fn *stamp;
};

struct td_app {
    struct td_options options;
    struct td_paths paths;
    char assets_dir[TD_PATH_MAX];
    td_getenv_fn *env;
    char home[TD_PATH_MAX]; /* the home folder, for pages for a clinician; "" = unknown */
    struct td_setting_table table;
    struct td_settings_state settings;
    struct td_keymap keymap;
    struct td_content *content;
    struct td_history_store *history;
    struct td_reading_store reading;
    struct td_cues cues;
    struct td_sound sound;
    struct td_log *log;
    struct td_check_draft draft;
    struct td_ui ui;
    struct td_stack stack;
    bool screens_open;
};

/* Reads the settings and gets everything ready; opens no content, no database and no screen. Wrong
 * settings: TD_ERR_CONTENT. Other errors add a line to problems, too. */
enum td_err td_app_init(struct td_app *app, const struct td_options *options,
                        const struct td_app_world *world, struct td_problems *problems);
void td_app_deinit(struct td_app *app);

/* Reads the content the command needs, so that what is wrong with it is said
 * before the screen changes. */
enum td_err td_app_need_content(struct td_app *app, struct td_problems *problems);

/* Opens the first screen of the command. */
enum td_err td_app_open_screens(struct td_app *app, const struct td_theme *theme,
                                struct td_cue_sink sink, int cols, int rows, td_ns now);

/* The level that a training command means: the argument, or the next session's level; *plan is the
 * next session in either case. TD_ERR_USAGE when there is no such level (problems has a
 * suggestion); TD_ERR_CONTENT. */
enum td_err td_app_level(struct td_app *app, const struct td_program **program,
                         const struct td_level **level, struct td_plan *plan,
                         struct td_problems *problems);

/* The timeline of a level as this run would train it: as the plan has it, with what the command
 * line asks for. On TD_OK *out is owned: td_timeline_deinit. TD_ERR_NOMEM. */
enum td_err td_app_timeline(const struct td_app *app, const struct td_program *program,
                            const struct td_level *level, const struct td_plan *plan,
                            struct td_timeline *out);

/* May this level be trained? Otherwise why says what closes it and what opens it
 * again. */
bool td_app_may_train(struct td_app *app, const struct td_program *program,
                      const struct td_level *level, char *why, size_t why_size);

/* ---- today.c: what today holds ---- */

/* Looks up the next session. Errors as in td_app_level; but when the history cannot be read, it is
 * TD_OK with the reason in out->trouble. */
enum td_err td_next_session(struct td_app *app, struct td_today *out, struct td_problems *problems);

/* Keeps what the plan proposes, after something that may have changed it. */
void td_renew_proposal(struct td_app *app);

/* The session that another teardrop is in the middle of; false when there is none. Reads no
 * content. */
bool td_active_session(struct td_app *app, struct td_running *out);

/* One line on standard output: the next session and its day, and how to say how the knee is in the
 * morning. Nothing before the first session, while training is closed, or with goodbye = no. */
void td_say_goodbye(struct td_app *app);

/* Warns on standard error, before training, when the history cannot be read. */
void td_warn_unread(struct td_app *app);

/* The exit code after today was printed: not 0 when the history could not be read. */
int td_today_finish(const struct td_today *today);

/* ---- say.c: what went wrong ---- */

/* Prints problems on standard error and returns the exit code. */
int td_fail(enum td_err err, struct td_problems *problems);
/* Says on standard error why the history cannot be used; the exit code. */
int td_fail_history(const struct td_app *app, enum td_err err);
/* Says on standard error why something was not kept. */
void td_say_not_kept(const struct td_app *app);
/* Says on standard error what happened to the history in the meantime, if anything. */
void td_say_news(const struct td_app *app);
/* The exit code; says on standard error when standard output could not be written. */
int td_finish_output(enum td_err err);

#endif
