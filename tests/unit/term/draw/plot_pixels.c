/* Charts in pixels: marks and lines lie where their values are, bars are as high as they say, and
 * nothing is lost where memory is short. */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* What draws stands in this program, with allocations that can fail. */
static int allocations_left = -1; /* -1: as many as wanted */

static bool grants(void)
{
    if (allocations_left == 0) {
        return false;
    }
    allocations_left -= allocations_left > 0 ? 1 : 0;
    return true;
}

static void *scarce_malloc(size_t size)
{
    return grants() ? malloc(size) : NULL;
}

static void *scarce_calloc(size_t count, size_t size)
{
    return grants() ? calloc(count, size) : NULL;
}

#define malloc scarce_malloc
#define calloc scarce_calloc
#include "src/term/draw/picture/coverage.c" /* NOLINT(bugprone-suspicious-include): see above */
#include "src/term/draw/picture/pixels.c"   /* NOLINT(bugprone-suspicious-include): the same */
#include "src/term/draw/picture/stroke.c"   /* NOLINT(bugprone-suspicious-include): the same */
#include "src/term/draw/plot_pixels.c"      /* NOLINT(bugprone-suspicious-include): the same */
#undef malloc
#undef calloc

#include "test.h"

#define COLS 16
#define ROWS 8
#define RED TD_ROLE_DANGER

static struct td_theme theme;
static struct td_canvas canvas;
static struct td_plot plot;

static void begin_in(struct td_rect rect, enum td_plot_axes axes, int cell_w, int cell_h)
{
    allocations_left = -1;
    td_theme_init(&theme, TD_DEPTH_256, false);
    theme.pixels = (struct td_pixel_theme){.still = TD_GRAPHICS_KITTY,
                                           .moving = TD_GRAPHICS_KITTY,
                                           .cell_w = cell_w,
                                           .cell_h = cell_h};
    td_canvas_deinit(&canvas);
    assert_int_equal(td_canvas_init(&canvas, &theme, COLS, ROWS), TD_OK);
    td_plot_init_axes(&plot, &canvas, rect, axes);
    assert_int_equal(plot.grain, TD_PLOT_PIXELS);
}

/* On a screen of ordinary size, or with twice the pixels. */
static void begin(int times)
{
    begin_in((struct td_rect){1, 1, COLS - 2, ROWS - 2}, TD_PLOT_NO_AXES, 10 * times, 20 * times);
}

static int tear_down(void **state)
{
    (void)state;
    td_canvas_deinit(&canvas);
    allocations_left = -1;
    return 0;
}

static struct td_pixel pixel_at(int x, int y)
{
    const struct td_pixels *pixels = &plot.image->pixels;

    x += plot.left * plot.cell_w;
    assert_in_range(x, 0, pixels->w - 1);
    assert_in_range(y, 0, pixels->h - 1);
    return pixels->at[y * pixels->w + x];
}

static bool is_full(int x, int y, enum td_role role)
{
    struct td_pixel p = pixel_at(x, y);
    uint32_t rgb = (uint32_t)p.r << 16 | (uint32_t)p.g << 8 | p.b;

    return p.a == 255 && rgb == td_palette_rgb(theme.looks[role].fg);
}

struct extent {
    double x, y, area; /* middle of what is drawn, in dots, and how much of it there is */
    int x0, y0, x1, y1;
};

static struct extent extent_of(void)
{
    const struct td_pixels *pixels = &plot.image->pixels;
    struct extent e = {0, 0, 0, pixels->w, pixels->h, -1, -1};

    for (int y = 0; y < pixels->h; y++) {
        for (int x = 0; x < pixels->w; x++) {
            double share = pixels->at[y * pixels->w + x].a / 255.0;

            if (share > 0) {
                e.x += x * share;
                e.y += y * share;
                e.area += share;
                e.x0 = x < e.x0 ? x : e.x0;
                e.x1 = x > e.x1 ? x : e.x1;
                e.y0 = y < e.y0 ? y : e.y0;
                e.y1 = y;
            }
        }
    }
    e.x = e.area > 0 ? e.x / e.area - plot.left * plot.cell_w : 0;
    e.y = e.area > 0 ? e.y / e.area : 0;
    return e;
}

static const char *const marks[] = {"●", "○", "▲", "■", "┿", "·"};
#define MARKS (sizeof marks / sizeof *marks)

/* ---- where a plot is ---- */

static void td_plot_init__pixels__dots_are_pixels_of_one_picture(void **state)
{
    (void)state;
    begin(1);
    assert_int_equal(plot.w, 140);
    assert_int_equal(plot.h, 120);
    assert_int_equal(plot.foot, 120);
    assert_int_equal(td_plot_row_dot(&plot, 2), 50);
    assert_int_equal(td_plot_col_dot(&plot, 3), 35);
    assert_int_equal(canvas.place_count, 1);
    assert_int_equal(canvas.places[0].x, 1);
    assert_int_equal(canvas.places[0].y, 1);
    assert_int_equal(td_canvas_cell(&canvas, 0, 0)->place, 0);
    assert_int_equal(td_canvas_cell(&canvas, 1, 1)->place, 1);
    assert_int_equal(td_canvas_cell(&canvas, COLS - 2, ROWS - 2)->place, 1);
    assert_int_equal(td_canvas_cell(&canvas, COLS - 1, ROWS - 2)->place, 0);
}

static void td_plot_init__each_time__the_serial_is_another(void **state)
{
    uint32_t before;

    (void)state;
    begin(1);
    before = plot.image->serial;
    assert_int_not_equal(before, 0);
    td_canvas_clear(&canvas);
    td_plot_init(&plot, &canvas, (struct td_rect){1, 1, 4, 4});
    assert_int_not_equal(plot.image->serial, before);
}

static void td_plot_init_axes__foot__has_a_column_and_a_row_more(void **state)
{
    (void)state;
    begin_in((struct td_rect){2, 1, 10, 4}, TD_PLOT_FOOT, 10, 20);
    assert_int_equal(canvas.places[0].x, 1);
    assert_int_equal(plot.image->cols, 11);
    assert_int_equal(plot.image->rows, 5);
    assert_int_equal(plot.h, 80);
    assert_int_equal(plot.foot, 90);
    td_plot_line(&plot, -5, 10, -5, 90, TD_PLOT_SOLID, RED); /* an axis */
    assert_true(is_full(-5, 10, RED));
    assert_true(is_full(-5, 90, RED));
    assert_int_equal(extent_of().x0, 5);
    assert_int_equal(extent_of().x1, 5);
}

static void td_plot_init__theme_in_cells__has_no_picture(void **state)
{
    (void)state;
    begin(1);
    theme.pixels.still = TD_GRAPHICS_CELLS; /* what moves may be in pixels all the same */
    td_canvas_clear(&canvas);
    td_plot_init_axes(&plot, &canvas, (struct td_rect){1, 1, 4, 4}, TD_PLOT_FOOT);
    assert_int_equal(plot.grain, TD_PLOT_BRAILLE);
    assert_null(plot.image);
    assert_int_equal(plot.foot, plot.h);
    assert_int_equal(canvas.place_count, 0);
    td_plot_mark(&plot, 0, 0, "▲", RED);
    assert_int_equal(td_canvas_cell(&canvas, 1, 1)->cp, 0x25B2);
    theme.pixels.still = TD_GRAPHICS_SIXEL;
    theme.ascii = true;
    td_plot_init(&plot, &canvas, (struct td_rect){1, 1, 4, 4});
    assert_int_equal(plot.grain, TD_PLOT_ASCII);
}

static void td_plot_init__no_place_left__is_in_cells(void **state)
{
    (void)state;
    begin(1);
    for (int i = 1; i < TD_CANVAS_PLACES; i++) {
        td_plot_init(&plot, &canvas, (struct td_rect){i, 1, 1, 1});
        assert_int_equal(plot.grain, TD_PLOT_PIXELS);
    }
    td_plot_init(&plot, &canvas, (struct td_rect){0, 0, 1, 1});
    assert_int_equal(plot.grain, TD_PLOT_BRAILLE);
    td_canvas_clear(&canvas); /* its pictures are gone with what it showed */
    assert_int_equal(canvas.kept_count, 0);
    td_plot_init(&plot, &canvas, (struct td_rect){0, 0, 1, 1});
    assert_int_equal(plot.grain, TD_PLOT_PIXELS);
}

static void td_plot_init__no_memory__is_in_cells(void **state)
{
    (void)state;
    begin(1);
    td_canvas_clear(&canvas);
    allocations_left = 0;
    td_plot_init(&plot, &canvas, (struct td_rect){1, 1, 4, 4});
    allocations_left = -1;
    assert_int_equal(plot.grain, TD_PLOT_BRAILLE);
    assert_int_equal(canvas.place_count, 0);
}

/* ---- marks ---- */

static void td_plot_mark__every_shape__its_middle_is_the_dot(void **state)
{
    (void)state;
    for (int times = 1; times <= 3; times++) {
        for (size_t i = 0; i < MARKS; i++) {
            struct extent e;

            begin(times);
            td_plot_mark(&plot, 61, 47, marks[i], RED);
            e = extent_of();
            assert_float_equal(e.x, 61, 0.02);
            assert_float_equal(e.y, 47, 0.08);
            assert_true(e.area > 0);
        }
    }
}

static void td_plot_mark__cells_of_any_size__stays_within_reach_of_its_cell(void **state)
{
    (void)state;
    for (int cell_w = 5; cell_w <= 24; cell_w++) {
        for (size_t i = 0; i < MARKS; i++) {
            struct extent e;

            begin_in((struct td_rect){0, 0, 5, 5}, TD_PLOT_NO_AXES, cell_w, 2 * cell_w);
            td_plot_mark(&plot, td_plot_col_dot(&plot, 2), td_plot_row_dot(&plot, 2), marks[i],
                         RED);
            e = extent_of();
            assert_true(e.x1 - e.x0 + 1 <= cell_w + cell_w / 2);
            assert_true(e.y0 >= 2 * plot.cell_h && e.y1 < 3 * plot.cell_h);
        }
    }
}

/* As large to the eye as each other, and not to be taken for each other. */
static void td_plot_mark__shapes_of_lights__are_told_apart(void **state)
{
    double disc;

    (void)state;
    for (int times = 1; times <= 2; times++) {
        int r = (int)(4.5 * times); /* whole pixels from the middle to the edge */

        begin(times);
        td_plot_mark(&plot, 60, 50, "●", RED);
        disc = extent_of().area;
        assert_true(is_full(60, 50, RED));
        assert_int_equal(pixel_at(60 - r, 50 - r).a, 0); /* round: nothing in the corners */
        assert_true(pixel_at(60 - r, 50).a > 200);       /* and crisp at its four ends */
        begin(times);
        td_plot_mark(&plot, 60, 50, "■", RED);
        assert_true(is_full(60 - r + times - 1, 50 - r + times - 1, RED));
        assert_in_range((int)extent_of().area, (int)(0.9 * disc), (int)(1.35 * disc));
        begin(times);
        td_plot_mark(&plot, 60, 50, "▲", RED);
        assert_true(is_full(60, 50, RED));
        assert_int_equal(pixel_at(60 - r, 50 - r).a, 0);
        assert_true(is_full(60 - r, extent_of().y1, RED)); /* wide at its foot, which is crisp */
        assert_in_range((int)extent_of().area, (int)(0.8 * disc), (int)(1.2 * disc));
        begin(times);
        td_plot_mark(&plot, 60, 50, "○", RED);
        assert_int_equal(pixel_at(60, 50).a, 0);
        assert_true(pixel_at(60 - r, 50).a > 200);
        assert_true(extent_of().area < disc / 1.4);
    }
}

static void td_plot_mark__ring_on_a_line__is_empty(void **state)
{
    (void)state;
    begin(1);
    td_plot_line(&plot, 0, 50, plot.w - 1, 50, TD_PLOT_THICK, TD_ROLE_TEXT);
    td_plot_mark(&plot, 60, 50, "○", RED);
    for (int y = 49; y <= 51; y++) {
        for (int x = 59; x <= 61; x++) {
            assert_int_equal(pixel_at(x, y).a, 0);
        }
    }
    assert_int_equal(pixel_at(60 - 6, 50).a, 255);
    assert_int_equal(pixel_at(60 + 6, 50).a, 255);
}

static void td_plot_mark__two_at_one_dot__the_later_is_seen_whole(void **state)
{
    (void)state;
    for (size_t first = 0; first < MARKS; first++) {
        begin(1);
        td_plot_mark(&plot, 60, 50, marks[first], TD_ROLE_GOOD);
        td_plot_mark(&plot, 60, 50, "■", RED);
        for (int y = 46; y <= 54; y++) {
            for (int x = 56; x <= 64; x++) {
                assert_true(is_full(x, y, RED));
            }
        }
    }
    begin(1);
    td_plot_mark(&plot, 60, 50, "●", TD_ROLE_GOOD);
    td_plot_mark(&plot, 60, 50, "○", RED);
    assert_int_equal(pixel_at(60, 50).a, 0);
}

static void td_plot_mark__unknown_shape__stays_a_character(void **state)
{
    (void)state;
    begin(1);
    td_plot_mark(&plot, 65, 50, "x", RED);
    assert_int_equal(td_canvas_cell(&canvas, 1 + 6, 1 + 2)->cp, 'x');
    assert_int_equal(td_canvas_cell(&canvas, 1 + 6, 1 + 2)->place, 0);
    assert_false(td_plot_is_free(&plot, 6, 2));
    assert_true(td_plot_is_free(&plot, 5, 2));
}

static void td_plot_mark__no_memory__is_a_character_at_least(void **state)
{
    (void)state;
    for (size_t i = 0; i < MARKS; i++) {
        for (int left = 0; left < 4; left++) {
            bool drawn;

            begin(1);
            allocations_left = left;
            td_plot_mark(&plot, 65, 50, marks[i], RED);
            allocations_left = -1;
            drawn = extent_of().area > 0;
            assert_true(drawn || td_canvas_cell(&canvas, 7, 3)->place == 0);
        }
    }
}

static void td_plot_mark__outside__is_left_out(void **state)
{
    (void)state;
    begin(1);
    for (size_t i = 0; i < MARKS; i++) {
        td_plot_mark(&plot, -1, 50, marks[i], RED);
        td_plot_mark(&plot, 10, plot.h, marks[i], RED);
    }
    assert_true(extent_of().area == 0);
    td_plot_mark(&plot, 0, 0, "▲", RED); /* half of it lies beyond the edge */
    td_plot_mark(&plot, plot.w - 1, plot.h - 1, "■", RED);
    assert_true(is_full(0, 0, RED));
}

/* ---- lines ---- */

static void td_plot_line__any_way__covers_both_ends(void **state)
{
    static const int ends[][2] = {{20, 60}, {120, 60}, {60, 10}, {60, 110}, {121, 97}, {33, 11}};

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        for (int style = 0; style <= TD_PLOT_THICK; style += TD_PLOT_THICK) {
            begin(1);
            td_plot_line(&plot, 60, 60, ends[i][0], ends[i][1], (enum td_plot_style)style, RED);
            assert_true(pixel_at(60, 60).a > 200);
            assert_true(pixel_at(ends[i][0], ends[i][1]).a > 200);
        }
    }
}

static void td_plot_line__sloped__is_smooth_and_goes_through_its_values(void **state)
{
    double area;

    (void)state;
    begin(1);
    td_plot_line(&plot, 10, 10, 110, 60, TD_PLOT_SOLID, RED);
    for (int x = 10; x <= 110; x += 2) {
        assert_true(pixel_at(x, 10 + (x - 10) / 2).a > 200);
    }
    area = extent_of().area;
    assert_float_equal(area, 167.7F, 6); /* 1.5 times its length */
    assert_float_equal(extent_of().x, 60, 0.1);
    assert_float_equal(extent_of().y, 35, 0.1);
}

static void td_plot_line__level_or_upright__lies_on_whole_pixels(void **state)
{
    (void)state;
    for (int times = 1; times <= 2; times++) {
        begin(times);
        td_plot_line(&plot, 20, 50, 100, 50, TD_PLOT_SOLID, RED);
        assert_float_equal(extent_of().y, 50, 1e-6);
        assert_true(extent_of().area == 81 * (2 * times - 1));
        begin(times);
        td_plot_line(&plot, 30, 90, 30, 20, TD_PLOT_SOLID, RED);
        assert_float_equal(extent_of().x, 30, 1e-6);
        assert_true(extent_of().area == 71 * (2 * times - 1));
    }
}

static void td_plot_line__styles__differ_and_fit_together(void **state)
{
    double areas[4];

    (void)state;
    for (int style = 0; style <= TD_PLOT_THICK; style++) {
        begin(1);
        td_plot_line(&plot, 0, 50, 70, 50, (enum td_plot_style)style, RED);
        td_plot_line(&plot, 70, 50, plot.w - 1, 50, (enum td_plot_style)style, RED);
        areas[style] = extent_of().area;
        begin(1);
        td_plot_line(&plot, plot.w - 1, 50, 0, 50, (enum td_plot_style)style, RED);
        assert_true(extent_of().area == areas[style]);
    }
    assert_true(areas[TD_PLOT_SPARSE] < areas[TD_PLOT_DOTTED]);
    assert_true(areas[TD_PLOT_DOTTED] < areas[TD_PLOT_SOLID]);
    assert_true(2 * areas[TD_PLOT_SOLID] < areas[TD_PLOT_THICK]);
}

static void td_plot_line__no_memory__is_drawn_all_the_same(void **state)
{
    (void)state;
    for (int left = 0; left < 8; left++) {
        begin(1);
        allocations_left = left;
        td_plot_line(&plot, 10, 10, 110, 60, TD_PLOT_SOLID, RED);
        allocations_left = -1;
        for (int x = 10; x <= 110; x += 2) {
            assert_true(pixel_at(x, 10 + (x - 10) / 2).a > 200);
        }
    }
}

static void td_plot_line__far_outside__is_clipped(void **state)
{
    (void)state;
    begin(1);
    for (int style = 0; style <= TD_PLOT_THICK; style++) {
        td_plot_line(&plot, -30000, 50, 30000, 50, (enum td_plot_style)style, RED);
        td_plot_line(&plot, 50, -30000, 50, 30000, (enum td_plot_style)style, RED);
        td_plot_line(&plot, -30000, -30000, 30000, 30000, (enum td_plot_style)style, RED);
        td_plot_line(&plot, 0, -50, 50, -50, (enum td_plot_style)style, RED);
    }
    td_plot_bar(&plot, -50, 1000, 10, 1, RED);
    assert_true(is_full(plot.w - 1, 0, RED));
}

/* ---- bars ---- */

static void td_plot_bar__any_height__is_exact(void **state)
{
    (void)state;
    for (int high = 0; high <= 60; high++) {
        struct extent e;

        begin(1);
        td_plot_bar(&plot, 20, 9, high, 60, RED);
        e = extent_of();
        assert_true(e.area == 9.0 * 2 * high);
        if (high > 0) {
            assert_int_equal(e.y0, plot.h - 2 * high);
            assert_int_equal(e.y1, plot.h - 1);
            assert_int_equal(e.x0, 20);
            assert_int_equal(e.x1, 28);
        }
    }
    begin(1);
    td_plot_bar(&plot, 20, 9, 1, 10000, RED); /* next to nothing, but not nothing */
    assert_true(extent_of().area == 9);
}

static void td_plot_bar__foot__stands_in_the_middle_of_the_row_below(void **state)
{
    (void)state;
    begin_in((struct td_rect){2, 1, 10, 4}, TD_PLOT_FOOT, 10, 20);
    td_plot_bar(&plot, 0, 10, 4, 4, RED);
    assert_int_equal(extent_of().y0, td_plot_row_dot(&plot, 0)); /* where its number stands */
    assert_int_equal(extent_of().y1, 89);
    for (int high = 0; high <= 80; high++) {
        int rows = td_plot_bar_rows(&plot, high, 80), top = 90 - high;

        if (high > 0) {
            assert_true(top >= (4 - rows) * 20);                 /* no row above has any of it */
            assert_true(rows == 0 || top < (4 - rows + 1) * 20); /* and this one has */
        }
    }
    assert_int_equal(td_plot_bar_rows(&plot, 0, 80), 0);
    assert_int_equal(td_plot_bar_rows(&plot, 5, 80), 0); /* in the row of the axis only */
}

static void td_plot_step__staircase__lines_join(void **state)
{
    (void)state;
    begin(1);
    td_plot_step(&plot, 0, 50, 0, 1, 6, RED);
    td_plot_step(&plot, 50, 50, 1, 4, 6, RED);
    td_plot_step(&plot, 100, 40, 4, 4, 6, RED);
    for (int x = 0; x < plot.w; x++) {
        assert_true(is_full(x, x < 50 ? 100 : 40, RED));
        assert_in_range(pixel_at(x, 110).a, 1, x == 0 || x == 1 ? 255 : 254);
        assert_int_equal(pixel_at(x, x < 50 ? 99 : 39).a, 0);
    }
    for (int y = 40; y <= 100; y++) {
        assert_true(is_full(50, y, RED));
    }
    assert_int_equal(pixel_at(100, 50).a, pixel_at(101, 50).a); /* no riser where it goes on */
}

static void td_plot_step__cells__is_a_bar(void **state)
{
    (void)state;
    begin(1);
    theme.pixels.still = TD_GRAPHICS_CELLS;
    td_canvas_clear(&canvas);
    td_plot_init(&plot, &canvas, (struct td_rect){0, 0, 4, 4});
    td_plot_step(&plot, 0, 2, 5, 3, 8, RED);
    assert_int_equal(td_canvas_cell(&canvas, 0, 2)->cp, 0x2584);
    assert_int_equal(td_canvas_cell(&canvas, 0, 1)->cp, ' ');
    assert_int_equal(td_canvas_cell(&canvas, 1, 2)->cp, ' ');
}

static void td_plot_pointer__foot__points_at_it_from_below(void **state)
{
    (void)state;
    begin_in((struct td_rect){2, 1, 10, 4}, TD_PLOT_FOOT, 10, 20);
    td_plot_pointer(&plot, 45, RED);
    assert_int_equal(extent_of().y0, plot.foot + 1);
    assert_float_equal(extent_of().x, 45, 1e-6);
    assert_true(is_full(45, plot.foot + 1, RED));
    theme.pixels.still = TD_GRAPHICS_CELLS;
    td_canvas_clear(&canvas);
    td_plot_init_axes(&plot, &canvas, (struct td_rect){2, 1, 10, 4}, TD_PLOT_FOOT);
    td_plot_pointer(&plot, td_plot_col_dot(&plot, 4), RED);
    assert_int_equal(td_canvas_cell(&canvas, 6, 5)->cp, 0x25B2);
}

/* ---- colours and text ---- */

static void td_plot__colours__are_those_of_the_role(void **state)
{
    static const uint32_t texts[] = {TEXT_ON_DARK, TEXT_ON_LIGHT};

    (void)state;
    for (int ground = TD_GROUND_DARK; ground <= TD_GROUND_LIGHT; ground++) {
        struct td_pixel p;

        begin(1);
        td_theme_set_ground(&theme, (enum td_ground)ground);
        td_plot_bar(&plot, 0, 10, 1, 1, TD_ROLE_SERIES_1);
        assert_true(is_full(5, 50, TD_ROLE_SERIES_1));
        td_plot_bar(&plot, 0, 10, 1, 1, TD_ROLE_TEXT); /* the terminal's own */
        p = pixel_at(5, 50);
        assert_int_equal((uint32_t)p.r << 16 | (uint32_t)p.g << 8 | p.b, texts[ground]);
        plot.grey = true;
        td_plot_bar(&plot, 0, 10, 1, 1, TD_ROLE_SERIES_1);
        assert_true(is_full(5, 50, TD_ROLE_DIM));
    }
}

static void td_plot_is_free__pixels__where_nothing_is_drawn(void **state)
{
    (void)state;
    begin(1);
    assert_true(td_plot_is_free(&plot, 3, 2));
    td_plot_line(&plot, 39, 59, 39, 59, TD_PLOT_SOLID, RED); /* the last pixel of the cell */
    assert_false(td_plot_is_free(&plot, 3, 2));
    assert_true(td_plot_is_free(&plot, 4, 2));
    assert_true(td_plot_is_free(&plot, 3, 3));
    td_canvas_text(&canvas, 1 + 4, 1 + 2, 1, "x", TD_ROLE_TEXT);
    assert_false(td_plot_is_free(&plot, 4, 2));
    assert_false(td_plot_is_free(&plot, -1, 0));
    assert_false(td_plot_is_free(&plot, 0, ROWS));
}

static void td_canvas_keep__full__is_refused(void **state)
{
    void *more = malloc(1);

    (void)state;
    begin(1);
    td_canvas_clear(&canvas);
    for (int i = 0; i < TD_CANVAS_PLACES; i++) {
        assert_true(td_canvas_keep(&canvas, malloc(1)));
    }
    assert_false(td_canvas_keep(&canvas, more));
    free(more);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_plot_init__pixels__dots_are_pixels_of_one_picture),
        cmocka_unit_test(td_plot_init__each_time__the_serial_is_another),
        cmocka_unit_test(td_plot_init_axes__foot__has_a_column_and_a_row_more),
        cmocka_unit_test(td_plot_init__theme_in_cells__has_no_picture),
        cmocka_unit_test(td_plot_init__no_place_left__is_in_cells),
        cmocka_unit_test(td_plot_init__no_memory__is_in_cells),
        cmocka_unit_test(td_plot_mark__every_shape__its_middle_is_the_dot),
        cmocka_unit_test(td_plot_mark__cells_of_any_size__stays_within_reach_of_its_cell),
        cmocka_unit_test(td_plot_mark__shapes_of_lights__are_told_apart),
        cmocka_unit_test(td_plot_mark__ring_on_a_line__is_empty),
        cmocka_unit_test(td_plot_mark__two_at_one_dot__the_later_is_seen_whole),
        cmocka_unit_test(td_plot_mark__unknown_shape__stays_a_character),
        cmocka_unit_test(td_plot_mark__no_memory__is_a_character_at_least),
        cmocka_unit_test(td_plot_mark__outside__is_left_out),
        cmocka_unit_test(td_plot_line__any_way__covers_both_ends),
        cmocka_unit_test(td_plot_line__sloped__is_smooth_and_goes_through_its_values),
        cmocka_unit_test(td_plot_line__level_or_upright__lies_on_whole_pixels),
        cmocka_unit_test(td_plot_line__styles__differ_and_fit_together),
        cmocka_unit_test(td_plot_line__no_memory__is_drawn_all_the_same),
        cmocka_unit_test(td_plot_line__far_outside__is_clipped),
        cmocka_unit_test(td_plot_bar__any_height__is_exact),
        cmocka_unit_test(td_plot_bar__foot__stands_in_the_middle_of_the_row_below),
        cmocka_unit_test(td_plot_step__staircase__lines_join),
        cmocka_unit_test(td_plot_step__cells__is_a_bar),
        cmocka_unit_test(td_plot_pointer__foot__points_at_it_from_below),
        cmocka_unit_test(td_plot__colours__are_those_of_the_role),
        cmocka_unit_test(td_plot_is_free__pixels__where_nothing_is_drawn),
        cmocka_unit_test(td_canvas_keep__full__is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, tear_down);
}
