/* Diaries: half a year of a hundred and fifty pretended people and what the plan told them each
 * day, kept as one checksum a person in diaries.txt. The rules have tests of their own; this one
 * tells when anything that people are told changes without having been meant to.
 *
 *   unit_plan_diaries --read SEED       one diary as text, to compare with that of before
 *   TEARDROP_UPDATE=1 unit_plan_diaries after a wanted change: writes diaries.txt anew */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "../plan_world.h"
#include "teardrop/base/num.h"
#include "teardrop/core/check/hurt.h"
#include "teardrop/core/plan/limits.h"
#include "test.h"

#define FILE_NAME TEARDROP_SOURCE_DIR "/tests/unit/core/plan/diaries/diaries.txt"
#define PEOPLE 150
#define SESSIONS 40
#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* ---- the diary ---- */

static uint32_t sum; /* FNV-1a of what was written so far */
static bool aloud;

static void write_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void write_line(const char *format, ...)
{
    char line[1200];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(line, sizeof line, format, args);
    va_end(args);
    for (const char *c = line; *c != '\0'; c++) {
        sum = (sum ^ (uint8_t)*c) * 16777619u;
    }
    if (aloud) {
        (void)printf("%s\n", line);
    }
}

static void write_dose(const char *what, const struct td_beside_dose *dose)
{
    if (dose->sets + dose->reps + dose->hold_s + dose->load_g != 0) {
        write_line("    %s: %d x %d, %d s, %d g", what, dose->sets, dose->reps, dose->hold_s,
                   dose->load_g);
    }
}

/* ---- people ---- */

struct person {
    uint32_t random;
    int bears; /* index of the level the knee bears without pain */
    int usual; /* pain on any morning */
    int effort;
    bool obeys; /* does what is planned */
    bool calm;  /* hardly anything happens to them: they get far */
    struct td_limits limits;
    struct td_overrides usual_overrides;
    struct td_decided decided;
};

static struct person who;
static struct td_plan plan;

static int dice(int sides)
{
    who.random ^= who.random << 13;
    who.random ^= who.random >> 17;
    who.random ^= who.random << 5;
    return (int)(who.random % (uint32_t)sides);
}

static bool one_in(int sides)
{
    return dice(who.calm && sides > 5 ? 10 * sides : sides) == 0;
}

static void limit(void)
{
    static const char *const levels[] = {"l1", "l2", "l3", "l4", "l5", ""};
    static const char *const starts[] = {"l0", "l1", "l2", "l3", ""};
    static const int depths[] = {0, 30, 45, 60, 70, 90};
    static const struct td_opening ways_on[] = {
        {0, 0, 0}, {TD_OPENS_BY_LEVEL, 0, 0}, {3, 15, 90}, {4, 15, 130}, {6, 10, 105}};

    w.gate.known = true;
    w.gate.checked = w.now;
    w.gate.goal = TD_GOAL_SORE;
    w.gate.training = one_in(4) ? TD_TRAINING_FREE : TD_TRAINING_LIMITED;
    w.gate.to_be_seen = one_in(6);
    td_str_copy(w.gate.max_level, sizeof w.gate.max_level, levels[dice(COUNT(levels))]);
    td_str_copy(w.gate.start_level, sizeof w.gate.start_level, starts[dice(COUNT(starts))]);
    w.gate.max_depth_deg = depths[dice(COUNT(depths))];
    w.gate.opens = ways_on[dice(COUNT(ways_on))];
    w.gate.no_load = one_in(5);
}

static void meet(uint32_t seed)
{
    plan_world_clear(&w);
    memset(&who, 0, sizeof who);
    who.random = seed * 2654435761u + 1;
    who.bears = dice(10);
    who.usual = one_in(3) ? dice(4) : 0;
    who.effort = 3 + dice(5);
    who.obeys = !one_in(3);
    who.calm = one_in(3);
    who.limits = (struct td_limits){.green_pain = one_in(5) ? 1 : 2,
                                    .amber_pain = one_in(5) ? 4 : 5,
                                    .effort = one_in(4) ? 6 + dice(3) : 7,
                                    .hours = one_in(5) ? 72 : 48};
    td_overrides_init(&who.usual_overrides);
    if (one_in(5)) {
        who.usual_overrides.reps = 6 + dice(8);
    }
    if (one_in(6)) {
        who.usual_overrides.sets = 2 + dice(2);
    }
    if (one_in(6)) {
        who.usual_overrides.hold_s = 20 + dice(25);
    }
    w.limits = who.limits;
    w.now.utc_offset_min = (dice(5) - 2) * 120;
    if (one_in(3)) {
        w.gate =
            (struct td_training_gate){.known = true, .goal = TD_GOAL_STRENGTH, .checked = w.now};
    } else if (one_in(2)) {
        limit();
    }
    if (one_in(3)) {
        plan_world_answer(&w, TD_TOPIC_KNEE, one_in(3) ? "both" : "left");
    }
    if (one_in(3)) {
        plan_world_answer(&w, TD_TOPIC_SPORT, one_in(2) ? "Running" : "chess");
    }
}

/* ---- what the plan says ---- */

static void make_plan(void)
{
    struct td_plan_input input = {.program = w.program,
                                  .sessions = w.sessions,
                                  .session_count = w.session_count,
                                  .mornings = w.mornings,
                                  .morning_count = w.morning_count,
                                  .gate = &w.gate,
                                  .limits = &w.limits,
                                  .usual = &who.usual_overrides,
                                  .decided = w.decided,
                                  .answers = w.answers,
                                  .answer_count = w.answer_count,
                                  .now = w.now};

    td_plan_make(&input, &plan);
}

static void write_numbers(void)
{
    write_line("  %s at %s.%d: %d x %d, %d s, %d g%s%s, due %+d min, greens %d, wanted %d, from %d",
               td_rule_id(plan.rule), plan.level->id, plan.step, plan.sets, plan.reps, plan.hold_s,
               plan.load_g, plan.swap_in != NULL ? ", instead " : "",
               plan.swap_in != NULL ? plan.swap_in : "",
               plan.due_unix_s > 0 ? (int)((plan.due_unix_s - w.now.unix_s) / 60) : 0, plan.greens,
               plan.wanted, plan.from_index);
    write_line("    referral %d, gap %d, purpose %d, off %d d %d w, week %d of %d, effort %d %d, "
               "basis %d %d, today %d of %d, borne %d %d",
               plan.referral, plan.gap, plan.purpose, plan.days_off, plan.weeks_off, plan.this_week,
               plan.four_weeks, plan.effort_most, plan.from_effort_most, plan.basis.light,
               (int)plan.basis_day, plan.today_age, plan.today_usual, plan.borne, plan.borne_here);
    write_line("   %s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s", plan.morning_to_come ? " to_come" : "",
               plan.rising ? " rising" : "", plan.swollen_today ? " swollen" : "",
               plan.asked_late ? " late" : "", plan.week_full ? " week_full" : "",
               plan.painless ? " painless" : "", plan.reduced ? " reduced" : "",
               plan.clipped ? " clipped" : "", plan.kept_by_settings ? " kept" : "",
               plan.one_leg ? " one_leg" : "", plan.growth ? " growth" : "",
               plan.extras ? " extras" : "", plan.ask_mornings ? " ask_mornings" : "",
               plan.ask_today ? " ask_today" : "", plan.ask_flags ? " ask_flags" : "",
               plan.ask_check ? " ask_check" : "", plan.by_look ? " by_look" : "",
               plan.stuck ? " stuck" : "", plan.ask_one_more != NULL ? " one_more" : "");
    if (plan.deeper.to_deg > 0 || plan.rests || plan.until_look || plan.no_load) {
        write_line("    deeper to %d by %d, weeks %d of %d%s%s%s", plan.deeper.to_deg,
                   plan.deeper.more_deg, plan.deeper.to_go, plan.deeper.weeks,
                   plan.rests ? " rests" : "", plan.until_look ? " until_look" : "",
                   plan.no_load ? " no_load" : "");
    }
}

static void write_words(void)
{
    char text[500];

    td_plan_why(&plan, w.program, &w.limits, text, sizeof text);
    write_line("    %s", text);
    td_plan_rest(&plan, w.now, text, sizeof text);
    write_line("    %s", text);
    td_plan_ahead(&plan, &w.limits, text, sizeof text);
    write_line("    %s %s %s", text, plan.page != NULL ? plan.page : "",
               plan.once != NULL ? plan.once : "");
}

static void write_beside(void)
{
    const struct td_beside *beside = &plan.beside;

    write_dose("beside it", &beside->second);
    if (beside->hip_step + beside->hip_sets + beside->hip_more > 0 || beside->runs) {
        write_line("    hips %d %d %d%s", beside->hip_step, beside->hip_sets, beside->hip_more,
                   beside->runs ? ", runs" : "");
    }
    for (size_t i = 0; i < beside->swap_in_count; i++) {
        write_dose(beside->swap_ins[i].level->swap_in, &beside->swap_ins[i].dose);
    }
}

static void look(void)
{
    make_plan();
    write_numbers();
    write_words();
    write_beside();
}

/* ---- what people do ---- */

/* As it was asked for, or as they like; what of it was trained. */
static void choose(const struct td_level **level, struct td_planned *planned, const char **swap_in)
{
    struct td_overrides asked;
    size_t swaps;

    *level = td_program_level(w.program, plan.level->id);
    td_overrides_init(&asked);
    if (!who.obeys && one_in(3)) {
        int index = td_program_rung(w.program, plan.level->id) + dice(4) - 2;

        *level = &w.program->levels[index < 0 ? 0 : index > 8 ? 8 : index];
    }
    swaps = (*level)->swap_in_count;
    if (one_in(12) && swaps > 0) {
        asked.swap_in = 1 + dice((int)swaps);
    }
    asked.sets = one_in(12) ? 1 + dice(4) : -1;
    asked.reps = one_in(14) ? 4 + dice(12) : -1;
    asked.load_g = (*level)->exercises[0].held != TD_HELD_NOTHING && plan.load_g == 0 && !one_in(3)
                       ? 4000 + dice(120) * 500
                       : -1;
    assert_int_equal(
        td_planned_make(w.program, *level, &plan, &who.usual_overrides, &asked, planned), TD_OK);
    *swap_in = planned->overrides.swap_in > 0
                   ? (*level)->swap_ins[planned->overrides.swap_in - 1].swap_in
                   : "";
}

static int pain_at(int index)
{
    int pain = who.usual / 2 + (index > who.bears ? index - who.bears + dice(3) : dice(2));

    if (one_in(14)) {
        pain += dice(6);
    }
    return one_in(50) ? -1 : td_clamp(pain, 0, 10);
}

static int rpe_at(int index)
{
    return one_in(30) ? -1
                      : td_clamp(who.effort + td_max(0, index - who.bears) + dice(3) - 1, 1, 10);
}

static void morning_after(const struct td_past_session *t)
{
    int64_t day = td_training_day(t->started) + 1;
    int worse = t->worst_pain > 5 || one_in(12) ? 1 + dice(3) : 0;

    if (!one_in(6)) {
        plan_world_morning(&w, day, td_clamp(who.usual + dice(2) + worse, 0, 10), one_in(90),
                           one_in(70));
    }
    if (one_in(6)) {
        plan_world_morning(&w, day + 1, td_clamp(who.usual + dice(4), 0, 10), one_in(60),
                           one_in(40));
    }
}

static void train(void)
{
    const struct td_level *level;
    struct td_planned planned;
    const char *swap_in;
    struct td_past_session t;
    const struct td_workout_exercise *main;
    int index;

    choose(&level, &planned, &swap_in);
    main = &planned.workout.exercises[planned.workout.main];
    index = td_program_rung(w.program, level->id);
    t = (struct td_past_session){.started = w.now,
                                 .step = td_max(0, planned.overrides.step),
                                 .purpose = (enum td_purpose)planned.workout.purpose,
                                 .finished = !one_in(25),
                                 .at_tempo = !one_in(25),
                                 .has_tempo = main->exercise->kind == TD_EXERCISE_REPS,
                                 .tempo = main->tempo,
                                 .sets = main->sets,
                                 .reps = main->exercise->kind == TD_EXERCISE_REPS ? main->reps : 1,
                                 .hold_s = (int)(main->hold / TD_NS_PER_S),
                                 .extra_reps = one_in(8) ? 2 : 0,
                                 .load_g = planned.workout.load_g,
                                 .worst_pain = pain_at(index),
                                 .rpe = rpe_at(index)};
    td_str_copy(t.level, sizeof t.level, level->id);
    td_str_copy(t.swap_in, sizeof t.swap_in, swap_in);
    if (one_in(25)) {
        td_str_copy(t.hurt, sizeof t.hurt, td_hurts[dice(TD_HURT_COUNT)].id);
        t.finished = false;
        t.nothing_done = one_in(3);
    }
    if (plan.one_leg || plan.growth) {
        t.second_sets = plan.beside.second.sets > 0 ? plan.beside.second.sets : 2;
        t.second_reps = plan.beside.second.reps > 0 ? plan.beside.second.reps : 8;
    }
    if (plan.extras && level->extra_count > 0) {
        const struct td_exercise *e = level->extras;

        for (int i = 0; i < plan.beside.hip_step && e->then != NULL; i++) {
            e = e->then;
        }
        t.hip_sets = plan.beside.hip_sets > 0 ? plan.beside.hip_sets : e->sets_min;
        t.hip_reps = e->reps_min + plan.beside.hip_more;
        td_str_copy(t.hip, sizeof t.hip, e->id);
    }
    write_line("%d: %s.%d%s%s %d x %d, %d s, %d g; pain %d, effort %d%s%s",
               (int)td_instant_local_day(w.now) - PLAN_DAY0, t.level, t.step,
               t.swap_in[0] != '\0' ? " instead " : "", t.swap_in, t.sets, t.reps, t.hold_s,
               t.load_g, t.worst_pain, t.rpe, t.finished ? "" : ", not whole",
               t.hurt[0] != '\0' ? ", hurt" : "");
    plan_world_add(&w, &t);
    w.now.unix_s += 3600;
    look();
    morning_after(&t);
}

/* Looks, checks, measures, answers. */
static void live(void)
{
    static const char *const mornings[] = {"usual", "sore", "swollen", ""};

    if (one_in(plan.referral != TD_REFER_NOT ? 2 : 40)) {
        w.gate.cleared_unix_s = w.now.unix_s - 3600;
        w.gate.look_holds = one_in(3);
        w.gate.no_load = w.gate.look_holds && one_in(2);
    }
    if (one_in(50)) {
        limit();
    }
    if (one_in(25)) {
        who.decided =
            (struct td_decided){.decision = one_in(4) ? TD_DECISION_WORSE : TD_DECISION_FLAT,
                                .to_week = 6,
                                .at_unix_s = w.now.unix_s - 7200};
        w.decided = &who.decided;
    }
    if (plan.days_off > 7 && !one_in(3)) {
        plan_world_answer(&w, TD_TOPIC_GAP, td_gap_id((enum td_gap)dice(TD_GAP_COUNT)));
    }
    if (plan.ask_mornings && one_in(2)) {
        plan_world_answer(&w, TD_TOPIC_MORNINGS, mornings[dice(COUNT(mornings))]);
    }
    if (plan.ask_one_more != NULL) {
        plan_world_answer(&w, TD_TOPIC_ONE_MORE, one_in(3) ? "no" : plan.ask_one_more->id);
    }
    if (plan.deeper.to_deg > 0 && plan.deeper.to_go == 0) {
        char deg[8];

        td_str_format(deg, sizeof deg, "%d", plan.deeper.to_deg);
        plan_world_answer(&w, TD_TOPIC_ONE_MORE, one_in(4) ? "no" : deg);
    }
    if (plan.once != NULL) {
        plan_world_answer(&w, TD_TOPIC_SAID, plan.once);
    }
    if (plan.ask_flags && one_in(2)) {
        plan_world_answer(&w, TD_TOPIC_SAID, TD_SAID_FLAGS);
    }
    if (one_in(60)) {
        who.bears += 1;
    }
}

/* Mostly until it is due; sometimes around the borders that the rules know. */
static void wait(void)
{
    static const int days[] = {1, 6, 7, 8, 10, 13, 14, 15, 27, 28, 29, 55, 56, 57, 181, 182, 183};
    int off = one_in(10) ? days[dice(COUNT(days) - (one_in(4) ? 0 : 6))] : 2;
    int64_t until = w.now.unix_s + (int64_t)86400 * off + (dice(3) - 1) * 3600 - 3600;

    if (w.sessions[0].purpose == TD_PURPOSE_PLACEMENT && !one_in(3)) {
        w.now.unix_s += 3600; /* the next test at once */
        return;
    }
    w.now.unix_s += 86400; /* a day of rest */
    look();
    w.now.unix_s = until;
    make_plan();
}

static uint32_t write_diary(uint32_t seed)
{
    sum = 2166136261u;
    meet(seed);
    look();
    for (int i = 0; i < SESSIONS; i++) {
        train();
        wait();
        live();
        look();
    }
    return sum;
}

/* ---- kept ---- */

static void plan__diaries__say_what_they_said(void **state)
{
    bool update = getenv("TEARDROP_UPDATE") != NULL;
    FILE *file = fopen(FILE_NAME, update ? "w" : "r");

    (void)state;
    assert_non_null(file);
    for (uint32_t seed = 1; seed <= PEOPLE; seed++) {
        uint32_t now = write_diary(seed), kept = now, number = seed;

        if (update) {
            assert_true(fprintf(file, "%u %08x\n", (unsigned)seed, (unsigned)now) > 0);
        } else {
            assert_int_equal(fscanf(file, "%" SCNu32 " %" SCNx32, &number, &kept), 2);
        }
        if (kept != now || number != seed) {
            (void)fclose(file);
            fail_msg("diary %u has changed: --read %u tells it", (unsigned)seed, (unsigned)seed);
        }
    }
    assert_int_equal(fclose(file), 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plan__diaries__say_what_they_said),
    };

    if (argc == 3 && strcmp(argv[1], "--read") == 0 && plan_world_load(NULL) == 0) {
        aloud = true;
        (void)write_diary((uint32_t)strtoul(argv[2], NULL, 10));
        return plan_world_unload(NULL);
    }
    return cmocka_run_group_tests(tests, plan_world_load, plan_world_unload);
}
