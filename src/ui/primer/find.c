/* Find yours: tense and let go by the clock, laid out as a session is, with the teardrop lit while
 * it works. */
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/timeline.h"
#include "teardrop/term/draw/bigtext.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/picture/picture.h"

#define TIMES 5
#define TENSE_S 5
#define LET_GO_S 5
#define READY_S 10
#define PICTURE_MIN 70   /* columns of a window that has room for it */
#define PICTURE_ROWS 8   /* ... and rows */
#define SPACIOUS_ROWS 19 /* a body with blank rows between its parts */
#define CUE_ROWS 2

static const struct td_exercise tensing = {.id = "find_yours",
                                           .name = "Find yours",
                                           .kind = TD_EXERCISE_HOLD,
                                           .movement = TD_MOVEMENT_QUAD_SET,
                                           .sets_min = TIMES,
                                           .sets_max = TIMES,
                                           .reps_min = 1,
                                           .reps_max = 1,
                                           .hold_s = TENSE_S,
                                           .hold_max_s = TENSE_S,
                                           .rest_s = LET_GO_S};
static const struct td_level level = {.id = "find", .name = "Find yours"};

enum felt { NOT_SAID, FELT, NOT_SURE };

struct find {
    const struct td_ui *ui;
    const struct td_anatomy *anatomy; /* NULL: no picture */
    struct td_timeline timeline;
    td_ns started, t; /* of the view's clock; offset now */
    bool paused, over;
    enum felt felt;
    struct td_list choices;
    bool nothing_chosen; /* Enter was pressed, and nothing is selected */
    int cols, rows;
    struct td_rect band, bar, cue, count, picture; /* bar.h and picture.w 0: not there */
    struct td_image image;
    bool lit; /* in the image */
};

/* ---- where it is ---- */

static const struct td_segment *segment_of(const struct find *f)
{
    size_t at = td_timeline_at(&f->timeline, f->t);

    return &f->timeline.segments[at < f->timeline.count ? at : f->timeline.count - 1];
}

static bool is_tense(const struct find *f)
{
    return !f->over && segment_of(f)->kind == TD_SEGMENT_HOLD;
}

static int seconds_left(const struct find *f)
{
    const struct td_segment *segment = segment_of(f);
    td_ns left = segment->start + segment->length - f->t;

    return (int)((left + TD_NS_PER_S - 1) / TD_NS_PER_S);
}

static void render(struct find *f)
{
    struct td_picture_spec spec = {.mirror = f->ui->settings->knee == TD_KNEE_LEFT};

    f->lit = is_tense(f);
    if (f->picture.w < 1 || f->anatomy == NULL) {
        td_image_deinit(&f->image);
        return;
    }
    spec.view = td_anatomy_view(f->anatomy, "front");
    spec.highlight = f->lit ? "vm" : NULL;
    if (spec.view != NULL) {
        td_picture_render(&f->image, f->ui->theme, f->picture.w, f->picture.h, &spec);
    }
}

/* From the top: the band, with the picture at its left; the bar; what to do; how many. */
static void lay_out(struct find *f)
{
    struct td_rect body = td_frame_of(f->cols, f->rows).body;
    int gap = body.h >= SPACIOUS_ROWS ? 1 : 0, bar = body.h >= PICTURE_ROWS + 2 ? 1 : 0;
    struct td_rect line = {body.x, body.y, body.w, 1};

    f->band = body;
    f->band.h = td_max(body.h - CUE_ROWS - 1 - 2 * gap - bar - (bar > 0 ? gap : 0), 1);
    line.y += f->band.h + (bar > 0 ? gap : 0);
    f->bar = line;
    f->bar.h = bar;
    line.y += bar + gap;
    f->cue = line;
    f->cue.h = CUE_ROWS;
    line.y += CUE_ROWS + gap;
    f->count = line;
    f->picture = (struct td_rect){0};
    if (td_ui_pictures(f->ui) && f->cols >= PICTURE_MIN && f->band.h >= PICTURE_ROWS) {
        int w = td_min(f->band.h * 3 / 2, f->band.w * 2 / 5);

        f->picture = (struct td_rect){body.x, body.y, w, f->band.h};
        f->band.x += w + 2;
        f->band.w -= w + 2;
    }
    render(f);
}

/* ---- operations ---- */

static enum td_err find_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct find *f = state;
    struct td_workout workout = {.level = &level,
                                 .prepare = READY_S * TD_NS_PER_S,
                                 .count = 1,
                                 .exercises = {{.exercise = &tensing,
                                                .sets = TIMES,
                                                .reps = 1,
                                                .hold = TENSE_S * TD_NS_PER_S,
                                                .rest = LET_GO_S * TD_NS_PER_S}}};

    (void)argument;
    f->ui = ui;
    f->started = now;
    f->choices = (struct td_list){.count = 2, .rows = 2, .selected = TD_LIST_NONE};
    /* Without the picture the words do. */
    (void)ui->content.ops->anatomy(ui->content.self, &f->anatomy, NULL);
    return td_timeline_compile(&workout, TD_SIDE_NONE, &f->timeline);
}

static void find_close(void *state)
{
    td_image_deinit(&((struct find *)state)->image);
    td_timeline_deinit(&((struct find *)state)->timeline);
}

static bool find_update(void *state, td_ns now)
{
    struct find *f = state;

    if (f->paused || f->over) {
        return false;
    }
    f->t = now - f->started;
    if (f->t >= f->timeline.total) {
        f->t = f->timeline.total;
        f->over = true;
    }
    if (is_tense(f) != f->lit) {
        render(f);
    }
    return true;
}

/* The next whole second of the current part, which ends on one. */
static struct td_due find_next_change(const void *state, td_ns now)
{
    const struct find *f = state;
    const struct td_segment *segment;

    (void)now;
    if (f->paused || f->over) {
        return (struct td_due){.at = TD_NEVER};
    }
    segment = segment_of(f);
    return (struct td_due){.at = f->started + segment->start + segment->length -
                                 (seconds_left(f) - 1) * TD_NS_PER_S,
                           .exact = true};
}

/* A digit answers, arrows walk. */
static bool take_choice(struct find *f, const struct td_event *event)
{
    bool moved = td_list_move(&f->choices, event->request);

    f->nothing_chosen = f->nothing_chosen && !moved;
    if (event->key == '1' || event->key == '2') {
        f->felt = event->key == '1' ? FELT : NOT_SURE;
        return true;
    }
    return moved;
}

static struct td_reply find_key(struct find *f, const struct td_event *event)
{
    if (event->request == TD_REQ_BACK) {
        return td_reply_pop();
    }
    if (!f->over && event->key == ' ') {
        f->paused = !f->paused;
        f->started = event->now - f->t; /* going on from where it stands */
        return td_reply_redraw();
    }
    if (f->over && event->request == TD_REQ_SELECT) {
        if (f->felt != NOT_SAID) {
            return td_reply_pop();
        }
        f->nothing_chosen = !td_list_chosen(&f->choices);
        if (!f->nothing_chosen) {
            f->felt = f->choices.selected == 0 ? FELT : NOT_SURE;
        }
        return td_reply_redraw();
    }
    if (f->over && f->felt == NOT_SAID && take_choice(f, event)) {
        return td_reply_redraw();
    }
    return td_reply_handled();
}

static struct td_reply find_handle(void *state, const struct td_event *event)
{
    struct find *f = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &f->cols, &f->rows);
        lay_out(f);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return find_key(f, event);
    case TD_EVENT_GAP:  /* the machine slept: nobody tensed meanwhile */
    case TD_EVENT_HELP: /* who reads how it works does not, either */
        f->paused = !f->over;
        return td_reply_redraw();
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

static void draw_end(const struct find *f, struct td_canvas *canvas)
{
    static const char *const answers[] = {"1  I felt it get firm", "2  I am not sure"};
    struct td_flow flow;

    td_flow_init(&flow, canvas, f->band, 0);
    if (f->felt != NOT_SAID) {
        td_flow_text(
            &flow, 0, NULL,
            f->felt == FELT
                ? "That is it. Now feel the other leg, and compare. A smaller one on the sore "
                  "side is common: the whole thigh shrinks, not the teardrop alone."
                : "That is fine. Put a rolled towel under the knee and try again, or stand up "
                  "and straighten both legs. It shows more from week to week as you train.",
            TD_ROLE_TEXT);
        return;
    }
    td_flow_text(&flow, 0, NULL, "Did you feel it?", TD_ROLE_TITLE);
    td_canvas_cursor(canvas, f->band.x, f->band.y); /* until an answer is selected */
    td_flow_blank(&flow);
    for (size_t i = 0; i < 2; i++) {
        bool selected = i == f->choices.selected;

        td_flow_text(&flow, 2, selected ? "▸" : " ", answers[i],
                     selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
    }
    if (f->nothing_chosen) {
        td_flow_blank(&flow);
        td_flow_text(&flow, 0, NULL, TD_CHOOSE_FIRST, TD_ROLE_WARNING);
    }
}

static const char *word_of(const struct td_segment *segment)
{
    return segment->kind == TD_SEGMENT_HOLD      ? "TENSE"
           : segment->kind == TD_SEGMENT_PREPARE ? "READY"
                                                 : "LET GO";
}

/* The huge word and the huge seconds, on the colour of what is to be done. */
static void draw_band(const struct find *f, struct td_canvas *canvas)
{
    const struct td_segment *segment = segment_of(f);
    enum td_role role = f->paused                             ? TD_ROLE_BAND_PAUSED
                        : segment->kind == TD_SEGMENT_HOLD    ? TD_ROLE_BAND_HOLD
                        : segment->kind == TD_SEGMENT_PREPARE ? TD_ROLE_BAND_PREPARE
                                                              : TD_ROLE_BAND_REST;
    int pad = f->band.h >= 8 ? 1 : 0, digits = f->band.w / 4;
    struct td_rect in = {f->band.x + 2, f->band.y + pad, f->band.w - 4, f->band.h - 2 * pad};
    char text[60];

    td_canvas_fill(canvas, f->band, ' ', role);
    if (f->paused) {
        in.h -= f->band.h >= 5 ? 2 - pad : 0;
        td_bigtext_draw(canvas, in, "PAUSED", role);
        td_str_format(text, sizeof text, "Space goes on with %s, %d s left", word_of(segment),
                      seconds_left(f));
        td_canvas_text_center(canvas, in.x, f->band.y + f->band.h - 1, in.w, text, role);
        return;
    }
    td_str_format(text, sizeof text, "%d", seconds_left(f));
    td_bigtext_draw(canvas, (struct td_rect){in.x + in.w - digits, in.y, digits, in.h}, text, role);
    in.w -= digits + 3;
    td_bigtext_draw(canvas, in, word_of(segment), role);
}

/* How far the five times are: a piece for each part, as long as it takes. */
static void draw_bar(const struct find *f, struct td_canvas *canvas)
{
    for (size_t i = 0; f->bar.h > 0 && i < f->timeline.count; i++) {
        const struct td_segment *segment = &f->timeline.segments[i];
        int from = (int)(segment->start * f->bar.w / f->timeline.total);
        int to = (int)((segment->start + segment->length) * f->bar.w / f->timeline.total);
        double part =
            td_clamp_real((double)(f->t - segment->start) / (double)segment->length, 0, 1);

        td_canvas_bar(canvas, f->bar.x + from, f->bar.y,
                      to - from - (i + 1 < f->timeline.count ? 1 : 0), part,
                      segment->kind == TD_SEGMENT_HOLD      ? TD_ROLE_PHASE_HOLD
                      : segment->kind == TD_SEGMENT_PREPARE ? TD_ROLE_PHASE_PREPARE
                                                            : TD_ROLE_PHASE_REST,
                      TD_ROLE_DIM);
    }
}

/* The big words as small ones, for whoever follows the cursor. */
static void draw_count(const struct find *f, struct td_canvas *canvas)
{
    const struct td_segment *segment = segment_of(f);
    char line[60];

    td_str_format(line, sizeof line, "%d of %d  %s  ", segment->set, TIMES,
                  f->paused                             ? "paused"
                  : segment->kind == TD_SEGMENT_HOLD    ? "tense"
                  : segment->kind == TD_SEGMENT_PREPARE ? "ready"
                                                        : "let go");
    for (int i = 1; i <= TIMES; i++) {
        td_str_append(line, sizeof line, " %s",
                      i < segment->set                                        ? "●"
                      : i == segment->set && segment->kind == TD_SEGMENT_HOLD ? "◉"
                      : i == segment->set && segment->kind == TD_SEGMENT_REST ? "●"
                                                                              : "○");
    }
    td_canvas_text(canvas, f->count.x, f->count.y, f->count.w, line, TD_ROLE_DIM);
    td_canvas_cursor(canvas, f->count.x, f->count.y);
}

static void draw_running(const struct find *f, struct td_canvas *canvas)
{
    struct td_flow flow;

    draw_band(f, canvas);
    draw_bar(f, canvas);
    td_flow_init(&flow, canvas, f->cue, 0);
    td_flow_text(&flow, 0, NULL,
                 is_tense(f)
                     ? "Press the back of the knee down. Feel the drop with your fingertips."
                     : "One leg straight. Fingertips two fingers' width up and in from the "
                       "kneecap.",
                 TD_ROLE_TITLE);
    draw_count(f, canvas);
}

static void find_draw(const void *state, struct td_canvas *canvas)
{
    const struct find *f = state;

    td_frame_head(canvas, "Find yours", "");
    if (f->over) {
        draw_end(f, canvas);
    } else {
        draw_running(f, canvas);
    }
    td_image_draw(&f->image, canvas, f->picture.x, f->picture.y);
}

static size_t find_footer(const void *state, struct td_hint *hints)
{
    const struct find *f = state;
    size_t count = 0;

    if (!f->over) {
        hints[count++] =
            (struct td_hint){.keys = "Space", .text = f->paused ? "go on" : "pause", .must = true};
    } else if (f->felt == NOT_SAID) {
        hints[count++] = (struct td_hint){.keys = "1 2", .text = "answer", .must = true};
        hints[count++] =
            (struct td_hint){.request = TD_REQ_UP, .also = TD_REQ_DOWN, .text = "choose"};
    } else {
        hints[count++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "done", .must = true};
    }
    hints[count++] = (struct td_hint){.request = TD_REQ_BACK, .text = "back", .must = true};
    return count;
}

const struct td_view_ops td_find_view = {
    .name = "Find yours",
    .state_size = sizeof(struct find),
    .open = find_open,
    .close = find_close,
    .handle = find_handle,
    .update = find_update,
    .next_change = find_next_change,
    .draw = find_draw,
    .footer = find_footer,
    .keys = TD_PLACE_PRIMER,
};
