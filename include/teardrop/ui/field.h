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
    TD_FIELD_DECIMAL /* digits and a point */
};

/* True when the key was for the line (also one that does not fit any more). text is UTF-8
 * in `size` bytes, with its end. */
bool td_field_key(enum td_field_kind kind, char *text, size_t size, td_key key);

/* `> text`, its end in sight, with the terminal's cursor behind it. Returns columns used. */
int td_field_draw(struct td_canvas *canvas, int x, int y, int cols, const char *text,
                  enum td_role role);

#endif
