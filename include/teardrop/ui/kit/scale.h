/* A number from 0 to 10 that answers a question, everywhere in the same way:
 *
 *     0   1   2  [3]  4   5   6   7   8   9   10
 *     ╰─ green ─╯ ╰ amber ╯ ╰────── red ───────╯
 *
 * Nothing is chosen until the person chooses: a digit says a number (10 is a 1 and then a 0), left
 * and right move, Enter takes what was chosen. */
#ifndef TEARDROP_UI_KIT_SCALE_H
#define TEARDROP_UI_KIT_SCALE_H

#include <stdbool.h>

#include "teardrop/term/draw/canvas.h"
#include "teardrop/term/keys/key.h"

struct td_scale {
    int low;       /* lowest number: 0, or 1 for effort */
    bool optional; /* one step below the lowest number takes the answer back */
    int value;     /* -1 = not answered */
    td_key last;   /* the digit before this one: a 1 and then a 0 is 10 */
};

/* True when the key is a digit, even one outside this scale. Any other key forgets the digit
 * before it. */
bool td_scale_key(struct td_scale *scale, td_key key);
/* One up (by = 1) or down (-1). With no answer yet, up starts at the lowest number, down at 10. */
void td_scale_step(struct td_scale *scale, int by);

/* Up to three ranges below the numbers, from the left: "green" up to 2, "amber" up to 5, "red". */
struct td_scale_band {
    int to; /* its last number; the last band's is 10 */
    const char *word;
    enum td_role role;
};

#define TD_SCALE_COLS                                                                              \
    44 /* takes the words of the light; more room spreads it, 34 hold the numbers */

struct td_scale_look {
    const struct td_scale_band *bands; /* borrowed; NULL = no second row */
    int band_count;
    bool focused; /* keys go to it: the chosen number is lit, the cursor stands on it; until one is
                   * chosen it stays where it stands, on what is asked */
};

/* Draws it from (x, y) in `cols` columns: one row, or two with bands. Returns the rows. */
int td_scale_draw(const struct td_scale *scale, const struct td_scale_look *look,
                  struct td_canvas *canvas, int x, int y, int cols);
/* The number that stands at column `at_x` of a scale drawn from x in cols; -1 = none. */
int td_scale_at(const struct td_scale *scale, int x, int cols, int at_x);

/* The bands of the traffic light for a pain, from the settings' limits. */
struct td_limits;
void td_scale_light_bands(const struct td_limits *limits, struct td_scale_band bands[3]);

#endif
