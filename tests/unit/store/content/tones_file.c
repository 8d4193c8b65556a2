/* Reading tones: what is wrong is said with its line; the shipped file is fine, and a file of one's
 * own changes what it holds. */
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/sound/score.h"
#include "teardrop/store/content/content.h"
#include "teardrop/store/content/tones.h"
#include "teardrop/store/text/cfg.h"
#include "test.h"

static enum td_err read(const char *text, const struct td_tones *base, struct td_problems *problems,
                        struct td_tones **out)
{
    struct td_cfg *cfg = NULL;
    enum td_err err = td_cfg_parse(text, strlen(text), "t.cfg", problems, &cfg);

    *out = NULL;
    if (err == TD_OK) {
        err = td_tones_read(cfg, base, problems, out);
    }
    td_cfg_free(cfg);
    return err;
}

static void refuse(const char *text, const char *line)
{
    struct td_problems problems = {0};
    struct td_tones *tones;
    bool found = false;

    assert_int_not_equal(read(text, NULL, &problems, &tones), TD_OK);
    assert_null(tones);
    for (size_t i = 0; i < problems.count; i++) {
        found = found || strstr(problems.lines[i], line) != NULL;
    }
    if (!found) {
        print_message("not said: %s; the first: %s\n", line,
                      problems.count > 0 ? problems.lines[0] : "nothing");
    }
    assert_true(found);
    td_problems_deinit(&problems);
}

#define SET(tone) "sets = ( { id = \"a\"; name = \"A\";\n" tone "\n} );"

static void td_tones_read__what_is_wrong__is_said_with_its_line(void **state)
{
    (void)state;
    refuse("sets = ( );", "t.cfg:1");
    refuse(SET("down = ( { from = 5.0; level = 0.5; } );"), "t.cfg:2: from");
    refuse(SET("down = ( { from = 500.0; level = 2.0; } );"), "t.cfg:2: level");
    refuse(SET("down = ( { level = 0.5; } );"), "from");
    refuse(SET("down = ( { from = 500.0; level = 0.5; every_ms = 500; } );"), "every_ms");
    refuse(SET("down = ( { from = 500.0; level = 0.5; every_ms = 500; length_ms = 600; } );"),
           "every_ms");
    refuse(SET("down = ( { from = 500.0; level = 0.5; length_ms = 20; attack_ms = 15; } );"),
           "attack_ms");
    refuse(SET("down = ( { from = 500.0; level = 0.5; partials = ( ); } );"), "partials: 1 to");
    refuse(SET("down = ( { from = 500.0; level = 0.5; partials = ( 3 ); } );"), "ratio");
    refuse(SET("dwon = ( );"), "dwon");
}

static void td_tones_read__a_file_of_ones_own__changes_the_set_it_holds(void **state)
{
    struct td_problems problems = {0};
    struct td_tones *base, *own;

    (void)state;
    assert_int_equal(
        read("sets = ( { id = \"a\"; name = \"A\"; }, { id = \"b\"; name = \"B\"; } );", NULL,
             &problems, &base),
        TD_OK);
    assert_int_equal(read("extends = true;\n"
                          "sets = ( { id = \"b\"; name = \"Mine\";\n"
                          "tick = ( { from = 500.0; level = 0.5; length_ms = 60; } ); } );",
                          base, &problems, &own),
                     TD_OK);
    assert_int_equal(own->set_count, 2);
    assert_string_equal(td_tone_set_find(own, "b")->name, "Mine");
    assert_int_equal(td_tone_set_find(own, "b")->tones[TD_TONE_TICK].stroke_count, 1);
    assert_int_equal(td_tone_set_find(own, "b")->tones[TD_TONE_DOWN].stroke_count, 0);
    assert_string_equal(td_tone_set_find(own, "a")->name, "A");
    assert_null(td_tone_set_find(own, "c"));
    td_tones_free(own);
    td_tones_free(base);
    td_problems_deinit(&problems);
}

static bool is_part(const char *word)
{
    char id[40];

    td_str_copy(id, sizeof id, word);
    for (size_t i = 0; id[i] != '\0'; i++) {
        id[i] = (char)(id[i] == ' '                   ? '_'
                       : id[i] >= 'A' && id[i] <= 'Z' ? id[i] - 'A' + 'a'
                                                      : id[i]);
    }
    for (size_t i = 0; td_phrase_parts[i] != NULL; i++) {
        if (td_str_equal(td_phrase_parts[i], id)) {
            return true;
        }
    }
    return false;
}

static void check_words(const struct td_level *level)
{
    for (size_t i = 0; i < level->exercise_count; i++) {
        for (int phase = 0; phase < TD_PHASE_COUNT; phase++) {
            assert_true(is_part(td_exercise_word(&level->exercises[i], (enum td_phase)phase)));
        }
        assert_true(is_part(td_exercise_hold_word(&level->exercises[i])));
    }
}

/* Every word that the shipped exercises call out can be a recording. */
static void td_phrase_parts__every_word_of_the_programme__is_one(void **state)
{
    struct td_content *content;
    struct td_content_port port;
    const struct td_program *program;

    (void)state;
    assert_int_equal(td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &content), TD_OK);
    port = td_content_port(content);
    assert_int_equal(port.ops->program(port.self, &program, NULL), TD_OK);
    for (size_t i = 0; i < program->level_count; i++) {
        check_words(&program->levels[i]);
        for (size_t k = 0; k < program->levels[i].swap_in_count; k++) {
            check_words(&program->levels[i].swap_ins[k]);
        }
    }
    td_content_free(content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_tones_read__what_is_wrong__is_said_with_its_line),
        cmocka_unit_test(td_tones_read__a_file_of_ones_own__changes_the_set_it_holds),
        cmocka_unit_test(td_phrase_parts__every_word_of_the_programme__is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
