/* "Something hurts": the clock stops, the person says what it is, and what was
 * done is kept. Of a red flag the page has the self-check's own words. */
#include <string.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/wrap.h"
#include "teardrop/core/check/record.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"

/* Behind the signs that end the session: an ache that does not. */
#define ACHE TD_HURT_COUNT
#define LINES (TD_HURT_COUNT + 1)

static const char ache_words[] = "a mild ache, up to 5 of 10: go on",
                  ache_brief[] = "an ache: go on";
/* Of each line. */
static const char keys[] = "1234567890a";
_Static_assert(sizeof keys == LINES + 1, "a key for each line");

void td_trainer_hurts(struct td_trainer *t)
{
    td_trainer_pause(t);
    t->mode = TD_TRAINER_HURTS;
    t->choice = -1; /* an answer is given, never assumed */
    t->nothing_chosen = false;
    t->said = NULL;
}

/* ---- layout ---- */

static struct td_rect line_rect(int cols, int rows, int line)
{
    struct td_rect body = td_trainer_body(cols, rows);
    int top = body.y + (body.h >= LINES + 4 ? 3 : body.h >= LINES + 2 ? 1 : 0);
    int half = (LINES + 1) / 2, w = body.w / 2;

    if (body.h < LINES + (body.w >= 60 ? 3 : 0)) { /* in two columns */
        top = body.y + (body.h > half ? 1 : 0);
        return (struct td_rect){body.x + line / half * w, top + line % half, w - 1, 1};
    }
    return (struct td_rect){body.x, top + line, body.w, 1};
}

static const char *words_of(int line, int cols)
{
    bool room = cols >= 40;

    if (line == ACHE) {
        return room ? ache_words : ache_brief;
    }
    return room ? td_hurts[line].words : td_hurts[line].brief;
}

/* ---- drawing ---- */

static void draw_lines(const struct td_trainer *t, struct td_canvas *canvas)
{
    for (int i = 0; i < LINES; i++) {
        struct td_rect at = line_rect(canvas->cols, canvas->rows, i);
        enum td_role role = i == t->choice ? TD_ROLE_SELECTED : TD_ROLE_TEXT;
        char text[96];

        td_str_format(text, sizeof text, " %c  %s", keys[i], words_of(i, at.w));
        if (i == t->choice) {
            td_canvas_fill(canvas, at, ' ', role);
            td_canvas_cursor(canvas, at.x, at.y);
        }
        td_canvas_text_cut(canvas, at.x, at.y, at.w, text, role);
    }
}

static void draw_question(const struct td_trainer *t, struct td_canvas *canvas)
{
    struct td_rect body = td_trainer_body(canvas->cols, canvas->rows);
    struct td_rect first = line_rect(canvas->cols, canvas->rows, 0);

    td_trainer_draw_head(canvas, "STOP", TD_ROLE_BAND_DANGER);
    if (first.y > body.y) {
        td_canvas_text_cut(canvas, body.x, body.y, body.w,
                           body.w >= 66
                               ? "What is it? All but the last end the session; your reps are kept."
                           : body.w >= 46 ? "What is it? All but the last end the session."
                                          : "What is it? The last one goes on.",
                           TD_ROLE_DANGER);
    }
    td_canvas_cursor(canvas, first.x,
                     first.y > body.y ? body.y : first.y); /* until one is chosen */
    draw_lines(t, canvas);
}

/* What to do: of a red flag, its own words from the self-check. */
static const char *advice_of(const struct td_trainer *t)
{
    return t->flag_action != NULL ? t->flag_action : t->said->advice;
}

/* What stays, and what comes next; "" = nothing was done. */
static void describe_rest(const struct td_trainer *t, char *out, size_t size)
{
    uint32_t done = td_session_reps_done(&t->session);

    out[0] = '\0';
    if (t->not_kept[0] != '\0') {
        td_str_format(out, size, "Not kept: %s\n\n", t->not_kept);
    } else if (t->has_id && done > 0) {
        td_str_format(out, size, "%u %s kept.\n\n", (unsigned)done,
                      done == 1 ? "rep is" : "reps are");
    }
    td_str_append(out, size, "When you are calm again: the self-check, 2 on home.");
}

/* Who has to be seen today is asked nothing more. */
static bool is_urgent(const struct td_trainer *t)
{
    return t->flag_urgency >= TD_URGENCY_SAME_DAY;
}

static void draw_advice(const struct td_trainer *t, struct td_canvas *canvas)
{
    struct td_rect body = td_trainer_body(canvas->cols, canvas->rows);
    bool urgent = is_urgent(t);
    char text[320];
    int used;

    td_trainer_draw_head(canvas, "STOP", TD_ROLE_BAND_DANGER);
    td_canvas_cursor(canvas, body.x, body.y); /* on what it is: an emergency, or what was said */
    if (urgent) {
        td_str_format(text, sizeof text, " ! %s ",
                      t->flag_urgency == TD_URGENCY_EMERGENCY ? "An emergency: get help now"
                                                              : "Be seen today");
        td_canvas_text_cut(canvas, body.x, body.y, body.w, text, TD_ROLE_ALERT);
        body.y++;
        body.h--;
    }
    td_str_format(text, sizeof text, "You said: %s", t->said->words);
    td_canvas_text_cut(canvas, body.x, body.y, body.w, text,
                       urgent ? TD_ROLE_TEXT : TD_ROLE_DANGER);
    body.y += 2;
    body.h -= 2;
    used = td_canvas_wrap(canvas, body, 0, advice_of(t), TD_ROLE_TEXT) + 1;
    if (used < body.h) {
        body.y += used;
        body.h -= used;
        describe_rest(t, text, sizeof text);
        td_canvas_wrap(canvas, body, 0, text, TD_ROLE_DIM);
    }
}

size_t td_trainer_hurts_footer(const struct td_trainer *t, struct td_hint *hints)
{
    if (t->said != NULL) {
        hints[0] = (struct td_hint){.request = TD_REQ_SELECT,
                                    .text = is_urgent(t) ? "home" : "end here",
                                    .help = "ends the session; what was done is kept",
                                    .must = true};
        hints[1] = (struct td_hint){.keys = "Esc",
                                    .text = "not that",
                                    .help = "back to the list, if the key was a mistake"};
        return td_trainer_over(t) ? 1 : 2;
    }
    hints[0] = (struct td_hint){.keys = "1-9 0 a", .text = "that is it", .must = true};
    hints[1] = (struct td_hint){.request = TD_REQ_UP, .also = TD_REQ_DOWN, .text = "choose"};
    hints[2] = (struct td_hint){.request = TD_REQ_SELECT, .text = "take it"};
    hints[3] = (struct td_hint){.request = TD_REQ_BACK, .text = "stay paused"};
    return 4;
}

void td_trainer_hurts_draw(const struct td_trainer *t, struct td_canvas *canvas)
{
    if (t->said != NULL) {
        draw_advice(t, canvas);
    } else {
        draw_question(t, canvas);
    }
}

/* ---- answering ---- */

/* The self-check that says this one thing. False when the checklist has no such flag: the words of
 * the table must do. */
static bool check_of(const struct td_trainer *t, const struct td_checklist **checklist,
                     struct td_course *course, struct td_check_result *result)
{
    const struct td_content_port *content = &t->ui->content;

    td_course_init(course, TD_GOAL_SORE);
    if (!td_hurt_has_flag(t->said) ||
        content->ops->checklist(content->self, checklist, NULL) != TD_OK ||
        !td_hurt_answers(t->said, *checklist, &course->answers)) {
        return false;
    }
    td_check_evaluate(*checklist, &course->answers, result);
    return true;
}

/* Keeps a red flag as a self-check does: that is what closes training. */
static void keep_flag(struct td_trainer *t)
{
    const struct td_history_port *history = &t->ui->history;
    const struct td_checklist *checklist = NULL;
    static struct td_check_record record; /* large; one session at a time */
    static struct td_check_result result;
    struct td_course course;

    if (!check_of(t, &checklist, &course, &result)) {
        return;
    }
    memset(&record, 0, sizeof record);
    td_check_record_of(checklist, &course, &result, &record);
    history->ops->new_id(history->self, record.uuid);
    record.done = td_now(t->ui->date);
    if (history->ops->save_check(history->self, &record) != TD_OK) {
        const char *trouble = history->ops->trouble(history->self);

        td_str_copy(t->not_kept, sizeof t->not_kept,
                    trouble != NULL ? trouble : "the reason is not known");
    }
}

/* Shows what to do. Nothing ends yet: the key may have been a mistake. */
static struct td_reply say(struct td_trainer *t)
{
    const struct td_checklist *checklist = NULL;
    static struct td_check_result result;
    struct td_course course;

    if (t->choice == ACHE) {
        t->mode = TD_TRAINER_RUN;
        td_session_resume(&t->session, t->now);
        return td_trainer_settle(t);
    }
    t->said = &td_hurts[t->choice];
    t->flag_action = NULL;
    t->flag_urgency = TD_URGENCY_NONE;
    if (check_of(t, &checklist, &course, &result) && result.flag_count > 0) {
        t->flag_action = result.flags[0].action;
        t->flag_urgency = result.flags[0].urgency;
    }
    return td_reply_redraw();
}

void td_trainer_hurts_end(struct td_trainer *t)
{
    if (t->said == NULL || td_trainer_over(t)) {
        return;
    }
    t->hurt = true;
    td_str_copy(t->record.hurt, sizeof t->record.hurt, t->said->id);
    td_session_stop(&t->session, t->now);
    td_trainer_refresh_frame(t);
    td_trainer_keep(t);
    keep_flag(t);
}

/* From the advice: the session ends, and it is said when that cannot be kept; or it was not that.
 */
static struct td_reply leave_advice(struct td_trainer *t, bool back)
{
    bool ended = td_trainer_over(t), urgent = is_urgent(t);

    if (back && !ended) {
        t->said = NULL;
        t->choice = -1;
        return td_reply_redraw();
    }
    td_trainer_hurts_end(t);
    if (!ended && t->not_kept[0] != '\0') {
        return td_reply_redraw();
    }
    t->said = NULL;
    td_trainer_finish(t);
    return urgent ? (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_HOME}
                  : td_reply_redraw();
}

/* True: an answer is chosen; *now: and taken. */
static bool choose(struct td_trainer *t, const struct td_event *event, bool *now)
{
    *now = false;
    if (event->kind == TD_EVENT_MOUSE) {
        for (int i = 0; i < LINES && event->mouse.kind == TD_MOUSE_CLICK; i++) {
            if (td_rect_has(line_rect(t->cols, t->rows, i), event->mouse.x, event->mouse.y)) {
                t->choice = i;
                return *now = true;
            }
        }
        return false;
    }
    for (int i = 0; i < LINES; i++) {
        if (event->key == (td_key)keys[i]) {
            t->choice = i;
            return *now = true;
        }
    }
    switch (event->request) {
    case TD_REQ_UP:
    case TD_REQ_LEFT:
        t->choice = t->choice <= 0 ? LINES - 1 : t->choice - 1;
        return true;
    case TD_REQ_DOWN:
    case TD_REQ_RIGHT:
        t->choice = (t->choice + 1) % LINES;
        return true;
    case TD_REQ_SELECT:
        *now = t->choice >= 0;
        t->nothing_chosen = !*now;
        return true;
    default:
        return false;
    }
}

struct td_reply td_trainer_hurts_handle(struct td_trainer *t, const struct td_event *event)
{
    bool now = false;

    t->nothing_chosen = false;
    if (t->said != NULL) { /* a second click was not meant for it */
        if (event->kind != TD_EVENT_KEY ||
            (event->request != TD_REQ_SELECT && event->request != TD_REQ_BACK)) {
            return (struct td_reply){0};
        }
        return leave_advice(t, event->request == TD_REQ_BACK);
    }
    if (choose(t, event, &now)) {
        return now ? say(t) : td_reply_redraw();
    }
    if (event->kind == TD_EVENT_KEY && event->request == TD_REQ_BACK) {
        t->mode = TD_TRAINER_RUN; /* stays paused */
        return td_trainer_settle(t);
    }
    return (struct td_reply){0};
}
