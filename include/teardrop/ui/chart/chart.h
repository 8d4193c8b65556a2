/* Charts of the last half year, drawn into a rectangle of any size. */
#ifndef TEARDROP_UI_CHART_CHART_H
#define TEARDROP_UI_CHART_CHART_H

#include "teardrop/core/chart/chart.h"
#include "teardrop/term/draw/canvas.h"

enum td_chart_kind {
    TD_CHART_PAIN, /* in sessions and mornings, against level and volume */
    TD_CHART_REPS, /* a week, and the minutes they took */
    TD_CHART_CALENDAR,
    TD_CHART_MEASURES, /* of all weeks, as a table and as lines */
    TD_CHART_KINDS
};

#define TD_CHART_COLS 132 /* wider than this a chart only gets stretched */

const char *td_chart_title(enum td_chart_kind kind);

/* How many screens (parts) a chart takes in a rectangle of this size, at least 1. */
int td_chart_parts(const struct td_chart *chart, enum td_chart_kind kind, struct td_rect rect);

/* What of a chart is looked at. */
struct td_chart_look {
    int part;  /* counted from 0 */
    int day;   /* index of the session that is told in words; -1 = none */
    int fewer; /* weeks less than there is room for */
    bool grey; /* pixels in grey only, as for an example */
};

/* The session before (step -1) or after (1) a day, as far as weeks are shown; the day itself where
 * there is none. */
int td_chart_session(const struct td_chart *chart, int day, int step);

/* The first day that the chart of pain shows in a rectangle. */
int td_chart_first_shown(const struct td_chart *chart, struct td_rect rect, int fewer);

/* Draws one part, counted from 0, with axes, dates and a legend in words. Nothing is drawn outside
 * rect; below about 6 rows only the legend is left. */
void td_chart_draw(const struct td_chart *chart, enum td_chart_kind kind,
                   const struct td_chart_look *look, struct td_canvas *canvas, struct td_rect rect);

#endif
