/* The person seen from the side. */
#include <math.h>

#include "figure_parts.h"

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* What is behind is a little ahead and higher, as of a person who is turned to the looker by a
 * few degrees. */
#define BEHIND_AHEAD 0.026F
#define BEHIND_UP 0.006F

/* ---- leg ---- */

static const struct td_figure_width thigh_widths[] = {
    {-0.12F, 0.034F, 0.036F}, {0.02F, 0.054F, 0.056F}, {0.22F, 0.058F, 0.057F},
    {0.45F, 0.055F, 0.050F},  {0.70F, 0.044F, 0.042F}, {0.90F, 0.034F, 0.036F},
    {1.03F, 0.027F, 0.030F},
};

static const struct td_figure_width shank_widths[] = {
    {-0.09F, 0.022F, 0.022F}, {0.03F, 0.031F, 0.032F}, {0.16F, 0.028F, 0.040F},
    {0.30F, 0.024F, 0.044F},  {0.46F, 0.021F, 0.038F}, {0.66F, 0.018F, 0.025F},
    {0.86F, 0.017F, 0.018F},  {1.04F, 0.015F, 0.017F},
};

static void draw_shoe(const struct td_stage *stage, const struct td_pose_leg *leg,
                      enum td_shade light)
{
    struct td_pen *pen = stage->pen;
    struct td_point heel = leg->heel, ball = leg->ball, toe = leg->toe;
    const struct td_point upper[] = {
        td_figure_on(heel, ball, -0.10F, 0.010F), td_figure_on(heel, ball, -0.10F, 0.030F),
        td_figure_on(heel, ball, 0.02F, 0.052F),  td_figure_on(heel, ball, 0.30F, 0.058F),
        td_figure_on(heel, ball, 0.58F, 0.052F),  td_figure_on(heel, ball, 0.80F, 0.036F),
        td_figure_on(ball, toe, 0.10F, 0.028F),   td_figure_on(ball, toe, 0.70F, 0.021F),
        td_figure_on(ball, toe, 1.06F, 0.012F),   td_figure_on(ball, toe, 0.95F, 0.002F),
        td_figure_on(ball, toe, 0, 0.001F),       td_figure_on(heel, ball, 0.50F, 0.004F),
        td_figure_on(heel, ball, 0, 0.001F),
    };
    const struct td_point sole[] = {
        td_figure_on(heel, ball, -0.13F, 0),
        td_figure_on(heel, ball, -0.13F, 0.013F),
        td_figure_on(heel, ball, 0.45F, 0.014F),
        td_figure_on(heel, ball, 0.98F, 0.011F),
        td_figure_on(ball, toe, 0.60F, 0.011F),
        td_figure_on(ball, toe, 1.10F, 0.013F),
        td_figure_on(ball, toe, 1.08F, 0.004F),
        td_figure_on(ball, toe, 0.80F, 0),
        ball,
    };

    td_pen_begin(pen, TD_INK_SHOE, light);
    td_pen_smooth(pen, upper, COUNT(upper));
    if (stage->fine) {
        td_pen_begin(pen, TD_INK_SHOE, light == TD_SHADE_PLAIN ? TD_SHADE_LIT : TD_SHADE_PLAIN);
        td_pen_add(pen, sole, COUNT(sole));
    }
}

static void draw_leg(const struct td_stage *stage, struct td_point hip,
                     const struct td_pose_leg *leg, enum td_shade light)
{
    struct td_pen *pen = stage->pen;

    td_pen_begin(pen, light == TD_SHADE_DIMMED ? TD_INK_FAR_SKIN : TD_INK_SKIN, light);
    td_figure_limb(stage, hip, leg->knee, thigh_widths, COUNT(thigh_widths));
    td_pen_circle(pen, leg->knee, 0.032F);
    td_figure_limb(stage, leg->knee, leg->ankle, shank_widths, COUNT(shank_widths));
    draw_shoe(stage, leg, light);
}

static const struct td_figure_width trouser_widths[] = {
    {-0.20F, 0.034F, 0.036F}, {-0.04F, 0.056F, 0.060F}, {0.12F, 0.061F, 0.063F},
    {0.24F, 0.062F, 0.060F},  {0.33F, 0.059F, 0.055F},  {0.35F, 0.028F, 0.026F},
};

static void draw_trouser(const struct td_stage *stage, struct td_point hip,
                         const struct td_pose_leg *leg)
{
    /* In few cells the muscle needs the room. */
    struct td_point knee = stage->fine ? leg->knee : td_figure_on(hip, leg->knee, 0.64F, 0);

    struct td_stage plain = *stage;

    plain.fine = true; /* they are wide enough */
    td_figure_limb(&plain, hip, knee, trouser_widths, COUNT(trouser_widths));
}

/* The leg that does not work, behind the other: it would hide the muscle. */
static void draw_other_leg(const struct td_stage *stage, struct td_point hip,
                           const struct td_pose_leg *leg)
{
    draw_leg(stage, hip, leg, TD_SHADE_DIMMED);
    if (!td_pose_lies(stage->stance->movement)) {
        td_pen_begin(stage->pen, TD_INK_SHORTS, TD_SHADE_DIMMED);
        draw_trouser(stage, hip, leg);
    }
}

struct td_point td_figure_kneecap(struct td_point hip, const struct td_pose_leg *leg)
{
    struct td_point low = td_figure_on(leg->knee, leg->ankle, -0.02F, 0.030F);
    struct td_point high = td_figure_on(hip, leg->knee, 0.99F, 0.030F);

    return (struct td_point){(low.x + high.x) / 2, (low.y + high.y) / 2};
}

/* Points of the thigh as shares of its way and off its axis. */
static void draw_on_thigh(struct td_pen *pen, struct td_point hip, struct td_point knee,
                          const struct td_point *places, size_t count)
{
    struct td_point points[16];

    for (size_t i = 0; i < count; i++) {
        points[i] = td_figure_on(hip, knee, places[i].x, places[i].y);
    }
    td_pen_smooth(pen, points, count);
}

/* The front of the thigh. */
static void draw_quadriceps(struct td_pen *pen, struct td_point hip, const struct td_pose_leg *leg,
                            enum td_glow glow)
{
    static const struct td_point quadriceps[] = {
        {0.24F, 0.052F},  {0.40F, 0.054F}, {0.58F, 0.049F}, {0.76F, 0.041F},
        {0.90F, 0.035F},  {0.95F, 0.026F}, {0.84F, 0.010F}, {0.62F, -0.004F},
        {0.42F, -0.006F}, {0.26F, 0.012F}, {0.20F, 0.034F},
    };

    td_pen_begin(pen, TD_INK_MUSCLE, td_figure_glow(glow));
    draw_on_thigh(pen, hip, leg->knee, quadriceps, COUNT(quadriceps));
}

/* The vastus medialis with its belly low down beside the kneecap, in a dark outline. */
static void draw_teardrop(const struct td_stage *stage, struct td_point hip,
                          const struct td_pose_leg *leg)
{
    struct td_pen *pen = stage->pen;
    enum td_glow glow = stage->spec->glow;
    float bold = stage->fine ? 1 : 1.25F;

    static const struct td_point rim[] = {
        {0.36F, 0.008F}, {0.52F, 0.021F},  {0.68F, 0.034F},  {0.84F, 0.037F},  {0.95F, 0.026F},
        {0.97F, 0.004F}, {0.88F, -0.019F}, {0.72F, -0.021F}, {0.54F, -0.010F},
    };
    static const struct td_point teardrop[] = {
        {0.42F, 0.007F}, {0.55F, 0.016F},  {0.69F, 0.027F},  {0.84F, 0.030F},  {0.92F, 0.021F},
        {0.93F, 0.003F}, {0.86F, -0.012F}, {0.72F, -0.014F}, {0.56F, -0.004F},
    };
    struct td_point knee = leg->knee, cap = td_figure_kneecap(hip, leg);

    td_pen_begin(pen, TD_INK_LINE, TD_SHADE_PLAIN);
    draw_on_thigh(pen, hip, knee, rim, COUNT(rim));
    td_pen_begin(pen, TD_INK_VM, td_figure_glow(glow));
    draw_on_thigh(pen, hip, knee, teardrop, COUNT(teardrop));
    /* Kneecap, and its tendon down to the shin. */
    td_pen_begin(pen, TD_INK_TENDON, TD_SHADE_PLAIN);
    td_pen_limb(pen, cap, 0.009F, td_figure_on(knee, leg->ankle, 0.17F, 0.026F), 0.006F);
    td_pen_begin(pen, TD_INK_BONE, TD_SHADE_PLAIN);
    td_pen_limb(pen, td_figure_on(hip, knee, 0.97F, 0.030F), 0.010F * bold, cap, 0.014F * bold);
}

/* ---- trunk ---- */

/* Along the back's curve, from the neck (0) over the chest and the waist to the hip (1); front
 * and back of it. */
struct slice {
    float front, back;
};

/* The point on the curve, and which way is forward there. */
static struct td_point spine_at(const struct td_pose *pose, float share, struct td_point *forward)
{
    const struct td_point on[] = {pose->shoulder, pose->chest, pose->waist, pose->hip};
    static const float shares[] = {0, 0.28F, 0.66F, 1};
    int i = share < shares[1] ? 0 : share < shares[2] ? 1 : 2;
    float u = (share - shares[i]) / (shares[i + 1] - shares[i]);
    float dx = on[i + 1].x - on[i].x, dy = on[i + 1].y - on[i].y, d = hypotf(dx, dy);

    /* Going down, forward is at the left hand. */
    *forward = (struct td_point){-dy / d, dx / d};
    return (struct td_point){on[i].x + dx * u, on[i].y + dy * u};
}

static struct td_point beside(const struct td_pose *pose, float share, float off)
{
    struct td_point forward, at = spine_at(pose, share, &forward);

    return (struct td_point){at.x + forward.x * off, at.y + forward.y * off};
}

static void draw_trunk(const struct td_stage *stage, const struct td_pose *pose)
{
    struct td_pen *pen = stage->pen;
    const struct td_point shirt[] = {
        beside(pose, -0.13F, 0.012F), beside(pose, -0.03F, 0.040F), beside(pose, 0.12F, 0.058F),
        beside(pose, 0.28F, 0.066F),  beside(pose, 0.46F, 0.059F),  beside(pose, 0.66F, 0.052F),
        beside(pose, 0.84F, 0.054F),  beside(pose, 0.90F, 0.020F),  beside(pose, 0.88F, -0.030F),
        beside(pose, 0.80F, -0.054F), beside(pose, 0.64F, -0.050F), beside(pose, 0.46F, -0.053F),
        beside(pose, 0.24F, -0.056F), beside(pose, 0.04F, -0.047F), beside(pose, -0.10F, -0.026F),
    };
    const struct td_point pelvis[] = {
        beside(pose, 0.74F, 0.051F),  beside(pose, 0.86F, 0.055F),  beside(pose, 0.98F, 0.055F),
        beside(pose, 1.08F, 0.044F),  beside(pose, 1.16F, 0),       beside(pose, 1.10F, -0.046F),
        beside(pose, 1.00F, -0.067F), beside(pose, 0.88F, -0.066F), beside(pose, 0.76F, -0.053F),
    };

    td_pen_begin(pen, TD_INK_SHORTS, TD_SHADE_PLAIN);
    td_pen_smooth(pen, pelvis, COUNT(pelvis));
    td_pen_circle(pen, beside(pose, 1, -0.004F), 0.063F);
    draw_trouser(stage, pose->hip, &pose->leg);
    td_pen_begin(pen, TD_INK_SHIRT, TD_SHADE_PLAIN);
    td_pen_smooth(pen, shirt, COUNT(shirt));
}

/* ---- head ---- */

/* Points of a head that looks to the right, from its middle; turned to where it looks. */
static void draw_on_head(struct td_pen *pen, const struct td_pose *pose,
                         const struct td_point *places, size_t count)
{
    float c = cosf(pose->gaze), s = sinf(pose->gaze);
    struct td_point points[24];

    for (size_t i = 0; i < count; i++) {
        points[i] = (struct td_point){pose->head.x + places[i].x * c - places[i].y * s,
                                      pose->head.y + places[i].x * s + places[i].y * c};
    }
    td_pen_smooth(pen, points, count);
}

static struct td_point on_head(const struct td_pose *pose, float x, float y)
{
    float c = cosf(pose->gaze), s = sinf(pose->gaze);

    return (struct td_point){pose->head.x + x * c - y * s, pose->head.y + x * s + y * c};
}

static void draw_head(const struct td_stage *stage, const struct td_pose *pose)
{
    static const struct td_point face[] = {
        {0, 0.064F},       {0.026F, 0.059F},   {0.044F, 0.044F},   {0.051F, 0.024F},
        {0.050F, 0.010F},  {0.058F, -0.004F},  {0.063F, -0.013F},  {0.053F, -0.019F},
        {0.053F, -0.030F}, {0.050F, -0.038F},  {0.048F, -0.052F},  {0.034F, -0.060F},
        {0.010F, -0.052F}, {-0.012F, -0.040F}, {-0.036F, -0.032F}, {-0.052F, -0.008F},
        {-0.056F, 0.020F}, {-0.046F, 0.046F},  {-0.024F, 0.060F},
    };
    static const struct td_point hair[] = {
        {0.040F, 0.050F},   {0.026F, 0.064F},   {0, 0.071F},        {-0.028F, 0.066F},
        {-0.052F, 0.049F},  {-0.063F, 0.020F},  {-0.058F, -0.012F}, {-0.042F, -0.036F},
        {-0.028F, -0.030F}, {-0.020F, -0.006F}, {-0.006F, 0.006F},  {0.002F, 0.022F},
        {0.020F, 0.034F},
    };
    struct td_pen *pen = stage->pen;
    struct td_point nape = beside(pose, -0.05F, -0.010F);

    td_pen_begin(pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    td_pen_limb(pen, nape, 0.031F, on_head(pose, -0.014F, -0.030F), 0.029F);
    draw_on_head(pen, pose, face, COUNT(face));
    td_pen_begin(pen, TD_INK_HAIR, TD_SHADE_PLAIN);
    draw_on_head(pen, pose, hair, COUNT(hair));
    if (stage->finest) {
        bool edge = pen->edge;

        td_pen_begin(pen, TD_INK_FAR_SKIN, TD_SHADE_PLAIN); /* an ear */
        td_pen_limb(pen, on_head(pose, -0.010F, 0.006F), 0.009F, on_head(pose, -0.008F, -0.008F),
                    0.006F);
        pen->edge = false;
        td_pen_begin(pen, TD_INK_LINE, TD_SHADE_PLAIN); /* and an eye */
        td_pen_limb(pen, on_head(pose, 0.037F, 0.010F), 0.0045F, on_head(pose, 0.043F, 0.010F),
                    0.0035F);
        pen->edge = edge;
    }
}

/* ---- arms ---- */

static const struct td_figure_width upper_arm_widths[] = {
    {-0.16F, 0.016F, 0.016F}, {0.02F, 0.031F, 0.031F}, {0.30F, 0.029F, 0.028F},
    {0.62F, 0.025F, 0.024F},  {0.90F, 0.021F, 0.021F}, {1.08F, 0.014F, 0.014F},
};

static const struct td_figure_width forearm_widths[] = {
    {-0.10F, 0.015F, 0.015F}, {0.08F, 0.022F, 0.023F}, {0.28F, 0.022F, 0.023F},
    {0.60F, 0.017F, 0.017F},  {0.84F, 0.013F, 0.013F}, {1.0F, 0.012F, 0.012F},
};

static const struct td_figure_width sleeve_widths[] = {
    {-0.20F, 0.018F, 0.020F}, {0, 0.037F, 0.036F},     {0.22F, 0.036F, 0.034F},
    {0.44F, 0.033F, 0.032F},  {0.48F, 0.014F, 0.014F},
};

/* A hand closed to a mitt, its thumb to the front. */
static void draw_hand(const struct td_stage *stage, struct td_point elbow, struct td_point hand)
{
    struct td_pen *pen = stage->pen;

    td_pen_limb(pen, hand, 0.018F, td_figure_on(elbow, hand, 1.18F, 0.004F), 0.014F);
    if (stage->finest) {
        td_pen_limb(pen, hand, 0.010F, td_figure_on(elbow, hand, 1.12F, 0.020F), 0.007F);
    }
}

static void draw_arm(const struct td_stage *stage, struct td_point shoulder, struct td_point elbow,
                     struct td_point hand, bool behind)
{
    struct td_pen *pen = stage->pen;

    td_pen_begin(pen, behind ? TD_INK_FAR_SKIN : TD_INK_SKIN,
                 behind ? TD_SHADE_DIMMED : TD_SHADE_PLAIN);
    td_figure_limb(stage, shoulder, elbow, upper_arm_widths, COUNT(upper_arm_widths));
    td_figure_limb(stage, elbow, hand, forearm_widths, COUNT(forearm_widths));
    draw_hand(stage, elbow, hand);
    td_pen_begin(pen, TD_INK_SHIRT, behind ? TD_SHADE_DIMMED : td_figure_sleeve(stage));
    td_figure_limb(stage, shoulder, elbow, sleeve_widths, COUNT(sleeve_widths));
}

/* ---- the whole ---- */

static struct td_point behind(struct td_point p)
{
    return (struct td_point){p.x + BEHIND_AHEAD, p.y + BEHIND_UP};
}

/* Of a pair that stand side by side only a little of the second is seen. */
static void draw_leg_beside(const struct td_stage *stage, const struct td_pose *pose)
{
    struct td_pose_leg leg = {behind(pose->leg.knee), behind(pose->leg.ankle),
                              behind(pose->leg.heel), behind(pose->leg.ball),
                              behind(pose->leg.toe)};

    draw_other_leg(stage, behind(pose->hip), &leg);
}

void td_figure_draw_side(const struct td_stage *stage)
{
    const struct td_stance *stance = stage->stance;
    struct td_pose pose;
    struct td_pose_around around;

    td_pose_at(stance, stage->spec->part, &pose);
    td_pose_around(stance, &around);
    td_figure_draw_around(stage, &pose, &around);
    if (stage->spec->ring >= 0) {
        td_figure_draw_ring(stage);
    }
    if (stage->fine && !td_pose_lies(stance->movement)) {
        draw_arm(stage, behind(pose.shoulder), behind(pose.other_elbow), behind(pose.other_hand),
                 true);
    }
    if (pose.has_other) {
        draw_other_leg(stage, pose.hip, &pose.other);
    } else if (stage->fine) {
        draw_leg_beside(stage, &pose);
    }
    draw_leg(stage, pose.hip, &pose.leg, TD_SHADE_PLAIN);
    draw_quadriceps(stage->pen, pose.hip, &pose.leg, stage->spec->glow);
    draw_trunk(stage, &pose);
    if (stage->fine) { /* the kneecap lies before it; in few cells it would cut it up */
        td_figure_draw_band(stage, &pose, &around);
    }
    draw_teardrop(stage, pose.hip, &pose.leg);
    if (!stage->fine) {
        td_figure_draw_band(stage, &pose, &around);
    }
    draw_head(stage, &pose);
    draw_arm(stage, pose.shoulder, pose.elbow, pose.hand, false);
    td_figure_draw_held(stage->pen, stance->held, pose.hand);
}
