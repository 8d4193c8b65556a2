/* A state machine over the bytes. It frames sequences: what a whole one means, sequence.c
 * says; what a paste becomes, paste.c; how an input came, arrivals.c. */
#include "teardrop/term/keys/decoder.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arrivals.h"
#include "paste.h"
#include "sequence.h"
#include "teardrop/base/str.h"
#include "utf8_bytes.h"

#define ESC 0x1B
#define SILENCE_MAX (2 * TD_NS_PER_S)  /* in the middle of a sequence, or of a paste */
#define SEQUENCE_MAX (5 * TD_NS_PER_S) /* from its begin to its end */
#define BODY 256

enum state {
    GROUND,
    CHARACTER, /* bytes of UTF-8 */
    AFTER_ESC,
    AFTER_TWO, /* ESC ESC: a sequence with Alt, or the key twice */
    IN_SS3,
    IN_CSI,
    LINUX_F,    /* CSI [: a letter follows */
    X10,        /* CSI M: three bytes follow */
    STRING,     /* OSC, DCS, APC, PM, SOS */
    STRING_ESC, /* may be the half of its end */
    PASTE
};

struct td_decoder {
    struct td_sequence_context context;
    td_ns esc_wait;
    bool rxvt;

    enum state state;
    td_ns now;         /* of the last td_decoder_feed */
    td_ns began, last; /* of the current sequence: its first byte, its last one */
    bool late;         /* the rest of a sequence whose ESC was given out as a key */
    bool alt;          /* an ESC stands before it */
    bool esc_given;    /* the last thing given out was a lone ESC, ... */
    td_ns esc_at;      /* ... then */
    char kind;         /* of a string */
    char body[BODY];
    size_t body_count;
    bool too_long;
    struct td_utf8_bytes character;
    struct td_paste paste;

    struct td_arrivals arrivals; /* the last: not all of it is made zeros */
};

struct td_decoder *td_decoder_new(const struct td_decoder_options *options)
{
    struct td_decoder *d = malloc(sizeof *d);

    assert(options->esc_wait > 0);
    if (d != NULL) {
        memset(d, 0, offsetof(struct td_decoder, arrivals));
        td_arrivals_init(&d->arrivals);
        d->esc_wait = options->esc_wait;
        d->context.mouse = options->mouse;
        td_str_copy(d->context.known.term, sizeof d->context.known.term,
                    options->term != NULL ? options->term : "");
        d->rxvt = strncmp(d->context.known.term, "rxvt", 4) == 0;
    }
    return d;
}

void td_decoder_free(struct td_decoder *d)
{
    if (d != NULL) {
        td_known_keys_deinit(&d->context.known);
        free(d);
    }
}

void td_decoder_reset(struct td_decoder *d)
{
    d->state = GROUND;
    d->esc_given = false;
    td_arrivals_init(&d->arrivals);
}

/* ---- giving out ---- */

static void put_key(struct td_decoder *d, td_key key, bool typed)
{
    if (key != TD_KEY_NONE) {
        td_arrivals_put(&d->arrivals, &(struct td_input){.kind = TD_INPUT_KEY, .key = key}, typed);
    }
}

static void put_found(struct td_decoder *d, struct td_input *found)
{
    if (found->kind == TD_INPUT_NONE || d->late) {
        return;
    }
    if (d->alt && found->kind == TD_INPUT_KEY) {
        found->key = td_key_with(found->key, TD_KEY_ALT);
    }
    td_arrivals_put(&d->arrivals, found, false);
}

static void put_character(struct td_decoder *d, uint32_t code)
{
    td_key key = td_key_of_character(code);

    put_key(d, d->alt ? td_key_with(key, TD_KEY_ALT) : key, !d->alt);
}

/* ---- framing ---- */

static void ground(struct td_decoder *d)
{
    d->state = GROUND;
    d->late = d->alt = false;
}

static void begin(struct td_decoder *d, enum state state)
{
    d->state = state;
    d->began = d->now;
    d->body_count = 0;
    d->too_long = false;
}

static void keep(struct td_decoder *d, unsigned char byte)
{
    if (d->body_count < sizeof d->body) {
        d->body[d->body_count++] = (char)byte;
    } else {
        d->too_long = true;
    }
}

/* The letter behind an ESC that begins a sequence. */
static bool begins_sequence(unsigned char byte)
{
    return byte != '\0' && strchr("[O]PX^_", byte) != NULL;
}

static void begin_sequence(struct td_decoder *d, unsigned char letter)
{
    begin(d, letter == '[' ? IN_CSI : letter == 'O' ? IN_SS3 : STRING);
    d->kind = (char)letter;
}

/* An ESC in the middle of something: that is over, and this begins anew. */
static void begin_esc(struct td_decoder *d)
{
    ground(d);
    begin(d, AFTER_ESC);
}

/* C1 controls in eight bits. */
static void take_c1(struct td_decoder *d, uint32_t code)
{
    if (code >= 0x80 && code < 0xA0 && begins_sequence((unsigned char)(code - 0x40))) {
        begin_sequence(d, (unsigned char)(code - 0x40));
    } else {
        ground(d);
    }
}

static void take_plain(struct td_decoder *d, unsigned char byte)
{
    if (byte == ESC) {
        begin(d, AFTER_ESC);
    } else if (byte < 0x80) {
        put_character(d, byte);
        ground(d);
    } else if (td_utf8_bytes_begin(&d->character, byte)) {
        d->state = CHARACTER;
    } else {
        take_c1(d, byte);
    }
}

static void take_character(struct td_decoder *d, unsigned char byte)
{
    bool again;
    uint32_t code = td_utf8_bytes_add(&d->character, byte, &again);

    if (again) {
        ground(d);
        take_plain(d, byte);
    } else if (code >= 0x80 && code < 0xA0) {
        take_c1(d, code);
    } else if (code != 0) {
        if (code != TD_UTF8_REPLACEMENT) {
            put_character(d, code);
        }
        ground(d);
    }
}

static void take_after_esc(struct td_decoder *d, unsigned char byte)
{
    if (begins_sequence(byte)) {
        begin_sequence(d, byte);
    } else if (byte == ESC) {
        d->state = AFTER_TWO;
    } else if (d->now - d->last >= d->esc_wait) { /* two keys, read together */
        put_key(d, TD_KEY_ESC, true);
        ground(d);
        take_plain(d, byte);
    } else if (byte >= 0x80) {
        d->alt = true;
        take_plain(d, byte);
    } else {
        struct td_input found = {0};
        char whole[3] = {ESC, (char)byte, '\0'};

        found.key = byte == 0 ? TD_KEY_NONE : td_known_keys_terminfo(&d->context.known, whole, 2);
        if (found.key == TD_KEY_NONE || (found.key & TD_KEY_ALT) != 0) {
            found.key = td_key_with(td_key_of_character(byte), TD_KEY_ALT);
        }
        put_key(d, found.key, false);
        ground(d);
    }
}

static void take_after_two(struct td_decoder *d, unsigned char byte)
{
    if (byte == ESC) { /* it is held down */
        put_key(d, TD_KEY_ESC, true);
    } else if (begins_sequence(byte)) {
        begin_sequence(d, byte);
        d->alt = true;
    } else {
        ground(d);
    }
}

/* Behind what is whole. */
static void finish(struct td_decoder *d, struct td_input *found)
{
    put_found(d, found);
    ground(d);
}

static void take_ss3(struct td_decoder *d, unsigned char byte)
{
    struct td_input found = {0};

    keep(d, byte);
    if ((byte >= '0' && byte <= '9') || byte == ';') {
        return;
    }
    if (byte >= ' ' && byte < 0x7F && !d->too_long) {
        td_sequence_ss3(&d->context, d->body, d->body_count, &found);
    }
    finish(d, &found);
}

static bool is_body(const struct td_decoder *d, const char *text)
{
    return d->body_count == strlen(text) && memcmp(d->body, text, d->body_count) == 0;
}

static void take_csi(struct td_decoder *d, unsigned char byte)
{
    struct td_input found = {0};

    if (byte < ' ' || byte >= 0x7F) {
        ground(d);
        return;
    }
    if (d->body_count == 0 && (byte == '[' || byte == 'M')) {
        begin(d, byte == '[' ? LINUX_F : X10);
        return;
    }
    keep(d, byte);
    if (byte < '@' && !(byte == '$' && d->rxvt && memchr(d->body, ';', d->body_count) == NULL)) {
        return;
    }
    if (is_body(d, "200~")) {
        td_paste_begin(&d->paste);
        d->alt = false;
        d->state = PASTE;
        return;
    }
    if (!d->too_long) {
        td_sequence_csi(&d->context, d->body, d->body_count, &found);
    }
    finish(d, &found);
}

/* F1 to F5 of the Linux console. */
static void take_linux(struct td_decoder *d, unsigned char byte)
{
    struct td_input found = {0};

    if (byte >= 'A' && byte <= 'E') {
        found.kind = TD_INPUT_KEY;
        found.key = TD_KEY_F1 + (td_key)(byte - 'A');
    }
    finish(d, &found);
}

static void take_x10(struct td_decoder *d, unsigned char byte)
{
    struct td_input found = {0};

    keep(d, byte);
    if (byte < ' ') {
        ground(d);
    } else if (d->body_count == 3) {
        td_sequence_x10(&d->context, (const unsigned char *)d->body, &found);
        finish(d, &found);
    }
}

static void end_string(struct td_decoder *d)
{
    struct td_input found = {0};

    td_sequence_string(d->kind, d->body, d->body_count, &found);
    finish(d, &found);
}

static void take_string(struct td_decoder *d, unsigned char byte)
{
    if (byte == ESC) {
        d->state = STRING_ESC;
    } else if (byte == '\a') {
        end_string(d);
    } else if (byte < ' ' || byte == 0x7F) {
        ground(d);
    } else if (byte == 0x9C && d->body_count > 0 && d->body[d->body_count - 1] == '\xC2') {
        d->body_count--;
        end_string(d);
    } else {
        keep(d, byte);
    }
}

static void take_string_esc(struct td_decoder *d, unsigned char byte)
{
    if (byte == '\\') {
        end_string(d);
    } else {
        begin_esc(d);
        take_after_esc(d, byte);
    }
}

static const struct {
    void (*take)(struct td_decoder *d, unsigned char byte);
    bool esc_breaks; /* an ESC breaks it off */
} states[] = {
    [GROUND] = {take_plain, false},        [CHARACTER] = {take_character, true},
    [AFTER_ESC] = {take_after_esc, false}, [AFTER_TWO] = {take_after_two, false},
    [IN_SS3] = {take_ss3, true},           [IN_CSI] = {take_csi, true},
    [LINUX_F] = {take_linux, true},        [X10] = {take_x10, true},
    [STRING] = {take_string, false},       [STRING_ESC] = {take_string_esc, false},
};

static void take(struct td_decoder *d, unsigned char byte)
{
    if (byte == ESC && states[d->state].esc_breaks) {
        begin_esc(d);
    } else {
        states[d->state].take(d, byte);
    }
}

/* How many bytes of it there were. */
static size_t take_paste(struct td_decoder *d, const char *bytes, size_t count)
{
    bool over;
    size_t taken = td_paste_take(&d->paste, bytes, count, &d->arrivals, &over);

    if (over) {
        ground(d);
    }
    return taken;
}

/* ---- time ---- */

/* What did not go on, or did not end, is given up. */
static void expire(struct td_decoder *d, size_t count)
{
    bool waits = d->state != GROUND && d->state != AFTER_ESC && d->state != AFTER_TWO;
    /* A long paste may take its time; but byte by byte somebody types. */
    bool bounded = d->state != PASTE || count == 1;

    if (waits &&
        (d->now - d->last >= SILENCE_MAX || (bounded && d->now - d->began >= SEQUENCE_MAX))) {
        ground(d);
    }
}

void td_decoder_feed(struct td_decoder *d, const char *bytes, size_t count, td_ns now)
{
    size_t first, at = 0;

    assert(count <= TD_DECODER_FEED);
    if (count == 0) {
        return;
    }
    first = td_arrivals_begin(&d->arrivals);
    d->now = now;
    expire(d, count);
    if (d->esc_given) {
        d->late = d->state == GROUND && begins_sequence((unsigned char)bytes[0]) &&
                  (count > 1 || now - d->esc_at < SILENCE_MAX);
        d->esc_given = false;
    }
    while (at < count) {
        if (d->state == PASTE) {
            at += take_paste(d, bytes + at, count - at);
        } else if (at == 0 && d->late && d->state == GROUND) {
            begin_sequence(d, (unsigned char)bytes[at++]);
        } else {
            take(d, (unsigned char)bytes[at++]);
        }
        d->last = now;
    }
    if (d->state == PASTE) {
        td_paste_give(&d->paste, &d->arrivals);
    }
    td_arrivals_judge(&d->arrivals, first, bytes, count, now);
}

bool td_decoder_next(struct td_decoder *d, td_ns now, struct td_input *out)
{
    if (!td_decoder_has(d) && now >= td_decoder_deadline(d)) {
        size_t keys = d->state == AFTER_TWO ? 2 : 1;

        (void)td_arrivals_begin(&d->arrivals);
        ground(d);
        while (keys-- > 0) {
            put_key(d, TD_KEY_ESC, true);
        }
        d->esc_given = true;
        d->esc_at = now;
    }
    return td_arrivals_take(&d->arrivals, out);
}

bool td_decoder_has(const struct td_decoder *d)
{
    return td_arrivals_any(&d->arrivals);
}

td_ns td_decoder_deadline(const struct td_decoder *d)
{
    if (td_decoder_has(d)) {
        return d->last;
    }
    return d->state == AFTER_ESC || d->state == AFTER_TWO ? d->last + d->esc_wait : TD_NEVER;
}
