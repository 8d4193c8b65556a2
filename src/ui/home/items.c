/* What home shows of today, in order of need; the facts of the menu; and what is advised. */
#include <string.h>

#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"

static void add(struct td_home *h, const char *mark, const char *text, enum td_role role)
{
    if (text[0] != '\0' && h->item_count < TD_HOME_ITEMS) {
        h->items[h->item_count++] = (struct td_home_item){mark, text, role};
    }
}

void td_home_list_items(struct td_home *h)
{
    h->item_count = 0;
    h->said_item = h->why_item = TD_HOME_ITEMS;
    add(h, "\u25B2", h->trouble, TD_ROLE_WARNING);
    add(h, NULL, h->closed_reason, TD_ROLE_TEXT);
    if (h->closed_reason[0] == '\0') {
        if (td_unfinished_has_text(&h->unfinished) && !h->unfinished.there) {
            td_unfinished_text(&h->unfinished, h->ui, h->waits, sizeof h->waits);
            add(h, NULL, h->waits, TD_ROLE_TEXT);
        }
        add(h, "!", h->referral, TD_ROLE_WARNING);
        h->said_item = h->said[0] != '\0' ? h->item_count : TD_HOME_ITEMS;
        add(h, NULL, h->said, TD_ROLE_GOOD);
        h->why_item = h->why[0] != '\0' ? h->item_count : TD_HOME_ITEMS;
        add(h, NULL, h->why, TD_ROLE_TEXT);
        add(h, NULL, h->question, TD_ROLE_ACCENT);
    }
    add(h, NULL, h->unfinished_check, TD_ROLE_ACCENT);
    if (h->closed_reason[0] == '\0') {
        add(h, NULL, h->when, TD_ROLE_DIM);
    }
    add(h, NULL, h->page_text, TD_ROLE_ACCENT);
    add(h, NULL, h->measures, TD_ROLE_ACCENT);
    add(h, NULL, h->aside.look, TD_ROLE_TEXT);
    add(h, NULL, h->aside.goal, TD_ROLE_TEXT);
    add(h, NULL, h->check, TD_ROLE_TEXT);
    add(h, NULL, h->days, TD_ROLE_DIM);
    add(h, NULL, h->done, TD_ROLE_DIM);
    add(h, NULL, h->dose, TD_ROLE_DIM);
    add(h, NULL, h->ahead, TD_ROLE_DIM);
}

/* What the lines of the menu say of themselves. */
void td_home_list_facts(struct td_home *h, const struct td_plan *plan, bool has_check)
{
    struct td_reading reading;
    bool closed = h->closed_reason[0] != '\0';

    memset(h->facts, 0, sizeof h->facts);
    if (closed) {
        td_str_copy(h->facts[0], sizeof h->facts[0], "closed for now");
    } else if (plan->has_last && !h->rested) {
        td_str_copy(h->facts[0], sizeof h->facts[0], "a rest day: it asks first");
    } else if (h->title[0] != '\0') {
        td_str_format(h->facts[0], sizeof h->facts[0], "%s, %s", h->level_name, h->minutes);
    }
    td_str_copy(h->facts[1], sizeof h->facts[1],
                h->unfinished_check[0] != '\0' ? "waits half-way"
                : has_check                    ? h->check_age
                                               : "not done yet: 5 minutes");
    if (td_reading_last(&h->ui->reading, &reading)) {
        td_str_format(h->facts[2], sizeof h->facts[2], "%d of %d pages read", (int)reading.read,
                      (int)reading.count);
    } else {
        td_str_copy(h->facts[2], sizeof h->facts[2], "how the knee works");
    }
    if (h->weeks.sessions > 0) {
        td_str_format(h->facts[3], sizeof h->facts[3], "%d session%s", h->weeks.sessions,
                      h->weeks.sessions == 1 ? "" : "s");
    } else {
        td_str_copy(h->facts[3], sizeof h->facts[3], "empty so far");
    }
    td_str_copy(h->facts[5], sizeof h->facts[5], h->measures_due ? "due" : "");
}

bool td_home_rests(const struct td_home *h)
{
    return h->when[0] != '\0' && !h->rested && h->closed_reason[0] == '\0';
}

/* The heading of today, and the line of the menu that is advised. */
void td_home_advise(struct td_home *h, const struct td_plan *plan)
{
    bool closed = h->closed_reason[0] != '\0';
    bool rest = plan->has_last && td_home_rests(h);

    h->heading = closed                                   ? "TRAINING IS CLOSED"
                 : td_unfinished_has_text(&h->unfinished) ? "A SESSION WAITS"
                 : h->first_start                         ? "FIRST SESSION"
                 : rest                                   ? "REST DAY. NEXT"
                                                          : "TODAY";
    if (!h->moved) {
        h->menu.selected = closed || h->unfinished_check[0] != '\0' || h->first_start ? 1
                           : rest                                                     ? 2
                                                                                      : 0;
    }
}
