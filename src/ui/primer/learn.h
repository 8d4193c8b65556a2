/* The state of the primer's screen: contents, or a page with its picture. */
#ifndef TEARDROP_UI_PRIMER_LEARN_H
#define TEARDROP_UI_PRIMER_LEARN_H

#include "arguments.h"
#include "contents.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/primer/page.h"

#define TD_LEARN_CONTENTS (-1)
#define TD_LEARN_TRAIL 32 /* steps back that are remembered */

struct td_learn {
    const struct td_ui *ui;
    const struct td_primer *primer;
    const struct td_anatomy *anatomy; /* NULL: no pictures */
    int page;                         /* index, or TD_LEARN_CONTENTS */
    td_ns opened;                     /* when it was; clock of the view */
    bool end_seen;                    /* its last line was on the screen */
    struct td_contents contents;
    struct td_scroll scroll;
    int link;     /* selected, -1 = none */
    bool sources; /* where each statement comes from is shown */
    bool words;   /* words are explained where they stand */
    int trail[TD_LEARN_TRAIL];
    size_t trail_count;
    int cols, rows;
    struct td_rect text, picture,
        below; /* below: of the page's other view; w 0 = it is not shown */
    struct td_image image, image_below;
    float bend_deg; /* of a picture that bends */
    bool moving;    /* it bends by itself, since `opened` */
    bool stale;     /* it was bent, and is drawn when all keys that have come are taken */
    struct td_atlas_argument closer;
    struct td_primer_hit found; /* by the search */
    struct td_search_argument search;
};

/* The page that is open; NULL: the contents are. */
const struct td_page *td_learn_page(const struct td_learn *p);
/* Its view of the anatomy; NULL = none. */
const struct td_anatomy_view *td_learn_view(const struct td_learn *p);
/* Its text as it stands now. */
struct td_page_text td_learn_text(const struct td_learn *p);
void td_learn_lay_out(struct td_learn *p);
/* After scrolling: the last line may be on the screen now. */
void td_learn_look_for_end(struct td_learn *p);

/* A page that moves begins to, where motion is wanted. */
void td_learn_start_moving(struct td_learn *p);
/* Moves on; true: the picture changed. */
bool td_learn_tick(struct td_learn *p, td_ns now);
/* Bends the knee further by `step` degrees, from where it is; false: there is none to bend. */
bool td_learn_bend(struct td_learn *p, float step);

/* A page counts as read when its end was seen, and not in passing. */
void td_learn_leave(struct td_learn *p, td_ns now);
/* Opens a page, or the contents, in place of this one; go: with a step back to this one. */
void td_learn_show(struct td_learn *p, int page, td_ns now);
void td_learn_go(struct td_learn *p, int page, td_ns now);
/* To the next link (1), or the one before (-1); false: there is none. */
bool td_learn_select_link(struct td_learn *p, int step);

#endif
