/* One line at a time, and why there is no further one. */
#include "teardrop/app/run/line_reader.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define ROOM_FIRST 4096

/* What a file can begin with that is no UTF-8 text. */
static const struct {
    const char *bytes, *why;
} starts[] = {
    {"\xFF\xFE", "is UTF-16; UTF-8 is meant"},
    {"\xFE\xFF", "is UTF-16; UTF-8 is meant"},
    {"\x1F\x8B", "is compressed; uncompress it first"},
    {"PK\x03\x04", "is a zip archive; take the file out of it first"},
};
static const char byte_order_mark[] = "\xEF\xBB\xBF";

static bool begins_with(const struct td_line_reader *reader, const char *bytes)
{
    size_t length = strlen(bytes);

    return reader->length >= length && memcmp(reader->line, bytes, length) == 0;
}

/* NULL when the file begins like a text. */
static const char *what_it_is(const struct td_line_reader *reader)
{
    for (size_t i = 0; reader->number == 1 && i < sizeof starts / sizeof starts[0]; i++) {
        if (begins_with(reader, starts[i].bytes)) {
            return starts[i].why;
        }
    }
    return NULL;
}

static enum td_err is_no_text(struct td_line_reader *reader, const char *why)
{
    const char *known = what_it_is(reader);

    reader->why = known != NULL ? known : why;
    return TD_ERR_USAGE;
}

/* Room for one more byte and the end. */
static enum td_err make_room(struct td_line_reader *reader)
{
    size_t room = reader->room == 0 ? ROOM_FIRST : reader->room * 2;
    char *line;

    if (reader->length >= TD_LINE_MAX) {
        return is_no_text(reader, "is longer than any record");
    }
    if (reader->length + 1 < reader->room) {
        return TD_OK;
    }
    line = (reader->grow != NULL ? reader->grow : realloc)(reader->line, room);
    if (line == NULL) {
        return TD_ERR_NOMEM;
    }
    reader->line = line;
    reader->room = room;
    return TD_OK;
}

/* Up to the end of the line, or of the file. */
static enum td_err read_bytes(struct td_line_reader *reader, int byte)
{
    enum td_err err = TD_OK;

    for (; byte != EOF && byte != '\n'; byte = getc_unlocked(reader->file)) {
        err = make_room(reader);
        if (err != TD_OK) {
            return err;
        }
        if (byte == '\0') {
            return is_no_text(reader, "has a NUL in it; this is no text");
        }
        reader->line[reader->length++] = (char)byte;
    }
    if (ferror(reader->file)) {
        return TD_ERR_IO;
    }
    return make_room(reader); /* of an empty line there may be none yet */
}

enum td_err td_line_reader_next(struct td_line_reader *reader)
{
    int byte;
    enum td_err err;

    errno = 0;
    byte = getc_unlocked(reader->file);
    if (byte == EOF) {
        return ferror(reader->file) ? TD_ERR_IO : TD_ERR_ABSENT;
    }
    reader->number++;
    reader->length = 0;
    err = read_bytes(reader, byte);
    if (err != TD_OK) {
        return err;
    }
    if (reader->length > 0 && reader->line[reader->length - 1] == '\r') {
        reader->length--;
    }
    if (begins_with(reader, byte_order_mark)) {
        reader->length -= strlen(byte_order_mark);
        memmove(reader->line, reader->line + strlen(byte_order_mark), reader->length);
    }
    reader->line[reader->length] = '\0';
    return what_it_is(reader) == NULL ? TD_OK : is_no_text(reader, "");
}

void td_line_reader_deinit(struct td_line_reader *reader)
{
    free(reader->line);
    memset(reader, 0, sizeof *reader);
}
