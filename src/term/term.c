/* What is special about curses here:
 *
 * - its output goes to a memory file, so the terminal's modes, which curses would
 *   set on its output, are set here;
 * - keys are read through a pad of one cell: reading through the screen's window
 *   would refresh it;
 * - colour pairs are made when first needed: making all of them costs
 *   milliseconds and megabytes. */
#define _GNU_SOURCE /* wide curses */
#define NCURSES_WIDECHAR 1

#include "teardrop/term/term.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

#include "console.h"
#include "frames.h"
#include "teardrop/base/str.h"
#include "term_name.h"
#include "tty.h"

#define ESC_DELAY_MS 25 /* how long a lone ESC is waited after */
#define TITLE_SAVE "\033[22;2t"
#define TITLE_BACK "\033[23;2t"
#define BACKLOG_MOST 4096 /* bells and titles of a terminal that is behind are left out */

struct td_term {
    struct td_theme theme;
    struct td_glyph_set font; /* of a text console; the theme points to it */
    SCREEN *screen;
    WINDOW *keys; /* pad to read through */
    struct td_tty tty;
    struct td_frames frames;
    struct td_cell *shown; /* what curses knows */
    int cols, rows;
    int *pairs; /* [fg + 1][bg + 1] -> pair, 0 = not made */
    int pair_side, pair_count, pair_most;
    int cursor; /* visibility in force, -1 unknown */
    bool mouse, at_work;
    bool titles; /* knows how to keep a title and give it back */
};

/* ---- bytes ---- */

enum td_err td_term_send(struct td_term *term)
{
    return td_queue_send(&term->frames.queue);
}

size_t td_term_backlog(const struct td_term *term)
{
    return td_queue_backlog(&term->frames.queue);
}

unsigned long long td_term_bytes_sent(const struct td_term *term)
{
    return term->frames.queue.sent;
}

void td_term_bell(struct td_term *term)
{
    if (td_term_backlog(term) < BACKLOG_MOST) {
        td_queue_add(&term->frames.queue, "\a", 1);
    }
}

void td_term_title(struct td_term *term, const char *text)
{
    char clean[200], bytes[256];

    if (!term->titles || !term->at_work || td_term_backlog(term) >= BACKLOG_MOST) {
        return;
    }
    td_str_copy_clean(clean, sizeof clean, text);
    td_str_format(bytes, sizeof bytes, "\033]2;%s\033\\", clean);
    td_queue_add(&term->frames.queue, bytes, strlen(bytes));
}

/* ---- opening ---- */

static void set_modes(struct td_term *term)
{
    td_thrift_init(&term->frames.thrift); /* somebody else may have drawn */
    td_tty_set_raw(&term->tty);
    if (term->titles) { /* put by at once, so that any way out may give it back */
        td_queue_add(&term->frames.queue, TITLE_SAVE, sizeof TITLE_SAVE - 1);
    }
}

static enum td_depth depth_of(int wanted)
{
    int colors = tigetnum("colors");
    int has = colors >= 256  ? TD_DEPTH_256
              : colors >= 16 ? TD_DEPTH_16
              : colors >= 8  ? TD_DEPTH_8
                             : TD_DEPTH_MONO;

    return (enum td_depth)(wanted >= 0 && wanted < has ? wanted : has);
}

static bool start_colors(struct td_term *term)
{
    if (term->theme.depth == TD_DEPTH_MONO) {
        return true;
    }
    (void)start_color();
    (void)use_default_colors();
    term->pair_side = COLORS + 1;
    term->pair_most = COLOR_PAIRS - 1 < 32767 ? COLOR_PAIRS - 1 : 32767;
    term->pairs = calloc((size_t)term->pair_side * (size_t)term->pair_side, sizeof *term->pairs);
    return term->pairs != NULL;
}

static bool start_curses(struct td_term *term, const struct td_term_options *options)
{
    (void)set_escdelay(ESC_DELAY_MS);
    if (getenv("TERM") == NULL) {
        return false;
    }
    term->screen = newterm(NULL, term->frames.file, stdin);
    if (term->screen == NULL) {
        return false;
    }
    term->keys = newpad(1, 1);
    if (term->keys == NULL) {
        return false;
    }
    (void)keypad(term->keys, TRUE);
    (void)nodelay(term->keys, TRUE);
    (void)typeahead(-1);
    td_theme_init(&term->theme, depth_of(options->depth),
                  options->ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0);
    if (td_console_font(getenv("TERM"), term->tty.in, &term->font)) {
        term->theme.font = &term->font;
    }
    if (options->mouse) {
        (void)mouseinterval(0);
        term->mouse = mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL) != 0;
    }
    return start_colors(term);
}

/* NULL when the terminal has none. */
static const char *capability(const char *name)
{
    const char *text = tigetstr(name);

    return text == (const char *)-1 ? NULL : text;
}

enum td_err td_term_open(const struct td_term_options *options, struct td_term **out, char *why,
                         size_t why_size)
{
    struct td_term *term = calloc(1, sizeof *term);
    int cols, rows;

    *out = NULL;
    if (term == NULL) {
        td_str_copy(why, why_size, "out of memory");
        return TD_ERR_NOMEM;
    }
    term->cursor = -1;
    if (!td_tty_open(&term->tty) || !td_frames_init(&term->frames)) {
        td_str_format(why, why_size, "the terminal cannot be used: %s", strerror(errno));
        td_term_close(term);
        return TD_ERR_IO;
    }
    term->frames.queue.fd = term->tty.out;
    /* newterm() takes some terminals that cannot place the cursor. */
    if (!start_curses(term, options) || capability("cup") == NULL) {
        td_term_close(term);
        td_term_name_refuse(getenv("TERM"), why, why_size);
        return TD_ERR_USAGE;
    }
    term->titles = term->frames.marked = td_term_name_is_modern(getenv("TERM"));
    set_modes(term);
    term->at_work = true;
    td_term_size(term, &cols, &rows);
    td_term_resized(term, cols, rows);
    *out = term;
    return TD_OK;
}

static void give_back(struct td_term *term)
{
    if (term->at_work) {
        (void)endwin();
        td_frames_collect(&term->frames, false);
        if (term->titles) {
            td_queue_add(&term->frames.queue, TITLE_BACK, sizeof TITLE_BACK - 1);
        }
        td_queue_drain(&term->frames.queue);
        td_tty_set_back(&term->tty);
        term->at_work = false;
    }
}

void td_term_close(struct td_term *term)
{
    if (term == NULL) {
        return;
    }
    give_back(term);
    if (term->keys != NULL) {
        (void)delwin(term->keys);
    }
    if (term->screen != NULL) {
        delscreen(term->screen);
    }
    td_tty_close(&term->tty);
    td_frames_deinit(&term->frames);
    free(term->shown);
    free(term->pairs);
    free(term);
}

void td_term_suspend(struct td_term *term)
{
    give_back(term);
}

void td_term_resume(struct td_term *term)
{
    set_modes(term);
    term->at_work = true;
    td_term_redraw(term);
}

/* ---- size ---- */

int td_term_input_fd(const struct td_term *term)
{
    return term->tty.in;
}

int td_term_output_fd(const struct td_term *term)
{
    return term->tty.out;
}

const struct td_theme *td_term_theme(const struct td_term *term)
{
    return &term->theme;
}

void td_term_size(const struct td_term *term, int *cols, int *rows)
{
    td_tty_size(&term->tty, cols, rows);
}

void td_term_resized(struct td_term *term, int cols, int rows)
{
    size_t count = (size_t)cols * (size_t)rows;
    struct td_cell *shown = calloc(count, sizeof *shown);

    if (shown == NULL || resizeterm(rows, cols) != OK) {
        free(shown);
        return;
    }
    free(term->shown);
    term->shown = shown;
    term->cols = cols;
    term->rows = rows;
    td_term_redraw(term);
}

/* ---- drawing ---- */

static int pair_of(struct td_term *term, int fg, int bg)
{
    int *pair;

    if (term->pairs == NULL || (fg == TD_COLOR_DEFAULT && bg == TD_COLOR_DEFAULT)) {
        return 0;
    }
    fg = fg >= term->pair_side - 1 ? TD_COLOR_DEFAULT : fg;
    bg = bg >= term->pair_side - 1 ? TD_COLOR_DEFAULT : bg;
    pair = &term->pairs[(fg + 1) * term->pair_side + bg + 1];
    if (*pair == 0 && term->pair_count < term->pair_most) {
        if (init_extended_pair(term->pair_count + 1, fg, bg) == OK) {
            *pair = ++term->pair_count;
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

static void put_cell(struct td_term *term, int x, int y, const struct td_cell *cell)
{
    const struct td_look *look = &term->theme.looks[cell->role];
    unsigned marks = (unsigned)(look->attrs | cell->attrs);
    int pair = pair_of(term, cell->fg == TD_CELL_ROLE ? look->fg : cell->fg,
                       cell->bg == TD_CELL_ROLE ? look->bg : cell->bg);
    attr_t attrs = A_NORMAL;
    wchar_t text[2 + TD_UTF8_MARKS];
    cchar_t character;
    bool shrank = write_character(&term->theme, cell, text);

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

void td_term_prepare(struct td_term *term, const struct td_canvas *canvas)
{
    bool cursor = canvas->cursor_x >= 0;

    for (int y = 0; y < canvas->rows && y < term->rows; y++) {
        const struct td_cell *row = &canvas->cells[(size_t)y * (size_t)canvas->cols];
        struct td_cell *shown = &term->shown[(size_t)y * (size_t)term->cols];

        for (int x = 0; x < canvas->cols && x < term->cols; x++) {
            if (!same(&row[x], &shown[x])) {
                shown[x] = row[x];
                if (row[x].cp != 0) { /* the right half comes with the left */
                    put_cell(term, x, y, &row[x]);
                }
            }
        }
    }
    if (term->cursor != (int)cursor) {
        (void)curs_set(cursor ? 1 : 0);
        term->cursor = (int)cursor;
    }
    (void)move(cursor ? canvas->cursor_y : 0, cursor ? canvas->cursor_x : 0);
    (void)refresh();
    td_frames_collect(&term->frames, true);
}

void td_term_redraw(struct td_term *term)
{
    if (term->shown != NULL) {
        memset(term->shown, 0, (size_t)term->cols * (size_t)term->rows * sizeof *term->shown);
    }
    term->cursor = -1;
    (void)clearok(stdscr, TRUE);
}

/* ---- input ---- */

static const struct {
    int code;
    td_key key;
} special_keys[] = {
    {KEY_UP, TD_KEY_UP},       {KEY_DOWN, TD_KEY_DOWN},
    {KEY_LEFT, TD_KEY_LEFT},   {KEY_RIGHT, TD_KEY_RIGHT},
    {KEY_HOME, TD_KEY_HOME},   {KEY_END, TD_KEY_END},
    {KEY_PPAGE, TD_KEY_PGUP},  {KEY_NPAGE, TD_KEY_PGDN},
    {KEY_ENTER, TD_KEY_ENTER}, {KEY_BACKSPACE, TD_KEY_BACKSPACE},
    {KEY_DC, TD_KEY_DELETE},   {KEY_BTAB, TD_KEY_BACKTAB},
};

static td_key special_key(wint_t code)
{
    for (size_t i = 0; i < sizeof special_keys / sizeof special_keys[0]; i++) {
        if (special_keys[i].code == (int)code) {
            return special_keys[i].key;
        }
    }
    if (code >= KEY_F(1) && code <= KEY_F(12)) {
        return TD_KEY_F1 + (td_key)(code - KEY_F(1));
    }
    return TD_KEY_NONE;
}

static struct td_input read_mouse(void)
{
    struct td_input input = {.kind = TD_INPUT_MOUSE};
    MEVENT event;

    if (getmouse(&event) != OK) {
        return (struct td_input){.kind = TD_INPUT_KEY, .key = TD_KEY_NONE};
    }
    input.mouse.x = event.x;
    input.mouse.y = event.y;
    input.mouse.kind = (event.bstate & BUTTON4_PRESSED) != 0   ? TD_MOUSE_WHEEL_UP
                       : (event.bstate & BUTTON5_PRESSED) != 0 ? TD_MOUSE_WHEEL_DOWN
                                                               : TD_MOUSE_CLICK;
    return input;
}

struct td_input td_term_read(struct td_term *term)
{
    wint_t code;
    int kind = wget_wch(term->keys, &code);

    td_frames_collect(&term->frames, false); /* the first read switches the keypad on */
    if (kind == ERR) {
        /* Nothing there; or the terminal is, which then has no modes either. */
        return (struct td_input){.kind =
                                     td_tty_is_there(&term->tty) ? TD_INPUT_NONE : TD_INPUT_CLOSED};
    }
    if (kind == KEY_CODE_YES && code == KEY_MOUSE) {
        return read_mouse();
    }
    return (struct td_input){.kind = TD_INPUT_KEY,
                             .key = kind == KEY_CODE_YES ? special_key(code)
                                                         : td_key_of_character((uint32_t)code)};
}

/* ---- rescue ---- */

/* Adds a text without the padding marks ($<5>) of capabilities; NULL adds nothing. */
static void add_text(struct td_term_rescue *out, const char *text)
{
    while (text != NULL && *text != '\0' && out->byte_count + 1 < sizeof out->bytes) {
        const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;

        if (end != NULL) {
            text = end + 1;
        } else {
            out->bytes[out->byte_count++] = *text++;
        }
    }
}

void td_term_rescue_of(const struct td_term *term, struct td_term_rescue *out)
{
    memset(out, 0, sizeof *out);
    out->fd = term->tty.out;
    out->modes = term->tty.modes;
    add_text(out, term->frames.marked ? TD_FRAME_END : NULL);
    add_text(out, term->titles ? TITLE_BACK : NULL);
    add_text(out, term->mouse ? "\033[?1000l\033[?1006l" : NULL);
    add_text(out, capability("sgr0"));
    add_text(out, capability("rmkx"));
    add_text(out, capability("cnorm"));
    add_text(out, capability("rmcup"));
}
