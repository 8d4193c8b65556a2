/* The names of a repair: the damaged file is kept under another one, the rescued one gets its own.
 * Whenever it is ended, nothing is without a name. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rescue.h"
#include "teardrop/base/str.h"

void td_rescue_last_kept(const char *path, char kept[TD_PATH_MAX])
{
    char name[TD_PATH_MAX] = "";

    kept[0] = '\0';
    td_str_append(name, sizeof name, "%s.damaged", path);
    for (int i = 2; access(name, F_OK) == 0 && i <= TD_PATH_CLAIMS + 1; i++) {
        td_str_copy(kept, TD_PATH_MAX, name);
        name[0] = '\0';
        td_str_append(name, sizeof name, "%s.damaged.%d", path, i);
    }
}

void td_rescue_name(const char *path, char out[TD_NAME_MAX])
{
    td_str_format(out, TD_NAME_MAX, "%s.rescue", path);
}

void td_rescue_remove_beside(const char *path)
{
    static const char *const ends[] = {"-wal", "-shm", "-journal"};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char name[TD_NAME_MAX + 16];

        td_str_format(name, sizeof name, "%s%s", path, ends[i]);
        (void)unlink(name);
    }
}

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
    int reason;

    td_rescue_last_kept(path, kept);
    if (kept[0] != '\0' && stat(path, &here) == 0 && stat(kept, &there) == 0 &&
        here.st_dev == there.st_dev && here.st_ino == there.st_ino) {
        return true;
    }
    if (!td_history_claim_beside(path, ".damaged", kept)) {
        return false;
    }
    (void)unlink(kept);
    if (link(path, kept) != 0 && !copy_bytes(path, kept)) {
        reason = errno;
        (void)unlink(kept); /* half of it */
        errno = reason;
        return false;
    }
    return true;
}

/* The log goes with the damaged file before the new one gets its name: to that one it would
 * do harm. back: the other way round. False with errno. */
static bool move_beside(const char *path, const char *kept, bool back)
{
    static const char *const ends[] = {"-wal", "-shm"};
    int reason = 0;

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char here[TD_NAME_MAX], there[TD_NAME_MAX];

        td_str_format(here, sizeof here, "%s%s", path, ends[i]);
        td_str_format(there, sizeof there, "%s%s", kept, ends[i]);
        if (rename(back ? there : here, back ? here : there) != 0 && errno != ENOENT) {
            reason = errno;
        }
    }
    errno = reason;
    return reason == 0;
}

enum td_err td_rescue_change_names(struct td_history_store *store, char kept[TD_PATH_MAX])
{
    char fresh[TD_NAME_MAX];
    enum td_err err;

    td_rescue_name(store->path, fresh);
    if (!name_twice(store->path, kept)) {
        err = td_history_set_error(store, strerror(errno));
        kept[0] = '\0';
        return err;
    }
    td_path_sync_folder(store->path);
    if (!move_beside(store->path, kept, false) || rename(fresh, store->path) != 0) {
        err = td_history_set_error(store, strerror(errno));
        (void)move_beside(store->path, kept, true);
        (void)unlink(kept);
        kept[0] = '\0';
        return err;
    }
    (void)chmod(kept, 0600);
    td_path_sync_folder(store->path);
    return TD_OK;
}
