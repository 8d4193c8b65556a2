/* SVG paths read into straight-edged outlines. */
#include "teardrop/base/outline.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"

#define POINTS_MAX 100000
#define COORDINATE_MAX 1e6
#define STEPS_MAX 4096 /* of one curve; POINTS_MAX bounds the sum */

void td_outline_deinit(struct td_outline *outline)
{
    free(outline->points);
    free(outline->starts);
    memset(outline, 0, sizeof *outline);
}

/* ---- growing ---- */

static bool grow(void **array, size_t *capacity, size_t needed, size_t size)
{
    size_t more = *capacity == 0 ? 16 : *capacity;
    void *bigger;

    if (needed <= *capacity) {
        return true;
    }
    while (more < needed) {
        more *= 2;
    }
    bigger = realloc(*array, more * size);
    if (bigger == NULL) {
        return false;
    }
    *array = bigger;
    *capacity = more;
    return true;
}

static bool add_point(struct td_outline *outline, struct td_point p)
{
    void *points = outline->points;

    if (outline->point_count >= POINTS_MAX ||
        !grow(&points, &outline->point_capacity, outline->point_count + 1, sizeof p)) {
        return false;
    }
    outline->points = points;
    outline->points[outline->point_count++] = p;
    return true;
}

static bool begin_contour(struct td_outline *outline)
{
    void *starts = outline->starts;

    if (!grow(&starts, &outline->contour_capacity, outline->contour_count + 1, sizeof(size_t))) {
        return false;
    }
    outline->starts = starts;
    outline->starts[outline->contour_count++] = outline->point_count;
    return true;
}

enum td_err td_outline_add(struct td_outline *outline, const struct td_point *points, size_t count)
{
    size_t contours = outline->contour_count, old = outline->point_count;
    bool ok = begin_contour(outline);

    for (size_t i = 0; ok && i < count; i++) {
        ok = add_point(outline, points[i]);
    }
    if (!ok) {
        outline->contour_count = contours;
        outline->point_count = old;
        return TD_ERR_NOMEM;
    }
    return TD_OK;
}

/* ---- reading path data ---- */

struct reader {
    const char *data;
    size_t at;
    struct td_outline *outline;
    float tolerance;
    struct td_point here, start; /* current point, first point of the contour */
    struct td_point control;     /* last control point, for S and T */
    char last;                   /* last command, upper case */
    bool drawing;                /* a contour is open */
    enum td_err err;             /* TD_ERR_NOMEM when memory was the reason */
    char *why;
    size_t why_size;
};

static bool fail(struct reader *r, const char *what)
{
    if (r->data[r->at] == '\0') {
        td_str_format(r->why, r->why_size, "position %zu: %s, but the path ends here", r->at + 1,
                      what);
    } else {
        td_str_format(r->why, r->why_size, "position %zu: %s", r->at + 1, what);
    }
    return false;
}

static void skip_space(struct reader *r)
{
    while (r->data[r->at] == ' ' || r->data[r->at] == '\t' || r->data[r->at] == '\n' ||
           r->data[r->at] == '\r') {
        r->at++;
    }
}

static void skip_separator(struct reader *r)
{
    skip_space(r);
    if (r->data[r->at] == ',') {
        r->at++;
        skip_space(r);
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool number_follows(const struct reader *r)
{
    char c = r->data[r->at];

    return is_digit(c) || c == '-' || c == '+' || c == '.';
}

static size_t sign_bytes(const char *at)
{
    return *at == '-' || *at == '+' ? 1 : 0;
}

/* A decimal number with optional sign, fraction and exponent: strtod's, but neither its words
 * nor hexadecimal. The program never sets LC_NUMERIC, so the point is a point. */
static bool read_number(struct reader *r, float *out)
{
    const char *began = r->data + r->at;
    const char *digit = began + sign_bytes(began);
    char *end;
    double value;

    digit += *digit == '.' ? 1 : 0;
    if (!is_digit(*digit)) {
        return fail(r, "expected a number");
    }
    value = strtod(began, &end);
    if (*digit == '0' && (digit[1] == 'x' || digit[1] == 'X')) {
        value = 0;
        end -= end - digit - 1; /* a zero, then something else */
    }
    if (!(fabs(value) <= COORDINATE_MAX)) {
        return fail(r, "number too large");
    }
    r->at += (size_t)(end - began);
    if (*end == 'e' || *end == 'E') {
        r->at += 1 + sign_bytes(end + 1);
        return fail(r, "expected the digits of an exponent");
    }
    *out = (float)value;
    return true;
}

static bool read_point(struct reader *r, bool relative, struct td_point *out)
{
    struct td_point base = relative ? r->here : (struct td_point){0, 0};

    if (!read_number(r, &out->x)) {
        return false;
    }
    skip_separator(r);
    if (!read_number(r, &out->y)) {
        return false;
    }
    skip_separator(r);
    out->x += base.x;
    out->y += base.y;
    return true;
}

/* Steps and mirrored control points add up: what they come to is bounded, too. */
static bool is_near(struct td_point p)
{
    return fabsf(p.x) <= (float)COORDINATE_MAX && fabsf(p.y) <= (float)COORDINATE_MAX;
}

/* Says why a point could not be added. */
static bool fail_full(struct reader *r)
{
    if (r->outline->point_count >= POINTS_MAX) {
        return fail(r, "too many points");
    }
    r->err = TD_ERR_NOMEM;
    return fail(r, "out of memory");
}

static bool line_to(struct reader *r, struct td_point p)
{
    if (!is_near(p)) {
        return fail(r, "the path goes too far out");
    }
    if (!r->drawing) { /* after Z a new contour begins where the last one began */
        if (!begin_contour(r->outline) || !add_point(r->outline, r->here)) {
            return fail_full(r);
        }
        r->start = r->here;
        r->drawing = true;
    }
    if (!add_point(r->outline, p)) {
        return fail_full(r);
    }
    r->here = p;
    return true;
}

static float apart(struct td_point a, struct td_point b)
{
    return hypotf(a.x - b.x, a.y - b.y);
}

static struct td_point cubic_at(const struct td_point p[4], float t)
{
    float u = 1 - t;
    float a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

    return (struct td_point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                             a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/* Even steps; their number from the largest second difference: the error of n
 * chords of a cubic is at most sqrt(3)/18 * 6 * d / n^2 (Wang's bound, 0.75 d). */
static bool cubic_to(struct reader *r, struct td_point c1, struct td_point c2, struct td_point end)
{
    struct td_point p[4] = {r->here, c1, c2, end};
    struct td_point d1 = {p[0].x - 2 * p[1].x + p[2].x, p[0].y - 2 * p[1].y + p[2].y};
    struct td_point d2 = {p[1].x - 2 * p[2].x + p[3].x, p[1].y - 2 * p[2].y + p[3].y};
    struct td_point zero = {0, 0};
    float d = fmaxf(apart(d1, zero), apart(d2, zero));
    float wanted = ceilf(sqrtf(0.75F * d / r->tolerance));
    int steps = wanted < 1 ? 1 : wanted > STEPS_MAX ? STEPS_MAX : (int)wanted;

    for (int i = 1; i <= steps; i++) {
        if (!line_to(r, i == steps ? end : cubic_at(p, (float)i / (float)steps))) {
            return false;
        }
    }
    return true;
}

static bool quadratic_to(struct reader *r, struct td_point c, struct td_point end)
{
    struct td_point a = r->here;
    struct td_point c1 = {a.x + (c.x - a.x) * 2 / 3, a.y + (c.y - a.y) * 2 / 3};
    struct td_point c2 = {end.x + (c.x - end.x) * 2 / 3, end.y + (c.y - end.y) * 2 / 3};

    return cubic_to(r, c1, c2, end);
}

/* The last control point turned about the current point, where the command
 * before was of the same family. */
static struct td_point reflected(const struct reader *r, char one, char other)
{
    if (r->last != one && r->last != other) {
        return r->here;
    }
    return (struct td_point){2 * r->here.x - r->control.x, 2 * r->here.y - r->control.y};
}

static bool read_curve(struct reader *r, char command, bool relative)
{
    struct td_point c1, c2, end;

    if (command == 'C') {
        if (!read_point(r, relative, &c1)) {
            return false;
        }
    } else {
        c1 = reflected(r, 'C', 'S');
    }
    if (!read_point(r, relative, &c2) || !read_point(r, relative, &end) ||
        !cubic_to(r, c1, c2, end)) {
        return false;
    }
    r->control = c2;
    return true;
}

static bool read_quadratic(struct reader *r, char command, bool relative)
{
    struct td_point c, end;

    if (command == 'Q') {
        if (!read_point(r, relative, &c)) {
            return false;
        }
    } else {
        c = reflected(r, 'Q', 'T');
    }
    if (!read_point(r, relative, &end) || !quadratic_to(r, c, end)) {
        return false;
    }
    r->control = c;
    return true;
}

static bool read_straight(struct reader *r, char command, bool relative)
{
    struct td_point p = r->here;
    float value;

    if (command == 'L') {
        return read_point(r, relative, &p) && line_to(r, p);
    }
    if (!read_number(r, &value)) {
        return false;
    }
    skip_separator(r);
    if (command == 'H') {
        p.x = relative ? p.x + value : value;
    } else {
        p.y = relative ? p.y + value : value;
    }
    return line_to(r, p);
}

static bool read_move(struct reader *r, bool relative)
{
    struct td_point p;

    if (!read_point(r, relative, &p)) {
        return false;
    }
    if (!is_near(p)) {
        return fail(r, "the path goes too far out");
    }
    r->here = p;
    r->drawing = false;
    return true;
}

static bool read_arguments(struct reader *r, char command, bool relative)
{
    switch (command) {
    case 'M':
        return read_move(r, relative);
    case 'L':
    case 'H':
    case 'V':
        return read_straight(r, command, relative);
    case 'C':
    case 'S':
        return read_curve(r, command, relative);
    default:
        return read_quadratic(r, command, relative);
    }
}

static bool read_command(struct reader *r)
{
    char letter = r->data[r->at];
    bool relative = letter >= 'a' && letter <= 'z';
    char command = (char)(relative ? letter - 'a' + 'A' : letter);

    if (letter == '\0' || strchr("MLHVCSQTZ", command) == NULL) {
        return fail(r, "expected one of M L H V C S Q T Z");
    }
    if (r->last == '\0' && command != 'M') {
        return fail(r, "a path begins with M");
    }
    r->at++;
    skip_space(r);
    if (command == 'Z') {
        r->here = r->drawing ? r->start : r->here;
        r->drawing = false;
        r->last = 'Z';
        return true;
    }
    do {
        if (!read_arguments(r, command, relative)) {
            return false;
        }
        r->last = command;
        if (command == 'M') {
            command = 'L'; /* further pairs after M are lines */
        }
    } while (number_follows(r));
    return true;
}

enum td_err td_path_parse(const char *data, float tolerance, struct td_outline *outline, char *why,
                          size_t why_size)
{
    struct reader r = {.data = data,
                       .outline = outline,
                       .tolerance = tolerance,
                       .err = TD_ERR_CONTENT,
                       .why = why,
                       .why_size = why_size};
    size_t points = outline->point_count, contours = outline->contour_count;
    bool ok = true;

    assert(tolerance > 0);
    skip_space(&r);
    if (data[r.at] == '\0') {
        ok = fail(&r, "expected M");
    }
    while (ok && data[r.at] != '\0') {
        ok = read_command(&r);
        skip_separator(&r);
    }
    if (ok && outline->point_count == points) {
        ok = fail(&r, "expected something to draw");
    }
    if (!ok) {
        outline->point_count = points;
        outline->contour_count = contours;
        return r.err;
    }
    return TD_OK;
}

bool td_outline_contains(const struct td_outline *outline, struct td_point p)
{
    int winding = 0;

    for (size_t c = 0; c < outline->contour_count; c++) {
        size_t first = outline->starts[c];
        size_t end = c + 1 < outline->contour_count ? outline->starts[c + 1] : outline->point_count;

        for (size_t i = first; i < end; i++) {
            struct td_point a = outline->points[i];
            struct td_point b = outline->points[i + 1 < end ? i + 1 : first];
            float side = (b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y);

            if (a.y <= p.y && b.y > p.y && side > 0) {
                winding++;
            } else if (a.y > p.y && b.y <= p.y && side < 0) {
                winding--;
            }
        }
    }
    return winding != 0;
}
