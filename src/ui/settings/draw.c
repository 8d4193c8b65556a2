/* The list of the settings, and all that is to be said of the one at the cursor. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

#define LABEL_COLS 23
#define MARK_COLS 10 /* "● this run" */
#define KEYS_COLS 13 /* "Right n PgDn"; their names are long */
#define WIDE_ENOUGH 50

/* Columns of a row of the list. */
struct columns {
    int label, label_cols, value, value_cols, mark, mark_cols;
};

static struct columns columns_of(struct td_rect list, const struct td_setting_spec *spec)
{
    bool wide = list.w >= WIDE_ENOUGH;
    struct columns c = {.label = list.x + 2,
                        .label_cols = wide ? LABEL_COLS : (list.w - 4) / 2,
                        .mark_cols = wide ? MARK_COLS : 1};

    if (wide && spec->type == TD_SETTING_KEYS) {
        c.label_cols = td_max(LABEL_COLS, list.w - 4 - KEYS_COLS - MARK_COLS);
    }
    c.value = c.label + c.label_cols + 1;
    c.mark = list.x + list.w - c.mark_cols;
    c.value_cols = c.mark - 1 - c.value;
    return c;
}

/* ---- a row ---- */

/* A value that is not the built-in one, and whose it is. */
static void draw_mark(const struct td_settings_screen *s, struct td_canvas *canvas,
                      const struct columns *c, int y, size_t row)
{
    static const char *const whose[] = {[TD_ORIGIN_BUILTIN] = "yours",
                                        [TD_ORIGIN_SYSTEM] = "system",
                                        [TD_ORIGIN_USER] = "yours",
                                        [TD_ORIGIN_COMMAND_LINE] = "this run"};
    const struct td_settings_port *port = &s->ui->settings_port;

    if (td_setting_is_builtin(s->table->rows[row], s->ui->settings)) {
        return;
    }
    td_canvas_text(canvas, c->mark, y, 1, "●", TD_ROLE_ACCENT);
    td_canvas_text_cut(canvas, c->mark + 2, y, c->mark_cols - 2,
                       whose[port->ops->state(port->self)->origin[row]], TD_ROLE_DIM);
}

/* The value of a row: in words, or as it is being changed. */
static void row_words(const struct td_settings_screen *s, size_t row, char *out, size_t size)
{
    const struct td_setting_spec *spec = s->table->rows[row];
    struct td_settings scratch;
    char why[200];

    if (s->mode == TD_SETTINGS_LOOKS || row != td_settings_row(s)) {
        td_setting_words(spec, s->ui->settings, out, size);
        return;
    }
    scratch = *s->ui->settings;
    (void)td_setting_set(spec, &scratch, s->typed, why, sizeof why);
    td_setting_words(spec, &scratch, out, size);
}

static void draw_setting(const struct td_settings_screen *s, struct td_canvas *canvas,
                         struct td_rect list, int y, size_t at)
{
    struct columns c = columns_of(list, s->table->rows[s->order[at]]);
    size_t row = s->order[at];
    bool selected = at == s->list.selected;
    char words[TD_SETTING_TEXT];

    td_canvas_text(canvas, c.label - 2, y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
    td_canvas_text_cut(canvas, c.label, y, c.label_cols, td_setting_label(s->table->rows[row]),
                       TD_ROLE_TEXT);
    draw_mark(s, canvas, &c, y, row);
    if (selected && s->mode == TD_SETTINGS_TYPES) {
        (void)td_field_draw_bare(&s->field, canvas, c.value, y, c.value_cols, TD_ROLE_ACCENT);
        return;
    }
    row_words(s, row, words, sizeof words);
    td_canvas_text_cut(canvas, c.value, y, c.value_cols, words,
                       !selected                      ? TD_ROLE_TEXT
                       : s->mode != TD_SETTINGS_LOOKS ? TD_ROLE_ACCENT
                                                      : TD_ROLE_SELECTED);
    if (selected) {
        td_canvas_cursor(canvas, s->mode == TD_SETTINGS_CHOOSES ? c.value : c.label, y);
    }
}

static void draw_list(const struct td_settings_screen *s, struct td_canvas *canvas,
                      struct td_rect list)
{
    for (size_t at = 0; at < s->list.count; at++) {
        int y = (int)td_settings_line(s, at) - (int)s->top;
        const char *heading = td_settings_heading(s, at);

        if (heading != NULL && y >= 1 && y <= list.h) {
            td_frame_heading(canvas, list.x, list.y + y - 1, list.w, heading);
        }
        if (y >= 0 && y < list.h) {
            draw_setting(s, canvas, list, list.y + y, at);
        }
    }
}

/* ---- the help of the row ---- */

enum piece_kind { NOTE, NEXT, WOULD, ABOUT, VALUE, ALLOWED, BUILT_IN, PIECES };

struct piece {
    char text[700];
    enum td_role role;
    int rows; /* it is given */
};

/* What comes of the last key, and what the next session is. */
static void say_now(const struct td_settings_screen *s, struct piece pieces[PIECES])
{
    bool changes = s->would[0] != '\0' && !td_str_equal(s->would, s->next);

    if (s->mode == TD_SETTINGS_TYPES && s->field.asking) { /* its own row is too narrow for it */
        td_str_copy(pieces[NOTE].text, sizeof pieces[NOTE].text, td_field_question);
        pieces[NOTE].role = TD_ROLE_WARNING;
        return;
    }
    td_str_copy(pieces[NOTE].text, sizeof pieces[NOTE].text, s->note);
    pieces[NOTE].role = s->note_is_bad ? TD_ROLE_WARNING : TD_ROLE_GOOD;
    if (td_settings_spec(s)->trains && s->next[0] != '\0') {
        td_str_format(pieces[NEXT].text, sizeof pieces[NEXT].text, "%s: %s",
                      changes ? "Now" : "Next session", s->next);
        pieces[NEXT].role = TD_ROLE_DIM;
    }
    if (changes) {
        td_str_format(pieces[WOULD].text, sizeof pieces[WOULD].text, "Then: %s", s->would);
        pieces[WOULD].role = TD_ROLE_ACCENT;
    }
}

/* What the row is, and what it may be. */
static void say_row(const struct td_settings_screen *s, int value_cols, struct piece pieces[PIECES])
{
    const struct td_setting_spec *spec = td_settings_spec(s);
    struct td_settings scratch;
    char words[TD_SETTING_TEXT], why[200];

    td_str_copy(pieces[ABOUT].text, sizeof pieces[ABOUT].text, spec->help);
    pieces[ABOUT].role = TD_ROLE_TEXT;
    td_setting_words(spec, s->ui->settings, words, sizeof words);
    if (td_utf8_cols(words) > value_cols && s->mode == TD_SETTINGS_LOOKS) {
        td_str_format(pieces[VALUE].text, sizeof pieces[VALUE].text, "It is: %s", words);
        pieces[VALUE].role = TD_ROLE_TEXT;
    }
    if (s->mode == TD_SETTINGS_TYPES) {
        td_setting_allowed(spec, words, sizeof words);
    } else {
        td_setting_choices(spec, words, sizeof words);
    }
    td_str_format(pieces[ALLOWED].text, sizeof pieces[ALLOWED].text, "[%s] %s: %s", spec->section,
                  spec->key, words);
    pieces[ALLOWED].role = TD_ROLE_DIM;
    if (!td_setting_is_builtin(spec, s->ui->settings)) {
        scratch = *s->ui->settings;
        (void)td_setting_set(spec, &scratch, spec->fallback, why, sizeof why);
        td_setting_words(spec, &scratch, words, sizeof words);
        td_str_format(pieces[BUILT_IN].text, sizeof pieces[BUILT_IN].text, "Built in: %s", words);
        pieces[BUILT_IN].role = TD_ROLE_DIM;
    }
}

/* Shares the rows out: what has just happened first, the rest as far as it fits. Returns the rows
 * that stay free. */
static int share(struct piece pieces[PIECES], int cols, int rows)
{
    static const enum piece_kind order[] = {NOTE, WOULD, NEXT, ALLOWED, VALUE, ABOUT, BUILT_IN};
    int least = pieces[ABOUT].text[0] != '\0' ? 1 : 0; /* of the help, always something */

    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        struct piece *piece = &pieces[order[i]];
        int kept = order[i] == NOTE || order[i] == ABOUT || order[i] == BUILT_IN ? 0 : least;
        int wanted = piece->text[0] != '\0' ? td_wrap_count(piece->text, cols) : 0;

        piece->rows = td_max(0, td_min(wanted, rows - kept));
        rows -= piece->rows;
    }
    return rows;
}

/* As much of a text as fits, with `…` where more of it follows. */
static void draw_piece(struct td_canvas *canvas, struct td_rect rect, const struct piece *piece)
{
    struct td_wrap wrap;
    struct td_wrap_line line;

    td_wrap_init(&wrap, piece->text, td_max(rect.w, 1));
    for (int y = 0; y < piece->rows && td_wrap_next(&wrap, &line); y++) {
        if (y == piece->rows - 1) {
            td_canvas_text_cut(canvas, rect.x, rect.y + y, rect.w, line.text, piece->role);
        } else {
            td_canvas_text_n(canvas, rect.x, rect.y + y, rect.w, line.text, line.bytes,
                             piece->role);
        }
    }
}

static void draw_help(const struct td_settings_screen *s, struct td_canvas *canvas,
                      struct td_rect list, struct td_rect help)
{
    struct piece pieces[PIECES] = {{.rows = 0}};
    bool beside = help.y == list.y;
    int y = help.y, blanks = 0;

    say_now(s, pieces);
    say_row(s, columns_of(list, td_settings_spec(s)).value_cols, pieces);
    if (beside) {
        td_canvas_text_cut(canvas, help.x, y++, help.w, td_setting_label(td_settings_spec(s)),
                           TD_ROLE_TITLE);
        y++;
    } else {
        td_frame_rule(canvas, help, help.y - 1);
    }
    if (s->mode == TD_SETTINGS_TICKS) {
        td_settings_draw_moments(s, canvas, td_settings_moments_room(list, help));
        return;
    }
    blanks = share(pieces, help.w, help.y + help.h - y);
    for (int i = 0; i < PIECES; i++) {
        if (pieces[i].rows > 0) {
            draw_piece(canvas, (struct td_rect){help.x, y, help.w, pieces[i].rows}, &pieces[i]);
            y += pieces[i].rows + (beside && blanks > 0 ? 1 : 0);
            blanks--;
        }
    }
}

void td_settings_draw(const void *state, struct td_canvas *canvas)
{
    const struct td_settings_screen *s = state;
    struct td_rect list, help;

    td_settings_rooms(s, &list, &help);
    td_frame_head(canvas, "Settings", "");
    draw_list(s, canvas, list);
    draw_help(s, canvas, list, help);
}
