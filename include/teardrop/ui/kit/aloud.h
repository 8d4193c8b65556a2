/* Reading a page aloud, for any view that can say what is on it (td_view_ops.say). */
#ifndef TEARDROP_UI_KIT_ALOUD_H
#define TEARDROP_UI_KIT_ALOUD_H

#include <stdbool.h>

#include "teardrop/base/time.h"
#include "teardrop/ui/kit/view.h"

#define TD_ALOUD_TEXT 16000 /* bytes that the longest page takes; what is longer is cut */

struct td_aloud_reader {
    bool on; /* sound is held, and something is read */
    td_ns began;
};

/* Reads what the view says. False: it says nothing. */
bool td_aloud_begin(struct td_aloud_reader *reader, const struct td_ui *ui,
                    const struct td_view_ops *ops, const void *state, td_ns now);
/* Goes on; when all is read, lets the sound go. why: what keeps it from being heard, once; ""
 * otherwise. */
void td_aloud_tend(struct td_aloud_reader *reader, const struct td_ui *ui, td_ns now, char *why,
                   size_t why_size);
void td_aloud_stop(struct td_aloud_reader *reader, const struct td_ui *ui);
/* When td_aloud_tend is due. */
td_ns td_aloud_next(const struct td_aloud_reader *reader, td_ns now);

#endif
