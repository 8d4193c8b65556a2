/* The table of modes, and the bytes that set them and put them back. */
#include "modes.h"

#include <stdio.h>
#include <string.h>

#include "output/frames.h"
#include "teardrop/base/str.h"

enum {
    ANSI = 1 << 0,   /* knows sequences as ECMA-48 and the VT100 have them */
    MODERN = 1 << 1, /* marks of a frame, a stack of titles */
    MOUSE = 1 << 2,
    TITLED = 1 << 3,   /* a title was set */
    ONCE = 1 << 4,     /* saves something: never twice without giving it back between */
    PICTURES = 1 << 5, /* were sent by kitty's protocol */
};

/* Bytes, or with CAP the terminfo capability of that name, where there is one. */
struct text {
    const char *bytes;
    const char *capability;
};

#define BYTES(text)                                                                                \
    {                                                                                              \
        .bytes = (text)                                                                            \
    }
#define CAP(name)                                                                                  \
    {                                                                                              \
        .capability = (name)                                                                       \
    }
#define CURSOR_OFF "\001" /* see place_of() */
#define CURSOR_ON "\002"
#define BOTTOM "\003"

/* In the order of setting; giving back goes the other way. */
static const struct mode {
    const char *what; /* for the reader */
    unsigned when;
    struct text set, back;
} modes_table[] = {
    /* Before the other screen: xterm's smcup keeps a title as well, the stack is one. */
    {"the title, kept", MODERN | ONCE, BYTES("\033[22;2t"), BYTES("\033[23;2t")},
    {"the other screen", ONCE, CAP("smcup"), CAP("rmcup")},
    /* A shell's prompt comes below the picture where there is no other screen, or
     * where it is switched off. Where there is one, rmcup puts the cursor back. */
    {"the cursor's place", 0, BYTES(NULL), BYTES(BOTTOM)},
    /* Both of these move the cursor, so they come between. */
    {"margins", ANSI, BYTES("\033[r"), BYTES("\033[r")},
    {"origin", ANSI, BYTES("\033[?6l"), BYTES("\033[?6l")},
    {"insert", 0, CAP("rmir"), CAP("rmir")},
    {"wrap", 0, CAP("smam"), CAP("smam")},
    {"character set", 0, CAP("rmacs"), CAP("rmacs")},
    {"attributes", 0, CAP("sgr0"), CAP("sgr0")},
    {"colours", 0, CAP("op"), CAP("op")},
    {"the cursor, seen", 0, BYTES(CURSOR_OFF), BYTES(CURSOR_ON)},
    /* A thin bar marks a line without hiding its first letter. */
    {"the cursor's shape", MODERN, BYTES("\033[6 q"), BYTES("\033[0 q")},
    {"cursor keys", ANSI, BYTES(NULL), BYTES("\033[?1l")},
    {"keypad", 0, CAP("smkx"), CAP("rmkx")},
    {"mouse, as SGR has it", ANSI | MOUSE, BYTES("\033[?1000h\033[?1006h"),
     BYTES("\033[?1006l\033[?1000l")},
    {"paste in brackets", ANSI, BYTES("\033[?2004h"), BYTES("\033[?2004l")},
    {"a frame held back", MODERN, BYTES(NULL), BYTES(TD_FRAME_END)},
    /* A terminal without a stack of titles would keep the last one for good. */
    {"the title, neutral", MODERN | TITLED, BYTES(NULL), BYTES("\033]2;Terminal\033\\")},
    /* All that are seen, with their data; those of poses by their numbers (rescue.c). */
    {"pictures", PICTURES, BYTES(NULL), BYTES("\033_Ga=d,d=A,q=2\033\\")},
    /* Else what comes next would be taken for the rest of it. */
    {"an image of which a part has come", PICTURES, BYTES(NULL), BYTES("\033_Gm=0,q=2;\033\\")},
    /* Ends what was cut: CAN a sequence, ST a text that ignores CAN. */
    {"a sequence cut in half", ANSI, BYTES(NULL), BYTES("\030\033\\")},
};

#define MODES (sizeof modes_table / sizeof modes_table[0])

/* Adds a text without the padding marks ($<5>) of capabilities; one that has no room
 * is left out whole. */
static void add(struct td_modes_text *out, const char *text)
{
    size_t begin = out->count;

    while (text != NULL && *text != '\0') {
        const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;

        if (end != NULL) {
            text = end + 1;
        } else if (out->count == sizeof out->bytes) {
            out->count = begin;
            return;
        } else {
            out->bytes[out->count++] = *text++;
        }
    }
}

static bool is_ansi(const struct td_modes_terminal *terminal)
{
    static const char head[] = "\033[%i%p1%d;%p2%dH";
    const char *place = terminal->capability("cup");

    return place != NULL && strncmp(place, head, sizeof head - 1) == 0;
}

/* What puts back a cursor that is not seen is what hid it, the other way: `cnorm` may
 * change how it blinks, too. */
static void cursor_of(struct td_modes *modes, const struct td_modes_terminal *terminal)
{
    const char *off = terminal->capability("civis"), *on = terminal->capability("cnorm");
    struct td_modes_text text = {.count = 0};

    if (off == NULL || on == NULL) {
        return;
    }
    if (strcmp(off, "\033[?25l") == 0) {
        on = "\033[?25h";
    }
    add(&text, off);
    td_str_format(modes->cursor_off, sizeof modes->cursor_off, "%.*s", (int)text.count, text.bytes);
    text.count = 0;
    add(&text, on);
    td_str_format(modes->cursor_on, sizeof modes->cursor_on, "%.*s", (int)text.count, text.bytes);
}

static void add_bottom(struct td_modes_text *out, const struct td_modes_terminal *terminal)
{
    if (is_ansi(terminal)) {
        add(out, "\033[999;1H"); /* the window may have another height by then */
        add(out, terminal->capability("el"));
    } else if (terminal->capability("ll") != NULL) {
        add(out, terminal->capability("ll"));
        add(out, terminal->capability("el"));
    } else {
        add(out, "\r\n");
    }
}

static void add_text(struct td_modes_text *out, const struct td_modes *modes,
                     const struct td_modes_terminal *terminal, const struct text *text)
{
    if (text->capability != NULL) {
        add(out, terminal->capability(text->capability));
    } else if (text->bytes == NULL) {
        return;
    } else if (strcmp(text->bytes, CURSOR_OFF) == 0) {
        add(out, modes->cursor_off);
    } else if (strcmp(text->bytes, CURSOR_ON) == 0) {
        add(out, modes->cursor_on);
    } else if (strcmp(text->bytes, BOTTOM) == 0) {
        add_bottom(out, terminal);
    } else {
        add(out, text->bytes);
    }
}

void td_modes_init(struct td_modes *modes, const struct td_modes_terminal *terminal)
{
    unsigned has = (is_ansi(terminal) ? ANSI : 0) | (terminal->modern ? MODERN : 0) |
                   (terminal->mouse ? MOUSE : 0);

    memset(modes, 0, sizeof *modes);
    cursor_of(modes, terminal);
    for (size_t i = 0; i < MODES; i++) {
        const struct mode *mode = &modes_table[i];

        if ((mode->when & ~(has | ONCE)) == 0) {
            add_text(&modes->in, modes, terminal, &mode->set);
            if ((mode->when & ONCE) == 0) {
                add_text(&modes->again, modes, terminal, &mode->set);
            }
        }
    }
    for (size_t way = 0; way < TD_MODES_WAYS; way++) {
        unsigned true_now =
            has | ONCE | ((way & 1) != 0 ? TITLED : 0) | ((way & 2) != 0 ? PICTURES : 0);

        for (size_t i = MODES; i-- > 0;) {
            if ((modes_table[i].when & ~true_now) == 0) {
                add_text(&modes->out[way], modes, terminal, &modes_table[i].back);
            }
        }
    }
}
