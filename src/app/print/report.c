/* The page for a clinician, on standard output or as a file of its own. */
#include "teardrop/app/print/print.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sheet.h"
#include "teardrop/base/str.h"
#include "teardrop/store/paths.h"

/* ---- which one ---- */

enum td_err td_report_find(struct td_history_port history, int number, struct td_check_record *out)
{
    struct td_history_walk walk = {.history = &history};
    const struct td_history_line *line;
    char uuid[TD_UUID_TEXT] = "";
    enum td_err err;

    while (number > 0 && (line = td_history_next(&walk)) != NULL) {
        if (line->kind == TD_HISTORY_CHECK && --number == 0) {
            td_str_copy(uuid, sizeof uuid, line->uuid);
        }
    }
    err = td_history_walk_end(&walk);
    return err != TD_OK      ? err
           : uuid[0] == '\0' ? TD_ERR_ABSENT
                             : history.ops->load_check(history.self, uuid, out);
}

/* ---- the whole page ---- */

enum td_err td_report_print(const struct td_ui *ui, const struct td_check_record *record, int weeks,
                            FILE *out, struct td_problems *problems)
{
    struct td_sheet *page = calloc(1, sizeof *page);
    enum td_err err =
        page != NULL ? td_sheet_read(page, ui, record, weeks, problems) : TD_ERR_NOMEM;

    if (err == TD_OK) {
        page->out = out;
        td_sheet_head(page);
        td_sheet_trend(page);
        td_sheet_trained(page);
        td_sheet_tolerance(page);
        err = td_sheet_stops(page);
        td_sheet_flags(page);
        td_sheet_person(page);
        td_sheet_patterns(page);
        td_sheet_reply(page);
        td_sheet_appendix(page);
    }
    if (page != NULL) {
        td_sheet_deinit(page);
    }
    free(page);
    return err;
}

/* Never over another one. */
static FILE *make_file(const char *home, const char *day, char *path, size_t size)
{
    char stem[TD_PATH_MAX], name[64];
    FILE *file;
    int fd;

    td_str_format(name, sizeof name, "teardrop-self-check-%s", day);
    if (!td_path_join(stem, sizeof stem, home, name)) {
        td_str_copy(path, size, stem);
        errno = ENAMETOOLONG;
        return NULL;
    }
    fd = td_path_claim(stem, "-", ".md", path, size);
    file = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (file == NULL && fd >= 0) {
        int reason = errno;

        (void)close(fd);
        (void)unlink(path);
        errno = reason;
    }
    return file;
}

enum td_err td_report_save(const struct td_ui *ui, const char *home,
                           const struct td_check_record *record, char *path, size_t path_size)
{
    struct td_problems problems = {0};
    char made[TD_PATH_MAX], day[40];
    enum td_err err;
    FILE *file;
    bool written;
    int reason;

    if (home == NULL || home[0] != '/') {
        td_str_copy(path, path_size,
                    "there is no place for it: HOME is not set to a full path, one that begins "
                    "with /");
        return TD_ERR_IO;
    }
    td_instant_format_day(td_now(ui->date), day, sizeof day);
    file = make_file(home, day, made, sizeof made);
    if (file == NULL) {
        td_str_format(path, path_size, "%s (%s)", strerror(errno), made);
        return TD_ERR_IO;
    }
    err = td_report_print(ui, record, TD_REPORT_WEEKS, file, &problems);
    td_str_copy(path, path_size,
                err == TD_OK         ? made
                : problems.count > 0 ? problems.lines[0]
                                     : "out of memory");
    written = fflush(file) == 0 && ferror(file) == 0 && fsync(fileno(file)) == 0;
    reason = errno;
    if (fclose(file) != 0 && written && err == TD_OK) {
        written = false;
        reason = errno;
    }
    if (!written) {
        td_str_format(path, path_size, "%s (%s)", strerror(reason), made);
        err = TD_ERR_IO;
    }
    if (err != TD_OK) {
        (void)unlink(made); /* half a page helps nobody */
    }
    td_problems_deinit(&problems);
    return err;
}
