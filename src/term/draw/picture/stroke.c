/* Lines and dots in pixels: outlines around them. */
#include <math.h>
#include <stdlib.h>

#include "teardrop/term/draw/pixels.h"

#define POINTED_MOST 2.0F /* half widths that a corner may stick out */

static bool direction(struct td_point from, struct td_point to, struct td_point *out)
{
    float x = to.x - from.x, y = to.y - from.y, length = sqrtf(x * x + y * y);

    if (!(length > 1e-4F)) {
        return false;
    }
    *out = (struct td_point){x / length, y / length};
    return true;
}

/* Without those that do not differ from the one before. */
static size_t take_points(struct td_point *out, const struct td_point *points, size_t count)
{
    struct td_point along;
    size_t n = 0;

    for (size_t i = 0; i < count; i++) {
        if (n == 0 || direction(out[n - 1], points[i], &along)) {
            out[n++] = points[i];
        }
    }
    return n;
}

/* From a point of the line to its left border: across both pieces that meet there. */
static struct td_point to_border(const struct td_point *points, size_t count, size_t i, float half)
{
    struct td_point in = {0}, out = {0}, across;
    float x, y, facing;

    if (i > 0) {
        (void)direction(points[i - 1], points[i], &in);
    }
    if (i + 1 < count) {
        (void)direction(points[i], points[i + 1], &out);
    }
    across = i == 0 ? out : in;
    x = in.x + out.x;
    y = in.y + out.y;
    if (i > 0 && i + 1 < count && x * x + y * y > 1e-4F) {
        float length = sqrtf(x * x + y * y);

        across = (struct td_point){x / length, y / length};
    }
    facing = i > 0 ? across.x * in.x + across.y * in.y : 1;
    half *= fminf(1 / fmaxf(facing, 1e-3F), POINTED_MOST);
    return (struct td_point){-across.y * half, across.x * half};
}

enum td_err td_pixels_stroke(struct td_pixels *pixels, const struct td_point *points, size_t count,
                             float width, uint32_t rgb, float opacity)
{
    struct td_outline outline = {0};
    struct td_point *line = count > 0 ? malloc(3 * count * sizeof *line) : NULL, *border;
    enum td_err err = TD_OK;
    size_t n;

    if (line == NULL) {
        return count > 0 ? TD_ERR_NOMEM : TD_OK;
    }
    n = take_points(line, points, count);
    border = line + count;
    for (size_t i = 0; i < n && n > 1; i++) {
        struct td_point to = to_border(line, n, i, width / 2);

        border[i] = (struct td_point){line[i].x + to.x, line[i].y + to.y};
        border[2 * n - 1 - i] = (struct td_point){line[i].x - to.x, line[i].y - to.y};
    }
    if (n > 1) {
        err = td_outline_add(&outline, border, 2 * n);
    }
    if (err == TD_OK) {
        err = td_pixels_fill(pixels, &outline, rgb, opacity);
    }
    td_outline_deinit(&outline);
    free(line);
    return err;
}

#define ROUND 32 /* corners of a circle: less than a twentieth of a pixel beside it up to 10 */

enum td_err td_pixels_dot(struct td_pixels *pixels, struct td_point centre, float radius,
                          uint32_t rgb, float opacity)
{
    struct td_outline outline = {0};
    struct td_point points[ROUND];
    enum td_err err;

    for (int i = 0; i < ROUND; i++) {
        float angle = (float)i * (6.2831853F / ROUND);

        points[i] =
            (struct td_point){centre.x + radius * cosf(angle), centre.y + radius * sinf(angle)};
    }
    err = td_outline_add(&outline, points, ROUND);
    if (err == TD_OK) {
        err = td_pixels_fill(pixels, &outline, rgb, opacity);
    }
    td_outline_deinit(&outline);
    return err;
}
