/* Keys and mouse as the program knows them, whatever the terminal sends. */
#ifndef TEARDROP_TERM_KEYS_KEY_H
#define TEARDROP_TERM_KEYS_KEY_H

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
    TD_KEY_INSERT,
    TD_KEY_DELETE,
    TD_KEY_UP,
    TD_KEY_DOWN,
    TD_KEY_LEFT,
    TD_KEY_RIGHT,
    TD_KEY_HOME,
    TD_KEY_END,
    TD_KEY_PGUP,
    TD_KEY_PGDN,
    TD_KEY_F1, /* F1 .. F24 follow each other */
    TD_KEY_F12 = TD_KEY_F1 + 11,
    TD_KEY_F24 = TD_KEY_F1 + 23,
    /* Added to a key. With Ctrl a letter is lower case. Shift never comes with a letter
     * (it is another one then), nor with Space, Enter, Esc or Backspace, which nearly all
     * terminals send the same with it and without. Shift-Tab is TD_KEY_BACKTAB. */
    TD_KEY_CTRL = 0x200000,
    TD_KEY_SHIFT = 0x400000,
    TD_KEY_ALT = 0x800000,
    TD_KEY_MODIFIERS = TD_KEY_CTRL | TD_KEY_SHIFT | TD_KEY_ALT
};

typedef uint32_t td_key; /* an enum td_key_code or a code point, and modifiers */

#define TD_KEY_NAME 32 /* bytes that hold any key's name */

/* The key for a character that a terminal sends: 13 is Enter, 12 is Ctrl-L, and from the blank on
 * nearly all are themselves. TD_KEY_NONE: not a key. */
td_key td_key_of_character(uint32_t code);

/* Adds modifiers (bits of TD_KEY_MODIFIERS) to a key, as terminals mean them: a letter with Shift
 * is a capital, Tab with Shift is Backtab, Ctrl-M is Ctrl-M and not Enter. */
td_key td_key_with(td_key key, uint32_t with);

/* Name as in settings and help: `a`, `Space`, `Enter`, `Esc`, `Up`, `PgDn`, `Ctrl-L`,
 * `F1`, `+`, `Ctrl-Right`, `Shift-F6`, `Alt-x`, `Ctrl-Alt-Shift-Home`. */
void td_key_name(td_key key, char *out, size_t size);
/* Reads a name back (case does not matter in words, but does in single letters, with or without
 * Alt); false when it is not the name of a key. */
bool td_key_parse(const char *name, size_t bytes, td_key *out);

enum td_mouse_kind { TD_MOUSE_CLICK, TD_MOUSE_WHEEL_UP, TD_MOUSE_WHEEL_DOWN };
struct td_mouse {
    enum td_mouse_kind kind;
    int x, y; /* cell, from 0 */
};

/* How a key arrived. People type one key at a time, and a key that is held down repeats; a text
 * that lands here by mistake comes many letters at once. What is counted are the printable
 * characters of one read, outside of escape sequences. */
enum td_arrival {
    TD_CAME_ALONE,    /* one character, or a repeated one that is not a digit */
    TD_CAME_TOGETHER, /* two or three without a digit: may be commands, but not answers */
    /* Two or three with a digit, or one digit with bytes other than a line end: only for a number
     * field. */
    TD_CAME_AS_NUMBER,
    TD_CAME_IN_A_HEAP /* more than that: it was not typed */
};

/* What terminals report, when asked or by themselves. (Answers of a person are struct td_answer of
 * core/check.) */
enum td_answer_kind {
    TD_ANSWER_DEVICE,   /* DA1, CSI ? ... c: numbers are its features */
    TD_ANSWER_MODEL,    /* DA2, CSI > ... c: numbers are kind, version, cartridge */
    TD_ANSWER_VERSION,  /* XTVERSION: text is name and version */
    TD_ANSWER_MODE,     /* DECRPM: numbers are mode, state (0 unknown, 1 set, 2 reset ...) */
    TD_ANSWER_CURSOR,   /* numbers are row, column, from 1 */
    TD_ANSWER_STATUS,   /* DSR, CSI n */
    TD_ANSWER_COLOR,    /* OSC 4, 10, 11 ...: numbers begin with it; text is the rest */
    TD_ANSWER_SIZE,     /* CSI 4, 6, 8 ; height ; width t: numbers as they came */
    TD_ANSWER_GRAPHICS, /* kitty graphics, APC G: text */
    TD_ANSWER_KEYBOARD, /* kitty keyboard, CSI ? flags u */
    TD_ANSWER_FOCUS_IN,
    TD_ANSWER_FOCUS_OUT,
    TD_ANSWER_OTHER /* a string nobody knows: text, as far as it fits */
};

#define TD_INPUT_NUMBERS 16
#define TD_INPUT_TEXT 64 /* bytes, with the end */

enum td_input_kind {
    TD_INPUT_NONE,
    TD_INPUT_KEY,
    TD_INPUT_MOUSE,
    TD_INPUT_PASTE,  /* text: a piece of what was pasted, whole characters, no controls */
    TD_INPUT_ANSWER, /* answer, numbers, text */
    TD_INPUT_CLOSED
};
struct td_input {
    enum td_input_kind kind;
    td_key key;
    enum td_arrival arrival;
    struct td_mouse mouse;
    enum td_answer_kind answer;
    int numbers[TD_INPUT_NUMBERS]; /* at least 0 */
    int number_count;
    char text[TD_INPUT_TEXT]; /* UTF-8 */
};

#endif
