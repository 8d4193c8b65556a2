/* What stands in the slots of home: today, the knee this morning, the ladder, the weeks, the menu.
 */
#include <string.h>

#include "state.h"
#include "teardrop/base/date.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"
#include "teardrop/ui/kit/ladder.h"
#include "teardrop/ui/kit/light.h"

#define DAY_COLS 3   /* of a day in the calendar */
#define WEEK_COLS 24 /* of a week, with a gap */
#define DATE_COLS 15 /* before it, where the weeks stand below each other */
#define FACT_X 18    /* where the menu says how things stand */
#define BARS 14      /* mornings that are drawn as a row of bars */

/* ---- today ---- */

static int item_rows(const struct td_home_item *item, int cols)
{
    return td_wrap_count(item->text, td_max(cols - (item->mark != NULL ? 2 : 0), 1));
}

/* The room for items below the session. */
static struct td_rect items_room(const struct td_home *h)
{
    struct td_rect room = h->at.today;
    bool closed = h->closed_reason[0] != '\0';
    int used = !closed && h->unfinished.there                     ? 3
               : closed || td_unfinished_has_text(&h->unfinished) ? 1
               : h->plan[0] != '\0'                               ? 3
                                                                  : 2;

    if (room.h >= used + 4) {
        used++; /* a blank row after the session */
    }
    room.y += used;
    room.h -= used;
    return room;
}

/* What does not fit is on the page that `w` opens: its last row says so. */
int td_home_items_that_fit(const struct td_home *h)
{
    struct td_rect room = items_room(h);
    int rows = 0;

    for (int i = 0; i < h->item_count; i++) {
        rows += item_rows(&h->items[i], room.w);
        if (rows > room.h) {
            return i;
        }
    }
    return h->item_count;
}

static void draw_item(struct td_canvas *canvas, struct td_rect room,
                      const struct td_home_item *item)
{
    int indent = item->mark != NULL ? 2 : 0;

    if (item->mark != NULL) {
        td_canvas_text(canvas, room.x, room.y, 2, item->mark, item->role);
    }
    room.x += indent;
    room.w -= indent;
    (void)td_canvas_wrap(canvas, room, 0, item->text, item->role);
}

/* All whole items, and of the next one as much as there is room for. */
static void draw_items(const struct td_home *h, struct td_canvas *canvas)
{
    struct td_rect room = items_room(h);
    int fit = td_home_items_that_fit(h);
    struct td_keys_text key = td_keymap_keys_text(h->ui->keymap, TD_REQ_WHY, false);
    char more[48];

    for (int i = 0; i < h->item_count && room.h > 0; i++) {
        struct td_rect at = room;
        int rows = item_rows(&h->items[i], room.w);

        if (i < fit) {
            draw_item(canvas, at, &h->items[i]);
            room.y += rows;
            room.h -= rows;
            continue;
        }
        td_str_format(more, sizeof more, "%s  all of it", key.text);
        if (room.h == 1) { /* its beginning, and where the rest is */
            at.w -= td_utf8_cols(more) + 2;
            td_canvas_text_cut(canvas, at.x, at.y, at.w, h->items[i].text, h->items[i].role);
        } else {
            at.h--;
            draw_item(canvas, at, &h->items[i]);
        }
        td_canvas_text_right(canvas, room.x, room.y + room.h - 1, room.w, more, TD_ROLE_DIM);
        break;
    }
}

struct td_rect td_home_buttons(const struct td_home *h)
{
    bool there = h->unfinished.there && h->closed_reason[0] == '\0';

    return (struct td_rect){h->at.today.x, h->at.today.y + 2, there ? h->at.today.w : 0, 1};
}

static void draw_today(const struct td_home *h, struct td_canvas *canvas)
{
    struct td_rect at = h->at.today;
    bool closed = h->closed_reason[0] != '\0';

    if (closed) {
        char text[64];

        td_str_format(text, sizeof text, " ! %s ", h->heading);
        td_canvas_text_cut(canvas, at.x, at.y, at.w, text, TD_ROLE_ALERT);
    } else {
        td_frame_heading(canvas, at.x, at.y, at.w, h->heading);
    }
    if (!closed && !td_unfinished_has_text(&h->unfinished)) {
        td_canvas_text_right(canvas, at.x, at.y + 1, at.w, h->minutes, TD_ROLE_TEXT);
        td_canvas_text_cut(canvas, at.x, at.y + 1, at.w - td_utf8_cols(h->minutes) - 2,
                           h->title[0] != '\0' ? h->title : h->session, TD_ROLE_TITLE);
        td_canvas_text_cut(canvas, at.x, at.y + 2, at.w, h->plan, TD_ROLE_TEXT);
    }
    if (!closed && h->unfinished.there) {
        char text[120];

        td_unfinished_what_text(&h->unfinished, h->ui, text, sizeof text);
        td_canvas_text_cut(canvas, at.x, at.y + 1, at.w, text, TD_ROLE_TITLE);
        td_unfinished_draw_buttons(h->ui, canvas, td_home_buttons(h));
    }
    draw_items(h, canvas);
}

/* ---- the knee this morning ---- */

static void draw_box(struct td_canvas *canvas, int x, int y, bool ticked, const char *key,
                     const char *word)
{
    td_canvas_text(canvas, x, y, 4, ticked ? "[x]" : "[ ]", TD_ROLE_TEXT);
    td_canvas_text(canvas, x + 4, y, 2, key, TD_ROLE_KEY);
    td_canvas_text(canvas, x + 6, y, 20, word, TD_ROLE_TEXT);
}

/* Fourteen mornings as a row of bars: a dot where none was said. */
static void draw_bars(const struct td_home *h, struct td_canvas *canvas, int x, int y)
{
    const struct td_home_weeks *w = &h->weeks;

    for (int i = 0; i < BARS; i++) {
        int day = w->today - BARS + 1 + i, pain = day < 0 ? -1 : w->days[day / 7][day % 7].morning;

        td_canvas_put(canvas, x + i, y, pain < 0 ? 0xB7 : (uint32_t)(0x2581 + pain * 7 / 10),
                      pain < 0 ? TD_ROLE_DIM : TD_ROLE_ACCENT);
    }
}

static void draw_asked(const struct td_home *h, struct td_canvas *canvas, struct td_rect at)
{
    const struct td_home_morning *m = &h->morning;
    struct td_limits limits = td_settings_limits(h->ui->settings);
    struct td_scale_band bands[3];
    struct td_scale_look look = {
        .bands = bands, .band_count = at.h >= 4 ? 3 : 0, .focused = m->asking};
    int rows;

    td_scale_light_bands(&limits, bands);
    td_canvas_text(canvas, at.x, at.y, 2,
                   td_keymap_keys_text(h->ui->keymap, TD_REQ_MORNING, false).text, TD_ROLE_KEY);
    rows = td_scale_draw(&m->pain, &look, canvas, at.x + TD_HOME_SCALE_X, at.y,
                         td_home_scale_cols(at.w));
    if (m->nothing_chosen) {
        td_canvas_text_cut(canvas, at.x + TD_HOME_SCALE_X, at.y + rows, at.w - TD_HOME_SCALE_X,
                           TD_CHOOSE_FIRST, TD_ROLE_WARNING);
        return;
    }
    draw_box(canvas, at.x + TD_HOME_SCALE_X + 1, at.y + rows, m->swollen, "s", "swollen");
    draw_box(canvas, at.x + TD_HOME_SCALE_X + 17, at.y + rows, m->limp, "l", "limp");
}

static void draw_morning(const struct td_home *h, struct td_canvas *canvas)
{
    const struct td_home_morning *m = &h->morning;
    struct td_rect at = h->at.morning;
    bool asked = m->asking || (m->due && m->kept[0] == '\0');
    char heading[80], usual[24] = "";

    if (m->text[0] == '\0' || at.h == 0) {
        return;
    }
    td_home_morning_heading(h, heading, sizeof heading);
    td_frame_heading(canvas, at.x, at.y, at.w, heading);
    if (m->asking) {
        td_canvas_cursor(canvas, at.x, at.y); /* until a number is chosen */
    }
    if (m->usual >= 0) {
        td_str_format(usual, sizeof usual, "your usual: %d", m->usual);
        td_canvas_text_right(canvas, at.x, at.y, at.w, usual, TD_ROLE_DIM);
    }
    at.y++;
    at.h--;
    if (asked) {
        draw_asked(h, canvas, at);
        return;
    }
    at.y += td_canvas_wrap(canvas, at, 0, m->kept[0] != '\0' ? m->kept : m->text, TD_ROLE_TEXT);
    if (at.y < h->at.morning.y + h->at.morning.h && h->weeks.sessions > 0) {
        draw_bars(h, canvas, at.x, at.y);
    }
}

/* ---- the ladder ---- */

static void draw_ladder(const struct td_home *h, struct td_canvas *canvas)
{
    struct td_rect at = h->at.ladder;
    int y = at.y, used, here;

    if (h->levels < 2 || at.h == 0) {
        return;
    }
    if (at.h >= 2) {
        td_frame_heading(canvas, at.x, y++, at.w, "THE LADDER");
    }
    used = td_ladder_draw(canvas, at.x, y, at.w - 16, h->levels, h->level);
    if (at.h < 3) {
        td_canvas_text_cut(canvas, at.x + used + 3, y, at.w - used - 3, h->level_name,
                           TD_ROLE_TEXT);
        return;
    }
    here = td_ladder_x(at.x, at.w - 16, h->levels, h->level);
    y++;
    td_canvas_text(canvas, at.x, y, at.w, h->level > 0 ? h->first_level : "", TD_ROLE_DIM);
    if (here - at.x >= td_utf8_cols(h->first_level) + 2 || h->level == 0) {
        int x = td_min(here, at.x + at.w - td_utf8_cols(h->level_name));

        td_canvas_text(canvas, x, y, at.x + at.w - x, h->level_name, TD_ROLE_TEXT);
        x = td_max(td_ladder_x(at.x, at.w - 16, h->levels, h->levels - 1),
                   x + td_utf8_cols(h->level_name) + 2);
        if (x + td_utf8_cols(h->last_level) <= at.x + at.w && h->level + 1 < h->levels) {
            td_canvas_text(canvas, x, y, at.x + at.w - x, h->last_level, TD_ROLE_DIM);
        }
    }
}

/* ---- the weeks ---- */

static void draw_week(const struct td_home *h, struct td_canvas *canvas, int x, int y, int week)
{
    const struct td_home_weeks *w = &h->weeks;

    for (int i = 0; i < 7; i++) {
        const struct td_home_day *day = &w->days[week][i];
        bool today = week * 7 + i == w->today;

        if (day->trained) {
            td_canvas_text(canvas, x + i * DAY_COLS, y, 1, td_light_mark(day->light),
                           td_light_role(day->light));
        } else {
            td_canvas_put(canvas, x + i * DAY_COLS, y, day->planned ? 0x25CC : 0xB7,
                          day->planned ? TD_ROLE_ACCENT : TD_ROLE_DIM);
        }
        if (today) {
            td_canvas_attrs(canvas, (struct td_rect){x + i * DAY_COLS, y, 1, 1}, TD_ATTR_UNDERLINE);
        }
    }
}

static void draw_day_names(struct td_canvas *canvas, int x, int y)
{
    static const char *const names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

    for (int i = 0; i < 7; i++) {
        td_canvas_text(canvas, x + i * DAY_COLS, y, 2, names[i], TD_ROLE_DIM);
    }
}

/* The mornings after the sessions of a week: `0 1 -`. */
static void mornings_text(const struct td_home *h, int week, char *out, size_t size)
{
    const struct td_home_weeks *w = &h->weeks;

    out[0] = '\0';
    for (int i = 0; i < 7; i++) {
        int next = week * 7 + i + 1;

        if (!w->days[week][i].trained) {
            continue;
        }
        if (next <= w->today && w->days[next / 7][next % 7].morning >= 0) {
            td_str_append(out, size, "%s%d", out[0] != '\0' ? " " : "",
                          w->days[next / 7][next % 7].morning);
        } else if (next <= w->today) {
            td_str_append(out, size, "%s-", out[0] != '\0' ? " " : "");
        }
    }
}

static void draw_month(const struct td_home *h, struct td_canvas *canvas, struct td_rect at)
{
    int x = at.x + DATE_COLS, after = x + WEEK_COLS;

    td_frame_heading(canvas, at.x, at.y, DATE_COLS, "FIVE WEEKS");
    draw_day_names(canvas, x, at.y);
    td_canvas_text_cut(canvas, after, at.y, at.x + at.w - after, "next morning", TD_ROLE_DIM);
    for (int week = 0; week < TD_HOME_WEEKS; week++) {
        char words[TD_DAY_WORDS], mornings[32];
        const char *name;

        td_day_words_short(h->weeks.first + INT64_C(7) * week, h->weeks.first + h->weeks.today,
                           words);
        name = strchr(words, ' ') != NULL ? strchr(words, ' ') + 1 : words;
        td_canvas_text_cut(canvas, at.x, at.y + 1 + week, DATE_COLS - 1,
                           week == TD_HOME_WEEKS - 1 ? "this week" : name, TD_ROLE_DIM);
        draw_week(h, canvas, x, at.y + 1 + week, week);
        mornings_text(h, week, mornings, sizeof mornings);
        td_canvas_text_cut(canvas, after, at.y + 1 + week, at.x + at.w - after,
                           week == TD_HOME_WEEKS - 1 ? "\u25CC planned" : mornings, TD_ROLE_DIM);
    }
}

static void draw_weeks(const struct td_home *h, struct td_canvas *canvas)
{
    struct td_rect at = h->at.weeks;
    int weeks = at.w >= 2 * WEEK_COLS - 3 ? 2 : 1;

    if (at.h == 0 || (h->weeks.sessions == 0 && h->planned_count == 0)) {
        return;
    }
    if (at.h >= TD_HOME_WEEKS + 1) {
        draw_month(h, canvas, at);
        return;
    }
    for (int i = 0; i < weeks; i++) {
        draw_day_names(canvas, at.x + i * WEEK_COLS, at.y);
        draw_week(h, canvas, at.x + i * WEEK_COLS, at.y + 1, TD_HOME_WEEKS - weeks + i);
    }
}

/* ---- the menu ---- */

static const char *const names[TD_HOME_ENTRIES] = {"Train",   "Self-check", "Learn",
                                                   "History", "Settings",   "Measures"};

/* In a low window the last line stands beside the one before. */
struct td_rect td_home_menu_row(const struct td_home *h, size_t index)
{
    struct td_rect at = h->at.menu, row = {at.x, at.y + (int)index, at.w, 1};

    if ((int)index >= at.h) {
        row.y = at.y + at.h - 1;
        row.x += at.w / 2;
        row.w -= at.w / 2;
    } else if (at.h < TD_HOME_ENTRIES && (int)index + 1 == at.h) {
        row.w = at.w / 2 - 1;
    }
    return row;
}

void td_home_draw_menu(const struct td_home *h, struct td_canvas *canvas, struct td_rect at)
{
    for (size_t i = 0; i < TD_HOME_ENTRIES; i++) {
        struct td_rect row = td_home_menu_row(h, i);
        bool chosen = i == h->menu.selected;
        int fact = row.x > at.x ? 16 : FACT_X;
        char line[32], key[4] = "v";

        if (i + 1 < TD_HOME_ENTRIES) {
            td_str_format(key, sizeof key, "%d", (int)i + 1);
        }
        td_str_format(line, sizeof line, " %s  %-11s", key, names[i]);
        td_canvas_text(canvas, row.x, row.y, 2, chosen ? "▸" : " ", TD_ROLE_ACCENT);
        td_canvas_text(canvas, row.x + 2, row.y, td_min(fact - 2, row.w - 2), line,
                       chosen ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
        td_canvas_text_cut(canvas, row.x + fact + 1, row.y, row.w - fact - 1, h->facts[i],
                           TD_ROLE_DIM);
        if (chosen && !h->morning.asking) {
            td_canvas_cursor(canvas, row.x + 2, row.y);
        }
    }
}

void td_home_draw_slots(const struct td_home *h, struct td_canvas *canvas)
{
    draw_today(h, canvas);
    draw_ladder(h, canvas);
    draw_weeks(h, canvas);
    td_home_draw_menu(h, canvas, h->at.menu);
    draw_morning(h, canvas); /* last: the cursor is there while it is asked */
}
