/* Pictures of one movement, each drawn when it is first wanted. */
#include "teardrop/ui/picture/film.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"

#define BUDGET (6u << 20) /* bytes of pictures kept; a longer film has fewer steps */
/* In pixels a step is a picture that the terminal has to be given, and to keep. */
enum { STEPS_KITTY = 64, STEPS_SIXEL = 40 };

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
    film->held = -1;
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
    return a->movement == b->movement && a->held == b->held && a->feet == b->feet &&
           a->depth_deg >= b->depth_deg && a->depth_deg <= b->depth_deg && a->heel >= b->heel &&
           a->heel <= b->heel;
}

static bool same_pixels(const struct td_pixel_theme *a, const struct td_pixel_theme *b)
{
    return a->moving == b->moving && a->cell_w == b->cell_w && a->cell_h == b->cell_h;
}

static bool in_pixels(const struct td_film *film)
{
    return film->theme->pixels.moving != TD_GRAPHICS_CELLS;
}

/* How many steps there is room for. */
static int steps_most(const struct td_film *film)
{
    size_t one = (size_t)film->cols * (size_t)film->rows * sizeof(struct td_cell);

    return film->theme->pixels.moving == TD_GRAPHICS_KITTY ? STEPS_KITTY
           : film->theme->pixels.moving == TD_GRAPHICS_SIXEL
               ? STEPS_SIXEL
               : td_max((int)(BUDGET / one / TD_GLOW_COUNT) - 1, 1);
}

bool td_film_set(struct td_film *film, const struct td_theme *theme, const struct td_stance *stance,
                 enum td_figure_views views, int cols, int rows, bool mirror)
{
    int steps;

    if (film->images != NULL && film->theme == theme && film->ground == theme->ground &&
        same_pixels(&film->pixels, &theme->pixels) && same(&film->stance, stance) &&
        film->views == views && film->cols == cols && film->rows == rows &&
        film->mirror == mirror) {
        return true;
    }
    forget(film);
    if (cols < 1 || rows < 1) {
        return false;
    }
    film->theme = theme;
    film->ground = theme->ground;
    film->pixels = theme->pixels;
    film->stance = *stance;
    film->views = views;
    film->cols = cols;
    film->rows = rows;
    film->mirror = mirror;
    steps = td_figure_steps(stance, views, cols, rows);
    film->steps = td_min(steps, steps_most(film));
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

/* Is it drawn, and can it be shown? */
static bool has(const struct td_film *film, const struct td_image *image)
{
    const struct td_shelf *shelf = &film->theme->pixels.shelf;

    if (!in_pixels(film)) {
        return image->cells != NULL;
    }
    return image->serial != 0 && (image->pixels.at != NULL ||
                                  (shelf->has != NULL && shelf->has(shelf->self, image->serial)));
}

/* Its pixels are kept until the next one is drawn; by then they are where they are shown. */
static void hold_pixels(struct td_film *film, int number)
{
    if (film->held >= 0 && film->held != number) {
        td_pixels_deinit(&film->images[film->held].pixels);
    }
    film->held = number;
}

const struct td_image *td_film_picture(struct td_film *film, int number)
{
    struct td_image *image = &film->images[number];

    if (!has(film, image)) {
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
        hold_pixels(film, number);
    }
    return image;
}

const struct td_image *td_film_hold(struct td_film *film, int pieces, int swell)
{
    int key = pieces * 16 + swell;

    if (!td_image_is_drawn(&film->ring) || film->ring_key != key) {
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
        film->ring.moves = false; /* all but the ring stands */
        film->ring_key = key;
    }
    return &film->ring;
}
