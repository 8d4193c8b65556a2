/* What earlier versions of a self-check had: `former` and `was` of its file. */
#include "unit/shipped_checklist.h"

#include <stdlib.h>

static char *read_asset(void)
{
    FILE *file = fopen(TEARDROP_SOURCE_DIR "/assets/checklist.cfg", "r");
    char *text = calloc(1, 200000);

    assert_non_null(file);
    assert_non_null(text);
    assert_true(fread(text, 1, 199999, file) > 1000);
    (void)fclose(file);
    return text;
}

/* With this in place of that, is the file refused, with these words and its line? */
static void assert_refused(const char *from, const char *to, const char *says)
{
    struct td_problems problems = {0};
    struct td_checklist *checklist = NULL;
    struct td_cfg *cfg = NULL;
    char *text = read_asset(), *at = strstr(text, from);
    char *changed = calloc(1, 200000);

    assert_non_null(at);
    assert_non_null(changed);
    (void)snprintf(changed, 200000, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    assert_int_equal(td_cfg_parse(changed, strlen(changed), "c.cfg", &problems, &cfg), TD_OK);
    assert_int_equal(td_checklist_read(cfg, &problems, &checklist), TD_ERR_CONTENT);
    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.lines[0], says));
    assert_true(strncmp(problems.lines[0], "c.cfg:", 6) == 0);
    td_cfg_free(cfg);
    td_problems_deinit(&problems);
    free(text);
    free(changed);
}

static void td_checklist_read__former__names_only_what_is_gone(void **state)
{
    (void)state;
    assert_refused("{ id = \"knees_in\"; name", "{ id = \"stairs\"; name", "is still there");
    assert_refused("{ id = \"knees_in\"; name", "{ id = \"bursa\"; name", "is still there");
    assert_refused("{ id = \"knees_in\"; name", "{ id = \"recovery\"; name", "is there twice");
}

static void td_checklist_read__was__is_of_one_answer_and_gone(void **state)
{
    (void)state;
    assert_refused("was = [\"yes\"];", "was = [\"no\"];", "\"no\" is still an answer");
    assert_refused("{ id = \"ache\"; ", "{ id = \"ache\"; was = [\"yes\"]; ",
                   "\"yes\" stands at two answers");
}

/* A file of one's own may do without. */
static void td_checklist_read__no_former__is_fine(void **state)
{
    struct td_problems problems = {0};
    struct td_checklist *checklist = NULL;
    struct td_cfg *cfg = NULL;
    char *text = read_asset(), *at = strstr(text, "former = (");

    (void)state;
    assert_non_null(at);
    memset(at, ' ', (size_t)(strstr(at, ");") + 2 - at));
    assert_int_equal(td_cfg_parse(text, strlen(text), "c.cfg", &problems, &cfg), TD_OK);
    assert_int_equal(td_checklist_read(cfg, &problems, &checklist), TD_OK);
    assert_int_equal(checklist->former_count, 0);
    assert_string_equal(td_checklist_cause_name(checklist, "inner_side"), "inner_side");
    td_checklist_free(checklist);
    td_cfg_free(cfg);
    td_problems_deinit(&problems);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_checklist_read__former__names_only_what_is_gone),
        cmocka_unit_test(td_checklist_read__was__is_of_one_answer_and_gone),
        cmocka_unit_test(td_checklist_read__no_former__is_fine),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
