/* A history of an older version is brought up to date, with a copy made first. How that goes is
 * looked at with a next version that is made up here. */
#include "history_place.h"
#include "teardrop/store/rescue/repair.h"
#include "version_1.h"

#include "src/store/database/db.h"

static const char *const made_up[] = {NULL, NULL,
                                      "ALTER TABLE morning ADD COLUMN mood INTEGER;"
                                      "CREATE TABLE in_the_way (x)"};

/* The store is that of a teardrop that knows version 4; the history beside it is of version 3. */
static void update_teardrop(struct place *place)
{
    place->store->version = 4;
    place->store->migrations = made_up;
}

static void make_version_3(struct place *place)
{
    for (int i = 1; i <= 4; i++) {
        assert_true(save_short(place, 1000 * i));
    }
    reopen(place, true);
    update_teardrop(place);
}

static size_t count_of(struct place *place)
{
    size_t count = 0;

    return place->port.ops->count(place->port.self, true, &count) == TD_OK ? count : 0;
}

static void backup_path(const struct place *place, const char *end, char *out, size_t size)
{
    (void)snprintf(out, size, "%s.v3.bak%s", place->path, end);
}

static void expect_answer(const char *path, const char *sql, const char *answer)
{
    static char text[16000];

    ask_sql(path, sql, text, sizeof text);
    assert_string_equal(text, answer);
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void td_migration__copy__is_private_and_what_was_there_before(void **state)
{
    struct place *place = *state;
    char path[160];

    make_version_3(place);
    assert_int_equal(count_of(place), 4);
    expect_answer(place->path, "PRAGMA user_version", "4");
    expect_answer(place->path, "SELECT count(*) FROM pragma_table_info('morning')", "7");
    backup_path(place, "", path, sizeof path);
    assert_int_equal(mode_of(path), 0600);
    expect_answer(path, "PRAGMA user_version", "3");
    expect_answer(path, "PRAGMA integrity_check", "ok");
    expect_answer(path, "SELECT count(*) FROM session_set", "8");
    /* A second opening changes nothing and copies nothing. */
    reopen(place, true);
    update_teardrop(place);
    assert_int_equal(count_of(place), 4);
    assert_int_equal(count_files(place, "history.db.v3.bak"), 1);
    /* Nor does a second attempt at the same. */
    run_sql(place, "ALTER TABLE morning DROP COLUMN mood; DROP TABLE in_the_way;"
                   "PRAGMA user_version = 3");
    assert_true(save_short(place, 5000));
    assert_int_equal(count_files(place, "history.db.v3.bak"), 1);
}

static void td_migration__copy_from_before__is_never_overwritten(void **state)
{
    struct place *place = *state;
    char path[160], text[8] = "";
    FILE *file;

    make_version_3(place);
    backup_path(place, "", path, sizeof path);
    write_text(path, "mine");
    assert_int_equal(count_of(place), 4);
    file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fread(text, 1, sizeof text - 1, file), 4);
    (void)fclose(file);
    assert_string_equal(text, "mine");
    backup_path(place, ".2", path, sizeof path);
    expect_answer(path, "PRAGMA user_version", "3");
}

static void td_migration__that_fails__leaves_all_as_it_was(void **state)
{
    struct place *place = *state;

    make_version_3(place);
    run_sql(place, "CREATE TABLE in_the_way (x)");
    assert_int_equal(count_of(place), 0);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "already exists"));
    expect_answer(place->path, "PRAGMA user_version", "3");
    expect_answer(place->path, "SELECT count(*) FROM pragma_table_info('morning')", "6");
    assert_int_equal(count_files(place, "history.db.v3.bak"), 0);
    run_sql(place, "DROP TABLE in_the_way");
    assert_int_equal(count_of(place), 4);
}

static void td_migration__without_a_copy__is_not_begun(void **state)
{
    struct place *place = *state;
    struct td_repair repair;

    make_version_3(place);
    for (int i = 1; i <= 100; i++) { /* every name is taken */
        char path[160], end[16] = "";

        if (i > 1) {
            (void)snprintf(end, sizeof end, ".%d", i);
        }
        backup_path(place, end, path, sizeof path);
        write_text(path, "");
    }
    assert_int_equal(count_of(place), 0);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "no copy could be made"));
    expect_answer(place->path, "PRAGMA user_version", "3");
    assert_int_equal(td_history_repair(place->store, &repair), TD_ERR_STORE); /* no damage */
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "no copy could be made"));
    assert_int_equal(count_files(place, "history.db.damaged"), 0);
}

static void td_migration__keep_no__changes_nothing(void **state)
{
    struct place *place = *state;

    make_version_3(place);
    reopen(place, false);
    update_teardrop(place);
    assert_int_equal(count_of(place), 4); /* it is read all the same */
    expect_answer(place->path, "PRAGMA user_version", "3");
    assert_int_equal(count_files(place, "history.db.v3.bak"), 0);
}

static int read_old(struct place *place)
{
    const char *trouble;

    if (count_of(place) != 4) {
        return 1;
    }
    trouble = place->port.ops->trouble(place->port.self);
    return trouble == NULL || strstr(trouble, "cannot be written") == NULL ? 2
           : save_short(place, 9000)                                       ? 3
                                                                           : 0;
}

static void td_migration__read_only__is_read_all_the_same(void **state)
{
    struct place *place = *state;

    make_version_3(place);
    assert_int_equal(chmod(place->below, 0500), 0);
    assert_int_equal(as_somebody(place, read_old), 0);
    assert_int_equal(chmod(place->below, 0700), 0);
    assert_int_equal(count_files(place, "history.db.v3.bak"), 0);
}

static void td_migration__newer_version__is_not_touched(void **state)
{
    struct place *place = *state;

    assert_true(save_short(place, 1000));
    run_sql(place, "PRAGMA user_version = 4");
    reopen(place, true);
    assert_false(save_short(place, 2000));
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "a newer teardrop"));
    expect_answer(place->path, "SELECT count(*) FROM session", "1");
}

static const char schema_sql[] =
    "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT"
    " NULL ORDER BY name)";

/* A change of them needs a version of its own, and a way to it. */
static void td_schema__version_3__has_these_tables(void **state)
{
    static char text[16000];
    struct place *place = *state;
    uint32_t hash = 2166136261u; /* FNV-1a */

    assert_true(save_short(place, 1000));
    ask_sql(place->path, schema_sql, text, sizeof text);
    for (const char *at = text; *at != '\0'; at++) {
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    }
    assert_int_equal(TD_HISTORY_VERSION, 3);
    if (hash != 0x3e33b546u) {
        fail_msg("0x%08xu: %s", hash, text);
    }
}

/* ---- from version 1 ---- */

/* The history is a file that the first release made. */
static void lay_version_1(struct place *place)
{
    td_history_free(place->store);
    assert_int_equal(mkdir(place->below, 0700), 0);
    for (size_t i = 0; i < sizeof version_1 / sizeof version_1[0]; i++) {
        run_sql(place, version_1[i]);
    }
    open_store(place, true);
}

static void td_migration__from_version_1__has_the_tables_of_a_new_one(void **state)
{
    static char now[16000];
    struct place *place = *state;

    assert_true(save_short(place, 1000));
    ask_sql(place->path, schema_sql, now, sizeof now);
    td_history_free(place->store);
    assert_int_equal(unlink(place->path), 0);
    assert_int_equal(rmdir(place->below), 0);
    open_store(place, true);
    lay_version_1(place);
    assert_int_equal(count_of(place), 5);
    expect_answer(place->path, schema_sql, now);
    expect_answer(place->path, "PRAGMA user_version", "3");
    expect_answer(place->path, "PRAGMA integrity_check", "ok");
}

/* Every value that was there is there, and what is new says nothing. */
static void td_migration__from_version_1__loses_nothing(void **state)
{
    static const char *const tables[] = {"session",      "session_set", "session_rep", "self_check",
                                         "check_answer", "check_flag",  "check_gate",  "morning",
                                         "measure",      "deleted"};
    static char before[16000];
    struct place *place = *state;
    struct td_look look;
    char old[160], sql[17000];
    size_t count = 7;

    lay_version_1(place);
    (void)snprintf(old, sizeof old, "%s.v1.bak", place->path);
    assert_int_equal(count_of(place), 5);
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        (void)snprintf(sql, sizeof sql,
                       "SELECT group_concat('quote(' || name || ')', '||'',''||') FROM"
                       " pragma_table_info('%s')",
                       tables[i]);
        ask_sql(old, sql, before, sizeof before);
        (void)snprintf(sql, sizeof sql, "SELECT group_concat(%s, ';') FROM %s", before, tables[i]);
        ask_sql(old, sql, before, sizeof before);
        assert_true(strlen(before) > 20);
        expect_answer(place->path, sql, before);
    }
    expect_answer(old, "PRAGMA user_version", "1");
    assert_int_equal(place->port.ops->last_look(place->port.self, &look), TD_OK);
    assert_int_equal(look.at.unix_s, 1749500000);
    assert_int_equal(look.at.utc_offset_min, 120);
    assert_string_equal(look.max_level, "");
    assert_int_equal(look.max_depth_deg, 0);
    assert_false(look.no_load);
    assert_string_equal(look.until, "");
    expect_answer(place->path, "SELECT uuid FROM clearance",
                  "00000006-0000-4000-8000-000000000000");
    assert_int_equal(place->port.ops->answers(place->port.self, 0, NULL, &count), TD_OK);
    assert_int_equal(count, 0);
}

/* What is said now of a look that was kept then is the later. */
static void td_migration__from_version_1__a_look_can_be_changed(void **state)
{
    struct place *place = *state;
    struct td_look look = {.at = {1749500000, 120}, .max_level = "l2", .no_load = true};

    lay_version_1(place);
    assert_int_equal(place->port.ops->save_look(place->port.self, &look), TD_OK);
    expect_answer(place->path,
                  "SELECT uuid || max_level || no_load || (changed_unix_s > 0) FROM clearance",
                  "00000006-0000-4000-8000-000000000000l211");
}

/* ---- from version 2 ---- */

/* The history is a file of version 2: the first, and what led from it. */
static void lay_version_2(struct place *place)
{
    lay_version_1(place);
    run_sql(place, td_history_migrations[0]);
    run_sql(place, "UPDATE self_check SET outcome = 3, urgency = 1, training = 1;"
                   "INSERT INTO person_answer VALUES ('00000009-0000-4000-8000-000000000000',"
                   " '2025-07-01', 'one_more', 'l4', 1751400000);"
                   "PRAGMA user_version = 2");
}

static void td_migration__from_version_2__has_the_tables_of_a_new_one(void **state)
{
    static char now[16000];
    struct place *place = *state;

    assert_true(save_short(place, 1000));
    ask_sql(place->path, schema_sql, now, sizeof now);
    td_history_free(place->store);
    assert_int_equal(unlink(place->path), 0);
    assert_int_equal(rmdir(place->below), 0);
    open_store(place, true);
    lay_version_2(place);
    assert_int_equal(count_of(place), 5);
    expect_answer(place->path, schema_sql, now);
    expect_answer(place->path, "PRAGMA user_version", "3");
    expect_answer(place->path, "PRAGMA integrity_check", "ok");
    assert_int_equal(count_files(place, "history.db.v2.bak"), 1);
}

/* What it says, it says; how its limits end it does not say, and they open as they did. */
static void
td_migration__from_version_2__a_check_keeps_its_limits_and_their_old_way_on(void **state)
{
    struct place *place = *state;
    struct td_check_record check;
    struct td_training_gate gate;
    struct td_person_answer answer;
    size_t count;

    lay_version_2(place);
    assert_int_equal(place->port.ops->last_check(place->port.self, &check), TD_OK);
    assert_string_equal(check.max_level, "l3");
    assert_int_equal(check.max_depth_deg, 60);
    assert_int_equal(check.load, TD_LOAD_FREE);
    assert_int_equal(check.opens.weeks, TD_OPENS_UNSAID);
    assert_int_equal(check.opens.step_deg, 0);
    assert_int_equal(check.lapse_weeks, 0);
    assert_string_equal(check.leaning, "");
    assert_int_equal(check.answer_count, 2);
    expect_answer(place->path,
                  "SELECT opens_weeks IS NULL AND opens_step_deg IS NULL AND opens_to_deg IS NULL"
                  " AND leaning IS NULL AND load = 0 AND lapse_weeks = 0 FROM self_check",
                  "1");
    assert_int_equal(place->port.ops->gate(place->port.self, &gate), TD_OK);
    assert_int_equal(gate.opens.weeks, TD_OPENS_BY_LEVEL);
    assert_false(gate.no_load);
    assert_int_equal(place->port.ops->answers(place->port.self, 1, &answer, &count), TD_OK);
    assert_int_equal(count, 1);
    assert_string_equal(answer.answer, "l4");
    /* Saved again, it still does not say. */
    assert_int_equal(place->port.ops->save_check(place->port.self, &check), TD_OK);
    expect_answer(place->path, "SELECT opens_weeks IS NULL FROM self_check", "1");
}

/* ---- before the first release ---- */

/* The same tables had another number. */
static void td_history__version_5_of_before__is_version_1(void **state)
{
    struct place *place = *state;

    lay_version_1(place);
    run_sql(place, "PRAGMA user_version = 5");
    assert_true(save_short(place, 2000));
    assert_int_equal(count_of(place), 6);
    expect_answer(place->path, "PRAGMA user_version", "3");
    assert_int_equal(count_files(place, "history.db.v1.bak"), 1);
}

/* With fewer columns it is left alone, until a repair takes everything into a new one. */
static void td_history__older_than_that__is_repaired(void **state)
{
    struct place *place = *state;
    struct td_repair repair;

    for (int version = 1; version < 5; version++) {
        char sql[300];

        assert_true(save_short(place, 1000));
        assert_true(save_short(place, 2000));
        (void)snprintf(sql, sizeof sql,
                       "ALTER TABLE session DROP COLUMN own_sets; DROP TABLE session_rep;"
                       "ALTER TABLE session DROP COLUMN changed_unix_s; DROP TABLE deleted;"
                       "PRAGMA user_version = %d",
                       version);
        run_sql(place, sql);
        reopen(place, true);
        assert_false(save_short(place, 3000));
        assert_non_null(strstr(place->port.ops->trouble(place->port.self), "history --repair"));
        assert_int_equal(td_history_repair(place->store, &repair), TD_OK);
        assert_false(repair.sound);
        assert_int_equal(repair.left, 0);
        assert_int_equal(count_of(place), 2);
        expect_answer(place->path, "SELECT count(*) FROM session_set", "4");
        expect_answer(place->path, "SELECT changed_unix_s FROM session ORDER BY 1 LIMIT 1", "1000");
        expect_answer(repair.kept, "SELECT count(*) FROM session", "2"); /* as it was */
        td_history_free(place->store);
        assert_int_equal(unlink(repair.kept), 0);
        assert_int_equal(unlink(place->path), 0);
        open_store(place, true);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_migration__copy__is_private_and_what_was_there_before),
        TEST(td_migration__copy_from_before__is_never_overwritten),
        TEST(td_migration__that_fails__leaves_all_as_it_was),
        TEST(td_migration__without_a_copy__is_not_begun),
        TEST(td_migration__keep_no__changes_nothing),
        TEST(td_migration__read_only__is_read_all_the_same),
        TEST(td_migration__newer_version__is_not_touched),
        TEST(td_schema__version_3__has_these_tables),
        TEST(td_migration__from_version_1__has_the_tables_of_a_new_one),
        TEST(td_migration__from_version_1__loses_nothing),
        TEST(td_migration__from_version_1__a_look_can_be_changed),
        TEST(td_migration__from_version_2__has_the_tables_of_a_new_one),
        TEST(td_migration__from_version_2__a_check_keeps_its_limits_and_their_old_way_on),
        TEST(td_history__version_5_of_before__is_version_1),
        TEST(td_history__older_than_that__is_repaired),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
