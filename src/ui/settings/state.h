/* The screen of the settings: its state, and what its files share. rows.c puts the settings in
 * order and lays them out, edit.c changes them, moments.c those that are a list to tick, effect.c
 * says what becomes of the next session, draw.c draws. */
#ifndef TEARDROP_UI_SETTINGS_STATE_H
#define TEARDROP_UI_SETTINGS_STATE_H

#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/field.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"

#define TD_SETTINGS_UNDO 16   /* changes that can be undone */
#define TD_SETTINGS_WORDS 240 /* bytes that hold a session in words */
#define TD_SETTINGS_NOTE_MAX 320

enum td_settings_mode {
    TD_SETTINGS_LOOKS,
    TD_SETTINGS_TYPES,   /* a value, in the field */
    TD_SETTINGS_CHOOSES, /* one of a row that changes training: left and right, then Enter */
    TD_SETTINGS_TICKS    /* moments of a signal */
};

struct td_settings_screen {
    const struct td_ui *ui;
    const struct td_setting_table *table;
    uint8_t order[TD_SETTINGS_MAX]; /* rows of the table as they are shown */
    struct td_list list;            /* of `order` */
    size_t top;                     /* first line shown, headings counted */
    enum td_settings_mode mode;
    char typed[TD_SETTING_TEXT]; /* the value as it would be saved, while not TD_SETTINGS_LOOKS */
    int moment;                  /* the one at the cursor, while TD_SETTINGS_TICKS */
    struct td_field field;       /* into `typed` */
    struct {
        size_t row; /* of the table */
        char text[TD_SETTING_TEXT];
    } undo[TD_SETTINGS_UNDO]; /* what the values were, the newest last */
    size_t undo_count;
    bool next_known;
    char next[TD_SETTINGS_WORDS];    /* the next session as the settings are; "" = cannot be told */
    char would[TD_SETTINGS_WORDS];   /* as it would be with `typed` */
    char note[TD_SETTINGS_NOTE_MAX]; /* what has just come of a key */
    bool note_is_bad;
    bool held_sound, reads; /* something is tried; it is the voice */
    int cols, rows;
};

/* ---- rows.c ---- */

void td_settings_put_in_order(struct td_settings_screen *s);
/* The row of the table at the cursor, and what it is. */
size_t td_settings_row(const struct td_settings_screen *s);
const struct td_setting_spec *td_settings_spec(const struct td_settings_screen *s);
/* The heading above a place of the list; NULL = none stands there. */
const char *td_settings_heading(const struct td_settings_screen *s, size_t at);
/* The line of a place of the list, headings and the blank lines above them counted. */
size_t td_settings_line(const struct td_settings_screen *s, size_t at);
/* Where the list stands, and the help of the row at the cursor: beside it in a wide window, below
 * it in any other. */
void td_settings_rooms(const struct td_settings_screen *s, struct td_rect *list,
                       struct td_rect *help);
/* Keeps the cursor and its heading in the window. What is in it already does not move, so that a
 * click hits what it aims at. */
void td_settings_settle(struct td_settings_screen *s);
/* The place of the list in a row of the window; TD_LIST_NONE = none. */
size_t td_settings_at(const struct td_settings_screen *s, struct td_mouse mouse);

/* ---- edit.c ---- */

/* The value before or after (-1, 1). A row that changes training has to be opened first. */
void td_settings_step(struct td_settings_screen *s, int direction);
/* Enter: the next choice, or the row is opened. */
void td_settings_select(struct td_settings_screen *s);
void td_settings_give_back(struct td_settings_screen *s); /* the built-in value */
void td_settings_take_back(struct td_settings_screen *s); /* the last change */
/* A key while the row is open. */
void td_settings_type(struct td_settings_screen *s, const struct td_event *event);

/* ---- moments.c ---- */

/* A key while they are ticked; Enter and Esc are for edit.c. */
void td_settings_moments_key(struct td_settings_screen *s, const struct td_event *event);
/* A click ticks one. */
void td_settings_moments_click(struct td_settings_screen *s, struct td_mouse mouse);
/* Their room, in that of the help. */
struct td_rect td_settings_moments_room(struct td_rect list, struct td_rect help);
void td_settings_draw_moments(const struct td_settings_screen *s, struct td_canvas *canvas,
                              struct td_rect rect);

/* ---- effect.c ---- */

/* The next session, of the settings as they are and with what is typed, where the row at the cursor
 * changes training. */
void td_settings_look_ahead(struct td_settings_screen *s);

/* ---- draw.c ---- */

void td_settings_draw(const void *state, struct td_canvas *canvas);

#endif
