/* A number from 0 to 10 that answers a question: a digit says it, arrows move it. */
#ifndef TEARDROP_UI_KIT_SCALE_H
#define TEARDROP_UI_KIT_SCALE_H

#include <stdbool.h>

#include "teardrop/term/keys/key.h"

struct td_scale {
    int low;       /* 0; of an effort 1 */
    bool optional; /* below the lowest number it is not answered again */
    int value;     /* -1 = not answered */
    td_key last;   /* the digit before this one: a 1 and then a 0 is 10 */
};

/* True when the key is a digit, also one that is no number of this scale. Any other key
 * forgets the digit before. */
bool td_scale_key(struct td_scale *scale, td_key key);
/* One more or less. With no answer yet, up begins at the lowest number, and down at 10. */
void td_scale_step(struct td_scale *scale, int by);

#endif
