/* What the files of the rescue share. */
#ifndef TEARDROP_STORE_RESCUE_RESCUE_H
#define TEARDROP_STORE_RESCUE_RESCUE_H

#include "database/db.h"
#include "teardrop/store/rescue/repair.h"

#define TD_FIELDS_MAX 48 /* of a row */

/* ---- trees.c: rows straight from the pages of a file ---- */

struct td_field {
    char kind; /* 0 NULL, i number, t text */
    int64_t number;
    const char *text;
    int length;
};
/* How far a row can be believed to be there still. */
enum td_doubt {
    TD_SURE,
    TD_OF_A_STRAY_PAGE, /* which may be a free one, whatever is left of their list */
    TD_OF_A_STRAY_CELL  /* which lies where nothing should be on its page */
};
struct td_row {
    const char *owner; /* the table or index whose tree it is in; NULL = of no known one */
    size_t page;
    enum td_doubt doubt;
    size_t run; /* between two rows of the same one, in their order, there is no other */
    int64_t id;
    bool in_index; /* of a table without row numbers, or of an index */
    struct td_field fields[TD_FIELDS_MAX];
    int count;
};

#define TD_TREES_MAX 48
struct td_tree {
    char name[40];   /* of the table or index */
    char *sql;       /* owned: how it was made; NULL = it makes itself */
    size_t root;     /* 0 = that is no page */
    size_t from, to; /* the first and last run of its rows */
    bool gaps;       /* not everything of it could be gone to */
};
struct td_trees {
    struct td_tree tree[TD_TREES_MAX];
    size_t page;             /* bytes of a page */
    size_t count;            /* 0 = the list of them is gone */
    bool free_known;         /* no row of a free page is among the sure ones */
    struct td_file_map *map; /* owned */
};

/* False with errno. */
bool td_trees_open(const char *path, struct td_trees *out);
/* Every row that the file holds: of the trees, and of pages that no tree has any more; none of a
 * free page. Fills in from, to and gaps. False from take ends it. */
bool td_trees_each_row(struct td_trees *trees, bool (*take)(void *self, const struct td_row *row),
                       void *self);
void td_trees_close(struct td_trees *trees);

/* ---- carve.c ---- */

/* Every row that can still be made out of a file and of the log beside it, as a database in memory,
 * the caller's; with what lost.c asks of it:
 *   seen  each entry of an index: its tree (NULL = not known), page, key, number, row number; is it
 *         sure
 *   runs  of the rows of tables without row numbers: table, uuid, position, run
 *   tree  each tree: its name, has it gaps
 * False with errno. */
bool td_history_carve(const char *path, sqlite3 **out);

/* ---- lost.c: what did not come out ---- */

/* Of one file: how many records are known to be lost, by name; what of its parts. */
bool td_rescue_name_lost(sqlite3 *carved, struct td_history_store *fresh, struct td_repair *out);

/* ---- rescue.c ---- */

/* Takes everything that was carved into the fresh one; out counts it. False: a reason that is the
 * machine's, as the fresh one's trouble. */
bool td_history_rescue_records(sqlite3 *carved, struct td_history_store *fresh,
                               struct td_repair *out);

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
