/* What stands in where a font has no such character. */
#include <string.h>

#include "teardrop/base/glyph.h"
#include "test.h"

static void td_glyph_ascii__stands_in(void **state)
{
    static const struct {
        uint32_t cp;
        char ascii;
    } cases[] = {
        {'a', 'a'},     {'~', '~'},     {0x1B, '?'},     {0x7F, '?'},   {0x9B, '?'},
        {0xA0, ' '},    {0xB0, 'o'},    {0xD7, 'x'},     {0xC4, 'A'},   {0xDF, 's'},
        {0xE9, 'e'},    {0xF1, 'n'},    {0xFF, 'y'},     {0x2013, '-'}, {0x2014, '-'},
        {0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'},   {0x201D, '"'}, {0x2022, '*'},
        {0x2026, '.'},  {0x2190, '<'},  {0x2191, '^'},   {0x2192, '>'}, {0x2193, 'v'},
        {0x2264, '<'},  {0x2265, '>'},  {0x25CF, '*'},   {0x25CB, 'o'}, {0x2500, '-'},
        {0x2502, '|'},  {0x250C, '+'},  {0x2510, '+'},   {0x2514, '+'}, {0x2518, '+'},
        {0x251C, '+'},  {0x2524, '+'},  {0x256D, '+'},   {0x256E, '+'}, {0x256F, '+'},
        {0x2570, '+'},  {0x2588, '#'},  {0x2593, '#'},   {0x2591, '.'}, {0x259F, '#'},
        {0x4E16, '?'},  {0x1F600, '?'}, {0x10FFFF, '?'}, {0x10D, 'c'},  {0x1EBF, 'e'},
        {0x2501, '='},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (td_glyph_ascii(cases[i].cp) != cases[i].ascii) {
            fail_msg("U+%04X: '%c'", (unsigned)cases[i].cp, td_glyph_ascii(cases[i].cp));
        }
    }
}

static void td_glyph_ascii__every_code_point__printable(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp < 0x3000; cp++) {
        assert_in_range(td_glyph_ascii(cp), ' ', '~');
    }
}

static void td_glyph_fit__every_code_point__is_in_the_set(void **state)
{
    static struct td_glyph_set none, safe;

    (void)state;
    td_glyph_set_add_safe(&safe);
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        uint32_t bare = td_glyph_fit(&none, cp), fit = td_glyph_fit(&safe, cp);

        assert_in_range(bare, ' ', '~');
        if (!td_glyph_set_has(&safe, fit)) {
            fail_msg("U+%04X: U+%04X", (unsigned)cp, (unsigned)fit);
        }
        assert_int_equal(td_glyph_fit(NULL, cp), cp);
    }
}

static void td_glyph_fit__takes_the_best_there_is(void **state)
{
    static struct td_glyph_set safe, good;

    (void)state;
    td_glyph_set_add_safe(&safe);
    assert_int_equal(td_glyph_fit(&safe, 0x256D), 0x250C); /* a round corner: a square one */
    assert_int_equal(td_glyph_fit(&safe, 0x2503), 0x2551);
    assert_int_equal(td_glyph_fit(&safe, 0x258C), 0x2551);
    assert_int_equal(td_glyph_fit(&safe, 0x25CF), 0x2022);
    assert_int_equal(td_glyph_fit(&safe, 0x25C9), '@');
    assert_int_equal(td_glyph_fit(&safe, 0x25B8), '>');
    assert_int_equal(td_glyph_fit(&safe, 0x2026), '.');
    assert_int_equal(td_glyph_fit(&safe, 0xE9), 'e');
    td_glyph_set_add(&good, 0x25BA);
    td_glyph_set_add(&good, 0x25CF);
    td_glyph_set_add(&good, 0xEA);
    assert_int_equal(td_glyph_fit(&good, 0x25B8), 0x25BA);
    assert_int_equal(td_glyph_fit(&good, 0x25CF), 0x25CF);
    assert_int_equal(td_glyph_fit(&good, 0x2022), 0x25CF);
    assert_int_equal(td_glyph_fit(&good, 0x1EBF), 'e');
    td_glyph_set_add(&good, 0x10FFFF); /* no such place in it: nothing happens */
    assert_false(td_glyph_set_has(&good, 0x10FFFF));
}

/* The marks of the lights, and of done, present, coming and missed reps, stay apart. */
static void td_glyph_fit__marks_with_a_meaning__stay_apart(void **state)
{
    static const uint32_t groups[][4] = {{0x25CF, 0x25C9, 0x25CB, 0xB7},
                                         {0x25CF, 0x25B2, 0x25A0, 0x25CB}};
    static struct td_glyph_set sets[3];

    (void)state;
    td_glyph_set_add_safe(&sets[1]);
    td_glyph_set_add_safe(&sets[2]);
    td_glyph_set_add(&sets[2], 0x25CF);
    for (size_t set = 0; set < 3; set++) {
        for (size_t g = 0; g < 2; g++) {
            for (size_t i = 0; i < 4; i++) {
                for (size_t j = i + 1; j < 4; j++) {
                    assert_int_not_equal(td_glyph_fit(&sets[set], groups[g][i]),
                                         td_glyph_fit(&sets[set], groups[g][j]));
                }
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_glyph_ascii__stands_in),
        cmocka_unit_test(td_glyph_ascii__every_code_point__printable),
        cmocka_unit_test(td_glyph_fit__every_code_point__is_in_the_set),
        cmocka_unit_test(td_glyph_fit__takes_the_best_there_is),
        cmocka_unit_test(td_glyph_fit__marks_with_a_meaning__stay_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
