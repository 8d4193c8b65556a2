/* A file that is being written under a temporary name: it gets its own name only when it is whole
 * and on the disk. On TD_ERR_IO errno says why. */
#ifndef TEARDROP_STORE_SETTINGS_DRAFT_FILE_H
#define TEARDROP_STORE_SETTINGS_DRAFT_FILE_H

#include <stdio.h>

#include "teardrop/base/err.h"
#include "teardrop/store/paths.h"

struct td_draft_file {
    char name[TD_PATH_MAX + 8];
    FILE *out;
    int fd;
};

/* Begins one in the folder of `target`; when root runs it, it belongs to the folder's owner. */
enum td_err td_draft_file_begin(struct td_draft_file *draft, const char *target);
/* Syncs it to the disk; on error the draft is removed. */
enum td_err td_draft_file_finish(struct td_draft_file *draft);
/* Renames it over whatever is at `path`. On error the draft is removed. */
enum td_err td_draft_file_replace(const struct td_draft_file *draft, const char *path);
/* Gives it the name `path`, unless something is there already: TD_ERR_USAGE. On error the draft is
 * removed. */
enum td_err td_draft_file_name(const struct td_draft_file *draft, const char *path);
void td_draft_file_drop(const struct td_draft_file *draft);

#endif
