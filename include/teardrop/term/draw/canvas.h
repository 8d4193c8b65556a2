/* What the screen should show: a grid of cells. Views draw into it; term.c
 * sends it; tests read it as text. Everything is clipped to the canvas. x and y count cells from 0
 * at the top left. */
#ifndef TEARDROP_TERM_DRAW_CANVAS_H
#define TEARDROP_TERM_DRAW_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/err.h"
#include "teardrop/base/utf8.h"
#include "teardrop/term/theme.h"

#define TD_CANVAS_MAX_COLS 1000
#define TD_CANVAS_MAX_ROWS 500

#define TD_CELL_ROLE (-2) /* colour: as the role says */
/* The character of a cell where a picture is seen: a blank that curses does not take for one, so
 * that nothing clears a line over it. */
#define TD_CELL_PICTURE 0xA0

struct td_cell {
    uint32_t cp;                   /* code point; 0 = right half of a wide character */
    uint8_t role;                  /* enum td_role */
    uint8_t attrs : 4;             /* added to the role's */
    uint8_t place : 4;             /* of a picture in pixels that is seen here, from 1; 0 = none */
    int16_t fg, bg;                /* palette number, TD_COLOR_DEFAULT, or TD_CELL_ROLE */
    uint16_t marks[TD_UTF8_MARKS]; /* drawn with the character; 0 = no more */
};

struct td_rect {
    int x, y, w, h;
};

struct td_image;

/* Where a picture in pixels is. Of its cells those are seen whose `place` says so: what is drawn
 * later stands over it. */
struct td_canvas_place {
    int x, y;                     /* cell of its upper left corner; may be outside */
    const struct td_image *image; /* borrowed until the canvas is cleared */
};
#define TD_CANVAS_PLACES 8

static inline bool td_rect_has(struct td_rect rect, int x, int y)
{
    return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

struct td_canvas {
    int cols, rows;
    struct td_cell *cells;        /* cols * rows, row by row; owned */
    const struct td_theme *theme; /* borrowed; says whether to draw ASCII */
    bool blocks;            /* whole cells as characters: fewer bytes, but seams in some fonts */
    int cursor_x, cursor_y; /* where the terminal's cursor rests; -1 = hidden */
    struct td_canvas_place places[TD_CANVAS_PLACES];
    int place_count;
    void *kept[TD_CANVAS_PLACES]; /* see td_canvas_keep; owned */
    int kept_count;
};

enum td_err td_canvas_init(struct td_canvas *canvas, const struct td_theme *theme, int cols,
                           int rows);
void td_canvas_deinit(struct td_canvas *canvas);
/* Clears the contents. On TD_ERR_NOMEM the old size stays. */
enum td_err td_canvas_resize(struct td_canvas *canvas, int cols, int rows);
void td_canvas_clear(struct td_canvas *canvas);
/* Takes a block of malloc's over, and frees it when the canvas is cleared: what a place borrows,
 * and nobody else has. False: there is no room for it, and it stays the caller's. */
bool td_canvas_keep(struct td_canvas *canvas, void *block);

/* NULL outside. */
static inline struct td_cell *td_canvas_cell(const struct td_canvas *canvas, int x, int y)
{
    bool inside = x >= 0 && y >= 0 && x < canvas->cols && y < canvas->rows;

    return inside ? &canvas->cells[(size_t)y * (size_t)canvas->cols + (size_t)x] : NULL;
}

/* The characters that fill quarters of a cell, by which: bit 0 upper left, 1 upper right, 2 lower
 * left, 3 lower right. */
extern const uint32_t td_quadrants[16];

void td_canvas_put(struct td_canvas *canvas, int x, int y, uint32_t cp, enum td_role role);
/* Draws at most max_cols columns of UTF-8 (to its end, or `bytes` of it); returns columns used. A
 * wide character that does not fit becomes a blank. Control characters show as `?`. Marks are
 * composed with their letter or drawn with it; format characters (joiners, direction) are left out.
 * With an ASCII theme stand-ins are drawn; those for a font with few characters come later, on the
 * way to the terminal. */
int td_canvas_text(struct td_canvas *canvas, int x, int y, int max_cols, const char *text,
                   enum td_role role);
int td_canvas_text_n(struct td_canvas *canvas, int x, int y, int max_cols, const char *text,
                     size_t bytes, enum td_role role);
/* The same, cut with `…` when it does not fit. */
int td_canvas_text_cut(struct td_canvas *canvas, int x, int y, int max_cols, const char *text,
                       enum td_role role);
/* Centred in, or flush right in, max_cols. */
int td_canvas_text_center(struct td_canvas *canvas, int x, int y, int max_cols, const char *text,
                          enum td_role role);
int td_canvas_text_right(struct td_canvas *canvas, int x, int y, int max_cols, const char *text,
                         enum td_role role);
/* Word-wrapped into rect, `skip` lines left out at the top; returns the number
 * of lines the whole text takes at this width. */
int td_canvas_wrap(struct td_canvas *canvas, struct td_rect rect, int skip, const char *text,
                   enum td_role role);
void td_canvas_fill(struct td_canvas *canvas, struct td_rect rect, uint32_t cp, enum td_role role);
/* Rounded thin border (ASCII: + - |). */
void td_canvas_box(struct td_canvas *canvas, struct td_rect rect, enum td_role role);
void td_canvas_hline(struct td_canvas *canvas, int x, int y, int cols, enum td_role role);
void td_canvas_cursor(struct td_canvas *canvas, int x, int y);
/* Fills a whole cell with the role's own colour, without a seam to the next cell. */
void td_canvas_solid(struct td_canvas *canvas, int x, int y, enum td_role role);
/* Swaps foreground and background. */
void td_canvas_invert(struct td_canvas *canvas, struct td_rect rect);
/* Adds attributes to, or changes the role of, what is there. */
void td_canvas_attrs(struct td_canvas *canvas, struct td_rect rect, unsigned attrs);
void td_canvas_role(struct td_canvas *canvas, struct td_rect rect, enum td_role role);
/* A horizontal bar filled to fraction 0..1, with eighth blocks (ASCII: #). */
void td_canvas_bar(struct td_canvas *canvas, int x, int y, int cols, double fraction,
                   enum td_role filled, enum td_role empty);

/* The canvas as UTF-8 text: one line for each row, without trailing blanks. Returns the bytes it
 * takes without the terminating NUL, like snprintf. */
size_t td_canvas_dump(const struct td_canvas *canvas, char *out, size_t size);
/* The roles as text, one letter a cell, for tests of colour. */
size_t td_canvas_dump_roles(const struct td_canvas *canvas, char *out, size_t size);

#endif
