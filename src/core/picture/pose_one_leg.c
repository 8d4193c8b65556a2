/* Poses on one leg: the leg that works as in a squat, the other one where the movement has it,
 * its joints found from where its foot has to be. */
#include "body.h"

#include <math.h>

/* ---- the free leg ---- */

#define FREE_BEND (5 * TD_DEGREE)
#define TOES_UP (14 * TD_DEGREE) /* of a foot that touches down with its heel */

/* The almost straight leg at an angle forward from hanging down. */
static void hang_leg(struct td_point hip, float forward, struct td_pose_leg *leg)
{
    leg->knee = td_body_up(hip, -TD_BODY_THIGH, -forward);
    leg->ankle = td_body_up(leg->knee, -TD_BODY_SHANK, FREE_BEND - forward);
    td_body_hang_foot(leg, FREE_BEND - forward - TOES_UP);
}

/* The heel of the free leg at reach_x, as low as the leg reaches. */
static void free_leg(const struct td_squat *squat, struct td_pose *out)
{
    struct td_point hip = out->hip;
    struct td_point down;
    float length;

    hang_leg(hip, 0, &out->other);
    down = out->other.heel;
    length = hypotf(down.x - hip.x, down.y - hip.y);
    hang_leg(hip,
             asinf(fminf(fmaxf((squat->reach_x - hip.x) / length, -1), 1)) -
                 asinf((down.x - hip.x) / length),
             &out->other);
}

/* The free leg in front, its heel just off the floor. */
#define HEEL_OFF 0.035F
static void leg_in_front(const struct td_squat *squat, struct td_pose *out)
{
    struct td_squat reaching = *squat;
    float high = out->hip.y - HEEL_OFF;
    float length = TD_BODY_THIGH + TD_BODY_SHANK + TD_BODY_ANKLE_HEIGHT;

    reaching.reach_x = out->hip.x + sqrtf(fmaxf(0, length * length - high * high));
    free_leg(&reaching, out);
}

/* ---- on a step ---- */

#define STEP_LEAST 0.02F
#define STEP_MARGIN 0.012F

/* How far the free heel is in front: of the step's edge when stepping down, beside the other
 * ankle when stepping up. */
static float reach_at(const struct td_stance *stance, float part, const struct td_pose *out)
{
    if (stance->movement == TD_MOVEMENT_STEP_UP) {
        return out->leg.ankle.x + 0.015F;
    }
    return out->leg.toe.x + td_body_lerp(0.05F, 0.085F, part);
}

static void stand_on(const struct td_stance *stance, float part, float step, struct td_pose *out)
{
    struct td_squat squat = {
        .stance = stance, .bend = part * stance->depth_deg * TD_DEGREE, .other = free_leg};
    float pitch = td_body_pitch(stance->heel);

    td_body_stand(&out->leg, td_body_point(0, step), pitch);
    squat.over = td_squat_middle(out);
    squat.reach_x = reach_at(stance, part, out);
    squat.trunk = 2 * TD_DEGREE + 0.12F * squat.bend;
    squat.arm = (6 + 30 * fminf(1, squat.bend / (60 * TD_DEGREE))) * TD_DEGREE;
    td_squat_balance(&squat, pitch, out);
}

/* The step is as high as it has to be for the free heel to touch the floor at the bottom. */
static float step_height(const struct td_stance *stance)
{
    struct td_pose bottom = {0};

    stand_on(stance, 1, 0, &bottom);
    return fmaxf(-bottom.other.heel.y, STEP_LEAST);
}

/* ---- one foot before the other ---- */

#define HEEL_MOST (80 * TD_DEGREE) /* of a rear foot on its toes */
#define SEAT 0.255F
#define SPLIT_TOP 12      /* bend of the front knee, standing */
#define SPLIT_DEEPEST 105 /* the rear knee is at the floor */

/* Of the front foot's ankle to the rear foot's ball, and to the toes on a chair. */
static float apart_of(const struct td_stance *stance)
{
    if (stance->movement == TD_MOVEMENT_SPLIT_SQUAT) {
        return 0.265F + 0.0007F * fminf(stance->depth_deg, SPLIT_DEEPEST);
    }
    return 0.50F;
}

/* Hands on the hips: arms that hang would hide the thigh. */
static void hands_on_hips(const struct td_squat *squat, struct td_pose *out)
{
    if (squat->stance->held == TD_HELD_NOTHING) {
        td_body_grip(out, td_body_point(out->hip.x + 0.035F, out->hip.y + 0.055F));
    }
}

/* The heel comes up as far as the leg needs to reach. */
static void rear_foot(const struct td_squat *squat, struct td_pose *out)
{
    struct td_point ball = td_body_point(squat->reach_x, 0);
    float low = 28 * TD_DEGREE + 0.36F * squat->bend, high = HEEL_MOST;

    td_body_stand(&out->other, ball, low);
    for (int i = 0; i < 12 && !td_body_reach(out->hip, &out->other); i++) {
        float middle = (low + high) / 2;

        td_body_stand(&out->other, ball, middle);
        if (td_body_reach(out->hip, &out->other)) {
            high = middle;
        } else {
            low = middle;
        }
        td_body_stand(&out->other, ball, i < 11 ? low : high);
    }
    (void)td_body_reach(out->hip, &out->other);
    hands_on_hips(squat, out);
}

/* On a chair, the instep down. */
static void rear_foot_up(const struct td_squat *squat, struct td_pose *out)
{
    float pitch = 125 * TD_DEGREE + 0.25F * squat->bend;
    struct td_pose_leg *leg = &out->other;

    leg->ankle = td_body_point(0, 0);
    td_body_hang_foot(leg, pitch);
    leg->ankle = td_body_point(squat->reach_x - leg->toe.x, SEAT + 0.012F - leg->toe.y);
    td_body_hang_foot(leg, pitch);
    (void)td_body_reach(out->hip, leg);
    hands_on_hips(squat, out);
}

static void split(const struct td_stance *stance, float part, struct td_pose *out)
{
    bool chair = stance->movement == TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT;
    float deepest = fminf(stance->depth_deg, SPLIT_DEEPEST);
    struct td_squat squat = {.stance = stance,
                             .bend =
                                 td_body_lerp(fminf(SPLIT_TOP, deepest), deepest, part) * TD_DEGREE,
                             .arm = 8 * TD_DEGREE,
                             .other = chair ? rear_foot_up : rear_foot};
    float pitch = td_body_pitch(stance->heel), apart = apart_of(stance);

    td_body_stand(&out->leg, td_body_point(0, 0), pitch);
    squat.reach_x = out->leg.ankle.x - apart;
    squat.over = out->leg.ankle.x - (chair ? 0.02F : 0.30F * apart);
    squat.trunk = (chair ? 8 : 4) * TD_DEGREE + 0.08F * squat.bend;
    td_squat_balance(&squat, pitch, out);
}

static void sit_on_one(const struct td_stance *stance, float part, struct td_pose *out)
{
    struct td_squat squat = {
        .stance = stance, .bend = part * stance->depth_deg * TD_DEGREE, .other = leg_in_front};
    float pitch = td_body_pitch(stance->heel);

    td_body_stand(&out->leg, td_body_point(0, 0), pitch);
    squat.over = td_squat_middle(out);
    squat.trunk = 3 * TD_DEGREE + 0.30F * squat.bend;
    squat.arm = (6 + 42 * fminf(1, squat.bend / (60 * TD_DEGREE))) * TD_DEGREE;
    td_squat_balance(&squat, pitch, out);
}

void td_pose_one_leg(const struct td_stance *stance, float part, struct td_pose *out)
{
    switch (stance->movement) {
    case TD_MOVEMENT_STEP_UP:
    case TD_MOVEMENT_STEP_DOWN:
        stand_on(stance, part, step_height(stance), out);
        break;
    case TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT:
        sit_on_one(stance, part, out);
        break;
    default:
        split(stance, part, out);
        break;
    }
}

void td_pose_around_one_leg(const struct td_stance *stance, struct td_pose_around *out)
{
    struct td_pose pose = {0};

    td_pose_one_leg(stance, 1, &pose);
    switch (stance->movement) {
    case TD_MOVEMENT_STEP_UP:
    case TD_MOVEMENT_STEP_DOWN:
        out->step = pose.leg.ball.y;
        out->step_back = pose.leg.heel.x - (stance->heel > 0 ? 0.04F : 0.02F);
        out->step_front = pose.leg.toe.x + STEP_MARGIN;
        break;
    case TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT:
        out->seat = pose.hip.y - 0.058F;
        out->seat_front = pose.hip.x + 0.05F;
        out->seat_back = out->seat_front - 0.26F;
        break;
    case TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT:
        out->seat = SEAT;
        out->seat_front = pose.other.toe.x + 0.10F;
        out->seat_back = out->seat_front - 0.26F;
        break;
    default:
        break;
    }
}
