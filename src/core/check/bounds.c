/* What the scores can still become: the open questions, conditions, and how far one cause can get
 * ahead of another. */
#include "bounds.h"

#include <string.h>

#include "rule.h"
#include "teardrop/base/num.h"

/* ---- what is open ---- */

static bool is_open(const struct td_bounds *b, size_t question)
{
    return (b->open >> question & 1u) != 0;
}

static bool forbidden(const struct td_bounds *b, const struct td_question *question)
{
    for (size_t i = 0; i < b->checklist->flag_count; i++) {
        if ((question->unless_flags >> i & 1u) != 0 && b->answers->flag[i]) {
            return true;
        }
    }
    return false;
}

struct td_prospect td_bounds_condition(const struct td_bounds *bounds,
                                       const struct td_condition *when, size_t count)
{
    struct td_prospect prospect = {true, true};

    for (size_t i = 0; i < count; i++) {
        if (is_open(bounds, when[i].question)) {
            prospect.must = false;
        } else if (!td_condition_holds(&when[i], 1, bounds->answers)) {
            return (struct td_prospect){false, false};
        }
    }
    return prospect;
}

uint64_t td_bounds_hangs_on(const struct td_bounds *bounds, const struct td_condition *when,
                            size_t count)
{
    uint64_t questions = 0;

    if (!td_bounds_condition(bounds, when, count).can) {
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        questions |= UINT64_C(1) << when[i].question & bounds->open;
    }
    return questions;
}

/* What is shut may shut what hangs on it, so until nothing changes. */
static void find_open(struct td_bounds *b)
{
    uint64_t before;

    for (size_t q = 0; q < b->checklist->question_count; q++) {
        const struct td_question *question = &b->checklist->questions[q];

        if (question->kind != TD_QUESTION_SCALE && b->answers->choice[q] < 0 &&
            !forbidden(b, question)) {
            b->open |= UINT64_C(1) << q;
        }
    }
    do {
        before = b->open;
        for (size_t q = 0; q < b->checklist->question_count; q++) {
            const struct td_question *question = &b->checklist->questions[q];

            if (!td_bounds_condition(b, question->ask_when, question->ask_when_count).can) {
                b->open &= ~(UINT64_C(1) << q);
            }
        }
    } while (b->open != before);
}

/* ---- weights and caps ---- */

static void spread_weights(struct td_bounds *b)
{
    for (size_t q = 0; q < b->checklist->question_count; q++) {
        const struct td_question *question = &b->checklist->questions[q];

        for (size_t a = 0; a < question->answer_count && question->kind != TD_QUESTION_SCALE; a++) {
            const struct td_answer *answer = &question->answers[a];

            for (size_t i = 0; i < answer->weight_count; i++) {
                uint8_t cause = answer->weights[i].cause;

                b->weight[cause][q][a] += answer->weights[i].weight;
                b->touching[cause] |= UINT64_C(1) << q & b->open;
            }
        }
    }
}

/* The most a question raises a cause. */
static int most(const struct td_bounds *b, size_t cause, size_t question)
{
    int raise = 0;

    for (size_t a = 0; a < b->checklist->questions[question].answer_count; a++) {
        raise = td_max(raise, b->weight[cause][question][a]);
    }
    return raise;
}

static void find_turning(struct td_bounds *b)
{
    for (size_t i = 0; i < b->checklist->conjunction_count; i++) {
        const struct td_conjunction *rule = &b->checklist->conjunctions[i];

        if (td_bounds_hangs_on(b, rule->when, rule->when_count) != 0) {
            b->turning |= UINT64_C(1) << i;
        }
    }
}

static void find_room(struct td_bounds *b)
{
    memset(b->group, -1, sizeof b->group);
    for (size_t g = 0; g < b->checklist->group_count; g++) {
        const struct td_group *group = &b->checklist->groups[g];
        int raised = 0, possible = 0;

        for (size_t q = 0; q < b->checklist->question_count; q++) {
            int choice = b->answers->choice[q];

            if ((group->questions >> q & 1u) == 0) {
                continue;
            }
            if (choice >= 0) {
                raised += td_max(0, b->weight[group->cause][q][choice]);
            }
            possible += is_open(b, q) ? most(b, group->cause, q) : 0;
            if (b->group[group->cause][q] < 0) {
                b->group[group->cause][q] = (int8_t)g;
            }
        }
        b->room[g] = td_max(0, group->cap - raised);
        for (size_t q = 0; q < b->checklist->question_count; q++) {
            if ((group->questions >> q & 1u) != 0 && raised + possible > group->cap) {
                b->caps[group->cause][q]++;
            }
        }
    }
}

void td_bounds_init(struct td_bounds *bounds, const struct td_checklist *checklist,
                    const struct td_answers *answers)
{
    memset(bounds, 0, sizeof *bounds);
    bounds->checklist = checklist;
    bounds->answers = answers;
    td_check_scores(checklist, answers, bounds->score);
    find_open(bounds);
    spread_weights(bounds);
    find_room(bounds);
    find_turning(bounds);
}

/* ---- one cause and another ---- */

static int weight_of(const struct td_bounds *b, int cause, size_t question, size_t answer)
{
    return cause == TD_BOUNDS_ZERO ? 0 : b->weight[cause][question][answer];
}

/* The open questions with a weight on one of the two. */
static uint64_t touching(const struct td_bounds *b, int cause, int other)
{
    return (cause == TD_BOUNDS_ZERO ? 0 : b->touching[cause]) |
           (other == TD_BOUNDS_ZERO ? 0 : b->touching[other]);
}

/* The least that an answer does for a cause: a cap may take a raise away. */
static int least_of(const struct td_bounds *b, int cause, size_t question, size_t answer)
{
    int weight = weight_of(b, cause, question, answer);

    return weight > 0 ? weight * (1 - b->caps[cause][question]) : weight;
}

/* The most that the open questions of a group (-1: of none) widen the gap; `raising` false: with
 * nothing of it by raising the cause. No answer at all is possible, too. */
static int widen(const struct td_bounds *b, int cause, int other, int group, bool raising)
{
    uint64_t questions = touching(b, cause, other);
    int gap = 0;

    for (size_t q = 0; questions != 0; q++, questions >>= 1) {
        int widest = 0;

        if ((questions & 1u) == 0 || (cause == TD_BOUNDS_ZERO ? -1 : b->group[cause][q]) != group) {
            continue;
        }
        for (size_t a = 0; a < b->checklist->questions[q].answer_count; a++) {
            int weight = weight_of(b, cause, q, a);

            weight = raising ? weight : td_min(weight, 0);
            widest = td_max(widest, weight - least_of(b, other, q, a));
        }
        gap += widest;
    }
    return gap;
}

/* How far a conjunction sets one cause before the other. */
static int sets_before(const struct td_conjunction *rule, int cause, int other)
{
    int lead = 0;

    for (size_t i = 0; i < rule->weight_count; i++) {
        lead += rule->weights[i].cause == cause ? rule->weights[i].weight : 0;
        lead -= rule->weights[i].cause == other ? rule->weights[i].weight : 0;
    }
    return lead;
}

/* The most that conjunctions widen the gap by coming true, or by being so no longer. */
static int widen_together(const struct td_bounds *b, int cause, int other)
{
    int gap = 0;

    for (size_t i = 0; i < b->checklist->conjunction_count; i++) {
        const struct td_conjunction *rule = &b->checklist->conjunctions[i];

        if ((b->turning >> i & 1u) != 0) {
            bool holds = td_condition_holds(rule->when, rule->when_count, b->answers);
            int lead = sets_before(rule, cause, other);

            gap += td_max(0, holds ? -lead : lead);
        }
    }
    return gap;
}

int td_bounds_lead(const struct td_bounds *bounds, int cause, int other)
{
    int lead = (cause == TD_BOUNDS_ZERO ? 0 : bounds->score[cause]) -
               (other == TD_BOUNDS_ZERO ? 0 : bounds->score[other]);

    lead += widen(bounds, cause, other, -1, true) + widen_together(bounds, cause, other);
    for (size_t g = 0; g < bounds->checklist->group_count; g++) {
        if (bounds->checklist->groups[g].cause == cause) {
            lead += td_min(widen(bounds, cause, other, (int)g, true),
                           widen(bounds, cause, other, (int)g, false) + bounds->room[g]);
        }
    }
    return lead;
}

static bool moves(const struct td_bounds *b, int cause, int other, size_t question)
{
    for (size_t a = 0; a < b->checklist->questions[question].answer_count; a++) {
        if (weight_of(b, cause, question, a) != least_of(b, other, question, a) ||
            least_of(b, cause, question, a) != weight_of(b, other, question, a)) {
            return true;
        }
    }
    return false;
}

uint64_t td_bounds_movers(const struct td_bounds *bounds, int cause, int other)
{
    uint64_t questions = touching(bounds, cause, other);

    for (size_t q = 0; q < bounds->checklist->question_count; q++) {
        if ((questions >> q & 1u) != 0 && !moves(bounds, cause, other, q)) {
            questions &= ~(UINT64_C(1) << q);
        }
    }
    for (size_t i = 0; i < bounds->checklist->conjunction_count; i++) {
        const struct td_conjunction *rule = &bounds->checklist->conjunctions[i];

        if (sets_before(rule, cause, other) != 0) {
            questions |= td_bounds_hangs_on(bounds, rule->when, rule->when_count);
        }
    }
    return questions;
}
