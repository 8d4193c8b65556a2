/* Cues leave the program: bell, title, and a command that is never waited for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "teardrop/app/run/cue_output.h"
#include "teardrop/base/str.h"
#include "test.h"

#define PATIENCE 2000 /* of 10 ms, for a child to end */

struct place {
    char dir[32];
    struct td_cue_output output;
    struct td_cue_sink sink;
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    (void)snprintf(place->dir, sizeof place->dir, "/tmp/td-output-XXXXXX");
    assert_non_null(mkdtemp(place->dir));
    place->output.home = place->dir;
    place->sink = td_cue_output_sink(&place->output);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    char line[64];

    td_cue_output_stop(&place->output);
    (void)snprintf(line, sizeof line, "rm -rf '%s'", place->dir);
    assert_int_equal(system(line), 0); // NOLINT(cert-env33-c)
    free(place);
    return 0;
}

static void make(const struct place *place, const char *name, const char *text, mode_t mode)
{
    char path[96];
    FILE *file;

    (void)snprintf(path, sizeof path, "%s/%s", place->dir, name);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, mode), 0);
}

/* Gives the command and waits until what it started has ended. */
static const char *give(struct place *place, const char *program, const char *argument)
{
    char words[2][64];
    char *argv[] = {words[0], argument != NULL ? words[1] : NULL, NULL};
    char *variables[] = {NULL};
    const struct timespec step = {0, 10000000L};

    td_str_copy(words[0], sizeof words[0], program);
    td_str_copy(words[1], sizeof words[1], argument != NULL ? argument : "");
    place->sink.ops->command(place->sink.self, argv, variables);
    td_cue_output_run(&place->output);
    for (int i = 0; td_child_runs(&place->output.command) && i < PATIENCE; i++) {
        (void)nanosleep(&step, NULL);
        td_cue_output_run(&place->output);
    }
    assert_false(td_child_runs(&place->output.command));
    return place->sink.ops->trouble(place->sink.self);
}

static void td_outlet__tilde__is_the_home_in_every_word(void **state)
{
    struct place *place = *state;
    char path[96];
    struct stat status;

    make(place, "touch it", "#!/bin/sh\n: > \"$1\"\n", 0700);
    assert_string_equal(give(place, "~/touch it", "~/made"), "");
    (void)snprintf(path, sizeof path, "%s/made", place->dir);
    assert_int_equal(stat(path, &status), 0);
}

static void td_outlet__command_that_cannot_start__says_why(void **state)
{
    struct place *place = *state;
    char gone[64];

    make(place, "text", "#!/bin/sh\n", 0600);
    make(place, "junk", "\x7F\x01nothing\n", 0700);
    make(place, "late", "#!/bin/sh\nno-such-program-anywhere\n", 0700);
    make(place, "fails", "#!/bin/sh\nexit 1\n", 0700);
    assert_non_null(strstr(give(place, "~/gone", NULL), "gone is not there"));
    (void)snprintf(gone, sizeof gone, "%s/text", place->dir);
    assert_non_null(strstr(give(place, gone, NULL), "no program that you may start"));
    assert_non_null(strstr(give(place, "/tmp", NULL), "no program that you may start"));
    assert_non_null(strstr(give(place, "no-such-program-anywhere", NULL), "is not on PATH"));
    assert_non_null(strstr(give(place, "~/junk", NULL), "cannot be started: "));
    assert_non_null(strstr(give(place, "~/late", NULL), "it ended with exit code 127"));
    assert_string_equal(give(place, "~/fails", NULL), ""); /* its own business */
    assert_string_equal(give(place, "true", NULL), "");
    place->output.home = "relative";
    assert_non_null(strstr(give(place, "~/late", NULL), "HOME is not set to a full path"));
}

static void td_child_find__path__takes_the_first_that_may_be_executed(void **state)
{
    struct place *place = *state;
    char path[160], why[200] = "";
    const char *now = getenv("PATH");
    char *before = strdup(now != NULL ? now : "/usr/bin:/bin");

    (void)snprintf(path, sizeof path, "%s/first", place->dir);
    assert_int_equal(mkdir(path, 0700), 0);
    make(place, "first/tool", "#!/bin/sh\n", 0600);
    assert_int_equal(setenv("PATH", path, 1), 0);
    assert_false(td_child_find("tool", why, sizeof why));
    assert_string_equal(why, "tool is no program that you may start (chmod +x?)");
    make(place, "tool", "#!/bin/sh\n", 0700);
    (void)snprintf(path, sizeof path, "%s/first:%s", place->dir, place->dir);
    assert_int_equal(setenv("PATH", path, 1), 0);
    assert_true(td_child_find("tool", why, sizeof why));
    assert_false(td_child_find("", why, sizeof why));
    assert_int_equal(setenv("PATH", before, 1), 0);
    free(before);
}

static void td_child_expand__only_a_leading_tilde_is_special(void **state)
{
    static const struct {
        const char *word, *expanded;
    } cases[] = {{"~", "/h"},      {"~/x", "/h/x"},    {"~user", "~user"},
                 {"a~/x", "a~/x"}, {"$HOME", "$HOME"}, {"*", "*"},
                 {"", ""}};
    char out[16], why[120];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_true(td_child_expand(cases[i].word, "/h", out, sizeof out, why, sizeof why));
        assert_string_equal(out, cases[i].expanded);
    }
    assert_false(td_child_expand("~/x", NULL, out, sizeof out, why, sizeof why));
    assert_false(td_child_expand("~/0123456789abcdef", "/h", out, sizeof out, why, sizeof why));
    assert_string_equal(why, "the command is too long");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_outlet__tilde__is_the_home_in_every_word),
        TEST(td_outlet__command_that_cannot_start__says_why),
        TEST(td_child_find__path__takes_the_first_that_may_be_executed),
        cmocka_unit_test(td_child_expand__only_a_leading_tilde_is_special),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
