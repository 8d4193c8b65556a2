/* The measures, their trends, and the decision after six weeks. */
#include "teardrop/core/person/measure.h"

#include "teardrop/base/by_id.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

#define DECISION_WEEKS 6
#define POINTS 2      /* of 10: a change of pain, or of the mean of activities, that counts */
#define POINTS_ONE 3  /* of one activity */
#define LITTLE_PAIN 1 /* up to here there is little to win */
#define HURTS 3       /* from here on no change is a reason to change something */
#define HURTS_MORE 4  /* from here on a rise by itself is worse */
#define LESS_PAIN 30  /* percent, that count as well */
#define STRONGER 20   /* percent of stand-ups ... */
#define HEAVIER 10    /* ... or of the weight */
#define WELL 8        /* of 10: an activity that goes well */

static const struct td_measure_spec specs[TD_MEASURE_KINDS] = {
    [TD_MEASURE_WORST] = {"worst_pain", "Worst pain", "Worst pain",
                          "How bad was the worst pain of the last seven days?", NULL, "of 10", 0,
                          10, -1, POINTS, false, false},
    [TD_MEASURE_USUAL] = {"usual_pain", "Usual pain", "Usual pain",
                          "And the usual pain of these days?", NULL, "of 10", 0, 10, -1, POINTS,
                          false, false},
    [TD_MEASURE_ACTIVITY] = {"activity", "Activity", "Activity",
                             "How well can you do it? 0 not at all, 10 as before.",
                             "How well can you do it? 0 not at all, 10 as well as you want.",
                             "of 10", 0, 10, 1, POINTS_ONE, false, false},
    [TD_MEASURE_CHANGE] = {"change", "Since the start", "Since start",
                           "Since you began: is the knee better or worse? -5 much worse, 0 the "
                           "same, 5 much better.",
                           "Since you began: are your legs better or worse? -5 much worse, 0 the "
                           "same, 5 much better.",
                           "", -5, 5, 1, 3, false, false},
    [TD_MEASURE_STAND] = {"one_leg_stands", "One-leg stand-ups", "Stand-ups",
                          "From the same seat every time, on the sore leg, slowly, with pain up "
                          "to 2: how many times?",
                          "From the same seat every time, on your weaker leg, slowly, with pain "
                          "up to 2: how many times?",
                          "reps", 0, 100, 1, 0, false, false},
    [TD_MEASURE_STAND_OTHER] = {"one_leg_stands_other", "The other leg", "Other leg",
                                "And on the other leg, from the same seat: how many times?", NULL,
                                "reps", 0, 100, 1, 0, true, false},
    [TD_MEASURE_WALL] = {"wall_sit", "Wall sit", "Wall sit",
                         "Back on the wall, knees at 60 degrees, thighs two thirds of the way to "
                         "level: how many seconds?",
                         NULL, "s", 0, 900, 1, 0, false, false},
    [TD_MEASURE_GIRTH_5] =
        {"girth_5cm", "Thigh 5 cm up", "Thigh 5 cm",
         "Round the thigh 5 cm above the kneecap, leg loose, tape snug: how many millimetres?",
         NULL, "mm", 200, 900, 1, 0, true, true},
    [TD_MEASURE_GIRTH_10] = {"girth_10cm", "Thigh 10 cm up", "Thigh 10 cm",
                             "The same 10 cm above the kneecap: how many millimetres?", NULL, "mm",
                             200, 900, 1, 0, true, true},
    [TD_MEASURE_EIGHT_REPS] = {"eight_rep_weight", "8-rep weight", "8 reps",
                               "The weight you squat eight times with, two or three good ones "
                               "left: how many kilograms?",
                               NULL, "kg", 0, 400, 1, 0, true, true},
};

const struct td_measure_spec *td_measure_spec(enum td_measure_kind kind)
{
    return &specs[kind];
}

enum td_measure_kind td_measure_kind_of(const char *id)
{
    int kind = TD_BY_ID(specs, TD_MEASURE_KINDS, id);

    return kind >= 0 ? (enum td_measure_kind)kind : TD_MEASURE_KINDS;
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

int td_measure_week(int64_t first_day, int64_t today)
{
    return today > first_day ? (int)((today - first_day) / 7) : 0;
}

const char *td_trend_word(enum td_trend trend)
{
    static const char *const words[] = {"", "better", "worse", "within noise", "the same"};

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
    if (specs[kind].counts_from == 0 && now == then) {
        return TD_TREND_SAME;
    }
    return trend_of((now - then) * specs[kind].better, specs[kind].counts_from);
}

const struct td_measure *td_measure_newest_of(const struct td_measure *measures, size_t count,
                                              enum td_measure_kind kind, const char *name, int week)
{
    const struct td_measure *newest = NULL;

    for (size_t i = 0; i < count; i++) { /* the last one of a week holds */
        if (measures[i].kind == kind && measures[i].week == week &&
            (name == NULL || td_str_equal(measures[i].name, name)) &&
            (newest == NULL || measures[i].at.unix_s >= newest->at.unix_s)) {
            newest = &measures[i];
        }
    }
    return newest;
}

bool td_measure_find(const struct td_measure *measures, size_t count, enum td_measure_kind kind,
                     const char *name, int week, int *value)
{
    const struct td_measure *measure = td_measure_newest_of(measures, count, kind, name, week);

    if (measure != NULL) {
        *value = measure->value;
    }
    return measure != NULL;
}

/* ---- the decision ---- */

static bool decides(const struct td_measure *measure)
{
    return measure->kind == TD_MEASURE_WORST || measure->kind == TD_MEASURE_ACTIVITY;
}

/* Has this activity been looked at already? */
static bool came_before(const struct td_measure *measures, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (measures[k].kind == TD_MEASURE_ACTIVITY &&
            td_str_equal(measures[k].name, measures[i].name)) {
            return true;
        }
    }
    return false;
}

/* Sums of what was rated both times, and how many there are of them. */
static int sum_activities(const struct td_measure *measures, size_t count,
                          const struct td_decided *weeks, int *then, int *now)
{
    int both = 0, a, b;

    *then = *now = 0;
    for (size_t i = 0; i < count; i++) {
        if (measures[i].kind == TD_MEASURE_ACTIVITY && !came_before(measures, i) &&
            td_measure_find(measures, count, TD_MEASURE_ACTIVITY, measures[i].name,
                            weeks->from_week, &a) &&
            td_measure_find(measures, count, TD_MEASURE_ACTIVITY, measures[i].name, weeks->to_week,
                            &b)) {
            *then += a;
            *now += b;
            both++;
        }
    }
    return both;
}

bool td_measure_activities(const struct td_measure *measures, size_t count, int from_week,
                           int to_week, int *then, int *now)
{
    struct td_decided weeks = {.from_week = from_week, .to_week = to_week};
    int both = sum_activities(measures, count, &weeks, then, now);

    if (both > 0) {
        *then = *then * 10 / both;
        *now = *now * 10 / both;
    }
    return both > 0;
}

enum td_trend td_measure_mean_trend(int then_tenths, int now_tenths)
{
    return trend_of(now_tenths - then_tenths, POINTS * 10);
}

/* The first and the last week that say something. */
static void find_weeks(const struct td_measure *measures, size_t count, struct td_decided *out)
{
    out->from_week = out->to_week = -1;
    for (size_t i = 0; i < count; i++) {
        if (!decides(&measures[i])) {
            continue;
        }
        if (out->from_week < 0 || measures[i].week < out->from_week) {
            out->from_week = measures[i].week;
        }
        if (measures[i].week >= out->to_week) {
            out->to_week = measures[i].week;
            out->at_unix_s = measures[i].at.unix_s;
        }
    }
}

/* What the decision looks at. */
struct evidence {
    bool has_pain, has_doing;
    int pain_then, pain_now;
    int doing_then, doing_now, doing_count; /* sums, and of how many */
    bool worse_again;                       /* the measures before the newest were worse, too */
    bool stronger;
};

static int week_before(const struct td_measure *measures, size_t count,
                       const struct td_decided *weeks)
{
    int before = -1;

    for (size_t i = 0; i < count; i++) {
        int week = measures[i].week;

        if (measures[i].kind == TD_MEASURE_WORST && week > weeks->from_week &&
            week < weeks->to_week && week > before) {
            before = week;
        }
    }
    return before;
}

static bool has_grown(const struct td_measure *measures, size_t count, enum td_measure_kind kind,
                      const struct td_decided *weeks, int percent)
{
    int then, now;

    return td_measure_find(measures, count, kind, NULL, weeks->from_week, &then) &&
           td_measure_find(measures, count, kind, NULL, weeks->to_week, &now) && now > then &&
           (now - then) * 100 >= then * percent;
}

static void gather(const struct td_measure *measures, size_t count, const struct td_decided *weeks,
                   struct evidence *out)
{
    int before;

    *out = (struct evidence){0};
    out->has_pain =
        td_measure_find(measures, count, TD_MEASURE_WORST, NULL, weeks->from_week,
                        &out->pain_then) &&
        td_measure_find(measures, count, TD_MEASURE_WORST, NULL, weeks->to_week, &out->pain_now);
    out->doing_count = sum_activities(measures, count, weeks, &out->doing_then, &out->doing_now);
    out->has_doing = out->doing_count > 0;
    out->worse_again = out->has_pain &&
                       td_measure_find(measures, count, TD_MEASURE_WORST, NULL,
                                       week_before(measures, count, weeks), &before) &&
                       before - out->pain_then >= POINTS;
    out->stronger = has_grown(measures, count, TD_MEASURE_STAND, weeks, STRONGER) ||
                    has_grown(measures, count, TD_MEASURE_EIGHT_REPS, weeks, HEAVIER);
}

/* One value that is up may be a long weekend; high, twice, or felt in what one does it is more. */
static bool is_worse(const struct evidence *e)
{
    bool up = e->has_pain && e->pain_now - e->pain_then >= POINTS;

    return (up && (e->pain_now >= HURTS_MORE || e->worse_again)) ||
           (e->has_doing && e->doing_then - e->doing_now >= POINTS * e->doing_count);
}

static bool is_better(const struct evidence *e)
{
    int needed = e->doing_count == 1 ? POINTS_ONE : POINTS * e->doing_count;

    return (e->has_pain && e->pain_then - e->pain_now >= POINTS) ||
           (e->has_doing && e->doing_now - e->doing_then >= needed);
}

/* Less than two points, but much of what there was. */
static bool is_a_good_part_better(const struct evidence *e)
{
    return e->has_pain && e->pain_now < e->pain_then &&
           (e->pain_then - e->pain_now) * 100 >= e->pain_then * LESS_PAIN;
}

static bool has_much_to_win(const struct evidence *e)
{
    return e->has_pain ? e->pain_now >= HURTS : e->doing_now < WELL * e->doing_count;
}

struct td_decided td_measure_decide(const struct td_measure *measures, size_t count)
{
    struct td_decided out = {.decision = TD_DECISION_OPEN};
    struct evidence e;
    bool little;

    find_weeks(measures, count, &out);
    if (out.from_week < 0 || out.to_week - out.from_week < DECISION_WEEKS) {
        return out;
    }
    gather(measures, count, &out, &e);
    if (!e.has_pain && !e.has_doing) {
        return out;
    }
    little = e.has_pain && e.pain_now <= LITTLE_PAIN;
    if (is_worse(&e)) {
        out.decision = TD_DECISION_WORSE;
    } else if (is_better(&e) || (!little && is_a_good_part_better(&e))) {
        out.decision = TD_DECISION_GO_ON;
    } else if (!little && e.stronger) {
        out.decision = TD_DECISION_GO_ON;
        out.stronger_only = true;
    } else {
        out.decision = has_much_to_win(&e) ? TD_DECISION_FLAT : TD_DECISION_STEADY;
    }
    return out;
}

bool td_measure_weaker_leg(const struct td_measure *measures, size_t count, int week, int *percent)
{
    int one, other;

    if (!td_measure_find(measures, count, TD_MEASURE_STAND, NULL, week, &one) ||
        !td_measure_find(measures, count, TD_MEASURE_STAND_OTHER, NULL, week, &other) ||
        td_max(one, other) == 0) {
        return false;
    }
    *percent = td_min(one, other) * 100 / td_max(one, other);
    return true;
}

struct td_decided td_measure_decide_since(const struct td_measure *measures, size_t count,
                                          int64_t looked_unix_s)
{
    size_t from = 0;
    int week = -1;

    for (size_t i = 0; i < count; i++) {
        if (measures[i].at.unix_s <= looked_unix_s && measures[i].week > week) {
            week = measures[i].week;
        }
    }
    while (from < count && measures[from].week < week) {
        from++;
    }
    return count > 0 ? td_measure_decide(measures + from, count - from)
                     : td_measure_decide(measures, 0);
}

void td_decision_text(const struct td_decided *decided, char *out, size_t size)
{
    static const char *const texts[] = {
        [TD_DECISION_OPEN] = "",
        [TD_DECISION_GO_ON] = "clearly better. Go on.",
        [TD_DECISION_FLAT] = "the numbers have not moved yet. Let us change something: hips twice "
                             "a week, one leg at a time, and a look at what else loads the knee.",
        [TD_DECISION_STEADY] = "as good as it was, with little left to win. Stand-ups and wall sit "
                               "tell how strong you are.",
        [TD_DECISION_WORSE] = "worse than at the start. Have the knee looked at in the next days.",
    };

    out[0] = '\0';
    if (decided->decision != TD_DECISION_OPEN) {
        td_str_format(out, size, "Week %d against week %d: %s", decided->to_week,
                      decided->from_week,
                      decided->stronger_only ? "clearly stronger, and pain often follows later. "
                                               "Go on."
                                             : texts[decided->decision]);
    }
}
