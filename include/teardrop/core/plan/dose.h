/* What the plan proposed, and how much of it was done: time under contraction, the dose that trials
 * of exercise for kneecap pain count in. Riel 2018 (Med Sci Sports Exerc 50:28) measured it in six
 * weeks of exercise at home: 20 % of what was prescribed arrived without feedback on tempo, 35 %
 * with it.
 *
 * Only the level's own first exercise counts, both sides of it. Contraction is down, bottom and up
 * of a rep, or a hold. Where up is as fast as one can it counts a second. */
#ifndef TEARDROP_CORE_PLAN_DOSE_H
#define TEARDROP_CORE_PLAN_DOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/date.h"
#include "teardrop/base/ids.h"
#include "teardrop/core/person/person.h"
#include "teardrop/core/training/record.h"

/* What the plan proposed for a day: the dose a session is compared with. One a day; a later one of
 * the same day takes its place. */
struct td_proposal {
    char date[11]; /* local date, YYYY-MM-DD: not before this day */
    char level[TD_ID_TEXT];
    int step;            /* small step of the level; 0 = as the level begins */
    int sets, reps;      /* of the main exercise, each side; reps 1 for holds */
    int hold_ms;         /* 0 for reps */
    int64_t contract_ms; /* down, bottom and up (or the hold) of all of these, both sides */
    int every_days;      /* from one session to the next; 1..14 */
};

/* The proposal that a plan makes. planned: of the plan's level by td_planned_make, with nothing
 * asked for, so that it is the plan's dose and not what a person makes of it. The date is the day
 * the session is due, also when that is over; the same day then stays the same proposal. */
struct td_plan;
struct td_planned;
void td_proposal_of(const struct td_plan *plan, const struct td_planned *planned,
                    struct td_instant now, struct td_proposal *out);

/* A session as the dose looks at it. What is not done is in exactly one of the three. */
struct td_dose_session {
    int64_t day; /* it counts for: td_training_day */
    char level[TD_ID_TEXT];
    int64_t planned_ms; /* of its own sets */
    int64_t done_ms;    /* may be more */
    int64_t lost_sets_ms, lost_reps_ms;
    int64_t lost_tempo_ms; /* reps that were tapped faster than planned */
};
/* False when nothing is known of its sets. */
bool td_dose_of_session(const struct td_session_record *session, struct td_dose_session *out);

struct td_dose {
    int percent;     /* done of planned, 0 and up, may pass 100; -1 = nothing was planned */
    int sessions;    /* that were done */
    int days_missed; /* on which a session was planned and none was done */
    int days;        /* looked at, today among them */
    bool days_known; /* proposals were kept, so that a missed day can be told */
    bool whole;      /* all of the days that were asked for: nobody began in between */
    int64_t planned_ms, done_ms;
    int64_t lost_days_ms, lost_sets_ms, lost_reps_ms, lost_tempo_ms;
};

#define TD_DOSE_DAYS 28

/* Of the days from `from` to today. Proposals and sessions oldest first, answers in any order.
 *
 * A session is compared with the newest proposal since the one before it, when it was done on that
 * day or later and at its level; otherwise with its own plan. A day is missed when as many days as
 * lie between two sessions went by after it without one; so is every next one after that. Nothing
 * is planned for the days before somebody answers that they were ill or away. Without proposals no
 * day is missed. */
void td_dose_of(const struct td_proposal *proposals, size_t proposal_count,
                const struct td_dose_session *sessions, size_t session_count,
                const struct td_person_answer *answers, size_t answer_count, int64_t from,
                int64_t today, struct td_dose *out);

/* `Of the work planned in the last four weeks 82 percent was done; most of the rest: two days
 * without training.` Without proposals it is the work of the sessions that were begun. "" when
 * nothing was planned. */
void td_dose_text(const struct td_dose *dose, char *out, size_t size);

#endif
