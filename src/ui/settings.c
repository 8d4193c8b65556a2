/* The settings: what each one is, where it comes from, what is allowed; changed
 * with left and right or by typing, saved at once. */
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/field.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"

#define NAME_COLS 16
#define VALUE_COLS 22
#define HELP_ROWS 5
#define BODY_COLS 84

struct settings {
    const struct td_ui *ui;
    const struct td_setting_table *table;
    struct td_list list; /* rows of the table, with a line for each section's name */
    size_t top;          /* first line shown */
    bool typing;
    char typed[TD_SETTING_TEXT];
    struct td_field field; /* into `typed` */
    char note[300];
    bool note_is_bad;
    int cols, rows;
};

/* ---- lines: a section's name, or a setting ---- */

static bool begins_section(const struct settings *s, size_t row)
{
    return row == 0 ||
           !td_str_equal(s->table->rows[row]->section, s->table->rows[row - 1]->section);
}

/* Lines above row's own: every setting before it, and the section names. */
static size_t line_of(const struct settings *s, size_t row)
{
    size_t line = 0;

    for (size_t i = 0; i <= row; i++) {
        line += begins_section(s, i) ? (i > 0 ? 2 : 1) : 0;
        line += i < row ? 1 : 0;
    }
    return line;
}

static struct td_rect body_of(const struct settings *s)
{
    struct td_rect body = td_frame_body(s->cols, s->rows, BODY_COLS);

    body.h -= s->rows >= 20 ? HELP_ROWS + 1 : 4; /* the help of the current setting */
    return body;
}

/* Keeps the chosen setting, and its section's name above it, in the window. What
 * is in the window already does not move, so that a click hits what it aims at. */
static void settle(struct settings *s)
{
    size_t h = (size_t)(body_of(s).h > 1 ? body_of(s).h : 1);
    size_t last, first, lines;

    td_list_settle(&s->list);
    last = line_of(s, s->list.selected);
    first = begins_section(s, s->list.selected) ? last - 1 : last;
    lines = line_of(s, s->list.count - 1) + 1;
    s->top = first < s->top ? first : s->top;
    s->top = last >= s->top + h ? last + 1 - h : s->top;
    s->top = lines <= h ? 0 : s->top + h > lines ? lines - h : s->top;
}

/* The setting shown in a row of the window; false when there is none. */
static bool row_at(const struct settings *s, int y, size_t *out)
{
    struct td_rect body = body_of(s);

    for (size_t row = 0; row < s->list.count && y >= body.y && y < body.y + body.h; row++) {
        if (line_of(s, row) == s->top + (size_t)(y - body.y)) {
            *out = row;
            return true;
        }
    }
    return false;
}

/* ---- changing ---- */

static void change(struct settings *s, const char *text)
{
    const struct td_settings_port *port = &s->ui->settings_port;
    char why[300] = "";
    enum td_err err = port->ops->change(port->self, s->list.selected, text, why, sizeof why);

    s->note_is_bad = err != TD_OK;
    td_str_format(s->note, sizeof s->note, "%s%s", err == TD_OK ? "saved in " : why,
                  err == TD_OK ? port->ops->path(port->self) : "");
}

static void step(struct settings *s, int direction)
{
    char value[TD_SETTING_TEXT];

    if (td_setting_step(s->table->rows[s->list.selected], s->ui->settings, direction, value,
                        sizeof value)) {
        change(s, value);
    }
}

static struct td_reply type(struct settings *s, const struct td_event *event)
{
    if (event->key == TD_KEY_ENTER && !s->field.asking) {
        change(s, s->typed);
        s->typing = s->note_is_bad; /* refused: the text stays to be mended */
    } else if (td_field_key(&s->field, event->key) == TD_FIELD_LEAVE) {
        s->typing = false;
        s->note[0] = '\0';
    }
    return td_reply_redraw();
}

static void begin_typing(struct settings *s)
{
    td_setting_get(s->table->rows[s->list.selected], s->ui->settings, s->typed, sizeof s->typed);
    td_field_begin(&s->field, TD_FIELD_TEXT, s->typed, sizeof s->typed);
    s->typing = true;
    s->note[0] = '\0';
}

/* ---- events ---- */

static enum td_err settings_open(void *state, const struct td_ui *ui, const void *argument,
                                 td_ns now)
{
    struct settings *s = state;

    (void)argument;
    (void)now;
    s->ui = ui;
    s->table = ui->settings_port.ops->table(ui->settings_port.self);
    s->list.count = s->table->count;
    s->list.rows = 8;
    return TD_OK;
}

/* Gives the cue of the current row once. */
static void try_cue(struct settings *s)
{
    static const struct {
        const char *begins; /* with this the row's key */
        enum td_cue_channel channel;
    } rows[] = {{"bell", TD_CHANNEL_BELL},
                {"countdown", TD_CHANNEL_BELL},
                {"beat", TD_CHANNEL_BELL},
                {"title", TD_CHANNEL_TITLE},
                {"command", TD_CHANNEL_COMMAND}};
    const struct td_setting_spec *spec = s->table->rows[s->list.selected];
    const char *trouble;

    s->note_is_bad = false;
    td_str_copy(s->note, sizeof s->note, "this row has no cue to try");
    for (size_t i = 0; td_str_equal(spec->section, "cues") && i < sizeof rows / sizeof rows[0];
         i++) {
        if (td_str_starts_with(spec->key, rows[i].begins)) {
            td_cues_forget_trouble(s->ui->cues);
            td_str_format(s->note, sizeof s->note,
                          td_cues_try(s->ui->cues, rows[i].channel) ? "that was the %s"
                                                                    : "no %s is set",
                          rows[i].begins);
            trouble = td_cues_take_trouble(s->ui->cues);
            if (rows[i].channel == TD_CHANNEL_COMMAND && trouble != NULL) {
                s->note_is_bad = true;
                td_str_copy(s->note, sizeof s->note, trouble);
            }
        }
    }
    if (td_str_starts_with(spec->key, "flash")) {
        td_str_copy(s->note, sizeof s->note, "the flash is seen in the trainer");
    }
}

static struct td_reply settings_key(struct settings *s, const struct td_event *event)
{
    if (s->typing) {
        return type(s, event);
    }
    switch (event->request) {
    case TD_REQ_BACK:
        return td_reply_pop();
    case TD_REQ_LEFT:
    case TD_REQ_RIGHT:
        step(s, event->request == TD_REQ_LEFT ? -1 : 1);
        return td_reply_redraw();
    case TD_REQ_SELECT:
        begin_typing(s);
        return td_reply_redraw();
    case TD_REQ_TRY:
        try_cue(s);
        return td_reply_redraw();
    default:
        if (td_list_move(&s->list, event->request)) {
            settle(s);
            s->note[0] = '\0';
            return td_reply_redraw();
        }
        return td_reply_handled();
    }
}

/* A click chooses a setting; one on the chosen setting begins typing. */
static struct td_reply settings_mouse(struct settings *s, struct td_mouse mouse)
{
    size_t row;

    if (s->typing) {
        return td_reply_handled();
    }
    if (mouse.kind != TD_MOUSE_CLICK) {
        if (td_list_wheel(&s->list, mouse)) {
            settle(s);
            s->note[0] = '\0';
        }
    } else if (row_at(s, mouse.y, &row)) {
        if (row == s->list.selected) {
            begin_typing(s);
        } else {
            s->list.selected = row;
            settle(s);
            s->note[0] = '\0';
        }
    }
    return td_reply_redraw();
}

static struct td_reply settings_handle(void *state, const struct td_event *event)
{
    struct settings *s = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &s->cols, &s->rows);
        s->list.rows = body_of(s).h > 1 ? body_of(s).h : 1;
        settle(s);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return settings_key(s, event);
    case TD_EVENT_MOUSE:
        return settings_mouse(s, event->mouse);
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

static void draw_setting(const struct settings *s, struct td_canvas *canvas, struct td_rect body,
                         int y, size_t row)
{
    const struct td_settings_port *port = &s->ui->settings_port;
    const struct td_settings_state *all = port->ops->state(port->self);
    const struct td_setting_spec *spec = s->table->rows[row];
    bool selected = row == s->list.selected;
    bool typing = selected && s->typing;
    int name_cols = body.w >= 60 ? NAME_COLS : 14;
    int value_cols = body.w >= 60 ? VALUE_COLS : body.w - name_cols - 4;
    char value[TD_SETTING_TEXT];

    td_setting_get(spec, s->ui->settings, value, sizeof value);
    td_canvas_text(canvas, body.x, y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
    td_canvas_text_cut(canvas, body.x + 2, y, name_cols - 1, spec->key,
                       selected ? TD_ROLE_TITLE : TD_ROLE_TEXT);
    if (!typing) {
        td_canvas_text_cut(canvas, body.x + 2 + name_cols, y, value_cols, value,
                           selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
    }
    if (body.w >= 60) {
        td_canvas_text_cut(canvas, body.x + 4 + name_cols + value_cols, y,
                           body.w - 4 - name_cols - value_cols,
                           td_origin_text((enum td_origin)all->origin[row]), TD_ROLE_DIM);
    }
    if (typing) {
        (void)td_field_draw_bare(&s->field, canvas, body.x + 2 + name_cols, y, value_cols,
                                 TD_ROLE_ACCENT);
    } else if (selected) {
        td_canvas_cursor(canvas, body.x + 2, y);
    }
}

static void draw_list(const struct settings *s, struct td_canvas *canvas, struct td_rect body)
{
    for (size_t row = 0; row < s->list.count; row++) {
        long y = (long)line_of(s, row) - (long)s->top;

        if (begins_section(s, row) && y >= 1 && y <= body.h) {
            td_canvas_text(canvas, body.x, body.y + (int)y - 1, body.w,
                           s->table->rows[row]->section, TD_ROLE_DIM);
        }
        if (y >= 0 && y < body.h) {
            draw_setting(s, canvas, body, body.y + (int)y, row);
        }
    }
}

static void draw_help(const struct settings *s, struct td_canvas *canvas, struct td_rect body)
{
    const struct td_setting_spec *spec = s->table->rows[s->list.selected];
    struct td_rect rect = {body.x, body.y + body.h, body.w, canvas->rows - 2 - body.y - body.h};
    char allowed[160], value[TD_SETTING_TEXT], text[900] = "";

    td_setting_allowed(spec, allowed, sizeof allowed);
    td_setting_get(spec, s->ui->settings, value, sizeof value);
    if (td_utf8_cols(value) > VALUE_COLS) { /* too long for its column */
        td_str_format(text, sizeof text, "Now: %s\n", value);
    }
    td_canvas_hline(canvas, rect.x, rect.y, rect.w, TD_ROLE_BORDER);
    rect.y++;
    if (s->typing && s->field.asking) { /* its own row is too narrow for it */
        (void)td_canvas_wrap(canvas, rect, 0, td_field_question, TD_ROLE_WARNING);
        return;
    }
    if (s->note[0] != '\0') {
        (void)td_canvas_wrap(canvas, rect, 0, s->note,
                             s->note_is_bad ? TD_ROLE_WARNING : TD_ROLE_GOOD);
        return;
    }
    td_str_append(text, sizeof text, "%s\nAllowed: %s.", spec->help, allowed);
    (void)td_canvas_wrap(canvas, rect, 0, text, TD_ROLE_TEXT);
}

static void settings_draw(const void *state, struct td_canvas *canvas)
{
    const struct settings *s = state;
    struct td_rect body = body_of(s);

    td_frame_head(canvas, "Settings", "");
    draw_list(s, canvas, body);
    draw_help(s, canvas, body);
}

static size_t settings_footer(const void *state, struct td_hint *hints)
{
    const struct settings *s = state;
    size_t n = 0;

    if (s->typing) {
        hints[n++] = (struct td_hint){.keys = "Enter", .text = "save", .must = true};
        hints[n++] = (struct td_hint){.keys = "Esc", .text = "leave it"};
        return n;
    }
    hints[n++] = (struct td_hint){.request = TD_REQ_LEFT, .also = TD_REQ_RIGHT, .text = "change"};
    hints[n++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "type"};
    hints[n++] = (struct td_hint){.request = TD_REQ_UP, .also = TD_REQ_DOWN, .text = "choose"};
    hints[n++] = (struct td_hint){.request = TD_REQ_TRY, .text = "try a cue"};
    hints[n++] = (struct td_hint){.request = TD_REQ_BACK, .text = "back"};
    return n;
}

/* While text is typed, letters are letters: `?` and `q` must not act. */
static bool settings_typing(const void *state)
{
    const struct settings *s = state;

    return s->typing && !s->field.asking;
}

const struct td_view_ops td_settings_view = {
    .name = "Settings",
    .state_size = sizeof(struct settings),
    .open = settings_open,
    .handle = settings_handle,
    .draw = settings_draw,
    .footer = settings_footer,
    .keys = TD_PLACE_SETTINGS,
    .takes_text = settings_typing,
};
