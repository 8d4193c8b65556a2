/* What a question is still worth: whether any answer to it could change what is
 * named, and how well it tells the leading causes apart.
 *
 * Bounds: an open question can raise a cause at most by its largest weight and
 * lower it at most by its smallest. A cause is in play when its highest possible
 * score comes within the margin of the best that another is certain of. Caps
 * only lower what is raised, and never below what it was before, so leaving them
 * out keeps the bounds true. */
#include "rule.h"
#include "teardrop/base/num.h"
#include "teardrop/core/check/course.h"

struct worth {
    const struct td_checklist *checklist;
    const struct td_answers *answers;
    int score[TD_CHECK_MAX_CAUSES]; /* as things stand */
    int low[TD_CHECK_MAX_CAUSES], high[TD_CHECK_MAX_CAUSES];
    bool in_play[TD_CHECK_MAX_CAUSES];
};

/* Skipped and put-off questions can still be answered, so they count as open. */
static bool is_open(const struct worth *w, size_t question)
{
    const struct td_question *asked = &w->checklist->questions[question];

    return asked->kind != TD_QUESTION_SCALE && w->answers->choice[question] < 0;
}

/* ---- bounds ---- */

static void weight_range(const struct td_question *question, size_t cause, int *low, int *high)
{
    *low = *high = 0; /* "not sure" and no answer at all */
    for (size_t a = 0; a < question->answer_count; a++) {
        const struct td_answer *answer = &question->answers[a];

        for (size_t i = 0; i < answer->weight_count; i++) {
            int weight = answer->weights[i].weight;

            if (answer->weights[i].cause == cause) {
                *low = td_min(*low, weight);
                *high = td_max(*high, weight);
            }
        }
    }
}

/* Can it hold, and must it, whatever the open questions get? */
static void condition_range(const struct worth *w, const struct td_condition *when, size_t count,
                            bool *can, bool *must)
{
    *can = *must = true;
    for (size_t i = 0; i < count; i++) {
        if (is_open(w, when[i].question)) {
            *must = false;
        } else if (!td_condition_holds(&when[i], 1, w->answers)) {
            *can = *must = false;
        }
    }
}

static void add_open_questions(struct worth *w)
{
    for (size_t q = 0; q < w->checklist->question_count; q++) {
        if (!is_open(w, q)) {
            continue;
        }
        for (size_t c = 0; c < w->checklist->cause_count; c++) {
            int low, high;

            weight_range(&w->checklist->questions[q], c, &low, &high);
            w->low[c] += low;
            w->high[c] += high;
        }
    }
}

static void add_conjunctions(struct worth *w)
{
    for (size_t i = 0; i < w->checklist->conjunction_count; i++) {
        const struct td_conjunction *rule = &w->checklist->conjunctions[i];
        bool holds = td_condition_holds(rule->when, rule->when_count, w->answers);
        bool can, must;

        condition_range(w, rule->when, rule->when_count, &can, &must);
        for (size_t k = 0; k < rule->weight_count && can && !must; k++) {
            int weight = rule->weights[k].weight;
            int turned = holds ? -weight : weight; /* what it would change by turning */

            w->high[rule->weights[k].cause] += turned > 0 ? turned : 0;
            w->low[rule->weights[k].cause] += turned < 0 ? turned : 0;
        }
    }
}

/* Can its condition for being named still come true, and does it hold whatever comes? */
static bool can_be_named(const struct worth *w, size_t cause, bool *must)
{
    *must = w->checklist->causes[cause].need_count == 0;
    return true;
}

/* Marks the causes of a layer that may still be named; none when nothing about the layer can
 * change any more. */
static void settle(struct worth *w, enum td_cause_layer layer)
{
    const struct td_checklist *list = w->checklist;
    int certain = TD_CHECK_NAME_MIN;
    size_t playing = 0;
    bool sure = true, must;

    for (size_t c = 0; c < list->cause_count; c++) {
        if (list->causes[c].layer == layer && can_be_named(w, c, &must) && must) {
            certain = td_max(certain, w->low[c]);
        }
    }
    for (size_t c = 0; c < list->cause_count; c++) {
        if (list->causes[c].layer == layer && w->high[c] >= certain - TD_CHECK_NEAR &&
            can_be_named(w, c, &must)) {
            w->in_play[c] = true;
            playing++;
            sure = sure && must && w->low[c] >= TD_CHECK_NAME_MIN;
        }
    }
    for (size_t c = 0; c < list->cause_count && playing == 1 && sure; c++) {
        w->in_play[c] = w->in_play[c] && list->causes[c].layer != layer;
    }
}

/* Could the kneecap joint be named alone, so that its contributors are ranked? */
static bool home_may_be_alone(const struct worth *w)
{
    size_t home = w->checklist->home_pattern;

    if (w->high[home] < TD_CHECK_NAME_MIN) {
        return false;
    }
    for (size_t c = 0; c < w->checklist->cause_count; c++) {
        bool must;

        if (c != home && w->checklist->causes[c].layer == TD_CAUSE_PATTERN &&
            can_be_named(w, c, &must) && must && w->high[home] - w->low[c] <= TD_CHECK_NEAR) {
            return false;
        }
    }
    return true;
}

static void weigh(struct worth *w, const struct td_checklist *checklist,
                  const struct td_answers *answers)
{
    *w = (struct worth){.checklist = checklist, .answers = answers};
    td_check_scores(checklist, answers, w->score);
    for (size_t c = 0; c < checklist->cause_count; c++) {
        w->low[c] = w->high[c] = w->score[c];
    }
    add_open_questions(w);
    add_conjunctions(w);
    settle(w, TD_CAUSE_PATTERN);
    if (home_may_be_alone(w)) {
        settle(w, TD_CAUSE_CONTRIBUTOR);
    }
}

/* ---- what one question can do ---- */

static bool speaks_of(const struct td_condition *when, size_t count, size_t question)
{
    for (size_t i = 0; i < count; i++) {
        if (when[i].question == question) {
            return true;
        }
    }
    return false;
}

static bool can_raise_flag(const struct worth *w, size_t question)
{
    for (size_t i = 0; i < w->checklist->answer_flag_count; i++) {
        const struct td_answer_flag *rule = &w->checklist->answer_flags[i];
        bool can, must, ticked = true;

        for (size_t f = 0; f < w->checklist->flag_count; f++) {
            ticked = ticked && ((rule->flags >> f & 1u) == 0 || w->answers->flag[f]);
        }
        condition_range(w, rule->when, rule->when_count, &can, &must);
        if (ticked && can && speaks_of(rule->when, rule->when_count, question)) {
            return true;
        }
    }
    return false;
}

/* Weights on causes in play, and rules that bring one in. */
static bool can_change_names(const struct worth *w, size_t question)
{
    const struct td_checklist *list = w->checklist;

    for (size_t c = 0; c < list->cause_count; c++) {
        int low, high;

        weight_range(&list->questions[question], c, &low, &high);
        if (w->in_play[c] && low != high) {
            return true;
        }
    }
    for (size_t i = 0; i < list->conjunction_count; i++) {
        const struct td_conjunction *rule = &list->conjunctions[i];

        for (size_t k = 0; k < rule->weight_count; k++) {
            if (w->in_play[rule->weights[k].cause] &&
                speaks_of(rule->when, rule->when_count, question)) {
                return true;
            }
        }
    }
    for (size_t i = 0; i < list->never_alone_count; i++) {
        if (speaks_of(list->never_alone[i].when, list->never_alone[i].when_count, question)) {
            return true;
        }
    }
    return false;
}

bool td_question_matters(const struct td_checklist *checklist, const struct td_answers *answers,
                         size_t question)
{
    struct worth w;

    weigh(&w, checklist, answers);
    return td_check_scored(checklist, answers) < TD_CHECK_MIN_ANSWERS ||
           can_raise_flag(&w, question) || can_change_names(&w, question);
}

/* The two best of a layer that are in play, by the score as it stands; -1 = none. */
static void two_best(const struct worth *w, enum td_cause_layer layer, int *first, int *second)
{
    *first = *second = -1;
    for (size_t c = 0; c < w->checklist->cause_count; c++) {
        if (!w->in_play[c] || w->checklist->causes[c].layer != layer) {
            continue;
        }
        if (*first < 0 || w->score[c] > w->score[*first]) {
            *second = *first;
            *first = (int)c;
        } else if (*second < 0 || w->score[c] > w->score[*second]) {
            *second = (int)c;
        }
    }
}

static int weight_on(const struct td_answer *answer, int cause)
{
    for (size_t i = 0; i < answer->weight_count; i++) {
        if (answer->weights[i].cause == cause) {
            return answer->weights[i].weight;
        }
    }
    return 0;
}

/* How far its answers can move the lead of one cause over the other. */
static int moves_lead(const struct td_question *question, int first, int second)
{
    int least = 0, most = 0;

    for (size_t a = 0; a < question->answer_count && first >= 0; a++) {
        int lead = weight_on(&question->answers[a], first) -
                   (second >= 0 ? weight_on(&question->answers[a], second) : 0);

        least = td_min(least, lead);
        most = td_max(most, lead);
    }
    return most - least;
}

#define TELLS_FLAG 1000 /* what can raise a flag comes before everything */
#define TELLS_PATTERN 20
#define TELLS_CONTRIBUTOR 10

int td_question_tells(const struct td_checklist *checklist, const struct td_answers *answers,
                      size_t question)
{
    struct worth w;
    int first, second, tells;

    weigh(&w, checklist, answers);
    tells = can_raise_flag(&w, question) ? TELLS_FLAG : 0;
    two_best(&w, TD_CAUSE_PATTERN, &first, &second);
    tells += TELLS_PATTERN * moves_lead(&checklist->questions[question], first, second);
    two_best(&w, TD_CAUSE_CONTRIBUTOR, &first, &second);
    tells += TELLS_CONTRIBUTOR * moves_lead(&checklist->questions[question], first, second);
    for (size_t c = 0; c < checklist->cause_count; c++) {
        int low, high;

        weight_range(&checklist->questions[question], c, &low, &high);
        tells += w.in_play[c] ? high - low : 0;
    }
    return tells;
}
