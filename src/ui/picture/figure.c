/* The person beside the timer: a pose becomes outlines, and these an image. */
#include "teardrop/ui/picture/figure.h"

#include <math.h>
#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/term/draw/pen.h"

#define PI 3.14159265F

/* The box of a movement: x from left to right, y from the floor up. */
struct box {
    float left, right, top, bottom;
};

/* ---- shapes ---- */

/* A point of a limb: share of the way from p to q, and off its axis to the side
 * that the front is on (left of the way from hip to knee when facing right). */
static struct td_point on(struct td_point p, struct td_point q, float share, float off)
{
    float dx = q.x - p.x, dy = q.y - p.y;
    float d = sqrtf(dx * dx + dy * dy);

    return (struct td_point){p.x + dx * share - dy / d * off, p.y + dy * share + dx / d * off};
}

/* ---- the body ---- */

static const enum td_shade glow_lights[TD_GLOW_COUNT] = {TD_SHADE_DIMMED, TD_SHADE_PLAIN,
                                                         TD_SHADE_LIT};

static void draw_foot(struct td_pen *pen, const struct td_pose_leg *leg, enum td_shade light)
{
    struct td_point heel = on(leg->heel, leg->ball, 0.10F, 0.017F);
    struct td_point ball = on(leg->heel, leg->ball, 0.95F, 0.015F);
    struct td_point toe = on(leg->ball, leg->toe, 0.80F, 0.012F);

    td_pen_begin(pen, TD_INK_SHOE, light);
    td_pen_limb(pen, heel, 0.017F, ball, 0.015F);
    td_pen_limb(pen, ball, 0.015F, toe, 0.012F);
    td_pen_limb(pen, leg->ankle, 0.021F, on(leg->heel, leg->ball, 0.62F, 0.020F), 0.019F);
    td_pen_limb(pen, leg->ankle, 0.021F, heel, 0.018F);
}

static void draw_leg(struct td_pen *pen, struct td_point hip, const struct td_pose_leg *leg,
                     enum td_shade light)
{
    struct td_point calf = on(leg->knee, leg->ankle, 0.30F, -0.008F);

    td_pen_begin(pen, light == TD_SHADE_DIMMED ? TD_INK_FAR_SKIN : TD_INK_SKIN, light);
    td_pen_limb(pen, hip, 0.058F, on(hip, leg->knee, 0.45F, 0.004F), 0.052F);
    td_pen_limb(pen, on(hip, leg->knee, 0.45F, 0.004F), 0.052F, leg->knee, 0.034F);
    td_pen_circle(pen, leg->knee, 0.034F);
    td_pen_limb(pen, leg->knee, 0.033F, calf, 0.038F);
    td_pen_limb(pen, calf, 0.038F, leg->ankle, 0.021F);
    draw_foot(pen, leg, light == TD_SHADE_PLAIN ? TD_SHADE_PLAIN : TD_SHADE_DIMMED);
}

/* The leg that does not work, behind the other: it would hide the muscle. */
static void draw_other_leg(struct td_pen *pen, const struct td_pose *pose, bool dressed)
{
    struct td_point hip = pose->hip, knee = pose->other.knee;

    draw_leg(pen, hip, &pose->other, TD_SHADE_DIMMED);
    if (dressed) {
        td_pen_begin(pen, TD_INK_SHORTS, TD_SHADE_DIMMED);
        td_pen_limb(pen, hip, 0.060F, on(hip, knee, 0.24F, 0.002F), 0.057F);
    }
}

/* The front of the thigh: the whole quadriceps, and in it the vastus medialis
 * with its belly low down beside the kneecap, in a dark outline. */
static void draw_quadriceps(struct td_pen *pen, struct td_point hip, const struct td_pose_leg *leg,
                            enum td_glow glow)
{
    struct td_point knee = leg->knee;
    struct td_point cap = on(knee, leg->ankle, -0.02F, 0.030F);
    struct td_point thigh_side = on(hip, knee, 0.99F, 0.030F);

    td_pen_begin(pen, TD_INK_MUSCLE, glow_lights[glow]);
    td_pen_limb(pen, on(hip, knee, 0.16F, 0.024F), 0.022F, on(hip, knee, 0.50F, 0.022F), 0.033F);
    td_pen_limb(pen, on(hip, knee, 0.50F, 0.022F), 0.033F, on(hip, knee, 0.90F, 0.018F), 0.013F);
    td_pen_begin(pen, TD_INK_LINE, TD_SHADE_PLAIN);
    td_pen_limb(pen, on(hip, knee, 0.46F, 0.004F), 0.014F, on(hip, knee, 0.82F, 0.008F), 0.030F);
    td_pen_begin(pen, TD_INK_VM, glow_lights[glow]);
    td_pen_limb(pen, on(hip, knee, 0.46F, 0.004F), 0.008F, on(hip, knee, 0.82F, 0.008F), 0.023F);
    /* Kneecap, and its tendon down to the shin. */
    cap = (struct td_point){(cap.x + thigh_side.x) / 2, (cap.y + thigh_side.y) / 2};
    td_pen_begin(pen, TD_INK_TENDON, TD_SHADE_PLAIN);
    td_pen_limb(pen, cap, 0.009F, on(knee, leg->ankle, 0.17F, 0.028F), 0.007F);
    td_pen_begin(pen, TD_INK_BONE, TD_SHADE_PLAIN);
    td_pen_limb(pen, on(hip, knee, 0.97F, 0.028F), 0.011F, cap, 0.015F);
}

static void draw_trunk(struct td_pen *pen, const struct td_pose *pose)
{
    struct td_point hip = pose->hip, shoulder = pose->shoulder;
    struct td_point waist = on(hip, shoulder, 0.30F, -0.004F);
    struct td_point chest = on(hip, shoulder, 0.76F, -0.010F);

    /* Front is to the right of the way from hip to shoulder. */
    td_pen_begin(pen, TD_INK_SHORTS, TD_SHADE_PLAIN);
    td_pen_circle(pen, hip, 0.062F);
    td_pen_limb(pen, hip, 0.062F, on(hip, shoulder, 0.22F, 0), 0.054F);
    td_pen_limb(pen, on(hip, pose->leg.knee, 0, 0.002F), 0.061F,
                on(hip, pose->leg.knee, 0.20F, 0.002F), 0.058F);
    td_pen_begin(pen, TD_INK_SHIRT, TD_SHADE_PLAIN);
    td_pen_limb(pen, waist, 0.052F, chest, 0.066F);
    td_pen_limb(pen, chest, 0.066F, on(hip, shoulder, 0.98F, 0), 0.046F);
}

static void draw_head(struct td_pen *pen, const struct td_pose *pose)
{
    struct td_point head = pose->head;
    struct td_point brow = on(pose->shoulder, head, 1.18F, 0);
    float turn = atan2f(head.y - pose->shoulder.y, head.x - pose->shoulder.x);
    /* The nose, square to the line from shoulder to head. */
    struct td_point nose = {head.x + 0.062F * cosf(turn - PI / 2),
                            head.y + 0.062F * sinf(turn - PI / 2)};

    td_pen_begin(pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    td_pen_limb(pen, pose->shoulder, 0.030F, on(pose->shoulder, head, 0.6F, 0), 0.030F);
    td_pen_limb(pen, on(pose->shoulder, head, 0.86F, -0.010F), 0.044F, brow, 0.054F);
    td_pen_circle(pen, nose, 0.010F);
    td_pen_begin(pen, TD_INK_HAIR, TD_SHADE_PLAIN);
    td_pen_limb(pen, on(pose->shoulder, head, 1.46F, 0.004F), 0.036F,
                on(pose->shoulder, head, 1.14F, 0.036F), 0.026F);
}

static void draw_arm(struct td_pen *pen, const struct td_pose *pose)
{
    td_pen_begin(pen, TD_INK_SHIRT, TD_SHADE_DIMMED);
    td_pen_limb(pen, pose->shoulder, 0.034F, on(pose->shoulder, pose->elbow, 0.52F, 0), 0.029F);
    td_pen_begin(pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    td_pen_limb(pen, on(pose->shoulder, pose->elbow, 0.52F, 0), 0.025F, pose->elbow, 0.022F);
    td_pen_limb(pen, pose->elbow, 0.022F, pose->hand, 0.016F);
    td_pen_circle(pen, pose->hand, 0.021F);
}

/* ---- what is around ---- */

static void draw_floor(struct td_pen *pen)
{
    td_pen_begin(pen, TD_INK_PROP, TD_SHADE_PLAIN);
    td_pen_rect(pen, pen->left, pen->bottom, pen->right, 0);
}

static void draw_wedge(struct td_pen *pen, const struct td_stance *stance,
                       const struct td_pose *pose)
{
    struct td_point ball = pose->leg.ball;
    float high = ball.y + stance->heel; /* the heel may rise from it, the wedge stays */
    struct td_point back = {ball.x - 0.128F, high};
    const struct td_point points[] = {back, {ball.x - 0.104F, high}, ball, {back.x, ball.y}};

    if (stance->heel <= 0 || stance->flat) {
        return;
    }
    td_pen_begin(pen, TD_INK_WOOD, TD_SHADE_PLAIN);
    td_pen_add(pen, points, 4);
}

static void draw_step(struct td_pen *pen, const struct td_pose_around *around)
{
    td_pen_begin(pen, TD_INK_WOOD, TD_SHADE_DIMMED);
    td_pen_rect(pen, around->step_back, 0, around->step_front, around->step);
}

static void draw_chair(struct td_pen *pen, const struct td_pose_around *around)
{
    float seat = around->seat, front = around->seat_front, back = around->seat_back;

    td_pen_begin(pen, TD_INK_WOOD, TD_SHADE_PLAIN);
    td_pen_rect(pen, back, seat - 0.035F, front, seat);
    td_pen_rect(pen, back, 0, back + 0.028F, seat + 0.27F);
    td_pen_rect(pen, front - 0.035F, 0, front - 0.007F, seat);
    td_pen_begin(pen, TD_INK_FAT, TD_SHADE_DIMMED); /* a cushion */
    td_pen_limb(pen, (struct td_point){back + 0.045F, seat + 0.004F}, 0.012F,
                (struct td_point){front - 0.012F, seat + 0.004F}, 0.012F);
}

#define POST_HALF 0.016F
#define POST_HIGH 0.80F
static void draw_post(struct td_pen *pen, const struct td_pose_around *around)
{
    td_pen_begin(pen, TD_INK_WOOD, TD_SHADE_PLAIN);
    td_pen_rect(pen, around->post - POST_HALF, 0, around->post + POST_HALF, POST_HIGH);
}

#define STRAP_HALF 0.021F /* thinner it would fall between the cells of a small picture */
/* From the post around the back of the knee; or a cuff on the shin. */
static void draw_band(struct td_pen *pen, const struct td_stance *stance,
                      const struct td_pose *pose, const struct td_pose_around *around)
{
    struct td_point knee = pose->leg.knee, ankle = pose->leg.ankle;

    if (around->strap > 0) {
        struct td_point behind = {knee.x - 0.022F, around->strap};

        td_pen_begin(pen, TD_INK_WATER, TD_SHADE_LIT);
        td_pen_limb(pen, (struct td_point){around->post, around->strap}, STRAP_HALF, behind,
                    STRAP_HALF);
    } else if (stance->movement == TD_MOVEMENT_SEATED_EXTENSION) {
        td_pen_begin(pen, TD_INK_WATER, TD_SHADE_LIT);
        td_pen_limb(pen, on(knee, ankle, 0.80F, 0.012F), 0.024F, on(knee, ankle, 0.80F, -0.012F),
                    0.024F);
    }
}

static void draw_mat(struct td_pen *pen, const struct td_pose *pose)
{
    td_pen_begin(pen, TD_INK_CARTILAGE, TD_SHADE_DIMMED);
    td_pen_rect(pen, pose->leg.knee.x - 0.36F, -0.004F, pose->leg.knee.x + 0.09F, 0.012F);
}

static void draw_wall(struct td_pen *pen, const struct td_stance *stance)
{
    struct td_pose deepest;

    td_pose_at(stance, 1, &deepest);
    td_pen_begin(pen, TD_INK_WALL, TD_SHADE_PLAIN);
    td_pen_rect(pen, pen->left, 0, deepest.hip.x - 0.064F, pen->top);
}

/* What lies under the knee. */
static void draw_roll(struct td_pen *pen, const struct td_stance *stance)
{
    struct td_pose rested;
    float under;

    td_pose_at(stance, 1, &rested);
    under = rested.leg.knee.y - 0.034F;
    if (under <= 0.01F) {
        return;
    }
    td_pen_begin(pen, TD_INK_CARTILAGE, TD_SHADE_PLAIN);
    td_pen_circle(pen, (struct td_point){rested.leg.knee.x - 0.01F, under / 2}, under / 2);
}

static void draw_held(struct td_pen *pen, const struct td_stance *stance,
                      const struct td_pose *pose)
{
    struct td_point hand = pose->hand;

    if (stance->held == TD_HELD_DUMBBELL) {
        td_pen_begin(pen, TD_INK_PROP, TD_SHADE_LIT);
        td_pen_rect(pen, hand.x - 0.012F, hand.y - 0.05F, hand.x + 0.022F, hand.y + 0.05F);
        td_pen_rect(pen, hand.x - 0.038F, hand.y + 0.028F, hand.x + 0.048F, hand.y + 0.062F);
        td_pen_rect(pen, hand.x - 0.038F, hand.y - 0.062F, hand.x + 0.048F, hand.y - 0.028F);
    } else if (stance->held == TD_HELD_BAR) {
        /* Seen along the bar: its end and the rim of the plate. */
        struct td_point bar = {hand.x + 0.012F, hand.y + 0.01F};

        td_pen_begin(pen, TD_INK_PROP, TD_SHADE_LIT);
        for (int i = 0; i < 24; i++) {
            float a = 2 * PI * (float)i / 24, b = 2 * PI * (float)(i + 1) / 24;
            const struct td_point rim[] = {{bar.x + 0.125F * cosf(a), bar.y + 0.125F * sinf(a)},
                                           {bar.x + 0.125F * cosf(b), bar.y + 0.125F * sinf(b)},
                                           {bar.x + 0.098F * cosf(b), bar.y + 0.098F * sinf(b)},
                                           {bar.x + 0.098F * cosf(a), bar.y + 0.098F * sinf(a)}};

            td_pen_add(pen, rim, 4);
        }
        td_pen_circle(pen, bar, 0.026F);
    }
}

#define PIECES 120
/* The time of a hold as a ring that closes, and breathes. */
static void draw_ring(struct td_pen *pen, float share, float swell, bool mirror)
{
    struct td_point middle = {(pen->left + pen->right) / 2, (pen->top + pen->bottom) / 2};
    float half = fminf(pen->right - pen->left, pen->top - pen->bottom) / 2;
    float outer = half * 0.995F, inner = half * (0.93F - 0.03F * swell);
    int full = (int)(share * PIECES + 0.5F);

    for (int over = 0; over < 2; over++) {
        td_pen_begin(pen, TD_INK_RING, over != 0 ? TD_SHADE_DIMMED : TD_SHADE_LIT);
        for (int i = over != 0 ? 0 : full; i < (over != 0 ? full : PIECES); i++) {
            /* From the top, with the clock, also when left and right are turned. */
            float turn = mirror ? 2 * PI : -2 * PI;
            float a = PI / 2 + turn * (float)i / PIECES;
            float b = PI / 2 + turn * ((float)i + 1.2F) / PIECES;
            const struct td_point piece[] = {
                {middle.x + outer * cosf(a), middle.y + outer * sinf(a)},
                {middle.x + outer * cosf(b), middle.y + outer * sinf(b)},
                {middle.x + inner * cosf(b), middle.y + inner * sinf(b)},
                {middle.x + inner * cosf(a), middle.y + inner * sinf(a)}};

            td_pen_add(pen, piece, 4);
        }
    }
}

/* ---- the whole ---- */

static bool lies(enum td_movement movement)
{
    return movement == TD_MOVEMENT_QUAD_SET || movement == TD_MOVEMENT_LEG_RAISE ||
           movement == TD_MOVEMENT_SHORT_ARC || movement == TD_MOVEMENT_SIDE_RAISE ||
           movement == TD_MOVEMENT_BRIDGE;
}

static struct box box_of(const struct td_stance *stance)
{
    float top = 1.06F + (stance->movement == TD_MOVEMENT_CALF_RAISE ? 0.05F : 0);
    struct td_pose_around around;

    if (lies(stance->movement)) {
        return (struct box){-0.50F, 0.66F, 0.44F, -0.04F};
    }
    switch (stance->movement) {
    case TD_MOVEMENT_WALL_SIT: /* the person in the middle of the ring */
        return (struct box){-0.64F, 0.44F, 1.05F, -0.04F};
    case TD_MOVEMENT_STEP_UP:
    case TD_MOVEMENT_STEP_DOWN:
        td_pose_around(stance, &around);
        top += around.step;
        return (struct box){-0.42F, 0.40F, top + stance->heel, -0.04F};
    case TD_MOVEMENT_LANDING:
        td_pose_around(stance, &around);
        return (struct box){around.step_back - 0.06F, 0.40F, top + around.step, -0.04F};
    case TD_MOVEMENT_SPLIT_SQUAT:
        return (struct box){-0.64F, 0.30F, 1.04F, -0.04F};
    case TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT:
        return (struct box){-0.76F, 0.30F, 1.06F, -0.04F};
    case TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT:
        return (struct box){-0.46F, 0.46F, 1.06F, -0.04F};
    case TD_MOVEMENT_SPANISH_HOLD: /* in the middle of the ring, too */
        return (struct box){-0.70F, 0.42F, 1.05F, -0.04F};
    case TD_MOVEMENT_SEATED_EXTENSION:
        return (struct box){-0.40F, 0.44F, 0.80F, -0.04F};
    case TD_MOVEMENT_REVERSE_NORDIC:
        return (struct box){-0.60F, 0.36F, 0.86F, -0.04F};
    default:
        return (struct box){-0.42F, 0.40F, top + stance->heel, -0.04F};
    }
}

bool td_figure_has(enum td_movement movement)
{
    return movement != TD_MOVEMENT_OTHER;
}

static void draw_around(struct td_pen *pen, const struct td_stance *stance,
                        const struct td_pose *pose, const struct td_pose_around *around)
{
    if (stance->movement == TD_MOVEMENT_WALL_SIT) {
        draw_wall(pen, stance);
    }
    draw_floor(pen);
    if (around->step > 0) {
        draw_step(pen, around);
    }
    if (around->seat > 0) {
        draw_chair(pen, around);
    }
    if (around->post > 0) {
        draw_post(pen, around);
    }
    if (stance->movement == TD_MOVEMENT_REVERSE_NORDIC) {
        draw_mat(pen, pose);
    } else if (!lies(stance->movement) && stance->movement != TD_MOVEMENT_SIDE_STEP) {
        draw_wedge(pen, stance, pose);
    }
    if (stance->movement == TD_MOVEMENT_QUAD_SET || stance->movement == TD_MOVEMENT_SHORT_ARC) {
        draw_roll(pen, stance);
    }
}

/* ---- from the front ---- */

static struct td_point between(struct td_point p, struct td_point q, float share)
{
    return on(p, q, share, 0);
}

static void draw_front_leg(struct td_pen *pen, struct td_point hip, const struct td_pose_leg *leg,
                           enum td_glow glow, float inner)
{
    struct td_point knee = leg->knee, shoe = {leg->ankle.x - 0.3F * inner, leg->heel.y + 0.021F};

    td_pen_begin(pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    td_pen_limb(pen, hip, 0.054F, knee, 0.036F);
    td_pen_limb(pen, knee, 0.035F, between(knee, leg->ankle, 0.30F), 0.038F);
    td_pen_limb(pen, between(knee, leg->ankle, 0.30F), 0.038F, leg->ankle, 0.021F);
    td_pen_begin(pen, TD_INK_SHOE, TD_SHADE_PLAIN);
    td_pen_limb(pen, leg->ankle, 0.023F, shoe, 0.021F);
    td_pen_limb(pen, (struct td_point){shoe.x - 0.014F, shoe.y}, 0.021F,
                (struct td_point){shoe.x + 0.014F, shoe.y}, 0.021F);
    td_pen_begin(pen, TD_INK_MUSCLE, glow_lights[glow]);
    td_pen_limb(pen, between(hip, knee, 0.30F), 0.034F, between(hip, knee, 0.84F), 0.020F);
    td_pen_begin(pen, TD_INK_VM, glow_lights[glow]);
    td_pen_circle(pen, (struct td_point){knee.x + inner, knee.y + 0.050F}, 0.017F);
    td_pen_begin(pen, TD_INK_BONE, TD_SHADE_PLAIN);
    td_pen_circle(pen, (struct td_point){knee.x, knee.y + 0.006F}, 0.016F);
}

/* One side of the trunk, and its arm; side is 1 or -1. */
static void draw_front_side(struct td_pen *pen, const struct td_pose *pose, float side)
{
    float x = pose->hip.x;
    struct td_point shoulder = {x + side * 0.085F, pose->shoulder.y - 0.012F};
    struct td_point elbow = {x + side * (pose->elbow.x - x), pose->elbow.y};
    struct td_point hand = {x + side * (pose->hand.x - x), pose->hand.y};

    td_pen_begin(pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    td_pen_limb(pen, shoulder, 0.030F, elbow, 0.023F);
    td_pen_limb(pen, elbow, 0.022F, hand, 0.018F);
    td_pen_begin(pen, TD_INK_SHIRT, TD_SHADE_DIMMED);
    td_pen_limb(pen, shoulder, 0.036F, between(shoulder, elbow, 0.5F), 0.031F);
}

static void build_front(struct td_pen *pen, const struct td_pose *pose, enum td_glow glow)
{
    struct td_point hip = pose->hip, head = pose->head;
    struct td_point hips[] = {{hip.x + 0.05F, hip.y}, {hip.x - 0.05F, hip.y}};
    struct td_point above[] = {between(hips[0], pose->leg.knee, 0.80F),
                               between(hips[1], pose->other.knee, 0.80F)};

    draw_front_leg(pen, hips[0], &pose->leg, glow, -0.024F);
    draw_front_leg(pen, hips[1], &pose->other, glow, 0.024F);
    td_pen_begin(pen, TD_INK_WATER, TD_SHADE_LIT); /* the band around both thighs */
    td_pen_limb(pen, (struct td_point){above[0].x + 0.02F, above[0].y}, STRAP_HALF,
                (struct td_point){above[1].x - 0.02F, above[1].y}, STRAP_HALF);
    td_pen_begin(pen, TD_INK_SHORTS, TD_SHADE_PLAIN);
    td_pen_limb(pen, hips[0], 0.062F, between(hips[0], pose->leg.knee, 0.26F), 0.058F);
    td_pen_limb(pen, hips[1], 0.062F, between(hips[1], pose->other.knee, 0.26F), 0.058F);
    td_pen_limb(pen, hips[0], 0.062F, hips[1], 0.062F);
    td_pen_begin(pen, TD_INK_SHIRT, TD_SHADE_PLAIN);
    for (int side = -1; side < 2; side += 2) {
        td_pen_limb(pen, (struct td_point){hip.x + (float)side * 0.04F, hip.y + 0.075F}, 0.050F,
                    (struct td_point){hip.x + (float)side * 0.06F, pose->shoulder.y - 0.04F},
                    0.06F);
    }
    td_pen_rect(pen, hip.x - 0.04F, hip.y + 0.05F, hip.x + 0.04F, pose->shoulder.y);
    draw_front_side(pen, pose, 1);
    draw_front_side(pen, pose, -1);
    td_pen_begin(pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    td_pen_limb(pen, pose->shoulder, 0.030F, head, 0.030F);
    td_pen_limb(pen, (struct td_point){head.x, head.y - 0.012F}, 0.042F,
                (struct td_point){head.x, head.y + 0.016F}, 0.050F);
    td_pen_begin(pen, TD_INK_HAIR, TD_SHADE_PLAIN);
    td_pen_limb(pen, (struct td_point){head.x - 0.022F, head.y + 0.056F}, 0.028F,
                (struct td_point){head.x + 0.022F, head.y + 0.056F}, 0.028F);
}

/* ---- the whole ---- */

static void build(struct td_pen *pen, const struct td_figure_spec *spec)
{
    struct td_pose pose;
    struct td_pose_around around;

    td_pose_at(&spec->stance, spec->part, &pose);
    td_pose_around(&spec->stance, &around);
    draw_around(pen, &spec->stance, &pose, &around);
    if (spec->ring >= 0) {
        draw_ring(pen, spec->ring, spec->swell, spec->mirror);
    }
    if (spec->stance.movement == TD_MOVEMENT_SIDE_STEP) {
        build_front(pen, &pose, spec->glow);
        return;
    }
    if (pose.has_other) {
        draw_other_leg(pen, &pose, !lies(spec->stance.movement));
    }
    draw_leg(pen, pose.hip, &pose.leg, TD_SHADE_PLAIN);
    draw_trunk(pen, &pose);
    draw_quadriceps(pen, pose.hip, &pose.leg, spec->glow);
    draw_band(pen, &spec->stance, &pose, &around);
    draw_head(pen, &pose);
    draw_arm(pen, &pose);
    draw_held(pen, &spec->stance, &pose);
}

void td_figure_render(struct td_figure *figure, struct td_image *image,
                      const struct td_theme *theme, int cols, int rows,
                      const struct td_figure_spec *spec)
{
    struct box box = box_of(&spec->stance);
    struct td_pen pen = {.outlines = figure->outlines,
                         .shapes = figure->shapes,
                         .most = TD_FIGURE_SHAPES,
                         .left = box.left,
                         .right = box.right,
                         .top = box.top,
                         .bottom = box.bottom};

    if (cols < 1 || rows < 1) {
        return;
    }
    build(&pen, spec);
    figure->count = pen.count;
    if (pen.failed) {
        return;
    }
    (void)td_image_render(image, theme, cols, rows, box.right - box.left, box.top - box.bottom,
                          (spec->mirror ? TD_IMAGE_MIRROR : 0) | TD_IMAGE_HARD, figure->shapes,
                          figure->count);
}

float td_figure_shape(const struct td_stance *stance)
{
    struct box box = box_of(stance);

    return (box.top - box.bottom) / (box.right - box.left);
}

void td_figure_place(const struct td_figure_spec *spec, struct td_point p, int cols, int rows,
                     int *x, int *y)
{
    struct box box = box_of(&spec->stance);

    td_image_place(cols, rows, box.right - box.left, box.top - box.bottom, spec->mirror,
                   (struct td_point){p.x - box.left, box.top - p.y}, x, y);
}

static float apart(struct td_point a, struct td_point b)
{
    return hypotf(a.x - b.x, a.y - b.y);
}

int td_figure_steps(const struct td_stance *stance, int cols, int rows)
{
    struct box box = box_of(stance);
    struct td_pose from, to;
    float travel, per_stature;

    td_pose_at(stance, 0, &from);
    td_pose_at(stance, 1, &to);
    travel = fmaxf(apart(from.hip, to.hip), apart(from.leg.knee, to.leg.knee));
    travel = fmaxf(travel, apart(from.head, to.head));
    travel = fmaxf(travel, apart(from.leg.ankle, to.leg.ankle));
    travel = fmaxf(travel, apart(from.other.ankle, to.other.ankle));
    /* A cell is two sub-cells each way; as wide as half its height. */
    per_stature =
        fminf(2 * (float)cols / (box.right - box.left), 4 * (float)rows / (box.top - box.bottom)) /
        2;
    return td_max((int)ceilf(4 * travel * per_stature), 1);
}

void td_figure_deinit(struct td_figure *figure)
{
    for (size_t i = 0; i < TD_FIGURE_SHAPES; i++) {
        td_outline_deinit(&figure->outlines[i]);
    }
    memset(figure, 0, sizeof *figure);
}
