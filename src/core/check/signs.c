/* The typical signs of a cause in words: which were said, and which would show it. */
#include "teardrop/core/check/signs.h"

#include "rule.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

static bool is_listed(const struct td_sign *signs, size_t count, uint8_t question)
{
    for (size_t i = 0; i < count; i++) {
        if (signs[i].of->question == question) {
            return true;
        }
    }
    return false;
}

/* Groups may share a question. */
static size_t add_there(const struct td_need *need, const struct td_answers *answers,
                        struct td_sign *out, size_t count)
{
    for (size_t i = 0; i < need->of_count && count < TD_CHECK_MAX_SIGNS; i++) {
        const struct td_condition *of = &need->of[i];

        if (td_condition_holds(of, 1, answers) && !is_listed(out, count, of->question)) {
            out[count++] = (struct td_sign){.of = of, .there = true};
        }
    }
    return count;
}

static int lacks(const struct td_need *need, const struct td_answers *answers)
{
    return td_max(need->least - td_need_have(need, answers), 0);
}

/* Is each sign of a group one of another's as well? */
static bool is_part_of(const struct td_need *group, const struct td_need *other)
{
    for (size_t i = 0; i < group->of_count; i++) {
        bool found = false;

        for (size_t k = 0; k < other->of_count && !found; k++) {
            found = group->of[i].question == other->of[k].question &&
                    group->of[i].otherwise == other->of[k].otherwise &&
                    (group->of[i].answers & ~other->of[k].answers) == 0;
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

/* What fills another group would fill this one, too: it is not said twice. */
static bool is_implied(const struct td_cause *cause, size_t need, const struct td_answers *answers)
{
    for (size_t n = 0; n < cause->need_count; n++) {
        const struct td_need *other = &cause->needs[n];

        if (n != need && lacks(other, answers) >= lacks(&cause->needs[need], answers) &&
            is_part_of(other, &cause->needs[need]) &&
            (n < need || !is_part_of(&cause->needs[need], other))) {
            return true;
        }
    }
    return false;
}

static size_t add_lacking(const struct td_need *need, const struct td_answers *answers,
                          struct td_sign *out, size_t count)
{
    size_t from = count;

    for (size_t i = 0; i < need->of_count && count < TD_CHECK_MAX_SIGNS; i++) {
        if (!td_condition_holds(&need->of[i], 1, answers)) {
            out[count++] = (struct td_sign){.of = &need->of[i]};
        }
    }
    if (count > from) {
        out[from].more = lacks(need, answers);
    }
    return count;
}

size_t td_check_signs(const struct td_checklist *checklist, const struct td_answers *answers,
                      uint8_t cause, struct td_sign out[TD_CHECK_MAX_SIGNS])
{
    const struct td_cause *of = &checklist->causes[cause];
    size_t count = 0;

    for (size_t n = 0; n < of->need_count; n++) {
        count = add_there(&of->needs[n], answers, out, count);
    }
    for (size_t n = 0; n < of->need_count; n++) {
        if (lacks(&of->needs[n], answers) > 0 && !is_implied(of, n, answers)) {
            count = add_lacking(&of->needs[n], answers, out, count);
        }
    }
    return count;
}

void td_sign_words(const struct td_checklist *checklist, const struct td_answers *answers,
                   const struct td_sign *sign, char *out, size_t size)
{
    const struct td_question *question = &checklist->questions[sign->of->question];
    bool any = false;

    td_str_format(out, size, "%s: ", question->name);
    if (sign->there) {
        int choice = answers->choice[sign->of->question];

        td_str_append(out, size, "%s", choice >= 0 ? question->answers[choice].text : "");
        return;
    }
    for (size_t i = 0; i < question->answer_count; i++) {
        if ((sign->of->answers >> i & 1u) != 0 && !question->answers[i].unsure) {
            td_str_append(out, size, "%s%s",
                          any                   ? ", or "
                          : sign->of->otherwise ? "anything but "
                                                : "",
                          question->answers[i].text);
            any = true;
        }
    }
}

void td_sign_head(const struct td_sign *at, size_t left, char *out, size_t size)
{
    static const char *const numbers[] = {"", "one", "two", "three", "four"};
    size_t count = 1;

    while (count < left && !at[count].there && at[count].more == 0) {
        count++;
    }
    if (count == 1) {
        td_str_copy(out, size, "Missing:");
    } else {
        td_str_format(out, size, "Missing, %s of these:",
                      (size_t)at->more < count ? numbers[td_min(at->more, 4)] : "all");
    }
}
