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

#include "testing.h"

#define DEADLINE_MS 30000
#define TEXT_MAX 65536

struct pty {
    pid_t pid;
    int master;
    int keep_slave; /* keeps the terminal's modes readable after the program's end */
    VTerm *vt;
    VTermScreen *screen;
    int cols, rows;
    bool ended, alternate, cursor_visible;
    bool reaped;
    int status;
    unsigned bells;
    uint64_t bytes;
    char title[200];
    int titles_kept;
    char text[TEXT_MAX];
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
        pty->alternate = value->boolean;
    } else if (property == VTERM_PROP_CURSORVISIBLE) {
        pty->cursor_visible = value->boolean;
    }
    return 1;
}

static const VTermScreenCallbacks callbacks = {.bell = on_bell, .settermprop = on_property};

static const char *find(const char *bytes, size_t count, const char *what)
{
    size_t length = strlen(what);

    for (size_t i = 0; i + length <= count; i++) {
        if (memcmp(bytes + i, what, length) == 0) {
            return bytes + i;
        }
    }
    return NULL;
}

/* What is said about the title; libvterm tells it differently from one version to
 * the next. Each of these comes whole: they are sent at once. */
static void note_titles(struct pty *pty, const char *bytes, size_t count)
{
    const char *at = bytes, *end = bytes + count;

    pty->titles_kept += find(bytes, count, "\033[22;2t") != NULL;
    pty->titles_kept -= pty->titles_kept > 0 && find(bytes, count, "\033[23;2t") != NULL;
    while ((at = find(at, (size_t)(end - at), "\033]2;")) != NULL) {
        const char *stop = find(at, (size_t)(end - at), "\033\\");

        at += 4;
        if (stop == NULL) {
            return;
        }
        snprintf(pty->title, sizeof pty->title, "%.*s", (int)(stop - at), at);
    }
}

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

struct pty *pty_start(char *const argv[], int cols, int rows, const char *const *environment)
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
        close(pty->master);
        if (login_tty(pty->keep_slave) != 0) {
            _exit(126);
        }
        execv(argv[0], argv);
        _exit(127);
    }
    (void)fcntl(pty->master, F_SETFL, O_NONBLOCK);
    pty->cols = cols;
    pty->rows = rows;
    pty->cursor_visible = true;
    pty->vt = vterm_new(rows, cols);
    vterm_set_utf8(pty->vt, 1);
    pty->screen = vterm_obtain_screen(pty->vt);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_reset(pty->screen, 1);
    return pty;
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

void pty_type(struct pty *pty, const char *bytes)
{
    size_t left = strlen(bytes);

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

void pty_resize(struct pty *pty, int cols, int rows)
{
    struct winsize size = {.ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows};

    pty->cols = cols;
    pty->rows = rows;
    vterm_set_size(pty->vt, rows, cols);
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
            note_titles(pty, buffer, (size_t)n);
            vterm_input_write(pty->vt, buffer, (size_t)n);
            vterm_screen_flush_damage(pty->screen);
            length = vterm_output_read(pty->vt, answer, sizeof answer - 1);
            answer[length] = '\0';
            pty_type(pty, answer);
            return true;
        }
    }
    reap(pty);
    return !pty->reaped;
}

static size_t row_text(struct pty *pty, int row, char *out, size_t size)
{
    VTermRect rect = {.start_row = row, .end_row = row + 1, .start_col = 0, .end_col = pty->cols};
    size_t n = vterm_screen_get_text(pty->screen, out, size - 1, rect);

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
    return pty->title;
}

int pty_titles_kept(const struct pty *pty)
{
    return pty->titles_kept;
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
