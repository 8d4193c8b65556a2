/* The questions after a session: worst pain, effort, anything else. The rules behind the
 * words: traffic light of pain, effort by repetitions in reserve with 6 to 8 aimed at. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/term/draw/bigtext.h"
#include "teardrop/ui/kit/field.h"
#include "teardrop/ui/kit/light.h"
#include "teardrop/ui/kit/widget.h"

#define TEXT_COLS 72

static void pain_words(const struct td_limits *safety, enum td_light light, char *out, size_t size)
{
    switch (light) {
    case TD_LIGHT_GREEN:
        td_str_format(out, size, "Green, %s%d: all is well, this is a fine place to train.",
                      safety->green_pain > 0 ? "0 to " : "", safety->green_pain);
        break;
    case TD_LIGHT_AMBER:
        td_str_format(out, size,
                      "Amber, %d to %d: allowed, and a reason to go a little easier next time.",
                      safety->green_pain + 1, safety->amber_pain);
        break;
    case TD_LIGHT_RED:
        td_str_format(out, size,
                      "Red, %d and more: too much for this knee today. Next time is lighter.",
                      safety->amber_pain + 1);
        break;
    default:
        td_str_copy(out, size, "Choose a number. 0 is no pain, 10 the worst you can imagine.");
        break;
    }
}

static const char *effort_words(int effort)
{
    static const char *const words[] = {
        "very light",
        "very light",
        "light",
        "light",
        "5 or 6 more reps in you",
        "4 or 5 more reps in you",
        "3 more reps in you",
        "2 more reps in you",
        "1 more rep in you",
        "not one more rep",
    };
    if (effort < 1 || effort > 10) {
        return "Choose a number. 1 is nothing at all, 10 is not one more rep.";
    }
    return words[effort - 1];
}

/* ---- layout ---- */

struct td_rect td_trainer_body(int cols, int rows)
{
    int w = cols - (cols >= 60 ? 8 : 2);
    w = w > TEXT_COLS ? TEXT_COLS : w;
    int band = rows >= 40 ? rows / 4 : rows >= 22 ? 7 : 0;
    int top = band > 0 ? band + 1 + (rows >= 30) : 0;
    return (struct td_rect){(cols - w) / 2, top, w, rows - 2 - top};
}

/* Rows of the summary above the question, with its blank line. */
int td_trainer_summary_rows(struct td_rect body)
{
    return body.h >= 14 ? 5 : body.h >= 9 ? 3 : 2;
}

struct td_rect td_trainer_scale_cell(int cols, int rows, enum td_trainer_mode mode, int number)
{
    struct td_rect body = td_trainer_body(cols, rows);
    int low = mode == TD_TRAINER_EFFORT ? 1 : 0;
    int w = body.w / (11 - low);
    w = w > 6 ? 6 : w;
    int y = body.y + td_trainer_summary_rows(body) + (body.h >= 14 ? 2 : 1);
    return (struct td_rect){body.x + (number - low) * w, y, w, 1};
}

/* ---- what was done ---- */

#define EXTRA_MAX 2
#define EXTRA_LEAD (5 * TD_NS_PER_S)

static const char not_kept[] = "A free session is not kept. s keeps this one.";
static const char one_more[] = "One more good rep in you? + or PgDn counts it in.";

bool td_trainer_may_add(const struct td_trainer *t)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_set_plan *last = &timeline->sets[timeline->set_total - 1];
    return t->session.state == TD_SESSION_DONE && last->extra < EXTRA_MAX &&
           t->mode == TD_TRAINER_PAIN &&
           timeline->workout.exercises[last->exercise].exercise->kind == TD_EXERCISE_REPS;
}

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

/* Nobody taps to the millisecond. */
static int64_t tenths(int64_t ms)
{
    return ms / 100 * 100;
}

/* `down took 2.6 s of 3, up 1.9 s of 2` for each tapped set, the last ones first
 * where there is no room for all; "" when nothing was tapped. */
void td_trainer_taps_text(const struct td_session_record *record,
                          const struct td_timeline *timeline, char *out, size_t size)
{
    td_str_copy(out, size, "");
    for (int i = 0; i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];
        const struct td_tempo *tempo = &timeline->sets[i].tempo;
        char took[24], of[24];
        if (set->down_ms < 0 && set->up_ms < 0) {
            continue;
        }
        td_str_append(out, size, "%sset %d:", out[0] != '\0' ? "; " : "", set->set);
        if (set->down_ms >= 0) {
            td_str_from_thousandths(tenths(set->down_ms), took, sizeof took);
            td_str_from_thousandths(tempo->ms[TD_PHASE_DOWN], of, sizeof of);
            td_str_append(out, size, " down took %s s of %s", took, of);
        }
        if (set->up_ms >= 0) {
            td_str_from_thousandths(tenths(set->up_ms), took, sizeof took);
            td_str_from_thousandths(tempo->ms[TD_PHASE_UP], of, sizeof of);
            td_str_append(out, size, "%s up %s s%s%s", set->down_ms >= 0 ? "," : "", took,
                          tempo->explosive ? "" : " of ", tempo->explosive ? "" : of);
        }
    }
}

/* ---- drawing ---- */

void td_trainer_draw_summary(const struct td_trainer *t, struct td_canvas *canvas,
                             struct td_rect body)
{
    const struct td_session_record *r = &t->record;
    int sets = 0;
    int reps = 0;
    int planned = 0;
    for (int i = 0; i < r->set_count; i++) {
        const struct td_set_record *set = &r->sets[i];
        sets += set->reps_done >= set->reps_planned;
        reps += set->reps_done;
        planned += set->reps_planned;
    }
    char line[160];
    char done[16];
    char total[16];
    td_trainer_clock_text(r->elapsed_ms * TD_NS_PER_MS, done, sizeof done);
    td_trainer_clock_text(t->session.timeline.total, total, sizeof total);
    const struct td_level *level = t->session.timeline.workout.level;
    td_str_format(line, sizeof line, "%s%s%s: %d of %d sets, %d of %d reps", r->level_name,
                  level->swap_in != NULL ? ", " : "",
                  level->swap_in != NULL ? level->swap_name : "", sets, r->set_count, reps,
                  planned);
    td_canvas_text_cut(canvas, body.x, body.y, body.w, line, TD_ROLE_TITLE);
    td_str_format(line, sizeof line, "%s of %s played", done, total);
    if (r->paused_ms >= 1000) {
        char paused[16];
        td_trainer_clock_text(r->paused_ms * TD_NS_PER_MS, paused, sizeof paused);
        td_str_append(line, sizeof line, ", %s of pauses beside it", paused);
    }
    enum td_role role = TD_ROLE_DIM;
    const char *second = line;
    char unseen[96];
    td_trainer_unseen_text(t, unseen, sizeof unseen);
    if (unseen[0] != '\0') { /* in any window */
        second = unseen;
        role = TD_ROLE_WARNING;
    }
    if (t->trouble[0] != '\0') {
        second = t->trouble;
        role = TD_ROLE_WARNING;
    }
    td_canvas_text_cut(canvas, body.x, body.y + 1, body.w, second, role);
    if (td_trainer_summary_rows(body) >= 4) {
        char tapped[160];
        td_trainer_taps_text(r, &t->session.timeline, tapped, sizeof tapped);
        const char *third = tapped[0] != '\0' ? tapped : td_trainer_may_add(t) ? one_more : "";
        if (!t->kept_at_all) {
            third = not_kept;
        }
        td_canvas_text_cut(canvas, body.x, body.y + 2, body.w, third,
                           third == tapped ? TD_ROLE_TEXT : TD_ROLE_ACCENT);
    }
}

void td_trainer_draw_head(struct td_canvas *canvas, const char *word, enum td_role role)
{
    struct td_rect body = td_trainer_body(canvas->cols, canvas->rows);
    int h = body.y - (canvas->rows >= 30 ? 2 : 1);
    if (h < 3) {
        return;
    }
    struct td_rect band = {0, 0, canvas->cols, h};
    td_canvas_fill(canvas, band, ' ', role);
    band.y += 1;
    band.h -= 2;
    td_bigtext_draw(canvas, band, word, role);
}

static void draw_scale(const struct td_trainer *t, struct td_canvas *canvas)
{
    bool pain = t->mode == TD_TRAINER_PAIN;
    struct td_limits safety;
    td_settings_safety(t->ui->settings, &safety);
    for (int n = pain ? 0 : 1; n <= 10; n++) {
        struct td_rect cell = td_trainer_scale_cell(canvas->cols, canvas->rows, t->mode, n);
        char text[8];
        td_str_format(text, sizeof text, "%d", n);
        enum td_role role = pain ? td_light_role(td_light_of_pain(&safety, n)) : TD_ROLE_TEXT;
        if (n == t->choice) {
            role = TD_ROLE_SELECTED;
            td_canvas_fill(canvas, cell, ' ', role);
            td_canvas_cursor(canvas, cell.x, cell.y);
        }
        td_canvas_text_center(canvas, cell.x, cell.y, cell.w, text, role);
    }
}

/* The three lights, the one in hand in its colour; in little room that one alone. */
static void draw_lights(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect rect)
{
    bool all = rect.w >= TEXT_COLS && rect.h >= 3;
    struct td_limits safety;
    char text[120];
    td_settings_safety(t->ui->settings, &safety);
    enum td_light light = td_light_of_pain(&safety, t->choice);
    if (!all) {
        pain_words(&safety, light, text, sizeof text);
        td_canvas_wrap(canvas, rect, 0, text, td_light_role(light));
        return;
    }
    for (enum td_light l = TD_LIGHT_GREEN; l <= TD_LIGHT_RED; l++) {
        pain_words(&safety, l, text, sizeof text);
        td_canvas_text_cut(canvas, rect.x, rect.y++, rect.w, text,
                           l == light ? td_light_role(l) : TD_ROLE_DIM);
    }
    if (light == TD_LIGHT_OPEN && rect.h >= 5) {
        pain_words(&safety, light, text, sizeof text);
        td_canvas_text_cut(canvas, rect.x, rect.y + 1, rect.w, text, TD_ROLE_TEXT);
    }
}

/* The person's own words, for themselves and whoever they show it to. */
static void draw_note(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect body)
{
    int y = body.y + td_trainer_summary_rows(body);
    td_canvas_text_cut(canvas, body.x, y, body.w, "Anything else to remember?", TD_ROLE_TITLE);
    (void)td_field_draw(&t->note_field, canvas, body.x, y + (body.h >= 14 ? 2 : 1), body.w,
                        TD_ROLE_TEXT);
    struct td_rect words = {body.x, y + (body.h >= 14 ? 4 : 2), body.w, 0};
    words.h = body.y + body.h - words.y;
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
    int y = body.y + td_trainer_summary_rows(body);
    td_canvas_text_cut(canvas, body.x, y, body.w,
                       pain ? "The worst pain in the knee during it?"
                            : "How hard was the last set?",
                       TD_ROLE_TITLE);
    td_canvas_cursor(canvas, body.x, y); /* until a number is chosen */
    draw_scale(t, canvas);
    struct td_rect cell = td_trainer_scale_cell(canvas->cols, canvas->rows, t->mode, 1);
    struct td_rect words = {body.x, cell.y + 2, body.w, body.y + body.h - cell.y - 2};
    if (!pain) {
        int lines = td_canvas_wrap(canvas, words, 0, effort_words(t->choice), TD_ROLE_TEXT);
        words.y += lines + 1;
        words.h -= lines + 1;
        if (words.h > 0) {
            td_canvas_wrap(canvas, words, 0,
                           "6 to 8 is the aim: 2 to 4 good reps left when you stop.", TD_ROLE_DIM);
        }
        return;
    }
    draw_lights(t, canvas, words);
}

void td_trainer_draw_nothing_chosen(const struct td_trainer *t, struct td_canvas *canvas)
{
    struct td_rect line = {0, canvas->rows - 1, canvas->cols, 1};
    if (t->nothing_chosen) {
        td_canvas_fill(canvas, line, ' ', TD_ROLE_TEXT);
        td_canvas_text_cut(canvas, 1, line.y, line.w - 2, TD_CHOOSE_FIRST, TD_ROLE_WARNING);
    }
}

void td_trainer_finish_draw(const struct td_trainer *t, struct td_canvas *canvas)
{
    static const struct td_hint question[] = {{TD_REQ_SELECT, "keep"},
                                              {TD_REQ_LEFT, "less"},
                                              {TD_REQ_RIGHT, "more"},
                                              {TD_REQ_BACK, "skip"}};
    static const struct td_hint meaning[] = {{TD_REQ_SELECT, "home"}};
    struct td_rect body = td_trainer_body(canvas->cols, canvas->rows);
    td_trainer_draw_head(canvas, t->record.finished ? "DONE" : "STOPPED", TD_ROLE_BAND_DONE);
    if (t->mode == TD_TRAINER_MEANING) {
        td_trainer_draw_meaning(t, canvas, body);
        td_widget_hints(canvas, t->ui->keymap, meaning, 1);
    } else if (t->mode == TD_TRAINER_NOTE) {
        td_trainer_draw_summary(t, canvas, body);
        draw_note(t, canvas, body);
        td_canvas_text_cut(canvas, 1, canvas->rows - 1, canvas->cols - 2, "Enter keep   Esc skip",
                           TD_ROLE_DIM);
    } else {
        td_trainer_draw_summary(t, canvas, body);
        draw_question(t, canvas, body);
        td_widget_hints(canvas, t->ui->keymap, question, 4);
    }
    td_trainer_draw_status(t, canvas, (struct td_rect){0, canvas->rows - 2, canvas->cols, 1});
    td_trainer_draw_nothing_chosen(t, canvas);
}

/* ---- answering ---- */

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
            int *field = t->mode == TD_TRAINER_PAIN ? &t->record.worst_pain : &t->record.rpe;
            *field = t->choice;
        }
        td_trainer_keep(t);
    }
    t->mode = next[t->mode];
    if (t->mode == TD_TRAINER_MEANING) {
        td_trainer_preview_next(t);
    } else if (t->mode == TD_TRAINER_NOTE) {
        td_field_begin(&t->note_field, TD_FIELD_TEXT, t->record.note, sizeof t->record.note);
    }
    t->choice = -1;
    t->nothing_chosen = false;
    t->last_digit = TD_KEY_NONE;
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

static bool take_digit(struct td_trainer *t, td_key key)
{
    int number = t->mode != TD_TRAINER_MEANING ? td_field_scale_digit(key, &t->last_digit) : -1;
    if (number < 0) {
        return false;
    }
    if (number >= (t->mode == TD_TRAINER_EFFORT ? 1 : 0)) {
        t->choice = number;
    }
    return true;
}

static struct td_reply click(struct td_trainer *t, struct td_mouse mouse)
{
    if (mouse.kind != TD_MOUSE_CLICK || t->mode == TD_TRAINER_MEANING ||
        t->mode == TD_TRAINER_NOTE) {
        return (struct td_reply){0};
    }
    for (int n = t->mode == TD_TRAINER_EFFORT ? 1 : 0; n <= 10; n++) {
        struct td_rect cell = td_trainer_scale_cell(t->cols, t->rows, t->mode, n);
        if (mouse.y == cell.y && mouse.x >= cell.x && mouse.x < cell.x + cell.w) {
            if (n == t->choice) {
                return go_on(t, true);
            }
            t->choice = n;
            return td_reply_redraw();
        }
    }
    return (struct td_reply){0};
}

static void step(struct td_trainer *t, int direction)
{
    int low = t->mode == TD_TRAINER_EFFORT ? 1 : 0;
    int next = t->choice < 0 ? (direction > 0 ? low : 10) : t->choice + direction;
    t->choice = next < low ? low : next > 10 ? 10 : next;
}

struct td_reply td_trainer_finish_handle(struct td_trainer *t, const struct td_event *event)
{
    t->nothing_chosen = false;
    if (event->kind == TD_EVENT_MOUSE) {
        return click(t, event->mouse);
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
    if (take_digit(t, event->key)) {
        return td_reply_redraw();
    }
    switch (event->request) {
    case TD_REQ_LEFT:
    case TD_REQ_DOWN:
        step(t, -1);
        return td_reply_redraw();
    case TD_REQ_RIGHT:
    case TD_REQ_UP:
        step(t, 1);
        return td_reply_redraw();
    case TD_REQ_SELECT:
        if (t->mode != TD_TRAINER_MEANING && t->choice < 0) {
            t->nothing_chosen = true; /* an answer is given, never assumed */
            return td_reply_redraw();
        }
        return go_on(t, true);
    case TD_REQ_BACK:
        return go_on(t, false);
    default:
        return (struct td_reply){0};
    }
}
