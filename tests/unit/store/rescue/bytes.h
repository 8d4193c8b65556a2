/* A history's file as bytes, to spoil some of them. */
#ifndef TEARDROP_TESTS_UNIT_STORE_RESCUE_BYTES_H
#define TEARDROP_TESTS_UNIT_STORE_RESCUE_BYTES_H

#include <stdio.h>

#include "test.h"

/* At most max; how many there were. */
static inline size_t read_file(const char *path, char *out, size_t max)
{
    FILE *file = fopen(path, "r");
    size_t count = 0;

    if (file != NULL) {
        count = fread(out, 1, max, file);
        (void)fclose(file);
    }
    return count;
}

static inline void write_file(const char *path, const char *bytes, size_t count)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

#endif
