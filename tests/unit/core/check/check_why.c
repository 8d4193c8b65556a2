/* What explains a result: every single change that would alter it, what it leans
 * to, what differs between two checks. On the shipped self-check. */
#include "unit/shipped_checklist.h"

#include "teardrop/core/check/why.h"
#include "teardrop/store/content/answers.h"
#include "unit/cases.h"

static void random_answers(struct td_answers *answers)
{
    td_answers_init(answers);
    answers->flags_asked = true;
    for (size_t q = 0; q < list->question_count; q++) {
        if (list->questions[q].answer_count > 0 && chance(4) != 0) {
            answers->choice[q] = (int8_t)chance((uint32_t)list->questions[q].answer_count);
        }
    }
    answers->worst_pain = (int)chance(12) - 1;
}

static bool same(const struct td_check_result *a, const struct td_check_result *b)
{
    return a->outcome == b->outcome && a->named_count == b->named_count &&
           memcmp(a->named, b->named, a->named_count) == 0 && a->leans == b->leans &&
           (!a->leans || a->leaning == b->leaning);
}

static bool has_signs(const struct td_check_result *result, uint8_t cause)
{
    const struct td_score *score = td_check_score(result, cause);

    assert_non_null(score);
    return score->needs_have == score->needs_want;
}

/* Of the causes that both results name or lean towards. */
static bool same_signs(const struct td_check_result *a, const struct td_check_result *b)
{
    for (size_t i = 0; i < a->named_count + (a->leans ? 1 : 0); i++) {
        uint8_t cause = a->leans ? a->leaning : a->named[i];
        bool both = b->leans && b->leaning == cause;

        for (size_t k = 0; k < b->named_count; k++) {
            both = both || b->named[k] == cause;
        }
        if (both && has_signs(a, cause) != has_signs(b, cause)) {
            return false;
        }
    }
    return true;
}

static const struct td_change *find(const struct td_change *changes, size_t count, size_t q,
                                    size_t a)
{
    for (size_t i = 0; i < count; i++) {
        if (changes[i].question == q && changes[i].answer == a) {
            return &changes[i];
        }
    }
    return NULL;
}

/* Each other answer to each question, tried by hand: it is listed if, and only if, it alters what
 * is named or leaned towards, or its typical signs, and what is listed is what comes of it. */
static void td_check_changes__random_answers__all_of_them_and_no_other(void **state)
{
    static struct td_change changes[TD_CHANGES_MAX];
    static struct td_check_result result, then;
    size_t listed = 0, signs = 0;

    (void)state;
    for (int run = 0; run < 150; run++) {
        struct td_answers answers;
        size_t count;

        random_answers(&answers);
        td_check_evaluate(list, &answers, &result);
        count = td_check_changes(list, &answers, &result, changes, TD_CHANGES_MAX);
        if (result.outcome == TD_OUTCOME_STOP) {
            assert_int_equal(count, 0);
            continue;
        }
        for (size_t q = 0; q < list->question_count; q++) {
            for (size_t a = 0; a < list->questions[q].answer_count; a++) {
                struct td_answers tried = answers;
                const struct td_change *change = find(changes, count, q, a);

                tried.choice[q] = (int8_t)a;
                td_check_evaluate(list, &tried, &then);
                if (answers.choice[q] == (int8_t)a ||
                    (same(&result, &then) && same_signs(&result, &then)) ||
                    (answers.choice[q] < 0 && !td_question_open(list, &answers, q))) {
                    assert_null(change);
                    continue;
                }
                assert_non_null(change);
                listed++;
                assert_int_equal(change->outcome, then.outcome);
                assert_int_equal(change->named_count, then.named_count);
                assert_memory_equal(change->named, then.named, then.named_count);
                assert_int_equal(change->open, answers.choice[q] < 0);
                assert_int_equal(change->leans, then.leans);
                assert_int_equal(change->leaning, then.leaning);
                assert_int_equal(change->signs != 0, !same_signs(&result, &then));
                assert_int_equal(change->signs_alone, same(&result, &then));
                signs += change->signs_alone;
            }
        }
    }
    assert_true(listed > 500);
    assert_true(signs > 0);
}

static void td_check_changes__room_for_few__takes_no_more(void **state)
{
    static struct td_change changes[4];
    static struct td_check_result result;
    struct td_answers answers;
    size_t count;

    (void)state;
    do {
        random_answers(&answers);
        td_check_evaluate(list, &answers, &result);
        count = td_check_changes(list, &answers, &result, changes, 3);
    } while (count < 3);
    assert_int_equal(count, 3);
    assert_int_equal(changes[3].named_count + changes[3].question, 0);
}

/* ---- typical signs ---- */

static void take(struct td_answers *answers, const char *q, const char *a)
{
    answers->choice[question(q)] = said(q, a).choice;
}

/* A lump in front of the knee, of which nobody asked what hurts it; all else says no. */
static void a_lump(struct td_answers *answers)
{
    td_answers_init(answers);
    answers->flags_asked = true;
    for (size_t q = 0; q < list->question_count; q++) {
        for (size_t a = 0; a < list->questions[q].answer_count; a++) {
            if (list->questions[q].answers[a].absent) {
                answers->choice[q] = (int8_t)a;
            }
        }
    }
    take(answers, "age", "17_to_39");
    take(answers, "where", "front_lump");
    answers->choice[question("pressure")] = TD_ANSWER_NONE;
}

static const char *change_words(const struct td_answers *answers, const char *q, const char *a)
{
    static struct td_change changes[TD_CHANGES_MAX];
    static struct td_check_result result;
    static char text[200];
    const struct td_change *change;
    size_t count;

    td_check_evaluate(list, answers, &result);
    count = td_check_changes(list, answers, &result, changes, TD_CHANGES_MAX);
    change = find(changes, count, question(q), (size_t)said(q, a).choice);
    if (change == NULL) {
        return NULL;
    }
    td_change_text(list, change, text, sizeof text);
    return text;
}

static void td_check_changes__leaning__names_what_its_sign_would_name(void **state)
{
    static struct td_check_result result;
    struct td_answers answers;

    (void)state;
    a_lump(&answers);
    td_check_evaluate(list, &answers, &result);
    assert_true(result.leans);
    assert_int_equal(result.leaning, td_checklist_cause(list, "bursa"));
    assert_string_equal(change_words(&answers, "pressure", "both"),
                        "a sore bursa in front of the knee could be named");
    assert_string_equal(change_words(&answers, "pressure", "neither"), "no pattern would fit well");
    assert_null(change_words(&answers, "pressure", "unsure"));
    take(&answers, "pressure", "neither");
    assert_string_equal(change_words(&answers, "pressure", "unsure"),
                        "it would lean towards a sore bursa in front of the knee");
    take(&answers, "pressure", "both");
    assert_string_equal(change_words(&answers, "pressure", "unsure"),
                        "it would lean towards a sore bursa in front of the knee");
}

/* Two are named both times, and one of them gets its typical signs. */
static void td_check_changes__pair__the_signs_of_one_alone(void **state)
{
    static struct td_change changes[TD_CHANGES_MAX];
    static struct td_check_result result, then;
    char text[200];
    size_t seen = 0;

    (void)state;
    for (int run = 0; run < 400 && seen < 20; run++) {
        struct td_answers answers;
        size_t count;

        random_answers(&answers);
        td_check_evaluate(list, &answers, &result);
        count = td_check_changes(list, &answers, &result, changes, TD_CHANGES_MAX);
        for (size_t i = 0; i < count; i++) {
            struct td_answers tried = answers;

            if (!changes[i].signs_alone) {
                continue;
            }
            seen++;
            tried.choice[changes[i].question] = (int8_t)changes[i].answer;
            td_check_evaluate(list, &tried, &then);
            assert_int_equal(has_signs(&then, changes[i].signs_of), changes[i].signs > 0);
            assert_int_equal(has_signs(&result, changes[i].signs_of), changes[i].signs < 0);
            td_change_text(list, &changes[i], text, sizeof text);
            assert_true(strncmp(text, "the same, and the typical signs of ", 35) == 0);
            assert_int_equal(strstr(text, " would not be there") != NULL, changes[i].signs < 0);
        }
    }
    assert_true(seen > 0);
}

/* Every stopping flag with every kind of answers, and with every second flag. */
static void td_check_evaluate__stopping_flag__never_ranks(void **state)
{
    static struct td_check_result result;

    (void)state;
    for (size_t f = 0; f < list->flag_count; f++) {
        if (list->flags[f].urgency < TD_URGENCY_SAME_DAY) {
            continue;
        }
        for (size_t second = 0; second < list->flag_count; second++) {
            struct td_answers answers;
            static struct td_change changes[8];

            random_answers(&answers);
            answers.flag[f] = answers.flag[second] = true;
            td_check_evaluate(list, &answers, &result);
            assert_int_equal(result.outcome, TD_OUTCOME_STOP);
            assert_int_equal(result.pattern_count + result.contributor_count + result.named_count,
                             0);
            assert_int_equal(td_check_changes(list, &answers, &result, changes, 8), 0);
            assert_true(result.urgency >= list->flags[f].urgency);
            assert_true(result.urgency >= list->flags[second].urgency);
        }
    }
}

/* Flags that say together what neither says alone. */
static void td_check_evaluate__flags_together__more_urgent(void **state)
{
    static const struct {
        const char *first, *second;
        int age;
        enum td_urgency urgency;
    } rows[] = {
        {"hot_swollen", "hot_swollen", 40, TD_URGENCY_SAME_DAY},
        {"hot_swollen", "recent_surgery", 40, TD_URGENCY_EMERGENCY},
        {"night_pain_plus", "night_pain_plus", 40, TD_URGENCY_SOON},
        {"night_pain_plus", "night_pain_plus", 25, TD_URGENCY_SOON},
        {"night_pain_plus", "night_pain_plus", 24, TD_URGENCY_SAME_DAY},
        {"night_pain_plus", "night_pain_plus", -1, TD_URGENCY_SOON},
    };
    static struct td_check_result result;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct td_answers answers;

        td_answers_init(&answers);
        answers.age_years = rows[i].age;
        answers.flag[td_checklist_flag(list, rows[i].first)] = true;
        answers.flag[td_checklist_flag(list, rows[i].second)] = true;
        td_check_evaluate(list, &answers, &result);
        assert_int_equal(result.urgency, rows[i].urgency);
    }
}

static void assert_scores(const struct td_score *a, const struct td_score *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(a[i].cause, b[i].cause);
        assert_int_equal(a[i].score, b[i].score);
        assert_int_equal(a[i].reason_count, b[i].reason_count);
        for (size_t r = 0; r < a[i].reason_count; r++) {
            assert_int_equal(a[i].reasons[r].kind, b[i].reasons[r].kind);
            assert_int_equal(a[i].reasons[r].index, b[i].reasons[r].index);
            assert_int_equal(a[i].reasons[r].weight, b[i].reasons[r].weight);
        }
    }
}

static void assert_alike(const struct td_check_result *a, const struct td_check_result *b)
{
    assert_true(same(a, b));
    assert_int_equal(a->urgency, b->urgency);
    assert_int_equal(a->scored, b->scored);
    assert_int_equal(a->flag_count, b->flag_count);
    assert_int_equal(a->training, b->training);
    assert_string_equal(a->why, b->why);
    assert_int_equal(a->unanswered_count, b->unanswered_count);
    assert_memory_equal(a->unanswered, b->unanswered, a->unanswered_count);
    assert_int_equal(a->pattern_count, b->pattern_count);
    assert_int_equal(a->contributor_count, b->contributor_count);
    assert_scores(a->patterns, b->patterns, a->pattern_count);
    assert_scores(a->contributors, b->contributors, a->contributor_count);
}

/* The lines of an answers file in any order give the same result. */
static void td_check_evaluate__order_of_answering__does_not_matter(void **state)
{
    static struct td_check_result first, again;

    (void)state;
    for (size_t c = 0; c < sizeof worked_cases / sizeof worked_cases[0]; c++) {
        for (int turn = 0; turn < 20; turn++) {
            char *lines[64], text[4096], mixed[4096] = "[answers]\n";
            struct td_problems problems = {0};
            struct td_answers answers;
            size_t count = 0;

            strcpy(text, worked_cases[c].answers);
            for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
                if (line[0] != '[') {
                    lines[count++] = line;
                }
            }
            assert_true(count > 10);
            for (size_t i = count; i > 0 && turn > 0; i--) {
                size_t other = chance((uint32_t)i);
                char *kept = lines[i - 1];

                lines[i - 1] = lines[other];
                lines[other] = kept;
            }
            for (size_t i = 0; i < count; i++) {
                strcat(strcat(mixed, lines[i]), "\n");
            }
            assert_int_equal(
                td_answers_parse(mixed, strlen(mixed), "mixed", list, &answers, &problems), TD_OK);
            td_check_evaluate(list, &answers, turn == 0 ? &first : &again);
            if (turn > 0) {
                assert_alike(&first, &again);
            }
        }
    }
}

static size_t leaning_of(const struct td_answers *answers, uint8_t out[3])
{
    struct td_check_result result;

    td_check_evaluate(list, answers, &result);
    return td_check_leaning(&result, out);
}

static void td_check_leaning__best_and_what_is_near(void **state)
{
    struct td_answers answers;
    uint8_t leaning[3];

    (void)state;
    td_answers_init(&answers);
    assert_int_equal(leaning_of(&answers, leaning), 0);
    answers.choice[question("where")] = said("where", "below_point").choice;
    answers.choice[question("load_spike")] = said("load_spike", "yes").choice;
    assert_int_equal(leaning_of(&answers, leaning), 1);
    assert_int_equal(leaning[0], td_checklist_cause(list, "patellar_tendon"));
    answers.choice[question("squat_pain")] = said("squat_pain", "yes").choice;
    answers.choice[question("stairs")] = said("stairs", "mild").choice;
    assert_int_equal(leaning_of(&answers, leaning), 2);
}

/* A best without its signs would be named together with one that has them, further down. */
static void td_check_leaning__best_without_signs__and_what_has_them(void **state)
{
    struct td_answers answers;
    uint8_t leaning[3];

    (void)state;
    td_answers_init(&answers);
    take(&answers, "age", "17_to_39");
    take(&answers, "where", "below_point");
    take(&answers, "onset", "load");
    take(&answers, "load_spike", "yes");
    assert_int_equal(leaning_of(&answers, leaning), 1);
    take(&answers, "locked_back", "yes");
    assert_int_equal(leaning_of(&answers, leaning), 2);
    assert_int_equal(leaning[0], td_checklist_cause(list, "patellar_tendon"));
    assert_int_equal(leaning[1], td_checklist_cause(list, "fat_pad"));
    take(&answers, "landing", "load"); /* now the tendon stands alone */
    assert_int_equal(leaning_of(&answers, leaning), 1);
}

/* ---- two checks ---- */

static void put(struct td_check_record *record, const char *q, const char *a)
{
    strcpy(record->answers[record->answer_count].question, q);
    strcpy(record->answers[record->answer_count++].answer, a);
}

static void td_check_compare__what_changed(void **state)
{
    static struct td_check_record before, after;
    static struct td_comparison found;

    (void)state;
    memset(&before, 0, sizeof before);
    memset(&after, 0, sizeof after);
    before.outcome = after.outcome = TD_OUTCOME_NAMED;
    before.named_count = after.named_count = 1;
    strcpy(before.named[0], "overload");
    strcpy(after.named[0], "overload");
    put(&before, "age", "28");
    put(&before, "stairs", "clear");
    put(&before, "squat_pain", "yes");
    put(&before, "one_leg_stand", TD_ANSWER_LATER_ID);
    strcpy(before.flags[before.flag_count++], "tingling");
    put(&after, "age", "28");
    put(&after, "one_leg_stand", "no");
    put(&after, "stairs", "mild");
    strcpy(after.flags[after.flag_count++], "six_weeks");
    td_check_compare(&before, &after, &found);
    assert_true(found.same_named);
    assert_true(found.same_version);
    assert_int_equal(found.same_answers, 1);
    assert_int_equal(found.answer_count, 3);
    assert_string_equal(found.answers[0].question, "one_leg_stand");
    assert_null(found.answers[0].before); /* put off is not answered */
    assert_string_equal(found.answers[0].after, "no");
    assert_string_equal(found.answers[1].before, "clear");
    assert_string_equal(found.answers[1].after, "mild");
    assert_string_equal(found.answers[2].question, "squat_pain");
    assert_null(found.answers[2].after);
    assert_int_equal(found.gone_count, 1);
    assert_string_equal(found.flags_gone[0], "tingling");
    assert_int_equal(found.new_count, 1);
    assert_string_equal(found.flags_new[0], "six_weeks");
    strcpy(after.named[0], "feet");
    strcpy(after.version, "other");
    td_check_compare(&before, &after, &found);
    assert_false(found.same_named);
    assert_false(found.same_version);
}

/* ---- sources ---- */

static void td_source_split__letters_and_what_follows(void **state)
{
    static const struct {
        const char *source, *letters, *text;
    } rows[] = {
        {"P: a figure", "P", "a figure"}, {"P/R: two", "PR", "two"}, {"A/K:close", "AK", "close"},
        {"none of them", "", NULL},       {"K", "K", NULL},          {"", "", NULL}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char letters[4];
        const char *text = td_source_split(rows[i].source, letters);

        if (rows[i].text == NULL) {
            assert_null(text);
        } else {
            assert_string_equal(text, rows[i].text);
            assert_string_equal(letters, rows[i].letters);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_check_changes__random_answers__all_of_them_and_no_other),
        cmocka_unit_test(td_check_changes__room_for_few__takes_no_more),
        cmocka_unit_test(td_check_changes__leaning__names_what_its_sign_would_name),
        cmocka_unit_test(td_check_changes__pair__the_signs_of_one_alone),
        cmocka_unit_test(td_check_evaluate__stopping_flag__never_ranks),
        cmocka_unit_test(td_check_evaluate__flags_together__more_urgent),
        cmocka_unit_test(td_check_evaluate__order_of_answering__does_not_matter),
        cmocka_unit_test(td_check_leaning__best_and_what_is_near),
        cmocka_unit_test(td_check_leaning__best_without_signs__and_what_has_them),
        cmocka_unit_test(td_check_compare__what_changed),
        cmocka_unit_test(td_source_split__letters_and_what_follows),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
