/* The page of a result: red flags first, then what the answers look like, the ways on, what to do
 * in full, why, what would change it, and what else shares the signs. */
#include <stdlib.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/term/draw/bigtext.h"
#include "teardrop/ui/picture/place.h"

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

/* At the edge of the words below it. */
static void draw_big(const struct td_result_screen *r, struct td_flow *flow, int y)
{
    bool now = r->result.urgency == TD_URGENCY_EMERGENCY;
    const char *word = now ? "NOW" : "TODAY";
    struct td_bigtext_size size =
        td_bigtext_size(flow->canvas->theme, flow->rect.w, r->big_rows - 1, &word, 1);

    td_bigtext_put(flow->canvas, flow->rect, flow->rect.x, y, &size, word,
                   now ? TD_ROLE_DANGER : TD_ROLE_WARNING);
}

static void flow_stop(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[200];
    int y = td_flow_take(flow, r->big_rows);

    if (r->big_rows > 0 && y >= 0 && y + r->big_rows <= flow->rect.y + flow->rect.h) {
        draw_big(r, flow, y);
    }
    td_str_format(line, sizeof line, "Stop here. This needs a person, %s.",
                  td_urgency_when(r->result.urgency));
    td_flow_text(flow, 0, NULL, line, TD_ROLE_ALERT);
    td_flow_blank(flow);
    flow_flags(r, flow);
    td_flow_text(flow, 0, NULL,
                 "This comes first, so no causes are shown. Training stays closed until you record "
                 "that a clinician has looked at it.",
                 TD_ROLE_TEXT);
    if (flow->out != NULL) {
        td_flow_text(flow, 0, NULL, "`teardrop log --seen` records it.", TD_ROLE_DIM);
    }
    td_flow_blank(flow);
}

/* ---- nothing is named ---- */

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
        td_result_flow_heading(flow, "Others that share some of these signs");
        for (size_t i = 0; i < count; i++) {
            td_flow_text(flow, 2, "•", r->checklist->causes[others[i]->cause].name, TD_ROLE_TEXT);
        }
        td_flow_blank(flow);
        td_result_flow_signs(r, flow, others[0]->cause, "Of these, the typical signs of the first");
    }
}

/* ---- what to do ---- */

/* Of what is named, or leaned towards; and what comes when nothing gets better. */
static void flow_advice_for(const struct td_result_screen *r, struct td_flow *flow, uint8_t cause)
{
    const struct td_cause *about = &r->checklist->causes[cause];

    td_flow_text(flow, 2, "•", about->advice, TD_ROLE_TEXT);
    if (about->then != NULL) {
        td_flow_text(flow, 2, NULL, about->then, TD_ROLE_TEXT);
    }
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
    if (flow->out != NULL) {
        td_flow_text(flow, 2, "•", line, TD_ROLE_TEXT);
    } else {
        td_flow_text(flow, urgent ? 2 : 0, urgent ? "▲" : NULL, line,
                     urgent ? TD_ROLE_WARNING : TD_ROLE_TEXT);
    }
}

/* On the screen it stands right below the ways on. */
static bool says_when(const struct td_result_screen *r)
{
    return r->result.named_count > 0 || r->result.leans || r->result.flag_count > 0;
}

static bool any_then(const struct td_result_screen *r)
{
    bool then = r->result.leans && r->checklist->causes[r->result.leaning].then != NULL;

    for (size_t i = 0; i < r->result.named_count; i++) {
        then = then || r->checklist->causes[r->result.named[i]].then != NULL;
    }
    return then;
}

static void flow_advice(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[100];

    if (says_when(r)) {
        td_result_flow_heading(flow, "What to do now");
    }
    for (size_t i = 0; i < r->result.named_count; i++) {
        flow_advice_for(r, flow, r->result.named[i]);
    }
    if (r->result.leans) {
        flow_advice_for(r, flow, r->result.leaning);
    }
    td_check_opening_words(r->checklist, &r->result, line, sizeof line);
    if (line[0] != '\0') {
        td_flow_text(flow, 2, "•", line, TD_ROLE_TEXT);
    }
    if (says_when(r)) {
        if (flow->out != NULL) {
            flow_when(r, flow, any_then(r));
        }
        td_flow_blank(flow);
    }
}

static void flow_levels(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[480]; /* two names of levels at most, and 150 letters of our own */

    td_str_format(line, sizeof line, "Begin at %s", r->start_name);
    if (td_str_equal(r->result.max_level, r->result.start_level)) {
        td_str_append(line, sizeof line, ", and stay there for now.");
    } else if (td_str_equal(r->result.max_level, r->checklist->top_level)) {
        td_str_append(line, sizeof line, ".");
    } else {
        td_str_append(line, sizeof line, "; go no higher than %s for now.", r->max_name);
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
    static const char *const marks[] = {"●", "▲", "■"};

    if (flow->out != NULL) {
        td_flow_text(flow, 0, NULL, heads[r->result.training], TD_ROLE_TITLE);
    } else {
        td_flow_text(flow, 2, marks[r->result.training], heads[r->result.training],
                     roles[r->result.training]);
    }
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

/* What it looks like: beside it a picture may stand, so that its lines are shorter. */
static void flow_look(const struct td_result_screen *r, struct td_flow *flow,
                      struct td_result_rows *rows)
{
    int cols = flow->rect.w;

    if (flow->out == NULL && r->lead > 0) {
        flow->rect.w = r->lead;
    }
    rows->name = flow->row;
    if (r->result.named_count > 0 || (r->result.leans && r->course.goal == TD_GOAL_SORE)) {
        td_result_flow_named(r, flow);
    } else {
        flow_nothing(r, flow);
    }
    flow_left_out(r, flow);
    rows->now = flow->row;
    flow->rect.w = cols;
}

static void flow_stopped(const struct td_result_screen *r, struct td_flow *flow,
                         struct td_result_rows *rows)
{
    flow_stop(r, flow);
    td_result_flow_ways(r, flow, &rows->link);
}

static void flow_last_time(const struct td_result_screen *r, struct td_flow *flow)
{
    if (r->last_time[0] != '\0') {
        td_flow_text(flow, 0, NULL, r->last_time, TD_ROLE_DIM);
        td_flow_blank(flow);
    }
}

static void flow_page(const struct td_result_screen *r, struct td_flow *flow,
                      struct td_result_rows *rows)
{
    const char *knee = td_place_knee(r->checklist, &r->course.answers);
    char line[32];

    flow_notes(r, flow);
    if (flow->out != NULL && knee[0] != '\0') { /* on the screen it is in the title */
        td_str_format(line, sizeof line, "Which knee: %s.", knee);
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
    if (r->result.outcome == TD_OUTCOME_STOP) {
        flow_stopped(r, flow, rows);
        return;
    }
    if (r->result.flag_count > 0) {
        td_result_flow_heading(flow, "First: to be looked at");
        flow_flags(r, flow);
    }
    flow_look(r, flow, rows);
    if (flow->out == NULL) {
        td_result_flow_ways(r, flow, &rows->link);
        if (says_when(r)) {
            flow_when(r, flow, any_then(r));
        }
        td_flow_blank(flow);
    }
    flow_last_time(r, flow);
    rows->advice = flow->row;
    flow_advice(r, flow);
    flow_training(r, flow);
    if (flow->out != NULL) {
        td_result_flow_ways(r, flow, &rows->link);
    }
    flow_explained(r, flow);
}

int td_result_flow_page(const struct td_result_screen *r, struct td_canvas *canvas,
                        struct td_result_rows *rows)
{
    struct td_result_rows own;
    struct td_flow flow;

    rows = rows != NULL ? rows : &own;
    *rows = (struct td_result_rows){-1, -1, -1, -1};
    td_flow_init(&flow, canvas, r->body, r->scroll.top);
    flow_page(r, &flow, rows);
    return flow.row;
}

/* For who hears it: what is open comes first, then what it looks like; the rest when it is asked
 * for. */
static void flow_part(const struct td_result_screen *r, struct td_flow *flow,
                      enum td_result_part part)
{
    struct td_result_rows rows;

    switch (part) {
    case TD_RESULT_ALL:
        flow_page(r, flow, &rows);
        break;
    case TD_RESULT_VERDICT:
        flow_notes(r, flow);
        if (r->result.outcome == TD_OUTCOME_STOP) {
            flow_stopped(r, flow, &rows);
            break;
        }
        if (r->result.flag_count > 0) {
            td_result_flow_heading(flow, "First: to be looked at");
            flow_flags(r, flow);
        }
        flow_training(r, flow);
        flow_look(r, flow, &rows);
        td_result_flow_ways(r, flow, &rows.link);
        break;
    case TD_RESULT_ADVICE:
        flow_advice(r, flow);
        break;
    case TD_RESULT_REASONS:
        flow_last_time(r, flow);
        flow_explained(r, flow);
        break;
    }
}

enum td_err td_result_print(const struct td_ui *ui, const struct td_checklist *checklist,
                            const struct td_course *course, enum td_result_part part, FILE *out)
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
    td_flow_init_print(&flow, out);
    flow_part(r, &flow, part);
    free(r);
    return TD_OK;
}

/* The ways on have their numbers on the page; here are the keys that it does not show. */
size_t td_result_footer(const void *state, struct td_hint *hints)
{
    static const char *const digits[] = {"1",   "1",   "1-2", "1-3", "1-4",
                                         "1-5", "1-6", "1-7", "1-8", "1-9"};
    const struct td_result_screen *r = state;
    bool stop = r->result.outcome == TD_OUTCOME_STOP;
    size_t n = 0;

    if (r->link_count > 0) {
        hints[n++] = (struct td_hint){.keys = digits[r->link_count], .text = "choose"};
    }
    if (r->link >= 0) {
        hints[n++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "take it"};
    }
    if (r->scroll.lines > r->scroll.rows) {
        hints[n++] = (struct td_hint){.request = TD_REQ_DOWN, .text = stop ? "more" : "reasons"};
    }
    if (!stop) {
        hints[n++] = (struct td_hint){.request = TD_REQ_WHY, .text = "sources"};
    }
    if (!stop && r->before[0] != '\0') {
        hints[n++] = (struct td_hint){.request = TD_REQ_COMPARE, .text = "beside the one before"};
    }
    hints[n++] = (struct td_hint){.request = TD_REQ_SAVE, .text = "save"};
    hints[n++] = (struct td_hint){.request = TD_REQ_BACK, .text = "close", .must = true};
    return n;
}
