/* What line mode asks before and after a session: lines go in, the answers and what is said come
 * out. */
#define _XOPEN_SOURCE 700 /* posix_openpt */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "fake/ui_world.h"
#include "teardrop/app/plain/train_questions.h"
#include "teardrop/app/run/signals.h"

static struct td_app app; /* of a fake world: only what the questions look at */
static struct ui_world *world;
static int in_before, out_before;
static char said[20000];

static int begin(void **state)
{
    *state = world = ui_world_new();
    memset(&app, 0, sizeof app);
    app.ui = world->ui;
    app.settings = world->settings;
    td_settings_defaults(&world->table, &app.settings);
    return 0;
}

/* From now on these lines are standard input, and what is said is kept. NULL: nobody types. */
static void feed(const char *lines)
{
    FILE *out = tmpfile();
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    if (lines != NULL) {
        assert_int_equal(write(ends[1], lines, strlen(lines)), strlen(lines));
        (void)close(ends[1]);
    }
    (void)fflush(stdout);
    in_before = dup(STDIN_FILENO);
    out_before = dup(STDOUT_FILENO);
    assert_non_null(out);
    (void)dup2(ends[0], STDIN_FILENO);
    (void)dup2(fileno(out), STDOUT_FILENO);
    (void)close(ends[0]);
    (void)fclose(out);
}

static void put_back(void)
{
    (void)fflush(stdout);
    (void)dup2(in_before, STDIN_FILENO);
    (void)dup2(out_before, STDOUT_FILENO);
    (void)close(in_before);
    (void)close(out_before);
}

/* The end of feeding; `said` is what was said. */
static void listen_back(void)
{
    ssize_t n;

    (void)fflush(stdout);
    n = pread(STDOUT_FILENO, said, sizeof said - 1, 0);
    said[n > 0 ? n : 0] = '\0';
    put_back();
}

static void expect(const char *text)
{
    if (strstr(said, text) == NULL) {
        fail_msg("\"%s\" is not in: %s", text, said);
    }
}

static bool ask_after(const char *lines, struct td_session_record *record)
{
    bool anything;

    *record = (struct td_session_record){.worst_pain = -1, .rpe = -1};
    feed(lines);
    anything = td_plain_after(&app, NULL, record);
    listen_back();
    return anything;
}

static void td_plain_after__answers__are_taken_and_read_back(void **state)
{
    struct td_session_record record;

    (void)state;
    assert_true(ask_after("3\n 8 \n  new\twedge \n", &record));
    assert_int_equal(record.worst_pain, 3);
    assert_int_equal(record.rpe, 8);
    assert_string_equal(record.note, "new?wedge");
    expect("Pain 3 is kept.");
    expect("Effort 8 is kept.");
}

/* An empty line is no answer, nor is what is no number or out of range. */
static void td_plain_after__nonsense__is_asked_again(void **state)
{
    struct td_session_record record;

    (void)state;
    assert_true(ask_after("\n11\nbad\n10\n0\n11\n1\n\n", &record));
    assert_int_equal(record.worst_pain, 10);
    assert_int_equal(record.rpe, 1);
    assert_string_equal(record.note, "");
    expect("A number from 0 to 10, or s to say nothing.");
    expect("A number from 1 to 10, or s to say nothing.");
}

static void td_plain_after__s__says_nothing(void **state)
{
    struct td_session_record record;

    (void)state;
    assert_false(ask_after("s\ns\n\n", &record));
    assert_int_equal(record.worst_pain, -1);
    assert_int_equal(record.rpe, -1);
    expect("Not said.");
}

/* What was answered before it counts. */
static void td_plain_after__end_of_input__leaves_the_rest(void **state)
{
    struct td_session_record record;

    (void)state;
    assert_true(ask_after("2\n", &record));
    assert_int_equal(record.worst_pain, 2);
    assert_int_equal(record.rpe, -1);
    assert_false(ask_after("", &record));
    world->kept.trouble = "the disk is full";
    assert_true(ask_after("2\ns\n\n", &record));
    expect("Pain 2.");
    assert_null(strstr(said, "is kept"));
}

/* So does a signal that ends the program, while nobody types. */
static void td_plain_after__signal__ends_the_questions(void **state)
{
    struct td_session_record record;
    sigset_t during_wait;

    (void)state;
    record = (struct td_session_record){.worst_pain = -1, .rpe = -1};
    td_signals_init(&during_wait);
    feed(NULL);
    (void)raise(SIGINT);
    assert_false(td_plain_after(&app, &during_wait, &record));
    listen_back();
    assert_int_equal(record.worst_pain, -1);
    assert_true(td_signals_forgive(SIGINT));
}

static const struct td_hurt *ask_hurt(const char *lines)
{
    const struct td_hurt *hurt;

    feed(lines);
    hurt = td_plain_hurt(NULL);
    listen_back();
    return hurt;
}

static void td_plain_hurt__numbers__are_those_of_the_list(void **state)
{
    char line[8];

    (void)state;
    for (int i = 0; i < TD_HURT_COUNT; i++) {
        td_str_format(line, sizeof line, "%d\n", i + 1);
        assert_ptr_equal(ask_hurt(line), &td_hurts[i]);
        expect(td_hurts[i].words);
    }
    assert_ptr_equal(ask_hurt("\n99\nouch\n6\n"), &td_hurts[5]);
    expect("or n when nothing hurt.");
    assert_null(ask_hurt("n\n"));
    assert_null(ask_hurt("0\n"));
    assert_null(ask_hurt(""));
}

static void advise(const char *id)
{
    feed("");
    for (int i = 0; i < TD_HURT_COUNT; i++) {
        if (td_str_equal(td_hurts[i].id, id)) {
            td_plain_advise(&app, &td_hurts[i]);
        }
    }
    listen_back();
}

/* A red flag is kept as a self-check that closes training, and says what that one says. */
static void td_plain_advise__flag__is_a_check_that_is_kept(void **state)
{
    (void)state;
    advise("locked");
    expect("You said: the knee is stuck.");
    expect("Do not force it straight.");
    assert_true(world->kept.has_check);
    assert_int_equal(world->kept.check.training, TD_TRAINING_CLOSED);
    assert_int_equal(world->kept.check.done.unix_s, NOW_UNIX);
    assert_true(world->kept.check.uuid[0] != '\0');
}

/* With no flag, or none that this self-check knows, its own advice is said. */
static void td_plain_advise__no_flag__has_its_own_advice(void **state)
{
    (void)state;
    advise("sharp");
    expect("cannot walk four steps");
    advise("chest");
    expect("Call your local emergency number now.");
    world->checklist_err = TD_ERR_CONTENT;
    advise("locked");
    expect("Be seen today.");
    assert_false(world->kept.has_check);
}

static void td_plain_next__plan__is_said(void **state)
{
    (void)state;
    feed("");
    td_plain_next(&app);
    listen_back();
    expect("As it stands, next: l2 Chair.");
    world->kept.gate = (struct td_training_gate){.known = true, .training = TD_TRAINING_CLOSED};
    feed("");
    td_plain_next(&app);
    listen_back();
    expect("says what opens it again.");
}

/* ---- only of a person ---- */

static const char *steps[] = {"Sit down slowly."};
static const struct td_level chair = {
    .id = "l2", .name = "Chair", .steps = steps, .step_count = 1, .frequency = "twice a week"};

static bool may_begin(const char *lines)
{
    struct termios modes;
    int master = posix_openpt(O_RDWR | O_NOCTTY), slave;
    size_t count = 0;
    bool begins;
    ssize_t n;

    assert_true(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
    slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    assert_true(slave >= 0 && tcgetattr(slave, &modes) == 0);
    modes.c_lflag &= ~(tcflag_t)ECHO;
    assert_int_equal(tcsetattr(slave, TCSANOW, &modes), 0);
    assert_int_equal(write(master, lines, strlen(lines)), strlen(lines));
    feed("");
    (void)dup2(slave, STDIN_FILENO);
    (void)dup2(slave, STDOUT_FILENO);
    (void)close(slave);
    begins = td_plain_may_begin(&chair, NULL);
    put_back();
    while ((n = read(master, said + count, sizeof said - 1 - count)) > 0) {
        count += (size_t)n;
    }
    said[count] = '\0';
    (void)close(master);
    return begins;
}

static void td_plain_may_begin__enter_begins_x_does_not(void **state)
{
    (void)state;
    assert_true(may_begin("\n"));
    expect("None of these today");
    assert_true(may_begin("yes\n\n"));
    expect("Just Enter, or x.");
    assert_true(may_begin("h\n\n")); /* how it is done, when it is asked for */
    expect("1. Sit down slowly.");
    assert_false(may_begin("x\n"));
    expect("Then not today.");
    assert_null(strstr(said, "Sit down"));
    assert_false(may_begin("\004")); /* the end of input */
    feed("x\n");
    assert_true(td_plain_may_begin(&chair, NULL)); /* a pipe is not asked */
    td_plain_go_on(NULL);                          /* and says go on when it says anything */
    listen_back();
    expect("Enter goes on, Ctrl-C stops.");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, ui_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_plain_after__answers__are_taken_and_read_back),
        TEST(td_plain_after__nonsense__is_asked_again),
        TEST(td_plain_after__s__says_nothing),
        TEST(td_plain_after__end_of_input__leaves_the_rest),
        TEST(td_plain_after__signal__ends_the_questions),
        TEST(td_plain_hurt__numbers__are_those_of_the_list),
        TEST(td_plain_advise__flag__is_a_check_that_is_kept),
        TEST(td_plain_advise__no_flag__has_its_own_advice),
        TEST(td_plain_next__plan__is_said),
        TEST(td_plain_may_begin__enter_begins_x_does_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
