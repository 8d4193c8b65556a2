/* The squat, step by step: the trainer's figure held still at each moment; of a
 * fault, right and wrong side by side. */
#include <string.h>

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
#define FIGURE_ROWS 6  /* a lower figure says nothing */
#define GAP 3          /* columns between two pictures, and between them and the text */
#define PICTURE_MAX 64 /* columns of one picture */

struct moments {
    const struct td_ui *ui;
    const struct td_primer *primer;
    const struct td_anatomy *anatomy; /* NULL: no views from the front */
    const struct td_level *level;
    struct td_list moments; /* the selected one is shown */
    int cols, rows;
    struct td_rect text, pictures[2]; /* w 0: not there */
    struct td_image images[2];
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
    return flow.row;
}

/* Text beside or above; what is left is for one picture or for two. */
static void lay_out(struct moments *m)
{
    struct td_rect body = td_frame_body(m->cols, m->rows, m->cols), room = body;
    int count = td_moment_is_fault(moment_of(m)) ? 2 : 1;

    memset(m->pictures, 0, sizeof m->pictures);
    m->text = body;
    if (m->cols >= BESIDE_COLS) {
        m->text.w = body.w * 2 / 5 < TEXT_COLS ? body.w * 2 / 5 : TEXT_COLS;
        room.x += m->text.w + GAP;
        room.w -= m->text.w + GAP;
    } else {
        int taken = flow_text(m, NULL) + 1;

        room.y += taken;
        room.h -= taken;
    }
    if (room.h - 1 < FIGURE_ROWS) {
        return;
    }
    for (int i = 0; i < count; i++) {
        int w = td_min((room.w - (count - 1) * GAP) / count, PICTURE_MAX);
        int all = count * w + (count - 1) * GAP;

        m->pictures[i] =
            (struct td_rect){room.x + (room.w - all) / 2 + i * (w + GAP), room.y, w, room.h - 1};
    }
}

static void render_figure(struct moments *m, bool wrong, struct td_rect at, struct td_image *image)
{
    const struct td_moment *moment = moment_of(m);
    struct td_figure_spec spec = {.part = moment->part,
                                  .glow = moment->part > 0.8F   ? TD_GLOW_HIGH
                                          : moment->part > 0.2F ? TD_GLOW_MIDDLE
                                                                : TD_GLOW_LOW,
                                  .mirror = m->ui->settings->knee == TD_KNEE_RIGHT,
                                  .ring = -1};

    td_stance_of(m->level, &m->level->exercises[0], &spec.stance);
    if (wrong) {
        spec.stance.dropped_deg = moment->wrong_lean;
        spec.stance.flat = moment->wrong_flat;
    }
    td_figure_render(&m->figure, image, m->ui->theme, at.w, at.h, &spec);
}

static void render(struct moments *m)
{
    const struct td_moment *moment = moment_of(m);

    lay_out(m);
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
            struct td_picture_spec spec = {.view = td_anatomy_view(m->anatomy, id)};

            if (spec.view != NULL) {
                td_picture_render(&m->images[i], m->ui->theme, at.w, at.h, &spec);
            }
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

static void moments_draw(const void *state, struct td_canvas *canvas)
{
    static const struct td_hint hints[] = {{.request = TD_REQ_RIGHT, .text = "next"},
                                           {.request = TD_REQ_LEFT, .text = "before"},
                                           {.request = TD_REQ_SELECT, .text = "train this"},
                                           {.request = TD_REQ_BACK, .text = "back"}};
    static const char *const words[] = {"right", "wrong"};
    static const enum td_role roles[] = {TD_ROLE_GOOD, TD_ROLE_DANGER};
    const struct moments *m = state;
    char note[32];

    td_str_format(note, sizeof note, "%d of %d", (int)m->moments.selected + 1,
                  (int)m->moments.count);
    td_frame_head(canvas, !compact(m) ? "The squat, step by step" : moment_of(m)->title, note);
    (void)flow_text(m, canvas);
    for (int i = 0; i < 2; i++) {
        struct td_rect at = m->pictures[i];

        if (at.w < 1) {
            continue;
        }
        td_image_draw(&m->images[i], canvas, at.x, at.y);
        if (td_moment_is_fault(moment_of(m))) {
            td_canvas_text_center(canvas, at.x, at.y + at.h, at.w, words[i], roles[i]);
        }
    }
    td_frame_hints(canvas, m->ui->keymap, TD_COUNTED(hints));
}

const struct td_view_ops td_moments_view = {
    .name = "The squat, step by step",
    .state_size = sizeof(struct moments),
    .open = moments_open,
    .close = moments_close,
    .handle = moments_handle,
    .draw = moments_draw,
    .keys = TD_PLACE_PRIMER,
};
