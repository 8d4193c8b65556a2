/* A line split into words. */

#include <string.h>

#include "teardrop/base/words.h"
#include "test.h"

static void td_words_split__blanks_and_quotes(void **state)
{
    struct td_words words;
    char why[120];

    (void)state;
    assert_true(td_words_split("  say  'and now' \"it's\"x \t''", &words, why, sizeof why));
    assert_int_equal(words.count, 4);
    assert_string_equal(words.words[0], "say");
    assert_string_equal(words.words[1], "and now");
    assert_string_equal(words.words[2], "it'sx");
    assert_string_equal(words.words[3], "");
    assert_null(words.words[4]);
}

static void td_words_split__nothing__is_no_word(void **state)
{
    struct td_words words;
    char why[120];

    (void)state;
    assert_true(td_words_split(" \t ", &words, why, sizeof why));
    assert_int_equal(words.count, 0);
    assert_null(words.words[0]);
}

static void td_words_split__bad__says_what(void **state)
{
    struct td_words words;
    char why[120], line[TD_WORDS_BYTES + 8];

    (void)state;
    assert_false(td_words_split("say 'x", &words, why, sizeof why));
    assert_non_null(strstr(why, "quote"));
    assert_false(td_words_split("a b c d e f g h i j k l m n o p q", &words, why, sizeof why));
    assert_non_null(strstr(why, "16 words"));
    memset(line, 'x', sizeof line - 1);
    line[sizeof line - 1] = '\0';
    assert_false(td_words_split(line, &words, why, sizeof why));
    assert_non_null(strstr(why, "longer"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_words_split__blanks_and_quotes),
        cmocka_unit_test(td_words_split__nothing__is_no_word),
        cmocka_unit_test(td_words_split__bad__says_what),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
