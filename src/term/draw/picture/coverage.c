/* The area to the right of each edge, row by row. */
#include "coverage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/num.h"
#include "winding.h"

#define BAND_SUMS 16384 /* 64 kB: stays in the cache */
#define FAR 1e6F        /* pixels; what lies further out is drawn as if it lay there */
#define WORD 64

static size_t words_of(size_t stride)
{
    return (stride + WORD - 1) / WORD;
}

enum td_err td_coverage_init(struct td_coverage *c, int width)
{
    size_t stride = (size_t)td_max(width, 0) + 2;
    size_t most = stride * TD_COVERAGE_ROWS, size = most < BAND_SUMS ? most : BAND_SUMS;

    memset(c, 0, sizeof *c);
    size = size > stride ? size : stride;
    c->sums = calloc(size, sizeof *c->sums);
    /* rows end in a word of their own */
    c->touched = calloc(words_of(size) + TD_COVERAGE_ROWS, sizeof *c->touched);
    c->spans = calloc(stride, sizeof *c->spans);
    if (c->sums == NULL || c->touched == NULL || c->spans == NULL) {
        td_coverage_deinit(c);
        return TD_ERR_NOMEM;
    }
    c->size = size;
    return TD_OK;
}

void td_coverage_deinit(struct td_coverage *c)
{
    free(c->sums);
    free(c->touched);
    free(c->spans);
    memset(c, 0, sizeof *c);
}

/* ---- bands ---- */

static struct td_point place(const struct td_fit *fit, struct td_point p)
{
    return (struct td_point){fit->left + p.x * fit->scale_x, fit->top + p.y * fit->scale_y};
}

/* Also of what is no number. */
static float within(float value, float low, float high)
{
    return value > low ? (value < high ? value : high) : low;
}

struct td_pixel_box td_coverage_box(const struct td_outline *outline, const struct td_fit *fit,
                                    int w, int h, float more)
{
    float low_x = FAR, low_y = FAR, high_x = -FAR, high_y = -FAR;

    for (size_t i = 0; i < outline->point_count; i++) {
        struct td_point p = place(fit, outline->points[i]);

        low_x = p.x < low_x ? p.x : low_x;
        low_y = p.y < low_y ? p.y : low_y;
        high_x = p.x > high_x ? p.x : high_x;
        high_y = p.y > high_y ? p.y : high_y;
    }
    return (struct td_pixel_box){(int)floorf(within(low_x - more, 0, (float)w)),
                                 (int)floorf(within(low_y - more, 0, (float)h)),
                                 (int)ceilf(within(high_x + more, 0, (float)w)),
                                 (int)ceilf(within(high_y + more, 0, (float)h))};
}

static bool start_band(struct td_coverage *c, int y)
{
    int rows = td_min((int)(c->size / (size_t)c->stride), TD_COVERAGE_ROWS);

    c->band = c->all;
    c->band.y0 = y;
    c->band.y1 = td_min(y + rows, c->all.y1);
    return c->band.y0 < c->band.y1;
}

bool td_coverage_begin(struct td_coverage *c, struct td_pixel_box box)
{
    if (box.x1 <= box.x0 || box.y1 <= box.y0) {
        return false;
    }
    c->all = box;
    c->stride = box.x1 - box.x0 + 2;
    c->words = (int)words_of((size_t)c->stride);
    return start_band(c, box.y0);
}

bool td_coverage_next(struct td_coverage *c)
{
    return start_band(c, c->band.y1);
}

/* ---- edges; from here on 0,0 is the corner of the band ---- */

/* What an edge that crosses `height` of one row (below 0: upwards) between two columns leaves
 * there. */
static void add_slope(float *sums, float low, float high, float height)
{
    int first = (int)low, last = (int)ceilf(high);
    float per = 1 / (high - low), in = low - (float)first, out = high - (float)(last - 1);
    float head = 0.5F * per * (1 - in) * (1 - in), tail = 0.5F * per * out * out;

    sums[first] += height * head;
    if (last == first + 2) {
        sums[first + 1] += height * (1 - head - tail);
    } else {
        float second = per * (1.5F - in);

        sums[first + 1] += height * (second - head);
        for (int x = first + 2; x < last - 1; x++) {
            sums[x] += height * per;
        }
        sums[last - 1] += height * (1 - (second + (float)(last - first - 3) * per) - tail);
    }
    sums[last] += height * tail;
}

static void touch(uint64_t *touched, int first, int last)
{
    for (int x = first; x <= last; x++) {
        touched[x / WORD] |= (uint64_t)1 << x % WORD;
    }
}

static void add_in_row(struct td_coverage *c, int row, float x0, float x1, float height)
{
    float *sums = c->sums + (size_t)row * (size_t)c->stride;
    float low = x0 < x1 ? x0 : x1, high = x0 < x1 ? x1 : x0;
    int first = (int)low, last = (int)ceilf(high);

    if (last <= first + 1) {
        float right = height * (0.5F * (low + high) - (float)first);

        sums[first] += height - right;
        sums[first + 1] += right;
        last = first + 1;
    } else {
        add_slope(sums, low, high, height);
    }
    touch(c->touched + (size_t)row * (size_t)c->words, first, last);
}

/* From a above to b below, inside of the band; turn -1 when the outline runs upwards. */
static void add_piece(struct td_coverage *c, struct td_point a, struct td_point b, float turn)
{
    float slope = (b.x - a.x) / (b.y - a.y), wide = (float)(c->stride - 2);
    float low = a.x < b.x ? a.x : b.x, high = a.x < b.x ? b.x : a.x;
    float y = a.y, x = a.x;

    if (!(a.y < b.y)) {
        return;
    }
    low = within(low, 0, wide);
    high = within(high, 0, wide);
    for (int row = (int)a.y; y < b.y; row++) {
        float end = (float)(row + 1) < b.y ? (float)(row + 1) : b.y;
        float to = within(a.x + (end - a.y) * slope, low, high);

        add_in_row(c, row, x, to, turn * (end - y));
        y = end;
        x = to;
    }
}

static struct td_point at_x(struct td_point a, struct td_point b, float x)
{
    return (struct td_point){
        x, within(a.y + (x - a.x) * (b.y - a.y) / (b.x - a.x), fminf(a.y, b.y), fmaxf(a.y, b.y))};
}

/* What lies to the left of the band runs down its border; what lies to the right is not seen. */
static void add_clipped(struct td_coverage *c, struct td_point a, struct td_point b, float turn)
{
    float wide = (float)(c->stride - 2);

    for (int side = 0; side < 2; side++) {
        float border = side == 0 ? 0 : wide;

        if ((a.x < border) != (b.x < border) && a.x != border && b.x != border) {
            struct td_point middle = at_x(a, b, border);

            add_clipped(c, a, middle, turn);
            add_clipped(c, middle, b, turn);
            return;
        }
    }
    if (a.x >= wide && b.x >= wide) {
        return;
    }
    a.x = within(a.x, 0, wide);
    b.x = within(b.x, 0, wide);
    add_piece(c, a, b, turn);
}

static void add_edge(struct td_coverage *c, struct td_point a, struct td_point b)
{
    float rows = (float)(c->band.y1 - c->band.y0), turn = 1, slope, low, high;

    if (a.y > b.y) {
        struct td_point swap = a;

        a = b;
        b = swap;
        turn = -1;
    }
    if (!(a.y < b.y) || b.y <= 0 || a.y >= rows) {
        return;
    }
    slope = (b.x - a.x) / (b.y - a.y);
    low = fminf(a.x, b.x);
    high = fmaxf(a.x, b.x);
    if (b.y > rows) {
        b = (struct td_point){within(a.x + (rows - a.y) * slope, low, high), rows};
    }
    if (a.y < 0) {
        a = (struct td_point){within(a.x - a.y * slope, low, high), 0};
    }
    if (a.x >= 0 && b.x >= 0 && a.x < (float)(c->stride - 2) && b.x < (float)(c->stride - 2)) {
        add_piece(c, a, b, turn);
    } else {
        add_clipped(c, a, b, turn);
    }
}

/* ---- outlines ---- */

static struct td_point in_band(const struct td_coverage *c, const struct td_fit *fit,
                               struct td_point p)
{
    struct td_point at = place(fit, p);

    return (struct td_point){within(at.x, -FAR, FAR) - (float)c->band.x0,
                             within(at.y, -FAR, FAR) - (float)c->band.y0};
}

/* Where a contour begins and ends; false when not all of it are numbers. */
static bool find_contour(const struct td_outline *outline, const struct td_fit *fit, size_t contour,
                         size_t *first, size_t *end)
{
    *first = outline->starts[contour];
    *end =
        contour + 1 < outline->contour_count ? outline->starts[contour + 1] : outline->point_count;
    for (size_t i = *first; i < *end; i++) {
        struct td_point p = place(fit, outline->points[i]);

        if (!isfinite(p.x) || !isfinite(p.y)) {
            return false;
        }
    }
    return *end > *first;
}

void td_coverage_add(struct td_coverage *c, const struct td_outline *outline,
                     const struct td_fit *fit)
{
    for (size_t i = 0; i < outline->contour_count; i++) {
        size_t first, end;
        struct td_point a, b;

        if (!find_contour(outline, fit, i, &first, &end)) {
            continue;
        }
        a = in_band(c, fit, outline->points[end - 1]);
        for (size_t at = first; at < end; at++, a = b) {
            b = in_band(c, fit, outline->points[at]);
            add_edge(c, a, b);
        }
    }
}

void td_coverage_add_corners(struct td_coverage *c, const struct td_point *corners, size_t count)
{
    const struct td_fit as_is = {1, 1, 0, 0};
    struct td_point a, b;

    if (count == 0) {
        return;
    }
    a = in_band(c, &as_is, corners[count - 1]);
    for (size_t i = 0; i < count; i++, a = b) {
        b = in_band(c, &as_is, corners[i]);
        add_edge(c, a, b);
    }
}

/* A strip along the edge, always turned the same way, so that strips add up. */
static void add_strip(struct td_coverage *c, struct td_point a, struct td_point b, float half)
{
    float x = b.x - a.x, y = b.y - a.y, length = sqrtf(x * x + y * y);
    struct td_point n, corners[4];

    if (!(length > 0) || fmaxf(a.y, b.y) < -half ||
        fminf(a.y, b.y) > (float)(c->band.y1 - c->band.y0) + half) {
        return;
    }
    n = (struct td_point){-y / length * half, x / length * half};
    corners[0] = (struct td_point){a.x + n.x, a.y + n.y};
    corners[1] = (struct td_point){b.x + n.x, b.y + n.y};
    corners[2] = (struct td_point){b.x - n.x, b.y - n.y};
    corners[3] = (struct td_point){a.x - n.x, a.y - n.y};
    for (int i = 0; i < 4; i++) {
        add_edge(c, corners[i], corners[(i + 1) % 4]);
    }
}

#define PIECE 3.0F /* pixels of an edge that are an edge, or not, as a whole */
#define PIECES_MOST 400

#define BESIDE 0.5F /* pixels out of it: where contours lie on each other, all are the edge */

/* An edge of one of several contours, where it borders on the outside of them all: what is inside
 * another one is no edge. */
static void add_border(struct td_coverage *c, const struct td_outline *outline,
                       const struct td_contour_box *boxes, size_t contour, int turn,
                       const struct td_point *ends, const struct td_point *placed, float half)
{
    float x = placed[1].x - placed[0].x, y = placed[1].y - placed[0].y, length = hypotf(x, y);
    float ahead = ends[1].x - ends[0].x, down = ends[1].y - ends[0].y;
    float out = length > 0 ? BESIDE / length * (float)turn : 0;
    int pieces = (int)fminf(length / PIECE + 1, PIECES_MOST);

    for (int i = 0; i < pieces; i++) {
        float from = (float)i / (float)pieces, to = (float)(i + 1) / (float)pieces;
        float middle = (from + to) / 2;
        struct td_point p = {ends[0].x + ahead * middle + down * out,
                             ends[0].y + down * middle - ahead * out};
        int others = td_winding_of_others(outline, boxes, contour, p);

        if (others == 0 || others + turn == 0) {
            add_strip(c, (struct td_point){placed[0].x + x * from, placed[0].y + y * from},
                      (struct td_point){placed[0].x + x * to, placed[0].y + y * to}, half);
        }
    }
}

static bool misses(const struct td_coverage *c, const struct td_point *placed, float half)
{
    return fmaxf(placed[0].y, placed[1].y) < -half ||
           fminf(placed[0].y, placed[1].y) > (float)(c->band.y1 - c->band.y0) + half;
}

void td_coverage_add_edges(struct td_coverage *c, const struct td_outline *outline,
                           const struct td_fit *fit, float width)
{
    struct td_contour_box boxes[TD_CONTOUR_BOXES];

    td_contour_boxes(outline, boxes);
    for (size_t i = 0; i < outline->contour_count; i++) {
        size_t first, end;
        struct td_point placed[2], ends[2];
        int turn;

        if (!find_contour(outline, fit, i, &first, &end)) {
            continue;
        }
        turn = td_contour_turn(outline->points + first, end - first);
        ends[0] = outline->points[end - 1];
        placed[0] = in_band(c, fit, ends[0]);
        for (size_t at = first; at < end; at++, placed[0] = placed[1], ends[0] = ends[1]) {
            ends[1] = outline->points[at];
            placed[1] = in_band(c, fit, ends[1]);
            if (outline->contour_count == 1) {
                add_strip(c, placed[0], placed[1], width / 2);
            } else if (!misses(c, placed, width / 2)) {
                add_border(c, outline, boxes, i, turn, ends, placed, width / 2);
            }
        }
    }
}

/* ---- rows ---- */

static uint8_t share_of(float sum)
{
    float share = fabsf(sum) * 255 + 0.5F;

    return share < 255 ? (uint8_t)share : 255;
}

/* A span that goes on with the same share is one with the one before. */
static int add_span(struct td_span *spans, int count, int x, int end, uint8_t share)
{
    if (share == 0 || end <= x) {
        return count;
    }
    if (count > 0 && spans[count - 1].end == x && spans[count - 1].share == share) {
        spans[count - 1].end = end;
        return count;
    }
    spans[count] = (struct td_span){x, end, share};
    return count + 1;
}

/* Between the pixels that edges touched the share stays as it was. */
const struct td_span *td_coverage_row(struct td_coverage *c, int y, int *count)
{
    int row = y - c->band.y0, x = 0, wide = c->stride - 2, n = 0;
    float *sums = c->sums + (size_t)row * (size_t)c->stride, sum = 0;
    uint64_t *touched = c->touched + (size_t)row * (size_t)c->words;

    for (int word = 0; word < c->words; word++) {
        uint64_t bits = touched[word];

        for (; bits != 0; bits &= bits - 1) {
            int at = word * WORD + __builtin_ctzll(bits);

            n = add_span(c->spans, n, c->band.x0 + x, c->band.x0 + td_min(at, wide), share_of(sum));
            sum += sums[at];
            sums[at] = 0;
            x = td_min(at + 1, wide);
            if (at < wide) {
                n = add_span(c->spans, n, c->band.x0 + at, c->band.x0 + x, share_of(sum));
            }
        }
        touched[word] = 0;
    }
    *count = add_span(c->spans, n, c->band.x0 + x, c->band.x1, share_of(sum));
    return c->spans;
}
