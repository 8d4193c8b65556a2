/* Puts pretended people through the self-check, and counts what is named for whom. */
#include "tally.h"

#include <string.h>

#include "teardrop/base/num.h"

#define SEEDS_APART UINT64_C(1000000)

static bool contributes(const struct td_checklist *list, int cause)
{
    return cause >= 0 && list->causes[cause].layer == TD_CAUSE_CONTRIBUTOR;
}

static bool is_named(const struct td_check_result *result, int cause)
{
    for (size_t i = 0; i < result->named_count; i++) {
        if (result->named[i] == cause) {
            return true;
        }
    }
    return false;
}

static enum verdict verdict_of(const struct td_checklist *list,
                               const struct td_check_result *result, int cause)
{
    bool pair = result->named_count > 1;

    if (result->outcome == TD_OUTCOME_STOP) {
        return STOPPED;
    }
    if (result->named_count == 0) {
        return NOBODY;
    }
    if (is_named(result, cause)) {
        return pair ? RIGHT_PAIR : RIGHT;
    }
    if (contributes(list, cause) && is_named(result, list->home_pattern)) {
        return JOINT;
    }
    if (contributes(list, cause) && contributes(list, result->named[0]) &&
        (!pair || contributes(list, result->named[1]))) {
        return SIBLING;
    }
    return pair ? WRONG_PAIR : WRONG_SINGLE;
}

/* How urgent it should be: what is so raises its flags, and the cause they have its follow-up. */
static enum td_urgency due(const struct td_checklist *list, const struct td_answers *so,
                           enum asking asking, int cause)
{
    static struct td_check_result result;
    enum td_urgency most = cause >= 0 ? list->causes[cause].follow_up : TD_URGENCY_NONE;
    struct td_answers asked;

    (void)asked_of(list, so, asking == ASKED_COURSE ? ASKED_ALL : asking, &asked);
    td_check_evaluate(list, &asked, &result);
    for (size_t i = 0; i < result.flag_count; i++) {
        most = td_max(most, result.flags[i].urgency);
    }
    return most;
}

static void count_names(struct tally *tally, const struct td_check_result *result,
                        enum verdict verdict, int cause)
{
    tally->verdicts[verdict]++;
    if (verdict == NOBODY && result->leans && result->leaning == cause) {
        tally->leans_right++;
    }
    if (result->named_count == 1) {
        tally->alone[result->named[0]]++;
    }
    if (verdict == WRONG_SINGLE) {
        tally->wrong_alone[result->named[0]]++;
    }
    if (verdict == WRONG_PAIR) {
        tally->wrong_pair[result->named[0]][result->named[1]]++;
    }
}

static bool same_names(const struct td_check_result *a, const struct td_check_result *b)
{
    return a->outcome == b->outcome && a->named_count == b->named_count &&
           memcmp(a->named, b->named, a->named_count) == 0 && a->urgency == b->urgency;
}

static void count_person(struct study *study, const struct person *who, struct tally *tally)
{
    static struct td_check_result result, of_all;
    const struct td_checklist *list = study->people->list;
    int cause = who->kind->cause, got, asked_for;
    struct td_answers asked;

    tally->people++;
    tally->asked += asked_of(list, &who->says, study->asking, &asked);
    td_check_evaluate(list, &asked, &result);
    count_names(tally, &result, verdict_of(list, &result, cause), cause);
    got = (int)result.urgency;
    asked_for = (int)due(list, &who->so, study->asking, cause);
    tally->urgency[got]++;
    tally->too_low += got <= asked_for - 2 ? 1 : 0;
    tally->too_high += got >= asked_for + 2 ? 1 : 0;
    if (study->asking == ASKED_COURSE) {
        (void)asked_of(list, &who->says, ASKED_ALL, &asked);
        td_check_evaluate(list, &asked, &of_all);
        tally->same += same_names(&result, &of_all) ? 1 : 0;
    }
}

void study_run(struct study *study)
{
    for (size_t k = 0; k < study->people->kind_count; k++) {
        struct tally *tally = &study->tallies[k];

        memset(tally, 0, sizeof *tally);
        for (int i = 0; i < study->people_each && study->people->kinds[k].share > 0; i++) {
            struct person who;

            person_of(study->people, k, study->seed * SEEDS_APART + (uint64_t)i, &study->noise,
                      &who);
            count_person(study, &who, tally);
        }
    }
}
