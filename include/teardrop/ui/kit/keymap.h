/* Keys to requests. One table gives each request its name in the settings, its
 * usual keys, where it holds and its help text; so help is never stale. */
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
    TD_REQ_FIRST,
    TD_REQ_LAST,
    TD_REQ_SELECT, /* Enter */
    /* home */
    TD_REQ_CLEARED, /* a clinician has looked at it */
    TD_REQ_MORNING, /* how the knee is */
    TD_REQ_MEASURE, /* what shows whether it helps */
    /* primer */
    TD_REQ_NEXT_LINK,
    TD_REQ_PREVIOUS_LINK,
    TD_REQ_LOOK,    /* at the picture, closely */
    TD_REQ_EXPLAIN, /* words where they stand */
    TD_REQ_SEARCH,
    /* self-check */
    TD_REQ_WHY,
    TD_REQ_SKIP,
    TD_REQ_NOT_SURE,
    TD_REQ_LATER,  /* put a test off */
    TD_REQ_BEFORE, /* the question before */
    TD_REQ_UNSAY,  /* take the last answer back */
    /* its result */
    TD_REQ_CHANGE,  /* change answers */
    TD_REQ_SAVE,    /* a page for a clinician */
    TD_REQ_COMPARE, /* two checks side by side */
    TD_REQ_DELETE,  /* a line of the history */
    TD_REQ_CHARTS,  /* of the history */
    TD_REQ_MISTAKE, /* a red flag was ticked by mistake */
    /* trainer */
    TD_REQ_TRY, /* a cue, in the settings */

    TD_REQ_RESUME,    /* a session that was left half-way ... */
    TD_REQ_KEEP,      /* ... as it is */
    TD_REQ_DISCARD,   /* ... not at all */
    TD_REQ_HOW,       /* to do it: steps and faults */
    TD_REQ_SOMETHING, /* of the safety line is so: the self-check */

    TD_REQ_PAUSE,
    TD_REQ_NEXT,
    TD_REQ_PREVIOUS,
    TD_REQ_UNDO,
    TD_REQ_MORE_REST,
    TD_REQ_LESS_REST,
    TD_REQ_FINISH_SET,
    TD_REQ_TAKE_OUT,
    TD_REQ_MUTE,
    TD_REQ_FEWER_REPS,
    TD_REQ_MORE_REPS,
    TD_REQ_FASTER,
    TD_REQ_SLOWER,
    TD_REQ_EASIER,
    TD_REQ_HURTS,
    TD_REQ_STOP,
    TD_REQ_COUNT
};

/* Where a request holds, as bits. Everywhere-requests hold in all of them; a
 * place's own request wins over an everywhere-request on the same key. */
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
    TD_PLACE_RESULT = 1 << 9  /* of a self-check */
};

#define TD_KEYS_PER_REQUEST 6

struct td_keymap {
    td_key keys[TD_REQ_COUNT][TD_KEYS_PER_REQUEST]; /* TD_KEY_NONE ends */
};

/* Rows for the settings' [keys] section. */
const struct td_setting_spec *td_keymap_specs(size_t *count);

/* Makes the map from settings (whose texts were checked on reading). */
void td_keymap_init(struct td_keymap *map, const struct td_settings *settings);

/* Two requests on one key in one place: one sentence each into problems; where
 * says which file. */
struct td_problems;
void td_keymap_check(const struct td_keymap *map, const char *where, struct td_problems *problems);

/* What a key asks for in a place (bits of enum td_place). */
enum td_request td_keymap_request(const struct td_keymap *map, unsigned place, td_key key);

/* Help of one request ("pause or go on") and whether it holds in a place by
 * itself (not as an everywhere-request). */
const char *td_request_help(enum td_request request);
bool td_request_holds(enum td_request request, unsigned place);
/* Its keys for people: "Space or Esc"; the first alone: "Space". Cut when there are many. */
struct td_keys_text {
    char text[TD_KEY_NAME];
};
struct td_keys_text td_keymap_keys_text(const struct td_keymap *map, enum td_request request,
                                        bool all);

#endif
