/* The pen: what it adds is filled as one shape, and a drawing that is too big is known as such. */
#include "teardrop/term/draw/pen.h"
#include "test.h"

enum { SHAPES = 2 };

static struct td_outline outlines[SHAPES];
static struct td_shape shapes[SHAPES];

static struct td_pen pen_of(void)
{
    return (struct td_pen){.outlines = outlines,
                           .shapes = shapes,
                           .most = SHAPES,
                           .left = -1,
                           .right = 1,
                           .top = 2,
                           .bottom = 0};
}

static void td_pen_limb__two_limbs_of_a_shape__are_both_filled_where_they_overlap(void **state)
{
    struct td_pen pen = pen_of();

    (void)state;
    td_pen_begin(&pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    td_pen_limb(&pen, (struct td_point){0, 1}, 0.2F, (struct td_point){0.5F, 1}, 0.1F);
    td_pen_limb(&pen, (struct td_point){0.5F, 1}, 0.1F, (struct td_point){0, 1}, 0.2F);
    td_pen_rect(&pen, 0.1F, 1.05F, -0.1F, 0.95F);
    assert_false(pen.failed);
    assert_int_equal(pen.count, 1);
    /* From the upper left corner, y down. */
    assert_true(td_outline_contains(&outlines[0], (struct td_point){1, 1}));
    assert_true(td_outline_contains(&outlines[0], (struct td_point){1.55F, 1}));
    assert_false(td_outline_contains(&outlines[0], (struct td_point){1, 1.3F}));
}

static void td_pen_smooth__square__is_round_and_goes_through_its_corners(void **state)
{
    static const struct td_point corners[] = {
        {0.3F, 0.7F}, {0.3F, 1.3F}, {-0.3F, 1.3F}, {-0.3F, 0.7F}};
    struct td_pen pen = pen_of();

    (void)state;
    td_pen_begin(&pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    td_pen_smooth(&pen, corners, 4);
    assert_false(pen.failed);
    assert_true(td_outline_contains(&outlines[0], (struct td_point){1.29F, 1.29F}));
    assert_false(td_outline_contains(&outlines[0], (struct td_point){1.32F, 1.32F}));
    assert_true(
        td_outline_contains(&outlines[0], (struct td_point){1.33F, 1})); /* its side swells */
    td_outline_deinit(&outlines[0]);
}

static void td_pen_add__turned_and_moved__lands_there(void **state)
{
    struct td_pen pen = pen_of();

    (void)state;
    pen.turn = 1.5707963F; /* what was up is left */
    pen.moved = (struct td_point){0.5F, 0.5F};
    pen.edge = true;
    td_pen_begin(&pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    td_pen_rect(&pen, -0.05F, 0, 0.05F, 1);
    assert_true(shapes[0].edge);
    assert_true(td_outline_contains(&outlines[0], (struct td_point){0.6F, 1.5F}));
    assert_true(td_outline_contains(&outlines[0], (struct td_point){1.4F, 1.5F}));
    assert_false(td_outline_contains(&outlines[0], (struct td_point){1.6F, 1.5F}));
    assert_false(td_outline_contains(&outlines[0], (struct td_point){1, 1}));
    td_outline_deinit(&outlines[0]);
}

static void td_pen_begin__no_room__says_so(void **state)
{
    struct td_pen pen = pen_of();

    (void)state;
    for (int i = 0; i < SHAPES; i++) {
        td_pen_begin(&pen, TD_INK_SKIN, TD_SHADE_PLAIN);
        td_pen_circle(&pen, (struct td_point){0, 1}, 0.5F);
    }
    assert_false(pen.failed);
    td_pen_begin(&pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    td_pen_circle(&pen, (struct td_point){0, 1}, 0.5F);
    assert_true(pen.failed);
    assert_int_equal(pen.count, SHAPES);
    for (int i = 0; i < SHAPES; i++) {
        td_outline_deinit(&outlines[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_pen_limb__two_limbs_of_a_shape__are_both_filled_where_they_overlap),
        cmocka_unit_test(td_pen_smooth__square__is_round_and_goes_through_its_corners),
        cmocka_unit_test(td_pen_add__turned_and_moved__lands_there),
        cmocka_unit_test(td_pen_begin__no_room__says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
