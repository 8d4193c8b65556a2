/* Bytes on their way to the terminal, as many as there turn out to be. */
#ifndef TEARDROP_TERM_GRAPHICS_BYTES_H
#define TEARDROP_TERM_GRAPHICS_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/* Owned; zero-initialise. */
struct td_bytes {
    char *at;
    size_t count, capacity;
    bool failed; /* memory was short: something is missing */
};
void td_bytes_deinit(struct td_bytes *bytes);
/* Empties it; its memory is kept, and failed is false again. */
void td_bytes_clear(struct td_bytes *bytes);

/* Gives back memory that only a whole picture takes; empties it then. */
void td_bytes_shrink(struct td_bytes *bytes);

/* Room for so many more, to be counted by the caller; NULL when memory is short. */
char *td_bytes_room(struct td_bytes *bytes, size_t count);
void td_bytes_add(struct td_bytes *bytes, const char *text, size_t count);
/* At most 255 bytes at a time. */
void td_bytes_format(struct td_bytes *bytes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
