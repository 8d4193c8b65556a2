#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/base/log.h"
#include "test.h"

static char folder[] = "/tmp/teardrop-log-XXXXXX";
static char path[64];

static void stamp(void *self, char *out, size_t size)
{
    int *count = self;

    (void)snprintf(out, size, "12:00:0%d", ++*count);
}

static int set_up(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL ||
           snprintf(path, sizeof path, "%s/t.log", folder) >= (int)sizeof path;
}

static int tear_down(void **state)
{
    (void)state;
    (void)unlink(path);
    return rmdir(folder);
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

static size_t contents(char *out, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n;

    assert_true(fd >= 0);
    n = read(fd, out, size - 1);
    assert_true(n >= 0);
    (void)close(fd);
    out[n] = '\0';
    return (size_t)n;
}

static void td_log_write__a_line_each__time_first(void **state)
{
    struct td_log *log = NULL;
    int count = 0;
    char text[256];

    (void)state;
    assert_int_equal(td_log_open(path, stamp, &count, &log), TD_OK);
    td_log_write(log, "start %d", 1);
    td_log_write(log, "end");
    (void)contents(text, sizeof text); /* before closing: nothing is held back */
    assert_string_equal(text, "12:00:01 start 1\n12:00:02 end\n");
    td_log_close(log);
}

static void td_log_open__mode_and_append(void **state)
{
    struct td_log *log = NULL;
    struct stat info;
    int count = 0;
    char text[256];
    mode_t mask = umask(0);

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(td_log_open(path, stamp, &count, &log), TD_OK);
        td_log_write(log, "x");
        td_log_close(log);
    }
    (void)umask(mask);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    (void)contents(text, sizeof text);
    assert_string_equal(text, "12:00:01 x\n12:00:02 x\n");
}

static void td_log_write__untrusted_text__one_line(void **state)
{
    struct td_log *log = NULL;
    int count = 0;
    char text[4096], endless[3000];
    size_t length;

    (void)state;
    memset(endless, 'y', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    assert_int_equal(td_log_open(path, stamp, &count, &log), TD_OK);
    td_log_write(log, "%s", "a\nb\033c");
    td_log_write(log, "%s", endless);
    td_log_close(log);
    length = contents(text, sizeof text);
    assert_memory_equal(text, "12:00:01 a?b?c\n12:00:02 yyy", 27);
    assert_int_equal(text[length - 1], '\n');
    assert_ptr_equal(strrchr(text, '\n'), text + length - 1);
    assert_ptr_equal(strchr(strchr(text, '\n') + 1, '\n'), text + length - 1);
}

static void td_log_open__no_folder__errno_tells_why(void **state)
{
    struct td_log *log = NULL;
    int count = 0;
    char absent[96];

    (void)state;
    (void)snprintf(absent, sizeof absent, "%s/no/t.log", folder);
    errno = 0;
    assert_int_equal(td_log_open(absent, stamp, &count, &log), TD_ERR_IO);
    assert_int_equal(errno, ENOENT);
    assert_null(log);
}

static void td_log__null__nothing(void **state)
{
    (void)state;
    td_log_write(NULL, "x");
    td_log_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(td_log_write__a_line_each__time_first, remove_file),
        cmocka_unit_test_teardown(td_log_open__mode_and_append, remove_file),
        cmocka_unit_test_teardown(td_log_write__untrusted_text__one_line, remove_file),
        cmocka_unit_test(td_log_open__no_folder__errno_tells_why),
        cmocka_unit_test(td_log__null__nothing),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
