/* Taking up a session that was left half-way, with all that is on record of it. */
#ifndef TEARDROP_CORE_TAKE_UP_H
#define TEARDROP_CORE_TAKE_UP_H

#include "teardrop/core/ports.h"
#include "teardrop/core/training/session.h"

/* In place of td_session_start. session: initialised with the workout of the record; record:
 * initialised, becomes a copy of `resume`, without reps. What is known of each rep is restored,
 * too: going on without it would take it away. TD_ERR_ABSENT when the record no longer fits the
 * workout; TD_ERR_STORE, TD_ERR_NOMEM. */
enum td_err td_session_take_up(const struct td_history_port *history, td_ns now,
                               const struct td_session_record *resume, struct td_session *session,
                               struct td_session_record *record) TD_MUST_USE;

#endif
