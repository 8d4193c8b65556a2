/* A question over what stands below it. */
#include "teardrop/base/utf8.h"
#include "toy_views.h"

static void td_confirm__keys__answer(void **state)
{
    static const struct {
        td_key key;
        bool no_first;
        int result;
    } cases[] = {{'y', false, TD_CONFIRM_YES},      {'y', true, TD_CONFIRM_YES},
                 {'n', false, TD_CONFIRM_NO},       {TD_KEY_ESC, false, TD_CONFIRM_NO},
                 {TD_KEY_ESC, true, TD_CONFIRM_NO}, {TD_KEY_ENTER, true, TD_CONFIRM_NO}};
    struct ui_world *w = *state;

    open_all(w, "a");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct td_confirm_argument ask = {
            .question = "Really?", .yes = "stop", .no = "go on", .no_first = cases[i].no_first};

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

/* Nothing is selected, and Enter takes nothing, however often. */
static void td_confirm__enter_alone__says_what_to_press(void **state)
{
    struct td_confirm_argument ask = {.question = "Really?", .yes = "true", .no = "not true"};
    struct ui_world *w = *state;

    open_all(w, "a");
    assert_int_equal(td_stack_push(&w->stack, &td_confirm_view, &ask, 0), TD_OK);
    ui_miss(w, "▸");
    for (int i = 0; i < 200; i++) {
        ui_key(w, TD_KEY_ENTER);
    }
    assert_ptr_equal(ui_top(w), &td_confirm_view);
    ui_miss(w, "▸");
    ui_see(w, "Press y, n or an arrow first.");
    ui_key(w, TD_KEY_DOWN);
    ui_miss(w, "first.");
    ui_see(w, "▸ y  true");
    tell.last.result = -1;
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(tell.last.result, TD_CONFIRM_YES);
}

static void td_confirm__first_arrow__comes_from_its_end(void **state)
{
    static const struct {
        td_key key;
        const char *selected;
    } cases[] = {{TD_KEY_DOWN, "▸ y  true"},
                 {TD_KEY_RIGHT, "▸ y  true"},
                 {TD_KEY_UP, "▸ n  not true"},
                 {TD_KEY_LEFT, "▸ n  not true"}};
    struct td_confirm_argument ask = {.question = "Really?", .yes = "true", .no = "not true"};
    struct ui_world *w = *state;

    open_all(w, "a");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(td_stack_push(&w->stack, &td_confirm_view, &ask, 0), TD_OK);
        ui_key(w, cases[i].key);
        ui_see(w, cases[i].selected);
        ui_key(w, TD_KEY_ESC);
    }
}

/* Where a text stands on the screen. */
static void find(struct ui_world *w, const char *text, int *x, int *y)
{
    const char *at = strstr(ui_dump(w), text), *line = w->dump;

    assert_non_null(at);
    *y = 0;
    for (const char *p = w->dump; p < at; p++) {
        if (*p == '\n') {
            line = p + 1;
            (*y)++;
        }
    }
    *x = td_utf8_cols_n(line, (size_t)(at - line));
}

static void td_confirm__mouse__a_second_click_answers(void **state)
{
    struct td_confirm_argument ask = {.question = "Really?", .yes = "true", .no = "not true"};
    struct ui_world *w = *state;
    int x, y;

    open_all(w, "a");
    assert_int_equal(td_stack_push(&w->stack, &td_confirm_view, &ask, 0), TD_OK);
    find(w, "y  true", &x, &y);
    ui_click(w, 0, y); /* the row, but outside the question */
    ui_click(w, x, y - 1);
    ui_miss(w, "▸");
    ui_click(w, x, y);
    assert_ptr_equal(ui_top(w), &td_confirm_view);
    ui_see(w, "▸ y  true");
    tell.last.result = -1;
    ui_click(w, x, y);
    assert_int_equal(tell.last.result, TD_CONFIRM_YES);
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
        TEST(td_confirm__enter_alone__says_what_to_press),
        TEST(td_confirm__first_arrow__comes_from_its_end),
        TEST(td_confirm__mouse__a_second_click_answers),
        TEST(td_confirm__long_question__answers_stay_on_the_screen),
        TEST(td_confirm__tiny_window__a_click_survives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
