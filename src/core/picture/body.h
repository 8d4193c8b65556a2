/* The body that poses are made of, shared by the pose files: its segments, how it stands and how
 * its balance is found. Lengths in statures, angles in radians; a lean is measured from straight
 * up, forward is positive. */
#ifndef TEARDROP_CORE_PICTURE_BODY_H
#define TEARDROP_CORE_PICTURE_BODY_H

#include "teardrop/core/picture/pose.h"

/* ---- segments (Winter 2009) ---- */

#define TD_BODY_FOOT 0.152F
#define TD_BODY_BALL (0.72F * TD_BODY_FOOT) /* heel to the ball of the foot */
#define TD_BODY_ANKLE_FORWARD (0.25F * TD_BODY_FOOT)
#define TD_BODY_ANKLE_HEIGHT 0.039F
#define TD_BODY_SHANK 0.246F
#define TD_BODY_THIGH 0.245F
#define TD_BODY_TRUNK 0.288F /* hip to shoulder */
#define TD_BODY_HEAD 0.110F  /* shoulder to the middle of the head */
#define TD_BODY_UPPER_ARM 0.186F
#define TD_BODY_FOREARM 0.175F /* with half the hand: to what is held */

#define TD_BODY_HIP_ASIDE 0.05F /* of a hip's joint from the middle, seen from the front */

#define TD_DEGREE 0.01745329F
#define TD_BODY_ANKLE_MAX (35 * TD_DEGREE) /* shank over sole, weight on it: a usual ankle */

/* ---- small geometry ---- */

struct td_point td_body_point(float x, float y);
/* From p, a length along a direction that leans forward from straight up. */
struct td_point td_body_up(struct td_point p, float length, float lean);
float td_body_lerp(float a, float b, float share);
struct td_point td_body_between(struct td_point a, struct td_point b, float share);

/* ---- limbs ---- */

/* A foot on the ball, its heel pitched up; the toes stay level. */
void td_body_stand(struct td_pose_leg *leg, struct td_point ball, float pitch);
/* How far a heel of this height pitches the foot. */
float td_body_pitch(float heel);
/* A stiff foot at the ankle that is there, its heel pitched up (toes up: negative). */
void td_body_hang_foot(struct td_pose_leg *leg, float pitch);
/* Puts the knee between the hip and the ankle that is there, bent forward. False when the leg is
 * too short for it: then it is straight, and the knee is as near as it gets. */
bool td_body_reach(struct td_point hip, struct td_pose_leg *leg);
void td_body_arms(struct td_pose *out, enum td_held held, float trunk, float arm);
/* Both hands to a place that is taken hold of; the elbow hangs. As far as the arm reaches. */
void td_body_grip(struct td_pose *out, struct td_point hand);
/* What follows from the joints: the curve of the back, the gaze, the arm behind. bent: how far the
 * back rounds, 0..1; lies: on the floor, the face to the ceiling. */
void td_body_dress(struct td_pose *out, float bent, bool lies);
void td_body_find_mass(struct td_pose *out, enum td_held held);

/* ---- standing ---- */

/* A stance on what works: the foot is there, and these say the rest. */
struct td_squat {
    const struct td_stance *stance;
    float bend;         /* of the knee */
    float shank, trunk; /* lean forward */
    float arm;          /* forward from hanging down */
    float over;         /* x at which the centre of mass has to be */
    float hip_x;        /* where the hip has to be instead, for td_squat_off_hip */
    float reach_x;      /* where a free leg puts its heel */
    /* Puts the other leg to the hip; NULL = it is beside the first. */
    void (*other)(const struct td_squat *squat, struct td_pose *out);
};

typedef float td_squat_distance(const struct td_squat *squat, struct td_pose *out);

void td_squat_place(const struct td_squat *squat, struct td_pose *out);
/* How far ahead of the place it has to be over the centre of mass is; places. */
float td_squat_ahead(const struct td_squat *squat, struct td_pose *out);
float td_squat_off_hip(const struct td_squat *squat, struct td_pose *out);
/* Moves one angle until a distance that grows with it is 0. */
void td_squat_solve(struct td_squat *squat, float *angle, float low, float high,
                    td_squat_distance *distance, struct td_pose *out);
/* Balances: the shank leans as far as an ankle on a foot of this pitch lets it, the trunk does
 * what is missing. */
void td_squat_balance(struct td_squat *squat, float pitch, struct td_pose *out);
/* The middle of the foot that works. */
float td_squat_middle(const struct td_pose *pose);

/* ---- families of movements: each fills a zeroed pose ---- */

void td_pose_lying(const struct td_stance *stance, float part, struct td_pose *out);
void td_pose_one_leg(const struct td_stance *stance, float part, struct td_pose *out);
void td_pose_side_step(float part, struct td_pose *out);
void td_pose_held(const struct td_stance *stance, float part, struct td_pose *out);
/* What stands around them. */
void td_pose_around_one_leg(const struct td_stance *stance, struct td_pose_around *out);
void td_pose_around_held(const struct td_stance *stance, struct td_pose_around *out);

#endif
