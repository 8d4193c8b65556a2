/* Where each part of home stands, for a window of any size. */
#include "state.h"
#include "teardrop/base/num.h"

#define PICTURE_COLS_MIN 76 /* narrower windows show no picture */
#define SLOTS_COLS_MIN 58
#define SLOTS_ROWS_MIN 15 /* of the body */

/* Rows of each part, for a body of so many rows. What is left over goes to today. */
static const struct plan {
    int min_rows, morning, ladder, weeks, menu, gaps;
} plans[] = {
    {34, 5, 3, 6, 6, 4},
    {26, 4, 2, 2, 6, 4},
    {19, 3, 1, 2, 5, 4},
    {SLOTS_ROWS_MIN, 3, 1, 0, 5, 2},
};

static struct td_rect next(struct td_rect *room, int rows, bool gap)
{
    struct td_rect out = {room->x, room->y, room->w, rows};

    room->y += rows + (gap && rows > 0 ? 1 : 0);
    return out;
}

int td_home_scale_cols(int cols)
{
    return td_min(cols - TD_HOME_SCALE_X, 60);
}

struct td_home_slots td_home_slots_of(int cols, int rows, bool pictures)
{
    struct td_rect body = td_frame_of(cols, rows).body, left = body, right;
    struct td_home_slots out = {.fit = body.w >= SLOTS_COLS_MIN - 2 && body.h >= SLOTS_ROWS_MIN};
    const struct plan *plan = plans;
    int least;

    if (!out.fit) {
        return out;
    }
    if (cols >= PICTURE_COLS_MIN && pictures) {
        td_frame_split(body, cols >= 100 ? td_min(body.w * 3 / 5, 66) : 50, 2, 20, &left, &right);
        if (right.w > 0) { /* the view is two units wide for three high */
            int w = td_min(right.w, right.h * 4 / 3);

            out.picture = (struct td_rect){right.x + right.w - w, right.y, w, right.h};
        }
    }
    while (body.h < plan->min_rows) {
        plan++;
    }
    least = plan->morning + plan->ladder + plan->weeks + plan->menu + plan->gaps;
    out.today = next(&left, body.h - least, plan->gaps > 2);
    out.morning = next(&left, plan->morning, true);
    out.ladder = next(&left, plan->ladder, plan->gaps > 2);
    out.weeks = next(&left, plan->weeks, true);
    if (plan->weeks == 0) {
        left.y++;
    }
    out.menu = next(&left, plan->menu, false);
    return out;
}
