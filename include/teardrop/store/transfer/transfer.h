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

/* Everything read between these two calls is as of one moment, whatever another teardrop writes in
 * the meantime. Nothing may be written between them. */
enum td_err td_history_snapshot(struct td_history_store *store);
void td_history_snapshot_end(struct td_history_store *store);

/* Calls put once for each line, without its line end; when put returns false, stops with TD_ERR_IO.
 * TD_ERR_STORE, TD_ERR_NOMEM. Lines are UTF-8 without control characters. */
enum td_err td_history_export_lines(struct td_history_store *store,
                                    bool (*put)(void *to, const char *line), void *to);
/* The same records as one object with a list for each type:
 * `{"session":[...],"self_check":[...],...}`. put gets it in pieces, line ends included. */
enum td_err td_history_export_json(struct td_history_store *store,
                                   bool (*put)(void *to, const char *text), void *to);

struct td_merge_counts {
    size_t lines;   /* read */
    size_t added;   /* new here */
    size_t changed; /* newer than what was here */
    size_t same;    /* nothing to do, or older than what is here */
    size_t deleted; /* taken away by a mark */
};

/* Import, all of it or nothing: begin, one call for each line, then end, which keeps the result
 * only with `keep`. Counts are filled in either way. dry_run: works on a copy in memory, so nothing
 * is written. */
enum td_err td_history_merge_begin(struct td_history_store *store, bool dry_run);
/* An empty line is skipped. TD_ERR_USAGE: the line is wrong; why names the member, what is wrong
 * and what is allowed. TD_ERR_STORE: the database failed, and `trouble` says why. */
enum td_err td_history_merge_line(struct td_history_store *store, const char *line,
                                  struct td_merge_counts *counts, char *why, size_t why_size);
enum td_err td_history_merge_end(struct td_history_store *store, bool keep,
                                 struct td_merge_counts *counts);

#endif
