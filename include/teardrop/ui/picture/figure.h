/* The person beside the timer, seen from the side, from the front, or both beside each other on one
 * floor: a pose becomes filled shapes.
 *
 * From the side, the leg that works is drawn from its inner side, where the vastus medialis shows:
 * it is the leg away from the looker. A second one, where there is one, is dim and drawn behind it,
 * or it would hide the muscle. So a person who trains the left knee looks to the right, one who
 * trains the right knee to the left (mirror). Where both legs do the same, the second is seen only
 * in part, a little ahead of the first, and only where the picture is large enough.
 *
 * From the front, knees can be seen over the second toes; a fine line rises from these. Both
 * views look at each other: the one from the front stands where the other one looks to. A side-step
 * and a leg raised lying on the side are seen from the front alone. */
#ifndef TEARDROP_UI_PICTURE_FIGURE_H
#define TEARDROP_UI_PICTURE_FIGURE_H

#include <stdbool.h>

#include "teardrop/core/picture/pose.h"
#include "teardrop/term/draw/raster.h"

enum { TD_FIGURE_SHAPES = 128 };

/* What has no view from the front (td_pose_has_front) is seen from the side whatever is asked. */
enum td_figure_views { TD_FIGURE_SIDE, TD_FIGURE_FRONT, TD_FIGURE_BOTH };

/* How far the quadriceps are lit. */
enum td_glow { TD_GLOW_LOW, TD_GLOW_MIDDLE, TD_GLOW_HIGH, TD_GLOW_COUNT };

struct td_figure_spec {
    struct td_stance stance;
    enum td_figure_views views;
    float part; /* of the way, as td_pose_at takes it */
    enum td_glow glow;
    bool mirror;
    float ring;  /* share of a hold that is over, 0..1, as a ring around; below 0 = none */
    float swell; /* 0..1: the ring breathes */
};

/* The shapes, filled in again for each picture in the same memory. Owned; zero-initialise. */
struct td_figure {
    struct td_outline outlines[TD_FIGURE_SHAPES];
    struct td_shape shapes[TD_FIGURE_SHAPES];
    size_t count;
};
void td_figure_deinit(struct td_figure *figure);

/* Is there a figure for it at all? */
bool td_figure_has(enum td_movement movement);
/* What a window of so many columns has room for, in a film: both views where they are in pixels,
 * or many cells. */
enum td_figure_views td_figure_views_for(const struct td_theme *theme, int cols);
/* Draws; when memory is short the image stays as it was. image->moves says whether it is one of a
 * film. */
void td_figure_render(struct td_figure *figure, struct td_image *image,
                      const struct td_theme *theme, int cols, int rows,
                      const struct td_figure_spec *spec);
/* Height of a stance's picture for its width. */
float td_figure_shape(const struct td_stance *stance, enum td_figure_views views);
/* The cell of the picture on which a point of the person lands: statures, as td_pose_at has it or,
 * in the view from the front, td_pose_front_at. */
void td_figure_place(const struct td_figure_spec *spec, bool front, struct td_point p, int cols,
                     int rows, int *x, int *y);
/* How many different pictures the way from one end to the other is worth at this
 * size: one for each quarter sub-cell that the fastest joint travels. */
int td_figure_steps(const struct td_stance *stance, enum td_figure_views views, int cols, int rows);

#endif
