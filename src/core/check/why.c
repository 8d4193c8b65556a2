/* Which answer would have changed a result, which typical signs are not there, and what changed
 * between two checks. */
#include "teardrop/core/check/why.h"

#include <string.h>

#include "rule.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check/course.h"

/* ---- what would change it ---- */

static bool same_result(const struct td_check_result *a, const struct td_check_result *b)
{
    return a->outcome == b->outcome && a->named_count == b->named_count &&
           memcmp(a->named, b->named, a->named_count) == 0 && a->leans == b->leans &&
           (!a->leans || a->leaning == b->leaning);
}

static bool is_shown(const struct td_check_result *result, uint8_t cause)
{
    for (size_t i = 0; i < result->named_count; i++) {
        if (result->named[i] == cause) {
            return true;
        }
    }
    return result->leans && result->leaning == cause;
}

static bool has_signs(const struct td_check_result *result, uint8_t cause)
{
    const struct td_score *score = td_check_score(result, cause);

    return score != NULL && td_score_has_signs(score);
}

/* Does a cause that is in both results get all of its typical signs, or lose some? */
static void see_signs(const struct td_checklist *checklist, const struct td_check_result *before,
                      const struct td_check_result *then, struct td_change *change)
{
    for (size_t c = 0; c < checklist->cause_count && change->signs == 0; c++) {
        uint8_t cause = (uint8_t)c;

        if (is_shown(before, cause) && is_shown(then, cause)) {
            change->signs = (int8_t)((int)has_signs(then, cause) - (int)has_signs(before, cause));
            change->signs_of = cause;
        }
    }
    change->signs_alone = change->signs != 0 && same_result(before, then);
}

/* What another answer would lead to; false when it changes nothing. */
static bool try_answer(const struct td_checklist *checklist, const struct td_answers *tried,
                       const struct td_check_result *result, struct td_change *change)
{
    struct td_check_result then;

    td_check_evaluate(checklist, tried, &then);
    change->outcome = then.outcome;
    memcpy(change->named, then.named, sizeof change->named);
    change->named_count = (uint8_t)then.named_count;
    change->leans = then.leans;
    change->leaning = then.leaning;
    see_signs(checklist, result, &then, change);
    return change->signs != 0 || !same_result(result, &then);
}

size_t td_check_changes(const struct td_checklist *checklist, const struct td_answers *answers,
                        const struct td_check_result *result, struct td_change *out, size_t max)
{
    struct td_answers tried = *answers;
    size_t count = 0;

    for (size_t q = 0; q < checklist->question_count && result->outcome != TD_OUTCOME_STOP; q++) {
        if (answers->choice[q] < 0 && !td_question_open(checklist, answers, q)) {
            continue; /* it would not be asked */
        }
        for (size_t a = 0; a < checklist->questions[q].answer_count; a++) {
            struct td_change change = {
                .question = (uint8_t)q, .answer = (uint8_t)a, .open = answers->choice[q] < 0};

            if (answers->choice[q] == (int)a) {
                continue;
            }
            tried.choice[q] = (int8_t)a;
            if (checklist->questions[q].kind == TD_QUESTION_YEARS) {
                tried.age_years = -1; /* another band, not another year */
            }
            if (try_answer(checklist, &tried, result, &change) && count < max) {
                out[count++] = change;
            }
        }
        tried.choice[q] = answers->choice[q];
        tried.age_years = answers->age_years;
    }
    return count;
}

bool td_change_same(const struct td_change *a, const struct td_change *b)
{
    return a->outcome == b->outcome && a->named_count == b->named_count &&
           memcmp(a->named, b->named, a->named_count) == 0 && a->leans == b->leans &&
           (!a->leans || a->leaning == b->leaning) && a->signs == b->signs &&
           (a->signs == 0 || a->signs_of == b->signs_of) && a->signs_alone == b->signs_alone;
}

static void names_text(const struct td_checklist *checklist, const struct td_change *change,
                       char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < change->named_count; i++) {
        td_str_append(out, size, "%s%s", i > 0 ? ", or " : "",
                      checklist->causes[change->named[i]].name);
    }
    if (change->outcome == TD_OUTCOME_PATTERN_ONLY) {
        td_str_append(out, size, ", with nothing that stands out");
    } else if (change->named_count == 1 && change->signs > 0 &&
               change->signs_of == change->named[0]) {
        td_str_append(out, size, " could be named");
    }
}

void td_change_text(const struct td_checklist *checklist, const struct td_change *change, char *out,
                    size_t size)
{
    if (change->signs_alone) {
        td_str_format(out, size, "the same, and the typical signs of %s would %sbe there",
                      checklist->causes[change->signs_of].name, change->signs > 0 ? "" : "not ");
        return;
    }
    switch (change->outcome) {
    case TD_OUTCOME_STOP:
        td_str_copy(out, size, "a red flag: it would need a person first");
        return;
    case TD_OUTCOME_NOT_ENOUGH:
        td_str_copy(out, size, "too few answers to name anything");
        return;
    case TD_OUTCOME_NO_PATTERN:
        if (change->leans) {
            td_str_format(out, size, "it would lean towards %s",
                          checklist->causes[change->leaning].name);
        } else {
            td_str_copy(out, size, "no pattern would fit well");
        }
        return;
    case TD_OUTCOME_PATTERN_ONLY:
    case TD_OUTCOME_NAMED:
        names_text(checklist, change, out, size);
        return;
    }
}

/* Would it be named beside a best that cannot stand alone? */
static bool is_within_reach(const struct td_check_result *result, const struct td_score *score)
{
    return !result->patterns[0].met && td_score_has_signs(score) &&
           result->patterns[0].score - score->score <= TD_CHECK_REACH;
}

size_t td_check_leaning(const struct td_check_result *result, uint8_t out[3])
{
    bool beside = false;
    size_t count = 0;

    for (size_t i = 0; i < result->pattern_count && count < 3; i++) {
        const struct td_score *score = &result->patterns[i];
        bool near = result->patterns[0].score - score->score <= TD_CHECK_NEAR;

        if (score->score < TD_CHECK_NAME_MIN) {
            break;
        }
        if (near || (!beside && is_within_reach(result, score))) {
            out[count++] = score->cause;
        }
        beside = beside || (i > 0 && is_within_reach(result, score));
    }
    return count;
}

/* ---- two checks side by side ---- */

static const char *answer_to(const struct td_check_record *record, const char *question)
{
    for (int i = 0; i < record->answer_count; i++) {
        if (td_str_equal(record->answers[i].question, question) &&
            !td_str_equal(record->answers[i].answer, TD_ANSWER_LATER_ID)) {
            return record->answers[i].answer;
        }
    }
    return NULL;
}

static void compare_answer(struct td_comparison *out, const char *question, const char *before,
                           const char *after)
{
    if (before == NULL && after == NULL) {
        return;
    }
    if (before != NULL && after != NULL && td_str_equal(before, after)) {
        out->same_answers++;
        return;
    }
    out->answers[out->answer_count++] = (struct td_difference){question, before, after};
}

static bool has_flag(const struct td_check_record *record, const char *flag)
{
    for (int i = 0; i < record->flag_count; i++) {
        if (td_str_equal(record->flags[i], flag)) {
            return true;
        }
    }
    return false;
}

static bool names_alike(const struct td_check_record *a, const struct td_check_record *b)
{
    bool alike = a->outcome == b->outcome && a->named_count == b->named_count;

    for (int i = 0; alike && i < a->named_count; i++) {
        alike = td_str_equal(a->named[i], b->named[i]);
    }
    return alike;
}

void td_check_compare(const struct td_check_record *before, const struct td_check_record *after,
                      struct td_comparison *out)
{
    memset(out, 0, sizeof *out);
    out->same_named = names_alike(before, after);
    out->same_version = td_str_equal(before->version, after->version);
    for (int i = 0; i < after->answer_count; i++) {
        const char *question = after->answers[i].question;

        compare_answer(out, question, answer_to(before, question), answer_to(after, question));
    }
    for (int i = 0; i < before->answer_count; i++) {
        const char *question = before->answers[i].question;

        if (answer_to(after, question) == NULL) {
            bool there = false;

            for (size_t k = 0; k < out->answer_count; k++) {
                there = there || td_str_equal(out->answers[k].question, question);
            }
            if (!there) {
                compare_answer(out, question, answer_to(before, question), NULL);
            }
        }
    }
    for (int i = 0; i < before->flag_count; i++) {
        if (!has_flag(after, before->flags[i])) {
            out->flags_gone[out->gone_count++] = before->flags[i];
        }
    }
    for (int i = 0; i < after->flag_count; i++) {
        if (!has_flag(before, after->flags[i])) {
            out->flags_new[out->new_count++] = after->flags[i];
        }
    }
}
