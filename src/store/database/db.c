/* What all of an open history's files build on: SQL run at once, a statement, a value, an id. */
#include "db.h"

#include "teardrop/base/str.h"

int td_history_number(sqlite3 *db, const char *sql, int fallback)
{
    sqlite3_stmt *statement;
    int value = fallback;

    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
        return fallback;
    }
    if (sqlite3_step(statement) == SQLITE_ROW) {
        value = sqlite3_column_int(statement, 0);
    }
    /* The error of a step stays the connection's. */
    return sqlite3_finalize(statement) == SQLITE_OK ? value : fallback;
}

bool td_history_run(struct td_history_store *store, const char *sql)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

sqlite3_stmt *td_history_prepare(struct td_history_store *store, const char *sql)
{
    sqlite3_stmt *statement;

    return sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK ? statement : NULL;
}

int64_t td_history_now(const struct td_history_store *store)
{
    return td_now(store->date).unix_s;
}

void td_history_new_id(void *self, char out[TD_UUID_TEXT])
{
    unsigned char bytes[16];

    (void)self;
    sqlite3_randomness((int)sizeof bytes, bytes);
    bytes[6] = (unsigned char)((bytes[6] & 0x0F) | 0x40); /* version 4, random */
    bytes[8] = (unsigned char)((bytes[8] & 0x3F) | 0x80);
    out[0] = '\0';
    for (size_t i = 0; i < sizeof bytes; i++) {
        td_str_append(out, TD_UUID_TEXT, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
                      bytes[i]);
    }
}

void td_history_column_text(sqlite3_stmt *statement, int column, char *out, size_t size)
{
    const unsigned char *text = sqlite3_column_text(statement, column);

    td_str_copy(out, size, text != NULL ? (const char *)text : "");
    td_str_sanitize(out, false);
}
