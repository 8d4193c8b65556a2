/* Views on top of each other: who is opened, closed, told and drawn. */
#include "toy_views.h"

/* ---- opening and closing ---- */

static void td_stack_push__size_before_the_first_draw(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &a_view);
    assert_string_equal(tell.log, "a:resize");
    assert_int_equal(tell.last.cols, 80);
    assert_int_equal(tell.last.rows, 24);
    assert_true(w->stack.dirty);
}

static void td_stack_key__pop__result_then_shown(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "ab");
    answer('b', TD_EVENT_KEY, (struct td_reply){.flags = TD_REPLY_POP, .result = 7});
    ui_key(w, 'x');
    assert_string_equal(tell.log, "b:key b:close a:result a:shown");
    assert_int_equal(tell.last.result, 7);
    assert_int_equal(w->stack.count, 1);
    assert_false(w->stack.quit);
}

static void td_stack_key__last_pop__quits(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "a");
    answer('a', TD_EVENT_KEY, (struct td_reply){.flags = TD_REPLY_POP});
    ui_key(w, 'x');
    assert_true(w->stack.quit);
    assert_int_equal(w->stack.count, 0);
    ui_key(w, 'x'); /* nobody is left to hear it */
}

static void td_stack_key__push_replace_home_quit(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "a");
    answer('a', TD_EVENT_KEY, (struct td_reply){.flags = TD_REPLY_PUSH, .next = TD_VIEW_CONFIRM});
    ui_key(w, 'x');
    assert_string_equal(tell.log, "a:key c:resize");
    tell.log[0] = '\0';
    answer('c', TD_EVENT_KEY, (struct td_reply){.flags = TD_REPLY_REPLACE, .next = TD_VIEW_CARD});
    ui_key(w, 'x');
    assert_string_equal(tell.log, "c:key b:resize c:close");
    assert_int_equal(w->stack.count, 2);
    assert_ptr_equal(ui_top(w), &b_view);
    open_all(w, "c");
    answer('c', TD_EVENT_KEY, (struct td_reply){.flags = TD_REPLY_HOME});
    ui_key(w, 'x');
    assert_string_equal(tell.log, "c:key c:close b:close a:result a:shown");
    answer('a', TD_EVENT_KEY, (struct td_reply){.flags = TD_REPLY_QUIT});
    ui_key(w, 'x');
    assert_true(w->stack.quit);
    assert_int_equal(w->stack.count, 1);
}

static void td_stack_key__result_closes_the_next__no_shown(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "abc");
    tell.chained = 'b';
    answer('c', TD_EVENT_KEY, (struct td_reply){.flags = TD_REPLY_POP});
    ui_key(w, 'x');
    assert_string_equal(tell.log, "c:key c:close b:result b:close a:result a:shown");
    assert_int_equal(tell.last.result, 3);
}

static void td_stack_gap__lower_view_closes__those_above_go_too(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "abc");
    answer('b', TD_EVENT_GAP, (struct td_reply){.flags = TD_REPLY_POP});
    td_stack_gap(&w->stack, 5, 0);
    assert_string_equal(tell.log, "c:gap b:gap c:close b:close a:result a:shown a:gap");
    assert_int_equal(w->stack.count, 1);
}

/* The closed view in the middle was still on the list of those to be told. */
static void td_stack_gap__an_answer_closes_two__the_closed_hear_nothing(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "abc");
    tell.chained = 'b';
    answer('c', TD_EVENT_GAP, (struct td_reply){.flags = TD_REPLY_POP});
    td_stack_gap(&w->stack, 5, 0);
    assert_string_equal(tell.log, "c:gap c:close b:result b:close a:result a:shown a:gap");
}

static void td_stack_push__full__refused(void **state)
{
    struct ui_world *w = *state;

    for (size_t i = 0; i < TD_STACK_MAX; i++) {
        ui_open(w, &over_view);
    }
    assert_int_not_equal(td_stack_push(&w->stack, &over_view, NULL, 0), TD_OK);
    assert_int_equal(w->stack.count, TD_STACK_MAX);
}

/* ---- what cannot be opened ---- */

static void td_stack_push__broken_content__its_problems_in_place(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "a");
    w->program_err = TD_ERR_CONTENT;
    td_problems_add(&w->problems, "programs.cfg", 12, "no such tempo");
    tell.open_err = TD_ERR_CONTENT;
    assert_int_equal(td_stack_push(&w->stack, &b_view, NULL, 0), TD_OK);
    assert_ptr_equal(ui_top(w), &td_trouble_view);
    ui_see(w, "b cannot be opened");
    ui_see(w, "programs.cfg:12: no such tempo");
    ui_see(w, "config --check");
    ui_key(w, 'q');
    assert_ptr_equal(ui_top(w), &a_view);
}

static void td_stack_push__absent__says_so_and_blames_no_file(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "a");
    tell.open_err = TD_ERR_ABSENT;
    assert_int_equal(td_stack_push(&w->stack, &b_view, NULL, 0), TD_OK);
    ui_see(w, "There is no such thing.");
    ui_miss(w, "Mend the file");
}

static void td_stack_push__history_in_trouble__its_reason(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "a");
    w->kept.trouble = "the disk is full";
    tell.open_err = TD_ERR_STORE;
    assert_int_equal(td_stack_push(&w->stack, &b_view, NULL, 0), TD_OK);
    ui_see(w, "The history cannot be used: the disk is full");
}

/* ---- keys ---- */

static void td_stack_key__help__opens_for_the_top_views_place(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "ab");
    ui_key(w, '?');
    assert_string_equal(tell.log, "b:help"); /* its clock may have to stand still */
    assert_ptr_equal(ui_top(w), &td_help_view);
    ui_see(w, "Keys: b");
    ui_see(w, "something hurts: stop at once"); /* the trainer's own */
    ui_miss(w, "record that a clinician");      /* home's */
    ui_key(w, '?');
    assert_ptr_equal(ui_top(w), &b_view);
    assert_string_equal(tell.log, "b:help b:result b:shown");
}

static void td_stack_key__help_of_a_view_with_no_place__no_line_twice(void **state)
{
    struct ui_world *w = *state;
    const char *first;

    ui_size(w, 100, 60);
    open_all(w, "c");
    ui_key(w, '?');
    first = strstr(ui_dump(w), "draws anew");
    assert_non_null(first);
    assert_null(strstr(first + 1, "draws anew"));
}

static void td_stack_key__redraw__dirty_and_not_passed_on(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "a");
    (void)ui_dump(w);
    assert_false(w->stack.dirty);
    ui_key(w, TD_KEY_CTRL + 'l');
    assert_true(w->stack.dirty);
    assert_string_equal(tell.log, "");
}

static void td_stack_key__request_of_the_place(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "ab");
    ui_key(w, TD_KEY_ESC);
    assert_int_equal(tell.last.request, TD_REQ_PAUSE);
    assert_int_equal(tell.last.key, TD_KEY_ESC);
    ui_key(w, 'Z');
    assert_int_equal(tell.last.request, TD_REQ_NONE);
    assert_int_equal(tell.last.key, 'Z');
}

static void td_stack_key__typing__keys_as_they_are(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "a");
    tell.text = true;
    ui_key(w, '?');
    assert_string_equal(tell.log, "a:key");
    assert_int_equal(tell.last.key, '?');
    assert_int_equal(tell.last.request, TD_REQ_NONE);
}

/* ---- what a terminal sends ---- */

static void send(struct ui_world *w, td_key key, enum td_arrival arrival)
{
    struct td_input input = {.kind = TD_INPUT_KEY, .key = key, .arrival = arrival};

    td_stack_input(&w->stack, &input, 0);
}

static void td_stack_input__heap__reaches_no_screen(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "ab");
    send(w, '6', TD_CAME_IN_A_HEAP);
    send(w, TD_KEY_ENTER, TD_CAME_IN_A_HEAP);
    assert_string_equal(tell.log, "");
    send(w, 'q', TD_CAME_TOGETHER);
    send(w, '6', TD_CAME_ALONE);
    assert_string_equal(tell.log, "b:key b:key");
}

static void td_stack_input__answers__come_alone(void **state)
{
    static const td_key keys[] = {'u', 's', 't', ' '};
    struct ui_world *w = *state;

    open_all(w, "ab");
    tell.checks = true; /* b stands for the self-check */
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        tell.log[0] = '\0';
        send(w, keys[i], TD_CAME_TOGETHER);
        assert_string_equal(tell.log, "");
        send(w, keys[i], TD_CAME_ALONE);
        assert_string_equal(tell.log, "b:key");
    }
}

static void td_stack_input__digits_together__reach_a_number_alone(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "a");
    send(w, '2', TD_CAME_AS_NUMBER);
    send(w, TD_KEY_ENTER, TD_CAME_AS_NUMBER);
    assert_string_equal(tell.log, "");
    tell.number = true;
    send(w, '2', TD_CAME_AS_NUMBER);
    send(w, 'q', TD_CAME_AS_NUMBER);
    send(w, TD_KEY_ENTER, TD_CAME_AS_NUMBER);
    send(w, '2', TD_CAME_IN_A_HEAP);
    assert_string_equal(tell.log, "a:key a:key");
}

static void td_stack_input__text_field__takes_all(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "a");
    tell.text = true;
    send(w, '6', TD_CAME_IN_A_HEAP);
    assert_string_equal(tell.log, "a:key");
    td_stack_input(&w->stack,
                   &(struct td_input){.kind = TD_INPUT_PASTE,
                                      .text = "\xC3\xA4\x01"
                                              "\n"},
                   0);
    assert_string_equal(tell.log, "a:key a:key a:key");
    assert_int_equal(tell.last.key, ' ');
}

static void td_stack_input__paste_and_answers__reach_no_screen(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "ab");
    td_stack_input(&w->stack, &(struct td_input){.kind = TD_INPUT_PASTE, .text = "q6"}, 0);
    td_stack_input(&w->stack, &(struct td_input){.kind = TD_INPUT_ANSWER, .text = "q6"}, 0);
    td_stack_input(&w->stack, &(struct td_input){.kind = TD_INPUT_NONE}, 0);
    assert_string_equal(tell.log, "");
    td_stack_input(&w->stack, &(struct td_input){.kind = TD_INPUT_MOUSE}, 0);
    assert_string_equal(tell.log, "b:mouse");
}

/* ---- everybody ---- */

static void td_stack_resize__every_view_hears(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "ab");
    ui_size(w, 100, 30);
    assert_string_equal(tell.log, "a:resize b:resize");
    assert_int_equal(tell.last.cols, 100);
}

static void td_stack_ending__top_first(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "abc");
    td_stack_ending(&w->stack, 0);
    assert_string_equal(tell.log, "c:ending b:ending a:ending");
}

/* What cannot be seen hears of the day when it comes up, before it hears that it is shown. */
static void td_stack_day__hidden_views_hear_later_and_once(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "ab");
    td_stack_day(&w->stack, 0);
    assert_string_equal(tell.log, "b:day");
    tell.log[0] = '\0';
    td_stack_day(&w->stack, 0);
    answer('b', TD_EVENT_KEY, (struct td_reply){.flags = TD_REPLY_POP});
    ui_key(w, 'x');
    assert_string_equal(tell.log, "b:day b:key b:close a:day a:result a:shown");
    tell.log[0] = '\0';
    open_all(w, "c"); /* an overlay: what it lies on can be seen */
    td_stack_day(&w->stack, 0);
    assert_string_equal(tell.log, "a:day c:day");
}

static void td_stack_next_change__nearest_and_exact_wins_a_tie(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "abc");
    assert_true(td_stack_next_change(&w->stack, 0).at == TD_NEVER);
    tell.due[0] = (struct td_due){.at = 50};
    tell.due[1] = (struct td_due){.at = 90, .exact = true};
    assert_int_equal(td_stack_next_change(&w->stack, 0).at, 50);
    assert_false(td_stack_next_change(&w->stack, 0).exact);
    tell.due[0].at = 90;
    assert_true(td_stack_next_change(&w->stack, 0).exact);
}

static void td_stack_update__changed__dirty(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "a");
    (void)ui_dump(w);
    td_stack_update(&w->stack, 1);
    assert_false(w->stack.dirty);
    tell.changed = true;
    td_stack_update(&w->stack, 2);
    assert_true(w->stack.dirty);
}

static void td_stack_draw__overlay__below_shows_topmost_has_the_cursor(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "abc");
    assert_string_equal(ui_row(w, 0), ""); /* a is hidden by b */
    assert_string_equal(ui_row(w, 1), " b!");
    assert_string_equal(ui_row(w, 2), "  c!");
    assert_int_equal(w->canvas.cursor_x, 2);
    assert_int_equal(w->canvas.cursor_y, 2);
}

static void td_stack_draw__too_small__says_what_is_needed(void **state)
{
    struct ui_world *w = *state;

    open_all(w, "a");
    ui_size(w, 39, 20);
    assert_string_equal(ui_row(w, 9), "teardrop needs 40x12, this window is");
    assert_string_equal(ui_row(w, 10), "39x20");
    ui_miss(w, "a!");
    ui_size(w, 60, 11);
    assert_string_equal(ui_row(w, 5), "teardrop needs 40x12, this window is 60x11");
    ui_size(w, 40, 12);
    ui_see(w, "a!");
}

static void td_stack_draw__down_to_one_cell__every_screen_survives(void **state)
{
    static const struct td_view_ops *const views[] = {&td_home_view, &td_settings_view,
                                                      &td_history_view};
    struct td_confirm_argument ask = {.question = "Really?", .yes = "yes", .no = "no"};
    struct ui_world *w = *state;

    w->kept.line_count = 300; /* more than any window holds */
    w->kept.lines = calloc(w->kept.line_count, sizeof *w->kept.lines);
    assert_non_null(w->kept.lines);
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++) {
        ui_open(w, views[i]);
        ui_key(w, '?');
        assert_int_equal(td_stack_push(&w->stack, &td_confirm_view, &ask, 0), TD_OK);
    }
    for (int size = 45; size >= 1; size--) {
        ui_size(w, size, 14 < size ? 14 : size);
        (void)ui_dump(w);
        ui_key(w, TD_KEY_DOWN);
    }
    ui_size(w, 1, 1);
    assert_string_equal(ui_row(w, 0), "t");
    ui_size(w, 80, 24);
    assert_ptr_equal(ui_top(w), &td_confirm_view);
    ui_see(w, "Really?");
    ui_key(w, 'n');
    ui_key(w, '?'); /* the help below it */
    ui_see(w, "sets   reps");
    ui_see(w, "▸ JAN Thu 1");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(td_stack_push__size_before_the_first_draw),
        TEST(td_stack_key__pop__result_then_shown),
        TEST(td_stack_key__last_pop__quits),
        TEST(td_stack_key__push_replace_home_quit),
        TEST(td_stack_key__result_closes_the_next__no_shown),
        TEST(td_stack_gap__lower_view_closes__those_above_go_too),
        TEST(td_stack_gap__an_answer_closes_two__the_closed_hear_nothing),
        TEST(td_stack_push__full__refused),
        TEST(td_stack_push__broken_content__its_problems_in_place),
        TEST(td_stack_push__absent__says_so_and_blames_no_file),
        TEST(td_stack_push__history_in_trouble__its_reason),
        TEST(td_stack_key__help__opens_for_the_top_views_place),
        TEST(td_stack_key__help_of_a_view_with_no_place__no_line_twice),
        TEST(td_stack_key__redraw__dirty_and_not_passed_on),
        TEST(td_stack_key__request_of_the_place),
        TEST(td_stack_key__typing__keys_as_they_are),
        TEST(td_stack_input__heap__reaches_no_screen),
        TEST(td_stack_input__answers__come_alone),
        TEST(td_stack_input__digits_together__reach_a_number_alone),
        TEST(td_stack_input__text_field__takes_all),
        TEST(td_stack_input__paste_and_answers__reach_no_screen),
        TEST(td_stack_resize__every_view_hears),
        TEST(td_stack_ending__top_first),
        TEST(td_stack_day__hidden_views_hear_later_and_once),
        TEST(td_stack_next_change__nearest_and_exact_wins_a_tie),
        TEST(td_stack_update__changed__dirty),
        TEST(td_stack_draw__overlay__below_shows_topmost_has_the_cursor),
        TEST(td_stack_draw__too_small__says_what_is_needed),
        TEST(td_stack_draw__down_to_one_cell__every_screen_survives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
