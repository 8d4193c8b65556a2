/* A number from 0 to 10, by its digits and by arrows. */
#include "teardrop/ui/kit/scale.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/core/plan/light.h"
#include "teardrop/ui/kit/light.h"

bool td_scale_key(struct td_scale *scale, td_key key)
{
    bool digit = key >= '0' && key <= '9';
    int number = key == '0' && scale->last == '1' ? 10 : (int)key - '0';

    scale->last = digit ? key : TD_KEY_NONE;
    if (digit && number >= scale->low) {
        scale->value = number;
    }
    return digit;
}

void td_scale_step(struct td_scale *scale, int by)
{
    int to = scale->value + by;

    if (scale->optional && to < scale->low && by < 0) {
        scale->value = -1;
    } else if (scale->value < 0) {
        scale->value = by > 0 ? scale->low : 10;
    } else {
        scale->value = td_clamp(to, scale->low, 10);
    }
}

/* ---- on the screen ---- */

/* Columns from one number to the next: they are spread over the width, "[10]" ends it. */
static int pitch_of(const struct td_scale *scale, int cols)
{
    return td_clamp((cols - 4) / (10 - scale->low), 3, 7);
}

static int left_of(const struct td_scale *scale, int x, int cols, int number)
{
    return x + (number - scale->low) * pitch_of(scale, cols);
}

int td_scale_at(const struct td_scale *scale, int x, int cols, int at_x)
{
    int number = at_x < x ? -1 : scale->low + (at_x - x) / pitch_of(scale, cols);

    return number >= scale->low && number <= 10 ? number : -1;
}

static void draw_number(const struct td_scale *scale, const struct td_scale_look *look,
                        struct td_canvas *canvas, int x, int y, int number)
{
    bool chosen = number == scale->value;
    char text[8];

    if (chosen) {
        td_str_format(text, sizeof text, "[%d]", number);
        td_canvas_text(canvas, x, y, 4, text, look->focused ? TD_ROLE_SELECTED : TD_ROLE_TITLE);
    } else {
        td_str_format(text, sizeof text, "%d", number);
        td_canvas_text(canvas, x + 1, y, 2, text, TD_ROLE_TEXT);
    }
}

/* `╰─ green ─╯` over so many columns; without room for the word the line alone. */
static void draw_band(struct td_canvas *canvas, int x, int y, int cols,
                      const struct td_scale_band *band)
{
    int word = td_utf8_cols(band->word), left = (cols - word - 4) / 2;

    if (cols < 2) {
        return;
    }
    for (int i = 1; i + 1 < cols; i++) {
        td_canvas_put(canvas, x + i, y, 0x2500, band->role);
    }
    td_canvas_put(canvas, x, y, 0x2570, band->role);
    td_canvas_put(canvas, x + cols - 1, y, 0x256F, band->role);
    if (left >= 0) {
        td_canvas_put(canvas, x + left + 1, y, ' ', band->role);
        td_canvas_text(canvas, x + left + 2, y, word, band->word, band->role);
        td_canvas_put(canvas, x + left + 2 + word, y, ' ', band->role);
    }
}

int td_scale_draw(const struct td_scale *scale, const struct td_scale_look *look,
                  struct td_canvas *canvas, int x, int y, int cols)
{
    int from = scale->low, shown = scale->value >= 0 ? scale->value : scale->low;

    for (int number = scale->low; number <= 10; number++) {
        draw_number(scale, look, canvas, left_of(scale, x, cols, number), y, number);
    }
    if (look->focused && (scale->value >= 0 || canvas->cursor_x < 0)) {
        td_canvas_cursor(canvas, left_of(scale, x, cols, shown) + 1, y);
    }
    for (int i = 0; i < look->band_count && look->bands != NULL; i++) {
        int left = left_of(scale, x, cols, from) + 1;
        int right = left_of(scale, x, cols, look->bands[i].to) + 1;

        if (look->bands[i].to >= from) { /* a ten is two columns wide */
            draw_band(canvas, left, y + 1, right - left + (look->bands[i].to == 10 ? 2 : 1),
                      &look->bands[i]);
        }
        from = look->bands[i].to + 1;
    }
    return look->bands != NULL && look->band_count > 0 ? 2 : 1;
}

void td_scale_light_bands(const struct td_limits *limits, struct td_scale_band bands[3])
{
    static const char *const words[] = {"green", "amber", "red"};
    static const enum td_light lights[] = {TD_LIGHT_GREEN, TD_LIGHT_AMBER, TD_LIGHT_RED};
    int pain = 0;

    for (int i = 0; i < 3; i++) {
        while (pain <= 10 && (i == 2 || td_light_of_pain(limits, pain) == lights[i])) {
            pain++;
        }
        bands[i] = (struct td_scale_band){pain - 1, words[i], td_light_role(lights[i])};
    }
}
