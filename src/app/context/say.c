/* Says on standard error what went wrong, and gives the exit code for it. */
#include "teardrop/app/context/app.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

int td_fail(enum td_err err, struct td_problems *problems)
{
    if (problems->count == 0 && err != TD_OK) { /* not kept first: that needs memory */
        fputs(err == TD_ERR_NOMEM ? "out of memory\n" : "something went wrong\n", stderr);
    }
    td_problems_print(problems, stderr);
    td_problems_deinit(problems);
    return td_err_exit_code(err);
}

int td_fail_history(const struct td_app *app, enum td_err err)
{
    fprintf(stderr, "%s\n", td_history_why(&app->ui.history, "the history cannot be read"));
    return td_err_exit_code(err);
}

void td_say_not_kept(const struct td_app *app)
{
    fprintf(stderr, "not kept: %s\n", td_history_why(&app->ui.history, "unknown reason"));
}

void td_say_news(const struct td_app *app)
{
    const char *news = app->ui.history.ops->news(app->ui.history.self);

    if (news != NULL) {
        fprintf(stderr, "%s\n", news);
    }
}

/* A line on the way out that cannot be written is a failure, too: a full disk
 * behind `> file` must not look like success. */
int td_finish_output(enum td_err err)
{
    errno = 0; /* of a write that failed earlier it is not known any more */
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "standard output: %s\n",
                errno != 0 ? strerror(errno) : "cannot be written");
        err = err == TD_OK ? TD_ERR_IO : err;
    } else if (err != TD_OK) {
        fputs(err == TD_ERR_NOMEM ? "out of memory\n" : "something went wrong\n", stderr);
    }
    return td_err_exit_code(err);
}
