/* Killed again and again in the middle of training: no rep that was over is lost, and
 * the history stays sound. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"
#include "testing.h"

#define KILLS 80
#define LINES_MAX 60 /* read before the kill; four of them are a rep */

static char dir[72], database[96];

static int set_up(void **state)
{
    (void)state;
    testing_folder(dir, sizeof dir, "kill");
    (void)snprintf(database, sizeof database, "%s/history.db", dir);
    return 0;
}

static int tear_down(void **state)
{
    static const char *const ends[] = {"", "-wal", "-shm", ".lock"};

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char path[160];

        (void)snprintf(path, sizeof path, "%s%s", database, ends[i]);
        (void)unlink(path);
    }
    return rmdir(dir);
}

static pid_t start(FILE **out)
{
    int ends[2];
    pid_t pid;

    assert_int_equal(pipe(ends), 0);
    (void)fflush(NULL);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)close(ends[0]);
        (void)close(ends[1]);
        (void)execl(TEARDROP_BINARY, "teardrop", "--plain", "--data", dir, "--clock-rate", "2000",
                    "train", "l2", "--prepare", "0", (char *)NULL);
        _exit(127);
    }
    (void)close(ends[1]);
    *out = fdopen(ends[0], "r");
    assert_non_null(*out);
    return pid;
}

static int ask(const char *sql, char *text, size_t size)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *s = NULL;
    int number = -1;

    assert_int_equal(sqlite3_open(database, &db), SQLITE_OK);
    (void)sqlite3_busy_timeout(db, 5000);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    if (sqlite3_step(s) == SQLITE_ROW) {
        number = sqlite3_column_int(s, 0);
        if (text != NULL) {
            (void)snprintf(text, size, "%s", (const char *)sqlite3_column_text(s, 0));
        }
    }
    (void)sqlite3_finalize(s);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return number;
}

/* Reads so many phases, then kills; says how many reps were over by then. The rep
 * whose end was seen last may still have been on its way to the disk. */
static int train_and_kill(int lines)
{
    FILE *out = NULL;
    pid_t pid = start(&out);
    char line[256];
    int over = -1, seen_set = 0, seen_rep = 0, status;

    for (int i = 0; i < lines && fgets(line, sizeof line, out) != NULL; i++) {
        const char *at = strstr(line, "set ");
        int set, sets, rep;

        if (at != NULL && strstr(line, "rest") == NULL &&
            sscanf(at, "set %d/%d  rep %d/", &set, &sets, &rep) == 3 &&
            (set != seen_set || rep != seen_rep)) {
            over++;
            seen_set = set;
            seen_rep = rep;
        }
    }
    (void)kill(pid, SIGKILL);
    (void)fclose(out);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return over - 1;
}

static void kill__hundreds_of_times__nothing_that_was_over_is_lost(void **state)
{
    uint32_t random_state = 11;
    int total = 0, kills = testing_rounds(KILLS);
    char text[64];

    (void)state;
    for (int i = 0; i < kills; i++) {
        int over, now;

        random_state = random_state * 1664525u + 1013904223u;
        over = train_and_kill(1 + (int)(random_state >> 16) % LINES_MAX);
        if (access(database, F_OK) != 0) {
            continue; /* killed before its first rep was over */
        }
        now = ask("SELECT CAST(total(reps_done) AS INTEGER) FROM session_set", NULL, 0);
        if (now < total + (over > 0 ? over : 0)) {
            fail_msg("kill %d: %d reps on record before, %d after %d more were over", i, total, now,
                     over);
        }
        total = now;
    }
    assert_true(total > kills);
    (void)ask("PRAGMA integrity_check", text, sizeof text);
    assert_string_equal(text, "ok");
    (void)ask("SELECT count(*) FROM pragma_foreign_key_check", text, sizeof text);
    assert_string_equal(text, "0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(kill__hundreds_of_times__nothing_that_was_over_is_lost,
                                        set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
