/* What has come together with the session that has just been done: how many there are, how many
 * reps, and how it compares with the last one of its level. It counts what was done and promises
 * nothing. */
#ifndef TEARDROP_CORE_TALLY_H
#define TEARDROP_CORE_TALLY_H

#include "teardrop/core/ports.h"

struct td_tally {
    int sessions, reps;       /* of the ladder, this one included; 0 = it is not among them */
    int reps_now;             /* of this one ... */
    int tension_s;            /* ... its time in reps and holds ... */
    bool holds;               /* ... and whether its "reps" are holds */
    int64_t today;            /* ... local day */
    struct td_instant first;  /* when the first of the sessions began */
    bool compared;            /* there is an earlier one of this level, its own exercise: */
    int reps_before;          /* its reps ... */
    struct td_instant before; /* ... and when it began */
};

/* The session that began at `started`, among all of them, newest first. */
void td_tally_of(const struct td_program *program, const struct td_past_volume *past, size_t count,
                 struct td_instant started, struct td_tally *out);
/* The same with what is in the history. On an error it is all zeros. */
enum td_err td_tally_look_up(const struct td_program *program,
                             const struct td_history_port *history, struct td_instant started,
                             struct td_tally *out) TD_MUST_USE;
/* Up to the newest session that counts. */
enum td_err td_tally_look_up_all(const struct td_program *program,
                                 const struct td_history_port *history,
                                 struct td_tally *out) TD_MUST_USE;

#define TD_TALLY_TEXT 80 /* bytes; the longest, with two numbers of ten digits, has 67 */

/* `16 more reps than on Tue 9 December`, `as many reps as on ...`; "" = nothing to compare with. */
void td_tally_change_text(const struct td_tally *tally, char out[TD_TALLY_TEXT]);
/* `Session 41. 832 reps since Fri 24 July.`; "" = it is not counted. */
void td_tally_text(const struct td_tally *tally, char out[TD_TALLY_TEXT]);
/* A round number that this session has reached: `That makes 25 sessions.`; "" = none. */
void td_tally_round_text(const struct td_tally *tally, char out[TD_TALLY_TEXT]);

#endif
