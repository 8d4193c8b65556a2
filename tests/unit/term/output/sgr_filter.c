/* What the terminal knows already is not sent again; everything else is. */

#include <string.h>

#include "src/term/output/sgr_filter.h"
#include "test.h"

static struct td_sgr_filter filter;

static void expect(const char *in, const char *out)
{
    char bytes[256];
    size_t count = strlen(in);

    memcpy(bytes, in, count);
    count = td_sgr_filter_apply(&filter, bytes, count);
    bytes[count] = '\0';
    assert_string_equal(bytes, out);
}

static void td_thrift_filter__same_colour__is_left_out(void **state)
{
    (void)state;
    td_sgr_filter_init(&filter);
    expect("\033[38;5;231m\033[48;5;25mA\033[38;5;231m\033[48;5;231m \033[38;5;231m\033[48;5;25mB",
           "\033[38;5;231m\033[48;5;25mA\033[48;5;231m \033[48;5;25mB");
    expect("\033[38;5;231mC", "C"); /* from one frame to the next, too */
}

static void td_thrift_filter__reset__forgets(void **state)
{
    (void)state;
    td_sgr_filter_init(&filter);
    expect("\033[38;5;1mA\033[0m\033[38;5;1mB", "\033[38;5;1mA\033[0m\033[38;5;1mB");
    expect("\033[m\033[38;5;1mC", "\033[m\033[38;5;1mC");
    expect("\033[39m\033[38;5;1mD", "\033[39m\033[38;5;1mD");
}

static void td_thrift_filter__other_sequences__pass(void **state)
{
    (void)state;
    td_sgr_filter_init(&filter);
    expect("\033[38;5;1m\033[5;10H\033[K\033[?25l\033(B\033[38;5;1mx\033[38;2;1;2;3my\033[38;5;1mz",
           "\033[38;5;1m\033[5;10H\033[K\033[?25l\033(Bx\033[38;2;1;2;3my\033[38;5;1mz");
    expect("\033[38;5", "\033[38;5"); /* cut off: as it is */
    expect("\033", "\033");
}

static void td_thrift_filter__direct_colour__makes_the_palette_unknown(void **state)
{
    (void)state;
    td_sgr_filter_init(&filter);
    expect("\033[38;5;25mA\033[38:2::9:9:9mB\033[38;5;25mC",
           "\033[38;5;25mA\033[38:2::9:9:9mB\033[38;5;25mC");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_thrift_filter__same_colour__is_left_out),
        cmocka_unit_test(td_thrift_filter__reset__forgets),
        cmocka_unit_test(td_thrift_filter__other_sequences__pass),
        cmocka_unit_test(td_thrift_filter__direct_colour__makes_the_palette_unknown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
