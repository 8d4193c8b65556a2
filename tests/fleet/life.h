/* The same person's half year twice: by the plan, and by an oracle that sees the knee. */
#ifndef TEARDROP_TESTS_FLEET_LIFE_H
#define TEARDROP_TESTS_FLEET_LIFE_H

#include "fleet/knee.h"
#include "fleet/standing.h"
#include "teardrop/core/check/checklist.h"

#define FLEET_DAYS 168     /* 24 weeks */
#define FLEET_DAYS_MAX 252 /* one and a half times that, to see whether a level is reached late */
#define TD_LADDER_MOST 16
#define FLEET_WEEKS (FLEET_DAYS / 7)

struct content {
    const struct td_program *program;
    const struct td_checklist *checklist;
    struct td_limits limits;
};

/* What came of 24 weeks. */
struct result {
    int level;                 /* highest of the ladder trained on two days, -1 = none */
    int first[TD_LADDER_MOST]; /* by level: day of the second session there or above; -1 */
    int sessions, reds, referrals;
    int overload_days, training_overload_days;
    double stronger, tougher; /* growth in parts of the start; tougher: kneecap and tendon */
    double constant;          /* pain that is left */
    int load_g;               /* most that was lifted */
    int rules[TD_RULE_COUNT]; /* by the plan: sessions decided by each */
    struct standing standing;
    int place_count;
};

/* The self-check of the day training begins: where to begin, and what is limited. */
struct td_check_record;
void life_check(const struct content *content, const struct person *who, int worst_pain,
                struct td_instant at, struct td_check_record *out);
/* Days -7 to -1, before any training; returns the worst pain as the person says it. */
int life_before(struct knee *knee);
/* Whom the self-check sends to be seen soon, they go on this day. */
int life_seen_day(const struct person *who);
/* What is said of a pain. */
int life_said(const struct person *who, double pain, int64_t day, int stream, double spread);
/* Index on the ladder; of a level beside it, of the deepest one as deep at most. */
int life_ladder_index(const struct td_program *program, const struct td_level *level);
/* One session at a level of the ladder, on a day. */
void life_count(struct result *result, int index, int64_t day);

/* What the knee has become. */
void life_result(const struct knee *knee, struct result *out);

/* Who does nothing but live. */
void life_idle(const struct person *who, struct result *out);

/* oracle.c. The options are made once. */
void oracle_init(const struct content *content);
void oracle_free(void);
void oracle_live(const struct content *content, const struct person *who, struct result *out);

/* by_plan.c. told has room for FLEET_DAYS_MAX places. days: FLEET_DAYS, or more to see whether a
 * level is reached later; all but `first` counts 24 weeks only. read: print each week. */
void by_plan_live(const struct content *content, const struct person *who, int days,
                  struct place *told, bool read, struct result *out);
extern double by_plan_seconds; /* spent in td_plan_make */
extern long by_plan_plans;     /* number of calls */

#endif
