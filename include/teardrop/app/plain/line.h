/* The lines of a session in line mode. What is new comes first, since a screen reader reads in this
 * order: `down 3 s  rep 1/8  set 1/3  12.000`. Between the place and the time stand, where there
 * are any: what the exercise calls the phase (`lift`), `half way` or `last rep`, what to mind, and
 * what comes after a rest (`next: set 2, 8 reps`). Not with TD_VERBOSITY_WORD.
 *
 * A line is to be spoken before its phase is over (assets/doc/measuring.md): so what to mind stands
 * only in the second rep of a set, in phases of 3 s and more, and where there is time anyway. */
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
    bool times; /* CHANGES prints the time, too: the reader is a program, not a person; a person is
                   not told the exercise twice, in the rest and after it */
    bool begun; /* a line was printed */
    uint16_t set, rep;
    uint8_t exercise;
    enum td_side side;
};

/* What comes after a rest: `set 2, 8 reps`, `Wall sit, left, set 1, 20 s`; "" = nothing. */
void td_plain_next_text(const struct td_timeline *timeline, const struct td_segment *rest,
                        char *out, size_t size);
/* The line of a segment, with its line end. word NULL = the segment's own; left: the time left in
 * it, 0 = print no length; at: the offset in the timeline to print. */
void td_plain_line(struct td_plain_lines *lines, const struct td_timeline *timeline,
                   const struct td_segment *segment, const char *word, td_ns left, td_ns at,
                   char *out, size_t size);
/* `paused 20 s`: nothing was counted for that long. */
void td_plain_line_paused(const struct td_plain_lines *lines, td_ns length, char *out, size_t size);

#endif
