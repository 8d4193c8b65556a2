/* What loads do to a pretended knee, and what it feels like. See knee.h. */
#include "fleet/knee.h"

#include <math.h>
#include <stddef.h>

#define HARM 1.15 /* of the tolerance: overload begins */
#define TOLERANCE_GROWS 0.03
#define STRENGTH_GROWS 0.01
#define LOSS 0.23      /* of the tolerance, for each one above harm */
#define LOSS_LEAST 0.5 /* part of the first tolerance that stays in any case */
#define HEALS 0.03     /* a day, of what is lacking from the first tolerance */
#define IRRITATES 10.0 /* points for each one of load above the tolerance */
#define FELT_MORNING 0.8
#define FELT_TRAINING 0.6
#define HIPS_GROW (1 / 24.0)
#define HIPS_FADE (1 / 280.0) /* a day */
#define HIPS_TOLERANCE 0.12
#define HIPS_PAIN 0.2
#define FADES 0.65 /* of the constant pain, with tolerance */
#define IDLE_TOLERANCE_DAYS 14
#define IDLE_STRENGTH_DAYS 21
#define LIFE_POWER 0.75 /* stairs are the same for all, but sore people avoid some */
#define AVOIDS 0.15     /* of life's load, for each point of irritation */
#define SPARED 0.85     /* of the work, when two legs share it and one hurts */

double curve_at(const struct point *points, size_t count, double at)
{
    size_t i = 1;

    if (at <= points[0].at) {
        return points[0].value;
    }
    while (i < count && points[i].at < at) {
        i++;
    }
    if (i == count) {
        return points[count - 1].value;
    }
    return points[i - 1].value + (points[i].value - points[i - 1].value) * (at - points[i - 1].at) /
                                     (points[i].at - points[i - 1].at);
}

/* Growth of tolerance by load in parts of it. */
static const struct point growth_by_load[] = {{0, 0},    {0.3, 0.05}, {0.5, 0.35}, {0.7, 0.8},
                                              {0.85, 1}, {1, 1},      {1.15, 0.3}, {1.2, 0}};
/* Pain above the constant one, by the same. */
static const struct point pain_by_load[] = {{0.5, 0},    {0.8, 1}, {1, 2},
                                            {1.15, 3.2}, {1.3, 5}, {1.6, 8}};
/* Growth of strength by effort. */
static const struct point growth_by_effort[] = {{2, 0.05}, {4, 0.25}, {6, 0.6},
                                                {7, 0.85}, {8, 1},    {10, 1}};

void knee_of(const struct person *who, struct knee *out)
{
    *out = (struct knee){.who = who, .strength = who->strength, .flare = 1};
    for (int kind = 0; kind < KINDS; kind++) {
        out->tolerance[kind] = who->tolerance[kind];
    }
}

static double tolerance_now(const struct knee *knee, int kind)
{
    return knee->tolerance[kind] * (1 + HIPS_TOLERANCE * knee->hips) * knee->flare /
           (1 + 0.08 * knee->irritation);
}

static double progress_of(const struct knee *knee)
{
    double from = knee->who->tolerance[KNEECAP];
    double to = fmin(knee->who->ceiling[KNEECAP], 2 * from);

    return fmax(0, fmin(1, (knee->tolerance[KNEECAP] - from) / (to - from)));
}

double knee_constant(const struct knee *knee)
{
    double part = 1;

    if ((knee->who->groups & GROUP_STEADY) == 0) {
        part -= FADES * progress_of(knee) + HIPS_PAIN * knee->hips;
    }
    return knee->who->constant * part + knee->flare_pain;
}

double knee_morning_pain(const struct knee *knee)
{
    double constant = knee_constant(knee) - knee->flare_pain;

    return constant * knee->who->in_morning + 0.5 * knee->flare_pain +
           FELT_MORNING * knee->irritation;
}

/* ---- a session ---- */

/* 1..10; what is left after so many reps, after Epley: reps = 30 (maximum / load - 1). */
static double effort_of(const struct knee *knee, const struct demand *demand, bool *whole)
{
    double left;

    *whole = true;
    if (demand->muscle <= 0) {
        return 1;
    }
    left = 30 * (knee->strength / demand->muscle - 1) - demand->set_reps;
    if (left < 0) {
        *whole = left >= -1;
        return 10;
    }
    return left <= 4 ? 10 - left : fmax(1, 6 - (left - 4) * 0.2);
}

void knee_response(const struct knee *knee, const struct demand *demand, struct response *out)
{
    out->worst = 0;
    for (int kind = 0; kind < KINDS; kind++) {
        out->over[kind] = demand->load[kind] / tolerance_now(knee, kind);
        out->worst = fmax(out->worst, out->over[kind]);
    }
    out->pain = knee_constant(knee) + FELT_TRAINING * knee->irritation +
                curve_at(CURVE(pain_by_load), out->worst);
    out->pain = fmin(10, out->pain);
    out->effort = effort_of(knee, demand, &out->whole);
}

static double tolerance_gain(const struct knee *knee, int kind, double over)
{
    double room = 1 - knee->tolerance[kind] / knee->who->ceiling[kind];

    return over > HARM ? 0
                       : TOLERANCE_GROWS * fmax(0, room) * curve_at(CURVE(growth_by_load), over);
}

static double strength_gain(const struct knee *knee, const struct demand *demand,
                            const struct response *response)
{
    const struct person *who = knee->who;
    double room =
        (who->strength_ceiling - knee->strength) / (who->strength_ceiling - who->strength);
    double sets = fmin(1.5, pow(demand->sets / 3, 0.4));
    double spared = who->one_sided && !demand->one_leg ? SPARED : 1;
    double pain = response->pain > 5 ? 0.5 : 1; /* a sore knee does not let the thigh work */

    return STRENGTH_GROWS * fmax(0, room) * sets * spared * pain *
           curve_at(CURVE(growth_by_effort), response->effort);
}

double knee_benefit(const struct knee *knee, const struct demand *demand,
                    const struct response *response)
{
    return strength_gain(knee, demand, response) +
           0.5 * (tolerance_gain(knee, KNEECAP, response->over[KNEECAP]) +
                  tolerance_gain(knee, TENDON, response->over[TENDON]));
}

/* Load of training or life: irritation, and harm above the border. */
static void bear(struct knee *knee, const double over[KINDS], bool training)
{
    const struct person *who = knee->who;
    double worst = fmax(over[KNEECAP], over[TENDON]);

    knee->irritation += who->irritable * fmax(0, worst - 1) * IRRITATES;
    knee->irritation = fmin(knee->irritation, 10);
    if (worst <= HARM) {
        return;
    }
    for (int kind = 0; kind < KINDS; kind++) {
        double lost = LOSS * who->irritable * fmax(0, over[kind] - HARM);

        knee->tolerance[kind] =
            fmax(knee->tolerance[kind] * (1 - fmin(0.3, lost)), LOSS_LEAST * who->tolerance[kind]);
    }
    knee->overload_days += knee->overloaded_today ? 0 : 1;
    knee->training_overload_days += training ? 1 : 0;
    knee->overloaded_today = true;
}

void knee_train(struct knee *knee, const struct demand *demand, double part)
{
    struct response response;
    double gains[KINDS], stronger;

    knee_response(knee, demand, &response);
    stronger = strength_gain(knee, demand, &response);
    for (int kind = 0; kind < KINDS; kind++) {
        gains[kind] = tolerance_gain(knee, kind, response.over[kind]);
    }
    for (int kind = 0; kind < KINDS; kind++) {
        knee->tolerance[kind] *= 1 + gains[kind] * part;
    }
    knee->strength *= 1 + stronger * part;
    knee->hips = demand->hips ? fmin(1, knee->hips + HIPS_GROW) : knee->hips;
    for (int kind = 0; kind < KINDS; kind++) { /* what was left out was not borne */
        response.over[kind] *= pow(part, VOLUME_POWER);
    }
    knee->idle_days = 0;
    knee->felt_today = fmax(knee->felt_today, response.pain);
    bear(knee, response.over, true);
}

/* ---- days ---- */

static void flare_up(struct knee *knee, int64_t day)
{
    uint64_t seed = knee->who->seed;

    if (knee->flare_days > 0) {
        knee->flare_days--;
        if (knee->flare_days == 0) {
            knee->flare = 1;
            knee->flare_pain = 0;
        }
    } else if (chance_of(seed, day, OF_FLARE) < knee->who->flares) {
        double size = chance_of(seed, day, OF_FLARE_SIZE);

        knee->flare_days = 5 + (int)(8 * chance_of(seed, day + 1, OF_FLARE_SIZE));
        knee->flare = 0.65 + 0.15 * size;
        knee->flare_pain = 3 - 2 * size;
    }
}

void knee_morning(struct knee *knee, int64_t day)
{
    const struct person *who = knee->who;

    knee->irritation *= exp2(-1 / who->half_life);
    knee->overloaded_today = false;
    knee->felt_today = 0;
    knee->hips = fmax(0, knee->hips - HIPS_FADE);
    for (int kind = 0; kind < KINDS; kind++) {
        knee->tolerance[kind] +=
            HEALS * fmax(0, 0.9 * who->tolerance[kind] - knee->tolerance[kind]);
    }
    if (++knee->idle_days > IDLE_TOLERANCE_DAYS) {
        for (int kind = 0; kind < KINDS; kind++) {
            knee->tolerance[kind] = fmax(knee->tolerance[kind] * 0.9975,
                                         fmin(knee->tolerance[kind], 0.9 * who->tolerance[kind]));
        }
    }
    if (knee->idle_days > IDLE_STRENGTH_DAYS) {
        knee->strength = fmax(knee->strength * 0.998, fmin(knee->strength, 0.95 * who->strength));
    }
    flare_up(knee, day);
    knee->swollen = who->swells && knee->irritation > 3 &&
                    chance_of(who->seed, day, OF_SWELLING) < (knee->irritation - 3) / 4;
}

/* Four tenths of a usual tolerance on most days; now and then a long walk or a move. */
void knee_live(struct knee *knee, int64_t day)
{
    double u = chance_of(knee->who->seed, day, OF_LIFE);
    double asks = u < 0.03 ? 1 + 0.4 * u / 0.03 : u < 0.15 ? 0.7 + 0.3 * (u - 0.03) / 0.12 : 0.4;
    double over[KINDS], felt;

    asks /= 1 + AVOIDS * knee->irritation;
    for (int kind = 0; kind < KINDS; kind++) {
        over[kind] = asks * pow(knee->who->tolerance[kind], LIFE_POWER) / tolerance_now(knee, kind);
    }
    felt = knee_constant(knee) + FELT_TRAINING * knee->irritation +
           curve_at(CURVE(pain_by_load), fmax(over[KNEECAP], over[TENDON]));
    knee->felt_today = fmax(knee->felt_today, fmin(10, felt));
    bear(knee, over, false);
}
