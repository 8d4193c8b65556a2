/* The picture beside a question: where to point, or how a test is done. The part
 * that has the selected answer's id is lit. */
#include "teardrop/ui/picture/picture.h"
#include "state.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/picture/place.h"

#define TEXT_COLS 56  /* the words beside a picture in a wide window */
#define LINES_COLS 76 /* where lines are long, or no picture is beside them */
#define TEXT_MIN 38   /* columns the words keep beside a picture in a narrow window */
#define PICTURE_MIN 24
#define PICTURE_MAX 50
#define GAP_COLS 3

/* Of the knee that is meant, or of the other one, for who asked for it. */
static bool mirrored(const struct td_check_screen *c)
{
    return td_place_left(c->checklist, &c->draft->course.answers,
                         (enum td_knee)c->ui->settings->knee) != c->other_knee;
}

static int part_of(const struct td_check_screen *c, size_t index)
{
    return index < td_check_offer_count(c)
               ? td_view_part(c->picture.view, td_check_offer(c, index).id)
               : -1;
}

/* The picture of the question; NULL = it has none. */
static const struct td_anatomy_view *own_view(const struct td_check_screen *c,
                                              const struct td_anatomy *pictures)
{
    const char *id = NULL;

    if (c->mode == CHECK_QUESTION) {
        id = td_check_region(c) != NULL ? td_check_region(c)->picture
                                        : td_check_question(c)->picture;
    }
    return id != NULL ? td_anatomy_view(pictures, id) : NULL;
}

/* Its own picture, or the knee with the place that was named. */
static void find_view(struct td_check_screen *c)
{
    struct td_check_picture *p = &c->picture;
    const struct td_anatomy *pictures = NULL;

    p->view = NULL;
    p->named = NULL;
    p->own = false;
    if (!td_ui_pictures(c->ui) || c->ui->content.ops->pictures == NULL ||
        c->ui->content.ops->pictures(c->ui->content.self, &pictures, NULL) != TD_OK) {
        return;
    }
    p->view = own_view(c, pictures);
    p->own = p->view != NULL;
    if (!p->own) {
        struct td_sore_place place =
            td_place_named(pictures, c->checklist, &c->draft->course.answers);

        p->view = place.view;
        p->named = place.part;
    }
}

/* Spots: more than two answers have their place in the picture, or it is of a region. */
static bool has_spots(const struct td_check_screen *c)
{
    int count = 0;

    for (size_t i = 0; i < td_check_offer_count(c); i++) {
        count += part_of(c, i) >= 0 ? 1 : 0;
    }
    return count > 2 || (count > 0 && td_check_region(c) != NULL);
}

/* Rows of words around the picture: what is on its sides above it, which knee it is below. */
static int word_rows(const struct td_anatomy_view *view)
{
    return view->left != NULL ? 2 : 0;
}

/* No higher than the picture is at its width, so that its words stand close to it; cells are twice
 * as high as wide. */
static int picture_rows(const struct td_check_screen *c, struct td_rect body)
{
    const struct td_check_picture *p = &c->picture;
    int room = td_min(body.h - 1, 30) - word_rows(p->view) / 2;
    int full = (int)((float)p->rect.w * p->view->height / (2 * p->view->width)) + 1;

    return td_min(room, full);
}

/* Lists that are read, rather than one question, are wider. */
static int text_cols(const struct td_check_screen *c)
{
    switch (c->mode) {
    case CHECK_GATE:
    case CHECK_TICK:
    case CHECK_REVIEW:
    case CHECK_INVALIDATED:
        return LINES_COLS;
    default:
        return TEXT_COLS;
    }
}

/* Columns for the picture: from a wide window on it is beside all pages, in a narrower one beside
 * questions alone, so that long lists keep their room. */
static int picture_cols(const struct td_check_screen *c, struct td_rect body)
{
    if (c->cols >= TD_FRAME_WIDE_COLS) {
        return td_min(body.w - text_cols(c) - GAP_COLS, PICTURE_MAX);
    }
    return c->mode == CHECK_QUESTION ? td_min(body.w * 2 / 5, body.w - TEXT_MIN - GAP_COLS) : 0;
}

/* The words stand at the left edge of the frame whatever is beside them, so that they never hop
 * from one question to the next; without room for a picture they say everything. */
void td_check_picture_place(struct td_check_screen *c)
{
    struct td_rect body = td_frame_body(c->cols, c->rows, TD_FRAME_COLS);
    struct td_check_picture *p = &c->picture;

    c->text = body;
    c->text.w = td_min(body.w, LINES_COLS);
    p->view = NULL;
    p->spots = false;
    p->rect = (struct td_rect){0};
    p->lit[0] = '\0';
    td_image_deinit(&p->image);
    if (c->cols <= 0) {
        return;
    }
    find_view(c);
    p->rect.w = picture_cols(c, body);
    if (p->view == NULL || p->rect.w < PICTURE_MIN || body.h < 8) {
        p->view = NULL;
        return;
    }
    c->text.w =
        td_min(body.w - p->rect.w - GAP_COLS, c->mode == CHECK_REVIEW ? LINES_COLS : TEXT_COLS);
    p->rect.h = picture_rows(c, body);
    p->rect.x = body.x + body.w - p->rect.w;
    p->rect.y = body.y + word_rows(p->view) / 2;
    p->spots = p->own && has_spots(c);
    td_check_picture_light(c);
}

void td_check_picture_light(struct td_check_screen *c)
{
    struct td_check_picture *p = &c->picture;
    struct td_picture_spec spec = {.view = p->view, .mirror = mirrored(c), .steady = true};
    const char *lit = p->named != NULL ? p->named : "";

    if (p->view == NULL) {
        return;
    }
    if (!p->own) { /* of all places the one that was named */
        spec.hidden = 1u << TD_LAYER_OTHER;
    }
    if (p->own && part_of(c, c->list.selected) >= 0) {
        lit = td_check_offer(c, c->list.selected).id;
    }
    if (td_image_is_drawn(&p->image) && td_str_equal(lit, p->lit)) {
        return;
    }
    td_str_copy(p->lit, sizeof p->lit, lit);
    spec.highlight = lit[0] != '\0' ? p->lit : NULL;
    td_picture_render(&p->image, c->ui->theme, p->rect.w, p->rect.h, &spec);
}

struct td_reply td_check_picture_turn(struct td_check_screen *c)
{
    if (c->picture.view == NULL) {
        return td_reply_handled();
    }
    c->other_knee = !c->other_knee;
    td_check_picture_place(c);
    return td_reply_redraw();
}

/* "outer side" and "inner side" above the picture, "right knee (o: the left)" below it. */
static void draw_words(const struct td_check_screen *c, struct td_canvas *canvas)
{
    const struct td_check_picture *p = &c->picture;
    bool left = mirrored(c);
    char knee[64];

    if (p->view->left == NULL) {
        return;
    }
    td_canvas_text(canvas, p->rect.x, p->rect.y - 1, p->rect.w / 2,
                   left ? p->view->right : p->view->left, TD_ROLE_DIM);
    td_canvas_text_right(canvas, p->rect.x + p->rect.w / 2, p->rect.y - 1,
                         p->rect.w - p->rect.w / 2, left ? p->view->left : p->view->right,
                         TD_ROLE_DIM);
    td_str_format(knee, sizeof knee, "%s knee (%s: the %s)", left ? "left" : "right",
                  td_keymap_keys_text(c->ui->keymap, TD_REQ_OTHER_KNEE, false).text,
                  left ? "right" : "left");
    td_canvas_text(canvas, p->rect.x + td_max(p->rect.w - td_utf8_cols(knee), 0) / 2,
                   p->rect.y + p->rect.h, p->rect.w, knee, TD_ROLE_DIM);
}

void td_check_picture_draw(const struct td_check_screen *c, struct td_canvas *canvas)
{
    if (c->picture.view != NULL) {
        td_image_draw(&c->picture.image, canvas, c->picture.rect.x, c->picture.rect.y);
        draw_words(c, canvas);
    }
}

/* ---- pointing ---- */

static void spot_at(const struct td_check_screen *c, int part, int *x, int *y)
{
    const struct td_check_picture *p = &c->picture;
    const struct td_part *spot = &p->view->parts[part];

    td_image_place(p->rect.w, p->rect.h, p->view->width, p->view->height, mirrored(c),
                   (struct td_point){spot->label_x, spot->label_y}, x, y);
}

/* How far a cell is from the outline of a spot, which may be in two places;
 * squared, in columns. */
static int far_from(const struct td_check_screen *c, int part, int x, int y)
{
    const struct td_check_picture *p = &c->picture;
    const struct td_outline *outline = p->view->parts[part].outline;
    int least = -1;

    for (size_t i = 0; i < outline->point_count; i++) {
        int px, py, far;

        td_image_place(p->rect.w, p->rect.h, p->view->width, p->view->height, mirrored(c),
                       outline->points[i], &px, &py);
        far = (px - x) * (px - x) + 4 * (py - y) * (py - y); /* cells are twice as high as wide */
        least = least < 0 || far < least ? far : least;
    }
    return least;
}

/* The one whose spot lies over the cell, the topmost of several; -1. */
static int spot_over(const struct td_check_screen *c, int x, int y)
{
    const struct td_check_picture *p = &c->picture;
    struct td_point point =
        td_image_point(p->rect.w, p->rect.h, p->view->width, p->view->height, mirrored(c), x, y);
    int found = -1, top = -1;

    for (size_t i = 0; i < td_check_offer_count(c); i++) {
        int part = part_of(c, i);

        if (part > top && td_outline_contains(p->view->parts[part].outline, point)) {
            found = (int)i;
            top = part;
        }
    }
    return found;
}

/* The one whose spot is nearest; -1. */
static int spot_near(const struct td_check_screen *c, int x, int y)
{
    int best = -1, least = 0;

    for (size_t i = 0; i < td_check_offer_count(c); i++) {
        int part = part_of(c, i);
        int far = part >= 0 ? far_from(c, part, x, y) : -1;

        if (far >= 0 && (best < 0 || far < least)) {
            best = (int)i;
            least = far;
        }
    }
    return best;
}

int td_check_picture_at(const struct td_check_screen *c, int x, int y)
{
    const struct td_check_picture *p = &c->picture;
    int over;

    x -= p->rect.x;
    y -= p->rect.y;
    if (p->view == NULL || x < 0 || y < 0 || x >= p->rect.w || y >= p->rect.h) {
        return -1;
    }
    over = spot_over(c, x, y);
    return over >= 0 ? over : spot_near(c, x, y);
}

int td_check_picture_beside(const struct td_check_screen *c, int step)
{
    int from = part_of(c, c->list.selected), best = -1, least = 0, x, y;

    if (from >= 0) {
        spot_at(c, from, &x, &y);
    } else if (td_list_chosen(&c->list)) {
        return -1;
    } else { /* nothing is chosen yet: from the edge */
        x = step > 0 ? -1 : c->picture.rect.w;
        y = c->picture.rect.h / 2;
    }
    for (size_t i = 0; i < td_check_offer_count(c); i++) {
        int part = part_of(c, i), px, py, far;

        if (part < 0 || i == c->list.selected) {
            continue;
        }
        spot_at(c, part, &px, &py);
        far = (px - x) * step + 4 * (py > y ? py - y : y - py);
        if ((px - x) * step > 0 && (best < 0 || far < least)) {
            best = (int)i;
            least = far;
        }
    }
    return best;
}
