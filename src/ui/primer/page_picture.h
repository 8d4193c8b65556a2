/* The picture of a primer page, beside its text or in the preview of the contents. */
#ifndef TEARDROP_UI_PRIMER_PAGE_PICTURE_H
#define TEARDROP_UI_PRIMER_PAGE_PICTURE_H

#include "teardrop/core/primer.h"
#include "teardrop/term/draw/raster.h"
#include "teardrop/ui/kit/context.h"

/* The view of a page; NULL when it has none, or anatomy is NULL. */
const struct td_anatomy_view *td_page_view(const struct td_anatomy *anatomy,
                                           const struct td_page *page);
/* Draws it into an image of cols x rows. bend: degrees, of a view that bends. */
void td_page_picture_render(struct td_image *image, const struct td_ui *ui,
                            const struct td_anatomy_view *view, const struct td_page *page,
                            float bend, int cols, int rows);

struct td_page_caption {
    char text[100];
};
/* What is lit in it, and how far it is bent: "kneecap (patella), bent 30°". */
struct td_page_caption td_page_caption(const struct td_anatomy_view *view,
                                       const struct td_page *page, float bend);

/* Degrees that a key bends a picture by, so that one held down moves it smoothly: in cells what the
 * eye can tell apart, in pixels less. Negative when it straightens. */
float td_bend_step(const struct td_ui *ui, bool straighten);
/* Is a bent picture drawn only when all keys that have come are taken? */
bool td_bend_waits(const struct td_ui *ui);

#endif
