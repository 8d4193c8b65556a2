/* Operations of the history's port (struct td_history_ops says what they do): sessions are in
 * session.c, self-checks in check.c, what was told and proposed in told.c, what the plan looks at
 * in plan.c. self is a struct td_history_store. */
#ifndef TEARDROP_STORE_HISTORY_OPERATIONS_H
#define TEARDROP_STORE_HISTORY_OPERATIONS_H

#include "database/db.h"
#include "teardrop/core/ports.h"

enum td_err td_history_save_session(void *self, const struct td_session_record *record);
enum td_err td_history_save_check(void *self, const struct td_check_record *record);
enum td_err td_history_delete_check(void *self, const char *uuid);
enum td_err td_history_past_sessions(void *self, size_t max, struct td_past_session *out,
                                     size_t *count);
enum td_err td_history_past_volumes(void *self, int64_t since_unix_s, size_t max,
                                    struct td_past_volume *out, size_t *count);
enum td_err td_history_first_session(void *self, struct td_instant *out);
enum td_err td_history_load_session(void *self, const char *uuid, struct td_session_record *out);
enum td_err td_history_load_check(void *self, const char *uuid, struct td_check_record *out);
enum td_err td_history_load_reps(void *self, const char *uuid, size_t max,
                                 struct td_rep_record *out, size_t *count);
enum td_err td_history_last_session(void *self, struct td_instant *out);
enum td_err td_history_last_check(void *self, struct td_check_record *out);
enum td_err td_history_open_check(void *self, int64_t since_unix_s, struct td_check_record *out);
enum td_err td_history_gate(void *self, struct td_training_gate *out);
enum td_err td_history_unfinished(void *self, int64_t since_unix_s, struct td_session_record *out);
enum td_err td_history_save_look(void *self, const struct td_look *look);
enum td_err td_history_last_look(void *self, struct td_look *out);
enum td_err td_history_save_answer(void *self, const struct td_person_answer *answer);
enum td_err td_history_answers(void *self, size_t max, struct td_person_answer *out, size_t *count);
enum td_err td_history_save_proposal(void *self, const struct td_proposal *proposal);
enum td_err td_history_proposals(void *self, int64_t since_day, size_t max, struct td_proposal *out,
                                 size_t *count);
/* A record without parts, in a transaction of its own. */
enum td_err td_history_save_one(struct td_history_store *store, enum td_record which,
                                const void *record);
enum td_err td_history_delete_session(void *self, const char *uuid);

#endif
