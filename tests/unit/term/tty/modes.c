/* What is set is put back, in the other order, and understood whatever came before. */

#include <string.h>

#include "src/term/output/frames.h"
#include "src/term/tty/modes.h"
#include "test.h"

static const struct capability {
    const char *name, *text;
} xterm[] = {{"cup", "\033[%i%p1%d;%p2%dH"},
             {"smcup", "\033[?1049h\033[22;0;0t"},
             {"rmcup", "\033[?1049l\033[23;0;0t"},
             {"civis", "\033[?25l"},
             {"cnorm", "\033[?12l\033[?25h"},
             {"smkx", "\033[?1h\033="},
             {"rmkx", "\033[?1l\033>"},
             {"el", "\033[K"},
             {"sgr0", "\033(B\033[m"},
             {"op", "\033[39;49m"},
             {"rmir", "\033[4l"},
             {"smam", "\033[?7h"},
             {NULL, NULL}},
  vt100[] = {{"cup", "\033[%i%p1%d;%p2%dH$<5>"}, {"smkx", "\033[?1h\033="},
             {"rmkx", "\033[?1l\033>"},          {"el", "\033[K$<3>"},
             {"sgr0", "\033[m\017$<2>"},         {NULL, NULL}},
  wyse[] = {{"cup", "\033=%p1%' '%+%c%p2%' '%+%c"},
            {"civis", "\033`0"},
            {"cnorm", "\033`1"},
            {"ll", "\036\013"},
            {NULL, NULL}};

static const struct capability *terminfo;

static const char *capability(const char *name)
{
    for (const struct capability *at = terminfo; at->name != NULL; at++) {
        if (strcmp(at->name, name) == 0) {
            return at->text;
        }
    }
    return NULL;
}

static struct td_modes modes_of(const struct capability *of, bool modern, bool mouse)
{
    struct td_modes modes;

    terminfo = of;
    td_modes_init(&modes, &(struct td_modes_terminal){
                              .capability = capability, .modern = modern, .mouse = mouse});
    return modes;
}

static const char *text_of(const struct td_modes_text *text)
{
    static char copy[TD_MODES_BYTES + 1];

    memcpy(copy, text->bytes, text->count);
    copy[text->count] = '\0';
    return copy;
}

static size_t place(const struct td_modes_text *text, const char *what)
{
    const char *all = text_of(text), *at = strstr(all, what);

    assert_non_null(at);
    assert_null(strstr(at + 1, what));
    return (size_t)(at - all);
}

static void td_modes_init__each_mode_that_is_set__is_put_back(void **state)
{
    static const char *const pairs[][2] = {
        {"\033[22;2t", "\033[23;2t"},   {"\033[?1049h", "\033[?1049l"},
        {"\033[?25l", "\033[?25h"},     {"\033=", "\033>"},
        {"\033[?1000h", "\033[?1000l"}, {"\033[?1006h", "\033[?1006l"},
        {"\033[?2004h", "\033[?2004l"}};
    const struct td_modes modes = modes_of(xterm, true, true);

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        (void)place(&modes.in, pairs[i][0]);
        (void)place(&modes.out[0], pairs[i][1]);
        (void)place(&modes.out[1], pairs[i][1]);
    }
    (void)place(&modes.out[0], TD_FRAME_END);
}

static void td_modes_init__order__what_was_set_last_goes_first(void **state)
{
    const struct td_modes modes = modes_of(xterm, true, true);
    const struct td_modes_text *out = &modes.out[0];

    (void)state;
    assert_true(place(&modes.in, "\033[22;2t") < place(&modes.in, "\033[22;0;0t"));
    assert_true(place(out, "\033[23;0;0t") < place(out, "\033[23;2t"));
    /* What moves the cursor stands before what puts it back. */
    assert_true(place(&modes.in, "\033[?1049h") < place(&modes.in, "\033[r"));
    assert_true(place(out, "\033[r") < place(out, "\033[999;1H\033[K"));
    assert_true(place(out, "\033[?6l") < place(out, "\033[999;1H"));
    assert_true(place(out, "\033[999;1H") < place(out, "\033[?1049l"));
    /* Ends what was cut. */
    assert_int_equal(place(out, "\030\033\\"), 0);
}

static void td_modes_init__cursor__is_put_back_by_what_hid_it(void **state)
{
    const struct td_modes modes = modes_of(xterm, true, false);
    const struct td_modes other = modes_of(wyse, false, false);

    (void)state;
    assert_string_equal(modes.cursor_off, "\033[?25l");
    assert_string_equal(modes.cursor_on, "\033[?25h"); /* and blinks as before */
    assert_string_equal(other.cursor_off, "\033`0");
    assert_string_equal(other.cursor_on, "\033`1");
}

static void td_modes_init__again__saves_nothing_a_second_time(void **state)
{
    const struct td_modes modes = modes_of(xterm, true, true);

    (void)state;
    (void)place(&modes.again, "\033[?1000h");
    assert_null(strstr(text_of(&modes.again), "\033[22;"));
    assert_null(strstr(text_of(&modes.again), "1049"));
}

static void td_modes_init__title__is_neutral_only_after_one_was_set(void **state)
{
    const struct td_modes modes = modes_of(xterm, true, true);

    (void)state;
    assert_null(strstr(text_of(&modes.out[0]), "\033]2;"));
    assert_true(place(&modes.out[1], "\033]2;Terminal\033\\") < place(&modes.out[1], "\033[23;2t"));
}

static void td_modes_init__other_terminals__get_what_they_know(void **state)
{
    const struct td_modes old = modes_of(vt100, false, false);
    const struct td_modes odd = modes_of(wyse, false, true);

    (void)state;
    assert_null(strstr(text_of(&old.in), "22;2t"));
    assert_null(strstr(text_of(&old.in), "1000"));
    assert_null(strstr(text_of(&old.out[1]), "2026"));
    assert_null(strstr(text_of(&old.out[1]), "$<")); /* padding is for curses */
    (void)place(&old.out[0], "\033[999;1H\033[K");
    assert_string_equal(text_of(&odd.in), "\033`0");
    assert_string_equal(text_of(&odd.out[1]), "\033`1\036\013");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_modes_init__each_mode_that_is_set__is_put_back),
        cmocka_unit_test(td_modes_init__order__what_was_set_last_goes_first),
        cmocka_unit_test(td_modes_init__cursor__is_put_back_by_what_hid_it),
        cmocka_unit_test(td_modes_init__again__saves_nothing_a_second_time),
        cmocka_unit_test(td_modes_init__title__is_neutral_only_after_one_was_set),
        cmocka_unit_test(td_modes_init__other_terminals__get_what_they_know),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
