/* Measures the real program in a pseudo-terminal, beside a curses program of ten
 * lines in the same run. Prints figures; judges nothing.
 *
 *     bench [SECONDS [WHAT]]  length of each measurement over time (usually 30)
 *     bench check             a moment of each, to see that it runs */
#define _XOPEN_SOURCE 700
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "hearing.h"
#include "pictures.h"
#include "plan.h"
#include "pty/driver.h"
#include "scale.h"

#define STARTS_MAX 31
#define LATE_MAX 20000

static size_t starts = STARTS_MAX;

static char dir_config[300], dir_data[300];
static const char *const environment[] = {dir_config, dir_data, NULL};

static double now_ms(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec * 1e3 + (double)ts.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y ? 1 : 0;
}

static double at_share(double *values, size_t count, double share)
{
    size_t at = (size_t)(share * (double)(count - 1) + 0.5);

    qsort(values, count, sizeof *values, by_value);
    return values[at];
}

/* ---- what the system knows of a process (Linux) ---- */

static long status_field(pid_t pid, const char *name)
{
    char path[64], line[256];
    long value = -1;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, name, strlen(name)) == 0) {
            value = strtol(line + strlen(name) + 1, NULL, 10);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return value;
}

static double cpu_seconds(pid_t pid)
{
    char path[64], text[1024];
    unsigned long user = 0, system = 0;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    file = fopen(path, "r");
    if (file != NULL && fgets(text, sizeof text, file) != NULL) {
        const char *at = strrchr(text, ')');

        if (at != NULL) {
            sscanf(at + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

static void pump_for(struct pty *pty, double ms)
{
    double end = now_ms() + ms;

    while (now_ms() < end && pty_pump(pty, 5)) {
    }
}

/* ---- first frame, memory ---- */

static double start_once(char *const argv[], long *rss_kb)
{
    double begin = now_ms(), shown;
    struct pty *pty = pty_start(argv, 120, 40, environment);

    if (!pty_await(pty, " keys")) {
        exit(1);
    }
    shown = now_ms() - begin;
    *rss_kb = status_field(pty_pid(pty), "VmRSS:");
    pty_type(pty, "q");
    (void)pty_await_end(pty);
    pty_free(pty);
    return shown;
}

static void measure_start(void)
{
    char *minimal[] = {(char *)MINIMAL_BINARY, NULL};
    char *teardrop[] = {(char *)TEARDROP_BINARY, NULL};
    double a[STARTS_MAX], b[STARTS_MAX], ratio[STARTS_MAX];
    long rss_a = 0, rss_b = 0;

    (void)start_once(teardrop, &rss_b);
    (void)start_once(minimal, &rss_a);
    for (size_t i = 0; i < starts; i++) {
        a[i] = start_once(minimal, &rss_a);
        b[i] = start_once(teardrop, &rss_b);
        ratio[i] = b[i] / a[i];
    }
    printf("first frame       %6.2f ms   minimal %6.2f ms   ratio %.2f (median of %zu pairs)\n",
           at_share(b, starts, 0.5), at_share(a, starts, 0.5), at_share(ratio, starts, 0.5),
           starts);
    printf("memory at home    %6.2f MB   minimal %6.2f MB   ratio %.2f\n", (double)rss_b / 1024,
           (double)rss_a / 1024, (double)rss_b / (double)rss_a);
}

/* ---- idle ---- */

static void measure_idle(double seconds)
{
    char *argv[] = {(char *)TEARDROP_BINARY, NULL};
    struct pty *pty = pty_start(argv, 120, 40, environment);
    long switches;
    uint64_t bytes;

    if (!pty_await(pty, " keys")) {
        exit(1);
    }
    pump_for(pty, 300);
    switches = status_field(pty_pid(pty), "voluntary_ctxt_switches:");
    bytes = pty_bytes(pty);
    pump_for(pty, seconds * 1000);
    printf("idle home         %ld wake-ups, %llu bytes in %.0f s\n",
           status_field(pty_pid(pty), "voluntary_ctxt_switches:") - switches,
           (unsigned long long)(pty_bytes(pty) - bytes), seconds);
    pty_type(pty, "q");
    (void)pty_await_end(pty);
    pty_free(pty);
}

/* ---- the trainer ---- */

/* Terminals that draw pictures in pixels; the first one does not. */
static const struct {
    const char *name;
    struct player_kind kind;
} terminals[] = {
    {"cells", {0}},
    {"kitty", {.version = "kitty(0.26.5)", .features = "?62;22", .kitty = true}},
    {"sixel", {.version = "XTerm(379)", .features = "?63;1;2;4;22"}},
};
#define TERMINALS (sizeof terminals / sizeof terminals[0])

/* terminal: its number among them. */
static struct pty *start_training(const char *tempo, const char *motion, const char *reps,
                                  size_t terminal)
{
    char config[320];
    char *argv[] = {(char *)TEARDROP_BINARY,
                    (char *)"train",
                    (char *)"l3",
                    (char *)"--tempo",
                    (char *)tempo,
                    (char *)"--reps",
                    (char *)reps,
                    (char *)"--prepare",
                    (char *)"1",
                    (char *)"--sets",
                    (char *)"20",
                    (char *)"--rest",
                    (char *)"0",
                    (char *)"--config",
                    config,
                    NULL};
    FILE *file;
    struct pty *pty;

    snprintf(config, sizeof config, "%s/bench.ini", dir_config + strlen("XDG_CONFIG_HOME="));
    file = fopen(config, "w");
    if (file == NULL || fprintf(file, "[display]\nmotion = %s\n", motion) < 0 ||
        fclose(file) != 0) {
        exit(1);
    }
    pty = pty_start(argv, 120, 40, environment);
    if (pty != NULL && terminal > 0) {
        pty_play(pty, &terminals[terminal].kind, 10, 20);
    }
    if (!pty_await(pty, "no, start")) {
        exit(1);
    }
    pty_type(pty, "\r");
    return pty;
}

static void stop_training(struct pty *pty)
{
    kill(pty_pid(pty), SIGTERM);
    (void)pty_await_end(pty);
    pty_free(pty);
}

static void measure_motion(const char *motion, double seconds)
{
    struct pty *pty = start_training("3-1-2-1", motion, "100", 0);
    double cpu;
    uint64_t bytes;

    pump_for(pty, 2000);
    cpu = cpu_seconds(pty_pid(pty));
    bytes = pty_bytes(pty);
    pump_for(pty, seconds * 1000);
    printf("trainer, %-8s %6.2f %% of a core, %.1f kB/s (120x40, %.0f s)\n", motion,
           100 * (cpu_seconds(pty_pid(pty)) - cpu) / seconds,
           (double)(pty_bytes(pty) - bytes) / 1000 / seconds, seconds);
    stop_training(pty);
}

/* The first rep, of which every pose is new to the terminal, and those after it. */
static void measure_pixels(size_t terminal, double seconds)
{
    struct pty *pty = start_training("3-1-2-1", "full", "100", terminal);
    double lengths[2] = {seconds < 7 ? seconds : 7, seconds};

    pump_for(pty, 1000); /* the time to get ready */
    for (int i = 0; i < 2; i++) {
        double cpu = cpu_seconds(pty_pid(pty));
        uint64_t bytes = pty_bytes(pty);

        pump_for(pty, lengths[i] * 1000);
        printf("trainer, %-8s %6.2f %% of a core, %.1f kB/s (120x40, %s, %.0f s)\n",
               terminals[terminal].name, 100 * (cpu_seconds(pty_pid(pty)) - cpu) / lengths[i],
               (double)(pty_bytes(pty) - bytes) / 1000 / lengths[i],
               i == 0 ? "first rep" : "after it", lengths[i]);
    }
    if (pty_player(pty)->commands == 0 || pty_player(pty)->shown.error[0] != '\0') {
        printf("trainer, %s: %u commands, %s\n", terminals[terminal].name,
               pty_player(pty)->commands, pty_player(pty)->shown.error);
    }
    stop_training(pty);
}

/* Phase changes as they reach the other end of the terminal, against a schedule
 * of one a second that begins with the first of them. */
static void measure_lateness(double seconds, size_t terminal)
{
    static double late[LATE_MAX];
    struct pty *pty = start_training("1-1-1-1", "full", "100", terminal);
    char last[64] = "";
    double first = 0, end = now_ms() + seconds * 1000 + 2000, earliest = 1e9, drift;
    size_t count = 0;

    while (now_ms() < end && count < LATE_MAX && pty_pump(pty, 50)) {
        double seen = now_ms();
        const char *word = strrchr(pty_row(pty, 38), ' ');

        if (word == NULL || strcmp(word, last) == 0) {
            continue;
        }
        snprintf(last, sizeof last, "%s", word);
        if (strcmp(word, " prepare") == 0 || strcmp(word, " rest") == 0) {
            continue;
        }
        if (first == 0) {
            first = seen;
        }
        late[count] = seen - first - (double)count * 1000;
        earliest = late[count] < earliest ? late[count] : earliest;
        count++;
    }
    stop_training(pty);
    if (count < 2) {
        printf("cadence: too few phase changes were seen\n");
        return;
    }
    drift = late[count - 1] - late[0];
    for (size_t i = 0; i < count; i++) {
        late[i] -= earliest;
    }
    printf("cadence, %-8s median %.2f ms, p99 %.2f ms, max %.2f ms late; last against first "
           "%+.2f ms (%zu phase changes)\n",
           terminals[terminal].name, at_share(late, count, 0.5), at_share(late, count, 0.99),
           at_share(late, count, 1), drift, count);
}

/* ---- many at once ---- */

#define CROWD_MAX 100

static size_t crowd = CROWD_MAX;

/* Trainers that ring each second of their own schedule; the bell goes out with
 * the picture of the phase. Read raw: this process must not be the slow one. */
static void measure_crowd(double seconds)
{
    static double late[LATE_MAX], first[CROWD_MAX];
    static size_t rung[CROWD_MAX];
    struct pty *ptys[CROWD_MAX];
    struct pollfd fds[CROWD_MAX];
    size_t count = 0;
    double begin;

    for (size_t i = 0; i < crowd; i++) {
        ptys[i] = start_training("1-1-1-1", "full", "100", 0);
        fds[i] = (struct pollfd){.fd = pty_master(ptys[i]), .events = POLLIN};
        first[i] = 0;
        rung[i] = 0;
    }
    begin = now_ms();
    while (now_ms() < begin + (seconds + 3) * 1000 && poll(fds, crowd, 50) >= 0) {
        for (size_t i = 0; i < crowd; i++) {
            char bytes[65536];
            ssize_t n = (fds[i].revents & POLLIN) != 0 ? read(fds[i].fd, bytes, sizeof bytes) : 0;
            double seen = now_ms();

            if (n <= 0 || memchr(bytes, '\a', (size_t)n) == NULL || seen < begin + 2500) {
                continue;
            }
            if (first[i] <= 0) {
                first[i] = seen; /* each against the first it rings from here on */
            } else if (count < LATE_MAX) {
                late[count++] = fabs(seen - first[i] - (double)(++rung[i]) * 1000);
            }
        }
    }
    for (size_t i = 0; i < crowd; i++) {
        stop_training(ptys[i]);
    }
    if (count == 0) {
        printf("%zu at once: no phase change was seen\n", crowd);
        return;
    }
    printf(
        "%zu at once       p50 %.2f ms, p99 %.2f ms, max %.2f ms off (%zu phase changes, %.0f s)\n",
        crowd, at_share(late, count, 0.5), at_share(late, count, 0.99), at_share(late, count, 1),
        count, seconds);
}

/* ---- a long history ---- */

/* From the command to what it shows first. */
static double show_once(char *const argv[], const char *text)
{
    double begin = now_ms(), shown;
    struct pty *pty = pty_start(argv, 120, 40, environment);

    if (!pty_await(pty, text)) {
        exit(1);
    }
    shown = now_ms() - begin;
    pty_type(pty, "qq");
    (void)pty_await_end(pty);
    pty_free(pty);
    return shown;
}

/* From a key on the history screen to the charts. */
static double charts_once(void)
{
    char *argv[] = {(char *)TEARDROP_BINARY, "history", NULL};
    struct pty *pty = pty_start(argv, 120, 40, environment);
    double begin, shown;

    if (!pty_await(pty, "charts")) {
        exit(1);
    }
    begin = now_ms();
    pty_type(pty, "t");
    if (!pty_await(pty, "Pain, level and volume")) {
        exit(1);
    }
    shown = now_ms() - begin;
    pty_type(pty, "qqq");
    (void)pty_await_end(pty);
    pty_free(pty);
    return shown;
}

/* The whole of a command that prints and ends, as a prompt would call it. */
static double run_once(char *const argv[])
{
    double begin = now_ms();
    int status = -1;
    pid_t pid = fork();

    if (pid == 0) {
        int nowhere = open("/dev/null", O_WRONLY);

        for (size_t i = 0; environment[i] != NULL; i++) {
            (void)putenv((char *)(uintptr_t)environment[i]);
        }
        (void)dup2(nowhere, STDOUT_FILENO);
        execv(argv[0], argv);
        _exit(127);
    }
    if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0) {
        exit(1);
    }
    return now_ms() - begin;
}

static int sessions = 100000;

static void measure_scale(const char *dir)
{
    char *home[] = {(char *)TEARDROP_BINARY, NULL};
    char *history[] = {(char *)TEARDROP_BINARY, "history", NULL};
    char *log[] = {(char *)TEARDROP_BINARY, "log", "1", NULL};
    char *status[] = {(char *)TEARDROP_BINARY, "status", NULL};
    char *version[] = {(char *)TEARDROP_BINARY, "--version", NULL};
    double empty[STARTS_MAX], full[STARTS_MAX], lines[STARTS_MAX], charts[STARTS_MAX],
        prompt[STARTS_MAX], nothing[STARTS_MAX];
    char path[300];

    (void)show_once(log, "kept");
    for (size_t i = 0; i < starts; i++) {
        empty[i] = show_once(home, " keys");
    }
    snprintf(path, sizeof path, "%s/teardrop/history.db", dir);
    if (!scale_fill(path, sessions)) {
        exit(1);
    }
    for (size_t i = 0; i < starts; i++) {
        full[i] = show_once(home, " keys");
        lines[i] = show_once(history, "charts");
        charts[i] = charts_once();
        prompt[i] = run_once(status);
        nothing[i] = run_once(version);
    }
    printf("%d sessions   home %.2f ms (empty %.2f ms), history %.2f ms, charts %.2f ms "
           "(medians of %zu)\n",
           sessions, at_share(full, starts, 0.5), at_share(empty, starts, 0.5),
           at_share(lines, starts, 0.5), at_share(charts, starts, 0.5), starts);
    printf("%d sessions   status %.2f ms (--version %.2f ms)\n", sessions,
           at_share(prompt, starts, 0.5), at_share(nothing, starts, 0.5));
}

static bool wants(int argc, char **argv, const char *what)
{
    return argc < 3 || strcmp(argv[2], what) == 0;
}

/* bench check | [SECONDS [plan | start | idle | motion | cadence | crowd | scale | pictures |
   sound | drift]] */
int main(int argc, char **argv)
{
    bool check = argc > 1 && strcmp(argv[1], "check") == 0; /* that it runs, no more */
    double seconds = check ? 0.3 : argc > 1 ? strtod(argv[1], NULL) : 30;
    char dir[256];

    if (check) {
        starts = 1;
        crowd = 3;
        sessions = 200;
    }
    pty_mkdir(dir, sizeof dir);
    snprintf(dir_config, sizeof dir_config, "XDG_CONFIG_HOME=%s", dir);
    snprintf(dir_data, sizeof dir_data, "XDG_DATA_HOME=%s", dir);
    if (wants(argc, argv, "plan")) {
        measure_plan(check ? 10 : 2000);
    }
    if (wants(argc, argv, "start")) {
        measure_start();
    }
    if (wants(argc, argv, "idle")) {
        measure_idle(seconds / 3);
    }
    if (wants(argc, argv, "motion")) {
        measure_motion("full", seconds);
        measure_motion("reduced", seconds);
        for (size_t i = 1; i < TERMINALS; i++) {
            measure_pixels(i, seconds);
        }
    }
    if (wants(argc, argv, "cadence")) {
        for (size_t i = 0; i < TERMINALS; i++) {
            measure_lateness(seconds, i);
        }
    }
    if (wants(argc, argv, "crowd")) {
        measure_crowd(seconds);
    }
    if (wants(argc, argv, "scale")) {
        measure_scale(dir);
    }
    if (wants(argc, argv, "pictures")) {
        measure_pictures(check ? 1 : 40);
    }
    pty_rmdir(dir);
    if (!check && wants(argc, argv, "sound")) {
        measure_hearing(seconds);
    }
    if (argc > 2 && strcmp(argv[2], "drift") == 0) { /* only when it is asked for */
        measure_drift(seconds);
    }
    return 0;
}
