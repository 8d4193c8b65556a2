/* A page of the self-check: its words stand still, its way is told, nothing is answered by
 * accident. */
#include "check/state.h"
#include "fake/ui_world.h"
#include "teardrop/store/content/content.h"
#include "test.h"

static struct td_content *content;
static const struct td_checklist *checklist;

static struct ui_world *at(struct ui_world *w, const char *question, int cols, int rows)
{
    w->ui.content = td_content_port(content);
    w->draft = (struct td_check_draft){.begun = true,
                                       .mode = CHECK_QUESTION,
                                       .at = (size_t)td_checklist_question(checklist, question)};
    td_course_init(&w->draft.course, TD_GOAL_SORE);
    ui_open(w, &td_check_view);
    ui_size(w, cols, rows);
    return w;
}

static const struct td_check_screen *screen(const struct ui_world *w)
{
    return w->stack.views[w->stack.count - 1].state;
}

static void say(struct ui_world *w, const char *question, const char *answer)
{
    size_t q = (size_t)td_checklist_question(checklist, question);

    td_course_say(
        checklist, &w->draft.course, q,
        (struct td_said){.choice = (int8_t)td_question_answer(&checklist->questions[q], answer),
                         .number = -1},
        NULL);
}

static void page__with_and_without_a_picture_of_its_own__words_at_one_edge(void **state)
{
    static const int sizes[][2] = {{80, 24}, {120, 40}, {200, 60}};

    for (size_t i = 0; i < 3; i++) {
        struct td_rect with, without;

        (void)at(*state, "where", sizes[i][0], sizes[i][1]);
        with = screen(*state)->text;
        assert_true(screen(*state)->picture.own);
        ui_key(*state, TD_KEY_ESC);
        (void)at(*state, "stairs", sizes[i][0], sizes[i][1]);
        without = screen(*state)->text;
        assert_non_null(screen(*state)->picture.view); /* the knee is beside it all the same */
        assert_false(screen(*state)->picture.own);
        assert_int_equal(with.x, td_frame_of(sizes[i][0], sizes[i][1]).x);
        assert_int_equal(with.x, without.x);
        assert_int_equal(with.w, without.w);
        ui_key(*state, TD_KEY_ESC);
    }
}

static void page__place_was_named__it_is_lit_beside_other_questions(void **state)
{
    struct ui_world *w = at(*state, "stairs", 120, 40);

    assert_null(screen(w)->picture.named);
    ui_key(w, TD_KEY_ESC);
    say(w, "where", "inner_below");
    w->draft.begun = true;
    w->draft.at = (size_t)td_checklist_question(checklist, "stairs");
    w->draft.mode = CHECK_QUESTION;
    ui_open(w, &td_check_view);
    assert_string_equal(screen(w)->picture.lit, "inner_below");
}

/* The longest question with its reason, in the smallest usual window. */
static void page__reason_is_open__the_question_stays(void **state)
{
    for (size_t q = 0; q < checklist->question_count; q++) {
        const struct td_question *question = &checklist->questions[q];
        char begin[24];

        if (question->kind == TD_QUESTION_YEARS || question->why == NULL) {
            continue;
        }
        (void)at(*state, question->id, 80, 24);
        ui_ask(*state, TD_REQ_WHY);
        td_str_copy(begin, sizeof begin, question->text);
        assert_int_equal(ui_find(*state, begin), 3);
        ui_key(*state, TD_KEY_END);
        assert_int_equal(ui_find(*state, begin), 3);
        ui_see(*state, "▌");
        ui_key(*state, TD_KEY_ESC);
    }
}

static void page__where__shows_all_answers_without_scrolling(void **state)
{
    struct ui_world *w = at(*state, "where", 80, 24);

    ui_see(w, "7  not sure");
    ui_miss(w, "more below");
    ui_key(w, '1');
    ui_see(w, "7  the bony bump");
    ui_miss(w, "more below");
}

static void page__worst_pain__is_never_taken_by_accident(void **state)
{
    struct ui_world *w = at(*state, "worst_pain", 80, 24);
    const struct td_answers *answers = &w->draft.course.answers;

    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(answers->worst_pain, -1);
    ui_see(w, TD_CHOOSE_FIRST);
    ui_key(w, '1');
    ui_key(w, '0');
    assert_int_equal(screen(w)->list.selected, 10);
    ui_key(w, TD_KEY_LEFT);
    ui_see(w, "[9]");
    assert_int_equal(answers->worst_pain, -1);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(answers->worst_pain, 9);
}

static void page__way__is_told_below_the_title(void **state)
{
    struct ui_world *w = at(*state, "stairs", 80, 24);

    ui_see(w, " left");
    ui_see(w, "━");
    ui_key(w, TD_KEY_ESC);
    w->draft = (struct td_check_draft){.begun = true, .mode = CHECK_GATE};
    td_course_init(&w->draft.course, TD_GOAL_SORE);
    ui_open(w, &td_check_view);
    ui_see(w, ": safety");
}

/* Other parts of the picture keep their colours when one is lit. */
static void page__moving_over_answers__only_the_lit_part_changes(void **state)
{
    struct ui_world *w = at(*state, "where", 120, 40);
    const struct td_image *image = &screen(w)->picture.image;
    size_t count = (size_t)image->cols * (size_t)image->rows, same = 0;
    struct td_cell *before = malloc(count * sizeof *before);

    assert_non_null(before);
    memcpy(before, image->cells, count * sizeof *before);
    ui_key(w, TD_KEY_END);
    ui_key(w, TD_KEY_UP);
    ui_key(w, TD_KEY_UP); /* the hollow of the knee: a small part */
    image = &screen(w)->picture.image;
    for (size_t i = 0; i < count; i++) {
        same += memcmp(&before[i], &image->cells[i], sizeof *before) == 0 ? 1 : 0;
    }
    free(before);
    assert_true(same < count);
    assert_true(same * 10 > count * 9);
}

static void page__answer_changes_the_number_to_come__is_said_once(void **state)
{
    struct ui_world *w = at(*state, "where", 80, 24);

    ui_key(w, TD_KEY_ESC);
    say(w, "age", "50_plus");
    w->draft.course.gates_done = UINT32_MAX;
    w->draft.course.answers.flags_asked = true;
    w->draft.begun = true;
    ui_open(w, &td_check_view);
    ui_key(w, '6');
    ui_key(w, '1');
    ui_see(w, "That answer ");
    ui_key(w, TD_KEY_DOWN);
    ui_miss(w, "That answer ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UI_TEST(page__with_and_without_a_picture_of_its_own__words_at_one_edge),
        UI_TEST(page__place_was_named__it_is_lit_beside_other_questions),
        UI_TEST(page__reason_is_open__the_question_stays),
        UI_TEST(page__where__shows_all_answers_without_scrolling),
        UI_TEST(page__worst_pain__is_never_taken_by_accident),
        UI_TEST(page__way__is_told_below_the_title),
        UI_TEST(page__moving_over_answers__only_the_lit_part_changes),
        UI_TEST(page__answer_changes_the_number_to_come__is_said_once),
    };
    struct td_content_port port;
    int failed = 1;

    if (td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &content) == TD_OK) {
        port = td_content_port(content);
        if (port.ops->checklist(port.self, &checklist, NULL) == TD_OK) {
            failed = cmocka_run_group_tests(tests, NULL, NULL);
        }
    }
    td_content_free(content);
    return failed;
}
