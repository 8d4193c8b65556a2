/* A session that a kill or a power cut ended: offered to a person before another one begins. */
#include <stdio.h>

#include "state.h"
#include "teardrop/app/plain/ask.h"
#include "teardrop/app/plain/train_questions.h"
#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/core/take_up.h"

/* What the letter asks for; TD_REQ_NONE = it is none of them. */
static enum td_request request_of(const char *line)
{
    return td_str_equal_nocase(line, "r")   ? TD_REQ_RESUME
           : td_str_equal_nocase(line, "k") ? TD_REQ_KEEP
           : td_str_equal_nocase(line, "d") ? TD_REQ_DISCARD
                                            : TD_REQ_NONE;
}

bool td_line_offer(struct td_line_session *plain)
{
    struct td_unfinished *unfinished = &plain->unfinished;
    const struct td_ui *ui = &plain->app->ui;
    enum td_request request = TD_REQ_NONE;
    struct td_reply reply;
    char text[300], line[16];

    if (!td_plain_asks()) {
        return true;
    }
    td_unfinished_find(unfinished, ui);
    if (!unfinished->there) {
        return true;
    }
    td_unfinished_what_text(unfinished, ui, text, sizeof text);
    td_print_wrapped(text, 0, stdout);
    while (request == TD_REQ_NONE) {
        if (!td_ask("r to take it up, k to keep it as it is, d to discard it.", plain->during_wait,
                    line, sizeof line)) {
            return false;
        }
        request = request_of(line);
    }
    (void)td_unfinished_request(unfinished, ui, request, &reply);
    if (unfinished->changed) {
        td_unfinished_text(unfinished, ui, text, sizeof text);
        td_print_wrapped(text, 0, stdout);
    }
    plain->resumes = request == TD_REQ_RESUME && !unfinished->changed;
    return true;
}

bool td_line_begin(struct td_line_session *plain)
{
    enum td_err err;

    if (!plain->resumes) {
        td_session_start(&plain->session, plain->now);
        return true;
    }
    err = td_session_take_up(&plain->app->ui.history, plain->now, &plain->unfinished.record,
                             &plain->session, &plain->record);
    if (err != TD_OK) {
        (void)td_line_say(plain, "it cannot be taken up; what was done is kept as it is");
        return false;
    }
    plain->kept_reps = td_session_reps_done(&plain->session);
    plain->kept_something = true;
    return true;
}
