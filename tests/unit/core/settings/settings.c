/* The settings table: defaults, what is accepted, what is refused and how, and
 * what the settings screen's arrows do. */

#include <stdio.h>
#include <string.h>

#include "teardrop/core/settings/settings.h"
#include "test.h"

static struct td_setting_table table;
static struct td_settings_state defaults;

static int set_up(void **state)
{
    (void)state;
    td_setting_table_init(&table);
    td_settings_defaults(&table, &defaults);
    return 0;
}

/* `section.key` -> row. */
static const struct td_setting_spec *spec_of(const char *name)
{
    char section[32] = "";
    const char *dot = strchr(name, '.');
    int row;

    memcpy(section, name, (size_t)(dot - name));
    row = td_setting_table_find(&table, section, dot + 1);
    if (row < 0) {
        fail_msg("no setting %s", name);
    }
    return table.rows[row];
}

static void td_settings_defaults__every_row__reads_back_its_fallback(void **state)
{
    (void)state;
    assert_true(table.count >= 15);
    for (size_t i = 0; i < table.count; i++) {
        char text[TD_SETTING_TEXT];

        td_setting_get(table.rows[i], &defaults.values, text, sizeof text);
        assert_string_equal(text, table.rows[i]->fallback);
        assert_int_equal(defaults.origin[i], TD_ORIGIN_BUILTIN);
        assert_true(strlen(table.rows[i]->help) > 10);
    }
}

static void td_setting_table_find__needs_section_and_key(void **state)
{
    (void)state;
    assert_true(td_setting_table_find(&table, "session", "sets") >= 0);
    assert_int_equal(td_setting_table_find(&table, "cues", "sets"), -1);
    assert_int_equal(td_setting_table_find(&table, "session", "Sets"), -1);
    assert_int_equal(td_setting_table_find(&table, "", ""), -1);
}

static void td_setting_set__good__reads_back(void **state)
{
    static const struct {
        const char *name, *text, *back;
    } rows[] = {
        {"session.tempo", "30X1", "3-0-X-1"}, {"session.tempo", "AUTO", "auto"},
        {"session.sets", "1", "1"},           {"session.sets", "20", "20"},
        {"session.sets", "0", "auto"},        {"session.sets", "Auto", "auto"},
        {"session.reps", "100", "100"},       {"session.rest", "3600", "3600"},
        {"session.x_seconds", "0.1", "0.1"},  {"session.x_seconds", "1.50", "1.5"},
        {"session.x_seconds", "60", "60"},    {"session.x_seconds", "0", "auto"},
        {"cues.bell", "OFF", "no"},           {"cues.bell", "1", "yes"},
        {"cues.bell", "true", "yes"},         {"cues.countdown", "false", "no"},
        {"display.colors", "256", "256"},     {"display.colors", "Mono", "mono"},
        {"display.ascii", "no", "no"},        {"display.motion", "reduced", "reduced"},
        {"display.frame_rate", "5", "5"},     {"display.frame_rate", "60", "60"},
        {"profile.knee", "left", "left"},     {"profile.knee", "Both", "both"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct td_setting_spec *spec = spec_of(rows[i].name);
        struct td_settings settings = defaults.values;
        char why[256] = "", text[TD_SETTING_TEXT], again[TD_SETTING_TEXT];

        if (td_setting_set(spec, &settings, rows[i].text, why, sizeof why) != TD_OK) {
            fail_msg("%s = %s: %s", rows[i].name, rows[i].text, why);
        }
        td_setting_get(spec, &settings, text, sizeof text);
        assert_string_equal(text, rows[i].back);
        assert_int_equal(td_setting_set(spec, &settings, text, why, sizeof why), TD_OK);
        td_setting_get(spec, &settings, again, sizeof again);
        assert_string_equal(text, again);
    }
}

static void td_setting_set__bad__changes_nothing_and_says_what_is_allowed(void **state)
{
    static const struct {
        const char *name, *text, *says;
    } rows[] = {
        {"session.tempo", "30Y0", "'Y' at position 3"},
        {"session.tempo", "", "empty"},
        {"session.sets", "21", "from 1 to 20, or auto"},
        {"session.sets", "-1", "from 1 to 20"},
        {"session.sets", "3.5", "not a whole number"},
        {"session.sets", "3 ", "not a whole number"},
        {"session.sets", "0x3", "not a whole number"},
        {"session.sets", "99999999999", "whole number from 1 to 20"},
        {"session.sets", "", "not a whole number"},
        {"session.x_seconds", "0.05", "from 0.1 to 60"},
        {"session.x_seconds", "60.001", "from 0.1 to 60"},
        {"session.x_seconds", "1,5", "from 0.1 to 60"},
        {"cues.bell", "yess", "yes or no"},
        {"cues.bell", "auto", "yes or no"},
        {"display.colors", "mon", "did you mean \"mono\""},
        {"display.colors", "88", "auto, 256, 16, 8, mono"},
        {"display.frame_rate", "auto", "from 5 to 60"},
        {"display.frame_rate", "0", "from 5 to 60"},
        {"display.frame_rate", "4", "not in range"},
        {"profile.knee", "\033[2J", "?[2J"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_settings settings = defaults.values;
        char why[256] = "";

        assert_int_equal(
            td_setting_set(spec_of(rows[i].name), &settings, rows[i].text, why, sizeof why),
            TD_ERR_USAGE);
        assert_memory_equal(&settings, &defaults.values, sizeof settings);
        if (strstr(why, rows[i].says) == NULL) {
            fail_msg("%s = %s: \"%s\" does not say \"%s\"", rows[i].name, rows[i].text, why,
                     rows[i].says);
        }
    }
}

static void td_setting_set__very_long__is_cut_in_the_message(void **state)
{
    struct td_settings settings = defaults.values;
    char text[600], why[256] = "";

    (void)state;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    for (size_t i = 0; i < table.count; i++) {
        assert_int_equal(td_setting_set(table.rows[i], &settings, text, why, sizeof why),
                         TD_ERR_USAGE);
        assert_non_null(strstr(why, "xxx..."));
        assert_true(strlen(why) < 240);
    }
}

static void assert_step(const char *name, const char *from, int direction, const char *to)
{
    const struct td_setting_spec *spec = spec_of(name);
    struct td_settings settings = defaults.values;
    char why[256], out[TD_SETTING_TEXT] = "(none)";
    bool stepped;

    assert_int_equal(td_setting_set(spec, &settings, from, why, sizeof why), TD_OK);
    stepped = td_setting_step(spec, &settings, direction, out, sizeof out);
    if (stepped != (to != NULL) || (to != NULL && strcmp(out, to) != 0)) {
        fail_msg("%s: %s %+d gives %s, not %s", name, from, direction, stepped ? out : "nothing",
                 to != NULL ? to : "nothing");
    }
}

static void td_setting_step__neighbours_and_ends(void **state)
{
    (void)state;
    assert_step("session.sets", "auto", -1, NULL);
    assert_step("session.sets", "auto", 1, "1");
    assert_step("session.sets", "1", -1, "auto");
    assert_step("session.sets", "1", 1, "2");
    assert_step("session.sets", "20", 1, NULL);
    assert_step("session.rest", "auto", 1, "5");
    assert_step("session.rest", "5", -1, "auto");
    assert_step("session.rest", "60", 1, "65");
    assert_step("session.rest", "3600", 1, NULL);
    assert_step("session.x_seconds", "auto", 1, "0.5");
    assert_step("session.x_seconds", "1.5", 1, "2");
    assert_step("session.x_seconds", "0.5", -1, "auto");
    assert_step("display.frame_rate", "5", -1, NULL);
    assert_step("display.frame_rate", "60", 1, NULL);
    assert_step("display.frame_rate", "30", -1, "29");
    assert_step("cues.bell", "yes", 1, "no");
    assert_step("cues.bell", "yes", -1, "no");
    assert_step("display.motion", "full", -1, NULL);
    assert_step("display.motion", "full", 1, "reduced");
    assert_step("display.motion", "off", 1, NULL);
    assert_step("session.tempo", "3110", 1, NULL);
}

/* Wherever the arrows lead, the value is one that may be set. */
static void td_setting_step__every_row__stays_allowed(void **state)
{
    (void)state;
    for (size_t i = 0; i < table.count; i++) {
        struct td_settings settings = defaults.values;
        char text[TD_SETTING_TEXT], why[256];

        for (int step = 0; step < 4000; step++) {
            if (!td_setting_step(table.rows[i], &settings, step < 2000 ? 1 : -1, text,
                                 sizeof text)) {
                continue;
            }
            if (td_setting_set(table.rows[i], &settings, text, why, sizeof why) != TD_OK) {
                fail_msg("%s: %s", table.rows[i]->key, why);
            }
        }
    }
}

static void td_settings_overrides__auto__says_nothing(void **state)
{
    struct td_settings settings = defaults.values;
    struct td_overrides over;
    char why[256];

    (void)state;
    td_settings_overrides(&settings, &over);
    assert_false(over.has_tempo);
    assert_int_equal(over.sets, -1);
    assert_int_equal(over.reps, -1);
    assert_int_equal(over.hold_s, -1);
    assert_int_equal(over.rest_s, -1);
    assert_int_equal(over.prepare_s, -1);
    assert_int_equal(over.x_ms, -1);
    assert_int_equal(over.load_g, -1);
    assert_int_equal(
        td_setting_set(spec_of("session.x_seconds"), &settings, "2.5", why, sizeof why), TD_OK);
    assert_int_equal(td_setting_set(spec_of("session.tempo"), &settings, "4110", why, sizeof why),
                     TD_OK);
    assert_int_equal(td_setting_set(spec_of("session.rest"), &settings, "45", why, sizeof why),
                     TD_OK);
    td_settings_overrides(&settings, &over);
    assert_int_equal(over.x_ms, 2500);
    assert_true(over.has_tempo);
    assert_int_equal(over.tempo.ms[TD_PHASE_DOWN], 4000);
    assert_int_equal(over.rest_s, 45);
    assert_int_equal(over.sets, -1);
}

static void td_setting_set__cues__lists_and_a_line(void **state)
{
    struct td_setting_table all;
    struct td_settings_state settings;
    const struct td_setting_spec *on, *line;
    char why[256] = "", text[TD_SETTING_TEXT];

    (void)state;
    td_setting_table_init(&all);
    td_settings_defaults(&all, &settings);
    on = all.rows[td_setting_table_find(&all, "cues", "bell_on")];
    line = all.rows[td_setting_table_find(&all, "cues", "command")];
    assert_int_equal(td_setting_set(on, &settings.values, " done  rep ", why, sizeof why), TD_OK);
    td_setting_get(on, &settings.values, text, sizeof text);
    assert_string_equal(text, "rep done"); /* in the order of the session */
    assert_int_equal(td_setting_set(on, &settings.values, "none", why, sizeof why), TD_OK);
    assert_int_equal(settings.values.bell_on, 0);
    assert_int_equal(td_setting_set(on, &settings.values, "rep phse", why, sizeof why),
                     TD_ERR_USAGE);
    assert_non_null(strstr(why, "did you mean \"phase\""));
    assert_int_equal(settings.values.bell_on, 0); /* nothing changed */
    assert_int_equal(td_setting_set(line, &settings.values, "say 'and now'", why, sizeof why),
                     TD_OK);
    assert_string_equal(settings.values.command, "say 'and now'");
    assert_int_equal(td_setting_set(line, &settings.values, "say 'x", why, sizeof why),
                     TD_ERR_USAGE);
    assert_string_equal(why, "a quote is not closed");
    assert_int_equal(td_setting_set(line, &settings.values, "", why, sizeof why), TD_OK);
}

/* On the screen nobody meets a name of the file. */
static void td_setting_label__every_row__is_in_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < table.count; i++) {
        const struct td_setting_spec *spec = table.rows[i];
        char words[TD_SETTING_TEXT], choices[160];
        int count = 0;

        assert_non_null(spec->label);
        assert_null(strchr(spec->label, '_'));
        assert_true(spec->label[0] >= 'A' && spec->label[0] <= 'Z');
        td_setting_words(spec, &defaults.values, words, sizeof words);
        td_setting_choices(spec, choices, sizeof choices);
        assert_null(strchr(words, '_'));
        assert_string_not_equal(words, "auto");
        assert_true(td_setting_is_builtin(spec, &defaults.values));
        while (spec->choice_words != NULL && spec->choice_words[count] != NULL) {
            assert_non_null(spec->choices[count++]); /* as many of them */
        }
        assert_true(spec->choice_words == NULL || spec->choices[count] == NULL);
    }
}

static void td_setting_words__a_value__as_people_say_it(void **state)
{
    static const struct {
        const char *name, *text, *words;
    } rows[] = {
        {"session.rest", "90", "90 s"},
        {"session.rest", "auto", "as the level says"},
        {"session.x_seconds", "1.5", "1.5 s"},
        {"session.extras", "yes", "every time"},
        {"session.tempo", "5-1-2-1", "5-1-2-1"},
        {"cues.flash_on", "none", "none"},
        {"cues.flash_on", "beat half_way", "half-way, each second"},
        {"cues.command", "", "none"},
        {"display.colors", "mono", "none"},
        {"safety.hours", "72", "72 hours"},
        {"history.keep", "off", "no"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct td_setting_spec *spec = spec_of(rows[i].name);
        struct td_settings settings = defaults.values;
        char why[256] = "", words[TD_SETTING_TEXT];

        assert_int_equal(td_setting_set(spec, &settings, rows[i].text, why, sizeof why), TD_OK);
        td_setting_words(spec, &settings, words, sizeof words);
        assert_string_equal(words, rows[i].words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_setting_label__every_row__is_in_words),
        cmocka_unit_test(td_setting_words__a_value__as_people_say_it),
        cmocka_unit_test(td_setting_set__cues__lists_and_a_line),
        cmocka_unit_test(td_settings_defaults__every_row__reads_back_its_fallback),
        cmocka_unit_test(td_setting_table_find__needs_section_and_key),
        cmocka_unit_test(td_setting_set__good__reads_back),
        cmocka_unit_test(td_setting_set__bad__changes_nothing_and_says_what_is_allowed),
        cmocka_unit_test(td_setting_set__very_long__is_cut_in_the_message),
        cmocka_unit_test(td_setting_step__neighbours_and_ends),
        cmocka_unit_test(td_setting_step__every_row__stays_allowed),
        cmocka_unit_test(td_settings_overrides__auto__says_nothing),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
