/* Help over a screen: the keys of this moment first, and Enter on a line does it. */
#include <string.h>

#include "fake/ui_world.h"
#include "teardrop/ui/kit/stack.h"
#include "test.h"

static enum td_request asked; /* of the screen below, by the last key */
static int helped;            /* how often it was told that help opens */

static enum td_err open_it(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    (void)state;
    (void)ui;
    (void)argument;
    (void)now;
    return TD_OK;
}

static struct td_reply handle_it(void *state, const struct td_event *event)
{
    (void)state;
    if (event->kind == TD_EVENT_KEY) {
        asked = event->request;
    }
    helped += event->kind == TD_EVENT_HELP ? 1 : 0;
    return td_reply_handled();
}

static void draw_it(const void *state, struct td_canvas *canvas)
{
    (void)state;
    td_canvas_text(canvas, 0, 0, 5, "below", TD_ROLE_TEXT);
}

static size_t footer_of_it(const void *state, struct td_hint *hints)
{
    (void)state;
    hints[0] = (struct td_hint){.keys = "0-10", .text = "answer"};
    hints[1] = (struct td_hint){.request = TD_REQ_HURTS, .text = "it hurts", .must = true};
    hints[2] = (struct td_hint){
        .request = TD_REQ_MUTE, .text = "mute", .help = "every sound off, or on again"};
    return 3;
}

static const struct td_view_ops view = {.name = "Below",
                                        .state_size = 1,
                                        .open = open_it,
                                        .handle = handle_it,
                                        .draw = draw_it,
                                        .footer = footer_of_it,
                                        .keys = TD_PLACE_TRAINER};

static int begin(void **state)
{
    struct ui_world *w;

    if (ui_begin(state) != 0) {
        return -1;
    }
    w = *state;
    asked = TD_REQ_NONE;
    helped = 0;
    assert_int_equal(td_stack_push(&w->stack, &view, NULL, 0), TD_OK);
    return 0;
}

/* Where a text stands, in bytes of the dump. */
static size_t at(struct ui_world *w, const char *text)
{
    const char *dump = ui_dump(w), *found = strstr(dump, text);

    assert_non_null(found);
    return (size_t)(found - dump);
}

static void td_stack_draw__footer__stands_in_the_last_row(void **state)
{
    struct ui_world *w = *state;

    ui_see(w, "  0-10 answer  ! it hurts  m mute");
    ui_see(w, "? keys");
}

static void help__opened__footer_first_then_the_place_then_everywhere(void **state)
{
    struct ui_world *w = *state;

    ui_size(w, 80, 60);
    ui_key(w, '?');
    assert_int_equal(helped, 1);
    assert_true(at(w, "NOW") < at(w, "0-10"));
    assert_true(at(w, "0-10") < at(w, "it hurts"));
    assert_true(at(w, "every sound off, or on again") < at(w, "ALSO HERE"));
    assert_true(at(w, "ALSO HERE") < at(w, "pause, or go on"));
    assert_true(at(w, "pause, or go on") < at(w, "EVERYWHERE"));
    assert_true(at(w, "EVERYWHERE") < at(w, "Enter takes"));
    ui_miss(w, "something hurts: stop at once"); /* the footer has it */
}

static void help__wide__two_columns(void **state)
{
    struct ui_world *w = *state;

    ui_size(w, 120, 40);
    ui_key(w, '?');
    assert_true(at(w, "ALSO HERE") - at(w, "NOW") < 120 * 3); /* in one row */
    assert_true(at(w, "EVERYWHERE") > at(w, "every sound"));
}

static void help__enter_on_a_line__does_it_below(void **state)
{
    struct ui_world *w = *state;

    ui_key(w, '?');
    ui_key(w, TD_KEY_DOWN); /* 0-10 is no line to do */
    ui_key(w, TD_KEY_DOWN);
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &view);
    assert_int_equal(asked, TD_REQ_MUTE);
}

static void help__enter_with_nothing_chosen__closes_alone(void **state)
{
    struct ui_world *w = *state;

    ui_key(w, '?');
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &view);
    assert_int_equal(asked, TD_REQ_NONE);
}

static void help__click_on_a_line__does_it(void **state)
{
    struct ui_world *w = *state;

    ui_size(w, 80, 60);
    ui_key(w, '?');
    ui_click(w, 20, ui_find(w, "every sound off"));
    assert_ptr_equal(ui_top(w), &view);
    assert_int_equal(asked, TD_REQ_MUTE);
}

static void help__low_window__every_line_can_be_reached(void **state)
{
    struct ui_world *w = *state;

    ui_size(w, 40, 12);
    ui_key(w, '?');
    ui_see(w, "NOW");
    for (int i = 0; i < 60; i++) {
        ui_key(w, TD_KEY_DOWN);
    }
    ui_see(w, "EVERYWHERE");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, ui_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_stack_draw__footer__stands_in_the_last_row),
        TEST(help__opened__footer_first_then_the_place_then_everywhere),
        TEST(help__wide__two_columns),
        TEST(help__enter_on_a_line__does_it_below),
        TEST(help__enter_with_nothing_chosen__closes_alone),
        TEST(help__click_on_a_line__does_it),
        TEST(help__low_window__every_line_can_be_reached),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
