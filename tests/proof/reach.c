/* Who is shown a line, and can a rule come about at all? */
#include "proof/claims.h"

struct reach {
    struct solver solver;
    struct model model;
    int wrong;
};

static bool lists(const struct td_gate *gate, size_t flag)
{
    for (size_t i = 0; i < gate->flag_count; i++) {
        if (gate->flags[i] == flag) {
            return true;
        }
    }
    return false;
}

static bool is_listed(const struct td_checklist *list, size_t flag, enum td_check_goal goal)
{
    for (size_t g = 0; g < list->gate_count; g++) {
        if (list->gates[g].goal == goal && lists(&list->gates[g], flag)) {
            return true;
        }
    }
    return false;
}

static bool is_raised(const struct td_checklist *list, size_t flag)
{
    for (size_t i = 0; i < list->answer_flag_count; i++) {
        if (list->answer_flags[i].flag == flag) {
            return true;
        }
    }
    return false;
}

/* Some gate for sore people that lists the flag is shown. */
static void put_shown(const struct model *m, size_t flag)
{
    model_put(m, " (or false");
    for (size_t g = 0; g < m->list->gate_count; g++) {
        const struct td_gate *gate = &m->list->gates[g];

        if (gate->goal == TD_GOAL_SORE && lists(gate, flag)) {
            model_name(m, "gate %s", gate->id);
        }
    }
    model_put(m, ")");
}

/* Only what is asked is answered, only what is shown is ticked. */
static void put_as_asked(const struct model *m)
{
    model_put(m, "\n(declare-const |as-asked| Bool)(assert (=> |as-asked| (and true");
    for (size_t q = 0; q < m->list->question_count; q++) {
        const struct td_question *question = &m->list->questions[q];

        for (size_t i = 0; i < question->answer_count; i++) {
            model_put(m, " (=>");
            model_name(m, "%s=%s", question->id, question->answers[i].id);
            model_name(m, "asked %s", question->id);
            model_put(m, ")");
        }
    }
    for (size_t f = 0; f < m->list->flag_count; f++) {
        model_put(m, " (=>");
        model_name(m, "tick %s", m->list->flags[f].id);
        put_shown(m, f);
        model_put(m, ")");
    }
    model_put(m, ")))");
}

static void fault(struct reach *r, const char *what, const char *id)
{
    (void)printf("    %s: %s\n", id, what);
    r->wrong++;
}

static void ask(struct reach *r)
{
    model_put(&r->model, "\n(push 1)(assert");
}

/* Ends what ask() began. `wanted` must be what z3 says. */
static void must_be(struct reach *r, enum verdict wanted, const char *what, const char *id,
                    bool shown)
{
    enum verdict verdict;

    model_put(&r->model, ")");
    verdict = solver_check(&r->solver);
    if (verdict != wanted) {
        fault(r, what, id);
        if (verdict == VERDICT_SAT && shown) {
            claim_show(&r->solver, &r->model, false);
        }
    }
    model_put(&r->model, "\n(pop 1)");
}

/* ---- lines ---- */

static void check_line(struct reach *r, size_t flag)
{
    const struct td_checklist *list = r->model.list;
    const char *id = list->flags[flag].id;
    bool sore = is_listed(list, flag, TD_GOAL_SORE);

    if (list->flags[flag].in_session) {
        return;
    }
    if (!sore && is_listed(list, flag, TD_GOAL_STRENGTH)) {
        fault(r, "a line for those without pain is in no gate for sore knees", id);
    } else if (!sore && !is_raised(list, flag)) {
        fault(r, "nothing can raise it", id);
    } else if (sore) {
        ask(r);
        model_put(&r->model, " (and |as-asked|");
        model_name(&r->model, "tick %s", id);
        model_put(&r->model, ")");
        must_be(r, VERDICT_SAT, "nobody can tick it", id, false);
    }
}

/* Whom an answer of the flag means, is shown its line. */
static void check_shown(struct reach *r, size_t rule, bool shown)
{
    const struct td_checklist *list = r->model.list;
    size_t flag = list->answer_flags[rule].flag;

    if (is_listed(list, flag, TD_GOAL_SORE)) {
        ask(r);
        model_put(&r->model, " (and");
        model_name(&r->model, "rule %zu", rule);
        model_put(&r->model, " (not");
        put_shown(&r->model, flag);
        model_put(&r->model, "))");
        must_be(r, VERDICT_UNSAT, "somebody whom it means is not shown its line",
                list->flags[flag].id, shown);
    }
}

/* The lines for children are for them alone. */
static void check_young(struct reach *r, bool shown)
{
    if (td_checklist_gate(r->model.list, "young") >= 0) {
        ask(r);
        model_put(&r->model, " (and");
        model_name(&r->model, "gate young");
        model_put(&r->model, " (not");
        model_name(&r->model, "age=10_to_16");
        model_put(&r->model, "))");
        must_be(r, VERDICT_UNSAT, "somebody grown is shown it", "young", shown);
    }
}

/* ---- rules ---- */

/* By what is asked and shown, it can be the one that decides how urgent its flag is. */
static void check_rule(struct reach *r, size_t rule)
{
    const struct td_checklist *list = r->model.list;
    const struct td_answer_flag *of = &list->answer_flags[rule];

    ask(r);
    model_put(&r->model, " (and |as-asked|");
    model_name(&r->model, "rule %zu", rule);
    for (size_t i = 0; i < list->answer_flag_count; i++) {
        if (list->answer_flags[i].flag == of->flag && list->answer_flags[i].urgency > of->urgency) {
            model_put(&r->model, " (not");
            model_name(&r->model, "rule %zu", i);
            model_put(&r->model, ")");
        }
    }
    model_put(&r->model, ")");
    must_be(r, VERDICT_SAT, "one of its rules can never count", list->flags[of->flag].id, false);
}

int claim_reach(const struct td_checklist *list, bool shown)
{
    struct reach r = {.wrong = 0};

    if (!solver_begin(&r.solver, 60)) {
        return 1;
    }
    r.model = (struct model){r.solver.in, list, 'a', 0};
    (void)model_begin(&r.model);
    model_any_answers(&r.model);
    model_flags(&r.model);
    model_course(&r.model);
    put_as_asked(&r.model);
    for (size_t f = 0; f < list->flag_count; f++) {
        check_line(&r, f);
    }
    for (size_t i = 0; i < list->answer_flag_count; i++) {
        check_shown(&r, i, shown);
        check_rule(&r, i);
    }
    check_young(&r, shown);
    solver_end(&r.solver);
    return r.wrong;
}
