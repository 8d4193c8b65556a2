/* What is known of a damaged history to have been in it, and did not come out: an index still
 * names what its table no longer has. */
#include <string.h>

#include "rescue.h"
#include "teardrop/base/str.h"

#define NAMES_MAX 12

struct known {
    const char *one, *more; /* words */
    const char *sql;        /* of the damaged one: key, and what a person calls it */
    const char *here;       /* of the rescued one: is it there, or was it deleted? */
};

#define DELETED " UNION ALL SELECT 1 FROM deleted WHERE uuid = ?1"

/* By the index alone: INDEXED BY makes it an error when that is not possible. */
static const struct known knowns[] = {
    {"session", "sessions",
     "SELECT uuid, strftime('%Y-%m-%d %H:%M', started_unix_s, 'unixepoch') || ' UTC' FROM session"
     " INDEXED BY session_by_time ORDER BY started_unix_s DESC, uuid",
     "SELECT 1 FROM session WHERE uuid = ?1" DELETED},
    {"self-check", "self-checks",
     "SELECT uuid, strftime('%Y-%m-%d %H:%M', done_unix_s, 'unixepoch') || ' UTC' FROM self_check"
     " INDEXED BY self_check_by_time WHERE draft = 0 ORDER BY done_unix_s DESC, uuid",
     "SELECT 1 FROM self_check WHERE uuid = ?1" DELETED},
    {"morning", "mornings",
     "SELECT date, date FROM morning INDEXED BY sqlite_autoindex_morning_1 ORDER BY date DESC",
     "SELECT 1 FROM morning WHERE date = ?1"},
    {"measure", "measures",
     "SELECT uuid, '' FROM measure INDEXED BY sqlite_autoindex_measure_1 ORDER BY uuid",
     "SELECT 1 FROM measure WHERE uuid = ?1" DELETED},
};

static bool is_here(struct td_history_store *fresh, const char *sql, const char *key)
{
    sqlite3_stmt *s = td_history_prepare(fresh, sql);
    bool here = s != NULL && sqlite3_bind_text(s, 1, key, -1, SQLITE_STATIC) == SQLITE_OK &&
                sqlite3_step(s) == SQLITE_ROW;

    (void)sqlite3_finalize(s);
    return here;
}

static void name_kind(sqlite3 *old, struct td_history_store *fresh, const struct known *known,
                      struct td_repair *out)
{
    char names[TD_LOST_TEXT / 4] = "";
    sqlite3_stmt *s = NULL;
    size_t count = 0;

    if (sqlite3_prepare_v2(old, known->sql, -1, &s, NULL) != SQLITE_OK) {
        return;
    }
    while (sqlite3_step(s) == SQLITE_ROW) {
        char key[64], name[40];

        td_history_column_text(s, 0, key, sizeof key);
        td_history_column_text(s, 1, name, sizeof name);
        if (key[0] == '\0' || is_here(fresh, known->here, key)) {
            continue;
        }
        count++;
        if (name[0] != '\0' && count <= NAMES_MAX) {
            td_str_append(names, sizeof names, "%s%s", names[0] != '\0' ? ", " : "", name);
        }
    }
    (void)sqlite3_finalize(s);
    if (count == 0) {
        return;
    }
    td_str_append(out->lost, sizeof out->lost, "%s%zu %s", out->lost[0] != '\0' ? "; " : "", count,
                  count == 1 ? known->one : known->more);
    if (names[0] != '\0') {
        td_str_append(out->lost, sizeof out->lost, " (%s%s)", names,
                      count > NAMES_MAX ? ", ..." : "");
    }
}

void td_history_name_lost(sqlite3 *old, struct td_history_store *fresh, struct td_repair *out)
{
    for (size_t i = 0; i < sizeof knowns / sizeof knowns[0]; i++) {
        name_kind(old, fresh, &knowns[i], out);
    }
}
