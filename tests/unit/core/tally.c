/* What has come together with the session just done. */
#include "teardrop/core/tally.h"

#include "plan/plan_world.h"
#include "test.h"

#define DAY(n) (1790000000 + (n)*TD_DAY_S) /* day 0 is Mon 21 September 2026 */

static struct td_past_volume past[128];
static size_t count;

static int set_up(void **state)
{
    (void)state;
    count = 0;
    return plan_world_init(&w) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    td_content_free(w.content);
    return 0;
}

/* Newest first: the next one is older. */
static struct td_past_session *before_it(int day, const char *level, int reps)
{
    struct td_past_volume *one = &past[count++];

    *one =
        (struct td_past_volume){.session = {.started = {DAY(day), 0}, .worst_pain = -1, .rpe = -1},
                                .reps = reps,
                                .tension_s = reps * 9};
    td_str_copy(one->session.level, sizeof one->session.level, level);
    return &one->session;
}

static struct td_tally tally_of(int day)
{
    struct td_tally tally;

    td_tally_of(w.program, past, count, (struct td_instant){DAY(day), 0}, &tally);
    return tally;
}

static void td_tally__counts_the_ladder__up_to_this_one(void **state)
{
    struct td_tally tally;
    char text[TD_TALLY_TEXT];

    (void)state;
    (void)before_it(12, "l4", 8); /* later, from another clock */
    (void)before_it(9, "l4", 32);
    before_it(8, "l4", 0)->nothing_done = true;
    (void)before_it(7, "free", 50);
    (void)before_it(2, "l4", 16);
    (void)before_it(0, "l3", 30);
    tally = tally_of(9);
    assert_int_equal(tally.sessions, 3);
    assert_int_equal(tally.reps, 78);
    assert_int_equal(tally.tension_s, 288);
    td_tally_text(&tally, text);
    assert_string_equal(text, "Session 3. 78 reps since Mon 21 September.");
    td_tally_change_text(&tally, text);
    assert_string_equal(text, "16 more reps than on Wed 23 September");
}

static void td_tally__not_among_them__says_nothing(void **state)
{
    struct td_tally tally;
    char text[TD_TALLY_TEXT];

    (void)state;
    (void)before_it(2, "l4", 16);
    tally = tally_of(5);
    assert_int_equal(tally.sessions, 0);
    td_tally_text(&tally, text);
    assert_string_equal(text, "");
    td_tally_change_text(&tally, text);
    assert_string_equal(text, "");
    td_tally_round_text(&tally, text);
    assert_string_equal(text, "");
}

static void td_tally__change__only_with_the_same_work(void **state)
{
    static const struct {
        const char *level, *swap_in;
        int hold_s, reps;
        const char *text;
    } rows[] = {
        {"l4", "", 0, 31, "1 more rep than on Mon 21 September"},
        {"l4", "", 0, 34, "2 fewer reps than on Mon 21 September"},
        {"l4", "", 0, 32, "as many reps as on Mon 21 September"},
        {"l4", "", 45, 32, "as many holds as on Mon 21 September"},
        {"l4", "other", 0, 16, ""},
        {"l3", "", 0, 16, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_past_session *then;
        struct td_tally tally;
        char text[TD_TALLY_TEXT];

        count = 0;
        before_it(2, "l4", 32)->hold_s = rows[i].hold_s;
        then = before_it(0, rows[i].level, rows[i].reps);
        td_str_copy(then->swap_in, sizeof then->swap_in, rows[i].swap_in);
        tally = tally_of(2);
        td_tally_change_text(&tally, text);
        assert_string_equal(text, rows[i].text);
    }
}

static void td_tally__round_numbers__are_said_when_reached(void **state)
{
    char text[TD_TALLY_TEXT];
    struct td_tally tally;

    (void)state;
    for (int i = 0; i < 101; i++) {
        (void)before_it(200 - i, "l4", 1);
    }
    for (int sessions = 1; sessions <= 101; sessions++) {
        bool is_round = sessions == 10 || sessions == 25 || sessions == 50 || sessions == 100;

        tally = tally_of(100 + sessions - 1);
        assert_int_equal(tally.sessions, sessions);
        td_tally_round_text(&tally, text);
        assert_int_equal(text[0] != '\0', is_round);
    }
    tally = (struct td_tally){.sessions = 31, .reps = 1010, .reps_now = 30};
    td_tally_round_text(&tally, text);
    assert_string_equal(text, "That makes more than 1000 reps.");
    tally.reps = 1031;
    td_tally_round_text(&tally, text);
    assert_string_equal(text, "");
}

static void td_tally__longest_texts__fit(void **state)
{
    struct td_tally tally = {.sessions = INT32_MAX,
                             .reps = INT32_MAX,
                             .first = {INT64_C(-437000000000), 0},
                             .before = {INT64_C(-437000000000), 0},
                             .compared = true};
    char text[TD_TALLY_TEXT];

    (void)state;
    td_tally_text(&tally, text);
    assert_int_equal(text[strlen(text) - 1], '.');
    tally.reps_before = INT32_MAX;
    td_tally_change_text(&tally, text);
    assert_non_null(strstr(text, "-1187"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(td_tally__counts_the_ladder__up_to_this_one, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(td_tally__not_among_them__says_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(td_tally__change__only_with_the_same_work, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(td_tally__round_numbers__are_said_when_reached, set_up,
                                        tear_down),
        cmocka_unit_test(td_tally__longest_texts__fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
