/* What is fuzzed: each takes any bytes and must neither crash nor leak. */
#ifndef TEARDROP_TESTS_FUZZ_TARGETS_H
#define TEARDROP_TESTS_FUZZ_TARGETS_H

#include <stddef.h>
#include <stdint.h>

typedef void fuzz_fn(const uint8_t *data, size_t size);

fuzz_fn fuzz_tempo;    /* a tempo: what is read is written and read back the same */
fuzz_fn fuzz_settings; /* a settings file: both readings of it agree */
fuzz_fn fuzz_content;  /* each kind of content file */
fuzz_fn fuzz_answers;  /* an answers file, evaluated */
fuzz_fn fuzz_path;     /* path data */
fuzz_fn fuzz_keys;     /* a terminal's bytes, sizes and time against every screen */

struct fuzz_target {
    const char *name;
    fuzz_fn *run;
    const char *seeds[4]; /* to begin with */
};
extern const struct fuzz_target fuzz_targets[];
extern const size_t fuzz_target_count;

#endif
