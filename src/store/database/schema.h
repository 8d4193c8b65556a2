/* The tables of the history as SQL. */
#ifndef TEARDROP_STORE_DATABASE_SCHEMA_H
#define TEARDROP_STORE_DATABASE_SCHEMA_H

#include <sqlite3.h>
#include <stdbool.h>

#define TD_HISTORY_VERSION 1 /* user_version of the schema */

/* Statements that lead from version i + 1 to the next. A change of the tables (tables.c) raises
 * TD_HISTORY_VERSION and adds one here, which leads to the same tables; see also carve.c. */
extern const char *const td_history_migrations[TD_HISTORY_VERSION];

/* Makes all tables, empty, in the present version. */
bool td_history_create_tables(sqlite3 *db);

#endif
