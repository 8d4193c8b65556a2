/* The history as a port: its operations, and what is wrong with it in words. */
#include "teardrop/store/history/history.h"

#include "database/db.h"
#include "operations.h"

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

static const struct td_history_ops ops = {.trouble = trouble,
                                          .unread = unread,
                                          .read_anew = read_anew,
                                          .news = news,
                                          .new_id = td_history_new_id,
                                          .save_session = td_history_save_session,
                                          .save_check = td_history_save_check,
                                          .save_morning = td_history_save_morning,
                                          .past_sessions = td_history_past_sessions,
                                          .save_measure = td_history_save_measure,
                                          .measures = td_history_measures,
                                          .first_session = td_history_first_session,
                                          .past_volumes = td_history_past_volumes,
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
