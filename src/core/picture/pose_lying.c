/* Poses of what is done lying down: head at the left, feet to the right. */
#include "body.h"

#include <math.h>

#define BODY_HALF 0.055F /* of the trunk's thickness: how high the spine lies */

static void lay_foot(struct td_pose_leg *leg, float shank, float toes)
{
    leg->heel = td_body_up(leg->ankle, 0.035F, shank);
    leg->ball = td_body_up(leg->heel, TD_BODY_BALL, toes);
    leg->toe = td_body_up(leg->heel, TD_BODY_FOOT, toes);
}

/* Thigh and shank as directions from straight up, leaning towards the feet. */
static void lay_leg(struct td_point hip, float thigh, float shank, struct td_pose_leg *leg)
{
    leg->knee = td_body_up(hip, TD_BODY_THIGH, thigh);
    leg->ankle = td_body_up(leg->knee, TD_BODY_SHANK, shank);
    lay_foot(leg, shank, shank - 95 * TD_DEGREE);
}

/* Foot flat on the floor, knee bent up. */
static void lay_bent(struct td_point hip, float reach, struct td_pose_leg *leg)
{
    leg->ankle = td_body_point(hip.x + reach, TD_BODY_ANKLE_HEIGHT);
    (void)td_body_reach(hip, leg);
    td_body_hang_foot(leg, 0);
}

static void lay_trunk(struct td_pose *out, struct td_point hip, struct td_point shoulder)
{
    out->hip = hip;
    out->shoulder = shoulder;
    out->head = td_body_point(shoulder.x - TD_BODY_HEAD, BODY_HALF + 0.012F);
    out->elbow = td_body_point(shoulder.x + TD_BODY_UPPER_ARM * 0.97F, 0.022F);
    out->hand = td_body_point(out->elbow.x + TD_BODY_FOREARM * 0.97F, 0.016F);
}

static void lay(const struct td_stance *stance, float part, struct td_pose *out)
{
    struct td_point hip = td_body_point(0, BODY_HALF + 0.005F);
    float up = 1 - part; /* top is the raised end */
    float flat = 90 * TD_DEGREE;

    lay_trunk(out, hip, td_body_point(-TD_BODY_TRUNK, BODY_HALF + 0.002F));
    out->has_other = true;
    switch (stance->movement) {
    case TD_MOVEMENT_QUAD_SET: /* the knee over a towel, pressed down until straight */
        lay_leg(hip, td_body_lerp(81, 88, up) * TD_DEGREE, td_body_lerp(100, 91.5F, up) * TD_DEGREE,
                &out->leg);
        lay_bent(hip, 0.30F, &out->other);
        break;
    case TD_MOVEMENT_LEG_RAISE:
        lay_leg(hip, flat - 38 * TD_DEGREE * up, flat + 1 * TD_DEGREE - 38 * TD_DEGREE * up,
                &out->leg);
        lay_bent(hip, 0.30F, &out->other);
        break;
    case TD_MOVEMENT_SHORT_ARC: /* thigh on a roll, the shank comes up straight */
        lay_leg(hip, 66 * TD_DEGREE, td_body_lerp(104, 67, up) * TD_DEGREE, &out->leg);
        lay_bent(hip, 0.33F, &out->other);
        break;
    case TD_MOVEMENT_SIDE_RAISE: /* on the side: the upper leg rises, the lower one lies */
        lay_leg(hip, flat - 34 * TD_DEGREE * up, flat - 33 * TD_DEGREE * up, &out->leg);
        lay_leg(hip, flat + 2 * TD_DEGREE, flat + 3 * TD_DEGREE, &out->other);
        break;
    default:
        break;
    }
}

static void lay_bridge(float part, struct td_pose *out)
{
    float rise = 0.145F * (1 - part);
    struct td_point shoulder = td_body_point(-TD_BODY_TRUNK, BODY_HALF + 0.002F);
    float high = BODY_HALF + 0.005F + rise;
    float across =
        sqrtf(fmaxf(0, TD_BODY_TRUNK * TD_BODY_TRUNK - (high - shoulder.y) * (high - shoulder.y)));

    lay_trunk(out, td_body_point(shoulder.x + across, high), shoulder);
    /* The feet stand where they are while the hip rises. */
    lay_bent(out->hip, 0.255F - out->hip.x, &out->leg);
}

void td_pose_lying(const struct td_stance *stance, float part, struct td_pose *out)
{
    if (stance->movement == TD_MOVEMENT_BRIDGE) {
        lay_bridge(part, out);
    } else {
        lay(stance, part, out);
    }
    td_body_find_mass(out, TD_HELD_NOTHING);
}
