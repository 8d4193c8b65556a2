/* What today holds: the next session, the last self-check, what is closed and
 * what waits, in words. */
#include <string.h>

#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/core/dose_look_up.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/core/plan_look_up.h"
#include "teardrop/core/proposal.h"
#include "teardrop/ui/check_draft.h"

#define SENTENCE_SHORT 24      /* bytes: that it went well is not all there is to say */
#define SESSION_COLS 36        /* of the smallest windows: minutes and hip work make room */
#define DECISION_SHOWN_WEEKS 3 /* after the measures it was made from */

/* By the calendar: what was done late last night was done yesterday. */
static void age_text(struct td_instant now, struct td_instant then, char *out, size_t size)
{
    int64_t days = td_instant_local_day(now) - td_instant_local_day(then);

    if (days <= 0) {
        td_str_copy(out, size, "today");
    } else if (days == 1) {
        td_str_copy(out, size, "yesterday");
    } else {
        td_str_format(out, size, "%d days ago", (int)days);
    }
}

/* `4 sets of 8    down 5, hold 1, up 2, top 1` */
static void describe_numbers(const struct td_workout *workout, char *out, size_t size)
{
    const struct td_workout_exercise *main = &workout->exercises[workout->main];
    char tempo[96], kg[24];

    td_str_format(out, size, "%d set%s of ", main->sets, main->sets == 1 ? "" : "s");
    if (main->exercise->kind == TD_EXERCISE_HOLD) {
        td_str_append(out, size, "%d s", (int)(main->hold / TD_NS_PER_S));
    } else {
        td_tempo_describe(&main->tempo, tempo, sizeof tempo);
        td_str_append(out, size, "%d   %s", main->reps, tempo);
    }
    if (workout->load_g > 0) {
        td_str_from_thousandths(workout->load_g, kg, sizeof kg);
        td_str_append(out, size, "   %s kg", kg);
    }
}

/* Where the plan is on the ladder. */
static void describe_ladder(struct td_home *h, const struct td_program *program,
                            const struct td_plan *plan)
{
    int at = td_level_number(plan->level->id);

    h->levels = 0;
    for (size_t i = 0; i < program->level_count; i++) {
        int number = td_level_number(program->levels[i].id);

        if (number < 0 || program->levels[i].free_timer || program->levels[i].twin_of != NULL) {
            continue;
        }
        if (h->levels == 0) {
            td_str_copy(h->first_level, sizeof h->first_level, program->levels[i].name);
        }
        if (number == at) {
            h->level = h->levels;
            td_str_copy(h->level_name, sizeof h->level_name, program->levels[i].name);
        }
        td_str_copy(h->last_level, sizeof h->last_level, program->levels[i].name);
        h->levels++;
    }
    if (at < 0) {
        h->levels = 0;
    }
}

static void describe_session(struct td_home *h, const struct td_program *program,
                             const struct td_plan *plan)
{
    struct td_planned planned;
    char *comma;

    if (td_planned_make(program, plan->level, plan, &h->ui->usual, &h->ui->asked, &planned) !=
        TD_OK) {
        return;
    }
    td_workout_text(&planned.workout, planned.total, h->session, sizeof h->session);
    td_str_copy(h->title, sizeof h->title, td_level_title(planned.workout.level));
    td_str_format(h->minutes, sizeof h->minutes, "%d min",
                  (int)((planned.total + 30 * TD_NS_PER_S) / (60 * TD_NS_PER_S)));
    describe_numbers(&planned.workout, h->plan, sizeof h->plan);
    describe_ladder(h, program, plan);
    td_str_copy(h->session_brief, sizeof h->session_brief, h->session);
    comma = strrchr(h->session_brief, ',');
    if (comma != NULL) {
        *comma = '\0';
    }
    comma = strrchr(h->session_brief, ',');
    if (comma != NULL && td_utf8_cols(h->session_brief) > SESSION_COLS) {
        *comma = '\0';
    }
}

/* What was done, never what was not. */
static void describe_done(struct td_home *h, const struct td_plan *plan)
{
    h->done[0] = '\0';
    if (plan->four_weeks == 0) {
        return;
    }
    if (plan->this_week > 0) {
        td_str_format(h->done, sizeof h->done, "Done: %d session%s this week, ", plan->this_week,
                      plan->this_week == 1 ? "" : "s");
    } else {
        td_str_copy(h->done, sizeof h->done, "Done: ");
    }
    td_str_append(h->done, sizeof h->done, "%d in four weeks.", plan->four_weeks);
}

/* Up to the first full stop that ends a sentence and has more than `least` bytes before it. */
static void beginning(const char *text, size_t least, char *out, size_t size)
{
    const char *end = strstr(text, ". ");

    while (end != NULL && (size_t)(end - text) <= least) {
        end = strstr(end + 1, ". ");
    }
    td_str_copy(out, size, text);
    if (end != NULL && (size_t)(end - text) + 1 < size) {
        out[end - text + 1] = '\0';
    }
}

static void describe_when(struct td_home *h, const struct td_plan *plan)
{
    struct td_instant now = td_now(h->ui->date);
    char age[32], rest[80];

    age_text(now, plan->last, age, sizeof age);
    td_plan_rest(plan, now, rest, sizeof rest);
    td_str_format(h->when, sizeof h->when, "%s %s. %s",
                  plan->nothing_done ? "Stopped, as something hurt," : "Trained", age,
                  rest[0] != '\0' ? rest
                  : plan->reduced ? "" /* rested is not all it takes */
                                  : "You are rested.");
}

/* A forecast, not a schedule: what the rules would give. */
static void describe_days(struct td_home *h, const struct td_plan *plan)
{
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    struct td_instant now = td_now(h->ui->date);
    int64_t today = td_instant_local_day(now), day = today;
    struct td_limits limits = td_settings_limits(h->ui->settings);
    int step;

    step = (td_plan_rest_hours(plan->level, &limits) + 23) / 24;
    if (plan->level->week_most > 0 && step * plan->level->week_most < 7) {
        step = (7 + plan->level->week_most - 1) / plan->level->week_most;
    }
    if (plan->due_unix_s > now.unix_s) {
        struct td_instant due = {plan->due_unix_s, now.utc_offset_min};

        day = td_instant_local_day(due);
    }
    step = step > 0 ? step : 1;
    td_str_format(h->days, sizeof h->days, "%s", "Planned: ");
    h->planned_count = 0;
    for (int i = 0; i < 4 && day < today + 7; i++, day += step) {
        h->planned_days[h->planned_count++] = day;
        td_str_append(h->days, sizeof h->days, "%s%s", i > 0 ? ", " : "",
                      day == today ? "today" : names[td_day_of_week(day)]);
    }
}

/* What asks for a look comes before what to train, in any window. */
static void describe_referral(struct td_home *h, enum td_urgency urgency)
{
    struct td_keys_text key = td_keymap_keys_text(h->ui->keymap, TD_REQ_CLEARED, true);

    td_str_format(h->referral, sizeof h->referral,
                  "Have the knee looked at %s. Press %s when it was.", td_urgency_when(urgency),
                  key.text);
    td_str_format(h->referral_brief, sizeof h->referral_brief, "Have it looked at. %s: it was.",
                  key.text);
}

/* The next session by the rules, and why. */
static void describe_plan(struct td_home *h, const struct td_program *program,
                          const struct td_plan *plan, const struct td_limits *limits)
{
    describe_session(h, program, plan);
    describe_done(h, plan);
    h->rested = plan->rule != TD_RULE_CLOSED && plan->due_unix_s <= td_now(h->ui->date).unix_s;
    if (plan->referral != TD_REFER_NOT) {
        describe_referral(h, TD_URGENCY_SOON);
    }
    if (plan->rule == TD_RULE_CLOSED) {
        return;
    }
    if (plan->has_last) {
        describe_when(h, plan);
    }
    if (plan->rule != TD_RULE_START) {
        td_plan_why(plan, program, limits, h->why, sizeof h->why);
        h->once = plan->once;
        beginning(h->why, 0, h->why_first, sizeof h->why_first);
        beginning(h->why, SENTENCE_SHORT, h->why_brief, sizeof h->why_brief);
        td_plan_ahead(plan, limits, h->ahead, sizeof h->ahead);
        describe_days(h, plan);
    }
}

static void describe_check(struct td_home *h, const struct td_check_record *record)
{
    const struct td_checklist *checklist = NULL;
    char age[32];

    age_text(td_now(h->ui->date), record->done, age, sizeof age);
    td_str_format(h->check_age, sizeof h->check_age, "done %s", age);
    if (record->outcome == TD_OUTCOME_STOP) {
        td_str_format(h->check, sizeof h->check, "Self-check %s: needs a person, not a program",
                      age);
        return;
    }
    td_str_format(h->check, sizeof h->check, "Self-check %s: ", age);
    if (record->goal == TD_GOAL_STRENGTH) {
        td_str_append(h->check, sizeof h->check, "no pain, to get stronger");
        return;
    }
    if (record->named_count < 1 ||
        h->ui->content.ops->checklist(h->ui->content.self, &checklist, NULL) != TD_OK) {
        td_str_append(h->check, sizeof h->check, "%s",
                      record->named_count > 0      ? "see the history"
                      : record->leaning[0] != '\0' ? "leans one way, names nothing"
                                                   : "nothing named");
        return;
    }
    for (int i = 0; i < record->named_count; i++) {
        td_str_append(h->check, sizeof h->check, "%s%s", i == 0 ? "fits with " : ", or ",
                      td_checklist_cause_name(checklist, record->named[i]));
    }
}

/* Half done, or with tests put off: in this run, or before it. */
static void describe_unfinished_check(struct td_home *h, struct td_check_record *record)
{
    char age[32];
    int later;

    if (!td_check_draft_find(h->ui, record)) {
        if (h->ui->draft->begun) {
            td_str_copy(h->unfinished_check, sizeof h->unfinished_check,
                        "A self-check waits half-way.");
        }
        return;
    }
    age_text(td_now(h->ui->date), record->done, age, sizeof age);
    if (record->draft) {
        td_str_format(h->unfinished_check, sizeof h->unfinished_check,
                      "A self-check waits half-way (%s).", age);
        return;
    }
    later = td_check_draft_later(record);
    td_str_format(h->unfinished_check, sizeof h->unfinished_check,
                  "%d test%s of the self-check %s put off (%s).", later, later == 1 ? "" : "s",
                  later == 1 ? "was" : "were", age);
}

static void describe_gate(struct td_home *h, const struct td_training_gate *gate)
{
    if (gate->known && gate->to_be_seen) {
        describe_referral(h, gate->urgency);
    }
    if (gate->known && gate->training == TD_TRAINING_CLOSED) {
        td_str_format(h->closed_reason, sizeof h->closed_reason, "Training is closed. %s %s",
                      gate->why, gate->reopens);
    }
}

static void describe_measures(struct td_home *h, const struct td_plan_measured *measured)
{
    const struct td_history_port *history = &h->ui->history;
    int64_t today = td_instant_local_day(td_now(h->ui->date));
    int64_t first = measured->newest_week >= 0 ? measured->first_day : today;
    struct td_instant begun;
    int week;

    if (history->ops->first_session(history->self, &begun) == TD_OK &&
        td_instant_local_day(begun) < first) {
        first = td_instant_local_day(begun);
    }
    week = td_measure_due(first, today, measured->newest_week);
    h->measures_due = week >= 0;
    if (week >= 0) {
        td_str_format(h->measures, sizeof h->measures,
                      "It is time for the measures, some 3 minutes: press %s.",
                      td_keymap_keys_text(h->ui->keymap, TD_REQ_MEASURE, true).text);
    } else if (td_measure_week(first, today) - measured->decided.to_week <= DECISION_SHOWN_WEEKS) {
        td_decision_text(&measured->decided, h->measures, sizeof h->measures);
    }
}

/* The question that is open, and what is said once: that it was said is kept with it. */
static void describe_aside(struct td_home *h, const struct td_plan *plan)
{
    const struct td_aside *aside = &h->aside;
    bool about = aside->ask.topic == TD_TOPIC_KNEE;
    struct td_keys_text key =
        td_keymap_keys_text(h->ui->keymap, about ? TD_REQ_ABOUT : TD_REQ_ANSWER, true);

    if (aside->ask.topic != TD_TOPIC_COUNT) {
        td_str_format(h->question, sizeof h->question, "%s Press %s.", aside->ask.call, key.text);
        td_str_format(h->question_brief, sizeof h->question_brief, "A question: press %s.",
                      key.text);
    }
    if (plan->page != NULL) {
        td_str_copy(h->page, sizeof h->page, plan->page);
        td_str_format(h->page_text, sizeof h->page_text,
                      "There is a page that helps now: press %s.",
                      td_keymap_keys_text(h->ui->keymap, TD_REQ_LOOK, true).text);
    }
    if (aside->milestone == TD_MILESTONE_COUNT) {
        return;
    }
    td_str_copy(h->said, sizeof h->said, aside->said);
    if (aside->milestone == TD_MILESTONE_TWELVE_WEEKS) {
        td_str_append(h->said, sizeof h->said, " Press %s.",
                      td_keymap_keys_text(h->ui->keymap, TD_REQ_WEEKS, true).text);
    }
    h->said_due = true;
}

/* What cannot be kept, or had no room, is said again another time. */
void td_home_keep_said(struct td_home *h)
{
    struct td_instant now = td_now(h->ui->date);
    int fit = h->at.fit ? td_home_items_that_fit(h) : 0;
    bool said = h->at.fit ? fit > h->said_item : h->brevity <= TD_HOME_LESS;
    bool once = h->at.fit ? fit > h->why_item : h->brevity <= TD_HOME_TIGHT;

    if (h->closed_reason[0] != '\0') {
        return;
    }
    if (h->said_due && said) {
        h->said_due = false;
        (void)td_said_keep(&h->ui->history, td_milestone_id(h->aside.milestone), now);
    }
    if (h->once != NULL && once) {
        (void)td_said_keep(&h->ui->history, h->once, now);
        h->once = NULL;
    }
}

static void describe_dose(struct td_home *h)
{
    struct td_dose dose;

    if (td_dose_look_up(&h->ui->history, td_now(h->ui->date), TD_DOSE_DAYS, &dose) == TD_OK) {
        td_dose_text(&dose, h->dose, sizeof h->dose);
    }
}

/* From the programme, when it can be read: the plan, with all it looked at. */
static bool look_up_plan(struct td_home *h, struct td_plan *plan, struct td_training_gate *gate,
                         bool has_check)
{
    const struct td_content_port *content = &h->ui->content;
    const struct td_history_port *history = &h->ui->history;
    const struct td_program *program = NULL;
    struct td_plan_measured measured;
    struct td_limits limits = td_settings_limits(h->ui->settings);
    struct td_instant first;
    bool trained = history->ops->first_session(history->self, &first) != TD_ERR_ABSENT;

    if ((trained ? content->ops->program : content->ops->ladder)(content->self, &program, NULL) !=
        TD_OK) {
        td_str_copy(h->session, sizeof h->session, "The programme cannot be read; Train says why.");
        td_str_copy(h->session_brief, sizeof h->session_brief, h->session);
        return false;
    }
    if (td_plan_look_up(program, &h->ui->history, &limits, &h->ui->usual, td_now(h->ui->date), plan,
                        gate, &measured) != TD_OK) {
        td_str_copy(h->session, sizeof h->session, "Which session is next cannot be told.");
        td_str_copy(h->session_brief, sizeof h->session_brief, h->session);
        return true;
    }
    describe_plan(h, program, plan, &limits);
    td_aside_look_up(program, &h->ui->history, &limits, plan, has_check, td_now(h->ui->date),
                     &h->aside);
    describe_aside(h, plan);
    if (plan->has_last) {
        td_home_weeks_look_up(h, program);
    }
    if (h->renew) {
        (void)td_proposal_renew(program, &h->ui->history, plan, &h->ui->usual, td_now(h->ui->date));
    }
    if (plan->has_last) {
        describe_dose(h);
    }
    if (plan->has_last) {
        describe_measures(h, &measured);
    }
    return true;
}

/* Whatever of it failed: what is not there may only not have been read. */
static void describe_trouble(struct td_home *h)
{
    const struct td_history_port *history = &h->ui->history;
    const char *unread = history->ops->unread(history->self);
    const char *trouble = history->ops->trouble(history->self);
    const char *news = history->ops->news(history->self);

    if (unread != NULL) {
        h->first_start = false;
        td_str_format(h->trouble, sizeof h->trouble, "The history cannot be read: %s", unread);
    } else if (trouble != NULL) {
        td_str_format(h->trouble, sizeof h->trouble, "Nothing is kept: %s", trouble);
    } else {
        td_str_copy(h->trouble, sizeof h->trouble, news != NULL ? news : "");
    }
}

void td_home_look_up(struct td_home *h)
{
    const struct td_history_port *history = &h->ui->history;
    struct td_check_record check;
    struct td_training_gate gate = {0};
    struct td_plan plan = {.has_last = false};
    bool has_check, sore, readable;
    const char *trouble;

    history->ops->read_anew(history->self);
    has_check = history->ops->last_check(history->self, &check) == TD_OK;
    sore = has_check && check.goal == TD_GOAL_SORE;
    trouble = history->ops->trouble(history->self);
    td_unfinished_find(&h->unfinished, h->ui);
    h->session[0] = h->when[0] = h->why[0] = h->ahead[0] = h->days[0] = h->check[0] =
        h->closed_reason[0] = h->unfinished_check[0] = h->referral[0] = h->done[0] =
            h->why_brief[0] = h->why_first[0] = h->measures[0] = h->question[0] = h->dose[0] =
                h->question_brief[0] = h->page[0] = h->page_text[0] = '\0';
    h->title[0] = h->minutes[0] = h->plan[0] = h->check_age[0] = '\0';
    h->levels = h->planned_count = 0;
    h->measures_due = false;
    h->weeks = (struct td_home_weeks){.sessions = 0};
    h->aside = (struct td_aside){.ask.topic = TD_TOPIC_COUNT, .milestone = TD_MILESTONE_COUNT};
    h->rested = h->said_due = false;
    h->once = NULL;
    readable = look_up_plan(h, &plan, &gate, has_check);
    h->first_start =
        readable && !plan.has_last && !has_check && (trouble == NULL || !h->ui->settings->keep);
    if (has_check) {
        describe_check(h, &check);
    }
    describe_unfinished_check(h, &check);
    if (!readable) { /* the morning question does not wait for the programme */
        plan.has_last = history->ops->last_session(history->self, &plan.last) == TD_OK;
    }
    td_home_morning_look_up(h, plan.has_last ? &plan.last : NULL, sore, plan.ask_today);
    if (readable || history->ops->gate(history->self, &gate) == TD_OK) {
        describe_gate(h, &gate);
    }
    describe_trouble(h);
    h->renew = false;
    td_home_list_items(h);
    td_home_list_facts(h, &plan, has_check);
    td_home_advise(h, &plan);
}
