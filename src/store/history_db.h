/* Inside of the history: the open database, shared by what opens it (history.c),
 * what writes (history_write.c) and what reads (history_read.c). */
#ifndef TEARDROP_SRC_STORE_HISTORY_DB_H
#define TEARDROP_SRC_STORE_HISTORY_DB_H

#include <sqlite3.h>

#include "teardrop/core/ports.h"
#include "teardrop/store/paths.h"

struct td_history_store {
    char path[TD_PATH_MAX];
    bool keep;
    sqlite3 *db;
    sqlite3_stmt *write_set; /* made when first needed: a journal writes after every rep */
    int lock;                /* file that says a session runs here; 0 = none is held */
    char trouble[512];       /* "" = none */
};

/* Opens at the first call. Reading makes no file: TD_ERR_ABSENT without one. */
enum td_err td_history_need(struct td_history_store *store, bool to_write);
/* A statement failed: keeps the reason as the trouble, returns TD_ERR_STORE. The
 * database stays open: a disk that was full may be empty again. */
enum td_err td_history_failed(struct td_history_store *store);
/* Statements without results. */
bool td_history_run(struct td_history_store *store, const char *sql);
/* First column of the first row, or the fallback. */
int td_history_read_int(struct td_history_store *store, const char *sql, int fallback);
/* NULL on failure; sqlite3_finalize frees it. */
sqlite3_stmt *td_history_prepare(struct td_history_store *store, const char *sql);

/* The port's operations; self is a struct td_history_store. */
enum td_err td_history_save_session(void *self, const struct td_session_record *record);
enum td_err td_history_save_check(void *self, const struct td_check_record *record);
enum td_err td_history_save_morning(void *self, const struct td_morning_record *record);
enum td_err td_history_save_clearance(void *self, struct td_instant at);
enum td_err td_history_list_lines(void *self, size_t skip, size_t max, struct td_history_line *out,
                                  size_t *count);
enum td_err td_history_count_lines(void *self, size_t *out);
enum td_err td_history_load_session(void *self, const char *uuid, struct td_session_record *out);
enum td_err td_history_load_check(void *self, const char *uuid, struct td_check_record *out);
enum td_err td_history_last_session(void *self, struct td_session_record *out);
enum td_err td_history_last_check(void *self, struct td_check_record *out);
enum td_err td_history_gate(void *self, struct td_training_gate *out);
enum td_err td_history_unfinished(void *self, int64_t since_unix_s, struct td_session_record *out);
enum td_err td_history_delete_session(void *self, const char *uuid);

/* history_lock.c: does a session run, and where? The lock goes with its process,
 * however that ends, so a session of a program that was killed is told from one
 * that goes on in another window. */
void td_history_lock(struct td_history_store *store);
void td_history_unlock(struct td_history_store *store);
bool td_history_locked_elsewhere(struct td_history_store *store);

#endif
