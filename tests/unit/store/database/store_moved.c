/* The history while others are at it: made by two at once, deleted or moved under somebody who
 * trains, wiped beside a session; and a disk and locks that do not do as they should. */
#define PLACE_HAS_A_DISK 1
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <time.h>

#include "history_place.h"
#include "teardrop/store/rescue/repair.h"
#include "teardrop/store/rescue/wipe.h"
#include "teardrop/store/transfer/transfer.h"
#include "unit/store/elsewhere.h"

#define PAIRS 12

/* ---- a disk and locks of our own ---- */

static pthread_mutex_t disk = PTHREAD_MUTEX_INITIALIZER; /* held: the disk is slow */
static volatile int syncs;
static volatile bool no_locks;
static volatile int naps;

int fsync(int fd)
{
    return fd >= 0 ? 0 : -1;
}

int fdatasync(int fd)
{
    (void)pthread_mutex_lock(&disk);
    syncs++;
    (void)pthread_mutex_unlock(&disk);
    return fd >= 0 ? 0 : -1;
}

/* How SQLite asks for locks. */
static int locks(int fd, int command, ...)
{
    va_list arguments;
    void *argument;

    va_start(arguments, command);
    argument = va_arg(arguments, void *);
    va_end(arguments);
    if (no_locks && (command == F_SETLK || command == F_GETLK)) {
        errno = ENOLCK;
        return -1;
    }
    return fcntl(fd, command, argument);
}

static int count_nap(sqlite3_vfs *vfs, int us)
{
    (void)vfs;
    naps++;
    return us;
}

/* ---- to the disk ---- */

static struct td_session_record *running(struct place *place)
{
    struct td_session_record *record = a_session(place, 1000);

    record->running = true;
    record->finished = false;
    return record;
}

static int count_syncs(void)
{
    int count;

    (void)pthread_mutex_lock(&disk);
    count = syncs;
    (void)pthread_mutex_unlock(&disk);
    return count;
}

/* One visit for each save; a generous deadline. */
static void wait_for_syncs(int count)
{
    for (int i = 0; i < 20000 && count_syncs() < count; i++) {
        (void)nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
    assert_int_equal(count_syncs(), count);
}

static void td_sync__each_save__once_and_aside(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = running(place);
    int before;

    td_history_sync_aside(place->store, true);
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    td_history_sync_aside(place->store, false); /* waits for that one */
    td_history_sync_aside(place->store, true);
    before = count_syncs();
    for (int i = 1; i <= 8; i++) {
        record->sets[0].reps_done = i;
        assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
        wait_for_syncs(before + i);
    }
    /* A disk that stands still holds nobody up. */
    (void)pthread_mutex_lock(&disk);
    for (int i = 1; i <= 8; i++) {
        record->sets[1].reps_done = i;
        assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    }
    before = syncs;
    (void)pthread_mutex_unlock(&disk);
    td_history_sync_aside(place->store, false); /* waits for what is left */
    assert_true(syncs > before && syncs <= before + 8);
    free_record(record);
}

static void td_sync__not_aside__before_the_call_returns(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-24", .pain = 1};
    int before;

    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    before = syncs;
    morning.pain = 2;
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    assert_int_equal(syncs, before + 1);
}

/* ---- locks that never come ---- */

static void td_wait__no_locks__answers_at_once(void **state)
{
    struct place *place = *state;
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    int (*sleep_before)(sqlite3_vfs *, int) = vfs->xSleep;
    struct td_session_record *record = running(place);
    size_t count;

    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    td_history_wait_max(place->store, 0);
    assert_int_equal(vfs->xSetSystemCall(vfs, "fcntl", (sqlite3_syscall_ptr)locks), SQLITE_OK);
    vfs->xSleep = count_nap;
    no_locks = true;
    record->sets[0].reps_done = 3;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_ERR_STORE);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_ERR_STORE);
    reopen(place, true);
    td_history_wait_max(place->store, 0);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_ERR_STORE);
    assert_non_null(place->port.ops->unread(place->port.self));
    assert_int_equal(naps, 0);
    no_locks = false;
    vfs->xSleep = sleep_before;
    assert_int_equal(vfs->xSetSystemCall(vfs, "fcntl", NULL), SQLITE_OK);
    reopen(place, true);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    free_record(record);
}

/* ---- moved ---- */

static void td_history__deleted_meanwhile__the_session_is_kept_anew(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = running(place), *read = calloc(1, sizeof *read);
    struct td_rep_record reps[3] = {{.done = true, .rep = 1, .at_ms = 5000},
                                    {.done = true, .rep = 2, .at_ms = 9000},
                                    {.rep = 3}};
    const char *news;
    size_t count = 0;

    assert_non_null(read);
    record->reps = reps;
    record->rep_count = 3;
    td_history_sync_aside(place->store, true);
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    assert_null(place->port.ops->news(place->port.self));
    assert_int_equal(unlink(place->path), 0);
    reps[2] = (struct td_rep_record){.done = true, .rep = 3, .at_ms = 12000};
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    news = place->port.ops->news(place->port.self);
    assert_non_null(news);
    assert_non_null(strstr(news, "deleted or moved"));
    assert_null(place->port.ops->news(place->port.self)); /* once */
    assert_int_equal(access(place->path, F_OK), 0);
    record->running = false;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    reopen(place, true);
    assert_int_equal(place->port.ops->load_session(place->port.self, record->uuid, read), TD_OK);
    assert_int_equal(place->port.ops->load_reps(place->port.self, record->uuid, 3, reps, &count),
                     TD_OK);
    assert_int_equal(count, 3);
    free_record(record);
    free_record(read);
}

static void td_history__replaced_meanwhile__goes_on_in_the_new_one(void **state)
{
    struct place *place = *state;
    struct td_history_store *other;
    struct td_morning_record morning = {.date = "2026-11-24", .pain = 1};
    char aside[160];
    size_t count;

    assert_true(save_short(place, 1000));
    (void)snprintf(aside, sizeof aside, "%s.old", place->path);
    assert_int_equal(rename(place->path, aside), 0);
    assert_int_equal(
        td_history_new(place->path, true, (struct td_date_port){.now = place_wall}, &other), TD_OK);
    assert_int_equal(td_history_port(other).ops->save_morning(other, &morning), TD_OK);
    td_history_free(other);
    assert_true(save_short(place, 2000));
    assert_non_null(place->port.ops->news(place->port.self));
    reopen(place, true);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, 2); /* the other one's morning, and the session */
}

/* What is left of a log belongs to a history that is gone. */
static void td_history__log_of_one_that_is_gone__is_put_aside(void **state)
{
    struct place *place = *state;
    char log[160], junk[9000];
    FILE *file;
    size_t count;

    assert_true(save_short(place, 1000));
    td_history_free(place->store);
    assert_int_equal(unlink(place->path), 0);
    (void)snprintf(log, sizeof log, "%s-wal", place->path);
    memset(junk, 0x37, sizeof junk);
    file = fopen(log, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(junk, 1, sizeof junk, file), sizeof junk);
    assert_int_equal(fclose(file), 0);
    open_store(place, true);
    assert_true(save_short(place, 2000));
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, 1);
    assert_int_equal(count_files(place, "history.db.gone-wal"), 1);
}

/* ---- two at once ---- */

/* A program of its own that keeps one morning as soon as it may. 0 = kept. */
static int keep_one(const char *path, const char *date, int go)
{
    struct td_history_store *store;
    struct td_morning_record morning = {.pain = 1};
    char byte;
    bool ok;

    td_str_copy(morning.date, sizeof morning.date, date);
    if (read(go, &byte, 1) < 0 ||
        td_history_new(path, true, (struct td_date_port){.now = place_wall}, &store) != TD_OK) {
        return 2;
    }
    ok = td_history_port(store).ops->save_morning(store, &morning) == TD_OK;
    if (!ok) {
        (void)fprintf(stderr, "%s\n", td_history_port(store).ops->trouble(store));
    }
    td_history_free(store);
    return ok ? 0 : 1;
}

static void td_history__two_begin_at_once__both_are_kept(void **state)
{
    static const char *const dates[] = {"2026-11-21", "2026-11-22", "2026-11-23"};
    struct place *place = *state;

    td_history_free(place->store);
    for (int i = 0; i < testing_rounds(PAIRS); i++) {
        pid_t pids[3];
        int go[2];
        size_t count;

        assert_int_equal(pipe(go), 0);
        for (int p = 0; p < 3; p++) {
            (void)fflush(NULL);
            pids[p] = fork();
            assert_true(pids[p] >= 0);
            if (pids[p] == 0) {
                (void)close(go[1]);
                _exit(keep_one(place->path, dates[p], go[0]));
            }
        }
        (void)close(go[0]);
        (void)close(go[1]); /* now, all of them */
        for (int p = 0; p < 3; p++) {
            int status = -1;

            assert_int_equal(waitpid(pids[p], &status, 0), pids[p]);
            assert_int_equal(status, 0);
        }
        open_store(place, true);
        assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
        assert_int_equal(count, 3);
        td_history_free(place->store);
        assert_int_equal(count_files(place, "history.db.new"), 0);
        assert_int_equal(unlink(place->path), 0);
    }
    open_store(place, true);
}

/* ---- beside a session ---- */

static void td_delete_all__session_elsewhere__refused(void **state)
{
    struct place *place = *state;
    struct elsewhere other;
    struct td_wipe wipe;
    size_t count;

    assert_true(save_short(place, 1000));
    reopen(place, true);
    other = session_elsewhere(place->path);
    assert_int_equal(td_history_delete_all(place->store, &wipe), TD_ERR_STORE);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "a session is running"));
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, 1);
    end_elsewhere(other);
    assert_int_equal(td_history_delete_all(place->store, &wipe), TD_OK);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_sync__each_save__once_and_aside),
        TEST(td_sync__not_aside__before_the_call_returns),
        TEST(td_wait__no_locks__answers_at_once),
        TEST(td_history__deleted_meanwhile__the_session_is_kept_anew),
        TEST(td_history__replaced_meanwhile__goes_on_in_the_new_one),
        TEST(td_history__log_of_one_that_is_gone__is_put_aside),
        TEST(td_history__two_begin_at_once__both_are_kept),
        TEST(td_delete_all__session_elsewhere__refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
