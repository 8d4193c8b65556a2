/* Proposals, and how much of the work that they ask for was done. */
#include "teardrop/core/plan/dose.h"

#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"

#define FAST_UP_MS 1000   /* an up as fast as one can, by the clock of nobody */
#define SLOWEST 2         /* tapped slower than so many times the plan is no training */
#define EVERY_DAYS_MAX 14 /* between two sessions */
#define DAY_HOURS 24
#define ALL 100

/* ---- proposals ---- */

static int64_t rep_ms(const struct td_tempo *tempo)
{
    return (int64_t)tempo->ms[TD_PHASE_DOWN] + tempo->ms[TD_PHASE_BOTTOM] +
           (tempo->explosive ? FAST_UP_MS : tempo->ms[TD_PHASE_UP]);
}

static int every_days(const struct td_level *level)
{
    int by_rest = (level->rest_hours + DAY_HOURS - 1) / DAY_HOURS;
    int by_week =
        level->week_most > 0 ? (TD_WEEK_DAYS + level->week_most - 1) / level->week_most : 1;

    return td_clamp(td_max(by_rest, by_week), 1, EVERY_DAYS_MAX);
}

void td_proposal_of(const struct td_plan *plan, const struct td_planned *planned,
                    struct td_instant now, struct td_proposal *out)
{
    const struct td_workout *workout = &planned->workout;
    const struct td_workout_exercise *main = &workout->exercises[workout->main];
    bool hold = main->exercise->kind == TD_EXERCISE_HOLD;
    int sides = main->exercise->sides == TD_SIDES_EACH ? 2 : 1;
    int64_t day = td_instant_local_day(now);

    *out = (struct td_proposal){.step = plan->step,
                                .sets = main->sets,
                                .reps = hold ? 1 : main->reps,
                                .hold_ms = hold ? (int)(main->hold / TD_NS_PER_MS) : 0,
                                .every_days = every_days(plan->level)};
    td_str_copy(out->level, sizeof out->level, plan->level->id);
    out->contract_ms =
        (int64_t)sides * out->sets * (hold ? out->hold_ms : out->reps * rep_ms(&main->tempo));
    if (plan->due_unix_s > 0) {
        int64_t due =
            td_instant_local_day((struct td_instant){plan->due_unix_s, now.utc_offset_min});
        int64_t after_last = plan->has_last ? td_training_day(plan->last) + 1 : due;

        day = due > after_last ? due : after_last;
    }
    td_day_format(day, out->date);
}

/* ---- a session ---- */

/* What was tapped of a phase, where something was. */
static int64_t phase_ms(int tapped_ms, int64_t planned_ms)
{
    int64_t most = SLOWEST * planned_ms;

    return tapped_ms < 0 ? planned_ms : tapped_ms < most ? tapped_ms : most;
}

static void add_hold(const struct td_set_record *set, struct td_dose_session *out)
{
    int64_t planned = set->hold_ms;
    int64_t held = set->reps_done > 0         ? planned
                   : set->length_ms < planned ? set->length_ms
                                              : planned;

    out->planned_ms += planned;
    out->done_ms += held;
    if (held <= 0) {
        out->lost_sets_ms += planned;
    } else {
        out->lost_reps_ms += planned - held;
    }
}

static void add_reps(const struct td_set_record *set, const struct td_tempo *tempo,
                     struct td_dose_session *out)
{
    int64_t planned = rep_ms(tempo);
    int64_t up = tempo->explosive ? FAST_UP_MS : tempo->ms[TD_PHASE_UP];
    int64_t done = phase_ms(set->down_ms, tempo->ms[TD_PHASE_DOWN]) + tempo->ms[TD_PHASE_BOTTOM] +
                   (tempo->explosive ? up : phase_ms(set->up_ms, up));
    int left = td_max(0, set->reps_planned - set->reps_done);

    out->planned_ms += planned * set->reps_planned;
    out->done_ms += done * set->reps_done;
    if (set->reps_done == 0) {
        out->lost_sets_ms += planned * left;
    } else {
        out->lost_reps_ms += planned * left;
    }
    if (done < planned) {
        out->lost_tempo_ms += (planned - done) * td_min(set->reps_done, set->reps_planned);
    }
}

bool td_dose_of_session(const struct td_session_record *session, struct td_dose_session *out)
{
    int from = session->own_sets > 0 ? session->own_from : 0;
    int to = session->own_sets > 0 ? from + session->own_sets : session->set_count;

    *out = (struct td_dose_session){.day = td_training_day(session->started)};
    td_str_copy(out->level, sizeof out->level, session->level);
    if (session->own_sets <= 0 && (session->warm_up || session->extras)) {
        return false; /* which of them are its own is not known */
    }
    for (int i = from; i < to && i < session->set_count; i++) {
        const struct td_set_record *set = &session->sets[i];
        struct td_tempo tempo;
        char why[120];

        if (!td_str_equal(set->exercise, session->sets[from].exercise)) {
            continue;
        }
        if (set->hold_ms > 0) {
            add_hold(set, out);
        } else if (td_tempo_parse(set->tempo, &tempo, why, sizeof why) == TD_OK) {
            add_reps(set, &tempo, out);
        }
    }
    return out->planned_ms > 0;
}

/* ---- a while ---- */

/* What td_dose_of walks through. */
struct walk {
    const struct td_proposal *proposals;
    size_t proposal_count;
    const struct td_person_answer *answers;
    size_t answer_count;
    int64_t last_day; /* of the session before; INT64_MIN = none yet */
    struct td_dose *out;
};

static int64_t day_of(const struct td_proposal *proposal)
{
    int64_t day;

    return td_day_parse(proposal->date, &day) ? day : INT64_MIN;
}

/* The newest one for the days after `after` up to `until`; NULL: none. */
static const struct td_proposal *newest(const struct walk *w, int64_t after, int64_t until)
{
    const struct td_proposal *found = NULL;

    for (size_t i = 0; i < w->proposal_count; i++) {
        int64_t day = day_of(&w->proposals[i]);

        found = day > after && day <= until ? &w->proposals[i] : found;
    }
    return found;
}

/* Ill or away: said on or after that day, with no session between. */
static bool is_excused(const struct walk *w, int64_t day, int64_t until)
{
    for (size_t i = 0; i < w->answer_count; i++) {
        enum td_gap gap = td_gap_of(w->answers[i].answer);
        int64_t said;

        if (td_str_equal(w->answers[i].topic, td_topic_id(TD_TOPIC_GAP)) &&
            (gap == TD_GAP_ILL || gap == TD_GAP_AWAY) && td_day_parse(w->answers[i].date, &said) &&
            said >= day && said <= until) {
            return true;
        }
    }
    return false;
}

/* The days between the last session (or `from`) and a day on which there is one, or today. */
static void count_missed(struct walk *w, int64_t from, int64_t until)
{
    const struct td_proposal *asked = newest(w, w->last_day, until);
    int64_t day = asked != NULL ? day_of(asked) : 0;

    for (; asked != NULL && day + asked->every_days < until; day += asked->every_days) {
        if (day >= from && !is_excused(w, day, until)) {
            w->out->days_missed++;
            w->out->lost_days_ms += asked->contract_ms;
            w->out->planned_ms += asked->contract_ms;
        }
    }
}

static void add_session(struct walk *w, const struct td_dose_session *session)
{
    const struct td_proposal *asked = newest(w, w->last_day, session->day);
    int64_t planned = session->planned_ms;

    if (asked != NULL && td_str_equal(asked->level, session->level)) {
        planned = asked->contract_ms;
    }
    w->out->sessions++;
    w->out->planned_ms += planned;
    w->out->done_ms += session->done_ms;
    w->out->lost_sets_ms += session->lost_sets_ms;
    w->out->lost_reps_ms += session->lost_reps_ms;
    w->out->lost_tempo_ms += session->lost_tempo_ms;
    if (planned > session->planned_ms) { /* less was planned by hand */
        w->out->lost_sets_ms += planned - session->planned_ms;
    }
    w->last_day = session->day;
}

void td_dose_of(const struct td_proposal *proposals, size_t proposal_count,
                const struct td_dose_session *sessions, size_t session_count,
                const struct td_person_answer *answers, size_t answer_count, int64_t from,
                int64_t today, struct td_dose *out)
{
    struct walk w = {.proposals = proposals,
                     .proposal_count = proposal_count,
                     .answers = answers,
                     .answer_count = answer_count,
                     .last_day = INT64_MIN,
                     .out = out};

    *out = (struct td_dose){.percent = -1};
    for (size_t i = 0; i < proposal_count; i++) {
        int64_t day = day_of(&proposals[i]);

        out->days_known = out->days_known || (day >= from && day <= today);
    }
    for (size_t i = 0; i < session_count; i++) {
        if (sessions[i].day > today) {
            break;
        }
        if (sessions[i].day < from) {
            w.last_day = sessions[i].day;
            out->whole = true;
            continue;
        }
        if (w.last_day > INT64_MIN) { /* before the first one nothing was begun */
            count_missed(&w, from, sessions[i].day);
        } else {
            out->days = (int)(today - sessions[i].day) + 1;
        }
        add_session(&w, &sessions[i]);
    }
    if (w.last_day > INT64_MIN) {
        count_missed(&w, from, today);
    }
    if (out->whole) {
        out->days = (int)(today - from) + 1;
    }
    if (out->planned_ms > 0) {
        out->percent = (int)((out->done_ms * ALL + out->planned_ms / 2) / out->planned_ms);
    }
}

/* ---- words ---- */

static void add_days(int days, char *out, size_t size)
{
    static const char *const words[] = {"no",   "one", "two",   "three", "four",
                                        "five", "six", "seven", "eight", "nine"};

    if (days < (int)(sizeof words / sizeof words[0])) {
        td_str_append(out, size, "%s day%s without training", words[days], days == 1 ? "" : "s");
    } else {
        td_str_append(out, size, "%d days without training", days);
    }
}

/* Where most of what is missing went. */
static void add_rest(const struct td_dose *dose, char *out, size_t size)
{
    int64_t most = dose->lost_days_ms;

    most = dose->lost_sets_ms > most ? dose->lost_sets_ms : most;
    most = dose->lost_reps_ms > most ? dose->lost_reps_ms : most;
    most = dose->lost_tempo_ms > most ? dose->lost_tempo_ms : most;
    if (most == 0) {
        return;
    }
    td_str_append(out, size, "; most of the rest: ");
    if (most == dose->lost_days_ms) {
        add_days(dose->days_missed, out, size);
    } else {
        td_str_append(out, size, "%s",
                      most == dose->lost_sets_ms   ? "sets left out"
                      : most == dose->lost_reps_ms ? "reps left out"
                                                   : "reps faster than planned");
    }
}

void td_dose_text(const struct td_dose *dose, char *out, size_t size)
{
    const char *when =
        dose->whole && dose->days >= TD_DOSE_DAYS ? "in the last four weeks" : "so far";
    const char *what = dose->days_known ? "planned" : "of the sessions you began";

    out[0] = '\0';
    if (dose->percent < 0) {
        return;
    }
    if (dose->percent >= ALL) {
        td_str_format(out, size, "All of the work %s %s was done.", what, when);
        return;
    }
    td_str_format(out, size, "Of the work %s %s %d percent was done", what, when, dose->percent);
    add_rest(dose, out, size);
    td_str_append(out, size, ".");
}
