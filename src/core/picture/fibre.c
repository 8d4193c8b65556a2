/* Fibres of a muscle: lines clipped to its outline, side by side or as a feather. */
#include "teardrop/core/picture/fibre.h"

#include <math.h>
#include <stdlib.h>

#define CROSSINGS_MAX 32 /* of one line with an outline */
#define LINES_MAX 400
#define RADIANS 0.017453293F

struct line {
    struct td_point at;
    float dx, dy; /* of length 1 */
};

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;

    return x < y ? -1 : x > y ? 1 : 0;
}

/* How far along the line it crosses each edge. */
static size_t crossings(const struct td_outline *outline, const struct line *line,
                        float out[CROSSINGS_MAX])
{
    size_t count = 0;

    for (size_t c = 0; c < outline->contour_count; c++) {
        size_t from = outline->starts[c];
        size_t to = c + 1 < outline->contour_count ? outline->starts[c + 1] : outline->point_count;

        for (size_t i = from; i < to && count < CROSSINGS_MAX; i++) {
            struct td_point a = outline->points[i];
            struct td_point b = outline->points[i + 1 < to ? i + 1 : from];
            /* signed distances of both ends from the line */
            float da = (a.x - line->at.x) * line->dy - (a.y - line->at.y) * line->dx;
            float db = (b.x - line->at.x) * line->dy - (b.y - line->at.y) * line->dx;

            if ((da < 0) != (db < 0)) {
                float part = da / (da - db);
                float x = a.x + (b.x - a.x) * part - line->at.x;
                float y = a.y + (b.y - a.y) * part - line->at.y;

                out[count++] = x * line->dx + y * line->dy;
            }
        }
    }
    qsort(out, count, sizeof out[0], by_size);
    return count;
}

static enum td_err add_piece(const struct line *line, float from, float to, float width,
                             struct td_outline *out)
{
    float nx = -line->dy * width / 2, ny = line->dx * width / 2;
    struct td_point a = {line->at.x + line->dx * from, line->at.y + line->dy * from};
    struct td_point b = {line->at.x + line->dx * to, line->at.y + line->dy * to};
    struct td_point corners[] = {
        {a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}};

    return td_outline_add(out, corners, 4);
}

static enum td_err add_line(const struct td_outline *outline, const struct line *line, float width,
                            struct td_outline *out)
{
    float along[CROSSINGS_MAX];
    size_t count = crossings(outline, line, along);
    enum td_err err = TD_OK;

    for (size_t i = 0; i + 1 < count && err == TD_OK; i += 2) {
        err = add_piece(line, along[i], along[i + 1], width, out);
    }
    return err;
}

/* From a point of the middle line, or above it, on to the next edge. */
static enum td_err add_barb(const struct td_outline *outline, struct td_point at, float angle,
                            float width, struct td_outline *out)
{
    struct line line = {.at = at, .dx = sinf(angle), .dy = cosf(angle)};
    float along[CROSSINGS_MAX];
    size_t count = crossings(outline, &line, along), first = 0;

    while (first < count && along[first] <= width) {
        first++;
    }
    if (first == count) {
        return TD_OK;
    }
    return (count - first) % 2 == 1 ? add_piece(&line, 0, along[first], width, out)
                                    : add_piece(&line, along[first], along[first + 1], width, out);
}

/* The middle of the outline at a height; false: it is not there. */
static bool find_middle(const struct td_outline *outline, float y, struct td_point *out)
{
    struct line level = {.at = {0, y}, .dx = 1};
    float along[CROSSINGS_MAX];
    size_t count = crossings(outline, &level, along);

    if (count < 2) {
        return false;
    }
    *out = (struct td_point){(along[0] + along[count - 1]) / 2, y};
    return true;
}

/* Two barbs at each step down the middle of the outline, and above it as many as reach into it. */
static enum td_err draw_feather(const struct td_outline *outline, const struct td_fibres *fibres,
                                struct td_outline *out)
{
    float top = outline->points[0].y, bottom = top;
    enum td_err err = TD_OK;
    int steps;

    for (size_t i = 1; i < outline->point_count; i++) {
        top = fminf(top, outline->points[i].y);
        bottom = fmaxf(bottom, outline->points[i].y);
    }
    steps = (int)((bottom - top) / fibres->gap);
    steps = steps < LINES_MAX ? steps : LINES_MAX;
    for (int i = -steps / 2; i < steps && err == TD_OK; i++) {
        float done = ((float)i + 0.5F) / (float)steps;
        float run = fibres->first_deg + (fibres->last_deg - fibres->first_deg) * fmaxf(done, 0);
        struct td_point middle;

        if (!find_middle(outline, fmaxf(top + (bottom - top) * done, top + 0.01F), &middle)) {
            continue;
        }
        middle.y = top + (bottom - top) * done;
        err = add_barb(outline, middle, run * RADIANS, fibres->width, out);
        if (err == TD_OK) {
            err = add_barb(outline, middle, -run * RADIANS, fibres->width, out);
        }
    }
    return err;
}

/* The lines stand on a base across their mean direction, through the middle. */
enum td_err td_fibres_draw(const struct td_outline *outline, const struct td_fibres *fibres,
                           struct td_outline *out)
{
    float mean = (fibres->first_deg + fibres->last_deg) / 2 * RADIANS;
    float bx = cosf(mean), by = -sinf(mean), low = 0, high = 0;
    struct td_point middle = {0, 0};
    enum td_err err = TD_OK;
    int lines;

    if (outline->point_count == 0) {
        return TD_OK;
    }
    if (fibres->feather) {
        return draw_feather(outline, fibres, out);
    }
    for (size_t i = 0; i < outline->point_count; i++) {
        middle.x += outline->points[i].x / (float)outline->point_count;
        middle.y += outline->points[i].y / (float)outline->point_count;
    }
    for (size_t i = 0; i < outline->point_count; i++) {
        float across =
            (outline->points[i].x - middle.x) * bx + (outline->points[i].y - middle.y) * by;

        low = across < low ? across : low;
        high = across > high ? across : high;
    }
    if (by < 0) { /* the first line is the one nearest to the top */
        float kept = low;

        bx = -bx;
        by = -by;
        low = -high;
        high = -kept;
    }
    lines = (int)((high - low) / fibres->gap);
    lines = lines < LINES_MAX ? lines : LINES_MAX;
    /* Slanting ones from beyond both ends may still cross it. */
    for (int i = -lines / 4; i <= lines + lines / 4 && err == TD_OK; i++) {
        float done = lines > 0 ? (float)i / (float)lines : 0.5F;
        float run = fminf(fmaxf(done, 0), 1);
        float angle = (fibres->first_deg + (fibres->last_deg - fibres->first_deg) * run) * RADIANS;
        float across = low + (high - low) * ((float)i + 0.5F) / ((float)lines + 1);
        struct line line = {.at = {middle.x + bx * across, middle.y + by * across},
                            .dx = sinf(angle),
                            .dy = cosf(angle)};

        err = add_line(outline, &line, fibres->width, out);
    }
    return err;
}

/* ---- along a strap ---- */

#define STRAP_MAX 64 /* points of one side */

static struct td_point across(const struct td_outline *strap, size_t i, float share)
{
    struct td_point a = strap->points[i], b = strap->points[strap->point_count - 1 - i];

    return (struct td_point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

/* One line down the strap, slim at both ends. */
static enum td_err add_along(const struct td_outline *strap, float share, float width,
                             struct td_outline *out)
{
    struct td_point line[2 * STRAP_MAX];
    size_t count = strap->point_count / 2;

    for (size_t i = 0; i < count; i++) {
        struct td_point at = across(strap, i, share);
        struct td_point from = across(strap, i > 0 ? i - 1 : 0, share);
        struct td_point to = across(strap, i + 1 < count ? i + 1 : i, share);
        float dx = to.x - from.x, dy = to.y - from.y, length = hypotf(dx, dy);
        float half = i == 0 || i + 1 == count || length <= 0 ? 0 : width / 2 / length;

        line[i] = (struct td_point){at.x - dy * half, at.y + dx * half};
        line[2 * count - 1 - i] = (struct td_point){at.x + dy * half, at.y - dx * half};
    }
    return td_outline_add(out, line, 2 * count);
}

enum td_err td_fibres_along(const struct td_outline *strap, float gap, float width,
                            struct td_outline *out)
{
    size_t count = strap->point_count / 2;
    float most = 0;
    enum td_err err = TD_OK;
    int lines;

    if (count < 2 || count > STRAP_MAX) {
        return TD_OK;
    }
    for (size_t i = 0; i < count; i++) {
        struct td_point a = across(strap, i, 0), b = across(strap, i, 1);

        most = fmaxf(most, hypotf(b.x - a.x, b.y - a.y));
    }
    lines = (int)(most / gap);
    lines = lines < LINES_MAX ? lines : LINES_MAX;
    for (int i = 0; i < lines && err == TD_OK; i++) {
        err = add_along(strap, ((float)i + 0.5F) / (float)lines, width, out);
    }
    return err;
}
