/* How much of a damaged history is rescued, and that a rescue that is ended half-way loses
 * nothing. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "bytes.h"
#include "history_place.h"
#include "teardrop/store/rescue/repair.h"

#define SESSIONS 300
#define PAGE 4096
#define FILE_MAX 2000000

static void spoil_page(const char *path, size_t page)
{
    static char bytes[FILE_MAX];
    size_t count = read_file(path, bytes, FILE_MAX);

    assert_true((page + 1) * PAGE <= count);
    memset(bytes + page * PAGE, 0xA5, PAGE);
    write_file(path, bytes, count);
}

/* The store is closed afterwards. */
static void fill(struct place *place)
{
    for (int i = 0; i < SESSIONS; i++) {
        struct td_session_record *record = a_session(place, INT64_C(1000) * (i + 1));
        struct td_rep_record reps[2] = {{.done = true, .rep = 1, .at_ms = 5000},
                                        {.done = true, .rep = 2, .at_ms = 9000}};

        record->reps = reps;
        record->rep_count = 2;
        assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
        free_record(record);
    }
    td_history_free(place->store);
}

static size_t count_of(struct place *place)
{
    size_t count = 0;

    assert_int_equal(place->port.ops->count(place->port.self, true, &count), TD_OK);
    return count;
}

static void repair(struct place *place, struct td_repair *out)
{
    if (td_history_repair(place->store, out) != TD_OK) {
        fail_msg("%s", place->port.ops->trouble(place->port.self));
    }
}

static bool contains(const char *page, const char *text)
{
    size_t length = strlen(text);
    bool found = false;

    for (size_t i = 0; !found && i + length <= PAGE; i++) {
        found = memcmp(page + i, text, length) == 0;
    }
    return found;
}

/* A leaf of session_set that is not its root: SQLite's kind of page 10, with its text. */
static size_t leaf_of_sets(const char *path)
{
    static char bytes[FILE_MAX];
    size_t count = read_file(path, bytes, FILE_MAX);
    char root[32];

    ask_sql(path, "SELECT rootpage FROM sqlite_master WHERE name = 'session_set'", root,
            sizeof root);
    for (size_t page = count / PAGE - 1; page > 0; page--) {
        if (bytes[page * PAGE] == 10 && page + 1 != (size_t)atoi(root) &&
            contains(bytes + page * PAGE, "cyclist")) {
            return page;
        }
    }
    fail_msg("no such page");
    return 0;
}

static void td_rescue__bad_page_of_sets__every_session_is_there(void **state)
{
    struct place *place = *state;
    struct td_repair out;

    fill(place);
    spoil_page(place->path, leaf_of_sets(place->path));
    open_store(place, true);
    repair(place, &out);
    assert_false(out.sound);
    assert_int_equal(count_of(place), SESSIONS);
    assert_true(out.bare_sessions > 0 && out.bare_sessions < SESSIONS / 2);
    assert_int_equal(mode_of(out.kept), 0600);
    assert_int_equal(mode_of(place->path), 0600);
    assert_int_equal(count_files(place, "history.db.rescue"), 0);
    repair(place, &out);
    assert_true(out.sound);
    assert_false(out.empty);
}

/* Of what lies in the part that is there nothing is lost for what is missing elsewhere. */
static void td_rescue__cut_off__what_is_left_is_rescued(void **state)
{
    static char bytes[FILE_MAX];
    struct place *place = *state;
    struct td_repair out;
    size_t count;

    fill(place);
    count = read_file(place->path, bytes, FILE_MAX);
    write_file(place->path, bytes, count * 3 / 4 / PAGE * PAGE);
    open_store(place, true);
    repair(place, &out);
    if (count_of(place) < SESSIONS / 2) {
        fail_msg("%zu of %d", count_of(place), SESSIONS);
    }
}

/* The file as it was. */
static void open_again(struct place *place, const char *bytes, size_t count)
{
    td_history_free(place->store);
    write_file(place->path, bytes, count);
    open_store(place, true);
}

/* Page by page, whichever it is: all but what is on it. */
static void td_rescue__any_page__most_is_rescued(void **state)
{
    static char bytes[FILE_MAX];
    struct place *place = *state;
    size_t count, step = (size_t)(29 / testing_rounds(1) > 0 ? 29 / testing_rounds(1) : 1);

    fill(place);
    open_store(place, true);
    (void)count_of(place);
    td_history_free(place->store);
    count = read_file(place->path, bytes, FILE_MAX);
    open_store(place, true);
    for (size_t page = 1; page < count / PAGE; page += step) {
        struct td_repair out;
        char sql[160], root[16];
        size_t rescued;

        open_again(place, bytes, count);
        spoil_page(place->path, page);
        repair(place, &out);
        rescued = count_of(place);
        open_again(place, bytes, count);
        /* The root of the sessions' own table holds the way to all of them. */
        (void)snprintf(
            sql, sizeof sql,
            "SELECT count(*) FROM sqlite_master WHERE rootpage = %zu AND name = 'session'",
            page + 1);
        ask_sql(place->path, sql, root, sizeof root);
        if (rescued < SESSIONS * 2 / 3 && strcmp(root, "0") == 0) {
            fail_msg("page %zu: %zu of %d", page + 1, rescued, SESSIONS);
        }
        (void)unlink(out.kept);
    }
}

/* Every page is whole, and still no list of sessions can be read. */
static void td_rescue__column_lost_its_name__is_not_sound(void **state)
{
    struct place *place = *state;
    struct td_repair out;

    fill(place);
    run_sql(place, "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql,"
                   " 'hurt TEXT', 'hurd TEXT') WHERE name = 'session'");
    open_store(place, true);
    repair(place, &out);
    assert_false(out.sound);
    assert_int_equal(count_of(place), SESSIONS);
}

/* ---- ended half-way ---- */

/* Damaged, and with a log of what was written last: records that are nowhere else. */
static void make_damaged_with_log(struct place *place)
{
    static char file[FILE_MAX], log[FILE_MAX];
    char path[160];
    struct td_session_record *record;
    size_t file_bytes, log_bytes;

    fill(place);
    open_store(place, true);
    record = a_session(place, 999000);
    record->running = true; /* which leaves the log alone */
    give_sets(record, 0);
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    (void)snprintf(path, sizeof path, "%s-wal", place->path);
    file_bytes = read_file(place->path, file, FILE_MAX);
    log_bytes = read_file(path, log, FILE_MAX);
    assert_true(log_bytes > 0);
    td_history_free(place->store);
    write_file(place->path, file, file_bytes);
    spoil_page(place->path, leaf_of_sets(place->path));
    write_file(path, log, log_bytes);
    free_record(record);
    open_store(place, true);
}

static bool there(const struct place *place, const char *end)
{
    char path[160];

    (void)snprintf(path, sizeof path, "%s%s", place->path, end);
    return access(path, F_OK) == 0;
}

static void td_rescue__with_the_log__all_is_rescued(void **state)
{
    struct place *place = *state;
    struct td_repair out;

    make_damaged_with_log(place);
    repair(place, &out);
    assert_int_equal(count_of(place), SESSIONS + 1);
    assert_true(there(place, ".damaged"));
    assert_true(there(place, ".damaged-wal"));
}

/* Its header says another size of a page: the file's own is right. */
static void td_rescue__with_a_log_whose_header_is_spoiled__all_is_rescued(void **state)
{
    static char log[FILE_MAX];
    struct place *place = *state;
    struct td_repair out;
    char path[160];
    size_t bytes;

    make_damaged_with_log(place);
    (void)snprintf(path, sizeof path, "%s-wal", place->path);
    bytes = read_file(path, log, FILE_MAX);
    memcpy(log + 8, "\0\0\2\0", 4);
    write_file(path, log, bytes);
    repair(place, &out);
    assert_int_equal(count_of(place), SESSIONS + 1);
}

/* Killed when it has got so far that a file of that name is there, or is not any more. */
static void kill_at(struct place *place, const char *end, bool is_there)
{
    pid_t pid;

    (void)fflush(NULL);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        struct td_repair out;

        _exit(td_history_repair(place->store, &out) == TD_OK ? 0 : 1);
    }
    while (there(place, end) != is_there && waitpid(pid, NULL, WNOHANG) == 0) {
    }
    (void)kill(pid, SIGKILL);
    (void)waitpid(pid, NULL, 0);
}

static void remove_all(struct place *place)
{
    static const char *const ends[] = {"",         "-wal",         "-shm",         ".lock",
                                       ".damaged", ".damaged-wal", ".damaged-shm", ".rescue"};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char path[160];

        (void)snprintf(path, sizeof path, "%s%s", place->path, ends[i]);
        (void)unlink(path);
    }
}

static void td_rescue__killed_anywhere__the_next_finds_everything(void **state)
{
    static const struct {
        const char *end;
        bool is_there;
    } moments[] = {{".rescue", true}, {".rescue-wal", true},  {".damaged", true},
                   {"-wal", false},   {".damaged-wal", true}, {".rescue", false}};
    struct place *place = *state;

    for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        struct td_repair out;

        make_damaged_with_log(place);
        kill_at(place, moments[i].end, moments[i].is_there);
        assert_true(there(place, ""));
        repair(place, &out);
        if (count_of(place) != SESSIONS + 1) {
            fail_msg("%s %d: %zu", moments[i].end, moments[i].is_there, count_of(place));
        }
        assert_false(there(place, ".rescue"));
        td_history_free(place->store);
        remove_all(place);
        open_store(place, true);
    }
}

/* The last moment of which the log tells: it has gone with the damaged file, the new one has
 * not come yet. */
static void td_rescue__killed_before_the_last_step__the_log_is_found(void **state)
{
    struct place *place = *state;
    struct td_repair out;
    char from[160], to[160];

    make_damaged_with_log(place);
    (void)snprintf(to, sizeof to, "%s.damaged", place->path);
    assert_int_equal(link(place->path, to), 0);
    (void)snprintf(from, sizeof from, "%s-wal", place->path);
    (void)snprintf(to, sizeof to, "%s.damaged-wal", place->path);
    assert_int_equal(rename(from, to), 0);
    (void)snprintf(to, sizeof to, "%s.rescue", place->path);
    write_file(to, "half", 4);
    repair(place, &out);
    assert_int_equal(count_of(place), SESSIONS + 1);
    assert_false(there(place, ".damaged.2"));
    assert_false(there(place, ".rescue"));
}

static bool limit_files(void)
{
    struct rlimit limit = {.rlim_cur = 20000, .rlim_max = 20000};

    (void)signal(SIGXFSZ, SIG_IGN);
    return setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

static int repair_in_vain(struct place *place)
{
    struct td_repair out;

    return td_history_repair(place->store, &out) != TD_ERR_STORE ? 2
           : place->port.ops->trouble(place->port.self) == NULL  ? 3
           : out.kept[0] != '\0'                                 ? 4
                                                                 : 0;
}

static int repair_on_a_full_disk(struct place *place)
{
    return limit_files() ? repair_in_vain(place) : 1;
}

static bool fills_up_without_links;

/* The C library's, but where there are no second names (FAT) and the disk is full from now on. */
int link(const char *from, const char *to)
{
    if (!fills_up_without_links) {
        return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
    }
    (void)limit_files();
    errno = EPERM;
    return -1;
}

static int repair_while_it_fills_up(struct place *place)
{
    fills_up_without_links = true;
    return repair_in_vain(place);
}

static void expect_all_stays(struct place *place, int (*repair_it)(struct place *place))
{
    static char before[FILE_MAX], after[FILE_MAX];
    size_t bytes;

    fill(place);
    spoil_page(place->path, leaf_of_sets(place->path));
    bytes = read_file(place->path, before, FILE_MAX);
    open_store(place, true);
    assert_int_equal(as_somebody(place, repair_it), 0);
    assert_int_equal(read_file(place->path, after, FILE_MAX), bytes);
    assert_memory_equal(before, after, bytes);
    assert_int_equal(count_files(place, "history.db.rescue"), 0);
    assert_int_equal(count_files(place, "history.db.damaged"), 0);
}

static void td_rescue__fails__everything_stays(void **state)
{
    expect_all_stays(*state, repair_on_a_full_disk);
}

static void td_rescue__no_room_to_keep_the_damaged_one__everything_stays(void **state)
{
    expect_all_stays(*state, repair_while_it_fills_up);
}

/* Somebody who finds an empty history is told where the damaged one is. */
static void td_repair__empty_beside_a_damaged_one__says_so(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-24", .pain = 1};
    struct td_repair out;
    char path[160];

    (void)mkdir(place->below, 0700);
    (void)snprintf(path, sizeof path, "%s.damaged", place->path);
    write_file(path, "x", 1);
    assert_int_equal(td_history_repair(place->store, &out), TD_ERR_ABSENT);
    assert_string_equal(out.kept, path);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    repair(place, &out);
    assert_false(out.empty);
    assert_int_equal(place->port.ops->delete_morning(place->port.self, morning.date), TD_OK);
    run_sql(place, "DELETE FROM deleted");
    repair(place, &out);
    assert_true(out.sound);
    assert_true(out.empty);
    assert_string_equal(out.kept, path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_rescue__bad_page_of_sets__every_session_is_there),
        TEST(td_rescue__cut_off__what_is_left_is_rescued),
        TEST(td_rescue__any_page__most_is_rescued),
        TEST(td_rescue__column_lost_its_name__is_not_sound),
        TEST(td_rescue__with_the_log__all_is_rescued),
        TEST(td_rescue__with_a_log_whose_header_is_spoiled__all_is_rescued),
        TEST(td_rescue__killed_anywhere__the_next_finds_everything),
        TEST(td_rescue__killed_before_the_last_step__the_log_is_found),
        TEST(td_rescue__fails__everything_stays),
        TEST(td_rescue__no_room_to_keep_the_damaged_one__everything_stays),
        TEST(td_repair__empty_beside_a_damaged_one__says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
