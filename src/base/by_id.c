/* Finds entries of any table by the id at the start of each. */
#include "teardrop/base/by_id.h"

#include "teardrop/base/str.h"

static const char *id_at(const void *table, size_t index, size_t size)
{
    return *(const char *const *)(const void *)((const char *)table + index * size);
}

int td_by_id(const void *table, size_t count, size_t size, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (td_str_equal(id_at(table, i, size), id)) {
            return (int)i;
        }
    }
    return -1;
}

void td_ids(const void *table, size_t count, size_t size, const char **out)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = id_at(table, i, size);
    }
}
