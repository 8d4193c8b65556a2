#include "tty.h"

#include <fcntl.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <unistd.h>

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
        (void)fcntl(tty->out, F_SETFL, tty->out_flags | O_NONBLOCK);
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

void td_tty_set_raw(const struct td_tty *tty)
{
    struct termios raw = tty->modes;

    raw.c_iflag &= (tcflag_t) ~(IXON | ICRNL | INLCR | IGNCR | ISTRIP);
    raw.c_oflag &= (tcflag_t)~OPOST;
    raw.c_lflag &= (tcflag_t) ~(ICANON | ECHO | ECHONL | IEXTEN); /* signals stay */
    raw.c_cc[VMIN] = 0; /* a read with nothing there says so and does not wait */
    raw.c_cc[VTIME] = 0;
    (void)tcsetattr(tty->in, TCSANOW, &raw);
}

void td_tty_set_back(const struct td_tty *tty)
{
    (void)tcsetattr(tty->in, TCSANOW, &tty->modes);
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
        *cols = size.ws_col;
        *rows = size.ws_row;
    }
}
