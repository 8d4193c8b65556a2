/* The pages that were read, in a small file beside the history: a line for each, with tabs between
 * its id, how many were read then, of how many, and the title of the next one. */
#ifndef TEARDROP_STORE_READING_READING_H
#define TEARDROP_STORE_READING_READING_H

#include "teardrop/core/reading.h"
#include "teardrop/store/paths.h"

#define TD_READING_FILE "pages_read"
#define TD_READING_PAGES 128 /* more are not remembered */
#define TD_READING_ID 40     /* bytes of an id; a longer one is not remembered */

/* Zero-initialise, then td_reading_store_init. */
struct td_reading_store {
    char path[TD_PATH_MAX]; /* "" = nothing is written */
    bool loaded;
    char ids[TD_READING_PAGES][TD_READING_ID];
    size_t count;
    struct td_reading last; /* of the last line; count 0 = there was none */
};

/* dir: the data folder; keep false: it is neither read nor written. Nothing is opened yet. */
void td_reading_store_init(struct td_reading_store *store, const char *dir, bool keep);
/* Borrows store. The file is read at the first call; what is wrong with it costs its marks only. */
struct td_reading_port td_reading_store_port(struct td_reading_store *store);
/* Forgets all, and deletes the file. */
enum td_err td_reading_store_delete(struct td_reading_store *store);

#endif
