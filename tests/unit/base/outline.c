#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/outline.h"
#include "test.h"

static char why[128];

static enum td_err parse(const char *data, struct td_outline *outline)
{
    why[0] = '\0';
    return td_outline_parse(data, 0.01F, outline, why, sizeof why);
}

/* The contours as text: points "x,y", contours apart by '|'. */
static const char *shape(const char *data)
{
    static char out[1024];
    struct td_outline outline = {0};
    size_t used = 0, contour = 0;

    if (parse(data, &outline) != TD_OK) {
        fail_msg("'%s': %s", data, why);
    }
    for (size_t i = 0; i < outline.point_count; i++) {
        const char *before = i == 0 ? "" : " ";

        if (contour < outline.contour_count && outline.starts[contour] == i) {
            before = contour++ == 0 ? "" : "|";
        }
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%g,%g", before,
                                 (double)outline.points[i].x, (double)outline.points[i].y);
        assert_true(used < sizeof out);
    }
    td_outline_deinit(&outline);
    return out;
}

static void td_path_parse__straight_commands(void **state)
{
    (void)state;
    assert_string_equal(shape("M1 2 L3 4 H5 V6 Z"), "1,2 3,4 5,4 5,6");
    assert_string_equal(shape("m1 2 l3 4 h5 v6 z"), "1,2 4,6 9,6 9,12");
    assert_string_equal(shape("M1,2L3-4H.5V-.5"), "1,2 3,-4 0.5,-4 0.5,-0.5");
    assert_string_equal(shape(" \n\tM 1 2\r\nL 3 , 4 "), "1,2 3,4");
}

static void td_path_parse__repeated_without_letter(void **state)
{
    (void)state;
    assert_string_equal(shape("M0 0 1 0 1 1"), "0,0 1,0 1,1"); /* pairs after M are lines */
    assert_string_equal(shape("m1 1 1 0 0 1"), "1,1 2,1 2,2");
    assert_string_equal(shape("M0 0H1 2V3 4"), "0,0 1,0 2,0 2,3 2,4");
    assert_string_equal(shape("M0 0L1 0 1 1Z"), "0,0 1,0 1,1");
}

static void td_path_parse__contours(void **state)
{
    (void)state;
    assert_string_equal(shape("M0 0L1 0L1 1ZM5 5L6 5L6 6Z"), "0,0 1,0 1,1|5,5 6,5 6,6");
    /* Z leads back to the start; what follows without M begins there. */
    assert_string_equal(shape("M2 3l1 0l0 1zl0 5"), "2,3 3,3 3,4|2,3 2,8");
    assert_string_equal(shape("M2 3l1 0l0 1zm1 1l1 1"), "2,3 3,3 3,4|3,4 4,5");
    assert_string_equal(shape("M9 9M0 0L1 1"), "0,0 1,1"); /* a bare move draws nothing */
}

static void td_path_parse__numbers(void **state)
{
    (void)state;
    assert_string_equal(shape("M+1 -2L.5.25"), "1,-2 0.5,0.25");
    assert_string_equal(shape("M1e2 2E+1L5e-1 0.5e1"), "100,20 0.5,5");
    assert_string_equal(shape("M1000000 0L0 -1000000"), "1e+06,0 0,-1e+06");
    assert_string_equal(shape("M1e-900 0L1 1"), "0,0 1,1");
}

static double line_distance(struct td_point p, struct td_point a, struct td_point b)
{
    double dx = (double)(b.x - a.x), dy = (double)(b.y - a.y);
    double px = (double)(p.x - a.x), py = (double)(p.y - a.y);
    double along = (px * dx + py * dy) / (dx * dx + dy * dy);

    along = along < 0 ? 0 : along > 1 ? 1 : along;
    return hypot(px - along * dx, py - along * dy);
}

/* Farthest that the true cubic strays from the outline. */
static double stray(const struct td_outline *outline, const double c[8])
{
    double worst = 0;

    for (int i = 0; i <= 1000; i++) {
        double t = i / 1000.0, u = 1 - t, nearest = 1e9;
        double f[4] = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
        struct td_point p = {(float)(f[0] * c[0] + f[1] * c[2] + f[2] * c[4] + f[3] * c[6]),
                             (float)(f[0] * c[1] + f[1] * c[3] + f[2] * c[5] + f[3] * c[7])};

        for (size_t k = 0; k + 1 < outline->point_count; k++) {
            nearest = fmin(nearest, line_distance(p, outline->points[k], outline->points[k + 1]));
        }
        worst = fmax(worst, nearest);
    }
    return worst;
}

static void td_path_parse__curve__within_tolerance(void **state)
{
    static const double small[8] = {0, 0, 0, 40, 60, -40, 60, 10};
    static const double large[8] = {0, 0, 0, 40000, 60000, -40000, 60000, 10000};
    struct td_outline outline = {0};

    (void)state;
    assert_int_equal(parse("M0 0C0 40 60-40 60 10", &outline), TD_OK);
    assert_true(stray(&outline, small) <= 0.0101);
    assert_true(outline.point_count < 200); /* and not by endless points */
    assert_float_equal(outline.points[outline.point_count - 1].x, 60, 0);
    assert_float_equal(outline.points[outline.point_count - 1].y, 10, 0);
    td_outline_deinit(&outline);
    assert_int_equal(
        td_outline_parse("M0 0C0 40000 60000-40000 60000 10000", 1, &outline, why, sizeof why),
        TD_OK);
    assert_true(stray(&outline, large) <= 1.01);
    td_outline_deinit(&outline);
}

static void assert_same_shape(const char *one, const char *other)
{
    char kept[1024];

    (void)snprintf(kept, sizeof kept, "%s", shape(one));
    assert_true(strlen(kept) > 10);
    assert_string_equal(kept, shape(other));
}

static enum td_err coarse(const char *data, struct td_outline *outline)
{
    return td_outline_parse(data, 2, outline, why, sizeof why);
}

static void td_path_parse__short_curves__are_the_long_ones(void **state)
{
    static const char *const same[][2] = {
        {"M0 0C0 4 4 4 4 0S8-4 8 0", "M0 0C0 4 4 4 4 0C4-4 8-4 8 0"},
        {"M0 0c0 4 4 4 4 0s4-4 4 0", "M0 0C0 4 4 4 4 0C4-4 8-4 8 0"},
        {"M0 0S4 4 4 0", "M0 0C0 0 4 4 4 0"}, /* nothing to mirror */
        {"M0 0Q2 4 4 0T8 0", "M0 0Q2 4 4 0Q6-4 8 0"},
        {"M0 0q2 4 4 0t4 0", "M0 0Q2 4 4 0Q6-4 8 0"},
        {"M0 0Q2 4 4 0T8 0T12 0", "M0 0Q2 4 4 0Q6-4 8 0Q10 4 12 0"},
        {"M0 0C0 4 4 4 4 0T8 4", "M0 0C0 4 4 4 4 0Q4 0 8 4"}, /* another family */
        {"M0 0Q3 6 6 0", "M0 0C2 4 4 4 6 0"},
    };
    struct td_outline a = {0}, b = {0};

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        assert_int_equal(parse(same[i][0], &a), TD_OK);
        assert_int_equal(parse(same[i][1], &b), TD_OK);
        assert_int_equal(a.point_count, b.point_count);
        for (size_t k = 0; k < a.point_count; k++) {
            assert_float_equal(a.points[k].x, b.points[k].x, 1e-4);
            assert_float_equal(a.points[k].y, b.points[k].y, 1e-4);
        }
        td_outline_deinit(&a);
        td_outline_deinit(&b);
    }
    assert_int_equal(coarse("M0 0C0 4 4 4 4 0", &a), TD_OK);
    assert_int_equal(coarse("M0 0C0 4 4 4 4 0", &b), TD_OK);
    assert_true(a.point_count < 6);
    td_outline_deinit(&a);
    td_outline_deinit(&b);
    assert_same_shape("M0 0L1 1L2 0Z", "m0 0l1 1l1-1z");
}

static void td_path_parse__wrong__says_what_and_where(void **state)
{
    static const struct {
        const char *data, *where, *what;
    } cases[] = {
        {"", "position 1:", "M"},
        {"   ", "position 4:", "M"},
        {"L1 1", "position 1:", "begins with M"},
        {"1 1", "position 1:", "expected one of"},
        {"M0 0A1 1", "position 5:", "expected one of"},
        {"M0 0X", "position 5:", "expected one of"},
        {"M0 0L1", "position 7:", "expected a number"},
        {"M0 0L1 x", "position 8:", "expected a number"},
        {"M0 0L1 -", "position 8:", "expected a number"},
        {"M0 0L1 .", "position 8:", "expected a number"},
        {"M0 0C1 1 2 2 3", "position 15:", "expected a number"},
        {"M0 0L1e 1", "position 8:", "exponent"},
        {"M0 0L1e+ 1", "position 8:", "exponent"},
        {"M0 0Lnan 1", "position 6:", "expected a number"},
        {"M0 0Linf 1", "position 6:", "expected a number"},
        {"M0 0L1000001 1", "position 6:", "too large"},
        {"M0 0L1 -1e7", "position 8:", "too large"},
        {"M0 0L1e999999999999 1", "position 6:", "too large"},
        {"M0 0L1 1Z2 2", "position 10:", "expected one of"},
        {"M0 0", "position 5:", "draw"},
        {"M0 0Z", "position 6:", "draw"},
        {"M0 0L\xff\xfe", "position 6:", "expected a number"},
        {"M1000000 0l1000000 0", "position", "too far"},
        {"m1000000 0m1000000 0l1 1", "position", "too far"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct td_outline outline = {0};

        if (parse(cases[i].data, &outline) != TD_ERR_CONTENT ||
            strstr(why, cases[i].where) == NULL || strstr(why, cases[i].what) == NULL) {
            fail_msg("'%s': '%s'", cases[i].data, why);
        }
        assert_int_equal(outline.point_count, 0);
        assert_int_equal(outline.contour_count, 0);
        td_outline_deinit(&outline);
    }
}

static void td_path_parse__mirrored_controls__stay_bounded(void **state)
{
    char data[4000] = "M0 0Q900000 0 0 0";
    struct td_outline outline = {0};
    size_t used = strlen(data);

    (void)state;
    for (int i = 0; i < 500; i++) { /* each mirrors the control point farther out */
        used += (size_t)snprintf(data + used, sizeof data - used, i % 2 == 0 ? "T9 0" : "T-9 0");
    }
    if (parse(data, &outline) == TD_OK) {
        for (size_t i = 0; i < outline.point_count; i++) {
            assert_true(fabsf(outline.points[i].x) <= 1e6F);
        }
    }
    td_outline_deinit(&outline);
    assert_int_equal(
        parse("M0 0Q1000000 0 0 0T-1000000 0T1000000 0T-1000000 0T1000000 0", &outline),
        TD_ERR_CONTENT);
    assert_non_null(strstr(why, "too far"));
    td_outline_deinit(&outline);
}

static void td_path_parse__endless__refused(void **state)
{
    const size_t count = 100001;
    char *data = malloc(4 + count * 4 + 1);
    struct td_outline outline = {0};

    (void)state;
    assert_non_null(data);
    memcpy(data, "M0 0", 4);
    for (size_t i = 0; i < count; i++) {
        memcpy(data + 4 + i * 4, "L1 1", 4);
    }
    data[4 + count * 4] = '\0';
    assert_int_equal(parse(data, &outline), TD_ERR_CONTENT);
    assert_non_null(strstr(why, "too many points"));
    assert_non_null(strstr(why, "position "));
    assert_int_equal(outline.point_count, 0);
    free(data);
    td_outline_deinit(&outline);
}

static void td_path_parse__wrong_later__keeps_what_was(void **state)
{
    struct td_outline outline = {0};

    (void)state;
    assert_int_equal(parse("M0 0L1 0L1 1Z", &outline), TD_OK);
    assert_int_equal(parse("M5 5L6 6L7 5ZM8 8L9 9L", &outline), TD_ERR_CONTENT);
    assert_int_equal(outline.point_count, 3);
    assert_int_equal(outline.contour_count, 1);
    assert_int_equal(parse("M2 2L3 2L3 3Z", &outline), TD_OK);
    assert_int_equal(outline.point_count, 6);
    assert_int_equal(outline.contour_count, 2);
    assert_int_equal(outline.starts[1], 3);
    td_outline_deinit(&outline);
    assert_null(outline.points);
}

static void td_outline_contains__nonzero_rule(void **state)
{
    struct td_outline same = {0}, hole = {0};

    (void)state;
    /* A square in a square: the same way round it is filled, the other way a hole. */
    assert_int_equal(parse("M0 0H10V10H0ZM3 3H7V7H3Z", &same), TD_OK);
    assert_int_equal(parse("M0 0H10V10H0ZM3 3V7H7V3Z", &hole), TD_OK);
    assert_true(td_outline_contains(&same, (struct td_point){5, 5}));
    assert_false(td_outline_contains(&hole, (struct td_point){5, 5}));
    assert_true(td_outline_contains(&hole, (struct td_point){1, 5}));
    assert_false(td_outline_contains(&hole, (struct td_point){-1, 5}));
    assert_false(td_outline_contains(&hole, (struct td_point){11, 5}));
    assert_false(td_outline_contains(&hole, (struct td_point){5, 11}));
    td_outline_deinit(&same);
    td_outline_deinit(&hole);
}

static void td_outline_contains__level_with_a_corner__counted_once(void **state)
{
    struct td_outline diamond = {0};

    (void)state;
    assert_int_equal(parse("M5 0L10 5L5 10L0 5Z", &diamond), TD_OK);
    assert_true(td_outline_contains(&diamond, (struct td_point){5, 5}));
    assert_false(td_outline_contains(&diamond, (struct td_point){-1, 5}));
    assert_false(td_outline_contains(&diamond, (struct td_point){11, 5}));
    assert_false(td_outline_contains(&diamond, (struct td_point){1, 1}));
    td_outline_deinit(&diamond);
}

static void td_outline_add__polygon(void **state)
{
    static const struct td_point triangle[] = {{0, 0}, {4, 0}, {0, 4}};
    struct td_outline outline = {0};

    (void)state;
    assert_false(td_outline_contains(&outline, (struct td_point){1, 1}));
    assert_int_equal(td_outline_add(&outline, triangle, 3), TD_OK);
    assert_int_equal(td_outline_add(&outline, triangle, 3), TD_OK);
    assert_int_equal(outline.contour_count, 2);
    assert_int_equal(outline.starts[1], 3);
    assert_true(td_outline_contains(&outline, (struct td_point){1, 1}));
    assert_false(td_outline_contains(&outline, (struct td_point){3, 3}));
    td_outline_deinit(&outline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_path_parse__straight_commands),
        cmocka_unit_test(td_path_parse__repeated_without_letter),
        cmocka_unit_test(td_path_parse__contours),
        cmocka_unit_test(td_path_parse__numbers),
        cmocka_unit_test(td_path_parse__curve__within_tolerance),
        cmocka_unit_test(td_path_parse__short_curves__are_the_long_ones),
        cmocka_unit_test(td_path_parse__wrong__says_what_and_where),
        cmocka_unit_test(td_path_parse__mirrored_controls__stay_bounded),
        cmocka_unit_test(td_path_parse__endless__refused),
        cmocka_unit_test(td_path_parse__wrong_later__keeps_what_was),
        cmocka_unit_test(td_outline_contains__nonzero_rule),
        cmocka_unit_test(td_outline_contains__level_with_a_corner__counted_once),
        cmocka_unit_test(td_outline_add__polygon),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
