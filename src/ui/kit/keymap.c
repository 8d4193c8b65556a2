/* The table of requests: their names in the settings, default keys, places and help texts. */
#include "teardrop/ui/kit/keymap.h"

#include <assert.h>
#include <string.h>

#include "teardrop/base/err.h"
#include "teardrop/base/str.h"

#define EVERYWHERE TD_PLACE_EVERYWHERE
#define TRAINER TD_PLACE_TRAINER
#define CHECK TD_PLACE_CHECK
#define OFFERS (TD_PLACE_HOME | TD_PLACE_CARD)
#define ASKS_WHY (TD_PLACE_HOME | TD_PLACE_CHECK | TD_PLACE_RESULT | TD_PLACE_PRIMER)
#define READS (TD_PLACE_PRIMER | TD_PLACE_CARD | TD_PLACE_HOME)
#define HISTORY (TD_PLACE_HISTORY | TD_PLACE_CHARTS)
#define LOOKS_BACK (TD_PLACE_HOME | HISTORY)
#define TURNS (TD_PLACE_PRIMER | TD_PLACE_RESULT | TD_PLACE_CHARTS)
#define SIDE_BY_SIDE (TD_PLACE_RESULT | TD_PLACE_HISTORY)

/* request, name in the settings, usual keys, where it holds, help */
#define REQUESTS(X)                                                                                \
    X(TD_REQ_HELP, "help", "?", EVERYWHERE, "this help")                                           \
    X(TD_REQ_BACK, "back", "q Esc", EVERYWHERE, "back")                                            \
    X(TD_REQ_REDRAW, "redraw", "Ctrl-L", EVERYWHERE, "draw everything anew")                       \
    X(TD_REQ_UP, "up", "Up k", EVERYWHERE, "up")                                                   \
    X(TD_REQ_DOWN, "down", "Down j", EVERYWHERE, "down")                                           \
    X(TD_REQ_LEFT, "left", "Left h", EVERYWHERE, "left; the one before; less")                     \
    X(TD_REQ_RIGHT, "right", "Right l", EVERYWHERE, "right; the next one; more")                   \
    X(TD_REQ_PAGE_UP, "page_up", "PgUp", EVERYWHERE, "a page up")                                  \
    X(TD_REQ_PAGE_DOWN, "page_down", "PgDn", EVERYWHERE, "a page down")                            \
    X(TD_REQ_FIRST, "first", "Home g", EVERYWHERE, "to the beginning")                             \
    X(TD_REQ_LAST, "last", "End G", EVERYWHERE, "to the end")                                      \
    X(TD_REQ_SELECT, "select", "Enter", EVERYWHERE, "open or choose")                              \
    X(TD_REQ_CLEARED, "cleared", "c", TD_PLACE_HOME | TD_PLACE_RESULT,                             \
      "a clinician has looked at the knee")                                                        \
    X(TD_REQ_MORNING, "morning", "m", TD_PLACE_HOME | TD_PLACE_HISTORY,                            \
      "how the knee is this morning")                                                              \
    X(TD_REQ_MEASURE, "measure", "v", TD_PLACE_HOME, "the measures of these weeks")                \
    X(TD_REQ_ANSWER, "answer", "a", TD_PLACE_HOME, "answer what is asked")                         \
    X(TD_REQ_ABOUT, "about", "p", TD_PLACE_HOME, "about you: which knee, injuries, sport")         \
    X(TD_REQ_WEEKS, "weeks", "y", LOOKS_BACK, "what changed in these weeks")                       \
    X(TD_REQ_NEXT_LINK, "next_link", "Tab", TURNS, "to the next link")                             \
    X(TD_REQ_PREVIOUS_LINK, "previous_link", "Shift-Tab", TURNS, "to the link before")             \
    X(TD_REQ_LOOK, "look", "o", READS, "read more, or look closely")                               \
    X(TD_REQ_EXPLAIN, "explain", "e", TD_PLACE_PRIMER, "explain words where they stand")           \
    X(TD_REQ_SEARCH, "search", "/", TD_PLACE_PRIMER, "search in all pages")                        \
    X(TD_REQ_ALOUD, "aloud", "v", TD_PLACE_PRIMER | CHECK,                                         \
      "read this page aloud; any key stops it")                                                    \
    X(TD_REQ_WHY, "why", "w", ASKS_WHY, "why, and the sources")                                    \
    X(TD_REQ_SKIP, "skip", "s", CHECK, "leave this question out")                                  \
    X(TD_REQ_NOT_SURE, "not_sure", "u", CHECK, "not sure")                                         \
    X(TD_REQ_LATER, "later", "t", CHECK, "do this test later")                                     \
    X(TD_REQ_BEFORE, "before", "p Backspace", CHECK, "the question before")                        \
    X(TD_REQ_UNSAY, "unsay", "z", CHECK, "take the last answer back")                              \
    X(TD_REQ_OTHER_KNEE, "other_knee", "o", CHECK, "draw the other knee in the pictures")          \
    X(TD_REQ_CHANGE, "change", "e", SIDE_BY_SIDE, "change answers, or correct what was said")      \
    X(TD_REQ_SAVE, "save", "s", TD_PLACE_RESULT, "save a page for a clinician")                    \
    X(TD_REQ_COMPARE, "compare", "v", SIDE_BY_SIDE, "beside another self-check")                   \
    X(TD_REQ_DELETE, "delete", "d", TD_PLACE_HISTORY, "delete this line; asks first")              \
    X(TD_REQ_CHARTS, "charts", "t", HISTORY, "charts and the calendar")                            \
    X(TD_REQ_MISTAKE, "mistake", "m", TD_PLACE_RESULT, "a red flag was ticked by mistake")         \
    X(TD_REQ_TRY, "try", "t", TD_PLACE_SETTINGS, "try the cue of this row")                        \
    X(TD_REQ_BUILT_IN, "built_in", "Backspace", TD_PLACE_SETTINGS, "back to the built-in value")   \
    X(TD_REQ_RESUME, "resume", "r", OFFERS, "take up the unfinished session")                      \
    X(TD_REQ_KEEP, "keep", "s", OFFERS, "keep the unfinished session as it is")                    \
    X(TD_REQ_DISCARD, "discard", "d", OFFERS, "discard the unfinished session")                    \
    X(TD_REQ_HOW, "how", "i", TD_PLACE_CARD, "how to do it, page by page")                         \
    X(TD_REQ_ADJUST, "adjust", "c", TD_PLACE_CARD, "change sets, reps, seconds, load for today")   \
    X(TD_REQ_SOMETHING, "something", "x", TD_PLACE_CARD, "yes, one of the warning signs")          \
    X(TD_REQ_PAUSE, "pause", "Space Esc", TRAINER, "pause, or go on")                              \
    X(TD_REQ_HURTS, "hurts", "!", TRAINER, "something hurts: stop at once")                        \
    X(TD_REQ_NEXT, "next", "Right n PgDn", TRAINER, "to the next part")                            \
    X(TD_REQ_PREVIOUS, "previous", "Left p PgUp", TRAINER, "back to the start of this rep")        \
    X(TD_REQ_UNDO, "undo", "u", TRAINER | TD_PLACE_SETTINGS, "undo the last skip")                 \
    X(TD_REQ_MORE_REST, "more_rest", "+ =", TRAINER | TD_PLACE_CHARTS, "15 seconds more rest")     \
    X(TD_REQ_LESS_REST, "less_rest", "-", TRAINER | TD_PLACE_CHARTS, "15 seconds less rest")       \
    X(TD_REQ_FINISH_SET, "finish_set", "f", TRAINER, "finish this set now")                        \
    X(TD_REQ_TAKE_OUT, "take_out", "t", TRAINER, "in a rest: take out reps that were not shown")   \
    X(TD_REQ_MUTE, "mute", "m", TRAINER, "sound off, or on")                                       \
    X(TD_REQ_LOUDER, "louder", ">", TRAINER, "sound louder")                                       \
    X(TD_REQ_SOFTER, "softer", "<", TRAINER, "sound softer")                                       \
    X(TD_REQ_FEWER_REPS, "fewer_reps", "[", TRAINER, "in a rest: one rep fewer from now on")       \
    X(TD_REQ_MORE_REPS, "more_reps", "]", TRAINER, "in a rest: one rep more from now on")          \
    X(TD_REQ_FASTER, "faster", ",", TRAINER, "in a rest: a second less on the way down")           \
    X(TD_REQ_SLOWER, "slower", ".", TRAINER, "in a rest: a second more on the way down")           \
    X(TD_REQ_EASIER, "easier", "e", TRAINER, "in a rest: easier sets after some pain")             \
    X(TD_REQ_STOP, "stop", "q", TRAINER, "stop the session; asks first")

static const struct {
    enum td_request request;
    unsigned places;
    const char *help;
} requests[] = {
#define X(request, name, keys, places, help) {request, places, help},
    REQUESTS(X)
#undef X
};

#define COUNT (sizeof requests / sizeof requests[0])

_Static_assert(COUNT == TD_REQ_COUNT - 1, "every request has its row");
_Static_assert(TD_REQ_COUNT <= TD_SETTINGS_KEYS_MAX, "settings have room for every request");

static bool check_keys(const char *text, char *why, size_t why_size);

static const struct td_setting_spec specs[] = {
#define X(request, name, usual, places, text)                                                      \
    {.section = "keys",                                                                            \
     .key = name,                                                                                  \
     .type = TD_SETTING_KEYS,                                                                      \
     .offset = offsetof(struct td_settings, keys) + (size_t)(request)*TD_SETTINGS_KEY_TEXT,        \
     .fallback = usual,                                                                            \
     .help = text,                                                                                 \
     .check = check_keys},
    REQUESTS(X)
#undef X
};

/* ---- reading names ---- */

/* The next word of a list of keys; false at its end. */
static bool next_word(const char **text, const char **word, size_t *bytes)
{
    while (**text == ' ' || **text == '\t') {
        (*text)++;
    }
    *word = *text;
    while (**text != '\0' && **text != ' ' && **text != '\t') {
        (*text)++;
    }
    *bytes = (size_t)(*text - *word);
    return *bytes > 0;
}

/* Names of keys that a slip of the finger may have meant; "" = none is near. */
static struct td_suggestion suggest_key(const char *word)
{
    static const td_key others[] = {' ', ';', '#', '"', '\\'};
    enum {
        OTHERS = sizeof others / sizeof others[0],
        ALL = TD_KEY_F24 - TD_KEY_ENTER + 1 + OTHERS
    };
    char texts[ALL][TD_KEY_NAME];
    const char *names[ALL];

    for (size_t i = 0; i < ALL; i++) {
        td_key_name(i < OTHERS ? others[i] : TD_KEY_ENTER + (td_key)(i - OTHERS), texts[i],
                    sizeof texts[i]);
        names[i] = texts[i];
    }
    return td_str_suggestion(word, names, ALL);
}

static void refuse_word(const char *word, size_t bytes, char *why, size_t why_size)
{
    char shown[33];

    td_str_format(shown, sizeof shown, "%.*s", (int)(bytes < 32 ? bytes : 32), word);
    td_str_sanitize(shown, false);
    td_str_format(why, why_size,
                  "\"%s\" is not a key; allowed: single characters, Space, Enter, Esc, Tab, Up, "
                  "PgDn, F1, Ctrl-L, Shift-F6, Alt-x and the like, blanks between them%s",
                  shown, suggest_key(shown).text);
}

static bool check_keys(const char *text, char *why, size_t why_size)
{
    const char *word;
    size_t bytes;
    int count = 0;

    while (next_word(&text, &word, &bytes)) {
        td_key key;

        if (!td_key_parse(word, bytes, &key)) {
            refuse_word(word, bytes, why, why_size);
            return false;
        }
        count++;
    }
    if (count == 0 || count > TD_KEYS_PER_REQUEST) {
        td_str_format(why, why_size, "%d keys; allowed: 1 to %d, blanks between them", count,
                      TD_KEYS_PER_REQUEST);
        return false;
    }
    return true;
}

const struct td_setting_spec *td_keymap_specs(size_t *count)
{
    *count = sizeof specs / sizeof specs[0];
    return specs;
}

void td_keymap_init(struct td_keymap *map, const struct td_settings *settings)
{
    memset(map, 0, sizeof *map);
    for (size_t i = 0; i < COUNT; i++) {
        const char *text = settings->keys[requests[i].request];
        const char *word;
        size_t bytes;
        int count = 0;

        while (count < TD_KEYS_PER_REQUEST && next_word(&text, &word, &bytes)) {
            if (td_key_parse(word, bytes, &map->keys[requests[i].request][count])) {
                count++;
            }
        }
    }
}

/* ---- looking up ---- */

static bool has_key(const struct td_keymap *map, enum td_request request, td_key key)
{
    for (int i = 0; i < TD_KEYS_PER_REQUEST && map->keys[request][i] != TD_KEY_NONE; i++) {
        if (map->keys[request][i] == key) {
            return true;
        }
    }
    return false;
}

enum td_request td_keymap_request(const struct td_keymap *map, unsigned place, td_key key)
{
    enum td_request everywhere = TD_REQ_NONE;

    for (size_t i = 0; i < COUNT && key != TD_KEY_NONE; i++) {
        if (!has_key(map, requests[i].request, key)) {
            continue;
        }
        if ((requests[i].places & place & ~(unsigned)EVERYWHERE) != 0) {
            return requests[i].request;
        }
        if ((requests[i].places & EVERYWHERE) != 0) {
            everywhere = requests[i].request;
        }
    }
    return everywhere;
}

void td_keymap_check(const struct td_keymap *map, const char *where, struct td_problems *problems)
{
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t k = i + 1; k < COUNT; k++) {
            enum td_request a = requests[i].request, b = requests[k].request;

            if ((requests[i].places & requests[k].places) == 0) {
                continue;
            }
            for (int n = 0; n < TD_KEYS_PER_REQUEST && map->keys[a][n] != TD_KEY_NONE; n++) {
                char name[TD_KEY_NAME];

                if (has_key(map, b, map->keys[a][n])) {
                    td_key_name(map->keys[a][n], name, sizeof name);
                    td_problems_add(problems, where, 0, "[keys] %s and %s both use \"%s\"",
                                    specs[i].key, specs[k].key, name);
                }
            }
        }
    }
}

/* ---- for people ---- */

static size_t row_of(enum td_request request)
{
    for (size_t i = 0; i < COUNT; i++) {
        if (requests[i].request == request) {
            return i;
        }
    }
    assert(request == TD_REQ_NONE); /* every other one has its row, see COUNT */
    return 0;
}

const char *td_request_help(enum td_request request)
{
    return requests[row_of(request)].help;
}

const char *td_request_help_at(enum td_request request, unsigned place)
{
    /* Where a key does not do the same in all of its places. */
    static const struct {
        enum td_request request;
        unsigned places;
        const char *help;
    } rows[] = {
        {TD_REQ_BACK, TD_PLACE_HOME, "quit"},
        {TD_REQ_LEFT, TD_PLACE_CARD, "a gentler level; in a field: less"},
        {TD_REQ_RIGHT, TD_PLACE_CARD, "a harder level; in a field: more"},
        {TD_REQ_LEFT, TD_PLACE_SETTINGS, "less, or the choice before"},
        {TD_REQ_RIGHT, TD_PLACE_SETTINGS, "more, or the next choice"},
        {TD_REQ_SELECT, TD_PLACE_CARD, "none of these: start"},
        {TD_REQ_SELECT, TD_PLACE_SETTINGS, "change it, or open it to be changed"},
        {TD_REQ_UNDO, TD_PLACE_SETTINGS, "undo the last change"},
        {TD_REQ_SELECT, TD_PLACE_CHECK, "take this answer"},
        {TD_REQ_SELECT, TD_PLACE_DIALOG, "take this answer"},
        {TD_REQ_LOOK, TD_PLACE_HOME | TD_PLACE_CARD, "read the page that tells more"},
        {TD_REQ_LOOK, TD_PLACE_PRIMER, "look closely at the picture"},
        {TD_REQ_WHY, TD_PLACE_HOME, "all that today holds, and why"},
        {TD_REQ_WHY, TD_PLACE_CHECK, "why this is asked"},
        {TD_REQ_WHY, TD_PLACE_RESULT, "how sure the sources are"},
        {TD_REQ_WHY, TD_PLACE_PRIMER, "the sources"},
        {TD_REQ_CHANGE, TD_PLACE_RESULT, "change an answer"},
        {TD_REQ_NEXT_LINK, TD_PLACE_CHARTS, "the next chart"},
        {TD_REQ_PREVIOUS_LINK, TD_PLACE_CHARTS, "the chart before"},
        {TD_REQ_MORE_REST, TD_PLACE_CHARTS, "more weeks"},
        {TD_REQ_LESS_REST, TD_PLACE_CHARTS, "fewer weeks"},
        {TD_REQ_CHANGE, TD_PLACE_HISTORY, "correct what was said"},
        {TD_REQ_MORNING, TD_PLACE_HISTORY, "rows for mornings, too, or not"},
        {TD_REQ_COMPARE, TD_PLACE_RESULT, "beside an earlier self-check"},
        {TD_REQ_COMPARE, TD_PLACE_HISTORY, "beside another self-check"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].request == request && (rows[i].places & place) != 0) {
            return rows[i].help;
        }
    }
    return td_request_help(request);
}

bool td_request_holds(enum td_request request, unsigned place)
{
    return (requests[row_of(request)].places & place) != 0;
}

struct td_keys_text td_keymap_keys_text(const struct td_keymap *map, enum td_request request,
                                        bool all)
{
    struct td_keys_text out = {""};

    for (int i = 0; i < (all ? TD_KEYS_PER_REQUEST : 1); i++) {
        char name[TD_KEY_NAME];

        if (map->keys[request][i] == TD_KEY_NONE) {
            break;
        }
        td_key_name(map->keys[request][i], name, sizeof name);
        td_str_append(out.text, sizeof out.text, "%s%s", i > 0 ? " or " : "", name);
    }
    return out;
}
