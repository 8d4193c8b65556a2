/* The history as lines of JSON: out whole, and in again, so that two machines can be
 * brought together in either order with the same result.
 *
 * One record a line, oldest first: sessions with their sets, self-checks with their
 * answers, mornings, clinicians' looks, and marks of what was deleted. Every record
 * has a UUID. Times are whole seconds since 1970 UTC (`_unix_s`) with the local offset
 * beside them, and once more as ISO 8601 for people (`started`, `done`; not read back);
 * lengths are milliseconds (`_ms`), loads grams (`_g`), depths degrees (`_deg`).
 *
 * Of two records with one UUID (of two mornings of one date) the one that was changed
 * later stays, of two changed in the same second the one whose line is longer, or sorts behind.
 * What was deleted after it was last changed is deleted on both sides.
 *
 * A session that has not ended has `running` 1, and is as it was last saved: after its last whole
 * rep. Where it is taken in it is one that was broken off: offered to be continued, or
 * settled. When it has ended, that is a later change. No import changes the session that
 * somebody is in the middle of here.
 *
 * However many histories are brought together, in whatever order and however often: the result
 * is the same. Of a day only one answer is kept, so the mark of one that was deleted is about its
 * day: its UUID is `YYYYMMDD-dead-4000-8000-000000000000`, and no answer of that day that is not
 * later comes back. (Before the first release there was a mark with the answer's UUID, and one for
 * the day with the last group of it.) */
#ifndef TEARDROP_STORE_TRANSFER_TRANSFER_H
#define TEARDROP_STORE_TRANSFER_TRANSFER_H

#include "teardrop/store/history/history.h"
#include "teardrop/store/paths.h"

/* What is read until the end is of one moment, whatever another teardrop writes meanwhile. Nothing
 * may be written between the two. */
enum td_err td_history_snapshot(struct td_history_store *store);
void td_history_snapshot_end(struct td_history_store *store);

/* Lines without their end, one call each; false from put stops with TD_ERR_IO. TD_ERR_NOMEM. No
 * line has a control character in it, and each is UTF-8. */
enum td_err td_history_export_lines(struct td_history_store *store,
                                    bool (*put)(void *to, const char *line), void *to);
/* The same records as one object, a list for each type: `{"session":[...],"self_check":[...],...}`.
 * It comes in pieces, the line ends in them. */
enum td_err td_history_export_json(struct td_history_store *store,
                                   bool (*put)(void *to, const char *text), void *to);

struct td_merge_counts {
    size_t lines;   /* read */
    size_t added;   /* new here */
    size_t changed; /* newer than what was here */
    size_t same;    /* nothing to do, or older than what is here */
    size_t deleted; /* taken away by a mark */
};

/* All of it or nothing: begin, a call a line, then end, which keeps it only with
 * `keep`. Counts are filled in either case. dry_run: on a copy in memory, which its end throws
 * away: nothing is written. */
enum td_err td_history_merge_begin(struct td_history_store *store, bool dry_run);
/* An empty line is nothing. TD_ERR_USAGE: not such a line, why names the member, what is wrong
 * and what is allowed. TD_ERR_STORE: it is not the line's fault, and `trouble` says what is. */
enum td_err td_history_merge_line(struct td_history_store *store, const char *line,
                                  struct td_merge_counts *counts, char *why, size_t why_size);
enum td_err td_history_merge_end(struct td_history_store *store, bool keep,
                                 struct td_merge_counts *counts);

#endif
