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
 * What was deleted after it was last changed is deleted on both sides. A session that is under way
 * is in no export. */
#ifndef TEARDROP_STORE_MERGE_H
#define TEARDROP_STORE_MERGE_H

#include "teardrop/store/history.h"
#include "teardrop/store/paths.h"

/* Lines without their end, one call each; false from put stops with TD_ERR_IO. */
enum td_err td_history_export_lines(struct td_history_store *store,
                                    bool (*put)(void *to, const char *line), void *to);

struct td_merge_counts {
    size_t lines;   /* read */
    size_t added;   /* new here */
    size_t changed; /* newer than what was here */
    size_t same;    /* nothing to do, or older than what is here */
    size_t deleted; /* taken away by a mark */
};

/* All of it or nothing: begin, a call a line, then end, which keeps it only with
 * `keep`. Counts are filled in either case. */
enum td_err td_history_merge_begin(struct td_history_store *store);
/* An empty line is nothing. TD_ERR_USAGE: not such a line, why says what is wrong. */
enum td_err td_history_merge_line(struct td_history_store *store, const char *line,
                                  struct td_merge_counts *counts, char *why, size_t why_size);
enum td_err td_history_merge_end(struct td_history_store *store, bool keep,
                                 struct td_merge_counts *counts);

struct td_repair {
    bool sound;                    /* nothing was wrong, nothing was done */
    char kept[TD_PATH_MAX];        /* where the damaged file is now */
    struct td_merge_counts counts; /* added: rescued records */
};
/* Moves a damaged database aside, as it is, and takes what can be read of it into a
 * new one. TD_ERR_ABSENT without a file; TD_ERR_STORE with the reason as the trouble,
 * also for a file of a newer teardrop or of another program. */
enum td_err td_history_repair(struct td_history_store *store, struct td_repair *out);

/* Deletes every record, and the marks of what was deleted. */
enum td_err td_history_delete_all(struct td_history_store *store);

#endif
