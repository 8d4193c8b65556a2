/* The lines of a text file, one at a time, with everything that can end them told apart: the
 * end, no memory, a disk that fails, and bytes that are no text. A stream alone says only that
 * there is no further line. */
#ifndef TEARDROP_APP_RUN_LINE_READER_H
#define TEARDROP_APP_RUN_LINE_READER_H

#include <stddef.h>
#include <stdio.h>

#include "teardrop/base/err.h"

#define TD_LINE_MAX (32u << 20) /* bytes; several times a session with every rep it can have */

/* Zero-initialise, then set file. */
struct td_line_reader {
    FILE *file;                             /* borrowed */
    void *(*grow)(void *old, size_t bytes); /* NULL = realloc */
    char *line;    /* without its end (LF, or CR LF) and without a byte order mark */
    size_t length; /* bytes of it */
    size_t room;
    size_t number;   /* of the line, from 1 */
    const char *why; /* of a line that is no text */
};

/* The next line, whatever its length up to TD_LINE_MAX; the last one needs no end. A UTF-8 byte
 * order mark before a line (files are joined) is passed over. TD_ERR_ABSENT: there is none.
 * TD_ERR_IO: with errno. TD_ERR_NOMEM. TD_ERR_USAGE: no text, `why` says what it is. After
 * anything but TD_OK there is nothing more to be read. */
enum td_err td_line_reader_next(struct td_line_reader *reader);
void td_line_reader_deinit(struct td_line_reader *reader);

#endif
