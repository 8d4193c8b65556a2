/* Errors: a small code for the program, a list of sentences for the person. */
#ifndef TEARDROP_BASE_ERR_H
#define TEARDROP_BASE_ERR_H

#include <stddef.h>
#include <stdio.h>

enum td_err {
    TD_OK = 0,
    TD_ERR_USAGE,   /* wrong arguments or answers: exit code 2 */
    TD_ERR_CONTENT, /* a settings or content file is wrong: exit code 3 */
    TD_ERR_IO,      /* the system refused: exit code 1 */
    TD_ERR_NOMEM,   /* out of memory: exit code 1 */
    TD_ERR_STORE,   /* the history cannot be used: exit code 1, or go on without */
    TD_ERR_ABSENT   /* there is no such thing: no file, no record */
};

/* The caller must look at the error: otherwise a failure would look like an empty result. */
#define TD_MUST_USE __attribute__((warn_unused_result))

/* Exit code of the program for an error (0 for TD_OK). */
int td_err_exit_code(enum td_err err);

/* Every problem found, in the order found, each one line without a newline:
 * `FILE:LINE: text`. Zero-initialise; td_problems_deinit frees it. */
struct td_problems {
    char **lines;
    size_t count;
    size_t capacity;
};

/* Adds a problem at a line of a file. line 0 leaves the number out; file NULL
 * leaves both out. Control characters in the result become `?`. When memory is
 * short the problem is still counted, as a fixed text. */
void td_problems_add(struct td_problems *problems, const char *file, int line, const char *format,
                     ...) __attribute__((format(printf, 4, 5)));
void td_problems_print(const struct td_problems *problems, FILE *out);
void td_problems_deinit(struct td_problems *problems);

#endif
