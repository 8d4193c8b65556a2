/* What the files of the rescue share. */
#ifndef TEARDROP_STORE_RESCUE_RESCUE_H
#define TEARDROP_STORE_RESCUE_RESCUE_H

#include "database/db.h"
#include "teardrop/store/rescue/repair.h"

#define TD_FIELDS_MAX 48 /* of a row */

/* ---- pages.c: rows straight from the pages of a file ---- */

struct td_field {
    char kind; /* 0 NULL, i number, t text */
    int64_t number;
    const char *text;
    int length;
};
struct td_row {
    size_t page;
    int64_t id;
    bool in_index; /* of a table without row numbers, or of an index */
    struct td_field fields[TD_FIELDS_MAX];
    int count;
};
/* Every row that the pages of the file hold, with what its log has written last in its place; false
 * from take ends it. False with errno when the file cannot be read, or take said so. */
bool td_pages_each_row(const char *path, bool (*take)(void *self, const struct td_row *row),
                       void *self);

/* ---- carve.c ---- */

/* Every row that can still be made out on the pages of a file, and of the log beside it, whatever
 * became of the list of its tables: as a database in memory, the caller's. False with errno. */
bool td_history_carve(const char *path, sqlite3 **out);

/* ---- rescue.c ---- */

/* Takes everything that can be read of the open damaged database into the fresh one; out counts it,
 * and says what is missing. False: a reason that is the machine's, as the fresh one's trouble. */
bool td_history_rescue_records(sqlite3 *old, struct td_history_store *fresh, struct td_repair *out);

/* ---- examine.c ---- */

enum td_verdict { TD_SOUND, TD_DAMAGED, TD_NEITHER /* the trouble says what is wrong */ };
/* Is the file that the store would open damaged? It changes nothing. records: how many a sound one
 * has. */
enum td_verdict td_history_examine(struct td_history_store *store, size_t *records);
/* A connection of its own that changes nothing; as sqlite3_open_v2. */
int td_history_open_as_it_is(struct td_history_store *store, const char *path, sqlite3 **db);

/* ---- names.c ---- */

#define TD_NAME_MAX (TD_PATH_MAX + 16)
/* The last damaged one that was set aside; "" = none. */
void td_rescue_last_kept(const char *path, char kept[TD_PATH_MAX]);
/* `<path>.rescue` */
void td_rescue_name(const char *path, char out[TD_NAME_MAX]);
/* What SQLite keeps beside a file. */
void td_rescue_remove_beside(const char *path);
/* Puts the rescued one in the place of the damaged one. At every moment the history is under its
 * name, and behind the first step the damaged one whole under the other, `kept`. */
enum td_err td_rescue_change_names(struct td_history_store *store, char kept[TD_PATH_MAX]);

#endif
