/* The set-up card before a session: its keys. What can be changed is in change.c, what it says in
 * lines.c and words.c, the figure in figure.c, where all of it stands in draw.c. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/core/plan_look_up.h"

/* What a self-check closed is not known then: that must be said before anybody trains. */
static void say_unreadable(struct td_card *c)
{
    c->trouble[0] = '\0';
    if (c->plan.level == NULL || c->ui->history.ops->unread(c->ui->history.self) != NULL) {
        td_str_format(c->trouble, sizeof c->trouble,
                      "The history cannot be read, and so neither what the last self-check said "
                      "nor which session is next: %s",
                      td_history_why_unread(&c->ui->history));
    }
}

/* After a long break Enter leads to the warning signs, or to a self-check, and not to the first
 * rep. */
static void say_first(struct td_card *c)
{
    const struct td_plan *plan = &c->plan;

    c->first[0] = '\0';
    if (plan->ask_check) {
        td_str_format(c->first, sizeof c->first,
                      "After %d weeks a new self-check comes first: knees change.",
                      plan->weeks_off);
    } else if (plan->ask_flags) {
        td_str_format(c->first, sizeof c->first,
                      "After %d weeks the short lists of warning signs come first.",
                      plan->weeks_off);
    }
}

static void look_up_plan(struct td_card *c)
{
    struct td_limits limits = td_settings_limits(c->ui->settings);

    c->plan_why[0] = c->rest[0] = '\0';
    c->ui->history.ops->read_anew(c->ui->history.self);
    if (td_plan_look_up(c->program, &c->ui->history, &limits, &c->ui->usual, td_now(c->ui->date),
                        &c->plan, &c->gate, NULL) == TD_OK) {
        td_plan_why(&c->plan, c->program, &limits, c->plan_why, sizeof c->plan_why);
        td_plan_rest(&c->plan, td_now(c->ui->date), c->rest, sizeof c->rest);
    }
    td_card_find_today(c);
    say_first(c);
    say_unreadable(c);
}

/* ---- events ---- */

/* The session, what is said of it, and its picture anew. */
static struct td_reply show_anew(struct td_card *c)
{
    td_card_rebuild(c); /* it could be built before */
    td_card_prepare_figure(c);
    return td_reply_redraw();
}

/* left/right; without memory for it the change is taken back. */
static struct td_reply change_field(struct td_card *c, enum td_card_field field, int direction)
{
    struct td_overrides overrides = c->asked;
    const struct td_level *level = c->level;

    td_card_change(c, field, direction);
    if (td_card_rebuild(c) != TD_OK) {
        c->asked = overrides;
        c->level = level;
        td_card_rebuild(c); /* it could be built before */
    }
    td_card_prepare_figure(c);
    return td_reply_redraw();
}

/* Another screen opens over it: the figure waits. */
static struct td_reply push(struct td_card *c, enum td_view_id view, const void *argument)
{
    c->covered = true;
    return td_reply_push(view, argument);
}

static struct td_reply start(struct td_card *c)
{
    if (c->why[0] != '\0') {
        return td_reply_redraw();
    }
    if (td_card_checks_first(c)) {
        return td_reply_push(TD_VIEW_CHECK, c->plan.ask_check ? NULL : TD_CHECK_FLAGS);
    }
    td_unfinished_keep(&c->unfinished, c->ui);
    c->start = (struct td_trainer_argument){.workout = &c->workout};
    return td_reply_replace(TD_VIEW_TRAINER, &c->start);
}

/* To the fields and among them; the arrows open them. */
static struct td_reply move(struct td_card *c, const struct td_event *event)
{
    size_t before = c->list.selected, n = c->list.count;
    bool tab = event->key == TD_KEY_TAB || event->key == TD_KEY_BACKTAB;

    if (tab) {
        c->list.selected = (c->list.selected + (event->key == TD_KEY_TAB ? 1 : n - 1)) % n;
        td_list_settle(&c->list);
    } else if (!td_list_move(&c->list, event->request)) {
        return (struct td_reply){0};
    }
    if (c->list.selected != before) {
        c->page = TD_CARD_FIELDS;
    }
    return td_reply_redraw();
}

static struct td_reply turn_to(struct td_card *c, enum td_card_page page)
{
    c->page = page;
    c->how = 0;
    return td_reply_redraw();
}

/* All there is to know, page by page, then the poster again. */
static struct td_reply next_how(struct td_card *c)
{
    if (c->page != TD_CARD_HOW) {
        return turn_to(c, TD_CARD_HOW);
    }
    if (++c->how >= td_card_how_pages(c, c->cols, c->rows)) {
        return turn_to(c, TD_CARD_POSTER);
    }
    return td_reply_redraw();
}

static struct td_reply answer(struct td_card *c, const struct td_event *event,
                              enum td_request request)
{
    enum td_card_field field =
        c->page == TD_CARD_FIELDS ? c->fields[c->list.selected] : TD_CARD_LEVEL;

    switch (request) {
    case TD_REQ_SELECT:
        return start(c);
    case TD_REQ_ADJUST:
        return turn_to(c, c->page == TD_CARD_FIELDS ? TD_CARD_POSTER : TD_CARD_FIELDS);
    case TD_REQ_HOW:
        return next_how(c);
    case TD_REQ_LOOK:
        return c->level->page == NULL ? td_reply_handled()
                                      : push(c, TD_VIEW_PRIMER, c->level->page);
    case TD_REQ_SOMETHING:
        return push(c, TD_VIEW_CHECK, TD_CHECK_FLAGS); /* which of them it is */
    case TD_REQ_BACK:
        return c->page == TD_CARD_POSTER ? td_reply_pop() : turn_to(c, TD_CARD_POSTER);
    case TD_REQ_LEFT:
        return change_field(c, field, -1);
    case TD_REQ_RIGHT:
        return change_field(c, field, 1);
    default:
        return move(c, event);
    }
}

static struct td_reply card_key(struct td_card *c, const struct td_event *event)
{
    struct td_reply reply;

    if (c->gate.training != TD_TRAINING_CLOSED &&
        td_unfinished_request(&c->unfinished, c->ui, event->request, &reply)) {
        if ((reply.flags & TD_REPLY_PUSH) != 0) {
            reply.flags ^= TD_REPLY_PUSH | TD_REPLY_REPLACE;
        }
        td_card_rebuild(c); /* what it says of the last time may be another now */
        return reply;
    }
    return answer(c, event, event->request);
}

static struct td_reply card_mouse(struct td_card *c, const struct td_event *event)
{
    struct td_rect fields = td_card_fields_rect(c, c->cols, c->rows);
    struct td_list list = c->list;
    size_t at;

    if (event->mouse.kind != TD_MOUSE_CLICK) {
        return td_reply_moved(c->page == TD_CARD_FIELDS && td_list_wheel(&c->list, event->mouse));
    }
    list.rows = fields.h;
    td_list_settle(&list);
    at = c->page == TD_CARD_FIELDS ? td_list_at(&list, fields, event->mouse) : TD_LIST_NONE;
    if (at != TD_LIST_NONE) {
        c->list.selected = at;
        return td_reply_redraw();
    }
    switch (td_card_request_at(c, event->mouse.x, event->mouse.y)) {
    case TD_REQ_NONE:
        return td_reply_handled();
    default:
        return answer(c, event, td_card_request_at(c, event->mouse.x, event->mouse.y));
    }
}

/* The plan of today in place of yesterday's; a level that was chosen by hand stays. */
static struct td_reply new_day(struct td_card *c)
{
    bool planned = td_str_equal(c->level->id, c->plan.level->id);

    look_up_plan(c);
    td_unfinished_find(&c->unfinished, c->ui);
    if (planned) {
        c->level = td_program_level(c->program, c->plan.level->id);
    }
    return show_anew(c);
}

static struct td_reply card_handle(void *state, const struct td_event *event)
{
    struct td_card *c = state;

    c->now = event->now;
    switch (event->kind) {
    case TD_EVENT_KEY:
        return card_key(c, event);
    case TD_EVENT_MOUSE:
        return card_mouse(c, event);
    case TD_EVENT_RESIZE:
        td_event_size(event, &c->cols, &c->rows);
        td_card_prepare_figure(c);
        return td_reply_redraw();
    case TD_EVENT_HELP:
        c->covered = true;
        return td_reply_handled();
    case TD_EVENT_DAY:
        return new_day(c);
    case TD_EVENT_SHOWN: /* perhaps from a self-check */
        c->covered = false;
        look_up_plan(c);
        if (c->asked.swap_in > 0 &&
            !td_card_is_offered(c, &td_card_base_level(c)->swap_ins[c->asked.swap_in - 1])) {
            c->asked.swap_in = 0;
        }
        return show_anew(c);
    default:
        return (struct td_reply){0};
    }
}

/* ---- opening ---- */

#define SOUND_WITHIN (3 * TD_NS_PER_S) /* a server that does not answer is none */

static enum td_err card_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct td_card *c = state;
    const char *id = argument;
    enum td_err err = ui->content.ops->program(ui->content.self, &c->program, NULL);

    c->ui = ui;
    c->now = now;
    c->asked = ui->asked;
    c->list.rows = TD_CARD_COUNT;
    if (err != TD_OK) {
        return err;
    }
    look_up_plan(c);
    td_unfinished_find(&c->unfinished, ui);
    /* Without a plan it is the gentlest level, and the person who chooses. */
    id = id != NULL                    ? id
         : c->plan.level != NULL       ? c->plan.level->id
         : c->program->level_count > 0 ? c->program->levels[0].id
                                       : NULL;
    c->level = id != NULL ? td_program_level(c->program, id) : NULL;
    if (c->level == NULL) {
        return TD_ERR_ABSENT;
    }
    td_sound_hold(ui->sound);
    c->held_sound = true;
    c->sound_until = now + SOUND_WITHIN;
    return td_card_rebuild(c);
}

static void card_close(void *state)
{
    struct td_card *c = state;

    if (c->held_sound) {
        td_sound_let_go(c->ui->sound);
    }
    td_film_deinit(&c->film);
    td_timeline_deinit(&c->timeline);
    td_unfinished_deinit(&c->unfinished);
}

const struct td_view_ops td_card_view = {
    .name = "Set-up",
    .state_size = sizeof(struct td_card),
    .open = card_open,
    .close = card_close,
    .handle = card_handle,
    .update = td_card_update,
    .next_change = td_card_next_change,
    .draw = td_card_draw,
    .footer = td_card_footer,
    .keys = TD_PLACE_CARD,
};
