/* A session that a kill or a power cut ended: found at the next start and offered on the home
 * screen and on the set-up card, without getting in the way. */
#ifndef TEARDROP_UI_RESUME_UNFINISHED_H
#define TEARDROP_UI_RESUME_UNFINISHED_H

#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/trainer/trainer.h"

struct td_unfinished {
    bool there;
    bool changed; /* the programme has changed since, so it can only be kept as it is */
    struct td_session_record record;
    struct td_workout workout; /* of the whole session; `argument` points to it */
    struct td_trainer_argument argument;
};

void td_unfinished_deinit(struct td_unfinished *unfinished);
/* Looks for one from the last four hours; older ones are kept as they are. */
void td_unfinished_find(struct td_unfinished *unfinished, const struct td_ui *ui);
/* Is there anything to say about it? */
bool td_unfinished_has_text(const struct td_unfinished *unfinished);
/* `Unfinished: 1 inch, set 2, rep 4, 3 minutes ago. r resume, s keep as it is, d discard` */
void td_unfinished_text(const struct td_unfinished *unfinished, const struct td_ui *ui, char *out,
                        size_t size);
/* The same without its keys: they stand below it as buttons. "" when it cannot be taken up. */
void td_unfinished_what_text(const struct td_unfinished *unfinished, const struct td_ui *ui,
                             char *out, size_t size);
/* A row of buttons: take up, keep as it is, discard; as many as fit. */
void td_unfinished_draw_buttons(const struct td_ui *ui, struct td_canvas *canvas,
                                struct td_rect row);
/* The one that was clicked, TD_REQ_NONE = none. */
enum td_request td_unfinished_button_at(const struct td_ui *ui, struct td_rect row,
                                        struct td_mouse mouse);
/* Resume, keep or discard; false: the request is none of these, or there is nothing. */
bool td_unfinished_request(struct td_unfinished *unfinished, const struct td_ui *ui,
                           enum td_request request, struct td_reply *reply);
/* Another session begins: this one is kept as it is. */
void td_unfinished_keep(struct td_unfinished *unfinished, const struct td_ui *ui);

#endif
