/* The picture beside a question: where to point, or how a test is done. The part
 * that has the selected answer's id is lit. */
#include "teardrop/ui/kit/picture.h"
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

#define TEXT_COLS 76
#define TEXT_MIN 38 /* columns the words keep beside a picture */
#define PICTURE_MIN 24
#define PICTURE_MAX 64
#define GAP_COLS 3

static bool mirrored(const struct td_check_screen *c)
{
    return c->ui->settings->knee == TD_KNEE_LEFT;
}

static int part_of(const struct td_check_screen *c, size_t answer)
{
    return answer < td_check_question(c)->answer_count
               ? td_view_part(c->picture.view, td_check_question(c)->answers[answer].id)
               : -1;
}

static const struct td_anatomy_view *find_view(const struct td_check_screen *c)
{
    const struct td_anatomy *pictures = NULL;

    if (c->mode != CHECK_QUESTION || td_check_question(c)->picture == NULL ||
        c->ui->content.ops->pictures(c->ui->content.self, &pictures, NULL) != TD_OK) {
        return NULL;
    }
    return td_anatomy_view(pictures, td_check_question(c)->picture);
}

/* Spots: more than two answers have their place in the picture. */
static bool has_spots(const struct td_check_screen *c)
{
    int count = 0;

    for (size_t i = 0; i < td_check_question(c)->answer_count; i++) {
        count += part_of(c, i) >= 0 ? 1 : 0;
    }
    return count > 2;
}

/* Beside the words when there is width for both, else not at all: the words say
 * everything. */
void td_check_picture_place(struct td_check_screen *c)
{
    struct td_rect body = td_widget_body(c->cols, c->rows, TEXT_COLS);
    struct td_check_picture *p = &c->picture;

    c->text = body;
    p->view = c->cols > 0 ? find_view(c) : NULL;
    p->spots = false;
    p->rect = (struct td_rect){0};
    p->lit[0] = '\0';
    td_image_deinit(&p->image);
    if (p->view == NULL) {
        return;
    }
    body = td_widget_body(c->cols, c->rows, TEXT_COLS + GAP_COLS + PICTURE_MAX);
    p->rect.w = td_min(td_min(body.w * 2 / 5, body.w - TEXT_MIN - GAP_COLS), PICTURE_MAX);
    if (p->rect.w < PICTURE_MIN || body.h < 8) {
        p->view = NULL;
        return;
    }
    p->rect.h = td_min(body.h - 1, 30);
    p->rect.x = body.x + body.w - p->rect.w;
    p->rect.y = body.y;
    c->text = body;
    c->text.w = td_min(body.w - p->rect.w - GAP_COLS, TEXT_COLS);
    p->spots = has_spots(c);
    td_check_picture_light(c);
}

void td_check_picture_light(struct td_check_screen *c)
{
    struct td_check_picture *p = &c->picture;
    struct td_picture_spec spec = {.view = p->view, .mirror = mirrored(c)};
    const char *lit = "";

    if (p->view == NULL || c->mode != CHECK_QUESTION) {
        return;
    }
    if (part_of(c, c->list.selected) >= 0) {
        lit = td_check_question(c)->answers[c->list.selected].id;
    }
    if (p->image.cells != NULL && td_str_equal(lit, p->lit)) {
        return;
    }
    td_str_copy(p->lit, sizeof p->lit, lit);
    spec.highlight = lit[0] != '\0' ? p->lit : NULL;
    td_image_deinit(&p->image);
    td_picture_render(&p->image, c->ui->theme, p->rect.w, p->rect.h, &spec);
}

void td_check_picture_draw(const struct td_check_screen *c, struct td_canvas *canvas)
{
    if (c->picture.view != NULL && c->mode == CHECK_QUESTION) {
        td_image_draw(&c->picture.image, canvas, c->picture.rect.x, c->picture.rect.y);
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

int td_check_picture_at(const struct td_check_screen *c, int x, int y)
{
    const struct td_check_picture *p = &c->picture;
    int best = -1, least = 0;

    x -= p->rect.x;
    y -= p->rect.y;
    if (p->view == NULL || x < 0 || y < 0 || x >= p->rect.w || y >= p->rect.h) {
        return -1;
    }
    for (size_t i = 0; i < td_check_question(c)->answer_count; i++) {
        int part = part_of(c, i);
        int far = part >= 0 ? far_from(c, part, x, y) : -1;

        if (far >= 0 && (best < 0 || far < least)) {
            best = (int)i;
            least = far;
        }
    }
    return best;
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
    for (size_t i = 0; i < td_check_question(c)->answer_count; i++) {
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
