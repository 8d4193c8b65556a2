/* A look through the text of a content file before libconfig gets it: it
 * refuses what libconfig 1.5 would end the process on, read wrongly, or lose
 * memory on (a syntax error behind a text leaks that text). */
#ifndef TEARDROP_STORE_TEXT_CFG_SCAN_H
#define TEARDROP_STORE_TEXT_CFG_SCAN_H

#include <stdbool.h>

#include "teardrop/base/err.h"

#define TD_CFG_MAX_DEPTH 32 /* of brackets within brackets */

/* Refuses @include, numbers beyond 32 bits, hexadecimal, octal, 64-bit and
 * exponent forms, `\x00` in a text, texts and comments that never end, and
 * whatever is not libconfig's grammar. Problems carry their lines; false when
 * there was one. */
bool td_cfg_scan(const char *text, const char *name, struct td_problems *problems);
/* The same; then blanks the setting of this name at the top of the file, its lines stay. */
bool td_cfg_scan_without(char *text, const char *name, const char *without,
                         struct td_problems *problems);

#endif
