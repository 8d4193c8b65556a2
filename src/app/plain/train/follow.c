/* A session of line mode through time: its cues and lines when they are due, and the waits between
 * them. */
#include <stdio.h>
#include <string.h>

#include "state.h"
#include "teardrop/app/plain/train_questions.h"
#include "teardrop/app/run/signals.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/moment.h"

#define GAP_MIN (2 * TD_NS_PER_S)  /* real; a longer hole means: stopped, asleep, not read */
#define GLANCE TD_NS_PER_S         /* how often a long wait looks whether there was one */
#define LINE 1200                  /* bytes: a name and a cue of any length that content may have */
#define LEFT_S 10                  /* said once more, so many seconds before the end ... */
#define LEFT_OF (30 * TD_NS_PER_S) /* ... of a rest or a hold of at least this */
#define TENTH (TD_NS_PER_S / 10)

/* ---- cues ---- */

static void emit(struct td_line_session *plain, const struct td_segment *segment,
                 enum td_cue_kind kind, int second)
{
    const struct td_timeline *timeline = &plain->session.timeline;
    bool done = kind == TD_CUE_EVENT_DONE;

    td_cues_emit(&plain->app->cues, (struct td_cue_event){
                                        .kind = kind,
                                        .phase = done ? "done" : td_segment_id(segment),
                                        .word = done ? "DONE" : td_segment_call(timeline, segment),
                                        .exercise = td_timeline_exercise(timeline, segment)->name,
                                        .seconds = second,
                                        .set = segment->set,
                                        .sets = td_timeline_sets(timeline, segment),
                                        .rep = segment->rep,
                                        .reps = td_timeline_reps(timeline, segment),
                                    });
}

/* Gives out what was emitted; true when the bell is to ring, never into a pipe. */
static bool flush(struct td_line_session *plain)
{
    const char *trouble;

    plain->output.rung = false;
    td_cues_flush(&plain->app->cues);
    td_cue_output_run(&plain->output);
    trouble = td_cues_take_trouble(&plain->app->cues);
    if (trouble != NULL) {
        fprintf(stderr, "%s\n", trouble);
    }
    return plain->output.rung && plain->heard;
}

/* Whole seconds left; of a segment that waits, those it has waited. */
static int second_of(const struct td_line_session *plain, const struct td_segment *segment)
{
    if (td_session_waiting(&plain->session, plain->now)) {
        return (int)((td_session_offset(&plain->session, plain->now) - segment->start) /
                     TD_NS_PER_S);
    }
    return (int)((td_session_left(&plain->session, plain->now) + TD_NS_PER_S - 1) / TD_NS_PER_S);
}

/* ---- lines ---- */

/* What a person hears within a long segment: that half of a hold is over, that a rest ends soon. */
static const char *news_within(const struct td_line_session *plain,
                               const struct td_segment *segment, const struct td_cue_moment *moment,
                               int second)
{
    bool waits = segment->kind == TD_SEGMENT_REST || segment->kind == TD_SEGMENT_HOLD;

    if (!plain->heard || plain->lines.verbosity == TD_VERBOSITY_WORD) {
        return "";
    }
    if (td_cue_moment_has(moment, TD_CUE_EVENT_HALF_WAY)) {
        return "half way\n";
    }
    return waits && second == LEFT_S && segment->length >= LEFT_OF ? "10 s left\n" : "";
}

/* A stop took a part of the segment; nobody wants to hear thousandths of what is left. */
static td_ns left_of(const struct td_line_session *plain, const struct td_segment *segment)
{
    td_ns left = td_session_left(&plain->session, plain->now);

    return left < segment->length ? (left + TENTH - 1) / TENTH * TENTH : left;
}

/* Of a silent rep only its beginning is told. */
static bool told_with_its_rep(const struct td_line_session *plain, size_t index)
{
    const struct td_segment *segments = plain->session.timeline.segments;

    return segments[index].fade != TD_FADE_NONE && plain->said < index &&
           segments[plain->said].fade != TD_FADE_NONE &&
           segments[plain->said].rep_index == segments[index].rep_index;
}

/* Behind the line of a rest: what was left of the tempo in the silent reps, if they were tapped. */
static void add_own_tempo(const struct td_line_session *plain, const struct td_segment *segment,
                          char *out, size_t size)
{
    char text[120] = "";

    if (segment->kind == TD_SEGMENT_REST && plain->lines.verbosity != TD_VERBOSITY_WORD) {
        td_session_own_tempo_text(&plain->session, segment->plan, (size_t)segment->plan + 1, text,
                                  sizeof text);
    }
    if (text[0] != '\0') {
        td_str_append(out, size, "%s\n", text);
    }
}

/* What is due now, cues and text; "" = nothing. */
static void due_text(struct td_line_session *plain, char *out, size_t size)
{
    const struct td_timeline *timeline = &plain->session.timeline;
    size_t index = td_session_index(&plain->session, plain->now);
    const struct td_segment *segment = &timeline->segments[index];
    bool begins = index != plain->cued;
    int second;

    out[0] = '\0';
    second = second_of(plain, segment);
    if (begins || second != plain->counted) {
        struct td_cue_moment moment = td_cue_moment_at(timeline, index, second, begins);

        for (size_t i = 0; i < moment.count; i++) {
            emit(plain, segment, moment.cues[i], second);
        }
        td_str_copy(out, size, flush(plain) ? "\a" : "");
        td_str_append(out, size, "%s", begins ? "" : news_within(plain, segment, &moment, second));
        plain->cued = index;
        plain->counted = second;
    }
    if (index != plain->said && !told_with_its_rep(plain, index)) {
        plain->said = index;
        td_plain_line(&plain->lines, timeline, segment, NULL, left_of(plain, segment),
                      td_session_offset(&plain->session, plain->now), out + strlen(out),
                      size - strlen(out));
        add_own_tempo(plain, segment, out, size);
    }
}

/* ---- pauses ---- */

/* Nothing was counted for a while: it goes on from there, and the current rep from its
 * beginning. A person says when, as on the screen; a pipe cannot be asked. */
static bool pause_for(struct td_line_session *plain, td_ns gap)
{
    char line[120];

    td_session_pause(&plain->session, plain->now);
    plain->again = true;
    td_plain_line_paused(&plain->lines, gap, line, sizeof line);
    if (plain->keyboard.fd >= 0) {
        td_str_append(line, sizeof line, "Enter goes on, Ctrl-C stops.\n");
    }
    if (td_line_write(plain, line) == TD_WRITTEN_FAILED) {
        return false;
    }
    if (plain->keyboard.fd < 0) {
        if (td_signals_ending() == 0 && td_plain_asks()) {
            td_plain_go_on(plain->during_wait);
        }
        td_line_go_on(plain);
    }
    return true;
}

/* While a line cannot be written the session is held: nobody follows what nobody hears. False
 * when it can never be. */
static bool announce(struct td_line_session *plain)
{
    td_ns began = td_clock_real();
    char text[LINE];
    enum td_written written;

    due_text(plain, text, sizeof text);
    if (text[0] == '\0') {
        return true;
    }
    written = td_line_write(plain, text);
    if (written == TD_WRITTEN_LATE && td_clock_real() - began >= GAP_MIN) {
        return pause_for(plain, td_clock_real() - began);
    }
    if (written == TD_WRITTEN_LATE) {
        td_session_pause(&plain->session, plain->now);
        plain->now = td_line_now(plain);
        td_session_resume(&plain->session, plain->now);
    }
    return written != TD_WRITTEN_FAILED;
}

/* ---- waiting ---- */

/* The clocks after a wait until `until`: was the program stopped, or the machine asleep? How long
 * it was not there; 0 = it was. */
static td_ns gap_since(struct td_line_session *plain, td_ns until)
{
    td_ns real = td_clock_real(), asleep = td_clock_boot() - real;
    td_ns gap = asleep - plain->asleep, before = plain->looked;

    plain->asleep = asleep;
    plain->looked = real;
    if (plain->keyboard.stopped) {
        plain->keyboard.stopped = false;
        return real - before > 0 ? real - before : 1;
    }
    return gap >= GAP_MIN ? gap : real - until >= GAP_MIN ? real - before : 0;
}

/* To what is due next, with a glance at the clocks now and then, or to a key. As pause_for. */
static bool wait_on(struct td_line_session *plain)
{
    bool runs = plain->session.state == TD_SESSION_RUNNING;
    td_ns due = td_session_next_second(&plain->session, plain->now);
    td_ns until = runs ? td_clock_to_real(plain->clock, due) : TD_NEVER;
    td_ns glance = runs ? plain->looked + GLANCE : TD_NEVER; /* a stop before it counts, too */
    td_ns key = td_keyboard_deadline(&plain->keyboard), gap, now;
    const struct td_keep_awake_port *awake = &plain->app->ui.awake;
    enum td_waited waited;
    bool whole = until <= glance && until <= key;

    until = whole ? until : glance < key ? glance : key;
    waited = td_wait_input_until(plain->keyboard.fd, until, plain->during_wait);
    if (td_signals_take(SIGCHLD) && awake->ops != NULL) {
        awake->ops->tend(awake->self);
    }
    if (td_signals_take(SIGCONT)) { /* whoever stopped it may have had the terminal meanwhile */
        td_keyboard_rest(&plain->keyboard);
        td_keyboard_again(&plain->keyboard);
    }
    gap = gap_since(plain, waited == TD_WAITED_TIME ? until : plain->looked + GLANCE);
    if (waited != TD_WAITED_ENDS && runs && gap > 0) {
        return pause_for(plain, gap);
    }
    if (gap == 0) { /* never past a line that is to come */
        now = td_line_now(plain);
        plain->now = runs && ((whole && waited == TD_WAITED_TIME) || now > due) ? due : now;
    }
    if (waited == TD_WAITED_READY) {
        td_keyboard_read(&plain->keyboard, td_clock_real());
    }
    return waited == TD_WAITED_ENDS || td_line_take_keys(plain);
}

/* What is to be heard; and what keeps it from being heard, once. */
static void sound(struct td_line_session *plain)
{
    const char *news = td_sound_take_news(&plain->app->sound);

    td_sound_follow(&plain->app->sound, &plain->session, plain->now);
    td_cues_tones_sound(&plain->app->cues, td_sound_is_heard(&plain->app->sound));
    if (news != NULL) {
        (void)td_line_say(plain, news);
    }
}

bool td_line_follow(struct td_line_session *plain)
{
    bool written = true;

    td_cues_init(&plain->app->cues, td_cue_output_sink(&plain->output),
                 &plain->app->settings.values);
    plain->looked = td_clock_real();
    plain->now = td_clock_from_real(plain->clock, plain->looked);
    plain->asleep = td_clock_boot() - plain->looked;
    plain->said = plain->cued = TD_NOT_SAID;
    plain->stops = !td_line_begin(plain);
    while (written && !plain->stops && td_signals_ending() == 0) {
        (void)td_session_update(&plain->session, plain->now);
        if (plain->session.state == TD_SESSION_DONE) {
            sound(plain);
            emit(plain, &plain->session.timeline.segments[plain->session.timeline.count - 1],
                 TD_CUE_EVENT_DONE, 0);
            if (flush(plain)) {
                (void)td_line_write(plain, "\a");
            }
            break;
        }
        if (plain->session.state == TD_SESSION_RUNNING) {
            written = announce(plain);
        }
        sound(plain);
        td_line_journal(plain);
        written = written && wait_on(plain);
    }
    return written;
}
