/* The pictures beside the questions of the self-check that ship: each stands beside one, and what
 * can be answered has its part in it. */
#include "check/state.h"
#include "fake/ui_world.h"
#include "teardrop/store/content/content.h"
#include "test.h"

static struct td_content *content;
static const struct td_checklist *checklist;
static const struct td_anatomy *pictures;

static bool is_beside(const char *picture, const char *view)
{
    return picture != NULL && strcmp(picture, view) == 0;
}

static bool is_used(const char *view)
{
    for (size_t i = 0; i < checklist->question_count; i++) {
        const struct td_question *question = &checklist->questions[i];

        if (is_beside(question->picture, view)) {
            return true;
        }
        for (size_t k = 0; k < question->region_count; k++) {
            if (is_beside(question->regions[k].picture, view)) {
                return true;
            }
        }
    }
    return false;
}

static void check_pictures__each_view__stands_beside_a_question(void **state)
{
    (void)state;
    for (size_t i = 0; i < pictures->view_count; i++) {
        if (!is_used(pictures->views[i].id)) {
            fail_msg("\"%s\" is shown nowhere", pictures->views[i].id);
        }
    }
}

/* All that can be seen of a leg that is straightened: what is left is "not sure". */
static void check_pictures__straightening__has_a_part_for_each_answer(void **state)
{
    const struct td_anatomy_view *view = td_anatomy_view(pictures, "straighten");
    const struct td_question *question =
        &checklist->questions[td_checklist_question(checklist, "straighten")];

    (void)state;
    assert_non_null(view);
    for (size_t i = 0; i < question->answer_count; i++) {
        const struct td_answer *answer = &question->answers[i];

        assert_true(answer->unsure || td_view_part(view, answer->id) >= 0);
    }
}

/* The words below a picture stand close to it, however high the window is. */
static void check_pictures__high_window__no_higher_than_its_width_asks(void **state)
{
    struct ui_world *w = *state;
    const struct td_check_picture *picture;

    w->ui.content = td_content_port(content);
    w->draft = (struct td_check_draft){.begun = true,
                                       .mode = CHECK_QUESTION,
                                       .at = (size_t)td_checklist_question(checklist, "where")};
    td_course_init(&w->draft.course, TD_GOAL_SORE);
    ui_open(w, &td_check_view);
    ui_size(w, 120, 60);
    picture = &((const struct td_check_screen *)w->stack.views[w->stack.count - 1].state)->picture;
    assert_non_null(picture->view);
    assert_true((float)(2 * picture->rect.h - 2) * picture->view->width <=
                (float)picture->rect.w * picture->view->height);
    assert_true((float)(2 * picture->rect.h) * picture->view->width >=
                (float)picture->rect.w * picture->view->height);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_pictures__each_view__stands_beside_a_question),
        cmocka_unit_test(check_pictures__straightening__has_a_part_for_each_answer),
        UI_TEST(check_pictures__high_window__no_higher_than_its_width_asks),
    };
    struct td_content_port port;
    int failed = 1;

    if (td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &content) == TD_OK) {
        port = td_content_port(content);
        if (port.ops->checklist(port.self, &checklist, NULL) == TD_OK &&
            port.ops->pictures(port.self, &pictures, NULL) == TD_OK) {
            failed = cmocka_run_group_tests(tests, NULL, NULL);
        }
    }
    td_content_free(content);
    return failed;
}
