/* A body in motion: where hip, knee and ankle are at each moment of a movement. */
#include "teardrop/core/picture/pose.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* ---- the body (Winter 2009) ---- */

#define FOOT 0.152F
#define BALL (0.72F * FOOT) /* heel to the ball of the foot */
#define ANKLE_FORWARD (0.25F * FOOT)
#define ANKLE_HEIGHT 0.039F
#define SHANK 0.246F
#define THIGH 0.245F
#define TRUNK 0.288F /* hip to shoulder */
#define HEAD 0.110F  /* shoulder to the middle of the head */
#define UPPER_ARM 0.186F
#define FOREARM 0.175F /* with half the hand: to what is held */

/* Shares of the body's mass; both limbs of a pair together. */
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

#define DEGREE 0.01745329F
#define ANKLE_MAX (35 * DEGREE) /* shank over sole, weight on it: a usual ankle */
#define TRUNK_MAX (80 * DEGREE)
#define SOLVE_STEPS 32

/* ---- small geometry ---- */

static struct td_point point(float x, float y)
{
    return (struct td_point){x, y};
}

/* From p, a length along a direction that leans forward from straight up. */
static struct td_point up_from(struct td_point p, float length, float lean)
{
    return point(p.x + length * sinf(lean), p.y + length * cosf(lean));
}

static float lerp(float a, float b, float share)
{
    return a + (b - a) * share;
}

static struct td_point between(struct td_point a, struct td_point b, float share)
{
    return point(lerp(a.x, b.x, share), lerp(a.y, b.y, share));
}

/* ---- standing on a wedge ---- */

/* The foot on a heel of this height: the ball of the foot is at x 0. */
static float place_foot(struct td_pose_leg *leg, float heel)
{
    float pitch = asinf(fminf(heel / BALL, 0.9F));

    leg->ball = point(0, 0);
    leg->toe = point(FOOT - BALL, 0);
    leg->heel = point(-BALL * cosf(pitch), heel);
    leg->ankle = point(leg->heel.x + ANKLE_FORWARD * cosf(pitch) + ANKLE_HEIGHT * sinf(pitch),
                       leg->heel.y - ANKLE_FORWARD * sinf(pitch) + ANKLE_HEIGHT * cosf(pitch));
    return pitch;
}

struct squat {
    const struct td_stance *stance;
    float bend;         /* of the knee */
    float shank, trunk; /* lean forward */
    float arm;          /* forward from hanging down */
};

static void place_arms(struct td_pose *out, enum td_held held, float trunk, float arm)
{
    switch (held) {
    case TD_HELD_DUMBBELL: /* at the chest, elbows down */
        out->elbow = up_from(out->shoulder, -UPPER_ARM, trunk - 0.30F);
        out->hand = up_from(out->elbow, FOREARM, trunk + 0.30F);
        break;
    case TD_HELD_BAR: /* front rack: elbows high, hands at the shoulder */
        out->elbow = up_from(out->shoulder, UPPER_ARM, trunk + 1.75F);
        out->hand = up_from(out->shoulder, 0.055F, trunk + 1.2F);
        break;
    case TD_HELD_NOTHING:
        /* Hanging, or in front of the chest with the elbows bent. */
        out->elbow = up_from(out->shoulder, -UPPER_ARM, -arm);
        out->hand = up_from(out->elbow, -FOREARM, -2.2F * arm - 0.12F);
        break;
    }
}

static float held_mass(enum td_held held)
{
    return held == TD_HELD_BAR ? MASS_BAR : held == TD_HELD_DUMBBELL ? MASS_DUMBBELL : 0;
}

static void find_mass(struct td_pose *out, enum td_held held)
{
    const struct td_pose_leg *leg = &out->leg;
    const struct td_pose_leg *far = out->has_other ? &out->other : leg;
    struct part {
        float mass;
        struct td_point at;
    } parts[] = {
        {MASS_FEET / 2, between(leg->heel, leg->toe, 0.5F)},
        {MASS_FEET / 2, between(far->heel, far->toe, 0.5F)},
        {MASS_SHANKS / 2, between(leg->knee, leg->ankle, MIDDLE)},
        {MASS_SHANKS / 2, between(far->knee, far->ankle, MIDDLE)},
        {MASS_THIGHS / 2, between(out->hip, leg->knee, MIDDLE)},
        {MASS_THIGHS / 2, between(out->hip, far->knee, MIDDLE)},
        {MASS_TRUNK, between(out->hip, out->shoulder, 0.5F)},
        {MASS_HEAD, out->head},
        {MASS_UPPER_ARMS, between(out->shoulder, out->elbow, 0.436F)},
        {MASS_FOREARMS, between(out->elbow, out->hand, 0.6F)},
        {held_mass(held), out->hand},
    };
    float total = 0;

    out->mass = point(0, 0);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        out->mass.x += parts[i].mass * parts[i].at.x;
        out->mass.y += parts[i].mass * parts[i].at.y;
        total += parts[i].mass;
    }
    out->mass = point(out->mass.x / total, out->mass.y / total);
}

static void place_squat(const struct squat *squat, struct td_pose *out)
{
    struct td_pose_leg *leg = &out->leg;

    leg->knee = up_from(leg->ankle, SHANK, squat->shank);
    out->hip = up_from(leg->knee, THIGH, squat->shank - squat->bend);
    out->shoulder = up_from(out->hip, TRUNK, squat->trunk);
    out->head = up_from(out->shoulder, HEAD, squat->trunk * 0.4F);
    place_arms(out, squat->stance->held, squat->trunk, squat->arm);
    find_mass(out, squat->stance->held);
}

/* How far ahead of the middle of the foot the centre of mass is. */
static float ahead(const struct squat *squat, struct td_pose *out)
{
    place_squat(squat, out);
    return out->mass.x - (out->leg.heel.x + out->leg.toe.x) / 2;
}

/* Moves one angle until the centre of mass is over the foot; it grows with it. */
static void balance(struct squat *squat, float *angle, float low, float high, struct td_pose *out)
{
    for (int i = 0; i < SOLVE_STEPS; i++) {
        *angle = (low + high) / 2;
        if (ahead(squat, out) > 0) {
            high = *angle;
        } else {
            low = *angle;
        }
    }
}

/* How far the trunk leans of itself, for each radian of knee bend: sitting back
 * to a chair wants more than sitting straight down. */
static float lean_share(const struct td_stance *stance)
{
    return stance->movement == TD_MOVEMENT_CHAIR_SQUAT ? 0.45F : 0.10F;
}

static void pose_squat(const struct td_stance *stance, float part, struct td_pose *out)
{
    struct squat squat = {.stance = stance, .bend = part * stance->depth_deg * DEGREE};
    float pitch = place_foot(&out->leg, stance->flat ? 0 : stance->heel);
    float most = ANKLE_MAX + pitch;

    squat.trunk = (2 + part * stance->dropped_deg) * DEGREE + lean_share(stance) * squat.bend;
    squat.arm = (6 + 42 * fminf(1, squat.bend / (60 * DEGREE))) * DEGREE;
    squat.shank = most;
    if (ahead(&squat, out) >= 0) {
        balance(&squat, &squat.shank, -30 * DEGREE, most, out);
    } else {
        balance(&squat, &squat.trunk, squat.trunk, TRUNK_MAX, out);
    }
}

/* Back on a wall, shanks upright: the wall carries what the feet do not. */
static void pose_wall(const struct td_stance *stance, float part, struct td_pose *out)
{
    float bend = part * stance->depth_deg * DEGREE;
    struct squat squat = {.stance = stance, .arm = 0.15F + 0.5F * part};
    struct td_point hip;

    (void)place_foot(&out->leg, stance->heel);
    /* The back slides on the wall: the hip stays as far behind the ankle as it is
     * at the bottom, and the shank leans as that asks. */
    squat.bend = stance->depth_deg * DEGREE;
    place_squat(&squat, out);
    hip = out->hip;
    squat.bend = bend;
    {
        float low = -60 * DEGREE, high = 0;

        for (int i = 0; i < SOLVE_STEPS; i++) {
            squat.shank = (low + high) / 2;
            place_squat(&squat, out);
            if (out->hip.x > hip.x) {
                high = squat.shank;
            } else {
                low = squat.shank;
            }
        }
    }
    place_squat(&squat, out);
}

#define CALF_RISE 0.045F

static void pose_calf(const struct td_stance *stance, float part, struct td_pose *out)
{
    struct td_stance raised = *stance;

    raised.depth_deg = 2;
    raised.heel = stance->heel + CALF_RISE * (1 - part);
    pose_squat(&raised, 1, out);
}

/* ---- lying down: head at the left, feet to the right ---- */

#define BODY_HALF 0.055F /* of the trunk's thickness: how high the spine lies */

static void lay_foot(struct td_pose_leg *leg, float shank, float toes)
{
    leg->heel = up_from(leg->ankle, 0.035F, shank);
    leg->ball = up_from(leg->heel, BALL, toes);
    leg->toe = up_from(leg->heel, FOOT, toes);
}

/* Thigh and shank as directions from straight up, leaning towards the feet. */
static void lay_leg(struct td_point hip, float thigh, float shank, struct td_pose_leg *leg)
{
    leg->knee = up_from(hip, THIGH, thigh);
    leg->ankle = up_from(leg->knee, SHANK, shank);
    lay_foot(leg, shank, shank - 95 * DEGREE);
}

/* Foot flat on the floor, knee bent up. */
static void lay_bent(struct td_point hip, float reach, struct td_pose_leg *leg)
{
    struct td_point ankle = point(hip.x + reach, ANKLE_HEIGHT);
    float dx = ankle.x - hip.x, dy = ankle.y - hip.y;
    float d = fminf(sqrtf(dx * dx + dy * dy), (THIGH + SHANK) * 0.999F);
    float along = (THIGH * THIGH - SHANK * SHANK + d * d) / (2 * d);
    float off = sqrtf(fmaxf(0, THIGH * THIGH - along * along));

    leg->ankle = ankle;
    leg->knee = point(hip.x + (dx * along - dy * off) / d, hip.y + (dy * along + dx * off) / d);
    leg->heel = point(ankle.x - ANKLE_FORWARD, 0);
    leg->ball = point(leg->heel.x + BALL, 0);
    leg->toe = point(leg->heel.x + FOOT, 0);
}

static void lay_trunk(struct td_pose *out, struct td_point hip, struct td_point shoulder)
{
    out->hip = hip;
    out->shoulder = shoulder;
    out->head = point(shoulder.x - HEAD, BODY_HALF + 0.012F);
    out->elbow = point(shoulder.x + UPPER_ARM * 0.97F, 0.022F);
    out->hand = point(out->elbow.x + FOREARM * 0.97F, 0.016F);
}

static void pose_lying(const struct td_stance *stance, float part, struct td_pose *out)
{
    struct td_point hip = point(0, BODY_HALF + 0.005F);
    float up = 1 - part; /* top is the raised end */
    float flat = 90 * DEGREE;

    lay_trunk(out, hip, point(-TRUNK, BODY_HALF + 0.002F));
    out->has_other = true;
    switch (stance->movement) {
    case TD_MOVEMENT_QUAD_SET: /* the knee over a towel, pressed down until straight */
        lay_leg(hip, lerp(81, 88, up) * DEGREE, lerp(100, 91.5F, up) * DEGREE, &out->leg);
        lay_bent(hip, 0.30F, &out->other);
        break;
    case TD_MOVEMENT_LEG_RAISE:
        lay_leg(hip, flat - 38 * DEGREE * up, flat + 1 * DEGREE - 38 * DEGREE * up, &out->leg);
        lay_bent(hip, 0.30F, &out->other);
        break;
    case TD_MOVEMENT_SHORT_ARC: /* thigh on a roll, the shank comes up straight */
        lay_leg(hip, 66 * DEGREE, lerp(104, 67, up) * DEGREE, &out->leg);
        lay_bent(hip, 0.33F, &out->other);
        break;
    case TD_MOVEMENT_SIDE_RAISE: /* on the side: the upper leg rises, the lower one lies */
        lay_leg(hip, flat - 34 * DEGREE * up, flat - 33 * DEGREE * up, &out->leg);
        lay_leg(hip, flat + 2 * DEGREE, flat + 3 * DEGREE, &out->other);
        break;
    default:
        break;
    }
}

static void pose_bridge(float part, struct td_pose *out)
{
    float rise = 0.145F * (1 - part);
    struct td_point shoulder = point(-TRUNK, BODY_HALF + 0.002F);
    float high = BODY_HALF + 0.005F + rise;
    float across = sqrtf(fmaxf(0, TRUNK * TRUNK - (high - shoulder.y) * (high - shoulder.y)));

    lay_trunk(out, point(shoulder.x + across, high), shoulder);
    /* The feet stand where they are while the hip rises. */
    lay_bent(out->hip, 0.255F - out->hip.x, &out->leg);
}

/* ---- any movement ---- */

float td_pose_bend_deg(const struct td_pose *pose)
{
    float tx = pose->hip.x - pose->leg.knee.x, ty = pose->hip.y - pose->leg.knee.y;
    float sx = pose->leg.ankle.x - pose->leg.knee.x, sy = pose->leg.ankle.y - pose->leg.knee.y;

    return 180 - atan2f(fabsf(tx * sy - ty * sx), tx * sx + ty * sy) / DEGREE;
}

/* In a squat the knee's moment grows with its bend; a straight-leg exercise
 * works the quadriceps hardest at its top. */
static float effort_of(const struct td_stance *stance, float part)
{
    switch (stance->movement) {
    case TD_MOVEMENT_QUAD_SET:
    case TD_MOVEMENT_LEG_RAISE:
    case TD_MOVEMENT_SHORT_ARC:
        return 0.15F + 0.85F * (1 - part);
    case TD_MOVEMENT_BRIDGE:
    case TD_MOVEMENT_CALF_RAISE:
    case TD_MOVEMENT_SIDE_RAISE:
        return 0;
    default:
        return 0.1F + 0.9F * part;
    }
}

void td_pose_at(const struct td_stance *stance, float part, struct td_pose *out)
{
    assert(part >= 0 && part <= 1);
    memset(out, 0, sizeof *out);
    switch (stance->movement) {
    case TD_MOVEMENT_WALL_SIT:
        pose_wall(stance, part, out);
        break;
    case TD_MOVEMENT_CALF_RAISE:
        pose_calf(stance, part, out);
        break;
    case TD_MOVEMENT_QUAD_SET:
    case TD_MOVEMENT_LEG_RAISE:
    case TD_MOVEMENT_SHORT_ARC:
    case TD_MOVEMENT_SIDE_RAISE:
        pose_lying(stance, part, out);
        find_mass(out, TD_HELD_NOTHING);
        break;
    case TD_MOVEMENT_BRIDGE:
        pose_bridge(part, out);
        find_mass(out, TD_HELD_NOTHING);
        break;
    default:
        pose_squat(stance, part, out);
        break;
    }
    out->effort = effort_of(stance, part);
}

void td_stance_of(const struct td_level *level, const struct td_exercise *exercise,
                  struct td_stance *out)
{
    int depth = exercise->depth_deg >= 0 ? exercise->depth_deg : level->depth_to_deg;
    int heel = exercise->heel_mm >= 0 ? exercise->heel_mm : level->heel_mm;

    *out = (struct td_stance){.movement = exercise->movement,
                              .held = exercise->held,
                              .depth_deg = (float)depth,
                              .heel = (float)heel / TD_POSE_STATURE_MM};
}

/* ---- through time ---- */

#define INTO_HOLD (2 * TD_NS_PER_S)

/* The course of least jerk from 0 to 1 (Flash & Hogan 1985). */
static float eased(float u)
{
    u = fminf(fmaxf(u, 0), 1);
    /* Rounding may carry the sum a hair past 1. */
    return fminf(u * u * u * (10 + u * (6 * u - 15)), 1);
}

static float share_of(td_ns at, td_ns from, td_ns length)
{
    return length > 0 ? (float)((double)(at - from) / (double)length) : 1;
}

/* Where a movement waits: squats stand at the top, lifts lie at the bottom. */
static float waiting_part(const struct td_exercise *exercise)
{
    return exercise->kind == TD_EXERCISE_REPS && exercise->begins_up ? 1 : 0;
}

static bool is_rest(const struct td_segment *segment)
{
    return segment->kind == TD_SEGMENT_REST || segment->kind == TD_SEGMENT_SWITCH;
}

size_t td_pose_segment(const struct td_timeline *timeline, size_t index)
{
    return is_rest(&timeline->segments[index]) && index + 1 < timeline->count ? index + 1 : index;
}

static uint8_t shown_exercise(const struct td_timeline *timeline, size_t index)
{
    return timeline->segments[td_pose_segment(timeline, index)].exercise;
}

/* Between two pieces of work: in and out of a hold, otherwise waiting. */
static float part_of_pause(const struct td_timeline *timeline, size_t index, td_ns offset)
{
    const struct td_segment *segment = &timeline->segments[index];
    const struct td_segment *next = index + 1 < timeline->count ? segment + 1 : NULL;
    const struct td_segment *before = index > 0 ? segment - 1 : NULL;
    float rest =
        waiting_part(timeline->workout.exercises[shown_exercise(timeline, index)].exercise);
    td_ns move = segment->length < 2 * INTO_HOLD ? segment->length / 2 : INTO_HOLD;
    td_ns end = segment->start + segment->length;

    if (next != NULL && next->kind == TD_SEGMENT_HOLD && offset >= end - move) {
        return eased(share_of(offset, end - move, move));
    }
    if (before != NULL && before->kind == TD_SEGMENT_HOLD && offset < segment->start + move &&
        shown_exercise(timeline, index) == before->exercise) {
        return 1 - eased(share_of(offset, segment->start, move));
    }
    return rest;
}

float td_pose_part(const struct td_timeline *timeline, td_ns offset)
{
    size_t index = td_timeline_at(timeline, offset);
    const struct td_segment *segment;

    if (index >= timeline->count) {
        index = timeline->count - 1;
    }
    segment = &timeline->segments[index];
    if (segment->kind == TD_SEGMENT_HOLD) {
        return 1;
    }
    if (segment->kind != TD_SEGMENT_PHASE) {
        return part_of_pause(timeline, index, offset);
    }
    switch (segment->phase) {
    case TD_PHASE_DOWN:
        return eased(share_of(offset, segment->start, segment->length));
    case TD_PHASE_UP:
        return 1 - eased(share_of(offset, segment->start, segment->length));
    case TD_PHASE_BOTTOM:
        return 1;
    default:
        return 0;
    }
}
