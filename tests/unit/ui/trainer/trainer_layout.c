/* Where the parts of the trainer lie, at every size. */
#include "src/ui/trainer/state.h"
#include "teardrop/ui/kit/stack.h"
#include "test.h"

#define PARTS 16

static void parts_of(const struct td_trainer_layout *at, struct td_rect out[PARTS])
{
    const struct td_rect parts[PARTS] = {
        at->title, at->band, at->word,   at->digits, at->whole,   at->under, at->bar, at->labels,
        at->dots,  at->cue,  at->figure, at->next,   at->session, at->note,  at->rep, at->scale};
    for (size_t i = 0; i < PARTS; i++) {
        out[i] = parts[i];
    }
}

static bool within(struct td_rect in, struct td_rect out)
{
    return in.x >= out.x && in.y >= out.y && in.x + in.w <= out.x + out.w &&
           in.y + in.h <= out.y + out.h;
}

static bool apart(struct td_rect a, struct td_rect b)
{
    return a.h == 0 || b.h == 0 || a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y ||
           b.y + b.h <= a.y;
}

static void td_trainer_layout__every_size__stays_inside(void **state)
{
    (void)state;
    for (int rows = TD_MIN_ROWS; rows <= 120; rows++) {
        for (int cols = TD_MIN_COLS; cols <= 320; cols += 3) {
            struct td_trainer_layout at = td_trainer_layout(cols, rows, TD_TRAINER_ONE_VIEW);
            struct td_rect window = {0, 0, cols, rows - 2};
            struct td_rect parts[PARTS];

            parts_of(&at, parts);
            for (size_t i = 0; i < PARTS; i++) {
                assert_true(parts[i].w >= 0 && parts[i].h >= 0);
                assert_true(parts[i].h == 0 || within(parts[i], window));
            }
            assert_true(at.band.h >= 5);
            assert_true(within(at.word, at.band));
            assert_true(within(at.digits, at.band));
            assert_true(at.rep.h == 0 || within(at.rep, at.band));
        }
    }
}

static void td_trainer_layout__every_size__parts_stand_apart(void **state)
{
    (void)state;
    for (int rows = TD_MIN_ROWS; rows <= 120; rows++) {
        for (int cols = TD_MIN_COLS; cols <= 320; cols += 3) {
            struct td_trainer_layout at = td_trainer_layout(cols, rows, TD_TRAINER_ONE_VIEW);
            const struct td_rect parts[] = {at.title, at.figure, at.band, at.bar,    at.labels,
                                            at.dots,  at.cue,    at.next, at.session};
            size_t count = sizeof parts / sizeof parts[0];
            for (size_t i = 0; i < count; i++) {
                for (size_t j = i + 1; j < count; j++) {
                    assert_true(apart(parts[i], parts[j]));
                }
                assert_true(at.shape == TD_TRAINER_TINY || apart(parts[i], at.note));
            }
            assert_true(apart(at.word, at.digits));
            assert_true(apart(at.word, at.rep) && apart(at.rep, at.digits));
        }
    }
}

/* Word, seconds and rep stay as large: they are read from three metres. */
static void td_trainer_layout__both_views__take_no_room_from_the_letters(void **state)
{
    (void)state;
    for (int rows = 30; rows <= 100; rows++) {
        for (int cols = 100; cols <= 300; cols++) {
            struct td_trainer_layout one = td_trainer_layout(cols, rows, TD_TRAINER_ONE_VIEW);
            struct td_trainer_layout both = td_trainer_layout(cols, rows, TD_TRAINER_BOTH_VIEWS);
            struct td_rect window = {0, 0, cols, rows - 2};

            assert_true(both.figure.w >= one.figure.w && both.figure.h == one.figure.h);
            assert_true(both.word.w >= one.word.w && both.word.h == one.word.h);
            assert_true(both.digits.w >= one.digits.w && both.digits.h == one.digits.h);
            assert_true(both.rep.w >= one.rep.w && both.rep.h == one.rep.h);
            assert_true(apart(both.figure, both.band) && within(both.figure, window));
            assert_true(within(both.word, both.band) && within(both.digits, both.band));
            assert_true(apart(both.word, both.digits) && within(both.band, window));
        }
    }
    assert_true(td_trainer_layout(140, 40, TD_TRAINER_BOTH_VIEWS).figure.w >= 38);
}

static void td_trainer_layout__lowest_row_but_one__is_the_status(void **state)
{
    struct td_trainer_layout at = td_trainer_layout(80, 24, TD_TRAINER_ONE_VIEW);

    (void)state;
    assert_int_equal(at.status.y, 22);
}

static void td_trainer_layout__sizes__give_their_shape(void **state)
{
    (void)state;
    assert_int_equal(td_trainer_layout(40, 12, TD_TRAINER_ONE_VIEW).shape, TD_TRAINER_TINY);
    assert_int_equal(td_trainer_layout(60, 20, TD_TRAINER_ONE_VIEW).shape, TD_TRAINER_NORMAL);
    assert_int_equal(td_trainer_layout(80, 24, TD_TRAINER_ONE_VIEW).shape, TD_TRAINER_NORMAL);
    assert_int_equal(td_trainer_layout(120, 40, TD_TRAINER_ONE_VIEW).shape, TD_TRAINER_NORMAL);
    assert_int_equal(td_trainer_layout(200, 60, TD_TRAINER_ONE_VIEW).shape, TD_TRAINER_WIDE);
    assert_int_equal(td_trainer_layout(60, 50, TD_TRAINER_ONE_VIEW).shape, TD_TRAINER_NARROW);
}

static void td_trainer_layout__tiny__leaves_word_seconds_status(void **state)
{
    struct td_trainer_layout at = td_trainer_layout(40, 12, TD_TRAINER_ONE_VIEW);

    (void)state;
    assert_int_equal(at.band.h, 10);
    assert_int_equal(at.title.h, 0);
    assert_int_equal(at.bar.h, 0);
    assert_int_equal(at.session.h, 0);
}

static void td_trainer_layout__large__digits_fill_a_third(void **state)
{
    (void)state;
    assert_true(td_trainer_layout(120, 40, TD_TRAINER_ONE_VIEW).digits.h * 3 >= 40);
    assert_true(td_trainer_layout(200, 60, TD_TRAINER_ONE_VIEW).digits.h * 3 >= 60);
    assert_true(td_trainer_layout(80, 24, TD_TRAINER_ONE_VIEW).digits.h * 3 >= 24);
}

/* A fact for three metres needs three rows at least. */
static void td_trainer_layout__rep_and_cue__as_high_as_three_metres_ask(void **state)
{
    (void)state;
    assert_true(td_trainer_layout(60, 20, TD_TRAINER_ONE_VIEW).rep.h >= 3);
    assert_true(td_trainer_layout(80, 24, TD_TRAINER_ONE_VIEW).rep.h >= 5);
    assert_true(td_trainer_layout(120, 40, TD_TRAINER_ONE_VIEW).rep.h >= 7);
    assert_true(td_trainer_layout(120, 40, TD_TRAINER_ONE_VIEW).cue.h >= 4);
    assert_true(td_trainer_layout(200, 60, TD_TRAINER_ONE_VIEW).cue.h >= 7);
}

static void td_trainer_layout__figure__where_it_can_be_made_out(void **state)
{
    static const int with[][2] = {{80, 24}, {100, 30}, {120, 40}, {200, 60}, {60, 50}};
    static const int without[][2] = {{40, 12}, {60, 20}, {70, 24}, {80, 16}};

    (void)state;
    for (size_t i = 0; i < sizeof with / sizeof with[0]; i++) {
        struct td_trainer_layout at =
            td_trainer_layout(with[i][0], with[i][1], TD_TRAINER_ONE_VIEW);
        assert_true(at.figure.h >= 10 && at.figure.w >= 16);
        assert_true(at.band.w >= 50);
    }
    for (size_t i = 0; i < sizeof without / sizeof without[0]; i++) {
        assert_int_equal(
            td_trainer_layout(without[i][0], without[i][1], TD_TRAINER_ONE_VIEW).figure.h, 0);
    }
}

static void td_trainer_layout__no_pictures__the_band_has_the_whole_width(void **state)
{
    (void)state;
    for (int cols = 60; cols <= 200; cols += 20) {
        struct td_trainer_layout at = td_trainer_layout(cols, cols / 3, false);

        assert_int_equal(at.figure.w, 0);
        assert_int_equal(at.band.w, cols);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_trainer_layout__every_size__stays_inside),
        cmocka_unit_test(td_trainer_layout__every_size__parts_stand_apart),
        cmocka_unit_test(td_trainer_layout__both_views__take_no_room_from_the_letters),
        cmocka_unit_test(td_trainer_layout__lowest_row_but_one__is_the_status),
        cmocka_unit_test(td_trainer_layout__sizes__give_their_shape),
        cmocka_unit_test(td_trainer_layout__tiny__leaves_word_seconds_status),
        cmocka_unit_test(td_trainer_layout__large__digits_fill_a_third),
        cmocka_unit_test(td_trainer_layout__rep_and_cue__as_high_as_three_metres_ask),
        cmocka_unit_test(td_trainer_layout__figure__where_it_can_be_made_out),
        cmocka_unit_test(td_trainer_layout__no_pictures__the_band_has_the_whole_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
