/* Poses from the front and what follows from the joints: knees over the second toes, feet that
 * stand still, one height in both views; a back that is held, a face that looks ahead. */

#include <math.h>

#include "teardrop/core/picture/pose.h"
#include "test.h"

#define STEPS 200
#define DEGREE 0.01745329F
#define MM(mm) ((float)(mm) / TD_POSE_STATURE_MM)

static float apart(struct td_point a, struct td_point b)
{
    return hypotf(a.x - b.x, a.y - b.y);
}

static void assert_near(float a, float b, float by)
{
    if (!(fabsf(a - b) <= by)) {
        fail_msg("%f is not near %f", (double)a, (double)b);
    }
}

/* Degrees between a limb and straight up. */
static float lean(struct td_point low, struct td_point high)
{
    return atan2f(high.x - low.x, high.y - low.y) / DEGREE;
}

static float knee_bend(const struct td_pose *pose)
{
    return lean(pose->leg.ankle, pose->leg.knee) - lean(pose->leg.knee, pose->hip);
}

/* Each movement that has a view from the front, with and without a wedge. */
static void for_each_front(void (*check)(const struct td_stance *stance, const struct td_pose *pose,
                                         const struct td_pose_front *front))
{
    static const float heels[] = {0, 25, 50, 75};

    for (int m = 0; m < TD_MOVEMENT_COUNT; m++) {
        for (size_t h = 0; td_pose_has_front((enum td_movement)m) && h < 4; h++) {
            struct td_stance stance = {
                .movement = (enum td_movement)m, .depth_deg = 90, .heel = MM(heels[h])};

            for (int k = 0; k <= STEPS; k++) {
                struct td_pose pose;
                struct td_pose_front front;

                td_pose_at(&stance, (float)k / STEPS, &pose);
                td_pose_front_at(&stance, (float)k / STEPS, &front);
                check(&stance, &pose, &front);
            }
        }
    }
}

/* ---- from the front ---- */

static void check_heights(const struct td_stance *stance, const struct td_pose *pose,
                          const struct td_pose_front *front)
{
    const struct td_pose_leg *other = pose->has_other ? &pose->other : &pose->leg;

    (void)stance;
    assert_near(front->hip.y, pose->hip.y, 1e-6F);
    assert_near(front->shoulder.y, pose->shoulder.y, 1e-6F);
    assert_near(front->head.y, pose->head.y, 1e-6F);
    assert_near(front->leg.knee.y, pose->leg.knee.y, 1e-6F);
    assert_near(front->leg.ankle.y, pose->leg.ankle.y, 1e-6F);
    assert_near(front->leg.toe.y, pose->leg.toe.y, 1e-6F);
    assert_near(front->other.knee.y, other->knee.y, 1e-6F);
    assert_near(front->other.heel.y, other->heel.y, 1e-6F);
    assert_near(front->arm.hand.y, pose->hand.y, 1e-6F);
    assert_true(front->both == !pose->has_other);
}

static void td_pose_front_at__every_movement__is_as_high_as_from_the_side(void **state)
{
    (void)state;
    for_each_front(check_heights);
}

static void check_knees(const struct td_stance *stance, const struct td_pose *pose,
                        const struct td_pose_front *front)
{
    float bend = knee_bend(pose);

    (void)stance;
    assert_near(front->leg.knee.x, front->leg.toe.x, bend >= 30 ? 1e-4F : 0.022F);
    if (front->both) {
        assert_near(front->other.knee.x, front->other.toe.x, bend >= 30 ? 1e-4F : 0.022F);
        assert_near(front->other.knee.x, -front->leg.knee.x, 1e-6F);
    }
    /* The toes point out a little, as feet do. */
    assert_true(front->leg.toe.x > front->leg.ankle.x);
    assert_true(front->leg.toe.x < front->leg.ankle.x + 0.015F);
}

static void td_pose_front_at__good_form__knees_are_over_the_second_toes(void **state)
{
    (void)state;
    for_each_front(check_knees);
}

static void td_pose_front_at__knees_in__they_fall_in_and_nothing_else_does(void **state)
{
    struct td_stance right = {.movement = TD_MOVEMENT_SQUAT, .depth_deg = 130, .heel = MM(75)};
    struct td_stance wrong = right;

    (void)state;
    wrong.knees_in = MM(40);
    for (int k = 0; k <= STEPS; k++) {
        float part = (float)k / STEPS;
        struct td_pose_front good, bad;
        struct td_pose side, fallen;

        td_pose_at(&right, part, &side);
        td_pose_at(&wrong, part, &fallen);
        td_pose_front_at(&right, part, &good);
        td_pose_front_at(&wrong, part, &bad);
        assert_near(good.leg.knee.x - bad.leg.knee.x, knee_bend(&side) >= 30 ? MM(40) : 0,
                    knee_bend(&side) >= 30 ? 1e-5F : MM(40));
        assert_near(bad.other.knee.x, -bad.leg.knee.x, 1e-6F);
        assert_true(bad.leg.knee.x > 0.015F); /* at each other, not through each other */
        assert_near(apart(good.leg.toe, bad.leg.toe) + apart(good.leg.ankle, bad.leg.ankle), 0,
                    1e-6F);
        assert_near(apart(side.leg.knee, fallen.leg.knee), 0, 1e-6F);
    }
}

static void td_pose_front_at__higher_heels__feet_are_closer(void **state)
{
    struct td_stance stance = {.movement = TD_MOVEMENT_SQUAT, .depth_deg = 90};
    static const float heels[] = {25, 50, 75};
    float before = 1;

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct td_pose_front front;

        stance.heel = MM(heels[i]);
        td_pose_front_at(&stance, 1, &front);
        assert_true(front.leg.ankle.x < before - 0.01F);
        assert_true(front.leg.ankle.x > 0.0275F); /* half a foot: they do not overlap */
        before = front.leg.ankle.x;
    }
}

static void td_pose_front_at__feet__are_as_far_apart_as_the_stance_says(void **state)
{
    struct td_stance stance = {.movement = TD_MOVEMENT_SQUAT, .depth_deg = 90, .heel = MM(75)};
    float before = 1;

    (void)state;
    for (int feet = TD_FEET_HIP_WIDE; feet <= TD_FEET_CLOSE; feet++) {
        struct td_pose_front front;

        stance.feet = (enum td_feet)feet;
        td_pose_front_at(&stance, 1, &front);
        assert_true(front.leg.ankle.x < before - 0.01F);
        assert_near(front.leg.knee.x, front.leg.toe.x, 1e-4F);
        before = front.leg.ankle.x;
    }
}

static void td_pose_front_at__feet_that_carry__stand_still(void **state)
{
    (void)state;
    for (int m = 0; m < TD_MOVEMENT_COUNT; m++) {
        struct td_stance stance = {
            .movement = (enum td_movement)m, .depth_deg = 90, .heel = MM(25)};
        struct td_pose_front top, at;

        if (!td_pose_has_front(stance.movement) || m == TD_MOVEMENT_LANDING) {
            continue;
        }
        td_pose_front_at(&stance, 0, &top);
        for (int k = 1; k <= STEPS; k++) {
            td_pose_front_at(&stance, (float)k / STEPS, &at);
            assert_near(apart(at.leg.toe, top.leg.toe), 0, 1e-5F);
            assert_near(at.leg.ankle.x, top.leg.ankle.x, 1e-6F);
        }
    }
}

static float arms_apart(const struct td_pose_front_arm *a, const struct td_pose_front_arm *b)
{
    return apart(a->shoulder, b->shoulder) + apart(a->elbow, b->elbow) + apart(a->hand, b->hand);
}

static void td_pose_front_at__every_movement__has_no_jumps_and_whole_arms(void **state)
{
    (void)state;
    for (int m = 0; m < TD_MOVEMENT_COUNT; m++) {
        struct td_stance stance = {
            .movement = (enum td_movement)m, .depth_deg = 100, .heel = 0.02F};
        struct td_pose_front before, at;

        if (!td_pose_has_front(stance.movement) && m != TD_MOVEMENT_SIDE_RAISE &&
            m != TD_MOVEMENT_SIDE_STEP) {
            continue;
        }
        td_pose_front_at(&stance, 0, &before);
        for (int k = 1; k <= STEPS; k++) {
            td_pose_front_at(&stance, (float)k / STEPS, &at);
            assert_true(apart(at.leg.knee, before.leg.knee) < 0.02F);
            assert_true(apart(at.other.knee, before.other.knee) < 0.02F);
            assert_true(apart(at.other.toe, before.other.toe) < 0.02F);
            assert_true(arms_apart(&at.arm, &before.arm) < 0.08F);
            assert_true(arms_apart(&at.other_arm, &before.other_arm) < 0.08F);
            assert_true(apart(at.arm.shoulder, at.arm.elbow) < 0.186F * 1.1F);
            assert_true(apart(at.arm.elbow, at.arm.hand) < 0.175F * 1.1F);
            before = at;
        }
    }
}

/* ---- back and head ---- */

static void td_pose_at__face__looks_ahead_as_far_as_a_neck_lets_it(void **state)
{
    (void)state;
    for (int m = TD_MOVEMENT_OTHER + 1; m < TD_MOVEMENT_COUNT; m++) {
        struct td_stance stance = {
            .movement = (enum td_movement)m, .depth_deg = 110, .heel = 0.02F};

        for (int k = 0; k <= STEPS; k++) {
            struct td_pose p;
            float neck;

            td_pose_at(&stance, (float)k / STEPS, &p);
            if (td_pose_lies(stance.movement)) {
                assert_near(p.gaze, 90 * DEGREE, 1e-4F);
                continue;
            }
            neck = p.gaze / DEGREE + lean(p.hip, p.shoulder); /* how far it is bent back */
            assert_true(neck > -36 && neck < 51);
            if (fabsf(lean(p.hip, p.shoulder)) < 34) {
                assert_near(p.gaze, 0, 1e-4F);
            }
        }
    }
}

/* How far a point of the back is behind the line from hip to shoulder. */
static float behind(const struct td_pose *p, struct td_point at)
{
    float x = p->shoulder.x - p->hip.x, y = p->shoulder.y - p->hip.y;

    return ((at.y - p->hip.y) * x - (at.x - p->hip.x) * y) / hypotf(x, y);
}

static void td_pose_at__back__is_held_and_rounds_where_the_chest_drops(void **state)
{
    struct td_stance stance = {.movement = TD_MOVEMENT_SQUAT, .depth_deg = 130, .heel = MM(75)};
    struct td_pose p, before;

    (void)state;
    td_pose_at(&stance, 0, &before);
    for (int k = 0; k <= STEPS; k++) {
        td_pose_at(&stance, (float)k / STEPS, &p);
        assert_near(behind(&p, p.waist), behind(&before, before.waist), 1e-5F);
        assert_true(behind(&p, p.waist) < 0 && behind(&p, p.waist) > -0.015F);
        assert_true(behind(&p, p.chest) > 0 && behind(&p, p.chest) < 0.015F);
    }
    stance.dropped_deg = 40;
    td_pose_at(&stance, 1, &p);
    assert_true(behind(&p, p.waist) > 0.01F && behind(&p, p.chest) > 0.025F);
    assert_true(p.gaze < -20 * DEGREE);
}

static void td_pose_at__other_arm__is_as_long_and_does_not_jump(void **state)
{
    (void)state;
    for (int m = TD_MOVEMENT_OTHER + 1; m < TD_MOVEMENT_COUNT; m++) {
        struct td_stance stance = {
            .movement = (enum td_movement)m, .depth_deg = 100, .heel = 0.02F};
        struct td_pose before, p;

        td_pose_at(&stance, 0, &before);
        for (int k = 1; k <= STEPS && m != TD_MOVEMENT_SIDE_STEP; k++) {
            td_pose_at(&stance, (float)k / STEPS, &p);
            assert_near(apart(p.shoulder, p.other_elbow), apart(p.shoulder, p.elbow), 2e-3F);
            assert_near(apart(p.other_elbow, p.other_hand), apart(p.elbow, p.hand), 2e-3F);
            assert_true(apart(p.other_hand, before.other_hand) < 0.03F);
            assert_true(fabsf(p.gaze - before.gaze) < 0.05F);
            assert_true(apart(p.chest, before.chest) + apart(p.waist, before.waist) < 0.04F);
            before = p;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_pose_front_at__every_movement__is_as_high_as_from_the_side),
        cmocka_unit_test(td_pose_front_at__good_form__knees_are_over_the_second_toes),
        cmocka_unit_test(td_pose_front_at__knees_in__they_fall_in_and_nothing_else_does),
        cmocka_unit_test(td_pose_front_at__higher_heels__feet_are_closer),
        cmocka_unit_test(td_pose_front_at__feet__are_as_far_apart_as_the_stance_says),
        cmocka_unit_test(td_pose_front_at__feet_that_carry__stand_still),
        cmocka_unit_test(td_pose_front_at__every_movement__has_no_jumps_and_whole_arms),
        cmocka_unit_test(td_pose_at__face__looks_ahead_as_far_as_a_neck_lets_it),
        cmocka_unit_test(td_pose_at__back__is_held_and_rounds_where_the_chest_drops),
        cmocka_unit_test(td_pose_at__other_arm__is_as_long_and_does_not_jump),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
