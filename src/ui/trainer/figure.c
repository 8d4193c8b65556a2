/* The person beside the band: which picture of the film is shown at an instant. */
#include "state.h"

#include <math.h>

/* Effort, 0..1, from which on the quadriceps glow. */
#define GLOW_MIDDLE 0.30F
#define GLOW_HIGH 0.70F
/* Letting down asks less of a muscle than lifting the same load. */
#define ECCENTRIC 0.85F
/* A calm breath: so long in, and the whole of it. */
#define BREATH_IN (4 * TD_NS_PER_S)
#define BREATH (10 * TD_NS_PER_S)
#define RING_PIECES_SENT (TD_FILM_RING_PIECES / 2)
/* After pain the same movement is done with less of both. */
#define EASIER_DEPTH 0.7F
#define EASIER_HEEL (25.0F / TD_POSE_STATURE_MM)

static const struct td_segment *shown_segment(const struct td_trainer *t)
{
    const struct td_timeline *timeline = &t->session.timeline;
    return &timeline->segments[td_pose_segment(timeline, t->look.index)];
}

static void stance_of(const struct td_trainer *t, struct td_stance *out)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = shown_segment(t);
    td_stance_of(timeline->workout.level, td_timeline_exercise(timeline, s), out);
    if (t->max_depth_deg > 0) {
        out->depth_deg = fminf(out->depth_deg, (float)t->max_depth_deg);
    }
    if (timeline->sets[s->plan].easier) {
        out->depth_deg *= EASIER_DEPTH;
        out->heel = fmaxf(0, out->heel - EASIER_HEEL);
    }
}

/* Seen from its inner side, the right leg is that of a person looking left. */
static bool mirrored(const struct td_trainer *t)
{
    enum td_side side = shown_segment(t)->side;
    return side == TD_SIDE_NONE ? t->ui->settings->knee != TD_KNEE_LEFT : side == TD_SIDE_RIGHT;
}

static enum td_glow glow_at(const struct td_film *film, const struct td_segment *segment,
                            float part)
{
    bool works = segment->kind == TD_SEGMENT_PHASE || segment->kind == TD_SEGMENT_HOLD ||
                 segment->kind == TD_SEGMENT_PREPARE; /* which shows a rep */
    bool down = segment->kind == TD_SEGMENT_PHASE && segment->phase == TD_PHASE_DOWN;
    struct td_pose pose;
    float effort;

    if (!works) {
        return TD_GLOW_LOW;
    }
    td_pose_at(&film->stance, part, &pose);
    effort = pose.effort * (down ? ECCENTRIC : 1);
    return effort >= GLOW_HIGH     ? TD_GLOW_HIGH
           : effort >= GLOW_MIDDLE ? TD_GLOW_MIDDLE
                                   : TD_GLOW_LOW;
}

/* A hold has a ring of time instead of a way. In pixels half as many pictures of it do: each has to
 * be sent. */
static int hold_number(const struct td_trainer *t, const struct td_segment *s, td_ns offset)
{
    double share = (double)(offset - s->start) / (double)s->length;
    bool cells = t->ui->theme->pixels.moving == TD_GRAPHICS_CELLS;
    int pieces = (int)(share * (cells ? TD_FILM_RING_PIECES : RING_PIECES_SENT));
    int swell = 0;
    if (t->ui->settings->motion == TD_MOTION_FULL) {
        td_ns at = (offset - s->start) % BREATH;
        double u = at < BREATH_IN ? (double)at / BREATH_IN
                                  : 1 - (double)(at - BREATH_IN) / (BREATH - BREATH_IN);
        swell = cells ? (int)(u * 8 + 0.5) : 4 * (int)(u * 2 + 0.5);
    }
    return pieces * (cells ? 1 : 2) * 16 + swell;
}

int td_trainer_picture_at(const struct td_trainer *t, td_ns offset)
{
    const struct td_segment *s = td_trainer_segment(t);
    float part;

    if (t->film.steps == 0) {
        return 0;
    }
    if (s->kind == TD_SEGMENT_HOLD) {
        return hold_number(t, s, offset);
    }
    if (s->fade == TD_FADE_PICTURE) {
        return td_film_number(&t->film, 0, TD_GLOW_LOW); /* it stands and waits */
    }
    part = td_pose_part(&t->session.timeline, offset);
    return td_film_number(&t->film, part, glow_at(&t->film, s, part));
}

struct td_trainer_layout td_trainer_places(const struct td_trainer *t, int cols, int rows)
{
    return td_trainer_layout(cols, rows,
                             !td_ui_pictures(t->ui) ? TD_TRAINER_NO_FIGURE
                             : td_figure_views_for(t->ui->theme, cols) == TD_FIGURE_BOTH
                                 ? TD_TRAINER_BOTH_VIEWS
                                 : TD_TRAINER_ONE_VIEW);
}

/* The film of this stance at this size. */
static bool film_it(struct td_trainer *t, struct td_rect at, enum td_figure_views views)
{
    struct td_stance stance;

    t->picture = NULL;
    if (at.h <= 0 || at.w <= 0 || t->ui->theme == NULL) {
        return false;
    }
    stance_of(t, &stance);
    return td_figure_has(stance.movement) &&
           td_film_set(&t->film, t->ui->theme, &stance, views, at.w, at.h, mirrored(t));
}

void td_trainer_prepare_figure(struct td_trainer *t)
{
    const struct td_segment *s = td_trainer_segment(t);
    /* Without full motion it shows where this segment leads; a hold's ring moves on. */
    bool ends = t->ui->settings->motion != TD_MOTION_FULL && s->kind != TD_SEGMENT_HOLD;
    td_ns offset = t->look.moving;
    int number;

    if (!film_it(t, td_trainer_places(t, t->cols, t->rows).figure,
                 td_figure_views_for(t->ui->theme, t->cols))) {
        return;
    }
    if (ends || offset >= s->start + s->length) {
        offset = s->start + s->length - 1;
    }
    number = td_trainer_picture_at(t, offset);
    t->look.picture = number;
    t->picture = s->kind == TD_SEGMENT_HOLD ? td_film_hold(&t->film, number / 16, number % 16)
                                            : td_film_picture(&t->film, number);
}

void td_trainer_stand_figure(struct td_trainer *t, struct td_rect at)
{
    /* Beside the words of a page there is room for one. */
    if (film_it(t, at, TD_FIGURE_SIDE)) {
        t->picture = td_film_picture(&t->film, td_film_number(&t->film, 0, TD_GLOW_HIGH));
    }
}

void td_trainer_show_figure(const struct td_trainer *t, struct td_canvas *canvas,
                            const struct td_rect *at)
{
    if (at->w > 0 && at->h > 0 && t->picture != NULL && t->film.cols == at->w &&
        t->film.rows == at->h) {
        td_image_draw(t->picture, canvas, at->x, at->y);
    }
}
