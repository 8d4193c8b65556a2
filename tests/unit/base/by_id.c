/* Looking up entries by the id they begin with. */
#include "test.h"

#include "teardrop/base/by_id.h"

struct entry {
    const char *id;
    char padding[3];
};

static const struct entry table[] = {{.id = "a"}, {.id = "b"}, {.id = "b"}};

static void td_by_id__first_of_its_name__or_none(void **state)
{
    (void)state;
    assert_int_equal(TD_BY_ID(table, 3, "a"), 0);
    assert_int_equal(TD_BY_ID(table, 3, "b"), 1);
    assert_int_equal(TD_BY_ID(table, 3, "c"), -1);
    assert_int_equal(TD_BY_ID(table, 0, "a"), -1);
}

static void td_ids__all_of_them__in_order(void **state)
{
    const char *ids[3];

    (void)state;
    TD_IDS(table, 3, ids);
    assert_string_equal(ids[0], "a");
    assert_string_equal(ids[2], "b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_by_id__first_of_its_name__or_none),
        cmocka_unit_test(td_ids__all_of_them__in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
