/* The pictures that stand in the terminal, by whatever protocol it speaks. */
#ifndef TEARDROP_TERM_GRAPHICS_GALLERY_H
#define TEARDROP_TERM_GRAPHICS_GALLERY_H

#include "kitty_wall.h"
#include "sixel_wall.h"

/* Owned; zero-initialise. */
struct td_gallery {
    struct td_kitty_wall kitty;
    struct td_sixel_wall sixel;
    /* What is to be written: `freed` first, then, of the last td_gallery_show, `data` after the
     * text, in its own time, and `place`, at once. */
    struct td_bytes freed, data, place;
};
void td_gallery_deinit(struct td_gallery *gallery);

/* Are pictures in other places than before, and would text that is moved about leave scraps of
 * them? Then the screen is to be cleared before anything else is written. */
bool td_gallery_needs_clear(const struct td_gallery *gallery, const struct td_theme *theme,
                            const struct td_canvas *canvas);
/* False: memory was short; the terminal is to be drawn anew, whole. now: the real time. */
bool td_gallery_show(struct td_gallery *gallery, const struct td_theme *theme,
                     const struct td_canvas *canvas, td_ns now);
/* Columns from..to of a row were written to. */
void td_gallery_touch(struct td_gallery *gallery, const struct td_theme *theme, int row, int from,
                      int to);
/* The screen is empty; `freed` gets what frees all in the terminal. */
void td_gallery_clear(struct td_gallery *gallery);
/* When to show again, though nothing changed; TD_NEVER: no need. */
td_ns td_gallery_due(const struct td_gallery *gallery);
/* td_shelf of theme.h; self is the gallery. */
bool td_gallery_has(const void *self, uint32_t serial);

#endif
