/* A damaged history: what can be read of it goes into a new file, the damaged one is
 * kept beside it as it was. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "history_db.h"
#include "teardrop/base/str.h"
#include "teardrop/store/merge.h"

static enum td_err say(struct td_history_store *store, const char *what)
{
    td_str_format(store->trouble, sizeof store->trouble, "%s: %s", store->path, what);
    return TD_ERR_STORE;
}

/* With the log of what was written last, which belongs to it. */
static bool move_aside(const char *path, const char *to)
{
    static const char *const ends[] = {"", "-wal", "-shm"};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char from_name[TD_PATH_MAX + 8], to_name[TD_PATH_MAX + 8];

        td_str_format(from_name, sizeof from_name, "%s%s", path, ends[i]);
        td_str_format(to_name, sizeof to_name, "%s%s", to, ends[i]);
        if (rename(from_name, to_name) != 0 && (i == 0 || errno != ENOENT)) {
            return false;
        }
    }
    return true;
}

struct rescue {
    struct td_history_store *store;
    struct td_merge_counts *counts;
};

/* A line that does not fit is left behind with the damaged file. */
static bool take_in(void *to, const char *line)
{
    struct rescue *rescue = to;
    char why[200];

    (void)td_history_merge_line(rescue->store, line, rescue->counts, why, sizeof why);
    return true;
}

static bool is_sound(struct td_history_store *store)
{
    sqlite3_stmt *s;
    char found[16] = "";

    if (td_history_need(store, false) != TD_OK ||
        td_history_first_row(store, "PRAGMA integrity_check(1)", NULL, &s) != TD_OK) {
        return false;
    }
    td_history_column_text(s, 0, found, sizeof found);
    (void)sqlite3_finalize(s);
    return td_str_equal(found, "ok");
}

/* Whose it is can be told of a damaged file, too, as long as its first page is whole. */
static const char *not_ours(struct td_history_store *old)
{
    int version = td_history_read_int(old, "PRAGMA user_version", -1);

    if (version > TD_HISTORY_VERSION) {
        return "written by a newer teardrop; nothing in it is touched";
    }
    if (version == 0 && td_history_read_int(old, "SELECT count(*) FROM sqlite_master", 0) > 0) {
        return "this is a database of another program; nothing in it is touched";
    }
    return NULL;
}

static enum td_err rescue_into(struct td_history_store *store, struct td_history_store *old,
                               struct td_merge_counts *counts)
{
    struct rescue rescue = {store, counts};
    enum td_err err = td_history_merge_begin(store);

    if (err != TD_OK) {
        return err;
    }
    td_history_rescue_lines(old, take_in, &rescue);
    return td_history_merge_end(store, true, counts);
}

enum td_err td_history_repair(struct td_history_store *store, struct td_repair *out)
{
    struct td_history_store old = {.lock_fd = -1};
    const char *foreign;
    enum td_err err;

    memset(out, 0, sizeof *out);
    if (access(store->path, F_OK) != 0) {
        return TD_ERR_ABSENT;
    }
    if (is_sound(store)) {
        out->sound = true;
        return TD_OK;
    }
    td_history_close(store);
    if (sqlite3_open_v2(store->path, &old.db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        (foreign = not_ours(&old)) != NULL) {
        (void)sqlite3_close_v2(old.db);
        return say(store, foreign);
    }
    (void)sqlite3_close_v2(old.db);
    old.db = NULL;
    if (!td_history_claim_beside(store->path, ".damaged", out->kept) ||
        !move_aside(store->path, out->kept)) {
        return say(store, strerror(errno));
    }
    if (sqlite3_open_v2(out->kept, &old.db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        (void)sqlite3_close_v2(old.db);
        old.db = NULL;
    }
    err = rescue_into(store, &old, &out->counts);
    (void)sqlite3_close_v2(old.db);
    return err;
}
