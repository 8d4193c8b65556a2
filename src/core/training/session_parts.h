/* What session.c, session_change.c and session_restore.c share. */
#ifndef TEARDROP_CORE_TRAINING_SESSION_PARTS_H
#define TEARDROP_CORE_TRAINING_SESSION_PARTS_H

#include "teardrop/core/training/session.h"

/* Running or paused. */
bool td_session_under_way(const struct td_session *session);
/* Puts the anchor at an offset; what was played up to now is remembered. */
void td_session_anchor(struct td_session *session, td_ns now, td_ns offset);
/* After a change of the timeline: the first segment that waits. */
void td_session_find_wait(struct td_session *session);

/* Writes where each rep belongs; those not done have no times. */
void td_session_number_reps(struct td_rep_record *reps, const struct td_timeline *timeline);
/* The sets' plans, to compare and go back to; free() it. NULL: no memory. */
struct td_set_plan *td_session_copy_plans(const struct td_timeline *timeline);
/* Rebuilds sets `from` and later, and carries over the reps that were done. before: the plans as
 * they were. False: no memory, nothing has changed. */
bool td_session_lay_again(struct td_session *session, const struct td_set_plan *before,
                          size_t from);

/* The movement a tap at this offset ends: an index of a segment; count = none. */
size_t td_session_tapped_movement(const struct td_session *session, td_ns offset);
/* session_fade.c: a silent movement took so long; when that is too far off, the cues come back. */
void td_session_mind_slip(struct td_session *session, const struct td_segment *segment, td_ns took);
/* The same of all that was tapped before, after a session was taken up again. */
void td_session_mind_slips(struct td_session *session);

#endif
