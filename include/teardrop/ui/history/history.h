/* How the history is opened by another screen. */
#ifndef TEARDROP_UI_HISTORY_HISTORY_H
#define TEARDROP_UI_HISTORY_HISTORY_H

#include <stdint.h>

/* Argument of TD_VIEW_HISTORY; NULL = the whole list. */
struct td_history_argument {
    int64_t day; /* local, since 1970: its last session is shown, and leaving it leads back */
};

#endif
