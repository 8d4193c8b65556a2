/* Pictures of one movement, each drawn when it is first wanted. */
#include "teardrop/ui/picture/film.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"

#define BUDGET (6u << 20) /* bytes of pictures kept; a longer film has fewer steps */

static void forget(struct td_film *film)
{
    size_t count = film->images != NULL ? ((size_t)film->steps + 1) * TD_GLOW_COUNT : 0;

    for (size_t i = 0; i < count; i++) {
        td_image_deinit(&film->images[i]);
    }
    free(film->images);
    td_image_deinit(&film->ring);
    film->images = NULL;
    film->steps = 0;
    film->ring_key = -1;
}

void td_film_deinit(struct td_film *film)
{
    forget(film);
    td_figure_deinit(&film->figure);
    memset(film, 0, sizeof *film);
}

static bool same(const struct td_stance *a, const struct td_stance *b)
{
    return a->movement == b->movement && a->held == b->held && a->depth_deg >= b->depth_deg &&
           a->depth_deg <= b->depth_deg && a->heel >= b->heel && a->heel <= b->heel;
}

bool td_film_set(struct td_film *film, const struct td_theme *theme, const struct td_stance *stance,
                 enum td_figure_views views, int cols, int rows, bool mirror)
{
    size_t one = (size_t)cols * (size_t)rows * sizeof(struct td_cell);
    int steps, most;

    if (film->images != NULL && film->theme == theme && same(&film->stance, stance) &&
        film->views == views && film->cols == cols && film->rows == rows &&
        film->mirror == mirror) {
        return true;
    }
    forget(film);
    if (cols < 1 || rows < 1) {
        return false;
    }
    film->theme = theme;
    film->stance = *stance;
    film->views = views;
    film->cols = cols;
    film->rows = rows;
    film->mirror = mirror;
    most = td_max((int)(BUDGET / one / TD_GLOW_COUNT) - 1, 1);
    steps = td_figure_steps(stance, views, cols, rows);
    film->steps = td_min(steps, most);
    film->images = calloc(((size_t)film->steps + 1) * TD_GLOW_COUNT, sizeof *film->images);
    if (film->images == NULL) {
        film->steps = 0;
    }
    return film->images != NULL;
}

int td_film_number(const struct td_film *film, float part, enum td_glow glow)
{
    int step = (int)(part * (float)film->steps + 0.5F);

    return step * TD_GLOW_COUNT + (int)glow;
}

const struct td_image *td_film_picture(struct td_film *film, int number)
{
    struct td_image *image = &film->images[number];

    if (image->cells == NULL) {
        int step = number / TD_GLOW_COUNT;
        struct td_figure_spec spec = {
            .stance = film->stance,
            .views = film->views,
            .part = (float)step / (float)film->steps,
            .glow = (enum td_glow)(number % TD_GLOW_COUNT),
            .mirror = film->mirror,
            .ring = -1,
        };

        td_figure_render(&film->figure, image, film->theme, film->cols, film->rows, &spec);
    }
    return image;
}

const struct td_image *td_film_hold(struct td_film *film, int pieces, int swell)
{
    int key = pieces * 16 + swell;

    if (film->ring.cells == NULL || film->ring_key != key) {
        struct td_figure_spec spec = {
            .stance = film->stance,
            .views = film->views,
            .part = 1,
            .glow = TD_GLOW_HIGH,
            .mirror = film->mirror,
            .ring = (float)pieces / TD_FILM_RING_PIECES,
            .swell = (float)swell / 8,
        };

        td_figure_render(&film->figure, &film->ring, film->theme, film->cols, film->rows, &spec);
        film->ring_key = key;
    }
    return &film->ring;
}
