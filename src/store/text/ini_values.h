/* iniparser itself: the only place that knows it. */
#ifndef TEARDROP_STORE_TEXT_INI_VALUES_H
#define TEARDROP_STORE_TEXT_INI_VALUES_H

#include <stdbool.h>
#include <stddef.h>

/* value: NULL when it is not there. False ends the reading. */
typedef bool td_ini_take_fn(void *self, size_t index, const char *value);

/* Reads a text of one section [s] with the keys 0, 1, ... and hands the values of the
 * first `count` of them to take, in order. False when it could not be read, with errno
 * (0 or ENOMEM: no memory), or take ended it (ENOMEM). */
bool td_ini_values(const char *text, size_t bytes, size_t count, td_ini_take_fn *take, void *self);

#endif
