/* Filling outlines into pixels. */
#include "teardrop/term/draw/pixels.h"

#include <stdlib.h>
#include <string.h>

#include "coverage.h"

enum td_err td_pixels_init(struct td_pixels *pixels, int w, int h)
{
    struct td_pixel *at = NULL;

    if (w > 0 && h > 0) {
        at = (size_t)w > SIZE_MAX / sizeof *at / (size_t)h
                 ? NULL
                 : calloc((size_t)w * (size_t)h, sizeof *at);
        if (at == NULL) {
            return TD_ERR_NOMEM;
        }
    }
    free(pixels->at);
    *pixels = (struct td_pixels){at != NULL ? w : 0, at != NULL ? h : 0, at};
    return TD_OK;
}

void td_pixels_deinit(struct td_pixels *pixels)
{
    free(pixels->at);
    memset(pixels, 0, sizeof *pixels);
}

static uint8_t mix(uint8_t under, float over, float share)
{
    return (uint8_t)((float)under + (over - (float)under) * share + 0.5F);
}

/* Over what is see-through the colour keeps its strength, and only the opacity grows. */
static void lay(struct td_pixel *pixel, const float rgb[3], float opacity)
{
    float under = (float)pixel->a / 255, all = opacity + under * (1 - opacity);
    float share = all > 0 ? opacity / all : 0;

    pixel->r = mix(pixel->r, rgb[0], share);
    pixel->g = mix(pixel->g, rgb[1], share);
    pixel->b = mix(pixel->b, rgb[2], share);
    pixel->a = (uint8_t)(all * 255 + 0.5F);
}

static void lay_span(struct td_pixels *pixels, int y, const struct td_span *span,
                     const float rgb[3], float opacity)
{
    struct td_pixel *pixel = pixels->at + (size_t)y * (size_t)pixels->w + span->x;

    for (int x = span->x; x < span->end; x++, pixel++) {
        lay(pixel, rgb, opacity * (float)span->share / 255);
    }
}

enum td_err td_pixels_fill(struct td_pixels *pixels, const struct td_outline *outline, uint32_t rgb,
                           float opacity)
{
    const struct td_fit fit = {1, 1, 0, 0};
    const float colour[3] = {(float)(rgb >> 16 & 0xFF), (float)(rgb >> 8 & 0xFF),
                             (float)(rgb & 0xFF)};
    struct td_pixel_box box = td_coverage_box(outline, &fit, pixels->w, pixels->h, 0);
    struct td_coverage cover;
    bool more;

    if (!(opacity > 0) || box.x1 <= box.x0 || box.y1 <= box.y0) {
        return TD_OK;
    }
    opacity = opacity < 1 ? opacity : 1;
    if (td_coverage_init(&cover, box.x1 - box.x0) != TD_OK) {
        return TD_ERR_NOMEM;
    }
    for (more = td_coverage_begin(&cover, box); more; more = td_coverage_next(&cover)) {
        td_coverage_add(&cover, outline, &fit);
        for (int y = cover.band.y0; y < cover.band.y1; y++) {
            int count;
            const struct td_span *spans = td_coverage_row(&cover, y, &count);

            for (int i = 0; i < count; i++) {
                lay_span(pixels, y, &spans[i], colour, opacity);
            }
        }
    }
    td_coverage_deinit(&cover);
    return TD_OK;
}
