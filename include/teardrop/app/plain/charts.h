/* The charts as values in words, for who hears them. */
#ifndef TEARDROP_APP_PLAIN_CHARTS_H
#define TEARDROP_APP_PLAIN_CHARTS_H

#include <stdio.h>

#include "teardrop/core/chart/chart.h"

/* The sessions of the last half year by light, then week by week, the newest first; then each
 * measure through its weeks. Nothing when there is neither. */
void td_plain_charts(const struct td_chart *chart, FILE *out);

#endif
