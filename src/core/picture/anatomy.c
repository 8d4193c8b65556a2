/* Looking up views, parts and layers of the pictures. */
#include "teardrop/core/picture/anatomy.h"

#include <math.h>
#include <stdlib.h>

#include "teardrop/base/by_id.h"

#define RADIANS 0.017453293F

void td_anatomy_free(struct td_anatomy *anatomy)
{
    if (anatomy == NULL) {
        return;
    }
    for (size_t i = 0; i < anatomy->outline_count; i++) {
        td_outline_deinit(&anatomy->outlines[i]);
    }
    free(anatomy->outlines);
    td_arena_deinit(&anatomy->arena);
    free(anatomy);
}

const struct td_anatomy_view *td_anatomy_view(const struct td_anatomy *anatomy, const char *id)
{
    int index = TD_BY_ID(anatomy->views, anatomy->view_count, id);

    return index < 0 ? NULL : &anatomy->views[index];
}

int td_view_part(const struct td_anatomy_view *view, const char *id)
{
    return TD_BY_ID(view->parts, view->part_count, id);
}

enum td_layer td_tissue_layer(enum td_tissue tissue)
{
    switch (tissue) {
    case TD_TISSUE_SKIN:
        return TD_LAYER_SKIN;
    case TD_TISSUE_MUSCLE:
    case TD_TISSUE_VM:
        return TD_LAYER_MUSCLES;
    case TD_TISSUE_TENDON:
    case TD_TISSUE_FAT:
        return TD_LAYER_TENDONS;
    case TD_TISSUE_LIGAMENT:
        return TD_LAYER_LIGAMENTS;
    case TD_TISSUE_BONE:
    case TD_TISSUE_CARTILAGE:
        return TD_LAYER_BONES;
    default:
        return TD_LAYER_OTHER;
    }
}

enum td_err td_part_fibres(const struct td_part *part, const struct td_outline *outline, float gap,
                           float width, struct td_outline *out)
{
    struct td_fibres fibres;

    if (part->run == NULL) {
        return TD_OK;
    }
    fibres = *part->run;
    if (gap > 0) {
        fibres.gap = gap;
        fibres.width = width;
    }
    if (part->strap != NULL) {
        return td_fibres_along(outline, fibres.gap, fibres.width, out);
    }
    if (gap > 0 && fibres.feather) { /* barbs stand closer than their steps down the middle */
        fibres.gap /= fmaxf(sinf(fabsf(fibres.first_deg) * RADIANS), 0.1F);
    }
    return td_fibres_draw(outline, &fibres, out);
}
