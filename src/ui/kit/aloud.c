/* Reading a page aloud. */
#include "teardrop/ui/kit/aloud.h"

#include <stdlib.h>

#include "teardrop/base/str.h"
#include "teardrop/ui/kit/context.h"

#define AGAIN (40 * TD_NS_PER_MS)
#define PATIENCE (5 * TD_NS_PER_S) /* a synthesiser that says nothing by then says nothing */

bool td_aloud_begin(struct td_aloud_reader *reader, const struct td_ui *ui,
                    const struct td_view_ops *ops, const void *state, td_ns now)
{
    char *text = ops->say != NULL ? calloc(1, TD_ALOUD_TEXT) : NULL;

    if (text == NULL) {
        return false;
    }
    ops->say(state, text, TD_ALOUD_TEXT);
    if (text[0] != '\0') {
        td_sound_hold_to_read(ui->sound);
        td_sound_read(ui->sound, text);
        *reader = (struct td_aloud_reader){.on = true, .began = now};
    }
    free(text);
    return reader->on;
}

void td_aloud_stop(struct td_aloud_reader *reader, const struct td_ui *ui)
{
    if (reader->on) {
        reader->on = false;
        td_sound_stop_reading(ui->sound);
        td_sound_let_go(ui->sound);
    }
}

void td_aloud_tend(struct td_aloud_reader *reader, const struct td_ui *ui, td_ns now, char *why,
                   size_t why_size)
{
    why[0] = '\0';
    if (!reader->on) {
        return;
    }
    (void)td_sound_tend(ui->sound);
    td_sound_why_no_reading(ui->sound, now - reader->began > PATIENCE, why, why_size);
    if (why[0] != '\0' || !td_sound_is_reading(ui->sound)) {
        td_aloud_stop(reader, ui);
    }
}

td_ns td_aloud_next(const struct td_aloud_reader *reader, td_ns now)
{
    return reader->on ? now + AGAIN : TD_NEVER;
}
