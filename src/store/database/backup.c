/* Files beside the database: its log, and the copy that is made before its tables change. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db.h"
#include "teardrop/base/str.h"

#define NO_COPY "no copy could be made before it is brought up to date: %s"

bool td_history_beside(const char *path, const char *end)
{
    char name[TD_PATH_MAX + 16];
    struct stat status;

    td_str_format(name, sizeof name, "%s%s", path, end);
    return stat(name, &status) == 0 && status.st_size > 0;
}

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

bool td_history_copy_pages(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");

    if (backup == NULL) {
        return false;
    }
    (void)sqlite3_backup_step(backup, -1);
    return sqlite3_backup_finish(backup) == SQLITE_OK;
}

bool td_history_sync_file(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;

    if (fd >= 0) {
        (void)close(fd);
    }
    return ok;
}

/* Into a file that nobody takes for a copy until it is whole. A connection of its own: the
 * one that writes cannot be copied from. */
static bool copy_to(const char *path, const char *part, char *why, size_t why_size)
{
    sqlite3 *from = NULL, *to = NULL;
    int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool ok;

    if (fd < 0) {
        td_str_format(why, why_size, NO_COPY, strerror(errno));
        return false;
    }
    (void)close(fd);
    ok = sqlite3_open_v2(path, &from, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
         sqlite3_open_v2(part, &to, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
         td_history_copy_pages(from, to);
    if (!ok) {
        td_str_format(why, why_size, NO_COPY, sqlite3_errmsg(to != NULL ? to : from));
    }
    (void)sqlite3_close_v2(to);
    (void)sqlite3_close_v2(from);
    if (ok && !td_history_sync_file(part)) {
        td_str_format(why, why_size, NO_COPY, strerror(errno));
        ok = false;
    }
    return ok;
}

static bool same_bytes(const char *a_path, const char *b_path)
{
    FILE *a = fopen(a_path, "rb"), *b = fopen(b_path, "rb");
    bool same = a != NULL && b != NULL;
    int x = 0;

    while (same && x != EOF) {
        x = getc(a);
        same = x == getc(b);
    }
    same = same && !ferror(a) && !ferror(b);
    if (a != NULL) {
        (void)fclose(a);
    }
    if (b != NULL) {
        (void)fclose(b);
    }
    return same;
}

bool td_history_backup(const char *path, int version, char made[TD_PATH_MAX], char *why,
                       size_t why_size)
{
    char part[TD_PATH_MAX + 32], there[TD_PATH_MAX + 32], end[24];
    bool ok;

    made[0] = '\0';
    td_str_format(part, sizeof part, "%s.v%d.bak.part", path, version);
    td_str_format(there, sizeof there, "%s.v%d.bak", path, version);
    td_str_format(end, sizeof end, ".v%d.bak", version);
    ok = copy_to(path, part, why, why_size);
    if (ok && same_bytes(part, there)) { /* of an attempt that went no further */
        (void)unlink(part);
        return true;
    }
    if (ok && !td_history_claim_beside(path, end, made)) {
        td_str_format(why, why_size, NO_COPY, strerror(errno));
        ok = false;
    } else if (ok && rename(part, made) != 0) {
        td_str_format(why, why_size, NO_COPY, strerror(errno));
        (void)unlink(made);
        ok = false;
    }
    if (!ok) {
        (void)unlink(part);
        made[0] = '\0';
    }
    return ok;
}
