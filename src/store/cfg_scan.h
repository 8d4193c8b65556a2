/* A look through the text of a content file before libconfig gets it: it
 * refuses what libconfig 1.5 would end the process on or read wrongly. */
#ifndef TEARDROP_STORE_CFG_SCAN_H
#define TEARDROP_STORE_CFG_SCAN_H

#include <stdbool.h>

#include "teardrop/base/err.h"

#define TD_CFG_MAX_DEPTH 32 /* of brackets within brackets */

struct td_cfg_scan {
    /* The last text in quotes that goes over several lines; 0 = none. */
    int long_text_from, long_text_to;
};

/* Refuses @include, numbers beyond 32 bits, hexadecimal, octal, 64-bit and
 * exponent forms, `\x00` in a text, and texts and comments that never end.
 * Problems carry their lines; false when there was one. */
bool td_cfg_scan_text(const char *text, const char *name, struct td_problems *problems,
                      struct td_cfg_scan *out);

#endif
