/* What stands on a terminal that speaks kitty's protocol, and what it keeps.
 *
 * A picture that stands is sent in tiles, so that a change costs no more than the tiles it is in;
 * each is freed when it is not shown any more. A pose of a movement is sent whole, once, and kept
 * as long as a movement is shown at all: after that it is only named. */
#ifndef TEARDROP_TERM_GRAPHICS_KITTY_WALL_H
#define TEARDROP_TERM_GRAPHICS_KITTY_WALL_H

#include "kitty.h"
#include "teardrop/term/draw/canvas.h"
#include "teardrop/term/theme.h"

enum {
    TD_KITTY_FIRST = 0x74440000, /* numbers of our images follow it */
    TD_KITTY_POSES = 255,        /* those of poses come first, */
    TD_KITTY_TILES = 8192        /* then those of tiles */
};

struct td_kitty_sent;
struct td_kitty_hung;

/* Owned; zero-initialise. */
struct td_kitty_wall {
    struct td_kitty_packer packer;
    struct td_kitty_sent *sent; /* what the terminal keeps */
    int sent_count, sent_capacity;
    struct td_kitty_hung *hung, *wanted; /* what it shows, and is to show */
    int hung_count, wanted_count, hung_capacity, wanted_capacity;
    uint64_t shown; /* stands for all that is seen; 0 = not known */
    uint32_t frame, next_tile;
    size_t pose_bytes; /* that the terminal keeps */
    bool failed;       /* memory was short */
};
void td_kitty_wall_deinit(struct td_kitty_wall *wall);

/* What makes the terminal show the canvas's pictures: `data` may come before, `place` makes the
 * change at once. False: memory was short, and nothing is known of the terminal any more; call
 * td_kitty_wall_clear then. */
bool td_kitty_wall_show(struct td_kitty_wall *wall, const struct td_pixel_theme *theme,
                        const struct td_canvas *canvas, struct td_bytes *data,
                        struct td_bytes *place);
/* Frees all in the terminal; out may be NULL when it has done so by itself. */
void td_kitty_wall_clear(struct td_kitty_wall *wall, struct td_bytes *out);
/* Is a pose kept? */
bool td_kitty_wall_has(const struct td_kitty_wall *wall, uint32_t serial);
/* The numbers of poses in use are TD_KITTY_FIRST + 1 up to this many. */
int td_kitty_wall_poses(const struct td_kitty_wall *wall);

#endif
