#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/store/text/ini.h"
#include "test.h"

static void expect_entry(const struct td_ini *ini, size_t index, const char *section,
                         const char *key, const char *value, int line)
{
    struct td_ini_entry entry = td_ini_entry(ini, index);

    assert_string_equal(entry.section, section);
    assert_string_equal(entry.key, key);
    assert_string_equal(entry.value, value);
    assert_int_equal(entry.line, line);
}

static void td_ini__values__come_in_file_order_with_lines(void **state)
{
    static const char text[] = "; comment\r\n"
                               "[One]\r\n"
                               "A = 1 ; comment\r\n"
                               "\r\n"
                               "  b=two words # comment\n"
                               "[ two ]\n"
                               "a = \"x;#y\" ; comment\n"
                               "c = ' z '\n"
                               "d =\n"
                               "e = \"\"\n"
                               "f = 2=3\n"
                               "[one]\n"
                               "g = don't\n"
                               "h = '\"'";
    struct td_problems problems = {0};
    struct td_ini *ini = NULL;

    (void)state;
    assert_int_equal(td_ini_parse(text, sizeof text - 1, "x.ini", &problems, &ini), TD_OK);
    assert_int_equal(problems.count, 0);
    assert_int_equal(td_ini_count(ini), 9);
    expect_entry(ini, 0, "one", "a", "1", 3);
    expect_entry(ini, 1, "one", "b", "two words", 5);
    expect_entry(ini, 2, "two", "a", "x;#y", 7);
    expect_entry(ini, 3, "two", "c", " z ", 8);
    expect_entry(ini, 4, "two", "d", "", 9);
    expect_entry(ini, 5, "two", "e", "", 10);
    expect_entry(ini, 6, "two", "f", "2=3", 11);
    expect_entry(ini, 7, "one", "g", "don't", 13);
    expect_entry(ini, 8, "one", "h", "\"", 14);
    td_ini_free(ini);
}

/* The values on which iniparser 4.1 and 4.2 do not agree, and their neighbours:
 * read the same with both. */
static void td_ini__backslash__is_itself_with_every_iniparser(void **state)
{
    static const struct {
        const char *written, *value;
    } cases[] = {
        {"a\\b", "a\\b"},
        {"\"a\\b\"", "a\\b"},
        {"'a\\b'", "a\\b"},
        {"\"a\\\\b\"", "a\\\\b"},
        {"\"x \\\"", "x \\"},
        {"'\\'", "\\"},
        {"\"\\\\\"", "\\\\"},
        {"'\" \\ ;'", "\" \\ ;"},
        {"\"\\\" ; c", "\\"},
        {"\\\\ ; c", "\\\\"},
        {"\"\" # c", ""},
        {"''", ""},
        {"; c", ""},
        {"\"x;#y\" # z", "x;#y"},
        {"= 3", "= 3"},
        {"a = \"b\"", "a = \"b\""},
        {"I\xC3\x85\xC2\xA0\xC3\xA0", "I\xC3\x85\xC2\xA0\xC3\xA0"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct td_problems problems = {0};
        struct td_ini *ini = NULL;
        char text[80];

        td_str_format(text, sizeof text, "[a]\nb = 1\nc = %s\nd = 2\n", cases[i].written);
        assert_int_equal(td_ini_parse(text, strlen(text), "x.ini", &problems, &ini), TD_OK);
        assert_int_equal(td_ini_count(ini), 3);
        expect_entry(ini, 1, "a", "c", cases[i].value, 3);
        td_ini_free(ini);
    }
}

static void td_ini__value_that_ends_at_a_comment__says_so(void **state)
{
    static const char text[] = "[a]\nb = x ; y\nc = x\nd = \"x\" ; y\ne = #\n";
    static const bool cut[] = {true, false, false, true};
    struct td_problems problems = {0};
    struct td_ini *ini = NULL;

    (void)state;
    assert_int_equal(td_ini_parse(text, sizeof text - 1, "x.ini", &problems, &ini), TD_OK);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(td_ini_entry(ini, i).is_cut, cut[i]);
    }
    td_ini_free(ini);
}

/* A broken line takes no value from the others. */
static void td_ini__broken_lines__leave_the_values_of_the_others(void **state)
{
    static const char text[] = "[a]\nb = \"1\"\nnonsense\nc = 2 ; x\n[d\ne = 3\n";
    struct td_problems problems = {0};
    struct td_ini *ini = NULL;

    (void)state;
    assert_int_equal(td_ini_parse(text, sizeof text - 1, "x.ini", &problems, &ini), TD_ERR_CONTENT);
    assert_int_equal(problems.count, 2);
    assert_int_equal(td_ini_count(ini), 2);
    expect_entry(ini, 0, "a", "b", "1", 2);
    expect_entry(ini, 1, "a", "c", "2", 4);
    td_ini_free(ini);
    td_problems_deinit(&problems);
}

static void td_ini__empty_text__has_no_entries(void **state)
{
    struct td_problems problems = {0};
    struct td_ini *ini = NULL;

    (void)state;
    assert_int_equal(td_ini_parse("", 0, "x.ini", &problems, &ini), TD_OK);
    assert_int_equal(td_ini_count(ini), 0);
    td_ini_free(ini);
}

static void expect_problem(const char *text, size_t bytes, const char *start, const char *part)
{
    struct td_problems problems = {0};
    struct td_ini *ini = NULL;

    assert_int_equal(td_ini_parse(text, bytes, "x.ini", &problems, &ini), TD_ERR_CONTENT);
    td_ini_free(ini);
    assert_int_equal(problems.count, 1);
    if (!td_str_starts_with(problems.lines[0], start) || strstr(problems.lines[0], part) == NULL) {
        fail_msg("\"%s\" does not start with \"%s\" and hold \"%s\"", problems.lines[0], start,
                 part);
    }
    td_problems_deinit(&problems);
}

static void td_ini__what_iniparser_hides__is_a_problem_with_its_line(void **state)
{
    static const struct {
        const char *text, *start, *part;
    } cases[] = {
        {"[a]\nb = 1\n[c]\nd = 1\n[a]\nB = 2\n", "x.ini:6: [a] b: ", "first in line 2"},
        {"a = 1\n", "x.ini:1: ", "before any [section]"},
        {"[a]\nb = \"open\n", "x.ini:2: ", "not closed"},
        {"[a]\nb = 'open\n", "x.ini:2: ", "not closed"},
        {"[a]\nb = \"x\" y\n", "x.ini:2: ", "closing quote"},
        {"[a]\nb = 1\\\nc = 2\n", "x.ini:2: ", "continued"},
        {"; comment \\\n[a]\n", "x.ini:1: ", "continued"},
        {"[a] ; comment\nb = 1\n", "x.ini:1: ", "not even a comment"},
        {"[a\n", "x.ini:1: ", "closing ]"},
        {"[]\n", "x.ini:1: ", "a section's name"},
        {"[a:b]\n", "x.ini:1: ", "a section's name"},
        {"[a]\nb:c = 1\n", "x.ini:2: ", "as a key"},
        {"[a]\n= 1\n", "x.ini:2: ", "as a key"},
        {"[a]\nb\n", "x.ini:2: ", "expected `key = value`"},
        {"[a]\nx", "x.ini:2: ", "expected `key = value`"},
        {"\xEF\xBB\xBF[a]\n", "x.ini:1: ", "byte-order mark"},
        {"[a]\n\nb = \xFF\n", "x.ini:3: ", "not UTF-8"},
        {"[a]\nb = \x1B[2J\n", "x.ini:2: ", "control character"},
        {"# old Mac\r[a]\rb = 1\r", "x.ini:1: ", "a line ends with LF"},
        {"[a]\nb = x;y\n", "x.ini:2: [a] b: ", "would be cut at ;"},
        {"[a]\nb = 3#4\n", "x.ini:2: [a] b: ", "would be cut at #"},
        {"[a]\nb = \"say \\\"x\\\"\"\n", "x.ini:2: [a] b: ", "does not shield a quote"},
        {"[a]\nb = \"\"x\n", "x.ini:2: [a] b: ", "closing quote"},
        {"[a]b]\nb = 1\n", "x.ini:1: ", "nothing may follow"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_problem(cases[i].text, strlen(cases[i].text), cases[i].start, cases[i].part);
    }
    expect_problem("[a]\nb\0 = 1\n", 11, "x.ini:2: ", "NUL");
}

static void td_ini__lines__are_read_up_to_iniparsers_limit(void **state)
{
    char text[2048] = "[a]\nb = ";
    struct td_problems problems = {0};
    struct td_ini *ini = NULL;
    size_t start = strlen(text);

    (void)state;
    memset(text + start, 'x', 1000 - 4);
    memcpy(text + start + 996, "\nc = 1\n", 8);
    assert_int_equal(td_ini_parse(text, strlen(text), "x.ini", &problems, &ini), TD_OK);
    assert_int_equal(td_ini_count(ini), 2);
    assert_int_equal(strlen(td_ini_entry(ini, 0).value), 996);
    td_ini_free(ini);
    memcpy(text + start + 996, "x\nc = 1\n", 9);
    expect_problem(text, strlen(text), "x.ini:2: ", "has 1001 bytes");
}

static void td_ini__every_problem__is_listed(void **state)
{
    static const char text[] = "a = 1\n[b] x\n[c]\nd\n";
    struct td_problems problems = {0};
    struct td_ini *ini = NULL;

    (void)state;
    assert_int_equal(td_ini_parse(text, sizeof text - 1, "x.ini", &problems, &ini), TD_ERR_CONTENT);
    assert_int_equal(problems.count, 3);
    td_ini_free(ini);
    td_problems_deinit(&problems);
}

static void td_ini__too_many_keys__are_refused(void **state)
{
    struct td_problems problems = {0};
    struct td_ini *ini = NULL;
    char *text = malloc(20 * 2000);
    size_t used = (size_t)sprintf(text, "[a]\n");

    (void)state;
    for (int i = 0; i < 2000; i++) {
        used += (size_t)sprintf(text + used, "k%d = 1\n", i);
    }
    assert_int_equal(td_ini_parse(text, used, "x.ini", &problems, &ini), TD_ERR_CONTENT);
    assert_true(problems.count >= 1);
    td_ini_free(ini);
    free(text);
    td_problems_deinit(&problems);
}

/* Whatever bytes come: a value for every key, or the file is refused. */
static void td_ini__random_text__never_crashes(void **state)
{
    static const char *const parts[] = {"[a]",  "\n",   "=",  "\"", "'",  ";",    "#", "\\",
                                        " ",    "b",    "\t", ":",  "[",  "]",    "K", "\r\n",
                                        "\xC3", "\x9C", "1",  "%s", "\v", "x = 1"};
    uint32_t seed = 1;

    (void)state;
    for (int run = 0; run < 3000; run++) {
        char text[256] = "[a]\n";
        struct td_problems problems = {0};
        struct td_ini *ini = NULL;
        enum td_err err;

        for (int i = 0; i < 24; i++) {
            seed = seed * 1664525u + 1013904223u;
            td_str_append(text, sizeof text, "%s",
                          parts[(seed >> 16) % (sizeof parts / sizeof parts[0])]);
        }
        err = td_ini_parse(text, strlen(text), "x.ini", &problems, &ini);
        assert_true((err == TD_OK) == (problems.count == 0));
        for (size_t i = 0; ini != NULL && i < td_ini_count(ini); i++) {
            assert_non_null(td_ini_entry(ini, i).value);
            assert_true(td_ini_entry(ini, i).line > 1);
        }
        td_ini_free(ini);
        td_problems_deinit(&problems);
    }
}

static void td_ini__folder__is_a_problem_and_no_file_is_absent(void **state)
{
    struct td_problems problems = {0};
    struct td_ini *ini = NULL;

    (void)state;
    assert_int_equal(td_ini_load("/tmp", "x.ini", &problems, &ini), TD_ERR_CONTENT);
    assert_string_equal(problems.lines[0], "x.ini: is a folder, not a file");
    assert_int_equal(td_ini_load("/tmp/no/such/file.ini", "x.ini", &problems, &ini), TD_ERR_ABSENT);
    assert_int_equal(problems.count, 1);
    td_problems_deinit(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_ini__values__come_in_file_order_with_lines),
        cmocka_unit_test(td_ini__backslash__is_itself_with_every_iniparser),
        cmocka_unit_test(td_ini__value_that_ends_at_a_comment__says_so),
        cmocka_unit_test(td_ini__broken_lines__leave_the_values_of_the_others),
        cmocka_unit_test(td_ini__empty_text__has_no_entries),
        cmocka_unit_test(td_ini__what_iniparser_hides__is_a_problem_with_its_line),
        cmocka_unit_test(td_ini__lines__are_read_up_to_iniparsers_limit),
        cmocka_unit_test(td_ini__every_problem__is_listed),
        cmocka_unit_test(td_ini__too_many_keys__are_refused),
        cmocka_unit_test(td_ini__random_text__never_crashes),
        cmocka_unit_test(td_ini__folder__is_a_problem_and_no_file_is_absent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
