/* Where a part is cut off straight: the ends of shafts, limbs and bands. */
#ifndef TEARDROP_TERM_DRAW_ENDS_H
#define TEARDROP_TERM_DRAW_ENDS_H

#include "coverage.h"

#define TD_ENDS_MOST 4

/* A straight edge between two corners of about a right angle, behind which the shape is longer than
 * the edge: each as four corners of what the shape would be if it went on by `beyond` pixels.
 * Returns how many there are, at most TD_ENDS_MOST. */
size_t td_find_ends(const struct td_outline *outline, const struct td_fit *fit, float beyond,
                    struct td_point ends[TD_ENDS_MOST][4]);

#endif
