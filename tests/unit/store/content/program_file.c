/* The programme's file: every field read, every mistake told with its line. */

#include <stdio.h>
#include <string.h>

#include "teardrop/store/content/program.h"
#include "teardrop/store/text/cfg.h"
#include "test.h"

#define HEAD "name = \"n\"; version = \"1\";\n"
#define LEVEL(id, more, exercises)                                                                 \
    "{ id = \"" id "\"; name = \"Chair\"; summary = \"s\"; stance = \"t\"; load = \"l\"; "         \
    "frequency = \"f\"; depth = [30, 60]; heel_mm = 25; rest_hours = 48; " more                    \
    "\nexercises = ( " exercises " ); }"
#define SQUAT                                                                                      \
    "{ id = \"squat\"; name = \"Squat\"; tempo = \"30X1\"; begins_with = \"up\"; sets = [3, 4]; "  \
    "reps = [8, 12]; rest = 90; sides = \"each\"; words = { bottom = \"STAY\"; }; "                \
    "cues = { down = \"slowly\"; rest = \"breathe\"; }; }"
#define HOLD                                                                                       \
    "{ id = \"sit\"; name = \"Wall sit\"; kind = \"hold\"; sets = 2; hold = [30, 45]; rest = 0; "  \
    "words = { hold = \"SIT\"; }; }"

/* Not everybody's; and one that a harder one follows. */
#define FOR_SOME                                                                                   \
    "{ id = \"leg\"; name = \"Leg\"; when = \"one_sided\"; tempo = \"3110\"; sets = 2; "           \
    "reps = [8, 10]; rest = 60; sides = \"each\"; }"
#define GROWS                                                                                      \
    "{ id = \"hip\"; name = \"Hip\"; tempo = \"3110\"; sets = [2, 3]; reps = [12, 15]; rest = 0; " \
    "then = { id = \"hip2\"; name = \"Hip 2\"; tempo = \"3110\"; sets = 2; reps = 6; rest = 0; "   \
    "}; }"

#define CUED(cue)                                                                                  \
    "{ id = \"a\"; name = \"A\"; sets = 1; reps = 1; tempo = \"3110\"; rest = 0; "                 \
    "cues = { down = " cue "; up = \"Up\"; }; }"
#define FIFTY "ten letterten letterten letterten letterten letter"

static struct td_program *program;
static struct td_problems problems;

static enum td_err read_text(const char *text)
{
    struct td_cfg *cfg = NULL;
    enum td_err err;

    memset(&problems, 0, sizeof problems);
    program = NULL;
    err = td_cfg_parse(text, strlen(text), "p.cfg", &problems, &cfg);
    if (err == TD_OK) {
        err = td_program_read(cfg, NULL, &problems, &program);
    }
    td_cfg_free(cfg);
    assert_int_equal(err == TD_OK, program != NULL);
    assert_int_equal(err == TD_OK, problems.count == 0);
    return err;
}

static void done(void)
{
    td_program_free(program);
    td_problems_deinit(&problems);
}

static void td_program_read__good__every_field(void **state)
{
    const struct td_level *level;
    const struct td_exercise *squat, *hold;

    (void)state;
    assert_int_equal(read_text(HEAD "warm_up = ( " HOLD " );\nlevels = ( " LEVEL(
                         "l0", "note = \"mind\"; needs = [\"a chair\", \"a wall\"];",
                         SQUAT ", " HOLD) ", " LEVEL("l1", "", HOLD) " );\n"),
                     TD_OK);
    assert_string_equal(program->name, "n");
    assert_int_equal(program->level_count, 2);
    assert_int_equal(program->warm_up_count, 1);
    level = td_program_level(program, "l0");
    assert_ptr_equal(level, &program->levels[0]);
    assert_int_equal(td_program_level_index(program, "l1"), 1);
    assert_int_equal(td_program_level_index(program, "L1"), -1);
    assert_null(td_program_level(program, ""));
    assert_string_equal(level->note, "mind");
    assert_null(program->levels[1].note);
    assert_int_equal(level->need_count, 2);
    assert_string_equal(level->needs[1], "a wall");
    assert_int_equal(level->depth_from_deg, 30);
    assert_int_equal(level->depth_to_deg, 60);
    assert_int_equal(level->heel_mm, 25);
    assert_int_equal(level->rest_hours, 48);
    assert_int_equal(level->exercise_count, 2);
    squat = &level->exercises[0];
    assert_int_equal(squat->kind, TD_EXERCISE_REPS);
    assert_true(squat->begins_up);
    assert_true(squat->tempo.explosive);
    assert_int_equal(squat->sets_min, 3);
    assert_int_equal(squat->sets_max, 4);
    assert_int_equal(squat->reps_min, 8);
    assert_int_equal(squat->reps_max, 12);
    assert_int_equal(squat->rest_s, 90);
    assert_int_equal(squat->sides, TD_SIDES_EACH);
    assert_string_equal(td_exercise_word(squat, TD_PHASE_BOTTOM), "STAY");
    assert_string_equal(td_exercise_word(squat, TD_PHASE_DOWN), "DOWN");
    assert_string_equal(squat->cues[TD_FORM_CUE_DOWN], "slowly");
    assert_string_equal(squat->cues[TD_FORM_CUE_REST], "breathe");
    assert_null(squat->cues[TD_FORM_CUE_UP]);
    hold = &level->exercises[1];
    assert_int_equal(hold->kind, TD_EXERCISE_HOLD);
    assert_int_equal(hold->reps_min, 1);
    assert_int_equal(hold->hold_s, 30);
    assert_int_equal(hold->hold_max_s, 45);
    assert_int_equal(hold->sides, TD_SIDES_TOGETHER);
    assert_string_equal(td_exercise_hold_word(hold), "SIT");
    assert_string_equal(td_exercise_hold_word(squat), "HOLD");
    done();
}

/* A cue is a line, or a line and how it reads from afar; a level may have two names. */
static void td_program_read__short_forms__stand_beside_the_long_ones(void **state)
{
    const struct td_exercise *a;

    (void)state;
    assert_int_equal(
        read_text(HEAD "levels = ( " LEVEL(
            "l0", "title = \"Chair squat\";",
            CUED("\"Even speed, all the way | EVEN SPEED ALL IN\"")) ",\n" LEVEL("l1", "",
                                                                                 SQUAT) " );"),
        TD_OK);
    a = &program->levels[0].exercises[0];
    assert_string_equal(a->cues[TD_FORM_CUE_DOWN], "Even speed, all the way");
    assert_string_equal(a->short_cues[TD_FORM_CUE_DOWN], "EVEN SPEED ALL IN");
    assert_string_equal(a->cues[TD_FORM_CUE_UP], "Up");
    assert_null(a->short_cues[TD_FORM_CUE_UP]);
    assert_string_equal(td_level_title(&program->levels[0]), "Chair squat");
    assert_string_equal(td_level_title(&program->levels[1]), "Chair");
    done();
}

static void td_program_read__broken__says_where(void **state)
{
    static const struct {
        const char *text, *start, *says;
    } rows[] = {
        {HEAD, "p.cfg", "levels"},
        {HEAD "levels = ();", "p.cfg:2: ", "at least one level"},
        {HEAD "levels = 3;", "p.cfg:2: ", "levels: expected a list of levels"},
        {HEAD "levels = ( 3 );", "p.cfg:2: ", "expected a level: { id = ...; name = ...; }"},
        {HEAD "levels = ( " LEVEL("l0", "faults = ( \"lean\" );", SQUAT) " );",
         "p.cfg:2: ", "expected a fault: { sign = ...; fix = ...; }"},
        {HEAD "levels = ( " LEVEL("l0", "small_steps = ( 1, 2, 3, 4, 5, 6, 7 );", SQUAT) " );",
         "p.cfg:2: ", "small_steps: 7 entries; at most 6"},
        {HEAD "levels = ( " LEVEL("l0", "", SQUAT) ",\n" LEVEL("l0", "", SQUAT) " );",
         "p.cfg:4: ", "\"l0\" is there twice"},
        {HEAD "levels = ( " LEVEL("l0", "", "7") " );", "p.cfg:3: ", "expected an exercise"},
        {HEAD "levels = ( " LEVEL("l0", "hight = 3;", SQUAT) " );", "p.cfg:2: ", "hight"},
        {HEAD "levels = ( " LEVEL("", "", SQUAT) " );", "p.cfg:2: ", "1 to 24"},
        {HEAD "levels = ( " LEVEL("an_id_that_is_much_too_long", "", SQUAT) " );",
         "p.cfg:2: ", "1 to 24"},
        {HEAD "levels = ( " LEVEL("l0", "",
                                  "{ id = \"a\"; name = \"A\"; kind = \"hold\"; sets = 1; "
                                  "hold = 30; tempo = \"3110\"; rest = 0; }") " );",
         "p.cfg:3: ", "tempo"},
        {HEAD "levels = ( " LEVEL("l0", "",
                                  "{ id = \"a\"; name = \"A\"; sets = 1; reps = [1, 2, 3]; "
                                  "tempo = \"3110\"; rest = 0; }") " );",
         "p.cfg:3: ", "[least, most]"},
        {HEAD "levels = ( " LEVEL("l0", "",
                                  "{ id = \"a\"; name = \"A\"; sets = 1; reps = 101; "
                                  "tempo = \"3110\"; rest = 0; }") " );",
         "p.cfg:3: ", "100"},
        {HEAD "levels = ( " LEVEL("l0", "",
                                  "{ id = \"a\"; name = \"A\"; sets = 1; reps = 1; "
                                  "tempo = \"3110\"; rest = 0; words = { down = \"DESCENDING\"; "
                                  "}; }") " );",
         "p.cfg:3: ", "at most 8 fit"},
        {HEAD "levels = ( " LEVEL("l0", "", CUED("\"Even speed | EVEN SPEED ALL THE WAY\"")) " );",
         "p.cfg:3: ", "down: the short form has 22 columns; 1 to 18 fit"},
        {HEAD "levels = ( " LEVEL("l0", "", CUED("\"Even speed | \"")) " );",
         "p.cfg:3: ", "down: the short form has 0 columns; 1 to 18 fit"},
        {HEAD "levels = ( " LEVEL("l0", "", CUED("\"" FIFTY "seven more | EVEN\"")) " );",
         "p.cfg:3: ", "down: 60 columns; at most 56 fit"},
        {HEAD "levels = ( " LEVEL("l0", "", FOR_SOME) " );",
         "p.cfg:3: ", "when: the first exercise is for everybody"},
        {HEAD "warm_up = ( " SQUAT ",\n" FOR_SOME " );\nlevels = ( " LEVEL("l0", "", SQUAT) " );",
         "p.cfg:3: ", "when: only exercises of a level and extras have it"},
        {HEAD "levels = ( " LEVEL("l0", "", SQUAT ",\n" GROWS) " );",
         "p.cfg:4: ", "then: only extras have it"},
        {HEAD
         "levels = ( " LEVEL("l0", "", SQUAT) ", " LEVEL("w", "twin_of = \"l9\";", SQUAT) " );",
         "p.cfg:3: ", "twin_of: there is no level \"l9\" on the ladder"},
        {HEAD "levels = ( " LEVEL("l0", "", SQUAT) ",\n" LEVEL(
             "w", "twin_of = \"l0\";", SQUAT) ",\n" LEVEL("l1", "", SQUAT) " );",
         "p.cfg:6: ", "twins stand behind all other levels"},
        {HEAD "swap_ins = ( { id = \"s\"; name = \"S\"; levels = [\"l9\"]; summary = \"s\"; load = "
              "\"l\"; exercises = ( " HOLD " ); } );\nlevels = ( " LEVEL("l0", "", SQUAT) " );",
         "p.cfg:2: ", "no level \"l9\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bool found = false;

        assert_int_equal(read_text(rows[i].text), TD_ERR_CONTENT);
        for (size_t p = 0; p < problems.count; p++) {
            found =
                found || (strncmp(problems.lines[p], rows[i].start, strlen(rows[i].start)) == 0 &&
                          strstr(problems.lines[p], rows[i].says) != NULL);
        }
        if (!found) {
            fail_msg("row %zu: \"%s\" is not \"%s...%s\"", i, problems.lines[0], rows[i].start,
                     rows[i].says);
        }
        done();
    }
}

static void td_program_read__several_mistakes__are_all_told(void **state)
{
    (void)state;
    assert_int_equal(read_text("name = \"\"; version = 3;\nlevels = ( " LEVEL(
                         "L0", "",
                         "{ id = \"a\"; name = \"A\"; sets = 0; reps = 1; tempo = "
                         "\"0110\"; rest = -1; }") " );"),
                     TD_ERR_CONTENT);
    assert_int_equal(problems.count, 6);
    done();
}

static void td_program_read__what_a_person_needs__every_field(void **state)
{
    const struct td_level *level;

    (void)state;
    assert_int_equal(
        read_text(HEAD "extras = ( " HOLD " );\nlevels = ( " LEVEL(
            "my-level",
            "support = \"a frame\"; load_rule = \"later\"; steps = [\"one\", \"two\"]; "
            "faults = ( { sign = \"rolls in\"; fix = \"out\"; } );",
            "{ id = \"g\"; name = \"Goblet\"; movement = \"squat\"; held = \"dumbbell\"; depth = "
            "90; "
            "tempo = \"3110\"; sets = 1; reps = 1; rest = 0; }") ", " LEVEL("own", "extras = ( );",
                                                                            HOLD) " );\n"),
        TD_OK);
    level = td_program_level(program, "my-level");
    assert_non_null(level);
    assert_string_equal(level->support, "a frame");
    assert_string_equal(level->load_rule, "later");
    assert_int_equal(level->step_count, 2);
    assert_string_equal(level->steps[1], "two");
    assert_int_equal(level->fault_count, 1);
    assert_string_equal(level->faults[0].fix, "out");
    assert_int_equal(level->exercises[0].movement, TD_MOVEMENT_SQUAT);
    assert_int_equal(level->exercises[0].held, TD_HELD_DUMBBELL);
    assert_int_equal(level->exercises[0].depth_deg, 90);
    assert_int_equal(level->exercises[0].heel_mm, -1);
    assert_int_equal(level->extra_count, 1); /* shared by those that do not say */
    assert_int_equal(td_program_level(program, "own")->extra_count, 0);
    done();
}

static void td_program_extend__known_id_replaces_new_id_comes_behind(void **state)
{
    struct td_program *base;

    (void)state;
    assert_int_equal(read_text(HEAD "warm_up = ( " HOLD " );\nlevels = ( " LEVEL(
                         "l0", "", SQUAT) ", " LEVEL("l1", "", SQUAT) " );\n"),
                     TD_OK);
    base = program;
    td_problems_deinit(&problems);
    assert_int_equal(read_text("extends = true;\nlevels = ( " LEVEL(
                         "l1", "note = \"mine\";", HOLD) ", " LEVEL("x", "", HOLD) " );\n"),
                     TD_OK);
    assert_true(program->extends);
    assert_null(program->name); /* the other one's will do */
    assert_int_equal(td_program_extend(program, base), TD_OK);
    assert_int_equal(program->level_count, 3);
    assert_string_equal(program->name, "n");
    assert_string_equal(program->levels[0].id, "l0");
    assert_string_equal(program->levels[1].note, "mine");
    assert_string_equal(program->levels[2].id, "x");
    assert_true(program->levels[2].by_choice); /* the plan does not climb to it */
    assert_false(program->levels[1].by_choice);
    assert_int_equal(program->warm_up_count, 1);
    done();
    td_program_free(base);
}

static void td_program_add_free__stands_last_and_outside_the_ladder(void **state)
{
    const struct td_level *level;

    (void)state;
    assert_int_equal(read_text(HEAD "levels = ( " LEVEL("l0", "", SQUAT) " );\n"), TD_OK);
    assert_int_equal(td_program_add_free(program, "Split squat", false), TD_OK);
    level = td_program_level(program, TD_FREE_LEVEL);
    assert_non_null(level);
    assert_true(level->free_timer);
    assert_string_equal(level->exercises[0].name, "Split squat");
    assert_int_equal(level->exercises[0].kind, TD_EXERCISE_REPS);
    assert_int_equal(level->exercises[0].reps_min, 8);
    assert_int_equal(td_program_level_index(program, TD_FREE_LEVEL), 1);
    done();
}

static void td_program_read__swap_ins__go_to_the_levels_they_name(void **state)
{
    const struct td_level *level;

    (void)state;
    assert_int_equal(
        read_text(HEAD "extras = ( " HOLD " );\nswap_ins = ( { id = \"sit_in\"; name = \"Sit\"; "
                       "levels = [\"a\"]; painless = true; summary = \"s\"; load = \"none\"; "
                       "depth = 45; exercises = ( " HOLD " ); } );\nlevels = ( " LEVEL(
                           "a", "small_steps = ( { change = \"up\"; heel_mm = 50; } );",
                           SQUAT) ", " LEVEL("b", "", SQUAT) " );\n"),
        TD_OK);
    level = td_program_level(program, "a");
    assert_int_equal(level->swap_in_count, 1);
    assert_int_equal(td_level_swap_in(level, "sit_in"), 1);
    assert_int_equal(td_level_swap_in(level, "other"), 0);
    assert_string_equal(level->swap_ins[0].id, "a");
    assert_true(level->swap_ins[0].painless);
    assert_int_equal(level->swap_ins[0].depth_to_deg, 45);
    assert_int_equal(level->swap_ins[0].heel_mm, level->heel_mm);
    assert_int_equal(level->swap_ins[0].exercises[0].kind, TD_EXERCISE_HOLD);
    assert_int_equal(td_program_level(program, "b")->swap_in_count, 0);
    /* Hip and calf work goes with the level at each of its small steps. */
    assert_int_equal(level->small_steps[0].extra_count, 1);
    done();
}

static void td_program_read__for_some_and_to_grow__every_field(void **state)
{
    const struct td_level *level;

    (void)state;
    assert_int_equal(
        read_text(HEAD "extras = ( " GROWS ", " FOR_SOME " );\nlevels = ( " LEVEL(
            "a", "", SQUAT ", " FOR_SOME) ", " LEVEL("w", "twin_of = \"a\";", SQUAT) " );\n"),
        TD_OK);
    level = td_program_level(program, "a");
    assert_int_equal(level->exercises[0].when, TD_WHEN_ALWAYS);
    assert_int_equal(level->exercises[1].when, TD_WHEN_ONE_SIDED);
    assert_null(level->twin_of);
    assert_string_equal(level->extras[0].then->id, "hip2");
    assert_null(level->extras[0].then->then);
    assert_int_equal(level->extras[1].when, TD_WHEN_ONE_SIDED);
    level = td_program_level(program, "w");
    assert_string_equal(level->twin_of, "a");
    assert_true(level->by_choice && level->off_ladder);
    done();
}

/* More than can be done is refused, with a line; as many as fit a card are not. */
static void td_program_read__swap_ins__two_dozen_a_level(void **state)
{
    static char text[20000];

    (void)state;
    for (int count = 24; count <= 25; count++) {
        text[0] = '\0';
        strcat(text, HEAD "swap_ins = (\n");
        for (int i = 0; i < count; i++) {
            (void)snprintf(
                text + strlen(text), sizeof text - strlen(text),
                "%s{ id = \"s%d\"; name = \"S\"; levels = [\"a\"]; summary = \"s\"; load = "
                "\"l\"; exercises = ( " HOLD " ); }",
                i > 0 ? ",\n" : "", i);
        }
        strcat(text, " );\nlevels = ( " LEVEL("a", "", SQUAT) " );\n");
        assert_int_equal(read_text(text), count == 24 ? TD_OK : TD_ERR_CONTENT);
        if (count == 25) {
            assert_string_equal(problems.lines[0], "p.cfg:27: level \"a\" has 24 swap-ins already");
        } else {
            assert_int_equal(td_program_level(program, "a")->swap_in_count, 24);
        }
        done();
    }
}

/* One after the other each name of the shipped file is misspelt: told with its line, and nothing
 * that is missing then is looked at. */
static void td_program_read__any_name_misspelt__never_fails_otherwise(void **state)
{
    static char shipped[1 << 17], text[1 << 17];
    FILE *file = fopen(TEARDROP_SOURCE_DIR "/assets/programs.cfg", "r");
    size_t length, tried = 0;

    (void)state;
    assert_non_null(file);
    length = fread(shipped, 1, sizeof shipped - 1, file);
    assert_int_equal(fclose(file), 0);
    assert_true(length > 0 && length < sizeof shipped - 1);
    for (const char *at = strstr(shipped, "\nswap_ins"); at != NULL && tried < 150;
         at = strstr(at + 1, " = ")) {
        if (tried++ > 0) {
            memcpy(text, shipped, length + 1);
            text[at - shipped - 1] = '_';
            (void)read_text(text);
            done();
        }
    }
    assert_int_equal(tried, 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_program_read__swap_ins__go_to_the_levels_they_name),
        cmocka_unit_test(td_program_read__for_some_and_to_grow__every_field),
        cmocka_unit_test(td_program_read__swap_ins__two_dozen_a_level),
        cmocka_unit_test(td_program_read__what_a_person_needs__every_field),
        cmocka_unit_test(td_program_extend__known_id_replaces_new_id_comes_behind),
        cmocka_unit_test(td_program_add_free__stands_last_and_outside_the_ladder),
        cmocka_unit_test(td_program_read__good__every_field),
        cmocka_unit_test(td_program_read__short_forms__stand_beside_the_long_ones),
        cmocka_unit_test(td_program_read__broken__says_where),
        cmocka_unit_test(td_program_read__several_mistakes__are_all_told),
        cmocka_unit_test(td_program_read__any_name_misspelt__never_fails_otherwise),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
