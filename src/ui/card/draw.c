/* Draws the set-up card: a poster to read, the figure beside it, and the question below. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

#define FIGURE_COLS 22      /* enough for a person to be made out */
#define FIGURE_COLS_WIDE 38 /* with a wide window */
#define FIGURE_ROWS_MOST 34
#define POSTER_ROWS_MOST 26 /* in a high window the question stays with it */
#define LABEL_MIN 9
#define LABEL_MAX 14
#define FIELD_LABEL 14

#define ASK "ANY OF THIS TODAY?"
#define SIGNS "sharp pain, hot or swollen, stuck or giving way, ill"
#define SIGNS_SPREAD "sharp pain     hot or swollen     stuck or giving way     ill"

static const char *const field_names[TD_CARD_COUNT] = {
    [TD_CARD_LEVEL] = "Level",         [TD_CARD_SWAP] = "Exercise",
    [TD_CARD_SETS] = "Sets",           [TD_CARD_REPS] = "Reps",
    [TD_CARD_HOLD] = "Hold",           [TD_CARD_TEMPO_DOWN] = "Down",
    [TD_CARD_TEMPO_BOTTOM] = "Bottom", [TD_CARD_TEMPO_UP] = "Up",
    [TD_CARD_TEMPO_TOP] = "Top",       [TD_CARD_REST] = "Rest",
    [TD_CARD_PREPARE] = "Get ready",   [TD_CARD_LOAD] = "Load",
    [TD_CARD_WARM_UP] = "Warm-up",     [TD_CARD_EXTRAS] = "Extras",
};

struct places {
    struct td_rect heed;  /* what is wrong, or waits to be taken up; h 0 = nothing */
    struct td_rect plan;  /* the numbers */
    struct td_rect lines; /* poster, fields or how to do it */
    struct td_rect ask;   /* h 0 = nothing is asked: it cannot start */
    struct td_rect figure;
    int level_y; /* row of the level on the poster */
    bool roomy;  /* the question takes its time */
};

/* ---- where ---- */

/* In a low window home has the reason. */
static const char *trouble_text(const struct td_card *c, int rows)
{
    return rows >= 24 ? c->trouble : "History and self-check unreadable.";
}

/* What stands above all else: trouble, and a session that waits. */
static int heed_rows(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect,
                     int rows)
{
    char text[TD_CARD_TEXT];
    struct td_flow flow;

    td_flow_init(&flow, canvas, rect, 0);
    if (c->trouble[0] != '\0') {
        td_flow_text(&flow, 2, "▲", trouble_text(c, rows), TD_ROLE_WARNING);
    }
    if (td_unfinished_has_text(&c->unfinished) && c->why[0] == '\0') {
        td_unfinished_text(&c->unfinished, c->ui, text, sizeof text);
        td_flow_text(&flow, 2, "▲", text, TD_ROLE_WARNING);
    }
    return flow.row;
}

static const char *ask_heading(const struct td_card *c)
{
    return !td_card_checks_first(c) ? ASK
           : c->plan.ask_check      ? "FIRST: A NEW SELF-CHECK"
                                    : "FIRST: THE WARNING SIGNS";
}

static const char *ask_text(const struct td_card *c)
{
    return td_card_checks_first(c) ? c->first : SIGNS;
}

/* Columns of ` ▲ ANY OF THIS TODAY? `. */
static int heading_cols(const struct td_card *c)
{
    return td_utf8_cols(ask_heading(c)) + 4;
}

/* Do heading and text stand in one row? */
static bool asks_in_a_row(const struct td_card *c, int w)
{
    return heading_cols(c) + 2 + td_utf8_cols(ask_text(c)) <= w;
}

/* Rows of the question without its answers and its rule. */
static int ask_text_rows(const struct td_card *c, int w, bool roomy)
{
    return roomy ? 3 : asks_in_a_row(c, w) ? 1 : 1 + td_wrap_count(ask_text(c), w - 2);
}

static int ask_rows(const struct td_card *c, int w, int body_h, bool roomy)
{
    if (c->why[0] != '\0') {
        return 0;
    }
    return (body_h >= 13 ? 1 : 0) + (roomy ? 1 : 0) + ask_text_rows(c, w, roomy) +
           (body_h >= 19 ? 1 : 0) + 1;
}

static struct places places_of(const struct td_card *c, int cols, int rows)
{
    struct td_rect body = td_frame_of(cols, rows).body, text, right;
    bool wide = cols >= TD_FRAME_WIDE_COLS, gaps;
    struct places out = {.roomy = wide && body.h >= 30};
    int ask, y;

    td_frame_split(body, body.w - (wide ? FIGURE_COLS_WIDE + 4 : FIGURE_COLS + 2), wide ? 4 : 2,
                   cols >= 70 && body.h >= 12 ? FIGURE_COLS : body.w, &text, &right);
    out.ask = wide ? text : body;
    ask = ask_rows(c, out.ask.w, body.h, out.roomy);
    text.h = td_min(body.h - ask - (ask > 0 && body.h >= 13 ? 1 : 0), POSTER_ROWS_MOST);
    out.ask.h = ask;
    out.ask.y = text.y + text.h + (body.h >= 13 ? 1 : 0);
    if (right.w > 0) {
        out.figure = right;
        out.figure.h = td_min(wide ? out.ask.y + ask - body.y : text.h, FIGURE_ROWS_MOST);
    }
    gaps = text.h >= 12;
    y = text.y;
    out.heed = (struct td_rect){text.x, y, text.w, 0};
    out.heed.h = td_min(heed_rows(c, NULL, out.heed, rows), td_max(text.h - 3, 0));
    y += out.heed.h + (out.heed.h > 0 && gaps ? 1 : 0);
    out.plan = (struct td_rect){text.x, y, text.w, text.h >= 20 ? 2 : 1};
    y += out.plan.h + (gaps ? 1 : 0);
    out.lines = (struct td_rect){text.x, y, text.w, td_max(text.y + text.h - y, 0)};
    out.level_y = text.y + text.h - 1;
    return out;
}

struct td_rect td_card_picture_rect(const struct td_card *c, int cols, int rows)
{
    return places_of(c, cols, rows).figure;
}

struct td_rect td_card_fields_rect(const struct td_card *c, int cols, int rows)
{
    return places_of(c, cols, rows).lines;
}

int td_card_how_pages(const struct td_card *c, int cols, int rows)
{
    struct td_rect rect = places_of(c, cols, rows).lines;
    struct td_flow flow;

    if (rect.h <= 0) {
        return 1;
    }
    td_flow_init(&flow, NULL, rect, 0);
    td_card_flow_all(c, &flow);
    return td_max((flow.row + rect.h - 1) / rect.h, 1);
}

/* ---- the numbers ---- */

/* `4 sets`, the number strong; returns the column behind. */
static int put_number(struct td_canvas *canvas, int x, int y, int end, const char *number,
                      const char *what)
{
    x += td_canvas_text(canvas, x, y, end - x, number, TD_ROLE_TITLE);
    x += td_canvas_text(canvas, x, y, end - x, " ", TD_ROLE_DIM);
    return x + td_canvas_text(canvas, x, y, end - x, what, TD_ROLE_DIM);
}

static void phase_number(const struct td_workout_exercise *e, int phase, char *out, size_t size)
{
    if (phase == TD_PHASE_UP && e->tempo.explosive) {
        td_str_copy(out, size, "fast");
    } else {
        td_str_from_thousandths(e->tempo.ms[phase], out, size);
    }
}

/* `5·1·2·1` in the order of the phases; with two rows, each above its word. */
static int put_tempo(struct td_canvas *canvas, int x, int y, int end, bool words,
                     const struct td_workout_exercise *e)
{
    for (int i = 0; i < TD_PHASE_COUNT; i++) {
        enum td_phase phase = td_card_phases(e->exercise)[i];
        char number[24], name[40];
        int cols;

        phase_number(e, phase, number, sizeof number);
        if (i > 0 && !words) {
            x += td_canvas_text(canvas, x, y, end - x, "·", TD_ROLE_DIM);
        }
        cols = td_canvas_text(canvas, x, y, end - x, number, TD_ROLE_TITLE);
        if (words) {
            td_card_phase_name(e->exercise, phase, name, sizeof name);
            td_canvas_text(canvas, x, y + 1, end - x, name, TD_ROLE_DIM);
            cols = td_max(cols, td_utf8_cols(name)) + (i + 1 < TD_PHASE_COUNT ? 2 : 0);
        }
        x += cols;
    }
    return x;
}

static void draw_plan(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
{
    const struct td_workout_exercise *e = td_card_exercise(c);
    int x = rect.x, end = rect.x + rect.w, gap = rect.w >= 66 ? 6 : rect.w >= 48 ? 3 : 2;
    bool hold = e->exercise->kind == TD_EXERCISE_HOLD;
    char number[24];

    td_str_format(number, sizeof number, "%d", e->sets);
    x = put_number(canvas, x, rect.y, end, number, e->sets == 1 ? "set" : "sets") + gap;
    td_str_format(number, sizeof number, "%d", hold ? (int)(e->hold / TD_NS_PER_S) : e->reps);
    x = put_number(canvas, x, rect.y, end, number,
                   hold           ? "s hold"
                   : e->reps == 1 ? "rep"
                                  : "reps") +
        gap;
    if (!hold) {
        x = put_tempo(canvas, x, rect.y, end, rect.h > 1, e) + gap;
    }
    td_str_format(number, sizeof number, "%d", (int)(e->rest / TD_NS_PER_S));
    if (e->sets > 1 && x + td_utf8_cols(number) + 7 <= end) {
        (void)put_number(canvas, x, rect.y, end, number, "s rest");
    }
}

/* ---- the poster ---- */

static int label_cols(const struct td_card *c)
{
    int cols = LABEL_MIN;

    for (size_t i = 0; i < c->line_count; i++) {
        cols = td_max(cols, td_utf8_cols(c->lines[i].label));
    }
    return td_min(cols, LABEL_MAX) + 2;
}

/* What there is room for of the poster: each line whole, in fewer words, or not at all. */
struct chosen {
    bool shown[TD_CARD_LINES];
    bool brief;  /* in fewer words */
    bool blanks; /* blank rows between the groups */
    bool more;   /* something that matters is left out */
};

static void line_text(const struct td_card_line *line, bool brief, char *out, size_t size)
{
    if (brief && line->rank == TD_CARD_NEEDED) {
        td_card_brief(line->text, out, size);
    } else {
        td_str_copy(out, size, line->text);
    }
}

static int line_rows(const struct td_card_line *line, int cols, bool brief)
{
    char text[sizeof line->text];

    line_text(line, brief, text, sizeof text);
    return td_wrap_count(text, td_max(cols - (line->heed ? 2 : 0), 1));
}

static int sum_rows(const struct td_card *c, int cols, const struct chosen *chosen)
{
    int rows = 0;

    for (size_t i = 0; i < c->line_count; i++) {
        rows += chosen->shown[i] ? line_rows(&c->lines[i], cols, chosen->brief) : 0;
    }
    return rows;
}

/* The most needed first, each if it still fits. */
static void fill(const struct td_card *c, int cols, int rows, int least, struct chosen *out)
{
    for (int rank = TD_CARD_ALWAYS; rank >= least; rank--) {
        for (size_t i = 0; i < c->line_count; i++) {
            if ((int)c->lines[i].rank == rank && !out->shown[i]) {
                out->shown[i] =
                    line_rows(&c->lines[i], cols, out->brief) + sum_rows(c, cols, out) <= rows;
                out->more = out->more || (!out->shown[i] && rank > TD_CARD_LEAST);
            }
        }
    }
}

static void choose_lines(const struct td_card *c, int cols, int rows, struct chosen *out)
{
    int blanks = 0;

    for (size_t i = 0; i < c->line_count; i++) {
        blanks += c->lines[i].first ? 1 : 0;
    }
    *out = (struct chosen){.more = false};
    fill(c, cols, rows, TD_CARD_MORE, out);
    if (out->more) { /* not even without the least of them */
        *out = (struct chosen){.brief = true};
        fill(c, cols, rows, TD_CARD_MORE, out);
        out->more = true;
    }
    fill(c, cols, rows - blanks, TD_CARD_LEAST, out);
    out->blanks = sum_rows(c, cols, out) + blanks <= rows;
}

/* The labels are headings: grey capitals. */
static void put_label(struct td_canvas *canvas, int x, int y, int cols, const char *label)
{
    char text[sizeof((struct td_card_line *)0)->label];
    size_t i = 0;

    for (; label[i] != '\0'; i++) {
        bool small = label[i] >= 'a' && label[i] <= 'z';

        text[i] = small ? (char)(label[i] - 'a' + 'A') : label[i];
    }
    text[i] = '\0';
    td_frame_heading(canvas, x, y, cols, text);
}

static void draw_lines(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect,
                       bool *more)
{
    int label = label_cols(c), y = rect.y;
    struct chosen chosen;

    choose_lines(c, rect.w - label, rect.h, &chosen);
    *more = chosen.more;

    for (size_t i = 0; i < c->line_count; i++) {
        const struct td_card_line *line = &c->lines[i];
        struct td_rect at = {rect.x + label, y, rect.w - label, 0};
        char text[sizeof line->text];
        struct td_flow flow;

        if (!chosen.shown[i]) {
            continue;
        }
        at.y += chosen.blanks && line->first && y > rect.y ? 1 : 0;
        at.h = rect.y + rect.h - at.y;
        put_label(canvas, rect.x, at.y, label - 1, line->label);
        td_flow_init(&flow, canvas, at, 0);
        line_text(line, chosen.brief, text, sizeof text);
        td_flow_text(&flow, line->heed ? 2 : 0, line->heed ? "▲" : NULL, text,
                     line->heed ? TD_ROLE_WARNING : TD_ROLE_TEXT);
        y = at.y + flow.row;
    }
}

/* `LEVEL     ‹ Slow cyclist squat ›`. Returns the columns of the level with its marks. */
static int draw_level(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect, int y,
                      bool more)
{
    int x = rect.x + label_cols(c), end = rect.x + rect.w, used;
    const char *note = more ? "more: " : "changes sets, reps, seconds, load";
    struct td_keys_text key =
        td_keymap_keys_text(c->ui->keymap, more ? TD_REQ_HOW : TD_REQ_ADJUST, false);
    int cols = td_utf8_cols(note) + td_utf8_cols(key.text) + (more ? 0 : 2);

    put_label(canvas, rect.x, y, label_cols(c) - 1, "Level");
    used = td_canvas_text(canvas, x, y, 2, "‹ ", TD_ROLE_KEY);
    used += td_canvas_text_cut(canvas, x + used, y, end - x - used - 2, td_level_title(c->level),
                               TD_ROLE_TEXT);
    used += td_canvas_text(canvas, x + used, y, 2, " ›", TD_ROLE_KEY);
    x += used + 3;
    if (x + cols <= end && more) {
        x += td_canvas_text(canvas, x, y, end - x, note, TD_ROLE_DIM);
        td_canvas_text(canvas, x, y, end - x, key.text, TD_ROLE_KEY);
    } else if (x + cols <= end) {
        x += td_canvas_text(canvas, x, y, end - x, key.text, TD_ROLE_KEY) + 2;
        td_canvas_text(canvas, x, y, end - x, note, TD_ROLE_DIM);
    }
    return used;
}

static void draw_poster(const struct td_card *c, struct td_canvas *canvas, const struct places *at)
{
    struct td_rect rect = at->lines;
    bool more = false;

    rect.h = at->level_y - rect.y;
    if (rect.h > 0) {
        draw_lines(c, canvas, rect, &more);
    }
    (void)draw_level(c, canvas, at->lines, at->level_y, more);
}

/* ---- fields, how to do it, why not ---- */

static void draw_fields(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
{
    struct td_list list = c->list;

    list.rows = rect.h;
    td_list_settle(&list);
    for (int i = 0; i < rect.h && list.top + (size_t)i < list.count; i++) {
        size_t row = list.top + (size_t)i;
        bool now = row == list.selected;
        enum td_role role = now ? TD_ROLE_SELECTED : TD_ROLE_TEXT;
        int y = rect.y + i, x = rect.x + FIELD_LABEL, end = rect.x + rect.w;
        char value[TD_CARD_TEXT];

        td_card_field_text(c, c->fields[row], value, sizeof value);
        put_label(canvas, rect.x, y, FIELD_LABEL - 1, field_names[c->fields[row]]);
        if (now) {
            td_canvas_text(canvas, x, y, 2, "‹", TD_ROLE_KEY);
            td_canvas_cursor(canvas, x + 2, y);
        }
        x += 2;
        x += td_canvas_text_cut(canvas, x, y, end - x - 2, value, role);
        if (now) {
            td_canvas_text(canvas, x, y, 2, " ›", TD_ROLE_KEY);
        }
    }
}

static void draw_how(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
{
    int page = td_min(c->how, td_card_how_pages(c, canvas->cols, canvas->rows) - 1);
    struct td_flow flow;

    td_flow_init(&flow, canvas, rect, page * rect.h);
    td_card_flow_all(c, &flow);
    td_canvas_cursor(canvas, rect.x, rect.y);
}

/* Why it cannot start; the level stays, for a gentler one may be open. */
static void draw_closed(const struct td_card *c, struct td_canvas *canvas, const struct places *at)
{
    struct td_rect rect = at->lines;
    struct td_flow flow;

    rect.h = at->level_y - rect.y;
    if (rect.h < 6) { /* the numbers are no matter now */
        rect.h += rect.y - at->plan.y;
        rect.y = at->plan.y;
    } else {
        draw_plan(c, canvas, at->plan);
    }
    td_flow_init(&flow, canvas, rect, 0);
    td_flow_text(&flow, 2, "▲", c->why, TD_ROLE_WARNING);
    (void)draw_level(c, canvas, at->lines, at->level_y, false);
    td_canvas_cursor(canvas, rect.x, rect.y);
}

/* ---- the question ---- */

struct answers {
    struct td_rect yes, no; /* no: none of it, start; h 0 = is not there */
    char no_key[TD_KEY_NAME], yes_key[TD_KEY_NAME];
    const char *no_text, *yes_text;
};

/* `[ Enter  no, start ]` takes so many columns. */
static int answer_cols(const char *key, const char *text)
{
    return td_utf8_cols(key) + td_utf8_cols(text) + 6;
}

static void find_answers(const struct td_card *c, struct td_rect ask, bool roomy,
                         struct answers *out)
{
    bool first = td_card_checks_first(c);
    int y = ask.y + ask.h - 1, indent = ask.w >= 54 ? 2 : 0, room = ask.w - indent, no;

    *out = (struct answers){.yes_text = "yes, something"};
    out->no_text = !first ? "no, start" : c->plan.ask_check ? "self-check" : "warning signs";
    td_str_copy(out->no_key, sizeof out->no_key,
                td_keymap_keys_text(c->ui->keymap, TD_REQ_SELECT, false).text);
    td_str_copy(out->yes_key, sizeof out->yes_key,
                td_keymap_keys_text(c->ui->keymap, TD_REQ_SOMETHING, false).text);
    no = answer_cols(out->no_key, out->no_text);
    out->no = (struct td_rect){ask.x + indent, y, td_min(no, room), 1};
    if (first) {
        return;
    }
    if (no + 2 + answer_cols(out->yes_key, out->yes_text) > room) {
        out->yes_text = "yes";
    }
    out->yes = (struct td_rect){out->no.x + out->no.w + (roomy ? 6 : 2), y,
                                answer_cols(out->yes_key, out->yes_text), 1};
}

static void draw_answer(struct td_canvas *canvas, struct td_rect at, const char *key,
                        const char *text)
{
    int x = at.x, end = at.x + at.w;

    if (at.h == 0) {
        return;
    }
    x += td_canvas_text(canvas, x, at.y, end - x, "[ ", TD_ROLE_BORDER);
    x += td_canvas_text(canvas, x, at.y, end - x, key, TD_ROLE_KEY) + 2;
    x += td_canvas_text(canvas, x, at.y, end - x, text, TD_ROLE_TEXT);
    td_canvas_text(canvas, x, at.y, end - x, " ]", TD_ROLE_BORDER);
}

static void draw_ask(const struct td_card *c, struct td_canvas *canvas, const struct places *at)
{
    struct td_rect rect = at->ask;
    int y = rect.y, w = td_min(heading_cols(c), rect.w);
    struct answers answers;
    char heading[64];

    if (canvas->rows >= 18) {
        td_frame_rule(canvas, rect, y);
        y += at->roomy ? 2 : 1;
    }
    td_str_format(heading, sizeof heading, " ▲ %s ", ask_heading(c));
    td_canvas_text_cut(canvas, rect.x, y, w, heading, TD_ROLE_ALERT);
    if (at->roomy) {
        struct td_rect text = {rect.x + 3, y + 2, rect.w - 3, 2};

        (void)td_canvas_wrap(canvas, text, 0, td_card_checks_first(c) ? ask_text(c) : SIGNS_SPREAD,
                             TD_ROLE_TEXT);
    } else if (asks_in_a_row(c, rect.w)) {
        td_canvas_text(canvas, rect.x + w + 2, y, rect.w - w - 2, ask_text(c), TD_ROLE_TEXT);
    } else {
        struct td_rect text = {rect.x + 2, y + 1, rect.w - 2, ask_text_rows(c, rect.w, false) - 1};

        (void)td_canvas_wrap(canvas, text, 0, ask_text(c), TD_ROLE_TEXT);
    }
    find_answers(c, rect, at->roomy, &answers);
    draw_answer(canvas, answers.no, answers.no_key, answers.no_text);
    draw_answer(canvas, answers.yes, answers.yes_key, answers.yes_text);
    td_canvas_cursor(canvas, answers.no.x + 2, answers.no.y);
}

enum td_request td_card_request_at(const struct td_card *c, int x, int y)
{
    struct places at = places_of(c, c->cols, c->rows);
    int level_x = at.lines.x + label_cols(c);
    struct answers answers;

    if (c->page == TD_CARD_POSTER && y == at.level_y && x >= level_x) {
        int end = level_x + td_utf8_cols(td_level_title(c->level)) + 4;

        return x < level_x + 2 ? TD_REQ_LEFT : x >= end - 2 && x < end ? TD_REQ_RIGHT : TD_REQ_NONE;
    }
    if (at.ask.h > 0) {
        find_answers(c, at.ask, at.roomy, &answers);
        return td_rect_has(answers.no, x, y)    ? TD_REQ_SELECT
               : td_rect_has(answers.yes, x, y) ? TD_REQ_SOMETHING
                                                : TD_REQ_NONE;
    }
    return TD_REQ_NONE;
}

/* ---- all of it ---- */

/* `level 6 of 8   11:03 min` */
static void state_text(const struct td_card *c, char *out, size_t size)
{
    int rung = c->level->free_timer ? -1 : td_program_rung(c->program, c->level->id), top = -1;
    char total[32];

    for (size_t i = 0; i < c->program->level_count; i++) {
        top = td_max(top, td_program_rung(c->program, c->program->levels[i].id));
    }
    td_card_total_text(c, total, sizeof total);
    out[0] = '\0';
    if (rung >= 0 && top > 0) {
        td_str_format(out, size, "level %d of %d   ", rung, top);
    }
    td_str_append(out, size, "%s", total);
}

void td_card_draw(const void *state, struct td_canvas *canvas)
{
    const struct td_card *c = state;
    struct places at = places_of(c, canvas->cols, canvas->rows);
    char title[160], text[64];

    td_card_title_text(c, title, sizeof title);
    state_text(c, text, sizeof text);
    td_frame_head(canvas, title, text);
    (void)heed_rows(c, canvas, at.heed, canvas->rows);
    if (c->picture != NULL && c->film.cols == at.figure.w && c->film.rows == at.figure.h) {
        td_image_draw(c->picture, canvas, at.figure.x, at.figure.y);
    }
    if (at.ask.h > 0) {
        draw_ask(c, canvas, &at);
    }
    if (c->why[0] != '\0' && c->page == TD_CARD_POSTER) {
        draw_closed(c, canvas, &at);
        return;
    }
    draw_plan(c, canvas, at.plan);
    switch (c->page) {
    case TD_CARD_POSTER:
        draw_poster(c, canvas, &at);
        break;
    case TD_CARD_FIELDS:
        draw_fields(c, canvas, at.lines);
        break;
    case TD_CARD_HOW:
        draw_how(c, canvas, at.lines);
        break;
    }
}

/* ---- the footer ---- */

static void add_hint(struct td_hint *hints, size_t *count, struct td_hint hint)
{
    hints[(*count)++] = hint;
}

static void add_page_hints(const struct td_card *c, struct td_hint *hints, size_t *count)
{
    bool last = c->how + 1 >= td_card_how_pages(c, c->cols, c->rows);

    switch (c->page) {
    case TD_CARD_POSTER:
        add_hint(hints, count,
                 (struct td_hint){.request = TD_REQ_ADJUST,
                                  .text = "change",
                                  .help = "change sets, reps, seconds, load for today"});
        add_hint(hints, count,
                 (struct td_hint){.request = TD_REQ_LEFT,
                                  .also = TD_REQ_RIGHT,
                                  .text = "level",
                                  .help = "another level, for today"});
        add_hint(hints, count, (struct td_hint){.request = TD_REQ_HOW, .text = "how to"});
        break;
    case TD_CARD_FIELDS:
        add_hint(hints, count,
                 (struct td_hint){.request = TD_REQ_LEFT,
                                  .also = TD_REQ_RIGHT,
                                  .text = "change",
                                  .help = "less or more of what the cursor is on"});
        add_hint(hints, count,
                 (struct td_hint){
                     .request = TD_REQ_ADJUST, .text = "done", .help = "back to the poster"});
        add_hint(hints, count,
                 (struct td_hint){.request = TD_REQ_UP,
                                  .also = TD_REQ_DOWN,
                                  .text = "line",
                                  .help = "to another line"});
        break;
    case TD_CARD_HOW:
        add_hint(hints, count,
                 (struct td_hint){.request = TD_REQ_HOW,
                                  .text = last ? "close" : "next page",
                                  .help = last ? "back to the poster" : "the next page"});
        break;
    }
}

size_t td_card_footer(const void *state, struct td_hint *hints)
{
    const struct td_card *c = state;
    size_t count = 0;

    if (c->why[0] == '\0') {
        add_hint(
            hints, &count,
            (struct td_hint){.request = TD_REQ_SELECT,
                             .must = true,
                             .text = !td_card_checks_first(c) ? "start"
                                     : c->plan.ask_check      ? "self-check"
                                                              : "warning signs",
                             .help = !td_card_checks_first(c) ? "none of these: start" : NULL});
        if (!td_card_checks_first(c)) {
            add_hint(
                hints, &count,
                (struct td_hint){.request = TD_REQ_SOMETHING, .text = "something", .must = true});
        }
    }
    if (c->unfinished.there && c->why[0] == '\0') {
        add_hint(hints, &count, (struct td_hint){.request = TD_REQ_RESUME, .text = "resume"});
        add_hint(hints, &count, (struct td_hint){.request = TD_REQ_KEEP, .text = "keep"});
        add_hint(hints, &count, (struct td_hint){.request = TD_REQ_DISCARD, .text = "discard"});
    }
    add_page_hints(c, hints, &count);
    if (c->level->page != NULL) {
        add_hint(hints, &count,
                 (struct td_hint){
                     .request = TD_REQ_LOOK, .text = "read", .help = "the page that tells more"});
    }
    add_hint(hints, &count,
             (struct td_hint){.request = TD_REQ_BACK,
                              .text = "back",
                              .help = c->page == TD_CARD_POSTER ? "back" : "back to the poster"});
    return count;
}
