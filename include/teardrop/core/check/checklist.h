/* The self-check: what is asked, what each answer speaks for, and the rule that
 * turns answers into likely causes.
 *
 * Scores order patterns; they are never probabilities and never shown as such. The rule is in the
 * comment of td_check_evaluate (rule.c); everything else is data (assets/checklist.cfg). What is
 * said about answers and results is in words.c, about typical signs in signs.h. */
#ifndef TEARDROP_CORE_CHECK_CHECKLIST_H
#define TEARDROP_CORE_CHECK_CHECKLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/arena.h"
#include "teardrop/base/err.h"

#define TD_CHECK_MAX_CAUSES 32
#define TD_CHECK_MAX_QUESTIONS 64
#define TD_CHECK_MAX_ANSWERS 16 /* of one question */
#define TD_CHECK_MAX_FLAGS 64
#define TD_CHECK_NAME_BYTES 80     /* of a name at most: two of them go into one sentence */
#define TD_CHECK_ANSWER_BYTES 160  /* of an answer's text */
#define TD_CHECK_ANSWERS_BYTES 960 /* of all answers' texts of a question */
#define TD_CHECK_ACTION_BYTES 140  /* of the action of what closes training and is no stop */
#define TD_CHECK_VERSION_BYTES 31  /* of the version, which is kept with each check */
#define TD_CHECK_ONE_KEY 9      /* what a list may have so that a digit answers: regions, places */
#define TD_CHECK_MAX_REASONS 80 /* of one cause */
#define TD_CHECK_MIN_ANSWERS 10 /* scored answers before anything is named */
#define TD_CHECK_NAME_MIN 1     /* a cause is named from this score on */
#define TD_CHECK_NEAR 1         /* so near to the best, two are named */
#define TD_CHECK_REACH 3        /* so far below a best without its signs one with them is named */
#define TD_CHECK_LEAN_WEEKS 4   /* so long what is only leaned towards limits training */
#define TD_CHECK_AGE_MIN 10
#define TD_CHECK_AGE_MAX 120
#define TD_CHECK_ADULT 16 /* under this many years: information only */
#define TD_CHECK_WEIGHT_MAX 3
#define TD_CHECK_PRIOR_MIN (-5)

/* How soon a clinician should look at it; ordered, the larger the sooner. */
enum td_urgency {
    TD_URGENCY_NONE,
    TD_URGENCY_ROUTINE,
    TD_URGENCY_SOON,
    TD_URGENCY_SAME_DAY,
    TD_URGENCY_EMERGENCY,
    TD_URGENCY_COUNT
};
extern const char *const td_urgency_ids[TD_URGENCY_COUNT]; /* "none", "routine", "soon", ... */
const char *td_urgency_id(enum td_urgency urgency);

/* What is open for training; ordered, the larger the stricter. */
enum td_training { TD_TRAINING_FREE, TD_TRAINING_LIMITED, TD_TRAINING_CLOSED, TD_TRAINING_COUNT };
extern const char *const td_training_ids[TD_TRAINING_COUNT]; /* "free", "limited", "closed" */
const char *td_training_id(enum td_training training);

/* What kind of cause it is. */
enum td_cause_layer {
    TD_CAUSE_PATTERN,    /* kneecap joint, or something that looks like it */
    TD_CAUSE_CONTRIBUTOR /* why a kneecap joint hurts */
};

/* True when the question has one of these answers; with `otherwise`, when it
 * has any other answer or none at all. */
struct td_condition {
    uint8_t question;
    uint32_t answers; /* bit i: answer i */
    bool otherwise;
};

/* A group of answers of which a cause needs some before it is named alone: its typical signs. */
struct td_need {
    int least; /* at least so many of these hold; 1.. */
    const struct td_condition *of;
    size_t of_count;
};

/* What may be held while training; ordered, the larger the stricter. */
enum td_load {
    TD_LOAD_FREE,
    TD_LOAD_OWN, /* body weight only */
    TD_LOAD_ASK, /* body weight only, and more when a clinician says so */
    TD_LOAD_COUNT
};
extern const char *const td_load_ids[TD_LOAD_COUNT]; /* "free", "own", "ask" */
const char *td_load_id(enum td_load load);

/* How a depth limit ends without a clinician: after so many calm weeks, a step, up to a depth. */
struct td_opening {
    int weeks; /* 1..26; 0 = it does not open so */
    int step_deg;
    int to_deg;
};

/* One cause, as the data has it. Its level, depth and load limits hold for the training plan when
 * it is named, or leaned towards. */
struct td_cause {
    const char *id;
    enum td_cause_layer layer;
    int prior;                 /* score to start from */
    enum td_urgency follow_up; /* how soon somebody should look at it: named, or leaned towards */
    const char *name;          /* "bursa in front of the knee" */
    const char *meaning;       /* one or two sentences */
    const char *advice;        /* what to do now */
    const char *source;        /* letter and reason of these words; NULL = none */
    const char *page;          /* primer page id, or NULL */
    const char *start_level;   /* level id, or NULL = by pain */
    const char *max_level;     /* level id, or NULL = no limit */
    int max_depth_deg;         /* 0 = no limit */
    enum td_load load;
    struct td_opening opens;
    const struct td_condition *shut_when; /* with all of these it does not open so; 0 = never */
    size_t shut_when_count;
    const char *then;            /* what comes when nothing gets better, or NULL */
    const struct td_need *needs; /* all must be met to be named alone */
    size_t need_count;
    int alone_from;                  /* lowest score to be named alone */
    const struct td_condition *bars; /* with any of these it is left out altogether */
    size_t bar_count;
};

struct td_weight {
    uint8_t cause; /* index */
    int8_t weight; /* -3..3 */
};

struct td_answer {
    const char *id;
    const char *text;
    const char *source; /* letter and reason */
    const struct td_weight *weights;
    size_t weight_count;
    int years_from, years_to; /* of an age band; both 0 otherwise */
    bool unsure;              /* "not sure": never scored, never counted */
    bool absent;              /* it says a sign is not there */
    const char **was;         /* ids of earlier versions' answers that kept checks have and that
                                 are read as this one */
    size_t was_count;
};

/* An answer as it is offered in a region. */
struct td_spot {
    uint8_t answer;   /* index */
    const char *text; /* shorter than the answer's own, or clearer beside the others there */
};

/* Part of the answers of a question that has too many for one list: first the region is chosen,
 * then the place in it. An answer may be in several; each is in one at least. */
struct td_region {
    const char *id;
    const char *text;
    const char *ask;     /* "At the front: where is it worst?"; NULL with a single place, which is
                            the answer at once */
    const char *help;    /* NULL = none */
    const char *picture; /* view with its places, or NULL */
    const struct td_spot *places;
    size_t place_count; /* 1..TD_CHECK_ONE_KEY */
};

enum td_question_kind { TD_QUESTION_CHOICE, TD_QUESTION_SCALE, TD_QUESTION_YEARS };

/* How a person must be to answer; TD_POSE_NONE: as they are. */
enum td_pose_needed { TD_POSE_NONE, TD_POSE_STAND, TD_POSE_SIT, TD_POSE_LIE };

struct td_question {
    const char *id;
    const char *name; /* two or three words: "Stairs" */
    const char *text;
    const char *help; /* NULL = none */
    const char *why;  /* why it is asked */
    enum td_question_kind kind;
    const struct td_answer *answers;
    size_t answer_count;
    const struct td_region *regions; /* none: one list of answers */
    size_t region_count;             /* 0..TD_CHECK_ONE_KEY */
    const char **items;              /* things to count, e.g. the bendy-joint list */
    size_t item_count;
    enum td_pose_needed pose;            /* not TD_POSE_NONE: it can be put off, "later" */
    const char *picture;                 /* view of the small pictures, or NULL */
    const struct td_condition *ask_when; /* asked only if; count 0 = always */
    size_t ask_when_count;
    uint64_t unless_flags; /* not asked while one of these flags is ticked: it would not be safe */
};

struct td_flag {
    const char *id;
    const char *text;
    const char *action;
    enum td_urgency urgency;
    enum td_training training;
    bool in_session; /* said in the middle of a session, not in the self-check */
};

struct td_answer_flag {
    const struct td_condition *when; /* all must hold */
    size_t when_count;
    uint64_t flags; /* all of these must be ticked, too */
    int age_under;  /* and the age in years is known and below this; 0 = any */
    uint8_t flag;
    enum td_urgency urgency;
    enum td_training training;
    const char *action; /* NULL = the flag's own */
    const char *text;   /* no more than these answers said; NULL = the flag's own */
};

/* Answers that measure the same thing: together they raise a cause by no more than the cap. */
struct td_group {
    const char *id;
    const char *why;
    uint64_t questions; /* bit i: question i */
    uint8_t cause;
    int8_t cap;
};

struct td_conjunction {
    const char *id;
    const struct td_condition *when;
    size_t when_count;
    const struct td_weight *weights;
    size_t weight_count;
    const char *source;
};

struct td_never_alone {
    uint8_t cause, partner;
    const struct td_condition *when;
    size_t when_count;
    const char *why;
};

/* What a person comes for. */
enum td_check_goal {
    TD_GOAL_SORE,    /* a knee that hurts: all of it */
    TD_GOAL_STRENGTH /* nothing hurts: only the flags that matter for training */
};

struct td_gate {
    const char *id;
    const char *name;        /* two or three words */
    enum td_check_goal goal; /* asked only of those who come for this */
    const char *text;
    const uint8_t *flags; /* indexes */
    size_t flag_count;
    const struct td_condition *when; /* asked only if; count 0 = always */
    size_t when_count;
};

struct td_section {
    const char *id;
    const char *title;
    const uint8_t *questions;
    size_t question_count;
    const char
        *intro; /* said before its first question; NULL = nothing. A block of tests has one */
};

/* A question or a cause that only earlier versions had: kept checks are shown with its name. */
struct td_former {
    const char *id;
    const char *name;
};

/* How sure a source is. */
struct td_letter {
    char letter; /* 'P' */
    const char *text;
};

struct td_checklist {
    struct td_arena arena; /* owns everything below */
    const char *version;
    const struct td_cause *causes; /* in the order of the data, which breaks ties */
    size_t cause_count;
    const struct td_question *questions;
    size_t question_count;
    const struct td_flag *flags;
    size_t flag_count;
    const struct td_answer_flag *answer_flags;
    size_t answer_flag_count;
    const struct td_group *groups;
    size_t group_count;
    const struct td_conjunction *conjunctions;
    size_t conjunction_count;
    const struct td_never_alone *never_alone;
    size_t never_alone_count;
    const struct td_gate *gates;
    size_t gate_count;
    const struct td_section *sections;
    size_t section_count;
    const uint8_t *quick; /* question indexes of the quick check, in order */
    size_t quick_count;
    const struct td_letter *letters;
    size_t letter_count;
    const struct td_former *former;
    size_t former_count;
    uint8_t home_pattern; /* the cause whose contributors are ranked: kneecap_joint */
    /* training limits that depend on no cause */
    const char *soon_max_level; /* highest level with a flag of `soon` or more */
    int soon_max_depth_deg;
    const char *limited_max_level; /* the same with a `limited` flag that is less urgent */
    int limited_max_depth_deg;
    const char *pain_levels[11]; /* level to begin with by worst pain 0..10 */
    const char *top_level;       /* highest level of the programme */
    int full_depth_deg;
    const char *placement;       /* how a person without pain finds their level */
    const char *placement_level; /* level it begins with */
};

void td_checklist_free(struct td_checklist *checklist);

/* How far up a level stands by its id: 3 of "l3" and of its twin "l3w"; -1 of other names. */
int td_level_number(const char *id);

/* Index by id, -1 when unknown. */
int td_checklist_question(const struct td_checklist *checklist, const char *id);
int td_checklist_cause(const struct td_checklist *checklist, const char *id);
int td_checklist_flag(const struct td_checklist *checklist, const char *id);
int td_checklist_gate(const struct td_checklist *checklist, const char *id);
int td_question_answer(const struct td_question *question, const char *id);
/* The place of a region that stands for an answer; the first region with one. -1 = none. */
int td_region_spot(const struct td_region *region, int answer);
int td_question_region(const struct td_question *question, int answer);
/* Age band for years; -1 when outside every band. */
int td_question_band(const struct td_question *question, int years);
/* The answer that an id of a kept check stands for, which may be an earlier version's
 * (td_answer.was); -1 when unknown. */
int td_question_answer_then(const struct td_question *question, const char *id);
/* The name of a question, or of a cause, that may be an earlier version's; the id itself when
 * nothing is known of it. */
const char *td_checklist_question_name(const struct td_checklist *checklist, const char *id);
const char *td_checklist_cause_name(const struct td_checklist *checklist, const char *id);

/* ---- what a person answered ---- */

#define TD_ANSWER_NONE (-1)  /* not asked yet */
#define TD_ANSWER_LATER (-2) /* put off: counts as not asked */

struct td_answers {
    int8_t choice[TD_CHECK_MAX_QUESTIONS]; /* answer index, or one of the above */
    int age_years;                         /* -1 = only the band is known, or nothing */
    int worst_pain;                        /* 0..10, -1 = not said */
    bool flags_asked;                      /* every gate question was answered */
    bool flag[TD_CHECK_MAX_FLAGS];
};

void td_answers_init(struct td_answers *answers);
bool td_condition_holds(const struct td_condition *when, size_t count,
                        const struct td_answers *answers);
/* Was it answered, even with "not sure"? */
bool td_answers_has(const struct td_checklist *checklist, const struct td_answers *answers,
                    size_t question);
/* The answer in words: "28", "4 of 10", the answer's text; "" when there is none. */
void td_answers_text(const struct td_checklist *checklist, const struct td_answers *answers,
                     size_t question, char *out, size_t size);

/* ---- what comes of it ---- */

enum td_outcome {
    TD_OUTCOME_STOP,
    TD_OUTCOME_NOT_ENOUGH,
    TD_OUTCOME_NO_PATTERN,
    TD_OUTCOME_NAMED,
    TD_OUTCOME_PATTERN_ONLY
};
const char *td_outcome_id(enum td_outcome outcome);

enum td_reason_kind { TD_REASON_ANSWER, TD_REASON_PRIOR, TD_REASON_CAP, TD_REASON_TOGETHER };

struct td_reason {
    uint8_t kind;   /* enum td_reason_kind; a result holds thousands of these */
    uint8_t index;  /* question, (nothing), group, conjunction */
    uint8_t answer; /* of a TD_REASON_ANSWER */
    int8_t weight;  /* never 0 */
};

struct td_score {
    uint8_t cause;
    int score;                                      /* sum of all reasons */
    struct td_reason reasons[TD_CHECK_MAX_REASONS]; /* largest |weight| first */
    size_t reason_count;
    int needs_want, needs_have; /* typical signs it takes to be named alone, and those it has */
    bool met;                   /* it has them, and the score it takes */
};

struct td_raised_flag {
    uint8_t flag;
    enum td_urgency urgency;
    enum td_training training;
    const char *text;   /* what is true, in words; borrowed from the checklist */
    const char *action; /* fits the urgency; borrowed from the checklist */
    bool ticked;        /* by the person; otherwise raised by answers */
};

struct td_check_result {
    enum td_outcome outcome;
    enum td_urgency urgency;
    struct td_raised_flag flags[TD_CHECK_MAX_FLAGS]; /* most urgent first */
    size_t flag_count;
    uint8_t named[2];
    size_t named_count;
    bool leans;      /* with TD_OUTCOME_NO_PATTERN: the best lacks its typical signs, */
    uint8_t leaning; /* and is this one */
    struct td_score patterns[TD_CHECK_MAX_CAUSES]; /* best first; empty on stop */
    size_t pattern_count;
    struct td_score contributors[TD_CHECK_MAX_CAUSES];
    size_t contributor_count;
    uint8_t unanswered[TD_CHECK_MAX_QUESTIONS]; /* never answered, in order of the data */
    size_t unanswered_count;
    int scored; /* number of answers that count, see td_check_scored */
    bool minor; /* under TD_CHECK_ADULT */
    enum td_training training;
    const char *start_level; /* NULL when closed */
    const char *max_level;   /* NULL when closed */
    int max_depth_deg;       /* 0 when closed */
    enum td_load load;
    struct td_opening opens; /* how the depth limit ends; weeks 0 = by a clinician's look alone */
    int lapse_weeks;         /* the limits come of leaning alone, and end after so many; 0 = no */
    char why[320];           /* why training is as it is */
};

/* The decision rule, in this order:
 *  1. A flag of same_day or emergency (ticked, or raised by answers): stop;
 *     nothing is ranked, training is closed.
 *  2. Fewer than TD_CHECK_MIN_ANSWERS scored answers: not enough.
 *  3. A cause that an answer bars is left out altogether; a contributor without its needs, too.
 *  4. Best pattern below +1: no pattern.
 *  5. The best pattern without its needs, or below its alone_from: the best of those with theirs,
 *     at +1 or more and at most TD_CHECK_REACH below, is named beside it; without one there is no
 *     pattern, and the result leans towards it.
 *  6. The second best pattern at +1 or more and within TD_CHECK_NEAR: both are named.
 *  7. never_alone puts a partner second, beside what stands alone or beside the kneecap joint.
 *  8. The kneecap joint alone: its contributors are ranked; none at +1 or more: the pattern only;
 *     else by 6 and 7.
 * Urgency is the largest of all flags and the follow-ups of what is named or leaned towards.
 * The order of answering does not matter; "not sure" changes nothing, but of the
 * place: who cannot point may have the typical sign of what hurts all over. */
void td_check_evaluate(const struct td_checklist *checklist, const struct td_answers *answers,
                       struct td_check_result *out);

/* When a clinician should look: "now", "today", "within days, ..."; "" for none. */
const char *td_urgency_when(enum td_urgency urgency);
/* "needs a person", "no pattern", ...; of TD_OUTCOME_NAMED "fits with ", before the names. */
const char *td_outcome_text(enum td_outcome outcome);
/* What may be held while training, as a sentence: "Body weight only."; "" = anything. */
const char *td_load_words(enum td_load load);
/* Are contributors named? Then the pattern behind them is the kneecap joint. */
bool td_check_names_contributors(const struct td_checklist *checklist,
                                 const struct td_check_result *result);
/* The score of a ranked cause; NULL when it is not ranked. Borrowed from result. */
const struct td_score *td_check_score(const struct td_check_result *result, uint8_t cause);
/* The other causes that share enough of the signs to be mentioned beside the named
 * ones; returns how many. */
size_t td_check_others(const struct td_checklist *checklist, const struct td_check_result *result,
                       const struct td_score *out[TD_CHECK_MAX_CAUSES]);
/* The sentence above the named causes: "Your answers fit best with:". */
void td_check_headline(const struct td_checklist *checklist, const struct td_check_result *result,
                       char *out, size_t size);

/* Of a result that leans: "This leans towards X, but its typical sign is missing." */
void td_check_lean_words(const struct td_checklist *checklist, const struct td_check_result *result,
                         char *out, size_t size);
/* Of two that are named, when the first lacks a typical sign: says so; "" otherwise. */
void td_check_pair_words(const struct td_check_result *result, char *out, size_t size);
/* That an answer leaves patterns out altogether, and which answer; "" when none does. */
void td_check_left_out(const struct td_checklist *checklist, const struct td_answers *answers,
                       char *out, size_t size);
/* When the depth limit moves: "After 3 calm weeks 15 degrees deeper, and so on, up to 90 degrees.";
 * "" = not by itself. At most 80 bytes. */
void td_check_opening_words(const struct td_checklist *checklist,
                            const struct td_check_result *result, char *out, size_t size);

/* Where a reason comes from: its source's text after the letters, NULL when it
 * has none; letters gets at most 3 of them, "P/R" as "PR". */
const char *td_reason_source(const struct td_checklist *checklist, const struct td_reason *reason,
                             char letters[4]);
/* Splits the letters off a source ("P/R: ...") and returns what follows them; NULL when it does not
 * begin with letters and a colon. */
const char *td_source_split(const char *source, char letters[4]);

/* Text of a reason: `Stairs: they hurt a little`. */
void td_reason_words(const struct td_checklist *checklist, const struct td_reason *reason,
                     char *out, size_t size);
/* The same with the letters of its source: `Stairs: they hurt a little  [R]`. */
void td_reason_text(const struct td_checklist *checklist, const struct td_reason *reason, char *out,
                    size_t size);
/* The id used in JSON: a question id, "(prior)", "(cap) foot_shape", "(together) ...". */
void td_reason_question_id(const struct td_checklist *checklist, const struct td_reason *reason,
                           char *out, size_t size);

#endif
