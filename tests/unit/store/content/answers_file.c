#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/store/content/answers.h"
#include "test.h"

static const struct td_answer age_bands[] = {
    {.id = "10_to_16", .years_from = 10, .years_to = 15},
    {.id = "16_to_39", .years_from = 16, .years_to = 39},
    {.id = "40_up", .years_from = 40, .years_to = 120},
};
static const struct td_answer stairs[] = {
    {.id = "down"}, {.id = "up"}, {.id = "unsure", .unsure = true}};
static const struct td_question questions[] = {
    {.id = "age", .kind = TD_QUESTION_YEARS, .answers = age_bands, .answer_count = 3},
    {.id = "stairs", .kind = TD_QUESTION_CHOICE, .answers = stairs, .answer_count = 3},
    {.id = "worst_pain", .kind = TD_QUESTION_SCALE},
};
static const struct td_flag flags[] = {{.id = "locked"}, {.id = "hot_red"}};
static const struct td_checklist checklist = {
    .questions = questions, .question_count = 3, .flags = flags, .flag_count = 2};

struct reading {
    struct td_answers answers;
    struct td_problems problems;
    enum td_err err;
};

static void read_text(struct reading *reading, const char *text)
{
    memset(reading, 0, sizeof *reading);
    reading->err = td_answers_parse(text, strlen(text), "a.ini", &checklist, &reading->answers,
                                    &reading->problems);
    assert_true((reading->err == TD_OK) == (reading->problems.count == 0));
}

static void expect_problem(const char *text, const char *start, const char *part)
{
    struct reading reading;

    read_text(&reading, text);
    assert_int_equal(reading.err, TD_ERR_USAGE);
    assert_int_equal(reading.problems.count, 1);
    if (!td_str_starts_with(reading.problems.lines[0], start) ||
        strstr(reading.problems.lines[0], part) == NULL) {
        fail_msg("\"%s\" does not start with \"%s\" and hold \"%s\"", reading.problems.lines[0],
                 start, part);
    }
    td_problems_deinit(&reading.problems);
}

static void td_answers__whole_file__is_read(void **state)
{
    struct reading reading;

    (void)state;
    read_text(&reading, "; mine\n[answers]\nred_flags = none\nage = 34\nstairs = up\n"
                        "worst_pain = 7\n");
    assert_int_equal(reading.err, TD_OK);
    assert_true(reading.answers.flags_asked);
    assert_false(reading.answers.flag[0]);
    assert_int_equal(reading.answers.age_years, 34);
    assert_int_equal(reading.answers.choice[0], 1);
    assert_int_equal(reading.answers.choice[1], 1);
    assert_int_equal(reading.answers.worst_pain, 7);
}

static void td_answers__bands_flags_and_unsure__are_read(void **state)
{
    struct reading reading;

    (void)state;
    read_text(&reading, "[answers]\nred_flags = hot_red , locked\nage = 10_to_16\n"
                        "worst_pain = unsure\nstairs = unsure\n");
    assert_int_equal(reading.err, TD_OK);
    assert_true(reading.answers.flag[0]);
    assert_true(reading.answers.flag[1]);
    assert_int_equal(reading.answers.age_years, -1);
    assert_int_equal(reading.answers.choice[0], 0);
    assert_int_equal(reading.answers.choice[1], 2);
    assert_int_equal(reading.answers.worst_pain, -1);
}

static void td_answers__ends_of_ranges__are_taken(void **state)
{
    struct reading reading;

    (void)state;
    read_text(&reading, "[answers]\nred_flags = none\nage = 10\nworst_pain = 0\n");
    assert_int_equal(reading.err, TD_OK);
    assert_int_equal(reading.answers.choice[0], 0);
    read_text(&reading, "[answers]\nred_flags = none\nage = 120\nworst_pain = 10\n");
    assert_int_equal(reading.err, TD_OK);
    assert_int_equal(reading.answers.choice[0], 2);
}

#define OK_FLAGS "[answers]\nred_flags = none\n"

static void td_answers__wrong_files__are_refused_with_their_line(void **state)
{
    (void)state;
    expect_problem("", "a.ini: red_flags is missing: ", "first");
    expect_problem("[answers]\nstairs = up\n", "a.ini: red_flags is missing: ", "first");
    expect_problem("[answers]\nred_flags = none, locked\n", "a.ini:2: ", "beside another flag");
    expect_problem("[answers]\nred_flags = locked, locked\n", "a.ini:2: ", "twice");
    expect_problem("[answers]\nred_flags = lokced\n", "a.ini:2: ", "did you mean \"locked\"?");
    expect_problem("[answers]\nred_flags =\n", "a.ini:2: ", "red_flags");
    expect_problem("[answers]\nred_flags = locked,\n", "a.ini:2: ", "red_flags");
    expect_problem(OK_FLAGS "stars = up\n", "a.ini:3: ", "did you mean \"stairs\"?");
    expect_problem(OK_FLAGS "stairs = dwon\n", "a.ini:3: stairs: ", "did you mean \"down\"?");
    expect_problem(OK_FLAGS "stairs = dwon\n", "a.ini:3: stairs: ", "down, up, unsure");
    expect_problem(OK_FLAGS "stairs = up\nstairs = up\n", "a.ini:4: ", "first in line 3");
    expect_problem(OK_FLAGS "age = 9\n", "a.ini:3: ", "10 to 120");
    expect_problem(OK_FLAGS "age = 121\n", "a.ini:3: ", "10 to 120");
    expect_problem(OK_FLAGS "age = 40_up_\n", "a.ini:3: ", "did you mean \"40_up\"?");
    expect_problem(OK_FLAGS "worst_pain = 11\n", "a.ini:3: ", "0 to 10");
    expect_problem(OK_FLAGS "worst_pain = 2.5\n", "a.ini:3: ", "0 to 10");
    expect_problem("[anwsers]\nred_flags = none\n", "a.ini:2: ", "[answers]");
}

static void td_answers__every_problem__is_listed(void **state)
{
    struct reading reading;

    (void)state;
    read_text(&reading, OK_FLAGS "stairs = x\nage = 5\nworst_pain = 12\n");
    assert_int_equal(reading.problems.count, 3);
    td_problems_deinit(&reading.problems);
    read_text(&reading, "[answers]\nstairs = x\nstairs = mild\nage = 5\n");
    assert_int_equal(reading.problems.count, 4); /* twice, x, 5 years, no red flags */
    td_problems_deinit(&reading.problems);
}

static void td_answers__missing_file__is_wrong_usage(void **state)
{
    struct td_answers answers;
    struct td_problems problems = {0};

    (void)state;
    assert_int_equal(td_answers_file_read("/no/such/file", &checklist, &answers, &problems),
                     TD_ERR_USAGE);
    assert_string_equal(problems.lines[0], "/no/such/file: there is no such file");
    td_problems_deinit(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_answers__whole_file__is_read),
        cmocka_unit_test(td_answers__bands_flags_and_unsure__are_read),
        cmocka_unit_test(td_answers__ends_of_ranges__are_taken),
        cmocka_unit_test(td_answers__wrong_files__are_refused_with_their_line),
        cmocka_unit_test(td_answers__every_problem__is_listed),
        cmocka_unit_test(td_answers__missing_file__is_wrong_usage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
