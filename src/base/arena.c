/* Blocks of memory that are cut up from front to back and freed all at once. */
#include "teardrop/base/arena.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES 16384
#define ALIGNMENT sizeof(max_align_t)

struct td_arena_block {
    struct td_arena_block *next;
    size_t used, size;
    max_align_t bytes[];
};

void td_arena_init(struct td_arena *arena)
{
    arena->blocks = NULL;
}

void td_arena_deinit(struct td_arena *arena)
{
    while (arena->blocks != NULL) {
        struct td_arena_block *next = arena->blocks->next;

        free(arena->blocks);
        arena->blocks = next;
    }
}

void *td_arena_alloc(struct td_arena *arena, size_t count, size_t size)
{
    struct td_arena_block *block = arena->blocks;
    size_t bytes;
    void *memory;

    if (size != 0 && count > (SIZE_MAX / 2) / size) {
        return NULL;
    }
    bytes = (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    bytes = bytes == 0 ? ALIGNMENT : bytes;
    if (block == NULL || block->size - block->used < bytes) {
        size_t room = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;

        block = malloc(sizeof *block + room);
        if (block == NULL) {
            return NULL;
        }
        block->next = arena->blocks;
        block->used = 0;
        block->size = room;
        arena->blocks = block;
    }
    memory = (char *)block->bytes + block->used;
    block->used += bytes;
    memset(memory, 0, bytes);
    return memory;
}

char *td_arena_strdup(struct td_arena *arena, const char *text)
{
    size_t bytes = strlen(text) + 1;
    char *copy = td_arena_alloc(arena, bytes, 1);

    return copy == NULL ? NULL : memcpy(copy, text, bytes);
}
