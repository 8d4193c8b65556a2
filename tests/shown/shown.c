/* A strict terminal. https://sw.kovidgoyal.net/kitty/graphics-protocol/ and DEC STD 070. */
#include "shown/shown.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define OPAQUE 0xFF000000u

static void wrong(struct shown *shown, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void wrong(struct shown *shown, const char *format, ...)
{
    va_list arguments;

    if (shown->error[0] == '\0') {
        va_start(arguments, format);
        (void)vsnprintf(shown->error, sizeof shown->error, format, arguments);
        va_end(arguments);
    }
}

static void *must(void *memory)
{
    if (memory == NULL) {
        abort();
    }
    return memory;
}

void shown_init(struct shown *shown, int cols, int rows, int cell_w, int cell_h)
{
    memset(shown, 0, sizeof *shown);
    shown_resize(shown, cols, rows, cell_w, cell_h);
}

void shown_resize(struct shown *shown, int cols, int rows, int cell_w, int cell_h)
{
    free(shown->painted);
    free(shown->seen);
    shown->stale = true;
    shown->cols = cols;
    shown->rows = rows;
    shown->cell_w = cell_w;
    shown->cell_h = cell_h;
    shown->painted =
        must(calloc((size_t)(cols * cell_w) * (size_t)(rows * cell_h), sizeof(uint32_t)));
    shown->seen = must(calloc((size_t)(cols * cell_w) * (size_t)(rows * cell_h), sizeof(uint32_t)));
}

void shown_deinit(struct shown *shown)
{
    for (int i = 0; i < shown->image_count; i++) {
        free(shown->images[i].at);
    }
    free(shown->images);
    free(shown->placements);
    free(shown->painted);
    free(shown->seen);
    free(shown->loading.text);
    memset(shown, 0, sizeof *shown);
}

/* ---- images and placements ---- */

static struct shown_image *image_of(const struct shown *shown, uint32_t id)
{
    for (int i = 0; i < shown->image_count; i++) {
        if (shown->images[i].id == id) {
            return &shown->images[i];
        }
    }
    return NULL;
}

/* number 0: all of them. */
static void take_away(struct shown *shown, uint32_t id, int number)
{
    for (int i = shown->placement_count - 1; i >= 0; i--) {
        struct shown_placement *p = &shown->placements[i];

        if (p->id == id && (number == 0 || p->number == number)) {
            *p = shown->placements[--shown->placement_count];
            shown->taken++;
        }
    }
}

static void free_image(struct shown *shown, uint32_t id)
{
    struct shown_image *image = image_of(shown, id);

    take_away(shown, id, 0);
    if (image != NULL) {
        free(image->at);
        *image = shown->images[--shown->image_count];
        shown->freed++;
    }
}

static size_t decode_text(struct shown *shown, const char *text, size_t count, unsigned char *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t bits = 0;
    size_t length = 0, have = 0;

    if (count % 4 != 0) {
        wrong(shown, "base 64 of %zu characters", count);
    }
    while (count > 0 && text[count - 1] == '=') {
        count--;
    }
    for (size_t i = 0; i < count; i++) {
        const char *digit = text[i] != '\0' ? strchr(digits, text[i]) : NULL;

        if (digit == NULL) {
            wrong(shown, "no digit of base 64: %d", text[i]);
            return 0;
        }
        bits = bits << 6 | (uint32_t)(digit - digits);
        have += 6;
        if (have >= 8) {
            have -= 8;
            out[length++] = (unsigned char)(bits >> have);
        }
    }
    return length;
}

static void finish_image(struct shown *shown)
{
    size_t room = shown->loading.count, packed;
    uLongf length = (uLongf)shown->loading.w * (uLongf)shown->loading.h * 4, wanted = length;
    unsigned char *bytes = must(malloc(room + 1));
    struct shown_image image = {shown->loading.id, shown->loading.w, shown->loading.h,
                                must(malloc(length + 1))};

    packed = decode_text(shown, shown->loading.text, room, bytes);
    if (uncompress((Bytef *)image.at, &length, bytes, (uLong)packed) != Z_OK || length != wanted) {
        wrong(shown, "image %u: %lu of %lu bytes", (unsigned)image.id, length, wanted);
        memset(image.at, 0, wanted);
    }
    free(bytes);
    free_image(shown, image.id);
    if (shown->image_count == shown->image_capacity) {
        shown->image_capacity = shown->image_capacity * 2 + 64;
        shown->images =
            must(realloc(shown->images, (size_t)shown->image_capacity * sizeof *shown->images));
    }
    shown->images[shown->image_count++] = image;
    shown->sent++;
    shown->sent_pixels += (uint64_t)image.w * (uint64_t)image.h;
    free(shown->loading.text);
    memset(&shown->loading, 0, sizeof shown->loading);
}

/* ---- commands ---- */

struct command {
    char action, what, packed;
    bool more, quiet;
    uint32_t id;
    int values[128]; /* of keys that are numbers */
};

static struct command read_command(struct shown *shown, const char *text, size_t count)
{
    struct command c = {.action = 't'};

    for (size_t i = 0; i + 2 < count + 1 && text[i] != '\0';) {
        char key = text[i], *end;
        unsigned long value;

        if (text[i + 1] != '=') {
            wrong(shown, "no key: %.20s", text + i);
            return c;
        }
        value = strtoul(text + i + 2, &end, 10);
        if (end == text + i + 2) {
            end++;
        }
        switch (key) {
        case 'a':
            c.action = text[i + 2];
            break;
        case 'd':
            c.what = text[i + 2];
            break;
        case 'o':
            c.packed = text[i + 2];
            break;
        case 'i':
            c.id = (uint32_t)value;
            break;
        case 'm':
            c.more = value == 1;
            break;
        case 't':
            break;
        default:
            if (strchr("fsvqxywhpzCcr", key) == NULL) {
                wrong(shown, "unknown key %c", key);
            }
            c.values[(unsigned char)key % 128] = (int)value;
        }
        i = (size_t)(end - text);
        if (text[i] == ',') {
            i++;
        } else if (text[i] != '\0') {
            wrong(shown, "after a value: %.20s", text + i);
            return c;
        }
    }
    return c;
}

static void add_piece(struct shown *shown, const struct command *c, const char *data, size_t count)
{
    if (!shown->loading.open) {
        shown->loading.open = true;
        shown->loading.id = c->id;
        shown->loading.w = c->values['s'];
        shown->loading.h = c->values['v'];
        if (c->id == 0 || c->values['s'] < 1 || c->values['v'] < 1 || c->values['f'] != 32 ||
            c->packed != 'z') {
            wrong(shown, "an image that is none: %u", (unsigned)c->id);
        }
    }
    if (count > 4096 || (c->more && count % 4 != 0)) {
        wrong(shown, "a piece of %zu bytes", count);
    }
    shown->loading.text = must(realloc(shown->loading.text, shown->loading.count + count + 1));
    memcpy(shown->loading.text + shown->loading.count, data, count);
    shown->loading.count += count;
    if (!c->more) {
        finish_image(shown);
    }
}

static void place(struct shown *shown, const struct command *c, int col, int row)
{
    const struct shown_image *image = image_of(shown, c->id);
    struct shown_placement p = {
        c->id,          c->values['p'], col, row, c->values['x'], c->values['y'],
        c->values['w'], c->values['h'],
    };

    if (image == NULL) {
        wrong(shown, "image %u is shown, but is not there", (unsigned)c->id);
        return;
    }
    if (p.number < 1 || p.w < 1 || p.h < 1 || p.x + p.w > image->w || p.y + p.h > image->h) {
        wrong(shown, "box %d,%d %dx%d of image %u, %dx%d", p.x, p.y, p.w, p.h, (unsigned)c->id,
              image->w, image->h);
        return;
    }
    if (col * shown->cell_w + p.w > shown->cols * shown->cell_w ||
        row * shown->cell_h + p.h > shown->rows * shown->cell_h) {
        wrong(shown, "image %u reaches out of the screen at %d,%d", (unsigned)c->id, col, row);
    }
    if (c->values['C'] != 1) {
        wrong(shown, "the cursor is moved by image %u", (unsigned)c->id);
    }
    take_away(shown, p.id, p.number);
    if (shown->placement_count == shown->placement_capacity) {
        shown->placement_capacity = shown->placement_capacity * 2 + 64;
        shown->placements = must(realloc(shown->placements, (size_t)shown->placement_capacity *
                                                                sizeof *shown->placements));
    }
    shown->placements[shown->placement_count++] = p;
    shown->placed++;
}

static void free_all_seen(struct shown *shown)
{
    while (shown->placement_count > 0) {
        free_image(shown, shown->placements[0].id);
    }
}

uint32_t shown_command(struct shown *shown, const char *text, size_t count, int col, int row)
{
    const char *data = memchr(text, ';', count);
    size_t keys = data != NULL ? (size_t)(data - text) : count;
    char head[200] = "";
    struct command c;

    shown->stale = true;
    if (keys >= sizeof head) {
        wrong(shown, "a command of %zu bytes", keys);
        return 0;
    }
    memcpy(head, text, keys);
    c = read_command(shown, head, keys);
    if (c.action == 't' && strcmp(head, "m=0,q=2") == 0) { /* in case that one was begun */
        free(shown->loading.text);
        memset(&shown->loading, 0, sizeof shown->loading);
        return 0;
    }
    if (shown->loading.open && c.action != 'd' && strchr(head, 'a') != NULL) {
        wrong(shown, "image %u was not finished", (unsigned)shown->loading.id);
    }
    switch (c.action) {
    case 't':
        add_piece(shown, &c, data != NULL ? data + 1 : "", data != NULL ? count - keys - 1 : 0);
        break;
    case 'p':
        place(shown, &c, col, row);
        break;
    case 'd':
        if (c.what == 'i') {
            take_away(shown, c.id, c.values['p']);
        } else if (c.what == 'I') {
            free_image(shown, c.id);
        } else if (c.what == 'A') {
            free_all_seen(shown);
        } else {
            wrong(shown, "delete %c", c.what);
        }
        break;
    case 'q':
        break;
    default:
        wrong(shown, "action %c", c.action);
    }
    return c.id;
}

/* ---- sixels ---- */

struct sixel {
    struct shown *shown;
    int left, top; /* of it, on the screen */
    int w, h;      /* as it says */
    int x, y;
    uint32_t colors[256], color;
};

static int number(const char **at, const char *end)
{
    int value = 0;

    while (*at < end && **at >= '0' && **at <= '9') {
        value = value * 10 + (*(*at)++ - '0');
    }
    return value;
}

static int numbers(const char **at, const char *end, int out[8])
{
    int count = 0;

    for (;;) {
        out[count++] = number(at, end);
        if (*at >= end || **at != ';' || count == 8) {
            return count;
        }
        (*at)++;
    }
}

static void paint(struct sixel *s, int bits, int times)
{
    struct shown *shown = s->shown;

    for (; times > 0; times--, s->x++) {
        for (int i = 0; i < 6; i++) {
            int x = s->left + s->x, y = s->top + s->y + i;

            if ((bits >> i & 1) == 0) {
                continue;
            }
            if (s->x >= s->w || s->y + i >= s->h || x >= shown->cols * shown->cell_w ||
                y >= shown->rows * shown->cell_h) {
                wrong(shown, "a sixel paints %d,%d of %dx%d", s->x, s->y + i, s->w, s->h);
                return;
            }
            shown->painted[y * shown->cols * shown->cell_w + x] = s->color;
        }
    }
}

static void take_color(struct sixel *s, const char **at, const char *end)
{
    int values[8] = {0}, count = numbers(at, end, values);
    uint32_t n = (uint32_t)values[0] % 256;

    if (count == 5 && values[1] == 2 && values[2] <= 100 && values[3] <= 100 && values[4] <= 100) {
        s->colors[n] = OPAQUE | (uint32_t)(values[2] * 255 + 50) / 100 |
                       (uint32_t)(values[3] * 255 + 50) / 100 << 8 |
                       (uint32_t)(values[4] * 255 + 50) / 100 << 16;
    } else if (count != 1) {
        wrong(s->shown, "a colour of %d numbers", count);
    }
    s->color = s->colors[n];
    if (s->color == 0 && count == 1) {
        wrong(s->shown, "colour %u is not known", (unsigned)n);
    }
}

static void take_character(struct sixel *s, const char **at, const char *end)
{
    char c = *(*at)++;
    int times;

    if (c == '#') {
        take_color(s, at, end);
    } else if (c == '!') {
        times = number(at, end);
        if (*at >= end || **at < '?' || **at > '~' || times < 1) {
            wrong(s->shown, "what is repeated %d times?", times);
        } else {
            paint(s, *(*at)++ - '?', times);
        }
    } else if (c == '$') {
        s->x = 0;
    } else if (c == '-') {
        s->x = 0;
        s->y += 6;
    } else if (c >= '?' && c <= '~') {
        paint(s, c - '?', 1);
    } else {
        wrong(s->shown, "character %d in a sixel", c);
    }
}

void shown_sixel(struct shown *shown, const char *text, size_t count, int col, int row)
{
    struct sixel *s = must(calloc(1, sizeof *s));
    const char *at = text, *end = text + count;
    int values[8] = {0};

    shown->stale = true;
    s->shown = shown;
    s->left = col * shown->cell_w;
    s->top = row * shown->cell_h;
    if (numbers(&at, end, values) < 2 || values[1] != 1 || end - at < 2 || at[0] != 'q' ||
        at[1] != '"') {
        wrong(shown, "no sixel that leaves what it does not paint: %.20s", text);
    } else {
        at += 2;
        if (numbers(&at, end, values) != 4 || values[0] != 1 || values[1] != 1) {
            wrong(shown, "a sixel without a size");
        }
        s->w = values[2];
        s->h = values[3];
        if (row + (s->h + shown->cell_h - 1) / shown->cell_h >= shown->rows) {
            wrong(shown, "a sixel in the last row: %d rows of pixels from row %d", s->h, row);
        }
        while (at < end) {
            take_character(s, &at, end);
        }
        shown->sixels++;
        shown->sixel_pixels += (uint64_t)s->w * (uint64_t)s->h;
    }
    free(s);
}

void shown_erase(struct shown *shown, int col, int row, int cols, int rows)
{
    int side = shown->cols * shown->cell_w;

    shown->stale = true;
    for (int y = row * shown->cell_h; y < (row + rows) * shown->cell_h; y++) {
        for (int x = col * shown->cell_w; x < (col + cols) * shown->cell_w; x++) {
            if (x >= 0 && x < side && y >= 0 && y < shown->rows * shown->cell_h) {
                shown->painted[y * side + x] = 0;
            }
        }
    }
}

/* ---- bytes ---- */

static const char *end_of_string(const char *at, const char *end)
{
    for (; at + 1 < end; at++) {
        if (at[0] == '\033') {
            return at[1] == '\\' ? at : NULL;
        }
    }
    return NULL;
}

static void take_place(struct shown *shown, const char **at, const char *end)
{
    int values[8] = {0}, count;

    *at += 2;
    count = numbers(at, end, values);
    if (*at >= end || **at != 'H' || count != 2 || values[0] < 1 || values[1] < 1 ||
        values[0] > shown->rows || values[1] > shown->cols) {
        wrong(shown, "cursor to %d,%d", values[0], values[1]);
        *at = end;
        return;
    }
    (*at)++;
    shown->row = values[0] - 1;
    shown->col = values[1] - 1;
}

void shown_feed(struct shown *shown, const char *bytes, size_t count)
{
    const char *at = bytes, *end = bytes + count;

    while (at < end) {
        const char *last;

        if (*at != '\033' || end - at < 2) {
            wrong(shown, "byte %d", *at);
            return;
        }
        switch (at[1]) {
        case '[':
            take_place(shown, &at, end);
            continue;
        case '7':
            shown->kept_col = shown->col;
            shown->kept_row = shown->row;
            at += 2;
            continue;
        case '8':
            shown->col = shown->kept_col;
            shown->row = shown->kept_row;
            at += 2;
            continue;
        default:
            break;
        }
        last = end_of_string(at + 2, end);
        if (last == NULL || (at[1] != 'P' && (at[1] != '_' || at[2] != 'G'))) {
            wrong(shown, "a string that does not end, or ESC %c", at[1]);
            return;
        }
        if (at[1] == 'P') {
            shown_sixel(shown, at + 2, (size_t)(last - at - 2), shown->col, shown->row);
        } else {
            (void)shown_command(shown, at + 3, (size_t)(last - at - 3), shown->col, shown->row);
        }
        at = last + 2;
    }
}

/* ---- what is seen ---- */

static void compose(struct shown *shown)
{
    int side = shown->cols * shown->cell_w;

    memcpy(shown->seen, shown->painted,
           (size_t)side * (size_t)(shown->rows * shown->cell_h) * sizeof *shown->seen);
    for (int i = 0; i < shown->placement_count; i++) {
        const struct shown_placement *p = &shown->placements[i];
        const struct shown_image *image = image_of(shown, p->id);

        for (int y = 0; y < p->h; y++) {
            const uint32_t *from = &image->at[(p->y + y) * image->w + p->x];
            int row = p->row * shown->cell_h + y;

            for (int x = 0; x < p->w && row < shown->rows * shown->cell_h; x++) {
                int col = p->col * shown->cell_w + x;

                if (from[x] >> 24 != 0 && col < side) {
                    shown->seen[row * side + col] = from[x];
                }
            }
        }
    }
    shown->stale = false;
}

uint32_t shown_pixel(struct shown *shown, int x, int y)
{
    if (shown->stale) {
        compose(shown);
    }
    return shown->seen[y * shown->cols * shown->cell_w + x];
}

int shown_count(struct shown *shown, int col, int row, int cols, int rows)
{
    int count = 0;

    for (int y = row * shown->cell_h; y < (row + rows) * shown->cell_h; y++) {
        for (int x = col * shown->cell_w; x < (col + cols) * shown->cell_w; x++) {
            count += shown_pixel(shown, x, y) >> 24 != 0;
        }
    }
    return count;
}

uint64_t shown_hash(struct shown *shown)
{
    uint64_t hash = 1469598103934665603u;

    for (int y = 0; y < shown->rows * shown->cell_h; y++) {
        for (int x = 0; x < shown->cols * shown->cell_w; x++) {
            hash = (hash ^ shown_pixel(shown, x, y)) * 1099511628211u;
        }
    }
    return hash;
}
