/* A line that is typed: letters are added at its end, Backspace takes the last one. */
#ifndef TEARDROP_UI_FIELD_H
#define TEARDROP_UI_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/term/canvas.h"
#include "teardrop/term/key.h"

enum td_field_kind {
    TD_FIELD_TEXT,
    TD_FIELD_WHOLE,  /* digits, a minus first */
    TD_FIELD_DECIMAL /* digits and a point; a comma is one */
};

/* True when the key was for the line (also one that does not fit any more). text is UTF-8
 * in `size` bytes, with its end. A digit takes the place of a number's lone 0. */
bool td_field_key(enum td_field_kind kind, char *text, size_t size, td_key key);

/* A number from 0 to 10 as it is typed on a scale: "1" is 1, and 10 with a "0" behind it.
 * `last`: the digit before this one, TD_KEY_NONE at first; any other key forgets it. Returns
 * -1 when the key is no digit. */
int td_field_scale_digit(td_key key, td_key *last);

/* `> text`, its end in sight, with the terminal's cursor behind it. Returns columns used. */
int td_field_draw(struct td_canvas *canvas, int x, int y, int cols, const char *text,
                  enum td_role role);

#endif
