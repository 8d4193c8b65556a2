/* Claims are handed to z3, and what it finds against them is shown in the ids of the data. */
#include "proof/claims.h"

#include <string.h>

#define SECONDS 120 /* z3 gives up; a claim takes less than two */

/* ---- what was found ---- */

static void show_answers(struct solver *s, const struct model *m)
{
    int value = 0;

    model_put(m, "\n(get-value (");
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
    model_put(m, "))\n");
    solver_reply(s);
    for (size_t q = 0; q < m->list->question_count; q++) {
        const struct td_question *question = &m->list->questions[q];

        for (size_t i = 0; i < question->answer_count && solver_value(s, &value); i++) {
            if (value != 0) {
                (void)printf(" %s=%s", question->id, question->answers[i].id);
            }
        }
    }
    for (size_t f = 0; f < m->list->flag_count && solver_value(s, &value); f++) {
        if (value != 0) {
            (void)printf(" tick:%s", m->list->flags[f].id);
        }
    }
    if (solver_value(s, &value) && value != 0 && solver_value(s, &value)) {
        (void)printf(" (%d years)", value);
    }
    solver_skip(s);
}

static void show_result(struct solver *s, const struct model *m)
{
    static const char *const words[] = {"named", "leaning"};
    int value = 0;

    model_put(m, "\n(get-value (");
    for (int u = TD_URGENCY_ROUTINE; u < TD_URGENCY_COUNT; u++) {
        model_name(m, "urgency-%d", u);
    }
    for (size_t w = 0; w < 2; w++) {
        for (size_t c = 0; c < m->list->cause_count; c++) {
            model_name(m, "%s %s", words[w], m->list->causes[c].id);
        }
    }
    model_name(m, "closed");
    model_name(m, "level");
    model_name(m, "depth");
    model_put(m, "))\n");
    solver_reply(s);
    (void)printf("\n      so:");
    for (int u = TD_URGENCY_ROUTINE; u < TD_URGENCY_COUNT && solver_value(s, &value); u++) {
        if (value != 0) {
            (void)printf(" %s", td_urgency_id((enum td_urgency)u));
        }
    }
    for (size_t w = 0; w < 2; w++) {
        for (size_t c = 0; c < m->list->cause_count && solver_value(s, &value); c++) {
            if (value != 0) {
                (void)printf(", %s %s", words[w], m->list->causes[c].id);
            }
        }
    }
    if (solver_value(s, &value) && value != 0) {
        (void)printf(", closed");
    } else if (solver_value(s, &value)) {
        (void)printf(", l%d", value);
        (void)printf(", %d deg", solver_value(s, &value) ? value : -1);
    }
    solver_skip(s);
}

void claim_show(struct solver *s, const struct model *m, bool result)
{
    (void)printf("    %c:", m->at);
    show_answers(s, m);
    if (result) {
        show_result(s, m);
    }
    (void)printf("\n");
}

/* ---- a claim ---- */

static bool begin(struct solver *s, const struct td_checklist *list, struct model *a,
                  struct model *b)
{
    if (!solver_begin(s, SECONDS)) {
        return false;
    }
    *a = (struct model){s->in, list, 'a', 0};
    *b = (struct model){s->in, list, 'b', 0};
    if (!model_begin(a)) {
        (void)fprintf(stderr, "the model's numbers are too narrow\n");
        solver_end(s);
        return false;
    }
    model_any_answers(a);
    return true;
}

enum verdict claim_prove(const struct td_checklist *list, const struct claim *claim, bool shown)
{
    const struct model_change more = {-1, -1, true};
    struct solver s;
    struct model a, b;
    enum verdict verdict;

    if (!begin(&s, list, &a, &b)) {
        return VERDICT_UNKNOWN;
    }
    claim->define(&a);
    if (claim->two) {
        b.like = 'a';
        model_answers_after(&b, 'a', more);
        claim->define(&b);
    }
    model_put(&a, "\n(assert");
    claim->fails(&a);
    model_put(&a, ")");
    verdict = solver_check(&s);
    if (verdict == VERDICT_SAT && shown) {
        claim_show(&s, &a, claim->define == model_all);
        if (claim->two) {
            claim_show(&s, &b, claim->define == model_all);
        }
    }
    solver_end(&s);
    return verdict;
}

/* ---- one answer ---- */

/* Some flag is raised that was not, or more urgently than it was. */
static void put_raises(const struct model *m)
{
    model_put(m, " (or false");
    for (size_t f = 0; f < m->list->flag_count; f++) {
        for (int u = TD_URGENCY_NONE; u < TD_URGENCY_COUNT; u++) {
            model_put(m, " (and |flag-%d %s@b| (not |flag-%d %s@a|))", u, m->list->flags[f].id, u,
                      m->list->flags[f].id);
        }
    }
    model_put(m, ")");
}

static void put_flag_falls(const struct model *m)
{
    model_put(m, " (or false");
    for (size_t f = 0; f < m->list->flag_count; f++) {
        const char *id = m->list->flags[f].id;

        for (int u = TD_URGENCY_NONE; u < TD_URGENCY_COUNT; u++) {
            model_put(m, " (and |flag-%d %s@a| (not |flag-%d %s@b|))", u, id, u, id);
        }
        model_put(m, " (and |limits %s@a| (not |limits %s@b|))", id, id);
        model_put(m, " (and |closes %s@a| (not |closes %s@b|))", id, id);
    }
    model_put(m, ")");
}

static enum verdict prove_answer(struct solver *s, const struct model *a, const struct model *b,
                                 struct model_change change, bool shown)
{
    enum verdict verdict;

    model_put(a, "\n(push 1)");
    model_answers_after(b, a->at, change);
    model_flags(b);
    model_put(a, "\n(assert");
    put_raises(a);
    model_put(a, ")(assert");
    put_flag_falls(a);
    model_put(a, ")");
    verdict = solver_check(s);
    if (verdict == VERDICT_SAT && shown) {
        claim_show(s, a, false);
        claim_show(s, b, false);
    }
    model_put(a, "\n(pop 1)");
    return verdict;
}

bool claim_prove_answers(const struct td_checklist *list, const struct model_change *changes,
                         size_t count, bool shown, enum verdict *out)
{
    struct solver s;
    struct model a, b;

    if (!begin(&s, list, &a, &b)) {
        return false;
    }
    model_flags(&a);
    for (size_t i = 0; i < count; i++) {
        out[i] = prove_answer(&s, &a, &b, changes[i], shown);
    }
    solver_end(&s);
    return true;
}

enum verdict claim_doubt_answer(const struct td_checklist *list, struct model_change change,
                                bool shown)
{
    struct solver s;
    struct model a, b;
    enum verdict verdict;

    if (!begin(&s, list, &a, &b)) {
        return VERDICT_UNKNOWN;
    }
    model_all(&a);
    model_answers_after(&b, 'a', change);
    model_all(&b);
    model_put(&a, "\n(assert (not |closed@a|))");
    model_put(&a, "\n(assert (and |urgency-%d@a| (not |urgency-%d@b|)))", TD_URGENCY_SOON,
              TD_URGENCY_SOON);
    verdict = solver_check(&s);
    if (verdict == VERDICT_SAT && shown) {
        claim_show(&s, &a, true);
        claim_show(&s, &b, true);
    }
    solver_end(&s);
    return verdict;
}
