/* Where the parts of the set-up card stand, for the files that draw it. */
#ifndef TEARDROP_UI_CARD_LAYOUT_H
#define TEARDROP_UI_CARD_LAYOUT_H

#include "state.h"

struct td_card_places {
    struct td_rect heed;  /* what is wrong, or waits to be taken up; h 0 = nothing */
    struct td_rect plan;  /* the numbers */
    struct td_rect lines; /* poster, fields or how to do it */
    struct td_rect ask;   /* h 0 = nothing is asked: it cannot start */
    struct td_rect figure;
    int level_y; /* row of the level on the poster */
    bool roomy;  /* the question takes its time */
};
struct td_card_places td_card_places(const struct td_card *c, int cols, int rows);

/* What stands above all else, drawn or (canvas NULL) counted in rows. */
int td_card_heed_rows(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect,
                      int rows);

/* ---- the question ---- */

const char *td_card_ask_heading(const struct td_card *c);
const char *td_card_ask_text(const struct td_card *c);
/* Columns of ` ▲ ANY OF THIS TODAY? `. */
int td_card_ask_cols(const struct td_card *c);
/* Do heading and text stand in one row of this width? */
bool td_card_asks_in_a_row(const struct td_card *c, int w);
/* Rows of the question without its answers and its rule. */
int td_card_ask_text_rows(const struct td_card *c, int w, bool roomy);
void td_card_draw_ask(const struct td_card *c, struct td_canvas *canvas,
                      const struct td_card_places *at);

/* ---- poster.c ---- */

/* A label in grey capitals, and the columns they all take. */
void td_card_put_label(struct td_canvas *canvas, int x, int y, int cols, const char *label);
int td_card_label_cols(const struct td_card *c);
void td_card_draw_plan(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect);
void td_card_draw_poster(const struct td_card *c, struct td_canvas *canvas,
                         const struct td_card_places *at);
/* The row of the level; more: something was left out above. Returns its columns. */
int td_card_draw_level(const struct td_card *c, struct td_canvas *canvas, struct td_rect rect,
                       int y, bool more);

#endif
