/* Runs of cells that show a picture, joined downwards. */
#include "seen.h"

#include "teardrop/base/num.h"

bool td_seen_fits(const struct td_image *image, const struct td_pixel_theme *theme)
{
    return image->pixels.at == NULL || (image->pixels.w == image->cols * theme->cell_w &&
                                        image->pixels.h == image->rows * theme->cell_h);
}

static bool shows(const struct td_canvas *canvas, int place, int x, int y)
{
    return canvas->cells[(size_t)y * (size_t)canvas->cols + (size_t)x].place == place + 1;
}

/* The run goes on what ends above it with the same columns, or is a rectangle of its own. */
static void add_run(struct td_seen *out, int x, int y, int w)
{
    for (int i = 0; i < out->count; i++) {
        struct td_rect *r = &out->rects[i];

        if (r->x == x && r->w == w && r->y + r->h == y) {
            r->h++;
            return;
        }
    }
    if (out->count < TD_SEEN_MAX) {
        out->rects[out->count++] = (struct td_rect){x, y, w, 1};
    }
}

void td_seen_find(const struct td_canvas *canvas, int place, struct td_rect limit,
                  struct td_seen *out)
{
    int right = td_min(limit.x + limit.w, canvas->cols);
    int bottom = td_min(limit.y + limit.h, canvas->rows);

    out->count = 0;
    for (int y = td_max(limit.y, 0); y < bottom; y++) {
        for (int x = td_max(limit.x, 0); x < right;) {
            int from = x;

            while (x < right && shows(canvas, place, x, y)) {
                x++;
            }
            if (x > from) {
                add_run(out, from, y, x - from);
            } else {
                x++;
            }
        }
    }
}
