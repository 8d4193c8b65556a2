/* Keys to requests. One table (keymap.c) gives each request its name in the settings, its default
 * keys, the places where it holds and its help text, so help is never out of date. What a request
 * does is up to the screen on top; TD_REQ_HELP and TD_REQ_REDRAW are answered by stack.c. */
#ifndef TEARDROP_UI_KIT_KEYMAP_H
#define TEARDROP_UI_KIT_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/core/settings/settings.h"
#include "teardrop/term/keys/key.h"

enum td_request {
    TD_REQ_NONE,
    /* everywhere */
    TD_REQ_HELP,
    TD_REQ_BACK, /* close this screen; on home: quit */
    TD_REQ_REDRAW,
    TD_REQ_UP,
    TD_REQ_DOWN,
    TD_REQ_LEFT,
    TD_REQ_RIGHT,
    TD_REQ_PAGE_UP,
    TD_REQ_PAGE_DOWN,
    TD_REQ_FIRST,  /* to the beginning: g */
    TD_REQ_LAST,   /* to the end: G */
    TD_REQ_SELECT, /* Enter */
    /* home */
    TD_REQ_CLEARED, /* a clinician has looked at the knee; on a result as well */
    TD_REQ_MORNING, /* how the knee is this morning */
    TD_REQ_MEASURE, /* the measures that show whether training helps */
    TD_REQ_ANSWER,  /* the question that home asks */
    TD_REQ_ABOUT,   /* who the person is: which knee, earlier injuries */
    TD_REQ_WEEKS,   /* what changed since the beginning; in the history as well */
    /* primer */
    TD_REQ_NEXT_LINK,
    TD_REQ_PREVIOUS_LINK,
    TD_REQ_LOOK,    /* at the picture, closely */
    TD_REQ_EXPLAIN, /* words, right where they are used */
    TD_REQ_SEARCH,
    TD_REQ_ALOUD,
    /* self-check */
    TD_REQ_WHY,
    TD_REQ_SKIP,
    TD_REQ_NOT_SURE,
    TD_REQ_LATER,      /* put a test off */
    TD_REQ_BEFORE,     /* the previous question */
    TD_REQ_UNSAY,      /* take the last answer back */
    TD_REQ_OTHER_KNEE, /* in the pictures */
    /* its result, and the history */
    TD_REQ_CHANGE,  /* change answers */
    TD_REQ_SAVE,    /* a page for a clinician */
    TD_REQ_COMPARE, /* two checks side by side */
    TD_REQ_DELETE,  /* a line of the history */
    TD_REQ_CHARTS,  /* of the history */
    TD_REQ_MISTAKE, /* a red flag was ticked by mistake */
    /* settings */
    TD_REQ_TRY,      /* the cue of this row */
    TD_REQ_BUILT_IN, /* its built-in value again */
    /* home and card: a session that was left half-way */
    TD_REQ_RESUME,
    TD_REQ_KEEP, /* as it is */
    TD_REQ_DISCARD,
    /* card */
    TD_REQ_ADJUST,    /* what can be changed for this run */
    TD_REQ_HOW,       /* how to do it: steps and faults */
    TD_REQ_SOMETHING, /* one of the warning signs applies: to the self-check */
    /* trainer */
    TD_REQ_PAUSE,
    TD_REQ_HURTS,
    TD_REQ_NEXT,
    TD_REQ_PREVIOUS,
    TD_REQ_UNDO,
    TD_REQ_MORE_REST,
    TD_REQ_LESS_REST,
    TD_REQ_FINISH_SET,
    TD_REQ_TAKE_OUT,
    TD_REQ_MUTE,
    TD_REQ_LOUDER,
    TD_REQ_SOFTER,
    TD_REQ_FEWER_REPS,
    TD_REQ_MORE_REPS,
    TD_REQ_FASTER,
    TD_REQ_SLOWER,
    TD_REQ_EASIER,
    TD_REQ_STOP,
    TD_REQ_COUNT
};

/* Where a request holds, as bits. A request of TD_PLACE_EVERYWHERE holds in all of them, but on
 * the same key a place's own request wins. */
enum td_place {
    TD_PLACE_EVERYWHERE = 1 << 0,
    TD_PLACE_HOME = 1 << 1,
    TD_PLACE_PRIMER = 1 << 2,
    TD_PLACE_CHECK = 1 << 3,
    TD_PLACE_TRAINER = 1 << 4, /* session running */
    TD_PLACE_HISTORY = 1 << 5,
    TD_PLACE_SETTINGS = 1 << 6,
    TD_PLACE_CARD = 1 << 7,   /* set-up card before a session */
    TD_PLACE_DIALOG = 1 << 8, /* yes/no and number questions */
    TD_PLACE_RESULT = 1 << 9, /* of a self-check */
    TD_PLACE_CHARTS = 1 << 10
};

#define TD_KEYS_PER_REQUEST 6

struct td_keymap {
    td_key keys[TD_REQ_COUNT][TD_KEYS_PER_REQUEST]; /* TD_KEY_NONE after the last one */
};

/* The rows of the settings' [keys] section; static. */
const struct td_setting_spec *td_keymap_specs(size_t *count);

/* Makes the map from settings (whose texts were checked on reading). */
void td_keymap_init(struct td_keymap *map, const struct td_settings *settings);

/* Adds a problem for every key that has two requests in one place. where: the settings file, for
 * the message. */
struct td_problems;
void td_keymap_check(const struct td_keymap *map, const char *where, struct td_problems *problems);

/* The request of a key in a place (bits of enum td_place); TD_REQ_NONE when it has none. */
enum td_request td_keymap_request(const struct td_keymap *map, unsigned place, td_key key);

/* The help text of a request ("pause, or go on"). */
const char *td_request_help(enum td_request request);
/* The same, in the words of a place (bits of enum td_place): "read the page that tells more". */
const char *td_request_help_at(enum td_request request, unsigned place);
/* Is it one of this place's own requests, not just one of TD_PLACE_EVERYWHERE? */
bool td_request_holds(enum td_request request, unsigned place);
/* Its keys for people: "Space or Esc" (all), or the first alone: "Space". Cut when too long. */
struct td_keys_text {
    char text[TD_KEY_NAME];
};
struct td_keys_text td_keymap_keys_text(const struct td_keymap *map, enum td_request request,
                                        bool all);

#endif
