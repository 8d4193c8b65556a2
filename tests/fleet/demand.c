/* What an exercise asks of kneecap, tendon and thigh. See knee.h for where the numbers are from. */
#include <math.h>
#include <stddef.h>

#include "fleet/knee.h"
#include "teardrop/base/str.h"

#define LOWER_LEG 0.88 /* of the body is above the shins, and is lifted */
#define REP_S 6.0      /* a usual rep: 3-1-2 */
#define VOLUME_USUAL 30.0
#define FULL_HEEL_MM 75.0

static const struct point kneecap_by_depth[] = {{0, 0.05}, {30, 0.3},   {45, 0.55}, {60, 0.8},
                                                {90, 1.3}, {110, 1.38}, {130, 1.4}};
static const struct point tendon_by_depth[] = {{0, 0.05},  {30, 0.35}, {45, 0.55},
                                               {60, 0.75}, {90, 1.15}, {130, 1.5}};
static const struct point muscle_by_depth[] = {{0, 0.05},  {30, 0.35}, {45, 0.5},
                                               {60, 0.65}, {90, 1.0},  {130, 1.2}};

/* By movement as programs.cfg spells it. share: of the body's weight that two legs would carry, on
 * the leg that counts; 0: nothing stands on it, and the demands are given, with what a kilogram at
 * the foot adds. */
static const struct movement {
    const char *id;
    double share;
    double kneecap, tendon, muscle, a_kg;
    bool one_leg;
} movements[] = {
    {"squat", 1, 0, 0, 0, 0, false},
    {"chair_squat", 0.85, 0, 0, 0, 0, false},
    {"wall_sit", 0.8, 0, 0, 0, 0, false},
    {"one_leg_chair_squat", 1.6, 0, 0, 0, 0, true},
    {"rear_foot_split_squat", 1.5, 0, 0, 0, 0, true},
    {"sissy_squat", 1.3, 0, 0, 0, 0, false},
    {"landing", 2.0, 0, 0, 0, 0, false},
    {"reverse_nordic", 0, 0.9, 1.2, 1.0, 0, false},
    {"side_step", 0, 0, 0, 0, 0, false},
    {"step_up", 1.5, 0, 0, 0, 0, true},
    {"step_down", 1.6, 0, 0, 0, 0, true},
    {"split_squat", 1.4, 0, 0, 0, 0, true},
    {"spanish", 1.0, 0, 0, 0, 0, false},
    {"spanish_hold", 1.0, 0, 0, 0, 0, false},
    {"quad_set", 0, 0.12, 0.15, 0.15, 0, false},
    {"leg_raise", 0, 0.12, 0.15, 0.2, 0.03, false},
    {"short_arc", 0, 0.3, 0.25, 0.3, 0.05, false},
    {"seated_extension", 0, 0.35, 0.4, 0.4, 0.05, true},
    {"terminal_extension", 0, 0.3, 0.3, 0.3, 0.02, true},
    {"bridge", 0, 0, 0, 0, 0, false},
    {"calf_raise", 0, 0, 0, 0, 0, false},
    {"side_raise", 0, 0, 0, 0, 0, false},
};

static const struct movement *movement_of(const struct td_exercise *exercise)
{
    static const struct movement unknown = {"", 1, 0, 0, 0, 0, false};
    static const struct movement unknown_one_leg = {"", 1.4, 0, 0, 0, 0, true};
    const char *id = td_movement_id(exercise->movement);

    for (size_t i = 0; i < sizeof movements / sizeof movements[0]; i++) {
        if (td_str_equal(movements[i].id, id)) {
            return &movements[i];
        }
    }
    return exercise->sides == TD_SIDES_EACH ? &unknown_one_leg : &unknown;
}

struct one {
    double peak[KINDS], muscle;
    double set_reps, sets;
};

static double reps_in_set(const struct td_workout_exercise *planned)
{
    double seconds = 0;

    if (planned->exercise->kind == TD_EXERCISE_HOLD) {
        return (double)planned->hold / TD_NS_PER_S / REP_S;
    }
    for (int phase = TD_PHASE_DOWN; phase <= TD_PHASE_UP; phase++) {
        seconds += planned->tempo.ms[phase] / 1000.0;
    }
    seconds += planned->tempo.explosive ? 1 : 0;
    return planned->reps * seconds / REP_S;
}

static void one_of(const struct td_level *level, const struct td_workout_exercise *planned,
                   int load_g, double body_kg, struct one *out)
{
    const struct movement *m = movement_of(planned->exercise);
    double depth =
        planned->exercise->depth_deg >= 0 ? planned->exercise->depth_deg : level->depth_to_deg;
    double heel = planned->exercise->heel_mm >= 0 ? planned->exercise->heel_mm : level->heel_mm;
    double kg = load_g / 1000.0;
    double share = m->share * (1 + kg / (LOWER_LEG * body_kg));

    heel /= FULL_HEEL_MM;
    if (m->share > 0) {
        out->peak[KNEECAP] = share * (1 + 0.3 * heel) * curve_at(CURVE(kneecap_by_depth), depth);
        out->peak[TENDON] = share * (1 + 0.3 * heel) * curve_at(CURVE(tendon_by_depth), depth);
        out->muscle = share * (1 + 0.12 * heel) * curve_at(CURVE(muscle_by_depth), depth);
    } else {
        out->peak[KNEECAP] = m->kneecap > 0 ? m->kneecap + m->a_kg * kg : 0;
        out->peak[TENDON] = m->tendon > 0 ? m->tendon + m->a_kg * kg : 0;
        out->muscle = m->muscle > 0 ? m->muscle + m->a_kg * kg : 0;
    }
    out->set_reps = reps_in_set(planned);
    out->sets = planned->sets;
}

/* Exercises add up like more volume of the hardest. */
void demand_of(const struct td_workout *workout, double body_kg, struct demand *out)
{
    double sums[KINDS] = {0};
    double hardest = 0;

    *out = (struct demand){.hips = workout->extras};
    for (size_t i = workout->main; i < workout->main + workout->own; i++) {
        const struct td_workout_exercise *planned = &workout->exercises[i];
        struct one one;
        double hard;

        one_of(workout->level, planned, workout->load_g, body_kg, &one);
        if (one.muscle <= 0) { /* hips in the place of the knee's own work */
            out->hips = true;
            continue;
        }
        for (int kind = 0; kind < KINDS; kind++) {
            sums[kind] += pow(one.peak[kind], 1 / VOLUME_POWER) * one.sets * one.set_reps;
        }
        hard = one.muscle * (1 + one.set_reps / VOLUME_USUAL); /* after Epley, see knee.c */
        if (hard > hardest) {
            hardest = hard;
            out->muscle = one.muscle;
            out->set_reps = one.set_reps;
        }
        out->sets += one.sets;
        out->one_leg = out->one_leg || movement_of(planned->exercise)->one_leg;
    }
    for (int kind = 0; kind < KINDS; kind++) {
        out->load[kind] = pow(sums[kind] / VOLUME_USUAL, VOLUME_POWER);
    }
}
