/* The open database, as the rooms of the store share it: values, errors, locks, statements,
 * transactions. In the order in which the files build on one another. */
#ifndef TEARDROP_STORE_DATABASE_DB_H
#define TEARDROP_STORE_DATABASE_DB_H

#include <sqlite3.h>

#include "tables.h"
#include "teardrop/core/ports.h"
#include "teardrop/store/paths.h"

/* Statements that are prepared once: a session is saved after each of its reps, and what the gate
 * and the plan ask for is asked for by every screen. */
enum {
    TD_KEPT_BEGIN,
    TD_KEPT_COMMIT,
    TD_KEPT_ROLLBACK,
    TD_KEPT_CUT_SETS,
    TD_KEPT_SESSION, /* one by its UUID */
    TD_KEPT_LAST_SESSION,
    TD_KEPT_CHECK,
    TD_KEPT_LAST_CHECK,
    TD_KEPT_OPEN_CHECK,
    TD_KEPT_GATE,
    TD_KEPT_STOP,
    TD_KEPT_PUT, /* of each kind of record, and of each of its parts */
    TD_KEPT_COUNT = TD_KEPT_PUT + TD_RECORD_KINDS * (TD_PARTS_MAX + 1)
};

#define TD_TROUBLE_TEXT (TD_PATH_MAX + 512)

struct td_history_sync; /* sync.c */

struct td_history_store {
    char path[TD_PATH_MAX];
    bool keep;
    struct td_date_port date;
    int version;                   /* of the schema that this program writes */
    const char *const *migrations; /* from each earlier version to the next */
    void (*say_wait)(void *self);  /* NULL = nobody wants to know */
    void *wait_self;
    sqlite3_vfs vfs; /* the system's, but for how long it sleeps */
    char vfs_name[32];
    int wait_max_ms; /* for another teardrop that is writing */
    int waited_us;   /* in this call */
    int lock_errno;  /* why the system gives no locks here; 0 = nothing is known to be wrong */
    bool gave_up;    /* has waited that long in vain, and could not write since */
    bool hurried;    /* do not wait for another teardrop now */
    sqlite3 *db;
    bool read_only; /* db cannot be written: a file, folder or disk that allows only reading */
    bool dry_run;   /* db is a copy in memory, until it is closed */
    int code;       /* SQLite's, of what failed last; SQLITE_OK = it was not SQLite */
    char trouble[TD_TROUBLE_TEXT]; /* "" = none */
    char unread[TD_TROUBLE_TEXT];  /* why something could not be read; see the port's `unread` */
    sqlite3_stmt *kept[TD_KEPT_COUNT];
    int lock_fd;                  /* -1 = not open */
    bool aside;                   /* another thread syncs what was written to the disk */
    struct td_history_sync *sync; /* that thread; owned, NULL = not needed yet */
    bool moved;                   /* the file was moved or replaced, and `news` has yet to say so */
    char locked[TD_UUID_TEXT];    /* the session this process is in the middle of; "" = none */
    bool reps_behind;             /* the last save failed: some of its reps may not be written */
    size_t reps_laid;             /* rep_count of that session at its last save */
};

#define TD_WAL_PAGES 1000 /* of the write-ahead log, after which it is moved into the file */

/* Of a row `s` of session and one of its sets, `x`. */
#define TD_HISTORY_TEXT_OF(number) #number
#define TD_HISTORY_TEXT(number) TD_HISTORY_TEXT_OF(number)
#define TD_HISTORY_SET_IS_TRAINING                                                                 \
    "(x.reps_done > 0 OR (x.hold_ms > 0 AND s.elapsed_ms - x.start_ms >= " TD_HISTORY_TEXT(        \
        TD_HELD_MIN_MS) "))"
/* td_session_record_is_training */
#define TD_HISTORY_IS_TRAINING                                                                     \
    "(EXISTS (SELECT 1 FROM session_set x WHERE x.session_uuid = s.uuid"                           \
    " AND " TD_HISTORY_SET_IS_TRAINING                                                             \
    ") OR NOT EXISTS (SELECT 1 FROM session_set x WHERE x.session_uuid = s.uuid))"

/* The mark of a morning that was deleted has its day's name, since an answer of another machine may
 * be of that day as well: in the form of a UUID. Older exports have more of them, each with the end
 * of an answer's own UUID behind the same beginning. */
#define TD_DAY_MARKS(date) "replace(" date ", '-', '') || '-dead-4000-8000-'"
#define TD_DAY_MARK(date) TD_DAY_MARKS(date) " || '000000000000'"
/* Does the mark `d` mean a record with this key? */
#define TD_DAY_MARKED(date)                                                                        \
    "d.uuid BETWEEN " TD_DAY_MARKS(date) " AND " TD_DAY_MARKS(date) " || 'g'"

#define TD_HISTORY_REPAIR "; `teardrop history --repair` rescues what can be read"
#define TD_HISTORY_NOT_KEPT "[history] keep is no: nothing is kept"

/* ---- trouble.c ---- */

/* CORRUPT or NOTADB, whatever is behind it: only that is damage. */
bool td_history_is_damage(int code);
/* Why the connection's last call failed; the system's own words where it was the system. */
const char *td_history_words(sqlite3 *db);
/* The reason as the trouble, the path behind it; TD_ERR_STORE. */
enum td_err td_history_set_error(struct td_history_store *store, const char *what);
enum td_err td_history_set_error_about(struct td_history_store *store, const char *what,
                                       const char *path);
/* The same for an SQLite code: `busy` of a lock that somebody holds. */
void td_history_set_error_code(struct td_history_store *store, int code, const char *busy,
                               const char *else_what);
/* The same for a file that SQLite could not open, read or write: its mode or its folder's are
 * the reason where they can be, else what is said here. */
void td_history_set_access_error(struct td_history_store *store, const char *else_what);
/* The trouble is about something that was to be read. */
void td_history_note_unreadable(struct td_history_store *store);
/* A statement that reads failed: keeps the reason as the trouble, and as what could not be read;
 * TD_ERR_STORE. The database stays open. */
enum td_err td_history_failed(struct td_history_store *store);
/* The same for one that writes: what is kept can be read all the same. */
enum td_err td_history_write_failed(struct td_history_store *store);

/* ---- lock.c: who is in the middle of a session ---- */

/* From now on this process is in the middle of the session; false when another one is. */
bool td_history_lock(struct td_history_store *store, const char *uuid);
void td_history_unlock(struct td_history_store *store);
/* The lock file may have been replaced: drops every lock, and opens it again when needed. */
void td_history_forget_locks(struct td_history_store *store);
bool td_history_locked_elsewhere(struct td_history_store *store, const char *uuid);
/* Is any process, this one included, in the middle of the session? */
bool td_history_in_hand(struct td_history_store *store, const char *uuid);
/* Is another process in the middle of any session? */
bool td_history_any_locked(struct td_history_store *store);
/* From now on no process can begin a session; false when one is in the middle of one. Drops this
 * process's own lock as well. */
bool td_history_lock_all(struct td_history_store *store);
void td_history_unlock_all(struct td_history_store *store);
/* Why this system gives no lock beside the history; 0 = it does, or that cannot be told, or
 * somebody has it. */
int td_history_lock_fault(struct td_history_store *store);
/* The same of the file itself: only before it is open, since asking drops its locks. */
int td_history_lock_fault_of_file(const char *path);
/* The lock of who makes a history. False when another one has it, or, with lock_errno, when
 * there is none to be had. */
bool td_history_lock_making(struct td_history_store *store);
void td_history_unlock_making(struct td_history_store *store);

/* ---- wait.c ---- */

/* A busy handler; self is a struct td_history_store. */
int td_history_wait(void *self, int attempts);
/* Makes the store's way of waiting known to SQLite, by the name `vfs_name`. */
bool td_history_register(struct td_history_store *store);

/* ---- sync.c ---- */

/* Sets whether this connection's commits sync to the disk themselves, or leave that to the
 * thread. */
bool td_history_set_sync(struct td_history_store *store);
/* After a commit: has the thread sync what was written. Returns the errno of a failure, now or the
 * time before; 0 = none is known. */
int td_history_sync_soon(struct td_history_store *store);
/* Waits until everything is on the disk, and ends the thread. */
void td_history_sync_end(struct td_history_store *store);

/* ---- backup.c ---- */

/* Is there a file beside it, as "-wal", with something in it? */
bool td_history_beside(const char *path, const char *end);
/* An empty file of our own, named after the database, made gets its name; false with errno. */
bool td_history_claim_beside(const char *path, const char *end, char made[TD_PATH_MAX]);
/* Copies the database beside itself before version `version` goes; made gets the name, ""
 * when the same copy was there already. The reason of a failure is in why. */
bool td_history_backup(const char *path, int version, char made[TD_PATH_MAX], char *why,
                       size_t why_size);
bool td_history_copy_pages(sqlite3 *from, sqlite3 *to);
bool td_history_sync_file(const char *path); /* errno on failure */

/* ---- schema.c ---- */

#define TD_HISTORY_VERSION 3 /* user_version of the schema */
/* Statements that lead from version i + 1 to the next. A change of the tables (tables.c) raises
 * TD_HISTORY_VERSION and adds one here, which leads to the same tables; what is added to a table
 * has a DEFAULT or may be NULL, so that rows of before it fit as they are (carve.c). */
extern const char *const td_history_migrations[TD_HISTORY_VERSION];
/* Makes all tables, empty, in the present version. */
bool td_history_create_tables(sqlite3 *db);

/* ---- version.c ---- */

/* Whose database it is, by its tables. version: that of its schema, -1 = cannot be read; a version
 * above `known` is a newer teardrop's. */
enum td_history_owner {
    TD_OWNER_UNREADABLE, /* sqlite3_errmsg says why */
    TD_OWNER_NOBODY,     /* empty */
    TD_OWNER_US,
    TD_OWNER_US_BEFORE, /* from before the first release, with fewer columns */
    TD_OWNER_US_LOST,   /* ours, but its version number is lost */
    TD_OWNER_US_NEWER,
    TD_OWNER_OTHER /* another program */
};
enum td_history_owner td_history_owner_of(sqlite3 *db, int known, int *version);
/* Why a database of this owner cannot be opened; NULL when it is empty or ours. */
const char *td_history_not_ours(enum td_history_owner owner);
/* All steps to the present version, or none of them. why is empty when it is the database
 * that says why. */
bool td_history_migrate(struct td_history_store *store, char *why, size_t why_size);

/* ---- make.c ---- */

/* Makes folder and file, with all tables and no record; also TD_OK when somebody else has made
 * it meanwhile. TD_ERR_STORE, the reason the trouble: then nothing stays of it. */
enum td_err td_history_make(struct td_history_store *store);

/* ---- open.c ---- */

/* Opens with the store's own way of waiting; as sqlite3_open_v2. */
int td_history_open_file(struct td_history_store *store, const char *name, sqlite3 **db, int flags);
/* TD_ERR_STORE, the reason the trouble, when there is something at the path that is not a
 * file (a folder, a link to nothing); TD_ERR_ABSENT when there is nothing. */
enum td_err td_history_probe(struct td_history_store *store);
/* Opens at the first call. Reading makes no file: TD_ERR_ABSENT without one. */
enum td_err td_history_open_lazily(struct td_history_store *store, bool to_write);
/* From now on, until it is closed, works on a copy in memory, empty where there is no
 * file: nothing is written. */
enum td_err td_history_dry_run(struct td_history_store *store);
void td_history_close(struct td_history_store *store);

/* ---- statement.c ---- */

/* First column of the first row, or the fallback; the error stays the connection's. */
int td_history_number(sqlite3 *db, const char *sql, int fallback);
/* Statements without results. */
bool td_history_run(struct td_history_store *store, const char *sql);
/* NULL on failure; sqlite3_finalize frees it. */
sqlite3_stmt *td_history_prepare(struct td_history_store *store, const char *sql);
/* Seconds since 1970. */
int64_t td_history_now(const struct td_history_store *store);
void td_history_new_id(void *self, char out[TD_UUID_TEXT]);
void td_history_column_text(sqlite3_stmt *statement, int column, char *out, size_t size);
/* A database may hold anything: somebody has changed it by hand. What is read is put into the range
 * that the program counts on. */
#define TD_HISTORY_MS_MAX INT64_C(1000000000000)
#define TD_HISTORY_COUNT_MAX 10000

/* A statement that is prepared once: it lives as long as the database is open, sqlite3_reset after
 * use. which: TD_KEPT_BEGIN and so on. */
sqlite3_stmt *td_history_keep(struct td_history_store *store, int which, const char *sql);
/* A value of a statement. */
struct td_history_value {
    const char *text; /* NULL = it is the number */
    int64_t number;
};
#define TD_TEXT(x) ((struct td_history_value){(x), 0})
#define TD_NUMBER(x) ((struct td_history_value){NULL, (x)})
/* Binds the values, runs a statement without results, and resets it. Statement
 * NULL is a failure. */
bool td_history_run_with(sqlite3_stmt *statement, const struct td_history_value *values, int count);
/* The same for a statement that is prepared for this once. */
bool td_history_write_row(struct td_history_store *store, const char *sql,
                          const struct td_history_value *values, int count);
#define TD_VALUES(...)                                                                             \
    (const struct td_history_value[]){__VA_ARGS__},                                                \
        (int)(sizeof((const struct td_history_value[]){__VA_ARGS__}) /                             \
              sizeof(struct td_history_value))
#define TD_RUN_WITH(statement, ...) td_history_run_with((statement), TD_VALUES(__VA_ARGS__))
#define TD_WRITE(store, sql, ...) td_history_write_row((store), (sql), TD_VALUES(__VA_ARGS__))
/* A transaction that writes; the end undoes all of it unless `ok`. */
enum td_err td_history_begin(struct td_history_store *store);
enum td_err td_history_end(struct td_history_store *store, bool ok);
/* Back to how it was before it; what went wrong stays said. */
void td_history_undo(struct td_history_store *store);
/* A statement that reads, its values bound, before its first row: they live until its end.
 * TD_ERR_ABSENT without a file. */
enum td_err td_history_select(struct td_history_store *store, sqlite3_stmt **out, const char *sql,
                              const struct td_history_value *values, int count);
#define TD_SELECT(store, out, sql, ...)                                                            \
    td_history_select((store), (out), (sql), TD_VALUES(__VA_ARGS__))
/* The same with at most one text, standing on its first row; TD_ERR_ABSENT without one. */
enum td_err td_history_first_row(struct td_history_store *store, const char *sql, const char *text,
                                 sqlite3_stmt **out);
/* Ends a statement that reads, wherever it stands: TD_OK, or what went wrong in its last step or
 * in taking a value out of it. Without it an error would look like the end of the rows. */
enum td_err td_history_read_end(struct td_history_store *store, sqlite3_stmt *statement);
/* Deletes a record and leaves a mark, so that a history it is brought together with does
 * not bring it back. TD_ERR_ABSENT when there is no such record. */
enum td_err td_history_delete(struct td_history_store *store, enum td_record which,
                              const char *key);

/* ---- rows.c: records as tables.h describes them ---- */

/* Inserts a record's row, or changes the one it is about; not its parts. In a transaction. */
bool td_record_put(struct td_history_store *store, enum td_record which, const void *record);
bool td_record_put_part(struct td_history_store *store, enum td_record which, int part,
                        const char *uuid, int64_t position, const void *row);
/* The first row that `rest`, the SQL behind the table's name, finds; at most one text bound.
 * TD_ERR_ABSENT without one. kept: TD_KEPT_SESSION and so on, one for each `rest`. */
enum td_err td_record_read(struct td_history_store *store, enum td_record which, int kept,
                           const char *rest, const char *text, void *out);
/* Reads a row's columns, from number `at` on, into the members that they name. */
void td_row_read(sqlite3_stmt *s, int at, const struct td_column *columns, void *row);
/* At most `max` rows of a part, each row_size bytes behind the one before. */
enum td_err td_record_read_part(struct td_history_store *store, enum td_record which, int part,
                                const char *uuid, void *rows, size_t row_size, size_t max,
                                size_t *count);

#endif
