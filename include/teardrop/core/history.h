/* What is kept: records of sessions, checks and mornings. Dates are seconds
 * since 1970 UTC plus the local offset in minutes at that time. */
#ifndef TEARDROP_CORE_HISTORY_H
#define TEARDROP_CORE_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/err.h"
#include "teardrop/core/check/checklist.h"
#include "teardrop/core/check/course.h"
#include "teardrop/core/training/tempo.h"

#define TD_UUID_TEXT 37 /* bytes of a UUID as text, with its end */
#define TD_ID_TEXT 32   /* bytes of a level or exercise id */

struct td_instant {
    int64_t unix_s;
    int utc_offset_min;
};

/* `2026-11-23T18:25:59+01:00` */
void td_instant_format(struct td_instant instant, char *out, size_t size);
/* `2026-11-23 18:25` */
void td_instant_format_minute(struct td_instant instant, char *out, size_t size);
/* `2026-11-23`, the local date. */
void td_instant_format_day(struct td_instant instant, char *out, size_t size);
/* Days since 1970 of the local date. */
int64_t td_instant_local_day(struct td_instant instant);

/* One set on one side, in the order they are done. */
struct td_set_record {
    char exercise[TD_ID_TEXT];
    int set;                     /* from 1, within its exercise */
    int side;                    /* enum td_side */
    int reps_planned, reps_done; /* done may be more than planned */
    int64_t start_ms;            /* offsets from the start of the session's timeline */
    int64_t length_ms;
    char tempo[TD_TEMPO_TEXT]; /* "" for a hold */
    int hold_ms;               /* 0 for reps */
    int rest_ms;               /* after it; 0 = none */
    int pain;                  /* 0..10, said in the rest after it; -1 = not said */
    int down_ms, up_ms;        /* mean of what was tapped; -1 = nothing was */
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

/* All zero is an empty one. It owns its sets: td_session_record_deinit. */
struct td_session_record {
    char uuid[TD_UUID_TEXT];
    struct td_instant started;
    int64_t elapsed_ms; /* timeline played, pauses left out */
    int64_t paused_ms;
    bool finished; /* to its planned end */
    bool running;  /* not ended yet, as far as the record knows */
    int at_set;    /* running: index into sets of the set in hand (or that comes next) */
    int at_rep;    /* running: from 1, the rep in hand */
    struct td_instant journaled; /* running: when this was written */
    bool warm_up, extras;        /* what was part of it */
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

/* Room for so many sets at least; those that are there stay, new ones are all zero. */
enum td_err td_session_record_reserve(struct td_session_record *record, int sets) TD_MUST_USE;
/* Empty again, with the room it has. */
void td_session_record_clear(struct td_session_record *record);
/* With sets of its own. The reps are borrowed from the same session. */
enum td_err td_session_record_copy(struct td_session_record *out,
                                   const struct td_session_record *from) TD_MUST_USE;
void td_session_record_deinit(struct td_session_record *record);

/* Is it training: one whole rep at least, or some seconds of a hold? What is not is in no
 * count and moves no plan; what hurt in it stands all the same. One that lost its sets to a
 * damaged file counts: only what was training was ever kept whole. */
#define TD_HELD_LEAST_MS 5000 /* of a hold that was not held to its end */
bool td_session_record_is_training(const struct td_session_record *record);

/* Kept in place of an answer's id: put off, passed over. */
#define TD_ANSWER_LATER_ID "later"
#define TD_ANSWER_SKIPPED_ID "skipped"

struct td_check_record {
    char uuid[TD_UUID_TEXT];
    struct td_instant done; /* of a draft: when it was last touched */
    bool draft;             /* half done: in no list, but a red flag in it counts */
    enum td_check_goal goal;
    char version[32];
    enum td_outcome outcome;
    enum td_urgency urgency;
    enum td_training training;
    char named[2][TD_ID_TEXT];
    int named_count;
    char start_level[TD_ID_TEXT]; /* "" = none */
    char max_level[TD_ID_TEXT];
    int max_depth_deg;
    bool minor;
    char why[320];
    /* answers as pairs of ids in the order they were given, flags as ids: enough
     * to evaluate again, and to go on with a draft */
    int answer_count;
    struct {
        char question[TD_ID_TEXT], answer[TD_ID_TEXT];
    } answers[TD_CHECK_MAX_QUESTIONS];
    int flag_count;
    char flags[TD_CHECK_MAX_FLAGS][TD_ID_TEXT];
    int taken_back_count; /* ticked by mistake, and taken back after a second look */
    char taken_back[TD_CHECK_MAX_FLAGS][TD_ID_TEXT];
    int gate_count; /* lists of red flags that were answered */
    struct {
        char gate[TD_ID_TEXT];
        bool any; /* false: "none of these" */
    } gates[TD_CHECK_MAX_GATES];
};

/* The answer to "how is the knee this morning?". */
struct td_morning_record {
    char date[11]; /* local date, YYYY-MM-DD */
    int pain;      /* 0..10 */
    bool swollen, limp;
};

/* One line of a list: what kind, when, in words. */
enum td_history_kind { TD_HISTORY_SESSION, TD_HISTORY_CHECK, TD_HISTORY_MORNING };
struct td_history_line {
    enum td_history_kind kind;
    char uuid[TD_UUID_TEXT];
    struct td_instant at;
    char level[TD_ID_TEXT];
    char level_name[48];
    int sets_done, sets_planned; /* a set counts when all its reps were done */
    int reps_done, reps_planned;
    int64_t elapsed_ms;
    bool finished;
    bool nothing_done;     /* a session without a whole rep: no training */
    bool running;          /* a session that has not ended yet, as far as its record knows */
    int worst_pain, rpe;   /* -1 = not said; a morning's pain is in worst_pain */
    char hurt[TD_ID_TEXT]; /* what ended a session; "" = nothing did */
    bool noted;            /* there is a note */
    bool swollen, limp;    /* morning */
    enum td_check_goal goal;
    enum td_outcome outcome;
    enum td_urgency urgency;
    char named[2][TD_ID_TEXT];
    int named_count;
};

/* What the last check, and any stop not yet looked at, allow. */
struct td_training_gate {
    bool known; /* false: no check on record */
    enum td_training training;
    enum td_check_goal goal; /* of the last check */
    char why[320];
    char reopens[160]; /* what opens it again; "" when not closed */
    char start_level[TD_ID_TEXT];
    char max_level[TD_ID_TEXT]; /* "" = no limit */
    int max_depth_deg;          /* 0 = no limit */
    enum td_urgency urgency;
    bool to_be_seen; /* open, but somebody should look at it within days, and nobody has */
    struct td_instant checked;
    int64_t cleared_unix_s; /* the latest clinician's look; 0 = none */
};

/* From the last check (NULL = none), the last check that stopped (NULL = none)
 * and the latest word of a clinician (0 = none). A stop, or a closing flag,
 * stays until a clinician's look later than it; being under age stays. What was
 * only limited until somebody has looked at it opens as far as a look opens what
 * was closed. */
void td_training_gate_of(const struct td_check_record *last, const struct td_check_record *stop,
                         int64_t cleared_unix_s, struct td_training_gate *out);

#define TD_DEFAULT_LEVEL "l2" /* to begin with, when nothing says otherwise */

/* check_record.c: fills everything but uuid, done and draft. */
void td_check_record_of(const struct td_checklist *checklist, const struct td_course *course,
                        const struct td_check_result *result, struct td_check_record *out);
/* The way back, to go on or to evaluate again. Ids the checklist does not have
 * (it was made with another version) are left out; returns how many. */
size_t td_course_of_record(const struct td_checklist *checklist,
                           const struct td_check_record *record, struct td_course *out);

/* set_time.c: how much of a set, an index, was really done: whole reps, and what was begun of the
 * one in which the session was left. reps: those that were done, of the whole session; may be
 * none. */
int64_t td_set_played_ms(const struct td_session_record *session, const struct td_rep_record *reps,
                         size_t rep_count, int set);
/* `warm_up`, `main`, `extras`; "" = not known. */
const char *td_set_part_id(const struct td_session_record *session, int set);

struct td_session;
/* Fills level, sets, reps and times from a session; uuid, started, pain and rpe
 * stay as they are. The reps are borrowed until the session changes. It allocates nothing:
 * `out` has room for the session's sets. */
void td_session_record_of(const struct td_session *session, td_ns now,
                          struct td_session_record *out);

#endif
