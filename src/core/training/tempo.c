/* Reads a tempo from text such as 3-1-2-1 or 3-1-X-1, and writes it back. */
#include "teardrop/core/training/tempo.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define SHOWN_MAX 40 /* bytes of the refused text that are repeated */

static const char *const phase_ids[TD_PHASE_COUNT] = {"down", "bottom", "up", "top"};

const char *td_phase_id(enum td_phase phase)
{
    return phase_ids[phase];
}

struct reader {
    const char *text; /* whole, for messages */
    const char *at;
    char *why;
    size_t why_size;
};

/* A refusal: `tempo "30Y0": WHAT`. */
static enum td_err refuse(const struct reader *r, const char *what)
{
    char shown[SHOWN_MAX + 4];

    if (!td_str_copy(shown, SHOWN_MAX, r->text)) {
        td_str_append(shown, sizeof shown, "...");
    }
    td_str_sanitize(shown, false);
    td_str_format(r->why, r->why_size, "tempo \"%s\": %s", shown, what);
    return TD_ERR_USAGE;
}

/* Position of a place in the text, in characters from 1. */
static int position(const struct reader *r, const char *place)
{
    int n = 1;

    for (const char *at = r->text; at < place && *at != '\0'; n++) {
        (void)td_utf8_next(&at);
    }
    return n;
}

/* Refuses the character at r->at: `'Y' at position 3: expected ...`. */
static enum td_err refuse_here(const struct reader *r, const char *expected)
{
    char what[160], character[TD_UTF8_MAX + 1];
    const char *next = r->at;
    size_t bytes;

    if (*r->at == '\0') {
        td_str_format(what, sizeof what, "ends at position %d: expected %s", position(r, r->at),
                      expected);
        return refuse(r, what);
    }
    (void)td_utf8_next(&next);
    bytes = (size_t)(next - r->at);
    memcpy(character, r->at, bytes);
    character[bytes] = '\0';
    td_str_sanitize(character, false);
    td_str_format(what, sizeof what, "'%s' at position %d: expected %s", character,
                  position(r, r->at), expected);
    return refuse(r, what);
}

static enum td_err refuse_value(const struct reader *r, const char *place, const char *what)
{
    char whole[160];

    td_str_format(whole, sizeof whole, "position %d: %s", position(r, place), what);
    return refuse(r, whole);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_separator(char c)
{
    return c == '-' || c == '/' || c == ':';
}

/* A number of seconds with at most three digits after the point. */
static enum td_err read_seconds(struct reader *r, int32_t *ms)
{
    static const char *const expected[] = {
        [TD_SCAN_NO_NUMBER] = "a number of seconds or X",
        [TD_SCAN_NO_FRACTION] = "a digit after the point",
        [TD_SCAN_TOO_FINE] = "at most three digits after the point",
    };
    const char *began = r->at;
    int64_t value;
    enum td_scan scan = td_str_scan_thousandths(&r->at, TD_TEMPO_MAX_MS, &value);

    if (scan == TD_SCAN_TOO_MUCH) {
        return refuse_value(r, began, "more than 60 seconds in one phase");
    }
    if (scan != TD_SCAN_WHOLE) {
        return refuse_here(r, expected[scan]);
    }
    *ms = (int32_t)value;
    return TD_OK;
}

/* One place: X in the third, otherwise a number; single digits when there are no
 * separators. */
static enum td_err read_place(struct reader *r, int place, bool separated, struct td_tempo *out)
{
    const char *began = r->at;
    enum td_err err = TD_OK;

    if (*r->at == 'X' || *r->at == 'x') {
        if (place != TD_PHASE_UP) {
            return refuse_here(r, "a number; X goes only in the third place (up)");
        }
        r->at++;
        out->explosive = true;
        return TD_OK;
    }
    if (separated) {
        err = read_seconds(r, &out->ms[place]);
    } else if (is_digit(*r->at)) {
        out->ms[place] = (*r->at - '0') * 1000;
        r->at++;
    } else {
        err = refuse_here(r, "a number of seconds or X");
    }
    if (err == TD_OK && out->ms[place] == 0 && (place == TD_PHASE_DOWN || place == TD_PHASE_UP)) {
        return refuse_value(r, began,
                            place == TD_PHASE_DOWN ? "0 for down: moving takes time"
                                                   : "0 for up: moving takes time (or X)");
    }
    return err;
}

static char separator_of(const char *text)
{
    for (; *text != '\0'; text++) {
        if (is_separator(*text)) {
            return *text;
        }
    }
    return '\0';
}

enum td_err td_tempo_parse(const char *text, struct td_tempo *out, char *why, size_t why_size)
{
    struct reader r = {.text = text, .at = text, .why = why, .why_size = why_size};
    struct td_tempo tempo = {{0}, false};
    char separator = separator_of(text);
    int place = 0;

    if (*text == '\0') {
        return refuse(&r, "is empty; expected four numbers like 3-1-2-1");
    }
    while (place < TD_PHASE_COUNT) {
        enum td_err err = read_place(&r, place, separator != '\0', &tempo);

        if (err != TD_OK) {
            return err;
        }
        place++;
        if (*r.at == '\0' && place >= TD_PHASE_COUNT - 1) {
            *out = tempo; /* three numbers: no pause at the top */
            return TD_OK;
        }
        if (separator != '\0' && place < TD_PHASE_COUNT) {
            char expected[24];

            td_str_format(expected, sizeof expected, "'%c'", separator);
            if (*r.at != separator) {
                return refuse_here(&r, expected);
            }
            r.at++;
        }
    }
    return refuse_here(&r, "nothing after the fourth number");
}

void td_tempo_format(const struct td_tempo *tempo, char *out, size_t size)
{
    out[0] = '\0';
    for (int place = 0; place < TD_PHASE_COUNT; place++) {
        char number[16] = "X";

        if (!(place == TD_PHASE_UP && tempo->explosive)) {
            td_str_from_thousandths(tempo->ms[place], number, sizeof number);
        }
        td_str_append(out, size, "%s%s", place > 0 ? "-" : "", number);
    }
}

void td_tempo_describe(const struct td_tempo *tempo, char *out, size_t size)
{
    static const char *const words[TD_PHASE_COUNT] = {"down", "hold", "up", "top"};

    out[0] = '\0';
    for (int place = 0; place < TD_PHASE_COUNT; place++) {
        char number[16] = "fast";

        if (!(place == TD_PHASE_UP && tempo->explosive)) {
            if (tempo->ms[place] == 0) {
                continue;
            }
            td_str_from_thousandths(tempo->ms[place], number, sizeof number);
        }
        td_str_append(out, size, "%s%s %s", out[0] != '\0' ? ", " : "", words[place], number);
    }
}

td_ns td_tempo_phase_length(const struct td_tempo *tempo, enum td_phase phase, td_ns x)
{
    if (phase == TD_PHASE_UP && tempo->explosive) {
        return x;
    }
    return (td_ns)tempo->ms[phase] * TD_NS_PER_MS;
}
