/* Keeping a session of line mode while it runs. */
#include <stdio.h>

#include "state.h"

bool td_line_has_something(const struct td_line_session *plain)
{
    return td_session_is_training(&plain->session) || plain->record.hurt[0] != '\0';
}

bool td_line_kept_at_all(const struct td_line_session *plain)
{
    const struct td_level *level = plain->session.timeline.workout.level;

    return td_line_has_something(plain) && (!level->free_timer || plain->app->options.keep_free);
}

void td_line_keep(struct td_line_session *plain)
{
    const struct td_history_port *history = &plain->app->ui.history;
    bool saved;

    if (!td_line_kept_at_all(plain)) {
        return;
    }
    td_session_record_of(&plain->session, plain->now, &plain->record);
    plain->record.journaled = td_now(plain->app->ui.date);
    saved = history->ops->save_session(history->self, &plain->record) == TD_OK;
    plain->not_kept = !saved && plain->app->settings.values.keep;
    if (saved) {
        td_say_news(plain->app);
    } else if (!plain->not_kept_said) {
        plain->not_kept_said = true;
        td_say_not_kept(plain->app);
    }
}

void td_line_journal(struct td_line_session *plain)
{
    uint32_t reps = td_session_reps_done(&plain->session);
    bool something = td_line_has_something(plain);

    if (reps > plain->kept_reps || something != plain->kept_something) {
        td_line_keep(plain);
        plain->kept_reps = reps;
        plain->kept_something = something;
    }
}

bool td_line_keep_at_last(struct td_line_session *plain)
{
    if (plain->not_kept) {
        td_line_keep(plain);
    }
    if (plain->not_kept) {
        fprintf(stderr, "teardrop: tried once more: of this session %d reps are not kept in %s\n",
                (int)td_session_reps_done(&plain->session), plain->app->paths.history_file);
    }
    return !plain->not_kept;
}
