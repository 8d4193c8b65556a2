/* The figure: something is drawn for each movement, the ring runs with the clock,
 * the film keeps what it drew. */

#include <string.h>

#include "teardrop/ui/kit/film.h"
#include "test.h"

#define COLS 40
#define ROWS 20

static struct td_theme theme;

static const struct td_cell *cell_at(const struct td_image *image, int x, int y)
{
    return &image->cells[y * image->cols + x];
}

static int drawn(const struct td_image *image)
{
    int count = 0;
    for (int i = 0; i < image->cols * image->rows; i++) {
        count += image->cells[i].cp != ' ' || image->cells[i].bg != TD_CELL_ROLE;
    }
    return count;
}

static void td_figure__every_movement__shows_somebody(void **state)
{
    static const enum td_depth depths[] = {TD_DEPTH_256, TD_DEPTH_8, TD_DEPTH_MONO};
    struct td_figure figure = {0};
    (void)state;
    for (size_t d = 0; d < sizeof depths / sizeof depths[0]; d++) {
        td_theme_init(&theme, depths[d], false);
        for (int m = TD_MOVEMENT_OTHER + 1; m < TD_MOVEMENT_COUNT; m++) {
            struct td_image image = {0};
            struct td_figure_spec spec = {.stance = {.movement = (enum td_movement)m,
                                                     .held = TD_HELD_BAR,
                                                     .depth_deg = 90,
                                                     .heel = 0.03F},
                                          .part = 1,
                                          .ring = -1};
            td_figure_render(&figure, &image, &theme, COLS, ROWS, &spec);
            assert_true(drawn(&image) > 30);
            td_image_deinit(&image);
        }
    }
    assert_false(td_figure_has(TD_MOVEMENT_OTHER));
    td_figure_deinit(&figure);
}

/* Just right of the top of the ring the first time is gone, left of it the last
 * still there: whichever way the person looks. */
static void td_figure__ring__runs_with_the_clock(void **state)
{
    struct td_film film = {0};
    struct td_stance sit = {TD_MOVEMENT_WALL_SIT, TD_HELD_NOTHING, 45, 0, 0, false};
    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    for (int mirror = 0; mirror < 2; mirror++) {
        int16_t lit = td_theme_nearest(&theme, td_ink_rgb(TD_INK_RING, TD_SHADE_LIT));
        int left = 0, right = 0;
        const struct td_image *image;

        assert_true(td_film_set(&film, &theme, &sit, COLS, ROWS, mirror != 0));
        image = td_film_hold(&film, TD_FILM_RING_PIECES / 2, 0);
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLS; x++) {
                const struct td_cell *cell = cell_at(image, x, y);
                bool ring = cell->fg == lit || cell->bg == lit;
                left += ring && x < COLS / 2 - 1;
                right += ring && x > COLS / 2;
            }
        }
        assert_true(left > 10); /* half is over: the left half is left */
        assert_true(right < 3);
    }
    td_film_deinit(&film);
}

static void td_film__same_number__is_drawn_once(void **state)
{
    struct td_film film = {0};
    struct td_stance squat = {TD_MOVEMENT_SQUAT, TD_HELD_NOTHING, 90, 0.03F, 0, false};
    const struct td_cell *cells;
    int low, high;

    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    assert_true(td_film_set(&film, &theme, &squat, COLS, ROWS, false));
    low = td_film_number(&film, 0, TD_GLOW_LOW);
    high = td_film_number(&film, 1, TD_GLOW_LOW);
    assert_int_not_equal(low, high);
    cells = td_film_picture(&film, low)->cells;
    assert_true(memcmp(cells, td_film_picture(&film, high)->cells,
                       COLS * ROWS * sizeof(struct td_cell)) != 0);
    assert_ptr_equal(td_film_picture(&film, low)->cells, cells);
    assert_true(td_film_set(&film, &theme, &squat, COLS, ROWS, false)); /* nothing new */
    assert_ptr_equal(td_film_picture(&film, low)->cells, cells);
    assert_false(td_film_set(&film, &theme, &squat, 0, ROWS, false));
    td_film_deinit(&film);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_figure__every_movement__shows_somebody),
        cmocka_unit_test(td_figure__ring__runs_with_the_clock),
        cmocka_unit_test(td_film__same_number__is_drawn_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
