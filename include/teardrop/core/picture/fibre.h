/* The run of a muscle's fibres: fine lines inside its outline. */
#ifndef TEARDROP_CORE_PICTURE_FIBRE_H
#define TEARDROP_CORE_PICTURE_FIBRE_H

#include <stdbool.h>

#include "teardrop/base/outline.h"

/* Angles in degrees from straight down, positive towards larger x; they change
 * evenly from the first line to the last one. */
struct td_fibres {
    float first_deg, last_deg; /* -135..135 */
    float gap;                 /* between lines, in units of the outline; > 0 */
    float width;               /* of a line */
    bool feather;              /* in pairs from the middle, down and outwards */
};

/* Adds the lines, clipped to the outline, to `out` as slim polygons, from the top down. On
 * TD_ERR_NOMEM what was added so far stays. */
enum td_err td_fibres_draw(const struct td_outline *outline, const struct td_fibres *fibres,
                           struct td_outline *out);

/* The same along a strap, whose outline goes down one side and comes back up the other in as many
 * points: the lines keep their share of its width. */
enum td_err td_fibres_along(const struct td_outline *strap, float gap, float width,
                            struct td_outline *out);

#endif
