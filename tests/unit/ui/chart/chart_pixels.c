/* Charts in pixels: read back from the picture, they say what the record says. */

#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/term/draw/raster.h"
#include "teardrop/ui/chart/chart.h"
#include "teardrop/ui/kit/light.h"
#include "test.h"

#define MARGIN 3
#define SENTINEL '~'
#define CELL_W 10
#define CELL_H 20
#define GUTTER 6 /* columns of numbers and the axis */

static const struct td_level levels[] = {{.id = "l0"}, {.id = "l1"}, {.id = "l2"}, {.id = "l3"}};
static const struct td_program program = {.levels = levels, .level_count = 4};

static struct td_theme theme;
static struct td_canvas canvas;
static struct td_chart chart;

/* A record of half a year, every other day a session; pains 0..10 and all lights. */
static void make_record(void)
{
    static const int values[] = {8, 6, 3};

    memset(&chart, 0, sizeof chart);
    chart.first_day = 20600 - td_day_of_week(20600) - (TD_CHART_DAYS - 7);
    chart.today = (int)(20600 - chart.first_day);
    chart.program = &program;
    chart.limits = (struct td_limits){.green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};
    for (int i = 0; i < TD_CHART_DAYS; i++) {
        chart.days[i] = (struct td_chart_day){.pain = -1, .morning = -1, .level = -1};
    }
    for (int i = 0; i <= chart.today; i += 2) {
        chart.days[i] = (struct td_chart_day){.sessions = 1,
                                              .light = (enum td_light)(i / 2 % 4),
                                              .pain = i * 7 % 11,
                                              .morning = -1,
                                              .level = i * 4 / TD_CHART_DAYS,
                                              .reps = 1 + i * 13 % 30};
        chart.weeks[i / 7].sessions++;
        chart.weeks[i / 7].reps += chart.days[i].reps;
        chart.sessions++;
    }
    for (int i = 0; i < 3; i++) {
        chart.measures[chart.measure_count++] =
            (struct td_measure){.week = 3 * i, .kind = TD_MEASURE_WORST, .value = values[i]};
    }
}

static void draw(int w, int h, enum td_chart_kind kind, const struct td_chart_look *look)
{
    struct td_rect rect = {MARGIN, MARGIN, w, h};

    assert_int_equal(td_canvas_resize(&canvas, w + 2 * MARGIN, h + 2 * MARGIN), TD_OK);
    td_canvas_fill(&canvas, (struct td_rect){0, 0, canvas.cols, canvas.rows}, SENTINEL,
                   TD_ROLE_TEXT);
    td_canvas_fill(&canvas, rect, ' ', TD_ROLE_TEXT);
    td_chart_draw(&chart, kind, look, &canvas, rect);
}

static int set_up(void **state)
{
    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    theme.pixels = (struct td_pixel_theme){.still = TD_GRAPHICS_KITTY,
                                           .moving = TD_GRAPHICS_KITTY,
                                           .cell_w = CELL_W,
                                           .cell_h = CELL_H};
    make_record();
    return td_canvas_init(&canvas, &theme, 1, 1);
}

static int tear_down(void **state)
{
    (void)state;
    td_canvas_deinit(&canvas);
    return 0;
}

static const struct td_pixels *picture(int place)
{
    assert_true(place < canvas.place_count);
    return &canvas.places[place].image->pixels;
}

static bool has(const struct td_pixels *pixels, int x, int y, enum td_role role)
{
    uint32_t rgb =
        theme.looks[role].fg == TD_COLOR_DEFAULT ? 0xD0D0D0 : td_palette_rgb(theme.looks[role].fg);
    struct td_pixel p = {0};

    if (x >= 0 && y >= 0 && x < pixels->w && y < pixels->h) {
        p = pixels->at[y * pixels->w + x];
    }
    return p.a > 200 && ((uint32_t)p.r << 16 | (uint32_t)p.g << 8 | p.b) == rgb;
}

/* The light whose mark has its middle here; -1: none has. */
static int light_at(const struct td_pixels *pixels, int x, int y)
{
    if (pixels->at[y * pixels->w + x].a == 0) {
        return has(pixels, x + 4, y, TD_ROLE_TEXT) && has(pixels, x - 4, y, TD_ROLE_TEXT)
                   ? TD_LIGHT_OPEN
                   : -1;
    }
    for (int light = TD_LIGHT_GREEN; light <= TD_LIGHT_RED; light++) {
        if (has(pixels, x, y, td_light_role((enum td_light)light))) {
            return light;
        }
    }
    return -1;
}

/* In each column of days that has a mark: the newest session that is left. */
static void td_chart_draw__pain_in_pixels__marks_are_at_their_values(void **state)
{
    static const int widths[] = {74, 112, 126};

    (void)state;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        const struct td_pixels *pain, *reps;
        int day = chart.today + 1, shown = 0;

        draw(widths[i], 34, TD_CHART_PAIN, &(struct td_chart_look){.day = -1});
        assert_int_equal(canvas.place_count, 3);
        pain = picture(0);
        reps = picture(2);
        assert_int_equal(pain->h, 11 * CELL_H);
        for (int col = widths[i] - GUTTER; col > 0; col--) { /* 0 is the axis */
            int x = col * CELL_W + CELL_W / 2;

            for (int row = 0; row < 11; row++) {
                int light = light_at(pain, x, row * CELL_H + CELL_H / 2), bar = 0;
                int foot = reps->h - CELL_H / 2;

                if (light < 0) {
                    continue;
                }
                day = td_chart_session(&chart, day, -1);
                shown++;
                assert_int_equal(10 - row, chart.days[day].pain);
                assert_int_equal(light, chart.days[day].light);
                while (has(reps, x, foot - bar - 1, TD_ROLE_SERIES_1)) {
                    bar++;
                }
                assert_int_equal(bar, (chart.days[day].reps * (reps->h - CELL_H) + 15) / 30);
            }
        }
        assert_true(shown > 15);
    }
}

/* The number that stands left of the axis in a row; -1 = none does. */
static int number_at(int y)
{
    int number = -1;

    for (int x = MARGIN; x < MARGIN + GUTTER - 2; x++) {
        uint32_t cp = td_canvas_cell(&canvas, x, y)->cp;

        if (cp >= '0' && cp <= '9') {
            number = td_max(number, 0) * 10 + (int)(cp - '0');
        }
    }
    return number;
}

static void td_chart_draw__reps_in_pixels__bars_end_where_their_numbers_are(void **state)
{
    static const int heights[] = {9, 15, 20, 33};

    (void)state;
    for (size_t i = 0; i < sizeof heights / sizeof *heights; i++) {
        const struct td_pixels *bars;
        int zero, top_row = MARGIN, top, week = 0, foot;

        draw(112, heights[i], TD_CHART_REPS, &(struct td_chart_look){.day = -1});
        bars = picture(0);
        while (number_at(top_row) < 0) {
            top_row++;
        }
        zero = top_row;
        while (number_at(zero) != 0) {
            zero++;
        }
        top = number_at(top_row);
        foot = (zero - canvas.places[0].y) * CELL_H + CELL_H / 2;
        for (int x = 0; x < bars->w; x++) {
            int bar = 0;

            if (!has(bars, x, foot - 1, TD_ROLE_SERIES_1) ||
                has(bars, x - 1, foot - 1, TD_ROLE_SERIES_1)) {
                continue;
            }
            while (has(bars, x, foot - bar - 1, TD_ROLE_SERIES_1)) {
                bar++;
            }
            while (chart.weeks[week].reps == 0) {
                week++;
            }
            assert_int_equal(bar, (chart.weeks[week++].reps * (zero - top_row) * CELL_H + top / 2) /
                                      top);
        }
        assert_int_equal(week, TD_CHART_WEEKS);
    }
}

static void td_chart_draw__measures_in_pixels__from_the_first_to_the_newest(void **state)
{
    const struct td_pixels *track;
    int from, each, y = CELL_H + CELL_H / 2; /* below its scale */

    (void)state;
    draw(112, 30, TD_CHART_MEASURES, &(struct td_chart_look){.day = -1});
    assert_int_equal(canvas.place_count, 1);
    track = picture(0);
    from = CELL_W / 2;
    each = (track->w - CELL_W) / 10;
    assert_int_equal(light_at(track, from + 8 * each, y), TD_LIGHT_OPEN);
    assert_true(has(track, from + 3 * each, y - 4, TD_ROLE_SERIES_1));
    assert_true(has(track, from + 6 * each, y - 6, TD_ROLE_SERIES_1)); /* the tick between */
    assert_true(has(track, from + 5 * each, y, TD_ROLE_SERIES_1));
    assert_false(has(track, from + 5 * each, y - 3, TD_ROLE_SERIES_1));
    assert_false(has(track, from + 2 * each, y, TD_ROLE_SERIES_1));
    assert_false(has(track, from + 9 * each, y, TD_ROLE_SERIES_1));
}

static void td_chart_draw__calendar_in_pixels__each_day_has_its_light(void **state)
{
    const struct td_pixels *days;
    int cols;

    (void)state;
    draw(112, 33, TD_CHART_CALENDAR, &(struct td_chart_look){.day = -1});
    days = picture(0);
    cols = (days->w / CELL_W - 2) / (TD_CHART_WEEKS - 1);
    for (int i = 0; i <= chart.today; i++) {
        int x = i / 7 * cols * CELL_W + CELL_W / 2, y = i % 7 * 2 * CELL_H + CELL_H / 2;

        if (chart.days[i].sessions > 0) {
            assert_int_equal(light_at(days, x, y), chart.days[i].light);
        } else {
            assert_true(has(days, x, y, TD_ROLE_DIM));
        }
    }
}

static void td_chart_draw__example_in_pixels__is_grey(void **state)
{
    (void)state;
    for (int kind = 0; kind < TD_CHART_MEASURES; kind++) {
        draw(112, 33, (enum td_chart_kind)kind, &(struct td_chart_look){.day = -1, .grey = true});
        assert_true(canvas.place_count > 0);
        for (int place = 0; place < canvas.place_count; place++) {
            const struct td_pixels *pixels = picture(place);

            for (int i = 0; i < pixels->w * pixels->h; i++) {
                assert_int_equal(pixels->at[i].r, pixels->at[i].g);
                assert_int_equal(pixels->at[i].g, pixels->at[i].b);
            }
        }
    }
}

static void expect_margin(int w, int h)
{
    for (int y = 0; y < canvas.rows; y++) {
        for (int x = 0; x < canvas.cols; x++) {
            const struct td_cell *cell = td_canvas_cell(&canvas, x, y);
            bool inside = x >= MARGIN && y >= MARGIN && x < MARGIN + w && y < MARGIN + h;

            assert_true(inside || (cell->cp == SENTINEL && cell->place == 0));
        }
    }
}

static void td_chart_draw__any_size_in_pixels__stays_within_its_rectangle(void **state)
{
    (void)state;
    theme.pixels.cell_w = 5;
    theme.pixels.cell_h = 10;
    for (int h = 1; h <= 50; h += h < 24 ? 1 : 13) {
        for (int w = 1; w <= 140; w += 23) {
            for (int kind = 0; kind < TD_CHART_KINDS; kind++) {
                draw(w, h, (enum td_chart_kind)kind, &(struct td_chart_look){.day = chart.today});
                assert_true(canvas.place_count < TD_CANVAS_PLACES);
                expect_margin(w, h);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_chart_draw__pain_in_pixels__marks_are_at_their_values),
        cmocka_unit_test(td_chart_draw__reps_in_pixels__bars_end_where_their_numbers_are),
        cmocka_unit_test(td_chart_draw__measures_in_pixels__from_the_first_to_the_newest),
        cmocka_unit_test(td_chart_draw__calendar_in_pixels__each_day_has_its_light),
        cmocka_unit_test(td_chart_draw__example_in_pixels__is_grey),
        cmocka_unit_test(td_chart_draw__any_size_in_pixels__stays_within_its_rectangle),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
