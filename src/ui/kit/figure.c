/* The person beside the timer: a pose becomes outlines, and these an image. */
#include "teardrop/ui/kit/figure.h"

#include <math.h>
#include <string.h>

#include "teardrop/base/num.h"

enum { ARC_POINTS = 14, LIMB_POINTS = 2 * ARC_POINTS };
#define PI 3.14159265F

/* ---- shapes ---- */

/* The box of a movement: x from left to right, y from the floor up. */
struct box {
    float left, right, top, bottom;
};

struct pen {
    struct td_figure *figure;
    struct box box;
    struct td_outline *outline; /* the current one; NULL when there is no room left */
    bool failed;
};

/* Begins a shape; what is added to it is filled as one. */
static void begin(struct pen *pen, enum td_ink ink, enum td_shade light)
{
    struct td_figure *figure = pen->figure;

    if (figure->count == TD_FIGURE_SHAPES) {
        pen->failed = true;
        pen->outline = NULL;
        return;
    }
    pen->outline = &figure->outlines[figure->count];
    pen->outline->point_count = 0;
    pen->outline->contour_count = 0;
    figure->shapes[figure->count++] =
        (struct td_shape){.outline = pen->outline, .ink = ink, .light = light};
}

static void add(struct pen *pen, const struct td_point *points, size_t count)
{
    struct td_point flipped[64];
    float area = 0;

    for (size_t i = 0; i < count; i++) {
        const struct td_point *a = &points[i], *b = &points[(i + 1) % count];

        area += a->x * b->y - b->x * a->y;
    }
    /* All one way round, so that pieces of a shape add up. */
    for (size_t i = 0; i < count; i++) {
        const struct td_point *p = &points[area < 0 ? count - 1 - i : i];

        flipped[i] = (struct td_point){p->x - pen->box.left, pen->box.top - p->y};
    }
    if (pen->outline == NULL || td_outline_add(pen->outline, flipped, count) != TD_OK) {
        pen->failed = true;
    }
}

/* Two circles and what lies between them. */
static void add_limb(struct pen *pen, struct td_point p, float rp, struct td_point q, float rq)
{
    struct td_point points[LIMB_POINTS];
    float dx = q.x - p.x, dy = q.y - p.y;
    float d = sqrtf(dx * dx + dy * dy);
    float along = atan2f(dy, dx);
    /* Where the outer tangents touch, off the line between the middles. */
    float touch = acosf(fmaxf(-1, fminf(1, d > 0 ? (rp - rq) / d : 1)));

    for (int i = 0; i < ARC_POINTS; i++) {
        float u = (float)i / (float)(ARC_POINTS - 1);
        float a = along + touch + u * (2 * PI - 2 * touch);
        float b = along - touch + u * 2 * touch;

        points[i] = (struct td_point){p.x + rp * cosf(a), p.y + rp * sinf(a)};
        points[ARC_POINTS + i] = (struct td_point){q.x + rq * cosf(b), q.y + rq * sinf(b)};
    }
    add(pen, points, LIMB_POINTS);
}

static void add_circle(struct pen *pen, struct td_point p, float r)
{
    add_limb(pen, p, r, p, r * 0.999F);
}

static void add_rect(struct pen *pen, float x0, float y0, float x1, float y1)
{
    const struct td_point points[] = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};

    add(pen, points, 4);
}

/* A point of a limb: share of the way from p to q, and off its axis to the side
 * that the front is on (left of the way from hip to knee when facing right). */
static struct td_point on(struct td_point p, struct td_point q, float share, float off)
{
    float dx = q.x - p.x, dy = q.y - p.y;
    float d = sqrtf(dx * dx + dy * dy);

    return (struct td_point){p.x + dx * share - dy / d * off, p.y + dy * share + dx / d * off};
}

/* ---- the body ---- */

static const enum td_shade glow_lights[TD_GLOW_COUNT] = {TD_SHADE_DIMMED, TD_SHADE_PLAIN,
                                                         TD_SHADE_LIT};

static void draw_foot(struct pen *pen, const struct td_pose_leg *leg, enum td_shade light)
{
    struct td_point heel = on(leg->heel, leg->ball, 0.10F, 0.017F);
    struct td_point ball = on(leg->heel, leg->ball, 0.95F, 0.015F);
    struct td_point toe = on(leg->ball, leg->toe, 0.80F, 0.012F);

    begin(pen, TD_INK_SHOE, light);
    add_limb(pen, heel, 0.017F, ball, 0.015F);
    add_limb(pen, ball, 0.015F, toe, 0.012F);
    add_limb(pen, leg->ankle, 0.021F, on(leg->heel, leg->ball, 0.62F, 0.020F), 0.019F);
    add_limb(pen, leg->ankle, 0.021F, heel, 0.018F);
}

static void draw_leg(struct pen *pen, struct td_point hip, const struct td_pose_leg *leg,
                     enum td_shade light)
{
    struct td_point calf = on(leg->knee, leg->ankle, 0.30F, -0.008F);

    begin(pen, TD_INK_SKIN, light);
    add_limb(pen, hip, 0.058F, on(hip, leg->knee, 0.45F, 0.004F), 0.052F);
    add_limb(pen, on(hip, leg->knee, 0.45F, 0.004F), 0.052F, leg->knee, 0.034F);
    add_circle(pen, leg->knee, 0.034F);
    add_limb(pen, leg->knee, 0.033F, calf, 0.038F);
    add_limb(pen, calf, 0.038F, leg->ankle, 0.021F);
    draw_foot(pen, leg, light == TD_SHADE_PLAIN ? TD_SHADE_PLAIN : TD_SHADE_DIMMED);
}

/* The leg that does not work, behind the other: it would hide the muscle. */
static void draw_other_leg(struct pen *pen, const struct td_pose *pose, bool dressed)
{
    struct td_point hip = pose->hip, knee = pose->other.knee;

    draw_leg(pen, hip, &pose->other, TD_SHADE_DIMMED);
    if (dressed) {
        begin(pen, TD_INK_SHORTS, TD_SHADE_DIMMED);
        add_limb(pen, hip, 0.060F, on(hip, knee, 0.24F, 0.002F), 0.057F);
    }
}

/* The front of the thigh: the whole quadriceps, and in it the vastus medialis
 * with its belly low down beside the kneecap, in a dark outline. */
static void draw_quadriceps(struct pen *pen, struct td_point hip, const struct td_pose_leg *leg,
                            enum td_glow glow)
{
    struct td_point knee = leg->knee;
    struct td_point cap = on(knee, leg->ankle, -0.02F, 0.030F);
    struct td_point thigh_side = on(hip, knee, 0.99F, 0.030F);

    begin(pen, TD_INK_MUSCLE, glow_lights[glow]);
    add_limb(pen, on(hip, knee, 0.16F, 0.024F), 0.022F, on(hip, knee, 0.50F, 0.022F), 0.033F);
    add_limb(pen, on(hip, knee, 0.50F, 0.022F), 0.033F, on(hip, knee, 0.90F, 0.018F), 0.013F);
    begin(pen, TD_INK_LINE, TD_SHADE_PLAIN);
    add_limb(pen, on(hip, knee, 0.46F, 0.004F), 0.014F, on(hip, knee, 0.82F, 0.008F), 0.030F);
    begin(pen, TD_INK_VM, glow_lights[glow]);
    add_limb(pen, on(hip, knee, 0.46F, 0.004F), 0.008F, on(hip, knee, 0.82F, 0.008F), 0.023F);
    /* Kneecap, and its tendon down to the shin. */
    cap = (struct td_point){(cap.x + thigh_side.x) / 2, (cap.y + thigh_side.y) / 2};
    begin(pen, TD_INK_TENDON, TD_SHADE_PLAIN);
    add_limb(pen, cap, 0.009F, on(knee, leg->ankle, 0.17F, 0.028F), 0.007F);
    begin(pen, TD_INK_BONE, TD_SHADE_PLAIN);
    add_limb(pen, on(hip, knee, 0.97F, 0.028F), 0.011F, cap, 0.015F);
}

static void draw_trunk(struct pen *pen, const struct td_pose *pose)
{
    struct td_point hip = pose->hip, shoulder = pose->shoulder;
    struct td_point waist = on(hip, shoulder, 0.30F, -0.004F);
    struct td_point chest = on(hip, shoulder, 0.76F, -0.010F);

    /* Front is to the right of the way from hip to shoulder. */
    begin(pen, TD_INK_SHORTS, TD_SHADE_PLAIN);
    add_circle(pen, hip, 0.062F);
    add_limb(pen, hip, 0.062F, on(hip, shoulder, 0.22F, 0), 0.054F);
    add_limb(pen, on(hip, pose->leg.knee, 0, 0.002F), 0.061F,
             on(hip, pose->leg.knee, 0.20F, 0.002F), 0.058F);
    begin(pen, TD_INK_SHIRT, TD_SHADE_PLAIN);
    add_limb(pen, waist, 0.052F, chest, 0.066F);
    add_limb(pen, chest, 0.066F, on(hip, shoulder, 0.98F, 0), 0.046F);
}

static void draw_head(struct pen *pen, const struct td_pose *pose)
{
    struct td_point head = pose->head;
    struct td_point brow = on(pose->shoulder, head, 1.18F, 0);
    float turn = atan2f(head.y - pose->shoulder.y, head.x - pose->shoulder.x);
    /* The nose, square to the line from shoulder to head. */
    struct td_point nose = {head.x + 0.062F * cosf(turn - PI / 2),
                            head.y + 0.062F * sinf(turn - PI / 2)};

    begin(pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    add_limb(pen, pose->shoulder, 0.030F, on(pose->shoulder, head, 0.6F, 0), 0.030F);
    add_limb(pen, on(pose->shoulder, head, 0.86F, -0.010F), 0.044F, brow, 0.054F);
    add_circle(pen, nose, 0.010F);
    begin(pen, TD_INK_HAIR, TD_SHADE_PLAIN);
    add_limb(pen, on(pose->shoulder, head, 1.46F, 0.004F), 0.036F,
             on(pose->shoulder, head, 1.14F, 0.036F), 0.026F);
}

static void draw_arm(struct pen *pen, const struct td_pose *pose)
{
    begin(pen, TD_INK_SHIRT, TD_SHADE_DIMMED);
    add_limb(pen, pose->shoulder, 0.034F, on(pose->shoulder, pose->elbow, 0.52F, 0), 0.029F);
    begin(pen, TD_INK_SKIN, TD_SHADE_PLAIN);
    add_limb(pen, on(pose->shoulder, pose->elbow, 0.52F, 0), 0.025F, pose->elbow, 0.022F);
    add_limb(pen, pose->elbow, 0.022F, pose->hand, 0.016F);
    add_circle(pen, pose->hand, 0.021F);
}

/* ---- what is around ---- */

static void draw_floor(struct pen *pen)
{
    begin(pen, TD_INK_PROP, TD_SHADE_PLAIN);
    add_rect(pen, pen->box.left, pen->box.bottom, pen->box.right, 0);
}

static void draw_wedge(struct pen *pen, const struct td_stance *stance, const struct td_pose *pose)
{
    struct td_point ball = pose->leg.ball;
    float high = ball.y + stance->heel; /* the heel may rise from it, the wedge stays */
    struct td_point back = {ball.x - 0.128F, high};
    const struct td_point points[] = {back, {ball.x - 0.104F, high}, ball, {back.x, ball.y}};

    if (stance->heel <= 0 || stance->flat) {
        return;
    }
    begin(pen, TD_INK_WOOD, TD_SHADE_PLAIN);
    add(pen, points, 4);
}

static void draw_step(struct pen *pen, const struct td_pose_around *around)
{
    begin(pen, TD_INK_WOOD, TD_SHADE_DIMMED);
    add_rect(pen, around->step_back, 0, around->step_front, around->step);
}

static void draw_chair(struct pen *pen, const struct td_pose_around *around)
{
    float seat = around->seat, front = around->seat_front, back = around->seat_back;

    begin(pen, TD_INK_WOOD, TD_SHADE_PLAIN);
    add_rect(pen, back, seat - 0.035F, front, seat);
    add_rect(pen, back, 0, back + 0.028F, seat + 0.27F);
    add_rect(pen, front - 0.035F, 0, front - 0.007F, seat);
    begin(pen, TD_INK_FAT, TD_SHADE_DIMMED); /* a cushion */
    add_limb(pen, (struct td_point){back + 0.045F, seat + 0.004F}, 0.012F,
             (struct td_point){front - 0.012F, seat + 0.004F}, 0.012F);
}

#define POST_HALF 0.016F
#define POST_HIGH 0.80F
static void draw_post(struct pen *pen, const struct td_pose_around *around)
{
    begin(pen, TD_INK_WOOD, TD_SHADE_PLAIN);
    add_rect(pen, around->post - POST_HALF, 0, around->post + POST_HALF, POST_HIGH);
}

/* From the post around the back of the knee; or a cuff on the shin. */
static void draw_band(struct pen *pen, const struct td_stance *stance, const struct td_pose *pose,
                      const struct td_pose_around *around)
{
    struct td_point knee = pose->leg.knee, ankle = pose->leg.ankle;

    if (around->strap > 0) {
        struct td_point behind = {knee.x - 0.026F, knee.y - 0.012F};

        begin(pen, TD_INK_WATER, TD_SHADE_LIT);
        add_limb(pen, (struct td_point){around->post, around->strap}, 0.010F, behind, 0.012F);
        add_limb(pen, on(knee, ankle, -0.06F, -0.030F), 0.011F, on(knee, ankle, 0.16F, -0.036F),
                 0.011F);
    } else if (stance->movement == TD_MOVEMENT_SEATED_EXTENSION) {
        begin(pen, TD_INK_WATER, TD_SHADE_LIT);
        add_limb(pen, on(knee, ankle, 0.80F, 0.012F), 0.024F, on(knee, ankle, 0.80F, -0.012F),
                 0.024F);
    }
}

static void draw_mat(struct pen *pen, const struct td_pose *pose)
{
    begin(pen, TD_INK_CARTILAGE, TD_SHADE_DIMMED);
    add_rect(pen, pose->leg.knee.x - 0.36F, -0.004F, pose->leg.knee.x + 0.09F, 0.012F);
}

static void draw_wall(struct pen *pen, const struct td_stance *stance)
{
    struct td_pose deepest;

    td_pose_at(stance, 1, &deepest);
    begin(pen, TD_INK_WALL, TD_SHADE_PLAIN);
    add_rect(pen, pen->box.left, 0, deepest.hip.x - 0.064F, pen->box.top);
}

/* What lies under the knee. */
static void draw_roll(struct pen *pen, const struct td_stance *stance)
{
    struct td_pose rested;
    float under;

    td_pose_at(stance, 1, &rested);
    under = rested.leg.knee.y - 0.034F;
    if (under <= 0.01F) {
        return;
    }
    begin(pen, TD_INK_CARTILAGE, TD_SHADE_PLAIN);
    add_circle(pen, (struct td_point){rested.leg.knee.x - 0.01F, under / 2}, under / 2);
}

static void draw_held(struct pen *pen, const struct td_stance *stance, const struct td_pose *pose)
{
    struct td_point hand = pose->hand;

    if (stance->held == TD_HELD_DUMBBELL) {
        begin(pen, TD_INK_PROP, TD_SHADE_LIT);
        add_rect(pen, hand.x - 0.012F, hand.y - 0.05F, hand.x + 0.022F, hand.y + 0.05F);
        add_rect(pen, hand.x - 0.038F, hand.y + 0.028F, hand.x + 0.048F, hand.y + 0.062F);
        add_rect(pen, hand.x - 0.038F, hand.y - 0.062F, hand.x + 0.048F, hand.y - 0.028F);
    } else if (stance->held == TD_HELD_BAR) {
        /* Seen along the bar: its end and the rim of the plate. */
        struct td_point bar = {hand.x + 0.012F, hand.y + 0.01F};

        begin(pen, TD_INK_PROP, TD_SHADE_LIT);
        for (int i = 0; i < 24; i++) {
            float a = 2 * PI * (float)i / 24, b = 2 * PI * (float)(i + 1) / 24;
            const struct td_point rim[] = {{bar.x + 0.125F * cosf(a), bar.y + 0.125F * sinf(a)},
                                           {bar.x + 0.125F * cosf(b), bar.y + 0.125F * sinf(b)},
                                           {bar.x + 0.098F * cosf(b), bar.y + 0.098F * sinf(b)},
                                           {bar.x + 0.098F * cosf(a), bar.y + 0.098F * sinf(a)}};

            add(pen, rim, 4);
        }
        add_circle(pen, bar, 0.026F);
    }
}

#define PIECES 120
/* The time of a hold as a ring that closes, and breathes. */
static void draw_ring(struct pen *pen, float share, float swell, bool mirror)
{
    struct td_point middle = {(pen->box.left + pen->box.right) / 2,
                              (pen->box.top + pen->box.bottom) / 2};
    float half = fminf(pen->box.right - pen->box.left, pen->box.top - pen->box.bottom) / 2;
    float outer = half * 0.995F, inner = half * (0.93F - 0.03F * swell);
    int full = (int)(share * PIECES + 0.5F);

    for (int over = 0; over < 2; over++) {
        begin(pen, TD_INK_RING, over != 0 ? TD_SHADE_DIMMED : TD_SHADE_LIT);
        for (int i = over != 0 ? 0 : full; i < (over != 0 ? full : PIECES); i++) {
            /* From the top, with the clock, also when left and right are turned. */
            float turn = mirror ? 2 * PI : -2 * PI;
            float a = PI / 2 + turn * (float)i / PIECES;
            float b = PI / 2 + turn * ((float)i + 1.2F) / PIECES;
            const struct td_point piece[] = {
                {middle.x + outer * cosf(a), middle.y + outer * sinf(a)},
                {middle.x + outer * cosf(b), middle.y + outer * sinf(b)},
                {middle.x + inner * cosf(b), middle.y + inner * sinf(b)},
                {middle.x + inner * cosf(a), middle.y + inner * sinf(a)}};

            add(pen, piece, 4);
        }
    }
}

/* ---- the whole ---- */

static bool lies(enum td_movement movement)
{
    return movement == TD_MOVEMENT_QUAD_SET || movement == TD_MOVEMENT_LEG_RAISE ||
           movement == TD_MOVEMENT_SHORT_ARC || movement == TD_MOVEMENT_SIDE_RAISE ||
           movement == TD_MOVEMENT_BRIDGE;
}

static struct box box_of(const struct td_stance *stance)
{
    float top = 1.06F + (stance->movement == TD_MOVEMENT_CALF_RAISE ? 0.05F : 0);
    struct td_pose_around around;

    if (lies(stance->movement)) {
        return (struct box){-0.50F, 0.66F, 0.44F, -0.04F};
    }
    switch (stance->movement) {
    case TD_MOVEMENT_WALL_SIT: /* the person in the middle of the ring */
        return (struct box){-0.64F, 0.44F, 1.05F, -0.04F};
    case TD_MOVEMENT_STEP_UP:
    case TD_MOVEMENT_STEP_DOWN:
        td_pose_around(stance, &around);
        top += around.step;
        return (struct box){-0.42F, 0.40F, top + stance->heel, -0.04F};
    case TD_MOVEMENT_SPLIT_SQUAT:
        return (struct box){-0.64F, 0.30F, 1.04F, -0.04F};
    case TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT:
        return (struct box){-0.76F, 0.30F, 1.06F, -0.04F};
    case TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT:
        return (struct box){-0.46F, 0.46F, 1.06F, -0.04F};
    case TD_MOVEMENT_SEATED_EXTENSION:
        return (struct box){-0.40F, 0.44F, 0.80F, -0.04F};
    case TD_MOVEMENT_REVERSE_NORDIC:
        return (struct box){-0.60F, 0.36F, 0.86F, -0.04F};
    default:
        return (struct box){-0.42F, 0.40F, top + stance->heel, -0.04F};
    }
}

bool td_figure_has(enum td_movement movement)
{
    return movement != TD_MOVEMENT_OTHER;
}

static void draw_around(struct pen *pen, const struct td_stance *stance, const struct td_pose *pose,
                        const struct td_pose_around *around)
{
    if (stance->movement == TD_MOVEMENT_WALL_SIT) {
        draw_wall(pen, stance);
    }
    draw_floor(pen);
    if (around->step > 0) {
        draw_step(pen, around);
    }
    if (around->seat > 0) {
        draw_chair(pen, around);
    }
    if (around->post > 0) {
        draw_post(pen, around);
    }
    if (stance->movement == TD_MOVEMENT_REVERSE_NORDIC) {
        draw_mat(pen, pose);
    } else if (!lies(stance->movement)) {
        draw_wedge(pen, stance, pose);
    }
    if (stance->movement == TD_MOVEMENT_QUAD_SET || stance->movement == TD_MOVEMENT_SHORT_ARC) {
        draw_roll(pen, stance);
    }
}

static void build(struct pen *pen, const struct td_figure_spec *spec)
{
    struct td_pose pose;
    struct td_pose_around around;

    td_pose_at(&spec->stance, spec->part, &pose);
    td_pose_around(&spec->stance, &around);
    pen->figure->count = 0;
    draw_around(pen, &spec->stance, &pose, &around);
    if (spec->ring >= 0) {
        draw_ring(pen, spec->ring, spec->swell, spec->mirror);
    }
    if (pose.has_other) {
        draw_other_leg(pen, &pose, !lies(spec->stance.movement));
    }
    draw_leg(pen, pose.hip, &pose.leg, TD_SHADE_PLAIN);
    draw_trunk(pen, &pose);
    draw_quadriceps(pen, pose.hip, &pose.leg, spec->glow);
    draw_band(pen, &spec->stance, &pose, &around);
    draw_head(pen, &pose);
    draw_arm(pen, &pose);
    draw_held(pen, &spec->stance, &pose);
}

void td_figure_render(struct td_figure *figure, struct td_image *image,
                      const struct td_theme *theme, int cols, int rows,
                      const struct td_figure_spec *spec)
{
    struct box box = box_of(&spec->stance);
    struct pen pen = {.figure = figure, .box = box};

    if (cols < 1 || rows < 1) {
        return;
    }
    build(&pen, spec);
    if (pen.failed) {
        return;
    }
    (void)td_image_render(image, theme, cols, rows, box.right - box.left, box.top - box.bottom,
                          (spec->mirror ? TD_IMAGE_MIRROR : 0) | TD_IMAGE_HARD, figure->shapes,
                          figure->count);
}

static float apart(struct td_point a, struct td_point b)
{
    return hypotf(a.x - b.x, a.y - b.y);
}

int td_figure_steps(const struct td_stance *stance, int cols, int rows)
{
    struct box box = box_of(stance);
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
