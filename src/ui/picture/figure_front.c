/* The person seen from the front. */
#include <math.h>

#include "figure_parts.h"

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* One leg: its place from the front, and from the side, which says how much of the thigh points at
 * the looker. */
struct leg_seen {
    const struct td_pose_front_leg *at;
    struct td_point hip;
    const struct td_pose_leg *leg; /* NULL: it is all in the plane that is seen */
    float side;                    /* 1: at the looker's right; -1 */
    enum td_shade light;
};

static struct td_point between(struct td_point p, struct td_point q, float share)
{
    return (struct td_point){p.x + (q.x - p.x) * share, p.y + (q.y - p.y) * share};
}

/* A place on the thigh: share of its way down, off its axis to the front of the thigh, and out to
 * its outer side. */
static struct td_point on_thigh(const struct leg_seen *seen, float share, float off, float out)
{
    const struct td_pose_front_leg *at = seen->at;
    struct td_point p;

    if (seen->leg == NULL) {
        return td_figure_on(at->hip, at->knee, share, seen->side * out);
    }
    p = between(at->hip, at->knee, share);
    return (struct td_point){p.x + seen->side * out,
                             td_figure_on(seen->hip, seen->leg->knee, share, off).y};
}

/* ---- legs ---- */

/* front: outer side; back: inner side. */
static const struct td_figure_width shank_widths[] = {
    {-0.09F, 0.020F, 0.020F}, {0.03F, 0.032F, 0.031F}, {0.14F, 0.033F, 0.033F},
    {0.30F, 0.036F, 0.036F},  {0.46F, 0.031F, 0.033F}, {0.68F, 0.022F, 0.023F},
    {0.88F, 0.017F, 0.018F},  {1.02F, 0.015F, 0.015F},
};

static void limb_of_side(const struct td_stage *stage, struct td_point p, struct td_point q,
                         const struct td_figure_width *widths, size_t count, float side)
{
    struct td_figure_width turned[15];
    struct td_stage plain = *stage;

    plain.fine = true; /* as wide as they are: there is a gap to be seen between the legs */

    for (size_t i = 0; i < count; i++) {
        turned[i] =
            side > 0 ? widths[i]
                     : (struct td_figure_width){widths[i].share, widths[i].back, widths[i].front};
    }
    td_figure_limb(&plain, p, q, turned, count);
}

/* From a point of the foot: across to the looker's right, and up: the leg, where it is all in the
 * plane that is seen. */
static struct td_point from_foot(const struct leg_seen *seen, struct td_point p, float right,
                                 float up)
{
    const struct td_pose_front_leg *at = seen->at;
    float x = at->ankle.x - at->heel.x, y = at->ankle.y - at->heel.y, d = hypotf(x, y);

    if (seen->leg != NULL) {
        return (struct td_point){p.x + right, p.y + up};
    }
    return (struct td_point){p.x + (right * y + up * x) / d, p.y + (up * y - right * x) / d};
}

/* The shoe, its toes to the looker. */
static void draw_shoe(const struct td_stage *stage, const struct leg_seen *seen)
{
    const struct td_pose_front_leg *at = seen->at;
    struct td_point toe = at->toe, instep = between(at->toe, at->ankle, 0.62F), ankle = at->ankle;
    const struct td_point upper[] = {
        from_foot(seen, toe, 0.024F, 0.001F),     from_foot(seen, toe, 0.028F, 0.014F),
        from_foot(seen, toe, 0.024F, 0.029F),     from_foot(seen, instep, 0.024F, 0.020F),
        from_foot(seen, ankle, 0.022F, 0.014F),   from_foot(seen, ankle, -0.022F, 0.014F),
        from_foot(seen, instep, -0.024F, 0.020F), from_foot(seen, toe, -0.024F, 0.029F),
        from_foot(seen, toe, -0.028F, 0.014F),    from_foot(seen, toe, -0.024F, 0.001F),
    };
    const struct td_point sole[] = {
        from_foot(seen, toe, -0.027F, 0), from_foot(seen, toe, 0.027F, 0),
        from_foot(seen, toe, 0.027F, 0.010F), from_foot(seen, toe, -0.027F, 0.010F)};

    td_pen_begin(stage->pen, TD_INK_SHOE, seen->light);
    td_pen_smooth(stage->pen, upper, COUNT(upper));
    if (stage->fine) {
        td_pen_begin(stage->pen, TD_INK_SHOE,
                     seen->light == TD_SHADE_PLAIN ? TD_SHADE_LIT : TD_SHADE_PLAIN);
        td_pen_add(stage->pen, sole, COUNT(sole));
    }
}

/* The toes are up: it is the sole that is seen. */
static void draw_sole(const struct td_stage *stage, const struct td_pose_front_leg *at)
{
    float long_enough = fmaxf(at->toe.y, at->heel.y + 0.05F);

    td_pen_begin(stage->pen, TD_INK_SHOE, TD_SHADE_PLAIN);
    td_pen_limb(stage->pen, (struct td_point){at->heel.x, at->heel.y + 0.021F}, 0.021F,
                (struct td_point){at->toe.x, long_enough - 0.024F}, 0.026F);
}

static void begin_skin(struct td_pen *pen, const struct leg_seen *seen)
{
    td_pen_begin(pen, seen->light == TD_SHADE_DIMMED ? TD_INK_FAR_SKIN : TD_INK_SKIN, seen->light);
}

static void draw_thigh(const struct td_stage *stage, const struct leg_seen *seen)
{
    const struct td_pose_front_leg *at = seen->at;
    struct td_pen *pen = stage->pen;

    begin_skin(pen, seen);
    td_pen_limb(pen, on_thigh(seen, 0.16F, 0, 0.003F), 0.050F, on_thigh(seen, 0.40F, 0, 0.004F),
                0.050F);
    td_pen_limb(pen, on_thigh(seen, 0.40F, 0, 0.004F), 0.050F, on_thigh(seen, 0.80F, 0, 0), 0.038F);
    td_pen_limb(pen, on_thigh(seen, 0.80F, 0, 0), 0.038F, at->knee, 0.032F);
}

#define SHANK_SEEN 0.15F /* less of its length is seen: it points to the looker, or away */

static void draw_shank(const struct td_stage *stage, const struct leg_seen *seen)
{
    begin_skin(stage->pen, seen);
    if (fabsf(seen->at->knee.y - seen->at->ankle.y) > SHANK_SEEN || seen->leg == NULL) {
        limb_of_side(stage, seen->at->knee, seen->at->ankle, shank_widths, COUNT(shank_widths),
                     seen->side);
    } else {
        td_pen_limb(stage->pen, seen->at->knee, 0.033F, seen->at->ankle, 0.020F);
    }
    if (seen->leg != NULL && seen->at->toe.y > seen->at->heel.y + 0.01F) {
        draw_sole(stage, seen->at);
    } else {
        draw_shoe(stage, seen);
    }
}

static void add_trouser(struct td_pen *pen, const struct leg_seen *seen)
{
    td_pen_limb(pen, on_thigh(seen, 0.06F, 0, 0.001F), 0.051F, on_thigh(seen, 0.16F, 0, 0.004F),
                0.053F);
    td_pen_limb(pen, on_thigh(seen, 0.16F, 0, 0.004F), 0.053F, on_thigh(seen, 0.31F, 0, 0.005F),
                0.049F);
}

/* Height of the kneecap: it rides on the front of the knee. */
static struct td_point kneecap_of(const struct leg_seen *seen)
{
    struct td_point knee = seen->at->knee;

    if (seen->leg == NULL) {
        return td_figure_on(seen->at->hip, knee, 0.985F, 0);
    }
    return (struct td_point){knee.x, td_figure_kneecap(seen->hip, seen->leg).y};
}

static void draw_quadriceps(const struct td_stage *stage, const struct leg_seen *seen)
{
    struct td_pen *pen = stage->pen;

    td_pen_begin(pen, TD_INK_MUSCLE, td_figure_glow(stage->spec->glow));
    td_pen_limb(pen, on_thigh(seen, 0.50F, 0.020F, 0.002F), 0.038F,
                on_thigh(seen, 0.60F, 0.022F, 0.004F), 0.037F);
    td_pen_limb(pen, on_thigh(seen, 0.60F, 0.022F, 0.004F), 0.037F,
                on_thigh(seen, 0.82F, 0.020F, 0.006F), 0.024F);
    td_pen_limb(pen, on_thigh(seen, 0.82F, 0.020F, 0.006F), 0.024F, kneecap_of(seen), 0.013F);
}

/* The teardrop of the vastus medialis on the inner side of the knee, the kneecap, its tendon. */
static void draw_knee(const struct td_stage *stage, const struct leg_seen *seen)
{
    struct td_pen *pen = stage->pen;
    struct td_point cap = kneecap_of(seen);
    struct td_point high = on_thigh(seen, stage->fine ? 0.62F : 0.72F, 0.022F, -0.019F);
    struct td_point belly = on_thigh(seen, 0.85F, 0.014F, -0.022F);
    float bold = stage->finest ? 1 : 1.3F;

    if (stage->finest) {
        td_pen_begin(pen, TD_INK_LINE, TD_SHADE_PLAIN);
        td_pen_limb(pen, high, 0.013F, belly, 0.022F);
        td_pen_begin(pen, TD_INK_TENDON, TD_SHADE_PLAIN);
        td_pen_limb(pen, cap, 0.009F, between(seen->at->knee, seen->at->ankle, 0.17F), 0.006F);
    }
    td_pen_begin(pen, TD_INK_VM, td_figure_glow(stage->spec->glow));
    td_pen_limb(pen, high, 0.008F * bold, belly, 0.0175F * bold);
    td_pen_begin(pen, TD_INK_BONE, TD_SHADE_PLAIN);
    td_pen_circle(pen, cap, 0.0155F * bold);
}

#define DASHES 40

/* From the second toe straight up past the knee, where that should be. */
static void draw_plumb_line(const struct td_stage *stage, const struct leg_seen *seen)
{
    const struct td_pose_front_leg *at = seen->at;
    float top = at->knee.y + 0.085F, y = at->toe.y + 0.034F;
    bool edge = stage->pen->edge;

    stage->pen->edge = false;
    td_pen_begin(stage->pen, TD_INK_SPOT, TD_SHADE_PLAIN);
    for (int i = 0; i < DASHES && y < top; i++, y += 0.030F) {
        td_pen_rect(stage->pen, at->toe.x - 0.0022F, y, at->toe.x + 0.0022F, y + 0.018F);
    }
    stage->pen->edge = edge;
}

/* ---- trunk ---- */

/* Half widths at heights from the hips (0) to the shoulders (1); both sides of one contour. */
static void draw_even(struct td_pen *pen, const struct td_pose_front *front,
                      const struct td_point *halves, size_t count)
{
    struct td_point points[24];
    float x = front->hip.x, low = front->hip.y, high = front->shoulder.y - low;

    for (size_t i = 0; i < count; i++) {
        float y = low + high * halves[i].y;

        points[i] = (struct td_point){x + halves[i].x, y};
        points[2 * count - 1 - i] = (struct td_point){x - halves[i].x, y};
    }
    td_pen_smooth(pen, points, 2 * count);
}

static void draw_trunk(const struct td_stage *stage, const struct td_pose_front *front)
{
    static const struct td_point shirt[] = {
        {0.030F, 1.15F}, {0.062F, 1.09F}, {0.098F, 1.02F}, {0.106F, 0.92F}, {0.092F, 0.78F},
        {0.086F, 0.62F}, {0.073F, 0.38F}, {0.080F, 0.14F}, {0.050F, 0.06F},
    };

    td_pen_begin(stage->pen, TD_INK_SHIRT, TD_SHADE_PLAIN);
    draw_even(stage->pen, front, shirt, COUNT(shirt));
}

/* In one with the trousers of the legs that work. */
static void draw_shorts(const struct td_stage *stage, const struct td_pose_front *front,
                        const struct leg_seen *legs, int count)
{
    static const struct td_point pelvis[] = {
        {0.060F, 0.19F}, {0.079F, 0.18F}, {0.090F, 0.04F}, {0.094F, -0.08F}, {0.040F, -0.20F},
    };

    td_pen_begin(stage->pen, TD_INK_SHORTS, TD_SHADE_PLAIN);
    draw_even(stage->pen, front, pelvis, COUNT(pelvis));
    for (int i = 0; i < count; i++) {
        add_trouser(stage->pen, &legs[i]);
    }
}

/* ---- head ---- */

/* A place on the head; sinks: 1 = as far as the face, of one who looks down. */
struct on_head {
    float x, y, sinks;
};

static void draw_on_head(struct td_pen *pen, struct td_point head, const struct on_head *places,
                         size_t count, float down)
{
    struct td_point points[24];

    for (size_t i = 0; i < count; i++) {
        points[i] =
            (struct td_point){head.x + places[i].x, head.y + places[i].y - down * places[i].sinks};
    }
    td_pen_smooth(pen, points, count);
}

/* down: how far the face has sunk in the outline of the head. */
static void draw_face(struct td_pen *pen, struct td_point head, float down)
{
    float y = head.y - down;
    bool edge = pen->edge;

    pen->edge = false;
    td_pen_begin(pen, TD_INK_LINE, TD_SHADE_PLAIN); /* eyes */
    td_pen_circle(pen, (struct td_point){head.x - 0.017F, y + 0.008F}, 0.0042F);
    td_pen_circle(pen, (struct td_point){head.x + 0.017F, y + 0.008F}, 0.0042F);
    td_pen_begin(pen, TD_INK_FAR_SKIN, TD_SHADE_PLAIN); /* nose and mouth */
    td_pen_limb(pen, (struct td_point){head.x, y + 0.002F}, 0.003F,
                (struct td_point){head.x, y - 0.014F}, 0.0055F);
    td_pen_limb(pen, (struct td_point){head.x - 0.012F, y - 0.036F}, 0.0026F,
                (struct td_point){head.x + 0.012F, y - 0.036F}, 0.0026F);
    pen->edge = edge;
}

static void draw_head(const struct td_stage *stage, const struct td_pose_front *front, float down)
{
    static const struct on_head face[] = {
        {0, 0.064F, 0},        {0.026F, 0.058F, 0},   {0.042F, 0.038F, 0},  {0.045F, 0.010F, 0},
        {0.041F, -0.020F, 0},  {0.031F, -0.046F, 0},  {0.012F, -0.062F, 0}, {-0.012F, -0.062F, 0},
        {-0.031F, -0.046F, 0}, {-0.041F, -0.020F, 0}, {-0.045F, 0.010F, 0}, {-0.042F, 0.038F, 0},
        {-0.026F, 0.058F, 0},
    };
    static const struct on_head hair[] = {
        {0.047F, 0.012F, 0},  {0.051F, 0.038F, 0},  {0.034F, 0.064F, 0},  {0, 0.073F, 0},
        {-0.034F, 0.064F, 0}, {-0.051F, 0.038F, 0}, {-0.047F, 0.012F, 0}, {-0.039F, 0.026F, 1},
        {-0.028F, 0.040F, 1}, {0, 0.043F, 1},       {0.028F, 0.040F, 1},  {0.039F, 0.026F, 1},
    };
    struct td_pen *pen = stage->pen;
    struct td_point head = front->head;

    td_pen_begin(pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    td_pen_limb(pen, (struct td_point){front->shoulder.x, front->shoulder.y + 0.016F}, 0.031F,
                (struct td_point){head.x, head.y - 0.036F}, 0.029F);
    td_pen_begin(pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    draw_on_head(pen, head, face, COUNT(face), 0);
    td_pen_begin(pen, TD_INK_HAIR, TD_SHADE_PLAIN);
    draw_on_head(pen, head, hair, COUNT(hair), down);
    if (stage->finest) {
        draw_face(pen, head, down);
    }
}

/* ---- arms ---- */

static void draw_arm(const struct td_stage *stage, const struct td_pose_front_arm *arm)
{
    struct td_pen *pen = stage->pen;
    struct td_point shoulder = {arm->shoulder.x, arm->shoulder.y - 0.008F};
    struct td_point wrist = between(arm->elbow, arm->hand, 0.86F);

    td_pen_begin(pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    td_pen_limb(pen, shoulder, 0.028F, arm->elbow, 0.0215F);
    td_pen_limb(pen, arm->elbow, 0.0215F, between(arm->elbow, arm->hand, 0.3F), 0.022F);
    td_pen_limb(pen, between(arm->elbow, arm->hand, 0.3F), 0.022F, wrist, 0.013F);
    td_pen_limb(pen, wrist, 0.013F, arm->hand, 0.019F);
    td_pen_begin(pen, TD_INK_SHIRT, td_figure_sleeve(stage));
    td_pen_limb(pen, shoulder, 0.033F, between(shoulder, arm->elbow, 0.45F), 0.031F);
}

/* ---- the whole ---- */

#define STRAP_HALF 0.021F

/* The band around both thighs. */
static void draw_band(struct td_pen *pen, const struct leg_seen *legs)
{
    struct td_point right = on_thigh(&legs[0], 0.80F, 0, 0.020F);
    struct td_point left = on_thigh(&legs[1], 0.80F, 0, 0.020F);

    td_pen_begin(pen, TD_INK_WATER, TD_SHADE_LIT);
    td_pen_limb(pen, right, STRAP_HALF, left, STRAP_HALF);
}

/* Both legs as they are seen; the one that works comes first. */
static void see_legs(const struct td_stance *stance, const struct td_pose_front *front,
                     const struct td_pose *pose, struct leg_seen *legs)
{
    bool flat =
        stance->movement == TD_MOVEMENT_SIDE_STEP || stance->movement == TD_MOVEMENT_SIDE_RAISE;

    legs[0] =
        (struct leg_seen){&front->leg, pose->hip, flat ? NULL : &pose->leg, 1, TD_SHADE_PLAIN};
    legs[1] = (struct leg_seen){&front->other, pose->hip,
                                flat              ? NULL
                                : pose->has_other ? &pose->other
                                                  : &pose->leg,
                                -1, front->both ? TD_SHADE_PLAIN : TD_SHADE_DIMMED};
}

/* The leg that does not work; its foot may be behind it. */
static void draw_other_leg(const struct td_stage *stage, const struct leg_seen *seen)
{
    bool behind = seen->leg != NULL && seen->leg->ankle.x < seen->leg->knee.x - 0.06F;

    if (behind) {
        draw_shank(stage, seen);
    }
    draw_thigh(stage, seen);
    td_pen_begin(stage->pen, TD_INK_SHORTS, seen->light);
    add_trouser(stage->pen, seen);
    if (!behind) {
        draw_shank(stage, seen);
    }
}

static void draw_each(const struct td_stage *stage, const struct leg_seen *legs, int count,
                      void (*draw)(const struct td_stage *, const struct leg_seen *))
{
    for (int i = count - 1; i >= 0; i--) {
        draw(stage, &legs[i]);
    }
}

/* The ones that work: a thigh that points at the looker is behind its knee. */
static void draw_legs(const struct td_stage *stage, const struct td_pose_front *front,
                      const struct leg_seen *legs, int count)
{
    draw_each(stage, legs, count, draw_thigh);
    draw_shorts(stage, front, legs, count);
    draw_each(stage, legs, count, draw_quadriceps);
    draw_each(stage, legs, count, draw_shank);
    if (stage->finest && td_pose_has_front(stage->stance->movement)) {
        draw_each(stage, legs, count, draw_plumb_line);
    }
    draw_each(stage, legs, count, draw_knee);
}

void td_figure_draw_front(const struct td_stage *stage)
{
    const struct td_stance *stance = stage->stance;
    struct td_pose_front front;
    struct td_pose_around around;
    struct td_pose pose;
    struct leg_seen legs[2];

    td_pose_at(stance, stage->spec->part, &pose);
    td_pose_front_at(stance, stage->spec->part, &front);
    td_pose_around(stance, &around);
    see_legs(stance, &front, &pose, legs);
    if (td_pose_has_front(stance->movement)) {
        td_figure_draw_around_front(stage, &pose, &around);
    }
    if (!front.both) {
        draw_other_leg(stage, &legs[1]);
    }
    draw_trunk(stage, &front);
    draw_legs(stage, &front, legs, front.both ? 2 : 1);
    if (stance->movement == TD_MOVEMENT_SIDE_STEP) {
        draw_band(stage->pen, legs);
    }
    draw_head(stage, &front, fmaxf(0, -0.05F * sinf(pose.gaze)));
    draw_arm(stage, &front.arm);
    draw_arm(stage, &front.other_arm);
    td_figure_draw_held_front(stage->pen, stance->held, &front);
}
