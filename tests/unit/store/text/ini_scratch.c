/* iniparser reads files alone. Its text lies in memory, or, where the system has no such file, in
 * one in /tmp that is gone again: the values are the same. */
#define _GNU_SOURCE /* syscall */
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "teardrop/store/text/ini.h"
#include "test.h"

static bool has_memory_files;

int memfd_create(const char *name, unsigned flags);

int memfd_create(const char *name, unsigned flags)
{
    if (has_memory_files) {
        return (int)syscall(SYS_memfd_create, name, flags);
    }
    errno = ENOSYS;
    return -1;
}

static int left_in_tmp(void)
{
    static const char start[] = "teardrop-ini-";
    DIR *folder = opendir("/tmp");
    struct dirent *entry;
    int count = 0;

    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        count += strncmp(entry->d_name, start, sizeof start - 1) == 0 ? 1 : 0;
    }
    (void)closedir(folder);
    return count;
}

static void td_ini__either_file__same_values(void **state)
{
    static const char text[] = "[one]\na = 1 ; comment\nb = \"x;#y\"\n[two]\nc = ' z '\n";
    static const char *const values[] = {"1", "x;#y", " z "};
    int before = left_in_tmp();

    (void)state;
    for (int with = 0; with < 2; with++) {
        struct td_problems problems = {0};
        struct td_ini *ini = NULL;

        has_memory_files = with == 1;
        assert_int_equal(td_ini_parse(text, sizeof text - 1, "x.ini", &problems, &ini), TD_OK);
        assert_int_equal(td_ini_count(ini), 3);
        for (size_t i = 0; i < 3; i++) {
            assert_string_equal(td_ini_entry(ini, i).value, values[i]);
        }
        td_ini_free(ini);
        td_problems_deinit(&problems);
    }
    assert_int_equal(left_in_tmp(), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_ini__either_file__same_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
