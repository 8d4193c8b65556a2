/* A buffer that grows. */
#include "bytes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST 4096
#define FORMATTED 256
#define KEPT (64u << 10)

void td_bytes_deinit(struct td_bytes *bytes)
{
    free(bytes->at);
    memset(bytes, 0, sizeof *bytes);
}

void td_bytes_clear(struct td_bytes *bytes)
{
    bytes->count = 0;
    bytes->failed = false;
}

void td_bytes_shrink(struct td_bytes *bytes)
{
    if (bytes->capacity > KEPT) {
        td_bytes_deinit(bytes);
    }
}

char *td_bytes_room(struct td_bytes *bytes, size_t count)
{
    size_t capacity = bytes->capacity == 0 ? FIRST : bytes->capacity;
    char *bigger;

    while (capacity - bytes->count < count) {
        capacity *= 2;
    }
    if (capacity != bytes->capacity) {
        bigger = realloc(bytes->at, capacity);
        if (bigger == NULL) {
            bytes->failed = true;
            return NULL;
        }
        bytes->at = bigger;
        bytes->capacity = capacity;
    }
    return bytes->at + bytes->count;
}

void td_bytes_add(struct td_bytes *bytes, const char *text, size_t count)
{
    char *room = td_bytes_room(bytes, count);

    if (room != NULL) {
        memcpy(room, text, count);
        bytes->count += count;
    }
}

void td_bytes_format(struct td_bytes *bytes, const char *format, ...)
{
    char text[FORMATTED];
    va_list arguments;
    int count;

    va_start(arguments, format);
    // NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): va_start stands above
    count = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (count > 0 && count < FORMATTED) {
        td_bytes_add(bytes, text, (size_t)count);
    }
}
