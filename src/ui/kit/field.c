/* A line that is typed: its keys, and what of it can be seen. */
#include "teardrop/ui/kit/field.h"

#include <assert.h>
#include <string.h>

#include "teardrop/base/cluster.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define MARK "> "
#define MARK_COLS 2
#define CTRL(letter) (TD_KEY_CTRL + (letter))

const char td_field_question[] = "Throw away what you typed? y/n";

void td_field_begin(struct td_field *field, enum td_field_kind kind, char *text, size_t size)
{
    assert(size > 0 && size <= TD_FIELD_MAX);
    *field = (struct td_field){.text = text, .size = size, .at = strlen(text), .kind = kind};
    td_str_copy(field->before, sizeof field->before, text);
}

void td_field_put(struct td_field *field, const char *text)
{
    td_str_copy(field->text, field->size, text);
    field->at = strlen(field->text);
}

bool td_field_changed(const struct td_field *field)
{
    return field->text[0] != '\0' && !td_str_equal(field->text, field->before);
}

bool td_field_may_leave(struct td_field *field)
{
    field->asking = td_field_changed(field);
    return !field->asking;
}

/* ---- what is taken in ---- */

static bool is_letter(td_key key)
{
    return key >= ' ' && key < TD_KEY_ENTER && !(key >= 0x7F && key < 0xA0) &&
           !(key >= 0xD800 && key < 0xE000);
}

/* A minus stands first, and nothing before it. */
static bool takes(const struct td_field *field, td_key key)
{
    bool digit = key >= '0' && key <= '9';
    bool before_minus = field->at == 0 && field->text[0] == '-';

    switch (field->kind) {
    case TD_FIELD_WHOLE:
        return !before_minus && (digit || (key == '-' && field->at == 0));
    case TD_FIELD_DECIMAL:
        return digit || (key == '.' && strchr(field->text, '.') == NULL);
    default:
        return true;
    }
}

/* What a key writes: a comma is the point of a decimal. */
static td_key written(enum td_field_kind kind, td_key key)
{
    return kind == TD_FIELD_DECIMAL && key == ',' ? '.' : key;
}

static void take_out(struct td_field *field, size_t from, size_t to)
{
    memmove(field->text + from, field->text + to, strlen(field->text + to) + 1);
    field->at = td_cluster_at(field->text, from); /* neighbours may have become one */
}

/* A digit behind a zero that stands alone takes its place. */
static void drop_lone_zero(struct td_field *field, td_key key)
{
    size_t length = strlen(field->text);
    bool alone = td_str_equal(field->text, "0") || td_str_equal(field->text, "-0");

    if (field->kind != TD_FIELD_TEXT && alone && field->at == length && key >= '0' && key <= '9') {
        take_out(field, length - 1, length);
    }
}

/* Without room for all of a letter there is none for its first part either. */
static void take_letter(struct td_field *field, td_key key)
{
    size_t length = strlen(field->text), bytes, base = td_cluster_before(field->text, field->at);
    char letter[TD_UTF8_MAX], trial[2 * TD_UTF8_MAX + TD_FIELD_MAX];
    bool joins;

    if (field->left_out != TD_KEY_NONE && td_cluster_joins(field->left_out, key)) {
        field->left_out = key;
        return;
    }
    field->left_out = TD_KEY_NONE;
    bytes = td_utf8_encode((uint32_t)key, letter);
    memcpy(trial, field->text + base, field->at - base);
    memcpy(trial + (field->at - base), letter, bytes);
    trial[field->at - base + bytes] = '\0';
    joins = field->at > 0 && td_cluster_bytes(trial) > field->at - base;
    if (field->at == 0 && td_utf8_cp_cols((uint32_t)key) == 0) {
        return; /* a mark without a letter */
    }
    if (length + bytes < field->size) {
        memmove(field->text + field->at + bytes, field->text + field->at, length - field->at + 1);
        memcpy(field->text + field->at, letter, bytes);
        field->at = td_cluster_at(field->text, field->at + bytes);
        return;
    }
    field->left_out = key;
    if (joins) {
        take_out(field, base, field->at);
    }
}

/* ---- moving, taking out ---- */

/* Where the word before the cursor begins: behind the blanks before it. */
static size_t word_before(const struct td_field *field)
{
    size_t at = field->at;

    while (at > 0 && field->text[at - 1] == ' ') {
        at--;
    }
    while (at > 0 && field->text[at - 1] != ' ') {
        at--;
    }
    return at;
}

static bool move_or_take_out(struct td_field *field, td_key key)
{
    size_t end = strlen(field->text);

    switch (key) {
    case TD_KEY_LEFT:
    case CTRL('b'):
        field->at = td_cluster_before(field->text, field->at);
        return true;
    case TD_KEY_RIGHT:
    case CTRL('f'):
        field->at = td_cluster_at(field->text, field->at + 1);
        return true;
    case TD_KEY_HOME:
    case CTRL('a'):
        field->at = 0;
        return true;
    case TD_KEY_END:
    case CTRL('e'):
        field->at = end;
        return true;
    case TD_KEY_BACKSPACE:
    case CTRL('h'):
        take_out(field, td_cluster_before(field->text, field->at), field->at);
        return true;
    case TD_KEY_DELETE:
    case CTRL('d'):
        take_out(field, field->at, td_cluster_at(field->text, field->at + 1));
        return true;
    case CTRL('w'):
        take_out(field, word_before(field), field->at);
        return true;
    case CTRL('u'):
        take_out(field, 0, field->at);
        return true;
    case CTRL('k'):
        take_out(field, field->at, end);
        return true;
    default:
        return false;
    }
}

/* ---- keys ---- */

static enum td_field_answer answer(struct td_field *field, td_key key)
{
    bool yes = key == 'y' || key == 'Y';

    if (yes || key == 'n' || key == 'N' || key == TD_KEY_ESC) {
        field->asking = false;
    }
    return yes ? TD_FIELD_LEAVE : TD_FIELD_TAKEN;
}

enum td_field_answer td_field_key(struct td_field *field, td_key key)
{
    field->at = td_cluster_at(field->text, field->at); /* the text may be another one now */
    if (field->asking) {
        return answer(field, key);
    }
    if (key == TD_KEY_ESC) {
        return td_field_may_leave(field) ? TD_FIELD_LEAVE : TD_FIELD_TAKEN;
    }
    if (move_or_take_out(field, key)) {
        field->left_out = TD_KEY_NONE;
        return TD_FIELD_TAKEN;
    }
    if (!is_letter(key)) {
        return TD_FIELD_OTHER;
    }
    key = written(field->kind, key);
    if (takes(field, key)) {
        drop_lone_zero(field, key);
        take_letter(field, key);
    }
    return TD_FIELD_TAKEN;
}

/* ---- drawing ---- */

int td_field_draw_bare(const struct td_field *field, struct td_canvas *canvas, int x, int y,
                       int cols, enum td_role role)
{
    size_t at = td_cluster_at(field->text, field->at), from = 0;
    int room = cols > 1 ? cols - 1 : 0; /* the cursor may stand behind */
    int used;

    if (field->asking && cols >= (int)sizeof td_field_question) {
        used = td_canvas_text(canvas, x, y, cols, td_field_question, TD_ROLE_WARNING);
        td_canvas_cursor(canvas, x + used, y);
        return used;
    }
    while (from < at && td_utf8_cols_n(field->text + from, at - from) > room) {
        from += td_cluster_bytes(field->text + from);
    }
    used = td_canvas_text(canvas, x, y, cols, field->text + from, role);
    td_canvas_cursor(canvas, x + td_utf8_cols_n(field->text + from, at - from), y);
    return used;
}

int td_field_draw(const struct td_field *field, struct td_canvas *canvas, int x, int y, int cols,
                  enum td_role role)
{
    int used = td_canvas_text(canvas, x, y, cols < MARK_COLS ? cols : MARK_COLS, MARK, TD_ROLE_DIM);

    return used + td_field_draw_bare(field, canvas, x + used, y, cols - used, role);
}
