/* Walking through the whole history, page by page. */
#include <stdio.h>

#include "teardrop/core/ports.h"
#include "test.h"

#define ALL 1500

/* Lines whose uuid is their number; from one on it cannot be read. */
struct list {
    size_t count, unread_from, calls;
};

static enum td_err list_lines(void *self, bool mornings, size_t skip, size_t max,
                              struct td_history_line *out, size_t *count)
{
    struct list *list = self;

    (void)mornings;
    list->calls++;
    if (skip + max > list->unread_from) {
        return TD_ERR_STORE;
    }
    for (*count = 0; *count < max && skip + *count < list->count; (*count)++) {
        (void)snprintf(out[*count].uuid, sizeof out[*count].uuid, "%zu", skip + *count);
    }
    return TD_OK;
}

static const struct td_history_ops ops = {.list = list_lines};

static void td_history_next__any_length__every_line_once(void **state)
{
    static const size_t lengths[] = {0, 1, 15, 16, 17, 527, 528, 529, ALL};
    char number[32];

    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        struct list list = {.count = lengths[i], .unread_from = SIZE_MAX};
        struct td_history_port history = {&list, &ops};
        struct td_history_walk walk = {.history = &history};
        const struct td_history_line *line;
        size_t seen = 0;

        while ((line = td_history_next(&walk)) != NULL) {
            (void)snprintf(number, sizeof number, "%zu", seen++);
            assert_string_equal(line->uuid, number);
        }
        assert_null(td_history_next(&walk));
        assert_int_equal(seen, lengths[i]);
        assert_true(list.calls <= 2 + lengths[i] / 512 + 1);
        assert_int_equal(td_history_walk_end(&walk), TD_OK);
    }
}

static void td_history_next__only_the_newest__reads_few(void **state)
{
    struct list list = {.count = ALL, .unread_from = 100};
    struct td_history_port history = {&list, &ops};
    struct td_history_walk walk = {.history = &history};

    (void)state;
    assert_string_equal(td_history_next(&walk)->uuid, "0");
    assert_string_equal(td_history_next(&walk)->uuid, "1");
    assert_int_equal(list.calls, 1);
    assert_int_equal(td_history_walk_end(&walk), TD_OK);
}

static void td_history_next__what_goes_wrong__is_the_end(void **state)
{
    struct list list = {.count = ALL, .unread_from = 100};
    struct td_history_port history = {&list, &ops};
    struct td_history_walk walk = {.history = &history}, own = {.history = &history};
    size_t seen = 0;

    (void)state;
    while (td_history_next(&walk) != NULL) {
        seen++;
    }
    assert_int_equal(seen, 16);
    assert_int_equal(td_history_walk_end(&walk), TD_ERR_STORE);
    assert_non_null(td_history_next(&own));
    own.err = TD_ERR_IO; /* of who looks */
    assert_null(td_history_next(&own));
    assert_int_equal(td_history_walk_end(&own), TD_ERR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_history_next__any_length__every_line_once),
        cmocka_unit_test(td_history_next__only_the_newest__reads_few),
        cmocka_unit_test(td_history_next__what_goes_wrong__is_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
