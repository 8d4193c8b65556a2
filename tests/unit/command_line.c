/* The real program, run by a shell: what it says of its history, where, and its exit code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sys/wait.h>
#include <unistd.h>

#define TEXT_MAX 20000

struct place {
    char dir[64];
    char out[TEXT_MAX], err[TEXT_MAX];
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    (void)snprintf(place->dir, sizeof place->dir, "/tmp/td-command-XXXXXX");
    assert_non_null(mkdtemp(place->dir));
    *state = place;
    return 0;
}

static void read_all(const char *dir, const char *name, char out[TEXT_MAX])
{
    char path[128];
    FILE *file;
    size_t count = 0;

    (void)snprintf(path, sizeof path, "%s/%s", dir, name);
    file = fopen(path, "r");
    if (file != NULL) {
        count = fread(out, 1, TEXT_MAX - 1, file);
        (void)fclose(file);
    }
    out[count] = '\0';
}

/* In the folder, with its own home; $T is the program and $H the history's file. */
static int shell(struct place *place, const char *command)
{
    char line[4096];
    int status;

    (void)snprintf(line, sizeof line,
                   "cd %s && export HOME=%s XDG_CONFIG_HOME=%s/none XDG_DATA_HOME=%s/data T=%s"
                   " H=%s/data/teardrop/history.db && { %s; } >out 2>err",
                   place->dir, place->dir, place->dir, place->dir, TEARDROP_BINARY, place->dir,
                   command);
    status = system(line); // NOLINT(cert-env33-c): a shell is what this is about
    read_all(place->dir, "out", place->out);
    read_all(place->dir, "err", place->err);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    char line[128];

    (void)snprintf(line, sizeof line, "rm -rf %s", place->dir);
    assert_int_equal(system(line), 0); // NOLINT(cert-env33-c)
    free(place);
    return 0;
}

static void expect(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("\"%s\" is not in: %s", part, text);
    }
}

#define RUN(command, code)                                                                         \
    do {                                                                                           \
        int found_ = shell(place, (command));                                                      \
        if (found_ != (code)) {                                                                    \
            fail_msg("%s: %d: %s%s", (command), found_, place->out, place->err);                   \
        }                                                                                          \
    } while (0)

#define MORNING                                                                                    \
    "{\"type\":\"morning\",\"date\":\"2024-11-01\",\"pain\":3,\"swollen\":0,\"limp\":0,"           \
    "\"uuid\":\"11111111-1111-4111-8111-111111111111\",\"changed_unix_s\":1000}"

static void status__unreadable_history__is_said(void **state)
{
    struct place *place = *state;

    RUN("$T log 1 && $T status --format json", 0);
    expect(place->out, "\"trouble\":");
    assert_null(strstr(place->out, "history cannot be read"));
    RUN("$T status", 0);
    expect(place->out, "due now");
    RUN("echo this is no database at all >$H && $T status", 1);
    expect(place->out, "history cannot be read: ");
    assert_null(strstr(place->out, "due now"));
    expect(place->err, "history.db");
    RUN("$T status --format json", 1);
    expect(place->out, "file is not a database");
    expect(place->out, "\"level\":");
    expect(place->out, "null");
    expect(place->out, "history cannot be read");
    RUN("$T --plain", 1);
    assert_null(strstr(place->out, "Next session"));
    expect(place->out, "The history cannot be read, and with it the last self-check");
}

static void train__unreadable_history__is_said_first(void **state)
{
    struct place *place = *state;

    RUN("$T log 1 && echo this is no database at all >$H &&"
        " $T --plain train l2 --sets 1 --reps 1 --prepare 0 --clock-rate 1000 2>&1",
        0);
    expect(place->out, "the history cannot be read, and with it the last self-check");
    assert_true(strstr(place->out, "cannot be read") < strstr(place->out, "set 1/1"));
    RUN("$T --plain train --sets 1 --reps 1 --prepare 0 --clock-rate 1000", 1);
    expect(place->err, "the history cannot be read, and so not which session is next");
    assert_null(strstr(place->out, "set 1/1"));
    RUN("rm $H && $T --plain train l2 --sets 1 --reps 1 --prepare 0 --clock-rate 1000", 0);
    assert_null(strstr(place->err, "cannot be read"));
}

static void plain__home__says_what_asks_for_a_look(void **state)
{
    struct place *place = *state;

    RUN("$T log 2 && $T --plain", 0);
    assert_null(strstr(place->out, "Have the knee looked at"));
    expect(place->out, "teardrop log PAIN");
    RUN("$T --plain train l2 --sets 1 --reps 1 --prepare 0 --clock-rate 1000 && $T log 8", 0);
    RUN("$T --plain", 0);
    expect(place->out, "Have the knee looked at within days, two weeks at the latest.");
}

static void plain__history__says_lights_and_checks_in_words(void **state)
{
    struct place *place = *state;

    RUN("printf 'strong\\n35\\nn\\nn\\n' | $T --plain check >/dev/null && $T --plain history", 0);
    expect(place->out, "  check    no pain, to get stronger\n");
    RUN("$T --plain train l2 --sets 1 --reps 1 --prepare 0 --clock-rate 1000", 0);
    assert_null(strstr(place->out, "None of these today")); /* a pipe is asked nothing */
    RUN("$T --plain history", 0);
    expect(place->out, "reps 1/1  0 min  open\n");
}

static void output__full__is_said(void **state)
{
    static const char *const commands[] = {
        "status",  "status --format json", "--plain history",       "--plain primer",
        "--plain", "history --export csv", "history --export json", "history --export jsonl"};
    struct place *place = *state;

    RUN("$T log 1", 0);
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        char line[160];

        (void)snprintf(line, sizeof line, "$T %s >/dev/full", commands[i]);
        RUN(line, 1);
        expect(place->err, "standard output: ");
        assert_null(strstr(place->err, "memory"));
    }
}

static void import__files_without_records__are_told_apart(void **state)
{
    struct place *place = *state;

    RUN("$T history --import /dev/null", 0);
    expect(place->out, "0 records read");
    RUN("printf '\\n \\n' | $T history --import -", 2);
    expect(place->err, "-: no record in it");
    RUN("printf '%s\\n%s\\0garbage\\n' '" MORNING "' '" MORNING "' | $T history --import -", 2);
    expect(place->err, "-:2: has a NUL in it");
    RUN("printf '\\n%s\\n' '" MORNING "' | sed s/:3/:11/ | $T history --import -", 2);
    expect(place->err, "-:2: pain: is 11; a whole number from 0 to 10 is meant");
    RUN("$T history --plain", 0);
    expect(place->out, "nothing is kept yet");
}

static void import__dry_run__writes_nothing(void **state)
{
    struct place *place = *state;

    RUN("echo '" MORNING "' | $T history --import - --dry-run && test ! -e data", 0);
    expect(place->out, "1 record read: 1 new");
}

/* What the machine cannot do is not the file's fault, and no line is named. */
static void import__disk_full__is_said(void **state)
{
    struct place *place = *state;

    RUN("$T log 1 && (trap '' XFSZ; ulimit -f 200; awk 'BEGIN { for (i = 1; i <= 5000; i++) printf"
        " \"{\\\"type\\\":\\\"clinician_look\\\",\\\"at_unix_s\\\":%d,\\\"utc_offset_min\\\":0,"
        "\\\"uuid\\\""
        ":\\\"%08d-1111-4111-8111-111111111111\\\"}\\n\", i, i }' | $T history --import -)",
        1);
    expect(place->err, "nothing was taken in");
    assert_null(strstr(place->err, "-:"));
}

static void delete_all__names_what_stays(void **state)
{
    struct place *place = *state;

    RUN("$T log 1 && touch $H.v1.bak $H.damaged && echo delete everything | $T history"
        " --delete-all",
        0);
    expect(place->out, "measure");
    expect(place->out, "deleted");
    expect(place->out, "history.db.v1.bak");
    expect(place->out, "history.db.damaged");
}

static void log__again__says_what_was(void **state)
{
    struct place *place = *state;

    RUN("$T log 3 --swollen --date 2024-11-01", 0);
    assert_null(strstr(place->out, "was"));
    RUN("$T log 1 --date 2024-11-01", 0);
    expect(place->out, "kept: 2024-11-01, pain 1 (was: pain 3, swollen)");
    RUN("$T log 1 --date 2024-10-31", 0);
    assert_null(strstr(place->out, "was"));
}

static void repair__says_what_it_did(void **state)
{
    struct place *place = *state;

    RUN("$T log 1 && $T history --repair", 0);
    expect(place->out, "the history is sound; nothing was changed");
    RUN("echo this is no database at all >$H && $T history --repair", 0);
    expect(place->out, "0 records rescued; the damaged file is kept: ");
    RUN("$T history --repair", 0);
    expect(place->out, "sound, and empty");
    expect(place->out, "a damaged one from before is kept beside it");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(status__unreadable_history__is_said),
        TEST(train__unreadable_history__is_said_first),
        TEST(plain__home__says_what_asks_for_a_look),
        TEST(plain__history__says_lights_and_checks_in_words),
        TEST(output__full__is_said),
        TEST(import__files_without_records__are_told_apart),
        TEST(import__dry_run__writes_nothing),
        TEST(import__disk_full__is_said),
        TEST(delete_all__names_what_stays),
        TEST(log__again__says_what_was),
        TEST(repair__says_what_it_did),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
