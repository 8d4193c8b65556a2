/* A session as it is recorded, set by set, and as the plan looks back on it. */
#ifndef TEARDROP_CORE_TRAINING_RECORD_H
#define TEARDROP_CORE_TRAINING_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/date.h"
#include "teardrop/base/err.h"
#include "teardrop/base/ids.h"
#include "teardrop/base/time.h"
#include "teardrop/core/training/tempo.h"

/* What a session was for. */
enum td_purpose {
    TD_PURPOSE_SESSION,
    TD_PURPOSE_PLACEMENT, /* a short test of which level to begin with */
    TD_PURPOSE_DELOAD     /* an easier week on purpose */
};

/* One set on one side, in the order they are done. */
struct td_set_record {
    char exercise[TD_ID_TEXT];
    int set;                     /* from 1, within its exercise */
    int side;                    /* enum td_side */
    int reps_planned, reps_done; /* done may be more than planned */
    int64_t start_ms;            /* offset from the start of the session's timeline */
    int64_t length_ms;           /* from the start of its first rep to the end of its last */
    char tempo[TD_TEMPO_TEXT];   /* "" for a hold */
    int hold_ms;                 /* 0 for reps */
    int rest_ms;                 /* after it; 0 = none */
    int pain;                    /* 0..10, said in the rest after it; -1 = not said */
    int down_ms, up_ms;          /* mean of what was tapped; -1 = nothing was */
};

/* One rep (or hold) that was done. */
struct td_rep_record {
    bool done;              /* false: a place for one that was not */
    int set;                /* index into the session's sets */
    int rep;                /* from 1 */
    int64_t at_ms;          /* training played when it ended, pauses left out; -1 = not known */
    int64_t down_ms, up_ms; /* as tapped; -1 = was not */
};

#define TD_SESSION_MAX_SETS 1480 /* all a workout can have */

/* Zero-initialise. Owns its sets: td_session_record_deinit frees them. */
struct td_session_record {
    char uuid[TD_UUID_TEXT];
    struct td_instant started;
    int64_t elapsed_ms; /* timeline played, pauses left out */
    int64_t paused_ms;
    bool finished;               /* to its planned end */
    bool running;                /* had not ended when the record was written */
    int at_set;                  /* running: index into sets of the current set (or the next one) */
    int at_rep;                  /* running: from 1, the current rep */
    struct td_instant journaled; /* running: when this was written */
    bool warm_up, extras;        /* were they part of it? */
    char hurt[TD_ID_TEXT];       /* what ended it ("sharp", "pop", ...); "" = nothing did */
    char level[TD_ID_TEXT];
    char level_name[48];
    char tempo[TD_TEMPO_TEXT];
    int step;                   /* small step of the level; 0 = as the level begins */
    char swap_in[TD_ID_TEXT];   /* what was done in place of the level's own; "" = nothing */
    int purpose;                /* enum td_purpose */
    int main_sets;              /* of the level's own first exercise, as planned; 0 = not known */
    int main_reps;              /* in each; 1 for holds */
    int main_hold_ms;           /* 0 for reps */
    int own_from, own_sets;     /* which of the sets are the level's own: warm-up, hip and calf work
                                   stand before and behind; own_sets 0 = not known */
    char note[240];             /* the person's own words; "" = none */
    int load_g;                 /* 0 = none said */
    int worst_pain;             /* 0..10, -1 = not said */
    int rpe;                    /* 1..10, -1 = not said */
    struct td_set_record *sets; /* owned */
    int set_count;
    int set_room; /* td_session_record_reserve */
    /* In the order of the sets; borrowed from the session it was made of. NULL: not
     * looked at, and saving leaves those on record as they are. */
    const struct td_rep_record *reps;
    size_t rep_count;
};

/* Makes room for at least `sets` sets; existing ones stay, new ones are all zero. */
enum td_err td_session_record_reserve(struct td_session_record *record, int sets) TD_MUST_USE;
/* Empty again, with the room it has. */
void td_session_record_clear(struct td_session_record *record);
/* With sets of its own. The reps are borrowed from the same session. */
enum td_err td_session_record_copy(struct td_session_record *out,
                                   const struct td_session_record *from) TD_MUST_USE;
void td_session_record_deinit(struct td_session_record *record);

/* Was it training: at least one whole rep, or TD_HELD_MIN_MS of a hold? If not, it is counted
 * nowhere and does not move the plan, but what hurt in it still matters. A session that lost its
 * sets to a damaged file counts as training. */
#define TD_HELD_MIN_MS 5000 /* of a hold that was not held to its end */
bool td_session_record_is_training(const struct td_session_record *record);

struct td_session;
/* Fills level, sets, reps and times from a session; uuid, started, pain and rpe
 * stay as they are. The reps are borrowed until the session changes. It allocates nothing:
 * `out` has room for the session's sets. */
void td_session_record_of(const struct td_session *session, td_ns now,
                          struct td_session_record *out);

/* A session as the plan looks at it. */
struct td_past_session {
    struct td_instant started;
    char level[TD_ID_TEXT];
    int step; /* small step of the level; 0 = as the level begins */
    enum td_purpose purpose;
    char swap_in[TD_ID_TEXT]; /* done in place of the level's own; "" = nothing */
    bool finished;            /* all reps of all sets of the level's own exercises done */
    bool at_tempo;            /* no tapped set was clearly faster than its tempo */
    bool has_tempo;           /* false for holds, and where it is not known */
    struct td_tempo tempo;    /* of the main exercise, as planned */
    int sets;                 /* planned, of the main exercise */
    int reps;                 /* planned in each; 1 for holds */
    int hold_s;               /* 0 for reps */
    int extra_reps;           /* more than planned in the last set of the level's own */
    int load_g;
    int worst_pain; /* 0..10, -1 = not said */
    int rpe;        /* 1..10, -1 = not said */
    char hurt[TD_ID_TEXT];
    bool nothing_done;            /* no whole rep: it says what hurt, and counts as no training */
    int second_sets, second_reps; /* planned of the level's second exercise, each side; 0 = none */
    int hip_sets, hip_reps;       /* planned of the first of its hip and calf work; 0 = none */
    char hip[TD_ID_TEXT];         /* its id; "" = none, or not known */
};

/* And how much was done in it. */
struct td_past_volume {
    struct td_past_session session;
    int reps;      /* done, in all sets */
    int tension_s; /* time spent in reps and holds */
};

/* Milliseconds of a set (an index into the sets) that were really done: its whole reps, and the
 * part of a rep in which the session was left. reps: the finished reps of the whole session; may
 * be none. */
int64_t td_set_played_ms(const struct td_session_record *session, const struct td_rep_record *reps,
                         size_t rep_count, int set);
/* `warm_up`, `main`, `extras`; "" = not known. */
const char *td_set_part_id(const struct td_session_record *session, int set);

#endif
