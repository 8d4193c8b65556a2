/* Where it hurts: a side is chosen first and then a place, by keys and by pointing at pictures in
 * which each of them can be hit. */
#include "check/state.h"
#include "fake/ui_world.h"
#include "teardrop/store/content/content.h"
#include "test.h"

static struct td_content *content;
static const struct td_checklist *checklist;
static size_t where;

static struct ui_world *world(struct ui_world *w)
{
    w->ui.content = td_content_port(content);
    w->draft = (struct td_check_draft){.begun = true, .mode = CHECK_QUESTION, .at = where};
    td_course_init(&w->draft.course, TD_GOAL_SORE);
    ui_open(w, &td_check_view);
    return w;
}

static const struct td_check_screen *screen(const struct ui_world *w)
{
    return w->stack.views[w->stack.count - 1].state;
}

static int region_of(const char *id)
{
    for (size_t i = 0; i < checklist->questions[where].region_count; i++) {
        if (strcmp(checklist->questions[where].regions[i].id, id) == 0) {
            return (int)i;
        }
    }
    fail_msg("there is no region \"%s\"", id);
    return -1;
}

static void open_region(struct ui_world *w, int region)
{
    ui_key(w, (td_key)('1' + region));
    assert_int_equal(screen(w)->region, region);
}

static const char *answered(const struct ui_world *w)
{
    int choice = w->draft.course.answers.choice[where];

    return choice >= 0 ? checklist->questions[where].answers[choice].id : "";
}

/* ---- the data ---- */

static void where__each_list__is_answered_by_one_digit(void **state)
{
    const struct td_question *question = &checklist->questions[where];

    (void)state;
    assert_int_equal(question->answer_count, 16);
    assert_in_range(question->region_count, 2, TD_CHECK_ONE_KEY);
    for (size_t i = 0; i < question->answer_count; i++) {
        assert_true(td_question_region(question, (int)i) >= 0);
    }
    for (size_t i = 0; i < question->region_count; i++) {
        assert_in_range(question->regions[i].place_count, 1, TD_CHECK_ONE_KEY);
        assert_true(question->regions[i].place_count == 1 || question->regions[i].ask != NULL);
    }
    assert_int_equal(td_question_region(question, -1), -1);
}

/* ---- by keys ---- */

/* Every answer, on the way its region and its place there say. */
static void where__two_digits__give_every_answer(void **state)
{
    const struct td_question *question = &checklist->questions[where];

    (void)state;
    for (size_t r = 0; r < question->region_count; r++) {
        const struct td_region *region = &question->regions[r];

        for (size_t p = 0; p < region->place_count; p++) {
            struct ui_world *w = world(ui_world_new());

            ui_key(w, (td_key)('1' + r));
            if (region->place_count > 1) {
                assert_int_equal(w->draft.course.answers.choice[where], TD_ANSWER_NONE);
                ui_see(w, region->ask);
                ui_key(w, (td_key)('1' + p));
            }
            assert_string_equal(answered(w), question->answers[region->places[p].answer].id);
            ui_world_free(w);
        }
    }
}

static void where__back__goes_from_the_places_to_the_sides(void **state)
{
    struct ui_world *w = world(*state);

    open_region(w, region_of("outer"));
    ui_key(w, TD_KEY_BACKSPACE);
    assert_int_equal(screen(w)->region, -1);
    assert_int_equal(screen(w)->list.selected, region_of("outer"));
    ui_see(w, "Where is it worst");
    open_region(w, region_of("inner"));
    ui_ask(w, TD_REQ_BEFORE);
    ui_see(w, "Where is it worst");
    assert_string_equal(answered(w), "");
}

/* What was said last is the side: that is taken back, and nothing that was said before. */
static void where__undo_among_the_places__takes_the_side_back(void **state)
{
    struct ui_world *w = world(*state);

    open_region(w, region_of("front"));
    ui_ask(w, TD_REQ_UNSAY);
    assert_int_equal(screen(w)->region, -1);
    ui_see(w, "Taken back");
    ui_ask(w, TD_REQ_UNSAY);
    ui_see(w, "nothing to take back");
}

static void where__undo_of_the_answer__leads_to_the_sides(void **state)
{
    struct ui_world *w = world(*state);

    open_region(w, region_of("inner"));
    ui_key(w, '2');
    assert_string_equal(answered(w), "inner_below");
    ui_ask(w, TD_REQ_UNSAY);
    assert_string_equal(answered(w), "");
    ui_see(w, "Where is it worst");
    assert_false(td_list_chosen(&screen(w)->list));
}

static void where__answered_before__side_and_place_are_selected(void **state)
{
    struct ui_world *w = *state;
    const struct td_question *question = &checklist->questions[where];
    int answer = td_question_answer(question, "outer_line");

    (void)world(w);
    ui_key(w, TD_KEY_ESC);
    (void)world(w);
    w->draft.course.answers.choice[where] = (int8_t)answer;
    ui_key(w, TD_KEY_ESC);
    w->draft.begun = true;
    ui_open(w, &td_check_view);
    assert_int_equal(screen(w)->list.selected, region_of("outer"));
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(td_check_offer(screen(w), screen(w)->list.selected).answer, answer);
}

static void where__not_sure_and_skip__hold_among_the_places(void **state)
{
    struct ui_world *w = world(*state);

    open_region(w, region_of("front"));
    ui_ask(w, TD_REQ_NOT_SURE);
    assert_string_equal(answered(w), "unsure");
    ui_ask(w, TD_REQ_UNSAY);
    open_region(w, region_of("front"));
    ui_ask(w, TD_REQ_SKIP);
    assert_string_equal(answered(w), "");
    assert_true(td_course_was_put(&w->draft.course, where));
}

/* Nobody is asked for a place before a side was chosen. */
static void where__enter__opens_only_what_was_chosen(void **state)
{
    struct ui_world *w = world(*state);

    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(screen(w)->region, -1);
    ui_key(w, TD_KEY_DOWN);
    ui_key(w, TD_KEY_ENTER);
    assert_int_equal(screen(w)->region, 0);
    ui_key(w, TD_KEY_ENTER);
    assert_string_equal(answered(w), "");
    ui_see(w, "Press a number");
}

static void where__left_half_way__opens_with_the_sides(void **state)
{
    struct ui_world *w = world(*state);

    open_region(w, region_of("front"));
    ui_key(w, TD_KEY_ESC);
    ui_open(w, &td_check_view);
    assert_int_equal(screen(w)->region, -1);
    ui_see(w, "Where is it worst");
}

/* Wherever there is no room for a picture, the lists alone do. */
static void where__small_window__needs_no_picture(void **state)
{
    struct ui_world *w = world(*state);

    ui_size(w, 60, 20);
    assert_null(screen(w)->picture.view);
    ui_see(w, "not sure");
    open_region(w, region_of("front"));
    ui_see(w, "bony bump");
    ui_key(w, '7');
    assert_string_equal(answered(w), "shin_bump");
}

/* ---- a list that is longer than the digits ---- */

static struct td_question flat_questions[TD_CHECK_MAX_QUESTIONS];
static struct td_checklist flat;

/* The same questions in one list each, as in a file of one's own that has no regions. */
static enum td_err flat_checklist(void *self, const struct td_checklist **out,
                                  const struct td_problems **problems)
{
    (void)self;
    (void)problems;
    flat = *checklist;
    memcpy(flat_questions, checklist->questions,
           checklist->question_count * sizeof flat_questions[0]);
    flat_questions[where].region_count = 0;
    flat.questions = flat_questions;
    *out = &flat;
    return TD_OK;
}

/* 1 and then 0 is ten, and 1 alone is the first: Enter answers. */
static void without_regions__digits__only_move(void **state)
{
    struct ui_world *w = *state;
    struct td_content_port port = td_content_port(content);
    struct td_content_ops ops = *port.ops;

    ops.checklist = flat_checklist;
    w->draft = (struct td_check_draft){.begun = true, .mode = CHECK_QUESTION, .at = where};
    td_course_init(&w->draft.course, TD_GOAL_SORE);
    w->ui.content = (struct td_content_port){port.self, &ops};
    ui_open(w, &td_check_view);
    assert_int_equal(screen(w)->list.count, 16);
    ui_key(w, '1');
    assert_int_equal(screen(w)->list.selected, 0);
    ui_key(w, '0');
    assert_int_equal(screen(w)->list.selected, 9);
    ui_key(w, '2');
    ui_key(w, TD_KEY_ENTER);
    assert_string_equal(answered(w), "diffuse_front");
}

/* ---- pointing ---- */

#define COLS_MAX 64
#define ROWS_MAX 30

struct hits {
    int cols, rows;
    int8_t at[ROWS_MAX][COLS_MAX];
};

static void find_hits(const struct td_check_screen *c, struct hits *hits)
{
    const struct td_check_picture *p = &c->picture;

    assert_non_null(p->view);
    assert_in_range(p->rect.w, 1, COLS_MAX);
    assert_in_range(p->rect.h, 1, ROWS_MAX);
    hits->cols = p->rect.w;
    hits->rows = p->rect.h;
    for (int y = 0; y < p->rect.h; y++) {
        for (int x = 0; x < p->rect.w; x++) {
            hits->at[y][x] = (int8_t)td_check_picture_at(c, p->rect.x + x, p->rect.y + y);
        }
    }
}

static bool has_block(const struct hits *hits, int offer, int cols, int rows)
{
    for (int y = 0; y + rows <= hits->rows; y++) {
        for (int x = 0; x + cols <= hits->cols; x++) {
            bool whole = true;

            for (int i = 0; i < cols * rows; i++) {
                whole = whole && hits->at[y + i / cols][x + i % cols] == offer;
            }
            if (whole) {
                return true;
            }
        }
    }
    return false;
}

/* Each part that stands for an offer is hit at its label, and on 3 x 2 cells at least; what is
 * at the edge of another may be two cells wide. */
static void assert_can_be_hit(const struct ui_world *w)
{
    const struct td_check_screen *c = screen(w);
    const struct td_check_picture *p = &c->picture;
    bool left = strcmp(c->picture.view->left, "") != 0 && c->other_knee;
    struct hits hits;
    int parts = 0;

    find_hits(c, &hits);
    for (size_t i = 0; i < td_check_offer_count(c); i++) {
        struct td_check_offer offer = td_check_offer(c, i);
        int part = td_view_part(p->view, offer.id), x, y;
        int cols = strcmp(offer.id, "creases") == 0 || strcmp(offer.id, "inner_edge") == 0 ? 2 : 3;

        if (part < 0) {
            assert_true(offer.answer >= 0); /* a region that is opened has its place */
            continue;
        }
        parts++;
        td_image_place(
            p->rect.w, p->rect.h, p->view->width, p->view->height, left,
            (struct td_point){p->view->parts[part].label_x, p->view->parts[part].label_y}, &x, &y);
        if (hits.at[y][x] != (int8_t)i) {
            fail_msg("%s: its middle is not hit", offer.id);
        }
        if (!has_block(&hits, (int)i, cols, cols == 3 ? 2 : 1)) {
            fail_msg("%s: too small to hit", offer.id);
        }
    }
    assert_true(parts >= 2);
}

static void assert_all_can_be_hit(struct ui_world *w)
{
    const struct td_question *question = &checklist->questions[where];

    assert_can_be_hit(w);
    for (size_t r = 0; r < question->region_count; r++) {
        if (question->regions[r].place_count > 1) {
            open_region(w, (int)r);
            assert_can_be_hit(w);
            for (size_t i = 0; i < question->regions[r].place_count; i++) {
                assert_true(
                    td_view_part(screen(w)->picture.view, td_check_offer(screen(w), i).id) >= 0);
            }
            ui_ask(w, TD_REQ_BEFORE);
        }
    }
}

static void picture__every_place__can_be_hit(void **state)
{
    static const struct ui_size sizes[] = {{80, 24}, {120, 40}, {200, 60}, {76, 20}};
    struct ui_world *w = world(*state);

    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        ui_size(w, sizes[i].cols, sizes[i].rows);
        assert_all_can_be_hit(w);
        ui_ask(w, TD_REQ_OTHER_KNEE);
        assert_all_can_be_hit(w);
        ui_ask(w, TD_REQ_OTHER_KNEE);
    }
}

/* What is left on one knee is right on the other. */
static void picture__other_knee__is_the_mirror_image(void **state)
{
    struct ui_world *w = world(*state);
    struct hits one, other;
    int differ = 0;

    open_region(w, region_of("front"));
    find_hits(screen(w), &one);
    ui_ask(w, TD_REQ_OTHER_KNEE);
    find_hits(screen(w), &other);
    for (int y = 0; y < one.rows; y++) {
        for (int x = 0; x < one.cols; x++) {
            differ += one.at[y][x] != other.at[y][one.cols - 1 - x] ? 1 : 0;
        }
    }
    assert_true(differ * 20 <
                one.cols * one.rows); /* only between two places, where either is near */
    assert_int_not_equal(one.at[one.rows * 2 / 5][one.cols * 3 / 4],
                         one.at[one.rows * 2 / 5][one.cols / 4]);
}

/* The words above the picture stand on the side they name. */
static void picture__inner_side__is_told_for_either_knee(void **state)
{
    struct ui_world *w = world(*state);
    const char *row;

    ui_see(w, "right knee (o: the left)");
    row = ui_row(w, screen(w)->picture.rect.y - 1);
    assert_true(strstr(row, "outer side") < strstr(row, "inner side"));
    ui_ask(w, TD_REQ_OTHER_KNEE);
    ui_see(w, "left knee (o: the right)");
    row = ui_row(w, screen(w)->picture.rect.y - 1);
    assert_true(strstr(row, "inner side") < strstr(row, "outer side"));
}

/* The knee of the settings, until it was said which one it is. */
static void picture__knee__is_the_one_that_was_said(void **state)
{
    struct ui_world *w = *state;
    int sides = td_checklist_question(checklist, "sides");
    const struct td_question *question = &checklist->questions[sides];

    w->settings.values.knee = TD_KNEE_LEFT;
    (void)world(w);
    ui_see(w, "left knee");
    w->draft.course.answers.choice[sides] = (int8_t)td_question_answer(question, "right");
    ui_size(w, 80, 24);
    ui_see(w, "right knee");
    w->settings.values.knee = TD_KNEE_RIGHT;
    ui_see(w, "right knee");
    w->draft.course.answers.choice[sides] = (int8_t)td_question_answer(question, "left");
    ui_see(w, "left knee");
    w->draft.course.answers.choice[sides] = (int8_t)td_question_answer(question, "both");
    ui_see(w, "right knee");
}

static void click_on(struct ui_world *w, const char *id)
{
    const struct td_check_screen *c = screen(w);
    const struct td_check_picture *p = &c->picture;
    const struct td_part *part = &p->view->parts[td_view_part(p->view, id)];
    int x, y;

    td_image_place(p->rect.w, p->rect.h, p->view->width, p->view->height, false,
                   (struct td_point){part->label_x, part->label_y}, &x, &y);
    ui_click(w, p->rect.x + x, p->rect.y + y);
}

/* A side is opened by one click; an answer takes a second one. */
static void picture__clicks__open_a_side_and_choose_a_place(void **state)
{
    struct ui_world *w = world(*state);

    click_on(w, "inner");
    assert_int_equal(screen(w)->region, region_of("inner"));
    click_on(w, "inner_below");
    assert_string_equal(answered(w), "");
    assert_int_equal(td_check_offer(screen(w), screen(w)->list.selected).answer,
                     td_question_answer(&checklist->questions[where], "inner_below"));
    click_on(w, "inner_below");
    assert_string_equal(answered(w), "inner_below");
}

static void picture__click_on_a_side_with_one_place__selects_it_first(void **state)
{
    struct ui_world *w = world(*state);

    click_on(w, "back");
    assert_string_equal(answered(w), "");
    assert_int_equal(screen(w)->list.selected, region_of("back"));
    click_on(w, "back");
    assert_string_equal(answered(w), "behind");
}

static void list__click_on_a_side__opens_it(void **state)
{
    struct ui_world *w = world(*state);
    int row = ui_find(w, "on the outer side");

    ui_click(w, 10, row);
    assert_int_equal(screen(w)->region, region_of("outer"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where__each_list__is_answered_by_one_digit),
        cmocka_unit_test(where__two_digits__give_every_answer),
        UI_TEST(where__back__goes_from_the_places_to_the_sides),
        UI_TEST(where__undo_among_the_places__takes_the_side_back),
        UI_TEST(where__undo_of_the_answer__leads_to_the_sides),
        UI_TEST(where__answered_before__side_and_place_are_selected),
        UI_TEST(where__not_sure_and_skip__hold_among_the_places),
        UI_TEST(where__enter__opens_only_what_was_chosen),
        UI_TEST(where__left_half_way__opens_with_the_sides),
        UI_TEST(where__small_window__needs_no_picture),
        UI_TEST(without_regions__digits__only_move),
        UI_TEST(picture__every_place__can_be_hit),
        UI_TEST(picture__other_knee__is_the_mirror_image),
        UI_TEST(picture__inner_side__is_told_for_either_knee),
        UI_TEST(picture__knee__is_the_one_that_was_said),
        UI_TEST(picture__clicks__open_a_side_and_choose_a_place),
        UI_TEST(picture__click_on_a_side_with_one_place__selects_it_first),
        UI_TEST(list__click_on_a_side__opens_it),
    };
    struct td_content_port port;
    int failed = 1;

    if (td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &content) == TD_OK) {
        port = td_content_port(content);
        if (port.ops->checklist(port.self, &checklist, NULL) == TD_OK) {
            where = (size_t)td_checklist_question(checklist, "where");
            failed = cmocka_run_group_tests(tests, NULL, NULL);
        }
    }
    td_content_free(content);
    return failed;
}
