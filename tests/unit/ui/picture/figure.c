/* The figure: something is drawn for each movement, the ring runs with the clock,
 * the film keeps what it drew; the golden pictures of some (TEARDROP_UPDATE=1 writes them). */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/utf8.h"
#include "teardrop/ui/picture/film.h"
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

static bool is_drawn(const struct td_image *image, int x, int y)
{
    return cell_at(image, x, y)->cp != ' ';
}

/* However its rows fall: the floor is whole, and the strap leads from the post to the knee. */
static void td_figure__characters__thin_things_do_not_vanish(void **state)
{
    struct td_figure figure = {0};

    (void)state;
    td_theme_init(&theme, TD_DEPTH_MONO, true);
    for (int rows = 9; rows <= 24; rows++) {
        struct td_image image = {0};
        int cols = rows * 2, whole = 0, strapped = 0;
        struct td_figure_spec spec = {
            .stance = {.movement = TD_MOVEMENT_SPANISH_HOLD, .depth_deg = 90},
            .part = 1,
            .ring = -1};

        td_figure_render(&figure, &image, &theme, cols, rows, &spec);
        for (int y = 0; y < rows; y++) {
            int from = -1, to = -1, drawn = 0, straps = 0;

            for (int x = 0; x < cols; x++) {
                drawn += is_drawn(&image, x, y);
                if (cell_at(&image, x, y)->cp == '@') {
                    from = from < 0 ? x : from;
                    to = x;
                    straps++;
                }
            }
            whole += drawn >= cols - 2;
            strapped += straps >= 3 && straps == to - from + 1;
        }
        if (whole < 1 || strapped < 1) {
            fail_msg("%d rows: floor %d, strap %d", rows, whole, strapped);
        }
        td_image_deinit(&image);
    }
    td_figure_deinit(&figure);
}

/* ---- golden pictures ---- */

enum { PARTS = 3, PICTURE_MAX = PARTS * (COLS + 1) * ROWS * 4 };

/* The way from the top to the bottom, side by side, in quarters of a cell without colours. */
static void picture_of(const struct td_stance *stance, enum td_figure_views views, char *out)
{
    struct td_image images[PARTS] = {{0}};
    struct td_figure figure = {0};

    td_theme_init(&theme, TD_DEPTH_MONO, false);
    for (int i = 0; i < PARTS; i++) {
        struct td_figure_spec spec = {.stance = *stance,
                                      .views = views,
                                      .part = (float)i / (PARTS - 1),
                                      .glow = TD_GLOW_HIGH,
                                      .ring = -1};
        td_figure_render(&figure, &images[i], &theme, COLS, ROWS, &spec);
        assert_non_null(images[i].cells);
    }
    for (int y = 0; y < ROWS; y++) {
        char *line = out;
        for (int x = 0; x < PARTS * COLS; x++) {
            out += td_utf8_encode(cell_at(&images[x / COLS], x % COLS, y)->cp, out);
        }
        while (out > line && out[-1] == ' ') {
            out--;
        }
        *out++ = '\n';
    }
    *out = '\0';
    for (int i = 0; i < PARTS; i++) {
        td_image_deinit(&images[i]);
    }
    td_figure_deinit(&figure);
}

static void assert_golden(const char *name, const char *picture)
{
    bool update = getenv("TEARDROP_UPDATE") != NULL;
    char path[512], expected[PICTURE_MAX] = "";
    FILE *file;

    (void)snprintf(path, sizeof path, TEARDROP_SOURCE_DIR "/tests/golden/figure/%s.txt", name);
    file = fopen(path, update ? "w" : "r");
    assert_non_null(file);
    if (update) {
        assert_true(fputs(picture, file) >= 0);
    } else {
        (void)fread(expected, 1, sizeof expected - 1, file);
        assert_string_equal(picture, expected);
    }
    assert_int_equal(fclose(file), 0);
}

static void td_figure__movements_with_two_legs_or_a_hold__look_as_they_did(void **state)
{
    static const struct td_stance stances[] = {
        {.movement = TD_MOVEMENT_STEP_UP, .depth_deg = 60, .heel = 0.029F},
        {.movement = TD_MOVEMENT_STEP_DOWN, .depth_deg = 70},
        {.movement = TD_MOVEMENT_SPLIT_SQUAT, .depth_deg = 90},
        {.movement = TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT, .depth_deg = 90, .heel = 0.0145F},
        {.movement = TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT, .depth_deg = 90},
        {.movement = TD_MOVEMENT_SEATED_EXTENSION, .depth_deg = 90},
        {.movement = TD_MOVEMENT_SPANISH_HOLD, .depth_deg = 70},
        {.movement = TD_MOVEMENT_TERMINAL_EXTENSION, .depth_deg = 20},
        {.movement = TD_MOVEMENT_SISSY_SQUAT, .depth_deg = 90, .heel = 0.0436F},
        {.movement = TD_MOVEMENT_REVERSE_NORDIC, .depth_deg = 110},
        {.movement = TD_MOVEMENT_LANDING, .depth_deg = 70},
        {.movement = TD_MOVEMENT_SIDE_STEP, .depth_deg = 20},
    };
    static char picture[PICTURE_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof stances / sizeof stances[0]; i++) {
        picture_of(&stances[i], TD_FIGURE_SIDE, picture);
        assert_golden(td_movement_id(stances[i].movement), picture);
    }
}

static void td_figure__views__of_squat_and_split_squat__look_as_they_did(void **state)
{
    static const struct td_stance stances[] = {
        {.movement = TD_MOVEMENT_SQUAT, .depth_deg = 130, .heel = 0.0436F},
        {.movement = TD_MOVEMENT_SPLIT_SQUAT, .depth_deg = 90},
        {.movement = TD_MOVEMENT_SIDE_RAISE},
    };
    static const char *const names[] = {"both_squat", "both_split_squat", "side_raise"};
    static char picture[PICTURE_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof stances / sizeof stances[0]; i++) {
        picture_of(&stances[i], TD_FIGURE_BOTH, picture);
        assert_golden(names[i], picture);
    }
}

/* ---- views ---- */

static void td_figure__both_views__stand_on_one_floor_beside_each_other(void **state)
{
    struct td_stance squat = {.movement = TD_MOVEMENT_SQUAT, .depth_deg = 90};
    struct td_stance lies = {.movement = TD_MOVEMENT_BRIDGE};
    struct td_figure_spec spec = {.stance = squat, .views = TD_FIGURE_BOTH, .part = 1, .ring = -1};
    int side_x, side_y, x, y;

    (void)state;
    assert_true(td_figure_shape(&squat, TD_FIGURE_BOTH) < td_figure_shape(&squat, TD_FIGURE_SIDE));
    assert_true(td_figure_shape(&squat, TD_FIGURE_FRONT) > td_figure_shape(&squat, TD_FIGURE_SIDE));
    for (int views = 0; views < 3; views++) { /* what lies has one view */
        assert_true(td_figure_shape(&lies, (enum td_figure_views)views) <=
                    td_figure_shape(&lies, TD_FIGURE_SIDE));
    }
    for (int mirror = 0; mirror < 2; mirror++) {
        spec.mirror = mirror != 0;
        td_figure_place(&spec, false, (struct td_point){0, 0}, COLS, ROWS, &side_x, &side_y);
        td_figure_place(&spec, true, (struct td_point){0, 0}, COLS, ROWS, &x, &y);
        assert_int_equal(y, side_y);
        assert_true(mirror != 0 ? x < side_x - 8 : x > side_x + 8); /* where the other looks to */
        assert_true(x >= 0 && x < COLS && side_x >= 0 && side_x < COLS);
    }
}

static void td_figure__everything_there_is__fits_into_its_shapes(void **state)
{
    struct td_figure figure = {0};

    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    for (int m = TD_MOVEMENT_OTHER + 1; m < TD_MOVEMENT_COUNT; m++) {
        for (int held = TD_HELD_NOTHING; held <= TD_HELD_BAR; held++) {
            struct td_image image = {0};
            struct td_figure_spec spec = {.stance = {.movement = (enum td_movement)m,
                                                     .held = (enum td_held)held,
                                                     .depth_deg = 90,
                                                     .heel = 0.03F},
                                          .views = TD_FIGURE_BOTH,
                                          .part = 1};

            td_figure_render(&figure, &image, &theme, 160, 70, &spec); /* as fine as can be */
            assert_non_null(image.cells);
            assert_true(figure.count > 15 && figure.count < TD_FIGURE_SHAPES * 3 / 4);
            td_image_deinit(&image);
        }
    }
    td_figure_deinit(&figure);
}

static int lit_between(const struct td_image *image, int from, int to)
{
    int16_t lit = td_theme_nearest(&theme, td_ink_rgb(TD_INK_VM, TD_SHADE_LIT)), count = 0;

    for (int y = 0; y < image->rows; y++) {
        for (int x = from; x < to; x++) {
            const struct td_cell *cell = cell_at(image, x, y);

            count = (int16_t)(count + (cell->fg == lit || cell->bg == lit));
        }
    }
    return count;
}

/* On the inner side of both knees, and of one where one leg works: at the looker's right, since the
 * person trains the left one. */
static void td_figure__front__the_vastus_medialis_is_lit_where_it_works(void **state)
{
    static const enum td_movement movements[] = {TD_MOVEMENT_SQUAT, TD_MOVEMENT_STEP_DOWN,
                                                 TD_MOVEMENT_SPLIT_SQUAT};
    struct td_figure figure = {0};

    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    for (size_t i = 0; i < 3; i++) {
        struct td_image image = {0};
        struct td_figure_spec spec = {.stance = {.movement = movements[i], .depth_deg = 70},
                                      .views = TD_FIGURE_FRONT,
                                      .glow = TD_GLOW_HIGH,
                                      .part = 1,
                                      .ring = -1};

        td_figure_render(&figure, &image, &theme, COLS, ROWS, &spec);
        assert_true(lit_between(&image, COLS / 2, COLS) >= 1);
        assert_true((lit_between(&image, 0, COLS / 2 - 1) >= 1) == (i == 0));
        td_image_deinit(&image);
    }
    td_figure_deinit(&figure);
}

static void
td_figure_views_for__room__both_from_100_columns_in_pixels_and_140_in_cells(void **state)
{
    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    assert_int_equal(td_figure_views_for(&theme, 139), TD_FIGURE_SIDE);
    assert_int_equal(td_figure_views_for(&theme, 140), TD_FIGURE_BOTH);
    theme.pixels = (struct td_pixel_theme){
        .still = TD_GRAPHICS_KITTY, .moving = TD_GRAPHICS_KITTY, .cell_w = 10, .cell_h = 20};
    assert_int_equal(td_figure_views_for(&theme, 99), TD_FIGURE_SIDE);
    assert_int_equal(td_figure_views_for(&theme, 100), TD_FIGURE_BOTH);
    theme.pixels.moving = TD_GRAPHICS_CELLS;
    assert_int_equal(td_figure_views_for(&theme, 139), TD_FIGURE_SIDE);
}

static int count_of(const struct td_image *image, uint32_t cp)
{
    int count = 0;
    for (int i = 0; i < image->cols * image->rows; i++) {
        count += image->cells[i].cp == cp;
    }
    return count;
}

/* The leg that works and the other one, in ASCII and in mono, where no colour tells. */
static void td_figure__two_legs__are_told_apart_without_colours(void **state)
{
    struct td_figure figure = {0};
    struct td_figure_spec spec = {
        .stance = {.movement = TD_MOVEMENT_SPLIT_SQUAT, .depth_deg = 90}, .part = 1, .ring = -1};
    (void)state;
    for (int ascii = 0; ascii < 2; ascii++) {
        struct td_image image = {0};

        td_theme_init(&theme, TD_DEPTH_MONO, ascii != 0);
        td_figure_render(&figure, &image, &theme, COLS, ROWS, &spec);
        assert_true(count_of(&image, ascii != 0 ? '-' : 0x259E) >= 8);
        spec.stance.movement = TD_MOVEMENT_SQUAT; /* one leg, and so nothing to tell */
        td_figure_render(&figure, &image, &theme, COLS, ROWS, &spec);
        assert_int_equal(count_of(&image, '-'), 0);
        spec.stance.movement = TD_MOVEMENT_SPLIT_SQUAT;
        td_image_deinit(&image);
    }
    td_figure_deinit(&figure);
}

/* Just right of the top of the ring the first time is gone, left of it the last
 * still there: whichever way the person looks. */
static void td_figure__ring__runs_with_the_clock(void **state)
{
    struct td_film film = {0};
    struct td_stance sit = {TD_MOVEMENT_WALL_SIT, TD_HELD_NOTHING, 45, 0, 0, false, 0,
                            TD_FEET_BY_HEEL};
    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    for (int mirror = 0; mirror < 2; mirror++) {
        int16_t lit = td_theme_nearest(&theme, td_ink_rgb(TD_INK_RING, TD_SHADE_LIT));
        int left = 0, right = 0;
        const struct td_image *image;

        assert_true(td_film_set(&film, &theme, &sit, TD_FIGURE_SIDE, COLS, ROWS, mirror != 0));
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
    struct td_stance squat = {TD_MOVEMENT_SQUAT, TD_HELD_NOTHING, 90, 0.03F, 0, false, 0,
                              TD_FEET_BY_HEEL};
    const struct td_cell *cells;
    int low, high;

    (void)state;
    td_theme_init(&theme, TD_DEPTH_256, false);
    assert_true(td_film_set(&film, &theme, &squat, TD_FIGURE_SIDE, COLS, ROWS, false));
    low = td_film_number(&film, 0, TD_GLOW_LOW);
    high = td_film_number(&film, 1, TD_GLOW_LOW);
    assert_int_not_equal(low, high);
    cells = td_film_picture(&film, low)->cells;
    assert_true(memcmp(cells, td_film_picture(&film, high)->cells,
                       (size_t)COLS * ROWS * sizeof(struct td_cell)) != 0);
    assert_ptr_equal(td_film_picture(&film, low)->cells, cells);
    assert_true(
        td_film_set(&film, &theme, &squat, TD_FIGURE_SIDE, COLS, ROWS, false)); /* nothing new */
    assert_ptr_equal(td_film_picture(&film, low)->cells, cells);
    assert_false(td_film_set(&film, &theme, &squat, TD_FIGURE_SIDE, 0, ROWS, false));
    td_film_deinit(&film);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_figure__every_movement__shows_somebody),
        cmocka_unit_test(td_figure__characters__thin_things_do_not_vanish),
        cmocka_unit_test(td_figure__movements_with_two_legs_or_a_hold__look_as_they_did),
        cmocka_unit_test(td_figure__views__of_squat_and_split_squat__look_as_they_did),
        cmocka_unit_test(td_figure__both_views__stand_on_one_floor_beside_each_other),
        cmocka_unit_test(td_figure__everything_there_is__fits_into_its_shapes),
        cmocka_unit_test(td_figure__front__the_vastus_medialis_is_lit_where_it_works),
        cmocka_unit_test(
            td_figure_views_for__room__both_from_100_columns_in_pixels_and_140_in_cells),
        cmocka_unit_test(td_figure__two_legs__are_told_apart_without_colours),
        cmocka_unit_test(td_figure__ring__runs_with_the_clock),
        cmocka_unit_test(td_film__same_number__is_drawn_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
