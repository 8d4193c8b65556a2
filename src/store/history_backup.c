/* A copy of the database beside itself, before its tables change. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "history_db.h"
#include "teardrop/base/str.h"

#define MOST_BACKUPS 100 /* names that are tried */

/* An empty file of our own under a name that nobody has: 0600 from the start. */
static bool claim_name(const char *path, int version, char made[TD_PATH_MAX])
{
    int fd = -1;

    errno = EEXIST;
    for (int i = 1; fd < 0 && errno == EEXIST && i <= MOST_BACKUPS; i++) {
        made[0] = '\0';
        td_str_append(made, TD_PATH_MAX, "%s.v%d.bak", path, version);
        if (i > 1) {
            td_str_append(made, TD_PATH_MAX, ".%d", i);
        }
        fd = open(made, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    }
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
    bool ok = false;

    if (!claim_name(path, version, made)) {
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
