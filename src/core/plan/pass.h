/* One pass over what is on record: what every step of the plan reads, and the plan it fills.
 *
 * plan.c asks in this order: evidence.c reads the sessions and mornings; refer.c says whether a
 * clinician should see the knee; red.c, break.c and hold.c know what speaks against going on;
 * again.c leads back up to where one was; progress.c goes on; change.c brings in another kind of
 * work. place.c is where they all put the plan on the ladder. */
#ifndef TEARDROP_CORE_PLAN_PASS_H
#define TEARDROP_CORE_PLAN_PASS_H

#include "teardrop/base/num.h"
#include "teardrop/core/plan/plan.h"

/* A past session with its light and its place on the ladder. */
struct td_plan_session {
    const struct td_past_session *past;
    struct td_light_basis basis;
    int64_t day; /* it counts for */
    int index;   /* of its level on the ladder, a twin's where its level is; -1 = not on it */
    const struct td_level *level; /* the level itself, or a twin of it; NULL = not on the ladder */
};

struct td_plan_pass {
    const struct td_plan_input *in;
    struct td_plan_session sessions[TD_PLAN_LOOK_BACK]; /* newest first, none of them to come */
    size_t count;
    const struct td_plan_session *last; /* newest; NULL = none */
    const struct td_plan_session *base; /* tells the current level; NULL = none */
    int index;                          /* of the base's level */
    const struct td_level *level;       /* the base's, or the twin of it that was trained */
    int allowed;                        /* highest level the self-check leaves open */
    bool has_today;                     /* a morning later than the one after the last session */
    enum td_light today;
    int depth; /* plans of earlier days inside this one, see plan.c */
    struct td_plan *out;
};

/* Since a session began, in seconds. */
static inline int64_t td_plan_age(const struct td_plan_pass *p,
                                  const struct td_plan_session *session)
{
    return p->in->now.unix_s - session->past->started.unix_s;
}

/* Always true: the rule has decided. */
static inline bool td_plan_decide(struct td_plan_pass *p, enum td_rule rule)
{
    p->out->rule = rule;
    return true;
}

/* Does a self-check limit anything? */
static inline bool td_plan_is_limited(const struct td_plan_input *in)
{
    return in->gate != NULL && (in->gate->known || in->gate->look_holds);
}

/* Since the newest session before it, in days; a long time without one. */
static inline int64_t td_plan_gap_before(const struct td_plan_pass *p,
                                         const struct td_plan_session *session)
{
    return session + 1 < p->sessions + p->count ? session->day - session[1].day : INT32_MAX;
}

/* Of a level itself, not of what stands in for it. */
static inline bool td_plan_is_own(const struct td_plan_session *session)
{
    return session->index >= 0 && session->past->swap_in[0] == '\0';
}

/* evidence.c: what is on record. */
void td_plan_read(struct td_plan_pass *p);
/* Mornings that nobody answered: what was said of them when asked, or two running as usual. */
void td_plan_fill_mornings(struct td_plan_pass *p);
bool td_plan_keeps_tempo(const struct td_plan_session *session);
/* Nothing hurts, nothing is limited: somebody to test, and to grow muscle with. */
bool td_plan_is_strong(const struct td_plan_pass *p);
/* RPE up to which a level may be left: what is set; unless a person set it lower, 8 from the
 * close-feet squat on and 9 where muscle is to grow. */
int td_plan_effort(const struct td_plan_pass *p, int index);
/* Green, with all that the level begins with, slow and not too hard: what leads on. */
bool td_plan_is_good(const struct td_plan_pass *p, const struct td_plan_session *session);
/* Sore within limits, and calm by the morning. */
bool td_plan_is_tolerated(const struct td_plan_session *session);
/* Good sessions in a row at the base's level, the base among them. */
int td_plan_count_greens(const struct td_plan_pass *p);
/* Of them, those at the base's small step. */
int td_plan_count_greens_here(const struct td_plan_pass *p);
/* Good or tolerated sessions in a row at the base's place, none more sore than the one before
 * the newest three: three of them lead on as two greens do. */
bool td_plan_bears_it(const struct td_plan_pass *p);
/* Tolerated sessions so far: at the base's place, or anywhere. */
int td_plan_borne(const struct td_plan_pass *p, bool here);
/* The newest answer to a topic, and how many days ago it was given; NULL: none. */
const struct td_person_answer *td_plan_answer(const struct td_plan_pass *p, enum td_topic topic,
                                              int64_t *days_ago);

/* place.c: places on the ladder, and the test of where to begin. */
/* So many levels down by difficulty: a level that is harder by being slower is passed over. */
int td_plan_down(const struct td_plan_pass *p, int index, int levels);
/* The next harder one likewise; -1 = the plan leads no further. */
int td_plan_up(const struct td_plan_pass *p, int index);
/* A level by its id, else `otherwise`. */
int td_plan_named(const struct td_plan_pass *p, const char *id, int otherwise);
/* The beginning of a level, of the ladder or beside it, whatever is allowed. */
void td_plan_put(struct td_plan_pass *p, const struct td_level *level);
/* The beginning of a level, or of the highest one that is allowed. */
void td_plan_place(struct td_plan_pass *p, int index);
/* To a lower level, or as it was where there is none. */
void td_plan_step_to(struct td_plan_pass *p, int index);
/* A twin has a weight, which a clinician may have ruled out. */
bool td_plan_may_lift(const struct td_plan_pass *p, const struct td_level *level);
/* The current level, as it was. */
void td_plan_stay(struct td_plan_pass *p);
/* One small step back in the level, or one level down. False: it is the beginning of the first. */
bool td_plan_one_back(struct td_plan_pass *p);
/* The most that td_plan_grow_here leads to. */
int td_plan_most_sets(const struct td_exercise *main);
int td_plan_most_reps(const struct td_exercise *main);
int td_plan_most_hold_s(const struct td_exercise *main);
/* A part of the load one had at a level, rounded; 0 = none was said. */
int td_plan_known_load(const struct td_plan_pass *p, const struct td_level *level, int percent);
void td_plan_start(struct td_plan_pass *p);
bool td_plan_begin_placement(struct td_plan_pass *p);
bool td_plan_continue_placement(struct td_plan_pass *p);

/* refer.c: should a clinician see the knee? If not, says in td_plan.rising whether that is to be
 * asked again. */
enum td_referral td_plan_referral(const struct td_plan_pass *p, int weekly[3]);

/* red.c: red lights, bad mornings, referrals. True when it decided. */
bool td_plan_bad_first_morning(struct td_plan_pass *p);
/* The lowest level that a red session leads to while none so low followed it; else INT32_MAX. */
int td_plan_after_open_red(const struct td_plan_pass *p);
/* The words tell of an earlier session. */
void td_plan_decided_by(struct td_plan_pass *p, const struct td_plan_session *session);
bool td_plan_back_for_red(struct td_plan_pass *p);
/* break.c: weeks without training, and a later self-check. */
bool td_plan_back_after_break(struct td_plan_pass *p);
bool td_plan_back_to_check(struct td_plan_pass *p);
/* The level a break leaves; p->index without one. */
int td_plan_after_break(const struct td_plan_pass *p);

/* again.c: the ways back up. */
bool td_plan_after_look(struct td_plan_pass *p);
/* To where one was before a red light or a break, or part of the way. */
bool td_plan_return(struct td_plan_pass *p);

/* hold.c: amber, what was not whole or too hard, easy weeks. */
bool td_plan_deload(struct td_plan_pass *p);
bool td_plan_hold(struct td_plan_pass *p); /* else it left the plan where it was */

/* progress.c: going on, from where td_plan_hold left it. */
bool td_plan_progress(struct td_plan_pass *p);
/* The level ahead is one from which one fell three times: here first, then half of it. */
bool td_plan_fell_too_often(struct td_plan_pass *p, int ahead);
bool td_plan_after_deload(struct td_plan_pass *p);
void td_plan_level_up(struct td_plan_pass *p);
/* One thing grows beyond the level's range, where nothing harder is open. False: no room. */
bool td_plan_grow_here(struct td_plan_pass *p);

/* change.c: another kind of work: at the gentlest level, for flat measures, for what got in the
 * way, for growth, and where nothing grows. */
/* What got in the way lately: before the rules are asked. */
void td_plan_read_gap(struct td_plan_pass *p);
bool td_plan_other_work(struct td_plan_pass *p);
bool td_plan_flat(struct td_plan_pass *p);
bool td_plan_easier_start(struct td_plan_pass *p);
/* Beside the rule, once it has decided. */
void td_plan_change(struct td_plan_pass *p);
/* Last: little time, fear, and where hip work belongs to the rule. */
void td_plan_mind_gap(struct td_plan_pass *p);
/* A swap-in of the plan's level by its id, with its own numbers; false: there is none. */
bool td_plan_swap(struct td_plan_pass *p, const char *id);

/* words_on.c: ` After 2 more calm weeks: 15 degrees deeper, if you like.`, appended. */
void td_plan_say_deeper(const struct td_deeper *deeper, char *out, size_t size);
/* why it is the same again, or more; for the other rules nothing. */
void td_plan_say_on(const struct td_plan *plan, const struct td_program *program,
                    const struct td_limits *limits, char *out, size_t size);

/* beside.c: what goes beside the main exercise, once the place is known. */
void td_plan_beside(struct td_plan_pass *p);

/* planned.c: which places are known, and whether anything is above green. */
void td_plan_read_fade(struct td_plan_pass *p);

#endif
