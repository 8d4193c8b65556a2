/* Sound with a real server on a null sink: a session goes on when it is killed, says so, and is
 * heard again when it is back. Skipped where PulseAudio is not installed. */

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pty/run.h"

#define NOT_THERE 77

struct server {
    pid_t pid;
    char dir[256], socket[300], address[320], module[400];
};

/* Waits for a condition, a minute at most. */
static bool await(bool (*holds)(const struct server *server), const struct server *server)
{
    for (int i = 0; i < 6000; i++) {
        if (holds(server)) {
            return true;
        }
        (void)poll(NULL, 0, 10);
    }
    return false;
}

static bool answers(const struct server *server)
{
    struct stat status;

    return stat(server->socket, &status) == 0;
}

static bool is_away(const struct server *server)
{
    return !answers(server);
}

static void begin_server(struct server *server)
{
    server->pid = fork();
    assert_true(server->pid >= 0);
    if (server->pid == 0) {
        int nothing = open("/dev/null", O_RDWR);

        (void)dup2(nothing, STDERR_FILENO);
        (void)dup2(nothing, STDOUT_FILENO);
        (void)setenv("XDG_RUNTIME_DIR", server->dir, 1);
        (void)setenv("HOME", server->dir, 1);
        (void)unsetenv("PULSE_SERVER");
        (void)execlp("pulseaudio", "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1",
                     "--use-pid-file=no", "-L", "module-null-sink sink_name=quiet", "-L",
                     server->module, (char *)NULL);
        _exit(NOT_THERE);
    }
    assert_true(await(answers, server));
}

static void end_server(struct server *server)
{
    (void)kill(server->pid, SIGKILL);
    (void)waitpid(server->pid, NULL, 0);
    (void)unlink(server->socket);
    assert_true(await(is_away, server));
}

static void prepare_server(struct server *server)
{
    pty_mkdir(server->dir, sizeof server->dir);
    snprintf(server->socket, sizeof server->socket, "%s/socket", server->dir);
    snprintf(server->address, sizeof server->address, "PULSE_SERVER=unix:%s", server->socket);
    snprintf(server->module, sizeof server->module,
             "module-native-protocol-unix socket=%s auth-anonymous=1", server->socket);
}

static void start_with(struct run *run, const struct server *server, const char *words,
                       const char *settings)
{
    run_make_home(run);
    run_set(run, server->address);
    run_settings(run, settings);
    run->pty = pty_start(teardrop(words), 100, 30, run->environment);
    assert_non_null(run->pty);
}

static void td_sound__a_session__goes_on_without_its_server_and_hears_it_again(void **state)
{
    struct server server;
    struct run run;

    (void)state;
    prepare_server(&server);
    begin_server(&server);
    start_with(&run, &server, "train l3 --clock-rate 2 --prepare 10 --sets 3 --reps 9 --rest 10",
               "[sound]\non = yes\n");
    assert_true(pty_await(run.pty, "sound on"));
    pty_type(run.pty, "\r");
    assert_true(pty_await(run.pty, "set 1/3  rep 1/9  down"));
    assert_int_equal(pty_bells(run.pty), 0); /* tones say it */
    end_server(&server);
    assert_true(pty_await(run.pty, "no sound:"));
    assert_true(pty_await(run.pty, "set 1/3  rep 3/9"));
    begin_server(&server);
    assert_true(pty_await(run.pty, "sound is back"));
    pty_type(run.pty, "<");
    assert_true(pty_await(run.pty, "volume 50"));
    pty_type(run.pty, "m");
    assert_true(pty_await(run.pty, "sound off"));
    expect_end_by(&run, SIGTERM);
    end_server(&server);
    finish(&run);
    pty_rmdir(server.dir);
}

static void td_sound__the_command__names_output_device_and_tones(void **state)
{
    struct server server;
    struct run run;

    (void)state;
    prepare_server(&server);
    begin_server(&server);
    start_with(&run, &server, "sound", "[sound]\non = auto\n");
    assert_true(pty_await(run.pty, "PulseAudio or PipeWire"));
    assert_true(pty_await(run.pty, "Null Output"));
    assert_true(pty_await(run.pty, "one of the last three seconds"));
    pty_type(run.pty, "\003");
    expect_exit(&run, 128 + SIGINT);
    end_server(&server);
    finish(&run);
    pty_rmdir(server.dir);
}

static void td_sound__no_server__is_said_on_the_card_and_by_the_command(void **state)
{
    struct server server;
    struct run run;

    (void)state;
    prepare_server(&server);
    start_with(&run, &server, "train l3", "[sound]\non = auto\n");
    assert_true(pty_await(run.pty, "no sound"));
    pty_resize(run.pty, 120, 50);
    assert_true(pty_await(run.pty, "None: no sound server answers"));
    expect_end_by(&run, SIGTERM);
    pty_free(run.pty);
    run.pty = pty_start(teardrop("sound"), 100, 30, run.environment);
    assert_non_null(run.pty);
    assert_true(pty_await(run.pty, "no sound: no sound server answers"));
    expect_exit(&run, 1);
    finish(&run);
    pty_rmdir(server.dir);
}

static bool has_server(void)
{
    return system("command -v pulseaudio >/dev/null 2>&1") == 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_sound__a_session__goes_on_without_its_server_and_hears_it_again),
        cmocka_unit_test(td_sound__the_command__names_output_device_and_tones),
        cmocka_unit_test(td_sound__no_server__is_said_on_the_card_and_by_the_command),
    };

    if (!has_server()) {
        puts("skipped: pulseaudio is not installed");
        return NOT_THERE;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
