/* Words of the texts that the page "words" explains. */

#include "teardrop/core/primer.h"
#include "test.h"

static const struct td_block blocks[] = {
    {.kind = TD_BLOCK_TEXT, .text = "Some words."},
    {.kind = TD_BLOCK_WORD, .text = "Tendon: a cord.", .word = "Tendon"},
    {.kind = TD_BLOCK_WORD,
     .text = "Patella: the kneecap.",
     .word = "Patella",
     .forms = "patellar"},
    {.kind = TD_BLOCK_WORD,
     .text = "Patellar tendon: below the kneecap.",
     .word = "Patellar tendon",
     .forms = "bump on the shin, tuberosity"}};
static const struct td_page pages[] = {
    {.id = "words", .title = "Words", .blocks = blocks, .block_count = 4}};
static const struct td_primer primer = {.pages = pages, .page_count = 1};

static void expect(const char *text, size_t from, int block, size_t at, size_t length)
{
    struct td_primer_word word;

    assert_true(td_primer_next_word(&primer, text, from, &word));
    assert_int_equal(word.block, block);
    assert_int_equal(word.at, at);
    assert_int_equal(word.length, length);
}

static void expect_none(const char *text, size_t from)
{
    struct td_primer_word word;

    assert_false(td_primer_next_word(&primer, text, from, &word));
}

static void next_word__whole_words_in_any_case(void **state)
{
    (void)state;
    expect("One tendon.", 0, 1, 4, 6);
    expect("TENDON", 0, 1, 0, 6);
    expect_none("tendonitis and untendon", 0);
    expect_none("tendon\xc3\xa9", 0); /* a letter outside ASCII goes on with the word */
    expect_none("One tendon.", 5);
    expect_none("", 0);
}

static void next_word__plural_and_forms(void **state)
{
    (void)state;
    expect("two tendons.", 0, 1, 4, 7);
    expect("the patellar edge", 0, 2, 4, 8);
    expect("the bump on the shin hurts", 0, 3, 4, 16);
    expect_none("the bump on the shinbone", 0);
}

static void next_word__two_at_one_place__the_longer(void **state)
{
    (void)state;
    expect("the patellar tendon", 0, 3, 4, 15);
    expect("the patellar tendons", 0, 3, 4, 16);
    expect("the patellar tendo", 0, 2, 4, 8);
}

static void next_word__walks_on_from_the_last(void **state)
{
    (void)state;
    expect("tendon, patella, tendon", 6, 2, 8, 7);
    expect("tendon, patella, tendon", 15, 1, 17, 6);
}

static void next_word__without_a_page_of_words__none(void **state)
{
    static const struct td_page other[] = {{.id = "a", .title = "A"}};
    const struct td_primer none = {.pages = other, .page_count = 1};
    struct td_primer_word word;

    (void)state;
    assert_false(td_primer_next_word(&none, "tendon", 0, &word));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(next_word__whole_words_in_any_case),
        cmocka_unit_test(next_word__plural_and_forms),
        cmocka_unit_test(next_word__two_at_one_place__the_longer),
        cmocka_unit_test(next_word__walks_on_from_the_last),
        cmocka_unit_test(next_word__without_a_page_of_words__none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
