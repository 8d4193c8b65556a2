/* The list of what can hurt in a session. */
#include "teardrop/core/check/hurt.h"

#include <string.h>

#include "test.h"

static const struct td_hurt *hurt_of(const char *id)
{
    for (size_t i = 0; i < TD_HURT_COUNT; i++) {
        if (strcmp(td_hurts[i].id, id) == 0) {
            return &td_hurts[i];
        }
    }
    fail_msg("nothing is called %s", id);
    return NULL;
}

static void td_hurts__every_line__can_be_told_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < TD_HURT_COUNT; i++) {
        assert_true(strlen(td_hurts[i].brief) <= 16);
        assert_true(strlen(td_hurts[i].words) <= 40);
        assert_true(strlen(td_hurts[i].advice) > 0);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(td_hurts[i].id, td_hurts[k].id);
            assert_string_not_equal(td_hurts[i].brief, td_hurts[k].brief);
        }
    }
}

/* What older records say goes on meaning what it meant. */
static void td_hurts__old_ids__keep_their_meaning(void **state)
{
    static const char *const old[] = {"chest",      "locked", "swelling", "pop",
                                      "giving_way", "sharp",  "dizzy"};

    (void)state;
    for (size_t i = 0; i < sizeof old / sizeof old[0]; i++) {
        assert_string_not_equal(td_hurt_name(old[i]), old[i]);
        assert_int_equal(td_hurt_is_knee(old[i]), i != 0 && i != 6);
    }
    assert_true(td_hurt_swells("swelling"));
    assert_string_equal(td_hurt_name("of a later version"), "of a later version");
    assert_true(td_hurt_is_knee("of a later version"));
    assert_false(td_hurt_swells("of a later version"));
    assert_false(td_hurt_is_knee(""));
}

/* Out is an emergency, back in is for the same day; a little puffy stops the session and no more.
 */
static void td_hurts__kneecap_and_swelling__of_both_kinds(void **state)
{
    (void)state;
    assert_string_equal(hurt_of("slipped_out")->flags[0], "deformed");
    assert_non_null(strstr(hurt_of("slipped_out")->advice, "emergency"));
    assert_string_equal(hurt_of("slipped_back")->flags[0], "session_slip");
    assert_non_null(strstr(hurt_of("slipped_back")->advice, "today"));
    assert_true(td_hurt_has_flag(hurt_of("swelling")));
    assert_false(td_hurt_has_flag(hurt_of("puffy")));
    assert_true(td_hurt_swells("puffy"));
    assert_true(td_hurt_is_knee("puffy"));
    assert_non_null(strstr(hurt_of("puffy")->advice, "first level"));
}

/* A self-check of an older version knows the older flag alone. */
static void td_hurt_answers__older_file__takes_its_flag(void **state)
{
    static const struct td_flag both[] = {{.id = "fast_swelling"}, {.id = "session_pop"}};
    struct td_checklist list = {.flags = both, .flag_count = 2};
    struct td_answers answers;

    (void)state;
    assert_true(td_hurt_answers(hurt_of("pop"), &list, &answers));
    assert_true(answers.flag[1] && !answers.flag[0]);
    assert_true(answers.flags_asked);
    list.flag_count = 1;
    assert_true(td_hurt_answers(hurt_of("pop"), &list, &answers));
    assert_true(answers.flag[0]);
    assert_false(td_hurt_answers(hurt_of("locked"), &list, &answers));
    assert_false(td_hurt_answers(hurt_of("sharp"), &list, &answers));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_hurts__every_line__can_be_told_apart),
        cmocka_unit_test(td_hurts__old_ids__keep_their_meaning),
        cmocka_unit_test(td_hurts__kneecap_and_swelling__of_both_kinds),
        cmocka_unit_test(td_hurt_answers__older_file__takes_its_flag),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
