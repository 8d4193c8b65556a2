/* Takes the terminal, shows a word, and at the first key leaves in the way that it was
 * told to: as a library that calls exit() would, ... */
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "teardrop/app/run/signals.h"

static void crash(void)
{
    (void)raise(SIGSEGV);
}

static void leave(const char *how, struct td_term *term)
{
    if (strcmp(how, "exit") == 0) {
        exit(7);
    }
    if (strcmp(how, "crash-at-exit") == 0) { /* once the terminal is given back */
        (void)atexit(crash);
        td_term_close(term);
        exit(0);
    }
    if (strcmp(how, "child") == 0) { /* a child's exit gives nothing back */
        pid_t pid = fork();

        if (pid == 0) {
            exit(0);
        }
        (void)waitpid(pid, NULL, 0);
        if (isatty(STDIN_FILENO) && td_term_read(term, 0).kind == TD_INPUT_CLOSED) {
            exit(9);
        }
        td_term_close(term);
    }
}

int main(int argc, char **argv)
{
    struct td_term_options options = {.depth = -1, .mouse = true, .esc_wait = 25000000};
    struct td_canvas canvas;
    struct td_term *term;
    struct pollfd keys;
    char why[256], key;
    sigset_t during_wait;
    int cols, rows;

    (void)setlocale(LC_CTYPE, "");
    td_signals_init(&during_wait);
    options.rescue = td_signals_guard();
    if (argc < 2 || td_term_open(&options, &term, why, sizeof why) != TD_OK) {
        return 2;
    }
    td_term_size(term, &cols, &rows);
    if (td_canvas_init(&canvas, td_term_theme(term), cols, rows) != TD_OK) {
        return 2;
    }
    td_canvas_text_cut(&canvas, 1, 1, 10, "here", TD_ROLE_TEXT);
    td_term_prepare(term, &canvas, 0, TD_TERM_ALL);
    td_canvas_deinit(&canvas);
    while (td_term_backlog(term) > 0 && td_term_send(term) == TD_OK) {
    }
    keys = (struct pollfd){.fd = td_term_input_fd(term), .events = POLLIN};
    if (poll(&keys, 1, -1) != 1 || read(keys.fd, &key, 1) != 1) {
        return 2;
    }
    leave(argv[1], term);
    return 0;
}
