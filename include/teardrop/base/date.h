/* Dates: seconds since 1970 in UTC with the local offset of that moment, and local days. */
#ifndef TEARDROP_BASE_DATE_H
#define TEARDROP_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TD_HOUR_S INT64_C(3600)
#define TD_DAY_S (24 * TD_HOUR_S)
#define TD_WEEK_DAYS 7
#define TD_WEEK_S (TD_WEEK_DAYS * TD_DAY_S)

/* A day of the Gregorian calendar. */
struct td_date {
    int year, month, day; /* month and day from 1 */
};
struct td_date td_date_of(int64_t day); /* days since 1970 */
int td_day_of_week(int64_t day);        /* Monday = 0 */

struct td_instant {
    int64_t unix_s;
    int utc_offset_min;
};

/* `2026-11-23T18:25:59+01:00` */
void td_instant_format(struct td_instant instant, char *out, size_t size);
/* `2026-11-23 18:25` */
void td_instant_format_minute(struct td_instant instant, char *out, size_t size);
/* `2026-11-23`, the local date. */
void td_instant_format_day(struct td_instant instant, char *out, size_t size);
/* Days since 1970 of the local date. */
int64_t td_instant_local_day(struct td_instant instant);

/* The earliest date that is accepted anywhere: nobody who trains was born before it. The latest is
 * given by the machine's clock. */
#define TD_DAY_FIRST INT64_C(-25567) /* since 1970 */
#define TD_DAY_FIRST_TEXT "1900-01-01"
/* Reads `YYYY-MM-DD` as a day since 1970; false when it is not a date. */
bool td_day_parse(const char *date, int64_t *day);
void td_day_format(int64_t day, char out[11]);

/* For people: `Monday`, and `Mon 15 December`, with the year where it is not that of `today`. */
const char *td_day_name(int64_t day);
#define TD_DAY_WORDS 24 /* bytes: "Mon 15 September -12345" */
void td_day_words(int64_t day, int64_t today, char out[TD_DAY_WORDS]);
/* The same in fewer columns: `Mon 15 Dec`. */
void td_day_words_short(int64_t day, int64_t today, char out[TD_DAY_WORDS]);

#endif
