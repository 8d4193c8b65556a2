/* Looks up what today has for a person beside the session. */
#include "teardrop/core/today.h"

#include <stdlib.h>

#include "teardrop/base/str.h"

#define MORNINGS_MAX 200
#define MORNING_DAYS 190
#define ENDED_DAYS 14 /* so long it is said that a clinician's word has ended */

enum td_err td_answer_keep(const struct td_history_port *history, struct td_person_answer *answer)
{
    history->ops->new_id(history->self, answer->uuid);
    return history->ops->save_answer(history->self, answer);
}

enum td_err td_said_keep(const struct td_history_port *history, const char *id,
                         struct td_instant now)
{
    struct td_person_answer answer = {.uuid = ""};

    td_day_format(td_instant_local_day(now), answer.date);
    td_str_copy(answer.topic, sizeof answer.topic, td_topic_id(TD_TOPIC_SAID));
    td_str_copy(answer.answer, sizeof answer.answer, id);
    return td_answer_keep(history, &answer);
}

/* `up to 60 degrees, without a load`; "" when nothing was said. */
static void limits_text(const struct td_look *look, const struct td_program *program, char *out,
                        size_t size)
{
    const struct td_level *level =
        program != NULL ? td_program_level(program, look->max_level) : NULL;

    out[0] = '\0';
    if (look->max_depth_deg >= TD_LOOK_FREE_DEG) {
        td_str_copy(out, size, "free to train");
    } else if (look->max_depth_deg > 0) {
        td_str_format(out, size, "up to %d degrees", look->max_depth_deg);
    }
    if (look->max_level[0] != '\0') {
        td_str_append(out, size, "%sup to %s", out[0] != '\0' ? ", " : "",
                      level != NULL ? td_level_title(level) : look->max_level);
    }
    if (look->no_load) {
        td_str_append(out, size, "%swithout a load", out[0] != '\0' ? ", " : "");
    }
}

void td_look_text(const struct td_look *look, const struct td_program *program, int64_t today,
                  char *out, size_t size)
{
    char limits[96], day[TD_DAY_WORDS];
    int64_t until;

    out[0] = '\0';
    limits_text(look, program, limits, sizeof limits);
    if (limits[0] == '\0') {
        return;
    }
    if (!td_day_parse(look->until, &until)) {
        td_str_format(out, size, "A clinician said: %s.", limits);
        return;
    }
    td_day_words(until, today, day);
    if (today <= until) {
        td_str_format(out, size, "A clinician said: %s, until %s.", limits, day);
    } else if (today <= until + ENDED_DAYS) {
        td_str_format(
            out, size,
            "What a clinician said (%s) ended on %s; the self-check sets the limits again.", limits,
            day);
    }
}

/* What is read for all of it. */
struct read {
    struct td_person_answer answers[TD_ANSWERS_MAX];
    struct td_past_session sessions[TD_PLAN_LOOK_BACK];
    struct td_morning mornings[MORNINGS_MAX];
    struct td_measure *measures; /* owned */
    size_t answers_n, sessions_n, mornings_n, measures_n;
};

static bool read_all(const struct td_history_port *history, int64_t today, struct read *r)
{
    const struct td_history_ops *ops = history->ops;

    return ops->answers(history->self, TD_ANSWERS_MAX, r->answers, &r->answers_n) == TD_OK &&
           ops->past_sessions(history->self, TD_PLAN_LOOK_BACK, r->sessions, &r->sessions_n) ==
               TD_OK &&
           ops->mornings(history->self, today - MORNING_DAYS, MORNINGS_MAX, r->mornings,
                         &r->mornings_n) == TD_OK &&
           td_history_all_measures(history, &r->measures, &r->measures_n) == TD_OK;
}

/* Sessions in which nothing was done are none here. */
static void leave_out_nothing_done(struct read *r)
{
    size_t n = 0;

    for (size_t i = 0; i < r->sessions_n; i++) {
        if (!r->sessions[i].nothing_done) {
            r->sessions[n++] = r->sessions[i];
        }
    }
    r->sessions_n = n;
}

static void find_ask(const struct read *r, const struct td_plan *plan, bool has_check,
                     int64_t today, struct td_ask *out)
{
    struct td_ask_input input = {.answers = r->answers,
                                 .answer_count = r->answers_n,
                                 .today = today,
                                 .last_day = td_training_day(plan->last),
                                 .has_last = plan->has_last,
                                 .has_check = has_check,
                                 .silent_mornings = plan->ask_mornings,
                                 .deeper = plan->deeper};

    if (plan->ask_one_more != NULL) {
        input.one_more = plan->ask_one_more->id;
        input.one_more_name = td_level_title(plan->ask_one_more);
    }
    td_ask_find(&input, out);
}

#define FIRST_ANSWERS 8 /* that can be there before the first session */

static void say_knee(const struct td_person_answer *answers, size_t count, struct td_aside *out)
{
    const struct td_person_answer *knee = td_person_newest(answers, count, TD_TOPIC_KNEE);

    td_str_copy(out->knee, sizeof out->knee, knee != NULL ? knee->answer : "");
}

void td_aside_look_up(const struct td_program *program, const struct td_history_port *history,
                      const struct td_limits *limits, const struct td_plan *plan, bool has_check,
                      struct td_instant now, struct td_aside *out)
{
    struct read *r;
    struct td_instant first = now;
    const struct td_person_answer *told;
    struct td_goal goal;
    struct td_look look;
    int64_t today = td_instant_local_day(now);

    *out = (struct td_aside){
        .ask.topic = TD_TOPIC_COUNT, .milestone = TD_MILESTONE_COUNT, .mornings_told = INT64_MIN};
    if (!plan->has_last && !has_check) { /* nobody has begun */
        struct td_person_answer few[FIRST_ANSWERS];
        size_t count = 0;

        if (history->ops->answers(history->self, FIRST_ANSWERS, few, &count) == TD_OK) {
            say_knee(few, count, out);
        }
        return;
    }
    r = calloc(1, sizeof *r);
    if (r == NULL) {
        return;
    }
    if (history->ops->last_look(history->self, &look) == TD_OK) {
        td_look_text(&look, program, today, out->look, sizeof out->look);
    }
    if (read_all(history, today, r)) {
        (void)history->ops->first_session(history->self, &first);
        say_knee(r->answers, r->answers_n, out);
        leave_out_nothing_done(r);
        told = td_person_newest(r->answers, r->answers_n, TD_TOPIC_MORNINGS);
        if (told != NULL) {
            (void)td_day_parse(told->date, &out->mornings_told);
        }
        if (plan->rule != TD_RULE_CLOSED) { /* then there is only one thing to do */
            find_ask(r, plan, has_check, today, &out->ask);
        }
        out->milestone =
            td_milestone_find(&(struct td_milestone_input){.program = program,
                                                           .plan = plan,
                                                           .sessions = r->sessions,
                                                           .session_count = r->sessions_n,
                                                           .mornings = r->mornings,
                                                           .morning_count = r->mornings_n,
                                                           .measures = r->measures,
                                                           .measure_count = r->measures_n,
                                                           .answers = r->answers,
                                                           .answer_count = r->answers_n,
                                                           .limits = limits,
                                                           .first_day = td_instant_local_day(first),
                                                           .today = today},
                              out->said, sizeof out->said);
        out->twelve_weeks =
            today - td_instant_local_day(first) >= (int64_t)TD_TWELVE_WEEKS * TD_WEEK_DAYS ||
            r->sessions_n >= TD_TWELVE_SESSIONS;
        if (td_goal_find(r->measures, r->measures_n, &goal)) {
            td_str_copy(out->goal, sizeof out->goal, "Your goal: ");
            td_goal_text(&goal, out->goal + 11, sizeof out->goal - 11);
        }
    }
    free(r->measures);
    free(r);
}
