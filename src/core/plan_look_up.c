/* Reads from the history what the plan and the light of a session are made from. */
#include "teardrop/core/plan_look_up.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/plan/limits.h"

#define MORNINGS_MAX 400
#define ANSWERS_MAX 256
#define MORNING_DAYS 370 /* looked back for mornings; sessions older than that have none */

/* All of it, or an error. */
static enum td_err read_all(const struct td_history_port *history, struct td_plan_input *input,
                            struct td_training_gate *gate, struct td_past_session *sessions,
                            struct td_morning *mornings, struct td_person_answer *answers)
{
    int64_t since = td_instant_local_day(input->now) - MORNING_DAYS;
    enum td_err err = history->ops->gate(history->self, gate);

    if (err == TD_OK) {
        err = history->ops->past_sessions(history->self, TD_PLAN_LOOK_BACK, sessions,
                                          &input->session_count);
    }
    if (err == TD_OK) {
        err = history->ops->mornings(history->self, since, MORNINGS_MAX, mornings,
                                     &input->morning_count);
    }
    if (err == TD_OK) {
        err = history->ops->answers(history->self, ANSWERS_MAX, answers, &input->answer_count);
    }
    return err;
}

enum td_err td_plan_look_up(const struct td_program *program, const struct td_history_port *history,
                            const struct td_limits *limits, const struct td_overrides *usual,
                            struct td_instant now, struct td_plan *plan,
                            struct td_training_gate *gate, struct td_plan_measured *measured)
{
    struct td_past_session sessions[TD_PLAN_LOOK_BACK];
    struct td_morning mornings[MORNINGS_MAX];
    struct td_person_answer answers[ANSWERS_MAX];
    struct td_measure *measures = NULL;
    struct td_decided decided = {.decision = TD_DECISION_OPEN};
    size_t measure_count = 0;
    struct td_plan_input input = {.program = program,
                                  .sessions = sessions,
                                  .mornings = mornings,
                                  .gate = gate,
                                  .limits = limits,
                                  .usual = usual,
                                  .decided = &decided,
                                  .answers = answers,
                                  .now = now};
    enum td_err err = read_all(history, &input, gate, sessions, mornings, answers);

    if (err == TD_OK) {
        err = td_history_all_measures(history, &measures, &measure_count);
    }
    if (measured != NULL) {
        *measured = (struct td_plan_measured){.newest_week = -1};
    }
    if (err != TD_OK) {
        memset(plan, 0, sizeof *plan);
        memset(gate, 0, sizeof *gate);
        return err;
    }
    decided = td_measure_decide_since(measures, measure_count, gate->cleared_unix_s);
    if (measured != NULL) {
        *measured = (struct td_plan_measured){
            .decided = decided,
            .newest_week = td_measure_newest(measures, measure_count),
            .first_day = measure_count > 0 ? td_instant_local_day(measures[0].at) : 0};
    }
    free(measures);
    td_limits_open(&input, gate);
    td_plan_make(&input, plan);
    return TD_OK;
}

enum td_err td_what_if_look_up(const struct td_program *program,
                               const struct td_history_port *history,
                               const struct td_limits *limits, const struct td_overrides *usual,
                               struct td_instant now, int worst_pain, int rpe,
                               struct td_what_if *out)
{
    struct td_past_session sessions[TD_PLAN_LOOK_BACK];
    struct td_morning mornings[MORNINGS_MAX];
    struct td_person_answer answers[ANSWERS_MAX];
    struct td_measure *measures = NULL;
    struct td_training_gate gate;
    struct td_decided decided;
    size_t measure_count = 0;
    struct td_plan_input input = {.program = program,
                                  .sessions = sessions,
                                  .mornings = mornings,
                                  .gate = &gate,
                                  .limits = limits,
                                  .usual = usual,
                                  .decided = &decided,
                                  .answers = answers,
                                  .now = now};
    enum td_err err = read_all(history, &input, &gate, sessions, mornings, answers);

    memset(out, 0, sizeof *out);
    if (err == TD_OK) {
        err = td_history_all_measures(history, &measures, &measure_count);
    }
    if (err != TD_OK) {
        return err;
    }
    decided = td_measure_decide_since(measures, measure_count, gate.cleared_unix_s);
    free(measures);
    td_limits_open(&input, &gate);
    td_what_if_make(&input, worst_pain, rpe, out);
    return TD_OK;
}

enum td_err td_gate_look_up(const struct td_program *program, const struct td_history_port *history,
                            const struct td_limits *limits, const struct td_overrides *usual,
                            struct td_instant now, struct td_training_gate *gate)
{
    struct td_plan plan;

    return td_plan_look_up(program, history, limits, usual, now, &plan, gate, NULL) == TD_OK
               ? TD_OK
               : history->ops->gate(history->self, gate);
}

void td_light_of_line(const struct td_history_line *line, const struct td_morning *mornings,
                      size_t count, const struct td_limits *limits, struct td_light_basis *out)
{
    struct td_past_session past = {.started = line->at, .worst_pain = line->worst_pain};

    *out = (struct td_light_basis){.light = TD_LIGHT_OPEN};
    if (line->kind == TD_HISTORY_SESSION && (!line->nothing_done || line->hurt[0] != '\0')) {
        td_str_copy(past.hurt, sizeof past.hurt, line->hurt);
        td_light_of_session(&past, mornings, count, limits, out);
    }
}

enum td_err td_light_look_up(const struct td_history_port *history,
                             const struct td_history_line *line, const struct td_limits *limits,
                             struct td_light_basis *out)
{
    struct td_morning mornings[TD_LIGHT_DAYS_BEFORE + 3];
    size_t count = 0;
    enum td_err err = TD_OK;

    *out = (struct td_light_basis){.light = TD_LIGHT_OPEN};
    if (line->kind == TD_HISTORY_SESSION) {
        err = history->ops->mornings(history->self,
                                     td_instant_local_day(line->at) - TD_LIGHT_DAYS_BEFORE,
                                     sizeof mornings / sizeof mornings[0], mornings, &count);
    }
    if (err == TD_OK) {
        td_light_of_line(line, mornings, count, limits, out);
    }
    return err;
}
