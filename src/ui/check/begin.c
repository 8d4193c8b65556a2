/* The first page of the self-check: begin, go on with one that was left, or come
 * without pain. */
#include <string.h>

#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/draft.h"

/* The one in hand, or one from before this run. */
static void let_go(struct td_check_screen *c)
{
    if (!c->draft->begun) {
        if (td_draft_find(c->ui, &c->record)) {
            td_draft_discard(c->ui, &c->record);
        }
    } else if (!c->draft->finished && c->draft->uuid[0] != '\0') {
        td_check_keep(c);
        td_draft_discard(c->ui, &c->record);
    }
}

static struct td_reply begin(struct td_check_screen *c, enum td_check_goal goal)
{
    let_go(c);
    *c->draft = (struct td_check_draft){.begun = true};
    td_course_init(&c->draft->course, goal);
    td_check_show_age(c);
    td_check_judge(c);
    return td_check_go_on(c);
}

void td_check_show_age(struct td_check_screen *c)
{
    c->typed[0] = '\0';
    if (c->draft->course.answers.age_years >= 0) {
        td_str_format(c->typed, sizeof c->typed, "%d", c->draft->course.answers.age_years);
    }
    td_field_begin(&c->field, TD_FIELD_WHOLE, c->typed, sizeof c->typed);
}

static struct td_reply take_up(struct td_check_screen *c)
{
    if (!c->draft->begun) {
        *c->draft = (struct td_check_draft){.begun = true, .finished = !c->record.draft};
        td_str_copy(c->draft->uuid, sizeof c->draft->uuid, c->record.uuid);
        (void)td_course_of_record(c->checklist, &c->record, &c->draft->course);
    }
    td_check_show_age(c);
    td_course_take_up(c->checklist, &c->draft->course);
    td_check_judge(c);
    return td_check_go_on(c);
}

struct td_reply td_check_take_start_option(struct td_check_screen *c,
                                           enum td_check_start_option way)
{
    switch (way) {
    case CHECK_GO_ON:
        return take_up(c);
    case CHECK_STRENGTH:
        return begin(c, TD_GOAL_STRENGTH);
    default:
        return begin(c, TD_GOAL_SORE);
    }
}
