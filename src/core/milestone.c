/* What is said once: which of it is due, and its words. */
#include "teardrop/core/milestone.h"

#include "teardrop/base/str.h"

#define WEEK_THREE 14 /* days since the first session */
#define WEEK_FOUR 21
#define WEEK_SIX 6     /* weeks */
#define STILL_THERE 10 /* days since the newest session: later it is no news */
#define LONG_BREAK 4   /* weeks */

static const char *const ids[TD_MILESTONE_COUNT] = {
    [TD_MILESTONE_FIRST_SESSION] = "first_session",
    [TD_MILESTONE_TWELVE_WEEKS] = "twelve_weeks",
    [TD_MILESTONE_RETURN] = "return",
    [TD_MILESTONE_BACK] = "back",
    [TD_MILESTONE_FIRST_AMBER] = "first_amber",
    [TD_MILESTONE_FIRST_LEVEL] = "first_level",
    [TD_MILESTONE_WEEK_SIX] = "week_six",
    [TD_MILESTONE_WEEK_OF_THREE] = "week_of_three",
    [TD_MILESTONE_WEEK_THREE] = "week_three",
};

const char *td_milestone_id(enum td_milestone milestone)
{
    return ids[milestone];
}

/* ---- the person's own goal ---- */

bool td_goal_find(const struct td_measure *measures, size_t count, struct td_goal *out)
{
    const struct td_measure *first = NULL, *newest = NULL;

    for (size_t i = 0; i < count; i++) {
        if (measures[i].kind != TD_MEASURE_ACTIVITY || measures[i].name[0] == '\0') {
            continue;
        }
        first = first == NULL ? &measures[i] : first;
        if (td_str_equal(measures[i].name, first->name)) {
            newest = &measures[i];
        }
    }
    if (newest == NULL) {
        return false;
    }
    *out = (struct td_goal){
        .then = first->value, .now = newest->value, .weeks = newest->week - first->week};
    td_str_copy(out->name, sizeof out->name, first->name);
    return true;
}

void td_goal_text(const struct td_goal *goal, char *out, size_t size)
{
    if (goal->weeks > 0) {
        td_str_format(out, size, "%s  %d -> %d of 10", goal->name, goal->then, goal->now);
    } else {
        td_str_format(out, size, "%s  %d of 10", goal->name, goal->now);
    }
}

/* ---- what has happened ---- */

static bool was_said(const struct td_milestone_input *in, enum td_milestone milestone)
{
    for (size_t i = 0; i < in->answer_count; i++) {
        if (td_str_equal(in->answers[i].topic, td_topic_id(TD_TOPIC_SAID)) &&
            td_str_equal(in->answers[i].answer, ids[milestone])) {
            return true;
        }
    }
    return false;
}

static bool said_today(const struct td_milestone_input *in)
{
    const struct td_person_answer *newest =
        td_person_newest(in->answers, in->answer_count, TD_TOPIC_SAID);
    int64_t day;

    return newest != NULL && td_day_parse(newest->date, &day) && day >= in->today;
}

static int64_t day_of(const struct td_past_session *session)
{
    return td_training_day(session->started);
}

static enum td_light light_of(const struct td_milestone_input *in, size_t i)
{
    struct td_light_basis basis;

    td_light_of_session(&in->sessions[i], in->mornings, in->morning_count, in->limits, &basis);
    return basis.light;
}

/* Days from the red session to the newest one, which is green, with nothing green between them;
 * 0 = not so. */
static int days_back(const struct td_milestone_input *in)
{
    if (light_of(in, 0) != TD_LIGHT_GREEN) {
        return 0;
    }
    for (size_t i = 1; i < in->session_count; i++) {
        enum td_light light = light_of(in, i);

        if (light == TD_LIGHT_RED) {
            return (int)(day_of(&in->sessions[0]) - day_of(&in->sessions[i]));
        }
        if (light == TD_LIGHT_GREEN) {
            return 0;
        }
    }
    return 0;
}

/* The newest session stood higher than every one before it. */
static bool has_risen(const struct td_milestone_input *in)
{
    int now = td_program_level_index(in->program, in->sessions[0].level);

    for (size_t i = 0; i < in->session_count; i++) {
        if (in->sessions[i].purpose == TD_PURPOSE_PLACEMENT ||
            (i > 0 && td_program_level_index(in->program, in->sessions[i].level) >= now)) {
            return false;
        }
    }
    return now > 0 && in->session_count > 1;
}

/* From the newest session back to the one before it. */
static bool after_a_break(const struct td_milestone_input *in)
{
    return in->session_count > 1 && day_of(&in->sessions[0]) - day_of(&in->sessions[1]) >=
                                        (int64_t)LONG_BREAK * TD_WEEK_DAYS;
}

static bool goal_has_grown(const struct td_milestone_input *in, struct td_goal *goal)
{
    return td_goal_find(in->measures, in->measure_count, goal) && goal->weeks >= WEEK_SIX &&
           goal->now > goal->then;
}

static bool is_due(const struct td_milestone_input *in, enum td_milestone milestone)
{
    int64_t days = in->today - in->first_day, rested = in->today - day_of(&in->sessions[0]);
    struct td_goal goal;

    switch (milestone) {
    case TD_MILESTONE_FIRST_SESSION:
        return in->session_count == 1 && rested <= STILL_THERE;
    case TD_MILESTONE_TWELVE_WEEKS:
        return rested <= STILL_THERE && (in->session_count >= TD_TWELVE_SESSIONS ||
                                         (days >= (int64_t)TD_TWELVE_WEEKS * TD_WEEK_DAYS &&
                                          in->session_count >= TD_TWELVE_WEEKS));
    case TD_MILESTONE_RETURN:
        return rested <= STILL_THERE && after_a_break(in);
    case TD_MILESTONE_BACK:
        return rested <= STILL_THERE && days_back(in) > 0;
    case TD_MILESTONE_FIRST_AMBER:
        return rested <= STILL_THERE && light_of(in, 0) == TD_LIGHT_AMBER;
    case TD_MILESTONE_FIRST_LEVEL:
        return rested <= STILL_THERE && has_risen(in);
    case TD_MILESTONE_WEEK_SIX:
        return goal_has_grown(in, &goal);
    case TD_MILESTONE_WEEK_OF_THREE:
        return in->plan->this_week >= 3;
    default:
        return days >= WEEK_THREE && days < WEEK_FOUR && rested <= TD_WEEK_DAYS;
    }
}

static void put_into_words(const struct td_milestone_input *in, enum td_milestone milestone,
                           char *out, size_t size)
{
    static const char *const words[TD_MILESTONE_COUNT] = {
        [TD_MILESTONE_FIRST_SESSION] = "That was the hardest one: the first.",
        [TD_MILESTONE_RETURN] = "You came back. That counts for more than the break.",
        [TD_MILESTONE_FIRST_AMBER] = "Sore is information, not failure.",
        [TD_MILESTONE_FIRST_LEVEL] = "A new level. Not long ago this was too much.",
        [TD_MILESTONE_WEEK_OF_THREE] = "Three sessions this week. That is a whole week's work.",
        [TD_MILESTONE_WEEK_THREE] =
            "Third week. Strength comes before size; you feel it on the stairs first.",
    };
    struct td_goal goal;
    int weeks = (int)((in->today - in->first_day) / TD_WEEK_DAYS);

    if (milestone == TD_MILESTONE_BACK) {
        int days = days_back(in);

        td_str_format(out, size, "Back on track in %d day%s.", days, days == 1 ? "" : "s");
    } else if (milestone == TD_MILESTONE_WEEK_SIX &&
               td_goal_find(in->measures, in->measure_count, &goal)) {
        td_str_format(out, size, "%s: %d -> %d. That is what it is for.", goal.name, goal.then,
                      goal.now);
    } else if (milestone == TD_MILESTONE_TWELVE_WEEKS) {
        td_str_format(out, size, "%d %s. Look at what changed.",
                      weeks >= TD_TWELVE_WEEKS ? weeks : TD_TWELVE_SESSIONS,
                      weeks >= TD_TWELVE_WEEKS ? "weeks" : "sessions");
    } else {
        td_str_copy(out, size, words[milestone] != NULL ? words[milestone] : "");
    }
}

/* Something hurt, or somebody should see it: no day for a cheerful word, which waits. */
static bool is_bad_day(const struct td_plan *plan)
{
    return plan->rule == TD_RULE_CLOSED ||
           (plan->rule >= TD_RULE_REFER && plan->rule <= TD_RULE_TODAY_RED);
}

enum td_milestone td_milestone_find(const struct td_milestone_input *input, char *out, size_t size)
{
    out[0] = '\0';
    if (input->session_count == 0 || said_today(input) || is_bad_day(input->plan)) {
        return TD_MILESTONE_COUNT;
    }
    for (enum td_milestone m = TD_MILESTONE_FIRST_SESSION; m < TD_MILESTONE_COUNT; m++) {
        if (!was_said(input, m) && is_due(input, m)) {
            put_into_words(input, m, out, size);
            return m;
        }
    }
    return TD_MILESTONE_COUNT;
}
