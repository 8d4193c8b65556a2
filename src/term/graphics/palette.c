/* Median cut over the colours that occur, and looking for the nearest one. */
#include "palette.h"

#include <stdlib.h>
#include <string.h>

#define COLORS_AT_FIRST 48
#define CLEAR_BELOW 8 /* of alpha: as good as nothing */
#define NEAR 300      /* squared distance up to which a colour stands for another */
#define FAR 1200      /* from which on a picture suffers */

/* A colour that occurs: how often, and the sums of its channels. */
struct bin {
    uint32_t count, sum[3];
};

/* A range of the list of bins. */
struct box {
    int from, to;
    uint32_t count;
};

static uint8_t over(uint8_t value, uint8_t alpha, uint32_t ground)
{
    return (uint8_t)((value * alpha + ground * (255u - alpha) + 127) / 255);
}

/* The pixel as it is seen on the ground. */
static struct td_pixel seen(struct td_pixel p, uint32_t ground)
{
    if (p.a == 255) {
        return p;
    }
    return (struct td_pixel){over(p.r, p.a, ground >> 16 & 0xFF),
                             over(p.g, p.a, ground >> 8 & 0xFF), over(p.b, p.a, ground & 0xFF),
                             255};
}

static unsigned key_of(struct td_pixel p)
{
    return (unsigned)(p.r >> 3) << 10 | (unsigned)(p.g >> 3) << 5 | (unsigned)(p.b >> 3);
}

static uint32_t mean_of(const struct bin *bins, int axis)
{
    return bins->count > 0 ? bins->sum[axis] / bins->count : 0;
}

static int by_axis(const struct bin *a, const struct bin *b, int axis)
{
    uint32_t x = mean_of(a, axis), y = mean_of(b, axis);

    return x < y ? -1 : x > y;
}

static int by_red(const void *a, const void *b)
{
    return by_axis(a, b, 0);
}

static int by_green(const void *a, const void *b)
{
    return by_axis(a, b, 1);
}

static int by_blue(const void *a, const void *b)
{
    return by_axis(a, b, 2);
}

/* The channel in which a box is longest, and how long it is there. */
static int longest(const struct bin *bins, const struct box *box, uint32_t *length)
{
    int axis = 0;

    *length = 0;
    for (int i = 0; i < 3; i++) {
        uint32_t low = 255, high = 0;

        for (int b = box->from; b < box->to; b++) {
            uint32_t value = mean_of(&bins[b], i);

            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        if (high > low && high - low > *length) {
            *length = high - low;
            axis = i;
        }
    }
    return axis;
}

/* The box that most is lost by; -1: none can be split. */
static int worst(const struct bin *bins, const struct box *boxes, int count, int *axis)
{
    double most = 0;
    int found = -1;

    for (int i = 0; i < count; i++) {
        uint32_t length;
        int along = longest(bins, &boxes[i], &length);
        double loss = (double)boxes[i].count * length * length;

        if (boxes[i].to - boxes[i].from > 1 && loss > most) {
            most = loss;
            found = i;
            *axis = along;
        }
    }
    return found;
}

static void split(struct bin *bins, struct box *box, struct box *other, int axis)
{
    static int (*const orders[])(const void *, const void *) = {by_red, by_green, by_blue};
    uint32_t before = 0;
    int at = box->from;

    qsort(bins + box->from, (size_t)(box->to - box->from), sizeof *bins, orders[axis]);
    while (at + 1 < box->to - 1 && before + bins[at].count < box->count / 2) {
        before += bins[at++].count;
    }
    before += bins[at++].count;
    *other = (struct box){at, box->to, box->count - before};
    box->to = at;
    box->count = before;
}

static uint32_t color_of(const struct bin *bins, const struct box *box)
{
    uint64_t sum[3] = {0, 0, 0};
    uint64_t count = 0;

    for (int i = box->from; i < box->to; i++) {
        count += bins[i].count;
        for (int axis = 0; axis < 3; axis++) {
            sum[axis] += bins[i].sum[axis];
        }
    }
    count = count > 0 ? count : 1;
    return (uint32_t)(sum[0] / count) << 16 | (uint32_t)(sum[1] / count) << 8 |
           (uint32_t)(sum[2] / count);
}

/* The bins that occur, moved to the front. */
static int gather(struct bin *bins, const struct td_pixels *pixels, uint32_t ground)
{
    size_t count = (size_t)pixels->w * (size_t)pixels->h;
    int used = 0;

    for (size_t i = 0; i < count; i++) {
        struct td_pixel p = pixels->at[i];
        struct bin *bin;

        if (p.a < CLEAR_BELOW) {
            continue;
        }
        p = seen(p, ground);
        bin = &bins[key_of(p)];
        if (bin->count < UINT32_MAX / 256) {
            bin->count++;
            bin->sum[0] += p.r;
            bin->sum[1] += p.g;
            bin->sum[2] += p.b;
        }
    }
    for (int i = 0; i < TD_PALETTE_KEYS; i++) {
        if (bins[i].count > 0) {
            bins[used++] = bins[i];
        }
    }
    return used;
}

/* Each as if a share of the picture had it. */
static void add_present(struct bin *bins, const struct td_palette *palette, uint32_t pixels)
{
    uint32_t share = pixels / TD_PALETTE_NUMBERS + 1;

    for (int i = 1; i <= palette->count; i++) {
        struct td_pixel p = {(uint8_t)(palette->rgb[i] >> 16), (uint8_t)(palette->rgb[i] >> 8),
                             (uint8_t)palette->rgb[i], 255};
        struct bin *bin = &bins[key_of(p)];

        bin->count += share;
        bin->sum[0] += share * p.r;
        bin->sum[1] += share * p.g;
        bin->sum[2] += share * p.b;
    }
}

static bool choose_from(struct td_palette *palette, const struct td_pixels *pixels, uint32_t ground,
                        bool more)
{
    struct bin *bins = calloc(TD_PALETTE_KEYS, sizeof *bins);
    struct box boxes[COLORS_AT_FIRST];
    int count = 1, axis = 0;

    if (bins == NULL) {
        return false;
    }
    if (more) {
        add_present(bins, palette, (uint32_t)(pixels->w * pixels->h));
    }
    memset(palette, 0, sizeof *palette);
    palette->rgb[TD_PALETTE_GROUND] = ground;
    boxes[0] = (struct box){0, gather(bins, pixels, ground), 0};
    for (int i = 0; i < boxes[0].to; i++) {
        boxes[0].count += bins[i].count;
    }
    while (count < COLORS_AT_FIRST) {
        int which = worst(bins, boxes, count, &axis);

        if (which < 0) {
            break;
        }
        split(bins, &boxes[which], &boxes[count], axis);
        count++;
    }
    for (int i = 0; i < count && boxes[0].to > 0; i++) {
        palette->rgb[++palette->count] = color_of(bins, &boxes[i]);
    }
    free(bins);
    return true;
}

bool td_palette_choose(struct td_palette *palette, const struct td_pixels *pixels, uint32_t ground)
{
    return choose_from(palette, pixels, ground, false);
}

bool td_palette_choose_more(struct td_palette *palette, const struct td_pixels *pixels,
                            uint32_t ground)
{
    return choose_from(palette, pixels, ground, true);
}

static int apart(uint32_t rgb, struct td_pixel p)
{
    int r = (int)(rgb >> 16 & 0xFF) - p.r, g = (int)(rgb >> 8 & 0xFF) - p.g;
    int b = (int)(rgb & 0xFF) - p.b;

    return 2 * r * r + 4 * g * g + 3 * b * b;
}

/* The nearest colour's number; one of its own where that is far and there is room. */
static uint8_t look_for(struct td_palette *palette, struct td_pixel p, unsigned key)
{
    int best = TD_PALETTE_GROUND, distance = apart(palette->rgb[TD_PALETTE_GROUND], p);

    for (int i = 1; i <= palette->count; i++) {
        int d = apart(palette->rgb[i], p);

        if (d < distance) {
            distance = d;
            best = i;
        }
    }
    if (distance > NEAR && palette->count + 1 < TD_PALETTE_GROUND) {
        best = ++palette->count;
        palette->rgb[best] = (uint32_t)p.r << 16 | (uint32_t)p.g << 8 | p.b;
        distance = 0;
    }
    palette->poor[key] = distance > FAR;
    return (uint8_t)best;
}

int td_palette_index(struct td_palette *palette, const struct td_pixels *pixels, uint8_t *out)
{
    size_t count = (size_t)pixels->w * (size_t)pixels->h;
    uint32_t ground = palette->rgb[TD_PALETTE_GROUND];
    int poor = 0;

    for (size_t i = 0; i < count; i++) {
        struct td_pixel p = pixels->at[i];
        unsigned key;

        if (p.a < CLEAR_BELOW) {
            out[i] = TD_PALETTE_CLEAR;
            continue;
        }
        p = seen(p, ground);
        key = key_of(p);
        if (palette->number[key] == 0) {
            palette->number[key] = look_for(palette, p, key);
        }
        out[i] = palette->number[key];
        poor += palette->poor[key];
    }
    return poor;
}
