/* A history of version 1 is brought up to date, with a copy made first. */
#include "history_place.h"
#include "history_v1.h"

#include "src/store/database/schema.h"

#define TEXT_OF(x) #x
#define TEXT_OF_VALUE(x) TEXT_OF(x)
#define PRESENT TEXT_OF_VALUE(TD_HISTORY_VERSION)
#define UUID_1 "11111111-1111-4111-8111-111111111111"
#define UUID_2 "22222222-2222-4222-8222-222222222222"

static void make_version_1(struct place *place)
{
    assert_int_equal(mkdir(place->below, 0700), 0);
    run_sql(place, history_v1_tables);
    run_sql(place, history_v1_rows);
}

static void backup_path(const struct place *place, const char *end, char *out, size_t size)
{
    (void)snprintf(out, size, "%s.v1.bak%s", place->path, end);
}

static void expect_version(const char *path, const char *version)
{
    char text[32];

    ask_sql(path, "PRAGMA user_version", text, sizeof text);
    assert_string_equal(text, version);
}

static void td_migration__old_records__are_read_with_what_is_new(void **state)
{
    struct place *place = *state;
    struct td_session_record *read = calloc(1, sizeof *read);
    struct td_check_record *check = calloc(1, sizeof *check);
    struct td_history_line lines[8];
    size_t count = 0;

    make_version_1(place);
    assert_int_equal(place->port.ops->load_session(place->port.self, UUID_1, read), TD_OK);
    assert_int_equal(read->started.unix_s, 1000);
    assert_int_equal(read->load_g, 2500);
    assert_int_equal(read->set_count, 2);
    assert_false(read->running);
    assert_false(read->warm_up);
    assert_string_equal(read->hurt, "");
    assert_int_equal(read->sets[1].set, 2);
    assert_int_equal(read->sets[1].reps_done, 4);
    assert_int_equal(read->sets[1].reps_planned, 10);
    assert_int_equal(read->sets[1].start_ms, 160000);
    assert_int_equal(read->sets[1].length_ms, 28000);
    assert_string_equal(read->sets[1].tempo, "3-1-2-1");
    assert_int_equal(read->sets[1].side, 0);
    assert_int_equal(read->sets[1].rest_ms, 0);
    assert_int_equal(read->sets[1].hold_ms, 0);
    assert_int_equal(read->sets[1].pain, -1);
    assert_int_equal(read->sets[1].down_ms, -1);
    assert_int_equal(read->sets[1].up_ms, -1);
    assert_int_equal(place->port.ops->load_session(place->port.self, UUID_2, read), TD_OK);
    assert_int_equal(read->set_count, 1);
    assert_string_equal(read->sets[0].tempo, "");
    assert_int_equal(place->port.ops->last_check(place->port.self, check), TD_OK);
    assert_string_equal(check->named[0], "overload");
    assert_int_equal(check->answer_count, 1);
    assert_int_equal(place->port.ops->list(place->port.self, 0, 8, lines, &count), TD_OK);
    assert_int_equal(count, 4);
    free_record(read);
    free(check);
}

static void td_migration__tables__are_those_of_a_new_history(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-24", .pain = 1};
    static const char tables[] = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM "
                                 "sqlite_master WHERE sql IS NOT NULL ORDER BY name)";
    static char fresh[8000], migrated[8000];
    char sound[64];

    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    td_history_free(place->store);
    ask_sql(place->path, tables, fresh, sizeof fresh);
    expect_version(place->path, PRESENT);
    assert_int_equal(unlink(place->path), 0);
    assert_int_equal(rmdir(place->below), 0);
    open_store(place, true);
    make_version_1(place);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    ask_sql(place->path, tables, migrated, sizeof migrated);
    assert_string_equal(migrated, fresh);
    expect_version(place->path, PRESENT);
    ask_sql(place->path, "PRAGMA integrity_check", sound, sizeof sound);
    assert_string_equal(sound, "ok");
    ask_sql(place->path, "PRAGMA foreign_key_check", sound, sizeof sound);
    assert_string_equal(sound, "");
}

/* A history as any earlier version left it, with something in it. */
static void td_migration__from_each_version__all_is_there(void **state)
{
    struct place *place = *state;
    char text[64];

    for (int version = 1; version < TD_HISTORY_VERSION; version++) {
        char sql[160];
        size_t count = 0;
        struct td_past_session trained[4];

        make_version_1(place);
        for (int i = 1; i < version; i++) {
            run_sql(place, td_history_migrations[i]);
        }
        (void)snprintf(sql, sizeof sql, "PRAGMA user_version = %d", version);
        run_sql(place, sql);
        assert_int_equal(place->port.ops->count(place->port.self, &count), TD_OK);
        assert_int_equal(count, 4);
        expect_version(place->path, PRESENT);
        ask_sql(place->path, "PRAGMA integrity_check", text, sizeof text);
        assert_string_equal(text, "ok");
        ask_sql(place->path,
                "SELECT main_sets || ' ' || main_reps FROM session WHERE"
                " started_unix_s = 1000",
                text, sizeof text);
        assert_string_equal(text, "2 10");
        ask_sql(place->path, "SELECT length(uuid) FROM morning", text, sizeof text);
        assert_string_equal(text, "36");
        assert_int_equal(place->port.ops->past_sessions(place->port.self, 4, trained, &count),
                         TD_OK);
        assert_int_equal(count, 2);
        td_history_free(place->store);
        (void)snprintf(sql, sizeof sql, "%s.v%d.bak", place->path, version);
        assert_int_equal(unlink(sql), 0);
        assert_int_equal(unlink(place->path), 0);
        (void)snprintf(sql, sizeof sql, "%s.lock", place->path);
        (void)unlink(sql);
        assert_int_equal(rmdir(place->below), 0);
        open_store(place, true);
    }
}

static void td_migration__copy__is_private_and_what_was_there_before(void **state)
{
    struct place *place = *state;
    char path[160], text[64];
    size_t count = 0;

    make_version_1(place);
    assert_int_equal(place->port.ops->count(place->port.self, &count), TD_OK);
    backup_path(place, "", path, sizeof path);
    assert_int_equal(mode_of(path), 0600);
    expect_version(path, "1");
    ask_sql(path, "PRAGMA integrity_check", text, sizeof text);
    assert_string_equal(text, "ok");
    ask_sql(path, "SELECT count(*) FROM session_set", text, sizeof text);
    assert_string_equal(text, "3");
    ask_sql(path, "SELECT tempo FROM session WHERE started_unix_s = 1000", text, sizeof text);
    assert_string_equal(text, "3-1-2-1");
    /* A second opening changes nothing and copies nothing. */
    reopen(place, true);
    assert_int_equal(place->port.ops->count(place->port.self, &count), TD_OK);
    assert_int_equal(count, 4);
    backup_path(place, ".2", path, sizeof path);
    assert_int_equal(access(path, F_OK), -1);
}

static void td_migration__copy_from_before__is_never_overwritten(void **state)
{
    struct place *place = *state;
    char path[160], text[8] = "";
    size_t count = 0;
    FILE *file;

    make_version_1(place);
    backup_path(place, "", path, sizeof path);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fputs("mine", file) >= 0, 1);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(place->port.ops->count(place->port.self, &count), TD_OK);
    assert_int_equal(count, 4);
    file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fread(text, 1, sizeof text - 1, file), 4);
    (void)fclose(file);
    assert_string_equal(text, "mine");
    backup_path(place, ".2", path, sizeof path);
    expect_version(path, "1");
}

static void td_migration__new_history__is_not_copied(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-24", .pain = 1};
    char path[160];

    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    for (int version = 0; version < 3; version++) {
        (void)snprintf(path, sizeof path, "%s.v%d.bak", place->path, version);
        assert_int_equal(access(path, F_OK), -1);
    }
}

static void td_migration__that_fails__leaves_all_as_it_was(void **state)
{
    struct place *place = *state;
    char path[160], text[32];
    size_t count = 0;

    make_version_1(place);
    run_sql(place, "CREATE TABLE session_set_2 (x)"); /* in the way */
    assert_int_equal(place->port.ops->count(place->port.self, &count), TD_ERR_STORE);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "already exists"));
    expect_version(place->path, "1");
    ask_sql(place->path, "SELECT count(*) FROM pragma_table_info('session')", text, sizeof text);
    assert_string_equal(text, "12");
    backup_path(place, "", path, sizeof path);
    assert_int_equal(access(path, F_OK), -1);
    run_sql(place, "DROP TABLE session_set_2");
    assert_int_equal(place->port.ops->count(place->port.self, &count), TD_OK);
    assert_int_equal(count, 4);
}

static void td_migration__without_a_copy__is_not_begun(void **state)
{
    struct place *place = *state;
    size_t count = 0;

    make_version_1(place);
    for (int i = 1; i <= 100; i++) { /* every name is taken */
        char path[160], end[16] = "";
        FILE *file;

        if (i > 1) {
            (void)snprintf(end, sizeof end, ".%d", i);
        }
        backup_path(place, end, path, sizeof path);
        file = fopen(path, "w");
        assert_non_null(file);
        assert_int_equal(fclose(file), 0);
    }
    assert_int_equal(place->port.ops->count(place->port.self, &count), TD_ERR_STORE);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "no copy could be made"));
    expect_version(place->path, "1");
}

static void td_migration__keep_no__changes_nothing(void **state)
{
    struct place *place = *state;
    char path[160];
    size_t count = 9;

    make_version_1(place);
    reopen(place, false);
    assert_int_equal(place->port.ops->count(place->port.self, &count), TD_OK);
    assert_int_equal(count, 4); /* it is read all the same */
    expect_version(place->path, "1");
    backup_path(place, "", path, sizeof path);
    assert_int_equal(access(path, F_OK), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_migration__old_records__are_read_with_what_is_new),
        TEST(td_migration__tables__are_those_of_a_new_history),
        TEST(td_migration__from_each_version__all_is_there),
        TEST(td_migration__copy__is_private_and_what_was_there_before),
        TEST(td_migration__copy_from_before__is_never_overwritten),
        TEST(td_migration__new_history__is_not_copied),
        TEST(td_migration__that_fails__leaves_all_as_it_was),
        TEST(td_migration__without_a_copy__is_not_begun),
        TEST(td_migration__keep_no__changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
