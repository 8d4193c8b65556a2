/* What today holds as one text: the whole of it on a page of its own (`w`), and as much of it as
 * fits above the menu of a small window. */
#include "state.h"

#include "teardrop/base/utf8.h"

/* A line of today, where there is anything to say. */
static void say(struct td_flow *flow, const char *text, enum td_role role)
{
    if (text[0] != '\0') {
        td_flow_text(flow, 0, NULL, text, role);
    }
}

/* A small window, but not the smallest: what was done and is no news makes room for today. */
static bool is_between(const struct td_home *h)
{
    return h->brevity == TD_HOME_LESS || h->brevity == TD_HOME_SCANT;
}

/* Between two parts, where there is room for it. */
static void part(const struct td_home *h, struct td_flow *flow)
{
    if (h->brevity == TD_HOME_FULL) {
        td_flow_blank(flow);
    }
}

/* What it is, what it is not, and where to begin. */
static void flow_welcome(const struct td_home *h, struct td_flow *flow)
{
    if (h->brevity == TD_HOME_FULL) {
        say(flow, "Learn how your knee works, and train the thigh that carries it.", TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
    say(flow,
        "This is for learning and practice. It cannot tell what is wrong with your knee. If you "
        "feel ill, were hurt lately, or are unsure, see a clinician first.",
        TD_ROLE_DIM);
    td_flow_blank(flow);
    say(flow, "New here? Begin with the self-check.", TD_ROLE_ACCENT);
    td_flow_blank(flow);
}

static void flow_session(const struct td_home *h, struct td_flow *flow)
{
    bool min = h->brevity == TD_HOME_MIN;

    say(flow, h->closed_reason, TD_ROLE_DANGER);
    if (h->closed_reason[0] != '\0') {
        return;
    }
    if (h->referral[0] != '\0') { /* what needs somebody comes before what to train */
        say(flow, min ? h->referral_brief : h->referral, TD_ROLE_WARNING);
        part(h, flow);
    }
    if (td_unfinished_has_text(&h->unfinished)) {
        char text[200];

        td_unfinished_text(&h->unfinished, h->ui, text, sizeof text);
        say(flow, text, TD_ROLE_WARNING);
        part(h, flow);
    }
    if (h->brevity <= TD_HOME_LESS) {
        say(flow, h->said, TD_ROLE_GOOD);
        if (h->said[0] != '\0') {
            part(h, flow);
        }
    }
    if (h->brevity <= TD_HOME_SHORT) {
        say(flow, h->first_start ? "First session" : "Next session", TD_ROLE_DIM);
    }
    td_flow_text(flow, 0, NULL,
                 min && td_utf8_cols(h->session) > h->body.w ? h->session_brief : h->session,
                 TD_ROLE_TITLE);
    if (!min) {
        say(flow,
            h->brevity <= TD_HOME_TIGHT   ? h->why
            : h->brevity == TD_HOME_SHORT ? h->why_brief
                                          : h->why_first,
            TD_ROLE_TEXT);
        say(flow, h->when, TD_ROLE_DIM);
    }
    if (h->brevity <= TD_HOME_SHORT) {
        say(flow, h->aside.goal, TD_ROLE_TEXT);
    }
    if (h->ahead[0] != '\0' && h->brevity <= TD_HOME_DENSE) {
        td_flow_text(flow, 0, NULL, h->days, TD_ROLE_DIM);
        td_flow_text(flow, 0, NULL, h->done, TD_ROLE_DIM);
        say(flow, h->dose, TD_ROLE_DIM);
    }
    if (h->brevity == TD_HOME_FULL) {
        say(flow, h->ahead, TD_ROLE_DIM);
    }
}

/* The question about all silent mornings stands in the place of a late one about one of them, also
 * when it was answered. */
static bool is_asked_for_all(const struct td_home *h)
{
    return h->morning.due && !h->morning.asking &&
           h->morning.day < td_instant_local_day(td_now(h->ui->date)) &&
           (h->aside.ask.topic == TD_TOPIC_MORNINGS || h->aside.mornings_told > h->morning.day);
}

/* The morning's line is there in any window that holds today's session as well. */
static void flow_morning(const struct td_home *h, struct td_flow *flow)
{
    const struct td_home_morning *morning = &h->morning;
    enum td_role role = morning->asking ? TD_ROLE_TITLE : TD_ROLE_ACCENT;

    if (morning->text[0] != '\0' && !is_asked_for_all(h)) {
        part(h, flow);
        say(flow, h->brevity == TD_HOME_MIN ? morning->brief : morning->text, role);
    }
    if (h->brevity != TD_HOME_MIN && !morning->asking) {
        if (h->question[0] != '\0') {
            part(h, flow);
        }
        say(flow, h->question, TD_ROLE_ACCENT);
    } else if (morning->text[0] == '\0' || is_asked_for_all(h)) { /* there is room for one */
        say(flow, h->question_brief, TD_ROLE_ACCENT);
    }
}

/* Row of the text that the morning's line begins in. */
int td_home_morning_row(const struct td_home *h)
{
    struct td_flow flow;

    td_flow_init(&flow, NULL, h->body, 0);
    if (h->brevity == TD_HOME_MIN) {
        return 0;
    }
    if (h->first_start) {
        flow_welcome(h, &flow);
    }
    flow_session(h, &flow);
    return flow.row + (h->brevity == TD_HOME_FULL ? 1 : 0);
}

static void flow_rest(const struct td_home *h, struct td_flow *flow)
{
    if (h->brevity <= TD_HOME_TIGHT) {
        say(flow, h->page_text, TD_ROLE_ACCENT);
        say(flow, h->aside.look, TD_ROLE_TEXT);
    }
    if (h->check[0] != '\0' && !is_between(h)) {
        part(h, flow);
        say(flow, h->check, TD_ROLE_TEXT);
    }
    if (h->brevity <= TD_HOME_TIGHT) {
        say(flow, h->measures, TD_ROLE_ACCENT);
    }
    say(flow, h->unfinished_check, TD_ROLE_ACCENT);
    if (h->trouble[0] != '\0') {
        part(h, flow);
        say(flow, h->trouble, TD_ROLE_WARNING);
    }
}

void td_home_flow(const struct td_home *h, struct td_flow *flow)
{
    if (h->first_start && h->brevity != TD_HOME_MIN) {
        flow_welcome(h, flow);
    }
    if (h->brevity == TD_HOME_MIN) { /* what keys answer to is to be seen */
        flow_morning(h, flow);
        flow_session(h, flow);
    } else {
        flow_session(h, flow);
        flow_morning(h, flow);
    }
    if (h->first_start && h->brevity == TD_HOME_MIN) {
        say(flow, "New? Begin with the self-check.", TD_ROLE_ACCENT);
    }
    flow_rest(h, flow);
}
