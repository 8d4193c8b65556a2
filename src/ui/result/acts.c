/* What can be done with a result: record it, read on, train, take a red flag back, record a
 * clinician's look, save the page, compare it with an older one. */
#include <string.h>

#include "state.h"
#include "teardrop/base/date.h"
#include "teardrop/base/str.h"
#include "teardrop/core/today.h"
#include "teardrop/ui/picture/place.h"

/* ---- keeping ---- */

#define ANSWERS_MAX 64

/* Who has answered which knee it is need not be asked again, and sees that knee in all pictures.
 * Who has said it before is not overruled. */
static void adopt_knee(struct td_result_screen *r)
{
    const struct td_history_port *history = &r->ui->history;
    const struct td_settings_port *settings = &r->ui->settings_port;
    const char *knee = td_place_knee(r->checklist, &r->course.answers); /* "left knee" */
    struct td_person_answer answers[ANSWERS_MAX], answer = {0};
    size_t count = 0;
    int row;

    if (knee[0] == '\0' ||
        history->ops->answers(history->self, ANSWERS_MAX, answers, &count) != TD_OK ||
        td_person_newest(answers, count, TD_TOPIC_KNEE) != NULL) {
        return;
    }
    td_str_copy(answer.topic, sizeof answer.topic, td_topic_id(TD_TOPIC_KNEE));
    td_day_format(td_instant_local_day(td_now(r->ui->date)), answer.date);
    td_str_format(answer.answer, sizeof answer.answer, "%.*s", (int)strcspn(knee, " "), knee);
    if (td_answer_keep(history, &answer) != TD_OK || settings->ops == NULL) {
        return;
    }
    row = td_setting_table_find(settings->ops->table(settings->self), "profile", "knee");
    if (row >= 0 && settings->ops->state(settings->self)->origin[row] == TD_ORIGIN_BUILTIN) {
        char why[160];

        (void)settings->ops->change(settings->self, (size_t)row, answer.answer, why, sizeof why);
    }
}

void td_result_keep(struct td_result_screen *r)
{
    const struct td_history_port *history = &r->ui->history;

    if (r->kept) {
        return;
    }
    memset(&r->record, 0, sizeof r->record);
    td_check_record_of(r->checklist, &r->course, &r->result, &r->record);
    if (r->uuid[0] == '\0') {
        history->ops->new_id(history->self, r->uuid);
    }
    td_str_copy(r->record.uuid, sizeof r->record.uuid, r->uuid);
    r->record.done = td_now(r->ui->date);
    r->not_kept[0] = '\0';
    if (history->ops->save_check(history->self, &r->record) != TD_OK) {
        const char *trouble = history->ops->trouble(history->self);

        td_str_copy(r->not_kept, sizeof r->not_kept,
                    trouble != NULL ? trouble : "the reason is not known");
    }
    if (r->of_draft) {
        r->ui->draft->finished = true;
        td_str_copy(r->ui->draft->uuid, sizeof r->ui->draft->uuid, r->uuid);
        adopt_knee(r);
    }
}

/* "Last time, Mon 2 November: thigh strength gap." */
static void describe_before(struct td_result_screen *r, const struct td_history_line *line)
{
    char when[TD_DAY_WORDS];

    td_day_words(td_instant_local_day(line->at), td_instant_local_day(td_now(r->ui->date)), when);
    td_str_format(r->last_time, sizeof r->last_time,
                  "%s, %s: ", r->kept ? "The one before" : "Last time", when);
    if (line->goal == TD_GOAL_STRENGTH) {
        td_str_append(r->last_time, sizeof r->last_time, "no pain, to get stronger");
    } else if (line->outcome == TD_OUTCOME_STOP) {
        td_str_append(r->last_time, sizeof r->last_time, "it needed a person first");
    } else if (line->named_count == 0) {
        td_str_append(r->last_time, sizeof r->last_time, "nothing was named");
    }
    for (int i = 0; i < line->named_count; i++) {
        td_str_append(r->last_time, sizeof r->last_time, "%s%s", i > 0 ? ", or " : "",
                      td_checklist_cause_name(r->checklist, line->named[i]));
    }
    td_str_append(r->last_time, sizeof r->last_time, ".");
}

void td_result_find_before(struct td_result_screen *r)
{
    struct td_history_walk walk = {.history = &r->ui->history};
    const struct td_history_line *line;
    bool passed = !r->kept; /* of an older one, what lies before it */

    r->before[0] = '\0';
    while (r->before[0] == '\0' && (line = td_history_next(&walk)) != NULL) {
        bool own = td_str_equal(line->uuid, r->uuid);

        if (line->kind == TD_HISTORY_CHECK && !own && passed) {
            td_str_copy(r->before, sizeof r->before, line->uuid);
            describe_before(r, line);
        }
        passed = passed || own;
    }
    (void)td_history_walk_end(&walk);
}

static void name_level(const struct td_result_screen *r, const char *id, char *out, size_t size)
{
    const struct td_program *program = NULL;
    const struct td_problems *problems = NULL;
    const struct td_level *level = NULL;

    if (id != NULL &&
        r->ui->content.ops->program(r->ui->content.self, &program, &problems) == TD_OK) {
        level = td_program_level(program, id);
    }
    td_str_copy(out, size, level != NULL ? td_level_title(level) : id != NULL ? id : "");
    if (level != NULL && td_level_number(id) >= 0) {
        td_str_append(out, size, " (level %d)", td_level_number(id));
    }
}

void td_result_evaluate(struct td_result_screen *r)
{
    td_check_evaluate(r->checklist, &r->course.answers, &r->result);
    r->change_count =
        td_check_changes(r->checklist, &r->course.answers, &r->result, r->changes, TD_CHANGES_MAX);
    name_level(r, r->result.start_level, r->start_name, sizeof r->start_name);
    name_level(r, r->result.max_level, r->max_name, sizeof r->max_name);
    td_result_find_ways(r);
}

/* ---- acting ---- */

void td_result_release(const struct td_result_screen *r)
{
    if (r->of_draft && td_course_later(r->checklist, &r->course) == 0) {
        r->ui->draft->begun = false;
    }
}

static struct td_reply ask(struct td_result_screen *r, const char *yes, const char *no)
{
    r->confirm = (struct td_confirm_argument){.question = r->question, .yes = yes, .no = no};
    return td_reply_push(TD_VIEW_CONFIRM, &r->confirm);
}

/* A second look at the text of each flag that was ticked, from `flag` on. */
static struct td_reply ask_mistake(struct td_result_screen *r, size_t flag)
{
    for (; flag < r->checklist->flag_count; flag++) {
        if (r->course.answers.flag[flag]) {
            r->asks = RESULT_ASKS_MISTAKE;
            r->asked_flag = (uint8_t)flag;
            td_str_format(r->question, sizeof r->question, "Look at it once more: \"%s.\"",
                          r->checklist->flags[flag].text);
            return ask(r, "not true: ticked by mistake", "true: it stays");
        }
    }
    r->asks = RESULT_ASKS_NOTHING;
    return td_reply_redraw();
}

static struct td_reply ask_cleared(struct td_result_screen *r)
{
    char date[40];

    td_instant_format_day(td_now(r->ui->date), date, sizeof date);
    r->asks = RESULT_ASKS_CLEARED;
    td_str_format(r->question, sizeof r->question,
                  "Record, with today's date (%s), that a clinician has looked at this knee and "
                  "has nothing against training?",
                  date);
    return ask(r, "yes, it was looked at", "no, not yet");
}

static struct td_reply save(struct td_result_screen *r)
{
    char path[300];

    if (r->ui->report.ops == NULL) {
        td_str_copy(r->note, sizeof r->note, "There is no way to save it here.");
    } else if (r->ui->report.ops->save_check(r->ui->report.self, &r->record, path, sizeof path) ==
               TD_OK) {
        td_str_format(r->note, sizeof r->note, "Saved for a clinician: %s", path);
    } else {
        td_str_format(r->note, sizeof r->note, "It cannot be saved: %s", path);
    }
    r->scroll.top = 0;
    return td_reply_redraw();
}

static struct td_reply compare(struct td_result_screen *r)
{
    if (r->before[0] == '\0') {
        td_str_copy(r->note, sizeof r->note, "There is no older self-check to lay beside it.");
        r->scroll.top = 0;
        return td_reply_redraw();
    }
    r->compare = (struct td_compare_argument){.before = r->before, .after = r->uuid};
    return td_reply_push(TD_VIEW_COMPARE, &r->compare);
}

static struct td_reply change(const struct td_result_screen *r)
{
    return r->of_draft ? td_reply_replace(TD_VIEW_CHECK, NULL) : td_reply_handled();
}

/* The draft opens at the question; behind it the result comes again. */
static struct td_reply do_test(const struct td_result_screen *r, const char *id)
{
    int question = td_checklist_question(r->checklist, id);

    if (question < 0 || !r->of_draft) {
        return td_reply_handled();
    }
    r->ui->draft->one = true;
    r->ui->draft->mode = TD_CHECK_MODE_QUESTION;
    r->ui->draft->at = (size_t)question;
    return change(r);
}

static struct td_reply do_later(const struct td_result_screen *r)
{
    struct td_check_draft *draft = r->ui->draft;
    struct td_step step;

    td_course_take_up(r->checklist, &draft->course);
    step = td_course_next(r->checklist, &draft->course, &r->result);
    if (step.kind == TD_STEP_INTRO) { /* it was read when they were put off */
        draft->course.intros |= UINT32_C(1) << step.index;
        step = td_course_next(r->checklist, &draft->course, &r->result);
    }
    draft->go_on = step.kind != TD_STEP_END;
    return change(r);
}

struct td_reply td_result_act(struct td_result_screen *r, enum td_result_act act, const char *to)
{
    switch (act) {
    case RESULT_READ:
        return td_reply_push(TD_VIEW_PRIMER, to);
    case RESULT_TRAIN:
        td_result_release(r);
        return td_reply_replace(TD_VIEW_CARD, to);
    case RESULT_ADVICE:
        r->scroll.top = r->advice_row;
        return td_reply_redraw();
    case RESULT_TEST:
        return do_test(r, to);
    case RESULT_MISTAKE:
        return r->kept ? td_reply_redraw() : ask_mistake(r, 0);
    case RESULT_CLEARED:
        return r->result.training == TD_TRAINING_CLOSED ? ask_cleared(r) : td_reply_redraw();
    case RESULT_CHANGE:
        return change(r);
    case RESULT_LATER:
        return do_later(r);
    case RESULT_SAVE:
        return save(r);
    case RESULT_COMPARE:
        return compare(r);
    }
    return td_reply_redraw();
}

/* ---- answers to what was asked ---- */

/* Of a check: it goes on where it was stopped. Of something that hurt in a
 * session: there is nothing left to keep. */
static struct td_reply after_mistakes(struct td_result_screen *r)
{
    const struct td_history_port *history = &r->ui->history;

    r->took_back = false;
    td_result_evaluate(r);
    if (!r->of_draft && r->result.flag_count == 0) { /* of a session */
        (void)history->ops->delete_check(history->self, r->uuid);
        return td_reply_pop();
    }
    if (r->of_draft) {
        r->ui->draft->course = r->course;
    }
    td_result_keep(r);
    if (r->of_draft && r->result.outcome != TD_OUTCOME_STOP) {
        struct td_step step = td_course_next(r->checklist, &r->course, &r->result);

        if (step.kind != TD_STEP_END) {
            r->ui->draft->finished = false; /* it was stopped half-way */
            r->ui->draft->go_on = true;
            return change(r);
        }
    }
    td_str_copy(r->note, sizeof r->note, "Taken back, and noted as ticked by mistake.");
    r->scroll.top = 0;
    return td_reply_redraw();
}

void td_result_say_cleared(struct td_result_screen *r)
{
    const struct td_history_port *history = &r->ui->history;
    struct td_training_gate gate;
    char date[40], from[120], to[120];

    td_instant_format_day(td_now(r->ui->date), date, sizeof date);
    if (history->ops->gate(history->self, &gate) == TD_OK && gate.known &&
        gate.training != TD_TRAINING_CLOSED) {
        name_level(r, gate.start_level, from, sizeof from);
        name_level(r, gate.max_level[0] != '\0' ? gate.max_level : NULL, to, sizeof to);
        td_str_format(r->note, sizeof r->note,
                      "Recorded on %s: a clinician has looked at it. Training is open from %s%s%s; "
                      "a new self-check can open more.",
                      date, from, gate.max_level[0] != '\0' ? " to " : "", to);
    }
    r->scroll.top = 0;
}

struct td_reply td_result_answered(struct td_result_screen *r, int answer)
{
    bool yes = answer == TD_CONFIRM_YES;

    switch (r->asks) {
    case RESULT_ASKS_MISTAKE: {
        struct td_reply next;

        if (yes) {
            td_course_take_back(r->checklist, &r->course, r->asked_flag);
            r->took_back = true;
        }
        next = ask_mistake(r, (size_t)r->asked_flag + 1);
        return r->asks == RESULT_ASKS_NOTHING && r->took_back ? after_mistakes(r) : next;
    }
    case RESULT_ASKS_CLEARED:
        r->asks = yes ? RESULT_ASKS_LOOK : RESULT_ASKS_NOTHING;
        return yes ? td_reply_push(TD_VIEW_LOOK, NULL) : td_reply_redraw();
    default:
        return td_reply_redraw();
    }
}
