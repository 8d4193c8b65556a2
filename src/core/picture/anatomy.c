/* Views and parts of the knee, found by id. */
#include "teardrop/core/picture/anatomy.h"

#include <stdlib.h>

#include "teardrop/base/ids.h"

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
    int index = TD_ID_INDEX(anatomy->views, anatomy->view_count, id);

    return index >= 0 ? &anatomy->views[index] : NULL;
}

int td_view_part(const struct td_anatomy_view *view, const char *id)
{
    return TD_ID_INDEX(view->parts, view->part_count, id);
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
    case TD_TISSUE_LIGAMENT:
    case TD_TISSUE_FAT:
        return TD_LAYER_BANDS;
    case TD_TISSUE_BONE:
    case TD_TISSUE_CARTILAGE:
        return TD_LAYER_BONES;
    default:
        return TD_LAYER_OTHER;
    }
}
