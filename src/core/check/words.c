/* The self-check in words: answers, results, and the reasons for them with their sources. */
#include "teardrop/core/check/checklist.h"

#include <string.h>

#include "rule.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

/* ---- answers ---- */

void td_answers_text(const struct td_checklist *checklist, const struct td_answers *answers,
                     size_t question, char *out, size_t size)
{
    const struct td_question *asked = &checklist->questions[question];

    out[0] = '\0';
    if (!td_answers_has(checklist, answers, question)) {
        return;
    }
    if (asked->kind == TD_QUESTION_SCALE) {
        td_str_format(out, size, "%d of 10", answers->worst_pain);
    } else if (asked->kind == TD_QUESTION_YEARS && answers->age_years >= 0) {
        td_str_format(out, size, "%d", answers->age_years);
    } else {
        td_str_copy(out, size, asked->answers[answers->choice[question]].text);
    }
}

/* ---- results ---- */

const char *td_urgency_when(enum td_urgency urgency)
{
    static const char *const texts[TD_URGENCY_COUNT] = {
        "", "at an ordinary appointment", "within days, two weeks at the latest", "today", "now"};

    return texts[urgency];
}

const char *td_outcome_text(enum td_outcome outcome)
{
    static const char *const texts[] = {
        [TD_OUTCOME_STOP] = "needs a person",
        [TD_OUTCOME_NOT_ENOUGH] = "not enough answers",
        [TD_OUTCOME_NO_PATTERN] = "no pattern",
        [TD_OUTCOME_NAMED] = "fits with ",
        [TD_OUTCOME_PATTERN_ONLY] = "kneecap joint, nothing stands out",
    };

    /* A database may hold anything. */
    return (size_t)outcome < sizeof texts / sizeof texts[0] ? texts[outcome] : "?";
}

const char *td_load_words(enum td_load load)
{
    static const char *const texts[TD_LOAD_COUNT] = {
        "", "Body weight only.", "Body weight only; more when a clinician says so."};

    return texts[load];
}

bool td_check_names_contributors(const struct td_checklist *checklist,
                                 const struct td_check_result *result)
{
    return result->named_count > 0 &&
           checklist->causes[result->named[0]].layer == TD_CAUSE_CONTRIBUTOR;
}

/* Patterns first, contributors behind them. */
static const struct td_score *score_at(const struct td_check_result *result, size_t i)
{
    return i < result->pattern_count ? &result->patterns[i]
                                     : &result->contributors[i - result->pattern_count];
}

const struct td_score *td_check_score(const struct td_check_result *result, uint8_t cause)
{
    for (size_t i = 0; i < result->pattern_count + result->contributor_count; i++) {
        if (score_at(result, i)->cause == cause) {
            return score_at(result, i);
        }
    }
    return NULL;
}

static bool is_other(const struct td_checklist *checklist, const struct td_check_result *result,
                     const struct td_score *score)
{
    bool contributes = checklist->causes[score->cause].layer == TD_CAUSE_CONTRIBUTOR;

    if (score->score < TD_CHECK_NAME_MIN || (contributes && !score->met) ||
        (result->leans && score->cause == result->leaning) ||
        memchr(result->named, score->cause, result->named_count) != NULL) {
        return false;
    }
    /* The joint stands behind its contributors; it is no rival of theirs. */
    return score->cause != checklist->home_pattern ||
           !td_check_names_contributors(checklist, result);
}

size_t td_check_others(const struct td_checklist *checklist, const struct td_check_result *result,
                       const struct td_score *out[TD_CHECK_MAX_CAUSES])
{
    size_t count = 0;

    for (size_t i = 0; i < result->pattern_count + result->contributor_count; i++) {
        if (is_other(checklist, result, score_at(result, i))) {
            out[count++] = score_at(result, i);
        }
    }
    return count;
}

void td_check_headline(const struct td_checklist *checklist, const struct td_check_result *result,
                       char *out, size_t size)
{
    bool two = result->named_count > 1;

    if (td_check_names_contributors(checklist, result)) {
        td_str_format(out, size,
                      "The signs look like %s. Of what can add to it, your answers fit best with%s",
                      checklist->causes[checklist->home_pattern].name,
                      two ? " one of these two:" : ":");
    } else {
        td_str_format(out, size, "Your answers fit best with%s", two ? " one of these two:" : ":");
    }
}

/* "its typical sign is missing" */
static const char *lack_words(const struct td_score *score)
{
    int lacks = score->needs_want - score->needs_have;

    return lacks == 0              ? "too little speaks for it to be named alone"
           : lacks == 1            ? "its typical sign is missing"
           : score->needs_have > 0 ? "some of its typical signs are missing"
                                   : "its typical signs are missing";
}

void td_check_lean_words(const struct td_checklist *checklist, const struct td_check_result *result,
                         char *out, size_t size)
{
    const struct td_score *score = result->leans ? td_check_score(result, result->leaning) : NULL;

    out[0] = '\0';
    if (score != NULL) {
        td_str_format(out, size, "This leans towards %s, but %s.",
                      checklist->causes[result->leaning].name, lack_words(score));
    }
}

void td_check_pair_words(const struct td_check_result *result, char *out, size_t size)
{
    const struct td_score *first, *second;

    out[0] = '\0';
    if (result->named_count < 2) {
        return;
    }
    first = td_check_score(result, result->named[0]);
    second = td_check_score(result, result->named[1]);
    if (first != NULL && second != NULL && !first->met) {
        td_str_format(out, size, "The first fits best, but %s%s", lack_words(first),
                      second->met ? "; the second has its own." : ".");
    }
}

/* The answer that bars a cause; "" = none does. */
static void bar_words(const struct td_checklist *checklist, const struct td_cause *cause,
                      const struct td_answers *answers, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < cause->bar_count && out[0] == '\0'; i++) {
        if (td_condition_holds(&cause->bars[i], 1, answers)) {
            td_answers_text(checklist, answers, cause->bars[i].question, out, size);
        }
    }
}

void td_check_left_out(const struct td_checklist *checklist, const struct td_answers *answers,
                       char *out, size_t size)
{
    size_t patterns = 0, barred = 0;
    char said[200] = "";

    for (size_t i = 0; i < checklist->cause_count; i++) {
        const struct td_cause *cause = &checklist->causes[i];
        char text[200];

        if (cause->layer != TD_CAUSE_PATTERN) {
            continue;
        }
        patterns++;
        bar_words(checklist, cause, answers, text, sizeof text);
        if (text[0] != '\0') {
            barred++;
            td_str_copy(said, sizeof said, text);
        }
    }
    out[0] = '\0';
    if (barred > 0) {
        td_str_format(out, size,
                      "You said \"%s\": %s patterns do not go with that and are left out.", said,
                      2 * barred > patterns ? "most" : "some");
    }
}

/* ---- how it goes on ---- */

void td_check_opening_words(const struct td_checklist *checklist,
                            const struct td_check_result *result, char *out, size_t size)
{
    const struct td_opening *opens = &result->opens;

    out[0] = '\0';
    if (result->training != TD_TRAINING_LIMITED || opens->weeks == 0 ||
        result->max_depth_deg >= opens->to_deg) {
        return;
    }
    td_str_format(out, size, "After %d calm week%s ", opens->weeks, opens->weeks == 1 ? "" : "s");
    if (result->max_depth_deg + opens->step_deg < opens->to_deg) {
        td_str_append(out, size, "%d degrees deeper, and so on", opens->step_deg);
    } else {
        td_str_append(out, size, "deeper");
    }
    if (opens->to_deg >= checklist->full_depth_deg) {
        td_str_append(out, size, ", all the way.");
    } else {
        td_str_append(out, size, ", up to %d degrees.", opens->to_deg);
    }
}

/* ---- reasons ---- */

static void append_condition(const struct td_checklist *checklist,
                             const struct td_conjunction *rule, char *out, size_t size)
{
    for (size_t i = 0; i < rule->when_count; i++) {
        td_str_append(out, size, "%s%s", i > 0 ? ", " : "",
                      checklist->questions[rule->when[i].question].name);
    }
}

void td_reason_question_id(const struct td_checklist *checklist, const struct td_reason *reason,
                           char *out, size_t size)
{
    switch ((enum td_reason_kind)reason->kind) {
    case TD_REASON_ANSWER:
        td_str_copy(out, size, checklist->questions[reason->index].id);
        break;
    case TD_REASON_PRIOR:
        td_str_copy(out, size, "(prior)");
        break;
    case TD_REASON_CAP:
        td_str_format(out, size, "(cap) %s", checklist->groups[reason->index].id);
        break;
    case TD_REASON_TOGETHER:
        td_str_format(out, size, "(together) %s", checklist->conjunctions[reason->index].id);
        break;
    }
}

void td_reason_words(const struct td_checklist *checklist, const struct td_reason *reason,
                     char *out, size_t size)
{
    const struct td_question *question;

    switch ((enum td_reason_kind)reason->kind) {
    case TD_REASON_ANSWER:
        question = &checklist->questions[reason->index];
        td_str_format(out, size, "%s: %s", question->name, question->answers[reason->answer].text);
        break;
    case TD_REASON_PRIOR:
        td_str_copy(out, size,
                    reason->weight < 0 ? "This is uncommon to begin with"
                                       : "This is common to begin with");
        break;
    case TD_REASON_CAP:
        td_str_format(out, size, "Counted once, not each time: %s",
                      checklist->groups[reason->index].why);
        break;
    case TD_REASON_TOGETHER:
        td_str_copy(out, size, "These answers together: ");
        append_condition(checklist, &checklist->conjunctions[reason->index], out, size);
        break;
    }
}

void td_reason_text(const struct td_checklist *checklist, const struct td_reason *reason, char *out,
                    size_t size)
{
    char letters[4];

    td_reason_words(checklist, reason, out, size);
    (void)td_reason_source(checklist, reason, letters);
    if (letters[0] != '\0') {
        td_str_append(out, size, "  [%s]", letters);
    }
}

/* ---- sources ---- */

const char *td_source_split(const char *source, char letters[4])
{
    size_t count = 0;

    while (*source >= 'A' && *source <= 'Z' && count < 3) {
        letters[count++] = *source++;
        if (*source != '/') {
            break;
        }
        source++;
    }
    letters[count] = '\0';
    if (count == 0 || *source != ':') {
        letters[0] = '\0';
        return NULL;
    }
    return source + 1 + (source[1] == ' ' ? 1 : 0);
}

const char *td_reason_source(const struct td_checklist *checklist, const struct td_reason *reason,
                             char letters[4])
{
    const char *source = NULL;

    letters[0] = '\0';
    if (reason->kind == TD_REASON_ANSWER) {
        source = checklist->questions[reason->index].answers[reason->answer].source;
    } else if (reason->kind == TD_REASON_TOGETHER) {
        source = checklist->conjunctions[reason->index].source;
    }
    return source != NULL ? td_source_split(source, letters) : NULL;
}
