/* The questions after a session: worst pain, effort, anything else. The rules behind the
 * words: traffic light of pain, effort by repetitions in reserve with 6 to 8 aimed at. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/ending.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/light.h"
#include "teardrop/ui/kit/list.h"

#define EXTRA_LEAD (5 * TD_NS_PER_S)

static void pain_words(const struct td_limits *limits, enum td_light light, char *out, size_t size)
{
    switch (light) {
    case TD_LIGHT_GREEN:
        td_str_format(out, size, "Green, %s%d: all is well, this is a fine place to train.",
                      limits->green_pain > 0 ? "0 to " : "", limits->green_pain);
        break;
    case TD_LIGHT_AMBER:
        td_str_format(out, size,
                      "Amber, %d to %d: allowed. If it is gone by morning, next time is the same.",
                      limits->green_pain + 1, limits->amber_pain);
        break;
    case TD_LIGHT_RED:
        td_str_format(out, size,
                      "Red, %d and more: too much for this knee today. Next time is lighter.",
                      limits->amber_pain + 1);
        break;
    default:
        td_str_copy(out, size, "Choose a number. 0 is no pain, 10 the worst you can imagine.");
        break;
    }
}

/* Cells of one number of the scale. */
static struct td_rect scale_cell(const struct td_trainer *t, int cols, int rows, int number)
{
    struct td_rect body = td_trainer_body(cols, rows);
    int w = td_min(body.w / (11 - t->scale.low), 6);

    return (struct td_rect){body.x + (number - t->scale.low) * w,
                            body.y + td_trainer_summary_rows(body) + (body.h >= 14 ? 2 : 1), w, 1};
}

static void draw_scale(const struct td_trainer *t, struct td_canvas *canvas)
{
    bool pain = t->mode == TD_TRAINER_PAIN;
    struct td_limits limits = td_settings_limits(t->ui->settings);
    char text[8];

    for (int n = t->scale.low; n <= 10; n++) {
        struct td_rect cell = scale_cell(t, canvas->cols, canvas->rows, n);
        enum td_role role = pain ? td_light_role(td_light_of_pain(&limits, n)) : TD_ROLE_TEXT;

        td_str_format(text, sizeof text, "%d", n);
        if (n == t->scale.value) {
            role = TD_ROLE_SELECTED;
            td_canvas_fill(canvas, cell, ' ', role);
            td_canvas_cursor(canvas, cell.x, cell.y);
        }
        td_canvas_text_center(canvas, cell.x, cell.y, cell.w, text, role);
    }
}

/* The three lights, the one that is said in its colour; in little room that one alone. */
static void draw_lights(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect rect)
{
    bool all = rect.w >= TD_TRAINER_TEXT_COLS && rect.h >= 3;
    struct td_limits limits = td_settings_limits(t->ui->settings);
    enum td_light light = td_light_of_pain(&limits, t->scale.value);
    char text[120];

    if (!all) {
        pain_words(&limits, light, text, sizeof text);
        td_canvas_wrap(canvas, rect, 0, text, td_light_role(light));
        return;
    }
    for (enum td_light l = TD_LIGHT_GREEN; l <= TD_LIGHT_RED; l++) {
        pain_words(&limits, l, text, sizeof text);
        td_canvas_text_cut(canvas, rect.x, rect.y++, rect.w, text,
                           l == light ? td_light_role(l) : TD_ROLE_DIM);
    }
    if (light == TD_LIGHT_OPEN && rect.h >= 5) {
        pain_words(&limits, light, text, sizeof text);
        td_canvas_text_cut(canvas, rect.x, rect.y + 1, rect.w, text, TD_ROLE_TEXT);
    }
}

/* The person's own words, for themselves and whoever they show it to. */
static void draw_note(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect body)
{
    int y = body.y + td_trainer_summary_rows(body);
    int words_y = y + (body.h >= 14 ? 4 : 2);
    struct td_rect words = {body.x, words_y, body.w, body.y + body.h - words_y};

    td_canvas_text_cut(canvas, body.x, y, body.w, "Anything else to remember?", TD_ROLE_TITLE);
    (void)td_field_draw(&t->note_field, canvas, body.x, y + (body.h >= 14 ? 2 : 1), body.w,
                        TD_ROLE_TEXT);
    if (words.h > 0) {
        td_canvas_wrap(
            canvas, words, 0,
            "Shoes, sleep, a long ride yesterday, where it pinched. Nothing: just Enter. "
            "It can be changed in the history.",
            TD_ROLE_DIM);
    }
}

static void draw_question(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect body)
{
    bool pain = t->mode == TD_TRAINER_PAIN;
    int y = body.y + td_trainer_summary_rows(body), lines;
    struct td_rect cell = scale_cell(t, canvas->cols, canvas->rows, 1);
    struct td_rect words = {body.x, cell.y + 2, body.w, body.y + body.h - cell.y - 2};

    td_canvas_text_cut(canvas, body.x, y, body.w,
                       pain ? "The worst pain in the knee during it?"
                            : "How hard was the last set?",
                       TD_ROLE_TITLE);
    td_canvas_cursor(canvas, body.x, y); /* until a number is chosen */
    draw_scale(t, canvas);
    if (pain) {
        draw_lights(t, canvas, words);
        return;
    }
    lines = td_canvas_wrap(canvas, words, 0, td_trainer_effort_words(t->scale.value), TD_ROLE_TEXT);
    words.y += lines + 1;
    words.h -= lines + 1;
    if (words.h > 0) {
        td_canvas_wrap(canvas, words, 0, "6 to 8 is the aim: 2 to 4 good reps left when you stop.",
                       TD_ROLE_DIM);
    }
}

size_t td_trainer_finish_footer(const struct td_trainer *t, struct td_hint *hints)
{
    size_t count = 0;

    if (t->mode == TD_TRAINER_MEANING) {
        hints[count++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "home", .must = true};
        return count;
    }
    if (t->mode != TD_TRAINER_NOTE) {
        hints[count++] = (struct td_hint){.keys = "0-10", .text = "answer", .must = true};
        hints[count++] =
            (struct td_hint){.request = TD_REQ_LEFT, .also = TD_REQ_RIGHT, .text = "less, more"};
    }
    hints[count++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "keep", .must = true};
    hints[count++] = (struct td_hint){.keys = "Esc", .text = "skip"};
    return count;
}

/* The word and the ground of the band: praise is for what was done. */
static void draw_ending(const struct td_trainer *t, struct td_canvas *canvas)
{
    static const enum td_role roles[] = {[TD_ENDING_WHOLE] = TD_ROLE_BAND_DONE,
                                         [TD_ENDING_EARLY] = TD_ROLE_BAND_PAUSED,
                                         [TD_ENDING_HURT] = TD_ROLE_BAND_DANGER};
    enum td_ending ending = td_trainer_ending(t);

    td_trainer_draw_head(canvas, td_ending_word(ending), roles[ending]);
}

/* In place of the bottom line: what is asked about the answer before it is kept. */
static void draw_doubt(const struct td_trainer *t, struct td_canvas *canvas)
{
    char text[64];

    if (t->doubt && td_pain_below_rests(&t->record, t->scale.value, text, sizeof text)) {
        struct td_rect line = {0, canvas->rows - 3, canvas->cols, 1};

        td_canvas_fill(canvas, line, ' ', TD_ROLE_TEXT);
        td_str_append(text, sizeof text, " Enter: yes.");
        td_canvas_text_cut(canvas, 1, line.y, line.w - 2, text, TD_ROLE_WARNING);
    }
}

void td_trainer_finish_draw(const struct td_trainer *t, struct td_canvas *canvas)
{
    struct td_rect body = td_trainer_body(canvas->cols, canvas->rows);

    if (td_trainer_has_page(t)) {
        td_trainer_page_draw(t, canvas);
        if (t->mode != TD_TRAINER_NOTE) {
            draw_doubt(t, canvas);
        }
        return;
    }
    draw_ending(t, canvas);
    if (t->mode == TD_TRAINER_MEANING) {
        td_trainer_draw_meaning(t, canvas, body);
    } else if (t->mode == TD_TRAINER_NOTE) {
        td_trainer_draw_summary(t, canvas, body);
        draw_note(t, canvas, body);
    } else {
        td_trainer_draw_summary(t, canvas, body);
        draw_question(t, canvas, body);
        draw_doubt(t, canvas);
    }
}

/* ---- answering ---- */

/* The session goes on for one rep behind its end. */
static bool add_rep(struct td_trainer *t)
{
    if (!td_trainer_may_add(t) || !td_session_one_more(&t->session, t->now, EXTRA_LEAD)) {
        return false;
    }
    t->mode = TD_TRAINER_RUN;
    t->record.finished = false;
    td_trainer_settle(t);
    return true;
}

static bool asks_for_number(const struct td_trainer *t)
{
    return t->mode == TD_TRAINER_PAIN || t->mode == TD_TRAINER_EFFORT;
}

/* Less pain than was said in a rest is kept when it is said twice. */
static bool doubts(struct td_trainer *t)
{
    char text[64];

    t->doubt = !t->doubt && t->mode == TD_TRAINER_PAIN &&
               td_pain_below_rests(&t->record, t->scale.value, text, sizeof text);
    return t->doubt;
}

/* To the next question; what was said is saved at once. */
static struct td_reply go_on(struct td_trainer *t, bool keep)
{
    static const enum td_trainer_mode next[] = {[TD_TRAINER_PAIN] = TD_TRAINER_EFFORT,
                                                [TD_TRAINER_EFFORT] = TD_TRAINER_NOTE,
                                                [TD_TRAINER_NOTE] = TD_TRAINER_MEANING};

    if (t->mode == TD_TRAINER_MEANING) {
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_HOME};
    }
    if (keep) {
        if (t->mode != TD_TRAINER_NOTE) {
            *(t->mode == TD_TRAINER_PAIN ? &t->record.worst_pain : &t->record.rpe) = t->scale.value;
        }
        td_trainer_keep(t);
    }
    if (t->mode == TD_TRAINER_NOTE && td_trainer_has_page(t)) { /* it has said all there is */
        return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_HOME};
    }
    t->mode = next[t->mode];
    t->nothing_chosen = false;
    if (t->mode == TD_TRAINER_NOTE) {
        td_trainer_preview_next(t);
        td_field_begin(&t->note_field, TD_FIELD_TEXT, t->record.note, sizeof t->record.note);
    } else {
        t->scale = (struct td_scale){.low = 1, .value = -1};
    }
    td_trainer_weigh(t);
    return td_reply_redraw();
}

/* A line is typed: keys come as they are. */
static struct td_reply take_note(struct td_trainer *t, td_key key)
{
    if (key == TD_KEY_ENTER && !t->note_field.asking) {
        return go_on(t, t->record.note[0] != '\0');
    }
    if (td_field_key(&t->note_field, key) == TD_FIELD_LEAVE) {
        t->record.note[0] = '\0';
        return go_on(t, false);
    }
    return td_reply_redraw();
}

/* A 0 after a 1 that has answered: it was a ten. */
static bool make_ten(struct td_trainer *t, td_key key)
{
    bool ten = t->one && key == '0' && !(t->mode == TD_TRAINER_NOTE && t->record.note[0] != '\0');

    t->one = false;
    if (!ten) {
        return false;
    }
    *(t->mode == TD_TRAINER_EFFORT ? &t->record.worst_pain : &t->record.rpe) = 10;
    td_trainer_keep(t);
    if (t->mode == TD_TRAINER_NOTE) {
        td_trainer_preview_next(t);
    }
    td_trainer_weigh(t);
    return true;
}

/* A digit is the answer, and the next question follows; on the page alone, where the answers can
 * all be seen. */
static struct td_reply take_digit(struct td_trainer *t, td_key key)
{
    t->doubt = false;
    if (!td_trainer_has_page(t) || t->scale.value < t->scale.low || doubts(t)) {
        td_trainer_weigh(t);
        return td_reply_redraw();
    }
    t->one = key == '1';
    return go_on(t, true);
}

static struct td_reply click(struct td_trainer *t, struct td_mouse mouse)
{
    if (mouse.kind != TD_MOUSE_CLICK || !asks_for_number(t)) {
        return (struct td_reply){0};
    }
    if (td_trainer_has_page(t)) {
        int n = td_trainer_page_scale_at(t, mouse);

        if (n < t->scale.low) {
            return td_reply_handled();
        }
        t->scale.value = n;
        return take_digit(t, TD_KEY_ENTER);
    }
    for (int n = t->scale.low; n <= 10; n++) {
        if (td_rect_has(scale_cell(t, t->cols, t->rows, n), mouse.x, mouse.y)) {
            if (n == t->scale.value) {
                return doubts(t) ? td_reply_redraw() : go_on(t, true);
            }
            t->scale.value = n;
            t->doubt = false;
            return td_reply_redraw();
        }
    }
    return (struct td_reply){0};
}

struct td_reply td_trainer_finish_handle(struct td_trainer *t, const struct td_event *event)
{
    t->nothing_chosen = false;
    if (event->kind == TD_EVENT_MOUSE) {
        return click(t, event->mouse);
    }
    if (make_ten(t, event->key)) {
        return td_reply_redraw();
    }
    if (t->mode == TD_TRAINER_NOTE) {
        return take_note(t, event->key);
    }
    if ((event->key == '+' || event->key == TD_KEY_PGDN) && add_rep(t)) {
        return td_reply_redraw();
    }
    if (td_keymap_request(t->ui->keymap, TD_PLACE_TRAINER, event->key) == TD_REQ_TAKE_OUT &&
        td_trainer_take_out(t)) {
        if (!td_session_is_training(&t->session)) { /* then there is nothing to ask about */
            td_trainer_finish(t);
        }
        return td_reply_redraw();
    }
    if (event->key == 's' && !t->kept_at_all) {
        t->kept_at_all = true;
        td_trainer_keep(t);
        return td_reply_redraw();
    }
    if (asks_for_number(t) && td_scale_key(&t->scale, event->key)) {
        return take_digit(t, event->key);
    }
    switch (event->request) {
    case TD_REQ_LEFT:
    case TD_REQ_DOWN:
        td_scale_step(&t->scale, -1);
        t->doubt = false;
        td_trainer_weigh(t);
        return td_reply_redraw();
    case TD_REQ_RIGHT:
    case TD_REQ_UP:
        td_scale_step(&t->scale, 1);
        t->doubt = false;
        td_trainer_weigh(t);
        return td_reply_redraw();
    case TD_REQ_SELECT:
        if (asks_for_number(t) && t->scale.value < 0) {
            t->nothing_chosen = true; /* an answer is given, never assumed */
            return td_reply_redraw();
        }
        return doubts(t) ? td_reply_redraw() : go_on(t, true);
    case TD_REQ_BACK:
        t->doubt = false;
        return go_on(t, false);
    default:
        return (struct td_reply){0};
    }
}
