/* The trainer's screen: its keys and other events, opening and closing. What time does is in
 * time.c, what is shown in draw.c, band.c and figure.c, cues in announce.c, saving in journal.c,
 * and the questions afterwards in finish.c. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan_look_up.h"
#include "teardrop/core/take_up.h"
#include "teardrop/ui/kit/confirm.h"
#include "teardrop/ui/kit/list.h"

#define REST_STEP (15 * TD_NS_PER_S)

/* ---- events ---- */

static void resume_now(struct td_trainer *t)
{
    if (t->session.state == TD_SESSION_PAUSED) {
        t->gap[0] = '\0';
        td_session_resume(&t->session, t->now);
    }
}

static struct td_reply ask_to_stop(struct td_trainer *t)
{
    static const struct td_confirm_argument question = {
        .question = "Stop here? What was done is kept.",
        .yes = "stop",
        .no = "go on",
        .no_first = true,
    };

    t->ran = t->session.state == TD_SESSION_RUNNING;
    t->asking = true;
    td_trainer_pause(t);
    (void)td_trainer_settle(t);
    return td_reply_push(TD_VIEW_CONFIRM, &question);
}

/* Ends the session. With nothing done there is nothing to ask about. */
static struct td_reply stop(struct td_trainer *t)
{
    bool nothing =
        !td_trainer_has_something(t) && td_trainer_segment(t)->kind == TD_SEGMENT_PREPARE;
    struct td_reply reply;

    td_session_stop(&t->session, t->now);
    reply = td_trainer_settle(t);
    return nothing ? (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_HOME} : reply;
}

static void toggle_mute(struct td_trainer *t)
{
    bool muted = !t->ui->cues->muted;

    td_cues_mute(t->ui->cues, muted);
    td_sound_mute(t->ui->sound, muted);
    td_trainer_note(t, muted ? "sound off" : "sound on");
}

static void step_volume(struct td_trainer *t, int step)
{
    char text[40];

    td_str_format(text, sizeof text, "volume %d", td_sound_step_volume(t->ui->sound, step));
    td_trainer_note(t, text);
}

/* Enter: from prepare straight into the first rep. */
static void start_early(struct td_trainer *t)
{
    if (td_trainer_segment(t)->kind == TD_SEGMENT_PREPARE) {
        resume_now(t);
        td_session_next(&t->session, t->now);
    }
}

static void tell_tap(struct td_trainer *t, enum td_phase phase, td_ns took, bool silent, bool back)
{
    char text[96];

    td_session_tap_text(&t->session, phase, took, silent, back, text, sizeof text);
    td_trainer_note(t, text);
    if (back) { /* what is said there was not made ahead */
        td_sound_prepare(t->ui->sound, &t->session.timeline);
    }
}

/* Enter, PgDn or a click where a tap is meant: at the end of a movement, or of an
 * X that waits; in a silent rep always. False when it is not. */
static bool take_tap(struct td_trainer *t)
{
    bool silent = td_session_tap_measures(&t->session, t->now);
    bool taps = silent || (t->ui->settings->tap && td_trainer_segment(t)->kind == TD_SEGMENT_PHASE);
    bool back = t->session.cues_back;
    bool waits = td_session_waiting(&t->session, t->now);
    enum td_phase phase = TD_PHASE_DOWN;
    td_ns took;

    if (t->session.state != TD_SESSION_RUNNING || (!waits && !taps)) {
        return false;
    }
    took = td_session_tap(&t->session, t->now, &phase);
    if (waits) {
        (void)td_session_go(&t->session, t->now);
    }
    if (took >= 0) {
        tell_tap(t, phase, took, silent, !back && t->session.cues_back);
        td_trainer_keep_soon(t);
    }
    return true;
}

static struct td_reply run_request(struct td_trainer *t, enum td_request request)
{
    switch (request) {
    case TD_REQ_PAUSE:
    case TD_REQ_BACK:
        if (t->session.state == TD_SESSION_PAUSED) {
            resume_now(t);
        } else {
            td_trainer_pause(t);
        }
        break;
    case TD_REQ_NEXT:
        td_session_next(&t->session, t->now);
        break;
    case TD_REQ_PREVIOUS:
        td_session_back(&t->session, t->now);
        break;
    case TD_REQ_UNDO:
        td_session_undo(&t->session, t->now);
        break;
    case TD_REQ_MORE_REST:
        td_session_stretch_rest(&t->session, t->now, REST_STEP);
        break;
    case TD_REQ_LESS_REST:
        td_session_stretch_rest(&t->session, t->now, -REST_STEP);
        break;
    case TD_REQ_FINISH_SET:
        td_session_finish_set(&t->session, t->now);
        break;
    case TD_REQ_MUTE:
        toggle_mute(t);
        break;
    case TD_REQ_LOUDER:
    case TD_REQ_SOFTER:
        step_volume(t, request == TD_REQ_LOUDER ? 1 : -1);
        break;
    case TD_REQ_SELECT:
        start_early(t);
        break;
    case TD_REQ_HURTS:
        td_trainer_hurts(t);
        break;
    case TD_REQ_TAKE_OUT:
        if (td_trainer_between(t) && td_trainer_take_out(t)) {
            td_trainer_note(t, "taken out: only what was shown counts");
        }
        break;
    case TD_REQ_STOP:
        return ask_to_stop(t);
    default:
        if (!td_trainer_change(t, request)) {
            return (struct td_reply){0};
        }
        break;
    }
    return td_trainer_settle(t);
}

/* Pain above 5 ends the session: not as a punishment, the knee has had enough. */
static struct td_reply end_for_pain(struct td_trainer *t)
{
    if (!td_trainer_has_something(t)) { /* no reps to keep the number with: what is it? */
        td_trainer_hurts(t);
        return td_reply_redraw();
    }
    td_session_stop(&t->session, t->now);
    return td_trainer_settle(t);
}

static struct td_reply run_key(struct td_trainer *t, const struct td_event *event)
{
    bool tap = event->request == TD_REQ_SELECT || event->key == TD_KEY_PGDN;

    switch (td_trainer_pain_key(t, event->key)) {
    case TD_PAIN_ENDS:
        return end_for_pain(t);
    case TD_PAIN_TAKEN:
        return td_trainer_settle(t);
    default:
        break;
    }
    if (tap && take_tap(t)) {
        return td_trainer_settle(t);
    }
    if (event->request == TD_REQ_NONE && td_trainer_segment(t)->kind == TD_SEGMENT_PREPARE) {
        return run_request(t, TD_REQ_SELECT); /* any key says "ready" */
    }
    return run_request(t, event->request);
}

static struct td_reply input(struct td_trainer *t, const struct td_event *event)
{
    struct td_trainer_layout at = td_trainer_places(t, t->cols, t->rows);
    int x = event->mouse.x, y = event->mouse.y;
    enum td_trainer_mode before = t->mode;

    td_trainer_advance(t, event->now);
    if (t->mode != before) {
        /* The session ended in this very moment: the key was meant for it. */
        return td_reply_redraw();
    }
    if (t->mode == TD_TRAINER_HURTS) {
        return td_trainer_hurts_handle(t, event);
    }
    if (t->mode != TD_TRAINER_RUN) {
        return td_trainer_finish_handle(t, event);
    }
    if (event->kind == TD_EVENT_KEY) {
        return run_key(t, event);
    }
    if (event->mouse.kind != TD_MOUSE_CLICK) {
        return (struct td_reply){0};
    }
    if (take_tap(t)) {
        return td_trainer_settle(t);
    }
    if (td_rect_has(at.band, x, y) || td_rect_has(at.figure, x, y)) {
        return run_request(t, TD_REQ_PAUSE);
    }
    return (struct td_reply){0};
}

static struct td_reply answered(struct td_trainer *t, const struct td_event *event)
{
    t->now = td_trainer_not_before(t, event->now);
    if (!t->asking) {
        return (struct td_reply){0};
    }
    t->asking = false;
    if (td_trainer_over(t)) {
        return td_reply_redraw();
    }
    if (event->result == TD_CONFIRM_YES) {
        return stop(t);
    }
    if (t->ran) {
        resume_now(t);
    }
    return td_trainer_settle(t);
}

/* The clock was not watched for a while: everything since the last moment that
 * was is taken out, so that no rep is invented. */
static struct td_reply gap(struct td_trainer *t, const struct td_event *event)
{
    int s = (int)(event->gap / TD_NS_PER_S);

    if (t->session.state == TD_SESSION_RUNNING) {
        td_trainer_pause(t);
        td_str_format(t->gap, sizeof t->gap, "paused: the computer slept for %d %s",
                      s >= 120 ? (s + 30) / 60 : s, s >= 120 ? "min" : "s");
    }
    t->now = td_trainer_not_before(t, event->now);
    return td_trainer_settle(t);
}

static struct td_reply trainer_handle(void *state, const struct td_event *event)
{
    struct td_trainer *t = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &t->cols, &t->rows);
        t->band_ready = false; /* all pictures anew */
        t->picture = NULL;
        td_film_deinit(&t->film);
        td_trainer_refresh_frame(t);
        return td_reply_redraw();
    case TD_EVENT_KEY:
    case TD_EVENT_MOUSE:
        return input(t, event);
    case TD_EVENT_RESULT:
        return answered(t, event);
    case TD_EVENT_GAP:
        return gap(t, event);
    case TD_EVENT_ENDING:
        td_trainer_hurts_end(t);
        if (!td_trainer_over(t)) {
            td_trainer_advance(t, event->now);
            td_trainer_keep(t);
        } else if (t->mode == TD_TRAINER_NOTE && t->record.note[0] != '\0') {
            td_trainer_keep(t); /* as far as it was typed */
        }
        return td_reply_handled();
    case TD_EVENT_SHOWN:
        return td_reply_redraw();
    case TD_EVENT_HELP: /* who reads it trains on no rep */
        if (t->session.state == TD_SESSION_RUNNING && !td_trainer_over(t)) {
            td_trainer_advance(t, event->now);
            td_trainer_pause(t);
        }
        return td_reply_redraw();
    case TD_EVENT_DAY: /* a session belongs to the day it began on */
        break;
    }
    return (struct td_reply){0};
}

/* ---- life ---- */

/* From the start, or from where a record says. TD_ERR_ABSENT when that cannot be: the
 * programme is not what it was. */
static enum td_err begin(struct td_trainer *t, const struct td_session_record *resume)
{
    enum td_err err;

    if (resume == NULL) {
        td_session_start(&t->session, t->now);
        if (td_timeline_any_fade(&t->session.timeline)) {
            td_trainer_note(t, "the last two reps of a set are silent: your tempo");
        }
        return TD_OK;
    }
    err = td_session_take_up(&t->ui->history, t->now, resume, &t->session, &t->record);
    if (err != TD_OK) {
        return err == TD_ERR_STORE || err == TD_ERR_NOMEM ? err : TD_ERR_ABSENT;
    }
    t->has_id = true;
    t->kept_reps = td_session_reps_done(&t->session);
    t->kept_something = true;
    td_trainer_note(t, "taken up where you left it");
    return TD_OK;
}

/* The session of what is wanted, ready to begin. */
static enum td_err init_session(struct td_trainer *t, const struct td_trainer_argument *wanted)
{
    const struct td_ui *ui = t->ui;
    enum td_side first = ui->settings->knee == TD_KNEE_LEFT ? TD_SIDE_LEFT : TD_SIDE_RIGHT;
    struct td_workout workout = *wanted->workout;
    struct td_timeline timeline = {0};
    enum td_err err;

    workout.x_waits = ui->settings->x_mode == TD_X_WAITS;
    err = td_timeline_compile(&workout, first, &timeline);
    if (err != TD_OK) {
        return err;
    }
    err = timeline.count == 0 ? TD_ERR_CONTENT : td_session_init(&t->session, &timeline);
    if (err != TD_OK) {
        td_timeline_deinit(&timeline);
    }
    t->kept_at_all = !workout.level->free_timer || ui->keep_free;
    return err;
}

/* That the self-check leaves open, with what was opened since; 0 = no limit. */
static int open_depth(const struct td_ui *ui)
{
    const struct td_program *program = NULL;
    struct td_limits limits = td_settings_limits(ui->settings);
    struct td_training_gate gate;
    enum td_err err = ui->content.ops->program(ui->content.self, &program, NULL);

    err = err == TD_OK
              ? td_gate_look_up(program, &ui->history, &limits, &ui->usual, td_now(ui->date), &gate)
              : ui->history.ops->gate(ui->history.self, &gate);
    return err == TD_OK && gate.known ? gate.max_depth_deg : 0;
}

static enum td_err trainer_open(void *state, const struct td_ui *ui, const void *argument,
                                td_ns now)
{
    struct td_trainer *t = state;
    const struct td_trainer_argument *wanted = argument;
    enum td_err err;

    t->ui = ui;
    t->now = now;
    td_cues_forget_trouble(ui->cues);
    err = init_session(t, wanted);
    if (err == TD_OK) {
        err = td_session_record_reserve(&t->record, (int)t->session.timeline.set_total);
    }
    if (err != TD_OK) {
        return err;
    }
    t->record.worst_pain = -1;
    t->record.rpe = -1;
    t->record.started = td_now(ui->date);
    err = begin(t, wanted->resume);
    if (err != TD_OK) {
        return err;
    }
    t->max_depth_deg = open_depth(ui);
    if (ui->settings->keep_awake && ui->awake.ops != NULL) {
        (void)ui->awake.ops->hold(ui->awake.self);
    }
    td_sound_hold(ui->sound);
    td_sound_mute(ui->sound, ui->cues->muted);
    td_sound_prepare(ui->sound, &t->session.timeline);
    t->held_sound = true;
    td_trainer_settle(t);
    return TD_OK;
}

static void trainer_close(void *state)
{
    struct td_trainer *t = state;

    if (t->held_sound) {
        td_sound_let_go(t->ui->sound);
    }
    if (t->save_due) {
        td_trainer_keep(t);
    }
    td_canvas_deinit(&t->band);
    if (t->ui->awake.ops != NULL) {
        t->ui->awake.ops->let_go(t->ui->awake.self);
    }
    td_film_deinit(&t->film);
    td_session_record_deinit(&t->record);
    td_session_deinit(&t->session);
}

static void trainer_draw(const void *state, struct td_canvas *canvas)
{
    const struct td_trainer *t = state;

    if (t->mode == TD_TRAINER_RUN) {
        td_trainer_draw(t, canvas);
        return;
    }
    if (t->mode == TD_TRAINER_HURTS) {
        td_trainer_hurts_draw(t, canvas);
    } else {
        td_trainer_finish_draw(t, canvas);
    }
    (void)td_trainer_draw_status(t, canvas, (struct td_rect){0, canvas->rows - 2, canvas->cols, 1});
    if (t->nothing_chosen) { /* what to press, above the status line */
        struct td_rect line = {0, canvas->rows - 3, canvas->cols, 1};

        td_canvas_fill(canvas, line, ' ', TD_ROLE_TEXT);
        td_canvas_text_cut(canvas, 1, line.y, line.w - 2, TD_CHOOSE_FIRST, TD_ROLE_WARNING);
        td_canvas_cursor(canvas, 1, line.y);
    }
}

static size_t trainer_footer(const void *state, struct td_hint *hints)
{
    const struct td_trainer *t = state;

    return t->mode == TD_TRAINER_RUN     ? td_trainer_footer(t, hints)
           : t->mode == TD_TRAINER_HURTS ? td_trainer_hurts_footer(t, hints)
                                         : td_trainer_finish_footer(t, hints);
}

static unsigned trainer_place(const void *state)
{
    const struct td_trainer *t = state;

    return t->mode == TD_TRAINER_RUN ? TD_PLACE_TRAINER : TD_PLACE_DIALOG;
}

static bool trainer_takes_text(const void *state)
{
    const struct td_trainer *t = state;

    return t->mode == TD_TRAINER_NOTE && !t->note_field.asking;
}

const struct td_view_ops td_trainer_view = {
    .name = "Trainer",
    .state_size = sizeof(struct td_trainer),
    .open = trainer_open,
    .close = trainer_close,
    .handle = trainer_handle,
    .update = td_trainer_update,
    .next_change = td_trainer_next_change,
    .draw = trainer_draw,
    .shown = td_trainer_shown,
    .footer = trainer_footer,
    .whole = true,
    .place = trainer_place,
    .takes_text = trainer_takes_text,
};
