/* A page's view of the anatomy, with the part lit that the page is about. */
#include "page_picture.h"

#include "teardrop/base/str.h"
#include "teardrop/core/picture/bend.h"
#include "teardrop/ui/picture/picture.h"

#define CELL_STEP 5.0F
#define PIXEL_STEP 3.0F

const struct td_anatomy_view *td_page_view(const struct td_anatomy *anatomy,
                                           const struct td_page *page)
{
    return anatomy == NULL || page == NULL || page->picture == NULL
               ? NULL
               : td_anatomy_view(anatomy, page->picture);
}

void td_page_picture_render(struct td_image *image, const struct td_ui *ui,
                            const struct td_anatomy_view *view, const struct td_page *page,
                            float bend, int cols, int rows)
{
    struct td_bent bent = {0};
    struct td_picture_spec spec = {
        .view = view, .highlight = page->highlight, .mirror = ui->settings->knee == TD_KNEE_LEFT};

    if (view->bend != NULL && td_view_bend(view, bend, &bent) == TD_OK) {
        spec.bent = &bent;
    }
    td_picture_render(image, ui->theme, cols, rows, &spec);
    td_bent_deinit(&bent);
}

struct td_page_caption td_page_caption(const struct td_anatomy_view *view,
                                       const struct td_page *page, float bend)
{
    struct td_page_caption out = {""};
    int part = page->highlight == NULL ? -1 : td_view_part(view, page->highlight);

    if (part >= 0) {
        td_str_copy(out.text, sizeof out.text, view->parts[part].name);
    }
    if (view->bend != NULL) {
        td_str_append(out.text, sizeof out.text, "%sbent %d°", part >= 0 ? ", " : "", (int)bend);
    }
    return out;
}

float td_bend_step(const struct td_ui *ui, bool straighten)
{
    float step = ui->theme->pixels.still == TD_GRAPHICS_CELLS ? CELL_STEP : PIXEL_STEP;

    return straighten ? -step : step;
}

bool td_bend_waits(const struct td_ui *ui)
{
    return ui->theme->pixels.still != TD_GRAPHICS_CELLS;
}
