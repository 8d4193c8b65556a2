/* The whole program on a clock of our own, with no terminal. */
#ifndef TEARDROP_TESTS_SCRIPT_WORLD_H
#define TEARDROP_TESTS_SCRIPT_WORLD_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/app/context/app.h"
#include "teardrop/term/keys/decoder.h"

#define WORLD_TEXT 262144

struct world {
    struct td_app app;
    struct td_theme theme;
    struct td_canvas canvas;
    struct td_decoder *decoder; /* of a terminal like xterm */
    td_ns now;
    int64_t turns; /* of day and night, that the screens know of */
    unsigned bells;
    bool started;
    char dir[256]; /* config, data and state of this run */
    char text[WORLD_TEXT];
};

void world_init(struct world *world);
void world_deinit(struct world *world);
/* Starts (again) with a command line; false with problems printed. */
bool world_start(struct world *world, const char *arguments);
void world_stop(struct world *world);
void world_key(struct world *world, td_key key);
/* What a terminal sends, in one read. */
void world_bytes(struct world *world, const char *bytes, size_t count);
/* A click on a cell, counted from 0. */
void world_click(struct world *world, int x, int y);
void world_resize(struct world *world, int cols, int rows);
/* font: what the terminal shows, NULL = everything. */
void world_theme(struct world *world, enum td_depth depth, bool ascii,
                 const struct td_glyph_set *font);
/* After a jump of the clock: tells the screens when it is another day. */
void world_look_at_day(struct world *world);
/* Lets time pass, waking at every due time and when a lone ESC is due, as the loop does. */
void world_advance(struct world *world, td_ns length);
/* The screen as text. */
const char *world_screen(struct world *world);
/* Does the terminal's cursor stand on text, as a screen reader or a braille display follows it?
 * NULL, or what is wrong. */
const char *world_cursor(struct world *world);
/* One line of it; row counts from the bottom when below 0. */
void world_row(struct world *world, int row, char *out, size_t size);

#endif
