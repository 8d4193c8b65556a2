/* The page of a result: red flags first, then what the answers fit, what to do,
 * why, what would change it, what else shares the signs, and where to go on. */
#include <stdlib.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/term/draw/bigtext.h"

/* ---- red flags ---- */

static void flow_flags(const struct td_result_screen *r, struct td_flow *flow)
{
    for (size_t i = 0; i < r->result.flag_count; i++) {
        const struct td_raised_flag *raised = &r->result.flags[i];
        enum td_role role =
            raised->urgency >= TD_URGENCY_SAME_DAY ? TD_ROLE_DANGER : TD_ROLE_WARNING;

        td_flow_text(flow, 2, "!", raised->text, TD_ROLE_TEXT);
        td_flow_text(flow, 2, NULL, raised->action, role);
        if (!raised->ticked) {
            td_flow_text(flow, 2, NULL, "Your answers raise this; you did not tick it yourself.",
                         TD_ROLE_DIM);
        }
        td_flow_blank(flow);
    }
}

/* How to record that look, or what to do if it is a mistake: of a list, or of an answer. */
static void flow_what_next(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[200];

    if (flow->out != NULL) {
        td_str_copy(line, sizeof line, "`teardrop log --seen` records it.");
    } else {
        bool ticked = td_result_any_ticked(r);

        td_str_format(line, sizeof line, "%s  a clinician has looked at it",
                      td_keymap_keys_text(r->ui->keymap, TD_REQ_CLEARED, true).text);
        if (ticked || r->of_draft) {
            td_str_append(
                line, sizeof line, "    %s  %s",
                td_keymap_keys_text(r->ui->keymap, ticked ? TD_REQ_MISTAKE : TD_REQ_CHANGE, true)
                    .text,
                ticked ? "I ticked this by mistake" : "change an answer");
        }
    }
    td_flow_text(flow, 0, NULL, line, TD_ROLE_DIM);
}

static void flow_stop(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[200];
    int y = td_flow_take(flow, r->big_rows);

    if (r->big_rows > 0 && y >= 0 && y + r->big_rows <= flow->rect.y + flow->rect.h) {
        (void)td_bigtext_draw(
            flow->canvas, (struct td_rect){flow->rect.x, y, flow->rect.w, r->big_rows - 1},
            r->result.urgency == TD_URGENCY_EMERGENCY ? "NOW" : "TODAY",
            r->result.urgency == TD_URGENCY_EMERGENCY ? TD_ROLE_DANGER : TD_ROLE_WARNING);
    }
    td_str_format(line, sizeof line, "Stop here. This needs a person, %s.",
                  td_urgency_when(r->result.urgency));
    td_flow_text(flow, 0, NULL, line, TD_ROLE_DANGER);
    td_flow_blank(flow);
    flow_flags(r, flow);
    td_flow_text(flow, 0, NULL,
                 "This comes first, so no causes are shown. Training stays closed until you record "
                 "that a clinician has looked at it.",
                 TD_ROLE_TEXT);
    flow_what_next(r, flow);
    td_flow_blank(flow);
}

/* ---- what the answers fit ---- */

static void flow_named(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[240];

    td_check_headline(r->checklist, &r->result, line, sizeof line);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    td_flow_blank(flow);
    for (size_t i = 0; i < r->result.named_count; i++) {
        const struct td_cause *cause = &r->checklist->causes[r->result.named[i]];

        td_flow_text(flow, 2, "▸", cause->name, TD_ROLE_ACCENT);
        td_flow_text(flow, 2, NULL, cause->meaning, TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
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
                 "This is a place to start, not a finding. A clinician may see it differently.",
                 TD_ROLE_DIM);
    td_flow_blank(flow);
}

/* The best pattern lacks what is typical of it: what it is, and what would show it. */
static void flow_leaning(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[240];

    td_check_lean_words(r->checklist, &r->result, line, sizeof line);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TITLE);
    td_flow_text(flow, 2, NULL, r->checklist->causes[r->result.leaning].meaning, TD_ROLE_TEXT);
    td_flow_blank(flow);
    td_result_flow_missing(r, flow, r->result.leaning);
    td_flow_text(flow, 0, NULL,
                 "So nothing is named. What follows keeps on the careful side of it; a clinician "
                 "can look further.",
                 TD_ROLE_TEXT);
    td_flow_blank(flow);
}

static void flow_left_out(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[300]; /* an answer, and 80 letters of our own */

    td_check_left_out(r->checklist, &r->course.answers, line, sizeof line);
    if (line[0] != '\0' && r->course.goal == TD_GOAL_SORE) {
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
}

static void flow_nothing(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[200];

    if (r->course.goal == TD_GOAL_STRENGTH) {
        td_flow_text(flow, 0, NULL, "You came to get stronger.", TD_ROLE_TITLE);
        td_flow_text(
            flow, 0, NULL,
            r->result.training == TD_TRAINING_FREE
                ? "Nothing you said speaks against it, and nothing hurts, so there are no "
                  "causes to look for."
                : "Nothing hurts, so there are no causes to look for. What you ticked comes "
                  "first.",
            TD_ROLE_TEXT);
    } else if (r->result.outcome == TD_OUTCOME_NOT_ENOUGH) {
        td_str_format(line, sizeof line,
                      "Not enough answers yet: %d of the %d it takes to name anything.",
                      r->result.scored, TD_CHECK_MIN_ANSWERS);
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TITLE);
        td_flow_text(flow, 0, NULL,
                     "Skipped and \"not sure\" ones do not count. They can be "
                     "answered at any time.",
                     TD_ROLE_TEXT);
    } else {
        td_flow_text(flow, 0, NULL, "Your answers do not fit any one pattern well.", TD_ROLE_TITLE);
        td_flow_text(flow, 0, NULL,
                     r->result.training == TD_TRAINING_CLOSED
                         ? "That is common. A clinician can look further."
                         : "That is common. The general plan suits most sore kneecaps; if it "
                           "bothers you, a clinician can look further.",
                     TD_ROLE_TEXT);
    }
    td_flow_blank(flow);
}

static void flow_others(const struct td_result_screen *r, struct td_flow *flow)
{
    const struct td_score *others[TD_CHECK_MAX_CAUSES];
    size_t count = td_check_others(r->checklist, &r->result, others);

    if (count > 0) {
        td_flow_text(flow, 0, NULL, "Others that share some of these signs", TD_ROLE_TITLE);
        for (size_t i = 0; i < count; i++) {
            td_flow_text(flow, 2, "•", r->checklist->causes[others[i]->cause].name, TD_ROLE_TEXT);
        }
        td_flow_blank(flow);
        td_result_flow_signs(r, flow, others[0]->cause, "Of these, the typical signs of the first");
    }
}

/* ---- what to do ---- */

/* Of what is named, or leaned towards; and what comes when nothing gets better. */
static bool flow_advice_for(const struct td_result_screen *r, struct td_flow *flow, uint8_t cause)
{
    const struct td_cause *about = &r->checklist->causes[cause];

    td_flow_text(flow, 2, "•", about->advice, TD_ROLE_TEXT);
    if (about->then != NULL) {
        td_flow_text(flow, 2, NULL, about->then, TD_ROLE_TEXT);
    }
    return about->then != NULL;
}

static void flow_when(const struct td_result_screen *r, struct td_flow *flow, bool then)
{
    bool urgent = r->result.urgency != TD_URGENCY_NONE;
    char line[200];

    td_str_copy(line, sizeof line,
                then ? "See somebody sooner if it gets worse, or if anything new comes up."
                     : "See somebody if it is no better after six weeks of this, or if anything "
                       "new comes up.");
    if (urgent) {
        td_str_format(line, sizeof line, "Show it to a clinician %s.",
                      td_urgency_when(r->result.urgency));
    }
    td_flow_text(flow, 2, "•", line, urgent ? TD_ROLE_WARNING : TD_ROLE_TEXT);
}

static void flow_advice(const struct td_result_screen *r, struct td_flow *flow)
{
    bool some = r->result.named_count > 0 || r->result.leans, then = false;
    char line[100];

    if (some || r->result.flag_count > 0) {
        td_flow_text(flow, 0, NULL, "What to do now", TD_ROLE_TITLE);
    }
    for (size_t i = 0; i < r->result.named_count; i++) {
        then = flow_advice_for(r, flow, r->result.named[i]) || then;
    }
    if (r->result.leans) {
        then = flow_advice_for(r, flow, r->result.leaning) || then;
    }
    td_check_opening_words(r->checklist, &r->result, line, sizeof line);
    if (line[0] != '\0') {
        td_flow_text(flow, 2, "•", line, TD_ROLE_TEXT);
    }
    if (some || r->result.flag_count > 0) {
        flow_when(r, flow, then);
        td_flow_blank(flow);
    }
}

static void flow_levels(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[320]; /* two names of levels at most, and 150 letters of our own */

    td_str_format(line, sizeof line, "Begin at %s%s", r->result.start_level, r->start_name);
    if (td_str_equal(r->result.max_level, r->checklist->top_level)) {
        td_str_append(line, sizeof line, ".");
    } else {
        td_str_append(line, sizeof line, "; go no higher than %s%s for now.", r->result.max_level,
                      r->max_name);
    }
    if (r->result.training == TD_TRAINING_LIMITED && r->result.max_depth_deg > 0) {
        td_str_append(line, sizeof line, " Bend no deeper than %d degrees.",
                      r->result.max_depth_deg);
    }
    if (r->result.load != TD_LOAD_FREE) {
        td_str_append(line, sizeof line, " %s", td_load_words(r->result.load));
    }
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
}

static void flow_training(const struct td_result_screen *r, struct td_flow *flow)
{
    static const char *const heads[] = {"Training is open", "Training is open, within limits",
                                        "Training is closed"};
    static const enum td_role roles[] = {TD_ROLE_GOOD, TD_ROLE_WARNING, TD_ROLE_DANGER};

    td_flow_text(flow, 0, NULL, heads[r->result.training], roles[r->result.training]);
    if (r->course.goal == TD_GOAL_STRENGTH && r->result.training == TD_TRAINING_FREE) {
        td_flow_text(flow, 0, NULL, r->checklist->placement, TD_ROLE_TEXT);
    } else if (r->result.start_level != NULL && r->result.max_level != NULL) {
        flow_levels(r, flow);
    }
    td_flow_text(flow, 0, NULL, r->result.why, TD_ROLE_TEXT);
    td_flow_blank(flow);
}

/* ---- all of it ---- */

static void flow_explained(const struct td_result_screen *r, struct td_flow *flow)
{
    bool some = r->result.named_count > 0 || r->result.leans;

    if (some) {
        td_result_flow_why(r, flow);
    }
    if (r->course.goal == TD_GOAL_SORE) {
        td_result_flow_changes(r, flow);
    }
    if (some) {
        flow_others(r, flow);
        td_result_flow_letters(r, flow);
    }
}

static void flow_links(const struct td_result_screen *r, struct td_flow *flow, int *link_row)
{
    for (size_t i = 0; i < r->link_count; i++) {
        bool selected = (int)i == r->link;

        if (selected && link_row != NULL) {
            *link_row = flow->row;
        }
        td_flow_text(flow, 2, "→", r->links[i].text, selected ? TD_ROLE_SELECTED : TD_ROLE_LINK);
    }
}

static void flow_notes(const struct td_result_screen *r, struct td_flow *flow)
{
    if (r->note[0] != '\0') {
        td_flow_text(flow, 0, NULL, r->note, TD_ROLE_GOOD);
        td_flow_blank(flow);
    }
    if (r->not_kept[0] != '\0') {
        td_flow_text(flow, 0, NULL, "This check is not kept:", TD_ROLE_WARNING);
        td_flow_text(flow, 0, NULL, r->not_kept, TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
    if (r->then[0] != '\0') {
        td_flow_text(flow, 0, NULL, r->then, TD_ROLE_WARNING);
        td_flow_blank(flow);
    }
    if (r->gone[0] != '\0') {
        td_flow_text(flow, 0, NULL, r->gone, TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
}

static void flow_page(const struct td_result_screen *r, struct td_flow *flow, int *link_row)
{
    flow_notes(r, flow);
    if (r->result.outcome == TD_OUTCOME_STOP) {
        flow_stop(r, flow);
        flow_links(r, flow, link_row);
        return;
    }
    if (r->result.flag_count > 0) {
        td_flow_text(flow, 0, NULL, "First: to be looked at", TD_ROLE_TITLE);
        flow_flags(r, flow);
    }
    if (r->result.named_count > 0) {
        flow_named(r, flow);
    } else if (r->result.leans && r->course.goal == TD_GOAL_SORE) {
        flow_leaning(r, flow);
    } else {
        flow_nothing(r, flow);
    }
    flow_left_out(r, flow);
    if (r->last_time[0] != '\0') {
        td_flow_text(flow, 0, NULL, r->last_time, TD_ROLE_DIM);
        td_flow_blank(flow);
    }
    flow_advice(r, flow);
    flow_training(r, flow);
    flow_links(r, flow, link_row);
    td_flow_blank(flow);
    flow_explained(r, flow);
}

int td_result_flow_page(const struct td_result_screen *r, struct td_canvas *canvas, int *link_row)
{
    struct td_flow flow;

    td_flow_init(&flow, canvas, r->body, r->scroll.top);
    flow_page(r, &flow, link_row);
    return flow.row;
}

enum td_err td_result_print(const struct td_ui *ui, const struct td_checklist *checklist,
                            const struct td_course *course, FILE *out)
{
    struct td_result_screen *r = calloc(1, sizeof *r);
    struct td_flow flow;

    if (r == NULL) {
        return TD_ERR_NOMEM;
    }
    r->ui = ui;
    r->checklist = checklist;
    r->course = *course;
    td_result_evaluate(r);
    r->link_count = 0; /* nothing can be chosen from lines */
    td_flow_init_print(&flow, out);
    flow_page(r, &flow, NULL);
    free(r);
    return TD_OK;
}

void td_result_draw(const void *state, struct td_canvas *canvas)
{
    static const struct td_hint hints[] = {{.request = TD_REQ_DOWN, .text = "scroll"},
                                           {.request = TD_REQ_NEXT_LINK, .text = "what next"},
                                           {.request = TD_REQ_CHANGE, .text = "change"},
                                           {.request = TD_REQ_SAVE, .text = "save"},
                                           {.request = TD_REQ_COMPARE, .text = "compare"},
                                           {.request = TD_REQ_WHY, .text = "sources"},
                                           {.request = TD_REQ_BACK, .text = "close"}};
    static const struct td_hint kept[] = {{.request = TD_REQ_DOWN, .text = "scroll"},
                                          {.request = TD_REQ_NEXT_LINK, .text = "what next"},
                                          {.request = TD_REQ_SAVE, .text = "save"},
                                          {.request = TD_REQ_COMPARE, .text = "compare"},
                                          {.request = TD_REQ_WHY, .text = "sources"},
                                          {.request = TD_REQ_BACK, .text = "close"}};
    static const struct td_hint stop[] = {{.request = TD_REQ_CLEARED, .text = "looked at"},
                                          {.request = TD_REQ_MISTAKE, .text = "by mistake"},
                                          {.request = TD_REQ_SAVE, .text = "save"},
                                          {.request = TD_REQ_BACK, .text = "close"}};
    static const struct td_hint raised[] = {{.request = TD_REQ_DOWN, .text = "scroll"},
                                            {.request = TD_REQ_CLEARED, .text = "looked at"},
                                            {.request = TD_REQ_CHANGE, .text = "change"},
                                            {.request = TD_REQ_SAVE, .text = "save"},
                                            {.request = TD_REQ_BACK, .text = "close"}};
    const struct td_result_screen *r = state;

    td_frame_head(canvas, "Self-check: result", r->header);
    (void)td_result_flow_page(r, canvas, NULL);
    td_scroll_bar(canvas, r->body, &r->scroll);
    if (r->result.outcome == TD_OUTCOME_STOP && r->of_draft && !td_result_any_ticked(r)) {
        td_frame_hints(canvas, r->ui->keymap, TD_COUNTED(raised));
    } else if (r->result.outcome == TD_OUTCOME_STOP) {
        td_frame_hints(canvas, r->ui->keymap, TD_COUNTED(stop));
    } else if (r->of_draft) {
        td_frame_hints(canvas, r->ui->keymap, TD_COUNTED(hints));
    } else { /* not to be changed */
        td_frame_hints(canvas, r->ui->keymap, TD_COUNTED(kept));
    }
}
