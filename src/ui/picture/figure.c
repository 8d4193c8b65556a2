/* The person beside the timer: a pose becomes outlines, and these an image. */
#include "teardrop/ui/picture/figure.h"

#include <math.h>
#include <string.h>

#include "figure_parts.h"
#include "teardrop/base/num.h"

#define PI 3.14159265F
#define GAP 0.03F /* between the views, statures */
#define FINE 105  /* sub-cells or pixels a stature from which small things are made out */
#define FINEST 230

/* ---- boxes ---- */

struct td_figure_box td_figure_side_box(const struct td_stance *stance)
{
    float top = 1.06F + (stance->movement == TD_MOVEMENT_CALF_RAISE ? 0.05F : 0);
    struct td_pose_around around;

    if (stance->movement == TD_MOVEMENT_LEG_RAISE || stance->movement == TD_MOVEMENT_SIDE_RAISE) {
        return (struct td_figure_box){-0.50F, 0.66F, 0.52F, -0.04F};
    }
    if (td_pose_lies(stance->movement)) {
        return (struct td_figure_box){-0.50F, 0.66F, 0.44F, -0.04F};
    }
    switch (stance->movement) {
    case TD_MOVEMENT_WALL_SIT: /* the person in the middle of the ring */
        return (struct td_figure_box){-0.64F, 0.44F, 1.05F, -0.04F};
    case TD_MOVEMENT_STEP_UP:
    case TD_MOVEMENT_STEP_DOWN:
        td_pose_around(stance, &around);
        top += around.step;
        return (struct td_figure_box){-0.42F, 0.40F, top + stance->heel, -0.04F};
    case TD_MOVEMENT_LANDING:
        td_pose_around(stance, &around);
        return (struct td_figure_box){around.step_back - 0.06F, 0.40F, top + around.step, -0.04F};
    case TD_MOVEMENT_SPLIT_SQUAT:
        return (struct td_figure_box){-0.64F, 0.30F, 1.04F, -0.04F};
    case TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT:
        return (struct td_figure_box){-0.76F, 0.30F, 1.06F, -0.04F};
    case TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT:
        return (struct td_figure_box){-0.46F, 0.46F, 1.06F, -0.04F};
    case TD_MOVEMENT_SPANISH_HOLD: /* in the middle of the ring, too */
        return (struct td_figure_box){-0.70F, 0.42F, 1.05F, -0.04F};
    case TD_MOVEMENT_SEATED_EXTENSION:
        return (struct td_figure_box){-0.40F, 0.44F, 0.80F, -0.04F};
    case TD_MOVEMENT_REVERSE_NORDIC:
        return (struct td_figure_box){-0.60F, 0.44F, 0.86F, -0.04F};
    default:
        return (struct td_figure_box){-0.42F, 0.40F, top + stance->heel, -0.04F};
    }
}

/* With the other view beside it, no more than what is used. */
static struct td_figure_box narrow_box(const struct td_stance *stance)
{
    struct td_figure_box box = td_figure_side_box(stance);
    float left = -0.31F, right = 0.37F;

    switch (stance->movement) {
    case TD_MOVEMENT_SQUAT:
    case TD_MOVEMENT_CALF_RAISE:
        break;
    case TD_MOVEMENT_WALL_SIT:
        left = -0.50F;
        break;
    case TD_MOVEMENT_STEP_UP:
    case TD_MOVEMENT_STEP_DOWN:
        right = 0.40F;
        break;
    case TD_MOVEMENT_SPLIT_SQUAT:
        left = -0.54F;
        right = 0.27F;
        break;
    default:
        left = box.left;
        break;
    }
    box.left = fmaxf(box.left, left);
    box.right = fminf(box.right, right);
    return box;
}

struct td_figure_box td_figure_front_box(const struct td_stance *stance)
{
    struct td_figure_box box = td_figure_side_box(stance);
    bool elbows = stance->movement == TD_MOVEMENT_SPLIT_SQUAT ||
                  stance->movement == TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT;
    float half = stance->held == TD_HELD_BAR ? 0.31F : elbows ? 0.215F : 0.175F;

    box.left = -half;
    box.right = half;
    return box;
}

bool td_figure_has(enum td_movement movement)
{
    return movement != TD_MOVEMENT_OTHER;
}

#define BOTH_CELLS 140 /* columns of the window */
#define BOTH_PIXELS 100

enum td_figure_views td_figure_views_for(const struct td_theme *theme, int cols)
{
    bool pixels = theme != NULL && theme->pixels.moving != TD_GRAPHICS_CELLS;

    return cols >= (pixels ? BOTH_PIXELS : BOTH_CELLS) ? TD_FIGURE_BOTH : TD_FIGURE_SIDE;
}

/* What is seen of what is asked for. */
static enum td_figure_views views_of(const struct td_stance *stance, enum td_figure_views views)
{
    return td_pose_has_front(stance->movement) ? views : TD_FIGURE_SIDE;
}

static float width_of(struct td_figure_box box)
{
    return box.right - box.left;
}

/* From x of the view from the front to x of the whole picture. */
static float front_moved(const struct td_stance *stance, enum td_figure_views views)
{
    return views != TD_FIGURE_BOTH
               ? 0
               : narrow_box(stance).right + GAP - td_figure_front_box(stance).left;
}

static struct td_figure_box box_of(const struct td_stance *stance, enum td_figure_views views)
{
    struct td_figure_box box = td_figure_side_box(stance);

    switch (views_of(stance, views)) {
    case TD_FIGURE_FRONT:
        return td_figure_front_box(stance);
    case TD_FIGURE_BOTH:
        box = narrow_box(stance);
        box.right += GAP + width_of(td_figure_front_box(stance));
        return box;
    default:
        return box;
    }
}

/* ---- the whole ---- */

#define LIES_AT 0.53F /* the hips of one who lies on the side, as far up the body */
#define LIES_UP 0.118F

static void draw_side_view(struct td_stage *stage, enum td_figure_views views)
{
    struct td_pen *pen = stage->pen;

    stage->box =
        views == TD_FIGURE_BOTH ? narrow_box(stage->stance) : td_figure_side_box(stage->stance);
    if (stage->stance->movement == TD_MOVEMENT_SIDE_STEP) {
        td_figure_draw_front(stage);
    } else if (stage->stance->movement == TD_MOVEMENT_SIDE_RAISE) {
        pen->turn = PI / 2; /* on the side, the front to the looker */
        pen->moved = (struct td_point){LIES_AT, LIES_UP};
        td_figure_draw_front(stage);
        pen->turn = 0;
        pen->moved = (struct td_point){0, 0};
    } else {
        td_figure_draw_side(stage);
    }
}

static void build(struct td_stage *stage)
{
    enum td_figure_views views = views_of(stage->stance, stage->spec->views);

    bool lies = td_pose_lies(stage->stance->movement); /* flesh yields to the floor */

    if (!lies) {
        td_figure_draw_floor(stage);
    }
    if (views != TD_FIGURE_FRONT) {
        draw_side_view(stage, views);
    }
    if (lies) {
        td_figure_draw_floor(stage);
    }
    if (views != TD_FIGURE_SIDE) {
        stage->box = td_figure_front_box(stage->stance);
        stage->pen->moved.x = front_moved(stage->stance, views);
        td_figure_draw_front(stage);
    }
}

/* How many sub-cells or pixels a stature is high. */
static float grain_of(const struct td_theme *theme, bool pixels, struct td_figure_box box, int cols,
                      int rows)
{
    float across = pixels ? (float)theme->pixels.cell_w : 2;
    float down = pixels ? (float)theme->pixels.cell_h : 4;

    return fminf(across * (float)cols / width_of(box), down * (float)rows / (box.top - box.bottom));
}

void td_figure_render(struct td_figure *figure, struct td_image *image,
                      const struct td_theme *theme, int cols, int rows,
                      const struct td_figure_spec *spec)
{
    struct td_figure_box box = box_of(&spec->stance, spec->views);
    struct td_pen pen = {.outlines = figure->outlines,
                         .shapes = figure->shapes,
                         .most = TD_FIGURE_SHAPES,
                         .left = box.left,
                         .right = box.right,
                         .top = box.top,
                         .bottom = box.bottom};
    bool pixels = (image->moves ? theme->pixels.moving : theme->pixels.still) != TD_GRAPHICS_CELLS;
    struct td_stage stage = {.pen = &pen, .spec = spec, .stance = &spec->stance};

    if (cols < 1 || rows < 1) {
        return;
    }
    pen.edge = pixels;
    stage.shades = theme->depth == TD_DEPTH_256 || theme->depth == TD_DEPTH_MONO;
    if (theme->depth != TD_DEPTH_MONO) {
        float grain = grain_of(theme, pixels, box, cols, rows);

        stage.fine = grain >= FINE;
        stage.finest = grain >= FINEST;
    }
    build(&stage);
    figure->count = pen.count;
    if (pen.failed) {
        return;
    }
    (void)td_image_render(image, theme, cols, rows, width_of(box), box.top - box.bottom,
                          (spec->mirror ? TD_IMAGE_MIRROR : 0) | TD_IMAGE_HARD, figure->shapes,
                          figure->count);
}

float td_figure_shape(const struct td_stance *stance, enum td_figure_views views)
{
    struct td_figure_box box = box_of(stance, views);

    return (box.top - box.bottom) / width_of(box);
}

void td_figure_place(const struct td_figure_spec *spec, bool front, struct td_point p, int cols,
                     int rows, int *x, int *y)
{
    struct td_figure_box box = box_of(&spec->stance, spec->views);

    if (front) {
        p.x += front_moved(&spec->stance, views_of(&spec->stance, spec->views));
    }
    td_image_place(cols, rows, width_of(box), box.top - box.bottom, spec->mirror,
                   (struct td_point){p.x - box.left, box.top - p.y}, x, y);
}

static float apart(struct td_point a, struct td_point b)
{
    return hypotf(a.x - b.x, a.y - b.y);
}

int td_figure_steps(const struct td_stance *stance, enum td_figure_views views, int cols, int rows)
{
    struct td_figure_box box = box_of(stance, views);
    struct td_pose from, to;
    float travel, per_stature;

    td_pose_at(stance, 0, &from);
    td_pose_at(stance, 1, &to);
    travel = fmaxf(apart(from.hip, to.hip), apart(from.leg.knee, to.leg.knee));
    travel = fmaxf(travel, apart(from.head, to.head));
    travel = fmaxf(travel, apart(from.leg.ankle, to.leg.ankle));
    travel = fmaxf(travel, apart(from.other.ankle, to.other.ankle));
    /* A cell is two sub-cells each way; as wide as half its height. */
    per_stature =
        fminf(2 * (float)cols / (box.right - box.left), 4 * (float)rows / (box.top - box.bottom)) /
        2;
    return td_max((int)ceilf(4 * travel * per_stature), 1);
}

void td_figure_deinit(struct td_figure *figure)
{
    for (size_t i = 0; i < TD_FIGURE_SHAPES; i++) {
        td_outline_deinit(&figure->outlines[i]);
    }
    memset(figure, 0, sizeof *figure);
}
