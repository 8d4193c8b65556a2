/* The lines of a session in line mode. What is new comes first, since a screen reader speaks
 * in this order: `down 3 s  rep 1/8  set 1/3  12.000`. */
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
    bool times; /* CHANGES says the time, too: nobody listens, something reads */
    bool begun; /* something was said */
    uint16_t set, rep;
    uint8_t exercise;
    enum td_side side;
};

/* The line of a segment, with its end of line. word NULL = the segment's own; left: what is
 * left of it, 0 = no length is said; at: where on the timeline it begins. */
void td_plain_line(struct td_plain_lines *lines, const struct td_timeline *timeline,
                   const struct td_segment *segment, const char *word, td_ns left, td_ns at,
                   char *out, size_t size);
/* `paused 20 s`: so long nothing was counted. */
void td_plain_line_paused(const struct td_plain_lines *lines, td_ns length, char *out, size_t size);

#endif
