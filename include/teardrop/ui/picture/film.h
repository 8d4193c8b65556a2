/* Pictures of one movement at one size, each drawn when it is first wanted and
 * kept: a rep looks like the one before. Of pictures in pixels the terminal's side keeps what it
 * was given (td_shelf of term/theme.h), and here only the last one is. */
#ifndef TEARDROP_UI_PICTURE_FILM_H
#define TEARDROP_UI_PICTURE_FILM_H

#include "teardrop/ui/picture/figure.h"

/* Owned; zero-initialise. */
struct td_film {
    const struct td_theme *theme; /* borrowed */
    struct td_pixel_theme pixels; /* as they were when it was set, with the palette's ground */
    enum td_ground ground;
    struct td_stance stance;
    enum td_figure_views views;
    int cols, rows;
    bool mirror;
    int steps;               /* the way from top to bottom in so many steps; 0 = nothing set */
    struct td_image *images; /* [(steps + 1) * TD_GLOW_COUNT] */
    int held;                /* number of the image that has its pixels; -1 = none */
    struct td_image ring;    /* a hold's picture: of ring_key alone */
    int ring_key;
    struct td_figure figure;
};
void td_film_deinit(struct td_film *film);

/* Says what is to be shown, and how large; pictures of anything else are dropped. False when
 * memory is short: there is nothing to show then. */
bool td_film_set(struct td_film *film, const struct td_theme *theme, const struct td_stance *stance,
                 enum td_figure_views views, int cols, int rows, bool mirror);

/* Number of the picture for a part of the way; pictures of the same number are
 * the same. */
int td_film_number(const struct td_film *film, float part, enum td_glow glow);
/* The picture of that number. */
const struct td_image *td_film_picture(struct td_film *film, int number);

#define TD_FILM_RING_PIECES 120
/* The same for a hold: its share in pieces, and how far the ring has swollen in
 * eighths. */
const struct td_image *td_film_hold(struct td_film *film, int pieces, int swell);

#endif
