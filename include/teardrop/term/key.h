/* Keys and mouse as the program knows them, whatever the terminal sends. */
#ifndef TEARDROP_TERM_KEY_H
#define TEARDROP_TERM_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum td_key_code {
    TD_KEY_NONE = 0,
    /* below 0x110000: a Unicode code point (space is 0x20) */
    TD_KEY_ENTER = 0x110000,
    TD_KEY_ESC,
    TD_KEY_TAB,
    TD_KEY_BACKTAB,
    TD_KEY_BACKSPACE,
    TD_KEY_DELETE,
    TD_KEY_UP,
    TD_KEY_DOWN,
    TD_KEY_LEFT,
    TD_KEY_RIGHT,
    TD_KEY_HOME,
    TD_KEY_END,
    TD_KEY_PGUP,
    TD_KEY_PGDN,
    TD_KEY_F1, /* F1 .. F12 follow each other */
    TD_KEY_F12 = TD_KEY_F1 + 11,
    TD_KEY_CTRL = 0x200000 /* added to a lower-case letter: Ctrl-L */
};

typedef uint32_t td_key; /* an enum td_key_code or a code point */

/* The key behind a character that a terminal sends: 13 is Enter, 12 is Ctrl-L, from
 * the blank on nearly all are themselves. TD_KEY_NONE: nobody's. */
td_key td_key_of_character(uint32_t code);

/* Name as in settings and help: `a`, `Space`, `Enter`, `Esc`, `Up`, `PgDn`,
 * `Ctrl-L`, `F1`, `+`. */
void td_key_name(td_key key, char *out, size_t size);
/* Reads a name back (case does not matter for words, does for letters); false
 * when it is no key's name. */
bool td_key_parse(const char *name, size_t bytes, td_key *out);

enum td_mouse_kind { TD_MOUSE_CLICK, TD_MOUSE_WHEEL_UP, TD_MOUSE_WHEEL_DOWN };
struct td_mouse {
    enum td_mouse_kind kind;
    int x, y; /* cell, from 0 */
};

enum td_input_kind { TD_INPUT_NONE, TD_INPUT_KEY, TD_INPUT_MOUSE, TD_INPUT_CLOSED };
struct td_input {
    enum td_input_kind kind;
    td_key key;
    struct td_mouse mouse;
};

#endif
