/* One of the two walls, or none. */
#include "gallery.h"

#include <string.h>

void td_gallery_deinit(struct td_gallery *gallery)
{
    td_kitty_wall_deinit(&gallery->kitty);
    td_sixel_wall_deinit(&gallery->sixel);
    td_bytes_deinit(&gallery->data);
    td_bytes_deinit(&gallery->place);
    memset(gallery, 0, sizeof *gallery);
}

static bool uses(const struct td_pixel_theme *theme, enum td_graphics graphics)
{
    return theme->still == graphics || theme->moving == graphics;
}

bool td_gallery_show(struct td_gallery *gallery, const struct td_theme *theme,
                     const struct td_canvas *canvas, td_ns now)
{
    const struct td_pixel_theme *pixels = &theme->pixels;

    td_bytes_clear(&gallery->data);
    if (uses(pixels, TD_GRAPHICS_KITTY)) {
        return td_kitty_wall_show(&gallery->kitty, pixels, canvas, &gallery->data, &gallery->place);
    }
    return !uses(pixels, TD_GRAPHICS_SIXEL) ||
           td_sixel_wall_show(&gallery->sixel, pixels, canvas, now, &gallery->data);
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
    td_kitty_wall_clear(&gallery->kitty, &gallery->place);
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
