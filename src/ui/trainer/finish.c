/* The questions after a session: worst pain, effort, anything else; how they are answered, and how
 * they look in low or narrow windows, one by one (all on one page: finish_page.c). The rules
 * behind the words: traffic light of pain, effort by repetitions in reserve with 6 to 8 aimed at.
 */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/ending.h"
#include "teardrop/term/draw/bigtext.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/light.h"
#include "teardrop/ui/kit/list.h"

#define EXTRA_LEAD (5 * TD_NS_PER_S)

size_t td_trainer_finish_footer(const struct td_trainer *t, struct td_hint *hints)
{
    size_t count = 0;

    if (t->mode == TD_TRAINER_MEANING) {
        hints[count++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "home", .must = true};
        return count;
    }
    if (t->mode != TD_TRAINER_NOTE) {
        hints[count++] = (struct td_hint){
            .keys = t->mode == TD_TRAINER_PAIN ? "0-10" : "1-10", .text = "answer", .must = true};
        hints[count++] =
            (struct td_hint){.request = TD_REQ_LEFT, .also = TD_REQ_RIGHT, .text = "less, more"};
    }
    hints[count++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "keep", .must = true};
    if (td_trainer_has_page(t)) {
        hints[count++] =
            (struct td_hint){.request = TD_REQ_UP, .also = TD_REQ_DOWN, .text = "other lines"};
    }
    if (td_trainer_may_add(t)) {
        hints[count++] = (struct td_hint){.keys = "+", .text = "one more rep"};
    }
    hints[count++] = (struct td_hint){.keys = "Esc", .text = "skip"};
    return count;
}

void td_trainer_finish_draw(const struct td_trainer *t, struct td_canvas *canvas)
{
    if (td_trainer_has_page(t)) {
        td_trainer_page_draw(t, canvas);
        if (t->mode != TD_TRAINER_NOTE) {
            td_trainer_draw_doubt(t, canvas);
        }
        return;
    }
    td_trainer_draw_ending(t, canvas);
    if (t->mode == TD_TRAINER_MEANING) {
        td_trainer_draw_meaning(t, canvas, td_trainer_body(canvas->cols, canvas->rows));
    } else {
        td_trainer_draw_part(t, canvas);
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
        t->scale = (struct td_scale){.low = 1, .value = t->record.rpe};
    }
    td_trainer_weigh(t);
    return td_reply_redraw();
}

/* From one line of the page to another, whether it is answered or not. */
static struct td_reply go_to(struct td_trainer *t, enum td_trainer_mode mode)
{
    t->doubt = t->one = false;
    if (mode == TD_TRAINER_NOTE) {
        return go_on(t, t->scale.value >= t->scale.low);
    }
    if (t->mode != TD_TRAINER_NOTE && t->scale.value >= t->scale.low) {
        (void)go_on(t, true);
    }
    t->mode = mode;
    t->scale = mode == TD_TRAINER_PAIN ? (struct td_scale){.value = t->record.worst_pain}
                                       : (struct td_scale){.low = 1, .value = t->record.rpe};
    td_trainer_weigh(t);
    return td_reply_redraw();
}

/* Up and down on the page. */
static struct td_reply walk(struct td_trainer *t, bool down)
{
    if (t->mode == TD_TRAINER_PAIN) {
        return down && !doubts(t) ? go_to(t, TD_TRAINER_EFFORT) : td_reply_redraw();
    }
    if (t->mode == TD_TRAINER_EFFORT) {
        return go_to(t, down ? TD_TRAINER_NOTE : TD_TRAINER_PAIN);
    }
    return down ? td_reply_redraw() : go_to(t, TD_TRAINER_EFFORT);
}

/* A line is typed: keys come as they are. */
static struct td_reply take_note(struct td_trainer *t, td_key key)
{
    if (td_trainer_has_page(t) && (key == TD_KEY_UP || key == TD_KEY_DOWN)) {
        return walk(t, key == TD_KEY_DOWN);
    }
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
    int n;

    if (mouse.kind != TD_MOUSE_CLICK || !asks_for_number(t)) {
        return (struct td_reply){0};
    }
    if (td_trainer_has_page(t)) {
        n = td_trainer_page_scale_at(t, mouse);
        if (n < t->scale.low) {
            return td_reply_handled();
        }
        t->scale.value = n;
        return take_digit(t, TD_KEY_ENTER);
    }
    n = td_trainer_part_scale_at(t, mouse);
    if (n < 0) {
        return (struct td_reply){0};
    }
    if (n == t->scale.value) {
        return doubts(t) ? td_reply_redraw() : go_on(t, true);
    }
    t->scale.value = n;
    t->doubt = false;
    return td_reply_redraw();
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
    if (td_trainer_has_page(t) && (event->request == TD_REQ_UP || event->request == TD_REQ_DOWN)) {
        return walk(t, event->request == TD_REQ_DOWN);
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
