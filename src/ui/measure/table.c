/* The measures of all weeks, in rows. */
#include "table.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/flow.h"

#define WEEKS_MAX 8
#define WEEK_COLS 8
#define WEEK_COLS_NARROW 6 /* where only one would have room */
#define TREND_COLS 14
#define NAME_MAX 30

/* What is left out where the room is low, one after the other. */
enum brevity { ALL, SHORT_NOTE, NO_NOTE, NO_BLANKS, MEANS_ALONE, NO_USUAL, BREVITIES };

struct table {
    const struct td_measure *measures;
    size_t count;
    int64_t looked_unix_s;
    int weeks[WEEKS_MAX]; /* that were measured, the newest of them */
    int week_count;
    int name_cols, week_cols;
    enum brevity brevity;
    struct td_flow flow;
};

static void find_weeks(struct table *t, int room)
{
    int most;

    t->week_cols = room >= 2 * WEEK_COLS ? WEEK_COLS : WEEK_COLS_NARROW;
    most = td_min(room / t->week_cols, WEEKS_MAX);
    for (size_t i = 0; i < t->count; i++) {
        int week = t->measures[i].week;
        int at = t->week_count;

        for (int k = 0; k < t->week_count; k++) {
            at = t->weeks[k] == week ? -1 : at;
        }
        if (at < 0) {
            continue;
        }
        if (t->week_count == most && most > 1) { /* the first one stays to be compared with */
            for (int k = 1; k + 1 < most; k++) {
                t->weeks[k] = t->weeks[k + 1];
            }
            t->week_count--;
        }
        if (t->week_count < most) {
            t->weeks[t->week_count++] = week;
        }
    }
}

/* What was measured in the week of a column. */
static void put_cell(const struct table *t, struct td_canvas *canvas, int y, int column,
                     const char *text, enum td_role role)
{
    td_canvas_text_right(canvas, t->flow.rect.x + t->name_cols + column * t->week_cols, y,
                         t->week_cols, text, role);
}

/* At the left of a row; the uppermost one that is seen has the cursor, where nothing is above. */
static void put_name(const struct table *t, struct td_canvas *canvas, int y, const char *name)
{
    td_canvas_text_cut(canvas, t->flow.rect.x, y, t->name_cols, name, TD_ROLE_TEXT);
    if (canvas->cursor_x < 0) {
        td_canvas_cursor(canvas, t->flow.rect.x, y);
    }
}

static void put_head(struct table *t, struct td_canvas *canvas)
{
    int y = td_flow_take(&t->flow, 1);
    char text[16];

    for (int i = 0; y >= 0 && i < t->week_count; i++) {
        td_str_format(text, sizeof text, t->week_cols == WEEK_COLS ? "week %d" : "wk %d",
                      t->weeks[i]);
        put_cell(t, canvas, y, i, text, TD_ROLE_DIM);
    }
}

enum td_role td_measure_trend_role(enum td_trend trend)
{
    return trend == TD_TREND_BETTER  ? TD_ROLE_GOOD
           : trend == TD_TREND_WORSE ? TD_ROLE_WARNING
                                     : TD_ROLE_DIM;
}

static void put_trend(const struct table *t, struct td_canvas *canvas, int y, enum td_trend trend)
{
    int x = t->flow.rect.x + t->name_cols + t->week_count * t->week_cols + 2;

    td_canvas_text_cut(canvas, x, y, TREND_COLS - 2, td_trend_word(trend),
                       td_measure_trend_role(trend));
}

static void put_row(struct table *t, struct td_canvas *canvas, enum td_measure_kind kind,
                    const char *name)
{
    const struct td_measure_spec *spec = td_measure_spec(kind);
    const char *title = name[0] != '\0'                             ? name
                        : td_utf8_cols(spec->title) <= t->name_cols ? spec->title
                                                                    : spec->brief;
    int y, first = 0, value = 0, seen = 0;

    for (int i = 0; i < t->week_count; i++) {
        seen += td_measure_find(t->measures, t->count, kind, name, t->weeks[i], &value) ? 1 : 0;
    }
    if (seen == 0) {
        return;
    }
    y = td_flow_take(&t->flow, 1);
    if (y < 0) {
        return;
    }
    put_name(t, canvas, y, title);
    seen = 0;
    for (int i = 0; i < t->week_count; i++) {
        char text[16] = "-";

        if (td_measure_find(t->measures, t->count, kind, name, t->weeks[i], &value)) {
            td_str_format(text, sizeof text, "%d", value);
            first = seen++ == 0 ? value : first;
        }
        put_cell(t, canvas, y, i, text, TD_ROLE_TEXT);
    }
    if (kind == TD_MEASURE_CHANGE) { /* is a change by itself */
        first = 0;
        seen++;
    }
    if (seen > 1) {
        put_trend(t, canvas, y, td_measure_compare(kind, first, value));
    }
}

/* What is decided by when there are several of them. */
static void put_mean(struct table *t, struct td_canvas *canvas)
{
    int from = t->weeks[0], last = -1, then = 0, now = 0;
    int y = td_flow_take(&t->flow, 1);

    if (y < 0) {
        return;
    }
    put_name(t, canvas, y,
             t->name_cols >= 16          ? "Activities, mean"
             : t->brevity >= MEANS_ALONE ? "Activities"
                                         : "Their mean");
    for (int i = 0; i < t->week_count; i++) {
        char text[16] = "-";

        if (td_measure_activities(t->measures, t->count, from, t->weeks[i], &then, &now)) {
            td_str_format(text, sizeof text, "%d.%d", now / 10, now % 10);
            last = t->weeks[i];
        }
        put_cell(t, canvas, y, i, text, TD_ROLE_TEXT);
    }
    if (last > from && td_measure_activities(t->measures, t->count, from, last, &then, &now)) {
        put_trend(t, canvas, y, td_measure_mean_trend(then, now));
    }
}

/* Of the stronger one, where both were measured. */
static void put_weaker_leg(struct table *t, struct td_canvas *canvas)
{
    int y, seen = 0, percent;

    for (int i = 0; i < t->week_count; i++) {
        seen += td_measure_weaker_leg(t->measures, t->count, t->weeks[i], &percent) ? 1 : 0;
    }
    y = seen > 0 ? td_flow_take(&t->flow, 1) : -1;
    if (y < 0) {
        return;
    }
    put_name(t, canvas, y, "Weaker leg");
    for (int i = 0; i < t->week_count; i++) {
        char text[16] = "-";

        if (td_measure_weaker_leg(t->measures, t->count, t->weeks[i], &percent)) {
            td_str_format(text, sizeof text, "%d %%", percent);
        }
        put_cell(t, canvas, y, i, text, TD_ROLE_TEXT);
    }
}

static bool first_of_its_name(const struct table *t, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (t->measures[k].kind == TD_MEASURE_ACTIVITY &&
            td_str_equal(t->measures[k].name, t->measures[i].name)) {
            return false;
        }
    }
    return t->measures[i].kind == TD_MEASURE_ACTIVITY;
}

static void put_activities(struct table *t, struct td_canvas *canvas)
{
    int many = 0;

    for (size_t i = 0; i < t->count; i++) {
        many += first_of_its_name(t, i) ? 1 : 0;
    }
    for (size_t i = 0; i < t->count; i++) {
        if (first_of_its_name(t, i) && (many == 1 || t->brevity < MEANS_ALONE)) {
            put_row(t, canvas, TD_MEASURE_ACTIVITY, t->measures[i].name);
        }
    }
    if (many > 1 && t->week_count > 0) {
        put_mean(t, canvas);
    }
}

static void put_note(struct table *t)
{
    if (t->brevity < NO_NOTE) {
        td_flow_blank(&t->flow);
        td_flow_text(
            &t->flow, 0, NULL,
            t->brevity == ALL
                ? "Pain is called changed from 2 points on, one activity from 3 and their "
                  "mean from 2, the change since the start from 3. Stand-ups and wall sit "
                  "are your own trend. Rating one's own activities is an idea of "
                  "Stratford (1995)."
                : "A change counts from 2 points of pain on, 3 of one activity, 2 of their mean.",
            TD_ROLE_DIM);
    }
}

static void put_decision(struct table *t)
{
    struct td_decided decided = td_measure_decide_since(t->measures, t->count, t->looked_unix_s);
    char decision[240];

    td_decision_text(&decided, decision, sizeof decision);
    if (decision[0] != '\0') {
        td_flow_text(&t->flow, 0, NULL, decision, TD_ROLE_ACCENT);
        if (t->brevity < NO_BLANKS) {
            td_flow_blank(&t->flow);
        }
    }
}

/* Returns the rows it takes. */
static int put_all(struct table *t, struct td_canvas *canvas, struct td_rect rect, int skip)
{
    td_flow_init(&t->flow, canvas, rect, skip);
    put_decision(t);
    put_head(t, canvas);
    for (int kind = 0; kind < TD_MEASURE_KINDS; kind++) {
        if (kind == TD_MEASURE_ACTIVITY) {
            put_activities(t, canvas);
        } else if (kind != TD_MEASURE_USUAL || t->brevity < NO_USUAL) {
            put_row(t, canvas, (enum td_measure_kind)kind, "");
        }
        if (kind == TD_MEASURE_STAND_OTHER) {
            put_weaker_leg(t, canvas);
        }
    }
    put_note(t);
    return t->flow.row;
}

static void begin(struct table *t, const struct td_measure *measures, size_t count,
                  int64_t looked_unix_s, struct td_rect rect)
{
    *t = (struct table){.measures = measures, .count = count, .looked_unix_s = looked_unix_s};
    t->name_cols = td_min(rect.w / 3, NAME_MAX);
    find_weeks(t, rect.w - t->name_cols - TREND_COLS);
}

int td_measure_table_draw(const struct td_measure *measures, size_t count, int64_t looked_unix_s,
                          struct td_canvas *canvas, struct td_rect rect)
{
    struct table t;

    begin(&t, measures, count, looked_unix_s, rect);
    while (t.brevity + 1 < BREVITIES && put_all(&t, NULL, rect, 0) > rect.h) {
        t.brevity++;
    }
    return put_all(&t, canvas, rect, 0);
}

int td_measure_table_scrolled(const struct td_measure *measures, size_t count,
                              int64_t looked_unix_s, struct td_canvas *canvas, struct td_rect rect,
                              int skip)
{
    struct table t;

    rect.w--; /* the bar beside it does not touch the words */
    begin(&t, measures, count, looked_unix_s, rect);
    return put_all(&t, canvas, rect, skip);
}
