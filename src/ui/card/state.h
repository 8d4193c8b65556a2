/* The set-up card's parts, shared by its files alone. */
#ifndef TEARDROP_UI_CARD_STATE_H
#define TEARDROP_UI_CARD_STATE_H

#include "teardrop/core/plan/plan.h"
#include "teardrop/core/training/timeline.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/kit/view.h"
#include "teardrop/ui/picture/figure.h"
#include "trainer/unfinished.h"

enum td_card_field {
    TD_CARD_LEVEL,
    TD_CARD_SWAP,
    TD_CARD_SETS,
    TD_CARD_REPS,
    TD_CARD_HOLD,
    TD_CARD_TEMPO_DOWN,
    TD_CARD_TEMPO_BOTTOM,
    TD_CARD_TEMPO_UP,
    TD_CARD_TEMPO_TOP,
    TD_CARD_REST,
    TD_CARD_PREPARE,
    TD_CARD_LOAD,
    TD_CARD_WARM_UP,
    TD_CARD_EXTRAS,
    TD_CARD_COUNT
};

struct td_card {
    const struct td_ui *ui;
    const struct td_program *program;
    const struct td_level *level;
    struct td_training_gate gate;
    struct td_overrides asked; /* for this run */
    struct td_plan plan;       /* the next session by the rules */
    struct td_workout workout; /* of `level`, with the plan, the settings and `asked` */
    char plan_why[400];
    char rest[80]; /* says how many hours of rest are left; "" = none */
    td_ns total;
    struct td_unfinished unfinished;
    char trouble[300]; /* why the history cannot be read; "" = it can */
    int how;           /* page of "how to do it" that is shown; 0 = the details instead */
    bool goes_dark;    /* nothing can keep the display awake */
    struct td_figure figure;
    struct td_image picture; /* of the level's deepest point; no cells = none */
    char first[160];         /* what comes before it, after a long break; "" = nothing */
    char why[640];           /* why it cannot start; "" = it can */
    enum td_card_field fields[TD_CARD_COUNT];
    struct td_list list;
    int cols, rows;
    struct td_trainer_argument start;
};

/* Whose numbers the fields show; never NULL. */
const struct td_workout_exercise *td_card_exercise(const struct td_card *c);
/* The first hold of the level; the one above when there is none. */
const struct td_workout_exercise *td_card_hold(const struct td_card *c);

/* ---- words.c ---- */

/* Does Enter lead to the warning signs, or to a self-check, and not to the first rep? */
bool td_card_checks_first(const struct td_card *c);

#define TD_CARD_TEXT 1600 /* bytes that the longest of these texts takes */
void td_card_field_text(const struct td_card *c, enum td_card_field field, char *out, size_t size);
/* `6:45 min` */
void td_card_total_text(const struct td_card *c, char *out, size_t size);
/* Sets, reps, tempo, rest; the short one for a row. */
void td_card_plan_text(const struct td_card *c, char *out, size_t size);
void td_card_short_plan_text(const struct td_card *c, char *out, size_t size);
/* How to do it, step by step, with faults and how to correct them. */
void td_card_flow_how(const struct td_level *level, struct td_flow *flow);
/* All there is to know before starting; and of that only what is needed and how to stand, with the
 * reason for the session or without it. */
void td_card_flow_details(const struct td_card *c, struct td_flow *flow);
void td_card_flow_need(const struct td_card *c, bool with_why, struct td_flow *flow);

/* ---- draw.c ---- */

/* How many pages "how to do it" takes in a window of this size. */
int td_card_how_pages(const struct td_card *c, int cols, int rows);
/* Room for the picture; h 0 = none. */
struct td_rect td_card_picture_rect(const struct td_card *c, int cols, int rows);
void td_card_draw(const void *state, struct td_canvas *canvas); /* as the view's operation */

#endif
