/* Minimum, maximum, clamping, and the length of an array. */
#ifndef TEARDROP_BASE_NUM_H
#define TEARDROP_BASE_NUM_H

#include <stddef.h>
#include <stdint.h>

/* An array and the number of its elements, as two arguments of a call. */
#define TD_COUNTED(array) array, sizeof(array) / sizeof((array)[0])

static inline int td_max(int a, int b)
{
    return a > b ? a : b;
}

static inline int td_min(int a, int b)
{
    return a < b ? a : b;
}

/* min wins when min > max. */
static inline int td_clamp(int value, int min, int max)
{
    return value < min ? min : value > max ? max : value;
}

static inline int64_t td_clamp64(int64_t value, int64_t min, int64_t max)
{
    return value < min ? min : value > max ? max : value;
}

static inline size_t td_min_size(size_t a, size_t b)
{
    return a < b ? a : b;
}

static inline double td_clamp_real(double value, double min, double max)
{
    return value < min ? min : value > max ? max : value;
}

#endif
