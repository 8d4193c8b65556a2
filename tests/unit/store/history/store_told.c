/* What was told and proposed: clinicians' looks, a person's answers, the plan's proposals. */
#include "history_place.h"

static void answer(struct place *place, const char *date, const char *topic, const char *text)
{
    struct td_person_answer said = {.uuid = ""};

    place->port.ops->new_id(place->port.self, said.uuid);
    td_str_copy(said.date, sizeof said.date, date);
    td_str_copy(said.topic, sizeof said.topic, topic);
    td_str_copy(said.answer, sizeof said.answer, text);
    assert_int_equal(place->port.ops->save_answer(place->port.self, &said), TD_OK);
}

static void td_history_answers__kept__come_newest_first(void **state)
{
    struct place *place = *state;
    struct td_person_answer out[4];
    size_t count = 9;

    assert_int_equal(place->port.ops->answers(place->port.self, 4, out, &count), TD_OK);
    assert_int_equal(count, 0);
    assert_int_equal(access(place->below, F_OK), -1); /* asking makes no file */
    answer(place, "2026-11-02", "gap", "no_time");
    answer(place, "2026-11-01", "knee", "left");
    answer(place, "2026-11-02", "injury", ""); /* later on the same day */
    assert_int_equal(place->port.ops->answers(place->port.self, 4, out, &count), TD_OK);
    assert_int_equal(count, 3);
    assert_string_equal(out[0].topic, "injury");
    assert_string_equal(out[0].answer, "");
    assert_string_equal(out[1].answer, "no_time");
    assert_string_equal(out[2].date, "2026-11-01");
    assert_int_equal(place->port.ops->answers(place->port.self, 2, out, &count), TD_OK);
    assert_int_equal(count, 2);
}

/* Of one UUID all of it is changed, its day as well. */
static void td_history_answers__same_uuid__is_changed(void **state)
{
    struct place *place = *state;
    struct td_person_answer out[4], said;
    size_t count;

    answer(place, "2026-11-01", "knee", "left");
    assert_int_equal(place->port.ops->answers(place->port.self, 4, out, &count), TD_OK);
    said = out[0];
    td_str_copy(said.date, sizeof said.date, "2026-11-05");
    td_str_copy(said.answer, sizeof said.answer, "both");
    assert_int_equal(place->port.ops->save_answer(place->port.self, &said), TD_OK);
    assert_int_equal(place->port.ops->answers(place->port.self, 4, out, &count), TD_OK);
    assert_int_equal(count, 1);
    assert_memory_equal(&out[0], &said, sizeof said);
}

static void propose(struct place *place, const char *date, int reps)
{
    struct td_proposal proposal = {.level = "l2",
                                   .step = 1,
                                   .sets = 3,
                                   .reps = reps,
                                   .contract_ms = 3000000000,
                                   .every_days = 2};

    td_str_copy(proposal.date, sizeof proposal.date, date);
    assert_int_equal(place->port.ops->save_proposal(place->port.self, &proposal), TD_OK);
}

static void td_history_proposals__one_a_day__from_a_day_on(void **state)
{
    struct place *place = *state;
    struct td_proposal out[4];
    size_t count = 9;
    int64_t day;

    assert_true(td_day_parse("2026-11-02", &day));
    assert_int_equal(place->port.ops->proposals(place->port.self, day, 4, out, &count), TD_OK);
    assert_int_equal(count, 0);
    propose(place, "2026-11-03", 8);
    propose(place, "2026-11-02", 8);
    propose(place, "2026-11-01", 8);
    propose(place, "2026-11-02", 9);
    assert_int_equal(place->port.ops->proposals(place->port.self, day, 4, out, &count), TD_OK);
    assert_int_equal(count, 2);
    assert_string_equal(out[0].date, "2026-11-02");
    assert_int_equal(out[0].reps, 9);
    assert_int_equal(out[0].step, 1);
    assert_int_equal(out[0].contract_ms, 3000000000);
    assert_int_equal(out[0].every_days, 2);
    assert_string_equal(out[1].date, "2026-11-03");
    assert_int_equal(place->port.ops->proposals(place->port.self, day, 1, out, &count), TD_OK);
    assert_int_equal(count, 1);
}

/* A proposal is no morning, though both have a day. */
static void td_history_proposals__morning_deleted__stay(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-02", .pain = 2};
    struct td_proposal out[2];
    size_t count;

    propose(place, "2026-11-02", 8);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    assert_int_equal(place->port.ops->delete_morning(place->port.self, morning.date), TD_OK);
    assert_int_equal(place->port.ops->proposals(place->port.self, 0, 2, out, &count), TD_OK);
    assert_int_equal(count, 1);
}

static void expect_look(const struct td_look *look, const struct td_look *expected)
{
    assert_int_equal(look->at.unix_s, expected->at.unix_s);
    assert_int_equal(look->at.utc_offset_min, expected->at.utc_offset_min);
    assert_string_equal(look->max_level, expected->max_level);
    assert_int_equal(look->max_depth_deg, expected->max_depth_deg);
    assert_int_equal(look->no_load, expected->no_load);
    assert_string_equal(look->until, expected->until);
}

static void td_history_look__newest__with_what_was_said(void **state)
{
    struct place *place = *state;
    struct td_look look = {.at = {place_now - 100, 60},
                           .max_level = "l3",
                           .max_depth_deg = 60,
                           .no_load = true,
                           .until = "2027-06-01"};
    struct td_look out;

    assert_int_equal(place->port.ops->last_look(place->port.self, &out), TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->save_look(place->port.self, &look), TD_OK);
    assert_int_equal(place->port.ops->last_look(place->port.self, &out), TD_OK);
    expect_look(&out, &look);
    /* Said otherwise of the same look. */
    look = (struct td_look){.at = look.at, .max_level = "l2"};
    assert_int_equal(place->port.ops->save_look(place->port.self, &look), TD_OK);
    assert_int_equal(place->port.ops->last_look(place->port.self, &out), TD_OK);
    expect_look(&out, &look);
    look.at.unix_s = place_now - 200; /* entered later, but it was before */
    assert_int_equal(place->port.ops->save_look(place->port.self, &look), TD_OK);
    look.at.unix_s = place_now + 50; /* not yet */
    assert_int_equal(place->port.ops->save_look(place->port.self, &look), TD_OK);
    assert_int_equal(place->port.ops->last_look(place->port.self, &out), TD_OK);
    assert_int_equal(out.at.unix_s, place_now - 100);
}

static void td_history_told__keep_no__is_not_kept(void **state)
{
    struct place *place = *state;
    struct td_look look = {.at = {place_now - 100, 60}};
    struct td_proposal proposal = {.date = "2026-11-02", .level = "l2", .every_days = 2};

    reopen(place, false);
    assert_int_equal(place->port.ops->save_look(place->port.self, &look), TD_ERR_STORE);
    assert_int_equal(place->port.ops->save_proposal(place->port.self, &proposal), TD_ERR_STORE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_history_answers__kept__come_newest_first),
        TEST(td_history_answers__same_uuid__is_changed),
        TEST(td_history_proposals__one_a_day__from_a_day_on),
        TEST(td_history_proposals__morning_deleted__stay),
        TEST(td_history_look__newest__with_what_was_said),
        TEST(td_history_told__keep_no__is_not_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
