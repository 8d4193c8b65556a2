/* Half a year by the plan: it sees what the person says, and the person does what it says, as far
 * as the person is like that. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "fleet/life.h"
#include "fleet/told.h"
#include "teardrop/base/num.h"
#include "teardrop/core/check/record.h"

#define DAY0 20000 /* a Monday's neighbour; any will do */
#define MORNINGS_MOST 300
#define MEASURE_EVERY_DAYS 21
#define WAITS_DAYS 7 /* for an appointment, up to three weeks */
#define WAITS_MORE_DAYS 14
#define STUBBORN 0.3       /* of lazy people never go */
#define PASSES_OVER 0.3    /* of questions */
#define FIRST_LOAD_PART 20 /* of the body, where a level wants a weight and the plan names none */
#define SHARP_ABOVE 1.5
#define SHARP_CHANCE 0.25
#define LIMPS_ABOVE 3.0
#define PART_DONE 0.6
#define STOPS_ABOVE 6.5 /* of pain */
#define PART_SORE 0.3
#define ANSWERS_MOST 64

double by_plan_seconds;
long by_plan_plans;

struct life {
    const struct content *content;
    const struct person *who;
    struct knee knee;
    struct td_check_record check;
    struct td_training_gate gate;
    struct td_past_session sessions[TD_PLAN_LOOK_BACK]; /* newest first */
    size_t session_count;
    struct td_morning mornings[MORNINGS_MOST];
    size_t morning_count;
    struct td_measure measures[TD_MEASURES_MAX];
    size_t measure_count;
    struct td_decided decided;
    struct td_person_answer answers[ANSWERS_MOST]; /* newest first */
    size_t answer_count;
    struct td_instant now;
    struct td_plan plan;
    struct place *told;
    int told_count;
    struct td_look look; /* the latest; at 0 = none. They name no level. */
    int seen_on;         /* day of an appointment; -1 = none */
    bool trained_yesterday, judged, read;
    double worst_of_week[7];
    struct result *out;
};

static struct td_instant instant_of(int day, int hour)
{
    return (struct td_instant){.unix_s = (DAY0 + day) * TD_DAY_S + hour * TD_HOUR_S};
}

static void open_gate(struct life *life)
{
    const struct td_look *look = life->look.at.unix_s > 0 ? &life->look : NULL;

    td_training_gate_of(&life->check, NULL, look, life->now.unix_s, &life->gate);
}

/* ---- what the person says ---- */

static void answer(struct life *life, enum td_topic topic, const char *text)
{
    struct td_person_answer *newest = &life->answers[0];

    life->answer_count = life->answer_count < ANSWERS_MOST ? life->answer_count : ANSWERS_MOST - 1;
    memmove(&life->answers[1], newest, life->answer_count * sizeof *newest);
    life->answer_count++;
    memset(newest, 0, sizeof *newest);
    td_day_format(td_instant_local_day(life->now), newest->date);
    td_str_copy(newest->topic, sizeof newest->topic, td_topic_id(topic));
    td_str_copy(newest->answer, sizeof newest->answer, text);
}

/* False: it was told before. */
static bool tell_morning(struct life *life, int day)
{
    const struct person *who = life->who;
    struct td_morning *morning = &life->mornings[life->morning_count];

    if (life->morning_count > 0 && life->mornings[life->morning_count - 1].day == DAY0 + day) {
        return false;
    }
    *morning = (struct td_morning){
        .day = DAY0 + day,
        .pain = life_said(who, knee_morning_pain(&life->knee), day, OF_MORNING, who->spread),
        .swollen = life->knee.swollen,
        .limp = life->knee.irritation > LIMPS_ABOVE && chance_of(who->seed, day, OF_SHARP) < 0.3};
    life->morning_count += life->morning_count < MORNINGS_MOST - 1 ? 1 : 0;
    if (life->trained_yesterday && life->told_count > 0) {
        life->told[life->told_count - 1].after = morning->pain;
    }
    return true;
}

static void say_morning(struct life *life, int day)
{
    const struct person *who = life->who;
    double chance = life->trained_yesterday ? who->answers : who->answers / 2;

    if (chance_of(who->seed, day, OF_ANSWER) < chance) {
        (void)tell_morning(life, day);
    }
}

static void add_measure(struct life *life, int week, enum td_measure_kind kind, const char *name,
                        int value)
{
    struct td_measure *measure = &life->measures[life->measure_count];

    *measure = (struct td_measure){.at = life->now, .week = week, .kind = kind, .value = value};
    td_str_copy(measure->name, sizeof measure->name, name);
    life->measure_count += life->measure_count < TD_MEASURES_MAX - 1 ? 1 : 0;
}

/* The stairs: what hurts less, and what is borne more easily. */
static int stairs_of(const struct knee *knee)
{
    double grown = knee->tolerance[KNEECAP] / knee->who->tolerance[KNEECAP] - 1;
    double lacks = (knee->who->groups & GROUP_PAINLESS) != 0 ? 1 : 3 * (1 - fmin(1, grown));

    return td_clamp((int)lround(10 - knee_constant(knee) - lacks), 0, 10);
}

static void measure(struct life *life, int day, int worst)
{
    const struct knee *knee = &life->knee;
    double stands = 30 * (knee->strength / 1.7 - 1); /* one leg carries what two squats would */
    int week = day / 7;

    add_measure(life, week, TD_MEASURE_WORST, "", worst);
    add_measure(life, week, TD_MEASURE_USUAL, "",
                life_said(life->who, knee_constant(knee), day, OF_MEASURE + 50, 0.5));
    add_measure(life, week, TD_MEASURE_ACTIVITY, "stairs", stairs_of(knee));
    add_measure(life, week, TD_MEASURE_STAND, "", td_clamp((int)lround(stands), 0, 60));
    life->decided = td_measure_decide(life->measures, life->measure_count);
}

static void measure_when_due(struct life *life, int day)
{
    double worst = 0;

    if (day % MEASURE_EVERY_DAYS != 0) {
        return;
    }
    for (int i = 0; i < 7; i++) {
        worst = fmax(worst, life->worst_of_week[i]);
    }
    measure(life, day, life_said(life->who, worst, day, OF_MEASURE, 0.5));
}

/* ---- the clinician ---- */

static int appointment(const struct life *life, int day)
{
    bool lazy = (life->who->groups & GROUP_LAZY) != 0;

    if (lazy && chance_of(life->who->seed, 0, OF_HOLIDAY) < STUBBORN) {
        return FLEET_DAYS_MAX;
    }
    return day + WAITS_DAYS + (int)(WAITS_MORE_DAYS * chance_of(life->who->seed, day, OF_HOLIDAY));
}

static void see_when_due(struct life *life, int day)
{
    if (life->seen_on == day) {
        life->look.at = life->now;
        life->seen_on = -1;
        open_gate(life);
    }
}

/* ---- a session ---- */

static void ask_plan(struct life *life)
{
    struct td_plan_input input = {.program = life->content->program,
                                  .sessions = life->sessions,
                                  .session_count = life->session_count,
                                  .mornings = life->mornings,
                                  .morning_count = life->morning_count,
                                  .gate = &life->gate,
                                  .limits = &life->content->limits,
                                  .decided = &life->decided,
                                  .answers = life->answers,
                                  .answer_count = life->answer_count,
                                  .now = life->now};
    struct timespec before, after;

    (void)clock_gettime(CLOCK_MONOTONIC, &before);
    td_plan_make(&input, &life->plan);
    (void)clock_gettime(CLOCK_MONOTONIC, &after);
    by_plan_seconds +=
        (double)(after.tv_sec - before.tv_sec) + (double)(after.tv_nsec - before.tv_nsec) / 1e9;
    by_plan_plans++;
}

/* What home asks before a session, and what is said once. True: ask the plan again. */
static bool answer_questions(struct life *life, int day)
{
    const struct td_plan *plan = &life->plan;
    bool passes = chance_of(life->who->seed, day, OF_ANSWER + 50) < PASSES_OVER;
    bool deeper = plan->deeper.to_deg > 0 && plan->deeper.to_go == 0;
    bool again = plan->ask_mornings || plan->ask_flags || plan->ask_check || deeper ||
                 plan->ask_one_more != NULL;

    if (plan->ask_mornings) {
        answer(life, TD_TOPIC_MORNINGS, passes ? "" : life->knee.swollen ? "swollen" : "usual");
    }
    if (plan->ask_flags) {
        answer(life, TD_TOPIC_SAID, TD_SAID_FLAGS);
    }
    if (plan->ask_one_more != NULL) {
        answer(life, TD_TOPIC_ONE_MORE, passes ? "no" : plan->ask_one_more->id);
    }
    if (deeper) {
        char deg[12];

        td_str_format(deg, sizeof deg, "%d", plan->deeper.to_deg);
        answer(life, TD_TOPIC_ONE_MORE, passes ? "no" : deg);
    }
    if (plan->ask_check) {
        life->check.done = life->now;
        open_gate(life);
    }
    if (plan->ask_today && !passes) {
        again = again || tell_morning(life, day);
    }
    return again;
}

/* The light of the newest session, once the morning after it has had its chance. */
static void judge(struct life *life, int day)
{
    struct td_light_basis basis;

    if (life->session_count == 0 || life->judged || day >= FLEET_DAYS) {
        return;
    }
    td_light_of_session(&life->sessions[0], life->mornings, life->morning_count,
                        &life->content->limits, &basis);
    life->judged = true;
    life->out->reds += basis.light == TD_LIGHT_RED ? 1 : 0;
}

static void workout_of(struct life *life, int day, struct td_planned *out)
{
    const struct td_plan *plan = &life->plan;
    struct td_overrides usual, asked;
    bool lazy = (life->who->groups & GROUP_LAZY) != 0;

    td_overrides_init(&usual);
    td_overrides_init(&asked);
    if (plan->level->exercises[0].held != TD_HELD_NOTHING && plan->load_g == 0 &&
        plan->purpose != TD_PURPOSE_PLACEMENT) {
        asked.load_g = (int)(life->who->body_kg / FIRST_LOAD_PART) * 1000;
    }
    asked.no_extras = plan->extras && lazy && chance_of(life->who->seed, day, OF_EXTRAS) < 0.5;
    if (td_planned_make(life->content->program, plan->level, plan, &usual, &asked, out) != TD_OK) {
        abort();
    }
}

static struct td_past_session session_of(const struct life *life, const struct td_planned *planned)
{
    const struct td_plan *plan = &life->plan;
    struct td_past_session t = {.started = life->now,
                                .step = plan->step,
                                .purpose = plan->purpose,
                                .finished = true,
                                .at_tempo = true,
                                .sets = plan->sets,
                                .reps = plan->reps > 0 ? plan->reps : 1,
                                .hold_s = plan->hold_s,
                                .load_g = planned->workout.load_g};

    td_str_copy(t.level, sizeof t.level, plan->level->id);
    td_str_copy(t.swap_in, sizeof t.swap_in, plan->swap_in != NULL ? plan->swap_in : "");
    told_beside(&planned->workout, &t);
    return t;
}

static void add_session(struct life *life, const struct td_past_session *t)
{
    size_t kept =
        life->session_count < TD_PLAN_LOOK_BACK ? life->session_count : TD_PLAN_LOOK_BACK - 1;

    memmove(&life->sessions[1], &life->sessions[0], kept * sizeof life->sessions[0]);
    life->sessions[0] = *t;
    life->session_count = kept + 1;
    life->judged = false;
}

/* What is felt, done and said of it. */
static double feel(struct life *life, int day, const struct response *response,
                   const struct demand *demand, struct td_past_session *t)
{
    const struct person *who = life->who;
    double part = 1;
    int rpe = (int)lround(response->effort + noise_of(who->seed, day, OF_EFFORT, 0.7));
    double left = 30 * (life->knee.strength / fmax(demand->muscle, 0.01) - 1) - demand->set_reps;

    t->worst_pain = life_said(who, response->pain, day, OF_SESSION, 0.5);
    t->rpe = td_clamp(rpe - ((who->groups & GROUP_HALF_TRUTHS) != 0 ? 2 : 0), 1, 10);
    if (!response->whole || chance_of(who->seed, day, OF_STOPPING) < who->stops) {
        t->finished = false;
        part = PART_DONE;
    }
    if (response->pain > STOPS_ABOVE) { /* nobody goes on into that */
        t->finished = false;
        part = PART_SORE;
    }
    if (response->worst > SHARP_ABOVE && chance_of(who->seed, day, OF_SHARP) < SHARP_CHANCE) {
        td_str_copy(t->hurt, sizeof t->hurt, "sharp");
        t->finished = false;
        part = fmin(part, PART_DONE);
    }
    t->extra_reps = who->presses_plus && t->finished && left > 3 ? 2 : 0;
    return part;
}

static void read_aloud(const struct life *life, int day)
{
    const struct place *p = &life->told[life->told_count - 1];
    char why[600], line[200];

    td_plan_why(&life->plan, life->content->program, &life->content->limits, why, sizeof why);
    td_str_format(line, sizeof line, "%dx%d", p->sets, p->reps);
    if (p->hold_s > 0) {
        td_str_format(line, sizeof line, "%dx%d s", p->sets, p->hold_s);
    }
    (void)printf("week %d, day %d: %s\n", day / 7 + 1, day, why);
    (void)printf("    %s %s%s%s %s, %d g%s%s -> pain %d, effort %d%s%s\n", life->plan.level->id,
                 life->plan.level->name, p->step > 0 ? ", " : "",
                 p->step > 0 && life->plan.level->change != NULL ? life->plan.level->change : "",
                 line, p->load_g, p->one_leg ? ", one leg" : "", p->extras ? ", hips" : "", p->pain,
                 p->rpe, life->sessions[0].finished ? "" : ", stopped early",
                 life->sessions[0].hurt[0] != '\0' ? ", sharp" : "");
}

static void count_session(struct life *life, int day)
{
    struct place *place = &life->told[life->told_count++];
    struct result *out = life->out;

    standing_place(&life->plan, life->content->program, &life->content->limits, DAY0 + day, place);
    place->second_sets = life->sessions[0].second_sets;
    place->second_reps = life->sessions[0].second_reps;
    place->pain = life->sessions[0].worst_pain;
    place->rpe = life->sessions[0].rpe;
    if (life->plan.sets >= life->plan.level->exercises[0].sets_min) {
        life_count(out, life_ladder_index(life->content->program, life->plan.level), day);
    }
    if (day < FLEET_DAYS) {
        out->sessions++;
        out->rules[life->plan.rule]++;
        out->load_g = td_max(out->load_g, life->sessions[0].load_g);
    }
    if (life->plan.once != NULL) {
        answer(life, TD_TOPIC_SAID, life->plan.once);
    }
    if (life->read) {
        read_aloud(life, day);
    }
}

static bool train_when_due(struct life *life, int day)
{
    struct td_planned planned;
    struct demand demand;
    struct response response;
    struct td_past_session t;
    double part;

    if (person_misses(life->who, day)) {
        return false;
    }
    judge(life, day);
    ask_plan(life);
    if (answer_questions(life, day)) {
        ask_plan(life);
    }
    if (life->plan.due_unix_s > life->now.unix_s || life->plan.rule == TD_RULE_CLOSED) {
        return false;
    }
    workout_of(life, day, &planned);
    demand_of(&planned.workout, life->who->body_kg, &demand);
    knee_response(&life->knee, &demand, &response);
    t = session_of(life, &planned);
    part = feel(life, day, &response, &demand, &t);
    add_session(life, &t);
    count_session(life, day);
    knee_train(&life->knee, &demand, part);
    if (life->plan.referral != TD_REFER_NOT && life->seen_on < 0) {
        life->seen_on = appointment(life, day);
        life->out->referrals += day < FLEET_DAYS ? 1 : 0;
    }
    return true;
}

/* ---- days ---- */

static void begin(struct life *life)
{
    struct result *out = life->out;
    int worst;

    memset(out, 0, sizeof *out);
    for (int i = 0; i < TD_LADDER_MOST; i++) {
        out->first[i] = -1;
    }
    knee_of(life->who, &life->knee);
    worst = life_before(&life->knee);
    life->now = instant_of(0, 8);
    life_check(life->content, life->who, worst, life->now, &life->check);
    life->worst_of_week[0] = worst;
    life->seen_on = life->check.urgency >= TD_URGENCY_SOON ? life_seen_day(life->who) : -1;
    answer(life, TD_TOPIC_KNEE, life->who->one_sided ? "right" : "both");
    open_gate(life);
}

static void live_day(struct life *life, int day)
{
    life->now = instant_of(day, 8);
    knee_morning(&life->knee, day);
    say_morning(life, day);
    if (life->read && life->trained_yesterday) {
        (void)printf("    the morning after: %d%s\n", life->told[life->told_count - 1].after,
                     life->knee.swollen ? ", swollen" : "");
    }
    see_when_due(life, day);
    measure_when_due(life, day);
    life->now = instant_of(day, 18);
    life->trained_yesterday = train_when_due(life, day);
    knee_live(&life->knee, day);
    life->worst_of_week[day % 7] = life->knee.felt_today;
}

void by_plan_live(const struct content *content, const struct person *who, int days,
                  struct place *told, bool read, struct result *out)
{
    static struct life life; /* large */

    memset(&life, 0, sizeof life);
    life.content = content;
    life.who = who;
    life.told = told;
    life.read = read;
    life.out = out;
    begin(&life);
    for (int day = 0; day < days; day++) {
        live_day(&life, day);
        if (day == FLEET_DAYS - 1) {
            life_result(&life.knee, out);
            out->place_count = life.told_count;
        }
    }
    if (out->place_count > 0) {
        standing_measure(told, out->place_count, &out->standing);
    }
}
