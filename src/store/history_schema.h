/* The tables of the history. */
#ifndef TEARDROP_SRC_STORE_HISTORY_SCHEMA_H
#define TEARDROP_SRC_STORE_HISTORY_SCHEMA_H

/* Statements that lead from version i to version i + 1. */
extern const char *const td_history_migrations[];

#endif
