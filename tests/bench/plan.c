/* How long a plan takes, from as full a record as the plan looks at. */
#include "plan.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/store/content/content.h"

#define MORNINGS 400
#define ANSWERS 256
#define DAY0 20000

static struct td_past_session sessions[TD_PLAN_LOOK_BACK];
static struct td_morning mornings[MORNINGS];
static struct td_person_answer answers[ANSWERS];

static double now_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* Up and down the ladder, sore now and then, some swap-ins. */
static void fill(const struct td_program *program)
{
    for (int i = 0; i < TD_PLAN_LOOK_BACK; i++) {
        const struct td_level *level = &program->levels[i % 5 == 4 ? 2 : 4 + i % 2];
        struct td_past_session *t = &sessions[i];

        *t = (struct td_past_session){.finished = true,
                                      .at_tempo = true,
                                      .sets = 3,
                                      .reps = 10,
                                      .worst_pain = i % 4,
                                      .rpe = 6 + i % 3};
        t->started.unix_s = (DAY0 - 2 * (int64_t)i) * 86400 + 61200;
        td_str_copy(t->level, sizeof t->level, level->id);
        td_str_copy(t->swap_in, sizeof t->swap_in,
                    i % 7 == 3 && level->swap_in_count > 0 ? level->swap_ins[0].swap_in : "");
    }
    for (int i = 0; i < MORNINGS; i++) {
        mornings[i] = (struct td_morning){.day = DAY0 + 1 - i, .pain = i % 3};
    }
    for (int i = 0; i < ANSWERS; i++) {
        td_day_format(DAY0 - i, answers[i].date);
        td_str_copy(answers[i].topic, sizeof answers[i].topic,
                    td_topic_id((enum td_topic)(i % TD_TOPIC_COUNT)));
        td_str_copy(answers[i].answer, sizeof answers[i].answer, "no_time");
    }
}

void measure_plan(int rounds)
{
    static const struct td_limits limits = {
        .green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};
    struct td_training_gate gate = {.known = true, .goal = TD_GOAL_STRENGTH};
    struct td_plan_input input = {.sessions = sessions,
                                  .session_count = TD_PLAN_LOOK_BACK,
                                  .mornings = mornings,
                                  .morning_count = MORNINGS,
                                  .gate = &gate,
                                  .limits = &limits,
                                  .answers = answers,
                                  .answer_count = ANSWERS};
    const struct td_problems *problems = NULL;
    struct td_content_port port;
    struct td_content *content;
    struct td_plan plan;
    double begin;

    if (td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &content) != TD_OK) {
        return;
    }
    port = td_content_port(content);
    if (port.ops->program(port.self, &input.program, &problems) == TD_OK) {
        fill(input.program);
        input.now.unix_s = (DAY0 + 2) * (int64_t)86400 + 61200;
        begin = now_us();
        for (int i = 0; i < rounds; i++) {
            td_plan_make(&input, &plan);
        }
        printf("plan              %.1f us (%s; %d sessions, %d mornings, %d answers)\n",
               (now_us() - begin) / rounds, td_rule_id(plan.rule), TD_PLAN_LOOK_BACK, MORNINGS,
               ANSWERS);
    }
    td_content_free(content);
}
