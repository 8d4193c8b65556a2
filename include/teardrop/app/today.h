/* What today holds, for the lines that are read without a screen. */
#ifndef TEARDROP_APP_TODAY_H
#define TEARDROP_APP_TODAY_H

#include "teardrop/app/app.h"

struct td_today {
    const struct td_level *level; /* of the next session; NULL = trouble says why it is not known */
    struct td_plan plan;
    char why[400]; /* it is this one */
    struct td_workout workout;
    td_ns total;
    bool has_gate;
    struct td_training_gate gate;
    bool has_last;
    struct td_history_line last; /* newest session */
    int64_t due_unix_s;          /* not before; 0 = any time */
    char trouble[512];           /* why something of the history cannot be read: then nothing of
                                    the rest holds; "" = it can */
};

/* Errors as of td_app_level, but for a history that cannot be read. */
enum td_err td_next_session(struct td_app *app, struct td_today *out, struct td_problems *problems);

/* Where the training of another teardrop stands, as of its last rep. */
struct td_running {
    char uuid[TD_UUID_TEXT];
    struct td_instant started, journaled;
    int64_t elapsed_ms;
    char level[TD_ID_TEXT];
    char level_name[48];
    bool several; /* exercises: then it matters which one */
    char exercise[TD_ID_TEXT];
    enum td_side side;
    int set, sets; /* of this exercise; 0 = no set is known */
    int rep, reps;
};

/* False when nobody trains. Reads no content. */
bool td_active_session(struct td_app *app, struct td_running *out);
/* The same from a record. */
void td_running_from(const struct td_session_record *record, struct td_running *out);
/* `training: l3 1 inch  set 2/3  rep 4/10`; several exercises: `training: l0
 * Settle  step_up left  set 1/2  rep 3/4` */
void td_running_text(const struct td_running *running, char *out, size_t size);

/* For standard error, before anybody trains; nothing where it can be read. */
void td_warn_unread(struct td_app *app);

/* Is training closed, as far as is known? */
bool td_today_closed(const struct td_today *today);

/* `due now`, `due in 14 h`, `training closed`, `history cannot be read` */
void td_today_due_text(const struct td_today *today, struct td_instant now, char *out, size_t size);

#endif
