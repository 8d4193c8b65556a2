/* The contents of the primer: groups, minutes, what is read and what comes next. */
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/reading.h"
#include "test.h"

static const struct td_block text[] = {{.kind = TD_BLOCK_TEXT, .text = "Some words."}};
static const struct td_page_group groups[] = {{.id = "works", .title = "HOW IT WORKS"},
                                              {.id = "words", .title = "WORDS", .look_up = true}};
static const struct td_page pages[] = {
    {.id = "a", .title = "The first", .group = "works", .blocks = text, .block_count = 1},
    {.id = "b",
     .title = "The second, at length",
     .brief = "The second",
     .group = "works",
     .do_min = 3,
     .blocks = text,
     .block_count = 1},
    {.id = "w", .title = "Words", .group = "words", .blocks = text, .block_count = 1},
    {.id = "own", .title = "My own", .blocks = text, .block_count = 1}};
static const struct td_primer primer = {
    .groups = groups, .group_count = 2, .pages = pages, .page_count = 4};

/* ---- a place to keep it ---- */

static char marked[80];
static int marks;
static struct td_reading after;

static bool was_read(void *self, const char *page)
{
    (void)self;
    return strstr(marked, page) != NULL;
}
static void mark(void *self, const char *page, const struct td_reading *then)
{
    (void)self;
    td_str_append(marked, sizeof marked, "<%s>", page);
    marks++;
    after = *then;
}
static bool last(void *self, struct td_reading *out)
{
    (void)self;
    *out = after;
    return marks > 0;
}
static const struct td_reading_ops ops = {.was_read = was_read, .mark = mark, .last = last};
static const struct td_reading_port port = {.ops = &ops};

/* ---- tests ---- */

static void td_reading__first_page_not_read__comes_next(void **state)
{
    struct td_reading reading = td_reading_of(&port, &primer);

    (void)state;
    assert_int_equal(reading.read, 0);
    assert_int_equal(reading.count, 3); /* words are looked up, not read */
    assert_string_equal(reading.next, "The first");
    assert_false(td_reading_last(&port, &reading));
    assert_int_equal(td_reading_next(&port, &primer), 0);
    td_reading_mark(&port, &primer, &pages[0]);
    assert_int_equal(after.read, 1);
    assert_string_equal(after.next, "The second");
    assert_int_equal(td_reading_next(&port, &primer), 1);
    assert_true(td_reading_last(&port, &reading));
    assert_int_equal(reading.read, 1);
    td_reading_mark(&port, &primer, &pages[2]);
    assert_int_equal(td_reading_of(&port, &primer).read, 1);
    td_reading_mark(&port, &primer, &pages[0]); /* once more: nothing new */
    assert_int_equal(marks, 2);
    td_reading_mark(&port, &primer, &pages[1]);
    td_reading_mark(&port, &primer, &pages[3]);
    assert_int_equal(after.read, after.count);
    assert_string_equal(after.next, "");
    assert_int_equal(td_reading_next(&port, &primer), primer.page_count);
}

static void td_reading__nowhere_to_keep_it__nothing_was_read(void **state)
{
    const struct td_reading_port none = {0};
    struct td_reading reading;

    (void)state;
    td_reading_mark(&none, &primer, &pages[0]);
    reading = td_reading_of(&none, &primer);
    assert_int_equal(reading.read, 0);
    assert_int_equal(reading.count, 3);
    assert_false(td_page_was_read(&none, &pages[0]));
    assert_false(td_reading_last(&none, &reading));
}

static void td_primer_group__page_without_one__comes_last(void **state)
{
    (void)state;
    assert_int_equal(td_primer_group(&primer, &pages[1]), 0);
    assert_int_equal(td_primer_group(&primer, &pages[2]), 1);
    assert_int_equal(td_primer_group(&primer, &pages[3]), 2);
    assert_string_equal(td_primer_group_title(&primer, 0), "HOW IT WORKS");
    assert_string_equal(td_primer_group_title(&primer, 2), "MORE");
}

static void td_page_minutes__by_its_words_or_by_what_it_asks_for(void **state)
{
    static char words[2 * 3 * TD_PAGE_WORDS_MIN + 1];
    const struct td_block block = {.kind = TD_BLOCK_CLAIM, .text = words, .verdict = "So we say."};
    const struct td_page page = {.id = "p", .title = "P", .blocks = &block, .block_count = 1};

    (void)state;
    for (size_t i = 0; i + 1 < sizeof words; i += 2) {
        words[i] = 'w';
        words[i + 1] = ' ';
    }
    assert_int_equal(td_page_minutes(&page), 3);
    assert_string_equal(td_page_time(&page).text, "3 min");
    assert_int_equal(td_page_minutes(&pages[0]), 1); /* the shortest, too */
    assert_string_equal(td_page_time(&pages[1]).text, "do, 3 min");
    assert_string_equal(td_page_brief(&pages[1]), "The second");
    assert_string_equal(td_page_brief(&pages[0]), "The first");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_reading__first_page_not_read__comes_next),
        cmocka_unit_test(td_reading__nowhere_to_keep_it__nothing_was_read),
        cmocka_unit_test(td_primer_group__page_without_one__comes_last),
        cmocka_unit_test(td_page_minutes__by_its_words_or_by_what_it_asks_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
