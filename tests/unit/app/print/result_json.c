/* A self-check's result as JSON: what programs read. On the shipped self-check. */
#include "unit/shipped_checklist.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

#include "teardrop/app/print/print.h"

static struct td_answers answers;
static struct td_check_result result;
static cJSON *root;

static void say_all(const char *const all[][2], size_t count)
{
    td_answers_init(&answers);
    answers.flags_asked = true;
    for (size_t i = 0; i < count; i++) {
        answers.choice[question(all[i][0])] = said(all[i][0], all[i][1]).choice;
    }
}

/* Prints and reads it again. */
static void print(void)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(td_print_result_json(list, &result, out), TD_OK);
    (void)fclose(out);
    cJSON_Delete(root);
    root = cJSON_Parse(text);
    assert_non_null(root);
    free(text);
}

static int free_root(void **state)
{
    (void)state;
    cJSON_Delete(root);
    root = NULL;
    return 0;
}

static const cJSON *member(const cJSON *object, const char *key)
{
    const cJSON *found = cJSON_GetObjectItemCaseSensitive(object, key);

    if (found == NULL) {
        fail_msg("there is no \"%s\"", key);
    }
    return found;
}

static const cJSON *with_id(const char *array, const char *id)
{
    const cJSON *entry;

    cJSON_ArrayForEach(entry, member(root, array))
    {
        if (strcmp(member(entry, "id")->valuestring, id) == 0) {
            return entry;
        }
    }
    fail_msg("%s has no \"%s\"", array, id);
    return NULL;
}

static void expect_needs(const char *array, const char *id, int want, int have)
{
    const cJSON *needs = member(with_id(array, id), "needs");

    assert_int_equal(cJSON_GetArraySize(needs), 2);
    assert_int_equal(member(needs, "want")->valueint, want);
    assert_int_equal(member(needs, "have")->valueint, have);
}

static const char *const quiet[][2] = {
    {"age", "17_to_39"},   {"where", "below_point"}, {"sides", "right"},
    {"onset", "crept"},    {"earlier", "no"},        {"stairs", "none"},
    {"swelling", "never"}, {"catching", "no"},       {"morning_stiffness", "none"},
    {"hip_or_back", "no"}, {"load_spike", "no"},     {"straighten", "yes"}};

static void td_print_result_json__leans__says_what_it_lacks(void **state)
{
    (void)state;
    say_all(quiet, sizeof quiet / sizeof quiet[0]);
    print();
    assert_string_equal(member(root, "outcome")->valuestring, "no_pattern");
    assert_int_equal(cJSON_GetArraySize(member(root, "named")), 0);
    assert_string_equal(member(root, "leaning")->valuestring, "patellar_tendon");
    assert_string_equal(member(root, "named")->next->string, "leaning");
    expect_needs("patterns", "patellar_tendon", 2, 1);
    expect_needs("patterns", "meniscus", 4, 0);
    expect_needs("contributors", "overload", 1, 0);
    assert_string_equal(member(member(root, "training"), "load")->valuestring, "free");
}

static void td_print_result_json__named__leans_nowhere(void **state)
{
    (void)state;
    say_all(quiet, sizeof quiet / sizeof quiet[0]);
    answers.choice[question("landing")] = said("landing", "yes").choice;
    print();
    assert_true(cJSON_GetArraySize(member(root, "named")) > 0);
    assert_true(cJSON_IsNull(member(root, "leaning")));
    expect_needs("patterns", "patellar_tendon", 2, 2);
}

/* What is in which hand: of a cause, until a flag is looked at, and not at all. */
static void td_print_result_json__load__follows_the_result(void **state)
{
    (void)state;
    say_all(quiet, sizeof quiet / sizeof quiet[0]);
    answers.flag[td_checklist_flag(list, "night_pain_plus")] = true;
    print();
    assert_string_equal(member(member(root, "training"), "load")->valuestring, "own");
    answers.flag[td_checklist_flag(list, "hot_swollen")] = true;
    print();
    assert_string_equal(member(root, "outcome")->valuestring, "stop");
    assert_true(cJSON_IsNull(member(member(root, "training"), "load")));
    assert_true(cJSON_IsNull(member(root, "leaning")));
    assert_int_equal(cJSON_GetArraySize(member(root, "patterns")), 0);
}

/* The most urgent first. What answers raise says what was said; what was ticked keeps its words,
 * also when answers make it more urgent. */
static void td_print_result_json__flags__say_what_is_true(void **state)
{
    static const char *const swollen[][2] = {
        {"swelling", "fast"}, {"onset", "twist"}, {"began", "longer"}, {"catching", "stuck"}};
    const struct td_flag *flag;
    const cJSON *flags;

    (void)state;
    say_all(swollen, sizeof swollen / sizeof swollen[0]);
    answers.flag[td_checklist_flag(list, "six_weeks")] = true;
    print();
    flags = member(root, "flags");
    assert_true(cJSON_GetArraySize(flags) >= 3);
    assert_string_not_equal(member(cJSON_GetArrayItem(flags, 0), "urgency")->valuestring,
                            "routine");
    for (size_t i = 0; i < result.flag_count; i++) {
        const cJSON *entry = cJSON_GetArrayItem(flags, (int)i);

        flag = &list->flags[result.flags[i].flag];
        assert_string_equal(member(entry, "id")->valuestring, flag->id);
        assert_string_equal(member(entry, "text")->valuestring, result.flags[i].text);
        assert_string_equal(member(entry, "action")->valuestring, result.flags[i].action);
        assert_true(i == 0 || result.flags[i - 1].urgency >= result.flags[i].urgency);
        assert_int_equal(strcmp(flag->id, "six_weeks") == 0, result.flags[i].ticked);
        assert_true(!result.flags[i].ticked || strcmp(result.flags[i].text, flag->text) == 0);
    }
    flag = &list->flags[td_checklist_flag(list, "sticks")];
    assert_string_equal(member(with_id("flags", "sticks"), "id")->valuestring, flag->id);
}

/* A flag that was ticked and that answers make more urgent keeps its own words. */
static void td_check_evaluate__ticked_and_raised__keeps_its_text(void **state)
{
    static struct td_flag flags[TD_CHECK_MAX_FLAGS];
    struct td_checklist milder = *list;
    int f = td_checklist_flag(list, "fast_swelling");

    (void)state;
    memcpy(flags, list->flags, list->flag_count * sizeof flags[0]);
    flags[f].urgency = TD_URGENCY_ROUTINE;
    milder.flags = flags;
    td_answers_init(&answers);
    answers.flag[f] = true;
    answers.choice[question("swelling")] = said("swelling", "fast").choice;
    answers.choice[question("began")] = said("began", "under_2_weeks").choice;
    td_check_evaluate(&milder, &answers, &result);
    assert_int_equal(result.flags[0].flag, f);
    assert_int_equal(result.flags[0].urgency, TD_URGENCY_SAME_DAY);
    assert_true(result.flags[0].ticked);
    assert_string_equal(result.flags[0].text, flags[f].text);
    answers.flag[f] = false;
    td_check_evaluate(&milder, &answers, &result);
    assert_string_not_equal(result.flags[0].text, flags[f].text);
}

#define TEST(name) cmocka_unit_test_teardown(name, free_root)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_print_result_json__leans__says_what_it_lacks),
        TEST(td_print_result_json__named__leans_nowhere),
        TEST(td_print_result_json__load__follows_the_result),
        TEST(td_print_result_json__flags__say_what_is_true),
        TEST(td_check_evaluate__ticked_and_raised__keeps_its_text),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
