/* A self-check to go on with, found in the history. */
#include "teardrop/ui/check_draft.h"

#include "teardrop/base/str.h"

#define OFFERED_S INT64_C(1209600) /* two weeks */

bool td_check_draft_find(const struct td_ui *ui, struct td_check_record *out)
{
    const struct td_history_port *history = &ui->history;
    struct td_instant now = td_now(ui->date);

    return history->ops->open_check(history->self, now.unix_s - OFFERED_S, out) == TD_OK;
}

int td_check_draft_later(const struct td_check_record *record)
{
    int later = 0;

    for (int i = 0; i < record->answer_count; i++) {
        later += td_str_equal(record->answers[i].answer, TD_ANSWER_LATER_ID) ? 1 : 0;
    }
    return later;
}

const char *td_check_draft_note(const struct td_checklist *checklist,
                                const struct td_check_record *record)
{
    return record->gate_count > 0 && !td_str_equal(record->version, checklist->version)
               ? "The lists of warning signs changed since: once more."
               : "";
}

void td_check_draft_discard(const struct td_ui *ui, struct td_check_record *record)
{
    const struct td_history_port *history = &ui->history;

    if (!record->draft) {
        return;
    }
    if (record->training == TD_TRAINING_CLOSED && !record->minor) {
        record->draft = false;
        (void)history->ops->save_check(history->self, record);
    } else {
        (void)history->ops->delete_check(history->self, record->uuid);
    }
}
