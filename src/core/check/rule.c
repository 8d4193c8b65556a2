/* From answers to likely causes: the decision rule of td_check_evaluate, red flags first. */
#include <stdlib.h>
#include <string.h>

#include "rule.h"
#include "teardrop/base/str.h"

struct rule {
    const struct td_checklist *checklist;
    const struct td_answers *answers;
    struct td_check_result *out;
};

/* ---- flags ---- */

static void raise_flag(struct rule *r, const struct td_raised_flag *like)
{
    struct td_check_result *out = r->out;
    struct td_raised_flag *raised = NULL;

    for (size_t i = 0; i < out->flag_count; i++) {
        if (out->flags[i].flag == like->flag) {
            raised = &out->flags[i];
        }
    }
    if (raised == NULL) {
        out->flags[out->flag_count++] = *like;
        return;
    }
    if (like->urgency > raised->urgency) { /* the most urgent match of a flag counts */
        bool ticked = raised->ticked || like->ticked;

        *raised = *like;
        raised->ticked = ticked;
    }
}

/* A rule with age_under needs the age in years; an age band is not exact enough. */
static bool answer_flag_holds(const struct td_answer_flag *rule, const struct td_answers *answers)
{
    for (size_t i = 0; i < TD_CHECK_MAX_FLAGS; i++) {
        if ((rule->flags >> i & 1u) != 0 && !answers->flag[i]) {
            return false;
        }
    }
    return td_condition_holds(rule->when, rule->when_count, answers) &&
           (rule->age_under == 0 ||
            (answers->age_years >= 0 && answers->age_years < rule->age_under));
}

static void raise_flags(struct rule *r)
{
    const struct td_checklist *checklist = r->checklist;

    for (size_t i = 0; i < checklist->flag_count; i++) {
        const struct td_flag *flag = &checklist->flags[i];

        if (r->answers->flag[i]) {
            raise_flag(r, &(struct td_raised_flag){.flag = (uint8_t)i,
                                                   .urgency = flag->urgency,
                                                   .training = flag->training,
                                                   .text = flag->text,
                                                   .action = flag->action,
                                                   .ticked = true});
        }
    }
    for (size_t i = 0; i < checklist->answer_flag_count; i++) {
        const struct td_answer_flag *rule = &checklist->answer_flags[i];

        if (answer_flag_holds(rule, r->answers)) {
            const struct td_flag *flag = &checklist->flags[rule->flag];

            raise_flag(r, &(struct td_raised_flag){
                              .flag = rule->flag,
                              .urgency = rule->urgency,
                              .training = rule->training,
                              .text = rule->text != NULL ? rule->text : flag->text,
                              .action = rule->action != NULL ? rule->action : flag->action});
        }
    }
}

/* Most urgent first; equals in the order of the data. */
static int by_urgency(const void *a, const void *b)
{
    const struct td_raised_flag *x = a, *y = b;

    if (x->urgency != y->urgency) {
        return x->urgency > y->urgency ? -1 : 1;
    }
    return (int)x->flag - (int)y->flag;
}

/* ---- scores ---- */

static void add_reason(struct td_score *score, struct td_reason reason)
{
    if (reason.weight != 0 && score->reason_count < TD_CHECK_MAX_REASONS) {
        score->reasons[score->reason_count++] = reason;
        score->score += reason.weight;
    }
}

static void add_weights(struct td_score *scores, const struct td_weight *weights, size_t count,
                        struct td_reason like)
{
    for (size_t i = 0; i < count; i++) {
        like.weight = weights[i].weight;
        add_reason(&scores[weights[i].cause], like);
    }
}

static void add_answers(const struct rule *r, struct td_score *scores)
{
    for (size_t q = 0; q < r->checklist->question_count; q++) {
        int choice = r->answers->choice[q];

        if (choice >= 0 && r->checklist->questions[q].kind != TD_QUESTION_SCALE) {
            const struct td_answer *answer = &r->checklist->questions[q].answers[choice];

            add_weights(scores, answer->weights, answer->weight_count,
                        (struct td_reason){.kind = TD_REASON_ANSWER,
                                           .index = (uint8_t)q,
                                           .answer = (uint8_t)choice});
        }
    }
}

/* Answers that measure one thing raise a cause together only up to the cap; what
 * speaks against it counts in full. */
static void add_caps(const struct rule *r, struct td_score *scores)
{
    for (size_t g = 0; g < r->checklist->group_count; g++) {
        const struct td_group *group = &r->checklist->groups[g];
        struct td_score *score = &scores[group->cause];
        int raised = 0;

        for (size_t i = 0; i < score->reason_count; i++) {
            const struct td_reason *reason = &score->reasons[i];

            if (reason->kind == TD_REASON_ANSWER && reason->weight > 0 &&
                (group->questions >> reason->index & 1u) != 0) {
                raised += reason->weight;
            }
        }
        if (raised > group->cap) {
            add_reason(score, (struct td_reason){.kind = TD_REASON_CAP,
                                                 .index = (uint8_t)g,
                                                 .weight = (int8_t)(group->cap - raised)});
        }
    }
}

static int by_weight(const void *a, const void *b)
{
    const struct td_reason *x = a, *y = b;
    int wx = abs(x->weight), wy = abs(y->weight);

    if (wx != wy) {
        return wx > wy ? -1 : 1;
    }
    if (x->kind != y->kind) {
        return (int)x->kind - (int)y->kind;
    }
    return (int)x->index - (int)y->index;
}

static void score_all(const struct rule *r, struct td_score *scores)
{
    for (size_t i = 0; i < r->checklist->cause_count; i++) {
        scores[i].cause = (uint8_t)i;
        scores[i].score = 0;
        scores[i].reason_count = 0;
        scores[i].unnameable =
            !td_condition_holds(r->checklist->causes[i].named_when,
                                r->checklist->causes[i].named_when_count, r->answers);
        add_reason(&scores[i], (struct td_reason){.kind = TD_REASON_PRIOR,
                                                  .weight = (int8_t)r->checklist->causes[i].prior});
    }
    add_answers(r, scores);
    for (size_t c = 0; c < r->checklist->conjunction_count; c++) {
        const struct td_conjunction *rule = &r->checklist->conjunctions[c];

        if (td_condition_holds(rule->when, rule->when_count, r->answers)) {
            add_weights(scores, rule->weights, rule->weight_count,
                        (struct td_reason){.kind = TD_REASON_TOGETHER, .index = (uint8_t)c});
        }
    }
    add_caps(r, scores);
    for (size_t i = 0; i < r->checklist->cause_count; i++) {
        qsort(scores[i].reasons, scores[i].reason_count, sizeof scores[i].reasons[0], by_weight);
    }
}

void td_check_scores(const struct td_checklist *checklist, const struct td_answers *answers,
                     int scores[TD_CHECK_MAX_CAUSES])
{
    const struct rule r = {checklist, answers, NULL};
    struct td_score all[TD_CHECK_MAX_CAUSES];

    score_all(&r, all);
    for (size_t i = 0; i < checklist->cause_count; i++) {
        scores[i] = all[i].score;
    }
}

/* Best first; equals in the order of the data. */
static int by_score(const void *a, const void *b)
{
    const struct td_score *x = a, *y = b;

    if (x->score != y->score) {
        return x->score > y->score ? -1 : 1;
    }
    return (int)x->cause - (int)y->cause;
}

static void rank(struct rule *r)
{
    struct td_check_result *out = r->out;
    struct td_score scores[TD_CHECK_MAX_CAUSES];

    score_all(r, scores);
    for (size_t i = 0; i < r->checklist->cause_count; i++) {
        if (r->checklist->causes[i].layer == TD_CAUSE_PATTERN) {
            out->patterns[out->pattern_count++] = scores[i];
        } else {
            out->contributors[out->contributor_count++] = scores[i];
        }
    }
    qsort(out->patterns, out->pattern_count, sizeof out->patterns[0], by_score);
    qsort(out->contributors, out->contributor_count, sizeof out->contributors[0], by_score);
}

/* ---- naming ---- */

/* The next that may be named, from `at` on; NULL = none. */
static const struct td_score *nameable(const struct td_score *ranked, size_t count, size_t at)
{
    while (at < count && ranked[at].unnameable) {
        at++;
    }
    return at < count ? &ranked[at] : NULL;
}

/* The best, and the second where it is as near as the margin. False: none is good enough. */
static bool name_best(struct td_check_result *out, const struct td_score *ranked, size_t count)
{
    const struct td_score *best = nameable(ranked, count, 0), *second;

    if (best == NULL || best->score < TD_CHECK_NAME_MIN) {
        return false;
    }
    out->named[0] = best->cause;
    out->named_count = 1;
    second = nameable(ranked, count, (size_t)(best - ranked) + 1);
    if (second != NULL && best->score - second->score <= TD_PAIR_MARGIN) {
        out->named[out->named_count++] = second->cause;
    }
    return true;
}

static void add_partner(struct rule *r)
{
    struct td_check_result *out = r->out;

    for (size_t i = 0; i < r->checklist->never_alone_count; i++) {
        const struct td_never_alone *rule = &r->checklist->never_alone[i];

        if (out->named_count > 0 && out->named[0] == rule->cause &&
            td_condition_holds(rule->when, rule->when_count, r->answers)) {
            out->named[1] = rule->partner;
            out->named_count = 2;
        }
    }
}

static void name(struct rule *r)
{
    struct td_check_result *out = r->out;

    if (out->scored < TD_CHECK_MIN_ANSWERS) {
        out->outcome = TD_OUTCOME_NOT_ENOUGH;
        return;
    }
    if (!name_best(out, out->patterns, out->pattern_count)) {
        out->outcome = TD_OUTCOME_NO_PATTERN;
        return;
    }
    out->outcome = TD_OUTCOME_NAMED;
    if (out->named_count == 1 && out->named[0] == r->checklist->home_pattern &&
        !name_best(out, out->contributors, out->contributor_count)) {
        out->outcome = TD_OUTCOME_PATTERN_ONLY;
        return;
    }
    add_partner(r);
}

/* ---- training ---- */

/* Levels are "l" and a number; without one, the most careful. */
static int level_number(const char *id)
{
    int number;

    return id != NULL && td_str_to_int(id + 1, 0, 99, &number) ? number : 0;
}

static const char *lower_level(const char *a, const char *b)
{
    if (a == NULL || b == NULL) {
        return a == NULL ? b : a;
    }
    return level_number(b) < level_number(a) ? b : a;
}

static int lower_depth(int a, int b)
{
    return b > 0 && b < a ? b : a;
}

static void say(struct td_check_result *out, const char *sentence)
{
    td_str_append(out->why, sizeof out->why, "%s%s", out->why[0] != '\0' ? " " : "", sentence);
}

static bool is_minor(const struct rule *r)
{
    int age = td_checklist_question(r->checklist, "age");
    int band;

    if (r->answers->age_years >= 0) {
        return r->answers->age_years < TD_CHECK_ADULT;
    }
    if (age < 0 || r->answers->choice[age] < 0) {
        return false;
    }
    band = r->checklist->questions[age].answers[r->answers->choice[age]].years_from;
    return band > 0 && band < TD_CHECK_ADULT;
}

static void close_training(struct rule *r)
{
    struct td_check_result *out = r->out;

    if (out->minor) {
        say(out, "Under 16 this is for information only: no loaded training without a parent and "
                 "a clinician. The page \"Under 16\" says what helps.");
    }
    for (size_t i = 0; i < out->flag_count; i++) {
        if (out->flags[i].training == TD_TRAINING_CLOSED) {
            say(out, out->outcome == TD_OUTCOME_STOP
                         ? "A red flag comes first: do not train this leg until a clinician has "
                           "looked at it."
                         : "Check this with somebody before you train:");
            if (out->outcome != TD_OUTCOME_STOP) {
                say(out, out->flags[i].action);
            }
            return;
        }
    }
}

/* What each named cause leaves open. */
static void limit_by_causes(struct rule *r)
{
    struct td_check_result *out = r->out;
    const char *top = r->checklist->top_level;

    for (size_t i = 0; i < out->named_count; i++) {
        const struct td_cause *cause = &r->checklist->causes[out->named[i]];

        if (!td_condition_holds(cause->limits_when, cause->limits_when_count, r->answers)) {
            continue;
        }
        out->start_level = lower_level(out->start_level, cause->start_level);
        out->max_level = lower_level(out->max_level, cause->max_level);
        out->max_depth_deg = lower_depth(out->max_depth_deg, cause->max_depth_deg);
        if ((cause->max_level != NULL && level_number(cause->max_level) < level_number(top)) ||
            cause->max_depth_deg > 0) {
            char sentence[200];

            out->training =
                out->training < TD_TRAINING_LIMITED ? TD_TRAINING_LIMITED : out->training;
            td_str_format(sentence, sizeof sentence, "We keep this gentle for now: %s.",
                          cause->name);
            say(out, sentence);
        }
    }
}

static void limit_by_flags(struct rule *r)
{
    struct td_check_result *out = r->out;

    for (size_t i = 0; i < out->flag_count; i++) {
        if (out->flags[i].training == TD_TRAINING_LIMITED ||
            out->flags[i].urgency >= TD_URGENCY_SOON) {
            out->training = TD_TRAINING_LIMITED;
            out->max_level = lower_level(out->max_level, r->checklist->soon_max_level);
            out->max_depth_deg = lower_depth(out->max_depth_deg, r->checklist->soon_max_depth_deg);
            say(out, "Until somebody has looked at it, train only what does not hurt.");
            return;
        }
    }
}

/* A slow squat that does not hurt today says more about a chair squat than the worst stair of last
 * week does: pain in the test of the movement itself leads, as in the trials that begin with
 * squats and step-ups at a worst pain of 5 and more (Hansen 2023). */
static bool squats_freely(const struct rule *r)
{
    int squat = td_checklist_question(r->checklist, "squat_pain");
    int choice = squat >= 0 ? r->answers->choice[squat] : TD_ANSWER_NONE;

    return choice >= 0 && r->checklist->questions[squat].answers[choice].absent;
}

static void decide_training(struct rule *r)
{
    struct td_check_result *out = r->out;
    int pain = r->answers->worst_pain;

    out->minor = is_minor(r);
    out->training = out->minor ? TD_TRAINING_CLOSED : TD_TRAINING_FREE;
    for (size_t i = 0; i < out->flag_count; i++) {
        if (out->flags[i].training > out->training) {
            out->training = out->flags[i].training;
        }
    }
    if (out->outcome == TD_OUTCOME_STOP) {
        out->training = TD_TRAINING_CLOSED;
    }
    if (out->training == TD_TRAINING_CLOSED) {
        close_training(r);
        return;
    }
    if (pain < 0 || squats_freely(r)) {
        pain = 0;
    }
    out->start_level = r->checklist->pain_levels[pain];
    out->max_level = r->checklist->top_level;
    out->max_depth_deg = r->checklist->full_depth_deg;
    limit_by_causes(r);
    limit_by_flags(r);
    out->start_level = lower_level(out->start_level, out->max_level);
    if (pain > 2) {
        say(out, "We begin a little lower because it has been sore.");
    }
    if (out->why[0] == '\0') {
        say(out, "Nothing you said speaks against training. Pain of up to 2 out of 10 is fine.");
    }
}

/* ---- all of it ---- */

int td_check_scored(const struct td_checklist *checklist, const struct td_answers *answers)
{
    int scored = 0;

    for (size_t q = 0; q < checklist->question_count; q++) {
        const struct td_question *question = &checklist->questions[q];
        int choice = answers->choice[q];

        if (question->kind != TD_QUESTION_SCALE && choice >= 0 &&
            !question->answers[choice].unsure) {
            scored++;
        }
    }
    return scored;
}

static void list_unanswered(struct rule *r)
{
    for (size_t q = 0; q < r->checklist->question_count; q++) {
        if (!td_answers_has(r->checklist, r->answers, q)) {
            r->out->unanswered[r->out->unanswered_count++] = (uint8_t)q;
        }
    }
}

void td_check_evaluate(const struct td_checklist *checklist, const struct td_answers *answers,
                       struct td_check_result *out)
{
    struct rule r = {checklist, answers, out};

    memset(out, 0, sizeof *out);
    out->scored = td_check_scored(checklist, answers);
    list_unanswered(&r);
    raise_flags(&r);
    qsort(out->flags, out->flag_count, sizeof out->flags[0], by_urgency);
    if (out->flag_count > 0 && out->flags[0].urgency >= TD_URGENCY_SAME_DAY) {
        out->outcome = TD_OUTCOME_STOP;
    } else {
        rank(&r);
        name(&r);
    }
    decide_training(&r);
    out->urgency = out->flag_count > 0 ? out->flags[0].urgency : TD_URGENCY_NONE;
    for (size_t i = 0; i < out->named_count; i++) {
        enum td_urgency follow_up = checklist->causes[out->named[i]].follow_up;

        out->urgency = follow_up > out->urgency ? follow_up : out->urgency;
    }
}
