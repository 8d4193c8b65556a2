/* Bytes of a paste to pieces of text on one line. */
#include "paste.h"

#include <string.h>

#define PASTE_MAX 4096 /* bytes of one paste; the rest is left out */

static const char paste_end[] = "\033[201~";
#define PASTE_END (sizeof paste_end - 1)

void td_paste_begin(struct td_paste *paste)
{
    memset(paste, 0, sizeof *paste);
}

void td_paste_give(struct td_paste *paste, struct td_arrivals *out)
{
    if (paste->piece_bytes > 0) {
        paste->piece.kind = TD_INPUT_PASTE;
        paste->piece.text[paste->piece_bytes] = '\0';
        td_arrivals_put(out, &paste->piece, false);
    }
    paste->piece_bytes = 0;
}

/* A control becomes a blank when it parts words, and is left out else. */
static void add_character(struct td_paste *paste, uint32_t code, struct td_arrivals *out)
{
    char text[TD_UTF8_MAX];
    bool newline = code == '\r' || code == '\n';
    size_t bytes;

    if (code == '\n' && paste->after_return) {
        paste->after_return = false;
        return;
    }
    paste->after_return = code == '\r';
    code = newline || code == '\t' ? ' ' : code;
    if (code < ' ' || (code >= 0x7F && code < 0xA0)) {
        return;
    }
    bytes = td_utf8_encode(code, text);
    if (paste->bytes + bytes > PASTE_MAX) {
        return;
    }
    if (paste->piece_bytes + bytes >= sizeof paste->piece.text) {
        td_paste_give(paste, out);
    }
    memcpy(paste->piece.text + paste->piece_bytes, text, bytes);
    paste->piece_bytes += bytes;
    paste->bytes += bytes;
}

static void add_byte(struct td_paste *paste, unsigned char byte, struct td_arrivals *out)
{
    bool again = true;

    if (paste->character.wanted > 0) {
        uint32_t code = td_utf8_bytes_add(&paste->character, byte, &again);

        paste->character.wanted = code == 0 ? paste->character.wanted : 0;
        if (code != 0 && code != TD_UTF8_REPLACEMENT) {
            add_character(paste, code, out);
        }
    }
    if (again && byte < 0x80) {
        add_character(paste, byte, out);
    } else if (again) {
        (void)td_utf8_bytes_begin(&paste->character, byte);
    }
}

/* True: this was the last byte of its end. */
static bool take(struct td_paste *paste, unsigned char byte, struct td_arrivals *out)
{
    if (byte == (unsigned char)paste_end[paste->end_matched]) {
        return ++paste->end_matched == PASTE_END;
    }
    for (size_t i = 0; i < paste->end_matched; i++) { /* it was none */
        add_byte(paste, (unsigned char)paste_end[i], out);
    }
    paste->end_matched = byte == (unsigned char)paste_end[0] ? 1 : 0;
    if (paste->end_matched == 0) {
        add_byte(paste, byte, out);
    }
    return false;
}

size_t td_paste_take(struct td_paste *paste, const char *bytes, size_t count,
                     struct td_arrivals *out, bool *over)
{
    size_t taken = 0;

    *over = false;
    while (taken < count && !*over) {
        *over = take(paste, (unsigned char)bytes[taken++], out);
    }
    if (*over) {
        td_paste_give(paste, out);
    }
    return taken;
}
