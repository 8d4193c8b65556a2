/* The next session, decided by rules from what is on record, with the rule that decided and
 * the numbers it looked at. It is computed each time, so correcting an entry changes it.
 *
 * One thing changes at a time, in this order: reps and holds within their range, sets, load, then
 * range and heel in small steps inside a level, then the level. The load grows by 5 to 10 %, at
 * least 1 kg, when all sets were done with the most reps of the range twice, and the reps begin
 * again (double progression; the size as in ACSM 2009, "Progression models in resistance
 * training", Med Sci Sports Exerc); or after "2 for 2": two reps more than planned in the last
 * set, in two sessions running (Baechle and Earle). Pain of up to 5 in a session that has gone by
 * the morning is borne, not punished: Thomee 1997 and Silbernagel 2007, as in light.h; that
 * painful exercise does no worse: Smith 2017, Br J Sports Med 51:1679. Strength holds for about
 * four weeks without training and falls faster later (Bosquet 2013, Scand J Med Sci Sports
 * 23:e140). Which light and which break lead where is this program's own; the rules stand in one
 * table in assets/doc/plan.md.
 */
#ifndef TEARDROP_CORE_PLAN_PLAN_H
#define TEARDROP_CORE_PLAN_PLAN_H

#include "teardrop/base/err.h"
#include "teardrop/core/check/training_gate.h"
#include "teardrop/core/person/measure.h"
#include "teardrop/core/person/person.h"
#include "teardrop/core/plan/beside.h"
#include "teardrop/core/plan/light.h"
#include "teardrop/core/training/program.h"
#include "teardrop/core/training/workout.h"

enum td_rule {
    TD_RULE_CLOSED,          /* training is closed */
    TD_RULE_START,           /* nothing on record */
    TD_RULE_PLACEMENT,       /* no pain, no limits: try which level fits */
    TD_RULE_PLACEMENT_AGAIN, /* the test was not done to its end */
    TD_RULE_PLACED,          /* the placement is over */
    TD_RULE_REFER,           /* a clinician should see the knee; td_plan.referral says why */
    TD_RULE_TWO_REDS,        /* in a week: the first two levels for a week */
    TD_RULE_SWELLING,        /* two levels down */
    TD_RULE_RED,             /* one level down */
    TD_RULE_TODAY_SWELLING,  /* swollen on a morning after that: two levels down */
    TD_RULE_TODAY_RED,       /* much worse on a morning after that: one level down */
    TD_RULE_AFTER_LOOK,      /* a clinician has looked: well below where one was */
    TD_RULE_BREAK,           /* after weeks without training */
    TD_RULE_SELF_CHECK,      /* a later self-check begins lower */
    TD_RULE_GAP,             /* what got in the way asks for an easier start: td_plan.gap */
    TD_RULE_TODAY_AMBER,     /* a little worse on a morning after that: a set less */
    TD_RULE_AMBER,           /* this level, a set less */
    TD_RULE_AMBER_AGAIN,     /* twice at the same place: one small step or a level back */
    TD_RULE_OTHER_WORK,      /* twice at the gentlest level: another exercise */
    TD_RULE_EASED,           /* too hard twice: a rep or a set less, or a step back */
    TD_RULE_RISING,       /* worst pain up three weeks running, and calm: as it was for two weeks */
    TD_RULE_TOLERATED,    /* sore in the session and calm by the morning: as it was */
    TD_RULE_UNWELL,       /* it ended for something that is not the knee's: as it was */
    TD_RULE_MORNING,      /* the morning after is not answered: as it was */
    TD_RULE_UNSAID,       /* pain or effort was not said: as it was */
    TD_RULE_NOT_WHOLE,    /* not all reps, or fewer than the level has: as it was */
    TD_RULE_TOO_FAST,     /* faster than the level's tempo: as it was */
    TD_RULE_HARD,         /* RPE above the border: as it was */
    TD_RULE_FLAT,         /* six weeks and no clear change: another kind of work, as it was */
    TD_RULE_FULL_SETS,    /* green again: the sets that were left out come back */
    TD_RULE_BACK,         /* calm since a red light or a break: back to near where one was */
    TD_RULE_HALF,         /* the level that one fell from three times: half its sets */
    TD_RULE_MORE_REPS,    /* green: one rep more */
    TD_RULE_LONGER,       /* green: the hold five seconds longer */
    TD_RULE_MORE_SETS,    /* green: one set more */
    TD_RULE_STEP,         /* green: the next small step of the level */
    TD_RULE_LIMIT_LOADED, /* nothing harder is open: the same bend with a weight */
    TD_RULE_ONCE_MORE,    /* green; one more leads on */
    TD_RULE_EASY,         /* far too easy twice: the next level at once */
    TD_RULE_LEVEL_UP,     /* green twice in a row */
    TD_RULE_HEAVIER,      /* all reps twice, or far too easy twice: more load */
    TD_RULE_DELOAD,       /* an easier week of the heavy levels: half the sets */
    TD_RULE_AFTER_DELOAD, /* the week after it: as before */
    TD_RULE_OTHER_DAY,    /* in turn with the level's own work: td_plan.swap_in */
    TD_RULE_LOWER,        /* fell three times from the next level: grow here another way */
    TD_RULE_LIMIT,        /* the self-check allows no more: grow here, while there is room */
    TD_RULE_TOP,          /* nothing is above: grow here, while there is room */
    TD_RULE_COUNT
};
const char *td_rule_id(enum td_rule rule); /* "level_up", ... */

#define TD_PLAN_LOOK_BACK 64 /* sessions that matter */
#define TD_PLAN_PLACEMENT_REPS 8

/* Why a clinician should see the knee; it stays so until one has. */
enum td_referral {
    TD_REFER_NOT,
    TD_REFER_RED_WEEKS, /* three weeks with a red light */
    TD_REFER_RISING,    /* worst pain rising three weeks running, to 6 or with bad mornings */
    TD_REFER_SWELLING,  /* swollen on two days within six weeks */
    TD_REFER_REST_PAIN, /* 7 or more on a morning */
    TD_REFER_MEASURES   /* measures worse than at the start */
};

/* What a plan is made from. Sessions newest first, the free ones left out. */
struct td_plan_input {
    const struct td_program *program;
    const struct td_past_session *sessions;
    size_t session_count;
    const struct td_morning *mornings;
    size_t morning_count;
    const struct td_training_gate *gate; /* NULL: no limits, nobody has looked */
    const struct td_limits *limits;
    const struct td_overrides *usual;       /* what the settings fix; NULL = nothing */
    const struct td_decided *decided;       /* by the measures; NULL = nothing */
    const struct td_person_answer *answers; /* newest first; may be NULL when there are none */
    size_t answer_count;
    struct td_instant now;
};

/* The next step of a depth limit: after so many calm weeks it may be opened. */
struct td_deeper {
    int to_deg;   /* 0 = there is none */
    int more_deg; /* deeper than now */
    int weeks;    /* that it takes */
    int to_go;    /* of them, at least; 0 = it is asked about now */
};

/* planned.c: when the last reps of a set may go silent. */
#define TD_FADE_GREENS 2 /* sessions that make a level known */
#define TD_FADE_PLACES (TD_PLAN_LOOK_BACK / TD_FADE_GREENS)
struct td_fade_ground {
    bool open; /* no light is amber or red: not the newest session's, not the newest morning's */
    size_t count;
    struct {
        const char *level; /* id, borrowed from the programme */
        int step;
        int greens;          /* sessions, at least 1 */
    } known[TD_FADE_PLACES]; /* places that are not new */
};

struct td_plan {
    enum td_rule rule;
    enum td_purpose purpose;
    const struct td_level *level; /* of the programme, or one of a level's small steps */
    int step;                     /* of the level; 0 = as the level begins */
    int sets, reps, hold_s;       /* of the main exercise; reps and hold_s 0 where there are none */
    int load_g;                   /* 0 = none */
    int64_t due_unix_s;           /* not before; 0 = any time */
    bool morning_to_come;         /* the morning after the newest session is not here yet */
    enum td_referral referral;
    bool rising;                 /* no referral, but worst pain rose three weeks running, the last
                            time within two weeks: a reason to hold */
    int weekly[3];               /* worst pain of the week before, ... (RISING, rising) */
    struct td_light_basis basis; /* of the session that decided, else of the newest one;
                            light OPEN without one */
    int64_t basis_day;           /* its local day when it is not the newest one; -1 = it is */
    struct td_morning today;     /* of the TODAY rules */
    int today_usual;             /* what mornings before it were like; -1 = not known */
    bool swollen_today;          /* swollen this very morning: the first level, if any */
    bool asked_late;             /* the open morning is too long ago to be asked for */
    bool week_full;              /* due when the level's sessions of a week are over */
    int greens;                  /* in a row, at this level */
    int weeks_off;               /* since the newest session */
    int this_week, four_weeks;   /* sessions since Monday, and in 28 days */
    char from[TD_ID_TEXT];       /* level id of the newest session; "" = none */
    const struct td_level *current_level; /* the level one was at; NULL = none */
    int from_rpe;                         /* of the newest session; -1 = not said */
    int wanted;                           /* LIMIT: index of the level the rules would have given */
    bool has_last;                        /* there is a newest session; when it was */
    struct td_instant last;
    bool nothing_done;       /* in it: something hurt before the first rep was whole */
    bool painless;           /* no pain in the last two sessions and their mornings */
    bool reduced;            /* a rule asked for less: settings do not take that back */
    bool clipped;            /* it would have been a higher level without the self-check */
    bool kept_by_settings;   /* reps, seconds or sets do not grow: the settings fix them */
    const char *swap_in;     /* that the plan itself proposes in the level's place this time; the
                                level's own numbers wait meanwhile, in sets, reps, hold_s and
                                load_g; NULL = the level's own */
    bool one_leg;            /* the level's second exercise, on one leg, is part of it */
    bool growth;             /* and what only those do who want more muscle; beside.c says so */
    bool extras;             /* hip and calf work is due: fewer than two such sessions in a week */
    struct td_beside beside; /* the numbers of all these, and of the swap-ins done so far */
    const struct td_level *ask_one_more; /* four calm weeks at a limit: ask whether to open this
                                            level; the answer is TD_TOPIC_ONE_MORE's. NULL = no */
    struct td_deeper deeper;             /* the step that the same topic opens by its degrees */
    bool rests;                          /* a step that was opened rests, sore mornings after it */
    bool until_look;                     /* the limit ends by a clinician's word alone */
    bool no_load;                        /* body weight only */
    int days_off;                        /* since the newest session */
    int today_age;                       /* days since the morning of `today` */
    int effort_most;                     /* RPE up to which the level that is planned leads on */
    int from_effort_most;                /* and that of the newest session; 0 = there is none */
    int from_index;   /* BACK, HALF, LOWER, AFTER_LOOK: the level one came down from; -1 */
    enum td_gap gap;  /* what got in the way, while it changes the plan; TD_GAP_COUNT = none */
    const char *page; /* of the primer, that helps now; NULL = none */
    const char *once; /* a kind word that `why` has and that is said once: the answer to keep
                         with TD_TOPIC_SAID. TD_SAID_PHYSIO or TD_SAID_STUCK; NULL = none */
    struct td_fade_ground fade;
    bool ask_mornings;     /* two mornings running were not answered: ask once how they are */
    bool ask_today;        /* a bad morning holds, nothing was told since: ask how the knee is */
    bool ask_flags;        /* so long off that the short list of red flags comes first; a later
                              self-check, or TD_TOPIC_SAID with TD_SAID_FLAGS, answers it */
    bool ask_check;        /* so long off that the self-check comes first */
    int borne, borne_here; /* TOLERATED: such sessions so far, and those at this place */
    bool by_look;          /* the limit is a clinician's word, not the self-check's */
    bool stuck;            /* four weeks at one place: something else is tried */
};

/* What is kept with TD_TOPIC_SAID. */
#define TD_SAID_PHYSIO "physio_l0" /* the gentlest level stays sore: somebody who can see it */
#define TD_SAID_STUCK "stuck"      /* ten weeks and nothing has grown: the same */
#define TD_SAID_FLAGS "flags_none" /* none of the short list of red flags, after a break */

/* Never fails: with a broken record it is TD_RULE_START. */
void td_plan_make(const struct td_plan_input *input, struct td_plan *out);

/* The highest level that a self-check leaves open, by level and by depth: an index of the
 * ladder. A level it names that is not there leaves what its depth allows, without one
 * only the first. gate may be NULL. */
int td_plan_highest_allowed(const struct td_program *program, const struct td_training_gate *gate);
/* Above the level that a self-check names as the highest: not to be trained by one's own
 * choice either. Never the free timer. */
bool td_plan_is_above(const struct td_program *program, const struct td_level *level,
                      const struct td_training_gate *gate);
/* Hours between a session at this level and the next one. */
int td_plan_rest_hours(const struct td_level *level, const struct td_limits *limits);

#define TD_PLAN_WHY_TEXT 600 /* bytes that are enough for it */
/* One or two sentences: the rule and the numbers it looked at. */
void td_plan_why(const struct td_plan *plan, const struct td_program *program,
                 const struct td_limits *limits, char *out, size_t size);
/* `Best after 3 more hours.`; "" when it is due. */
void td_plan_rest(const struct td_plan *plan, struct td_instant now, char *out, size_t size);
/* What would make the one after it harder, and what easier. */
void td_plan_ahead(const struct td_plan *plan, const struct td_limits *limits, char *out,
                   size_t size);

/* Do the last reps go silent in a session at this place? wish: enum td_fade. Never in a test, never
 * after an amber or red light; where only what is known fades (TD_FADE_TAUGHT), not at a level, a
 * small step or a swap-in that is new. What `always` says holds for new ones, too. */
bool td_plan_fades(const struct td_plan *plan, const struct td_level *level,
                   const struct td_overrides *planned);

/* planned.c: a level as it will be trained: what the plan, the settings and the person say
 * together. */
struct td_planned {
    struct td_overrides overrides; /* of all three */
    struct td_workout workout;     /* what comes of them */
    td_ns total;                   /* length of its timeline */
};

/* The plan's numbers where it is the plan's level (a plan without a level has none), above
 * them what the settings say (usual; where the plan reduces, only what is no more than the
 * plan), above that what was asked for this time. More than a reducing plan has makes it a
 * session like any other. Only TD_ERR_NOMEM: then all but the total is there. */
enum td_err td_planned_make(const struct td_program *program, const struct td_level *level,
                            const struct td_plan *plan, const struct td_overrides *usual,
                            const struct td_overrides *asked, struct td_planned *out) TD_MUST_USE;

#endif
