/* Bytes in, keys out: what terminals send, and what nobody knows. */

#include <stdio.h>
#include <string.h>

#include "teardrop/term/keys/decoder.h"
#include "test.h"

#define MS TD_NS_PER_MS
#define WAIT (25 * MS)

static struct td_decoder *decoder_for(const char *term)
{
    struct td_decoder *decoder =
        td_decoder_new(&(struct td_decoder_options){.term = term, .esc_wait = WAIT, .mouse = true});

    assert_non_null(decoder);
    return decoder;
}

static void feed(struct td_decoder *decoder, const char *bytes, td_ns now)
{
    td_decoder_feed(decoder, bytes, strlen(bytes), now);
}

/* Everything there is as of now, as words: keys by name, `(...)` for the rest. A key that
 * did not come alone is marked: `&` together, `#` in a heap. */
static const char *words_of(struct td_decoder *decoder, td_ns now)
{
    static const char marks[] = {'\0', '&', '%', '#'};
    static char text[8192];
    struct td_input input;

    text[0] = '\0';
    while (td_decoder_next(decoder, now, &input)) {
        char name[160] = "?";

        switch (input.kind) {
        case TD_INPUT_KEY:
            td_key_name(input.key, name + 1, TD_KEY_NAME);
            name[0] = marks[input.arrival];
            break;
        case TD_INPUT_MOUSE:
            snprintf(name, sizeof name, "(mouse %d %d %d)", (int)input.mouse.kind, input.mouse.x,
                     input.mouse.y);
            break;
        case TD_INPUT_PASTE:
            snprintf(name, sizeof name, "(paste %s)", input.text);
            break;
        case TD_INPUT_ANSWER:
            snprintf(name, sizeof name, "(answer %d", (int)input.answer);
            for (int i = 0; i < input.number_count; i++) {
                snprintf(name + strlen(name), sizeof name - strlen(name), " %d", input.numbers[i]);
            }
            snprintf(name + strlen(name), sizeof name - strlen(name), "%s%s)",
                     input.text[0] != '\0' ? " " : "", input.text);
            break;
        case TD_INPUT_NONE:
        case TD_INPUT_CLOSED:
            fail();
        }
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s",
                 text[0] != '\0' ? " " : "", name[0] == '\0' ? name + 1 : name);
    }
    return text;
}

static void assert_words(const char *where, const char *bytes, const char *is, const char *expected)
{
    if (strcmp(is, expected) != 0) {
        printf("%s:", where);
        for (; *bytes != '\0'; bytes++) {
            printf(*bytes > ' ' && *bytes < 0x7F ? " %c" : " %02x", (unsigned char)*bytes);
        }
        fail_msg(" gives \"%s\", not \"%s\"", is, expected);
    }
}

/* ---- known keys ---- */

struct row {
    const char *bytes, *words;
};

/* The same whole, byte by byte, and with a pause in front of each byte but the ESC's. */
static void assert_rows(const char *term, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *bytes = rows[i].bytes;
        struct td_decoder *decoder = decoder_for(term);
        td_ns now = MS;

        feed(decoder, bytes, now);
        assert_words(term, bytes, words_of(decoder, now), rows[i].words);
        assert_true(td_decoder_deadline(decoder) == TD_NEVER);
        for (const char *at = bytes; *at != '\0'; at++) {
            now += at == bytes + 1 ? MS : 100 * MS; /* ESC must not wait */
            td_decoder_feed(decoder, at, 1, now);
            if (at[1] != '\0') {
                assert_words(term, bytes, words_of(decoder, now), "");
            }
        }
        assert_words(term, bytes, words_of(decoder, now), rows[i].words);
        td_decoder_free(decoder);
    }
}

#define ROWS(term, rows) assert_rows(term, rows, sizeof rows / sizeof rows[0])

static void td_decoder__forms_of_every_terminal__in_any_terminal(void **state)
{
    static const struct row rows[] = {
        /* cursor keys, both modes */
        {"\033[A", "Up"},
        {"\033[B", "Down"},
        {"\033[C", "Right"},
        {"\033[D", "Left"},
        {"\033OA", "Up"},
        {"\033OB", "Down"},
        {"\033OC", "Right"},
        {"\033OD", "Left"},
        /* Home and End of xterm, rxvt, PuTTY and Linux */
        {"\033[H", "Home"},
        {"\033[F", "End"},
        {"\033OH", "Home"},
        {"\033OF", "End"},
        {"\033[7~", "Home"},
        {"\033[8~", "End"},
        {"\033[1~", "Home"},
        {"\033[4~", "End"},
        {"\033[2~", "Insert"},
        {"\033[3~", "Delete"},
        {"\033[5~", "PgUp"},
        {"\033[6~", "PgDn"},
        {"\033[Z", "Shift-Tab"},
        /* function keys: VT220 and rxvt, xterm, kitty, Linux */
        {"\033[11~", "F1"},
        {"\033[14~", "F4"},
        {"\033[15~", "F5"},
        {"\033[17~", "F6"},
        {"\033[18~", "F7"},
        {"\033[19~", "F8"},
        {"\033[20~", "F9"},
        {"\033[21~", "F10"},
        {"\033[23~", "F11"},
        {"\033[24~", "F12"},
        {"\033[25~", "F13"},
        {"\033[29~", "F16"},
        {"\033[34~", "F20"},
        {"\033OP", "F1"},
        {"\033OQ", "F2"},
        {"\033OR", "F3"},
        {"\033OS", "F4"},
        {"\033[P", "F1"},
        {"\033[S", "F4"},
        {"\033[13~", "F3"},
        {"\033[[A", "F1"},
        {"\033[[B", "F2"},
        {"\033[[E", "F5"},
        /* keypad in application mode */
        {"\033Op", "0"},
        {"\033Oq", "1"},
        {"\033Or", "2"},
        {"\033Os", "3"},
        {"\033Ot", "4"},
        {"\033Ou", "5"},
        {"\033Ov", "6"},
        {"\033Ow", "7"},
        {"\033Ox", "8"},
        {"\033Oy", "9"},
        {"\033OM", "Enter"},
        {"\033Oj", "*"},
        {"\033Ok", "+"},
        {"\033Ol", ","},
        {"\033Om", "-"},
        {"\033On", "."},
        {"\033Oo", "/"},
        {"\033OX", "="},
        /* modifiers of xterm and its kin */
        {"\033[1;5C", "Ctrl-Right"},
        {"\033[1;3A", "Alt-Up"},
        {"\033[1;2H", "Shift-Home"},
        {"\033[1;6F", "Ctrl-Shift-End"},
        {"\033[5;5~", "Ctrl-PgUp"},
        {"\033[6;5~", "Ctrl-PgDn"},
        {"\033[3;3~", "Alt-Delete"},
        {"\033[17;2~", "Shift-F6"},
        {"\033[1;2P", "Shift-F1"},
        {"\033[1;2R", "Shift-F3"},
        {"\033[1;8S", "Ctrl-Alt-Shift-F4"},
        {"\033[1;5Z", "Ctrl-Shift-Tab"},
        {"\033O5C", "Ctrl-Right"},
        {"\033O1;5C", "Ctrl-Right"},
        {"\033[5D", "Ctrl-Left"},
        {"\033[1;129B", "Down"}, /* with the lock of the keypad on */
        {"\033[1;1:1A", "Up"},
        {"\033[1;1:2A", "Up"}, /* held down */
        /* of rxvt */
        {"\033[a", "Shift-Up"},
        {"\033[d", "Shift-Left"},
        {"\033Oc", "Ctrl-Right"},
        {"\033[7^", "Ctrl-Home"},
        {"\033[6^", "Ctrl-PgDn"},
        {"\033[8@", "Ctrl-Shift-End"},
        {"\033[17^", "Ctrl-F6"},
        {"\033\033[A", "Alt-Up"},
        {"\033\033OB", "Alt-Down"},
        /* kitty, and whoever learned it from there */
        {"\033[97u", "a"},
        {"\033[97;2u", "A"},
        {"\033[50:64;2u", "@"},
        {"\033[50;2;64u", "@"},
        {"\033[113;1;64u", "@"},
        {"\033[108;5u", "Ctrl-L"},
        {"\033[109;5u", "Ctrl-M"},
        {"\033[120;3u", "Alt-x"},
        {"\033[13u", "Enter"},
        {"\033[13;2u", "Enter"},
        {"\033[32;2u", "Space"},
        {"\033[27u", "Esc"},
        {"\033[9;2u", "Shift-Tab"},
        {"\033[127;2u", "Backspace"},
        {"\033[127;5u", "Ctrl-Backspace"},
        {"\033[57399u", "0"},
        {"\033[57408u", "9"},
        {"\033[57414u", "Enter"},
        {"\033[57423u", "Home"},
        {"\033[57376u", "F13"},
        {"\033[27;5;108~", "Ctrl-L"},
        {"\033[27;2;13~", "Enter"},
        {"\033[27;6;9~", "Ctrl-Shift-Tab"},
    };
    static const char *const terms[] = {"xterm-256color", "screen-256color", "tmux-256color",
                                        "linux",          "putty",           "rxvt-unicode",
                                        "vt100",          "no-such-thing",   ""};

    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        ROWS(terms[i], rows);
    }
    ROWS(NULL, rows);
}

static void td_decoder__forms_of_one_terminal(void **state)
{
    static const struct row rxvt[] = {
        {"\033[7$", "Shift-Home"}, {"\033[3$", "Shift-Delete"}, {"\033[6$", "Shift-PgDn"}};
    static const struct row vt52[] = {{"\033A", "Up"}, {"\033D", "Left"}};
    static const struct row others[] = {{"\033[6$y", ""}, {"\033A", "Alt-A"}};

    (void)state;
    ROWS("rxvt-unicode-256color", rxvt);
    ROWS("vt52", vt52);
    ROWS("xterm-256color", others);
}

static void td_decoder__typed(void **state)
{
    static const struct row rows[] = {
        {"a", "a"},
        {"7", "7"},
        {" ", "Space"},
        {"\r", "Enter"},
        {"\n", "Enter"},
        {"\t", "Tab"},
        {"\b", "Backspace"},
        {"\x7F", "Backspace"},
        {"\x0C", "Ctrl-L"},
        {"\x1F", ""},
        {"\xC3\xA4", "\xC3\xA4"},
        {"\xE2\x82\xAC", "\xE2\x82\xAC"},
        {"\xF0\x9F\xA6\xB5", "\xF0\x9F\xA6\xB5"},
        {"\033x", "Alt-x"},
        {"\033\xC3\xA4", "Alt-\xC3\xA4"},
        {"\033\r", "Alt-Enter"},
        {"\033\x7F", "Alt-Backspace"},
        {"\033\x0C", "Ctrl-Alt-L"},
        {"\xC0\xAF", ""},         /* too long for what it says */
        {"\xED\xA0\x80", ""},     /* half a pair */
        {"\xF5\x80\x80\x80", ""}, /* beyond the end */
        {"\xC2\x85", ""},         /* a control */
    };

    (void)state;
    ROWS("xterm-256color", rows);
}

static void td_decoder__broken_utf8__costs_itself_alone(void **state)
{
    struct td_decoder *decoder = decoder_for("xterm");

    (void)state;
    feed(decoder, "\xE2\x82q", MS);
    assert_string_equal(words_of(decoder, MS), "q");
    feed(decoder, "\xC3\033[A", 2 * MS);
    assert_string_equal(words_of(decoder, 2 * MS), "Up");
    feed(decoder, "\xFF\xC3\xC3\xA4", 3 * MS);
    assert_string_equal(words_of(decoder, 3 * MS), "\xC3\xA4");
    td_decoder_feed(decoder, "\0", 1, 4 * MS); /* Ctrl-Space */
    assert_string_equal(words_of(decoder, 4 * MS), "");
    td_decoder_free(decoder);
}

static void td_decoder__mouse(void **state)
{
    static const struct row rows[] = {
        {"\033[<0;5;3M", "(mouse 0 4 2)"},
        {"\033[<64;1;1M", "(mouse 1 0 0)"},
        {"\033[<65;1;1M", "(mouse 2 0 0)"},
        {"\033[<4;5;3M", "(mouse 0 4 2)"},
        {"\033[<0;5;3m", ""},
        /* let go */ {"\033[<2;5;3M", ""},
        {"\033[<32;5;3M", ""},
        /* moved */ {"\033[<0;0;3M", ""},
        {"\033[M \x25\x23", "(mouse 0 4 2)"},
        {"\033[M#\x25\x23", ""},
        {"\033[Ma\x25\x23", "(mouse 2 4 2)"},
        {"\033[M \xF0\x23", "(mouse 0 207 2)"},
        {"\033[32;5;3M", "(mouse 0 4 2)"},
        {"\033[35;5;3M", ""},
    };
    struct td_decoder *decoder =
        td_decoder_new(&(struct td_decoder_options){.esc_wait = WAIT, .mouse = false});

    (void)state;
    ROWS("xterm-256color", rows);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) { /* not wanted */
        feed(decoder, rows[i].bytes, MS);
        assert_string_equal(words_of(decoder, MS), "");
    }
    td_decoder_free(decoder);
}

static void td_decoder__answers(void **state)
{
    static const struct {
        const char *bytes;
        enum td_answer_kind kind;
        const char *rest;
    } rows[] = {
        {"\033[?62;4;22c", TD_ANSWER_DEVICE, " 62 4 22"},
        {"\033[>41;390;0c", TD_ANSWER_MODEL, " 41 390 0"},
        {"\033P>|XTerm(390)\033\\", TD_ANSWER_VERSION, " XTerm(390)"},
        {"\033[?2026;2$y", TD_ANSWER_MODE, " 2026 2"},
        {"\033[4;2$y", TD_ANSWER_MODE, " 4 2"},
        {"\033[24;80R", TD_ANSWER_CURSOR, " 24 80"},
        {"\033[?24;80;1R", TD_ANSWER_CURSOR, " 24 80 1"},
        {"\033[1;1R", TD_ANSWER_CURSOR, " 1 1"},
        {"\033[0n", TD_ANSWER_STATUS, " 0"},
        {"\033]11;rgb:1e1e/1e1e/1e1e\a", TD_ANSWER_COLOR, " 11 rgb:1e1e/1e1e/1e1e"},
        {"\033]10;rgb:ff/ff/ff\033\\", TD_ANSWER_COLOR, " 10 rgb:ff/ff/ff"},
        {"\033]4;1;rgb:cd/00/00\xC2\x9C", TD_ANSWER_COLOR, " 4 1;rgb:cd/00/00"},
        {"\033[6;20;10t", TD_ANSWER_SIZE, " 6 20 10"},
        {"\033_Gi=31;OK\033\\", TD_ANSWER_GRAPHICS, " i=31;OK"},
        {"\033[?1u", TD_ANSWER_KEYBOARD, " 1"},
        {"\033[I", TD_ANSWER_FOCUS_IN, ""},
        {"\033[O", TD_ANSWER_FOCUS_OUT, ""},
        {"\033P1+r544e=787465726d\033\\", TD_ANSWER_OTHER, " 1+r544e=787465726d"},
        {"\033]52;c;aGVsbG8=\a", TD_ANSWER_OTHER, " 52 c;aGVsbG8="},
        {"\xC2\x9B?62;4c", TD_ANSWER_DEVICE, " 62 4"},
        {"\xC2\x9D"
         "11;rgb:00/00/00\xC2\x9C",
         TD_ANSWER_COLOR, " 11 rgb:00/00/00"},
        {"\x9B"
         "0n",
         TD_ANSWER_STATUS, " 0"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char expected[160];
        struct row row = {rows[i].bytes, expected};

        snprintf(expected, sizeof expected, "(answer %d%s)", (int)rows[i].kind, rows[i].rest);
        assert_rows("xterm-256color", &row, 1);
    }
}

static void td_decoder__unknown__is_swallowed_whole(void **state)
{
    static const struct row rows[] = {
        {"\033[9999~", ""},
        {"\033[99;99;99;99Q", ""},
        {"\033[1;9C", ""}, /* with a key that has no name here */
        {"\033[1;300C", ""},
        {"\033[2;5C", ""},
        {"\033[97;1:3u", ""}, /* let go */
        {"\033[1;1:3A", ""},
        {"\033[57441u", ""}, /* Shift alone */
        {"\033[57358u", ""},
        {"\033[u", ""}, /* a coded key without its code */
        {"\033[99999999;99999999;99999999Q\033[u", ""},
        {"\033[;u", ""},
        {"\033[;5;u", ""},
        {"\033[97;1;1;1u", ""},
        {"\033[2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19u", ""},
        {"\033[5 q", ""},
        {"\033[!p", ""},
        {"\033[?1;2$z", ""},
        {"\033[=1;2c", ""},
        {"\033[E", ""},
        {"\033OE", ""},
        {"\033Oz", ""},
        {"\033O9C", ""},
        {"\033[[Z", ""},
        {"\033[201~", ""},
        {"\033^secret\033\\", "(answer 12 secret)"},
        {"\033X6\033\\", "(answer 12 6)"},
        {"\033\033x", ""},
        {"\033[12\rq", "q"}, /* a control ends it, and is swallowed */
        {"\033]11;6\rq", "q"},
    };

    (void)state;
    ROWS("xterm-256color", rows);
}

/* ---- a lone ESC ---- */

static void td_decoder__lone_esc__after_its_silence(void **state)
{
    struct td_decoder *decoder = decoder_for("xterm");

    (void)state;
    feed(decoder, "\033", 100 * MS);
    assert_true(td_decoder_deadline(decoder) == 100 * MS + WAIT);
    assert_string_equal(words_of(decoder, 100 * MS + WAIT - 1), "");
    assert_string_equal(words_of(decoder, 100 * MS + WAIT), "Esc");
    assert_true(td_decoder_deadline(decoder) == TD_NEVER);
    feed(decoder, "q", 200 * MS);
    assert_string_equal(words_of(decoder, 200 * MS), "q");
    feed(decoder, "\033\033", 300 * MS); /* twice */
    assert_string_equal(words_of(decoder, 300 * MS + WAIT), "Esc Esc");
    feed(decoder, "\033\033\033\033", 400 * MS); /* held down */
    assert_string_equal(words_of(decoder, 400 * MS + WAIT), "Esc Esc Esc Esc");
    td_decoder_free(decoder);
}

/* The program was busy: what waited to be read belongs to the ESC all the same. */
static void td_decoder__sequence_read_late__is_none_of_two_keys(void **state)
{
    struct td_decoder *decoder = decoder_for("xterm");

    (void)state;
    feed(decoder, "\033", MS);
    feed(decoder, "[6~", MS + 10 * WAIT);
    assert_string_equal(words_of(decoder, MS + 10 * WAIT), "PgDn");
    feed(decoder, "\033", 1000 * MS);
    feed(decoder, "q", 1000 * MS + WAIT); /* here it is two keys */
    assert_string_equal(words_of(decoder, 1000 * MS + WAIT), "Esc q");
    td_decoder_free(decoder);
}

static void td_decoder__rest_after_esc_was_given__is_swallowed(void **state)
{
    static const char *const rests[] = {
        "[6~",   "[A",  "OC",     "Ow", "[1;5C", "[<0;5;3M", "]11;rgb:0/0/0\a", "P>|XTerm(3)\033\\",
        "[M !!", "[[A", "[?62;4c"};

    (void)state;
    for (size_t i = 0; i < sizeof rests / sizeof rests[0]; i++) {
        /* together, at once and after an hour */
        for (td_ns wait = 60 * MS; wait < 3600001 * MS; wait *= 59999) {
            struct td_decoder *decoder = decoder_for("xterm");
            td_ns now = MS;

            feed(decoder, "\033", now);
            assert_string_equal(words_of(decoder, now + WAIT), "Esc");
            now += wait;
            feed(decoder, rests[i], now);
            assert_words("late", rests[i], words_of(decoder, now + WAIT), "");
            feed(decoder, "q", now + 2 * WAIT);
            assert_words("behind", rests[i], words_of(decoder, now + 2 * WAIT), "q");
            td_decoder_free(decoder);
        }
        /* byte by byte */
        {
            struct td_decoder *decoder = decoder_for("xterm");
            td_ns now = MS;

            feed(decoder, "\033", now);
            assert_string_equal(words_of(decoder, now + WAIT), "Esc");
            for (const char *at = rests[i]; *at != '\0'; at++) {
                now += 300 * MS;
                td_decoder_feed(decoder, at, 1, now);
                assert_words("piecemeal", rests[i], words_of(decoder, now), "");
            }
            td_decoder_free(decoder);
        }
    }
}

static void td_decoder__bracket_long_after_esc__is_typed(void **state)
{
    struct td_decoder *decoder = decoder_for("xterm");

    (void)state;
    feed(decoder, "\033", MS);
    assert_string_equal(words_of(decoder, MS + WAIT), "Esc");
    feed(decoder, "[", 2100 * MS);
    assert_string_equal(words_of(decoder, 2100 * MS), "[");
    td_decoder_free(decoder);
}

/* ---- ends that never come ---- */

static void td_decoder__lost_end__swallows_no_key_for_long(void **state)
{
    static const char *const begins[] = {"\033[",     "\033[12;", "\033O",      "\033[M ",
                                         "\033]11;x", "\033P1",   "\033_G",     "\033[200~",
                                         "\033[[",    "\xC2\x9B", "\033]0;\033"};

    (void)state;
    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
        struct td_decoder *decoder = decoder_for("xterm");
        td_ns now = MS;
        int typed = 0;

        feed(decoder, begins[i], now); /* ... silence */
        (void)words_of(decoder, now);
        now += 2000 * MS;
        feed(decoder, "q", now);
        assert_words("silence", begins[i], words_of(decoder, now), "q");

        feed(decoder, begins[i], now += MS); /* ... somebody types on and on, a digit a time */
        do {
            now += 400 * MS;
            typed++;
            feed(decoder, "5", now);
        } while (strcmp(words_of(decoder, now), "5") != 0 && typed < 100);
        assert_in_range(typed, 1, 13);
        td_decoder_free(decoder);
    }
}

/* An ESC begins anew whatever was unfinished. */
static void td_decoder__key_after_unfinished__comes(void **state)
{
    static const struct row rows[] = {
        {"\033[1;\033[A", "Up"}, {"\033O\033[A", "Up"},     {"\033[M \033[A", "Up"},
        {"\033[[\033[A", "Up"},  {"\033]11;a\033[A", "Up"}, {"\033P1\033OB", "Down"},
    };

    (void)state;
    ROWS("xterm", rows);
}

static void td_decoder__long_sequences__are_swallowed(void **state)
{
    struct td_decoder *decoder = decoder_for("xterm");
    char bytes[TD_DECODER_FEED];

    (void)state;
    memset(bytes, '1', sizeof bytes);
    feed(decoder, "\033[", MS);
    for (int i = 0; i < 20; i++) {
        td_decoder_feed(decoder, bytes, sizeof bytes, 2 * MS);
    }
    feed(decoder, "~q", 3 * MS);
    assert_string_equal(words_of(decoder, 3 * MS), "q");
    feed(decoder, "\033]52;c;", 4 * MS);
    for (int i = 0; i < 20; i++) {
        td_decoder_feed(decoder, bytes, sizeof bytes, 5 * MS);
    }
    feed(decoder, "\aq", 6 * MS);
    assert_non_null(strstr(words_of(decoder, 6 * MS), ") q"));
    td_decoder_free(decoder);
}

/* ---- pastes ---- */

static void td_decoder__paste(void **state)
{
    static const struct {
        const char *bytes, *words;
    } rows[] = {
        {"\033[200~6\r\033[201~", "(paste 6 )"},
        {"\033[200~knee\r\nsore\tnow\033[201~q", "(paste knee sore now) q"},
        {"\033[200~a\033[A\x01\x7F"
         "b\033[201~",
         "(paste a[Ab)"},
        {"\033[200~\xC3\xA4\xFF\xC2\x85.\033[201~", "(paste \xC3\xA4.)"},
        {"\033[200~a\033\033[201~q", "(paste a) q"},     /* ends in half a sequence */
        {"\033[200~a\033[2\033[201~q", "(paste a[2) q"}, /* ... and in the half of its end */
        {"\033[200~\033[201~", ""},
        {"\xC2\x9B"
         "200~a\033[201~",
         "(paste a)"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_decoder *decoder = decoder_for("xterm");

        feed(decoder, rows[i].bytes, MS);
        assert_words("whole", rows[i].bytes, words_of(decoder, MS), rows[i].words);
        td_decoder_free(decoder);
    }
}

static void td_decoder__paste_cut_anywhere__is_the_same_text(void **state)
{
    static const char bytes[] = "\033[200~ab\xC3\xA4\033[20x\r\ny\033[201~";

    (void)state;
    for (size_t cut = 2; cut + 1 < sizeof bytes; cut++) {
        struct td_decoder *decoder = decoder_for("xterm");
        struct td_input input;
        char text[200] = "";

        td_decoder_feed(decoder, bytes, cut, MS);
        td_decoder_feed(decoder, bytes + cut, sizeof bytes - 1 - cut, 900 * MS);
        while (td_decoder_next(decoder, 900 * MS, &input)) {
            assert_int_equal(input.kind, TD_INPUT_PASTE);
            strcat(text, input.text);
        }
        assert_string_equal(text, "ab\xC3\xA4[20x y");
        td_decoder_free(decoder);
    }
}

static void td_decoder__long_paste__is_bounded(void **state)
{
    struct td_decoder *decoder = decoder_for("xterm");
    char bytes[TD_DECODER_FEED];
    struct td_input input;
    size_t taken = 0;

    (void)state;
    memset(bytes, 'x', sizeof bytes);
    feed(decoder, "\033[200~", MS);
    for (int i = 0; i < 100; i++) {
        td_decoder_feed(decoder, bytes, sizeof bytes, (2 + i) * MS);
        while (td_decoder_next(decoder, (2 + i) * MS, &input)) {
            assert_int_equal(input.kind, TD_INPUT_PASTE);
            taken += strlen(input.text);
        }
    }
    assert_in_range(taken, 1000, 4096);
    feed(decoder, "\033[201~q", 200 * MS);
    assert_string_equal(words_of(decoder, 200 * MS), "q");
    td_decoder_free(decoder);
}

/* ---- how keys come ---- */

static void td_decoder__arrival(void **state)
{
    static const struct row rows[] = {
        {"5", "5"},
        {"5\r", "5 Enter"},
        {"qy", "&q &y"},
        {"fqy", "&f &q &y"},
        {"jjjjjjj", "j j j j j j j"},
        {"\033[B\033[B\033[B\033[B\033[B", "Down Down Down Down Down"},
        {"q5", "%q %5"},
        {"55", "%5 %5"},
        {"5555", "#5 #5 #5 #5"},
        {"28\r", "%2 %8 %Enter"},
        {"6\r7", "%6 %Space %7"},
        {"fqyn", "#f #q #y #n"},
        {"sore\r", "#s #o #r #e #Enter"}, /* the last line may end */
        {"a\rb\rcd", "#a #Space #b #Space #c #d"},
        {"\xC3\xA4\xC3\xB6\xC3\xBC!", "#\xC3\xA4 #\xC3\xB6 #\xC3\xBC #!"},
        {"\033[Aq", "Up q"},
        /* A digit among bytes that nobody types with it is part of something else. */
        {"\t8", "%Tab %8"},
        {"8\t", "%8 %Tab"},
        {"\xFF\xFE"
         "8",
         "%8"},
        {"\033[A8", "Up %8"},
        {"8\n", "8 Enter"},
    };
    struct td_decoder *decoder = decoder_for("xterm");
    td_ns now = MS;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        now += 1000 * MS;
        feed(decoder, rows[i].bytes, now);
        assert_words("arrival", rows[i].bytes, words_of(decoder, now), rows[i].words);
    }
    /* The end of a long text, in a read of its own. */
    feed(decoder, "a long text", now += 1000 * MS);
    (void)words_of(decoder, now);
    feed(decoder, "6", now += 499 * MS);
    assert_string_equal(words_of(decoder, now), "#6");
    feed(decoder, "6", now += 500 * MS);
    assert_string_equal(words_of(decoder, now), "6");
    td_decoder_free(decoder);
}

static void td_decoder_reset__forgets(void **state)
{
    struct td_decoder *decoder = decoder_for("xterm");

    (void)state;
    feed(decoder, "q\033", MS);
    td_decoder_reset(decoder);
    assert_true(td_decoder_deadline(decoder) == TD_NEVER);
    feed(decoder, "[", 2 * MS);
    assert_string_equal(words_of(decoder, 2 * MS), "[");
    td_decoder_free(decoder);
    td_decoder_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_decoder__forms_of_every_terminal__in_any_terminal),
        cmocka_unit_test(td_decoder__forms_of_one_terminal),
        cmocka_unit_test(td_decoder__typed),
        cmocka_unit_test(td_decoder__broken_utf8__costs_itself_alone),
        cmocka_unit_test(td_decoder__mouse),
        cmocka_unit_test(td_decoder__answers),
        cmocka_unit_test(td_decoder__unknown__is_swallowed_whole),
        cmocka_unit_test(td_decoder__lone_esc__after_its_silence),
        cmocka_unit_test(td_decoder__sequence_read_late__is_none_of_two_keys),
        cmocka_unit_test(td_decoder__rest_after_esc_was_given__is_swallowed),
        cmocka_unit_test(td_decoder__bracket_long_after_esc__is_typed),
        cmocka_unit_test(td_decoder__lost_end__swallows_no_key_for_long),
        cmocka_unit_test(td_decoder__key_after_unfinished__comes),
        cmocka_unit_test(td_decoder__long_sequences__are_swallowed),
        cmocka_unit_test(td_decoder__paste),
        cmocka_unit_test(td_decoder__paste_cut_anywhere__is_the_same_text),
        cmocka_unit_test(td_decoder__long_paste__is_bounded),
        cmocka_unit_test(td_decoder__arrival),
        cmocka_unit_test(td_decoder_reset__forgets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
