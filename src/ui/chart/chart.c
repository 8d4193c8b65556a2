/* The kinds of charts: their titles, and the file that draws each. */
#include "teardrop/ui/chart/chart.h"

#include "frame.h"

const char *td_chart_title(enum td_chart_kind kind)
{
    static const char *const titles[] = {"Pain, level and volume", "Reps a week", "Calendar",
                                         "Measures"};

    return titles[kind];
}

int td_chart_parts(const struct td_chart *chart, enum td_chart_kind kind, struct td_rect rect)
{
    return kind == TD_CHART_MEASURES ? td_chart_measure_parts(chart, rect) : 1;
}

void td_chart_draw(const struct td_chart *chart, enum td_chart_kind kind,
                   const struct td_chart_look *look, struct td_canvas *canvas, struct td_rect rect)
{
    switch (kind) {
    case TD_CHART_PAIN:
        td_chart_draw_pain(chart, look, canvas, rect);
        break;
    case TD_CHART_CALENDAR:
        td_chart_draw_calendar(chart, look, canvas, rect);
        break;
    case TD_CHART_MEASURES:
        td_chart_draw_measures(chart, look->part, canvas, rect);
        break;
    default:
        td_chart_draw_bars(chart, look, canvas, rect);
        break;
    }
}
