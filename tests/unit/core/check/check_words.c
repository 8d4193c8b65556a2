/* What is said of answers, results and reasons, sentence by sentence, on a small self-check of its
 * own. */
#include <string.h>

#include "teardrop/core/check/signs.h"
#include "teardrop/core/check/why.h"
#include "test.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { JOINT, TENDON, BURSA, GAP, FEET, CAUSES };
enum { Q_AGE, Q_PAIN, Q_WHERE, Q_STAIRS, QS };

static const struct td_answer bands[] = {{.id = "young", .text = "16 or younger"},
                                         {.id = "grown", .text = "17 to 39"}};
static const struct td_answer places[] = {
    {.id = "front", .text = "in front", .source = "P/R: books"},
    {.id = "side", .text = "at the side", .source = "books"},
    {.id = "unsure", .text = "not sure", .unsure = true}};
static const struct td_answer stairs[] = {{.id = "no", .text = "no"},
                                          {.id = "down", .text = "going down"},
                                          {.id = "up", .text = "going up"}};
static const struct td_question questions[QS] = {
    [Q_AGE] = {.id = "age",
               .name = "Age",
               .kind = TD_QUESTION_YEARS,
               .answers = bands,
               .answer_count = 2},
    [Q_PAIN] = {.id = "worst_pain", .name = "Worst pain", .kind = TD_QUESTION_SCALE},
    [Q_WHERE] = {.id = "where", .name = "Where", .answers = places, .answer_count = 3},
    [Q_STAIRS] = {.id = "stairs", .name = "Stairs", .answers = stairs, .answer_count = 3},
};
static const struct td_condition in_front = {.question = Q_WHERE, .answers = 1u << 0};
static const struct td_condition at_side = {.question = Q_WHERE, .answers = 1u << 1};
static const struct td_condition pair[] = {{.question = Q_WHERE, .answers = 1u << 0},
                                           {.question = Q_STAIRS, .answers = 1u << 1}};
static struct td_cause causes[CAUSES];
static const struct td_group groups[] = {{.id = "bend", .why = "both bend it"}};
static const struct td_conjunction conjunctions[] = {
    {.id = "both", .when = pair, .when_count = 2, .source = "K: known"}};
static const struct td_checklist list = {.causes = causes,
                                         .cause_count = CAUSES,
                                         .questions = questions,
                                         .question_count = QS,
                                         .groups = groups,
                                         .group_count = 1,
                                         .conjunctions = conjunctions,
                                         .conjunction_count = 1,
                                         .home_pattern = JOINT,
                                         .full_depth_deg = 120};
static struct td_answers answers;
static struct td_check_result result;
static char text[400];

static int set_up(void **state)
{
    static const char *const names[CAUSES] = {"joint", "tendon", "bursa", "gap", "feet"};

    (void)state;
    for (int c = 0; c < CAUSES; c++) {
        causes[c] = (struct td_cause){.id = names[c],
                                      .name = names[c],
                                      .layer = c < GAP ? TD_CAUSE_PATTERN : TD_CAUSE_CONTRIBUTOR};
    }
    td_answers_init(&answers);
    memset(&result, 0, sizeof result);
    memset(text, '?', sizeof text - 1);
    return 0;
}

/* ---- answers ---- */

static const char *answer_text(size_t question)
{
    td_answers_text(&list, &answers, question, text, sizeof text);
    return text;
}

static void td_answers_text__each_kind__in_its_words(void **state)
{
    (void)state;
    for (size_t q = 0; q < QS; q++) {
        assert_string_equal(answer_text(q), "");
    }
    answers.worst_pain = 0;
    answers.choice[Q_AGE] = 0;
    answers.choice[Q_WHERE] = 0;
    assert_string_equal(answer_text(Q_PAIN), "0 of 10");
    assert_string_equal(answer_text(Q_AGE), "16 or younger");
    assert_string_equal(answer_text(Q_WHERE), "in front");
    answers.age_years = 0;
    assert_string_equal(answer_text(Q_AGE), "0");
    answers.age_years = 28;
    assert_string_equal(answer_text(Q_AGE), "28");
    assert_string_equal(answer_text(Q_WHERE), "in front"); /* the years are the age's alone */
}

static void td_urgency_when__every_one(void **state)
{
    (void)state;
    assert_string_equal(td_urgency_when(TD_URGENCY_NONE), "");
    assert_string_equal(td_urgency_when(TD_URGENCY_ROUTINE), "at an ordinary appointment");
    assert_string_equal(td_urgency_when(TD_URGENCY_SOON), "within days, two weeks at the latest");
    assert_string_equal(td_urgency_when(TD_URGENCY_SAME_DAY), "today");
    assert_string_equal(td_urgency_when(TD_URGENCY_EMERGENCY), "now");
    assert_string_equal(td_load_words(TD_LOAD_FREE), "");
    assert_string_equal(td_load_words(TD_LOAD_OWN), "Body weight only.");
    assert_string_equal(td_load_words(TD_LOAD_ASK),
                        "Body weight only; more when a clinician says so.");
}

/* ---- results ---- */

static void ranked(uint8_t cause, int points)
{
    struct td_score score = {.cause = cause, .score = points, .met = true};

    if (causes[cause].layer == TD_CAUSE_PATTERN) {
        result.patterns[result.pattern_count++] = score;
    } else {
        result.contributors[result.contributor_count++] = score;
    }
}

static void named(uint8_t cause)
{
    result.named[result.named_count++] = cause;
}

static const char *headline(void)
{
    td_check_headline(&list, &result, text, sizeof text);
    return text;
}

static void td_check_headline__one_or_two__with_the_joint_behind(void **state)
{
    (void)state;
    named(TENDON);
    assert_string_equal(headline(), "Your answers fit best with:");
    named(BURSA);
    assert_string_equal(headline(), "Your answers fit best with one of these two:");
    result.named[0] = GAP;
    result.named[1] = FEET;
    assert_string_equal(headline(), "The signs look like joint. Of what can add to it, your "
                                    "answers fit best with one of these two:");
    result.named_count = 1;
    assert_string_equal(headline(), "The signs look like joint. Of what can add to it, your "
                                    "answers fit best with:");
    result.named_count = 0; /* what stands there does not count */
    assert_false(td_check_names_contributors(&list, &result));
}

static void assert_others(size_t count, int first, int second)
{
    const struct td_score *others[TD_CHECK_MAX_CAUSES];

    assert_int_equal(td_check_others(&list, &result, others), count);
    assert_true(count < 1 || others[0]->cause == first);
    assert_true(count < 2 || others[1]->cause == second);
}

static void td_check_others__from_one_point_on__not_what_is_shown(void **state)
{
    (void)state;
    ranked(JOINT, 3);
    ranked(TENDON, 1);
    ranked(BURSA, 0);
    ranked(GAP, 2);
    ranked(FEET, 2);
    result.contributors[1].met = false; /* contributors only with their signs */
    named(JOINT);
    assert_others(2, TENDON, GAP);
    assert_ptr_equal(td_check_score(&result, FEET), &result.contributors[1]);
    assert_ptr_equal(td_check_score(&result, JOINT), &result.patterns[0]);
    assert_null(td_check_score(&result, CAUSES));
    result.patterns[1].met = false; /* patterns without, too */
    result.named[0] = GAP;          /* the joint stands behind it */
    assert_others(1, TENDON, -1);
    result.named_count = 0;
    result.leans = true;
    result.leaning = TENDON;
    assert_others(2, JOINT, GAP);
    result.leans = false;
    assert_others(3, JOINT, TENDON);
}

static const char *lean_words(int want, int have)
{
    result.patterns[0].needs_want = want;
    result.patterns[0].needs_have = have;
    td_check_lean_words(&list, &result, text, sizeof text);
    return text;
}

static void td_check_lean_words__by_what_is_missing(void **state)
{
    (void)state;
    ranked(TENDON, 2);
    result.leaning = TENDON;
    assert_string_equal(lean_words(1, 0), "");
    result.leans = true;
    assert_string_equal(lean_words(1, 0),
                        "This leans towards tendon, but its typical sign is missing.");
    assert_string_equal(lean_words(3, 2),
                        "This leans towards tendon, but its typical sign is missing.");
    assert_string_equal(lean_words(3, 1),
                        "This leans towards tendon, but some of its typical signs are missing.");
    assert_string_equal(lean_words(2, 0),
                        "This leans towards tendon, but its typical signs are missing.");
    assert_string_equal(lean_words(2, 2), "This leans towards tendon, but too little speaks for it "
                                          "to be named alone.");
    result.leaning = BURSA; /* not ranked */
    assert_string_equal(lean_words(2, 0), "");
}

static const char *pair_words(void)
{
    td_check_pair_words(&result, text, sizeof text);
    return text;
}

static void td_check_pair_words__first_lacks_its_sign__and_the_second(void **state)
{
    (void)state;
    ranked(TENDON, 3);
    ranked(BURSA, 2);
    named(TENDON);
    result.patterns[0].met = false;
    result.patterns[0].needs_want = 1;
    assert_string_equal(pair_words(), "");
    named(BURSA);
    assert_string_equal(pair_words(), "The first fits best, but its typical sign is missing; the "
                                      "second has its own.");
    result.patterns[1].met = false;
    assert_string_equal(pair_words(), "The first fits best, but its typical sign is missing.");
    result.patterns[0].met = true;
    assert_string_equal(pair_words(), "");
    result.named[1] = GAP; /* a partner need not be ranked */
    result.patterns[0].met = false;
    assert_string_equal(pair_words(), "");
    result.named[0] = GAP;
    result.named[1] = TENDON;
    assert_string_equal(pair_words(), "");
}

static const char *left_out(void)
{
    td_check_left_out(&list, &answers, text, sizeof text);
    return text;
}

static void td_check_left_out__more_than_half__most(void **state)
{
    static const struct td_condition bars[] = {{.question = Q_STAIRS, .answers = 1u << 1},
                                               {.question = Q_WHERE, .answers = 1u << 1}};

    (void)state;
    causes[JOINT].layer = TD_CAUSE_CONTRIBUTOR; /* two patterns are left */
    causes[JOINT].bars = causes[TENDON].bars = causes[BURSA].bars = bars;
    causes[JOINT].bar_count = causes[TENDON].bar_count = 2;
    assert_string_equal(left_out(), "");
    answers.choice[Q_WHERE] = 0;
    assert_string_equal(left_out(), "");
    answers.choice[Q_WHERE] = 1;
    assert_string_equal(
        left_out(),
        "You said \"at the side\": some patterns do not go with that and are left out.");
    causes[BURSA].bar_count = 2;
    assert_string_equal(
        left_out(),
        "You said \"at the side\": most patterns do not go with that and are left out.");
    answers.choice[Q_STAIRS] = 1; /* one of them is told */
    assert_string_equal(
        left_out(), "You said \"going down\": most patterns do not go with that and are left out.");
    causes[TENDON].bar_count = causes[BURSA].bar_count = 0; /* what adds to one is no pattern */
    assert_string_equal(left_out(), "");
}

static const char *opening(int depth, int weeks, int step, int to)
{
    result.max_depth_deg = depth;
    result.opens = (struct td_opening){weeks, step, to};
    td_check_opening_words(&list, &result, text, sizeof text);
    return text;
}

static void td_check_opening_words__steps_up_to_a_depth(void **state)
{
    (void)state;
    result.training = TD_TRAINING_LIMITED;
    assert_string_equal(opening(60, 3, 15, 76),
                        "After 3 calm weeks 15 degrees deeper, and so on, up to 76 degrees.");
    assert_string_equal(opening(60, 3, 15, 75), "After 3 calm weeks deeper, up to 75 degrees.");
    assert_string_equal(opening(60, 1, 15, 61), "After 1 calm week deeper, up to 61 degrees.");
    assert_string_equal(opening(60, 2, 15, 119), "After 2 calm weeks 15 degrees deeper, and so on, "
                                                 "up to 119 degrees.");
    assert_string_equal(opening(105, 2, 15, 120), "After 2 calm weeks deeper, all the way.");
    assert_string_equal(opening(60, 2, 15, 60), "");
    assert_string_equal(opening(60, 0, 15, 90), "");
    result.training = TD_TRAINING_CLOSED;
    assert_string_equal(opening(60, 3, 15, 90), "");
}

/* ---- reasons ---- */

static void assert_reason(struct td_reason reason, const char *id, const char *words)
{
    td_reason_question_id(&list, &reason, text, sizeof text);
    assert_string_equal(text, id);
    td_reason_text(&list, &reason, text, sizeof text);
    assert_string_equal(text, words);
}

static void td_reason_text__each_kind__with_its_letters(void **state)
{
    static const struct td_reason front = {TD_REASON_ANSWER, Q_WHERE, 0, 2};
    char letters[4];

    (void)state;
    assert_reason(front, "where", "Where: in front  [PR]");
    assert_reason((struct td_reason){TD_REASON_ANSWER, Q_WHERE, 1, 2}, "where",
                  "Where: at the side");
    assert_reason((struct td_reason){TD_REASON_ANSWER, Q_STAIRS, 2, 1}, "stairs",
                  "Stairs: going up");
    assert_reason((struct td_reason){TD_REASON_PRIOR, 0, 0, -1}, "(prior)",
                  "This is uncommon to begin with");
    assert_reason((struct td_reason){TD_REASON_PRIOR, 0, 0, 1}, "(prior)",
                  "This is common to begin with");
    assert_reason((struct td_reason){TD_REASON_CAP, 0, 0, -1}, "(cap) bend",
                  "Counted once, not each time: both bend it");
    assert_reason((struct td_reason){TD_REASON_TOGETHER, 0, 0, 2}, "(together) both",
                  "These answers together: Where, Stairs  [K]");
    assert_string_equal(td_reason_source(&list, &front, letters), "books");
}

static void td_source_split__no_more_than_three_letters(void **state)
{
    static const struct {
        const char *source, *letters, *rest;
    } rows[] = {{"P/R/K: x", "PRK", "x"}, {"A:x", "A", "x"},     {"Z/A:  x", "ZA", " x"},
                {"P/R/K/A: x", "", NULL}, {"P/: x", "P", "x"},   {"PR: x", "", NULL},
                {"p: x", "", NULL},       {"[: x", "", NULL},    {"@: x", "", NULL},
                {": x", "", NULL},        {"P/R x: y", "", NULL}};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char letters[4];
        const char *rest = td_source_split(rows[i].source, letters);

        assert_string_equal(letters, rows[i].letters);
        assert_int_equal(rest != NULL, rows[i].rest != NULL);
        if (rest != NULL) {
            assert_string_equal(rest, rows[i].rest);
        }
    }
}

/* ---- what would change it ---- */

static void assert_change(struct td_change change, const char *words)
{
    td_change_text(&list, &change, text, sizeof text);
    assert_string_equal(text, words);
}

static void td_change_text__each_outcome(void **state)
{
    (void)state;
    assert_change((struct td_change){.outcome = TD_OUTCOME_STOP},
                  "a red flag: it would need a person first");
    assert_change((struct td_change){.outcome = TD_OUTCOME_NOT_ENOUGH},
                  "too few answers to name anything");
    assert_change((struct td_change){.outcome = TD_OUTCOME_NO_PATTERN},
                  "no pattern would fit well");
    assert_change(
        (struct td_change){.outcome = TD_OUTCOME_NO_PATTERN, .leans = true, .leaning = TENDON},
        "it would lean towards tendon");
    assert_change((struct td_change){.outcome = TD_OUTCOME_PATTERN_ONLY, .named_count = 1},
                  "joint, with nothing that stands out");
    assert_change(
        (struct td_change){.outcome = TD_OUTCOME_NAMED, .named = {TENDON}, .named_count = 1},
        "tendon");
    assert_change(
        (struct td_change){.outcome = TD_OUTCOME_NAMED, .named = {TENDON, GAP}, .named_count = 2},
        "tendon, or gap");
}

static void td_change_text__typical_signs__got_and_lost(void **state)
{
    struct td_change change = {.outcome = TD_OUTCOME_NAMED,
                               .named = {TENDON, BURSA},
                               .named_count = 1,
                               .signs = 1,
                               .signs_of = TENDON};

    (void)state;
    assert_change(change, "tendon could be named");
    change.signs_of = BURSA;
    assert_change(change, "tendon");
    change.signs_of = TENDON;
    change.signs = -1;
    assert_change(change, "tendon");
    change.signs = 1;
    change.named_count = 2;
    assert_change(change, "tendon, or bursa");
    change.signs_alone = true;
    assert_change(change, "the same, and the typical signs of tendon would be there");
    change.signs = -1;
    assert_change(change, "the same, and the typical signs of tendon would not be there");
}

static void td_change_same__all_that_is_told_counts(void **state)
{
    const struct td_change change = {
        .question = 1, .outcome = TD_OUTCOME_NAMED, .named = {TENDON, BURSA}, .named_count = 1};
    struct td_change other = change;

    (void)state;
    other.question = 2;
    other.named[1] = GAP; /* behind the last */
    other.leaning = GAP;  /* it does not lean */
    other.signs_of = GAP; /* nor are there other signs */
    assert_true(td_change_same(&change, &other));
    other.named_count = 2;
    assert_false(td_change_same(&change, &other));
    other = change;
    other.outcome = TD_OUTCOME_PATTERN_ONLY;
    assert_false(td_change_same(&change, &other));
    other = change;
    other.named[0] = BURSA;
    assert_false(td_change_same(&change, &other));
    other = change;
    other.signs_alone = true;
    assert_false(td_change_same(&change, &other));
    other = change;
    other.signs = 1;
    assert_false(td_change_same(&change, &other));
    other = change;
    other.leans = true;
    assert_false(td_change_same(&change, &other));
}

static void td_change_same__leaning_and_signs__of_the_same(void **state)
{
    const struct td_change change = {.outcome = TD_OUTCOME_NO_PATTERN,
                                     .leans = true,
                                     .leaning = TENDON,
                                     .signs = 1,
                                     .signs_of = TENDON};
    struct td_change other = change;

    (void)state;
    assert_true(td_change_same(&change, &other));
    other.leaning = BURSA;
    assert_false(td_change_same(&change, &other));
    other = change;
    other.signs_of = BURSA;
    assert_false(td_change_same(&change, &other));
}

static void assert_leaning(size_t count, int first, int second, int third)
{
    uint8_t leaning[3] = {CAUSES, CAUSES, CAUSES};

    assert_int_equal(td_check_leaning(&result, leaning), count);
    assert_int_equal(leaning[0], first);
    assert_int_equal(leaning[1], second);
    assert_int_equal(leaning[2], third);
}

static void td_check_leaning__near_or_within_reach__three_at_most(void **state)
{
    (void)state;
    ranked(TENDON, 2);
    ranked(BURSA, 1);
    ranked(JOINT, 0); /* within a point of one that is, but nothing speaks for it */
    assert_leaning(2, TENDON, BURSA, CAUSES);
    result.patterns[2].score = 1;
    assert_leaning(3, TENDON, BURSA, JOINT);
    result.patterns[result.pattern_count++] = (struct td_score){.cause = GAP, .score = 1};
    assert_leaning(3, TENDON, BURSA, JOINT);
    result.patterns[0].score = 4; /* three below: only beside a best that lacks its signs, */
    assert_leaning(1, TENDON, CAUSES, CAUSES);
    result.patterns[0].met = false;
    assert_leaning(2, TENDON, BURSA, CAUSES); /* and the best of those */
    result.patterns[0].score = 5;
    assert_leaning(1, TENDON, CAUSES, CAUSES);
    result.patterns[0].score = 4;
    result.patterns[1].needs_want = 1; /* it lacks one itself, so the next */
    assert_leaning(2, TENDON, JOINT, CAUSES);
    result.patterns[1].score = 3; /* near it needs none */
    assert_leaning(3, TENDON, BURSA, JOINT);
    result.patterns[1].needs_want = 0;
    assert_leaning(2, TENDON, BURSA, CAUSES);
}

/* ---- typical signs ---- */

static const char *head(int more, size_t left, const struct td_sign *after)
{
    struct td_sign at[8] = {{.of = &in_front, .more = more}};

    memcpy(at + 1, after, 7 * sizeof at[0]);
    td_sign_head(at, left, text, sizeof text);
    return text;
}

static void td_sign_head__how_many_of_how_many(void **state)
{
    struct td_sign after[7] = {{.of = &at_side}};

    (void)state;
    assert_string_equal(head(1, 1, after), "Missing:");
    assert_string_equal(head(1, 2, after), "Missing, one of these:");
    assert_string_equal(head(2, 2, after), "Missing, all of these:");
    assert_string_equal(head(2, 3, after), "Missing, two of these:");
    assert_string_equal(head(3, 4, after), "Missing, three of these:");
    assert_string_equal(head(4, 8, after), "Missing, four of these:");
    assert_string_equal(head(5, 8, after), "Missing, four of these:");
    after[1].more = 1; /* the next group */
    assert_string_equal(head(2, 8, after), "Missing, all of these:");
    after[0].there = true;
    assert_string_equal(head(1, 8, after), "Missing:");
}

static void td_sign_words__said_or_to_be_said(void **state)
{
    struct td_condition any = {.question = Q_STAIRS, .answers = 3u << 1};
    struct td_sign sign = {.of = &any};

    (void)state;
    td_sign_words(&list, &answers, &sign, text, sizeof text);
    assert_string_equal(text, "Stairs: going down, or going up");
    any.otherwise = true;
    td_sign_words(&list, &answers, &sign, text, sizeof text);
    assert_string_equal(text, "Stairs: anything but going down, or going up");
    sign.there = true;
    td_sign_words(&list, &answers, &sign, text, sizeof text);
    assert_string_equal(text, "Stairs: ");
    answers.choice[Q_STAIRS] = 0;
    td_sign_words(&list, &answers, &sign, text, sizeof text);
    assert_string_equal(text, "Stairs: no");
    any = (struct td_condition){.question = Q_WHERE, .answers = 6};
    sign.there = false;
    td_sign_words(&list, &answers, &sign, text, sizeof text);
    assert_string_equal(text, "Where: at the side"); /* "not sure" is no sign to look for */
}

#define TEST(name) cmocka_unit_test_setup(name, set_up)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_answers_text__each_kind__in_its_words),
        TEST(td_urgency_when__every_one),
        TEST(td_check_headline__one_or_two__with_the_joint_behind),
        TEST(td_check_others__from_one_point_on__not_what_is_shown),
        TEST(td_check_lean_words__by_what_is_missing),
        TEST(td_check_pair_words__first_lacks_its_sign__and_the_second),
        TEST(td_check_left_out__more_than_half__most),
        TEST(td_check_opening_words__steps_up_to_a_depth),
        TEST(td_reason_text__each_kind__with_its_letters),
        TEST(td_source_split__no_more_than_three_letters),
        TEST(td_change_text__each_outcome),
        TEST(td_change_text__typical_signs__got_and_lost),
        TEST(td_change_same__all_that_is_told_counts),
        TEST(td_change_same__leaning_and_signs__of_the_same),
        TEST(td_check_leaning__near_or_within_reach__three_at_most),
        TEST(td_sign_head__how_many_of_how_many),
        TEST(td_sign_words__said_or_to_be_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
