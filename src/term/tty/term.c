/* What is special about curses here:
 *
 * - its output goes to a memory file, and so no mode of the terminal is its own: it
 *   never ends (endwin), what it would switch at the start is forgotten, and modes.c has
 *   what is sent in its place;
 * - keys are not read through it: it lets sequences that it does not know fall apart
 *   into letters; the decoder reads them;
 * - colour pairs are made when first needed: making all of them costs
 *   milliseconds and megabytes. */
#define _GNU_SOURCE /* wide curses */
#define NCURSES_WIDECHAR 1

#include "teardrop/term/tty/term.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "console.h"
#include "frames.h"
#include "graphics/gallery.h"
#include "modes.h"
#include "name.h"
#include "questions.h"
#include "teardrop/base/str.h"
#include "teardrop/term/keys/decoder.h"
#include "tty.h"

#define COLORS_MAX 256   /* of the palette that a theme has */
#define BACKLOG_MAX 4096 /* bells and titles of a terminal that is behind are left out */

struct td_term {
    struct td_theme theme;
    struct td_glyph_set font; /* of a text console; the theme points to it */
    SCREEN *screen;
    struct td_decoder *decoder;
    struct td_tty tty;
    struct td_frames frames;
    struct td_cell *shown; /* what curses knows */
    int cols, rows;
    int16_t *pairs; /* [fg + 1][bg + 1] -> pair, 0 = not made */
    int pair_side, pair_count, pair_most;
    int direct_from; /* from this number on a colour means red, green, blue */
    int cursor;      /* visibility in force, -1 unknown */
    bool whole;      /* the next frame is to be sent whole */
    struct td_questions questions;
    struct td_gallery gallery;
    bool titles; /* may know how to keep a title and give it back */
    struct td_modes modes;
    struct td_term_rescue *rescue; /* the caller's */
};

/* ---- bytes ---- */

enum td_err td_term_send(struct td_term *term)
{
    if (td_term_backlog(term) > 0) {
        term->rescue->sent = 1;
        term->rescue->asked = term->questions.state == TD_ASKED;
    }
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
    if (td_term_backlog(term) < BACKLOG_MAX) {
        td_queue_add(&term->frames.queue, "\a", 1);
    }
}

void td_term_title(struct td_term *term, const char *text)
{
    char clean[200], bytes[256];

    if (!term->titles || !term->rescue->taken || td_term_backlog(term) >= BACKLOG_MAX) {
        return;
    }
    term->rescue->titled = 1;
    td_str_copy_clean(clean, sizeof clean, text);
    td_str_format(bytes, sizeof bytes, "\033]2;%s\033\\", clean);
    td_queue_add(&term->frames.queue, bytes, strlen(bytes));
}

/* ---- opening ---- */

static void add_text(struct td_term *term, const struct td_modes_text *text)
{
    td_queue_add(&term->frames.queue, text->bytes, text->count);
}

/* From here on there is something to give back. */
static void take(struct td_term *term)
{
    struct td_term_rescue *rescue = term->rescue;
    bool anew = rescue->taken == 0;

    td_sgr_filter_init(&term->frames.filter); /* somebody else may have drawn */
    rescue->modes = term->tty.modes;
    rescue->taken = 1;
    td_tty_set_raw(&term->tty);
    add_text(term, anew ? &term->modes.in : &term->modes.again);
    term->cursor = 0;
}

static void prepare_rescue(struct td_term *term)
{
    struct td_term_rescue *rescue = term->rescue;

    memset(rescue, 0, sizeof *rescue);
    rescue->in = term->tty.in;
    rescue->out = term->tty.out;
    rescue->out_flags = term->tty.out_flags;
    for (size_t i = 0; i < TD_MODES_WAYS; i++) {
        const struct td_modes_text *out = &term->modes.out[i];

        _Static_assert(sizeof rescue->ways[0].bytes >= sizeof out->bytes, "all of it has room");
        memcpy(rescue->ways[i].bytes, out->bytes, out->count);
        rescue->ways[i].count = out->count;
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

/* NULL when the terminal has none. */
static const char *capability(const char *name)
{
    const char *text = tigetstr(name);

    return text == (const char *)-1 ? NULL : text;
}

/* The first palette number that such a terminal (xterm-direct and its kin) takes for
 * red, green and blue; terminfo says it nowhere but in what setaf makes of a number. */
static int first_direct(void)
{
    const char *set = capability("setaf");

    for (int number = 0; set != NULL && number < COLORS_MAX;
         number = number == 0 ? 8 : number * 2) {
        const char *text = tiparm(set, number);

        if (text != NULL && (strstr(text, "38:2:") != NULL || strstr(text, "38;2;") != NULL)) {
            return number;
        }
    }
    return COLORS_MAX;
}

static bool start_colors(struct td_term *term)
{
    if (term->theme.depth == TD_DEPTH_MONO) {
        return true;
    }
    (void)start_color();
    (void)use_default_colors();
    term->pair_side = (COLORS < COLORS_MAX ? COLORS : COLORS_MAX) + 1;
    term->direct_from = COLORS > COLORS_MAX ? first_direct() : COLORS_MAX;
    term->pair_most = COLOR_PAIRS - 1 < INT16_MAX ? COLOR_PAIRS - 1 : INT16_MAX;
    term->pairs = calloc((size_t)term->pair_side * (size_t)term->pair_side, sizeof *term->pairs);
    return term->pairs != NULL;
}

/* curses cannot ask a memory file how large the window is; it believes the environment. */
static SCREEN *new_screen(const struct td_term *term)
{
    struct td_tty_environment before;
    SCREEN *screen;

    td_tty_size_into_environment(&term->tty, &before);
    screen = newterm(NULL, term->frames.file, stdin);
    td_tty_environment_back(&before);
    return screen;
}

/* Which palette: as asked for, or as the environment has it until the terminal says. */
static void start_theme(struct td_term *term, const struct td_term_options *options,
                        const char *name)
{
    enum td_ground ground = TD_GROUND_DARK;

    td_theme_init(&term->theme, depth_of(options->depth),
                  options->ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0);
    if (options->ground >= 0) {
        ground = (enum td_ground)options->ground;
    } else {
        (void)td_ground_from_colorfgbg(getenv("COLORFGBG"), &ground);
    }
    td_theme_set_ground(&term->theme, ground);
    if (options->parts >= 0) {
        term->theme.parts = td_term_name_possible((enum td_cell_parts)options->parts);
    }
    term->theme.pixels.shelf = (struct td_shelf){td_gallery_has, &term->gallery};
    td_questions_init(&term->questions, options, &term->theme, name);
}

static bool start_curses(struct td_term *term, const struct td_term_options *options,
                         const char *name)
{
    term->screen = new_screen(term);
    if (term->screen == NULL) {
        return false;
    }
    (void)typeahead(-1);
    start_theme(term, options, name);
    if (td_console_font(name, term->tty.in, &term->font)) {
        term->theme.font = &term->font;
    }
    return start_colors(term);
}

/* What of it there is afterwards td_term_close() gives back. */
static enum td_err open_all(struct td_term *term, const struct td_term_options *options, char *why,
                            size_t why_size)
{
    const char *name = getenv("TERM");
    bool mouse;
    int cols, rows;

    if (!td_tty_open(&term->tty) || !td_frames_init(&term->frames)) {
        td_str_format(why, why_size, "the terminal cannot be used: %s", strerror(errno));
        return TD_ERR_IO;
    }
    term->frames.queue.fd = term->tty.out;
    /* newterm() takes some terminals that cannot place the cursor. */
    if (name == NULL || !start_curses(term, options, name) || capability("cup") == NULL) {
        td_term_name_refuse(name, why, why_size);
        return TD_ERR_USAGE;
    }
    mouse = options->mouse && capability("kmous") != NULL;
    term->decoder = td_decoder_new(
        &(struct td_decoder_options){.term = name, .esc_wait = options->esc_wait, .mouse = mouse});
    term->titles = term->frames.marked = td_term_name_is_modern(name);
    td_modes_init(&term->modes, &(struct td_modes_terminal){.capability = capability,
                                                            .modern = term->titles,
                                                            .mouse = mouse});
    prepare_rescue(term);
    td_term_size(term, &cols, &rows);
    td_term_resized(term, cols, rows);
    if (term->decoder == NULL || term->shown == NULL) {
        td_str_copy(why, why_size, "out of memory");
        return TD_ERR_NOMEM;
    }
    (void)curs_set(0);
    (void)beep(); /* one of them flushes what curses would switch, whatever the terminal has */
    td_frames_discard(&term->frames);
    take(term);
    return TD_OK;
}

enum td_err td_term_open(const struct td_term_options *options, struct td_term **out, char *why,
                         size_t why_size)
{
    struct td_term *term = calloc(1, sizeof *term);
    enum td_err err;

    *out = NULL;
    if (term == NULL) {
        td_str_copy(why, why_size, "out of memory");
        return TD_ERR_NOMEM;
    }
    term->rescue = options->rescue;
    err = open_all(term, options, why, why_size);
    if (err != TD_OK) {
        td_term_close(term);
        return err;
    }
    *out = term;
    return TD_OK;
}

void td_term_close(struct td_term *term)
{
    if (term == NULL) {
        return;
    }
    td_term_suspend(term);
    td_decoder_free(term->decoder);
    if (term->screen != NULL) {
        delscreen(term->screen);
    }
    td_tty_close(&term->tty);
    td_frames_deinit(&term->frames);
    td_gallery_deinit(&term->gallery);
    free(term->shown);
    free(term->pairs);
    free(term);
}

/* ---- questions ---- */

static void add_string(struct td_term *term, const char *text)
{
    td_queue_add(&term->frames.queue, text, strlen(text));
}

bool td_term_answered(struct td_term *term, const struct td_input *input)
{
    bool refused = td_questions_refused(&term->questions, input, &term->theme);
    bool changed = td_questions_answered(&term->questions, input, &term->tty, &term->theme);

    if (input->kind == TD_INPUT_ANSWER && term->questions.state == TD_ASK_LATER) {
        add_string(term, td_questions_text(&term->questions));
    }
    if (term->questions.state != TD_ASKED) {
        term->rescue->asked = 0;
    }
    if (!changed && !refused) {
        return false;
    }
    td_term_redraw(term);
    return true;
}

void td_term_suspend(struct td_term *term)
{
    td_queue_drop(&term->frames.queue);
    td_term_rescue(term->rescue, true);
    td_questions_give_up(&term->questions);
}

void td_term_resume(struct td_term *term)
{
    td_decoder_reset(term->decoder);
    if (term->rescue->taken == 0) {
        td_tty_look_again(&term->tty);
    }
    take(term);
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
    add_string(term, td_questions_resized(&term->questions, &term->tty, &term->theme));
    td_term_redraw(term);
}

/* ---- drawing ---- */

/* A palette number as curses has to be told of it. */
static int color_of(const struct td_term *term, int number)
{
    int rgb;

    if (number < term->direct_from) {
        return number;
    }
    rgb = (int)td_palette_rgb(number);
    return rgb < term->direct_from ? term->direct_from : rgb;
}

static int pair_of(struct td_term *term, int fg, int bg)
{
    int16_t *pair;

    if (term->pairs == NULL || (fg == TD_COLOR_DEFAULT && bg == TD_COLOR_DEFAULT)) {
        return 0;
    }
    fg = fg >= term->pair_side - 1 ? TD_COLOR_DEFAULT : fg;
    bg = bg >= term->pair_side - 1 ? TD_COLOR_DEFAULT : bg;
    pair = &term->pairs[(fg + 1) * term->pair_side + bg + 1];
    if (*pair == 0 && term->pair_count < term->pair_most) {
        if (init_extended_pair(term->pair_count + 1, color_of(term, fg), color_of(term, bg)) ==
            OK) {
            *pair = (int16_t)++term->pair_count;
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
    const struct td_style *look = &term->theme.looks[cell->role];
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

/* Behind the last cell that is not blank. */
static int text_end(const struct td_cell *row, int cols)
{
    while (cols > 0 && row[cols - 1].cp == ' ') {
        cols--;
    }
    return cols;
}

/* One row as it should be; true: something in it is new. Between the first and the last change
 * curses may write what is there already, and to the end of the row where that moves. */
static bool put_row(struct td_term *term, const struct td_canvas *canvas, int y)
{
    const struct td_cell *row = &canvas->cells[(size_t)y * (size_t)canvas->cols];
    struct td_cell *shown = &term->shown[(size_t)y * (size_t)term->cols];
    int end = text_end(shown, term->cols), first = -1, last = -1;

    for (int x = 0; x < canvas->cols && x < term->cols; x++) {
        if (!same(&row[x], &shown[x])) {
            first = first < 0 ? x : first;
            last = x;
            shown[x] = row[x];
            if (row[x].cp != 0) { /* the right half comes with the left */
                put_cell(term, x, y, &row[x]);
            }
        }
    }
    if (first >= 0) {
        last = text_end(shown, term->cols) != end ? term->cols - 1 : last;
        td_gallery_touch(&term->gallery, &term->theme, y, first, last);
    }
    return first >= 0;
}

static void show_cursor(struct td_term *term, bool visible)
{
    const char *text = visible ? term->modes.cursor_on : term->modes.cursor_off;

    if (term->cursor != (int)visible) {
        td_queue_add(&term->frames.queue, text, strlen(text));
        term->cursor = (int)visible;
    }
}

/* The cursor is moved for pictures and put back; where it is seen, it would leave its mark on a
 * sixel. */
#define PLACE_BEGIN "\0337"
#define PLACE_END "\0338"

static void add_pictures(struct td_term *term, const struct td_bytes *bytes)
{
    if (bytes->count > 0) {
        show_cursor(term, false);
        add_string(term, PLACE_BEGIN);
        td_queue_add(&term->frames.queue, bytes->at, bytes->count);
        add_string(term, PLACE_END);
    }
}

/* The text, which is what somebody waits for; what pictures need beside commands comes after it,
 * and then they change at once. True: there was text. */
static bool add_frame(struct td_term *term)
{
    struct td_gallery *gallery = &term->gallery;
    bool at_once = gallery->data.count == 0, sent;

    add_pictures(term, &gallery->freed);
    td_bytes_clear(&gallery->freed);
    sent = td_frames_collect(&term->frames, gallery->place.at, at_once ? gallery->place.count : 0);
    if (!at_once) {
        add_pictures(term, &gallery->data);
        (void)td_frames_collect(&term->frames, gallery->place.at, gallery->place.count);
    }
    return sent;
}

void td_term_prepare(struct td_term *term, const struct td_canvas *canvas, td_ns now)
{
    struct td_gallery *gallery = &term->gallery;
    bool cursor = canvas->cursor_x >= 0, sent = false, hung;

    if (td_gallery_needs_clear(gallery, &term->theme, canvas)) {
        td_term_redraw(term);
    }
    if (!cursor) {
        show_cursor(term, false);
    }
    for (int y = 0; y < canvas->rows && y < term->rows; y++) {
        if (put_row(term, canvas, y) && term->frames.narrow) { /* row by row it fits */
            (void)refresh();
            sent = td_frames_collect(&term->frames, "", 0) || sent;
        }
    }
    hung = td_gallery_show(gallery, &term->theme, canvas, now);
    (void)move(cursor ? canvas->cursor_y : 0, cursor ? canvas->cursor_x : 0);
    (void)refresh();
    sent = add_frame(term) || sent;
    if (!hung || (term->whole && !sent)) { /* there was no memory for it: once more, next time */
        td_term_redraw(term);
    } else {
        term->whole = false;
    }
    if (cursor) {
        show_cursor(term, true);
    }
    if (term->theme.pixels.still == TD_GRAPHICS_KITTY) {
        term->rescue->pictures = 1 + td_kitty_wall_poses(&gallery->kitty);
    }
    add_string(term, td_questions_text(&term->questions));
}

td_ns td_term_picture_due(const struct td_term *term)
{
    return td_gallery_due(&term->gallery);
}

void td_term_redraw(struct td_term *term)
{
    if (term->shown != NULL) {
        memset(term->shown, 0, (size_t)term->cols * (size_t)term->rows * sizeof *term->shown);
    }
    td_gallery_clear(&term->gallery);
    term->cursor = -1;
    term->whole = true;
    (void)clearok(stdscr, TRUE);
}

/* ---- input ---- */

/* One read of what is there; false when there is nothing. In raw mode it does not wait. */
static bool read_bytes(struct td_term *term, td_ns now)
{
    char bytes[TD_DECODER_FEED];
    ssize_t count = read(term->tty.in, bytes, sizeof bytes);

    if (count > 0) {
        td_decoder_feed(term->decoder, bytes, (size_t)count, now);
    }
    return count > 0;
}

struct td_input td_term_read(struct td_term *term, td_ns now)
{
    struct td_input input;

    /* What waits to be read comes before a silence is one. */
    do {
        if (td_decoder_has(term->decoder) && td_decoder_next(term->decoder, now, &input)) {
            return input;
        }
    } while (read_bytes(term, now));
    if (td_decoder_next(term->decoder, now, &input)) {
        return input;
    }
    /* Nothing there; or the terminal is, which then has no modes either. */
    return (struct td_input){.kind = td_tty_is_there(&term->tty) ? TD_INPUT_NONE : TD_INPUT_CLOSED};
}

td_ns td_term_input_due(const struct td_term *term)
{
    return td_decoder_deadline(term->decoder);
}
