/* Pictures in pixels, as terminals show them that kitty's protocol or sixels are played for. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pty/run.h"
#include "shown/png.h"

#define CELL_W 10
#define CELL_H 20

static const struct player_kind kitty = {
    .version = "kitty(0.26.5)", .features = "?62;22", .kitty = true};
static const struct player_kind sixel = {.version = "XTerm(379)", .features = "?63;1;2;4;22"};

#define STILL "[display]\nmotion = off\n"
#define LEARN "Four heads and a teardrop" /* a page with a picture */

/* ---- the program in such a terminal ---- */

static void open_with(struct run *run, const struct player_kind *kind, const char *words,
                      const char *settings)
{
    run_make_home(run);
    run_settings(run, settings);
    /* What is around the tests is not around the program. */
    run_set(run, "TMUX=");
    run_set(run, "STY=");
    run_set(run, "SSH_CONNECTION=");
    run_set(run, "ASAN_OPTIONS=detect_leaks=0"); /* at an exit in the middle */
    run->pty = pty_start_in_shell(teardrop(words), 100, 30, run->environment);
    assert_non_null(run->pty);
    pty_play(run->pty, kind, CELL_W, CELL_H);
}

static struct shown *shown_of(const struct run *run)
{
    return &pty_player(run->pty)->shown;
}

static void rest(struct run *run)
{
    assert_true(pty_await_rest(run->pty));
    assert_string_equal(shown_of(run)->error, "");
    assert_int_equal(pty_player(run->pty)->strays, 0);
}

static int picture_size(const struct run *run)
{
    struct shown *shown = shown_of(run);

    return shown_count(shown, 0, 0, shown->cols, shown->rows);
}

/* The page that follows "What this is". */
static void go_to_page(struct run *run)
{
    assert_true(pty_await(run->pty, LEARN));
    pty_type(run->pty, "\033[B\r");
    assert_true(pty_await_gone(run->pty, "How the kneecap tracks"));
    rest(run);
}

static void open_page(struct run *run, const struct player_kind *kind)
{
    open_with(run, kind, "primer", STILL);
    go_to_page(run);
}

static void open_card(struct run *run, const struct player_kind *kind)
{
    open_with(run, kind, "train l3", STILL);
    await_card(run);
    rest(run);
}

/* Nothing of ours is left in the terminal. */
static void assert_clean(struct run *run)
{
    const struct player *player = pty_player(run->pty);

    assert_string_equal(player->shown.error, "");
    assert_int_equal(player->strays, 0);
    if (player->shown.image_count != 0) {
        fail_msg("%d images are left, %u of %u", player->shown.image_count, player->shown.freed,
                 player->shown.sent);
    }
}

static void end_by_signal(struct run *run, int number)
{
    kill(pty_pid(run->pty), number);
    assert_int_not_equal(pty_await_end(run->pty), -1);
    assert_clean(run);
    finish(run);
}

/* ---- what is seen ---- */

static void over_ground(uint32_t pixel, int rgb[3])
{
    static const int ground[3] = {0x10, 0x10, 0x18};
    int alpha = (int)(pixel >> 24);

    for (int i = 0; i < 3; i++) {
        rgb[i] = ((int)(pixel >> 8 * i & 0xFF) * alpha + ground[i] * (255 - alpha) + 127) / 255;
    }
}

/* Mean difference of a channel, where there is a picture in one of them. */
static double difference(struct shown *a, struct shown *b)
{
    double sum = 0;
    int count = 0;

    for (int y = 0; y < a->rows * a->cell_h; y++) {
        for (int x = 0; x < a->cols * a->cell_w; x++) {
            uint32_t p = shown_pixel(a, x, y), q = shown_pixel(b, x, y);
            int left[3], right[3];

            if (p >> 24 == 0 && q >> 24 == 0) {
                continue;
            }
            over_ground(p, left);
            over_ground(q, right);
            for (int i = 0; i < 3; i++) {
                sum += abs(left[i] - right[i]);
            }
            count += 3;
        }
    }
    return count > 0 ? sum / count : 255;
}

static void td_pictures__page_and_card__are_the_same_in_both(void **state)
{
    (void)state;
    for (int what = 0; what < 2; what++) {
        struct run runs[2];

        for (int i = 0; i < 2; i++) {
            if (what == 0) {
                open_page(&runs[i], i == 0 ? &kitty : &sixel);
            } else {
                open_card(&runs[i], i == 0 ? &kitty : &sixel);
            }
            assert_true(picture_size(&runs[i]) > 5000);
        }
        assert_true(difference(shown_of(&runs[0]), shown_of(&runs[1])) < 4);
        for (int i = 0; i < 2; i++) {
            end_by_signal(&runs[i], SIGTERM);
        }
    }
}

/* What other programs make of our sixels is what we think they are. */
static void td_pictures__sixel__others_read_it_the_same(void **state)
{
    char path[400], command[1000];
    struct player *player;
    struct png png;
    struct run run;
    FILE *file;
    int apart = 0, compared = 0;

    (void)state;
    if (system("command -v sixel2png >/dev/null 2>&1") != 0) {
        print_message("sixel2png is not here (libsixel-bin has it)\n");
        skip();
    }
    open_card(&run, &sixel);
    player = pty_player(run.pty);
    snprintf(path, sizeof path, "%s/card.six", run.dir);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(player->first_sixel, 1, player->first_sixel_count, file),
                     player->first_sixel_count);
    assert_int_equal(fclose(file), 0);
    snprintf(command, sizeof command, "sixel2png -i '%s' -o '%s.png'", path, path);
    assert_int_equal(system(command), 0);
    snprintf(command, sizeof command, "%s.png", path);
    assert_true(png_read(&png, command));
    assert_true(png.w > 20);
    assert_true(png.h > 20);
    for (int y = 0; y < png.h; y++) {
        for (int x = 0; x < png.w; x++) {
            uint32_t ours = shown_pixel(&player->shown, player->first_col * CELL_W + x,
                                        player->first_row * CELL_H + y);

            if (ours == 0) {
                continue; /* the other one has no way to say that nothing is there */
            }
            for (int i = 0; i < 3; i++) {
                int d = abs((int)(ours >> 8 * i & 0xFF) - png.rgb[(y * png.w + x) * 3 + i]);

                apart += d > 1;
            }
            compared++;
        }
    }
    assert_true(compared > 5000);
    assert_int_equal(apart, 0);
    png_deinit(&png);
    end_by_signal(&run, SIGTERM);
}

/* ---- what stands over it, and other windows ---- */

static void td_pictures__help_opened_and_closed__picture_is_back(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct run run;
        uint64_t before;
        int size;
        unsigned sent;

        open_page(&run, i == 0 ? &kitty : &sixel);
        before = shown_hash(shown_of(&run));
        size = picture_size(&run);
        sent = shown_of(&run)->sent;
        for (int round = 0; round < 3; round++) {
            type_for(&run, "?", "Keys: ");
            rest(&run);
            assert_true(picture_size(&run) < size);
            pty_type(run.pty, "q");
            assert_true(pty_await_gone(run.pty, "Keys: "));
            rest(&run);
            assert_int_equal(shown_hash(shown_of(&run)), before);
        }
        if (i == 0) {
            assert_true(shown_of(&run)->sent <= 4 * sent);
        }
        pty_type(run.pty, "\x0c");
        rest(&run);
        assert_int_equal(shown_hash(shown_of(&run)), before);
        end_by_signal(&run, SIGTERM);
    }
}

static void td_pictures__other_windows_and_fonts__fit_each_time(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct run run;
        uint64_t before;
        int size;

        open_page(&run, i == 0 ? &kitty : &sixel);
        before = shown_hash(shown_of(&run));
        size = picture_size(&run);
        pty_resize(run.pty, 140, 40);
        rest(&run);
        assert_true(picture_size(&run) > 0);
        pty_resize(run.pty, 40, 12); /* no room */
        rest(&run);
        pty_resize(run.pty, 100, 30);
        rest(&run);
        assert_int_equal(shown_hash(shown_of(&run)), before);
        pty_font(run.pty, 2 * CELL_W, 2 * CELL_H);
        rest(&run);
        assert_in_range(picture_size(&run), size * 7 / 2, size * 9 / 2);
        pty_font(run.pty, CELL_W, CELL_H);
        rest(&run);
        assert_int_equal(shown_hash(shown_of(&run)), before);
        end_by_signal(&run, SIGTERM);
    }
}

/* ---- ways out ---- */

static void td_pictures__ctrl_z_and_back__nothing_is_left_in_between(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct run run;
        uint64_t before;

        open_page(&run, i == 0 ? &kitty : &sixel);
        before = shown_hash(shown_of(&run));
        for (int round = 0; round < 2; round++) {
            pty_type(run.pty, "\x1a");
            assert_true(pty_await_stop(run.pty));
            while (pty_alternate(run.pty)) {
                assert_true(pty_pump(run.pty, 20));
            }
            assert_clean(&run);
            kill(pty_pid(run.pty), SIGCONT);
            assert_true(pty_await(run.pty, "All four straighten"));
            rest(&run);
            assert_int_equal(shown_hash(shown_of(&run)), before);
        }
        end_by_signal(&run, SIGTERM);
    }
}

static bool moved(struct pty *pty, void *often)
{
    return pty_player(pty)->shown.placed >= *(unsigned *)often;
}

static bool sent(struct pty *pty, void *often)
{
    return pty_player(pty)->commands >= *(unsigned *)often;
}

/* The trainer, the first poses of its figure being there. */
static void open_trainer(struct run *run, unsigned often)
{
    open_with(run, &kitty, "train l3 --prepare 1", "[display]\nmotion = full\n");
    await_card(run);
    pty_type(run->pty, "\r");
    assert_true(pty_await_that(run->pty, moved, &often, "poses"));
}

static void td_pictures__ends__all_is_freed(void **state)
{
    static const int numbers[] = {SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT};

    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct run run;

        open_page(&run, &kitty);
        assert_true(shown_of(&run)->image_count > 0);
        end_by_signal(&run, numbers[i]);
        if (i % 3 == 0) {
            open_trainer(&run, 5);
            assert_true(shown_of(&run)->image_count > 3);
            end_by_signal(&run, numbers[i]);
        }
    }
}

static void td_pictures__quit__all_is_freed(void **state)
{
    struct run run;

    (void)state;
    open_page(&run, &kitty);
    pty_type(run.pty, "q");
    assert_true(pty_await(run.pty, LEARN));
    rest(&run);
    pty_type(run.pty, "q");
    expect_exit(&run, 0);
    assert_clean(&run);
    finish(&run);
    open_page(&run, &sixel);
    pty_type(run.pty, "qq");
    expect_exit(&run, 0);
    assert_clean(&run);
    finish(&run);
}

/* In the middle of what it sends. */
static void td_pictures__ends_while_it_sends__all_is_freed(void **state)
{
    static const unsigned often[] = {1, 2, 5};

    (void)state;
    for (size_t i = 0; i < sizeof often / sizeof often[0]; i++) {
        struct run run;

        open_with(&run, &kitty, "primer", STILL);
        assert_true(pty_await(run.pty, LEARN));
        pty_type(run.pty, "\033[B\r");
        assert_true(pty_await_that(run.pty, sent, (void *)&often[i], "a part of a picture"));
        end_by_signal(&run, SIGTERM);
    }
}

/* ---- odd terminals ---- */

/* It has to be able to do this all the same: show a page and end. */
static void use_it(struct run *run)
{
    go_to_page(run);
    type_for(run, "?", "Keys: ");
    pty_type(run->pty, "q");
    assert_true(pty_await_gone(run->pty, "Keys: "));
    rest(run);
}

static void td_pictures__answers_come_late__are_taken(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct run run;

        open_with(&run, i == 0 ? &kitty : &sixel, "primer", STILL);
        pty_hold_answers(run.pty, true);
        use_it(&run);
        assert_int_equal(picture_size(&run), 0);
        assert_true(pty_holds_answers(run.pty, NULL));
        pty_hold_answers(run.pty, false);
        rest(&run);
        assert_true(picture_size(&run) > 5000);
        end_by_signal(&run, SIGTERM);
    }
}

static void td_pictures__odd_answers__do_no_harm(void **state)
{
    static const struct player_kind odd[] = {
        {.version = "kitty(0.26.5)", .features = "?62;22", .kitty = true, .twice = true},
        {.version = "XTerm(379)", .features = "?63;4", .twice = true},
        {.version = "XTerm(379)",
         .features = "?63;4",
         .garbage = "\033[6;0;0t\033[6;99999;1t\033P!|00\033\\\033_Gi=7;OK\033\\\033]9;z\033\\"
                    "\033[?;;;y"},
        {.version = "", .features = "?1;2"},
        {.version = NULL, .features = "?1;2"},
        {.version = "kitty(0.26.5)", .features = "?62;22", .kitty = true, .no_size = true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
        struct run run;

        open_with(&run, &odd[i], "primer", STILL);
        use_it(&run);
        assert_true(picture_size(&run) == 0 || picture_size(&run) > 5000);
        end_by_signal(&run, SIGTERM);
    }
}

/* It says yes, and then that it cannot. */
static void td_pictures__each_command_fails__cells(void **state)
{
    static const struct player_kind liar = {
        .version = "kitty(0.26.5)", .features = "?62;22", .kitty = true, .refuses = true};
    struct run run;
    unsigned commands;

    (void)state;
    open_with(&run, &liar, "primer", STILL);
    use_it(&run);
    assert_int_equal(picture_size(&run), 0);
    assert_int_equal(shown_of(&run)->image_count, 0);
    commands = pty_player(run.pty)->commands;
    pty_type(run.pty, "\x0c");
    rest(&run);
    assert_int_equal(pty_player(run.pty)->commands, commands);
    end_by_signal(&run, SIGTERM);
}

/* ---- settings and places ---- */

static void td_pictures__settings__are_kept_to(void **state)
{
    static const struct {
        const char *settings;
        const struct player_kind *kind;
        bool sent, sixels;
    } cases[] = {{STILL "pictures = cells\n", &kitty, false, false},
                 {STILL "pictures = cells\n", &sixel, false, false},
                 {STILL "pictures = off\n", &kitty, false, false},
                 {STILL "pictures = kitty\n", &sixel, true, false},
                 {STILL "pictures = sixel\n", &kitty, false, true}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct run run;

        open_with(&run, cases[i].kind, "primer", cases[i].settings);
        go_to_page(&run);
        assert_int_equal(shown_of(&run)->sent > 0, cases[i].sent);
        assert_int_equal(shown_of(&run)->sixels > 0, cases[i].sixels);
        end_by_signal(&run, SIGTERM);
    }
}

/* Over a network, or where another program stands between. */
static void td_pictures__far_away__what_moves_stays_in_cells(void **state)
{
    static const char *const variables[] = {"TMUX=/tmp/x,1,0", "SSH_CONNECTION=1 2 3 4"};

    (void)state;
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const struct player_kind *kind = i == 0 ? &sixel : &kitty;
        struct run run;

        run_make_home(&run);
        run_settings(&run, "[display]\nmotion = full\n");
        run_set(&run, variables[i]);
        run.pty = pty_start_in_shell(teardrop("train l3"), 100, 30, run.environment);
        pty_play(run.pty, kind, CELL_W, CELL_H);
        await_card(&run);
        pty_type(run.pty, "\r");
        assert_true(pty_await(run.pty, "rep 1/"));
        assert_int_equal(pty_player(run.pty)->commands, 0);
        end_by_signal(&run, SIGTERM);
        run_make_home(&run);
        run_settings(&run, STILL);
        run_set(&run, variables[i]);
        run.pty = pty_start_in_shell(teardrop("primer"), 100, 30, run.environment);
        pty_play(run.pty, kind, CELL_W, CELL_H);
        go_to_page(&run);
        assert_true(picture_size(&run) > 5000);
        end_by_signal(&run, SIGTERM);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_pictures__page_and_card__are_the_same_in_both),
        cmocka_unit_test(td_pictures__sixel__others_read_it_the_same),
        cmocka_unit_test(td_pictures__help_opened_and_closed__picture_is_back),
        cmocka_unit_test(td_pictures__other_windows_and_fonts__fit_each_time),
        cmocka_unit_test(td_pictures__ctrl_z_and_back__nothing_is_left_in_between),
        cmocka_unit_test(td_pictures__ends__all_is_freed),
        cmocka_unit_test(td_pictures__quit__all_is_freed),
        cmocka_unit_test(td_pictures__ends_while_it_sends__all_is_freed),
        cmocka_unit_test(td_pictures__answers_come_late__are_taken),
        cmocka_unit_test(td_pictures__odd_answers__do_no_harm),
        cmocka_unit_test(td_pictures__each_command_fails__cells),
        cmocka_unit_test(td_pictures__settings__are_kept_to),
        cmocka_unit_test(td_pictures__far_away__what_moves_stays_in_cells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
