/* How a phase change reaches the screen on time.
 *
 * A timer that slept for seconds wakes about a millisecond late, and drawing a
 * frame takes time too. So the loop wakes a little before an exact due time,
 * lets the screens compute the coming moment (time is a parameter), turns it
 * into bytes, sleeps the short rest, and then only sends. Deadlines are absolute,
 * so nothing adds up. */
#include "teardrop/app/loop.h"

#include <stdlib.h>
#include <sys/select.h>
#include <time.h>

#include "teardrop/app/run/cue_output.h"
#include "teardrop/app/run/signals.h"
#include "teardrop/app/run/wait.h"

#define LEAD (3 * TD_NS_PER_MS)       /* wake this long before an exact due time, ... */
#define LEAD_MAX (30 * TD_NS_PER_MS)  /* ... or as long as a frame takes */
#define QUIET (4 * TD_NS_PER_MS)      /* no frame of a movement starts this close to one, ... */
#define QUIET_MAX (40 * TD_NS_PER_MS) /* ... or as close as frames have taken, twice over */
#define FRAME_MIN (8 * TD_NS_PER_MS)  /* real time between frames of a movement */
#define GAP_MIN (2 * TD_NS_PER_S)     /* a longer hole means: stopped or asleep */
#define INPUT_AT_ONCE 64              /* events taken in before the next look at the clock */

struct loop {
    struct td_app *app;
    struct td_term *term;
    const struct td_clock *clock;
    const sigset_t *during_wait;
    struct td_canvas canvas;
    struct td_cue_output output;
    td_ns last_now;   /* latest time the screens were told */
    td_ns last_turn;  /* real time of the last turn */
    td_ns planned;    /* real time the last wait was to end */
    td_ns last_frame; /* real time */
    td_ns drawn;      /* last_now of the last frame that was made */
    td_ns frame_cost; /* real time that making a frame took, the dearest of late */
    td_ns asleep;     /* boot clock ahead of the real one */
    bool closed;      /* the terminal is gone */
    struct td_day_watch day;
    bool look_at_day; /* it may be another one */
};

static void watch(fd_set *set, int fd, int *top)
{
    if (fd >= 0) {
        FD_SET(fd, set);
        *top = fd > *top ? fd : *top;
    }
}

/* Waits for a signal or the real instant, and for the descriptors. True: there is input. */
static bool wait_for(struct loop *loop, td_ns until, bool watch_input)
{
    int input = td_term_input_fd(loop->term), top = -1;
    bool behind = td_term_backlog(loop->term) > 0;
    struct timespec limit;
    fd_set in, out;

    FD_ZERO(&in);
    FD_ZERO(&out);
    if (watch_input) {
        watch(&in, input, &top);
        watch(&in, loop->day.fd, &top);
        watch(&out, behind ? td_term_output_fd(loop->term) : -1, &top);
    }
    if (pselect(top + 1, &in, &out, NULL, td_wait_time_until(until, &limit), loop->during_wait) <=
            0 ||
        !watch_input) {
        return false;
    }
    loop->look_at_day = loop->look_at_day || (loop->day.fd >= 0 && FD_ISSET(loop->day.fd, &in));
    return FD_ISSET(input, &in);
}

/* The screens' time at this real instant; never going back. */
static td_ns tell(struct loop *loop, td_ns real)
{
    td_ns now = td_clock_from_real(loop->clock, real);

    if (now < loop->last_now) {
        now = loop->last_now;
    }
    loop->last_now = now;
    return now;
}

static void take_size(struct loop *loop)
{
    int cols, rows;

    td_term_size(loop->term, &cols, &rows);
    if (td_canvas_resize(&loop->canvas, cols, rows) != TD_OK) {
        return; /* the old size stays; the next change of size tries again */
    }
    td_term_resized(loop->term, loop->canvas.cols, loop->canvas.rows);
    td_stack_resize(&loop->app->stack, loop->canvas.cols, loop->canvas.rows, loop->last_now);
    loop->app->stack.dirty = true;
}

/* The program was stopped, or the machine slept: the screens hear of it as of
 * the moment before, so that nothing is counted that nobody did. */
static void tell_gap(struct loop *loop, td_ns gap)
{
    loop->look_at_day = true;
    td_log_write(loop->app->log, "gap of %lld ms", (long long)(gap / TD_NS_PER_MS));
    td_stack_gap(&loop->app->stack, gap, loop->last_now);
}

/* Midnight has passed, here or while the machine slept, or somebody set the clock or the zone. */
static void notice_day(struct loop *loop, td_ns real)
{
    if (!loop->look_at_day && real < loop->day.real_again) {
        return;
    }
    loop->look_at_day = false;
    if (td_clock_new_day(&loop->day)) {
        td_log_write(loop->app->log, "another day");
        td_stack_day(&loop->app->stack, loop->last_now);
    }
}

static void notice_gap(struct loop *loop, td_ns real)
{
    td_ns asleep = td_clock_boot() - td_clock_real();
    td_ns gap = asleep - loop->asleep;
    td_ns expected = loop->planned == TD_NEVER ? real : loop->planned;

    if (expected < loop->last_turn) {
        expected = loop->last_turn;
    }
    if (gap < GAP_MIN && real - expected > GAP_MIN) {
        gap = real - expected;
    }
    loop->asleep = asleep;
    if (gap >= GAP_MIN) {
        tell_gap(loop, gap);
    }
}

static void suspend(struct loop *loop)
{
    td_ns began = td_clock_boot();

    (void)tell(loop, td_clock_real());
    td_stack_update(&loop->app->stack, loop->last_now);
    td_term_suspend(loop->term);
    td_signals_stop_self();
    (void)wait_for(loop, td_clock_real(), false); /* what ends it may have come */
    if (td_signals_ending() != 0) {
        return; /* the terminal is somebody else's now */
    }
    td_term_resume(loop->term);
    tell_gap(loop, td_clock_boot() - began);
    loop->asleep = td_clock_boot() - td_clock_real();
    loop->planned = TD_NEVER;
    take_size(loop);
}

static void take_signals(struct loop *loop)
{
    if (td_signals_take(SIGTSTP)) {
        suspend(loop);
    }
    if (td_signals_take(SIGCONT) && td_signals_ending() == 0) {
        td_term_resume(loop->term);
        take_size(loop);
    }
    if (td_signals_take(SIGWINCH)) {
        take_size(loop);
    }
    if (td_signals_take(SIGCHLD)) {
        const struct td_keep_awake_port *awake = &loop->app->ui.awake;

        td_cue_output_run(&loop->output); /* the one that ended is reaped */
        if (awake->ops != NULL) {
            awake->ops->tend(awake->self);
        }
    }
}

static void take_input(struct loop *loop)
{
    struct td_stack *stack = &loop->app->stack;

    for (int i = 0; i < INPUT_AT_ONCE && !stack->quit; i++) {
        struct td_input input = td_term_read(loop->term, td_clock_real());

        if (input.kind == TD_INPUT_NONE) {
            return;
        }
        if (input.kind == TD_INPUT_CLOSED) {
            loop->closed = true;
            return;
        }
        if (input.kind == TD_INPUT_KEY && td_keymap_request(&loop->app->keymap, TD_PLACE_EVERYWHERE,
                                                            input.key) == TD_REQ_REDRAW) {
            td_term_redraw(loop->term);
        }
        if (td_term_answered(loop->term, &input)) { /* pictures and bands, too, in other colours */
            td_stack_resize(stack, loop->canvas.cols, loop->canvas.rows, loop->last_now);
        }
        td_stack_input(stack, &input, loop->last_now);
    }
}

/* Making a frame took so long, from the screens on. */
static void note_cost(struct loop *loop, td_ns cost)
{
    loop->frame_cost -= loop->frame_cost / 16;
    loop->frame_cost = cost > loop->frame_cost ? cost : loop->frame_cost;
}

/* What is left of a frame goes, up to a real instant: while there is any, no other is made. */
static void drain(struct loop *loop, td_ns until)
{
    while (td_term_backlog(loop->term) > 0 && !loop->closed && td_clock_real() < until &&
           td_signals_ending() == 0) {
        struct timespec limit;
        fd_set out;
        int fd = td_term_output_fd(loop->term);

        FD_ZERO(&out);
        FD_SET(fd, &out);
        (void)pselect(fd + 1, NULL, &out, NULL, td_wait_time_until(until, &limit),
                      loop->during_wait);
        loop->closed = loop->closed || td_term_send(loop->term) != TD_OK;
    }
}

/* Makes the frame; the caller sends it when it is due. began: when the screens were told. */
static void prepare(struct loop *loop, td_ns real, td_ns began, enum td_term_part part)
{
    struct td_stack *stack = &loop->app->stack;

    if ((stack->dirty || td_term_picture_due(loop->term) <= real) &&
        td_term_backlog(loop->term) == 0) {
        td_stack_draw(stack, &loop->canvas);
        td_term_prepare(loop->term, &loop->canvas, real, part);
        loop->drawn = loop->last_now;
        loop->last_frame = real;
        note_cost(loop, td_clock_real() - began);
    }
}

/* The last line of what is shown; the frame after it is whole again. */
static void say_waiting(void *self)
{
    struct loop *loop = self;
    struct td_canvas *canvas = &loop->canvas;
    struct td_rect line = {0, canvas->rows - 1, canvas->cols, 1};

    if (td_term_backlog(loop->term) == 0) {
        td_canvas_fill(canvas, line, ' ', TD_ROLE_WARNING);
        td_canvas_text_cut(canvas, 1, line.y, line.w - 1,
                           "Waiting: another teardrop is writing to the history.", TD_ROLE_WARNING);
        td_term_prepare(loop->term, canvas, td_clock_real(), TD_TERM_TEXT);
        (void)td_term_send(loop->term);
        loop->app->stack.dirty = true;
    }
}

/* How close to an exact due time nothing else is begun any more. */
static td_ns quiet(const struct loop *loop)
{
    td_ns wanted = 2 * loop->frame_cost + TD_NS_PER_MS;

    return wanted < QUIET ? QUIET : wanted > QUIET_MAX ? QUIET_MAX : wanted;
}

static void send(struct loop *loop)
{
    if (td_term_send(loop->term) != TD_OK) {
        loop->closed = true;
    }
    /* What was made has gone, or it cannot: then what is due now is not seen. */
    td_stack_shown(&loop->app->stack, td_term_backlog(loop->term) == 0 ? loop->drawn : TD_NEVER);
    td_cue_output_run(&loop->output);
}

/* How long before an exact due time its frame is begun: one may have a picture to draw. */
static td_ns lead(const struct loop *loop)
{
    td_ns wanted = loop->frame_cost + TD_NS_PER_MS;

    return wanted < LEAD ? LEAD : wanted > LEAD_MAX ? LEAD_MAX : wanted;
}

/* An exact due time within the lead: computed ahead, sent on the dot, pictures in pixels after it.
 */
static void meet(struct loop *loop, td_ns now, td_ns real)
{
    td_ns began = td_clock_real();

    loop->last_now = now > loop->last_now ? now : loop->last_now;
    td_stack_update(&loop->app->stack, loop->last_now);
    prepare(loop, real, began, TD_TERM_TEXT);
    while (td_clock_real() < real && td_signals_ending() == 0) {
        (void)wait_for(loop, real, false);
    }
    td_cues_flush(&loop->app->cues);
    send(loop);
}

/* When to wake next, given the screens' nearest due time. */
static td_ns wake_time(const struct loop *loop, struct td_due due, td_ns exact_real, td_ns now_real)
{
    td_ns at;

    if (due.at == TD_NEVER) {
        return TD_NEVER;
    }
    if (due.exact) {
        at = exact_real - lead(loop);
    } else {
        at = td_clock_to_real(loop->clock, due.at);
        if (at < loop->last_frame + FRAME_MIN) {
            at = loop->last_frame + FRAME_MIN;
        }
    }
    return at > now_real ? at : now_real;
}

static void turn(struct loop *loop)
{
    struct td_stack *stack = &loop->app->stack;
    td_ns real = td_clock_real();
    struct td_due due;
    td_ns exact_real = TD_NEVER;
    bool readable;

    notice_gap(loop, real);
    notice_day(loop, real);
    loop->last_turn = real;
    td_stack_update(stack, tell(loop, real));
    td_cues_flush(&loop->app->cues);
    due = td_stack_next_change(stack, loop->last_now);
    if (due.exact && due.at != TD_NEVER) {
        exact_real = td_clock_to_real(loop->clock, due.at);
    }
    if (exact_real != TD_NEVER && exact_real - real <= quiet(loop)) {
        send(loop);
        drain(loop, exact_real - lead(loop));
        if (exact_real - td_clock_real() > lead(loop)) {
            (void)wait_for(loop, exact_real - lead(loop), false);
        }
        meet(loop, due.at, exact_real);
        loop->planned = exact_real; /* now: keys and signals get their turn at once */
    } else {
        send(loop); /* what is left of the frame before goes first ... */
        prepare(loop, real, real, TD_TERM_ALL);
        send(loop);
        /* From when the turn began: a stop in the middle of it counts, too. */
        loop->planned = wake_time(loop, due, exact_real, real);
        if (loop->day.real_again < loop->planned) {
            loop->planned = loop->day.real_again;
        }
        /* One that is behind tells when it takes more. */
        if (td_term_backlog(loop->term) == 0 && td_term_picture_due(loop->term) < loop->planned) {
            loop->planned = td_term_picture_due(loop->term);
        }
    }
    if (loop->closed || stack->quit) {
        return;
    }
    if (td_term_input_due(loop->term) < loop->planned) {
        loop->planned = td_term_input_due(loop->term);
    }
    readable = wait_for(loop, loop->planned, true);
    take_signals(loop);
    if (readable || td_term_input_due(loop->term) <= td_clock_real()) {
        (void)tell(loop, td_clock_real());
        take_input(loop);
        loop->look_at_day = true;
    }
}

/* Turns until the end; returns the exit code. */
static int run(struct loop *loop)
{
    struct td_stack *stack = &loop->app->stack;
    int code = 0;

    while (!stack->quit && !loop->closed && td_signals_ending() == 0) {
        turn(loop);
    }
    if (td_signals_ending() != 0 || loop->closed) {
        td_stack_ending(stack, loop->last_now);
        code = 128 + (td_signals_ending() != 0 ? td_signals_ending() : SIGHUP);
    }
    td_log_write(loop->app->log, "ends with %d; %llu bytes sent", code,
                 td_term_bytes_sent(loop->term));
    td_cue_output_stop(&loop->output);
    return code;
}

static td_ns to_real(void *self, td_ns now)
{
    return td_clock_to_real(((struct loop *)self)->clock, now);
}

int td_loop_run(struct td_app *app, struct td_term *term, const struct td_clock *clock,
                const sigset_t *during_wait)
{
    struct loop loop = {.app = app,
                        .term = term,
                        .clock = clock,
                        .during_wait = during_wait,
                        .output = {.term = term, .log = app->log, .home = app->home},
                        .asleep = td_clock_boot() - td_clock_real(),
                        .planned = TD_NEVER};
    int cols, rows, code = td_err_exit_code(TD_ERR_NOMEM);

    td_term_size(term, &cols, &rows);
    if (td_canvas_init(&loop.canvas, td_term_theme(term), cols, rows) != TD_OK) {
        return code;
    }
    td_sound_use_clock(&app->sound, (struct td_sound_clock){&loop, to_real, td_clock_real});
    td_clock_watch_day(&loop.day);
    td_history_on_wait(app->history, say_waiting, &loop);
    td_history_wait_max(app->history, TD_WAIT_FOR_OTHERS_MS);
    td_history_sync_aside(app->history, true);
    if (td_app_open_screens(app, td_term_theme(term), td_cue_output_sink(&loop.output), cols, rows,
                            tell(&loop, td_clock_real())) == TD_OK) {
        code = run(&loop);
    }
    td_history_on_wait(app->history, NULL, NULL);
    td_clock_unwatch_day(&loop.day);
    td_canvas_deinit(&loop.canvas);
    return code;
}
