/* The settings: one table says for each its section, key, type, range, default
 * and help; file reading, --check, --show, --init and the settings screen are
 * all made from it. */
#ifndef TEARDROP_CORE_SETTINGS_SETTINGS_H
#define TEARDROP_CORE_SETTINGS_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/err.h"
#include "teardrop/base/time.h"
#include "teardrop/core/training/tempo.h"
#include "teardrop/core/training/workout.h"

enum td_pictures {
    TD_PICTURES_AUTO,
    TD_PICTURES_CELLS,
    TD_PICTURES_SIXEL,
    TD_PICTURES_KITTY,
    TD_PICTURES_OFF
};
enum td_cells {
    TD_CELLS_AUTO,
    TD_CELLS_HALF,
    TD_CELLS_QUADRANT,
    TD_CELLS_SEXTANT,
    TD_CELLS_OCTANT
};
enum td_motion { TD_MOTION_FULL, TD_MOTION_REDUCED, TD_MOTION_OFF };
enum td_color_choice { TD_COLORS_AUTO, TD_COLORS_256, TD_COLORS_16, TD_COLORS_8, TD_COLORS_MONO };
enum td_theme_choice { TD_THEME_AUTO, TD_THEME_DARK, TD_THEME_LIGHT };
enum td_auto_flag { TD_AUTO, TD_YES, TD_NO };
enum td_x_mode { TD_X_TIMED, TD_X_WAITS };
enum td_knee { TD_KNEE_RIGHT, TD_KNEE_LEFT, TD_KNEE_BOTH };

#define TD_SETTINGS_KEYS_MAX 64   /* requests of the keymap */
#define TD_SETTINGS_KEY_TEXT 64   /* bytes of one list of keys */
#define TD_SETTING_LINE_BYTES 160 /* bytes of a free line of text */
#define TD_SETTING_TEXT 192       /* bytes that hold any value as text */
#define TD_SETTINGS_MAX 128       /* rows of all tables together */

struct td_settings {
    /* [session] */
    int has_tempo; /* 0 = auto */
    struct td_tempo tempo;
    int sets, reps, rest_s, prepare_s; /* 0 = auto */
    int x_ms;                          /* 0 = auto */
    int x_mode;                        /* enum td_x_mode */
    int extras;                        /* enum td_auto_flag: hip and calf work */
    int tap;
    int fade; /* enum td_fade */
    /* [cues] */
    int bell, countdown, beat, flash, title;
    int bell_on, flash_on, title_on, command_on; /* bit i: event i of enum td_cue_kind */
    char command[TD_SETTING_LINE_BYTES];         /* "" = none */
    /* [sound] */
    int sound; /* enum td_auto_flag */
    int tones, sound_beat, voice;
    int volume;    /* 0..100 */
    int tone_set;  /* index into td_tone_set_ids */
    int voice_on;  /* bit i: enum td_say i */
    int voice_wpm; /* words a minute */
    char language[TD_SETTING_LINE_BYTES], voice_pack[TD_SETTING_LINE_BYTES];
    char device[TD_SETTING_LINE_BYTES]; /* "" = the usual one */
    int offset_ms, buffer_ms;
    /* [display] */
    int theme; /* enum td_theme_choice */
    int goodbye;
    int colors;   /* enum td_color_choice */
    int ascii;    /* enum td_auto_flag */
    int pictures; /* enum td_pictures */
    int cells;    /* enum td_cells */
    int motion;   /* enum td_motion */
    int frame_rate;
    int mouse;
    int esc_wait_ms; /* 0 = auto */
    int keep_awake;
    /* [profile] */
    int knee; /* enum td_knee; of both, pictures show the right one */
    /* [safety] */
    int green_pain, amber_pain, effort, hours;
    /* [history] */
    int keep;
    /* [keys]: the keys of each request as text, by enum td_request (ui/kit/keymap.h) */
    char keys[TD_SETTINGS_KEYS_MAX][TD_SETTINGS_KEY_TEXT];
};

extern const char *const td_tone_set_ids[]; /* of [sound] set; NULL at the end */

enum td_setting_type {
    TD_SETTING_BOOL,    /* yes / no (also true/false, on/off, 1/0) */
    TD_SETTING_INT,     /* min..max; where zero_is_auto, also `auto` */
    TD_SETTING_SECONDS, /* decimal seconds, stored as ms; `auto` as above */
    TD_SETTING_CHOICE,  /* one of choices, stored as its index */
    TD_SETTING_TEMPO,   /* a tempo or `auto` */
    TD_SETTING_FLAGS,   /* any of choices, blank separated, or none; stored as bits */
    TD_SETTING_LINE,    /* a line of text, may be empty; checked by `check` */
    TD_SETTING_KEYS     /* names of keys, blank separated; checked by `check` */
};

struct td_setting_spec {
    const char *section, *key;
    enum td_setting_type type;
    size_t offset;        /* of the field in struct td_settings */
    const char *fallback; /* the built-in default as text */
    int min, max;         /* of INT (whole numbers) and SECONDS (ms) */
    bool zero_is_auto;
    const char *const *choices; /* NULL-terminated */
    const char *help;           /* one or more sentences for a person */
    /* For people, in place of the file's words; each may be NULL: */
    const char *label;               /* of `key`: "Rest between sets" */
    const char *unit;                /* behind a number: "s" */
    const char *auto_words;          /* of `auto`, or of a line with nothing in it */
    const char *const *choice_words; /* as many as choices */
    bool trains;                     /* it changes what is trained */
    /* TD_SETTING_KEYS, TD_SETTING_LINE: refuses with a reason. */
    bool (*check)(const char *text, char *why, size_t why_size);
};

enum td_origin { TD_ORIGIN_BUILTIN, TD_ORIGIN_SYSTEM, TD_ORIGIN_USER, TD_ORIGIN_COMMAND_LINE };
const char *td_origin_text(enum td_origin origin); /* "built-in", "system file", ... */

/* All rows the program knows, core's and the keymap's. Rows are borrowed. */
struct td_setting_table {
    const struct td_setting_spec *rows[TD_SETTINGS_MAX];
    size_t count;
};
void td_setting_table_init(struct td_setting_table *table); /* with core's rows */
void td_setting_table_add(struct td_setting_table *table, const struct td_setting_spec *added,
                          size_t count);
/* Index of [section] key, -1 when unknown. */
int td_setting_table_find(const struct td_setting_table *table, const char *section,
                          const char *key);

/* Settings with where each value came from. */
struct td_settings_state {
    struct td_settings values;
    uint8_t origin[TD_SETTINGS_MAX]; /* enum td_origin, by row of the table */
    int line[TD_SETTINGS_MAX];       /* of the file it comes from; 0 = none */
};

/* Every row at its default. */
void td_settings_defaults(const struct td_setting_table *table, struct td_settings_state *out);

/* Sets one row from text. On TD_ERR_USAGE nothing changes and why says what is
 * wrong and what is allowed ("'fast' is not a whole number; allowed: 1 to 60"). */
enum td_err td_setting_set(const struct td_setting_spec *spec, struct td_settings *settings,
                           const char *text, char *why, size_t why_size);
/* The value as td_setting_set would read it back. */
void td_setting_get(const struct td_setting_spec *spec, const struct td_settings *settings,
                    char *out, size_t size);
/* For people: the setting's name, and its value in words: "15 s", "twice a week", "set end, done".
 * td_setting_set need not be able to read the latter back. */
const char *td_setting_label(const struct td_setting_spec *spec);
void td_setting_words(const struct td_setting_spec *spec, const struct td_settings *settings,
                      char *out, size_t size);
const char *td_setting_choice_word(const struct td_setting_spec *spec, int at);
/* What can be chosen, in the same words. Where something is typed, td_setting_allowed. */
void td_setting_choices(const struct td_setting_spec *spec, char *out, size_t size);
/* TD_SETTING_FLAGS: is choice `at` among them, and the value with it put in or taken out. */
bool td_setting_ticked(const struct td_setting_spec *spec, const struct td_settings *settings,
                       int at);
void td_setting_tick(const struct td_setting_spec *spec, const struct td_settings *settings, int at,
                     char *out, size_t size);
/* Has it the value it is built in with? */
bool td_setting_is_builtin(const struct td_setting_spec *spec, const struct td_settings *settings);
/* What is allowed, for people: "yes or no", "1 to 20, or auto", "full, reduced, off". */
void td_setting_allowed(const struct td_setting_spec *spec, char *out, size_t size);
/* The neighbouring value (direction -1 or 1) as text, for left/right keys;
 * false when there is none (text types, ends of a range). */
bool td_setting_step(const struct td_setting_spec *spec, const struct td_settings *settings,
                     int direction, char *out, size_t size);

/* How long an ESC waits for the rest of a sequence. auto: 25 ms, and 300 ms over a line that
 * may be slow. */
td_ns td_settings_esc_wait(const struct td_settings *settings, bool over_ssh);

/* The limits of the plan. */
struct td_limits;
struct td_limits td_settings_limits(const struct td_settings *settings);
void td_settings_overrides(const struct td_settings *settings, struct td_overrides *out);

#endif
