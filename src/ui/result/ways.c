/* The ways on from a result, each with a number: train, what to do, read, the one test that could
 * change it, another answer, a page for a clinician. */
#include <string.h>

#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/timeline.h"

#define YOUNG_PAGE "under_16" /* of the primer: what helps whom training is closed to by age */
#define TEXT_AT 17            /* column of what a way leads to, behind its name */

static struct td_result_link *add(struct td_result_screen *r, enum td_result_act act,
                                  const char *name, const char *text, const char *to)
{
    struct td_result_link *link = &r->links[r->link_count];

    if (r->link_count >= RESULT_LINKS) {
        return NULL;
    }
    r->link_count++;
    link->act = act;
    link->name = name;
    link->to = to;
    td_str_copy(link->text, sizeof link->text, text);
    return link;
}

/* ---- what they say ---- */

/* "Hold: 5 sets of 30 seconds, 9 minutes" */
static void session_words(const struct td_result_screen *r, const struct td_level *level, char *out,
                          size_t size)
{
    const struct td_program *program = NULL;
    const struct td_workout_exercise *first;
    struct td_timeline timeline = {0};
    static struct td_workout workout; /* large; one result at a time */

    td_str_copy(out, size, td_level_title(level));
    if (r->ui->content.ops->program(r->ui->content.self, &program, NULL) != TD_OK) {
        return;
    }
    td_workout_build(program, level, &r->ui->usual, &workout);
    first = &workout.exercises[workout.main];
    if (first->exercise->kind == TD_EXERCISE_HOLD) {
        td_str_append(out, size, ": %d x %d s", first->sets, (int)(first->hold / TD_NS_PER_S));
    } else {
        td_str_append(out, size, ": %d x %d", first->sets, first->reps);
    }
    if (td_timeline_compile(&workout, TD_SIDE_RIGHT, &timeline) == TD_OK) {
        int minutes = (int)((timeline.total / TD_NS_PER_S + 59) / 60);

        td_str_append(out, size, ", %d minute%s", minutes, minutes == 1 ? "" : "s");
        td_timeline_deinit(&timeline);
    }
}

static void add_training(struct td_result_screen *r)
{
    bool strong = r->course.goal == TD_GOAL_STRENGTH && r->result.training == TD_TRAINING_FREE;
    const char *id = strong ? r->checklist->placement_level : r->result.start_level;
    const struct td_program *program = NULL;
    const struct td_level *level = NULL;
    char text[160];

    if (r->result.training == TD_TRAINING_CLOSED || r->result.start_level == NULL || r->kept) {
        return;
    }
    if (r->ui->content.ops->program(r->ui->content.self, &program, NULL) == TD_OK) {
        level = td_program_level(program, id);
    }
    if (level != NULL && strong) {
        td_str_format(text, sizeof text, "a first test: %s", td_level_title(level));
    } else if (level != NULL) {
        session_words(r, level, text, sizeof text);
    } else {
        td_str_copy(text, sizeof text, id);
    }
    (void)add(r, RESULT_TRAIN, "Train", text, id);
}

/* Of what to do the first sentence; the way leads to all of it. */
static void add_advice(struct td_result_screen *r)
{
    const char *advice;
    char text[160];

    if (r->result.named_count == 0 && !r->result.leans) {
        return;
    }
    advice =
        r->checklist->causes[r->result.named_count > 0 ? r->result.named[0] : r->result.leaning]
            .advice;
    if (td_result_first_sentence(advice) < sizeof text) {
        td_str_format(text, sizeof text, "%.*s", (int)td_result_first_sentence(advice), advice);
    } else {
        td_str_copy(text, sizeof text, "what to do, in full");
    }
    (void)add(r, RESULT_ADVICE, "Day by day", text, NULL);
}

static bool leads_to(const struct td_result_screen *r, const char *page)
{
    for (size_t i = 0; i < r->link_count; i++) {
        if (r->links[i].act == RESULT_READ && td_str_equal(r->links[i].to, page)) {
            return true;
        }
    }
    return false;
}

static void add_page(struct td_result_screen *r, uint8_t cause)
{
    const struct td_cause *about = &r->checklist->causes[cause];

    if (about->page != NULL && !leads_to(r, about->page)) {
        (void)add(r, RESULT_READ, "Read", about->name, about->page);
    }
}

static void add_pages(struct td_result_screen *r)
{
    for (size_t i = 0; i < r->result.named_count; i++) {
        add_page(r, r->result.named[i]);
    }
    if (r->result.leans) {
        add_page(r, r->result.leaning);
    }
    if (td_check_names_contributors(r->checklist, &r->result)) {
        add_page(r, r->checklist->home_pattern);
    }
    if (r->result.minor && !leads_to(r, YOUNG_PAGE)) {
        (void)add(r, RESULT_READ, "Read", "sore knees under 16", YOUNG_PAGE);
    }
}

/* The first question without an answer that could still change the result; tests come first. */
static void add_test(struct td_result_screen *r)
{
    const struct td_question *found = NULL;
    char text[160];

    for (size_t i = 0; i < r->change_count; i++) {
        const struct td_question *question = &r->checklist->questions[r->changes[i].question];

        if (r->changes[i].open &&
            (found == NULL || (found->pose == TD_POSE_NONE && question->pose != TD_POSE_NONE))) {
            found = question;
        }
    }
    if (found != NULL) {
        td_str_format(text, sizeof text, "%s: it could still change this", found->name);
        (void)add(r, RESULT_TEST, found->pose != TD_POSE_NONE ? "One test" : "Answer", text,
                  found->id);
    }
}

bool td_result_any_ticked(const struct td_result_screen *r)
{
    for (size_t i = 0; i < r->result.flag_count; i++) {
        if (r->result.flags[i].ticked) {
            return true;
        }
    }
    return false;
}

/* What there is to do about a red flag. */
static void add_looks(struct td_result_screen *r)
{
    if (td_result_any_ticked(r) && !r->kept) {
        (void)add(r, RESULT_MISTAKE, "", "I ticked a red flag by mistake", NULL);
    }
    if (r->result.training == TD_TRAINING_CLOSED && !r->result.minor) {
        (void)add(r, RESULT_CLEARED, "", "A clinician has looked at it", NULL);
    }
}

void td_result_find_ways(struct td_result_screen *r)
{
    bool stop = r->result.outcome == TD_OUTCOME_STOP;
    size_t later = r->of_draft ? td_course_later(r->checklist, &r->course) : 0;
    char text[40];

    r->link_count = 0;
    r->link = -1;
    if (!stop) {
        add_training(r);
        add_advice(r);
        add_pages(r);
    }
    add_looks(r);
    if (later > 0) {
        td_str_format(text, sizeof text, "the tests put off: %d", (int)later);
        (void)add(r, RESULT_LATER, "Do", text, NULL);
    } else if (r->of_draft && !stop && r->course.goal == TD_GOAL_SORE) {
        add_test(r);
    }
    if (r->of_draft && (!stop || !td_result_any_ticked(r))) {
        (void)add(r, RESULT_CHANGE, "Change", "an answer", NULL);
    }
    (void)add(r, RESULT_SAVE, "Save", "a page for a clinician", NULL);
}

/* ---- drawn ---- */

/* As lines: by the commands that do the same. */
static void print_ways(const struct td_result_screen *r, struct td_flow *flow)
{
    char line[260];

    for (size_t i = 0; i < r->link_count; i++) {
        const struct td_result_link *link = &r->links[i];

        switch (link->act) {
        case RESULT_TRAIN:
            td_str_format(line, sizeof line, "Train: %s (`teardrop --plain train`)", link->text);
            break;
        case RESULT_READ:
            td_str_format(line, sizeof line, "Read: %s (`teardrop --plain primer %s`)", link->text,
                          link->to);
            break;
        case RESULT_SAVE:
            td_str_copy(line, sizeof line,
                        "Save a page for a clinician (`teardrop check --report`)");
            break;
        default:
            continue;
        }
        td_flow_text(flow, 2, "•", line, TD_ROLE_TEXT);
    }
    td_flow_blank(flow);
}

/* Where rows are few, one row each: what does not fit stands in full further down. */
static void flow_way(const struct td_result_screen *r, struct td_flow *flow, size_t at)
{
    const struct td_result_link *link = &r->links[at];
    bool selected = (int)at == r->link;
    enum td_role role = selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT;
    int indent = link->name[0] != '\0' ? TEXT_AT : 5, y;
    char mark[40];

    td_str_format(mark, sizeof mark, "%s %d  %s", selected ? "▸" : " ", (int)at + 1, link->name);
    if (!td_result_tight(r)) {
        td_flow_text(flow, indent, mark, link->text, role);
        return;
    }
    y = td_flow_take(flow, 1);
    if (y < 0) {
        return;
    }
    td_canvas_text(flow->canvas, flow->rect.x, y, indent, mark,
                   selected ? TD_ROLE_ACCENT : TD_ROLE_TEXT);
    td_canvas_text_cut(flow->canvas, flow->rect.x + indent, y, flow->rect.w - indent, link->text,
                       role);
    if (selected) {
        td_canvas_cursor(flow->canvas, flow->rect.x, y);
    }
}

void td_result_flow_ways(const struct td_result_screen *r, struct td_flow *flow, int *link_row)
{
    if (flow->out != NULL) {
        if (r->result.outcome != TD_OUTCOME_STOP) {
            td_result_flow_heading(flow, "Ways on");
            print_ways(r, flow);
        }
        return;
    }
    if (!td_result_tight(r) && r->result.outcome != TD_OUTCOME_STOP) {
        td_result_flow_heading(flow, "Now");
    }
    for (size_t i = 0; i < r->link_count; i++) {
        if ((int)i == r->link) {
            *link_row = flow->row;
        }
        flow_way(r, flow, i);
    }
    if (!td_result_tight(r)) {
        td_flow_blank(flow);
    }
}
