/* Every record is deleted; and what of them can still be found afterwards is named. */
#include "teardrop/store/rescue/wipe.h"

#include <dirent.h>
#include <string.h>

#include "database/db.h"
#include "teardrop/base/str.h"

#define RUNS "a session is running in another teardrop; delete after it"

/* Copies of before an update, damaged ones, what a repair left: not the log and the locks. */
static bool is_copy(const char *end)
{
    return (td_str_starts_with(end, ".v") && strstr(end, ".bak") != NULL) ||
           td_str_starts_with(end, ".damaged") || td_str_starts_with(end, ".gone") ||
           td_str_starts_with(end, ".rescue");
}

static void find_copies(const struct td_history_store *store, char *out, size_t size)
{
    char dir[TD_PATH_MAX];
    const char *slash = strrchr(store->path, '/');
    const char *base = slash != NULL ? slash + 1 : store->path;
    size_t length = strlen(base);
    DIR *folder;
    struct dirent *entry;

    td_path_folder(store->path, dir);
    folder = opendir(dir);
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        if (strncmp(entry->d_name, base, length) == 0 && is_copy(entry->d_name + length)) {
            td_str_append(out, size, "%s%s", out[0] != '\0' ? ", " : "", entry->d_name);
        }
    }
    if (folder != NULL) {
        (void)closedir(folder);
    }
    td_str_sanitize(out, false);
}

/* Nothing of it stays in the file, unless somebody else has it open: then the old pages are
 * still in it, or in the log. */
static bool rewrite(struct td_history_store *store)
{
    /* The first column is 1 when somebody was in the way. */
    return td_history_run(store, "VACUUM") &&
           td_history_number(store->db, "PRAGMA wal_checkpoint(TRUNCATE)", 1) == 0;
}

enum td_err td_history_delete_all(struct td_history_store *store, struct td_wipe *out)
{
    enum td_err err = td_history_open_lazily(store, false);
    bool ok = true;

    memset(out, 0, sizeof *out);
    find_copies(store, out->copies, sizeof out->copies);
    /* Whoever is in the middle of a session would only save it anew. */
    if (err == TD_OK && !td_history_lock_all(store)) {
        return td_history_set_error(store, RUNS);
    }
    if (err == TD_OK) {
        err = td_history_begin(store);
    }
    if (err != TD_OK) {
        td_history_unlock_all(store);
        return err;
    }
    for (size_t k = 0; ok && k < TD_RECORD_KINDS; k++) {
        char sql[80];

        td_str_format(sql, sizeof sql, "DELETE FROM %s", td_record_kinds[k].table);
        ok = td_history_run(store, sql);
    }
    err = td_history_end(store, ok);
    out->in_use = err == TD_OK && !rewrite(store);
    td_history_unlock_all(store);
    return err;
}
