/* Poses: a body that stays a body, feet that do not slide, a balance that holds,
 * a movement without jumps. */

#include <math.h>
#include <stdio.h>

#include "teardrop/core/picture/pose.h"
#include "test.h"

#define S TD_NS_PER_S
#define STEPS 400

static float apart(struct td_point a, struct td_point b)
{
    return hypotf(a.x - b.x, a.y - b.y);
}

/* Degrees, 0 = straight. */
static float knee_bend(const struct td_pose *pose)
{
    float tx = pose->hip.x - pose->leg.knee.x, ty = pose->hip.y - pose->leg.knee.y;
    float sx = pose->leg.ankle.x - pose->leg.knee.x, sy = pose->leg.ankle.y - pose->leg.knee.y;

    return 180 - atan2f(fabsf(tx * sy - ty * sx), tx * sx + ty * sy) / 0.01745329F;
}

static void assert_near(float a, float b, float by)
{
    if (!(fabsf(a - b) <= by)) {
        fail_msg("%f is not near %f", (double)a, (double)b);
    }
}

static const struct td_stance squats[] = {
    {TD_MOVEMENT_SQUAT, TD_HELD_NOTHING, 60, 25.0F / TD_POSE_STATURE_MM, 0, false, 0,
     TD_FEET_BY_HEEL},
    {TD_MOVEMENT_SQUAT, TD_HELD_NOTHING, 90, 50.0F / TD_POSE_STATURE_MM, 0, false, 0,
     TD_FEET_BY_HEEL},
    {TD_MOVEMENT_SQUAT, TD_HELD_NOTHING, 130, 75.0F / TD_POSE_STATURE_MM, 0, false, 0,
     TD_FEET_BY_HEEL},
    {TD_MOVEMENT_SQUAT, TD_HELD_DUMBBELL, 130, 75.0F / TD_POSE_STATURE_MM, 0, false, 0,
     TD_FEET_BY_HEEL},
    {TD_MOVEMENT_SQUAT, TD_HELD_BAR, 130, 75.0F / TD_POSE_STATURE_MM, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_CHAIR_SQUAT, TD_HELD_NOTHING, 60, 0, 0, false, 0, TD_FEET_BY_HEEL},
};
#define SQUATS (sizeof squats / sizeof squats[0])

static void td_pose_at__squats__keep_their_segments_and_their_feet(void **state)
{
    struct td_pose top;

    (void)state;
    for (size_t i = 0; i < SQUATS; i++) {
        td_pose_at(&squats[i], 0, &top);
        for (int k = 0; k <= STEPS; k++) {
            struct td_pose p;

            td_pose_at(&squats[i], (float)k / STEPS, &p);
            assert_near(apart(p.hip, p.leg.knee), 0.245F, 1e-4F);
            assert_near(apart(p.leg.knee, p.leg.ankle), 0.246F, 1e-4F);
            assert_near(apart(p.hip, p.shoulder), 0.288F, 1e-4F);
            assert_near(apart(p.leg.heel, top.leg.heel), 0, 1e-6F);
            assert_near(apart(p.leg.ball, top.leg.ball), 0, 1e-6F);
            assert_near(apart(p.leg.toe, top.leg.toe), 0, 1e-6F);
            assert_near(apart(p.leg.ankle, top.leg.ankle), 0, 1e-6F);
            assert_near(p.leg.heel.y, squats[i].heel, 1e-6F);
        }
    }
}

static void td_pose_at__bottom__bends_as_far_as_the_level_says(void **state)
{
    struct td_pose p;

    (void)state;
    for (size_t i = 0; i < SQUATS; i++) {
        td_pose_at(&squats[i], 1, &p);
        assert_near(knee_bend(&p), squats[i].depth_deg, 0.1F);
        td_pose_at(&squats[i], 0.5F, &p);
        assert_near(knee_bend(&p), squats[i].depth_deg / 2, 0.1F);
    }
    td_pose_at(&(struct td_stance){TD_MOVEMENT_WALL_SIT, TD_HELD_NOTHING, 45, 0, 0, false, 0,
                                   TD_FEET_BY_HEEL},
               1, &p);
    assert_near(knee_bend(&p), 45, 0.1F);
    assert_near(p.leg.knee.x, p.leg.ankle.x, 0.01F); /* shanks upright */
}

static void td_pose_at__squats__the_weight_is_over_the_foot(void **state)
{
    (void)state;
    for (size_t i = 0; i < SQUATS; i++) {
        for (int k = 0; k <= STEPS; k++) {
            struct td_pose p;

            td_pose_at(&squats[i], (float)k / STEPS, &p);
            assert_near(p.mass.x, (p.leg.heel.x + p.leg.toe.x) / 2, 0.002F);
        }
    }
}

/* What the wedge is for: at the same bend a higher heel lets the trunk stay more
 * upright. */
static void td_pose_at__higher_heel__keeps_the_chest_up(void **state)
{
    struct td_pose flat, wedge;
    struct td_stance stance = {TD_MOVEMENT_SQUAT, TD_HELD_NOTHING, 110, 0, 0, false, 0,
                               TD_FEET_BY_HEEL};

    (void)state;
    td_pose_at(&stance, 1, &flat);
    stance.heel = 50.0F / TD_POSE_STATURE_MM;
    td_pose_at(&stance, 1, &wedge);
    assert_true(flat.shoulder.x - flat.hip.x > 1.5F * (wedge.shoulder.x - wedge.hip.x));
    assert_true(wedge.leg.knee.x - wedge.leg.ankle.x > flat.leg.knee.x - flat.leg.ankle.x);
}

static void td_pose_at__every_movement__has_no_jumps(void **state)
{
    (void)state;
    for (int movement = 0; movement < TD_MOVEMENT_COUNT; movement++) {
        struct td_stance stance = {
            (enum td_movement)movement, TD_HELD_NOTHING, 100, 0.02F, 0, false, 0, TD_FEET_BY_HEEL};
        struct td_pose before;

        td_pose_at(&stance, 0, &before);
        for (int k = 1; k <= STEPS; k++) {
            struct td_pose p;

            td_pose_at(&stance, (float)k / STEPS, &p);
            assert_true(apart(p.hip, before.hip) < 0.01F);
            assert_true(apart(p.head, before.head) < 0.01F);
            assert_true(apart(p.leg.knee, before.leg.knee) < 0.01F);
            assert_true(apart(p.leg.ankle, before.leg.ankle) < 0.01F);
            assert_true(apart(p.hand, before.hand) < 0.02F);
            assert_true(p.hip.y > 0 && p.head.y > 0 && p.leg.knee.y > 0);
            assert_true(p.effort >= 0 && p.effort <= 1);
            before = p;
        }
    }
}

/* ---- movements on one leg, and with something that holds ---- */

#define HEEL_50 (50.0F / TD_POSE_STATURE_MM)

static const struct td_stance others[] = {
    {TD_MOVEMENT_STEP_UP, TD_HELD_NOTHING, 60, HEEL_50, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_STEP_UP, TD_HELD_DUMBBELL, 40, HEEL_50 / 2, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_STEP_UP, TD_HELD_NOTHING, 90, 0, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_STEP_DOWN, TD_HELD_NOTHING, 70, 0, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_STEP_DOWN, TD_HELD_NOTHING, 45, 0, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_SPLIT_SQUAT, TD_HELD_NOTHING, 90, 0, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_SPLIT_SQUAT, TD_HELD_DUMBBELL, 60, HEEL_50 / 2, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_SPLIT_SQUAT, TD_HELD_NOTHING, 30, HEEL_50, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT, TD_HELD_NOTHING, 90, HEEL_50 / 2, 0, false, 0,
     TD_FEET_BY_HEEL},
    {TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT, TD_HELD_DUMBBELL, 60, 0, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT, TD_HELD_NOTHING, 90, 0, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT, TD_HELD_NOTHING, 60, 0, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_SEATED_EXTENSION, TD_HELD_NOTHING, 90, 0, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_SEATED_EXTENSION, TD_HELD_NOTHING, 80, 0, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_SPANISH_HOLD, TD_HELD_NOTHING, 70, 0, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_TERMINAL_EXTENSION, TD_HELD_NOTHING, 20, 0, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_SISSY_SQUAT, TD_HELD_NOTHING, 90, 75.0F / TD_POSE_STATURE_MM, 0, false, 0,
     TD_FEET_BY_HEEL},
    {TD_MOVEMENT_SISSY_SQUAT, TD_HELD_NOTHING, 60, 0, 0, false, 0, TD_FEET_BY_HEEL},
    {TD_MOVEMENT_REVERSE_NORDIC, TD_HELD_NOTHING, 110, 0, 0, false, 0, TD_FEET_BY_HEEL},
};
#define OTHERS (sizeof others / sizeof others[0])
#define MOMENTS 40

/* Calls for each moment of each of them. */
static void for_each_other(void (*check)(const struct td_stance *stance, float part,
                                         const struct td_pose *pose,
                                         const struct td_pose_around *around))
{
    for (size_t i = 0; i < OTHERS; i++) {
        struct td_pose_around around;

        td_pose_around(&others[i], &around);
        for (int k = 0; k <= MOMENTS; k++) {
            struct td_pose p;

            td_pose_at(&others[i], (float)k / MOMENTS, &p);
            check(&others[i], (float)k / MOMENTS, &p, &around);
        }
    }
}

static void assert_leg_whole(struct td_point hip, const struct td_pose_leg *leg)
{
    assert_near(apart(hip, leg->knee), 0.245F, 2e-4F);
    assert_near(apart(leg->knee, leg->ankle), 0.246F, 2e-4F);
    assert_near(apart(leg->ankle, leg->heel), hypotf(0.038F, 0.039F), 1e-3F);
    assert_near(apart(leg->heel, leg->ball), 0.72F * 0.152F, 1e-3F);
    assert_near(apart(leg->ball, leg->toe), 0.28F * 0.152F, 1e-3F);
}

static void check_segments(const struct td_stance *stance, float part, const struct td_pose *p,
                           const struct td_pose_around *around)
{
    (void)part;
    (void)around;
    assert_leg_whole(p->hip, &p->leg);
    if (p->has_other) {
        assert_leg_whole(p->hip, &p->other);
    }
    assert_near(apart(p->hip, p->shoulder), 0.288F, 1e-4F);
    assert_near(apart(p->shoulder, p->head), 0.110F, 1e-4F);
    if (stance->held != TD_HELD_BAR) {
        assert_near(apart(p->shoulder, p->elbow), 0.186F, 1e-3F);
        assert_near(apart(p->elbow, p->hand), 0.175F, 1e-3F);
    }
}

static void td_pose_at__other_movements__keep_their_segments(void **state)
{
    (void)state;
    for_each_other(check_segments);
}

static void assert_not_below(const struct td_pose_leg *leg, float floor)
{
    assert_true(leg->heel.y >= floor - 1e-3F && leg->ball.y >= floor - 1e-3F);
    assert_true(leg->toe.y >= floor - 1e-3F && leg->knee.y >= floor + 0.03F);
}

/* Nothing is in the floor, and what stands in front of a step is not in the step. */
static void check_floor(const struct td_stance *stance, float part, const struct td_pose *p,
                        const struct td_pose_around *around)
{
    (void)part;
    assert_not_below(&p->leg, around->step);
    if (p->has_other) {
        assert_not_below(&p->other, 0);
    }
    if (stance->movement == TD_MOVEMENT_STEP_DOWN) {
        assert_true(p->other.heel.x - 0.02F > around->step_front);
    }
    assert_true(p->hip.y > 0.1F && p->hand.y > 0.02F && p->elbow.y > 0.02F);
}

static void td_pose_at__other_movements__stay_above_the_floor(void **state)
{
    (void)state;
    for_each_other(check_floor);
}

static void assert_still(const struct td_pose_leg *a, const struct td_pose_leg *b)
{
    assert_near(apart(a->ball, b->ball), 0, 1e-5F);
    assert_near(apart(a->toe, b->toe), 0, 1e-5F);
}

/* The feet that carry stay where they are, on what carries them. */
static void check_feet(const struct td_stance *stance, float part, const struct td_pose *p,
                       const struct td_pose_around *around)
{
    struct td_pose top;

    (void)part;
    td_pose_at(stance, 0, &top);
    switch (stance->movement) {
    case TD_MOVEMENT_SEATED_EXTENSION: /* the shin swings */
        assert_near(p->other.heel.y, 0, 1e-5F);
        assert_still(&p->other, &top.other);
        assert_near(p->hip.y, around->seat + 0.058F, 1e-3F);
        return;
    case TD_MOVEMENT_REVERSE_NORDIC:
        assert_still(&p->leg, &top.leg);
        assert_near(apart(p->leg.knee, top.leg.knee), 0, 1e-5F);
        assert_near(p->leg.toe.y, 0, 0.015F);
        return;
    case TD_MOVEMENT_SISSY_SQUAT: /* the heel comes up, the hand stays on the post */
        assert_true(p->leg.heel.y >= stance->heel - 1e-5F);
        assert_near(p->hand.x, around->post, 1e-3F);
        assert_near(apart(p->hand, top.hand), 0, 1e-3F);
        break;
    default:
        assert_near(p->leg.heel.y, around->step + stance->heel, 1e-5F);
        break;
    }
    assert_still(&p->leg, &top.leg);
    assert_near(p->leg.ball.y, around->step, 1e-5F);
    if (stance->movement == TD_MOVEMENT_SPLIT_SQUAT) {
        assert_still(&p->other, &top.other);
        assert_near(p->other.ball.y, 0, 1e-5F);
        assert_true(p->other.heel.y > 0.03F);
    }
    if (stance->movement == TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT) {
        assert_near(apart(p->other.toe, top.other.toe), 0, 1e-5F);
        assert_near(p->other.toe.y, around->seat + 0.012F, 1e-3F);
        assert_true(p->other.toe.x > around->seat_back && p->other.toe.x < around->seat_front);
        assert_true(p->other.heel.y > around->seat && p->other.ball.y > around->seat);
    }
}

static void td_pose_at__other_movements__feet_stay_on_what_carries_them(void **state)
{
    (void)state;
    for_each_other(check_feet);
}

static void td_pose_at__step__free_heel_comes_down_to_the_floor_at_the_bottom(void **state)
{
    static const float depths[] = {50, 60, 90};
    (void)state;
    for (size_t i = 0; i < sizeof depths / sizeof depths[0]; i++) {
        for (int down = 0; down < 2; down++) {
            struct td_stance stance = {down != 0 ? TD_MOVEMENT_STEP_DOWN : TD_MOVEMENT_STEP_UP,
                                       TD_HELD_NOTHING,
                                       depths[i],
                                       down != 0 ? 0 : HEEL_50,
                                       0,
                                       false,
                                       0,
                                       TD_FEET_BY_HEEL};
            struct td_pose top, bottom;

            td_pose_at(&stance, 0, &top);
            td_pose_at(&stance, 1, &bottom);
            assert_true(top.other.heel.y > 0.03F);
            assert_near(bottom.other.heel.y, 0, depths[i] > 55 ? 1e-4F : 0.03F);
            assert_true(bottom.other.toe.y > bottom.other.heel.y); /* it is the heel that taps */
        }
    }
}

static float bend_at(const struct td_stance *stance, float part)
{
    struct td_pose p;

    td_pose_at(stance, part, &p);
    return knee_bend(&p);
}

static void td_pose_at__other_movements__bend_as_far_as_asked(void **state)
{
    (void)state;
    for (size_t i = 0; i < OTHERS; i++) {
        assert_near(bend_at(&others[i], 1), others[i].depth_deg, 0.2F);
    }
    assert_near(bend_at(&others[12], 0), 45, 0.2F); /* seated: up to 45, no further */
    assert_near(bend_at(&(struct td_stance){TD_MOVEMENT_SEATED_EXTENSION, TD_HELD_NOTHING, 40, 0, 0,
                                            false, 0, TD_FEET_BY_HEEL},
                        1),
                75, 0.2F);                          /* a chair is a chair */
    assert_near(bend_at(&others[15], 0), 0, 0.2F);  /* terminal: straight */
    assert_near(bend_at(&others[18], 0), 90, 0.2F); /* kneeling upright */
}

/* Degrees between a limb and straight up. */
static float lean(struct td_point low, struct td_point high)
{
    return atan2f(high.x - low.x, high.y - low.y) / 0.01745329F;
}

static void assert_joints(const struct td_pose *p, const struct td_pose_leg *leg)
{
    float sole = atan2f(leg->ball.y - leg->heel.y, leg->ball.x - leg->heel.x) / 0.01745329F;
    float ankle = lean(leg->ankle, leg->knee) + sole;
    float thigh = lean(leg->knee, p->hip), shank = lean(leg->ankle, leg->knee);
    float hip = lean(p->hip, p->shoulder) - thigh;

    assert_true(shank - thigh > -1 && shank - thigh < 150); /* bends one way */
    assert_true(ankle > -60 && ankle < 60);
    assert_true(hip > -31 && hip < 130);
}

static void check_joints(const struct td_stance *stance, float part, const struct td_pose *p,
                         const struct td_pose_around *around)
{
    (void)stance;
    (void)part;
    (void)around;
    assert_joints(p, &p->leg);
    if (p->has_other) {
        assert_joints(p, &p->other);
    }
}

static void td_pose_at__other_movements__joints_move_as_joints_do(void **state)
{
    (void)state;
    for_each_other(check_joints);
}

static void check_balance(const struct td_stance *stance, float part, const struct td_pose *p,
                          const struct td_pose_around *around)
{
    float middle = (p->leg.heel.x + p->leg.toe.x) / 2;

    (void)part;
    switch (stance->movement) {
    case TD_MOVEMENT_STEP_UP:
    case TD_MOVEMENT_STEP_DOWN:
    case TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT:
        assert_near(p->mass.x, middle, 0.002F);
        break;
    case TD_MOVEMENT_SPLIT_SQUAT: /* between the feet, most of it on the front one */
        assert_true(p->mass.x > (p->other.ball.x + middle) / 2 && p->mass.x < p->leg.toe.x);
        break;
    case TD_MOVEMENT_SISSY_SQUAT:
    case TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT:
        assert_true(p->mass.x > p->leg.heel.x && p->mass.x < p->leg.toe.x);
        break;
    case TD_MOVEMENT_TERMINAL_EXTENSION:
        assert_true(p->mass.x > p->leg.heel.x && p->mass.x < p->other.toe.x);
        break;
    case TD_MOVEMENT_SEATED_EXTENSION:
        assert_true(p->mass.x > around->seat_back && p->mass.x < around->seat_front);
        break;
    case TD_MOVEMENT_REVERSE_NORDIC:
        assert_true(p->mass.x > p->leg.toe.x && p->mass.x < p->leg.knee.x);
        break;
    default: /* the strap carries */
        break;
    }
}

static void td_pose_at__other_movements__the_weight_is_over_what_carries(void **state)
{
    (void)state;
    for_each_other(check_balance);
}

/* The strap: shins and trunk upright, the seat behind the feet. */
static void td_pose_at__spanish_hold__shins_and_trunk_are_upright(void **state)
{
    struct td_pose p;
    struct td_pose_around around;

    (void)state;
    td_pose_at(&others[14], 1, &p);
    td_pose_around(&others[14], &around);
    assert_near(lean(p.leg.ankle, p.leg.knee), 0, 3);
    assert_near(lean(p.hip, p.shoulder), 0, 12);
    assert_true(p.mass.x < p.leg.heel.x);
    assert_true(around.post > p.leg.toe.x && around.strap > 0);
    assert_near(around.strap, p.leg.knee.y, 1e-4F);
}

static void td_pose_at__one_line__knee_hip_and_shoulder(void **state)
{
    (void)state;
    for (size_t i = 16; i < OTHERS; i++) {
        for (int k = 0; k <= MOMENTS; k++) {
            struct td_pose p;

            td_pose_at(&others[i], (float)k / MOMENTS, &p);
            assert_near(lean(p.leg.knee, p.hip), lean(p.hip, p.shoulder), 0.1F);
        }
    }
}

/* From standing on the box to the floor, never through its edge, the balls of the feet first. */
static void td_pose_at__landing__comes_down_on_the_balls_of_the_feet(void **state)
{
    struct td_stance stance = {TD_MOVEMENT_LANDING, TD_HELD_NOTHING, 70, 0, 0, false, 0,
                               TD_FEET_BY_HEEL};
    struct td_pose_around box;
    struct td_pose p;
    bool tiptoe = false;

    (void)state;
    td_pose_around(&stance, &box);
    for (int k = 0; k <= STEPS; k++) {
        td_pose_at(&stance, (float)k / STEPS, &p);
        check_segments(&stance, 0, &p, &box);
        assert_joints(&p, &p.leg);
        assert_true(p.leg.ball.y >= -1e-5F && p.leg.heel.y >= p.leg.ball.y - 1e-5F);
        if (p.leg.heel.x < box.step_front) {
            assert_true(p.leg.ball.y >= box.step - 1e-5F);
        }
        assert_near(p.mass.x, (p.leg.heel.x + p.leg.toe.x) / 2, 0.002F);
        tiptoe = tiptoe || (p.leg.ball.y < 1e-5F && p.leg.heel.y > 0.02F);
    }
    assert_true(tiptoe);
    assert_near(p.leg.heel.y, 0, 1e-4F);
    assert_near(knee_bend(&p), 70, 0.2F);
    td_pose_at(&stance, 0, &p);
    assert_near(p.leg.heel.y, box.step, 1e-4F);
    assert_true(p.leg.toe.x <= box.step_front + 0.002F && knee_bend(&p) < 2);
}

/* Seen from the front: one foot steps aside over the floor, the other stays, and the weight is in
 * the middle; the legs are as long as legs with soft knees. */
static void td_pose_at__side_step__one_foot_goes_aside_and_the_other_stays(void **state)
{
    struct td_stance stance = {TD_MOVEMENT_SIDE_STEP, TD_HELD_NOTHING, 20, 0, 0, false, 0,
                               TD_FEET_BY_HEEL};
    struct td_pose top, p;

    (void)state;
    td_pose_at(&stance, 0, &top);
    for (int k = 0; k <= STEPS; k++) {
        td_pose_at(&stance, (float)k / STEPS, &p);
        assert_near(apart(p.other.ankle, top.other.ankle), 0, 1e-5F);
        assert_near(p.other.heel.y, 0, 1e-5F);
        assert_true(p.leg.heel.y >= -1e-6F && p.leg.heel.y < 0.04F);
        assert_near(p.mass.x, (p.leg.ankle.x + p.other.ankle.x) / 2, 1e-4F);
        assert_near(apart((struct td_point){p.hip.x + 0.05F, p.hip.y}, p.leg.ankle), 0.469F, 0.03F);
        assert_near(apart(p.hip, p.shoulder), 0.282F, 1e-3F);
    }
    assert_near(p.leg.heel.y, 0, 1e-5F);
    assert_near(p.leg.ankle.x - p.other.ankle.x, top.leg.ankle.x - top.other.ankle.x + 0.2F, 1e-4F);
}

/* ---- through time ---- */

static const struct td_level level = {.id = "l", .name = "L"};

static struct td_timeline timeline_of(const struct td_exercise *exercise, int sets)
{
    struct td_workout workout = {.level = &level, .prepare = 15 * S, .x = S, .count = 1};
    struct td_timeline timeline;

    workout.exercises[0] = (struct td_workout_exercise){.exercise = exercise,
                                                        .tempo = exercise->tempo,
                                                        .sets = sets,
                                                        .reps = 3,
                                                        .hold = 20 * S,
                                                        .rest = 30 * S};
    if (exercise->kind == TD_EXERCISE_HOLD) {
        workout.exercises[0].reps = 1;
    }
    assert_int_equal(td_timeline_compile(&workout, TD_SIDE_LEFT, &timeline), TD_OK);
    return timeline;
}

static void td_pose_part__any_instant__is_a_part_and_does_not_jump(void **state)
{
    static const struct td_exercise exercises[] = {
        {.id = "a", .name = "A", .tempo = {{3000, 1000, 2000, 1000}, false}},
        {.id = "b", .name = "B", .tempo = {{700, 0, 300, 0}, false}},
        {.id = "c", .name = "C", .tempo = {{2000, 2000, 1000, 500}, false}, .begins_up = true},
        {.id = "d", .name = "D", .kind = TD_EXERCISE_HOLD},
    };

    (void)state;
    for (size_t i = 0; i < sizeof exercises / sizeof exercises[0]; i++) {
        struct td_timeline timeline = timeline_of(&exercises[i], 2);
        float before = td_pose_part(&timeline, 0);

        for (td_ns t = 0; t <= timeline.total; t += 3 * TD_NS_PER_MS + 17) {
            float part = td_pose_part(&timeline, t);

            assert_true(part >= 0 && part <= 1);
            assert_true(fabsf(part - before) < 0.03F);
            before = part;
        }
        td_timeline_deinit(&timeline);
    }
}

static void td_pose_part__pauses__are_still_and_movements_begin_softly(void **state)
{
    static const struct td_exercise squat = {
        .id = "a", .name = "A", .tempo = {{3000, 1000, 2000, 1000}, false}};
    struct td_timeline timeline = timeline_of(&squat, 1);
    float tenth;

    (void)state;
    assert_true(td_pose_part(&timeline, 5 * S) <= 0);  /* getting ready: standing */
    assert_true(td_pose_part(&timeline, 18 * S) >= 1); /* the bottom */
    assert_true(td_pose_part(&timeline, 19 * S - 1) >= 1);
    assert_true(td_pose_part(&timeline, 21 * S) <= 0); /* the top */
    assert_near(td_pose_part(&timeline, 15 * S + 3 * S / 2), 0.5F, 1e-4F);
    tenth = td_pose_part(&timeline, 15 * S + 3 * S / 10);
    assert_true(tenth > 0 && tenth < 0.01F); /* a tenth of the time is far less of the way */
    td_timeline_deinit(&timeline);
}

/* The rep that comes, at its own tempo, over a second before it begins; without time for it none.
 */
static void td_pose_part__getting_ready__shows_one_rep(void **state)
{
    static const struct td_exercise squat = {
        .id = "a", .name = "A", .tempo = {{3000, 1000, 2000, 1000}, false}};
    struct td_timeline timeline = timeline_of(&squat, 1);

    (void)state;
    assert_true(td_pose_part(&timeline, 7 * S) <= 0);
    assert_near(td_pose_part(&timeline, 7 * S + 3 * S / 2), 0.5F, 1e-4F);
    assert_true(td_pose_part(&timeline, 10 * S + S / 2) >= 1);
    for (td_ns t = 13 * S; t <= 15 * S; t += S / 4) {
        assert_true(td_pose_part(&timeline, t) <= 0);
    }
    timeline.segments[0].start = 8 * S; /* 7 s of getting ready are too few for 7 s and a second */
    timeline.segments[0].length = 7 * S;
    for (td_ns t = 8 * S; t <= 15 * S; t += S / 4) {
        assert_true(td_pose_part(&timeline, t) <= 0);
    }
    td_timeline_deinit(&timeline);
}

static void td_pose_part__hold__is_entered_and_left_in_time(void **state)
{
    static const struct td_exercise sit = {.id = "d", .name = "D", .kind = TD_EXERCISE_HOLD};
    struct td_timeline timeline = timeline_of(&sit, 2);

    (void)state;
    assert_true(td_pose_part(&timeline, 12 * S) <= 0);
    assert_near(td_pose_part(&timeline, 14 * S), 0.5F, 1e-4F);
    assert_true(td_pose_part(&timeline, 15 * S) >= 1);
    assert_true(td_pose_part(&timeline, 34 * S) >= 1);
    assert_near(td_pose_part(&timeline, 36 * S), 0.5F, 1e-4F);
    assert_true(td_pose_part(&timeline, 40 * S) <= 0);
    td_timeline_deinit(&timeline);
}

static float trunk_lean(const struct td_pose *p)
{
    return atan2f(fabsf(p->shoulder.x - p->hip.x), p->shoulder.y - p->hip.y);
}

/* Right and wrong side by side: the faults lean the trunk, and keep the balance. */
static void td_pose__fault__leans_trunk_over_the_same_feet(void **state)
{
    struct td_stance right = {TD_MOVEMENT_SQUAT, TD_HELD_NOTHING, 120, 0.03F, 0, false, 0,
                              TD_FEET_BY_HEEL};
    struct td_stance dropped = right, flat = right;
    struct td_pose a, b, c;

    (void)state;
    dropped.dropped_deg = 40;
    flat.flat = true;
    td_pose_at(&right, 0.9F, &a);
    td_pose_at(&dropped, 0.9F, &b);
    td_pose_at(&flat, 0.9F, &c);
    assert_true(trunk_lean(&b) > trunk_lean(&a) + 0.2F);
    assert_true(trunk_lean(&c) > trunk_lean(&a) + 0.2F);
    assert_true(b.hip.x < a.hip.x); /* the seat shoots back */
    assert_near(b.leg.heel.y, a.leg.heel.y, 0.001F);
    assert_near(c.leg.heel.y, 0, 0.001F);
    assert_near(b.mass.x, (b.leg.heel.x + b.leg.toe.x) / 2, 0.005F);
    td_pose_at(&dropped, 0, &b); /* standing there is nothing to see */
    td_pose_at(&right, 0, &a);
    assert_near(b.shoulder.x, a.shoulder.x, 0.001F);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_pose_at__squats__keep_their_segments_and_their_feet),
        cmocka_unit_test(td_pose_at__bottom__bends_as_far_as_the_level_says),
        cmocka_unit_test(td_pose_at__squats__the_weight_is_over_the_foot),
        cmocka_unit_test(td_pose_at__higher_heel__keeps_the_chest_up),
        cmocka_unit_test(td_pose_at__every_movement__has_no_jumps),
        cmocka_unit_test(td_pose_at__other_movements__keep_their_segments),
        cmocka_unit_test(td_pose_at__other_movements__stay_above_the_floor),
        cmocka_unit_test(td_pose_at__other_movements__feet_stay_on_what_carries_them),
        cmocka_unit_test(td_pose_at__step__free_heel_comes_down_to_the_floor_at_the_bottom),
        cmocka_unit_test(td_pose_at__other_movements__bend_as_far_as_asked),
        cmocka_unit_test(td_pose_at__other_movements__joints_move_as_joints_do),
        cmocka_unit_test(td_pose_at__other_movements__the_weight_is_over_what_carries),
        cmocka_unit_test(td_pose_at__spanish_hold__shins_and_trunk_are_upright),
        cmocka_unit_test(td_pose_at__one_line__knee_hip_and_shoulder),
        cmocka_unit_test(td_pose_at__landing__comes_down_on_the_balls_of_the_feet),
        cmocka_unit_test(td_pose_at__side_step__one_foot_goes_aside_and_the_other_stays),
        cmocka_unit_test(td_pose_part__any_instant__is_a_part_and_does_not_jump),
        cmocka_unit_test(td_pose_part__pauses__are_still_and_movements_begin_softly),
        cmocka_unit_test(td_pose__fault__leans_trunk_over_the_same_feet),
        cmocka_unit_test(td_pose_part__getting_ready__shows_one_rep),
        cmocka_unit_test(td_pose_part__hold__is_entered_and_left_in_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
