/* Where things stand on the set-up card in a window of any size. */
#include "layout.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

#define FIGURE_COLS 22      /* enough for a person to be made out */
#define FIGURE_COLS_WIDE 38 /* with a wide window */
#define FIGURE_COLS_BOTH 46 /* with both views, in cells */
#define BOTH_FROM 140
#define FIGURE_ROWS_MOST 34
#define POSTER_ROWS_MOST 26 /* in a high window the question stays with it */
#define ASK "ANY OF THIS TODAY?"
#define SIGNS "sharp pain, hot or swollen, stuck or giving way, ill"

/* In a low window home has the reason. */
static const char *trouble_text(const struct td_card *c, int rows)
{
    return rows >= 24 ? c->trouble : "History and self-check unreadable.";
}

/* What waits to be taken up; in a low window only what can be done about it. */
static void unfinished_text(const struct td_card *c, int rows, char *out, size_t size)
{
    const struct td_keymap *keymap = c->ui->keymap;

    if (rows >= 16 || !c->unfinished.there) {
        td_unfinished_text(&c->unfinished, c->ui, out, size);
        return;
    }
    td_str_format(out, size, "Unfinished: %s resume, %s keep, %s drop",
                  td_keymap_keys_text(keymap, TD_REQ_RESUME, false).text,
                  td_keymap_keys_text(keymap, TD_REQ_KEEP, false).text,
                  td_keymap_keys_text(keymap, TD_REQ_DISCARD, false).text);
}

/* What stands above all else: trouble, and a session that waits. */
int td_card_heed_rows(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect,
                      int rows)
{
    char text[TD_CARD_TEXT];
    struct td_flow flow;

    td_flow_init(&flow, canvas, rect, 0);
    if (c->trouble[0] != '\0') {
        td_flow_text(&flow, 2, "▲", trouble_text(c, rows), TD_ROLE_WARNING);
    }
    if (td_unfinished_has_text(&c->unfinished) && c->why[0] == '\0') {
        unfinished_text(c, rows, text, sizeof text);
        td_flow_text(&flow, 2, "▲", text, TD_ROLE_WARNING);
    }
    return flow.row;
}

const char *td_card_ask_heading(const struct td_card *c)
{
    return !td_card_checks_first(c) ? ASK
           : c->plan.ask_check      ? "FIRST: A NEW SELF-CHECK"
                                    : "FIRST: THE WARNING SIGNS";
}

const char *td_card_ask_text(const struct td_card *c)
{
    return td_card_checks_first(c) ? c->first : SIGNS;
}

/* Columns of ` ▲ ANY OF THIS TODAY? `. */
int td_card_ask_cols(const struct td_card *c)
{
    return td_utf8_cols(td_card_ask_heading(c)) + 4;
}

/* Do heading and text stand in one row? */
bool td_card_asks_in_a_row(const struct td_card *c, int w)
{
    return td_card_ask_cols(c) + 2 + td_utf8_cols(td_card_ask_text(c)) <= w;
}

/* Rows of the question without its answers and its rule. */
int td_card_ask_text_rows(const struct td_card *c, int w, bool roomy)
{
    return roomy                         ? 3
           : td_card_asks_in_a_row(c, w) ? 1
                                         : 1 + td_wrap_count(td_card_ask_text(c), w - 2);
}

static int ask_rows(const struct td_card *c, int w, int body_h, bool roomy)
{
    if (c->why[0] != '\0') {
        return 0;
    }
    return (body_h >= 13 ? 1 : 0) + (roomy ? 1 : 0) + td_card_ask_text_rows(c, w, roomy) +
           (body_h >= 19 ? 1 : 0) + 1;
}

struct td_card_places td_card_places(const struct td_card *c, int cols, int rows)
{
    struct td_rect body = td_frame_of(cols, rows).body, text, right;
    bool wide = cols >= TD_FRAME_WIDE_COLS, gaps;
    int figure = cols >= BOTH_FROM ? FIGURE_COLS_BOTH : wide ? FIGURE_COLS_WIDE : FIGURE_COLS;
    struct td_card_places out = {.roomy = wide && body.h >= 30};
    int ask, y;

    td_frame_split(body, body.w - figure - (wide ? 4 : 2), wide ? 4 : 2,
                   cols >= 70 && body.h >= 12 && td_ui_pictures(c->ui) ? FIGURE_COLS : body.w,
                   &text, &right);
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
    out.heed.h = td_min(td_card_heed_rows(c, NULL, out.heed, rows), td_max(text.h - 3, 0));
    y += out.heed.h + (out.heed.h > 0 && gaps ? 1 : 0);
    out.plan = (struct td_rect){text.x, y, text.w, text.h >= 20 ? 2 : 1};
    y += out.plan.h + (gaps ? 1 : 0);
    out.lines = (struct td_rect){text.x, y, text.w, td_max(text.y + text.h - y, 0)};
    out.level_y = text.y + text.h - 1;
    return out;
}

struct td_rect td_card_picture_rect(const struct td_card *c, int cols, int rows)
{
    return td_card_places(c, cols, rows).figure;
}

struct td_rect td_card_fields_rect(const struct td_card *c, int cols, int rows)
{
    return td_card_places(c, cols, rows).lines;
}

int td_card_how_pages(const struct td_card *c, int cols, int rows)
{
    struct td_rect rect = td_card_places(c, cols, rows).lines;
    struct td_flow flow;

    if (rect.h <= 0) {
        return 1;
    }
    td_flow_init(&flow, NULL, rect, 0);
    td_card_flow_all(c, &flow);
    return td_max((flow.row + rect.h - 1) / rect.h, 1);
}
