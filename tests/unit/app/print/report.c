/* The page for a clinician, of checks in a real history. */
#include "history_place.h"

#include "teardrop/app/print/print.h"
#include "teardrop/store/content/content.h"

struct desk {
    struct place *place;
    struct td_content *content;
    struct td_ui ui;
    struct td_course course;
};

static struct td_instant noon(void *self)
{
    (void)self;
    return (struct td_instant){1795435200, 60}; /* 2026-11-23 13:00 */
}

static void sit_down(struct desk *desk, struct place *place)
{
    memset(desk, 0, sizeof *desk);
    desk->place = place;
    assert_int_equal(td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &desk->content), TD_OK);
    desk->ui.content = td_content_port(desk->content);
    desk->ui.history = place->port;
    desk->ui.date = (struct td_date_port){NULL, noon};
    desk->ui.version = "1.2.3";
}

static const struct td_checklist *checklist(struct desk *desk)
{
    const struct td_checklist *list = NULL;
    const struct td_problems *problems = NULL;

    assert_int_equal(desk->ui.content.ops->checklist(desk->ui.content.self, &list, &problems),
                     TD_OK);
    return list;
}

static void answer(struct desk *desk, const char *question, const char *id)
{
    const struct td_checklist *list = checklist(desk);
    int q = td_checklist_question(list, question);

    assert_true(q >= 0);
    td_course_say(list, &desk->course, (size_t)q,
                  (struct td_said){id == NULL ? TD_ANSWER_LATER
                                              : (int8_t)td_question_answer(&list->questions[q], id),
                                   -1},
                  NULL);
}

static struct td_check_record record; /* the last that was kept */

static void keep(struct desk *desk, int64_t at)
{
    static struct td_check_result result;

    td_check_evaluate(checklist(desk), &desk->course.answers, &result);
    memset(&record, 0, sizeof record);
    td_check_record_of(checklist(desk), &desk->course, &result, &record);
    desk->ui.history.ops->new_id(desk->ui.history.self, record.uuid);
    record.done = (struct td_instant){at, 60};
    assert_int_equal(desk->ui.history.ops->save_check(desk->ui.history.self, &record), TD_OK);
}

static void a_sore_knee(struct desk *desk)
{
    static const char *const said[][2] = {
        {"age", "17_to_39"},   {"where", "diffuse_front"}, {"onset", "crept"},
        {"began", "longer"},   {"stairs", "mild"},         {"swelling", "never"},
        {"slipping", "no"},    {"load_spike", "yes"},      {"squat_pain", "yes"},
        {"straighten", "yes"}, {"sitting", "unsure"},      {"one_leg_stand", NULL}};

    td_course_init(&desk->course, TD_GOAL_SORE);
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        answer(desk, said[i][0], said[i][1]);
    }
    desk->course.answers.worst_pain = 4;
    for (size_t gate = 0; gate < 4; gate++) {
        td_course_pass_gate(checklist(desk), &desk->course, gate, true);
    }
    desk->course.taken_back = UINT64_C(1) << td_checklist_flag(checklist(desk), "tingling");
    keep(desk, 1795435200);
}

/* The page as text; the caller frees it. */
static char *page(struct desk *desk)
{
    struct td_problems problems = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    assert_int_equal(td_report_print(&desk->ui, &record, out, &problems), TD_OK);
    (void)fclose(out);
    return text;
}

static void expect(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("the page has no \"%s\":\n%s", part, text);
    }
}

static void td_report_print__sore_knee__all_of_it(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-20", .pain = 3, .swollen = true};
    struct td_morning_record old = {.date = "2026-09-01", .pain = 7};
    struct desk desk;
    char *text;

    sit_down(&desk, place);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &old), TD_OK);
    a_sore_knee(&desk);
    text = page(&desk);
    expect(text, "# Knee self-check of 2026-11-23 13:00");
    expect(text, "teardrop 1.2.3, checklist draft-3.2");
    expect(text, "Asked: Were you injured in the last weeks? None of the list.");
    expect(text, "Ticked by mistake, and taken back after a second look: New tingling");
    expect(text, "- None is true.");
    expect(text, "### more load or knocks than the knee is used to (fits best)");
    expect(text, "- +3  More load lately: yes  [R]");
    expect(text, "(the pattern behind it)");
    expect(text, "- Worst pain: 4 of 10");
    expect(text, "Present:");
    expect(text, "- Stairs: they hurt a little, mostly going down");
    expect(text, "Absent:");
    expect(text, "- Swelling: never");
    expect(text, "Not sure:\n\n- Long sitting\n");
    expect(text, "Put off:\n\n- Up on one leg\n");
    expect(text, "Not asked, or left out:");
    expect(text, "2026-11-20  morning: pain 3, swollen");
    assert_null(strstr(text, "2026-09-01")); /* more than six weeks ago */
    assert_null(strstr(text, "diagnos"));
    for (const char *line = text; line != NULL; line = strchr(line + 1, '\n')) {
        const char *end = strchr(line + 1, '\n');

        assert_true(end == NULL || end - line <= 81 || strstr(line, "###") == line + 1);
    }
    free(text);
    td_content_free(desk.content);
}

static void td_report_print__stop__ranks_nothing(void **state)
{
    struct desk desk;
    char *text;

    sit_down(&desk, *state);
    td_course_init(&desk.course, TD_GOAL_SORE);
    answer(&desk, "age", "17_to_39");
    desk.course.answers.flag[td_checklist_flag(checklist(&desk), "locked")] = true;
    td_course_pass_gate(checklist(&desk), &desk.course, 2, false);
    keep(&desk, 1795435200);
    text = page(&desk);
    expect(text, "Yes, see below.");
    expect(text, "(ticked; same_day)");
    expect(text, "Nothing was ranked: a red flag came first.");
    expect(text, "have it looked at today");
    assert_null(strstr(text, "###"));
    free(text);
    td_content_free(desk.content);
}

static void td_report_find__counts_checks_alone(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-24", .pain = 3};
    struct desk desk;
    char first[TD_UUID_TEXT], second[TD_UUID_TEXT];
    static struct td_check_record found;

    sit_down(&desk, place);
    assert_int_equal(td_report_find(place->port, 1, &found), TD_ERR_ABSENT);
    td_course_init(&desk.course, TD_GOAL_STRENGTH);
    keep(&desk, 1000);
    td_str_copy(first, sizeof first, record.uuid);
    keep(&desk, 2000);
    td_str_copy(second, sizeof second, record.uuid);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    assert_int_equal(td_report_find(place->port, 1, &found), TD_OK);
    assert_string_equal(found.uuid, second);
    assert_int_equal(td_report_find(place->port, 2, &found), TD_OK);
    assert_string_equal(found.uuid, first);
    assert_int_equal(td_report_find(place->port, 3, &found), TD_ERR_ABSENT);
    td_content_free(desk.content);
}

static void td_report_save__own_file__never_over_another(void **state)
{
    struct place *place = *state;
    struct desk desk;
    char path[300], other[300];

    sit_down(&desk, place);
    a_sore_knee(&desk);
    assert_int_equal(td_report_save(&desk.ui, place->dir, &record, path, sizeof path), TD_OK);
    assert_non_null(strstr(path, "/teardrop-self-check-2026-11-23.md"));
    assert_int_equal(mode_of(path), 0600);
    assert_int_equal(td_report_save(&desk.ui, place->dir, &record, other, sizeof other), TD_OK);
    assert_non_null(strstr(other, "-2.md"));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(unlink(other), 0);
    td_content_free(desk.content);
}

static void td_report_save__nowhere__says_why(void **state)
{
    struct place *place = *state;
    struct desk desk;
    char path[300];

    sit_down(&desk, place);
    a_sore_knee(&desk);
    assert_int_equal(td_report_save(&desk.ui, "", &record, path, sizeof path), TD_ERR_IO);
    assert_non_null(strstr(path, "HOME"));
    assert_int_equal(td_report_save(&desk.ui, "/nonexistent/folder", &record, path, sizeof path),
                     TD_ERR_IO);
    assert_non_null(strstr(path, "/nonexistent/folder"));
    td_content_free(desk.content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_report_print__sore_knee__all_of_it),
        TEST(td_report_print__stop__ranks_nothing),
        TEST(td_report_find__counts_checks_alone),
        TEST(td_report_save__own_file__never_over_another),
        TEST(td_report_save__nowhere__says_why),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
