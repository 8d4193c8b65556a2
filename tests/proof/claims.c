/* The claims about all answers, each as the formula that would break it. */
#include "proof/claims.h"

#include <string.h>

#define ID(m, c) ((m)->list->causes[c].id)

static struct model of_state(const struct model *m, char at)
{
    return (struct model){m->out, m->list, at, 0};
}

static void put_not(const struct model *m, const char *what)
{
    model_put(m, " (not");
    model_name(m, "%s", what);
    model_put(m, ")");
}

/* Named or leant towards. */
static void put_held(const struct model *m, size_t c)
{
    model_put(m, " (or");
    model_name(m, "named %s", ID(m, c));
    model_name(m, "leaning %s", ID(m, c));
    model_put(m, ")");
}

static void put_more(const struct model *m, const char *what, int than)
{
    model_put(m, " (bvsgt");
    model_name(m, "%s", what);
    model_number(m, than);
    model_put(m, ")");
}

/* ---- ticks ---- */

static void ticks_lower(const struct model *a)
{
    const struct model b = of_state(a, 'b');
    static const char *const numbers[] = {"level", "depth", "start"};

    model_put(a, " (or");
    for (int u = TD_URGENCY_ROUTINE; u < TD_URGENCY_COUNT; u++) {
        model_put(a, " (and |urgency-%d@a| (not |urgency-%d@b|))", u, u);
    }
    model_put(a, " (and |closed@a| (not |closed@b|)) (and (not |closed@b|) (or");
    model_put(a, " (and |limited@a| (not |limited@b|))");
    for (int load = TD_LOAD_OWN; load < TD_LOAD_COUNT; load++) {
        model_put(a, " (and |load-%d@a| (not |load-%d@b|))", load, load);
    }
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        model_put(a, " (bvslt");
        model_name(a, "%s", numbers[i]);
        model_name(&b, "%s", numbers[i]);
        model_put(a, ")");
    }
    model_put(a, ")))");
}

/* ---- a flag's own ---- */

/* The state is not as strict as this. */
static void put_milder(const struct model *m, enum td_urgency urgency, enum td_training training)
{
    model_put(m, " (or false");
    if (urgency > TD_URGENCY_NONE) {
        model_put(m, " (not");
        model_name(m, "urgency-%d", urgency);
        model_put(m, ")");
    }
    if (training >= TD_TRAINING_LIMITED) {
        model_put(m, " (not (or");
        model_name(m, "closed");
        if (training == TD_TRAINING_LIMITED) {
            model_name(m, "limited");
        }
        model_put(m, "))");
    }
    model_put(m, ")");
}

static void flag_is_not_heard(const struct model *m)
{
    model_put(m, " (or false");
    for (size_t f = 0; f < m->list->flag_count; f++) {
        const struct td_flag *flag = &m->list->flags[f];

        model_put(m, " (and");
        model_name(m, "tick %s", flag->id);
        put_milder(m, flag->urgency, flag->training);
        model_put(m, ")");
    }
    for (size_t i = 0; i < m->list->answer_flag_count; i++) {
        const struct td_answer_flag *rule = &m->list->answer_flags[i];

        model_put(m, " (and");
        model_name(m, "rule %zu", i);
        put_milder(m, rule->urgency, rule->training);
        model_put(m, ")");
    }
    model_put(m, ")");
}

/* Raised as urgently as when it is ticked, and leaves more open than that. */
static void flag_opens(const struct model *m)
{
    model_put(m, " (or false");
    for (size_t f = 0; f < m->list->flag_count; f++) {
        const struct td_flag *flag = &m->list->flags[f];

        if (flag->training > TD_TRAINING_FREE) {
            model_put(m, " (and");
            model_name(m, "flag-%d %s", flag->urgency, flag->id);
            model_put(m, " (not");
            model_name(m, "%s %s", flag->training == TD_TRAINING_CLOSED ? "closes" : "limits",
                       flag->id);
            model_put(m, "))");
        }
    }
    model_put(m, ")");
}

/* ---- names ---- */

static void alone_without_signs(const struct model *m)
{
    const char *home = ID(m, m->list->home_pattern);

    model_put(m, " (or");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        model_put(m, " (and");
        model_name(m, "first %s", ID(m, c));
        put_not(m, "two");
        model_put(m, " (not (and");
        model_name(m, "signs %s", ID(m, c));
        model_put(m, " (bvsge");
        model_name(m, "score %s", ID(m, c));
        model_number(m, m->list->causes[c].alone_from);
        model_put(m, "))))");
        if (m->list->causes[c].layer == TD_CAUSE_CONTRIBUTOR) {
            model_put(m, " (and"); /* it adds to a kneecap joint that has its own */
            model_name(m, "first %s", ID(m, c));
            model_put(m, " (not");
            model_name(m, "signs %s", home);
            model_put(m, "))");
        }
    }
    model_put(m, ")");
}

/* "Age, slow onset, duration, stairs alone never name it": JAMA 2023 and EULAR 2010 ask for
 * stiffness of a few minutes or a joint that has changed. Written here from there, so that the data
 * cannot lose it. */
static void worn_by_age_alone(const struct model *m)
{
    static const char *const signs[] = {"morning_stiffness=short", "morning_stiffness=start_up",
                                        "bend_shape=bend",         "bend_shape=shape",
                                        "bend_shape=both",         "straighten=blocked_old"};

    model_put(m, " (and");
    model_name(m, "first arthritis");
    put_not(m, "two");
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        put_not(m, signs[i]);
    }
    model_put(m, ")");
}

static void barred_is_named(const struct model *m)
{
    model_put(m, " (or");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        model_put(m, " (and");
        model_name(m, "barred %s", ID(m, c));
        put_held(m, c);
        model_put(m, ")");
    }
    model_put(m, ")");
}

/* Not one first and at most another; or two of one layer's first. */
static void names_are_odd(const struct model *m)
{
    static const char *const places[] = {"first", "other", "leaning"};

    model_put(m, " (or");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        model_put(m, " (and");
        model_name(m, "first %s", ID(m, c));
        model_name(m, "other %s", ID(m, c));
        model_put(m, ") (and");
        put_held(m, c);
        put_not(m, "enough");
        model_put(m, ")");
        for (size_t i = 0; i < c; i++) {
            for (size_t p = 0; p < sizeof places / sizeof places[0]; p++) {
                model_put(m, " (and");
                model_name(m, "%s %s", places[p], ID(m, c));
                model_name(m, "%s %s", places[p], ID(m, i));
                model_put(m, ")");
            }
        }
    }
    model_put(m, ")");
}

/* ---- stop ---- */

static void stop_leaves_something(const struct model *m)
{
    model_put(m, " (or (and");
    model_name(m, "stop");
    model_put(m, " (or");
    put_not(m, "closed");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        put_held(m, c);
    }
    model_put(m, ")) (not (=");
    model_name(m, "stop");
    model_name(m, "urgency-%d", TD_URGENCY_SAME_DAY);
    model_put(m, ")))");
}

/* ---- limits ---- */

static void put_cause_exceeded(const struct model *m, const struct td_cause *cause)
{
    model_put(m, " (or false");
    if (cause->max_level != NULL) {
        put_more(m, "level", model_level(cause->max_level));
    }
    if (cause->max_depth_deg > 0) {
        put_more(m, "depth", cause->max_depth_deg);
    }
    if (cause->start_level != NULL) {
        put_more(m, "start", model_level(cause->start_level));
    }
    for (int load = TD_LOAD_OWN; load <= (int)cause->load; load++) {
        model_put(m, " (not");
        model_name(m, "load-%d", load);
        model_put(m, ")");
    }
    model_put(m, ")");
}

static void put_flag_exceeded(const struct model *m, const char *what, const char *id,
                              const char *level, int depth)
{
    model_put(m, " (and");
    model_name(m, "%s %s", what, id);
    model_put(m, " (or");
    put_more(m, "level", model_level(level));
    put_more(m, "depth", depth);
    put_not(m, "limited");
    model_put(m, "))");
}

static void limit_is_exceeded(const struct model *m)
{
    const struct td_checklist *list = m->list;

    model_put(m, " (and");
    put_not(m, "closed");
    model_put(m, " (or");
    model_name(m, "minor");
    for (size_t c = 0; c < list->cause_count; c++) {
        model_put(m, " (and");
        put_held(m, c);
        put_cause_exceeded(m, &list->causes[c]);
        model_put(m, ")");
    }
    for (size_t f = 0; f < list->flag_count; f++) {
        const char *id = list->flags[f].id;

        put_flag_exceeded(m, "flag-2", id, list->soon_max_level, list->soon_max_depth_deg);
        put_flag_exceeded(m, "limits", id, list->limited_max_level, list->limited_max_depth_deg);
        model_name(m, "closes %s", id);
    }
    model_put(m, " (bvsgt");
    model_name(m, "start");
    model_name(m, "level");
    model_put(m, ")))");
}

/* A flag of soon, come by whatever answer, leaves no more open than any name did. */
static void stricter_than_soon(const struct model *m)
{
    model_put(m, " (and");
    put_not(m, "closed");
    model_put(m, " (or (bvslt");
    model_name(m, "level");
    model_number(m, model_level(m->list->soon_max_level));
    model_put(m, ") (bvslt");
    model_name(m, "depth");
    model_number(m, m->list->soon_max_depth_deg);
    model_put(m, ")))");
}

/* ---- all of them ---- */

const struct claim claims[] = {
    {"more ticked flags never lower the urgency, and open nothing", model_all, ticks_lower, true},
    {"each flag and each rule has at least its own urgency, and closes what it closes", model_all,
     flag_is_not_heard, false},
    {"a flag as urgent by answers as by its tick leaves no more open", model_flags, flag_opens,
     false},
    {"no cause is named alone without its typical signs and its score", model_all,
     alone_without_signs, false},
    {"no worn joint is named alone for age, onset, duration and stairs", model_all,
     worn_by_age_alone, false},
    {"what an answer bars is not named", model_all, barred_is_named, false},
    {"one or two are named, or one is leant towards, after enough answers", model_all,
     names_are_odd, false},
    {"under a stop nothing is named and no level is open; only flags stop", model_all,
     stop_leaves_something, false},
    {"no level, depth or load is above the strictest of what is named, leant to or flagged",
     model_all, limit_is_exceeded, false},
    {"no name limits more than a flag of soon does", model_all, stricter_than_soon, false},
};
const size_t claim_count = sizeof claims / sizeof claims[0];
