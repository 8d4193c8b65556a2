/* The screen of measures: a question with its number, its scale or its clock, then the table. */
#include "state.h"
#include "table.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/term/draw/bigtext.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/frame.h"

#define DIGIT_ROWS_MOST 9

static void put_question(const struct td_measures *m, struct td_flow *flow)
{
    const struct td_measures_item *item = td_measures_item(m);
    const struct td_measure_spec *spec = td_measure_spec(item->kind);

    if (item->naming) {
        td_flow_text(flow, 0, NULL,
                     m->strength ? "Name something you want to do better with your legs: stairs, "
                                   "squatting, a long ride. Nothing more: Enter."
                                 : "Name something your knee makes hard: stairs, squatting, the "
                                   "way to work. Nothing more: Enter.",
                     TD_ROLE_TITLE);
        return;
    }
    if (item->name[0] != '\0') {
        td_flow_text(flow, 0, NULL, item->name, TD_ROLE_ACCENT);
    }
    td_flow_text(flow, 0, NULL,
                 m->strength && spec->question_strength != NULL ? spec->question_strength
                                                                : spec->question,
                 TD_ROLE_TITLE);
}

/* `last time 8, week 0` */
static void before_text(const struct td_measures *m, char *out, size_t size)
{
    const struct td_measure *before = td_measures_before(m);

    out[0] = '\0';
    if (before != NULL) {
        td_str_format(out, size, "last time %d, week %d", before->value, before->week);
    }
}

static void put_number(const struct td_measures *m, struct td_flow *flow)
{
    const struct td_measures_item *item = td_measures_item(m);
    const struct td_scale_look look = {.focused = true};
    bool scale = td_measures_is_scale(m);
    int y = td_flow_take(flow, 1), x = flow->rect.x, cols;
    char text[48];

    if (y < 0) {
        return;
    }
    if (scale && !m->field.asking) {
        (void)td_scale_draw(&m->scale, &look, flow->canvas, x, y, td_min(flow->rect.w, 56));
    } else {
        cols = td_field_draw(&m->field, flow->canvas, x, y, flow->rect.w, TD_ROLE_TEXT);
        if (!item->naming && !m->field.asking) {
            td_canvas_text(flow->canvas, x + cols + 2, y, flow->rect.w - cols - 2,
                           td_measure_spec(item->kind)->unit, TD_ROLE_DIM);
        }
    }
    before_text(m, text, sizeof text);
    if (text[0] != '\0' && (y = td_flow_take(flow, 1)) >= 0) {
        td_canvas_text_cut(flow->canvas, x, y, flow->rect.w, text, TD_ROLE_DIM);
    }
}

/* What is wrong stands in place of what can be typed. */
static void put_help(const struct td_measures *m, struct td_flow *flow)
{
    const struct td_measures_item *item = td_measures_item(m);
    const struct td_measure_spec *spec = td_measure_spec(item->kind);
    char line[120];

    if (m->said[0] != '\0') {
        td_flow_text(flow, 0, NULL, m->said, TD_ROLE_WARNING);
    } else if (!item->naming) {
        td_str_format(
            line, sizeof line, "%d to %d.%s", spec->least, spec->most,
            td_measures_is_held(m)
                ? " Space gives you 5 seconds to get into place, then counts; Space again "
                  "stops it. Or type the seconds."
            : td_measures_is_counted(m) ? " Space counts one more. Or type it afterwards."
                                        : "");
        td_flow_text(flow, 0, NULL, line, TD_ROLE_DIM);
    }
}

/* The seconds as high as there is room for, to be read from the wall. */
static void draw_clock(const struct td_measures *m, struct td_canvas *canvas, struct td_rect room)
{
    int seconds = td_measures_seconds(m);
    enum td_role role = seconds < 0 ? TD_ROLE_BAND_PREPARE : TD_ROLE_BAND_HOLD;
    char text[16];

    td_str_format(text, sizeof text, "%d", seconds < 0 ? -seconds : seconds);
    room.h = td_min(room.h, DIGIT_ROWS_MOST + 2);
    if (room.h < 3) {
        return;
    }
    td_canvas_fill(canvas, room, ' ', role);
    room.y++;
    room.h -= 2;
    td_bigtext_draw(canvas, room, text, role);
}

static void draw_question(const struct td_measures *m, struct td_canvas *canvas)
{
    struct td_rect room = m->body;
    struct td_flow flow;

    td_flow_init(&flow, canvas, m->body, 0);
    put_question(m, &flow);
    td_flow_blank(&flow);
    if (m->clock) {
        room.y += flow.row;
        room.h -= flow.row;
        draw_clock(m, canvas, room);
        return;
    }
    put_number(m, &flow);
    td_flow_blank(&flow);
    put_help(m, &flow);
}

static size_t question_footer(const struct td_measures *m, struct td_hint *hints)
{
    size_t n = 0;

    if (m->clock) {
        hints[n++] = (struct td_hint){.keys = "Space", .text = "stop", .must = true};
        return n;
    }
    if (td_measures_is_held(m)) {
        hints[n++] = (struct td_hint){.keys = "Space", .text = "clock"};
    } else if (td_measures_is_counted(m)) {
        hints[n++] = (struct td_hint){.keys = "Space", .text = "one more"};
    } else if (td_measures_is_scale(m)) {
        hints[n++] = (struct td_hint){.keys = "0-10", .text = "number"};
    }
    hints[n++] = (struct td_hint){.keys = "Enter", .text = "keep", .must = true};
    hints[n++] = (struct td_hint){.keys = "Tab", .text = "leave out"};
    if (m->at > 0) {
        hints[n++] = (struct td_hint){.keys = "Up", .text = "before"};
    }
    hints[n++] = (struct td_hint){.keys = "Esc", .text = "back", .must = true};
    return n;
}

size_t td_measures_footer(const void *state, struct td_hint *hints)
{
    const struct td_measures *m = state;
    size_t n = 0;

    if (td_measures_item(m) != NULL) {
        return question_footer(m, hints);
    }
    hints[n++] = (struct td_hint){.keys = "Enter", .text = "back", .must = true};
    if (m->scroll.lines > m->scroll.rows) {
        hints[n++] = (struct td_hint){.request = TD_REQ_UP, .also = TD_REQ_DOWN, .text = "scroll"};
    }
    hints[n++] = (struct td_hint){.keys = "Left", .text = "correct"};
    return n;
}

void td_measures_draw(const void *state, struct td_canvas *canvas)
{
    const struct td_measures *m = state;
    char title[40], note[24] = "";

    td_str_format(title, sizeof title, "Measures, week %d", m->week);
    if (m->at < m->item_count) {
        td_str_format(note, sizeof note, "%d of %d", m->at + 1, m->item_count);
    }
    td_frame_head(canvas, title, note);
    if (m->at < m->item_count) {
        draw_question(m, canvas);
    } else {
        (void)td_measure_table_scrolled(m->kept, m->kept_count, m->looked_unix_s, canvas, m->body,
                                        m->scroll.top);
        td_scroll_bar(canvas, m->body, &m->scroll);
    }
}
