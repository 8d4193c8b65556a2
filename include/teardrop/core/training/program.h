/* The training programme: levels, their exercises, and what a person needs to
 * know to do them. Read from assets/programs.cfg; nothing here is computed. */
#ifndef TEARDROP_CORE_TRAINING_PROGRAM_H
#define TEARDROP_CORE_TRAINING_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/arena.h"
#include "teardrop/core/training/tempo.h"

enum td_exercise_kind { TD_EXERCISE_REPS, TD_EXERCISE_HOLD };

/* Which side the exercise is done on. */
enum td_sides { TD_SIDES_TOGETHER, TD_SIDES_EACH };

/* The moments that can have a form cue: a few words on the screen that say how to move. (Bells and
 * the like are cue events: enum td_cue_kind.) */
enum td_form_cue {
    TD_FORM_CUE_PREPARE,
    TD_FORM_CUE_DOWN,
    TD_FORM_CUE_BOTTOM,
    TD_FORM_CUE_UP,
    TD_FORM_CUE_TOP,
    TD_FORM_CUE_HOLD,
    TD_FORM_CUE_REST,
    TD_FORM_CUE_COUNT
};

/* What the body does: decides which figure is drawn beside the timer. */
enum td_movement {
    TD_MOVEMENT_OTHER, /* no figure */
    TD_MOVEMENT_SQUAT,
    TD_MOVEMENT_CHAIR_SQUAT,
    TD_MOVEMENT_WALL_SIT,
    TD_MOVEMENT_QUAD_SET,
    TD_MOVEMENT_LEG_RAISE, /* straight leg, lying on the back */
    TD_MOVEMENT_SHORT_ARC,
    TD_MOVEMENT_BRIDGE,
    TD_MOVEMENT_CALF_RAISE,
    TD_MOVEMENT_SIDE_RAISE, /* straight leg, lying on the side */
    TD_MOVEMENT_STEP_UP, /* up on a low step, its heel on a wedge; the other heel taps the floor */
    TD_MOVEMENT_STEP_DOWN, /* flat foot on a step, the other heel reaches forward to the floor */
    TD_MOVEMENT_SPLIT_SQUAT,
    TD_MOVEMENT_REAR_FOOT_SPLIT_SQUAT, /* the rear foot on a chair */
    TD_MOVEMENT_ONE_LEG_CHAIR_SQUAT,   /* down to a chair and up on one leg */
    TD_MOVEMENT_SEATED_EXTENSION,
    TD_MOVEMENT_SPANISH_HOLD,       /* strap behind the knees, shins upright */
    TD_MOVEMENT_TERMINAL_EXTENSION, /* standing, a band behind the knee */
    TD_MOVEMENT_SISSY_SQUAT,
    TD_MOVEMENT_REVERSE_NORDIC, /* kneeling, leaning back in one line */
    TD_MOVEMENT_LANDING,        /* soft, from a small box */
    TD_MOVEMENT_SIDE_STEP,      /* seen from the front */
    TD_MOVEMENT_COUNT
};
/* "other", "squat", "chair_squat", ... as programs.cfg spells them. */
const char *td_movement_id(enum td_movement movement);

/* When an exercise is part of the session. What a level adds for some people stands behind its main
 * exercise and has numbers of its own. */
enum td_when {
    TD_WHEN_ALWAYS,
    TD_WHEN_ONE_SIDED, /* one knee is sore: work on one leg, the sore one first */
    TD_WHEN_GROWTH,    /* for more muscle */
    TD_WHEN_RUNS,      /* the sport is running */
    TD_WHEN_COUNT
};
/* "always", "one_sided", ... as programs.cfg spells them. */
const char *td_when_id(enum td_when when);

enum td_held { TD_HELD_NOTHING, TD_HELD_DUMBBELL, TD_HELD_BAR };

#define TD_PROGRAM_MAX_EXERCISES 12 /* in one level or in the warm-up */
#define TD_MAX_SETS 20
#define TD_MAX_REPS 100
#define TD_MAX_SECONDS 3600 /* rest, prepare, hold */
#define TD_MAX_LOAD_KG 500
#define TD_PREPARE_DEFAULT_S 15 /* long enough to step onto the wedge with a weight */
#define TD_SWITCH_S 10          /* to change sides */

struct td_exercise {
    const char *id; /* [a-z0-9_]+ */
    const char *name;
    enum td_exercise_kind kind;
    enum td_movement movement;
    enum td_held held;
    int depth_deg;         /* knee bend at the bottom; -1 = as the level says */
    int heel_mm;           /* under the heels; -1 = as the level says */
    struct td_tempo tempo; /* reps only */
    bool begins_up;        /* lift first: up, top, down, bottom */
    int sets_min, sets_max;
    int reps_min, reps_max; /* 1 for holds */
    int hold_s, hold_max_s; /* holds only: seconds to begin with and to grow to */
    int rest_s;
    enum td_sides sides;
    enum td_when when;
    const struct td_exercise *then;    /* of hip and calf work: the harder one that takes its place
                                          when it has grown; NULL = none */
    const char *words[TD_PHASE_COUNT]; /* what the phases are called here; NULL = usual word */
    const char *hold_word;             /* NULL = usual word */
    const char *cues[TD_FORM_CUE_COUNT]; /* one form cue each; NULL = none */
    /* The same cues to be read from afar, at most 18 columns: "EVEN SPEED"; NULL = none. */
    const char *short_cues[TD_FORM_CUE_COUNT];
};

/* How far the feet are apart in a squat, for its picture. */
enum td_feet {
    TD_FEET_BY_HEEL, /* nothing is said: the higher the heels, the closer they are */
    TD_FEET_HIP_WIDE,
    TD_FEET_FIST, /* a fist between them */
    TD_FEET_CLOSE
};

/* What goes wrong, and what to do about it. */
struct td_fault {
    const char *sign, *fix;
};

struct td_level {
    const char *id;    /* "l0" .. */
    const char *name;  /* "Slow": beside others of its kind, and in records and exports */
    const char *title; /* "Slow cyclist squat": where it stands alone; NULL = the name */
    const char *summary;
    const char *stance;
    const char *load; /* "body weight", "one dumbbell at the chest", ... */
    const char *frequency;
    const char *note;      /* what to mind; may be NULL */
    const char *support;   /* what to hold on to; may be NULL */
    const char *load_rule; /* when and by how much to add weight; may be NULL */
    const char *page;      /* of the primer, that tells more; may be NULL */
    const char **steps;    /* how to do it, in order */
    size_t step_count;
    const struct td_fault *faults;
    size_t fault_count;
    const char **needs;
    size_t need_count;
    int depth_from_deg, depth_to_deg; /* knee bend; 0 straight */
    int heel_mm;
    enum td_feet feet;
    int rest_hours;  /* hours before the next session at this level; 0 = none */
    bool free_timer; /* the level of the free timer: any movement, not on the ladder */
    bool by_choice;  /* the plan never leads here by itself */
    bool optional;   /* the plan leads here, but may also skip it */
    bool off_ladder; /* beside the ladder, not a rung of it: twins, and levels of one's own */
    /* The level in whose place this one can stand, with a weight and no more depth: for knees that
     * are kept from climbing on. NULL = it is nobody's twin. A twin is never reached by climbing.
     */
    const char *twin_of;
    int week_most;    /* at most so many sessions in seven days; 0 = only rest_hours count */
    int deload_weeks; /* at such levels every deload_weeks-th week is easier; 0 = never */
    /* Small steps between this level and the next: the level with one more thing changed in each,
     * all with the same id. `step` is 0 for the level itself, then counts from 1. */
    const struct td_level *small_steps;
    size_t small_step_count;
    int step;
    const char *change; /* of a small step: what is new, "heels 5 cm up" */
    /* Swap-ins: the level with other exercises in place of its own, under the same id. Doing one
     * counts as a session of the level and does not change the place on the ladder. */
    const struct td_level *swap_ins;
    size_t swap_in_count;
    const char *swap_in;   /* of a swap-in: its own id; NULL = the level itself */
    const char *swap_name; /* "Fast up" */
    bool painless;         /* of a swap-in: only for people without pain */
    const struct td_exercise *exercises;
    size_t exercise_count;
    const struct td_exercise *extras; /* hip and calf work that goes with it */
    size_t extra_count;
};

struct td_program {
    struct td_arena arena; /* owns everything below */
    const char *name;
    const char *version;
    bool extends;                  /* adds to the programme that came with teardrop */
    const struct td_level *levels; /* easiest first */
    size_t level_count;
    const struct td_exercise *warm_up;
    size_t warm_up_count;
};

void td_program_free(struct td_program *program);

/* Completes a programme that `extends` base: base's levels, replaced where the programme has one
 * with the same id (which keeps base's swap-ins if it has none), its other levels after them, off
 * the ladder, and base's warm-up if it has none. base must outlive it. TD_ERR_NOMEM leaves it as it
 * was. */
enum td_err td_program_extend(struct td_program *program, const struct td_program *base);

#define TD_FREE_LEVEL "free"
#define TD_FREE_NAME_COLS 30
/* Adds a level for the free timer, at the end and outside the ladder: any
 * movement, called `name` (copied); 3 x 8 at 3-1-2-1 with 60 s of rest, or as
 * holds of 30 s, until overrides say otherwise. */
enum td_err td_program_add_free(struct td_program *program, const char *name, bool hold);

/* How a level is called where it stands alone on a screen: "Slow cyclist squat". */
const char *td_level_title(const struct td_level *level);
/* The number of a swap-in, from 1, as td_overrides.swap_in has it; 0 when the level has none with
 * this id. */
int td_level_swap_in(const struct td_level *level, const char *id);
/* NULL when there is none. */
const struct td_level *td_program_level(const struct td_program *program, const char *id);
/* Index of a level, 0 = easiest; -1 when there is none. */
int td_program_level_index(const struct td_program *program, const char *id);
/* Where a level stands on the ladder, 0 = easiest: a twin where its level does; -1 when it is not
 * on it. */
int td_program_rung(const struct td_program *program, const char *id);
/* The level that a twin stands in for; of any other level itself. */
const struct td_level *td_program_twin_of(const struct td_program *program,
                                          const struct td_level *level);
/* The first twin of a level that goes no deeper (a level of one's own may be a shallower one than
 * the one its twin came with); NULL when it has none. */
const struct td_level *td_program_twin(const struct td_program *program,
                                       const struct td_level *level);

/* The word for a phase on the big screen, upper case ASCII for the usual ones:
 * DOWN, HOLD, UP, TOP. */
const char *td_exercise_word(const struct td_exercise *exercise, enum td_phase phase);
const char *td_exercise_hold_word(const struct td_exercise *exercise);

#endif
