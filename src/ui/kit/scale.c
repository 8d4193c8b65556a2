/* A number from 0 to 10, by its digits and by arrows. */
#include "teardrop/ui/kit/scale.h"

#include "teardrop/base/num.h"

bool td_scale_key(struct td_scale *scale, td_key key)
{
    bool digit = key >= '0' && key <= '9';
    int number = key == '0' && scale->last == '1' ? 10 : (int)key - '0';

    scale->last = digit ? key : TD_KEY_NONE;
    if (digit && number >= scale->low) {
        scale->value = number;
    }
    return digit;
}

void td_scale_step(struct td_scale *scale, int by)
{
    int to = scale->value + by;

    if (scale->optional && to < scale->low && by < 0) {
        scale->value = -1;
    } else if (scale->value < 0) {
        scale->value = by > 0 ? scale->low : 10;
    } else {
        scale->value = td_clamp(to, scale->low, 10);
    }
}
