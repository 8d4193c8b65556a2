/* Calendar arithmetic, and dates as text. */
#include "teardrop/base/date.h"

#include <stdlib.h>

#include "teardrop/base/str.h"

/* Years are counted from March, in whole cycles of 400, so that the leap day comes last
 * (Hinnant, "chrono-compatible low-level date algorithms"). */
#define CYCLE_YEARS 400
#define CYCLE_DAYS 146097
#define CYCLE_TO_1970 719468 /* days from the first of March of the year 0 */

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

struct td_date td_date_of(int64_t days)
{
    int64_t since = days + CYCLE_TO_1970;
    int64_t cycle = floor_div(since, CYCLE_DAYS);
    int64_t in_cycle = since - cycle * CYCLE_DAYS;
    int64_t year = (in_cycle - in_cycle / 1460 + in_cycle / 36524 - in_cycle / 146096) / 365;
    int64_t in_year = in_cycle - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * in_year + 2) / 153; /* 0 is March */

    return (struct td_date){.year = (int)(year + cycle * CYCLE_YEARS + (month >= 10 ? 1 : 0)),
                            .month = (int)(month < 10 ? month + 3 : month - 9),
                            .day = (int)(in_year - (153 * month + 2) / 5 + 1)};
}

static int64_t day_of(struct td_date date)
{
    int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    int64_t cycle = floor_div(year, CYCLE_YEARS);
    int64_t in_cycle = year - cycle * CYCLE_YEARS;
    int64_t month = date.month + (date.month > 2 ? -3 : 9); /* 0 is March */
    int64_t in_year = (153 * month + 2) / 5 + date.day - 1;

    return cycle * CYCLE_DAYS + in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + in_year -
           CYCLE_TO_1970;
}

int td_day_of_week(int64_t day)
{
    return (int)(((day + 3) % TD_WEEK_DAYS + TD_WEEK_DAYS) %
                 TD_WEEK_DAYS); /* 1970 began on a Thursday */
}

static int64_t local_s(struct td_instant instant)
{
    return instant.unix_s + (int64_t)instant.utc_offset_min * 60;
}

int64_t td_instant_local_day(struct td_instant instant)
{
    return floor_div(local_s(instant), TD_DAY_S);
}

void td_instant_format(struct td_instant instant, char *out, size_t size)
{
    int64_t day = td_instant_local_day(instant);
    int second = (int)(local_s(instant) - day * TD_DAY_S);
    int offset = abs(instant.utc_offset_min);
    struct td_date date = td_date_of(day);

    td_str_format(out, size, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", date.year, date.month,
                  date.day, second / 3600, second / 60 % 60, second % 60,
                  instant.utc_offset_min < 0 ? '-' : '+', offset / 60, offset % 60);
}

#define FORMAT_BYTES 40
#define AFTER_DAY 10 /* place of the T in td_instant_format's text */
#define AFTER_MINUTE 16

void td_instant_format_minute(struct td_instant instant, char *out, size_t size)
{
    char text[FORMAT_BYTES];

    td_instant_format(instant, text, sizeof text);
    text[AFTER_DAY] = ' ';
    text[AFTER_MINUTE] = '\0';
    td_str_copy(out, size, text);
}

void td_instant_format_day(struct td_instant instant, char *out, size_t size)
{
    char text[FORMAT_BYTES];

    td_instant_format(instant, text, sizeof text);
    text[AFTER_DAY] = '\0';
    td_str_copy(out, size, text);
}

void td_day_format(int64_t day, char out[11])
{
    td_instant_format_day((struct td_instant){.unix_s = day * TD_DAY_S}, out, 11);
}

bool td_day_parse(const char *text, int64_t *day)
{
    static const int digits[] = {4, 2, 2};
    const char *at = text;
    int parts[3] = {0, 0, 0};
    char back[11];

    for (int part = 0; part < 3; part++) {
        for (int i = 0; i < digits[part]; i++, at++) {
            if (*at < '0' || *at > '9') {
                return false;
            }
            parts[part] = parts[part] * 10 + (*at - '0');
        }
        if (*at != (part < 2 ? '-' : '\0')) {
            return false;
        }
        at += part < 2 ? 1 : 0;
    }
    if (parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[2] > 31) {
        return false;
    }
    *day = day_of((struct td_date){parts[0], parts[1], parts[2]});
    td_day_format(*day, back); /* refuses 30 February */
    return td_str_equal(back, text);
}

/* ---- for people ---- */

const char *td_day_name(int64_t day)
{
    static const char *const names[TD_WEEK_DAYS] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};

    return names[td_day_of_week(day)];
}

/* letters: of the month's name that are written. */
static void day_words(int64_t day, int64_t today, int letters, char out[TD_DAY_WORDS])
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct td_date date = td_date_of(day);

    td_str_format(out, TD_DAY_WORDS, "%.3s %d %.*s", td_day_name(day), date.day, letters,
                  months[date.month - 1]);
    if (date.year != td_date_of(today).year) {
        td_str_append(out, TD_DAY_WORDS, " %d", date.year);
    }
}

void td_day_words(int64_t day, int64_t today, char out[TD_DAY_WORDS])
{
    day_words(day, today, 9, out);
}

void td_day_words_short(int64_t day, int64_t today, char out[TD_DAY_WORDS])
{
    day_words(day, today, 3, out);
}
