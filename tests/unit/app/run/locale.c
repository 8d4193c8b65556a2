/* A locale for people who want more than ASCII and have none. */
#include <locale.h>

#include "teardrop/app/run/locale.h"
#include "test.h"

static void td_locale_take_utf8__plain_c__is_changed_for_characters_only(void **state)
{
    (void)state;
    assert_non_null(setlocale(LC_ALL, "C"));
    assert_false(td_locale_is_utf8());
    assert_true(td_locale_take_utf8(NULL, 0));
    assert_true(td_locale_is_utf8());
    assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
}

static void td_locale_take_utf8__none_there__stays_as_it_was(void **state)
{
    static const char *const names[] = {"no_SUCH.UTF-8", "POSIX"};

    (void)state;
    assert_non_null(setlocale(LC_ALL, "C"));
    assert_false(td_locale_take_utf8(names, 2));
    assert_false(td_locale_is_utf8());
    assert_string_equal(setlocale(LC_CTYPE, NULL), "C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_locale_take_utf8__plain_c__is_changed_for_characters_only),
        cmocka_unit_test(td_locale_take_utf8__none_there__stays_as_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
