/* Two self-checks side by side. */
#ifndef TEARDROP_UI_RESULT_COMPARE_H
#define TEARDROP_UI_RESULT_COMPARE_H

struct td_compare_argument {
    const char *before, *after; /* uuids, the older check first */
};

#endif
