#include <string.h>

#include "teardrop/core/training/tempo.h"
#include "test.h"

static const struct {
    const char *text, *written;
} good[] = {
    {"3110", "3-1-1-0"},
    {"3-1-1-0", "3-1-1-0"},
    {"3/1/1/0", "3-1-1-0"},
    {"3:1:1:0", "3-1-1-0"},
    {"10-2-2.5-1", "10-2-2.5-1"},
    {"30X1", "3-0-X-1"},
    {"30x1", "3-0-X-1"},
    {"3-0-X-1", "3-0-X-1"},
    {"311", "3-1-1-0"},
    {"3-1-1", "3-1-1-0"},
    {"30X", "3-0-X-0"},
    {"60-60-60-60", "60-60-60-60"},
    {"0.5-0-0.125-0", "0.5-0-0.125-0"},
    {"1010", "1-0-1-0"},
    {"2:0:2", "2-0-2-0"},
};

/* What is refused, and words its message must hold. */
static const struct {
    const char *text, *says;
} bad[] = {
    {"", "empty"},
    {"30Y0", "tempo \"30Y0\": 'Y' at position 3: expected a number of seconds or X"},
    {"X110", "'X' at position 1"},
    {"3X10", "'X' at position 2"},
    {"311X", "'X' at position 4"},
    {"0110", "position 1: 0 for down"},
    {"3100", "position 3: 0 for up"},
    {"0000", "position 1"},
    {"31", "position 3"},
    {"3", "position 2"},
    {"31101", "'1' at position 5: expected nothing"},
    {"3-1-1-0-1", "'-' at position 8"},
    {"3-1/1-0", "'/' at position 4"},
    {"3-1-1-", "position 7"},
    {"-3-1-1", "'-' at position 1"},
    {"3--1-1-0", "'-' at position 3"},
    {"3 1 1 0", "' ' at position 2"},
    {" 3110", "' ' at position 1"},
    {"3110 ", "' ' at position 5"},
    {"61-0-1-0", "position 1: more than 60"},
    {"3-0-60.001-0", "position 5: more than 60"},
    {"99999999999999999999-0-1-0", "more than 60"},
    {"3-1.-1-0", "expected a digit after the point"},
    {"3-1.2345-1-0", "at most three digits"},
    {"3.5110", "'.' at position 2"},
    {"3-1-1e0-0", "'e' at position 6"},
    {"3-+1-1-0", "'+' at position 3"},
    {"3-1-X5-0", "'5' at position 6"},
    {"drei", "'d' at position 1"},
    {"3-1-\xC3\xA4-0", "'\xC3\xA4' at position 5"},
    {"3-1-\x1B-0", "'?' at position 5"},
    {"3-1-\xFF-0", "'?' at position 5"},
};

static void td_tempo_parse__good__reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct td_tempo tempo;
        char why[200] = "", written[TD_TEMPO_TEXT];

        assert_int_equal(td_tempo_parse(good[i].text, &tempo, why, sizeof why), TD_OK);
        td_tempo_format(&tempo, written, sizeof written);
        assert_string_equal(written, good[i].written);
    }
}

static void td_tempo_parse__bad__says_what_and_where(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct td_tempo tempo = {{7, 7, 7, 7}, false};
        char why[200] = "";

        assert_int_equal(td_tempo_parse(bad[i].text, &tempo, why, sizeof why), TD_ERR_USAGE);
        if (strstr(why, bad[i].says) == NULL) {
            fail_msg("\"%s\": \"%s\" does not say \"%s\"", bad[i].text, why, bad[i].says);
        }
        assert_int_equal(strncmp(why, "tempo \"", 7), 0);
        assert_int_equal(tempo.ms[0], 7); /* untouched */
    }
}

static void td_tempo_parse__very_long__is_cut_in_the_message(void **state)
{
    char text[5000], why[200];
    struct td_tempo tempo;

    (void)state;
    memset(text, '9', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_int_equal(td_tempo_parse(text, &tempo, why, sizeof why), TD_ERR_USAGE);
    assert_non_null(strstr(why, "..."));
}

static void td_tempo_format__any__reads_back(void **state)
{
    (void)state;
    for (int32_t n = 0; n < 4000; n++) {
        struct td_tempo tempo = {{1 + n * 14, n % 7 * 500, 1 + n * 7 % 59000, n % 3 * 125},
                                 n % 5 == 0};
        struct td_tempo again;
        char text[TD_TEMPO_TEXT], why[200];

        if (tempo.explosive) {
            tempo.ms[TD_PHASE_UP] = 0;
        }
        td_tempo_format(&tempo, text, sizeof text);
        assert_int_equal(td_tempo_parse(text, &again, why, sizeof why), TD_OK);
        assert_memory_equal(tempo.ms, again.ms, sizeof tempo.ms);
        assert_int_equal(tempo.explosive, again.explosive);
    }
}

static void td_tempo_describe__words(void **state)
{
    struct td_tempo tempo;
    char why[200], text[80];

    (void)state;
    assert_int_equal(td_tempo_parse("3-1-2-1", &tempo, why, sizeof why), TD_OK);
    td_tempo_describe(&tempo, text, sizeof text);
    assert_string_equal(text, "down 3, hold 1, up 2, top 1");
    assert_true(td_tempo_phase_length(&tempo, TD_PHASE_UP, TD_NS_PER_S) == 2 * TD_NS_PER_S);
    assert_int_equal(td_tempo_parse("30X0", &tempo, why, sizeof why), TD_OK);
    td_tempo_describe(&tempo, text, sizeof text);
    assert_string_equal(text, "down 3, up fast");
    assert_true(td_tempo_phase_length(&tempo, TD_PHASE_DOWN, TD_NS_PER_S) == 3 * TD_NS_PER_S);
    assert_true(td_tempo_phase_length(&tempo, TD_PHASE_UP, TD_NS_PER_S) == TD_NS_PER_S);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_tempo_parse__good__reads),
        cmocka_unit_test(td_tempo_parse__bad__says_what_and_where),
        cmocka_unit_test(td_tempo_parse__very_long__is_cut_in_the_message),
        cmocka_unit_test(td_tempo_format__any__reads_back),
        cmocka_unit_test(td_tempo_describe__words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
