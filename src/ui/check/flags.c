/* The lists of red flags alone, after a long break: none of it is true, or it becomes a whole
 * self-check. */
#include "state.h"
#include "teardrop/base/str.h"

/* The age is that of the last self-check, so that it is not asked again. */
void td_check_begin_flags(struct td_check_screen *c)
{
    const struct td_history_port *history = &c->ui->history;
    struct td_course last;

    c->flags_only = true;
    c->draft = &c->own;
    c->own.begun = true;
    td_course_init(&c->own.course, TD_GOAL_SORE);
    if (history->ops->last_check(history->self, &c->record) == TD_OK) {
        (void)td_course_of_record(c->checklist, &c->record, &last);
        if (last.answers.age_years >= 0) {
            td_course_say(c->checklist, &c->own.course, c->age,
                          (struct td_said){.choice = last.answers.choice[c->age],
                                           .number = last.answers.age_years},
                          NULL);
        }
    }
    td_check_show_age(c);
    td_check_judge(c);
    (void)td_check_flags_on(c);
    td_str_copy(c->note, sizeof c->note,
                "You were away for a while. First the short lists of warning signs.");
}
