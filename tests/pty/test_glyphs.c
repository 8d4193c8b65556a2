/* What reaches the terminal can be seen there: by the font of a console, in a locale
 * without UTF-8, and with letters whose accents are written apart. */

#include "pty/run.h"
#include "teardrop/base/glyph.h"
#include "teardrop/base/utf8.h"

#define MENU "Self-check"

/* A home of its own with one line of settings. */
static void start_with(struct run *run, char *const argv[], const char *setting, const char *term,
                       const char *locale)
{
    char settings[200];

    run_make_home(run);
    snprintf(settings, sizeof settings, "[display]\n%s\n", setting);
    run_settings(run, settings);
    run_in_terminal(run, term);
    run_set(run, locale);
    run->pty = pty_start(argv, 80, 24, run->environment);
    assert_non_null(run->pty);
}

static void assert_only(struct pty *pty, const struct td_glyph_set *set)
{
    const char *screen = pty_screen(pty);

    while (*screen != '\0') {
        uint32_t cp = td_utf8_next(&screen);

        if (cp != '\n' && !td_glyph_set_has(set, cp)) {
            fail_msg("U+%04X is on the screen:\n%s", (unsigned)cp, pty_screen(pty));
        }
    }
}

/* A pseudo-terminal is no console and cannot be asked, like one over ssh. */
static void td_program__console_that_cannot_be_asked__gets_what_all_fonts_have(void **state)
{
    static struct td_glyph_set safe;
    struct run run;

    (void)state;
    td_glyph_set_add_safe(&safe);
    start_with(&run, teardrop(""), "mouse = no", "linux", "LC_ALL=C.UTF-8");
    assert_true(pty_await(run.pty, MENU));
    assert_true(pty_await(run.pty, "\u2500")); /* lines it has */
    assert_only(run.pty, &safe);
    finish(&run);
    start_with(&run, teardrop("train l3"), "mouse = no", "linux", "LC_ALL=C.UTF-8");
    assert_true(pty_await(run.pty, "Enter start"));
    assert_only(run.pty, &safe);
    pty_type(run.pty, "\r");
    assert_true(pty_await(run.pty, " left"));
    assert_only(run.pty, &safe);
    finish(&run);
}

static void td_program__locale_without_utf8__ascii_unless_the_person_says_no(void **state)
{
    static const struct td_glyph_set ascii;
    struct run run;

    (void)state;
    start_with(&run, teardrop(""), "ascii = auto", "xterm-256color", "LC_ALL=C");
    assert_true(pty_await(run.pty, MENU));
    assert_only(run.pty, &ascii);
    finish(&run);
    start_with(&run, teardrop(""), "ascii = no", "xterm-256color", "LC_ALL=C");
    assert_true(pty_await(run.pty, MENU));
    assert_true(pty_await(run.pty, "\u2500"));
    finish(&run);
    start_with(&run, teardrop(""), "ascii = yes", "xterm-256color", "LC_ALL=C.UTF-8");
    assert_true(pty_await(run.pty, MENU));
    assert_only(run.pty, &ascii);
    finish(&run);
}

/* As macOS writes names, and with marks for which there is no code point of their own. */
static void td_program__accents_written_apart__stand_on_their_letters(void **state)
{
    char *argv[] = {(char *)TEARDROP_BINARY,
                    (char *)"train",
                    (char *)"--free",
                    (char *)"--name",
                    (char *)"Andre\u0301 q\u0323 \u1112\u1161\u11ab",
                    NULL};
    struct run run;

    (void)state;
    start_with(&run, argv, "mouse = no", "xterm-256color", "LC_ALL=C.UTF-8");
    assert_true(pty_await(run.pty, "Andr\u00e9 q\u0323 \ud55c"));
    finish(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_program__console_that_cannot_be_asked__gets_what_all_fonts_have),
        cmocka_unit_test(td_program__locale_without_utf8__ascii_unless_the_person_says_no),
        cmocka_unit_test(td_program__accents_written_apart__stand_on_their_letters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
