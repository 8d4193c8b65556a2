/* Word wrap without allocation: an iterator over the lines of a text. */
#ifndef TEARDROP_BASE_WRAP_H
#define TEARDROP_BASE_WRAP_H

#include <stdbool.h>
#include <stddef.h>

struct td_wrap {
    const char *rest; /* what has not been handed out; borrowed text */
    int cols;         /* width of a line in columns, at least 1 */
    bool done;
};

/* A line: bytes text[0..bytes) taking `cols` columns, no newline, no trailing
 * blanks. Not terminated. */
struct td_wrap_line {
    const char *text;
    size_t bytes;
    int cols;
};

/* Less than one column counts as one. */
void td_wrap_init(struct td_wrap *wrap, const char *text, int cols);

/* The next line; false when there is none. Breaks at blanks; a word longer
 * than a line is cut; '\n' ends a line; an empty text gives one empty line. */
bool td_wrap_next(struct td_wrap *wrap, struct td_wrap_line *line);

/* How many lines the text takes at this width. */
int td_wrap_count(const char *text, int cols);

#endif
