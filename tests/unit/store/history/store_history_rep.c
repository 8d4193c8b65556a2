/* Reps: kept one by one while they are done, found again, and left alone by whoever only
 * corrects a score. */
#include "history_place.h"

#define REPS 16

/* Two sets of eight; what is tapped differs from rep to rep. */
static void fill_reps(struct td_rep_record *reps)
{
    for (int i = 0; i < REPS; i++) {
        reps[i] = (struct td_rep_record){.done = i < 13,
                                         .set = i / 8,
                                         .rep = i % 8 + 1,
                                         .at_ms = i < 13 ? 17000 + 7000LL * i : -1,
                                         .down_ms = i % 3 == 0 ? 2900 + i : -1,
                                         .up_ms = i % 4 == 0 ? 1900 + i : -1};
    }
}

static size_t load(struct place *place, const char *uuid, struct td_rep_record *out)
{
    size_t count = 99;

    assert_int_equal(place->port.ops->load_reps(place->port.self, uuid, REPS, out, &count), TD_OK);
    return count;
}

static void expect_reps(struct place *place, const char *uuid, const struct td_rep_record *saved,
                        size_t count)
{
    struct td_rep_record read[REPS];

    assert_int_equal(load(place, uuid, read), count);
    for (size_t i = 0; i < count; i++) {
        assert_true(read[i].done);
        assert_int_equal(read[i].set, saved[i].set);
        assert_int_equal(read[i].rep, saved[i].rep);
        assert_true(read[i].at_ms == saved[i].at_ms);
        assert_true(read[i].down_ms == saved[i].down_ms);
        assert_true(read[i].up_ms == saved[i].up_ms);
    }
}

static void td_reps__one_by_one__are_read_back(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_session(place, 5000);
    struct td_rep_record reps[REPS], growing[REPS];

    fill_reps(reps);
    record->running = true;
    record->finished = false;
    record->reps = growing;
    record->rep_count = REPS;
    memcpy(growing, reps, sizeof growing);
    for (int done = 1; done <= 13; done++) {
        for (int i = 0; i < REPS; i++) {
            growing[i].done = i < done;
        }
        record->at_set = done < 8 ? 0 : 1;
        assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
        expect_reps(place, record->uuid, reps, (size_t)done);
    }
    record->running = false;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    reopen(place, true);
    expect_reps(place, record->uuid, reps, 13);
    free_record(record);
}

/* A set was shortened in its rest: the reps behind it have other places from then on. */
static void td_reps__laid_anew_on_the_way__stand_once(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_session(place, 5000);
    struct td_rep_record reps[REPS], shorter[REPS];

    fill_reps(reps);
    record->running = true;
    record->reps = reps;
    record->rep_count = REPS;
    record->at_set = 1;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    expect_reps(place, record->uuid, reps, 13);
    memcpy(shorter, reps, 7 * sizeof shorter[0]);
    memcpy(shorter + 7, reps + 8, 8 * sizeof shorter[0]);
    record->reps = shorter;
    record->rep_count = REPS - 1;
    record->at_set = 3; /* far beyond what is written in passing */
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    expect_reps(place, record->uuid, shorter, 12);
    free_record(record);
}

static void td_reps__a_corrected_score__leaves_them(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_session(place, 5000);
    struct td_session_record *read = calloc(1, sizeof *read);
    struct td_rep_record reps[REPS];

    fill_reps(reps);
    record->reps = reps;
    record->rep_count = REPS;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    assert_int_equal(place->port.ops->load_session(place->port.self, record->uuid, read), TD_OK);
    assert_null(read->reps);
    read->worst_pain = 3;
    assert_int_equal(place->port.ops->save_session(place->port.self, read), TD_OK);
    expect_reps(place, record->uuid, reps, 13);
    assert_int_equal(place->port.ops->delete_session(place->port.self, record->uuid), TD_OK);
    expect_reps(place, record->uuid, reps, 0);
    free_record(record);
    free_record(read);
}

static void td_reps__no_history__are_none(void **state)
{
    struct place *place = *state;
    struct td_rep_record reps[REPS];

    assert_int_equal(load(place, "nobody", reps), 0);
}

/* ---- another one in the way ---- */

static sqlite3 *write_lock(struct place *place)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    return db;
}

static void let_go(void *self)
{
    sqlite3 **db = self;

    assert_int_equal(sqlite3_exec(*db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(*db), SQLITE_OK);
    *db = NULL;
}

static void td_wait__a_session_under_way__does_not(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_session(place, 5000);
    struct td_rep_record reps[REPS], first[REPS];
    sqlite3 *other;

    fill_reps(reps);
    memcpy(first, reps, sizeof first);
    for (int i = 0; i < REPS; i++) {
        first[i].done = i < 2;
    }
    record->running = true;
    record->reps = first;
    record->rep_count = REPS;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    other = write_lock(place);
    /* Nobody may be asked to wait: that call would let the other one finish. */
    td_history_on_wait(place->store, let_go, &other);
    record->reps = reps;
    record->at_set = 1;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_ERR_STORE);
    assert_non_null(other);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "another teardrop is"));
    expect_reps(place, record->uuid, first, 2);
    let_go(&other);
    /* Far on, and yet nothing of what was missed is missing. */
    record->at_set = 2;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    assert_null(place->port.ops->trouble(place->port.self));
    expect_reps(place, record->uuid, reps, 13);
    free_record(record);
}

static void td_wait__anything_else__waits_and_says_so(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-23", .pain = 1};
    struct td_morning_record later = {.date = "2026-11-24", .pain = 2};
    sqlite3 *other;
    size_t count = 0;

    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    other = write_lock(place);
    td_history_on_wait(place->store, let_go, &other); /* it is let go when it is said */
    assert_int_equal(place->port.ops->save_morning(place->port.self, &later), TD_OK);
    assert_null(other);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, 2);
}

static void td_wait__for_ever__is_given_up(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-23", .pain = 1};
    sqlite3 *other;

    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    other = write_lock(place);
    morning.pain = 4;
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_ERR_STORE);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "another teardrop is"));
    let_go(&other);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_reps__one_by_one__are_read_back),
        TEST(td_reps__laid_anew_on_the_way__stand_once),
        TEST(td_reps__a_corrected_score__leaves_them),
        TEST(td_reps__no_history__are_none),
        TEST(td_wait__a_session_under_way__does_not),
        TEST(td_wait__anything_else__waits_and_says_so),
        TEST(td_wait__for_ever__is_given_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
