/* Measures of all weeks in a table, with what counts as a change. */
#ifndef TEARDROP_UI_MEASURE_TABLE_H
#define TEARDROP_UI_MEASURE_TABLE_H

#include "teardrop/core/plan/measure.h"
#include "teardrop/term/draw/canvas.h"

/* The decision first, then the table and what counts. In a low rect what can be missed best
 * is left out. Returns the rows it takes; without a canvas nothing is drawn. */
int td_measure_table_draw(const struct td_measure *measures, size_t count, struct td_canvas *canvas,
                          struct td_rect rect);

/* All of it, seen through rect, `skip` rows down; returns the rows of all of it. */
int td_measure_table_scrolled(const struct td_measure *measures, size_t count,
                              struct td_canvas *canvas, struct td_rect rect, int skip);

/* How what has changed is coloured. */
enum td_role td_measure_trend_role(enum td_trend trend);

#endif
