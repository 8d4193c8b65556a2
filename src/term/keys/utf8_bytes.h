/* A character of UTF-8 that comes byte by byte. */
#ifndef TEARDROP_TERM_KEYS_UTF8_BYTES_H
#define TEARDROP_TERM_KEYS_UTF8_BYTES_H

#include <stdbool.h>
#include <stdint.h>

#include "teardrop/base/utf8.h"

struct td_utf8_bytes {
    unsigned char bytes[TD_UTF8_MAX];
    int count, wanted; /* wanted: 0 = none has begun */
};

/* The first byte of a character; false: none begins so. */
bool td_utf8_bytes_begin(struct td_utf8_bytes *character, unsigned char byte);
/* One more byte. 0: not yet whole; TD_UTF8_REPLACEMENT: it is none; *again: the byte
 * was not part of it. */
uint32_t td_utf8_bytes_add(struct td_utf8_bytes *character, unsigned char byte, bool *again);

#endif
