/* The text of a primer page: measured, drawn and printed by the same code. */
#ifndef TEARDROP_UI_PRIMER_PAGE_H
#define TEARDROP_UI_PRIMER_PAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "teardrop/core/primer.h"
#include "teardrop/term/draw/canvas.h"

struct td_page_text {
    const struct td_primer *primer;
    const struct td_page *page;
    struct td_rect rect; /* the window */
    int top;             /* rows above it */
    int link;            /* selected, -1 = none */
    bool sources;        /* show where each statement comes from */
    bool words;          /* explain words where they are first used */
};

/* The largest comfortable width in columns, for lines of text or for a table. */
int td_page_cols(const struct td_page *page);

/* Draws the page (canvas NULL: nothing) and returns its rows; link_row (may be
 * NULL) gets the row of the selected link. */
int td_page_draw(const struct td_page_text *text, struct td_canvas *canvas, int *link_row);

/* The page as lines, for line mode, perhaps with where each statement comes from; links say what to
 * type. */
void td_page_print(const struct td_primer *primer, const struct td_page *page, bool sources,
                   FILE *out);

/* The row at which a block begins. */
int td_page_row(const struct td_page_text *text, int block);

#endif
