/* Samples get their colours. */
#include "samples.h"

#include <stdlib.h>
#include <string.h>

/* A shape's colour at each lightness: from its outline's over its own to its brightest. */
static void mix_tones(struct td_pixel tones[256], const struct td_ink_paint *paint)
{
    for (int light = 0; light < 256; light++) {
        bool dark = light < TD_SAMPLE_PLAIN;
        uint32_t from = dark ? paint->line : paint->plain, to = dark ? paint->plain : paint->bright;
        int share = dark ? light * 2 : (light - TD_SAMPLE_PLAIN) * 2;
        uint8_t mixed[3];

        for (int i = 0; i < 3; i++) {
            int shift = 16 - 8 * i, a = (int)(from >> shift & 0xFF), b = (int)(to >> shift & 0xFF);

            mixed[i] = (uint8_t)((a * (256 - share) + b * share + 128) / 256);
        }
        tones[light] = (struct td_pixel){mixed[0], mixed[1], mixed[2], 255};
    }
}

static uint8_t mix_channel(uint8_t under, uint8_t over, unsigned share, unsigned rest, unsigned all)
{
    return (uint8_t)((over * share + under * rest + all / 2) / all);
}

/* An edge: two colours, or one and the ground. The share is above 0. */
static struct td_pixel mix_edge(const struct td_sample *sample, const struct td_pixel (*tones)[256])
{
    struct td_pixel over = tones[sample->over][sample->light], under = over;
    unsigned share = sample->share * 255u, rest = (255u - sample->share) * sample->under_share;
    unsigned all = share + rest;

    if (rest > 0) {
        under = tones[sample->under][sample->under_light];
    }
    return (struct td_pixel){mix_channel(under.r, over.r, share, rest, all),
                             mix_channel(under.g, over.g, share, rest, all),
                             mix_channel(under.b, over.b, share, rest, all),
                             (uint8_t)((all + 127) / 255)};
}

static void paint_row(const struct td_samples *samples, int y, const struct td_pixel (*tones)[256],
                      struct td_pixel *to)
{
    const struct td_sample *row = samples->at + (size_t)y * (size_t)samples->w;
    bool used = y >= samples->used.y0 && y < samples->used.y1;
    int from = used ? samples->used.x0 : samples->w, end = used ? samples->used.x1 : samples->w;

    memset(to, 0, (size_t)from * sizeof *to);
    for (int x = from; x < end; x++) {
        if (row[x].share == 255) {
            to[x] = tones[row[x].over][row[x].light];
        } else if (row[x].share == 0) {
            to[x] = (struct td_pixel){0};
        } else {
            to[x] = mix_edge(&row[x], tones);
        }
    }
    memset(to + end, 0, (size_t)(samples->w - end) * sizeof *to);
}

enum td_err td_samples_paint(const struct td_samples *samples, const struct td_theme *theme,
                             const struct td_shape *shapes, size_t count, struct td_pixels *pixels)
{
    struct td_pixel(*tones)[256] = malloc(TD_SAMPLE_SHAPES_MAX * sizeof *tones);

    if (tones == NULL) {
        return TD_ERR_NOMEM;
    }
    for (size_t i = 0; i < count && i < TD_SAMPLE_SHAPES_MAX; i++) {
        struct td_ink_paint paint = td_theme_paint(theme, shapes[i].ink, shapes[i].light);

        mix_tones(tones[i], &paint);
    }
    for (int y = 0; y < samples->h; y++) {
        paint_row(samples, y, (const struct td_pixel(*)[256])tones,
                  pixels->at + (size_t)y * (size_t)samples->w);
    }
    free(tones);
    return TD_OK;
}
