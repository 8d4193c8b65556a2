#include "teardrop/ui/kit/scale.h"

#include "test.h"

static int pressed(struct td_scale *scale, td_key key)
{
    return td_scale_key(scale, key) ? scale->value : -2;
}

static void td_scale_key__one_and_zero__is_ten(void **state)
{
    struct td_scale scale = {.value = -1};

    (void)state;
    assert_int_equal(pressed(&scale, '0'), 0);
    assert_int_equal(pressed(&scale, '1'), 1);
    assert_int_equal(pressed(&scale, '0'), 10);
    assert_int_equal(pressed(&scale, '0'), 0);
    assert_int_equal(pressed(&scale, '9'), 9);
    assert_int_equal(pressed(&scale, '1'), 1);
    assert_int_equal(pressed(&scale, TD_KEY_LEFT), -2);
    assert_int_equal(pressed(&scale, '0'), 0);
    assert_int_equal(pressed(&scale, 'x'), -2);
    assert_int_equal(scale.last, TD_KEY_NONE);
    assert_int_equal(scale.value, 0);
}

static void td_scale_key__below_the_lowest__taken_and_no_answer(void **state)
{
    struct td_scale scale = {.low = 1, .value = -1};

    (void)state;
    assert_int_equal(pressed(&scale, '0'), -1);
    assert_int_equal(pressed(&scale, '1'), 1);
    assert_int_equal(pressed(&scale, '0'), 10);
}

static int stepped(struct td_scale *scale, int by)
{
    td_scale_step(scale, by);
    return scale->value;
}

static void td_scale_step__unanswered__begins_at_an_end(void **state)
{
    struct td_scale scale = {.low = 1, .value = -1};

    (void)state;
    assert_int_equal(stepped(&scale, 1), 1);
    assert_int_equal(stepped(&scale, -1), 1);
    scale.value = -1;
    assert_int_equal(stepped(&scale, -1), 10);
    assert_int_equal(stepped(&scale, 1), 10);
    assert_int_equal(stepped(&scale, -1), 9);
}

static void td_scale_step__optional__can_be_unanswered_again(void **state)
{
    struct td_scale scale = {.low = 1, .optional = true, .value = 2};

    (void)state;
    assert_int_equal(stepped(&scale, -1), 1);
    assert_int_equal(stepped(&scale, -1), -1);
    assert_int_equal(stepped(&scale, -1), -1);
    assert_int_equal(stepped(&scale, 1), 1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_scale_key__one_and_zero__is_ten),
        cmocka_unit_test(td_scale_key__below_the_lowest__taken_and_no_answer),
        cmocka_unit_test(td_scale_step__unanswered__begins_at_an_end),
        cmocka_unit_test(td_scale_step__optional__can_be_unanswered_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
