/* Half a year with each limit that the self-check can set: it ends, or leads as deep as it says it
 * does, in its time; and nobody is carried past it. */
#include "teardrop/core/plan/limits.h"

#include "plan_world.h"
#include "teardrop/base/num.h"
#include "test.h"

#define DAYS 364

static const struct td_checklist *checklist;
static struct td_plan plan;

static int load_all(void **state)
{
    const struct td_problems *problems = NULL;
    struct td_content_port port;

    if (plan_world_load(state) != 0) {
        return -1;
    }
    port = td_content_port(w.content);
    return port.ops->checklist(port.self, &checklist, &problems) == TD_OK ? 0 : -1;
}

/* Named by a check of this hour; nothing else limits. */
static void begin(const struct td_cause *cause)
{
    struct td_check_record check = {.done = w.now,
                                    .outcome = TD_OUTCOME_NAMED,
                                    .training = TD_TRAINING_LIMITED,
                                    .urgency = cause->follow_up,
                                    .max_depth_deg = cause->max_depth_deg,
                                    .load = cause->load,
                                    .opens = cause->opens};

    plan_world_clear(&w);
    check.done = w.now;
    td_str_copy(check.start_level, sizeof check.start_level,
                cause->start_level != NULL ? cause->start_level : "l2");
    td_str_copy(check.max_level, sizeof check.max_level,
                cause->max_level != NULL ? cause->max_level : checklist->top_level);
    td_training_gate_of(&check, NULL, NULL, w.now.unix_s, &w.gate);
}

static int depth_of_plan(void)
{
    const struct td_level *level = plan.level;

    if (plan.swap_in != NULL) {
        const struct td_level *base = td_program_level(w.program, level->id);
        int at = td_level_swap_in(base, plan.swap_in);

        assert_true(at > 0);
        return base->swap_ins[at - 1].depth_to_deg;
    }
    return level->depth_to_deg;
}

/* The deepest that is open now. */
static int open_deg(void)
{
    struct td_training_gate gate = w.gate;
    struct td_plan_input in = {.program = w.program,
                               .sessions = w.sessions,
                               .session_count = w.session_count,
                               .mornings = w.mornings,
                               .morning_count = w.morning_count,
                               .gate = &w.gate,
                               .limits = &w.limits,
                               .answers = w.answers,
                               .answer_count = w.answer_count,
                               .now = w.now};

    td_limits_open(&in, &gate);
    return gate.max_depth_deg;
}

struct carried {
    int deepest; /* degrees, planned at all */
    int questions;
    int first_week; /* of the first question; -1 = none came */
    int last_week;
    int weights; /* sessions with a weight */
    int best_load_g;
};

/* Obeys and says yes; each session of that pain. */
static struct carried carry(const struct td_cause *cause, int pain)
{
    struct carried out = {.first_week = -1};
    int64_t day0;

    begin(cause);
    day0 = td_instant_local_day(w.now);
    while (td_instant_local_day(w.now) - day0 < DAYS) {
        int week = (int)(td_instant_local_day(w.now) - day0) / 7;
        struct td_past_session t;
        char text[400];
        int deg;

        plan_world_plan(&w, &plan);
        assert_null(plan.ask_one_more);
        if (plan.deeper.to_deg > 0 && plan.deeper.to_go == 0) {
            td_str_format(text, sizeof text, "%d", plan.deeper.to_deg);
            plan_world_answer(&w, TD_TOPIC_ONE_MORE, text);
            out.questions++;
            out.first_week = out.first_week < 0 ? week : out.first_week;
            out.last_week = week;
            plan_world_plan(&w, &plan);
        }
        if (plan.once != NULL) {
            plan_world_answer(&w, TD_TOPIC_SAID, plan.once);
        }
        td_plan_why(&plan, w.program, &w.limits, text, sizeof text);
        assert_true(strlen(text) > 10 && strlen(text) < sizeof text - 1);
        td_plan_ahead(&plan, &w.limits, text, sizeof text);
        assert_true(strlen(text) < 239);
        deg = depth_of_plan();
        assert_true(deg <= td_max(open_deg(), cause->max_depth_deg));
        if (cause->load != TD_LOAD_FREE) {
            assert_null(plan.level->twin_of);
            assert_int_equal(plan.load_g, 0);
        }
        out.deepest = td_max(out.deepest, deg);
        t = plan_world_done(&w, &plan, pain, 6);
        if (t.load_g == 0 && plan.level->exercises[0].held != TD_HELD_NOTHING &&
            plan.swap_in == NULL) {
            t.load_g = 4000;
        }
        out.weights += t.load_g > 0 ? 1 : 0;
        out.best_load_g = td_max(out.best_load_g, t.load_g);
        plan_world_add(&w, &t);
        plan_world_morning(&w, td_instant_local_day(w.now) + 1, 0, false, false);
        w.now.unix_s += (int64_t)2 * 86400;
    }
    return out;
}

static void print_carried(const struct td_cause *cause, int pain, const struct carried *c)
{
    print_message("%-18s %3d deg, %s, pain %d: deepest %3d, %d questions, weeks %d to %d, %d "
                  "sessions with a weight, up to %d.%d kg\n",
                  cause->id, cause->max_depth_deg, td_load_id(cause->load), pain, c->deepest,
                  c->questions, c->first_week, c->last_week, c->weights, c->best_load_g / 1000,
                  c->best_load_g % 1000 / 100);
}

/* As deep as it says, in the weeks it takes, and with a weight where that is free. */
static void limits__each_cause__leads_where_it_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < checklist->cause_count; i++) {
        const struct td_cause *cause = &checklist->causes[i];
        struct carried c;
        int steps;

        if (cause->max_depth_deg == 0) {
            continue;
        }
        c = carry(cause, 1);
        print_carried(cause, 1, &c);
        if (cause->opens.weeks == 0) {
            assert_int_equal(c.questions, 0);
            assert_true(c.deepest <= cause->max_depth_deg);
            continue;
        }
        steps = (cause->opens.to_deg - cause->max_depth_deg + cause->opens.step_deg - 1) /
                cause->opens.step_deg;
        assert_in_range(c.questions, 1, steps);
        assert_true(c.first_week >= cause->opens.weeks);
        assert_true(c.last_week >= steps * cause->opens.weeks - 1);
        assert_int_equal(open_deg(), cause->opens.to_deg);
        assert_true(c.deepest > cause->max_depth_deg && c.deepest <= cause->opens.to_deg);
        assert_true(cause->load != TD_LOAD_FREE || c.weights > 0);
    }
}

/* Sore within limits is no wall. */
static void limits__sore_and_calm__leads_as_deep(void **state)
{
    const struct td_cause *tendon =
        &checklist->causes[td_checklist_cause(checklist, "patellar_tendon")];
    struct carried c = carry(tendon, 3);

    (void)state;
    print_carried(tendon, 3, &c);
    assert_int_equal(open_deg(), 90);
    assert_true(c.best_load_g > 4000); /* nor is the weight */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits__each_cause__leads_where_it_says),
        cmocka_unit_test(limits__sore_and_calm__leads_as_deep),
    };

    return cmocka_run_group_tests(tests, load_all, plan_world_unload);
}
