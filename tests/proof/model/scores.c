/* The model's scores and typical signs of each cause. */
#include "proof/model/model.h"

#include "teardrop/base/num.h"

static int weight_in(const struct td_weight *weights, size_t count, size_t cause)
{
    int weight = 0;

    for (size_t i = 0; i < count; i++) {
        weight += weights[i].cause == cause ? weights[i].weight : 0;
    }
    return weight;
}

/* What a question's answer adds; with `raising`, only what is above nothing. */
static void put_question(const struct model *m, size_t q, size_t cause, bool raising)
{
    const struct td_question *question = &m->list->questions[q];
    int depth = 0;

    for (size_t i = 0; i < question->answer_count; i++) {
        const struct td_answer *answer = &question->answers[i];
        int weight = weight_in(answer->weights, answer->weight_count, cause);

        if (weight > 0 || (weight < 0 && !raising)) {
            model_put(m, " (ite");
            model_name(m, "%s=%s", question->id, answer->id);
            model_number(m, weight);
            depth++;
        }
    }
    model_put(m, " #x000");
    for (int i = 0; i < depth; i++) {
        model_put(m, ")");
    }
}

/* What a group's answers raise beyond its cap is taken off. */
static void put_cap(const struct model *m, size_t g)
{
    const struct td_group *group = &m->list->groups[g];

    model_define(m, MODEL_NUMBER, "raised %s", group->id);
    model_put(m, " (bvadd #x000");
    for (size_t q = 0; q < m->list->question_count; q++) {
        if ((group->questions >> q & 1u) != 0) {
            put_question(m, q, group->cause, true);
        }
    }
    model_put(m, ")))");
    model_define(m, MODEL_NUMBER, "cap %s", group->id);
    model_put(m, " (ite (bvsgt");
    model_name(m, "raised %s", group->id);
    model_number(m, group->cap);
    model_put(m, ") (bvsub");
    model_number(m, group->cap);
    model_name(m, "raised %s", group->id);
    model_put(m, ") #x000)))");
}

static void put_score(const struct model *m, size_t cause)
{
    const struct td_checklist *list = m->list;

    model_define(m, MODEL_NUMBER, "score %s", list->causes[cause].id);
    model_put(m, " (bvadd");
    model_number(m, list->causes[cause].prior);
    for (size_t q = 0; q < list->question_count; q++) {
        put_question(m, q, cause, false);
    }
    for (size_t i = 0; i < list->conjunction_count; i++) {
        const struct td_conjunction *rule = &list->conjunctions[i];
        int weight = weight_in(rule->weights, rule->weight_count, cause);

        if (weight != 0) {
            model_put(m, " (ite");
            model_when(m, rule->when, rule->when_count);
            model_number(m, weight);
            model_put(m, " #x000)");
        }
    }
    for (size_t g = 0; g < list->group_count; g++) {
        if (list->groups[g].cause == cause) {
            model_name(m, "cap %s", list->groups[g].id);
        }
    }
    model_put(m, ")))");
}

static void put_need(const struct model *m, const struct td_cause *cause, size_t n)
{
    const struct td_need *need = &cause->needs[n];

    model_define(m, MODEL_NUMBER, "have %s %zu", cause->id, n);
    model_put(m, " (bvadd #x000");
    for (size_t i = 0; i < need->of_count; i++) {
        model_put(m, " (ite");
        model_condition(m, &need->of[i]);
        model_put(m, " #x001 #x000)");
    }
    model_put(m, ")))");
}

static void put_signs(const struct model *m, const struct td_cause *cause)
{
    for (size_t n = 0; n < cause->need_count; n++) {
        put_need(m, cause, n);
    }
    model_define(m, MODEL_BOOL, "signs %s", cause->id);
    model_put(m, " (and true");
    for (size_t n = 0; n < cause->need_count; n++) {
        model_put(m, " (bvsge");
        model_name(m, "have %s %zu", cause->id, n);
        model_number(m, cause->needs[n].least);
        model_put(m, ")");
    }
    model_put(m, ")))");
    model_define(m, MODEL_BOOL, "met %s", cause->id);
    model_put(m, " (and");
    model_name(m, "signs %s", cause->id);
    model_put(m, " (bvsge");
    model_name(m, "score %s", cause->id);
    model_number(m, cause->alone_from);
    model_put(m, "))))");
    model_define(m, MODEL_BOOL, "barred %s", cause->id);
    model_put(m, " (or false");
    for (size_t i = 0; i < cause->bar_count; i++) {
        model_condition(m, &cause->bars[i]);
    }
    model_put(m, ")))");
}

static void put_same(const struct model *m)
{
    static const char *const facts[] = {"signs", "met", "barred"};

    for (size_t c = 0; c < m->list->cause_count; c++) {
        model_same(m, MODEL_NUMBER, "score %s", m->list->causes[c].id);
        for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
            model_same(m, MODEL_BOOL, "%s %s", facts[i], m->list->causes[c].id);
        }
    }
}

void model_scores(const struct model *m)
{
    if (m->like != 0) {
        put_same(m);
        return;
    }
    model_put(m, "\n; scores and typical signs");
    for (size_t g = 0; g < m->list->group_count; g++) {
        put_cap(m, g);
    }
    for (size_t c = 0; c < m->list->cause_count; c++) {
        put_score(m, c);
        put_signs(m, &m->list->causes[c]);
    }
}
