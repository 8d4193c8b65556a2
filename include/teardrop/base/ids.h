/* Ids: how long they may be, and which of several things has one. */
#ifndef TEARDROP_BASE_IDS_H
#define TEARDROP_BASE_IDS_H

#include <stddef.h>

#define TD_UUID_TEXT 37 /* bytes of a UUID as text, with its end */
#define TD_ID_TEXT 32   /* bytes of a level or exercise id */

/* The index of an id among items with a member `id`; -1 = none has it. */
#define TD_ID_INDEX(items, count, wanted)                                                          \
    td_id_index((count) > 0 ? &(items)->id : NULL, (count), sizeof *(items), (wanted))
int td_id_index(const char *const *first, size_t count, size_t stride, const char *wanted);

#endif
