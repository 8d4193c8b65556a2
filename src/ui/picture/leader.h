/* Leader lines: from a picture's edge, at the row of a name, to what it names. */
#ifndef TEARDROP_UI_PICTURE_LEADER_H
#define TEARDROP_UI_PICTURE_LEADER_H

#include "teardrop/core/picture/label.h"
#include "teardrop/term/draw/raster.h"

/* The line runs along the name's row to the column of the anchor, then up or down to it. Draw all
 * lines of a picture before the dots, or a line may hide a dot. */
void td_leader_line(struct td_image *image, const struct td_theme *theme,
                    const struct td_label *label, bool strong);
void td_leader_dot(struct td_image *image, const struct td_theme *theme,
                   const struct td_label *label, bool strong);

#endif
