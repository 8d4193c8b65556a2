/* A buffer that grows, and what it does without memory. */
#include "term/graphics/wall.h"

#define realloc scarce_realloc
#include "src/term/graphics/bytes.c" /* NOLINT(bugprone-suspicious-include): memory may be short */
#undef realloc

static void td_bytes_add__much__is_all_there(void **state)
{
    struct td_bytes bytes = {0};

    (void)state;
    for (int i = 0; i < 3000; i++) {
        td_bytes_format(&bytes, "%05d", i);
        td_bytes_add(&bytes, "\0x", 2);
    }
    assert_int_equal(bytes.count, 3000 * 7);
    for (int i = 0; i < 3000; i++) {
        char text[8];

        (void)snprintf(text, sizeof text, "%05d", i);
        assert_memory_equal(bytes.at + (size_t)i * 7, text, 5);
        assert_memory_equal(bytes.at + (size_t)i * 7 + 5, "\0x", 2);
    }
    td_bytes_deinit(&bytes);
    assert_null(bytes.at);
}

static void td_bytes_add__no_memory__says_so_until_it_is_emptied(void **state)
{
    struct td_bytes bytes = {0};

    (void)state;
    allocations_left = 0;
    td_bytes_add(&bytes, "a", 1);
    td_bytes_format(&bytes, "%d", 1);
    assert_null(td_bytes_room(&bytes, 10));
    assert_true(bytes.failed);
    assert_int_equal(bytes.count, 0);
    allocations_left = -1;
    td_bytes_add(&bytes, "b", 1);
    assert_true(bytes.failed); /* something is missing all the same */
    td_bytes_clear(&bytes);
    assert_false(bytes.failed);
    assert_int_equal(bytes.count, 0);
    td_bytes_deinit(&bytes);
}

static void td_bytes_format__too_long__is_left_out(void **state)
{
    struct td_bytes bytes = {0};

    (void)state;
    td_bytes_format(&bytes, "%255d", 1);
    assert_int_equal(bytes.count, 255);
    td_bytes_format(&bytes, "%256d", 1);
    assert_int_equal(bytes.count, 255);
    td_bytes_deinit(&bytes);
}

static void td_bytes_shrink__much__is_given_back(void **state)
{
    struct td_bytes bytes = {0};

    (void)state;
    td_bytes_add(&bytes, "a", 1);
    td_bytes_shrink(&bytes); /* little is kept */
    assert_int_equal(bytes.count, 1);
    assert_non_null(td_bytes_room(&bytes, 1 << 20));
    td_bytes_shrink(&bytes);
    assert_null(bytes.at);
    assert_int_equal(bytes.capacity, 0);
    td_bytes_add(&bytes, "a", 1);
    assert_int_equal(bytes.count, 1);
    td_bytes_deinit(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_bytes_add__much__is_all_there),
        cmocka_unit_test(td_bytes_add__no_memory__says_so_until_it_is_emptied),
        cmocka_unit_test(td_bytes_format__too_long__is_left_out),
        cmocka_unit_test(td_bytes_shrink__much__is_given_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
