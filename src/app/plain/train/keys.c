/* What a person at a terminal says with keys while a session runs in line mode. The keys are the
 * trainer's, as the settings have them; each is answered with a short line. */
#include <stdio.h>
#include <string.h>

#include "state.h"
#include "teardrop/app/plain/train_questions.h"
#include "teardrop/app/run/signals.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/keymap.h"

#define REST_STEP (15 * TD_NS_PER_S)
#define DOWN_STEP_MS 1000
#define TEN_WITHIN (2 * TD_NS_PER_S)       /* a 0 so soon after a 1 makes ten */
#define TELL_KEYS_AGAIN (20 * TD_NS_PER_S) /* after an unknown key */
#define TEXT 400

/* ---- what is said ---- */

static const char *key_of(const struct td_keymap *map, enum td_request request,
                          struct td_keys_text *out)
{
    *out = td_keymap_keys_text(map, request, false);
    return out->text;
}

void td_line_keys_text(const struct td_keymap *map, char *out, size_t size)
{
    static const struct {
        enum td_request request;
        const char *does;
    } rows[] = {{TD_REQ_PAUSE, "pauses"},
                {TD_REQ_HURTS, "something hurts"},
                {TD_REQ_FINISH_SET, "finishes the set"},
                {TD_REQ_STOP, "stops"},
                {TD_REQ_HELP, "all keys"}};

    out[0] = '\0';
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_keys_text key;

        td_str_append(out, size, "%s%s %s", i > 0 ? ", " : "", key_of(map, rows[i].request, &key),
                      rows[i].does);
    }
}

static bool between(const struct td_line_session *plain)
{
    const struct td_segment *segment = td_session_segment(&plain->session, plain->now);

    return segment != NULL &&
           (segment->kind == TD_SEGMENT_REST || segment->kind == TD_SEGMENT_SWITCH);
}

/* Where a paused session stands: `paused at down, rep 3, set 1`. */
static bool say_place(struct td_line_session *plain)
{
    const struct td_segment *segment = td_session_segment(&plain->session, plain->now);
    char text[TEXT];

    if (segment == NULL) {
        return true;
    }
    td_str_format(text, sizeof text, "paused at %s, rep %d, set %d", td_segment_id(segment),
                  segment->rep, segment->set);
    return td_line_say(plain, text);
}

/* Every key of the trainer, while the session stands. */
static bool say_all_keys(struct td_line_session *plain)
{
    static const enum td_request requests[] = {
        TD_REQ_PAUSE,      TD_REQ_SELECT,    TD_REQ_NEXT,      TD_REQ_PREVIOUS, TD_REQ_UNDO,
        TD_REQ_FINISH_SET, TD_REQ_MORE_REST, TD_REQ_LESS_REST, TD_REQ_EASIER,   TD_REQ_FEWER_REPS,
        TD_REQ_MORE_REPS,  TD_REQ_FASTER,    TD_REQ_SLOWER,    TD_REQ_MUTE,     TD_REQ_LOUDER,
        TD_REQ_SOFTER,     TD_REQ_HURTS,     TD_REQ_STOP};
    const struct td_keymap *map = &plain->app->keymap;
    char text[TEXT];

    for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++) {
        td_str_format(text, sizeof text, "%s: %s", td_keymap_keys_text(map, requests[i], true).text,
                      requests[i] == TD_REQ_SELECT ? "begin before the time is up"
                                                   : td_request_help(requests[i]));
        if (!td_line_say(plain, text)) {
            return false;
        }
    }
    return td_line_say(plain, "0 to 10: in a rest, the pain in the knee now");
}

static bool say_unknown(struct td_line_session *plain)
{
    td_ns real = td_clock_real();
    char text[TEXT] = "keys: ";

    if (plain->told_keys != 0 && real - plain->told_keys < TELL_KEYS_AGAIN) {
        return true;
    }
    plain->told_keys = real;
    td_line_keys_text(&plain->app->keymap, text + strlen(text), sizeof text - strlen(text));
    return td_line_say(plain, text);
}

/* ---- pausing and stopping ---- */

static bool pause_now(struct td_line_session *plain)
{
    struct td_keys_text key;
    char text[TEXT];

    td_session_pause(&plain->session, plain->now);
    td_str_format(text, sizeof text, "paused, %s goes on",
                  key_of(&plain->app->keymap, TD_REQ_PAUSE, &key));
    return td_line_say(plain, text);
}

/* The same questions as after Ctrl-C; nothing hurts: it stays paused. What hurt is told and kept
 * when the session has ended. */
static bool hurts(struct td_line_session *plain)
{
    td_session_pause(&plain->session, plain->now);
    td_keyboard_rest(&plain->keyboard);
    plain->hurt = td_plain_hurt(plain->during_wait);
    (void)fflush(stdout);
    plain->asked = td_signals_ending() != 0;
    if (plain->hurt != NULL || plain->asked) {
        plain->stops = true;
        return true;
    }
    td_keyboard_again(&plain->keyboard);
    return pause_now(plain);
}

static bool ask_to_stop(struct td_line_session *plain)
{
    plain->ran = plain->session.state == TD_SESSION_RUNNING;
    plain->asks_stop = true;
    td_session_pause(&plain->session, plain->now);
    return td_line_say(plain, "stop here? What was done is kept. y stops, n goes on");
}

/* Whatever else is pressed is no answer. */
static bool answer_stop(struct td_line_session *plain, td_key key)
{
    if (key == 'y' || key == 'Y') {
        plain->stops = true;
        return true;
    }
    if (key != 'n' && key != 'N' && key != TD_KEY_ESC) {
        return td_line_say(plain, "y stops, n goes on");
    }
    plain->asks_stop = false;
    if (!plain->ran) {
        return pause_now(plain);
    }
    td_line_go_on(plain);
    return true;
}

/* ---- in a rest ---- */

/* `next sets: 8 reps, down 4, up 2` */
static bool say_change(struct td_line_session *plain, const char *before, bool brief)
{
    const struct td_timeline *timeline = &plain->session.timeline;
    size_t coming = td_session_coming_set(&plain->session, plain->now);
    const struct td_set_plan *plan;
    char text[TEXT], tempo[96];

    if (coming >= timeline->set_total) {
        return true;
    }
    plan = &timeline->sets[coming];
    if (timeline->workout.exercises[plan->exercise].exercise->kind == TD_EXERCISE_HOLD) {
        td_str_format(text, sizeof text, "%shold %d s", before, (int)(plan->hold / TD_NS_PER_S));
    } else {
        td_tempo_describe(&plan->tempo, tempo, sizeof tempo);
        td_str_format(text, sizeof text, "%s%d reps%s%s", before, plan->reps, brief ? "" : ", ",
                      brief ? "" : tempo);
    }
    return td_line_say(plain, text);
}

/* False, and nothing is done, when the request changes no sets. */
static bool change_of(enum td_request request, struct td_set_change *out)
{
    *out = (struct td_set_change){.reps = request == TD_REQ_FEWER_REPS  ? -1
                                          : request == TD_REQ_MORE_REPS ? 1
                                                                        : 0,
                                  .down_ms = request == TD_REQ_FASTER   ? -DOWN_STEP_MS
                                             : request == TD_REQ_SLOWER ? DOWN_STEP_MS
                                                                        : 0,
                                  .easier = request == TD_REQ_EASIER};
    return out->reps != 0 || out->down_ms != 0 || out->easier;
}

static bool change(struct td_line_session *plain, struct td_set_change change)
{
    if (td_session_coming_set(&plain->session, plain->now) >= plain->session.timeline.set_total) {
        return td_line_say(plain, "the sets can be changed while you rest");
    }
    if (!td_session_change(&plain->session, plain->now, change)) {
        return td_line_say(plain, "no further");
    }
    td_line_keep(plain);
    return say_change(plain, change.easier ? "easier: " : "next sets: ", change.easier);
}

static bool stretch_rest(struct td_line_session *plain, td_ns delta)
{
    char text[TEXT];

    if (!td_session_stretch_rest(&plain->session, plain->now, delta)) {
        return td_line_say(plain, "only in a rest");
    }
    td_str_format(
        text, sizeof text, "rest %d s",
        (int)((td_session_left(&plain->session, plain->now) + TD_NS_PER_S - 1) / TD_NS_PER_S));
    return td_line_say(plain, text);
}

/* Pain above 5 ends the session: not as a punishment, the knee has had enough. */
static bool end_for_pain(struct td_line_session *plain, int pain)
{
    char text[TEXT];

    if (!td_line_has_something(plain)) { /* no reps to keep the number with: what is it? */
        return hurts(plain);
    }
    td_str_format(text, sizeof text, "pain %d: the session ends here, the knee has had enough",
                  pain);
    plain->stops = true;
    return td_line_say(plain, text);
}

/* Up to 2 nothing changes, 3 to 5 an easier next set is offered. */
static bool take_pain(struct td_line_session *plain, int pain)
{
    struct td_limits limits = td_settings_limits(&plain->app->settings.values);
    const struct td_history_port *history = &plain->app->ui.history;
    enum td_light light = td_light_of_pain(&limits, pain);
    struct td_keys_text easier;
    char text[TEXT];

    if (!td_session_say_pain(&plain->session, plain->now, pain)) {
        return td_line_say(plain, "pain is said in a rest");
    }
    td_line_keep(plain);
    if (light == TD_LIGHT_RED) {
        return end_for_pain(plain, pain);
    }
    td_str_format(text, sizeof text, "pain %d%s", pain,
                  history->ops->trouble(history->self) == NULL ? " kept" : "");
    if (light == TD_LIGHT_AMBER) {
        td_str_append(text, sizeof text, ", amber: %s makes the next sets easier",
                      key_of(&plain->app->keymap, TD_REQ_EASIER, &easier));
    } else {
        td_str_append(text, sizeof text, ", green");
    }
    return td_line_say(plain, text);
}

static bool pain_key(struct td_line_session *plain, td_key key)
{
    td_ns real = td_clock_real();
    int pain = (int)(key - '0');

    if (key == '0' && plain->pain_key == '1' && real - plain->pain_at <= TEN_WITHIN) {
        pain = 10;
    }
    plain->pain_key = key;
    plain->pain_at = real;
    return take_pain(plain, pain);
}

/* ---- in a movement ---- */

/* Enter, or what turns a page: at the end of a movement, or of an X that waits. False when it is
 * not, else *written as the others. */
static bool take_tap(struct td_line_session *plain, bool *written)
{
    const struct td_segment *segment = td_session_segment(&plain->session, plain->now);
    bool waits = td_session_waiting(&plain->session, plain->now);
    bool silent = td_session_tap_measures(&plain->session, plain->now);
    bool taps = silent || (plain->app->settings.values.tap && segment != NULL &&
                           segment->kind == TD_SEGMENT_PHASE);
    bool back = plain->session.cues_back;
    enum td_phase phase = TD_PHASE_DOWN;
    char text[TEXT];
    td_ns took;

    if (plain->session.state != TD_SESSION_RUNNING || (!waits && !taps)) {
        return false;
    }
    took = td_session_tap(&plain->session, plain->now, &phase);
    if (waits) {
        (void)td_session_go(&plain->session, plain->now);
    }
    *written = true;
    if (took >= 0 && taps) { /* what waits is answered with the line that follows */
        td_session_tap_text(&plain->session, phase, took, silent, !back && plain->session.cues_back,
                            text, sizeof text);
        *written = td_line_say(plain, text);
    }
    return true;
}

/* From prepare straight into the first rep; a session that stands goes on. */
static bool enter(struct td_line_session *plain)
{
    const struct td_segment *segment = td_session_segment(&plain->session, plain->now);

    if (plain->session.state == TD_SESSION_PAUSED) {
        td_line_go_on(plain);
    } else if (segment != NULL && segment->kind == TD_SEGMENT_PREPARE) {
        td_session_next(&plain->session, plain->now);
    }
    return true;
}

/* The line of where it is now is the answer. */
static bool moved(struct td_line_session *plain)
{
    plain->said = TD_NOT_SAID;
    return plain->session.state != TD_SESSION_PAUSED || say_place(plain);
}

/* ---- all of them ---- */

static bool toggle_mute(struct td_line_session *plain)
{
    struct td_cues *cues = &plain->app->cues;

    td_cues_mute(cues, !cues->muted);
    td_sound_mute(&plain->app->sound, !cues->muted);
    return td_line_say(plain, cues->muted ? "sound off" : "sound on");
}

static bool step_volume(struct td_line_session *plain, int step)
{
    char text[40];

    td_str_format(text, sizeof text, "volume %d", td_sound_step_volume(&plain->app->sound, step));
    return td_line_say(plain, text);
}

static bool run_request(struct td_line_session *plain, enum td_request request)
{
    struct td_set_change what;

    switch (request) {
    case TD_REQ_PAUSE:
    case TD_REQ_BACK:
        if (plain->session.state == TD_SESSION_PAUSED) {
            td_line_go_on(plain);
            return true;
        }
        return pause_now(plain);
    case TD_REQ_SELECT:
        return enter(plain);
    case TD_REQ_NEXT:
        td_session_next(&plain->session, plain->now);
        return moved(plain);
    case TD_REQ_PREVIOUS:
        td_session_back(&plain->session, plain->now);
        return moved(plain);
    case TD_REQ_UNDO:
        return td_session_undo(&plain->session, plain->now) ? moved(plain)
                                                            : td_line_say(plain, "nothing to undo");
    case TD_REQ_FINISH_SET:
        td_session_finish_set(&plain->session, plain->now);
        return moved(plain);
    case TD_REQ_MORE_REST:
        return stretch_rest(plain, REST_STEP);
    case TD_REQ_LESS_REST:
        return stretch_rest(plain, -REST_STEP);
    case TD_REQ_MUTE:
        return toggle_mute(plain);
    case TD_REQ_LOUDER:
    case TD_REQ_SOFTER:
        return step_volume(plain, request == TD_REQ_LOUDER ? 1 : -1);
    case TD_REQ_HURTS:
        return hurts(plain);
    case TD_REQ_STOP:
        return ask_to_stop(plain);
    case TD_REQ_HELP:
        return pause_now(plain) && say_all_keys(plain);
    default:
        return change_of(request, &what) ? change(plain, what) : say_unknown(plain);
    }
}

static bool take_key(struct td_line_session *plain, td_key key)
{
    enum td_request request = td_keymap_request(&plain->app->keymap, TD_PLACE_TRAINER, key);
    bool written = true;

    if (plain->asks_stop) {
        return answer_stop(plain, key);
    }
    if (key >= '0' && key <= '9' && (between(plain) || request == TD_REQ_NONE)) {
        return pain_key(plain, key);
    }
    if ((request == TD_REQ_SELECT || key == TD_KEY_PGDN) && take_tap(plain, &written)) {
        return written;
    }
    return run_request(plain, request);
}

bool td_line_take_keys(struct td_line_session *plain)
{
    td_key key;

    while (!plain->stops && td_signals_ending() == 0 &&
           (key = td_keyboard_next(&plain->keyboard, td_clock_real())) != TD_KEY_NONE) {
        (void)td_session_update(&plain->session, plain->now);
        if (plain->session.state == TD_SESSION_DONE) {
            return true; /* it ended in this very moment: the key was meant for it */
        }
        if (!take_key(plain, key)) {
            return false;
        }
    }
    return true;
}
