/* Dots to characters in each grain, what wins in a cell, and the edges. */

#include <string.h>

#include "teardrop/term/draw/plot.h"
#include "test.h"

#define COLS 12
#define ROWS 6

static struct td_theme theme;
static struct td_canvas canvas;
static struct td_plot plot;
static char dump[4000];

static void begin(enum td_depth depth, bool ascii, struct td_rect rect)
{
    td_theme_init(&theme, depth, ascii);
    td_canvas_deinit(&canvas);
    assert_int_equal(td_canvas_init(&canvas, &theme, COLS, ROWS), TD_OK);
    td_plot_init(&plot, &canvas, rect);
}

static void begin_whole(enum td_depth depth, bool ascii)
{
    begin(depth, ascii, (struct td_rect){0, 0, COLS, ROWS});
}

static int tear_down(void **state)
{
    (void)state;
    td_canvas_deinit(&canvas);
    return 0;
}

static void expect(const char *rows)
{
    (void)td_canvas_dump(&canvas, dump, sizeof dump);
    if (strncmp(dump, rows, strlen(rows)) != 0) {
        print_error("expected:\n%s\nis:\n%s", rows, dump);
        fail();
    }
}

static uint32_t cp_at(int x, int y)
{
    return canvas.cells[y * COLS + x].cp;
}

static void td_plot_init__depth__gives_the_grain(void **state)
{
    (void)state;
    begin_whole(TD_DEPTH_256, false);
    assert_int_equal(plot.grain, TD_PLOT_BRAILLE);
    assert_int_equal(plot.w, 2 * COLS);
    assert_int_equal(plot.h, 4 * ROWS);
    begin_whole(TD_DEPTH_MONO, false);
    assert_int_equal(plot.grain, TD_PLOT_BRAILLE);
    begin_whole(TD_DEPTH_16, false);
    assert_int_equal(plot.grain, TD_PLOT_BOXES);
    begin_whole(TD_DEPTH_8, false);
    assert_int_equal(plot.grain, TD_PLOT_BOXES);
    begin_whole(TD_DEPTH_256, true);
    assert_int_equal(plot.grain, TD_PLOT_ASCII);
    assert_int_equal(plot.h, 3 * ROWS);
}

/* A line of no length. */
static void put_dot(int x, int y, enum td_role role)
{
    td_plot_line(&plot, x, y, x, y, TD_PLOT_SOLID, role);
}

static void td_plot_line__braille__each_of_eight_has_its_bit(void **state)
{
    static const uint32_t bits[4][2] = {
        {0x2801, 0x2808}, {0x2802, 0x2810}, {0x2804, 0x2820}, {0x2840, 0x2880}};

    (void)state;
    for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 2; x++) {
            begin_whole(TD_DEPTH_256, false);
            put_dot(2 + x, 4 + y, TD_ROLE_TEXT);
            assert_int_equal(cp_at(1, 1), bits[y][x]);
        }
    }
}

static void td_plot_line__same_cell__dots_join_and_the_last_role_stays(void **state)
{
    (void)state;
    begin_whole(TD_DEPTH_256, false);
    for (int i = 0; i < 8; i++) {
        put_dot(i % 2, i / 2, i == 7 ? TD_ROLE_SERIES_2 : TD_ROLE_SERIES_1);
    }
    assert_int_equal(cp_at(0, 0), 0x28FF);
    assert_int_equal(canvas.cells[0].role, TD_ROLE_SERIES_2);
}

static void td_plot_line__over_marks_and_text__leaves_them(void **state)
{
    static const struct {
        enum td_depth depth;
        bool ascii;
    } themes[] = {{TD_DEPTH_256, false}, {TD_DEPTH_8, false}, {TD_DEPTH_MONO, true}};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        int y;

        begin_whole(themes[i].depth, themes[i].ascii);
        y = td_plot_row_dot(&plot, 2);
        td_plot_mark(&plot, 3 * plot.cell_w, y, "▲", TD_ROLE_WARNING);
        td_canvas_text(&canvas, 6, 2, 2, "ab", TD_ROLE_TEXT);
        td_plot_line(&plot, 0, y, plot.w - 1, y, TD_PLOT_SOLID, TD_ROLE_TEXT);
        assert_int_equal(cp_at(3, 2), themes[i].ascii ? '^' : 0x25B2);
        assert_int_equal(cp_at(6, 2), 'a');
        assert_int_equal(cp_at(7, 2), 'b');
        assert_int_not_equal(cp_at(2, 2), ' ');
    }
}

static void td_plot_mark__over_a_line__takes_the_cell(void **state)
{
    (void)state;
    begin_whole(TD_DEPTH_256, false);
    td_plot_line(&plot, 0, 2, plot.w - 1, 2, TD_PLOT_SOLID, TD_ROLE_TEXT);
    td_plot_mark(&plot, 5, 2, "●", TD_ROLE_GOOD);
    td_plot_mark(&plot, 5, 2, "■", TD_ROLE_DANGER);
    assert_int_equal(cp_at(2, 0), 0x25A0);
    assert_int_equal(canvas.cells[2].role, TD_ROLE_DANGER);
}

static void td_plot_line__braille__is_whole_from_end_to_end(void **state)
{
    (void)state;
    begin_whole(TD_DEPTH_256, false);
    td_plot_line(&plot, 0, 0, 23, 23, TD_PLOT_SOLID, TD_ROLE_TEXT);
    for (int i = 0; i < ROWS; i++) { /* two cells of a diagonal a row */
        assert_int_equal(cp_at(2 * i, i), 0x2811);
        assert_int_equal(cp_at(2 * i + 1, i), 0x2884);
    }
    begin_whole(TD_DEPTH_256, false);
    td_plot_line(&plot, 23, 23, 0, 0, TD_PLOT_SOLID, TD_ROLE_TEXT); /* the other way round */
    assert_int_equal(cp_at(0, 0), 0x2811);
}

static void td_plot_line__styles__differ(void **state)
{
    char solid[sizeof dump], dotted[sizeof dump];

    (void)state;
    for (int ascii = 0; ascii < 2; ascii++) {
        for (int depth = TD_DEPTH_MONO; depth <= TD_DEPTH_256; depth++) {
            for (int style = TD_PLOT_SOLID; style <= TD_PLOT_SPARSE; style++) {
                begin_whole((enum td_depth)depth, ascii != 0);
                td_plot_line(&plot, 0, 1, plot.w - 1, 1, (enum td_plot_style)style, TD_ROLE_TEXT);
                (void)td_canvas_dump(&canvas, dump, sizeof dump);
                if (style == TD_PLOT_SOLID) {
                    memcpy(solid, dump, sizeof dump);
                } else if (style == TD_PLOT_DOTTED) {
                    memcpy(dotted, dump, sizeof dump);
                    assert_string_not_equal(dump, solid);
                } else {
                    assert_string_not_equal(dump, solid);
                    assert_string_not_equal(dump, dotted);
                }
            }
        }
    }
}

static void td_plot_line__boxes__turn_round_corners(void **state)
{
    (void)state;
    begin_whole(TD_DEPTH_8, false);
    td_plot_line(&plot, 0, 3, 11, 0, TD_PLOT_SOLID, TD_ROLE_TEXT);
    expect("          ┌─\n"
           "      ┌───┘\n"
           "  ┌───┘\n"
           "──┘\n");
}

static void td_plot_line__boxes_in_parts__one_line(void **state)
{
    (void)state;
    begin_whole(TD_DEPTH_16, false);
    td_plot_line(&plot, 0, 2, 4, 2, TD_PLOT_SOLID, TD_ROLE_TEXT);
    td_plot_line(&plot, 4, 2, 4, 0, TD_PLOT_SOLID, TD_ROLE_TEXT);
    td_plot_line(&plot, 4, 0, 9, 0, TD_PLOT_SOLID, TD_ROLE_TEXT);
    expect("    ┌─────\n"
           "    │\n"
           "────┘\n");
}

static void td_plot_line__boxes_that_cross__join(void **state)
{
    (void)state;
    begin_whole(TD_DEPTH_8, false);
    td_plot_line(&plot, 0, 1, 6, 1, TD_PLOT_SOLID, TD_ROLE_TEXT);
    td_plot_line(&plot, 3, 0, 3, 2, TD_PLOT_SOLID, TD_ROLE_TEXT);
    expect("   │\n"
           "───┼───\n"
           "   │\n");
}

static void td_plot_line__ascii__says_how_steep_it_is(void **state)
{
    (void)state;
    begin_whole(TD_DEPTH_MONO, true);
    td_plot_line(&plot, 0, 8, 11, 3, TD_PLOT_SOLID, TD_ROLE_TEXT); /* slowly up */
    expect("\n"
           "      ..--''\n"
           "..--''\n");
    begin_whole(TD_DEPTH_MONO, true);
    td_plot_line(&plot, 0, 0, 5, 17, TD_PLOT_SOLID, TD_ROLE_TEXT); /* one row a column */
    for (int i = 1; i < 5; i++) {
        assert_int_equal(cp_at(i, i), '\\');
    }
    begin_whole(TD_DEPTH_MONO, true);
    td_plot_line(&plot, 4, 1, 4, 16, TD_PLOT_SOLID, TD_ROLE_TEXT);
    for (int i = 0; i < ROWS; i++) {
        assert_int_equal(cp_at(4, i), '|');
    }
}

static void td_plot_bar__braille__eighths_and_whole_cells(void **state)
{
    (void)state;
    begin_whole(TD_DEPTH_256, false);
    td_plot_bar(&plot, 2, 4, 19, 8 * plot.rect.h, TD_ROLE_SERIES_1);
    expect("\n\n\n"
           " ▃▃\n"
           " ██\n"
           " ██\n");
}

static void td_plot_bar__half_a_cell_wide__quadrants_of_two_bars_join(void **state)
{
    (void)state;
    begin_whole(TD_DEPTH_MONO, false);
    td_plot_bar(&plot, 0, 1, 12, 8 * plot.rect.h, TD_ROLE_TEXT);
    td_plot_bar(&plot, 1, 1, 4, 8 * plot.rect.h, TD_ROLE_TEXT);
    td_plot_bar(&plot, 3, 1, 16, 8 * plot.rect.h, TD_ROLE_TEXT);
    expect("\n\n\n\n"
           "▖▐\n"
           "▙▐\n");
}

static void td_plot_bar__console__halves(void **state)
{
    (void)state;
    begin_whole(TD_DEPTH_8, false);
    td_plot_bar(&plot, 0, 2, 12, 8 * plot.rect.h, TD_ROLE_TEXT);
    td_plot_bar(&plot, 3, 1, 1, 8 * plot.rect.h,
                TD_ROLE_TEXT); /* next to nothing, but not nothing */
    expect("\n\n\n\n"
           "▄▄\n"
           "██ ▄\n");
}

static void td_plot_bar__ascii__three_heights(void **state)
{
    (void)state;
    begin_whole(TD_DEPTH_MONO, true);
    td_plot_bar(&plot, 0, 1, 9, 8 * plot.rect.h, TD_ROLE_TEXT);
    td_plot_bar(&plot, 1, 1, 12, 8 * plot.rect.h, TD_ROLE_TEXT);
    td_plot_bar(&plot, 2, 1, 16, 8 * plot.rect.h, TD_ROLE_TEXT);
    td_plot_bar(&plot, 3, 1, 0, 8 * plot.rect.h, TD_ROLE_TEXT);
    expect("\n\n\n\n"
           ".:#\n"
           "###\n");
}

static void td_plot__beyond_the_rectangle__nothing(void **state)
{
    const struct td_rect rect = {3, 2, 5, 2};

    (void)state;
    for (int ascii = 0; ascii < 2; ascii++) {
        for (int depth = TD_DEPTH_MONO; depth <= TD_DEPTH_256; depth++) {
            begin((enum td_depth)depth, ascii != 0, rect);
            for (int i = -40; i <= 40; i += 5) {
                td_plot_line(&plot, -30, i, 30, -i, TD_PLOT_SOLID, TD_ROLE_TEXT);
                td_plot_line(&plot, i, -30, -i, 30, TD_PLOT_DOTTED, TD_ROLE_TEXT);
                td_plot_line(&plot, i, -30, i, 30, TD_PLOT_SPARSE, TD_ROLE_TEXT);
                td_plot_mark(&plot, i, 1, "●", TD_ROLE_TEXT);
            }
            td_plot_bar(&plot, -5, 100, 1000, 8 * plot.rect.h, TD_ROLE_TEXT);
            for (int i = 0; i < COLS * ROWS; i++) {
                int x = i % COLS - rect.x, y = i / COLS - rect.y;

                if (x < 0 || y < 0 || x >= rect.w || y >= rect.h) {
                    assert_int_equal(canvas.cells[i].cp, ' ');
                }
            }
        }
    }
}

static void td_plot__rectangle_beyond_the_canvas__is_clipped(void **state)
{
    (void)state;
    for (int depth = TD_DEPTH_MONO; depth <= TD_DEPTH_256; depth++) {
        begin((enum td_depth)depth, false, (struct td_rect){-3, -2, COLS + 9, ROWS + 9});
        td_plot_line(&plot, 0, 0, plot.w - 1, plot.h - 1, TD_PLOT_SOLID, TD_ROLE_TEXT);
        td_plot_line(&plot, 0, plot.h - 1, plot.w - 1, 0, TD_PLOT_SOLID, TD_ROLE_TEXT);
        td_plot_bar(&plot, 0, plot.w, plot.h * 8, 8 * plot.rect.h, TD_ROLE_TEXT);
        begin((enum td_depth)depth, false, (struct td_rect){0, 0, -1, 0});
        td_plot_bar(&plot, 0, 4, 8, 8, TD_ROLE_TEXT);
        assert_int_equal(cp_at(0, 0), ' ');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_plot_init__depth__gives_the_grain),
        cmocka_unit_test(td_plot_line__braille__each_of_eight_has_its_bit),
        cmocka_unit_test(td_plot_line__same_cell__dots_join_and_the_last_role_stays),
        cmocka_unit_test(td_plot_line__over_marks_and_text__leaves_them),
        cmocka_unit_test(td_plot_mark__over_a_line__takes_the_cell),
        cmocka_unit_test(td_plot_line__braille__is_whole_from_end_to_end),
        cmocka_unit_test(td_plot_line__styles__differ),
        cmocka_unit_test(td_plot_line__boxes__turn_round_corners),
        cmocka_unit_test(td_plot_line__boxes_in_parts__one_line),
        cmocka_unit_test(td_plot_line__boxes_that_cross__join),
        cmocka_unit_test(td_plot_line__ascii__says_how_steep_it_is),
        cmocka_unit_test(td_plot_bar__braille__eighths_and_whole_cells),
        cmocka_unit_test(td_plot_bar__half_a_cell_wide__quadrants_of_two_bars_join),
        cmocka_unit_test(td_plot_bar__console__halves),
        cmocka_unit_test(td_plot_bar__ascii__three_heights),
        cmocka_unit_test(td_plot__beyond_the_rectangle__nothing),
        cmocka_unit_test(td_plot__rectangle_beyond_the_canvas__is_clipped),
    };

    return cmocka_run_group_tests_name("plot", tests, NULL, tear_down);
}
