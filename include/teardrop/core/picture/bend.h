/* A view whose knee bends: where each part is at an angle.
 *
 * The thigh bone stands still; the shin turns about a point between the knuckles.
 * The patellar tendon does not stretch: it swings about its end on the shin, and
 * takes the kneecap along, which turns by about three quarters of the bend. Muscles
 * and tendons are straps between points of two bones. On the inner side the thigh
 * bone's knuckle turns in place from 10 to 120 degrees (Freeman and Pinskerova 2003,
 * Clin Orthop 410:35-43); what the outer one rolls back is not shown. */
#ifndef TEARDROP_CORE_PICTURE_BEND_H
#define TEARDROP_CORE_PICTURE_BEND_H

#include "teardrop/core/picture/anatomy.h"

/* The parts of a view as they are at one bend. Owned; zero-initialise. */
struct td_bent {
    struct td_outline *outlines; /* one for each part, in the view's units */
    struct td_point *labels;
    size_t count;
};

/* Degrees from straight, kept within 0 and the view's most. The view must bend.
 * TD_ERR_NOMEM leaves out empty. */
enum td_err td_view_bend(const struct td_anatomy_view *view, float degrees, struct td_bent *out);
void td_bent_deinit(struct td_bent *bent);

#endif
