/* The font of a text console, as the kernel tells it. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "src/term/tty/console.h"
#include "test.h"

static struct td_glyph_set set;

#ifdef __linux__
#include <linux/kd.h>

static const struct unipair font[] = {{0x2588, 219}, {0x2584, 220}, {0xE9, 130}, {0xFFFF, 0}};
static int asked, grows; /* how often the font grows between two questions */

static int kernel(int fd, unsigned long request, void *argument)
{
    struct unimapdesc *map = argument;
    unsigned short has = (unsigned short)(2 + (asked < grows ? 0 : 2));

    assert_int_equal(fd, 7);
    assert_int_equal(request, GIO_UNIMAP);
    asked++;
    if (map->entry_ct < has) {
        map->entry_ct = has;
        errno = ENOMEM;
        return -1;
    }
    memcpy(map->entries, font, has * sizeof font[0]);
    map->entry_ct = has;
    return 0;
}

static int no_console(int fd, unsigned long request, void *argument)
{
    (void)fd;
    (void)request;
    (void)argument;
    errno = ENOTTY;
    return -1;
}

static void td_console_ask__every_character_of_the_font(void **state)
{
    (void)state;
    for (grows = 0; grows < 2; grows++) { /* also one that grows while it is asked */
        memset(&set, 0, sizeof set);
        asked = 0;
        assert_true(td_console_ask(kernel, 7, &set));
        assert_true(td_glyph_set_has(&set, 0x2588));
        assert_true(td_glyph_set_has(&set, 0x2584));
        assert_false(td_glyph_set_has(&set, 0x2580));
    }
    assert_true(td_glyph_set_has(&set, 0xE9));
}

static void td_console_ask__no_console__nothing(void **state)
{
    static const struct td_glyph_set none;

    (void)state;
    memset(&set, 0, sizeof set);
    assert_false(td_console_ask(no_console, 7, &set));
    assert_memory_equal(&set, &none, sizeof set);
}
#endif

static void td_console_font__by_name(void **state)
{
    int pipes[2];

    (void)state;
    assert_int_equal(pipe(pipes), 0);
    assert_false(td_console_font(NULL, pipes[0], &set));
    assert_false(td_console_font("xterm-256color", pipes[0], &set));
    assert_false(td_console_font("linuxish", pipes[0], &set));
    assert_true(td_console_font("linux-16color", pipes[0], &set));
    assert_true(td_console_font("linux", pipes[0], &set)); /* cannot be asked: the safe ones */
    assert_true(td_glyph_set_has(&set, 0x2500));
    assert_false(td_glyph_set_has(&set, 0x2584));
    (void)close(pipes[0]);
    (void)close(pipes[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#ifdef __linux__
        cmocka_unit_test(td_console_ask__every_character_of_the_font),
        cmocka_unit_test(td_console_ask__no_console__nothing),
#endif
        cmocka_unit_test(td_console_font__by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
