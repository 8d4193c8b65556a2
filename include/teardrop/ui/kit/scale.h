/* A number from 0 to 10 that answers a question: a digit says it, arrows move it. */
#ifndef TEARDROP_UI_KIT_SCALE_H
#define TEARDROP_UI_KIT_SCALE_H

#include <stdbool.h>

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

#endif
