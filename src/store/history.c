#include "teardrop/store/history.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "history_schema.h"
#include "teardrop/base/str.h"
#include "teardrop/store/paths.h"

#define BUSY_MS 5000
#define NOT_KEPT "[history] keep is no: nothing is kept"

struct td_history_store {
    char path[TD_PATH_MAX];
    bool keep;
    sqlite3 *db;
    char trouble[512]; /* "" = none */
};

/* ---- opening ---- */

static enum td_err refuse(struct td_history_store *store, const char *what)
{
    td_str_format(store->trouble, sizeof store->trouble, "%s: %s", store->path, what);
    td_str_sanitize(store->trouble, false);
    if (store->db != NULL) {
        (void)sqlite3_close_v2(store->db);
        store->db = NULL;
    }
    return TD_ERR_STORE;
}

/* A statement failed, the database stays open: a disk that was full may be empty
 * again, a lock may be gone. */
static enum td_err failed(struct td_history_store *store)
{
    td_str_format(store->trouble, sizeof store->trouble, "%s: %s", store->path,
                  sqlite3_errmsg(store->db));
    td_str_sanitize(store->trouble, false);
    return TD_ERR_STORE;
}

static bool run(struct td_history_store *store, const char *sql)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static int read_int(struct td_history_store *store, const char *sql, int fallback)
{
    sqlite3_stmt *statement;
    int value = fallback;

    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK) {
        return fallback;
    }
    if (sqlite3_step(statement) == SQLITE_ROW) {
        value = sqlite3_column_int(statement, 0);
    }
    (void)sqlite3_finalize(statement);
    return value;
}

/* All steps to the present version, or none of them. */
static bool migrate(struct td_history_store *store, int version)
{
    bool ok = run(store, "BEGIN IMMEDIATE");

    if (!ok) {
        return false;
    }
    version = read_int(store, "PRAGMA user_version", version); /* another one may have been here */
    for (; ok && version < TD_HISTORY_VERSION; version++) {
        ok = run(store, td_history_migrations[version]);
    }
    if (ok) {
        char sql[48];

        td_str_format(sql, sizeof sql, "PRAGMA user_version = %d", TD_HISTORY_VERSION);
        ok = run(store, sql);
    }
    if (ok && run(store, "COMMIT")) {
        return true;
    }
    (void)run(store, "ROLLBACK");
    return false;
}

static enum td_err set_up(struct td_history_store *store)
{
    int version;

    (void)sqlite3_busy_timeout(store->db, BUSY_MS);
    /* The first look at the file shows whether it is a database at all. */
    version = read_int(store, "PRAGMA user_version", -1);
    if (version < 0) {
        return refuse(store, sqlite3_errmsg(store->db));
    }
    if (version > TD_HISTORY_VERSION) {
        return refuse(store, "written by a newer teardrop; nothing in it is touched");
    }
    if (version == 0 && read_int(store, "SELECT count(*) FROM sqlite_master", 1) > 0) {
        return refuse(store, "this is a database of another program; nothing in it is touched");
    }
    if (!store->keep) {
        if (version == TD_HISTORY_VERSION) {
            return TD_OK;
        }
        (void)sqlite3_close_v2(store->db); /* bringing it up to date would write */
        store->db = NULL;
        return TD_ERR_ABSENT;
    }
    if (!run(store, "PRAGMA foreign_keys = ON") || !run(store, "PRAGMA journal_mode = WAL") ||
        !run(store, "PRAGMA synchronous = NORMAL")) {
        return refuse(store, sqlite3_errmsg(store->db));
    }
    if (version < TD_HISTORY_VERSION && !migrate(store, version)) {
        return refuse(store, sqlite3_errmsg(store->db));
    }
    return TD_OK;
}

/* Makes folder and file first, so that they have their modes from the start. */
static enum td_err make_file(struct td_history_store *store)
{
    char dir[TD_PATH_MAX];
    char *slash;
    int fd;

    td_str_copy(dir, sizeof dir, store->path);
    slash = strrchr(dir, '/');
    if (slash != NULL && slash != dir) {
        *slash = '\0';
        if (td_path_make_folder(dir) != TD_OK) {
            return refuse(store, strerror(errno));
        }
    }
    fd = open(store->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) {
        return refuse(store, strerror(errno));
    }
    (void)close(fd);
    return TD_OK;
}

/* Opens at the first call. Reading makes no file: TD_ERR_ABSENT without one. */
static enum td_err need(struct td_history_store *store, bool to_write)
{
    struct stat status;

    if (to_write && !store->keep) {
        td_str_copy(store->trouble, sizeof store->trouble, NOT_KEPT);
        return TD_ERR_STORE;
    }
    if (store->db != NULL) {
        return TD_OK;
    }
    if (store->path[0] == '\0') {
        td_str_copy(store->trouble, sizeof store->trouble,
                    "there is no place for it: HOME is not set");
        return TD_ERR_STORE;
    }
    if (!to_write && stat(store->path, &status) != 0 && errno == ENOENT) {
        return TD_ERR_ABSENT;
    }
    if (to_write && make_file(store) != TD_OK) {
        return TD_ERR_STORE;
    }
    if (sqlite3_open_v2(store->path, &store->db,
                        store->keep ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY,
                        NULL) != SQLITE_OK) {
        return refuse(store, store->db != NULL ? sqlite3_errmsg(store->db) : "out of memory");
    }
    store->trouble[0] = '\0';
    return set_up(store);
}

enum td_err td_history_new(const char *path, bool keep, struct td_history_store **out)
{
    struct td_history_store *store = calloc(1, sizeof *store);

    if (store == NULL) {
        return TD_ERR_NOMEM;
    }
    td_str_copy(store->path, sizeof store->path, path);
    store->keep = keep;
    *out = store;
    return TD_OK;
}

void td_history_free(struct td_history_store *store)
{
    if (store != NULL) {
        (void)sqlite3_close_v2(store->db);
        free(store);
    }
}

/* ---- statements ---- */

static sqlite3_stmt *prepare(struct td_history_store *store, const char *sql)
{
    sqlite3_stmt *statement;

    return sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK ? statement : NULL;
}

/* Binds by a word of letters: t text, i integer, n integer that is NULL below 0,
 * e text that is NULL when empty. Runs a statement that returns no rows. */
struct value {
    char kind;
    const char *text;
    int64_t number;
};
#define TEXT(x) ((struct value){'t', (x), 0})
#define TEXT_OR_NULL(x) ((struct value){(x)[0] != '\0' ? 't' : '0', (x), 0})
#define NUMBER(x) ((struct value){'i', NULL, (x)})
#define SAID(x) ((struct value){(x) >= 0 ? 'i' : '0', NULL, (x)})

static bool write_row(struct td_history_store *store, const char *sql, const struct value *values,
                      int count)
{
    sqlite3_stmt *statement = prepare(store, sql);
    bool ok = statement != NULL;

    for (int i = 0; ok && i < count; i++) {
        switch (values[i].kind) {
        case 't':
            ok = sqlite3_bind_text(statement, i + 1, values[i].text, -1, SQLITE_TRANSIENT) ==
                 SQLITE_OK;
            break;
        case 'i':
            ok = sqlite3_bind_int64(statement, i + 1, values[i].number) == SQLITE_OK;
            break;
        default:
            ok = sqlite3_bind_null(statement, i + 1) == SQLITE_OK;
            break;
        }
    }
    ok = ok && sqlite3_step(statement) == SQLITE_DONE;
    (void)sqlite3_finalize(statement);
    return ok;
}

#define WRITE(store, sql, ...)                                                                     \
    write_row((store), (sql), (const struct value[]){__VA_ARGS__},                                 \
              (int)(sizeof((const struct value[]){__VA_ARGS__}) / sizeof(struct value)))

static enum td_err end_writing(struct td_history_store *store, bool ok)
{
    if (ok && run(store, "COMMIT")) {
        store->trouble[0] = '\0';
        return TD_OK;
    }
    (void)failed(store);
    (void)run(store, "ROLLBACK");
    return TD_ERR_STORE;
}

static enum td_err begin_writing(struct td_history_store *store)
{
    enum td_err err = need(store, true);

    if (err == TD_OK && !run(store, "BEGIN IMMEDIATE")) {
        err = failed(store);
    }
    return err;
}

/* ---- writing ---- */

static const char *trouble(void *self)
{
    struct td_history_store *store = self;

    if (store->trouble[0] == '\0' && !store->keep) {
        return NOT_KEPT;
    }
    return store->trouble[0] != '\0' ? store->trouble : NULL;
}

static void new_id(void *self, char out[TD_UUID_TEXT])
{
    unsigned char bytes[16];

    (void)self;
    sqlite3_randomness((int)sizeof bytes, bytes);
    bytes[6] = (unsigned char)((bytes[6] & 0x0F) | 0x40); /* version 4, random */
    bytes[8] = (unsigned char)((bytes[8] & 0x3F) | 0x80);
    out[0] = '\0';
    for (size_t i = 0; i < sizeof bytes; i++) {
        td_str_append(out, TD_UUID_TEXT, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
                      bytes[i]);
    }
}

static bool write_sets(struct td_history_store *store, const struct td_session_record *record)
{
    bool ok = WRITE(store, "DELETE FROM session_set WHERE session_uuid = ?", TEXT(record->uuid));

    for (int i = 0; ok && i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];

        ok = WRITE(store, "INSERT INTO session_set VALUES (?,?,?,?,?,?,?,?)", TEXT(record->uuid),
                   NUMBER(i), TEXT(set->exercise), NUMBER(set->set), NUMBER(set->reps_planned),
                   NUMBER(set->reps_done), NUMBER(set->start_ms), NUMBER(set->length_ms));
    }
    return ok;
}

static enum td_err save_session(void *self, const struct td_session_record *record)
{
    struct td_history_store *store = self;
    enum td_err err = begin_writing(store);
    bool ok;

    if (err != TD_OK) {
        return err;
    }
    ok = WRITE(store, "INSERT OR REPLACE INTO session VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
               TEXT(record->uuid), NUMBER(record->started.unix_s),
               NUMBER(record->started.utc_offset_min), NUMBER(record->elapsed_ms),
               NUMBER(record->paused_ms), NUMBER(record->finished ? 1 : 0), TEXT(record->level),
               TEXT(record->level_name), TEXT(record->tempo), NUMBER(record->load_g),
               SAID(record->worst_pain), SAID(record->rpe)) &&
         write_sets(store, record);
    return end_writing(store, ok);
}

static bool write_check_lists(struct td_history_store *store, const struct td_check_record *record)
{
    bool ok = WRITE(store, "DELETE FROM check_answer WHERE check_uuid = ?", TEXT(record->uuid)) &&
              WRITE(store, "DELETE FROM check_flag WHERE check_uuid = ?", TEXT(record->uuid));

    for (int i = 0; ok && i < record->answer_count; i++) {
        ok = WRITE(store, "INSERT INTO check_answer VALUES (?,?,?,?)", TEXT(record->uuid),
                   NUMBER(i), TEXT(record->answers[i].question), TEXT(record->answers[i].answer));
    }
    for (int i = 0; ok && i < record->flag_count; i++) {
        ok = WRITE(store, "INSERT INTO check_flag VALUES (?,?,?)", TEXT(record->uuid), NUMBER(i),
                   TEXT(record->flags[i]));
    }
    return ok;
}

static enum td_err save_check(void *self, const struct td_check_record *record)
{
    struct td_history_store *store = self;
    enum td_err err = begin_writing(store);
    bool ok;

    if (err != TD_OK) {
        return err;
    }
    ok = WRITE(store, "INSERT OR REPLACE INTO self_check VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
               TEXT(record->uuid), NUMBER(record->done.unix_s), NUMBER(record->done.utc_offset_min),
               TEXT(record->version), NUMBER(record->outcome), NUMBER(record->urgency),
               NUMBER(record->training), TEXT_OR_NULL(record->named[0]),
               TEXT_OR_NULL(record->named[1]), TEXT_OR_NULL(record->start_level),
               TEXT_OR_NULL(record->max_level), NUMBER(record->max_depth_deg),
               NUMBER(record->minor ? 1 : 0), TEXT(record->why)) &&
         write_check_lists(store, record);
    return end_writing(store, ok);
}

static enum td_err save_morning(void *self, const struct td_morning_record *record)
{
    struct td_history_store *store = self;
    enum td_err err = begin_writing(store);

    if (err != TD_OK) {
        return err;
    }
    return end_writing(store, WRITE(store, "INSERT OR REPLACE INTO morning VALUES (?,?,?,?)",
                                    TEXT(record->date), NUMBER(record->pain),
                                    NUMBER(record->swollen ? 1 : 0), NUMBER(record->limp ? 1 : 0)));
}

static enum td_err save_clearance(void *self, struct td_instant at)
{
    struct td_history_store *store = self;
    enum td_err err = begin_writing(store);

    if (err != TD_OK) {
        return err;
    }
    return end_writing(store, WRITE(store, "INSERT OR REPLACE INTO clearance VALUES (?,?)",
                                    NUMBER(at.unix_s), NUMBER(at.utc_offset_min)));
}

/* ---- reading ---- */

static void column_text(sqlite3_stmt *statement, int column, char *out, size_t size)
{
    const unsigned char *text = sqlite3_column_text(statement, column);

    td_str_copy(out, size, text != NULL ? (const char *)text : "");
    td_str_sanitize(out, false);
}

static int column_said(sqlite3_stmt *statement, int column)
{
    return sqlite3_column_type(statement, column) == SQLITE_NULL
               ? -1
               : sqlite3_column_int(statement, column);
}

static enum td_err count_lines(void *self, size_t *out)
{
    struct td_history_store *store = self;
    enum td_err err = need(store, false);

    *out = 0;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    *out = (size_t)read_int(store,
                            "SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM "
                            "self_check) + (SELECT count(*) FROM morning)",
                            0);
    return TD_OK;
}

/* Columns: kind, uuid, unix, offset, level, name, elapsed, finished, pain, rpe,
 * sets done, sets planned, reps done, reps planned, outcome, urgency, named 1,
 * named 2, swollen, limp. A morning stands at noon of its day. */
static const char list_sql[] =
    "SELECT 0, s.uuid, s.started_unix_s AS at, s.utc_offset_min, s.level, s.level_name,"
    " s.elapsed_ms, s.finished, s.worst_pain, s.rpe,"
    " (SELECT count(*) FROM session_set x WHERE x.session_uuid = s.uuid AND"
    "   x.reps_done = x.reps_planned),"
    " (SELECT count(*) FROM session_set x WHERE x.session_uuid = s.uuid),"
    " (SELECT total(reps_done) FROM session_set x WHERE x.session_uuid = s.uuid),"
    " (SELECT total(reps_planned) FROM session_set x WHERE x.session_uuid = s.uuid),"
    " 0, 0, NULL, NULL, 0, 0 FROM session s"
    " UNION ALL SELECT 1, uuid, done_unix_s, utc_offset_min, '', '', 0, 1, NULL, NULL, 0, 0, 0, 0,"
    " outcome, urgency, named_1, named_2, 0, 0 FROM self_check"
    " UNION ALL SELECT 2, date, CAST(strftime('%s', date) AS INTEGER) + 43200, 0, '', '', 0, 1, "
    "pain, NULL, 0, 0, 0, 0,"
    " 0, 0, NULL, NULL, swollen, limp FROM morning"
    " ORDER BY at DESC, 2 LIMIT ? OFFSET ?";

static void read_line(sqlite3_stmt *s, struct td_history_line *out)
{
    memset(out, 0, sizeof *out);
    out->kind = (enum td_history_kind)sqlite3_column_int(s, 0);
    column_text(s, 1, out->uuid, sizeof out->uuid);
    out->at.unix_s = sqlite3_column_int64(s, 2);
    out->at.utc_offset_min = sqlite3_column_int(s, 3);
    column_text(s, 4, out->level, sizeof out->level);
    column_text(s, 5, out->level_name, sizeof out->level_name);
    out->elapsed_ms = sqlite3_column_int64(s, 6);
    out->finished = sqlite3_column_int(s, 7) != 0;
    out->worst_pain = column_said(s, 8);
    out->rpe = column_said(s, 9);
    out->sets_done = sqlite3_column_int(s, 10);
    out->sets_planned = sqlite3_column_int(s, 11);
    out->reps_done = sqlite3_column_int(s, 12);
    out->reps_planned = sqlite3_column_int(s, 13);
    out->outcome = (enum td_outcome)sqlite3_column_int(s, 14);
    out->urgency = (enum td_urgency)sqlite3_column_int(s, 15);
    column_text(s, 16, out->named[0], sizeof out->named[0]);
    column_text(s, 17, out->named[1], sizeof out->named[1]);
    out->named_count = (out->named[0][0] != '\0' ? 1 : 0) + (out->named[1][0] != '\0' ? 1 : 0);
    out->swollen = sqlite3_column_int(s, 18) != 0;
    out->limp = sqlite3_column_int(s, 19) != 0;
}

static enum td_err list_lines(void *self, size_t skip, size_t max, struct td_history_line *out,
                              size_t *count)
{
    struct td_history_store *store = self;
    enum td_err err = need(store, false);
    sqlite3_stmt *statement;
    int step = SQLITE_DONE;

    *count = 0;
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    statement = prepare(store, list_sql);
    if (statement == NULL || sqlite3_bind_int64(statement, 1, (int64_t)max) != SQLITE_OK ||
        sqlite3_bind_int64(statement, 2, (int64_t)skip) != SQLITE_OK) {
        (void)sqlite3_finalize(statement);
        return failed(store);
    }
    while (*count < max && (step = sqlite3_step(statement)) == SQLITE_ROW) {
        read_line(statement, &out[(*count)++]);
    }
    (void)sqlite3_finalize(statement);
    return step == SQLITE_ROW || step == SQLITE_DONE ? TD_OK : failed(store);
}

/* A statement with at most one text bound, standing on its first row. */
static enum td_err first_row(struct td_history_store *store, const char *sql, const char *text,
                             sqlite3_stmt **out)
{
    enum td_err err = need(store, false);
    int step;

    *out = NULL;
    if (err != TD_OK) {
        return err;
    }
    *out = prepare(store, sql);
    if (*out == NULL ||
        (text != NULL && sqlite3_bind_text(*out, 1, text, -1, SQLITE_TRANSIENT) != SQLITE_OK)) {
        (void)sqlite3_finalize(*out);
        *out = NULL;
        return failed(store);
    }
    step = sqlite3_step(*out);
    if (step == SQLITE_ROW) {
        return TD_OK;
    }
    err = step == SQLITE_DONE ? TD_ERR_ABSENT : failed(store);
    (void)sqlite3_finalize(*out);
    *out = NULL;
    return err;
}

static enum td_err read_session(struct td_history_store *store, const char *sql, const char *uuid,
                                struct td_session_record *out)
{
    sqlite3_stmt *s;
    enum td_err err = first_row(store, sql, uuid, &s);
    int step = SQLITE_DONE;

    if (err != TD_OK) {
        return err;
    }
    memset(out, 0, sizeof *out);
    column_text(s, 0, out->uuid, sizeof out->uuid);
    out->started.unix_s = sqlite3_column_int64(s, 1);
    out->started.utc_offset_min = sqlite3_column_int(s, 2);
    out->elapsed_ms = sqlite3_column_int64(s, 3);
    out->paused_ms = sqlite3_column_int64(s, 4);
    out->finished = sqlite3_column_int(s, 5) != 0;
    column_text(s, 6, out->level, sizeof out->level);
    column_text(s, 7, out->level_name, sizeof out->level_name);
    column_text(s, 8, out->tempo, sizeof out->tempo);
    out->load_g = sqlite3_column_int(s, 9);
    out->worst_pain = column_said(s, 10);
    out->rpe = column_said(s, 11);
    (void)sqlite3_finalize(s);
    err = first_row(store,
                    "SELECT exercise, set_number, reps_planned, reps_done, start_ms, length_ms "
                    "FROM session_set WHERE session_uuid = ? ORDER BY position",
                    out->uuid, &s);
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    do {
        struct td_set_record *set = &out->sets[out->set_count++];

        column_text(s, 0, set->exercise, sizeof set->exercise);
        set->set = sqlite3_column_int(s, 1);
        set->reps_planned = sqlite3_column_int(s, 2);
        set->reps_done = sqlite3_column_int(s, 3);
        set->start_ms = sqlite3_column_int64(s, 4);
        set->length_ms = sqlite3_column_int64(s, 5);
        step = sqlite3_step(s);
    } while (step == SQLITE_ROW && out->set_count < TD_SESSION_MAX_SETS);
    (void)sqlite3_finalize(s);
    return step == SQLITE_ROW || step == SQLITE_DONE ? TD_OK : failed(store);
}

static enum td_err load_session(void *self, const char *uuid, struct td_session_record *out)
{
    return read_session(self, "SELECT * FROM session WHERE uuid = ?", uuid, out);
}

static enum td_err last_session(void *self, struct td_session_record *out)
{
    return read_session(self, "SELECT * FROM session ORDER BY started_unix_s DESC, uuid LIMIT 1",
                        NULL, out);
}

static enum td_err read_check_lists(struct td_history_store *store, struct td_check_record *out)
{
    sqlite3_stmt *s;
    enum td_err err = first_row(
        store, "SELECT question, answer FROM check_answer WHERE check_uuid = ? ORDER BY position",
        out->uuid, &s);

    if (err == TD_OK) {
        do {
            column_text(s, 0, out->answers[out->answer_count].question, TD_ID_TEXT);
            column_text(s, 1, out->answers[out->answer_count++].answer, TD_ID_TEXT);
        } while (sqlite3_step(s) == SQLITE_ROW && out->answer_count < TD_CHECK_MAX_QUESTIONS);
        (void)sqlite3_finalize(s);
    } else if (err != TD_ERR_ABSENT) {
        return err;
    }
    err = first_row(store, "SELECT flag FROM check_flag WHERE check_uuid = ? ORDER BY position",
                    out->uuid, &s);
    if (err == TD_OK) {
        do {
            column_text(s, 0, out->flags[out->flag_count++], TD_ID_TEXT);
        } while (sqlite3_step(s) == SQLITE_ROW && out->flag_count < TD_CHECK_MAX_FLAGS);
        (void)sqlite3_finalize(s);
    }
    return err == TD_ERR_ABSENT ? TD_OK : err;
}

static enum td_err read_check(struct td_history_store *store, const char *sql, const char *uuid,
                              struct td_check_record *out)
{
    sqlite3_stmt *s;
    enum td_err err = first_row(store, sql, uuid, &s);

    if (err != TD_OK) {
        return err;
    }
    memset(out, 0, sizeof *out);
    column_text(s, 0, out->uuid, sizeof out->uuid);
    out->done.unix_s = sqlite3_column_int64(s, 1);
    out->done.utc_offset_min = sqlite3_column_int(s, 2);
    column_text(s, 3, out->version, sizeof out->version);
    out->outcome = (enum td_outcome)sqlite3_column_int(s, 4);
    out->urgency = (enum td_urgency)sqlite3_column_int(s, 5);
    out->training = (enum td_training)sqlite3_column_int(s, 6);
    column_text(s, 7, out->named[0], sizeof out->named[0]);
    column_text(s, 8, out->named[1], sizeof out->named[1]);
    out->named_count = (out->named[0][0] != '\0' ? 1 : 0) + (out->named[1][0] != '\0' ? 1 : 0);
    column_text(s, 9, out->start_level, sizeof out->start_level);
    column_text(s, 10, out->max_level, sizeof out->max_level);
    out->max_depth_deg = sqlite3_column_int(s, 11);
    out->minor = sqlite3_column_int(s, 12) != 0;
    column_text(s, 13, out->why, sizeof out->why);
    (void)sqlite3_finalize(s);
    return read_check_lists(store, out);
}

static enum td_err load_check(void *self, const char *uuid, struct td_check_record *out)
{
    return read_check(self, "SELECT * FROM self_check WHERE uuid = ?", uuid, out);
}

static enum td_err last_check(void *self, struct td_check_record *out)
{
    return read_check(self, "SELECT * FROM self_check ORDER BY done_unix_s DESC, uuid LIMIT 1",
                      NULL, out);
}

static enum td_err gate(void *self, struct td_training_gate *out)
{
    struct td_history_store *store = self;
    struct td_check_record last, stop;
    sqlite3_stmt *s;
    int64_t cleared = 0;
    enum td_err err = last_check(store, &last);
    enum td_err stopped;

    memset(out, 0, sizeof *out);
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err;
    }
    /* Training stays closed until somebody has looked at what closed it, so an
     * older check that closed it counts beside the last. */
    stopped =
        read_check(store,
                   "SELECT * FROM self_check WHERE outcome = 0 OR (training = 2 AND minor = 0) "
                   "ORDER BY done_unix_s DESC, uuid LIMIT 1",
                   NULL, &stop);
    if (stopped != TD_OK && stopped != TD_ERR_ABSENT) {
        return stopped;
    }
    err = first_row(store, "SELECT max(at_unix_s) FROM clearance", NULL, &s);
    if (err != TD_OK) {
        return err;
    }
    cleared = sqlite3_column_int64(s, 0);
    (void)sqlite3_finalize(s);
    td_training_gate_of(&last, stopped == TD_OK ? &stop : NULL, cleared, out);
    return TD_OK;
}

static const struct td_history_ops ops = {.trouble = trouble,
                                          .new_id = new_id,
                                          .save_session = save_session,
                                          .save_check = save_check,
                                          .save_morning = save_morning,
                                          .save_clearance = save_clearance,
                                          .list = list_lines,
                                          .count = count_lines,
                                          .load_session = load_session,
                                          .load_check = load_check,
                                          .last_session = last_session,
                                          .last_check = last_check,
                                          .gate = gate};

struct td_history_port td_history_port(struct td_history_store *store)
{
    return (struct td_history_port){.self = store, .ops = &ops};
}
