/* Dates: there and back, with every offset, and what is none. */

#include "teardrop/base/date.h"
#include "test.h"

static void td_instant_format__dates(void **state)
{
    static const struct {
        int64_t unix_s;
        int offset;
        const char *text;
        int64_t day;
    } rows[] = {
        {0, 0, "1970-01-01T00:00:00+00:00", 0},
        {-1, 0, "1969-12-31T23:59:59+00:00", -1},
        {86399, 1, "1970-01-02T00:00:59+00:01", 1},
        {0, -1, "1969-12-31T23:59:00-00:01", -1},
        {951782400, 0, "2000-02-29T00:00:00+00:00", 11016},
        {4107542399, 0, "2100-02-28T23:59:59+00:00", 47540},
        {4107542400, 0, "2100-03-01T00:00:00+00:00", 47541}, /* no leap year */
        {1795454759, 60, "2026-11-23T18:25:59+01:00", 20780},
        {1795454759, -570, "2026-11-23T07:55:59-09:30", 20780},
        {1795454759, 765, "2026-11-24T06:10:59+12:45", 20781},
    };
    char text[40];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_instant at = {rows[i].unix_s, rows[i].offset};

        td_instant_format(at, text, sizeof text);
        assert_string_equal(text, rows[i].text);
        assert_true(td_instant_local_day(at) == rows[i].day);
    }
}

static void day__there_and_back__each_day_of_a_century(void **state)
{
    char text[11];
    int64_t day;

    (void)state;
    for (int64_t d = 0; d < 36525; d++) {
        td_day_format(d, text);
        assert_true(td_day_parse(text, &day));
        assert_int_equal(day, d);
        assert_int_equal(td_day_of_week(d), (d + 3) % 7);
    }
    assert_int_equal(td_day_of_week(-4), 6); /* the last Sunday of 1969 */
    assert_true(td_day_parse(TD_DAY_FIRST_TEXT, &day));
    assert_true(day == TD_DAY_FIRST);
    assert_true(td_day_parse("2026-11-24", &day));
    assert_int_equal(day, 20781);
    assert_false(td_day_parse("2026-02-30", &day));
    assert_false(td_day_parse("2026-13-01", &day));
    assert_false(td_day_parse("2026-1-01", &day));
    assert_false(td_day_parse("2026-01-01x", &day));
    assert_false(td_day_parse("", &day));
}

static void td_day_words__with_the_weekday__and_another_year(void **state)
{
    char text[TD_DAY_WORDS];
    int64_t day, today;

    (void)state;
    assert_true(td_day_parse("2025-12-15", &day));
    assert_true(td_day_parse("2025-12-29", &today));
    td_day_words(day, today, text);
    assert_string_equal(text, "Mon 15 December");
    td_day_words_short(day, today, text);
    assert_string_equal(text, "Mon 15 Dec");
    td_day_words(day, today + 3, text); /* the next year */
    assert_string_equal(text, "Mon 15 December 2025");
    td_day_words_short(day - 100, day, text);
    assert_string_equal(text, "Sat 6 Sep");
    assert_string_equal(td_day_name(day), "Monday");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_instant_format__dates),
        cmocka_unit_test(td_day_words__with_the_weekday__and_another_year),
        cmocka_unit_test(day__there_and_back__each_day_of_a_century),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
