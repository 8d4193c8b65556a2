/* Drawing into cells: characters, texts, lines, bars. */
#include "teardrop/term/draw/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

static const struct td_cell blank = {.cp = ' ', .fg = TD_CELL_ROLE, .bg = TD_CELL_ROLE};

const uint32_t td_quadrants[16] = {' ',    0x2598, 0x259D, 0x2580, 0x2596, 0x258C, 0x259E, 0x259B,
                                   0x2597, 0x259A, 0x2590, 0x259C, 0x2584, 0x2599, 0x259F, 0x2588};

enum td_err td_canvas_init(struct td_canvas *canvas, const struct td_theme *theme, int cols,
                           int rows)
{
    memset(canvas, 0, sizeof *canvas);
    canvas->theme = theme;
    return td_canvas_resize(canvas, cols, rows);
}

static void free_kept(struct td_canvas *canvas)
{
    while (canvas->kept_count > 0) {
        free(canvas->kept[--canvas->kept_count]);
    }
}

bool td_canvas_keep(struct td_canvas *canvas, void *block)
{
    if (canvas->kept_count == TD_CANVAS_PLACES) {
        return false;
    }
    canvas->kept[canvas->kept_count++] = block;
    return true;
}

void td_canvas_deinit(struct td_canvas *canvas)
{
    free_kept(canvas);
    free(canvas->cells);
    memset(canvas, 0, sizeof *canvas);
}

enum td_err td_canvas_resize(struct td_canvas *canvas, int cols, int rows)
{
    struct td_cell *cells;

    cols = cols < 1 ? 1 : cols > TD_CANVAS_MAX_COLS ? TD_CANVAS_MAX_COLS : cols;
    rows = rows < 1 ? 1 : rows > TD_CANVAS_MAX_ROWS ? TD_CANVAS_MAX_ROWS : rows;
    cells = malloc((size_t)cols * (size_t)rows * sizeof *cells);
    if (cells == NULL) {
        return TD_ERR_NOMEM;
    }
    free(canvas->cells);
    canvas->cells = cells;
    canvas->cols = cols;
    canvas->rows = rows;
    td_canvas_clear(canvas);
    return TD_OK;
}

void td_canvas_clear(struct td_canvas *canvas)
{
    size_t count = (size_t)canvas->cols * (size_t)canvas->rows;

    for (size_t i = 0; i < count; i++) {
        canvas->cells[i] = blank;
    }
    canvas->cursor_x = canvas->cursor_y = -1;
    canvas->place_count = 0;
    free_kept(canvas);
}

/* A wide character loses a half: what is left of it becomes a blank. */
static void break_wide(const struct td_canvas *canvas, int x, struct td_cell *cell)
{
    if (cell->cp == 0 && x > 0) {
        cell[-1].cp = ' ';
        memset(cell[-1].marks, 0, sizeof cell[-1].marks);
    } else if (x + 1 < canvas->cols && cell[1].cp == 0) {
        cell[1].cp = ' ';
    }
}

static void set(const struct td_canvas *canvas, int x, struct td_cell *cell, uint32_t cp,
                enum td_role role)
{
    break_wide(canvas, x, cell);
    *cell = blank;
    cell->cp = cp;
    cell->role = (uint8_t)role;
}

/* What is really drawn for a code point, and its columns. */
static uint32_t drawable(const struct td_canvas *canvas, uint32_t cp, int *cols)
{
    if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0)) {
        *cols = 1;
        return '?';
    }
    *cols = td_utf8_cp_cols(cp);
    if (cp >= 0x80 && canvas->theme != NULL && canvas->theme->ascii) {
        *cols = *cols > 1 ? 1 : *cols;
        return td_theme_fit(canvas->theme, cp);
    }
    return cp;
}

void td_canvas_put(struct td_canvas *canvas, int x, int y, uint32_t cp, enum td_role role)
{
    struct td_cell *cell = td_canvas_cell(canvas, x, y);
    int cols;

    cp = drawable(canvas, cp, &cols);
    if (cell == NULL || cols == 0) {
        return;
    }
    if (cols == 2 && x + 1 == canvas->cols) {
        cp = ' ';
    } else if (cols == 2) {
        set(canvas, x + 1, cell + 1, ' ', role);
    }
    set(canvas, x, cell, cp, role);
    if (cols == 2 && cp != ' ') {
        cell[1].cp = 0;
    }
}

/* The marks of what was just put there. */
static void put_marks(struct td_canvas *canvas, int x, int y, const struct td_utf8_letter *letter)
{
    struct td_cell *cell = letter->marks[0] != 0 ? td_canvas_cell(canvas, x, y) : NULL;

    if (cell != NULL && cell->cp == letter->cp) {
        memcpy(cell->marks, letter->marks, sizeof letter->marks);
    }
}

int td_canvas_text_n(struct td_canvas *canvas, int x, int y, int max_cols, const char *text,
                     size_t bytes, enum td_role role)
{
    const char *end = text + bytes;
    struct td_utf8_letter letter;
    int used = 0;

    while (td_utf8_letter(&text, end, &letter)) {
        int cols;
        uint32_t cp = drawable(canvas, letter.cp, &cols);

        if (cols == 0) {
            continue; /* a mark without a letter has no cell of its own */
        }
        if (used + cols > max_cols) {
            if (used < max_cols) {
                td_canvas_put(canvas, x + used, y, ' ', role);
            }
            break;
        }
        td_canvas_put(canvas, x + used, y, cp, role);
        put_marks(canvas, x + used, y, &letter);
        used += cols;
    }
    return used;
}

int td_canvas_text(struct td_canvas *canvas, int x, int y, int max_cols, const char *text,
                   enum td_role role)
{
    return td_canvas_text_n(canvas, x, y, max_cols, text, strlen(text), role);
}

int td_canvas_text_cut(struct td_canvas *canvas, int x, int y, int max_cols, const char *text,
                       enum td_role role)
{
    int used;

    if (td_utf8_cols(text) <= max_cols) {
        return td_canvas_text(canvas, x, y, max_cols, text, role);
    }
    if (max_cols < 1) {
        return 0;
    }
    used = td_canvas_text(canvas, x, y, max_cols - 1, text, role);
    td_canvas_put(canvas, x + used, y, 0x2026, role);
    return used + 1;
}

/* What is left over of the columns. */
static int slack(const char *text, int max_cols)
{
    return td_max(max_cols - td_utf8_cols(text), 0);
}

int td_canvas_text_center(struct td_canvas *canvas, int x, int y, int max_cols, const char *text,
                          enum td_role role)
{
    int indent = slack(text, max_cols) / 2;

    return td_canvas_text_cut(canvas, x + indent, y, max_cols - indent, text, role);
}

int td_canvas_text_right(struct td_canvas *canvas, int x, int y, int max_cols, const char *text,
                         enum td_role role)
{
    int indent = slack(text, max_cols);

    return td_canvas_text_cut(canvas, x + indent, y, max_cols - indent, text, role);
}

int td_canvas_wrap(struct td_canvas *canvas, struct td_rect rect, int skip, const char *text,
                   enum td_role role)
{
    struct td_wrap wrap;
    struct td_wrap_line line;
    int row = 0;

    td_wrap_init(&wrap, text, rect.w > 1 ? rect.w : 1);
    while (td_wrap_next(&wrap, &line)) {
        int y = row++ - skip;

        if (y >= 0 && y < rect.h) {
            td_canvas_text_n(canvas, rect.x, rect.y + y, rect.w, line.text, line.bytes, role);
        }
    }
    return row;
}

/* The part of the rectangle that is on the canvas. */
static struct td_rect clip(const struct td_canvas *canvas, struct td_rect rect)
{
    int x = td_max(rect.x, 0), y = td_max(rect.y, 0);
    int right = td_min(rect.x + rect.w, canvas->cols);
    int bottom = td_min(rect.y + rect.h, canvas->rows);

    return (struct td_rect){x, y, td_max(right - x, 0), td_max(bottom - y, 0)};
}

void td_canvas_fill(struct td_canvas *canvas, struct td_rect rect, uint32_t cp, enum td_role role)
{
    struct td_rect r = clip(canvas, rect);

    for (int y = r.y; y < r.y + r.h; y++) {
        for (int x = r.x; x < r.x + r.w; x++) {
            td_canvas_put(canvas, x, y, cp, role);
        }
    }
}

void td_canvas_hline(struct td_canvas *canvas, int x, int y, int cols, enum td_role role)
{
    td_canvas_fill(canvas, (struct td_rect){x, y, cols, 1}, 0x2500, role);
}

void td_canvas_box(struct td_canvas *canvas, struct td_rect rect, enum td_role role)
{
    int right = rect.x + rect.w - 1, bottom = rect.y + rect.h - 1;

    if (rect.w < 2 || rect.h < 2) {
        return;
    }
    td_canvas_hline(canvas, rect.x + 1, rect.y, rect.w - 2, role);
    td_canvas_hline(canvas, rect.x + 1, bottom, rect.w - 2, role);
    td_canvas_fill(canvas, (struct td_rect){rect.x, rect.y + 1, 1, rect.h - 2}, 0x2502, role);
    td_canvas_fill(canvas, (struct td_rect){right, rect.y + 1, 1, rect.h - 2}, 0x2502, role);
    td_canvas_put(canvas, rect.x, rect.y, 0x256D, role);
    td_canvas_put(canvas, right, rect.y, 0x256E, role);
    td_canvas_put(canvas, rect.x, bottom, 0x2570, role);
    td_canvas_put(canvas, right, bottom, 0x256F, role);
}

void td_canvas_cursor(struct td_canvas *canvas, int x, int y)
{
    if (td_canvas_cell(canvas, x, y) != NULL) {
        canvas->cursor_x = x;
        canvas->cursor_y = y;
    }
}

void td_canvas_solid(struct td_canvas *canvas, int x, int y, enum td_role role)
{
    int16_t ink = canvas->theme != NULL ? canvas->theme->looks[role].fg : TD_COLOR_DEFAULT;
    struct td_cell *cell = td_canvas_cell(canvas, x, y);

    td_canvas_put(canvas, x, y, canvas->blocks ? 0x2588 : ' ', role);
    if (cell == NULL || canvas->blocks) {
        return;
    }
    if (ink == TD_COLOR_DEFAULT) {
        cell->attrs |= TD_ATTR_REVERSE;
    } else { /* a pair of one colour: the change costs the terminal half of a reverse */
        cell->fg = cell->bg = ink;
    }
}

void td_canvas_invert(struct td_canvas *canvas, struct td_rect rect)
{
    struct td_rect r = clip(canvas, rect);

    for (int y = r.y; y < r.y + r.h; y++) {
        for (int x = r.x; x < r.x + r.w; x++) {
            struct td_cell *cell = td_canvas_cell(canvas, x, y);

            if (cell->fg >= 0 && cell->fg == cell->bg && canvas->theme != NULL) {
                cell->fg = cell->bg = canvas->theme->looks[cell->role].bg;
            } else {
                cell->attrs ^= TD_ATTR_REVERSE;
            }
        }
    }
}

void td_canvas_attrs(struct td_canvas *canvas, struct td_rect rect, unsigned attrs)
{
    struct td_rect r = clip(canvas, rect);

    for (int y = r.y; y < r.y + r.h; y++) {
        for (int x = r.x; x < r.x + r.w; x++) {
            struct td_cell *cell = td_canvas_cell(canvas, x, y);

            cell->attrs = (cell->attrs | attrs) & 0xF;
        }
    }
}

void td_canvas_role(struct td_canvas *canvas, struct td_rect rect, enum td_role role)
{
    struct td_rect r = clip(canvas, rect);

    for (int y = r.y; y < r.y + r.h; y++) {
        for (int x = r.x; x < r.x + r.w; x++) {
            td_canvas_cell(canvas, x, y)->role = (uint8_t)role;
        }
    }
}

void td_canvas_bar(struct td_canvas *canvas, int x, int y, int cols, double fraction,
                   enum td_role filled, enum td_role empty)
{
    int eighths;

    if (cols < 1) {
        return;
    }
    fraction = fraction < 0 ? 0 : fraction > 1 ? 1 : fraction;
    eighths = (int)(fraction * cols * 8 + 0.5);
    for (int i = 0; i < cols; i++) {
        int here = eighths - i * 8;

        if (here >= 8) {
            td_canvas_put(canvas, x + i, y, 0x2588, filled);
        } else if (here > 0 && td_theme_has(canvas->theme, 0x2590u - (uint32_t)here)) {
            td_canvas_put(canvas, x + i, y, 0x2590u - (uint32_t)here, filled);
        } else if (here >= 4 && td_theme_has(canvas->theme, 0x258C)) {
            td_canvas_put(canvas, x + i, y, 0x258C, filled);
        } else {
            td_canvas_put(canvas, x + i, y, 0x2500, empty);
        }
    }
}

/* ---- dumps ---- */

struct sink {
    char *out;
    size_t size, used;
};

static void emit(struct sink *sink, const char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (sink->used + 1 < sink->size) {
            sink->out[sink->used] = bytes[i];
        }
        sink->used++;
    }
}

static size_t finish(struct sink *sink)
{
    if (sink->size > 0) {
        sink->out[sink->used < sink->size ? sink->used : sink->size - 1] = '\0';
    }
    return sink->used;
}

static bool is_solid(const struct td_cell *cell)
{
    return cell->cp == ' ' && cell->fg >= 0 && cell->fg == cell->bg;
}

/* A blank in the colour of the figure is a full block to the eye. */
static uint32_t shown(const struct td_cell *cell)
{
    bool full = is_solid(cell) || (cell->cp == ' ' && (cell->attrs & TD_ATTR_REVERSE) != 0);

    return full ? 0x2588 : cell->cp;
}

size_t td_canvas_dump(const struct td_canvas *canvas, char *out, size_t size)
{
    struct sink sink = {out, size, 0};

    for (int y = 0; y < canvas->rows; y++) {
        const struct td_cell *row = &canvas->cells[(size_t)y * (size_t)canvas->cols];
        int end = canvas->cols;

        while (end > 0 && shown(&row[end - 1]) == ' ') {
            end--;
        }
        for (int x = 0; x < end; x++) {
            char bytes[TD_UTF8_MAX];
            uint32_t cp = shown(&row[x]);

            if (cp != 0) {
                emit(&sink, bytes, td_utf8_encode(cp, bytes));
            }
            for (int i = 0; i < TD_UTF8_MARKS && row[x].marks[i] != 0; i++) {
                emit(&sink, bytes, td_utf8_encode(row[x].marks[i], bytes));
            }
        }
        emit(&sink, "\n", 1);
    }
    return finish(&sink);
}

size_t td_canvas_dump_roles(const struct td_canvas *canvas, char *out, size_t size)
{
    struct sink sink = {out, size, 0};

    for (int y = 0; y < canvas->rows; y++) {
        for (int x = 0; x < canvas->cols; x++) {
            const struct td_cell *cell =
                &canvas->cells[(size_t)y * (size_t)canvas->cols + (size_t)x];
            char letter = (char)('A' + cell->role);

            if (cell->fg != TD_CELL_ROLE || cell->bg != TD_CELL_ROLE) {
                letter = '*'; /* a picture's own colours */
            } else if (cell->role == TD_ROLE_TEXT) {
                letter = cell->cp == ' ' ? ' ' : '.';
            }
            emit(&sink, &letter, 1);
        }
        emit(&sink, "\n", 1);
    }
    return finish(&sink);
}
