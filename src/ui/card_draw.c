/* What the set-up card says and where. */
#include "card.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

#define DETAIL_TEXT 1600
#define CONTENT_ROWS 18
#define CONTENT_ROWS_HIGH 25
#define SAFETY                                                                                     \
    "None of these today: sharp pain, hot or swollen, stuck, ill? Enter = none, start; x = "       \
    "something."
#define SAFETY_SHORT "Sharp pain, hot, swollen, stuck, ill? None = Enter, else x."
#define GOES_DARK "Nothing here can keep the screen awake; it may go dark on its own."

static const char *const field_names[TD_CARD_COUNT] = {
    [TD_CARD_LEVEL] = "Level",         [TD_CARD_SWAP] = "Instead",
    [TD_CARD_SETS] = "Sets",           [TD_CARD_REPS] = "Reps",
    [TD_CARD_HOLD] = "Hold",           [TD_CARD_TEMPO_DOWN] = "Down",
    [TD_CARD_TEMPO_BOTTOM] = "Bottom", [TD_CARD_TEMPO_UP] = "Up",
    [TD_CARD_TEMPO_TOP] = "Top",       [TD_CARD_REST] = "Rest",
    [TD_CARD_PREPARE] = "Get ready",   [TD_CARD_LOAD] = "Load",
    [TD_CARD_WARM_UP] = "Warm-up",     [TD_CARD_EXTRAS] = "Hip, calf",
};

/* ---- whose numbers ---- */

const struct td_workout_exercise *td_card_exercise(const struct td_card *c)
{
    /* Where a level has several, the first by reps speaks for the fields. */
    for (size_t i = c->workout.main; i < c->workout.main + c->level->exercise_count; i++) {
        if (c->workout.exercises[i].exercise->kind == TD_EXERCISE_REPS) {
            return &c->workout.exercises[i];
        }
    }
    return &c->workout.exercises[c->workout.main];
}

const struct td_workout_exercise *td_card_hold(const struct td_card *c)
{
    for (size_t i = c->workout.main; i < c->workout.main + c->level->exercise_count; i++) {
        if (c->workout.exercises[i].exercise->kind == TD_EXERCISE_HOLD) {
            return &c->workout.exercises[i];
        }
    }
    return td_card_exercise(c);
}

/* ---- words ---- */

static void seconds_text(td_ns length, char *out, size_t size)
{
    char number[24];
    td_str_from_thousandths(length / TD_NS_PER_MS, number, sizeof(number));
    td_str_format(out, size, "%s s", number);
}

static void field_text(const struct td_card *c, enum td_card_field field, char *out, size_t size)
{
    const struct td_workout_exercise *e = td_card_exercise(c);
    switch (field) {
    case TD_CARD_LEVEL:
        td_str_copy(out, size, c->level->name);
        break;
    case TD_CARD_SWAP:
        td_str_copy(out, size, c->level->swap_in != NULL ? c->level->swap_name : "as the level");
        break;
    case TD_CARD_SETS:
        td_str_format(out, size, "%d", e->sets);
        break;
    case TD_CARD_REPS:
        td_str_format(out, size, "%d", e->reps);
        break;
    case TD_CARD_HOLD:
        e = td_card_hold(c);
        seconds_text(e->hold, out, size);
        break;
    case TD_CARD_TEMPO_DOWN:
    case TD_CARD_TEMPO_BOTTOM:
    case TD_CARD_TEMPO_UP:
    case TD_CARD_TEMPO_TOP: {
        enum td_phase phase = (enum td_phase)(field - TD_CARD_TEMPO_DOWN);
        if (phase == TD_PHASE_UP && e->tempo.explosive) {
            td_str_copy(out, size, "fast (X)");
        } else {
            seconds_text(e->tempo.ms[phase] * TD_NS_PER_MS, out, size);
        }
        break;
    }
    case TD_CARD_REST:
        seconds_text(e->rest, out, size);
        break;
    case TD_CARD_PREPARE:
        seconds_text(c->workout.prepare, out, size);
        break;
    case TD_CARD_LOAD:
        if (c->workout.load_g > 0) {
            char kg[24];
            td_str_from_thousandths(c->workout.load_g, kg, sizeof(kg));
            td_str_format(out, size, "%s kg", kg);
        } else {
            td_str_copy(out, size, c->level->load != NULL ? c->level->load : "none");
        }
        break;
    case TD_CARD_WARM_UP:
        td_str_copy(out, size, c->workout.warm_up ? "yes, first" : "no");
        break;
    case TD_CARD_EXTRAS:
        td_str_copy(out, size, c->workout.extras ? "yes, after" : "no");
        break;
    case TD_CARD_COUNT:
        break;
    }
}

static void total_text(const struct td_card *c, char *out, size_t size)
{
    long long s = (c->total + TD_NS_PER_S - 1) / TD_NS_PER_S;
    td_str_format(out, size, "%lld:%02lld min", s / 60, s % 60);
}

/* `3 x 10  3-1-2-1  rest 90 s`, for windows without room for words. */
static void short_plan_text(const struct td_card *c, char *out, size_t size)
{
    const struct td_workout_exercise *e = td_card_exercise(c);
    if (e->exercise->kind == TD_EXERCISE_HOLD) {
        td_str_format(out, size, "%d x %d s hold", e->sets, (int)(e->hold / TD_NS_PER_S));
    } else {
        char tempo[TD_TEMPO_TEXT];
        td_tempo_format(&e->tempo, tempo, sizeof(tempo));
        td_str_format(out, size, "%d x %d  %s", e->sets, e->reps, tempo);
    }
    td_str_append(out, size, "  rest %d s", (int)(e->rest / TD_NS_PER_S));
    if (c->workout.count > 1) {
        td_str_append(out, size, "  (%d exercises)", (int)c->workout.count);
    }
}

/* `3 x 10, down 3, hold 1, up 2, top 1, rest 90 s` */
static void plan_text(const struct td_card *c, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < c->workout.count; i++) {
        const struct td_workout_exercise *e = &c->workout.exercises[i];
        if (c->workout.count > 1) {
            td_str_append(out, size, "%s%s: ", i > 0 ? "\n" : "", e->exercise->name);
        }
        if (e->exercise->kind == TD_EXERCISE_HOLD) {
            td_str_append(out, size, "%d x %d s hold", e->sets, (int)(e->hold / TD_NS_PER_S));
        } else {
            char tempo[96];
            td_tempo_describe(&e->tempo, tempo, sizeof(tempo));
            td_str_append(out, size, "%d x %d, %s", e->sets, e->reps, tempo);
        }
        if (e->sets > 1) {
            td_str_append(out, size, ", rest %d s", (int)(e->rest / TD_NS_PER_S));
        }
    }
}

static void set_up_text(const struct td_level *level, char *out, size_t size)
{
    if (level->heel_mm > 0) {
        td_str_append(out, size, "Heels %d.%d cm up. ", level->heel_mm / 10, level->heel_mm % 10);
    } else {
        td_str_append(out, size, "Heels flat. ");
    }
    if (level->depth_to_deg > 0) {
        td_str_append(out, size, "Bend the knees to about %d degrees.", level->depth_to_deg);
    } else {
        td_str_append(out, size, "Legs straight.");
    }
    td_str_append(out, size, "\n");
}

static void need_text(const struct td_level *level, char *out, size_t size)
{
    if (level->need_count == 0) {
        return;
    }
    td_str_append(out, size, "You need: ");
    for (size_t i = 0; i < level->need_count; i++) {
        td_str_append(out, size, "%s%s", i > 0 ? "; " : "", level->needs[i]);
    }
    td_str_append(out, size, ".\n");
}

static void cue_text(const struct td_exercise *exercise, char *out, size_t size)
{
    bool any = false;
    for (int i = 0; i < TD_CUE_REST; i++) { /* what to mind while moving */
        const char *cue = exercise->cues[i];
        bool again = false;
        for (int j = 0; j < i; j++) {
            const char *before = exercise->cues[j];
            again = again || (cue != NULL && before != NULL && td_str_equal(cue, before));
        }
        if (cue != NULL && !again) {
            td_str_append(out, size, "%s  %s\n", any ? "" : "While you move:\n", cue);
            any = true;
        }
    }
}

/* How to do it, and what goes wrong: the other page of the details. */
static void how_text(const struct td_level *level, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < level->step_count; i++) {
        td_str_append(out, size, "%d. %s\n", (int)i + 1, level->steps[i]);
    }
    if (level->fault_count > 0) {
        td_str_append(out, size, "%sWhen it goes wrong:\n", out[0] != '\0' ? "\n" : "");
    }
    for (size_t i = 0; i < level->fault_count; i++) {
        td_str_append(out, size, "  %s: %s.\n", level->faults[i].sign, level->faults[i].fix);
    }
    if (level->support != NULL) {
        td_str_append(out, size, "\nSupport: %s.\n", level->support);
    }
    if (level->load_rule != NULL) {
        td_str_append(out, size, "%s\n", level->load_rule);
    }
    if (out[0] == '\0') {
        td_str_copy(out, size, "This programme says no more about it.");
    }
}

/* All there is to know before starting, a paragraph a matter. */
static void detail_text(const struct td_card *c, char *out, size_t size)
{
    const struct td_level *level = c->level;
    out[0] = '\0';
    if (c->plan.rule != TD_RULE_START && level->id == c->plan.level->id && level->swap_in == NULL) {
        td_str_append(out, size, "%s\n\n", c->plan_why);
    }
    if (c->rest[0] != '\0') {
        td_str_append(out, size, "%s\n\n", c->rest);
    }
    if (level->summary != NULL) {
        td_str_append(out, size, "%s\n\n", level->summary);
    }
    need_text(level, out, size);
    if (level->stance != NULL) {
        td_str_append(out, size, "Stance: %s\n", level->stance);
    }
    set_up_text(level, out, size);
    if (c->gate.known && c->gate.max_depth_deg > 0 && c->gate.max_depth_deg < level->depth_to_deg) {
        td_str_append(out, size, "For you: no deeper than %d degrees for now.\n",
                      c->gate.max_depth_deg);
    }
    td_str_append(out, size, "\n");
    cue_text(td_card_exercise(c)->exercise, out, size);
    if (level->note != NULL) {
        td_str_append(out, size, "\n%s\n", level->note);
    }
    if (c->goes_dark) {
        td_str_append(out, size, "\n%s", GOES_DARK);
    }
}

/* ---- drawing ---- */

struct places {
    struct td_rect plan, fields, details, picture, safety, status;
};

#define PICTURE_COLS 30 /* enough for a person to be made out */
#define DETAIL_COLS 37  /* and for the words beside it */

static struct places places_of(int cols, int rows, int top, int plan_rows)
{
    struct places out = {0};
    int margin = cols >= 160 ? cols / 10 : cols >= 100 ? cols / 20 : cols >= 60 ? 3 : 1;
    int w = cols - 2 * margin;
    bool roomy = rows >= 20;
    int safety = td_wrap_count(rows >= 16 ? SAFETY : SAFETY_SHORT, w);
    safety = safety > 2 ? 2 : safety;
    out.status = (struct td_rect){margin, rows - 2, w, 1};
    out.safety = (struct td_rect){margin, rows - 2 - safety - roomy, w, safety};
    int y = top + roomy;
    out.plan = (struct td_rect){margin, y, w, plan_rows};
    y += plan_rows + roomy;
    int h = out.safety.y - y - roomy;
    if (cols >= 70) {
        int most = rows >= 36 ? CONTENT_ROWS_HIGH : CONTENT_ROWS;
        if (h > most) { /* in a high window the last line stays with the rest */
            h = most;
            out.safety.y = y + h + 1;
        }
        int left = cols >= 100 ? 34 : 28;
        out.fields = (struct td_rect){margin, y, left, h};
        out.details = (struct td_rect){margin + left + 3, y, w - left - 3, h};
        if (out.details.w >= PICTURE_COLS + 3 + DETAIL_COLS && h >= 12) {
            int cols_of = PICTURE_COLS + (cols >= 160 ? 20 : 0);
            out.details.w -= cols_of + 3;
            out.details.w = out.details.w > 76 ? 76 : out.details.w;
            out.picture = (struct td_rect){out.details.x + out.details.w + 3, y, cols_of, h};
        }
        return out;
    }
    /* One column: the fields above, what to put out and how to stand below. */
    int fields = h > TD_CARD_COUNT + 5 ? TD_CARD_COUNT : h >= 6 ? h / 2 : h;
    out.fields = (struct td_rect){margin, y, w, fields};
    if (h > fields + 1) {
        out.details = (struct td_rect){margin, y + fields + 1, w, h - fields - 1};
    }
    return out;
}

/* In a low window home has the reason. */
static const char *trouble_text(const struct td_card *c, int rows)
{
    return rows >= 24 ? c->trouble : "History and self-check unreadable.";
}

static int plan_rows(const struct td_card *c, int cols, int rows)
{
    char plan[DETAIL_TEXT];
    plan_text(c, plan, sizeof(plan));
    int lines = td_wrap_count(plan, cols >= 160 ? cols * 8 / 10 : cols - cols / 10 - 2);
    int most = rows >= 24 ? 6 : rows >= 16 ? 3 : 1;
    if (td_unfinished_says(&c->unfinished)) {
        lines += 2;
    }
    if (c->trouble[0] != '\0') {
        lines += td_wrap_count(trouble_text(c, rows), cols - cols / 10 - 2);
    }
    return lines < most ? lines : most;
}

int td_card_how_pages(const struct td_card *c, int cols, int rows)
{
    struct td_rect rect =
        places_of(cols, rows, td_widget_header_rows(rows), plan_rows(c, cols, rows)).details;
    char text[DETAIL_TEXT];
    if (rect.h <= 0) {
        return 0; /* no room for any */
    }
    how_text(c->level, text, sizeof(text));
    return (td_wrap_count(text, rect.w > 76 ? 76 : rect.w) + rect.h - 1) / rect.h;
}

struct td_rect td_card_picture_rect(const struct td_card *c, int cols, int rows)
{
    /* As td_card_draw places it: the header takes two rows, or one in a low window. */
    return places_of(cols, rows, td_widget_header_rows(rows), plan_rows(c, cols, rows)).picture;
}

static void draw_fields(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
{
    struct td_list list = c->list;
    list.rows = rect.h;
    td_list_settle(&list);
    for (int i = 0; i < rect.h && list.top + (size_t)i < list.count; i++) {
        size_t row = list.top + (size_t)i;
        bool now = row == list.selected;
        enum td_role role = now ? TD_ROLE_SELECTED : TD_ROLE_TEXT;
        int y = rect.y + i;
        int w = rect.w < 34 ? rect.w : 34;
        char value[96];
        field_text(c, c->fields[row], value, sizeof(value));
        td_canvas_fill(canvas, (struct td_rect){rect.x, y, w, 1}, ' ', role);
        td_canvas_text_cut(canvas, rect.x + 1, y, 10, field_names[c->fields[row]],
                           now ? role : TD_ROLE_DIM);
        td_canvas_text(canvas, rect.x + 11, y, 1, now ? "<" : "", role);
        int used = td_canvas_text_cut(canvas, rect.x + 13, y, w - 15, value, role);
        td_canvas_text(canvas, rect.x + 14 + used, y, 1, now ? ">" : "", role);
        if (now) {
            td_canvas_cursor(canvas, rect.x + 13, y);
        }
    }
}

static void draw_details(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
{
    if (rect.h <= 0) {
        return;
    }
    char text[DETAIL_TEXT];
    if (rect.w > 76) {
        rect.w = 76;
    }
    if (c->how > 0) {
        how_text(c->level, text, sizeof(text));
        int pages = (td_wrap_count(text, rect.w) + rect.h - 1) / rect.h;
        int page = c->how < pages ? c->how : pages;
        td_canvas_wrap(canvas, rect, (page - 1) * rect.h, text, TD_ROLE_TEXT);
        return;
    }
    detail_text(c, text, sizeof(text));
    if (td_wrap_count(text, rect.w) > rect.h) {
        /* What to put out and how to stand counts most. */
        text[0] = '\0';
        need_text(c->level, text, sizeof(text));
        if (c->level->stance != NULL) {
            td_str_append(text, sizeof(text), "Stance: %s\n", c->level->stance);
        }
        set_up_text(c->level, text, sizeof(text));
        cue_text(td_card_exercise(c)->exercise, text, sizeof(text));
    }
    td_canvas_wrap(canvas, rect, 0, text, TD_ROLE_TEXT);
}

static void draw_status(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
{
    const struct td_workout_exercise *e = &c->workout.exercises[0];
    int reps = e->exercise->kind == TD_EXERCISE_HOLD ? 1 : e->reps;
    char text[64];
    td_str_format(text, sizeof(text), "set 1/%d  rep 1/%d  prepare", e->sets, reps);
    int used = td_canvas_text(canvas, rect.x, rect.y, rect.w, text, TD_ROLE_DIM) + 3;
    /* At the other end, what speaks against beginning now. */
    const char *heed = c->plan.puffy ? "The knee is swollen today." : c->rest;
    int cols = td_utf8_cols(heed);
    if (used + cols <= rect.w) {
        td_canvas_text(canvas, rect.x + rect.w - cols, rect.y, cols, heed, TD_ROLE_WARNING);
    }
}

/* What will be done; or first of all that something waits to be taken up. */
static void draw_plan(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect)
{
    char plan[DETAIL_TEXT];
    if (c->trouble[0] != '\0') {
        int rows = td_canvas_wrap(canvas, rect, 0, trouble_text(c, canvas->rows), TD_ROLE_WARNING);
        rect.y += rows;
        rect.h -= rows;
        if (rect.h <= 0) {
            return;
        }
    }
    if (td_unfinished_says(&c->unfinished) && c->why[0] == '\0') {
        td_unfinished_text(&c->unfinished, c->ui, plan, sizeof(plan));
        int rows = td_canvas_wrap(canvas, rect, 0, plan, TD_ROLE_WARNING);
        rect.y += rows;
        rect.h -= rows;
        if (rect.h <= 0) {
            return;
        }
    }
    plan_text(c, plan, sizeof(plan));
    if (td_wrap_count(plan, rect.w) > rect.h) {
        short_plan_text(c, plan, sizeof(plan));
    }
    td_canvas_wrap(canvas, rect, 0, plan, TD_ROLE_ACCENT);
}

static void draw_hints(const struct td_card *c, struct td_canvas *canvas, bool closed)
{
    static const struct td_hint all[] = {{TD_REQ_SELECT, "start"}, {TD_REQ_DOWN, "field"},
                                         {TD_REQ_LEFT, "less"},    {TD_REQ_RIGHT, "more"},
                                         {TD_REQ_HOW, "how to"},   {TD_REQ_BACK, "back"},
                                         {TD_REQ_LOOK, "read"}};
    struct td_hint hints[sizeof all / sizeof all[0]];
    size_t count = 0;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        bool idle = (all[i].request == TD_REQ_SELECT && closed) ||
                    (all[i].request == TD_REQ_LOOK && c->level->page == NULL);
        if (!idle) {
            hints[count++] = all[i];
        }
    }
    td_widget_hints(canvas, c->ui->keymap, hints, count);
}

void td_card_draw(const struct td_card *c, struct td_canvas *canvas)
{
    bool closed = c->why[0] != '\0';
    char title[96];
    char total[32];
    total_text(c, total, sizeof(total));
    td_str_format(title, sizeof(title), "Train: %s %s", c->level->id, c->level->name);
    if (c->level->step > 0) {
        td_str_append(title, sizeof(title), ", %s", c->level->change);
    }
    if (c->level->swap_in != NULL) {
        td_str_append(title, sizeof(title), ", %s", c->level->swap_name);
    }
    int top = td_widget_header(canvas, title, total);
    struct places at =
        places_of(canvas->cols, canvas->rows, top, plan_rows(c, canvas->cols, canvas->rows));
    draw_plan(c, canvas, at.plan);
    td_image_draw(&c->picture, canvas, at.picture.x, at.picture.y);
    if (closed) {
        struct td_rect rect = at.fields;
        if (at.details.w > 0 && at.details.y == rect.y) {
            draw_fields(c, canvas, rect);
            rect = at.details;
        } else {
            draw_fields(c, canvas, (struct td_rect){rect.x, rect.y, rect.w, 1});
            rect.y += 1;
            rect.h = at.safety.y - rect.y;
        }
        td_canvas_wrap(canvas, rect, 0, c->why, TD_ROLE_WARNING);
    } else {
        draw_fields(c, canvas, at.fields);
        draw_details(c, canvas, at.details);
        bool whole = td_wrap_count(SAFETY, at.safety.w) <= at.safety.h;
        td_canvas_wrap(canvas, at.safety, 0, whole ? SAFETY : SAFETY_SHORT, TD_ROLE_WARNING);
    }
    draw_status(c, canvas, at.status);
    draw_hints(c, canvas, closed);
}
