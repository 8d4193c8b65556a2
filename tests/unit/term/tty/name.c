/* What a terminal's name and version say of the parts of a cell that it draws. */
#include "tty/name.h"

#include "test.h"

static void td_term_name_possible__what_curses_cannot_draw__is_coarser(void **state)
{
    enum td_cell_parts most = td_term_name_possible(TD_PARTS_OCTANT);

    (void)state;
    /* the C library may be older than eighths of a cell */
    assert_true(most == TD_PARTS_OCTANT || most == TD_PARTS_SEXTANT);
    for (int parts = TD_PARTS_HALF; parts <= TD_PARTS_SEXTANT; parts++) {
        assert_int_equal(td_term_name_possible((enum td_cell_parts)parts), parts);
    }
}

static void td_term_name_parts__known_terminals__draw_finer_ones(void **state)
{
    enum td_cell_parts most = td_term_name_possible(TD_PARTS_OCTANT);

    (void)state;
    assert_int_equal(td_term_name_parts("foot(1.21.0)", TD_PARTS_QUADRANT), most);
    assert_int_equal(td_term_name_parts("foot(1.13.1)", TD_PARTS_QUADRANT), TD_PARTS_SEXTANT);
    assert_int_equal(td_term_name_parts("kitty(0.26.5)", TD_PARTS_QUADRANT), TD_PARTS_SEXTANT);
    assert_int_equal(td_term_name_parts("XTerm(379)", TD_PARTS_QUADRANT), TD_PARTS_QUADRANT);
    assert_int_equal(td_term_name_parts("", TD_PARTS_HALF), TD_PARTS_HALF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_term_name_possible__what_curses_cannot_draw__is_coarser),
        cmocka_unit_test(td_term_name_parts__known_terminals__draw_finer_ones),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
