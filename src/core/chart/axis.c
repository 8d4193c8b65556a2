/* Round steps and dates for axes. */
#include "teardrop/core/chart/axis.h"

#include "teardrop/base/str.h"
#include "teardrop/core/plan/light.h"

#define DAYS_A_WEEK 7

struct td_axis td_axis_reach(int most, int steps)
{
    static const int leaps[] = {2, 5, 10};
    int64_t ten = 1, step = 1;
    int64_t reach = most > 1 ? most : 1;

    steps = steps > 1 ? steps : 1;
    for (int i = 0; step * steps < reach; i = (i + 1) % 3) {
        step = ten * leaps[i];
        ten = i == 2 ? step : ten;
    }
    return (struct td_axis){(int)((reach + step - 1) / step * step), (int)step};
}

/* Month 0..11 and day of the month. */
static void civil(int64_t day, int *month, int *of_month)
{
    char date[11];

    td_day_format(day, date);
    *month = (date[5] - '0') * 10 + (date[6] - '0') - 1;
    *of_month = (date[8] - '0') * 10 + (date[9] - '0');
}

static const char *month_name(int month)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    return month >= 0 && month < 12 ? names[month] : "";
}

void td_axis_date(int64_t day, char out[TD_AXIS_DATE])
{
    int month, of_month;

    civil(day, &month, &of_month);
    td_str_format(out, TD_AXIS_DATE, "%d %s", of_month, month_name(month));
}

const char *td_axis_month_of_week(int64_t monday)
{
    int month, of_month;

    civil(monday + DAYS_A_WEEK - 1, &month, &of_month);
    return of_month <= DAYS_A_WEEK ? month_name(month) : "";
}

int td_axis_date_weeks(int days, int width, int cols)
{
    int weeks = 1;

    while (weeks * DAYS_A_WEEK < days &&
           (int64_t)weeks * DAYS_A_WEEK * width < (int64_t)cols * days) {
        weeks *= 2;
    }
    return weeks;
}

int td_axis_place(int day, int days, int width)
{
    return days > 0 ? (int)((2 * (int64_t)day + 1) * width / (2 * (int64_t)days)) : 0;
}
