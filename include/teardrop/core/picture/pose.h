/* Where the joints of a person are at a moment of a movement, seen from the
 * side: geometry, no drawing.
 *
 * Lengths are in statures (body height 1), x forward, y up; the floor is y = 0.
 * Segment lengths, masses and centres of mass: D. A. Winter, Biomechanics and
 * Motor Control of Human Movement, 4th ed. 2009, fig. 4.1 and table 4.1
 * (lengths after Drillis & Contini 1966, masses after Dempster 1955).
 *
 * In a squat the feet stay where they are, the knee bends as far as the level
 * says, and the body's centre of mass stays over the middle of the foot: first
 * the shank leans forward, as far as the ankle lets it (a wedge gives it room);
 * what is missing then the trunk has to lean. That a higher heel keeps the
 * chest up is a result of this, not an input.
 *
 * On one leg the same holds for the foot that carries; the other leg's knee is found from where its
 * foot has to be. A step is as high as the asked bend makes it: at the bottom the free heel just
 * touches the floor. With one foot before the other the weight is between them, more of it on the
 * front foot. Where a chair, a strap or a hand on a post carries a part, the joints alone say the
 * pose. A side-step is seen from the front: x is to the side, towards the leg that steps, hip is
 * the middle between the hips, and of each foot only a point is meant.
 *
 * Bends are kept to what the movement allows: split squats to 105 degrees (then the rear knee is at
 * the floor), the end of a seated extension between 75 and 95 (a chair bends the knee whatever the
 * level says), a knee in a band to 40, a leaning back on one's toes to 105; kneeling begins at
 * 90. */
#ifndef TEARDROP_CORE_PICTURE_POSE_H
#define TEARDROP_CORE_PICTURE_POSE_H

#include <stdbool.h>

#include "teardrop/base/outline.h"
#include "teardrop/core/training/program.h"
#include "teardrop/core/training/timeline.h"

#define TD_POSE_STATURE_MM 1720 /* to turn a wedge in millimetres into statures */

struct td_pose_leg {
    struct td_point knee, ankle, heel, ball, toe;
};

struct td_pose {
    struct td_point hip, shoulder, head; /* head: its centre */
    /* Of the back's curve, on the middle line between hip and shoulder: hollow at the waist, round
     * at the chest, as a back that is held neutral; round at both where the chest drops. */
    struct td_point waist, chest;
    float gaze; /* how far the face looks up from level ahead, radians: as level as a neck can */
    struct td_point elbow, hand;
    struct td_point other_elbow, other_hand; /* of the arm behind; hanging, it swings by itself */
    struct td_pose_leg leg;                  /* the one that works */
    struct td_pose_leg other; /* has_other: the second one, where it is not beside the first */
    bool has_other;
    struct td_point mass; /* centre of mass of the whole body, with what it holds */
    float effort;         /* of the quadriceps, 0..1, by the knee's bend: how brightly it is lit */
};

/* What a movement is done with. */
struct td_stance {
    enum td_movement movement;
    enum td_held held;
    float depth_deg; /* knee bend at the bottom of a squat or in a hold */
    float heel;      /* height of the wedge, statures */
    /* Faults of squats, to be shown: */
    float dropped_deg; /* how much further than it has to the trunk leans */
    bool flat;         /* the heels are down on the floor, not on the wedge */
    float knees_in;    /* how far each knee falls in from over its second toe, statures; it is seen
                          from the front */
    enum td_feet feet; /* of a squat; this, too, is seen from the front */
};

/* The stance of an exercise as it is done in a level. */
void td_stance_of(const struct td_level *level, const struct td_exercise *exercise,
                  struct td_stance *out);

/* The pose at a part of the way: 0 where the "top" pause is, 1 where the
 * "bottom" pause is (squat: deepest; leg raise: leg down). Continuous in part;
 * the feet of standing movements do not move. */
void td_pose_at(const struct td_stance *stance, float part, struct td_pose *out);

/* Is it done lying down? */
bool td_pose_lies(enum td_movement movement);

/* ---- from the front ---- */

/* One leg, seen from the front. */
struct td_pose_front_leg {
    struct td_point hip, knee, ankle;
    struct td_point heel, toe; /* toe: the tip of the second one */
};

struct td_pose_front_arm {
    struct td_point shoulder, elbow, hand;
};

/* A pose as whoever stands before the person sees it: x to the looker's right, 0 between the hips
 * of a person who stands on both legs. Every height is that of the side view; the widths are the
 * body's and the stance's. */
struct td_pose_front {
    struct td_point hip, shoulder, head; /* of the middle */
    struct td_pose_front_leg leg;        /* the one that works, at the right */
    struct td_pose_front_leg other;
    struct td_pose_front_arm arm, other_arm; /* beside leg, beside other */
    bool both;                               /* legs work */
};

/* Does looking from the front tell anything about a movement? Not where somebody lies on the back,
 * kneels or sits, and not where a post would stand before the knees. */
bool td_pose_has_front(enum td_movement movement);
/* The pose from the front, for movements that have one and for TD_MOVEMENT_SIDE_STEP and
 * TD_MOVEMENT_SIDE_RAISE, of which the latter is as if it were done upright. Continuous in part;
 * feet that carry do not move. In good form each knee is over the second toe of its foot from the
 * moment on at which the knee bends. */
void td_pose_front_at(const struct td_stance *stance, float part, struct td_pose_front *out);

/* ---- around ---- */

/* What a movement is done on, as the bodies of td_pose_at touch it; 0 where there is none. */
struct td_pose_around {
    float step; /* height of the step under the foot that works, or of the box it lands from */
    float step_back, step_front; /* its x from and to */
    float seat;                  /* height of the chair's seat */
    float seat_back, seat_front; /* its x from and to */
    float post;                  /* x of an upright post in front of the person */
    float strap;                 /* height on the post of what leads to the knee */
};
void td_pose_around(const struct td_stance *stance, struct td_pose_around *out);

/* Part of the way at an offset of the timeline: eased over each phase with the
 * course of least jerk (Flash & Hogan 1985), still in the pauses. Before a hold
 * the person moves into it in the last seconds of getting ready, and out of it
 * in the first seconds after. While getting ready for reps, where there is time, one rep is shown
 * at its own tempo, over a second before it begins. Continuous within an exercise. */
float td_pose_part(const struct td_timeline *timeline, td_ns offset);
/* The segment whose movement is shown during a segment: in a rest, and in a change of sides, the
 * next one. Takes and returns an index into the segments. */
size_t td_pose_segment(const struct td_timeline *timeline, size_t index);

#endif
