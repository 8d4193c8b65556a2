/* The bounds of flags, caps, typical signs, names, ages and pain, at and one beside. */
#include "proof/bounds.h"

#include <stdio.h>

#define ID(m, c) ((m)->list->causes[c].id)

struct bounds {
    const struct model *m;
    const struct bounds_user *user;
};

static void begin(const struct bounds *b)
{
    b->user->begin(b->user->self);
}

static void end(const struct bounds *b, const char *kind, const char *id, int at)
{
    char says[128];

    (void)snprintf(says, sizeof says, "%s %s %d", kind, id, at);
    b->user->end(b->user->self, says);
}

static void put_is(const struct model *m, const char *what, const char *id, int number)
{
    model_put(m, " (=");
    model_name(m, "%s %s", what, id);
    model_number(m, number);
    model_put(m, ")");
}

/* No flag in the way of names. */
static void put_goes_on(const struct model *m)
{
    model_put(m, " (not");
    model_name(m, "stop");
    model_put(m, ")");
}

/* ---- flags ---- */

/* The rule's own condition, but for one of its parts: that one does not hold. */
static void put_rule_but(const struct model *m, const struct td_answer_flag *rule, size_t but)
{
    size_t part = 0;

    model_put(m, " (and true");
    for (size_t i = 0; i < rule->when_count; i++) {
        model_put(m, part++ == but ? " (not" : " (and true");
        model_condition(m, &rule->when[i]);
        model_put(m, ")");
    }
    for (size_t f = 0; f < m->list->flag_count; f++) {
        if ((rule->flags >> f & 1u) != 0) {
            model_put(m, part++ == but ? " (not" : " (and true");
            model_name(m, "tick %s", m->list->flags[f].id);
            model_put(m, ")");
        }
    }
    if (rule->age_under > 0) { /* the year itself is one too many */
        model_name(m, "years-known");
        model_put(m, " (=");
        model_name(m, "years");
        model_number(m, part == but ? rule->age_under : rule->age_under - 1);
        model_put(m, ")");
    }
    model_put(m, ")");
}

static size_t parts_of(const struct model *m, const struct td_answer_flag *rule)
{
    size_t parts = rule->when_count + (rule->age_under > 0 ? 1 : 0);

    for (size_t f = 0; f < m->list->flag_count; f++) {
        parts += (rule->flags >> f & 1u) != 0 ? 1 : 0;
    }
    return parts;
}

static void flag_bounds(const struct bounds *b)
{
    const struct td_checklist *list = b->m->list;

    for (size_t i = 0; i < list->answer_flag_count; i++) {
        const struct td_answer_flag *rule = &list->answer_flags[i];

        for (size_t but = 0; but <= parts_of(b->m, rule); but++) { /* the last: all hold */
            begin(b);
            put_rule_but(b->m, rule, but);
            end(b, "rule of", list->flags[rule->flag].id, (int)but);
        }
    }
    for (size_t f = 0; f < list->flag_count; f++) {
        begin(b);
        model_put(b->m, " (and true");
        for (size_t i = 0; i < list->flag_count; i++) {
            model_put(b->m, i == f ? " (and true" : " (not");
            model_name(b->m, i == f ? "tick %s" : "flag-0 %s", list->flags[i].id);
            model_put(b->m, ")");
        }
        model_put(b->m, ")");
        end(b, "alone", list->flags[f].id, 1);
    }
}

/* ---- scores ---- */

static void cap_bounds(const struct bounds *b)
{
    for (size_t g = 0; g < b->m->list->group_count; g++) {
        const struct td_group *group = &b->m->list->groups[g];

        for (int raised = group->cap - 1; raised <= group->cap + 1; raised++) {
            begin(b);
            model_put(b->m, " (and");
            put_goes_on(b->m);
            put_is(b->m, "raised", group->id, raised);
            model_put(b->m, ")");
            end(b, "cap", group->id, raised);
        }
    }
}

static void put_conjunction_but(const struct model *m, const struct td_condition *when,
                                size_t count, size_t but)
{
    for (size_t i = 0; i < count; i++) {
        model_put(m, i == but ? " (not" : " (and true");
        model_condition(m, &when[i]);
        model_put(m, ")");
    }
}

static void together_bounds(const struct bounds *b)
{
    const struct td_checklist *list = b->m->list;

    for (size_t i = 0; i < list->conjunction_count; i++) {
        const struct td_conjunction *rule = &list->conjunctions[i];

        for (size_t but = 0; but <= rule->when_count; but++) {
            begin(b);
            model_put(b->m, " (and");
            put_goes_on(b->m);
            put_conjunction_but(b->m, rule->when, rule->when_count, but);
            model_put(b->m, ")");
            end(b, "together", rule->id, (int)but);
        }
    }
    for (size_t i = 0; i < list->never_alone_count; i++) {
        const struct td_never_alone *rule = &list->never_alone[i];
        bool pattern = list->causes[rule->cause].layer == TD_CAUSE_PATTERN;

        for (size_t but = 0; but <= rule->when_count; but++) {
            begin(b);
            model_put(b->m, " (and");
            model_name(b->m, pattern ? "1st %s" : "most %s", ID(b->m, rule->cause));
            model_name(b->m, pattern ? "stands" : "contributes");
            put_conjunction_but(b->m, rule->when, rule->when_count, but);
            model_put(b->m, ")");
            end(b, "never alone", ID(b->m, rule->cause), (int)but);
        }
    }
}

/* ---- names ---- */

/* Each group of signs with one too few while the others are met, and with just enough. */
static void need_bounds(const struct bounds *b, size_t c)
{
    const struct td_cause *cause = &b->m->list->causes[c];
    bool pattern = cause->layer == TD_CAUSE_PATTERN;

    for (size_t n = 0; n < cause->need_count; n++) {
        for (int less = 0; less <= 1; less++) {
            begin(b);
            model_put(b->m, " (and");
            model_name(b->m, pattern ? "some" : "home-alone");
            if (pattern) {
                model_name(b->m, "best %s", cause->id);
            }
            for (size_t i = 0; i < cause->need_count; i++) {
                model_put(b->m, i == n ? " (=" : " (bvsge");
                model_name(b->m, "have %s %zu", cause->id, i);
                model_number(b->m, cause->needs[i].least - (i == n ? less : 0));
                model_put(b->m, ")");
            }
            model_put(b->m, ")");
            end(b, "signs of", cause->id, less);
        }
    }
}

/* The score from which it is named at all, and alone. */
static void score_bounds(const struct bounds *b, size_t c)
{
    const struct td_cause *cause = &b->m->list->causes[c];
    bool pattern = cause->layer == TD_CAUSE_PATTERN;

    for (int score = TD_CHECK_NAME_MIN - 1; score <= cause->alone_from; score++) {
        begin(b);
        model_put(b->m, " (and");
        put_goes_on(b->m);
        model_name(b->m, "enough");
        model_name(b->m, pattern ? "best %s" : "ranked %s", cause->id);
        model_name(b->m, "signs %s", cause->id);
        if (!pattern) {
            model_name(b->m, "home-alone");
        }
        put_is(b->m, "score", cause->id, score);
        model_put(b->m, ")");
        end(b, "score of", cause->id, score);
    }
}

static void put_gap(const struct model *m, const char *top, const char *id, int gap)
{
    model_put(m, " (= (bvsub");
    model_name(m, "%s", top);
    model_name(m, "score %s", id);
    model_put(m, ")");
    model_number(m, gap);
    model_put(m, ")");
}

/* So far behind the best that it is, or is not, named beside it. */
static void gap_bounds(const struct bounds *b, size_t c)
{
    const char *id = ID(b->m, c);
    bool pattern = b->m->list->causes[c].layer == TD_CAUSE_PATTERN;

    for (int gap = TD_CHECK_NEAR; gap <= TD_CHECK_NEAR + 1; gap++) {
        begin(b); /* the best stands, this one is second; or both add to a kneecap joint */
        model_put(b->m, " (and");
        model_name(b->m, pattern ? "stands" : "contributes");
        model_name(b->m, pattern ? "second %s" : "adds %s", id);
        put_gap(b->m, pattern ? "top" : "adds-most", id, gap);
        model_put(b->m, ")");
        end(b, "near", id, gap);
    }
    for (int gap = TD_CHECK_REACH; pattern && gap <= TD_CHECK_REACH + 1; gap++) {
        begin(b); /* the best lacks its signs, this one has them */
        model_put(b->m, " (and");
        model_name(b->m, "some");
        model_put(b->m, " (not");
        model_name(b->m, "stands");
        model_put(b->m, ")");
        model_name(b->m, "met %s", id);
        model_name(b->m, "behind %s", id);
        put_gap(b->m, "top", id, gap);
        model_put(b->m, ")");
        end(b, "reach", id, gap);
    }
}

static void bar_bounds(const struct bounds *b, size_t c)
{
    if (b->m->list->causes[c].bar_count > 0) {
        begin(b);
        model_put(b->m, " (and");
        put_goes_on(b->m);
        model_name(b->m, "enough");
        model_name(b->m, "barred %s", ID(b->m, c));
        model_name(b->m, "signs %s", ID(b->m, c));
        model_put(b->m, ")");
        end(b, "barred", ID(b->m, c), 1);
    }
}

static void scored_bounds(const struct bounds *b)
{
    for (int scored = TD_CHECK_MIN_ANSWERS - 1; scored <= TD_CHECK_MIN_ANSWERS + 1; scored++) {
        begin(b);
        model_put(b->m, " (and");
        put_goes_on(b->m);
        model_put(b->m, " (bvsge");
        model_name(b->m, "top");
        model_number(b->m, TD_CHECK_NAME_MIN);
        model_put(b->m, ") (=");
        model_name(b->m, "scored");
        model_number(b->m, scored);
        model_put(b->m, "))");
        end(b, "answers", "that count", scored);
    }
}

/* ---- limits ---- */

/* Every cause alone, leant to, or beside another, in its limits. */
static void limit_bounds(const struct bounds *b, size_t c)
{
    static const char *const places[] = {"first", "other", "leaning"};

    for (size_t p = 0; p < sizeof places / sizeof places[0]; p++) {
        begin(b);
        model_put(b->m, " (and (not");
        model_name(b->m, "closed");
        model_put(b->m, ") (not");
        model_name(b->m, "flags-0");
        model_put(b->m, ")");
        model_name(b->m, "%s %s", places[p], ID(b->m, c));
        model_put(b->m, ")");
        end(b, places[p], ID(b->m, c), 0);
    }
}

static void age_and_pain_bounds(const struct bounds *b)
{
    static const int years[] = {TD_CHECK_AGE_MIN, 15, 16, 17, 24, 25, 39, 40, 49, 50,
                                TD_CHECK_AGE_MAX};

    for (size_t i = 0; i < sizeof years / sizeof years[0]; i++) {
        begin(b);
        model_put(b->m, " (and");
        put_goes_on(b->m);
        model_name(b->m, "years-known");
        model_put(b->m, " (=");
        model_name(b->m, "years");
        model_number(b->m, years[i]);
        model_put(b->m, "))");
        end(b, "age", "in years", years[i]);
    }
    for (int pain = 0; pain <= 10; pain++) {
        begin(b);
        model_put(b->m, " (and (not");
        model_name(b->m, "closed");
        model_put(b->m, ") (not");
        model_name(b->m, "squat_pain=no");
        model_put(b->m, ")");
        model_name(b->m, "pain-known");
        model_put(b->m, " (=");
        model_name(b->m, "pain");
        model_number(b->m, pain);
        model_put(b->m, "))");
        end(b, "worst", "pain", pain);
    }
}

void bounds_all(const struct model *m, const struct bounds_user *user, bool every)
{
    const struct bounds b = {m, user};

    flag_bounds(&b);
    cap_bounds(&b);
    together_bounds(&b);
    scored_bounds(&b);
    age_and_pain_bounds(&b);
    for (size_t c = 0; c < m->list->cause_count; c++) {
        need_bounds(&b, c);
        score_bounds(&b, c);
        bar_bounds(&b, c);
        if (every || c % 4 == 0) {
            gap_bounds(&b, c);
        }
        if (every || c % 4 != 3) {
            limit_bounds(&b, c);
        }
    }
}
