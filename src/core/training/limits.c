/* The borders of pain, effort and rest as they come. */
#include "teardrop/core/training/limits.h"

void td_limits_init(struct td_limits *limits)
{
    *limits = (struct td_limits){.green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};
}
