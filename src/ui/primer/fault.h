/* An arrow in a picture, at what is wrong in it. */
#ifndef TEARDROP_UI_PRIMER_FAULT_H
#define TEARDROP_UI_PRIMER_FAULT_H

#include "teardrop/term/draw/raster.h"

struct td_fault_arrow {
    int x, y;   /* cell of its head, from the picture's upper left corner */
    int dx, dy; /* to where its shaft goes */
    int cells;  /* with the head; 0 = there is none */
};

/* From the side on which the fewest cells of the picture lie before the one at (x, y), or before
 * the one above it. */
struct td_fault_arrow td_fault_arrow_at(const struct td_image *image, int x, int y);
/* The picture's upper left corner is at (left, top). */
void td_fault_arrow_draw(const struct td_fault_arrow *arrow, struct td_canvas *canvas, int left,
                         int top);

#endif
