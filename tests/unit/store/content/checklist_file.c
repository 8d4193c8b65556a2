/* The shipped self-check: it loads, it names what it must, and no combination of
 * answers breaks its promises. */
#include "unit/shipped_checklist.h"

#include <stdlib.h>

#include "teardrop/store/content/answers.h"
#include "unit/cases.h"

static bool names(const struct td_check_result *result, const char *cause)
{
    for (size_t i = 0; i < result->named_count; i++) {
        if (strcmp(list->causes[result->named[i]].id, cause) == 0) {
            return true;
        }
    }
    return false;
}

static void td_check_evaluate__worked_cases__name_the_expected(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof worked_cases / sizeof worked_cases[0]; i++) {
        const struct worked_case *c = &worked_cases[i];
        struct td_problems problems = {0};
        struct td_answers answers;
        struct td_check_result result;

        assert_int_equal(
            td_answers_parse(c->answers, strlen(c->answers), "case", list, &answers, &problems),
            TD_OK);
        td_check_evaluate(list, &answers, &result);
        if (!names(&result, c->expected)) {
            fail_msg("%s: %s is not named", c->name, c->expected);
        }
    }
}

static void td_check_evaluate__urgent_flag__ranks_nothing(void **state)
{
    size_t urgent = 0;

    (void)state;
    for (size_t f = 0; f < list->flag_count; f++) {
        struct td_answers answers;
        struct td_check_result result;

        td_answers_init(&answers);
        answers.flag[f] = true;
        for (size_t q = 0; q < list->question_count; q++) {
            answers.choice[q] = 0;
        }
        td_check_evaluate(list, &answers, &result);
        assert_true(result.flag_count >= 1);
        assert_true(result.urgency >= list->flags[f].urgency);
        if (list->flags[f].urgency < TD_URGENCY_SAME_DAY) {
            continue;
        }
        urgent++;
        assert_int_equal(result.outcome, TD_OUTCOME_STOP);
        assert_int_equal(result.pattern_count + result.contributor_count + result.named_count, 0);
        assert_int_equal(result.training, TD_TRAINING_CLOSED);
        assert_null(result.start_level);
        assert_null(result.max_level);
    }
    assert_true(urgent >= 20);
}

static void random_answers(struct td_answers *answers)
{
    td_answers_init(answers);
    answers->flags_asked = true;
    for (size_t q = 0; q < list->question_count; q++) {
        if (list->questions[q].answer_count > 0 && chance(5) != 0) {
            answers->choice[q] = (int8_t)chance((uint32_t)list->questions[q].answer_count);
        }
    }
    answers->worst_pain = (int)chance(12) - 1;
    if (chance(4) == 0) {
        answers->flag[chance((uint32_t)list->flag_count)] = true;
    }
}

static void assert_sums(const struct td_score *scores, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int sum = 0;

        for (size_t r = 0; r < scores[i].reason_count; r++) {
            assert_int_not_equal(scores[i].reasons[r].weight, 0);
            sum += scores[i].reasons[r].weight;
        }
        assert_int_equal(sum, scores[i].score);
        assert_true(i == 0 || scores[i - 1].score >= scores[i].score);
    }
}

static enum td_urgency expected_urgency(const struct td_check_result *result)
{
    enum td_urgency most = TD_URGENCY_NONE;

    for (size_t i = 0; i < result->flag_count; i++) {
        most = result->flags[i].urgency > most ? result->flags[i].urgency : most;
    }
    for (size_t i = 0; i < result->named_count; i++) {
        enum td_urgency follow = list->causes[result->named[i]].follow_up;

        most = follow > most ? follow : most;
    }
    return most;
}

static void td_check_evaluate__any_answers__keeps_its_promises(void **state)
{
    (void)state;
    for (int run = 0; run < 10000; run++) {
        struct td_answers answers, more;
        static struct td_check_result result, again;

        random_answers(&answers);
        td_check_evaluate(list, &answers, &result);
        assert_true(result.named_count <= 2);
        assert_int_equal(result.urgency, expected_urgency(&result));
        assert_sums(result.patterns, result.pattern_count);
        assert_sums(result.contributors, result.contributor_count);
        assert_true(result.why[0] != '\0');
        assert_true((result.training == TD_TRAINING_CLOSED) == (result.start_level == NULL));
        assert_true((result.outcome == TD_OUTCOME_STOP) ==
                    (result.flag_count > 0 && result.flags[0].urgency >= TD_URGENCY_SAME_DAY));
        if (result.outcome == TD_OUTCOME_STOP) {
            assert_int_equal(result.pattern_count + result.contributor_count + result.named_count,
                             0);
            assert_int_equal(result.training, TD_TRAINING_CLOSED);
        }
        /* "not sure" where nothing was said changes nothing but what is open. */
        more = answers;
        for (size_t q = 0; q < list->question_count; q++) {
            int unsure = td_question_answer(&list->questions[q], "unsure");

            if (more.choice[q] == TD_ANSWER_NONE && unsure >= 0) {
                more.choice[q] = (int8_t)unsure;
            }
        }
        td_check_evaluate(list, &more, &again);
        assert_int_equal(again.outcome, result.outcome);
        assert_int_equal(again.urgency, result.urgency);
        assert_int_equal(again.named_count, result.named_count);
        assert_memory_equal(again.named, result.named, sizeof result.named);
        assert_int_equal(again.scored, result.scored);
    }
}

static int choice(const char *question, const char *answer, struct td_answers *answers)
{
    int q = td_checklist_question(list, question);
    int a = q < 0 ? -1 : td_question_answer(&list->questions[q], answer);

    assert_true(a >= 0);
    answers->choice[q] = (int8_t)a;
    return q;
}

static const struct td_raised_flag *raised(const struct td_check_result *result, const char *id)
{
    for (size_t i = 0; i < result->flag_count; i++) {
        if (strcmp(list->flags[result->flags[i].flag].id, id) == 0) {
            return &result->flags[i];
        }
    }
    return NULL;
}

static void td_check_evaluate__answer_flags__most_urgent_match(void **state)
{
    struct td_answers answers;
    struct td_check_result result;

    (void)state;
    td_answers_init(&answers);
    choice("straighten", "blocked", &answers);
    td_check_evaluate(list, &answers, &result); /* began: not answered at all */
    assert_int_equal(raised(&result, "locked")->urgency, TD_URGENCY_SAME_DAY);
    choice("began", "longer", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_null(raised(&result, "locked"));
    assert_int_equal(raised(&result, "old_block")->urgency, TD_URGENCY_ROUTINE);
    assert_null(strstr(raised(&result, "old_block")->action, "today"));

    td_answers_init(&answers);
    choice("swelling", "fast", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(raised(&result, "fast_swelling")->urgency, TD_URGENCY_SOON);
    choice("onset", "twist", &answers);
    choice("began", "under_2_weeks", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(raised(&result, "fast_swelling")->urgency, TD_URGENCY_SAME_DAY);
    assert_int_equal(result.outcome, TD_OUTCOME_STOP);
}

/* What answers raise says no more than the answers did: nothing of weeks, "first" or "newly" that
 * nobody said. */
static void td_check_evaluate__old_history__is_told_as_it_was(void **state)
{
    static const struct {
        const char *question, *answer, *onset, *began, *flag, *text;
    } rows[] = {
        {"slipping", "out", "crept", "longer", "old_dislocation",
         "The kneecap has come out, longer ago"},
        {"slipping", "out", "crept", "unsure", "old_dislocation",
         "The kneecap has come out before"},
        {"slipping", "out", "crept", "weeks_2_to_6", "recent_surgery",
         "The kneecap has come out, and this bout began in the last 12 weeks"},
        {"straighten", "blocked", "crept", "longer", "old_block",
         "The knee has not gone straight for a long time, not even with help"},
        {"straighten", "blocked", "crept", "unsure", "locked",
         "The knee cannot be straightened, not even with help"},
        {"straighten", "lag", "knock", "longer", "no_leg_raise",
         "Since an injury the muscle cannot hold the knee fully straight"},
        {"swelling", "fast", "twist", "longer", "fast_swelling",
         "It swelled within hours of an injury, some time ago"},
        {"swelling", "fast", "twist", "unsure", "fast_swelling",
         "It swelled within hours of an injury"},
        {"swelling", "often", "crept", "longer", "keeps_giving_way",
         "The knee swells often, so that one can see it"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_answers answers;
        struct td_check_result result;
        const struct td_raised_flag *flag;

        td_answers_init(&answers);
        choice(rows[i].question, rows[i].answer, &answers);
        choice("onset", rows[i].onset, &answers);
        choice("began", rows[i].began, &answers);
        td_check_evaluate(list, &answers, &result);
        flag = raised(&result, rows[i].flag);
        assert_non_null(flag);
        assert_string_equal(flag->text, rows[i].text);
        assert_false(flag->ticked);
        assert_null(raised(&result, "first_dislocation"));
    }
}

/* A kneecap that is out is an emergency, whoever says it. */
static void td_checklist__kneecap_out__is_told_apart_from_back_in(void **state)
{
    const struct td_flag *first = &list->flags[td_checklist_flag(list, "first_dislocation")];

    (void)state;
    assert_int_equal(list->flags[td_checklist_flag(list, "deformed")].urgency,
                     TD_URGENCY_EMERGENCY);
    assert_int_equal(first->urgency, TD_URGENCY_SAME_DAY);
    assert_non_null(strstr(first->action, "emergency"));
    assert_non_null(strstr(first->action, "be seen today"));
}

static void soreness(struct td_answers *answers)
{
    td_answers_init(answers);
    choice("age", "17_to_39", answers);
    choice("where", "diffuse_front", answers);
    choice("onset", "crept", answers);
    choice("began", "weeks_6_to_12", answers);
    choice("stairs", "clear", answers);
    choice("sitting", "yes", answers);
    choice("swelling", "never", answers);
    choice("squat_pain", "yes", answers);
    choice("load_spike", "no", answers);
    choice("straighten", "yes", answers);
}

/* A mirror, bendy joints and knees that fall in are not enough to call a kneecap loose. */
static void td_check_evaluate__no_slipping__names_no_loose_kneecap(void **state)
{
    struct td_answers answers;
    struct td_check_result result;

    (void)state;
    soreness(&answers);
    choice("mirror_track", "yes", &answers);
    choice("bendy_joints", "two_plus", &answers);
    choice("knees_in", "yes", &answers);
    choice("easy_days", "same", &answers);
    choice("giving_way", "stairs", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(result.contributors[0].cause, td_checklist_cause(list, "maltracking"));
    assert_true(result.contributors[0].score >= TD_CHECK_NAME_MIN);
    assert_false(names(&result, "maltracking"));
}

static void td_check_evaluate__feels_loose__may_go_to_60_degrees(void **state)
{
    struct td_answers answers;
    struct td_check_result result;

    (void)state;
    soreness(&answers);
    choice("slipping", "feels", &answers);
    choice("mirror_track", "yes", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_true(names(&result, "maltracking"));
    assert_string_equal(result.max_level, "l3");
    assert_int_equal(result.max_depth_deg, 60);
}

static void td_check_evaluate__inner_side__is_a_pattern_of_its_own(void **state)
{
    struct td_answers answers;
    struct td_check_result result;

    (void)state;
    soreness(&answers);
    choice("where", "inner_below", &answers);
    choice("stairs", "none", &answers);
    choice("sitting", "no", &answers);
    choice("squat_pain", "no", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(result.outcome, TD_OUTCOME_NAMED);
    assert_true(names(&result, "inner_side"));
    assert_int_equal(result.urgency, TD_URGENCY_ROUTINE);
    assert_int_equal(result.training, TD_TRAINING_LIMITED);
}

/* The squat of today leads, not the worst stair of last week. */
static void td_check_evaluate__painless_squat__begins_at_the_chair(void **state)
{
    struct td_answers answers;
    struct td_check_result result;

    (void)state;
    soreness(&answers);
    answers.worst_pain = 7;
    td_check_evaluate(list, &answers, &result);
    assert_string_equal(result.start_level, "l0");
    choice("squat_pain", "no", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_string_equal(result.start_level, "l2");
    assert_null(strstr(result.why, "lower"));
    choice("squat_pain", "unsure", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_string_equal(result.start_level, "l0");
}

/* What is said about a pattern leans on something that `w` can show. */
static void td_checklist__causes__have_sources(void **state)
{
    char letters[4];

    (void)state;
    for (size_t i = 0; i < list->cause_count; i++) {
        assert_non_null(list->causes[i].source);
        assert_non_null(td_source_split(list->causes[i].source, letters));
    }
}

/* A tendon is named with the one who can lead it on. */
static void td_checklist__tendons__are_passed_on(void **state)
{
    static const char *const tendons[] = {"patellar_tendon", "quadriceps_tendon"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const struct td_cause *cause = &list->causes[td_checklist_cause(list, tendons[i])];

        assert_int_equal(cause->follow_up, TD_URGENCY_ROUTINE);
        assert_non_null(strstr(cause->advice, "Holds"));
        assert_non_null(strstr(cause->advice, "heavier"));
    }
}

static void td_check_evaluate__age__closes_under_sixteen(void **state)
{
    struct td_answers answers;
    struct td_check_result result;

    (void)state;
    td_answers_init(&answers);
    choice("age", "10_to_16", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(result.training, TD_TRAINING_CLOSED);
    answers.age_years = 16;
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(result.training, TD_TRAINING_FREE);
    answers.age_years = 15;
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(result.training, TD_TRAINING_CLOSED);
}

static void td_check_evaluate__cap__limits_the_raising_side(void **state)
{
    struct td_answers answers;
    struct td_check_result result;
    int home = td_checklist_cause(list, "kneecap_joint");
    int score = 99;

    (void)state;
    td_answers_init(&answers);
    choice("squat_pain", "yes", &answers);
    choice("stairs", "clear", &answers);
    choice("sitting", "yes", &answers);
    td_check_evaluate(list, &answers, &result);
    for (size_t i = 0; i < result.pattern_count; i++) {
        if (result.patterns[i].cause == home) {
            score = result.patterns[i].score;
        }
    }
    assert_int_equal(score, 3); /* 1 + 2 + 1, capped */
}

/* ---- broken files ---- */

static char *read_asset(void)
{
    FILE *file = fopen(TEARDROP_SOURCE_DIR "/assets/checklist.cfg", "r");
    char *text = calloc(1, 200000);

    assert_non_null(file);
    assert_non_null(text);
    assert_true(fread(text, 1, 199999, file) > 1000);
    (void)fclose(file);
    return text;
}

static void assert_refused(const char *from, const char *to, const char *says)
{
    struct td_problems problems = {0};
    struct td_checklist *checklist = NULL;
    struct td_cfg *cfg = NULL;
    char *text = read_asset();
    char *at = strstr(text, from);
    char *changed = calloc(1, 200000);
    bool said = false;

    assert_non_null(at);
    assert_non_null(changed);
    (void)snprintf(changed, 200000, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    if (td_cfg_parse(changed, strlen(changed), "c.cfg", &problems, &cfg) == TD_OK) {
        assert_int_equal(td_checklist_read(cfg, &problems, &checklist), TD_ERR_CONTENT);
        assert_null(checklist);
    }
    td_cfg_free(cfg);
    for (size_t i = 0; i < problems.count; i++) {
        said = said || (strstr(problems.lines[i], says) != NULL &&
                        strncmp(problems.lines[i], "c.cfg:", 6) == 0 &&
                        problems.lines[i][6] >= '1' && problems.lines[i][6] <= '9');
    }
    if (!said) {
        td_problems_print(&problems, stderr);
        fail_msg("nothing says \"%s\" with its line", says);
    }
    td_problems_deinit(&problems);
    free(text);
    free(changed);
}

static void td_checklist_read__broken__says_what_and_where(void **state)
{
    (void)state;
    assert_refused("overload = 3;", "overlaod = 3;", "did you mean \"overload\"");
    assert_refused("overload = 3;", "overload = 4;", "4");
    assert_refused("overload = 3;", "overload = 0;", "0");
    assert_refused("id = \"stairs\";", "id = \"sitting\";", "is there twice");
    assert_refused("\"bendy_joints\" ]; }\n);", "\"bendy_joint\" ]; }\n);",
                   "did you mean \"bendy_joints\"");
    assert_refused("\"long_second_toe\", \"bendy_joints\" ]; }", "\"bendy_joints\" ]; }",
                   "never asked");
    assert_refused("urgency = \"soon\"", "urgency = \"sonn\"", "soon");
    assert_refused("years = [17, 39]", "years = [18, 39]", "17");
    assert_refused("layer = \"pattern\";", "layr = \"pattern\";", "layr");
    assert_refused("id = \"quadriceps_tendon\"; layer = \"pattern\"; prior = -2;",
                   "id = \"quadriceps_tendon\"; layer = \"pattern\"; prior = -5;",
                   "its best score is -2");
    assert_refused("where = [\"outer\", \"joint_line\", \"spread\", \"unsure\"];",
                   "roll_in = [\"yes\"];", "which is not asked before it");
    assert_refused("where = [\"outer\", \"joint_line\", \"spread\", \"unsure\"];",
                   "where = [\"outer\"]; where_not = [\"outer\"];", "can never be asked");
    assert_refused("unless = [ \"recent_surgery\"", "unless = [ \"recent_surgry\"",
                   "did you mean \"recent_surgery\"");
    assert_refused("source = \"P: LR+ 1.8", "source = \"X: LR+ 1.8", "letter X is not explained");
    assert_refused("source = \"P: LR+ 1.8", "source = \"LR+ 1.8", "expected a letter");
    assert_refused("letter = \"A\"", "letter = \"Article\"", "one capital letter");
    assert_refused("id = \"mild\";", "id = \"later\";", "a meaning of its own");
    assert_refused("pose = \"lie\";", "pose = \"lay\";", "stand, sit, lie");
    assert_refused("goal = \"strength\";", "goal = \"strenght\";", "\"strenght\"");
    assert_refused("flag = \"locked\"", "flag = \"lokced\"", "did you mean \"locked\"");
}

/* Every answer has a place in some region, and the places of a region are told apart. */
static void td_checklist_read__broken_regions__say_what_and_where(void **state)
{
    (void)state;
    assert_refused("{ answer = \"inner_below\";", "{ answer = \"inner_belwo\";",
                   "did you mean \"inner_below\"");
    assert_refused("{ answer = \"inner_below\";", "{ answer = \"inner_line\";",
                   "is in region \"inner\" twice");
    assert_refused("{ answer = \"shin_bump\";", "{ answer = \"spread\";",
                   "answer \"shin_bump\" is in no region");
    assert_refused("ask = \"At the front: where is it worst?\";", "",
                   "region \"front\" has several places and does not ask");
    assert_refused("{ answer = \"above\"; }", "{ text = \"above\"; }", "answer");
}

/* Nothing of what is named is there: each name is reported, and stands for no entry. */
static void td_checklist_read__names_of_nothing__each_is_reported(void **state)
{
    static const char text[] =
        "version = \"1\";\n"
        "sections = ( { id = \"s\"; title = \"t\"; intro = \"i\"; questions = [\"age\", \"age\"]; "
        "} );\n"
        "gate = ( { id = \"g\"; name = \"n\"; text = \"t\"; opens = [\"hot\"];\n"
        "  when = { age = [\"x\"]; }; } );\n"
        "groups = ( { id = \"b\"; questions = [\"sex\"]; cause = \"c\"; cap = 1; why = \"w\"; } "
        ");\n"
        "answer_flags = ( { flag = \"f\"; urgency = \"soon\"; training = \"free\"; flags = "
        "[\"e\"]; } );\n"
        "never_alone = ( { cause = \"d\"; with = \"h\"; why = \"w\"; } );\n"
        "quick_check = [\"knee\", \"knee\"];\n"
        "home_pattern = \"p\";\n";
    static const char *const unknown[] = {
        "question \"age\"",  "red flag \"hot\"", "question \"sex\"", "cause \"c\"",
        "red flag \"f\"",    "red flag \"e\"",   "cause \"d\"",      "cause \"h\"",
        "question \"knee\"", "cause \"p\""};
    struct td_problems problems = {0};
    struct td_checklist *checklist = NULL;
    struct td_cfg *cfg = NULL;

    (void)state;
    assert_int_equal(td_cfg_parse(text, strlen(text), "c.cfg", &problems, &cfg), TD_OK);
    assert_int_equal(td_checklist_read(cfg, &problems, &checklist), TD_ERR_CONTENT);
    for (size_t u = 0; u < sizeof unknown / sizeof unknown[0]; u++) {
        char says[64];
        bool said = false;

        (void)snprintf(says, sizeof says, "there is no %s", unknown[u]);
        for (size_t i = 0; i < problems.count; i++) {
            said = said || strstr(problems.lines[i], says) != NULL;
        }
        if (!said) {
            td_problems_print(&problems, stderr);
            fail_msg("nothing says \"%s\"", says);
        }
    }
    td_cfg_free(cfg);
    td_problems_deinit(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_check_evaluate__worked_cases__name_the_expected),
        cmocka_unit_test(td_check_evaluate__urgent_flag__ranks_nothing),
        cmocka_unit_test(td_check_evaluate__any_answers__keeps_its_promises),
        cmocka_unit_test(td_check_evaluate__answer_flags__most_urgent_match),
        cmocka_unit_test(td_check_evaluate__old_history__is_told_as_it_was),
        cmocka_unit_test(td_checklist__kneecap_out__is_told_apart_from_back_in),
        cmocka_unit_test(td_check_evaluate__no_slipping__names_no_loose_kneecap),
        cmocka_unit_test(td_check_evaluate__feels_loose__may_go_to_60_degrees),
        cmocka_unit_test(td_check_evaluate__inner_side__is_a_pattern_of_its_own),
        cmocka_unit_test(td_check_evaluate__painless_squat__begins_at_the_chair),
        cmocka_unit_test(td_checklist__causes__have_sources),
        cmocka_unit_test(td_checklist__tendons__are_passed_on),
        cmocka_unit_test(td_check_evaluate__age__closes_under_sixteen),
        cmocka_unit_test(td_check_evaluate__cap__limits_the_raising_side),
        cmocka_unit_test(td_checklist_read__broken__says_what_and_where),
        cmocka_unit_test(td_checklist_read__broken_regions__say_what_and_where),
        cmocka_unit_test(td_checklist_read__names_of_nothing__each_is_reported),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
