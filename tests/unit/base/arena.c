#include <string.h>

#include "teardrop/base/arena.h"
#include "test.h"

static void td_arena_alloc__zeroed_aligned_apart(void **state)
{
    struct td_arena arena;
    unsigned char *last = NULL;

    (void)state;
    td_arena_init(&arena);
    for (size_t size = 1; size < 2000; size += 7) {
        unsigned char *memory = td_arena_alloc(&arena, 1, size);

        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(memory[i], 0);
        }
        memset(memory, 0xAA, size);
        if (last != NULL) {
            assert_int_equal(last[0], 0xAA - 1); /* the one before was not touched */
        }
        memory[0] = 0xAA - 1;
        last = memory;
    }
    td_arena_deinit(&arena);
    assert_null(arena.blocks);
}

static void td_arena_alloc__larger_than_a_block__given(void **state)
{
    struct td_arena arena;
    char *small, *large;

    (void)state;
    td_arena_init(&arena);
    small = td_arena_alloc(&arena, 3, 1);
    large = td_arena_alloc(&arena, 1000, 1000);
    assert_non_null(small);
    assert_non_null(large);
    memset(large, 1, 1000000);
    assert_int_equal(small[2], 0);
    td_arena_deinit(&arena);
}

static void td_arena_alloc__overflow__null(void **state)
{
    struct td_arena arena;

    (void)state;
    td_arena_init(&arena);
    assert_null(td_arena_alloc(&arena, SIZE_MAX, 2));
    assert_null(td_arena_alloc(&arena, SIZE_MAX / 2 + 1, 2)); /* product wraps to 0 */
    assert_null(td_arena_alloc(&arena, 1, SIZE_MAX));
    assert_non_null(td_arena_alloc(&arena, 1, 1));
    td_arena_deinit(&arena);
}

static void td_arena_alloc__nothing__valid_pointer(void **state)
{
    struct td_arena arena;
    char *first, *second;

    (void)state;
    td_arena_init(&arena);
    first = td_arena_alloc(&arena, 0, 8);
    second = td_arena_alloc(&arena, 8, 0);
    assert_non_null(first);
    assert_non_null(second);
    assert_ptr_not_equal(first, second);
    td_arena_deinit(&arena);
}

static void td_arena_strdup__copies(void **state)
{
    struct td_arena arena;
    char text[] = "vastus";
    char *copy, *empty;

    (void)state;
    td_arena_init(&arena);
    copy = td_arena_strdup(&arena, text);
    empty = td_arena_strdup(&arena, "");
    text[0] = 'X';
    assert_string_equal(copy, "vastus");
    assert_string_equal(empty, "");
    td_arena_deinit(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_arena_alloc__zeroed_aligned_apart),
        cmocka_unit_test(td_arena_alloc__larger_than_a_block__given),
        cmocka_unit_test(td_arena_alloc__overflow__null),
        cmocka_unit_test(td_arena_alloc__nothing__valid_pointer),
        cmocka_unit_test(td_arena_strdup__copies),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
