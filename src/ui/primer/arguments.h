/* What the primer's screens open with. */
#ifndef TEARDROP_UI_PRIMER_ARGUMENTS_H
#define TEARDROP_UI_PRIMER_ARGUMENTS_H

#include "teardrop/core/primer.h"

/* One view of the anatomy, closely. */
struct td_atlas_argument {
    const char *view; /* id of anatomy.cfg; copied */
    const char *part; /* the one that is lit at first; NULL = none; copied */
    int bend_deg;     /* of a view that bends, at first */
};

struct td_search_argument {
    struct td_primer_hit *chosen; /* gets what was chosen; must outlive the search */
};

#endif
