/* Dots and what joins them. */
#include "teardrop/ui/kit/ladder.h"

#include "teardrop/base/num.h"

#define STEP_MAX 6

static int step_of(int cols, int count)
{
    return count < 2 ? 1 : td_min((cols - 1) / (count - 1), STEP_MAX);
}

int td_ladder_x(int x, int cols, int count, int level)
{
    return x + level * step_of(cols, count);
}

int td_ladder_draw(struct td_canvas *canvas, int x, int y, int cols, int count, int at)
{
    int step = step_of(cols, count);

    if (count < 1 || step < 1 || cols < 1) {
        return 0;
    }
    for (int level = 0; level < count; level++) {
        int left = x + level * step;
        bool here = level == at, past = level < at;

        td_canvas_put(canvas, left, y,
                      here   ? 0x25C9
                      : past ? 0x25CF
                             : 0x25CB,
                      here || past ? TD_ROLE_ACCENT : TD_ROLE_DIM);
        for (int i = 1; i < step && level + 1 < count; i++) {
            td_canvas_put(canvas, left + i, y, 0x2500, past ? TD_ROLE_ACCENT : TD_ROLE_BORDER);
        }
    }
    return (count - 1) * step + 1;
}
