/* The first page of the self-check: begin, go on with one that was left, or come
 * without pain. */
#include <string.h>

#include "check.h"
#include "teardrop/base/str.h"

/* What was said of the last week does not hold for ever: an older one is not
 * offered, though it stays where it is. */
#define OFFERED_S INT64_C(1209600) /* two weeks */

static bool find_open(struct check *c)
{
    const struct td_history_port *history = &c->ui->history;
    struct td_instant now = c->ui->wall.now(c->ui->wall.self);

    return history->ops->open_check(history->self, now.unix_s - OFFERED_S, &c->record) == TD_OK;
}

static void describe_open(struct check *c)
{
    char when[40];
    int later = 0;

    td_instant_format(c->record.done, when, sizeof when);
    when[10] = ' ';
    when[16] = '\0';
    for (int i = 0; i < c->record.answer_count; i++) {
        later += td_str_equal(c->record.answers[i].answer, TD_ANSWER_LATER_ID) ? 1 : 0;
    }
    if (c->record.draft) {
        td_str_format(c->go_on, sizeof c->go_on, "Go on with the one left on %s: %d answer%s", when,
                      c->record.answer_count, c->record.answer_count == 1 ? "" : "s");
    } else {
        td_str_format(c->go_on, sizeof c->go_on, "Do the %d test%s put off on %s", later,
                      later == 1 ? "" : "s", when);
    }
}

void check_find_ways(struct check *c)
{
    size_t n = 0;

    c->go_on[0] = '\0';
    if (c->draft->begun) {
        td_str_copy(c->go_on, sizeof c->go_on, "Go on where you were");
    } else if (find_open(c)) {
        describe_open(c);
    }
    if (c->go_on[0] != '\0') {
        c->ways[n++] = CHECK_GO_ON;
    }
    c->ways[n++] = CHECK_SORE;
    c->ways[n] = CHECK_STRENGTH;
}

/* A draft that a new one takes the place of is no longer needed; unless a red flag
 * in it closed training, which a new beginning must not undo. */
static void let_go(struct check *c)
{
    const struct td_history_port *history = &c->ui->history;

    if (!c->draft->begun) {
        if (!find_open(c) || !c->record.draft) {
            return;
        }
    } else if (c->draft->finished || c->draft->uuid[0] == '\0') {
        return;
    } else {
        check_keep(c);
    }
    if (c->record.training == TD_TRAINING_CLOSED && !c->record.minor) {
        c->record.draft = false;
        (void)history->ops->save_check(history->self, &c->record);
    } else {
        (void)history->ops->delete_check(history->self, c->record.uuid);
    }
}

static struct td_reply begin(struct check *c, enum td_check_goal goal)
{
    let_go(c);
    *c->draft = (struct td_check_draft){.begun = true};
    td_course_init(&c->draft->course, goal);
    c->typed[0] = '\0';
    return check_go_on(c);
}

static void show_age(struct check *c)
{
    c->typed[0] = '\0';
    if (c->draft->course.answers.age_years >= 0) {
        td_str_format(c->typed, sizeof c->typed, "%d", c->draft->course.answers.age_years);
    }
}

static struct td_reply take_up(struct check *c)
{
    if (!c->draft->begun) {
        *c->draft = (struct td_check_draft){.begun = true, .finished = !c->record.draft};
        td_str_copy(c->draft->uuid, sizeof c->draft->uuid, c->record.uuid);
        (void)td_course_of_record(c->checklist, &c->record, &c->draft->course);
    }
    show_age(c);
    td_course_take_up(c->checklist, &c->draft->course);
    return check_go_on(c);
}

struct td_reply check_take_way(struct check *c, enum check_way way)
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
