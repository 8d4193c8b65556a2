#include "teardrop/core/primer.h"

#include <stdlib.h>

#include "teardrop/base/str.h"

void td_primer_free(struct td_primer *primer)
{
    if (primer != NULL) {
        td_arena_deinit(&primer->arena);
        free(primer);
    }
}

int td_primer_page(const struct td_primer *primer, const char *id)
{
    for (size_t i = 0; i < primer->page_count; i++) {
        if (td_str_equal(primer->pages[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}
