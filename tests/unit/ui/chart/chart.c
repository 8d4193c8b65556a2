/* The charts themselves: what they show of a record, at every size and theme. */

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/app/print/print.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/chart/chart.h"
#include "test.h"

#define MARGIN 3
#define SENTINEL '~'

static const struct td_level levels[] = {{.id = "l0"}, {.id = "l1"}, {.id = "l2"},
                                         {.id = "l3"}, {.id = "l4"}, {.id = "l5"},
                                         {.id = "l6"}, {.id = "l7"}, {.id = "l8"}};
static const struct td_program program = {.levels = levels, .level_count = 9};

static struct td_theme theme;
static struct td_canvas canvas;
static struct td_chart chart;
static char dump[60000];
static int looked = -1; /* the day that is told in words */

static void add_measure(enum td_measure_kind kind, const char *name, int week, int value)
{
    struct td_measure *measure = &chart.measures[chart.measure_count++];

    *measure = (struct td_measure){.week = week, .kind = kind, .value = value};
    td_str_copy(measure->name, sizeof measure->name, name);
}

/* A record that began so many days ago, every other day a session and a morning. */
static void make_record(int days_ago)
{
    memset(&chart, 0, sizeof chart);
    chart.first_day = 20600 - td_day_of_week(20600) - (TD_CHART_DAYS - 7);
    chart.today = (int)(20600 - chart.first_day);
    chart.program = &program;
    chart.limits = (struct td_limits){.green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};
    for (int i = 0; i < TD_CHART_DAYS; i++) {
        chart.days[i] = (struct td_chart_day){.pain = -1, .morning = -1, .level = -1};
    }
    chart.first = chart.today - days_ago > 0 ? chart.today - days_ago : 0;
    for (int i = chart.first; i <= chart.today && days_ago >= 0; i += 2) {
        struct td_chart_day *day = &chart.days[i];
        struct td_chart_week *week = &chart.weeks[i / 7];

        *day = (struct td_chart_day){.sessions = 1,
                                     .light = (enum td_light)(i % 4),
                                     .pain = i * 7 % 11,
                                     .morning = -1,
                                     .level = i * 9 / TD_CHART_DAYS,
                                     .reps = 1 + i % 30};
        if (i + 1 <= chart.today) {
            chart.days[i + 1].morning = i * 5 % 11;
        }
        week->sessions++;
        week->reps += day->reps;
        week->tension_s += day->reps * 7;
        chart.sessions++;
    }
    for (int week = 0; week <= days_ago / 7; week += 3) {
        add_measure(TD_MEASURE_WORST, "", week, 10 - week / 3);
        add_measure(TD_MEASURE_USUAL, "", week, 6 - week / 3);
        add_measure(TD_MEASURE_ACTIVITY, "a very long way down the stairs of the tower", week,
                    week / 3);
        add_measure(TD_MEASURE_ACTIVITY, "cycling", week, 4);
        add_measure(TD_MEASURE_STAND, "", week, week * 4);
        add_measure(TD_MEASURE_WALL, "", week, 20 + week * 30);
    }
}

/* Draws into a rectangle with a margin around it that must stay as it was. */
static void draw_within(int w, int h, enum td_chart_kind kind, int part)
{
    struct td_rect rect = {MARGIN, MARGIN, w, h};

    assert_int_equal(td_canvas_resize(&canvas, w + 2 * MARGIN, h + 2 * MARGIN), TD_OK);
    td_canvas_fill(&canvas, (struct td_rect){0, 0, canvas.cols, canvas.rows}, SENTINEL,
                   TD_ROLE_TEXT);
    td_canvas_fill(&canvas, rect, ' ', TD_ROLE_TEXT);
    td_chart_draw(&chart, kind, &(struct td_chart_look){.part = part, .day = looked}, &canvas,
                  rect);
    for (int y = 0; y < canvas.rows; y++) {
        for (int x = 0; x < canvas.cols; x++) {
            const struct td_cell *cell = &canvas.cells[y * canvas.cols + x];
            bool inside = x >= MARGIN && y >= MARGIN && x < MARGIN + w && y < MARGIN + h;

            if (!inside && (cell->cp != SENTINEL || cell->attrs != 0)) {
                print_error("%s, part %d, in %dx%d writes to %d,%d\n", td_chart_title(kind), part,
                            w, h, x - MARGIN, y - MARGIN);
                fail();
            }
            if (theme.ascii) {
                assert_true(cell->cp < 0x80);
            }
        }
    }
}

static void draw_all(int w, int h)
{
    for (int kind = 0; kind < TD_CHART_KINDS; kind++) {
        int parts = td_chart_parts(&chart, (enum td_chart_kind)kind, (struct td_rect){0, 0, w, h});

        assert_true(parts >= 1 && parts <= 5);
        for (int part = 0; part < parts; part++) {
            draw_within(w, h, (enum td_chart_kind)kind, part);
        }
    }
}

static void td_chart_draw__any_size__stays_within_its_rectangle(void **state)
{
    static const int records[] = {-1, 0, 5, 40, 180};

    (void)state;
    for (size_t r = 0; r < sizeof records / sizeof records[0]; r++) {
        make_record(records[r]);
        for (int theme_at = 0; theme_at < 3; theme_at++) {
            td_theme_init(&theme, theme_at == 1 ? TD_DEPTH_8 : TD_DEPTH_256, theme_at == 2);
            for (int h = 1; h <= 56; h += h < 24 ? 1 : 4) {
                for (int w = 1; w <= 192; w += w < 36 ? 5 : 13) {
                    draw_all(w, h);
                }
            }
        }
    }
}

static const char *drawn(int w, int h, enum td_chart_kind kind)
{
    td_theme_init(&theme, TD_DEPTH_MONO, false);
    draw_within(w, h, kind, 0);
    (void)td_canvas_dump(&canvas, dump, sizeof dump);
    return dump;
}

static void expect_shown(const char *text, bool shown)
{
    if ((strstr(dump, text) != NULL) != shown) {
        print_error("%s is %sthere:\n%s", text, shown ? "not " : "", dump);
        fail();
    }
}

static void td_chart_draw__pain_panels__as_many_as_the_height_allows(void **state)
{
    (void)state;
    make_record(180);
    (void)drawn(112, 35, TD_CHART_PAIN);
    expect_shown("pain, of 10", true);
    expect_shown("level", true);
    expect_shown("reps", true);
    expect_shown("today", true);
    expect_shown("green up to 2, amber up to 5", true);
    (void)drawn(76, 19, TD_CHART_PAIN); /* pain up to 10 takes a row a point */
    expect_shown("  10 ┤", true);
    expect_shown("level ", true);
    expect_shown("reps", false);
    for (int i = 0; i < TD_CHART_DAYS; i++) {
        chart.days[i].pain = td_min(chart.days[i].pain, 5);
    }
    (void)drawn(76, 19, TD_CHART_PAIN);
    expect_shown("reps", true);
    (void)drawn(38, 8, TD_CHART_PAIN);
    expect_shown("reps", false);
    expect_shown("● green", true);
}

static void td_chart_draw__stricter_borders__are_the_ones_shown(void **state)
{
    (void)state;
    make_record(180);
    chart.limits.green_pain = 1;
    chart.limits.amber_pain = 4;
    (void)drawn(112, 35, TD_CHART_PAIN);
    expect_shown("green up to 1, amber up to 4", true);
    expect_shown("   4 ┤", true);
}

static void td_chart_draw__little_pain__scale_goes_to_five(void **state)
{
    (void)state;
    make_record(180);
    for (int i = 0; i < TD_CHART_DAYS; i++) {
        chart.days[i].pain = chart.days[i].pain > 1 ? 1 : chart.days[i].pain;
    }
    (void)drawn(76, 19, TD_CHART_PAIN);
    expect_shown("   5 ┤", true);
    expect_shown("   6", false);
    expect_shown("  10 ┤", false);
}

static void td_chart_draw__chosen_session__is_told_in_words(void **state)
{
    (void)state;
    make_record(41);
    looked = td_chart_session(&chart, chart.today, -1);
    chart.days[looked].sets = 2;
    chart.days[looked].each = 9;
    chart.days[looked].effort = 6;
    chart.days[looked].pain = 3;
    chart.days[looked + 1].morning = 1;
    (void)drawn(76, 19, TD_CHART_PAIN);
    expect_shown("2 x 9  pain 3  effort 6  next morning 1", true);
    looked = -1;
}

static bool is_light(uint32_t cp)
{
    return cp == 0x25CF || cp == 0x25B2 || cp == 0x25A0 || cp == 0x25CB;
}

/* The number before the tick of a row; -1 = there is none. */
static int tick_of(int y)
{
    int number = 0, digits = 0;

    if (td_canvas_cell(&canvas, MARGIN + 5, y)->cp != 0x2524) {
        return -1;
    }
    for (int x = MARGIN; x < MARGIN + 5; x++) {
        uint32_t cp = td_canvas_cell(&canvas, x, y)->cp;

        if (cp >= '0' && cp <= '9') {
            number = number * 10 + (int)(cp - '0');
            digits++;
        }
    }
    return digits > 0 ? number : -1;
}

/* Reads the marks back, column by column: one for each session shown, newest last, each as many
 * rows above the row of 0 as its pain. */
static void expect_exact(int w)
{
    int zero = 0, shown = 0, day = chart.today + 1;

    while (tick_of(zero) != 0) {
        assert_true(++zero < canvas.rows);
    }
    for (int x = MARGIN + w - 1; x >= MARGIN + 6; x--) {
        for (int y = MARGIN; y <= zero; y++) {
            if (is_light(td_canvas_cell(&canvas, x, y)->cp)) {
                day = td_chart_session(&chart, day, -1);
                assert_int_equal(zero - y, chart.days[day].pain);
                assert_int_equal(td_canvas_cell(&canvas, x, zero + 1)->cp,
                                 day < chart.today && chart.days[day + 1].morning >= 0
                                     ? (uint32_t) "01234567891"[chart.days[day + 1].morning]
                                     : ' ');
                shown++;
            }
        }
    }
    assert_true(shown > 0);
    for (int i = td_chart_first_shown(&chart, (struct td_rect){0, 0, w, 0}, 0); i < day; i++) {
        assert_int_equal(chart.days[i].sessions, 0);
    }
}

static void td_chart_draw__any_history__each_mark_at_its_value_and_none_hidden(void **state)
{
    uint32_t seed = 1;

    (void)state;
    td_theme_init(&theme, TD_DEPTH_MONO, false);
    for (int round = 0; round < 60; round++) {
        make_record(20 + round * 160 / 60);
        for (int i = 0; i < TD_CHART_DAYS; i++) {
            seed = seed * 1103515245u + 12345u;
            if (chart.days[i].sessions == 0 && (seed >> 20) % 3 == 0 && i <= chart.today) {
                chart.days[i] = (struct td_chart_day){
                    .sessions = 1, .morning = (int)((seed >> 9) % 11), .level = -1};
            }
            if (chart.days[i].sessions > 0) {
                chart.days[i].pain = (int)((seed >> 16) % 11);
            }
        }
        for (int w = 40; w <= 112; w += 9) {
            draw_within(w, 16 + round % 20, TD_CHART_PAIN, 0);
            expect_exact(w);
        }
    }
}

/* Eighths of a cell that a bar fills from below; 0 = none. */
static int eighths_at(int x, int y)
{
    const struct td_cell *cell = td_canvas_cell(&canvas, x, y);
    bool solid = cell->cp == ' ' &&
                 ((cell->fg >= 0 && cell->fg == cell->bg) || (cell->attrs & TD_ATTR_REVERSE) != 0);

    return solid ? 8 : cell->cp >= 0x2581 && cell->cp <= 0x2588 ? (int)(cell->cp - 0x2580) : 0;
}

/* The axis is the upper edge of the row below the bars. */
static bool is_axis(uint32_t cp)
{
    return cp == 0x2594 || cp == 0x2575;
}

/* Reads the bars back: they stand on the axis, one for each week with reps, newest last, each as
 * high as its reps on the scale beside it, to an eighth of a row. */
static void expect_bars(int w)
{
    int zero = 0, top = 0, week = TD_CHART_WEEKS, last = 0, seen = 0;

    while (!is_axis(td_canvas_cell(&canvas, MARGIN + 5, zero)->cp)) {
        assert_true(++zero < canvas.rows);
    }
    while (tick_of(top) <= 0) {
        assert_true(++top < zero);
    }
    for (int x = MARGIN + w - 1; x >= MARGIN + 6; x--) {
        int height = 0;

        for (int y = zero - 1; y >= MARGIN && eighths_at(x, y) > 0; y--) {
            height += eighths_at(x, y);
        }
        if (height > 0 && last == 0) { /* the right edge of another bar */
            while (--week >= 0 && chart.weeks[week].reps == 0) {
            }
            assert_true(week >= 0);
            assert_true(abs(height * tick_of(top) - chart.weeks[week].reps * 8 * (zero - top)) <=
                        tick_of(top));
            seen++;
        }
        last = height;
    }
    assert_true(seen > 0);
}

static void td_chart_draw__any_history__each_bar_as_high_as_its_week(void **state)
{
    uint32_t seed = 7;

    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    for (int round = 0; round < 40; round++) {
        make_record(20 + round * 4);
        for (int i = 0; i < TD_CHART_WEEKS; i++) {
            seed = seed * 1103515245u + 12345u;
            if (chart.weeks[i].reps > 0) {
                chart.weeks[i].reps = 10 + (int)((seed >> 16) % 200);
            }
        }
        for (int w = 40; w <= 112; w += 9) {
            draw_within(w, 16 + round % 20, TD_CHART_REPS, 0);
            expect_bars(w);
        }
    }
}

static void td_chart_draw__measures__say_what_the_change_is_called(void **state)
{
    (void)state;
    make_record(180);
    (void)drawn(112, 40, TD_CHART_MEASURES);
    expect_shown("10 → 2  8 less, better", true);
    expect_shown("4 → 4  the same", true);
    expect_shown("week 0", true);
}

static void td_chart_draw__calendar__sums_and_today(void **state)
{
    (void)state;
    make_record(180);
    (void)drawn(112, 35, TD_CHART_CALENDAR);
    expect_shown("Mon", true);
    expect_shown("today", true);
    expect_shown("all", true);
    expect_shown("not decided yet", true);
}

/* As `history --format text` prints them. */
static void td_print_charts__all_of_them__within_78_columns(void **state)
{
    (void)state;
    make_record(180);
    for (int ascii = 0; ascii < 2; ascii++) {
        FILE *file = tmpfile();
        char line[1000];
        int titles = 0;

        assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
        assert_int_equal(td_print_charts(&chart, ascii != 0, file), TD_OK);
        rewind(file);
        while (fgets(line, sizeof line, file) != NULL) {
            bool plain = true;

            line[strcspn(line, "\n")] = '\0';
            for (const char *c = line; *c != '\0'; c++) {
                plain = plain && (unsigned char)*c < 0x80;
            }
            assert_true(plain || ascii == 0);
            assert_true(td_utf8_cols(line) <= 78);
            for (int kind = 0; kind < TD_CHART_KINDS; kind++) {
                titles += td_str_equal(line, td_chart_title((enum td_chart_kind)kind)) ? 1 : 0;
            }
        }
        assert_int_equal(titles, TD_CHART_KINDS);
        (void)fclose(file);
    }
    assert_non_null(setlocale(LC_ALL, "C"));
}

static void td_chart_span_of__record__begins_with_it(void **state)
{
    struct td_chart_span span;

    (void)state;
    make_record(180);
    span = td_chart_span_of(&chart, TD_CHART_WEEKS);
    assert_int_equal(span.first, 0);
    assert_int_equal(span.weeks, TD_CHART_WEEKS);
    span = td_chart_span_of(&chart, 12);
    assert_int_equal(span.first, TD_CHART_WEEKS - 12);
    assert_int_equal(span.weeks, 12);
    make_record(40);
    span = td_chart_span_of(&chart, TD_CHART_WEEKS);
    assert_int_equal(span.first, chart.first / 7);
    assert_int_equal(span.first + span.weeks, TD_CHART_WEEKS);
    make_record(0); /* the axis goes on beyond today */
    span = td_chart_span_of(&chart, TD_CHART_WEEKS);
    assert_int_equal(span.first, TD_CHART_WEEKS - 1);
    assert_int_equal(span.weeks, TD_CHART_WEEKS_MIN);
}

static void td_chart_levels__from_a_day_on__lowest_and_highest(void **state)
{
    int low, high;

    (void)state;
    make_record(180);
    assert_true(td_chart_levels(&chart, 0, &low, &high));
    assert_int_equal(low, 0);
    assert_int_equal(high, 8);
    make_record(-1);
    assert_false(td_chart_levels(&chart, 0, &low, &high));
}

static int set_up(void **state)
{
    (void)state;
    return td_canvas_init(&canvas, &theme, 10, 10) == TD_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    td_canvas_deinit(&canvas);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_chart_draw__any_size__stays_within_its_rectangle),
        cmocka_unit_test(td_chart_draw__pain_panels__as_many_as_the_height_allows),
        cmocka_unit_test(td_chart_draw__stricter_borders__are_the_ones_shown),
        cmocka_unit_test(td_chart_draw__little_pain__scale_goes_to_five),
        cmocka_unit_test(td_chart_draw__chosen_session__is_told_in_words),
        cmocka_unit_test(td_chart_draw__any_history__each_mark_at_its_value_and_none_hidden),
        cmocka_unit_test(td_chart_draw__any_history__each_bar_as_high_as_its_week),
        cmocka_unit_test(td_chart_draw__measures__say_what_the_change_is_called),
        cmocka_unit_test(td_chart_draw__calendar__sums_and_today),
        cmocka_unit_test(td_print_charts__all_of_them__within_78_columns),
        cmocka_unit_test(td_chart_span_of__record__begins_with_it),
        cmocka_unit_test(td_chart_levels__from_a_day_on__lowest_and_highest),
    };

    return cmocka_run_group_tests_name("chart", tests, set_up, tear_down);
}
