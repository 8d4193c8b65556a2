/* Fibres: inside the outline, at the angles asked for, evenly spread. */

#include <math.h>

#include "teardrop/core/picture/fibre.h"
#include "test.h"

static struct td_outline parsed(const char *path)
{
    struct td_outline outline = {0};
    char why[80];

    assert_int_equal(td_outline_parse(path, 0.1F, &outline, why, sizeof why), TD_OK);
    return outline;
}

static float angle_of(const struct td_outline *lines, size_t i)
{
    struct td_point a = lines->points[lines->starts[i]], b = lines->points[lines->starts[i] + 1];

    return atan2f(b.x - a.x, b.y - a.y) / 0.017453293F;
}

static void td_fibres_draw__square__straight_down(void **state)
{
    struct td_outline square = parsed("M0,0 L20,0 L20,40 L0,40 Z"), lines = {0};
    struct td_fibres fibres = {.first_deg = 0, .last_deg = 0, .gap = 4, .width = 0.5F};

    (void)state;
    assert_int_equal(td_fibres_draw(&square, &fibres, &lines), TD_OK);
    assert_in_range(lines.contour_count, 5, 6);
    for (size_t i = 0; i < lines.contour_count; i++) {
        struct td_point a = lines.points[lines.starts[i]], b = lines.points[lines.starts[i] + 1];

        assert_true(fabsf(angle_of(&lines, i)) < 0.1F);
        assert_true(fabsf(a.y) < 0.01F && fabsf(b.y - 40) < 0.01F);
    }
    td_outline_deinit(&square);
    td_outline_deinit(&lines);
}

static void td_fibres_draw__feather__pairs_from_the_middle(void **state)
{
    struct td_outline square = parsed("M0,0 L20,0 L20,40 L0,40 Z"), lines = {0};
    struct td_fibres fibres = {
        .first_deg = 30, .last_deg = 30, .gap = 5, .width = 0.5F, .feather = true};

    (void)state;
    assert_int_equal(td_fibres_draw(&square, &fibres, &lines), TD_OK);
    assert_int_equal(lines.contour_count, 22); /* three pairs come from above its top */
    for (size_t i = 0; i < lines.contour_count; i++) {
        struct td_point a = lines.points[lines.starts[i]], b = lines.points[lines.starts[i] + 1];

        /* from the middle, give or take half a width, or from the top */
        assert_true(fabsf(a.x - 10) < 0.3F || fabsf(a.y) < 0.3F);
        assert_true(b.y > a.y && b.y < 40.5F);
        assert_true(fabsf(fabsf(angle_of(&lines, i)) - 30) < 0.1F);
        assert_true((b.x > 10) == (i % 2 == 0));
    }
    td_outline_deinit(&square);
    td_outline_deinit(&lines);
}

static void td_fibres_draw__angles__change_from_top_to_bottom(void **state)
{
    struct td_outline drop = parsed("M10,0 C20,20 22,40 14,48 C9,52 4,48 4,42 C5,32 7,18 10,0 Z");
    struct td_outline lines = {0};
    struct td_fibres fibres = {.first_deg = -15, .last_deg = -52, .gap = 2, .width = 0.4F};

    (void)state;
    assert_int_equal(td_fibres_draw(&drop, &fibres, &lines), TD_OK);
    assert_true(lines.contour_count > 5);
    assert_true(angle_of(&lines, 0) > -25 && angle_of(&lines, 0) < -10);
    assert_true(angle_of(&lines, lines.contour_count - 1) < -45);
    for (size_t i = 1; i < lines.contour_count; i++) {
        struct td_point a = lines.points[lines.starts[i - 1]], b = lines.points[lines.starts[i]];

        assert_true(angle_of(&lines, i) <= angle_of(&lines, i - 1) + 0.1F);
        assert_true(b.y >= a.y - 30); /* they go down the muscle */
    }
    td_outline_deinit(&drop);
    td_outline_deinit(&lines);
}

static void td_fibres_draw__bent_outline__never_outside(void **state)
{
    struct td_outline bent = parsed("M0,0 L10,0 L10,20 L30,20 L30,0 L40,0 L40,30 L0,30 Z");
    struct td_outline lines = {0};
    struct td_fibres fibres = {.first_deg = 60, .last_deg = 80, .gap = 2, .width = 0.2F};

    (void)state;
    assert_int_equal(td_fibres_draw(&bent, &fibres, &lines), TD_OK);
    for (size_t i = 0; i < lines.contour_count; i++) {
        struct td_point a = lines.points[lines.starts[i]], b = lines.points[lines.starts[i] + 1];
        struct td_point middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};

        assert_true(td_outline_contains(&bent, middle));
    }
    td_outline_deinit(&bent);
    td_outline_deinit(&lines);
}

static void td_fibres_draw__nothing__draws_nothing(void **state)
{
    struct td_outline none = {0}, lines = {0};
    struct td_fibres fibres = {.first_deg = 0, .last_deg = 0, .gap = 1, .width = 1};

    (void)state;
    assert_int_equal(td_fibres_draw(&none, &fibres, &lines), TD_OK);
    assert_int_equal(lines.contour_count, 0);
}

/* Down one side and back up the other, 10 wide at its top and 4 at its end. */
static void td_fibres_along__strap__keep_their_share_of_its_width(void **state)
{
    struct td_outline strap = parsed("M0,0 L1,20 L3,40 L7,40 L9,20 L10,0 Z"), lines = {0};

    (void)state;
    assert_int_equal(td_fibres_along(&strap, 2, 0.2F, &lines), TD_OK);
    assert_int_equal(lines.contour_count, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct td_point *line = &lines.points[lines.starts[i]];
        float share = ((float)i + 0.5F) / 5;

        assert_true(fabsf(line[0].x - 10 * share) < 0.01F && fabsf(line[0].y) < 0.01F);
        assert_true(fabsf(line[2].x - (3 + 4 * share)) < 0.01F && fabsf(line[2].y - 40) < 0.01F);
        assert_true(fabsf(line[1].x - line[4].x) < 0.21F); /* as wide as asked for */
    }
    td_outline_deinit(&strap);
    td_outline_deinit(&lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_fibres_draw__square__straight_down),
        cmocka_unit_test(td_fibres_draw__feather__pairs_from_the_middle),
        cmocka_unit_test(td_fibres_draw__angles__change_from_top_to_bottom),
        cmocka_unit_test(td_fibres_draw__bent_outline__never_outside),
        cmocka_unit_test(td_fibres_draw__nothing__draws_nothing),
        cmocka_unit_test(td_fibres_along__strap__keep_their_share_of_its_width),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
