/* What the help screen (`?`) opens with: it lists the keys of the screen below. */
#ifndef TEARDROP_UI_KIT_HELP_H
#define TEARDROP_UI_KIT_HELP_H

#include <stddef.h>

#include "teardrop/ui/kit/frame.h"

struct td_help_argument {
    unsigned place;              /* bits of enum td_place */
    const char *title;           /* of the screen below; static */
    const struct td_hint *hints; /* its footer; copied */
    size_t hint_count;           /* at most TD_FOOTER_MAX */
};

#endif
