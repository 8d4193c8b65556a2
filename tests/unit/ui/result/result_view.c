/* The result's screen and two checks side by side, with the self-check and the programme that
 * ship, over a pretended history. */
#include "fake/ui_world.h"

#include "teardrop/store/content/content.h"
#include "teardrop/ui/result/result.h"

struct room {
    struct ui_world *w;
    struct td_content *content;
    const struct td_checklist *list;
    struct td_course course;
    struct td_history_ops ops;
};

static struct td_check_record before, after; /* of "before" and "after" */

static enum td_err load_two(void *self, const char *uuid, struct td_check_record *out)
{
    (void)self;
    *out = td_str_equal(uuid, "before") ? before : after;
    return TD_OK;
}

static int set_up(void **state)
{
    struct room *room = calloc(1, sizeof *room);
    const struct td_problems *problems = NULL;

    assert_non_null(room);
    room->w = ui_world_new();
    td_overrides_init(&room->w->ui.usual);
    assert_int_equal(td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &room->content), TD_OK);
    room->w->ui.content = td_content_port(room->content);
    assert_int_equal(
        room->w->ui.content.ops->checklist(room->w->ui.content.self, &room->list, &problems),
        TD_OK);
    room->ops = *room->w->ui.history.ops;
    room->ops.load_check = load_two;
    room->w->ui.history.ops = &room->ops;
    td_course_init(&room->course, TD_GOAL_SORE);
    room->course.answers.flags_asked = true;
    memset(&before, 0, sizeof before);
    memset(&after, 0, sizeof after);
    td_str_copy(before.version, sizeof before.version, "draft-3.2");
    td_str_copy(after.version, sizeof after.version, room->list->version);
    ui_size(room->w, 120, 200); /* all of a page at once */
    *state = room;
    return 0;
}

static int tear_down(void **state)
{
    struct room *room = *state;

    ui_world_free(room->w);
    td_content_free(room->content);
    free(room);
    return 0;
}

static void say(struct room *room, const char *question, const char *answer)
{
    int q = td_checklist_question(room->list, question);
    int a = q < 0 ? -1 : td_question_answer(&room->list->questions[q], answer);

    assert_true(a >= 0);
    td_course_say(room->list, &room->course, (size_t)q,
                  (struct td_said){.choice = (int8_t)a, .number = -1}, NULL);
}

/* A typical sign that is there, by the name of its question. */
static void see_sign(const struct room *room, const char *question)
{
    char line[80];

    td_str_format(line, sizeof line, "✓ %s: ",
                  room->list->questions[td_checklist_question(room->list, question)].name);
    ui_see(room->w, line);
}

/* Ten answers that say next to nothing; the spot is a tendon's. */
static void say_quiet(struct room *room)
{
    static const char *const quiet[][2] = {{"age", "17_to_39"},   {"where", "below_point"},
                                           {"sides", "right"},    {"onset", "crept"},
                                           {"earlier", "no"},     {"stairs", "none"},
                                           {"swelling", "never"}, {"morning_stiffness", "none"},
                                           {"hip_or_back", "no"}, {"load_spike", "no"},
                                           {"straighten", "yes"}};

    for (size_t i = 0; i < sizeof quiet / sizeof quiet[0]; i++) {
        say(room, quiet[i][0], quiet[i][1]);
    }
}

static void open_result(struct room *room)
{
    static struct td_result_argument argument;

    argument = (struct td_result_argument){.course = &room->course};
    ui_open_with(room->w, &td_result_view, &argument);
}

static void td_result_view__leans__says_what_is_missing_and_what_to_do(void **state)
{
    struct room *room = *state;
    struct ui_world *w = room->w;
    const struct td_cause *tendon =
        &room->list->causes[td_checklist_cause(room->list, "patellar_tendon")];
    char line[80];

    say_quiet(room);
    open_result(room);
    ui_see(w, "This leans towards patellar tendon pain (jumper's knee), but its typical");
    ui_see(w, "WHAT WOULD SHOW IT");
    ui_see(w, "Missing, one of these:");
    ui_see(w, "WHAT TO DO NOW");
    td_str_copy(line, sizeof line, tendon->advice);
    line[30] = '\0';
    ui_see(w, line);
    ui_see(w, tendon->then);
    ui_see(w, "calm weeks 15 degrees deeper, and so on, up to 90 degrees.");
    ui_see(w, "Bend no deeper than 60 degrees.");
    ui_see(w, "See somebody sooner if it gets worse");
    ui_see(w, "Read        patellar tendon pain");
    see_sign(room, "where");
    ui_miss(w, "do not fit any one pattern");
    ui_miss(w, "Body weight only");
    ui_miss(w, "YOUR ANSWERS LOOK LIKE");
}

/* Its urgency is that of what it leans towards. */
static void td_result_view__leans_to_what_is_urgent__says_when(void **state)
{
    struct room *room = *state;

    say_quiet(room);
    say(room, "where", "inner_line");
    say(room, "onset", "twist");
    say(room, "stairs", "none");
    open_result(room);
    ui_see(room->w, "This leans towards ");
    ui_see(room->w, "Show it to a clinician within days, two weeks at the latest.");
    ui_see(room->w, "Body weight only");
    ui_miss(room->w, "See somebody sooner");
}

static void td_result_view__second_has_its_sign__says_what_the_first_lacks(void **state)
{
    struct room *room = *state;
    struct ui_world *w = room->w;

    say_quiet(room);
    say(room, "locked_back", "yes");
    open_result(room);
    ui_see(w, "YOUR ANSWERS LOOK LIKE ONE OF THESE TWO");
    ui_see(w, "The first fits best, but its typical sign is missing; the second");
    see_sign(room, "locked_back");
    ui_see(w, "Missing, one of these:");
}

static void td_result_view__artificial_knee__says_what_is_left_out(void **state)
{
    struct room *room = *state;

    say_quiet(room);
    open_result(room);
    ui_miss(room->w, "left out");
    say(room, "earlier", "replaced");
    open_result(room);
    ui_see(room->w, "You said \"yes, it is an artificial knee\": most patterns do not");
    ui_see(room->w, "WHAT TO DO NOW");
    ui_see(room->w, "Check this with somebody before you train. ");
}

/* Answers that lead to the same thing are a list, not one long sentence. */
static void td_result_view__changes__answers_that_lead_to_the_same_are_listed(void **state)
{
    struct room *room = *state;
    struct ui_world *w = room->w;

    say_quiet(room);
    open_result(room);
    ui_see(w, "Where it hurts, any of these:");
    ui_see(w, "- the bony bump at the top of the shin");
    ui_see(w, "- the back of the knee");
    ui_miss(w, ", or the back of the knee");
}

/* In the words of the answer, and with what fits its urgency. */
static void td_result_view__raised_flag__says_what_was_said(void **state)
{
    struct room *room = *state;
    struct ui_world *w = room->w;
    static struct td_check_result result;
    char line[160];

    say_quiet(room);
    say(room, "swelling", "fast");
    say(room, "began", "longer");
    td_check_evaluate(room->list, &room->course.answers, &result);
    assert_true(result.flag_count > 0 && result.outcome != TD_OUTCOME_STOP);
    assert_string_not_equal(result.flags[0].text, room->list->flags[result.flags[0].flag].text);
    open_result(room);
    ui_see(w, result.flags[0].text);
    td_str_copy(line, sizeof line, result.flags[0].action);
    line[40] = '\0';
    ui_see(w, line);
    ui_see(w, "Your answers raise this; you did not tick it yourself.");
}

/* Nothing was ticked, so that nothing was ticked by mistake: an answer may have been. */
static void td_result_view__stop_by_an_answer__offers_to_change_it(void **state)
{
    static struct td_result_argument argument;
    struct room *room = *state;
    struct ui_world *w = room->w;

    say_quiet(room);
    say(room, "straighten", "blocked");
    w->draft = (struct td_check_draft){.begun = true, .course = room->course};
    argument = (struct td_result_argument){.course = &w->draft.course, .of_draft = true};
    ui_open_with(w, &td_result_view, &argument);
    ui_see(w, "Stop here. This needs a person");
    ui_see(w, "Change      an answer");
    ui_miss(w, "by mistake");
    w->draft.course.answers.flag[td_checklist_flag(room->list, "locked")] = true;
    ui_open_with(w, &td_result_view, &argument);
    ui_see(w, "1  I ticked a red flag by mistake");
    ui_miss(w, "Change      an answer");
}

/* Which knee it is need not be asked again; what the person has said elsewhere stays. */
static void td_result_view__knee_answered__is_kept_for_all_pictures(void **state)
{
    static struct td_result_argument argument;
    struct room *room = *state;
    struct ui_world *w = room->w;

    say_quiet(room);
    say(room, "sides", "left");
    w->draft = (struct td_check_draft){.begun = true, .course = room->course};
    argument = (struct td_result_argument){.course = &w->draft.course, .of_draft = true};
    ui_open_with(w, &td_result_view, &argument);
    assert_int_equal(w->kept.answer_count, 1);
    assert_string_equal(w->kept.answers[0].topic, "knee");
    assert_string_equal(w->kept.answers[0].answer, "left");
    assert_int_equal(w->settings.values.knee, TD_KNEE_LEFT);
    say(room, "sides", "right");
    w->draft = (struct td_check_draft){.begun = true, .course = room->course};
    ui_open_with(w, &td_result_view, &argument);
    assert_int_equal(w->kept.answer_count, 1);
    assert_int_equal(w->settings.values.knee, TD_KNEE_LEFT);
}

static void keep(struct td_check_record *record, const char *question, const char *answer)
{
    td_str_copy(record->answers[record->answer_count].question, TD_ID_TEXT, question);
    td_str_copy(record->answers[record->answer_count++].answer, TD_ID_TEXT, answer);
}

/* A check of an earlier version, looked at: what became of its answers stands before the rest. */
static void td_result_view__kept_under_another_version__says_what_is_gone(void **state)
{
    static const struct td_result_argument argument = {.kept = "before"};
    struct room *room = *state;

    keep(&before, "knees_in", "yes");
    keep(&before, "hip_or_back", "yes");
    keep(&before, "stairs", "mild");
    td_str_copy(before.named[0], TD_ID_TEXT, "inner_side");
    before.named_count = 1;
    ui_open_with(room->w, &td_result_view, &argument);
    ui_see(room->w, "These answers were given to checklist draft-3.2.");
    ui_see(room->w, "No longer asked: Knees falling in.");
    ui_see(room->w, "No longer asked: Knees falling in. These answers have no counterpart");
    ui_see(room->w, "It was named then: inner-side pain");
    td_str_copy(before.version, sizeof before.version, room->list->version);
    before.answer_count = before.named_count = 0;
    ui_open_with(room->w, &td_result_view, &argument);
    ui_miss(room->w, "No longer asked");
}

static void td_compare_view__questions_changed__said_once_and_in_words(void **state)
{
    static const struct td_compare_argument argument = {"before", "after"};
    struct room *room = *state;
    struct ui_world *w = room->w;

    keep(&before, "knees_in", "yes");
    keep(&before, "hip_or_back", "yes");
    keep(&before, "stairs", "mild");
    keep(&after, "hip_or_back", "no");
    keep(&after, "stairs", "mild");
    keep(&after, "sides", "left");
    before.outcome = TD_OUTCOME_NAMED;
    td_str_copy(before.named[0], TD_ID_TEXT, "inner_side");
    before.named_count = 1;
    after.outcome = TD_OUTCOME_NO_PATTERN;
    ui_open_with(w, &td_compare_view, &argument);
    ui_see(w, "inner-side pain (an earlier name)");
    ui_see(w, "The questions changed between the two, so part of this may be their doing.");
    ui_see(w, "Knees falling in");
    ui_see(w, "yes (no longer asked)");
    ui_see(w, "yes (this answer has no counterpart now)");
    ui_see(w, "(not asked)");
    ui_see(w, "the left");
    ui_see(w, "1 answer is the same both times.");
    ui_miss(w, "knees_in");
    ui_miss(w, "inner_side");
}

/* What the answers come to stands above them, before the result is asked for. */
static void td_check_view__review__says_what_answers_raise_and_lean_to(void **state)
{
    static struct td_check_result result;
    struct room *room = *state;
    struct td_course *course = &room->w->draft.course;
    struct td_step step;

    say_quiet(room);
    say(room, "swelling", "settled");
    say(room, "began", "longer");
    *course = room->course;
    course->gates_done = UINT32_MAX;
    course->offered = true;
    course->intros = UINT32_MAX;
    td_check_evaluate(room->list, &course->answers, &result);
    while ((step = td_course_next(room->list, course, &result)).kind == TD_STEP_QUESTION) {
        td_course_say(room->list, course, step.index,
                      (struct td_said){.choice = TD_ANSWER_NONE, .number = -1}, NULL);
    }
    assert_int_equal(step.kind, TD_STEP_END);
    assert_true(result.leans && result.flag_count > 0 && result.outcome != TD_OUTCOME_STOP);
    room->w->draft.begun = room->w->draft.go_on = true;
    ui_open(room->w, &td_check_view);
    ui_see(room->w, "Your answers. Enter on a line changes it.");
    ui_see(room->w, result.flags[0].text);
    ui_see(room->w, "This leans towards ");
    ui_size(room->w, 80, 24);
    ui_see(room->w, "more below");
    for (int i = 0; i < 3; i++) {
        ui_ask(room->w, TD_REQ_PAGE_DOWN);
    }
    ui_miss(room->w, "more below"); /* pages turn here, too */
}

/* Lists that were answered and may have grown since come again, and it is said why. */
static void td_check_draft_note__another_version__says_why_lists_come_again(void **state)
{
    struct room *room = *state;

    assert_string_equal(td_check_draft_note(room->list, &before), "");
    before.gate_count = 1;
    assert_string_equal(td_check_draft_note(room->list, &before),
                        "The lists of warning signs changed since: once more.");
    after.gate_count = 1;
    assert_string_equal(td_check_draft_note(room->list, &after), "");
}

/* Ten answers of somebody with a sore kneecap joint who did more than before. */
static void say_runner(struct room *room)
{
    say_quiet(room);
    say(room, "where", "diffuse_front");
    say(room, "stairs", "mild");
    say(room, "load_spike", "yes");
    say(room, "squat_pain", "yes");
}

static void open_of_draft(struct room *room)
{
    static struct td_result_argument argument;

    room->w->draft = (struct td_check_draft){.begun = true, .course = room->course};
    argument = (struct td_result_argument){.course = &room->w->draft.course, .of_draft = true};
    ui_open_with(room->w, &td_result_view, &argument);
}

static void td_result_view__small_window__shows_name_and_all_ways_at_once(void **state)
{
    struct room *room = *state;
    struct ui_world *w = room->w;

    say_runner(room);
    ui_size(w, 80, 24);
    open_of_draft(room);
    ui_see(w, "Kneecap-joint pain");
    ui_see(w, "WHAT MAY ADD TO IT");
    ui_see(w, "A place to begin from, not a finding.");
    ui_see(w, "1  Train       Chair squat: 3 x 10, 7 minutes");
    ui_see(w, "Day by day");
    ui_see(w, "Read");
    ui_see(w, "One test");
    ui_see(w, "Change      an answer");
    ui_see(w, "Save        a page for a clinician");
    ui_see(w, "See somebody");
    ui_miss(w, "draft-");
}

static void td_result_view__digit__takes_the_way(void **state)
{
    struct room *room = *state;
    struct ui_world *w = room->w;

    say_runner(room);
    open_of_draft(room);
    ui_key(w, '5'); /* the one test: its question is asked */
    assert_ptr_equal(ui_top(w), &td_check_view);
    ui_see(w, "later: put this test off");
    ui_key(w, TD_KEY_ESC);
    open_of_draft(room);
    ui_key(w, '9'); /* there is no such way */
    assert_ptr_equal(ui_top(w), &td_result_view);
    ui_key(w, '1');
    assert_ptr_not_equal(ui_top(w), &td_result_view);
}

/* A typical sign is marked among the reasons, and stands nowhere else. */
static void td_result_view__reasons__each_answer_stands_once(void **state)
{
    struct room *room = *state;
    const char *text, *found;

    say_runner(room);
    open_result(room);
    text = ui_dump(room->w);
    found = strstr(text, "Stairs: they hurt a little");
    assert_non_null(found);
    assert_null(strstr(found + 1, "Stairs: they hurt a little"));
    see_sign(room, "stairs");
}

static void td_result_view__place_was_named__is_beside_it(void **state)
{
    struct room *room = *state;
    struct td_frame_box frame = td_frame_of(120, 200);

    say_runner(room);
    open_result(room);
    ui_see(room->w, "right knee, ");
    assert_int_equal(frame.x, 4);
    assert_int_equal(strncmp(ui_row(room->w, frame.body.y), "    YOUR ANSWERS", 16), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_result_view__leans__says_what_is_missing_and_what_to_do),
        TEST(td_result_view__leans_to_what_is_urgent__says_when),
        TEST(td_result_view__second_has_its_sign__says_what_the_first_lacks),
        TEST(td_result_view__artificial_knee__says_what_is_left_out),
        TEST(td_result_view__changes__answers_that_lead_to_the_same_are_listed),
        TEST(td_result_view__raised_flag__says_what_was_said),
        TEST(td_result_view__stop_by_an_answer__offers_to_change_it),
        TEST(td_result_view__knee_answered__is_kept_for_all_pictures),
        TEST(td_result_view__kept_under_another_version__says_what_is_gone),
        TEST(td_result_view__small_window__shows_name_and_all_ways_at_once),
        TEST(td_result_view__digit__takes_the_way),
        TEST(td_result_view__reasons__each_answer_stands_once),
        TEST(td_result_view__place_was_named__is_beside_it),
        TEST(td_check_view__review__says_what_answers_raise_and_lean_to),
        TEST(td_check_draft_note__another_version__says_why_lists_come_again),
        TEST(td_compare_view__questions_changed__said_once_and_in_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
