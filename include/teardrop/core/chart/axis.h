/* Round numbers and dates for the axes of charts. */
#ifndef TEARDROP_CORE_CHART_AXIS_H
#define TEARDROP_CORE_CHART_AXIS_H

#include <stdint.h>

/* An axis from 0 to top with a number every step; top is a multiple of step, step
 * is 1, 2 or 5 times a power of ten. */
struct td_axis {
    int top, step;
};

/* The smallest axis that reaches `most` (at most 10^9; below 1 it counts as 1) in at most `steps`
 * steps (at least 1). */
struct td_axis td_axis_reach(int most, int steps);

#define TD_AXIS_DATE 7 /* bytes of "30 Sep" */

/* "7 Sep"; days since 1970, from year 0 to 9999. */
void td_axis_date(int64_t day, char out[TD_AXIS_DATE]);
/* "Sep" when a month begins within the seven days from `monday` on; "" otherwise. */
const char *td_axis_month_of_week(int64_t monday);

/* How many weeks lie between the dates on an axis: 1, 2, 4, 8, ..., so that dates begin at least
 * `cols` columns apart when `days` days take `width` columns. */
int td_axis_date_weeks(int days, int width, int cols);

/* The column (or dot) of the middle of a day, when `days` days take `width` columns (or dots). */
int td_axis_place(int day, int days, int width);

#endif
