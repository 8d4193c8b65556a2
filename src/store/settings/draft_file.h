/* A file that is being written: whole and on the disk before it has its name. All of it leaves
 * errno as the reason of a TD_ERR_IO. */
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

/* Beside the target, and as root its folder's owner's. */
enum td_err td_draft_file_begin(struct td_draft_file *draft, const char *target);
/* On the disk; else gone. */
enum td_err td_draft_file_finish(struct td_draft_file *draft);
/* Over what has the name now. On error the draft is gone. */
enum td_err td_draft_file_replace(const struct td_draft_file *draft, const char *path);
/* Only where nothing has the name: else TD_ERR_USAGE. On error the draft is gone. */
enum td_err td_draft_file_name(const struct td_draft_file *draft, const char *path);
void td_draft_file_drop(const struct td_draft_file *draft);

#endif
