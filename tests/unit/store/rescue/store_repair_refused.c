/* What is no damage is never taken for it: the reason is said, and everything stays as it is. */
#include <fcntl.h>
#include <signal.h>

#include "history_place.h"
#include "teardrop/store/rescue/repair.h"
#include "unit/store/elsewhere.h"

static void save_one(struct place *place)
{
    struct td_session_record *record = a_session(place, 1000);

    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    free_record(record);
}

static const char *trouble(const struct place *place)
{
    const char *text = place->port.ops->trouble(place->port.self);

    return text != NULL ? text : "";
}

static void spoil(const struct place *place)
{
    FILE *file = fopen(place->path, "r+");

    assert_non_null(file);
    assert_int_equal(fseek(file, 4096, SEEK_SET), 0);
    for (int i = 0; i < 4096; i++) {
        assert_int_equal(fputc(0xA5, file), 0xA5);
    }
    assert_int_equal(fclose(file), 0);
}

/* Nothing but the history itself is there. */
static void expect_refused(struct place *place, const char *why)
{
    struct td_repair repair;

    assert_int_equal(td_history_repair(place->store, &repair), TD_ERR_STORE);
    if (strstr(trouble(place), why) == NULL) {
        fail_msg("%s", trouble(place));
    }
    assert_int_equal(count_files(place, "history.db.damaged"), 0);
    assert_int_equal(count_files(place, "history.db.rescue"), 0);
}

static void td_repair__keep_no__refused(void **state)
{
    struct place *place = *state;

    save_one(place);
    reopen(place, false);
    spoil(place);
    expect_refused(place, "keep is no");
    assert_int_equal(count_files(place, ""), 1);
}

static void td_repair__folder__refused(void **state)
{
    struct place *place = *state;

    assert_int_equal(mkdir(place->below, 0700), 0);
    assert_int_equal(mkdir(place->path, 0700), 0);
    expect_refused(place, "this is a folder");
    assert_int_equal(rmdir(place->path), 0);
}

static void td_repair__other_program__refused(void **state)
{
    struct place *place = *state;

    assert_int_equal(mkdir(place->below, 0700), 0);
    for (int version = 0; version <= 1; version++) {
        char sql[200];
        size_t count;

        (void)snprintf(sql, sizeof sql,
                       "CREATE TABLE session (x); INSERT INTO session VALUES (1);"
                       "PRAGMA user_version = %d",
                       version);
        run_sql(place, sql);
        expect_refused(place, "another program");
        assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_ERR_STORE);
        assert_non_null(strstr(trouble(place), "another program"));
        ask_sql(place->path, "SELECT x FROM session", sql, sizeof sql);
        assert_string_equal(sql, "1");
        assert_int_equal(count_files(place, ""), 1);
        assert_int_equal(unlink(place->path), 0);
    }
}

static void td_repair__locked__refused(void **state)
{
    struct place *place = *state;
    sqlite3 *db = NULL;

    save_one(place);
    reopen(place, true);
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;"
                                  "UPDATE session SET rpe = 5",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    td_history_wait_max(place->store, 0);
    expect_refused(place, "another program holds it");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static int repair_unreadable(struct place *place)
{
    struct td_repair repair;

    return td_history_repair(place->store, &repair) != TD_ERR_STORE       ? 1
           : strstr(trouble(place), "cannot be read: Permission") == NULL ? 2
           : count_files(place, "history.db.damaged") != 0                ? 3
                                                                          : 0;
}

static void td_repair__unreadable__refused(void **state)
{
    struct place *place = *state;

    save_one(place);
    reopen(place, true);
    assert_int_equal(chmod(place->path, 0), 0);
    assert_int_equal(as_somebody(place, repair_unreadable), 0);
    assert_int_equal(chmod(place->path, 0600), 0);
}

/* A session of another process: its lock, and a file that is damaged. */
static void td_repair__session_elsewhere__refused(void **state)
{
    struct place *place = *state;
    struct elsewhere other;
    struct td_repair repair;
    struct td_morning_record morning = {.date = "2026-11-24", .pain = 1};

    save_one(place);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    reopen(place, true);
    spoil(place);
    other = session_elsewhere(place->path);
    expect_refused(place, "a session is running in another teardrop");
    end_elsewhere(other);
    assert_int_equal(td_history_repair(place->store, &repair), TD_OK); /* and then it is mended */
    assert_false(repair.sound);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_repair__keep_no__refused),       TEST(td_repair__folder__refused),
        TEST(td_repair__other_program__refused), TEST(td_repair__locked__refused),
        TEST(td_repair__unreadable__refused),    TEST(td_repair__session_elsewhere__refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
