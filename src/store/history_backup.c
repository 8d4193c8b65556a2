/* A copy of the database beside itself, before its tables change. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "history_db.h"
#include "teardrop/base/str.h"

bool td_history_claim_beside(const char *path, const char *end, char made[TD_PATH_MAX])
{
    char stem[TD_PATH_MAX];
    int fd;

    made[0] = '\0';
    if (!td_str_format(stem, sizeof stem, "%s%s", path, end)) {
        errno = ENAMETOOLONG;
        return false;
    }
    fd = td_path_claim(stem, ".", "", made, TD_PATH_MAX);
    if (fd < 0) {
        return false;
    }
    (void)close(fd);
    return true;
}

static bool copy_pages(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");

    if (backup == NULL) {
        return false;
    }
    (void)sqlite3_backup_step(backup, -1);
    return sqlite3_backup_finish(backup) == SQLITE_OK;
}

bool td_history_backup(const char *path, int version, char made[TD_PATH_MAX], char *why,
                       size_t why_size)
{
    sqlite3 *from = NULL, *to = NULL;
    char end[24];
    bool ok = false;

    td_str_format(end, sizeof end, ".v%d.bak", version);
    if (!td_history_claim_beside(path, end, made)) {
        td_str_format(why, why_size, "no copy could be made before it is brought up to date: %s",
                      strerror(errno));
        made[0] = '\0';
        return false;
    }
    /* A connection of its own: the one that writes cannot be copied from. */
    ok = sqlite3_open_v2(path, &from, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
         sqlite3_open_v2(made, &to, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
         copy_pages(from, to);
    if (!ok) {
        td_str_format(why, why_size, "no copy could be made before it is brought up to date: %s",
                      sqlite3_errmsg(to != NULL ? to : from));
    }
    (void)sqlite3_close_v2(to);
    (void)sqlite3_close_v2(from);
    if (!ok) {
        (void)unlink(made);
        made[0] = '\0';
    }
    return ok;
}
