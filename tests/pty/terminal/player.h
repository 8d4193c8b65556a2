/* Plays a terminal that draws pictures: answers what is asked of it, and keeps what it is sent.
 * libvterm sees none of it; 0.1 writes what it does not know on the screen. */
#ifndef TEARDROP_TESTS_PTY_TERMINAL_PLAYER_H
#define TEARDROP_TESTS_PTY_TERMINAL_PLAYER_H

#include <stdbool.h>
#include <stddef.h>

#include "shown/shown.h"

struct player_kind {
    const char *version;  /* answer to XTVERSION; NULL = none */
    const char *features; /* of DA1: "?62;4;22" */
    bool kitty;           /* speaks its protocol */
    bool no_size;         /* says nothing about cells */
    bool twice;           /* answers all twice */
    bool refuses;         /* cannot do what it said it could */
    const char *garbage;  /* before each answer; NULL = none */
};

struct player {
    struct player_kind kind;
    struct shown shown;
    char *pending; /* a sequence that has not ended */
    size_t pending_count, pending_capacity;
    char answers[8192]; /* to be typed */
    size_t answer_count;
    bool alternate;  /* told by who owns it */
    unsigned strays; /* commands and sixels outside of the alternate screen, but what frees */
    unsigned commands;
    char *first_sixel; /* of them all, with ESC P and ESC \; owned */
    size_t first_sixel_count;
    int first_col, first_row;
    /* Text for the screen, and where its cursor is then. */
    void (*write)(void *self, const char *bytes, size_t count, int *col, int *row);
    void *self;
};

void player_init(struct player *player, const struct player_kind *kind, int cols, int rows,
                 int cell_w, int cell_h);
void player_deinit(struct player *player);
void player_feed(struct player *player, const char *bytes, size_t count);

#endif
