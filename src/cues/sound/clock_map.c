/* Which sample is heard when: the clock of an output beside the program's own. */
#include <math.h>

#include "teardrop/cues/sound/abi.h"
#include "teardrop/cues/sound/mixer.h"

#define SHARE 20.0 /* of what it is off, one part of these is taken; more at the beginning */
#define FAR (25.0 * TD_NS_PER_MS)
#define STRANGE_MAX 5

static double ns_of(int64_t sample)
{
    return (double)sample * (double)TD_NS_PER_S / TD_SOUND_RATE;
}

void td_clock_map_heard(struct td_clock_map *map, int64_t sample, td_ns at)
{
    double zero = (double)at - ns_of(sample);

    if (map->known && fabs(zero - map->zero) > FAR && ++map->strange < STRANGE_MAX) {
        return;
    }
    if (!map->known || map->strange >= STRANGE_MAX) {
        *map = (struct td_clock_map){.known = true, .zero = zero, .told = 1};
        return;
    }
    map->strange = 0;
    map->told += map->told < SHARE ? 1 : 0;
    map->zero += (zero - map->zero) / map->told;
}

int64_t td_clock_map_sample(const struct td_clock_map *map, td_ns at)
{
    return map->known ? llround(((double)at - map->zero) * TD_SOUND_RATE / (double)TD_NS_PER_S) : 0;
}
