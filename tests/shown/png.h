/* Reads what a converter of sixels writes. */
#ifndef TEARDROP_TESTS_SHOWN_PNG_H
#define TEARDROP_TESTS_SHOWN_PNG_H

#include <stdbool.h>
#include <stdint.h>

/* Owned. */
struct png {
    int w, h;
    uint8_t *rgb;
};

/* Of eight bits a channel, or with a palette of up to eight; not interlaced. False: not such a
 * file. */
bool png_read(struct png *png, const char *path);
void png_deinit(struct png *png);

#endif
