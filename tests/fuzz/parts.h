/* What the targets share: text from bytes, files in memory, and a broken promise. */
#ifndef TEARDROP_TESTS_FUZZ_PARTS_H
#define TEARDROP_TESTS_FUZZ_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The bytes with an end behind them; freed by the caller. */
char *fuzz_text(const uint8_t *data, size_t size);

/* A folder in memory where there is one, made at the first call, removed with the
 * process. */
const char *fuzz_dir(void);
/* The path of a file in it. */
void fuzz_path_of(const char *name, char *out, size_t size);
void fuzz_write(const char *path, const void *bytes, size_t size);
/* Removes every file of the folder. */
void fuzz_clear(void);

/* Says what does not hold and ends. */
void fuzz_hold(bool holds, const char *what);

#endif
