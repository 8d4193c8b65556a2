/* The descriptors of the terminal, its modes and its size. */
#include "tty.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "teardrop/base/str.h"

bool td_tty_open(struct td_tty *tty)
{
    const char *name;

    tty->in = STDIN_FILENO;
    tty->out = -1;
    tty->out_flags = -1;
    if (tcgetattr(tty->in, &tty->modes) != 0) {
        return false;
    }
    /* A file description of our own, so that the shell's is not made non-blocking. */
    name = ttyname(STDOUT_FILENO);
    tty->out = name == NULL ? -1 : open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (tty->out < 0) {
        tty->out = STDOUT_FILENO;
        tty->out_flags = fcntl(tty->out, F_GETFL);
    }
    return true;
}

void td_tty_close(struct td_tty *tty)
{
    if (tty->out_flags >= 0) {
        (void)fcntl(tty->out, F_SETFL, tty->out_flags);
    } else if (tty->out >= 0) {
        (void)close(tty->out);
    }
    tty->out = -1;
    tty->out_flags = -1;
}

void td_tty_look_again(struct td_tty *tty)
{
    struct termios modes;

    if (tcgetattr(tty->in, &modes) == 0) {
        tty->modes = modes;
    }
}

void td_tty_set_raw(const struct td_tty *tty)
{
    struct termios raw = tty->modes;

    raw.c_iflag &= (tcflag_t) ~(IXON | ICRNL | INLCR | IGNCR | ISTRIP);
    raw.c_oflag &= (tcflag_t)~OPOST;
    raw.c_lflag &= (tcflag_t) ~(ICANON | ECHO | ECHONL | IEXTEN); /* signals stay */
    raw.c_cc[VMIN] = 0; /* a read with nothing there says so and does not wait */
    raw.c_cc[VTIME] = 0;
    (void)tcsetattr(tty->in, TCSANOW, &raw);
    if (tty->out_flags >= 0) {
        (void)fcntl(tty->out, F_SETFL, tty->out_flags | O_NONBLOCK);
    }
}

bool td_tty_is_there(const struct td_tty *tty)
{
    struct termios modes;

    return tcgetattr(tty->in, &modes) == 0;
}

void td_tty_size(const struct td_tty *tty, int *cols, int *rows)
{
    struct winsize size;

    *cols = 80;
    *rows = 24;
    if (ioctl(tty->out, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
        *cols = size.ws_col < TD_TTY_COLS_MAX ? size.ws_col : TD_TTY_COLS_MAX;
        *rows = size.ws_row < TD_TTY_ROWS_MAX ? size.ws_row : TD_TTY_ROWS_MAX;
    }
}

bool td_tty_cell_size(const struct td_tty *tty, int *w, int *h)
{
    struct winsize size;

    if (ioctl(tty->out, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0 ||
        size.ws_xpixel == 0 || size.ws_ypixel == 0) {
        return false;
    }
    *w = size.ws_xpixel / size.ws_col;
    *h = size.ws_ypixel / size.ws_row;
    return true;
}

static char *replace(const char *name, int number)
{
    const char *before = getenv(name);
    char *copy = before == NULL ? NULL : strdup(before);
    char text[16];

    td_str_format(text, sizeof text, "%d", number);
    (void)setenv(name, text, 1);
    return copy;
}

static void put_back(const char *name, char *before)
{
    if (before != NULL) {
        (void)setenv(name, before, 1);
    } else {
        (void)unsetenv(name);
    }
    free(before);
}

void td_tty_size_into_environment(const struct td_tty *tty, struct td_tty_environment *before)
{
    int cols, rows;

    td_tty_size(tty, &cols, &rows);
    before->values[0] = replace("LINES", rows);
    before->values[1] = replace("COLUMNS", cols);
}

void td_tty_environment_back(struct td_tty_environment *before)
{
    put_back("LINES", before->values[0]);
    put_back("COLUMNS", before->values[1]);
}
