/* Pictures in pixels: how long one takes to draw, and to light another part of it. */
#define _POSIX_C_SOURCE 200809L
#include "pictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "teardrop/store/content/anatomy.h"
#include "teardrop/store/text/cfg.h"
#include "teardrop/ui/picture/figure.h"
#include "teardrop/ui/picture/picture.h"

#define ROUNDS_MOST 100
#define CELL_W 10
#define CELL_H 20

/* Of this process alone: other work on the machine does not count. */
static double cpu_ms(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
    return (double)ts.tv_sec * 1e3 + (double)ts.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y ? 1 : 0;
}

static double middle(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_value);
    return values[count / 2];
}

/* 160 by 60 cells; other parts are lit from round to round. */
static void measure_view(const struct td_theme *theme, const struct td_anatomy_view *view,
                         int rounds)
{
    double whole[ROUNDS_MOST], change[ROUNDS_MOST];

    for (int i = 0; i < rounds; i++) {
        struct td_picture_spec spec = {.view = view};
        struct td_image image = {0};
        double from = cpu_ms();

        td_picture_render(&image, theme, 160, 60, &spec);
        whole[i] = cpu_ms() - from;
        spec.highlight = view->parts[(size_t)i % view->part_count].id;
        from = cpu_ms();
        td_picture_render(&image, theme, 160, 60, &spec);
        change[i] = cpu_ms() - from;
        td_image_deinit(&image);
    }
    printf("picture 1600x1200 %6.2f ms   another part lit %.2f ms (%s)\n", middle(whole, rounds),
           middle(change, rounds), view->id);
}

static void measure_figure(const struct td_theme *theme, int rounds)
{
    struct td_figure figure = {0};
    struct td_image image = {0};
    double pose[ROUNDS_MOST];

    for (int i = 0; i < rounds; i++) {
        struct td_figure_spec spec = {
            .stance = {.movement = TD_MOVEMENT_SQUAT, .depth_deg = 100, .heel = 0.03F},
            .part = (float)i / (float)rounds,
            .ring = -1};
        double from = cpu_ms();

        td_figure_render(&figure, &image, theme, 56, 35, &spec);
        pose[i] = cpu_ms() - from;
    }
    printf("pose 560x700      %6.2f ms\n", middle(pose, rounds));
    td_image_deinit(&image);
    td_figure_deinit(&figure);
}

void measure_pictures(int rounds)
{
    struct td_problems problems = {0};
    struct td_cfg *cfg = NULL;
    struct td_anatomy *anatomy = NULL;
    struct td_theme theme;

    rounds = rounds < ROUNDS_MOST ? rounds : ROUNDS_MOST;
    td_theme_init(&theme, TD_DEPTH_256, false);
    theme.pixels = (struct td_pixel_theme){.still = TD_GRAPHICS_KITTY,
                                           .moving = TD_GRAPHICS_KITTY,
                                           .cell_w = CELL_W,
                                           .cell_h = CELL_H};
    if (td_cfg_load(TEARDROP_SOURCE_DIR "/assets/anatomy.cfg", "anatomy.cfg", &problems, &cfg) ==
            TD_OK &&
        td_anatomy_read(cfg, NULL, &problems, &anatomy) == TD_OK) {
        measure_view(&theme, td_anatomy_view(anatomy, "front"), rounds);
    }
    measure_figure(&theme, rounds);
    td_anatomy_free(anatomy);
    td_cfg_free(cfg);
}
