/* Looks up and sums what changed since the beginning. */
#include "teardrop/core/weeks.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/milestone.h"

#define SESSIONS_MAX 1024 /* of six years at three a week */

void td_weeks_level_text(const struct td_level *level, int load_g, char *out, size_t size)
{
    char kg[24];

    td_str_copy(out, size, td_level_title(level));
    if (level->depth_to_deg > 0) {
        td_str_append(out, size, ", knees bent to %d degrees", level->depth_to_deg);
    }
    if (load_g > 0) {
        td_str_from_thousandths(load_g, kg, sizeof kg);
        td_str_append(out, size, ", with %s kg", kg);
    }
}

/* Newest first. */
static void sum_sessions(const struct td_program *program, const struct td_past_volume *past,
                         size_t count, struct td_weeks *out)
{
    int tension_s = 0;

    for (size_t i = 0; i < count; i++) {
        const struct td_past_session *session = &past[i].session;
        const struct td_level *level = td_program_level(program, session->level);

        if (session->nothing_done || level == NULL || level->free_timer) {
            continue;
        }
        out->sessions++;
        out->reps += past[i].reps;
        tension_s += past[i].tension_s;
        if (out->now == NULL) {
            out->now = level;
            out->load_now = session->load_g;
        }
        out->then = level;
        out->load_then = session->load_g;
    }
    out->minutes = (tension_s + 30) / 60;
}

static struct td_weeks_row *row_of(struct td_weeks *out, const char *name)
{
    for (size_t i = 0; i < out->row_count; i++) {
        if (td_str_equal(out->rows[i].name, name)) {
            return &out->rows[i];
        }
    }
    return NULL;
}

/* Oldest first: the first of a name opens its row, each later one is the newest so far. */
static void compare_measures(const struct td_measure *measures, size_t count, struct td_weeks *out)
{
    for (size_t i = 0; i < count; i++) {
        const struct td_measure *measure = &measures[i];
        const struct td_measure_spec *spec = td_measure_spec(measure->kind);
        const char *name = measure->name[0] != '\0' ? measure->name : spec->title;
        struct td_weeks_row *row = row_of(out, name);

        if (measure->kind == TD_MEASURE_CHANGE) {
            continue; /* it is a change by itself */
        }
        if (row != NULL) {
            row->now = measure->value;
            row->trend = td_measure_compare(measure->kind, row->then, row->now);
        } else if (out->row_count < TD_WEEKS_ROWS) {
            row = &out->rows[out->row_count++];
            *row = (struct td_weeks_row){
                .unit = spec->unit, .then = measure->value, .now = measure->value};
            td_str_copy(row->name, sizeof row->name, name);
        }
    }
}

enum td_err td_weeks_look_up(const struct td_program *program,
                             const struct td_history_port *history, struct td_instant now,
                             struct td_weeks *out)
{
    struct td_past_volume *past = calloc(SESSIONS_MAX, sizeof *past);
    struct td_measure *measures = NULL;
    size_t count = 0, measure_count = 0;
    struct td_instant first = now;
    enum td_err err = past == NULL ? TD_ERR_NOMEM
                                   : history->ops->past_volumes(history->self, INT64_MIN,
                                                                SESSIONS_MAX, past, &count);

    memset(out, 0, sizeof *out);
    if (err == TD_OK) {
        err = td_history_all_measures(history, &measures, &measure_count);
    }
    if (err == TD_OK) {
        (void)history->ops->first_session(history->self, &first);
        out->weeks =
            (int)((td_instant_local_day(now) - td_instant_local_day(first)) / TD_WEEK_DAYS);
        sum_sessions(program, past, count, out);
        compare_measures(measures, measure_count, out);
        out->due = out->weeks >= TD_TWELVE_WEEKS || out->sessions >= TD_TWELVE_SESSIONS;
    }
    free(measures);
    free(past);
    return err;
}
