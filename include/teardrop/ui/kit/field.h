/* A text field of one line, with a cursor. */
#ifndef TEARDROP_UI_KIT_FIELD_H
#define TEARDROP_UI_KIT_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/term/draw/canvas.h"
#include "teardrop/term/keys/key.h"

enum td_field_kind {
    TD_FIELD_TEXT,
    TD_FIELD_WHOLE,  /* digits, and a minus at the front */
    TD_FIELD_DECIMAL /* digits and a point; a comma counts as one */
};

/* The longest text, in bytes with its end. */
#define TD_FIELD_MAX 256

struct td_field {
    char *text;  /* the caller's buffer, UTF-8; borrowed */
    size_t size; /* of the buffer, in bytes */
    size_t at;   /* the cursor, in bytes; never inside what a person takes for one letter */
    enum td_field_kind kind;
    td_key left_out; /* last part of a letter that did not fit; its other parts are left out too */
    bool asking;     /* the field asks whether to throw away what was typed */
    char before[TD_FIELD_MAX]; /* the text it began with */
};

/* Begins with the text already in `text` (`size` bytes, at most TD_FIELD_MAX), the cursor at its
 * end. */
void td_field_begin(struct td_field *field, enum td_field_kind kind, char *text, size_t size);
/* Replaces the text; it counts as typed. */
void td_field_put(struct td_field *field, const char *text);
/* Would leaving lose something? Not if the text is empty, or as it was at first. */
bool td_field_changed(const struct td_field *field);

enum td_field_answer {
    TD_FIELD_OTHER, /* the key was not for the line */
    TD_FIELD_TAKEN, /* it was, even if it no longer fits or means nothing in a line */
    TD_FIELD_LEAVE  /* Esc, and there is nothing to lose, or the person agreed to lose it */
};
/* Takes letters and the usual keys: arrows, Home, End, Backspace, Delete, and Ctrl with A B D E F H
 * K U W. A digit replaces a number's lone 0. A letter that does not fit, or whose last mark does
 * not, is left out whole. Esc asks before losing what was typed; then y means yes, n and Esc no,
 * and other keys do nothing. Enter, Tab, up and down are left to the screen. */
enum td_field_answer td_field_key(struct td_field *field, td_key key);
/* The same question for another way out (`q`, where letters are not typed); true = the field may
 * be left now. */
bool td_field_may_leave(struct td_field *field);

/* The question shown while `asking`. */
extern const char td_field_question[];

/* Draws `> text` in `cols` columns, scrolled so that the cursor is in sight, and puts the
 * terminal's cursor there; while the field asks, draws the question. Returns columns used. */
int td_field_draw(const struct td_field *field, struct td_canvas *canvas, int x, int y, int cols,
                  enum td_role role);
/* The same without the mark before it. */
int td_field_draw_bare(const struct td_field *field, struct td_canvas *canvas, int x, int y,
                       int cols, enum td_role role);

#endif
