/* What goes beside a level's main exercise, or in its place, and how it grows: swap-ins, the
 * exercise on one leg, hip and calf work. They grow as levels do, one thing at a time: sets that
 * were left out come back, then reps or seconds, then sets, then the load (a twentieth, and back
 * to the fewest reps). After an amber session it is a set less, after a red one as at the start.
 *
 * Hip and calf work twice a week: hip and knee work together eased kneecap pain more than knee
 * work alone in the trials behind the guide of 2018 (Collins, Br J Sports Med 52:1170). */
#ifndef TEARDROP_CORE_PLAN_BESIDE_H
#define TEARDROP_CORE_PLAN_BESIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/core/training/program.h"

/* Of one exercise; 0 = as the programme says. */
struct td_beside_dose {
    int sets, reps, hold_s, load_g;
};

#define TD_BESIDE_SWAP_INS 32

struct td_beside {
    struct td_beside_dose second;     /* of the first that stands beside the main exercise */
    int hip_step, hip_sets, hip_more; /* as td_overrides has them */
    bool runs;                        /* the sport is running */
    size_t swap_in_count;             /* those done lately, newest first */
    struct {
        const struct td_level *level; /* of the programme: the swap-in */
        struct td_beside_dose dose;   /* of its first exercise, the next time */
    } swap_ins[TD_BESIDE_SWAP_INS];
};

/* NULL: it was not done lately, and is as the programme says. */
const struct td_beside_dose *td_beside_of(const struct td_beside *beside,
                                          const struct td_level *swap_in);

#endif
