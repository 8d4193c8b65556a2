/* The names of cue events. */
#include "teardrop/core/training/cue_kind.h"

#include <stddef.h>

const char *const td_cue_names[TD_CUE_EVENT_COUNT + 1] = {
    "prepare",  "countdown", "phase", "rep",  "half_way", "last_rep",
    "rest_end", "set_end",   "done",  "beat", NULL};
