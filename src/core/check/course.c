/* What the self-check asks next, and which earlier answers an answer makes pointless. What a
 * question is worth asking is in worth.c. */
#include "teardrop/core/check/course.h"

#include <string.h>

#include "rule.h"

#define SECONDS_SITTING 12 /* to read and answer a question */
#define SECONDS_MOVING 30  /* to stand up or lie down for it as well */

void td_course_init(struct td_course *course, enum td_check_goal goal)
{
    memset(course, 0, sizeof *course);
    course->goal = goal;
    td_answers_init(&course->answers);
    if (goal == TD_GOAL_STRENGTH) {
        course->answers.worst_pain = 0; /* that is what they came with */
    }
}

bool td_question_open(const struct td_checklist *checklist, const struct td_answers *answers,
                      size_t question)
{
    const struct td_question *asked = &checklist->questions[question];

    for (size_t i = 0; i < checklist->flag_count; i++) {
        if ((asked->unless_flags >> i & 1u) != 0 && answers->flag[i]) {
            return false;
        }
    }
    return td_condition_holds(asked->ask_when, asked->ask_when_count, answers);
}

/* ---- what comes next ---- */

bool td_course_was_put(const struct td_course *course, size_t question)
{
    for (size_t i = 0; i < course->trail_count; i++) {
        if (course->trail[i] == question) {
            return true;
        }
    }
    return false;
}

bool td_question_is_quick(const struct td_checklist *checklist, size_t question)
{
    for (size_t i = 0; i < checklist->quick_count; i++) {
        if (checklist->quick[i] == question) {
            return true;
        }
    }
    return false;
}

/* Waiting: not put yet, allowed, and worth it. */
static bool is_waiting(const struct td_checklist *checklist, const struct td_course *course,
                       const struct td_worth *worth, size_t question)
{
    if (td_course_was_put(course, question) ||
        !td_question_open(checklist, &course->answers, question)) {
        return false;
    }
    return checklist->questions[question].kind == TD_QUESTION_SCALE ||
           (worth->matters >> question & 1u) != 0;
}

static bool gate_is_for(const struct td_gate *gate, const struct td_course *course)
{
    return gate->goal == course->goal &&
           td_condition_holds(gate->when, gate->when_count, &course->answers);
}

static bool next_gate(const struct td_checklist *checklist, const struct td_course *course,
                      size_t *gate)
{
    for (size_t i = 0; i < checklist->gate_count; i++) {
        if ((course->gates_done >> i & 1u) == 0 && gate_is_for(&checklist->gates[i], course)) {
            *gate = i;
            return true;
        }
    }
    return false;
}

static bool next_quick(const struct td_checklist *checklist, const struct td_course *course,
                       const struct td_worth *worth, size_t *question)
{
    for (size_t i = 0; i < checklist->quick_count; i++) {
        if (is_waiting(checklist, course, worth, checklist->quick[i])) {
            *question = checklist->quick[i];
            return true;
        }
    }
    return false;
}

/* The most telling of a section; in a block of tests the order of the data, so
 * that nobody stands up and lies down and stands up again. */
static bool next_of_section(const struct td_checklist *checklist, const struct td_course *course,
                            const struct td_worth *worth, const struct td_section *section,
                            size_t *question)
{
    int best = -1;

    for (size_t i = 0; i < section->question_count; i++) {
        size_t candidate = section->questions[i];

        if (!is_waiting(checklist, course, worth, candidate)) {
            continue;
        }
        if (worth->tells[candidate] > best) {
            best = worth->tells[candidate];
            *question = candidate;
        }
        if (section->intro != NULL) {
            return true;
        }
    }
    return best >= 0;
}

struct td_step td_course_next(const struct td_checklist *checklist, const struct td_course *course,
                              const struct td_check_result *result)
{
    int age = td_checklist_question(checklist, "age");
    struct td_worth worth;
    size_t at = 0;

    if (age >= 0 && !td_course_was_put(course, (size_t)age)) {
        return (struct td_step){TD_STEP_AGE, (size_t)age};
    }
    if (result->urgency == TD_URGENCY_EMERGENCY) { /* nothing is worth another question */
        return (struct td_step){TD_STEP_END, 0};
    }
    if (next_gate(checklist, course, &at)) {
        return (struct td_step){TD_STEP_GATE, at};
    }
    if (course->goal == TD_GOAL_STRENGTH || result->outcome == TD_OUTCOME_STOP) {
        return (struct td_step){TD_STEP_END, 0};
    }
    td_check_weigh(checklist, &course->answers, &worth);
    if (next_quick(checklist, course, &worth, &at)) {
        return (struct td_step){TD_STEP_QUESTION, at};
    }
    for (size_t s = 0; s < checklist->section_count; s++) {
        const struct td_section *section = &checklist->sections[s];

        if (!next_of_section(checklist, course, &worth, section, &at)) {
            continue;
        }
        if (!course->offered) {
            return (struct td_step){TD_STEP_OFFER, 0};
        }
        if (section->intro != NULL && (course->intros >> s & 1u) == 0) {
            return (struct td_step){TD_STEP_INTRO, s};
        }
        return (struct td_step){TD_STEP_QUESTION, at};
    }
    return (struct td_step){TD_STEP_END, 0};
}

size_t td_course_left(const struct td_checklist *checklist, const struct td_course *course,
                      int *seconds)
{
    struct td_worth worth;
    size_t left = 0;

    *seconds = 0;
    td_check_weigh(checklist, &course->answers, &worth);
    for (size_t s = 0; s < checklist->section_count; s++) {
        const struct td_section *section = &checklist->sections[s];

        for (size_t i = 0; i < section->question_count; i++) {
            size_t question = section->questions[i];

            if (is_waiting(checklist, course, &worth, question)) {
                left++;
                *seconds += checklist->questions[question].pose == TD_POSE_NONE ? SECONDS_SITTING
                                                                                : SECONDS_MOVING;
            }
        }
    }
    return left;
}

size_t td_course_later(const struct td_checklist *checklist, const struct td_course *course)
{
    size_t later = 0;

    for (size_t i = 0; i < checklist->question_count; i++) {
        later += course->answers.choice[i] == TD_ANSWER_LATER ? 1 : 0;
    }
    return later;
}

static void leave_trail(struct td_course *course, size_t question)
{
    size_t kept = 0;

    for (size_t i = 0; i < course->trail_count; i++) {
        if (course->trail[i] != question) {
            course->trail[kept++] = course->trail[i];
        }
    }
    course->trail_count = kept;
}

void td_course_take_up(const struct td_checklist *checklist, struct td_course *course)
{
    for (size_t i = 0; i < checklist->question_count; i++) {
        if (course->answers.choice[i] == TD_ANSWER_LATER) {
            course->answers.choice[i] = TD_ANSWER_NONE;
            leave_trail(course, i);
        }
    }
    course->offered = true;
}

/* ---- saying something ---- */

static bool gate_shows(const struct td_checklist *checklist, const struct td_course *course,
                       size_t flag)
{
    for (size_t g = 0; g < checklist->gate_count; g++) {
        for (size_t i = 0; i < checklist->gates[g].flag_count; i++) {
            if (checklist->gates[g].flags[i] == flag && gate_is_for(&checklist->gates[g], course)) {
                return true;
            }
        }
    }
    return false;
}

/* One dropped answer may make the next one pointless, so until nothing changes. */
static void drop_pointless(const struct td_checklist *checklist, struct td_course *course,
                           struct td_course_drops *drops)
{
    bool again = true;

    while (again) {
        again = false;
        for (size_t q = 0; q < checklist->question_count; q++) {
            if (!td_course_was_put(course, q) || td_question_open(checklist, &course->answers, q)) {
                continue;
            }
            leave_trail(course, q);
            if (course->answers.choice[q] >= 0 &&
                !checklist->questions[q].answers[course->answers.choice[q]].unsure) {
                drops->questions[drops->question_count++] = (uint8_t)q;
            }
            course->answers.choice[q] = TD_ANSWER_NONE;
            again = true;
        }
    }
    for (size_t f = 0; f < checklist->flag_count; f++) {
        if (course->answers.flag[f] && !gate_shows(checklist, course, f)) {
            course->answers.flag[f] = false;
            drops->flags[drops->flag_count++] = (uint8_t)f;
        }
    }
}

void td_course_say(const struct td_checklist *checklist, struct td_course *course, size_t question,
                   struct td_said said, struct td_course_drops *drops)
{
    const struct td_question *asked = &checklist->questions[question];
    struct td_course_drops unseen;

    drops = drops != NULL ? drops : &unseen;
    drops->question_count = drops->flag_count = 0;
    if (asked->kind == TD_QUESTION_SCALE) {
        course->answers.worst_pain = said.number;
    } else {
        course->answers.choice[question] = said.choice;
        if (asked->kind == TD_QUESTION_YEARS) {
            course->answers.age_years = said.number;
        }
    }
    if (!td_course_was_put(course, question)) {
        course->trail[course->trail_count++] = (uint8_t)question;
    }
    drop_pointless(checklist, course, drops);
}

void td_course_put_off(const struct td_checklist *checklist, struct td_course *course,
                       size_t section)
{
    const struct td_section *tests = &checklist->sections[section];

    for (size_t i = 0; i < tests->question_count; i++) {
        uint8_t question = tests->questions[i];

        if (checklist->questions[question].pose != TD_POSE_NONE &&
            course->answers.choice[question] < 0) {
            td_course_say(checklist, course, question,
                          (struct td_said){.choice = TD_ANSWER_LATER, .number = -1}, NULL);
        }
    }
}

void td_course_would_drop(const struct td_checklist *checklist, const struct td_course *course,
                          size_t question, struct td_said said, struct td_course_drops *drops)
{
    struct td_course tried = *course;

    td_course_say(checklist, &tried, question, said, drops);
}

bool td_course_gates_done(const struct td_checklist *checklist, const struct td_course *course)
{
    size_t gate;

    return !next_gate(checklist, course, &gate);
}

void td_course_pass_gate(const struct td_checklist *checklist, struct td_course *course,
                         size_t gate, bool none)
{
    const struct td_gate *passed = &checklist->gates[gate];
    struct td_course_drops unseen = {.question_count = 0};

    for (size_t i = 0; none && i < passed->flag_count; i++) {
        course->answers.flag[passed->flags[i]] = false;
    }
    course->gates_done |= UINT32_C(1) << gate;
    course->answers.flags_asked = td_course_gates_done(checklist, course);
    drop_pointless(checklist, course, &unseen); /* a tick may forbid a test that was answered */
}

void td_course_take_back(const struct td_checklist *checklist, struct td_course *course,
                         uint8_t flag)
{
    course->answers.flag[flag] = false;
    course->taken_back |= UINT64_C(1) << flag;
    for (size_t g = 0; g < checklist->gate_count; g++) {
        const struct td_gate *gate = &checklist->gates[g];
        bool here = false, any = false;

        for (size_t i = 0; i < gate->flag_count; i++) {
            here = here || gate->flags[i] == flag;
            any = any || course->answers.flag[gate->flags[i]];
        }
        if (here && !any) { /* "none of these" is an answer to be given */
            course->gates_done &= ~(UINT32_C(1) << g);
        }
    }
    course->answers.flags_asked = td_course_gates_done(checklist, course);
}

/* ---- the way back ---- */

void td_course_remember(struct td_course_past *past, const struct td_course *course, int note)
{
    if (past->count == TD_COURSE_UNDO) {
        memmove(past->course, past->course + 1, (TD_COURSE_UNDO - 1) * sizeof past->course[0]);
        memmove(past->note, past->note + 1, (TD_COURSE_UNDO - 1) * sizeof past->note[0]);
        past->count--;
    }
    past->course[past->count] = *course;
    past->note[past->count++] = note;
}

bool td_course_undo(struct td_course_past *past, struct td_course *course, int *note)
{
    if (past->count == 0) {
        return false;
    }
    *course = past->course[--past->count];
    *note = past->note[past->count];
    return true;
}
