/* What of pictures stands on a terminal that draws sixels.
 *
 * It keeps nothing that could be named: each change is painted, and text that is written over a
 * picture leaves a hole. So the colours of all pixels on the screen are known here, and what is
 * painted is what differs. Some terminals keep no more than so many of the latest sixels (xterm:
 * 16) and paint from them what has to be drawn anew; so before there are as many, all is painted
 * once more. */
#ifndef TEARDROP_TERM_GRAPHICS_SIXEL_WALL_H
#define TEARDROP_TERM_GRAPHICS_SIXEL_WALL_H

#include "poses.h"
#include "sixel.h"
#include "teardrop/base/time.h"
#include "teardrop/term/draw/canvas.h"
#include "teardrop/term/theme.h"

#define TD_SIXEL_BYTES_A_SECOND 165000 /* of what moves, at most */
/* Pixels a side of one sixel: xterm shows nothing of a larger one, unless it is told to. */
#define TD_SIXEL_SIDE 1000
#define TD_SIXEL_FRAME (TD_NS_PER_S / 15)
#define TD_SIXEL_KEPT 12 /* sixels, before all is painted anew */

/* Of a pixel: painted, and made to look like the ground again; painted, and perhaps lost. */
enum { TD_SIXEL_COVERED = 1, TD_SIXEL_UNSURE = 2 };

/* Owned; zero-initialise. */
struct td_sixel_wall {
    struct td_sixel_writer writer;
    int w, h; /* of the screen, in pixels */
    /* Of each: 0xFFRRGGBB, 0 = never painted, or one of the two above. */
    uint32_t *shown;
    int sixels;                  /* written since all was painted */
    bool anew;                   /* all is to be painted now */
    struct td_palette *palettes; /* one for each place of a canvas */
    struct {
        int x, y, cols, rows;
        bool moves;
    } of[TD_CANVAS_PLACES]; /* what they were chosen for; cols 0 = nothing */
    struct td_poses poses;  /* pictures as numbers */
    uint8_t *box;           /* what is about to be painted */
    size_t box_capacity;
    td_ns next; /* when what moves may be painted again */
    bool late;  /* something else than what is shown was to be shown then */
};
void td_sixel_wall_deinit(struct td_sixel_wall *wall);

/* What makes the terminal show the canvas's pictures, after its text was written. now: the real
 * time. False: memory was short; call td_sixel_wall_clear then. */
bool td_sixel_wall_show(struct td_sixel_wall *wall, const struct td_pixel_theme *theme,
                        const struct td_canvas *canvas, td_ns now, struct td_bytes *out);
/* Is one of the pictures that are shown not in the canvas any more, or elsewhere? */
bool td_sixel_wall_moved(const struct td_sixel_wall *wall, const struct td_canvas *canvas);
/* Columns from..to of a row may have been written to, and what was painted there be gone. */
void td_sixel_wall_touch(struct td_sixel_wall *wall, const struct td_pixel_theme *theme, int row,
                         int from, int to);
/* The terminal's screen is empty. */
void td_sixel_wall_clear(struct td_sixel_wall *wall);
bool td_sixel_wall_has(const struct td_sixel_wall *wall, uint32_t serial);
/* When td_sixel_wall_show has something to say though nothing changed; TD_NEVER: it has not. */
td_ns td_sixel_wall_due(const struct td_sixel_wall *wall);

#endif
