/* A line that is typed, with a cursor in it. */
#ifndef TEARDROP_UI_KIT_FIELD_H
#define TEARDROP_UI_KIT_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/term/draw/canvas.h"
#include "teardrop/term/keys/key.h"

enum td_field_kind {
    TD_FIELD_TEXT,
    TD_FIELD_WHOLE,  /* digits, a minus first */
    TD_FIELD_DECIMAL /* digits and a point; a comma is one */
};

/* The longest text, in bytes with its end. */
#define TD_FIELD_MAX 256

struct td_field {
    char *text; /* UTF-8, where it is kept; borrowed */
    size_t size;
    size_t at; /* the cursor, in bytes; never within what a person takes for one letter */
    enum td_field_kind kind;
    td_key left_out; /* last part of a letter that did not fit; its others do not either */
    bool asking;     /* whether what was typed is to be thrown away */
    char before[TD_FIELD_MAX]; /* the text at first */
};

/* Begins with what stands in `text` (`size` bytes, at most TD_FIELD_MAX), the cursor behind it. */
void td_field_begin(struct td_field *field, enum td_field_kind kind, char *text, size_t size);
/* Another text in its place, which counts as typed. */
void td_field_put(struct td_field *field, const char *text);
/* Is there something that leaving would lose? Not an empty text, nor one that is as it was. */
bool td_field_changed(const struct td_field *field);

enum td_field_answer {
    TD_FIELD_OTHER, /* the key was not for the line */
    TD_FIELD_TAKEN, /* it was, also one that does not fit any more, or that lines do not know */
    TD_FIELD_LEAVE  /* Esc, and there is nothing to lose, or it may be lost */
};
/* Letters, and the usual keys: arrows, Home, End, Backspace, Delete, and Ctrl- A B D E F H K
 * U W. A digit takes the place of a number's lone 0. A letter that does not fit, or whose
 * last mark does not, is left out whole. Esc asks before what was typed is lost; then y says
 * yes, n and Esc no, and other keys nothing. Enter, Tab, up and down are the screen's. */
enum td_field_answer td_field_key(struct td_field *field, td_key key);
/* The same question for another way out (`q`, where letters are not typed): true = it may be
 * left now. */
bool td_field_may_leave(struct td_field *field);

/* What is asked while `asking`. */
extern const char td_field_question[];

/* `> text` in `cols` columns, the cursor's part of it in sight and the terminal's cursor there;
 * while it asks, the question. Returns columns used. */
int td_field_draw(const struct td_field *field, struct td_canvas *canvas, int x, int y, int cols,
                  enum td_role role);
/* The same without the mark before it. */
int td_field_draw_bare(const struct td_field *field, struct td_canvas *canvas, int x, int y,
                       int cols, enum td_role role);

#endif
