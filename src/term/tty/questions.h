/* What the terminal is asked after the first frame, and what its answers make of the theme: the
 * colour behind the text, whether it draws pictures in pixels, and how large a cell is.
 *
 * Nothing waits for an answer. DA1, which every such terminal answers, is asked last: then no other
 * answer comes any more. Whether it speaks kitty's protocol is asked in a second round, and only of
 * those that say their name and are no multiplexer: some older ones write the question on the
 * screen, and tmux makes a title of it. */
#ifndef TEARDROP_TERM_TTY_QUESTIONS_H
#define TEARDROP_TERM_TTY_QUESTIONS_H

#include <stdbool.h>

#include "teardrop/term/keys/key.h"
#include "teardrop/term/tty/term.h"
#include "tty.h"

struct td_questions {
    enum { TD_ASK_NOT, TD_ASK_LATER, TD_ASKED } state;
    bool ground;   /* the theme follows the background */
    int pictures;  /* enum td_term_pictures */
    bool parts;    /* cells in as small parts as the terminal is known to draw */
    bool wrapped;  /* in a multiplexer, which would take that question for a title */
    bool far_away; /* over ssh, or in a multiplexer: what moves stays in cells */
    bool again;    /* the second round */
    /* The answers so far. */
    bool has_name, has_kitty, has_sixel;
    enum td_cell_parts can; /* draw */
    int cell_w, cell_h;     /* pixels; 0 = not known */
    uint32_t color;         /* behind the text, 0xRRGGBB */
    bool has_color;
    int refused; /* how often the terminal could not do what it said it could */
};

/* name: of the terminal. */
void td_questions_init(struct td_questions *questions, const struct td_term_options *options,
                       const struct td_theme *theme, const char *name);
/* What is to be sent now, once; "" = nothing. After the first frame, and after each answer. */
const char *td_questions_text(struct td_questions *questions);
/* Takes in an answer. True: the theme is another one now. */
bool td_questions_answered(struct td_questions *questions, const struct td_input *input,
                           const struct td_tty *tty, struct td_theme *theme);
/* The window, and with it perhaps the font, is another one: what the system says of it holds until
 * the terminal has answered again. Returns what is to be sent; "" = nothing. */
const char *td_questions_resized(struct td_questions *questions, const struct td_tty *tty,
                                 struct td_theme *theme);
/* Could the terminal not do something with a picture? */
bool td_questions_refused(struct td_questions *questions, const struct td_input *input,
                          struct td_theme *theme);
/* Nobody answers any more. */
void td_questions_give_up(struct td_questions *questions);

#endif
