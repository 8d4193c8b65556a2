/* Why the result is what it is: each answer as a bar for or against, what would
 * have changed it, and how sure the sources are. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check/signs.h"

#define BAR_COLS 6 /* two columns a point of weight, three points at most */

/* ---- bars ---- */

static void draw_bar(struct td_flow *flow, int y, int weight)
{
    int side = BAR_COLS + 1;
    int cols = (weight < 0 ? -weight : weight) * 2;

    if (y < 0) {
        return;
    }
    td_canvas_put(flow->canvas, flow->rect.x + side, y, 0x2502, TD_ROLE_BORDER);
    for (int i = 0; i < cols && i < BAR_COLS; i++) {
        td_canvas_put(flow->canvas, flow->rect.x + side + (weight > 0 ? 1 + i : -1 - i), y, 0x2588,
                      TD_ROLE_FOR);
    }
}

/* Is it one of the typical signs that are there? */
static bool is_sign(const struct td_reason *reason, const struct td_sign *signs, size_t count)
{
    for (size_t i = 0; i < count && reason->kind == TD_REASON_ANSWER; i++) {
        if (signs[i].there && signs[i].of->question == reason->index) {
            return true;
        }
    }
    return false;
}

/* One answer: for to the right, against to the left of the middle; printed, in words. A typical
 * sign has its mark, and is not said again. How sure it is comes with the sources. */
static void flow_reason(const struct td_result_screen *r, struct td_flow *flow,
                        const struct td_reason *reason, bool sign)
{
    char text[400], marked[408], letters[4];
    const char *source = td_reason_source(r->checklist, reason, letters);
    const char *side = flow->out == NULL ? "" : reason->weight > 0 ? "  for" : "  against";
    int y = td_flow_take(flow, 0), indent = flow->out == NULL ? 2 * BAR_COLS + 4 : 12;

    (r->sources ? td_reason_text : td_reason_words)(r->checklist, reason, text, sizeof text);
    td_str_format(marked, sizeof marked, "%s%s", sign ? flow->out == NULL ? "✓ " : "* " : "", text);
    td_flow_text(flow, indent, side, marked, TD_ROLE_TEXT);
    draw_bar(flow, y, reason->weight);
    if (r->sources && source != NULL) {
        td_flow_text(flow, indent + 2, NULL, source, TD_ROLE_DIM);
    }
}

static void flow_score(const struct td_result_screen *r, struct td_flow *flow,
                       const struct td_score *score)
{
    struct td_sign signs[TD_CHECK_MAX_SIGNS];
    size_t count = td_check_signs(r->checklist, &r->course.answers, score->cause, signs);
    int side = BAR_COLS + 1;
    int y = td_flow_take(flow, 1);

    if (y >= 0) {
        td_canvas_put(flow->canvas, flow->rect.x + side, y, 0x2502, TD_ROLE_BORDER);
        td_canvas_text_right(flow->canvas, flow->rect.x, y, side, "against", TD_ROLE_DIM);
        td_canvas_text(flow->canvas, flow->rect.x + side + 1, y, side, "for", TD_ROLE_DIM);
    }
    for (size_t i = 0; i < score->reason_count; i++) {
        flow_reason(r, flow, &score->reasons[i], is_sign(&score->reasons[i], signs, count));
    }
    td_flow_blank(flow);
}

/* ---- typical signs ---- */

/* Rows from signs[from] to the end that are not there, each group under its own head. */
static void flow_lacking(const struct td_result_screen *r, struct td_flow *flow,
                         const struct td_sign *signs, size_t from, size_t count)
{
    for (size_t i = from; i < count; i++) {
        char text[TD_SIGN_TEXT];

        if (signs[i].more > 0) {
            td_sign_head(&signs[i], count - i, text, sizeof text);
            td_flow_text(flow, 2, NULL, text, TD_ROLE_DIM);
        }
        td_sign_words(r->checklist, &r->course.answers, &signs[i], text, sizeof text);
        td_flow_text(flow, 4, "  ○", text, TD_ROLE_TEXT);
    }
}

void td_result_flow_missing(const struct td_result_screen *r, struct td_flow *flow, uint8_t cause)
{
    struct td_sign signs[TD_CHECK_MAX_SIGNS];
    size_t count = td_check_signs(r->checklist, &r->course.answers, cause, signs), from = 0;

    while (from < count && signs[from].there) {
        from++;
    }
    if (from < count) {
        td_result_flow_heading(flow, "What would show it");
        flow_lacking(r, flow, signs, from, count);
        td_flow_blank(flow);
    }
}

/* Is a sign that is there among the reasons, where it has its mark? */
static bool is_reason(const struct td_result_screen *r, uint8_t cause, const struct td_sign *sign)
{
    const struct td_score *score = td_check_score(&r->result, cause);

    for (size_t i = 0; score != NULL && i < score->reason_count; i++) {
        if (is_sign(&score->reasons[i], sign, 1)) {
            return true;
        }
    }
    return false;
}

void td_result_flow_signs(const struct td_result_screen *r, struct td_flow *flow, uint8_t cause,
                          const char *title)
{
    struct td_sign signs[TD_CHECK_MAX_SIGNS];
    size_t count = td_check_signs(r->checklist, &r->course.answers, cause, signs), there = 0;
    bool leaning = r->result.leans && cause == r->result.leaning, listed = title == NULL;
    bool headed = false;

    for (; there < count && signs[there].there; there++) {
        char text[TD_SIGN_TEXT];

        if (listed && is_reason(r, cause, &signs[there])) {
            continue;
        }
        if (!headed) {
            td_flow_text(flow, 0, NULL, title != NULL ? title : "Typical, too", TD_ROLE_TEXT);
            headed = true;
        }
        td_sign_words(r->checklist, &r->course.answers, &signs[there], text, sizeof text);
        td_flow_text(flow, 4, "  ✓", text, TD_ROLE_TEXT);
    }
    if (!leaning && there < count) { /* its missing ones stand at the top */
        if (!headed) {
            td_flow_text(flow, 0, NULL, title != NULL ? title : "Of its typical signs",
                         TD_ROLE_TEXT);
            headed = true;
        }
        flow_lacking(r, flow, signs, there, count);
    }
    if (headed) {
        td_flow_blank(flow);
    }
}

/* ---- a cause ---- */

/* What of its meaning does not stand at the top. */
static void flow_meaning(const struct td_result_screen *r, struct td_flow *flow, uint8_t cause)
{
    const char *meaning = r->checklist->causes[cause].meaning;
    bool adds = r->checklist->causes[cause].layer == TD_CAUSE_CONTRIBUTOR;
    size_t from = td_result_tight(r) && adds ? 0 : td_result_first_sentence(meaning);

    if (flow->out == NULL && meaning[from] != '\0') {
        td_flow_text(flow, 0, NULL, meaning + from + (meaning[from] == ' ' ? 1 : 0), TD_ROLE_DIM);
    }
}

static void flow_cause_why(const struct td_result_screen *r, struct td_flow *flow, uint8_t cause)
{
    const struct td_score *score = td_check_score(&r->result, cause);

    if (score != NULL) {
        const char *source = r->checklist->causes[cause].source;
        char letters[4];

        td_flow_text(flow, 0, NULL, r->checklist->causes[cause].name, TD_ROLE_TITLE);
        source = source != NULL ? td_source_split(source, letters) : NULL;
        if (r->sources && source != NULL) {
            char mark[8];

            td_str_format(mark, sizeof mark, "[%s]", letters);
            td_flow_text(flow, 6, mark, source, TD_ROLE_DIM);
        }
        flow_meaning(r, flow, cause);
        flow_score(r, flow, score);
        td_result_flow_signs(r, flow, cause, NULL);
    }
}

void td_result_flow_why(const struct td_result_screen *r, struct td_flow *flow)
{
    td_result_flow_heading(flow, "Why");
    for (size_t i = 0; i < r->result.named_count; i++) {
        flow_cause_why(r, flow, r->result.named[i]);
    }
    if (r->result.leans) {
        flow_cause_why(r, flow, r->result.leaning);
    }
    if (td_check_names_contributors(r->checklist, &r->result)) {
        td_flow_text(flow, 0, NULL,
                     "And why it looks like the kneecap joint at all:", TD_ROLE_TEXT);
        flow_cause_why(r, flow, r->checklist->home_pattern);
    }
}

/* ---- what would change this ---- */

static bool leads_to_same(const struct td_change *a, const struct td_change *b)
{
    return a->question == b->question && a->open == b->open && td_change_same(a, b);
}

/* The next answer from `at` on that leads to the same thing as `change`; the count when there is
 * none. */
static size_t next_same(const struct td_result_screen *r, const struct td_change *change, size_t at)
{
    while (at < r->change_count && !leads_to_same(change, &r->changes[at])) {
        at++;
    }
    return at;
}

/* Answers of one question that lead to the same thing are listed under it, with the first of
 * them. */
static void flow_change(const struct td_result_screen *r, struct td_flow *flow, size_t at)
{
    const struct td_change *change = &r->changes[at];
    const struct td_question *question = &r->checklist->questions[change->question];
    char text[300], then[240];

    if (next_same(r, change, 0) < at) {
        return;
    }
    if (next_same(r, change, at + 1) == r->change_count) {
        td_str_format(text, sizeof text, "%s: %s", question->name,
                      question->answers[change->answer].text);
        td_flow_text(flow, 2, "•", text, TD_ROLE_TEXT);
    } else {
        td_str_format(text, sizeof text, "%s, any of these:", question->name);
        td_flow_text(flow, 2, "•", text, TD_ROLE_TEXT);
        for (size_t i = at; i < r->change_count; i = next_same(r, change, i + 1)) {
            td_flow_text(flow, 4, "  -", question->answers[r->changes[i].answer].text,
                         TD_ROLE_TEXT);
        }
    }
    td_change_text(r->checklist, change, then, sizeof then);
    td_flow_text(flow, 6, "    →", then, TD_ROLE_DIM);
}

/* With exactly as many answers as it takes, each "not sure" would be one too few:
 * said once, not of each. */
static bool is_too_few(const struct td_change *change)
{
    return change->outcome == TD_OUTCOME_NOT_ENOUGH;
}

static void flow_too_few(const struct td_result_screen *r, struct td_flow *flow)
{
    for (size_t i = 0; i < r->change_count; i++) {
        if (is_too_few(&r->changes[i])) {
            td_flow_text(flow, 2, "•", "Any of them answered with \"not sure\"", TD_ROLE_TEXT);
            td_flow_text(flow, 6, "    →", "too few answers to name anything", TD_ROLE_DIM);
            return;
        }
    }
}

static void flow_changes_of(const struct td_result_screen *r, struct td_flow *flow, bool open,
                            const char *title)
{
    bool any = false;

    for (size_t i = 0; i < r->change_count; i++) {
        if (r->changes[i].open != open || is_too_few(&r->changes[i])) {
            continue;
        }
        if (!any) {
            td_result_flow_heading(flow, title);
            any = true;
        }
        flow_change(r, flow, i);
    }
    if (any && !open) {
        flow_too_few(r, flow);
    }
    if (any) {
        td_flow_blank(flow);
    }
}

void td_result_flow_changes(const struct td_result_screen *r, struct td_flow *flow)
{
    bool answered = false;

    for (size_t i = 0; i < r->change_count; i++) {
        answered = answered || !r->changes[i].open;
    }
    if (!answered) {
        td_result_flow_heading(flow, "What would change this");
        td_flow_text(flow, 0, NULL, "No single one of your answers: they point the same way.",
                     TD_ROLE_TEXT);
        td_flow_blank(flow);
    }
    flow_changes_of(r, flow, false, "What would change this: a single other answer");
    flow_changes_of(r, flow, true, "Not answered yet, and could still change it");
}

/* ---- how sure the sources are ---- */

static void flow_legend(const struct td_result_screen *r, struct td_flow *flow)
{
    td_result_flow_heading(flow, "How sure the sources are");
    for (size_t i = 0; i < r->checklist->letter_count; i++) {
        char mark[8];

        td_str_format(mark, sizeof mark, "[%c]", r->checklist->letters[i].letter);
        td_flow_text(flow, 4, mark, r->checklist->letters[i].text, TD_ROLE_TEXT);
    }
}

void td_result_flow_letters(const struct td_result_screen *r, struct td_flow *flow)
{
    char text[160];

    if (r->sources) {
        flow_legend(r, flow);
    }
    if (flow->out != NULL) {
        td_str_copy(
            text, sizeof text,
            "* is a typical sign. `teardrop check --report` has the points and how sure each "
            "reason is.");
    } else {
        td_str_format(text, sizeof text,
                      "✓ a typical sign.  %s %s where each reason comes from, and how sure it is.",
                      td_keymap_keys_text(r->ui->keymap, TD_REQ_WHY, true).text,
                      r->sources ? "hides" : "shows");
    }
    td_flow_text(flow, 0, NULL, text, TD_ROLE_DIM);
    td_flow_blank(flow);
}
