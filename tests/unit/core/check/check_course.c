/* The course of the shipped self-check: what is left out can change nothing, all
 * of it can be reached, and every answer can be taken back. */
#include "unit/shipped_checklist.h"

#include "teardrop/core/history.h"

/* Everything a made-up person would answer, were it asked. */
struct person {
    struct td_answers all;
};

static struct td_step next_step(const struct td_course *course)
{
    struct td_check_result result;

    td_check_evaluate(list, &course->answers, &result);
    return td_course_next(list, course, &result);
}

static bool stops(const struct td_course *course)
{
    struct td_check_result result;

    td_check_evaluate(list, &course->answers, &result);
    return result.outcome == TD_OUTCOME_STOP;
}

/* Two of three answer as with one cause; the others quite at random, and mostly end at a flag. */
static void make_person(struct person *person, uint32_t ticks_one_in)
{
    size_t cause = chance((uint32_t)list->cause_count);
    bool likely = chance(3) > 0;

    td_answers_init(&person->all);
    for (size_t q = 0; q < list->question_count; q++) {
        if (list->questions[q].answer_count > 0) {
            person->all.choice[q] = likely
                                        ? likely_answer(q, cause)
                                        : (int8_t)chance((uint32_t)list->questions[q].answer_count);
        }
    }
    person->all.worst_pain = (int)chance(11);
    if (ticks_one_in > 0 && chance(ticks_one_in) == 0) {
        person->all.flag[chance((uint32_t)list->flag_count)] = true;
    }
}

static struct td_said answer_of(const struct person *person, size_t q)
{
    return (struct td_said){
        .choice = person->all.choice[q],
        .number = list->questions[q].kind == TD_QUESTION_SCALE ? person->all.worst_pain : -1};
}

static void pass_gate(const struct person *person, struct td_course *course, size_t gate)
{
    bool any = false;

    for (size_t i = 0; i < list->gates[gate].flag_count; i++) {
        uint8_t flag = list->gates[gate].flags[i];

        course->answers.flag[flag] = person->all.flag[flag];
        any = any || person->all.flag[flag];
    }
    td_course_pass_gate(list, course, gate, !any);
}

/* Walks a course to its end; how many questions it took. */
static size_t walk(const struct person *person, struct td_course *course)
{
    for (size_t steps = 0; steps < 200; steps++) {
        struct td_step step = next_step(course);

        switch (step.kind) {
        case TD_STEP_AGE:
        case TD_STEP_QUESTION:
            td_course_say(list, course, step.index, answer_of(person, step.index), NULL);
            break;
        case TD_STEP_GATE:
            pass_gate(person, course, step.index);
            break;
        case TD_STEP_OFFER:
            course->offered = true;
            break;
        case TD_STEP_INTRO:
            course->intros |= UINT32_C(1) << step.index;
            break;
        case TD_STEP_END:
            return course->trail_count;
        }
    }
    fail_msg("the course does not end");
    return 0;
}

static void assert_same_result(const struct td_answers *a, const struct td_answers *b)
{
    static struct td_check_result x, y;

    td_check_evaluate(list, a, &x);
    td_check_evaluate(list, b, &y);
    assert_int_equal(x.outcome, y.outcome);
    assert_int_equal(x.urgency, y.urgency);
    assert_int_equal(x.flag_count, y.flag_count);
    assert_int_equal(x.named_count, y.named_count);
    assert_memory_equal(x.named, y.named, sizeof x.named);
    assert_int_equal(x.training, y.training);
}

/* Whatever a person would have said to what was not asked: the result is the same. */
static void td_course__what_is_left_out__could_not_have_changed_it(void **state)
{
    (void)state;
    for (int run = 0; run < 400; run++) {
        struct person person;
        struct td_course course;
        struct td_answers whole;

        make_person(&person, 6);
        td_course_init(&course, TD_GOAL_SORE);
        (void)walk(&person, &course);
        whole = course.answers;
        if (stops(&course)) {
            continue;
        }
        for (size_t q = 0; q < list->question_count; q++) {
            if (whole.choice[q] == TD_ANSWER_NONE && list->questions[q].answer_count > 0 &&
                td_question_open(list, &whole, q)) {
                whole.choice[q] = person.all.choice[q];
            }
        }
        assert_same_result(&course.answers, &whole);
    }
}

static void td_course__every_question_gate_and_flag__is_reached(void **state)
{
    size_t asked[TD_CHECK_MAX_QUESTIONS] = {0}, gates[TD_CHECK_MAX_GATES] = {0};
    size_t flags[TD_CHECK_MAX_FLAGS] = {0};

    (void)state;
    for (int run = 0; run < 1000; run++) {
        struct person person;
        struct td_course course;
        static struct td_check_result result;

        make_person(&person, 2);
        td_course_init(&course, chance(5) == 0 ? TD_GOAL_STRENGTH : TD_GOAL_SORE);
        (void)walk(&person, &course);
        td_check_evaluate(list, &course.answers, &result);
        for (size_t i = 0; i < course.trail_count; i++) {
            asked[course.trail[i]]++;
        }
        for (size_t i = 0; i < list->gate_count; i++) {
            gates[i] += course.gates_done >> i & 1u;
        }
        for (size_t i = 0; i < result.flag_count; i++) {
            flags[result.flags[i].flag]++;
        }
    }
    for (size_t i = 0; i < list->question_count; i++) {
        if (asked[i] == 0) {
            fail_msg("%s is never asked", list->questions[i].id);
        }
        for (size_t a = 0; a < list->questions[i].answer_count; a++) {
            assert_true(list->questions[i].answers[a].text != NULL);
        }
    }
    for (size_t i = 0; i < list->gate_count; i++) {
        assert_true(gates[i] > 0);
    }
    for (size_t i = 0; i < list->flag_count; i++) {
        if (flags[i] == 0 && !list->flags[i].in_session) {
            fail_msg("%s is never raised", list->flags[i].id);
        }
    }
}

static void td_course__clear_picture__needs_fewer_questions(void **state)
{
    struct person person;
    struct td_course course;
    size_t all = 0;

    (void)state;
    for (size_t q = 0; q < list->question_count; q++) {
        td_answers_init(&person.all);
    }
    /* A jumper: a fingertip spot, warms up, aches after; nothing else. */
    for (size_t q = 0; q < list->question_count; q++) {
        int none = -1;

        for (size_t a = 0; a < list->questions[q].answer_count; a++) {
            none = none < 0 && list->questions[q].answers[a].absent ? (int)a : none;
        }
        person.all.choice[q] = (int8_t)(none >= 0 ? none : 0);
        all++;
    }
    person.all.worst_pain = 4;
    person.all.choice[question("age")] = said("age", "17_to_39").choice;
    person.all.choice[question("where")] = said("where", "below_point").choice;
    person.all.choice[question("landing")] = said("landing", "yes").choice;
    person.all.choice[question("load_spike")] = said("load_spike", "yes").choice;
    td_course_init(&course, TD_GOAL_SORE);
    assert_true(walk(&person, &course) < all * 2 / 3);
}

/* ---- order of asking ---- */

static struct td_course begun(void)
{
    struct td_course course;

    td_course_init(&course, TD_GOAL_SORE);
    td_course_say(list, &course, question("age"),
                  (struct td_said){said("age", "17_to_39").choice, 30}, NULL);
    for (size_t g = 0; g < list->gate_count; g++) {
        struct td_step step = next_step(&course);

        if (step.kind == TD_STEP_GATE) {
            td_course_pass_gate(list, &course, step.index, true);
        }
    }
    assert_true(course.answers.flags_asked);
    return course;
}

static void td_course_next__age_then_gates_then_quick_check(void **state)
{
    struct td_course course;
    struct td_step step;

    (void)state;
    td_course_init(&course, TD_GOAL_SORE);
    assert_int_equal(next_step(&course).kind, TD_STEP_AGE);
    td_course_say(list, &course, question("age"),
                  (struct td_said){said("age", "10_to_16").choice, 14}, NULL);
    for (int gate = 0; gate < 5; gate++) { /* the young have one more */
        step = next_step(&course);
        assert_int_equal(step.kind, TD_STEP_GATE);
        assert_false(course.answers.flags_asked);
        td_course_pass_gate(list, &course, step.index, true);
    }
    assert_true(course.answers.flags_asked);
    step = next_step(&course);
    assert_int_equal(step.kind, TD_STEP_QUESTION);
    assert_int_equal(step.index, list->quick[1]); /* the age is the first */
}

static void td_course_next__emergency__asks_nothing_more(void **state)
{
    struct td_course course;

    (void)state;
    td_course_init(&course, TD_GOAL_SORE);
    td_course_say(list, &course, question("age"),
                  (struct td_said){said("age", "17_to_39").choice, 30}, NULL);
    course.answers.flag[td_checklist_flag(list, "cold_foot")] = true;
    td_course_pass_gate(list, &course, next_step(&course).index, false);
    assert_int_equal(next_step(&course).kind, TD_STEP_END);
    /* Taken back, the gates go on where they were. */
    td_course_take_back(list, &course, (uint8_t)td_checklist_flag(list, "cold_foot"));
    assert_int_equal(next_step(&course).kind, TD_STEP_GATE);
    assert_int_equal(next_step(&course).index, 0); /* this one, too */
    assert_true(course.taken_back != 0);
}

static void td_course_next__strength__passes_the_causes_by(void **state)
{
    struct td_course course;
    size_t gates = 0;

    (void)state;
    td_course_init(&course, TD_GOAL_STRENGTH);
    td_course_say(list, &course, question("age"),
                  (struct td_said){said("age", "17_to_39").choice, 30}, NULL);
    while (next_step(&course).kind == TD_STEP_GATE) {
        struct td_step step = next_step(&course);

        assert_int_equal(list->gates[step.index].goal, TD_GOAL_STRENGTH);
        td_course_pass_gate(list, &course, step.index, true);
        gates++;
    }
    assert_int_equal(gates, 2);
    assert_int_equal(next_step(&course).kind, TD_STEP_END);
    assert_int_equal(course.answers.worst_pain, 0);
}

static int tells(const struct td_course *course, const char *id)
{
    return td_question_tells(list, &course->answers, question(id));
}

/* A tendon leads, and the kneecap joint is next: a squat and long sitting move the lead alike, but
 * the squat asks for the tendon's own sign, too. */
static void td_question_tells__flags_then_typical_signs_then_the_lead(void **state)
{
    struct td_course course = begun();

    (void)state;
    td_course_say(list, &course, question("where"), said("where", "below_point"), NULL);
    assert_true(tells(&course, "straighten") > tells(&course, "landing") + 200);
    assert_true(tells(&course, "squat_pain") > tells(&course, "sitting") + 200);
    td_course_say(list, &course, question("landing"), said("landing", "yes"), NULL);
    assert_true(tells(&course, "squat_pain") < tells(&course, "sitting") + 200); /* it is there */
}

static void td_course_next__ticked_flag__forbids_the_test(void **state)
{
    struct td_course course = begun();
    size_t stand = question("one_leg_stand");

    td_course_say(list, &course, question("where"), said("where", "diffuse_front"), NULL);
    (void)state;
    assert_true(td_question_open(list, &course.answers, stand));
    course.answers.flag[td_checklist_flag(list, "drugs_or_balance")] = true;
    assert_false(td_question_open(list, &course.answers, stand));
}

static void td_course_next__skipped_and_put_off__are_not_asked_again(void **state)
{
    struct td_course course = begun();
    struct td_step step = next_step(&course);
    size_t first = step.index, test = question("straighten");

    (void)state;
    td_course_say(list, &course, first, (struct td_said){TD_ANSWER_NONE, -1}, NULL);
    step = next_step(&course);
    assert_int_not_equal(step.index, first);
    td_course_say(list, &course, test, (struct td_said){TD_ANSWER_LATER, -1}, NULL);
    assert_int_equal(td_course_later(list, &course), 1);
    while ((step = next_step(&course)).kind == TD_STEP_QUESTION) {
        assert_int_not_equal(step.index, first);
        assert_int_not_equal(step.index, test);
        td_course_say(list, &course, step.index, (struct td_said){0, -1}, NULL);
    }
    assert_int_equal(step.kind, TD_STEP_OFFER);
    td_course_take_up(list, &course);
    assert_int_equal(td_course_later(list, &course), 0);
    step = next_step(&course);
    assert_int_equal(step.kind, TD_STEP_QUESTION);
    assert_int_equal(step.index, test);
}

/* ---- changing answers ---- */

static void td_course_say__change__drops_what_loses_its_point(void **state)
{
    struct td_course course = begun(), before;
    struct td_course_drops drops;
    static struct td_course_past past;
    int note = 0;

    (void)state;
    td_course_say(list, &course, question("where"), said("where", "outer"), NULL);
    td_course_say(list, &course, question("run_clock"), said("run_clock", "yes"), NULL);
    before = course;
    td_course_would_drop(list, &course, question("where"), said("where", "above"), &drops);
    assert_int_equal(drops.question_count, 1);
    assert_int_equal(drops.questions[0], question("run_clock"));
    assert_memory_equal(&course, &before, sizeof course);
    td_course_remember(&past, &course, 42);
    td_course_say(list, &course, question("where"), said("where", "above"), &drops);
    assert_int_equal(drops.question_count, 1);
    assert_int_equal(course.answers.choice[question("run_clock")], TD_ANSWER_NONE);
    assert_true(td_course_undo(&past, &course, &note));
    assert_int_equal(note, 42);
    assert_memory_equal(&course, &before, sizeof course);
    assert_false(td_course_undo(&past, &course, &note));
}

static void td_course_say__older__drops_the_flag_of_the_young(void **state)
{
    struct td_course course;
    struct td_course_drops drops;
    int limp = td_checklist_flag(list, "child_limp");

    (void)state;
    td_course_init(&course, TD_GOAL_SORE);
    td_course_say(list, &course, question("age"),
                  (struct td_said){said("age", "10_to_16").choice, 12}, NULL);
    course.answers.flag[limp] = true;
    td_course_say(list, &course, question("age"),
                  (struct td_said){said("age", "17_to_39").choice, 32}, &drops);
    assert_int_equal(drops.flag_count, 1);
    assert_int_equal(drops.flags[0], limp);
    assert_false(course.answers.flag[limp]);
}

static void td_course_undo__more_than_it_holds__the_oldest_go(void **state)
{
    static struct td_course_past past;
    struct td_course course = begun();
    int note = 0, steps = 0;

    (void)state;
    for (int i = 0; i < TD_COURSE_UNDO + 5; i++) {
        td_course_remember(&past, &course, i);
    }
    while (td_course_undo(&past, &course, &note)) {
        steps++;
    }
    assert_int_equal(steps, TD_COURSE_UNDO);
    assert_int_equal(note, 5);
}

/* ---- kept and taken up ---- */

static void td_course_of_record__goes_on_where_it_was(void **state)
{
    (void)state;
    for (int run = 0; run < 200; run++) {
        struct person person;
        struct td_course course, again;
        static struct td_check_result result;
        static struct td_check_record record;
        uint32_t steps = chance(40);

        make_person(&person, 5);
        td_course_init(&course, chance(4) == 0 ? TD_GOAL_STRENGTH : TD_GOAL_SORE);
        for (uint32_t i = 0; i < steps; i++) {
            struct td_step step = next_step(&course);

            if (step.kind == TD_STEP_AGE || step.kind == TD_STEP_QUESTION) {
                struct td_said answer = answer_of(&person, step.index);

                if (list->questions[step.index].pose != TD_POSE_NONE && chance(3) == 0) {
                    answer.choice = TD_ANSWER_LATER;
                }
                td_course_say(list, &course, step.index, answer, NULL);
            } else if (step.kind == TD_STEP_GATE) {
                pass_gate(&person, &course, step.index);
            } else if (step.kind == TD_STEP_OFFER) {
                course.offered = true;
            } else if (step.kind == TD_STEP_INTRO) {
                course.intros |= UINT32_C(1) << step.index;
            }
        }
        td_check_evaluate(list, &course.answers, &result);
        memset(&record, 0, sizeof record);
        td_check_record_of(list, &course, &result, &record);
        assert_int_equal(td_course_of_record(list, &record, &again), 0);
        assert_int_equal(again.goal, course.goal);
        assert_int_equal(again.gates_done, course.gates_done);
        assert_int_equal(again.trail_count, course.trail_count);
        assert_memory_equal(again.trail, course.trail, course.trail_count);
        assert_memory_equal(again.answers.choice, course.answers.choice,
                            sizeof course.answers.choice);
        assert_memory_equal(again.answers.flag, course.answers.flag, sizeof course.answers.flag);
        assert_int_equal(again.answers.worst_pain, course.answers.worst_pain);
        assert_int_equal(again.answers.flags_asked, course.answers.flags_asked);
    }
}

static void td_course_of_record__other_version__leaves_out_what_it_has_not(void **state)
{
    static struct td_check_record record;
    struct td_course course;

    (void)state;
    memset(&record, 0, sizeof record);
    strcpy(record.answers[0].question, "stairs");
    strcpy(record.answers[0].answer, "clear");
    strcpy(record.answers[1].question, "stairs_of_old");
    strcpy(record.answers[1].answer, "clear");
    strcpy(record.answers[2].question, "sitting");
    strcpy(record.answers[2].answer, "sometimes");
    record.answer_count = 3;
    strcpy(record.flags[0], "gone");
    record.flag_count = 1;
    assert_int_equal(td_course_of_record(list, &record, &course), 3);
    assert_true(course.answers.choice[question("stairs")] >= 0);
    assert_int_equal(course.answers.choice[question("sitting")], TD_ANSWER_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_course__what_is_left_out__could_not_have_changed_it),
        cmocka_unit_test(td_course__every_question_gate_and_flag__is_reached),
        cmocka_unit_test(td_course__clear_picture__needs_fewer_questions),
        cmocka_unit_test(td_course_next__age_then_gates_then_quick_check),
        cmocka_unit_test(td_course_next__emergency__asks_nothing_more),
        cmocka_unit_test(td_course_next__strength__passes_the_causes_by),
        cmocka_unit_test(td_question_tells__flags_then_typical_signs_then_the_lead),
        cmocka_unit_test(td_course_next__ticked_flag__forbids_the_test),
        cmocka_unit_test(td_course_next__skipped_and_put_off__are_not_asked_again),
        cmocka_unit_test(td_course_say__change__drops_what_loses_its_point),
        cmocka_unit_test(td_course_say__older__drops_the_flag_of_the_young),
        cmocka_unit_test(td_course_undo__more_than_it_holds__the_oldest_go),
        cmocka_unit_test(td_course_of_record__goes_on_where_it_was),
        cmocka_unit_test(td_course_of_record__other_version__leaves_out_what_it_has_not),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
