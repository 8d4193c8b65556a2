/* Heights from the distance to the border, on a coarse grid: they are smooth anyway. */
#include "relief.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"

#define STEP_LEAST 3
#define GRID_MOST 280 /* points along the longer side */
#define PAD 2         /* points around a shape, all at height 0 */
#define REACH 40      /* widths of a line: further inside all is flat */
#define SMOOTHINGS 4

/* where the light comes from; its third number is that of a flat place */
#define FROM_X 0.40F
#define FROM_Y 0.52F
#define FLAT 0.755F

enum td_err td_relief_init(struct td_relief *relief, int w, int h)
{
    memset(relief, 0, sizeof *relief);
    relief->step = td_max(STEP_LEAST, (td_max(w, h) + GRID_MOST - 1) / GRID_MOST);
    relief->size =
        (size_t)(w / relief->step + 2 + 2 * PAD) * (size_t)(h / relief->step + 2 + 2 * PAD);
    relief->height = malloc(relief->size * sizeof *relief->height);
    relief->other = malloc(relief->size * sizeof *relief->other);
    relief->light = malloc(relief->size);
    if (relief->height == NULL || relief->other == NULL || relief->light == NULL ||
        td_coverage_init(&relief->cover, w / relief->step + 2 + 2 * PAD) != TD_OK) {
        td_relief_deinit(relief);
        return TD_ERR_NOMEM;
    }
    return TD_OK;
}

void td_relief_deinit(struct td_relief *relief)
{
    free(relief->height);
    free(relief->other);
    free(relief->light);
    td_coverage_deinit(&relief->cover);
    memset(relief, 0, sizeof *relief);
}

/* ---- distances, in steps ---- */

#define DEEP 1e4F

static void mark_inside(struct td_relief *relief, const struct td_outline *outline,
                        const struct td_fit *fit)
{
    float step = (float)relief->step;
    const struct td_fit coarse = {fit->scale_x / step, fit->scale_y / step,
                                  (fit->left - relief->left) / step + 0.5F,
                                  (fit->top - relief->top) / step + 0.5F};
    struct td_pixel_box box = td_coverage_box(outline, &coarse, relief->w, relief->h, 0);
    struct td_coverage *cover = &relief->cover;

    memset(relief->height, 0, (size_t)relief->w * (size_t)relief->h * sizeof *relief->height);
    for (bool more = td_coverage_begin(cover, box); more; more = td_coverage_next(cover)) {
        td_coverage_add(cover, outline, &coarse);
        for (int y = cover->band.y0; y < cover->band.y1; y++) {
            int count;
            const struct td_span *spans = td_coverage_row(cover, y, &count);

            for (int i = 0; i < count; i++) {
                float value = spans[i].share == 255 ? DEEP : (float)spans[i].share / 255;

                for (int x = spans[i].x; x < spans[i].end; x++) {
                    relief->height[(size_t)y * (size_t)relief->w + (size_t)x] = value;
                }
            }
        }
    }
}

static float least(float a, float b)
{
    return a < b ? a : b;
}

/* From each point to the nearest of the border, over sides and corners; returns the greatest. */
static float find_distances(struct td_relief *relief)
{
    const float corner = 1.4142135F;
    int w = relief->w;
    float most = 0;

    for (int y = 1; y < relief->h - 1; y++) {
        float *at = relief->height + (size_t)y * (size_t)w;

        for (int x = 1; x < w - 1; x++) {
            float up = least(at[x - w - 1], at[x - w + 1]) + corner;

            at[x] = least(least(at[x], at[x - 1] + 1), least(at[x - w] + 1, up));
        }
    }
    for (int y = relief->h - 2; y > 0; y--) {
        float *at = relief->height + (size_t)y * (size_t)w;

        for (int x = w - 2; x > 0; x--) {
            float down = least(at[x + w - 1], at[x + w + 1]) + corner;

            at[x] = least(least(at[x], at[x + 1] + 1), least(at[x + w] + 1, down));
            most = at[x] > most ? at[x] : most;
        }
    }
    return most;
}

/* ---- heights ---- */

/* A quarter of a circle, `reach` wide. */
static void raise(struct td_relief *relief, float reach)
{
    size_t count = (size_t)relief->w * (size_t)relief->h;

    for (size_t i = 0; i < count; i++) {
        float in = relief->height[i] / reach;

        if (in > 0) {
            relief->height[i] = in < 1 ? reach * sqrtf(in * (2 - in)) : reach;
        }
    }
}

/* The ridges in the middle are worn off. */
static void smooth(struct td_relief *relief)
{
    int w = relief->w;

    for (int y = 0; y < relief->h; y++) {
        float *from = relief->height + (size_t)y * (size_t)w;
        float *to = relief->other + (size_t)y * (size_t)w;

        to[0] = from[0];
        to[w - 1] = from[w - 1];
        for (int x = 1; x < w - 1; x++) {
            to[x] = (from[x - 1] + 2 * from[x] + from[x + 1]) / 4;
        }
    }
    for (int y = 1; y < relief->h - 1; y++) {
        float *from = relief->other + (size_t)y * (size_t)w;
        float *to = relief->height + (size_t)y * (size_t)w;

        for (int x = 0; x < w; x++) {
            to[x] = (from[x - w] + 2 * from[x] + from[x + w]) / 4;
        }
    }
}

static uint8_t light_of(float across, float down, float rounded)
{
    float facing =
        (across * FROM_X + down * FROM_Y + FLAT) / sqrtf(1 + across * across + down * down);
    float more = facing > FLAT ? (facing - FLAT) / (1 - FLAT) * 105 : (facing - FLAT) / FLAT * 84;
    float light = TD_SAMPLE_PLAIN + more * rounded;

    return (uint8_t)(light < 40 ? 40 : light > 250 ? 250 : light);
}

static void light_up(struct td_relief *relief, float rounded)
{
    int w = relief->w;

    memset(relief->light, TD_SAMPLE_PLAIN, (size_t)w * (size_t)relief->h);
    for (int y = 1; y < relief->h - 1; y++) {
        const float *at = relief->height + (size_t)y * (size_t)w;
        uint8_t *to = relief->light + (size_t)y * (size_t)w;

        for (int x = 1; x < w - 1; x++) {
            float across = (at[x + 1] - at[x - 1]) / 2, down = (at[x + w] - at[x - w]) / 2;

            if (across < 0 || across > 0 || down < 0 || down > 0) {
                to[x] = light_of(across, down, rounded);
            }
        }
    }
}

/* ---- cuts ---- */

/* How many points at each side lie beyond a border of the box that the shape reaches. */
struct cuts {
    int left, top, right, bottom;
};

static struct cuts find_cuts(const struct td_relief *relief, const struct td_sampling *how,
                             struct td_pixel_box box)
{
    float step = (float)relief->step;
    float right = relief->left + (float)(relief->w - 1) * step;
    float bottom = relief->top + (float)(relief->h - 1) * step;
    struct cuts cuts = {0, 0, 0, 0};

    if ((float)box.x0 <= how->left + 1) {
        cuts.left = (int)ceilf((how->left - relief->left) / step + 0.5F);
    }
    if ((float)box.y0 <= how->top + 1) {
        cuts.top = (int)ceilf((how->top - relief->top) / step + 0.5F);
    }
    if ((float)box.x1 >= how->right - 1) {
        cuts.right = (int)ceilf((right - how->right) / step + 0.5F);
    }
    if ((float)box.y1 >= how->bottom - 1) {
        cuts.bottom = (int)ceilf((bottom - how->bottom) / step + 0.5F);
    }
    return cuts;
}

/* What is cut goes on beyond the border as it is there. */
static void go_on(struct td_relief *relief, const struct cuts *cuts)
{
    int w = relief->w, h = relief->h;
    size_t row = (size_t)w * sizeof *relief->height;

    if (cuts->left + cuts->right + 1 >= w || cuts->top + cuts->bottom + 1 >= h) {
        return;
    }
    for (int y = 0; y < h; y++) {
        float *at = relief->height + (size_t)y * (size_t)w;

        for (int x = 0; x < cuts->left; x++) {
            at[x] = at[cuts->left];
        }
        for (int x = w - cuts->right; x < w; x++) {
            at[x] = at[w - cuts->right - 1];
        }
    }
    for (int y = 0; y < cuts->top; y++) {
        memcpy(relief->height + (size_t)y * (size_t)w,
               relief->height + (size_t)cuts->top * (size_t)w, row);
    }
    for (int y = h - cuts->bottom; y < h; y++) {
        memcpy(relief->height + (size_t)y * (size_t)w,
               relief->height + (size_t)(h - cuts->bottom - 1) * (size_t)w, row);
    }
}

void td_relief_shape(struct td_relief *relief, const struct td_outline *outline,
                     const struct td_sampling *how, struct td_pixel_box box, float rounded)
{
    int step = relief->step;
    struct cuts cuts;
    float most;

    relief->w = (box.x1 - box.x0) / step + 2 + 2 * PAD;
    relief->h = (box.y1 - box.y0) / step + 2 + 2 * PAD;
    relief->left = (float)box.x0 - (PAD - 0.5F) * (float)step;
    relief->top = (float)box.y0 - (PAD - 0.5F) * (float)step;
    cuts = find_cuts(relief, how, box);
    mark_inside(relief, outline, &how->fit);
    go_on(relief, &cuts);
    most = find_distances(relief);
    go_on(relief, &cuts);
    raise(relief, fmaxf(least(most, REACH * how->line / (float)step), 1));
    for (int i = 0; i < SMOOTHINGS; i++) {
        smooth(relief);
        go_on(relief, &cuts);
    }
    light_up(relief, rounded);
}

/* ---- pixels ---- */

void td_relief_row(const struct td_relief *relief, int x, int y, int count, uint8_t *out)
{
    int step = relief->step;
    int at_y = (int)(((float)y + 0.5F - relief->top) * 256 / (float)step);
    int at_x = (int)(((float)x + 0.5F - relief->left) * 65536 / (float)step), by = 65536 / step;
    const uint8_t *upper = relief->light + (size_t)(at_y >> 8) * (size_t)relief->w;
    const uint8_t *lower = upper + relief->w;
    int down = at_y & 255, column = -1, left = 0, slope = 0;

    for (int i = 0; i < count; i++, at_x += by) {
        if (at_x >> 16 != column) {
            column = at_x >> 16;
            left = upper[column] * (256 - down) + lower[column] * down;
            slope = upper[column + 1] * (256 - down) + lower[column + 1] * down - left;
        }
        out[i] = (uint8_t)((left + (slope * ((at_x & 65535) >> 8) >> 8)) >> 8);
    }
}
