/* Line mode of a person at a terminal, outside of a session: little is said at once, and the rest
 * when it is asked for. */
#include <signal.h>
#include <string.h>

#include "pty/run.h"
#include "test.h"

static void expect_end(struct run *run)
{
    assert_int_equal(pty_await_end(run->pty), 0);
}

static uint64_t heard; /* bytes up to the echo of what was typed last */

/* The last line of the screen is a prompt, a new one, with nothing typed yet. */
static bool at_prompt(struct pty *pty, void *unused)
{
    const char *screen = pty_screen(pty);
    size_t end = strlen(screen);

    (void)unused;
    if (pty_bytes(pty) < heard) {
        return false;
    }
    while (end > 0 && (screen[end - 1] == '\n' || screen[end - 1] == ' ')) {
        end--;
    }
    return end >= 2 && screen[end - 1] == '>' && screen[end - 2] == '\n';
}

/* Types a line when it is asked for; what is said to it comes behind it on the screen. */
static void answer(struct run *run, const char *line, const char *text)
{
    assert_true(pty_await_that(run->pty, at_prompt, NULL, "a prompt"));
    heard = pty_bytes(run->pty) + strlen(line) + 1;
    type_for(run, line, text);
}

static void td_plain_ask__primer__lists_pages_and_searches(void **state)
{
    struct run run;

    (void)state;
    start(&run, "--plain primer");
    assert_true(pty_await(run.pty, "/ and words to search for, Enter to leave."));
    assert_true(pty_await(run.pty, "The squat, moment by moment (moments)"));
    type_for(&run, "kneecap\n", "s for this page with its sources, c for the contents,");
    assert_true(pty_await(run.pty, "Why a kneecap gets sore: teardrop --plain primer overload"));
    type_for(&run, "s\n", "R15  Willy RW");
    type_for(&run, "/wedge zebra\n", "No page has all of these words.");
    type_for(&run, "/teardrop\n", "(quadriceps): ");
    type_for(&run, "nowhere\n", "There is no page \"nowhere\".");
    pty_type(run.pty, "\n");
    expect_end(&run);
    finish(&run);
}

/* The verdict; what to do and why, when they are asked for. */
static void td_plain_ask__check__reasons_on_demand(void **state)
{
    struct run run;

    (void)state;
    start(&run, "--plain check");
    assert_true(pty_await(run.pty, "(years, 10 to 120, or strong; u not sure; Ctrl-D leaves)"));
    type_for(&run, "strength\n", "That is not one of the answers. (years");
    pty_type(run.pty, "30\nn\nn\nn\nn\n");
    type_for(&run, "s\ns\ns\ns\ns\ns\ns\ns\ns\ns\ns\ns\ns\ns\ns\ns\ns\ns\ns\ns\n",
             "See what can be said so far");
    type_for(&run, "2\n", "w for what to do, d for the reasons, Enter to go on.");
    assert_true(pty_await(run.pty, "Training is open"));
    assert_null(strstr(pty_screen(run.pty), "What to do now"));
    type_for(&run, "w\n", "There is nothing more to say yet.");
    type_for(&run, "d\n", "What would change this");
    pty_type(run.pty, "\n");
    expect_end(&run);
    finish(&run);
}

static void td_plain_ask__history__corrects_and_deletes(void **state)
{
    struct run run;

    (void)state;
    start(&run, "--plain train l2 --prepare 0 --sets 1 --reps 3 --clock-rate 2000");
    assert_true(pty_await(run.pty, "Enter begins."));
    type_for(&run, "\n", "The worst pain in the knee");
    type_for(&run, "1\n", "How hard");
    type_for(&run, "6\n", "Anything else");
    type_for(&run, "by ear\n", "As it stands");
    expect_end(&run);
    pty_free(run.pty);
    run.pty = pty_start(teardrop("--plain history"), 160, 50, run.environment);
    assert_non_null(run.pty);
    heard = 0;
    assert_true(pty_await(run.pty, "A line's number to correct or delete it, m for measures, w"));
    assert_non_null(strstr(pty_screen(run.pty), "pain 1  effort 6  open until the next morning"));
    answer(&run, "2\n", "That is none of these. A line's number");
    answer(&run, "1\n", "p to correct the pain, e the effort, n the note, d to delete it");
    answer(&run, "p\n", "0 to 10? s: as it is.");
    answer(&run, "4\n", "Kept. The next session is worked out anew.");
    answer(&run, "1\n", "pain 4  effort 6");
    answer(&run, "n\n", "The note is: by ear");
    answer(&run, "\n", "just Enter: none.\n>\nKept.");
    answer(&run, "1\n",
           "none.\n>\nKept. The next session is worked out anew.\nA line's number to correct or "
           "delete it, m for measures, w for what changed in these weeks, Enter to leave.\n> 1\n");
    answer(&run, "d\n", "Delete it for good? y, or just Enter: no.");
    answer(&run, "\n", "just Enter: no.\n>\nA line's number");
    answer(&run, "1\n", "pain 4");
    answer(&run, "d\n", "> d\nDelete it");
    answer(&run, "y\n", "Deleted. The next session is worked out anew.");
    answer(&run, "w\n", "That can be said after twelve weeks.");
    answer(&run, "m\n", "The measures of week 0.");
    answer(&run, "11\n", "0 to 10; just Enter: left out, Ctrl-D: no more.\n> 11\n0 to 10");
    answer(&run, "6\n", "6 is kept.");
    answer(&run, "\x04", "compares them with the weeks before.");
    answer(&run, "\n", "Enter to leave.");
    expect_end(&run);
    run_again(&run, "history --format text", "Worst pain", NULL);
    run_again(&run, "--plain history", "nothing is kept yet", NULL);
    finish(&run);
}

/* In a rep of a long set; killed there. */
static void start_and_kill(struct run *run)
{
    start(run, "--plain train l2 --prepare 0 --clock-rate 60 --sets 2 --reps 20");
    assert_true(pty_await(run->pty, "Enter begins."));
    type_for(run, "\n", "down 3 s  rep 3/20"); /* two are kept, or one of them */
    kill(pty_pid(run->pty), SIGKILL);
    (void)pty_await_end(run->pty);
    pty_free(run->pty);
    run->pty = pty_start(teardrop("--plain train l2 --clock-rate 60"), 100, 50, run->environment);
    assert_non_null(run->pty);
    assert_true(pty_await(run->pty, "Unfinished: Chair, set 1, rep "));
}

static void td_plain_ask__killed_session__is_taken_up(void **state)
{
    struct run run;

    (void)state;
    start_and_kill(&run);
    type_for(&run, "x\nr\n", "Enter begins.");
    type_for(&run, "\n", "/20  set 1/2"); /* time to get ready, then that rep */
    assert_null(strstr(pty_screen(run.pty), "rep 1/20"));
    type_for(&run, "\x03", "Did something hurt?");
    type_for(&run, "n\n", "The worst pain in the knee");
    pty_type(run.pty, "\x03");
    expect_exit(&run, 128 + SIGINT);
    run_again(&run, "history --export csv", ",no,", NULL);
    finish(&run);
}

static void td_plain_ask__killed_session__is_discarded(void **state)
{
    struct run run;

    (void)state;
    start_and_kill(&run);
    type_for(&run, "d\n", "Enter begins.");
    type_for(&run, "x\n", "Then not today.");
    expect_end(&run);
    run_again(&run, "--plain history", "nothing is kept yet", NULL);
    finish(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_plain_ask__primer__lists_pages_and_searches),
        cmocka_unit_test(td_plain_ask__check__reasons_on_demand),
        cmocka_unit_test(td_plain_ask__history__corrects_and_deletes),
        cmocka_unit_test(td_plain_ask__killed_session__is_taken_up),
        cmocka_unit_test(td_plain_ask__killed_session__is_discarded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
