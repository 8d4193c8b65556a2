#include "teardrop/core/anatomy.h"

#include <stdlib.h>

#include "teardrop/base/str.h"

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
    for (size_t i = 0; i < anatomy->view_count; i++) {
        if (td_str_equal(anatomy->views[i].id, id)) {
            return &anatomy->views[i];
        }
    }
    return NULL;
}

int td_view_part(const struct td_anatomy_view *view, const char *id)
{
    for (size_t i = 0; i < view->part_count; i++) {
        if (td_str_equal(view->parts[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}
