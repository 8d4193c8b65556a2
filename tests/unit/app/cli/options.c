/* The command line: what each word means, and what is said of a wrong one. */
#include <string.h>

#include "teardrop/app/cli/options.h"
#include "teardrop/app/run/clock.h"
#include "test.h"

static enum td_err parse(const char *line, struct td_options *options, char *why, size_t size)
{
    static char words[512];
    char *argv[32] = {(char *)"teardrop"};
    int argc = 1;

    (void)strcpy(words, line);
    for (char *word = strtok(words, " "); word != NULL && argc < 31; word = strtok(NULL, " ")) {
        argv[argc++] = word;
    }
    argv[argc] = NULL;
    return td_options_parse(argc, argv, options, why, size);
}

static void td_options_parse__good__reads(void **state)
{
    struct td_options o;
    char why[320];

    (void)state;
    assert_int_equal(parse("", &o, why, sizeof why), TD_OK);
    assert_int_equal(o.command, TD_COMMAND_HOME);
    assert_int_equal(parse("--tempo 3-0-X-1 train l5 --sets 2 --reps 6 --rest 0 --prepare 0 "
                           "--load 12.5 --clock-rate 60",
                           &o, why, sizeof why),
                     TD_OK);
    assert_int_equal(o.command, TD_COMMAND_TRAIN);
    assert_string_equal(o.argument, "l5");
    assert_true(o.overrides.has_tempo && o.overrides.tempo.explosive);
    assert_int_equal(o.overrides.sets, 2);
    assert_int_equal(o.overrides.reps, 6);
    assert_int_equal(o.overrides.rest_s, 0);
    assert_int_equal(o.overrides.prepare_s, 0);
    assert_int_equal(o.overrides.load_g, 12500);
    assert_int_equal(o.clock_rate_thousandths, 60000);
    assert_int_equal(parse("check --answers - --format json", &o, why, sizeof why), TD_OK);
    assert_string_equal(o.answers, "-");
    assert_int_equal(o.format, TD_FORMAT_JSON);
    assert_int_equal(parse("history --export csv", &o, why, sizeof why), TD_OK);
    assert_int_equal(parse("log 2 --swollen --date 2024-02-29", &o, why, sizeof why), TD_OK);
    /* What prints lines anyhow takes it, too. */
    assert_int_equal(parse("--plain status", &o, why, sizeof why), TD_OK);
    assert_int_equal(parse("log 2 --plain", &o, why, sizeof why), TD_OK);
    assert_int_equal(parse("--plain config --check", &o, why, sizeof why), TD_OK);
    assert_int_equal(parse("check --report --plain", &o, why, sizeof why), TD_OK);
    assert_int_equal(parse("report", &o, why, sizeof why), TD_OK);
    assert_int_equal(o.command, TD_COMMAND_REPORT);
    assert_false(o.has_weeks);
    assert_int_equal(parse("report --weeks 52 --plain", &o, why, sizeof why), TD_OK);
    assert_true(o.has_weeks);
    assert_int_equal(o.weeks, 52);
    assert_int_equal(parse("check --report 2 --weeks 6", &o, why, sizeof why), TD_OK);
    assert_string_equal(o.argument, "2");
    assert_int_equal(parse("-c file.ini config --check", &o, why, sizeof why), TD_OK);
    assert_string_equal(o.config_file, "file.ini");
}

static void td_options_parse__bad__says_what(void **state)
{
    static const struct {
        const char *line, *says;
    } bad[] = {
        {"trian", "did you mean \"train\""},
        {"--tmepo 3110 train", "did you mean \"--tempo\""},
        {"train --tempo", "--tempo needs a value"},
        {"train --tempo 30Y0", "position 3"},
        {"train --sets 0", "from 1 to 20"},
        {"report --weeks 0", "from 1 to 52"},
        {"report --weeks 53", "from 1 to 52"},
        {"report 2", "one word too many"},
        {"report --report", "--report does not go with report"},
        {"check --weeks 6", "--weeks goes with report and check --report"},
        {"history --weeks 6", "--weeks does not go with history"},
        {"train --sets 21", "from 1 to 20"},
        {"train --reps 101", "from 1 to 100"},
        {"train --reps 1e1", "from 1 to 100"},
        {"train --rest -1", "from 0 to 3600"},
        {"train --rest 3601", "from 0 to 3600"},
        {"train --load 500.001", "0 to 500"},
        {"train --clock-rate 0", "0.01 to 10000"},
        {"train l3 l4", "one word too many"},
        {"check --sets 3", "--sets does not go with check"},
        {"config", "needs one of"},
        {"config --check --show", "needs one of"},
        {"log", "needs PAIN"},
        {"log 2 --date 2023-02-29", "a date like"},
        {"history --export xml", "csv or json"},
        {"train --format json", "--format goes with"},
        {"check --answers x --format csv", "text or json"},
        {"train l3 --free", "takes the place of a level"},
        {"check --free", "--free does not go with check"},
        {"train --name x", "--name goes with --free"},
        {"train --keep", "--keep goes with --free"},
        {"train --free --hold 30 --reps 5", "a hold has neither"},
        {"train --free --hold 30 --tempo 3110", "a hold has neither"},
        {"train --free --extras", "--extras goes with a level"},
        {"train --free --name a\033b", "a?b"},
        {"train --free --name 0123456789012345678901234567890", "1 to 30 columns"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct td_options o;
        char why[320] = "";

        assert_int_equal(parse(bad[i].line, &o, why, sizeof why), TD_ERR_USAGE);
        if (strstr(why, bad[i].says) == NULL) {
            fail_msg("%s: \"%s\" does not say \"%s\"", bad[i].line, why, bad[i].says);
        }
    }
}

static void td_clock_to_real__any_rate__is_the_first_instant(void **state)
{
    static const int64_t rates[] = {10, 333, 1000, 1001, 60000, 10000000};

    (void)state;
    for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++) {
        struct td_clock clock = {.origin = 123456789, .rate_thousandths = rates[i]};

        for (td_ns now = clock.origin; now < clock.origin + 7200 * TD_NS_PER_S;
             now += 977 * TD_NS_PER_S + 12345) {
            td_ns real = td_clock_to_real(&clock, now);

            assert_true(td_clock_from_real(&clock, real) >= now);
            assert_true(real == clock.origin || td_clock_from_real(&clock, real - 1) < now);
        }
        assert_true(td_clock_to_real(&clock, TD_NEVER) == TD_NEVER);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_options_parse__good__reads),
        cmocka_unit_test(td_options_parse__bad__says_what),
        cmocka_unit_test(td_clock_to_real__any_rate__is_the_first_instant),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
