/* The one frame of all screens, and the bottom line in it. */
#include "teardrop/ui/kit/frame.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define LINE_BELOW_ROWS 20 /* from this height a line stands below the title */
#define HINT_GAP 2         /* columns between two keys of the footer */

static int margin_of(int cols)
{
    return cols >= 100 ? 4 : cols >= 60 ? 2 : 1;
}

int td_frame_head_rows(int rows)
{
    return rows >= LINE_BELOW_ROWS ? 3 : 2;
}

struct td_frame_box td_frame_whole(int cols, int rows)
{
    int margin = margin_of(cols), top = td_frame_head_rows(rows);

    return (struct td_frame_box){.x = margin,
                                 .w = cols - 2 * margin,
                                 .title_y = 0,
                                 .rule_y = rows >= LINE_BELOW_ROWS ? 1 : -1,
                                 .body = {margin, top, cols - 2 * margin, rows - top - 2},
                                 .footer_y = rows - 1};
}

struct td_frame_box td_frame_of(int cols, int rows)
{
    struct td_frame_box frame = td_frame_whole(cols, rows);

    if (frame.w > TD_FRAME_COLS) {
        frame.x += (frame.w - TD_FRAME_COLS) / 2;
        frame.w = TD_FRAME_COLS;
        frame.body.x = frame.x;
        frame.body.w = frame.w;
    }
    return frame;
}

struct td_rect td_frame_body(int cols, int rows, int max_cols)
{
    struct td_rect body = td_frame_of(cols, rows).body;

    body.w = td_min(body.w, max_cols);
    return body;
}

void td_frame_split(struct td_rect room, int left_cols, int gap, int right_min,
                    struct td_rect *left, struct td_rect *right)
{
    int rest = room.w - left_cols - gap;

    *left = *right = room;
    if (rest < right_min || rest < 1) {
        right->x = room.x + room.w;
        right->w = 0;
        return;
    }
    left->w = left_cols;
    right->x = room.x + left_cols + gap;
    right->w = rest;
}

void td_frame_head_in(struct td_canvas *canvas, const struct td_frame_box *frame, const char *title,
                      const char *state)
{
    int room = frame->w, cols = state != NULL ? td_utf8_cols(state) : 0;

    if (cols > 0 && cols + 8 < room) {
        td_canvas_text_right(canvas, frame->x, frame->title_y, room, state, TD_ROLE_DIM);
        room -= cols + 2;
    }
    td_canvas_text_cut(canvas, frame->x, frame->title_y, room, title, TD_ROLE_TITLE);
    if (frame->rule_y >= 0) {
        td_canvas_hline(canvas, frame->x, frame->rule_y, frame->w, TD_ROLE_BORDER);
    }
}

void td_frame_head(struct td_canvas *canvas, const char *title, const char *state)
{
    struct td_frame_box frame = td_frame_of(canvas->cols, canvas->rows);

    td_frame_head_in(canvas, &frame, title, state);
}

void td_frame_heading(struct td_canvas *canvas, int x, int y, int cols, const char *text)
{
    td_canvas_text_cut(canvas, x, y, cols, text, TD_ROLE_HEADING);
}

void td_frame_rule(struct td_canvas *canvas, struct td_rect room, int y)
{
    td_canvas_hline(canvas, room.x, y, room.w, TD_ROLE_BORDER);
}

/* ---- the footer ---- */

struct td_keys_text td_hint_keys(const struct td_keymap *keymap, const struct td_hint *hint)
{
    struct td_keys_text out;

    if (hint->keys != NULL) {
        td_str_copy(out.text, sizeof out.text, hint->keys);
        return out;
    }
    out = td_keymap_keys_text(keymap, hint->request, false);
    if (hint->also != TD_REQ_NONE) {
        td_str_append(out.text, sizeof out.text, " %s",
                      td_keymap_keys_text(keymap, hint->also, false).text);
    }
    return out;
}

static int hint_cols(const char *keys, const char *text)
{
    return td_utf8_cols(keys) + 1 + td_utf8_cols(text);
}

static void draw_hint(struct td_canvas *canvas, int x, int y, const char *keys, const char *text)
{
    int used = td_canvas_text(canvas, x, y, canvas->cols - x, keys, TD_ROLE_KEY);

    td_canvas_text(canvas, x + used + 1, y, canvas->cols - x - used - 1, text, TD_ROLE_DIM);
}

/* Which of them are shown in so many columns: first those that must stay, then the others, both in
 * their order. */
static void choose_hints(const struct td_keymap *keymap, const struct td_hint *hints, size_t count,
                         int room, bool shown[TD_FOOTER_MAX])
{
    for (int must = 1; must >= 0; must--) {
        bool full = false;

        for (size_t i = 0; i < count && !full; i++) {
            int cols = hint_cols(td_hint_keys(keymap, &hints[i]).text, hints[i].text) + HINT_GAP;

            if (hints[i].must != (must == 1)) {
                continue;
            }
            full = cols > room;
            shown[i] = !full;
            room -= full ? 0 : cols;
        }
    }
}

void td_frame_footer(struct td_canvas *canvas, const struct td_frame_box *frame,
                     const struct td_keymap *keymap, const struct td_hint *hints, size_t count,
                     bool helps)
{
    bool shown[TD_FOOTER_MAX] = {false};
    struct td_keys_text keys = td_keymap_keys_text(keymap, TD_REQ_HELP, false);
    int x = frame->x, help = frame->x + frame->w - hint_cols(keys.text, "keys");

    count = count < TD_FOOTER_MAX ? count : TD_FOOTER_MAX;
    if (helps) {
        draw_hint(canvas, help, frame->footer_y, keys.text, "keys");
    }
    choose_hints(keymap, hints, count, help - x, shown);
    for (size_t i = 0; i < count; i++) {
        if (shown[i]) {
            keys = td_hint_keys(keymap, &hints[i]);
            draw_hint(canvas, x, frame->footer_y, keys.text, hints[i].text);
            x += hint_cols(keys.text, hints[i].text) + HINT_GAP;
        }
    }
}
