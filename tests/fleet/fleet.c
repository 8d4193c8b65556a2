/* fleet [--people N] [--check] [--read SEED] [--verbose]: thousands of pretended people train for
 * 24 weeks by the plan, and once more by an oracle that sees their knees; prints what came of it.
 * --check ends with 1 when a bound of safety is broken; TEARDROP_STRESS scales the people. What the
 * pretended world is like: knee.h. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "fleet/life.h"
#include "teardrop/base/num.h"
#include "teardrop/store/content/content.h"
#include "testing.h"

#define PEOPLE 10000
#define PEOPLE_CHECKED 200
#define LATE 1.5
#define GRACE_DAYS 21 /* to find out what the oracle sees from the first day */
#define CAUSES_MOST 64

struct person_result {
    unsigned groups;
    bool reached, reached_with_grace;
    int oracle_days;
    struct result plan, oracle, idle;
};

static const struct group_row {
    const char *name;
    unsigned any;
} rows[] = {{"all", 0},
            {"sore", GROUP_SORE},
            {"  of them steady", GROUP_STEADY},
            {"  of them limited", GROUP_LIMITED},
            {"painless", GROUP_PAINLESS},
            {"lazy", GROUP_LAZY},
            {"noisy mornings", GROUP_NOISY},
            {"flares", GROUP_FLARES},
            {"half-truths", GROUP_HALF_TRUTHS},
            {"silent mornings", GROUP_SILENT},
            {"who obey", GROUP_OBEYS}};
#define ROWS (sizeof rows / sizeof rows[0])

static struct content content;
static bool limits[CAUSES_MOST];

/* ---- one person ---- */

static void live_both(uint64_t seed, struct person_result *out)
{
    static struct place told[FLEET_DAYS_MAX];
    struct person who;
    int days, first;

    person_of(seed, (int)content.checklist->cause_count, limits, &who);
    out->groups = who.groups;
    life_idle(&who, &out->idle);
    oracle_live(&content, &who, &out->oracle);
    out->oracle_days = out->oracle.level >= 0 ? out->oracle.first[out->oracle.level] + 1 : 0;
    days = td_clamp(td_max((int)(LATE * out->oracle_days), out->oracle_days + GRACE_DAYS),
                    FLEET_DAYS, FLEET_DAYS_MAX);
    by_plan_live(&content, &who, days, told, false, &out->plan);
    if (out->oracle.level < 0) {
        out->reached = out->reached_with_grace = true; /* there was nothing to reach */
        return;
    }
    first = out->plan.first[out->oracle.level];
    out->reached = first >= 0 && first + 1 <= LATE * out->oracle_days;
    out->reached_with_grace =
        first >= 0 && (out->reached || first + 1 <= out->oracle_days + GRACE_DAYS);
}

/* ---- the table ---- */

struct sums {
    int people, reached, graced, reds, referrals, sessions;
    long overload, oracle_overload, training_overload, idle_overload;
    double stronger, oracle_stronger, tougher, oracle_tougher, constant, oracle_constant;
    double weeks;
};

static void add(struct sums *sums, const struct person_result *r)
{
    sums->people++;
    sums->reached += r->reached ? 1 : 0;
    sums->graced += r->reached_with_grace ? 1 : 0;
    sums->reds += r->plan.reds;
    sums->referrals += r->plan.referrals;
    sums->sessions += r->plan.sessions;
    sums->overload += r->plan.overload_days;
    sums->oracle_overload += r->oracle.overload_days;
    sums->idle_overload += r->idle.overload_days;
    sums->training_overload += r->plan.training_overload_days;
    sums->stronger += r->plan.stronger;
    sums->oracle_stronger += r->oracle.stronger;
    sums->tougher += r->plan.tougher;
    sums->oracle_tougher += r->oracle.tougher;
    sums->constant += r->plan.constant;
    sums->oracle_constant += r->oracle.constant;
    sums->weeks += r->oracle_days / 7.0;
}

static bool is_in(const struct person_result *r, const struct group_row *row)
{
    return row->any == 0 || (r->groups & row->any) != 0;
}

static double part(double of, double all)
{
    return all > 0 ? 100 * of / all : 0;
}

static struct sums sums_of(const struct person_result *results, int count,
                           const struct group_row *row)
{
    struct sums sums = {0};

    for (int i = 0; i < count; i++) {
        if (is_in(&results[i], row)) {
            add(&sums, &results[i]);
        }
    }
    return sums;
}

static void print_table(const struct person_result *results, int count)
{
    (void)printf("%-18s %6s %8s %8s %6s | %9s %7s %6s %5s %5s | %4s %5s | %13s %13s %11s\n", "",
                 "people", "reached", "+3 weeks", "oracle", "overload", "oracle", "more", "train",
                 "idle", "red", "refer", "stronger", "tougher", "pain left");
    for (size_t i = 0; i < ROWS; i++) {
        struct sums s = sums_of(results, count, &rows[i]);
        double n = s.people > 0 ? s.people : 1;

        (void)printf(
            "%-18s %6d %7.1f%% %7.1f%% %5.1fw | %9.2f %7.2f %+5.0f%% %5.2f %5.1f | %4.1f %5.2f | "
            "%4.0f%% of %3.0f%% %4.0f%% of %3.0f%% %4.1f of %4.1f\n",
            rows[i].name, s.people, part(s.reached, n), part(s.graced, n), s.weeks / n,
            (double)s.overload / n, (double)s.oracle_overload / n,
            part((double)(s.overload - s.oracle_overload), (double)s.oracle_overload),
            (double)s.training_overload / n, (double)s.idle_overload / n, s.reds / n,
            s.referrals / n, 100 * s.stronger / n, 100 * s.oracle_stronger / n, 100 * s.tougher / n,
            100 * s.oracle_tougher / n, s.constant / n, s.oracle_constant / n);
    }
}

/* Of the 24th week: level of the oracle against the one of the plan. */
static void print_levels(const struct person_result *results, int count)
{
    static int counts[TD_LADDER_MOST][TD_LADDER_MOST + 1];
    int most = 0;

    memset(counts, 0, sizeof counts);
    for (int i = 0; i < count; i++) {
        if (results[i].oracle.level >= 0) {
            counts[results[i].oracle.level][results[i].plan.level + 1]++;
            most = td_max(most, td_max(results[i].oracle.level, results[i].plan.level));
        }
    }
    (void)printf(
        "\nhighest level in 24 weeks: a row is the oracle's, a column the plan's\n     none");
    for (int i = 0; i <= most; i++) {
        (void)printf("    l%d", i);
    }
    for (int i = 0; i <= most; i++) {
        (void)printf("\n  l%d", i);
        for (int k = 0; k <= most + 1; k++) {
            (void)printf(" %5d", counts[i][k]);
        }
    }
    (void)printf("\n");
}

/* ---- those who stand, and why ---- */

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static void print_standing(const struct person_result *results, int count, bool same)
{
    int64_t *days = calloc((size_t)count + 1, sizeof *days);
    int n = 0, within = 0, worst = 0;

    if (days == NULL) {
        return;
    }
    for (int i = 0; i < count; i++) {
        const struct standing *s = &results[i].plan.standing;

        if ((results[i].groups & GROUP_OBEYS) != 0) {
            days[n] = same ? s->longest_same : s->longest;
            worst = days[n] > (same ? results[worst].plan.standing.longest_same
                                    : results[worst].plan.standing.longest)
                        ? i
                        : worst;
            within += days[n] <= STANDING_DAYS ? 1 : 0;
            n++;
        }
    }
    qsort(days, (size_t)n, sizeof *days, compare);
    if (n > 0) {
        (void)printf("%s: half up to %d days, 95 of 100 up to %d, longest %d (seed %d); "
                     "%.1f of 100 within %d days\n",
                     same ? "at one and the same place" : "without anything new", (int)days[n / 2],
                     (int)days[n * 95 / 100], (int)days[n - 1], worst + 1, part(within, n),
                     STANDING_DAYS);
    }
    free(days);
}

/* Which rules decided the sessions of those who did not reach their level, and of the others. */
static void print_rules(const struct person_result *results, int count)
{
    long stuck[TD_RULE_COUNT] = {0}, others[TD_RULE_COUNT] = {0}, stuck_all = 0, others_all = 0;

    for (int i = 0; i < count; i++) {
        for (int rule = 0; rule < TD_RULE_COUNT; rule++) {
            bool reached = results[i].reached_with_grace;

            *(reached ? &others[rule] : &stuck[rule]) += results[i].plan.rules[rule];
            *(reached ? &others_all : &stuck_all) += results[i].plan.rules[rule];
        }
    }
    (void)printf("\nsessions by rule, %% of those who did not reach their level in time (of the "
                 "others)\n");
    for (int rule = 0; rule < TD_RULE_COUNT; rule++) {
        if (stuck[rule] + others[rule] > 0) {
            (void)printf("  %-16s %5.1f (%4.1f)\n", td_rule_id((enum td_rule)rule),
                         part((double)stuck[rule], (double)stuck_all),
                         part((double)others[rule], (double)others_all));
        }
    }
}

/* Some who did not reach it, to be read. */
static void print_seeds(const struct person_result *results, int count)
{
    int shown = 0;

    (void)printf(
        "\nsome who did not reach their level (seed: oracle's level and week, plan's level, "
        "reds, overload days of training)\n");
    for (int i = 0; i < count && shown < 25; i++) {
        const struct person_result *r = &results[i];

        if (!r->reached_with_grace) {
            (void)printf("  %d: l%d in week %d, l%d, %d red, %d overload,%s%s%s%s%s%s%s\n", i + 1,
                         r->oracle.level, r->oracle_days / 7 + 1, r->plan.level, r->plan.reds,
                         r->plan.training_overload_days,
                         (r->groups & GROUP_PAINLESS) != 0 ? " painless" : "",
                         (r->groups & GROUP_STEADY) != 0 ? " steady" : "",
                         (r->groups & GROUP_LIMITED) != 0 ? " limited" : "",
                         (r->groups & GROUP_LAZY) != 0 ? " lazy" : "",
                         (r->groups & GROUP_FLARES) != 0 ? " flares" : "",
                         (r->groups & GROUP_HALF_TRUTHS) != 0 ? " half-truths" : "",
                         (r->groups & GROUP_SILENT) != 0 ? " silent" : "");
            shown++;
        }
    }
}

static void print_all(const struct person_result *results, int count)
{
    print_table(results, count);
    (void)printf("\nthose who obey\n");
    print_standing(results, count, false);
    print_standing(results, count, true);
    print_levels(results, count);
    print_rules(results, count);
    print_seeds(results, count);
    (void)printf("\n%ld plans, %.1f microseconds each\n", by_plan_plans,
                 by_plan_plans > 0 ? 1e6 * by_plan_seconds / (double)by_plan_plans : 0.0);
}

/* ---- what must hold ---- */

static bool holds(bool it, const char *what)
{
    if (!it) {
        (void)printf("NOT HELD: %s\n", what);
    }
    return it;
}

/* Of those who do as told, without news for too long. */
static int count_standing(const struct person_result *results, int count)
{
    int n = 0;

    for (int i = 0; i < count; i++) {
        if ((results[i].groups & GROUP_OBEYS) != 0 &&
            results[i].plan.standing.longest > STANDING_DAYS) {
            n++;
        }
    }
    return n;
}

/* Bounds of safety, with room for the chance of fewer people. What is reached is in
 * assets/doc/how-well.md. */
static bool check(const struct person_result *results, int count)
{
    struct sums all = sums_of(results, count, &rows[0]);
    bool good = true;

    good &= holds(4 * all.overload <= 3 * all.idle_overload,
                  "overload: on a quarter fewer days than of those who do nothing");
    good &= holds(all.training_overload <= 3L * count,
                  "overload by training: on at most three days a person in 24 weeks");
    good &= holds(2 * all.reds <= 11 * count, "red sessions: at most 5.5 a person in 24 weeks");
    good &= holds(20 * count_standing(results, count) <= count,
                  "without news for more than 28 days: at most 5 of 100");
    good &= holds(2 * all.graced >= count, "the level is reached by half of them");
    return good;
}

/* ---- the program ---- */

static void read_aloud(uint64_t seed)
{
    static struct place told[FLEET_DAYS_MAX];
    struct person who;
    struct result oracle, plan;

    person_of(seed, (int)content.checklist->cause_count, limits, &who);
    (void)printf("seed %llu: tolerance %.2f of %.2f, strength %.1f of %.1f, constant pain %.1f, "
                 "spread %.1f, limit %s, groups:",
                 (unsigned long long)seed, who.tolerance[KNEECAP], who.ceiling[KNEECAP],
                 who.strength, who.strength_ceiling, who.constant, who.spread,
                 who.limit >= 0 ? content.checklist->causes[who.limit].id : "none");
    for (size_t i = 1; i < ROWS; i++) {
        (void)printf("%s%s", (who.groups & rows[i].any) != 0 ? ", " : "",
                     (who.groups & rows[i].any) != 0 ? rows[i].name : "");
    }
    (void)printf("\n");
    oracle_live(&content, &who, &oracle);
    by_plan_live(&content, &who, FLEET_DAYS, told, true, &plan);
    (void)printf("oracle: l%d on day %d, %.0f%% stronger, %d g; plan: l%d, %.0f%% stronger, %d g, "
                 "%d red, %d days without news\n",
                 oracle.level, oracle.level >= 0 ? oracle.first[oracle.level] : -1,
                 100 * oracle.stronger, oracle.load_g, plan.level, 100 * plan.stronger, plan.load_g,
                 plan.reds, (int)plan.standing.longest);
}

static bool load(struct td_content **out)
{
    const struct td_problems *problems = NULL;
    struct td_content_port port;

    content.limits = (struct td_limits){.green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};
    if (td_content_new(TEARDROP_SOURCE_DIR "/assets", "", out) != TD_OK) {
        return false;
    }
    port = td_content_port(*out);
    if (port.ops->program(port.self, &content.program, &problems) != TD_OK ||
        port.ops->checklist(port.self, &content.checklist, &problems) != TD_OK) {
        return false;
    }
    for (size_t i = 0; i < content.checklist->cause_count && i < CAUSES_MOST; i++) {
        const struct td_cause *cause = &content.checklist->causes[i];

        limits[i] = cause->max_level != NULL || cause->max_depth_deg > 0;
    }
    return true;
}

static bool run(int people, bool checked)
{
    struct person_result *results = calloc((size_t)people, sizeof *results);
    bool good;

    if (results == NULL) {
        return false;
    }
    for (int i = 0; i < people; i++) {
        live_both((uint64_t)i + 1, &results[i]);
    }
    print_all(results, people);
    good = !checked || check(results, people);
    free(results);
    return good;
}

int main(int argc, char **argv)
{
    struct td_content *owner = NULL;
    const char *read = NULL;
    bool checked = false, good = true;
    int people = 0;

    for (int i = 1; i < argc; i++) {
        if (td_str_equal(argv[i], "--check")) {
            checked = true;
        } else if (td_str_equal(argv[i], "--read") && i + 1 < argc) {
            read = argv[++i];
        } else if (td_str_equal(argv[i], "--people") && i + 1 < argc) {
            people = (int)strtol(argv[++i], NULL, 10);
        } else {
            (void)fprintf(stderr, "usage: fleet [--people N] [--check] [--read SEED]\n");
            return 2;
        }
    }
    if (!load(&owner)) {
        (void)fprintf(stderr, "the programme cannot be read\n");
        return 1;
    }
    oracle_init(&content);
    if (read != NULL) {
        read_aloud(strtoull(read, NULL, 10));
    } else {
        good = run(people > 0 ? people
                   : checked  ? testing_rounds(PEOPLE_CHECKED)
                              : PEOPLE,
                   checked);
    }
    oracle_free();
    td_content_free(owner);
    return good ? 0 : 1;
}
