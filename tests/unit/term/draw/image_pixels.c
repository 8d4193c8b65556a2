/* Pictures in pixels: where shapes land, how they are lit, and that cells show the same. */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* What draws stands in this program, with allocations that can fail. */
static int allocations_left = -1; /* -1: as many as wanted */

static bool grants(void)
{
    if (allocations_left == 0) {
        return false;
    }
    allocations_left -= allocations_left > 0 ? 1 : 0;
    return true;
}

static void *scarce_malloc(size_t size)
{
    return grants() ? malloc(size) : NULL;
}

static void *scarce_calloc(size_t count, size_t size)
{
    return grants() ? calloc(count, size) : NULL;
}

#define malloc scarce_malloc
#define calloc scarce_calloc
#include "src/term/draw/picture/coverage.c" /* NOLINT(bugprone-suspicious-include): see above */
#include "src/term/draw/picture/pixels.c"   /* NOLINT(bugprone-suspicious-include): the same */
#include "src/term/draw/picture/raster.c"   /* NOLINT(bugprone-suspicious-include): the same */
#include "src/term/draw/picture/relief.c"   /* NOLINT(bugprone-suspicious-include): the same */
#include "src/term/draw/picture/samples.c"  /* NOLINT(bugprone-suspicious-include): the same */
#include "src/term/draw/picture/samples_paint.c" /* NOLINT(bugprone-suspicious-include): the same */
#undef malloc
#undef calloc

#include "test.h"

#define COLS 8
#define ROWS 4
#define CELL_W 10
#define CELL_H 20

static struct td_theme theme;
static struct td_image image;
static struct td_outline left, all, drop, fibres;

static void add_box(struct td_outline *outline, float x0, float y0, float x1, float y1)
{
    const struct td_point points[] = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};

    assert_int_equal(td_outline_add(outline, points, 4), TD_OK);
}

static void add_drop(struct td_outline *outline)
{
    struct td_point points[40];

    for (int i = 0; i < 40; i++) {
        float angle = (float)i * 6.2831853F / 40;

        points[i] = (struct td_point){4.1F + 2.9F * cosf(angle), 4.2F + 3.1F * sinf(angle) + 0.3F};
    }
    assert_int_equal(td_outline_add(outline, points, 40), TD_OK);
}

static int set_up(void **state)
{
    (void)state;
    allocations_left = -1;
    memset(&image, 0, sizeof image);
    add_box(&left, 0, 0, 4, 8); /* the left half of a box of 8 by 8 */
    add_box(&all, 0, 0, 8, 8);
    add_box(&fibres, 1, 2, 7, 2.2F);
    add_drop(&drop);
    td_theme_init(&theme, TD_DEPTH_256, false);
    theme.pixels = (struct td_pixel_theme){.still = TD_GRAPHICS_KITTY,
                                           .moving = TD_GRAPHICS_SIXEL,
                                           .cell_w = CELL_W,
                                           .cell_h = CELL_H};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    td_image_deinit(&image);
    td_outline_deinit(&left);
    td_outline_deinit(&all);
    td_outline_deinit(&drop);
    td_outline_deinit(&fibres);
    return 0;
}

static enum td_err render_how(unsigned how, const struct td_shape *shapes, size_t count)
{
    return td_image_render(&image, &theme, COLS, ROWS, 8, 8, how, shapes, count);
}

static void render(unsigned how, const struct td_shape *shapes, size_t count)
{
    assert_int_equal(render_how(how, shapes, count), TD_OK);
}

static struct td_pixel at(int x, int y)
{
    if (image.pixels.at == NULL) {
        fail_msg("nothing is drawn");
        return (struct td_pixel){0};
    }
    return image.pixels.at[y * image.pixels.w + x];
}

static uint32_t rgb_at(int x, int y)
{
    return (uint32_t)at(x, y).r << 16 | (uint32_t)at(x, y).g << 8 | at(x, y).b;
}

static int brightness(struct td_pixel pixel)
{
    return pixel.r + pixel.g + pixel.b;
}

/* ---- what an image is ---- */

static void td_image_render__in_pixels__has_the_size_of_its_cells(void **state)
{
    const struct td_shape shape = {.outline = &left, .ink = TD_INK_PROP};

    (void)state;
    render(0, &shape, 1);
    assert_null(image.cells);
    assert_int_equal(image.pixels.w, COLS * CELL_W);
    assert_int_equal(image.pixels.h, ROWS * CELL_H);
    assert_int_not_equal(image.serial, 0);
    assert_false(image.moves);
    assert_true(td_image_is_drawn(&image));
    assert_int_equal(at(39, 40).a, 255);
    assert_int_equal(at(40, 40).a, 0);
    assert_int_equal(rgb_at(10, 40), td_theme_paint(&theme, TD_INK_PROP, TD_SHADE_PLAIN).plain);
}

static void td_image_render__mirrored__lies_on_the_other_side(void **state)
{
    const struct td_shape shape = {.outline = &left, .ink = TD_INK_PROP};

    (void)state;
    render(TD_IMAGE_MIRROR, &shape, 1);
    assert_int_equal(at(39, 40).a, 0);
    assert_int_equal(at(40, 40).a, 255);
    assert_int_equal(at(79, 40).a, 255);
}

static void td_image_render__again__has_another_serial(void **state)
{
    const struct td_shape shape = {.outline = &left, .ink = TD_INK_PROP};
    uint32_t serial;

    (void)state;
    render(0, &shape, 1);
    serial = image.serial;
    render(0, &shape, 1);
    assert_int_not_equal(image.serial, serial);
    assert_int_not_equal(image.serial, 0);
}

static void td_image_render__what_moves__goes_its_own_way(void **state)
{
    const struct td_shape shape = {.outline = &left, .ink = TD_INK_PROP};

    (void)state;
    render(TD_IMAGE_HARD, &shape, 1);
    assert_true(image.moves);
    assert_null(image.samples); /* one of many: it keeps no more than it shows */
    theme.pixels.moving = TD_GRAPHICS_CELLS;
    render(TD_IMAGE_HARD, &shape, 1);
    assert_non_null(image.cells);
    assert_null(image.pixels.at);
    assert_int_equal(image.serial, 0);
    assert_false(image.moves);
}

static void td_image_is_free__in_pixels__looks_at_all_of_a_cell(void **state)
{
    struct td_outline speck = {0};
    const struct td_shape shape = {.outline = &speck, .ink = TD_INK_PROP};

    (void)state;
    add_box(&speck, 2.9F, 1.9F, 3.0F, 2.0F); /* in the corner of one cell */
    render(0, &shape, 1);
    assert_false(td_image_is_free(&image, 2, 0));
    assert_true(td_image_is_free(&image, 3, 0));
    assert_true(td_image_is_free(&image, 2, 1));
    td_pixels_deinit(&image.pixels); /* they are with the terminal now */
    assert_false(td_image_is_free(&image, 3, 0));
    td_outline_deinit(&speck);
}

/* ---- edges, lines, light ---- */

static void td_image_render__shapes_that_meet__leave_no_gap(void **state)
{
    struct td_outline right = {0}, from_left = {0};
    const struct td_shape shapes[] = {{.outline = &from_left, .ink = TD_INK_WALL},
                                      {.outline = &right, .ink = TD_INK_WALL}};

    (void)state;
    add_box(&from_left, 0, 0, 4.04F, 8); /* both in the middle of a pixel */
    add_box(&right, 4.04F, 0, 8, 8);
    render(0, shapes, 2);
    assert_true(at(40, 30).a >= 180); /* each covers its share of what the other left */
    assert_int_equal(at(39, 30).a, 255);
    assert_int_equal(at(41, 30).a, 255);
    td_outline_deinit(&right);
    td_outline_deinit(&from_left);
}

static void td_image_render__one_over_another__hides_it_but_for_its_edge(void **state)
{
    const struct td_shape shapes[] = {{.outline = &all, .ink = TD_INK_WALL},
                                      {.outline = &drop, .ink = TD_INK_RING}};
    uint32_t ring = td_theme_paint(&theme, TD_INK_RING, TD_SHADE_PLAIN).plain;
    uint32_t wall = td_theme_paint(&theme, TD_INK_WALL, TD_SHADE_PLAIN).plain;
    int mixed = 0;

    (void)state;
    render(0, shapes, 2);
    assert_int_equal(rgb_at(41, 45), ring);
    assert_int_equal(rgb_at(2, 2), wall);
    for (int x = 0; x < 80; x++) {
        assert_int_equal(at(x, 45).a, 255);
        mixed += rgb_at(x, 45) != ring && rgb_at(x, 45) != wall;
    }
    assert_in_range(mixed, 1, 4);
}

static void td_image_render__outlines__are_dark_and_as_wide_as_they_should_be(void **state)
{
    const struct td_shape shape = {.outline = &all, .ink = TD_INK_WALL, .edge = true};
    const struct td_ink_paint paint = td_theme_paint(&theme, TD_INK_WALL, TD_SHADE_PLAIN);
    int plain = (int)(paint.plain >> 16), line = (int)(paint.line >> 16);
    double wide = 0;

    (void)state;
    render(0, &shape, 1);
    for (int x = 0; x < 20; x++) {
        wide += (double)(plain - at(x, 40).r) / (plain - line);
    }
    assert_true(fabs(wide - 1.2) < 0.1);
    assert_int_equal(rgb_at(40, 40), paint.plain);
    theme.pixels.cell_w *= 2; /* a display of twice as many pixels */
    theme.pixels.cell_h *= 2;
    render(0, &shape, 1);
    wide = 0;
    for (int x = 0; x < 40; x++) {
        wide += (double)(plain - at(x, 80).r) / (plain - line);
    }
    assert_true(fabs(wide - 2.4) < 0.1);
}

static void td_image_render__a_round_thing__is_light_above_and_dark_below(void **state)
{
    const struct td_shape shape = {.outline = &drop, .ink = TD_INK_MUSCLE};

    (void)state;
    render(0, &shape, 1);
    assert_true(brightness(at(27, 27)) > brightness(at(41, 45)) + 10);
    assert_true(brightness(at(41, 45)) > brightness(at(58, 64)) + 30);
}

static void td_image_render__what_is_cut_at_the_border__is_not_round_there(void **state)
{
    struct td_outline column = {0};
    const struct td_shape shape = {.outline = &column, .ink = TD_INK_MUSCLE};

    (void)state;
    add_box(&column, 2, 0, 6, 8);
    render(0, &shape, 1);
    for (int y = 1; y < 80; y++) {
        assert_in_range(brightness(at(40, y)) - brightness(at(40, 40)) + 6, 0, 12);
    }
    td_outline_deinit(&column);
}

static void td_image_render__an_end_cut_straight__is_not_round(void **state)
{
    struct td_outline band = {0};
    const struct td_shape shape = {.outline = &band, .ink = TD_INK_TENDON};

    (void)state;
    add_box(&band, 3, 1, 5, 7); /* rows 10 to 69, columns 30 to 49 */
    render(0, &shape, 1);
    for (int y = 11; y < 69; y++) {
        assert_in_range(brightness(at(40, y)) - brightness(at(40, 40)) + 12, 0, 24);
    }
    assert_true(brightness(at(32, 40)) > brightness(at(47, 40)) + 40); /* across it is */
    td_outline_deinit(&band);
}

static void td_image_render__on_another__throws_a_shadow(void **state)
{
    struct td_shape shapes[] = {{.outline = &all, .ink = TD_INK_WALL},
                                {.outline = &drop, .ink = TD_INK_MUSCLE, .edge = true}};
    int near, far;

    (void)state;
    render(0, shapes, 2);
    near = brightness(at(47, 79)); /* below it, to the right */
    far = brightness(at(3, 3));
    assert_true(near < far - 20);
    assert_true(brightness(at(12, 60)) > near);
    assert_int_equal(at(47, 79).a, 255);
    render(0, shapes + 1, 1); /* none on the ground, which is not ours */
    assert_int_equal(at(47, 79).a, 0);
}

static void td_image_render__fibres__darken_their_muscle_alone(void **state)
{
    struct td_shape shape = {.outline = &left, .ink = TD_INK_MUSCLE, .fibres = &fibres};
    struct td_pixel before;

    (void)state;
    shape.fibres = NULL;
    render(0, &shape, 1);
    before = at(20, 20);
    shape.fibres = &fibres;
    render(0, &shape, 1);
    assert_true(brightness(at(20, 20)) < brightness(before) - 20);
    assert_int_equal(at(60, 20).a, 0);
}

/* ---- light that changes ---- */

static void td_image_render__another_part_lit__is_as_if_drawn_anew(void **state)
{
    struct td_shape shapes[] = {
        {.outline = &all, .ink = TD_INK_SKIN, .edge = true},
        {.outline = &drop, .ink = TD_INK_VM, .edge = true, .fibres = &fibres}};
    struct td_image fresh = {0};
    const struct td_sample *kept;
    size_t bytes = (size_t)COLS * CELL_W * ROWS * CELL_H * sizeof(struct td_pixel);

    (void)state;
    render(0, shapes, 2);
    kept = image.samples != NULL ? image.samples->at : NULL;
    shapes[0].light = TD_SHADE_DIMMED;
    shapes[1].light = TD_SHADE_LIT;
    render(0, shapes, 2);
    assert_true(kept != NULL && image.samples != NULL && image.samples->at == kept); /* not anew */
    assert_int_equal(td_image_render(&fresh, &theme, COLS, ROWS, 8, 8, 0, shapes, 2), TD_OK);
    assert_memory_equal(image.pixels.at, fresh.pixels.at, bytes);
    td_image_deinit(&fresh);
}

static void td_image_render__other_shapes__are_drawn_anew(void **state)
{
    struct td_shape shape = {.outline = &left, .ink = TD_INK_VM};

    (void)state;
    render(0, &shape, 1);
    drop.points[3].x += 0.5F;
    shape.outline = &drop;
    render(0, &shape, 1);
    assert_int_equal(at(2, 2).a, 0);
    assert_int_equal(at(41, 45).a, 255);
}

static void td_image_render__what_is_raised__lies_on_top_without_drawing_anew(void **state)
{
    struct td_shape shapes[] = {{.outline = &drop, .ink = TD_INK_RING},
                                {.outline = &all, .ink = TD_INK_WALL}};
    uint32_t ring = td_theme_paint(&theme, TD_INK_RING, TD_SHADE_PLAIN).plain;
    uint32_t wall = td_theme_paint(&theme, TD_INK_WALL, TD_SHADE_PLAIN).plain;
    const struct td_samples *kept;

    (void)state;
    render(0, shapes, 2);
    kept = image.samples;
    assert_int_equal(rgb_at(41, 45), wall);
    shapes[0].raised = true;
    render(0, shapes, 2);
    assert_ptr_equal(image.samples, kept);
    assert_int_equal(rgb_at(41, 45), ring);
    assert_int_equal(rgb_at(2, 2), wall);
    shapes[0].raised = false;
    render(0, shapes, 2);
    assert_ptr_equal(image.samples, kept);
    assert_int_equal(rgb_at(41, 45), wall);
    theme.pixels.still = TD_GRAPHICS_CELLS;
    shapes[0].raised = true;
    render(0, shapes, 2);
    assert_non_null(image.cells);
    assert_int_equal(image.cells[2 * COLS + 4].bg, td_theme_ink(&theme, TD_INK_RING, 0));
}

/* ---- cells and pixels ---- */

/* Mean colour and opacity, 0..1, of a block of pixels. */
static double mean_of_block(int x0, int y0, int w, int h, double rgb[3])
{
    double alpha = 0;

    memset(rgb, 0, 3 * sizeof rgb[0]);
    for (int y = y0; y < y0 + h; y++) {
        for (int x = x0; x < x0 + w; x++) {
            struct td_pixel pixel = at(x, y);

            alpha += pixel.a / 255.0;
            rgb[0] += pixel.r * (pixel.a / 255.0);
            rgb[1] += pixel.g * (pixel.a / 255.0);
            rgb[2] += pixel.b * (pixel.a / 255.0);
        }
    }
    for (int i = 0; i < 3 && alpha > 0; i++) {
        rgb[i] /= alpha;
    }
    return alpha / (w * h);
}

/* The palette number that a quarter of a cell shows. */
static int16_t color_of_quarter(const struct td_cell *cell, unsigned q)
{
    unsigned mask = 0;

    while (mask < 16 && td_quadrants[mask] != cell->cp) {
        mask++;
    }
    return (mask >> q & 1) != 0 ? cell->fg : cell->bg;
}

static void td_image_render__cells__are_what_pixels_are_on_the_whole(void **state)
{
    const struct td_shape shapes[] = {{.outline = &left, .ink = TD_INK_SHIRT},
                                      {.outline = &drop, .ink = TD_INK_MUSCLE}};
    struct td_theme in_cells = theme;
    struct td_image cells = {0};
    int compared = 0, off = 0;

    (void)state;
    in_cells.pixels.still = TD_GRAPHICS_CELLS;
    render(0, shapes, 2);
    assert_int_equal(td_image_render(&cells, &in_cells, COLS, ROWS, 8, 8, 0, shapes, 2), TD_OK);
    assert_non_null(cells.cells);
    for (int i = 0; cells.cells != NULL && i < COLS * ROWS * 4; i++) {
        unsigned q = (unsigned)i % 4;
        int cell = i / 4, x = cell % COLS * CELL_W + (int)(q & 1) * CELL_W / 2;
        int y = cell / COLS * CELL_H + (int)(q >> 1) * CELL_H / 2;
        double rgb[3], alpha = mean_of_block(x, y, CELL_W / 2, CELL_H / 2, rgb);
        int16_t shown = color_of_quarter(&cells.cells[cell], q);

        if (alpha > 0.55 || alpha < 0.45) {
            assert_int_equal(shown >= 0, alpha > 0.5);
        }
        if (shown >= 0) {
            uint32_t palette = td_palette_rgb(shown);
            double apart = fabs(rgb[0] - (double)(palette >> 16)) +
                           fabs(rgb[1] - (double)(palette >> 8 & 0xFF)) +
                           fabs(rgb[2] - (double)(palette & 0xFF));

            compared++;
            off += apart > 150; /* of 765: the palette is coarse, and cells are flat */
        }
    }
    assert_true(compared > 60);
    assert_true(off * 10 < compared);
    td_image_deinit(&cells);
}

static void td_image_render__twice__is_the_same_to_the_last_bit(void **state)
{
    const struct td_shape shapes[] = {{.outline = &left, .ink = TD_INK_BONE, .edge = true},
                                      {.outline = &drop, .ink = TD_INK_MUSCLE, .edge = true}};
    struct td_image other = {0};

    (void)state;
    render(0, shapes, 2);
    assert_int_equal(td_image_render(&other, &theme, COLS, ROWS, 8, 8, 0, shapes, 2), TD_OK);
    assert_memory_equal(image.pixels.at, other.pixels.at,
                        sizeof(struct td_pixel) * COLS * CELL_W * ROWS * CELL_H);
    td_image_deinit(&other);
}

/* ---- no memory ---- */

static void fail_at_each_allocation(unsigned how)
{
    const struct td_shape shapes[] = {
        {.outline = &all, .ink = TD_INK_SKIN, .edge = true, .raised = true},
        {.outline = &drop, .ink = TD_INK_VM, .fibres = &fibres}};
    struct td_image before;
    enum td_err err;
    int granted = 0;

    render(how, shapes, 1);
    before = image;
    do {
        allocations_left = granted++;
        err = render_how(how, shapes, 2);
        if (err != TD_OK) {
            assert_int_equal(err, TD_ERR_NOMEM);
            assert_memory_equal(&image, &before, sizeof image);
        }
    } while (err != TD_OK && granted < 50);
    allocations_left = -1;
    assert_true(granted > 3);
    assert_int_equal(err, TD_OK);
}

static void td_image_render__no_memory__leaves_the_old_pixels(void **state)
{
    (void)state;
    fail_at_each_allocation(0);
    assert_null(image.samples); /* there was none for what only makes the next change faster */
    render(0, &(struct td_shape){.outline = &all, .ink = TD_INK_SKIN}, 1);
    assert_non_null(image.samples);
}

static void td_image_render__no_memory__leaves_the_old_cells(void **state)
{
    (void)state;
    theme.pixels.still = TD_GRAPHICS_CELLS;
    fail_at_each_allocation(0);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(td_image_render__in_pixels__has_the_size_of_its_cells),
        CASE(td_image_render__mirrored__lies_on_the_other_side),
        CASE(td_image_render__again__has_another_serial),
        CASE(td_image_render__what_moves__goes_its_own_way),
        CASE(td_image_is_free__in_pixels__looks_at_all_of_a_cell),
        CASE(td_image_render__shapes_that_meet__leave_no_gap),
        CASE(td_image_render__one_over_another__hides_it_but_for_its_edge),
        CASE(td_image_render__outlines__are_dark_and_as_wide_as_they_should_be),
        CASE(td_image_render__a_round_thing__is_light_above_and_dark_below),
        CASE(td_image_render__what_is_cut_at_the_border__is_not_round_there),
        CASE(td_image_render__an_end_cut_straight__is_not_round),
        CASE(td_image_render__on_another__throws_a_shadow),
        CASE(td_image_render__fibres__darken_their_muscle_alone),
        CASE(td_image_render__another_part_lit__is_as_if_drawn_anew),
        CASE(td_image_render__other_shapes__are_drawn_anew),
        CASE(td_image_render__what_is_raised__lies_on_top_without_drawing_anew),
        CASE(td_image_render__cells__are_what_pixels_are_on_the_whole),
        CASE(td_image_render__twice__is_the_same_to_the_last_bit),
        CASE(td_image_render__no_memory__leaves_the_old_pixels),
        CASE(td_image_render__no_memory__leaves_the_old_cells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
