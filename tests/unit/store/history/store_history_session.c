/* Sessions: what is saved is what is read, whatever it is; what cannot be written
 * is told. */
#include "history_place.h"

/* Every field of every set differs from its neighbour's. */
static void fill_sets(struct td_session_record *record, int count)
{
    give_sets(record, count);
    memset(record->sets, 0, (size_t)count * sizeof *record->sets);
    for (int i = 0; i < count; i++) {
        struct td_set_record *set = &record->sets[i];

        (void)snprintf(set->exercise, sizeof set->exercise, "exercise_%d", i % 7);
        set->set = i + 1;
        set->side = i % 3;
        set->reps_planned = i % 20;
        set->reps_done = set->reps_planned + i % 3;
        set->start_ms = 100000LL * i;
        set->length_ms = 40000 + i;
        td_str_copy(set->tempo, sizeof set->tempo, i % 2 == 0 ? "3-1-X-1" : "");
        set->hold_ms = i % 2 == 0 ? 0 : 30000 + i;
        set->rest_ms = i % 5 * 1000;
        set->pain = i % 12 - 1;
        set->down_ms = i % 4 == 0 ? -1 : i;
        set->up_ms = i % 4 == 1 ? -1 : i % 2;
    }
}

static struct td_session_record *a_full_session(struct place *place, int sets)
{
    struct td_session_record *record = a_session(place, 5000);

    record->finished = false;
    record->paused_ms = 1234;
    record->warm_up = true;
    record->extras = true;
    td_str_copy(record->hurt, sizeof record->hurt, "sharp");
    record->worst_pain = 0;
    record->rpe = -1;
    record->at_set = 3;
    record->at_rep = 5;
    record->journaled = (struct td_instant){5555, -90};
    fill_sets(record, sets);
    return record;
}

static void expect_same(struct place *place, const struct td_session_record *saved)
{
    struct td_session_record *read = calloc(1, sizeof *read);

    assert_int_equal(place->port.ops->load_session(place->port.self, saved->uuid, read), TD_OK);
    assert_same_record(read, saved);
    free_record(read);
}

static void td_session__every_field__is_read_back(void **state)
{
    struct place *place = *state;
    struct td_session_record *saved = a_full_session(place, 24);

    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    reopen(place, true);
    expect_same(place, saved);
    saved->running = true;
    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    reopen(place, true);
    expect_same(place, saved);
    free_record(saved);
}

static void td_session__all_a_workout_can_have__is_read_back(void **state)
{
    struct place *place = *state;
    struct td_session_record *saved = a_full_session(place, TD_SESSION_MAX_SETS);
    struct td_history_line line;
    size_t count = 0;

    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    reopen(place, true);
    expect_same(place, saved);
    assert_int_equal(place->port.ops->list(place->port.self, true, 0, 1, &line, &count), TD_OK);
    assert_int_equal(line.sets_planned, TD_SESSION_MAX_SETS);
    assert_int_equal(line.sets_done, TD_SESSION_MAX_SETS); /* more than planned is done, too */
    free_record(saved);
}

/* Only what differs is written: every field of a set has to count as a difference. */
static void td_session__one_changed_field__is_saved(void **state)
{
    struct place *place = *state;
    struct td_session_record *saved = a_full_session(place, 6);
    struct td_set_record *set = &saved->sets[4];
    int *const numbers[] = {&set->set,       &set->side,    &set->reps_planned,
                            &set->reps_done, &set->pain,    &set->down_ms,
                            &set->up_ms,     &set->hold_ms, &set->rest_ms};

    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        *numbers[i] = *numbers[i] == 2 ? 1 : 2;
        assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
        expect_same(place, saved);
    }
    set->pain = -1;
    set->start_ms++;
    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    expect_same(place, saved);
    set->length_ms++;
    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    expect_same(place, saved);
    td_str_copy(set->tempo, sizeof set->tempo, "4-0-4-0");
    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    expect_same(place, saved);
    memset(set->exercise, 0, sizeof set->exercise);
    td_str_copy(set->exercise, sizeof set->exercise, "other");
    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    expect_same(place, saved);
    free_record(saved);
}

static void td_session__fewer_sets_and_more_again__are_read_back(void **state)
{
    static const int counts[] = {12, 5, 0, 7};
    struct place *place = *state;
    struct td_session_record *saved = a_full_session(place, 1);

    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        fill_sets(saved, counts[i]);
        assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
        expect_same(place, saved);
    }
    free_record(saved);
}

static void td_session__deleted__is_gone_with_its_sets(void **state)
{
    struct place *place = *state;
    struct td_session_record *one = a_full_session(place, 3), *other = a_full_session(place, 2);
    struct td_session_record *read = calloc(1, sizeof *read);
    char text[32];

    assert_int_equal(place->port.ops->delete_session(place->port.self, one->uuid), TD_ERR_ABSENT);
    assert_int_equal(access(place->below, F_OK), -1); /* deleting makes nothing */
    assert_int_equal(place->port.ops->save_session(place->port.self, one), TD_OK);
    assert_int_equal(place->port.ops->save_session(place->port.self, other), TD_OK);
    assert_int_equal(place->port.ops->delete_session(place->port.self, one->uuid), TD_OK);
    assert_int_equal(place->port.ops->load_session(place->port.self, one->uuid, read),
                     TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->delete_session(place->port.self, one->uuid), TD_ERR_ABSENT);
    assert_null(place->port.ops->trouble(place->port.self));
    expect_same(place, other);
    ask_sql(place->path, "SELECT count(*) FROM session_set", text, sizeof text);
    assert_string_equal(text, "2");
    /* It can be saved again. */
    assert_int_equal(place->port.ops->save_session(place->port.self, one), TD_OK);
    expect_same(place, one);
    free_record(one);
    free_record(other);
    free_record(read);
}

static void td_session__refused_set__leaves_the_save_before_it(void **state)
{
    struct place *place = *state;
    struct td_session_record *saved = a_full_session(place, 5);
    struct td_session_record *bad = calloc(1, sizeof *bad);

    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    copy_record(bad, saved);
    bad->elapsed_ms++;
    bad->sets[0].reps_done++;
    bad->sets[3].pain = 11;
    assert_int_equal(place->port.ops->save_session(place->port.self, bad), TD_ERR_STORE);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "pain"));
    expect_same(place, saved);
    bad->sets[3].pain = 10;
    assert_int_equal(place->port.ops->save_session(place->port.self, bad), TD_OK);
    assert_null(place->port.ops->trouble(place->port.self));
    expect_same(place, bad);
    free_record(saved);
    free_record(bad);
}

/* ---- what may not be written ---- */

/* Permissions do not hold a superuser back, so these run as somebody else. */
static void give_up_rights(struct place *place)
{
    if (geteuid() == 0) {
        assert_int_equal(chown(place->dir, 65534, 65534), 0);
        assert_int_equal(chown(place->below, 65534, 65534), 0);
        (void)chown(place->path, 65534, 65534);
        assert_int_equal(seteuid(65534), 0);
    }
}

static void take_rights_back(struct place *place)
{
    if (getuid() == 0) {
        assert_int_equal(seteuid(0), 0);
    }
    (void)chmod(place->below, 0700);
    (void)chmod(place->path, 0600);
}

/* Bits are taken from the file, or from the folder, of a history with a session in
 * it; then saving fails, says why, and spoils nothing. */
static void expect_refusal(struct place *place, mode_t file, mode_t folder)
{
    struct td_session_record *saved = a_full_session(place, 3);
    struct td_session_record *changed = calloc(1, sizeof *changed);
    enum td_err err, deleted;
    char trouble[600] = "";

    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    td_history_free(place->store);
    place->store = NULL;
    copy_record(changed, saved);
    changed->running = true;
    changed->sets[0].reps_done++;
    assert_int_equal(chmod(place->path, file), 0);
    assert_int_equal(chmod(place->below, folder), 0);
    give_up_rights(place);
    open_store(place, true);
    err = place->port.ops->save_session(place->port.self, changed);
    if (place->port.ops->trouble(place->port.self) != NULL) {
        td_str_copy(trouble, sizeof trouble, place->port.ops->trouble(place->port.self));
    }
    deleted = place->port.ops->delete_session(place->port.self, saved->uuid);
    take_rights_back(place);
    assert_int_equal(err, TD_ERR_STORE);
    assert_int_equal(deleted, TD_ERR_STORE);
    assert_non_null(strstr(trouble, place->below)); /* the folder, or the file in it */
    reopen(place, true);
    expect_same(place, saved);
    free_record(saved);
    free_record(changed);
}

static void td_session__read_only_file__is_told_and_kept(void **state)
{
    expect_refusal(*state, 0400, 0700);
}

static void td_session__read_only_folder__is_told_and_kept(void **state)
{
    expect_refusal(*state, 0600, 0500);
}

static void td_session__both_read_only__is_told_and_kept(void **state)
{
    expect_refusal(*state, 0400, 0500);
}

static void td_session__read_only_file__can_be_read(void **state)
{
    struct place *place = *state;
    struct td_session_record *saved = a_full_session(place, 3);
    struct td_session_record *read = calloc(1, sizeof *read);
    enum td_err err, unfinished;

    assert_int_equal(place->port.ops->save_session(place->port.self, saved), TD_OK);
    td_history_free(place->store);
    assert_int_equal(chmod(place->path, 0400), 0);
    open_store(place, true);
    give_up_rights(place);
    err = place->port.ops->load_session(place->port.self, saved->uuid, read);
    unfinished = place->port.ops->unfinished(place->port.self, 0, read);
    take_rights_back(place);
    assert_int_equal(err, TD_OK);
    assert_int_equal(unfinished, TD_ERR_ABSENT);
    assert_same_record(read, saved);
    free_record(saved);
    free_record(read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_session__every_field__is_read_back),
        TEST(td_session__all_a_workout_can_have__is_read_back),
        TEST(td_session__one_changed_field__is_saved),
        TEST(td_session__fewer_sets_and_more_again__are_read_back),
        TEST(td_session__deleted__is_gone_with_its_sets),
        TEST(td_session__refused_set__leaves_the_save_before_it),
        TEST(td_session__read_only_file__is_told_and_kept),
        TEST(td_session__read_only_folder__is_told_and_kept),
        TEST(td_session__both_read_only__is_told_and_kept),
        TEST(td_session__read_only_file__can_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
