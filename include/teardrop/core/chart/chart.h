/* The last half year day by day and week by week, for charts and the calendar. */
#ifndef TEARDROP_CORE_CHART_CHART_H
#define TEARDROP_CORE_CHART_CHART_H

#include "teardrop/core/plan/light.h"
#include "teardrop/core/ports.h"

#define TD_CHART_WEEKS 26
#define TD_CHART_DAYS 182     /* seven in each */
#define TD_CHART_SESSIONS 400 /* the newest ones; older ones are left out */
#define TD_CHART_WEEKS_MIN 4  /* of an axis, however short the record is */

struct td_chart_day {
    int sessions;
    enum td_light light; /* the worst of its sessions */
    int pain;            /* worst of its sessions, -1 = none said */
    int morning;         /* -1 = not answered */
    int level;           /* place on the ladder of its last session, -1 = none */
    int reps;            /* of all its sessions */
    int sets, each;      /* planned in its last session: sets, and reps in each of them */
    int hold_s;          /* seconds of each in place of reps; 0 = reps */
    int effort;          /* 1..10, of its last session; -1 = not said */
};

struct td_chart_week {
    int sessions, reps;
    int tension_s; /* time spent in reps and holds */
};

struct td_chart {
    int64_t first_day; /* local, since 1970; a Monday */
    int today;         /* index of today in days */
    int first;         /* index of the first day with a session or a morning; `today` if none */
    struct td_chart_day days[TD_CHART_DAYS];
    struct td_chart_week weeks[TD_CHART_WEEKS];
    int sessions;                     /* in all of it */
    const struct td_program *program; /* of the levels; borrowed, may be NULL */
    struct td_limits limits;
    struct td_measure measures[TD_MEASURES_MAX];
    size_t measure_count;
    int64_t looked_unix_s; /* of a clinician's newest look; 0 = none */
};

/* Fills `out` from the history. program may be NULL: then levels are -1; a session of the free
 * timer has no level. TD_ERR_STORE, TD_ERR_NOMEM. */
enum td_err td_chart_look_up(const struct td_history_port *history,
                             const struct td_program *program, const struct td_limits *limits,
                             struct td_instant now, struct td_chart *out);

/* What an axis of at most weeks_most weeks shows: it begins with the record and ends with
 * this week. A record of less than TD_CHART_WEEKS_MIN weeks has empty ones to come. */
struct td_chart_span {
    int first; /* index in weeks */
    int weeks; /* first + weeks may be beyond this week */
};
struct td_chart_span td_chart_span_of(const struct td_chart *chart, int weeks_most);

/* Days of training by the light of their sessions, from a day on; counts[light]. */
void td_chart_count_lights(const struct td_chart *chart, int from_day,
                           int counts[TD_LIGHT_RED + 1]);

/* The lowest and highest level trained at since a day; false when there is none. */
bool td_chart_levels(const struct td_chart *chart, int from_day, int *low, int *high);

#endif
