/* Measures of all weeks in a table, with what counts as a change. */
#ifndef TEARDROP_UI_MEASURE_TABLE_H
#define TEARDROP_UI_MEASURE_TABLE_H

#include "teardrop/core/measure.h"
#include "teardrop/term/canvas.h"

void td_measure_table_draw(const struct td_measure *measures, size_t count,
                           struct td_canvas *canvas, struct td_rect rect);

#endif
