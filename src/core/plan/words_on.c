/* The plan in words: the same again, and going on. */
#include "pass.h"

#include "teardrop/base/str.h"

#define FAR_TOO_EASY 4 /* RPE */

void td_plan_say_deeper(const struct td_deeper *deeper, char *out, size_t size)
{
    if (deeper->to_go == 0) {
        td_str_append(out, size, " %d degrees deeper, if you like: home asks you.",
                      deeper->more_deg);
    } else {
        td_str_append(out, size, " After %d%s calm week%s: %d degrees deeper, if you like.",
                      deeper->to_go, deeper->to_go < deeper->weeks ? " more" : "",
                      deeper->to_go == 1 ? "" : "s", deeper->more_deg);
    }
}

/* ` one rep more, 11 in each set` of what grows at a level that is not left. */
static void add_growth(const struct td_plan *plan, char *out, size_t size)
{
    const struct td_exercise *main = &plan->level->exercises[0];

    if (plan->hold_s > main->hold_max_s) {
        td_str_append(out, size, "hold for %d seconds", plan->hold_s);
    } else if (plan->reps > main->reps_max) {
        td_str_append(out, size, "%d reps in each set", plan->reps);
    } else {
        td_str_append(out, size, "%s%s", plan->hold_s > 0 ? "longer holds" : "more reps",
                      plan->no_load ? "" : ", a weight");
    }
}

/* How the limit ends. */
static void add_way_on(const struct td_plan *plan, char *out, size_t size)
{
    if (plan->by_look) {
        return;
    }
    if (plan->rests) {
        td_str_append(out, size, " The deeper step rests for two weeks, after two sore mornings.");
    } else if (plan->deeper.to_deg > 0) {
        td_plan_say_deeper(&plan->deeper, out, size);
    } else if (plan->until_look) {
        td_str_append(out, size, " More when somebody has looked at it.");
    } else {
        td_str_append(out, size, " Has something changed? Do the check again.");
    }
}

static void say_limit(const struct td_plan *plan, const struct td_program *program, char *out,
                      size_t size)
{
    td_str_format(out, size, "For now %s stops at %s",
                  plan->by_look ? "your clinician's word" : "your self-check",
                  td_level_title(td_program_twin_of(program, plan->level)));
    if (plan->wanted >= 0 && (size_t)plan->wanted < program->level_count &&
        plan->current_level != NULL &&
        td_program_rung(program, plan->current_level->id) == plan->wanted) {
        td_str_append(out, size, "; you were at %s",
                      td_level_title(&program->levels[plan->wanted]));
    }
    td_str_append(out, size, ". You can still grow there: ");
    add_growth(plan, out, size);
    td_str_append(out, size, ".");
    add_way_on(plan, out, size);
}

static void say_loaded(const struct td_plan *plan, char *out, size_t size)
{
    td_str_format(
        out, size,
        "For now %s stops at %s: no deeper, but stronger. The same bend with a weight; begin "
        "light, and note how much it is.",
        plan->by_look ? "your clinician's word" : "your self-check",
        td_level_title(plan->current_level != NULL ? plan->current_level : plan->level));
    if (!plan->by_look && (plan->rests || plan->deeper.to_deg > 0 || plan->until_look)) {
        add_way_on(plan, out, size);
    }
}

static void say_dose(const struct td_plan *plan, char *out, size_t size)
{
    td_str_append(out, size, " %d set%s of %d%s.", plan->sets, plan->sets == 1 ? "" : "s",
                  plan->hold_s > 0 ? plan->hold_s : plan->reps, plan->hold_s > 0 ? " seconds" : "");
}

static void say_top(const struct td_plan *plan, const struct td_program *program, char *out,
                    size_t size)
{
    int next = td_program_level_index(program, plan->level->id) + 1;

    td_str_copy(out, size,
                "You are at the top of the ladder. Two sessions a week keep it; more weight makes "
                "it grow.");
    if (next < (int)program->level_count && program->levels[next].by_choice &&
        !program->levels[next].off_ladder) {
        td_str_append(out, size, " %s is for trained lifters, by your own choice.",
                      td_level_title(&program->levels[next]));
    }
}

static void say_level_up(const struct td_plan *plan, const struct td_program *program, char *out,
                         size_t size)
{
    int next = td_program_level_index(program, plan->level->id) + 1;

    td_str_format(out, size, "New level: %s. ", td_level_title(plan->level));
    if (plan->greens >= 2) {
        td_str_append(out, size, "You have earned it, with %d good sessions in a row.",
                      plan->greens);
    } else {
        td_str_append(out, size, "The knee took the last one well.");
    }
    if (plan->level->optional && next < (int)program->level_count) {
        td_str_append(out, size, " You may skip this level: choose %s on the card.",
                      td_level_title(&program->levels[next]));
    }
}

static void say_heavier(const struct td_plan *plan, char *out, size_t size)
{
    char kg[16];

    td_str_from_thousandths(plan->load_g, kg, sizeof kg);
    td_str_format(out, size,
                  "That has become too easy for you, so it grows: %s kg now, with %d "
                  "reps.",
                  kg, plan->reps);
    if (plan->from_rpe >= 0 && plan->from_rpe <= FAR_TOO_EASY) {
        td_str_append(out, size, " Take more, if you have more than three reps left in you.");
    }
}

static void say_other_day(const struct td_plan *plan, const struct td_program *program, char *out,
                          size_t size)
{
    const struct td_level *level = td_program_level(program, plan->level->id);
    int at = level != NULL && plan->swap_in != NULL ? td_level_swap_in(level, plan->swap_in) : 0;

    td_str_copy(out, size,
                plan->gap == TD_GAP_NO_PLACE ? "No place for more than a wall: that will do."
                : plan->stuck                ? "You have been at this for a while, so for a "
                                               "change, something else in turn."
                                             : "Two kinds of days in turn; today the other one.");
    if (at > 0) {
        td_str_append(out, size, " %s: it counts as much.", level->swap_ins[at - 1].swap_name);
    }
}

/* Explained once; later in short, with how far it is to the next step. */
static void say_tolerated(const struct td_plan *plan, const struct td_limits *limits, char *out,
                          size_t size)
{
    if (plan->borne <= 1) {
        td_str_format(out, size,
                      "Sore up to %d in a session and calm by the morning: that is allowed. The "
                      "same again; hurt is not harm.",
                      limits->amber_pain);
    } else if (plan->borne_here <= 1) {
        td_str_copy(out, size, "A bit sore, and calm by the morning: fine. The same again.");
    } else if (plan->borne_here == 2) {
        td_str_copy(out, size, "Calm by the morning again. One more like it, and something grows.");
    } else {
        td_str_copy(out, size,
                    "Calm by the morning. The same again, until it hurts no more than "
                    "before.");
    }
}

/* More of something, or the next level. */
static void say_grown(const struct td_plan *plan, const struct td_program *program, char *out,
                      size_t size)
{
    switch (plan->rule) {
    case TD_RULE_MORE_REPS:
        td_str_format(out, size, "That went well, so there is more: %d reps in each set.",
                      plan->reps);
        break;
    case TD_RULE_LONGER:
        td_str_format(out, size, "That went well. Hold a little longer: %d seconds.", plan->hold_s);
        break;
    case TD_RULE_MORE_SETS:
        td_str_format(out, size, "That went well. One set more: %d now.", plan->sets);
        break;
    case TD_RULE_STEP:
        td_str_format(out, size, "That went well. One thing changes: %s.", plan->level->change);
        break;
    case TD_RULE_EASY:
        td_str_format(out, size, "That was far too easy for you: straight on to %s.",
                      td_level_title(plan->level));
        break;
    case TD_RULE_LEVEL_UP:
        say_level_up(plan, program, out, size);
        break;
    case TD_RULE_HEAVIER:
        say_heavier(plan, out, size);
        break;
    case TD_RULE_TOP:
        say_top(plan, program, out, size);
        break;
    default:
        break;
    }
}

void td_plan_say_on(const struct td_plan *plan, const struct td_program *program,
                    const struct td_limits *limits, char *out, size_t size)
{
    const char *ahead =
        plan->from_index >= 0 ? td_level_title(&program->levels[plan->from_index]) : "";

    switch (plan->rule) {
    case TD_RULE_HARD:
        td_str_format(out, size,
                      "Calm, but hard work: effort %d, and up to %d leads on. The same session "
                      "again.",
                      plan->from_rpe, plan->effort_most);
        break;
    case TD_RULE_RISING:
        td_str_format(out, size,
                      "The worst pain went up three weeks running: %d, %d, %d. The mornings are "
                      "calm, so keep the session as it is for two weeks, and look what else loads "
                      "the knee.",
                      plan->weekly[2], plan->weekly[1], plan->weekly[0]);
        break;
    case TD_RULE_TOLERATED:
        say_tolerated(plan, limits, out, size);
        break;
    case TD_RULE_AMBER:
        td_str_format(out, size, "A bit more sore on the morning after%s, so one set less:",
                      plan->basis_day >= 0 ? " an earlier session" : "");
        say_dose(plan, out, size);
        break;
    case TD_RULE_EASED:
        td_str_copy(out, size, "It was hard twice, so there is a little less today:");
        say_dose(plan, out, size);
        td_str_append(out, size, " Take longer between the sets if you like.");
        break;
    case TD_RULE_BACK:
        td_str_format(out, size,
                      "It has been calm since, so you are back at %s. You did not start "
                      "over.",
                      td_level_title(plan->level));
        break;
    case TD_RULE_HALF:
        td_str_format(out, size, "A calm time behind you: try %s again, with half its sets.",
                      ahead);
        break;
    case TD_RULE_LOWER:
        td_str_format(out, size,
                      "%s was too much three times. Stay at %s for a while and grow here: one "
                      "leg, and ",
                      ahead, td_level_title(plan->level));
        add_growth(plan, out, size);
        td_str_append(out, size, ". Then you try it with half its sets.");
        break;
    case TD_RULE_OTHER_DAY:
        say_other_day(plan, program, out, size);
        break;
    case TD_RULE_LIMIT:
        say_limit(plan, program, out, size);
        break;
    case TD_RULE_LIMIT_LOADED:
        say_loaded(plan, out, size);
        break;
    default:
        say_grown(plan, program, out, size);
        break;
    }
}
