/* Where the parts of the trainer are, for a window of any size. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/ui/kit/frame.h"

#define RULE_ROWS 20 /* from this height the session's thin bar stands below the title */

/* The parts below the band, from top to bottom, for a window of this height. */
struct below {
    int min_rows;
    int lead; /* blank rows under the band */
    int gap;  /* and between groups */
    int bar;
    int cue;  /* rows of its letters; 1 = a line of text */
    int dots; /* 0: there is no room for them, what comes next shares the cue's row */
};

static const struct below belows[] = {
    {56, 1, 1, 3, 7, 1}, {34, 1, 1, 2, 4, 1}, {28, 1, 1, 2, 1, 1},
    {22, 1, 0, 1, 1, 1}, {0, 0, 0, 1, 1, 0},
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
    return below->lead + below->bar + 1 + below->gap + below->cue + below->gap + below->dots;
}

static void place_below(struct td_trainer_layout *out, const struct below *below, int y)
{
    struct td_rect line = {out->title.x, y + below->lead, out->title.w, 1};

    out->bar = line;
    out->bar.h = below->bar;
    line.y += below->bar;
    out->labels = line;
    line.y += 1 + below->gap;
    out->cue = line;
    out->cue.h = below->cue;
    out->scale = out->cue;
    out->next = line;
    if (below->dots == 0) {
        out->cue.w = line.w * 3 / 5;
        out->next.x += out->cue.w + 1;
        out->next.w = line.w - out->cue.w - 1;
        return;
    }
    line.y += below->cue + below->gap;
    out->dots = line;
    out->dots.w = line.w * 3 / 5;
    out->next = line;
    out->next.x += out->dots.w + 1;
    out->next.w = line.w - out->dots.w - 1;
    out->scale.h = below->cue > 1 ? below->cue : 2; /* over the dots where the cue has one row */
}

#define FIGURE_MIN_COLS 18
#define FIGURE_MIN_ROWS 10
#define BAND_MIN_COLS 52 /* what word and digits need to be read from afar */

#define PAD_TIGHT 2 /* columns beside the letters, with both views */

static int band_pad(int w)
{
    return td_clamp(w / 24, 1, 6);
}

/* A person that stands is about three quarters as wide as high; from both sides about as wide as
 * high. The letters of the band are as large with both views as with one: the second view has the
 * room that is left around them. */
static int figure_cols(const struct td_rect *band, bool both)
{
    int one = td_clamp(band->h * 3 / 2 + 2, 0, band->w * 2 / 5);

    return both ? one + 2 * td_max(band_pad(band->w - one) - PAD_TIGHT, 0) : one;
}

/* The figure takes room from the band: at its left, or above it where the
 * window is narrow and high. */
static void place_figure(struct td_trainer_layout *out, bool both)
{
    struct td_rect *band = &out->band;
    int w = figure_cols(band, both), h = band->h * 2 / 5;

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

#define WORD_ROWS_MIN 3
#define REP_ROWS_MIN 3
#define REP_WHOLE_FROM 11 /* rows of the band from which figures need no half blocks */

/* Word over rep at the left, digits at the right. In the least room there is no rep: the status
 * line has it. */
static void place_left(struct td_trainer_layout *out, struct td_rect in)
{
    int rep = in.h >= REP_WHOLE_FROM ? td_max(in.h * 2 / 5, 5) : REP_ROWS_MIN;

    if (in.h < WORD_ROWS_MIN + 1 + rep) {
        out->word = in;
        return;
    }
    out->word = (struct td_rect){in.x, in.y, in.w, in.h - rep - 1};
    out->rep = (struct td_rect){in.x, in.y + in.h - rep, in.w, rep};
}

static void place_band(struct td_trainer_layout *out, bool tight)
{
    struct td_rect band = out->band;
    int pad_y = band.h >= 20 ? 2 : band.h >= 13 ? 1 : 0;
    int pad_x = tight ? td_min(PAD_TIGHT, band_pad(band.w)) : band_pad(band.w);
    struct td_rect in = {band.x + pad_x, band.y + pad_y, band.w - 2 * pad_x, band.h - 2 * pad_y};
    int left = in.w * (in.w < 48 ? 64 : 54) / 100;

    out->under = (struct td_rect){in.x, band.y + band.h - (band.h >= 13 ? 2 : 1), in.w, 1};
    out->whole = in;
    if (out->shape == TD_TRAINER_NARROW) { /* the word over rep and digits */
        int word = in.h * 2 / 5;

        out->word = (struct td_rect){in.x, in.y, in.w, word};
        out->rep = (struct td_rect){in.x, in.y + in.h - (in.h - word) / 2, left, (in.h - word) / 2};
        out->digits = (struct td_rect){in.x + left, in.y + word + 1, in.w - left, in.h - word - 1};
        return;
    }
    place_left(out, (struct td_rect){in.x, in.y, left - 2, in.h});
    out->digits = (struct td_rect){in.x + left, in.y, in.w - left, in.h};
}

struct td_trainer_layout td_trainer_layout(int cols, int rows, enum td_trainer_figure figure)
{
    struct td_trainer_layout out = {.shape = TD_TRAINER_TINY};
    int c = td_clamp(cols, 1, TD_CANVAS_MAX_COLS);
    int r = td_clamp(rows, 3, TD_CANVAS_MAX_ROWS);

    out.status = (struct td_rect){0, r - 2, c, 1};
    out.band = (struct td_rect){0, 0, c, r - 2};
    out.note = (struct td_rect){1, r - 3, c - 2, 1};
    out.scale = out.note;
    if (c >= 50 && r >= 16) {
        const struct below *below = below_of(c, r);
        struct td_frame_box frame = td_frame_whole(c, r);
        int top = r >= 28 ? 3 : r >= RULE_ROWS ? 2 : 1;
        /* One row above the status line stays free for quiet messages. */
        int band = r - top - below_rows(below) - 1 - 2;

        out.title = (struct td_rect){frame.x, 0, frame.w, 1};
        out.session = (struct td_rect){frame.x, 1, frame.w, r >= RULE_ROWS ? 1 : 0};
        out.band = (struct td_rect){0, top, c, band};
        out.note.x = out.title.x;
        out.note.w = out.title.w;
        place_below(&out, below, top + band);
        out.shape = c < band * 3 && c < 80 ? TD_TRAINER_NARROW
                    : below->bar > 2       ? TD_TRAINER_WIDE
                                           : TD_TRAINER_NORMAL;
        if (figure != TD_TRAINER_NO_FIGURE) {
            place_figure(&out, figure == TD_TRAINER_BOTH_VIEWS);
        }
    }
    place_band(&out, out.figure.w > 0 && figure == TD_TRAINER_BOTH_VIEWS);
    return out;
}
