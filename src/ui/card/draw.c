/* Draws the set-up card: a poster to read, the figure beside it, and the question below. */
#include "layout.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

#define FIELD_LABEL 14
#define SOUND_COLS 70

static const char *const field_names[TD_CARD_COUNT] = {
    [TD_CARD_LEVEL] = "Level",         [TD_CARD_SWAP] = "Exercise",
    [TD_CARD_SETS] = "Sets",           [TD_CARD_REPS] = "Reps",
    [TD_CARD_HOLD] = "Hold",           [TD_CARD_TEMPO_DOWN] = "Down",
    [TD_CARD_TEMPO_BOTTOM] = "Bottom", [TD_CARD_TEMPO_UP] = "Up",
    [TD_CARD_TEMPO_TOP] = "Top",       [TD_CARD_REST] = "Rest",
    [TD_CARD_PREPARE] = "Get ready",   [TD_CARD_LOAD] = "Load",
    [TD_CARD_WARM_UP] = "Warm-up",     [TD_CARD_EXTRAS] = "Extras",
};

/* ---- fields, how to do it, why not ---- */

static void draw_fields(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
{
    struct td_list list = c->list;
    struct td_scroll scroll;

    list.rows = rect.h;
    td_list_settle(&list);
    scroll = (struct td_scroll){.lines = (int)list.count, .rows = rect.h, .top = (int)list.top};
    td_scroll_bar(canvas, (struct td_rect){rect.x, rect.y, rect.w - 1, rect.h}, &scroll);
    for (int i = 0; i < rect.h && list.top + (size_t)i < list.count; i++) {
        size_t row = list.top + (size_t)i;
        bool now = row == list.selected;
        enum td_role role = now ? TD_ROLE_SELECTED : TD_ROLE_TEXT;
        int y = rect.y + i, x = rect.x + FIELD_LABEL, end = rect.x + rect.w;
        char value[TD_CARD_TEXT];

        td_card_field_text(c, c->fields[row], value, sizeof value);
        td_card_put_label(canvas, rect.x, y, FIELD_LABEL - 1, field_names[c->fields[row]]);
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
static void draw_closed(const struct td_card *c, struct td_canvas *canvas,
                        const struct td_card_places *at)
{
    struct td_rect rect = at->lines;
    struct td_flow flow;

    rect.h = at->level_y - rect.y;
    if (rect.h < 6) { /* the numbers are no matter now */
        rect.h += rect.y - at->plan.y;
        rect.y = at->plan.y;
    } else {
        td_card_draw_plan(c, canvas, at->plan);
    }
    td_flow_init(&flow, canvas, rect, 0);
    td_flow_text(&flow, 2, "▲", c->why, TD_ROLE_WARNING);
    (void)td_card_draw_level(c, canvas, at->lines, at->level_y, false);
    td_canvas_cursor(canvas, rect.x, rect.y);
}

/* ---- all of it ---- */

/* Of the line that says more, where there is room for that. */
static const char *sound_word(const struct td_card *c)
{
    return td_str_starts_with(c->sound, "on")      ? "sound on"
           : td_str_starts_with(c->sound, "muted") ? "muted"
           : td_str_starts_with(c->sound, "off")   ? "sound off"
                                                   : "no sound";
}

/* `level 6 of 8   11:03 min   sound on` */
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
    if (c->cols >= SOUND_COLS && c->sound[0] != '\0') {
        td_str_append(out, size, "   %s", sound_word(c));
    }
}

void td_card_draw(const void *state, struct td_canvas *canvas)
{
    const struct td_card *c = state;
    struct td_card_places at = td_card_places(c, canvas->cols, canvas->rows);
    char title[160], text[80];

    td_card_title_text(c, title, sizeof title);
    state_text(c, text, sizeof text);
    td_frame_head(canvas, title, text);
    (void)td_card_heed_rows(c, canvas, at.heed, canvas->rows);
    if (c->picture != NULL && c->film.cols == at.figure.w && c->film.rows == at.figure.h) {
        td_image_draw(c->picture, canvas, at.figure.x, at.figure.y);
    }
    if (at.ask.h > 0) {
        td_card_draw_ask(c, canvas, &at);
    }
    if (c->why[0] != '\0' && c->page == TD_CARD_POSTER) {
        draw_closed(c, canvas, &at);
        return;
    }
    td_card_draw_plan(c, canvas, at.plan);
    switch (c->page) {
    case TD_CARD_POSTER:
        td_card_draw_poster(c, canvas, &at);
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
        if (c->why[0] == '\0') {
            add_hint(hints, count,
                     (struct td_hint){.request = TD_REQ_ADJUST,
                                      .text = "change",
                                      .help = "change sets, reps, seconds, load for today"});
        }
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
