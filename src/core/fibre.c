#include "teardrop/core/fibre.h"

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

static enum td_err add_line(const struct td_outline *outline, const struct line *line, float width,
                            struct td_outline *out)
{
    float along[CROSSINGS_MAX];
    size_t count = crossings(outline, line, along);
    float nx = -line->dy * width / 2, ny = line->dx * width / 2;
    enum td_err err = TD_OK;

    for (size_t i = 0; i + 1 < count && err == TD_OK; i += 2) {
        struct td_point a = {line->at.x + line->dx * along[i], line->at.y + line->dy * along[i]};
        struct td_point b = {line->at.x + line->dx * along[i + 1],
                             line->at.y + line->dy * along[i + 1]};
        struct td_point corners[] = {
            {a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}};

        err = td_outline_add(out, corners, 4);
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
    for (int i = 0; i <= lines && err == TD_OK; i++) {
        float done = lines > 0 ? (float)i / (float)lines : 0.5F;
        float angle = (fibres->first_deg + (fibres->last_deg - fibres->first_deg) * done) * RADIANS;
        float across = low + (high - low) * ((float)i + 0.5F) / ((float)lines + 1);
        struct line line = {.at = {middle.x + bx * across, middle.y + by * across},
                            .dx = sinf(angle),
                            .dy = cosf(angle)};

        err = add_line(outline, &line, fibres->width, out);
    }
    return err;
}
