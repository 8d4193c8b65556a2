/* The question of the set-up card, and its two answers. */
#include "layout.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

#define SIGNS_SPREAD "sharp pain     hot or swollen     stuck or giving way     ill"

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

void td_card_draw_ask(const struct td_card *c, struct td_canvas *canvas,
                      const struct td_card_places *at)
{
    struct td_rect rect = at->ask;
    int y = rect.y, w = td_min(td_card_ask_cols(c), rect.w);
    struct answers answers;
    char heading[64];

    if (canvas->rows >= 17) {
        td_frame_rule(canvas, rect, y);
        y += at->roomy ? 2 : 1;
    }
    td_str_format(heading, sizeof heading, " ▲ %s ", td_card_ask_heading(c));
    td_canvas_text_cut(canvas, rect.x, y, w, heading, TD_ROLE_ALERT);
    if (at->roomy) {
        struct td_rect text = {rect.x + 3, y + 2, rect.w - 3, 2};

        (void)td_canvas_wrap(canvas, text, 0,
                             td_card_checks_first(c) ? td_card_ask_text(c) : SIGNS_SPREAD,
                             TD_ROLE_TEXT);
    } else if (td_card_asks_in_a_row(c, rect.w)) {
        td_canvas_text(canvas, rect.x + w + 2, y, rect.w - w - 2, td_card_ask_text(c),
                       TD_ROLE_TEXT);
    } else {
        struct td_rect text = {rect.x + 2, y + 1, rect.w - 2,
                               td_card_ask_text_rows(c, rect.w, false) - 1};

        (void)td_canvas_wrap(canvas, text, 0, td_card_ask_text(c), TD_ROLE_TEXT);
    }
    find_answers(c, rect, at->roomy, &answers);
    draw_answer(canvas, answers.no, answers.no_key, answers.no_text);
    draw_answer(canvas, answers.yes, answers.yes_key, answers.yes_text);
    td_canvas_cursor(canvas, answers.no.x + 2, answers.no.y);
}

enum td_request td_card_request_at(const struct td_card *c, int x, int y)
{
    struct td_card_places at = td_card_places(c, c->cols, c->rows);
    int level_x = at.lines.x + td_card_label_cols(c);
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
