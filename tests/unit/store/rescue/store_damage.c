/* Damage of any kind, at any place, compared with what the pages themselves say: every row on a
 * page that is whole is saved, nothing is invented, nothing that was deleted comes back, and what
 * is said of it adds up. */
#include "bytes.h"
#include "history_place.h"
#include "src/store/rescue/rescue.h"

#define SESSIONS 94
#define DELETED_FROM 20
#define DELETED_TO 70 /* 44 stay */
#define PAGE 4096
#define FILE_MAX 1500000
#define PAGES_MAX 80

/* The sound history, and what is where in it. */
static struct {
    char bytes[FILE_MAX];
    size_t size, pages;
    char path[160]; /* a copy for SQL: table `page_of` says on which page which row is */
    char kind[PAGES_MAX + 1][40]; /* of the table or index that each page is of; "" = free */
} sound;

static uint32_t seed = 12345;

static uint32_t roll(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

/* ---- a history with gaps ---- */

static void fill_check(struct place *place, int i)
{
    struct td_check_record *check = calloc(1, sizeof *check);

    place->port.ops->new_id(place->port.self, check->uuid);
    check->done = (struct td_instant){INT64_C(100000) * (i + 1), 60};
    td_str_copy(check->version, sizeof check->version, "1");
    td_str_copy(check->why, sizeof check->why, "no limits");
    check->answer_count = 1;
    td_str_copy(check->answers[0].question, TD_ID_TEXT, "where");
    td_str_copy(check->answers[0].answer, TD_ID_TEXT, "front");
    check->flag_count = i % 3 == 0;
    td_str_copy(check->flags[0], TD_ID_TEXT, "hot");
    check->gate_count = 2;
    td_str_copy(check->gates[0].gate, TD_ID_TEXT, "now");
    td_str_copy(check->gates[1].gate, TD_ID_TEXT, "injury");
    assert_int_equal(place->port.ops->save_check(place->port.self, check), TD_OK);
    free(check);
}

static void fill(struct place *place)
{
    for (int i = 0; i < SESSIONS; i++) {
        struct td_session_record *record = a_session(place, INT64_C(100000) * (i + 1));
        struct td_morning_record morning = {.pain = i % 7};
        struct td_measure measure = {
            .at = {INT64_C(100000) * (i + 1), 60}, .week = i % 12, .value = i % 10};
        struct td_rep_record reps[2] = {{.done = true, .rep = 1, .at_ms = 5000, .down_ms = 3000},
                                        {.done = true, .rep = 2, .at_ms = 9000}};

        record->reps = reps;
        record->rep_count = 2;
        td_str_copy(record->note, sizeof record->note, "heels a little higher than the last time");
        assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
        free_record(record);
        (void)snprintf(morning.date, sizeof morning.date, "2026-%02d-%02d", 1 + i / 28, 1 + i % 28);
        assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
        place->port.ops->new_id(place->port.self, measure.uuid);
        assert_int_equal(place->port.ops->save_measure(place->port.self, &measure), TD_OK);
        fill_check(place, i);
    }
    td_history_free(place->store);
}

/* The keys of what is deleted. */
static char gone[4 * SESSIONS][TD_UUID_TEXT];
static int gone_count;

static int note_gone(void *self, int count, char **values, char **names)
{
    (void)self;
    (void)count;
    (void)names;
    td_str_copy(gone[gone_count++], TD_UUID_TEXT, values[0]);
    return 0;
}

/* Without a mark, as by a system whose SQLite leaves what was deleted on its page. */
static void delete_some(struct place *place)
{
    sqlite3 *db = NULL;
    char sql[700];

    (void)snprintf(sql, sizeof sql,
                   "SELECT uuid FROM session WHERE rowid > %d AND rowid <= %d UNION ALL"
                   " SELECT date FROM morning WHERE rowid %% 3 = 0 UNION ALL"
                   " SELECT uuid FROM measure WHERE rowid < 70 UNION ALL"
                   " SELECT uuid FROM self_check WHERE rowid > %d AND rowid <= %d",
                   DELETED_FROM, DELETED_TO, DELETED_FROM, DELETED_TO);
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, note_gone, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);

    (void)snprintf(sql, sizeof sql,
                   "PRAGMA foreign_keys = ON; PRAGMA secure_delete = OFF; BEGIN;"
                   "DELETE FROM session WHERE rowid > %d AND rowid <= %d;"
                   "DELETE FROM morning WHERE rowid %% 3 = 0; DELETE FROM measure WHERE rowid < 70;"
                   "DELETE FROM self_check WHERE rowid > %d AND rowid <= %d;"
                   "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)",
                   DELETED_FROM, DELETED_TO, DELETED_FROM, DELETED_TO);
    run_sql(place, sql);
}

static bool page_has(size_t no, const char *text)
{
    const char *at = sound.bytes + (no - 1) * PAGE;
    size_t length = strlen(text);

    for (size_t i = 0; i + length <= PAGE; i++) {
        if (at[i] == text[0] && memcmp(at + i, text, length) == 0) {
            return true;
        }
    }
    return false;
}

static sqlite3 *open_db(const char *path)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    return db;
}

static void run(sqlite3 *db, const char *sql)
{
    char *why = NULL;

    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK) {
        fail_msg("%s: %s", sql, why);
    }
}

/* By the text of each row's key, which pages of its table hold it: an oracle that knows nothing of
 * how a page is built. */
static const char *const tables[][3] = {
    {"session", "uuid", "session"},
    {"session_set", "session_uuid", "session"},
    {"session_rep", "session_uuid", "session"},
    {"self_check", "uuid", "self_check"},
    {"check_answer", "check_uuid", "self_check"},
    {"check_flag", "check_uuid", "self_check"},
    {"check_gate", "check_uuid", "self_check"},
    {"morning", "date", "morning"},
    {"measure", "uuid", "measure"},
};
#define TABLES (sizeof tables / sizeof tables[0])

static void find_pages(void)
{
    sqlite3 *db = open_db(sound.path);
    sqlite3_stmt *s, *put;

    assert_int_equal(sqlite3_prepare_v2(db, "SELECT pageno, name FROM dbstat", -1, &s, NULL), 0);
    while (sqlite3_step(s) == SQLITE_ROW) {
        td_str_copy(sound.kind[sqlite3_column_int(s, 0)], 40,
                    (const char *)sqlite3_column_text(s, 1));
    }
    assert_int_equal(sqlite3_finalize(s), SQLITE_OK);
    run(db, "BEGIN; CREATE TABLE page_of (t, key, page)");
    assert_int_equal(sqlite3_prepare_v2(db, "INSERT INTO page_of VALUES (?, ?, ?)", -1, &put, NULL),
                     0);
    for (size_t t = 0; t < TABLES; t++) {
        char sql[120];

        (void)snprintf(sql, sizeof sql, "SELECT DISTINCT %s FROM %s", tables[t][1], tables[t][0]);
        assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
        while (sqlite3_step(s) == SQLITE_ROW) {
            for (size_t no = 1; no <= sound.pages; no++) {
                if (strcmp(sound.kind[no], tables[t][0]) == 0 &&
                    page_has(no, (const char *)sqlite3_column_text(s, 0))) {
                    (void)sqlite3_bind_text(put, 1, tables[t][0], -1, SQLITE_STATIC);
                    (void)sqlite3_bind_value(put, 2, sqlite3_column_value(s, 0));
                    (void)sqlite3_bind_int(put, 3, (int)no);
                    assert_int_equal(sqlite3_step(put), SQLITE_DONE);
                    (void)sqlite3_reset(put);
                }
            }
        }
        assert_int_equal(sqlite3_finalize(s), SQLITE_OK);
    }
    (void)sqlite3_finalize(put);
    run(db, "CREATE TABLE gone (key)");
    for (int i = 0; i < gone_count; i++) {
        char sql[120];

        (void)snprintf(sql, sizeof sql, "INSERT INTO gone VALUES ('%s')", gone[i]);
        run(db, sql);
    }
    run(db, "CREATE INDEX page_of_key ON page_of (t, key); CREATE TABLE bad (page); COMMIT");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void make_sound(struct place *place)
{
    if (sound.size > 0) {
        (void)mkdir(place->below, 0700);
    } else {
        char found[32];

        fill(place);
        delete_some(place);
        sound.size = read_file(place->path, sound.bytes, FILE_MAX);
        sound.pages = sound.size / PAGE;
        open_store(place, true);
        assert_true(sound.pages > 20 && sound.pages <= PAGES_MAX && sound.size % PAGE == 0);
        ask_sql(place->path, "PRAGMA freelist_count", found, sizeof found);
        assert_true(strtol(found, NULL, 10) >= 3); /* with sessions on them */
        (void)snprintf(sound.path, sizeof sound.path, "/tmp/teardrop-damage-%d.db", (int)getpid());
        write_file(sound.path, sound.bytes, sound.size);
        find_pages();
    }
}

/* ---- damage ---- */

struct damage {
    char bytes[FILE_MAX];
    size_t size;
    bool bad[PAGES_MAX + 1];
    char text[200];
};

static struct damage damage;

static void begin(void)
{
    memcpy(damage.bytes, sound.bytes, sound.size);
    damage.size = sound.size;
    memset(damage.bad, 0, sizeof damage.bad);
    damage.text[0] = '\0';
}

static void spoil_page(size_t no, int how)
{
    char *page = damage.bytes + (no - 1) * PAGE;

    td_str_append(damage.text, sizeof damage.text, " page %zu (%s) spoiled %d", no, sound.kind[no],
                  how);
    damage.bad[no] = true;
    memset(page, how == 0 ? 0 : 0xA5, PAGE);
    for (int i = 0; how == 2 && i < PAGE; i++) {
        page[i] = (char)roll(256);
    }
}

static void spoil_byte(size_t no, size_t at, int value)
{
    td_str_append(damage.text, sizeof damage.text, " page %zu (%s) byte %zu: %d", no,
                  sound.kind[no], at, value);
    damage.bad[no] = true;
    damage.bytes[(no - 1) * PAGE + at] = (char)value;
}

static void cut(size_t pages)
{
    td_str_append(damage.text, sizeof damage.text, " %zu pages", pages);
    damage.size = pages * PAGE;
    for (size_t no = pages + 1; no <= sound.pages; no++) {
        damage.bad[no] = true;
    }
}

static int number(sqlite3 *db, const char *sql)
{
    return td_history_number(db, sql, -1);
}

/* Rows of a table that should be there and are not. */
static int count_missing(sqlite3 *db, const char *table, const char *key)
{
    char sql[500];

    (void)snprintf(sql, sizeof sql,
                   "SELECT count(*) FROM (SELECT * FROM s.%s EXCEPT SELECT * FROM main.%s) WHERE"
                   " NOT EXISTS (SELECT 1 FROM s.page_of p JOIN bad USING (page)"
                   "  WHERE p.t = '%s' AND p.key = %s)",
                   table, table, table, key);
    return number(db, sql);
}

/* Rows that never were, and keys that were deleted; altered: only these. */
static int count_strange(sqlite3 *db, const char *table, const char *key, const char *of,
                         bool altered)
{
    char sql[500];

    if (altered) {
        (void)snprintf(sql, sizeof sql,
                       "SELECT count(*) FROM main.%s WHERE %s IN (SELECT key FROM s.gone)"
                       " AND %s IN (SELECT %s FROM main.%s)",
                       table, key, key, strcmp(table, of) == 0 ? key : "uuid", of);
    } else {
        (void)snprintf(sql, sizeof sql,
                       "SELECT count(*) FROM (SELECT * FROM main.%s EXCEPT SELECT * FROM s.%s)"
                       " WHERE %s IN (SELECT %s FROM main.%s)",
                       table, table, key, strcmp(table, of) == 0 ? key : "uuid", of);
    }
    return number(db, sql);
}

/* altered: bytes of rows were changed, so that some may not be as they were. */
static void expect_saved(struct place *place, bool all, bool altered)
{
    sqlite3 *db;
    char sql[300];

    write_file(place->path, damage.bytes, damage.size);
    if (!td_history_carve(place->path, &db)) {
        fail_msg("%s: not carved", damage.text);
    }
    (void)snprintf(sql, sizeof sql, "ATTACH '%s' AS s", sound.path);
    run(db, sql);
    run(db, "CREATE TEMP TABLE bad (page)");
    for (size_t no = 1; no <= sound.pages; no++) {
        (void)snprintf(sql, sizeof sql, "INSERT INTO bad VALUES (%zu)", no);
        if (damage.bad[no]) {
            run(db, sql);
        }
    }
    for (size_t t = 0; t < TABLES; t++) {
        const char *table = tables[t][0], *key = tables[t][1];
        int missing = count_missing(db, table, key);
        int strange = count_strange(db, table, key, tables[t][2], altered);

        if ((all && missing != 0) || missing < 0 || strange != 0) {
            fail_msg("%s: %s: %d missing, %d strange", damage.text, table, missing, strange);
        }
    }
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void td_damage__any_page__every_other_row_is_saved(void **state)
{
    struct place *place = *state;

    make_sound(place);
    for (size_t no = 1; no <= sound.pages; no++) {
        begin();
        spoil_page(no, (int)no % 3);
        expect_saved(place, true, false);
    }
}

static void td_damage__first_page_and_another__every_other_row_is_saved(void **state)
{
    struct place *place = *state;

    make_sound(place);
    for (size_t no = 2; no <= sound.pages; no++) {
        begin();
        spoil_page(1, 0);
        spoil_page(no, (int)roll(3));
        /* Of free pages and of an index that is the only one nobody knows what they were. */
        expect_saved(
            place, sound.kind[no][0] != '\0' && strstr(sound.kind[no], "measure_1") == NULL, false);
    }
}

/* Each byte of each page's header in turn, and some of the others. */
static void td_damage__any_byte__every_other_row_is_saved(void **state)
{
    static const int values[] = {0xFF, 0, 5, 13, 10, 2, 1, 0x80};
    struct place *place = *state;

    make_sound(place);
    for (size_t no = 1; no <= sound.pages; no++) {
        for (int i = 0; i < testing_rounds(2); i++) {
            size_t at = i % 5 < 2 ? roll(8) : i % 5 < 4 ? 8 + roll(60) : roll(PAGE);

            begin();
            spoil_byte(no, no == 1 && at < 8 ? 100 + at : at, values[roll(8)]);
            expect_saved(place, true, true);
        }
    }
}

static void td_damage__cut_off_anywhere__what_is_left_is_saved(void **state)
{
    struct place *place = *state;

    make_sound(place);
    for (size_t pages = 1; pages < sound.pages; pages++) {
        begin();
        cut(pages);
        expect_saved(place, true, false);
    }
}

/* Where several things come together, something that nobody can be sure of may stay behind; but
 * nothing that was deleted comes back. */
static void td_damage__several_things__nothing_comes_back(void **state)
{
    struct place *place = *state;

    make_sound(place);
    for (int round = 0; round < testing_rounds(30); round++) {
        bool altered = round % 2 == 0;

        begin();
        for (uint32_t i = 0; i <= roll(4); i++) {
            if (altered) {
                spoil_byte(1 + roll((uint32_t)sound.pages), roll(roll(2) == 0 ? 128 : PAGE),
                           (int)roll(256));
            } else {
                spoil_page(1 + roll((uint32_t)sound.pages), (int)roll(3));
            }
        }
        if (roll(8) == 0) {
            cut(sound.pages - roll(6));
        }
        expect_saved(place, false, altered);
    }
}

/* ---- the whole repair, and what it says ---- */

static size_t lost_of(const struct td_repair *repair, const char *one)
{
    char more[40];
    const char *at;

    (void)snprintf(more, sizeof more, " %s", one);
    at = strstr(repair->lost, more);
    while (at != NULL && at > repair->lost && at[-1] >= '0' && at[-1] <= '9') {
        at--;
    }
    return at != NULL ? strtoul(at, NULL, 10) : 0;
}

/* Repairs; the store is open afterwards. */
static enum td_err repair(struct place *place, struct td_repair *out)
{
    enum td_err err;

    td_history_free(place->store);
    write_file(place->path, damage.bytes, damage.size);
    open_store(place, true);
    err = td_history_repair(place->store, out);
    return err;
}

static void expect_sums(struct place *place, const struct td_repair *out)
{
    const size_t all = SESSIONS - (DELETED_TO - DELETED_FROM);
    size_t count, lost = lost_of(out, "session");
    char text[32];

    ask_sql(place->path, "SELECT count(*) FROM session", text, sizeof text);
    count = strtoul(text, NULL, 10);
    /* What made no sense may have been of any kind. */
    if (count + lost > all || (!out->lost_more && count + lost + out->left < all)) {
        fail_msg("%s: %zu of %zu sessions, %zu left, lost: %s%s", damage.text, count, all,
                 out->left, out->lost, out->lost_more ? ", and more" : "");
    }
    if (out->kept[0] != '\0') {
        (void)unlink(out->kept);
    }
}

static void td_damage__repaired__the_sums_are_right(void **state)
{
    struct place *place = *state;

    make_sound(place);
    for (int round = 0; round < testing_rounds(8); round++) {
        struct td_repair out;

        begin();
        if (round % 4 == 0) {
            spoil_page(1 + roll((uint32_t)sound.pages), (int)roll(3));
        } else if (round % 4 == 1) {
            cut(1 + roll((uint32_t)sound.pages - 1));
        } else {
            spoil_byte(1 + roll((uint32_t)sound.pages), roll(round % 4 == 2 ? 128 : PAGE),
                       (int)roll(256));
        }
        if (repair(place, &out) == TD_OK && !out.sound) {
            expect_sums(place, &out);
        }
    }
}

/* What the log alone says was deleted: also pages that a VACUUM has cut off, which the file has
 * until the log is moved into it. */
static void td_damage__deleted_in_the_log__stays_deleted(void **state)
{
    static const char *const ways[] = {"", "VACUUM"};
    static char log[2 * FILE_MAX];
    struct place *place = *state;

    make_sound(place);
    for (size_t i = 0; i < 2; i++) {
        sqlite3 *db, *carved;
        char path[160];
        size_t size;

        begin();
        write_file(place->path, damage.bytes, damage.size);
        db = open_db(place->path);
        run(db, "PRAGMA foreign_keys = ON; PRAGMA secure_delete = OFF;"
                "PRAGMA wal_autocheckpoint = 0; DELETE FROM session WHERE rowid > 3");
        run(db, ways[i]);
        (void)snprintf(path, sizeof path, "%s-wal", place->path);
        size = read_file(path, log, sizeof log);
        damage.size = read_file(place->path, damage.bytes, FILE_MAX);
        assert_true(size > PAGE && damage.size == sound.size);
        assert_int_equal(sqlite3_close(db), SQLITE_OK);
        spoil_byte(2, 0, 0xFF);
        spoil_page(3, 0);
        write_file(place->path, damage.bytes, damage.size);
        write_file(path, log, size);
        assert_true(td_history_carve(place->path, &carved));
        assert_int_equal(number(carved, "SELECT count(*) FROM session"), 3);
        assert_int_equal(number(carved, "SELECT max(rowid) FROM session"), 3);
        assert_int_equal(sqlite3_close(carved), SQLITE_OK);
        (void)unlink(path);
        (void)unlink(place->path);
    }
}

/* One byte of the page that leads to every session. */
static void td_damage__inner_page__not_one_session_is_lost(void **state)
{
    struct place *place = *state;
    struct td_repair out;
    char text[32];

    make_sound(place);
    for (int at = 0; at < 12; at += 3) { /* kind, count, floor, child */
        begin();
        spoil_byte(2, (size_t)at, 0xFF);
        assert_int_equal(repair(place, &out), TD_OK);
        assert_string_equal(out.lost, "");
        ask_sql(place->path, "SELECT count(*) FROM session", text, sizeof text);
        assert_string_equal(text, "44");
        (void)unlink(out.kept);
    }
}

/* Only the leaves of the sessions are gone: their index has all of them. */
static void td_damage__leaves_of_sessions_gone__all_are_named(void **state)
{
    struct place *place = *state;
    struct td_repair out;

    make_sound(place);
    begin();
    spoil_page(2, 0);
    for (size_t no = 3; no <= sound.pages; no++) {
        if (strcmp(sound.kind[no], "session") == 0) {
            spoil_page(no, 0);
        }
    }
    assert_int_equal(repair(place, &out), TD_OK);
    assert_int_equal(lost_of(&out, "session"), 44);
    assert_non_null(strstr(out.lost, "44 sessions (1970-"));
    assert_false(out.lost_more);
}

/* An entry of which a byte is wrong is of a session that is there. */
static void td_damage__index_entries__are_not_lost_sessions(void **state)
{
    struct place *place = *state;
    struct td_repair out;

    make_sound(place);
    for (size_t no = 2; no <= sound.pages; no++) {
        if (strstr(sound.kind[no], "session_1") == NULL && strstr(sound.kind[no], "time") == NULL) {
            continue;
        }
        begin();
        for (size_t at = PAGE - 40; at > PAGE - 1000; at -= 50) { /* one in each entry */
            spoil_byte(no, at, '#');
        }
        if (repair(place, &out) == TD_OK && !out.sound) {
            assert_int_equal(lost_of(&out, "session"), 0);
            expect_sums(place, &out);
        }
    }
}

static void td_damage__nothing_readable__names_what_is_there(void **state)
{
    struct place *place = *state;
    struct td_repair out;

    make_sound(place);
    begin();
    memset(damage.bytes, 0xA5, damage.size);
    assert_int_equal(repair(place, &out), TD_ERR_STORE);
    assert_null(strstr(place->port.ops->trouble(place->port.self), ".rescue"));
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), place->path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_damage__any_page__every_other_row_is_saved),
        TEST(td_damage__first_page_and_another__every_other_row_is_saved),
        TEST(td_damage__any_byte__every_other_row_is_saved),
        TEST(td_damage__cut_off_anywhere__what_is_left_is_saved),
        TEST(td_damage__several_things__nothing_comes_back),
        TEST(td_damage__repaired__the_sums_are_right),
        TEST(td_damage__deleted_in_the_log__stays_deleted),
        TEST(td_damage__inner_page__not_one_session_is_lost),
        TEST(td_damage__leaves_of_sessions_gone__all_are_named),
        TEST(td_damage__index_entries__are_not_lost_sessions),
        TEST(td_damage__nothing_readable__names_what_is_there),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    (void)unlink(sound.path);
    return failed;
}
