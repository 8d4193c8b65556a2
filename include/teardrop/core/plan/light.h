/* The traffic light of a session: worst pain in it and the morning after.
 *
 * knee-facts 6.3 and 6.7, after Thomee 1997 and Silbernagel 2007, the stricter of
 * their borders: green up to 2, or at most 1 above the pain one started with, never
 * above 5; amber up to 5; red from 6, or when something caught, gave way or hurt
 * sharply. The morning after: as usual is green, 1 above it amber, 2 above it, a limp
 * or swelling red. A morning nobody answered is neither green nor red.
 *
 * Usual is the middle one of the calm mornings of the two weeks before, the session's own
 * among them, so that a slow climb does not hide itself. Without any: 0 and 1 are green, up
 * to the amber border amber.
 *
 * A session that begins before four in the morning belongs to the day before. */
#ifndef TEARDROP_CORE_PLAN_LIGHT_H
#define TEARDROP_CORE_PLAN_LIGHT_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/core/history.h"
#include "teardrop/core/training/tempo.h"

/* Where amber and red begin and what else keeps a level; from [safety]. */
struct td_limits {
    int green_pain; /* 0..2: up to here a session is green */
    int amber_pain; /* 3..5: up to here it is amber */
    int effort;     /* 5..8: RPE up to which a level may be left */
    int hours;      /* 48..96: between two sessions of the levels that need two nights */
};
void td_limits_init(struct td_limits *safety); /* 2, 5, 7, 48 */

/* What a session was for. */
enum td_purpose {
    TD_PURPOSE_SESSION,
    TD_PURPOSE_PLACEMENT, /* a short test of which level to begin with */
    TD_PURPOSE_DELOAD     /* an easier week on purpose */
};

const char *td_purpose_id(enum td_purpose purpose); /* "session", "placement", "deload" */

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
    bool nothing_done; /* no whole rep: it stands for what hurt alone, and counts as no training */
};

/* And what it was worth. */
struct td_past_volume {
    struct td_past_session trained;
    int reps;      /* done, in all sets */
    int tension_s; /* time spent in reps and holds */
};

struct td_morning {
    int64_t day; /* local, since 1970 */
    int pain;    /* 0..10 */
    bool swollen, limp;
};
/* The first day that anything can be said of, by whichever way: nobody who trains was born
 * before. Of times to come a machine's own clock is the border. */
#define TD_DAY_FIRST INT64_C(-25567) /* since 1970 */
#define TD_DAY_FIRST_TEXT "1900-01-01"
/* The day of `YYYY-MM-DD`; false when it is none. */
bool td_day_parse(const char *date, int64_t *day);
void td_day_format(int64_t day, char out[11]);

#define TD_MORNING_ASKED_DAYS 3 /* so many days late the home screen still asks for one */

enum td_light { TD_LIGHT_OPEN, TD_LIGHT_GREEN, TD_LIGHT_AMBER, TD_LIGHT_RED };
const char *td_light_word(enum td_light signal);  /* "green", ...; "open" */
const char *td_light_title(enum td_light signal); /* "Green", ... */

/* What the light was looked up from, for the words. */
struct td_light_basis {
    enum td_light signal;
    enum td_light session, morning; /* of each alone */
    int pain;                       /* worst of the session; -1 = not said */
    int before;                     /* that morning; -1 = not asked */
    int after;                      /* next morning; -1 = not answered */
    int usual;                      /* what `after` is held against; -1 = not known */
    bool swollen, limp;
    char hurt[TD_ID_TEXT]; /* what of the knee ended it; "" = nothing did */
};

/* The day a session counts for. */
int64_t td_training_day(struct td_instant started);
/* What a morning is held against on that day; -1 = not known. */
int td_usual_morning(const struct td_morning *mornings, size_t count, int64_t day);
/* A morning by itself against what is usual (-1 = not known). */
enum td_light td_morning_light(const struct td_morning *morning, int usual,
                               const struct td_limits *safety);

/* Mornings in any order. */
void td_light_of_session(const struct td_past_session *trained, const struct td_morning *mornings,
                         size_t count, const struct td_limits *safety, struct td_light_basis *out);

#endif
