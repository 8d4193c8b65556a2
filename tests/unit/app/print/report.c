/* The page for a clinician, of a real history, with a self-check and without. */
#include "history_place.h"

#include "teardrop/app/print/print.h"
#include "teardrop/base/utf8.h"
#include "teardrop/store/content/content.h"

struct desk {
    struct place *place;
    struct td_content *content;
    struct td_settings settings;
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
    desk->settings.green_pain = 2;
    desk->settings.amber_pain = 5;
    desk->settings.effort = 7;
    desk->settings.hours = 48;
    desk->ui.settings = &desk->settings;
    td_overrides_init(&desk->ui.usual);
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

/* The page as text; the caller frees it. about: NULL = without a self-check. */
static char *page_about(struct desk *desk, const struct td_check_record *about, int weeks)
{
    struct td_problems problems = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    assert_int_equal(td_report_print(&desk->ui, about, weeks, out, &problems), TD_OK);
    (void)fclose(out);
    return text;
}

static char *page(struct desk *desk)
{
    return page_about(desk, &record, TD_REPORT_WEEKS);
}

static void expect(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("the page has no \"%s\":\n%s", part, text);
    }
}

/* However its lines are broken. */
static void expect_words(const char *text, const char *part)
{
    char *flat = strdup(text), *out = flat;

    assert_non_null(flat);
    for (const char *in = text; *in != '\0'; in++) {
        bool blank = *in == ' ' || *in == '\n';

        if (!blank || (out > flat && out[-1] != ' ')) {
            *out++ = blank ? ' ' : *in;
        }
    }
    *out = '\0';
    if (strstr(flat, part) == NULL) {
        fail_msg("the page has no \"%s\":\n%s", part, text);
    }
    free(flat);
}

static void expect_narrow(const char *text)
{
    while (*text != '\0') {
        size_t bytes = strcspn(text, "\n");

        if (td_utf8_cols_n(text, bytes) > 78) {
            fail_msg("too wide: %.*s", (int)bytes, text);
        }
        text += bytes + (text[bytes] != '\0' ? 1 : 0);
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
    expect(text, "# Knee: a page for a clinician, 2026-11-23");
    expect(text, "12 weeks, from 2026-09-07 on. teardrop 1.2.3.");
    expect_words(text,
                 "1. Knee (side not said), age 17 to 39. Where: around or behind the kneecap; I "
                 "use my whole palm. How it began: it crept up, more than 12 weeks before the");
    expect(text, "2. How the pain went: no measures of two times to compare. Worst pain in the\n"
                 "   self-check: 4 of 10.");
    expect(text, "5. Red flags: none (4 lists asked, 2026-11-23).");
    expect(text, "## Red flags, asked 2026-11-23 13:00");
    expect(text, "List \"Injured lately\" (Were you injured in the last 12 weeks?): none of it.");
    expect(text, "Ticked by mistake, and taken back after a second look: New tingling");
    expect(text, "- No red flags reported.");
    expect(text, "- Fits best: more load or knocks than the knee is used to");
    expect(text, "- The pattern behind it:");
    expect(text, "- Swollen: on 1 of 1 mornings (2026-11-20).");
    expect(text, "(fits best):");
    expect(text, "- +3  More load lately: yes  [R]");
    expect(text, "- Worst pain: 4 of 10");
    expect(text, "Present:");
    expect(text, "- Stairs: they hurt a little, mostly going down");
    expect(text, "Absent:");
    expect(text, "- Swelling: never");
    expect(text, "Not sure:\n\n- Long sitting\n");
    expect(text, "Put off:\n\n- Up on one leg\n");
    expect(text, "Not asked, or left out:");
    expect(text, "- Injured lately: The kneecap or the knee is visibly out of place");
    assert_null(strstr(text, "2026-09-01")); /* before these weeks */
    assert_null(strstr(text, "diagnos"));
    assert_true(strstr(text, "## Appendix") < strstr(text, "[R]")); /* points come last */
    expect_narrow(text);
    free(text);
    td_content_free(desk.content);
}

/* ---- without a self-check ---- */

static void lay_measure(struct place *place, int week, enum td_measure_kind kind, const char *name,
                        int value)
{
    struct td_measure measure = {
        .at = {1795435200 - (6 - week) * INT64_C(604800), 60}, .week = week, .kind = kind};

    measure.value = value;
    td_str_copy(measure.name, sizeof measure.name, name);
    place->port.ops->new_id(place->port.self, measure.uuid);
    assert_int_equal(place->port.ops->save_measure(place->port.self, &measure), TD_OK);
}

/* So many days ago, at l2, with this worst pain. */
static struct td_session_record *session_of(struct place *place, int days, int pain)
{
    struct td_session_record *session = a_session(place, 1795435200 - days * INT64_C(86400));

    session->sets[1].reps_done = 8;
    session->main_sets = 2;
    session->main_reps = 8;
    session->worst_pain = pain;
    return session;
}

static void lay_session(struct place *place, int days, int pain)
{
    struct td_session_record *session = session_of(place, days, pain);

    assert_int_equal(place->port.ops->save_session(place->port.self, session), TD_OK);
    free_record(session);
}

static void lay_stop(struct place *place, int days)
{
    struct td_session_record *session = session_of(place, days, 6);

    session->finished = false;
    session->sets[1].reps_done = 3;
    td_str_copy(session->hurt, sizeof session->hurt, "sharp");
    td_str_copy(session->note, sizeof session->note, "it bit, caf\xC3\xA9 stairs too");
    assert_int_equal(place->port.ops->save_session(place->port.self, session), TD_OK);
    free_record(session);
}

static void lay_morning(struct place *place, int days, int pain, bool swollen)
{
    struct td_morning_record morning = {.pain = pain, .swollen = swollen};

    td_day_format(1795435200 / 86400 - days, morning.date);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
}

static void lay_proposal(struct place *place, int days)
{
    struct td_proposal proposal = {
        .level = "l2", .sets = 2, .reps = 8, .contract_ms = 64000, .every_days = 2};

    td_day_format(1795435200 / 86400 - days, proposal.date);
    assert_int_equal(place->port.ops->save_proposal(place->port.self, &proposal), TD_OK);
}

static void lay_answer(struct place *place, enum td_topic topic, const char *said)
{
    struct td_person_answer answer = {.date = "2026-11-01"};

    place->port.ops->new_id(place->port.self, answer.uuid);
    td_str_copy(answer.topic, sizeof answer.topic, td_topic_id(topic));
    td_str_copy(answer.answer, sizeof answer.answer, said);
    assert_int_equal(place->port.ops->save_answer(place->port.self, &answer), TD_OK);
}

/* Weeks of training, told without a self-check. */
static void lay_weeks(struct place *place)
{
    struct td_look look = {
        .at = {1795435200 - 60 * INT64_C(86400), 60}, .max_depth_deg = 60, .no_load = true};

    lay_measure(place, 0, TD_MEASURE_WORST, "", 5);
    lay_measure(place, 6, TD_MEASURE_WORST, "", 2);
    lay_measure(place, 0, TD_MEASURE_ACTIVITY, "stairs", 4);
    lay_measure(place, 6, TD_MEASURE_ACTIVITY, "stairs", 7);
    lay_measure(place, 6, TD_MEASURE_CHANGE, "", 3);
    lay_session(place, 20, 1);
    lay_morning(place, 20, 1, false);
    lay_morning(place, 19, 1, false);
    lay_stop(place, 10);
    lay_session(place, 4, 2);
    lay_morning(place, 9, 4, true);
    lay_morning(place, 3, 3, true);
    for (int days = 20; days > 0; days -= 2) {
        lay_proposal(place, days);
    }
    lay_answer(place, TD_TOPIC_KNEE, "left");
    lay_answer(place, TD_TOPIC_INJURY, "twisted it in 2019");
    lay_answer(place, TD_TOPIC_SPORT, "");
    assert_int_equal(place->port.ops->save_look(place->port.self, &look), TD_OK);
}

static void td_report_print__without_a_check__weeks_in_plain_words(void **state)
{
    struct place *place = *state;
    struct desk desk;
    char *text;

    sit_down(&desk, place);
    lay_weeks(place);
    text = page_about(&desk, NULL, TD_REPORT_WEEKS);
    expect(text, "1. Left knee. No self-check on record.");
    expect(text, "2. Worst pain 5 -> 2 of 10, stairs 4 -> 7 of 10, from week 0 to week 6");
    expect_words(text, "3. 3 sessions in 12 weeks (3 of 11 planned since 2026-11-03); the last,");
    expect_words(text, "Stopped 2026-11-13: a new, sharp pain. Swollen on 2 mornings, no limp.");
    expect_words(text,
                 "The program asks for a look since 2026-11-20: the knee was swollen on two days "
                 "within six weeks. Question: may the load go on, and up to where?");
    expect(text, "Worst pain (of 10)                    5    2  better");
    expect(text, "stairs (of 10)                        4    7  better");
    expect(text, "Change since the start (-5 to 5)      -   +3\n");
    expect(text, "2026-11-02  1 of 3     1    1   1  0  0  ");
    expect(text, "2026-11-09  1 of 4     6    4   0  0  1  ");
    expect_words(text, "to 60 degrees, 2.5 kg, 2 x 8");
    expect(text, "- Most with pain of 2 or less: ");
    expect(text, "- Swollen: on 2 of 4 mornings (2026-11-14, 2026-11-20).");
    expect(text, "- 2026-11-13: a new, sharp pain. At: ");
    expect_words(text, "in set 2, after 3 of 8 reps.");
    expect(text, "- Earlier injury of it: twisted it in 2019");
    expect(text, "- Other sport: not said");
    expect_words(text,
                 "On record: a clinician looked at it on 2026-09-24; knee bend up to 60 degrees; "
                 "no added load.");
    expect(text, "[ ] knee bend up to ______ degrees");
    expect(text, "- Not asked: there is no self-check on record.");
    assert_null(strstr(text, "Appendix"));
    expect_narrow(text);
    free(text);
    text = page_about(&desk, NULL, 2); /* the stop is before them */
    expect(text, "2 weeks, from 2026-11-16 on.");
    expect(text, "3. 1 session in 2 weeks");
    expect(text, "- None.");
    free(text);
    td_content_free(desk.content);
}

static void td_report_print__ascii__has_nothing_else(void **state)
{
    struct place *place = *state;
    struct desk desk;
    char *text;

    sit_down(&desk, place);
    lay_weeks(place);
    desk.settings.ascii = TD_YES;
    text = page_about(&desk, NULL, TD_REPORT_WEEKS);
    for (const char *at = text; *at != '\0'; at++) {
        assert_true((unsigned char)*at < 0x80);
    }
    expect(text, "it bit, cafe");
    free(text);
    td_content_free(desk.content);
}

static void td_report_print__weight_not_noted__is_not_called_none(void **state)
{
    struct place *place = *state;
    struct td_session_record *session = session_of(place, 4, 1);
    struct desk desk;
    char *text;

    sit_down(&desk, place);
    td_str_copy(session->level, sizeof session->level, "l7");
    session->load_g = 0;
    assert_int_equal(place->port.ops->save_session(place->port.self, session), TD_OK);
    free_record(session);
    text = page_about(&desk, NULL, TD_REPORT_WEEKS);
    expect_words(text, "Goblet squat to 130 degrees, heels up 7.5 cm, weight not noted");
    assert_null(strstr(text, ", no added load"));
    free(text);
    td_content_free(desk.content);
}

static void td_report_print__nothing_kept__is_a_page_all_the_same(void **state)
{
    struct desk desk;
    char *text;

    sit_down(&desk, *state);
    text = page_about(&desk, NULL, TD_REPORT_WEEKS);
    expect(text, "3. 0 sessions in 12 weeks.");
    expect(text, "- No session in these 12 weeks.");
    expect(text, "0 red. No morning was answered.");
    expect(text, "may training begin, and up to where?");
    expect(text, "- Swollen: not known, no morning was answered.");
    expect(text, "No measures were taken");
    free(text);
    td_content_free(desk.content);
}

static void td_report_print__unreadable__is_an_error(void **state)
{
    struct place *place = *state;
    struct td_problems problems = {0};
    struct desk desk;
    FILE *out = fopen("/dev/null", "w");

    assert_non_null(out);
    sit_down(&desk, place);
    lay_morning(place, 1, 2, false);
    run_sql(place, "DROP TABLE proposal");
    assert_int_equal(td_report_print(&desk.ui, NULL, TD_REPORT_WEEKS, out, &problems),
                     TD_ERR_STORE);
    assert_int_equal(fclose(out), 0);
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
    expect_words(
        text,
        "(Is it stuck, giving way, numb or weak, or can you not lift the leg?): yes, see below.");
    expect(text, "(ticked; today)");
    expect_words(text,
                 "5. Red flags: yes, see below (1 list asked, 2026-11-23). Question: may training "
                 "begin again, and up to where?");
    expect_words(text, "Training is closed since the self-check of 2026-11-23:");
    expect(text, "Nothing was ranked: a red flag came first.");
    expect_words(text, "have it looked at today");
    assert_null(strstr(text, "(fits best)"));
    free(text);
    td_content_free(desk.content);
}

static void say_all(struct desk *desk, const char *const said[][2], size_t count)
{
    td_course_init(&desk->course, TD_GOAL_SORE);
    desk->course.answers.flags_asked = true;
    for (size_t i = 0; i < count; i++) {
        answer(desk, said[i][0], said[i][1]);
    }
}

/* After some words, how the data has an answer. */
static void expect_answer(struct desk *desk, const char *text, const char *before,
                          const char *question, const char *id)
{
    const struct td_question *asked =
        &checklist(desk)->questions[td_checklist_question(checklist(desk), question)];
    char wanted[400];

    td_str_format(wanted, sizeof wanted, "%s%s", before,
                  asked->answers[td_question_answer(asked, id)].text);
    expect_words(text, wanted);
}

/* Without the sign of a tendon, and with what answers raise. */
static const char *const leans[][2] = {
    {"age", "17_to_39"},   {"where", "below_point"},      {"sides", "left"},
    {"onset", "crept"},    {"began", "longer"},           {"earlier", "injury"},
    {"stairs", "none"},    {"morning_stiffness", "none"}, {"swelling", "fast"},
    {"hip_or_back", "no"}, {"load_spike", "no"},          {"straighten", "yes"}};

static void td_report_print__leans__says_signs_side_and_what_was_before(void **state)
{
    static struct td_check_result result;
    struct desk desk;
    char *text;

    sit_down(&desk, *state);
    say_all(&desk, leans, sizeof leans / sizeof leans[0]);
    keep(&desk, 1795435200);
    td_check_evaluate(checklist(&desk), &desk.course.answers, &result);
    assert_true(result.leans);
    text = page(&desk);
    expect_words(text, "1. Left knee, age 17 to 39.");
    expect_answer(&desk, text, ". Hurt or operated on before: ", "earlier", "injury");
    expect_answer(&desk, text, "- Which knee: ", "sides", "left");
    expect_answer(&desk, text, "- Earlier injury of it: ", "earlier", "injury");
    expect_words(text, "- Operation: not said");
    expect_words(text, "- No pattern fits well.");
    expect_words(text, "- This leans towards patellar tendon pain (jumper's knee), but its "
                       "typical sign is missing.");
    expect_answer(&desk, text,
                  "- Typical signs of patellar tendon pain (jumper's knee): - present: Where it "
                  "hurts: ",
                  "where", "below_point");
    expect_words(text, " - Missing, one of these: - Jumps");
    expect(text, "(leans towards it):");
    expect_words(text, result.flags[0].text); /* what was said, not what could be ticked */
    expect_words(text, "(raised by the answers; ");
    expect_narrow(text);
    free(text);
    td_content_free(desk.content);
}

/* One question asks for both: what it says of the one is not said of the other. */
static void td_report_print__operated__is_no_injury(void **state)
{
    struct desk desk;
    char *text;

    sit_down(&desk, *state);
    say_all(&desk, leans, sizeof leans / sizeof leans[0]);
    answer(&desk, "earlier", "operated");
    keep(&desk, 1795435200);
    text = page(&desk);
    expect_words(text, "- Earlier injury of it: not said");
    expect_answer(&desk, text, "- Operation: ", "earlier", "operated");
    free(text);
    answer(&desk, "earlier", "no");
    keep(&desk, 1795435300);
    text = page(&desk);
    expect_answer(&desk, text, "- Earlier injury of it: ", "earlier", "no");
    expect_answer(&desk, text, "- Operation: ", "earlier", "no");
    free(text);
    td_content_free(desk.content);
}

static void td_report_print__pair_by_reach__says_what_the_first_lacks(void **state)
{
    struct desk desk;
    char *text;

    sit_down(&desk, *state);
    say_all(&desk, leans, sizeof leans / sizeof leans[0]);
    answer(&desk, "swelling", "never");
    answer(&desk, "locked_back", "yes");
    keep(&desk, 1795435200);
    text = page(&desk);
    expect_words(text, "- The first fits best, but its typical sign is missing; the second has "
                       "its own.");
    expect_words(text, "- Typical signs of fat pad pinch (Hoffa):");
    expect_words(text, "- Missing, one of these: - Jumps");
    expect_answer(&desk, text, ": ", "locked_back", "yes");
    expect_words(text, "- After 4 calm weeks 15 degrees deeper, and so on, up to 90 degrees.");
    assert_null(strstr(text, "leans towards"));
    free(text);
    td_content_free(desk.content);
}

static void td_report_print__artificial_knee__says_what_is_left_out(void **state)
{
    struct desk desk;
    char *text;

    sit_down(&desk, *state);
    say_all(&desk, leans, sizeof leans / sizeof leans[0]);
    answer(&desk, "earlier", "replaced");
    keep(&desk, 1795435200);
    text = page(&desk);
    expect_words(text, "most patterns do not go with that and are left out.");
    free(text);
    td_content_free(desk.content);
}

/* What a check of an earlier version has no counterpart for. */
static void td_report_print__earlier_version__says_what_is_gone(void **state)
{
    struct desk desk;
    char *text;

    sit_down(&desk, *state);
    say_all(&desk, leans, sizeof leans / sizeof leans[0]);
    keep(&desk, 1795435200);
    td_str_copy(record.version, sizeof record.version, "draft-3.2");
    td_str_copy(record.answers[record.answer_count].question, TD_ID_TEXT, "outer_thigh");
    td_str_copy(record.answers[record.answer_count++].answer, TD_ID_TEXT, "yes");
    text = page(&desk);
    expect(text, "checklist draft-3.2");
    expect(text, "No longer asked: Outer thighs.");
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
        TEST(td_report_print__without_a_check__weeks_in_plain_words),
        TEST(td_report_print__ascii__has_nothing_else),
        TEST(td_report_print__weight_not_noted__is_not_called_none),
        TEST(td_report_print__nothing_kept__is_a_page_all_the_same),
        TEST(td_report_print__unreadable__is_an_error),
        TEST(td_report_print__stop__ranks_nothing),
        TEST(td_report_print__leans__says_signs_side_and_what_was_before),
        TEST(td_report_print__operated__is_no_injury),
        TEST(td_report_print__pair_by_reach__says_what_the_first_lacks),
        TEST(td_report_print__artificial_knee__says_what_is_left_out),
        TEST(td_report_print__earlier_version__says_what_is_gone),
        TEST(td_report_find__counts_checks_alone),
        TEST(td_report_save__own_file__never_over_another),
        TEST(td_report_save__nowhere__says_why),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
