/* Draws the set-up card: where its texts go, and its picture. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

#define CONTENT_ROWS 18
#define CONTENT_ROWS_HIGH 25
#define SAFETY                                                                                     \
    "None of these today: sharp pain, hot or swollen, stuck, ill? Enter = none, start; x = "       \
    "something."
#define SAFETY_SHORT "Sharp pain, hot, swollen, stuck, ill? None = Enter, else x."

static const char *const field_names[TD_CARD_COUNT] = {
    [TD_CARD_LEVEL] = "Level",         [TD_CARD_SWAP] = "Instead",
    [TD_CARD_SETS] = "Sets",           [TD_CARD_REPS] = "Reps",
    [TD_CARD_HOLD] = "Hold",           [TD_CARD_TEMPO_DOWN] = "Down",
    [TD_CARD_TEMPO_BOTTOM] = "Bottom", [TD_CARD_TEMPO_UP] = "Up",
    [TD_CARD_TEMPO_TOP] = "Top",       [TD_CARD_REST] = "Rest",
    [TD_CARD_PREPARE] = "Get ready",   [TD_CARD_LOAD] = "Load",
    [TD_CARD_WARM_UP] = "Warm-up",     [TD_CARD_EXTRAS] = "Hip, calf",
};

struct places {
    struct td_rect plan, fields, details, picture, safety, status;
};

#define PICTURE_COLS 30 /* enough for a person to be made out */
#define DETAIL_COLS 37  /* and for the words beside it */
#define DETAIL_COLS_MAX 76

/* In a low window home has the reason. */
static const char *trouble_text(const struct td_card *c, int rows)
{
    return rows >= 24 ? c->trouble : "History and self-check unreadable.";
}

static int plan_rows(const struct td_card *c, int cols, int rows)
{
    char plan[TD_CARD_TEXT];
    int most = rows >= 24 ? 6 : rows >= 16 ? 3 : 1, lines;
    int w = cols >= 160 ? cols * 8 / 10 : cols - cols / 10 - 2;

    td_card_plan_text(c, plan, sizeof plan);
    lines = td_wrap_count(plan, w);
    if (lines > most) { /* it will be the short one */
        td_card_short_plan_text(c, plan, sizeof plan);
        lines = td_wrap_count(plan, w);
    }
    if (td_unfinished_has_text(&c->unfinished)) {
        lines += 2;
    }
    if (c->trouble[0] != '\0') {
        lines += td_wrap_count(trouble_text(c, rows), cols - cols / 10 - 2);
    }
    if (c->first[0] != '\0') {
        lines += td_wrap_count(c->first, cols - cols / 10 - 2);
    }
    return td_min(lines, most);
}

static struct places places_of(const struct td_card *c, int cols, int rows)
{
    struct places out = {0};
    int top = td_frame_head_rows(rows), plan = plan_rows(c, cols, rows);
    int margin = cols >= 160 ? cols / 10 : cols >= 100 ? cols / 20 : cols >= 60 ? 3 : 1;
    int w = cols - 2 * margin;
    bool roomy = rows >= 20;
    int safety = td_min(td_wrap_count(rows >= 16 ? SAFETY : SAFETY_SHORT, w), 2);
    int y = top + roomy + plan + roomy;
    int most = cols < 70 ? rows : rows >= 36 ? CONTENT_ROWS_HIGH : CONTENT_ROWS;
    int left = cols >= 100 ? 34 : 28;
    int h, fields;

    out.status = (struct td_rect){margin, rows - 2, w, 1};
    out.safety = (struct td_rect){margin, rows - 2 - safety - roomy, w, safety};
    out.plan = (struct td_rect){margin, top + roomy, w, plan};
    h = out.safety.y - y - roomy;
    if (h > most) { /* in a high window the last line stays with the rest */
        h = most;
        out.safety.y = y + h + 1;
    }
    if (cols >= 70) {
        out.fields = (struct td_rect){margin, y, left, h};
        out.details = (struct td_rect){margin + left + 3, y, w - left - 3, h};
        if (out.details.w >= PICTURE_COLS + 3 + DETAIL_COLS && h >= 12) {
            int picture = PICTURE_COLS + (cols >= 160 ? 20 : 0);

            out.details.w = td_min(out.details.w - picture - 3, DETAIL_COLS_MAX);
            out.picture = (struct td_rect){out.details.x + out.details.w + 3, y, picture, h};
        }
        return out;
    }
    /* One column: the fields above, what to put out and how to stand below. */
    fields = h > TD_CARD_COUNT + 5 ? TD_CARD_COUNT : h >= 6 ? h / 2 : h;
    out.fields = (struct td_rect){margin, y, w, fields};
    if (h > fields + 1) {
        out.details = (struct td_rect){margin, y + fields + 1, w, h - fields - 1};
    }
    return out;
}

int td_card_how_pages(const struct td_card *c, int cols, int rows)
{
    struct td_rect rect = places_of(c, cols, rows).details;
    struct td_flow flow;

    if (rect.h <= 0) {
        return 0; /* no room for any */
    }
    rect.w = td_min(rect.w, DETAIL_COLS_MAX);
    td_flow_init(&flow, NULL, rect, 0);
    td_card_flow_how(c->level, &flow);
    return (flow.row + rect.h - 1) / rect.h;
}

struct td_rect td_card_picture_rect(const struct td_card *c, int cols, int rows)
{
    return places_of(c, cols, rows).picture;
}

static void draw_fields(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
{
    struct td_list list = c->list;

    list.rows = rect.h;
    td_list_settle(&list);
    for (int i = 0; i < rect.h && list.top + (size_t)i < list.count; i++) {
        size_t row = list.top + (size_t)i;
        bool now = row == list.selected;
        enum td_role role = now ? TD_ROLE_SELECTED : TD_ROLE_TEXT;
        int y = rect.y + i, w = td_min(rect.w, 34), used;
        char value[96];

        td_card_field_text(c, c->fields[row], value, sizeof value);
        td_canvas_fill(canvas, (struct td_rect){rect.x, y, w, 1}, ' ', role);
        td_canvas_text_cut(canvas, rect.x + 1, y, 10, field_names[c->fields[row]],
                           now ? role : TD_ROLE_DIM);
        td_canvas_text(canvas, rect.x + 11, y, 1, now ? "<" : "", role);
        used = td_canvas_text_cut(canvas, rect.x + 13, y, w - 15, value, role);
        td_canvas_text(canvas, rect.x + 14 + used, y, 1, now ? ">" : "", role);
        if (now) {
            td_canvas_cursor(canvas, rect.x + 13, y);
        }
    }
}

static void draw_details(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
{
    struct td_flow flow, need;
    int pages;

    if (rect.h <= 0) {
        return;
    }
    pages = td_card_how_pages(c, canvas->cols, canvas->rows);
    rect.w = td_min(rect.w, DETAIL_COLS_MAX);
    if (c->how > 0) {
        td_flow_init(&flow, canvas, rect, (td_min(c->how, pages) - 1) * rect.h);
        td_card_flow_how(c->level, &flow);
        return;
    }
    td_flow_init(&flow, NULL, rect, 0);
    td_card_flow_details(c, &flow);
    if (flow.row <= rect.h) {
        td_flow_init(&flow, canvas, rect, 0);
        td_card_flow_details(c, &flow);
        return;
    }
    td_flow_init(&need, NULL, rect, 0);
    td_card_flow_need(c, true, &need);
    td_flow_init(&flow, canvas, rect, 0);
    td_card_flow_need(c, need.row <= rect.h, &flow);
}

static void draw_status(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
{
    const struct td_workout_exercise *e = &c->workout.exercises[0];
    int reps = e->exercise->kind == TD_EXERCISE_HOLD ? 1 : e->reps;
    /* At the other end, what speaks against beginning now. */
    const char *heed = c->plan.swollen_today ? "The knee is swollen today." : c->rest;
    int cols = td_utf8_cols(heed), used;
    char text[64];

    td_str_format(text, sizeof text, "set 1/%d  rep 1/%d  prepare", e->sets, reps);
    used = td_canvas_text(canvas, rect.x, rect.y, rect.w, text, TD_ROLE_DIM) + 3;
    if (used + cols <= rect.w) {
        td_canvas_text(canvas, rect.x + rect.w - cols, rect.y, cols, heed, TD_ROLE_WARNING);
    }
}

/* A warning above the rest of the rectangle, which it takes from. */
static void warn(struct td_canvas *canvas, struct td_rect *rect, const char *text)
{
    int rows = td_canvas_wrap(canvas, *rect, 0, text, TD_ROLE_WARNING);

    rect->y += rows;
    rect->h -= rows;
}

/* What will be done; or first of all that something waits to be taken up. */
static void draw_plan(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
{
    char plan[TD_CARD_TEXT];

    if (c->trouble[0] != '\0') {
        warn(canvas, &rect, trouble_text(c, canvas->rows));
    }
    if (rect.h > 0 && c->first[0] != '\0' && c->why[0] == '\0') {
        bool whole = td_wrap_count(c->first, rect.w) <= rect.h;

        warn(canvas, &rect,
             whole               ? c->first
             : c->plan.ask_check ? "First a new self-check: Enter."
                                 : "First the warning signs: Enter.");
    }
    if (rect.h > 0 && td_unfinished_has_text(&c->unfinished) && c->why[0] == '\0') {
        td_unfinished_text(&c->unfinished, c->ui, plan, sizeof plan);
        warn(canvas, &rect, plan);
    }
    if (rect.h > 0) {
        td_card_plan_text(c, plan, sizeof plan);
        if (td_wrap_count(plan, rect.w) > rect.h) {
            td_card_short_plan_text(c, plan, sizeof plan);
        }
        td_canvas_wrap(canvas, rect, 0, plan, TD_ROLE_ACCENT);
    }
}

static void draw_hints(const struct td_card *c, struct td_canvas *canvas, bool closed)
{
    static const struct td_hint all[] = {
        {.request = TD_REQ_SELECT, .text = "start"}, {.request = TD_REQ_DOWN, .text = "field"},
        {.request = TD_REQ_LEFT, .text = "less"},    {.request = TD_REQ_RIGHT, .text = "more"},
        {.request = TD_REQ_HOW, .text = "how to"},   {.request = TD_REQ_BACK, .text = "back"},
        {.request = TD_REQ_LOOK, .text = "read"}};
    struct td_hint hints[sizeof all / sizeof all[0]];
    size_t count = 0;

    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        bool idle = (all[i].request == TD_REQ_SELECT && closed) ||
                    (all[i].request == TD_REQ_LOOK && c->level->page == NULL);

        if (!idle) {
            hints[count] = all[i];
            if (all[i].request == TD_REQ_SELECT && td_card_checks_first(c)) {
                hints[count].text = c->plan.ask_check ? "self-check" : "warning signs";
            }
            count++;
        }
    }
    td_frame_hints(canvas, c->ui->keymap, hints, count);
}

/* Why it cannot start, in place of the details, or of the fields but for the level. */
static void draw_closed(const struct td_card *c, struct td_canvas *canvas, const struct places *at)
{
    struct td_rect fields = at->fields, rect = at->details;

    if (rect.w <= 0 || rect.y != fields.y) {
        rect = (struct td_rect){fields.x, fields.y + 1, fields.w, at->safety.y - fields.y - 1};
        fields.h = 1;
    }
    draw_fields(c, canvas, fields);
    td_canvas_wrap(canvas, rect, 0, c->why, TD_ROLE_WARNING);
}

void td_card_draw(const void *state, struct td_canvas *canvas)
{
    const struct td_card *c = state;
    bool closed = c->why[0] != '\0';
    struct places at = places_of(c, canvas->cols, canvas->rows);
    char title[96], total[32];

    td_card_total_text(c, total, sizeof total);
    td_str_format(title, sizeof title, "Train: %s %s", c->level->id, c->level->name);
    if (c->level->step > 0) {
        td_str_append(title, sizeof title, ", %s", c->level->change);
    }
    if (c->level->swap_in != NULL) {
        td_str_append(title, sizeof title, ", %s", c->level->swap_name);
    }
    td_frame_head(canvas, title, total);
    draw_plan(c, canvas, at.plan);
    td_image_draw(&c->picture, canvas, at.picture.x, at.picture.y);
    if (closed) {
        draw_closed(c, canvas, &at);
    } else {
        bool whole = td_wrap_count(SAFETY, at.safety.w) <= at.safety.h;
        bool first = td_card_checks_first(c); /* Enter asks more than this then */

        draw_fields(c, canvas, at.fields);
        draw_details(c, canvas, at.details);
        td_canvas_wrap(canvas, at.safety, 0,
                       first   ? ""
                       : whole ? SAFETY
                               : SAFETY_SHORT,
                       TD_ROLE_WARNING);
    }
    draw_status(c, canvas, at.status);
    draw_hints(c, canvas, closed);
}
