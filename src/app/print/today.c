/* Words for `status` and line mode: what today holds, and a session that is under way. (Its JSON is
 * in json.c; what it is looked up from, in context/today.c.) */
#include "teardrop/app/print/print.h"

#include <string.h>

#include "teardrop/base/str.h"

#define SECONDS_PER_HOUR 3600
#define CLOSED_KEY "on the home screen, press c."

void td_reopens_text(const struct td_training_gate *gate, char *out, size_t size)
{
    const char *key = strstr(gate->reopens, CLOSED_KEY);

    td_str_copy(out, size, gate->reopens);
    if (key != NULL) { /* a shell has no such key */
        td_str_format(out, size, "%.*swith `teardrop log --seen`, or with c on the home screen.",
                      (int)(key - gate->reopens), gate->reopens);
    }
}

bool td_today_closed(const struct td_today *today)
{
    return today->has_gate && today->gate.training == TD_TRAINING_CLOSED;
}

void td_running_from(const struct td_session_record *record, struct td_running *out)
{
    const struct td_set_record *at;
    int index = record->at_set;

    memset(out, 0, sizeof *out);
    td_str_copy(out->uuid, sizeof out->uuid, record->uuid);
    out->started = record->started;
    out->journaled = record->journaled;
    out->elapsed_ms = record->elapsed_ms;
    td_str_copy(out->level, sizeof out->level, record->level);
    td_str_copy(out->level_name, sizeof out->level_name, record->level_name);
    if (record->set_count == 0) {
        return;
    }
    index = index < 0 ? 0 : index >= record->set_count ? record->set_count - 1 : index;
    at = &record->sets[index];
    td_str_copy(out->exercise, sizeof out->exercise, at->exercise);
    out->side = (enum td_side)at->side;
    out->set = at->set;
    out->sets = at->set;
    out->rep = record->at_rep;
    out->reps = at->reps_planned;
    /* An exercise may come twice, as a warm-up first: its sets count from 1 again. */
    for (int i = index + 1; i < record->set_count && record->sets[i].set >= out->sets &&
                            td_str_equal(record->sets[i].exercise, at->exercise);
         i++) {
        out->sets = record->sets[i].set;
    }
    for (int i = 0; i < record->set_count && !out->several; i++) {
        out->several = !td_str_equal(record->sets[i].exercise, at->exercise);
    }
}

void td_running_text(const struct td_running *running, char *out, size_t size)
{
    td_str_format(out, size, "training: %s %s", running->level, running->level_name);
    if (running->several) {
        td_str_append(out, size, "  %s", running->exercise);
    }
    if (running->side != TD_SIDE_NONE) {
        td_str_append(out, size, "%s%s", running->several ? " " : "  ", td_side_id(running->side));
    }
    if (running->sets > 0) {
        td_str_append(out, size, "  set %d/%d  rep %d/%d", running->set, running->sets,
                      running->rep, running->reps);
    }
}

void td_today_due_text(const struct td_today *today, struct td_instant now, char *out, size_t size)
{
    int64_t left = today->plan.due_unix_s - now.unix_s;

    if (today->trouble[0] != '\0') {
        td_str_copy(out, size, "history cannot be read");
    } else if (td_today_closed(today)) {
        td_str_copy(out, size, "training closed");
    } else if (left <= 0) {
        td_str_copy(out, size, "due now");
    } else {
        td_str_format(out, size, "due in %d h",
                      (int)((left + SECONDS_PER_HOUR - 1) / SECONDS_PER_HOUR));
    }
}
