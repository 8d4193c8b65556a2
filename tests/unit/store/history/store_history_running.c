/* Sessions that have not ended: whose process lives, whose does not, and what is
 * left when the program is killed in the middle of saving. */
#include <signal.h>
#include <sys/wait.h>

#include "history_place.h"

#define KILLS 60

static struct td_session_record *a_running_session(struct place *place, int64_t at)
{
    struct td_session_record *record = a_session(place, at);

    record->running = true;
    record->finished = false;
    record->at_set = 1;
    record->at_rep = 6;
    record->journaled = (struct td_instant){at + 90, 60};
    return record;
}

/* Saved by a program that is not there any more. */
static struct td_session_record *a_killed_session(struct place *place, int64_t at)
{
    struct td_session_record *record = a_running_session(place, at);

    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    reopen(place, true); /* lets go of it, as the end of a process does */
    return record;
}

static bool runs(struct place *place, const char *uuid)
{
    struct td_session_record *read = calloc(1, sizeof *read);
    bool running;

    assert_int_equal(place->port.ops->load_session(place->port.self, uuid, read), TD_OK);
    running = read->running;
    free_record(read);
    return running;
}

/* ---- a second teardrop ---- */

struct other {
    pid_t pid;
    int told;    /* a byte from it for each save */
    int release; /* it ends when this is closed, also by the end of the test program */
};

/* Another process that saves the record, each time one millisecond longer, until
 * it has saved it `most` times; then it waits to be killed. */
static struct other start_other(const struct place *place, const struct td_session_record *record,
                                int most)
{
    struct other other = {0};
    int ends[2], block[2];

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(pipe(block), 0);
    (void)fflush(NULL);
    other.pid = fork();
    assert_true(other.pid >= 0);
    if (other.pid == 0) {
        struct place mine = *place;
        struct td_session_record *copy = calloc(1, sizeof *copy);
        bool ok = copy != NULL &&
                  td_history_new(mine.path, true, (struct td_date_port){.now = place_wall},
                                 &mine.store) == TD_OK;
        char byte;

        (void)close(ends[0]);
        (void)close(block[1]);
        mine.port = td_history_port(mine.store);
        if (ok) {
            copy_record(copy, record);
        }
        for (int i = 0; ok && i < most; i++) {
            copy->elapsed_ms++;
            ok = mine.port.ops->save_session(mine.port.self, copy) == TD_OK &&
                 write(ends[1], "", 1) == 1;
        }
        (void)read(block[0], &byte, 1); /* nothing comes */
        _exit(1);
    }
    (void)close(ends[1]);
    (void)close(block[0]);
    other.told = ends[0];
    other.release = block[1];
    return other;
}

static void await_saves(const struct other *other, int count)
{
    char byte;

    for (int i = 0; i < count; i++) {
        assert_int_equal(read(other->told, &byte, 1), 1);
    }
}

/* Returns how many saves it had told of since. */
static int kill_other(const struct other *other)
{
    char byte;
    int count = 0, status;

    assert_int_equal(kill(other->pid, SIGKILL), 0);
    assert_int_equal(waitpid(other->pid, &status, 0), other->pid);
    while (read(other->told, &byte, 1) == 1) {
        count++;
    }
    (void)close(other->told);
    (void)close(other->release);
    return count;
}

/* ---- unfinished ---- */

static void td_unfinished__no_history__is_absent_and_makes_none(void **state)
{
    struct place *place = *state;
    struct td_session_record *read = calloc(1, sizeof *read);

    assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_ERR_ABSENT);
    assert_int_equal(td_history_running(place->store, read), TD_ERR_ABSENT);
    assert_int_equal(access(place->below, F_OK), -1);
    free_record(read);
}

static void td_unfinished__ended_session__is_not_offered(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_running_session(place, 1000);
    struct td_session_record *read = calloc(1, sizeof *read);

    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    record->running = false;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_ERR_ABSENT);
    free_record(record);
    free_record(read);
}

static void td_unfinished__killed_session__is_offered_as_it_was(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_killed_session(place, 1000);
    struct td_session_record *read = calloc(1, sizeof *read);
    struct td_history_line line;
    size_t count = 0;

    assert_int_equal(place->port.ops->unfinished(place->port.self, 1090, read), TD_OK);
    assert_same_record(read, record);
    /* Being offered does not end it. */
    assert_int_equal(place->port.ops->unfinished(place->port.self, 1090, read), TD_OK);
    assert_int_equal(place->port.ops->list(place->port.self, true, 0, 1, &line, &count), TD_OK);
    assert_true(line.running);
    free_record(record);
    free_record(read);
}

static void td_unfinished__older__is_settled_and_kept(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_killed_session(place, 1000);
    struct td_session_record *read = calloc(1, sizeof *read);

    assert_int_equal(place->port.ops->unfinished(place->port.self, 1091, read), TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->load_session(place->port.self, record->uuid, read), TD_OK);
    record->running = false;
    assert_same_record(read, record);
    assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_ERR_ABSENT);
    free_record(record);
    free_record(read);
}

static void td_unfinished__several__newest_is_offered_and_others_settled(void **state)
{
    struct place *place = *state;
    struct td_session_record *old = a_killed_session(place, 1000);
    struct td_session_record *newest = a_killed_session(place, 3000);
    struct td_session_record *middle = a_killed_session(place, 2000);
    struct td_session_record *read = calloc(1, sizeof *read);

    assert_int_equal(place->port.ops->unfinished(place->port.self, 1500, read), TD_OK);
    assert_string_equal(read->uuid, newest->uuid);
    assert_true(runs(place, newest->uuid));
    assert_false(runs(place, middle->uuid));
    assert_false(runs(place, old->uuid));
    free_record(old);
    free_record(newest);
    free_record(middle);
    free_record(read);
}

static void td_unfinished__own_session__is_not_offered(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_running_session(place, 1000);
    struct td_session_record *read = calloc(1, sizeof *read);

    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->unfinished(place->port.self, 9999, read), TD_ERR_ABSENT);
    assert_true(runs(place, record->uuid));
    assert_int_equal(td_history_running(place->store, read), TD_ERR_ABSENT); /* not another's */
    free_record(record);
    free_record(read);
}

static void td_unfinished__gone_on_with_after_a_kill__is_ours(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_killed_session(place, 1000);
    struct td_session_record *read = calloc(1, sizeof *read);

    assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_OK);
    read->at_rep++;
    assert_int_equal(place->port.ops->save_session(place->port.self, read), TD_OK);
    assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->delete_session(place->port.self, record->uuid), TD_OK);
    assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_ERR_ABSENT);
    free_record(record);
    free_record(read);
}

static void td_unfinished__living_teardrop__keeps_its_session(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_running_session(place, 1000);
    struct td_session_record *killed = a_killed_session(place, 500);
    struct td_session_record *read = calloc(1, sizeof *read);
    struct other other;

    td_history_free(place->store); /* SQLite does not go through a fork */
    place->store = NULL;
    other = start_other(place, record, 3);
    open_store(place, true);
    await_saves(&other, 3);
    /* Its session is neither offered nor settled; the killed one is offered. */
    assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_OK);
    assert_string_equal(read->uuid, killed->uuid);
    assert_int_equal(place->port.ops->unfinished(place->port.self, 9999, read), TD_ERR_ABSENT);
    assert_true(runs(place, record->uuid));
    assert_int_equal(td_history_running(place->store, read), TD_OK);
    assert_string_equal(read->uuid, record->uuid);
    assert_int_equal(read->elapsed_ms, record->elapsed_ms + 3);
    /* Nobody else can write into it, running or not. */
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_ERR_STORE);
    record->running = false;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_ERR_STORE);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "another teardrop"));
    record->running = true;
    assert_int_equal(kill_other(&other), 0);
    assert_int_equal(td_history_running(place->store, read), TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_OK);
    assert_string_equal(read->uuid, record->uuid);
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    free_record(record);
    free_record(killed);
    free_record(read);
}

static void td_unfinished__keep_no__is_absent_but_running_is_seen(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_running_session(place, 1000);
    struct td_session_record *read = calloc(1, sizeof *read);
    struct other other;

    td_history_free(place->store);
    other = start_other(place, record, 1);
    open_store(place, false);
    await_saves(&other, 1);
    assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_ERR_ABSENT);
    assert_int_equal(td_history_running(place->store, read), TD_OK);
    assert_string_equal(read->uuid, record->uuid);
    (void)kill_other(&other);
    assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->delete_session(place->port.self, record->uuid), TD_ERR_STORE);
    free_record(record);
    free_record(read);
}

static void td_unfinished__lock__is_private(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_killed_session(place, 1000);
    char path[160];

    (void)snprintf(path, sizeof path, "%s.lock", place->path);
    assert_int_equal(mode_of(path), 0600);
    free_record(record);
}

/* ---- kill -9 ---- */

static void td_history__killed_while_saving__keeps_what_it_told_of(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_running_session(place, 1000);
    struct td_session_record *read = calloc(1, sizeof *read);
    int64_t least = record->elapsed_ms;
    char sound[64];

    give_sets(record, 9);
    for (int i = 0; i < record->set_count; i++) {
        record->sets[i] = record->sets[0];
        record->sets[i].set = i + 1;
    }
    td_history_free(place->store);
    place->store = NULL;
    for (int i = 0; i < testing_rounds(KILLS); i++) {
        struct other other = start_other(place, record, 100000);

        await_saves(&other, 1 + i % 7); /* in the middle of one of the next */
        least += 1 + i % 7 + kill_other(&other);
        open_store(place, true);
        assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_OK);
        assert_in_range(read->elapsed_ms, least, least + 1); /* it may not have told of the last */
        assert_int_equal(read->set_count, 9);
        td_history_free(place->store);
        place->store = NULL;
        ask_sql(place->path, "PRAGMA integrity_check", sound, sizeof sound);
        assert_string_equal(sound, "ok");
        copy_record(record, read);
        least = record->elapsed_ms;
    }
    free_record(record);
    free_record(read);
}

/* Killed before a rep was whole: there is nothing to take up, and it is settled. */
static void td_unfinished__nothing_done__is_settled_not_offered(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_killed_session(place, 1000);
    struct td_session_record *read = calloc(1, sizeof *read);

    for (int i = 0; i < record->set_count; i++) {
        record->sets[i].reps_done = 0;
        record->sets[i].hold_ms = 0;
    }
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    reopen(place, true);
    assert_int_equal(place->port.ops->unfinished(place->port.self, 0, read), TD_ERR_ABSENT);
    assert_int_equal(place->port.ops->load_session(place->port.self, record->uuid, read), TD_OK);
    assert_false(read->running);
    free_record(record);
    free_record(read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_unfinished__no_history__is_absent_and_makes_none),
        TEST(td_unfinished__ended_session__is_not_offered),
        TEST(td_unfinished__killed_session__is_offered_as_it_was),
        TEST(td_unfinished__older__is_settled_and_kept),
        TEST(td_unfinished__several__newest_is_offered_and_others_settled),
        TEST(td_unfinished__own_session__is_not_offered),
        TEST(td_unfinished__gone_on_with_after_a_kill__is_ours),
        TEST(td_unfinished__living_teardrop__keeps_its_session),
        TEST(td_unfinished__keep_no__is_absent_but_running_is_seen),
        TEST(td_unfinished__lock__is_private),
        TEST(td_history__killed_while_saving__keeps_what_it_told_of),
        TEST(td_unfinished__nothing_done__is_settled_not_offered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
