/* The lists of red flags alone, after a long break: none of it is true, or it becomes a whole
 * self-check. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/core/today.h"

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

static bool any_flag(const struct td_check_screen *c)
{
    for (size_t i = 0; i < c->checklist->flag_count; i++) {
        if (c->own.course.answers.flag[i]) {
            return true;
        }
    }
    return false;
}

/* What is true is no short matter: it is a self-check now. */
static struct td_reply make_it_whole(struct td_check_screen *c)
{
    c->flags_only = false;
    c->draft = c->ui->draft;
    td_check_let_go(c);
    *c->draft = c->own;
    td_check_keep(c);
    return td_check_go_on(c);
}

static struct td_reply keep_none(struct td_check_screen *c)
{
    if (td_said_keep(&c->ui->history, TD_SAID_FLAGS, td_now(c->ui->date)) != TD_OK) {
        td_ui_failure(c->ui, "It could not be kept", c->note, sizeof c->note);
        return td_reply_redraw();
    }
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_POP, .result = 1};
}

struct td_reply td_check_flags_on(struct td_check_screen *c)
{
    struct td_step step;

    if (any_flag(c)) {
        return make_it_whole(c);
    }
    step = td_course_next(c->checklist, &c->draft->course, &c->result);
    return step.kind == TD_STEP_AGE || step.kind == TD_STEP_GATE
               ? td_check_enter(c, td_check_modes[step.kind], step.index)
               : keep_none(c);
}
