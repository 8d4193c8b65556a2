/* What the answers look like: the name first, then one line of what it is, then what may add to
 * it. */
#include <ctype.h>

#include "state.h"
#include "teardrop/base/str.h"

/* Its name, and of what it means the first sentence. */
static void flow_cause(struct td_flow *flow, const struct td_cause *cause, bool meaning)
{
    char text[600];
    size_t end = td_result_first_sentence(cause->meaning);

    td_str_copy(text, sizeof text, cause->name);
    text[0] = (char)toupper((unsigned char)text[0]);
    td_flow_text(flow, 0, NULL, text, TD_ROLE_TITLE);
    if (meaning) {
        td_str_format(text, sizeof text, "%.*s", (int)end, cause->meaning);
        td_flow_text(flow, 0, NULL, end < sizeof text ? text : cause->meaning, TD_ROLE_TEXT);
    }
}

static void flow_causes(const struct td_result_screen *r, struct td_flow *flow)
{
    bool adds = td_check_names_contributors(r->checklist, &r->result);
    bool two = r->result.named_count > 1, tight = td_result_tight(r);

    if (adds) {
        td_result_flow_heading(flow, "Your answers look like");
        flow_cause(flow, &r->checklist->causes[r->checklist->home_pattern], true);
        if (!tight) {
            td_flow_blank(flow);
        }
        td_result_flow_heading(flow,
                               two ? "What may add to it: one of these two" : "What may add to it");
    } else {
        td_result_flow_heading(flow, two ? "Your answers look like one of these two"
                                         : "Your answers look like");
    }
    for (size_t i = 0; i < r->result.named_count; i++) {
        flow_cause(flow, &r->checklist->causes[r->result.named[i]], !tight || !adds);
        if (!tight && i + 1 < r->result.named_count) {
            td_flow_blank(flow);
        }
    }
    td_flow_blank(flow);
}

/* In print, in sentences. */
static void print_causes(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[240];

    td_check_headline(r->checklist, &r->result, line, sizeof line);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    td_flow_blank(flow);
    for (size_t i = 0; i < r->result.named_count; i++) {
        const struct td_cause *cause = &r->checklist->causes[r->result.named[i]];

        td_flow_text(flow, 2, "▸", cause->name, TD_ROLE_TEXT);
        td_flow_text(flow, 2, NULL, cause->meaning, TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
}

static void flow_found(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[240];

    (flow->out != NULL ? print_causes : flow_causes)(r, flow);
    td_check_pair_words(&r->result, line, sizeof line);
    if (line[0] != '\0') {
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
    if (r->result.outcome == TD_OUTCOME_PATTERN_ONLY) {
        td_flow_text(flow, 0, NULL,
                     "No single reason stands out among your answers. That is common, and the plan "
                     "is the same.",
                     TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
    td_flow_text(flow, 0, NULL,
                 "A place to begin from, not a finding. A clinician may see it differently.",
                 TD_ROLE_DIM);
    td_flow_blank(flow);
}

/* The best pattern lacks what is typical of it: what it is, and what would show it. */
static void flow_leaning(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[240];

    td_check_lean_words(r->checklist, &r->result, line, sizeof line);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TITLE);
    td_flow_text(flow, flow->out != NULL ? 2 : 0, NULL,
                 r->checklist->causes[r->result.leaning].meaning, TD_ROLE_TEXT);
    td_flow_blank(flow);
    td_result_flow_missing(r, flow, r->result.leaning);
    td_flow_text(flow, 0, NULL,
                 "So nothing is named. What follows keeps on the careful side of it; a clinician "
                 "can look further.",
                 TD_ROLE_TEXT);
    td_flow_blank(flow);
}

void td_result_flow_named(const struct td_result_screen *r, struct td_flow *flow)
{
    if (r->result.named_count > 0) {
        flow_found(r, flow);
    } else {
        flow_leaning(r, flow);
    }
}
