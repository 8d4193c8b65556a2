/* A voice pack looked through, with a reader that believes the first line of each file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/cues/sound/pack_check.h"
#include "test.h"
#include "testing.h"

static const char *const ids[] = {"down", "up", "hold", "1", "2", "last_rep", NULL};
static char folder[200];
static struct td_problems problems, remarks;

/* "ok", "ok REMARK" or why not. */
static int read_line(const char *path, struct td_pcm *out, char *said, size_t said_size, char *why,
                     size_t why_size)
{
    FILE *file = fopen(path, "r");
    char line[100] = "";

    assert_non_null(file);
    (void)fgets(line, sizeof line, file);
    (void)fclose(file);
    said[0] = '\0';
    if (strncmp(line, "ok", 2) != 0) {
        (void)snprintf(why, why_size, "%s", line);
        return -1;
    }
    (void)snprintf(said, said_size, "%s", line + (line[2] == ' ' ? 3 : 2));
    *out = (struct td_pcm){.samples = malloc(2), .count = 1, .rate = 48000};
    return 0;
}

static const struct td_voice_ops voice = {.name = "", .file_names = "WAV", .read = read_line};

static void put(const char *name, const char *line)
{
    char path[500];
    FILE *file;

    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    (void)fputs(line, file);
    (void)fclose(file);
}

static int set_up(void **state)
{
    (void)state;
    testing_folder(folder, sizeof folder, "pack");
    return 0;
}

static int tear_down(void **state)
{
    char command[300];

    (void)state;
    td_problems_deinit(&problems);
    td_problems_deinit(&remarks);
    (void)snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

static void check(void)
{
    td_problems_deinit(&problems);
    td_problems_deinit(&remarks);
    td_pack_check(folder, ids, &voice, &problems, &remarks);
}

static void assert_line(const struct td_problems *list, size_t index, const char *file,
                        const char *text)
{
    char expected[900];

    (void)snprintf(expected, sizeof expected, "%s%s%s: %s", folder, file[0] != '\0' ? "/" : "",
                   file, text);
    assert_true(index < list->count);
    assert_string_equal(list->lines[index], expected);
}

static void put_all(void)
{
    for (size_t i = 0; ids[i] != NULL; i++) {
        char name[40];

        (void)snprintf(name, sizeof name, "%s.wav", ids[i]);
        put(name, "ok");
    }
}

static void td_pack_check__whole_pack__nothing_to_say(void **state)
{
    (void)state;
    put_all();
    put("README", "said by somebody");
    put("LICENSE.txt", "CC0");
    put(".hidden.wav.part", "x");
    put(".wav", "x");
    check();
    assert_int_equal(problems.count, 0);
    assert_int_equal(remarks.count, 0);
}

static void td_pack_check__refused_file__named_with_its_path(void **state)
{
    (void)state;
    put_all();
    put("down.wav", "12.0 s long; at most 10 s");
    put("up.wav", "ok 2 channels, mixed into one");
    check();
    assert_int_equal(problems.count, 1);
    assert_line(&problems, 0, "down.wav", "12.0 s long; at most 10 s");
    assert_int_equal(remarks.count, 1);
    assert_line(&remarks, 0, "up.wav", "2 channels, mixed into one");
}

static void td_pack_check__missing_files__one_remark(void **state)
{
    (void)state;
    put("down.wav", "ok");
    put("1.wav", "ok");
    check();
    assert_int_equal(problems.count, 0);
    assert_int_equal(remarks.count, 1);
    assert_line(&remarks, 0, "",
                "2 of 6 phrases; the synthesiser says the others: up, hold, 2, last_rep");
}

static void td_pack_check__many_missing__some_named(void **state)
{
    static const char *const many[] = {"down", "a", "b", "c", "d", "e", "f", "g", "h", "i", NULL};

    (void)state;
    put("down.wav", "ok");
    td_pack_check(folder, many, &voice, &problems, &remarks);
    assert_int_equal(remarks.count, 1);
    assert_line(
        &remarks, 0, "",
        "1 of 10 phrases; the synthesiser says the others: a, b, c, d, e, f, g, h and 1 more");
}

static void td_pack_check__strange_name__suggestion(void **state)
{
    (void)state;
    put_all();
    put("dwon.wav", "ok");
    put("hold.WAV", "ok");
    put("up.mp3", "x");
    put("zebra.wav", "ok");
    check();
    assert_int_equal(problems.count, 4);
    assert_line(&problems, 0, "dwon.wav", "no phrase is called \"dwon\" (did you mean \"down\"?)");
    assert_line(&problems, 1, "hold.WAV", "only hold.wav is read");
    assert_line(&problems, 2, "up.mp3", "only up.wav is read");
    assert_line(&problems, 3, "zebra.wav", "no phrase is called \"zebra\"");
}

static void td_pack_check__many_strangers__counted(void **state)
{
    (void)state;
    put_all();
    for (int i = 0; i < 13; i++) {
        char name[40];

        (void)snprintf(name, sizeof name, "z-%02d.wav", i);
        put(name, "ok");
    }
    check();
    assert_int_equal(problems.count, 11);
    assert_line(&problems, 10, "", "3 more files are no phrases");
}

static void td_pack_check__strange_characters__not_printed(void **state)
{
    (void)state;
    put_all();
    put("do\033[2Jwn.wav", "ok");
    check();
    assert_int_equal(problems.count, 1);
    assert_null(strchr(problems.lines[0], '\033'));
}

static void td_pack_check__no_phrase_in_it__a_problem(void **state)
{
    (void)state;
    put("README", "x");
    check();
    assert_int_equal(problems.count, 1);
    assert_line(&problems, 0, "", "no phrase in it; they are called down.wav and the like");
    assert_int_equal(remarks.count, 0);
}

static void td_pack_check__no_folder__a_problem(void **state)
{
    char path[300];

    (void)state;
    put("file", "x");
    (void)snprintf(path, sizeof path, "%s/none", folder);
    td_pack_check(path, ids, &voice, &problems, &remarks);
    assert_line(&problems, 0, "none", "not there");
    (void)snprintf(path, sizeof path, "%s/file", folder);
    td_pack_check(path, ids, &voice, &problems, &remarks);
    assert_line(&problems, 1, "file", "not a folder");
    assert_int_equal(problems.count, 2);
    assert_int_equal(remarks.count, 0);
}

static void td_pack_check__no_reader__said_once(void **state)
{
    static const struct td_voice_ops none = {.name = "", .file_names = ""};

    (void)state;
    put_all();
    td_pack_check(folder, ids, &none, &problems, &remarks);
    td_pack_check(folder, ids, NULL, &problems, &remarks);
    assert_int_equal(problems.count, 2);
    assert_line(&problems, 0, "", "sound files cannot be read by this build");
    assert_line(&problems, 1, "", "sound files cannot be read by this build");
}

#define CASE(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(td_pack_check__whole_pack__nothing_to_say),
        CASE(td_pack_check__refused_file__named_with_its_path),
        CASE(td_pack_check__missing_files__one_remark),
        CASE(td_pack_check__many_missing__some_named),
        CASE(td_pack_check__strange_name__suggestion),
        CASE(td_pack_check__many_strangers__counted),
        CASE(td_pack_check__strange_characters__not_printed),
        CASE(td_pack_check__no_phrase_in_it__a_problem),
        CASE(td_pack_check__no_folder__a_problem),
        CASE(td_pack_check__no_reader__said_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
