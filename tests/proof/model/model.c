/* What the model is written with, and the answers it is about. */
#include "proof/model/model.h"

#include <stdarg.h>
#include <stdlib.h>

#include "teardrop/base/num.h"

#define NUMBER_MAX 2047

/* ---- words of the language ---- */

void model_put(const struct model *m, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    (void)vfprintf(m->out, format, args);
    va_end(args);
}

void model_name(const struct model *m, const char *format, ...)
{
    va_list args;

    (void)fputs(" |", m->out);
    va_start(args, format);
    (void)vfprintf(m->out, format, args);
    va_end(args);
    (void)fprintf(m->out, "@%c|", m->at);
}

void model_define(const struct model *m, const char *sort, const char *format, ...)
{
    va_list args;

    (void)fputs("\n(declare-const |", m->out);
    va_start(args, format);
    (void)vfprintf(m->out, format, args);
    va_end(args);
    (void)fprintf(m->out, "@%c| %s)\n(assert (= |", m->at, sort);
    va_start(args, format);
    (void)vfprintf(m->out, format, args);
    va_end(args);
    (void)fprintf(m->out, "@%c|", m->at);
}

void model_same(const struct model *m, const char *sort, const char *format, ...)
{
    char what[128];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(what, sizeof what, format, args);
    va_end(args);
    model_put(m, "\n(define-fun |%s@%c| () %s |%s@%c|)", what, m->at, sort, what, m->like);
}

void model_number(const struct model *m, int number)
{
    model_put(m, " #x%03x", (unsigned)number & 0xfffu);
}

/* Among the answers of this mask. */
static void put_among(const struct model *m, size_t q, uint32_t answers)
{
    const struct td_question *question = &m->list->questions[q];

    model_put(m, " (or false");
    for (size_t i = 0; i < question->answer_count; i++) {
        if ((answers >> i & 1u) != 0) {
            model_name(m, "%s=%s", question->id, question->answers[i].id);
        }
    }
    model_put(m, ")");
}

void model_condition(const struct model *m, const struct td_condition *when)
{
    model_put(m, when->otherwise ? " (not" : " (and true");
    put_among(m, when->question, when->answers);
    model_put(m, ")");
}

void model_when(const struct model *m, const struct td_condition *when, size_t count)
{
    model_put(m, " (and true");
    for (size_t i = 0; i < count; i++) {
        model_condition(m, &when[i]);
    }
    model_put(m, ")");
}

int model_level(const char *id)
{
    char *end = NULL;
    long number = id != NULL && id[0] != '\0' ? strtol(id + 1, &end, 10) : 0;

    return end != NULL && *end == '\0' && end > id + 1 && number >= 0 && number <= 99 ? (int)number
                                                                                      : 0;
}

/* ---- the beginning ---- */

/* The largest sum of weights that one cause could get. */
static int largest_sum(const struct td_checklist *list)
{
    int sum = 0;

    sum += (int)(list->question_count + list->conjunction_count) * TD_CHECK_WEIGHT_MAX;
    return 2 * sum - TD_CHECK_PRIOR_MIN; /* what a cap takes off is no more than what was added */
}

bool model_begin(const struct model *m)
{
    model_put(m, "(set-logic QF_BV)\n(set-option :produce-models true)\n");
    return largest_sum(m->list) <= NUMBER_MAX && TD_CHECK_AGE_MAX <= NUMBER_MAX;
}

/* ---- answers ---- */

static void declare_years(const struct model *m)
{
    model_put(m, "\n(declare-const |years@%c| %s)(declare-const |years-known@%c| Bool)", m->at,
              MODEL_NUMBER, m->at);
}

/* Years belong to their band; years that are known have one. */
static void assert_years(const struct model *m, const struct td_question *question)
{
    model_put(m, "\n(assert (=>");
    model_name(m, "years-known");
    model_put(m, " (or");
    for (size_t i = 0; i < question->answer_count; i++) {
        const struct td_answer *answer = &question->answers[i];

        if (answer->years_to > 0) {
            model_put(m, " (and");
            model_name(m, "%s=%s", question->id, answer->id);
            model_put(m, " (bvsle");
            model_number(m, answer->years_from);
            model_name(m, "years");
            model_put(m, ") (bvsle");
            model_name(m, "years");
            model_number(m, answer->years_to);
            model_put(m, "))");
        }
    }
    model_put(m, ")))");
}

static void declare_question(const struct model *m, const struct td_question *question)
{
    if (question->answer_count == 0) {
        return;
    }
    for (size_t i = 0; i < question->answer_count; i++) {
        model_put(m, "\n(declare-const |%s=%s@%c| Bool)", question->id, question->answers[i].id,
                  m->at);
    }
    for (size_t i = 0; i < question->answer_count; i++) {
        for (size_t k = 0; k < i; k++) {
            model_put(m, "\n(assert (not (and");
            model_name(m, "%s=%s", question->id, question->answers[i].id);
            model_name(m, "%s=%s", question->id, question->answers[k].id);
            model_put(m, ")))");
        }
    }
}

static void count_scored(const struct model *m)
{
    model_define(m, MODEL_NUMBER, "scored");
    model_put(m, " (bvadd #x000");
    for (size_t q = 0; q < m->list->question_count; q++) {
        const struct td_question *question = &m->list->questions[q];
        uint32_t counts = 0;

        for (size_t i = 0; i < question->answer_count; i++) {
            counts |= question->answers[i].unsure ? 0 : UINT32_C(1) << i;
        }
        if (question->kind != TD_QUESTION_SCALE) {
            model_put(m, " (ite");
            put_among(m, q, counts);
            model_put(m, " #x001 #x000)");
        }
    }
    model_put(m, ")))");
}

void model_any_answers(const struct model *m)
{
    model_put(m, "\n; any answers");
    declare_years(m);
    for (size_t q = 0; q < m->list->question_count; q++) {
        declare_question(m, &m->list->questions[q]);
        if (m->list->questions[q].kind == TD_QUESTION_YEARS) {
            assert_years(m, &m->list->questions[q]);
        }
    }
    model_put(m, "\n(declare-const |pain@%c| %s)(declare-const |pain-known@%c| Bool)", m->at,
              MODEL_NUMBER, m->at);
    model_put(m, "\n(assert (and (bvsle #x000 |pain@%c|) (bvsle |pain@%c| #x00a)))", m->at, m->at);
    for (size_t f = 0; f < m->list->flag_count; f++) {
        model_put(m, "\n(declare-const |tick %s@%c| Bool)", m->list->flags[f].id, m->at);
    }
    count_scored(m);
}

/* ---- the same answers, but for one thing ---- */

static void same_as(const struct model *m, char before, const char *sort, const char *what)
{
    model_put(m, "\n(define-fun |%s@%c| () %s |%s@%c|)", what, m->at, sort, what, before);
}

static void same_or_given(const struct model *m, char before, size_t q, struct model_change change)
{
    const struct td_question *question = &m->list->questions[q];

    for (size_t i = 0; i < question->answer_count; i++) {
        model_define(m, MODEL_BOOL, "%s=%s", question->id, question->answers[i].id);
        if ((int)q == change.question) {
            model_put(m, " %s))", (int)i == change.answer ? "true" : "false");
        } else {
            model_put(m, " |%s=%s@%c|))", question->id, question->answers[i].id, before);
        }
    }
    for (size_t i = 0; (int)q == change.question && i < question->answer_count; i++) {
        if (!question->answers[i].unsure) {
            model_put(m, "\n(assert (not |%s=%s@%c|))", question->id, question->answers[i].id,
                      before);
        }
    }
}

static bool is_years(const struct td_checklist *list, int q)
{
    return q >= 0 && list->questions[q].kind == TD_QUESTION_YEARS;
}

void model_answers_after(const struct model *m, char before, struct model_change change)
{
    model_put(m, "\n; what changes");
    if (is_years(m->list, change.question)) {
        declare_years(m);
    } else {
        same_as(m, before, MODEL_NUMBER, "years");
        same_as(m, before, MODEL_BOOL, "years-known");
    }
    same_as(m, before, MODEL_NUMBER, "pain");
    same_as(m, before, MODEL_BOOL, "pain-known");
    for (size_t q = 0; q < m->list->question_count; q++) {
        same_or_given(m, before, q, change);
    }
    if (is_years(m->list, change.question)) {
        assert_years(m, &m->list->questions[change.question]);
    }
    for (size_t f = 0; f < m->list->flag_count; f++) {
        const char *id = m->list->flags[f].id;

        if (change.more_ticks) {
            model_put(m,
                      "\n(declare-const |tick %s@%c| Bool)(assert (=> |tick %s@%c| |tick %s@%c|))",
                      id, m->at, id, before, id, m->at);
        } else {
            model_put(m, "\n(define-fun |tick %s@%c| () Bool |tick %s@%c|)", id, m->at, id, before);
        }
    }
    if (change.question < 0) {
        same_as(m, before, MODEL_NUMBER, "scored");
    } else {
        count_scored(m);
    }
}

void model_all(const struct model *m)
{
    model_flags(m);
    model_scores(m);
    model_names(m);
    model_limits(m);
}
