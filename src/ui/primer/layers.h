/* The layers of a picture that is looked at closely, in words. */
#ifndef TEARDROP_UI_PRIMER_LAYERS_H
#define TEARDROP_UI_PRIMER_LAYERS_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/core/picture/anatomy.h"
#include "teardrop/core/picture/bend.h"
#include "teardrop/term/draw/canvas.h"

#define TD_LAYER_KEYS 8 /* bytes of td_layer_keys */

/* The layer of a part is taken off. */
bool td_part_is_off(const struct td_anatomy_view *view, unsigned hidden, size_t part);
/* A deep part over which others lie where a leader line would point at it. bent: where the parts
 * are, of a view that bends; with count 0 where they are drawn. */
bool td_part_is_covered(const struct td_anatomy_view *view, unsigned hidden,
                        const struct td_bent *bent, size_t part);
bool td_view_has_layer(const struct td_anatomy_view *view, enum td_layer layer);
/* The keys that take its layers off: "1-4", or "3 4"; "" when it has none. */
void td_layer_keys(const struct td_anatomy_view *view, char out[TD_LAYER_KEYS]);
/* "[1] skin  [2] muscles  [ ] bands"; hidden: bits of those that are off. names: false where there
 * is little room: "[1][2][ ]". */
void td_layers_text(const struct td_anatomy_view *view, unsigned hidden, bool names, char *out,
                    size_t size);

/* Where there are no pictures: the view's title and its parts, line by line, with what the chosen
 * one does (-1: none), so far down that this is seen. */
void td_parts_draw(const struct td_anatomy_view *view, unsigned hidden, int chosen,
                   struct td_rect rect, struct td_canvas *canvas);

#endif
