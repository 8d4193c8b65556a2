/* What stands around the person, and what is held. */
#include <math.h>

#include "figure_parts.h"

#define PI 3.14159265F

void td_figure_draw_floor(const struct td_stage *stage)
{
    struct td_pen *pen = stage->pen;

    td_pen_begin(pen, TD_INK_PROP, TD_SHADE_PLAIN);
    td_pen_rect(pen, pen->left, pen->bottom, pen->right, 0);
}

static void draw_wedge(struct td_pen *pen, const struct td_stance *stance,
                       const struct td_pose *pose)
{
    struct td_point ball = pose->leg.ball;
    float high = ball.y + stance->heel; /* the heel may rise from it, the wedge stays */
    struct td_point back = {ball.x - 0.128F, high};
    const struct td_point points[] = {back, {ball.x - 0.104F, high}, ball, {back.x, ball.y}};

    if (stance->heel <= 0 || stance->flat) {
        return;
    }
    td_pen_begin(pen, TD_INK_WOOD, TD_SHADE_PLAIN);
    td_pen_add(pen, points, 4);
}

static void draw_step(struct td_pen *pen, float from, float to, float high)
{
    td_pen_begin(pen, TD_INK_WOOD, TD_SHADE_DIMMED);
    td_pen_rect(pen, from, 0, to, high);
}

static void draw_chair(struct td_pen *pen, const struct td_pose_around *around)
{
    float seat = around->seat, front = around->seat_front, back = around->seat_back;

    td_pen_begin(pen, TD_INK_WOOD, TD_SHADE_PLAIN);
    td_pen_rect(pen, back, seat - 0.035F, front, seat);
    td_pen_rect(pen, back, 0, back + 0.028F, seat + 0.27F);
    td_pen_rect(pen, front - 0.035F, 0, front - 0.007F, seat);
    td_pen_begin(pen, TD_INK_FAT, TD_SHADE_DIMMED); /* a cushion */
    td_pen_limb(pen, (struct td_point){back + 0.045F, seat + 0.004F}, 0.012F,
                (struct td_point){front - 0.012F, seat + 0.004F}, 0.012F);
}

#define POST_HALF 0.016F
#define POST_HIGH 0.80F
static void draw_post(struct td_pen *pen, const struct td_pose_around *around)
{
    td_pen_begin(pen, TD_INK_WOOD, TD_SHADE_PLAIN);
    td_pen_rect(pen, around->post - POST_HALF, 0, around->post + POST_HALF, POST_HIGH);
}

#define STRAP_HALF 0.021F /* thinner it would fall between the cells of a small picture */
/* From the post around the back of the knee; or a cuff on the shin. */
void td_figure_draw_band(const struct td_stage *stage, const struct td_pose *pose,
                         const struct td_pose_around *around)
{
    float half = stage->fine ? STRAP_HALF * 0.6F : STRAP_HALF;
    struct td_pen *pen = stage->pen;

    struct td_point knee = pose->leg.knee, ankle = pose->leg.ankle;

    if (around->strap > 0) {
        struct td_point behind = {knee.x - 0.022F, around->strap};

        td_pen_begin(pen, TD_INK_WATER, TD_SHADE_LIT);
        td_pen_limb(pen, (struct td_point){around->post, around->strap}, half, behind, half);
    } else if (stage->stance->movement == TD_MOVEMENT_SEATED_EXTENSION) {
        td_pen_begin(pen, TD_INK_WATER, TD_SHADE_LIT);
        td_pen_limb(pen, td_figure_on(knee, ankle, 0.80F, 0.012F), 0.024F,
                    td_figure_on(knee, ankle, 0.80F, -0.012F), 0.024F);
    }
}

static void draw_mat(struct td_pen *pen, const struct td_pose *pose)
{
    td_pen_begin(pen, TD_INK_CARTILAGE, TD_SHADE_DIMMED);
    td_pen_rect(pen, pose->leg.knee.x - 0.36F, -0.004F, pose->leg.knee.x + 0.09F, 0.012F);
}

static void draw_wall(const struct td_stage *stage)
{
    struct td_pose deepest;

    td_pose_at(stage->stance, 1, &deepest);
    td_pen_begin(stage->pen, TD_INK_WALL, TD_SHADE_PLAIN);
    td_pen_rect(stage->pen, stage->box.left, 0, deepest.hip.x - 0.070F, stage->box.top);
}

/* What lies under the knee. */
static void draw_roll(struct td_pen *pen, const struct td_stance *stance)
{
    struct td_pose rested;
    float under;

    td_pose_at(stance, 1, &rested);
    under = rested.leg.knee.y - 0.034F;
    if (under <= 0.01F) {
        return;
    }
    td_pen_begin(pen, TD_INK_CARTILAGE, TD_SHADE_PLAIN);
    td_pen_circle(pen, (struct td_point){rested.leg.knee.x - 0.01F, under / 2}, under / 2);
}

/* A dumbbell held upright under its upper end, seen alike from side and front. */
static void draw_dumbbell(struct td_pen *pen, struct td_point hand)
{
    float x = hand.x + 0.004F, top = hand.y + 0.045F, low = top - 0.124F;

    td_pen_begin(pen, TD_INK_PROP, TD_SHADE_LIT);
    td_pen_rect(pen, x - 0.016F, low, x + 0.016F, top);
    td_pen_rect(pen, x - 0.043F, top - 0.034F, x + 0.043F, top);
    td_pen_rect(pen, x - 0.043F, low, x + 0.043F, low + 0.034F);
}

#define PLATE 0.125F

void td_figure_draw_held(struct td_pen *pen, enum td_held held, struct td_point hand)
{
    if (held == TD_HELD_DUMBBELL) {
        draw_dumbbell(pen, hand);
    } else if (held == TD_HELD_BAR) {
        /* Seen along the bar: its end and the rim of the plate. */
        struct td_point bar = {hand.x + 0.012F, hand.y + 0.01F};

        td_pen_begin(pen, TD_INK_PROP, TD_SHADE_LIT);
        for (int i = 0; i < 24; i++) {
            float a = 2 * PI * (float)i / 24, b = 2 * PI * ((float)i + 1.2F) / 24;
            float outer = PLATE, inner = 0.098F;
            const struct td_point rim[] = {{bar.x + outer * cosf(a), bar.y + outer * sinf(a)},
                                           {bar.x + outer * cosf(b), bar.y + outer * sinf(b)},
                                           {bar.x + inner * cosf(b), bar.y + inner * sinf(b)},
                                           {bar.x + inner * cosf(a), bar.y + inner * sinf(a)}};

            td_pen_add(pen, rim, 4);
        }
        td_pen_circle(pen, bar, 0.026F);
    }
}

#define BAR_HALF 0.30F /* shorter than it is, or it would want a picture of its own */

void td_figure_draw_held_front(struct td_pen *pen, enum td_held held,
                               const struct td_pose_front *front)
{
    struct td_point hand = {front->hip.x, front->arm.hand.y};

    if (held == TD_HELD_DUMBBELL) {
        draw_dumbbell(pen, (struct td_point){hand.x - 0.004F, hand.y});
    } else if (held == TD_HELD_BAR) {
        float y = hand.y + 0.01F;

        td_pen_begin(pen, TD_INK_PROP, TD_SHADE_LIT);
        td_pen_rect(pen, hand.x - BAR_HALF, y - 0.008F, hand.x + BAR_HALF, y + 0.008F);
        for (int side = -1; side < 2; side += 2) {
            float plate = hand.x + (float)side * (BAR_HALF - 0.045F);

            td_pen_rect(pen, plate - 0.017F, y - PLATE, plate + 0.017F, y + PLATE);
        }
    }
    if (held != TD_HELD_NOTHING) {
        td_pen_begin(pen, TD_INK_SKIN, TD_SHADE_PLAIN);
        td_pen_circle(pen, front->arm.hand, 0.019F);
        td_pen_circle(pen, front->other_arm.hand, 0.019F);
    }
}

#define PIECES 120
/* The time of a hold as a ring that closes, and breathes. */
void td_figure_draw_ring(const struct td_stage *stage)
{
    const struct td_figure_box *box = &stage->box;
    const struct td_figure_spec *spec = stage->spec;
    struct td_pen *pen = stage->pen;
    struct td_point middle = {(box->left + box->right) / 2, (box->top + box->bottom) / 2};
    float half = fminf(box->right - box->left, box->top - box->bottom) / 2;
    float share = spec->ring, swell = spec->swell;
    float outer = half * 0.995F, inner = half * (0.93F - 0.03F * swell);
    int full = (int)(share * PIECES + 0.5F);

    for (int over = 0; over < 2; over++) {
        td_pen_begin(pen, TD_INK_RING, over != 0 ? TD_SHADE_DIMMED : TD_SHADE_LIT);
        for (int i = over != 0 ? 0 : full; i < (over != 0 ? full : PIECES); i++) {
            /* From the top, with the clock, also when left and right are turned. */
            float turn = spec->mirror ? 2 * PI : -2 * PI;
            float a = PI / 2 + turn * (float)i / PIECES;
            float b = PI / 2 + turn * ((float)i + 1.2F) / PIECES;
            const struct td_point piece[] = {
                {middle.x + outer * cosf(a), middle.y + outer * sinf(a)},
                {middle.x + outer * cosf(b), middle.y + outer * sinf(b)},
                {middle.x + inner * cosf(b), middle.y + inner * sinf(b)},
                {middle.x + inner * cosf(a), middle.y + inner * sinf(a)}};

            td_pen_add(pen, piece, 4);
        }
    }
}

/* ---- all of it ---- */

void td_figure_draw_around(const struct td_stage *stage, const struct td_pose *pose,
                           const struct td_pose_around *around)
{
    enum td_movement movement = stage->stance->movement;
    struct td_pen *pen = stage->pen;

    if (movement == TD_MOVEMENT_WALL_SIT) {
        draw_wall(stage);
    }
    if (around->step > 0) {
        draw_step(pen, around->step_back, around->step_front, around->step);
    }
    if (around->seat > 0) {
        draw_chair(pen, around);
    }
    if (around->post > 0) {
        draw_post(pen, around);
    }
    if (movement == TD_MOVEMENT_REVERSE_NORDIC) {
        draw_mat(pen, pose);
    } else if (!td_pose_lies(movement)) {
        draw_wedge(pen, stage->stance, pose);
    }
    if (movement == TD_MOVEMENT_QUAD_SET || movement == TD_MOVEMENT_SHORT_ARC) {
        draw_roll(pen, stage->stance);
    }
}

#define BLOCK_BESIDE 0.018F /* of the feet, on either side */
#define FOOT_HALF 0.0275F
#define STEP_IN 0.05F /* of a step for one foot, from the foot to the free leg */
#define STEP_OUT 0.10F
#define CHAIR_HALF 0.125F

/* The block under the heels, behind the toes. */
static void draw_wedge_front(const struct td_stage *stage, const struct td_pose_front *front)
{
    float base = front->leg.toe.y, beside = FOOT_HALF + BLOCK_BESIDE;
    float right = front->leg.ankle.x + beside;
    float left = (front->both ? front->other.ankle.x : front->leg.ankle.x) - beside;

    if (stage->stance->heel > 0 && !stage->stance->flat) {
        td_pen_begin(stage->pen, TD_INK_WOOD, TD_SHADE_PLAIN);
        td_pen_rect(stage->pen, left, base, right, base + stage->stance->heel);
    }
}

static void draw_chair_front(struct td_pen *pen, float seat)
{
    td_pen_begin(pen, TD_INK_WOOD, TD_SHADE_DIMMED);
    for (int side = -1; side < 2; side += 2) {
        float x = (float)side * (CHAIR_HALF - 0.014F);

        td_pen_rect(pen, x - 0.014F, 0, x + 0.014F, seat + 0.27F);
    }
    td_pen_rect(pen, -CHAIR_HALF, seat + 0.17F, CHAIR_HALF, seat + 0.26F);
    td_pen_begin(pen, TD_INK_WOOD, TD_SHADE_PLAIN);
    td_pen_rect(pen, -CHAIR_HALF, seat - 0.035F, CHAIR_HALF, seat);
}

void td_figure_draw_around_front(const struct td_stage *stage, const struct td_pose *pose,
                                 const struct td_pose_around *around)
{
    const struct td_stance *stance = stage->stance;
    struct td_pen *pen = stage->pen;
    struct td_pose_front front;

    (void)pose;
    td_pose_front_at(stance, stage->spec->part, &front);
    if (stance->movement == TD_MOVEMENT_WALL_SIT) {
        td_pen_begin(pen, TD_INK_WALL, TD_SHADE_DIMMED);
        td_pen_rect(pen, stage->box.left, 0, stage->box.right, stage->box.top);
    }
    if (around->seat > 0) {
        draw_chair_front(pen, around->seat);
    }
    if (around->step > 0 && stance->movement == TD_MOVEMENT_LANDING) {
        draw_step(pen, stage->box.left + 0.04F, stage->box.right - 0.04F, around->step);
    } else if (around->step > 0) {
        draw_step(pen, front.leg.ankle.x - STEP_IN, front.leg.ankle.x + STEP_OUT, around->step);
    }
    draw_wedge_front(stage, &front);
}
