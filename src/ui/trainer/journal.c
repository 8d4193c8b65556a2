/* Saves the session while it runs: after every rep, a little later than the boundary, so that no
 * cue waits for a disk. */
#include "state.h"
#include "teardrop/base/str.h"

#define SAVE_AFTER (250 * TD_NS_PER_MS)
#define SAVE_AGAIN (2 * TD_NS_PER_S) /* when another teardrop was in the way, or the disk */

bool td_trainer_has_something(const struct td_trainer *t)
{
    return td_session_is_training(&t->session) || t->record.hurt[0] != '\0';
}

void td_trainer_keep(struct td_trainer *t)
{
    const struct td_history_port *history = &t->ui->history;
    const char *news;

    t->save_due = false;
    td_session_record_of(&t->session, t->now, &t->record);
    t->record.journaled = td_now(t->ui->date);
    if (!td_trainer_has_something(t)) {
        if (t->has_id) { /* there was something, and it was taken out again */
            (void)history->ops->delete_session(history->self, t->record.uuid);
            t->has_id = false;
        }
        return;
    }
    if (!t->ui->settings->keep || !t->kept_at_all) {
        return;
    }
    if (!t->has_id) {
        history->ops->new_id(history->self, t->record.uuid);
        t->has_id = true;
    }
    if (history->ops->save_session(history->self, &t->record) == TD_OK) {
        news = history->ops->news(history->self);
        if (news != NULL) {
            td_trainer_note(t, news);
        }
        t->trouble[0] = '\0';
        t->complained = false;
        return;
    }
    t->save_due = true; /* also when it is over: what was done is here as long as this screen is */
    t->save_at = t->now + SAVE_AGAIN;
    td_str_format(t->trouble, sizeof t->trouble, "not kept: %s",
                  td_history_why(history, "the history could not be written"));
    if (!t->complained) {
        t->complained = true;
        td_trainer_note(t, t->trouble);
        td_log_write(t->ui->log, "session %s", t->trouble);
    }
}

void td_trainer_journal(struct td_trainer *t)
{
    uint32_t reps = td_session_reps_done(&t->session);
    bool something = td_trainer_has_something(t);
    if (reps != t->kept_reps || something != t->kept_something) {
        t->kept_reps = reps;
        t->kept_something = something;
        td_trainer_keep_soon(t);
    }
    if (t->save_due && (t->now >= t->save_at || t->session.state != TD_SESSION_RUNNING)) {
        td_trainer_keep(t);
    }
}

void td_trainer_keep_soon(struct td_trainer *t)
{
    t->save_due = true;
    t->save_at = t->now + SAVE_AFTER;
}
