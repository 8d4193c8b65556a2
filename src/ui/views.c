/* The one place that knows all screens: they open each other by their ids. */
#include "teardrop/ui/views.h"

const struct td_view_ops *const td_views[TD_VIEW_COUNT] = {
    [TD_VIEW_HOME] = &td_home_view,         [TD_VIEW_PRIMER] = &td_primer_view,
    [TD_VIEW_SEARCH] = &td_search_view,     [TD_VIEW_FIND] = &td_find_view,
    [TD_VIEW_MOMENTS] = &td_moments_view,   [TD_VIEW_ATLAS] = &td_atlas_view,
    [TD_VIEW_CHECK] = &td_check_view,       [TD_VIEW_RESULT] = &td_result_view,
    [TD_VIEW_COMPARE] = &td_compare_view,   [TD_VIEW_CARD] = &td_card_view,
    [TD_VIEW_TRAINER] = &td_trainer_view,   [TD_VIEW_HISTORY] = &td_history_view,
    [TD_VIEW_MEASURES] = &td_measures_view, [TD_VIEW_CHARTS] = &td_charts_view,
    [TD_VIEW_SETTINGS] = &td_settings_view, [TD_VIEW_CONFIRM] = &td_confirm_view,
    [TD_VIEW_ASK] = &td_ask_view,           [TD_VIEW_LOOK] = &td_look_view,
    [TD_VIEW_ABOUT] = &td_about_view,       [TD_VIEW_WEEKS] = &td_weeks_view,
};
