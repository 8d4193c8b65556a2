/* Who the pretended people are. See knee.h. */
#include <math.h>

#include "fleet/knee.h"

#define MIX_1 0x9E3779B97F4A7C15u
#define MIX_2 0xBF58476D1CE4E5B9u
#define MIX_3 0x94D049BB133111EBu

double chance_of(uint64_t person, int64_t day, int stream)
{
    uint64_t x = person * MIX_1 + (uint64_t)day * MIX_2 + (uint64_t)stream * MIX_3 + MIX_1;

    for (int round = 0; round < 2; round++) { /* splitmix64 */
        x = (x ^ (x >> 30)) * MIX_2;
        x = (x ^ (x >> 27)) * MIX_3;
        x ^= x >> 31;
    }
    return (double)(x >> 11) / (double)(UINT64_C(1) << 53);
}

double noise_of(uint64_t person, int64_t day, int stream, double sd)
{
    static const double turn = 6.283185307179586;
    double u = chance_of(person, day, stream * 2 + 100000);
    double v = chance_of(person, day, stream * 2 + 100001);

    return sd * sqrt(-2 * log(u + 1e-12)) * cos(turn * v);
}

/* One throw after the other of a person's own. */
struct throws {
    uint64_t seed;
    int count;
};

static double throw_of(struct throws *throws, double least, double most)
{
    return least + (most - least) * chance_of(throws->seed, throws->count++, OF_PERSON);
}

static bool happens(struct throws *throws, double part)
{
    return throw_of(throws, 0, 1) < part;
}

static void knee_of_sore(struct throws *t, struct person *out)
{
    out->tolerance[KNEECAP] = throw_of(t, 0.35, 1.5);
    out->tolerance[TENDON] = out->tolerance[KNEECAP] * throw_of(t, 0.8, 1.6);
    out->strength = throw_of(t, 1.5, 2.7);
    out->constant = happens(t, 0.3) ? throw_of(t, 0, 1) : 5 * pow(throw_of(t, 0, 1), 1.5);
    out->in_morning = throw_of(t, 0, 0.6);
    out->irritable = throw_of(t, 0.5, 1.5);
    out->half_life = throw_of(t, 1, 3);
    out->swells = happens(t, 0.25);
    out->groups |= GROUP_SORE | (happens(t, 0.3) ? GROUP_STEADY : 0);
    out->flares = 0.004;
}

static void knee_of_painless(struct throws *t, struct person *out)
{
    out->tolerance[KNEECAP] = throw_of(t, 1.5, 3.2);
    out->tolerance[TENDON] = out->tolerance[KNEECAP] * throw_of(t, 0.9, 1.4);
    out->strength = throw_of(t, 2.2, 4.0);
    out->irritable = throw_of(t, 0.4, 1.0);
    out->half_life = throw_of(t, 1, 2);
    out->groups |= GROUP_PAINLESS;
    out->flares = 0.001;
}

static void habits_of(struct throws *t, struct person *out)
{
    bool lazy = happens(t, 0.2), silent = happens(t, 0.1), half = happens(t, 0.15);

    bool painless = (out->groups & GROUP_PAINLESS) != 0;

    out->spread = painless ? throw_of(t, 0.3, 0.8) : throw_of(t, 0.5, 1.3);
    out->misses = lazy ? throw_of(t, 0.25, 0.5) : throw_of(t, 0, 0.1);
    out->stops = lazy ? throw_of(t, 0.05, 0.2) : throw_of(t, 0, 0.03);
    out->answers = silent ? 0.05 : lazy ? throw_of(t, 0.3, 0.8) : throw_of(t, 0.8, 1);
    out->presses_plus = happens(t, 0.4);
    if (happens(t, 0.2)) {
        out->holiday_from = (int)throw_of(t, 20, 140);
        out->holiday_days = (int)throw_of(t, 14, 36);
    }
    out->groups |= (lazy ? GROUP_LAZY : 0) | (silent ? GROUP_SILENT : 0) |
                   (half ? GROUP_HALF_TRUTHS : 0) | (out->spread > 1 ? GROUP_NOISY : 0);
    if (!lazy && !silent && !half) {
        out->groups |= GROUP_OBEYS;
    }
}

/* One of the causes that come with limits. */
static int limit_of(struct throws *t, int cause_count, const bool *limits)
{
    int at = (int)throw_of(t, 0, cause_count);

    for (int i = 0; i < cause_count; i++) {
        int cause = (at + i) % cause_count;

        if (limits[cause]) {
            return cause;
        }
    }
    return -1;
}

void person_of(uint64_t seed, int cause_count, const bool *limits, struct person *out)
{
    struct throws throws = {seed, 0};
    struct throws *t = &throws;

    *out = (struct person){.seed = seed, .limit = -1};
    out->body_kg = throw_of(t, 55, 100);
    out->one_sided = happens(t, 0.6);
    if (happens(t, 0.7)) {
        knee_of_sore(t, out);
        if (happens(t, 0.25)) {
            out->limit = limit_of(t, cause_count, limits);
            out->groups |= out->limit >= 0 ? GROUP_LIMITED : 0;
        }
    } else {
        knee_of_painless(t, out);
    }
    for (int kind = 0; kind < KINDS; kind++) {
        out->ceiling[kind] = out->tolerance[kind] * throw_of(t, 1.6, 3.5);
    }
    out->strength_ceiling = out->strength * throw_of(t, 1.35, 1.9);
    if (happens(t, 0.15)) {
        out->flares = 0.02;
        out->groups |= GROUP_FLARES;
    }
    habits_of(t, out);
}

bool person_misses(const struct person *who, int64_t day)
{
    bool away = day >= who->holiday_from && day < who->holiday_from + who->holiday_days;

    return away || chance_of(who->seed, day, OF_MISSED) < who->misses;
}
