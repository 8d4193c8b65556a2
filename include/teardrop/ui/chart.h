/* Charts of the last half year, drawn into a rectangle of any size. */
#ifndef TEARDROP_UI_CHART_H
#define TEARDROP_UI_CHART_H

#include "teardrop/core/chart.h"
#include "teardrop/term/canvas.h"

enum td_chart_kind {
    TD_CHART_PAIN,    /* in sessions and mornings, against the level */
    TD_CHART_REPS,    /* a week */
    TD_CHART_TENSION, /* minutes under tension a week */
    TD_CHART_CALENDAR,
    TD_CHART_MEASURES, /* of all weeks, as a table */
    TD_CHART_KINDS
};

const char *td_chart_title(enum td_chart_kind kind);

/* With axes, dates and a legend in words. Below some 8 rows only the legend. */
void td_chart_draw(const struct td_chart *chart, enum td_chart_kind kind, struct td_canvas *canvas,
                   struct td_rect rect);

#endif
