/* Questions to the terminal, and what follows from the answers. */
#include "questions.h"

#include <stdlib.h>
#include <string.h>

#include "name.h"
#include "teardrop/base/str.h"

/* OSC 11: the background. CSI > q: name and version. APC G: a picture of one pixel, not to be shown
 * (the kitty graphics protocol's own way to ask). CSI 16 t: the size of a cell. */
#define ASK_SIZE "\033[16t"
#define ASK_LAST "\033[c"
#define ASK_GROUND "\033]11;?\033\\" ASK_LAST
#define ASK_ALL "\033]11;?\033\\\033[>q" ASK_SIZE ASK_LAST
#define ASK_KITTY "\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\033\\" ASK_LAST
#define NO_KITTY "libvterm"
#define KITTY_YES "i=31;OK"
#define DA1_SIXEL 4
#define SIZE_OF_CELL 6 /* the first number of the answer to CSI 16 t */
#define REFUSED_MOST 3 /* then pictures are drawn in cells */

enum { CELL_W_LEAST = 3, CELL_W_MOST = 128, CELL_H_LEAST = 6, CELL_H_MOST = 256 };

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);

    return value != NULL && value[0] != '\0';
}

void td_questions_init(struct td_questions *questions, const struct td_term_options *options,
                       const struct td_theme *theme, const char *name)
{
    bool able = theme->depth == TD_DEPTH_256 && td_term_name_is_modern(name);
    bool forced =
        options->pictures == TD_TERM_PICTURES_KITTY || options->pictures == TD_TERM_PICTURES_SIXEL;
    bool maybe = options->pictures == TD_TERM_PICTURES_AUTO && able && !theme->ascii;

    memset(questions, 0, sizeof *questions);
    questions->ground = options->ground < 0 && able;
    questions->pictures = maybe || forced ? options->pictures : TD_TERM_PICTURES_CELLS;
    questions->parts = options->parts < 0;
    questions->can = theme->parts;
    questions->wrapped = is_set("TMUX") || is_set("STY") || td_str_starts_with(name, "tmux") ||
                         td_str_starts_with(name, "screen");
    questions->far_away = questions->wrapped || is_set("SSH_CONNECTION");
    questions->state = questions->ground || maybe || forced ? TD_ASK_LATER : TD_ASK_NOT;
}

const char *td_questions_text(struct td_questions *questions)
{
    if (questions->state != TD_ASK_LATER) {
        return "";
    }
    questions->state = TD_ASKED;
    if (questions->again) {
        return ASK_KITTY;
    }
    return questions->pictures == TD_TERM_PICTURES_CELLS && !questions->parts ? ASK_GROUND
                                                                              : ASK_ALL;
}

void td_questions_give_up(struct td_questions *questions)
{
    if (questions->state == TD_ASKED) {
        questions->state = TD_ASK_NOT;
    }
}

/* ---- pictures in pixels ---- */

static bool is_cell(int w, int h)
{
    return w >= CELL_W_LEAST && w <= CELL_W_MOST && h >= CELL_H_LEAST && h <= CELL_H_MOST;
}

static enum td_graphics graphics_of(const struct td_questions *questions)
{
    switch (questions->pictures) {
    case TD_TERM_PICTURES_KITTY:
        return TD_GRAPHICS_KITTY;
    case TD_TERM_PICTURES_SIXEL:
        return TD_GRAPHICS_SIXEL;
    case TD_TERM_PICTURES_AUTO:
        return questions->has_kitty   ? TD_GRAPHICS_KITTY
               : questions->has_sixel ? TD_GRAPHICS_SIXEL
                                      : TD_GRAPHICS_CELLS;
    default:
        return TD_GRAPHICS_CELLS;
    }
}

/* All at once: true, something is another one. Without a size of a cell there are no pixels. */
static bool settle(const struct td_questions *questions, struct td_theme *theme)
{
    struct td_pixel_theme *pixels = &theme->pixels, before = *pixels;
    enum td_cell_parts parts = theme->parts;
    bool able = is_cell(questions->cell_w, questions->cell_h);

    pixels->still = able ? graphics_of(questions) : TD_GRAPHICS_CELLS;
    pixels->moving = questions->far_away && questions->pictures == TD_TERM_PICTURES_AUTO
                         ? TD_GRAPHICS_CELLS
                         : pixels->still;
    pixels->cell_w = able ? questions->cell_w : 0;
    pixels->cell_h = able ? questions->cell_h : 0;
    pixels->ground = questions->has_color               ? questions->color
                     : theme->ground == TD_GROUND_LIGHT ? 0xFFFFFF
                                                        : 0x000000;
    theme->parts = questions->can;
    return theme->parts != parts || pixels->still != before.still ||
           pixels->moving != before.moving || pixels->cell_w != before.cell_w ||
           pixels->cell_h != before.cell_h || pixels->ground != before.ground;
}

static bool take_size(struct td_questions *questions, const struct td_input *input)
{
    if (input->number_count != 3 || input->numbers[0] != SIZE_OF_CELL ||
        !is_cell(input->numbers[2], input->numbers[1])) {
        return false;
    }
    questions->cell_h = input->numbers[1];
    questions->cell_w = input->numbers[2];
    return true;
}

static void ask_system(struct td_questions *questions, const struct td_tty *tty)
{
    int w, h;

    if (td_tty_cell_size(tty, &w, &h) && is_cell(w, h)) {
        questions->cell_w = w;
        questions->cell_h = h;
    }
}

/* ---- answers ---- */

static bool take_color(struct td_questions *questions, const struct td_input *input,
                       struct td_theme *theme)
{
    enum td_ground ground;

    if (input->numbers[0] != 11 || !td_color_parse(input->text, &questions->color)) {
        return false;
    }
    questions->has_color = true;
    ground = td_ground_of(questions->color);
    if (!questions->ground || ground == theme->ground) {
        return false;
    }
    td_theme_set_ground(theme, ground);
    return true;
}

/* No other answer comes any more. */
static bool take_last(struct td_questions *questions, const struct td_input *input,
                      const struct td_tty *tty, struct td_theme *theme)
{
    for (int i = 1; i < input->number_count; i++) {
        questions->has_sixel = questions->has_sixel || input->numbers[i] == DA1_SIXEL;
    }
    questions->state = TD_ASK_NOT;
    if (!questions->again && questions->has_name && !questions->wrapped &&
        questions->pictures == TD_TERM_PICTURES_AUTO) {
        questions->again = true;
        questions->state = TD_ASK_LATER;
        return false;
    }
    if (!is_cell(questions->cell_w, questions->cell_h)) {
        ask_system(questions, tty);
    }
    return settle(questions, theme);
}

bool td_questions_answered(struct td_questions *questions, const struct td_input *input,
                           const struct td_tty *tty, struct td_theme *theme)
{
    if (input->kind != TD_INPUT_ANSWER) {
        return false;
    }
    /* After a change of size, too. */
    if (input->answer == TD_ANSWER_SIZE && questions->pictures != TD_TERM_PICTURES_CELLS &&
        take_size(questions, input)) {
        return questions->state == TD_ASK_NOT && settle(questions, theme);
    }
    if (questions->state != TD_ASKED) {
        return false;
    }
    switch (input->answer) {
    case TD_ANSWER_COLOR:
        return take_color(questions, input, theme);
    case TD_ANSWER_GRAPHICS:
        questions->has_kitty = questions->has_kitty || td_str_equal(input->text, KITTY_YES);
        return false;
    case TD_ANSWER_VERSION:
        questions->has_name = !td_str_starts_with(input->text, NO_KITTY);
        questions->can =
            questions->parts ? td_term_name_parts(input->text, questions->can) : questions->can;
        return false;
    case TD_ANSWER_DEVICE:
        return take_last(questions, input, tty, theme);
    default:
        return false;
    }
}

const char *td_questions_resized(struct td_questions *questions, const struct td_tty *tty,
                                 struct td_theme *theme)
{
    if (questions->state != TD_ASK_NOT || theme->pixels.still == TD_GRAPHICS_CELLS) {
        return "";
    }
    ask_system(questions, tty);
    (void)settle(questions, theme);
    return ASK_SIZE;
}

bool td_questions_refused(struct td_questions *questions, const struct td_input *input,
                          struct td_theme *theme)
{
    if (input->kind != TD_INPUT_ANSWER || input->answer != TD_ANSWER_GRAPHICS ||
        theme->pixels.still != TD_GRAPHICS_KITTY || strstr(input->text, ";E") == NULL) {
        return false;
    }
    if (++questions->refused > REFUSED_MOST) {
        questions->pictures = TD_TERM_PICTURES_CELLS;
        (void)settle(questions, theme);
    }
    return true;
}
