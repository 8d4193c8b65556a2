/* Folders and files of the program, and names that are free. */
#include "teardrop/store/paths.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/base/str.h"

#define SYSTEM_FILE "/etc/xdg/teardrop/teardrop.ini"
#define FOLDER "teardrop"

bool td_path_join(char *out, size_t size, const char *dir, const char *name)
{
    size_t length = strlen(dir);
    bool slash = length > 0 && dir[length - 1] == '/';

    return td_str_format(out, size, "%s%s%s", dir, slash ? "" : "/", name);
}

/* $variable/teardrop, or $HOME/below/teardrop; "" when neither is known. */
static bool base_folder(char *out, td_getenv_fn *env, const char *variable, const char *below)
{
    const char *base = env(variable);
    const char *home = env("HOME");
    char parent[TD_PATH_MAX];

    out[0] = '\0';
    if (base != NULL && base[0] == '/') {
        return td_path_join(out, TD_PATH_MAX, base, FOLDER);
    }
    if (home == NULL || home[0] != '/') {
        return true;
    }
    return td_path_join(parent, sizeof parent, home, below) &&
           td_path_join(out, TD_PATH_MAX, parent, FOLDER);
}

static void describe_home(struct td_paths *paths, const char *home)
{
    char shown[80];

    if (home == NULL || home[0] == '\0') {
        td_str_copy(paths->no_home, sizeof paths->no_home,
                    home == NULL ? "HOME is not set" : "HOME is empty");
        return;
    }
    td_str_copy_clean(shown, sizeof shown, home);
    td_str_format(paths->no_home, sizeof paths->no_home,
                  "HOME is \"%s\", which is no full path: it must begin with /", shown);
}

void td_paths_check(td_getenv_fn *env, struct td_problems *problems)
{
    static const char *const names[] = {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
                                        "HOME"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = env(names[i]);

        if (value != NULL && value[0] != '\0' && value[0] != '/') {
            td_problems_add(problems, NULL, 0,
                            "%s is \"%s\", which is no full path, and is ignored: it must begin "
                            "with /",
                            names[i], value);
        }
    }
}

static bool file_below(char *out, const char *dir, const char *name)
{
    out[0] = '\0';
    return dir[0] == '\0' || td_path_join(out, TD_PATH_MAX, dir, name);
}

enum td_err td_paths_init(struct td_paths *paths, td_getenv_fn *env)
{
    const char *home = env("HOME");

    memset(paths, 0, sizeof *paths);
    if (home == NULL || home[0] != '/') {
        describe_home(paths, home);
    }
    td_str_copy(paths->system_file, sizeof paths->system_file, SYSTEM_FILE);
    if (!base_folder(paths->config_dir, env, "XDG_CONFIG_HOME", ".config") ||
        !base_folder(paths->data_dir, env, "XDG_DATA_HOME", ".local/share") ||
        !base_folder(paths->state_dir, env, "XDG_STATE_HOME", ".local/state") ||
        !file_below(paths->settings_file, paths->config_dir, "teardrop.ini") ||
        !file_below(paths->history_file, paths->data_dir, "history.db") ||
        !file_below(paths->log_file, paths->state_dir, "teardrop.log")) {
        return TD_ERR_USAGE;
    }
    return TD_OK;
}

enum td_err td_paths_use_data_dir(struct td_paths *paths, const char *dir)
{
    char copy[TD_PATH_MAX], file[TD_PATH_MAX];

    if (dir[0] == '\0' || !td_str_copy(copy, sizeof copy, dir) ||
        !file_below(file, copy, "history.db")) {
        return TD_ERR_USAGE;
    }
    memcpy(paths->data_dir, copy, sizeof copy);
    memcpy(paths->history_file, file, sizeof file);
    return TD_OK;
}

enum td_err td_paths_use_settings_file(struct td_paths *paths, const char *file)
{
    char copy[TD_PATH_MAX];

    if (file[0] == '\0' || !td_str_copy(copy, sizeof copy, file)) {
        return TD_ERR_USAGE;
    }
    memcpy(paths->settings_file, copy, sizeof copy);
    return TD_OK;
}

void td_path_folder(const char *path, char out[TD_PATH_MAX])
{
    char *slash;

    (void)td_str_copy(out, TD_PATH_MAX, path);
    slash = strrchr(out, '/');
    if (slash == NULL) {
        (void)td_str_copy(out, TD_PATH_MAX, ".");
    } else {
        slash[slash == out ? 1 : 0] = '\0';
    }
}

void td_path_sync_folder(const char *path)
{
    char folder[TD_PATH_MAX];
    int fd;

    td_path_folder(path, folder);
    fd = open(folder, O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        (void)close(fd);
    }
}

/* The owner of the folder of `path`, when root is running this. False: it is not root, or the
 * folder is root's own. */
static bool find_owner(const char *path, struct stat *parent)
{
    char folder[TD_PATH_MAX];

    td_path_folder(path, folder);
    return geteuid() == 0 && strlen(path) < TD_PATH_MAX && stat(folder, parent) == 0 &&
           parent->st_uid != 0;
}

void td_path_give(int fd, const char *path)
{
    struct stat parent;

    if (find_owner(path, &parent) && fchown(fd, parent.st_uid, parent.st_gid) != 0) {
        return; /* a file system without owners, where nobody can be locked out */
    }
}

static void give_folder(const char *path)
{
    struct stat parent;

    if (find_owner(path, &parent) && lchown(path, parent.st_uid, parent.st_gid) != 0) {
        return; /* the same */
    }
}

static enum td_err make_one(const char *path)
{
    struct stat status;
    int error;

    if (mkdir(path, 0700) == 0) {
        give_folder(path);
        return TD_OK;
    }
    error = errno;
    /* A parent on a read-only system answers EROFS though it is there. */
    if (stat(path, &status) == 0) {
        if (S_ISDIR(status.st_mode)) {
            return TD_OK;
        }
        error = ENOTDIR;
    }
    errno = error;
    return TD_ERR_IO;
}

enum td_err td_path_make_folder(const char *path)
{
    char copy[TD_PATH_MAX];

    if (path[0] == '\0' || !td_str_copy(copy, sizeof copy, path)) {
        errno = path[0] == '\0' ? ENOENT : ENAMETOOLONG;
        return TD_ERR_IO;
    }
    for (char *slash = strchr(copy + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        enum td_err err;

        *slash = '\0';
        err = make_one(copy);
        *slash = '/';
        if (err != TD_OK) {
            return err;
        }
    }
    return make_one(copy);
}

bool td_path_is_file(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool td_path_is_taken(const char *path)
{
    struct stat status;

    return lstat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

int td_path_claim(const char *stem, const char *separator, const char *end, char *out, size_t size)
{
    int fd = -1;

    errno = EEXIST;
    for (int i = 1; fd < 0 && errno == EEXIST && i <= TD_PATH_CLAIMS; i++) {
        bool whole = i == 1 ? td_str_format(out, size, "%s%s", stem, end)
                            : td_str_format(out, size, "%s%s%d%s", stem, separator, i, end);

        if (!whole) {
            errno = ENAMETOOLONG;
            return -1;
        }
        fd = open(out, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    }
    if (fd >= 0) {
        td_path_give(fd, out);
    }
    return fd;
}
