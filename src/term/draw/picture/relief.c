/* Heights from the distance to the border, on a coarse grid: they are smooth anyway. */
#include "relief.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ends.h"
#include "teardrop/base/num.h"

#define STEP_LEAST 4
#define GRID_MOST 280 /* points along the longer side */
#define PAD 5         /* points around a shape, all at height 0 */
#define REACH 40      /* widths of a line: further inside all is flat */
#define SMOOTHINGS 4

/* How soft a shadow is, and how far it lies to the right and down, in widths of a line. */
#define SOFT 3.0F
#define SHIFT_X 1.2F
#define SHIFT_Y 2.0F

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
    relief->soft = malloc(relief->size * sizeof *relief->soft);
    relief->light = malloc(relief->size);
    relief->shadow = malloc(relief->size);
    if (relief->height == NULL || relief->other == NULL || relief->soft == NULL ||
        relief->light == NULL || relief->shadow == NULL ||
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
    free(relief->soft);
    free(relief->light);
    free(relief->shadow);
    td_coverage_deinit(&relief->cover);
    memset(relief, 0, sizeof *relief);
}

/* ---- distances, in steps ---- */

#define DEEP 1e4F
#define MOSTLY 0.97F /* of a point's area: all of it, but for rounding */

static struct td_fit coarse_fit(const struct td_relief *relief, const struct td_fit *fit)
{
    float step = (float)relief->step;

    return (struct td_fit){fit->scale_x / step, fit->scale_y / step,
                           (fit->left - relief->left) / step + 0.5F,
                           (fit->top - relief->top) / step + 0.5F};
}

/* Rows of the band of coverage as heights: inside all are deep, until distances are known. */
static void mark_band(struct td_relief *relief)
{
    struct td_coverage *cover = &relief->cover;

    for (int y = cover->band.y0; y < cover->band.y1; y++) {
        float *row = relief->height + (size_t)y * (size_t)relief->w;
        int count;
        const struct td_span *spans = td_coverage_row(cover, y, &count);

        for (int i = 0; i < count; i++) {
            float share = (float)spans[i].share / 255;

            for (int x = spans[i].x; x < spans[i].end; x++) {
                row[x] = row[x] + share > MOSTLY ? DEEP : row[x] + share;
            }
        }
    }
}

static void mark_inside(struct td_relief *relief, const struct td_outline *outline,
                        const struct td_fit *fit)
{
    const struct td_fit coarse = coarse_fit(relief, fit);
    struct td_pixel_box box = td_coverage_box(outline, &coarse, relief->w, relief->h, 0);
    struct td_coverage *cover = &relief->cover;

    memset(relief->height, 0, (size_t)relief->w * (size_t)relief->h * sizeof *relief->height);
    for (bool more = td_coverage_begin(cover, box); more; more = td_coverage_next(cover)) {
        td_coverage_add(cover, outline, &coarse);
        mark_band(relief);
    }
}

/* Beyond an end that is cut it goes on: it is not round there. */
static void mark_beyond(struct td_relief *relief, const struct td_outline *outline,
                        const struct td_fit *fit)
{
    const struct td_fit coarse = coarse_fit(relief, fit);
    const struct td_pixel_box all = {0, 0, relief->w, relief->h};
    struct td_coverage *cover = &relief->cover;
    struct td_point ends[TD_ENDS_MOST][4];
    size_t count = td_find_ends(outline, &coarse, PAD, ends);

    if (count == 0) {
        return;
    }
    for (bool more = td_coverage_begin(cover, all); more; more = td_coverage_next(cover)) {
        for (size_t i = 0; i < count; i++) {
            td_coverage_add_corners(cover, ends[i], 4);
        }
        mark_band(relief);
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
static void smooth(const struct td_relief *relief, float *heights)
{
    int w = relief->w;

    for (int y = 0; y < relief->h; y++) {
        const float *from = heights + (size_t)y * (size_t)w;
        float *to = relief->other + (size_t)y * (size_t)w;

        to[0] = from[0];
        to[w - 1] = from[w - 1];
        for (int x = 1; x < w - 1; x++) {
            to[x] = (from[x - 1] + 2 * from[x] + from[x + 1]) / 4;
        }
    }
    for (int y = 1; y < relief->h - 1; y++) {
        const float *from = relief->other + (size_t)y * (size_t)w;
        float *to = heights + (size_t)y * (size_t)w;

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
static void go_on(const struct td_relief *relief, const struct cuts *cuts, float *heights)
{
    int w = relief->w, h = relief->h;
    size_t row = (size_t)w * sizeof *heights;

    if (cuts->left + cuts->right + 1 >= w || cuts->top + cuts->bottom + 1 >= h) {
        return;
    }
    for (int y = 0; y < h; y++) {
        float *at = heights + (size_t)y * (size_t)w;

        for (int x = 0; x < cuts->left; x++) {
            at[x] = at[cuts->left];
        }
        for (int x = w - cuts->right; x < w; x++) {
            at[x] = at[w - cuts->right - 1];
        }
    }
    for (int y = 0; y < cuts->top; y++) {
        memcpy(heights + (size_t)y * (size_t)w, heights + (size_t)cuts->top * (size_t)w, row);
    }
    for (int y = h - cuts->bottom; y < h; y++) {
        memcpy(heights + (size_t)y * (size_t)w,
               heights + (size_t)(h - cuts->bottom - 1) * (size_t)w, row);
    }
}

/* What is inside, blurred. */
static void throw_shadow(struct td_relief *relief, const struct td_sampling *how,
                         const struct cuts *cuts)
{
    size_t count = (size_t)relief->w * (size_t)relief->h;
    float wide = SOFT * how->line / (float)relief->step;
    int rounds = td_max(1, td_min((int)(2 * wide * wide + 0.5F), 8));

    for (size_t i = 0; i < count; i++) {
        relief->soft[i] = least(relief->height[i], 1) * 255;
    }
    for (int i = 0; i < rounds; i++) {
        smooth(relief, relief->soft);
        go_on(relief, cuts, relief->soft);
    }
    for (size_t i = 0; i < count; i++) {
        relief->shadow[i] = (uint8_t)relief->soft[i];
    }
    relief->shift_x = (int)(SHIFT_X * how->line + 0.5F);
    relief->shift_y = (int)(SHIFT_Y * how->line + 0.5F);
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
    go_on(relief, &cuts, relief->height);
    throw_shadow(relief, how, &cuts);
    mark_beyond(relief, outline, &how->fit);
    most = find_distances(relief);
    go_on(relief, &cuts, relief->height);
    raise(relief, fmaxf(least(most, REACH * how->line / (float)step), 1));
    for (int i = 0; i < SMOOTHINGS; i++) {
        smooth(relief, relief->height);
        go_on(relief, &cuts, relief->height);
    }
    light_up(relief, rounded);
}

/* ---- pixels ---- */

void td_relief_row(const struct td_relief *relief, const uint8_t *of, int x, int y, int count,
                   uint8_t *out)
{
    int step = relief->step, last = relief->w - 2, by = 65536 / step;
    int at_y = (int)(((float)y + 0.5F - relief->top) * 256 / (float)step);
    int at_x = (int)(((float)x + 0.5F - relief->left) * 65536 / (float)step), down;
    const uint8_t *upper, *lower;

    at_y = td_max(0, td_min(at_y, (relief->h - 1) * 256 - 1));
    down = at_y & 255;
    upper = of + (size_t)(at_y >> 8) * (size_t)relief->w;
    lower = upper + relief->w;
    for (int i = 0; i < count;) {
        int column = at_x < 0 ? 0 : td_min(at_x / 65536, last), in = at_x - column * 65536;
        int left = upper[column] * (256 - down) + lower[column] * down;
        int slope = upper[column + 1] * (256 - down) + lower[column + 1] * down - left;
        int end = td_min(count, i + (in < 0 || in > 65535 ? 1 : (65535 - in) / by + 1));
        int value = left * 256 + slope * (td_max(0, td_min(in, 65535)) / 256);

        at_x += (end - i) * by;
        for (int more = slope * (by / 256); i < end; i++, value += more) {
            out[i] = (uint8_t)(value >> 16);
        }
    }
}
