/* The knee beside a result, with the place that was named lit. */
#include "teardrop/ui/picture/picture.h"

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/ui/picture/place.h"

#define TEXT_COLS 74
#define TEXT_MIN 56
#define PICTURE_MIN 20 /* columns beside all of the page */
#define LEAD_COLS 21   /* columns beside the name alone */
#define LEAD_MIN 6     /* rows there */
#define GAP_COLS 3

static bool find_place(const struct td_result_screen *r, struct td_sore_place *place)
{
    const struct td_anatomy *pictures = NULL;

    if (!td_ui_pictures(r->ui) || r->result.outcome == TD_OUTCOME_STOP ||
        r->ui->content.ops->pictures == NULL ||
        r->ui->content.ops->pictures(r->ui->content.self, &pictures, NULL) != TD_OK) {
        return false;
    }
    *place = td_place_named(pictures, r->checklist, &r->course.answers);
    return place->view != NULL;
}

/* As high as the picture is at its width; cells are twice as high as wide. */
static int rows_of(const struct td_anatomy_view *view, int cols)
{
    return (int)((float)cols * view->height / (2 * view->width)) + 1;
}

static void place_beside(struct td_result_screen *r, const struct td_sore_place *place)
{
    int text = td_clamp(r->body.w - GAP_COLS - 28, TEXT_MIN, TEXT_COLS);

    r->picture = r->body;
    r->picture.w = td_min(r->body.w - text - GAP_COLS, 40);
    r->picture.x = r->body.x + r->body.w - r->picture.w;
    r->picture.h = td_min(rows_of(place->view, r->picture.w), r->body.h);
    r->body.w = text;
    r->beside = true;
}

/* Beside the name, as high as that is. */
static void place_at_name(struct td_result_screen *r)
{
    struct td_result_rows rows;

    r->lead = r->body.w - LEAD_COLS - GAP_COLS;
    (void)td_result_flow_page(r, NULL, &rows);
    r->picture = (struct td_rect){r->body.x + r->body.w - LEAD_COLS, rows.name, LEAD_COLS,
                                  td_min(rows.now - rows.name, 13)};
    if (r->picture.h < LEAD_MIN) {
        r->picture.w = r->lead = 0;
    }
}

void td_result_place_picture(struct td_result_screen *r)
{
    struct td_sore_place place = {0};
    struct td_picture_spec spec;
    bool some = find_place(r, &place), wide = r->cols >= TD_FRAME_WIDE_COLS;

    r->picture = (struct td_rect){0};
    r->beside = false;
    r->lead = 0;
    if (some && wide && r->body.w >= TEXT_MIN + GAP_COLS + PICTURE_MIN) {
        place_beside(r, &place);
    } else {
        r->body.w = td_min(r->body.w, 76);
        if (some && place.part != NULL && r->body.w >= TEXT_MIN + LEAD_COLS - GAP_COLS) {
            place_at_name(r);
        }
    }
    td_image_deinit(&r->image);
    if (r->picture.w > 0) {
        spec =
            (struct td_picture_spec){.view = place.view,
                                     .highlight = place.part,
                                     .hidden = 1u << TD_LAYER_OTHER,
                                     .steady = true,
                                     .mirror = td_place_left(r->checklist, &r->course.answers,
                                                             (enum td_knee)r->ui->settings->knee)};
        td_picture_render(&r->image, r->ui->theme, r->picture.w, r->picture.h, &spec);
    }
}

/* What scrolls with the page is shown at its top alone. */
void td_result_draw_picture(const struct td_result_screen *r, struct td_canvas *canvas)
{
    int y = r->beside ? r->picture.y : r->body.y + r->picture.y;

    if (r->picture.w > 0 &&
        (r->beside || (r->scroll.top == 0 && r->picture.y + r->picture.h <= r->body.h))) {
        td_image_draw(&r->image, canvas, r->picture.x, y);
    }
}
