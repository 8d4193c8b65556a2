/* Weeks without training, and a self-check that came later. Nobody gets to a level by merely
 * waiting: the longer the break, the lower it begins, and never above where one was. */
#include "pass.h"

#include "teardrop/base/str.h"

#define AT_MOST "l4"        /* after two months */
#define PAINLESS_LEAST "l2" /* nobody who was free of pain begins lower */
#define FEWER_SETS 2
#define LESS_LOAD 90 /* per cent of the load */
#define LOAD_ROUND_G 500
#define ILL_DAYS 7 /* after being ill even a short gap begins a little lower */

enum pause { PAUSE_NONE, PAUSE_SHORT, PAUSE_WEEKS, PAUSE_MONTHS, PAUSE_LONG };

/* From so many days off on. */
static const int pauses[] = {[PAUSE_NONE] = 0,
                             [PAUSE_SHORT] = 14,
                             [PAUSE_WEEKS] = 28,
                             [PAUSE_MONTHS] = 56,
                             [PAUSE_LONG] = 182};

static enum pause pause_of(const struct td_plan_pass *p)
{
    int pause = PAUSE_LONG;

    while (pauses[pause] > p->out->days_off) {
        pause--;
    }
    if (p->out->gap == TD_GAP_ILL && pause < PAUSE_MONTHS && p->out->days_off >= ILL_DAYS) {
        pause++;
    }
    return (enum pause)pause;
}

/* Nothing hurt before the break. */
static bool was_painless(const struct td_plan_pass *p)
{
    return p->out->painless ||
           (p->in->gate != NULL && p->in->gate->known && p->in->gate->goal == TD_GOAL_STRENGTH &&
            p->last->basis.light < TD_LIGHT_AMBER);
}

int td_plan_after_break(const struct td_plan_pass *p)
{
    enum pause pause = pause_of(p);
    int least = was_painless(p) ? td_plan_named(p, PAINLESS_LEAST, 0) : td_min(p->index, 1);
    int to = p->index;

    if (pause >= PAUSE_WEEKS) {
        to = td_plan_down(p, to, 1);
    }
    if (pause >= PAUSE_MONTHS) {
        to = td_min(to, td_plan_named(p, AT_MOST, to));
    }
    if (pause == PAUSE_LONG) {
        to = td_min(to, least);
    }
    return td_min(p->index, td_max(to, least));
}

/* Has a self-check, or the short list of red flags, been answered since the last session? */
static bool is_checked_since(const struct td_plan_pass *p)
{
    return p->in->gate != NULL && p->in->gate->known &&
           p->in->gate->checked.unix_s > p->last->past->started.unix_s;
}

static bool are_flags_answered(const struct td_plan_pass *p)
{
    int64_t today = td_instant_local_day(p->in->now);

    for (size_t i = 0; i < p->in->answer_count; i++) {
        const struct td_person_answer *answer = &p->in->answers[i];
        int64_t day;

        if (td_str_equal(answer->topic, td_topic_id(TD_TOPIC_SAID)) &&
            td_str_equal(answer->answer, TD_SAID_FLAGS) && td_day_parse(answer->date, &day) &&
            day <= today && day > p->last->day) {
            return true;
        }
    }
    return false;
}

/* Half a year and more: as somebody new, by what the self-check said since. */
static bool begin_anew(struct td_plan_pass *p)
{
    if (!is_checked_since(p)) {
        p->out->ask_check = true;
        return false;
    }
    if (td_plan_begin_placement(p)) {
        return true;
    }
    td_plan_start(p);
    return td_plan_decide(p, TD_RULE_BREAK);
}

bool td_plan_back_after_break(struct td_plan_pass *p)
{
    enum pause pause = pause_of(p);
    int load_g = p->base->past->load_g * LESS_LOAD / 100;

    if (pause == PAUSE_NONE) {
        return false;
    }
    if (pause == PAUSE_LONG && begin_anew(p)) {
        return true;
    }
    p->out->ask_flags = pause == PAUSE_MONTHS && !is_checked_since(p) && !are_flags_answered(p);
    if (pause == PAUSE_SHORT) {
        td_plan_stay(p);
        p->out->load_g = p->out->load_g > 0 ? load_g / LOAD_ROUND_G * LOAD_ROUND_G : 0;
        p->out->sets = td_min(p->out->sets, FEWER_SETS);
        if (p->last->basis.morning == TD_LIGHT_AMBER) { /* that was not over */
            p->out->sets = td_max(1, p->out->sets - 1);
        }
    } else {
        td_plan_place(p, td_plan_after_break(p));
    }
    return td_plan_decide(p, TD_RULE_BREAK);
}

/* A later self-check that limits training: begin where it says. */
bool td_plan_back_to_check(struct td_plan_pass *p)
{
    const struct td_training_gate *gate = p->in->gate;
    int64_t said;
    int start;

    if (!td_plan_is_limited(p->in) || gate->training != TD_TRAINING_LIMITED) {
        return false;
    }
    said =
        gate->cleared_unix_s > gate->checked.unix_s ? gate->cleared_unix_s : gate->checked.unix_s;
    start = td_program_level_index(p->in->program, gate->start_level);
    if (said <= p->last->past->started.unix_s || start < 0 || start >= p->index) {
        return false;
    }
    td_plan_place(p, start);
    return td_plan_decide(p, TD_RULE_SELF_CHECK);
}
