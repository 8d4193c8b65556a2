/* Which channel answers to an event, and what it gives: a bell, a title, a command. When an event
 * is due is decided in core/training/moment.c. */
#include "teardrop/cues/cues.h"

#include <assert.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/words.h"

struct channel {
    /* The events it answers to: bit i, event i. */
    unsigned (*events)(const struct td_settings *settings);
    void (*give)(struct td_cues *cues, const struct td_cue_event *event);
    bool audible; /* silent while muted */
};

/* ---- bell ---- */

static unsigned bell_events(const struct td_settings *settings)
{
    unsigned events = settings->bell ? (unsigned)settings->bell_on : 0;

    if (!settings->countdown) {
        events &= ~(1u << TD_CUE_EVENT_COUNTDOWN);
    }
    if (!settings->beat) {
        events &= ~(1u << TD_CUE_EVENT_BEAT);
    }
    return events;
}

static void bell_give(struct td_cues *cues, const struct td_cue_event *event)
{
    (void)event; /* a bell says the same whatever happened */
    if (cues->sink.ops != NULL && cues->sink.ops->bell != NULL) {
        cues->sink.ops->bell(cues->sink.self);
    }
}

/* ---- title ---- */

static unsigned title_events(const struct td_settings *settings)
{
    return settings->title ? (unsigned)settings->title_on : 0;
}

static const char *text_of(const char *text)
{
    return text != NULL ? text : "";
}

/* `DOWN 2 - set 1/3 rep 4/8` */
static void title_give(struct td_cues *cues, const struct td_cue_event *event)
{
    char text[160];

    if (cues->sink.ops == NULL || cues->sink.ops->title == NULL) {
        return;
    }
    td_str_copy(text, sizeof text, text_of(event->word));
    if (event->kind != TD_CUE_EVENT_DONE) {
        td_str_append(text, sizeof text, " %d", event->seconds);
    }
    td_str_append(text, sizeof text, " - set %d/%d rep %d/%d", event->set, event->sets, event->rep,
                  event->reps);
    cues->sink.ops->title(cues->sink.self, text);
}

/* ---- command ---- */

#define VARIABLES 9

static unsigned command_events(const struct td_settings *settings)
{
    return settings->command[0] != '\0' ? (unsigned)settings->command_on : 0;
}

static void command_give(struct td_cues *cues, const struct td_cue_event *event)
{
    struct td_words words;
    char why[120], text[VARIABLES][80];
    char *variables[VARIABLES + 1] = {NULL};

    if (cues->sink.ops == NULL || cues->sink.ops->command == NULL ||
        !td_words_split(cues->settings->command, &words, why, sizeof why) || words.count == 0) {
        return;
    }
    td_str_format(text[0], sizeof text[0], "TEARDROP_EVENT=%s", td_cue_names[event->kind]);
    td_str_format(text[1], sizeof text[1], "TEARDROP_PHASE=%s", text_of(event->phase));
    td_str_format(text[2], sizeof text[2], "TEARDROP_WORD=%s", text_of(event->word));
    td_str_format(text[3], sizeof text[3], "TEARDROP_EXERCISE=%s", text_of(event->exercise));
    td_str_format(text[4], sizeof text[4], "TEARDROP_SECONDS=%d", event->seconds);
    td_str_format(text[5], sizeof text[5], "TEARDROP_SET=%d", event->set);
    td_str_format(text[6], sizeof text[6], "TEARDROP_SETS=%d", event->sets);
    td_str_format(text[7], sizeof text[7], "TEARDROP_REP=%d", event->rep);
    td_str_format(text[8], sizeof text[8], "TEARDROP_REPS=%d", event->reps);
    for (int i = 0; i < VARIABLES; i++) {
        variables[i] = text[i];
    }
    cues->commanded = true;
    cues->sink.ops->command(cues->sink.self, words.words, variables);
}

/* ---- the table ---- */

/* A new way to tell the person something (a tone, a voice) is a new row. The
 * flash is the screen's own: it asks td_cues_flashes. */
static const struct channel channels[TD_CHANNEL_COUNT] = {
    [TD_CHANNEL_BELL] = {.events = bell_events, .give = bell_give, .audible = true},
    [TD_CHANNEL_TITLE] = {.events = title_events, .give = title_give},
    [TD_CHANNEL_COMMAND] = {.events = command_events, .give = command_give, .audible = true},
};

void td_cues_init(struct td_cues *cues, struct td_cue_sink sink, const struct td_settings *settings)
{
    assert(settings != NULL);
    *cues = (struct td_cues){.sink = sink, .settings = settings};
}

void td_cues_emit(struct td_cues *cues, struct td_cue_event event)
{
    if (cues->pending_count == TD_CUES_PENDING) {
        memmove(cues->pending, cues->pending + 1, (TD_CUES_PENDING - 1) * sizeof cues->pending[0]);
        cues->pending_count--;
    }
    cues->pending[cues->pending_count++] = event;
}

static bool same_moment(const struct td_cue_event *a, const struct td_cue_event *b)
{
    return a->set == b->set && a->rep == b->rep && a->seconds == b->seconds &&
           a->phase == b->phase && a->exercise == b->exercise;
}

static bool listens(unsigned events, const struct td_cue_event *event)
{
    return (events >> event->kind & 1) != 0;
}

/* The newest moment wins, for it is what the screen shows; within it, the event
 * that came first, which is the most special. NULL: nothing for this channel. */
static const struct td_cue_event *choose(const struct td_cues *cues, unsigned events)
{
    const struct td_cue_event *chosen = NULL;

    for (size_t i = cues->pending_count; i-- > 0;) {
        const struct td_cue_event *event = &cues->pending[i];

        if (chosen != NULL && !same_moment(chosen, event)) {
            break;
        }
        if (listens(events, event)) {
            chosen = event;
        }
    }
    return chosen;
}

void td_cues_flush(struct td_cues *cues)
{
    for (size_t c = 0; c < TD_CHANNEL_COUNT && cues->pending_count > 0; c++) {
        const struct td_cue_event *event = choose(cues, channels[c].events(cues->settings));

        if (event != NULL && !(cues->muted && channels[c].audible) &&
            !(cues->tones && c == TD_CHANNEL_BELL)) {
            channels[c].give(cues, event);
        }
    }
    cues->pending_count = 0;
}

static const char *trouble_of(const struct td_cues *cues)
{
    return cues->sink.ops != NULL && cues->sink.ops->trouble != NULL
               ? cues->sink.ops->trouble(cues->sink.self)
               : "";
}

const char *td_cues_take_trouble(struct td_cues *cues)
{
    const char *trouble = trouble_of(cues);

    if (!cues->commanded || trouble[0] == '\0' || td_str_equal(trouble, cues->told)) {
        return NULL;
    }
    td_str_copy(cues->told, sizeof cues->told, trouble);
    return cues->told;
}

void td_cues_forget_trouble(struct td_cues *cues)
{
    cues->told[0] = '\0';
    cues->commanded = false;
}

bool td_cues_try(struct td_cues *cues, enum td_cue_channel channel)
{
    static const struct td_cue_event event = {.kind = TD_CUE_EVENT_PHASE,
                                              .phase = "down",
                                              .word = "DOWN",
                                              .exercise = "Cyclist squat",
                                              .seconds = 3,
                                              .set = 1,
                                              .sets = 3,
                                              .rep = 1,
                                              .reps = 8};

    if (channel == TD_CHANNEL_COMMAND && cues->settings->command[0] == '\0') {
        return false;
    }
    channels[channel].give(cues, &event);
    return true;
}

void td_cues_mute(struct td_cues *cues, bool muted)
{
    cues->muted = muted;
}

void td_cues_tones_sound(struct td_cues *cues, bool heard)
{
    cues->tones = heard;
}

bool td_cues_flashes(const struct td_cues *cues, enum td_cue_kind kind)
{
    return cues->settings->flash && ((unsigned)cues->settings->flash_on >> kind & 1) != 0;
}
