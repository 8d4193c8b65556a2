/* Changing a setting: switched at once, typed, or, where it changes training, opened first and
 * taken with Enter; given back as it was built in, and taken back. */
#include <string.h>

#include "state.h"
#include "teardrop/base/str.h"

static bool switches(const struct td_setting_spec *spec)
{
    return spec->type == TD_SETTING_BOOL || spec->type == TD_SETTING_CHOICE;
}

static bool is_number(const struct td_setting_spec *spec)
{
    return spec->type == TD_SETTING_INT || spec->type == TD_SETTING_SECONDS;
}

static void say(struct td_settings_screen *s, const char *text)
{
    s->note_is_bad = false;
    td_str_copy(s->note, sizeof s->note, text);
}

/* ---- saving ---- */

/* Gives a row a value; false when it was refused. */
static bool save(struct td_settings_screen *s, size_t row, const char *text)
{
    const struct td_settings_port *port = &s->ui->settings_port;
    char why[300] = "";
    enum td_err err = port->ops->change(port->self, row, text, why, sizeof why);

    s->next_known = false;
    s->note_is_bad = err != TD_OK;
    td_str_copy(s->note, sizeof s->note, why);
    return err == TD_OK || err == TD_ERR_IO; /* it holds, though it may not be in the file */
}

static void remember(struct td_settings_screen *s, size_t row, const char *was)
{
    if (s->undo_count == TD_SETTINGS_UNDO) {
        memmove(&s->undo[0], &s->undo[1], sizeof s->undo - sizeof s->undo[0]);
        s->undo_count--;
    }
    s->undo[s->undo_count].row = row;
    td_str_copy(s->undo[s->undo_count].text, sizeof s->undo[0].text, was);
    s->undo_count++;
}

/* Gives the row at the cursor a value; false when it was refused. */
static bool change(struct td_settings_screen *s, const char *text)
{
    const struct td_setting_spec *spec = td_settings_spec(s);
    char was[TD_SETTING_TEXT], is[TD_SETTING_TEXT];

    td_setting_get(spec, s->ui->settings, was, sizeof was);
    if (!save(s, td_settings_row(s), text)) {
        return false;
    }
    td_setting_get(spec, s->ui->settings, is, sizeof is);
    if (td_str_equal(was, is)) {
        return true;
    }
    remember(s, td_settings_row(s), was);
    if (!s->note_is_bad) {
        td_str_format(s->note, sizeof s->note, "Saved. %s takes it back.",
                      td_keymap_keys_text(s->ui->keymap, TD_REQ_UNDO, false).text);
    }
    return true;
}

void td_settings_give_back(struct td_settings_screen *s)
{
    if (!td_setting_is_builtin(td_settings_spec(s), s->ui->settings)) {
        (void)change(s, td_settings_spec(s)->fallback);
    }
}

void td_settings_take_back(struct td_settings_screen *s)
{
    const struct td_setting_spec *spec;
    char words[TD_SETTING_TEXT];
    size_t row;

    if (s->undo_count == 0) {
        return;
    }
    row = s->undo[s->undo_count - 1].row;
    spec = s->table->rows[row];
    if (!save(s, row, s->undo[s->undo_count - 1].text)) {
        return;
    }
    s->undo_count--;
    for (size_t at = 0; at < s->list.count; at++) {
        s->list.selected = s->order[at] == row ? at : s->list.selected;
    }
    td_settings_settle(s);
    if (!s->note_is_bad) {
        td_setting_words(spec, s->ui->settings, words, sizeof words);
        td_str_format(s->note, sizeof s->note, "Taken back: %s is %s again.",
                      td_setting_label(spec), words);
    }
}

/* ---- switching ---- */

void td_settings_step(struct td_settings_screen *s, int direction)
{
    const struct td_setting_spec *spec = td_settings_spec(s);
    char value[TD_SETTING_TEXT], text[80];

    if (spec->trains) {
        td_str_format(text, sizeof text, "%s opens this row to be changed.",
                      td_keymap_keys_text(s->ui->keymap, TD_REQ_SELECT, false).text);
        say(s, text);
    } else if (td_setting_step(spec, s->ui->settings, direction, value, sizeof value)) {
        (void)change(s, value);
    }
}

/* ---- an open row ---- */

static void open_row(struct td_settings_screen *s)
{
    const struct td_setting_spec *spec = td_settings_spec(s);

    td_setting_get(spec, s->ui->settings, s->typed, sizeof s->typed);
    s->mode = switches(spec)                   ? TD_SETTINGS_CHOOSES
              : spec->type == TD_SETTING_FLAGS ? TD_SETTINGS_TICKS
                                               : TD_SETTINGS_TYPES;
    s->moment = 0;
    td_field_begin(&s->field, TD_FIELD_TEXT, s->typed, sizeof s->typed);
    s->note[0] = '\0';
}

void td_settings_select(struct td_settings_screen *s)
{
    const struct td_setting_spec *spec = td_settings_spec(s);
    char value[TD_SETTING_TEXT];

    if (spec->trains || !switches(spec)) {
        open_row(s);
    } else if (td_setting_step(spec, s->ui->settings, 1, value, sizeof value)) {
        (void)change(s, value);
    } else { /* from the last choice to the first */
        (void)change(s, spec->choices[0]);
    }
}

/* One step from what is typed, if that is a value. */
static void step_typed(struct td_settings_screen *s, int direction)
{
    const struct td_setting_spec *spec = td_settings_spec(s);
    struct td_settings scratch = *s->ui->settings;
    char why[300], value[TD_SETTING_TEXT];

    if (td_setting_set(spec, &scratch, s->typed, why, sizeof why) == TD_OK &&
        td_setting_step(spec, &scratch, direction, value, sizeof value)) {
        td_field_put(&s->field, value);
    }
}

/* -1, 1; 0 = the key is not a step. */
static int step_of(const struct td_settings_screen *s, const struct td_event *event)
{
    bool arrows = s->mode == TD_SETTINGS_CHOOSES || is_number(td_settings_spec(s));

    if (event->key == TD_KEY_LEFT || event->request == TD_REQ_LEFT) {
        return arrows ? -1 : 0;
    }
    if (event->key == TD_KEY_RIGHT || event->request == TD_REQ_RIGHT) {
        return arrows ? 1 : 0;
    }
    return 0;
}

static void close_row(struct td_settings_screen *s)
{
    s->mode = TD_SETTINGS_LOOKS;
    s->note[0] = '\0';
}

/* A number takes the place of `auto`. */
static void make_room(struct td_settings_screen *s, td_key key)
{
    if (key >= '0' && key <= '9' && td_str_equal(s->typed, "auto")) {
        td_field_put(&s->field, "");
    }
}

void td_settings_type(struct td_settings_screen *s, const struct td_event *event)
{
    int step = s->field.asking ? 0 : step_of(s, event);

    if (step != 0) {
        step_typed(s, step);
    } else if ((event->key == TD_KEY_ENTER || event->request == TD_REQ_SELECT) &&
               !s->field.asking) {
        if (change(s, s->typed)) { /* refused: it stays open, to be mended */
            s->mode = TD_SETTINGS_LOOKS;
        }
    } else if (s->mode != TD_SETTINGS_TYPES && event->request == TD_REQ_BACK) {
        close_row(s);
    } else if (s->mode == TD_SETTINGS_TICKS) {
        td_settings_moments_key(s, event);
    } else if (s->mode == TD_SETTINGS_TYPES) {
        make_room(s, event->key);
        if (td_field_key(&s->field, event->key) == TD_FIELD_LEAVE) {
            close_row(s);
        }
    }
}
