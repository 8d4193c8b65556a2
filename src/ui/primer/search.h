/* Search in the primer. */
#ifndef TEARDROP_UI_PRIMER_SEARCH_H
#define TEARDROP_UI_PRIMER_SEARCH_H

#include "teardrop/core/primer.h"

struct td_search_argument {
    struct td_primer_hit *chosen; /* where what is chosen goes; lives longer than the search */
};

#endif
