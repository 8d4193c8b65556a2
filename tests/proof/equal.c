/* The rule in C beside the model: on chance answers, and on those that z3 finds at the bounds. */
#include "proof/equal.h"

#include <string.h>

#include "proof/bounds.h"
#include "proof/claims.h"
#include "proof/facts.h"

#define SECONDS 280

struct equal {
    struct solver solver;
    struct model model;
    struct equal_counts *counts;
    uint32_t seed;
    bool failed;
};

static uint32_t chance(struct equal *e, uint32_t below)
{
    e->seed = e->seed * 1664525u + 1013904223u;
    return (e->seed >> 8) % below;
}

/* ---- answers to and from the model ---- */

static void assert_answers(const struct model *m, const struct td_answers *answers)
{
    model_put(m, "(assert (and true");
    for (size_t q = 0; q < m->list->question_count; q++) {
        const struct td_question *question = &m->list->questions[q];

        for (size_t i = 0; i < question->answer_count; i++) {
            bool given = answers->choice[q] == (int)i;

            model_put(m, given ? " (and true" : " (not");
            model_name(m, "%s=%s", question->id, question->answers[i].id);
            model_put(m, ")");
        }
    }
    for (size_t f = 0; f < m->list->flag_count; f++) {
        model_put(m, answers->flag[f] ? " (and true" : " (not");
        model_name(m, "tick %s", m->list->flags[f].id);
        model_put(m, ")");
    }
    model_put(m, answers->age_years >= 0 ? " (and true" : " (not");
    model_name(m, "years-known");
    model_put(m, ") (=");
    model_name(m, "years");
    model_number(m, answers->age_years >= 0 ? answers->age_years : 0);
    model_put(m, answers->worst_pain >= 0 ? ") (and true" : ") (not");
    model_name(m, "pain-known");
    model_put(m, ") (=");
    model_name(m, "pain");
    model_number(m, answers->worst_pain >= 0 ? answers->worst_pain : 0);
    model_put(m, ")))");
}

static void put_answer_names(const struct model *m)
{
    for (size_t q = 0; q < m->list->question_count; q++) {
        const struct td_question *question = &m->list->questions[q];

        for (size_t i = 0; i < question->answer_count; i++) {
            model_name(m, "%s=%s", question->id, question->answers[i].id);
        }
    }
    for (size_t f = 0; f < m->list->flag_count; f++) {
        model_name(m, "tick %s", m->list->flags[f].id);
    }
    model_name(m, "years-known");
    model_name(m, "years");
    model_name(m, "pain-known");
    model_name(m, "pain");
}

static int value(struct solver *s)
{
    int out = 0;

    (void)solver_value(s, &out);
    return out;
}

static void read_answers(struct equal *e, struct td_answers *out)
{
    const struct td_checklist *list = e->model.list;
    struct solver *s = &e->solver;
    int number;

    td_answers_init(out);
    for (size_t q = 0; q < list->question_count; q++) {
        for (size_t i = 0; i < list->questions[q].answer_count; i++) {
            out->choice[q] = value(s) != 0 ? (int8_t)i : out->choice[q];
        }
    }
    for (size_t f = 0; f < list->flag_count; f++) {
        out->flag[f] = value(s) != 0;
    }
    out->age_years = value(s) != 0 ? 0 : -1;
    number = value(s);
    out->age_years = out->age_years == 0 ? number : -1;
    out->worst_pain = value(s) != 0 ? 0 : -1;
    number = value(s);
    out->worst_pain = out->worst_pain == 0 ? number : -1;
}

/* ---- one comparison ---- */

/* z3 has said sat: its answers go through the rule, and its facts are compared with what comes. */
static void compare(struct equal *e)
{
    const struct model *m = &e->model;
    struct facts by_rule, by_model;
    struct td_answers answers;
    struct td_check_result result;

    model_put(m, "\n(get-value (");
    put_answer_names(m);
    facts_put_names(m);
    model_put(m, "))\n");
    solver_reply(&e->solver);
    read_answers(e, &answers);
    if (!facts_read(&e->solver, m, &by_model)) {
        (void)printf("    z3 ended within a reply\n");
        e->counts->differ++;
        return;
    }
    solver_skip(&e->solver);
    td_check_evaluate(m->list, &answers, &result);
    facts_of_result(m->list, &result, &by_rule);
    if (facts_compare(m, &by_rule, &by_model) > 0) {
        e->counts->differ++;
        claim_show(&e->solver, m, true);
    }
}

/* ---- chance ---- */

static void answer_by_chance(struct equal *e, struct td_answers *out)
{
    const struct td_checklist *list = e->model.list;
    uint32_t told = 30 + chance(e, 70);

    td_answers_init(out);
    for (size_t q = 0; q < list->question_count; q++) {
        const struct td_question *question = &list->questions[q];

        if (question->answer_count > 0 && chance(e, 100) < told) {
            out->choice[q] = (int8_t)chance(e, (uint32_t)question->answer_count);
        }
        if (question->kind == TD_QUESTION_YEARS && chance(e, 2) == 0) {
            out->age_years = TD_CHECK_AGE_MIN + (int)chance(e, 70);
            out->choice[q] = (int8_t)td_question_band(question, out->age_years);
        }
    }
    out->worst_pain = (int)chance(e, 12) - 1;
    for (size_t f = 0; f < list->flag_count; f++) {
        out->flag[f] = chance(e, 100) == 0;
    }
}

/* Most chance answers raise a flag that stops; of three that do, two are left out. */
static void answer_mostly_without_stop(struct equal *e, struct td_answers *out)
{
    for (int tries = 0; tries < 40; tries++) {
        struct td_check_result result;

        answer_by_chance(e, out);
        td_check_evaluate(e->model.list, out, &result);
        if (result.outcome != TD_OUTCOME_STOP || chance(e, 20) == 0) {
            return;
        }
    }
}

static bool compare_by_chance(struct equal *e)
{
    struct td_answers answers;
    enum verdict verdict;

    answer_mostly_without_stop(e, &answers);
    model_put(&e->model, "\n(push 1)");
    assert_answers(&e->model, &answers);
    verdict = solver_check(&e->solver);
    if (verdict == VERDICT_SAT) {
        compare(e);
    } else if (verdict == VERDICT_UNSAT) {
        (void)printf("    answers that the model does not know\n");
        e->counts->differ++;
    }
    model_put(&e->model, "\n(pop 1)");
    e->counts->random++;
    return verdict != VERDICT_UNKNOWN;
}

/* ---- at a bound ---- */

static void bound_begin(void *self)
{
    model_put(&((struct equal *)self)->model, "\n(push 1)(assert");
}

static void bound_end(void *self, const char *says)
{
    struct equal *e = self;

    model_put(&e->model, ")");
    switch (solver_check(&e->solver)) {
    case VERDICT_SAT:
        compare(e);
        e->counts->at_a_bound++;
        break;
    case VERDICT_UNSAT:
        e->counts->impossible++;
        break;
    case VERDICT_UNKNOWN:
        (void)printf("    not found in time: %s\n", says);
        e->failed = true;
        break;
    }
    model_put(&e->model, "\n(pop 1)");
}

/* ---- all of it ---- */

bool equal_compare(const struct td_checklist *list, int random, bool every,
                   struct equal_counts *out)
{
    struct equal e = {.counts = out, .seed = 7};
    bool ok;

    memset(out, 0, sizeof *out);
    if (!solver_begin(&e.solver, SECONDS)) {
        return false;
    }
    e.model = (struct model){e.solver.in, list, 'a', 0};
    model_put(&e.model, "(set-option :auto_config false)\n"); /* many small questions */
    ok = model_begin(&e.model);
    model_any_answers(&e.model);
    model_all(&e.model);
    for (int i = 0; ok && i < random; i++) {
        ok = compare_by_chance(&e);
    }
    if (ok) {
        bounds_all(&e.model, &(struct bounds_user){&e, bound_begin, bound_end}, every);
    }
    solver_end(&e.solver);
    return ok && !e.failed;
}
