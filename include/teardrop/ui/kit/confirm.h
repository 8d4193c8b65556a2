/* A question with two answers, over the screen that asks it. */
#ifndef TEARDROP_UI_KIT_CONFIRM_H
#define TEARDROP_UI_KIT_CONFIRM_H

#include <stdbool.h>

/* What the screen that asked is told. */
enum td_confirm_result { TD_CONFIRM_NO = 0, TD_CONFIRM_YES = 1 };

struct td_confirm_argument {
    const char *question; /* copied */
    const char *yes, *no; /* what each means: "stop", "go on"; copied */
    /* Is No selected at first? Only where a command is asked about again and No leaves
     * everything as it was. What is asked of the knee begins with nothing selected. */
    bool no_first;
};

#endif
