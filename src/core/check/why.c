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
           memcmp(a->named, b->named, a->named_count) == 0;
}

size_t td_check_changes(const struct td_checklist *checklist, const struct td_answers *answers,
                        const struct td_check_result *result, struct td_change *out, size_t max)
{
    struct td_answers tried = *answers;
    struct td_check_result then;
    size_t count = 0;

    for (size_t q = 0; q < checklist->question_count && result->outcome != TD_OUTCOME_STOP; q++) {
        if (answers->choice[q] < 0 && !td_question_open(checklist, answers, q)) {
            continue; /* it would not be asked */
        }
        for (size_t a = 0; a < checklist->questions[q].answer_count; a++) {
            if (answers->choice[q] == (int)a) {
                continue;
            }
            tried.choice[q] = (int8_t)a;
            if (checklist->questions[q].kind == TD_QUESTION_YEARS) {
                tried.age_years = -1; /* another band, not another year */
            }
            td_check_evaluate(checklist, &tried, &then);
            if (!same_result(result, &then) && count < max) {
                out[count++] = (struct td_change){.question = (uint8_t)q,
                                                  .answer = (uint8_t)a,
                                                  .open = answers->choice[q] < 0,
                                                  .outcome = then.outcome,
                                                  .named = {then.named[0], then.named[1]},
                                                  .named_count = (uint8_t)then.named_count};
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
           memcmp(a->named, b->named, a->named_count) == 0;
}

void td_change_text(const struct td_checklist *checklist, const struct td_change *change, char *out,
                    size_t size)
{
    switch (change->outcome) {
    case TD_OUTCOME_STOP:
        td_str_copy(out, size, "a red flag: it would need a person first");
        return;
    case TD_OUTCOME_NOT_ENOUGH:
        td_str_copy(out, size, "too few answers to name anything");
        return;
    case TD_OUTCOME_NO_PATTERN:
        td_str_copy(out, size, "no pattern would fit well");
        return;
    case TD_OUTCOME_PATTERN_ONLY:
    case TD_OUTCOME_NAMED:
        break;
    }
    out[0] = '\0';
    for (size_t i = 0; i < change->named_count; i++) {
        td_str_append(out, size, "%s%s", i > 0 ? ", or " : "",
                      checklist->causes[change->named[i]].name);
    }
    if (change->outcome == TD_OUTCOME_PATTERN_ONLY) {
        td_str_append(out, size, ", with nothing that stands out");
    }
}

size_t td_check_leaning(const struct td_check_result *result, uint8_t out[3])
{
    size_t count = 0;

    for (size_t i = 0; i < result->pattern_count && count < 3; i++) {
        int score = result->patterns[i].score;

        if (score >= TD_CHECK_NAME_MIN && result->patterns[0].score - score <= TD_CHECK_NEAR) {
            out[count++] = result->patterns[i].cause;
        }
    }
    return count;
}

/* ---- typical signs that are not there ---- */

size_t td_check_missing(const struct td_checklist *checklist, const struct td_answers *answers,
                        uint8_t cause, struct td_missing *out, size_t max)
{
    const struct td_cause *lacks = &checklist->causes[cause];
    size_t count = 0;

    for (size_t n = 0; n < lacks->need_count && count < max; n++) {
        const struct td_need *need = &lacks->needs[n];
        struct td_missing missing = {.need = need,
                                     .more = need->least - td_need_have(need, answers)};

        for (size_t i = 0; i < need->of_count; i++) {
            size_t question = need->of[i].question;

            if (!td_condition_holds(&need->of[i], 1, answers)) {
                missing.lacking |= UINT64_C(1) << i;
                if (answers->choice[question] < 0 &&
                    td_question_open(checklist, answers, question)) {
                    missing.open |= UINT64_C(1) << i;
                }
            }
        }
        if (missing.more > 0) {
            out[count++] = missing;
        }
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
