/* A view whose knee bends: where each part is at an angle.
 *
 * The thigh bone stands still; the shin turns about the middle of the inner knuckle, which stays
 * where it is on the shin (Freeman and Pinskerova 2003, Clin Orthop 410:35-43). The outer knuckle
 * moves back along the shin's top, evenly with the bend, and with it the place where it rests: 15
 * to 20 mm by 120 degrees (Iwaki, Pinskerova and Freeman 2000, J Bone Joint Surg Br 82:1189-95);
 * the view says how far. In truth the shin turns inwards; from the side that is what is seen of it.
 *
 * The patellar tendon does not stretch: it swings about its end on the shin, and takes the kneecap
 * along, which turns by about three quarters of the bend; it swings just so far that the kneecap's
 * back stays on the thigh bone. Muscles, tendons and ligaments are straps between points of two
 * bones; what gets longer gets slimmer.
 *
 * A view along the groove has a track instead: where the kneecap is at some bends, in a straight
 * line from one to the next. */
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
