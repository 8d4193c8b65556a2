/* The plan for mornings that have not come yet. */
#include "teardrop/core/what_if.h"

#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

#define MORNINGS_MAX 400
#define MORNING_HOUR 8

/* ---- how it differs ---- */

static void one_or_more(int by, const char *what, const char *than, char *out, size_t size)
{
    if (by == 1) {
        td_str_format(out, size, "a %s %s", what, than);
    } else {
        td_str_format(out, size, "%d %ss %s", by, what, than);
    }
}

/* `4 x 8`, `5 x 45 s` */
static void amount(const struct td_plan *plan, char *out, size_t size)
{
    if (plan->hold_s > 0) {
        td_str_format(out, size, "%d x %d s", plan->sets, plan->hold_s);
    } else {
        td_str_format(out, size, "%d x %d", plan->sets, plan->reps);
    }
}

/* At the same place of the same level. */
static void same_place(const struct td_past_session *done, const struct td_plan *plan, char *out,
                       size_t size)
{
    int more = plan->hold_s > 0 ? plan->hold_s - done->hold_s : plan->reps - done->reps;
    char numbers[32];

    amount(plan, numbers, sizeof numbers);
    if (plan->sets < done->sets) {
        one_or_more(done->sets - plan->sets, "set", "less", out, size);
    } else if (plan->sets > done->sets) {
        one_or_more(plan->sets - done->sets, "set", "more", out, size);
    } else if (more > 0) {
        td_str_format(out, size, "on to %s", numbers);
    } else if (more < 0) {
        td_str_format(out, size, "less: %s", numbers);
    } else if (plan->load_g != done->load_g) {
        td_str_format(out, size, "%s, %s weight", numbers,
                      plan->load_g > done->load_g ? "more" : "less");
    } else {
        td_str_format(out, size, "%s again", numbers);
    }
}

void td_what_if_change(const struct td_program *program, const struct td_past_session *done,
                       const struct td_plan *plan, char *out, size_t size)
{
    int was = td_program_rung(program, done->level), is;

    if (plan->level == NULL) {
        td_str_copy(out, size, "no training for now");
        return;
    }
    is = td_program_rung(program, plan->level->id);
    if (was >= 0 && is < was) {
        td_str_format(out, size, "%s easier: %s", was - is == 1 ? "a level" : "levels",
                      plan->level->name);
    } else if (!td_str_equal(plan->level->id, done->level)) {
        td_str_format(out, size, "on to %s", plan->level->name);
    } else if (plan->step != done->step) {
        td_str_format(out, size, "a small step %s", plan->step > done->step ? "on" : "back");
    } else {
        same_place(done, plan, out, size);
    }
}

/* ---- the mornings ---- */

/* The mornings without the one of that day, and a last place for it. */
static size_t copy_mornings(const struct td_plan_input *input, int64_t day,
                            struct td_morning out[MORNINGS_MAX + 1])
{
    size_t count = 0;

    for (size_t i = 0; i < input->morning_count && count < MORNINGS_MAX; i++) {
        if (input->mornings[i].day != day) {
            out[count++] = input->mornings[i];
        }
    }
    return count;
}

void td_what_if_make(const struct td_plan_input *input, int worst_pain, int rpe,
                     struct td_what_if *out)
{
    struct td_past_session sessions[TD_PLAN_LOOK_BACK];
    struct td_morning mornings[MORNINGS_MAX + 1];
    struct td_plan_input then = *input;
    struct td_plan plan;
    int64_t day;
    size_t count;
    int rung;

    memset(out, 0, sizeof *out);
    if (input->session_count == 0) {
        return;
    }
    then.session_count = td_min_size(input->session_count, TD_PLAN_LOOK_BACK);
    memcpy(sessions, input->sessions, then.session_count * sizeof sessions[0]);
    sessions[0].worst_pain = worst_pain;
    sessions[0].rpe = rpe;
    day = td_training_day(sessions[0].started) + 1;
    count = copy_mornings(input, day, mornings);
    out->known = true;
    out->usual = td_max(0, td_usual_morning(mornings, count, day));
    then.sessions = sessions;
    then.mornings = mornings;
    then.morning_count = count + 1;
    then.now.unix_s =
        day * TD_DAY_S + MORNING_HOUR * TD_HOUR_S - (int64_t)then.now.utc_offset_min * 60;
    for (int i = 0; i < TD_WHAT_IF_MORNINGS; i++) {
        mornings[count] = (struct td_morning){.day = day, .pain = td_min(out->usual + i, 10)};
        td_plan_make(&then, &plan);
        out->rule[i] = plan.rule;
        td_what_if_change(input->program, &sessions[0], &plan, out->text[i], sizeof out->text[i]);
    }
    rung = td_program_rung(input->program, sessions[0].level);
    out->once_more =
        out->rule[TD_IF_USUAL] == TD_RULE_ONCE_MORE && rung >= 0 &&
        (size_t)rung + 1 < input->program->level_count &&
        td_program_rung(input->program, input->program->levels[rung + 1].id) == rung + 1;
    out->next = out->once_more ? input->program->levels[rung + 1].name : NULL;
}
