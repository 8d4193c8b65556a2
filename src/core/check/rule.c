/* From answers to likely causes: red flags, and the whole of the decision rule that
 * td_check_evaluate states. */
#include <stdlib.h>
#include <string.h>

#include "rule.h"

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
        struct td_raised_flag before = *raised;

        *raised = *like;
        raised->ticked = before.ticked;
        raised->text = before.ticked ? before.text : like->text; /* what was ticked is true */
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

/* ---- all of it ---- */

static void list_unanswered(struct rule *r)
{
    for (size_t q = 0; q < r->checklist->question_count; q++) {
        if (!td_answers_has(r->checklist, r->answers, q)) {
            r->out->unanswered[r->out->unanswered_count++] = (uint8_t)q;
        }
    }
}

/* Who should look at what is named, or leaned towards. */
static void follow_up(const struct td_checklist *checklist, uint8_t cause,
                      struct td_check_result *out)
{
    if (checklist->causes[cause].follow_up > out->urgency) {
        out->urgency = checklist->causes[cause].follow_up;
    }
}

static void decide_urgency(const struct td_checklist *checklist, struct td_check_result *out)
{
    out->urgency = out->flag_count > 0 ? out->flags[0].urgency : TD_URGENCY_NONE;
    for (size_t i = 0; i < out->named_count; i++) {
        follow_up(checklist, out->named[i], out);
    }
    if (out->leans) {
        follow_up(checklist, out->leaning, out);
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
        td_check_rank(checklist, answers, out);
        td_check_name(checklist, answers, out);
    }
    td_check_allow(checklist, answers, out);
    decide_urgency(checklist, out);
}
