/* What a record is: tables, columns, and what may stand in them. The lines of an export,
 * their import and the rescue of a damaged file are made from this. */
#ifndef TEARDROP_STORE_TRANSFER_KINDS_H
#define TEARDROP_STORE_TRANSFER_KINDS_H

#include "database/db.h"

#define TD_SQL_MAX 6000
#define TD_COLUMNS_MAX 40
#define TD_PARTS_MAX 4
#define TD_RECORD_KINDS 6

/* Rows of another table that belong to a record, in order. */
struct td_record_part {
    const char *name; /* in JSON */
    const char *table;
    const char *owner;
    const char *columns[TD_COLUMNS_MAX];
};

struct td_record_kind {
    const char *type; /* in JSON, and of the kinds in this order */
    const char *table;
    const char *key;     /* tells records apart */
    const char *changed; /* when it was last changed; "0" = it never is */
    const char *time;    /* lines are sorted by */
    const char *shown;   /* JSON name of the time for people, NULL = none */
    const char *columns[TD_COLUMNS_MAX];
    struct td_record_part parts[TD_PARTS_MAX];
};
extern const struct td_record_kind td_record_kinds[TD_RECORD_KINDS];

/* ---- history_lines.c ---- */

/* A list of columns, each by a format with one %s, or with two. */
void td_record_columns(char sql[TD_SQL_MAX], const char *const *columns, const char *format,
                       bool twice);
/* The expression that makes a record's line out of its row `r`. */
void td_record_line(const struct td_record_kind *kind, char sql[TD_SQL_MAX]);

/* ---- history_rules.c ---- */

enum td_column_type {
    TD_COLUMN_NUMBER,
    TD_COLUMN_TEXT,
    TD_COLUMN_UUID,
    TD_COLUMN_DATE,
    TD_COLUMN_TIME,
    TD_COLUMN_LIST
};
enum td_column_need {
    TD_COLUMN_NEEDED,
    TD_COLUMN_EMPTY, /* may be missing or null, and then is NULL */
    TD_COLUMN_LATER  /* older exports do not have it: 0, or an empty list */
};
struct td_column_rule {
    const char *table; /* NULL = wherever it stands */
    const char *column;
    enum td_column_type type;
    enum td_column_need need;
    int64_t least, most; /* of a number; bytes of a text; entries of a list */
};
/* NULL when there is none: anything may stand in it. */
const struct td_column_rule *td_column_rule(const char *table, const char *column);

/* ---- history_import_check.c ---- */

/* Everything in a line of a kind that was told already: TD_ERR_USAGE, `why` names the
 * member, what is wrong and what is allowed; TD_ERR_STORE. */
enum td_err td_history_check_line(struct td_history_store *store, const struct td_record_kind *kind,
                                  const char *line, char *why, size_t why_size);

/* ---- history_carve.c ---- */

/* Every row that can still be made out on the pages of a file, and of the log beside it, whatever
 * became of the list of its tables: as a database in memory, the caller's, in the version that
 * fits best. False with errno. */
bool td_history_carve(const char *path, sqlite3 **out, int *version);

/* ---- history_rescue.c ---- */

/* What came out of a damaged file without what belongs to it. */
struct td_rescued {
    size_t bare_sessions; /* without their sets or reps */
    size_t bare_checks;   /* without their answers, flags or lists */
    unsigned gaps;        /* a bit for each kind of which not every row could be gone to */
    int machine; /* SQLite's code of what ended it and is not damage; SQLITE_OK = nothing */
};
/* Everything that can be read of the open damaged database `old`, written by version `version`
 * (0 = not known), as lines. False from put ends it, and returns false, as does a lack of
 * memory, and whatever else is the machine's fault. */
bool td_history_rescue_lines(sqlite3 *old, int version, bool (*put)(void *self, const char *line),
                             void *self, struct td_rescued *out);

/* ---- history_lost.c ---- */

struct td_repair; /* store/merge.h */
/* Names in out->lost what the indexes of the open damaged one still know and `fresh` has not. */
void td_history_name_lost(sqlite3 *old, struct td_history_store *fresh, struct td_repair *out);

/* ---- mornings that are gone (history_write.c, history_merge.c) ---- */

/* The name of a mark for the day of an answer that was deleted: its day, its own time and the
 * end of its UUID, in the form of a UUID. No answer of that day that is not later comes back. */
#define TD_DEAD_DAY(date) "replace(" date ", '-', '') || '-dead-4000-8000-'"
#define TD_DEAD_MARK(date) /* t is a mark of that day */                                           \
    "t.uuid BETWEEN " TD_DEAD_DAY(date) " AND " TD_DEAD_DAY(date) " || 'g'"
#define TD_DEAD_LENGTH "24" /* bytes of that; the end of a UUID begins behind it */
#define TD_DEAD_TAIL(uuid) "substr(" uuid ", 25)"

#endif
