/* A damaged history: what can be read of it goes into a new file, the damaged one is
 * kept beside it as it was. Nothing but damage leads to it. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rescue.h"
#include "teardrop/base/str.h"

#define LAST_TIME INT64_C(253402214400) /* in the year 9999 */
#define PAGE_MIN 512
#define NOTHING_READ                                                                               \
    "nothing of it could be read, so it was left as it is; moved away, it makes room for a new "   \
    "one"
#define RUNS "a session is running in another teardrop; repair after it"

/* ---- the rescue ---- */

/* A clock that was wrong has dated records later than now: they are the person's all the same. */
static struct td_instant late(void *self)
{
    (void)self;
    return (struct td_instant){.unix_s = LAST_TIME};
}

static void remove_rescue(const struct td_history_store *store)
{
    char path[TD_NAME_MAX];

    td_rescue_name(store->path, path);
    td_rescue_remove_beside(path);
    (void)unlink(path);
}

/* *carved is the caller's. */
static bool take_from(const char *path, struct td_history_store *fresh, struct td_repair *out,
                      sqlite3 **carved)
{
    if (!td_history_carve(path, carved)) {
        (void)td_history_set_error_about(fresh, strerror(errno), path);
        return false;
    }
    return td_history_rescue_records(*carved, fresh, out);
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
static bool take_all(struct td_history_store *store, struct td_history_store *fresh,
                     bool killed_before, struct td_repair *out)
{
    char kept[TD_PATH_MAX];
    sqlite3 *carved[2] = {NULL, NULL};
    bool ok = take_from(store->path, fresh, out, &carved[0]);

    td_rescue_last_kept(store->path, kept);
    if (ok && killed_before && kept[0] != '\0') {
        ok = take_from(kept, fresh, out, &carved[1]);
    }
    for (int i = 0; i < 2; i++) {
        if (ok && carved[i] != NULL && !td_rescue_name_lost(carved[i], fresh, out)) {
            ok = false;
            (void)td_history_set_error(fresh, sqlite3_errmsg(carved[i]));
        }
        (void)sqlite3_close_v2(carved[i]);
    }
    return ok;
}

static enum td_err fill(struct td_history_store *store, struct td_history_store *fresh,
                        bool killed_before, struct td_repair *out)
{
    enum td_err err = td_history_merge_begin(fresh, false);
    bool ok;

    if (err != TD_OK) {
        return err;
    }
    ok = take_all(store, fresh, killed_before, out);
    if (ok && out->counts.added == 0 && out->lost_more && has_pages(store->path)) {
        (void)td_history_set_error_about(fresh, NOTHING_READ, store->path);
        ok = false;
    }
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

static enum td_err rescue(struct td_history_store *store, struct td_repair *out)
{
    char path[TD_NAME_MAX];
    struct td_history_store *fresh = NULL;
    bool killed_before;
    enum td_err err;
    int fd;

    td_rescue_name(store->path, path);
    killed_before = access(path, F_OK) == 0;
    td_rescue_remove_beside(path);
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
        err = fill(store, fresh, killed_before, out);
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

/* ---- all ---- */

static enum td_err mend(struct td_history_store *store, struct td_repair *out)
{
    enum td_err err;

    if (!td_history_lock_all(store)) {
        return td_history_set_error(store, RUNS);
    }
    err = rescue(store, out);
    if (err == TD_OK) {
        err = td_rescue_change_names(store, out->kept);
        if (err != TD_OK) {
            remove_rescue(store);
        }
    }
    td_history_unlock_all(store);
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

enum td_err td_history_repair(struct td_history_store *store, struct td_repair *out)
{
    enum td_verdict verdict;
    size_t records = 0;
    enum td_err err;

    memset(out, 0, sizeof *out);
    if (!store->keep) {
        td_str_copy(store->trouble, sizeof store->trouble, TD_HISTORY_NOT_KEPT);
        return TD_ERR_STORE;
    }
    td_history_close(store);
    err = td_history_probe(store);
    if (err == TD_ERR_ABSENT) {
        td_rescue_last_kept(store->path, out->kept);
    }
    if (err != TD_OK) {
        return err;
    }
    if (td_history_any_locked(store)) {
        return td_history_set_error(store, RUNS);
    }
    verdict = td_history_examine(store, &records);
    if (verdict == TD_DAMAGED && td_history_examine(store, &records) == TD_SOUND) {
        /* SQLite takes a read that fails once for a page that is none. */
        return td_history_set_error(store,
                                    "it could not be read for a moment, and now it can; nothing "
                                    "was changed, please try again");
    }
    if (verdict == TD_SOUND) {
        out->sound = true;
        out->empty = records == 0;
        if (out->empty) {
            td_rescue_last_kept(store->path, out->kept);
        }
        remove_rescue(store);
        return TD_OK;
    }
    if (verdict == TD_DAMAGED && is_locked_up(store->path)) {
        return td_history_set_error(store, "the file cannot be written: it may only be read");
    }
    return verdict == TD_DAMAGED ? mend(store, out) : TD_ERR_STORE;
}
