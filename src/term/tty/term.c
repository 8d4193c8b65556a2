/* What is special about curses here:
 *
 * - its output goes to a memory file, and so no mode of the terminal is its own: it
 *   never ends (endwin), what it would switch at the start is forgotten, and modes.c has
 *   what is sent in its place;
 * - keys are not read through it: it lets sequences that it does not know fall apart
 *   into letters; the decoder reads them;
 * - cells become its characters and colour pairs in cells.c. */
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

#include "cells.h"
#include "console.h"
#include "graphics/gallery.h"
#include "modes.h"
#include "name.h"
#include "output/frames.h"
#include "questions.h"
#include "rescue.h"
#include "teardrop/base/str.h"
#include "teardrop/term/keys/decoder.h"
#include "tty.h"

#define BACKLOG_MAX 4096 /* bells and titles of a terminal that is behind are left out */

struct td_term {
    struct td_theme theme;
    struct td_glyph_set font; /* of a text console; the theme points to it */
    SCREEN *screen;
    struct td_decoder *decoder;
    struct td_tty tty;
    struct td_frames frames;
    struct td_cells cells;
    int cursor; /* visibility in force, -1 unknown */
    bool whole; /* the next frame is to be sent whole */
    struct td_questions questions;
    struct td_gallery gallery;
    bool pictures_wait; /* for the next frame */
    bool titles;        /* may know how to keep a title and give it back */
    struct td_modes modes;
    struct td_term_rescue *rescue; /* the caller's */
};

/* ---- bytes ---- */

/* How many poses the terminal may have: what was to free some of them has perhaps not gone yet. */
static void count_pictures(struct td_term *term)
{
    int pictures = 1 + td_kitty_wall_poses(&term->gallery.kitty);
    bool gone = td_term_backlog(term) == 0 && term->gallery.freed.count == 0;

    if (term->theme.pixels.still == TD_GRAPHICS_KITTY && term->rescue->taken != 0 &&
        (gone || pictures > term->rescue->pictures)) {
        term->rescue->pictures = pictures;
    }
}

enum td_err td_term_send(struct td_term *term)
{
    enum td_err err;

    if (td_term_backlog(term) > 0) {
        term->rescue->sent = 1;
        term->rescue->asked = term->questions.state == TD_ASKED;
    }
    err = td_queue_send(&term->frames.queue);
    count_pictures(term);
    return err;
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
    return term->theme.depth == TD_DEPTH_MONO || td_cells_start_colors(&term->cells);
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
    if (name == NULL || !start_curses(term, options, name) || td_cells_capability("cup") == NULL) {
        td_term_name_refuse(name, why, why_size);
        return TD_ERR_USAGE;
    }
    mouse = options->mouse && td_cells_capability("kmous") != NULL;
    term->decoder = td_decoder_new(
        &(struct td_decoder_options){.term = name, .esc_wait = options->esc_wait, .mouse = mouse});
    term->titles = term->frames.marked = td_term_name_is_modern(name);
    td_modes_init(&term->modes, &(struct td_modes_terminal){.capability = td_cells_capability,
                                                            .modern = term->titles,
                                                            .mouse = mouse});
    prepare_rescue(term);
    td_term_size(term, &cols, &rows);
    td_term_resized(term, cols, rows);
    if (term->decoder == NULL || term->cells.shown == NULL) {
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
    td_cells_deinit(&term->cells);
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
    struct td_bytes *freed = &term->gallery.freed;
    bool taken;

    td_queue_drop(&term->frames.queue);
    td_gallery_clear(&term->gallery);
    taken = td_rescue_free(term->rescue, freed->at, freed->count);
    td_bytes_clear(freed);
    td_term_rescue(term->rescue, taken);
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
    if (!td_cells_resize(&term->cells, cols, rows)) {
        return;
    }
    add_string(term, td_questions_resized(&term->questions, &term->tty, &term->theme));
    td_term_redraw(term);
}

/* ---- drawing ---- */

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
        td_bytes_shrink(&gallery->data);
        (void)td_frames_collect(&term->frames, gallery->place.at, gallery->place.count);
    }
    return sent;
}

/* False: there was no memory for it. */
static bool show_pictures(struct td_term *term, const struct td_canvas *canvas, td_ns now,
                          enum td_term_part part)
{
    struct td_gallery *gallery = &term->gallery;

    term->pictures_wait = part == TD_TERM_TEXT && term->theme.pixels.still != TD_GRAPHICS_CELLS;
    if (term->pictures_wait) {
        td_bytes_clear(&gallery->data);
        td_bytes_clear(&gallery->place);
        return true;
    }
    return td_gallery_show(gallery, &term->theme, canvas, now);
}

void td_term_prepare(struct td_term *term, const struct td_canvas *canvas, td_ns now,
                     enum td_term_part part)
{
    struct td_gallery *gallery = &term->gallery;
    bool cursor = canvas->cursor_x >= 0, sent = false, hung;

    if (td_gallery_needs_clear(gallery, &term->theme, canvas)) {
        td_term_redraw(term);
    }
    if (!cursor) {
        show_cursor(term, false);
    }
    term->cells.pinned = term->theme.pixels.still != TD_GRAPHICS_CELLS;
    for (int y = 0; y < canvas->rows && y < term->cells.rows; y++) {
        int first, last;

        if (!td_cells_put_row(&term->cells, &term->theme, canvas, y, &first, &last)) {
            continue;
        }
        td_gallery_touch(gallery, &term->theme, y, first, last);
        if (term->frames.narrow) { /* row by row it fits */
            (void)refresh();
            sent = td_frames_collect(&term->frames, "", 0) || sent;
        }
    }
    hung = show_pictures(term, canvas, now, part);
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
    count_pictures(term);
    add_string(term, td_questions_text(&term->questions));
}

td_ns td_term_picture_due(const struct td_term *term)
{
    return term->pictures_wait ? 0 : td_gallery_due(&term->gallery);
}

void td_term_redraw(struct td_term *term)
{
    td_cells_forget(&term->cells);
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
