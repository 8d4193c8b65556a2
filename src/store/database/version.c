/* Tells whose database it is, and brings an older one of ours up to date. */
#include <string.h>
#include <unistd.h>

#include "db.h"
#include "teardrop/base/str.h"

/* ---- whose it is ---- */

/* The number that the same tables had before the first release. A schema that would get it skips
 * it. */
#define VERSION_BEFORE 5

/* -1 = cannot be read. */
static int version_of(sqlite3 *db)
{
    int version = td_history_number(db, "PRAGMA user_version", -1);

    return version == VERSION_BEFORE ? 1 : version;
}

/* Its tables: none, those of somebody else, those of before, ours. */
enum { NO_TABLES, OTHER_TABLES, TABLES_BEFORE, OUR_TABLES };
static const char tables_sql[] =
    "SELECT CASE WHEN count(*) = 0 THEN 0 WHEN total(name = 'session' AND"
    "  sql LIKE '%uuid%started_unix_s%elapsed_ms%level%') = 0 THEN 1"
    " ELSE 2 + max(name = 'session' AND sql LIKE '%own_sets%') END FROM sqlite_master";

enum td_history_owner td_history_owner_of(sqlite3 *db, int known, int *version)
{
    int tables;

    /* All of one moment: somebody may just be bringing it up to date. */
    (void)sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
    /* The first look at the file shows whether it is a database at all. */
    *version = version_of(db);
    tables = sqlite3_errcode(db) == SQLITE_OK ? td_history_number(db, tables_sql, -1) : -1;
    if (tables < 0) {
        return TD_OWNER_UNREADABLE; /* whose error stays the connection's */
    }
    (void)sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    if (tables == NO_TABLES && *version == 0) {
        return TD_OWNER_NOBODY;
    }
    if (tables == TABLES_BEFORE && *version > 0 && *version <= VERSION_BEFORE) {
        return TD_OWNER_US_BEFORE;
    }
    if (*version > known) {
        return TD_OWNER_US_NEWER;
    }
    if (tables < TABLES_BEFORE) {
        return TD_OWNER_OTHER;
    }
    return *version > 0 ? TD_OWNER_US : TD_OWNER_US_LOST;
}

const char *td_history_not_ours(enum td_history_owner owner)
{
    switch (owner) {
    case TD_OWNER_US_NEWER:
        return "written by a newer teardrop; nothing in it is touched";
    case TD_OWNER_OTHER:
        return "this is a database of another program; nothing in it is touched";
    case TD_OWNER_US_LOST:
        return "which version it is cannot be told any more" TD_HISTORY_REPAIR;
    case TD_OWNER_US_BEFORE:
        return "it is of before the first release"
               "; `teardrop history --repair` takes what is in it into a new one, and keeps it";
    default:
        return NULL;
    }
}

/* ---- up to date ---- */

static bool run_migrations(struct td_history_store *store, int version)
{
    char sql[48];
    bool ok = version > 0 || td_history_create_tables(store->db);

    for (version = version > 0 ? version : TD_HISTORY_VERSION; ok && version < store->version;
         version++) {
        ok = td_history_run(store, store->migrations[version - 1]);
    }
    td_str_format(sql, sizeof sql, "PRAGMA user_version = %d", store->version);
    return ok && td_history_run(store, sql) && td_history_run(store, "COMMIT");
}

/* All steps to the present version, or none of them. why is empty when it is the
 * database that says why. */
bool td_history_migrate(struct td_history_store *store, char *why, size_t why_size)
{
    char made[TD_PATH_MAX] = "";
    int version;

    if (!td_history_run(store, "BEGIN IMMEDIATE")) {
        return false;
    }
    /* Another one may have been here; from now on nobody writes but us, so the
     * copy is of what was there before. */
    version = version_of(store->db);
    if (version > 0 && version < store->version && !store->dry_run &&
        !td_history_backup(store->path, version, made, why, why_size)) {
        (void)td_history_run(store, "ROLLBACK");
        return false;
    }
    if (run_migrations(store, version)) {
        return true;
    }
    store->code = sqlite3_errcode(store->db);
    td_str_copy(why, why_size, sqlite3_errmsg(store->db));
    (void)td_history_run(store, "ROLLBACK");
    if (made[0] != '\0') {
        (void)unlink(made); /* nothing changed, and the next attempt makes its own */
    }
    return false;
}
