/* Line mode of the trainer: a line as each segment begins, on time. */
#include "teardrop/app/plain/plain.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/app/context/app.h"
#include "teardrop/app/plain/line.h"
#include "teardrop/app/plain/out.h"
#include "teardrop/app/run/cue_output.h"
#include "teardrop/app/run/signals.h"
#include "teardrop/app/run/wait.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/session.h"
#include "teardrop/ui/card/words.h"
#include "train_questions.h"

static_assert(TD_VERBOSITY_ALL == TD_VERBOSITY_MAX && TD_VERBOSITY_CHANGES == TD_VERBOSITY_USUAL,
              "the option is the verbosity");

#define GAP_MIN (2 * TD_NS_PER_S) /* real; a longer hole means: stopped, asleep, not read */
#define GLANCE TD_NS_PER_S        /* how often a long wait looks whether there was one */
#define NOT_SAID SIZE_MAX

struct plain {
    struct td_app *app;
    const struct td_clock *clock;
    const sigset_t *during_wait;
    struct td_plan plan; /* of today */
    struct td_session session;
    struct td_session_record record;
    struct td_cue_output output;
    struct td_plain_out out;
    struct td_plain_lines lines;
    td_ns now;     /* what the session was told last */
    td_ns looked;  /* real time of the last look */
    td_ns asleep;  /* boot clock ahead of the real one, at the last look */
    size_t said;   /* the segment that was announced last */
    bool heard;    /* a person may be at standard output */
    bool not_kept; /* the last save failed, and it was meant to be kept */
    bool not_kept_said;
    bool interrupted;    /* by a Ctrl-C that was taken back to ask */
    uint32_t kept_reps;  /* of the session, in its last save */
    bool kept_something; /* ... as has_something said then */
};

/* ---- keeping ---- */

/* Training, or a word of what hurt. */
static bool has_something(const struct plain *plain)
{
    return td_session_is_training(&plain->session) || plain->record.hurt[0] != '\0';
}

/* Something is there, and it is meant to be kept. */
static bool kept_at_all(const struct plain *plain)
{
    const struct td_level *level = plain->session.timeline.workout.level;

    return has_something(plain) && (!level->free_timer || plain->app->options.keep_free);
}

static void keep(struct plain *plain)
{
    const struct td_history_port *history = &plain->app->ui.history;
    bool saved;

    if (!kept_at_all(plain)) {
        return;
    }
    td_session_record_of(&plain->session, plain->now, &plain->record);
    plain->record.journaled = td_now(plain->app->ui.date);
    saved = history->ops->save_session(history->self, &plain->record) == TD_OK;
    plain->not_kept = !saved && plain->app->settings.values.keep;
    if (saved) {
        td_say_news(plain->app);
    } else if (!plain->not_kept_said) {
        plain->not_kept_said = true;
        td_say_not_kept(plain->app);
    }
}

/* After each rep, and as soon as a hold is worth it. */
static void journal(struct plain *plain)
{
    uint32_t reps = td_session_reps_done(&plain->session);
    bool something = has_something(plain);

    if (reps > plain->kept_reps || something != plain->kept_something) {
        keep(plain);
        plain->kept_reps = reps;
        plain->kept_something = something;
    }
}

/* One more try for what could not be kept; false when it cannot. */
static bool keep_at_last(struct plain *plain)
{
    if (plain->not_kept) {
        keep(plain);
    }
    if (plain->not_kept) {
        fprintf(stderr, "teardrop: tried once more: of this session %d reps are not kept in %s\n",
                (int)td_session_reps_done(&plain->session), plain->app->paths.history_file);
    }
    return !plain->not_kept;
}

/* ---- following ---- */

static void cue(struct plain *plain, const struct td_segment *segment)
{
    const struct td_timeline *timeline = &plain->session.timeline;
    const char *word = td_segment_id(segment);
    const char *trouble;

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
    td_cue_output_run(&plain->output);
    trouble = td_cues_take_trouble(&plain->app->cues);
    if (trouble != NULL) {
        fprintf(stderr, "%s\n", trouble);
    }
}

static td_ns clock_now(const struct plain *plain)
{
    td_ns now = td_clock_from_real(plain->clock, td_clock_real());

    return now > plain->now ? now : plain->now;
}

/* Nothing was counted for a while: it goes on from there, and the current rep from its
 * beginning. A person is asked first, as on the screen; a pipe cannot be. */
static bool pause_for(struct plain *plain, td_ns gap)
{
    char line[64];

    td_session_pause(&plain->session, plain->now);
    td_plain_line_paused(&plain->lines, gap, line, sizeof line);
    if (td_plain_out_write(&plain->out, line, plain->during_wait) == TD_WRITTEN_FAILED) {
        return false;
    }
    if (td_signals_ending() == 0 && td_plain_asks()) {
        td_plain_go_on(plain->during_wait);
    }
    plain->now = clock_now(plain);
    plain->looked = td_clock_real();
    plain->asleep = td_clock_boot() - plain->looked;
    if (td_signals_ending() == 0) {
        td_session_again(&plain->session, plain->now);
        td_session_resume(&plain->session, plain->now);
        plain->said = NOT_SAID;
    }
    return true;
}

/* Of a silent rep only its beginning is told. */
static bool told_with_its_rep(const struct plain *plain, size_t index)
{
    const struct td_segment *segments = plain->session.timeline.segments;

    return segments[index].fade != TD_FADE_NONE && plain->said < index &&
           segments[plain->said].fade != TD_FADE_NONE &&
           segments[plain->said].rep_index == segments[index].rep_index;
}

/* Cue and line of the current segment, once. While the line cannot be written the session
 * is held: nobody follows what nobody hears. False when it can never be. */
static bool announce(struct plain *plain)
{
    const struct td_timeline *timeline = &plain->session.timeline;
    size_t index = td_session_index(&plain->session, plain->now);
    td_ns began = td_clock_real();
    char line[200] = "";
    enum td_written written;

    if (index == plain->said || index >= timeline->count) {
        return true;
    }
    if (told_with_its_rep(plain, index)) {
        return true;
    }
    plain->said = index;
    plain->output.rung = false;
    if (timeline->segments[index].fade == TD_FADE_NONE) {
        cue(plain, &timeline->segments[index]);
    }
    if (plain->output.rung && plain->heard) { /* never into a pipe */
        td_str_copy(line, sizeof line, "\a");
    }
    td_plain_line(&plain->lines, timeline, &timeline->segments[index], NULL,
                  td_session_left(&plain->session, plain->now),
                  td_session_offset(&plain->session, plain->now), line + strlen(line),
                  sizeof line - strlen(line));
    written = td_plain_out_write(&plain->out, line, plain->during_wait);
    if (written == TD_WRITTEN_LATE && td_clock_real() - began >= GAP_MIN) {
        return pause_for(plain, td_clock_real() - began);
    }
    if (written == TD_WRITTEN_LATE) {
        td_session_pause(&plain->session, plain->now);
        plain->now = clock_now(plain);
        td_session_resume(&plain->session, plain->now);
    }
    return written != TD_WRITTEN_FAILED;
}

/* To the next segment, with a glance at the clocks now and then: was the program stopped,
 * or the machine asleep? As pause_for. */
static bool wait_on(struct plain *plain)
{
    td_ns due = td_session_next_boundary(&plain->session, plain->now);
    td_ns until = td_clock_to_real(plain->clock, due);
    td_ns glance = plain->looked + GLANCE; /* a stop before this wait counts, too */
    const struct td_keep_awake_port *awake = &plain->app->ui.awake;
    bool ending, whole = until <= glance;
    td_ns real, asleep, gap;

    until = whole ? until : glance;
    ending = !td_wait_until(until, plain->during_wait);
    real = td_clock_real();
    asleep = td_clock_boot() - real;
    gap = asleep - plain->asleep;
    plain->asleep = asleep;
    if (td_signals_take(SIGCHLD) && awake->ops != NULL) {
        awake->ops->tend(awake->self);
    }
    if (!ending && (gap >= GAP_MIN || real - until >= GAP_MIN)) {
        return pause_for(plain, gap >= GAP_MIN ? gap : real - plain->looked);
    }
    plain->looked = real;
    if (gap < GAP_MIN && real - until < GAP_MIN) { /* never past a line that is to come */
        td_ns now = clock_now(plain);

        plain->now = (whole && !ending) || now > due ? due : now;
    }
    return true;
}

/* Runs to the end or to a signal; false when lines can no longer be written. */
static bool follow(struct plain *plain)
{
    bool written = true;

    td_cues_init(&plain->app->cues, td_cue_output_sink(&plain->output),
                 &plain->app->settings.values);
    plain->looked = td_clock_real();
    plain->now = td_clock_from_real(plain->clock, plain->looked);
    plain->asleep = td_clock_boot() - plain->looked;
    plain->said = NOT_SAID;
    td_session_start(&plain->session, plain->now);
    while (written && td_signals_ending() == 0) {
        (void)td_session_update(&plain->session, plain->now);
        if (plain->session.state == TD_SESSION_DONE) {
            break;
        }
        written = announce(plain);
        journal(plain);
        written = written && wait_on(plain);
    }
    return written;
}

/* How it ended: with the last set and rep. */
static bool print_end(struct plain *plain)
{
    const struct td_timeline *timeline = &plain->session.timeline;
    char line[200];

    if (plain->session.state != TD_SESSION_DONE) {
        td_session_stop(&plain->session, plain->now);
        return true;
    }
    td_plain_line(&plain->lines, timeline, &timeline->segments[timeline->count - 1], "done", 0,
                  timeline->total, line, sizeof line);
    return td_plain_out_write(&plain->out, line, plain->during_wait) != TD_WRITTEN_FAILED;
}

static enum td_err begin(struct plain *plain, struct td_problems *problems)
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
        err = td_app_timeline(app, program, level, &plain->plan, &timeline);
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

/* After the first Ctrl-C of a person at a terminal: what made them stop, whatever was done
 * before. True when something hurt. */
static bool ask_why(struct plain *plain)
{
    const struct td_history_port *history = &plain->app->ui.history;
    struct td_training_gate gate;
    const struct td_hurt *hurt;

    if (!td_signals_forgive(SIGINT)) {
        return false;
    }
    plain->interrupted = true;
    hurt = td_plain_hurt(plain->during_wait);
    if (hurt == NULL) {
        return false;
    }
    td_str_copy(plain->record.hurt, sizeof plain->record.hurt, hurt->id);
    keep(plain); /* whatever comes next */
    td_plain_advise(plain->app, hurt);
    if (hurt->knee && !plain->session.timeline.workout.level->free_timer) {
        bool closed = history->ops->gate(history->self, &gate) == TD_OK && gate.known &&
                      gate.training == TD_TRAINING_CLOSED;

        printf("It counts as red%s.\n", closed ? "" : ": the next session is easier");
    }
    return true;
}

/* When it is over, and what was done is kept. */
static void ask_after(struct plain *plain)
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
    if (td_session_is_training(&plain->session) && kept_at_all(plain)) {
        said = td_plain_after(plain->app, plain->during_wait, &plain->record);
    }
    if (said) {
        keep(plain);
    }
    if ((said || hurt) && td_signals_ending() == 0) {
        td_plain_next(plain->app);
    }
}

/* ---- all of it ---- */

static void print_set_up(const struct plain *plain)
{
    const struct td_history_port *history = &plain->app->ui.history;
    struct td_training_gate gate = {0};

    (void)history->ops->gate(history->self, &gate);
    td_card_print(&plain->session.timeline, &gate, stderr);
}

/* The display stays on, as with the screens. */
static bool run_session(struct plain *plain)
{
    const struct td_keep_awake_port *awake = &plain->app->ui.awake;
    bool written;

    if (plain->app->settings.values.keep_awake && awake->ops != NULL) {
        (void)awake->ops->hold(awake->self);
    }
    plain->record.started = td_now(plain->app->ui.date);
    (void)fflush(stdout);
    td_plain_out_open(&plain->out);
    written = follow(plain);
    written = print_end(plain) && written;
    td_plain_out_close(&plain->out);
    keep(plain);
    td_cue_output_stop(&plain->output);
    if (awake->ops != NULL) {
        awake->ops->let_go(awake->self);
    }
    return written;
}

static void end(struct plain *plain)
{
    td_session_record_deinit(&plain->record);
    td_session_deinit(&plain->session);
}

int td_plain_train(struct td_app *app, const struct td_clock *clock, const sigset_t *during_wait)
{
    struct plain plain = {.app = app,
                          .clock = clock,
                          .during_wait = during_wait,
                          .output = {.log = app->log, .home = app->home},
                          .heard = isatty(STDOUT_FILENO),
                          .lines = {.verbosity = (enum td_verbosity)app->options.verbosity}};
    struct td_problems problems = {0};
    enum td_err err = begin(&plain, &problems);
    bool written, kept;

    if (err != TD_OK) {
        end(&plain);
        return td_fail(err, &problems);
    }
    plain.lines.times = !plain.heard;
    td_warn_unread(app);
    td_history_wait_max(app->history, TD_WAIT_FOR_OTHERS_MS);
    td_history_sync_aside(app->history, true);
    /* For a person who reads along; a pipe gets one line a segment and no more. */
    if (plain.heard && isatty(STDERR_FILENO)) {
        print_set_up(&plain);
    }
    if (!td_plain_flags(app, &plain.plan, during_wait) || !td_plain_may_begin(during_wait)) {
        end(&plain);
        return td_signals_ending() != 0 ? 128 + td_signals_ending() : 0;
    }
    written = run_session(&plain);
    if (written) {
        ask_after(&plain);
    }
    kept = keep_at_last(&plain);
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
