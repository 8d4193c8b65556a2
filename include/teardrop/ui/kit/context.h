/* What every screen may use: settings, ports, cues, and the other screens. Everything is borrowed
 * and lives as long as the program. */
#ifndef TEARDROP_UI_KIT_CONTEXT_H
#define TEARDROP_UI_KIT_CONTEXT_H

#include "teardrop/base/log.h"
#include "teardrop/core/ports.h"
#include "teardrop/core/reading.h"
#include "teardrop/core/settings/settings.h"
#include "teardrop/core/training/workout.h"
#include "teardrop/cues/cues.h"
#include "teardrop/cues/sound/sound.h"
#include "teardrop/ui/kit/view.h"

struct td_check_draft;

struct td_ui {
    const struct td_settings *settings;
    const struct td_keymap *keymap;
    const struct td_theme *theme;
    struct td_content_port content;
    struct td_history_port history;
    struct td_reading_port reading; /* ops may be NULL */
    struct td_settings_port settings_port;
    struct td_date_port date;
    struct td_keep_awake_port awake;
    struct td_report_port report;
    struct td_cues *cues;
    struct td_sound *sound;       /* tones and voice; NULL = silent */
    struct td_log *log;           /* may be NULL */
    struct td_overrides usual;    /* from the settings */
    struct td_overrides asked;    /* from the command line, for this run */
    struct td_check_draft *draft; /* the current self-check (ui/check_draft.h); kept by app */
    bool keep_free;               /* a free session is kept, too */
    const struct td_view_ops *const *views; /* [TD_VIEW_COUNT], by id */
    const char *version;
};

/* Are figures and pictures drawn at all? Without them words have their room. */
static inline bool td_ui_pictures(const struct td_ui *ui)
{
    return ui->settings->pictures != TD_PICTURES_OFF;
}

/* Says that `what` failed, and why if the history knows: "It could not be kept: the disk is
 * full". */
void td_ui_failure(const struct td_ui *ui, const char *what, char *out, size_t size);

#endif
