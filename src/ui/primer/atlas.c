/* The picture alone, large: its parts named beside it, each with what it does;
 * layers come off one by one. */
#include <string.h>

#include "arguments.h"
#include "layers.h"
#include "page_picture.h"
#include "picture/leader.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/core/picture/label.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/picture/picture.h"

#define NAMES_ROWS 12     /* a lower picture has the name of the lit part alone */
#define LEAST_COLS 24     /* names are worth a picture this narrow, */
#define LEAST_SHARE 3 / 5 /* ... and so much of what it could have */
#define TEXT_ROWS 3       /* what a part does */
#define TEXT_COLS 100
#define ALL_ROWS 20 /* a lower picture shows one leader line at a time */
#define NO_PART (-1)

struct atlas {
    const struct td_ui *ui;
    const struct td_anatomy *anatomy;
    const struct td_anatomy_view *view;
    int part;        /* index, or NO_PART */
    unsigned hidden; /* layers taken off */
    float bend_deg;  /* of a view that bends */
    struct td_bent bent;
    bool stale; /* it was bent, and is drawn when all keys that have come are taken */
    int cols, rows;
    struct td_rect picture, text;
    bool names;                 /* all of them are written, not just that of the lit part */
    int room[2];                /* columns for names right and left of the picture */
    char layers[TD_LAYER_KEYS]; /* keys of the layers of this view: "1-4" */
    struct td_label labels[TD_LABELS_MAX];
    struct td_image image;
};

/* "kneecap (patella)" -> "kneecap". */
static void short_name(const struct td_part *part, char *out, size_t size)
{
    const char *bracket = strstr(part->name, " (");

    td_str_copy(out, size, part->name);
    if (bracket != NULL && (size_t)(bracket - part->name) < size) {
        out[bracket - part->name] = '\0';
    }
}

static bool mirrored(const struct atlas *a)
{
    return a->ui->settings->knee == TD_KNEE_LEFT;
}

static bool is_off(const struct atlas *a, size_t part)
{
    return td_part_is_off(a->view, a->hidden, part);
}

/* ---- layout ---- */

/* Anchors in cells, then rows; what is taken off has no name. False when one found no row. */
static bool place_labels(struct atlas *a)
{
    struct td_label placed[TD_LABELS_MAX];
    size_t which[TD_LABELS_MAX], count = 0;
    bool all = true;

    for (size_t i = 0; i < a->view->part_count && i < TD_LABELS_MAX; i++) {
        const struct td_part *part = &a->view->parts[i];
        struct td_point anchor =
            a->bent.count > 0 ? a->bent.labels[i] : (struct td_point){part->label_x, part->label_y};
        int x, y;

        a->labels[i].row = -1;
        if (is_off(a, i) || ((int)i != a->part &&
                             (!a->names || td_part_is_covered(a->view, a->hidden, &a->bent, i)))) {
            continue;
        }
        td_image_place(a->picture.w, a->picture.h, a->view->width, a->view->height, mirrored(a),
                       anchor, &x, &y);
        which[count] = i;
        placed[count++] = (struct td_label){.x = (float)x + 0.5F, .y = (float)y + 0.5F};
    }
    td_labels_place(placed, count, a->picture.w, a->picture.h);
    for (size_t i = 0; i < count; i++) {
        a->labels[which[i]] = placed[i];
        all = all && placed[i].row >= 0;
    }
    return all;
}

/* Columns that the names on either side need, with one between them and the picture. */
static void need_of(const struct atlas *a, int need[2])
{
    need[0] = need[1] = 0;
    for (size_t i = 0; i < a->view->part_count && i < TD_LABELS_MAX; i++) {
        char name[80];

        if (a->labels[i].row >= 0) {
            int *side = &need[a->labels[i].left ? 1 : 0];

            short_name(&a->view->parts[i], name, sizeof name);
            *side = td_max(*side, td_utf8_cols(name) + 1);
        }
    }
}

/* Puts the picture where the names on both sides fit, as near to the middle as they let it. */
static void make_room(struct atlas *a, struct td_rect body, const int need[2])
{
    int rest = body.w - a->picture.w;
    int left = td_clamp(rest / 2, td_min(need[1], rest), td_max(rest - need[0], 0));

    a->picture.x = body.x + left;
    a->room[1] = left;
    a->room[0] = rest - left;
}

/* The picture takes the height there is and the width its shape asks for; what is left on both
 * sides holds the names. Names that would be cut make it smaller; where that is not enough, only
 * the lit part has its name. */
static void lay_out(struct atlas *a)
{
    struct td_rect body = td_frame_whole(a->cols, a->rows).body;
    int rows = body.h - TEXT_ROWS - 2, cols, least, need[2] = {0, 0};
    unsigned hidden = a->hidden;

    a->text = (struct td_rect){body.x, body.y + body.h - TEXT_ROWS - 1, td_min(body.w, TEXT_COLS),
                               TEXT_ROWS + 1};
    if (!td_ui_pictures(a->ui)) { /* all parts as a list */
        a->text = body;
        rows = 0;
    }
    if (rows < 3) {
        a->picture = (struct td_rect){0};
        return;
    }
    cols = td_min((int)((float)rows * 2 * a->view->width / a->view->height), body.w);
    least = td_max(LEAST_COLS, cols * LEAST_SHARE);
    a->picture = (struct td_rect){body.x, body.y, cols, rows};
    a->names = rows >= NAMES_ROWS;
    if (a->names) {
        a->hidden = 0; /* the picture stays where it is when a layer comes off */
        a->names = place_labels(a);
        need_of(a, need);
        a->picture.w = td_min(cols, td_max(body.w - need[0] - need[1], least));
        a->names = place_labels(a) && a->names; /* in a narrower one sides may change */
        need_of(a, need);
        a->names = a->names && a->picture.w + need[0] + need[1] <= body.w;
        a->hidden = hidden;
    }
    if (!a->names) {
        a->picture.w = cols;
        need[0] = need[1] = 0;
    }
    make_room(a, body, need);
}

/* All of them at once where the rows keep them apart, or that of the lit part. */
static void draw_leaders(struct atlas *a)
{
    bool all = a->part == NO_PART && a->picture.h >= ALL_ROWS;

    for (int dots = 0; dots < 2; dots++) {
        for (size_t i = 0; i < a->view->part_count && i < TD_LABELS_MAX; i++) {
            bool lit = (int)i == a->part;

            if (a->labels[i].row >= 0 && (all || lit)) {
                (dots ? td_leader_dot : td_leader_line)(&a->image, a->ui->theme, &a->labels[i],
                                                        lit);
            }
        }
    }
}

static void render(struct atlas *a)
{
    struct td_picture_spec spec = {.view = a->view, .hidden = a->hidden, .mirror = mirrored(a)};

    a->stale = false;
    td_bent_deinit(&a->bent);
    if (a->view->bend != NULL && td_view_bend(a->view, a->bend_deg, &a->bent) == TD_OK) {
        spec.bent = &a->bent;
    }
    lay_out(a);
    (void)place_labels(a);
    if (a->part != NO_PART) {
        spec.highlight = a->view->parts[a->part].id;
    }
    if (a->picture.w > 0) {
        td_picture_render(&a->image, a->ui->theme, a->picture.w, a->picture.h, &spec);
    } else {
        td_image_deinit(&a->image);
    }
    if (td_image_is_drawn(&a->image)) {
        draw_leaders(a);
    }
}

/* ---- events ---- */

static enum td_err atlas_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    const struct td_atlas_argument *given = argument;
    struct atlas *a = state;
    enum td_err err = ui->content.ops->anatomy(ui->content.self, &a->anatomy, NULL);

    (void)now;
    if (err != TD_OK) {
        return err;
    }
    a->ui = ui;
    a->view =
        given->view != NULL ? td_anatomy_view(a->anatomy, given->view) : &a->anatomy->views[0];
    if (a->view == NULL) {
        return TD_ERR_ABSENT;
    }
    td_layer_keys(a->view, a->layers);
    a->bend_deg = a->view->bend != NULL ? (float)given->bend_deg : 0;
    a->part = given->part != NULL ? td_view_part(a->view, given->part) : NO_PART;
    return TD_OK;
}

static void atlas_close(void *state)
{
    td_image_deinit(&((struct atlas *)state)->image);
    td_bent_deinit(&((struct atlas *)state)->bent);
}

/* To the next part that is not taken off; past the last one, none is lit. */
static void walk(struct atlas *a, int step)
{
    int count = (int)a->view->part_count;

    for (int tried = 0; tried <= count; tried++) {
        a->part = a->part + step < NO_PART  ? count - 1
                  : a->part + step >= count ? NO_PART
                                            : a->part + step;
        if (a->part == NO_PART || !is_off(a, (size_t)a->part)) {
            return;
        }
    }
}

static bool take_off(struct atlas *a, int layer)
{
    if (layer < 0 || layer >= TD_LAYER_OTHER || !td_view_has_layer(a->view, (enum td_layer)layer)) {
        return false;
    }
    a->hidden ^= 1u << layer;
    if (a->part != NO_PART && is_off(a, (size_t)a->part)) {
        a->part = NO_PART;
    }
    return true;
}

static void turn(struct atlas *a, int step)
{
    int count = (int)a->anatomy->view_count;
    int at = (int)(a->view - a->anatomy->views);

    a->view = &a->anatomy->views[(at + step + count) % count];
    a->part = NO_PART;
    a->hidden = 0;
    td_layer_keys(a->view, a->layers);
}

static bool bend(struct atlas *a, float step)
{
    float before = a->bend_deg;

    if (a->view->bend != NULL) {
        a->bend_deg =
            (float)td_clamp_real((double)(before + step), 0, (double)a->view->bend->max_deg);
    }
    a->stale = td_bend_waits(a->ui) && a->bend_deg != before;
    return a->bend_deg != before;
}

/* Pixels are drawn once for all keys that came since the last frame, so that a key held down never
 * runs ahead of the picture. */
static bool atlas_update(void *state, td_ns now)
{
    struct atlas *a = state;

    (void)now;
    if (!a->stale) {
        return false;
    }
    render(a);
    return true;
}

static bool atlas_key(struct atlas *a, const struct td_event *event)
{
    if (event->key >= '1' && event->key <= '9') {
        return take_off(a, (int)(event->key - '1'));
    }
    if (event->key == '+' || event->key == '=' || event->key == '-') {
        return bend(a, td_bend_step(a->ui, event->key == '-'));
    }
    switch (event->request) {
    case TD_REQ_DOWN:
    case TD_REQ_NEXT_LINK:
        walk(a, 1);
        return true;
    case TD_REQ_UP:
    case TD_REQ_PREVIOUS_LINK:
        walk(a, -1);
        return true;
    case TD_REQ_LEFT:
    case TD_REQ_RIGHT:
        turn(a, event->request == TD_REQ_RIGHT ? 1 : -1);
        return true;
    case TD_REQ_FIRST:
        a->part = NO_PART;
        return true;
    default:
        return false;
    }
}

/* The part a click is nearest to: its name, or its anchor. */
static bool atlas_click(struct atlas *a, int x, int y)
{
    x -= a->picture.x;
    y -= a->picture.y;
    for (size_t i = 0; i < a->view->part_count && i < TD_LABELS_MAX; i++) {
        bool beside = a->labels[i].left ? x < 0 : x >= a->picture.w;

        if (a->labels[i].row == y && beside) {
            a->part = (int)i;
            return true;
        }
    }
    for (int i = (int)a->view->part_count - 1; i >= 0; i--) { /* the uppermost first */
        struct td_point p = {((float)x + 0.5F) / (float)a->picture.w * a->view->width,
                             ((float)y + 0.5F) / (float)a->picture.h * a->view->height};
        const struct td_outline *outline =
            a->bent.count > 0 ? &a->bent.outlines[i] : a->view->parts[i].outline;

        if (mirrored(a)) {
            p.x = a->view->width - p.x;
        }
        if (!is_off(a, (size_t)i) && td_outline_contains(outline, p)) {
            a->part = i;
            return true;
        }
    }
    return false;
}

static struct td_reply atlas_handle(void *state, const struct td_event *event)
{
    struct atlas *a = state;
    bool changed = false;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &a->cols, &a->rows);
        changed = true;
        break;
    case TD_EVENT_KEY:
        if (event->request == TD_REQ_BACK || event->request == TD_REQ_LOOK) {
            return td_reply_pop();
        }
        changed = atlas_key(a, event);
        break;
    case TD_EVENT_MOUSE:
        changed = event->mouse.kind == TD_MOUSE_CLICK
                      ? atlas_click(a, event->mouse.x, event->mouse.y)
                      : (walk(a, event->mouse.kind == TD_MOUSE_WHEEL_UP ? -1 : 1), true);
        break;
    default:
        return (struct td_reply){0};
    }
    if (changed && !a->stale) {
        render(a);
    }
    return td_reply_moved(changed);
}

/* ---- drawing ---- */

static void draw_names(const struct atlas *a, struct td_canvas *canvas)
{
    for (size_t i = 0; i < a->view->part_count && i < TD_LABELS_MAX; i++) {
        const struct td_label *label = &a->labels[i];
        bool selected = (int)i == a->part;
        int x, cols, y = a->picture.y + label->row, room = a->room[label->left ? 1 : 0] - 1;
        char name[80];

        short_name(&a->view->parts[i], name, sizeof name);
        cols = td_utf8_cols(name);
        if (label->row < 0 || cols > room) { /* it stands below, with what the part does */
            continue;
        }
        x = label->left ? a->picture.x - 1 - cols : a->picture.x + a->picture.w + 1;
        td_canvas_text_cut(canvas, x, y, room, name,
                           selected             ? TD_ROLE_SELECTED
                           : a->part == NO_PART ? TD_ROLE_TEXT
                                                : TD_ROLE_DIM);
    }
}

static void draw_text(const struct atlas *a, struct td_canvas *canvas)
{
    struct td_flow flow;

    if (!td_ui_pictures(a->ui)) {
        td_parts_draw(a->view, a->hidden, a->part, a->text, canvas);
        return;
    }
    td_flow_init(&flow, canvas, a->text, 0);
    if (a->part == NO_PART) {
        td_flow_text(&flow, 0, NULL, a->view->title, TD_ROLE_TITLE);
        return;
    }
    td_flow_text(&flow, 0, NULL, a->view->parts[a->part].name, TD_ROLE_ACCENT);
    if (a->view->parts[a->part].text != NULL) {
        td_flow_text(&flow, 0, NULL, a->view->parts[a->part].text, TD_ROLE_TEXT);
    }
}

/* What is off, and how far it is bent. */
static void state_text(const struct atlas *a, bool names, char *out, size_t size)
{
    td_layers_text(a->view, a->hidden, names, out, size);
    if (a->view->bend != NULL) {
        td_str_append(out, size, "%sbent %d°", out[0] != '\0' ? "  " : "", (int)a->bend_deg);
    }
}

static void atlas_draw(const void *state, struct td_canvas *canvas)
{
    static const char title[] = "Look closely";
    const struct atlas *a = state;
    struct td_frame_box frame = td_frame_whole(canvas->cols, canvas->rows);
    char layers[120];

    state_text(a, true, layers, sizeof layers);
    if (td_utf8_cols(layers) + (int)sizeof title + 1 > frame.w) {
        state_text(a, false, layers, sizeof layers);
    }
    td_frame_head_in(canvas, &frame, title, layers);
    if (a->picture.w > 0) {
        td_image_draw(&a->image, canvas, a->picture.x, a->picture.y);
        draw_names(a, canvas);
    }
    draw_text(a, canvas);
}

static size_t atlas_footer(const void *state, struct td_hint *hints)
{
    const struct atlas *a = state;
    size_t count = 0;

    hints[count++] = (struct td_hint){.request = TD_REQ_UP, .also = TD_REQ_DOWN, .text = "part"};
    if (a->view->bend != NULL) {
        hints[count++] = (struct td_hint){
            .keys = "+ -", .text = "bend", .help = "bend the knee, or straighten it", .must = true};
    }
    if (a->layers[0] != '\0') {
        hints[count++] = (struct td_hint){.keys = a->layers,
                                          .text = "layers",
                                          .help = "take a layer off, or put it back",
                                          .must = true};
    }
    hints[count++] =
        (struct td_hint){.request = TD_REQ_LEFT, .also = TD_REQ_RIGHT, .text = "picture"};
    if (a->part != NO_PART) {
        hints[count++] = (struct td_hint){.request = TD_REQ_FIRST, .text = "all parts"};
    }
    hints[count++] = (struct td_hint){.request = TD_REQ_BACK, .text = "back", .must = true};
    return count;
}

const struct td_view_ops td_atlas_view = {
    .name = "Look closely",
    .state_size = sizeof(struct atlas),
    .open = atlas_open,
    .close = atlas_close,
    .handle = atlas_handle,
    .update = atlas_update,
    .draw = atlas_draw,
    .footer = atlas_footer,
    .whole = true,
    .keys = TD_PLACE_PRIMER,
};
