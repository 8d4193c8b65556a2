/* Takes the terminal for single keys, and gives it back. */
#include "keyboard.h"

#include <termios.h>
#include <unistd.h>

#include "teardrop/app/plain/train_questions.h"
#include "teardrop/app/run/signals.h"

#define BYTES 64

static void take(struct td_keyboard *keyboard)
{
    struct termios modes;

    if (keyboard->taken || tcgetattr(STDIN_FILENO, &modes) != 0) {
        return;
    }
    keyboard->rescue->in = STDIN_FILENO;
    keyboard->rescue->out = STDOUT_FILENO;
    keyboard->rescue->out_flags = -1;
    keyboard->rescue->modes = modes;
    keyboard->rescue->taken = 1; /* first: a crash may come in between */
    modes.c_lflag &= (tcflag_t) ~(ICANON | ECHO | IEXTEN);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    keyboard->taken = tcsetattr(STDIN_FILENO, TCSAFLUSH, &modes) == 0;
    keyboard->fd = keyboard->taken ? STDIN_FILENO : -1;
    td_decoder_reset(keyboard->decoder);
}

static void give_back(struct td_keyboard *keyboard)
{
    if (keyboard->taken) {
        td_term_rescue(keyboard->rescue, true);
    }
    keyboard->taken = false;
    keyboard->fd = -1;
}

static void before_stop(void *self)
{
    give_back(self);
}

static void after_stop(void *self)
{
    struct td_keyboard *keyboard = self;

    take(keyboard);
    keyboard->stopped = true;
}

void td_keyboard_open(struct td_keyboard *keyboard, td_ns esc_wait)
{
    *keyboard = (struct td_keyboard){.fd = -1};
    if (!td_plain_asks()) {
        return;
    }
    keyboard->decoder = td_decoder_new(&(struct td_decoder_options){.esc_wait = esc_wait});
    if (keyboard->decoder == NULL) {
        return; /* without keys, then */
    }
    keyboard->rescue = td_signals_guard();
    keyboard->around = (struct td_around_stop){keyboard, before_stop, after_stop};
    td_keyboard_again(keyboard);
}

void td_keyboard_close(struct td_keyboard *keyboard)
{
    td_keyboard_rest(keyboard);
    td_decoder_free(keyboard->decoder);
    keyboard->decoder = NULL;
}

void td_keyboard_rest(struct td_keyboard *keyboard)
{
    td_wait_around_stop(NULL);
    give_back(keyboard);
}

void td_keyboard_again(struct td_keyboard *keyboard)
{
    if (keyboard->decoder != NULL) {
        take(keyboard);
        td_wait_around_stop(&keyboard->around);
    }
}

void td_keyboard_read(struct td_keyboard *keyboard, td_ns real)
{
    char bytes[BYTES];
    ssize_t count = read(keyboard->fd, bytes, sizeof bytes);

    if (count <= 0) {
        keyboard->fd = -1; /* the terminal is gone: a signal says so, too */
        return;
    }
    for (ssize_t i = 0; i < count; i++) {
        bytes[i] = (char)(bytes[i] == '\n' ? '\r' : bytes[i]); /* both are Enter */
    }
    td_decoder_feed(keyboard->decoder, bytes, (size_t)count, real);
}

td_key td_keyboard_next(struct td_keyboard *keyboard, td_ns real)
{
    struct td_input input;

    while (keyboard->decoder != NULL && td_decoder_next(keyboard->decoder, real, &input)) {
        if (input.kind == TD_INPUT_KEY && input.arrival != TD_CAME_IN_A_HEAP) {
            return input.key;
        }
    }
    return TD_KEY_NONE;
}

td_ns td_keyboard_deadline(const struct td_keyboard *keyboard)
{
    return keyboard->decoder != NULL ? td_decoder_deadline(keyboard->decoder) : TD_NEVER;
}
