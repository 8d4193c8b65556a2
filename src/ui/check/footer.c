/* What the keys do now in the self-check. */
#include "state.h"
#include "teardrop/base/num.h"

static size_t add(struct td_hint *hints, size_t count, struct td_hint hint)
{
    hints[count] = hint;
    return count + 1;
}

/* What answers the page: its digits, or Enter on what is selected. */
static struct td_hint answer_by(const struct td_check_screen *c)
{
    static const char *const digits[] = {"1-2", "1-2", "1-2", "1-3", "1-4",
                                         "1-5", "1-6", "1-7", "1-8", "1-9"};

    if (c->mode == CHECK_AGE) {
        return (struct td_hint){.request = TD_REQ_SELECT, .text = "go on"};
    }
    if (c->mode == CHECK_GATE && td_check_rows_below(c) > 0) {
        return (struct td_hint){.request = TD_REQ_SELECT, .text = "read on", .must = true};
    }
    if (td_check_is_scale(c)) {
        return (struct td_hint){.keys = "0-10", .text = "how bad"};
    }
    if (c->mode == CHECK_REVIEW) {
        return (struct td_hint){.request = TD_REQ_SELECT, .text = "change it, or go on"};
    }
    if (c->mode == CHECK_TICK || c->list.count > 9) {
        return (struct td_hint){.request = TD_REQ_UP, .also = TD_REQ_DOWN, .text = "choose"};
    }
    return (struct td_hint){.keys = digits[td_min((int)c->list.count, 9)], .text = "answer"};
}

static size_t question_keys(const struct td_check_screen *c, struct td_hint *hints, size_t n)
{
    n = add(hints, n, (struct td_hint){.request = TD_REQ_NOT_SURE, .text = "not sure"});
    if (c->mode == CHECK_AGE) {
        return n;
    }
    n = add(hints, n,
            td_check_can_wait(c) ? (struct td_hint){.request = TD_REQ_LATER, .text = "later"}
                                 : (struct td_hint){.request = TD_REQ_SKIP, .text = "skip"});
    return add(hints, n,
               (struct td_hint){.request = TD_REQ_WHY, .text = c->show_why ? "hide why" : "why"});
}

size_t td_check_footer(const void *state, struct td_hint *hints)
{
    const struct td_check_screen *c = state;
    bool enter = td_list_chosen(&c->list) && c->mode != CHECK_AGE && c->mode != CHECK_REVIEW;
    size_t n = add(hints, 0, answer_by(c));

    if (enter && c->mode == CHECK_TICK) {
        n = add(hints, n,
                (struct td_hint){.request = TD_REQ_SELECT,
                                 .text = c->list.selected + 1 < c->list.count ? "tick" : "done"});
    } else if (enter && hints[0].request != TD_REQ_SELECT) {
        n = add(hints, n, (struct td_hint){.request = TD_REQ_SELECT, .text = "take it"});
    }
    if (c->mode == CHECK_QUESTION || c->mode == CHECK_AGE) {
        n = question_keys(c, hints, n);
    }
    if (c->mode != CHECK_INTRO) {
        n = add(hints, n, (struct td_hint){.request = TD_REQ_BEFORE, .text = "back"});
        n = add(hints, n, (struct td_hint){.request = TD_REQ_UNSAY, .text = "undo"});
    }
    if (c->picture.view != NULL) {
        n = add(hints, n, (struct td_hint){.request = TD_REQ_OTHER_KNEE, .text = "other knee"});
    }
    return add(hints, n, (struct td_hint){.request = TD_REQ_BACK, .text = "leave", .must = true});
}
