/* The joints of a person in a movement: placed, balanced, and moved through time. */
#include "teardrop/core/picture/pose.h"

#include "body.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* How far the trunk leans of itself, for each radian of knee bend: sitting back
 * to a chair wants more than sitting straight down. */
static float lean_share(const struct td_stance *stance)
{
    return stance->movement == TD_MOVEMENT_CHAIR_SQUAT ? 0.45F : 0.10F;
}

static void stand(const struct td_stance *stance, struct td_pose *out)
{
    td_body_stand(&out->leg, td_body_point(0, 0), td_body_pitch(stance->flat ? 0 : stance->heel));
}

static void pose_squat(const struct td_stance *stance, float part, struct td_pose *out)
{
    struct td_squat squat = {.stance = stance, .bend = part * stance->depth_deg * TD_DEGREE};

    stand(stance, out);
    squat.over = td_squat_middle(out);
    squat.trunk = (2 + part * stance->dropped_deg) * TD_DEGREE + lean_share(stance) * squat.bend;
    squat.arm = (6 + 42 * fminf(1, squat.bend / (60 * TD_DEGREE))) * TD_DEGREE;
    td_squat_balance(&squat, td_body_pitch(stance->flat ? 0 : stance->heel), out);
}

/* Back on a wall, shanks upright: the wall carries what the feet do not. */
static void pose_wall(const struct td_stance *stance, float part, struct td_pose *out)
{
    struct td_squat squat = {.stance = stance, .arm = 0.15F + 0.5F * part};

    stand(stance, out);
    /* The back slides on the wall: the hip stays as far behind the ankle as it is
     * at the bottom, and the shank leans as that asks. */
    squat.bend = stance->depth_deg * TD_DEGREE;
    td_squat_place(&squat, out);
    squat.hip_x = out->hip.x;
    squat.bend = part * stance->depth_deg * TD_DEGREE;
    td_squat_solve(&squat, &squat.shank, -60 * TD_DEGREE, 0, td_squat_off_hip, out);
    td_squat_place(&squat, out);
}

#define CALF_RISE 0.045F

static void pose_calf(const struct td_stance *stance, float part, struct td_pose *out)
{
    struct td_stance raised = *stance;

    raised.depth_deg = 2;
    raised.heel = stance->heel + CALF_RISE * (1 - part);
    pose_squat(&raised, 1, out);
}

/* ---- a soft landing from a small box ---- */

#define BOX_HEIGHT (200.0F / TD_POSE_STATURE_MM)
#define BOX_FRONT (-0.175F) /* of the ball of the foot that has landed */
#define BOX_BEHIND 0.045F   /* the ball of the foot from the edge, on the box */
#define HOP 0.025F
#define LANDS 0.5F  /* part of the way at which the balls of the feet touch down */
#define HEELS 0.66F /* and the heels */
#define OFF 0.32F   /* and by which the feet are in front of the box */
#define TIPTOE (24 * TD_DEGREE)

/* 0 before a part of the way, 1 behind another, soft at both ends. */
static float ramp(float part, float from, float to)
{
    float u = fminf(fmaxf((part - from) / (to - from), 0), 1);
    return u * u * (3 - 2 * u);
}

/* Off the box in a little hop, down on the balls of the feet, then the knees give. */
static void pose_landing(const struct td_stance *stance, float part, struct td_pose *out)
{
    float off = ramp(part, 0, OFF), fall = fminf(fmaxf((part - OFF) / (LANDS - OFF), 0), 1);
    float pitch = TIPTOE * (ramp(part, 0.02F, OFF) - ramp(part, LANDS, HEELS));
    float soft = fminf(20, stance->depth_deg);
    float bend = soft * ramp(part, 0, OFF) + (stance->depth_deg - soft) * ramp(part, LANDS, 1);
    struct td_squat squat = {.stance = stance, .bend = bend * TD_DEGREE};
    struct td_point ball = {td_body_lerp(BOX_FRONT - BOX_BEHIND, 0, off),
                            BOX_HEIGHT * (1 - fall * fall) + HOP * (1 - fall) * off};

    td_body_stand(&out->leg, ball, pitch);
    squat.over = td_squat_middle(out);
    squat.trunk = 3 * TD_DEGREE + 0.16F * squat.bend;
    squat.arm = (8 + 40 * ramp(part, 0, LANDS)) * TD_DEGREE;
    td_squat_balance(&squat, pitch, out);
}

/* ---- any movement ---- */

/* In a squat the knee's moment grows with its bend; straightening it against a weight or a band
 * works the quadriceps hardest at the top. */
static float effort_of(const struct td_stance *stance, float part)
{
    switch (stance->movement) {
    case TD_MOVEMENT_QUAD_SET:
    case TD_MOVEMENT_LEG_RAISE:
    case TD_MOVEMENT_SHORT_ARC:
    case TD_MOVEMENT_SEATED_EXTENSION:
    case TD_MOVEMENT_TERMINAL_EXTENSION:
        return 0.15F + 0.85F * (1 - part);
    case TD_MOVEMENT_BRIDGE:
    case TD_MOVEMENT_CALF_RAISE:
    case TD_MOVEMENT_SIDE_RAISE:
    case TD_MOVEMENT_SIDE_STEP:
        return 0;
    default:
        return 0.1F + 0.9F * part;
    }
}

#define ROUND_FROM 40 /* degrees of a dropped chest at which the back is as round as it gets */

bool td_pose_lies(enum td_movement movement)
{
    return movement == TD_MOVEMENT_QUAD_SET || movement == TD_MOVEMENT_LEG_RAISE ||
           movement == TD_MOVEMENT_SHORT_ARC || movement == TD_MOVEMENT_SIDE_RAISE ||
           movement == TD_MOVEMENT_BRIDGE;
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
    case TD_MOVEMENT_SIDE_STEP:
        td_pose_side_step(part, out);
        break;
    case TD_MOVEMENT_LANDING:
        pose_landing(stance, part, out);
        break;
    case TD_MOVEMENT_QUAD_SET:
    case TD_MOVEMENT_LEG_RAISE:
    case TD_MOVEMENT_SHORT_ARC:
    case TD_MOVEMENT_SIDE_RAISE:
    case TD_MOVEMENT_BRIDGE:
        td_pose_lying(stance, part, out);
        break;
    case TD_MOVEMENT_STEP_UP:
    case TD_MOVEMENT_STEP_DOWN:
    case TD_MOVEMENT_SPLIT_SQUAT:
    case TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT:
    case TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT:
        td_pose_one_leg(stance, part, out);
        break;
    case TD_MOVEMENT_SEATED_EXTENSION:
    case TD_MOVEMENT_SPANISH_HOLD:
    case TD_MOVEMENT_TERMINAL_EXTENSION:
    case TD_MOVEMENT_SISSY_SQUAT:
    case TD_MOVEMENT_REVERSE_NORDIC:
        td_pose_held(stance, part, out);
        break;
    default:
        pose_squat(stance, part, out);
        break;
    }
    td_body_dress(out, part * fminf(stance->dropped_deg / ROUND_FROM, 1),
                  td_pose_lies(stance->movement));
    out->effort = effort_of(stance, part);
}

void td_pose_around(const struct td_stance *stance, struct td_pose_around *out)
{
    struct td_pose pose;

    *out = (struct td_pose_around){0};
    switch (stance->movement) {
    case TD_MOVEMENT_CHAIR_SQUAT:
        td_pose_at(stance, 1, &pose);
        out->seat = pose.hip.y - 0.058F;
        out->seat_front = pose.hip.x + 0.05F;
        out->seat_back = pose.hip.x - 0.21F;
        break;
    case TD_MOVEMENT_LANDING:
        out->step = BOX_HEIGHT;
        out->step_front = BOX_FRONT;
        out->step_back = BOX_FRONT - 0.30F;
        break;
    case TD_MOVEMENT_STEP_UP:
    case TD_MOVEMENT_STEP_DOWN:
    case TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT:
    case TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT:
        td_pose_around_one_leg(stance, out);
        break;
    case TD_MOVEMENT_SEATED_EXTENSION:
    case TD_MOVEMENT_SPANISH_HOLD:
    case TD_MOVEMENT_TERMINAL_EXTENSION:
    case TD_MOVEMENT_SISSY_SQUAT:
        td_pose_around_held(stance, out);
        break;
    default:
        break;
    }
}

void td_stance_of(const struct td_level *level, const struct td_exercise *exercise,
                  struct td_stance *out)
{
    int depth = exercise->depth_deg >= 0 ? exercise->depth_deg : level->depth_to_deg;
    int heel = exercise->heel_mm >= 0 ? exercise->heel_mm : level->heel_mm;

    *out = (struct td_stance){.movement = exercise->movement,
                              .held = exercise->held,
                              .depth_deg = (float)depth,
                              .heel = (float)heel / TD_POSE_STATURE_MM,
                              .feet = exercise->heel_mm >= 0 ? TD_FEET_BY_HEEL : level->feet};
}

/* ---- through time ---- */

#define INTO_HOLD (2 * TD_NS_PER_S)
#define AFTER_SHOWN TD_NS_PER_S

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

/* What of the rep that comes is shown while getting ready: all of it, at its own tempo, and a
 * second of standing after it. -1 = nothing now, or no time for it. */
static td_ns shown_rep(const struct td_timeline *timeline, size_t index, td_ns offset)
{
    const struct td_segment *segment = &timeline->segments[index], *first = segment + 1;
    td_ns length = 0, from;

    if (segment->kind != TD_SEGMENT_PREPARE) {
        return -1;
    }
    for (size_t i = index + 1; i < timeline->count; i++) {
        const struct td_segment *s = &timeline->segments[i];

        if (s->kind != TD_SEGMENT_PHASE || s->rep_index != first->rep_index) {
            break;
        }
        length += s->length;
    }
    from = segment->start + segment->length - AFTER_SHOWN - length;
    if (length == 0 || from < segment->start || offset < from || offset >= from + length) {
        return -1;
    }
    return first->start + (offset - from);
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
        td_ns shown = shown_rep(timeline, index, offset);

        if (shown < 0) {
            return part_of_pause(timeline, index, offset);
        }
        offset = shown;
        segment = &timeline->segments[td_timeline_at(timeline, shown)];
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
