/* Line mode of the trainer: its begin, its end, and the questions then. */
#include "teardrop/app/plain/train/train.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "state.h"
#include "teardrop/app/plain/train_questions.h"
#include "teardrop/app/print/print.h"
#include "teardrop/app/run/signals.h"
#include "teardrop/app/run/wait.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/card/words.h"

static_assert(TD_VERBOSITY_ALL == TD_VERBOSITY_MAX && TD_VERBOSITY_CHANGES == TD_VERBOSITY_USUAL,
              "the option is the verbosity");

/* How it ended: with the last set and rep. */
static bool print_end(struct td_line_session *plain)
{
    const struct td_timeline *timeline = &plain->session.timeline;
    char line[1200];

    if (plain->session.state != TD_SESSION_DONE) {
        td_session_stop(&plain->session, plain->now);
        return true;
    }
    td_plain_line(&plain->lines, timeline, &timeline->segments[timeline->count - 1], "done", 0,
                  timeline->total, line, sizeof line);
    return td_plain_out_write(&plain->out, line, plain->during_wait) != TD_WRITTEN_FAILED;
}

/* Of the session that is taken up, or of today's. At a terminal an X may wait. */
static enum td_err compile(const struct td_line_session *plain, const struct td_program *program,
                           const struct td_level *level, struct td_timeline *out)
{
    const struct td_app *app = plain->app;
    enum td_side first = app->settings.values.knee == TD_KNEE_LEFT ? TD_SIDE_LEFT : TD_SIDE_RIGHT;
    enum td_err err = plain->resumes ? td_timeline_compile(&plain->unfinished.workout, first, out)
                                     : td_app_timeline(app, program, level, &plain->plan, out);

    if (err == TD_OK && app->settings.values.x_mode == TD_X_WAITS && td_plain_asks()) {
        out->workout.x_waits = true; /* into a pipe nobody says when */
        err = td_timeline_lay(out, 0);
        if (err != TD_OK) {
            td_timeline_deinit(out);
        }
    }
    return err;
}

static enum td_err begin(struct td_line_session *plain, struct td_problems *problems)
{
    struct td_app *app = plain->app;
    const struct td_history_port *history = &app->ui.history;
    const struct td_program *program;
    const struct td_level *level;
    struct td_timeline timeline;
    enum td_err err = td_app_level(app, &program, &level, &plain->plan, problems);

    if (err == TD_OK && level->free_timer) {
        plain->plan.ask_check = plain->plan.ask_flags = false;
    }
    if (err == TD_OK && plain->plan.ask_check) {
        td_problems_add(problems, NULL, 0,
                        "after %d weeks off a new self-check comes first, since knees change: "
                        "`teardrop --plain check`",
                        plain->plan.weeks_off);
        err = TD_ERR_IO;
    }
    if (err == TD_OK) {
        err = compile(plain, program, level, &timeline);
    }
    if (err == TD_OK) {
        err = td_session_init(&plain->session, &timeline);
    }
    if (err == TD_OK) {
        err = td_session_record_reserve(&plain->record, (int)plain->session.timeline.set_total);
    }
    if (err == TD_OK) {
        history->ops->new_id(history->self, plain->record.uuid);
        plain->record.worst_pain = -1;
        plain->record.rpe = -1;
    }
    return err;
}

/* ---- the questions ---- */

/* What hurt is kept, then what to do about it is said. */
static void tell_hurt(struct td_line_session *plain, const struct td_hurt *hurt)
{
    const struct td_history_port *history = &plain->app->ui.history;
    struct td_training_gate gate;

    td_str_copy(plain->record.hurt, sizeof plain->record.hurt, hurt->id);
    td_line_keep(plain); /* whatever comes next */
    td_plain_advise(plain->app, hurt);
    if (hurt->knee && !plain->session.timeline.workout.level->free_timer) {
        bool closed = history->ops->gate(history->self, &gate) == TD_OK && gate.known &&
                      gate.training == TD_TRAINING_CLOSED;

        printf("It counts as red%s.\n", closed ? "" : ": the next session is easier");
    }
}

/* After the first Ctrl-C of a person at a terminal: what made them stop, whatever was done
 * before. It is not asked twice. True when something hurt. */
static bool ask_why(struct td_line_session *plain)
{
    if (plain->hurt == NULL && !plain->asked && td_signals_forgive(SIGINT)) {
        plain->interrupted = true;
        plain->hurt = td_plain_hurt(plain->during_wait);
    }
    if (plain->hurt != NULL) {
        tell_hurt(plain, plain->hurt);
    }
    return plain->hurt != NULL;
}

/* When it is over, and what was done is kept. */
static void ask_after(struct td_line_session *plain)
{
    bool asks = td_plain_asks() && (td_signals_ending() == 0 || td_signals_ending() == SIGINT);
    bool hurt = false, said = false;

    if (asks) {
        td_plain_forget_typed();
        hurt = ask_why(plain);
    }
    if (!td_session_is_training(&plain->session)) {
        fputs(hurt ? "What hurt is kept; beside it nothing was done.\n"
                   : "Nothing was done, nothing is kept.\n",
              asks ? stdout : stderr);
    }
    if (!asks || td_signals_ending() != 0) {
        return;
    }
    if (td_session_is_training(&plain->session) && td_line_kept_at_all(plain)) {
        said = td_plain_after(plain->app, plain->during_wait, &plain->record);
    }
    if (said) {
        td_line_keep(plain);
    }
    if ((said || hurt) && td_signals_ending() == 0) {
        td_plain_next(plain->app);
    }
}

/* ---- all of it ---- */

static void print_set_up(const struct td_line_session *plain)
{
    const struct td_history_port *history = &plain->app->ui.history;
    struct td_training_gate gate = {0};

    (void)history->ops->gate(history->self, &gate);
    td_card_print(&plain->session.timeline, &gate, stderr);
}

/* Before it runs: which keys there are then. */
static void print_keys(const struct td_line_session *plain)
{
    char text[400];

    td_str_copy(text, sizeof text, "While it runs: ");
    td_line_keys_text(&plain->app->keymap, text + strlen(text), sizeof text - strlen(text));
    td_str_append(text, sizeof text, ".");
    td_print_wrapped(text, 0, stdout);
}

static td_ns to_real(void *self, td_ns now)
{
    return td_clock_to_real(((struct td_line_session *)self)->clock, now);
}

/* Tones beside the lines, for a person; a pipe has no ears. */
static void hold_sound(struct td_line_session *plain)
{
    struct td_sound *sound = &plain->app->sound;

    if (plain->heard) {
        td_sound_use_clock(sound, (struct td_sound_clock){plain, to_real, td_clock_real});
        td_sound_hold(sound);
        td_sound_prepare(sound, &plain->session.timeline);
        plain->held_sound = true;
    }
}

/* The display stays on, as with the screens. */
static bool run_session(struct td_line_session *plain)
{
    const struct td_keep_awake_port *awake = &plain->app->ui.awake;
    bool written;

    if (plain->app->settings.values.keep_awake && awake->ops != NULL) {
        (void)awake->ops->hold(awake->self);
    }
    if (!plain->resumes) {
        plain->record.started = td_now(plain->app->ui.date);
    }
    (void)fflush(stdout);
    td_plain_out_open(&plain->out);
    td_keyboard_open(&plain->keyboard,
                     td_settings_esc_wait(&plain->app->settings.values,
                                          plain->app->env("SSH_CONNECTION") != NULL));
    hold_sound(plain);
    written = td_line_follow(plain);
    written = print_end(plain) && written;
    td_keyboard_close(&plain->keyboard);
    td_plain_out_close(&plain->out);
    td_line_keep(plain);
    td_cue_output_stop(&plain->output);
    if (awake->ops != NULL) {
        awake->ops->let_go(awake->self);
    }
    return written;
}

static void end(struct td_line_session *plain)
{
    if (plain->held_sound) {
        td_sound_let_go(&plain->app->sound);
    }
    td_session_record_deinit(&plain->record);
    td_session_deinit(&plain->session);
    td_unfinished_deinit(&plain->unfinished);
}

int td_plain_train(struct td_app *app, const struct td_clock *clock, const sigset_t *during_wait)
{
    struct td_line_session plain = {
        .app = app,
        .clock = clock,
        .during_wait = during_wait,
        .output = {.log = app->log, .home = app->home},
        .heard = isatty(STDOUT_FILENO),
        .lines = {.verbosity = (enum td_verbosity)app->options.verbosity}};
    struct td_problems problems = {0};
    enum td_err err;
    bool written, kept;

    if (!td_line_offer(&plain)) {
        end(&plain);
        return td_signals_ending() != 0 ? 128 + td_signals_ending() : 0;
    }
    err = begin(&plain, &problems);
    if (err != TD_OK) {
        end(&plain);
        return td_fail(err, &problems);
    }
    plain.lines.times = !plain.heard;
    td_warn_unread(app);
    td_history_wait_max(app->history, TD_WAIT_FOR_OTHERS_MS);
    td_history_sync_aside(app->history, true);
    /* For a person who reads along; a pipe gets one line a segment and no more. */
    if (plain.heard && isatty(STDERR_FILENO) && !plain.resumes) {
        print_set_up(&plain);
    }
    if (td_plain_asks()) {
        print_keys(&plain);
    }
    if (!td_plain_flags(app, &plain.plan, during_wait) ||
        !td_plain_may_begin(plain.session.timeline.workout.level, during_wait)) {
        end(&plain);
        return td_signals_ending() != 0 ? 128 + td_signals_ending() : 0;
    }
    written = run_session(&plain);
    if (written) {
        ask_after(&plain);
    }
    kept = td_line_keep_at_last(&plain);
    end(&plain);
    if (td_signals_ending() != 0 || plain.interrupted) {
        return 128 + (td_signals_ending() != 0 ? td_signals_ending() : SIGINT);
    }
    if (!written || fflush(stdout) != 0) {
        fputs("standard output: cannot be written\n", stderr);
        return td_err_exit_code(TD_ERR_IO);
    }
    return kept ? 0 : td_err_exit_code(TD_ERR_STORE);
}
