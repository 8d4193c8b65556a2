/* What the walls are tried with: pictures on a canvas, memory that may be short, and what a
 * terminal shows of it. */
#ifndef TEARDROP_TESTS_UNIT_TERM_GRAPHICS_WALL_H
#define TEARDROP_TESTS_UNIT_TERM_GRAPHICS_WALL_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "graphics/bytes.h"
#include "shown/shown.h"
#include "teardrop/term/draw/canvas.h"
#include "teardrop/term/draw/raster.h"
#include "test.h"

#define SCREEN_W 40
#define SCREEN_H 20
#define CELL_W 10
#define CELL_H 20
#define GROUND 0x102030

struct stage {
    struct td_theme theme;
    struct td_canvas canvas;
    struct shown shown;
    struct td_bytes data, place;
    uint32_t serial;
};

static struct stage stage;

static inline void stage_init(void)
{
    memset(&stage, 0, sizeof stage);
    td_theme_init(&stage.theme, TD_DEPTH_256, false);
    stage.theme.pixels = (struct td_pixel_theme){.still = TD_GRAPHICS_KITTY,
                                                 .moving = TD_GRAPHICS_KITTY,
                                                 .cell_w = CELL_W,
                                                 .cell_h = CELL_H,
                                                 .ground = GROUND};
    assert_int_equal(td_canvas_init(&stage.canvas, &stage.theme, SCREEN_W, SCREEN_H), TD_OK);
    shown_init(&stage.shown, SCREEN_W, SCREEN_H, CELL_W, CELL_H);
}

static inline void stage_deinit(void)
{
    td_canvas_deinit(&stage.canvas);
    shown_deinit(&stage.shown);
    td_bytes_deinit(&stage.data);
    td_bytes_deinit(&stage.place);
}

/* Another picture, though the same pixels. */
static inline void renew(struct td_image *image)
{
    image->serial = ++stage.serial;
}

/* Soft colours, a disc that is see-through outside with a soft edge; `kind` makes it another. */
static inline struct td_image make_picture(int cols, int rows, int kind, bool moves)
{
    struct td_image image = {.cols = cols, .rows = rows, .moves = moves};
    int w = cols * CELL_W, h = rows * CELL_H;

    renew(&image);
    assert_int_equal(td_pixels_init(&image.pixels, w, h), TD_OK);
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            int far = (2 * x - w) * (2 * x - w) * 100 / (w * w) +
                      (2 * y - h) * (2 * y - h) * 100 / (h * h);

            image.pixels.at[y * w + x] = (struct td_pixel){
                (uint8_t)(200 - x * 60 / w), (uint8_t)(60 + (y * 90 / h + kind * 17) % 120),
                (uint8_t)(40 + kind * 23 % 90),
                (uint8_t)(far < 90   ? 255
                          : far < 99 ? 255 - (far - 89) * 25
                                     : 0)};
        }
    }
    return image;
}

static inline void fill_pixels(struct td_image *image, struct td_rect box, struct td_pixel color)
{
    for (int y = box.y; y < box.y + box.h; y++) {
        for (int x = box.x; x < box.x + box.w; x++) {
            image->pixels.at[y * image->pixels.w + x] = color;
        }
    }
}

static inline void draw(const struct td_image *image, int x, int y)
{
    td_image_draw(image, &stage.canvas, x, y);
}

/* What the canvas has at a pixel of the screen; a 0: nothing. */
static inline struct td_pixel wanted_at(int x, int y)
{
    const struct td_cell *cell = td_canvas_cell(&stage.canvas, x / CELL_W, y / CELL_H);
    const struct td_canvas_place *place;

    if (cell->place == 0) {
        return (struct td_pixel){0};
    }
    place = &stage.canvas.places[cell->place - 1];
    return place->image->pixels
        .at[(y - place->y * CELL_H) * place->image->pixels.w + x - place->x * CELL_W];
}

static inline struct td_pixel shown_at(int x, int y)
{
    uint32_t value = shown_pixel(&stage.shown, x, y);
    struct td_pixel pixel;

    memcpy(&pixel, &value, sizeof pixel);
    return pixel;
}

/* Nothing of what it was sent was wrong; and counts anew. */
static inline void assert_no_error(void)
{
    assert_string_equal(stage.shown.error, "");
}

static inline void count_anew(void)
{
    struct shown *s = &stage.shown;

    s->sent = s->placed = s->taken = s->freed = s->sixels = 0;
    s->sent_pixels = s->sixel_pixels = 0;
}

/* Memory: -1 = as much as is wanted, else so many allocations. */
static int allocations_left = -1;

static inline bool grants(void)
{
    if (allocations_left == 0) {
        return false;
    }
    allocations_left -= allocations_left > 0 ? 1 : 0;
    return true;
}

static inline void *scarce_malloc(size_t size)
{
    return grants() ? malloc(size) : NULL;
}

static inline void *scarce_calloc(size_t count, size_t size)
{
    return grants() ? calloc(count, size) : NULL;
}

static inline void *scarce_realloc(void *memory, size_t size)
{
    return grants() ? realloc(memory, size) : NULL;
}

#endif
