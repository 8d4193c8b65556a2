/* The page that looks back after twelve weeks: what changed, what to keep, what next. */
#ifndef TEARDROP_UI_CHART_WEEKS_H
#define TEARDROP_UI_CHART_WEEKS_H

#include <stdio.h>

#include "teardrop/core/weeks.h"

/* The page of the primer that has more. */
#define TD_WEEKS_PAGE "after_12_weeks"

/* In lines, for line mode. */
void td_weeks_print(const struct td_weeks *weeks, FILE *out);

#endif
