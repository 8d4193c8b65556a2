#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/base/str.h"
#include "teardrop/store/settings/file.h"
#include "test.h"

#define KEYS(name, n, text)                                                                        \
    {                                                                                              \
        .section = "keys", .key = (name), .type = TD_SETTING_KEYS,                                 \
        .offset = offsetof(struct td_settings, keys) + (n) * (size_t)TD_SETTINGS_KEY_TEXT,         \
        .fallback = (text), .help = "Keys of this request, with blanks between them."              \
    }

/* What INI gives a meaning to must survive as keys. */
static const struct td_setting_spec key_rows[] = {
    KEYS("quit", 0, "q ;"), KEYS("help", 1, "? #"),  KEYS("say", 2, "\""),
    KEYS("tick", 3, "' x"), KEYS("back", 4, "x \\"), KEYS("mixed", 5, "\" ;"),
    KEYS("equal", 6, "="),
};

struct place {
    char dir[32], path[64];
    struct td_setting_table table;
    struct td_settings_state state;
    struct td_problems problems;
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    (void)snprintf(place->dir, sizeof place->dir, "/tmp/td-settings-XXXXXX");
    assert_non_null(mkdtemp(place->dir));
    (void)snprintf(place->path, sizeof place->path, "%s/teardrop.ini", place->dir);
    td_setting_table_init(&place->table);
    td_setting_table_add(&place->table, key_rows, sizeof key_rows / sizeof key_rows[0]);
    td_settings_defaults(&place->table, &place->state);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;

    td_problems_deinit(&place->problems);
    (void)remove(place->path);
    assert_int_equal(remove(place->dir), 0); /* also: no temporary file is left */
    free(place);
    return 0;
}

static void write_text(struct place *place, const char *text)
{
    FILE *file = fopen(place->path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void expect_text(struct place *place, const char *text)
{
    char read[4096];
    FILE *file = fopen(place->path, "r");
    size_t bytes;

    assert_non_null(file);
    bytes = fread(read, 1, sizeof read - 1, file);
    read[bytes] = '\0';
    (void)fclose(file);
    assert_string_equal(read, text);
}

static enum td_err read_back(struct place *place)
{
    return td_settings_file_read(place->path, &place->table, TD_ORIGIN_USER, &place->state,
                                 &place->problems);
}

static const struct td_setting_spec *row(struct place *place, const char *section, const char *key)
{
    int index = td_setting_table_find(&place->table, section, key);

    assert_true(index >= 0);
    return place->table.rows[index];
}

static void td_settings_file__values__are_applied_with_their_origin(void **state)
{
    struct place *place = *state;
    int sets = td_setting_table_find(&place->table, "session", "sets");

    write_text(place, "[session]\nsets = 4\n");
    assert_int_equal(read_back(place), TD_OK);
    assert_int_equal(place->state.values.sets, 4);
    assert_int_equal(place->state.origin[sets], TD_ORIGIN_USER);
    assert_int_equal(place->state.origin[sets + 1], TD_ORIGIN_BUILTIN);
}

static void td_settings_file__every_problem__is_listed_with_its_place(void **state)
{
    struct place *place = *state;
    char line[200];

    write_text(place, "[session]\ntmpo = 3110\nsets = many\n[sesion]\nreps = 3\n"
                      "[display]\nmotion = fast\n");
    assert_int_equal(read_back(place), TD_ERR_CONTENT);
    assert_int_equal(place->problems.count, 4);
    (void)snprintf(line, sizeof line, "%s:2: [session] tmpo: unknown key (did you mean \"tempo\"?)",
                   place->path);
    assert_string_equal(place->problems.lines[0], line);
    (void)snprintf(line, sizeof line, "%s:3: [session] sets: ", place->path);
    assert_true(td_str_starts_with(place->problems.lines[1], line));
    assert_non_null(strstr(place->problems.lines[1], "1 to 20"));
    (void)snprintf(line, sizeof line,
                   "%s:5: [sesion] reps: unknown section (did you mean \"session\"?)", place->path);
    assert_string_equal(place->problems.lines[2], line);
    (void)snprintf(line, sizeof line, "%s:7: [display] motion: ", place->path);
    assert_true(td_str_starts_with(place->problems.lines[3], line));
}

/* A line that breaks the file hides nothing of what else is wrong in it. */
static void td_settings_file__broken_line__hides_no_other_problem(void **state)
{
    struct place *place = *state;

    write_text(place, "[session]\ntempo = 30Y0\nbell\n[cues]\nbell = maybe\nbell = no\n");
    assert_int_equal(read_back(place), TD_ERR_CONTENT);
    assert_int_equal(place->problems.count, 4);
    assert_non_null(strstr(place->problems.lines[0], ":3: "));
    assert_non_null(strstr(place->problems.lines[1], ":6: [cues] bell: is there twice"));
    assert_non_null(strstr(place->problems.lines[2], ":2: [session] tempo: "));
    assert_non_null(strstr(place->problems.lines[3], ":5: [cues] bell: "));
}

static void td_settings_file__no_file__is_absent(void **state)
{
    struct place *place = *state;

    assert_int_equal(read_back(place), TD_ERR_ABSENT);
    assert_int_equal(place->problems.count, 0);
}

static void td_settings_file__init__writes_what_reads_back_as_the_defaults(void **state)
{
    struct place *place = *state;
    struct td_settings_state defaults = place->state;
    struct stat status;
    char line[256];
    FILE *file;

    assert_int_equal(td_settings_file_init(place->path, &place->table), TD_OK);
    assert_int_equal(td_settings_file_init(place->path, &place->table), TD_ERR_USAGE);
    assert_int_equal(stat(place->path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    memset(&place->state.values, 0x55, sizeof place->state.values);
    place->state.values.has_tempo = 1;
    assert_int_equal(read_back(place), TD_OK);
    for (size_t i = 0; i < place->table.count; i++) {
        char now[TD_SETTING_TEXT], before[TD_SETTING_TEXT];

        td_setting_get(place->table.rows[i], &place->state.values, now, sizeof now);
        td_setting_get(place->table.rows[i], &defaults.values, before, sizeof before);
        assert_string_equal(now, before);
        assert_int_equal(place->state.origin[i], TD_ORIGIN_USER);
    }
    file = fopen(place->path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        assert_true(strlen(line) <= 79);
    }
    (void)fclose(file);
}

static void td_settings_file__print__reads_back_the_same(void **state)
{
    struct place *place = *state;
    struct td_settings_state before;
    char why[128];
    FILE *file;

    assert_int_equal(td_setting_set(row(place, "session", "tempo"), &place->state.values, "3-1-x-0",
                                    why, sizeof why),
                     TD_OK);
    assert_int_equal(td_setting_set(row(place, "session", "x_seconds"), &place->state.values, "1.5",
                                    why, sizeof why),
                     TD_OK);
    before = place->state;
    file = fopen(place->path, "w");
    assert_non_null(file);
    td_settings_file_print(&place->table, &place->state, file);
    assert_int_equal(fclose(file), 0);
    td_settings_defaults(&place->table, &place->state);
    assert_int_equal(read_back(place), TD_OK);
    assert_memory_equal(&place->state.values.tempo, &before.values.tempo,
                        sizeof before.values.tempo);
    assert_int_equal(place->state.values.x_ms, 1500);
    assert_memory_equal(place->state.values.keys, before.values.keys, sizeof before.values.keys);
}

static void change(struct place *place, const char *key, const char *value)
{
    char why[512] = "";

    assert_int_equal(
        td_settings_file_write(place->path, row(place, "session", key), value, why, sizeof why),
        TD_OK);
    assert_string_equal(why, "");
}

static void td_settings_file__write__changes_one_value_and_nothing_else(void **state)
{
    static const struct {
        const char *before, *after;
    } cases[] = {
        {"# mine\n[session]\n  sets=2\nreps = 8\n\n[cues]\n",
         "# mine\n[session]\nsets = 5\nreps = 8\n\n[cues]\n"},
        {"[session]\nreps = 8\n\n[cues]\nbell = no",
         "[session]\nreps = 8\nsets = 5\n\n[cues]\nbell = no"},
        {"[session]", "[session]\nsets = 5\n"},
        {"[session]\n# sets = 2\n", "[session]\n# sets = 2\nsets = 5\n"},
        {"[cues]\nsets = 1", "[cues]\nsets = 1\n\n[session]\nsets = 5\n"},
        {"[Session]\r\nSets = 2\r\n[x]\r\n", "[Session]\r\nsets = 5\r\n[x]\r\n"},
        {"[session]\nreps = 1\n[x]\n[session]\nsets = 2\n",
         "[session]\nreps = 1\n[x]\n[session]\nsets = 5\n"},
        {"[session]\nsets = 2\n[x]\nlast", "[session]\nsets = 5\n[x]\nlast"},
        {"[session]\nsets_extra = 2\n", "[session]\nsets_extra = 2\nsets = 5\n"},
        {"\xEF\xBB\xBF[session]\nsets = 2\n", "\xEF\xBB\xBF[session]\nsets = 5\n"},
        {"[session]\r\nreps = 8", "[session]\r\nreps = 8\r\nsets = 5\r\n"},
    };
    struct place *place = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        write_text(place, cases[i].before);
        change(place, "sets", "5");
        expect_text(place, cases[i].after);
    }
}

static void td_settings_file__write__makes_a_missing_file(void **state)
{
    struct place *place = *state;
    struct stat status;

    change(place, "sets", "5");
    assert_int_equal(read_back(place), TD_OK);
    assert_int_equal(place->state.values.sets, 5);
    assert_int_equal(stat(place->path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
}

static void td_settings_file__write__keeps_mode_and_symlink(void **state)
{
    struct place *place = *state;
    char target[96];
    struct stat status;

    (void)snprintf(target, sizeof target, "%s/real.ini", place->dir);
    write_text(place, "[session]\nsets = 2\n");
    assert_int_equal(rename(place->path, target), 0);
    assert_int_equal(chmod(target, 0640), 0);
    assert_int_equal(symlink("real.ini", place->path), 0);
    change(place, "sets", "5");
    assert_int_equal(lstat(place->path, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_int_equal(stat(target, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
    expect_text(place, "[session]\nsets = 5\n");
    assert_int_equal(remove(target), 0);
}

static void td_settings_file__write__of_keys_survives_reading(void **state)
{
    static const char *const values[] = {";", "#", "\"", "'", "\\", "' ;", "\" #", "a b", "="};
    struct place *place = *state;

    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        char why[512];

        assert_int_equal(td_settings_file_write(place->path, row(place, "keys", "quit"), values[i],
                                                why, sizeof why),
                         TD_OK);
        assert_int_equal(read_back(place), TD_OK);
        assert_string_equal(place->state.values.keys[0], values[i]);
    }
}

static void td_settings_file__write__below_a_file_says_why(void **state)
{
    struct place *place = *state;
    char below[96], why[512];

    write_text(place, "[session]\n");
    (void)snprintf(below, sizeof below, "%s/x.ini", place->path);
    assert_int_equal(
        td_settings_file_write(below, row(place, "session", "sets"), "5", why, sizeof why),
        TD_ERR_IO);
    assert_string_equal(why, strerror(ENOTDIR));
    expect_text(place, "[session]\n");
}

static void expect_refused(struct place *place, const char *part)
{
    char why[512] = "";

    assert_int_equal(
        td_settings_file_write(place->path, row(place, "session", "sets"), "5", why, sizeof why),
        TD_ERR_IO);
    if (strstr(why, part) == NULL) {
        fail_msg("\"%s\" does not hold \"%s\"", why, part);
    }
}

/* What would not be the same file any more is left alone. */
static void td_settings_file__write__refuses_what_it_cannot_replace(void **state)
{
    struct place *place = *state;
    char second[96];

    write_text(place, "[session]\nsets = 2\n");
    assert_int_equal(chmod(place->path, 0444), 0);
    expect_refused(place, "write-protected (mode 0444)");
    assert_int_equal(chmod(place->path, 0600), 0);
    (void)snprintf(second, sizeof second, "%s/second.ini", place->dir);
    assert_int_equal(link(place->path, second), 0);
    expect_refused(place, "hard link");
    expect_text(place, "[session]\nsets = 2\n");
    assert_int_equal(remove(second), 0);
    assert_int_equal(remove(place->path), 0);
    assert_int_equal(symlink("nowhere.ini", place->path), 0);
    expect_refused(place, "a link to nowhere.ini");
    assert_int_equal(remove(place->path), 0);
    assert_int_equal(mkfifo(place->path, 0600), 0);
    expect_refused(place, "is a pipe");
    assert_int_equal(remove(place->path), 0);
    assert_int_equal(symlink("/dev/null", place->path), 0);
    expect_refused(place, "not a file");
}

/* As root only: `sudo teardrop` in somebody's home. */
static void td_settings_file__write__by_root_keeps_the_owner(void **state)
{
    struct place *place = *state;
    char below[96], folder[64], why[512];
    struct stat status;

    if (geteuid() != 0) {
        skip();
    }
    write_text(place, "[session]\nsets = 2\n");
    assert_int_equal(chown(place->path, 1234, 2345), 0);
    assert_int_equal(chmod(place->path, 0640), 0);
    change(place, "sets", "5");
    assert_int_equal(stat(place->path, &status), 0);
    assert_int_equal(status.st_uid, 1234);
    assert_int_equal(status.st_gid, 2345);
    assert_int_equal(status.st_mode & 07777, 0640);
    /* What is new is the owner's of the folder, folders too. */
    assert_int_equal(chown(place->dir, 1234, 2345), 0);
    (void)snprintf(folder, sizeof folder, "%s/new", place->dir);
    (void)snprintf(below, sizeof below, "%s/x.ini", folder);
    assert_int_equal(
        td_settings_file_write(below, row(place, "session", "sets"), "5", why, sizeof why), TD_OK);
    assert_int_equal(stat(folder, &status), 0);
    assert_int_equal(status.st_uid, 1234);
    assert_int_equal(stat(below, &status), 0);
    assert_int_equal(status.st_uid, 1234);
    assert_int_equal(remove(below), 0);
    assert_int_equal(td_settings_file_init(below, &place->table), TD_OK);
    assert_int_equal(stat(below, &status), 0);
    assert_int_equal(status.st_uid, 1234);
    assert_int_equal(remove(below), 0);
    assert_int_equal(remove(folder), 0);
}

/* No value is written that could not be read back. */
static void td_settings_file__write__refuses_both_kinds_of_quotes(void **state)
{
    static const char *const values[] = {"\" ' ;", "\"a b\" 'c'", "'\" \\"};
    struct place *place = *state;
    char why[512];

    write_text(place, "[keys]\nquit = q\n");
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        assert_int_equal(td_settings_file_write(place->path, row(place, "keys", "quit"), values[i],
                                                why, sizeof why),
                         TD_ERR_USAGE);
        assert_non_null(strstr(why, "both kinds"));
    }
    expect_text(place, "[keys]\nquit = q\n");
}

/* A comment may have been meant as part of a free text; elsewhere it is one. */
static void td_settings_file__comment_behind_free_text__is_a_problem(void **state)
{
    struct place *place = *state;

    write_text(place, "[session]\nsets = 4 ; for now\n[keys]\nquit = q ;\n"
                      "[cues]\ncommand = say # 5\n");
    assert_int_equal(read_back(place), TD_ERR_CONTENT);
    assert_int_equal(place->problems.count, 2);
    assert_non_null(
        strstr(place->problems.lines[0], ":4: [keys] quit: ; or # ends a value, here after \"q\""));
    assert_non_null(strstr(place->problems.lines[1], ":6: [cues] command: ; or # ends a value"));
    assert_int_equal(place->state.values.sets, 4);
}

/* Whatever stands in the place of the file is said at once, and not waited for. */
static void td_settings_file__what_is_no_file__is_a_problem(void **state)
{
    struct place *place = *state;
    char target[96];

    (void)snprintf(target, sizeof target, "%s/there", place->dir);
    assert_int_equal(symlink("nowhere", place->path), 0);
    assert_int_equal(read_back(place), TD_ERR_CONTENT);
    assert_non_null(
        strstr(place->problems.lines[0], "it is a link to nowhere, which is not there"));
    assert_int_equal(td_settings_file_init(place->path, &place->table), TD_ERR_USAGE);
    assert_int_equal(remove(place->path), 0);
    assert_int_equal(symlink("teardrop.ini", place->path), 0);
    assert_int_equal(read_back(place), TD_ERR_CONTENT);
    assert_non_null(strstr(place->problems.lines[1], "goes round in a circle"));
    assert_int_equal(remove(place->path), 0);
    assert_int_equal(mkfifo(target, 0600), 0);
    assert_int_equal(symlink("there", place->path), 0);
    assert_int_equal(read_back(place), TD_ERR_CONTENT);
    assert_non_null(strstr(place->problems.lines[2], "is a pipe, not a file"));
    assert_int_equal(remove(place->path), 0);
    assert_int_equal(symlink("/dev/tty", place->path), 0);
    assert_int_equal(read_back(place), TD_ERR_CONTENT);
    assert_non_null(strstr(place->problems.lines[3], "is a device, not a file"));
    assert_int_equal(remove(place->path), 0);
    assert_int_equal(symlink("/dev/null", place->path), 0);
    assert_int_equal(read_back(place), TD_OK);
    assert_int_equal(remove(target), 0);
}

/* A disk without room for it leaves nothing behind. */
static void td_settings_file__init__that_fails_leaves_nothing(void **state)
{
    struct place *place = *state;
    struct rlimit before, small;
    struct stat status;

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 512;
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_int_equal(td_settings_file_init(place->path, &place->table), TD_ERR_IO);
    assert_int_equal(errno, EFBIG);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(stat(place->path, &status), -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_settings_file__values__are_applied_with_their_origin),
        TEST(td_settings_file__every_problem__is_listed_with_its_place),
        TEST(td_settings_file__broken_line__hides_no_other_problem),
        TEST(td_settings_file__no_file__is_absent),
        TEST(td_settings_file__init__writes_what_reads_back_as_the_defaults),
        TEST(td_settings_file__print__reads_back_the_same),
        TEST(td_settings_file__write__changes_one_value_and_nothing_else),
        TEST(td_settings_file__write__makes_a_missing_file),
        TEST(td_settings_file__write__keeps_mode_and_symlink),
        TEST(td_settings_file__write__of_keys_survives_reading),
        TEST(td_settings_file__write__below_a_file_says_why),
        TEST(td_settings_file__write__refuses_what_it_cannot_replace),
        TEST(td_settings_file__write__by_root_keeps_the_owner),
        TEST(td_settings_file__write__refuses_both_kinds_of_quotes),
        TEST(td_settings_file__comment_behind_free_text__is_a_problem),
        TEST(td_settings_file__what_is_no_file__is_a_problem),
        TEST(td_settings_file__init__that_fails_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
