/* The parts of the person beside the timer, shared by the figure files. */
#ifndef TEARDROP_UI_PICTURE_FIGURE_PARTS_H
#define TEARDROP_UI_PICTURE_FIGURE_PARTS_H

#include "teardrop/term/draw/pen.h"
#include "teardrop/ui/picture/figure.h"

/* The box of a movement: x from left to right, y from the floor up. */
struct td_figure_box {
    float left, right, top, bottom;
};
struct td_figure_box td_figure_side_box(const struct td_stance *stance);
/* Of the view from the front; its floor is as low, its top as high. */
struct td_figure_box td_figure_front_box(const struct td_stance *stance);

/* What is drawn, and how finely. */
struct td_stage {
    struct td_pen *pen;
    const struct td_figure_spec *spec;
    const struct td_stance *stance; /* of the spec */
    struct td_figure_box box;       /* of the view that is drawn */
    bool fine;                      /* there is room for a sole, the leg behind */
    bool finest;                    /* and for an eye, a line */
    bool shades;                    /* there are as many colours as are wanted */
};

/* A point of a limb: share of the way from p to q, and off its axis to the side that the front is
 * on (left of the way from hip to knee when facing right; of a foot, up). */
struct td_point td_figure_on(struct td_point p, struct td_point q, float share, float off);

/* The half widths of a limb at a share of its way. */
struct td_figure_width {
    float share, front, back;
};
/* A limb from p to q with a contour through these, at most 15. */
void td_figure_limb(const struct td_stage *stage, struct td_point p, struct td_point q,
                    const struct td_figure_width *widths, size_t count);

/* Of the quadriceps. */
enum td_shade td_figure_glow(enum td_glow glow);
/* Of the sleeve that is nearest: it is told from the shirt by its edge, or by its shade. With few
 * colours what is dimmed is an outline: there it is like the shirt. */
enum td_shade td_figure_sleeve(const struct td_stage *stage);
/* The middle of the kneecap, in the side view's plane. */
struct td_point td_figure_kneecap(struct td_point hip, const struct td_pose_leg *leg);

void td_figure_draw_side(const struct td_stage *stage);
void td_figure_draw_front(const struct td_stage *stage);

/* ---- figure_around.c: what stands around, behind the person ---- */

void td_figure_draw_floor(const struct td_stage *stage);
void td_figure_draw_around(const struct td_stage *stage, const struct td_pose *pose,
                           const struct td_pose_around *around);
void td_figure_draw_around_front(const struct td_stage *stage, const struct td_pose *pose,
                                 const struct td_pose_around *around);
/* In front of the person: band or cuff, and what is held. */
void td_figure_draw_band(const struct td_stage *stage, const struct td_pose *pose,
                         const struct td_pose_around *around);
void td_figure_draw_held(struct td_pen *pen, enum td_held held, struct td_point hand);
void td_figure_draw_held_front(struct td_pen *pen, enum td_held held,
                               const struct td_pose_front *front);
/* The time of a hold as a ring that closes, and breathes. */
void td_figure_draw_ring(const struct td_stage *stage);

#endif
