/* One of the two walls, or none. */
#include "gallery.h"

#include <string.h>

void td_gallery_deinit(struct td_gallery *gallery)
{
    td_kitty_wall_deinit(&gallery->kitty);
    td_sixel_wall_deinit(&gallery->sixel);
    td_bytes_deinit(&gallery->freed);
    td_bytes_deinit(&gallery->data);
    td_bytes_deinit(&gallery->place);
    memset(gallery, 0, sizeof *gallery);
}

static bool uses(const struct td_pixel_theme *theme, enum td_graphics graphics)
{
    return theme->still == graphics || theme->moving == graphics;
}

bool td_gallery_needs_clear(const struct td_gallery *gallery, const struct td_theme *theme,
                            const struct td_canvas *canvas)
{
    return uses(&theme->pixels, TD_GRAPHICS_SIXEL) && td_sixel_wall_moved(&gallery->sixel, canvas);
}

/* The cursor is where the text left it, before and after. */
static bool show_kitty(struct td_gallery *gallery, const struct td_pixel_theme *theme,
                       const struct td_canvas *canvas)
{
    static const char keep[] = "\0337", back[] = "\0338";
    struct td_bytes *place = &gallery->place;
    bool whole;

    td_bytes_add(place, keep, sizeof keep - 1);
    whole = td_kitty_wall_show(&gallery->kitty, theme, canvas, &gallery->data, place);
    if (place->count == sizeof keep - 1) {
        td_bytes_clear(place);
    } else {
        td_bytes_add(place, back, sizeof back - 1);
    }
    return whole;
}

bool td_gallery_show(struct td_gallery *gallery, const struct td_theme *theme,
                     const struct td_canvas *canvas, td_ns now)
{
    const struct td_pixel_theme *pixels = &theme->pixels;
    bool whole;

    td_bytes_clear(&gallery->data);
    td_bytes_clear(&gallery->place);
    whole = uses(pixels, TD_GRAPHICS_KITTY) ? show_kitty(gallery, pixels, canvas)
            : uses(pixels, TD_GRAPHICS_SIXEL)
                ? td_sixel_wall_show(&gallery->sixel, pixels, canvas, now, &gallery->data)
                : true;
    if (!whole) { /* a command without its end would take the text after it for its own */
        td_bytes_clear(&gallery->data);
        td_bytes_clear(&gallery->place);
    }
    return whole;
}

void td_gallery_touch(struct td_gallery *gallery, const struct td_theme *theme, int row, int from,
                      int to)
{
    if (uses(&theme->pixels, TD_GRAPHICS_SIXEL)) {
        td_sixel_wall_touch(&gallery->sixel, &theme->pixels, row, from, to);
    }
}

void td_gallery_clear(struct td_gallery *gallery)
{
    td_kitty_wall_clear(&gallery->kitty, &gallery->freed);
    td_sixel_wall_clear(&gallery->sixel);
}

td_ns td_gallery_due(const struct td_gallery *gallery)
{
    return td_sixel_wall_due(&gallery->sixel);
}

bool td_gallery_has(const void *self, uint32_t serial)
{
    const struct td_gallery *gallery = self;

    return td_kitty_wall_has(&gallery->kitty, serial) || td_sixel_wall_has(&gallery->sixel, serial);
}
