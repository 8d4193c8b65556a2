/* A session that a kill or a power cut ended: found at the next start, offered on
 * the home screen and on the set-up card, never in front of them. */
#ifndef TEARDROP_UI_TRAINER_UNFINISHED_H
#define TEARDROP_UI_TRAINER_UNFINISHED_H

#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/trainer/trainer.h"

struct td_unfinished {
    bool there;
    bool changed; /* it was there, but the programme is not what it was: kept as it is */
    struct td_session_record record;
    struct td_workout workout; /* what is left of it is taken from this */
    struct td_trainer_argument argument;
};

void td_unfinished_deinit(struct td_unfinished *unfinished);
/* Looks for one of the last four hours; older ones are kept as they are. */
void td_unfinished_find(struct td_unfinished *unfinished, const struct td_ui *ui);
/* `Unfinished: 1 inch, set 2, rep 4, 3 minutes ago.  r resume  k keep as it is  x discard` */
/* Is there anything to be said? */
bool td_has_unfinished(const struct td_unfinished *unfinished);
void td_unfinished_text(const struct td_unfinished *unfinished, const struct td_ui *ui, char *out,
                        size_t size);
/* Resume, keep or discard; false: the request is none of these, or there is nothing. */
bool td_unfinished_request(struct td_unfinished *unfinished, const struct td_ui *ui,
                           enum td_request request, struct td_reply *reply);
/* Another session begins: this one is kept as it is. */
void td_unfinished_keep(struct td_unfinished *unfinished, const struct td_ui *ui);

#endif
