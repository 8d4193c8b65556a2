/* Colour pairs are made when first needed: making all of them costs milliseconds and megabytes. */
#define _GNU_SOURCE /* wide curses */
#define NCURSES_WIDECHAR 1

#include "cells.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

#define COLORS_MAX 256 /* of the palette that a theme has */

void td_cells_deinit(struct td_cells *cells)
{
    free(cells->shown);
    free(cells->pairs);
    memset(cells, 0, sizeof *cells);
}

/* ---- colours ---- */

const char *td_cells_capability(const char *name)
{
    const char *text = tigetstr(name);

    return text == (const char *)-1 ? NULL : text;
}

/* The first palette number that such a terminal (xterm-direct and its kin) takes for
 * red, green and blue; terminfo says it nowhere but in what setaf makes of a number. */
static int first_direct(void)
{
    const char *set = td_cells_capability("setaf");

    for (int number = 0; set != NULL && number < COLORS_MAX;
         number = number == 0 ? 8 : number * 2) {
        const char *text = tiparm(set, number);

        if (text != NULL && (strstr(text, "38:2:") != NULL || strstr(text, "38;2;") != NULL)) {
            return number;
        }
    }
    return COLORS_MAX;
}

bool td_cells_start_colors(struct td_cells *cells)
{
    (void)start_color();
    (void)use_default_colors();
    cells->pair_side = (COLORS < COLORS_MAX ? COLORS : COLORS_MAX) + 1;
    cells->direct_from = COLORS > COLORS_MAX ? first_direct() : COLORS_MAX;
    cells->pair_most = COLOR_PAIRS - 1 < INT16_MAX ? COLOR_PAIRS - 1 : INT16_MAX;
    cells->pairs =
        calloc((size_t)cells->pair_side * (size_t)cells->pair_side, sizeof *cells->pairs);
    return cells->pairs != NULL;
}

/* ---- size ---- */

bool td_cells_resize(struct td_cells *cells, int cols, int rows)
{
    size_t count = (size_t)cols * (size_t)rows;
    struct td_cell *shown = calloc(count, sizeof *shown);

    if (shown == NULL || resizeterm(rows, cols) != OK) {
        free(shown);
        return false;
    }
    free(cells->shown);
    cells->shown = shown;
    cells->cols = cols;
    cells->rows = rows;
    return true;
}

void td_cells_forget(struct td_cells *cells)
{
    if (cells->shown != NULL) {
        memset(cells->shown, 0, (size_t)cells->cols * (size_t)cells->rows * sizeof *cells->shown);
    }
}

/* ---- drawing ---- */

/* A palette number as curses has to be told of it. */
static int color_of(const struct td_cells *cells, int number)
{
    int rgb;

    if (number < cells->direct_from) {
        return number;
    }
    rgb = (int)td_palette_rgb(number);
    return rgb < cells->direct_from ? cells->direct_from : rgb;
}

static int pair_of(struct td_cells *cells, int fg, int bg)
{
    int16_t *pair;

    if (cells->pairs == NULL || (fg == TD_COLOR_DEFAULT && bg == TD_COLOR_DEFAULT)) {
        return 0;
    }
    fg = fg >= cells->pair_side - 1 ? TD_COLOR_DEFAULT : fg;
    bg = bg >= cells->pair_side - 1 ? TD_COLOR_DEFAULT : bg;
    pair = &cells->pairs[(fg + 1) * cells->pair_side + bg + 1];
    if (*pair == 0 && cells->pair_count < cells->pair_most) {
        if (init_extended_pair(cells->pair_count + 1, color_of(cells, fg), color_of(cells, bg)) ==
            OK) {
            *pair = (int16_t)++cells->pair_count;
        }
    }
    return *pair;
}

/* What the font has, and what the C library counts as many columns for as we do: curses
 * joins what it takes for a mark to the cell before. True when a wide one became `?`. */
static bool write_character(const struct td_theme *theme, const struct td_cell *cell,
                            wchar_t text[2 + TD_UTF8_MARKS])
{
    uint32_t cp = td_theme_fit(theme, cell->cp);
    bool counted = cp < 0x300 || wcwidth((wchar_t)cp) == td_utf8_cp_cols(cp);
    int length = 0;

    text[length++] = counted ? (wchar_t)cp : L'?';
    for (int i = 0; i < TD_UTF8_MARKS && cell->marks[i] != 0; i++) {
        if (counted && theme->font == NULL && wcwidth((wchar_t)cell->marks[i]) == 0) {
            text[length++] = (wchar_t)cell->marks[i];
        }
    }
    text[length] = L'\0';
    return td_utf8_cp_cols(cell->cp) == 2 && td_utf8_cp_cols((uint32_t)text[0]) == 1;
}

static void put_cell(struct td_cells *cells, const struct td_theme *theme, int x, int y,
                     const struct td_cell *cell)
{
    const struct td_style *look = &theme->looks[cell->role];
    unsigned marks = (unsigned)(look->attrs | cell->attrs);
    int pair = pair_of(cells, cell->fg == TD_CELL_ROLE ? look->fg : cell->fg,
                       cell->bg == TD_CELL_ROLE ? look->bg : cell->bg);
    attr_t attrs = A_NORMAL;
    wchar_t text[2 + TD_UTF8_MARKS];
    cchar_t character;
    bool shrank = write_character(theme, cell, text);

    attrs |= (marks & TD_ATTR_BOLD) != 0 ? A_BOLD : 0;
    attrs |= (marks & TD_ATTR_DIM) != 0 ? A_DIM : 0;
    attrs |= (marks & TD_ATTR_REVERSE) != 0 ? A_REVERSE : 0;
    attrs |= (marks & TD_ATTR_UNDERLINE) != 0 ? A_UNDERLINE : 0;
    if (setcchar(&character, text, attrs, 0, &pair) == OK) {
        (void)mvadd_wch(y, x, &character); /* ERR in the last corner, yet drawn */
    }
    if (shrank && setcchar(&character, L" ", attrs, 0, &pair) == OK) {
        (void)mvadd_wch(y, x + 1, &character);
    }
}

static bool same(const struct td_cell *a, const struct td_cell *b)
{
    return a->cp == b->cp && a->role == b->role && a->attrs == b->attrs && a->fg == b->fg &&
           a->bg == b->bg && memcmp(a->marks, b->marks, sizeof a->marks) == 0;
}

/* Behind the last cell that is not blank. */
static int text_end(const struct td_cell *row, int cols)
{
    while (cols > 0 && row[cols - 1].cp == ' ') {
        cols--;
    }
    return cols;
}

/* curses scrolls what it finds again in another row, which cannot be switched off, and a terminal
 * scrolls its pictures with it (xterm all of them, wherever they are). It compares characters; so
 * some blanks at both edges become others that look the same, by the number of the row. */
static bool is_marked(const struct td_cells *cells, int x, int y)
{
    /* The lowest bits where there is seldom text. */
    const int places[] = {0, cells->cols - 1, 1, cells->cols - 2, 2, cells->cols - 3, 3};

    for (size_t bit = 0; bit < sizeof places / sizeof places[0]; bit++) {
        if (places[bit] == x) {
            return ((unsigned)y >> bit & 1u) != 0;
        }
    }
    return false;
}

bool td_cells_put_row(struct td_cells *cells, const struct td_theme *theme,
                      const struct td_canvas *canvas, int y, int *first, int *last)
{
    const struct td_cell *row = &canvas->cells[(size_t)y * (size_t)canvas->cols];
    struct td_cell *shown = &cells->shown[(size_t)y * (size_t)cells->cols];
    int end = text_end(shown, cells->cols);

    *first = -1;
    for (int x = 0; x < canvas->cols && x < cells->cols; x++) {
        struct td_cell cell = row[x];

        if (cells->pinned && cell.cp == ' ' && is_marked(cells, x, y)) {
            cell.cp = TD_CELL_PICTURE;
        }
        if (!same(&cell, &shown[x])) {
            *first = *first < 0 ? x : *first;
            *last = x;
            shown[x] = cell;
            if (cell.cp != 0) { /* the right half comes with the left */
                put_cell(cells, theme, x, y, &cell);
            }
        }
    }
    if (*first >= 0 && text_end(shown, cells->cols) != end) {
        *last = cells->cols - 1; /* it may clear to the end of the row */
    }
    return *first >= 0;
}
