/* Memory that lives and dies together: the texts and tables of one content
 * file. Nothing in an arena is freed alone. */
#ifndef TEARDROP_BASE_ARENA_H
#define TEARDROP_BASE_ARENA_H

#include <stddef.h>

struct td_arena {
    struct td_arena_block *blocks;
};

void td_arena_init(struct td_arena *arena);
void td_arena_deinit(struct td_arena *arena);

/* Zeroed, aligned for any type; NULL when out of memory or when count * size
 * overflows. count 0 gives a valid pointer. */
void *td_arena_alloc(struct td_arena *arena, size_t count, size_t size);
char *td_arena_strdup(struct td_arena *arena, const char *text);

#endif
