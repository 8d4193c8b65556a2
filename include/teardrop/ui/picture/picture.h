/* A view of the anatomy as an image: tissues become inks. */
#ifndef TEARDROP_UI_PICTURE_PICTURE_H
#define TEARDROP_UI_PICTURE_PICTURE_H

#include "teardrop/core/picture/anatomy.h"
#include "teardrop/core/picture/bend.h"
#include "teardrop/term/draw/raster.h"

struct td_picture_spec {
    const struct td_anatomy_view *view;
    const struct td_bent *bent; /* of a view that bends, where its parts are; else NULL */
    unsigned hidden;            /* bit i: layer i is taken off */
    const char *highlight;      /* id of the part that is lit, the others dimmed; NULL = none */
    double unfilled;            /* of the part that is lit: its upper share that stays dark, 0..1 */
    bool steady;                /* the other parts keep their colours when one is lit */
    bool mirror;
};

/* Draws into an image of cols x rows cells. When memory is short the image stays
 * as it was. */
void td_picture_render(struct td_image *image, const struct td_theme *theme, int cols, int rows,
                       const struct td_picture_spec *spec);

#endif
