/* Sequences taken apart: modifiers, mouse, keys by code and by form, answers, strings. */
#include "sequence.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define SUBS 3 /* sub-parameters that are looked at: 97:65:97 */
#define NUMBER_MAX 99999999

/* A CSI sequence in its parts. */
struct parts {
    char marker; /* `<`, `=`, `>`, `?`, or NUL */
    int numbers[TD_INPUT_NUMBERS][SUBS];
    int count;
    char between; /* the intermediate, or NUL */
    char final;
    bool plain; /* in the grammar, no more than fits */
};

static void parse(const char *body, size_t count, struct parts *out)
{
    size_t i = 0;
    int sub = 0;

    memset(out, 0, sizeof *out);
    if (count == 0) {
        return;
    }
    out->final = body[--count];
    out->plain = true;
    if (count > 0 && strchr("<=>?", body[0]) != NULL) {
        out->marker = body[i++];
    }
    out->count = i < count && body[i] >= '0' && body[i] <= ';' ? 1 : 0;
    for (; i < count; i++) {
        char c = body[i];
        int *number = out->count > 0 ? &out->numbers[out->count - 1][sub] : NULL;

        if (c >= '0' && c <= '9' && number != NULL && out->between == '\0') {
            *number = *number < NUMBER_MAX / 10 ? *number * 10 + (c - '0') : NUMBER_MAX;
        } else if (c == ';' && out->count < TD_INPUT_NUMBERS && out->between == '\0') {
            out->count++;
            sub = 0;
        } else if (c == ':' && sub + 1 < SUBS && out->between == '\0') {
            sub++;
        } else if (c >= ' ' && c <= '/' && out->between == '\0') {
            out->between = c;
        } else {
            out->plain = false;
        }
    }
}

static void be_key(struct td_input *out, td_key key)
{
    if (key != TD_KEY_NONE) {
        out->kind = TD_INPUT_KEY;
        out->key = key;
        out->arrival = TD_CAME_ALONE;
    }
}

static void be_answer(struct td_input *out, enum td_answer_kind answer, const struct parts *parts)
{
    out->kind = TD_INPUT_ANSWER;
    out->answer = answer;
    for (int i = 0; i < parts->count; i++) {
        out->numbers[out->number_count++] = parts->numbers[i][0];
    }
}

/* ---- modifiers ---- */

#define XTERM_SHIFT 1
#define XTERM_ALT 2
#define XTERM_CTRL 4
#define XTERM_OTHERS (8 | 16 | 32) /* super, hyper, meta; above are the locks */

/* number: as xterm counts it, 1 is none. False: with keys that we have no name for. */
static bool modifiers_of(int number, uint32_t *bits)
{
    int n = number > 0 ? number - 1 : 0;

    *bits = ((n & XTERM_SHIFT) != 0 ? (uint32_t)TD_KEY_SHIFT : 0) |
            ((n & XTERM_ALT) != 0 ? (uint32_t)TD_KEY_ALT : 0) |
            ((n & XTERM_CTRL) != 0 ? (uint32_t)TD_KEY_CTRL : 0);
    return n < 256 && (n & XTERM_OTHERS) == 0;
}

/* Letting a key go again is nothing new. */
static bool is_release(const struct parts *parts)
{
    return parts->count >= 2 && parts->numbers[1][1] == 3;
}

/* ---- mouse ---- */

#define MOUSE_MODIFIERS (4 | 8 | 16)
#define MOUSE_WHEEL_UP 64
#define MOUSE_WHEEL_DOWN 65

/* x, y from 1. Buttons that are let go, moves and other buttons mean nothing. */
static void be_mouse(const struct td_sequence_context *context, int button, int x, int y,
                     struct td_input *out)
{
    int plain = button & ~MOUSE_MODIFIERS;

    if (!context->mouse || x < 1 || y < 1 ||
        (plain != 0 && plain != MOUSE_WHEEL_UP && plain != MOUSE_WHEEL_DOWN)) {
        return;
    }
    out->kind = TD_INPUT_MOUSE;
    out->mouse.kind = plain == MOUSE_WHEEL_UP     ? TD_MOUSE_WHEEL_UP
                      : plain == MOUSE_WHEEL_DOWN ? TD_MOUSE_WHEEL_DOWN
                                                  : TD_MOUSE_CLICK;
    out->mouse.x = x - 1;
    out->mouse.y = y - 1;
}

void td_sequence_x10(const struct td_sequence_context *context, const unsigned char *bytes,
                     struct td_input *out)
{
    be_mouse(context, bytes[0] - 32, bytes[1] - 32, bytes[2] - 32, out);
}

/* ---- keys by their code: CSI u of kitty and others, modifyOtherKeys of xterm ---- */

/* Keys that kitty gives a code of its own (private use, from 57344 on). */
static td_key kitty_key(int code)
{
    static const td_key keypad[] = {
        '.',         '/',         '*',         '-',          '+',           TD_KEY_ENTER,
        '=',         ',',         TD_KEY_LEFT, TD_KEY_RIGHT, TD_KEY_UP,     TD_KEY_DOWN,
        TD_KEY_PGUP, TD_KEY_PGDN, TD_KEY_HOME, TD_KEY_END,   TD_KEY_INSERT, TD_KEY_DELETE};

    if (code >= 57376 && code <= 57387) {
        return TD_KEY_F1 + 12 + (td_key)(code - 57376);
    }
    if (code >= 57399 && code <= 57408) {
        return '0' + (td_key)(code - 57399);
    }
    if (code >= 57409 && code < 57409 + (int)(sizeof keypad / sizeof keypad[0])) {
        return keypad[code - 57409];
    }
    return TD_KEY_NONE;
}

static bool is_private(int code)
{
    return code >= 0xE000 && code <= 0xF8FF;
}

/* A character that may be typed. */
static bool is_text(int code)
{
    return code >= ' ' && code <= 0x10FFFF && !(code >= 0x7F && code < 0xA0) &&
           !(code >= 0xD800 && code < 0xE000) && !is_private(code);
}

static void be_coded_key(int code, int shifted, int text, int modifiers, struct td_input *out)
{
    uint32_t bits;
    td_key key = is_private(code) ? kitty_key(code)
                 : is_text(code)  ? (td_key)code
                 : code == '\r' || code == '\t' || code == 27 || code == 127 || code == 8
                     ? td_key_of_character((uint32_t)code)
                     : TD_KEY_NONE;

    if (!modifiers_of(modifiers, &bits)) {
        return;
    }
    if (is_text(code) && is_text(text) && (bits & (TD_KEY_ALT | TD_KEY_CTRL)) == 0) {
        key = (td_key)text;
        bits = 0;
    } else if (is_text(code) && is_text(shifted) && (bits & TD_KEY_SHIFT) != 0) {
        key = (td_key)shifted;
        bits &= ~(uint32_t)TD_KEY_SHIFT;
    }
    be_key(out, td_key_with(key, bits));
}

/* ---- keys by their form ---- */

/* Asks for the form without modifiers, `CSI number ~` or `CSI letter`, and adds them. */
static td_key formed_key(struct td_sequence_context *context, char lead, int number, char final,
                         uint32_t bits)
{
    char form[24];
    td_key key;

    if (final == '~') {
        td_str_format(form, sizeof form, "\033%c%d~", lead, number);
    } else {
        td_str_format(form, sizeof form, "\033%c%c", lead, final);
    }
    key = td_known_keys_common(&context->known, form, strlen(form));
    return key == TD_KEY_NONE ? TD_KEY_NONE : td_key_with(key, bits);
}

/* Arrows of rxvt: small letters, CSI with Shift, SS3 with Ctrl. */
static td_key rxvt_arrow(char final, uint32_t bits)
{
    static const td_key arrows[] = {TD_KEY_UP, TD_KEY_DOWN, TD_KEY_RIGHT, TD_KEY_LEFT};

    return final >= 'a' && final <= 'd' ? td_key_with(arrows[final - 'a'], bits) : TD_KEY_NONE;
}

/* CSI number $, ^, @: the others of rxvt. */
static bool rxvt_modifiers(char final, uint32_t *bits)
{
    *bits = final == '$'   ? TD_KEY_SHIFT
            : final == '^' ? TD_KEY_CTRL
            : final == '@' ? (uint32_t)TD_KEY_CTRL | TD_KEY_SHIFT
                           : 0;
    return *bits != 0;
}

static td_key csi_key(struct td_sequence_context *context, const struct parts *parts)
{
    int number = parts->count > 0 ? parts->numbers[0][0] : 0;
    uint32_t bits;

    if (parts->count == 1 && rxvt_modifiers(parts->final, &bits)) {
        return formed_key(context, '[', number, '~', bits);
    }
    if (parts->count == 0 && rxvt_arrow(parts->final, 0) != TD_KEY_NONE) {
        return rxvt_arrow(parts->final, TD_KEY_SHIFT);
    }
    if (parts->count > 3 || !modifiers_of(parts->count > 1 ? parts->numbers[1][0] : 1, &bits)) {
        return TD_KEY_NONE;
    }
    if (parts->final == '~') {
        return formed_key(context, '[', number, '~', bits);
    }
    /* CSI 5 C is how some old ones say Ctrl. */
    if (parts->count == 1 && !modifiers_of(number, &bits)) {
        return TD_KEY_NONE;
    }
    if (number > 1 && parts->count > 1) {
        return TD_KEY_NONE;
    }
    return strchr("ABCDEFHPQRSZ", parts->final) != NULL
               ? formed_key(context, '[', 0, parts->final, bits)
               : TD_KEY_NONE;
}

/* ---- CSI ---- */

static bool csi_answer(const struct parts *parts, struct td_input *out)
{
    static const struct {
        char marker, between, final;
        int least, most; /* numbers */
        enum td_answer_kind answer;
    } answers[] = {
        {'?', '\0', 'c', 1, TD_INPUT_NUMBERS, TD_ANSWER_DEVICE},
        {'>', '\0', 'c', 1, TD_INPUT_NUMBERS, TD_ANSWER_MODEL},
        {'?', '$', 'y', 2, 2, TD_ANSWER_MODE},
        {'\0', '$', 'y', 2, 2, TD_ANSWER_MODE},
        {'?', '\0', 'R', 2, 3, TD_ANSWER_CURSOR},
        {'\0', '\0', 'R', 2, 2, TD_ANSWER_CURSOR},
        {'?', '\0', 'n', 1, TD_INPUT_NUMBERS, TD_ANSWER_STATUS},
        {'\0', '\0', 'n', 1, 1, TD_ANSWER_STATUS},
        {'\0', '\0', 't', 1, 3, TD_ANSWER_SIZE},
        {'?', '\0', 'u', 1, 1, TD_ANSWER_KEYBOARD},
        {'\0', '\0', 'I', 0, 0, TD_ANSWER_FOCUS_IN},
        {'\0', '\0', 'O', 0, 0, TD_ANSWER_FOCUS_OUT},
    };

    /* Shift-F3 and its like look like a cursor in the first row, columns 2 to 8; nobody
     * asks where it is, and such keys are pressed. */
    if (parts->marker == '\0' && parts->final == 'R' && parts->count == 2 &&
        parts->numbers[0][0] == 1 && parts->numbers[1][0] >= 2 && parts->numbers[1][0] <= 8) {
        return false;
    }
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
        if (parts->marker == answers[i].marker && parts->between == answers[i].between &&
            parts->final == answers[i].final && parts->count >= answers[i].least &&
            parts->count <= answers[i].most) {
            be_answer(out, answers[i].answer, parts);
            return true;
        }
    }
    return false;
}

void td_sequence_csi(struct td_sequence_context *context, const char *body, size_t count,
                     struct td_input *out)
{
    const int(*n)[SUBS];
    struct parts parts;
    char whole[TD_INPUT_TEXT];

    parse(body, count, &parts);
    n = (const int(*)[SUBS])parts.numbers;
    if (!parts.plain || csi_answer(&parts, out)) {
        return;
    }
    if ((parts.final == 'M' || parts.final == 'm') && parts.count == 3) {
        if (parts.marker == '<' && parts.final == 'M') {
            be_mouse(context, n[0][0], n[1][0], n[2][0], out);
        } else if (parts.marker == '\0' && parts.final == 'M') { /* urxvt's 1015 */
            be_mouse(context, n[0][0] - 32, n[1][0], n[2][0], out);
        }
        return;
    }
    if (parts.marker != '\0' || (parts.between != '\0' && parts.final != '$') ||
        is_release(&parts)) {
        return;
    }
    if (parts.final == 'u') { /* never for libtermkey: without a number it reads one that is not */
        if (parts.count >= 1 && parts.count <= 3) {
            be_coded_key(n[0][0], n[0][1], n[2][0], n[1][0], out);
        }
        return;
    }
    if (parts.final == '~' && parts.count == 3 && n[0][0] == 27) {
        be_coded_key(n[2][0], 0, 0, n[1][0], out);
        return;
    }
    be_key(out, csi_key(context, &parts));
    if (out->kind == TD_INPUT_NONE && count + 3 < sizeof whole) {
        td_str_format(whole, sizeof whole, "\033[%.*s", (int)count, body);
        be_key(out, td_known_keys_terminfo(&context->known, whole, count + 2));
    }
}

/* ---- SS3 ---- */

/* body: numbers, then the final: 5 C, 1;5 C. */
void td_sequence_ss3(struct td_sequence_context *context, const char *body, size_t count,
                     struct td_input *out)
{
    struct parts parts;
    uint32_t bits;
    td_key key;

    parse(body, count, &parts);
    if (!parts.plain || parts.marker != '\0' || parts.between != '\0' || parts.count > 2 ||
        !modifiers_of(parts.count > 0 ? parts.numbers[parts.count - 1][0] : 1, &bits)) {
        return;
    }
    key = parts.count == 0 ? rxvt_arrow(parts.final, TD_KEY_CTRL) : TD_KEY_NONE;
    if (key == TD_KEY_NONE) {
        key = formed_key(context, 'O', 0, parts.final, bits);
    }
    if (key == TD_KEY_NONE && parts.count == 0) {
        char whole[4] = {'\033', 'O', parts.final, '\0'};

        key = td_known_keys_terminfo(&context->known, whole, 3);
    }
    be_key(out, key);
}

/* ---- strings ---- */

void td_sequence_string(char kind, const char *body, size_t count, struct td_input *out)
{
    size_t at = 0;
    char text[TD_INPUT_TEXT];

    out->kind = TD_INPUT_ANSWER;
    out->answer = TD_ANSWER_OTHER;
    if (kind == ']') {
        int number = 0;

        while (at < count && body[at] >= '0' && body[at] <= '9') {
            number = number < NUMBER_MAX / 10 ? number * 10 + (body[at] - '0') : NUMBER_MAX;
            at++;
        }
        if (at > 0 && at < count && body[at] == ';') {
            at++;
            out->numbers[out->number_count++] = number;
            out->answer =
                number == 4 || (number >= 10 && number <= 19) ? TD_ANSWER_COLOR : TD_ANSWER_OTHER;
        } else {
            at = 0;
        }
    } else if (kind == 'P' && count >= 2 && memcmp(body, ">|", 2) == 0) {
        out->answer = TD_ANSWER_VERSION;
        at = 2;
    } else if (kind == '_' && count >= 1 && body[0] == 'G') {
        out->answer = TD_ANSWER_GRAPHICS;
        at = 1;
    }
    td_str_format(text, sizeof text, "%.*s", (int)(count - at), body + at);
    td_str_copy_clean(out->text, sizeof out->text, text);
}
