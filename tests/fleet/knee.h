/* A pretended knee: what it bears, what training does to it, and what its owner says.
 *
 * THIS WORLD IS MADE UP. No number in it was measured on the people it pretends to be. Where a
 * paper suggests a size it is named, everything else is plain judgement, written down before the
 * plan was run in it and not changed to please the plan. What comes out says how the plan's rules
 * fare in such a world, and nothing about any real knee.
 *
 * What an exercise asks for (demand.c), body-weight squat to 60 degrees with flat heels near 0.8:
 *   kneecap   pressure behind the kneecap: grows to 90 degrees and hardly further (Powers 2014,
 *             JOSPT 44:412; Hartmann 2013, Sports Med 43:993); seated, it is least bent and most
 *             near straight (Powers 2014).
 *   tendon    moment that straightens the knee: grows with depth.
 *   muscle    the same, of what the thigh can do at most; heels add little to it (Kubo 2019: half
 *             and full squats grew the thigh alike, so depth adds little past 90 degrees).
 *   heels     a slope adds pressure and moment (Zwerver 2007, 5 people: 40 % from 15 degrees on for
 *             one leg; 7.5 cm counts 30 % here).
 *   volume    reps of six seconds; doubling it counts as 19 % more (judgement).
 *
 * What the knee has (struct knee), hidden from the plan:
 *   tolerance of kneecap and tendon: a load up to it hurts 2 of 10 at most above the pain that is
 *             always there. It grows by 3 % a well-dosed session far from its ceiling (judgement:
 *             over 12 weeks about half of what people in trials regain), not at all below a third
 *             of it, and shrinks above 1.15 of it. What overload took below nine tenths of the
 * first tolerance comes back by itself, half of it in three weeks (judgement). strength  as one-rep
 * maximum; reps at a part of it after Epley (1985). 1 % a session at effort 7 to 9, a quarter of
 * that at 4 (judgement, so that 12 weeks give 20 to 30 %, as in Kubo 2019, Eur J Appl Physiol
 * 119:1933, and Giles 2017, Br J Sports Med 51:1688). irritation comes from overload and from heavy
 * days of life, and is gone by half in 1 to 3 days. constant pain of 0 to 5: for seven of ten sore
 * people it fades as tolerance and hips grow, for three it stays (Collins 2013, Br J Sports Med
 * 47:227: 40 % unfavourable at 12 months). hips      12 weeks of hip work twice a week add 12 %
 * tolerance and take a fifth of the pain that can fade (judgement after Ferber 2015, J Athl Train
 * 50:366, and Hansen 2023). rest tolerance falls from the third week off on, strength from the
 * fourth (Bosquet 2013, Scand J Med Sci Sports 23:e140). flares    5 to 12 days with two thirds to
 * four fifths of the tolerance, without a reason.
 *
 * What its owner says: pain with noise and rounded; the morning with a spread of 0.5 to 1.3 points
 * (judgement, from test-retest errors of pain ratings near one point); some say one point less than
 * it was and effort two less; some skip days, sets and mornings. Above 6
 * of 10 everybody stops.
 *
 * Chance is a number of person, day and stream, so that whoever trains by the plan and the oracle
 * live the same days. */
#ifndef TEARDROP_TESTS_FLEET_KNEE_H
#define TEARDROP_TESTS_FLEET_KNEE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/core/training/workout.h"

enum kind { KNEECAP, TENDON, KINDS };

/* A line through points, level beyond the first and the last. */
struct point {
    double at, value;
};
double curve_at(const struct point *points, size_t count, double at);
#define CURVE(points) (points), sizeof(points) / sizeof(points)[0]

/* ---- chance ---- */

enum stream {
    OF_PERSON = 0,
    OF_LIFE = 1000,
    OF_MISSED = 1001,
    OF_MORNING = 1002,
    OF_ANSWER = 1003,
    OF_SESSION = 1004,
    OF_EFFORT = 1005,
    OF_STOPPING = 1006,
    OF_SWELLING = 1007,
    OF_FLARE = 1008,
    OF_FLARE_SIZE = 1009,
    OF_SHARP = 1010,
    OF_MEASURE = 1011,
    OF_EXTRAS = 1012,
    OF_HOLIDAY = 1013
};
double chance_of(uint64_t person, int64_t day, int stream);           /* 0..1 */
double noise_of(uint64_t person, int64_t day, int stream, double sd); /* about normal */

/* ---- people ---- */

enum group {
    GROUP_SORE = 1,
    GROUP_PAINLESS = 2,
    GROUP_LIMITED = 4,
    GROUP_LAZY = 8,
    GROUP_NOISY = 16,
    GROUP_FLARES = 32,
    GROUP_HALF_TRUTHS = 64,
    GROUP_SILENT = 128,
    GROUP_STEADY = 256, /* pain that does not fade */
    GROUP_OBEYS = 512   /* all days and mornings, and the truth */
};

struct person {
    uint64_t seed;
    unsigned groups;
    double tolerance[KINDS], ceiling[KINDS];
    double strength, strength_ceiling;
    double constant, in_morning; /* pain that is there; part of it felt on mornings */
    double irritable;            /* 0.5..1.5 */
    double half_life;            /* of irritation, days */
    double spread;               /* of mornings, points */
    bool swells, one_sided;
    double misses, stops, answers; /* parts of 1 */
    double flares;                 /* a day's chance that one begins */
    int holiday_from, holiday_days;
    double body_kg;
    int limit;         /* index of the checklist's cause; -1 = none */
    bool presses_plus; /* does two reps more when there is room, and says so */
};
void person_of(uint64_t seed, int cause_count, const bool *limits, struct person *out);

/* ---- the knee ---- */

struct knee {
    const struct person *who;
    double tolerance[KINDS], strength, hips, irritation;
    int flare_days, idle_days;
    double flare; /* what is left of the tolerance in it */
    double flare_pain;
    bool swollen;
    int overload_days, training_overload_days;
    bool overloaded_today;
    double felt_today; /* worst pain of the day, training or life */
};
void knee_of(const struct person *who, struct knee *out);

/* What a session asks for. load[]: with volume, as compared with tolerance. */
struct demand {
    double load[KINDS];
    double muscle;   /* hardest set: part of one-rep maximum it would be at strength 1 */
    double set_reps; /* of six seconds, in the hardest set */
    double sets;     /* that work the thigh */
    bool hips, one_leg;
};
#define VOLUME_POWER 0.25 /* doubled volume counts as 19 % more load */
void demand_of(const struct td_workout *workout, double body_kg, struct demand *out);

/* How it would go, without doing it. */
struct response {
    double over[KINDS];  /* load in parts of tolerance */
    double worst;        /* of over */
    double pain, effort; /* true ones; effort 1..10 */
    bool whole;          /* can be done to its end */
};
void knee_response(const struct knee *knee, const struct demand *demand, struct response *out);
/* What it would do for it: growth of strength and tolerance, in parts of one. */
double knee_benefit(const struct knee *knee, const struct demand *demand,
                    const struct response *response);
/* And doing it; part: of its sets. */
void knee_train(struct knee *knee, const struct demand *demand, double part);

/* A day begins: flares, and the night's rest. Then what life asks for on it. */
void knee_morning(struct knee *knee, int64_t day);
void knee_live(struct knee *knee, int64_t day);
double knee_constant(const struct knee *knee);
double knee_morning_pain(const struct knee *knee);
bool person_misses(const struct person *who, int64_t day);

#endif
