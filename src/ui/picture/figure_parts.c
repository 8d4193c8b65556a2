/* What the figure files share: points of limbs, limbs, and how a muscle glows. */
#include "figure_parts.h"

#include <assert.h>
#include <math.h>

#define STOUT 1.14F /* limbs of few cells, or an arm would fall between two */

struct td_point td_figure_on(struct td_point p, struct td_point q, float share, float off)
{
    float dx = q.x - p.x, dy = q.y - p.y;
    float d = sqrtf(dx * dx + dy * dy);

    return (struct td_point){p.x + dx * share - dy / d * off, p.y + dy * share + dx / d * off};
}

void td_figure_limb(const struct td_stage *stage, struct td_point p, struct td_point q,
                    const struct td_figure_width *widths, size_t count)
{
    float stout = stage->fine ? 1 : STOUT;
    struct td_point points[30];

    assert(count <= 15);
    for (size_t i = 0; i < count; i++) {
        points[i] = td_figure_on(p, q, widths[i].share, stout * widths[i].front);
        points[2 * count - 1 - i] = td_figure_on(p, q, widths[i].share, -stout * widths[i].back);
    }
    td_pen_smooth(stage->pen, points, 2 * count);
}

enum td_shade td_figure_glow(enum td_glow glow)
{
    static const enum td_shade lights[TD_GLOW_COUNT] = {TD_SHADE_DIMMED, TD_SHADE_PLAIN,
                                                        TD_SHADE_LIT};

    return lights[glow];
}

enum td_shade td_figure_sleeve(const struct td_stage *stage)
{
    return stage->pen->edge || !stage->shades ? TD_SHADE_PLAIN : TD_SHADE_DIMMED;
}
