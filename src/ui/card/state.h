/* The set-up card's parts, shared by its files alone. */
#ifndef TEARDROP_UI_CARD_STATE_H
#define TEARDROP_UI_CARD_STATE_H

#include "teardrop/core/plan/plan.h"
#include "teardrop/core/training/timeline.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/kit/view.h"
#include "teardrop/ui/picture/film.h"
#include "teardrop/ui/resume/unfinished.h"

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

/* What stands between the numbers and the question. */
enum td_card_page {
    TD_CARD_POSTER, /* what to fetch, how to stand, what to think of */
    TD_CARD_FIELDS, /* what can be changed for this run */
    TD_CARD_HOW     /* all there is to know about the level, page by page */
};

/* A line of the poster. Lower ranks go first where there is not room for all. */
enum td_card_rank { TD_CARD_LEAST, TD_CARD_MORE, TD_CARD_FORM, TD_CARD_NEEDED, TD_CARD_ALWAYS };
struct td_card_line {
    char label[56]; /* "You need", "DOWN 5" */
    char text[640];
    enum td_card_rank rank;
    bool first; /* of its group: a blank row stands before it where there is room */
    bool heed;  /* it speaks against beginning now */
};
#define TD_CARD_LINES 20

struct td_card {
    const struct td_ui *ui;
    const struct td_program *program;
    const struct td_level *level;
    struct td_training_gate gate;
    struct td_overrides asked; /* for this run */
    struct td_plan plan;       /* the next session by the rules */
    struct td_workout workout; /* of `level`, with the plan, the settings and `asked` */
    char plan_why[TD_PLAN_WHY_TEXT];
    char rest[80];  /* says how many hours of rest are left; "" = none */
    char today[96]; /* how the knee was this morning; "" = not said */
    char last[96];  /* the newest session of the level `last_of`; "" = none */
    const char *last_of;
    td_ns total;
    struct td_unfinished unfinished;
    char trouble[300]; /* why the history cannot be read; "" = it can */
    char first[160];   /* what comes before it, after a long break; "" = nothing */
    char why[640];     /* why it cannot start; "" = it can */
    struct td_card_line lines[TD_CARD_LINES];
    size_t line_count;
    enum td_card_page page;
    int how; /* page of TD_CARD_HOW, from 0 */
    enum td_card_field fields[TD_CARD_COUNT];
    struct td_list list;
    /* The figure does one rep after the other. */
    struct td_timeline timeline; /* owned; of the workout; no segments = not compiled */
    size_t rep_first, rep_end;   /* its segments of the rep that is shown; equal = there is none */
    struct td_film film;
    const struct td_image *picture; /* borrowed from the film; NULL = none */
    int number;                     /* of the picture */
    char sound[176];                /* "on: Built-in Audio"; "" = not known yet */
    bool held_sound;
    td_ns sound_until; /* it is asked for until then */
    bool covered;      /* another screen lies over it: it stands still */
    td_ns began, now;  /* of the first rep; of the last update */
    int cols, rows;
    struct td_trainer_argument start;
};

/* The phases of a rep in the order they come. */
const enum td_phase *td_card_phases(const struct td_exercise *exercise);
/* `down`, as the large word says it. */
void td_card_phase_name(const struct td_exercise *exercise, enum td_phase phase, char *out,
                        size_t size);
/* Whose numbers the fields show; never NULL. */
const struct td_workout_exercise *td_card_exercise(const struct td_card *c);
/* The first hold of the level; the one above when there is none. */
const struct td_workout_exercise *td_card_hold(const struct td_card *c);

/* ---- change.c ---- */

/* The level itself, whatever small step or swap-in is chosen. */
const struct td_level *td_card_base_level(const struct td_card *c);
/* Those for painless knees are for those, and none goes deeper than the self-check allows. */
bool td_card_is_offered(const struct td_card *c, const struct td_level *swap);
/* The session, its fields, its lines and whether it may start, anew. */
enum td_err td_card_rebuild(struct td_card *c);
/* One step up or down (direction 1, -1) in a field. */
void td_card_change(struct td_card *c, enum td_card_field field, int direction);

/* ---- lines.c ---- */

void td_card_find_lines(struct td_card *c);
/* A text in fewer words, for a window without room for all of it. */
void td_card_brief(const char *text, char *out, size_t size);
/* Whether the session can be heard; true: the lines have changed. */
bool td_card_find_sound(struct td_card *c);
/* How the knee is today: looked up in the history. */
void td_card_find_today(struct td_card *c);

/* ---- words.c ---- */

/* Does Enter lead to the warning signs, or to a self-check, and not to the first rep? */
bool td_card_checks_first(const struct td_card *c);

#define TD_CARD_TEXT 1600 /* bytes that the longest of these texts takes */
void td_card_field_text(const struct td_card *c, enum td_card_field field, char *out, size_t size);
/* `6:45 min` */
void td_card_total_text(const struct td_card *c, char *out, size_t size);
/* `Slow cyclist squat`, with the small step or the swap-in. */
void td_card_title_text(const struct td_card *c, char *out, size_t size);
/* Sets, reps, tempo, rest, of each exercise. */
void td_card_plan_text(const struct td_card *c, char *out, size_t size);
/* How to do it, step by step, with faults and how to correct them. */
void td_card_flow_how(const struct td_level *level, struct td_flow *flow);
/* That, and all that the poster may have had no room for. */
void td_card_flow_all(const struct td_card *c, struct td_flow *flow);

/* ---- figure.c ---- */

/* The film of the session as it is now, in the room there is; from the start of a rep. */
void td_card_prepare_figure(struct td_card *c);
bool td_card_update(void *state, td_ns now); /* as the view's operations */
struct td_due td_card_next_change(const void *state, td_ns now);

/* ---- layout.c, draw.c, ask.c ---- */

/* How many pages TD_CARD_HOW takes in a window of this size; at least 1. */
int td_card_how_pages(const struct td_card *c, int cols, int rows);
/* Room for the picture; h 0 = none. */
struct td_rect td_card_picture_rect(const struct td_card *c, int cols, int rows);
/* What a click at a place means: TD_REQ_SELECT, TD_REQ_SOMETHING, TD_REQ_LEFT, TD_REQ_RIGHT (of
 * the level), else TD_REQ_NONE. */
enum td_request td_card_request_at(const struct td_card *c, int x, int y);
/* The room of the fields, as they are drawn. */
struct td_rect td_card_fields_rect(const struct td_card *c, int cols, int rows);
void td_card_draw(const void *state, struct td_canvas *canvas); /* as the view's operations */
size_t td_card_footer(const void *state, struct td_hint *hints);

#endif
