/* Line mode of the trainer: a line as each segment begins, on time. */
#include <stdio.h>
#include <unistd.h>

#include "teardrop/app/commands.h"
#include "teardrop/app/loop.h"
#include "teardrop/app/outlet.h"
#include "teardrop/app/print.h"
#include "teardrop/app/signals.h"
#include "teardrop/app/today.h"
#include "teardrop/base/str.h"
#include "teardrop/core/session.h"

struct plain {
    struct td_app *app;
    const struct td_clock *clock;
    const sigset_t *during_wait;
    struct td_session session;
    struct td_session_record record;
    struct td_outlet outlet;
    bool not_kept_said;
    bool interrupted;   /* by a Ctrl-C that was taken back to ask */
    uint32_t kept_reps; /* of the session, in its last save */
};

/* Something was done, and it is meant to be kept. */
static bool kept_at_all(const struct plain *plain)
{
    const struct td_level *level = plain->session.timeline.workout.level;

    return td_session_reps_done(&plain->session) > 0 &&
           (!level->free_timer || plain->app->options.keep_free);
}

static void keep(struct plain *plain, td_ns now)
{
    const struct td_history_port *history = &plain->app->ui.history;

    if (!kept_at_all(plain)) {
        return;
    }
    td_session_record_of(&plain->session, now, &plain->record);
    plain->record.journaled = plain->app->ui.wall.now(plain->app->ui.wall.self);
    if (history->ops->save_session(history->self, &plain->record) == TD_OK) {
        td_say_news(plain->app);
    } else if (!plain->not_kept_said) {
        plain->not_kept_said = true;
        td_say_not_kept(plain->app);
    }
}

static void cue(struct plain *plain, const struct td_segment *segment)
{
    const struct td_timeline *timeline = &plain->session.timeline;
    const char *word = td_segment_word(segment);

    td_cues_emit(&plain->app->cues,
                 (struct td_cue_event){
                     .kind = segment->kind == TD_SEGMENT_PREPARE ? TD_CUE_EVENT_PREPARE
                             : segment->kind == TD_SEGMENT_REST  ? TD_CUE_EVENT_SET_END
                                                                 : TD_CUE_EVENT_PHASE,
                     .phase = word,
                     .word = word,
                     .exercise = td_timeline_exercise(timeline, segment)->name,
                     .seconds = (int)((segment->length + TD_NS_PER_S - 1) / TD_NS_PER_S),
                     .set = segment->set,
                     .sets = td_timeline_sets(timeline, segment),
                     .rep = segment->rep,
                     .reps = td_timeline_reps(timeline, segment),
                 });
    td_cues_flush(&plain->app->cues);
    td_outlet_run(&plain->outlet);
}

/* Runs to the end or to a signal; false when lines can no longer be written. */
static bool follow(struct plain *plain)
{
    struct td_timeline *timeline = &plain->session.timeline;
    td_ns start = td_clock_from_real(plain->clock, td_clock_real());

    td_cues_init(&plain->app->cues, td_outlet_sink(&plain->outlet), &plain->app->settings.values);
    td_session_start(&plain->session, start);
    for (size_t i = 0; i < timeline->count; i++) {
        const struct td_segment *segment = &timeline->segments[i];
        td_ns due = start + segment->start;

        if (!td_loop_wait_until(td_clock_to_real(plain->clock, due), plain->during_wait)) {
            return true;
        }
        (void)td_session_update(&plain->session, due);
        cue(plain, segment);
        td_print_segment(timeline, segment, stdout);
        if (fflush(stdout) != 0) {
            return false;
        }
        if (td_session_reps_done(&plain->session) > plain->kept_reps) { /* a rep is whole */
            keep(plain, due);
            plain->kept_reps = td_session_reps_done(&plain->session);
        }
    }
    if (td_loop_wait_until(td_clock_to_real(plain->clock, start + timeline->total),
                           plain->during_wait)) {
        (void)td_session_update(&plain->session, start + timeline->total);
    }
    return true;
}

static void print_end(const struct plain *plain)
{
    const struct td_timeline *timeline = &plain->session.timeline;
    const struct td_segment *last = &timeline->segments[timeline->count - 1];
    char status[160];

    td_print_status(timeline, last, "done", status, sizeof status);
    printf("%4lld.%03lld  %s\n", (long long)(timeline->total / TD_NS_PER_S),
           (long long)(timeline->total / TD_NS_PER_MS % 1000), status);
}

static enum td_err begin(struct plain *plain, struct td_problems *problems)
{
    struct td_app *app = plain->app;
    const struct td_history_port *history = &app->ui.history;
    const struct td_program *program;
    const struct td_level *level;
    struct td_plan plan;
    struct td_timeline timeline;
    enum td_err err = td_app_level(app, &program, &level, &plan, problems);

    if (err == TD_OK) {
        err = td_app_timeline(app, program, level, &plan, &timeline);
    }
    if (err == TD_OK) {
        err = td_session_init(&plain->session, &timeline);
    }
    if (err == TD_OK) {
        history->ops->new_id(history->self, plain->record.uuid);
        plain->record.worst_pain = -1;
        plain->record.rpe = -1;
    }
    return err;
}

/* After the first Ctrl-C of a person at a terminal: what made them stop. True when
 * something hurt. */
static bool ask_why(struct plain *plain, td_ns now)
{
    const struct td_history_port *history = &plain->app->ui.history;
    struct td_training_gate gate;
    const struct td_hurt *hurt;

    if (td_session_reps_done(&plain->session) == 0 || !td_signals_forgive(SIGINT)) {
        return false;
    }
    plain->interrupted = true;
    hurt = td_plain_hurt(plain->during_wait);
    if (hurt == NULL) {
        return false;
    }
    td_str_copy(plain->record.hurt, sizeof plain->record.hurt, hurt->id);
    keep(plain, now); /* whatever comes next */
    td_plain_advise(plain->app, hurt);
    if (hurt->knee && !plain->session.timeline.workout.level->free_timer) {
        bool closed = history->ops->gate(history->self, &gate) == TD_OK && gate.known &&
                      gate.training == TD_TRAINING_CLOSED;

        printf("It counts as red%s.\n", closed ? "" : ": the next session is easier");
    }
    return true;
}

/* When it is over, and what was done is kept. */
static void ask_after(struct plain *plain, td_ns now)
{
    bool hurt, said;

    if (!td_plain_asks() || (td_signals_ending() != 0 && td_signals_ending() != SIGINT)) {
        return;
    }
    td_plain_forget_typed();
    hurt = ask_why(plain, now);
    if (td_signals_ending() != 0 || !kept_at_all(plain)) {
        return;
    }
    said = td_plain_after(plain->app, plain->during_wait, &plain->record);
    if (said) {
        keep(plain, now);
    }
    if ((said || hurt) && td_signals_ending() == 0) {
        td_plain_next(plain->app);
    }
}

int td_plain_train(struct td_app *app, const struct td_clock *clock, const sigset_t *during_wait)
{
    struct plain plain = {.app = app, .clock = clock, .during_wait = during_wait};
    struct td_problems problems = {0};
    enum td_err err = begin(&plain, &problems);
    bool written;
    td_ns now;

    if (err != TD_OK) {
        return td_fail(err, &problems);
    }
    td_warn_unread(app);
    td_history_wait_most(app->history, TD_LOOP_WAIT_MS);
    td_history_sync_aside(app->history, true);
    /* For a person who reads along; a pipe gets one line a segment and no more. */
    if (isatty(STDOUT_FILENO) && isatty(STDERR_FILENO)) {
        td_print_set_up(&plain.session.timeline, stderr);
    }
    if (!td_plain_may_begin(during_wait)) {
        td_session_deinit(&plain.session);
        return td_signals_ending() != 0 ? 128 + td_signals_ending() : 0;
    }
    plain.record.started = app->ui.wall.now(app->ui.wall.self);
    written = follow(&plain);
    now = td_clock_from_real(clock, td_clock_real());
    if (plain.session.state == TD_SESSION_DONE) {
        print_end(&plain);
    } else {
        td_session_stop(&plain.session, now);
    }
    keep(&plain, now);
    td_outlet_stop(&plain.outlet);
    if (written) {
        ask_after(&plain, now);
    }
    td_session_deinit(&plain.session);
    if (td_signals_ending() != 0 || plain.interrupted) {
        return 128 + (td_signals_ending() != 0 ? td_signals_ending() : SIGINT);
    }
    if (!written || fflush(stdout) != 0) {
        fputs("standard output: cannot be written\n", stderr);
        return td_err_exit_code(TD_ERR_IO);
    }
    return 0;
}
