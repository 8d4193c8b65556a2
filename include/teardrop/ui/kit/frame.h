/* The frame that every screen stands in. One left edge, one width, one place for each thing:
 *
 *   title ............................. state     row 0: what this is, and how it stands
 *   ──────────────────────────────────────────    row 1, from 20 rows on
 *
 *   body: what the screen is about                from row 3 (2 in a low window)
 *
 *   footer: what the keys do now ...... ? keys    the last row, drawn by the stack
 *
 * It is at most TD_FRAME_COLS wide and centred; all of its parts share its edges. A wide body is
 * split in two: what is chosen from at the left, what it holds at the right. Only what is looked at
 * as a whole (the trainer, the atlas) goes beyond it, with td_frame_whole. */
#ifndef TEARDROP_UI_KIT_FRAME_H
#define TEARDROP_UI_KIT_FRAME_H

#include <stddef.h>

#include "teardrop/term/draw/canvas.h"
#include "teardrop/ui/kit/keymap.h"

#define TD_FRAME_COLS 116      /* the widest frame */
#define TD_FRAME_WIDE_COLS 100 /* from this window on a list has what it holds beside it */

struct td_frame_box {
    int x, w;            /* left edge and width, in columns, of all that follows */
    int title_y, rule_y; /* rule_y: -1 = too low for one */
    struct td_rect body; /* between rule and footer, with a blank row before each */
    int footer_y;
};

/* The frame of a window of this size; TD_MIN_COLS and TD_MIN_ROWS at least (stack.h). */
struct td_frame_box td_frame_of(int cols, int rows);
/* The same with the whole window's width, but for a margin. */
struct td_frame_box td_frame_whole(int cols, int rows);
/* The body alone, at most max_cols of it, from the left edge. */
struct td_rect td_frame_body(int cols, int rows, int max_cols);
/* Rows above the body. */
int td_frame_head_rows(int rows);

/* Splits a room: `left_cols` at the left, the rest, after `gap` columns, at the right. With less
 * than `right_min` columns left for it, the left takes all and the right has w = 0. */
void td_frame_split(struct td_rect room, int left_cols, int gap, int right_min,
                    struct td_rect *left, struct td_rect *right);

/* Title and state (may be NULL or "") of a frame, and the rule below. A state that would touch the
 * title is left out. */
void td_frame_head(struct td_canvas *canvas, const char *title, const char *state);
void td_frame_head_in(struct td_canvas *canvas, const struct td_frame_box *frame, const char *title,
                      const char *state);
/* A heading of a part, in grey capitals: "TODAY". Written as it is to be shown. */
void td_frame_heading(struct td_canvas *canvas, int x, int y, int cols, const char *text);
/* A thin line across a room. */
void td_frame_rule(struct td_canvas *canvas, struct td_rect room, int y);

/* ---- the footer ---- */

/* What a key does now: an entry of the bottom line, and of the help. In order of need: what is
 * asked now, `!`, the rest, `q` last. Only what does something now is in it. */
struct td_hint {
    enum td_request request; /* TD_REQ_NONE where `keys` says all */
    const char *text;        /* short: "pause" */
    enum td_request also;    /* its key stands beside: "Left Right session"; TD_REQ_NONE = none */
    const char *keys; /* in place of the requests' keys: "0-10"; NULL = those of the keymap */
    const char *help; /* a few more words for the help; NULL = the keymap's */
    bool must;        /* never falls out, however narrow the window is */
};

#define TD_FOOTER_MAX 16

/* Draws them from the left edge, `? keys` at the right (helps: not while a text is typed). What
 * does not fit is left out from the end; entries that must stay are kept before any other. */
void td_frame_footer(struct td_canvas *canvas, const struct td_frame_box *frame,
                     const struct td_keymap *keymap, const struct td_hint *hints, size_t count,
                     bool helps);
/* The keys of a hint for people: "Left Right", "0-10". */
struct td_keys_text td_hint_keys(const struct td_keymap *keymap, const struct td_hint *hint);

#endif
