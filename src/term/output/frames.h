/* What curses writes, on its way to the terminal: out of a memory file, shortened,
 * into a queue. */
#ifndef TEARDROP_TERM_OUTPUT_FRAMES_H
#define TEARDROP_TERM_OUTPUT_FRAMES_H

#include <stdbool.h>
#include <stdio.h>

#include "queue.h"
#include "sgr_filter.h"

/* Between these a terminal that knows them shows nothing half done. */
#define TD_FRAME_BEGIN "\033[?2026h"
#define TD_FRAME_END "\033[?2026l"

struct td_frames {
    FILE *file; /* for curses to write to; owned */
    struct td_queue queue;
    struct td_sgr_filter filter;
    bool marked; /* the terminal knows the marks of a frame */
    bool narrow; /* the memory file is not let grow as it likes (ulimit -f) */
};

/* frames must be zeroed. False, with errno: there is no memory file; call td_frames_deinit even
 * then. */
bool td_frames_init(struct td_frames *frames);
void td_frames_deinit(struct td_frames *frames);

/* Moves what was written and flushed since the last time into the queue, as a frame with its marks;
 * the tail (of pictures) belongs to it. When memory is short it is lost, and the next redraw makes
 * up for it. False: there was nothing but perhaps a tail. */
bool td_frames_collect(struct td_frames *frames, const char *tail, size_t tail_count);
/* Forgets what was written since the last time. */
void td_frames_discard(struct td_frames *frames);

#endif
