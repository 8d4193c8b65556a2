/* Measures of all weeks in a table, with what counts as a change. */
#ifndef TEARDROP_UI_MEASURE_TABLE_H
#define TEARDROP_UI_MEASURE_TABLE_H

#include "teardrop/core/person/measure.h"
#include "teardrop/term/draw/canvas.h"

/* The decision first, then the table and what counts as a change; in a low rect the least important
 * parts are left out. looked_unix_s: of a clinician's newest look, 0 = none; what was measured
 * before it decides no more. Returns the rows it takes; canvas NULL only measures. */
int td_measure_table_draw(const struct td_measure *measures, size_t count, int64_t looked_unix_s,
                          struct td_canvas *canvas, struct td_rect rect);

/* The whole table, of which rect shows the part from row `skip` on; returns its rows. */
int td_measure_table_scrolled(const struct td_measure *measures, size_t count,
                              int64_t looked_unix_s, struct td_canvas *canvas, struct td_rect rect,
                              int skip);

/* The colour of a change. */
enum td_role td_measure_trend_role(enum td_trend trend);

#endif
