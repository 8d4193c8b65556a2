/* Writing sixels: for each six rows, each colour that occurs in them, in runs. */
#include "sixel.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"

enum { ROWS = 6, FIRST_CHARACTER = 63, RUN_MIN = 4 };

/* The columns of one colour in the present six rows; to < from: none. */
struct span {
    int from, to;
};

void td_sixel_writer_deinit(struct td_sixel_writer *writer)
{
    free(writer->bits);
    memset(writer, 0, sizeof *writer);
}

static bool make_room(struct td_sixel_writer *writer, int w)
{
    uint8_t *bits;

    if (writer->width >= w) {
        return true;
    }
    bits = realloc(writer->bits, (size_t)w * TD_PALETTE_NUMBERS);
    if (bits == NULL) {
        return false;
    }
    memset(bits, 0, (size_t)w * TD_PALETTE_NUMBERS);
    writer->bits = bits;
    writer->width = w;
    return true;
}

static int percent(uint32_t value)
{
    return (int)(value * 100 + 127) / 255;
}

static void define_colors(struct td_bytes *out, const struct td_palette *palette,
                          const uint8_t *numbers, size_t count)
{
    bool used[TD_PALETTE_NUMBERS] = {false};

    for (size_t i = 0; i < count; i++) {
        used[numbers[i]] = true;
    }
    for (int n = 1; n < TD_PALETTE_NUMBERS; n++) {
        if (used[n]) {
            td_bytes_format(out, "#%d;2;%d;%d;%d", n, percent(palette->rgb[n] >> 16 & 0xFF),
                            percent(palette->rgb[n] >> 8 & 0xFF), percent(palette->rgb[n] & 0xFF));
        }
    }
}

static void write_run(struct td_bytes *out, char character, int length)
{
    char text[RUN_MIN];

    if (length >= RUN_MIN) {
        td_bytes_format(out, "!%d%c", length, character);
    } else {
        memset(text, character, sizeof text);
        td_bytes_add(out, text, (size_t)length);
    }
}

/* One colour of six rows; its bits are zeros again afterwards. */
static void write_color(struct td_bytes *out, uint8_t *bits, int number, struct span span)
{
    int x = span.from;

    td_bytes_format(out, "#%d", number);
    write_run(out, FIRST_CHARACTER, span.from);
    while (x <= span.to) {
        int from = x;

        while (x <= span.to && bits[x] == bits[from]) {
            x++;
        }
        write_run(out, (char)(FIRST_CHARACTER + bits[from]), x - from);
    }
    memset(bits + span.from, 0, (size_t)span.to - (size_t)span.from + 1);
}

static void write_rows(struct td_sixel_writer *writer, struct td_bytes *out, const uint8_t *numbers,
                       int w, int rows)
{
    struct span spans[TD_PALETTE_NUMBERS];
    bool first = true;

    for (int n = 0; n < TD_PALETTE_NUMBERS; n++) {
        spans[n] = (struct span){w, -1};
    }
    for (int y = 0; y < rows; y++) {
        for (int x = 0; x < w; x++) {
            int n = numbers[y * w + x];

            if (n != TD_PALETTE_CLEAR) {
                writer->bits[n * writer->width + x] |= (uint8_t)(1 << y);
                spans[n].from = td_min(spans[n].from, x);
                spans[n].to = td_max(spans[n].to, x);
            }
        }
    }
    for (int n = 1; n < TD_PALETTE_NUMBERS; n++) {
        if (spans[n].to >= 0) {
            if (!first) {
                td_bytes_add(out, "$", 1);
            }
            write_color(out, writer->bits + (size_t)n * (size_t)writer->width, n, spans[n]);
            first = false;
        }
    }
}

void td_sixel_write(struct td_sixel_writer *writer, struct td_bytes *out,
                    const struct td_palette *palette, const uint8_t *numbers, int w, int h)
{
    if (!make_room(writer, w)) {
        out->failed = true;
        return;
    }
    td_bytes_format(out, "\033P0;1;0q\"1;1;%d;%d", w, h);
    define_colors(out, palette, numbers, (size_t)w * (size_t)h);
    for (int y = 0; y < h; y += ROWS) {
        if (y > 0) {
            td_bytes_add(out, "-", 1);
        }
        write_rows(writer, out, numbers + (size_t)y * (size_t)w, w, td_min(ROWS, h - y));
    }
    td_bytes_add(out, "\033\\", 2);
}
