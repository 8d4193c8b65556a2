/* Where the parts of the trainer are, for a window of any size. */
#include "state.h"
#include "teardrop/base/num.h"

/* The parts below the band, from top to bottom, for a window of this height. */
struct below {
    int min_rows;
    int lead; /* blank rows under the band */
    int gap;  /* and between groups */
    int bar;
    bool share; /* cue and next thing share a row */
};

static const struct below belows[] = {
    {46, 1, 1, 3, false},
    {28, 1, 1, 2, false},
    {22, 1, 0, 1, true},
    {0, 0, 0, 1, true},
};

static const struct below *below_of(int cols, int rows)
{
    size_t i = 0;

    while (rows < belows[i].min_rows) {
        i++;
    }
    /* A high bar wants a long one. */
    return i == 0 && cols < 150 ? &belows[1] : &belows[i];
}

static int below_rows(const struct below *below)
{
    /* bar, labels | dots | cue, next | session */
    int lines = below->bar + 1 + 1 + (below->share ? 1 : 2) + 1;

    return lines + below->lead + 3 * below->gap;
}

static void place_below(struct td_trainer_layout *out, const struct below *below, int y, int cols)
{
    int margin = cols >= 100 ? cols / 20 : 2;
    struct td_rect line = {margin, y + below->lead, cols - 2 * margin, 1};

    out->bar = line;
    out->bar.h = below->bar;
    line.y += below->bar;
    out->labels = line;
    line.y += 1 + below->gap;
    out->dots = line;
    line.y += 1 + below->gap;
    out->cue = line;
    if (below->share) {
        out->next = line;
        out->cue.w = line.w * 3 / 5;
        out->next.x += out->cue.w + 1;
        out->next.w = line.w - out->cue.w - 1;
        line.y++;
    } else {
        line.y++;
        out->next = line;
        line.y += 1 + below->gap;
    }
    out->session = line;
}

#define FIGURE_MIN_COLS 18
#define FIGURE_MIN_ROWS 10
#define BAND_MIN_COLS 52 /* what word and digits need to be read from afar */

/* The figure takes room from the band: at its left, or above it where the
 * window is narrow and high. */
static void place_figure(struct td_trainer_layout *out)
{
    struct td_rect *band = &out->band;
    /* A person that stands is about three quarters as wide as high. */
    int w = td_clamp(band->h * 3 / 2 + 2, 0, band->w * 2 / 5);
    int h = band->h * 2 / 5;

    if (out->shape == TD_TRAINER_NARROW) {
        if (band->h >= 26) {
            out->figure = (struct td_rect){band->x + 1, band->y, band->w - 2, h - 1};
            band->y += h;
            band->h -= h;
        }
    } else if (band->h >= FIGURE_MIN_ROWS && w >= FIGURE_MIN_COLS && band->w - w >= BAND_MIN_COLS) {
        out->figure = (struct td_rect){band->x + 1, band->y, w - 2, band->h};
        band->x += w;
        band->w -= w;
    }
}

/* Word and digits within the band. */
static void place_band(struct td_trainer_layout *out, int rows)
{
    struct td_rect band = out->band;
    int pad_y = band.h >= 12 ? td_clamp(band.h / 12, 1, 4) : band.h >= 8 ? 1 : 0;
    int pad_x = td_clamp(band.w / 20, 1, 8);
    struct td_rect in = {band.x + pad_x, band.y + pad_y, band.w - 2 * pad_x, band.h - 2 * pad_y};
    int digits = in.h * 3 / 5;
    /* In the least room the word needs every column: it has more letters. */
    int beside = in.w < 48 ? in.w / 3 : in.w * 2 / 5;
    int word_beside = in.w - beside - (in.w < 48 ? 1 : pad_x + 2);

    out->under = (struct td_rect){band.x + pad_x, band.y + band.h - (band.h >= 12 ? 2 : 1),
                                  band.w - 2 * pad_x, 1};
    out->whole = in;
    digits = digits < rows / 3 + 1 && in.h >= rows / 3 + 5 ? rows / 3 + 1 : digits;
    /* Above each other where that makes the word larger: four letters as high as
     * one row are nearly five columns wide. */
    if ((in.h - digits - 1) * 14 > word_beside * 3) {
        int word = in.h - digits - 1;

        out->word = (struct td_rect){in.x, in.y, in.w, word};
        out->digits = (struct td_rect){in.x, in.y + word + 1, in.w, digits};
        return;
    }
    out->word = (struct td_rect){in.x, in.y, word_beside, in.h};
    out->digits = (struct td_rect){in.x + in.w - beside, in.y, beside, in.h};
}

struct td_trainer_layout td_trainer_layout(int cols, int rows)
{
    struct td_trainer_layout out = {.shape = TD_TRAINER_TINY};
    int c = td_clamp(cols, 1, TD_CANVAS_MAX_COLS);
    int r = td_clamp(rows, 3, TD_CANVAS_MAX_ROWS);

    out.status = (struct td_rect){0, r - 2, c, 1};
    out.hints = (struct td_rect){0, r - 1, c, 1};
    out.band = (struct td_rect){0, 0, c, r - 2};
    out.note = (struct td_rect){1, r - 3, c - 2, 1};
    if (c >= 50 && r >= 16) {
        const struct below *below = below_of(c, r);
        int top = r >= 28 ? 2 : 1;
        int x = c >= 100 ? c / 20 : 2;
        /* One row above the status line stays free for quiet messages. */
        int band = r - top - below_rows(below) - 1 - 2;

        out.title = (struct td_rect){x, 0, c - 2 * x, 1};
        out.band = (struct td_rect){0, top, c, band};
        out.note.x = out.title.x;
        out.note.w = out.title.w;
        place_below(&out, below, top + band, c);
        out.shape = c < band * 3 && c < 80 ? TD_TRAINER_NARROW
                    : below->bar > 2       ? TD_TRAINER_WIDE
                                           : TD_TRAINER_NORMAL;
        place_figure(&out);
    }
    place_band(&out, r);
    return out;
}
