/* Limbs, circles, boxes and smooth contours as shapes. */
#include "teardrop/term/draw/pen.h"

#include <assert.h>
#include <math.h>

enum {
    ARC_POINTS = 14,
    LIMB_POINTS = 2 * ARC_POINTS,
    PIECES = 4, /* of a curve between two points */
    CURVE_POINTS = 30,
    POINTS_MAX = 128
};
#define PI 3.14159265F

void td_pen_begin(struct td_pen *pen, enum td_ink ink, enum td_shade light)
{
    if (pen->count == pen->most) {
        pen->failed = true;
        pen->outline = NULL;
        return;
    }
    pen->outline = &pen->outlines[pen->count];
    pen->outline->point_count = 0;
    pen->outline->contour_count = 0;
    pen->shapes[pen->count++] =
        (struct td_shape){.outline = pen->outline, .ink = ink, .light = light, .edge = pen->edge};
}

/* Into the box, y down. */
static struct td_point landed(const struct td_pen *pen, struct td_point p)
{
    float c = cosf(pen->turn), s = sinf(pen->turn);

    return (struct td_point){p.x * c - p.y * s + pen->moved.x - pen->left,
                             pen->top - (p.x * s + p.y * c + pen->moved.y)};
}

void td_pen_add(struct td_pen *pen, const struct td_point *points, size_t count)
{
    struct td_point flipped[POINTS_MAX];
    float area = 0;

    assert(count <= POINTS_MAX);
    for (size_t i = 0; i < count; i++) {
        const struct td_point *a = &points[i], *b = &points[(i + 1) % count];

        area += a->x * b->y - b->x * a->y;
    }
    /* All one way round, so that pieces of a shape add up. */
    for (size_t i = 0; i < count; i++) {
        flipped[i] = landed(pen, points[area < 0 ? count - 1 - i : i]);
    }
    if (pen->outline == NULL || td_outline_add(pen->outline, flipped, count) != TD_OK) {
        pen->failed = true;
    }
}

/* Of the curve from b to c, a before and d behind. */
static float curve_at(float a, float b, float c, float d, float u)
{
    return 0.5F *
           (2 * b + u * (c - a + u * (2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a))));
}

void td_pen_smooth(struct td_pen *pen, const struct td_point *points, size_t count)
{
    struct td_point curve[CURVE_POINTS * PIECES];

    assert(count > 2 && count <= CURVE_POINTS);
    for (size_t i = 0; i < count; i++) {
        const struct td_point *a = &points[(i + count - 1) % count], *b = &points[i];
        const struct td_point *c = &points[(i + 1) % count], *d = &points[(i + 2) % count];

        for (int k = 0; k < PIECES; k++) {
            float u = (float)k / PIECES;

            curve[i * PIECES + (size_t)k] = (struct td_point){curve_at(a->x, b->x, c->x, d->x, u),
                                                              curve_at(a->y, b->y, c->y, d->y, u)};
        }
    }
    td_pen_add(pen, curve, count * PIECES);
}

void td_pen_limb(struct td_pen *pen, struct td_point p, float rp, struct td_point q, float rq)
{
    struct td_point points[LIMB_POINTS];
    float dx = q.x - p.x, dy = q.y - p.y;
    float d = sqrtf(dx * dx + dy * dy);
    float along = atan2f(dy, dx);
    /* Where the outer tangents touch, off the line between the middles. */
    float touch = acosf(fmaxf(-1, fminf(1, d > 0 ? (rp - rq) / d : 1)));

    for (int i = 0; i < ARC_POINTS; i++) {
        float u = (float)i / (float)(ARC_POINTS - 1);
        float a = along + touch + u * (2 * PI - 2 * touch);
        float b = along - touch + u * 2 * touch;

        points[i] = (struct td_point){p.x + rp * cosf(a), p.y + rp * sinf(a)};
        points[ARC_POINTS + i] = (struct td_point){q.x + rq * cosf(b), q.y + rq * sinf(b)};
    }
    td_pen_add(pen, points, LIMB_POINTS);
}

void td_pen_circle(struct td_pen *pen, struct td_point p, float r)
{
    td_pen_limb(pen, p, r, p, r * 0.999F);
}

void td_pen_rect(struct td_pen *pen, float x0, float y0, float x1, float y1)
{
    const struct td_point points[] = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};

    td_pen_add(pen, points, 4);
}
