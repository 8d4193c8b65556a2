/* What is on record: sessions with their lights, the newest morning, greens in a row. */
#include "pass.h"

#include "teardrop/base/str.h"

#define ROW_DAYS 14 /* a longer gap ends a row of green sessions */
#define LATELY_DAYS 28
#define PAINLESS_SESSIONS 2
#define BAD_MORNING_DAYS 14
#define ASK_AGAIN_DAYS 28 /* about silent mornings */
#define TOLERATED 3       /* in a row lead on as two greens do */
#define HARDER_FROM "l5"  /* from here on a higher effort leads on */
#define EFFORT_USUAL 7    /* unless a person asked for less than this */
#define EFFORT_HARDER 8
#define EFFORT_GROWTH 9
#define HARD_IS_USUAL 4 /* calm sessions in a row, each a point too hard */

/* ---- reading ---- */

static void read_session(const struct td_plan_pass *p, const struct td_past_session *past,
                         struct td_plan_session *out)
{
    out->past = past;
    out->day = td_training_day(past->started);
    out->index = td_program_rung(p->in->program, past->level); /* a twin's is its level's */
    out->level = out->index >= 0 ? td_program_level(p->in->program, past->level) : NULL;
    td_light_of_session(past, p->in->mornings, p->in->morning_count, p->in->limits, &out->basis);
}

/* A clock that was set back leaves sessions that are still to come: passed over. */
static bool is_to_come(const struct td_plan_pass *p, const struct td_past_session *past)
{
    return past->started.unix_s > p->in->now.unix_s + TD_DAY_S;
}

/* The newest morning since, unless it is the one the last session is judged by. The last
 * session's own morning is only told beforehand, so it is among them. NULL: none. */
static const struct td_morning *newest_morning(const struct td_plan_pass *p, int64_t today)
{
    const struct td_plan_input *in = p->in;
    const struct td_morning *newest = NULL;
    int64_t from = today - BAD_MORNING_DAYS;

    if (p->last != NULL && p->last->day > from) {
        from = p->last->day;
    }
    for (size_t i = 0; i < in->morning_count; i++) {
        const struct td_morning *m = &in->mornings[i];

        if (m->day >= from && m->day <= today && (newest == NULL || m->day > newest->day)) {
            newest = m;
        }
    }
    return newest != NULL && p->last != NULL && newest->day == p->last->day + 1 ? NULL : newest;
}

/* A red morning holds until a later one is told, or a session was judged by one; any other
 * is news for a day, and none after training on it. */
static void read_today(struct td_plan_pass *p)
{
    const struct td_plan_input *in = p->in;
    int64_t today = td_instant_local_day(in->now);
    const struct td_morning *newest = newest_morning(p, today);
    bool fresh;

    for (size_t i = 0; i < in->morning_count; i++) {
        p->out->swollen_today |= in->mornings[i].day == today && in->mornings[i].swollen;
    }
    if (newest == NULL) {
        return;
    }
    p->out->today_usual = td_usual_morning(in->mornings, in->morning_count, newest->day - 1);
    p->today = td_morning_light(in->mornings, in->morning_count, newest->day, in->limits);
    fresh = newest->day >= today - 1 && !(p->last != NULL && newest->day == p->last->day);
    p->has_today = fresh || p->today == TD_LIGHT_RED;
    if (p->has_today) {
        p->out->today = *newest;
    }
}

/* ---- a row of green ---- */

/* As slow as the level is meant, or slower. */
bool td_plan_keeps_tempo(const struct td_plan_session *session)
{
    static const enum td_phase phases[] = {TD_PHASE_DOWN, TD_PHASE_BOTTOM, TD_PHASE_UP};
    const struct td_exercise *main = &session->level->exercises[0];
    const struct td_past_session *t = session->past;

    if (main->kind == TD_EXERCISE_HOLD || !t->has_tempo || t->swap_in[0] != '\0') {
        return true;
    }
    if (t->tempo.explosive && !main->tempo.explosive) {
        return false;
    }
    for (size_t i = 0; i < sizeof phases / sizeof phases[0]; i++) {
        bool fast = phases[i] == TD_PHASE_UP && main->tempo.explosive;

        if (!fast && t->tempo.ms[phases[i]] < main->tempo.ms[phases[i]]) {
            return false;
        }
    }
    return true;
}

bool td_plan_is_strong(const struct td_plan_pass *p)
{
    return td_plan_is_limited(p->in) && p->in->gate->goal == TD_GOAL_STRENGTH &&
           p->in->gate->training == TD_TRAINING_FREE;
}

/* As set; unless a person set it lower, more from the close-feet squat on and where muscle is to
 * grow. */
static int effort_of_level(const struct td_plan_pass *p, int index)
{
    int set = p->in->limits->effort;
    int l5 = td_program_level_index(p->in->program, HARDER_FROM);

    if (index < 0 || l5 < 0 || index < l5 || set < EFFORT_USUAL) {
        return set;
    }
    return td_plan_is_strong(p) &&
                   p->in->program->levels[index].exercises[0].held != TD_HELD_NOTHING
               ? td_max(set, EFFORT_GROWTH)
               : td_max(set, EFFORT_HARDER);
}

/* Some call every session hard, and stay calm: then one more point is how they count. */
static bool counts_one_higher(const struct td_plan_pass *p)
{
    int row = 0;

    for (size_t i = 0; i < p->count && row < HARD_IS_USUAL; i++) {
        const struct td_plan_session *session = &p->sessions[i];

        if (!td_plan_is_own(session) || session->past->purpose != TD_PURPOSE_SESSION) {
            continue;
        }
        if (!(session->basis.light == TD_LIGHT_GREEN || td_plan_is_tolerated(session)) ||
            !session->past->finished ||
            session->past->rpe != effort_of_level(p, session->index) + 1) {
            return false;
        }
        row++;
    }
    return row == HARD_IS_USUAL && p->in->limits->effort >= EFFORT_USUAL;
}

int td_plan_effort(const struct td_plan_pass *p, int index)
{
    return effort_of_level(p, index) + (counts_one_higher(p) ? 1 : 0);
}

/* To its end, slow, and not too hard, with no fewer reps than the level has. */
static bool is_clean(const struct td_plan_pass *p, const struct td_plan_session *session)
{
    const struct td_past_session *t = session->past;
    const struct td_exercise *main;

    if (session->index < 0 || !t->finished || !t->at_tempo || t->rpe < 0 ||
        t->rpe > td_plan_effort(p, session->index) || !td_plan_keeps_tempo(session)) {
        return false;
    }
    main = &session->level->exercises[0];
    return main->kind == TD_EXERCISE_HOLD ? t->hold_s >= main->hold_s : t->reps >= main->reps_min;
}

/* Green, and all that the level begins with: what leads on. */
bool td_plan_is_good(const struct td_plan_pass *p, const struct td_plan_session *session)
{
    return session->basis.light == TD_LIGHT_GREEN && is_clean(p, session) &&
           (session->past->sets == 0 ||
            session->past->sets >= session->level->exercises[0].sets_min);
}

bool td_plan_is_tolerated(const struct td_plan_session *session)
{
    return session->basis.light == TD_LIGHT_AMBER && session->basis.tolerated;
}

/* Neither way: an open morning after a session that was whole and not too hard, an easy
 * week, a test, a swap-in, something gentler between. */
static bool is_passed_over(const struct td_plan_pass *p, const struct td_plan_session *session)
{
    const struct td_past_session *t = session->past;

    if (session->basis.light >= TD_LIGHT_AMBER) {
        return false;
    }
    return t->purpose != TD_PURPOSE_SESSION || t->swap_in[0] != '\0' || session->index < p->index ||
           (session->basis.light == TD_LIGHT_OPEN && t->finished &&
            t->rpe <= td_plan_effort(p, session->index));
}

static int count_greens(const struct td_plan_pass *p, bool here)
{
    int64_t day = p->base->day;
    int greens = 0;
    bool counted = false;

    for (size_t i = (size_t)(p->base - p->sessions); i < p->count; i++) {
        const struct td_plan_session *session = &p->sessions[i];

        if (day - session->day >= ROW_DAYS || session->index > p->index ||
            (here && session->index == p->index && session->past->step != p->base->past->step)) {
            break;
        }
        if (is_passed_over(p, session)) {
            continue;
        }
        if (!td_plan_is_good(p, session)) {
            break;
        }
        greens += counted && session->day == day ? 0 : 1; /* one a day */
        counted = true;
        day = session->day;
    }
    return greens;
}

int td_plan_count_greens(const struct td_plan_pass *p)
{
    return count_greens(p, false);
}

int td_plan_count_greens_here(const struct td_plan_pass *p)
{
    return count_greens(p, true);
}

static bool is_same_place(const struct td_past_session *a, const struct td_past_session *b)
{
    return td_str_equal(a->level, b->level) && a->step == b->step && a->sets == b->sets &&
           a->reps == b->reps && a->hold_s == b->hold_s && a->load_g == b->load_g;
}

bool td_plan_bears_it(const struct td_plan_pass *p)
{
    int64_t day = p->base->day;
    int row = 0;
    const struct td_plan_session *session = p->base;

    for (; session < p->sessions + p->count && row < TOLERATED; session++) {
        if (!td_plan_is_own(session) || session->past->purpose != TD_PURPOSE_SESSION) {
            if (session->basis.light >= TD_LIGHT_AMBER && !td_plan_is_tolerated(session)) {
                return false;
            }
            continue;
        }
        if (day - session->day >= ROW_DAYS || !is_same_place(session->past, p->base->past) ||
            !(is_clean(p, session) &&
              (session->basis.light == TD_LIGHT_GREEN || td_plan_is_tolerated(session)))) {
            return false;
        }
        row++;
        day = session->day;
    }
    return row == TOLERATED && p->base->past->worst_pain <= session[-1].past->worst_pain;
}

int td_plan_borne(const struct td_plan_pass *p, bool here)
{
    int borne = 0;

    for (const struct td_plan_session *session = p->base; session < p->sessions + p->count;
         session++) {
        if (here && !is_same_place(session->past, p->base->past)) {
            break;
        }
        borne += td_plan_is_tolerated(session) ? 1 : 0;
    }
    return borne;
}

/* ---- mornings nobody answered ---- */

const struct td_person_answer *td_plan_answer(const struct td_plan_pass *p, enum td_topic topic,
                                              int64_t *days_ago)
{
    const struct td_person_answer *newest =
        td_person_newest(p->in->answers, p->in->answer_count, topic);
    int64_t day;

    if (newest == NULL || !td_day_parse(newest->date, &day)) {
        return NULL;
    }
    *days_ago = td_instant_local_day(p->in->now) - day;
    return *days_ago >= 0 ? newest : NULL;
}

static bool is_silent(const struct td_plan_pass *p, size_t i)
{
    return i < p->count && p->sessions[i].basis.morning == TD_LIGHT_OPEN &&
           td_training_day(p->in->now) > p->sessions[i].day;
}

/* What the light was without its morning, and with one like this. */
static void fill(struct td_plan_session *session, enum td_light morning)
{
    struct td_light_basis *basis = &session->basis;

    basis->morning = morning;
    basis->tolerated = basis->session == TD_LIGHT_AMBER && morning == TD_LIGHT_GREEN &&
                       session->past->hurt[0] == '\0';
    if (basis->session == TD_LIGHT_OPEN) {
        basis->light = morning >= TD_LIGHT_AMBER ? morning : TD_LIGHT_OPEN;
    } else {
        basis->light = (enum td_light)td_max((int)basis->session, (int)morning);
    }
}

/* The answer is about the newest session before it that was left open. */
static void take_answer(struct td_plan_pass *p, const struct td_person_answer *answer, int64_t day)
{
    for (size_t i = 0; i < p->count; i++) {
        if (p->sessions[i].day >= day || !is_silent(p, i)) {
            continue;
        }
        if (day - p->sessions[i].day >= ROW_DAYS) {
            return;
        }
        if (td_str_equal(answer->answer, "swollen")) {
            p->sessions[i].basis.swollen = true;
            fill(&p->sessions[i], TD_LIGHT_RED);
            return;
        }
        if (td_str_equal(answer->answer, "sore")) {
            fill(&p->sessions[i], TD_LIGHT_AMBER);
            return;
        }
        if (td_str_equal(answer->answer, "usual")) {
            fill(&p->sessions[i], TD_LIGHT_GREEN);
        }
    }
}

/* The record cannot tell apart who forgot and who had nothing to say; a row of such sessions
 * counts as if the mornings were as usual, so that nobody stands still for want of a digit. */
void td_plan_fill_mornings(struct td_plan_pass *p)
{
    bool silent[TD_PLAN_LOOK_BACK + 1] = {false};
    int64_t days_ago = INT32_MAX;
    const struct td_person_answer *asked = td_plan_answer(p, TD_TOPIC_MORNINGS, &days_ago);

    for (size_t i = 0; i < p->count; i++) {
        silent[i] = is_silent(p, i);
    }
    p->out->ask_mornings = silent[0] && silent[1] && (asked == NULL || days_ago >= ASK_AGAIN_DAYS);
    if (asked != NULL) {
        take_answer(p, asked, td_instant_local_day(p->in->now) - days_ago);
    }
    for (size_t i = 0; i < p->count; i++) {
        bool in_a_row = silent[i + 1] || (i > 0 && silent[i - 1]);

        if (silent[i] && in_a_row && p->sessions[i].basis.morning == TD_LIGHT_OPEN) {
            fill(&p->sessions[i], TD_LIGHT_GREEN);
        }
    }
}

/* ---- all of it ---- */

/* Nothing hurt in the newest sessions, nor on the mornings after. */
static bool is_painless(const struct td_plan_pass *p)
{
    for (size_t i = 0; i < p->count && i < PAINLESS_SESSIONS; i++) {
        const struct td_light_basis *basis = &p->sessions[i].basis;

        if (basis->pain != 0 || basis->after > 0 || basis->light >= TD_LIGHT_AMBER) {
            return false;
        }
    }
    return p->count >= PAINLESS_SESSIONS && !(p->has_today && p->out->today.pain > 0);
}

/* What was done lately; what was not is nobody's business. */
static void count_lately(struct td_plan_pass *p)
{
    int64_t today = td_instant_local_day(p->in->now);
    int64_t monday = today - td_day_of_week(today);

    for (size_t i = 0; i < p->count; i++) {
        int one = p->sessions[i].past->nothing_done ? 0 : 1;

        p->out->this_week += p->sessions[i].day >= monday ? one : 0;
        p->out->four_weeks += p->sessions[i].day > today - LATELY_DAYS ? one : 0;
    }
}

void td_plan_read(struct td_plan_pass *p)
{
    const struct td_plan_input *in = p->in;
    struct td_plan *out = p->out;

    p->index = -1;
    for (size_t i = 0; i < in->session_count && p->count < TD_PLAN_LOOK_BACK; i++) {
        const struct td_past_session *past = &in->sessions[i];

        if (!is_to_come(p, past) && (!past->nothing_done || past->hurt[0] != '\0')) {
            read_session(p, past, &p->sessions[p->count++]);
        }
    }
    p->last = p->count > 0 ? &p->sessions[0] : NULL;
    td_plan_fill_mornings(p);
    read_today(p);
    if (p->last == NULL) {
        return;
    }
    count_lately(p);
    out->painless = is_painless(p);
    out->has_last = true;
    out->last = p->last->past->started;
    out->nothing_done = p->last->past->nothing_done;
    out->basis = p->last->basis;
    out->from_rpe = p->last->past->rpe;
    out->morning_to_come = td_training_day(in->now) <= p->last->day;
    out->asked_late = td_instant_local_day(in->now) > p->last->day + 1 + TD_MORNING_ASKED_DAYS;
    out->days_off = td_max(0, (int)(td_plan_age(p, p->last) / TD_DAY_S));
    out->weeks_off = out->days_off / TD_WEEK_DAYS;
    td_str_copy(out->from, sizeof out->from, p->last->past->level);
}
