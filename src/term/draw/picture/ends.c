/* Corners of about a right angle with a straight edge between them. */
#include "ends.h"

#include <math.h>

#define SQUARE 0.6F /* cosine between two edges at a corner: 53 to 127 degrees */
#define LONGER 1.2F /* the shape behind the edge, than the edge */
#define SHORTEST 3  /* pixels */

static struct td_point place(const struct td_fit *fit, struct td_point p)
{
    return (struct td_point){fit->left + p.x * fit->scale_x, fit->top + p.y * fit->scale_y};
}

static float length_of(struct td_point v)
{
    return sqrtf(v.x * v.x + v.y * v.y);
}

/* Cosine of the angle by which the way turns at b. */
static float turn(struct td_point a, struct td_point b, struct td_point c)
{
    struct td_point in = {b.x - a.x, b.y - a.y}, out = {c.x - b.x, c.y - b.y};
    float both = length_of(in) * length_of(out);

    return both > 0 ? (in.x * out.x + in.y * out.y) / both : 1;
}

/* How far the shape reaches from an edge to the side of a normal of length 1. */
static float depth_of(const struct td_outline *outline, const struct td_fit *fit, size_t first,
                      size_t end, struct td_point from, struct td_point normal)
{
    float deepest = 0;

    for (size_t i = first; i < end; i++) {
        struct td_point p = place(fit, outline->points[i]);

        deepest = fmaxf(deepest, (p.x - from.x) * normal.x + (p.y - from.y) * normal.y);
    }
    return deepest;
}

static bool find_end(const struct td_outline *outline, const struct td_fit *fit, size_t first,
                     size_t end, size_t at, float beyond, struct td_point corners[4])
{
    size_t count = end - first, i = at - first;
    struct td_point before = place(fit, outline->points[first + (i + count - 1) % count]);
    struct td_point a = place(fit, outline->points[at]);
    struct td_point b = place(fit, outline->points[first + (i + 1) % count]);
    struct td_point after = place(fit, outline->points[first + (i + 2) % count]);
    struct td_point along = {b.x - a.x, b.y - a.y}, out;
    float length = length_of(along), left, right;

    if (!(length >= SHORTEST) || fabsf(turn(before, a, b)) > SQUARE ||
        fabsf(turn(a, b, after)) > SQUARE) {
        return false;
    }
    out = (struct td_point){along.y / length, -along.x / length};
    right = depth_of(outline, fit, first, end, a, out);
    left = depth_of(outline, fit, first, end, a, (struct td_point){-out.x, -out.y});
    if (fmaxf(left, right) < LONGER * length || fminf(left, right) > length / 4) {
        return false;
    }
    beyond = right > left ? -beyond : beyond;
    corners[0] = a;
    corners[1] = b;
    corners[2] = (struct td_point){b.x + out.x * beyond, b.y + out.y * beyond};
    corners[3] = (struct td_point){a.x + out.x * beyond, a.y + out.y * beyond};
    return true;
}

size_t td_find_ends(const struct td_outline *outline, const struct td_fit *fit, float beyond,
                    struct td_point ends[TD_ENDS_MOST][4])
{
    size_t found = 0;

    for (size_t c = 0; c < outline->contour_count; c++) {
        size_t first = outline->starts[c];
        size_t end = c + 1 < outline->contour_count ? outline->starts[c + 1] : outline->point_count;

        for (size_t i = first; i < end && end - first >= 4 && found < TD_ENDS_MOST; i++) {
            found += find_end(outline, fit, first, end, i, beyond, ends[found]);
        }
    }
    return found;
}
