/* What a session is called at its end. */
#include "teardrop/core/training/ending.h"

#include <string.h>

#include "test.h"

/* Three sets of ten. */
static struct td_session_record record_of(struct td_set_record sets[3], int a, int b, int c)
{
    const int done[] = {a, b, c};

    memset(sets, 0, 3 * sizeof *sets);
    for (int i = 0; i < 3; i++) {
        sets[i].set = i + 1;
        sets[i].reps_planned = 10;
        sets[i].reps_done = done[i];
        sets[i].pain = -1;
    }
    return (struct td_session_record){.sets = sets, .set_count = 3, .worst_pain = -1, .rpe = -1};
}

static void td_ending__reps_missing__is_no_done(void **state)
{
    struct td_set_record sets[3];
    struct td_session_record record = record_of(sets, 10, 10, 11);

    (void)state;
    assert_string_equal(td_ending_word(td_ending_of(&record, false)), "DONE");
    record = record_of(sets, 12, 10, 9); /* what is too many in one set makes up for nothing */
    record.finished = true;              /* the clock came to its end */
    assert_string_equal(td_ending_word(td_ending_of(&record, false)), "STOPPED EARLY");
    assert_false(td_last_set_whole(&record));
    assert_int_equal(td_reps_done(&record).whole_sets, 2);
}

static void td_ending__hurt_or_red__is_stopped(void **state)
{
    struct td_set_record sets[3];
    struct td_session_record record = record_of(sets, 10, 10, 10);

    (void)state;
    assert_string_equal(td_ending_word(td_ending_of(&record, true)), "STOPPED");
    strcpy(record.hurt, "sharp");
    assert_string_equal(td_ending_word(td_ending_of(&record, false)), "STOPPED");
}

static void td_ending__under_half__is_too_little_to_tell(void **state)
{
    struct td_set_record sets[3];
    struct td_session_record record = record_of(sets, 10, 4, 0);

    (void)state;
    assert_true(td_reps_too_little(td_reps_done(&record)));
    record = record_of(sets, 10, 5, 0);
    assert_false(td_reps_too_little(td_reps_done(&record)));
    record.set_count = 0;
    assert_false(td_reps_too_little(td_reps_done(&record)));
}

static void td_ending__last_set__is_one_that_was_done(void **state)
{
    struct td_set_record sets[3];
    struct td_session_record record = record_of(sets, 10, 4, 0);

    (void)state;
    assert_int_equal(td_last_set_done(&record), 1);
    record = record_of(sets, 0, 0, 0);
    assert_int_equal(td_last_set_done(&record), -1);
}

static void td_ending__pain_below_a_rest__is_asked_about(void **state)
{
    struct td_set_record sets[3];
    struct td_session_record record = record_of(sets, 10, 10, 10);
    char text[64];

    (void)state;
    assert_false(td_pain_below_rests(&record, 0, text, sizeof text));
    sets[0].pain = 4;
    sets[1].pain = 2;
    assert_true(td_pain_below_rests(&record, 1, text, sizeof text));
    assert_string_equal(text, "In a rest you said 4. Keep 1?");
    assert_false(td_pain_below_rests(&record, 4, text, sizeof text));
    assert_false(td_pain_below_rests(&record, -1, text, sizeof text)); /* not said is no number */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_ending__reps_missing__is_no_done),
        cmocka_unit_test(td_ending__hurt_or_red__is_stopped),
        cmocka_unit_test(td_ending__under_half__is_too_little_to_tell),
        cmocka_unit_test(td_ending__last_set__is_one_that_was_done),
        cmocka_unit_test(td_ending__pain_below_a_rest__is_asked_about),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
