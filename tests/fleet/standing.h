/* How long somebody stands at one place of the plan, and how long nothing new comes. For people
 * who do as they are told: the test of those who are stranded, and the fleet.
 *
 * News is what carries: something grows past all that was done in the last six weeks, another kind
 * of work comes in (another exercise, one leg, hips), or a word that somebody should see the knee.
 * A break longer than two weeks begins anew; after a word to see somebody twelve weeks may pass,
 * since the plan has said what it can. */
#ifndef TEARDROP_TESTS_FLEET_STANDING_H
#define TEARDROP_TESTS_FLEET_STANDING_H

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"

#define STANDING_TWIN 9  /* in the place of a small step */
#define STANDING_DAYS 28 /* more is too long */
#define STANDING_AFTER_WORD_DAYS 84
#define STANDING_GAP_DAYS 14
#define STANDING_WINDOW_DAYS 42

/* What the plan said for a day, and what the person said to it. */
struct place {
    int64_t day;
    int index, step;
    char swap_in[TD_ID_TEXT];
    int sets, reps, hold_s, load_g;
    bool one_leg, extras;
    int second_sets, second_reps; /* of the exercise beside the main one; from the record */
    int pain, rpe, after;         /* -1 = not said */
    enum td_rule rule;
    bool word; /* to see somebody */
};

static inline bool standing_says_see(const struct td_plan *plan, const struct td_program *program,
                                     const struct td_limits *limits)
{
    char why[600];

    if (plan->referral != TD_REFER_NOT || plan->once != NULL) {
        return true;
    }
    td_plan_why(plan, program, limits, why, sizeof why);
    return strstr(why, "physiotherapist") != NULL || strstr(why, "looked at") != NULL;
}

static inline void standing_place(const struct td_plan *plan, const struct td_program *program,
                                  const struct td_limits *limits, int64_t day, struct place *out)
{
    int index = td_program_level_index(program, plan->level->id);
    int rung = td_program_rung(program, plan->level->id);
    bool twin = rung >= 0 && rung != index; /* the same bend with a weight: behind its rung */

    *out = (struct place){.day = day,
                          .index = rung >= 0 ? rung : index,
                          .step = twin ? STANDING_TWIN : plan->step,
                          .sets = plan->sets,
                          .reps = plan->reps,
                          .hold_s = plan->hold_s,
                          .load_g = plan->load_g,
                          .one_leg = plan->one_leg,
                          .extras = plan->extras,
                          .pain = -1,
                          .rpe = -1,
                          .after = -1,
                          .rule = plan->rule,
                          .word = standing_says_see(plan, program, limits)};
    td_str_copy(out->swap_in, sizeof out->swap_in, plan->swap_in != NULL ? plan->swap_in : "");
}

static inline bool standing_is_same(const struct place *a, const struct place *b)
{
    return a->index == b->index && a->step == b->step && strcmp(a->swap_in, b->swap_in) == 0 &&
           a->sets == b->sets && a->reps == b->reps && a->hold_s == b->hold_s &&
           a->load_g == b->load_g && a->one_leg == b->one_leg && a->second_sets == b->second_sets &&
           a->second_reps == b->second_reps;
}

/* As much as `a` in all, or above it on the ladder. */
static inline bool standing_covers(const struct place *b, const struct place *a)
{
    if (strcmp(b->swap_in, a->swap_in) != 0) {
        return false;
    }
    if (b->index != a->index || b->step != a->step) {
        return b->index > a->index || (b->index == a->index && b->step > a->step);
    }
    return b->sets >= a->sets && b->reps >= a->reps && b->hold_s >= a->hold_s &&
           b->load_g >= a->load_g && b->second_sets >= a->second_sets &&
           b->second_reps >= a->second_reps;
}

/* Something grew past all of the last six weeks, or is of a kind that was not in them. */
static inline bool standing_is_news(const struct place *told, int at)
{
    const struct place *now = &told[at];
    bool covered = false, one_leg = false, extras = false;

    for (int i = at - 1; i >= 0 && now->day - told[i].day <= STANDING_WINDOW_DAYS; i--) {
        covered = covered || standing_covers(&told[i], now);
        one_leg = one_leg || told[i].one_leg;
        extras = extras || told[i].extras;
    }
    return !covered || (now->one_leg && !one_leg) || (now->extras && !extras);
}

struct standing {
    int64_t longest, longest_same; /* days without news, and at one and the same place */
    int at, at_same;               /* index of the place they ended with */
};

static inline void standing_measure(const struct place *told, int count, struct standing *out)
{
    int64_t same = told[0].day, news = told[0].day, word_day = -1000;

    memset(out, 0, sizeof *out);
    for (int i = 1; i < count; i++) {
        bool gap = told[i].day - told[i - 1].day > STANDING_GAP_DAYS;
        bool fresh_word = told[i].word && !told[i - 1].word;

        word_day = fresh_word ? told[i].day : word_day;
        if (gap || told[i].word || told[i].day - word_day <= STANDING_AFTER_WORD_DAYS) {
            same = news = told[i].day;
            continue;
        }
        same = standing_is_same(&told[i], &told[i - 1]) ? same : told[i].day;
        news = standing_is_news(told, i) ? told[i].day : news;
        if (told[i].day - same > out->longest_same) {
            out->longest_same = told[i].day - same;
            out->at_same = i;
        }
        if (told[i].day - news > out->longest) {
            out->longest = told[i].day - news;
            out->at = i;
        }
    }
}

#endif
