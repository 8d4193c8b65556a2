#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The module itself stands in this program, with a realloc that can fail. */
static int reallocs_left = -1; /* -1: as many as wanted */

static void *scarce_realloc(void *old, size_t bytes)
{
    if (reallocs_left == 0) {
        return NULL;
    }
    reallocs_left -= reallocs_left > 0 ? 1 : 0;
    return realloc(old, bytes);
}

#define realloc scarce_realloc
#include "src/base/err.c" /* NOLINT(bugprone-suspicious-include): see above */
#include "test.h"
#undef realloc

static void td_err_exit_code__every_error(void **state)
{
    (void)state;
    assert_int_equal(td_err_exit_code(TD_OK), 0);
    assert_int_equal(td_err_exit_code(TD_ERR_USAGE), 2);
    assert_int_equal(td_err_exit_code(TD_ERR_CONTENT), 3);
    assert_int_equal(td_err_exit_code(TD_ERR_IO), 1);
    assert_int_equal(td_err_exit_code(TD_ERR_NOMEM), 1);
    assert_int_equal(td_err_exit_code(TD_ERR_STORE), 1);
    assert_int_equal(td_err_exit_code(TD_ERR_ABSENT), 1);
}

static void td_problems_add__names_file_and_line(void **state)
{
    struct td_problems problems = {0};

    (void)state;
    td_problems_add(&problems, "a.ini", 3, "bad %s", "tempo");
    td_problems_add(&problems, "a.ini", 0, "cannot be read");
    td_problems_add(&problems, NULL, 7, "no file");
    assert_int_equal(problems.count, 3);
    assert_string_equal(problems.lines[0], "a.ini:3: bad tempo");
    assert_string_equal(problems.lines[1], "a.ini: cannot be read");
    assert_string_equal(problems.lines[2], "no file");
    td_problems_deinit(&problems);
    assert_int_equal(problems.count, 0);
    assert_null(problems.lines);
}

static void td_problems_add__control_characters__question_marks(void **state)
{
    struct td_problems problems = {0};

    (void)state;
    td_problems_add(&problems, "a\033b", 1, "%s", "x\ny\x9b");
    assert_string_equal(problems.lines[0], "a?b:1: x?y?");
    td_problems_deinit(&problems);
}

static void td_problems_add__many_and_long__all_kept(void **state)
{
    struct td_problems problems = {0};
    char endless[5000], want[32];

    (void)state;
    memset(endless, 'x', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    for (int i = 1; i <= 100; i++) {
        td_problems_add(&problems, "f", i, "p%d", i);
    }
    td_problems_add(&problems, "f", 101, "%s", endless);
    assert_int_equal(problems.count, 101);
    for (int i = 1; i <= 100; i++) {
        (void)snprintf(want, sizeof want, "f:%d: p%d", i, i);
        assert_string_equal(problems.lines[i - 1], want);
    }
    assert_memory_equal(problems.lines[100], "f:101: xxxx", 11);
    td_problems_deinit(&problems);
}

/* A path as long as paths get takes nothing from the reason behind it. */
static void td_problems_add__long_path__keeps_the_reason(void **state)
{
    struct td_problems problems = {0};
    static char path[4096];

    (void)state;
    memset(path, 'p', sizeof path - 1);
    td_problems_add(&problems, path, 17, "there is %s", "a reason");
    assert_non_null(strstr(problems.lines[0], "ppp:17: there is a reason"));
    td_problems_deinit(&problems);
}

static void td_problems_add__no_memory_at_once__still_counts(void **state)
{
    struct td_problems problems = {0};

    (void)state;
    reallocs_left = 0;
    td_problems_add(&problems, "f", 1, "lost");
    td_problems_add(&problems, "f", 2, "lost, too");
    reallocs_left = -1;
    td_problems_add(&problems, "f", 3, "late");
    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.lines[0], "out of memory"));
    td_problems_deinit(&problems);
}

static void td_problems_add__no_memory_later__says_so_after_the_others(void **state)
{
    struct td_problems problems = {0};

    (void)state;
    reallocs_left = 1;
    for (int i = 1; i <= 20; i++) {
        td_problems_add(&problems, "f", i, "p");
    }
    reallocs_left = -1;
    assert_in_range(problems.count, 2, 19);
    assert_string_equal(problems.lines[0], "f:1: p");
    assert_string_equal(problems.lines[problems.count - 2] + 4, " p");
    assert_non_null(strstr(problems.lines[problems.count - 1], "out of memory"));
    td_problems_deinit(&problems);
}

static void td_problems_print__a_line_each(void **state)
{
    struct td_problems problems = {0};
    char out[64] = "";
    FILE *stream = tmpfile();

    (void)state;
    assert_non_null(stream);
    td_problems_add(&problems, "f", 1, "one");
    td_problems_add(&problems, "f", 2, "two");
    td_problems_print(&problems, stream);
    rewind(stream);
    assert_int_equal(fread(out, 1, sizeof out - 1, stream), 18);
    assert_string_equal(out, "f:1: one\nf:2: two\n");
    (void)fclose(stream);
    td_problems_deinit(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_err_exit_code__every_error),
        cmocka_unit_test(td_problems_add__names_file_and_line),
        cmocka_unit_test(td_problems_add__control_characters__question_marks),
        cmocka_unit_test(td_problems_add__many_and_long__all_kept),
        cmocka_unit_test(td_problems_add__long_path__keeps_the_reason),
        cmocka_unit_test(td_problems_add__no_memory_at_once__still_counts),
        cmocka_unit_test(td_problems_add__no_memory_later__says_so_after_the_others),
        cmocka_unit_test(td_problems_print__a_line_each),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
