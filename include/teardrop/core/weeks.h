/* What changed since the beginning: sessions, the work, the measures. Looked back at after twelve
 * weeks or 36 sessions. */
#ifndef TEARDROP_CORE_WEEKS_H
#define TEARDROP_CORE_WEEKS_H

#include "teardrop/core/person/measure.h"
#include "teardrop/core/ports.h"

#define TD_WEEKS_ROWS 16 /* measures that are compared */

/* One measure, the first time against the newest. */
struct td_weeks_row {
    char name[TD_MEASURE_NAME];
    const char *unit;
    int then, now;
    enum td_trend trend; /* UNKNOWN: measured once */
};

struct td_weeks {
    int sessions, reps;                /* of the ladder; reps and holds */
    int minutes;                       /* under tension */
    int weeks;                         /* whole ones since the first session */
    bool due;                          /* twelve weeks, or 36 sessions */
    const struct td_level *then, *now; /* of the programme; NULL = not known */
    int load_then, load_now;           /* g */
    struct td_weeks_row rows[TD_WEEKS_ROWS];
    size_t row_count;
};
/* TD_ERR_STORE, TD_ERR_NOMEM: then it is all zeros. */
enum td_err td_weeks_look_up(const struct td_program *program,
                             const struct td_history_port *history, struct td_instant now,
                             struct td_weeks *out) TD_MUST_USE;
/* What was trained, first and now, in plain words: `Chair, knees bent to 60 degrees`. */
void td_weeks_level_text(const struct td_level *level, int load_g, char *out, size_t size);

#endif
