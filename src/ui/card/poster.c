/* The poster of the set-up card: the numbers, and below them the lines that there is room for. */
#include "layout.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

#define LABEL_MIN 9
#define LABEL_MAX 14

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

        phase_number(e, (int)phase, number, sizeof number);
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

void td_card_draw_plan(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
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

int td_card_label_cols(const struct td_card *c)
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
void td_card_put_label(struct td_canvas *canvas, int x, int y, int cols, const char *label)
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
    int label = td_card_label_cols(c), y = rect.y;
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
        td_card_put_label(canvas, rect.x, at.y, label - 1, line->label);
        td_flow_init(&flow, canvas, at, 0);
        line_text(line, chosen.brief, text, sizeof text);
        td_flow_text(&flow, line->heed ? 2 : 0, line->heed ? "▲" : NULL, text,
                     line->heed ? TD_ROLE_WARNING : TD_ROLE_TEXT);
        y = at.y + flow.row;
    }
}

/* `LEVEL     ‹ Slow cyclist squat ›`. Returns the columns of the level with its marks. */
int td_card_draw_level(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect,
                       int y, bool more)
{
    int x = rect.x + td_card_label_cols(c), end = rect.x + rect.w, used;
    const char *note = more ? "more: " : "changes sets, reps, seconds, load";
    struct td_keys_text key =
        td_keymap_keys_text(c->ui->keymap, more ? TD_REQ_HOW : TD_REQ_ADJUST, false);
    int cols = td_utf8_cols(note) + td_utf8_cols(key.text) + (more ? 0 : 2);

    td_card_put_label(canvas, rect.x, y, td_card_label_cols(c) - 1, "Level");
    used = td_canvas_text(canvas, x, y, 2, "‹ ", TD_ROLE_KEY);
    used += td_canvas_text_cut(canvas, x + used, y, end - x - used - 2, td_level_title(c->level),
                               TD_ROLE_TEXT);
    used += td_canvas_text(canvas, x + used, y, 2, " ›", TD_ROLE_KEY);
    x += used + 3;
    if (x + cols <= end && more) {
        x += td_canvas_text(canvas, x, y, end - x, note, TD_ROLE_DIM);
        td_canvas_text(canvas, x, y, end - x, key.text, TD_ROLE_KEY);
    } else if (x + cols <= end && c->why[0] == '\0') {
        x += td_canvas_text(canvas, x, y, end - x, key.text, TD_ROLE_KEY) + 2;
        td_canvas_text(canvas, x, y, end - x, note, TD_ROLE_DIM);
    }
    return used;
}

void td_card_draw_poster(const struct td_card *c, struct td_canvas *canvas,
                         const struct td_card_places *at)
{
    struct td_rect rect = at->lines;
    bool more = false;

    rect.h = at->level_y - rect.y;
    if (rect.h > 0) {
        draw_lines(c, canvas, rect, &more);
    }
    (void)td_card_draw_level(c, canvas, at->lines, at->level_y, more);
}
