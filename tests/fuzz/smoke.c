/* The fuzz targets without libFuzzer: seeds and many small changes of them, from
 * a generator that always makes the same ones. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/targets.h"

#define INPUT_MAX 2000

static uint64_t state;

static uint32_t next(uint32_t below)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(state >> 33) % below;
}

static size_t change(uint8_t *bytes, size_t size)
{
    uint32_t changes = 1 + next(6);

    for (uint32_t i = 0; i < changes; i++) {
        uint32_t at = size > 0 ? next((uint32_t)size) : 0;

        switch (next(4)) {
        case 0: /* another byte */
            if (size > 0) {
                bytes[at] = (uint8_t)next(256);
            }
            break;
        case 1: /* one more */
            if (size + 1 < INPUT_MAX) {
                memmove(bytes + at + 1, bytes + at, size - at);
                bytes[at] = (uint8_t)(next(3) == 0 ? next(256) : 32 + next(95));
                size++;
            }
            break;
        case 2: /* one less */
            if (size > 0) {
                memmove(bytes + at, bytes + at + 1, size - at - 1);
                size--;
            }
            break;
        default: /* a piece again */
            if (size > 0 && size * 2 < INPUT_MAX) {
                memcpy(bytes + size, bytes + at, size - at);
                size += size - at;
            }
            break;
        }
    }
    return size;
}

int main(int argc, char **argv)
{
    size_t runs = 0, rounds = argc > 2 ? strtoul(argv[2], NULL, 10) : 2000;

    for (size_t t = 0; t < fuzz_target_count; t++) {
        const struct fuzz_target *target = &fuzz_targets[t];

        if (argc < 2 || strcmp(argv[1], target->name) != 0) {
            continue;
        }
        for (size_t s = 0; s < 4 && target->seeds[s] != NULL; s++) {
            uint8_t bytes[INPUT_MAX];

            state = s + 1;
            for (size_t round = 0; round < rounds; round++) {
                size_t size = strlen(target->seeds[s]);

                memcpy(bytes, target->seeds[s], size);
                size = round == 0 ? size : change(bytes, size);
                target->run(bytes, size);
                runs++;
            }
        }
    }
    printf("%zu inputs\n", runs);
    return runs > 0 ? 0 : 2;
}
