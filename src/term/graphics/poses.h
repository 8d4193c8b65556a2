/* Pictures as numbers of a palette, kept as long as they may be shown again. */
#ifndef TEARDROP_TERM_GRAPHICS_POSES_H
#define TEARDROP_TERM_GRAPHICS_POSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/term/draw/raster.h"

#define TD_POSES_BYTES (24 << 20) /* of memory, at most, but for what is shown */

struct td_pose_numbers {
    uint32_t serial, used; /* of the picture; frame in which it was shown last */
    int at;                /* number of the place whose palette its numbers are of */
    bool moves;
    int w, h; /* pixels */
    uint8_t *numbers;
};

/* Owned; zero-initialise. */
struct td_poses {
    struct td_pose_numbers *list;
    int count, capacity;
    size_t bytes;
    uint32_t frame; /* the present one */
};
void td_poses_deinit(struct td_poses *poses);

/* Valid until the next one is added or forgotten; NULL: it is not there. at -1: of any place. */
struct td_pose_numbers *td_poses_find(const struct td_poses *poses, uint32_t serial, int at);
/* Room for a picture's numbers, not set yet; NULL when memory is short. */
struct td_pose_numbers *td_poses_add(struct td_poses *poses, const struct td_image *image, int at);
/* Those of a place; at -1: all. */
void td_poses_forget(struct td_poses *poses, int at);
/* Drops what was not shown in the present frame: all when nothing moves, else what stands, and the
 * oldest that take too much. */
void td_poses_tidy(struct td_poses *poses, bool moving);

#endif
