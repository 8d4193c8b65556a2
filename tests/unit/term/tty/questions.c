/* What the terminal's answers make of the theme: all of them, few, none, wrong ones, twice. */
#define _GNU_SOURCE /* openpty */
#include "src/term/tty/questions.h"

#include <locale.h>
#include <pty.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "src/term/tty/name.h"
#include "test.h"

static struct td_questions questions;
static struct td_theme theme;
static struct td_tty tty;
static struct td_term_options options;

static const char *const variables[] = {"SSH_CONNECTION", "TMUX", "STY"};

static int set_up(void **state)
{
    (void)state;
    (void)setlocale(LC_ALL, "C.UTF-8");
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        (void)unsetenv(variables[i]);
    }
    td_theme_init(&theme, TD_DEPTH_256, false);
    memset(&tty, 0, sizeof tty);
    tty.in = tty.out = -1;
    memset(&options, 0, sizeof options);
    options.ground = options.parts = -1;
    options.depth = -1;
    return 0;
}

static void begin(const char *name)
{
    td_questions_init(&questions, &options, &theme, name);
}

static bool take(const struct td_input *input)
{
    return td_questions_answered(&questions, input, &tty, &theme);
}

static bool answer_color(const char *text)
{
    struct td_input input = {
        .kind = TD_INPUT_ANSWER, .answer = TD_ANSWER_COLOR, .numbers = {11}, .number_count = 1};

    (void)snprintf(input.text, sizeof input.text, "%s", text);
    return take(&input);
}

static bool answer_text(enum td_answer_kind kind, const char *text)
{
    struct td_input input = {.kind = TD_INPUT_ANSWER, .answer = kind};

    (void)snprintf(input.text, sizeof input.text, "%s", text);
    return take(&input);
}

static bool answer_size(int h, int w)
{
    const struct td_input input = {
        .kind = TD_INPUT_ANSWER, .answer = TD_ANSWER_SIZE, .numbers = {6, h, w}, .number_count = 3};

    return take(&input);
}

static bool answer_device(int feature)
{
    const struct td_input input = {.kind = TD_INPUT_ANSWER,
                                   .answer = TD_ANSWER_DEVICE,
                                   .numbers = {62, feature, 22},
                                   .number_count = 3};

    return take(&input);
}

static bool refuse(const char *text)
{
    struct td_input input = {.kind = TD_INPUT_ANSWER, .answer = TD_ANSWER_GRAPHICS};

    (void)snprintf(input.text, sizeof input.text, "%s", text);
    return td_questions_refused(&questions, &input, &theme);
}

static void assert_asks(const char *part)
{
    const char *text = td_questions_text(&questions);

    if (part == NULL) {
        assert_string_equal(text, "");
    } else {
        assert_non_null(strstr(text, part));
        assert_string_equal(text + strlen(text) - 3, "\033[c"); /* DA1 is the last one */
    }
}

/* The first round, as kitty answers it. */
static void answer_first(const char *version, int feature)
{
    assert_asks("\033[16t");
    (void)answer_color("rgb:1010/2020/3030");
    (void)answer_text(TD_ANSWER_VERSION, version);
    (void)answer_size(20, 10);
    (void)answer_device(feature);
}

static void begin_as_kitty(void)
{
    begin("xterm-kitty");
    answer_first("kitty(0.26.5)", 22);
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_CELLS); /* not before all is known */
    assert_asks("a=q");
    assert_false(answer_text(TD_ANSWER_GRAPHICS, "i=31;OK"));
    assert_true(answer_device(22));
}

static void td_questions_answered__kitty__pictures_in_its_way(void **state)
{
    (void)state;
    begin_as_kitty();
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_KITTY);
    assert_int_equal(theme.pixels.moving, TD_GRAPHICS_KITTY);
    assert_int_equal(theme.pixels.cell_w, 10);
    assert_int_equal(theme.pixels.cell_h, 20);
    assert_int_equal(theme.pixels.ground, 0x102030);
    assert_int_equal(theme.parts, TD_PARTS_SEXTANT);
    assert_asks(NULL);
}

static void td_questions_answered__sixel__pictures_in_sixels(void **state)
{
    (void)state;
    begin("xterm-256color");
    answer_first("XTerm(379)", 4);
    assert_asks("a=q");
    assert_true(answer_device(4)); /* it says nothing about kitty's protocol */
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_SIXEL);
    assert_int_equal(theme.parts, TD_PARTS_QUADRANT);
}

static void td_questions_answered__both__kitty_is_taken(void **state)
{
    (void)state;
    begin("xterm-256color");
    answer_first("WezTerm 20240203-110809-5046fc22", 4);
    assert_asks("a=q");
    (void)answer_text(TD_ANSWER_GRAPHICS, "i=31;OK");
    assert_true(answer_device(4));
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_KITTY);
}

static void td_questions_answered__neither__cells(void **state)
{
    (void)state;
    begin("xterm-256color");
    answer_first("VTE(7006)", 22);
    assert_asks("a=q");
    (void)answer_text(TD_ANSWER_GRAPHICS, "i=31;EINVAL:no");
    (void)answer_device(22);
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_CELLS);
    assert_int_equal(theme.parts, TD_PARTS_SEXTANT);
}

/* Some that say no name write the question on the screen. */
static void td_questions_text__no_name__is_not_asked_for_kitty(void **state)
{
    (void)state;
    begin("xterm-256color");
    assert_asks("\033[>q");
    (void)answer_size(20, 10);
    assert_true(answer_device(4));
    assert_asks(NULL);
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_SIXEL);
}

static void td_questions_answered__no_answer__all_as_it_was(void **state)
{
    struct td_theme before;

    (void)state;
    begin("xterm-256color");
    assert_asks("\033]11;?");
    before = theme;
    assert_asks(NULL); /* once */
    td_questions_give_up(&questions);
    (void)answer_text(TD_ANSWER_VERSION, "kitty(0.40.0)");
    (void)answer_text(TD_ANSWER_GRAPHICS, "i=31;OK");
    (void)answer_device(4);
    assert_int_equal(theme.pixels.still, before.pixels.still);
    assert_asks(NULL);
}

/* Late ones come one by one, whatever else happens in between. */
static void td_questions_answered__late__are_taken(void **state)
{
    const struct td_input key = {.kind = TD_INPUT_KEY, .key = 'x'};

    (void)state;
    begin("xterm-kitty");
    assert_asks("\033[16t");
    for (int i = 0; i < 100; i++) {
        assert_false(take(&key));
        assert_string_equal(td_questions_resized(&questions, &tty, &theme), "");
        assert_asks(NULL);
    }
    (void)answer_text(TD_ANSWER_VERSION, "kitty(0.40.0)");
    (void)answer_size(40, 20);
    assert_false(answer_device(22));
    assert_asks("a=q");
    (void)answer_text(TD_ANSWER_GRAPHICS, "i=31;OK");
    assert_true(answer_device(22));
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_KITTY);
    assert_int_equal(theme.pixels.cell_h, 40);
    assert_int_equal(theme.parts, td_term_name_possible(TD_PARTS_OCTANT));
}

static void td_questions_answered__each_twice__same_in_the_end(void **state)
{
    (void)state;
    begin("xterm-256color");
    assert_asks("\033[16t");
    for (int i = 0; i < 2; i++) {
        (void)answer_text(TD_ANSWER_VERSION, "foot(1.16.2)");
        (void)answer_size(20, 10);
    }
    (void)answer_device(4);
    assert_asks("a=q");
    (void)answer_device(4); /* of the first round */
    (void)answer_device(4);
    (void)answer_device(4);
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_SIXEL);
    assert_asks(NULL);
}

static void td_questions_answered__garbage__changes_nothing(void **state)
{
    static const int sizes[][2] = {
        {0, 0}, {1, 1}, {20, 2}, {5, 10}, {20, 129}, {257, 10}, {2147483647, 2147483647}};

    (void)state;
    begin("xterm-256color");
    assert_asks("\033[16t");
    (void)answer_color("rgb:zz/10/10");
    (void)answer_text(TD_ANSWER_VERSION, "");
    (void)answer_text(TD_ANSWER_OTHER, "i=31;OK");
    (void)answer_text(TD_ANSWER_GRAPHICS, "i=30;OK");
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        (void)answer_size(sizes[i][0], sizes[i][1]);
    }
    (void)answer_device(4);
    (void)td_questions_text(&questions);
    (void)answer_device(4);
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_CELLS); /* nobody knows how large a cell is */
    assert_int_equal(theme.pixels.cell_w, 0);
}

/* What the system knows of the window serves where the terminal does not say. */
static void td_questions_answered__no_size__the_system_is_asked(void **state)
{
    struct winsize size = {.ws_col = 80, .ws_row = 24, .ws_xpixel = 720, .ws_ypixel = 432};
    int master, slave;

    (void)state;
    assert_int_equal(openpty(&master, &slave, NULL, NULL, &size), 0);
    tty.out = slave;
    begin("xterm-256color");
    assert_asks("\033[16t");
    (void)answer_device(4);
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_SIXEL);
    assert_int_equal(theme.pixels.cell_w, 9);
    assert_int_equal(theme.pixels.cell_h, 18);
    /* Another font. */
    size.ws_xpixel = 1440;
    size.ws_ypixel = 864;
    assert_int_equal(ioctl(slave, TIOCSWINSZ, &size), 0);
    assert_string_equal(td_questions_resized(&questions, &tty, &theme), "\033[16t");
    assert_int_equal(theme.pixels.cell_w, 18);
    assert_true(answer_size(37, 18)); /* and the terminal knows it better */
    assert_int_equal(theme.pixels.cell_h, 37);
    assert_false(answer_size(37, 18));
    assert_false(answer_size(0, 18));
    assert_int_equal(theme.pixels.cell_h, 37);
    (void)close(master);
    (void)close(slave);
}

/* It said yes, and then cannot do it. */
static void td_questions_refused__again_and_again__cells(void **state)
{
    (void)state;
    begin_as_kitty();
    assert_false(refuse("i=5;OK"));
    for (int i = 0; i < 3; i++) {
        assert_true(refuse("i=1950613760,p=1;ENOENT:no such image"));
        assert_int_equal(theme.pixels.still, TD_GRAPHICS_KITTY); /* it may have lost one */
    }
    assert_true(refuse("i=1950613760,p=1;ENOENT:no such image"));
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_CELLS);
    assert_int_equal(theme.pixels.moving, TD_GRAPHICS_CELLS);
    assert_false(refuse("i=1950613760;ENOENT"));
    assert_string_equal(td_questions_resized(&questions, &tty, &theme), "");
    (void)answer_size(30, 15); /* of a question before it */
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_CELLS);
}

static void td_questions_init__as_the_settings_say(void **state)
{
    static const struct {
        int pictures;
        enum td_graphics still;
    } cases[] = {{TD_TERM_PICTURES_KITTY, TD_GRAPHICS_KITTY},
                 {TD_TERM_PICTURES_SIXEL, TD_GRAPHICS_SIXEL},
                 {TD_TERM_PICTURES_CELLS, TD_GRAPHICS_CELLS}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        (void)set_up(NULL);
        options.pictures = cases[i].pictures;
        begin("xterm-256color");
        assert_asks("\033[c");
        (void)answer_text(TD_ANSWER_VERSION, "WezTerm 20240203");
        (void)answer_size(20, 10);
        (void)answer_device(4);
        assert_asks(NULL);
        assert_int_equal(theme.pixels.still, cases[i].still);
        assert_int_equal(theme.pixels.moving, cases[i].still);
    }
}

/* Asked for: a terminal that says nothing of itself, and far away, too. */
static void td_questions_init__forced__needs_no_yes(void **state)
{
    (void)state;
    options.pictures = TD_TERM_PICTURES_SIXEL;
    assert_int_equal(setenv("SSH_CONNECTION", "1 2 3 4", 1), 0);
    begin("vt340");
    assert_asks("\033[16t");
    (void)answer_size(20, 10);
    assert_true(answer_device(9));
    assert_int_equal(theme.pixels.still, TD_GRAPHICS_SIXEL);
    assert_int_equal(theme.pixels.moving, TD_GRAPHICS_SIXEL);
}

static void td_questions_init__far_away__what_moves_stays_in_cells(void **state)
{
    (void)state;
    for (size_t i = 0; i <= sizeof variables / sizeof variables[0]; i++) {
        bool named = i == sizeof variables / sizeof variables[0];

        (void)set_up(NULL);
        if (!named) {
            assert_int_equal(setenv(variables[i], "x", 1), 0);
        }
        begin(named ? "tmux-256color" : "xterm-256color");
        answer_first("foot(1.16.2)", 4);
        if (!named && i == 0) {
            assert_asks("a=q");
            assert_true(answer_device(4));
        }
        assert_asks(NULL); /* tmux takes that question for a title */
        assert_int_equal(theme.pixels.still, TD_GRAPHICS_SIXEL);
        assert_int_equal(theme.pixels.moving, TD_GRAPHICS_CELLS);
    }
    (void)set_up(NULL);
}

static void td_questions_init__poor_terminals__are_not_asked(void **state)
{
    (void)state;
    td_theme_init(&theme, TD_DEPTH_16, false);
    begin("linux");
    assert_asks(NULL);
    td_theme_init(&theme, TD_DEPTH_256, false);
    begin("rxvt-unicode-256color");
    assert_asks(NULL);
    options.ground = TD_GROUND_DARK;
    options.pictures = TD_TERM_PICTURES_CELLS;
    begin("xterm-256color");
    assert_asks(NULL);
    options.pictures = TD_TERM_PICTURES_AUTO;
    td_theme_init(&theme, TD_DEPTH_256, true);
    begin("xterm-256color");
    assert_asks(NULL);
}

/* ---- names ---- */

static void td_term_name_parts__what_they_are_known_to_draw(void **state)
{
    static const struct {
        const char *version;
        enum td_cell_parts parts;
    } cases[] = {{"kitty(0.19.3)", TD_PARTS_QUADRANT},
                 {"kitty(0.20.0)", TD_PARTS_SEXTANT},
                 {"kitty(0.39.1)", TD_PARTS_SEXTANT},
                 {"kitty(0.40.0)", TD_PARTS_OCTANT},
                 {"kitty(1.0.0)", TD_PARTS_OCTANT},
                 {"foot(1.5.4)", TD_PARTS_QUADRANT},
                 {"foot(1.16.2)", TD_PARTS_SEXTANT},
                 {"foot(1.20.0)", TD_PARTS_OCTANT},
                 {"ghostty 1.1.3", TD_PARTS_SEXTANT},
                 {"ghostty 1.2.0", TD_PARTS_OCTANT},
                 {"WezTerm 20240203-110809-5046fc22", TD_PARTS_SEXTANT},
                 {"contour 0.4.3", TD_PARTS_SEXTANT},
                 {"VTE(5202)", TD_PARTS_QUADRANT},
                 {"VTE(6200)", TD_PARTS_SEXTANT},
                 {"VTE(7800)", TD_PARTS_OCTANT},
                 {"XTerm(379)", TD_PARTS_QUADRANT},
                 {"tmux 3.4", TD_PARTS_QUADRANT},
                 {"kitty", TD_PARTS_QUADRANT},
                 {"kitty(x.y)", TD_PARTS_QUADRANT},
                 {"", TD_PARTS_QUADRANT}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(td_term_name_parts(cases[i].version, TD_PARTS_QUADRANT),
                         td_term_name_possible(cases[i].parts));
    }
}

#define CASE(test) cmocka_unit_test_setup(test, set_up)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(td_questions_answered__kitty__pictures_in_its_way),
        CASE(td_questions_answered__sixel__pictures_in_sixels),
        CASE(td_questions_answered__both__kitty_is_taken),
        CASE(td_questions_answered__neither__cells),
        CASE(td_questions_text__no_name__is_not_asked_for_kitty),
        CASE(td_questions_answered__no_answer__all_as_it_was),
        CASE(td_questions_answered__late__are_taken),
        CASE(td_questions_answered__each_twice__same_in_the_end),
        CASE(td_questions_answered__garbage__changes_nothing),
        CASE(td_questions_answered__no_size__the_system_is_asked),
        CASE(td_questions_refused__again_and_again__cells),
        CASE(td_questions_init__as_the_settings_say),
        CASE(td_questions_init__forced__needs_no_yes),
        CASE(td_questions_init__far_away__what_moves_stays_in_cells),
        CASE(td_questions_init__poor_terminals__are_not_asked),
        CASE(td_term_name_parts__what_they_are_known_to_draw),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
