/* The squat, step by step: the trainer's figure held still at each moment; of a
 * fault, right and wrong side by side. */
#include <string.h>

#include "fault.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/picture/figure.h"
#include "teardrop/ui/picture/picture.h"

#define BESIDE_COLS 76 /* from here the text stands beside the figures */
#define TEXT_COLS 44   /* ... and is at most so wide */
#define ABOVE_ROWS 36  /* from here it stands above them, and they are larger */
#define LINE_COLS 84   /* ... and is at most so wide */
#define FIGURE_ROWS 6  /* a lower figure says nothing */
#define GAP 3          /* columns between two pictures, and between them and the text */
#define BOTH_CELLS 24  /* columns of a picture that has both views, in cells */
#define BOTH_PIXELS 16
#define WORDS_ROWS 2 /* below a fault: right or wrong, and what is wrong */

struct moments {
    const struct td_ui *ui;
    const struct td_primer *primer;
    const struct td_anatomy *anatomy; /* NULL: no views from the front */
    const struct td_level *level;
    struct td_list moments; /* the selected one is shown */
    int cols, rows;
    struct td_rect text, pictures[2]; /* w 0: not there */
    struct td_image images[2];
    struct td_fault_arrow arrow; /* in the second one */
    struct td_figure figure;
};

static const struct td_moment *moment_of(const struct moments *m)
{
    return &m->primer->moments[m->moments.selected];
}

/* ---- layout ---- */

/* A low window: no blank rows, and the title is in the header. */
static bool compact(const struct moments *m)
{
    return m->rows < 24;
}

static int flow_text(const struct moments *m, struct td_canvas *canvas)
{
    const struct td_moment *moment = moment_of(m);
    struct td_flow flow;

    td_flow_init(&flow, canvas, m->text, 0);
    if (!compact(m)) {
        td_flow_text(&flow, 0, NULL, moment->title, TD_ROLE_TITLE);
        td_flow_blank(&flow);
    }
    td_flow_text(&flow, 0, NULL, moment->text, TD_ROLE_TEXT);
    if (!compact(m)) {
        td_flow_blank(&flow);
    }
    td_flow_text(&flow, 2, "▌", moment->cue, TD_ROLE_ACCENT);
    if (!td_ui_pictures(m->ui) && td_moment_is_fault(moment)) { /* else it stands at its picture */
        td_flow_blank(&flow);
        td_flow_text(&flow, 0, NULL, "✗ wrong", TD_ROLE_DANGER);
        td_flow_text(&flow, 2, NULL, moment->fault, TD_ROLE_TEXT);
    }
    return flow.row;
}

/* What a picture of so many columns shows: where there is room for one view only, the one that
 * tells the fault. */
static enum td_figure_views views_of(const struct moments *m, int cols)
{
    bool pixels = m->ui->theme != NULL && m->ui->theme->pixels.still != TD_GRAPHICS_CELLS;

    return cols >= (pixels ? BOTH_PIXELS : BOTH_CELLS) ? TD_FIGURE_BOTH
           : moment_of(m)->wrong_knees > 0             ? TD_FIGURE_FRONT
                                                       : TD_FIGURE_SIDE;
}

/* Height of a picture for its width. */
static float shape_of(const struct moments *m, int which, int cols)
{
    const struct td_moment *moment = moment_of(m);
    const char *id = which == 0 ? moment->right : moment->wrong;
    const struct td_anatomy_view *view =
        id != NULL && m->anatomy != NULL ? td_anatomy_view(m->anatomy, id) : NULL;
    struct td_stance stance;

    if (view != NULL) {
        return view->height / view->width;
    }
    td_stance_of(m->level, &m->level->exercises[0], &stance);
    return td_figure_shape(&stance, views_of(m, cols));
}

/* Text beside or above; what is left is for one picture or for two, as high as they need to be. */
static void lay_out(struct moments *m)
{
    struct td_rect body = td_frame_of(m->cols, m->rows).body, room = body;
    int count = td_moment_is_fault(moment_of(m)) ? 2 : 1;

    memset(m->pictures, 0, sizeof m->pictures);
    m->text = body;
    if (!td_ui_pictures(m->ui)) {
        return;
    }
    m->text.w = td_min(body.w, LINE_COLS);
    if (m->cols >= BESIDE_COLS && m->rows < ABOVE_ROWS) {
        m->text.w = td_min(body.w * 2 / 5, TEXT_COLS);
        room.x += m->text.w + GAP;
        room.w -= m->text.w + GAP;
    } else {
        int taken = flow_text(m, NULL) + 1;

        room.y += taken;
        room.h -= taken;
    }
    room.h -= count == 2 ? WORDS_ROWS : 0;
    if (room.h < FIGURE_ROWS) {
        return;
    }
    for (int i = 0; i < count; i++) {
        int w = (room.w - GAP) / 2; /* the same for one as for two: it stays where it is */
        int h = (int)((float)w / 2 * shape_of(m, i, w)) + 1;

        m->pictures[i] = (struct td_rect){room.x + i * (w + GAP), room.y, w, td_min(h, room.h)};
        if (count == 1) {
            m->pictures[0].x += (room.w - w) / 2;
        }
    }
}

static void spec_of(const struct moments *m, bool wrong, int cols, struct td_figure_spec *spec)
{
    const struct td_moment *moment = moment_of(m);

    *spec = (struct td_figure_spec){.views = views_of(m, cols),
                                    .part = moment->part,
                                    .glow = moment->part > 0.8F   ? TD_GLOW_HIGH
                                            : moment->part > 0.2F ? TD_GLOW_MIDDLE
                                                                  : TD_GLOW_LOW,
                                    .mirror = m->ui->settings->knee != TD_KNEE_LEFT,
                                    .ring = -1};
    td_stance_of(m->level, &m->level->exercises[0], &spec->stance);
    if (wrong) {
        spec->stance.dropped_deg = moment->wrong_lean;
        spec->stance.flat = moment->wrong_flat;
        spec->stance.knees_in = moment->wrong_knees / TD_POSE_STATURE_MM;
    }
}

/* Where a fault is: a knee beside its toes, the heels that lie flat, or the back that tips over. In
 * which view it is seen: *front. */
static struct td_point fault_of(const struct td_figure_spec *spec, bool *front)
{
    struct td_pose pose;

    *front = spec->stance.knees_in > 0;
    if (*front) {
        struct td_pose_front seen;

        td_pose_front_at(&spec->stance, spec->part, &seen);
        return seen.leg.knee;
    }
    td_pose_at(&spec->stance, spec->part, &pose);
    if (spec->stance.flat) {
        return (struct td_point){pose.leg.heel.x, pose.leg.heel.y + 0.045F};
    }
    return (struct td_point){(pose.hip.x + 3 * pose.shoulder.x) / 4,
                             (pose.hip.y + 3 * pose.shoulder.y) / 4};
}

static void render_figure(struct moments *m, bool wrong, struct td_rect at, struct td_image *image)
{
    struct td_figure_spec spec;
    bool front;
    int x, y;

    spec_of(m, wrong, at.w, &spec);
    td_figure_render(&m->figure, image, m->ui->theme, at.w, at.h, &spec);
    if (wrong) {
        struct td_point p = fault_of(&spec, &front);

        td_figure_place(&spec, front, p, at.w, at.h, &x, &y);
        m->arrow = td_fault_arrow_at(image, x, y);
    }
}

static void render_view(struct moments *m, const char *id, bool wrong, struct td_rect at,
                        struct td_image *image)
{
    const struct td_moment *moment = moment_of(m);
    struct td_picture_spec spec = {.view = td_anatomy_view(m->anatomy, id)};
    int part, x, y;

    if (spec.view == NULL) {
        return;
    }
    td_picture_render(image, m->ui->theme, at.w, at.h, &spec);
    part = moment->fault_at != NULL ? td_view_part(spec.view, moment->fault_at) : -1;
    if (wrong && part >= 0) {
        struct td_point p = {spec.view->parts[part].label_x, spec.view->parts[part].label_y};

        td_image_place(at.w, at.h, spec.view->width, spec.view->height, false, p, &x, &y);
        m->arrow = td_fault_arrow_at(image, x, y);
    }
}

static void render(struct moments *m)
{
    const struct td_moment *moment = moment_of(m);

    lay_out(m);
    m->arrow.cells = 0;
    for (int i = 0; i < 2; i++) {
        const char *id = i == 0 ? moment->right : moment->wrong;
        struct td_rect at = m->pictures[i];

        td_image_deinit(&m->images[i]);
        if (at.w < 1) {
            continue;
        }
        if (id == NULL) {
            render_figure(m, i == 1, at, &m->images[i]);
        } else if (m->anatomy != NULL) {
            render_view(m, id, i == 1, at, &m->images[i]);
        }
    }
}

/* ---- operations ---- */

static enum td_err moments_open(void *state, const struct td_ui *ui, const void *argument,
                                td_ns now)
{
    struct moments *m = state;
    const struct td_problems *problems = NULL;
    const struct td_program *program = NULL;
    enum td_err err = ui->content.ops->primer(ui->content.self, &m->primer, &problems);

    (void)argument;
    (void)now;
    m->ui = ui;
    if (err == TD_OK) {
        err = ui->content.ops->program(ui->content.self, &program, &problems);
    }
    if (err != TD_OK) {
        return err;
    }
    (void)ui->content.ops->anatomy(ui->content.self, &m->anatomy, &problems);
    m->moments = (struct td_list){.count = m->primer->moment_count, .rows = 1};
    m->level =
        m->primer->moment_count > 0 ? td_program_level(program, m->primer->moments_level) : NULL;
    return m->level != NULL ? TD_OK : TD_ERR_ABSENT;
}

static void moments_close(void *state)
{
    struct moments *m = state;

    td_image_deinit(&m->images[0]);
    td_image_deinit(&m->images[1]);
    td_figure_deinit(&m->figure);
}

static bool step(struct moments *m, enum td_request request)
{
    if (request == TD_REQ_RIGHT || request == TD_REQ_NEXT_LINK) {
        request = TD_REQ_DOWN;
    } else if (request == TD_REQ_LEFT || request == TD_REQ_PREVIOUS_LINK) {
        request = TD_REQ_UP;
    }
    return td_list_move(&m->moments, request);
}

static struct td_reply moments_handle(void *state, const struct td_event *event)
{
    struct moments *m = state;
    enum td_request request = TD_REQ_NONE;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &m->cols, &m->rows);
        break;
    case TD_EVENT_KEY:
        request = event->request;
        if (request == TD_REQ_BACK) {
            return td_reply_pop();
        }
        if (request == TD_REQ_SELECT) { /* to the card of this squat */
            return td_reply_push(TD_VIEW_CARD, m->level->id);
        }
        break;
    case TD_EVENT_MOUSE:
        request = event->mouse.kind == TD_MOUSE_WHEEL_UP ? TD_REQ_UP : TD_REQ_DOWN;
        break;
    default:
        return (struct td_reply){0};
    }
    if (event->kind != TD_EVENT_RESIZE && !step(m, request)) {
        return td_reply_handled();
    }
    render(m);
    return td_reply_redraw();
}

static void draw_words(const struct moments *m, struct td_canvas *canvas)
{
    const struct td_rect *right = &m->pictures[0], *wrong = &m->pictures[1];
    int y = td_max(right->y + right->h, wrong->y + wrong->h);

    td_canvas_text_center(canvas, right->x, y, right->w, "✓ right", TD_ROLE_GOOD);
    td_canvas_text_center(canvas, wrong->x, y, wrong->w, "✗ wrong", TD_ROLE_DANGER);
    td_canvas_text_center(canvas, wrong->x, y + 1, wrong->w, moment_of(m)->fault, TD_ROLE_TEXT);
}

static void moments_draw(const void *state, struct td_canvas *canvas)
{
    const struct moments *m = state;
    char note[32];

    td_str_format(note, sizeof note, "%d of %d", (int)m->moments.selected + 1,
                  (int)m->moments.count);
    td_frame_head(canvas, !compact(m) ? "The squat, step by step" : moment_of(m)->title, note);
    (void)flow_text(m, canvas);
    for (int i = 0; i < 2; i++) {
        if (m->pictures[i].w > 0) {
            td_image_draw(&m->images[i], canvas, m->pictures[i].x, m->pictures[i].y);
        }
    }
    if (m->pictures[1].w > 0) {
        td_fault_arrow_draw(&m->arrow, canvas, m->pictures[1].x, m->pictures[1].y);
        draw_words(m, canvas);
    }
}

static size_t moments_footer(const void *state, struct td_hint *hints)
{
    size_t count = 0;

    (void)state;
    hints[count++] = (struct td_hint){
        .request = TD_REQ_LEFT, .also = TD_REQ_RIGHT, .text = "step", .must = true};
    hints[count++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "train this"};
    hints[count++] = (struct td_hint){.request = TD_REQ_BACK, .text = "back", .must = true};
    return count;
}

const struct td_view_ops td_moments_view = {
    .name = "The squat, step by step",
    .state_size = sizeof(struct moments),
    .open = moments_open,
    .close = moments_close,
    .handle = moments_handle,
    .draw = moments_draw,
    .footer = moments_footer,
    .keys = TD_PLACE_PRIMER,
};
