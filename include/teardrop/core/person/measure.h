/* What is measured every three weeks, to see whether training helps.
 *
 * Pain 0 to 10, worst and usual: a change counts from 2 points on (1.2 in Piva 2009, J
 * Rehabil Med; 2 in Farrar 2001, Pain 94:149, and Crossley 2004, Arch Phys Med Rehabil
 * 85:815). Up to three activities of one's own, rated 0 to 10 (the patient-specific idea of
 * Stratford 1995, in own words): 3 points of one, 2 of their mean. Global change: 3 points
 * (2.5 of 11 in Bobos 2020, J Orthop 21:40). One-leg sit-to-stands of either leg, wall-sit
 * seconds, girth and the weight one moves eight times are one's own trend. */
#ifndef TEARDROP_CORE_PERSON_MEASURE_H
#define TEARDROP_CORE_PERSON_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/date.h"
#include "teardrop/base/ids.h"
#include "teardrop/core/check/checklist.h"

enum td_measure_kind {
    TD_MEASURE_WORST, /* pain of the last seven days */
    TD_MEASURE_USUAL,
    TD_MEASURE_ACTIVITY,
    TD_MEASURE_CHANGE, /* since the start; not asked in week 0 */
    TD_MEASURE_STAND,  /* of the sore leg, else of the weaker one */
    TD_MEASURE_STAND_OTHER,
    TD_MEASURE_WALL,
    TD_MEASURE_GIRTH_5, /* of the thigh, mm, so many cm above the kneecap */
    TD_MEASURE_GIRTH_10,
    TD_MEASURE_EIGHT_REPS, /* kg that leave two or three reps */
    TD_MEASURE_KINDS
};

struct td_measure_spec {
    const char *id;                /* "worst_pain", ... as it is kept */
    const char *title;             /* "Worst pain" */
    const char *brief;             /* the title where there is little room, up to 12 columns */
    const char *question;          /* as it is asked */
    const char *question_strength; /* of those who came to get stronger; NULL = the same */
    const char *unit;              /* "of 10", "reps", "s" */
    int least, most;
    int better;        /* 1: more is better, -1: less is */
    int counts_from;   /* the smallest difference called a change; 0 = own trend */
    bool optional;     /* Enter alone passes it over */
    bool for_strength; /* asked only of those who came to get stronger */
};
const struct td_measure_spec *td_measure_spec(enum td_measure_kind kind);
/* TD_MEASURE_KINDS when there is no such id. */
enum td_measure_kind td_measure_kind_of(const char *id);

#define TD_MEASURE_ACTIVITIES 3
#define TD_MEASURE_NAME 48 /* bytes of an activity */
#define TD_MEASURES_MAX 128

struct td_measure {
    char uuid[TD_UUID_TEXT];
    struct td_instant at;
    int week; /* whole weeks since the first session, or the first measures */
    enum td_measure_kind kind;
    char name[TD_MEASURE_NAME]; /* of an activity; "" otherwise */
    int value;
};

/* The week whose measures are due: 0, 3, 6, 9, 12, later every twelve; -1 = none is.
 * first_day: of the first session (today's when there was none); measured: newest week
 * on record, -1 = none. */
int td_measure_due(int64_t first_day, int64_t today, int measured);

/* The newest week among them, -1 = none. */
int td_measure_newest(const struct td_measure *measures, size_t count);
/* The week that measures taken today are for. */
int td_measure_week(int64_t first_day, int64_t today);

enum td_trend {
    TD_TREND_UNKNOWN,
    TD_TREND_BETTER,
    TD_TREND_WORSE,
    TD_TREND_NOISE,
    TD_TREND_SAME /* of own trends, that know no noise */
};
/* "better", "worse", "within noise", "the same"; "" for unknown. */
const char *td_trend_word(enum td_trend trend);
/* Own trends are better or worse by any difference, and the same without one. */
enum td_trend td_measure_compare(enum td_measure_kind kind, int then, int now);

/* The newest one of a kind (and of an activity's name; NULL = any) in a week; NULL: not
 * measured. */
const struct td_measure *td_measure_newest_of(const struct td_measure *measures, size_t count,
                                              enum td_measure_kind kind, const char *name,
                                              int week);
/* Its value; false: not measured. */
bool td_measure_find(const struct td_measure *measures, size_t count, enum td_measure_kind kind,
                     const char *name, int week, int *value);

/* The mean of the activities that were rated in both weeks, in tenths of a point; false
 * when none was. */
bool td_measure_activities(const struct td_measure *measures, size_t count, int from_week,
                           int to_week, int *then, int *now);

/* Of such a mean. */
enum td_trend td_measure_mean_trend(int then_tenths, int now_tenths);

/* The weaker leg's stand-ups of the stronger one's, 0..100 percent; false: both were not done in
 * that week, or not once. */
bool td_measure_weaker_leg(const struct td_measure *measures, size_t count, int week, int *percent);

/* The six-week decision: the newest measures against the first ones, when six weeks or more lie
 * between.
 * Worse, which comes first: worst pain up by 2 points or more, and it is 4 or more or the measures
 * before were up by as much; or the activities down by 2 (their mean).
 * Go on: worst pain down by 2, or by 30 % (Salaffi 2004, Eur J Pain 8:283) unless 0 or 1 is left;
 * the activities up (their mean by 2, one alone by 3); or stronger: a fifth more stand-ups, a tenth
 * more weight.
 * Flat: none of that, and worst pain is 3 or more (where it was not asked: the activities are below
 * 8). Steady: none of that, and there is little to win. */
enum td_decision {
    TD_DECISION_OPEN,
    TD_DECISION_GO_ON,
    TD_DECISION_FLAT,
    TD_DECISION_STEADY,
    TD_DECISION_WORSE
};
struct td_decided {
    enum td_decision decision;
    int from_week, to_week; /* that were compared */
    int64_t at_unix_s;      /* when the newest of them was taken */
    bool stronger_only;     /* GO_ON for strength alone: the pain is much the same */
};
struct td_decided td_measure_decide(const struct td_measure *measures, size_t count);
/* The same, the newest measures before a clinician's look (0 = none) taken for the first ones: what
 * led there is not held against the knee twice. Oldest first. */
struct td_decided td_measure_decide_since(const struct td_measure *measures, size_t count,
                                          int64_t looked_unix_s);
/* What follows from it, in a sentence or two; "" while it is open. */
void td_decision_text(const struct td_decided *decided, char *out, size_t size);

#endif
