/* A damaged history: what can be read is rescued, the damaged file is kept. */
#include "bytes.h"
#include "history_place.h"
#include "teardrop/store/rescue/repair.h"

#define SESSIONS 400
#define FILE_MAX 2000000

static void write_at(const char *path, long at, const char *bytes, size_t count)
{
    FILE *file = fopen(path, "r+");

    assert_non_null(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

static void fill(struct place *place)
{
    for (int i = 0; i < SESSIONS; i++) {
        struct td_session_record *record = a_session(place, 1000 * (i + 1));

        assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
        free_record(record);
    }
    td_history_free(place->store); /* the log goes into the file */
}

static void td_history_repair__sound__changes_nothing(void **state)
{
    struct place *place = *state;
    struct td_repair repair;
    size_t count;

    assert_int_equal(td_history_repair(place->store, &repair), TD_ERR_ABSENT);
    fill(place);
    open_store(place, true);
    assert_int_equal(td_history_repair(place->store, &repair), TD_OK);
    assert_true(repair.sound);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, SESSIONS);
}

static void td_history_repair__pages_overwritten__most_is_rescued(void **state)
{
    static char before[FILE_MAX], after[FILE_MAX], junk[4096];
    struct place *place = *state;
    struct td_repair repair;
    size_t bytes, count;
    char text[64];

    fill(place);
    memset(junk, 0xA5, sizeof junk);
    bytes = read_file(place->path, before, FILE_MAX);
    assert_true(bytes > 100000 && bytes < FILE_MAX);
    write_at(place->path, (long)(bytes / 2 / 4096 * 4096), junk, sizeof junk);
    bytes = read_file(place->path, before, FILE_MAX);
    open_store(place, true);
    assert_int_equal(td_history_repair(place->store, &repair), TD_OK);
    assert_false(repair.sound);
    assert_int_equal(read_file(repair.kept, after, FILE_MAX), bytes);
    assert_memory_equal(before, after, bytes);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    if (count < SESSIONS / 2) {
        fail_msg("%zu of %d rescued", count, SESSIONS);
    }
    td_history_free(place->store);
    ask_sql(place->path, "PRAGMA integrity_check", text, sizeof text);
    assert_string_equal(text, "ok");
    assert_int_equal(mode_of(place->path), 0600);
    open_store(place, true);
}

static void td_history_repair__no_database_at_all__a_new_one(void **state)
{
    static const char junk[] = "this has never been a database, whatever its name says";
    static char after[FILE_MAX];
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-24", .pain = 1};
    struct td_repair repair;
    FILE *file;

    assert_int_equal(mkdir(place->below, 0700), 0);
    file = fopen(place->path, "w");
    assert_non_null(file);
    assert_true(fputs(junk, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_ERR_STORE);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "history --repair"));
    assert_int_equal(td_history_repair(place->store, &repair), TD_OK);
    assert_int_equal(repair.counts.added, 0);
    assert_int_equal(read_file(repair.kept, after, FILE_MAX), sizeof junk - 1);
    assert_memory_equal(after, junk, sizeof junk - 1);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
}

static void td_history_repair__not_ours__is_not_touched(void **state)
{
    struct place *place = *state;
    struct td_repair repair;
    char text[64];

    assert_int_equal(mkdir(place->below, 0700), 0);
    run_sql(place, "CREATE TABLE later (x); PRAGMA user_version = 99");
    assert_int_equal(td_history_repair(place->store, &repair), TD_ERR_STORE);
    ask_sql(place->path, "PRAGMA user_version", text, sizeof text);
    assert_string_equal(text, "99");
}

/* How a table was made is one statement; whatever else a file says there is not done. */
static void td_history_repair__other_statements_in_the_list_of_tables__are_not_run(void **state)
{
    struct place *place = *state;
    struct td_repair repair;
    char sql[500], path[160];
    size_t count;

    fill(place);
    (void)snprintf(path, sizeof path, "%s/made", place->below);
    (void)snprintf(sql, sizeof sql,
                   "PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql ="
                   " 'CREATE TABLE measure (x); ATTACH ''%s'' AS y; CREATE TABLE y.z (x)'"
                   " WHERE name = 'measure'",
                   path);
    run_sql(place, sql);
    open_store(place, true);
    assert_int_equal(td_history_repair(place->store, &repair), TD_OK);
    assert_false(repair.sound);
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, SESSIONS);
}

/* A table that says nothing any more is none of an earlier version. */
static void td_history_repair__table_without_its_key__the_rest_is_rescued(void **state)
{
    struct place *place = *state;
    struct td_repair repair;
    size_t count;

    fill(place);
    run_sql(place, "PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql ="
                   " 'CREATE TABLE self_check (x)' WHERE name = 'self_check';"
                   "DELETE FROM sqlite_master WHERE name LIKE '%self_check_by_time'");
    open_store(place, true);
    if (td_history_repair(place->store, &repair) != TD_OK) {
        fail_msg("%s", place->port.ops->trouble(place->port.self));
    }
    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    assert_int_equal(count, SESSIONS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_history_repair__sound__changes_nothing),
        TEST(td_history_repair__pages_overwritten__most_is_rescued),
        TEST(td_history_repair__no_database_at_all__a_new_one),
        TEST(td_history_repair__not_ours__is_not_touched),
        TEST(td_history_repair__other_statements_in_the_list_of_tables__are_not_run),
        TEST(td_history_repair__table_without_its_key__the_rest_is_rescued),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
