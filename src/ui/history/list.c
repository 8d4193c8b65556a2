/* How the lines of the history are drawn: a row a session, with the morning after it and what
 * followed; in columns, fewer of them in a narrow window. */
#include <string.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/light.h"

#define CURSOR_COLS 2
#define FOLLOWED_COLS 13 /* the longest of td_history_followed_text and a space */

/* The columns, from the left; a column of 0 is left out. The first tier that fits is taken. */
static const struct tier {
    int least;      /* columns of the body */
    int month;      /* where it changes */
    int day;        /* `Sat 27`, or `27 Dec` without a month of its own */
    int name;       /* its light, and what it was */
    int sets, reps; /* reps: `24`, with a fault `18/24` */
    int minutes, pain, effort;
    int morning;  /* the one after it */
    int followed; /* what the next session was beside it */
} tiers[] = {
    {104, 5, 8, 27, 6, 9, 6, 6, 9, 10, 20},
    {91, 4, 7, 27, 6, 7, 5, 6, 8, 6, FOLLOWED_COLS},
    {74, 4, 7, 13, 6, 7, 5, 6, 6, 6, FOLLOWED_COLS},
    {52, 5, 8, 16, 0, 8, 0, 6, 0, 7, 0},
    {0, 0, 8, 13, 0, 7, 0, 5, 0, 4, 0},
};

static const struct tier *tier_of(const struct td_history_screen *h)
{
    const struct tier *tier = tiers;

    while (h->body.w < tier->least) {
        tier++;
    }
    return tier;
}

struct td_rect td_history_list_rect(const struct td_history_screen *h)
{
    bool headed = h->body.h >= 4;

    return (struct td_rect){h->body.x, h->body.y + headed, h->body.w, h->body.h - headed};
}

/* ---- a row ---- */

struct pen {
    struct td_canvas *canvas;
    int x, y, end;
    enum td_role role;
};

/* Text in its column; numbers stand at its right edge, two columns before the next one. */
static void put(struct pen *pen, int cols, bool number, const char *text, enum td_role role)
{
    int most = td_min(cols - (cols > 1), pen->end - pen->x), w = td_utf8_cols(text);

    if (most > 0) {
        int x = number && w < cols - 2 ? pen->x + cols - 2 - w : pen->x;

        td_canvas_text_cut(pen->canvas, x, pen->y, most, text, role);
    }
    pen->x += cols;
}

static void put_number(struct pen *pen, int cols, int number)
{
    char text[16] = "-";

    if (number >= 0) {
        td_str_format(text, sizeof text, "%d", number);
    }
    put(pen, cols, true, cols > 0 ? text : "", pen->role);
}

/* ` Dec`: a heading, in capitals. */
static void capitals(char *month)
{
    for (; *month != '\0'; month++) {
        *month = (char)(*month >= 'a' && *month <= 'z' ? *month - 'a' + 'A' : *month);
    }
}

/* `DEC Sat 27`; without a column for months `27 Dec`. */
static void put_date(const struct td_history_screen *h, struct pen *pen, const struct tier *tier,
                     size_t index)
{
    const struct td_history_line *line = td_history_line_at(h, index);
    const struct td_history_line *above =
        index > h->list.top ? td_history_line_at(h, index - 1) : NULL;
    int64_t day = td_instant_local_day(line->at);
    char words[TD_DAY_WORDS], other[TD_DAY_WORDS] = "", *month;

    td_day_words_short(day, day, words); /* `Sat 27 Dec` */
    month = strrchr(words, ' ');
    if (tier->month == 0) {
        put(pen, tier->day, false, words + 4, TD_ROLE_DIM);
        return;
    }
    if (above != NULL) {
        td_day_words_short(td_instant_local_day(above->at), td_instant_local_day(above->at), other);
    }
    if (month != NULL && (above == NULL || !td_str_equal(strrchr(other, ' '), month))) {
        capitals(month);
        put(pen, tier->month, false, month + 1, TD_ROLE_HEADING);
    } else {
        pen->x += tier->month;
    }
    if (month != NULL) {
        *month = '\0';
    }
    put(pen, tier->day, false, words, TD_ROLE_DIM);
}

static void put_reps(struct pen *pen, int cols, const struct td_history_line *line)
{
    bool whole = line->reps_done == line->reps_planned;
    char text[40];

    if (line->running) {
        td_str_copy(text, sizeof text, "on now");
    } else if (whole) {
        td_str_format(text, sizeof text, "%d", line->reps_done);
    } else {
        td_str_format(text, sizeof text, "%d/%d", line->reps_done, line->reps_planned);
    }
    put(pen, cols, true, text, !whole && pen->role == TD_ROLE_TEXT ? TD_ROLE_WARNING : pen->role);
}

static void put_morning(struct pen *pen, int cols, const struct td_light_basis *basis)
{
    char text[24] = "-";

    if (basis->after >= 0) {
        td_str_format(text, sizeof text, "%d%s%s", basis->after, basis->swollen ? " s" : "",
                      basis->limp ? " l" : "");
    }
    put(pen, cols, true, text, pen->role);
}

/* The long one where there is room for it. */
static const char *name_of(const struct td_level *level, const struct td_history_line *line,
                           int cols)
{
    const char *title =
        level != NULL && !td_str_equal(line->level, TD_FREE_LEVEL) ? td_level_title(level) : NULL;

    return title != NULL && td_utf8_cols(title) <= cols ? title : line->level_name;
}

static void draw_session(const struct td_history_screen *h, struct pen *pen,
                         const struct tier *tier, size_t index)
{
    const struct td_history_line *line = td_history_line_at(h, index);
    const struct td_light_basis *basis = &h->bases[index - h->first];
    const struct td_level *level = td_history_level(h, line->level);
    bool planned = !td_str_equal(line->level, TD_FREE_LEVEL);
    char text[80];

    if (planned) { /* else it is not of the plan */
        td_canvas_text(pen->canvas, pen->x, pen->y, 1, td_light_mark(basis->light),
                       td_light_role(basis->light));
    }
    pen->x += 2;
    put(pen, tier->name - 2, false, name_of(level, line, tier->name - 3), pen->role);
    td_str_format(text, sizeof text, "%d", line->sets_planned);
    put(pen, tier->sets, true, tier->sets > 0 ? text : "", pen->role);
    put_reps(pen, tier->reps, line);
    put_number(pen, tier->minutes, td_history_minutes(line->elapsed_ms));
    put_number(pen, tier->pain, line->worst_pain);
    put_number(pen, tier->effort, line->rpe);
    put_morning(pen, tier->morning, basis);
    if (tier->followed > 0) {
        td_history_followed_text(h, index, text, sizeof text);
        put(pen, tier->followed, false, text, pen->role == TD_ROLE_TEXT ? TD_ROLE_DIM : pen->role);
    }
    if (line->noted) {
        bool room = tier->followed > FOLLOWED_COLS;

        td_canvas_text(pen->canvas, pen->end - (room ? 4 : 1), pen->y, 4, room ? "note" : "n",
                       pen->role);
    }
}

static void draw_heads(const struct td_history_screen *h, struct td_canvas *canvas)
{
    const struct tier *tier = tier_of(h);
    struct pen pen = {canvas, h->body.x + CURSOR_COLS + tier->month + tier->day + tier->name,
                      h->body.y, h->body.x + h->body.w, TD_ROLE_HEADING};

    put(&pen, tier->sets, true, tier->sets > 0 ? "sets" : "", TD_ROLE_HEADING);
    put(&pen, tier->reps, true, "reps", TD_ROLE_HEADING);
    put(&pen, tier->minutes, true, tier->minutes > 0 ? "min" : "", TD_ROLE_HEADING);
    put(&pen, tier->pain, true, tier->pain > 5 ? "pain" : "pn", TD_ROLE_HEADING);
    put(&pen, tier->effort, true,
        tier->effort > 7   ? "effort"
        : tier->effort > 0 ? "eff."
                           : "",
        TD_ROLE_HEADING);
    put(&pen, tier->morning, true,
        tier->morning > 8   ? "morning"
        : tier->morning > 5 ? "next"
                            : "nx",
        TD_ROLE_HEADING);
    put(&pen, tier->followed, false, tier->followed > 0 ? "then" : "", TD_ROLE_HEADING);
}

static void draw_line(const struct td_history_screen *h, struct td_canvas *canvas, int y,
                      size_t index)
{
    const struct td_history_line *line = td_history_line_at(h, index);
    const struct tier *tier = tier_of(h);
    bool selected = index == h->list.selected;
    struct pen pen = {canvas, h->body.x + CURSOR_COLS, y, h->body.x + h->body.w,
                      selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT};
    char text[300];

    if (selected) {
        struct td_rect bar = {pen.x + tier->month + tier->day, y, 0, 1};

        bar.w = pen.end - bar.x;
        td_canvas_fill(canvas, bar, ' ', TD_ROLE_SELECTED);
        td_canvas_text(canvas, h->body.x, y, 1, "▸", TD_ROLE_ACCENT);
        td_canvas_cursor(canvas, h->body.x, y);
    }
    if (h->marked[0] != '\0' && td_str_equal(h->marked, line->uuid)) {
        td_canvas_text(canvas, h->body.x + 1, y, 1, "●", TD_ROLE_ACCENT);
    }
    put_date(h, &pen, tier, index);
    if (line->kind == TD_HISTORY_SESSION) {
        draw_session(h, &pen, tier, index);
        return;
    }
    if (line->kind == TD_HISTORY_CHECK) {
        td_history_check_text(h, line, text, sizeof text);
    } else {
        td_str_format(text, sizeof text, "Morning: %d%s%s", line->worst_pain,
                      line->swollen ? ", puffy" : "", line->limp ? ", limping" : "");
    }
    td_canvas_text_cut(canvas, pen.x + 2, y, pen.end - pen.x - 2, text,
                       selected                           ? TD_ROLE_SELECTED
                       : line->kind == TD_HISTORY_MORNING ? TD_ROLE_DIM
                                                          : TD_ROLE_TEXT);
}

void td_history_draw_list(const struct td_history_screen *h, struct td_canvas *canvas)
{
    struct td_rect room = td_history_list_rect(h);
    struct td_scroll scroll = {
        .lines = (int)h->list.count, .rows = h->list.rows, .top = (int)h->list.top};

    if (room.y > h->body.y) {
        draw_heads(h, canvas);
    }
    for (int i = 0; i < h->list.rows && h->list.top + (size_t)i < h->list.count; i++) {
        size_t index = h->list.top + (size_t)i;

        if (td_history_line_at(h, index) != NULL) {
            draw_line(h, canvas, room.y + i, index);
        }
    }
    td_scroll_bar(canvas, room, &scroll);
}
