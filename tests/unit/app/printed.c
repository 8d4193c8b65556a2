/* The screens' pages as line mode prints them: the whole text of each. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/store/content/content.h"
#include "teardrop/ui/card/words.h"
#include "teardrop/ui/check/print.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/primer/page.h"
#include "teardrop/ui/result/result.h"

struct press {
    struct td_content *content;
    struct td_ui ui;
    const struct td_checklist *checklist;
    struct td_course course;
    char *text;
    size_t size;
    FILE *out;
    enum td_result_part part;
};

static int set_up(void **state)
{
    struct press *press = calloc(1, sizeof *press);
    const struct td_problems *problems = NULL;

    assert_int_equal(td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &press->content), TD_OK);
    press->ui.content = td_content_port(press->content);
    td_overrides_init(&press->ui.usual);
    assert_int_equal(
        press->ui.content.ops->checklist(press->ui.content.self, &press->checklist, &problems),
        TD_OK);
    td_course_init(&press->course, TD_GOAL_SORE);
    press->out = open_memstream(&press->text, &press->size);
    assert_non_null(press->out);
    *state = press;
    return 0;
}

static int tear_down(void **state)
{
    struct press *press = *state;

    (void)fclose(press->out);
    free(press->text);
    td_content_free(press->content);
    free(press);
    return 0;
}

static void answer(struct press *press, const char *const said[][2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int q = td_checklist_question(press->checklist, said[i][0]);
        struct td_said choice = {.number = -1};

        assert_true(q >= 0);
        choice.choice = (int8_t)td_question_answer(&press->checklist->questions[q], said[i][1]);
        td_course_say(press->checklist, &press->course, (size_t)q, choice, NULL);
    }
}

static void raise_flag(struct press *press, const char *id)
{
    int flag = td_checklist_flag(press->checklist, id);

    assert_true(flag >= 0);
    press->course.answers.flag[flag] = true;
    press->course.answers.flags_asked = true;
}

static const char *const sore[][2] = {
    {"age", "17_to_39"},   {"where", "diffuse_front"}, {"onset", "crept"}, {"began", "longer"},
    {"stairs", "mild"},    {"swelling", "never"},      {"slipping", "no"}, {"load_spike", "yes"},
    {"squat_pain", "yes"}, {"straighten", "yes"},      {"sitting", "yes"}, {"catching", "no"}};

static const char *result(struct press *press)
{
    press->course.answers.flags_asked = true;
    assert_int_equal(
        td_result_print(&press->ui, press->checklist, &press->course, press->part, press->out),
        TD_OK);
    (void)fflush(press->out);
    return press->text;
}

/* Two texts are shown one below the other where they are not the same. */
static void expect(const char *text, const char *wanted)
{
    if (strcmp(text, wanted) != 0) {
        fail_msg("printed:\n%s\nin place of:\n%s", text, wanted);
    }
}

static void result__red_flag__comes_first_and_closes(void **state)
{
    struct press *press = *state;

    answer(press, sore, sizeof sore / sizeof sore[0]);
    raise_flag(press, "hot_swollen");
    expect(result(press),
           "Stop here. This needs a person, today.\n"
           "\n"
           "! The knee is newly hot and swollen and hard to move, even though I have no\n"
           "  fever\n"
           "  Be seen today, even without a fever.\n"
           "\n"
           "This comes first, so no causes are shown. Training stays closed until you\n"
           "record that a clinician has looked at it.\n"
           "`teardrop log --seen` records it.\n");
}

static void result__limited__names_what_to_have_looked_at_first(void **state)
{
    struct press *press = *state;

    answer(press, sore, sizeof sore / sizeof sore[0]);
    raise_flag(press, "night_pain_plus");
    expect(result(press),
           "First: to be looked at\n"
           "! A steady pain at night or at rest that nothing changes, with weight loss,\n"
           "  fever, sweats, a firm lump, or a cancer in the past\n"
           "  Book an appointment in the next few days, within two weeks at the latest.\n"
           "\n"
           "The signs look like kneecap-joint pain (patellofemoral pain). Of what can add\n"
           "to it, your answers fit best with:\n"
           "\n"
           "- more load or knocks than the knee is used to\n"
           "  Something grew faster than the knee could follow: distance, hills, sets,\n"
           "  kneeling, or a hard knock.\n"
           "\n"
           "A place to begin from, not a finding. A clinician may see it differently.\n"
           "\n"
           "What to do now\n"
           "- Cut back what grew until pain stays at 0 to 2 and is gone by morning. Then\n"
           "  add a little each week. Begin low on the ladder.\n"
           "  No gain in 6 weeks: look again.\n"
           "- Show it to a clinician within days, two weeks at the latest.\n"
           "\n"
           "Training is open, within limits\n"
           "Begin at Hold at the wall (level 1), and stay there for now. Bend no deeper\n"
           "than 45 degrees. Body weight only.\n"
           "Until somebody has looked at it, train only what does not hurt.\n"
           "\n"
           "Ways on\n"
           "- Train: Hold at the wall: 5 x 30 s, 9 minutes (`teardrop --plain train`)\n"
           "- Read: more load or knocks than the knee is used to (`teardrop --plain primer\n"
           "  overload`)\n"
           "- Read: kneecap-joint pain (patellofemoral pain) (`teardrop --plain primer\n"
           "  kneecap`)\n"
           "- Save a page for a clinician (`teardrop check --report`)\n"
           "\n"
           "Why\n"
           "more load or knocks than the knee is used to\n"
           "  for       * More load lately: yes\n"
           "\n"
           "And why it looks like the kneecap joint at all:\n"
           "kneecap-joint pain (patellofemoral pain)\n"
           "  for       Age: 17 to 39\n"
           "  for       * Where it hurts: around or behind the kneecap; I use my whole\n"
           "            palm\n"
           "  for       How it began: it crept up\n"
           "  for       * Slow squat: at the front, around or behind the kneecap\n"
           "  for       * Stairs: they hurt a little, mostly going down\n"
           "  for       * Long sitting: yes\n"
           "\n"
           "What would change this: a single other answer\n"
           "- Age: 10 to 16\n"
           "    - a red flag: it would need a person first\n"
           "- Where it hurts, any of these:\n"
           "  - just above the kneecap\n"
           "  - a soft lump or pad under the skin, on the kneecap or just below it\n"
           "  - one fingertip spot just below the kneecap, without a lump\n"
           "  - the bony bump at the top of the shin\n"
           "  - the inner side, on the crease or over a wide area\n"
           "  - the inner side of the shin, three or four fingers below the crease\n"
           "  - the outer side, on the crease or just below it\n"
           "  - on the crease, on both sides or I cannot say which\n"
           "  - the back of the knee\n"
           "  - it comes down from hip or thigh, or moves up and down the leg\n"
           "    - it would lean towards kneecap-joint pain (patellofemoral pain)\n"
           "- Where it hurts: the outer side, on the bony knob above the crease or along\n"
           "  the band\n"
           "    - kneecap-joint pain (patellofemoral pain), or outer-band pain (iliotibial\n"
           "      band)\n"
           "- Kneecap slipping, any of these:\n"
           "  - yes, it came out in the last 12 weeks\n"
           "  - yes, it came out, longer ago than that\n"
           "    - more load or knocks than the knee is used to, or a kneecap that slips,\n"
           "      hops or feels loose\n"
           "- More load lately: I came back from a break, a cast or an illness\n"
           "    - your thigh is not yet strong enough for what you ask of it, or more load\n"
           "      or knocks than the knee is used to\n"
           "- More load lately, any of these:\n"
           "  - no\n"
           "  - not sure\n"
           "    - kneecap-joint pain (patellofemoral pain), with nothing that stands out\n"
           "- Straightening: with a push it does, but not by muscle alone\n"
           "    - more load or knocks than the knee is used to, or the muscle does not\n"
           "      straighten the knee fully\n"
           "- Straightening: no, not even when I push it; that is new\n"
           "    - a red flag: it would need a person first\n"
           "\n"
           "Not answered yet, and could still change it\n"
           "- Before this: yes, it is an artificial knee\n"
           "    - no pattern would fit well\n"
           "- Size of the teardrop: yes\n"
           "    - more load or knocks than the knee is used to, or your thigh is not yet\n"
           "      strong enough for what you ask of it\n"
           "- Up on one leg: yes\n"
           "    - more load or knocks than the knee is used to, or your thigh is not yet\n"
           "      strong enough for what you ask of it\n"
           "\n"
           "* is a typical sign. `teardrop check --report` has the points and how sure\n"
           "each reason is.\n");
}

static void result__ordinary__says_what_to_do_before_why(void **state)
{
    struct press *press = *state;

    answer(press, sore, sizeof sore / sizeof sore[0]);
    expect(result(press),
           "The signs look like kneecap-joint pain (patellofemoral pain). Of what can add\n"
           "to it, your answers fit best with:\n"
           "\n"
           "- more load or knocks than the knee is used to\n"
           "  Something grew faster than the knee could follow: distance, hills, sets,\n"
           "  kneeling, or a hard knock.\n"
           "\n"
           "A place to begin from, not a finding. A clinician may see it differently.\n"
           "\n"
           "What to do now\n"
           "- Cut back what grew until pain stays at 0 to 2 and is gone by morning. Then\n"
           "  add a little each week. Begin low on the ladder.\n"
           "  No gain in 6 weeks: look again.\n"
           "- See somebody sooner if it gets worse, or if anything new comes up.\n"
           "\n"
           "Training is open\n"
           "Begin at Chair squat (level 2).\n"
           "Nothing you said speaks against training. Pain of up to 2 out of 10 is fine.\n"
           "\n"
           "Ways on\n"
           "- Train: Chair squat: 3 x 10, 7 minutes (`teardrop --plain train`)\n"
           "- Read: more load or knocks than the knee is used to (`teardrop --plain primer\n"
           "  overload`)\n"
           "- Read: kneecap-joint pain (patellofemoral pain) (`teardrop --plain primer\n"
           "  kneecap`)\n"
           "- Save a page for a clinician (`teardrop check --report`)\n"
           "\n"
           "Why\n"
           "more load or knocks than the knee is used to\n"
           "  for       * More load lately: yes\n"
           "\n"
           "And why it looks like the kneecap joint at all:\n"
           "kneecap-joint pain (patellofemoral pain)\n"
           "  for       Age: 17 to 39\n"
           "  for       * Where it hurts: around or behind the kneecap; I use my whole\n"
           "            palm\n"
           "  for       How it began: it crept up\n"
           "  for       * Slow squat: at the front, around or behind the kneecap\n"
           "  for       * Stairs: they hurt a little, mostly going down\n"
           "  for       * Long sitting: yes\n"
           "\n"
           "What would change this: a single other answer\n"
           "- Where it hurts, any of these:\n"
           "  - just above the kneecap\n"
           "  - a soft lump or pad under the skin, on the kneecap or just below it\n"
           "  - one fingertip spot just below the kneecap, without a lump\n"
           "  - the bony bump at the top of the shin\n"
           "  - the inner side, on the crease or over a wide area\n"
           "  - the inner side of the shin, three or four fingers below the crease\n"
           "  - the outer side, on the crease or just below it\n"
           "  - on the crease, on both sides or I cannot say which\n"
           "  - the back of the knee\n"
           "  - it comes down from hip or thigh, or moves up and down the leg\n"
           "    - it would lean towards kneecap-joint pain (patellofemoral pain)\n"
           "- Where it hurts: the outer side, on the bony knob above the crease or along\n"
           "  the band\n"
           "    - kneecap-joint pain (patellofemoral pain), or outer-band pain (iliotibial\n"
           "      band)\n"
           "- Kneecap slipping, any of these:\n"
           "  - yes, it came out in the last 12 weeks\n"
           "  - yes, it came out, longer ago than that\n"
           "    - more load or knocks than the knee is used to, or a kneecap that slips,\n"
           "      hops or feels loose\n"
           "- More load lately: I came back from a break, a cast or an illness\n"
           "    - your thigh is not yet strong enough for what you ask of it, or more load\n"
           "      or knocks than the knee is used to\n"
           "- More load lately, any of these:\n"
           "  - no\n"
           "  - not sure\n"
           "    - kneecap-joint pain (patellofemoral pain), with nothing that stands out\n"
           "- Straightening: with a push it does, but not by muscle alone\n"
           "    - more load or knocks than the knee is used to, or the muscle does not\n"
           "      straighten the knee fully\n"
           "- Straightening: no, not even when I push it; that is new\n"
           "    - a red flag: it would need a person first\n"
           "\n"
           "Not answered yet, and could still change it\n"
           "- Before this: yes, it is an artificial knee\n"
           "    - no pattern would fit well\n"
           "- Size of the teardrop: yes\n"
           "    - more load or knocks than the knee is used to, or your thigh is not yet\n"
           "      strong enough for what you ask of it\n"
           "- Up on one leg: yes\n"
           "    - more load or knocks than the knee is used to, or your thigh is not yet\n"
           "      strong enough for what you ask of it\n"
           "\n"
           "* is a typical sign. `teardrop check --report` has the points and how sure\n"
           "each reason is.\n");
}

/* For who hears it: the verdict on training first, then the names; no reasons yet. */
static void result__parts__verdict_first_then_on_demand(void **state)
{
    struct press *press = *state;
    size_t heard;

    answer(press, sore, sizeof sore / sizeof sore[0]);
    press->part = TD_RESULT_VERDICT;
    (void)result(press);
    assert_ptr_equal(strstr(press->text, "Training is open\nBegin at Chair squat"), press->text);
    assert_true(strstr(press->text, "The signs look like") < strstr(press->text, "Ways on"));
    assert_null(strstr(press->text, "What to do now"));
    assert_null(strstr(press->text, "Why"));
    heard = strlen(press->text);
    press->part = TD_RESULT_ADVICE;
    (void)result(press);
    assert_ptr_equal(strstr(press->text, "What to do now\n"), press->text + heard);
    assert_null(strstr(press->text, "Why"));
    heard = strlen(press->text);
    press->part = TD_RESULT_REASONS;
    (void)result(press);
    assert_ptr_equal(strstr(press->text, "Why\n"), press->text + heard);
    assert_non_null(strstr(press->text, "What would change this"));
}

static void result__not_enough__says_how_many(void **state)
{
    struct press *press = *state;

    answer(press, sore, 3);
    expect(result(press),
           "Not enough answers yet: 3 of the 10 it takes to name anything.\n"
           "Skipped and \"not sure\" ones do not count. They can be answered at any time.\n"
           "\n"
           "Training is open\n"
           "Begin at Chair squat (level 2).\n"
           "Nothing you said speaks against training. Pain of up to 2 out of 10 is fine.\n"
           "\n"
           "Ways on\n"
           "- Train: Chair squat: 3 x 10, 7 minutes (`teardrop --plain train`)\n"
           "- Save a page for a clinician (`teardrop check --report`)\n"
           "\n"
           "What would change this\n"
           "No single one of your answers: they point the same way.\n"
           "\n"
           "Not answered yet, and could still change it\n"
           "- Straightening, any of these:\n"
           "  - I cannot lift the leg off the floor\n"
           "  - no, not even when I push it; that is new\n"
           "    - a red flag: it would need a person first\n");
}

static void result__strength__finds_the_level(void **state)
{
    struct press *press = *state;

    td_course_init(&press->course, TD_GOAL_STRENGTH);
    answer(press, sore, 1);
    expect(result(press),
           "You came to get stronger.\n"
           "Nothing you said speaks against it, and nothing hurts, so there are no causes\n"
           "to look for.\n"
           "\n"
           "Training is open\n"
           "Find your level first: 8 clean reps with hardly any pain. If they go well, the\n"
           "next level is tried, two tests a day at most. You begin at the last one you\n"
           "passed, or a level below the first if that does not go well.\n"
           "Nothing you said speaks against training. Pain of up to 2 out of 10 is fine.\n"
           "\n"
           "Ways on\n"
           "- Train: a first test: Squat, heels 1 inch up (`teardrop --plain train`)\n"
           "- Save a page for a clinician (`teardrop check --report`)\n");
}

static const char *set_up_of(struct press *press, const char *id, int max_depth_deg)
{
    struct td_training_gate gate = {.known = true, .max_depth_deg = max_depth_deg};
    const struct td_program *program = NULL;
    const struct td_problems *problems = NULL;
    struct td_overrides none;
    struct td_workout workout;
    struct td_timeline timeline;

    assert_int_equal(press->ui.content.ops->program(press->ui.content.self, &program, &problems),
                     TD_OK);
    td_overrides_init(&none);
    td_workout_build(program, td_program_level(program, id), &none, &workout);
    assert_int_equal(td_timeline_compile(&workout, TD_SIDE_RIGHT, &timeline), TD_OK);
    td_card_print(&timeline, &gate, press->out);
    td_card_print_how(timeline.workout.level, press->out);
    td_timeline_deinit(&timeline);
    (void)fflush(press->out);
    return press->text;
}

static void set_up__level__says_all_of_the_card(void **state)
{
    expect(set_up_of(*state, "l3", 45),
           "Squat, heels 1 inch up: 3 sets of 10, down 3, hold 1, up 2, top 1, 7 min\n"
           "\n"
           "3 sets of 10: down 3, hold 1, up 2, top 1; 90 s between sets\n"
           "\n"
           "You need: A firm wedge, plank or plate, 2.5 cm, that does not slip; something\n"
           "to hold on to\n"
           "Stand: Heels on 2.5 cm, feet hip-wide and parallel\n"
           "Depth: Half-way to level (about 45 degrees): for you no deeper for now\n"
           "Load: Body weight\n"
           "\n"
           "Ready: Heels on the wedge, weight over the whole foot\n"
           "DOWN 3: Chest high, knees over the second toe\n"
           "HOLD 1: Still. No bounce\n"
           "UP 2: Whole foot down, breathe out\n"
           "TOP 1: Tall, knees straight but not jammed\n"
           "\n"
           "It is: A free squat with the heels a little raised. The lift lets you sit\n"
           "straight down.\n"
           "Mind: Never two loose books: they slide. A block goes under the heels, a ramp\n"
           "under the whole foot; lifting shoes have about 2 cm built in.\n"
           "\n"
           "1. Heels on the wedge, toes on the floor, feet hip-wide.\n"
           "2. Chest high, sit straight down between your heels.\n"
           "3. Stop when the thighs are two thirds of the way to level. Be still.\n"
           "4. Push the whole foot into the floor and stand tall.\n"
           "\n"
           "When it goes wrong:\n"
           "  The knees roll in: Knees over the second toe; go lighter or less deep.\n"
           "  The heels slip or rock: A wedge that grips, shoes on, whole foot down.\n"
           "  The chest drops: Sit straight down; hold a light plate in front of you.\n"
           "  The front of the ankle pinches: Stop there: less deep; if it stays, leave it\n"
           "  for today.\n"
           "  You bounce at the bottom: Stand still for the whole pause.\n"
           "\n"
           "Support: a door frame or a chair back in front of you.\n"
           "No weight here. One change at a time: heel, then stance, then depth.\n"
           "How often: 3 times a week, a day of rest between.\n"
           "\n");
}

static void set_up__several_exercises__are_listed(void **state)
{
    expect(set_up_of(*state, "l0", 0),
           "Settle the knee: 3 exercises, 16 min\n"
           "\n"
           "Quad set, 2 sets of 10: tense 1, hold 5, ease 1, rest 2; 45 s between sets\n"
           "Straight-leg raise, 2 sets of 10: lift 2, hold 2, lower 2, rest 1; 20 s\n"
           "between sets; each side\n"
           "Short-arc extension, 2 sets of 10: lift 2, hold 2, lower 2, rest 1; 20 s\n"
           "between sets; each side\n"
           "\n"
           "You need: A mat or a bed; a rolled towel\n"
           "Stand: Sitting or lying, the sore leg out straight\n"
           "Load: None\n"
           "\n"
           "Ready: Leg out straight, towel under the knee\n"
           "TENSE 1: Press the back of the knee down\n"
           "HOLD 5: Feel the inner thigh go firm\n"
           "EASE 1: Let go slowly\n"
           "REST 2: Loose, breathe\n"
           "\n"
           "Then: Straight-leg raise, 2 sets of 10, each side; Short-arc extension, 2 sets\n"
           "of 10, each side\n"
           "\n"
           "It is: Three small exercises for a puffy or grumpy knee. They wake the thigh\n"
           "without bending the knee under load.\n"
           "Mind: For a cool knee that was not hurt lately; a hot or newly swollen one\n"
           "needs a person first. If the last straight bit of the third exercise aches, a\n"
           "seated extension from a right angle to half-way is kinder: choose it on the\n"
           "card, as the exercise.\n"
           "\n"
           "1. Lie or sit with the sore leg out straight.\n"
           "2. Put a rolled towel under the knee for the first and the last one.\n"
           "3. Tense, hold, let go slowly. Nothing should pinch.\n"
           "4. The first one with both legs at once, then one after the other.\n"
           "\n"
           "When it goes wrong:\n"
           "  You hold your breath: Count aloud, breathe out as you tense.\n"
           "  The leg bends as it lifts: Lock the knee first, lift less high.\n"
           "  The last bit of the last one aches: Stop short of straight, or sit: another\n"
           "  exercise.\n"
           "\n"
           "Support: none needed.\n"
           "No weight here. When it is easy and the mornings are calm, go on to the next\n"
           "level.\n"
           "How often: every day, or every other day.\n"
           "\n");
}

static void question__under_16__is_told_so(void **state)
{
    static const char *const young[][2] = {{"age", "10_to_16"}};
    struct press *press = *state;

    answer(press, young, 1);
    td_check_print(press->checklist, &press->course, &(struct td_step){TD_STEP_GATE, 4},
                   press->out);
    (void)fflush(press->out);
    expect(press->text,
           "\n"
           "6 of 6: safety\n"
           "Under 16 this is for information only. Go through it with a parent.\n"
           "\n"
           "You are young: is any of this true?\n"
           "\n"
           "  1  I am under 17 and limp even on days without sport, or have hip, groin or\n"
           "     thigh pain, or the leg turns out, or I cannot stand on it\n"
           "  2  I am under 25 and have bone pain or a hard swelling that stays, grows or\n"
           "     wakes me at night, even if I remember a knock\n");
}

static void question__choice__is_numbered(void **state)
{
    struct press *press = *state;
    int q = td_checklist_question(press->checklist, "swelling");

    td_check_print(press->checklist, &press->course, &(struct td_step){TD_STEP_QUESTION, (size_t)q},
                   press->out);
    (void)fflush(press->out);
    expect(press->text, "\n"
                        "1, about 20 left\n"
                        "Does the knee get puffy?\n"
                        "Compare with the other knee: are the hollows beside the kneecap filled?\n"
                        "\n"
                        "  1  never\n"
                        "  2  a little, after hard days\n"
                        "  3  often, or hours after I load it, so that one can see it\n"
                        "  4  it blew up within about 4 hours of an injury, and is still swollen\n"
                        "  5  it blew up within about 4 hours of an injury, and has gone down\n"
                        "  6  not all round: one lump or pad in one place\n"
                        "  7  not sure\n");
}

static void question__region__lists_its_places(void **state)
{
    struct press *press = *state;
    int q = td_checklist_question(press->checklist, "where");

    td_check_print_region(press->checklist, (size_t)q, 2, press->out);
    (void)fflush(press->out);
    expect(press->text,
           "\n"
           "On the outer side: where is it worst?\n"
           "Bend the knee a little. The crease is the small step between thigh bone and\n"
           "shin bone, level with the lower edge of the kneecap.\n"
           "\n"
           "  1  on the bony knob above the crease, or up along the band of the thigh\n"
           "  2  on the crease, or just below it\n");
}

static void primer__claim__says_what_each_says(void **state)
{
    struct press *press = *state;
    static const struct td_block blocks[] = {
        {.kind = TD_BLOCK_HEADING, .text = "Head"},
        {.kind = TD_BLOCK_TEXT, .text = "Text."},
        {.kind = TD_BLOCK_CALLOUT, .text = "Mind."},
        {.kind = TD_BLOCK_ITEM, .text = "one"},
        {.kind = TD_BLOCK_ITEM, .text = "two"},
        {.kind = TD_BLOCK_CLAIM, .text = "a", .evidence = "b", .verdict = "c"},
    };
    static const struct td_link links[] = {{.text = "More", .to = "knee"},
                                           {.text = "Begin", .to = "train:l3"},
                                           {"check", "Ask"},
                                           {"find", "By the clock"},
                                           {"moments", "Step by step"}};
    struct td_page page = {.id = "made_up", .title = "Made up"};
    const struct td_primer *primer = NULL;
    const struct td_problems *problems = NULL;

    assert_int_equal(press->ui.content.ops->primer(press->ui.content.self, &primer, &problems),
                     TD_OK);
    page.blocks = blocks;
    page.block_count = sizeof blocks / sizeof blocks[0];
    page.links = links;
    page.link_count = sizeof links / sizeof links[0];
    td_page_print(primer, &page, false, press->out);
    (void)fflush(press->out);
    expect(press->text, "Head\n"
                        "\n"
                        "Text.\n"
                        "\n"
                        "  Mind.\n"
                        "\n"
                        "- one\n"
                        "- two\n"
                        "\n"
                        "The article says\n"
                        "  a\n"
                        "Studies say\n"
                        "  b\n"
                        "So we say\n"
                        "  c\n"
                        "\n"
                        "- More: teardrop --plain primer knee\n"
                        "- Begin: teardrop --plain train l3\n"
                        "- Ask: teardrop --plain check\n"
                        "- By the clock: teardrop --plain train --free --hold 5 --sets 5 --rest 5\n"
                        "  --prepare 10\n"
                        "- Step by step: teardrop --plain primer moments\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(result__red_flag__comes_first_and_closes),
        TEST(result__limited__names_what_to_have_looked_at_first),
        TEST(result__ordinary__says_what_to_do_before_why),
        TEST(result__parts__verdict_first_then_on_demand),
        TEST(result__not_enough__says_how_many),
        TEST(result__strength__finds_the_level),
        TEST(set_up__level__says_all_of_the_card),
        TEST(set_up__several_exercises__are_listed),
        TEST(question__under_16__is_told_so),
        TEST(question__choice__is_numbered),
        TEST(question__region__lists_its_places),
        TEST(primer__claim__says_what_each_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
