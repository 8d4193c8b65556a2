/* The figure on the set-up card: one rep at today's tempo, over and over. */
#include "state.h"

#include "teardrop/base/num.h"
#include "teardrop/ui/kit/context.h"

#define REPS_SHOWN 20 /* then it stands still: nobody is there */
#define SOUND_AGAIN (50 * TD_NS_PER_MS)
#define FRAMES 12 /* a second, at most */

/* Effort, 0..1, from which on the quadriceps glow. */
#define GLOW_MIDDLE 0.30F
#define GLOW_HIGH 0.70F

static bool is_open(const struct td_card *c)
{
    return c->rep_end > c->rep_first;
}

static td_ns rep_start(const struct td_card *c)
{
    return c->timeline.segments[c->rep_first].start;
}

static td_ns rep_length(const struct td_card *c)
{
    const struct td_segment *last = &c->timeline.segments[c->rep_end - 1];

    return last->start + last->length - rep_start(c);
}

/* The first rep of what the card speaks of. */
static void find_rep(struct td_card *c)
{
    size_t exercise = (size_t)(td_card_exercise(c) - c->workout.exercises), i = 0;
    const struct td_segment *s = c->timeline.segments;

    while (i < c->timeline.count && (s[i].exercise != exercise || s[i].kind != TD_SEGMENT_PHASE)) {
        i++;
    }
    c->rep_first = i;
    while (i < c->timeline.count && s[i].kind == TD_SEGMENT_PHASE &&
           s[i].rep == s[c->rep_first].rep && s[i].set == s[c->rep_first].set) {
        i++;
    }
    c->rep_end = i;
}

static int number_at(const struct td_card *c, td_ns offset)
{
    float part = td_pose_part(&c->timeline, offset);
    struct td_pose pose;

    td_pose_at(&c->film.stance, part, &pose);
    return td_film_number(&c->film, part,
                          pose.effort >= GLOW_HIGH     ? TD_GLOW_HIGH
                          : pose.effort >= GLOW_MIDDLE ? TD_GLOW_MIDDLE
                                                       : TD_GLOW_LOW);
}

/* What is seen at an instant: with full motion the way itself, with less where each phase ends. */
static td_ns offset_at(const struct td_card *c, td_ns now)
{
    td_ns since = now - c->began, length = rep_length(c), offset = rep_start(c);
    const struct td_segment *s;

    if (since >= REPS_SHOWN * length) {
        return offset;
    }
    offset += since % length;
    if (c->ui->settings->motion == TD_MOTION_FULL) {
        return offset;
    }
    s = &c->timeline.segments[td_timeline_at(&c->timeline, offset)];
    return s->start + s->length - 1;
}

static bool moves(const struct td_card *c)
{
    return is_open(c) && c->picture != NULL && !c->covered &&
           c->ui->settings->motion != TD_MOTION_OFF;
}

static void show(struct td_card *c, int number)
{
    c->number = number;
    c->picture = td_film_picture(&c->film, number);
}

static void stance_of(const struct td_card *c, struct td_stance *out)
{
    td_stance_of(c->level, td_card_exercise(c)->exercise, out);
    if (c->gate.known && c->gate.max_depth_deg > 0 &&
        out->depth_deg > (float)c->gate.max_depth_deg) {
        out->depth_deg = (float)c->gate.max_depth_deg; /* what is open to this knee */
    }
}

void td_card_prepare_figure(struct td_card *c)
{
    struct td_rect at = td_card_picture_rect(c, c->cols, c->rows);
    struct td_stance stance;

    c->picture = NULL;
    c->began = c->now;
    find_rep(c);
    stance_of(c, &stance);
    if (at.h <= 0 || c->ui->theme == NULL || !td_figure_has(stance.movement) ||
        !td_film_set(&c->film, c->ui->theme, &stance, td_figure_views_for(c->ui->theme, c->cols),
                     at.w, at.h, c->ui->settings->knee != TD_KNEE_LEFT)) {
        return;
    }
    if (is_open(c) && c->ui->settings->motion != TD_MOTION_OFF) {
        show(c, number_at(c, offset_at(c, c->now)));
    } else { /* at the point that matters: the deepest one, or lifted */
        show(c, td_film_number(&c->film, td_card_exercise(c)->exercise->begins_up ? 0 : 1,
                               TD_GLOW_HIGH));
    }
}

bool td_card_update(void *state, td_ns now)
{
    struct td_card *c = state;
    int number;
    bool heard;

    c->now = now;
    heard = td_card_find_sound(c);
    if (!moves(c)) {
        return heard;
    }
    number = number_at(c, offset_at(c, now));
    if (number == c->number) {
        return heard;
    }
    show(c, number);
    return true;
}

/* Nothing is heard of it when an output answers: it is asked for a few times. */
static td_ns sound_again(const struct td_card *c, td_ns now)
{
    return td_sound_is_starting(c->ui->sound) && now < c->sound_until ? now + SOUND_AGAIN
                                                                      : TD_NEVER;
}

struct td_due td_card_next_change(const void *state, td_ns now)
{
    const struct td_card *c = state;
    td_ns end = c->began + REPS_SHOWN * (is_open(c) ? rep_length(c) : 0);
    td_ns frame = TD_NS_PER_S / FRAMES, sound = sound_again(c, now);

    if (!moves(c)) {
        return (struct td_due){.at = sound};
    }
    /* On a grid of frames: the first one that shows anything new, for as long as a pause lasts. */
    for (td_ns at = now + frame - (now - c->began) % frame; at <= end + frame; at += frame) {
        if (number_at(c, offset_at(c, at)) != c->number) {
            return (struct td_due){.at = at < sound ? at : sound};
        }
    }
    return (struct td_due){.at = sound};
}
