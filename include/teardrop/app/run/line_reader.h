/* Reads a text file line by line, and tells apart everything that can stop it: the end, a lack of
 * memory, a failing disk, and bytes that are not text. A stream by itself only says that there is
 * no further line. */
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

/* The next line, of any length up to TD_LINE_MAX; the last one needs no line end. A UTF-8 byte
 * order mark before a line (files get joined) is skipped. TD_ERR_ABSENT: no further line.
 * TD_ERR_IO: errno says why. TD_ERR_NOMEM. TD_ERR_USAGE: it is not text, and `why` says what it
 * is. After anything but TD_OK nothing more can be read. */
enum td_err td_line_reader_next(struct td_line_reader *reader);
void td_line_reader_deinit(struct td_line_reader *reader);

#endif
