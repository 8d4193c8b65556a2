/* A damaged history: what can be read of it goes into a new file, the damaged one is
 * kept beside it as it was. Nothing but damage leads to it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/base/str.h"
#include "teardrop/store/transfer/transfer.h"
#include "transfer/kinds.h"

#define MOST_NAMES 100
#define NAME_MAX_BYTES (TD_PATH_MAX + 16)
#define LAST_TIME INT64_C(253402214400) /* in the year 9999 */
#define PAGE_MIN 512
#define NOTHING_READ                                                                               \
    "nothing of it could be read, so it was left as it is; moved away, it makes room for a new "   \
    "one"
#define RUNS "a session is running in another teardrop; repair after it"

/* The last one that was set aside; "" = none. */
static void last_kept(const char *path, char kept[TD_PATH_MAX])
{
    char name[TD_PATH_MAX] = "";

    kept[0] = '\0';
    td_str_append(name, sizeof name, "%s.damaged", path);
    for (int i = 2; access(name, F_OK) == 0 && i <= MOST_NAMES + 1; i++) {
        td_str_copy(kept, TD_PATH_MAX, name);
        name[0] = '\0';
        td_str_append(name, sizeof name, "%s.damaged.%d", path, i);
    }
}

/* ---- is it damaged? ---- */

enum verdict { SOUND, DAMAGED, SOMETHING_ELSE /* the trouble says what */ };

/* A connection of its own that changes nothing: with a log of what was written last beside
 * the file it may only read, since it would move that into the file; without one there is
 * nothing to move. */
static int open_as_it_is(struct td_history_store *store, const char *path, sqlite3 **db)
{
    return td_history_open_file(store, path, db,
                                td_history_beside(path, "-wal") ? SQLITE_OPEN_READONLY
                                                                : SQLITE_OPEN_READWRITE);
}

static enum verdict fault_of(struct td_history_store *store, int code, const char *what)
{
    if (td_history_is_damage(code)) {
        return DAMAGED;
    }
    store->code = code;
    if ((code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_PROTOCOL ||
        (code & 0xFF) == SQLITE_NOMEM) {
        td_history_set_error_code(store, code, "another program holds it", what);
    } else {
        td_history_set_access_error(store, what);
    }
    return SOMETHING_ELSE;
}

/* A page that cannot be had is reported as a finding, with the code that says why. */
static int code_of_finding(const char *found)
{
    static const char words[] = "error code=";
    const char *at = strstr(found, words);
    int code = SQLITE_CORRUPT;

    if (at != NULL) {
        code = atoi(at + sizeof words - 1); // NOLINT(cert-err34-c): SQLite wrote it
    } else if (strstr(found, "out of memory") != NULL) {
        code = SQLITE_NOMEM;
    }
    return code;
}

static enum verdict check_integrity(struct td_history_store *store, sqlite3 *db)
{
    sqlite3_stmt *s = NULL;
    char found[400] = "";
    int code = sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &s, NULL);

    if (code == SQLITE_OK) {
        code = sqlite3_step(s);
    }
    if (code == SQLITE_ROW) {
        td_history_column_text(s, 0, found, sizeof found);
        code = found[0] == '\0' ? SQLITE_NOMEM : SQLITE_ROW;
    }
    (void)sqlite3_finalize(s);
    if (code != SQLITE_ROW) {
        return fault_of(store, code, td_history_words(db));
    }
    if (td_str_equal(found, "ok")) {
        return SOUND;
    }
    code = code_of_finding(found);
    return fault_of(store, code, code == SQLITE_IOERR ? strerror(EIO) : sqlite3_errstr(code));
}

/* Every byte, before anything is said of what they mean: a disk that cannot be read is no
 * damage that a repair mends. */
static enum verdict read_through(struct td_history_store *store)
{
    char bytes[16384];
    int fd = open(store->path, O_RDONLY | O_CLOEXEC);
    ssize_t n = -1;
    int reason;

    while (fd >= 0 && ((n = read(fd, bytes, sizeof bytes)) > 0 || (n < 0 && errno == EINTR))) {
    }
    reason = errno;
    if (fd >= 0) {
        (void)close(fd);
    }
    if (n == 0) {
        return SOUND;
    }
    td_history_set_access_error(store, strerror(reason));
    return SOMETHING_ELSE;
}

static enum verdict look_inside(struct td_history_store *store, int *version)
{
    sqlite3 *db = NULL;
    enum verdict verdict;
    enum td_history_classify whose;

    *version = 0;
    if (open_as_it_is(store, store->path, &db) != SQLITE_OK) {
        verdict =
            fault_of(store, db != NULL ? sqlite3_errcode(db) : SQLITE_NOMEM, td_history_words(db));
        (void)sqlite3_close_v2(db);
        return verdict;
    }
    (void)sqlite3_busy_handler(db, td_history_wait, store);
    whose = td_history_classify(db, version);
    if (whose == TD_WHOSE_UNREADABLE) {
        verdict =
            fault_of(store, db != NULL ? sqlite3_errcode(db) : SQLITE_NOMEM, td_history_words(db));
    } else if (whose == TD_WHOSE_LOST) {
        verdict = DAMAGED;
    } else if (td_history_not_ours(whose) != NULL) {
        (void)td_history_set_error(store, td_history_not_ours(whose));
        verdict = SOMETHING_ELSE;
    } else {
        verdict = check_integrity(store, db);
    }
    (void)sqlite3_close_v2(db);
    return verdict;
}

static bool count_line(void *to, const char *line)
{
    (void)line;
    ++*(size_t *)to;
    return true;
}

/* What is whole page by page may still not be what it should be: a column's name that one bit
 * has changed. Whatever can be exported is there. */
static enum verdict look_at_records(struct td_history_store *store, size_t *records)
{
    enum td_err err = td_history_open_lazily(store, false);
    bool opened = err == TD_OK;

    *records = 0;
    if (opened) {
        err = td_history_export_lines(store, count_line, records);
    }
    if (err == TD_OK || err == TD_ERR_ABSENT) {
        return SOUND;
    }
    return td_history_is_damage(store->code) || (opened && (store->code & 0xFF) == SQLITE_ERROR)
               ? DAMAGED
               : SOMETHING_ELSE;
}

/* ---- the rescue ---- */

/* A clock that was wrong has dated records later than now: they are the person's all the same. */
static struct td_instant late(void *self)
{
    (void)self;
    return (struct td_instant){.unix_s = LAST_TIME};
}

static void name_rescue(const struct td_history_store *store, char out[NAME_MAX_BYTES])
{
    td_str_format(out, NAME_MAX_BYTES, "%s.rescue", store->path);
}

static void remove_beside(const char *path)
{
    static const char *const ends[] = {"-wal", "-shm", "-journal"};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char name[NAME_MAX_BYTES + 16];

        td_str_format(name, sizeof name, "%s%s", path, ends[i]);
        (void)unlink(name);
    }
}

static void remove_rescue(const struct td_history_store *store)
{
    char path[NAME_MAX_BYTES];

    name_rescue(store, path);
    remove_beside(path);
    (void)unlink(path);
}

struct taker {
    struct td_history_store *fresh;
    struct td_repair *out;
    bool gaps; /* something of a kind could not be gone to */
};

/* A line that makes no sense is left behind with the damaged file. */
static bool take_in(void *self, const char *line)
{
    struct taker *taker = self;
    char why[200];
    enum td_err err =
        td_history_merge_line(taker->fresh, line, &taker->out->counts, why, sizeof why);

    taker->out->left += err == TD_ERR_USAGE ? 1 : 0;
    return err == TD_OK || err == TD_ERR_USAGE;
}

/* False: a reason that is the machine's, as the fresh one's trouble. */
static bool take_lines(struct taker *taker, sqlite3 *old, int version)
{
    struct td_rescued rescued = {0};
    bool ok = td_history_rescue_lines(old, version, take_in, taker, &rescued);

    if (!ok && taker->fresh->trouble[0] == '\0') {
        td_history_set_error_code(taker->fresh, rescued.machine, "another program holds it",
                                  rescued.machine == SQLITE_OK ? "out of memory"
                                  : sqlite3_system_errno(old) != 0
                                      ? strerror(sqlite3_system_errno(old))
                                      : sqlite3_errstr(rescued.machine));
    }
    taker->out->bare_sessions += rescued.bare_sessions;
    taker->out->bare_checks += rescued.bare_checks;
    taker->gaps = taker->gaps || rescued.gaps != 0;
    return ok;
}

/* Page by page, where the list of the tables is gone. */
static bool take_carved(struct taker *taker, const char *path, int *version)
{
    sqlite3 *carved = NULL;
    bool ok = td_history_carve(path, &carved, version);

    if (!ok) {
        (void)td_history_set_error_about(taker->fresh, strerror(errno), path);
    }
    ok = ok && take_lines(taker, carved, *version);
    (void)sqlite3_close_v2(carved);
    taker->gaps = true;
    return ok;
}

static bool take_from(struct taker *taker, struct td_history_store *store, const char *path,
                      int *version)
{
    size_t before = taker->out->counts.lines;
    sqlite3 *old = NULL;
    int code = open_as_it_is(store, path, &old);
    bool ok = code == SQLITE_OK || td_history_is_damage(code);

    if (!ok) {
        td_history_set_error_code(taker->fresh, code, "another program holds it",
                                  td_history_words(old));
    }
    if (code == SQLITE_OK) {
        /* What is left of the tables' list is used, whatever is wrong with the rest of it. */
        (void)sqlite3_busy_handler(old, td_history_wait, store);
        (void)sqlite3_exec(old, "PRAGMA writable_schema = ON; PRAGMA cell_size_check = ON", NULL,
                           NULL, NULL);
        ok = take_lines(taker, old, *version);
        if (ok) {
            td_history_name_lost(old, taker->fresh, taker->out);
        }
    }
    (void)sqlite3_close_v2(old);
    if (ok && taker->out->counts.lines == before && taker->gaps) {
        ok = take_carved(taker, path, version);
    }
    return ok;
}

/* What bringing them up to date would have made of old sessions: sets at the session's tempo,
 * the main exercise that of the last set. */
static bool fill_in_old(struct td_history_store *fresh, int version)
{
    static const char tempo_sql[] =
        "UPDATE session_set SET tempo = (SELECT tempo FROM session s WHERE s.uuid = session_uuid)"
        " WHERE tempo = '' AND hold_ms = 0";
    static const char main_sql[] =
        "UPDATE session SET main_sets = (SELECT count(*) FROM session_set x WHERE"
        "  x.session_uuid = session.uuid AND x.exercise = y.exercise),"
        " main_reps = y.reps_planned, main_hold_ms = y.hold_ms FROM session_set y WHERE"
        " y.session_uuid = session.uuid AND y.position = (SELECT max(position) FROM session_set z"
        "  WHERE z.session_uuid = session.uuid)";

    return (version >= 2 || td_history_run(fresh, tempo_sql)) &&
           (version >= 4 || td_history_run(fresh, main_sql));
}

/* Smaller than any page, it never held a record. */
static bool has_pages(const char *path)
{
    struct stat status;

    return (stat(path, &status) == 0 && status.st_size >= PAGE_MIN) ||
           td_history_beside(path, "-wal");
}

/* Everything of the damaged file, and of the one that a repair which was killed had set aside
 * without its getting to the end. */
static enum td_err fill(struct td_history_store *store, struct td_history_store *fresh,
                        bool killed_before, int version, struct td_repair *out)
{
    struct taker taker = {.fresh = fresh, .out = out};
    char kept[TD_PATH_MAX];
    enum td_err err = td_history_merge_begin(fresh);
    bool ok;

    if (err != TD_OK) {
        return err;
    }
    ok = take_from(&taker, store, store->path, &version);
    last_kept(store->path, kept);
    if (ok && killed_before && kept[0] != '\0') {
        ok = take_from(&taker, store, kept, &version);
    }
    out->lost_more = taker.gaps;
    if (ok && out->counts.added == 0 && taker.gaps && has_pages(store->path)) {
        (void)td_history_set_error(fresh, NOTHING_READ);
        ok = false;
    }
    ok = ok && (version == 0 || fill_in_old(fresh, version));
    if (!ok) { /* whose trouble says why */
        char why[TD_TROUBLE_TEXT];

        td_str_copy(why, sizeof why, fresh->trouble);
        (void)td_history_merge_end(fresh, false, &out->counts);
        td_str_copy(fresh->trouble, sizeof fresh->trouble, why);
        return TD_ERR_STORE;
    }
    err = td_history_merge_end(fresh, true, &out->counts);
    /* One file, without a log beside it, which would have to change its name with it. */
    if (err == TD_OK && !td_history_run(fresh, "PRAGMA journal_mode = DELETE")) {
        err = td_history_write_failed(fresh);
    }
    return err;
}

/* Whoever repairs it, it stays the one's whose it is. */
static bool keep_owner(const char *path, int fd)
{
    struct stat was, is;

    return stat(path, &was) == 0 && fstat(fd, &is) == 0 &&
           ((was.st_uid == is.st_uid && was.st_gid == is.st_gid) ||
            fchown(fd, was.st_uid, was.st_gid) == 0 || was.st_uid == is.st_uid);
}

static enum td_err rescue(struct td_history_store *store, int version, struct td_repair *out)
{
    char path[NAME_MAX_BYTES];
    struct td_history_store *fresh = NULL;
    bool killed_before;
    enum td_err err;
    int fd;

    name_rescue(store, path);
    killed_before = access(path, F_OK) == 0;
    remove_beside(path);
    fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) {
        td_history_set_access_error(store, strerror(errno));
        return TD_ERR_STORE;
    }
    (void)fchmod(fd, 0600);
    if (!keep_owner(store->path, fd)) {
        err = td_history_set_error(store, "it belongs to somebody else");
        (void)close(fd);
        (void)unlink(path);
        return err;
    }
    (void)close(fd);
    err = td_history_new(path, true, (struct td_date_port){.now = late}, &fresh);
    if (err == TD_OK) {
        err = fill(store, fresh, killed_before, version, out);
        if (err != TD_OK) {
            td_str_copy(store->trouble, sizeof store->trouble, fresh->trouble);
        }
    }
    td_history_free(fresh);
    if (err == TD_OK && !td_history_sync_file(path)) {
        err = td_history_set_error(store, strerror(errno));
    }
    if (err != TD_OK) {
        remove_rescue(store);
    }
    return err;
}

/* ---- the change of names ---- */

static bool copy_bytes(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    char bytes[16384];
    size_t count;
    bool ok = in != NULL && out != NULL;

    while (ok && (count = fread(bytes, 1, sizeof bytes, in)) > 0) {
        ok = fwrite(bytes, 1, count, out) == count;
    }
    ok = ok && !ferror(in) && fflush(out) == 0 && fsync(fileno(out)) == 0;
    if (in != NULL) {
        (void)fclose(in);
    }
    if (out != NULL && fclose(out) != 0) {
        ok = false;
    }
    return ok;
}

/* Under a second name, while it keeps the first. A repair that was killed may have done so. */
static bool name_twice(const char *path, char kept[TD_PATH_MAX])
{
    struct stat here, there;

    last_kept(path, kept);
    if (kept[0] != '\0' && stat(path, &here) == 0 && stat(kept, &there) == 0 &&
        here.st_dev == there.st_dev && here.st_ino == there.st_ino) {
        return true;
    }
    if (!td_history_claim_beside(path, ".damaged", kept)) {
        return false;
    }
    (void)unlink(kept);
    return link(path, kept) == 0 || copy_bytes(path, kept);
}

/* The log goes with the damaged file before the new one gets its name: to that one it would
 * do harm. back: the other way round. False with errno. */
static bool move_beside(const char *path, const char *kept, bool back)
{
    static const char *const ends[] = {"-wal", "-shm"};
    int reason = 0;

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char here[NAME_MAX_BYTES], there[NAME_MAX_BYTES];

        td_str_format(here, sizeof here, "%s%s", path, ends[i]);
        td_str_format(there, sizeof there, "%s%s", kept, ends[i]);
        if (rename(back ? there : here, back ? here : there) != 0 && errno != ENOENT) {
            reason = errno;
        }
    }
    errno = reason;
    return reason == 0;
}

static void sync_folder(const char *path)
{
    char dir[TD_PATH_MAX];

    td_history_folder_of(path, dir);
    (void)td_history_sync_file(dir);
}

/* At every moment the history is under its name, and behind the first step the damaged one
 * whole under the other. */
static enum td_err change_names(struct td_history_store *store, char kept[TD_PATH_MAX])
{
    char fresh[NAME_MAX_BYTES];
    enum td_err err;

    name_rescue(store, fresh);
    if (!name_twice(store->path, kept)) {
        err = td_history_set_error(store, strerror(errno));
        kept[0] = '\0';
        return err;
    }
    sync_folder(store->path);
    if (!move_beside(store->path, kept, false) || rename(fresh, store->path) != 0) {
        err = td_history_set_error(store, strerror(errno));
        (void)move_beside(store->path, kept, true);
        (void)unlink(kept);
        kept[0] = '\0';
        return err;
    }
    (void)chmod(kept, 0600);
    sync_folder(store->path);
    return TD_OK;
}

/* ---- all ---- */

static enum td_err mend(struct td_history_store *store, int version, struct td_repair *out)
{
    enum td_err err;

    if (!td_history_hold_all(store)) {
        return td_history_set_error(store, RUNS);
    }
    err = rescue(store, version, out);
    if (err == TD_OK) {
        err = change_names(store, out->kept);
        if (err != TD_OK) {
            remove_rescue(store);
        }
    }
    td_history_release_all(store);
    if (err == TD_OK) {
        store->trouble[0] = '\0';
    }
    return err;
}

/* A superuser could write it all the same; whoever took the right away meant something by it. */
static bool is_locked_up(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && (status.st_mode & S_IWUSR) == 0;
}

/* *version and *records: as far as it came. */
static enum verdict examine(struct td_history_store *store, int *version, size_t *records)
{
    enum verdict verdict = read_through(store);

    *records = 0;
    if (verdict == SOUND) {
        verdict = look_inside(store, version);
    }
    return verdict == SOUND ? look_at_records(store, records) : verdict;
}

enum td_err td_history_repair(struct td_history_store *store, struct td_repair *out)
{
    enum verdict verdict;
    size_t records = 0;
    enum td_err err;
    int version = 0; /* not known yet */

    memset(out, 0, sizeof *out);
    if (!store->keep) {
        td_str_copy(store->trouble, sizeof store->trouble, TD_HISTORY_NOT_KEPT);
        return TD_ERR_STORE;
    }
    td_history_close(store);
    err = td_history_probe(store);
    if (err == TD_ERR_ABSENT) {
        last_kept(store->path, out->kept);
    }
    if (err != TD_OK) {
        return err;
    }
    if (td_history_any_held(store)) {
        return td_history_set_error(store, RUNS);
    }
    verdict = examine(store, &version, &records);
    if (verdict == DAMAGED && examine(store, &version, &records) == SOUND) {
        /* SQLite takes a read that fails once for a page that is none. */
        return td_history_set_error(store,
                                    "it could not be read for a moment, and now it can; nothing "
                                    "was changed, please try again");
    }
    if (verdict == SOUND) {
        out->sound = true;
        out->empty = records == 0;
        if (out->empty) {
            last_kept(store->path, out->kept);
        }
        remove_rescue(store);
        return TD_OK;
    }
    if (verdict == DAMAGED && is_locked_up(store->path)) {
        return td_history_set_error(store, "the file cannot be written: it may only be read");
    }
    return verdict == DAMAGED ? mend(store, version, out) : TD_ERR_STORE;
}
