/* A history whose first page is gone: all of it comes back. And what cannot be read at all is
 * left where it is. */
#include "bytes.h"
#include "history_place.h"
#include "teardrop/store/rescue/repair.h"

#define SESSIONS 120
#define FILE_MAX 6000000

static void zero(const char *path, size_t from, size_t count)
{
    static char bytes[FILE_MAX];
    size_t size = read_file(path, bytes, FILE_MAX);

    assert_true(from + count <= size);
    memset(bytes + from, 0, count);
    write_file(path, bytes, size);
}

/* Some of everything; the store stays open. */
static void fill(struct place *place)
{
    for (int i = 0; i < SESSIONS; i++) {
        struct td_session_record *record = a_session(place, INT64_C(100000) * (i + 1));
        struct td_check_record *check = calloc(1, sizeof *check);
        struct td_morning_record morning = {.pain = i % 7};
        struct td_rep_record reps[2] = {{.done = true, .rep = 1, .at_ms = 5000, .down_ms = 3000},
                                        {.done = true, .rep = 2, .at_ms = 9000}};

        record->reps = reps;
        record->rep_count = 2;
        td_str_copy(record->note, sizeof record->note, "heels a little higher than the last time");
        assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
        (void)snprintf(morning.date, sizeof morning.date, "2026-%02d-%02d", 1 + i / 28, 1 + i % 28);
        assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
        place->port.ops->new_id(place->port.self, check->uuid);
        check->done = (struct td_instant){INT64_C(100000) * (i + 1), 60};
        td_str_copy(check->version, sizeof check->version, "1");
        td_str_copy(check->why, sizeof check->why, "no limits");
        check->answer_count = 1;
        td_str_copy(check->answers[0].question, TD_ID_TEXT, "where");
        td_str_copy(check->answers[0].answer, TD_ID_TEXT, "front");
        check->flag_count = i % 9 == 0;
        td_str_copy(check->flags[0], TD_ID_TEXT, "hot");
        check->gate_count = 2;
        td_str_copy(check->gates[0].gate, TD_ID_TEXT, "now");
        td_str_copy(check->gates[1].gate, TD_ID_TEXT, "injury");
        assert_int_equal(place->port.ops->save_check(place->port.self, check), TD_OK);
        free(check);
        free_record(record);
    }
    assert_int_equal(
        place->port.ops->save_look(place->port.self,
                                   &(struct td_look){.at = (struct td_instant){1700000000, 60}}),
        TD_OK);
}

struct text {
    char *bytes;
    size_t length;
};

static bool put(void *to, const char *line)
{
    struct text *text = to;

    text->length +=
        (size_t)snprintf(text->bytes + text->length, FILE_MAX - text->length, "%s\n", line);
    return text->length < FILE_MAX;
}

static char *export_of(struct place *place)
{
    struct text text = {calloc(1, FILE_MAX), 0};

    assert_non_null(text.bytes);
    assert_int_equal(td_history_export_lines(place->store, put, &text), TD_OK);
    return text.bytes;
}

/* Repairs, and expects what was exported before. */
static void expect_whole(struct place *place, const char *before, const char *what)
{
    struct td_repair repair;
    char *after;

    open_store(place, true);
    if (td_history_repair(place->store, &repair) != TD_OK) {
        fail_msg("%s: %s", what, place->port.ops->trouble(place->port.self));
    }
    assert_false(repair.sound);
    assert_true(repair.counts.added > SESSIONS);
    after = export_of(place);
    if (strcmp(before, after) != 0) {
        fail_msg("%s: %zu records, %zu left, %zu bytes of %zu", what, repair.counts.added,
                 repair.left, strlen(after), strlen(before));
    }
    free(after);
    assert_int_equal(unlink(repair.kept), 0);
}

static void td_repair__first_page_gone__all_is_rescued(void **state)
{
    struct place *place = *state;
    char *before;

    fill(place);
    before = export_of(place);
    td_history_free(place->store);
    zero(place->path, 0, 4096);
    expect_whole(place, before, "all of it");
    td_history_free(place->store);
    zero(place->path, 100, 3996);
    expect_whole(place, before, "without the header");
    free(before);
}

static void td_repair__first_page_gone__whatever_the_page_size(void **state)
{
    static const int sizes[] = {512, 1024, 16384, 65536};
    struct place *place = *state;
    char *before, sql[120];

    fill(place);
    before = export_of(place);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        td_history_free(place->store);
        (void)snprintf(sql, sizeof sql,
                       "PRAGMA journal_mode = DELETE; PRAGMA page_size = %d; VACUUM", sizes[i]);
        run_sql(place, sql);
        zero(place->path, 0, (size_t)sizes[i]);
        expect_whole(place, before, sql);
    }
    free(before);
}

/* What was written last is in the log alone. */
static void td_repair__first_page_gone__with_the_log(void **state)
{
    static char file[FILE_MAX], log[FILE_MAX];
    struct place *place = *state;
    char *before, path[160];
    size_t file_size, log_size;

    assert_true(save_short(place, 5));
    reopen(place, true);
    fill(place);
    before = export_of(place);
    (void)snprintf(path, sizeof path, "%s-wal", place->path);
    file_size = read_file(place->path, file, FILE_MAX);
    log_size = read_file(path, log, FILE_MAX);
    assert_true(log_size > 100000);
    td_history_free(place->store);
    memset(file, 0, 4096);
    /* The first page is in the log as well: there it is spoiled likewise. */
    for (size_t at = 32; at + 24 + 4096 <= log_size; at += 24 + 4096) {
        if (memcmp(log + at, "\0\0\0\1", 4) == 0) {
            memset(log + at + 24, 0, 4096);
        }
    }
    write_file(place->path, file, file_size);
    write_file(path, log, log_size);
    {
        struct td_repair repair;
        char *after;

        open_store(place, true);
        assert_int_equal(td_history_repair(place->store, &repair), TD_OK);
        after = export_of(place);
        if (strcmp(before, after) != 0) {
            fail_msg("%zu records, %zu left, %zu bytes of %zu", repair.counts.added, repair.left,
                     strlen(after), strlen(before));
        }
        free(after);
    }
    free(before);
}

static void expect_left_alone(struct place *place)
{
    static char before[FILE_MAX], after[FILE_MAX];
    struct td_repair repair;
    size_t count = read_file(place->path, before, FILE_MAX);

    open_store(place, true);
    assert_int_equal(td_history_repair(place->store, &repair), TD_ERR_STORE);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "left as it is"));
    assert_int_equal(read_file(place->path, after, FILE_MAX), count);
    assert_memory_equal(before, after, count);
    assert_int_equal(count_files(place, "history.db.damaged"), 0);
    assert_int_equal(count_files(place, "history.db.rescue"), 0);
    td_history_free(place->store);
}

/* Rows of version 2 say nothing of how a check's limits end. */
static void td_repair__first_page_gone__of_version_2(void **state)
{
    struct place *place = *state;
    struct td_repair repair;
    char answer[64];

    fill(place);
    td_history_free(place->store);
    run_sql(place, "ALTER TABLE self_check DROP COLUMN load;"
                   "ALTER TABLE self_check DROP COLUMN opens_weeks;"
                   "ALTER TABLE self_check DROP COLUMN opens_step_deg;"
                   "ALTER TABLE self_check DROP COLUMN opens_to_deg;"
                   "ALTER TABLE self_check DROP COLUMN leaning;"
                   "ALTER TABLE self_check DROP COLUMN lapse_weeks; PRAGMA user_version = 2");
    zero(place->path, 0, 4096);
    open_store(place, true);
    assert_int_equal(td_history_repair(place->store, &repair), TD_OK);
    ask_sql(place->path,
            "SELECT count(*) || ' ' || sum(opens_weeks IS NULL) || ' ' || sum(load) FROM"
            " self_check",
            answer, sizeof answer);
    assert_string_equal(answer, "120 120 0");
}

/* Never nothing in the place of something. */
static void td_repair__nothing_can_be_read__stays(void **state)
{
    static char bytes[FILE_MAX];
    struct place *place = *state;
    size_t count;

    fill(place);
    td_history_free(place->store);
    count = read_file(place->path, bytes, FILE_MAX);
    memset(bytes, 0, count);
    write_file(place->path, bytes, count);
    expect_left_alone(place);
    memset(bytes, 0x0D, count);
    write_file(place->path, bytes, count);
    expect_left_alone(place);
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (char)(i * i * 31 + i / 7);
    }
    write_file(place->path, bytes, count);
    expect_left_alone(place);
    open_store(place, true);
}

static void td_repair__morning_gone__names_the_days(void **state)
{
    struct place *place = *state;
    struct td_morning_record a = {.date = "2026-11-24", .pain = 1};
    struct td_morning_record b = {.date = "2026-11-25", .pain = 2};
    struct td_repair repair;
    char root[16];

    assert_true(save_short(place, 5));
    assert_int_equal(place->port.ops->save_morning(place->port.self, &a), TD_OK);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &b), TD_OK);
    td_history_free(place->store);
    ask_sql(place->path, "SELECT rootpage FROM sqlite_master WHERE name = 'morning'", root,
            sizeof root);
    zero(place->path, (size_t)(atol(root) - 1) * 4096, 4096);
    open_store(place, true);
    assert_int_equal(td_history_repair(place->store, &repair), TD_OK);
    assert_string_equal(repair.lost, "2 mornings (2026-11-25, 2026-11-24)");
    assert_int_equal(repair.counts.added, 1);
}

static void td_repair__linked__the_link_stays(void **state)
{
    struct place *place = *state;
    char real[160], link_text[160] = "";
    struct td_repair repair;
    struct stat status;

    assert_true(save_short(place, 5));
    td_history_free(place->store);
    (void)snprintf(real, sizeof real, "%s/real.db", place->below);
    assert_int_equal(rename(place->path, real), 0);
    assert_int_equal(symlink(real, place->path), 0);
    zero(real, 0, 4096);
    open_store(place, true);
    assert_int_equal(td_history_repair(place->store, &repair), TD_OK);
    assert_int_equal(repair.counts.added, 1);
    assert_int_equal(lstat(place->path, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_true(readlink(place->path, link_text, sizeof link_text - 1) > 0);
    assert_string_equal(link_text, real);
    assert_non_null(strstr(repair.kept, "real.db.damaged"));
    assert_int_equal(mode_of(real), 0600);
}

static void td_repair__may_only_be_read__refused(void **state)
{
    struct place *place = *state;
    struct td_repair repair;

    assert_true(save_short(place, 5));
    td_history_free(place->store);
    zero(place->path, 0, 4096);
    assert_int_equal(chmod(place->path, 0444), 0);
    open_store(place, true);
    assert_int_equal(td_history_repair(place->store, &repair), TD_ERR_STORE);
    assert_non_null(strstr(place->port.ops->trouble(place->port.self), "cannot be written"));
    assert_int_equal(mode_of(place->path), 0444);
    assert_int_equal(count_files(place, "history.db.damaged"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_repair__first_page_gone__all_is_rescued),
        TEST(td_repair__first_page_gone__whatever_the_page_size),
        TEST(td_repair__first_page_gone__with_the_log),
        TEST(td_repair__first_page_gone__of_version_2),
        TEST(td_repair__nothing_can_be_read__stays),
        TEST(td_repair__morning_gone__names_the_days),
        TEST(td_repair__linked__the_link_stays),
        TEST(td_repair__may_only_be_read__refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
