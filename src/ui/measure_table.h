/* Measures of all weeks in a table, with what counts as a change. */
#ifndef TEARDROP_UI_MEASURE_TABLE_H
#define TEARDROP_UI_MEASURE_TABLE_H

#include "teardrop/core/measure.h"
#include "teardrop/term/canvas.h"

/* Returns the rows that all of it takes at this width; without a canvas nothing is drawn. */
int td_measure_table_draw(const struct td_measure *measures, size_t count, struct td_canvas *canvas,
                          struct td_rect rect);

#endif
