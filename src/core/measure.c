#include "teardrop/core/measure.h"

#include "teardrop/base/str.h"

#define DECISION_WEEK 6
#define POINTS 2 /* of 10: a change that counts */

static const struct td_measure_spec specs[TD_MEASURE_KINDS] = {
    [TD_MEASURE_WORST] = {"worst_pain", "Worst pain",
                          "How bad was the worst pain of the last seven days?", "of 10", 0, 10, -1,
                          POINTS},
    [TD_MEASURE_USUAL] = {"usual_pain", "Usual pain", "And the usual pain of these days?", "of 10",
                          0, 10, -1, POINTS},
    [TD_MEASURE_ACTIVITY] = {"activity", "Activity",
                             "How well can you do it? 0 not at all, 10 as before.", "of 10", 0, 10,
                             1, POINTS},
    [TD_MEASURE_CHANGE] = {"change", "Since the start",
                           "Since you began: is the knee better or worse? -5 much worse, 0 the "
                           "same, 5 much better.",
                           "", -5, 5, 1, 3},
    [TD_MEASURE_STAND] = {"one_leg_stands", "One-leg stand-ups",
                          "From a chair, on the sore leg, slowly, with pain up to 2: how many "
                          "times?",
                          "reps", 0, 100, 1, 0},
    [TD_MEASURE_WALL] = {"wall_sit", "Wall sit",
                         "Back on the wall, knees bent as far as is free of pain: how many "
                         "seconds?",
                         "s", 0, 900, 1, 0},
};

const struct td_measure_spec *td_measure_spec(enum td_measure_kind kind)
{
    return &specs[kind];
}

enum td_measure_kind td_measure_kind_of(const char *id)
{
    int kind = 0;

    while (kind < TD_MEASURE_KINDS && !td_str_equal(specs[kind].id, id)) {
        kind++;
    }
    return (enum td_measure_kind)kind;
}

int td_measure_due(int64_t first_day, int64_t today, int measured)
{
    int weeks = today > first_day ? (int)((today - first_day) / 7) : 0;
    int due = weeks < 12 ? weeks / 3 * 3 : weeks / 12 * 12;

    return due > measured ? due : -1;
}

int td_measure_newest(const struct td_measure *measures, size_t count)
{
    int week = -1;

    for (size_t i = 0; i < count; i++) {
        week = measures[i].week > week ? measures[i].week : week;
    }
    return week;
}

int td_measure_week(const struct td_measure *measures, size_t count, int64_t first_day,
                    int64_t today)
{
    int newest = td_measure_newest(measures, count);
    int due = td_measure_due(first_day, today, newest);

    return due >= 0 ? due : newest;
}

const char *td_trend_word(enum td_trend trend)
{
    static const char *const words[] = {"", "better", "worse", "within noise"};

    return words[trend];
}

static enum td_trend trend_of(int gained, int counts_from)
{
    if (gained > -counts_from && gained < counts_from) {
        return TD_TREND_NOISE;
    }
    return gained > 0 ? TD_TREND_BETTER : gained < 0 ? TD_TREND_WORSE : TD_TREND_NOISE;
}

enum td_trend td_measure_compare(enum td_measure_kind kind, int then, int now)
{
    return trend_of((now - then) * specs[kind].better, specs[kind].counts_from);
}

bool td_measure_find(const struct td_measure *measures, size_t count, enum td_measure_kind kind,
                     const char *name, int week, int *value)
{
    bool found = false;

    for (size_t i = 0; i < count; i++) { /* the last one of a week holds */
        if (measures[i].kind == kind && measures[i].week == week &&
            (name == NULL || td_str_equal(measures[i].name, name))) {
            *value = measures[i].value;
            found = true;
        }
    }
    return found;
}

/* The newest measured week at or after the decision's; -1 = none yet. */
static int newest_week(const struct td_measure *measures, size_t count)
{
    int week = td_measure_newest(measures, count);

    return week >= DECISION_WEEK ? week : -1;
}

/* Sum of what the activities gained, and how many were rated both times. */
static int activities_gained(const struct td_measure *measures, size_t count, int week, int *both)
{
    int gained = 0;

    *both = 0;
    for (size_t i = 0; i < count; i++) {
        int now;

        if (measures[i].kind == TD_MEASURE_ACTIVITY && measures[i].week == 0 &&
            td_measure_find(measures, count, TD_MEASURE_ACTIVITY, measures[i].name, week, &now)) {
            gained += now - measures[i].value;
            (*both)++;
        }
    }
    return gained;
}

enum td_decision td_measure_decide(const struct td_measure *measures, size_t count)
{
    int week = newest_week(measures, count), then, now, both, gained;
    enum td_trend pain = TD_TREND_UNKNOWN, doing = TD_TREND_UNKNOWN;

    if (week < 0) {
        return TD_DECISION_OPEN;
    }
    if (td_measure_find(measures, count, TD_MEASURE_WORST, NULL, 0, &then) &&
        td_measure_find(measures, count, TD_MEASURE_WORST, NULL, week, &now)) {
        pain = td_measure_compare(TD_MEASURE_WORST, then, now);
    }
    gained = activities_gained(measures, count, week, &both);
    if (both > 0) {
        doing = trend_of(gained, POINTS * both); /* the mean by two points */
    }
    if (pain == TD_TREND_UNKNOWN && doing == TD_TREND_UNKNOWN) {
        return TD_DECISION_OPEN;
    }
    if (pain == TD_TREND_WORSE || doing == TD_TREND_WORSE) {
        return TD_DECISION_WORSE;
    }
    return pain == TD_TREND_BETTER || doing == TD_TREND_BETTER ? TD_DECISION_GO_ON
                                                               : TD_DECISION_FLAT;
}

const char *td_decision_text(enum td_decision decision)
{
    static const char *const texts[] = {
        "",
        "Six weeks and clearly better: go on.",
        ("Six weeks without a clear change: look at load and sleep, and go one level down for a "
         "while."),
        "Worse than at the start: have the knee looked at in the next days.",
    };

    return texts[decision];
}
