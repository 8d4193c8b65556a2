/* How a knee bends: the shin turns, the kneecap follows its tendon, straps run between the bones.
 * Geometry alone; ui/picture/picture.c draws it. */
#include "teardrop/core/picture/bend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RADIANS 0.017453293F
#define KNEECAP_SHARE 0.76F /* of the bend, by which it turns: it lags behind the shin */
#define SWING 0.9F          /* radians the tendon may lean against the shin */
#define SWING_STEPS 20      /* of halving that */
#define STRAP_STEPS 16
#define STRAP_SIDE (STRAP_STEPS + 3) /* points of one side, with a cap at each end */
/* Of caps, shares of the width there: an end is round, not cut off. */
#define CAP_WIDTH 0.55F
#define CAP_LENGTH 0.3F
#define FLAT_MAX 1.25F

struct frames {
    const struct td_bend *bend;
    float shin, kneecap;       /* radians */
    struct td_point pole;      /* where it is now */
    struct td_point roll_back; /* of the outer knuckle */
};

/* A positive angle swings the shin to the right, which is the back. */
static struct td_point turned(struct td_point p, struct td_point centre, float angle)
{
    float x = p.x - centre.x, y = p.y - centre.y;

    return (struct td_point){centre.x + x * cosf(angle) + y * sinf(angle),
                             centre.y - x * sinf(angle) + y * cosf(angle)};
}

static float far(struct td_point a, struct td_point b)
{
    return hypotf(a.x - b.x, a.y - b.y);
}

/* The kneecap between two entries of its track. */
static void follow_track(struct frames *f, float degrees)
{
    const struct td_bend *bend = f->bend;
    const struct td_track *to = bend->track, *from;
    float way;

    while (to < bend->track + bend->track_count - 1 && to->bend_deg < degrees) {
        to++;
    }
    from = to > bend->track ? to - 1 : to;
    way = to->bend_deg > from->bend_deg
              ? (degrees - from->bend_deg) / (to->bend_deg - from->bend_deg)
              : 1;
    way = way > 1 ? 1 : way;
    f->kneecap = (from->turn_deg + (to->turn_deg - from->turn_deg) * way) * RADIANS;
    f->pole.x = bend->pole.x + from->x + (to->x - from->x) * way;
    f->pole.y = bend->pole.y + from->y + (to->y - from->y) * way;
    f->shin = 0;
}

static struct td_point placed(const struct frames *f, enum td_frame frame, struct td_point p)
{
    struct td_point centre = f->bend->centre;

    if (frame == TD_FRAME_SHIN) {
        return turned(p, centre, f->shin);
    }
    if (frame == TD_FRAME_OUTER_KNUCKLE || frame == TD_FRAME_OUTER_CONTACT) {
        p = frame == TD_FRAME_OUTER_CONTACT ? turned(p, centre, f->shin) : p;
        return (struct td_point){p.x + f->roll_back.x, p.y + f->roll_back.y};
    }
    if (frame == TD_FRAME_KNEECAP) {
        p = turned(p, f->bend->pole, f->kneecap);
        p.x += f->pole.x - f->bend->pole.x;
        p.y += f->pole.y - f->bend->pole.y;
    }
    return p;
}

/* Where the pole is when the tendon has turned by `angle`. */
static struct td_point pole_at(const struct frames *f, float angle)
{
    const struct td_bend *bend = f->bend;
    struct td_point bump = turned(bend->tuberosity, bend->centre, f->shin);
    struct td_point tendon = {bend->pole.x - bend->tuberosity.x, bend->pole.y - bend->tuberosity.y};

    tendon = turned(tendon, (struct td_point){0, 0}, angle);
    return (struct td_point){bump.x + tendon.x, bump.y + tendon.y};
}

/* The tendon keeps its length, so the lower pole swings about the bump on the shin, just so far
 * that the kneecap's back stays as far from the knuckle's middle as it is when straight: the more
 * it swings forward, the farther that is. */
static void find_kneecap(struct frames *f)
{
    const struct td_bend *bend = f->bend;
    float wanted = far(bend->glide, bend->centre);
    float low = f->shin - SWING, high = f->shin + SWING;

    for (int i = 0; i < SWING_STEPS; i++) {
        float angle = (low + high) / 2;

        f->pole = pole_at(f, angle);
        if (far(placed(f, TD_FRAME_KNEECAP, bend->glide), bend->centre) < wanted) {
            low = angle;
        } else {
            high = angle;
        }
    }
}

/* Along the top of the shin, wherever that looks now. */
static void roll_back(struct frames *f, float degrees)
{
    struct td_point back = {f->bend->roll_back * degrees / f->bend->max_deg, 0};

    f->roll_back = turned(back, (struct td_point){0, 0}, f->shin);
}

static void find_frames(struct frames *f, float degrees)
{
    if (f->bend->track_count > 0) {
        follow_track(f, degrees);
        return;
    }
    f->shin = degrees * RADIANS;
    f->kneecap = degrees * RADIANS * KNEECAP_SHARE;
    find_kneecap(f);
    roll_back(f, degrees);
}

static enum td_err place_path(const struct frames *f, const struct td_part *part,
                              struct td_outline *out)
{
    enum td_err err = TD_OK;

    for (size_t c = 0; c < part->outline->contour_count && err == TD_OK; c++) {
        size_t from = part->outline->starts[c];
        size_t to = c + 1 < part->outline->contour_count ? part->outline->starts[c + 1]
                                                         : part->outline->point_count;
        struct td_point *points = calloc(to - from + 1, sizeof *points);

        if (points == NULL) {
            return TD_ERR_NOMEM;
        }
        for (size_t i = from; i < to; i++) {
            points[i - from] = placed(f, part->frame, part->outline->points[i]);
        }
        err = td_outline_add(out, points, to - from);
        free(points);
    }
    return err;
}

/* A spindle along a bow between two points. */
static enum td_err place_strap(const struct frames *f, const struct td_strap *strap,
                               struct td_outline *out, struct td_point *middle)
{
    struct td_point a = placed(f, strap->from, strap->a), b = placed(f, strap->to, strap->b);
    struct td_point points[2 * STRAP_SIDE];
    float length = far(a, b), full = logf(0.5F) / logf(strap->belly);
    /* It keeps its volume, as far as that goes. */
    float flat = length > 0 ? fminf(sqrtf(far(strap->a, strap->b) / length), FLAT_MAX) : 1;
    float nx = length > 0 ? (b.y - a.y) / length : 0, ny = length > 0 ? (a.x - b.x) / length : 0;
    struct td_point bow = {(a.x + b.x) / 2 + nx * strap->bow * 2,
                           (a.y + b.y) / 2 + ny * strap->bow * 2};

    for (int i = 0; i < STRAP_SIDE; i++) {
        /* the first and the last are caps, beyond both ends */
        float cap = i == 0 ? -1 : i == STRAP_SIDE - 1 ? 1 : 0;
        float t = fminf(fmaxf((float)(i - 1) / STRAP_STEPS, 0), 1), u = 1 - t;
        float x = u * u * a.x + 2 * u * t * bow.x + t * t * b.x;
        float y = u * u * a.y + 2 * u * t * bow.y + t * t * b.y;
        float dx = u * (bow.x - a.x) + t * (b.x - bow.x),
              dy = u * (bow.y - a.y) + t * (b.y - bow.y);
        float along = fmaxf(hypotf(dx, dy), 1e-3F);
        float swell = strap->widths[1] * flat - (strap->widths[0] + strap->widths[2]) / 2;
        float in = powf(t, full); /* half of the way at the belly */
        float width = u * strap->widths[0] + t * strap->widths[2] + 4 * in * (1 - in) * swell;
        float half = width / along * (cap != 0 ? CAP_WIDTH : 1) / 2;

        x += dx / along * cap * width * CAP_LENGTH;
        y += dy / along * cap * width * CAP_LENGTH;
        points[i] = (struct td_point){x - dy * half, y + dx * half};
        points[2 * STRAP_SIDE - 1 - i] = (struct td_point){x + dy * half, y - dx * half};
        if (i - 1 == STRAP_STEPS / 2) {
            *middle = (struct td_point){x, y};
        }
    }
    return td_outline_add(out, points, sizeof points / sizeof points[0]);
}

enum td_err td_view_bend(const struct td_anatomy_view *view, float degrees, struct td_bent *out)
{
    struct frames f = {.bend = view->bend};
    enum td_err err = TD_OK;

    degrees = degrees < 0 ? 0 : degrees > view->bend->max_deg ? view->bend->max_deg : degrees;
    find_frames(&f, degrees);
    td_bent_deinit(out);
    out->outlines = calloc(view->part_count, sizeof *out->outlines);
    out->labels = calloc(view->part_count, sizeof *out->labels);
    out->count = out->outlines != NULL && out->labels != NULL ? view->part_count : 0;
    for (size_t i = 0; i < out->count && err == TD_OK; i++) {
        const struct td_part *part = &view->parts[i];

        if (part->strap != NULL) {
            err = place_strap(&f, part->strap, &out->outlines[i], &out->labels[i]);
        } else {
            err = place_path(&f, part, &out->outlines[i]);
            out->labels[i] =
                placed(&f, part->frame, (struct td_point){part->label_x, part->label_y});
        }
    }
    if (err != TD_OK || out->count == 0) {
        td_bent_deinit(out);
        return TD_ERR_NOMEM;
    }
    return TD_OK;
}

void td_bent_deinit(struct td_bent *bent)
{
    for (size_t i = 0; bent->outlines != NULL && i < bent->count; i++) {
        td_outline_deinit(&bent->outlines[i]);
    }
    free(bent->outlines);
    free(bent->labels);
    memset(bent, 0, sizeof *bent);
}
