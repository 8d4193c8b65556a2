/* The set-up card before a session: its keys, and what can be changed for this run. Its texts are
 * in words.c, its picture and layout in draw.c. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/core/plan_look_up.h"

/* ---- what will be done ---- */

/* The level itself, whatever small step or swap-in is chosen. */
static const struct td_level *base_level(const struct td_card *c)
{
    const struct td_level *base = td_program_level(c->program, c->level->id);

    return base != NULL ? base : c->level;
}

/* Those for painless knees are for those. */
static bool is_offered(const struct td_card *c, const struct td_level *swap)
{
    bool too_deep =
        c->gate.known && c->gate.max_depth_deg > 0 && swap->depth_to_deg > c->gate.max_depth_deg;

    return (!swap->painless || c->plan.painless) && !too_deep;
}

static bool offers_swap_ins(const struct td_card *c)
{
    const struct td_level *base = base_level(c);

    for (size_t i = 0; i < base->swap_in_count; i++) {
        if (is_offered(c, &base->swap_ins[i])) {
            return true;
        }
    }
    return false;
}

static void list_fields(struct td_card *c)
{
    size_t n = 0;
    bool hold = td_level_has_hold(c->level);
    bool reps = !td_level_is_hold(c->level);

    for (int f = 0; f < TD_CARD_COUNT; f++) {
        bool by_rep = f == TD_CARD_REPS || (f >= TD_CARD_TEMPO_DOWN && f <= TD_CARD_TEMPO_TOP);
        bool absent = (f == TD_CARD_SWAP && !offers_swap_ins(c)) ||
                      (f == TD_CARD_WARM_UP && c->program->warm_up_count == 0) ||
                      (f == TD_CARD_EXTRAS && c->level->extra_count == 0);

        if (absent || (by_rep && !reps) || (f == TD_CARD_HOLD && !hold)) {
            continue;
        }
        c->fields[n++] = (enum td_card_field)f;
    }
    c->list.count = n;
    td_list_settle(&c->list);
}

static void find_why(struct td_card *c)
{
    const struct td_training_gate *gate = &c->gate;

    c->why[0] = '\0';
    if (!gate->known) {
        return;
    }
    if (gate->training == TD_TRAINING_CLOSED) {
        td_str_format(c->why, sizeof c->why, "Training is closed. %s", gate->why);
    } else if (td_plan_is_above(c->program, c->level, gate)) {
        const struct td_level *max = td_program_level(c->program, gate->max_level);

        td_str_format(c->why, sizeof c->why,
                      "This level is above what your last self-check allows (up to %s). %s",
                      max != NULL ? max->name : gate->max_level, gate->why);
    } else {
        return;
    }
    if (gate->reopens[0] != '\0') {
        td_str_append(c->why, sizeof c->why, " What opens it: %s", gate->reopens);
    }
}

static enum td_err rebuild(struct td_card *c)
{
    struct td_planned planned;
    enum td_err err =
        td_planned_make(c->program, base_level(c), &c->plan, &c->ui->usual, &c->asked, &planned);
    if (err != TD_OK) {
        return err;
    }
    c->workout = planned.workout;
    c->total = planned.total;
    c->level = c->workout.level; /* perhaps a small step of it, or a swap-in */
    list_fields(c);
    find_why(c);
    return TD_OK;
}

/* ---- changing ---- */

static void change_level(struct td_card *c, int direction)
{
    int index = td_program_level_index(c->program, c->level->id) + direction;

    if (index >= 0 && (size_t)index < c->program->level_count) {
        c->level = &c->program->levels[index];
        c->asked.swap_in = 0;
    }
}

/* To the next one that is offered; as the level is, before and behind them all. */
static void change_swap_in(struct td_card *c, int direction)
{
    const struct td_level *base = base_level(c);
    int count = (int)base->swap_in_count + 1;
    int at = c->level->swap_in != NULL ? td_level_swap_in(base, c->level->swap_in) : 0;

    do {
        at = (at + direction + count) % count;
    } while (at > 0 && !is_offered(c, &base->swap_ins[at - 1]));
    c->asked.swap_in = at > 0 ? at : TD_SWAP_NONE; /* the plan's own may be another */
    c->asked.has_tempo = false;                    /* it has one of its own */
    c->asked.reps = c->asked.sets = c->asked.hold_s = -1;
}

static void change_tempo(struct td_card *c, enum td_phase phase, int direction)
{
    struct td_tempo tempo = td_card_exercise(c)->tempo;
    bool movement = phase == TD_PHASE_DOWN || phase == TD_PHASE_UP;
    int s = tempo.ms[phase] / 1000 + direction;

    if (phase == TD_PHASE_UP && tempo.explosive) {
        if (direction < 0) {
            return;
        }
        tempo.explosive = false;
        s = 1;
    } else if (phase == TD_PHASE_UP && s < 1) {
        tempo.explosive = true; /* below 1 second comes "as fast as good form allows" */
        s = 0;
        movement = false;
    }
    tempo.ms[phase] = td_clamp(s, movement ? 1 : 0, TD_TEMPO_MAX_MS / 1000) * 1000;
    c->asked.has_tempo = true;
    c->asked.tempo = tempo;
}

static void change(struct td_card *c, int direction)
{
    struct td_overrides *o = &c->asked;
    const struct td_workout_exercise *e = td_card_exercise(c);
    enum td_card_field field = c->fields[c->list.selected];

    switch (field) {
    case TD_CARD_LEVEL:
        change_level(c, direction);
        break;
    case TD_CARD_SWAP:
        change_swap_in(c, direction);
        break;
    case TD_CARD_SETS:
        o->sets = td_clamp(e->sets + direction, 1, TD_MAX_SETS);
        break;
    case TD_CARD_REPS:
        o->reps = td_clamp(e->reps + direction, 1, TD_MAX_REPS);
        break;
    case TD_CARD_HOLD:
        e = td_card_hold(c);
        o->hold_s = td_clamp((int)(e->hold / TD_NS_PER_S) + 5 * direction, 5, TD_MAX_SECONDS);
        break;
    case TD_CARD_TEMPO_DOWN:
    case TD_CARD_TEMPO_BOTTOM:
    case TD_CARD_TEMPO_UP:
    case TD_CARD_TEMPO_TOP:
        change_tempo(c, (enum td_phase)(field - TD_CARD_TEMPO_DOWN), direction);
        break;
    case TD_CARD_REST:
        o->rest_s = td_clamp((int)(e->rest / TD_NS_PER_S) + 15 * direction, 0, TD_MAX_SECONDS);
        break;
    case TD_CARD_PREPARE:
        o->prepare_s =
            td_clamp((int)(c->workout.prepare / TD_NS_PER_S) + 5 * direction, 0, TD_MAX_SECONDS);
        break;
    case TD_CARD_LOAD:
        o->load_g = td_clamp(c->workout.load_g + 1000 * direction, 0, TD_MAX_LOAD_KG * 1000);
        break;
    case TD_CARD_WARM_UP:
        o->warm_up = !o->warm_up;
        break;
    case TD_CARD_EXTRAS:
        o->extras = !c->workout.extras;
        o->no_extras = !o->extras;
        break;
    case TD_CARD_COUNT:
        break;
    }
}

/* ---- picture ---- */

/* The level's deepest point, drawn ahead of time. */
static void draw_picture(struct td_card *c)
{
    struct td_rect at = td_card_picture_rect(c, c->cols, c->rows);
    struct td_figure_spec spec = {.part = 1, .glow = TD_GLOW_HIGH, .ring = -1};
    const struct td_exercise *exercise = td_card_exercise(c)->exercise;

    td_stance_of(c->level, exercise, &spec.stance);
    if (c->gate.known && c->gate.max_depth_deg > 0 &&
        spec.stance.depth_deg > (float)c->gate.max_depth_deg) {
        spec.stance.depth_deg = (float)c->gate.max_depth_deg; /* what is open to this knee */
    }
    spec.mirror = c->ui->settings->knee == TD_KNEE_RIGHT;
    if (exercise->begins_up) {
        spec.part = 0; /* lifted */
    }
    td_image_deinit(&c->picture);
    if (at.h > 0 && c->ui->theme != NULL && td_figure_has(spec.stance.movement)) {
        td_figure_render(&c->figure, &c->picture, c->ui->theme, at.w, at.h, &spec);
    }
}

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
                      "After %d weeks a new self-check comes first: knees change. Enter leads "
                      "there.",
                      plan->weeks_off);
    } else if (plan->ask_flags) {
        td_str_format(c->first, sizeof c->first,
                      "After %d weeks the short lists of warning signs come first. Enter leads "
                      "there.",
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
    say_first(c);
    say_unreadable(c);
}

/* ---- events ---- */

/* The session, its fields and its picture anew. */
static struct td_reply show_anew(struct td_card *c)
{
    (void)rebuild(c); /* it could be built before */
    draw_picture(c);
    return td_reply_redraw();
}

/* left/right; without memory for it the change is taken back. */
static struct td_reply change_field(struct td_card *c, int direction)
{
    struct td_overrides overrides = c->asked;
    const struct td_level *level = c->level;

    change(c, direction);
    if (rebuild(c) != TD_OK) {
        c->asked = overrides;
        c->level = level;
        (void)rebuild(c); /* it could be built before */
    }
    draw_picture(c);
    return td_reply_redraw();
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

static struct td_reply card_key(struct td_card *c, const struct td_event *event)
{
    struct td_reply reply;

    if (event->key == TD_KEY_TAB || event->key == TD_KEY_BACKTAB) {
        size_t n = c->list.count;
        size_t by = event->key == TD_KEY_TAB ? 1 : n - 1;

        c->list.selected = (c->list.selected + by) % n;
        td_list_settle(&c->list);
        return td_reply_redraw();
    }
    if (c->gate.training != TD_TRAINING_CLOSED &&
        td_unfinished_request(&c->unfinished, c->ui, event->request, &reply)) {
        if ((reply.flags & TD_REPLY_PUSH) != 0) {
            reply.flags ^= TD_REPLY_PUSH | TD_REPLY_REPLACE;
        }
        return reply;
    }
    switch (event->request) {
    case TD_REQ_SELECT:
        return start(c);
    case TD_REQ_HOW:
        c->how = c->how < td_card_how_pages(c, c->cols, c->rows) ? c->how + 1 : 0;
        return td_reply_redraw();
    case TD_REQ_LOOK:
        return c->level->page == NULL ? td_reply_handled()
                                      : td_reply_push(TD_VIEW_PRIMER, c->level->page);
    case TD_REQ_SOMETHING:
        return td_reply_push(TD_VIEW_CHECK, NULL);
    case TD_REQ_BACK:
        return td_reply_pop();
    case TD_REQ_LEFT:
        return change_field(c, -1);
    case TD_REQ_RIGHT:
        return change_field(c, 1);
    default:
        return td_list_move(&c->list, event->request) ? td_reply_redraw() : (struct td_reply){0};
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

    switch (event->kind) {
    case TD_EVENT_KEY:
        return card_key(c, event);
    case TD_EVENT_MOUSE:
        return td_reply_moved(td_list_wheel(&c->list, event->mouse));
    case TD_EVENT_RESIZE:
        td_event_size(event, &c->cols, &c->rows);
        draw_picture(c);
        return td_reply_redraw();
    case TD_EVENT_DAY:
        return new_day(c);
    case TD_EVENT_SHOWN: /* perhaps from a self-check */
        look_up_plan(c);
        if (c->asked.swap_in > 0 &&
            !is_offered(c, &base_level(c)->swap_ins[c->asked.swap_in - 1])) {
            c->asked.swap_in = 0;
        }
        return show_anew(c);
    default:
        return (struct td_reply){0};
    }
}

/* ---- opening ---- */

static enum td_err card_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct td_card *c = state;
    const char *id = argument;
    enum td_err err = ui->content.ops->program(ui->content.self, &c->program, NULL);

    (void)now;
    c->ui = ui;
    c->asked = ui->asked;
    c->list.rows = TD_CARD_COUNT;
    if (err != TD_OK) {
        return err;
    }
    look_up_plan(c);
    td_unfinished_find(&c->unfinished, ui);
    c->goes_dark = ui->settings->keep_awake && ui->awake.ops != NULL &&
                   !ui->awake.ops->possible(ui->awake.self);
    /* Without a plan it is the gentlest level, and the person who chooses. */
    id = id != NULL                    ? id
         : c->plan.level != NULL       ? c->plan.level->id
         : c->program->level_count > 0 ? c->program->levels[0].id
                                       : NULL;
    c->level = id != NULL ? td_program_level(c->program, id) : NULL;
    if (c->level == NULL) {
        return TD_ERR_ABSENT;
    }
    return rebuild(c);
}

static void card_close(void *state)
{
    struct td_card *c = state;

    td_image_deinit(&c->picture);
    td_figure_deinit(&c->figure);
    td_unfinished_deinit(&c->unfinished);
}

const struct td_view_ops td_card_view = {
    .name = "Set-up",
    .state_size = sizeof(struct td_card),
    .open = card_open,
    .close = card_close,
    .handle = card_handle,
    .draw = td_card_draw,
    .keys = TD_PLACE_CARD,
};
