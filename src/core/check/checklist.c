/* Looking up the parts of a self-check by id, and what was answered to them. */
#include "teardrop/core/check/checklist.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/by_id.h"
#include "teardrop/base/str.h"

#define TWIN "w" /* behind the id of a level: the same with a weight */
#define LEVEL_NUMBER_MOST 99

void td_checklist_free(struct td_checklist *checklist)
{
    if (checklist != NULL) {
        td_arena_deinit(&checklist->arena);
        free(checklist);
    }
}

/* ---- ids ---- */

const char *const td_urgency_ids[TD_URGENCY_COUNT] = {"none", "routine", "soon", "same_day",
                                                      "emergency"};
const char *const td_training_ids[TD_TRAINING_COUNT] = {"free", "limited", "closed"};
const char *const td_load_ids[TD_LOAD_COUNT] = {"free", "own", "ask"};

const char *td_urgency_id(enum td_urgency urgency)
{
    return td_urgency_ids[urgency];
}

const char *td_training_id(enum td_training training)
{
    return td_training_ids[training];
}

const char *td_load_id(enum td_load load)
{
    return td_load_ids[load];
}

int td_level_number(const char *id)
{
    int number = 0;

    if (id[0] != 'l' || id[1] < '0' || id[1] > '9') {
        return -1;
    }
    for (id++; *id >= '0' && *id <= '9' && number < LEVEL_NUMBER_MOST; id++) {
        number = number * 10 + (*id - '0');
    }
    return *id == '\0' || td_str_equal(id, TWIN) ? number : -1;
}

const char *td_outcome_id(enum td_outcome outcome)
{
    static const char *const ids[] = {"stop", "not_enough", "no_pattern", "named", "pattern_only"};

    return ids[outcome];
}

/* ---- looking up ---- */

int td_checklist_question(const struct td_checklist *checklist, const char *id)
{
    return TD_BY_ID(checklist->questions, checklist->question_count, id);
}

int td_checklist_cause(const struct td_checklist *checklist, const char *id)
{
    return TD_BY_ID(checklist->causes, checklist->cause_count, id);
}

int td_checklist_flag(const struct td_checklist *checklist, const char *id)
{
    return TD_BY_ID(checklist->flags, checklist->flag_count, id);
}

int td_checklist_gate(const struct td_checklist *checklist, const char *id)
{
    return TD_BY_ID(checklist->gates, checklist->gate_count, id);
}

int td_question_answer(const struct td_question *question, const char *id)
{
    return TD_BY_ID(question->answers, question->answer_count, id);
}

int td_region_spot(const struct td_region *region, int answer)
{
    for (size_t i = 0; i < region->place_count; i++) {
        if (region->places[i].answer == answer) {
            return (int)i;
        }
    }
    return -1;
}

int td_question_region(const struct td_question *question, int answer)
{
    for (size_t i = 0; i < question->region_count; i++) {
        if (td_region_spot(&question->regions[i], answer) >= 0) {
            return (int)i;
        }
    }
    return -1;
}

int td_question_band(const struct td_question *question, int years)
{
    for (size_t i = 0; i < question->answer_count; i++) {
        const struct td_answer *answer = &question->answers[i];

        if (answer->years_to > 0 && years >= answer->years_from && years <= answer->years_to) {
            return (int)i;
        }
    }
    return -1;
}

/* ---- kept under an earlier version ---- */

int td_question_answer_then(const struct td_question *question, const char *id)
{
    int now = td_question_answer(question, id);

    for (size_t i = 0; i < question->answer_count && now < 0; i++) {
        for (size_t k = 0; k < question->answers[i].was_count && now < 0; k++) {
            now = td_str_equal(question->answers[i].was[k], id) ? (int)i : -1;
        }
    }
    return now;
}

static const char *former_name(const struct td_checklist *checklist, const char *id)
{
    int former = TD_BY_ID(checklist->former, checklist->former_count, id);

    return former >= 0 ? checklist->former[former].name : id;
}

const char *td_checklist_question_name(const struct td_checklist *checklist, const char *id)
{
    int question = td_checklist_question(checklist, id);

    return question >= 0 ? checklist->questions[question].name : former_name(checklist, id);
}

const char *td_checklist_cause_name(const struct td_checklist *checklist, const char *id)
{
    int cause = td_checklist_cause(checklist, id);

    return cause >= 0 ? checklist->causes[cause].name : former_name(checklist, id);
}

/* ---- answers ---- */

void td_answers_init(struct td_answers *answers)
{
    memset(answers, 0, sizeof *answers);
    memset(answers->choice, TD_ANSWER_NONE, sizeof answers->choice);
    answers->age_years = -1;
    answers->worst_pain = -1;
}

bool td_condition_holds(const struct td_condition *when, size_t count,
                        const struct td_answers *answers)
{
    for (size_t i = 0; i < count; i++) {
        int choice = answers->choice[when[i].question];
        bool among = choice >= 0 && (when[i].answers >> choice & 1u) != 0;

        if (among == when[i].otherwise) {
            return false;
        }
    }
    return true;
}

bool td_answers_has(const struct td_checklist *checklist, const struct td_answers *answers,
                    size_t question)
{
    return checklist->questions[question].kind == TD_QUESTION_SCALE
               ? answers->worst_pain >= 0
               : answers->choice[question] >= 0;
}
