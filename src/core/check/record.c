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
    } else if ((number = td_question_answer_then(question, answer)) >= 0) {
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
    bool same_lists = td_str_equal(record->version, checklist->version);
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
    for (int i = 0; i < record->gate_count && same_lists; i++) {
        int gate = td_checklist_gate(checklist, record->gates[i].gate);

        out->gates_done |= gate >= 0 ? UINT32_C(1) << gate : 0;
    }
    read_from_trail(checklist, out);
    out->answers.flags_asked = td_course_gates_done(checklist, out);
    return unknown;
}

/* ---- in words ---- */

enum then { THEN_AS_NOW, THEN_NO_ANSWER, THEN_NO_QUESTION };

static bool is_answered(const char *answer)
{
    return !td_str_equal(answer, TD_ANSWER_SKIPPED_ID) && !td_str_equal(answer, TD_ANSWER_LATER_ID);
}

static enum then then_of(const struct td_checklist *checklist, const char *question,
                         const char *answer)
{
    int q = td_checklist_question(checklist, question), number;

    if (q < 0) {
        return THEN_NO_QUESTION;
    }
    return !is_answered(answer) || td_question_answer(&checklist->questions[q], answer) >= 0 ||
                   (checklist->questions[q].kind != TD_QUESTION_CHOICE &&
                    td_str_to_int(answer, 0, TD_CHECK_AGE_MAX, &number))
               ? THEN_AS_NOW
               : THEN_NO_ANSWER;
}

/* An id that nothing is known of, to be read: "not_sure" as "not sure". */
static void readable_id(const char *id, char *out, size_t size)
{
    td_str_copy(out, size, td_str_equal(id, "unsure") ? "not sure" : id);
    for (char *at = strchr(out, '_'); at != NULL; at = strchr(at, '_')) {
        *at = ' ';
    }
}

void td_record_answer_words(const struct td_checklist *checklist, const char *question,
                            const char *answer, char *out, size_t size)
{
    int q = td_checklist_question(checklist, question);
    int a = q >= 0 ? td_question_answer(&checklist->questions[q], answer) : -1;

    if (a >= 0) {
        td_str_copy(out, size, checklist->questions[q].answers[a].text);
        return;
    }
    readable_id(answer, out, size);
    switch (then_of(checklist, question, answer)) {
    case THEN_AS_NOW:
        break;
    case THEN_NO_ANSWER:
        td_str_append(out, size, " (this answer has no counterpart now)");
        break;
    case THEN_NO_QUESTION:
        td_str_append(out, size, " (no longer asked)");
        break;
    }
}

/* Those of one kind: "No longer asked: Knees falling in, Outer thighs." */
static void add_gone(const struct td_checklist *checklist, const struct td_check_record *record,
                     enum then kind, char *out, size_t size)
{
    bool any = false;

    for (int i = 0; i < record->answer_count; i++) {
        const char *question = record->answers[i].question, *answer = record->answers[i].answer;
        char said[TD_ID_TEXT];

        if (!is_answered(answer) || then_of(checklist, question, answer) != kind) {
            continue;
        }
        td_str_append(out, size, "%s%s",
                      any                        ? ", "
                      : kind == THEN_NO_QUESTION ? " No longer asked: "
                                                 : " These answers have no counterpart now: ",
                      td_checklist_question_name(checklist, question));
        if (kind == THEN_NO_ANSWER) {
            readable_id(answer, said, sizeof said);
            td_str_append(out, size, " (%s)", said);
        }
        any = true;
    }
    td_str_append(out, size, "%s", any ? "." : "");
}

static void add_gone_names(const struct td_checklist *checklist,
                           const struct td_check_record *record, char *out, size_t size)
{
    for (int i = 0; i < record->named_count; i++) {
        if (td_checklist_cause(checklist, record->named[i]) < 0) {
            td_str_append(out, size, " It was named then: %s.",
                          td_checklist_cause_name(checklist, record->named[i]));
        }
    }
}

void td_record_gone_words(const struct td_checklist *checklist,
                          const struct td_check_record *record, char *out, size_t size)
{
    char text[TD_RECORD_GONE_TEXT] = "";

    add_gone(checklist, record, THEN_NO_QUESTION, text, sizeof text);
    add_gone(checklist, record, THEN_NO_ANSWER, text, sizeof text);
    add_gone_names(checklist, record, text, sizeof text);
    td_str_copy(out, size, text[0] == ' ' ? text + 1 : text);
}
