/* The shipped self-check: it loads, it names what it must, and no combination of
 * answers breaks its promises. */
#include "unit/shipped_checklist.h"

#include <stdlib.h>

#include "teardrop/base/ids.h"
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

/* What is named, in order, or the outcome that names nothing. */
static void names_of(const struct td_check_result *result, char out[2 * TD_ID_TEXT + 2])
{
    if (result->named_count == 0) {
        (void)snprintf(out, TD_ID_TEXT, "%s", td_outcome_id(result->outcome));
        return;
    }
    (void)snprintf(out, 2 * TD_ID_TEXT + 2, "%s%s%s", list->causes[result->named[0]].id,
                   result->named_count > 1 ? " " : "",
                   result->named_count > 1 ? list->causes[result->named[1]].id : "");
}

static void td_check_evaluate__worked_cases__name_the_expected(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof worked_cases / sizeof worked_cases[0]; i++) {
        const struct worked_case *c = &worked_cases[i];
        struct td_problems problems = {0};
        struct td_answers answers;
        struct td_check_result result;
        char named[2 * TD_ID_TEXT + 2];

        assert_int_equal(
            td_answers_parse(c->answers, strlen(c->answers), "case", list, &answers, &problems),
            TD_OK);
        td_check_evaluate(list, &answers, &result);
        names_of(&result, named);
        if (strcmp(named, c->named) != 0 ||
            strcmp(td_urgency_id(result.urgency), c->urgency) != 0) {
            fail_msg("%s: %s, %s in place of %s, %s", c->name, named, td_urgency_id(result.urgency),
                     c->named, c->urgency);
        }
    }
}

/* Who leaves after the quick questions has been asked all that raises a flag. */
static void td_checklist__questions_that_raise_flags__are_quick(void **state)
{
    (void)state;
    for (size_t i = 0; i < list->answer_flag_count; i++) {
        const struct td_answer_flag *rule = &list->answer_flags[i];

        for (size_t k = 0; k < rule->when_count; k++) {
            if (!td_question_is_quick(list, rule->when[k].question)) {
                fail_msg("%s can raise a flag and is asked late",
                         list->questions[rule->when[k].question].id);
            }
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
    if (result->leans && list->causes[result->leaning].follow_up > most) {
        most = list->causes[result->leaning].follow_up;
    }
    return most;
}

static const struct td_score *scored(const struct td_check_result *result, uint8_t cause)
{
    for (size_t i = 0; i < result->pattern_count; i++) {
        if (result->patterns[i].cause == cause) {
            return &result->patterns[i];
        }
    }
    for (size_t i = 0; i < result->contributor_count; i++) {
        if (result->contributors[i].cause == cause) {
            return &result->contributors[i];
        }
    }
    return NULL;
}

/* A name alone has its typical signs; of two, one has them; what only leans lacks them. */
static void assert_names_are_earned(const struct td_check_result *result)
{
    bool earned = result->named_count == 0;

    for (size_t i = 0; i < result->named_count; i++) {
        const struct td_score *score = scored(result, result->named[i]);

        assert_non_null(score);
        assert_true(i > 0 || score->score >= TD_CHECK_NAME_MIN);
        earned = earned ||
                 (result->named_count == 1 ? score->met : score->needs_have == score->needs_want);
    }
    assert_true(earned);
    assert_true(!result->leans || result->outcome == TD_OUTCOME_NO_PATTERN);
    assert_true(!result->leans || !scored(result, result->leaning)->met);
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
        assert_names_are_earned(&result);
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
        /* "not sure" where nothing was said changes nothing but what is open; only of the place
         * it says something: who cannot point. */
        more = answers;
        for (size_t q = 0; q < list->question_count; q++) {
            int unsure = td_question_answer(&list->questions[q], "unsure");

            if (more.choice[q] == TD_ANSWER_NONE && unsure >= 0 && q != question("where")) {
                more.choice[q] = (int8_t)unsure;
            }
        }
        td_check_evaluate(list, &more, &again);
        assert_int_equal(again.outcome, result.outcome);
        assert_int_equal(again.urgency, result.urgency);
        assert_int_equal(again.named_count, result.named_count);
        assert_memory_equal(again.named, result.named, sizeof result.named);
        assert_int_equal(again.leans, result.leans);
        assert_int_equal(again.leaning, result.leaning);
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
    choice("straighten", "no_lift", &answers);
    td_check_evaluate(list, &answers, &result); /* began: not answered at all */
    assert_int_equal(raised(&result, "no_leg_raise")->urgency, TD_URGENCY_SAME_DAY);
    choice("began", "longer", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(raised(&result, "no_leg_raise")->urgency, TD_URGENCY_SOON);
    assert_int_equal(result.training, TD_TRAINING_CLOSED);

    td_answers_init(&answers);
    choice("swelling", "settled", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(raised(&result, "fast_swelling")->urgency, TD_URGENCY_SOON);
    choice("began", "under_2_weeks", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(raised(&result, "fast_swelling")->urgency, TD_URGENCY_SAME_DAY);
    assert_int_equal(result.outcome, TD_OUTCOME_STOP);
}

/* What answers raise says no more than the answers did: nothing of weeks, "first" or "newly" that
 * nobody said. So each has words of its own. */
static void td_check_evaluate__old_history__is_told_as_it_was(void **state)
{
    static const struct {
        const char *question, *answer, *onset, *began, *flag;
        enum td_urgency urgency;
        const char *not_said;
    } rows[] = {
        {"slipping", "out", "crept", "longer", "old_dislocation", TD_URGENCY_ROUTINE, "first"},
        {"slipping", "out", "crept", "weeks_2_to_6", "old_dislocation", TD_URGENCY_ROUTINE,
         "operation"},
        {"slipping", "out_new", "crept", "unsure", "recent_dislocation", TD_URGENCY_SOON, "first"},
        {"straighten", "blocked_old", "crept", "unsure", "old_block", TD_URGENCY_ROUTINE, "new"},
        {"straighten", "blocked", "crept", "unsure", "locked", TD_URGENCY_SAME_DAY, "injury"},
        {"straighten", "lag", "knock", "longer", "no_leg_raise", TD_URGENCY_SOON, "weeks"},
        {"straighten", "no_lift", "crept", "unsure", "no_leg_raise", TD_URGENCY_SAME_DAY, "injury"},
        {"swelling", "fast", "twist", "longer", "fast_swelling", TD_URGENCY_SOON, "weeks"},
        {"swelling", "fast", "twist", "unsure", "fast_swelling", TD_URGENCY_SOON, "weeks"},
        {"swelling", "often", "crept", "longer", "keeps_giving_way", TD_URGENCY_SOON, "way"},
        {"giving_way", "pivot", "twist", "longer", "keeps_giving_way", TD_URGENCY_SOON, "swell"},
        {"morning_stiffness", "long", "crept", "longer", "inflamed_joints", TD_URGENCY_SOON,
         "everal"},
        {"earlier", "replaced", "crept", "longer", "replaced_joint", TD_URGENCY_SOON, "hip"},
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
        assert_int_equal(flag->urgency, rows[i].urgency);
        assert_null(strstr(flag->text, rows[i].not_said));
        assert_false(flag->ticked);
        assert_null(raised(&result, "first_dislocation"));
    }
    for (size_t i = 0; i < list->answer_flag_count; i++) {
        assert_non_null(list->answer_flags[i].text);
    }
}

/* The hip that hurts in the knee: a child whose knee cannot be made to hurt is seen today. */
static void td_check_evaluate__childs_hip__is_not_missed(void **state)
{
    static const char *const signs[][2] = {
        {"hip_or_back", "groin"}, {"where", "spread"}, {"knee_itself", "no"}};

    (void)state;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        struct td_answers answers;
        struct td_check_result result;

        td_answers_init(&answers);
        choice(signs[i][0], signs[i][1], &answers);
        td_check_evaluate(list, &answers, &result);
        assert_null(raised(&result, "child_limp"));
        choice("age", "10_to_16", &answers);
        td_check_evaluate(list, &answers, &result);
        assert_int_equal(raised(&result, "child_limp")->urgency, TD_URGENCY_SAME_DAY);
        assert_int_equal(result.outcome, TD_OUTCOME_STOP);
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

/* Bendy joints, a wobble and days off that change nothing are not enough to call a kneecap loose.
 */
static void td_check_evaluate__no_slipping__names_no_loose_kneecap(void **state)
{
    uint8_t loose = (uint8_t)td_checklist_cause(list, "maltracking");
    struct td_answers answers;
    struct td_check_result result;

    (void)state;
    soreness(&answers);
    choice("bendy_joints", "two_plus", &answers);
    choice("toes_out", "yes", &answers);
    choice("easy_days", "same", &answers);
    choice("giving_way", "stairs", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_true(scored(&result, loose)->score >= TD_CHECK_NAME_MIN);
    assert_false(names(&result, "maltracking"));
    choice("slipping", "feels", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_true(names(&result, "maltracking"));
}

/* A kneecap that was never out may go deeper by itself; one that was waits for somebody's word. */
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
    assert_int_equal(result.max_depth_deg, 60);
    assert_int_equal(result.opens.weeks, 6);
    choice("slipping", "out", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_true(names(&result, "maltracking"));
    assert_int_equal(result.max_depth_deg, 60);
    assert_int_equal(result.opens.weeks, 0);
}

static void td_check_evaluate__inner_shin__is_a_pattern_of_its_own(void **state)
{
    struct td_answers answers;
    struct td_check_result result;

    (void)state;
    soreness(&answers);
    choice("where", "inner_below", &answers);
    choice("stairs", "none", &answers);
    choice("sitting", "no", &answers);
    choice("squat_pain", "no", &answers);
    choice("swelling", "lump", &answers);
    td_check_evaluate(list, &answers, &result); /* a thumb has not said so yet */
    assert_int_equal(result.outcome, TD_OUTCOME_NO_PATTERN);
    assert_true(result.leans);
    assert_int_equal(result.leaning, td_checklist_cause(list, "inner_shin"));
    assert_int_equal(result.urgency, TD_URGENCY_ROUTINE);
    assert_int_equal(result.max_depth_deg, 90);
    choice("inner_press", "below", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(result.outcome, TD_OUTCOME_NAMED);
    assert_true(names(&result, "inner_shin"));
    assert_int_equal(result.urgency, TD_URGENCY_ROUTINE);
    assert_int_equal(result.training, TD_TRAINING_LIMITED);
}

/* With an artificial knee nothing that lives in a natural one is named, or even ranked. */
static void td_check_evaluate__artificial_knee__bars_the_natural(void **state)
{
    static const char *const stay[] = {"referred", "bursa", "osgood_schlatter", "old_bump",
                                       "inflamed"};
    struct td_answers answers;
    struct td_check_result result;

    (void)state;
    soreness(&answers);
    choice("age", "50_plus", &answers);
    choice("morning_stiffness", "short", &answers);
    choice("bend_shape", "both", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_true(names(&result, "arthritis"));
    choice("earlier", "replaced", &answers);
    td_check_evaluate(list, &answers, &result);
    assert_int_equal(result.outcome, TD_OUTCOME_NO_PATTERN);
    assert_int_equal(result.urgency, TD_URGENCY_SOON);
    assert_int_equal(result.training, TD_TRAINING_CLOSED);
    assert_int_equal(result.pattern_count, sizeof stay / sizeof stay[0]);
    for (size_t i = 0; i < sizeof stay / sizeof stay[0]; i++) {
        assert_non_null(scored(&result, (uint8_t)td_checklist_cause(list, stay[i])));
    }
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

        assert_non_null(strstr(cause->then, "physiotherapist"));
        assert_non_null(strstr(cause->advice, "olds"));
        assert_int_equal(cause->load, TD_LOAD_FREE); /* depth is limited, load is not */
        assert_int_equal(cause->opens.to_deg, 90);
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

/* text with the first `from` put as `to`; frees text. */
static char *edited(char *text, const char *from, const char *to)
{
    char *at = strstr(text, from), *out = calloc(1, 200000);

    assert_non_null(at);
    assert_non_null(out);
    (void)snprintf(out, 200000, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    free(text);
    return out;
}

/* The line at which the words stand, counted from 1. */
static int line_of(const char *text, const char *words)
{
    const char *end = strstr(text, words);
    int line = 1;

    assert_non_null(end);
    for (const char *at = text; at < end; at++) {
        line += *at == '\n' ? 1 : 0;
    }
    return line;
}

/* Reading the text must report "says" with a line; with line > 0, with that line. Frees text. */
static void assert_reported(char *text, const char *says, int line)
{
    struct td_problems problems = {0};
    struct td_checklist *checklist = NULL;
    struct td_cfg *cfg = NULL;
    bool said = false;

    if (td_cfg_parse(text, strlen(text), "c.cfg", &problems, &cfg) == TD_OK) {
        assert_int_equal(td_checklist_read(cfg, &problems, &checklist), TD_ERR_CONTENT);
        assert_null(checklist);
    }
    td_cfg_free(cfg);
    for (size_t i = 0; i < problems.count; i++) {
        const char *problem = problems.lines[i];
        int at = strncmp(problem, "c.cfg:", 6) == 0 ? atoi(problem + 6) : 0;

        said = said || (strstr(problem, says) != NULL && (line > 0 ? at == line : at > 0));
    }
    if (!said) {
        td_problems_print(&problems, stderr);
        fail_msg("nothing says \"%s\" with its line, %d", says, line);
    }
    td_problems_deinit(&problems);
    free(text);
}

static void assert_refused(const char *from, const char *to, const char *says)
{
    assert_reported(edited(read_asset(), from, to), says, 0);
}

/* The same; the problem must stand at the line of the change. */
static void assert_refused_there(const char *from, const char *to, const char *says)
{
    char *text = read_asset();
    int line = line_of(text, from);

    assert_reported(edited(text, from, to), says, line);
}

static void td_checklist_read__broken__says_what_and_where(void **state)
{
    (void)state;
    assert_refused("overload = 3;", "overlaod = 3;", "did you mean \"overload\"");
    assert_refused("overload = 3;", "overload = 4;", "4");
    assert_refused("overload = 3;", "overload = 0;", "0");
    assert_refused("id = \"stairs\";", "id = \"sitting\";", "is there twice");
    assert_refused("\"bendy_joints\"]; }\n);", "\"bendy_joint\"]; }\n);",
                   "did you mean \"bendy_joints\"");
    assert_refused("\"long_second_toe\", \"bendy_joints\"]; }", "\"bendy_joints\"]; }",
                   "never asked");
    assert_refused("urgency = \"soon\"", "urgency = \"sonn\"", "soon");
    assert_refused("years = [17, 39]", "years = [18, 39]", "17");
    assert_refused("layer = \"pattern\";", "layr = \"pattern\";", "layr");
    assert_reported(edited(edited(read_asset(),
                                  "id = \"iliotibial_band\"; layer = \"pattern\"; "
                                  "prior = -3;",
                                  "id = \"iliotibial_band\"; layer = \"pattern\"; prior = -5;"),
                           "weights = { iliotibial_band = 2; };",
                           "weights = { iliotibial_band = 1; };"),
                    "its best score is 0", 0);
    assert_refused("where = [\"outer\", \"outer_line\", \"unsure\"];", "roll_in = [\"yes\"];",
                   "which is not asked before it");
    assert_refused("where = [\"outer\", \"outer_line\", \"unsure\"];",
                   "where = [\"outer\"]; where_not = [\"outer\"];", "can never be asked");
    assert_refused("unless = [\"recent_surgery\"", "unless = [\"recent_surgry\"",
                   "did you mean \"recent_surgery\"");
    assert_refused("source = \"P: ", "source = \"X: ", "letter X is not explained");
    assert_refused("source = \"P: ", "source = \"", "expected a letter");
    assert_refused("letter = \"A\"", "letter = \"Article\"", "one capital letter");
    assert_refused("id = \"mild\";", "id = \"later\";", "a meaning of its own");
    assert_refused("pose = \"lie\";", "pose = \"lay\";", "stand, sit, lie");
    assert_refused("goal = \"strength\";", "goal = \"strenght\";", "\"strenght\"");
    assert_refused("flag = \"locked\"", "flag = \"lokced\"", "did you mean \"locked\"");
}

static void td_checklist_read__broken_needs__say_what_and_where(void **state)
{
    (void)state;
    assert_refused_there("least = 2; of = { onset = [\"twist\"]; swelling = [\"fast\"",
                         "least = 5; of = { onset = [\"twist\"]; swelling = [\"fast\"",
                         "least is 5 of 4 questions, so nobody can have that");
    assert_refused_there("least = 1; of = { inner_press", "least = 0; of = { inner_press", "0");
    assert_refused_there("least = 1; of = { inner_press", "of = { inner_press", "least");
    assert_refused_there("least = 1; of = { inner_press = [\"below\"]; };", "least = 1;", "of");
    assert_refused_there("least = 1; of = { inner_press", "lest = 1; of = { inner_press", "lest");
    assert_refused_there("of = { inner_press = [\"below\"]", "of = { inner_pres = [\"below\"]",
                         "did you mean \"inner_press\"");
    assert_refused_there("of = { inner_press = [\"below\"]", "of = { inner_press = [\"belov\"]",
                         "did you mean \"below\"");
    assert_refused_there("{ least = 1; of = { inner_press = [\"below\"]; }; }", "7", "need");
    assert_refused_there("alone_from = 3", "alone_from = 0", "0");
    assert_refused_there("alone_from = 3", "alone_from = 21", "21");
    assert_refused_there("bars = { earlier = [\"replaced\"]; };",
                         "bars = { earlier = [\"replacd\"]; };", "did you mean \"replaced\"");
    assert_refused_there("bars = { earlier = [\"replaced\"]; };",
                         "bars = { earlir = [\"replaced\"]; };", "did you mean \"earlier\"");
}

static void td_checklist_read__broken_limits__say_what_and_where(void **state)
{
    (void)state;
    assert_refused_there("load = \"own\"", "load = \"owm\"", "did you mean \"own\"");
    assert_refused_there("opens = { weeks = 6;", "opens = { weeks = 27;", "27");
    assert_refused_there("opens = { weeks = 6;", "opens = { weeks = 0;", "0");
    assert_refused_there("opens = { weeks = 6; step = 15;", "opens = { weeks = 6;", "step");
    assert_refused_there("opens = { weeks = 6; step = 15;", "opens = { weeks = 6; step = 0;", "0");
    assert_refused_there("opens = { weeks = 6; step = 15; to = 90;",
                         "opens = { weeks = 6; step = 15; to = 161;", "161");
    assert_refused_there("opens = { weeks = 6;", "opens = { week = 6;", "weeks");
    assert_refused_there("opens = { weeks = 6; step = 15; to = 90;",
                         "opens = { weeks = 6; step = 15; to = 60;",
                         "opens to 60 degrees, which is no deeper than 60");
    assert_refused_there("max_depth = 60; load = \"free\"; opens = { weeks = 6;",
                         "load = \"free\"; opens = { weeks = 6;",
                         "opens, but there is no max_depth");
    assert_refused_there("unless = { slipping = [\"out\"", "unless = { sliping = [\"out\"",
                         "did you mean \"slipping\"");
    assert_refused_there("limited_max_level = \"l3\"; limited_max_depth = 60;",
                         "limited_max_level = \"l3\"; limited_max_depth = 0;", "0");
    assert_refused("limited_max_level = \"l3\";", "", "limited_max_level");
    assert_refused("limited_max_depth = 60;", "", "limited_max_depth");
}

#define A20 "aaaaaaaaaaaaaaaaaaaa"
#define A80 A20 A20 A20 A20
#define A160 A80 A80

/* What is joined of several texts fits the buffers it is joined in. */
static void td_checklist_read__long_texts__say_what_and_where(void **state)
{
    char *text;

    (void)state;
    assert_refused_there("name = \"a sore bursa in front of the knee\"", "name = \"" A80 "a\"",
                         "name: 81 bytes; at most 80");
    assert_refused_there("name = \"Where it hurts\"", "name = \"" A80 "a\"",
                         "name: 81 bytes; at most 80");
    assert_refused_there("text = \"just above the kneecap\"", "text = \"" A160 "a\"",
                         "text: 161 bytes; at most 160");
    assert_refused_there("version = \"draft-4\"", "version = \"draft-4 of my own, for my knees!\"",
                         "version: 32 bytes; at most 31");
    text = edited(read_asset(), "text = \"around or behind the", "text = \"" A80 " the");
    text = edited(text, "text = \"the inner edge of the", "text = \"" A80 " the");
    text = edited(text, "text = \"one fingertip spot", "text = \"" A80 "spot");
    assert_reported(edited(text, "text = \"just above the", "text = \"" A80 " the"),
                    "bytes together; at most 960", 0);
}

/* What cannot be what it is written as. */
static void td_checklist_read__wrong_part__says_what_and_where(void **state)
{
    (void)state;
    assert_refused_there("home_pattern = \"kneecap_joint\"", "home_pattern = \"overload\"",
                         "\"overload\" is no pattern");
    assert_refused_there("{ cause = \"kneecap_joint\"; with = \"arthritis\";",
                         "{ cause = \"arthritis\"; with = \"arthritis\";",
                         "\"arthritis\" is the cause itself");
    assert_refused_there("weights = { iliotibial_band = 2; };", "weights = \"overload\";",
                         "weights: expected {");
    assert_refused_there("weights = { iliotibial_band = 2; };", "weights = [\"overload\"];",
                         "weights: expected {");
    assert_refused("{ id = \"worst_pain\"; ", "{ id = \"worst_pain\"; regions = ( ); ",
                   "only a choice has regions");
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
        cmocka_unit_test(td_checklist__questions_that_raise_flags__are_quick),
        cmocka_unit_test(td_check_evaluate__urgent_flag__ranks_nothing),
        cmocka_unit_test(td_check_evaluate__any_answers__keeps_its_promises),
        cmocka_unit_test(td_check_evaluate__answer_flags__most_urgent_match),
        cmocka_unit_test(td_check_evaluate__old_history__is_told_as_it_was),
        cmocka_unit_test(td_check_evaluate__childs_hip__is_not_missed),
        cmocka_unit_test(td_checklist__kneecap_out__is_told_apart_from_back_in),
        cmocka_unit_test(td_check_evaluate__no_slipping__names_no_loose_kneecap),
        cmocka_unit_test(td_check_evaluate__feels_loose__may_go_to_60_degrees),
        cmocka_unit_test(td_check_evaluate__inner_shin__is_a_pattern_of_its_own),
        cmocka_unit_test(td_check_evaluate__artificial_knee__bars_the_natural),
        cmocka_unit_test(td_check_evaluate__painless_squat__begins_at_the_chair),
        cmocka_unit_test(td_checklist__causes__have_sources),
        cmocka_unit_test(td_checklist__tendons__are_passed_on),
        cmocka_unit_test(td_check_evaluate__age__closes_under_sixteen),
        cmocka_unit_test(td_check_evaluate__cap__limits_the_raising_side),
        cmocka_unit_test(td_checklist_read__broken__says_what_and_where),
        cmocka_unit_test(td_checklist_read__broken_needs__say_what_and_where),
        cmocka_unit_test(td_checklist_read__broken_limits__say_what_and_where),
        cmocka_unit_test(td_checklist_read__broken_regions__say_what_and_where),
        cmocka_unit_test(td_checklist_read__long_texts__say_what_and_where),
        cmocka_unit_test(td_checklist_read__wrong_part__says_what_and_where),
        cmocka_unit_test(td_checklist_read__names_of_nothing__each_is_reported),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
