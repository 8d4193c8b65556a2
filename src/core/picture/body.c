/* The body that poses are made of: limbs, balance, a stance on the feet. */
#include "body.h"

#include <math.h>

/* Shares of the body's mass (Winter 2009); both limbs of a pair together. */
#define MASS_FEET 0.029F
#define MASS_SHANKS 0.093F
#define MASS_THIGHS 0.200F
#define MASS_TRUNK 0.497F
#define MASS_HEAD 0.081F
#define MASS_UPPER_ARMS 0.056F
#define MASS_FOREARMS 0.044F
#define MIDDLE 0.433F /* of thigh and shank, from the upper end */

/* What is held, as a share of the body's mass: enough to move the balance. */
#define MASS_DUMBBELL 0.10F
#define MASS_BAR 0.40F

#define TRUNK_MAX (80 * TD_DEGREE)
#define SHANK_BACK (-30 * TD_DEGREE)
#define SOLVE_STEPS 32

/* ---- small geometry ---- */

struct td_point td_body_point(float x, float y)
{
    return (struct td_point){x, y};
}

struct td_point td_body_up(struct td_point p, float length, float lean)
{
    return td_body_point(p.x + length * sinf(lean), p.y + length * cosf(lean));
}

float td_body_lerp(float a, float b, float share)
{
    return a + (b - a) * share;
}

struct td_point td_body_between(struct td_point a, struct td_point b, float share)
{
    return td_body_point(td_body_lerp(a.x, b.x, share), td_body_lerp(a.y, b.y, share));
}

/* ---- limbs ---- */

float td_body_pitch(float heel)
{
    return asinf(fminf(heel / TD_BODY_BALL, 0.9F));
}

/* From the heel, along the sole and up from it. */
static struct td_point on_foot(struct td_point heel, float pitch, float along, float up)
{
    return td_body_point(heel.x + along * cosf(pitch) + up * sinf(pitch),
                         heel.y - along * sinf(pitch) + up * cosf(pitch));
}

void td_body_stand(struct td_pose_leg *leg, struct td_point ball, float pitch)
{
    leg->ball = ball;
    leg->toe = td_body_point(ball.x + TD_BODY_FOOT - TD_BODY_BALL, ball.y);
    leg->heel = on_foot(ball, pitch, -TD_BODY_BALL, 0);
    leg->ankle = on_foot(leg->heel, pitch, TD_BODY_ANKLE_FORWARD, TD_BODY_ANKLE_HEIGHT);
}

void td_body_hang_foot(struct td_pose_leg *leg, float pitch)
{
    leg->heel = on_foot(leg->ankle, pitch, -TD_BODY_ANKLE_FORWARD, -TD_BODY_ANKLE_HEIGHT);
    leg->ball = on_foot(leg->heel, pitch, TD_BODY_BALL, 0);
    leg->toe = on_foot(leg->heel, pitch, TD_BODY_FOOT, 0);
}

bool td_body_reach(struct td_point hip, struct td_pose_leg *leg)
{
    float dx = leg->ankle.x - hip.x, dy = leg->ankle.y - hip.y;
    float far = hypotf(dx, dy);
    float d = fminf(far, (TD_BODY_THIGH + TD_BODY_SHANK) * 0.9999F);
    float along = (TD_BODY_THIGH * TD_BODY_THIGH - TD_BODY_SHANK * TD_BODY_SHANK + d * d) / (2 * d);
    float off = sqrtf(fmaxf(0, TD_BODY_THIGH * TD_BODY_THIGH - along * along));

    leg->knee =
        td_body_point(hip.x + (dx * along - dy * off) / far, hip.y + (dy * along + dx * off) / far);
    return far <= d;
}

void td_body_arms(struct td_pose *out, enum td_held held, float trunk, float arm)
{
    switch (held) {
    case TD_HELD_DUMBBELL: /* at the chest, elbows down */
        out->elbow = td_body_up(out->shoulder, -TD_BODY_UPPER_ARM, trunk - 0.30F);
        out->hand = td_body_up(out->elbow, TD_BODY_FOREARM, trunk + 0.30F);
        break;
    case TD_HELD_BAR: /* front rack: elbows high, hands at the shoulder */
        out->elbow = td_body_up(out->shoulder, TD_BODY_UPPER_ARM, trunk + 1.75F);
        out->hand = td_body_up(out->shoulder, 0.055F, trunk + 1.2F);
        break;
    case TD_HELD_NOTHING:
        /* Hanging, or in front of the chest with the elbows bent. */
        out->elbow = td_body_up(out->shoulder, -TD_BODY_UPPER_ARM, -arm);
        out->hand = td_body_up(out->elbow, -TD_BODY_FOREARM, -2.2F * arm - 0.12F);
        break;
    }
}

void td_body_grip(struct td_pose *out, struct td_point hand)
{
    float dx = hand.x - out->shoulder.x, dy = hand.y - out->shoulder.y;
    float far = hypotf(dx, dy);
    float d = fminf(far, (TD_BODY_UPPER_ARM + TD_BODY_FOREARM) * 0.999F);
    float along =
        (TD_BODY_UPPER_ARM * TD_BODY_UPPER_ARM - TD_BODY_FOREARM * TD_BODY_FOREARM + d * d) /
        (2 * d);
    float off = sqrtf(fmaxf(0, TD_BODY_UPPER_ARM * TD_BODY_UPPER_ARM - along * along));

    dx /= far;
    dy /= far;
    out->elbow = td_body_point(out->shoulder.x + dx * along + dy * off,
                               out->shoulder.y + dy * along - dx * off);
    out->hand = td_body_point(out->shoulder.x + dx * d, out->shoulder.y + dy * d);
    out->other_elbow = out->elbow;
    out->other_hand = out->hand;
}

static float held_mass(enum td_held held)
{
    return held == TD_HELD_BAR ? MASS_BAR : held == TD_HELD_DUMBBELL ? MASS_DUMBBELL : 0;
}

void td_body_find_mass(struct td_pose *out, enum td_held held)
{
    const struct td_pose_leg *leg = &out->leg;
    const struct td_pose_leg *far = out->has_other ? &out->other : leg;
    struct part {
        float mass;
        struct td_point at;
    } parts[] = {
        {MASS_FEET / 2, td_body_between(leg->heel, leg->toe, 0.5F)},
        {MASS_FEET / 2, td_body_between(far->heel, far->toe, 0.5F)},
        {MASS_SHANKS / 2, td_body_between(leg->knee, leg->ankle, MIDDLE)},
        {MASS_SHANKS / 2, td_body_between(far->knee, far->ankle, MIDDLE)},
        {MASS_THIGHS / 2, td_body_between(out->hip, leg->knee, MIDDLE)},
        {MASS_THIGHS / 2, td_body_between(out->hip, far->knee, MIDDLE)},
        {MASS_TRUNK, td_body_between(out->hip, out->shoulder, 0.5F)},
        {MASS_HEAD, out->head},
        {MASS_UPPER_ARMS, td_body_between(out->shoulder, out->elbow, 0.436F)},
        {MASS_FOREARMS, td_body_between(out->elbow, out->hand, 0.6F)},
        {held_mass(held), out->hand},
    };
    float total = 0;

    out->mass = td_body_point(0, 0);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        out->mass.x += parts[i].mass * parts[i].at.x;
        out->mass.y += parts[i].mass * parts[i].at.y;
        total += parts[i].mass;
    }
    out->mass = td_body_point(out->mass.x / total, out->mass.y / total);
}

/* ---- what follows from the joints ---- */

#define HOLLOW 0.007F /* of the waist, forward; and of the chest, back: a back held neutral */
#define ROUND 0.009F
#define HOLLOW_BENT (-0.016F)
#define ROUND_BENT 0.034F
#define NECK_BACK (50 * TD_DEGREE) /* a usual neck bends some 60, and lets off before */
#define NECK_FORWARD (-35 * TD_DEGREE)
#define SWING (7 * TD_DEGREE) /* of the arm behind */

static struct td_point turned(struct td_point middle, struct td_point p, float by)
{
    float dx = p.x - middle.x, dy = p.y - middle.y;

    return td_body_point(middle.x + dx * cosf(by) - dy * sinf(by),
                         middle.y + dx * sinf(by) + dy * cosf(by));
}

void td_body_dress(struct td_pose *out, float bent, bool lies)
{
    struct td_point hip = out->hip, shoulder = out->shoulder;
    float lean = atan2f(shoulder.x - hip.x, shoulder.y - hip.y);
    float hollow = td_body_lerp(HOLLOW, HOLLOW_BENT, bent);
    float round = td_body_lerp(ROUND, ROUND_BENT, bent);
    bool hangs = out->hand.y < out->elbow.y && out->hand.y > 0.05F;
    float neck = fminf(fmaxf(lean, NECK_FORWARD), NECK_BACK * (1 - 0.8F * bent));

    /* Square to the trunk: forward is down its right. */
    out->waist = td_body_up(td_body_between(hip, shoulder, 0.34F), hollow, lean + 90 * TD_DEGREE);
    out->chest = td_body_up(td_body_between(hip, shoulder, 0.72F), -round, lean + 90 * TD_DEGREE);
    out->gaze = lies ? 90 * TD_DEGREE : neck - lean;
    if (lies) {
        out->other_elbow = out->elbow;
        out->other_hand = out->hand;
    } else if (out->other_hand.x == 0 && out->other_hand.y == 0) {
        float swing = hangs ? SWING : 0.6F * SWING;

        out->other_elbow = turned(shoulder, out->elbow, swing);
        out->other_hand = turned(shoulder, out->hand, swing);
    }
}

/* ---- standing ---- */

void td_squat_place(const struct td_squat *squat, struct td_pose *out)
{
    struct td_pose_leg *leg = &out->leg;

    leg->knee = td_body_up(leg->ankle, TD_BODY_SHANK, squat->shank);
    out->hip = td_body_up(leg->knee, TD_BODY_THIGH, squat->shank - squat->bend);
    out->shoulder = td_body_up(out->hip, TD_BODY_TRUNK, squat->trunk);
    out->head = td_body_up(out->shoulder, TD_BODY_HEAD, squat->trunk * 0.4F);
    td_body_arms(out, squat->stance->held, squat->trunk, squat->arm);
    if (squat->other != NULL) {
        squat->other(squat, out);
        out->has_other = true;
    }
    td_body_find_mass(out, squat->stance->held);
}

float td_squat_middle(const struct td_pose *pose)
{
    return (pose->leg.heel.x + pose->leg.toe.x) / 2;
}

float td_squat_ahead(const struct td_squat *squat, struct td_pose *out)
{
    td_squat_place(squat, out);
    return out->mass.x - squat->over;
}

float td_squat_off_hip(const struct td_squat *squat, struct td_pose *out)
{
    td_squat_place(squat, out);
    return out->hip.x - squat->hip_x;
}

void td_squat_solve(struct td_squat *squat, float *angle, float low, float high,
                    td_squat_distance *distance, struct td_pose *out)
{
    for (int i = 0; i < SOLVE_STEPS; i++) {
        *angle = (low + high) / 2;
        if (distance(squat, out) > 0) {
            high = *angle;
        } else {
            low = *angle;
        }
    }
}

void td_squat_balance(struct td_squat *squat, float pitch, struct td_pose *out)
{
    float most = TD_BODY_ANKLE_MAX + pitch;

    squat->shank = most;
    if (td_squat_ahead(squat, out) >= 0) {
        td_squat_solve(squat, &squat->shank, SHANK_BACK, most, td_squat_ahead, out);
    } else {
        td_squat_solve(squat, &squat->trunk, squat->trunk, TRUNK_MAX, td_squat_ahead, out);
    }
}
