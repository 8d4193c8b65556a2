/* Where files are: XDG base directories. Paths are made from the environment
 * given, so that tests need not touch the real one. */
#ifndef TEARDROP_STORE_PATHS_H
#define TEARDROP_STORE_PATHS_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/err.h"

#define TD_PATH_MAX 4096

struct td_paths {
    char config_dir[TD_PATH_MAX];    /* $XDG_CONFIG_HOME/teardrop */
    char data_dir[TD_PATH_MAX];      /* $XDG_DATA_HOME/teardrop, or --data DIR */
    char state_dir[TD_PATH_MAX];     /* $XDG_STATE_HOME/teardrop */
    char system_file[TD_PATH_MAX];   /* /etc/xdg/teardrop/teardrop.ini */
    char settings_file[TD_PATH_MAX]; /* config_dir/teardrop.ini, or --config FILE */
    char history_file[TD_PATH_MAX];  /* data_dir/history.db */
    char log_file[TD_PATH_MAX];      /* state_dir/teardrop.log */
    char no_home[160];               /* why HOME gives no path; "" = it does */
};

typedef const char *td_getenv_fn(const char *name);

/* Fills in from HOME and XDG_*; relative XDG values are ignored, as the
 * specification says. A variable that is missing leaves "" where nothing can be
 * known; TD_ERR_USAGE when a path would be too long. */
enum td_err td_paths_init(struct td_paths *paths, td_getenv_fn *env);
/* Adds a line for every variable that is ignored because it is relative. */
void td_paths_check(td_getenv_fn *env, struct td_problems *problems);
enum td_err td_paths_use_data_dir(struct td_paths *paths, const char *dir);
enum td_err td_paths_use_settings_file(struct td_paths *paths, const char *file);

/* The folder that path stands in: "/x" is in "/", "x" in ".". */
void td_path_folder(const char *path, char out[TD_PATH_MAX]);
/* Syncs the folder of `path` to the disk, after a name in it has changed. */
void td_path_sync_folder(const char *path);
/* Makes the folder and its parents (new ones mode 0700; what root makes below
 * somebody else's folder is theirs). TD_ERR_IO with errno. */
enum td_err td_path_make_folder(const char *path);
/* For a file that was just made: when root runs it, gives the file to the owner of its folder, so
 * that `sudo teardrop` locks nobody out. Otherwise does nothing. */
void td_path_give(int fd, const char *path);
bool td_path_is_file(const char *path);
/* Is there anything of that name, even a broken link or something that cannot be looked at? */
bool td_path_is_taken(const char *path);
/* dir/name into out; false when too long. */
bool td_path_join(char *out, size_t size, const char *dir, const char *name);

#define TD_PATH_CLAIMS 100 /* how many names td_path_claim tries */

/* Makes an empty file under a name that is not taken, with mode 0600 from the start: stem and end,
 * or stem, separator, a number from 2 on, and end. Returns it open for writing, its name in out; -1
 * with errno on failure, EEXIST when all names are taken (out: the last one tried). */
int td_path_claim(const char *stem, const char *separator, const char *end, char *out, size_t size);

#endif
