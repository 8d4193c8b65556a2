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
        cmocka_unit_test(td_pen_begin__no_room__says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
