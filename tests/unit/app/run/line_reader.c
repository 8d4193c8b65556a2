/* Lines of a file, and everything that can end them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <errno.h>
#include <fcntl.h>

#include "teardrop/app/run/line_reader.h"
#include "test.h"

static FILE *file_of(const char *bytes, size_t length)
{
    FILE *file = tmpfile();

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    rewind(file);
    return file;
}

/* The lines with `|` behind each, and what ended them. */
static enum td_err read_all(const char *bytes, size_t length, char *out, size_t size,
                            const char **why)
{
    struct td_line_reader reader = {.file = file_of(bytes, length)};
    enum td_err err;

    out[0] = '\0';
    while ((err = td_line_reader_next(&reader)) == TD_OK) {
        assert_int_equal(strlen(reader.line), reader.length);
        (void)snprintf(out + strlen(out), size - strlen(out), "%s|", reader.line);
    }
    *why = reader.why;
    (void)fclose(reader.file);
    td_line_reader_deinit(&reader);
    return err;
}

#define BOM "\xEF\xBB\xBF"

static void td_line_reader__ends_of_lines__are_taken(void **state)
{
    static const struct {
        const char *bytes, *lines;
    } cases[] = {{"", ""},
                 {"a", "a|"},
                 {"a\n", "a|"},
                 {"a\nb", "a|b|"},
                 {"a\r\n\r\nb\r", "a||b|"},
                 {"\n\n", "||"},
                 {BOM "a\n" BOM "b\n", "a|b|"},
                 {BOM, "|"},
                 {"a" BOM "\n", "a" BOM "|"}};
    char lines[100];
    const char *why;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(
            read_all(cases[i].bytes, strlen(cases[i].bytes), lines, sizeof lines, &why),
            TD_ERR_ABSENT);
        assert_string_equal(lines, cases[i].lines);
    }
}

static void td_line_reader__no_text__says_what_it_is(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *lines, *why;
    } cases[] = {{"a\nb\0c\n", 6, "a|", "has a NUL in it; this is no text"},
                 {"\xFF\xFE{\0}\0\n\0", 8, "", "is UTF-16; UTF-8 is meant"},
                 {"\xFE\xFF\0{\0}\0\n", 8, "", "is UTF-16; UTF-8 is meant"},
                 {"{\0}\0\n\0", 6, "", "has a NUL in it; this is no text"},
                 {"\x1F\x8B\x08\0\0\n", 6, "", "is compressed; uncompress it first"},
                 {"\x1F\x8B\x08\n", 4, "", "is compressed; uncompress it first"}};
    char lines[100];
    const char *why;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(read_all(cases[i].bytes, cases[i].length, lines, sizeof lines, &why),
                         TD_ERR_USAGE);
        assert_string_equal(lines, cases[i].lines);
        assert_string_equal(why, cases[i].why);
    }
}

static int grown, grow_most;

static void *grow_sometimes(void *old, size_t bytes)
{
    return grown++ < grow_most ? realloc(old, bytes) : NULL;
}

/* The second line needs more room than the first: without it, it is not the end. */
static void td_line_reader__no_memory__is_not_the_end(void **state)
{
    char text[100003];

    (void)state;
    memset(text, 'x', sizeof text);
    text[1] = text[sizeof text - 1] = '\n';
    for (grow_most = 0; grow_most < 7; grow_most++) {
        struct td_line_reader reader = {.file = file_of(text, sizeof text), .grow = grow_sometimes};
        enum td_err first, second = TD_OK;

        grown = 0;
        first = td_line_reader_next(&reader);
        if (first == TD_OK) {
            second = td_line_reader_next(&reader);
        }
        /* 4096 bytes, and then twice as many five times */
        assert_int_equal(first, grow_most == 0 ? TD_ERR_NOMEM : TD_OK);
        assert_int_equal(second, grow_most == 0 || grow_most > 5 ? TD_OK : TD_ERR_NOMEM);
        (void)fclose(reader.file);
        td_line_reader_deinit(&reader);
    }
}

static void td_line_reader__file_that_fails__is_not_the_end(void **state)
{
    struct td_line_reader reader = {.file = fdopen(open("/", O_RDONLY), "r")};

    (void)state;
    assert_non_null(reader.file);
    assert_int_equal(td_line_reader_next(&reader), TD_ERR_IO);
    assert_int_equal(errno, EISDIR);
    (void)fclose(reader.file);
    td_line_reader_deinit(&reader);
}

/* What never comes to an end does not take all memory. */
static void td_line_reader__endless_line__is_refused(void **state)
{
    struct td_line_reader reader = {.file = tmpfile()};
    char block[65536];

    (void)state;
    memset(block, '{', sizeof block);
    for (size_t i = 0; i <= TD_LINE_MAX / sizeof block; i++) {
        assert_int_equal(fwrite(block, 1, sizeof block, reader.file), sizeof block);
    }
    rewind(reader.file);
    assert_int_equal(td_line_reader_next(&reader), TD_ERR_USAGE);
    assert_string_equal(reader.why, "is longer than any record");
    assert_true(reader.room <= (size_t)TD_LINE_MAX * 2);
    (void)fclose(reader.file);
    td_line_reader_deinit(&reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_line_reader__ends_of_lines__are_taken),
        cmocka_unit_test(td_line_reader__no_text__says_what_it_is),
        cmocka_unit_test(td_line_reader__no_memory__is_not_the_end),
        cmocka_unit_test(td_line_reader__file_that_fails__is_not_the_end),
        cmocka_unit_test(td_line_reader__endless_line__is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
