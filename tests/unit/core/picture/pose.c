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
    {TD_MOVEMENT_SQUAT, TD_HELD_NOTHING, 60, 25.0F / TD_POSE_STATURE_MM, 0, false},
    {TD_MOVEMENT_SQUAT, TD_HELD_NOTHING, 90, 50.0F / TD_POSE_STATURE_MM, 0, false},
    {TD_MOVEMENT_SQUAT, TD_HELD_NOTHING, 130, 75.0F / TD_POSE_STATURE_MM, 0, false},
    {TD_MOVEMENT_SQUAT, TD_HELD_DUMBBELL, 130, 75.0F / TD_POSE_STATURE_MM, 0, false},
    {TD_MOVEMENT_SQUAT, TD_HELD_BAR, 130, 75.0F / TD_POSE_STATURE_MM, 0, false},
    {TD_MOVEMENT_CHAIR_SQUAT, TD_HELD_NOTHING, 60, 0, 0, false},
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
    td_pose_at(&(struct td_stance){TD_MOVEMENT_WALL_SIT, TD_HELD_NOTHING, 45, 0, 0, false}, 1, &p);
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
    struct td_stance stance = {TD_MOVEMENT_SQUAT, TD_HELD_NOTHING, 110, 0, 0, false};

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
            (enum td_movement)movement, TD_HELD_NOTHING, 100, 0.02F, 0, false};
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
    struct td_stance right = {TD_MOVEMENT_SQUAT, TD_HELD_NOTHING, 120, 0.03F, 0, false};
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
        cmocka_unit_test(td_pose_part__any_instant__is_a_part_and_does_not_jump),
        cmocka_unit_test(td_pose_part__pauses__are_still_and_movements_begin_softly),
        cmocka_unit_test(td_pose__fault__leans_trunk_over_the_same_feet),
        cmocka_unit_test(td_pose_part__hold__is_entered_and_left_in_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
