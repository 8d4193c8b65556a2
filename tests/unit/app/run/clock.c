/* Where days begin, in zones with and without summer time. */
#define _XOPEN_SOURCE 700 /* setenv, tzset */
#include <stdlib.h>
#include <time.h>

#include "teardrop/app/run/clock.h"
#include "test.h"

#define HOUR 3600

/* Rules of POSIX, so that no database of zones is needed. */
#define BERLIN "CET-1CEST,M3.5.0,M10.5.0/3"
#define SANTIAGO "<-04>4<-03>,M9.1.6/24,M4.1.6/24" /* there is no midnight when summer begins */
#define KATHMANDU "<+0545>-5:45"

static void begin(const char *zone)
{
    assert_int_equal(setenv("TZ", zone, 1), 0);
    tzset();
}

/* From an instant to the midnight after it, and from there to the end of the night. */
static void expect(const char *zone, int64_t now, int64_t midnight, int night_h)
{
    begin(zone);
    assert_int_equal(td_clock_next_turn(now), midnight);
    assert_int_equal(td_clock_next_turn(midnight - 1), midnight); /* the last second of the day */
    assert_int_equal(td_clock_next_turn(midnight), midnight + night_h * HOUR);
}

static void td_clock_next_turn__zones__local_midnight(void **state)
{
    (void)state;
    expect("UTC0", 1767600000, 1767657600, 4);        /* 2026-01-05, 8:00 */
    expect(BERLIN, 1767600000, 1767657600 - HOUR, 4); /* 23:00 there */
    expect(KATHMANDU, 1767600000, 1767657600 - 5 * HOUR - 45 * 60, 4);
    begin("XXX7"); /* 1:00 there: the night ends first */
    assert_int_equal(td_clock_next_turn(1767600000), 1767600000 + 3 * HOUR);
    assert_int_equal(td_clock_next_turn(1767600000 + 3 * HOUR), 1767600000 + 23 * HOUR);
}

static void td_clock_next_turn__summer_time__days_of_23_and_25_hours(void **state)
{
    (void)state;
    expect(BERLIN, 1774738800 - HOUR, 1774738800, 3); /* 2026-03-29 */
    expect(BERLIN, 1774738800 + 12 * HOUR, 1774738800 + 23 * HOUR, 4);
    expect(BERLIN, 1792879200 - HOUR, 1792879200, 5); /* 2026-10-25 */
    expect(BERLIN, 1792879200 + 12 * HOUR, 1792879200 + 25 * HOUR, 4);
}

/* From 23:59:59 of one day to 1:00 of the next: 2026-09-06 in Chile. */
static void td_clock_next_turn__no_midnight__the_first_moment_there_is(void **state)
{
    (void)state;
    expect(SANTIAGO, 1788667200 - HOUR, 1788667200, 3);
}

/* The watch tells a new day once, also when the zone is what changed. */
static void td_clock_new_day__another_zone__is_told_once(void **state)
{
    struct td_day_watch watch;

    (void)state;
    begin("AAA12");
    td_clock_watch_day(&watch);
    assert_false(td_clock_new_day(&watch));
    assert_int_equal(setenv("TZ", "BBB-14", 1), 0); /* 26 hours on: never the same day */
    assert_true(td_clock_new_day(&watch));
    assert_false(td_clock_new_day(&watch));
    td_clock_unwatch_day(&watch);
    assert_int_equal(watch.fd, -1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_clock_next_turn__zones__local_midnight),
        cmocka_unit_test(td_clock_next_turn__summer_time__days_of_23_and_25_hours),
        cmocka_unit_test(td_clock_next_turn__no_midnight__the_first_moment_there_is),
        cmocka_unit_test(td_clock_new_day__another_zone__is_told_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
