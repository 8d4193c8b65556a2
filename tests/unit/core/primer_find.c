/* Search in the pages. */

#include "teardrop/core/primer.h"
#include "test.h"

static const struct td_block first[] = {
    {.kind = TD_BLOCK_TEXT, .text = "The kneecap rides in a groove."},
    {.kind = TD_BLOCK_CLAIM,
     .text = "Heels up isolate the teardrop.",
     .evidence = "Raising the heels loads both vasti in one ratio.",
     .verdict = "It loads the whole thigh."}};
static const struct td_block second[] = {{.kind = TD_BLOCK_ITEM, .text = "Tracking is its path."}};
static const struct td_page pages[] = {
    {.id = "a", .title = "The kneecap", .blocks = first, .block_count = 2},
    {.id = "b", .title = "How it tracks", .blocks = second, .block_count = 1}};
static const struct td_primer primer = {.pages = pages, .page_count = 2};

static struct td_primer_hit hits[8];

static void td_primer_find__titles_and_texts__in_order(void **state)
{
    (void)state;
    assert_int_equal(td_primer_find(&primer, "kneecap", hits, 8), 2);
    assert_int_equal(hits[0].block, -1);
    assert_int_equal(hits[0].at, 4);
    assert_int_equal(hits[1].block, 0);
    assert_int_equal(td_primer_find(&primer, "TRACK", hits, 8), 2);
    assert_int_equal(hits[0].page, 1);
    assert_int_equal(hits[1].block, 0);
}

static void td_primer_find__several_words__all_in_one_text(void **state)
{
    (void)state;
    assert_int_equal(td_primer_find(&primer, "  groove   rides ", hits, 8), 1);
    assert_int_equal(hits[0].at, 23); /* of the first word */
    assert_int_equal(td_primer_find(&primer, "groove heels", hits, 8), 0);
}

static void td_primer_find__claim__found_once(void **state)
{
    (void)state;
    assert_int_equal(td_primer_find(&primer, "heels", hits, 8), 1);
    assert_int_equal(td_primer_find(&primer, "whole thigh", hits, 8), 1);
    assert_int_equal(hits[0].block, 1);
}

static void td_primer_find__nothing_to_look_for__finds_nothing(void **state)
{
    (void)state;
    assert_int_equal(td_primer_find(&primer, "", hits, 8), 0);
    assert_int_equal(td_primer_find(&primer, "   ", hits, 8), 0);
    assert_int_equal(td_primer_find(&primer, "zebra", hits, 8), 0);
    assert_int_equal(td_primer_find(&primer, "e", hits, 1), 1);
}

static void td_primer_next_match__every_word__where_it_stands(void **state)
{
    static const char text[] = "A groove, and the GROOVES of its kneecap.";
    struct td_primer_match match;

    (void)state;
    assert_true(td_primer_next_match(text, " kneecap groove ", 0, &match));
    assert_int_equal(match.at, 2);
    assert_int_equal(match.length, 6);
    assert_true(td_primer_next_match(text, " kneecap groove ", 8, &match));
    assert_int_equal(match.at, 18);
    assert_true(td_primer_next_match(text, " kneecap groove ", 24, &match));
    assert_int_equal(match.at, 33);
    assert_false(td_primer_next_match(text, " kneecap groove ", 40, &match));
    assert_true(td_primer_next_match(text, "gro groove", 0, &match)); /* the longer one */
    assert_int_equal(match.length, 6);
    assert_false(td_primer_next_match(text, "  ", 0, &match));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_primer_find__titles_and_texts__in_order),
        cmocka_unit_test(td_primer_find__several_words__all_in_one_text),
        cmocka_unit_test(td_primer_find__claim__found_once),
        cmocka_unit_test(td_primer_find__nothing_to_look_for__finds_nothing),
        cmocka_unit_test(td_primer_next_match__every_word__where_it_stands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
