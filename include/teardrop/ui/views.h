/* The tables of all screens by td_view_id; NULL at TD_VIEW_NONE. */
#ifndef TEARDROP_UI_VIEWS_H
#define TEARDROP_UI_VIEWS_H

#include "teardrop/ui/kit/view.h"

extern const struct td_view_ops *const td_views[TD_VIEW_COUNT];

#endif
