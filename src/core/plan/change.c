/* Another kind of work: at the gentlest level, for flat measures, for what got in the way, for
 * growth, and where nothing has grown for weeks. */
#include "pass.h"

#include "teardrop/base/str.h"

#define HIPS_FIRST "hips_first"
#define SEATED "seated_knee_extension"
#define GROWTH_B "growth_b"
#define WALL_SIT "wall_sit"
#define CALM_AGAIN 2   /* sessions of other work, then the level's own again */
#define PHYSIO_DAYS 14 /* in the third week at the gentlest level */
#define GAP_DAYS 14    /* so long what got in the way is minded */
#define SHORT_SETS 2
#define SAME_DAYS 21      /* nothing has grown for so long: something else in turn ... */
#define OTHER_DAYS 7      /* other work that was new is enough for so long */
#define HARD_DAYS 14      /* ... sooner where it is hard as well */
#define STUCK_DAYS 26     /* ... and a word, when that was nothing new either */
#define SAY_AGAIN_DAYS 84 /* twelve weeks without a gain: once more */
#define PAUSE_DAYS 14     /* weeks off are no standstill */
#define NEWS_DAYS 42      /* what was done so lately is no news */

/* ---- swap-ins ---- */

static const struct td_level *base_level(const struct td_plan *plan,
                                         const struct td_program *program)
{
    const struct td_level *level = td_program_level(program, plan->level->id);

    return level != NULL ? td_program_twin_of(program, level) : NULL;
}

static bool is_too_deep(const struct td_plan_pass *p, const struct td_level *level)
{
    return td_plan_is_limited(p->in) && p->in->gate->max_depth_deg > 0 &&
           level->depth_to_deg > p->in->gate->max_depth_deg;
}

static bool may_swap(const struct td_plan_pass *p, const struct td_level *swap_in)
{
    return !is_too_deep(p, swap_in) && (!swap_in->painless || p->out->painless);
}

bool td_plan_swap(struct td_plan_pass *p, const char *id)
{
    const struct td_level *level = base_level(p->out, p->in->program);
    int number = level != NULL ? td_level_swap_in(level, id) : 0;
    const struct td_level *swap_in;

    if (number == 0 || !may_swap(p, &level->swap_ins[number - 1])) {
        return false;
    }
    swap_in = &level->swap_ins[number - 1];
    if (p->out->level->twin_of != NULL) { /* it stands in for the ladder's level */
        td_plan_put(p, level);
    }
    p->out->swap_in = swap_in->swap_in;
    return true;
}

/* In place of what would have been planned, which waits for the next time. */
static void turn_to(struct td_plan_pass *p, const char *id)
{
    if (td_plan_swap(p, id) && p->out->rule > TD_RULE_EASED) {
        (void)td_plan_decide(p, TD_RULE_OTHER_DAY);
    }
}

static bool was_swap(const struct td_plan_session *session, const char *id)
{
    return td_str_equal(session->past->swap_in, id);
}

/* ---- the gentlest level ---- */

/* Since when it is sore there: the oldest morning that was held against it, the newest sessions
 * all at this level. */
static int64_t days_sore_here(const struct td_plan_pass *p)
{
    int64_t day = p->last->day;

    for (size_t i = 0; i < p->count && p->sessions[i].index == p->index; i++) {
        day = p->sessions[i].basis.morning == TD_LIGHT_AMBER ? p->sessions[i].day : day;
    }
    return td_instant_local_day(p->in->now) - day;
}

/* In the last so many days. */
static bool was_said(const struct td_plan_pass *p, const char *what, int days)
{
    for (size_t i = 0; i < p->in->answer_count; i++) {
        const struct td_person_answer *answer = &p->in->answers[i];
        int64_t day;

        if (td_str_equal(answer->topic, td_topic_id(TD_TOPIC_SAID)) &&
            td_str_equal(answer->answer, what) && td_day_parse(answer->date, &day) &&
            td_instant_local_day(p->in->now) - day < days) {
            return true;
        }
    }
    return false;
}

/* Sore twice where nothing is gentler: other exercises, the ones after the others. */
bool td_plan_other_work(struct td_plan_pass *p)
{
    bool had_hips = was_swap(p->last, HIPS_FIRST);

    (void)td_plan_decide(p, TD_RULE_OTHER_WORK);
    p->out->extras = true;
    if (!td_plan_swap(p, had_hips ? SEATED : HIPS_FIRST)) {
        (void)td_plan_swap(p, had_hips ? HIPS_FIRST : SEATED);
    }
    if (days_sore_here(p) >= PHYSIO_DAYS && !was_said(p, TD_SAID_PHYSIO, INT32_MAX)) {
        p->out->once = TD_SAID_PHYSIO;
    }
    return true;
}

/* ---- flat measures ---- */

/* Six weeks and no clear change, said since the last session: the level stays. */
bool td_plan_flat(struct td_plan_pass *p)
{
    const struct td_decided *decided = p->in->decided;

    return decided != NULL && decided->decision == TD_DECISION_FLAT &&
           decided->at_unix_s > p->last->past->started.unix_s && td_plan_decide(p, TD_RULE_FLAT);
}

/* ---- what got in the way ---- */

void td_plan_read_gap(struct td_plan_pass *p)
{
    int64_t days_ago;
    const struct td_person_answer *answer = td_plan_answer(p, TD_TOPIC_GAP, &days_ago);

    p->out->gap = TD_GAP_COUNT;
    for (int gap = 0; answer != NULL && days_ago < GAP_DAYS && gap < TD_GAP_COUNT; gap++) {
        if (td_str_equal(answer->answer, td_gap_id((enum td_gap)gap))) {
            p->out->gap = (enum td_gap)gap;
        }
    }
}

/* Sore or afraid, and not trained since it was said: one level down by difficulty. */
bool td_plan_easier_start(struct td_plan_pass *p)
{
    int64_t days_ago;

    if ((p->out->gap != TD_GAP_SORE && p->out->gap != TD_GAP_AFRAID) ||
        td_plan_answer(p, TD_TOPIC_GAP, &days_ago) == NULL ||
        td_instant_local_day(p->in->now) - days_ago <= p->last->day) {
        return false;
    }
    td_plan_step_to(p, td_min(td_plan_down(p, p->index, 1), td_plan_after_break(p)));
    p->out->extras = true;
    return td_plan_decide(p, TD_RULE_GAP);
}

/* Another exercise in turn with the level's own. */
static void swap_in_turn(struct td_plan_pass *p);

/* Never where something speaks against going on: there the rule has the word. */
static bool may_mind_gap(const struct td_plan_pass *p)
{
    return p->out->rule > TD_RULE_GAP && p->out->purpose == TD_PURPOSE_SESSION;
}

static void swap_for_gap(struct td_plan_pass *p)
{
    if (!may_mind_gap(p)) {
        return;
    }
    if (p->out->gap == TD_GAP_BORED && p->out->rule > TD_RULE_EASED) {
        swap_in_turn(p);
    } else if (p->out->gap == TD_GAP_NO_PLACE) {
        turn_to(p, WALL_SIT);
    }
}

void td_plan_mind_gap(struct td_plan_pass *p)
{
    if (p->out->gap == TD_GAP_AFRAID) {
        p->out->page = "hurt_or_harm";
    }
    if (p->out->gap == TD_GAP_NO_TIME && may_mind_gap(p)) {
        p->out->sets = td_min(p->out->sets, SHORT_SETS);
        p->out->extras = p->out->one_leg = p->out->growth = false;
    }
    if (p->out->rule == TD_RULE_GAP || p->out->rule == TD_RULE_FLAT ||
        p->out->rule == TD_RULE_OTHER_WORK) {
        p->out->extras = p->out->extras || p->out->level->extra_count > 0;
    }
}

/* ---- growth ---- */

/* At the loaded level, for those whom nothing hurts: A, the level's own, and B in turn. */
static bool is_growth_b(const struct td_plan_pass *p)
{
    const struct td_plan_session *last = p->last;

    return p->out->painless && td_plan_is_strong(p) &&
           p->out->level->exercises[0].held != TD_HELD_NOTHING && last != NULL &&
           last->index == p->index && p->index <= p->allowed &&
           p->out->level->id == p->out->current_level->id && last->past->swap_in[0] == '\0' &&
           last->past->purpose == TD_PURPOSE_SESSION;
}

/* ---- where nothing grows ---- */

static bool is_twin(const struct td_plan_pass *p, const struct td_past_session *session)
{
    const struct td_level *level = td_program_level(p->in->program, session->level);

    return level != NULL && level->twin_of != NULL;
}

/* As much as b in all, or above it. */
static bool covers(const struct td_plan_pass *p, const struct td_past_session *a, int a_index,
                   const struct td_past_session *b, int b_index)
{
    if (!td_str_equal(a->swap_in, b->swap_in)) {
        return false;
    }
    if (a_index == b_index &&
        !td_str_equal(a->level, b->level)) { /* a level and its twin with a weight */
        return is_twin(p, a);
    }
    if (a_index != b_index || a->step != b->step) {
        return a_index > b_index || (a_index == b_index && a->step > b->step);
    }
    return a->sets >= b->sets && a->reps >= b->reps && a->hold_s >= b->hold_s &&
           a->load_g >= b->load_g;
}

/* Nothing of the weeks before it was as much; other kinds of work count where asked for. */
static bool is_news(const struct td_plan_pass *p, const struct td_past_session *what, int index,
                    int64_t day, size_t older)
{
    for (size_t i = older; i < p->count && day - p->sessions[i].day <= NEWS_DAYS; i++) {
        if (covers(p, p->sessions[i].past, p->sessions[i].index, what, index)) {
            return false;
        }
    }
    return true;
}

/* Days since something grew, or other work came in; own: other work apart. */
static int64_t days_without_news(const struct td_plan_pass *p, bool own)
{
    int64_t day = td_instant_local_day(p->in->now), off = 0;

    for (size_t i = 0; i < p->count; i++) {
        const struct td_plan_session *session = &p->sessions[i];
        int64_t gap = i + 1 < p->count ? td_plan_gap_before(p, session) : 0;

        day = session->day;
        if ((!own || td_plan_is_own(session)) &&
            is_news(p, session->past, session->index, session->day, i + 1)) {
            break;
        }
        off += gap >= PAUSE_DAYS ? gap : 0;
    }
    return td_instant_local_day(p->in->now) - day - off;
}

/* Is what is planned news? */
static bool plans_news(const struct td_plan_pass *p)
{
    struct td_past_session planned = {.step = p->out->step,
                                      .sets = p->out->sets,
                                      .reps = p->out->reps > 0 ? p->out->reps : 1,
                                      .hold_s = p->out->hold_s,
                                      .load_g = p->out->load_g};

    td_str_copy(planned.swap_in, sizeof planned.swap_in,
                p->out->swap_in != NULL ? p->out->swap_in : "");
    td_str_copy(planned.level, sizeof planned.level, p->out->level->id);
    return is_news(p, &planned, td_program_rung(p->in->program, p->out->level->id),
                   td_instant_local_day(p->in->now), 0);
}

/* How long ago a swap-in of the level was done; a long time when it was not. */
static int64_t days_since_swap(const struct td_plan_pass *p, const struct td_level *swap_in)
{
    for (size_t i = 0; i < p->count; i++) {
        if (was_swap(&p->sessions[i], swap_in->swap_in)) {
            return td_instant_local_day(p->in->now) - p->sessions[i].day;
        }
    }
    return INT32_MAX;
}

/* The one done for the last weeks goes on; then the one done the longest ago. */
static void swap_in_turn(struct td_plan_pass *p)
{
    const struct td_level *level = base_level(p->out, p->in->program);
    const struct td_level *best = NULL;
    int64_t longest = -1;

    if (level == NULL || (p->last != NULL && p->last->past->swap_in[0] != '\0')) {
        return;
    }
    for (size_t i = 0; i < level->swap_in_count; i++) {
        const struct td_level *swap_in = &level->swap_ins[i];
        int64_t days = days_since_swap(p, swap_in);

        if (may_swap(p, swap_in) && days > longest) {
            best = swap_in;
            longest = days;
        }
    }
    if (best != NULL) {
        turn_to(p, best->swap_in);
    }
}

/* To another place, if not a new one: then that is the change. */
static bool moves_on(const struct td_plan_pass *p)
{
    switch (p->out->rule) {
    case TD_RULE_HALF:
    case TD_RULE_STEP:
    case TD_RULE_LIMIT_LOADED:
    case TD_RULE_EASY:
    case TD_RULE_LEVEL_UP:
    case TD_RULE_HEAVIER:
    case TD_RULE_AFTER_DELOAD:
        return true;
    default:
        return false;
    }
}

/* Other work in turn, unless it was made less already; in time a word, whatever decided. */
static void unstick(struct td_plan_pass *p)
{
    if (p->out->rule <= TD_RULE_REFER || p->out->rule == TD_RULE_BREAK || plans_news(p)) {
        return; /* after weeks off that is no standstill */
    }
    if (days_without_news(p, true) >= (p->out->rule == TD_RULE_HARD ? HARD_DAYS : SAME_DAYS) &&
        p->out->purpose == TD_PURPOSE_SESSION) {
        p->out->stuck = true;
        if (!moves_on(p) && p->out->rule > TD_RULE_EASED && p->out->swap_in == NULL &&
            days_without_news(p, false) >= OTHER_DAYS) {
            p->out->one_leg = true;
            swap_in_turn(p);
        }
    }
    if (!plans_news(p) && days_without_news(p, false) >= STUCK_DAYS &&
        !was_said(p, TD_SAID_STUCK, SAY_AGAIN_DAYS) && p->out->once == NULL) {
        p->out->once = TD_SAID_STUCK;
    }
}

/* ---- all of it ---- */

void td_plan_change(struct td_plan_pass *p)
{
    bool goes_on = p->out->rule > TD_RULE_EASED && p->out->rule != TD_RULE_DELOAD;

    if (p->in->decided != NULL && p->in->decided->decision == TD_DECISION_FLAT) {
        p->out->one_leg = p->out->extras = true;
    }
    if (p->base == NULL) {
        return;
    }
    if (goes_on && is_growth_b(p)) {
        turn_to(p, GROWTH_B);
    }
    unstick(p);
    swap_for_gap(p);
}
