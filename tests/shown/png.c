/* PNG (W3C), as much of it as is needed. */
#include "shown/png.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { FILE_MOST = 1 << 22, HEAD = 8 };

struct reader {
    uint8_t *file, *packed, *rows;
    size_t size, packed_size;
    int depth, type, samples; /* of a pixel */
    uint8_t palette[256][3];
};

static uint32_t number(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static bool take_head(struct reader *r, struct png *png, const uint8_t *data)
{
    static const int samples[] = {1, 0, 3, 1, 2, 0, 4};

    png->w = (int)number(data);
    png->h = (int)number(data + 4);
    r->depth = data[8];
    r->type = data[9];
    r->samples = r->type <= 6 ? samples[r->type] : 0;
    return r->samples > 0 && data[12] == 0 && png->w > 0 && png->h > 0 && png->w < 10000 &&
           png->h < 10000 && (r->depth == 8 || (r->type == 3 && r->depth < 8));
}

static bool take_chunks(struct reader *r, struct png *png)
{
    bool good = r->size > HEAD && memcmp(r->file, "\x89PNG\r\n\x1a\n", HEAD) == 0;

    for (size_t at = HEAD; good && at + 12 <= r->size;) {
        size_t length = number(r->file + at);
        const uint8_t *kind = r->file + at + 4, *data = kind + 4;

        if (length > r->size - at - 12) {
            return false;
        }
        if (memcmp(kind, "IHDR", 4) == 0) {
            good = length >= 13 && take_head(r, png, data);
        } else if (memcmp(kind, "PLTE", 4) == 0) {
            memcpy(r->palette, data, length < sizeof r->palette ? length : sizeof r->palette);
        } else if (memcmp(kind, "IDAT", 4) == 0) {
            memcpy(r->packed + r->packed_size, data, length);
            r->packed_size += length;
        }
        at += length + 12;
    }
    return good;
}

static int paeth(int a, int b, int c)
{
    int p = a + b - c, pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);

    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/* In place; the byte before each row says how it was filtered. */
static void unfilter(uint8_t *rows, int h, size_t stride, size_t step)
{
    for (int y = 0; y < h; y++) {
        uint8_t *row = rows + (size_t)y * (stride + 1) + 1;
        const uint8_t *above = y > 0 ? row - stride - 1 : NULL;
        unsigned filter = row[-1];

        for (size_t i = 0; i < stride; i++) {
            int a = i >= step ? row[i - step] : 0, b = above != NULL ? above[i] : 0;
            int c = i >= step && above != NULL ? above[i - step] : 0;
            int add[] = {0, a, b, (a + b) / 2, paeth(a, b, c)};

            row[i] = (uint8_t)(row[i] + add[filter <= 4 ? filter : 0]);
        }
    }
}

static void take_pixels(const struct reader *r, struct png *png, size_t stride)
{
    for (int y = 0; y < png->h; y++) {
        const uint8_t *row = r->rows + (size_t)y * (stride + 1) + 1;

        for (int x = 0; x < png->w; x++) {
            uint8_t *to = png->rgb + ((size_t)y * (size_t)png->w + (size_t)x) * 3;

            if (r->type == 3) {
                size_t bit = (size_t)x * (size_t)r->depth;
                unsigned value = (unsigned)row[bit / 8] >> (8 - (size_t)r->depth - bit % 8);

                memcpy(to, r->palette[value & ((1u << r->depth) - 1)], 3);
            } else {
                for (int i = 0; i < 3; i++) {
                    to[i] = row[x * r->samples + (r->samples >= 3 ? i : 0)];
                }
            }
        }
    }
}

static bool take_rows(struct reader *r, struct png *png)
{
    size_t bits = (size_t)r->samples * (size_t)r->depth;
    size_t stride = ((size_t)png->w * bits + 7) / 8;
    uLongf length = (uLongf)((stride + 1) * (size_t)png->h), wanted = length;

    r->rows = malloc(length);
    png->rgb = malloc((size_t)png->w * (size_t)png->h * 3);
    if (r->rows == NULL || png->rgb == NULL ||
        uncompress(r->rows, &length, r->packed, (uLong)r->packed_size) != Z_OK ||
        length != wanted) {
        return false;
    }
    unfilter(r->rows, png->h, stride, bits < 8 ? 1 : bits / 8);
    take_pixels(r, png, stride);
    return true;
}

bool png_read(struct png *png, const char *path)
{
    struct reader *r = calloc(1, sizeof *r);
    FILE *file = fopen(path, "rb");
    bool good = false;

    memset(png, 0, sizeof *png);
    if (r != NULL && file != NULL) {
        r->file = malloc(FILE_MOST);
        r->packed = malloc(FILE_MOST);
        if (r->file != NULL && r->packed != NULL) {
            r->size = fread(r->file, 1, FILE_MOST, file);
            good = take_chunks(r, png) && take_rows(r, png);
        }
        free(r->file);
        free(r->packed);
        free(r->rows);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    free(r);
    if (!good) {
        png_deinit(png);
    }
    return good;
}

void png_deinit(struct png *png)
{
    free(png->rgb);
    memset(png, 0, sizeof *png);
}
