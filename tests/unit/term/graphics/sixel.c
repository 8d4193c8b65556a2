/* Single sixels, and the few colours they are made of. */
#include "graphics/sixel.h"

#include "term/graphics/wall.h"

static struct td_palette palette;
static struct td_sixel_writer writer;

static int set_up(void **state)
{
    (void)state;
    memset(&palette, 0, sizeof palette);
    memset(&writer, 0, sizeof writer);
    stage_init();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    td_sixel_writer_deinit(&writer);
    stage_deinit();
    return 0;
}

static uint32_t swapped(uint32_t rgb)
{
    return (rgb & 0xFF) << 16 | (rgb & 0xFF00) | rgb >> 16;
}

static int apart(uint32_t a, uint32_t b)
{
    int most = 0;

    for (int i = 0; i < 24; i += 8) {
        int d = abs((int)(a >> i & 0xFF) - (int)(b >> i & 0xFF));

        most = d > most ? d : most;
    }
    return most;
}

/* Sizes that six rows do and do not fill, and numbers in runs and alone. */
static void td_sixel_write__boxes__arrive_as_they_are(void **state)
{
    static const int sizes[][2] = {{1, 1}, {3, 6}, {64, 7}, {200, 61}, {5, 12}, {300, 1}};

    (void)state;
    for (int n = 1; n < TD_PALETTE_NUMBERS; n++) {
        palette.rgb[n] = (uint32_t)(n * 4) << 16 | (uint32_t)(255 - n * 3) << 8 | (uint32_t)n;
    }
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        int w = sizes[i][0], h = sizes[i][1];
        uint8_t *numbers = calloc((size_t)w * (size_t)h, 1);

        assert_non_null(numbers);
        for (int at = 0; at < w * h; at++) {
            numbers[at] = (uint8_t)((unsigned)at / 7 * 2654435761u >> 20 & 63);
        }
        shown_erase(&stage.shown, 0, 0, SCREEN_W, SCREEN_H);
        td_bytes_clear(&stage.data);
        td_sixel_write(&writer, &stage.data, &palette, numbers, w, h);
        assert_false(stage.data.failed);
        stage.shown.col = 4;
        stage.shown.row = 3;
        shown_feed(&stage.shown, stage.data.at, stage.data.count);
        assert_no_error();
        for (int at = 0; at < w * h; at++) {
            uint32_t seen = shown_pixel(&stage.shown, 4 * CELL_W + at % w, 3 * CELL_H + at / w);

            assert_int_equal(seen != 0, numbers[at] != TD_PALETTE_CLEAR);
            assert_true(seen == 0 || apart(seen, swapped(palette.rgb[numbers[at]])) <= 2);
        }
        free(numbers);
    }
}

static void td_palette_index__soft_picture__is_near(void **state)
{
    struct td_image image = make_picture(20, 10, 1, false);
    uint8_t *numbers = malloc(200 * 200);
    double off = 0;
    int opaque = 0;

    (void)state;
    assert_non_null(numbers);
    assert_true(td_palette_choose(&palette, &image.pixels, GROUND));
    assert_in_range(palette.count, 10, TD_PALETTE_GROUND - 1);
    assert_int_equal(td_palette_index(&palette, &image.pixels, numbers), 0);
    for (int i = 0; i < 200 * 200; i++) {
        struct td_pixel p = image.pixels.at[i];
        uint32_t rgb = palette.rgb[numbers[i]];

        if (p.a == 255) {
            off += abs(p.r - (int)(rgb >> 16)) + abs(p.g - (int)(rgb >> 8 & 0xFF)) +
                   abs(p.b - (int)(rgb & 0xFF));
            opaque++;
        }
        assert_int_equal(numbers[i] == TD_PALETTE_CLEAR, p.a < 8);
    }
    assert_true(off / opaque / 3 < 4);
    free(numbers);
    td_image_deinit(&image);
}

/* What is alike in two poses has the same number in both, whatever comes between. */
static void td_palette_index__other_colours__numbers_stay(void **state)
{
    struct td_image image = make_picture(10, 5, 1, false), other = make_picture(10, 5, 7, false);
    uint8_t *before = malloc(10000), *after = malloc(10000);
    int count;

    (void)state;
    assert_non_null(before);
    assert_non_null(after);
    assert_true(td_palette_choose(&palette, &image.pixels, GROUND));
    count = palette.count;
    (void)td_palette_index(&palette, &image.pixels, before);
    for (int i = 0; i < 60; i++) { /* more than there is room for */
        fill_pixels(&other, (struct td_rect){0, 0, 100, 100},
                    (struct td_pixel){(uint8_t)(i * 4), (uint8_t)(255 - i * 4),
                                      (uint8_t)(i * 97 % 256), 255});
        (void)td_palette_index(&palette, &other.pixels, after);
    }
    assert_true(palette.count > count);
    assert_true(palette.count < TD_PALETTE_GROUND);
    (void)td_palette_index(&palette, &image.pixels, after);
    assert_memory_equal(before, after, 10000);
    free(before);
    free(after);
    td_image_deinit(&image);
    td_image_deinit(&other);
}

/* What lights up is added, and what was there before keeps a colour that is near. */
static void td_palette_choose_more__both_are_near(void **state)
{
    struct td_image image = make_picture(10, 5, 1, false), other = make_picture(10, 5, 1, false);
    const struct td_image *const both[] = {&image, &other};
    uint8_t *numbers = malloc(10000);

    (void)state;
    assert_non_null(numbers);
    assert_true(td_palette_choose(&palette, &image.pixels, GROUND));
    fill_pixels(&other, (struct td_rect){40, 40, 20, 20}, (struct td_pixel){90, 240, 255, 255});
    assert_true(td_palette_choose_more(&palette, &other.pixels, GROUND));
    for (int i = 0; i < 2; i++) {
        double off = 0;

        assert_int_equal(td_palette_index(&palette, &both[i]->pixels, numbers), 0);
        for (int at = 0; at < 10000; at++) {
            struct td_pixel p = both[i]->pixels.at[at];

            if (p.a == 255) {
                off += apart(palette.rgb[numbers[at]],
                             (uint32_t)p.r << 16 | (uint32_t)p.g << 8 | (uint32_t)p.b);
            }
        }
        assert_true(off / 10000 < 10);
    }
    free(numbers);
    td_image_deinit(&image);
    td_image_deinit(&other);
}

static void td_palette_choose__little_to_choose_from__works(void **state)
{
    struct td_image image = make_picture(1, 1, 1, false);
    uint8_t numbers[200];

    (void)state;
    fill_pixels(&image, (struct td_rect){0, 0, 10, 20}, (struct td_pixel){1, 2, 3, 0});
    assert_true(td_palette_choose(&palette, &image.pixels, GROUND));
    assert_int_equal(palette.count, 0);
    assert_int_equal(td_palette_index(&palette, &image.pixels, numbers), 0);
    assert_int_equal(numbers[5], TD_PALETTE_CLEAR);
    fill_pixels(&image, (struct td_rect){0, 0, 10, 20}, (struct td_pixel){200, 2, 3, 255});
    assert_true(td_palette_choose(&palette, &image.pixels, GROUND));
    assert_int_equal(palette.count, 1);
    assert_int_equal(palette.rgb[1], 0xC80203);
    /* Of the ground itself. */
    fill_pixels(&image, (struct td_rect){0, 0, 10, 20},
                (struct td_pixel){GROUND >> 16, GROUND >> 8 & 0xFF, GROUND & 0xFF, 255});
    (void)td_palette_index(&palette, &image.pixels, numbers);
    assert_int_equal(numbers[0], TD_PALETTE_GROUND);
    td_image_deinit(&image);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(td_sixel_write__boxes__arrive_as_they_are),
        CASE(td_palette_index__soft_picture__is_near),
        CASE(td_palette_index__other_colours__numbers_stay),
        CASE(td_palette_choose_more__both_are_near),
        CASE(td_palette_choose__little_to_choose_from__works),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
