/* A self-check as it is recorded: ids in place of indexes, so that a later version of
 * the checklist still knows what was meant. */
#include "teardrop/core/check/record.h"

#include <string.h>

#include "teardrop/base/str.h"

/* ---- to a record ---- */

static void keep_answer(const struct td_checklist *checklist, const struct td_answers *answers,
                        size_t index, struct td_check_record *out)
{
    const struct td_question *question = &checklist->questions[index];
    char *answer = out->answers[out->answer_count].answer;

    if (question->kind == TD_QUESTION_SCALE && answers->worst_pain >= 0) {
        td_str_format(answer, TD_ID_TEXT, "%d", answers->worst_pain);
    } else if (question->kind == TD_QUESTION_YEARS && answers->age_years >= 0) {
        td_str_format(answer, TD_ID_TEXT, "%d", answers->age_years);
    } else if (question->kind != TD_QUESTION_SCALE && answers->choice[index] >= 0) {
        td_str_copy(answer, TD_ID_TEXT, question->answers[answers->choice[index]].id);
    } else {
        td_str_copy(answer, TD_ID_TEXT,
                    answers->choice[index] == TD_ANSWER_LATER ? TD_ANSWER_LATER_ID
                                                              : TD_ANSWER_SKIPPED_ID);
    }
    td_str_copy(out->answers[out->answer_count++].question, TD_ID_TEXT, question->id);
}

static void keep_answers(const struct td_checklist *checklist, const struct td_course *course,
                         struct td_check_record *out)
{
    uint64_t in_trail = 0;

    out->answer_count = 0;
    for (size_t i = 0; i < course->trail_count; i++) {
        in_trail |= UINT64_C(1) << course->trail[i];
        keep_answer(checklist, &course->answers, course->trail[i], out);
    }
    for (size_t i = 0; i < checklist->question_count; i++) {
        if ((in_trail >> i & 1u) == 0 && td_answers_has(checklist, &course->answers, i)) {
            keep_answer(checklist, &course->answers, i, out);
        }
    }
}

static void keep_flags(const struct td_checklist *checklist, const struct td_course *course,
                       struct td_check_record *out)
{
    out->flag_count = out->taken_back_count = out->gate_count = 0;
    for (size_t i = 0; i < checklist->flag_count; i++) {
        const char *id = checklist->flags[i].id;

        if (course->answers.flag[i]) {
            td_str_copy(out->flags[out->flag_count++], TD_ID_TEXT, id);
        } else if ((course->taken_back >> i & 1u) != 0) {
            td_str_copy(out->taken_back[out->taken_back_count++], TD_ID_TEXT, id);
        }
    }
    for (size_t g = 0; g < checklist->gate_count; g++) {
        const struct td_gate *gate = &checklist->gates[g];
        bool any = false;

        if ((course->gates_done >> g & 1u) == 0) {
            continue;
        }
        for (size_t i = 0; i < gate->flag_count; i++) {
            any = any || course->answers.flag[gate->flags[i]];
        }
        td_str_copy(out->gates[out->gate_count].gate, TD_ID_TEXT, gate->id);
        out->gates[out->gate_count++].any = any;
    }
}

void td_check_record_of(const struct td_checklist *checklist, const struct td_course *course,
                        const struct td_check_result *result, struct td_check_record *out)
{
    td_str_copy(out->version, sizeof out->version, checklist->version);
    out->goal = course->goal;
    out->outcome = result->outcome;
    out->urgency = result->urgency;
    out->training = result->training;
    out->named_count = (int)result->named_count;
    out->named[0][0] = out->named[1][0] = '\0';
    for (size_t i = 0; i < result->named_count; i++) {
        td_str_copy(out->named[i], sizeof out->named[i], checklist->causes[result->named[i]].id);
    }
    td_str_copy(out->start_level, sizeof out->start_level,
                result->start_level != NULL ? result->start_level : "");
    td_str_copy(out->max_level, sizeof out->max_level,
                result->max_level != NULL ? result->max_level : "");
    out->max_depth_deg = result->max_depth_deg;
    out->load = result->load;
    out->opens = result->opens;
    out->lapse_weeks = result->lapse_weeks;
    td_str_copy(out->leaning, sizeof out->leaning,
                result->leans ? checklist->causes[result->leaning].id : "");
    out->minor = result->minor;
    td_str_copy(out->why, sizeof out->why, result->why);
    keep_answers(checklist, course, out);
    keep_flags(checklist, course, out);
}

/* ---- and back ---- */

static bool take_answer(const struct td_checklist *checklist, const char *id, const char *answer,
                        struct td_course *out)
{
    int index = td_checklist_question(checklist, id);
    const struct td_question *question;
    int number;

    if (index < 0) {
        return false;
    }
    question = &checklist->questions[index];
    if (td_str_equal(answer, TD_ANSWER_LATER_ID)) {
        out->answers.choice[index] = TD_ANSWER_LATER;
    } else if (td_str_equal(answer, TD_ANSWER_SKIPPED_ID)) {
        out->answers.choice[index] = TD_ANSWER_NONE;
    } else if (question->kind == TD_QUESTION_SCALE) {
        if (!td_str_to_int(answer, 0, 10, &out->answers.worst_pain)) {
            return false;
        }
    } else if (question->kind == TD_QUESTION_YEARS &&
               td_str_to_int(answer, TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX, &number)) {
        out->answers.age_years = number;
        out->answers.choice[index] = (int8_t)td_question_band(question, number);
    } else if ((number = td_question_answer(question, answer)) >= 0) {
        out->answers.choice[index] = (int8_t)number;
    } else {
        return false;
    }
    if (!td_course_was_put(out, (size_t)index) && /* without pain it is never asked */
        (out->goal != TD_GOAL_STRENGTH || question->kind != TD_QUESTION_SCALE)) {
        out->trail[out->trail_count++] = (uint8_t)index;
    }
    return true;
}

/* What was read on the way shows in what was asked. */
static void read_from_trail(const struct td_checklist *checklist, struct td_course *out)
{
    for (size_t t = 0; t < out->trail_count; t++) {
        if (td_question_is_quick(checklist, out->trail[t])) {
            continue;
        }
        out->offered = true;
        for (size_t s = 0; s < checklist->section_count && s < 32; s++) {
            for (size_t i = 0; i < checklist->sections[s].question_count; i++) {
                if (checklist->sections[s].questions[i] == out->trail[t]) {
                    out->intros |= UINT32_C(1) << s;
                }
            }
        }
    }
}

size_t td_course_of_record(const struct td_checklist *checklist,
                           const struct td_check_record *record, struct td_course *out)
{
    size_t unknown = 0;

    td_course_init(out, record->goal);
    for (int i = 0; i < record->answer_count; i++) {
        unknown +=
            take_answer(checklist, record->answers[i].question, record->answers[i].answer, out) ? 0
                                                                                                : 1;
    }
    for (int i = 0; i < record->flag_count; i++) {
        int flag = td_checklist_flag(checklist, record->flags[i]);

        if (flag >= 0) {
            out->answers.flag[flag] = true;
        }
        unknown += flag < 0 ? 1 : 0;
    }
    for (int i = 0; i < record->taken_back_count; i++) {
        int flag = td_checklist_flag(checklist, record->taken_back[i]);

        out->taken_back |= flag >= 0 ? UINT64_C(1) << flag : 0;
    }
    for (int i = 0; i < record->gate_count; i++) {
        int gate = td_checklist_gate(checklist, record->gates[i].gate);

        out->gates_done |= gate >= 0 ? UINT32_C(1) << gate : 0;
    }
    read_from_trail(checklist, out);
    out->answers.flags_asked = td_course_gates_done(checklist, out);
    return unknown;
}
