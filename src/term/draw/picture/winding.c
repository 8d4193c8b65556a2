/* Which of several contours are around a point. */
#include "winding.h"

#include <math.h>
#include <stdbool.h>

#define FAR 1e6F

void td_contour_boxes(const struct td_outline *outline, struct td_contour_box *boxes)
{
    for (size_t i = 0; i < outline->contour_count && i < TD_CONTOUR_BOXES; i++) {
        size_t end = i + 1 < outline->contour_count ? outline->starts[i + 1] : outline->point_count;
        struct td_contour_box b = {FAR, FAR, -FAR, -FAR};

        for (size_t at = outline->starts[i]; at < end; at++) {
            b.left = fminf(b.left, outline->points[at].x);
            b.right = fmaxf(b.right, outline->points[at].x);
            b.top = fminf(b.top, outline->points[at].y);
            b.bottom = fmaxf(b.bottom, outline->points[at].y);
        }
        boxes[i] = b;
    }
}

static bool is_beside(const struct td_contour_box *b, struct td_point p)
{
    return p.x < b->left || p.x > b->right || p.y < b->top || p.y > b->bottom;
}

static int winding_of_contour(const struct td_point *points, size_t count, struct td_point p)
{
    struct td_point a = points[count - 1];
    int winding = 0;

    for (size_t at = 0; at < count; at++) {
        struct td_point b = points[at];

        if ((a.y <= p.y) != (b.y <= p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
            winding += b.y > a.y ? 1 : -1;
        }
        a = b;
    }
    return winding;
}

int td_winding_of_others(const struct td_outline *outline, const struct td_contour_box *boxes,
                         size_t except, struct td_point p)
{
    int winding = 0;

    for (size_t i = 0; i < outline->contour_count; i++) {
        size_t first = outline->starts[i];
        size_t end = i + 1 < outline->contour_count ? outline->starts[i + 1] : outline->point_count;

        if (i != except && end > first && (i >= TD_CONTOUR_BOXES || !is_beside(&boxes[i], p))) {
            winding += winding_of_contour(outline->points + first, end - first, p);
        }
    }
    return winding;
}

int td_contour_turn(const struct td_point *points, size_t count)
{
    float area = 0;

    for (size_t i = 0; i < count; i++) {
        const struct td_point *a = &points[i], *b = &points[(i + 1) % count];

        area += a->x * b->y - b->x * a->y;
    }
    return area > 0 ? 1 : -1;
}
