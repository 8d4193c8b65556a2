#include "teardrop/term/key.h"

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
#define F_KEYS 12

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

void td_key_name(td_key key, char *out, size_t size)
{
    for (size_t i = 0; i < NAMES; i++) {
        if (names[i].key == key) {
            td_str_copy(out, size, names[i].name);
            return;
        }
    }
    if (key >= TD_KEY_F1 && key <= TD_KEY_F12) {
        td_str_format(out, size, "F%d", (int)(key - TD_KEY_F1) + 1);
    } else if (key >= TD_KEY_CTRL) {
        td_str_format(out, size, "Ctrl-%c", (char)(key - TD_KEY_CTRL - 'a' + 'A'));
    } else if (key > ' ' && key < TD_KEY_ENTER) {
        char text[TD_UTF8_MAX + 1];

        text[td_utf8_encode(key, text)] = '\0';
        td_str_copy(out, size, text);
    } else {
        td_str_copy(out, size, "?");
    }
}

static bool parse_word(const char *word, td_key *out)
{
    int number;

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
    if (strlen(word) == 6) {
        char prefix[6];
        char letter = word[5];

        memcpy(prefix, word, 5);
        prefix[5] = '\0';
        letter = letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
        /* Ctrl-C, -Q, -S, -Z and the like belong to the terminal; Ctrl-H, -I, -J
         * and -M are other keys' codes. */
        if (td_str_equal_nocase(prefix, "Ctrl-") && letter >= 'a' && letter <= 'z' &&
            strchr("chijmz", letter) == NULL) {
            *out = TD_KEY_CTRL + (td_key)letter;
            return true;
        }
    }
    return false;
}

bool td_key_parse(const char *name, size_t bytes, td_key *out)
{
    char word[16];
    const char *at = word;
    uint32_t cp;

    if (bytes == 0 || bytes >= sizeof word) {
        return false;
    }
    memcpy(word, name, bytes);
    word[bytes] = '\0';
    cp = td_utf8_next(&at);
    if (*at == '\0' && cp > ' ' && cp != 0x7F && !(cp >= 0x80 && cp < 0xA0) &&
        cp != TD_UTF8_REPLACEMENT) {
        *out = cp;
        return true;
    }
    return parse_word(word, out);
}
