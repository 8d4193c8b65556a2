/* A question over what stands below it. */
#include "toy_views.h"

static void td_confirm__keys__answer(void **state)
{
    static const struct {
        td_key key;
        bool yes_first;
        int result;
    } cases[] = {{'y', false, TD_CONFIRM_YES},
                 {'n', true, TD_CONFIRM_NO},
                 {TD_KEY_ESC, true, TD_CONFIRM_NO},
                 {TD_KEY_ENTER, true, TD_CONFIRM_YES},
                 {TD_KEY_ENTER, false, TD_CONFIRM_NO}};
    struct ui_world *w = *state;

    open_all(w, "a");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct td_confirm_argument ask = {
            .question = "Really?", .yes = "stop", .no = "go on", .yes_first = cases[i].yes_first};

        assert_int_equal(td_stack_push(&w->stack, &td_confirm_view, &ask, 0), TD_OK);
        ui_see(w, "y  stop");
        ui_see(w, "n  go on");
        tell.last.result = -1;
        tell.log[0] = '\0';
        ui_key(w, cases[i].key);
        assert_string_equal(tell.log, "a:result a:shown");
        assert_int_equal(tell.last.result, cases[i].result);
    }
}

static void td_confirm__long_question__answers_stay_on_the_screen(void **state)
{
    struct td_confirm_argument ask = {.yes = "stop", .no = "go on"};
    struct ui_world *w = *state;
    char question[200];

    memset(question, 0, sizeof question);
    for (size_t i = 0; i + 10 < sizeof question; i += 9) {
        td_str_append(question, sizeof question, "sentence ");
    }
    ask.question = question;
    open_all(w, "a");
    ui_size(w, 40, 12);
    assert_int_equal(td_stack_push(&w->stack, &td_confirm_view, &ask, 0), TD_OK);
    ui_see(w, "sentence");
    ui_see(w, "y  stop");
    ui_see(w, "n  go on");
    ui_see(w, "╰");
}

static void td_confirm__tiny_window__a_click_survives(void **state)
{
    struct td_confirm_argument ask = {.question = "Really?", .yes = "yes", .no = "no"};
    struct ui_world *w = *state;

    open_all(w, "a");
    assert_int_equal(td_stack_push(&w->stack, &td_confirm_view, &ask, 0), TD_OK);
    ui_size(w, 3, 3);
    ui_click(w, 0, 0);
    ui_size(w, 80, 24);
    assert_true(w->stack.count >= 1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(td_confirm__keys__answer),
        TEST(td_confirm__long_question__answers_stay_on_the_screen),
        TEST(td_confirm__tiny_window__a_click_survives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
