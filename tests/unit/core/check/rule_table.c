/* The decision rule and the shipped self-check against a table that a second program made: outcome,
 * urgency, flags, names, scores and typical signs of a thousand sets of answers (rule_table.txt
 * says how it is written). */
#include "unit/shipped_checklist.h"

#include <stdlib.h>

#define TABLE TEARDROP_SOURCE_DIR "/tests/unit/core/check/rule_table.txt"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789abcdefghijkl"

enum {
    SET,
    ANSWERS,
    TICKED,
    YEARS,
    OUTCOME,
    URGENCY,
    RAISED,
    NAMED,
    LEANING,
    SCORES,
    SIGNS,
    WORDS
};

/* What the letters of the table stand for here. */
static struct {
    size_t question[TD_CHECK_MAX_QUESTIONS];
    int8_t answer[TD_CHECK_MAX_QUESTIONS][TD_CHECK_MAX_ANSWERS];
    size_t questions;
    uint8_t flag[TD_CHECK_MAX_FLAGS], cause[TD_CHECK_MAX_CAUSES];
    size_t flags, causes;
} names;

static struct td_check_result result;
static int line_number;

/* Cuts the line at its blanks; how many words there are. */
static size_t split(char *line, char **words, size_t max)
{
    size_t count = 0;

    for (char *at = strtok(line, " \n"); at != NULL && count < max; at = strtok(NULL, " \n")) {
        words[count++] = at;
    }
    return count;
}

static size_t place_of(const char *letters, char letter)
{
    const char *at = letter == '\0' ? NULL : strchr(letters, letter);

    if (at == NULL) {
        fail_msg("line %d: what is '%c'?", line_number, letter);
        return 0;
    }
    return (size_t)(at - letters);
}

/* ---- names ---- */

static void take_question(char **words, size_t count)
{
    size_t index = question(words[1]);
    const struct td_question *of = &list->questions[index];

    assert_int_equal(count - 2, of->answer_count);
    for (size_t a = 0; a + 2 < count; a++) {
        int answer = td_question_answer(of, words[a + 2]);

        assert_true(answer >= 0);
        names.answer[names.questions][a] = (int8_t)answer;
    }
    names.question[names.questions++] = index;
}

static void take_flag(const char *id)
{
    int flag = td_checklist_flag(list, id);

    assert_true(flag >= 0);
    names.flag[names.flags++] = (uint8_t)flag;
}

static void take_cause(const char *id)
{
    int cause = td_checklist_cause(list, id);

    assert_true(cause >= 0);
    names.cause[names.causes++] = (uint8_t)cause;
}

/* ---- one set of answers ---- */

static void answers_of(char **words, struct td_answers *out)
{
    td_answers_init(out);
    out->flags_asked = true;
    assert_int_equal(strlen(words[ANSWERS]), names.questions);
    for (size_t q = 0; q < names.questions; q++) {
        if (words[ANSWERS][q] != '.') {
            out->choice[names.question[q]] = names.answer[q][place_of(DIGITS, words[ANSWERS][q])];
        }
    }
    for (const char *at = words[TICKED]; *at != '-' && *at != '\0'; at++) {
        out->flag[names.flag[place_of(LETTERS, *at)]] = true;
    }
    if (words[YEARS][0] != '-') {
        out->age_years = atoi(words[YEARS]);
    }
}

static void expect_flags(const char *raised)
{
    size_t count = raised[0] == '-' ? 0 : strlen(raised) / 3;

    if (result.flag_count != count) {
        fail_msg("line %d: %zu flags in place of %zu", line_number, result.flag_count, count);
    }
    for (size_t i = 0; i < count; i++) {
        uint8_t flag = names.flag[place_of(LETTERS, raised[3 * i])];
        size_t at = 0;

        while (at < count && result.flags[at].flag != flag) {
            at++;
        }
        if (at == count || (int)result.flags[at].urgency != raised[3 * i + 1] - '0' ||
            (int)result.flags[at].training != raised[3 * i + 2] - '0') {
            fail_msg("line %d: the flag %s is another", line_number, list->flags[flag].id);
        }
    }
}

static void expect_names(const char *named, const char *leaning)
{
    size_t count = named[0] == '-' ? 0 : strlen(named);
    bool same = result.named_count == count;

    for (size_t i = 0; same && i < count; i++) {
        same = result.named[i] == names.cause[place_of(LETTERS, named[i])];
    }
    same = same && result.leans == (leaning[0] != '-');
    if (same && result.leans) {
        same = result.leaning == names.cause[place_of(LETTERS, leaning[0])];
    }
    if (!same) {
        fail_msg("line %d: another name", line_number);
    }
}

static const struct td_score *score_of(uint8_t cause)
{
    for (size_t i = 0; i < result.pattern_count; i++) {
        if (result.patterns[i].cause == cause) {
            return &result.patterns[i];
        }
    }
    for (size_t i = 0; i < result.contributor_count; i++) {
        if (result.contributors[i].cause == cause) {
            return &result.contributors[i];
        }
    }
    return NULL;
}

static void expect_scores(char *scores, const char *signs)
{
    char *number = scores;

    if (scores[0] == '-' && scores[1] == '\0') {
        assert_int_equal(result.pattern_count + result.contributor_count, 0);
        return;
    }
    assert_int_equal(strlen(signs), names.causes);
    for (size_t i = 0; i < names.causes; i++) {
        const struct td_score *score = score_of(names.cause[i]);
        bool barred = number[0] == 'x';

        if (barred != (score == NULL) ||
            (score != NULL &&
             (score->score != strtol(number, NULL, 10) || score->met != (signs[i] == '1')))) {
            fail_msg("line %d: %s scores otherwise, or has other signs", line_number,
                     list->causes[names.cause[i]].id);
        }
        number += strcspn(number, ",") + (i + 1 < names.causes ? 1 : 0);
    }
}

static void expect_set(char **words, size_t count)
{
    struct td_answers answers;

    assert_int_equal(count, WORDS);
    answers_of(words, &answers);
    td_check_evaluate(list, &answers, &result);
    if (strcmp(td_outcome_id(result.outcome), words[OUTCOME]) != 0 ||
        strcmp(td_urgency_id(result.urgency), words[URGENCY]) != 0) {
        fail_msg("line %d: %s, %s in place of %s, %s", line_number, td_outcome_id(result.outcome),
                 td_urgency_id(result.urgency), words[OUTCOME], words[URGENCY]);
    }
    expect_flags(words[RAISED]);
    expect_names(words[NAMED], words[LEANING]);
    expect_scores(words[SCORES], words[SIGNS]);
}

static void td_check_evaluate__table_of_a_second_program__says_the_same(void **state)
{
    FILE *file = fopen(TABLE, "r");
    char line[1024], *words[TD_CHECK_MAX_ANSWERS + 2];
    int sets = 0;

    (void)state;
    assert_non_null(file);
    for (line_number = 1; fgets(line, sizeof line, file) != NULL; line_number++) {
        size_t count = split(line, words, sizeof words / sizeof words[0]);

        if (count > 2 && strcmp(words[0], "question") == 0) {
            take_question(words, count);
        } else if (count == 2 && strcmp(words[0], "flag") == 0) {
            take_flag(words[1]);
        } else if (count == 2 && strcmp(words[0], "cause") == 0) {
            take_cause(words[1]);
        } else if (count > 0 && strcmp(words[0], "set") == 0) {
            expect_set(words, count);
            sets++;
        }
    }
    (void)fclose(file);
    assert_true(sets >= 1000);
    assert_int_equal(names.causes, list->cause_count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_check_evaluate__table_of_a_second_program__says_the_same),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
