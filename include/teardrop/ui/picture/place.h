/* The place that was named as sore, as a picture: for the self-check and its result. */
#ifndef TEARDROP_UI_PICTURE_PLACE_H
#define TEARDROP_UI_PICTURE_PLACE_H

#include "teardrop/core/check/checklist.h"
#include "teardrop/core/picture/anatomy.h"
#include "teardrop/core/settings/settings.h"

struct td_sore_place {
    const struct td_anatomy_view *view; /* NULL: there is no picture of the knee */
    const char *part;                   /* id of the part to be lit; NULL = nothing was named */
};

/* The nearest picture of what was answered to "where is it worst"; without an answer the knee from
 * the front. Borrowed from both. */
struct td_sore_place td_place_named(const struct td_anatomy *pictures,
                                    const struct td_checklist *checklist,
                                    const struct td_answers *answers);
/* Pictures are of a right knee. Is it a left one, by the answers, or else by the settings? */
bool td_place_left(const struct td_checklist *checklist, const struct td_answers *answers,
                   enum td_knee usual);
/* "right knee", "left knee", "both knees"; "" when it was not said. */
const char *td_place_knee(const struct td_checklist *checklist, const struct td_answers *answers);

#endif
