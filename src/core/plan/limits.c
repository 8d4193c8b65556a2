/* What lies at a limit: the question that opens the next step, and what was opened. */
#include "teardrop/core/plan/limits.h"

#include <string.h>

#include "pass.h"
#include "teardrop/base/str.h"

#define LEVEL_WEEKS 4    /* where no check says how it opens */
#define CALM_PAIN 3      /* sore, gone by the morning, and no more than this: a calm week, too */
#define CALM_AMBERS 1    /* one bad morning is noise */
#define BACK_DAYS 14     /* so long a step rests that turned amber twice */
#define RED_APART_DAYS 7 /* red sessions nearer together are one trouble */
#define SORE_MOST 2      /* above usual: amber, not red */
#define STEPS_MOST 16

/* ---- what is limited ---- */

/* What limits now was said on this day. */
static int64_t said_on(const struct td_training_gate *gate)
{
    struct td_instant said = gate->checked;

    said.unix_s = gate->cleared_unix_s > said.unix_s ? gate->cleared_unix_s : said.unix_s;
    return td_instant_local_day(said);
}

static bool opens_by_level(const struct td_training_gate *gate)
{
    return gate->opens.weeks == TD_OPENS_BY_LEVEL && !gate->to_be_seen;
}

static bool may_be_opened(const struct td_training_gate *gate)
{
    return gate != NULL && gate->known && gate->training != TD_TRAINING_CLOSED &&
           !gate->look_holds && (gate->max_level[0] != '\0' || gate->max_depth_deg > 0) &&
           (gate->opens.weeks > 0 || opens_by_level(gate));
}

/* Of a past session's level, with the small step it was at; -1 = of another programme. */
static int depth_of(const struct td_program *program, const struct td_past_session *t)
{
    const struct td_level *level = td_program_level(program, t->level);

    if (level != NULL && t->step > 0 && level->small_step_count > 0) {
        level = &level->small_steps[td_min(t->step, (int)level->small_step_count) - 1];
    }
    return level != NULL ? level->depth_to_deg : -1;
}

static void light_of(const struct td_plan_input *in, const struct td_past_session *t,
                     struct td_light_basis *out)
{
    td_light_of_session(t, in->mornings, in->morning_count, in->limits, out);
}

/* The morning after was worse than usual by no more than an amber one is, even if it was the second
 * running, which makes the light red. */
static bool turned_sore(const struct td_light_basis *basis)
{
    return basis->light >= TD_LIGHT_AMBER && basis->session < TD_LIGHT_RED &&
           basis->morning >= TD_LIGHT_AMBER && !basis->swollen && !basis->limp &&
           (basis->morning == TD_LIGHT_AMBER ||
            (basis->usual >= 0 && basis->after - basis->usual <= SORE_MOST));
}

/* ---- what was opened ---- */

/* On a day after `after`, and not after `until`. */
static bool was_swollen(const struct td_plan_input *in, int64_t after, int64_t until)
{
    for (size_t i = 0; i < in->morning_count; i++) {
        if (in->mornings[i].swollen && in->mornings[i].day > after &&
            in->mornings[i].day <= until) {
            return true;
        }
    }
    return false;
}

/* Red sessions from one day on and before another, those apart that two sore mornings made so; near
 * together they count once. */
static int reds(const struct td_plan_input *in, int64_t from, int64_t before)
{
    int64_t last = 0;
    int count = 0;

    for (size_t i = 0; i < in->session_count; i++) { /* newest first */
        int64_t day = td_training_day(in->sessions[i].started);
        struct td_light_basis basis;

        if (day < from) {
            break;
        }
        light_of(in, &in->sessions[i], &basis);
        if (day < before && basis.light == TD_LIGHT_RED && !turned_sore(&basis)) {
            count += count == 0 || last - day >= RED_APART_DAYS ? 1 : 0;
            last = day;
        }
    }
    return count;
}

/* The day on which a step rested that turned amber twice running, since it was opened; -1: it did
 * not. lower: the depth below it. */
static int64_t turned_amber(const struct td_plan_input *in, int64_t from, int lower)
{
    int64_t turned = -1;
    int ambers = 0;

    for (size_t i = in->session_count; i-- > 0;) { /* oldest first */
        const struct td_past_session *t = &in->sessions[i];
        int64_t day = td_training_day(t->started);
        struct td_light_basis basis;

        if (day < from || depth_of(in->program, t) <= lower) {
            continue;
        }
        light_of(in, t, &basis);
        ambers = turned_sore(&basis) ? ambers + 1 : 0;
        if (ambers == 2) {
            turned = day + 1; /* that morning */
            ambers = 0;
        }
    }
    return turned;
}

/* An answer that opened something since what limits now was said. Of a depth: degrees; of a level:
 * its place on the ladder. */
static bool opens_to(const struct td_plan_input *in, const struct td_training_gate *gate,
                     const struct td_person_answer *answer, int *to, int64_t *day)
{
    if (!td_str_equal(answer->topic, td_topic_id(TD_TOPIC_ONE_MORE)) ||
        !td_day_parse(answer->date, day) || *day < said_on(gate)) {
        return false;
    }
    if (opens_by_level(gate)) {
        *to = td_program_rung(in->program, answer->answer);
        return *to >= 0;
    }
    return td_str_to_int(answer->answer, 1, gate->opens.to_deg, to);
}

/* A depth limit by its steps: the one that the check left open, and those opened since. */
struct steps {
    int deg[STEPS_MOST];
    int64_t opened[STEPS_MOST]; /* local day */
    int count;
};

/* What went wrong between two answers: a swelling takes all back, a red light one step. */
static void take_back(const struct td_plan_input *in, int64_t from, int64_t before,
                      struct steps *steps)
{
    steps->count =
        was_swollen(in, from, before) ? 1 : td_max(1, steps->count - reds(in, from, before));
}

static void read_steps(const struct td_plan_input *in, const struct td_training_gate *gate,
                       struct steps *out)
{
    int64_t since = INT64_MAX;

    *out = (struct steps){.deg = {gate->max_depth_deg}, .count = 1};
    for (size_t i = in->answer_count; i-- > 0;) { /* oldest first */
        int64_t day;
        int to;

        if (!opens_to(in, gate, &in->answers[i], &to, &day)) {
            continue;
        }
        if (since < day) {
            take_back(in, since, day, out);
        }
        if (to > out->deg[out->count - 1] && out->count < STEPS_MOST) {
            out->opened[out->count] = day;
            out->deg[out->count++] = to;
        }
        since = day;
    }
    if (since != INT64_MAX) {
        take_back(in, since, td_instant_local_day(in->now) + 1, out);
    }
}

/* The depth that is open today, one step less while the newest one rests. */
static int open_depth(const struct td_plan_input *in, struct td_training_gate *gate)
{
    struct steps steps;
    int64_t turned;
    int top;

    read_steps(in, gate, &steps);
    top = steps.count - 1;
    if (top == 0) {
        return steps.deg[0];
    }
    turned = turned_amber(in, steps.opened[top], steps.deg[top - 1]);
    gate->deeper_since = turned >= 0 ? turned + BACK_DAYS : steps.opened[top];
    return td_instant_local_day(in->now) < gate->deeper_since ? steps.deg[top - 1] : steps.deg[top];
}

/* The level that goes so deep takes the place of the highest one, where it is higher. */
static void open_to_depth(const struct td_program *program, int deg, struct td_training_gate *gate)
{
    struct td_training_gate by_depth = *gate;
    int index;

    gate->max_depth_deg = deg;
    by_depth.max_level[0] = '\0';
    by_depth.max_depth_deg = deg;
    index = td_plan_highest_allowed(program, &by_depth);
    if (gate->max_level[0] != '\0' && index > td_program_rung(program, gate->max_level)) {
        td_str_copy(gate->max_level, sizeof gate->max_level, program->levels[index].id);
    }
}

/* The highest level opened since, that nothing spoke against; -1: none. */
static int highest_opened(const struct td_plan_input *in, const struct td_training_gate *gate)
{
    int64_t today = td_instant_local_day(in->now);
    int highest = -1;

    for (size_t i = 0; i < in->answer_count; i++) {
        int64_t day;
        int index;

        if (opens_to(in, gate, &in->answers[i], &index, &day) && index > highest &&
            !was_swollen(in, day, today + 1) && reds(in, day, INT64_MAX) == 0) {
            highest = index;
        }
    }
    return highest;
}

static void open_levels(const struct td_plan_input *in, struct td_training_gate *gate)
{
    const struct td_level *level;
    int index = highest_opened(in, gate);

    if (index <= td_plan_highest_allowed(in->program, gate)) {
        return;
    }
    level = &in->program->levels[index];
    if (gate->max_level[0] != '\0') {
        td_str_copy(gate->max_level, sizeof gate->max_level, level->id);
    }
    if (gate->max_depth_deg > 0) {
        gate->max_depth_deg = td_max(gate->max_depth_deg, level->depth_to_deg);
    }
}

void td_limits_open(const struct td_plan_input *in, struct td_training_gate *gate)
{
    int deg;

    if (!may_be_opened(gate)) {
        return;
    }
    if (opens_by_level(gate)) {
        open_levels(in, gate);
        return;
    }
    deg = open_depth(in, gate);
    if (deg > gate->max_depth_deg) {
        open_to_depth(in->program, deg, gate);
    }
}

/* ---- calm weeks ---- */

struct calm {
    int weeks;       /* running, up to now, each with a calm session at the limit */
    bool older;      /* and a session there when they began */
    int ambers;      /* in them, mornings worse than usual */
    bool went_wrong; /* red, or swollen */
};

static bool is_calm(const struct td_light_basis *basis)
{
    return basis->light == TD_LIGHT_GREEN || (basis->tolerated && basis->pain <= CALM_PAIN);
}

/* Of the last weeks at the highest open level, or its twin. */
static struct calm calm_at(const struct td_plan_input *in, int index, int weeks)
{
    int64_t today = td_instant_local_day(in->now), days = (int64_t)weeks * TD_WEEK_DAYS;
    struct calm calm = {.went_wrong = was_swollen(in, today - days, today + 1) ||
                                      reds(in, today - days, INT64_MAX) > 0};
    uint32_t seen = 0; /* bit i: a calm session i weeks ago */

    for (size_t i = 0; i < in->session_count; i++) {
        const struct td_past_session *t = &in->sessions[i];
        int64_t ago = today - td_training_day(t->started);
        struct td_light_basis basis;

        if (ago < 0 || t->nothing_done || td_program_rung(in->program, t->level) != index) {
            continue;
        }
        calm.older = calm.older || ago >= days - TD_WEEK_DAYS / 2;
        if (ago < days) {
            light_of(in, t, &basis);
            seen |= is_calm(&basis) ? UINT32_C(1) << (ago / TD_WEEK_DAYS) : 0;
            calm.ambers += turned_sore(&basis) ? 1 : 0;
        }
    }
    while (calm.weeks < weeks && (seen >> calm.weeks & 1u) != 0) {
        calm.weeks++;
    }
    return calm;
}

static int64_t days_since_asked(const struct td_plan_input *in)
{
    const struct td_person_answer *asked =
        td_person_newest(in->answers, in->answer_count, TD_TOPIC_ONE_MORE);
    int64_t day;

    return asked != NULL && td_day_parse(asked->date, &day) ? td_instant_local_day(in->now) - day
                                                            : INT32_MAX;
}

/* Weeks still to go until the question; 0 = it may be asked now. weeks: that must be calm, of so
 * many (`all`) since it was asked last or the limit was said. */
static int weeks_to_go(const struct td_plan_input *in, int index, int weeks, int all)
{
    int64_t since =
        td_clamp64(td_instant_local_day(in->now) - said_on(in->gate), 0, days_since_asked(in));
    struct calm calm = calm_at(in, index, weeks);
    int to_go = td_max(0, all - (int)td_clamp64(since / TD_WEEK_DAYS, 0, all));

    if (calm.went_wrong || calm.ambers > CALM_AMBERS) {
        return td_max(to_go, weeks);
    }
    if (calm.weeks < weeks || !calm.older) {
        to_go = td_max(to_go, td_max(1, weeks - calm.weeks));
    }
    return to_go;
}

/* ---- the question ---- */

const struct td_level *td_limits_one_more(const struct td_plan_input *in)
{
    const struct td_level *next;
    int allowed;

    if (!may_be_opened(in->gate) || !opens_by_level(in->gate)) {
        return NULL;
    }
    allowed = td_plan_highest_allowed(in->program, in->gate);
    if (allowed + 1 >= (int)in->program->level_count) {
        return NULL;
    }
    next = &in->program->levels[allowed + 1];
    return next->free_timer || next->off_ladder || next->by_choice ||
                   days_since_asked(in) < (int64_t)LEVEL_WEEKS * TD_WEEK_DAYS ||
                   weeks_to_go(in, allowed, LEVEL_WEEKS, 0) > 0
               ? NULL
               : next;
}

/* The least depth of the ladder that is more than this; 0: nothing is deeper. */
static int next_depth(const struct td_program *program, int deg)
{
    int least = 0;

    for (size_t i = 0; i < program->level_count; i++) {
        const struct td_level *level = &program->levels[i];

        if (level->free_timer || level->off_ladder) {
            break;
        }
        for (size_t s = 0; s <= level->small_step_count; s++) {
            int at = s > 0 ? level->small_steps[s - 1].depth_to_deg : level->depth_to_deg;

            least = at > deg && (least == 0 || at < least) ? at : least;
        }
    }
    return least;
}

void td_limits_deeper(const struct td_plan_input *in, struct td_deeper *out)
{
    const struct td_training_gate *gate = in->gate;
    int next, steps;

    *out = (struct td_deeper){.to_deg = 0};
    if (!may_be_opened(gate) || opens_by_level(gate) || gate->opens.step_deg <= 0 ||
        gate->max_depth_deg <= 0) {
        return;
    }
    next = next_depth(in->program, gate->max_depth_deg);
    if (next == 0 || next > gate->opens.to_deg) {
        return;
    }
    steps = (next - gate->max_depth_deg + gate->opens.step_deg - 1) / gate->opens.step_deg;
    out->to_deg = td_min(gate->max_depth_deg + steps * gate->opens.step_deg, gate->opens.to_deg);
    out->more_deg = out->to_deg - gate->max_depth_deg;
    out->weeks = steps * gate->opens.weeks;
    out->to_go =
        weeks_to_go(in, td_plan_highest_allowed(in->program, gate), gate->opens.weeks, out->weeks);
}
