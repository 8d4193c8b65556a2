/* What today holds, for the lines that are read without a screen. */
#ifndef TEARDROP_APP_TODAY_H
#define TEARDROP_APP_TODAY_H

#include "teardrop/app/app.h"

struct td_today {
    const struct td_level *level; /* of the next session */
    struct td_workout workout;
    td_ns total;
    bool has_gate;
    struct td_training_gate gate;
    bool has_last;
    struct td_history_line last; /* newest session */
    int64_t due_unix_s;          /* not before; 0 = any time */
};

/* Errors as of td_app_level. */
enum td_err td_today_of(struct td_app *app, struct td_today *out, struct td_problems *problems);

/* `due now`, `due in 14 h`, `training closed` */
void td_today_due_text(const struct td_today *today, struct td_instant now, char *out, size_t size);

#endif
