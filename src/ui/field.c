#include "teardrop/ui/field.h"

#include <string.h>

#include "teardrop/base/utf8.h"

#define MARK "> "
#define MARK_COLS 2

static bool takes(enum td_field_kind kind, const char *text, td_key key)
{
    bool digit = key >= '0' && key <= '9';

    switch (kind) {
    case TD_FIELD_WHOLE:
        return digit || (key == '-' && text[0] == '\0');
    case TD_FIELD_DECIMAL:
        return digit || (key == '.' && strchr(text, '.') == NULL);
    default:
        return true;
    }
}

/* What a key writes: a comma is the point of a decimal. */
static td_key written(enum td_field_kind kind, td_key key)
{
    return kind == TD_FIELD_DECIMAL && key == ',' ? '.' : key;
}

/* A digit behind a zero that stands alone takes its place. */
static size_t without_lone_zero(enum td_field_kind kind, const char *text, td_key key)
{
    size_t length = strlen(text);
    bool alone = strcmp(text, "0") == 0 || strcmp(text, "-0") == 0;

    return kind != TD_FIELD_TEXT && alone && key >= '0' && key <= '9' ? length - 1 : length;
}

bool td_field_key(enum td_field_kind kind, char *text, size_t size, td_key key)
{
    size_t length = strlen(text);
    char letter[5];
    size_t bytes;

    if (key == TD_KEY_BACKSPACE) {
        while (length > 0 && ((unsigned char)text[--length] & 0xC0) == 0x80) {
        }
        text[length] = '\0';
        return true;
    }
    if (key < ' ' || key >= TD_KEY_ENTER || key == 0x7F) {
        return false;
    }
    key = written(kind, key);
    bytes = td_utf8_encode((uint32_t)key, letter);
    length = without_lone_zero(kind, text, key);
    if (takes(kind, text, key) && length + bytes < size) {
        memcpy(text + length, letter, bytes);
        text[length + bytes] = '\0';
    }
    return true;
}

int td_field_scale_digit(td_key key, td_key *last)
{
    td_key before = *last;

    if (key < '0' || key > '9') {
        *last = TD_KEY_NONE;
        return -1;
    }
    *last = key;
    return key == '0' && before == '1' ? 10 : (int)(key - '0');
}

int td_field_draw(struct td_canvas *canvas, int x, int y, int cols, const char *text,
                  enum td_role role)
{
    int room = cols - MARK_COLS - 1; /* the cursor stands behind */
    int used;

    while (*text != '\0' && td_utf8_cols(text) > room) {
        do {
            text++;
        } while (((unsigned char)*text & 0xC0) == 0x80);
    }
    used = td_canvas_text(canvas, x, y, MARK_COLS, MARK, TD_ROLE_DIM);
    used += td_canvas_text(canvas, x + used, y, room > 0 ? room : 0, text, role);
    td_canvas_cursor(canvas, x + used, y);
    return used;
}
