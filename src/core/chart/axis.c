/* Where the marks of a chart's axes go, and what is written at them. */
#include "teardrop/core/chart/axis.h"

#include "teardrop/base/date.h"
#include "teardrop/base/str.h"

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

static const char *month_name(int month)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    return names[month - 1];
}

void td_axis_date(int64_t day, char out[TD_AXIS_DATE])
{
    struct td_date date = td_date_of(day);

    td_str_format(out, TD_AXIS_DATE, "%d %s", date.day, month_name(date.month));
}

const char *td_axis_month_of_week(int64_t monday)
{
    struct td_date sunday = td_date_of(monday + TD_WEEK_DAYS - 1);

    return sunday.day <= TD_WEEK_DAYS ? month_name(sunday.month) : "";
}

int td_axis_date_weeks(int days, int width, int cols)
{
    int weeks = 1;

    while (weeks * TD_WEEK_DAYS < days &&
           (int64_t)weeks * TD_WEEK_DAYS * width < (int64_t)cols * days) {
        weeks *= 2;
    }
    return weeks;
}

int td_axis_place(int day, int days, int width)
{
    return days > 0 ? (int)((2 * (int64_t)day + 1) * width / (2 * (int64_t)days)) : 0;
}
