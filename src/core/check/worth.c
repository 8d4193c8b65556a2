/* What a question is still worth: whether any answer to it could change the result, and how well it
 * tells the leading causes apart.
 *
 * Of the causes that still have a part (prospects.c): what is not settled between them? Is a score
 * high enough, which of two is above, are they near, are the signs there. A question matters if
 * something of that kind hangs on it; or a flag, a partner, or what is open for training. What
 * follows from a question that matters, matters with it. */
#include "prospects.h"
#include "rule.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check/course.h"

/* ---- flags ---- */

/* Are the flags ticked that a rule asks for, and is the age as it wants it? */
static struct td_prospect flag_prospect(const struct td_prospects *w,
                                        const struct td_answer_flag *rule)
{
    struct td_prospect prospect = td_bounds_condition(&w->bounds, rule->when, rule->when_count);
    int years = w->answers->age_years;

    for (size_t f = 0; f < w->list->flag_count; f++) {
        if ((rule->flags >> f & 1u) != 0 && !w->answers->flag[f]) {
            return (struct td_prospect){false, false};
        }
    }
    if (rule->age_under > 0 && (years < 0 || years >= rule->age_under)) {
        prospect.can = prospect.can && years < 0;
        prospect.must = false;
    }
    return prospect;
}

static const char *text_of(const struct td_prospects *w, const struct td_answer_flag *rule)
{
    return rule->text != NULL ? rule->text : w->list->flags[rule->flag].text;
}

static bool says_the_same(const struct td_prospects *w, const struct td_answer_flag *a,
                          const struct td_answer_flag *b)
{
    const struct td_flag *flag = &w->list->flags[a->flag];

    return a->training == b->training && td_str_equal(text_of(w, a), text_of(w, b)) &&
           td_str_equal(a->action != NULL ? a->action : flag->action,
                        b->action != NULL ? b->action : flag->action);
}

/* Is there a match that wins over it for sure? Of the matches of one flag the most urgent counts,
 * of equals the first. */
static bool is_outdone(const struct td_prospects *w, const struct td_answer_flag *rule)
{
    for (size_t i = 0; i < w->list->answer_flag_count; i++) {
        const struct td_answer_flag *other = &w->list->answer_flags[i];

        if (other->flag == rule->flag && flag_prospect(w, other).must &&
            (other->urgency > rule->urgency || (other->urgency == rule->urgency && other < rule))) {
            return true;
        }
    }
    return w->answers->flag[rule->flag] && w->list->flags[rule->flag].urgency >= rule->urgency;
}

/* Would the next equal match say the same for sure? */
static bool is_repeated(const struct td_prospects *w, const struct td_answer_flag *rule)
{
    const struct td_answer_flag *end = w->list->answer_flags + w->list->answer_flag_count;

    for (const struct td_answer_flag *other = rule + 1; other < end; other++) {
        struct td_prospect prospect = flag_prospect(w, other);

        if (other->flag != rule->flag || other->urgency != rule->urgency || !prospect.can) {
            continue;
        }
        if (!says_the_same(w, other, rule) || prospect.must) {
            return says_the_same(w, other, rule);
        }
    }
    return false;
}

static uint64_t flags_hang_on(const struct td_prospects *w)
{
    uint64_t questions = 0;

    for (size_t i = 0; i < w->list->answer_flag_count; i++) {
        const struct td_answer_flag *rule = &w->list->answer_flags[i];

        if (flag_prospect(w, rule).can && !is_outdone(w, rule) && !is_repeated(w, rule)) {
            questions |= td_bounds_hangs_on(&w->bounds, rule->when, rule->when_count);
        }
    }
    return questions;
}

/* ---- names ---- */

static bool undecided(int low, int high, int from)
{
    return low < from && from <= high;
}

/* How high the best of a layer is at least; 0 when nobody knows. */
static int surely_reached(const struct td_prospects *w, enum td_cause_layer layer)
{
    int reached = 0;

    for (size_t c = 0; c < w->list->cause_count; c++) {
        if (w->list->causes[c].layer == layer && w->sure[c]) {
            reached = td_max(reached, w->low[c]);
        }
    }
    return reached;
}

/* Do its typical signs count? What is only near the best is named without. */
static bool signs_count(const struct td_prospects *w, size_t cause)
{
    return w->best[cause] || w->reach[cause] ||
           (w->near[cause] && w->list->causes[cause].layer == TD_CAUSE_CONTRIBUTOR);
}

/* Is it high enough to be named, and to be named alone? What is near enough to a best that is high
 * enough itself need not be asked. */
static bool height_undecided(const struct td_prospects *w, size_t cause)
{
    int reached = surely_reached(w, w->list->causes[cause].layer);
    int alone_from = w->list->causes[cause].alone_from;
    bool asked = (w->best[cause] && reached < TD_CHECK_NAME_MIN) ||
                 (w->near[cause] && reached < TD_CHECK_NAME_MIN + TD_CHECK_NEAR) ||
                 (w->reach[cause] && reached < TD_CHECK_NAME_MIN + TD_CHECK_REACH);

    return (asked && undecided(w->low[cause], w->high[cause], TD_CHECK_NAME_MIN)) ||
           (alone_from > TD_CHECK_NAME_MIN && w->signs[cause].can && w->best[cause] &&
            undecided(w->low[cause], w->high[cause], alone_from));
}

/* Which of the two is above, and is the lower one near or within reach? */
static bool order_undecided(const struct td_prospects *w, size_t first, size_t second)
{
    int low = -w->lead[second][first], high = w->lead[first][second];

    return ((w->best[first] && w->best[second]) || (w->near[first] && w->near[second]) ||
            (w->reach[first] && w->reach[second])) &&
           undecided(low, high, first < second ? 0 : 1);
}

static bool distance_undecided(const struct td_prospects *w, size_t upper, size_t lower)
{
    int low = -w->lead[lower][upper], high = w->lead[upper][lower];

    return w->best[upper] &&
           ((w->alone[upper].can && w->near[lower] && undecided(low, high, TD_CHECK_NEAR + 1)) ||
            (!w->alone[upper].must && w->reach[lower] && undecided(low, high, TD_CHECK_REACH + 1)));
}

static uint64_t scores_hang_on(const struct td_prospects *w)
{
    uint64_t questions = 0;

    for (size_t c = 0; c < w->list->cause_count; c++) {
        if (!td_prospects_in_play(w, c)) {
            continue;
        }
        if (height_undecided(w, c)) {
            questions |= td_bounds_movers(&w->bounds, (int)c, TD_BOUNDS_ZERO);
        }
        for (size_t o = 0; o < w->list->cause_count; o++) {
            if (o != c && td_prospects_same_layer(w, c, o) && td_prospects_in_play(w, o) &&
                (order_undecided(w, c, o) || distance_undecided(w, c, o))) {
                questions |= td_bounds_movers(&w->bounds, (int)c, (int)o);
            }
        }
    }
    return questions;
}

/* The groups of its typical signs that can still be met and are not yet; none once it has lost one
 * of them. */
static uint64_t needs_hang_on(const struct td_prospects *w, size_t cause)
{
    const struct td_cause *of = &w->list->causes[cause];
    bool wanted = w->signs[cause].can && signs_count(w, cause);
    uint64_t questions = 0;

    for (size_t n = 0; n < of->need_count && wanted; n++) {
        for (size_t i = 0; i < of->needs[n].of_count && !td_prospects_need(w, &of->needs[n]).must;
             i++) {
            questions |= td_bounds_hangs_on(&w->bounds, &of->needs[n].of[i], 1);
        }
    }
    return questions;
}

static uint64_t bars_hang_on(const struct td_prospects *w, size_t cause)
{
    const struct td_cause *of = &w->list->causes[cause];
    uint64_t questions = 0;

    for (size_t i = 0; i < of->bar_count && !w->barred[cause].must; i++) {
        questions |= td_bounds_hangs_on(&w->bounds, &of->bars[i], 1);
    }
    return questions;
}

/* Another rule for the same cause leaves nothing to this one: an earlier one that comes true for
 * sure, or a later one with the same partner, and no other partner between. */
static bool is_forestalled(const struct td_prospects *w, size_t rule)
{
    const struct td_never_alone *rules = w->list->never_alone;

    for (size_t i = 0; i < w->list->never_alone_count; i++) {
        if (rules[i].cause != rules[rule].cause || i == rule) {
            continue;
        }
        if (rules[i].partner != rules[rule].partner &&
            (i > rule || rules[i].partner == w->list->home_pattern)) {
            return false;
        }
        if (td_prospects_surely_joins(w, &rules[i])) {
            return true;
        }
    }
    return false;
}

/* ---- training ---- */

/* What would keep the depth of a cause shut that may be named or leaned towards. */
static uint64_t opening_hangs_on(const struct td_prospects *w, size_t cause)
{
    const struct td_cause *of = &w->list->causes[cause];

    return td_bounds_hangs_on(&w->bounds, of->shut_when, of->shut_when_count);
}

/* The age closes it for the young. A squat that does not hurt speaks for the level to begin with,
 * after any pain. */
static uint64_t training_hangs_on(const struct td_prospects *w)
{
    int age = td_checklist_question(w->list, "age");
    int squat = td_checklist_question(w->list, "squat_pain");
    uint64_t questions = age >= 0 ? UINT64_C(1) << age : 0;

    if (squat >= 0 && w->answers->worst_pain != 0) {
        questions |= UINT64_C(1) << squat;
    }
    return questions & w->bounds.open;
}

/* ---- all of it ---- */

/* What a cause in play, or a partner that may come beside it, hangs on. */
static uint64_t causes_hang_on(const struct td_prospects *w)
{
    uint64_t questions = 0;

    for (size_t c = 0; c < w->list->cause_count; c++) {
        if (td_prospects_in_play(w, c)) {
            questions |= needs_hang_on(w, c) | bars_hang_on(w, c) | opening_hangs_on(w, c);
        }
    }
    for (size_t i = 0; i < w->list->never_alone_count; i++) {
        const struct td_never_alone *rule = &w->list->never_alone[i];

        if (w->best[rule->cause] && w->alone[rule->cause].can && !w->barred[rule->partner].must &&
            td_bounds_condition(&w->bounds, rule->when, rule->when_count).can &&
            !is_forestalled(w, i)) {
            questions |= td_bounds_hangs_on(&w->bounds, rule->when, rule->when_count) |
                         bars_hang_on(w, rule->partner) | opening_hangs_on(w, rule->partner);
        }
    }
    return questions;
}

/* With the questions whose ask_when hangs on them: those of the open ones that matter, and those
 * that have an answer, which would be dropped. */
static uint64_t with_what_leads_there(const struct td_prospects *w, uint64_t questions)
{
    uint64_t before;

    do {
        before = questions;
        for (size_t q = 0; q < w->list->question_count; q++) {
            const struct td_question *question = &w->list->questions[q];

            if (w->answers->choice[q] >= 0 || (questions >> q & 1u) != 0) {
                questions |=
                    td_bounds_hangs_on(&w->bounds, question->ask_when, question->ask_when_count);
            }
        }
    } while (questions != before);
    return questions;
}

static uint64_t find_matters(const struct td_prospects *w)
{
    if (td_check_scored(w->list, w->answers) < TD_CHECK_MIN_ANSWERS) {
        return w->bounds.open;
    }
    return with_what_leads_there(w, flags_hang_on(w) | scores_hang_on(w) | causes_hang_on(w) |
                                        training_hangs_on(w));
}

bool td_question_matters(const struct td_checklist *checklist, const struct td_answers *answers,
                         size_t question)
{
    struct td_prospects w;

    td_prospects_of(&w, checklist, answers);
    return (find_matters(&w) >> question & 1u) != 0;
}

/* ---- what tells most ---- */

/* The two best of a layer that are in play, by the score as it stands; -1 = none. */
static void two_best(const struct td_prospects *w, enum td_cause_layer layer, int *first,
                     int *second)
{
    const int *score = w->bounds.score;

    *first = *second = -1;
    for (size_t c = 0; c < w->list->cause_count; c++) {
        if (!td_prospects_in_play(w, c) || w->list->causes[c].layer != layer) {
            continue;
        }
        if (*first < 0 || score[c] > score[*first]) {
            *second = *first;
            *first = (int)c;
        } else if (*second < 0 || score[c] > score[*second]) {
            *second = (int)c;
        }
    }
}

/* How far its answers can move the lead of one cause over the other; "not sure" not at all. */
static int moves_lead(const struct td_prospects *w, size_t question, int first, int second)
{
    int least = 0, most = 0;

    for (size_t a = 0; a < w->list->questions[question].answer_count && first >= 0; a++) {
        int lead = w->bounds.weight[first][question][a] -
                   (second >= 0 ? w->bounds.weight[second][question][a] : 0);

        least = td_min(least, lead);
        most = td_max(most, lead);
    }
    return most - least;
}

#define TELLS_FLAG 1000  /* what can raise a flag comes before everything, */
#define TELLS_SIGN 350   /* then typical signs of what leads, */
#define TELLS_PATTERN 20 /* then what moves the lead */
#define TELLS_CONTRIBUTOR 10

static void find_tells(const struct td_prospects *w, struct td_worth *out)
{
    uint64_t flags = flags_hang_on(w), signs = 0;
    int first, second, third, fourth;

    two_best(w, TD_CAUSE_PATTERN, &first, &second);
    two_best(w, TD_CAUSE_CONTRIBUTOR, &third, &fourth);
    signs |= first >= 0 ? needs_hang_on(w, (size_t)first) : 0;
    signs |= second >= 0 ? needs_hang_on(w, (size_t)second) : 0;
    for (size_t q = 0; q < w->list->question_count; q++) {
        int tells = TELLS_PATTERN * moves_lead(w, q, first, second) +
                    TELLS_CONTRIBUTOR * moves_lead(w, q, third, fourth);

        tells += (flags >> q & 1u) != 0 ? TELLS_FLAG : 0;
        tells += (signs >> q & 1u) != 0 ? TELLS_SIGN : 0;
        for (int c = 0; c < (int)w->list->cause_count; c++) {
            tells += td_prospects_in_play(w, (size_t)c) ? moves_lead(w, q, c, -1) : 0;
        }
        out->tells[q] = tells;
    }
}

void td_check_weigh(const struct td_checklist *checklist, const struct td_answers *answers,
                    struct td_worth *out)
{
    struct td_prospects w;

    td_prospects_of(&w, checklist, answers);
    out->matters = find_matters(&w);
    find_tells(&w, out);
}

int td_question_tells(const struct td_checklist *checklist, const struct td_answers *answers,
                      size_t question)
{
    struct td_worth worth;

    td_check_weigh(checklist, answers, &worth);
    return worth.tells[question];
}
