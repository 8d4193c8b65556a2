/* The keys of a person at a terminal while a session runs in line mode: each by itself, without
 * Enter and without an echo. Ctrl-C and Ctrl-Z stay what they are. On every way out (return,
 * signal, crash, Ctrl-Z) the terminal is as it was. */
#ifndef TEARDROP_APP_PLAIN_TRAIN_KEYBOARD_H
#define TEARDROP_APP_PLAIN_TRAIN_KEYBOARD_H

#include <stdbool.h>

#include "teardrop/app/run/wait.h"
#include "teardrop/term/keys/decoder.h"
#include "teardrop/term/tty/term.h"

struct td_keyboard {
    int fd; /* to wait for; -1 = there are no keys, or not now */
    struct td_decoder *decoder;
    struct td_term_rescue *rescue;
    struct td_around_stop around;
    bool taken;   /* the terminal is ours now */
    bool stopped; /* Ctrl-Z stopped the program since somebody looked; for the caller to clear */
};

/* Only when standard input and output are a terminal; elsewhere there are no keys (fd -1). What was
 * typed before is thrown away. esc_wait: the silence after which an ESC is a key. */
void td_keyboard_open(struct td_keyboard *keyboard, td_ns esc_wait);
void td_keyboard_close(struct td_keyboard *keyboard);
/* For questions that want whole lines: gives the terminal back, and takes it again. */
void td_keyboard_rest(struct td_keyboard *keyboard);
void td_keyboard_again(struct td_keyboard *keyboard);

/* Takes in what is there to read; real: the real clock. */
void td_keyboard_read(struct td_keyboard *keyboard, td_ns real);
/* The next key that was typed by a person (not pasted); TD_KEY_NONE = none, as of now. */
td_key td_keyboard_next(struct td_keyboard *keyboard, td_ns real);
/* The instant of the real clock at which there may be a key without another byte. */
td_ns td_keyboard_deadline(const struct td_keyboard *keyboard);

#endif
