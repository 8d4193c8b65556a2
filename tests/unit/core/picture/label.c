/* Names beside a picture: one a row, in the window, lines that do not cross. */

#include "teardrop/core/picture/label.h"
#include "test.h"

static uint32_t seed = 3;

static float chance(float below)
{
    seed = seed * 1664525u + 1013904223u;
    return (float)(seed >> 8) / 16777216.0F * below;
}

static void assert_placed(const struct td_label *labels, size_t count, int cols, int rows)
{
    for (size_t i = 0; i < count; i++) {
        if (labels[i].row < 0) {
            continue;
        }
        assert_true(labels[i].row < rows);
        for (size_t k = i + 1; k < count; k++) {
            if (labels[k].row < 0 || labels[i].left != labels[k].left) {
                continue;
            }
            assert_int_not_equal(labels[i].row, labels[k].row);
            assert_false(td_labels_cross(&labels[i], &labels[k], cols));
        }
    }
}

static void td_labels_place__anchors_apart__beside_them(void **state)
{
    struct td_label labels[] = {{.x = 5, .y = 2.5F}, {.x = 6, .y = 9.5F}, {.x = 35, .y = 4.5F}};

    (void)state;
    td_labels_place(labels, 3, 40, 20);
    assert_true(labels[0].left && labels[1].left && !labels[2].left);
    assert_int_equal(labels[0].row, 2);
    assert_int_equal(labels[1].row, 9);
    assert_int_equal(labels[2].row, 4);
}

static void td_labels_place__one_row_for_three__around_it(void **state)
{
    struct td_label labels[] = {{.x = 5, .y = 10.5F}, {.x = 6, .y = 10.6F}, {.x = 7, .y = 10.7F}};

    (void)state;
    td_labels_place(labels, 3, 40, 20);
    assert_placed(labels, 3, 40, 20);
    for (int i = 0; i < 3; i++) {
        assert_true(labels[i].row >= 9 && labels[i].row <= 11);
    }
}

static void td_labels_place__at_the_edges__inside_the_window(void **state)
{
    struct td_label labels[] = {{.x = 1, .y = 0},     {.x = 2, .y = 0.1F}, {.x = 3, .y = 0.2F},
                                {.x = 1, .y = 19.9F}, {.x = 2, .y = 20},   {.x = 3, .y = 20}};

    (void)state;
    td_labels_place(labels, 6, 40, 20);
    assert_placed(labels, 6, 40, 20);
}

static void td_labels_place__side_full__the_other_one_then_none(void **state)
{
    struct td_label labels[8];

    (void)state;
    for (int i = 0; i < 8; i++) {
        labels[i] = (struct td_label){.x = 1, .y = (float)i};
    }
    td_labels_place(labels, 8, 40, 3);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(labels[i].row >= 0, i < 6);
        assert_true(i >= 6 || labels[i].left == (i < 3));
    }
    assert_placed(labels, 8, 40, 3);
}

static void td_labels_place__random_pictures__never_overlap_nor_cross(void **state)
{
    (void)state;
    for (int run = 0; run < 5000; run++) {
        struct td_label labels[TD_LABELS_MAX];
        int cols = 10 + (int)chance(90), rows = 3 + (int)chance(50);
        size_t count = 1 + (size_t)chance(30);

        for (size_t i = 0; i < count; i++) {
            labels[i] = (struct td_label){.x = chance((float)cols), .y = chance((float)rows)};
        }
        td_labels_place(labels, count, cols, rows);
        assert_placed(labels, count, cols, rows);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_labels_place__anchors_apart__beside_them),
        cmocka_unit_test(td_labels_place__one_row_for_three__around_it),
        cmocka_unit_test(td_labels_place__at_the_edges__inside_the_window),
        cmocka_unit_test(td_labels_place__side_full__the_other_one_then_none),
        cmocka_unit_test(td_labels_place__random_pictures__never_overlap_nor_cross),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
