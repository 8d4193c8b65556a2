/* A step to the side, seen from the front: x is to the side, towards the leg that steps out. */
#include "body.h"

#include <math.h>

#define STAND 0.075F /* of an ankle from the middle, feet as wide as the hips and a little more */
#define STEP 0.20F   /* to the side */
#define LIFTED 0.025F
#define SOFT 0.955F /* length that a leg with a soft knee has from the front */

static void front_leg(struct td_point hip, float ankle_x, float lift, struct td_pose_leg *leg)
{
    leg->ankle = td_body_point(ankle_x, TD_BODY_ANKLE_HEIGHT + lift);
    leg->knee = td_body_between(hip, leg->ankle, TD_BODY_THIGH / (TD_BODY_THIGH + TD_BODY_SHANK));
    leg->heel = leg->ball = leg->toe = td_body_point(ankle_x, lift);
}

void td_pose_side_step(float part, struct td_pose *out)
{
    float half = STAND + STEP * part / 2;
    float middle = half - STAND; /* the standing foot stays */
    float leg = (TD_BODY_THIGH + TD_BODY_SHANK) * SOFT, aside = half - TD_BODY_HIP_ASIDE;
    float lift = LIFTED * 4 * part * (1 - part);

    out->hip = td_body_point(middle, TD_BODY_ANKLE_HEIGHT + sqrtf(leg * leg - aside * aside));
    front_leg(td_body_point(middle + TD_BODY_HIP_ASIDE, out->hip.y), middle + half, lift,
              &out->leg);
    front_leg(td_body_point(middle - TD_BODY_HIP_ASIDE, out->hip.y), middle - half, 0, &out->other);
    out->has_other = true;
    out->shoulder = td_body_up(out->hip, TD_BODY_TRUNK * 0.98F, 0);
    out->head = td_body_up(out->shoulder, TD_BODY_HEAD, 0);
    /* Of the right hand: on the hip, the elbow out. */
    out->elbow = td_body_point(middle + 0.185F, out->shoulder.y - 0.155F);
    out->hand = td_body_point(middle + 0.075F, out->hip.y + 0.045F);
    td_body_find_mass(out, TD_HELD_NOTHING);
    out->mass.x = middle; /* the other arm is its mirror */
}
