#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/base/str.h"
#include "teardrop/store/text/cfg.h"
#include "test.h"

struct reading {
    struct td_problems problems;
    struct td_cfg *cfg;
    struct td_arena arena;
    struct td_cfg_reader reader;
    enum td_err err;
};

static void read_bytes(struct reading *reading, const char *text, size_t bytes)
{
    memset(reading, 0, sizeof *reading);
    td_arena_init(&reading->arena);
    reading->err = td_cfg_parse(text, bytes, "x.cfg", &reading->problems, &reading->cfg);
    reading->reader = (struct td_cfg_reader){
        .cfg = reading->cfg, .problems = &reading->problems, .arena = &reading->arena};
    assert_true((reading->err == TD_OK) == (reading->cfg != NULL));
    assert_true((reading->err == TD_OK) == (reading->problems.count == 0));
}

static void read_text(struct reading *reading, const char *text)
{
    read_bytes(reading, text, strlen(text));
}

static void done(struct reading *reading)
{
    td_cfg_free(reading->cfg);
    td_arena_deinit(&reading->arena);
    td_problems_deinit(&reading->problems);
}

static void expect_problem(const char *text, const char *start, const char *part)
{
    struct reading reading;

    read_text(&reading, text);
    assert_int_equal(reading.err, TD_ERR_CONTENT);
    assert_true(reading.problems.count >= 1);
    if (!td_str_starts_with(reading.problems.lines[0], start) ||
        strstr(reading.problems.lines[0], part) == NULL) {
        fail_msg("\"%s\" does not start with \"%s\" and hold \"%s\"", reading.problems.lines[0],
                 start, part);
    }
    done(&reading);
}

static void td_cfg__every_type__is_read(void **state)
{
    static const char *const words[] = {"reps", "hold"};
    struct reading reading;
    td_cfg_node root, item;
    const char **texts;
    size_t count = 0;

    (void)state;
    read_text(&reading, "# comment @include \"x\" 0x10\n"
                        "name = \"two \" \"parts\";\n"
                        "sets = 3;\n"
                        "depth = 0.5; whole = -2;\n"
                        "on = true; /* 0x7 */\n"
                        "kind = \"hold\";\n"
                        "tags = [\"a\", \"b\"];\n"
                        "levels = ( { id = \"l1\"; }, { id = \"l2\"; } ); // 1L\n");
    assert_int_equal(reading.err, TD_OK);
    root = td_cfg_root(reading.cfg);
    assert_string_equal(td_cfg_string(&reading.reader, root, "name"), "two parts");
    assert_int_equal(td_cfg_int(&reading.reader, root, "sets", 1, 20), 3);
    assert_true(td_cfg_number(&reading.reader, root, "depth", 0, 1) == 0.5);
    assert_true(td_cfg_number(&reading.reader, root, "whole", -3, 1) == -2);
    assert_true(td_cfg_bool_optional(&reading.reader, root, "on", false));
    assert_int_equal(td_cfg_choice(&reading.reader, root, "kind", words, 2), 1);
    texts = td_cfg_strings_optional(&reading.reader, root, "tags", &count);
    assert_int_equal(count, 2);
    assert_string_equal(texts[1], "b");
    assert_int_equal(td_cfg_count(td_cfg_member(&reading.reader, root, "levels")), 2);
    item = td_cfg_child(td_cfg_member(&reading.reader, root, "levels"), 1);
    assert_true(td_cfg_is_group(item));
    assert_string_equal(td_cfg_key(item), "");
    assert_int_equal(td_cfg_line(item), 8);
    assert_string_equal(td_cfg_string(&reading.reader, item, "id"), "l2");
    assert_null(td_cfg_child(td_cfg_member(&reading.reader, root, "levels"), 2));
    assert_false(reading.reader.failed);
    assert_int_equal(reading.problems.count, 0);
    done(&reading);
}

static void td_cfg__optional_members_missing__give_the_fallback(void **state)
{
    static const char *const words[] = {"a"};
    struct reading reading;
    td_cfg_node root;
    size_t count = 7;

    (void)state;
    read_text(&reading, "");
    root = td_cfg_root(reading.cfg);
    assert_null(td_cfg_string_optional(&reading.reader, root, "a"));
    assert_int_equal(td_cfg_int_optional(&reading.reader, root, "a", 0, 9, 5), 5);
    assert_true(td_cfg_bool_optional(&reading.reader, root, "a", true));
    assert_int_equal(td_cfg_choice_optional(&reading.reader, root, "a", words, 1, 9), 9);
    assert_non_null(td_cfg_strings_optional(&reading.reader, root, "a", &count));
    assert_int_equal(count, 0);
    assert_false(reading.reader.failed);
    done(&reading);
}

static void expect_line(struct reading *reading, size_t index, const char *line)
{
    assert_true(index < reading->problems.count);
    assert_string_equal(reading->problems.lines[index], line);
}

static void td_cfg__wrong_members__are_reported_with_file_and_line(void **state)
{
    static const char *const words[] = {"reps", "hold"};
    static const char *const keys[] = {"kind", "sets", "group", "name"};
    struct reading reading;
    td_cfg_node root, group;

    (void)state;
    read_text(&reading, "kind = \"hodl\";\n"
                        "sets = 21;\n"
                        "name = 3;\n"
                        "group = {\n  nmae = 1; };\n");
    root = td_cfg_root(reading.cfg);
    group = td_cfg_member(&reading.reader, root, "group");
    assert_int_equal(td_cfg_choice(&reading.reader, root, "kind", words, 2), -1);
    assert_int_equal(td_cfg_int(&reading.reader, root, "sets", 1, 20), 1);
    assert_null(td_cfg_string(&reading.reader, root, "name"));
    assert_null(td_cfg_string(&reading.reader, group, "name"));
    td_cfg_allow(&reading.reader, group, keys, 4);
    assert_true(reading.reader.failed);
    assert_int_equal(reading.problems.count, 5);
    expect_line(&reading, 0,
                "x.cfg:1: kind: \"hodl\" is not known (did you mean \"hold\"?); allowed: reps, "
                "hold");
    expect_line(&reading, 1, "x.cfg:2: sets: 21 is out of range; allowed: 1 to 20");
    expect_line(&reading, 2, "x.cfg:3: name: expected a text in quotes, found a whole number");
    expect_line(&reading, 3, "x.cfg:4: group: \"name\" is missing");
    expect_line(&reading, 4, "x.cfg:5: nmae: unknown key (did you mean \"name\"?)");
    done(&reading);
}

static void td_cfg__a_missing_group__is_reported_once(void **state)
{
    struct reading reading;
    td_cfg_node group;

    (void)state;
    read_text(&reading, "a = 1;\n");
    group = td_cfg_member(&reading.reader, td_cfg_root(reading.cfg), "group");
    assert_null(group);
    assert_null(td_cfg_string(&reading.reader, group, "name"));
    assert_int_equal(td_cfg_int(&reading.reader, group, "n", 2, 3), 2);
    assert_int_equal(td_cfg_count(group), 0);
    assert_null(td_cfg_child(group, 0));
    assert_false(td_cfg_is_list(group));
    assert_int_equal(reading.problems.count, 1);
    done(&reading);
}

static void td_cfg__control_characters__become_question_marks(void **state)
{
    struct reading reading;

    (void)state;
    read_text(&reading, "a = \"x\\x1b[2Jy\x07z\\nnext\r\nline\";\n");
    assert_string_equal(td_cfg_string(&reading.reader, td_cfg_root(reading.cfg), "a"),
                        "x?[2Jy?z\nnext\nline");
    done(&reading);
}

static void td_cfg__include__is_refused_with_its_line(void **state)
{
    (void)state;
    expect_problem("a = 1;\n@include \"/tmp\"\n", "x.cfg:2: ", "cannot include");
    expect_problem("  @include \"x.cfg\"\n", "x.cfg:1: ", "cannot include");
}

static void td_cfg__numbers_libconfig_misreads__are_refused(void **state)
{
    static const char *const bad[] = {"3000000000", "-3000000000", "0x10",  "010", "1L",
                                      "5LL",        "1.",          ".5",    "1e5", "1e-5",
                                      "+0x1",       "-",           "1.5.5", "."};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char text[64];

        (void)snprintf(text, sizeof text, "\na = %s;\n", bad[i]);
        expect_problem(text, "x.cfg:2: \"", bad[i]);
    }
    expect_problem("a = 007;", "x.cfg:1: ", "\"007\": a number must not begin with a 0");
    expect_problem("a = 12kg;", "x.cfg:1: ", "\"12kg\": this is no number");
    expect_problem("a = 2147483648;", "x.cfg:1: ", "\"2147483648\": the number is too large");
    expect_problem("a = 1234567890.5;", "x.cfg:1: ", "the number is too large");
    expect_problem("a = 99999999999999999999999999999999999999999999999999;",
                   "x.cfg:1: ", "the number is too large");
}

static void td_cfg__texts_that_never_end__are_reported_where_they_begin(void **state)
{
    (void)state;
    expect_problem("a = 1;\nb = \"open;\nc = 1;\n", "x.cfg:2: ", "no closing quote");
    expect_problem("a = 1;\n\n/* open;\nc = 1;\n", "x.cfg:3: ", "no end");
    expect_problem("a = \"b\\x00c\";", "x.cfg:1: ", "\\x00");
    /* The quotes behind the missing one all close: what counts is where it began. */
    expect_problem("z = 1;\na = \"one;\nb = \"two\";\nc = \"three\";\n",
                   "x.cfg:2: ", "no closing quote");
}

static void td_cfg__syntax_errors__carry_their_line(void **state)
{
    (void)state;
    expect_problem("a = 1;\nb = ;\n", "x.cfg:2: ", "expected a value, found ';'");
    expect_problem("a = 1;\n\na = 2;\n", "x.cfg:3: ", "duplicate");
    expect_problem("a = [1,\n\"x\"];\n", "x.cfg:2: ", "type");
    expect_problem("a = 1;\nb = (1, 2,);", "x.cfg:2: ", "after the comma");
    expect_problem("a = (1 2);", "x.cfg:1: ", "expected ',' or ')', found '2'");
    expect_problem("a = [ { } ];", "x.cfg:1: ", "found '{'");
    expect_problem("a = {\n b = 1;\n", "x.cfg:3: ", "found the end of the file");
    expect_problem("a = 1;\n}", "x.cfg:2: ", "found '}'");
    expect_problem("a 1;", "x.cfg:1: ", "expected '='");
    expect_problem("a = 1 \"x\";", "x.cfg:1: ", "expected a name, found a text");
    expect_problem("true = 1;", "x.cfg:1: ", "found 'true'");
    expect_problem("_a = 1;", "x.cfg:1: ", "found '_'");
    expect_problem("a = \"one;\nb = \"two\";\n\nc = 1;\"",
                   "x.cfg:2: ", "text that begins in line 1");
}

static void td_cfg__bytes_that_are_no_text__are_refused(void **state)
{
    static const char nul[] = "a = 1;\nb\0 = 2;\n";
    struct reading reading;

    (void)state;
    read_bytes(&reading, nul, sizeof nul - 1);
    assert_int_equal(reading.err, TD_ERR_CONTENT);
    assert_true(td_str_starts_with(reading.problems.lines[0], "x.cfg:2: "));
    done(&reading);
    expect_problem("a = 1;\n\nb = \"\xff\";\n", "x.cfg:3: ", "not UTF-8");
    expect_problem("\xEF\xBB\xBF"
                   "a = 1;\n",
                   "x.cfg:1: ", "byte-order mark");
}

static void td_cfg__deep_nesting__is_refused(void **state)
{
    char text[4096];

    (void)state;
    memset(text, '(', sizeof text - 1);
    memcpy(text, "a = ", 4);
    text[sizeof text - 1] = '\0';
    expect_problem(text, "x.cfg:1: ", "brackets");
}

static void td_cfg__folder_missing_file_or_too_large__is_a_problem(void **state)
{
    char dir[] = "/tmp/td-cfg-XXXXXX", path[64];
    struct td_problems problems = {0};
    struct td_cfg *cfg = NULL;
    FILE *file;

    (void)state;
    assert_non_null(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/x.cfg", dir);
    assert_int_equal(td_cfg_load(dir, "dir", &problems, &cfg), TD_ERR_CONTENT);
    assert_string_equal(problems.lines[0], "dir: is a folder, not a file");
    assert_int_equal(td_cfg_load(path, "x.cfg", &problems, &cfg), TD_ERR_CONTENT);
    assert_string_equal(problems.lines[1], "x.cfg: there is no such file");
    file = fopen(path, "w");
    assert_non_null(file);
    for (unsigned i = 0; i <= TD_CFG_MAX_BYTES; i++) {
        (void)fputc('\n', file);
    }
    (void)fclose(file);
    assert_int_equal(td_cfg_load(path, "x.cfg", &problems, &cfg), TD_ERR_CONTENT);
    assert_non_null(strstr(problems.lines[2], "too large"));
    assert_null(cfg);
    assert_int_equal(truncate(path, 3), 0);
    assert_int_equal(td_cfg_load(path, "x.cfg", &problems, &cfg), TD_OK);
    td_cfg_free(cfg);
    td_problems_deinit(&problems);
    (void)remove(path);
    (void)remove(dir);
}

static void td_cfg__without_a_setting__the_rest_keeps_its_lines(void **state)
{
    static const char text[] = "a = 1;\nlong : ( { long = \"}\"; },\n # long = 3;\n 2 );\nb = { "
                               "long = 7; };\nc = 3;\n";
    const char *path = "without.cfg";
    struct td_problems problems = {0};
    struct td_cfg *cfg = NULL;
    td_cfg_node root;
    FILE *file = fopen(path, "w");

    (void)state;
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(td_cfg_load_without(path, "x.cfg", "long", &problems, &cfg), TD_OK);
    root = td_cfg_root(cfg);
    assert_int_equal(td_cfg_count(root), 3);
    assert_null(td_cfg_member_optional(root, "long"));
    assert_int_equal(td_cfg_count(td_cfg_member_optional(root, "b")), 1);
    assert_int_equal(td_cfg_line(td_cfg_member_optional(root, "c")), 6);
    td_cfg_free(cfg);
    assert_int_equal(td_cfg_load_without(path, "x.cfg", NULL, &problems, &cfg), TD_OK);
    assert_int_equal(td_cfg_count(td_cfg_root(cfg)), 4);
    td_cfg_free(cfg);
    assert_int_equal(problems.count, 0);
    (void)unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_cfg__every_type__is_read),
        cmocka_unit_test(td_cfg__optional_members_missing__give_the_fallback),
        cmocka_unit_test(td_cfg__wrong_members__are_reported_with_file_and_line),
        cmocka_unit_test(td_cfg__a_missing_group__is_reported_once),
        cmocka_unit_test(td_cfg__control_characters__become_question_marks),
        cmocka_unit_test(td_cfg__include__is_refused_with_its_line),
        cmocka_unit_test(td_cfg__numbers_libconfig_misreads__are_refused),
        cmocka_unit_test(td_cfg__texts_that_never_end__are_reported_where_they_begin),
        cmocka_unit_test(td_cfg__syntax_errors__carry_their_line),
        cmocka_unit_test(td_cfg__bytes_that_are_no_text__are_refused),
        cmocka_unit_test(td_cfg__deep_nesting__is_refused),
        cmocka_unit_test(td_cfg__folder_missing_file_or_too_large__is_a_problem),
        cmocka_unit_test(td_cfg__without_a_setting__the_rest_keeps_its_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
