/* Golden files: a screen, or a reel of them, as one text with a section a size. */
#ifndef TEARDROP_TESTS_SCRIPT_GOLDEN_H
#define TEARDROP_TESTS_SCRIPT_GOLDEN_H

#include "script/world.h"

/* All of them return NULL, or what is wrong. */

/* spec: the file below tests/golden without its ending, then sizes beyond the usual
 * three: "home/trained 120x40 mono". */
const char *golden_begin(const char *spec);
/* Adds the screen as it is, at every size; what is drawn must be seen everywhere. */
const char *golden_frame(struct world *world, const char *title);
/* The frames since golden_begin equal the file (TEARDROP_UPDATE=1 writes it). */
const char *golden_end(void);

#endif
