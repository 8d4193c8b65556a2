/* Poses in which something else carries a part: a chair, a strap or a band to a post, a hand on
 * the post, the shins on the floor. */
#include "body.h"

#include <math.h>

#define SEATED_LEAST 75
#define SEATED_MOST 95    /* the foot rests on the floor: no further back than this */
#define EXTENDED 45       /* where the shin stops on its way up */
#define SEAT_UNDER 0.058F /* the hip above the seat */
#define CLEAR 0.012F      /* of the floor, so that the foot swings free */
#define KNEEL_HIGH 0.036F /* the knee above the floor when it kneels */
#define BAND_POST 0.36F   /* in front of the ball of the foot */
#define SISSY_POST 0.235F
#define SISSY_DEEPEST 105 /* the hand is still on the post */
#define TERMINAL_MOST 40  /* a band's pull, not a squat */
#define STEP_APART 0.13F  /* of the ankles, in half a step */

/* ---- on a chair ---- */

static float seated_bend(const struct td_stance *stance, float part)
{
    /* A chair bends the knee, whatever depth is open to it under load. */
    float most = fminf(fmaxf(stance->depth_deg, SEATED_LEAST), SEATED_MOST);

    return td_body_lerp(EXTENDED, most, part) * TD_DEGREE;
}

/* The trunk upright, the hands beside the seat. */
static void seat(struct td_pose *out)
{
    float high = TD_BODY_SHANK + TD_BODY_ANKLE_HEIGHT + CLEAR;

    out->hip = td_body_point(-0.16F, high + 0.012F);
    out->shoulder = td_body_up(out->hip, TD_BODY_TRUNK, -4 * TD_DEGREE);
    out->head = td_body_up(out->shoulder, TD_BODY_HEAD, 2 * TD_DEGREE);
    td_body_grip(out, td_body_point(out->hip.x - 0.035F, out->hip.y - 0.045F));
}

static void pose_seated(const struct td_stance *stance, float part, struct td_pose *out)
{
    float thigh = acosf(-0.012F / TD_BODY_THIGH); /* hip to knee, from straight up */
    float bend = seated_bend(stance, part);

    seat(out);
    out->leg.knee = td_body_up(out->hip, TD_BODY_THIGH, thigh);
    /* The shin hangs straight down at a right angle to a level thigh. */
    out->leg.ankle = td_body_up(out->leg.knee, TD_BODY_SHANK, thigh + bend);
    td_body_hang_foot(&out->leg, fminf(0, thigh + bend - 185 * TD_DEGREE));
    out->other.knee = out->leg.knee;
    out->other.ankle = td_body_point(out->leg.knee.x - 0.03F, TD_BODY_ANKLE_HEIGHT);
    td_body_hang_foot(&out->other, 0);
    (void)td_body_reach(out->hip, &out->other);
    out->has_other = true;
    td_body_find_mass(out, TD_HELD_NOTHING);
}

/* ---- in a strap ---- */

/* The strap holds the shins upright: the seat goes straight back, the trunk stays up. */
static void pose_spanish(const struct td_stance *stance, float part, struct td_pose *out)
{
    struct td_squat squat = {.stance = stance, .bend = part * stance->depth_deg * TD_DEGREE};

    td_body_stand(&out->leg, td_body_point(0, 0), td_body_pitch(stance->heel));
    squat.trunk = 2 * TD_DEGREE + 0.08F * squat.bend;
    squat.arm = (8 + 30 * part) * TD_DEGREE;
    td_squat_place(&squat, out);
}

/* ---- a band behind the knee ---- */

static void forward_foot(const struct td_squat *squat, struct td_pose *out)
{
    out->other.ankle = td_body_point(squat->reach_x, TD_BODY_ANKLE_HEIGHT);
    td_body_hang_foot(&out->other, 0);
    (void)td_body_reach(out->hip, &out->other);
}

static void pose_terminal(const struct td_stance *stance, float part, struct td_pose *out)
{
    struct td_squat squat = {.stance = stance,
                             .bend = part * fminf(stance->depth_deg, TERMINAL_MOST) * TD_DEGREE,
                             .trunk = 2 * TD_DEGREE,
                             .arm = 12 * TD_DEGREE,
                             .other = forward_foot};

    td_body_stand(&out->leg, td_body_point(0, 0), 0);
    squat.reach_x = out->leg.ankle.x + STEP_APART;
    squat.hip_x = out->leg.ankle.x + STEP_APART * (0.53F - 0.1F * part);
    td_squat_solve(&squat, &squat.shank, -30 * TD_DEGREE, TD_BODY_ANKLE_MAX, td_squat_off_hip, out);
}

/* ---- leaning back in one line ---- */

/* On the balls of the feet; knee, hip and shoulder in one line. The heel comes off what it stands
 * on where the ankle ends. */
static float sissy_ahead(const struct td_squat *squat, struct td_pose *out)
{
    struct td_squat line = *squat;
    float pitch = fmaxf(td_body_pitch(squat->stance->heel), squat->shank - 28 * TD_DEGREE);

    td_body_stand(&out->leg, td_body_point(0, 0), pitch);
    line.trunk = squat->shank - squat->bend;
    td_squat_place(&line, out);
    td_body_grip(out, td_body_point(SISSY_POST, 0.64F));
    out->other_elbow = td_body_up(out->shoulder, -TD_BODY_UPPER_ARM, -6 * TD_DEGREE);
    out->other_hand = td_body_up(out->other_elbow, -TD_BODY_FOREARM, -14 * TD_DEGREE);
    td_body_find_mass(out, TD_HELD_NOTHING);
    return out->mass.x - squat->over;
}

static void pose_sissy(const struct td_stance *stance, float part, struct td_pose *out)
{
    struct td_squat squat = {.stance = stance,
                             .bend = part * fminf(stance->depth_deg, SISSY_DEEPEST) * TD_DEGREE,
                             /* From the middle of the foot to its ball, as the heel comes up. */
                             .over = td_body_lerp(-0.02F, 0.01F, part)};

    td_squat_solve(&squat, &squat.shank, -10 * TD_DEGREE, 95 * TD_DEGREE, sissy_ahead, out);
}

/* Kneeling; the shins lie on the floor. */
static void pose_nordic(const struct td_stance *stance, float part, struct td_pose *out)
{
    float bend = td_body_lerp(90, fmaxf(stance->depth_deg, 90), part) * TD_DEGREE;
    float lean = 90 * TD_DEGREE - bend;

    out->leg.knee = td_body_point(0.10F, KNEEL_HIGH);
    out->leg.ankle = td_body_up(out->leg.knee, TD_BODY_SHANK, -90 * TD_DEGREE);
    td_body_hang_foot(&out->leg, 148 * TD_DEGREE);
    out->hip = td_body_up(out->leg.knee, TD_BODY_THIGH, lean);
    out->shoulder = td_body_up(out->hip, TD_BODY_TRUNK, lean);
    out->head = td_body_up(out->shoulder, TD_BODY_HEAD, lean * 0.8F);
    td_body_arms(out, TD_HELD_NOTHING, 0, 0.36F);
    td_body_find_mass(out, TD_HELD_NOTHING);
}

void td_pose_held(const struct td_stance *stance, float part, struct td_pose *out)
{
    switch (stance->movement) {
    case TD_MOVEMENT_SEATED_EXTENSION:
        pose_seated(stance, part, out);
        break;
    case TD_MOVEMENT_SPANISH_HOLD:
        pose_spanish(stance, part, out);
        break;
    case TD_MOVEMENT_TERMINAL_EXTENSION:
        pose_terminal(stance, part, out);
        break;
    case TD_MOVEMENT_SISSY_SQUAT:
        pose_sissy(stance, part, out);
        break;
    default:
        pose_nordic(stance, part, out);
        break;
    }
}

void td_pose_around_held(const struct td_stance *stance, struct td_pose_around *out)
{
    struct td_pose pose = {0};

    td_pose_held(stance, 1, &pose);
    switch (stance->movement) {
    case TD_MOVEMENT_SEATED_EXTENSION:
        out->seat = pose.hip.y - SEAT_UNDER;
        out->seat_front = pose.leg.knee.x - 0.06F;
        out->seat_back = pose.hip.x - 0.11F;
        break;
    case TD_MOVEMENT_SPANISH_HOLD:
    case TD_MOVEMENT_TERMINAL_EXTENSION:
        out->post = BAND_POST;
        out->strap = pose.leg.knee.y;
        break;
    case TD_MOVEMENT_SISSY_SQUAT:
        out->post = SISSY_POST;
        break;
    default:
        break;
    }
}
