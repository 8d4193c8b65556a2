#include "teardrop/store/history/history.h"

#include <stdlib.h>
#include <unistd.h>

#include "database/db.h"
#include "teardrop/base/str.h"

#define WAIT_MOST_MS 5000 /* for another one that writes */

enum td_err td_history_new(const char *path, bool keep, struct td_date_port date,
                           struct td_history_store **out)
{
    struct td_history_store *store = calloc(1, sizeof *store);

    if (store == NULL) {
        return TD_ERR_NOMEM;
    }
    td_str_copy(store->path, sizeof store->path, path);
    store->keep = keep;
    store->date = date;
    store->lock_fd = -1;
    store->wait_most_ms = WAIT_MOST_MS;
    if (!td_history_register(store)) {
        free(store);
        return TD_ERR_NOMEM;
    }
    *out = store;
    return TD_OK;
}

void td_history_free(struct td_history_store *store)
{
    if (store != NULL) {
        td_history_close(store);
        (void)sqlite3_vfs_unregister(&store->vfs);
        if (store->lock_fd >= 0) {
            (void)close(store->lock_fd);
        }
        free(store);
    }
}

sqlite3_stmt *td_history_prepare(struct td_history_store *store, const char *sql)
{
    sqlite3_stmt *statement;

    return sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK ? statement : NULL;
}

sqlite3_stmt *td_history_keep(struct td_history_store *store, enum td_history_kept which,
                              const char *sql)
{
    if (store->kept[which] == NULL &&
        sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &store->kept[which],
                           NULL) != SQLITE_OK) {
        return NULL;
    }
    return store->kept[which];
}

static const char *trouble(void *self)
{
    struct td_history_store *store = self;

    if (store->trouble[0] == '\0' && !store->keep) {
        return TD_HISTORY_NOT_KEPT;
    }
    return store->trouble[0] != '\0' ? store->trouble : NULL;
}

static const char *unread(void *self)
{
    struct td_history_store *store = self;

    return store->unread[0] != '\0' ? store->unread : NULL;
}

static void read_anew(void *self)
{
    ((struct td_history_store *)self)->unread[0] = '\0';
}

static const char *news(void *self)
{
    struct td_history_store *store = self;
    bool moved = store->moved;

    store->moved = false;
    return moved ? "the history was deleted or moved away meanwhile; a new one is kept in its place"
                 : NULL;
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

static const struct td_history_ops ops = {.trouble = trouble,
                                          .unread = unread,
                                          .read_anew = read_anew,
                                          .news = news,
                                          .new_id = td_history_new_id,
                                          .save_session = td_history_save_session,
                                          .save_check = td_history_save_check,
                                          .save_morning = td_history_save_morning,
                                          .past_sessions = td_history_trained,
                                          .save_measure = td_history_save_measure,
                                          .measures = td_history_measures,
                                          .first_session = td_history_first_session,
                                          .past_volumes = td_history_worked,
                                          .delete_morning = td_history_delete_morning,
                                          .mornings = td_history_mornings,
                                          .save_clearance = td_history_save_clearance,
                                          .list = td_history_list_lines,
                                          .count = td_history_count_lines,
                                          .load_session = td_history_load_session,
                                          .load_reps = td_history_load_reps,
                                          .load_check = td_history_load_check,
                                          .last_session = td_history_last_session,
                                          .last_check = td_history_last_check,
                                          .open_check = td_history_open_check,
                                          .gate = td_history_gate,
                                          .unfinished = td_history_unfinished,
                                          .delete_session = td_history_delete_session,
                                          .delete_check = td_history_delete_check};

struct td_history_port td_history_port(struct td_history_store *store)
{
    return (struct td_history_port){.self = store, .ops = &ops};
}
