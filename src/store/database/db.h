/* Inside of the history: the open database, shared by what opens it (history.c),
 * what writes (history_write.c), what reads (history_read.c), what a session is
 * (history_session.c, history_rep.c) and who is in the middle of one (history_running.c). */
#ifndef TEARDROP_STORE_DATABASE_DB_H
#define TEARDROP_STORE_DATABASE_DB_H

#include <sqlite3.h>

#include "teardrop/core/ports.h"
#include "teardrop/store/paths.h"

/* Statements that are prepared once: a session is saved after each of its reps. */
enum td_history_kept {
    TD_KEPT_BEGIN,
    TD_KEPT_COMMIT,
    TD_KEPT_ROLLBACK,
    TD_KEPT_SESSION,
    TD_KEPT_SET,
    TD_KEPT_CUT,
    TD_KEPT_REP,
    TD_KEPT_COUNT
};

#define TD_TROUBLE_TEXT (TD_PATH_MAX + 512)

struct td_history_sync; /* history_sync.c */

struct td_history_store {
    char path[TD_PATH_MAX];
    bool keep;
    struct td_date_port date;
    void (*say_wait)(void *self); /* NULL = nobody wants to know */
    void *wait_self;
    sqlite3_vfs vfs; /* the system's, but for how long it sleeps */
    char vfs_name[32];
    int wait_most_ms; /* for another one that writes */
    int waited_us;    /* of this call */
    int lock_errno;   /* why there are no locks here; 0 = as far as is known there are */
    bool gave_up;     /* has waited as long as that, and nothing was written since */
    bool hurried;     /* nothing waits for another teardrop now */
    sqlite3 *db;
    bool read_only; /* db cannot be written: a file, folder or disk that allows only reading */
    bool dry_run;   /* db is a copy in memory, until it is closed */
    int code;       /* SQLite's, of what failed last; SQLITE_OK = it was not SQLite */
    char trouble[TD_TROUBLE_TEXT]; /* "" = none */
    char unread[TD_TROUBLE_TEXT];  /* why something could not be read; until it is read anew */
    sqlite3_stmt *kept[TD_KEPT_COUNT];
    int lock_fd;                  /* -1 = not open */
    bool aside;                   /* another thread brings what was written to the disk */
    struct td_history_sync *sync; /* that one; owned, NULL = it was not needed yet */
    bool moved;                   /* it was not where it had been; not told yet */
    char held[TD_UUID_TEXT];      /* the session this process is in the middle of; "" = none */
    bool reps_behind;             /* some of its reps may not have been written */
    size_t reps_laid;             /* how many places its reps were laid over at the last save */
};

#define TD_WAL_PAGES 1000 /* of the write-ahead log, after which it is moved into the file */

/* Of a row `s` of session: td_session_record_is_training. */
#define TD_HISTORY_TEXT_OF(number) #number
#define TD_HISTORY_TEXT(number) TD_HISTORY_TEXT_OF(number)
#define TD_HISTORY_IS_TRAINING                                                                     \
    "(EXISTS (SELECT 1 FROM session_set x WHERE x.session_uuid = s.uuid AND (x.reps_done > 0 OR"   \
    " (x.hold_ms > 0 AND s.elapsed_ms - x.start_ms >= " TD_HISTORY_TEXT(                           \
        TD_HELD_LEAST_MS) ")))"                                                                    \
                          " OR NOT EXISTS (SELECT 1 FROM session_set x WHERE x.session_uuid = "    \
                          "s.uuid))"

#define TD_HISTORY_REPAIR "; `teardrop history --repair` rescues what can be read"
#define TD_HISTORY_NOT_KEPT "[history] keep is no: nothing is kept"

/* ---- history_version.c ---- */

/* First column of the first row, or the fallback; the error stays the connection's. */
int td_history_number(sqlite3 *db, const char *sql, int fallback);
/* Whose database it is, by its tables. version: user_version, -1 = cannot be read. */
enum td_history_classify {
    TD_WHOSE_UNREADABLE, /* sqlite3_errmsg says why */
    TD_WHOSE_NOBODY,     /* empty */
    TD_WHOSE_OURS,
    TD_WHOSE_LOST,  /* ours, but its version is not in it any more */
    TD_WHOSE_NEWER, /* of a newer teardrop */
    TD_WHOSE_OTHER  /* of another program */
};
enum td_history_classify td_history_classify(sqlite3 *db, int *version);
/* Why it cannot be opened; NULL for what is nobody's or ours. */
const char *td_history_not_ours(enum td_history_classify whose);
/* All steps to the present version, or none of them. why is empty when it is the database
 * that says why. */
bool td_history_migrate(struct td_history_store *store, char *why, size_t why_size);

/* ---- history_open.c ---- */

/* Is there a file beside it, as "-wal", with something in it? */
bool td_history_beside(const char *path, const char *end);
/* Opens with the store's own way of waiting; as sqlite3_open_v2. */
int td_history_open_file(struct td_history_store *store, const char *name, sqlite3 **db, int flags);

/* ---- history_make.c ---- */

/* Makes folder and file, with all tables and no record; also TD_OK when somebody else has made
 * it meanwhile. TD_ERR_STORE, the reason the trouble: then nothing stays of it. */
enum td_err td_history_make(struct td_history_store *store);

/* ---- history_sync.c ---- */

/* What this connection's commits do about the disk, by whether another thread sees to it. */
bool td_history_set_sync(struct td_history_store *store);
/* Behind a commit: what was written goes to the disk, beside whatever comes next. An errno: it
 * could not be done, now or the time before; 0 = as far as is known it could. */
int td_history_sync_soon(struct td_history_store *store);
/* Waits until everything is there, and ends the thread. */
void td_history_sync_end(struct td_history_store *store);

/* ---- history_wait.c ---- */

/* A busy handler; self is a struct td_history_store. */
int td_history_wait(void *self, int attempts);
/* Makes the store's way of waiting known to SQLite, by the name `vfs_name`. */
bool td_history_register(struct td_history_store *store);

/* ---- history_trouble.c ---- */

/* CORRUPT or NOTADB, whatever is behind it: only that is damage. */
bool td_history_is_damage(int code);
/* Of what can be a file, a folder or a disk that allows only reading. */
bool td_history_may_be_read_only(int code);
/* The folder of a file; "." without one. */
void td_history_folder_of(const char *path, char dir[TD_PATH_MAX]);
/* Why the connection's last call failed; the system's own words where it was the system. */
const char *td_history_words(sqlite3 *db);
/* The reason as the trouble, the path behind it; TD_ERR_STORE. */
enum td_err td_history_set_error(struct td_history_store *store, const char *what);
enum td_err td_history_set_error_about(struct td_history_store *store, const char *what,
                                       const char *path);
/* The same for an SQLite code: `busy` of a lock that somebody holds. */
void td_history_set_error_code(struct td_history_store *store, int code, const char *busy,
                               const char *else_what);
/* Closes what could not be opened; `what` is the reason where nothing better is known. */
enum td_err td_history_refuse(struct td_history_store *store, const char *what);
/* The trouble is about something that was to be read. */
void td_history_note_unreadable(struct td_history_store *store);
/* The same for a file that SQLite could not open, read or write: its mode or its folder's are
 * the reason where they can be, else what is said here. */
void td_history_set_access_error(struct td_history_store *store, const char *else_what);
/* TD_ERR_STORE, the reason the trouble, when there is something at the path that is not a
 * file (a folder, a link to nothing); TD_ERR_ABSENT when there is nothing. */
enum td_err td_history_probe(struct td_history_store *store);
/* From now on, until it is closed, works on a copy in memory, empty where there is no
 * file: nothing is written. */
enum td_err td_history_dry_run(struct td_history_store *store);
/* Seconds since 1970. */
int64_t td_history_now(const struct td_history_store *store);
/* Opens at the first call. Reading makes no file: TD_ERR_ABSENT without one. */
enum td_err td_history_open_lazily(struct td_history_store *store, bool to_write);
/* A statement that reads failed: keeps the reason as the trouble, and as what could not be read;
 * TD_ERR_STORE. The database stays open. */
enum td_err td_history_failed(struct td_history_store *store);
/* The same for one that writes: what is kept can be read all the same. */
enum td_err td_history_write_failed(struct td_history_store *store);
/* Ends a statement that reads, wherever it stands: TD_OK, or what went wrong in its last step or
 * in taking a value out of it. Without it an error would look like the end of the rows. */
enum td_err td_history_read_end(struct td_history_store *store, sqlite3_stmt *statement);
/* Statements without results. */
bool td_history_run(struct td_history_store *store, const char *sql);
/* First column of the first row, or the fallback: also when it cannot be read. */
int td_history_read_int(struct td_history_store *store, const char *sql, int fallback);
/* NULL on failure; sqlite3_finalize frees it. */
sqlite3_stmt *td_history_prepare(struct td_history_store *store, const char *sql);
/* The same, but it lives as long as the database is open: sqlite3_reset after use. */
sqlite3_stmt *td_history_keep(struct td_history_store *store, enum td_history_kept which,
                              const char *sql);

/* history_write.c: values of a row. t text, i integer, 0 NULL. */
struct td_history_value {
    char kind;
    const char *text;
    int64_t number;
};
#define TEXT(x) ((struct td_history_value){'t', (x), 0})
#define TEXT_OR_NULL(x) ((struct td_history_value){(x)[0] != '\0' ? 't' : '0', (x), 0})
#define NUMBER(x) ((struct td_history_value){'i', NULL, (x)})
#define NUMBER_OR_NULL(x) ((struct td_history_value){(x) >= 0 ? 'i' : '0', NULL, (x)})
/* Binds the values, runs a statement without results, and resets it. Statement
 * NULL is a failure. */
bool td_history_run_with(sqlite3_stmt *statement, const struct td_history_value *values, int count);
#define RUN_WITH(statement, ...)                                                                   \
    td_history_run_with((statement), (const struct td_history_value[]){__VA_ARGS__},               \
                        (int)(sizeof((const struct td_history_value[]){__VA_ARGS__}) /             \
                              sizeof(struct td_history_value)))
/* The same for a statement that is prepared for this once. */
bool td_history_write_row(struct td_history_store *store, const char *sql,
                          const struct td_history_value *values, int count);
#define WRITE(store, sql, ...)                                                                     \
    td_history_write_row((store), (sql), (const struct td_history_value[]){__VA_ARGS__},           \
                         (int)(sizeof((const struct td_history_value[]){__VA_ARGS__}) /            \
                               sizeof(struct td_history_value)))
/* Deletes a record and leaves a mark, so that a history it is brought together with does
 * not bring it back. mark: ?1 the key, ?2 now; take: ?1 the key. TD_ERR_ABSENT when there
 * is no such record. */
enum td_err td_history_delete(struct td_history_store *store, const char *mark, const char *take,
                              const char *key);
void td_history_new_id(void *self, char out[TD_UUID_TEXT]);
/* A transaction that writes; the end undoes all of it unless `ok`. */
enum td_err td_history_begin(struct td_history_store *store);
enum td_err td_history_end(struct td_history_store *store, bool ok);
/* Back to how it was before it; what went wrong stays said. */
void td_history_undo(struct td_history_store *store);

/* history_read.c */
void td_history_column_text(sqlite3_stmt *statement, int column, char *out, size_t size);
int td_history_column_or_unset(sqlite3_stmt *statement, int column); /* -1 = NULL */
/* A database may hold anything: somebody has changed it by hand. What is read is put into the range
 * that the program counts on. */
#define TD_HISTORY_MS_MAX INT64_C(1000000000000)
#define TD_HISTORY_COUNT_MAX 10000
int64_t td_history_within(int64_t value, int64_t least, int64_t most);
void td_history_clamp(int *value, int least, int most);
void td_history_clamp_ms(int64_t *ms); /* 0 and more */
void td_history_clamp_instant(struct td_instant *at);
/* A statement with at most one text bound, standing on its first row. */
enum td_err td_history_first_row(struct td_history_store *store, const char *sql, const char *text,
                                 sqlite3_stmt **out);

void td_history_close(struct td_history_store *store);

/* history_backup.c: an empty file of our own, named after the database, made gets its
 * name; false with errno. */
bool td_history_claim_beside(const char *path, const char *end, char made[TD_PATH_MAX]);
/* Copies the database beside itself before version `version` goes; made gets the name, ""
 * when the same copy was there already. The reason of a failure is in why. */
bool td_history_backup(const char *path, int version, char made[TD_PATH_MAX], char *why,
                       size_t why_size);
bool td_history_copy_pages(sqlite3 *from, sqlite3 *to);
bool td_history_sync_file(const char *path); /* errno on failure */

/* history_rep.c: the reps of a session that is being written; inside a transaction. Of
 * one that is under way only those that may be new. */
bool td_history_write_reps(struct td_history_store *store, const struct td_session_record *record);

/* history_running.c: who is in the middle of a session. */
/* From now on this process is; false when another one is. */
bool td_history_hold(struct td_history_store *store, const char *uuid);
void td_history_release(struct td_history_store *store);
/* The file of locks may be another one now: lets go of everything, and opens it anew at need. */
void td_history_forget_lock(struct td_history_store *store);
bool td_history_held_elsewhere(struct td_history_store *store, const char *uuid);
/* Why this system gives no lock beside the history; 0 = it does, or that cannot be told, or
 * somebody holds it. */
int td_history_lock_fault(struct td_history_store *store);
/* The same of the file itself: only before it is open, since asking lets go of its locks. */
int td_history_lock_fault_of_file(const char *path);
/* The lock of who makes a history. False when another one has it, or, with lock_errno, when
 * there is none to be had. */
bool td_history_lock_making(struct td_history_store *store);
void td_history_unlock_making(struct td_history_store *store);
/* Is another process in the middle of any session? */
bool td_history_any_held(struct td_history_store *store);
/* Nobody can begin with one from now on; false when somebody is in the middle of one.
 * Lets go of the one of its own as well. */
bool td_history_hold_all(struct td_history_store *store);
void td_history_release_all(struct td_history_store *store);

/* The port's operations; self is a struct td_history_store. */
enum td_err td_history_save_session(void *self, const struct td_session_record *record);
enum td_err td_history_save_check(void *self, const struct td_check_record *record);
enum td_err td_history_delete_check(void *self, const char *uuid);
enum td_err td_history_save_morning(void *self, const struct td_morning_record *record);
enum td_err td_history_trained(void *self, size_t max, struct td_past_session *out, size_t *count);
enum td_err td_history_worked(void *self, int64_t since_unix_s, size_t max,
                              struct td_past_volume *out, size_t *count);
enum td_err td_history_delete_morning(void *self, const char *date);
enum td_err td_history_mornings(void *self, int64_t since_day, size_t max, struct td_morning *out,
                                size_t *count);
enum td_err td_history_save_measure(void *self, const struct td_measure *measure);
enum td_err td_history_first_session(void *self, struct td_instant *out);
enum td_err td_history_measures(void *self, size_t max, struct td_measure *out, size_t *count);
enum td_err td_history_save_clearance(void *self, struct td_instant at);
enum td_err td_history_list_lines(void *self, size_t skip, size_t max, struct td_history_line *out,
                                  size_t *count);
enum td_err td_history_count_lines(void *self, size_t *out);
enum td_err td_history_load_session(void *self, const char *uuid, struct td_session_record *out);
enum td_err td_history_load_check(void *self, const char *uuid, struct td_check_record *out);
enum td_err td_history_load_reps(void *self, const char *uuid, size_t max,
                                 struct td_rep_record *out, size_t *count);
enum td_err td_history_last_session(void *self, struct td_instant *out);
enum td_err td_history_last_check(void *self, struct td_check_record *out);
enum td_err td_history_open_check(void *self, int64_t since_unix_s, struct td_check_record *out);
enum td_err td_history_gate(void *self, struct td_training_gate *out);
enum td_err td_history_unfinished(void *self, int64_t since_unix_s, struct td_session_record *out);
enum td_err td_history_delete_session(void *self, const char *uuid);

#endif
