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
fuzz_fn fuzz_import;   /* lines of an import: what is taken in comes out the same */
fuzz_fn fuzz_damaged;  /* a history with other bytes in it: asked, mended, asked again */
fuzz_fn fuzz_options;  /* a command line, a word a line */
fuzz_fn fuzz_rewrite;  /* saving one setting: it is read back, all other lines stay */
fuzz_fn fuzz_pictures; /* pictures of the self-check, drawn */
fuzz_fn fuzz_extends;  /* a programme that adds to the one that came with it */
fuzz_fn fuzz_wav;      /* a sound file of a voice pack */
fuzz_fn fuzz_restore;  /* taking up a session again from any record */

struct fuzz_target {
    const char *name;
    fuzz_fn *run;
    const char *seeds[4]; /* to begin with */
};
extern const struct fuzz_target fuzz_targets[];
extern const size_t fuzz_target_count;

#endif
