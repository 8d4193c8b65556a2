/* When a clinician should see the knee, and when it is only to be watched. */

#include "plan_world.h"
#include "test.h"

static struct td_plan plan;

static int clear(void **state)
{
    (void)state;
    plan_world_clear(&w);
    return 0;
}

/* One session a week. */
static void weeks_of(int first, int second, int third, int morning)
{
    plan_world_clear(&w);
    plan_world_train(&w, "l2", first, 6, 0);
    w.now.unix_s += (int64_t)5 * 86400;
    plan_world_train(&w, "l2", second, 6, 0);
    w.now.unix_s += (int64_t)5 * 86400;
    plan_world_train(&w, "l2", third, 6, morning);
    plan_world_plan(&w, &plan);
}

static void refer__rising_but_calm__is_watched(void **state)
{
    (void)state;
    weeks_of(2, 3, 4, 0);
    assert_int_equal(plan.referral, TD_REFER_NOT);
    assert_true(plan.rising);
    assert_int_equal(plan.weekly[2], 2);
    assert_int_equal(plan.weekly[1], 3);
    assert_int_equal(plan.weekly[0], 4);
    weeks_of(3, 4, 5, -1); /* not answered is not bad */
    assert_int_equal(plan.referral, TD_REFER_NOT);
    assert_true(plan.rising);
}

static void refer__rising__asked_again_in_two_weeks(void **state)
{
    (void)state;
    weeks_of(2, 3, 4, 0);
    w.now.unix_s += (int64_t)13 * 86400;
    plan_world_plan(&w, &plan);
    assert_false(plan.rising);
}

static void refer__rising_far_or_with_bad_mornings__see_somebody(void **state)
{
    (void)state;
    weeks_of(2, 4, 6, 0);
    assert_int_equal(plan.referral, TD_REFER_RISING);
    assert_int_equal(plan.weekly[0], 6);
    weeks_of(2, 3, 4, 2);
    assert_int_equal(plan.referral, TD_REFER_RISING);
    w.gate.cleared_unix_s = w.now.unix_s;
    plan_world_plan(&w, &plan);
    assert_int_equal(plan.referral, TD_REFER_NOT);
    assert_false(plan.rising);
}

static void refer__up_and_down_or_little__is_nothing(void **state)
{
    (void)state;
    weeks_of(2, 4, 3, 0);
    assert_false(plan.rising);
    weeks_of(1, 2, 3, 0);
    assert_false(plan.rising);
    weeks_of(4, 4, 5, 0);
    assert_false(plan.rising);
    assert_int_equal(plan.referral, TD_REFER_NOT);
}

#define TEST(name) cmocka_unit_test_setup(name, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(refer__rising_but_calm__is_watched),
        TEST(refer__rising__asked_again_in_two_weeks),
        TEST(refer__rising_far_or_with_bad_mornings__see_somebody),
        TEST(refer__up_and_down_or_little__is_nothing),
    };

    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
