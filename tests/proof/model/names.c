/* The model's naming rule: the order of the patterns, what is named, alone or beside what, what is
 * leaned towards, and the urgency of it all. */
#include "proof/model/model.h"

#include "teardrop/base/num.h"

#define ID(m, c) ((m)->list->causes[c].id)

static bool is_of(const struct model *m, size_t cause, enum td_cause_layer layer)
{
    return m->list->causes[cause].layer == layer;
}

static bool is_pattern(const struct model *m, size_t cause)
{
    return is_of(m, cause, TD_CAUSE_PATTERN);
}

/* One stands before another: a higher score, or the same and earlier in the data. */
static void put_before(const struct model *m, size_t one, size_t other)
{
    model_put(m, one < other ? " (bvsge" : " (bvsgt");
    model_name(m, "score %s", ID(m, one));
    model_name(m, "score %s", ID(m, other));
    model_put(m, ")");
}

/* "what X" holds for some cause of a layer; for any cause. */
static void put_some(const struct model *m, enum td_cause_layer layer, const char *what)
{
    model_put(m, " (or false");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        if (is_of(m, c, layer)) {
            model_name(m, "%s %s", what, ID(m, c));
        }
    }
    model_put(m, ")");
}

/* The one of which "what X" holds that stands before all others of which it holds. */
static void define_first_of(const struct model *m, enum td_cause_layer layer, const char *what,
                            const char *as)
{
    for (size_t c = 0; c < m->list->cause_count; c++) {
        if (!is_of(m, c, layer)) {
            continue;
        }
        model_define(m, MODEL_BOOL, "%s %s", as, ID(m, c));
        model_put(m, " (and");
        model_name(m, "%s %s", what, ID(m, c));
        for (size_t i = 0; i < m->list->cause_count; i++) {
            if (i != c && is_of(m, i, layer)) {
                model_put(m, " (or (not");
                model_name(m, "%s %s", what, ID(m, i));
                model_put(m, ")");
                put_before(m, c, i);
                model_put(m, ")");
            }
        }
        model_put(m, ")))");
    }
}

/* The score of the one of which "what X" holds; 0 when of none. */
static void define_score_of(const struct model *m, enum td_cause_layer layer, const char *what,
                            const char *as)
{
    int depth = 0;

    model_define(m, MODEL_NUMBER, "%s", as);
    for (size_t c = 0; c < m->list->cause_count; c++) {
        if (is_of(m, c, layer)) {
            model_put(m, " (ite");
            model_name(m, "%s %s", what, ID(m, c));
            model_name(m, "score %s", ID(m, c));
            depth++;
        }
    }
    model_put(m, " #x000");
    for (int i = 0; i < depth + 2; i++) {
        model_put(m, ")");
    }
}

static void put_nameable(const struct model *m, size_t cause)
{
    model_put(m, " (bvsle");
    model_number(m, TD_CHECK_NAME_MIN);
    model_name(m, "score %s", ID(m, cause));
    model_put(m, ")");
}

static void put_within(const struct model *m, const char *top, size_t cause, int far)
{
    model_put(m, " (bvsle (bvsub");
    model_name(m, "%s", top);
    model_name(m, "score %s", ID(m, cause));
    model_put(m, ")");
    model_number(m, far);
    model_put(m, ")");
}

static void put_not(const struct model *m, const char *what, const char *id)
{
    model_put(m, " (not");
    model_name(m, "%s %s", what, id);
    model_put(m, ")");
}

/* ---- the order of the patterns ---- */

static void same_order(const struct model *m)
{
    static const char *const facts[] = {"best", "second", "beside"};

    model_same(m, MODEL_NUMBER, "top");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        model_same(m, MODEL_BOOL, "ranked %s", ID(m, c));
        for (size_t i = 0; is_pattern(m, c) && i < sizeof facts / sizeof facts[0]; i++) {
            model_same(m, MODEL_BOOL, "%s %s", facts[i], ID(m, c));
        }
    }
}

static void define_order(const struct model *m)
{
    if (m->like != 0) {
        same_order(m);
        return;
    }
    for (size_t c = 0; c < m->list->cause_count; c++) {
        model_define(m, MODEL_BOOL, "ranked %s", ID(m, c));
        put_not(m, "barred", ID(m, c));
        model_put(m, "))");
    }
    define_first_of(m, TD_CAUSE_PATTERN, "ranked", "best");
    define_score_of(m, TD_CAUSE_PATTERN, "best", "top");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        if (is_pattern(m, c)) {
            model_define(m, MODEL_BOOL, "behind %s", ID(m, c));
            model_put(m, " (and");
            model_name(m, "ranked %s", ID(m, c));
            put_not(m, "best", ID(m, c));
            model_put(m, ")))");
            model_define(m, MODEL_BOOL, "signed %s", ID(m, c));
            model_put(m, " (and");
            model_name(m, "behind %s", ID(m, c));
            model_name(m, "signs %s", ID(m, c));
            put_nameable(m, c);
            put_within(m, "top", c, TD_CHECK_REACH);
            model_put(m, ")))");
        }
    }
    define_first_of(m, TD_CAUSE_PATTERN, "behind", "second");
    define_first_of(m, TD_CAUSE_PATTERN, "signed", "beside");
}

/* ---- patterns ---- */

static void define_case(const struct model *m)
{
    model_define(m, MODEL_BOOL, "enough");
    model_put(m, " (bvsge");
    model_name(m, "scored");
    model_number(m, TD_CHECK_MIN_ANSWERS);
    model_put(m, ")))");
    model_define(m, MODEL_BOOL, "some");
    model_put(m, " (and (not");
    model_name(m, "stop");
    model_put(m, ")");
    model_name(m, "enough");
    put_some(m, TD_CAUSE_PATTERN, "best");
    model_put(m, " (bvsge");
    model_name(m, "top");
    model_number(m, TD_CHECK_NAME_MIN);
    model_put(m, "))))");
    model_define(m, MODEL_BOOL, "stands");
    model_put(m, " (and");
    model_name(m, "some");
    model_put(m, " (or false");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        if (is_pattern(m, c)) {
            model_put(m, " (and");
            model_name(m, "best %s", ID(m, c));
            model_name(m, "met %s", ID(m, c));
            model_put(m, ")");
        }
    }
    model_put(m, "))))");
    model_define(m, MODEL_BOOL, "leans");
    model_put(m, " (and");
    model_name(m, "some");
    model_put(m, " (not");
    model_name(m, "stands");
    model_put(m, ") (not");
    put_some(m, TD_CAUSE_PATTERN, "beside");
    model_put(m, "))))");
}

static void define_patterns(const struct model *m)
{
    for (size_t c = 0; c < m->list->cause_count; c++) {
        const char *id = ID(m, c);

        model_define(m, MODEL_BOOL, "1st %s", id);
        if (!is_pattern(m, c)) {
            model_put(m, " false))");
            model_define(m, MODEL_BOOL, "2nd-0 %s", id);
            model_put(m, " false))");
            model_define(m, MODEL_BOOL, "leaning %s", id);
            model_put(m, " false))");
            continue;
        }
        model_put(m, " (and");
        model_name(m, "some");
        model_name(m, "best %s", id);
        model_put(m, " (not");
        model_name(m, "leans");
        model_put(m, "))))");
        model_define(m, MODEL_BOOL, "2nd-0 %s", id);
        model_put(m, " (ite");
        model_name(m, "stands");
        model_put(m, " (and");
        model_name(m, "second %s", id);
        put_nameable(m, c);
        put_within(m, "top", c, TD_CHECK_NEAR);
        model_put(m, ") (and");
        model_name(m, "some");
        model_name(m, "beside %s", id);
        model_put(m, "))))");
        model_define(m, MODEL_BOOL, "leaning %s", id);
        model_put(m, " (and");
        model_name(m, "leans");
        model_name(m, "best %s", id);
        model_put(m, ")))");
    }
}

/* ---- never alone ---- */

static void put_no_second(const struct model *m, const char *second)
{
    model_put(m, " (not (or false");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        model_name(m, "%s %s", second, ID(m, c));
    }
    model_put(m, "))");
}

/* One rule after the other: `second`-0 is what stands there at first, `second`-1 after the first
 * rule, and so on. */
static void define_partners(const struct model *m, const char *first, const char *second,
                            const char *only_if)
{
    const struct td_checklist *list = m->list;

    for (size_t r = 0; r < list->never_alone_count; r++) {
        const struct td_never_alone *rule = &list->never_alone[r];
        char now[32];

        (void)snprintf(now, sizeof now, "%s-%zu", second, r);
        model_define(m, MODEL_BOOL, "%s joins %zu", second, r);
        model_put(m, " (and");
        model_name(m, "%s", only_if);
        model_name(m, "%s %s", first, ID(m, rule->cause));
        model_put(m, " (or");
        put_no_second(m, now);
        model_name(m, "%s %s", now, ID(m, list->home_pattern));
        model_put(m, ")");
        model_when(m, rule->when, rule->when_count);
        put_not(m, "barred", ID(m, rule->partner));
        model_put(m, ")))");
        for (size_t c = 0; c < list->cause_count; c++) {
            model_define(m, MODEL_BOOL, "%s-%zu %s", second, r + 1, ID(m, c));
            model_put(m, " (ite");
            model_name(m, "%s joins %zu", second, r);
            model_put(m, " %s", c == rule->partner ? "true" : "false");
            model_name(m, "%s %s", now, ID(m, c));
            model_put(m, ")))");
        }
    }
}

/* ---- contributors ---- */

static void define_contributors(const struct model *m)
{
    char last[32];

    (void)snprintf(last, sizeof last, "2nd-%zu", m->list->never_alone_count);
    model_define(m, MODEL_BOOL, "home-alone");
    model_put(m, " (and");
    model_name(m, "stands");
    model_name(m, "1st %s", ID(m, m->list->home_pattern));
    put_no_second(m, last);
    model_put(m, ")))");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        if (!is_pattern(m, c)) {
            model_define(m, MODEL_BOOL, "adds %s", ID(m, c));
            model_put(m, " (and");
            model_name(m, "home-alone");
            model_name(m, "ranked %s", ID(m, c));
            model_name(m, "met %s", ID(m, c));
            put_nameable(m, c);
            model_put(m, ")))");
        }
    }
    define_first_of(m, TD_CAUSE_CONTRIBUTOR, "adds", "most");
    define_score_of(m, TD_CAUSE_CONTRIBUTOR, "most", "adds-most");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        if (!is_pattern(m, c)) {
            model_define(m, MODEL_BOOL, "near %s", ID(m, c));
            model_put(m, " (and");
            model_name(m, "adds %s", ID(m, c));
            put_not(m, "most", ID(m, c));
            put_within(m, "adds-most", c, TD_CHECK_NEAR);
            model_put(m, ")))");
        }
    }
    define_first_of(m, TD_CAUSE_CONTRIBUTOR, "near", "too-0");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        if (is_pattern(m, c)) {
            model_define(m, MODEL_BOOL, "most %s", ID(m, c));
            model_put(m, " false))");
            model_define(m, MODEL_BOOL, "too-0 %s", ID(m, c));
            model_put(m, " false))");
        }
    }
    model_define(m, MODEL_BOOL, "contributes");
    put_some(m, TD_CAUSE_CONTRIBUTOR, "adds");
    model_put(m, "))");
}

/* ---- all of it ---- */

static void define_result(const struct model *m)
{
    size_t rules = m->list->never_alone_count;

    for (size_t c = 0; c < m->list->cause_count; c++) {
        model_define(m, MODEL_BOOL, "first %s", ID(m, c));
        model_put(m, " (ite");
        model_name(m, "contributes");
        model_name(m, "most %s", ID(m, c));
        model_name(m, "1st %s", ID(m, c));
        model_put(m, ")))");
        model_define(m, MODEL_BOOL, "other %s", ID(m, c));
        model_put(m, " (ite");
        model_name(m, "contributes");
        model_name(m, "too-%zu %s", rules, ID(m, c));
        model_name(m, "2nd-%zu %s", rules, ID(m, c));
        model_put(m, ")))");
        model_define(m, MODEL_BOOL, "named %s", ID(m, c));
        model_put(m, " (or");
        model_name(m, "first %s", ID(m, c));
        model_name(m, "other %s", ID(m, c));
        model_put(m, ")))");
    }
    model_define(m, MODEL_BOOL, "two");
    model_put(m, " (or false");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        model_name(m, "other %s", ID(m, c));
    }
    model_put(m, ")))");
    model_define(m, MODEL_BOOL, "only-pattern");
    model_put(m, " (and");
    model_name(m, "home-alone");
    model_put(m, " (not");
    model_name(m, "contributes");
    model_put(m, "))))");
    model_define(m, MODEL_BOOL, "is-named");
    model_put(m, " (and");
    model_name(m, "some");
    model_put(m, " (not");
    model_name(m, "leans");
    model_put(m, ") (not");
    model_name(m, "only-pattern");
    model_put(m, "))))");
}

static void define_urgency(const struct model *m)
{
    for (int urgency = TD_URGENCY_ROUTINE; urgency < TD_URGENCY_COUNT; urgency++) {
        model_define(m, MODEL_BOOL, "urgency-%d", urgency);
        model_put(m, " (or");
        model_name(m, "flags-%d", urgency);
        for (size_t c = 0; c < m->list->cause_count; c++) {
            if ((int)m->list->causes[c].follow_up >= urgency) {
                model_name(m, "named %s", ID(m, c));
                model_name(m, "leaning %s", ID(m, c));
            }
        }
        model_put(m, ")))");
    }
}

void model_names(const struct model *m)
{
    model_put(m, "\n; names");
    define_order(m);
    define_case(m);
    define_patterns(m);
    define_partners(m, "1st", "2nd", "stands");
    define_contributors(m);
    define_partners(m, "most", "too", "contributes");
    define_result(m);
    define_urgency(m);
}
