/* The lines of a session in line mode. What is new comes first, since a screen reader reads in this
 * order: `down 3 s  rep 1/8  set 1/3  12.000`. */
#ifndef TEARDROP_APP_PLAIN_LINE_H
#define TEARDROP_APP_PLAIN_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/core/training/timeline.h"

enum td_verbosity {
    TD_VERBOSITY_WORD,    /* the word alone */
    TD_VERBOSITY_CHANGES, /* rep, set, side and exercise where they change */
    TD_VERBOSITY_ALL      /* everything, always, and the time */
};

/* What was said last; zero-initialise, then set the first two. */
struct td_plain_lines {
    enum td_verbosity verbosity;
    bool times; /* CHANGES prints the time, too: the reader is a program, not a person */
    bool begun; /* a line was printed */
    uint16_t set, rep;
    uint8_t exercise;
    enum td_side side;
};

/* The line of a segment, with its line end. word NULL = the segment's own; left: the time left in
 * it, 0 = print no length; at: the offset in the timeline to print. */
void td_plain_line(struct td_plain_lines *lines, const struct td_timeline *timeline,
                   const struct td_segment *segment, const char *word, td_ns left, td_ns at,
                   char *out, size_t size);
/* `paused 20 s`: nothing was counted for that long. */
void td_plain_line_paused(const struct td_plain_lines *lines, td_ns length, char *out, size_t size);

#endif
