/* The pages that were read, in their file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/store/reading/reading.h"
#include "test.h"

static char dir[64], path[TD_PATH_MAX];
static struct td_reading_store store;

static int begin(void **state)
{
    (void)state;
    (void)snprintf(dir, sizeof dir, "/tmp/td-read-XXXXXX");
    assert_non_null(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/data/%s", dir, TD_READING_FILE);
    return 0;
}

static int end(void **state)
{
    char folder[80];

    (void)state;
    (void)snprintf(folder, sizeof folder, "%s/data", dir);
    (void)unlink(path);
    (void)rmdir(folder);
    return rmdir(dir);
}

/* As at the next start. */
static struct td_reading_port anew(bool keep)
{
    char folder[80];

    (void)snprintf(folder, sizeof folder, "%s/data", dir);
    td_reading_store_init(&store, folder, keep);
    return td_reading_store_port(&store);
}

static void mark(struct td_reading_port port, const char *page, size_t read, const char *next)
{
    struct td_reading after = {.read = read, .count = 26};

    (void)snprintf(after.next, sizeof after.next, "%s", next);
    port.ops->mark(port.self, page, &after);
}

static void td_reading_store__marks__are_there_at_the_next_start(void **state)
{
    struct td_reading_port port = anew(true);
    struct td_reading last;
    struct stat info;

    (void)state;
    assert_false(port.ops->was_read(port.self, "about"));
    assert_false(port.ops->last(port.self, &last));
    assert_int_equal(access(path, F_OK), -1); /* looking writes nothing */
    mark(port, "about", 1, "Four heads and a teardrop");
    mark(port, "quadriceps", 2, "The kneecap and its groove");
    port = anew(true);
    assert_true(port.ops->last(port.self, &last));
    assert_int_equal(last.read, 2);
    assert_int_equal(last.count, 26);
    assert_string_equal(last.next, "The kneecap and its groove");
    assert_true(port.ops->was_read(port.self, "about"));
    assert_true(port.ops->was_read(port.self, "quadriceps"));
    assert_false(port.ops->was_read(port.self, "abou"));
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
}

static void td_reading_store__damaged_lines__cost_only_themselves(void **state)
{
    struct td_reading_port port = anew(true);
    struct td_reading last;
    FILE *file;

    (void)state;
    mark(port, "about", 1, "Next");
    file = fopen(path, "a");
    assert_non_null(file);
    (void)fputs("\n\t\t\t\nno tabs\nfeet\t9\t3\tmore than all\nheels\tx\t26\tnone\n\xff\xfe\t1\n",
                file);
    for (int i = 0; i < 3000; i++) {
        (void)fputc('l', file);
    }
    (void)fputs("\nsquat\t2\t26\tThe rest\nheels\t3\t26\thalf a li", file);
    (void)fclose(file);
    port = anew(true);
    assert_true(port.ops->was_read(port.self, "about"));
    assert_true(port.ops->was_read(port.self, "squat"));
    assert_false(port.ops->was_read(port.self, "feet"));
    assert_false(port.ops->was_read(port.self, "heels"));
    assert_true(port.ops->last(port.self, &last));
    assert_string_equal(last.next, "The rest");
}

static void td_reading_store__nothing_is_kept__no_file(void **state)
{
    struct td_reading_port port = anew(false);

    (void)state;
    mark(port, "about", 1, "Next");
    assert_true(port.ops->was_read(port.self, "about")); /* for this run */
    assert_int_equal(access(path, F_OK), -1);
}

static void td_reading_store__delete__forgets_all(void **state)
{
    struct td_reading_port port = anew(true);

    (void)state;
    mark(port, "about", 1, "Next");
    assert_int_equal(td_reading_store_delete(&store), TD_OK);
    assert_false(port.ops->was_read(port.self, "about"));
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(td_reading_store_delete(&store), TD_OK); /* there is nothing left */
}

#define READING_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(td_reading_store__marks__are_there_at_the_next_start),
        READING_TEST(td_reading_store__damaged_lines__cost_only_themselves),
        READING_TEST(td_reading_store__nothing_is_kept__no_file),
        READING_TEST(td_reading_store__delete__forgets_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
