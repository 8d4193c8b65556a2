/* What a result says, fact by fact, as the model names it. */
#include "proof/facts.h"

#include <string.h>

/* What is said once. */
enum fact {
    FACT_STOP,
    FACT_ENOUGH,
    FACT_NAMED,
    FACT_ONLY_PATTERN,
    FACT_LEANS,
    FACT_TWO,
    FACT_SCORED,
    FACT_URGENCY, /* one for each from routine on */
    FACT_MINOR = FACT_URGENCY + TD_URGENCY_EMERGENCY,
    FACT_CLOSED,
    FACT_LIMITED, /* from here on, only while it is not closed */
    FACT_LEVEL,
    FACT_DEPTH,
    FACT_START,
    FACT_LOAD_OWN,
    FACT_LOAD_ASK,
    FACT_COUNT
};
static const char *const names[FACT_COUNT] = {
    "stop",      "enough",    "is-named",  "only-pattern", "leans", "two",    "scored",
    "urgency-1", "urgency-2", "urgency-3", "urgency-4",    "minor", "closed", "limited",
    "level",     "depth",     "start",     "load-1",       "load-2"};

/* What is said of each cause, of each flag. */
enum cause_fact { CAUSE_FIRST, CAUSE_OTHER, CAUSE_LEANING, CAUSE_BARRED, CAUSE_SCORE, CAUSE_MET };
static const char *const cause_names[] = {"first", "other", "leaning", "barred", "score", "met"};
#define CAUSE_FACTS (sizeof cause_names / sizeof cause_names[0])
static const char *const flag_names[] = {"flag-0", "flag-1", "flag-2", "flag-3",
                                         "flag-4", "limits", "closes"};
#define FLAG_FACTS (sizeof flag_names / sizeof flag_names[0])

static size_t count_of(const struct td_checklist *list)
{
    return FACT_COUNT + list->cause_count * CAUSE_FACTS + list->flag_count * FLAG_FACTS;
}

static void put_name(const struct model *m, size_t i)
{
    if (i < FACT_COUNT) {
        model_name(m, "%s", names[i]);
        return;
    }
    i -= FACT_COUNT;
    if (i < m->list->cause_count * CAUSE_FACTS) {
        model_name(m, "%s %s", cause_names[i % CAUSE_FACTS], m->list->causes[i / CAUSE_FACTS].id);
        return;
    }
    i -= m->list->cause_count * CAUSE_FACTS;
    model_name(m, "%s %s", flag_names[i % FLAG_FACTS], m->list->flags[i / FLAG_FACTS].id);
}

void facts_put_names(const struct model *m)
{
    for (size_t i = 0; i < count_of(m->list); i++) {
        put_name(m, i);
    }
}

/* What a result does not have: limits when closed, scores under a stop or of what is barred. */
static void leave_out(const struct td_checklist *list, struct facts *facts)
{
    for (size_t i = FACT_LIMITED; facts->of[FACT_CLOSED] != 0 && i < FACT_COUNT; i++) {
        facts->of[i] = 0;
    }
    for (size_t c = 0; c < list->cause_count; c++) {
        int *of = &facts->of[FACT_COUNT + c * CAUSE_FACTS];

        if (facts->of[FACT_STOP] != 0) {
            of[CAUSE_BARRED] = 0;
        }
        if (facts->of[FACT_STOP] != 0 || of[CAUSE_BARRED] != 0) {
            of[CAUSE_SCORE] = of[CAUSE_MET] = 0;
        }
    }
}

bool facts_read(struct solver *s, const struct model *m, struct facts *out)
{
    out->count = 0;
    while (out->count < count_of(m->list) && solver_value(s, &out->of[out->count])) {
        out->count++;
    }
    if (out->count == count_of(m->list)) {
        leave_out(m->list, out);
        return true;
    }
    return false;
}

static void take_limits(const struct td_check_result *result, int *of)
{
    of[FACT_MINOR] = result->minor;
    of[FACT_CLOSED] = result->training == TD_TRAINING_CLOSED;
    of[FACT_LIMITED] = result->training == TD_TRAINING_LIMITED;
    of[FACT_LEVEL] = model_level(result->max_level);
    of[FACT_DEPTH] = result->max_depth_deg;
    of[FACT_START] = model_level(result->start_level);
    of[FACT_LOAD_OWN] = result->load >= TD_LOAD_OWN;
    of[FACT_LOAD_ASK] = result->load >= TD_LOAD_ASK;
}

static void take_scores(const struct td_score *ranked, size_t count, int *causes)
{
    for (size_t i = 0; i < count; i++) {
        int *of = &causes[ranked[i].cause * CAUSE_FACTS];

        of[CAUSE_BARRED] = 0;
        of[CAUSE_SCORE] = ranked[i].score;
        of[CAUSE_MET] = ranked[i].met;
    }
}

static void take_causes(const struct td_checklist *list, const struct td_check_result *result,
                        int *causes)
{
    for (size_t c = 0; c < list->cause_count; c++) {
        causes[c * CAUSE_FACTS + CAUSE_BARRED] = 1;
    }
    take_scores(result->patterns, result->pattern_count, causes);
    take_scores(result->contributors, result->contributor_count, causes);
    for (size_t i = 0; i < result->named_count; i++) {
        causes[result->named[i] * CAUSE_FACTS + (i == 0 ? CAUSE_FIRST : CAUSE_OTHER)] = 1;
    }
    if (result->leans) {
        causes[result->leaning * CAUSE_FACTS + CAUSE_LEANING] = 1;
    }
}

void facts_of_result(const struct td_checklist *list, const struct td_check_result *result,
                     struct facts *out)
{
    int *of = out->of;

    memset(out, 0, sizeof *out);
    out->count = count_of(list);
    of[FACT_STOP] = result->outcome == TD_OUTCOME_STOP;
    of[FACT_ENOUGH] = result->outcome == TD_OUTCOME_STOP ? result->scored >= TD_CHECK_MIN_ANSWERS
                                                         : result->outcome != TD_OUTCOME_NOT_ENOUGH;
    of[FACT_NAMED] = result->outcome == TD_OUTCOME_NAMED;
    of[FACT_ONLY_PATTERN] = result->outcome == TD_OUTCOME_PATTERN_ONLY;
    of[FACT_LEANS] = result->leans;
    of[FACT_TWO] = result->named_count > 1;
    of[FACT_SCORED] = result->scored;
    for (int u = TD_URGENCY_ROUTINE; u < TD_URGENCY_COUNT; u++) {
        of[FACT_URGENCY + u - 1] = (int)result->urgency >= u;
    }
    take_limits(result, of);
    take_causes(list, result, &of[FACT_COUNT]);
    for (size_t i = 0; i < result->flag_count; i++) {
        const struct td_raised_flag *raised = &result->flags[i];
        int *flag = &of[FACT_COUNT + list->cause_count * CAUSE_FACTS + raised->flag * FLAG_FACTS];

        for (int u = TD_URGENCY_NONE; u < TD_URGENCY_COUNT; u++) {
            flag[u] = (int)raised->urgency >= u;
        }
        flag[TD_URGENCY_COUNT] = raised->training >= TD_TRAINING_LIMITED;
        flag[TD_URGENCY_COUNT + 1] = raised->training == TD_TRAINING_CLOSED;
    }
    leave_out(list, out);
}

int facts_compare(const struct model *m, const struct facts *by_rule, const struct facts *by_model)
{
    const struct model to_screen = {stdout, m->list, m->at, 0};
    int differ = 0;

    for (size_t i = 0; i < by_rule->count; i++) {
        if (by_rule->of[i] != by_model->of[i]) {
            (void)printf("   ");
            put_name(&to_screen, i);
            (void)printf(": the rule says %d, the model %d\n", by_rule->of[i], by_model->of[i]);
            differ++;
        }
    }
    return differ;
}
