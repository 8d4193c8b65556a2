/* The course of a self-check: what is asked next, what need not be asked, which earlier answers an
 * answer makes pointless, and the way back.
 *
 * Order: the age, the gates of red flags, the quick check, an offer to go on, then the rest section
 * by section. Within a section, questions that can raise a flag come first, then those that ask for
 * typical signs of the leading causes, then those that tell them apart best. A question, of the
 * quick check, too, is left out when ask_when or a ticked flag forbids it, or when no answer to it
 * could change the result, whatever the others are. */
#ifndef TEARDROP_CORE_CHECK_COURSE_H
#define TEARDROP_CORE_CHECK_COURSE_H

#include "teardrop/core/check/checklist.h"

#define TD_COURSE_UNDO 24 /* steps that can be taken back */
#define TD_CHECK_MAX_GATES 16

/* Plain data: copied for undo, kept while the program runs, saved when half done. */
struct td_course {
    enum td_check_goal goal;
    struct td_answers answers;
    uint32_t gates_done;                   /* bit i: gate i was answered */
    uint64_t taken_back;                   /* bit i: flag i was ticked by mistake and taken back */
    uint8_t trail[TD_CHECK_MAX_QUESTIONS]; /* questions in the order they were asked, including
                                              those skipped or put off */
    size_t trail_count;
    bool offered;    /* the offer after the quick check was accepted */
    uint32_t intros; /* bit i: the intro of section i was read */
};

enum td_step_kind {
    TD_STEP_AGE,
    TD_STEP_GATE,     /* index: gate */
    TD_STEP_QUESTION, /* index: question */
    TD_STEP_OFFER,    /* after the quick check: go on, or see the result */
    TD_STEP_INTRO,    /* index: section */
    TD_STEP_END       /* nothing is left to ask; the answers can be looked over */
};
struct td_step {
    enum td_step_kind kind;
    size_t index;
};

void td_course_init(struct td_course *course, enum td_check_goal goal);
/* result: td_check_evaluate of the course's present answers. */
struct td_step td_course_next(const struct td_checklist *checklist, const struct td_course *course,
                              const struct td_check_result *result);

/* Was the question asked already, answered or not? */
bool td_course_was_put(const struct td_course *course, size_t question);
bool td_question_is_quick(const struct td_checklist *checklist, size_t question);
/* Do ask_when and the ticked flags allow it? */
bool td_question_open(const struct td_checklist *checklist, const struct td_answers *answers,
                      size_t question);
/* Can it still be asked, and could any answer to it change the outcome, what is named or leaned
 * towards, a flag, the urgency, or what is open for training? False only when it is certain that
 * none can, whatever the other open questions get. While fewer than TD_CHECK_MIN_ANSWERS are
 * scored, every one matters. */
bool td_question_matters(const struct td_checklist *checklist, const struct td_answers *answers,
                         size_t question);
/* What it tells: whether it can raise a flag, then whether it asks for typical signs of the leading
 * causes, then how well it tells them apart; larger is better, 0 is not at all. */
int td_question_tells(const struct td_checklist *checklist, const struct td_answers *answers,
                      size_t question);

/* Questions still to come, and how many seconds they may take: an estimate that each answer can
 * change. */
size_t td_course_left(const struct td_checklist *checklist, const struct td_course *course,
                      int *seconds);
/* Questions put off with "later". */
size_t td_course_later(const struct td_checklist *checklist, const struct td_course *course);
/* Puts those questions back, to be asked again. */
void td_course_take_up(const struct td_checklist *checklist, struct td_course *course);

/* What an answer makes pointless: answered questions (other than with "not sure") that would no
 * longer be asked, and ticked flags whose gate would no longer be shown. */
struct td_course_drops {
    uint8_t questions[TD_CHECK_MAX_QUESTIONS];
    size_t question_count;
    uint8_t flags[TD_CHECK_MAX_FLAGS];
    size_t flag_count;
};

/* An answer to a question, as the person gives it. */
struct td_said {
    int8_t choice; /* an answer, TD_ANSWER_NONE (skipped) or TD_ANSWER_LATER */
    int number;    /* years of age, or 0..10 on a scale; -1 = none */
};
/* Records an answer, and drops what it makes pointless; *drops (may be NULL) lists that. The
 * question joins the trail. */
void td_course_say(const struct td_checklist *checklist, struct td_course *course, size_t question,
                   struct td_said said, struct td_course_drops *drops);
/* "Later" to all tests of a section that have no answer yet. */
void td_course_put_off(const struct td_checklist *checklist, struct td_course *course,
                       size_t section);
/* What td_course_say would drop; changes nothing. */
void td_course_would_drop(const struct td_checklist *checklist, const struct td_course *course,
                          size_t question, struct td_said said, struct td_course_drops *drops);

/* The way back: copies of the course from before each answer, each with a number of the caller's
 * own (which page it was). When it is full, the oldest goes. */
struct td_course_past {
    struct td_course course[TD_COURSE_UNDO];
    int note[TD_COURSE_UNDO];
    size_t count;
};
void td_course_remember(struct td_course_past *past, const struct td_course *course, int note);
/* The course as it was; false when there is no way back. */
bool td_course_undo(struct td_course_past *past, struct td_course *course, int *note);

/* A gate has been answered. none: with "none of these", which unticks its flags; otherwise the
 * ticks stay. */
void td_course_pass_gate(const struct td_checklist *checklist, struct td_course *course,
                         size_t gate, bool none);
/* Have all gates that apply to this person been answered? */
bool td_course_gates_done(const struct td_checklist *checklist, const struct td_course *course);
/* A flag was ticked by mistake: it is unticked and noted in taken_back, and its gate is asked again
 * if nothing else is ticked there. */
void td_course_take_back(const struct td_checklist *checklist, struct td_course *course,
                         uint8_t flag);

#endif
