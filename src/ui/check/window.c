/* The page in its window: what is asked stays in its place, the answers scroll below it, the way so
 * far is the line under the title, a picture is at the right. */
#include "state.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define ANSWERS_MIN 4 /* rows of answers that a head must leave to stay in its place */

static int measure(struct td_check_page *page, struct td_rect rect,
                   void (*flow_part)(struct td_check_page *page, struct td_flow *flow))
{
    struct td_flow flow;

    td_flow_init(&flow, NULL, rect, 0);
    flow_part(page, &flow);
    return flow.row;
}

/* Rows of a question that stay at the top; 0: all of the page scrolls. Its help goes when it is in
 * the way of the reason. */
static int head_rows(struct td_check_page *page)
{
    const struct td_check_screen *c = page->check;
    struct td_canvas *canvas = page->canvas;
    int target = page->target_y, rows, answers;

    page->brief = false;
    if (c->mode != CHECK_QUESTION) {
        return 0;
    }
    page->canvas = NULL;
    page->target_y = -1;
    answers = measure(page, c->text, td_check_flow_choices);
    rows = measure(page, c->text, td_check_flow_head);
    if (c->show_why && rows + answers > c->text.h) {
        page->brief = true;
        rows = measure(page, c->text, td_check_flow_head);
    }
    page->canvas = canvas;
    page->target_y = target;
    return rows + td_min(answers, ANSWERS_MIN) <= c->text.h ? rows : 0;
}

/* Rows to leave out at the top so that the selected choice can be seen: found by
 * a walk that draws nothing. */
static int hidden_rows(struct td_check_page *page, struct td_rect rect,
                       void (*flow_part)(struct td_check_page *page, struct td_flow *flow))
{
    struct td_check_page walk = {.check = page->check, .brief = page->brief, .target_y = -1};
    int most = td_max(measure(&walk, rect, flow_part) - rect.h, 0);

    if (page->check->mode == CHECK_GATE) {
        return td_min(page->check->top, most);
    }
    return td_clamp(walk.selected - rect.h + 2, 0, most);
}

/* Draws the page, or only walks over it; rows that are above and below the window. */
static void walk(struct td_check_page *page, int *above, int *below)
{
    struct td_rect rect = page->check->text;
    int head = head_rows(page);
    void (*part)(struct td_check_page * page, struct td_flow * flow) =
        head > 0 ? td_check_flow_choices : td_check_flow_mode;
    struct td_flow flow;

    if (head > 0) {
        td_flow_init(&flow, page->canvas, rect, 0);
        td_check_flow_head(page, &flow);
        rect.y += head;
        rect.h -= head;
    }
    *above = hidden_rows(page, rect, part);
    td_flow_init(&flow, page->canvas, rect, *above);
    part(page, &flow);
    *below = td_max(flow.row - *above - rect.h, 0);
}

int td_check_rows_below(const struct td_check_screen *check)
{
    struct td_check_page page = {.check = check, .target_y = -1};
    int above, below;

    walk(&page, &above, &below);
    return check->mode == CHECK_GATE ? below : 0;
}

int td_check_choice_at(const struct td_check_screen *check, int x, int y)
{
    struct td_check_page page = {.check = check, .target_y = y, .found = -1};
    struct td_rect rect = check->text;
    int above, below;

    if (x < rect.x || x >= rect.x + rect.w || y < rect.y || y >= rect.y + rect.h) {
        return -1;
    }
    walk(&page, &above, &below);
    if (td_check_is_scale(check) && page.found >= 0) {
        struct td_scale scale = td_check_scale(check);

        return td_scale_at(&scale, rect.x, td_check_scale_cols(rect.w), x);
    }
    return page.found;
}

/* ---- drawing ---- */

/* The rule below the title shows the way: `━━━━━━━━╸──────────  11, about 20 left`. */
static void draw_way(const struct td_check_screen *c, struct td_canvas *canvas)
{
    struct td_frame_box frame = td_frame_of(canvas->cols, canvas->rows);
    char words[TD_CHECK_PROGRESS];
    int way = td_check_progress(c, words, sizeof words);
    int cols = frame.w - td_utf8_cols(words) - 2, done;

    td_frame_head(canvas, "Self-check", frame.rule_y < 0 ? words : NULL);
    if (way < 0 || frame.rule_y < 0) {
        return;
    }
    done = cols * way / 1000;
    for (int i = 0; i < done && i < cols; i++) {
        td_canvas_put(canvas, frame.x + i, frame.rule_y, i + 1 < done ? 0x2501 : 0x2578,
                      TD_ROLE_ACCENT);
    }
    for (int i = cols; i < frame.w; i++) {
        td_canvas_put(canvas, frame.x + i, frame.rule_y, ' ', TD_ROLE_TEXT);
    }
    td_canvas_text(canvas, frame.x + cols + 2, frame.rule_y, frame.w, words, TD_ROLE_DIM);
}

/* In a row of its own, so that it is seen in any window: why something was refused, what the last
 * answer changed, and that there is more; with that beside it where there is room for both. */
static void draw_note(const struct td_check_screen *c, struct td_canvas *canvas, bool more)
{
    bool gate = c->mode == CHECK_GATE; /* here nothing is answered before all was seen */
    const char *below = gate ? "more below: Enter" : "more below";
    const char *note = c->note[0] != '\0' ? c->note : c->changed;
    int y = c->text.y + c->text.h;
    int used = td_utf8_cols(note);

    if (more && (used == 0 || used + 2 + td_utf8_cols(below) <= c->text.w)) {
        td_canvas_text_right(canvas, c->text.x, y, c->text.w, below,
                             gate ? TD_ROLE_ACCENT : TD_ROLE_DIM);
    }
    td_canvas_text_cut(canvas, c->text.x, y, c->text.w, note,
                       note == c->note ? TD_ROLE_WARNING : TD_ROLE_DIM);
}

void td_check_draw(const void *state, struct td_canvas *canvas)
{
    const struct td_check_screen *c = state;
    struct td_check_page page = {.check = c, .target_y = -1, .found = -1};
    int above, below;

    draw_way(c, canvas);
    td_check_picture_draw(c, canvas);
    walk(&page, &above, &below);
    /* Until there is a choice to stand on: what is said of it, or the uppermost line (flow.h). */
    if (c->note[0] != '\0') {
        td_canvas_cursor(canvas, c->text.x, c->text.y + c->text.h);
    }
    page.canvas = canvas;
    walk(&page, &above, &below);
    draw_note(c, canvas, below > 0);
}
