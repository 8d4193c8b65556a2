/* Outlines in pixels: shares of their area, holes, what lies outside, colours over each other. */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* What fills stands in this program, with allocations that can fail. */
static bool is_short;

static void *scarce_calloc(size_t count, size_t size)
{
    return is_short || count > 1u << 30 ? NULL : calloc(count, size);
}

#define calloc scarce_calloc
#include "src/term/draw/picture/coverage.c" /* NOLINT(bugprone-suspicious-include): see above */
#include "src/term/draw/picture/pixels.c"   /* NOLINT(bugprone-suspicious-include): the same */
#undef calloc

#include "test.h"

#define RED 0xFF0000
#define BLUE 0x0000FF

static struct td_pixels pixels;
static struct td_outline outline;

static int set_up(void **state)
{
    (void)state;
    is_short = false;
    memset(&outline, 0, sizeof outline);
    memset(&pixels, 0, sizeof pixels);
    return td_pixels_init(&pixels, 20, 10) == TD_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    td_pixels_deinit(&pixels);
    td_outline_deinit(&outline);
    return 0;
}

static void add(const struct td_point *points, size_t count)
{
    assert_int_equal(td_outline_add(&outline, points, count), TD_OK);
}

static void add_box(float x0, float y0, float x1, float y1)
{
    add((const struct td_point[]){{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, 4);
}

static void fill(uint32_t rgb, float opacity)
{
    assert_int_equal(td_pixels_fill(&pixels, &outline, rgb, opacity), TD_OK);
    td_outline_deinit(&outline);
}

static struct td_pixel at(int x, int y)
{
    return pixels.at[y * pixels.w + x];
}

static void assert_pixel(int x, int y, int r, int g, int b, int a)
{
    assert_int_equal(at(x, y).r, r);
    assert_int_equal(at(x, y).g, g);
    assert_int_equal(at(x, y).b, b);
    assert_int_equal(at(x, y).a, a);
}

/* In whole pixels. */
static double covered_area(void)
{
    double sum = 0;

    for (int i = 0; i < pixels.w * pixels.h; i++) {
        sum += pixels.at[i].a / 255.0;
    }
    return sum;
}

static void td_pixels_fill__half_a_pixel__takes_half_of_the_colour(void **state)
{
    (void)state;
    add_box(2, 3, 4.5F, 5);
    fill(RED, 1);
    assert_pixel(1, 3, 0, 0, 0, 0);
    assert_pixel(2, 3, 255, 0, 0, 255);
    assert_pixel(3, 4, 255, 0, 0, 255);
    assert_pixel(4, 4, 255, 0, 0, 128);
    assert_pixel(5, 4, 0, 0, 0, 0);
    assert_pixel(3, 5, 0, 0, 0, 0);
}

static void td_pixels_fill__a_quarter_of_a_pixel__takes_a_quarter(void **state)
{
    (void)state;
    add_box(2.5F, 3.5F, 3, 4);
    add_box(6.25F, 3.25F, 6.75F, 3.75F);
    fill(RED, 1);
    assert_int_equal(at(2, 3).a, 64);
    assert_int_equal(at(6, 3).a, 64);
}

static void td_pixels_fill__slanted__covers_the_area_of_the_outline(void **state)
{
    (void)state;
    add((const struct td_point[]){{1.3F, 1.1F}, {17.7F, 2.9F}, {8.2F, 9.6F}}, 3);
    fill(RED, 1);
    /* half of the cross product of two sides */
    assert_true(fabs(covered_area() - (16.4 * 8.5 - 6.9 * 1.8) / 2) < 0.1);
    assert_int_equal(at(8, 5).a, 255);
}

static void td_pixels_fill__turned_the_other_way__is_the_same(void **state)
{
    double area;

    (void)state;
    add((const struct td_point[]){{1.3F, 1.1F}, {17.7F, 2.9F}, {8.2F, 9.6F}}, 3);
    fill(RED, 1);
    area = covered_area();
    memset(pixels.at, 0, sizeof *pixels.at * 200);
    add((const struct td_point[]){{8.2F, 9.6F}, {17.7F, 2.9F}, {1.3F, 1.1F}}, 3);
    fill(RED, 1);
    assert_true(fabs(covered_area() - area) < 0.05);
}

static void td_pixels_fill__a_circle__covers_its_area(void **state)
{
    struct td_point points[64];

    (void)state;
    for (int i = 0; i < 64; i++) {
        float angle = (float)i * 6.2831853F / 64;

        points[i] = (struct td_point){10.3F + 4 * cosf(angle), 5.1F + 4 * sinf(angle)};
    }
    add(points, 64);
    fill(RED, 1);
    assert_true(fabs(covered_area() - 64 / 2.0 * 16 * sin(6.2831853 / 64)) < 0.15);
}

static void td_pixels_fill__contour_turned_back__is_a_hole(void **state)
{
    (void)state;
    add_box(2, 2, 12, 9);
    add((const struct td_point[]){{4, 4}, {4, 7}, {8.5F, 7}, {8.5F, 4}}, 4);
    fill(RED, 1);
    assert_int_equal(at(3, 5).a, 255);
    assert_int_equal(at(4, 5).a, 0);
    assert_int_equal(at(7, 6).a, 0);
    assert_int_equal(at(8, 5).a, 128);
    assert_int_equal(at(9, 5).a, 255);
}

static void td_pixels_fill__two_over_each_other__count_once(void **state)
{
    (void)state;
    add_box(2, 2, 8, 8);
    add_box(4, 4, 10, 9);
    fill(RED, 0.5F);
    assert_int_equal(at(3, 3).a, 128);
    assert_int_equal(at(5, 5).a, 128);
    assert_int_equal(at(9, 8).a, 128);
}

static void td_pixels_fill__larger_than_the_picture__fills_it_all(void **state)
{
    (void)state;
    add_box(-1e30F, -50, 400, 1e30F);
    fill(RED, 1);
    for (int i = 0; i < 200; i++) {
        assert_int_equal(pixels.at[i].a, 255);
    }
}

static void td_pixels_fill__over_the_left_border__is_cut_there(void **state)
{
    (void)state;
    /* crosses x = 0 in the middle of a row: half of the triangle lies outside */
    add((const struct td_point[]){{-1, 2}, {1, 2}, {-1, 4}}, 3);
    fill(RED, 1);
    assert_int_equal(at(0, 2).a, 128);
    assert_int_equal(at(0, 3).a, 0);
    assert_true(fabs(covered_area() - 0.5) < 0.01);
}

static void td_pixels_fill__over_the_right_border__is_cut_there(void **state)
{
    (void)state;
    add((const struct td_point[]){{21, 2}, {21, 4}, {19, 2}}, 3);
    add_box(-5, 6, 19.5F, 7);
    add_box(15, 8, 99, 9);
    fill(RED, 1);
    assert_int_equal(at(19, 2).a, 128);
    assert_int_equal(at(0, 6).a, 255);
    assert_int_equal(at(19, 6).a, 128);
    assert_int_equal(at(14, 8).a, 0);
    assert_int_equal(at(19, 8).a, 255);
    assert_true(fabs(covered_area() - (0.5 + 19.5 + 5)) < 0.02);
}

static void td_pixels_fill__outside__draws_nothing(void **state)
{
    (void)state;
    add_box(-9, 2, -1, 4);
    add_box(22, 2, 29, 4);
    add_box(2, -7, 9, 0);
    add_box(2, 10, 9, 14);
    fill(RED, 1);
    assert_true(covered_area() == 0);
}

static void td_pixels_fill__no_numbers__leaves_that_contour_out(void **state)
{
    (void)state;
    add((const struct td_point[]){{1, 1}, {NAN, 1}, {9, 9}}, 3);
    add((const struct td_point[]){{1, 1}, {INFINITY, 1}, {9, -INFINITY}}, 3);
    add((const struct td_point[]){{3e38F, -3e38F}, {-3e38F, -3e38F}, {3e38F, -3e37F}}, 3);
    add((const struct td_point[]){{0, -1e-38F}, {20, 1e-38F}, {3e38F, -1e-38F}}, 3);
    add_box(4, 4, 6, 6);
    fill(RED, 1);
    assert_int_equal(at(4, 4).a, 255);
    assert_true(fabs(covered_area() - 4) < 0.01);
}

static void td_pixels_fill__higher_and_wider_than_a_band__is_whole(void **state)
{
    struct td_pixels large = {0};

    (void)state;
    assert_int_equal(td_pixels_init(&large, 20000, 150), TD_OK);
    add((const struct td_point[]){{0, 0}, {20000, 0}, {20000, 150}, {0, 150}}, 4);
    assert_int_equal(td_pixels_fill(&large, &outline, RED, 1), TD_OK);
    for (int i = 0; i < 20000 * 150; i++) {
        assert_int_equal(large.at[i].a, 255);
    }
    td_pixels_deinit(&large);
}

static void td_pixels_fill__translucent_over_opaque__mixes(void **state)
{
    (void)state;
    add_box(0, 0, 20, 10);
    fill(BLUE, 1);
    add_box(0, 0, 5, 10);
    fill(RED, 0.25F);
    assert_pixel(2, 2, 64, 0, 191, 255);
    assert_pixel(6, 2, 0, 0, 255, 255);
}

static void td_pixels_fill__translucent_over_see_through__keeps_its_colour(void **state)
{
    (void)state;
    add_box(0, 0, 5, 10);
    fill(RED, 0.25F);
    assert_pixel(2, 2, 255, 0, 0, 64);
    add_box(0, 0, 5, 10);
    fill(BLUE, 0.5F); /* over a quarter of red: 0.5 + 0.25 * 0.5 in all, four fifths of it blue */
    assert_pixel(2, 2, 51, 0, 204, 160);
}

static void td_pixels_fill__opacity_out_of_range__is_kept_within(void **state)
{
    (void)state;
    add_box(0, 0, 5, 10);
    fill(RED, 7);
    add_box(0, 0, 5, 10);
    fill(BLUE, -1);
    add_box(0, 0, 5, 10);
    fill(BLUE, NAN);
    assert_pixel(2, 2, 255, 0, 0, 255);
}

static void td_pixels_fill__no_memory__leaves_the_pixels(void **state)
{
    (void)state;
    add_box(0, 0, 5, 10);
    is_short = true;
    assert_int_equal(td_pixels_fill(&pixels, &outline, RED, 1), TD_ERR_NOMEM);
    assert_true(covered_area() == 0);
}

static void td_pixels_stroke__along_a_row__is_as_wide_as_it_should_be(void **state)
{
    const struct td_point points[] = {{2, 5}, {2, 5}, {10, 5}, {18, 5}};

    (void)state;
    assert_int_equal(td_pixels_stroke(&pixels, points, 4, 1.5F, RED, 1), TD_OK);
    assert_int_equal(at(10, 4).a, 191);
    assert_int_equal(at(10, 5).a, 191);
    assert_int_equal(at(1, 5).a, 0);
    assert_int_equal(at(18, 5).a, 0);
    assert_true(fabs(covered_area() - 24) < 0.05);
}

static void td_pixels_stroke__a_corner__is_pointed(void **state)
{
    const struct td_point points[] = {{2, 8}, {15, 8}, {15, 1}};

    (void)state;
    assert_int_equal(td_pixels_stroke(&pixels, points, 3, 2, RED, 1), TD_OK);
    assert_int_equal(at(15, 8).a, 255);
    assert_true(fabs(covered_area() - (13 * 2 + 7 * 2)) < 0.1);
}

static void td_pixels_stroke__sharp_corner__does_not_run_away(void **state)
{
    const struct td_point points[] = {{2, 4}, {8, 4}, {2, 4.1F}};

    (void)state;
    assert_int_equal(td_pixels_stroke(&pixels, points, 3, 2, RED, 1), TD_OK);
    assert_int_equal(at(12, 4).a, 0);
}

static void td_pixels_stroke__no_length__draws_nothing(void **state)
{
    const struct td_point point = {5, 5};

    (void)state;
    assert_int_equal(td_pixels_stroke(&pixels, &point, 0, 2, RED, 1), TD_OK);
    assert_int_equal(td_pixels_stroke(&pixels, &point, 1, 2, RED, 1), TD_OK);
    assert_true(covered_area() == 0);
}

static void td_pixels_dot__has_the_area_of_a_circle(void **state)
{
    (void)state;
    assert_int_equal(td_pixels_dot(&pixels, (struct td_point){9.5F, 5}, 3, RED, 1), TD_OK);
    assert_true(fabs(covered_area() - 9 * 3.1416) < 0.3);
}

static void td_pixels_init__no_memory__leaves_the_old_ones(void **state)
{
    (void)state;
    is_short = true;
    assert_int_equal(td_pixels_init(&pixels, 30, 30), TD_ERR_NOMEM);
    assert_int_equal(pixels.w, 20);
    is_short = false;
    assert_int_equal(td_pixels_init(&pixels, INT32_MAX, INT32_MAX), TD_ERR_NOMEM);
    assert_int_equal(pixels.h, 10);
}

static void td_pixels_init__no_size__is_none(void **state)
{
    (void)state;
    assert_int_equal(td_pixels_init(&pixels, 0, 5), TD_OK);
    assert_null(pixels.at);
    assert_int_equal(pixels.h, 0);
    add_box(0, 0, 5, 10);
    fill(RED, 1);
}

/* Of a row, whether an edge is at a column. */
static bool has_edge(struct td_coverage *cover, int y, int x)
{
    const struct td_fit fit = {1, 1, 0, 0};
    bool found = false;

    assert_true(td_coverage_begin(cover, (struct td_pixel_box){0, 0, 20, 10}));
    td_coverage_add_edges(cover, &outline, &fit, 1);
    for (int row = 0; row < 10; row++) {
        int count;
        const struct td_span *spans = td_coverage_row(cover, row, &count);

        for (int i = 0; i < count; i++) {
            found = found || (row == y && spans[i].x <= x && spans[i].end > x);
        }
    }
    return found;
}

static void td_coverage_add_edges__contours_that_overlap__have_one_edge_around_both(void **state)
{
    struct td_coverage cover = {0};

    (void)state;
    add_box(1, 1, 12, 9);
    add_box(8, 2, 18, 8);
    add((const struct td_point[]){{3, 3}, {3, 7}, {6, 7}, {6, 3}}, 4); /* a hole */
    assert_int_equal(td_coverage_init(&cover, 20), TD_OK);
    assert_true(has_edge(&cover, 5, 1));
    assert_true(has_edge(&cover, 5, 17));
    assert_true(has_edge(&cover, 5, 3));
    assert_true(has_edge(&cover, 5, 5));
    assert_false(has_edge(&cover, 5, 8)); /* inside the other one */
    assert_false(has_edge(&cover, 5, 11));
    assert_true(has_edge(&cover, 1, 11)); /* and where that ends */
    td_coverage_deinit(&cover);
    td_outline_deinit(&outline);
    add_box(1, 1, 12, 9);
    add_box(1, 1, 12, 9); /* one on the other */
    assert_int_equal(td_coverage_init(&cover, 20), TD_OK);
    assert_true(has_edge(&cover, 5, 1) && has_edge(&cover, 5, 11));
    td_coverage_deinit(&cover);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(td_pixels_fill__half_a_pixel__takes_half_of_the_colour),
        CASE(td_coverage_add_edges__contours_that_overlap__have_one_edge_around_both),
        CASE(td_pixels_fill__a_quarter_of_a_pixel__takes_a_quarter),
        CASE(td_pixels_fill__slanted__covers_the_area_of_the_outline),
        CASE(td_pixels_fill__turned_the_other_way__is_the_same),
        CASE(td_pixels_fill__a_circle__covers_its_area),
        CASE(td_pixels_fill__contour_turned_back__is_a_hole),
        CASE(td_pixels_fill__two_over_each_other__count_once),
        CASE(td_pixels_fill__larger_than_the_picture__fills_it_all),
        CASE(td_pixels_fill__over_the_left_border__is_cut_there),
        CASE(td_pixels_fill__over_the_right_border__is_cut_there),
        CASE(td_pixels_fill__outside__draws_nothing),
        CASE(td_pixels_fill__no_numbers__leaves_that_contour_out),
        CASE(td_pixels_fill__higher_and_wider_than_a_band__is_whole),
        CASE(td_pixels_fill__translucent_over_opaque__mixes),
        CASE(td_pixels_fill__translucent_over_see_through__keeps_its_colour),
        CASE(td_pixels_fill__opacity_out_of_range__is_kept_within),
        CASE(td_pixels_fill__no_memory__leaves_the_pixels),
        CASE(td_pixels_stroke__along_a_row__is_as_wide_as_it_should_be),
        CASE(td_pixels_stroke__a_corner__is_pointed),
        CASE(td_pixels_stroke__sharp_corner__does_not_run_away),
        CASE(td_pixels_stroke__no_length__draws_nothing),
        CASE(td_pixels_dot__has_the_area_of_a_circle),
        CASE(td_pixels_init__no_memory__leaves_the_old_ones),
        CASE(td_pixels_init__no_size__is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
