/* What a record is: its tables, their columns, and what each of them may hold. The schema, the
 * statements that write and read, the lines of an export, the check of an import and the rescue
 * of a damaged file all follow from this one table. */
#ifndef TEARDROP_STORE_DATABASE_TABLES_H
#define TEARDROP_STORE_DATABASE_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/core/check/training_gate.h"
#include "teardrop/core/history.h"
#include "teardrop/core/person/measure.h"
#include "teardrop/core/person/person.h"
#include "teardrop/core/plan/dose.h"

#define TD_SQL_MAX 6000 /* bytes of any statement that is put together */
#define TD_PARTS_MAX 3

enum td_column_type {
    TD_COLUMN_NUMBER,
    TD_COLUMN_CHOICE, /* a number, one of a few: a flag, a scale */
    TD_COLUMN_TIME,   /* seconds since 1970; its max is this machine's clock and a day */
    TD_COLUMN_TEXT,
    TD_COLUMN_UUID,
    TD_COLUMN_DATE
};

enum td_presence {
    TD_ALWAYS,   /* NOT NULL; a line of an import without it is wrong */
    TD_NULLABLE, /* NULL is "" for a text, and `unset` for a number */
    TD_LATER,    /* NOT NULL; not in the first exports: a line without it means 0 or "" */
    TD_ADDED     /* the same, and of a table that was there before it: DEFAULT 0 */
};

struct td_column {
    const char *name; /* in the database and in JSON; in a list that is only read, any
                         expression; NULL = the end of the list */
    enum td_column_type type;
    enum td_presence presence;
    int unset;           /* of a nullable number that is NULL */
    int64_t min, max;    /* of a number; bytes of a text; days from now on to a date */
    size_t offset, size; /* of the record's member; size 0 = it has none: then a time is now, and a
                            UUID a new one */
};

/* Rows of another table that belong to a record, in order. */
struct td_record_part {
    const char *name; /* in JSON; NULL = the end of the list */
    const char *table;
    const char *owner;  /* the column with the record's UUID */
    bool without_rowid; /* the table has no row numbers */
    bool later;         /* not in the first exports: a line without it has none */
    int64_t max;        /* rows */
    const struct td_column *columns;
};

struct td_record_kind {
    const char *type; /* in JSON */
    const char *table;
    const char *key;       /* the column that tells records apart */
    const char *changed;   /* when it was last changed; NULL = it never is */
    const char *under_way; /* a flag: saving one that is under way is no change; NULL = none */
    const char *time;      /* lines are sorted by */
    const char *shown;     /* JSON name of the time for people; NULL = none */
    const struct td_column *columns;
    struct td_record_part parts[TD_PARTS_MAX + 1];
};

enum td_record {
    TD_RECORD_SESSION,  /* struct td_session_record */
    TD_RECORD_CHECK,    /* struct td_check_record */
    TD_RECORD_MORNING,  /* struct td_morning_record */
    TD_RECORD_LOOK,     /* a clinician's: struct td_look */
    TD_RECORD_MEASURE,  /* struct td_measure_row */
    TD_RECORD_ANSWER,   /* struct td_person_answer */
    TD_RECORD_PROPOSAL, /* struct td_proposal */
    TD_RECORD_DELETED,  /* a mark of what was deleted; only SQL reads and writes it */
    TD_RECORD_KINDS
};
enum { TD_SESSION_SETS, TD_SESSION_REPS };                 /* td_set_record, td_rep_record */
enum { TD_CHECK_ANSWERS, TD_CHECK_FLAGS, TD_CHECK_GATES }; /* members of td_check_record, but: */
struct td_flag_row {
    char flag[TD_ID_TEXT];
    bool taken_back;
};
struct td_measure_row {
    struct td_measure measure;
    char kind[TD_ID_TEXT];
};

/* In the order in which they are exported, and in which a damaged file is gone through. */
extern const struct td_record_kind td_record_kinds[TD_RECORD_KINDS];

static inline bool td_column_is_nullable(const struct td_column *column)
{
    return column->presence == TD_NULLABLE;
}
static inline bool td_column_may_be_missing(const struct td_column *column)
{
    return column->presence != TD_ALWAYS;
}
static inline bool td_column_is_text(const struct td_column *column)
{
    return column->type >= TD_COLUMN_TEXT;
}

/* Appends the pattern for each column, with its name in place of every @, and commas between. */
void td_columns_append(char sql[TD_SQL_MAX], const struct td_column *columns, const char *pattern);

#endif
