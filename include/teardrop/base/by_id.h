/* Tables of structs that begin with `const char *id`. */
#ifndef TEARDROP_BASE_BY_ID_H
#define TEARDROP_BASE_BY_ID_H

#include <stddef.h>

/* The index of the first entry with this id; -1 when there is none. */
#define TD_BY_ID(table, count, id) td_by_id(table, count, sizeof *(table), id)
int td_by_id(const void *table, size_t count, size_t size, const char *id);

/* Writes the ids of all entries to out[0..count), borrowed; for suggestions. */
#define TD_IDS(table, count, out) td_ids(table, count, sizeof *(table), out)
void td_ids(const void *table, size_t count, size_t size, const char **out);

#endif
