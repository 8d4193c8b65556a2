#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/store/paths.h"
#include "test.h"

static const char *env_home(const char *name)
{
    return strcmp(name, "HOME") == 0 ? "/h" : NULL;
}

static const char *env_xdg(const char *name)
{
    return strcmp(name, "HOME") == 0              ? "/h"
           : strcmp(name, "XDG_CONFIG_HOME") == 0 ? "/c/"
           : strcmp(name, "XDG_DATA_HOME") == 0   ? "relative"
           : strcmp(name, "XDG_STATE_HOME") == 0  ? ""
                                                  : NULL;
}

static const char *env_nothing(const char *name)
{
    (void)name;
    return NULL;
}

static char long_home[TD_PATH_MAX];

static const char *env_long(const char *name)
{
    return strcmp(name, "HOME") == 0 ? long_home : NULL;
}

static void td_paths__home_only__gives_the_usual_places(void **state)
{
    struct td_paths paths;

    (void)state;
    assert_int_equal(td_paths_init(&paths, env_home), TD_OK);
    assert_string_equal(paths.config_dir, "/h/.config/teardrop");
    assert_string_equal(paths.data_dir, "/h/.local/share/teardrop");
    assert_string_equal(paths.state_dir, "/h/.local/state/teardrop");
    assert_string_equal(paths.system_file, "/etc/xdg/teardrop/teardrop.ini");
    assert_string_equal(paths.settings_file, "/h/.config/teardrop/teardrop.ini");
    assert_string_equal(paths.history_file, "/h/.local/share/teardrop/history.db");
    assert_string_equal(paths.log_file, "/h/.local/state/teardrop/teardrop.log");
}

static void td_paths__xdg__goes_first_unless_relative(void **state)
{
    struct td_paths paths;

    (void)state;
    assert_int_equal(td_paths_init(&paths, env_xdg), TD_OK);
    assert_string_equal(paths.config_dir, "/c/teardrop");
    assert_string_equal(paths.data_dir, "/h/.local/share/teardrop");
    assert_string_equal(paths.state_dir, "/h/.local/state/teardrop");
}

static void td_paths__no_home__leaves_texts_empty(void **state)
{
    struct td_paths paths;

    (void)state;
    assert_int_equal(td_paths_init(&paths, env_nothing), TD_OK);
    assert_string_equal(paths.config_dir, "");
    assert_string_equal(paths.settings_file, "");
    assert_string_equal(paths.history_file, "");
    assert_int_equal(td_paths_use_data_dir(&paths, "here"), TD_OK);
    assert_string_equal(paths.history_file, "here/history.db");
    assert_int_equal(td_paths_use_settings_file(&paths, "x.ini"), TD_OK);
    assert_string_equal(paths.settings_file, "x.ini");
}

static const char *env_relative(const char *name)
{
    return strcmp(name, "HOME") == 0              ? "here/there"
           : strcmp(name, "XDG_DATA_HOME") == 0   ? "data"
           : strcmp(name, "XDG_CONFIG_HOME") == 0 ? "/c"
                                                  : "";
}

/* What is set and not used is said, each by its name. */
static void td_paths__relative__is_ignored_and_said(void **state)
{
    struct td_problems problems = {0};
    struct td_paths paths;

    (void)state;
    assert_int_equal(td_paths_init(&paths, env_relative), TD_OK);
    assert_string_equal(paths.config_dir, "/c/teardrop");
    assert_string_equal(paths.data_dir, "");
    assert_string_equal(paths.no_home,
                        "HOME is \"here/there\", which is no full path: it must begin with /");
    td_paths_check(env_relative, &problems);
    assert_int_equal(problems.count, 2);
    assert_true(
        strncmp(problems.lines[0], "XDG_DATA_HOME is \"data\", which is no full path", 43) == 0);
    assert_true(strncmp(problems.lines[1], "HOME is \"here/there\"", 20) == 0);
    td_problems_deinit(&problems);
    assert_int_equal(td_paths_init(&paths, env_nothing), TD_OK);
    assert_string_equal(paths.no_home, "HOME is not set");
    assert_int_equal(td_paths_init(&paths, env_home), TD_OK);
    assert_string_equal(paths.no_home, "");
}

static void td_paths__too_long__is_refused(void **state)
{
    struct td_paths paths;

    (void)state;
    memset(long_home, 'x', sizeof long_home - 1);
    long_home[0] = '/';
    assert_int_equal(td_paths_init(&paths, env_long), TD_ERR_USAGE);
    assert_int_equal(td_paths_init(&paths, env_home), TD_OK);
    assert_int_equal(td_paths_use_data_dir(&paths, long_home), TD_ERR_USAGE);
    assert_string_equal(paths.data_dir, "/h/.local/share/teardrop");
    assert_int_equal(td_paths_use_data_dir(&paths, ""), TD_ERR_USAGE);
}

static void td_path__make_folder__makes_parents_private(void **state)
{
    char dir[] = "/tmp/td-paths-XXXXXX", path[128], below[160];
    struct stat status;
    FILE *file;

    (void)state;
    assert_non_null(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/a/b/", dir);
    assert_int_equal(td_path_make_folder(path), TD_OK);
    assert_int_equal(td_path_make_folder(path), TD_OK);
    (void)snprintf(path, sizeof path, "%s/a", dir);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0700);
    assert_false(td_path_is_file(path));
    (void)snprintf(path, sizeof path, "%s/a/b/f", dir);
    file = fopen(path, "w");
    assert_non_null(file);
    (void)fclose(file);
    assert_true(td_path_is_file(path));
    (void)snprintf(below, sizeof below, "%s/c", path);
    assert_int_equal(td_path_make_folder(below), TD_ERR_IO);
    assert_int_equal(errno, ENOTDIR);
    assert_int_equal(td_path_make_folder(path), TD_ERR_IO);
    assert_int_equal(td_path_make_folder(""), TD_ERR_IO);
    (void)remove(path);
    (void)snprintf(path, sizeof path, "%s/a/b", dir);
    (void)remove(path);
    (void)snprintf(path, sizeof path, "%s/a", dir);
    (void)remove(path);
    assert_int_equal(remove(dir), 0);
}

static void nth_name(const char *stem, int i, char out[80])
{
    char number[16] = "";

    if (i > 1) {
        (void)snprintf(number, sizeof number, "-%d", i);
    }
    (void)snprintf(out, 80, "%s%s.md", stem, number);
}

static void td_path_claim__taken__counts_on(void **state)
{
    char dir[] = "/tmp/teardrop-claim-XXXXXX";
    char stem[48], path[80], expected[80];
    struct stat status;

    (void)state;
    assert_non_null(mkdtemp(dir));
    (void)snprintf(stem, sizeof stem, "%s/page", dir);
    for (int i = 1; i <= TD_PATH_CLAIMS; i++) {
        int fd = td_path_claim(stem, "-", ".md", path, sizeof path);

        assert_true(fd >= 0);
        assert_int_equal(close(fd), 0);
        nth_name(stem, i, expected);
        assert_string_equal(path, expected);
        assert_int_equal(stat(path, &status), 0);
        assert_int_equal(status.st_mode & 0777, 0600);
    }
    assert_int_equal(td_path_claim(stem, "-", ".md", path, sizeof path), -1);
    assert_int_equal(errno, EEXIST);
    assert_int_equal(td_path_claim(stem, "-", ".md", path, strlen(stem)), -1);
    assert_int_equal(errno, ENAMETOOLONG);
    for (int i = 1; i <= TD_PATH_CLAIMS; i++) {
        nth_name(stem, i, path);
        assert_int_equal(unlink(path), 0);
    }
    assert_int_equal(rmdir(dir), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_paths__home_only__gives_the_usual_places),
        cmocka_unit_test(td_paths__xdg__goes_first_unless_relative),
        cmocka_unit_test(td_paths__no_home__leaves_texts_empty),
        cmocka_unit_test(td_paths__relative__is_ignored_and_said),
        cmocka_unit_test(td_paths__too_long__is_refused),
        cmocka_unit_test(td_path__make_folder__makes_parents_private),
        cmocka_unit_test(td_path_claim__taken__counts_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
