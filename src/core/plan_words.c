/* The plan in words: the rule, and the numbers it looked at. */
#include "teardrop/base/str.h"
#include "teardrop/core/plan.h"

/* One line a rule. `numbers`: what was looked at stands behind it in brackets. */
static const struct {
    const char *text;
    bool numbers;
} words[TD_RULE_COUNT] = {
    [TD_RULE_CLOSED] = {"Training is closed for now.", false},
    [TD_RULE_START] = {"Your first session: this is where to begin.", false},
    [TD_RULE_PLACEMENT] = {"Nothing hurts, so try which level fits: 8 clean reps. Are they free "
                           "of pain, you begin here or a test further up.",
                           false},
    [TD_RULE_PLACED] = {"The test of 8 reps says: begin here.", false},
    [TD_RULE_SEE] = {"Three weeks with a red light, or with more pain each week. Have the knee "
                     "looked at in the next days; until then the gentle levels.",
                     true},
    [TD_RULE_TWO_REDS] = {"Two red sessions within a week: a week on the gentle levels.", true},
    [TD_RULE_SWELLING] = {"The knee was swollen after the last session: two levels down. If it "
                          "swells again, have it looked at.",
                          false},
    [TD_RULE_RED] = {"The last session was red: one level down.", true},
    [TD_RULE_BREAK] = {"", false},
    [TD_RULE_AMBER] = {"The last session was amber: the same level, one set less.", true},
    [TD_RULE_MORNING] = {"", false},
    [TD_RULE_UNSAID] = {"Pain or effort of the last session was not said: it stays as it was.",
                        true},
    [TD_RULE_NOT_WHOLE] = {"Not all reps were done as planned last time: the same once more.",
                           true},
    [TD_RULE_HARD] = {"", true},
    [TD_RULE_FULL_SETS] = {"Green again: all sets are back.", true},
    [TD_RULE_MORE_REPS] = {"", true},
    [TD_RULE_LONGER] = {"", true},
    [TD_RULE_MORE_SETS] = {"Green: one set more.", true},
    [TD_RULE_STEP] = {"", true},
    [TD_RULE_ONCE_MORE] = {"Green: one more like it opens the next level.", true},
    [TD_RULE_LEVEL_UP] = {"", true},
    [TD_RULE_HEAVIER] = {"", true},
    [TD_RULE_DELOAD] = {"An easier week after three full ones: half the sets, nothing new.", false},
    [TD_RULE_AFTER_EASE] = {"The easier week is over: on as before.", false},
    [TD_RULE_LIMIT] = {"", false},
    [TD_RULE_TOP] = {"", true},
};

static void add_number(char *out, size_t size, const char *what, int number)
{
    if (number >= 0) {
        td_str_append(out, size, "%s%s %d", out[0] != '\0' ? ", " : "", what, number);
    }
}

/* ` (pain 1, morning before 0, morning after 0, effort 6)` */
static void add_numbers(const struct td_plan *plan, char *out, size_t size)
{
    char numbers[120] = "";

    add_number(numbers, sizeof numbers, "pain", plan->sign.pain);
    add_number(numbers, sizeof numbers, "morning before", plan->sign.before);
    if (plan->sign.before < 0 && plan->sign.after >= 0) {
        add_number(numbers, sizeof numbers, "usual morning", plan->sign.usual);
    }
    add_number(numbers, sizeof numbers, "morning after", plan->sign.after);
    add_number(numbers, sizeof numbers, "effort", plan->from_rpe);
    if (plan->sign.swollen || plan->sign.limp) {
        td_str_append(numbers, sizeof numbers, "%s%s", numbers[0] != '\0' ? ", " : "",
                      plan->sign.swollen && plan->sign.limp ? "swollen, a limp"
                      : plan->sign.swollen                  ? "swollen"
                                                            : "a limp");
    }
    if (numbers[0] != '\0') {
        td_str_append(out, size, " Last time: %s.", numbers);
    }
}

static void say_limit(const struct td_plan *plan, const struct td_program *program, char *out,
                      size_t size)
{
    td_str_format(out, size, "Your last self-check leaves levels up to %s open", plan->level->name);
    if (plan->wanted >= 0 && (size_t)plan->wanted < program->level_count) {
        td_str_append(out, size, "; the next one would be %s", program->levels[plan->wanted].name);
    }
    td_str_append(out, size, ". A new self-check may open more.");
}

static void say_break(const struct td_plan *plan, char *out, size_t size)
{
    td_str_format(out, size, "%d weeks since the last session: %s.", plan->weeks_off,
                  plan->weeks_off >= 8   ? "two levels down, and a new self-check is a good idea"
                  : plan->weeks_off >= 4 ? "one level down"
                                         : "the same level, from its beginning");
}

static const char *kilograms(int grams, char out[16])
{
    td_str_from_thousandths(grams, out, 16);
    return out;
}

/* Those whose words hold a number. */
static void say_with_number(const struct td_plan *plan, const struct td_program *program,
                            const struct td_safety *safety, char *out, size_t size)
{
    char kg[16];

    switch (plan->rule) {
    case TD_RULE_MORNING:
        td_str_format(out, size, "The morning after the last session is %s: it stays as it was.",
                      plan->morning_to_come ? "still to come" : "not answered");
        break;
    case TD_RULE_BREAK:
        say_break(plan, out, size);
        break;
    case TD_RULE_HARD:
        td_str_format(out, size, "Green, but the effort was %d; up to %d leads on. The same again.",
                      plan->from_rpe, safety->effort);
        break;
    case TD_RULE_MORE_REPS:
        td_str_format(out, size, "Green: one rep more, %d in each set.", plan->reps);
        break;
    case TD_RULE_LONGER:
        td_str_format(out, size, "Green: hold five seconds longer, %d in all.", plan->hold_s);
        break;
    case TD_RULE_STEP:
        td_str_format(out, size, "Green: one thing changes, %s.", plan->level->change);
        break;
    case TD_RULE_LEVEL_UP:
        td_str_format(out, size, "%d green sessions in a row at %s: one level up.", plan->greens,
                      plan->from);
        break;
    case TD_RULE_HEAVIER:
        td_str_format(out, size,
                      "Two reps more than planned, two green sessions in a row: %s kg now.",
                      kilograms(plan->load_g, kg));
        break;
    case TD_RULE_LIMIT:
        say_limit(plan, program, out, size);
        break;
    case TD_RULE_TOP:
        td_str_copy(out, size, "Green: the plan has no harder level. Twice a week keeps it.");
        if (program->level_count > 0 && plan->level->small_step_count == 0 &&
            td_program_level_index(program, plan->level->id) + 1 < (int)program->level_count) {
            td_str_append(out, size, " The one above is for trained lifters, by your own choice.");
        }
        break;
    default:
        break;
    }
}

void td_plan_why(const struct td_plan *plan, const struct td_program *program,
                 const struct td_safety *safety, char *out, size_t size)
{
    td_str_copy(out, size, words[plan->rule].text);
    if (out[0] == '\0') {
        say_with_number(plan, program, safety, out, size);
    }
    if (words[plan->rule].numbers) {
        add_numbers(plan, out, size);
    }
}

void td_plan_ahead(const struct td_plan *plan, const struct td_safety *safety, char *out,
                   size_t size)
{
    out[0] = '\0';
    if (plan->rule == TD_RULE_CLOSED || plan->purpose == TD_PURPOSE_PLACEMENT) {
        return;
    }
    td_str_format(out, size,
                  "Harder after it: all reps, pain up to %d, effort up to %d, a calm morning. "
                  "Easier: more pain than that, a worse morning, a limp or swelling.",
                  safety->green_pain, safety->effort);
}
