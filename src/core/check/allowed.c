/* What a result leaves open for training: where to begin, how far, how deep, with what load, and
 * why. */
#include "rule.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

struct rule {
    const struct td_checklist *checklist;
    const struct td_answers *answers;
    struct td_check_result *out;
    char because[240]; /* the causes that limit it, in words */
};

/* Of a level that has none, the most careful. */
static int level_number(const char *id)
{
    return td_max(0, id != NULL ? td_level_number(id) : -1);
}

static const char *lower_level(const char *a, const char *b)
{
    if (a == NULL || b == NULL) {
        return a == NULL ? b : a;
    }
    return level_number(b) < level_number(a) ? b : a;
}

static int lower_depth(int a, int b)
{
    return b > 0 && b < a ? b : a;
}

static enum td_load stricter_load(enum td_load a, enum td_load b)
{
    return b > a ? b : a;
}

static void say(struct td_check_result *out, const char *sentence)
{
    td_str_append(out->why, sizeof out->why, "%s%s", out->why[0] != '\0' ? " " : "", sentence);
}

static bool is_minor(const struct rule *r)
{
    int age = td_checklist_question(r->checklist, "age");
    int band;

    if (r->answers->age_years >= 0) {
        return r->answers->age_years < TD_CHECK_ADULT;
    }
    if (age < 0 || r->answers->choice[age] < 0) {
        return false;
    }
    band = r->checklist->questions[age].answers[r->answers->choice[age]].years_from;
    return band > 0 && band < TD_CHECK_ADULT;
}

static void close_training(struct rule *r)
{
    struct td_check_result *out = r->out;

    if (out->minor) {
        say(out, "Under 16 this is for information only: no loaded training without a parent and "
                 "a clinician. The page \"Under 16\" says what helps.");
    }
    for (size_t i = 0; i < out->flag_count; i++) {
        if (out->flags[i].training == TD_TRAINING_CLOSED) {
            say(out, out->outcome == TD_OUTCOME_STOP
                         ? "A red flag comes first: do not train this leg until a clinician has "
                           "looked at it."
                         : "Check this with somebody before you train.");
            if (out->outcome != TD_OUTCOME_STOP) {
                say(out, out->flags[i].action);
            }
            return;
        }
    }
}

/* ---- limits ---- */

/* The stricter of two ways on; a limit that has none ends by a look alone. */
static struct td_opening stricter(struct td_opening a, struct td_opening b)
{
    if (a.weeks == 0 || b.weeks == 0) {
        return (struct td_opening){0, 0, 0};
    }
    return (struct td_opening){td_max(a.weeks, b.weeks), td_min(a.step_deg, b.step_deg),
                               td_min(a.to_deg, b.to_deg)};
}

/* Does it limit how deep, how far or how heavy? */
static bool limits_something(const struct rule *r, const struct td_cause *cause)
{
    return (cause->max_level != NULL &&
            level_number(cause->max_level) < level_number(r->checklist->top_level)) ||
           cause->max_depth_deg > 0 || cause->load != TD_LOAD_FREE;
}

/* What one cause leaves open. */
static void limit_by_cause(struct rule *r, const struct td_cause *cause)
{
    struct td_check_result *out = r->out;
    struct td_opening opens = cause->opens;

    out->start_level = lower_level(out->start_level, cause->start_level);
    if (!limits_something(r, cause)) {
        return;
    }
    if (cause->shut_when_count > 0 &&
        td_condition_holds(cause->shut_when, cause->shut_when_count, r->answers)) {
        opens.weeks = 0;
    }
    out->opens = out->training == TD_TRAINING_LIMITED ? stricter(out->opens, opens) : opens;
    out->training = TD_TRAINING_LIMITED; /* a closed one has not come here */
    out->max_level = lower_level(out->max_level, cause->max_level);
    out->max_depth_deg = lower_depth(out->max_depth_deg, cause->max_depth_deg);
    out->load = stricter_load(out->load, cause->load);
    td_str_append(r->because, sizeof r->because, "%s%s",
                  r->because[0] == '\0' ? "It stays gentle for now, because of " : ", or ",
                  cause->name);
}

/* What is named, or leaned towards. */
static void limit_by_causes(struct rule *r)
{
    struct td_check_result *out = r->out;

    for (size_t i = 0; i < out->named_count; i++) {
        limit_by_cause(r, &r->checklist->causes[out->named[i]]);
    }
    if (out->leans) {
        limit_by_cause(r, &r->checklist->causes[out->leaning]);
        out->lapse_weeks = out->training == TD_TRAINING_LIMITED ? TD_CHECK_LEAN_WEEKS : 0;
    }
    if (r->because[0] != '\0') {
        td_str_append(r->because, sizeof r->because, ".");
        say(out, r->because);
    }
}

/* A flag's limits hold until somebody has looked. */
static void limit_by_flags(struct rule *r)
{
    const struct td_checklist *list = r->checklist;
    struct td_check_result *out = r->out;
    bool limited = false;

    for (size_t i = 0; i < out->flag_count; i++) {
        bool soon = out->flags[i].urgency >= TD_URGENCY_SOON;

        if (!soon && out->flags[i].training != TD_TRAINING_LIMITED) {
            continue;
        }
        limited = true;
        out->max_level =
            lower_level(out->max_level, soon ? list->soon_max_level : list->limited_max_level);
        out->max_depth_deg = lower_depth(out->max_depth_deg, soon ? list->soon_max_depth_deg
                                                                  : list->limited_max_depth_deg);
        out->load = stricter_load(out->load, soon ? TD_LOAD_OWN : TD_LOAD_FREE);
    }
    if (limited) {
        out->training = TD_TRAINING_LIMITED;
        out->opens = (struct td_opening){0, 0, 0};
        out->lapse_weeks = 0;
        say(out, "Until somebody has looked at it, train only what does not hurt.");
    }
}

/* A slow squat that does not hurt today says more about a chair squat than the worst stair of last
 * week does: pain in the test of the movement itself leads, as in the trials that begin with
 * squats and step-ups at a worst pain of 5 and more (Hansen 2023). */
static bool squats_freely(const struct rule *r)
{
    int squat = td_checklist_question(r->checklist, "squat_pain");
    int choice = squat >= 0 ? r->answers->choice[squat] : TD_ANSWER_NONE;

    return choice >= 0 && r->checklist->questions[squat].answers[choice].absent;
}

/* The outcome or the flags may close it. */
static bool is_closed(struct rule *r)
{
    struct td_check_result *out = r->out;

    out->minor = is_minor(r);
    out->training =
        out->minor || out->outcome == TD_OUTCOME_STOP ? TD_TRAINING_CLOSED : TD_TRAINING_FREE;
    for (size_t i = 0; i < out->flag_count; i++) {
        if (out->flags[i].training == TD_TRAINING_CLOSED) {
            out->training = TD_TRAINING_CLOSED;
        }
    }
    return out->training == TD_TRAINING_CLOSED;
}

static void decide_training(struct rule *r)
{
    struct td_check_result *out = r->out;
    int pain = r->answers->worst_pain;

    if (is_closed(r)) {
        close_training(r);
        return;
    }
    if (pain < 0 || squats_freely(r)) {
        pain = 0;
    }
    out->start_level = r->checklist->pain_levels[pain];
    out->max_level = r->checklist->top_level;
    out->max_depth_deg = r->checklist->full_depth_deg;
    limit_by_causes(r);
    limit_by_flags(r);
    out->start_level = lower_level(out->start_level, out->max_level);
    if (pain > 2) {
        say(out, "We begin a little lower because it has been sore.");
    }
    if (out->why[0] == '\0') {
        say(out, "Nothing you said speaks against training. Pain of up to 2 out of 10 is fine.");
    }
}

void td_check_allow(const struct td_checklist *checklist, const struct td_answers *answers,
                    struct td_check_result *out)
{
    struct rule r = {checklist, answers, out, ""};

    decide_training(&r);
}
