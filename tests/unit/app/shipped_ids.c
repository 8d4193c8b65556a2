/* Names that the code gives to what is in the assets: a page, a question, a flag, a level. Each
 * must be there; they are looked for in the sources, so that a new one is seen, too. */
#define _XOPEN_SOURCE 700 /* nftw */
#include <ftw.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/check/hurt.h"
#include "teardrop/store/content/content.h"
#include "test.h"

static const struct td_program *program;
static const struct td_checklist *checklist;
static const struct td_primer *primer;
static const struct td_anatomy *anatomy;

static bool is_page(const char *id)
{
    return td_primer_page(primer, id) >= 0;
}

static bool is_question(const char *id)
{
    return td_checklist_question(checklist, id) >= 0;
}

static bool is_answer(const char *id)
{
    for (size_t i = 0; i < checklist->question_count; i++) {
        if (td_question_answer(&checklist->questions[i], id) >= 0) {
            return true;
        }
    }
    return false;
}

static bool is_picture(const char *id)
{
    return td_anatomy_view(anatomy, id) != NULL;
}

static bool is_level(const char *id)
{
    return td_program_level(program, id) != NULL;
}

/* How the code speaks of them: the id is the only group. */
static struct kind {
    const char *form;
    bool (*is_there)(const char *id);
    regex_t regex;
    int count;
} kinds[] = {
    {.form = "td_primer_page\\([^\"();]*\"([a-z_]+)\"", .is_there = is_page},
    {.form = "td_checklist_question\\([^\"();]*\"([a-z_]+)\"", .is_there = is_question},
    {.form = "td_question_answer\\([^\"();]*\"([a-z_]+)\"", .is_there = is_answer},
    {.form = "td_anatomy_view\\([^\"();]*\"([a-z_0-9]+)\"", .is_there = is_picture},
    {.form = "[^>]\"(l[0-9]+)\"", .is_there = is_level},
};

#define KINDS (sizeof kinds / sizeof kinds[0])

static void look_for(struct kind *kind, const char *path, const char *text)
{
    regmatch_t found[2];

    for (; regexec(&kind->regex, text, 2, found, 0) == 0; text += found[0].rm_eo) {
        char id[64];

        td_str_format(id, sizeof id, "%.*s", (int)(found[1].rm_eo - found[1].rm_so),
                      text + found[1].rm_so);
        kind->count++;
        if (!kind->is_there(id)) {
            fail_msg("%s: \"%s\" is not in the assets", path, id);
        }
    }
}

static int look_into(const char *path, const struct stat *status, int type, struct FTW *at)
{
    size_t length = strlen(path), bytes = (size_t)status->st_size;
    char *text;
    FILE *file;

    (void)at;
    if (type != FTW_F || path[length - 2] != '.') { /* .c and .h */
        return 0;
    }
    file = fopen(path, "r");
    text = malloc(bytes + 1);
    assert_true(file != NULL && text != NULL);
    text[fread(text, 1, bytes, file)] = '\0';
    (void)fclose(file);
    for (size_t i = 0; i < KINDS; i++) {
        look_for(&kinds[i], path, text);
    }
    free(text);
    return 0;
}

static void ids_in_the_code__are_in_the_assets(void **state)
{
    (void)state;
    assert_int_equal(nftw(TEARDROP_SOURCE_DIR "/src", look_into, 16, FTW_PHYS), 0);
    assert_int_equal(nftw(TEARDROP_SOURCE_DIR "/include", look_into, 16, FTW_PHYS), 0);
    for (size_t i = 0; i < KINDS; i++) {
        if (kinds[i].count == 0) {
            fail_msg("nothing looks like %s any more", kinds[i].form);
        }
    }
}

/* Of what may hurt, all but what has advice of its own is a flag of the self-check. */
static void hurts__their_flags_are_in_the_self_check(void **state)
{
    struct td_answers answers;

    (void)state;
    for (size_t i = 0; i < TD_HURT_COUNT; i++) {
        if (td_hurt_has_flag(&td_hurts[i]) && !td_hurt_answers(&td_hurts[i], checklist, &answers)) {
            fail_msg("\"%s\" is no flag", td_hurts[i].flags[0]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_in_the_code__are_in_the_assets),
        cmocka_unit_test(hurts__their_flags_are_in_the_self_check),
    };
    struct td_content *content = NULL;
    struct td_content_port port;
    const struct td_problems *problems;
    int failed = 1;

    for (size_t i = 0; i < KINDS; i++) {
        if (regcomp(&kinds[i].regex, kinds[i].form, REG_EXTENDED) != 0) {
            return 1;
        }
    }
    if (td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &content) == TD_OK) {
        port = td_content_port(content);
        if (port.ops->program(port.self, &program, &problems) == TD_OK &&
            port.ops->checklist(port.self, &checklist, &problems) == TD_OK &&
            port.ops->primer(port.self, &primer, &problems) == TD_OK &&
            port.ops->anatomy(port.self, &anatomy, &problems) == TD_OK) {
            failed = cmocka_run_group_tests(tests, NULL, NULL);
        }
    }
    for (size_t i = 0; i < KINDS; i++) {
        regfree(&kinds[i].regex);
    }
    td_content_free(content);
    return failed;
}
