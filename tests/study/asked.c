/* What a pretended person is asked: all of it, the quick check, or along the program's course. */
#include "asked.h"

#include "teardrop/core/check/course.h"

/* Section after section, as the file has them: what a question hangs on comes before it. */
static int asked_in_order(const struct td_checklist *list, const struct td_answers *all, bool quick,
                          struct td_answers *out)
{
    int asked = 0;

    td_answers_init(out);
    out->flags_asked = true;
    for (size_t s = 0; s < list->section_count; s++) {
        for (size_t i = 0; i < list->sections[s].question_count; i++) {
            size_t question = list->sections[s].questions[i];

            if (list->questions[question].kind == TD_QUESTION_SCALE ||
                (quick && !td_question_is_quick(list, question)) ||
                !td_question_open(list, out, question)) {
                continue;
            }
            out->choice[question] = all->choice[question];
            asked++;
        }
    }
    return asked;
}

static void answer(const struct td_checklist *list, struct td_course *course, size_t question,
                   const struct td_answers *all)
{
    td_course_say(list, course, question,
                  (struct td_said){.choice = all->choice[question], .number = -1}, NULL);
}

static int asked_along_course(const struct td_checklist *list, const struct td_answers *all,
                              struct td_answers *out)
{
    static struct td_check_result result;
    struct td_course course;
    struct td_step step;
    int asked = 0;

    td_course_init(&course, TD_GOAL_SORE);
    do {
        td_check_evaluate(list, &course.answers, &result);
        step = td_course_next(list, &course, &result);
        if (step.kind == TD_STEP_AGE) {
            step.index = (size_t)td_checklist_question(list, "age");
        }
        if (step.kind == TD_STEP_AGE || step.kind == TD_STEP_QUESTION) {
            answer(list, &course, step.index, all);
            asked += list->questions[step.index].kind != TD_QUESTION_SCALE ? 1 : 0;
        } else if (step.kind == TD_STEP_GATE) {
            td_course_pass_gate(list, &course, step.index, true);
        } else if (step.kind == TD_STEP_OFFER) {
            course.offered = true;
        } else if (step.kind == TD_STEP_INTRO) {
            course.intros |= UINT32_C(1) << step.index;
        }
    } while (step.kind != TD_STEP_END);
    *out = course.answers;
    return asked;
}

int asked_of(const struct td_checklist *list, const struct td_answers *all, enum asking asking,
             struct td_answers *out)
{
    return asking == ASKED_COURSE ? asked_along_course(list, all, out)
                                  : asked_in_order(list, all, asking == ASKED_QUICK, out);
}
