/* Characters that fill parts of a cell, against the charts of Unicode 16. */
#include "draw/blocks.h"

#include "teardrop/base/utf8.h"
#include "test.h"

static void td_block__halves_and_quarters__are_block_elements(void **state)
{
    (void)state;
    assert_int_equal(td_block(TD_PARTS_HALF, 0), ' ');
    assert_int_equal(td_block(TD_PARTS_HALF, 1), 0x2580);
    assert_int_equal(td_block(TD_PARTS_HALF, 2), 0x2584);
    assert_int_equal(td_block(TD_PARTS_HALF, 3), 0x2588);
    assert_int_equal(td_block(TD_PARTS_QUADRANT, 1), 0x2598);
    assert_int_equal(td_block(TD_PARTS_QUADRANT, 6), 0x259E);
}

static void td_block__sixths__go_by_their_masks(void **state)
{
    static const struct {
        unsigned mask;
        uint32_t cp;
    } known[] = {
        {0, ' '},        {0x01, 0x1FB00}, /* BLOCK SEXTANT-1 */
        {0x02, 0x1FB01},                  /* -2 */
        {0x03, 0x1FB02},                  /* -12 */
        {0x14, 0x1FB13},                  /* -35 */
        {0x15, 0x258C},                   /* LEFT HALF BLOCK */
        {0x16, 0x1FB14},                  /* -235 */
        {0x29, 0x1FB27},                  /* -146 */
        {0x2A, 0x2590},                   /* RIGHT HALF BLOCK */
        {0x2B, 0x1FB28},                  /* -1246 */
        {0x3E, 0x1FB3B},                  /* -23456 */
        {0x3F, 0x2588},
    };

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        assert_int_equal(td_block(TD_PARTS_SEXTANT, known[i].mask), known[i].cp);
    }
}

static void td_block__eighths__go_by_their_masks_and_older_names(void **state)
{
    static const struct {
        unsigned mask;
        uint32_t cp;
    } known[] = {
        {0x00, ' '},     {0x01, 0x1CEA8},                  /* LEFT HALF UPPER ONE QUARTER BLOCK */
        {0x02, 0x1CEAB},                                   /* RIGHT HALF UPPER ONE QUARTER BLOCK */
        {0x03, 0x1FB82},                                   /* UPPER ONE QUARTER BLOCK */
        {0x04, 0x1CD00},                                   /* BLOCK OCTANT-3 */
        {0x05, 0x2598},                                    /* QUADRANT UPPER LEFT */
        {0x06, 0x1CD01},                                   /* -23 */
        {0x0A, 0x259D},  {0x0F, 0x2580},  {0x14, 0x1FBE6}, /* MIDDLE LEFT ONE QUARTER BLOCK */
        {0x28, 0x1FBE7},                                   /* MIDDLE RIGHT ONE QUARTER BLOCK */
        {0x3F, 0x1FB85},                                   /* UPPER THREE QUARTERS BLOCK */
        {0x40, 0x1CEA3},                                   /* LEFT HALF LOWER ONE QUARTER BLOCK */
        {0x55, 0x258C},  {0x77, 0x1CD68},                  /* -123567 */
        {0x7F, 0x1CD70},                                   /* -1234567 */
        {0x80, 0x1CEA0},                                   /* RIGHT HALF LOWER ONE QUARTER BLOCK */
        {0x81, 0x1CD71},                                   /* -18 */
        {0x88, 0x1CD78},                                   /* -48 */
        {0xAA, 0x2590},  {0xC0, 0x2582},                   /* LOWER ONE QUARTER BLOCK */
        {0xF0, 0x2584},  {0xFC, 0x2586},                   /* LOWER THREE QUARTERS BLOCK */
        {0xFE, 0x1CDE5},                                   /* -2345678 */
        {0xFF, 0x2588},
    };

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        assert_int_equal(td_block(TD_PARTS_OCTANT, known[i].mask), known[i].cp);
    }
}

static void td_block__any_mask__is_one_column_and_no_other_masks(void **state)
{
    static const enum td_cell_parts all[] = {TD_PARTS_HALF, TD_PARTS_QUADRANT, TD_PARTS_SEXTANT,
                                             TD_PARTS_OCTANT};

    (void)state;
    for (size_t kind = 0; kind < sizeof all / sizeof all[0]; kind++) {
        unsigned count = 1u << (td_parts_across(all[kind]) * td_parts_down(all[kind]));

        for (unsigned a = 0; a < count; a++) {
            assert_int_equal(td_utf8_cp_cols(td_block(all[kind], a)), 1);
            for (unsigned b = 0; b < a; b++) {
                assert_int_not_equal(td_block(all[kind], a), td_block(all[kind], b));
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_block__halves_and_quarters__are_block_elements),
        cmocka_unit_test(td_block__sixths__go_by_their_masks),
        cmocka_unit_test(td_block__eighths__go_by_their_masks_and_older_names),
        cmocka_unit_test(td_block__any_mask__is_one_column_and_no_other_masks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
