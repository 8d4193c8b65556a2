/* The plan in words: the rule, and the numbers it looked at. */
#include "teardrop/base/str.h"
#include "teardrop/core/check/hurt.h"
#include "teardrop/core/plan/plan.h"

#define ADVICE_SEE " Have the knee looked at in the next days; until then the gentle levels."

/* One line a rule; NULL = say() puts it together. `numbers`: what was looked at follows
 * it. `back`: and where it leads to. */
static const struct {
    const char *text;
    bool numbers, back;
} words[TD_RULE_COUNT] = {
    [TD_RULE_CLOSED] = {"Training is closed for now.", false, false},
    [TD_RULE_PLACEMENT] = {"Nothing hurts, so try which level fits: 8 clean reps. If none of "
                           "them hurts, you begin here, or go on to the next test.",
                           false, false},
    [TD_RULE_PLACEMENT_AGAIN] = {"The test of 8 reps was not done to its end: once more.", false,
                                 false},
    [TD_RULE_PLACED] = {"The test of 8 reps says: begin here.", true, false},
    [TD_RULE_TWO_REDS] = {"Red on two days within a week: a week on the gentle levels.", true,
                          false},
    [TD_RULE_SWELLING] = {NULL, true, true},
    [TD_RULE_RED] = {NULL, true, true},
    [TD_RULE_TODAY_SWELLING] = {NULL, false, true},
    [TD_RULE_TODAY_RED] = {NULL, false, true},
    [TD_RULE_FLAT] = {"The measures of six weeks show no clear change: one level down for a "
                      "while, and look at load and sleep.",
                      false, true},
    [TD_RULE_SELF_CHECK] = {"The newest self-check asks to begin gently.", false, true},
    [TD_RULE_AMBER] = {NULL, true, false},
    [TD_RULE_AMBER_AGAIN] = {"Amber twice at the same place: one step back.", true, true},
    [TD_RULE_UNWELL] = {"You stopped because you felt unwell, and that was right. The same again "
                        "when you are well.",
                        false, false},
    [TD_RULE_MORNING] = {NULL, true, false},
    [TD_RULE_UNSAID] = {"Pain or effort of the last session was not said: it stays as it was.",
                        true, false},
    [TD_RULE_NOT_WHOLE] = {"Fewer reps than the level has were done: the same once more.", true,
                           false},
    [TD_RULE_TOO_FAST] = {"It was faster than the level's tempo: the same once more, slowly.", true,
                          false},
    [TD_RULE_HARD] = {NULL, true, false},
    [TD_RULE_FULL_SETS] = {"Green again: all sets are back.", true, false},
    [TD_RULE_MORE_REPS] = {NULL, true, false},
    [TD_RULE_LONGER] = {NULL, true, false},
    [TD_RULE_MORE_SETS] = {"Green: one set more.", true, false},
    [TD_RULE_STEP] = {NULL, true, false},
    [TD_RULE_ONCE_MORE] = {"Green: one more like it opens the next level.", true, false},
    [TD_RULE_LEVEL_UP] = {NULL, true, false},
    [TD_RULE_HEAVIER] = {NULL, true, false},
    [TD_RULE_DELOAD] = {"An easier week after the full ones: half the sets, nothing new.", false,
                        false},
    [TD_RULE_AFTER_DELOAD] = {"The easier week is over: on as before.", false, false},
    [TD_RULE_TOP] = {NULL, true, false},
};

/* ---- what was looked at ---- */

static void add_number(char *out, size_t size, const char *what, int number)
{
    if (number >= 0) {
        td_str_append(out, size, "%s%s %d", out[0] != '\0' ? ", " : "", what, number);
    }
}

/* ` Last time: pain 1, morning before 0, morning after 0, effort 6.` */
static void add_numbers(const struct td_plan *plan, char *out, size_t size)
{
    char numbers[200] = "", day[11];

    if (plan->basis.hurt[0] != '\0') {
        td_str_format(numbers, sizeof numbers, "stopped for: %s", td_hurt_name(plan->basis.hurt));
    }
    add_number(numbers, sizeof numbers, "pain", plan->basis.pain);
    add_number(numbers, sizeof numbers, "morning before", plan->basis.before);
    if (plan->basis.usual != plan->basis.before && plan->basis.after >= 0) {
        add_number(numbers, sizeof numbers, "usual morning", plan->basis.usual);
    }
    add_number(numbers, sizeof numbers, "morning after", plan->basis.after);
    add_number(numbers, sizeof numbers, "effort", plan->from_rpe);
    if (plan->basis.swollen || plan->basis.limp) {
        td_str_append(numbers, sizeof numbers, "%s%s", numbers[0] != '\0' ? ", " : "",
                      plan->basis.swollen && plan->basis.limp ? "swollen, a limp"
                      : plan->basis.swollen                   ? "swollen"
                                                              : "a limp");
    }
    if (numbers[0] == '\0') {
        return;
    }
    td_str_copy(day, sizeof day, "Last time");
    if (plan->basis_day >= 0) {
        td_day_format(plan->basis_day, day);
    }
    td_str_append(out, size, " %s: %s.", day, numbers);
}

/* ---- where it leads ---- */

/* ` From 2 inch to 1 inch.`, or that nothing is below; a small step back is in the level. */
static void add_way_down(const struct td_plan *plan, char *out, size_t size)
{
    bool stays = plan->current_level == NULL || plan->level->id == plan->current_level->id;

    if (stays && plan->rule == TD_RULE_AMBER_AGAIN && plan->current_level != NULL) {
        return;
    }
    if (stays) {
        td_str_append(out, size, " It stays at %s: nothing is gentler.", plan->level->name);
    } else {
        td_str_append(out, size, " From %s to %s.", plan->current_level->name, plan->level->name);
    }
    if (plan->clipped) {
        td_str_append(out, size, " The self-check leaves no more open.");
    }
}

static void say_see(const struct td_plan *plan, char *out, size_t size)
{
    static const char *const found[] = {
        [TD_REFER_NOT] = "",
        [TD_REFER_RED_WEEKS] = "Three weeks with a red light each.",
        [TD_REFER_RISING] = "The worst pain rose three weeks running: ",
        [TD_REFER_SWELLING] = "The knee was swollen twice within six weeks.",
        [TD_REFER_REST_PAIN] = "Pain of 7 or more on a morning.",
        [TD_REFER_MEASURES] = "The last measures were worse than the first ones.",
    };

    td_str_copy(out, size, found[plan->referral]);
    if (plan->referral == TD_REFER_RISING) {
        td_str_append(out, size, "%d, %d, %d.", plan->weekly[2], plan->weekly[1], plan->weekly[0]);
    }
    if (plan->swollen_today && plan->referral != TD_REFER_SWELLING) {
        td_str_append(out, size, " And it is swollen today.");
    }
    td_str_append(out, size, ADVICE_SEE);
}

/* `The knee was swollen on the last morning (pain 3, usual 0, a limp): two levels down.` */
static void say_today(const struct td_plan *plan, const char *how, const char *what_then, char *out,
                      size_t size)
{
    td_str_format(out, size, "The knee was %s on the last morning (pain %d", how, plan->today.pain);
    if (plan->today_usual >= 0) {
        td_str_append(out, size, ", usual %d", plan->today_usual);
    }
    td_str_append(out, size, "%s): %s.", plan->today.limp ? ", a limp" : "", what_then);
}

static void say_swollen(const struct td_plan *plan, char *out, size_t size)
{
    if (plan->swollen_today) {
        td_str_copy(out, size,
                    "The knee is swollen today: a day of rest, or the first level and no more. "
                    "If it is hot, or hard to bend, do the self-check first.");
    } else if (plan->rule == TD_RULE_SWELLING) {
        td_str_copy(out, size,
                    "The knee was swollen after a session: two levels down. If it "
                    "swells again, have it looked at.");
    } else {
        say_today(plan, "swollen", "two levels down, or a day of rest", out, size);
    }
}

static void say_red(const struct td_plan *plan, char *out, size_t size)
{
    td_str_copy(out, size,
                plan->basis_day >= 0
                    ? "An earlier session was red, and nothing gentler followed it yet."
                    : "The last session was red: one level down.");
    if (td_hurt_is_knee(plan->basis.hurt)) {
        td_str_append(out, size, " Go through the self-check again first.");
    }
}

static void say_limit(const struct td_plan *plan, const struct td_program *program, char *out,
                      size_t size)
{
    td_str_format(out, size, "Your last self-check leaves levels up to %s open", plan->level->name);
    if (plan->wanted >= 0 && (size_t)plan->wanted < program->level_count) {
        td_str_append(out, size, "; %s %s",
                      plan->current_level != NULL &&
                              plan->current_level->id == program->levels[plan->wanted].id
                          ? "you were at"
                          : "the next one would be",
                      program->levels[plan->wanted].name);
    }
    td_str_append(out, size, ". A new self-check may open more.");
}

static void say_break(const struct td_plan *plan, char *out, size_t size)
{
    td_str_format(out, size, "%d weeks since the last session: %s", plan->weeks_off,
                  plan->weeks_off < 4 ? "the same level, from its beginning."
                                      : "it begins lower again.");
    if (plan->weeks_off < 4) {
        return;
    }
    add_way_down(plan, out, size);
    if (plan->weeks_off >= 8) {
        td_str_append(out, size, " A new self-check is a good idea.");
    }
}

static void say_morning(const struct td_plan *plan, char *out, size_t size)
{
    if (plan->morning_to_come) {
        td_str_copy(out, size,
                    "The morning after the last session is still to come: it stays as it was.");
        return;
    }
    td_str_format(out, size,
                  "The morning after the last session is not answered: it stays as it was.%s",
                  plan->asked_late ? " `teardrop log` with --date takes it late." : "");
}

static void say_start(const struct td_plan *plan, char *out, size_t size)
{
    if (plan->from[0] == '\0') {
        td_str_copy(out, size, "Your first session: this is where to begin.");
        return;
    }
    td_str_format(out, size,
                  "Your last level, %s, does not belong to this programme: this is where to begin.",
                  plan->from);
}

/* ---- going on ---- */

static void say_top(const struct td_plan *plan, const struct td_program *program, char *out,
                    size_t size)
{
    int next = td_program_level_index(program, plan->level->id) + 1;

    td_str_copy(out, size, "Green: the plan has no harder level. Twice a week keeps it.");
    if (plan->level->exercises[0].held != TD_HELD_NOTHING) {
        td_str_append(out, size,
                      plan->load_g > 0
                          ? " Two reps more in the last set, twice, and the weight grows."
                          : " Note the weight, and it can grow.");
    }
    if (next < (int)program->level_count && program->levels[next].by_choice &&
        !program->levels[next].off_ladder) {
        td_str_append(out, size, " %s is for trained lifters, by your own choice.",
                      program->levels[next].name);
    }
}

static void say_level_up(const struct td_plan *plan, const struct td_program *program, char *out,
                         size_t size)
{
    int next = td_program_level_index(program, plan->level->id) + 1;

    td_str_format(out, size, "%d green sessions in a row at %s: one level up.", plan->greens,
                  plan->current_level->id);
    if (plan->level->optional && next < (int)program->level_count) {
        td_str_append(out, size, " This level may be left out: set %s on the card.",
                      program->levels[next].id);
    }
    if (plan->level->exercises[0].held != TD_HELD_NOTHING) {
        td_str_append(out, size, " Begin light, and set the weight on the card.");
    }
}

static void say_on(const struct td_plan *plan, const struct td_program *program,
                   const struct td_limits *limits, char *out, size_t size)
{
    char kg[16];

    switch (plan->rule) {
    case TD_RULE_HARD:
        td_str_format(out, size, "Green, but the effort was %d; up to %d leads on. The same again.",
                      plan->from_rpe, limits->effort);
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
        say_level_up(plan, program, out, size);
        break;
    case TD_RULE_HEAVIER:
        td_str_from_thousandths(plan->load_g, kg, sizeof kg);
        td_str_format(out, size,
                      "Two reps more than planned, two green sessions in a row: %s kg now.", kg);
        break;
    case TD_RULE_TOP:
        say_top(plan, program, out, size);
        break;
    default:
        break;
    }
}

/* Those whose words depend on the numbers. */
static void say(const struct td_plan *plan, const struct td_program *program,
                const struct td_limits *limits, char *out, size_t size)
{
    switch (plan->rule) {
    case TD_RULE_START:
        say_start(plan, out, size);
        break;
    case TD_RULE_REFER:
        say_see(plan, out, size);
        break;
    case TD_RULE_SWELLING:
    case TD_RULE_TODAY_SWELLING:
        say_swollen(plan, out, size);
        break;
    case TD_RULE_RED:
        say_red(plan, out, size);
        break;
    case TD_RULE_TODAY_RED:
        say_today(plan, "much worse than usual", "one level down, or a day of rest", out, size);
        break;
    case TD_RULE_TODAY_AMBER:
        say_today(plan, "a little worse than usual", "the same level, one set less", out, size);
        break;
    case TD_RULE_AMBER:
        td_str_format(out, size, "%s session was amber: the same level, %d set%s.",
                      plan->basis_day >= 0 ? "An earlier" : "The last", plan->sets,
                      plan->sets == 1 ? "" : "s");
        break;
    case TD_RULE_BREAK:
        say_break(plan, out, size);
        break;
    case TD_RULE_MORNING:
        say_morning(plan, out, size);
        break;
    case TD_RULE_LIMIT:
        say_limit(plan, program, out, size);
        break;
    default:
        say_on(plan, program, limits, out, size);
        break;
    }
}

void td_plan_why(const struct td_plan *plan, const struct td_program *program,
                 const struct td_limits *limits, char *out, size_t size)
{
    out[0] = '\0';
    if (words[plan->rule].text != NULL) {
        td_str_copy(out, size, words[plan->rule].text);
    } else {
        say(plan, program, limits, out, size);
    }
    if (words[plan->rule].back) {
        add_way_down(plan, out, size);
    }
    if (plan->kept_by_settings && plan->rule > TD_RULE_HARD) {
        td_str_append(out, size, " Your settings keep reps, seconds or sets as they are.");
    }
    if (words[plan->rule].numbers) {
        add_numbers(plan, out, size);
    }
}

void td_plan_rest(const struct td_plan *plan, struct td_instant now, char *out, size_t size)
{
    int64_t left = plan->due_unix_s - now.unix_s;
    int hours = (int)((left + TD_HOUR_S - 1) / TD_HOUR_S);

    out[0] = '\0';
    if (left > 0) {
        td_str_format(out, size, "Best after %d more hour%s%s.", hours, hours == 1 ? "" : "s",
                      plan->week_full ? ": this week is full" : "");
    }
}

void td_plan_ahead(const struct td_plan *plan, const struct td_limits *limits, char *out,
                   size_t size)
{
    static const char easier[] =
        "Easier: more pain than that, a worse morning, a limp or swelling.";

    out[0] = '\0';
    switch (plan->rule) {
    case TD_RULE_CLOSED:
    case TD_RULE_PLACEMENT:
    case TD_RULE_PLACEMENT_AGAIN:
    case TD_RULE_REFER:
    case TD_RULE_TWO_REDS:
    case TD_RULE_DELOAD:
        return;
    case TD_RULE_LIMIT:
        td_str_copy(out, size, "Harder only after a new self-check.");
        return;
    case TD_RULE_TOP:
        td_str_format(out, size, "Pain up to %d and calm mornings keep it here. %s",
                      limits->green_pain, easier);
        return;
    default:
        break;
    }
    td_str_format(out, size,
                  "Harder after green sessions: all reps, pain up to %d or 1 above what you began "
                  "with, effort "
                  "up to %d, a calm morning. %s",
                  limits->green_pain, limits->effort, easier);
}
