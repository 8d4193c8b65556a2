/* The history: what was done, newest first; a line opens to its details. */
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/ui/flow.h"
#include "teardrop/ui/view.h"
#include "teardrop/ui/widget.h"

#define WINDOW 128 /* lines held at a time; more are read while scrolling */
#define BODY_COLS 96
#define DATE_COLS 18
#define DATE_COLS_NARROW 12

struct history {
    const struct td_ui *ui;
    const struct td_checklist *checklist; /* NULL: ids are shown in place of names */
    const struct td_program *program;     /* likewise */
    struct td_history_line lines[WINDOW];
    size_t first, held; /* lines[0] is line `first` of the whole list */
    struct td_list list;
    bool open; /* one line is open */
    struct td_session_record session;
    struct td_check_record check;
    struct td_scroll scroll;
    int cols, rows;
    struct td_rect body;
};

/* ---- reading ---- */

/* Makes sure that every line of the window is held. */
static void load_window(struct history *h)
{
    const struct td_history_port *port = &h->ui->history;
    size_t rows = (size_t)h->list.rows;
    size_t end = h->list.top + rows < h->list.count ? h->list.top + rows : h->list.count;
    size_t above = (WINDOW - rows) / 2;

    if (h->held > 0 && h->list.top >= h->first && end <= h->first + h->held) {
        return;
    }
    h->first = h->list.top > above ? h->list.top - above : 0;
    if (port->ops->list(port->self, h->first, WINDOW, h->lines, &h->held) != TD_OK) {
        h->held = 0;
    }
}

static const struct td_history_line *line_at(const struct history *h, size_t index)
{
    return index >= h->first && index < h->first + h->held ? &h->lines[index - h->first] : NULL;
}

static const char *cause_name(const struct history *h, const char *id)
{
    int cause = h->checklist == NULL ? -1 : td_checklist_cause(h->checklist, id);

    return cause >= 0 ? h->checklist->causes[cause].name : id;
}

static const struct td_level *level_of(const struct history *h, const char *id)
{
    return h->program != NULL ? td_program_level(h->program, id) : NULL;
}

static const struct td_exercise *find_exercise(const struct td_exercise *exercises, size_t count,
                                               const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (td_str_equal(exercises[i].id, id)) {
            return &exercises[i];
        }
    }
    return NULL;
}

/* Of the level itself, of what went with it, or of the warm-up. */
static const struct td_exercise *exercise_of(const struct history *h, const char *level,
                                             const char *id)
{
    const struct td_level *in = level_of(h, level);
    const struct td_exercise *found = NULL;

    if (in != NULL) {
        found = find_exercise(in->exercises, in->exercise_count, id);
        found = found != NULL ? found : find_exercise(in->extras, in->extra_count, id);
        found = found != NULL ? found
                              : find_exercise(h->program->warm_up, h->program->warm_up_count, id);
    }
    return found;
}

/* ---- words ---- */

static void date_text(struct td_instant at, bool day_only, char *out, size_t size)
{
    td_instant_format(at, out, size);
    out[day_only ? 10 : 16] = '\0';
    if (!day_only) {
        out[10] = ' ';
    }
}

static const char *outcome_text(enum td_outcome outcome)
{
    switch (outcome) {
    case TD_OUTCOME_STOP:
        return "needs a person";
    case TD_OUTCOME_NOT_ENOUGH:
        return "not enough answers";
    case TD_OUTCOME_NO_PATTERN:
        return "no pattern";
    case TD_OUTCOME_NAMED:
        return "fits with ";
    case TD_OUTCOME_PATTERN_ONLY:
        return "kneecap joint, nothing stands out";
    }
    return "?"; /* a database may hold anything */
}

static void check_text(const struct history *h, const struct td_history_line *line, char *out,
                       size_t size)
{
    td_str_format(out, size, "Self-check: %s", outcome_text(line->outcome));
    for (int i = 0; line->outcome == TD_OUTCOME_NAMED && i < line->named_count; i++) {
        td_str_append(out, size, "%s%s", i > 0 ? ", or " : "", cause_name(h, line->named[i]));
    }
}

static int minutes_of(int64_t ms)
{
    return (int)((ms + 30000) / 60000);
}

/* ---- details ---- */

/* What else is known of a set: only what is not the same all the way through. */
static void set_more(const struct td_session_record *record, const struct td_set_record *set,
                     char *line, size_t size)
{
    if (set->side != TD_SIDE_NONE) {
        td_str_append(line, size, ", %s", td_side_id((enum td_side)set->side));
    }
    if (set->tempo[0] != '\0' && !td_str_equal(set->tempo, record->tempo)) {
        td_str_append(line, size, ", tempo %s", set->tempo);
    }
    if (set->hold_ms > 0) {
        td_str_append(line, size, ", %d s", set->hold_ms / 1000);
    }
    if (set->rest_ms > 0) {
        td_str_append(line, size, ", rest %d s", set->rest_ms / 1000);
    }
    if (set->pain >= 0) {
        td_str_append(line, size, ", pain %d", set->pain);
    }
    if (set->down_ms >= 0) {
        td_str_append(line, size, ", down %d.%d s", set->down_ms / 1000, set->down_ms / 100 % 10);
    }
    if (set->up_ms >= 0) {
        td_str_append(line, size, ", up %d.%d s", set->up_ms / 1000, set->up_ms / 100 % 10);
    }
}

static void flow_sets(const struct history *h, struct td_flow *flow)
{
    const struct td_session_record *record = &h->session;
    char line[160];

    for (int i = 0; i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];
        const struct td_exercise *exercise = exercise_of(h, record->level, set->exercise);
        bool hold = exercise != NULL && exercise->kind == TD_EXERCISE_HOLD;

        td_str_format(line, sizeof line, "set %-2d  %d of %d %s", set->set, set->reps_done,
                      set->reps_planned, hold ? "held" : "reps");
        set_more(record, set, line, sizeof line);
        if (i == 0 || !td_str_equal(set->exercise, record->sets[i - 1].exercise)) {
            td_flow_text(flow, 0, NULL, exercise != NULL ? exercise->name : set->exercise,
                         TD_ROLE_TEXT);
        }
        td_flow_text(flow, 2, set->reps_done >= set->reps_planned ? "●" : "○", line, TD_ROLE_TEXT);
    }
}

static void flow_session(const struct history *h, struct td_flow *flow)
{
    const struct td_session_record *record = &h->session;
    char line[160], date[40], load[24];

    date_text(record->started, false, date, sizeof date);
    td_str_format(line, sizeof line, "%s  %s", record->level, record->level_name);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TITLE);
    td_str_format(line, sizeof line, "%s, %d min%s", date, minutes_of(record->elapsed_ms),
                  record->running    ? ", not ended yet"
                  : record->finished ? ", to its end"
                                     : ", stopped before its end");
    td_flow_text(flow, 0, NULL, line, TD_ROLE_DIM);
    if (record->tempo[0] != '\0') {
        td_str_format(line, sizeof line, "Tempo %s", record->tempo);
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
    if (record->load_g > 0) {
        td_str_from_thousandths(record->load_g, load, sizeof load);
        td_str_format(line, sizeof line, "Load %s kg", load);
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
    td_flow_blank(flow);
    flow_sets(h, flow);
    td_flow_blank(flow);
    td_str_copy(line, sizeof line, "Worst pain: not said");
    if (record->worst_pain >= 0) {
        td_str_format(line, sizeof line, "Worst pain %d of 10", record->worst_pain);
    }
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    td_str_copy(line, sizeof line, "Effort: not said");
    if (record->rpe >= 0) {
        td_str_format(line, sizeof line, "Effort RPE %d of 10", record->rpe);
    }
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
}

static void flow_answers(const struct history *h, struct td_flow *flow)
{
    const struct td_check_record *record = &h->check;

    td_flow_text(flow, 0, NULL, "Answers", TD_ROLE_DIM);
    for (int i = 0; i < record->answer_count; i++) {
        const char *question_id = record->answers[i].question;
        const char *text = record->answers[i].answer;
        int q = h->checklist == NULL ? -1 : td_checklist_question(h->checklist, question_id);
        char line[400];

        if (q >= 0) {
            const struct td_question *question = &h->checklist->questions[q];
            int a = td_question_answer(question, text);

            text = a >= 0 ? question->answers[a].text : text;
            question_id = question->text;
        }
        td_str_format(line, sizeof line, "%s  %s", question_id, text);
        td_flow_text(flow, 2, "•", line, TD_ROLE_TEXT);
    }
}

static void flow_check(const struct history *h, struct td_flow *flow)
{
    const struct td_check_record *record = &h->check;
    char line[160], date[40];

    date_text(record->done, false, date, sizeof date);
    td_flow_text(flow, 0, NULL, "Self-check", TD_ROLE_TITLE);
    td_str_format(line, sizeof line, "%s, checklist %s", date, record->version);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_DIM);
    td_flow_blank(flow);
    if (record->named_count > 0) {
        td_flow_text(flow, 0, NULL,
                     record->named_count > 1 ? "It fits with one of" : "It fits with", TD_ROLE_DIM);
    } else if (record->outcome != TD_OUTCOME_STOP) {
        td_str_format(line, sizeof line, "It ended with: %s", outcome_text(record->outcome));
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
    for (int i = 0; i < record->named_count; i++) {
        td_flow_text(flow, 2, "▸", cause_name(h, record->named[i]), TD_ROLE_ACCENT);
    }
    if (record->outcome == TD_OUTCOME_STOP) {
        td_flow_text(flow, 0, NULL, "A red flag came first: this needed a person.", TD_ROLE_DANGER);
    }
    for (int i = 0; i < record->flag_count; i++) {
        int f = h->checklist == NULL ? -1 : td_checklist_flag(h->checklist, record->flags[i]);

        td_flow_text(flow, 2, "!", f >= 0 ? h->checklist->flags[f].text : record->flags[i],
                     TD_ROLE_WARNING);
    }
    td_flow_text(flow, 0, NULL, record->why, TD_ROLE_TEXT);
    td_flow_blank(flow);
    flow_answers(h, flow);
}

static int flow_details(const struct history *h, struct td_canvas *canvas)
{
    const struct td_history_line *line = line_at(h, h->list.selected);
    struct td_flow flow;

    td_flow_init(&flow, canvas, h->body, h->scroll.top);
    if (line != NULL && line->kind == TD_HISTORY_SESSION) {
        flow_session(h, &flow);
    } else if (line != NULL && line->kind == TD_HISTORY_CHECK) {
        flow_check(h, &flow);
    }
    return flow.row;
}

/* ---- events ---- */

static enum td_err history_open(void *state, const struct td_ui *ui, const void *argument,
                                td_ns now)
{
    struct history *h = state;
    const struct td_problems *problems;

    (void)argument;
    (void)now;
    h->ui = ui;
    h->list.rows = 1;
    (void)ui->content.ops->checklist(ui->content.self, &h->checklist, &problems);
    (void)ui->content.ops->program(ui->content.self, &h->program, &problems);
    if (ui->history.ops->count(ui->history.self, &h->list.count) != TD_OK) {
        h->list.count = 0;
    }
    return TD_OK;
}

static void lay_out(struct history *h)
{
    h->body = td_widget_body(h->cols, h->rows, BODY_COLS);
    h->list.rows = h->body.h < 1 ? 1 : h->body.h < WINDOW ? h->body.h : WINDOW;
    td_list_settle(&h->list);
    load_window(h);
    h->scroll.rows = h->body.h;
    h->scroll.lines = h->open ? flow_details(h, NULL) : 0;
    td_scroll_settle(&h->scroll);
}

static struct td_reply redraw(void)
{
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_REDRAW};
}

static struct td_reply open_line(struct history *h)
{
    const struct td_history_port *port = &h->ui->history;
    const struct td_history_line *line = line_at(h, h->list.selected);
    enum td_err err = TD_ERR_ABSENT;

    if (line != NULL && line->kind == TD_HISTORY_SESSION) {
        err = port->ops->load_session(port->self, line->uuid, &h->session);
    } else if (line != NULL && line->kind == TD_HISTORY_CHECK) {
        err = port->ops->load_check(port->self, line->uuid, &h->check);
    }
    h->open = err == TD_OK;
    h->scroll.top = 0;
    lay_out(h);
    return redraw();
}

static struct td_reply history_key(struct history *h, enum td_request request)
{
    bool moved;

    if (request == TD_REQ_BACK || (h->open && request == TD_REQ_LEFT)) {
        if (!h->open) {
            return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_POP};
        }
        h->open = false;
        return redraw();
    }
    if (!h->open && (request == TD_REQ_SELECT || request == TD_REQ_RIGHT)) {
        return open_line(h);
    }
    moved = h->open ? td_scroll_move(&h->scroll, request) : td_list_move(&h->list, request);
    if (moved && !h->open) {
        load_window(h);
    }
    return moved ? redraw() : (struct td_reply){.flags = TD_REPLY_HANDLED};
}

static struct td_reply history_handle(void *state, const struct td_event *event)
{
    struct history *h = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        h->cols = event->cols;
        h->rows = event->rows;
        lay_out(h);
        return redraw();
    case TD_EVENT_KEY:
        return history_key(h, event->request);
    case TD_EVENT_MOUSE:
        if (event->mouse.kind != TD_MOUSE_CLICK) {
            return history_key(h, event->mouse.kind == TD_MOUSE_WHEEL_UP ? TD_REQ_UP : TD_REQ_DOWN);
        }
        if (!h->open && event->mouse.y >= h->body.y && event->mouse.y < h->body.y + h->body.h &&
            h->list.top + (size_t)(event->mouse.y - h->body.y) < h->list.count) {
            h->list.selected = h->list.top + (size_t)(event->mouse.y - h->body.y);
            return open_line(h);
        }
        return (struct td_reply){.flags = TD_REPLY_HANDLED};
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

/* What a session was, in columns; a narrow window has fewer of them. The first
 * tier that fits is taken; a column of 0 is left out. */
static const struct tier {
    int least, name, done, minutes, pain;
    bool sets;
} tiers[] = {
    {.least = 74, .name = 20, .done = 30, .minutes = 9, .pain = 9, .sets = true},
    {.least = 61, .name = 14, .done = 27, .minutes = 7, .pain = 7, .sets = true},
    {.least = 40, .name = 16, .done = 17, .pain = 7},
    {.least = 0, .name = 5, .done = 11, .pain = 8},
};

static void cell(struct td_canvas *canvas, struct td_rect *rect, int cols, const char *text,
                 enum td_role role)
{
    int most = cols - 1 < rect->w ? cols - 1 : rect->w;

    if (most > 0) {
        td_canvas_text_cut(canvas, rect->x, rect->y, most, text, role);
    }
    rect->x += cols;
    rect->w -= cols;
}

static void draw_session(const struct history *h, struct td_canvas *canvas, struct td_rect rect,
                         const struct td_history_line *line, enum td_role role)
{
    const struct td_level *level = level_of(h, line->level);
    const struct tier *tier = tiers;
    char text[96];

    while (rect.w < tier->least) {
        tier++;
    }
    td_str_copy(text, sizeof text, line->level);
    if (tier->least > 0) {
        td_str_append(text, sizeof text, " %s", line->level_name);
    }
    cell(canvas, &rect, tier->name, text, role);
    text[0] = '\0';
    if (tier->sets) {
        td_str_format(text, sizeof text, "%d of %d sets, ", line->sets_done, line->sets_planned);
    }
    td_str_append(text, sizeof text, "%d of %d", line->reps_done, line->reps_planned);
    if (tier->least > 0) {
        td_str_append(text, sizeof text, " %s",
                      level != NULL && td_level_is_hold(level) ? "holds" : "reps");
    }
    cell(canvas, &rect, tier->done, text, role);
    td_str_format(text, sizeof text, "%d min", minutes_of(line->elapsed_ms));
    if (line->running) {
        td_str_copy(text, sizeof text, "on now");
    }
    cell(canvas, &rect, tier->minutes, text, role);
    text[0] = '\0';
    if (line->worst_pain >= 0) {
        td_str_format(text, sizeof text, "pain %d", line->worst_pain);
    }
    cell(canvas, &rect, tier->pain, text, role);
    if (line->rpe >= 0 && rect.w >= 5) {
        td_str_format(text, sizeof text, "RPE %d", line->rpe);
        cell(canvas, &rect, 7, text, role);
    }
}

static void draw_line(const struct history *h, struct td_canvas *canvas, int y,
                      const struct td_history_line *line, bool selected)
{
    int date_cols = h->body.w >= 90 ? DATE_COLS : DATE_COLS_NARROW;
    struct td_rect rect = {h->body.x + 2 + date_cols, y, h->body.w - 2 - date_cols, 1};
    enum td_role role = selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT;
    char text[300];

    date_text(line->at, date_cols < DATE_COLS || line->kind == TD_HISTORY_MORNING, text,
              sizeof text);
    td_canvas_text(canvas, h->body.x, y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
    td_canvas_text(canvas, h->body.x + 2, y, date_cols - 1, text, TD_ROLE_DIM);
    td_canvas_fill(canvas, rect, ' ', role);
    if (selected) {
        td_canvas_cursor(canvas, h->body.x, y);
    }
    if (line->kind == TD_HISTORY_SESSION) {
        draw_session(h, canvas, rect, line, role);
        return;
    }
    if (line->kind == TD_HISTORY_CHECK) {
        check_text(h, line, text, sizeof text);
    } else {
        td_str_format(text, sizeof text, "Morning: pain %d%s%s", line->worst_pain,
                      line->swollen ? ", puffy" : "", line->limp ? ", limping" : "");
    }
    td_canvas_text_cut(canvas, rect.x, y, rect.w, text, role);
}

static void draw_list(const struct history *h, struct td_canvas *canvas)
{
    struct td_scroll scroll = {
        .lines = (int)h->list.count, .rows = h->list.rows, .top = (int)h->list.top};

    for (int i = 0; i < h->list.rows; i++) {
        size_t index = h->list.top + (size_t)i;
        const struct td_history_line *line = line_at(h, index);

        if (index >= h->list.count || line == NULL) {
            break;
        }
        draw_line(h, canvas, h->body.y + i, line, index == h->list.selected);
    }
    td_widget_scrollbar(canvas, (struct td_rect){h->body.x + h->body.w, h->body.y, 1, h->list.rows},
                        &scroll);
}

static void draw_empty(const struct history *h, struct td_canvas *canvas)
{
    const char *trouble = h->ui->history.ops->trouble(h->ui->history.self);
    struct td_flow flow;

    td_flow_init(&flow, canvas, h->body, 0);
    if (trouble != NULL) {
        td_flow_text(&flow, 0, NULL, "Nothing is kept, and nothing can be read:", TD_ROLE_WARNING);
        td_flow_text(&flow, 0, NULL, trouble, TD_ROLE_TEXT);
        return;
    }
    if (h->list.count > 0) {
        td_flow_text(&flow, 0, NULL, "The history cannot be read.", TD_ROLE_WARNING);
        return;
    }
    td_flow_text(&flow, 0, NULL, "Nothing here yet.", TD_ROLE_TITLE);
    td_flow_blank(&flow);
    td_flow_text(&flow, 0, NULL,
                 "Sessions and self-checks are kept here, on this machine alone, as soon as there "
                 "are some.",
                 TD_ROLE_TEXT);
}

static void history_draw(const void *state, struct td_canvas *canvas)
{
    static const struct td_hint hints[] = {
        {TD_REQ_DOWN, "choose"}, {TD_REQ_SELECT, "open"}, {TD_REQ_BACK, "back"}};
    static const struct td_hint open_hints[] = {{TD_REQ_DOWN, "scroll"}, {TD_REQ_BACK, "back"}};
    const struct history *h = state;
    char note[32] = "";

    if (h->list.count > 0) {
        td_str_format(note, sizeof note, "%d of %d", (int)h->list.selected + 1, (int)h->list.count);
    }
    (void)td_widget_header(canvas, "History", note);
    if (h->list.count == 0 || h->held == 0) {
        draw_empty(h, canvas);
    } else if (h->open) {
        (void)flow_details(h, canvas);
        td_widget_scrollbar(
            canvas, (struct td_rect){h->body.x + h->body.w, h->body.y, 1, h->body.h}, &h->scroll);
    } else {
        draw_list(h, canvas);
    }
    td_widget_hints(canvas, h->ui->keymap, h->open ? open_hints : hints, h->open ? 2 : 3);
}

static unsigned history_place(const void *state)
{
    (void)state;
    return TD_PLACE_HISTORY;
}

const struct td_view_ops td_history_view = {
    .name = "History",
    .state_size = sizeof(struct history),
    .open = history_open,
    .handle = history_handle,
    .draw = history_draw,
    .place = history_place,
};
