/* What is in a block of samples. */
#include <string.h>

#include "raster_grid.h"

static const uint8_t *sample_at(const struct td_raster_grid *grid, int x, int y)
{
    return grid->owner + (size_t)y * (size_t)grid->w + (size_t)x;
}

/* Darker at the border to a neighbour, so that parts are told apart. One tone only:
 * every change of colour costs some twenty bytes on their way to the terminal. */
static enum td_raster_tone tone_at(const struct td_raster_grid *grid, int x, int y)
{
    const uint8_t *at = sample_at(grid, x, y);
    bool inside = x > 0 && y > 0 && x + 1 < grid->w && y + 1 < grid->h && at[-1] == *at &&
                  at[1] == *at && at[-grid->w] == *at && at[grid->w] == *at;

    return inside ? TD_RASTER_TONE_INSIDE : TD_RASTER_TONE_BORDER;
}

/* Does one shape cover more of a block than the other (or is there no other)? */
static bool votes_for(const struct td_raster_grid *grid, int x0, int y0, int w, int h, uint8_t one,
                      uint8_t other)
{
    int lead = 0;

    for (int y = y0; y < y0 + h && other != TD_RASTER_NOBODY; y++) {
        for (int x = x0; x < x0 + w; x++) {
            uint8_t owner = *sample_at(grid, x, y);

            lead += owner == one ? 1 : owner == other ? -1 : 0;
        }
    }
    return other == TD_RASTER_NOBODY || lead > 0;
}

/* Mean colour of a block of samples; returns the share that is covered, and in
 * *most the shape that covers most of it. out may be NULL. */
float td_raster_mean(const struct td_raster_grid *grid, int x0, int y0, int w, int h,
                     struct td_raster_color *out, uint8_t *most)
{
    struct td_raster_color sum = {0, 0, 0};
    int covered = 0;

    *most = TD_RASTER_NOBODY;
    for (int y = y0; y < y0 + h; y++) {
        for (int x = x0; x < x0 + w; x++) {
            uint8_t owner = *sample_at(grid, x, y);
            const struct td_raster_color *c;

            if (owner == TD_RASTER_NOBODY) {
                continue;
            }
            covered++;
            if (owner != *most && votes_for(grid, x0, y0, w, h, owner, *most)) {
                *most = owner;
            }
            if (out != NULL) {
                c = &grid->paints[owner].tones[grid->shapes[owner].edge ? tone_at(grid, x, y)
                                                                        : TD_RASTER_TONE_INSIDE];
                sum = (struct td_raster_color){sum.r + c->r, sum.g + c->g, sum.b + c->b};
            }
        }
    }
    if (covered > 0 && out != NULL) {
        float n = (float)covered;

        *out = (struct td_raster_color){sum.r / n, sum.g / n, sum.b / n};
    }
    return (float)covered / (float)(w * h);
}

bool td_raster_is_even(const struct td_raster_grid *grid, int x0, int y0, int w, int h)
{
    const uint8_t *at = grid->owner + (size_t)y0 * (size_t)grid->w + (size_t)x0;
    uint64_t row, first;

    if (x0 < 1 || y0 < 1 || x0 + w >= grid->w || y0 + h >= grid->h || w > 6) {
        return false;
    }
    memset(&first, at[0], sizeof first);
    first >>= 64 - 8 * (w + 2);
    at -= grid->w + 1;
    for (int y = -1; y <= h; y++, at += grid->w) {
        row = 0;
        memcpy(&row, at, (size_t)w + 2);
        if (row != first) {
            return false;
        }
    }
    return true;
}
