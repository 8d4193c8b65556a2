/* Keys: their modifiers, and their names to and fro. */
#include "teardrop/term/keys/key.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

static const struct {
    td_key key;
    const char *name;
} names[] = {
    {' ', "Space"},
    {TD_KEY_ENTER, "Enter"},
    {TD_KEY_ESC, "Esc"},
    {TD_KEY_TAB, "Tab"},
    {TD_KEY_BACKTAB, "Shift-Tab"},
    {TD_KEY_BACKSPACE, "Backspace"},
    {TD_KEY_INSERT, "Insert"},
    {TD_KEY_DELETE, "Delete"},
    {TD_KEY_UP, "Up"},
    {TD_KEY_DOWN, "Down"},
    {TD_KEY_LEFT, "Left"},
    {TD_KEY_RIGHT, "Right"},
    {TD_KEY_HOME, "Home"},
    {TD_KEY_END, "End"},
    {TD_KEY_PGUP, "PgUp"},
    {TD_KEY_PGDN, "PgDn"},
    /* Characters that INI files give a meaning to have names, too. */
    {';', "Semicolon"},
    {'#', "Hash"},
    {'"', "Quote"},
    {'\\', "Backslash"},
};

#define NAMES (sizeof names / sizeof names[0])
#define F_KEYS 24

/* In the order in which names are written. */
static const struct {
    td_key bit;
    const char *name;
} modifiers[] = {
    {TD_KEY_CTRL, "Ctrl-"},
    {TD_KEY_ALT, "Alt-"},
    {TD_KEY_SHIFT, "Shift-"},
};

#define MODIFIERS (sizeof modifiers / sizeof modifiers[0])

td_key td_key_of_character(uint32_t code)
{
    switch (code) {
    case '\r':
    case '\n':
        return TD_KEY_ENTER;
    case '\t':
        return TD_KEY_TAB;
    case 27:
        return TD_KEY_ESC;
    case 8:
    case 127:
        return TD_KEY_BACKSPACE;
    default:
        if (code >= 1 && code <= 26) {
            return TD_KEY_CTRL + 'a' - 1 + code;
        }
        return code < ' ' ? TD_KEY_NONE : code;
    }
}

static bool is_letter(td_key key)
{
    return (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z');
}

td_key td_key_with(td_key key, uint32_t with)
{
    td_key base = key & (td_key)~TD_KEY_MODIFIERS;
    td_key bits = (key | with) & TD_KEY_MODIFIERS;

    if (base == TD_KEY_NONE) {
        return TD_KEY_NONE;
    }
    if (is_letter(base)) {
        if ((bits & TD_KEY_CTRL) != 0) {
            base |= 'a' - 'A'; /* no terminal of old tells Ctrl-L from Ctrl-Shift-L */
        } else if ((bits & TD_KEY_SHIFT) != 0) {
            base &= (td_key) ~('a' - 'A');
        }
        bits &= (td_key)~TD_KEY_SHIFT;
    } else if (base == TD_KEY_TAB && (bits & TD_KEY_SHIFT) != 0) {
        base = TD_KEY_BACKTAB;
    }
    if (base == ' ' || base == TD_KEY_ENTER || base == TD_KEY_ESC || base == TD_KEY_BACKSPACE ||
        base == TD_KEY_BACKTAB) {
        bits &= (td_key)~TD_KEY_SHIFT;
    }
    return base | bits;
}

/* Of a key without modifiers. */
static void name_base(td_key key, char *out, size_t size)
{
    for (size_t i = 0; i < NAMES; i++) {
        if (names[i].key == key) {
            td_str_copy(out, size, names[i].name);
            return;
        }
    }
    if (key >= TD_KEY_F1 && key <= TD_KEY_F24) {
        td_str_format(out, size, "F%d", (int)(key - TD_KEY_F1) + 1);
    } else if (key > ' ' && key < TD_KEY_ENTER) {
        char text[TD_UTF8_MAX + 1];

        text[td_utf8_encode(key, text)] = '\0';
        td_str_copy(out, size, text);
    } else {
        td_str_copy(out, size, "?");
    }
}

void td_key_name(td_key key, char *out, size_t size)
{
    td_key base = key & (td_key)~TD_KEY_MODIFIERS;
    char name[TD_KEY_NAME];

    name_base(base, name, sizeof name);
    if ((key & TD_KEY_CTRL) != 0 && base >= 'a' && base <= 'z') {
        name[0] = (char)(base - 'a' + 'A');
    }
    out[0] = '\0';
    for (size_t i = 0; i < MODIFIERS; i++) {
        if ((key & modifiers[i].bit) != 0) {
            td_str_append(out, size, "%s", modifiers[i].name);
        }
    }
    td_str_append(out, size, "%s", name);
}

/* A name without modifiers. */
static bool parse_base(const char *word, td_key *out)
{
    const char *at = word;
    uint32_t cp = td_utf8_next(&at);
    int number;

    if (*at == '\0' && cp > ' ' && cp != 0x7F && !(cp >= 0x80 && cp < 0xA0) &&
        cp != TD_UTF8_REPLACEMENT) {
        *out = cp;
        return true;
    }
    for (size_t i = 0; i < NAMES; i++) {
        if (td_str_equal_nocase(word, names[i].name)) {
            *out = names[i].key;
            return true;
        }
    }
    if ((word[0] == 'F' || word[0] == 'f') && td_str_to_int(word + 1, 1, F_KEYS, &number)) {
        *out = TD_KEY_F1 + (td_key)number - 1;
        return true;
    }
    return false;
}

/* Takes `Ctrl-`, `Alt-`, `Shift-` from the front, in any order. */
static const char *take_modifiers(const char *word, td_key *bits)
{
    for (size_t i = 0; i < MODIFIERS; i++) {
        if ((*bits & modifiers[i].bit) == 0 && td_str_starts_with_nocase(word, modifiers[i].name)) {
            *bits |= modifiers[i].bit;
            return take_modifiers(word + strlen(modifiers[i].name), bits);
        }
    }
    return word;
}

bool td_key_parse(const char *name, size_t bytes, td_key *out)
{
    char word[TD_KEY_NAME];
    td_key bits = 0, base;
    const char *rest;

    if (bytes == 0 || bytes >= sizeof word) {
        return false;
    }
    memcpy(word, name, bytes);
    word[bytes] = '\0';
    rest = take_modifiers(word, &bits);
    if (*rest == '\0' || !parse_base(rest, &base)) {
        return false;
    }
    if (bits == TD_KEY_CTRL && is_letter(base) &&
        strchr("chijmz", (int)(base | ('a' - 'A'))) != NULL) {
        /* Ctrl-C and -Z belong to the terminal; Ctrl-H, -I, -J and -M are other keys'
         * codes. */
        return false;
    }
    *out = td_key_with(base, bits);
    return true;
}
