/* Poses seen from the front: x is to the side, towards the leg that works or steps out. Heights
 * come from the side pose, widths from here. */
#include "body.h"

#include <math.h>

/* Breadths, half of each: shoulders 0.259, foot 0.055 (Winter 2009, fig. 4.1, after Drillis &
 * Contini 1966). The joints of the shoulders lie an arm's half inside. The hips are
 * 0.191 broad there, their joints some 17 cm apart (TD_BODY_HIP_ASIDE). */
#define SHOULDERS_APART 0.102F
#define FOOT_HALF 0.0275F

/* ---- where the feet are ---- */

#define CLOSE (FOOT_HALF + 0.010F) /* of an ankle from the middle */
#define FIST (FOOT_HALF + 0.026F)  /* a fist between the feet */
#define HIP_WIDE 0.068F
#define ONE_LEG 0.022F  /* of the foot that carries alone: below the middle, nearly */
#define FREE_LEG 0.078F /* and of the one beside it */
#define SPLIT 0.048F    /* one foot before the other, not on a line */
#define TOES_OUT (5 * TD_DEGREE)
#define BENT (30 * TD_DEGREE) /* from here on the knee has left the line from hip to ankle */

bool td_pose_has_front(enum td_movement movement)
{
    switch (movement) {
    case TD_MOVEMENT_SQUAT:
    case TD_MOVEMENT_CHAIR_SQUAT:
    case TD_MOVEMENT_WALL_SIT:
    case TD_MOVEMENT_CALF_RAISE:
    case TD_MOVEMENT_STEP_UP:
    case TD_MOVEMENT_STEP_DOWN:
    case TD_MOVEMENT_SPLIT_SQUAT:
    case TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT:
    case TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT:
    case TD_MOVEMENT_LANDING:
        return true;
    default:
        return false;
    }
}

static bool splits(enum td_movement movement)
{
    return movement == TD_MOVEMENT_SPLIT_SQUAT || movement == TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT;
}

static float stand_of(const struct td_stance *stance)
{
    float mm = stance->heel * TD_POSE_STATURE_MM;

    if (stance->movement != TD_MOVEMENT_SQUAT) {
        return HIP_WIDE;
    }
    switch (stance->feet) {
    case TD_FEET_HIP_WIDE:
        return HIP_WIDE;
    case TD_FEET_FIST:
        return FIST;
    case TD_FEET_CLOSE:
        return CLOSE;
    default: /* as the levels of the program have it */
        return mm > 60 ? CLOSE : mm > 40 ? FIST : HIP_WIDE;
    }
}

/* ---- one leg ---- */

/* How far the knee is on its way from straight to bent, 0..1. */
static float bent_share(struct td_point hip, const struct td_pose_leg *leg)
{
    float thigh = atan2f(hip.x - leg->knee.x, hip.y - leg->knee.y);
    float shank = atan2f(leg->knee.x - leg->ankle.x, leg->knee.y - leg->ankle.y);
    float u = fminf(fmaxf((shank - thigh) / BENT, 0), 1);

    return u * u * (3 - 2 * u);
}

/* side: 1 at the looker's right, -1 at the left. A knee that is led is over the second toe when it
 * bends; one that hangs stays on its way from hip to ankle. */
static void face_leg(struct td_point hip, const struct td_pose_leg *leg, float ankle, float in,
                     bool led, float side, struct td_pose_front_leg *out)
{
    float straight = td_body_lerp(TD_BODY_HIP_ASIDE, ankle, 0.5F), knee = straight;
    float toe = ankle + (TD_BODY_FOOT - TD_BODY_ANKLE_FORWARD) * tanf(TOES_OUT);

    if (led) {
        float share = bent_share(hip, leg);

        knee = td_body_lerp(straight, toe, share) - in * share;
    }
    out->hip = td_body_point(side * TD_BODY_HIP_ASIDE, hip.y);
    out->knee = td_body_point(side * knee, leg->knee.y);
    out->ankle = td_body_point(side * ankle, leg->ankle.y);
    out->heel = td_body_point(side * ankle, leg->heel.y);
    out->toe = td_body_point(side * toe, leg->toe.y);
}

static void face_legs(const struct td_stance *stance, const struct td_pose *pose,
                      struct td_pose_front *out)
{
    float stand = stand_of(stance), other = stand;
    bool led = true; /* the other knee, too */

    out->both = !pose->has_other;
    if (splits(stance->movement)) {
        stand = other = SPLIT;
    } else if (pose->has_other) {
        stand = ONE_LEG;
        other = FREE_LEG;
        led = false;
    }
    face_leg(pose->hip, &pose->leg, stand, stance->knees_in, true, 1, &out->leg);
    face_leg(pose->hip, pose->has_other ? &pose->other : &pose->leg, other,
             pose->has_other ? 0 : stance->knees_in, led, -1, &out->other);
}

/* ---- arms ---- */

#define FORWARD 0.28F /* the hand before the shoulder: from here on the hands are together */

static void face_arms(const struct td_stance *stance, const struct td_pose *pose,
                      struct td_pose_front *out)
{
    float forward = fminf(fmaxf((pose->hand.x - pose->shoulder.x) / FORWARD, 0), 1);
    float elbow = td_body_lerp(0.130F, 0.122F, forward);
    float hand = td_body_lerp(0.138F, 0.050F, forward);

    if (stance->held == TD_HELD_DUMBBELL) {
        elbow = 0.112F;
        hand = 0.020F;
    } else if (stance->held == TD_HELD_BAR) {
        elbow = 0.104F;
        hand = 0.098F;
    } else if (splits(stance->movement)) { /* hands on the hips */
        elbow = 0.185F;
        hand = 0.088F;
    }
    out->arm = (struct td_pose_front_arm){
        {SHOULDERS_APART, pose->shoulder.y}, {elbow, pose->elbow.y}, {hand, pose->hand.y}};
    out->other_arm = (struct td_pose_front_arm){
        {-SHOULDERS_APART, pose->shoulder.y}, {-elbow, pose->elbow.y}, {-hand, pose->hand.y}};
}

/* ---- a step to the side ---- */

static struct td_pose_front_leg stepping(struct td_point hip, const struct td_pose_leg *leg)
{
    return (struct td_pose_front_leg){hip, leg->knee, leg->ankle, leg->heel, leg->toe};
}

static void face_side_step(const struct td_pose *pose, struct td_pose_front *out)
{
    float x = pose->hip.x, y = pose->hip.y, shoulder = pose->shoulder.y;
    float elbow = pose->elbow.x - x, hand = pose->hand.x - x;

    out->leg = stepping(td_body_point(x + TD_BODY_HIP_ASIDE, y), &pose->leg);
    out->other = stepping(td_body_point(x - TD_BODY_HIP_ASIDE, y), &pose->other);
    out->arm = (struct td_pose_front_arm){{x + SHOULDERS_APART, shoulder}, pose->elbow, pose->hand};
    out->other_arm = (struct td_pose_front_arm){
        {x - SHOULDERS_APART, shoulder}, {x - elbow, pose->elbow.y}, {x - hand, pose->hand.y}};
    out->both = true;
}

/* ---- a leg raised to the side ---- */

#define RAISED (27 * TD_DEGREE)

static void hang(float side, float aside, float hip, struct td_pose_front_leg *leg)
{
    float lean = 180 * TD_DEGREE - side * aside; /* from straight up */

    leg->hip = td_body_point(side * TD_BODY_HIP_ASIDE, hip);
    leg->knee = td_body_up(leg->hip, TD_BODY_THIGH, lean);
    leg->ankle = td_body_up(leg->knee, TD_BODY_SHANK, lean);
    leg->heel = leg->toe = td_body_up(leg->ankle, TD_BODY_ANKLE_HEIGHT, lean);
}

static void face_raise(float part, struct td_pose_front *out)
{
    float hip = TD_BODY_ANKLE_HEIGHT + TD_BODY_SHANK + TD_BODY_THIGH;
    float shoulder = hip + TD_BODY_TRUNK;

    hang(1, 2 * TD_DEGREE + RAISED * (1 - part), hip, &out->leg);
    hang(-1, 5 * TD_DEGREE, hip, &out->other);
    out->hip = td_body_point(0, hip);
    out->shoulder = td_body_point(0, shoulder);
    out->head = td_body_point(0, shoulder + TD_BODY_HEAD);
    /* The upper hand on the hip, the lower arm under the head. */
    out->arm = (struct td_pose_front_arm){
        {SHOULDERS_APART, shoulder}, {0.150F, shoulder - 0.165F}, {0.080F, hip + 0.035F}};
    out->other_arm = (struct td_pose_front_arm){
        {-SHOULDERS_APART, shoulder}, {-0.106F, shoulder + 0.165F}, {-0.085F, shoulder + 0.06F}};
}

/* ---- any movement ---- */

void td_pose_front_at(const struct td_stance *stance, float part, struct td_pose_front *out)
{
    struct td_pose pose;

    *out = (struct td_pose_front){0};
    if (stance->movement == TD_MOVEMENT_SIDE_RAISE) {
        face_raise(part, out);
        return;
    }
    td_pose_at(stance, part, &pose);
    out->hip = pose.hip;
    out->shoulder = pose.shoulder;
    out->head = pose.head;
    if (stance->movement == TD_MOVEMENT_SIDE_STEP) {
        face_side_step(&pose, out);
        return;
    }
    out->hip.x = out->shoulder.x = out->head.x = 0;
    face_legs(stance, &pose, out);
    face_arms(stance, &pose, out);
}
