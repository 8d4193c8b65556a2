/* The card as flowing text: all of it on the screen, and as lines for line mode. */
#include <string.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/wrap.h"
#include "teardrop/ui/card/words.h"
#include "teardrop/ui/kit/flow.h"

/* A text that is not cut by the end of a page, where it fits on one. */
static void put_whole(struct td_flow *flow, int indent, const char *mark, const char *text,
                      enum td_role role)
{
    int h = flow->rect.h, left = h > 0 ? h - flow->row % h : 0;
    int rows = h > 0 ? td_wrap_count(text, td_max(flow->rect.w - indent, 1)) : 0;

    if (rows > left && rows <= h) {
        (void)td_flow_take(flow, left);
    }
    td_flow_text(flow, indent, mark, text, role);
}

/* A text between two others. */
static void put(struct td_flow *flow, const char *before, const char *text, const char *behind)
{
    char line[600];

    if (text != NULL && text[0] != '\0') {
        td_str_format(line, sizeof line, "%s%s%s", before, text, behind);
        put_whole(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
}

void td_card_flow_how(const struct td_level *level, struct td_flow *flow)
{
    char text[500];

    for (size_t i = 0; i < level->step_count; i++) {
        td_str_format(text, sizeof text, "%d.", (int)i + 1);
        put_whole(flow, 3, text, level->steps[i], TD_ROLE_TEXT);
    }
    if (level->fault_count > 0) {
        if (level->step_count > 0) {
            td_flow_blank(flow);
        }
        put(flow, "When it goes wrong:", " ", "");
    }
    for (size_t i = 0; i < level->fault_count; i++) {
        td_str_format(text, sizeof text, "%s: %s.", level->faults[i].sign, level->faults[i].fix);
        put_whole(flow, 2, NULL, text, TD_ROLE_TEXT);
    }
    if (flow->row > 0 && (level->support != NULL || level->load_rule != NULL)) {
        td_flow_blank(flow);
    }
    put(flow, "Support: ", level->support, ".");
    put(flow, "", level->load_rule, "");
    if (flow->row == 0) {
        put(flow, "", "This programme says no more about it.", "");
    }
    put(flow, "How often: ", level->frequency, ".");
}

static void put_paragraph(struct td_flow *flow, const char *text)
{
    if (text != NULL && text[0] != '\0') {
        put(flow, "", text, "");
        td_flow_blank(flow);
    }
}

/* `You need: a chair`; one that speaks against beginning stands out. */
static void flow_line(struct td_flow *flow, const struct td_card_line *line)
{
    char text[sizeof line->label + sizeof line->text];

    if (line->first) {
        td_flow_blank(flow);
    }
    td_str_format(text, sizeof text, "%s: %s", line->label, line->text);
    put_whole(flow, 0, NULL, text, line->heed ? TD_ROLE_WARNING : TD_ROLE_TEXT);
}

void td_card_flow_all(const struct td_card *c, struct td_flow *flow)
{
    td_card_flow_how(c->level, flow);
    td_flow_blank(flow);
    for (size_t i = 0; i < c->line_count; i++) {
        flow_line(flow, &c->lines[i]);
    }
}

void td_card_print(const struct td_timeline *timeline, const struct td_training_gate *gate,
                   FILE *out)
{
    static struct td_card c; /* large; one session at a time */
    struct td_flow flow;
    char text[TD_CARD_TEXT];

    memset(&c, 0, sizeof c);
    c.workout = timeline->workout;
    c.level = c.workout.level;
    c.gate = *gate;
    td_flow_init_print(&flow, out);
    td_workout_words(&c.workout, timeline->total, text, sizeof text);
    put_paragraph(&flow, text);
    td_card_plan_text(&c, text, sizeof text);
    put_paragraph(&flow, text);
    td_card_find_lines(&c);
    for (size_t i = 0; i < c.line_count; i++) {
        flow_line(&flow, &c.lines[i]);
    }
    fputs("\n", out);
}

void td_card_print_how(const struct td_level *level, FILE *out)
{
    struct td_flow flow;

    td_flow_init_print(&flow, out);
    td_card_flow_how(level, &flow);
    fputs("\n", out);
}
