/* Opening where not everything is allowed: reading goes on, and what is wrong is said. */
#include "history_place.h"
#include "teardrop/store/transfer/transfer.h"

static bool save(struct place *place, int64_t at)
{
    struct td_session_record *record = a_session(place, at);
    bool ok = place->port.ops->save_session(place->port.self, record) == TD_OK;

    free_record(record);
    return ok;
}

static bool says(const struct place *place, const char *text)
{
    const char *trouble = place->port.ops->trouble(place->port.self);

    return trouble != NULL && strstr(trouble, text) != NULL;
}

static int read_only(struct place *place)
{
    struct td_training_gate gate;
    size_t count = 0;

    if (place->port.ops->count(place->port.self, true, &count) != TD_OK || count != 1 ||
        place->port.ops->gate(place->port.self, &gate) != TD_OK) {
        return 1;
    }
    if (!says(place, "cannot be written")) {
        return 2;
    }
    if (save(place, 2000) || !says(place, "cannot be written")) {
        return 3;
    }
    if (place->port.ops->count(place->port.self, true, &count) != TD_OK || count != 1) {
        return 4;
    }
    if (chmod(place->below, 0700) != 0 || chmod(place->path, 0600) != 0) {
        return 5;
    }
    return save(place, 3000) && place->port.ops->trouble(place->port.self) == NULL ? 0 : 6;
}

static void td_history__folder_read_only__is_read(void **state)
{
    struct place *place = *state;

    assert_true(save(place, 1000));
    reopen(place, true);
    assert_int_equal(chmod(place->below, 0500), 0);
    assert_int_equal(as_somebody(place, read_only), 0);
}

static void td_history__file_read_only__is_read(void **state)
{
    struct place *place = *state;

    assert_true(save(place, 1000));
    reopen(place, true);
    assert_int_equal(chmod(place->path, 0400), 0);
    assert_int_equal(as_somebody(place, read_only), 0);
}

static void td_history__all_read_only__is_read(void **state)
{
    struct place *place = *state;

    assert_true(save(place, 1000));
    reopen(place, true);
    assert_int_equal(chmod(place->path, 0400), 0);
    assert_int_equal(chmod(place->below, 0500), 0);
    assert_int_equal(as_somebody(place, read_only), 0);
}

static void td_history__loose_modes__are_tightened(void **state)
{
    struct place *place = *state;
    size_t count;

    assert_true(save(place, 1000));
    reopen(place, true);
    assert_int_equal(chmod(place->path, 0644), 0);
    assert_int_equal(chmod(place->below, 0755), 0);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(mode_of(place->path), 0600);
    assert_int_equal(mode_of(place->below), 0755); /* not a folder of our own making */
}

static void td_history__link_to_nothing__is_said(void **state)
{
    struct place *place = *state;
    size_t count;

    assert_int_equal(mkdir(place->below, 0700), 0);
    assert_int_equal(symlink("/nowhere/at/all", place->path), 0);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_ERR_STORE);
    assert_true(says(place, "which is not there"));
    assert_false(save(place, 1000));
    assert_true(says(place, "which is not there"));
}

/* The same of a folder on the way: it would look like a history with nothing in it. */
static void td_history__folder_that_is_a_link_to_nothing__is_said(void **state)
{
    struct place *place = *state;
    size_t count;

    assert_int_equal(symlink("/nowhere/at/all", place->below), 0);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_ERR_STORE);
    assert_true(says(place, "a folder on its way is a link to /nowhere/at/all"));
    assert_false(save(place, 1000));
    assert_int_equal(unlink(place->below), 0);
}

static void count_call(void *self)
{
    ++*(int *)self;
}

/* A command has many statements, and waits in vain once. */
static void td_wait__in_vain__once(void **state)
{
    struct place *place = *state;
    sqlite3 *db = NULL;
    int said = 0;
    struct td_morning_record morning = {.date = "2026-11-24", .pain = 1};

    assert_true(save(place, 1000));
    td_history_on_wait(place->store, count_call, &said);
    td_history_wait_max(place->store, 210); /* it is said after 200 */
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_ERR_STORE);
    }
    assert_int_equal(said, 1);
    assert_int_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_ERR_STORE);
    assert_int_equal(said, 2); /* somebody else's turn */
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* A hand has been at it: nothing overflows, nothing is out of its range. */
static void td_history__changed_by_hand__is_put_into_range(void **state)
{
    struct place *place = *state;
    struct td_session_record *read = calloc(1, sizeof *read);
    struct td_history_line lines[4];
    struct td_past_session trained[4];
    char at[64];
    size_t count;

    assert_true(save(place, 1000));
    run_sql(place, "PRAGMA ignore_check_constraints = ON;"
                   "UPDATE session SET started_unix_s = 9223372036854775807, elapsed_ms ="
                   " 9223372036854775807, utc_offset_min = 9223372036854775807, load_g = -5,"
                   " worst_pain = 99, main_sets = 2147483647, main_reps = 2147483647, at_set = -7;"
                   "UPDATE session_set SET length_ms = 9223372036854775807, start_ms ="
                   " -9223372036854775807, reps_done = 2147483647, pain = -3, side = 77");
    assert_int_equal(place->port.ops->list(place->port.self, true, 0, 4, lines, &count), TD_OK);
    assert_int_equal(count, 1);
    assert_int_equal(lines[0].worst_pain, 10);
    td_instant_format(lines[0].at, at, sizeof at);
    assert_int_equal(place->port.ops->load_session(place->port.self, lines[0].uuid, read), TD_OK);
    assert_true(read->elapsed_ms + 30000 > 0);
    assert_int_equal(read->load_g, 0);
    assert_int_equal(read->at_set, 0);
    assert_true(read->sets[0].start_ms == 0 && read->sets[0].length_ms > 0);
    assert_int_equal(read->sets[0].reps_done, 10000);
    assert_int_equal(read->sets[0].side, 2);
    assert_int_equal(place->port.ops->past_sessions(place->port.self, 4, trained, &count), TD_OK);
    assert_int_equal(trained[0].reps, 10000);
    free_record(read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_history__folder_read_only__is_read),
        TEST(td_history__file_read_only__is_read),
        TEST(td_history__all_read_only__is_read),
        TEST(td_history__loose_modes__are_tightened),
        TEST(td_history__link_to_nothing__is_said),
        TEST(td_history__folder_that_is_a_link_to_nothing__is_said),
        TEST(td_wait__in_vain__once),
        TEST(td_history__changed_by_hand__is_put_into_range),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
