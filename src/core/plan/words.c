/* The plan in words: the rule, and the numbers it looked at. Going on is in words_on.c. */
#include "pass.h"

#include "teardrop/base/str.h"
#include "teardrop/core/check/hurt.h"

#define WEEKS_OFF_DAYS 28 /* so long off, it begins as the level does */
#define ADVICE_SEE " Have the knee looked at in the next days; until then the gentle levels."

/* One line a rule, plain and kind; NULL = say() puts it together. `numbers`: what was looked at
 * follows it. `back`: and where it leads to. */
static const struct {
    const char *text;
    bool numbers, back;
} words[TD_RULE_COUNT] = {
    [TD_RULE_CLOSED] = {"Training is closed for now.", false, false},
    [TD_RULE_PLACEMENT_AGAIN] = {"The test of 8 reps was not finished. Try it once more when you "
                                 "like.",
                                 false, false},
    [TD_RULE_PLACED] = {"The test of 8 reps says: begin here.", true, false},
    [TD_RULE_TWO_REDS] = {"Two bad days for the knee within a week. Give it a week on the gentle "
                          "levels; after that you are soon back.",
                          true, false},
    [TD_RULE_SWELLING] = {NULL, true, true},
    [TD_RULE_RED] = {NULL, false, true},
    [TD_RULE_TODAY_SWELLING] = {NULL, false, true},
    [TD_RULE_TODAY_RED] = {NULL, false, true},
    [TD_RULE_AFTER_LOOK] = {"Good that somebody has looked at the knee. Begin gently, below where "
                            "you were; it builds up from here.",
                            false, true},
    [TD_RULE_SELF_CHECK] = {"Your newest self-check asks for a gentle start.", false, true},
    [TD_RULE_GAP] = {NULL, false, true},
    [TD_RULE_AMBER] = {NULL, true, false},
    [TD_RULE_AMBER_AGAIN] = {"A bit sore twice in a row, so today is one step easier. That is "
                             "normal, and you are not starting over.",
                             true, true},
    [TD_RULE_OTHER_WORK] =
        {"Still a lot for the knee at the gentlest level. Leave that for now, and do other "
         "work today: the hips, or the thigh from a chair.",
         true, false},
    [TD_RULE_EASED] = {NULL, true, false},
    [TD_RULE_RISING] = {NULL, true, false},
    [TD_RULE_TOLERATED] = {NULL, true, false},
    [TD_RULE_UNWELL] = {"You stopped because you felt unwell, and that was right. The same again "
                        "when you are well.",
                        false, false},
    [TD_RULE_MORNING] = {NULL, true, false},
    [TD_RULE_UNSAID] = {"You left pain or effort blank last time, so today is the same session.",
                        true, false},
    [TD_RULE_NOT_WHOLE] = {"You stopped a little early. Same session again, no hurry.", true,
                           false},
    [TD_RULE_TOO_FAST] = {"A little fast last time. Same session again, slowly.", true, false},
    [TD_RULE_HARD] = {NULL, true, false},
    [TD_RULE_FLAT] = {"Six weeks, and the numbers have not moved yet. Let us change something: "
                      "hips twice a week, one leg at a time, and a look at what else loads the "
                      "knee.",
                      false, false},
    [TD_RULE_FULL_SETS] = {"Calm again: all the sets are back.", true, false},
    [TD_RULE_BACK] = {NULL, true, false},
    [TD_RULE_HALF] = {NULL, true, false},
    [TD_RULE_MORE_REPS] = {NULL, true, false},
    [TD_RULE_LONGER] = {NULL, true, false},
    [TD_RULE_MORE_SETS] = {NULL, true, false},
    [TD_RULE_STEP] = {NULL, true, false},
    [TD_RULE_LIMIT_LOADED] = {NULL, true, false},
    [TD_RULE_ONCE_MORE] = {"That went well. One more like it leads on.", true, false},
    [TD_RULE_EASY] = {NULL, true, false},
    [TD_RULE_LEVEL_UP] = {NULL, true, false},
    [TD_RULE_HEAVIER] = {NULL, true, false},
    [TD_RULE_DELOAD] = {"An easier week: half the sets, nothing new. Rest is when strength comes.",
                        false, false},
    [TD_RULE_AFTER_DELOAD] = {"The easier week is over. On as before.", false, false},
    [TD_RULE_OTHER_DAY] = {NULL, true, false},
    [TD_RULE_LOWER] = {NULL, true, false},
    [TD_RULE_TOP] = {NULL, true, false},
};

/* ---- what was looked at ---- */

static void add_number(char *out, size_t size, const char *what, int number)
{
    if (number >= 0) {
        td_str_append(out, size, "%s%s %d", out[0] != '\0' ? ", " : "", what, number);
    }
}

/* `On Mon 15 December`; "Last time" for the newest session. */
static void day_of_basis(const struct td_plan *plan, const char *before, char *out, size_t size)
{
    char day[TD_DAY_WORDS];

    td_str_copy(out, size, "Last time");
    if (plan->basis_day >= 0) {
        td_day_words(plan->basis_day, plan->basis_day, day);
        td_str_format(out, size, "%s%s", before, day);
    }
}

/* `, morning after 2 (your usual: 0)`; what is not on record is not said. */
static void add_mornings(const struct td_light_basis *basis, char *out, size_t size)
{
    add_number(out, size, "morning after", basis->after);
    if (basis->after >= 0 && basis->usual >= 0) {
        td_str_append(out, size, " (your usual: %d)", basis->usual);
    } else if (basis->after < 0) {
        add_number(out, size, "that morning", basis->before);
    }
}

/* ` Last time: pain 1, morning after 0 (your usual: 0), effort 6.` */
static void add_numbers(const struct td_plan *plan, char *out, size_t size)
{
    char numbers[200] = "", day[40];

    if (plan->basis.hurt[0] != '\0') {
        td_str_format(numbers, sizeof numbers, "stopped for: %s", td_hurt_name(plan->basis.hurt));
    }
    add_number(numbers, sizeof numbers, "pain", plan->basis.pain);
    add_mornings(&plan->basis, numbers, sizeof numbers);
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
    day_of_basis(plan, "", day, sizeof day);
    td_str_append(out, size, " %s: %s.", day, numbers);
}

/* ---- where it leads ---- */

/* ` From 2 inch to 1 inch.`, or that nothing is below; a small step back is in the level. */
static void add_way_down(const struct td_plan *plan, char *out, size_t size)
{
    bool stays = plan->current_level == NULL || plan->level->id == plan->current_level->id;

    if (stays && plan->current_level != NULL &&
        (plan->rule == TD_RULE_AMBER_AGAIN || plan->rule == TD_RULE_AFTER_LOOK)) {
        return;
    }
    if (stays) {
        td_str_append(out, size, " It is %s, the gentlest there is.", td_level_title(plan->level));
    } else if (plan->rule != TD_RULE_AFTER_LOOK) {
        td_str_append(out, size, " From %s to %s.", td_level_title(plan->current_level),
                      td_level_title(plan->level));
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

/* `this morning (pain 3, your usual: 0, a limp)` */
static void add_morning(const struct td_plan *plan, char *out, size_t size)
{
    char day[TD_DAY_WORDS];

    td_day_words(plan->today.day, plan->today.day, day);
    if (plan->today_age <= 1) {
        td_str_append(out, size, "%s morning", plan->today_age <= 0 ? "this" : "yesterday");
    } else {
        td_str_append(out, size, "on the morning of %s", day);
    }
    td_str_append(out, size, " (pain %d", plan->today.pain);
    if (plan->today_usual >= 0) {
        td_str_append(out, size, ", your usual: %d", plan->today_usual);
    }
    td_str_append(out, size, "%s)", plan->today.limp ? ", a limp" : "");
}

static void say_today(const struct td_plan *plan, const char *how, const char *what_then, char *out,
                      size_t size)
{
    td_str_format(out, size, "The knee was %s ", how);
    add_morning(plan, out, size);
    td_str_append(out, size, ". %s", what_then);
    if (plan->ask_today) {
        td_str_append(out, size, " How is it today? One digit, and the plan can move on.");
    }
}

static void say_swollen(const struct td_plan *plan, char *out, size_t size)
{
    if (plan->swollen_today) {
        td_str_copy(out, size,
                    "The knee is swollen today: a day of rest, or the first level and no more. "
                    "If it is hot, or hard to bend, do the self-check first.");
    } else if (plan->rule == TD_RULE_SWELLING) {
        td_str_copy(out, size,
                    "The knee swelled after a session. It gets an easy time: two levels down. "
                    "If it swells again, have it looked at.");
    } else {
        say_today(plan, "swollen", "Two levels down, or a day of rest, until it is down.", out,
                  size);
    }
}

static bool stays_at_the_gentlest(const struct td_plan *plan)
{
    return plan->current_level != NULL && plan->level->id == plan->current_level->id &&
           plan->sets < plan->level->exercises[0].sets_min;
}

/* `On Mon 15 December it hurt 3, and the next morning was 2 above your usual.` False: nothing of it
 * is on record. */
static bool say_what_was_red(const struct td_plan *plan, char *out, size_t size)
{
    const struct td_light_basis *basis = &plan->basis;
    char day[40];

    day_of_basis(plan, "On ", day, sizeof day);
    if (basis->hurt[0] != '\0') {
        td_str_format(out, size, "%s you stopped for: %s", day, td_hurt_name(basis->hurt));
    } else if (basis->pain >= 0) {
        td_str_format(out, size, "%s it hurt %d", day, basis->pain);
    } else if (basis->after < 0) {
        return false;
    } else {
        td_str_copy(out, size, day);
    }
    if (basis->after >= 0) {
        td_str_append(out, size, ", and the next morning was ");
        if (basis->usual >= 0 && basis->after > basis->usual) {
            td_str_append(out, size, "%d above your usual", basis->after - basis->usual);
        } else {
            td_str_append(out, size, "%d", basis->after);
        }
    }
    td_str_append(out, size, "%s.", basis->limp ? ", with a limp" : "");
    return true;
}

static void say_red(const struct td_plan *plan, char *out, size_t size)
{
    if (!say_what_was_red(plan, out, size)) {
        td_str_copy(out, size, "Last time was too much for the knee.");
    }
    td_str_append(out, size, "%s",
                  stays_at_the_gentlest(plan) ? " So there is less of it, and a day more between."
                                              : " So this is a level easier.");
    if (td_hurt_is_knee(plan->basis.hurt)) {
        td_str_append(out, size, " Go through the self-check again first.");
    }
}

static void say_break(const struct td_plan *plan, char *out, size_t size)
{
    bool lower = plan->current_level == NULL || plan->level->id != plan->current_level->id;
    bool lighter = plan->days_off < WEEKS_OFF_DAYS; /* else it begins as the level does */

    td_str_format(out, size, "Welcome back%s! After %d week%s we start %s.",
                  plan->gap == TD_GAP_ILL ? ", and good that you are well again" : "",
                  plan->weeks_off, plan->weeks_off == 1 ? "" : "s",
                  lower     ? "lower"
                  : lighter ? "a little lighter"
                            : "where you were, at its beginning");
    td_str_append(out, size, " Strength returns faster than it first came.");
    if (lower) {
        add_way_down(plan, out, size);
    }
    if (plan->ask_check) {
        td_str_append(out, size, " A knee can change in that time, so the self-check comes first.");
    } else if (plan->ask_flags) {
        td_str_append(out, size, " A few questions about the knee come first.");
    }
}

static void say_morning(const struct td_plan *plan, char *out, size_t size)
{
    td_str_copy(out, size,
                plan->morning_to_come
                    ? "The morning after is still to come, so today is the same session."
                    : "How was the knee the morning after? One digit, and the plan can move on.");
    if (!plan->morning_to_come && plan->asked_late) {
        td_str_append(out, size, " It is not too late: `teardrop log` with --date.");
    }
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

static void say_placement(const struct td_plan *plan, char *out, size_t size)
{
    td_str_copy(out, size,
                "Nothing hurts, so let us find where you begin: 8 clean reps. If they go with "
                "hardly any pain, you begin here, or try the next level.");
    if (plan->level->exercises[0].held != TD_HELD_NOTHING) {
        td_str_append(out, size, " Take a light weight: a tenth of your body weight, or less.");
    }
    if (plan->due_unix_s > 0) {
        td_str_append(out, size, " Two tests are enough for a day.");
    }
}

static void say_gap(const struct td_plan *plan, char *out, size_t size)
{
    td_str_copy(out, size,
                plan->gap == TD_GAP_AFRAID
                    ? "You were worried about the knee, so this is an easy start. Hurt is not "
                      "harm, and there is a page on it."
                    : "It was too sore to train, so this is an easy start, with work for the "
                      "hips.");
}

/* Those whose words depend on the numbers. */
static void say(const struct td_plan *plan, const struct td_program *program,
                const struct td_limits *limits, char *out, size_t size)
{
    switch (plan->rule) {
    case TD_RULE_START:
        say_start(plan, out, size);
        break;
    case TD_RULE_PLACEMENT:
        say_placement(plan, out, size);
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
        say_today(plan, "much more sore than usual",
                  "Take a lighter session, or a day off. One sore morning is not a setback.", out,
                  size);
        break;
    case TD_RULE_GAP:
        say_gap(plan, out, size);
        break;
    case TD_RULE_TODAY_AMBER:
        say_today(plan, "a little more sore than usual", "The same level, one set less.", out,
                  size);
        break;
    case TD_RULE_BREAK:
        say_break(plan, out, size);
        break;
    case TD_RULE_MORNING:
        say_morning(plan, out, size);
        break;
    default:
        td_plan_say_on(plan, program, limits, out, size);
        break;
    }
}

/* ---- beside the rule ---- */

/* What stands in for the level's own work, and what is said only once. */
static void add_beside(const struct td_plan *plan, const struct td_program *program, char *out,
                       size_t size)
{
    const struct td_level *level = td_program_level(program, plan->level->id);
    int swap_in =
        plan->swap_in != NULL && level != NULL ? td_level_swap_in(level, plan->swap_in) : 0;

    if (swap_in > 0 && plan->rule != TD_RULE_OTHER_DAY) {
        td_str_append(out, size, " Today: %s.", level->swap_ins[swap_in - 1].swap_name);
    }
    if (plan->gap == TD_GAP_NO_TIME && plan->rule > TD_RULE_GAP) {
        td_str_append(out, size, " Short today, as you have little time.");
    }
    if (plan->swap_in == NULL && plan->level->exercises[0].held != TD_HELD_NOTHING &&
        plan->load_g == 0 && plan->rule > TD_RULE_GAP) {
        td_str_append(out, size, " Say which weight you use, on the card, and it can grow.");
    }
    if (plan->once != NULL) {
        td_str_append(out, size,
                      td_str_equal(plan->once, TD_SAID_STUCK)
                          ? " Nothing new for four weeks: a physiotherapist may see what a "
                            "program cannot."
                          : " A physiotherapist can find a way in that a program cannot; three "
                            "weeks like this are worth their eye.");
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
    add_beside(plan, program, out, size);
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
        "What leads back: more pain, a worse morning, swelling, a limp from the knee.";

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
    case TD_RULE_LIMIT_LOADED:
        if (!plan->by_look && plan->deeper.to_deg > 0) {
            td_str_copy(out, size, "Here you can grow.");
            td_plan_say_deeper(&plan->deeper, out, size);
        } else if (!plan->by_look && plan->until_look) {
            td_str_copy(out, size,
                        "Deeper when a clinician has looked at it, or after a new self-check. Here "
                        "you can grow.");
        } else {
            td_str_copy(out, size,
                        "A harder level after a new self-check, or one when four weeks were calm. "
                        "Here you can grow.");
        }
        return;
    case TD_RULE_TOP:
        td_str_format(out, size, "Pain up to %d and calm mornings keep you here. %s",
                      limits->green_pain, easier);
        return;
    default:
        break;
    }
    td_str_format(out, size,
                  "What leads on: all reps, pain up to %d (up to %d takes longer), effort up to "
                  "%d, a calm morning. %s",
                  limits->green_pain, limits->amber_pain, plan->effort_most, easier);
}
