/* The contents of the primer: its pages under the headings of their groups, with a mark at those
 * that were read; in a wide window beside what the chosen one holds. */
#ifndef TEARDROP_UI_PRIMER_CONTENTS_H
#define TEARDROP_UI_PRIMER_CONTENTS_H

#include "teardrop/core/primer.h"
#include "teardrop/term/draw/raster.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/list.h"

struct td_contents {
    const struct td_ui *ui;
    const struct td_primer *primer;
    const struct td_anatomy *anatomy; /* NULL: no pictures */
    struct td_list list;              /* of pages; its window is the one below */
    struct td_scroll scroll;          /* of rows: pages and headings */
    bool airy;                        /* a blank row before each heading */
    struct td_rect room;              /* the list */
    struct td_rect preview;           /* what the chosen page holds; w 0: not there */
    struct td_rect text, picture;     /* of the preview; picture.w 0: none */
    struct td_image image;
};

void td_contents_init(struct td_contents *contents, const struct td_ui *ui,
                      const struct td_primer *primer, const struct td_anatomy *anatomy);
void td_contents_deinit(struct td_contents *contents);
void td_contents_lay_out(struct td_contents *contents, int cols, int rows);
void td_contents_select(struct td_contents *contents, size_t page);
/* Moves the cursor; false: nothing moved. */
bool td_contents_move(struct td_contents *contents, enum td_request request);
bool td_contents_wheel(struct td_contents *contents, struct td_mouse mouse);
/* The page a click met; TD_LIST_NONE = none. */
size_t td_contents_at(const struct td_contents *contents, struct td_mouse mouse);
/* Has the chosen page a picture that is shown? */
bool td_contents_shows_picture(const struct td_contents *contents);
void td_contents_draw(const struct td_contents *contents, struct td_canvas *canvas);

#endif
