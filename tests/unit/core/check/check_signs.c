/* Typical signs in words, and what is said of a result that lacks them. On the shipped
 * self-check. */
#include "unit/shipped_checklist.h"

#include "teardrop/base/str.h"
#include "teardrop/core/check/signs.h"

static struct td_answers answers;
static struct td_check_result result;
static struct td_sign signs[TD_CHECK_MAX_SIGNS];

static void say(const char *id, const char *answer)
{
    answers.choice[question(id)] = said(id, answer).choice;
}

static void say_all(const char *const all[][2], size_t count)
{
    td_answers_init(&answers);
    for (size_t i = 0; i < count; i++) {
        say(all[i][0], all[i][1]);
    }
}

static void judge(void)
{
    td_check_evaluate(list, &answers, &result);
}

static uint8_t cause(const char *id)
{
    int c = td_checklist_cause(list, id);

    assert_true(c >= 0);
    return (uint8_t)c;
}

/* Ten answers that say next to nothing. */
static const char *const quiet[][2] = {
    {"age", "17_to_39"},   {"where", "below_point"}, {"sides", "right"},
    {"onset", "crept"},    {"earlier", "no"},        {"stairs", "none"},
    {"swelling", "never"}, {"catching", "no"},       {"morning_stiffness", "none"},
    {"hip_or_back", "no"}, {"load_spike", "no"},     {"straighten", "yes"}};

static void td_check_lean_words__one_sign_missing__says_so(void **state)
{
    char text[240];

    (void)state;
    say_all(quiet, sizeof quiet / sizeof quiet[0]);
    judge();
    assert_true(result.leans);
    td_check_lean_words(list, &result, text, sizeof text);
    assert_string_equal(text, "This leans towards patellar tendon pain (jumper's knee), but its "
                              "typical sign is missing.");
    say("landing", "load");
    judge();
    assert_false(result.leans);
    td_check_lean_words(list, &result, text, sizeof text);
    assert_string_equal(text, "");
}

static void td_check_lean_words__all_signs_and_few_points__too_little(void **state)
{
    static const char *const old[][2] = {
        {"age", "40_to_49"},  {"where", "inner_line"},        {"onset", "crept"},
        {"stairs", "none"},   {"swelling", "after"},          {"catching", "no"},
        {"squat_pain", "no"}, {"morning_stiffness", "short"}, {"hip_or_back", "no"},
        {"load_spike", "no"}, {"straighten", "yes"},          {"earlier", "no"}};
    char text[240];

    (void)state;
    say_all(old, sizeof old / sizeof old[0]);
    judge();
    assert_true(result.leans);
    assert_int_equal(result.leaning, cause("arthritis"));
    assert_int_equal(result.patterns[0].needs_have, result.patterns[0].needs_want);
    td_check_lean_words(list, &result, text, sizeof text);
    assert_non_null(strstr(text, "but too little speaks for it to be named alone."));
}

static void td_check_lean_words__several_missing__are_counted(void **state)
{
    struct td_check_result made = {.leans = true, .leaning = cause("ligament"), .pattern_count = 1};
    char text[240];

    (void)state;
    made.patterns[0] = (struct td_score){.cause = made.leaning, .needs_want = 2, .needs_have = 0};
    td_check_lean_words(list, &made, text, sizeof text);
    assert_non_null(strstr(text, ", but its typical signs are missing."));
    made.patterns[0].needs_want = 4;
    made.patterns[0].needs_have = 2;
    td_check_lean_words(list, &made, text, sizeof text);
    assert_non_null(strstr(text, ", but some of its typical signs are missing."));
}

static void td_check_pair_words__first_without_its_sign__is_told(void **state)
{
    char text[240];

    (void)state;
    say_all(quiet, sizeof quiet / sizeof quiet[0]);
    say("locked_back", "yes");
    judge();
    assert_int_equal(result.named_count, 2);
    assert_int_equal(result.named[0], cause("patellar_tendon"));
    td_check_pair_words(&result, text, sizeof text);
    assert_string_equal(text, "The first fits best, but its typical sign is missing; the second "
                              "has its own.");
    say("landing", "yes");
    judge();
    td_check_pair_words(&result, text, sizeof text);
    assert_string_equal(text, "");
}

static void td_check_left_out__artificial_knee__most_patterns(void **state)
{
    char text[300];

    (void)state;
    say_all(quiet, sizeof quiet / sizeof quiet[0]);
    td_check_left_out(list, &answers, text, sizeof text);
    assert_string_equal(text, "");
    say("earlier", "replaced");
    td_check_left_out(list, &answers, text, sizeof text);
    assert_string_equal(text, "You said \"yes, it is an artificial knee\": most patterns do not go "
                              "with that and are left out.");
}

static void td_check_opening_words__limit__says_when_it_moves(void **state)
{
    struct td_check_result made = {
        .training = TD_TRAINING_LIMITED, .max_depth_deg = 60, .opens = {3, 15, 90}};
    char text[100];

    (void)state;
    td_check_opening_words(list, &made, text, sizeof text);
    assert_string_equal(text, "After 3 calm weeks 15 degrees deeper, and so on, up to 90 degrees.");
    made.opens = (struct td_opening){1, 30, 90};
    td_check_opening_words(list, &made, text, sizeof text);
    assert_string_equal(text, "After 1 calm week deeper, up to 90 degrees.");
    made.opens = (struct td_opening){4, 15, list->full_depth_deg};
    td_check_opening_words(list, &made, text, sizeof text);
    assert_string_equal(text, "After 4 calm weeks 15 degrees deeper, and so on, all the way.");
    made.opens.weeks = 0; /* by a look alone */
    td_check_opening_words(list, &made, text, sizeof text);
    assert_string_equal(text, "");
    made.opens = (struct td_opening){3, 15, 60}; /* there already */
    td_check_opening_words(list, &made, text, sizeof text);
    assert_string_equal(text, "");
    made.opens = (struct td_opening){3, 15, 90};
    made.training = TD_TRAINING_FREE;
    td_check_opening_words(list, &made, text, sizeof text);
    assert_string_equal(text, "");
}

static const char *words(const struct td_sign *sign)
{
    static char text[TD_SIGN_TEXT];

    td_sign_words(list, &answers, sign, text, sizeof text);
    return text;
}

/* "Where it hurts: one fingertip spot", as the data has it. */
static const char *answer_words(const char *id, const char *answer)
{
    const struct td_question *asked = &list->questions[question(id)];
    static char text[TD_SIGN_TEXT];

    td_str_format(text, sizeof text, "%s: %s", asked->name,
                  asked->answers[said(id, answer).choice].text);
    return text;
}

static const char *head(size_t at, size_t count)
{
    static char text[64];

    td_sign_head(&signs[at], count - at, text, sizeof text);
    return text;
}

static void td_check_signs__some_there__then_what_is_missing(void **state)
{
    size_t count;

    (void)state;
    say_all(quiet, sizeof quiet / sizeof quiet[0]);
    count = td_check_signs(list, &answers, cause("patellar_tendon"), signs);
    assert_int_equal(count, 4);
    assert_true(signs[0].there);
    assert_string_equal(words(&signs[0]), answer_words("where", "below_point"));
    assert_false(signs[1].there);
    assert_int_equal(signs[1].more, 1);
    assert_string_equal(head(1, count), "Missing, one of these:");
    assert_non_null(strstr(words(&signs[1]), ", or "));
    say("landing", "load");
    count = td_check_signs(list, &answers, cause("patellar_tendon"), signs);
    assert_int_equal(count, 2);
    assert_true(signs[1].there);
}

/* One group alone, and all of it. */
static void td_check_signs__nothing_said__lists_every_group(void **state)
{
    size_t count;

    (void)state;
    td_answers_init(&answers);
    count = td_check_signs(list, &answers, cause("plica"), signs);
    assert_int_equal(count, 2);
    assert_string_equal(head(0, count), "Missing:");
    assert_string_equal(head(1, count), "Missing:");
    count = td_check_signs(list, &answers, cause("ligament"), signs);
    assert_int_equal(count, 4);
    assert_string_equal(head(0, count), "Missing, two of these:");
    assert_int_equal(td_check_signs(list, &answers, cause("inflamed"), signs), 4);
}

/* Osteoarthritis asks for stiffness or a changed bend twice; what would fill both is said once. */
static void td_check_signs__group_within_another__is_not_said_twice(void **state)
{
    size_t morning = question("morning_stiffness"), count, times = 0;

    (void)state;
    td_answers_init(&answers);
    say("age", "50_plus");
    say("where", "inner_line");
    say("swelling", "after");
    count = td_check_signs(list, &answers, cause("arthritis"), signs);
    for (size_t i = 0; i < count; i++) {
        times += signs[i].of->question == morning ? 1 : 0;
    }
    assert_int_equal(times, 1);
    answers.choice[question("swelling")] = TD_ANSWER_NONE; /* now the larger group takes two */
    count = td_check_signs(list, &answers, cause("arthritis"), signs);
    times = 0;
    for (size_t i = 0; i < count; i++) {
        times += signs[i].of->question == morning ? 1 : 0;
    }
    assert_int_equal(times, 2);
}

/* A sign in two groups is there once. */
static void td_check_signs__shared_question__is_there_once(void **state)
{
    (void)state;
    td_answers_init(&answers);
    say("where", "inner_line");
    say("onset", "twist");
    say("swelling", "after");
    assert_int_equal(td_check_signs(list, &answers, cause("meniscus"), signs), 3);
}

/* Every sign has words, none of them cut off; and "not sure" is no sign to look for. */
static void td_sign_words__every_sign__fits(void **state)
{
    (void)state;
    td_answers_init(&answers);
    for (size_t c = 0; c < list->cause_count; c++) {
        size_t count = td_check_signs(list, &answers, (uint8_t)c, signs);

        assert_true(count < TD_CHECK_MAX_SIGNS);
        for (size_t i = 0; i < count; i++) {
            const char *text = words(&signs[i]);

            assert_true(strlen(text) + 1 < TD_SIGN_TEXT);
            assert_null(strstr(text, "not sure"));
            assert_true(text[strlen(text) - 1] != ' ');
        }
    }
    for (size_t q = 0; q < list->question_count; q++) { /* were any of its answers a sign */
        struct td_condition any = {.question = (uint8_t)q, .answers = UINT32_MAX};
        struct td_sign sign = {.of = &any};

        assert_true(strlen(words(&sign)) + 1 < TD_SIGN_TEXT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_check_lean_words__one_sign_missing__says_so),
        cmocka_unit_test(td_check_lean_words__all_signs_and_few_points__too_little),
        cmocka_unit_test(td_check_lean_words__several_missing__are_counted),
        cmocka_unit_test(td_check_pair_words__first_without_its_sign__is_told),
        cmocka_unit_test(td_check_left_out__artificial_knee__most_patterns),
        cmocka_unit_test(td_check_opening_words__limit__says_when_it_moves),
        cmocka_unit_test(td_check_signs__some_there__then_what_is_missing),
        cmocka_unit_test(td_check_signs__nothing_said__lists_every_group),
        cmocka_unit_test(td_check_signs__group_within_another__is_not_said_twice),
        cmocka_unit_test(td_check_signs__shared_question__is_there_once),
        cmocka_unit_test(td_sign_words__every_sign__fits),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
