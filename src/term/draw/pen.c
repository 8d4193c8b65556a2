/* Limbs, circles and boxes as shapes. */
#include "teardrop/term/draw/pen.h"

#include <assert.h>
#include <math.h>

enum { ARC_POINTS = 14, LIMB_POINTS = 2 * ARC_POINTS, POINTS_MAX = 64 };
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
        (struct td_shape){.outline = pen->outline, .ink = ink, .light = light};
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
        const struct td_point *p = &points[area < 0 ? count - 1 - i : i];

        flipped[i] = (struct td_point){p->x - pen->left, pen->top - p->y};
    }
    if (pen->outline == NULL || td_outline_add(pen->outline, flipped, count) != TD_OK) {
        pen->failed = true;
    }
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
