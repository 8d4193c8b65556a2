/* How much of a recorded set was really done, and which part of the session it belongs to. */
#ifndef TEARDROP_CORE_TRAINING_SET_TIME_H
#define TEARDROP_CORE_TRAINING_SET_TIME_H

#include "teardrop/core/training/record.h"

/* How much of a set, an index, was really done: whole reps, and what was begun of the
 * one in which the session was left. reps: those that were done, of the whole session; may be
 * none. */
int64_t td_set_played_ms(const struct td_session_record *session, const struct td_rep_record *reps,
                         size_t rep_count, int set);
/* `warm_up`, `main`, `extras`; "" = not known. */
const char *td_set_part_id(const struct td_session_record *session, int set);

#endif
