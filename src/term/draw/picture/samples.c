/* Shapes become samples, from the lowest to the topmost. */
#include "samples.h"

#include <stdlib.h>
#include <string.h>

#include "relief.h"
#include "teardrop/base/num.h"

#define FIBRE_LIGHT 150 /* of 255: of a muscle's lightness that its fibres have */

/* ---- one shape ---- */

struct work {
    struct td_samples *samples;
    const struct td_sampling *how;
    struct td_coverage cover, edges;
    struct td_relief relief;
    uint8_t *lights; /* of one row */
};

/* What was on top is under it now; where two were seen, the one that was seen more. */
static void cover_sample(struct td_sample *at, uint8_t id, uint8_t share, uint8_t light)
{
    unsigned rest = (255u - at->share) * at->under_share, all = at->share * 255u + rest;

    if (at->share == 0 || rest > at->share * 255u) {
        at->over = at->under;
        at->light = at->under_light;
    }
    *at = (struct td_sample){id, share, light, at->over, (uint8_t)(all / 255), at->light};
}

static void cover_span(struct td_sample *row, const struct td_span *span, uint8_t id,
                       const uint8_t *lights)
{
    if (span->share == 255) {
        for (int x = span->x; x < span->end; x++) {
            row[x] = (struct td_sample){id, 255, *lights++, TD_SAMPLE_NOBODY, 0, 0};
        }
        return;
    }
    for (int x = span->x; x < span->end; x++) {
        cover_sample(&row[x], id, span->share, *lights++);
    }
}

/* Lightness of which `kept` parts of 255 are left where the span covers all of it. Only on the
 * shape itself: what lies over its neighbours is none of its own. */
static void darken_span(struct td_sample *row, const struct td_span *span, uint8_t id,
                        unsigned kept)
{
    unsigned left = 255 * 255 - (255 - kept) * span->share;

    for (int x = span->x; x < span->end; x++) {
        if (row[x].over == id) {
            row[x].light = (uint8_t)(row[x].light * left / (255 * 255));
        }
    }
}

static void fill_row(struct work *work, const struct td_shape *shape, uint8_t id, int y)
{
    struct td_sample *row = work->samples->at + (size_t)y * (size_t)work->samples->w;
    float rounded = td_ink_roundness(shape->ink);
    int count;
    const struct td_span *spans = td_coverage_row(&work->cover, y, &count);

    for (int i = 0; i < count; i++) {
        int length = spans[i].end - spans[i].x;

        if (rounded > 0) {
            td_relief_row(&work->relief, spans[i].x, y, length, work->lights);
        } else {
            memset(work->lights, TD_SAMPLE_PLAIN, (size_t)length);
        }
        cover_span(row, &spans[i], id, work->lights);
    }
    if (shape->edge) {
        spans = td_coverage_row(&work->edges, y, &count);
        for (int i = 0; i < count; i++) {
            darken_span(row, &spans[i], id, 0);
        }
    }
}

static void fill_shape(struct work *work, const struct td_shape *shape, uint8_t id)
{
    struct td_pixel_box box =
        td_coverage_box(shape->outline, &work->how->fit, work->samples->w, work->samples->h, 0);
    float rounded = td_ink_roundness(shape->ink);

    if (box.x1 <= box.x0 || box.y1 <= box.y0) {
        return;
    }
    if (rounded > 0) {
        td_relief_shape(&work->relief, shape->outline, work->how, box, rounded);
    }
    for (bool more = td_coverage_begin(&work->cover, box); more;
         more = td_coverage_next(&work->cover)) {
        td_coverage_add(&work->cover, shape->outline, &work->how->fit);
        if (shape->edge) { /* the half of it that is inside is seen */
            work->edges.all = work->cover.all;
            work->edges.band = work->cover.band;
            work->edges.stride = work->cover.stride;
            work->edges.words = work->cover.words;
            td_coverage_add_edges(&work->edges, shape->outline, &work->how->fit,
                                  2 * work->how->line);
        }
        for (int y = work->cover.band.y0; y < work->cover.band.y1; y++) {
            fill_row(work, shape, id, y);
        }
    }
}

static void fill_fibres(struct work *work, const struct td_shape *shape, uint8_t id)
{
    struct td_samples *samples = work->samples;
    struct td_coverage *cover = &work->cover;
    struct td_pixel_box box =
        td_coverage_box(shape->fibres, &work->how->fit, samples->w, samples->h, 0);

    for (bool more = td_coverage_begin(cover, box); more; more = td_coverage_next(cover)) {
        td_coverage_add(cover, shape->fibres, &work->how->fit);
        for (int y = cover->band.y0; y < cover->band.y1; y++) {
            int count;
            const struct td_span *spans = td_coverage_row(cover, y, &count);

            for (int i = 0; i < count; i++) {
                darken_span(samples->at + (size_t)y * (size_t)samples->w, &spans[i], id,
                            FIBRE_LIGHT);
            }
        }
    }
}

/* ---- all shapes ---- */

static bool prepare(struct work *work, int w, int h)
{
    work->lights = malloc((size_t)w);
    return work->lights != NULL && td_coverage_init(&work->cover, w) == TD_OK &&
           td_coverage_init(&work->edges, w) == TD_OK &&
           td_relief_init(&work->relief, w, h) == TD_OK;
}

static void clear(struct td_samples *samples)
{
    const struct td_sample none = {TD_SAMPLE_NOBODY, 0, 0, TD_SAMPLE_NOBODY, 0, 0};
    size_t count = (size_t)samples->w * (size_t)samples->h;

    for (size_t i = 0; i < count; i++) {
        samples->at[i] = none;
    }
}

enum td_err td_samples_fill(struct td_samples *samples, const struct td_sampling *how,
                            const struct td_shape *shapes, size_t count)
{
    struct td_samples made = {how->w, how->h,
                              malloc((size_t)how->w * (size_t)how->h * sizeof *made.at), 0};
    struct work work = {.samples = &made, .how = how};
    bool ready = made.at != NULL && prepare(&work, how->w, how->h);

    if (ready) {
        clear(&made);
        for (size_t i = 0; i < count && i < TD_SAMPLE_NOBODY; i++) {
            fill_shape(&work, &shapes[i], (uint8_t)i);
            if (shapes[i].fibres != NULL) {
                fill_fibres(&work, &shapes[i], (uint8_t)i);
            }
        }
        made.shapes = td_samples_key(how, shapes, count);
        td_samples_deinit(samples);
        *samples = made;
    } else {
        td_samples_deinit(&made);
    }
    free(work.lights);
    td_coverage_deinit(&work.cover);
    td_coverage_deinit(&work.edges);
    td_relief_deinit(&work.relief);
    return ready ? TD_OK : TD_ERR_NOMEM;
}

void td_samples_deinit(struct td_samples *samples)
{
    free(samples->at);
    memset(samples, 0, sizeof *samples);
}

/* ---- telling shapes apart ---- */

static uint64_t add_to_key(uint64_t key, uint64_t value)
{
    key = (key ^ value) * 0x9E3779B97F4A7C15u;
    return key ^ key >> 29;
}

static uint64_t add_bytes(uint64_t key, const void *data, size_t bytes)
{
    const uint8_t *at = data;
    uint64_t value;

    for (; bytes >= sizeof value; bytes -= sizeof value, at += sizeof value) {
        memcpy(&value, at, sizeof value);
        key = add_to_key(key, value);
    }
    return add_to_key(key, bytes);
}

static uint64_t add_outline(uint64_t key, const struct td_outline *outline)
{
    if (outline == NULL) {
        return add_to_key(key, 1);
    }
    key = add_bytes(key, outline->starts, outline->contour_count * sizeof *outline->starts);
    return add_bytes(key, outline->points, outline->point_count * sizeof *outline->points);
}

uint64_t td_samples_key(const struct td_sampling *how, const struct td_shape *shapes, size_t count)
{
    uint64_t key = add_bytes(add_to_key(1, count), how, sizeof *how);

    for (size_t i = 0; i < count; i++) {
        key = add_to_key(key, (uint64_t)shapes[i].ink * 2 + shapes[i].edge);
        key = add_outline(key, shapes[i].outline);
        key = add_outline(key, shapes[i].fibres);
    }
    return key != 0 ? key : 1;
}
