/* How the lines of the history are drawn: in columns, fewer of them in a narrow window. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/light.h"

#define MARK_COLS 4 /* the selection, and the light */
#define DATE_COLS 18
#define DATE_COLS_NARROW 11

/* What a session was, in columns; a narrow window has fewer of them. The first
 * tier that fits is taken; a column of 0 is left out. */
static const struct tier {
    int least, name, done, minutes, pain;
    bool sets;
} tiers[] = {
    {.least = 74, .name = 20, .done = 30, .minutes = 9, .pain = 9, .sets = true},
    {.least = 61, .name = 14, .done = 27, .minutes = 7, .pain = 7, .sets = true},
    {.least = 40, .name = 16, .done = 17, .pain = 7},
    {.least = 0, .name = 5, .done = 11, .pain = 8},
};

static void cell(struct td_canvas *canvas, struct td_rect *rect, int cols, const char *text,
                 enum td_role role)
{
    int most = cols - 1 < rect->w ? cols - 1 : rect->w;

    if (most > 0) {
        td_canvas_text_cut(canvas, rect->x, rect->y, most, text, role);
    }
    rect->x += cols;
    rect->w -= cols;
}

static void draw_session(const struct td_history_screen *h, struct td_canvas *canvas,
                         struct td_rect rect, size_t index, enum td_role role)
{
    const struct td_history_line *line = td_history_line_at(h, index);
    const struct td_level *level = td_history_level(h, line->level);
    const struct tier *tier = tiers;
    char text[96];

    while (rect.w < tier->least) {
        tier++;
    }
    td_str_copy(text, sizeof text, line->level);
    if (tier->least > 0) {
        td_str_append(text, sizeof text, " %s", line->level_name);
    }
    cell(canvas, &rect, tier->name, text, role);
    text[0] = '\0';
    if (tier->sets) {
        td_str_format(text, sizeof text, "%d of %d sets, ", line->sets_done, line->sets_planned);
    }
    td_str_append(text, sizeof text, "%d of %d", line->reps_done, line->reps_planned);
    if (tier->least > 0) {
        td_str_append(text, sizeof text, " %s",
                      level != NULL && td_level_is_hold(level) ? "holds" : "reps");
    }
    cell(canvas, &rect, tier->done, text, role);
    td_str_format(text, sizeof text, "%d min", td_history_minutes(line->elapsed_ms));
    if (line->running) {
        td_str_copy(text, sizeof text, "on now");
    }
    cell(canvas, &rect, tier->minutes, text, role);
    text[0] = '\0';
    if (line->worst_pain >= 0) {
        td_str_format(text, sizeof text, "pain %d", line->worst_pain);
    }
    cell(canvas, &rect, tier->pain, text, role);
    if (line->rpe >= 0 && rect.w >= 5) {
        td_str_format(text, sizeof text, "RPE %d", line->rpe);
        cell(canvas, &rect, 7, text, role);
    }
    if (line->noted && rect.w >= 4) {
        td_canvas_text(canvas, rect.x, rect.y, 4, "note", role);
    }
}

static void draw_line(const struct td_history_screen *h, struct td_canvas *canvas, int y,
                      size_t index)
{
    const struct td_history_line *line = td_history_line_at(h, index);
    bool selected = index == h->list.selected;
    int date_cols = h->body.w >= 90 ? DATE_COLS : DATE_COLS_NARROW;
    struct td_rect rect = {h->body.x + MARK_COLS + date_cols, y, h->body.w - MARK_COLS - date_cols,
                           1};
    enum td_role role = selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT;
    char text[300];

    if (date_cols < DATE_COLS || line->kind == TD_HISTORY_MORNING) {
        td_instant_format_day(line->at, text, sizeof text);
    } else {
        td_instant_format_minute(line->at, text, sizeof text);
    }
    td_canvas_text(canvas, h->body.x, y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
    if (h->marked[0] != '\0' && td_str_equal(h->marked, line->uuid)) {
        td_canvas_text(canvas, h->body.x + 1, y, 1, "●", TD_ROLE_ACCENT);
    }
    td_canvas_text(canvas, h->body.x + MARK_COLS, y, date_cols - 1, text, TD_ROLE_DIM);
    td_canvas_fill(canvas, rect, ' ', role);
    if (selected) {
        td_canvas_cursor(canvas, h->body.x, y);
    }
    if (line->kind == TD_HISTORY_SESSION) {
        enum td_light light = h->lights[index - h->first];

        if (!td_str_equal(line->level, TD_FREE_LEVEL)) { /* it is not of the plan */
            td_canvas_text(canvas, h->body.x + 2, y, 1, td_light_mark(light), td_light_role(light));
        }
        draw_session(h, canvas, rect, index, role);
        return;
    }
    if (line->kind == TD_HISTORY_CHECK) {
        td_history_check_text(h, line, text, sizeof text);
    } else {
        td_str_format(text, sizeof text, "Morning: pain %d%s%s", line->worst_pain,
                      line->swollen ? ", puffy" : "", line->limp ? ", limping" : "");
    }
    td_canvas_text_cut(canvas, rect.x, y, rect.w, text, role);
}

void td_history_draw_list(const struct td_history_screen *h, struct td_canvas *canvas)
{
    struct td_scroll scroll = {
        .lines = (int)h->list.count, .rows = h->list.rows, .top = (int)h->list.top};

    for (int i = 0; i < h->list.rows; i++) {
        size_t index = h->list.top + (size_t)i;

        if (index >= h->list.count || td_history_line_at(h, index) == NULL) {
            break;
        }
        draw_line(h, canvas, h->body.y + i, index);
    }
    td_scroll_bar(canvas, (struct td_rect){h->body.x, h->body.y, h->body.w, h->list.rows}, &scroll);
}
