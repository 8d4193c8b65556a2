/* The traffic light of a session and its morning. */

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/plan/light.h"
#include "test.h"

#define DAY 20000

static struct td_limits limits;

static int set_up(void **state)
{
    (void)state;
    limits = (struct td_limits){.green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};
    return 0;
}

static struct td_past_session session(int pain, const char *hurt)
{
    struct td_past_session t = {.started = {.unix_s = (int64_t)DAY * 86400 + 36000},
                                .finished = true,
                                .worst_pain = pain,
                                .rpe = 6};

    td_str_copy(t.hurt, sizeof t.hurt, hurt);
    return t;
}

/* before, after: -1 = not answered */
static enum td_light light(int pain, const char *hurt, int before, int after, bool swollen,
                           bool limp)
{
    struct td_past_session t = session(pain, hurt);
    struct td_morning mornings[2];
    struct td_light_basis basis;
    size_t count = 0;

    if (before >= 0) {
        mornings[count++] = (struct td_morning){.day = DAY, .pain = before};
    }
    if (after >= 0) {
        mornings[count++] = (struct td_morning){DAY + 1, after, swollen, limp};
    }
    td_light_of_session(&t, mornings, count, &limits, &basis);
    return basis.light;
}

static void light__session_pain__as_the_border_says(void **state)
{
    (void)state;
    for (int pain = 0; pain <= 10; pain++) {
        enum td_light expected = pain <= 2   ? TD_LIGHT_GREEN
                                 : pain <= 5 ? TD_LIGHT_AMBER
                                             : TD_LIGHT_RED;

        assert_int_equal(light(pain, "", 0, 0, false, false), expected);
    }
}

/* At most one above what one started with, never above five. */
static void light__started_with_pain__one_more_is_green(void **state)
{
    (void)state;
    assert_int_equal(light(3, "", 2, 2, false, false), TD_LIGHT_GREEN);
    assert_int_equal(light(4, "", 2, 2, false, false), TD_LIGHT_AMBER);
    assert_int_equal(light(5, "", 4, 4, false, false), TD_LIGHT_GREEN);
    assert_int_equal(light(6, "", 5, 5, false, false), TD_LIGHT_RED);
    assert_int_equal(light(6, "", 9, 9, false, false), TD_LIGHT_RED);
}

static void light__morning__against_what_is_usual(void **state)
{
    (void)state;
    assert_int_equal(light(1, "", 1, 1, false, false), TD_LIGHT_GREEN);
    assert_int_equal(light(1, "", 1, 0, false, false), TD_LIGHT_GREEN);
    assert_int_equal(light(1, "", 1, 2, false, false), TD_LIGHT_GREEN); /* noise */
    assert_int_equal(light(1, "", 1, 3, false, false), TD_LIGHT_AMBER);
    assert_int_equal(light(1, "", 1, 4, false, false), TD_LIGHT_RED);
    assert_int_equal(light(0, "", 0, 0, true, false), TD_LIGHT_RED);
    assert_int_equal(light(0, "", 0, 0, false, true), TD_LIGHT_RED);
    /* Nothing known about the usual: on the safe side. */
    assert_int_equal(light(1, "", -1, 1, false, false), TD_LIGHT_GREEN);
    assert_int_equal(light(1, "", -1, 2, false, false), TD_LIGHT_AMBER);
    assert_int_equal(light(1, "", -1, 5, false, false), TD_LIGHT_AMBER);
    assert_int_equal(light(1, "", -1, 6, false, false), TD_LIGHT_RED);
}

static void light__morning_unanswered__neither_green_nor_red(void **state)
{
    (void)state;
    assert_int_equal(light(1, "", 0, -1, false, false), TD_LIGHT_OPEN);
    assert_int_equal(light(4, "", 0, -1, false, false), TD_LIGHT_AMBER);
    assert_int_equal(light(7, "", 0, -1, false, false), TD_LIGHT_RED);
    assert_int_equal(light(-1, "", 0, 0, false, false), TD_LIGHT_OPEN);
}

static void light__something_hurt__red(void **state)
{
    struct td_past_session t = session(0, "swelling");
    struct td_light_basis basis;

    (void)state;
    assert_int_equal(light(0, "sharp", 0, 0, false, false), TD_LIGHT_RED);
    td_light_of_session(&t, NULL, 0, &limits, &basis);
    assert_int_equal(basis.light, TD_LIGHT_RED);
    assert_true(basis.swollen);
}

/* Not of the knee: neither red nor green, unless it hurt as well. */
static void light__unwell__is_not_the_knees(void **state)
{
    (void)state;
    assert_int_equal(light(0, "dizzy", 0, 0, false, false), TD_LIGHT_OPEN);
    assert_int_equal(light(0, "chest", 0, 0, false, false), TD_LIGHT_OPEN);
    assert_int_equal(light(4, "dizzy", 0, 0, false, false), TD_LIGHT_AMBER);
    assert_int_equal(light(7, "dizzy", 0, 0, false, false), TD_LIGHT_RED);
    assert_int_equal(light(0, "unheard of", 0, 0, false, false), TD_LIGHT_RED);
}

static void light__stricter_border__allows_no_rise(void **state)
{
    (void)state;
    limits.green_pain = 0;
    assert_int_equal(light(3, "", 2, 2, false, false), TD_LIGHT_AMBER);
    assert_int_equal(light(0, "", 2, 2, false, false), TD_LIGHT_GREEN);
    limits = (struct td_limits){.green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};
}

/* Each morning a little worse than the one before must not look usual for ever. */
static void light__mornings_that_climb__become_red(void **state)
{
    struct td_morning mornings[16];
    struct td_past_session t = session(1, "");
    struct td_light_basis basis;
    bool red = false;

    (void)state;
    for (int i = 0; i < 12; i++) {
        mornings[i] = (struct td_morning){.day = DAY + i, .pain = (i + 1) / 2};
    }
    for (int i = 0; i < 11; i++) {
        t.started.unix_s = (int64_t)(DAY + i) * 86400 + 36000;
        td_light_of_session(&t, mornings, 12, &limits, &basis);
        red = red || basis.light == TD_LIGHT_RED;
    }
    assert_true(red);
}

/* Half past midnight is still the evening: the morning that follows is the one after. */
static void light__after_midnight__belongs_to_the_day_before(void **state)
{
    struct td_past_session t = session(1, "");
    struct td_morning mornings[] = {{DAY - 1, 0, false, false}, {DAY, 5, true, false}};
    struct td_light_basis basis;

    (void)state;
    t.started.unix_s = (int64_t)DAY * 86400 + 1800;
    td_light_of_session(&t, mornings, 2, &limits, &basis);
    assert_int_equal(basis.light, TD_LIGHT_RED);
    assert_int_equal(basis.after, 5);
    assert_int_equal(basis.before, 0);
}

static void light__usual__the_middle_of_the_calm_mornings(void **state)
{
    struct td_past_session t = session(1, "");
    struct td_morning mornings[] = {
        {DAY - 40, 9, false, false}, {DAY - 2, 2, false, false},
        {DAY - 1, 3, false, false},  {DAY - 3, 8, true, false}, /* swollen is not usual */
        {DAY + 1, 3, false, false},  {DAY + 2, 8, false, false}};
    struct td_light_basis basis;

    (void)state;
    td_light_of_session(&t, mornings, 6, &limits, &basis);
    assert_int_equal(basis.usual, 2);
    assert_int_equal(basis.after, 3);
    assert_int_equal(basis.light, TD_LIGHT_GREEN);
}

/* The light of the last of some mornings, one a day; -1 = not answered. */
static enum td_light last_of(const int *pains, size_t count)
{
    struct td_morning mornings[64];
    size_t answered = 0;

    for (size_t i = 0; i < count; i++) {
        if (pains[i] >= 0) {
            mornings[answered++] = (struct td_morning){.day = DAY + (int64_t)i, .pain = pains[i]};
        }
    }
    return td_morning_light(mornings, answered, DAY + (int64_t)count - 1, &limits);
}
#define LAST_OF(...)                                                                               \
    last_of((const int[]){__VA_ARGS__}, sizeof(const int[]){__VA_ARGS__} / sizeof(int))

static void light__two_above_twice__is_red(void **state)
{
    (void)state;
    assert_int_equal(LAST_OF(0, 2), TD_LIGHT_AMBER);
    assert_int_equal(LAST_OF(0, 2, 2), TD_LIGHT_RED);
    assert_int_equal(LAST_OF(0, 2, 0, 2), TD_LIGHT_AMBER);
    assert_int_equal(LAST_OF(0, 0, 0, 2, -1, -1, 2), TD_LIGHT_RED);
    assert_int_equal(LAST_OF(0, 0, 0, 2, -1, -1, -1, 2), TD_LIGHT_AMBER); /* too long ago */
    assert_int_equal(LAST_OF(1, 2, 2, 2, 2), TD_LIGHT_GREEN);
    assert_int_equal(LAST_OF(0, -1), TD_LIGHT_OPEN);
}

/* Where two points are every other day's, they are nothing special; three still are. */
static void light__noisy_knee__three_running_or_three_above(void **state)
{
    (void)state;
    assert_int_equal(LAST_OF(1, 3, 2, 0, 3, 1, 4, 2, 1, 3, 0, 4), TD_LIGHT_GREEN);
    assert_int_equal(LAST_OF(1, 3, 2, 0, 3, 1, 4, 2, 1, 3, 0, 4, 4), TD_LIGHT_GREEN);
    assert_int_equal(LAST_OF(1, 3, 2, 0, 3, 1, 4, 2, 1, 3, 0, 4, 4, 4), TD_LIGHT_RED);
    assert_int_equal(LAST_OF(1, 3, 2, 0, 3, 1, 4, 2, 1, 3, 0, 5), TD_LIGHT_RED);
    assert_int_equal(LAST_OF(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 4), TD_LIGHT_AMBER); /* a quiet one */
}

/* One bad week does not make a quiet knee a noisy one. */
static void light__flare_up__does_not_widen_the_borders(void **state)
{
    (void)state;
    assert_int_equal(
        LAST_OF(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 7, 7, 6, 1, 1, 1, 1, 1, 1, 1, 1, 3),
        TD_LIGHT_AMBER);
}

/* One point more each week: no single step is news, the climb is. */
static void light__slow_climb__is_seen(void **state)
{
    int pains[42];
    bool seen = false;

    (void)state;
    for (int day = 0; day < 42; day++) {
        pains[day] = day / 7;
        seen = seen || last_of(pains, (size_t)day + 1) >= TD_LIGHT_AMBER;
        assert_true(seen || day < 28); /* in the fifth week at the latest */
    }
    assert_int_equal(last_of(pains, 42), TD_LIGHT_RED);
}

static void light__tolerated__amber_session_and_a_morning_as_usual(void **state)
{
    struct td_past_session t = session(4, "");
    struct td_morning mornings[] = {{DAY, 1, false, false}, {DAY + 1, 2, false, false}};
    struct td_light_basis basis;

    (void)state;
    td_light_of_session(&t, mornings, 2, &limits, &basis);
    assert_int_equal(basis.light, TD_LIGHT_AMBER);
    assert_true(basis.tolerated);
    td_light_of_session(&t, mornings, 1, &limits, &basis); /* not answered */
    assert_false(basis.tolerated);
    mornings[1].pain = 3;
    td_light_of_session(&t, mornings, 2, &limits, &basis);
    assert_false(basis.tolerated);
    t.worst_pain = 1;
    mornings[1].pain = 1;
    td_light_of_session(&t, mornings, 2, &limits, &basis);
    assert_false(basis.tolerated); /* green */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(light__session_pain__as_the_border_says),
        cmocka_unit_test(light__started_with_pain__one_more_is_green),
        cmocka_unit_test(light__morning__against_what_is_usual),
        cmocka_unit_test(light__morning_unanswered__neither_green_nor_red),
        cmocka_unit_test(light__something_hurt__red),
        cmocka_unit_test(light__unwell__is_not_the_knees),
        cmocka_unit_test(light__stricter_border__allows_no_rise),
        cmocka_unit_test(light__mornings_that_climb__become_red),
        cmocka_unit_test(light__after_midnight__belongs_to_the_day_before),
        cmocka_unit_test(light__usual__the_middle_of_the_calm_mornings),
        cmocka_unit_test(light__two_above_twice__is_red),
        cmocka_unit_test(light__noisy_knee__three_running_or_three_above),
        cmocka_unit_test(light__flare_up__does_not_widen_the_borders),
        cmocka_unit_test(light__slow_climb__is_seen),
        cmocka_unit_test(light__tolerated__amber_session_and_a_morning_as_usual),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
