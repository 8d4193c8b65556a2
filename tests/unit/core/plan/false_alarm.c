/* How often a morning's light is wrong: pretended knees, quiet and noisy ones, whose pain is a
 * steady number and chance. Prints the curve that assets/doc/measuring.md tells, and holds it. */

#include <math.h>
#include <stdio.h>

#include "teardrop/base/num.h"
#include "teardrop/core/plan/light.h"
#include "test.h"

#define KNEES 400 /* of each kind */
#define WEEKS 12
#define DAYS (WEEKS * 7) /* steady ones; a week of +2 follows */
#define KNOWN_FROM 14    /* by then ten mornings are known */
#define ANSWERED 80      /* of 100 mornings */
#define PI 3.14159265358979

struct curve {
    double sd;
    int mornings, amber, red;          /* once two weeks are known */
    int early, early_amber, early_red; /* before that */
    int knees, seen;
};

static const struct td_limits limits = {.green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};
static uint64_t seed;

/* 0 < u < 1: Knuth's MMIX numbers. */
static double chance(void)
{
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return ((double)(seed >> 11) + 0.5) / 9007199254740992.0;
}

/* Box and Muller 1958. */
static double noise(double sd)
{
    double size = sqrt(-2 * log(chance()));

    return sd * size * cos(2 * PI * chance());
}

static int answer(double pain)
{
    return td_clamp((int)floor(pain + 0.5), 0, 10);
}

static void count_steady(struct curve *curve, enum td_light light, bool early)
{
    int amber = light == TD_LIGHT_AMBER ? 1 : 0;
    int red = light == TD_LIGHT_RED ? 1 : 0;

    if (early) {
        curve->early++;
        curve->early_amber += amber;
        curve->early_red += red;
    } else {
        curve->mornings++;
        curve->amber += amber;
        curve->red += red;
    }
}

/* Twelve steady weeks, then a week two points worse: a red, or the second amber, has seen it. */
static void live(struct curve *curve, double base)
{
    struct td_morning mornings[DAYS + 7];
    size_t count = 0;
    int ambers = 0;
    bool seen = false;

    for (int day = 0; day < DAYS + 7; day++) {
        double pain = base + (day >= DAYS ? 2 : 0) + noise(curve->sd);
        enum td_light light;

        if (chance() * 100 >= ANSWERED) {
            continue;
        }
        mornings[count++] = (struct td_morning){.day = day, .pain = answer(pain)};
        light = td_morning_light(mornings, count, day, &limits);
        if (day < DAYS) {
            count_steady(curve, light, day < KNOWN_FROM);
            continue;
        }
        ambers += light == TD_LIGHT_AMBER ? 1 : 0;
        seen = seen || light == TD_LIGHT_RED || ambers >= 2;
    }
    curve->knees++;
    curve->seen += seen ? 1 : 0;
}

static double of_hundred(int part, int all)
{
    return all > 0 ? 100.0 * part / all : 0;
}

static void draw(struct curve *curve)
{
    static const double bases[] = {1, 1.5, 2, 2.5, 3};

    seed = 20261128;
    for (size_t b = 0; b < sizeof bases / sizeof bases[0]; b++) {
        for (int knee = 0; knee < KNEES; knee++) {
            live(curve, bases[b]);
        }
    }
    printf("| %.1f | %.1f | %.1f | %.1f | %.1f | %.0f |\n", curve->sd,
           of_hundred(curve->amber, curve->mornings), of_hundred(curve->red, curve->mornings),
           of_hundred(curve->early_amber, curve->early), of_hundred(curve->early_red, curve->early),
           of_hundred(curve->seen, curve->knees));
}

/* What is reached, and not what is wished: with a spread of 1.3 three points above are chance on
 * 2.7 of 100 mornings even when the usual is known for certain, and they stay red. */
static void false_alarm__quiet_and_noisy_knees__as_the_docs_say(void **state)
{
    static const struct {
        double sd, red, seen;
    } reached[] = {{0.5, 0.5, 90}, {0.7, 0.7, 85}, {0.9, 1.3, 80}, {1.1, 2.0, 80}, {1.3, 3.8, 80}};

    (void)state;
    printf("| spread | amber | red | amber, first two weeks | red, first two weeks | seen |\n"
           "|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof reached / sizeof reached[0]; i++) {
        struct curve curve = {.sd = reached[i].sd};

        draw(&curve);
        assert_true(of_hundred(curve.red, curve.mornings) <= reached[i].red);
        assert_true(of_hundred(curve.seen, curve.knees) >= reached[i].seen);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(false_alarm__quiet_and_noisy_knees__as_the_docs_say),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
