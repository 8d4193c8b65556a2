/* The tables of the history. */
#ifndef TEARDROP_STORE_DATABASE_SCHEMA_H
#define TEARDROP_STORE_DATABASE_SCHEMA_H

/* An expression: a fresh one. */
#define TD_RANDOM_UUID                                                                             \
    "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||"                             \
    " substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' ||"            \
    " hex(randomblob(6)))"

/* Statements that lead from version i to version i + 1. */
extern const char *const td_history_migrations[];

#endif
