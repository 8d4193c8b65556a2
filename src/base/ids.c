/* Looking for an id among structs that have one. */
#include "teardrop/base/ids.h"

#include "teardrop/base/str.h"

int td_id_index(const char *const *first, size_t count, size_t stride, const char *wanted)
{
    for (size_t i = 0; i < count; i++) {
        const void *id = (const char *)first + i * stride;

        if (td_str_equal(*(const char *const *)id, wanted)) {
            return (int)i;
        }
    }
    return -1;
}
