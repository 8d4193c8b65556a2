/* What curses writes, on its way to the terminal: out of a memory file, shortened,
 * into a queue. */
#ifndef TEARDROP_SRC_TERM_FRAMES_H
#define TEARDROP_SRC_TERM_FRAMES_H

#include <stdbool.h>
#include <stdio.h>

#include "queue.h"
#include "thrift.h"

/* Between these a terminal that knows them shows nothing half done. */
#define TD_FRAME_BEGIN "\033[?2026h"
#define TD_FRAME_END "\033[?2026l"

struct td_frames {
    FILE *file; /* for curses to write to; owned */
    struct td_queue queue;
    struct td_thrift thrift;
    bool marked; /* the terminal knows the marks of a frame */
};

/* Of zeros. False, with errno: there is no memory file; td_frames_deinit all the same. */
bool td_frames_init(struct td_frames *frames);
void td_frames_deinit(struct td_frames *frames);

/* Moves what was written, and flushed, since the last time into the queue. A frame
 * gets its marks. Without memory it is lost; the next redraw mends it. */
void td_frames_collect(struct td_frames *frames, bool frame);

#endif
