/* A program in a pseudo-terminal, and the screen that libvterm makes of its bytes. */
#define _GNU_SOURCE /* forkpty, nftw */
#include "pty/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#include "pty/terminal/tracker.h"
#include "testing.h"

#define DEADLINE_MS 30000
#define TEXT_MAX 65536
#define REST_MS 4

struct pty {
    pid_t pid;
    int master;
    int keep_slave; /* keeps the terminal's modes readable after the program's end */
    VTerm *vt;
    VTermScreen *screen;
    int cols, rows;
    bool ended, alternate, cursor_visible;
    bool reaped;
    bool slow;
    unsigned left; /* times that the alternate screen was left */
    int status;
    unsigned bells;
    uint64_t bytes;
    struct tracker tracker;
    long asleep; /* how often it had gone to sleep when it was last told something */
    bool plays;
    struct player player; /* where it does */
    char text[TEXT_MAX];
    char state[4096];
};

static int on_bell(void *user)
{
    ((struct pty *)user)->bells++;
    return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct pty *pty = user;

    if (property == VTERM_PROP_ALTSCREEN) {
        pty->left += pty->alternate && !value->boolean;
        pty->alternate = pty->player.alternate = value->boolean;
    } else if (property == VTERM_PROP_CURSORVISIBLE) {
        pty->cursor_visible = value->boolean;
    }
    return 1;
}

/* Cells were written to: nothing that was painted there is left. */
static int on_damage(VTermRect rect, void *user)
{
    struct pty *pty = user;

    if (pty->plays) {
        shown_erase(&pty->player.shown, rect.start_col, rect.start_row,
                    rect.end_col - rect.start_col, rect.end_row - rect.start_row);
    }
    return 1;
}

static const VTermScreenCallbacks callbacks = {
    .damage = on_damage, .bell = on_bell, .settermprop = on_property};

static void add_environment(const char *const *environment)
{
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("NO_COLOR");
    unsetenv("COLUMNS");
    unsetenv("LINES");
    for (; environment != NULL && *environment != NULL; environment++) {
        char *copy = strdup(*environment);

        if (copy != NULL) {
            putenv(copy);
        }
    }
}

/* As below a shell with job control: somebody in the program's process group has a parent
 * elsewhere in the session, who could let it go on. Without that the system drops Ctrl-Z's
 * signal. Both end with the terminal. */
static void pretend_shell(void)
{
    pid_t group = getpid();

    if (fork() == 0) {
        pid_t member;

        (void)setpgid(0, 0);
        member = fork();
        if (member == 0) {
            (void)setpgid(0, group);
            (void)signal(SIGINT, SIG_IGN);
            (void)signal(SIGQUIT, SIG_IGN);
            (void)signal(SIGTSTP, SIG_IGN);
        }
        (void)close(STDIN_FILENO);
        (void)close(STDOUT_FILENO);
        (void)close(STDERR_FILENO);
        while (member == 0) {
            (void)pause();
        }
        (void)waitpid(member, NULL, 0);
        _exit(0);
    }
}

/* As a terminal starts it, also where the tests run in the background of a script, which
 * ignores SIGINT and SIGQUIT. */
static void take_signals(void)
{
    static const int numbers[] = {SIGINT, SIGQUIT, SIGHUP, SIGPIPE, SIGTSTP, SIGTTIN, SIGTTOU};

    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        (void)signal(numbers[i], SIG_DFL);
    }
}

static struct pty *start(char *const argv[], int cols, int rows, const char *const *environment,
                         bool shell)
{
    struct winsize size = {.ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows};
    struct pty *pty = calloc(1, sizeof *pty);
    char name[256];

    if (pty == NULL) {
        return NULL;
    }
    if (openpty(&pty->master, &pty->keep_slave, name, NULL, &size) != 0) {
        perror("openpty");
        exit(1);
    }
    pty->pid = fork();
    if (pty->pid == 0) {
        add_environment(environment);
        take_signals();
        close(pty->master);
        if (login_tty(pty->keep_slave) != 0) {
            _exit(126);
        }
        if (shell) {
            pretend_shell();
        }
        execv(argv[0], argv);
        _exit(127);
    }
    (void)fcntl(pty->master, F_SETFL, O_NONBLOCK);
    pty->cols = cols;
    pty->rows = rows;
    pty->cursor_visible = true;
    tracker_init(&pty->tracker, rows);
    pty->vt = vterm_new(rows, cols);
    vterm_set_utf8(pty->vt, 1);
    pty->screen = vterm_obtain_screen(pty->vt);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_reset(pty->screen, 1);
    return pty;
}

struct pty *pty_start(char *const argv[], int cols, int rows, const char *const *environment)
{
    return start(argv, cols, rows, environment, false);
}

struct pty *pty_start_in_shell(char *const argv[], int cols, int rows,
                               const char *const *environment)
{
    return start(argv, cols, rows, environment, true);
}

void pty_free(struct pty *pty)
{
    if (pty == NULL) {
        return;
    }
    if (!pty->reaped) {
        kill(pty->pid, SIGKILL);
        waitpid(pty->pid, &pty->status, 0);
    }
    vterm_free(pty->vt);
    if (pty->plays) {
        player_deinit(&pty->player);
    }
    close(pty->master);
    close(pty->keep_slave);
    free(pty);
}

void pty_forget(struct pty *pty)
{
    pty->reaped = true;
}

pid_t pty_pid(const struct pty *pty)
{
    return pty->pid;
}

int pty_master(const struct pty *pty)
{
    return pty->master;
}

/* How often the program went to sleep; 0: it is awake. */
static long times_asleep(const struct pty *pty)
{
    static const char switches[] = "voluntary_ctxt_switches:";
    char path[64], line[128];
    bool asleep = false;
    long times = 0;
    FILE *file;

    (void)snprintf(path, sizeof path, "/proc/%ld/status", (long)pty->pid);
    file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        asleep = asleep || strncmp(line, "State:\tS", 8) == 0;
        if (strncmp(line, switches, sizeof switches - 1) == 0) {
            times = strtol(line + sizeof switches - 1, NULL, 10);
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return asleep ? times : 0;
}

void pty_type(struct pty *pty, const char *bytes)
{
    size_t left = strlen(bytes);
    long asleep = left > 0 ? times_asleep(pty) : 0;

    pty->asleep = asleep > pty->asleep ? asleep : pty->asleep;
    while (left > 0) {
        ssize_t n = write(pty->master, bytes, left);

        if (n > 0) {
            bytes += n;
            left -= (size_t)n;
        } else if (errno != EINTR && errno != EAGAIN) {
            return;
        }
    }
}

static void set_size(struct pty *pty, int cell_w, int cell_h)
{
    struct winsize size = {.ws_col = (unsigned short)pty->cols,
                           .ws_row = (unsigned short)pty->rows,
                           .ws_xpixel = (unsigned short)(pty->cols * cell_w),
                           .ws_ypixel = (unsigned short)(pty->rows * cell_h)};

    if (pty->plays) {
        shown_resize(&pty->player.shown, pty->cols, pty->rows, cell_w, cell_h);
        size.ws_xpixel = pty->player.kind.no_size ? 0 : size.ws_xpixel;
        size.ws_ypixel = pty->player.kind.no_size ? 0 : size.ws_ypixel;
    }
    pty->asleep = times_asleep(pty) > pty->asleep ? times_asleep(pty) : pty->asleep;
    (void)ioctl(pty->master, TIOCSWINSZ, &size);
}

void pty_resize(struct pty *pty, int cols, int rows)
{
    pty->cols = cols;
    pty->rows = pty->tracker.rows = rows;
    vterm_set_size(pty->vt, rows, cols);
    set_size(pty, pty->player.shown.cell_w, pty->player.shown.cell_h);
}

/* Of the player: to the screen. */
static void write_text(void *self, const char *bytes, size_t count, int *col, int *row)
{
    struct pty *pty = self;
    VTermPos at;

    if (count > 0) {
        vterm_input_write(pty->vt, bytes, count);
        vterm_screen_flush_damage(pty->screen);
    }
    vterm_state_get_cursorpos(vterm_obtain_state(pty->vt), &at);
    *col = at.col;
    *row = at.row;
}

void pty_play(struct pty *pty, const struct player_kind *kind, int cell_w, int cell_h)
{
    player_init(&pty->player, kind, pty->cols, pty->rows, cell_w, cell_h);
    pty->player.write = write_text;
    pty->player.self = pty;
    pty->player.alternate = pty->alternate;
    pty->plays = true;
    set_size(pty, cell_w, cell_h);
}

void pty_font(struct pty *pty, int cell_w, int cell_h)
{
    set_size(pty, cell_w, cell_h);
}

struct player *pty_player(struct pty *pty)
{
    return pty->plays ? &pty->player : NULL;
}

void pty_window(struct pty *pty, int cols, int rows)
{
    struct winsize size = {.ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows};

    (void)ioctl(pty->master, TIOCSWINSZ, &size);
}

struct termios pty_modes(const struct pty *pty)
{
    struct termios modes;

    memset(&modes, 0, sizeof modes);
    (void)tcgetattr(pty->keep_slave, &modes);
    return modes;
}

static void reap(struct pty *pty)
{
    if (!pty->reaped && waitpid(pty->pid, &pty->status, WNOHANG) == pty->pid) {
        pty->reaped = true;
    }
}

static void type_answers(struct pty *pty)
{
    struct player *player = &pty->player;

    if (!pty->slow && player->answer_count > 0) {
        player->answers[player->answer_count] = '\0';
        player->answer_count = 0;
        pty_type(pty, player->answers);
    }
}

bool pty_pump(struct pty *pty, int ms)
{
    struct pollfd fd = {.fd = pty->master, .events = POLLIN};
    char buffer[16384];

    if (poll(&fd, 1, ms) > 0) {
        ssize_t n = read(pty->master, buffer, sizeof buffer);

        if (n > 0) {
            char answer[256];
            size_t length;

            pty->bytes += (uint64_t)n;
            tracker_feed(&pty->tracker, buffer, (size_t)n);
            if (pty->plays) {
                player_feed(&pty->player, buffer, (size_t)n);
            } else {
                vterm_input_write(pty->vt, buffer, (size_t)n);
            }
            vterm_screen_flush_damage(pty->screen);
            type_answers(pty);
            length = pty->slow ? 0 : vterm_output_read(pty->vt, answer, sizeof answer - 1);
            answer[length] = '\0';
            pty_type(pty, answer);
            return true;
        }
    }
    reap(pty);
    return !pty->reaped;
}

/* No-break spaces, which stand where pictures do, look like others. */
static size_t plain_spaces(char *text, size_t count)
{
    size_t length = 0;

    for (size_t i = 0; i < count; i++) {
        bool wide = i + 1 < count && text[i] == '\xc2' && text[i + 1] == '\xa0';

        text[length++] = wide ? ' ' : text[i];
        i += wide ? 1 : 0;
    }
    return length;
}

static size_t row_text(struct pty *pty, int row, char *out, size_t size)
{
    VTermRect rect = {.start_row = row, .end_row = row + 1, .start_col = 0, .end_col = pty->cols};
    size_t n = vterm_screen_get_text(pty->screen, out, size - 1, rect);

    n = plain_spaces(out, n);
    while (n > 0 && out[n - 1] == ' ') {
        n--;
    }
    out[n] = '\0';
    return n;
}

const char *pty_row(struct pty *pty, int row)
{
    (void)row_text(pty, row, pty->text, sizeof pty->text);
    return pty->text;
}

const char *pty_screen(struct pty *pty)
{
    size_t used = 0;

    for (int row = 0; row < pty->rows && used + 1024 < sizeof pty->text; row++) {
        used += row_text(pty, row, pty->text + used, sizeof pty->text - used - 1);
        pty->text[used++] = '\n';
    }
    pty->text[used] = '\0';
    return pty->text;
}

static int64_t now_ms(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

bool pty_await_that(struct pty *pty, bool (*condition)(struct pty *, void *), void *data,
                    const char *what)
{
    int64_t deadline = now_ms() + DEADLINE_MS;

    for (;;) {
        bool runs;

        if (condition(pty, data)) {
            return true;
        }
        runs = pty_pump(pty, 20);
        if (condition(pty, data)) {
            return true;
        }
        if (now_ms() > deadline || (!runs && !pty_pump(pty, 0))) {
            fprintf(stderr, "waited in vain for: %s\nthe screen:\n%s", what, pty_screen(pty));
            return false;
        }
    }
}

static bool shows(struct pty *pty, void *data)
{
    return strstr(pty_screen(pty), data) != NULL;
}

static bool shows_not(struct pty *pty, void *data)
{
    return strstr(pty_screen(pty), data) == NULL;
}

bool pty_await(struct pty *pty, const char *text)
{
    char copy[256];

    snprintf(copy, sizeof copy, "%s", text);
    return pty_await_that(pty, shows, copy, text);
}

bool pty_await_gone(struct pty *pty, const char *text)
{
    char copy[256];

    snprintf(copy, sizeof copy, "%s", text);
    return pty_await_that(pty, shows_not, copy, text);
}

static bool rests(struct pty *pty, void *unused)
{
    struct pollfd fd = {.fd = pty->master, .events = POLLIN};
    int unread = 0;

    (void)unused;
    /* What was typed takes a moment to arrive. */
    for (int i = 0; i < 2; i++) {
        if (ioctl(pty->keep_slave, FIONREAD, &unread) != 0 || unread > 0 ||
            times_asleep(pty) <= pty->asleep || poll(&fd, 1, REST_MS) != 0) {
            return false;
        }
    }
    return true;
}

bool pty_await_rest(struct pty *pty)
{
    return pty_await_that(pty, rests, NULL, "the program at rest");
}

int pty_await_end(struct pty *pty)
{
    int64_t deadline = now_ms() + DEADLINE_MS;

    while (!pty->reaped && now_ms() < deadline) {
        (void)pty_pump(pty, 20);
        reap(pty);
    }
    while (pty_pump(pty, 0)) {
        /* what it wrote at last */
        struct pollfd fd = {.fd = pty->master, .events = POLLIN};

        if (poll(&fd, 1, 0) <= 0 || (fd.revents & POLLIN) == 0) {
            break;
        }
    }
    while (pty->reaped) {
        struct pollfd fd = {.fd = pty->master, .events = POLLIN};

        if (poll(&fd, 1, 0) <= 0 || (fd.revents & POLLIN) == 0) {
            break;
        }
        (void)pty_pump(pty, 0);
    }
    return pty->reaped ? pty->status : -1;
}

bool pty_await_stop(struct pty *pty)
{
    int64_t deadline = now_ms() + DEADLINE_MS;
    int status;

    while (now_ms() < deadline) {
        (void)pty_pump(pty, 10);
        if (!pty->reaped && waitpid(pty->pid, &status, WNOHANG | WUNTRACED) == pty->pid) {
            if (WIFSTOPPED(status)) {
                return true;
            }
            pty->reaped = true;
            pty->status = status;
            return false;
        }
    }
    return false;
}

bool pty_alternate(const struct pty *pty)
{
    return pty->alternate;
}

unsigned pty_bells(const struct pty *pty)
{
    return pty->bells;
}

uint64_t pty_bytes(const struct pty *pty)
{
    return pty->bytes;
}

const char *pty_title(const struct pty *pty)
{
    return pty->tracker.titles[pty->tracker.kept];
}

int pty_titles_kept(const struct pty *pty)
{
    return pty->tracker.kept;
}

void pty_without_title_stack(struct pty *pty)
{
    pty->tracker.no_title_stack = true;
}

void pty_show(struct pty *pty, const char *bytes)
{
    tracker_feed(&pty->tracker, bytes, strlen(bytes));
    vterm_input_write(pty->vt, bytes, strlen(bytes));
}

/* Asks libvterm as a program would, and adds its answer. */
static size_t ask(struct pty *pty, const char *question, size_t at)
{
    char answer[64];
    size_t length;

    (void)vterm_output_read(pty->vt, answer, sizeof answer);
    vterm_input_write(pty->vt, question, strlen(question));
    length = vterm_output_read(pty->vt, answer, sizeof answer - 1);
    answer[length] = '\0';
    for (size_t i = 0; i < length; i++) {
        answer[i] = answer[i] < ' ' ? '^' : answer[i];
    }
    return at + (size_t)snprintf(pty->state + at, sizeof pty->state - at, " %s", answer);
}

const char *pty_state_but_place(struct pty *pty)
{
    static const char *const questions[] = {
        "\033[?1$p",    "\033[?5$p",    "\033[?6$p",      "\033[?7$p",
        "\033[?25$p",   "\033[?69$p",   "\033[?1000$p",   "\033[?1002$p",
        "\033[?1003$p", "\033[?1005$p", "\033[?1006$p",   "\033[?1015$p",
        "\033[?1049$p", "\033[?2004$p", "\033P$qr\033\\", "\033P$qm\033\\"};
    struct termios modes = pty_modes(pty);
    size_t at;

    tracker_say(&pty->tracker, pty->state, sizeof pty->state);
    at = strlen(pty->state);
    at += (size_t)snprintf(pty->state + at, sizeof pty->state - at, ", alternate %d, cursor %d,",
                           pty->alternate, pty->cursor_visible);
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
        at = ask(pty, questions[i], at);
    }
    at += (size_t)snprintf(pty->state + at, sizeof pty->state - at,
                           ", termios %x %x %x %x:", modes.c_iflag, modes.c_oflag, modes.c_cflag,
                           modes.c_lflag);
    for (size_t i = 0; i < sizeof modes.c_cc; i++) {
        at += (size_t)snprintf(pty->state + at, sizeof pty->state - at, " %x", modes.c_cc[i]);
    }
    return pty->state;
}

const char *pty_state(struct pty *pty)
{
    (void)pty_state_but_place(pty);
    (void)ask(pty, "\033[6n", strlen(pty->state));
    return pty->state;
}

int pty_slave(const struct pty *pty)
{
    return pty->keep_slave;
}

void pty_fill(struct pty *pty)
{
    /* More frames than any buffer of the system holds; each key is waited for. */
    for (int i = 0; i < 100; i++) {
        int unread = 1;

        pty_type(pty, "\x0c");
        for (int64_t end = now_ms() + DEADLINE_MS; unread > 0 && now_ms() < end;) {
            (void)poll(NULL, 0, 1);
            if (ioctl(pty->keep_slave, FIONREAD, &unread) != 0) {
                return;
            }
        }
    }
}

int pty_await_end_unread(struct pty *pty)
{
    for (int64_t end = now_ms() + DEADLINE_MS; !pty->reaped && now_ms() < end;) {
        (void)poll(NULL, 0, 5);
        reap(pty);
    }
    return pty_await_end(pty);
}

void pty_hold_answers(struct pty *pty, bool hold)
{
    pty->slow = hold;
    type_answers(pty);
}

bool pty_holds_answers(struct pty *pty, void *unused)
{
    (void)unused;
    return vterm_output_get_buffer_current(pty->vt) > 0 || pty->player.answer_count > 0;
}

bool pty_has_come_back(struct pty *pty, void *unused)
{
    (void)unused;
    return pty->left > 0 && pty->alternate;
}

bool pty_cursor_visible(const struct pty *pty)
{
    return pty->cursor_visible;
}

void pty_mkdir(char *out, size_t size)
{
    testing_folder(out, size, "test");
}

static int remove_entry(const char *path, const struct stat *stat, int flag, struct FTW *ftw)
{
    (void)stat;
    (void)flag;
    (void)ftw;
    return remove(path);
}

void pty_rmdir(const char *dir)
{
    (void)nftw(dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}
