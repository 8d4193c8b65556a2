/* A record for the plan's tests: the shipped programme, sessions newest first. */
#ifndef TEARDROP_TESTS_PLAN_WORLD_H
#define TEARDROP_TESTS_PLAN_WORLD_H

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/store/content/content.h"
#include "test.h"

#define PLAN_DAY0 20000
#define PLAN_MORNINGS 400
#define PLAN_ANSWERS 16

struct plan_world {
    struct td_content *content;
    const struct td_program *program;
    struct td_limits limits;
    struct td_training_gate gate;
    struct td_past_session sessions[TD_PLAN_LOOK_BACK];
    size_t session_count;
    struct td_morning mornings[PLAN_MORNINGS];
    size_t morning_count;
    const struct td_decided *decided; /* by the measures; NULL = nothing */
    struct td_person_answer answers[PLAN_ANSWERS];
    size_t answer_count;
    struct td_instant now;
};

static inline bool plan_world_init(struct plan_world *w)
{
    const struct td_problems *problems = NULL;
    struct td_content_port port;

    memset(w, 0, sizeof *w);
    w->limits = (struct td_limits){.green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};
    if (td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &w->content) != TD_OK) {
        return false;
    }
    port = td_content_port(w->content);
    return port.ops->program(port.self, &w->program, &problems) == TD_OK;
}

/* Nothing on record; it is the morning of the first day. */
static inline void plan_world_clear(struct plan_world *w)
{
    w->session_count = w->morning_count = w->answer_count = 0;
    memset(&w->gate, 0, sizeof w->gate);
    w->decided = NULL;
    w->now = (struct td_instant){.unix_s = (int64_t)PLAN_DAY0 * 86400 + 8 * TD_HOUR_S};
}

static inline void plan_world_add(struct plan_world *w, const struct td_past_session *t)
{
    size_t kept = w->session_count < TD_PLAN_LOOK_BACK ? w->session_count : TD_PLAN_LOOK_BACK - 1;

    memmove(&w->sessions[1], &w->sessions[0], kept * sizeof w->sessions[0]);
    w->sessions[0] = *t;
    w->session_count = kept + 1;
}

static inline void plan_world_morning(struct plan_world *w, int64_t day, int pain, bool swollen,
                                      bool limp)
{
    if (w->morning_count == PLAN_MORNINGS) { /* the oldest goes */
        memmove(&w->mornings[0], &w->mornings[1], (PLAN_MORNINGS - 1) * sizeof w->mornings[0]);
        w->morning_count--;
    }
    w->mornings[w->morning_count++] = (struct td_morning){day, pain, swollen, limp};
}

/* Given today; newest first. */
static inline void plan_world_answer(struct plan_world *w, enum td_topic topic, const char *answer)
{
    struct td_person_answer *newest = &w->answers[0];

    memmove(&w->answers[1], &w->answers[0], (PLAN_ANSWERS - 1) * sizeof w->answers[0]);
    w->answer_count += w->answer_count < PLAN_ANSWERS ? 1 : 0;
    memset(newest, 0, sizeof *newest);
    td_day_format(td_instant_local_day(w->now), newest->date);
    td_str_copy(newest->topic, sizeof newest->topic, td_topic_id(topic));
    td_str_copy(newest->answer, sizeof newest->answer, answer);
}

static inline void plan_world_plan(const struct plan_world *w, struct td_plan *out)
{
    struct td_plan_input input = {.program = w->program,
                                  .sessions = w->sessions,
                                  .session_count = w->session_count,
                                  .mornings = w->mornings,
                                  .morning_count = w->morning_count,
                                  .gate = &w->gate,
                                  .limits = &w->limits,
                                  .decided = w->decided,
                                  .answers = w->answers,
                                  .answer_count = w->answer_count,
                                  .now = w->now};

    td_plan_make(&input, out);
}

/* What the plan says, done as it says. */
static inline struct td_past_session plan_world_done(const struct plan_world *w,
                                                     const struct td_plan *plan, int pain, int rpe)
{
    struct td_past_session t = {.started = w->now,
                                .step = plan->step,
                                .purpose = plan->purpose,
                                .finished = true,
                                .at_tempo = true,
                                .sets = plan->sets,
                                .reps = plan->reps > 0 ? plan->reps : 1,
                                .hold_s = plan->hold_s,
                                .load_g = plan->load_g,
                                .worst_pain = pain,
                                .rpe = rpe};

    td_str_copy(t.level, sizeof t.level, plan->level->id);
    td_str_copy(t.swap_in, sizeof t.swap_in, plan->swap_in != NULL ? plan->swap_in : "");
    return t;
}

/* A session at the level as it begins; then a morning of that pain (-1: not answered).
 * Leaves the clock two days later. */
static inline void plan_world_train(struct plan_world *w, const char *level, int pain, int rpe,
                                    int after)
{
    const struct td_level *at = td_program_level(w->program, level);
    struct td_plan as = {
        .level = at,
        .sets = at->exercises[0].sets_min,
        .reps = at->exercises[0].kind == TD_EXERCISE_REPS ? at->exercises[0].reps_min : 0,
        .hold_s = at->exercises[0].hold_s};
    struct td_past_session t = plan_world_done(w, &as, pain, rpe);
    int64_t day = td_instant_local_day(w->now);

    plan_world_add(w, &t);
    if (after >= 0) {
        plan_world_morning(w, day + 1, after, false, false);
    }
    w->now.unix_s += (int64_t)2 * 86400;
}

/* Fails the test when the plan is another one, or has nothing to say of itself. */
static inline void plan_world_expect(const struct plan_world *w, enum td_rule rule,
                                     const char *level, struct td_plan *plan)
{
    char why[400];

    plan_world_plan(w, plan);
    if (plan->rule != rule || strcmp(plan->level->id, level) != 0) {
        fail_msg("%s at %s, expected %s at %s", td_rule_id(plan->rule), plan->level->id,
                 td_rule_id(rule), level);
    }
    td_plan_why(plan, w->program, &w->limits, why, sizeof why);
    assert_true(strlen(why) > 10 && strlen(why) < sizeof why - 1);
}

/* What the plan's level is overridden with. */
static inline void plan_world_overrides(const struct plan_world *w, const struct td_plan *plan,
                                        const struct td_overrides *usual,
                                        const struct td_overrides *asked, struct td_overrides *out)
{
    struct td_planned planned;

    assert_int_equal(td_planned_make(w->program, plan->level, plan, usual, asked, &planned), TD_OK);
    *out = planned.overrides;
}

/* ---- fixtures: one world, one plan a program ---- */

static struct plan_world w;

static inline int plan_world_load(void **state)
{
    (void)state;
    return plan_world_init(&w) ? 0 : -1;
}

static inline int plan_world_unload(void **state)
{
    (void)state;
    td_content_free(w.content);
    return 0;
}

#endif
