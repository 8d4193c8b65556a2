/* Shapes become samples, from the lowest to the topmost. */
#include "samples.h"

#include <stdlib.h>
#include <string.h>

#include "relief.h"
#include "teardrop/base/num.h"

#define SHADOW_LIGHT 125   /* of 255: of the lightness that is left in the deepest shadow */
#define SHADOW_REACH 10.0F /* widths of a line */
#define FIBRE_LIGHT 150    /* of 255: of a muscle's lightness that its fibres have */

/* ---- one shape ---- */

struct work {
    struct td_samples *samples;
    const struct td_sampling *how;
    struct td_coverage cover, edges;
    struct td_relief relief;
    uint8_t *lights; /* of one row */
};

/* What was on top is under it now; where two were seen, the one that was seen more, and as dark as
 * both on the whole: between two outlines that nearly touch it is dark. */
static void cover_sample(struct td_sample *at, uint8_t id, uint8_t share, uint8_t light)
{
    unsigned seen = at->share * 255u, rest = (255u - at->share) * at->under_share;
    unsigned all = seen + rest, lights = seen * at->light + rest * at->under_light;

    *at = (struct td_sample){id,
                             share,
                             light,
                             rest > seen ? at->under : at->over,
                             (uint8_t)(all / 255),
                             (uint8_t)(all > 0 ? lights / all : 0)};
}

static void cover_span(struct td_sample *row, const struct td_span *span, uint8_t id,
                       const uint8_t *lights)
{
    if (span->share == 255) {
        for (int x = span->x; x < span->end; x++) {
            row[x] = (struct td_sample){id, 255, *lights++, 0, 0, 0};
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

/* The shadow of the shape on what is there, in some pixels of a row. */
static void shade(struct work *work, int y, int from, int end)
{
    const struct td_relief *relief = &work->relief;
    struct td_sample *row = work->samples->at + (size_t)y * (size_t)work->samples->w;

    from = td_max(from, 0);
    end = td_min(end, work->samples->w);
    while (from < end && row[from].share == 0) { /* mostly there is nothing */
        from++;
    }
    while (from < end && row[end - 1].share == 0) {
        end--;
    }
    if (from >= end) {
        return;
    }
    td_relief_row(relief, relief->shadow, from - relief->shift_x, y - relief->shift_y, end - from,
                  work->lights);
    for (int x = from; x < end; x++) {
        unsigned left = 255 * 255 - (255 - SHADOW_LIGHT) * (unsigned)work->lights[x - from];

        row[x].light = (uint8_t)(row[x].light * left / (255 * 255));
    }
}

/* Beside what the shape covers: inside it is not seen. */
static void shade_beside(struct work *work, int y, const struct td_span *spans, int count)
{
    int reach = (int)(SHADOW_REACH * work->how->line), behind = -1;

    for (int i = 0; i < count; i++) {
        int from = spans[i].x - reach;

        if (spans[i].share < 255) {
            continue;
        }
        if (behind >= 0) {
            int middle = td_min(behind + reach, spans[i].x);

            shade(work, y, behind, middle);
            from = td_max(from, middle);
        }
        shade(work, y, from, spans[i].x);
        behind = spans[i].end;
    }
    if (behind >= 0) {
        shade(work, y, behind, behind + reach);
    } else if (count > 0) {
        shade(work, y, spans[0].x - reach, spans[count - 1].end + reach);
    }
}

/* Above and below the shape. */
static void shade_around(struct work *work, struct td_pixel_box box)
{
    int reach = (int)(SHADOW_REACH * work->how->line);

    for (int y = td_max(box.y0 - reach, 0); y < box.y0; y++) {
        shade(work, y, box.x0 - reach, box.x1 + reach);
    }
    for (int y = box.y1; y < td_min(box.y1 + reach, work->samples->h); y++) {
        shade(work, y, box.x0 - reach, box.x1 + reach);
    }
}

static void fill_row(struct work *work, const struct td_shape *shape, uint8_t id, int y)
{
    struct td_sample *row = work->samples->at + (size_t)y * (size_t)work->samples->w;
    float rounded = td_ink_roundness(shape->ink);
    int count;
    const struct td_span *spans = td_coverage_row(&work->cover, y, &count);

    if (shape->edge && rounded > 0) {
        shade_beside(work, y, spans, count);
    }
    for (int i = 0; i < count; i++) {
        int length = spans[i].end - spans[i].x;

        if (rounded > 0) {
            td_relief_row(&work->relief, work->relief.light, spans[i].x, y, length, work->lights);
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

static void take_in(struct td_pixel_box *all, struct td_pixel_box box)
{
    all->x0 = td_min(all->x0, box.x0);
    all->y0 = td_min(all->y0, box.y0);
    all->x1 = td_max(all->x1, box.x1);
    all->y1 = td_max(all->y1, box.y1);
}

static void fill_shape(struct work *work, const struct td_shape *shape, uint8_t id)
{
    struct td_pixel_box box =
        td_coverage_box(shape->outline, &work->how->fit, work->samples->w, work->samples->h, 0);
    float rounded = td_ink_roundness(shape->ink);

    if (box.x1 <= box.x0 || box.y1 <= box.y0) {
        return;
    }
    take_in(&work->samples->used, box);
    if (rounded > 0) {
        td_relief_shape(&work->relief, shape->outline, work->how, box, rounded);
        if (shape->edge) {
            shade_around(work, box);
        }
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

static bool prepare(struct work *work)
{
    int w = work->how->w, h = work->how->h;

    work->lights = malloc((size_t)w);
    return work->lights != NULL && td_coverage_init(&work->cover, w) == TD_OK &&
           td_coverage_init(&work->edges, w) == TD_OK &&
           td_relief_init(&work->relief, w, h) == TD_OK;
}

static void finish(struct work *work)
{
    free(work->lights);
    td_coverage_deinit(&work->cover);
    td_coverage_deinit(&work->edges);
    td_relief_deinit(&work->relief);
}

/* All of them, or those that are raised alone. */
static enum td_err draw(struct td_samples *samples, const struct td_sampling *how,
                        const struct td_shape *shapes, size_t count, bool raised)
{
    struct work work = {.samples = samples, .how = how};
    bool ready = prepare(&work);

    for (size_t i = 0; ready && i < count && i < TD_SAMPLE_SHAPES_MAX; i++) {
        if (raised && !shapes[i].raised) {
            continue;
        }
        fill_shape(&work, &shapes[i], (uint8_t)i);
        if (shapes[i].fibres != NULL) {
            fill_fibres(&work, &shapes[i], (uint8_t)i);
        }
    }
    finish(&work);
    return ready ? TD_OK : TD_ERR_NOMEM;
}

enum td_err td_samples_fill(struct td_samples *samples, const struct td_sampling *how,
                            const struct td_shape *shapes, size_t count)
{
    struct td_samples made = {.w = how->w, .h = how->h};
    enum td_err err;

    made.at = calloc((size_t)how->w * (size_t)how->h, sizeof *made.at);
    made.used = (struct td_pixel_box){how->w, how->h, 0, 0};
    made.shapes = td_samples_key(how, shapes, count);
    err = made.at != NULL ? draw(&made, how, shapes, count, false) : TD_ERR_NOMEM;
    if (err != TD_OK) {
        td_samples_deinit(&made);
        return err;
    }
    td_samples_deinit(samples);
    *samples = made;
    return TD_OK;
}

/* Only the rows that are used: what is not drawn on is not looked at. */
static void copy_used(const struct td_samples *from, struct td_samples *to)
{
    size_t w = (size_t)from->w, first = (size_t)td_max(from->used.y0, 0) * w;
    size_t end = (size_t)td_max(from->used.y1, 0) * w;

    if (end > first) {
        memcpy(to->at + first, from->at + first, (end - first) * sizeof *to->at);
    }
}

enum td_err td_samples_raise(const struct td_samples *samples, const struct td_sampling *how,
                             const struct td_shape *shapes, size_t count, struct td_samples *out)
{
    struct td_samples made = *samples;
    enum td_err err;

    made.at = calloc((size_t)how->w * (size_t)how->h, sizeof *made.at);
    if (made.at == NULL) {
        return TD_ERR_NOMEM;
    }
    copy_used(samples, &made);
    err = draw(&made, how, shapes, count, true);
    if (err != TD_OK) {
        td_samples_deinit(&made);
        return err;
    }
    td_samples_deinit(out);
    *out = made;
    return TD_OK;
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
